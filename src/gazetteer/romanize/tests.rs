//! Real names, what the rules make of them, and what they must not.

use std::collections::BTreeMap;

use super::super::compile::compile;
use super::super::record::{AliasRecord, EntityRecord, Form, Kind};
use super::super::table::read_table;
use super::super::{Bytes, EntityId, Gazetteer, Layer};
use super::spellings;
use crate::text::fold::{fold, is_apostrophe, is_hyphen};

/// Countries, name and translations of a person, divided by `|`; spellings that must be there; spellings that must not.
type Row = (&'static str, &'static [&'static str], &'static [&'static str]);

fn person(row: &str) -> EntityRecord {
    let mut cells = row.split('|').map(str::trim);
    let mut cell = || cells.next().unwrap_or_default();
    let table = format!("kind\tcountry\tname\ttranslations\nperson\t{}\t{}\t{}\n", cell(), cell(), cell());
    read_table("t", &table).unwrap().remove(0)
}

/// A spelling as it is compared: without capitals, marks and apostrophes, hyphens as blanks.
fn compared(text: &str) -> String {
    let plain = text.chars().filter(|c| !is_apostrophe(*c)).map(|c| if is_hyphen(c) { ' ' } else { c });
    fold(&plain.collect::<String>())
}

fn check(rows: &[Row]) -> usize {
    let mut faults = Vec::new();
    for (row, there, missing) in rows {
        let found = spellings(&person(row));
        let has = |spelling: &str| found.iter().any(|alias| compared(&alias.text) == compared(spelling));
        faults.extend(there.iter().filter(|spelling| !has(spelling)).map(|spelling| format!("{row}: no {spelling}")));
        faults.extend(missing.iter().filter(|spelling| has(spelling)).map(|spelling| format!("{row}: {spelling}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    rows.iter().map(|(_, there, missing)| there.len() + missing.len()).sum()
}

#[rustfmt::skip]
const KOREAN: &[Row] = &[
    ("state.north-korea | Kim Jong Un | ko=김정은", &["Kim Jong-eun", "Kim Jung-un", "Kim Jeong-eun", "Gim Jeong-eun", "Kim Chong-un", "Kim Jongun", "Kim Jungeun"],
        &["Kim Un-jong", "Lee Jong-un", "Kim Jong"]),
    ("state.south-korea | Park Chung-hee | ko=박정희", &["Pak Chong-hui", "Bak Jeong-hui", "Park Jung-hee", "Park Chunghee"], &["Park Chung", "Chung-hee Pak"]),
    ("state.south-korea | Roh Moo-hyun | ko=노무현", &["No Mu-hyon", "Noh Moo-hyun", "No Muhyeon", "Ro Mu-hyon", "Roh Moohyun"], &["Rho Moo-hyun"]),
    ("state.south-korea | Moon Jae-in | ko=문재인", &["Mun Jae-in", "Mun Chae-in", "Moon Jaein"], &["Moon Jae"]),
    ("state.south-korea | Yoon Suk Yeol | ko=윤석열", &["Yun Seok-yeol", "Yoon Seok-youl", "Yun Sok-yol"], &[]),
    ("state.south-korea | Lee Myung-bak | ko=이명박", &["Yi Myong-bak", "Lee Myeong-bak", "Lee Myungbak"], &["Ri Bak-myung", "I Myeong-bak"]),
    ("state.north-korea | Ri Yong Ho | ko=리용호", &["Lee Yong-ho", "Ri Yongho", "Rhee Yong-ho"], &[]),
    ("state.north-korea | Choe Son Hui | ko=최선희", &["Choi Sun-hee", "Choe Seon-hui", "Choi Son-hui", "Choe Sonhui"], &["Choe Hui-son"]),
    ("state.north-korea | Choe Ryong Hae | ko=최룡해", &["Choi Ryong-hae", "Choe Ryonghae"], &[]),
    ("state.south-korea | Chun Doo-hwan | ko=전두환", &["Jeon Du-hwan", "Chon Tu-hwan", "Chun Doohwan"], &[]),
    ("state.south-korea | Ban Ki-moon | ko=반기문", &["Pan Ki-mun", "Ban Gi-mun", "Ban Kimoon"], &[]),
    ("state.north-korea | Kang Song San | ko=강성산", &["Gang Seong-san", "Kang Sung-san"], &[]),
    ("state.south-korea | Goh Kun | ko=고건", &["Ko Kon", "Ko Geon"], &["Go Gun", "Go Geon"]),
    ("state.south-korea | Sunwoo Young | ko=선우영", &["Seonu Yeong"], &["Sun Wooyoung"]),
    ("state.north-korea | Kim Yo Jong | ", &["Kim Yo-jung", "Kim Yojong", "Gim Yeo-jeong"], &[]),
    ("state.south-korea | Kim Dae-jung | ", &["Kim Tae-jung", "Gim Daejeong"], &[]),
    ("state.south-korea | Syngman Rhee | ", &[], &["Rhee Syngman"]),
    ("state.united-states | Jim Yong Kim | ko=김용", &[], &["Kim Yong"]),
    ("state.united-states | Kim Yong | ko=김용", &["Gim Yong", "Kim Young"], &[]),
    ("state.china | Jiang Zemin | ko=장쩌민", &[], &["Jang Zemin", "Chang Jeomin"]),
    ("state.japan | Shinzo Abe | ko=아베 신조", &[], &["A Be"]),
];

#[rustfmt::skip]
const CHINESE: &[Row] = &[
    ("state.china | Xi Jinping | zh=习近平", &["Hsi Chin-p'ing", "Hsi Chin-ping", "Xi Jin Ping", "習近平", "Hsi Chinping"], &["Jinping Xi", "Hsi Chin"]),
    ("state.china | Mao Zedong | zh=毛泽东", &["Mao Tse-tung", "Mao Ze Dong", "Mao Tsetung", "毛澤東"], &["Mao Tse"]),
    ("state.china | Zhou Enlai | zh=周恩来", &["Chou En-lai", "Zhou En Lai", "Chou Enlai"], &["Zhou E Nlai"]),
    ("state.china | Deng Xiaoping | ", &["Teng Hsiao-p'ing", "Teng Hsiao-ping", "Deng Xiao Ping"], &[]),
    ("state.china | Liu Shaoqi | zh=刘少奇", &["Liu Shao-ch'i", "Liu Shao Qi"], &[]),
    ("state.china | Jiang Qing | ", &["Chiang Ch'ing"], &["Jiang Qi Ng"]),
    ("state.china | Zhu Rongji | ", &["Chu Jung-chi"], &[]),
    ("state.china | Lü Zhengcao | ", &["Lü Cheng-ts'ao", "Lu Zheng Cao"], &[]),
    ("state.china | Zhuge Liang | ", &["Chuko Liang"], &[]),
    ("state.china | Chen Yi | zh=陈毅", &["Ch'en Yi", "陳毅"], &["Ch'en I"]),
    ("state.china | Erkin Tuniyaz | ", &[], &["Erkin Tu Niyaz"]),
    ("state.china | Panchen Lama | ", &[], &["Pan Chen Lama"]),
    ("state.taiwan | Chiang Ching-kuo | zh-Hant=蔣經國", &["Jiang Jingguo", "Chiang Chingkuo", "Jiang Jing-guo", "蒋经国"], &["Jiang Qingguo"]),
    ("state.taiwan | Lee Teng-hui | zh-Hant=李登輝", &["Li Denghui", "Li Teng-hui", "Lee Tenghui"], &[]),
    ("state.taiwan | Tsai Ing-wen | zh-Hant=蔡英文", &["Cai Yingwen", "Ts'ai Ying-wen", "Tsai Ingwen"], &[]),
    ("state.taiwan | Ma Ying-jeou | zh-Hant=馬英九", &["Ma Yingjiu", "Ma Ying-chiu", "马英九"], &[]),
    ("state.taiwan | Chen Shui-bian | ", &[], &["Zhen Shuibian"]),
    ("state.taiwan | Lien Chan | ", &["Lian Zhan"], &[]),
    ("state.hong-kong | Tung Chee-hwa | ", &[], &["Dong Cheehwa"]),
    ("state.united-states | Bai Ling | zh=白灵", &[], &["Pai Ling"]),
];

#[rustfmt::skip]
const JAPANESE_AND_LATIN: &[Row] = &[
    ("state.japan | Shinzo Abe | ja=安倍晋三", &["Abe Shinzo", "Shinzou Abe", "Abe Shinzou"], &["Shinzo", "Abe"]),
    ("state.japan | Taro Kono | ja=河野太郎", &["Kono Taro", "Taro Kouno", "Kohno Taro", "Tarou Kouno"], &[]),
    ("state.japan | Eisaku Satō | ", &["Eisaku Satou", "Satō Eisaku", "Sato Eisaku", "Eisaku Satoh"], &[]),
    ("state.japan | Masahiko Ohno | ", &["Masahiko Ono", "Oono Masahiko"], &[]),
    ("state.japan | Yoko Ono | ja=小野洋子", &["Ono Yoko"], &["Yoko Ohno"]),
    ("state.japan | Koichi Hagiuda | ", &["Hagiuda Koichi", "Kouichi Hagiuda"], &[]),
    ("state.japan | Junichiro Koizumi | ", &["Koizumi Junichiro", "Junichirou Koizumi"], &["Kouizumi Junichiro"]),
    ("state.japan | Akihito | ", &[], &["Akihitou"]),
    ("state.japan | Carlos Ghosn | ", &[], &["Ghosn Carlos"]),
    ("state.hungary | Viktor Orbán | ", &["Orbán Viktor"], &["Viktor Orbaan"]),
    ("state.hungary | Katalin Éva Novák | ", &[], &["Éva Novák Katalin"]),
    ("state.poland | Lech Wałęsa | ", &[], &["Wałęsa Lech"]),
    ("state.germany | Wolfgang Schäuble | ", &["Wolfgang Schaeuble"], &["Schaeuble"]),
    ("state.germany | Franz Josef Strauß | ", &[], &["Franz Josef Strauz"]),
    ("state.denmark | Anker Jørgensen | ", &["Anker Joergensen"], &[]),
    ("state.sweden | Göran Persson | ", &["Goeran Persson"], &[]),
    ("state.norway | Kåre Willoch | ", &["Kaare Willoch"], &[]),
    ("state.serbia | Zoran Đinđić | ", &["Zoran Djindjic"], &[]),
    ("state.turkey | Abdullah Gül | ", &["Abdullah Guel"], &["Abdulla Gul"]),
    ("state.finland | Anneli Jäätteenmäki | ", &[], &["Anneli Jaeaetteenmaeki"]),
];

#[rustfmt::skip]
const CYRILLIC: &[Row] = &[
    ("state.ukraine | Volodymyr Zelensky | uk=Володимир Зеленський; ru=Владимир Зеленский",
        &["Volodymyr Zelenskyy", "Volodymyr Zelenskyi", "Volodymyr Zelenskiy", "Volodymyr Zelenskyj", "Wolodymyr Selenskyj", "Vladimir Zelensky", "Vladimir Zelenskiy"],
        &["Zelenskyy", "Volodymyr Putin"]),
    ("state.russia | Boris Yeltsin | ru=Борис Ельцин", &["Boris Eltsin", "Boris Yel'tsin", "Boris Jelzin", "Boris Eltsine", "Boris Elcin"], &["Boris Elzin"]),
    ("state.soviet-union | Nikita Khrushchev | ru=Никита Хрущёв", &["Nikita Khrushchov", "Nikita Chruschtschow", "Nikita Khrouchtchev"], &[]),
    ("state.soviet-union | Mikhail Gorbachev | ru=Михаил Горбачёв", &["Michail Gorbatschow", "Mikhail Gorbatchev", "Mikhail Gorbachov"], &[]),
    ("state.russia | Vladimir Putin | ru=Владимир Путин", &["Vladimir Poutine", "Wladimir Putin"], &["Poutine"]),
    ("state.russia | Sergei Lavrov | ru=Сергей Лавров", &["Sergey Lavrov", "Serguei Lavrov", "Sergej Lawrow", "Sergej Lavrov"], &["Serhii Lavrov"]),
    ("state.russia | Dmitry Medvedev | ru=Дмитрий Медведев", &["Dmitri Medvedev", "Dmitriy Medvedev", "Dmitrii Medvedev", "Dmitri Medwedew"], &["Dmytro Medvedev"]),
    ("state.belarus | Alexander Lukashenko | ru=Александр Лукашенко; be=Аляксандр Лукашэнка",
        &["Aleksandr Lukashenko", "Alyaksandr Lukashenka", "Aliaksandr Lukashenka", "Alexandr Lukashenko"], &["Oleksandr Lukashenko"]),
    ("state.ukraine | Oleksandr Syrskyi | uk=Олександр Сирський", &["Oleksandr Syrskyy", "Oleksandr Syrsky", "Oleksandr Syrskyj"], &["Alexander Syrskyi", "Aleksandr Syrsky"]),
    ("state.ukraine | Yuriy Ihnat | ", &["Yuri Ihnat", "Yurii Ihnat", "Yury Ihnat"], &[]),
    ("state.russia | Yevgeny Prigozhin | ru=Евгений Пригожин", &["Evgeny Prigozhin", "Yevgeniy Prigozhin", "Evgenii Prigozhin", "Jewgeni Prigoschin"], &[]),
    ("state.bulgaria | Boyko Borissov | bg=Бойко Борисов", &["Boiko Borisov", "Boyko Borisov"], &[]),
    ("state.bulgaria | Kristalina Georgieva | bg=Кристалина Георгиева", &["Kristalina Georgiewa"], &[]),
    ("state.russia | Maria Butina | ", &["Mariya Butina"], &[]),
    ("state.russia | Sergey Naryshkin | ", &["Sergei Naryshkin"], &["Sergej Naryschkin"]),
    ("state.russia | Xenia | ru=Ксения", &[], &["Ksenia"]),
    ("state.germany | Helmut Schmidt | ru=Гельмут Шмидт", &[], &["Gel'mut Shmidt"]),
    ("state.serbia | Ivica Dačić | sr=Ивица Дачић", &[], &["Ivitsa Dachich"]),
];

#[rustfmt::skip]
const ARABIC: &[Row] = &[
    ("state.libya | Muammar Gaddafi | ", &["Muammar Qaddafi", "Moammar Gadhafi", "Muammar Kadhafi", "Muammar Qadhafi"], &["Muammar", "Gaddafi"]),
    ("state.iraq | Saddam Hussein | ", &["Saddam Hussain", "Saddam Husayn", "Saddam Husein"], &["Hussein Saddam"]),
    ("state.iraq | Mustafa al-Kadhimi | ", &["Mustafa Kadhimi", "Mustafa el-Kadhimi", "Mostafa al-Kadhimi"], &["al-Kadhimi"]),
    ("state.iraq | Nouri Maliki | ", &["Nouri al-Maliki", "Nuri Maliki"], &[]),
    ("state.palestine | Ismail Haniyeh | ", &["Ismail Haniya", "Ismail Haniyah", "Ismael Haniyeh"], &[]),
    ("state.iran | Ali Khamenei | ", &["Ali Khamenai"], &["Ali al-Khamenei"]),
    ("state.iran | Hassan Rouhani | ", &["Hasan Rouhani", "Hassan Rohani", "Hassan Ruhani"], &[]),
    ("state.iran | Mahmoud Ahmadinejad | ", &["Mahmud Ahmadinejad", "Mahmood Ahmadinejad"], &[]),
    ("state.iran | Mohammad Javad Zarif | ", &["Mohammed Javad Zarif", "Muhammad Javad Zarif", "Mohammad Jawad Zarif"], &[]),
    ("state.saudi-arabia | Mohammed bin Salman | ", &["Mohammad bin Salman", "Muhammad bin Salman", "Mohammed ibn Salman"], &["Mohammed Salman"]),
    ("state.yemen | Abdul Rahman al-Iryani | ", &["Abdel Rahman al-Iryani", "Abd al-Rahman al-Iryani", "Abdulrahman al-Iryani"], &[]),
    ("state.egypt | Abdel Fattah el-Sisi | ", &["Abdel Fattah al-Sisi", "Abdul Fattah el-Sisi", "Abdel Fattah Sisi"], &["Abdel Fatta el-Sisi", "Abdel"]),
    ("state.syria | Bashar al-Assad | ", &["Bashar Assad", "Bashar el-Assad", "Bashar al-Asad"], &[]),
    ("state.lebanon | Ali al-Hassan | ", &["Ali el-Hassan", "Ali al-Hasan"], &["Ali Hassan"]),
    ("state.egypt | Sameh Shoukry | ", &["Sameh Shukri", "Sameh Shukry"], &["Sama Shoukry"]),
    ("state.palestine | Nayef Hawatmeh | ", &["Nayef Hawatma"], &[]),
    ("state.nigeria | Mohammed Yusuf | ", &[], &["Mohammad Yusuf", "Muhammad Yousef"]),
    ("state.egypt | Mina | ", &[], &["Meena"]),
];

#[test]
fn names_are_spelled_by_rule() {
    let cases: usize = [KOREAN, CHINESE, JAPANESE_AND_LATIN, CYRILLIC, ARABIC].map(check).iter().sum();
    assert!(cases >= 150, "{cases}");
}

#[test]
fn no_name_has_too_many_spellings() {
    for (rows, most) in [(KOREAN, 48), (CHINESE, 16), (JAPANESE_AND_LATIN, 16), (CYRILLIC, 40), (ARABIC, 16)] {
        for (row, ..) in rows {
            let count = spellings(&person(row)).len();
            assert!(count <= most, "{row}: {count}");
        }
    }
}

#[test]
fn only_persons_have_spellings() {
    for kind in [Kind::State, Kind::Agency, Kind::Treaty, Kind::Ignore, Kind::Other("vessel".into())] {
        let record =
            EntityRecord { kind: Some(kind), ..person("state.russia | Sergei Lavrov | ru=Сергей Лавров") };
        assert!(spellings(&record).is_empty(), "{:?}", record.kind);
    }
}

#[test]
fn spellings_carry_the_rules_of_their_names() {
    let mut record = person("state.russia | Sergei Lavrov | ru=Сергей Лавров");
    record.aliases.push(AliasRecord { needs_name: true, ..AliasRecord::new("Lavrov", Form::Short) });
    record.aliases.push(AliasRecord { needs_context: true, ..AliasRecord::new("Sergei Lavrov", Form::Name) });
    let found = spellings(&record);
    assert!(found.len() > 3);
    for alias in &found {
        let surname = !alias.text.contains(' ');
        assert_eq!((alias.needs_name, alias.needs_context), (surname, !surname), "{}", alias.text);
        assert_eq!(alias.form, if surname { Form::Short } else { Form::Alias }, "{}", alias.text);
    }
    let exact = AliasRecord::parse("Sergei Lavrov|exact", Form::Name).unwrap();
    let record = EntityRecord { aliases: vec![exact], ..person("state.russia | Sergei Lavrov |") };
    assert!(spellings(&record).is_empty());
    let mut record = person("state.north-korea | Kim Jong Un | ko=김정은");
    record.aliases[0].needs_context = true;
    assert!(spellings(&record).iter().all(|alias| alias.needs_context));
}

#[test]
fn no_spelling_of_the_built_in_list_is_anothers_name() {
    let gazetteer = Gazetteer::builtin();
    let mut owners: BTreeMap<&[u8], Vec<(&str, bool)>> = BTreeMap::new();
    let mut count = 0;
    for entity in (0..gazetteer.entity_count()).map(|id| gazetteer.entity(EntityId(id))) {
        for alias in entity.all_aliases() {
            owners.entry(alias.folded()).or_default().push((entity.key(), alias.is_by_rule()));
            count += usize::from(alias.is_by_rule());
        }
    }
    let shared = |owners: &&Vec<(&str, bool)>| {
        owners.iter().any(|(key, by_rule)| *by_rule != owners[0].1 || *key != owners[0].0)
    };
    let by_rule = owners.values().filter(|owners| owners.iter().any(|(_, by_rule)| *by_rule));
    assert_eq!(by_rule.filter(shared).collect::<Vec<_>>(), Vec::<&Vec<_>>::new());
    assert!((10_000..60_000).contains(&count), "{count} spellings by rule");
}

/// The spellings by rule of a table's entities, by key.
fn compiled(table: &str) -> Vec<(String, Vec<String>)> {
    let mut gazetteer = Gazetteer::default();
    gazetteer.push(Layer::open(Bytes::Owned(compile(read_table("t", table).unwrap()).unwrap())).unwrap());
    let entities = (0..gazetteer.entity_count()).map(|id| gazetteer.entity(EntityId(id)));
    entities.map(|entity| (entity.key().to_owned(), entity.spellings().map(str::to_owned).collect())).collect()
}

#[test]
fn a_spelling_that_two_would_have_or_another_has_is_dropped() {
    let list = "id\tkind\tname\taliases\tcountry\n";
    let a = "person.a\tperson\tViktor Orban\t\tstate.hungary\n";
    let rows = |other: &str| compiled(&format!("{list}{a}{other}")).remove(0).1;
    assert_eq!(rows(""), ["Orban Viktor"]);
    assert_eq!(rows("person.b\tperson\tB\tOrban Viktor\tstate.x\n"), [""; 0]);
    assert_eq!(rows("ignore.b\tignore\tOrbán-Viktor\t\t\n"), [""; 0]);
    let both = compiled(&format!("{list}{a}person.b\tperson\tViktor Orbán\t\tstate.hungary\n"));
    assert!(both.iter().all(|(_, spellings)| spellings.is_empty()), "{both:?}");
    // What the list says itself holds, with its rules.
    let own = "person.a\tperson\tViktor Orban\tOrban Viktor|context\tstate.hungary\n";
    assert_eq!(compiled(&format!("{list}{own}")), [("person.a".to_owned(), Vec::new())]);
}

#[test]
fn a_list_on_top_takes_no_name_away_by_rule() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.tsv");
    // By Wade-Giles and with the family name first they would be others that the list below names.
    let table = "kind\tname\tcountry\nperson\tAbe Shinzo\tstate.japan\nperson\tJinping Xi\tstate.japan\n";
    std::fs::write(&path, table).unwrap();
    let mut gazetteer = Gazetteer::builtin();
    gazetteer.load(&path).unwrap();
    for key in ["person.abe-shinzo", "person.jinping-xi"] {
        let entity = gazetteer.entity(gazetteer.find(key).unwrap());
        assert!(entity.spellings().all(|spelling| !["Shinzo Abe", "Xi Jinping"].contains(&spelling)), "{key}");
    }
}
