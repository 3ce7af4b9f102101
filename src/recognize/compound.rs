//! Finds states that are named by one character each: 中美关系, 日米韓, 한미, 북·중·러.
//!
//! One such character is a word like any other; only two or more in a row, in a combination that is in use, and before a word that such compounds
//! stand before, name states.

use crate::text::fold::{is_hangul_syllable, is_spaceless};
use crate::text::{Case, Join, Span, Token};

/// The states of a compound: the number of the token, and the key.
pub(super) type Compound = Vec<(usize, &'static str)>;

/// How many characters a compound has at most.
const LONGEST: usize = 6;

/// How many tokens around one show in what script its sentence is.
const NEAR: usize = 40;

/// How many syllables behind a compound are looked at.
const TAIL: usize = 12;

/// What a language's compounds are made of.
struct Usage {
    /// Whether blanks divide its words.
    spaced: bool,
    state: fn(char) -> Option<&'static str>,
    /// Characters that combine freely.
    free: &'static str,
    /// Pairs of the others, in either order.
    pairs: &'static str,
    /// Pairs that are hardly another word: they need no noun behind them. Three characters in a row do not either.
    clear: &'static str,
    /// Pairs that are names of their own.
    never: &'static str,
    /// What may stand before a first character and makes another word with it: `其` before `中`.
    before: &'static [(char, &'static str)],
    /// What may follow any compound.
    nouns: &'static str,
    /// What may follow a clear one.
    particles: &'static str,
}

/// Whether a compound may begin at a token; cheap, and never in Latin.
#[inline]
pub(super) fn may_begin(text: &str, token: &Token) -> bool {
    token.case == Case::Uncased && token.span.len() == 3 && text.as_bytes()[token.span.start as usize] >= 0xe3
}

/// The compound that begins at a token.
pub(super) fn compound(text: &str, tokens: &[Token], at: usize, language: Option<&str>) -> Option<Compound> {
    let line = Line { text, tokens };
    let first = line.char(at)?;
    if ![&CHINESE, &JAPANESE, &KOREAN].iter().any(|usage| (usage.state)(first).is_some()) {
        return None;
    }
    let usage = line.usage(at, first, language)?;
    if line.is_in_word(at, first, usage) {
        return None;
    }
    let run = line.run(at, usage);
    (2..=run.len()).rev().find(|len| line.is_compound(at, &run[..*len], usage)).map(|len| {
        let states = run[..len].iter().enumerate();
        states.filter_map(|(i, c)| Some((at + i, meaning(&run[..len], i, (usage.state)(*c)?)))).collect()
    })
}

/// What a character means beside the others: 印巴 is Pakistan, 巴以 Palestine.
fn meaning(run: &[char], at: usize, state: &'static str) -> &'static str {
    if run[at] == '巴' && run.contains(&'以') { "state.palestine" } else { state }
}

/// The tokens of a sentence.
struct Line<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Line<'a> {
    /// The one character of a token.
    fn char(&self, at: usize) -> Option<char> {
        let mut chars = self.tokens.get(at)?.span.of(self.text).chars();
        chars.next().filter(|c| (is_spaceless(*c) || is_hangul_syllable(*c)) && chars.as_str().is_empty())
    }

    /// In whose way the sentence writes, where it is one that makes such compounds.
    fn usage(&self, at: usize, first: char, language: Option<&str>) -> Option<&'static Usage> {
        let own = match language.map(|tag| tag.split('-').next().unwrap_or(tag)) {
            Some("zh") => &CHINESE,
            Some("ja") => &JAPANESE,
            Some("ko") => &KOREAN,
            Some(_) => return None,
            None if is_hangul_syllable(first) || self.is_near(at, is_hangul_syllable) => &KOREAN,
            None if self.is_near(at, |c| matches!(c, '\u{3041}'..='\u{30ff}')) => &JAPANESE,
            None => &CHINESE,
        };
        (!is_hangul_syllable(first) || own.spaced).then_some(own)
    }

    /// Whether a word not far from a token begins so.
    fn is_near(&self, at: usize, is: impl Fn(char) -> bool + Copy) -> bool {
        let near = at.saturating_sub(NEAR)..self.tokens.len().min(at + NEAR);
        self.tokens[near].iter().any(|token| token.span.of(self.text).starts_with(is))
    }

    /// Whether the character belongs to the word before it.
    fn is_in_word(&self, at: usize, first: char, usage: &Usage) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.tokens[at].join == Join::Tight) else { return false };
        let last = self.tokens[before].span.of(self.text).chars().next_back().unwrap_or(' ');
        is_hangul_syllable(last) && is_hangul_syllable(first)
            || (last.is_ascii_digit() && "日月年".contains(first))
            || usage.before.iter().any(|(own, others)| *own == first && others.contains(last))
    }

    /// The characters for states that follow each other, the dots between them left out.
    fn run(&self, at: usize, usage: &Usage) -> Vec<char> {
        let joined = |next: usize| next == at || self.is_dotted(next) || self.tokens[next].join == Join::Tight;
        let tokens = (at..self.tokens.len()).take(LONGEST).take_while(|next| joined(*next));
        let chars = tokens.map_while(|next| self.char(next).filter(|c| (usage.state)(*c).is_some()));
        let mut run = Vec::with_capacity(LONGEST);
        for c in chars {
            if run.iter().any(|known| (usage.state)(*known) == (usage.state)(c)) {
                break;
            }
            run.push(c);
        }
        run
    }

    /// Whether a dot or hyphen stands before a token: 한·미, 中、美两国.
    fn is_dotted(&self, at: usize) -> bool {
        matches!(self.gap(at), "·" | "ㆍ" | "‧" | "・" | "･" | "•" | "、" | "-" | "–" | "∙" | "⋅")
    }

    fn is_compound(&self, at: usize, run: &[char], usage: &Usage) -> bool {
        let end = at + run.len();
        let is_known = |pair: &[char]| {
            let (one, other) = (String::from_iter(pair), pair.iter().rev().collect::<String>());
            pair.iter().all(|c| usage.free.contains(*c)) || has(usage.pairs, &one) || has(usage.pairs, &other)
        };
        let dots = (at + 1..end).filter(|next| self.is_dotted(*next)).count();
        if !run.windows(2).all(is_known) || (dots > 0 && dots + 1 < run.len()) {
            return false;
        }
        let word = String::from_iter(run);
        if dots == 0 && has(usage.never, &word) {
            return false;
        }
        let clear = dots > 0 || run.len() > 2 || has(usage.clear, &word);
        if usage.spaced {
            return self.goes_on_in_korean(if dots > 0 { "" } else { &word }, end, clear);
        }
        let rest = self.rest(end);
        let stops = end == self.tokens.len() || self.tokens[end].join != Join::Tight;
        let enumerated = dots > 0 && self.gap(at + 1) == "、";
        clear && !enumerated && (stops || starts_with_any(rest, usage.particles)) || starts_with_any(rest, usage.nouns)
    }

    /// A compound is a word of its own, or begins one: 한미, 한미는, 한미동맹; 북미 only before what two states have.
    fn goes_on_in_korean(&self, word: &str, end: usize, clear: bool) -> bool {
        let tight = self.tokens[end..].iter().take(TAIL).take_while(|token| token.join == Join::Tight).count();
        let rest = self.rest(end);
        let len = self.tokens[end - 1 + tight].span.end - self.tokens[end - 1].span.end;
        let (tail, after) = rest.split_at(len as usize);
        let next = after.strip_prefix(' ').unwrap_or_default();
        if has("남북 북남", word) && tail.strip_prefix('한').is_some_and(is_ending) {
            return true;
        }
        let continental = has(CONTINENTS, word);
        let nouns = if continental { KOREAN_SUMMITS } else { KOREAN.nouns };
        if starts_with_any(tail, nouns) {
            return true;
        }
        let everyday = has(KOREAN_WORDS, word);
        tail.is_empty() && !everyday && (next.starts_with("간 ") || starts_with_any(next, nouns))
            || tail.is_empty() && clear && !continental
            || !tail.is_empty() && (clear || has("한미 한일 남북", word)) && !continental && is_ending(tail)
    }

    /// The text behind the compound, up to the end of the sentence.
    fn rest(&self, end: usize) -> &'a str {
        let last = self.tokens.last().map_or(0, |token| token.span.end);
        Span { start: self.tokens[end - 1].span.end, end: last }.of(self.text)
    }

    /// What stands before a token, up to the one before.
    fn gap(&self, at: usize) -> &'a str {
        Span { start: self.tokens[at - 1].span.end, end: self.tokens[at].span.start }.of(self.text)
    }
}

/// Whether a Korean compound may end so: with a particle, or with one of the nouns that take them (양국은).
fn is_ending(word: &str) -> bool {
    let follows = |rest: &str| has(KOREAN.particles, rest);
    word.is_empty()
        || follows(word)
        || KOREAN.particles.split(' ').filter_map(|first| word.strip_prefix(first)).any(follows)
}

/// Whether a word is one of a list.
fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|own| own == word)
}

fn starts_with_any(text: &str, words: &str) -> bool {
    words.split(' ').any(|word| text.starts_with(word))
}

static CHINESE: Usage = Usage {
    spaced: false,
    state: |c| {
        Some(match c {
            '中' => "state.china",
            '美' => "state.united-states",
            '朝' => "state.north-korea",
            '韩' | '韓' => "state.south-korea",
            '日' => "state.japan",
            '俄' => "state.russia",
            '英' => "state.united-kingdom",
            '法' => "state.france",
            '德' => "state.germany",
            '印' => "state.india",
            '澳' => "state.australia",
            '欧' | '歐' => "agency.european-union",
            '加' => "state.canada",
            '墨' => "state.mexico",
            '越' => "state.vietnam",
            '菲' => "state.philippines",
            '泰' => "state.thailand",
            '缅' | '緬' => "state.myanmar",
            '柬' => "state.cambodia",
            '蒙' => "state.mongolia",
            '哈' => "state.kazakhstan",
            '台' | '臺' => "state.taiwan",
            '伊' => "state.iran",
            '以' => "state.israel",
            '乌' | '烏' => "state.ukraine",
            '巴' => "state.pakistan",
            '黎' => "state.lebanon",
            '叙' | '敘' => "state.syria",
            '沙' => "state.saudi-arabia",
            '土' => "state.turkey",
            '白' => "state.belarus",
            '苏' | '蘇' => "state.soviet-union",
            _ => return None,
        })
    },
    free: "中美朝韩韓日俄英法德印澳欧歐",
    pairs: "美加 中加 墨美 墨加 中越 美越 日越 韩越 中菲 美菲 日菲 菲澳 中泰 美泰 中缅 中緬 印缅 中柬 泰柬 缅泰 中蒙 俄蒙 蒙俄 \
            中哈 美台 美臺 日台 台日 欧台 台欧 美伊 中伊 俄伊 伊中 以伊 美以 俄以 俄乌 俄烏 美乌 美烏 欧乌 乌欧 中巴 印巴 巴以 黎以 以叙 以敘 \
            美叙 俄叙 土叙 美沙 沙伊 中沙 俄土 美土 俄白 白俄 美苏 美蘇 中苏 中蘇 德苏 日苏 英苏",
    clear: "中日 俄美 韩美 韓美 韩中 韓中 韩日 韓日 美朝 韩朝 朝俄 俄中 美中 以巴 中美 中俄 美俄 中韩 中韓 美韩 美韓 日韩 日韓 朝美 朝韩 中朝 俄朝 美欧 美歐 俄欧 中印 中澳 俄乌 俄烏 巴以 印巴 美伊 黎以 以伊 美以 美苏 美蘇",
    never: "台中 中台 白俄 以美 以俄",
    before: &[
        ('中', "其集展空途高初心眼适折命击暗掌程脑脚华華年期月会會过過"),
        ('美', "南北中拉完优優精健审審唯最甜"),
        ('日', "今昨明当當近每即同次生前后後往平周节節假旬本白早终終元翌"),
        ('英', "精石群落蒲"),
        ('法', "非办辦方司宪憲立执執违違合依刑民商书書魔无無想说說看做设設用语語"),
        ('德', "道品美功公师師缺"),
        ('印', "打影复複脚水手烙盖蓋"),
        ('澳', "港"),
        ('韩', "南姓"),
        ('韓', "南姓"),
        ('朝', "王唐宋明清元北南今汉漢六历歷"),
        ('俄', "白"),
        ('欧', "东西南北中"),
        ('歐', "東西南北中"),
        ('加', "增参參追更施附叠"),
        ('越', "超优優穿跨卓翻"),
        ('台', "平电電舞阳陽前后後一上港烟灯登"),
        ('以', "可所得足难難予加用借给給"),
        ('土', "领領本国國"),
        ('白', "明表独獨告"),
        ('苏', "江姑复"),
    ],
    nouns: "关系 關係 会谈 會談 会晤 會晤 峰会 峰會 首脑 首腦 领导 領導 元首 外长 外長 防长 防長 总统 總統 总理 總理 财长 部长 贸易 貿易 经贸 \
            經貿 经济 經濟 合作 战争 戰爭 冲突 衝突 开战 边境 邊境 边界 邊界 边防 联合 聯合 联盟 同盟 联军 军演 軍演 军事 軍事 军方 两军 演习 演習 谈判 \
            談判 协议 協議 协定 協定 条约 條約 签署 簽署 签订 对话 對話 磋商 战略 戰略 博弈 对抗 對抗 竞争 競爭 摩擦 紧张 緊張 局势 局勢 矛盾 争端 停火 \
            和谈 和平 和解 友好 建交 断交 复交 外交 国防 國防 防务 安全 安保 情报 核谈 核问题 核会 核战 核协议 关税 關稅 科技 交流 互信 互动 投资 自贸 班列 高层 \
            高官 高级 商务 海军 空军 海警 共同 声明 双边 三边 三邊 四边 制裁 危机 交锋 较量 问题 問題 角力 脱钩 休战 交战 人民 学者 专家 领土 海上 岛屿 之间 之間 \
            之争 之爭 之战 之戰 两国 兩國 两 兩 双方 雙方 三国 三國 三方 四国 四國 四方 等国 等國 间 間 各自 互 交恶 走近",
    particles: "的 就 在 将 將 等 均 已 都 也 和 与 與 及 对 對 达成 達成 举行 舉行 签 同意 重启 恢复 恢復 加强 加強 深化 宣布 启动 啟動 展开 进行 建立 保持 携手 关 必须 应 需 再 之 不 仍 又 正 分别 分別 一致 相继 密切 拟 计划 决定 承诺 呼吁 能否 面临",
};

static JAPANESE: Usage = Usage {
    spaced: false,
    state: |c| {
        Some(match c {
            '日' => "state.japan",
            '米' => "state.united-states",
            '中' => "state.china",
            '韓' => "state.south-korea",
            '朝' => "state.north-korea",
            'ロ' | '露' => "state.russia",
            '英' => "state.united-kingdom",
            '仏' => "state.france",
            '独' => "state.germany",
            '伊' => "state.italy",
            '豪' => "state.australia",
            '印' => "state.india",
            '比' => "state.philippines",
            '越' => "state.vietnam",
            '加' => "state.canada",
            '台' => "state.taiwan",
            '欧' => "agency.european-union",
            'ソ' => "state.soviet-union",
            _ => return None,
        })
    },
    free: "日米中韓ロ露英仏独豪印",
    pairs: "日朝 米朝 中朝 朝韓 朝露 朝ロ 日伊 独伊 日比 米比 比韓 日越 中越 米越 日加 米加 英加 日台 米台 日欧 米欧 中欧 米ソ 日ソ 中ソ 独ソ",
    clear: "日米 日韓 米中 米朝 米韓 中ロ 中露 米ロ 米露 日ロ 日露 日豪 日英 日印 米豪 米英 米印 中印 英仏 独仏 米比 日朝 米ソ",
    never: "中米 朝日 中日 台中 中台 中加 中独 中比 米加 加米 比米",
    before: &[
        ('中', "集途空背世年命熱夜水期最暮獄道心術会議"),
        ('米', "北南中欧全渡在対訪親反白新玄"),
        ('日', "今昨明毎当同翌前本平休祝祭連先誕終全来訪在対親反半元即後"),
        ('英', "石俊"),
        ('独', "単孤"),
        ('仏', "念大神成"),
        ('印', "調目矢刻"),
        ('豪', "富集強文"),
        ('露', "暴披吐"),
        ('朝', "今毎早明翌王"),
        ('韓', "在訪対親反"),
    ],
    nouns: "首脳 会談 関係 外相 外務 防衛 国防 貿易 協議 同盟 両国 両 共同 合同 演習 条約 協定 交渉 摩擦 対立 戦争 紛争 国境 友好 安保 安全保障 間 経済 外交 軍事 軍 \
            協力 連携 合意 国交 首相 大統領 閣僚 当局 実務 局長 次官 対話 政府 海軍 三国 三カ国 3カ国 ３カ国 四カ国 ４カ国 4カ国 3か国 ３か国 関税 核協議 高官 通商 戦略 2国間 二国間 \
            情報 平和 冷戦 緊張 衝突 競争 覇権 問題 財務 専門家",
    particles: "が の は を と に で も へ や など",
};

static KOREAN: Usage = Usage {
    spaced: true,
    state: |c| {
        Some(match c {
            '한' | '韓' | '남' | '南' => "state.south-korea",
            '미' | '美' => "state.united-states",
            '북' | '北' | '조' => "state.north-korea",
            '중' | '中' => "state.china",
            '일' | '日' => "state.japan",
            '러' | '露' => "state.russia",
            '영' | '英' => "state.united-kingdom",
            '독' | '獨' => "state.germany",
            '불' | '佛' => "state.france",
            '호' | '濠' => "state.australia",
            '인' | '印' => "state.india",
            '베' => "state.vietnam",
            '우' => "state.ukraine",
            '소' | '蘇' => "state.soviet-union",
            _ => return None,
        })
    },
    free: "한미북중일러韓美北中日露",
    pairs: "한영 미영 독영 독불 영불 미독 한독 한불 미불 한호 미호 한베 러우 남북 南北 조미 조중 조러 미소 한소 美蘇 韓蘇 美英 獨佛 英佛",
    clear: "미중 한중 중러 북중 북러 한러 북일 미일 미북 러우 러북 \
            韓美 韓中 韓日 韓러 美中 美日 美러 美北 北美 北中 北러 北日 中日 中러 日中 美韓 中韓 日韓 南北 美露 中露 北露",
    never: "미한 중미 일미 러한 불한 불미 영한 호미 소미 소한 우러 북중미 일한미",
    before: &[],
    nouns: "관계 정상 회담 회동 동맹 연합 훈련 무역 갈등 외교 국방 군사 협상 합의 협정 조약 공조 협력 대화 전쟁 분쟁 외무 장관 고위급 경제 통상 관세 안보 국경 접경 \
            교역 수교 공동 밀착 패권 경쟁 대립 긴장 충돌 휴전 종전 실무 비핵화 상호 방위 원자력 양국 양측 양자 정부 당국 3국 삼국 3자 4자 4국 전략 통화 어업 기본조약 친선 우호 \
            핵 정보 해군 해상 공군 연락 회의 FTA 냉전 신냉전 인적 문화 청구권 교류 경협 선언 합작 우주 대사 의원 포럼 혈맹 접촉 화해 적십자 이산가족 철도 특사 교전 지도자 수뇌 \
            사이의 사이에 협의 논의 NCG SCM 2+2 확장억제 전작권 미사일지침 공급망 무기 군부",
    particles: "은 는 이 가 을 를 의 와 과 에 도 간 양국 양측 측 등 및 만 모두 당국 정부 사이 에서 에는 와의 과의 로 으로",
};

/// Continents too, unless states have in common what follows.
const CONTINENTS: &str = "북미 남북미 북남미 北美 南北美";

/// What two states have, and no continent.
const KOREAN_SUMMITS: &str = "정상 회담 회동 대화 관계 협상 합의 비핵화 실무 고위급 접촉 수교 갈등 교착 대립 긴장 대치 신뢰 양측 양국 양자 공동성명 공동선언 외교 핵 \
                              종전 친서 특사 평화 화해 직접";

/// Everyday words, before a noun that follows without a blank only: 일한 is "that worked", 미소 a smile.
const KOREAN_WORDS: &str = "일한 일중 일러 미소 한소 한호 중한 조미";
