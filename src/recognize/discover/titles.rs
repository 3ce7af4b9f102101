//! Finds the titles in a run of capitalized words: an office, a rank, a form of address, what somebody holds with.

use std::ops::Range;

use super::runs::Finder;
use super::scene::Hold;
use crate::recognize::lexicon::Class;
use crate::text::Join;

/// Second parts of Chinese and Korean names are as short, Thai and Indonesian names are not.
const LONGEST_SYLLABLE: usize = 6;

impl Finder<'_, '_, '_> {
    /// The last title of a run: an office or rank with a capital, or a trade where a sentence begins.
    pub(super) fn last_title(&self, run: &Range<usize>, opens: bool) -> Option<usize> {
        let scene = self.scene;
        let titles = Class::TITLE.or(Class::HONORIFIC);
        // Marine Le Querrec
        let called = |at: usize| {
            scene.is(at, Class::GIVEN)
                && scene.is(at + 1, Class::PARTICLE)
                && !scene.is(at + 1, Class::GIVEN)
                && !scene.is_small(at + 1)
        };
        let trade = |at: usize| opens && at == run.start && run.len() > 2 && scene.is(at, Class::ROLE) && !called(at);
        // Pak Chol Min is somebody's name; Pak Harto and Khun Siriwan Phattharaphong are what somebody is called.
        let syllable =
            |at: usize| !scene.is(at - 1, Class::HONORIFIC) || scene.words.tokens[at].span.len() <= LONGEST_SYLLABLE;
        // H.E. and Hon. are no Chinese family names.
        let dotted = |at: usize| scene.words.of(at).contains('.') || scene.words.gap_after(at).starts_with('.');
        let family = |at: usize| scene.is(at, Class::FAMILY) && run.end - at > 2 && syllable(at + 1) && !dotted(at);
        // Democrat Zell Miller
        let adherent = |at: usize| {
            let named = |at: usize| at < run.end && scene.is(at, Class::GIVEN.or(Class::LAST));
            (scene.is(at, Class::ADHERENT) || self.is_follower(at))
                && run.end - at > 2
                && (named(at + 1) || run.end - at == 3 && named(at + 2))
        };
        let office = |at: &usize| {
            !scene.is_firm(*at)
                && (adherent(*at)
                    || scene.is(*at, titles)
                        && !scene.is_small(*at)
                        && !family(*at)
                        && !self.is_addressed(*at, run)
                        && !self.is_ordinal(*at, run)
                    || trade(*at)
                    || self.is_foreign_minister(*at, run)
                    || self.is_burmese(*at, run))
        };
        run.clone().rev().find(office)
    }

    /// "the Special General Assembly", "the 9th Gen Vireo": a word that is a rank elsewhere.
    fn is_ordinal(&self, at: usize, run: &Range<usize>) -> bool {
        let scene = self.scene;
        let before = at.checked_sub(1).filter(|at| *at >= self.line.start);
        let number = |at: usize| scene.words.of(at).starts_with(|c: char| c.is_ascii_digit());
        let body = |at: usize| matches!(scene.words.of(at), "Assembly" | "Council" | "Staff" | "Command" | "Union");
        match scene.words.of(at) {
            "General" => at + 1 < run.end && body(at + 1),
            "Gen" => before.is_some_and(number),
            _ => false,
        }
    }

    /// Whether an unlisted word is what those are called who hold with something: Rastafarianist.
    fn is_follower(&self, at: usize) -> bool {
        let (scene, word) = (self.scene, self.scene.words.of(at));
        word.len() > 6 && word.ends_with("ist") && !scene.is(at, Class::GIVEN.or(Class::LAST).or(Class::TOWN))
    }

    /// "Ibu Sri Wahyuningtyas", "Mr. Dean": behind a form of address an honorific that is a name too is one.
    fn is_addressed(&self, at: usize, run: &Range<usize>) -> bool {
        let scene = self.scene;
        let address = |at: usize| {
            let class = scene.class(at);
            class.is(Class::HONORIFIC) && class.is(Class::MALE) != class.is(Class::FEMALE)
        };
        at > run.start
            && address(at - 1)
            && scene.is(at, Class::HONORIFIC)
            && !scene.is(at, Class::TITLE)
            && scene.is(at, Class::GIVEN.or(Class::LAST))
    }

    /// "FM Dung", "Deputy FM Dung", but not "Wexmoor FM".
    fn is_foreign_minister(&self, at: usize, run: &Range<usize>) -> bool {
        let scene = self.scene;
        matches!(scene.words.of(at), "FM" | "PM" | "DPM")
            && at + 1 < run.end
            && (at == run.start || scene.is(at - 1, Class::TITLE_PART) || scene.what(at - 1) == Some(Hold::Demonym))
    }

    /// "U Thant": the letter is an honorific.
    fn is_burmese(&self, at: usize, run: &Range<usize>) -> bool {
        self.scene.words.of(at) == "U"
            && at == run.start
            && run.len() > 1
            && !self.scene.words.gap_after(at).contains('.')
    }

    /// A run without what an office before it is of: Secretary of State John Smith.
    pub(super) fn without_field(&self, run: Range<usize>) -> (Range<usize>, Option<usize>) {
        let scene = self.scene;
        let of =
            run.start.checked_sub(1).filter(|at| *at > self.line.start && matches!(scene.words.of(*at), "of" | "for"));
        let the = run.start.checked_sub(2).filter(|at| *at > self.line.start && scene.words.of(*at) == "of");
        let office = of.or(the).filter(|of| scene.is(of - 1, Class::TITLE.or(Class::ROLE)));
        let office = office.or_else(|| self.office_of_portfolio(run.start).map(|office| office + 1));
        let fields = run.clone().take_while(|at| scene.is_small(*at) || scene.is(*at, Class::FIELD)).count();
        match office {
            Some(of) if fields > 0 => (run.start + fields..run.end, Some(of - 1)),
            _ => (run, None),
        }
    }

    /// "the album Sister Agnes", "the tug Princess Ludmilla", "a pot of Earl Grey": the title is part of what a thing is called.
    pub(super) fn is_called_a_work(&self, start: usize) -> bool {
        let scene = self.scene;
        let back = |places: usize| {
            let at = start.checked_sub(places).filter(|at| *at >= self.line.start)?;
            (scene.words.tokens[at + 1].join == Join::Space && scene.is_small(at)).then_some(at)
        };
        let vessel = |at: usize| matches!(scene.words.of(at), "pot" | "cup" | "mug" | "glass" | "bottle" | "pint");
        match (back(1), back(2)) {
            (Some(of), Some(noun)) if scene.words.of(of) == "of" => vessel(noun),
            (Some(noun), _) => scene.is(noun, Class::WORK.or(Class::VESSEL)),
            _ => false,
        }
    }
}
