//! Holds that names from all over the world and from many years resolve as a reader would, each in a sentence that says nothing else.

use std::sync::LazyLock;

use kg::gazetteer::Gazetteer;
use kg::recognize::{Publication, RecognizeOptions, Recognizer};
use kg::text::segment;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::builtin);

/// The keys of what a name means alone, joined.
fn meaning(name: &str, date: Option<&str>, language: Option<&str>) -> String {
    let publication = Publication { date: date.and_then(|date| date.parse().ok()), language };
    let recognizer = Recognizer::new(&GAZETTEER, RecognizeOptions { discover: None, ..RecognizeOptions::default() });
    let text = format!("Much was said of {name} on that day.");
    let found = recognizer.recognize(&text, &segment(&text), publication);
    let keys: Vec<_> = found.mentions.iter().map(|mention| GAZETTEER.entity(mention.entity).key()).collect();
    keys.join(" ")
}

/// Rows of a key and its names, divided by `;`. A name may be followed by `@` and a date, or a language.
fn check(rows: &str) {
    let mut faults = Vec::new();
    for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let (key, names) = row.split_once(':').expect("a key and names");
        for name in names.split(';') {
            let (name, at) = name.trim().split_once('@').map_or((name.trim(), None), |(name, at)| (name, Some(at)));
            let date = at.filter(|at| at.starts_with(|c: char| c.is_ascii_digit()));
            let language = at.filter(|_| date.is_none());
            let found = meaning(name, date, language);
            if found != key {
                faults.push(format!("{name}: expected {key}, found {found:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[expect(clippy::too_many_lines, reason = "a table")]
#[test]
fn persons() {
    check(
        "person.kim-jong-un: Kim Jong Un; Kim Jong-un; Kim Jong-Un; 김정은; 金正恩; Ким Чен Ын
        person.kim-il-sung: Kim Il Sung; Kim Il-sung; 김일성; 金日成
        person.xi-jinping: Xi Jinping; 习近平; 習近平; Си Цзиньпин; 시진핑
        person.mao-zedong: Mao Zedong; Mao Tse-tung; 毛泽东; 毛澤東
        person.deng-xiaoping: Deng Xiaoping; 邓小平
        person.tsai-ing-wen: Tsai Ing-wen; 蔡英文
        person.shinzo-abe: Shinzo Abe; Shinzō Abe; 安倍晋三
        person.moon-jae-in: Moon Jae-in; Moon Jae In; 문재인
        person.park-chung-hee: Park Chung-hee; Park Chung Hee; 박정희
        person.ho-chi-minh: Ho Chi Minh; Hồ Chí Minh
        person.aung-san-suu-kyi: Aung San Suu Kyi
        person.lee-kuan-yew: Lee Kuan Yew; 李光耀
        person.mahathir-mohamad: Mahathir Mohamad; Mahathir bin Mohamad
        person.suharto: Suharto; Soeharto
        person.sukarno: Sukarno
        person.ferdinand-marcos: Ferdinand Marcos
        person.norodom-sihanouk: Norodom Sihanouk
        person.jawaharlal-nehru: Jawaharlal Nehru
        person.indira-gandhi: Indira Gandhi
        person.narendra-modi: Narendra Modi; नरेन्द्र मोदी
        person.benazir-bhutto: Benazir Bhutto
        person.imran-khan: Imran Khan
        person.sheikh-hasina: Sheikh Hasina
        person.hamid-karzai: Hamid Karzai
        person.gamal-abdel-nasser: Gamal Abdel Nasser; جمال عبد الناصر
        person.anwar-sadat: Anwar Sadat; Anwar el-Sadat; Anwar al-Sadat
        person.muammar-gaddafi: Muammar Gaddafi; Muammar Qaddafi; Moammar Gadhafi; معمر القذافي
        person.saddam-hussein: Saddam Hussein; صدام حسين
        person.bashar-al-assad: Bashar al-Assad; Bashar Assad; بشار الأسد
        person.yasser-arafat: Yasser Arafat; Yasir Arafat; ياسر عرفات
        person.mahmoud-abbas: Mahmoud Abbas; محمود عباس
        person.benjamin-netanyahu: Benjamin Netanyahu; Binyamin Netanyahu; בנימין נתניהו
        person.golda-meir: Golda Meir
        person.ruhollah-khomeini: Ruhollah Khomeini; Ayatollah Khomeini
        person.hassan-rouhani: Hassan Rouhani; Hassan Rohani; حسن روحانی
        person.recep-tayyip-erdogan: Recep Tayyip Erdoğan; Recep Tayyip Erdogan; Tayyip Erdogan
        person.mustafa-kemal-ataturk: Mustafa Kemal Atatürk
        person.nelson-mandela: Nelson Mandela
        person.robert-mugabe: Robert Mugabe
        person.kwame-nkrumah: Kwame Nkrumah
        person.patrice-lumumba: Patrice Lumumba
        person.mobutu-sese-seko: Mobutu Sese Seko
        person.haile-selassie: Haile Selassie
        person.abiy-ahmed: Abiy Ahmed
        person.paul-kagame: Paul Kagame
        person.muhammadu-buhari: Muhammadu Buhari
        person.fidel-castro: Fidel Castro; Фидель Кастро
        person.hugo-chavez: Hugo Chávez; Hugo Chavez
        person.salvador-allende: Salvador Allende
        person.augusto-pinochet: Augusto Pinochet
        person.juan-peron: Juan Perón; Juan Domingo Perón
        person.luiz-inacio-lula-da-silva: Luiz Inácio Lula da Silva; Lula da Silva
        person.andres-manuel-lopez-obrador: Andrés Manuel López Obrador
        person.vladimir-putin: Vladimir Putin; Владимир Путин; 普京
        person.mikhail-gorbachev: Mikhail Gorbachev; Михаил Горбачёв; Михаил Горбачев
        person.nikita-khrushchev: Nikita Khrushchev; Никита Хрущёв
        person.volodymyr-zelensky: Volodymyr Zelensky; Volodymyr Zelenskyy; Volodymyr Zelenskiy; Vladimir Zelensky; Володимир Зеленський
        person.lech-walesa: Lech Wałęsa; Lech Walesa
        person.vaclav-havel: Václav Havel
        person.josip-broz-tito: Josip Broz Tito
        person.slobodan-milosevic: Slobodan Milošević; Slobodan Milosevic
        person.viktor-orban: Viktor Orbán
        person.charles-de-gaulle: Charles de Gaulle; General de Gaulle
        person.konrad-adenauer: Konrad Adenauer
        person.angela-merkel: Angela Merkel; 默克尔; Ангела Меркель
        person.margaret-thatcher: Margaret Thatcher
        person.winston-churchill: Winston Churchill
        person.john-f-kennedy: John F. Kennedy
        person.henry-kissinger: Henry Kissinger
        person.ban-ki-moon: Ban Ki-moon; 반기문
        person.kofi-annan: Kofi Annan
        person.boutros-boutros-ghali: Boutros Boutros-Ghali",
    );
}

#[test]
fn states() {
    check(
        "state.north-korea: North Korea; DPRK; D.P.R.K.; Democratic People’s Republic of Korea; 북한; 朝鲜; КНДР; Corea del Norte@es; Corée du Nord; Nordkorea@de
        state.south-korea: South Korea; ROK; Republic of Korea; 한국; 韩国; Südkorea@de
        state.china: China; PRC; People's Republic of China; 中国; Китай; الصين
        state.taiwan: Taiwan; 台湾; 臺灣
        state.japan: Japan; 日本; Япония
        state.vietnam: Vietnam; Viet Nam; Việt Nam
        state.myanmar: Myanmar; Burma
        state.cambodia: Cambodia
        state.sri-lanka: Sri Lanka; Ceylon
        state.bangladesh: Bangladesh; বাংলাদেশ
        state.iran: Iran; Islamic Republic of Iran; ایران; Persia
        state.iraq: Iraq; العراق
        state.syria: Syria; سوريا
        state.saudi-arabia: Saudi Arabia; KSA; السعودية
        state.united-arab-emirates: United Arab Emirates; UAE; U.A.E.; الإمارات
        state.israel: Israel; ישראל
        state.palestine: State of Palestine; Palestine
        state.turkey: Turkey; Türkiye; Turkiye; Турция
        state.egypt: Egypt; مصر
        state.ivory-coast: Ivory Coast; Côte d'Ivoire; Cote d’Ivoire
        state.dr-congo: Democratic Republic of the Congo; DR Congo; DRC; Congo-Kinshasa
        state.republic-of-the-congo: Republic of the Congo; Congo-Brazzaville
        state.eswatini: Eswatini; Swaziland
        state.zimbabwe: Zimbabwe
        state.rhodesia: Rhodesia
        state.cape-verde: Cape Verde; Cabo Verde
        state.south-sudan: South Sudan
        state.tanzania: Tanzania
        state.burkina-faso: Burkina Faso
        state.russia: Russia; Russian Federation; Россия; 俄罗斯; 러시아
        state.soviet-union: Soviet Union; USSR; U.S.S.R.; СССР; 苏联
        state.ukraine: Ukraine; Україна
        state.belarus: Belarus; Byelorussia; Беларусь
        state.moldova: Moldova
        state.czech-republic: Czech Republic; Czechia
        state.czechoslovakia: Czechoslovakia
        state.yugoslavia: Yugoslavia
        state.north-macedonia: North Macedonia
        state.east-germany: East Germany; German Democratic Republic; GDR
        state.west-germany: West Germany
        state.germany: Germany; Deutschland; Allemagne@fr; Alemania@es; Niemcy@pl; 德国
        state.netherlands: Netherlands; Holland
        state.united-kingdom: United Kingdom; UK; U.K.; Great Britain; Royaume-Uni
        state.united-states: United States; USA; U.S.; United States of America; 美国; США; Estados Unidos
        state.mexico: Mexico; México
        state.brazil: Brazil; Brasil@pt
        state.haiti: Haiti; Haïti
        state.east-timor: East Timor; Timor-Leste
        state.papua-new-guinea: Papua New Guinea
        state.new-zealand: New Zealand; Aotearoa
        state.kosovo: Kosovo
        state.holy-see: Holy See
        state.biafra: Biafra
        state.north-vietnam: North Vietnam
        state.south-yemen: South Yemen",
    );
}

/// States of the past, each by names of its own; what is now a state keeps its names.
#[expect(clippy::too_many_lines, reason = "a table")]
#[test]
fn states_of_the_past() {
    check(
        "state.assyria: Assyria; Neo-Assyrian Empire; Assyrian Empire; 亚述; Ассирия
        state.babylonia: Babylonia; Babylonian Empire
        state.elam: Elam; Elamite
        state.urartu: Urartu; Урарту
        state.phrygia: Phrygia
        state.lydia: Kingdom of Lydia; Lydian Empire
        state.media: Median Empire; Medes
        state.achaemenid-empire: Achaemenid Empire; Achaemenid Persia; Persian Empire; アケメネス朝
        state.parthian-empire: Parthian Empire; Parthia
        state.sasanian-empire: Sasanian Empire; Sassanid Empire; Sassanids
        state.seleucid-empire: Seleucid Empire; Seleucids
        state.ptolemaic-kingdom: Ptolemaic Kingdom; Ptolemaic Egypt
        state.macedon: Macedon; Kingdom of Macedonia
        state.ancient-egypt: Ancient Egypt; ancient Egypt; 古埃及
        state.carthage: Carthaginian Empire; ancient Carthage
        state.roman-republic: Roman Republic
        state.roman-empire: Roman Empire; Western Roman Empire; 罗马帝国; Римская империя
        state.byzantine-empire: Byzantine Empire; Eastern Roman Empire; Byzantines; Византия
        state.maurya-empire: Maurya Empire; Mauryan
        state.mughal-empire: Mughal Empire; Mughals; ムガル帝国
        state.maratha-empire: Maratha Empire; Maratha Confederacy
        state.magadha: Magadha
        state.qin-dynasty: Qin dynasty; Qin Dynasty; 秦朝
        state.han-dynasty: Han dynasty; Eastern Han; 漢朝
        state.ming-dynasty: Ming dynasty; Great Ming; 明朝
        state.yuan-dynasty: Yuan Dynasty; 元朝
        state.goryeo: Goryeo; 高丽
        state.silla: Silla; 신라
        state.tokugawa-shogunate: Tokugawa shogunate; Tokugawa Shogunate; 江戸幕府
        state.kievan-rus: Kievan Rus'; Kievan Rus’; Kyivan Rus; Киевская Русь
        state.golden-horde: Golden Horde; Золотая Орда
        state.crown-of-aragon: Crown of Aragon
        state.kingdom-of-castile: Kingdom of Castile
        state.county-of-urgell: County of Urgell
        state.duchy-of-athens: Duchy of Athens
        state.republic-of-venice: Republic of Venice; Venetian Republic; Repubblica di Venezia
        state.habsburg-monarchy: Habsburg Monarchy; Habsburg Empire@1700; Hapsburg Monarchy; Габсбургская монархия
        state.austria-hungary: Austria-Hungary; Austro-Hungarian Empire
        state.austrian-empire: Austrian Empire; Kaisertum Österreich
        state.polish-lithuanian-commonwealth: Polish–Lithuanian Commonwealth; Polish-Lithuanian Commonwealth; Poland-Lithuania; Речь Посполитая
        state.denmark-norway: Denmark–Norway; Denmark-Norway
        state.swedish-empire: Swedish Empire
        state.dutch-republic: Dutch Republic; Republic of the Seven United Netherlands
        state.holy-roman-empire: Holy Roman Empire; Heiliges Römisches Reich; 神聖ローマ帝国
        state.kingdom-of-saxony: Kingdom of Saxony; Electorate of Saxony
        state.kingdom-of-bavaria: Kingdom of Bavaria
        state.papal-states: Papal States; Kirchenstaat@de
        state.kingdom-of-the-two-sicilies: Kingdom of the Two Sicilies
        state.kingdom-of-sardinia: Kingdom of Sardinia
        state.safavid-iran: Safavid Empire; Safavids
        state.mali-empire: Mali Empire
        state.songhai-empire: Songhai Empire
        state.kingdom-of-kongo: Kingdom of Kongo
        state.kingdom-of-aksum: Kingdom of Aksum; Aksumite Empire
        state.sokoto-caliphate: Sokoto Caliphate
        state.inca-empire: Inca Empire; Imperio inca
        state.aztec-empire: Aztec Empire
        state.gran-colombia: Gran Colombia
        state.republic-of-texas: Republic of Texas
        state.kingdom-of-hawaii: Kingdom of Hawaii; Hawaiian Kingdom
        state.confederate-states: Confederate States of America; Confederate States
        state.orange-free-state: Orange Free State
        state.south-african-republic: Transvaal; South African Republic
        state.habsburg-netherlands: Spanish Netherlands
        state.austrian-netherlands: Austrian Netherlands
        state.ruanda-urundi: Ruanda-Urundi
        state.portuguese-ceylon: Portuguese Ceylon
        state.french-indochina: French Indochina; Indochine française
        state.french-west-africa: French West Africa
        state.allied-occupied-germany: Allied-occupied Germany
        state.federal-state-of-austria: Federal State of Austria
        state.first-austrian-republic: First Austrian Republic
        state.first-czechoslovak-republic: First Czechoslovak Republic
        state.slovak-republic-1939: Slovak State
        state.far-eastern-republic: Far Eastern Republic
        state.habsburg-spain: Habsburg Spain
        state.kingdom-of-england: Kingdom of England
        state.kingdom-of-scotland: Kingdom of Scotland
        state.kingdom-of-great-britain: Kingdom of Great Britain
        state.united-kingdom-of-great-britain-and-ireland: United Kingdom of Great Britain and Ireland
        state.kingdom-of-france: Kingdom of France; Royaume de France; Reino de Francia@es
        state.free-france: Free France
        agency.axis-powers: Axis powers; Axis Powers
        agency.central-powers: Central Powers
        agency.allies-of-world-war-ii: Allies of World War II; Western Allies
        agency.hanseatic-league: Hanseatic League
        state.iran: Persia; Persia@2020
        state.thailand: Siam
        state.hungary: Hungary; Kingdom of Hungary
        state.north-macedonia: Macedonia
        state.benin: Benin
        state.mali: Mali
        state.france: France; French Republic",
    );
    for nothing in ["Media", "Lydia", "Allies", "Axis", "Confederate", "Pontus", "Kush", "Media@2020-01-01"] {
        let (name, date) = nothing.split_once('@').map_or((nothing, None), |(name, date)| (name, Some(date)));
        assert_eq!(meaning(name, date, None), "", "{name}");
    }
}

/// Capitals in the years in which they were; cities that never were one, or bear the name of one, are none.
#[test]
fn capitals_of_the_past_and_towns_of_the_same_name() {
    check(
        "state.south-vietnam: Saigon; Saigon@1968-01-30
        state.russian-empire: Petrograd; Petrograd@1915-06-01
        state.china: Peking
        state.myanmar: Rangoon",
    );
    let nothing = [
        "Leningrad",
        "Stalingrad",
        "Bombay",
        "Ленинград",
        "Constantinople",
        "Paris, Texas",
        "Paris, Ky.",
        "Moscow, Idaho",
        "Lebanon, Pa.",
        "Peru, Indiana",
        "Cuba, Missouri",
        "Athens, Ga.",
        "Marietta, Georgia",
        "Bellevue, Washington",
        "the Georgia governor",
        "Georgia and North Carolina",
        "Pennsylvania, Georgia and Nevada",
    ];
    for name in nothing {
        assert_eq!(meaning(name, None, None), "", "{name}");
    }
    for (text, expected) in [
        ("Atlanta where Georgia votes", ""),
        ("Tbilisi where Georgia votes", "state.georgia state.georgia"),
        ("the Georgia Senate runoff, and of Georgians", ""),
        ("the Georgian vote in Georgia", "state.georgia state.georgia"),
        ("London, New York and Tokyo", "state.united-kingdom state.japan"),
        ("Paris, Miss Smith", "state.france"),
    ] {
        assert_eq!(meaning(text, None, None), expected, "{text}");
    }
}

#[test]
fn agencies() {
    check(
        "agency.united-nations: United Nations; UN; U.N.; ONU@fr; ООН; 联合国; الأمم المتحدة
        agency.un-security-council: UN Security Council; UNSC; 联合国安理会; Совет Безопасности ООН
        agency.iaea: IAEA; International Atomic Energy Agency; МАГАТЭ
        agency.nato: NATO; North Atlantic Treaty Organization; НАТО; OTAN@fr
        agency.european-union: European Union; EU; ЕС
        agency.european-commission: European Commission
        agency.african-union: African Union
        agency.arab-league: Arab League; League of Arab States
        agency.asean: ASEAN; Association of Southeast Asian Nations
        agency.opec: OPEC
        agency.icrc: ICRC; International Committee of the Red Cross
        agency.icc: International Criminal Court
        agency.icj: International Court of Justice
        agency.imf: International Monetary Fund
        agency.world-bank: World Bank
        agency.who: World Health Organization; WHO
        agency.wto: World Trade Organization
        agency.mercosur: Mercosur; Mercosul
        agency.osce: OSCE
        agency.cia: CIA; Central Intelligence Agency
        agency.kgb: KGB@1980; КГБ@1980
        agency.mossad: Mossad
        agency.uk-mi6: MI6
        agency.hamas: Hamas; حماس
        agency.hezbollah: Hezbollah; Hizbollah; Hizbullah; حزب الله
        agency.taliban: Taliban
        agency.al-qaeda: al-Qaeda; Al Qaeda; al-Qaida
        agency.islamic-state: Islamic State; ISIS; ISIL; Daesh
        agency.boko-haram: Boko Haram
        agency.farc: FARC
        agency.plo: PLO; Palestine Liberation Organization
        agency.anc: African National Congress
        agency.workers-party-of-korea: Workers' Party of Korea; Workers’ Party of Korea
        agency.communist-party-of-china: Communist Party of China; Chinese Communist Party
        agency.pla: People's Liberation Army
        agency.kcna: KCNA; Korean Central News Agency
        agency.xinhua: Xinhua; Xinhua News Agency; 新华社
        agency.tass: TASS; ТАСС
        agency.reuters: Reuters
        agency.al-jazeera: Al Jazeera; Al-Jazeera
        agency.us-state-department: U.S. State Department; US Department of State
        agency.us-defense-department: Pentagon; US Department of Defense
        agency.russia-gazprom: Gazprom; Газпром
        agency.russia-rosatom: Rosatom
        agency.saudi-aramco: Saudi Aramco
        agency.knesset: Knesset
        agency.germany-bundestag: Bundestag
        agency.russia-state-duma: State Duma
        agency.amnesty: Amnesty International
        agency.human-rights-watch: Human Rights Watch
        agency.msf: Médecins Sans Frontières; Doctors Without Borders
        agency.league-of-nations: League of Nations
        agency.warsaw-treaty-organization: Warsaw Treaty Organization",
    );
}

#[test]
fn treaties() {
    check(
        "treaty.npt: Non-Proliferation Treaty; Nuclear Non-Proliferation Treaty; Treaty on the Non-Proliferation of Nuclear Weapons
        treaty.ctbt: CTBT; Comprehensive Nuclear-Test-Ban Treaty; Comprehensive Test Ban Treaty
        treaty.start-i: START I
        treaty.new-start: New START; New START Treaty
        treaty.inf-treaty: INF Treaty; Intermediate-Range Nuclear Forces Treaty
        treaty.abm-treaty: ABM Treaty; Anti-Ballistic Missile Treaty
        treaty.cwc: Chemical Weapons Convention
        treaty.bwc: Biological Weapons Convention
        treaty.ottawa-convention: Ottawa Treaty; Mine Ban Treaty
        treaty.jcpoa: JCPOA; Joint Comprehensive Plan of Action; Iran nuclear deal
        treaty.paris-agreement: Paris Agreement; Paris Climate Agreement
        treaty.kyoto-protocol: Kyoto Protocol
        treaty.montreal-protocol: Montreal Protocol
        treaty.unclos: UNCLOS; UN Convention on the Law of the Sea
        treaty.geneva-conventions: Geneva Conventions; Geneva Convention
        treaty.rome-statute: Rome Statute
        treaty.un-charter: UN Charter; Charter of the United Nations
        treaty.north-atlantic-treaty: North Atlantic Treaty
        treaty.maastricht-treaty: Maastricht Treaty
        treaty.lisbon-treaty: Lisbon Treaty; Treaty of Lisbon
        treaty.treaty-of-rome: Treaty of Rome
        treaty.schengen-agreement: Schengen Agreement
        treaty.helsinki-final-act: Helsinki Final Act; Helsinki Accords
        treaty.camp-david-accords: Camp David Accords
        treaty.oslo-accords: Oslo Accords
        treaty.abraham-accords: Abraham Accords
        treaty.dayton-agreement: Dayton Agreement; Dayton Accords; Dayton Peace Agreement
        treaty.good-friday-agreement: Good Friday Agreement; Belfast Agreement
        treaty.minsk-ii: Minsk II
        treaty.budapest-memorandum: Budapest Memorandum
        treaty.korean-armistice-agreement: Korean Armistice Agreement
        treaty.agreed-framework: Agreed Framework
        treaty.panmunjom-declaration: Panmunjom Declaration
        treaty.treaty-of-san-francisco: Treaty of San Francisco; San Francisco Peace Treaty
        treaty.simla-agreement: Simla Agreement
        treaty.indus-waters-treaty: Indus Waters Treaty
        treaty.anzus: ANZUS Treaty
        treaty.treaty-of-tlatelolco: Treaty of Tlatelolco
        treaty.treaty-of-rarotonga: Treaty of Rarotonga
        treaty.treaty-of-pelindaba: Treaty of Pelindaba
        treaty.rio-treaty: Rio Treaty; Inter-American Treaty of Reciprocal Assistance
        treaty.nafta: NAFTA; North American Free Trade Agreement
        treaty.usmca: USMCA
        treaty.rcep: RCEP; Regional Comprehensive Economic Partnership
        treaty.treaty-of-versailles: Treaty of Versailles; Versailles Treaty
        treaty.molotov-ribbentrop-pact: Molotov-Ribbentrop Pact; Molotov–Ribbentrop Pact
        treaty.arusha-accords: Arusha Accords
        treaty.lome-peace-accord: Lomé Peace Accord; Lome Peace Agreement
        treaty.pretoria-agreement: Pretoria Agreement
        treaty.taif-agreement: Taif Agreement; Taif Accord
        treaty.black-sea-grain-initiative: Black Sea Grain Initiative
        treaty.montreux-convention: Montreux Convention
        treaty.outer-space-treaty: Outer Space Treaty
        treaty.antarctic-treaty: Antarctic Treaty
        treaty.refugee-convention: 1951 Refugee Convention; Refugee Convention",
    );
}
