//! Holds which states are found in texts of a language: by inflected names, adjectives and peoples, and by compounds of one character a state.
//!
//! In each row the mentions stand in braces, with the key, that of a state without its kind: `Переговоры с {Китаем|china}`. What stands outside
//! of braces must not be found.

mod braces;

use std::fmt::Write;
use std::sync::LazyLock;

use kg::gazetteer::Gazetteer;
use kg::recognize::{Publication, RecognizeOptions, Recognizer};
use kg::text::segment;

use braces::plain;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::builtin);

/// Names that no list has are held elsewhere.
const OPTIONS: RecognizeOptions = RecognizeOptions { demonyms: true, metonyms: true, discover: None };

/// A text with what is found in it in braces.
fn marked(text: &str, language: Option<&str>) -> String {
    let mut row = String::new();
    let mut at = 0;
    let publication = Publication { date: None, language };
    let recognition = Recognizer::new(&GAZETTEER, OPTIONS).recognize(text, &segment(text), publication);
    for mention in recognition.mentions {
        let span = mention.span.range();
        let key = GAZETTEER.entity(mention.entity).key();
        let key = key.strip_prefix("state.").unwrap_or(key);
        let _ = write!(row, "{}{{{}|{key}}}", &text[at..span.start], &text[span.clone()]);
        at = span.end;
    }
    row + &text[at..]
}

/// Fails with all rows that differ.
fn check(language: Option<&str>, rows: &[&str]) {
    braces::check(rows.iter().map(|row| (*row, marked(&plain(row), language))));
}

#[rustfmt::skip]
#[test]
fn russian() {
    check(Some("ru"), &[
        "Переговоры между {Китаем|china} и {Россией|russia} прошли в Женеве.",
        "Делегация из {Китая|china} приехала к нам без {Ирана|iran}.",
        "{Китайские|china} власти и {американская|united-states} делегация обсудили {российско|russia}-{китайский|china} договор.",
        "В {Южной Корее|south-korea} сообщили о ракете, запущенной {Северной Кореей|north-korea}.",
        "{КНДР|north-korea} и {США|united-states} молчат, а {Россию|russia} спросили.",
        "{Соединённых Штатов|united-states}, {Соединенным Штатам|united-states} и {Объединённых Арабских Эмиратов|united-arab-emirates}",
        "{Швейцарцы|switzerland} договорились с {израильтянами|israel}, а {украинцам|ukraine} и {белорусам|belarus} отказали.",
        "Против {немцев|germany} и {чехов|czech-republic} играли {французы|france}.",
        "{Саудовской Аравии|saudi-arabia} предложили мир с {Йеменом|yemen}.",
        "Посол {Великобритании|united-kingdom} в {Польше|poland} встретился с {турецким|turkey} министром.",
        "{Американо|united-states}-{китайские|china} переговоры продолжились.",
        "Президенту {Украины|ukraine} позвонили из {Евросоюза|agency.european-union}.",
        "{Советского Союза|soviet-union} больше нет.",
        "В {Индии|india} и на {Филиппинах|philippines}, в {Нидерландах|netherlands} и на {Мальдивах|maldives}",
        "В водах Индийского океана и Южно-Китайского моря спокойно.",
        "Он говорит на китайском языке и читает по-русски.",
        "Антон Чехов и {Борис Немцов|person.boris-nemtsov}",
        "В самое трудное время он отдал кубы и перу.",
        "Войска {Сербии|serbia} и {сербские|serbia} сёла",
    ]);
}

#[rustfmt::skip]
#[test]
fn german() {
    check(Some("de"), &[
        "Die {chinesische|china} Regierung traf den {französischen|france} Präsidenten in der {Türkei|turkey}.",
        "{Chinas|china} Außenminister lobte die Politik {Deutschlands|germany} und {Frankreichs|france}.",
        "Ein {Franzose|france} und zwei {Chinesen|china} sprachen mit {US-amerikanischen|united-states} Diplomaten.",
        "Die {Deutsche Bank|agency.deutsche-bank} bleibt im {deutschen|germany} Markt.",
        "Er reiste in die {Vereinigten Staaten|united-states} und durch die Gebiete der {Russischen Föderation|russia}.",
        "{Inder|india}, {Briten|united-kingdom}, {Amerikaner|united-states} und {Iranerinnen|iran} warteten.",
        "Der {deutsch|germany}-{französische|france} Gipfel endete mit einem {italienischen|italy} Vorschlag.",
        "Die {nordkoreanischen|north-korea} Raketen flogen über {südkoreanisches|south-korea} Gebiet.",
        "{Israelis|israel} und {Palästinenser|palestine} verhandeln wieder.",
        "{Sowjetische|soviet-union} Truppen und {polnische|poland} Bauern",
        "Die {schweizerische|switzerland} und die {österreichische|austria} Seite",
        "Das Schiff fuhr im Indischen Ozean und im Südchinesischen Meer.",
        "Sie spricht auf Chinesisch und lernt die russische Sprache.",
        "Die {indische|india} Delegation lud den {Inder|india} zum Tee.",
        "Lateinamerikanische und afrikanische Staaten",
        "Pole und Erde, Este und Finne",
        "Der Bund der {Türken|turkey} und {Griechen|greece}",
    ]);
}

#[rustfmt::skip]
#[test]
fn spanish() {
    check(Some("es"), &[
        "El gobierno {chino|china} y la diplomacia {francesa|france} llegaron a {Turquía|turkey}.",
        "Las tropas {rusas|russia} y el presidente {estadounidense|united-states} hablaron.",
        "La delegación {china|china} se reunió con los {iraníes|iran} y las {surcoreanas|south-korea}.",
        "Los {alemanes|germany}, los {británicos|united-kingdom} y los {israelíes|israel} firmaron.",
        "Las conversaciones {franco|france}-{alemanas|germany} siguen.",
        "Los {indios|india} llegaron a la {India|india}.",
        "Los indios del Amazonas protestaron.",
        "La parte {saudí|saudi-arabia} y el enviado {catarí|qatar}",
        "El régimen {sirio|syria} y los kurdos",
        "Los {venezolanos|venezuela} cruzaron la frontera {colombiana|colombia}.",
        "El {español|spain} lo aprendió en chino.",
        "El señor Griego y la señora Polaco cenaron.",
        "La lengua francesa y el idioma japonés",
        "Los países americanos y los africanos",
        "El ejército {ucraniano|ukraine} y la marina {polaca|poland}",
        "Fines y medios, {mongoles|mongolia} y {fineses|finland}",
    ]);
}

#[rustfmt::skip]
#[test]
fn french() {
    check(Some("fr"), &[
        "Le gouvernement {chinois|china} et les autorités {françaises|france} ont parlé.",
        "Les {Américains|united-states} ont reçu une délégation {sud-coréenne|south-korea}.",
        "Les relations {sino|china}-{américaines|united-states} et les négociations {franco|france}-{allemandes|germany}",
        "Les {Israéliens|israel} et la partie {saoudienne|saudi-arabia}",
        "La présidence {suisse|switzerland}, {belge|belgium}, {turque|turkey} ou {grecque|greece}",
        "Les forces {russes|russia} ont quitté le territoire {ukrainien|ukraine}.",
        "L'armée {syrienne|syria} et les milices {libanaises|lebanon}",
        "Des {Nigériens|niger} et des {Nigérians|nigeria}",
        "L'océan Indien reste calme.",
        "Les {Indiens|india} ont quitté l'{Inde|india}.",
        "Les Indiens d'Amérique",
        "Il parle en chinois et étudie la langue russe.",
        "{Crédit Suisse|agency.credit-suisse} a perdu.",
        "La {Chine|china} et le {Japon|japan}, l'{Espagne|spain} et la {Grande-Bretagne|united-kingdom}",
        "Les tropes et les bulles, la tonne et le malin",
        "Une {Irlandaise|ireland} et un {Norvégien|norway}",
    ]);
}

#[rustfmt::skip]
#[test]
fn arabic() {
    check(Some("ar"), &[
        "أعلنت الحكومة {الصينية|china} والرئيس {الروسي|russia} ذلك",
        "العلاقات مع {الصين|china} {وروسيا|russia} {وفرنسا|france}",
        "زيارة {لإسرائيل|israel} {وللولايات المتحدة|united-states}",
        "قال {للصينيين|china} {والأميركيين|united-states} إن الوقت حان",
        "القوات {الكورية الجنوبية|south-korea} {والكوريين الشماليين|north-korea}",
        "{وبإيران|iran} {وبالعراق|iraq}",
        "وفد {سعودي|saudi-arabia} ووفد {مصري|egypt}",
        "في المحيط الهندي هدوء",
        "{محمد شياع السوداني|person.mohammed-shia-al-sudani} رئيس الوزراء",
        "الحكومة {السودانية|sudan} والجيش {الإسرائيلي|israel}",
        "{الأتراك|turkey} {والروس|russia} {والألمان|germany}",
        "{الاتحاد السوفييتي|soviet-union} والجيش {السوفيتي|soviet-union}",
        "{كاليابان|japan} {والهند|india}",
        "باللغة الصينية وباللغة الروسية",
        "صندوق استثمار وسوق مالية",
        "{التركية|turkey} {والتونسيين|tunisia} {والأوكرانيون|ukraine}",
    ]);
}

#[rustfmt::skip]
#[test]
fn chinese() {
    check(Some("zh"), &[
        "{中国|china}和{美国|united-states}的代表会谈。",
        "{中|china}{美|united-states}关系紧张。",
        "{美|united-states}{日|japan}{韩|south-korea}举行联合军演。",
        "{中|china}{美|united-states}两国元首在日内瓦会晤。",
        "{中|china}、{美|united-states}、{俄|russia}三国外长发表声明。",
        "{俄|russia}{乌|ukraine}局势与{巴|palestine}{以|israel}局势",
        "{印|india}{巴|pakistan}边境再次交火。",
        "{英|united-kingdom}{法|france}{德|germany}三国要求{伊朗|iran}遵守协议。",
        "{中|china}{韩|south-korea}、{朝|north-korea}{美|united-states}分别谈判。",
        "{中|china}{法|france}建交六十年",
        "9日{中|china}{美|united-states}会谈。",
        "中美洲国家和北美自由贸易区",
        "{美|united-states}{中|china}不足的是，传统美德丢失了。",
        "发展中国家需要援助，{中国|china}也愿意。",
        "上海地铁开通，{海地|haiti}总统说。",
        "今日本报讯，{日本|japan}首相说。",
        "其中{美国|united-states}占多数，沿途中美丽的风景。",
        "台中市与中英文对照",
        "朝日新闻报道",
        "以{美国|united-states}为首，中法院判决",
        "{中|china}{欧|agency.european-union}班列抵达，中{日本|japan}土企业",
        "以德报怨，日以继夜",
    ]);
}

#[rustfmt::skip]
#[test]
fn korean() {
    check(Some("ko"), &[
        "{한|south-korea}{미|united-states} 정상회담이 열렸다.",
        "{한|south-korea}{미|united-states}동맹을 강화하기로 했다.",
        "{한|south-korea}{미|united-states}{일|japan}은 {미|united-states}{중|china} 갈등을 논의했다.",
        "정부는 {한|south-korea}·{미|united-states}·{일|japan} 3국의 협력을 강조했다고 밝혔다.",
        "{북|north-korea}{중|china}{러|russia} 밀착과 {북|north-korea}{러|russia} 조약",
        "{북|north-korea}{미|united-states} 정상회담이 하노이에서 결렬됐다.",
        "{남|south-korea}{북|north-korea} 관계와 {남|south-korea}{북|north-korea}한의 대화",
        "{한|south-korea}{일|japan} 양국은 합의했다.",
        "한미약품과 한일시멘트의 주가가 올랐다.",
        "북미 시장에서 자동차 판매가 늘었다.",
        "함께 일한 관계자는 말했다.",
        "북중미 월드컵이 열린다.",
        "미소 외교와 일러스트",
        "{미국|united-states}측은 {중국|china}측에 항의했고 {한국|south-korea}인과 {일본|japan}인이 만났다.",
        "{미국|united-states}산 쇠고기와 중국집 음식",
        "{러시아|russia}의 침공과 {우크라이나|ukraine}에서의 전쟁",
        "중소기업과 {한|south-korea}{중|china} 무역",
        "사이드 미러는 깨졌다.",
        "{韓|south-korea}{美|united-states} 정상과 {美|united-states}{中|china} 갈등",
        "美 대통령은 말했다.",
        "중학교와 독일어",
    ]);
}

#[rustfmt::skip]
#[test]
fn japanese() {
    check(Some("ja"), &[
        "{日|japan}{米|united-states}首脳会談がワシントンで開かれた。",
        "{日|japan}{中|china}関係と{米|united-states}{朝|north-korea}協議は停滞している。",
        "{日|japan}{米|united-states}{韓|south-korea}は共同演習を行った。",
        "{中|china}{ロ|russia}が反発した。",
        "{日|japan}{米|united-states}{豪|australia}{印|india}の首脳が集まった。",
        "日中の気温は三十度になる。",
        "中米諸国と北米の企業は",
        "{朝日新聞|agency.asahi-shimbun}によると、独自の調査だった。",
        "集中豪雨が続いた。",
        "タイトルとスタイル、{チリ|chile}産のワイン",
        "対米交渉と{在日米軍|agency.us-forces-japan}の司令官は",
    ]);
}

#[rustfmt::skip]
#[test]
fn italian() {
    check(Some("it"), &[
        "il governo {cinese|china} e i soldati {russi|russia} con la delegazione {tedesca|germany}",
        "Gli {svizzeri|switzerland} e le autorità {turche|turkey}, i {polacchi|poland}",
        "Il professor Greco parla in cinese.",
    ]);
}

#[rustfmt::skip]
#[test]
fn portuguese() {
    check(Some("pt"), &[
        "o governo {chinês|china} e as autoridades {norte-americanas|united-states}",
        "os {israelenses|israel} e a delegação {alemã|germany}",
        "O senhor Polaco e a senhora Moreno",
    ]);
}

#[rustfmt::skip]
#[test]
fn ukrainian() {
    check(Some("uk"), &[
        "{Російські|russia} війська в {Україні|ukraine}, з {Польщею|poland} та {Угорщиною|hungary}",
        "уряд {Китаю|china} й {американський|united-states} посол",
    ]);
}

#[rustfmt::skip]
#[test]
fn english() {
    check(Some("en"), &[
        "The china shop sold chino trousers and an indio print.",
        "Die Inder and Franzose, chinois and suisse",
    ]);
}

#[rustfmt::skip]
#[test]
fn chinese_compounds() {
    check(Some("zh"), &[
        "{中|china}{日|japan}关系与{日|japan}{中|china}{韩|south-korea}合作",
        "{美|united-states}{中|china}贸易战与{韩|south-korea}{日|japan}合作",
        "法德轴心，{德|germany}{法|france}两国领导人",
        "{中|china}{英|united-kingdom}之间的争论，{中|china}{德|germany}三方",
        "{中|china}{朝|north-korea}友好年开幕，{朝中社|agency.kcna}报道",
        "{中|china}{俄|russia}{印|india}举行磋商，{美|united-states}{英|united-kingdom}{澳|australia}联盟",
        "{美|united-states}{以|israel}同盟与{黎|lebanon}{以|israel}边境",
        "{中|china}{越|vietnam}边界，{中|china}{菲|philippines}争端，{中|china}{缅|myanmar}边境",
        "{美|united-states}{墨|mexico}{加|canada}贸易协定",
        "{美|united-states}{欧|agency.european-union}达成一致，欧美市场上涨",
        "{中|china}{美|united-states}均表示，{美|united-states}{俄|russia}就核军控对话",
        "{中|china}{日|japan}、{中|china}{韩|south-korea}、{韩|south-korea}{日|japan}两场双边会谈",
        "{美|united-states}{伊|iran}核谈判重启",
        "{中|china}{美|united-states} 恢复对话",
        "{韓|south-korea}{美|united-states}同盟與{中|china}{美|united-states}關係",
        "集中{美军|agency.us-military}力量，空中美景",
        "美德与英德市，印度洋",
        "加印一千册，以法治国，依法德治",
        "日中天，中法官，德法官员",
        "意中人，以{中国|china}为例，中意此人",
        "越中越好，台中人",
        "北美加墨地区，拉美中产",
        "港澳台同胞，澳中餐厅",
        "东欧中欧国家",
        "英法语教学，中英双语",
        "9日中午，当日美股收盘",
        "石英法，道德法庭",
        "{白俄罗斯|belarus}，中白工业园",
    ]);
}

#[rustfmt::skip]
#[test]
fn korean_compounds() {
    check(Some("ko"), &[
        "{한|south-korea}{미|united-states}가 합의했고 {한|south-korea}{일|japan}이 반발했다.",
        "{한|south-korea}{중|china}{일|japan} 정상회의와 {한|south-korea}·{중|china} 관계",
        "{미|united-states}{북|north-korea} 대화와 {북|north-korea}{일|japan} 접촉",
        "{북|north-korea}{미|united-states} 대화가 재개되고 북미 대륙은 춥다.",
        "{북미자유무역협정|treaty.nafta}은 끝났다.",
        "{중|china}{러|russia} 군사훈련과 {한|south-korea}{러|russia} 수교",
        "{북|north-korea}{미|united-states} 간 협의와 북미 간호사",
        "{영|united-kingdom}{불|france} 연합군과 {한|south-korea}{독|germany} 경제 협력",
        "한영사전과 독불장군",
        "{남|south-korea}{북|north-korea}은 합의했다.",
        "{남|south-korea}{북|north-korea}{미|united-states} 정상이 만났고 남북미 대륙을 여행했다.",
        "한미반도체와 한미사이언스, 한미은행",
        "한일전이 열리고 한중록을 읽었다.",
        "영미 시와 미영이의 편지",
        "일중독과 {미|united-states}{일|japan}{러|russia} 논의",
        "{중|china}{일|japan} 갈등, 중미 국가",
        "조미료와 미소를 보냈다.",
        "美·中 무역협상, 北·美 대화",
        "北美 시장은 컸다.",
        "{한-미 FTA|treaty.korus-fta}와 {한미FTA|treaty.korus-fta}",
    ]);
}

#[rustfmt::skip]
#[test]
fn japanese_compounds() {
    check(Some("ja"), &[
        "{日|japan}{韓|south-korea}両国は合意した。",
        "{米|united-states}{ロ|russia}の対立と{独|germany}{仏|france}の協力",
        "英米文学、日中戦う",
        "全米{日本|japan}人会と白米、中米の国",
        "{日|japan}{朝|north-korea}交渉と朝日の差",
        "{日ソ共同宣言|treaty.japan-soviet-joint-declaration}",
        "{米|united-states}{中|china}、緊張高まる",
        "仏独立派と日独自の道",
    ]);
    check(Some("en"), &["{Seoul|south-korea} said 한미 and {Beijing|china} 中美关系."]);
}

#[rustfmt::skip]
#[test]
fn texts_of_unknown_language() {
    check(None, &[
        "{Norwegen|norway} und {Frankreich|france}",
        "chino pants, a suisse roll and a Franzose",
        "чиновники обсудили {китайские|china} товары",
        "العلاقات {الصينية|china}",
        "{中|china}{美|united-states}关系",
        "{日|japan}{米|united-states}関係の改善",
        "{한|south-korea}{미|united-states} 관계와 {韓|south-korea}{美|united-states} 동맹",
        "The {中|china}{美|united-states} relation",
    ]);
}
