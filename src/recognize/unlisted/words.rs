//! The words around and inside of names that say what they name, or that they are no names.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::recognize::given::{FAMILY_NAMES, GIVEN_NAMES};
use crate::text::token::tokenize;

/// What a word is to a name; one word may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u32);

impl Class {
    /// An ordinary word that begins a sentence.
    pub(super) const OPENER: Self = Self(1);
    /// A month, a weekday: never part of a name.
    pub(super) const CALENDAR: Self = Self(1 << 1);
    /// An office or a rank: what follows is a person.
    pub(super) const TITLE: Self = Self(1 << 2);
    /// Mr., Sheikh.
    pub(super) const HONORIFIC: Self = Self(1 << 3);
    /// What may stand before an office: deputy, foreign.
    pub(super) const TITLE_PART: Self = Self(1 << 4);
    /// What an office is of: Secretary of State.
    pub(super) const FIELD: Self = Self(1 << 5);
    /// A trade in small letters: spokesman, professor.
    pub(super) const ROLE: Self = Self(1 << 6);
    /// Said, told.
    pub(super) const SPEECH: Self = Self(1 << 7);
    /// The noun of a body: Ministry.
    pub(super) const AGENCY: Self = Self(1 << 8);
    /// Accord, convention.
    pub(super) const TREATY: Self = Self(1 << 9);
    /// River, province.
    pub(super) const PLACE: Self = Self(1 << 10);
    /// Lake, Mount: the place follows.
    pub(super) const PLACE_BEFORE: Self = Self(1 << 11);
    /// In, near.
    pub(super) const PLACE_PREPOSITION: Self = Self(1 << 12);
    /// Small words inside of names: de, bin.
    pub(super) const PARTICLE: Self = Self(1 << 13);
    /// Small words after the noun of a body: of, for.
    pub(super) const LINK: Self = Self(1 << 14);
    /// What says nothing alone: National, Central.
    pub(super) const GENERIC: Self = Self(1 << 15);
    /// Capitalized words that name none of what is looked for: Muslim, Internet.
    pub(super) const ORDINARY: Self = Self(1 << 16);
    /// What a hyphen ties to a name: -led, -based.
    pub(super) const SUFFIX: Self = Self(1 << 17);
    /// Abbreviations that are no names, and Roman numerals.
    pub(super) const ABBREVIATION: Self = Self(1 << 18);
    /// Words by which German is known, which capitalizes its nouns.
    pub(super) const GERMAN: Self = Self(1 << 19);
    pub(super) const GIVEN: Self = Self(1 << 20);
    /// Family names that stand first.
    pub(super) const FAMILY: Self = Self(1 << 21);
    /// Plurals whose possessive is part of a name: People's Party.
    pub(super) const OWNERS: Self = Self(1 << 22);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the word is any of these.
    pub(super) const fn is(self, any: Self) -> bool {
        self.0 & any.0 > 0
    }
}

/// What a word is, by its hash.
pub(super) fn class(word: u64) -> Class {
    CLASSES.get(&word).copied().unwrap_or_default()
}

static CLASSES: LazyLock<HashMap<u64, Class>> = LazyLock::new(|| {
    let mut classes: HashMap<u64, Class> = HashMap::default();
    let lists = WORDS.iter().copied().chain([(Class::GIVEN, GIVEN_NAMES), (Class::FAMILY, FAMILY_NAMES)]);
    for (class, words) in lists {
        for token in words.split_whitespace().filter_map(|word| tokenize(word).first().copied()) {
            let known = classes.entry(token.hash).or_default();
            *known = known.or(class);
        }
    }
    classes
});

const WORDS: &[(Class, &str)] = &[
    (
        Class::OPENER,
        "a about above according across additionally after afterwards again against ago all almost along already also although always am \
         amid among amongst an analysts and another any anyone anything are around as asked at authorities away back be because been \
         before behind being below beside besides between beyond both but by can citing commenting considering could critics currently \
         defending depending despite did diplomats do does done down due during each earlier early eight either eleven else elsewhere \
         especially even eventually every everybody everyone everything evidently experts few fewer finally first five following for \
         formerly forty four from further furthermore given giving going had half has have having he hence her here hers herself him \
         himself his historically home how however hundreds i if imagine in including indeed initially inside instead into investigators \
         ironically is it its itself just last late lately later latest least less let like likewise local long look looking lower made \
         many maybe me meanwhile might millions more moreover most mostly much must my near nearby nearly neither never nevertheless new \
         next nine no nobody none nonetheless nor not nothing notably noting now nowadays observers obviously of off officials often oh ok \
         old on once one ones only onto opponents or originally other others otherwise our ours out outside over overall own part \
         particularly people perhaps please police previously protesters probably put quite quoting rather read really recent recently \
         referring regarding relatives reportedly reporters residents right roughly said same saying second see seeing seems seen separately \
         seven several shall she should similarly since six so some somebody someone something sometimes soon sources speaking \
         specifically still subsequently such supporters surely take taking ten than thanks that the their theirs them themselves then \
         there thereafter therefore these they third this those though thousands three through throughout thus tickets to today together \
         tomorrow tonight too toward towards troops twelve twenty two ultimately under underneath unfortunately unless unlike until up \
         upon us used using usually various versus very via villagers was watch we well were what whatever when whenever where whereas \
         wherever whether which while who whoever whom whose why will with within without witnesses won workers would yes yesterday yet \
         you your yours soldiers militants lawmakers leaders activists scholars students teachers farmers survivors prosecutors judges \
         talks meeting visiting asking calling seeking writing based born backed former ex photo video image file story news update \
         opinion analysis editorial interview commentary report reports explainer le la les el los las der die das il lo un une des \
         в на и по но это как из для с о он она они мы к у за до от при также после",
    ),
    (
        Class::CALENDAR,
        "january february march april may june july august september october november december monday tuesday wednesday thursday friday \
         saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat \
         января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ),
    (
        Class::TITLE,
        "president premier minister ministers chancellor secretary chairman chairwoman chairperson chair governor mayor senator \
         congressman congresswoman representative ambassador envoy consul commissioner director commander general colonel lieutenant captain \
         admiral brigadier sergeant corporal marshal judge justice attorney prosecutor king queen prince princess emperor emir sultan \
         pope cardinal archbishop bishop patriarch rabbi imam ayatollah mullah spokesman spokeswoman spokesperson professor speaker \
         chief leader sen rep gov gen col lt maj capt adm sgt cpl brig cmdr pres prof amb comrade warlord \
         президент министр премьер-министр председатель генерал посол губернатор сенатор директор président présidente presidente presidenta ministre \
         ministro ministra präsident präsidentin kanzler kanzlerin bundeskanzler außenminister ministerpräsident embajador ambassadeur",
    ),
    (
        Class::HONORIFIC,
        "mr mrs ms miss mx dr sir lady lord dame sheikh shaykh sheik hajji haji hojatoleslam maulana mawlawi sayyid monsieur madame \
         señor señora herr frau senhor daw ko pak ibu",
    ),
    (
        Class::TITLE_PART,
        "deputy vice prime foreign first second acting interim former then assistant associate senior under permanent special chief \
         executive managing press presidential opposition rebel majority minority party lieutenant major brigadier rear air retired \
         attorney secretary general supreme army navy militant outgoing incoming caretaker grand crown",
    ),
    (
        Class::FIELD,
        "state staff defense defence foreign affairs interior justice finance economy economic trade commerce energy health education \
         labour labor agriculture transport environment culture information security intelligence home treasury parliament police war \
         veterans housing religious cooperation development industry planning oil house senate government cabinet tourism",
    ),
    (
        Class::ROLE,
        "spokesman spokeswoman spokesperson professor lecturer scholar researcher fellow analyst expert economist historian journalist \
         reporter correspondent editor columnist author writer novelist poet activist dissident lawyer attorney prosecutor judge lawmaker \
         legislator parliamentarian politician diplomat negotiator adviser advisor aide official officer commander leader chief head boss \
         president premier minister chancellor secretary chairman chairwoman chairperson governor mayor senator congressman ambassador \
         envoy director coordinator manager executive founder banker businessman businesswoman tycoon billionaire oligarch \
         general colonel captain admiral soldier pilot cleric priest bishop pastor imam preacher actor actress singer director filmmaker \
         rapper player coach striker champion engineer scientist physicist doctor surgeon nurse teacher student farmer worker driver \
         resident protester candidate nominee successor predecessor defector refugee hacker blogger wife husband son daughter brother \
         sister father mother uncle cousin colleague politician strategist pollster veteran warlord dictator king queen prince princess",
    ),
    (
        Class::SPEECH,
        "said says told added adds warned stressed tweeted noted argued wrote explained insisted remarked replied recalled complained \
         joked quipped testified lamented заявил заявила сказал сказала сообщил сообщила dijo dit disse sagte",
    ),
    (
        Class::AGENCY,
        "ministry department directorate bureau office committee subcommittee commission council board authority administration agency \
         service services party army navy fleet corps brigade brigades battalion regiment militia guard guards force forces front movement \
         union league alliance coalition federation confederation association organization organisation society institute institution \
         university college school academy foundation trust fund bank exchange corporation corp company inc ltd llc group holdings \
         industries enterprise enterprises consortium airlines airways motors shipbuilding steel technologies systems laboratories \
         laboratory center centre court tribunal parliament assembly congress senate chamber secretariat forum club church press news times \
         post herald gazette tribune journal telegraph newspaper television radio network media hospital museum library network cartel \
         brotherhood jihad network taskforce initiative observatory watch syndicate guild conglomerate broadcaster outlet firm faction \
         министерство комитет партия агентство институт университет банк partei ministerium partido ministerio ministère parti \
         université universidad universität institut instituto banco banque comité",
    ),
    (
        Class::TREATY,
        "treaty treaties pact accord accords agreement agreements convention conventions protocol protocols declaration charter \
         memorandum communique covenant concordat armistice договор соглашение конвенция",
    ),
    (
        Class::PLACE,
        "province district county region city town village township municipality prefecture governorate oblast canton state river lake sea \
         ocean gulf bay strait channel canal peninsula plateau delta desert mountain mountains hills valley pass basin island islands \
         isle isles archipelago reef shoal atoll cape coast port harbor harbour airport airfield airbase base street avenue road \
         boulevard square bridge station tower hotel stadium prison camp border crossing corridor highway neighborhood neighbourhood suburb \
         forest park dam refinery cosmodrome spaceport",
    ),
    (Class::PLACE_BEFORE, "lake mount mt fort port cape camp san santa saint st los isla rio"),
    (Class::PLACE_PREPOSITION, "in near outside inside across throughout around в"),
    (
        Class::PARTICLE,
        "de da do dos das del della di du la le los las van von der den ter ten zu bin bint ibn ben al el ul ur y abu d l o ud ad af av",
    ),
    (Class::LINK, "of for on the and in to against de"),
    (
        Class::GENERIC,
        "national central federal supreme high great general international global royal public social political military armed joint \
         special state people parliament government congress senate cabinet house lower upper chamber foreign defense defence interior \
         justice finance economic prime first vice deputy politburo plenary constitution constitutional republic kingdom empire nation \
         union north south east west northern southern eastern western northeast northwest southeast southwest middle grand new old \
         academy chief head county district province city region island river sea old mr mrs ms other second third sunday times day \
         of for on the and in to against ministry department committee commission council army navy air force forces police court \
         party agency bureau office university college school institute group company bank church treaty agreement accord pact \
         convention protocol declaration charter board authority administration assembly service services peace security affairs \
         health education trade commerce energy culture labor labour agriculture minister president friendship cooperation \
         mutual assistance understanding amity good neighborliness neighbourliness partnership strategic comprehensive",
    ),
    (
        Class::ORDINARY,
        "internet web god allah lord bible koran quran torah islam islamic islamist islamists muslim muslims christian christians \
         christianity jewish jews jew judaism buddhist buddhists buddhism hindu hindus catholic catholics protestant orthodox sunni sunnis \
         shia shiite shiites arab arabs arabic european europeans western westerners eastern northern southern easterners asian \
         asians african africans american americans latin caucasian slavic kurd kurds kurdish soviet soviets communist communists communism \
         marxist marxism leninist maoist stalinist stalinism nazi nazis fascist republican republicans democrat democrats democratic \
         conservative conservatives liberal liberals labour tory tories socialist socialists zionist zionism christmas easter ramadan \
         eid hajj passover lent hanukkah olympics olympic olympian covid coronavirus earth moon mars sun english french german spanish \
         russian chinese japanese korean turkish persian hebrew hindi mandarin cantonese cold war world nobel prize peace chapter article \
         section table figure page photo photos video volume part phase tier twitter facebook youtube instagram telegram whatsapp tiktok \
         google gmail iphone android windows wifi ebola aids pacific atlantic mediterranean arctic antarctic caribbean \
         west east north south iron curtain third reich new year lunar spring festival anno domini bc ad gmt brexit holocaust sharia \
         jihadist jihadists taoist confucian confucianism bolshevik bolsheviks tsarist ottoman byzantine roman greek euro dollar yuan \
         dear yours sincerely copyright rights reserved koreas subscribe click advertisement related read more newsletter sputnik kalashnikov",
    ),
    (
        Class::SUFFIX,
        "led based backed born style made era wide owned run controlled held linked aligned funded brokered sponsored elect occupied \
         friendly bound trained supplied speaking language like type inspired designed built flagged registered dominated mediated \
         hosted imposed affiliated related only day year month week old time term level class general in on off up trip \
         allied leaning loyal loyalist friendly initiated administered ruled governed area wing range proof free minded appointed \
         to and or the a non century first size rich",
    ),
    (
        Class::ABBREVIATION,
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi tv am pm gmt utc est edt pst pdt cet cest bst ist kst jst \
         ceo cfo coo cto vp pdf url html http https www gdp gnp hiv aids dna rna ai it ict ok id pr hq suv vip usd eur gbp cny jpy inr \
         rub wmd icbm icbms slbm irbm mrbm uav uavs lng lpg ngo ngos mp mps mou gps sms faq diy phd mba ba ma md bsc msc ufo pow pows ied \
         ieds ev evs esg ip isp usb atm vat pin aka asap eta rip ps nb tba tbc fyi dvd cd pc pcs cctv vpn vpns led lcd hd uhd ppe pcr \
         thaad mirv asat hgv mlrs sam sams stem lgbt lgbtq fdi ppp ipo roi cpi pmi sars mers sr jr no nos vs etc km kg mm cm ft lb mph kph \
         mw gw kw mwh gwh bn mn tn usa uk us eu un file photo photos video live update breaking watch read more new",
    ),
    (Class::GERMAN, "der die und das ist nicht den dem mit auch wurde werden sich für"),
    (
        Class::OWNERS,
        "people workers women children farmers men citizens teachers writers journalists peasants students patriots officers",
    ),
];
