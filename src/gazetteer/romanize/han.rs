//! The ideographs of Chinese names: how they are read, and what they look like in the other script.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Readings in pinyin, `v` for ü, with the ideographs that are read so: one where both scripts agree, else the traditional
/// one before the simplified one. Where a simplified one stands for several, the one usual in names comes first.
const READINGS: &str = "\
    ai 愛爱 艾; an 安; bai 柏 白; bang 邦; bao 保 寶宝 薄; bei 北; bi 必; bian 扁; biao 彪; bin 斌; bing 丙 兵 炳 秉; \
    bo 伯 波; cai 才 蔡; cao 曹; cen 岑; chang 常 昌 長长; chao 朝 潮 超; chen 晨 琛 臣 陳陈 辰; cheng 城 成 程 誠诚; \
    chi 篪 遲迟; chong 重; chu 楚; chuan 川; chui 垂; chun 春; ci 詞词; cong 聰聪; cui 崔; cun 村; da 大 達达; dai 戴; \
    dao 道; de 得 德; deng 登 鄧邓; ding 丁 定; dong 冬 東东 董; du 杜; duan 段; dun 敦; e 娥; en 恩; er 爾尔; fa 發发; \
    fan 范 範范; fang 房 方 芳; fei 非 飛飞; fen 芬; feng 峰 峯峰 鋒锋 風风 馮冯 鳳凤; fo 佛; fu 付 傅 富 復复 甫 福; \
    gan 淦; gang 剛刚 綱纲 鋼钢; gao 高; ge 歌; geng 耿; gong 功 龔龚; gu 辜 顧顾; guan 冠; guang 光 廣广; guo 國国 郭; \
    hai 海; han 捍 涵 漢汉 韓韩; hao 浩 灝灏 豪 郝; he 何 和 河 賀贺 鶴鹤; hong 宏 弘 洪 紅红 鴻鸿; hou 侯 厚; hu 胡 虎; \
    hua 樺桦 畫画 花 華华 鏵铧 驊骅; huai 懷怀 淮; huan 煥焕 環环; huang 黃黄; hui 回 惠 慧 暉晖 輝辉; \
    ji 吉 基 姬 繼继 際际; jia 佳 加 嘉 家 賈贾; jian 劍剑 堅坚 建 簡简; jiang 姜 江 蔣蒋 疆; jie 介 杰 傑杰 捷 潔洁 結结; \
    jin 勁劲 近 進进 金 錦锦; jing 經经 靜静; jiu 久 九; ju 菊; juan 雋隽; jun 俊 君 軍军 鈞钧; kai 凱凯; kang 康 慷; \
    ke 克 柯 科; kong 孔; kuan 寬宽; kun 坤 堃 昆 琨; lai 來来 賴赖; lan 嵐岚 藍蓝 蘭兰; le 樂乐; lei 磊 雷; \
    li 利 力 勵励 李 禮礼 立 麗丽 黎 里 裏里 栗; lian 蓮莲 連连; liang 亮 梁 良; liao 廖; lie 烈; lin 林 霖 麟; ling 齡龄; \
    liu 劉刘 柳; long 隆 龍龙; lou 樓楼; lu 盧卢 陸陆; lun 倫伦; luo 羅罗; lv 呂吕; ma 馬马; mai 邁迈; mao 毛 茂; \
    mei 梅 美; meng 孟; miao 苗; min 敏 民; ming 明 銘铭; mo 莫; mou 謀谋; nan 南; nian 年 念; ning 寧宁; ou 歐欧; pan 潘; \
    pei 培; peng 彭 鵬鹏; ping 平 萍; qi 其 啟启 圻 奇 岐 棋 琦 起; qian 前 謙谦 錢钱; qiang 強强; qiao 喬乔; \
    qin 勤 欽钦 琴 秦 覃; qing 慶庆 清 青; qiong 瓊琼; qiu 秋 邱; qu 屈; quan 全 權权 泉; qun 群 羣群; ren 人 仁 任; \
    rong 榮荣 鎔镕; rui 瑞; ruo 若; san 三; sen 森; sha 沙; shan 善 山; shang 尚; shao 少 邵; shen 沈; \
    sheng 勝胜 升 生 聲声; shi 世 史 施 石 詩诗; shu 書书 樹树; shuang 爽; shui 水; shuo 碩硕; si 思; song 宋 松; su 蘇苏; \
    sui 遂; sun 孫孙; tai 太 泰 台 臺台; tan 譚谭; tang 唐 湯汤; tao 濤涛 陶; tian 天 添 田; tie 鐵铁; ting 廷; tong 通; \
    wan 晚 萬万; wang 旺 汪 王; wei 偉伟 未 維维 衛卫 韋韦 魏; wen 文 溫温; weng 翁; wu 吳吴 武 舞; \
    xi 喜 希 曦 熙 習习 西 錫锡; xia 俠侠 夏; xian 先; xiang 向 相 祥 項项 香; xiao 孝 小 曉晓 肖 蕭萧; xie 燮 解 謝谢; \
    xin 信 新; xing 幸 星 興兴 邢; xiong 熊 雄; xiu 秀; xu 徐 旭 許许; xuan 玄 璇 鉉铉; xue 學学 薛 雪; xun 勳勋; \
    ya 亞亚 雅; yan 嚴严 延 彥彦 炎 言 閻阎; yang 楊杨 洋 陽阳; yao 姚 耀; ye 業业 葉叶 野; \
    yi 一 依 儀仪 宜 怡 易 毅 義义 懿 逸 藝艺; yin 尹 蔭荫 銀银 音; ying 應应 瑩莹 穎颖 英 瀛; yong 勇 永 詠咏 鏞镛; \
    you 佑 又 友 有 游 遊游; yu 俞 宇 玉 瑜 雨 余 餘余 郁 鬱郁; yuan 元 媛 源 袁 遠远; yue 月 岳 嶽岳; yun 雲云; ze 澤泽; \
    zeng 曾; zhai 翟; zhan 戰战; zhang 張张; zhao 兆 肇 趙赵 釗钊; zhe 哲 浙; zhen 振 珍 真 貞贞 震; zheng 政 正 鄭郑; \
    zhi 之 志 智 治; zhong 中 仲 忠 鍾钟; zhou 周 宙 舟; zhu 朱 柱 珠 竹; zhuo 卓; zi 子 紫; zong 宗; zou 鄒邹; zuo 作";

struct Tables {
    readings: HashMap<char, &'static str>,
    traditional: HashMap<char, char>,
    simplified: HashMap<char, char>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables { readings: HashMap::new(), traditional: HashMap::new(), simplified: HashMap::new() };
    for row in READINGS.split(';') {
        let mut cells = row.split_ascii_whitespace();
        let reading = cells.next().unwrap_or_default();
        for cell in cells {
            let (Some(traditional), Some(simplified)) = (cell.chars().next(), cell.chars().next_back()) else {
                continue;
            };
            tables.readings.insert(traditional, reading);
            tables.readings.insert(simplified, reading);
            tables.traditional.entry(simplified).or_insert(traditional);
            tables.traditional.entry(traditional).or_insert(traditional);
            tables.simplified.insert(traditional, simplified);
            tables.simplified.entry(simplified).or_insert(simplified);
        }
    }
    tables
});

/// Whether a text is a Chinese name in ideographs: two to four of them.
pub(super) fn is_name(text: &str) -> bool {
    let ideograph =
        |c: char| matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
    (2..=4).contains(&text.chars().count()) && text.chars().all(ideograph)
}

/// The reading of each ideograph; none where one is not in the table.
pub(super) fn readings(text: &str) -> Option<Vec<&'static str>> {
    text.chars().map(|c| TABLES.readings.get(&c).copied()).collect()
}

/// A name in traditional characters; none where it has one that is not in the table, or changes in nothing.
pub(super) fn traditional(text: &str) -> Option<String> {
    converted(text, &TABLES.traditional)
}

/// A name in simplified characters; none where it has one that is not in the table, or changes in nothing.
pub(super) fn simplified(text: &str) -> Option<String> {
    converted(text, &TABLES.simplified)
}

fn converted(text: &str, table: &HashMap<char, char>) -> Option<String> {
    let converted: String = text.chars().map(|c| table.get(&c)).collect::<Option<_>>()?;
    Some(converted).filter(|converted| converted != text)
}
