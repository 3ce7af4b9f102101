//! Tests of the division into sentences.

use super::*;

fn sentences(text: &str) -> Vec<&str> {
    segment(text).sentences.iter().map(|sentence| sentence.span.of(text)).collect()
}

/// Each line of `marked` is a text with a bar where a sentence ends.
#[track_caller]
fn assert_sentences(marked: &[&str]) {
    for line in marked {
        let text = line.replace('|', " ");
        assert_eq!(sentences(&text), line.split('|').collect::<Vec<_>>());
    }
}

#[test]
fn abbreviations() {
    assert_sentences(&[
        "He met U.S. Assistant Secretary of State Jane Doe on Sept. 30 in Oslo.",
        "They met at the U.N.|The resolution passed.|They left the U.N. Security Council.",
        "Lt. Col. Jane Doe and Sen. J. D. Roe met Gov. John Roe in St. Petersburg.|St. Petersburg is cold.",
        "The funds went to Amartya Sen.|In 1998 he won a prize.",
        "China's No. 3 official spoke.|The answer was no.|Three left.",
        "Example Electronics Co. Ltd. said so.|The deal was with Example Inc.|The company declined.",
        "The Treaty (see Art. 5, para. 2) was signed by Roe et al. in 1992.|Roe et al. (2010) say so.",
        "The text, i.e. the annex, is long, e.g. in Art. 9 vs. The Hague draft.",
        "Mr. Roe, Ph.D., spoke.|He holds a Ph.D.|He is old.|She lives in Washington D.C.|The city is big.",
        "Gen. John Roe (ret.) died.|Adm. Jane B. Roe Jr. spoke.|Rep. Roe (D-N.J.) met Sen. Doe (R-Utah).",
        "Annex B.|The parties agree.|It was World War I.|It ended in 1918.|Plan B.|Kim agreed to it.",
        "He works for the C.I.A. in the U.S.S.R.|He is from the U.A.E.|They are in L.A. now.",
        "See Vol. II and Ch. VII of the U.N. Charter and Resolution No. 2397.",
        "They use IE.|Its share falls.|They speak of trade, aid, etc.|Kim left.",
        "The U.S.-China summit failed.|U.S. 7th Fleet ships left the U.S.’s port.",
    ]);
}

#[test]
fn times_and_numbers() {
    assert_sentences(&[
        "The meeting began at 3 p.m. Monday and ended at 5 p.m.|Officials then left.|It started at 9 a.m. Seoul time.",
        "By 6 p.m. the hall was empty.|Shortly after 5 p.m. Mr. Roe left.",
        "Version 2.0.1 of file report.v2.pdf was sent at 10.30 a.m. on Jan. 5.|Prices rose 3.5 percent to $2.5 billion.",
        "15 soldiers died on Nov. 5.|12 were hurt.|2,000 fled in 2019.|15 came back.",
        "See www.example.org.|The site is down.|Write to press@example.org.|It helps.",
        "It failed.[12]|Later it worked.[13][14]|The end.",
    ]);
}

#[test]
fn quotations() {
    assert_sentences(&[
        "“The visit cannot be seen so.|Yet there are no signs of it,” Roe said.",
        "“Really?” he asked.|“Why now?” Roe asked.|“Stop!” Kim Jong Un shouted.|“It is over.”|He said nothing more.",
        "“We will strengthen ties.”|He said Oslo agreed.|“We agree,” said Roe.|“It is so.”|Roe added that it was late.",
        "He asked, “Why?” and left.|“Why?” and “how?” are questions.|'It is done.'|She left.",
        "He said: “I will go.”|“You will not,” she said.|‘We will act.’|The opposition disagreed.",
        "The so-called \"treaty.\"|It was not.|\"This is a quote.\" - Jane Doe",
        "Is it true?|Yes!|No!|Yahoo! News reported it.|“Is it true?” al-Assad asked.|al-Assad smiled.",
        "He left...|Then he came back.|Well… we shall see.|And so…|The end.",
        "The DPRK (the North) tested a missile (its fifth this year).|It flew 500 km.|(The ministry confirmed it.)|Japan protested.",
        "The North [...] said so.|The reply (He never wrote. He called.) was short.",
    ]);
}

#[test]
fn lost_blanks() {
    let divided = |text| sentences(text).len();
    for (text, count) in [
        ("Kim \"guided\" the test.It was the first.", 2),
        ("The ship sank.“We saw it,” he said.", 2),
        ("He left.”Then she came.", 2),
        ("She said \"it sank.\"He left.", 2),
        ("See Example.Com and Node.js or www.example.org/Home.The page.", 1),
        ("Mr.Kim met Lt.Gen. Park in the U.S.A.", 1),
        ("What?Nothing.", 2),
        ("1,000.That is a lot.", 2),
    ] {
        assert_eq!(divided(text), count, "{text}");
    }
}

#[test]
fn other_scripts() {
    for (text, expected) in [
        ("他说：“我们同意。”记者问。", &["他说：“我们同意。”", "记者问。"][..]),
        (
            "大統領は「合意した。署名する。」と述べた。会談は終わった。",
            &["大統領は「合意した。署名する。」と述べた。", "会談は終わった。"],
        ),
        ("북한은 미사일을 발사했다. 일본은 항의했다.", &["북한은 미사일을 발사했다.", "일본은 항의했다."]),
        ("그는 \"합의했다.\"라고 말했다.", &["그는 \"합의했다.\"라고 말했다."]),
        ("भारत ने कहा।चीन ने उत्तर दिया।", &["भारत ने कहा।", "चीन ने उत्तर दिया।"]),
        ("هل وافقت إيران؟ نعم.", &["هل وافقت إيران؟", "نعم."]),
        ("Л. Н. Иванов встретил г. Петрова. Он ушёл.", &["Л. Н. Иванов встретил г. Петрова.", "Он ушёл."]),
    ] {
        assert_eq!(sentences(text), expected);
    }
}

#[test]
fn wrapped_lines_are_joined() {
    let text = "OSLO, May 1 (Example) -- Norway and Sweden agreed on Tuesday to hold\n\
                joint drills in the Arctic next month, Defense Minister Jane Roe told\n\
                reporters. She met with U.S. Secretary of State Antony J. Roe and Kim\n\
                Jong Un in Vienna.\n\
                A spokesman for the ministry declined to comment on the report.\n\
                \n   In Moscow, Foreign Minister John Doe met his counterpart from North\n\
                Korea, Jane Doe.\n   \"We will go on,\" he told reporters after the talks, which lasted for\n\
                two hours.\n";
    let found = segment(text);
    let paragraphs: Vec<u32> = found.sentences.iter().map(|sentence| sentence.paragraph).collect();
    assert_eq!(paragraphs, [0, 0, 1, 2, 3]);
    assert!(found.sentences[1].span.of(text).ends_with("and Kim\nJong Un in Vienna."));
    assert!(found.boilerplate.is_empty());
}

#[test]
fn two_wrapped_lines() {
    let joined = "The treaty was signed in Geneva by the envoys of the Kingdom of\nNorway and of Sweden.";
    assert_eq!(sentences(joined), [joined]);
    let joined = "He said on Monday that he would visit the capital \"soon,\" says\nReuters.";
    assert_eq!(sentences(joined).len(), 1);
    let heading = "Ministers Meet in Oslo to Save the Treaty on Trade and Arms\nThe talks failed.";
    assert_eq!(sentences(heading).len(), 2);
}

#[test]
fn a_line_a_paragraph() {
    let text = "Talks end in Oslo\n\
                Foreign ministers of seven states met in Oslo on Monday to save the treaty that their predecessors had signed in 1975. They failed.\n\
                “We tried,” said one.\n\
                What happens next\n\
                The talks go on in Vienna next month, according to three diplomats who asked not to be named because of the talks.";
    let found = segment(text);
    let paragraphs: Vec<u32> = found.sentences.iter().map(|sentence| sentence.paragraph).collect();
    assert_eq!(paragraphs, [0, 1, 1, 2, 3, 4]);
}

#[test]
fn lists_and_headings() {
    let text = "AGREEMENT ON TRADE\n\
                The two states agreed to the following points after long negotiations\n\
                in the capital of Switzerland:\n\
                - tariffs on steel will be lowered\n  by ten percent\n\
                - quotas on rice will be lifted\n\
                1. The parties meet each year.\n\
                (a) first item\n\
                • second item";
    assert_eq!(sentences(text).len(), 7);
    assert_eq!(segment(text).sentences[6].paragraph, 6);
    assert_eq!(sentences("Points:\ntrade\nsecurity\nclimate").len(), 4);
}

#[test]
fn boilerplate_is_set_aside() {
    let text = "Ministers meet in Oslo\nby Jane Doe\n3 min read\n\
                The ministers of seven states met in Oslo on Monday. (Example) Photo: AFP\n\
                Advertisement\n\nRelated articles\n\nTalks fail in Vienna\n\nWhy the pact matters: five things\n\n\
                The ministry did not answer.\n\nLeave a Reply";
    let found = segment(text);
    assert_eq!(sentences(text).len(), 4);
    let aside: Vec<&str> = found.boilerplate.iter().map(|span| span.of(text)).collect();
    let expected = [
        "by Jane Doe",
        "3 min read",
        "Photo: AFP",
        "Advertisement",
        "Related articles",
        "Talks fail in Vienna",
        "Why the pact matters: five things",
        "Leave a Reply",
    ];
    assert_eq!(aside, expected);
}

#[test]
fn prose_that_looks_like_boilerplate_inside_wrapped_lines() {
    let text = "The ministers of the seven states agreed in Oslo on Monday that they will\n\
                share on Tuesday what they know of the plan, and that the final text is in\n\
                print\n\
                by Friday. Nobody spoke.";
    assert!(segment(text).boilerplate.is_empty());
}

#[test]
fn long_sentences_are_cut_at_blanks() {
    let text = "word ".repeat(3_000);
    let found = segment(&text);
    assert!(found.sentences.iter().all(|sentence| sentence.span.len() <= 4_000));
    assert_eq!(segment(&"x".repeat(10_000)).sentences.len(), 1);
}

#[test]
fn blank_texts() {
    assert_eq!(segment(""), Segmentation::default());
    assert_eq!(segment(" \n\u{a0}\u{3000}\r\n"), Segmentation::default());
    assert_eq!(segment("***\n\n* * *").sentences, []);
    assert_eq!(segment("***\n\n* * *").boilerplate.len(), 2);
}
