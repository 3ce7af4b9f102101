//! Finds resolutions of the United Nations by the way they are cited: there are too many for a list.

use std::ops::Range;
use std::sync::LazyLock;

use super::Found;
use crate::gazetteer::Kind;
use crate::text::by_hash::{ByHash, Hashes};
use crate::text::token::tokenize;
use crate::text::{Case, Join, Token};

/// What a word is to a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// "resolution".
    Head,
    /// Of the Security Council and nothing else.
    Council,
    /// "UNSCR": both.
    HeadOfCouncil,
    /// Of the General Assembly.
    Assembly,
    /// The rest of these bodies' names, which says nothing alone.
    Body,
    /// "of", which the body may follow after the number.
    Of,
    /// "and" between numbers.
    And,
    /// "the", "no.", the counters and particles around numbers.
    Filler,
}

/// The words of citations in English, French, Spanish, Portuguese, Italian, German, Russian, Ukrainian, Arabic, Persian, Turkish, Indonesian, Vietnamese, Hindi;
/// ideographs and Hangul syllables are words of their own.
const WORDS: &[(Part, &str)] = &[
    (
        Part::Head,
        "resolution resolutions résolution résolutions resolución resoluciones resolução resoluções risoluzione risoluzioni \
         resolutionen resolusi quyết резолюция резолюции резолюцию резолюцией резолюций резолюциям резолюциями резолюциях \
         резолюція резолюції резолюцію резолюцією قرار القرار قراري قرارات القرارات القرارين القراران بالقرار للقرار والقرار \
         بقرار لقرار وقرار قطعنامه قطعنامهٔ karar kararı kararının kararına kararını kararları प्रस्ताव संकल्प 决 決 결",
    ),
    (
        Part::Council,
        "security unsc sicherheitsrat sicherheitsrats sicherheitsrates sécurité seguridad segurança sicurezza безопасности \
         безпеки сб рб الأمن امنیت güvenlik bmgk keamanan सुरक्षा 安 보",
    ),
    (Part::HeadOfCouncil, "unscr unscrs scr sicherheitsratsresolution sicherheitsratsresolutionen"),
    (
        Part::Assembly,
        "general unga générale generalversammlung geral generale генеральной генассамблеи العامة عمومی 大",
    ),
    (
        Part::Body,
        "un uno onu оон united nations vereinten nationen unies unidas unite организации объединенных наций council conseil consejo \
         conselho consiglio rat совета совет ради ради مجلس شورای konseyi konseyinin dewan परिषद assembly assemblée asamblea \
         assembleia assemblea ассамблеи الجمعية للجمعية مجمع المتحدة للأمم الأمم الدولي الأممي متحد سازمان ملل bm 理 會 会 保 联 聯 合 国 國 連 \
         全 障 事 유 엔 안 리 전 장 이 사 회 총 국 제 연 합",
    ),
    (Part::Of, "of du des del de do da di dell della của التابع"),
    (Part::And, "and et und y e и й و ve dan và 和 与 與 及 와 과"),
    (
        Part::Filler,
        "the la le l its no nos number numbers nr n nº numéro número numero número рakm رقم ذی شماره nomor số sayılı nin nın nun \
         号 號 号 第 议 議 호 제 의 안 대 북 재 대북 और सं संख्या",
    ),
];

/// Words before a citation that make it another body's.
const OTHER_BODIES: &str = "house senate parliament parliamentary congress congressional joint concurrent committee rights board governors iaea \
     national state assembly federal legislative court party draft simple ministerial human humanos humains agency";

static PARTS: LazyLock<ByHash<Part>> = LazyLock::new(|| {
    let words = WORDS.iter().rev().flat_map(|(part, words)| words.split_whitespace().map(move |word| (word, *part)));
    words.map(|(word, part)| (hash(word), part)).collect()
});

static OTHERS: LazyLock<Hashes> = LazyLock::new(|| OTHER_BODIES.split_whitespace().map(hash).collect());

/// The hash of a word, as its token has it.
fn hash(word: &str) -> u64 {
    tokenize(word).first().map_or(0, |token| token.hash)
}

/// A resolution that a sentence cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Citation {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Which.
    pub(super) found: Found,
    /// Whether its body stands beside it; else it counts only where the document names the United Nations.
    pub(super) sure: bool,
}

/// The citations in the tokens of a sentence, in order, without overlap. Linear in their number.
pub(super) fn citations(text: &str, tokens: &[Token]) -> Vec<Citation> {
    let mut citations: Vec<Citation> = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.case == Case::Uncased) {
        let Some(number) = number(text, token) else { continue };
        let sentence = Sentence { text, tokens };
        if let Some(citation) = sentence.citation(at, number)
            && citations.last().is_none_or(|last| last.tokens.end <= citation.tokens.start)
        {
            citations.push(citation);
        }
    }
    citations
}

/// The value of a number of at most four digits, Arabic, Persian, Indian and wide ones too.
fn number(text: &str, token: &Token) -> Option<u32> {
    if token.case != Case::Uncased {
        return None;
    }
    let word = token.span.of(text);
    let digit = |c: char| match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{660}'..='\u{669}' => Some(c as u32 - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(c as u32 - 0x6f0),
        '\u{966}'..='\u{96f}' => Some(c as u32 - 0x966),
        '\u{ff10}'..='\u{ff19}' => Some(c as u32 - 0xff10),
        _ => None,
    };
    let value = word.chars().take(5).try_fold(0, |value, c| Some(value * 10 + digit(c)?))?;
    (1..=9999).contains(&value).then_some(value)
}

struct Sentence<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

/// What stands on one side of a number.
#[derive(Clone, Copy, Debug, Default)]
struct Side {
    head: bool,
    council: bool,
    assembly: bool,
    /// How many tokens belong to the citation; those of other numbers' do not.
    len: usize,
    /// How many tokens were passed.
    passed: usize,
}

impl Side {
    fn add(&mut self, part: Part, own: bool) {
        self.passed += 1;
        self.head |= matches!(part, Part::Head | Part::HeadOfCouncil);
        self.council |= matches!(part, Part::Council | Part::HeadOfCouncil);
        self.assembly |= part == Part::Assembly;
        if own && !matches!(part, Part::Of | Part::And | Part::Filler) {
            self.len = self.passed;
        }
    }
}

impl Sentence<'_> {
    fn citation(&self, at: usize, number: u32) -> Option<Citation> {
        let symbol = self.symbol(at);
        if self.is_year(at) || (symbol.is_none() && self.before(at).ends_with('/')) {
            return None;
        }
        let part = self.after(at).starts_with('/').then(|| self.number(at + 1)).flatten();
        let end = at + 1 + usize::from(part.is_some());
        if let Some(assembly) = symbol {
            return Some(Citation { tokens: at - 2..end, found: found(assembly, number, part), sure: true });
        }
        let left = self.left(at);
        if left.passed < at && OTHERS.contains(&self.tokens[at - left.passed - 1].hash) && self.joins(at - left.passed)
        {
            return None;
        }
        let right = self.right(end);
        let (council, assembly) = (left.council || right.council, left.assembly || right.assembly);
        let fits = (part.is_some() || number <= HIGHEST)
            && (left.head || right.head)
            && !(council && assembly)
            && (part.is_none() || assembly);
        let sure = council || assembly;
        let fits = fits && (sure || !self.is_of_local_body(at));
        let fits = fits && if sure { number >= 10 || left.head } else { self.is_telling(at, number) };
        let tells = right.head || right.council || right.assembly;
        let after = if tells { right.len } else { self.counters(end) };
        let tokens = at - left.len..end + after;
        fits.then(|| Citation { tokens, found: found(assembly, number, part), sure })
    }

    /// Whether the sentence speaks before of a body that is none of the United Nations: the city council, the shareholders.
    fn is_of_local_body(&self, at: usize) -> bool {
        let small = |at: usize| (self.tokens[at].case == Case::Lower).then(|| self.tokens[at].span.of(self.text));
        (at.saturating_sub(REACH)..at).any(|place| match small(place) {
            Some("council" | "board" | "assembly" | "committee") => {
                let kind = place.checked_sub(1).filter(|_| self.tokens[place].join == Join::Space).and_then(small);
                matches!(
                    kind,
                    Some(
                        "city" | "town" | "county" | "parish" | "district" | "village" | "student" | "school" | "local"
                    )
                )
            }
            Some("shareholders" | "legislature" | "senators" | "lawmakers") => true,
            _ => false,
        })
    }

    /// How many tokens from a place on close the number or the word before them: 호, 号, the second half of 决议.
    fn counters(&self, at: usize) -> usize {
        let closes = |token: &Token| token.join == Join::Tight && "号號호议議".contains(token.span.of(self.text));
        self.tokens[at..].iter().take(1).filter(|token| closes(token)).count()
    }

    /// Whether a number without a body beside it is a resolution's: not "the resolution 1990 saw", nor "resolution 12".
    fn is_telling(&self, at: usize, number: u32) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|at| Some((self.part(at), self.tokens.get(at)?.case))) else {
            return number >= 100;
        };
        match before {
            (Some(Part::Of), _) => false,
            (Some(Part::Head), case) if case != Case::Lower => number >= 100,
            _ => number >= 100 && (!(1900..=2050).contains(&number) || self.is_year(at + 1)),
        }
    }

    /// Whether the number ends a symbol of the United Nations: `S/RES/1718` (false), `A/RES/68/262` (true).
    fn symbol(&self, at: usize) -> Option<bool> {
        let start = self.tokens[at.checked_sub(2)?].span.range().start;
        match &self.text[start..self.tokens[at].span.range().start] {
            "S/RES/" => Some(false),
            "A/RES/" => Some(true),
            _ => None,
        }
    }

    /// The tokens before a number that may belong to its citation.
    fn left(&self, at: usize) -> Side {
        let mut side = Side::default();
        let mut own = true;
        while side.passed < at.min(REACH) && self.joins(at - side.passed) {
            let place = at - side.passed - 1;
            match self.part(place) {
                Some(part) => side.add(part, own),
                None if self.is_year(place) => side.passed += 1,
                None if self.number(place).is_some() => (own, side.passed) = (false, side.passed + 1),
                None => break,
            }
        }
        side
    }

    /// The tokens after a number: the word "resolution" where it comes last, or "of" the body.
    fn right(&self, start: usize) -> Side {
        let mut side = Side::default();
        let (mut own, mut led) = (true, false);
        let rest = self.tokens.len().saturating_sub(start).min(REACH);
        while side.passed < rest && self.joins(start + side.passed) {
            let place = start + side.passed;
            let token = &self.tokens[place];
            match self.part(place) {
                // A body follows "of", or bears its case: "Совета Безопасности".
                Some(Part::Body | Part::Council | Part::Assembly)
                    if !led && token.join != Join::Tight && token.span.of(self.text).is_ascii() =>
                {
                    break;
                }
                _ if token.join == Join::Comma && own => break,
                Some(Part::HeadOfCouncil) => break,
                Some(Part::And) => (own, side.passed) = (false, side.passed + 1),
                Some(part) => {
                    side.add(part, own);
                    led |= part == Part::Of;
                    if part == Part::Head && own {
                        // The word may be two ideographs: 决议.
                        side.len += self.counters(place + 1);
                        break;
                    }
                }
                None if self.is_year(place) => (side.passed, side.len) = (side.passed + 1, side.len),
                None if self.number(place).is_some() => (own, side.passed) = (false, side.passed + 1),
                None => break,
            }
        }
        side
    }

    fn part(&self, at: usize) -> Option<Part> {
        PARTS.get(&self.tokens[at].hash).copied()
    }

    fn number(&self, at: usize) -> Option<u32> {
        number(self.text, self.tokens.get(at)?)
    }

    /// Whether a token is the year of a resolution, in brackets: 1718 (2006).
    fn is_year(&self, at: usize) -> bool {
        let year = self.number(at).is_some_and(|number| (1946..=2100).contains(&number));
        year && self.before(at).trim_end().ends_with(['(', '（'])
            && self.after(at).trim_start().starts_with([')', '）'])
    }

    fn before(&self, at: usize) -> &str {
        &self.text[..self.tokens[at].span.range().start]
    }

    fn after(&self, at: usize) -> &str {
        &self.text[self.tokens[at].span.range().end..]
    }

    /// Whether a token and the one before it may stand in one citation. Brackets may stand around a year only.
    fn joins(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let between = || &self.text[self.tokens[at - 1].span.range().end..token.span.range().start];
        let plain = |c| matches!(c, ' ' | '№' | '#' | '、' | '،' | '，' | ',' | '.' | '°' | 'º');
        let bracket = |c| matches!(c, '(' | ')' | '（' | '）');
        token.join != Join::Hard
            || between().chars().all(|c| plain(c) || (bracket(c) && (self.is_year(at) || self.is_year(at - 1))))
    }
}

/// No resolution has a higher number, and none will for some decades.
const HIGHEST: u32 = 3_999;

/// How many words of a citation may stand on each side of its number.
const REACH: usize = 24;

fn found(assembly: bool, number: u32, part: Option<u32>) -> Found {
    let (body, name) = if assembly { ("unga", "UN General Assembly") } else { ("unsc", "UN Security Council") };
    let (key, number) = match part {
        Some(part) => (format!("{number}-{part}"), format!("{number}/{part}")),
        None => (number.to_string(), number.to_string()),
    };
    Found {
        key: format!("treaty.{body}-resolution-{key}").into(),
        name: format!("{name} Resolution {number}").into(),
        kind: Kind::Treaty,
    }
}

#[cfg(test)]
mod tests {
    use super::citations;
    use crate::text::token::tokenize;

    /// The words of each citation with the number of the resolution; a bare one, which needs the document's help, ends in `?`.
    fn cited(text: &str) -> Vec<String> {
        let tokens = tokenize(text);
        let show = |citation: super::Citation| {
            let range = tokens[citation.tokens.start].span.start..tokens[citation.tokens.end - 1].span.end;
            let words = &text[range.start as usize..range.end as usize];
            let key = citation.found.key.trim_start_matches("treaty.").replace("-resolution-", " ");
            format!("{words} = {key}{}", if citation.sure { "" } else { "?" })
        };
        citations(text, &tokens).into_iter().map(show).collect()
    }

    #[expect(clippy::too_many_lines, reason = "a table")]
    #[test]
    fn citations_table() {
        let cases: &[(&str, &[&str])] = &[
            ("under UN Security Council Resolution 1718.", &["UN Security Council Resolution 1718 = unsc 1718"]),
            (
                "the U.N. Security Council's resolution 2397 bans",
                &["U.N. Security Council's resolution 2397 = unsc 2397"],
            ),
            ("Resolution 1701 of the UN Security Council", &["Resolution 1701 of the UN Security Council = unsc 1701"]),
            (
                "UNSCR 1325 and UNSC Resolution 2231 (2015)",
                &["UNSCR 1325 = unsc 1325", "UNSC Resolution 2231 = unsc 2231"],
            ),
            (
                "Security Council resolutions 1718 (2006), 1874 (2009) and 2397 (2017)",
                &["Security Council resolutions 1718 = unsc 1718", "1874 = unsc 1874", "2397 = unsc 2397"],
            ),
            ("adopted S/RES/2334 and A/RES/68/262 then", &["S/RES/2334 = unsc 2334", "A/RES/68/262 = unga 68-262"]),
            ("UN General Assembly Resolution 2758", &["UN General Assembly Resolution 2758 = unga 2758"]),
            ("General Assembly resolution 68/262", &["General Assembly resolution 68/262 = unga 68-262"]),
            ("the United Nations Security Council (UNSC) Resolution 2397", &["Resolution 2397 = unsc 2397?"]),
            ("It voted for Resolution 1973.", &["Resolution 1973 = unsc 1973?"]),
            ("resolution no. 242", &["resolution no. 242 = unsc 242?"]),
            (
                "la résolution 2118 du Conseil de sécurité de l’ONU",
                &["résolution 2118 du Conseil de sécurité de l’ONU = unsc 2118"],
            ),
            ("la resolución 2334 del Consejo de Seguridad", &["resolución 2334 del Consejo de Seguridad = unsc 2334"]),
            ("a resolução 1973 do Conselho de Segurança", &["resolução 1973 do Conselho de Segurança = unsc 1973"]),
            (
                "la risoluzione 1701 del Consiglio di sicurezza",
                &["risoluzione 1701 del Consiglio di sicurezza = unsc 1701"],
            ),
            ("die Resolution 1244 des UN-Sicherheitsrats", &["Resolution 1244 des UN-Sicherheitsrats = unsc 1244"]),
            ("резолюции 2202 Совета Безопасности ООН", &["резолюции 2202 Совета Безопасности ООН = unsc 2202"]),
            ("резолюцию СБ ООН № 1718", &["резолюцию СБ ООН № 1718 = unsc 1718"]),
            ("резолюція Ради Безпеки ООН 2202", &["резолюція Ради Безпеки ООН 2202 = unsc 2202"]),
            ("قرار مجلس الأمن رقم 1701", &["قرار مجلس الأمن رقم 1701 = unsc 1701"]),
            ("قرار مجلس الأمن الدولي ٢٢١٦", &["قرار مجلس الأمن الدولي ٢٢١٦ = unsc 2216"]),
            ("تنفيذ القرار 1701", &["القرار 1701 = unsc 1701?"]),
            ("قطعنامه ۲۲۳۱ شورای امنیت", &["قطعنامه ۲۲۳۱ شورای امنیت = unsc 2231"]),
            ("BM Güvenlik Konseyi'nin 1701 sayılı kararı", &["BM Güvenlik Konseyi'nin 1701 sayılı kararı = unsc 1701"]),
            ("联合国安理会第1718号决议", &["联合国安理会第1718号决议 = unsc 1718"]),
            ("安理會2397號決議", &["安理會2397號決議 = unsc 2397"]),
            ("联合国大会第2758号决议", &["联合国大会第2758号决议 = unga 2758"]),
            ("国連安保理決議1718号", &["国連安保理決議1718号 = unsc 1718"]),
            ("유엔 안보리 결의 2397호에 따라", &["유엔 안보리 결의 2397호 = unsc 2397"]),
            ("안보리 대북제재 결의 제1718호", &["안보리 대북제재 결의 제1718호 = unsc 1718"]),
            // None of these is one of the United Nations.
            ("House Resolution 1718 passed", &[]),
            ("the Senate resolution 1441 of 2003", &[]),
            ("National Assembly resolution 1234", &[]),
            ("Human Rights Council resolution 16/18", &[]),
            ("the European Parliament's resolution 2021/2543", &[]),
            ("The resolution 1990 saw was another.", &[]),
            ("a screen resolution of 1080 lines", &[]),
            ("resolution 12", &[]),
            ("Security Council Resolution 9999", &[]),
            ("In 2017 the Security Council met 300 times.", &[]),
            ("the Security Council, with 15 members", &[]),
            ("1718 people", &[]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(cited(text), *expected, "{text}");
        }
    }
}
