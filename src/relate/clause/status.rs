//! Tells whether what a sentence says is so: denied, planned, supposed, wanted.

use super::{Kind, Mood, Sentence, Verb};
use crate::relate::rules::{Control, Mode, WordClass};
use crate::relate::{Modality, Polarity, Predicate};

/// How an event is said.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::relate) struct Status {
    pub(in crate::relate) polarity: Polarity,
    pub(in crate::relate) modality: Modality,
    /// Whether what is planned is what somebody went for: "flew to Rome to meet Draghi".
    pub(in crate::relate) purpose: bool,
    /// Who says so, as a mention.
    pub(in crate::relate) speaker: Option<usize>,
}

/// How far up verbs are followed.
const HIGHEST: usize = 5;

impl Sentence<'_, '_> {
    /// How the event of a verb or noun is said; `object`: what a light verb carries, as in "held no talks".
    pub(in crate::relate) fn status(&self, node: usize, object: Option<usize>) -> Status {
        let mut negated =
            [Some(node), object].into_iter().flatten().any(|at| self.phrase(at).is_some_and(|phrase| phrase.negated));
        let mut status = Status::default();
        let mut at = self.verb_of(node);
        let top = at;
        if self.verb(node).is_none() {
            // "cut short their summit without an agreement"
            negated ^= self.is_after_without(node);
            self.nominal_status(node, &mut status, &mut negated);
        }
        for _ in 0..HIGHEST {
            let Some((verb, node)) = at.and_then(|at| self.verb(at).zip(Some(at))) else { break };
            negated ^= self.is_counterfactual(node);
            negated ^= verb.negated
                ^ (self.is_after_without(node) || verb.mood == Mood::Finite && self.has_negated_subject(node));
            status.modality = status.modality.max(self.modality(node, verb));
            if let Some(means) = self.means(node) {
                negated ^= means.missing;
                status.modality = status.modality.max(means.modality);
            }
            negated ^= self.is_unproved(node, verb);
            at = self.above(node, verb);
            let Some(above) = at else {
                let control = self.near_control(node);
                negated ^= control == Some(Control::Negate);
                if control == Some(Control::Plan) && self.is_mere_plan(node) {
                    status.modality = status.modality.max(Modality::Planned);
                }
                // "To reassure Syria, Iran said": what for.
                if verb.mood == Mood::Infinitive && node == 0 {
                    (status.modality, status.purpose) = (status.modality.max(Modality::Planned), true);
                }
                break;
            };
            if self.is_class(above, WordClass::DENY) {
                status.polarity = Polarity::Denied;
                break;
            }
            negated ^= self.under(above, node, verb, &mut status);
        }
        if let Some((speaker, denied)) = self.speaker(top.unwrap_or(node)) {
            status.speaker = speaker;
            if denied {
                status.polarity = Polarity::Denied;
            }
        }
        if negated && status.polarity == Polarity::Positive {
            status.polarity = Polarity::Negated;
        }
        status
    }

    /// What the verb above does to how a verb is said; whether it negates it.
    fn under(&self, above: usize, node: usize, verb: &Verb, status: &mut Status) -> bool {
        let mut negated = false;
        let Status { modality, purpose, .. } = status;
        match self.control(above, node).or_else(|| self.wish(above, verb)) {
            Some(Control::Negate) => {
                negated = true;
                // "has not excluded sending": it may be.
                let open = self.verb(above).is_some_and(|verb| verb.negated);
                let spurned =
                    self.verb(above).and_then(|verb| self.above(above, verb)).map_or("", |spurner| self.word(spurner));
                let refused = ["refus", "declin"].iter().any(|stem| spurned.starts_with(stem));
                if (open || refused) && ["exclud", "rul"].iter().any(|stem| self.word(above).starts_with(stem)) {
                    *modality = (*modality).max(Modality::Conditional);
                    negated = open;
                }
            }
            Some(Control::Plan) => {
                negated = self.is_ended(above, node);
                *modality = (*modality).max(Modality::Planned);
            }
            Some(Control::Mode(mode)) => {
                let own = match self.rules.mode(mode).class {
                    Predicate::Request => Modality::Demanded,
                    // "accused Israel of bombing", "praised Japan for sending"
                    Predicate::Accuse | Predicate::Support => Modality::Actual,
                    _ => Modality::Planned,
                };
                *modality = (*modality).max(own);
            }
            Some(Control::Same) | None if verb.mood == Mood::Infinitive && self.is_going(above) => {
                (*modality, *purpose) = ((*modality).max(Modality::Planned), true);
            }
            None if verb.mood == Mood::Finite && self.is_doubted(above) => {
                *modality = (*modality).max(Modality::Conditional);
            }
            Some(Control::Same) | None => {}
        }
        negated
    }

    /// What the words around the noun of an event say: "no talks", "the absence of talks", "planned talks", and the verb that the
    /// noun is the subject of: "talks are planned", "talks were called off".
    fn nominal_status(&self, node: usize, status: &mut Status, negated: &mut bool) {
        let before = node.checked_sub(2).filter(|_| self.is_preposition(node - 1, &["of"]));
        *negated ^=
            before.is_some_and(|before| matches!(self.word(before), "absence" | "lack" | "Absence" | "cancellation"));
        for token in self.nodes[node].tokens.clone() {
            status.modality = status.modality.max(match self.words.of(token) {
                "planned" | "scheduled" | "upcoming" | "forthcoming" | "future" | "proposed" => Modality::Planned,
                "possible" | "potential" | "likely" | "hypothetical" => Modality::Conditional,
                _ => Modality::Actual,
            });
        }
        status.modality =
            status.modality.max(self.modality_around(node)).max(self.modality_meanwhile(node)).max(self.prospect(node));
        if self.is_to_come(node) {
            status.modality = status.modality.max(Modality::Planned);
        }
        let Some((at, verb)) = self.verb_behind(node) else { return };
        // "a deal between them would be": there is none yet.
        let supposed = self.nodes[at].tokens.clone().any(|at| matches!(self.words.of(at), "would" | "could" | "might"));
        if supposed && matches!(self.first_word(node), "a" | "an" | "any" | "another" | "A" | "An" | "Any" | "Another")
        {
            status.modality = status.modality.max(Modality::Conditional);
        }
        if !verb.passive {
            return;
        }
        status.modality = status.modality.max(self.modality(at, verb));
        match self.words.of(verb.head) {
            "cancelled" | "canceled" | "called" | "postponed" | "scrapped" | "abandoned" | "shelved" => {
                *negated = true;
                status.modality = status.modality.max(Modality::Planned);
            }
            "planned" | "scheduled" | "expected" | "arranged" | "slated" | "foreseen" | "proposed" => {
                status.modality = status.modality.max(Modality::Planned);
            }
            _ => {}
        }
    }

    /// "Talks between them are likely to take place."
    fn is_to_come(&self, node: usize) -> bool {
        let inside = |at: &usize| matches!(self.nodes[*at].kind, Kind::Phrase(_) | Kind::Preposition | Kind::And);
        let behind =
            (node..self.nodes.len()).take_while(inside).last().map_or(node, |last| self.nodes[last].tokens.end);
        let word = |at: usize| if at < self.words.tokens.len() { self.words.of(at) } else { "" };
        matches!(word(behind), "is" | "are" | "was" | "were")
            && matches!(word(behind + 1), "likely" | "due" | "set" | "slated")
            && word(behind + 2) == "to"
    }

    /// The finite verb of which the phrases around a noun are the subject.
    pub(in crate::relate) fn verb_behind(&self, node: usize) -> Option<(usize, &Verb)> {
        let inside = |at: &usize| matches!(self.nodes[*at].kind, Kind::Phrase(_) | Kind::Preposition | Kind::And);
        let starts = (0..node).rev().find(|at| !inside(at)).is_none_or(|at| {
            matches!(self.nodes[at].kind, Kind::Comma | Kind::Stop | Kind::Quote | Kind::That | Kind::Subordinator)
        });
        let at = (node..self.nodes.len()).find(|at| !inside(at)).filter(|_| starts)?;
        self.verb(at).filter(|verb| verb.mood == Mood::Finite).map(|verb| (at, verb))
    }

    /// "would have visited", "was to have met": what did not happen. Not "said it would have finished by May".
    fn is_counterfactual(&self, node: usize) -> bool {
        let words = self.nodes[node].tokens.clone();
        let has = |wanted: &str| words.clone().any(|at| self.words.of(at) == wanted);
        has("have")
            && (has("would") || has("to") && self.verb(node).is_some_and(|verb| verb.modality == Modality::Planned))
    }

    /// Whether a verb goes somewhere: the infinitive behind it is what for.
    fn is_going(&self, verb: usize) -> bool {
        matches!(
            self.word(verb),
            "gone"
                | "went"
                | "travelled"
                | "traveled"
                | "flew"
                | "came"
                | "left"
                | "headed"
                | "arrived"
                | "returned"
                | "goes"
        )
    }

    /// "There is no evidence that Japan has".
    fn is_unproved(&self, node: usize, verb: &Verb) -> bool {
        const PROOFS: [&str; 7] = ["evidence", "proof", "sign", "signs", "indication", "indications", "suggestion"];
        let ends = |at: &usize| matches!(self.nodes[*at].kind, Kind::Stop | Kind::Verb(_) | Kind::Relative);
        let that = || (0..node).rev().take_while(|at| !ends(at)).find(|at| matches!(self.nodes[*at].kind, Kind::That));
        let noun = (verb.mood == Mood::Finite).then(that).flatten().and_then(|that| that.checked_sub(1));
        noun.is_some_and(|noun| {
            self.phrase(noun).is_some_and(|phrase| phrase.negated) && PROOFS.contains(&self.word(noun))
        })
    }

    /// "It is unlikely that Japan will": the word before "that" makes it uncertain.
    fn is_doubted(&self, above: usize) -> bool {
        let start = self.nodes[above].tokens.end;
        let adjective = |at: &usize| {
            matches!(
                self.words.of(*at),
                "unlikely" | "likely" | "possible" | "doubtful" | "improbable" | "probable" | "conceivable"
            )
        };
        (start..self.words.tokens.len()).take(2).any(|at| adjective(&at))
    }

    /// The verb that a node is, or that carries it as its object.
    fn verb_of(&self, node: usize) -> Option<usize> {
        if self.verb(node).is_some() {
            return Some(node);
        }
        node.checked_sub(1).filter(|before| self.verb(*before).is_some() && !self.is_taken_for_granted(node))
    }

    /// Whether the noun of an event is what somebody thinks something of, and so is there: "has not criticised the pact".
    fn is_taken_for_granted(&self, node: usize) -> bool {
        let number = node.checked_sub(1).and_then(|verb| self.head(verb)?.verb);
        let judges = |mode: Mode| matches!(self.rules.mode(mode).class, Predicate::Accuse | Predicate::Support);
        let modes = |number| self.rules.verb(number).frames.iter().filter(|frame| frame.objects.is_empty());
        let definite = matches!(self.first_word(node), "the" | "this" | "that" | "these" | "those" | "its" | "their")
            || self.is_owned(node)
            || self.phrase(node).is_some_and(|phrase| !phrase.mentions.is_empty());
        // "a bid to settle the war between": the war is there.
        let nameless = self.phrase(node).is_some_and(|phrase| phrase.mentions.is_empty());
        let ended = nameless && node.checked_sub(1).is_some_and(|verb| is_ending(self.word(verb)));
        let weighed = || number.is_some_and(|number| modes(number).any(|frame| frame.mode.is_some_and(judges)));
        definite && (ended || weighed())
    }

    pub(super) fn is_class(&self, verb: usize, class: WordClass) -> bool {
        self.head(verb).is_some_and(|head| head.class.is(class))
    }

    /// "without meeting", "far from recognising", "a rule against arming", "without a date to meet".
    fn is_after_without(&self, verb: usize) -> bool {
        let noun = verb.checked_sub(2);
        let forbids = |noun: usize| {
            self.phrase(noun).is_some()
                && matches!(
                    self.word(noun),
                    "rule" | "rules" | "ban" | "law" | "laws" | "policy" | "taboo" | "prohibition"
                )
        };
        let missing = |at: usize| self.is_preposition(at, &["without"]) && self.phrase(at + 1).is_some();
        let mood = self.verb(verb).map(|verb| verb.mood);
        let barred = match mood {
            Some(Mood::Gerund) => noun.is_some_and(|noun| self.is_preposition(noun + 1, &["against"]) && forbids(noun)),
            Some(Mood::Infinitive) => noun.is_some_and(missing),
            _ => false,
        };
        barred
            || verb.checked_sub(1).is_some_and(|before| {
                let start = self.nodes[before].tokens.start;
                matches!(self.nodes[before].kind, Kind::Preposition)
                    && (self.word(before) == "without"
                        || start > 0
                            && match self.word(before) {
                                "from" => matches!(self.words.of(start - 1), "far" | "Far"),
                                "of" => matches!(self.words.of(start - 1), "instead" | "Instead"),
                                _ => false,
                            })
            })
    }

    /// "No British aircraft bombed", "neither A nor B met".
    fn has_negated_subject(&self, verb: usize) -> bool {
        let Some(subject) = self.subject(verb) else { return false };
        let before = subject.checked_sub(1).map_or("", |before| self.word(before));
        subject < verb
            && (self.phrase(subject).is_some_and(|phrase| phrase.negated)
                || matches!(before, "neither" | "Neither" | "nor"))
    }

    pub(super) fn modality(&self, node: usize, verb: &Verb) -> Modality {
        let words = &self.nodes[node].tokens;
        let would = words.clone().any(|at| self.words.of(at) == "would");
        let own = match verb.modality {
            // "said it would": what was to come then.
            Modality::Planned if would && self.report_above(node).is_none() => Modality::Conditional,
            own => own,
        };
        let own = own.max(self.led_by(node, verb));
        if self.is_supposed(node) { Modality::Conditional } else { own }
    }

    /// Whether "if" or "unless" begins the clause of a verb.
    fn is_supposed(&self, node: usize) -> bool {
        let clause = (0..node).rev().find(|at| {
            matches!(self.nodes[*at].kind, Kind::Subordinator | Kind::Stop | Kind::Comma | Kind::Quote | Kind::Relative)
        });
        clause.is_some_and(|at| {
            matches!(self.nodes[at].kind, Kind::Subordinator)
                && matches!(
                    self.word(at),
                    "if" | "If"
                        | "unless"
                        | "Unless"
                        | "whether"
                        | "Whether"
                        | "Should"
                        | "should"
                        | "Had"
                        | "Were"
                        | "had"
                        | "were"
                        | "Did"
                        | "Does"
                        | "Will"
                        | "Would"
                        | "Could"
                )
        })
    }
}

/// Whether a verb ends what is there.
fn is_ending(verb: &str) -> bool {
    ["end", "settl", "resolv", "stop", "halt", "defus"].iter().any(|stem| verb.starts_with(stem))
}
