//! Holds which names are found, and what they are taken for.

use super::Guess;
use crate::gazetteer::Gazetteer;
use crate::recognize::{Publication, RecognizeOptions, Recognizer, UnlistedName};
use crate::text::segment;

fn find(gazetteer: &Gazetteer, text: &str) -> Vec<UnlistedName> {
    let segmentation = segment(text);
    let recognizer = Recognizer::new(gazetteer, RecognizeOptions::default());
    let language = text.contains(" der ").then_some("de");
    recognizer.unlisted(text, &segmentation, Publication { date: None, language })
}

/// The names of a text: `Aslan Bzhania=person`; a short form has what it stands for behind it: `Bzhania<Aslan Bzhania`.
fn found(gazetteer: &Gazetteer, text: &str) -> Vec<String> {
    let names = find(gazetteer, text);
    let show = |name: &UnlistedName| {
        let words = name.span.of(text);
        let guess = match name.guess {
            Some(Guess::Person) => "person",
            Some(Guess::Agency) => "agency",
            Some(Guess::Treaty) => "treaty",
            Some(Guess::State) => "state",
            Some(Guess::Place) => "place",
            Some(Guess::Thing) => "thing",
            None => "?",
        };
        match name.full {
            Some(full) => format!("{words}<{}", names[full].span.of(text)),
            None => format!("{words}={guess}"),
        }
    };
    names.iter().map(show).collect()
}

#[rustfmt::skip]
const CASES: &[(&str, &[&str])] = &[
    // Persons
    ("The envoys met President Orlan Tebuev on Monday.", &["Orlan Tebuev=person"]),
    ("The envoys met Foreign Minister Orlan Tebuev.", &["Orlan Tebuev=person"]),
    ("He praised Deputy Prime Minister Orlan Tebuev and left.", &["Orlan Tebuev=person"]),
    ("Deputy Prime Minister Orlan Tebuev left.", &["Orlan Tebuev=person"]),
    ("It was spokesman Orlan Tebuev who left.", &["Orlan Tebuev=person"]),
    ("The paper quoted Orlan Tebuev, a professor at a college.", &["Orlan Tebuev=person"]),
    ("They saw Orlan Tebuev, the former defence minister, in a car.", &["Orlan Tebuev=person"]),
    ("We will not go, Orlan Tebuev said on Monday.", &["Orlan Tebuev=person"]),
    ("“We will not go,” said Orlan Tebuev.", &["Orlan Tebuev=person"]),
    ("They arrested Mullah Zarkul last year.", &["Zarkul=person"]),
    ("They arrested Mr. Zarkul last year.", &["Zarkul=person"]),
    ("They arrested Gen. Orlan Tebuev last year.", &["Orlan Tebuev=person"]),
    ("They met Secretary of Defense Orlan Tebuev there.", &["Orlan Tebuev=person"]),
    ("Nobody has heard of Boris Tebuev since.", &["Boris Tebuev=person"]),
    ("Boris Tebuev has not been heard of since.", &["Boris Tebuev=person"]),
    ("They met Boris J. Tebuev there.", &["Boris J. Tebuev=person"]),
    ("They met Maria von der Tebau there.", &["Maria von der Tebau=person"]),
    ("They met Khalid bin Tebuk there.", &["Khalid bin Tebuk=person"]),
    ("They met Hassan al-Tebuki there.", &["Hassan al-Tebuki=person"]),
    ("The talks with Kang Song-tebu were long.", &["Kang Song-tebu=person"]),
    ("Yesterday Boris Tebuev left.", &["Boris Tebuev=person"]),
    ("The Army General Orlan Tebuev left.", &["Orlan Tebuev=person"]),
    ("They saw President Orlan Tebuev. Later Tebuev left, and they praised Tebuev's car.",
     &["Orlan Tebuev=person", "Tebuev<Orlan Tebuev", "Tebuev<Orlan Tebuev"]),
    ("Tebuev left, and they told Orlan Tebuev so.", &["Tebuev<Orlan Tebuev", "Orlan Tebuev=person"]),
    ("They saw Boris Tebuev and Maria Tebuev. It was Tebuev who left.", &["Boris Tebuev=person", "Maria Tebuev=person"]),
    ("Am Montag kam Präsident Orlan Tebuev, und der Mann ging mit der Frau in das Haus, das nicht weit ist.", &["Orlan Tebuev=person"]),
    ("Вчера президент Орлан Тебуев приехал.", &["Орлан Тебуев=person"]),
    ("They saw Adgur Ardzinba there. Ardzinba left.", &["Adgur Ardzinba=person", "Ardzinba<Adgur Ardzinba"]),
    ("Analyst Orlan Tebuev left.", &["Orlan Tebuev=person"]),
    ("They met João da Tebua e Orlanda there.", &["João da Tebua e Orlanda=person"]),
    ("They met Tebukaru-san there.", &["Tebukaru=?"]),
    ("They met Jan Tebowski there.", &["Tebowski=?"]),
    ("They met Jan Kowalski there. Last May Kowalski left.", &["Jan Kowalski=person", "Kowalski<Jan Kowalski"]),
    ("Tebukana, who lost a house, left.", &["Tebukana=person"]),
    ("Doan Thi Tebu ran. They praised Mrs. Tebu.", &["Doan Thi Tebu=person", "Tebu<Doan Thi Tebu"]),
    ("They met Maria van der Tebu-Lops. Van der Tebu-Lops left.",
     &["Maria van der Tebu-Lops=person", "Van der Tebu-Lops<Maria van der Tebu-Lops"]),
    ("It was founded by A. K. Tebuev in May.", &["A. K. Tebuev=person"]),
    ("They met Boris Tebuev. The Tebuev tapes are long, and the Boris Tebuev video is not.",
     &["Boris Tebuev=person", "Tebuev<Boris Tebuev", "Boris Tebuev=person"]),
    ("They met his sister, Catherine of Tebuka, there.", &["Catherine of Tebuka=person"]),
    ("Incumbent Democrat Tebur Miller was appointed.", &["Tebur Miller=person"]),
    ("Top Tebowski administration officials met.", &["Tebowski=?"]),
    ("Top Kowalski administration officials met.", &["Kowalski=person"]),
    // Bodies
    ("They joined the Tebu Liberation Front in May.", &["Tebu Liberation Front=agency"]),
    ("A report by the Tebu Institute for Peace and Development came out.", &["Tebu Institute for Peace and Development=agency"]),
    ("He is at the University of Tebu now.", &["University of Tebu=agency"]),
    ("It was said by the Committee of the Tebu Elders in a note.", &["Committee of the Tebu Elders=agency"]),
    ("They bought it from Tebu Shipbuilding Corporation in May.", &["Tebu Shipbuilding Corporation=agency"]),
    ("The militant group Ansar Tebu took the town.", &["Ansar Tebu=agency"]),
    ("It comes from the Tebu militia.", &["Tebu=agency"]),
    ("The Tebu People's Party won.", &["Tebu People's Party=agency"]),
    ("She met people at the Moscow Tebu University last year.", &["Moscow Tebu University=agency"]),
    ("The Tebu Freedom Group (TFG) met. Then the TFG left.",
     &["Tebu Freedom Group=agency", "TFG<Tebu Freedom Group", "TFG<Tebu Freedom Group"]),
    ("They say TFGX won. Nobody told TFGX so.", &["TFGX=?", "TFGX=?"]),
    ("They joined the Prince Tebu University there.", &["Prince Tebu University=agency"]),
    ("It was the Tebu County Sheriff's Office that found it.", &["Tebu County Sheriff's Office=agency"]),
    ("The Committee for the Rescue of Tebu Gardens met.", &["Committee for the Rescue of Tebu Gardens=agency"]),
    ("They listen to Radio Tebuka all day.", &["Radio Tebuka=agency"]),
    ("The Tebua i Dorlanka party (TID) met. Then the TID left.",
     &["Tebua i Dorlanka=agency", "TID<Tebua i Dorlanka", "TID<Tebua i Dorlanka"]),
    ("The Ligue pour l'Union des Tebus (LUT) met.", &["Ligue pour l'Union des Tebus=agency", "LUT<Ligue pour l'Union des Tebus"]),
    ("Shares of Tebua Rail Components (NYSE: TRC) fell.", &["Tebua Rail Components=agency"]),
    ("The Municipality of Tebuka asked for money.", &["Municipality of Tebuka=agency"]),
    ("It happened in the Municipality of Tebuka last year.", &["Tebuka=?"]),
    ("The Tebuka Unified School District closed.", &["Tebuka Unified School District=agency"]),
    ("She heads the National Association of Counties now.", &["National Association of Counties=agency"]),
    ("She heads the National Academy of Education now.", &["National Academy of Education=agency"]),
    ("They joined the United Patriots Front in May.", &["United Patriots Front=agency"]),
    ("He left the Orlan Party to the Tebu Party.", &["Orlan Party=agency", "Tebu Party=agency"]),
    ("They led the Interim Government of Iran in May.", &["Interim Government of Iran=agency"]),
    ("They met Amnesty International Belgium, and left.", &["Amnesty International Belgium=agency"]),
    ("They met the Tebu Democratic Party-Lebanon there.", &["Tebu Democratic Party-Lebanon=agency"]),
    ("They met the Tebusocialists of Greece there.", &["Tebusocialists of Greece=agency"]),
    // Treaties
    ("They signed the Tebu Accords in May.", &["Tebu Accords=treaty"]),
    ("They signed the Convention on Tebu Waters in May.", &["Convention on Tebu Waters=treaty"]),
    ("Under the Tebu Protocol it was banned.", &["Tebu Protocol=treaty"]),
    ("The Declaration of Tebu was read out.", &["Declaration of Tebu=treaty"]),
    // Places
    ("The troops are in Tebuka now.", &["Tebuka=place"]),
    ("They took the town of Tebuka by night.", &["Tebuka=place"]),
    ("They crossed Tebuka province by night.", &["Tebuka=place"]),
    ("They crossed the Tebuka River by night.", &["Tebuka River=place"]),
    ("They camped at Lake Tebuka.", &["Lake Tebuka=place"]),
    // Nothing tells
    ("They talked about Tebuka all night.", &["Tebuka=?"]),
    ("Tebuka is far. They talked about Tebuka.", &["Tebuka=?", "Tebuka=?"]),
    ("They like Tebuka-led talks.", &["Tebuka=?"]),
    ("Orlan Tebuev left.", &["Orlan Tebuev=person"]),
    // Things
    ("They heard the album Sister Tebuka all night.", &[]),
    ("They drank a cup of Earl Tebuka.", &[]),
    ("They read the novel Captain Tebuka all night.", &[]),
    ("They sang for Mother Nature and Father Christmas.", &[]),
    // No names
    ("Last May it rained. In June it did not.", &[]),
    ("Plumbers, who like tea, left.", &[]),
    ("Tebuka is far away.", &[]),
    ("China met Peru in Moscow on Monday.", &[]),
    ("They met Xi Jinping and Vladimir Putin.", &[]),
    ("Nobody said so on Monday, in March or in July.", &[]),
    ("President Tebuev Meets Boris Orlan in Tebuka City", &[]),
    ("TEBUKA FRONT TAKES THE TOWN OF ORLAN", &[]),
    ("TEBUKA, ORLAN", &[]),
    ("However they left. But nobody saw. Yesterday was late.", &[]),
    ("The Foreign Ministry and the Central Committee met.", &[]),
    ("The Prime Minister met the President.", &[]),
    ("The President said so. The Minister of Defence left.", &[]),
    ("They spoke of the Cold War and the Internet.", &[]),
    ("Muslims and Christians live there, he said.", &[]),
    ("“Nothing is lost,” he said.", &[]),
    ("He said: “Everything is lost.”", &[]),
    ("It costs 5 GDP, says the CEO on TV.", &[]),
    ("They say TFGX won.", &[]),
    ("World War II was long, and I know.", &[]),
    ("The South China Sea is wide.", &[]),
    ("The South Korean Foreign Ministry left.", &[]),
    ("They saw Ardzinba there. Nobody knew Ardzinba.", &[]),
    ("They met J.D. Vance. Then Vance left.", &[]),
    ("the talks went on all night", &[]),
    ("Gestern sprach der Mann mit der Frau über die Lage und das Wetter, und nicht mit dem Hund.", &[]),
    ("北朝鲜外相访问莫斯科。", &[]),
    ("رئيس الوزراء زار القاهرة.", &[]),
    ("The Provisional Government met. The Interim Government left.", &[]),
    ("The Municipality and the School District met.", &[]),
    ("The National Union met. The Popular Front left.", &[]),
    ("The video tapes and the letters are long, and the interview is not.", &[]),
    ("The school administration also said so. The administration later left.", &[]),
    ("The European Union Ukraine summit failed.", &[]),
    ("The speech was long. The trial went on. The letters came.", &[]),
    ("A. B. C.", &[]),
    ("", &[]),
    ("- \n\n \u{0} ... ()", &[]),
];

#[test]
fn names_table() {
    let gazetteer = Gazetteer::builtin();
    let mut faults = Vec::new();
    for (text, expected) in CASES {
        let found = found(&gazetteer, text);
        if found != *expected {
            faults.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), CASES.len(), faults.join("\n"));
    let nothing = CASES.iter().filter(|(_, names)| names.is_empty()).count();
    assert!(CASES.len() >= 60 && nothing * 3 >= CASES.len(), "{nothing} of {}", CASES.len());
}
