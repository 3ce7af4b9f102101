//! Divides the "golden rules" of sentence boundaries: inputs and expected sentences.
//!
//! The cases are those of `diasks2/pragmatic_segmenter` (Kevin S. Dias) and `nipunsadvilkar/pySBD` (Nipun Sadvilkar), both under the MIT
//! license. Left out are the cases for stops that kg does not read as ends of sentences: the colons and commas of Arabic, the colons of
//! Armenian, the semicolons of Greek, and abbreviations of Spanish and German.

use kg::text::segment;

type Case = (&'static str, &'static [&'static str]);

/// The 48 cases for English of `pySBD`.
const ENGLISH: &[Case] = &[
    ("Hello World. My name is Jonas.", &["Hello World.", "My name is Jonas."]),
    ("What is your name? My name is Jonas.", &["What is your name?", "My name is Jonas."]),
    ("There it is! I found it.", &["There it is!", "I found it."]),
    ("My name is Jonas E. Smith.", &["My name is Jonas E. Smith."]),
    ("Please turn to p. 55.", &["Please turn to p. 55."]),
    ("Were Jane and co. at the party?", &["Were Jane and co. at the party?"]),
    (
        "They closed the deal with Pitt, Briggs & Co. at noon.",
        &["They closed the deal with Pitt, Briggs & Co. at noon."],
    ),
    ("Let's ask Jane and co. They should know.", &["Let's ask Jane and co.", "They should know."]),
    (
        "They closed the deal with Pitt, Briggs & Co. It closed yesterday.",
        &["They closed the deal with Pitt, Briggs & Co.", "It closed yesterday."],
    ),
    ("I can see Mt. Fuji from here.", &["I can see Mt. Fuji from here."]),
    ("St. Michael's Church is on 5th st. near the light.", &["St. Michael's Church is on 5th st. near the light."]),
    ("That is JFK Jr.'s book.", &["That is JFK Jr.'s book."]),
    ("I visited the U.S.A. last year.", &["I visited the U.S.A. last year."]),
    ("I live in the E.U. How about you?", &["I live in the E.U.", "How about you?"]),
    ("I live in the U.S. How about you?", &["I live in the U.S.", "How about you?"]),
    ("I work for the U.S. Government in Virginia.", &["I work for the U.S. Government in Virginia."]),
    ("I have lived in the U.S. for 20 years.", &["I have lived in the U.S. for 20 years."]),
    (
        "At 5 a.m. Mr. Smith went to the bank. He left the bank at 6 P.M. Mr. Smith then went to the store.",
        &["At 5 a.m. Mr. Smith went to the bank.", "He left the bank at 6 P.M.", "Mr. Smith then went to the store."],
    ),
    ("She has $100.00 in her bag.", &["She has $100.00 in her bag."]),
    ("She has $100.00. It is in her bag.", &["She has $100.00.", "It is in her bag."]),
    (
        "He teaches science (He previously worked for 5 years as an engineer.) at the local University.",
        &["He teaches science (He previously worked for 5 years as an engineer.) at the local University."],
    ),
    (
        "Her email is Jane.Doe@example.com. I sent her an email.",
        &["Her email is Jane.Doe@example.com.", "I sent her an email."],
    ),
    (
        "The site is: https://www.example.50.com/new-site/awesome_content.html. Please check it out.",
        &["The site is: https://www.example.50.com/new-site/awesome_content.html.", "Please check it out."],
    ),
    ("She turned to him, 'This is great.' she said.", &["She turned to him, 'This is great.' she said."]),
    ("She turned to him, \"This is great.\" she said.", &["She turned to him, \"This is great.\" she said."]),
    (
        "She turned to him, \"This is great.\" She held the book out to show him.",
        &["She turned to him, \"This is great.\"", "She held the book out to show him."],
    ),
    ("Hello!! Long time no see.", &["Hello!!", "Long time no see."]),
    ("Hello?? Who is there?", &["Hello??", "Who is there?"]),
    ("Hello!? Is that you?", &["Hello!?", "Is that you?"]),
    ("Hello?! Is that you?", &["Hello?!", "Is that you?"]),
    ("1.) The first item 2.) The second item", &["1.) The first item", "2.) The second item"]),
    ("1.) The first item. 2.) The second item.", &["1.) The first item.", "2.) The second item."]),
    ("1) The first item 2) The second item", &["1) The first item", "2) The second item"]),
    ("1) The first item. 2) The second item.", &["1) The first item.", "2) The second item."]),
    ("1. The first item 2. The second item", &["1. The first item", "2. The second item"]),
    ("1. The first item. 2. The second item.", &["1. The first item.", "2. The second item."]),
    ("• 9. The first item • 10. The second item", &["• 9. The first item", "• 10. The second item"]),
    ("⁃9. The first item ⁃10. The second item", &["⁃9. The first item", "⁃10. The second item"]),
    (
        "a. The first item b. The second item c. The third list item",
        &["a. The first item", "b. The second item", "c. The third list item"],
    ),
    (
        "You can find it at N°. 1026.253.553. That is where the treasure is.",
        &["You can find it at N°. 1026.253.553.", "That is where the treasure is."],
    ),
    ("She works at Yahoo! in the accounting department.", &["She works at Yahoo! in the accounting department."]),
    (
        "We make a good team, you and I. Did you see Albert I. Jones yesterday?",
        &["We make a good team, you and I.", "Did you see Albert I. Jones yesterday?"],
    ),
    (
        "Thoreau argues that by simplifying one’s life, “the laws of the universe will appear less complex. . . .”",
        &["Thoreau argues that by simplifying one’s life, “the laws of the universe will appear less complex. . . .”"],
    ),
    (
        "\"Bohr [...] used the analogy of parallel stairways [...]\" (Smith 55).",
        &["\"Bohr [...] used the analogy of parallel stairways [...]\" (Smith 55)."],
    ),
    (
        "If words are left off at the end of a sentence, and that is all that is omitted, indicate the omission with ellipsis marks (preceded and followed by a space) and then indicate the end of the sentence with a period . . . . Next sentence.",
        &[
            "If words are left off at the end of a sentence, and that is all that is omitted, indicate the omission with ellipsis marks (preceded and followed by a space) and then indicate the end of the sentence with a period . . . .",
            "Next sentence.",
        ],
    ),
    ("I never meant that.... She left the store.", &["I never meant that....", "She left the store."]),
    (
        "I wasn’t really ... well, what I mean...see . . . what I'm saying, the thing is . . . I didn’t mean it.",
        &["I wasn’t really ... well, what I mean...see . . . what I'm saying, the thing is . . . I didn’t mean it."],
    ),
    (
        "One further habit which was somewhat weakened . . . was that of combining words into self-interpreting compounds. . . . The practice was not abandoned. . . .",
        &[
            "One further habit which was somewhat weakened . . . was that of combining words into self-interpreting compounds.",
            ". . . The practice was not abandoned. . . .",
        ],
    ),
];

/// The further cases for English of `pragmatic_segmenter`: line breaks and lost blanks.
const LINES: &[Case] = &[
    (
        "This is a sentence\ncut off in the middle because pdf.",
        &["This is a sentence\ncut off in the middle because pdf."],
    ),
    ("It was a cold \nnight in the city.", &["It was a cold \nnight in the city."]),
    ("features\ncontact manager\nevents, activities\n", &["features", "contact manager", "events, activities"]),
    (
        "Hello world.Today is Tuesday.Mr. Smith went to the store and bought 1,000.That is a lot.",
        &["Hello world.", "Today is Tuesday.", "Mr. Smith went to the store and bought 1,000.", "That is a lot."],
    ),
];

/// Other languages.
const OTHERS: &[Case] = &[
    ("これはペンです。それはマーカーです。", &["これはペンです。", "それはマーカーです。"]),
    ("それは何ですか？ペンですか？", &["それは何ですか？", "ペンですか？"]),
    ("良かったね！すごい！", &["良かったね！", "すごい！"]),
    (
        "自民党税制調査会の幹部は、「引き下げ幅は３．２９％以上を目指すことになる」と指摘していて、今後、公明党と合意したうえで、３０日に決定する与党税制改正大綱に盛り込むことにしています。２％台後半を目指すとする方向で最終調整に入りました。",
        &[
            "自民党税制調査会の幹部は、「引き下げ幅は３．２９％以上を目指すことになる」と指摘していて、今後、公明党と合意したうえで、３０日に決定する与党税制改正大綱に盛り込むことにしています。",
            "２％台後半を目指すとする方向で最終調整に入りました。",
        ],
    ),
    ("これは父の\n家です。", &["これは父の\n家です。"]),
    (
        "安永已聯繫周怡安親屬，協助辦理簽證相關事宜，周怡安家屬1月1日晚間搭乘東方航空班機抵達上海，他們步入入境大廳時神情落寞、不發一語。周怡安來自台中，去年剛從元智大學畢業，同年9月加入安永。",
        &[
            "安永已聯繫周怡安親屬，協助辦理簽證相關事宜，周怡安家屬1月1日晚間搭乘東方航空班機抵達上海，他們步入入境大廳時神情落寞、不發一語。",
            "周怡安來自台中，去年剛從元智大學畢業，同年9月加入安永。",
        ],
    ),
    ("我们明天一起去看《摔跤吧！爸爸》好吗？好！", &["我们明天一起去看《摔跤吧！爸爸》好吗？", "好！"]),
    (
        "وقال د. ديفيد ريدي و الأطباء الذين كانوا يعالجونها في مستشفى برمنجهام إنها كانت تعاني من أمراض أخرى. وليس معروفا ما اذا كانت قد توفيت بسبب اصابتها بأنفلونزا الخنازير.",
        &[
            "وقال د. ديفيد ريدي و الأطباء الذين كانوا يعالجونها في مستشفى برمنجهام إنها كانت تعاني من أمراض أخرى.",
            "وليس معروفا ما اذا كانت قد توفيت بسبب اصابتها بأنفلونزا الخنازير.",
        ],
    ),
    (
        "ومن المنتظر أن يكتمل مشروع خط أنابيب نابوكو البالغ طوله 3300 كليومترا في 12/08/2014 بتكلفة تُقدر بـ 7.9 مليارات يورو أي نحو 10.9 مليارات دولار. ومن المقرر أن تصل طاقة ضخ الغاز في المشروع 31 مليار متر مكعب انطلاقا من بحر قزوين مرورا بالنمسا وتركيا ودول البلقان دون المرور على الأراضي الروسية.",
        &[
            "ومن المنتظر أن يكتمل مشروع خط أنابيب نابوكو البالغ طوله 3300 كليومترا في 12/08/2014 بتكلفة تُقدر بـ 7.9 مليارات يورو أي نحو 10.9 مليارات دولار.",
            "ومن المقرر أن تصل طاقة ضخ الغاز في المشروع 31 مليار متر مكعب انطلاقا من بحر قزوين مرورا بالنمسا وتركيا ودول البلقان دون المرور على الأراضي الروسية.",
        ],
    ),
    (
        "सच्चाई यह है कि इसे कोई नहीं जानता। हो सकता है यह फ़्रेन्को के खिलाफ़ कोई विद्रोह रहा हो, या फिर बेकाबू हो गया कोई आनंदोत्सव।",
        &[
            "सच्चाई यह है कि इसे कोई नहीं जानता।",
            "हो सकता है यह फ़्रेन्को के खिलाफ़ कोई विद्रोह रहा हो, या फिर बेकाबू हो गया कोई आनंदोत्सव।",
        ],
    ),
    ("आज दसरा आहे. आज खूप शुभ दिवस आहे.", &["आज दसरा आहे.", "आज खूप शुभ दिवस आहे."]),
    ("रमाची परीक्षा कधी आहे? अवकाश आहे अजून.", &["रमाची परीक्षा कधी आहे?", "अवकाश आहे अजून."]),
    ("शाब्बास, असाच अभ्यास कर! आणि मग तुला नक्की यश मिळणार.", &["शाब्बास, असाच अभ्यास कर!", "आणि मग तुला नक्की यश मिळणार."]),
    ("ခင္ဗ်ားနာမည္ဘယ္လိုေခၚလဲ။၇ွင္ေနေကာင္းလား။", &["ခင္ဗ်ားနာမည္ဘယ္လိုေခၚလဲ။", "၇ွင္ေနေကာင္းလား။"]),
    ("እንደምን አለህ፧መልካም ቀን ይሁንልህ።እባክሽ ያልሽዉን ድገሚልኝ።", &["እንደምን አለህ፧", "መልካም ቀን ይሁንልህ።", "እባክሽ ያልሽዉን ድገሚልኝ።"]),
    (
        "خوشبختم، آقای رضا. شما کجایی هستید؟ من از تهران هستم.",
        &["خوشبختم، آقای رضا.", "شما کجایی هستید؟", "من از تهران هستم."],
    ),
    ("کیا حال ہے؟ ميرا نام ___ ەے۔ میں حالا تاوان دےدوں؟", &["کیا حال ہے؟", "ميرا نام ___ ەے۔", "میں حالا تاوان دےدوں؟"]),
    (
        "„Ich habe heute keine Zeit“, sagte die Frau und flüsterte leise: „Und auch keine Lust.“ Wir haben 1.000.000 Euro.",
        &[
            "„Ich habe heute keine Zeit“, sagte die Frau und flüsterte leise: „Und auch keine Lust.“",
            "Wir haben 1.000.000 Euro.",
        ],
    ),
    (
        "Was sind die Konsequenzen der Abstimmung vom 12. Juni?",
        &["Was sind die Konsequenzen der Abstimmung vom 12. Juni?"],
    ),
    (
        "Una lettera si può iniziare in questo modo «Il/la sottoscritto/a.».",
        &["Una lettera si può iniziare in questo modo «Il/la sottoscritto/a.»."],
    ),
    ("La casa costa 170.500.000,00€!", &["La casa costa 170.500.000,00€!"]),
    ("Объем составляет 5 куб.м.", &["Объем составляет 5 куб.м."]),
    (
        "Маленькая девочка бежала и кричала: «Не видали маму?».",
        &["Маленькая девочка бежала и кричала: «Не видали маму?»."],
    ),
    ("Сегодня 27.10.14", &["Сегодня 27.10.14"]),
    ("¿Cómo está hoy? Espero que muy bien.", &["¿Cómo está hoy?", "Espero que muy bien."]),
    ("¡Hola señorita! Espero que muy bien.", &["¡Hola señorita!", "Espero que muy bien."]),
    (
        "¡La casa cuesta $170.500.000,00! ¡Muy costosa! Se prevé una disminución del 12.5% para el próximo año.",
        &[
            "¡La casa cuesta $170.500.000,00!",
            "¡Muy costosa!",
            "Se prevé una disminución del 12.5% para el próximo año.",
        ],
    ),
    (
        "«Ninguna mente extraordinaria está exenta de un toque de demencia.», dijo Aristóteles.",
        &["«Ninguna mente extraordinaria está exenta de un toque de demencia.», dijo Aristóteles."],
    ),
    (
        "Hij schoot op de JP8-brandstof toen de Surface-to-Air (sam)-missiles op hem af kwamen. 81 procent van de schoten was raak.",
        &[
            "Hij schoot op de JP8-brandstof toen de Surface-to-Air (sam)-missiles op hem af kwamen.",
            "81 procent van de schoten was raak.",
        ],
    ),
    (
        "81 procent van de schoten was raak. ...en toen barste de hel los.",
        &["81 procent van de schoten was raak.", "...en toen barste de hel los."],
    ),
];

fn failures(cases: &[Case]) -> Vec<String> {
    let divide = |text: &'static str| -> Vec<&str> {
        segment(text).sentences.iter().map(|sentence| sentence.span.of(text)).collect()
    };
    let wrong = cases.iter().filter(|(text, expected)| divide(text) != *expected);
    wrong
        .map(|(text, expected)| format!("{text:?}\n    expected {expected:?}\n    found    {:?}", divide(text)))
        .collect()
}

#[track_caller]
fn assert_passes(cases: &[Case], allowed_to_fail: usize) {
    let failures = failures(cases);
    assert!(failures.len() <= allowed_to_fail, "{} of {} fail:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

#[test]
fn english() {
    assert_passes(ENGLISH, 0);
}

#[test]
fn line_breaks_and_lost_blanks() {
    assert_passes(LINES, 0);
}

#[test]
fn other_languages() {
    assert_passes(OTHERS, 0);
}
