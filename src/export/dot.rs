//! Writes Graphviz DOT that `dot -Tsvg` draws ready for a report: the layout, the styles and the legend are in the file.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use unicode_segmentation::UnicodeSegmentation;

use super::look::{Look, arrow, arrow_label, counted, float, kinds, shortened};
use crate::gazetteer::Kind;
use crate::graph::{Edge, EdgeRef, KnowledgeGraph, Node, Stated, Weight};
use crate::relate::Scope;

/// Up to so many nodes are laid out by `neato`, whose pictures are the better ones and whose time grows with the square.
const NEATO_LIMIT: usize = 250;
/// Up to so many edges bend around each other and around nodes, which takes seconds for hundreds.
const BENT_LIMIT: usize = 160;
/// Fonts that every system has, or has a stand-in for.
const FONTS: &str = "Helvetica,Arial,sans-serif";
/// Wider labels are divided into lines.
const LINE_WIDTH: usize = 18;
/// Longer labels are cut; the tooltip then is the whole label.
const LONGEST_LABEL: usize = 120;
/// Longer quotes are cut in tooltips.
const LONGEST_QUOTE: usize = 300;
/// How many kinds a row of the legend holds.
const KINDS_IN_ROW: usize = 8;
/// How many other names a tooltip tells.
const SHOWN_NAMES: usize = 5;

pub(super) fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    Picture::new(graph).write(out)
}

/// What the whole graph decides about the look of its parts.
struct Picture<'g> {
    graph: &'g KnowledgeGraph,
    /// Every kind there is, with its look and the number of its nodes.
    kinds: BTreeMap<&'g Kind, (Look, usize)>,
    nodes: usize,
    edges: usize,
    /// Whether some edge is not symmetric.
    directed: bool,
    discovered: bool,
    mentions: (u64, u64),
    weights: (f64, f64),
}

impl<'g> Picture<'g> {
    fn new(graph: &'g KnowledgeGraph) -> Self {
        let mentions = || graph.nodes().map(|node| node.mentions);
        let weights = || graph.edges().filter(|edge| edge.edge().stated.is_none()).map(|edge| edge.edge().weight);
        Self {
            graph,
            kinds: kinds(graph),
            nodes: graph.nodes().len(),
            edges: graph.edges().len(),
            directed: graph.edges().any(|edge| edge.is_directed()),
            discovered: graph.nodes().any(|node| node.discovered),
            mentions: (mentions().min().unwrap_or(0), mentions().max().unwrap_or(0)),
            weights: (weights().fold(f64::INFINITY, f64::min), weights().fold(0.0, f64::max)),
        }
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        self.write_head(out)?;
        for node in self.graph.nodes() {
            self.write_node(node, out)?;
        }
        for edge in self.graph.edges() {
            self.write_edge(&edge, out)?;
        }
        writeln!(out, "}}")
    }

    fn write_head(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "// {}. Draw it with: dot -Tsvg FILE -o graph.svg", self.title())?;
        writeln!(out, "{} kg {{", if self.directed { "digraph" } else { "graph" })?;
        // `overlap=false` is `prism` where Graphviz has it, and does not complain where it has not.
        let layout = match self.nodes {
            0..=NEATO_LIMIT => "layout=neato, model=subset, overlap_scaling=-1.6",
            _ => "layout=sfdp, overlap_scaling=-2",
        };
        // Arrows beside each other bend, as long as that takes no time to speak of.
        let splines = self.directed && self.edges <= BENT_LIMIT;
        writeln!(
            out,
            "  graph [{layout}, overlap=false, sep=\"+7\", pack=true, splines={splines}, outputorder=edgesfirst,"
        )?;
        writeln!(out, "    charset=\"UTF-8\", bgcolor=white, pad=0.3, fontname=\"{FONTS}\", fontcolor=\"#1a1a1a\",")?;
        writeln!(out, "    tooltip={}, labelloc=t, labeljust=l, label=<{}>];", quoted(&self.title()), self.legend())?;
        writeln!(
            out,
            "  node [fontname=\"{FONTS}\", fontcolor=\"#1a1a1a\", margin=\"0.09,0.05\", width=0.3, height=0.2];"
        )?;
        writeln!(out, "  edge [dir=none, arrowsize=0.6];")
    }

    fn write_node(&self, node: &Node, out: &mut dyn Write) -> io::Result<()> {
        let (look, _) = self.kinds[&node.kind];
        let largest = float(self.mentions.1.max(16));
        let size = (float(node.mentions) / largest).sqrt();
        let rounded = if look.rounded { ",rounded" } else { "" };
        let dashed = if node.discovered { ",dashed" } else { "" };
        write!(out, "  {} [label={}, ", quoted(&node.key), label(&node.label))?;
        write!(out, "shape={}, style=\"filled{rounded}{dashed}\", fillcolor=\"{}\", ", look.shape, look.fill)?;
        write!(out, "color=\"{}\", penwidth={:.2}, fontsize={:.1}, ", look.line, 0.8 + 1.2 * size, 10.0 + 20.0 * size)?;
        write!(out, "tooltip={}, id={}, ", quoted(&node_tooltip(node)), quoted(&node.key))?;
        let kind = quoted(node.kind.as_str());
        write!(out, "class={kind}, kind={kind}, mentions={}, documents={}", node.mentions, node.documents)?;
        if let Some(wikidata) = &node.wikidata {
            write!(out, ", wikidata={}", quoted(wikidata))?;
        }
        if node.discovered {
            write!(out, ", discovered=true")?;
        }
        writeln!(out, "];")
    }

    fn write_edge(&self, reference: &EdgeRef<'_>, out: &mut dyn Write) -> io::Result<()> {
        let edge = reference.edge();
        let arrow = if self.directed { "->" } else { "--" };
        write!(out, "  {} {arrow} {} [", quoted(&reference.source.key), quoted(&reference.target.key))?;
        if let Some(stated) = &edge.stated {
            write_stated(edge, stated, out)?;
        } else {
            let strength = self.strength(edge.weight);
            let width = 0.6 + 5.4 * strength * strength.sqrt();
            write!(out, "penwidth={width:.2}, color=\"{}\", weight={:.0}, ", self.ink(strength), 1.0 + 9.0 * strength)?;
        }
        write!(out, "tooltip={}, ", quoted(&self.edge_tooltip(reference)))?;
        write!(out, "id={}, class=\"{1}\", relation=\"{1}\", ", quoted(&edge.id), edge.relation)?;
        write!(out, "count={}, documents={}", edge.count, edge.documents)?;
        if edge.stated.is_none() {
            write!(out, ", npmi={:.3}", edge.npmi)?;
        }
        writeln!(out, "];")
    }

    /// 0 for the weakest edge, 1 for the strongest, if it is so strong that it should stand out.
    fn strength(&self, weight: f64) -> f64 {
        let (low, high) = self.weights;
        let range = high.max(low * 9.0) - low;
        if high > low { ((weight - low) / range).sqrt() } else { 0.3 }
    }

    /// Gray, darker and less transparent with the strength; weak edges fade the more, the more there are.
    fn ink(&self, strength: f64) -> String {
        let faintest = (8.0 / float(self.edges as u64).sqrt()).clamp(0.12, 0.65);
        let gray = 105.0 - 80.0 * strength;
        let opacity = 255.0 * (faintest + (0.9 - faintest) * strength);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
        let (gray, opacity) = (gray as u8, opacity as u8);
        format!("#{gray:02x}{gray:02x}{gray:02x}{opacity:02x}")
    }

    fn edge_tooltip(&self, reference: &EdgeRef<'_>) -> String {
        let edge = reference.edge();
        let between = if reference.is_directed() { "→" } else { "–" };
        let [source, target] = [reference.source, reference.target].map(|node| shortened(&node.label, LONGEST_LABEL));
        let mut tip = match &edge.stated {
            Some(_) => format!("{source} {between} {target}: {}, {}", edge.relation, counted(edge.count, "statement")),
            None => format!("{source} {between} {target}: {} {}", edge.count, self.units(edge.count)),
        };
        if self.graph.options().scope != Scope::Document {
            let _ = write!(tip, " in {}", counted(edge.documents, "document"));
        }
        if edge.stated.is_none() {
            let _ = write!(tip, ", NPMI {:.2}", edge.npmi);
        }
        let quoted = reference.evidence().find_map(|evidence| evidence.quote.map(|quote| (evidence.document, quote)));
        if let Some((document, quote)) = quoted {
            let date = document.date.map(|date| format!("{date}, ")).unwrap_or_default();
            let _ = write!(tip, "; {date}{}: “{}”", document.id, shortened(quote, LONGEST_QUOTE));
        }
        tip
    }

    /// "sentences", or what else the graph counts.
    fn units(&self, count: u64) -> String {
        let s = if count == 1 { "" } else { "s" };
        match self.graph.options().scope {
            Scope::Sentence => format!("sentence{s}"),
            Scope::Paragraph => format!("paragraph{s}"),
            Scope::Document => format!("document{s}"),
            Scope::Window(size) => format!("window{s} of {size} sentences"),
        }
    }

    /// "14 articles · 62 entities · 210 edges".
    fn title(&self) -> String {
        let entities = if self.nodes == 1 { "1 entity".to_owned() } else { format!("{} entities", self.nodes) };
        let articles = counted(self.graph.documents().len() as u64, "article");
        let part = if self.graph.view().is_some() { " · a part of the graph" } else { "" };
        format!("{articles} · {entities} · {}{part}", counted(self.edges as u64, "edge"))
    }

    /// A table in the HTML of Graphviz: no node or edge, so that counts stay true.
    fn legend(&self) -> String {
        let size = (10.0 + 0.6 * float(self.nodes as u64).sqrt()).min(60.0);
        let mut table = String::from("<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\">");
        let mut row = |size: f64, content: &str| {
            let _ = write!(table, "<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"{size:.0}\">{content}</FONT></TD></TR>");
        };
        row(size * 1.5, &format!("<B>{}</B>", html(&self.title())));
        let kinds: Vec<_> = self.kinds.iter().map(|(kind, look)| (*kind, *look)).collect();
        for kinds in kinds.chunks(KINDS_IN_ROW) {
            row(size, &Self::chips(kinds));
        }
        row(size, &html(&self.explanation()));
        row(size, " ");
        table + "</TABLE>"
    }

    /// A colored cell for each kind, with the name of its shape.
    fn chips(kinds: &[(&Kind, (Look, usize))]) -> String {
        let mut chips = String::from("<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"5\"><TR>");
        for (kind, (look, count)) in kinds {
            let style = if look.rounded || look.shape == "ellipse" { " STYLE=\"ROUNDED\"" } else { "" };
            let (line, fill, name) = (look.line, look.fill, html(kind.as_str()));
            let _ = write!(
                chips,
                "<TD CELLPADDING=\"0\"><TABLE BORDER=\"1\" CELLBORDER=\"0\" CELLPADDING=\"4\" COLOR=\"{line}\" BGCOLOR=\"{fill}\"{style}>\
                 <TR><TD>{name} {count}</TD></TR></TABLE></TD><TD>{}  </TD>",
                look.shape_name
            );
        }
        // The empty columns take what the row is too wide, or the cells would be stretched.
        chips + "<TD COLSPAN=\"99\" CELLPADDING=\"0\"></TD></TR></TABLE>"
    }

    fn explanation(&self) -> String {
        let (fewest, most) = self.mentions;
        let mut text = format!("Larger name: more mentions ({})", range(&fewest, &most));
        if self.weights.1 > 0.0 {
            let (low, high) = self.weights;
            let (measure, digits) = match self.graph.options().weight {
                Weight::Count => (format!("more {} that name both", self.units(2)), 0),
                Weight::Documents => ("more documents that name both".to_owned(), 0),
                Weight::Origins => ("more independent origins of the text that names both".to_owned(), 0),
                Weight::Npmi => ("higher NPMI".to_owned(), 2),
                Weight::Llr => ("higher log-likelihood ratio".to_owned(), 1),
            };
            let weights = range(&format!("{low:.digits$}"), &format!("{high:.digits$}"));
            let _ = write!(text, " · wider, darker line: {measure} ({weights})");
        }
        if self.graph.edges().any(|edge| edge.edge().stated.is_some()) {
            text.push_str(" · arrows: green cooperation, vermilion conflict, dashed words, solid deeds, purple treaties, dotted roles");
        }
        text + if self.discovered { " · dashed: a name that no list has" } else { "" }
    }
}

/// An arrow with a label, in the color of what it says.
fn write_stated(edge: &Edge, stated: &Stated, out: &mut dyn Write) -> io::Result<()> {
    let direction = if stated.symmetric { "both" } else { "forward" };
    let (color, style) = arrow(edge.relation);
    let width = 1.0 + float(edge.count).sqrt().min(4.0) * 0.6;
    write!(out, "dir={direction}, penwidth={width:.2}, color=\"{color}\", style={style}, weight=1, ")?;
    let label = quoted(&arrow_label(edge, stated));
    write!(out, "label={label}, fontsize=9, fontcolor=\"{color}\", fontname=\"{FONTS}\", ")?;
    if let Some(quad) = edge.relation.quad() {
        write!(out, "quad=\"{}\", ", quad.as_str())?;
    }
    Ok(())
}

fn node_tooltip(node: &Node) -> String {
    if node.label.chars().count() > LONGEST_LABEL {
        return node.label.clone();
    }
    let documents = counted(node.documents, "document");
    let mut tip = format!("{} · {} · {} in {documents}", node.label, node.kind, counted(node.mentions, "mention"));
    let mut names: Vec<_> = node.surfaces.iter().filter(|(name, _)| ***name != *node.label).collect();
    names.sort_by_key(|(name, count)| (Reverse(**count), *name));
    for (at, (name, count)) in names.iter().take(SHOWN_NAMES).enumerate() {
        let _ = write!(tip, "{} {name} ({count})", if at == 0 { " · also" } else { "," });
    }
    if names.len() > SHOWN_NAMES {
        tip.push_str(", …");
    }
    if let Some((first, last)) = node.seen {
        let until = if first == last { String::new() } else { format!(" to {last}") };
        let _ = write!(tip, " · {first}{until}");
    }
    if node.discovered {
        tip.push_str(" · on no list");
    }
    tip
}

/// The label as an attribute: a plain string, or an HTML-like label where it takes more than one line.
///
/// A line break in a plain string would be part of the name for other readers of DOT. Here the blank stays before the break, too small to shift the line.
/// Names with a backslash stay in one line: Graphviz and other readers differ about escapes in HTML-like labels.
fn label(text: &str) -> String {
    let text = shortened(text, LONGEST_LABEL);
    let lines = lines(&text);
    if lines.len() < 2 || text.contains('\\') {
        return quoted(&text);
    }
    let lines: Vec<_> = lines.iter().map(|line| html(line)).collect();
    format!("<{}>", lines.join("<BR ALIGN=\"CENTER\"/>").replace(" <BR", "<FONT POINT-SIZE=\"1\"> </FONT><BR"))
}

/// Divides a text into lines of about the same length that, joined, are the text again.
fn lines(text: &str) -> Vec<String> {
    let length = text.chars().count();
    let width = length.div_ceil(length.div_ceil(LINE_WIDTH + 4).clamp(1, 5)) + 2;
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_inclusive(' ') {
        let long = word.chars().count() > width.max(LINE_WIDTH) + 4;
        let pieces: Vec<&str> = if long { word.graphemes(true).collect() } else { vec![word] };
        for piece in pieces {
            let size = piece.trim_end().chars().count();
            if length > LINE_WIDTH && used > 0 && used + size > width {
                lines.push(String::new());
                used = 0;
            }
            used += piece.chars().count();
            if let Some(line) = lines.last_mut() {
                line.push_str(piece);
            }
        }
    }
    lines
}

/// A quoted string whose escapes and entities Graphviz undoes to this text.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '&' => quoted.push_str("&amp;"),
            '\n' => quoted.push_str("\\n"),
            c => quoted.push(drawable(c)),
        }
    }
    quoted.push('"');
    quoted
}

/// The text inside an HTML-like label.
fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(drawable(c)),
        }
    }
    html
}

/// The character, or a blank for one that SVG cannot carry.
fn drawable(c: char) -> char {
    if c.is_control() || c as u32 & 0xfffe == 0xfffe { ' ' } else { c }
}

/// "1–12", or the one number where both are the same.
fn range<T: PartialEq + std::fmt::Display>(low: &T, high: &T) -> String {
    if low == high { low.to_string() } else { format!("{low}–{high}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tests::listed;

    const LIST: &str = "id\tkind\tname\taliases\n\
        person.ann\tperson\tAnn \"A\\B\" & <Co>\tAnn\n\
        treaty.long\ttreaty\tTreaty on the Non-Proliferation of Nuclear Weapons\tNPT\n\
        vessel.dawn\tvessel\tDawn\t\n";

    /// The graph of a text and the list above.
    fn graph(text: &str) -> KnowledgeGraph {
        listed(LIST, &[("2019/a.txt", Some("2019-06-20"), text)])
    }

    fn written(picture: &Picture<'_>) -> String {
        let mut out = Vec::new();
        picture.write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_small_graph() {
        let graph = graph("Ann signed the NPT. Ann \\N said \"no\" of the NPT on the Dawn.");
        insta::assert_snapshot!(written(&Picture::new(&graph)));
    }

    #[test]
    fn directed_where_an_edge_is() {
        let graph = graph("Ann signed the NPT.");
        let dot = written(&Picture { directed: true, ..Picture::new(&graph) });
        assert!(dot.contains("\ndigraph kg {\n"), "{dot}");
        assert!(dot.contains("  edge [dir=none,"), "{dot}");
        assert!(dot.contains("\"person.ann\" -> \"treaty.long\" [penwidth"), "{dot}");
    }

    #[test]
    fn a_graph_of_nothing() {
        let dot = written(&Picture::new(&graph("Nobody came.")));
        assert!(dot.contains("<B>1 article · 0 entities · 0 edges</B>"), "{dot}");
        assert!(dot.ends_with("];\n}\n"), "{dot}");
    }

    #[test]
    fn escaping_table() {
        let cases = [
            ("North Korea", r#""North Korea""#, "North Korea"),
            (r#"say "no""#, r#""say \"no\"""#, "say &quot;no&quot;"),
            (r"\N \G \L \\", r#""\\N \\G \\L \\\\""#, r"\N \G \L \\"),
            (r"ends with \", r#""ends with \\""#, r"ends with \"),
            ("AT&T &amp; &#39;", r#""AT&amp;T &amp;amp; &amp;#39;""#, "AT&amp;T &amp;amp; &amp;#39;"),
            ("<b>x</b>", r#""<b>x</b>""#, "&lt;b&gt;x&lt;/b&gt;"),
            ("one\ntwo", r#""one\ntwo""#, "one two"),
            ("a\0b\u{7}c\u{fffe}d", r#""a b c d""#, "a b c d"),
            ("", r#""""#, ""),
        ];
        for (text, string, markup) in cases {
            assert_eq!(quoted(text), string);
            assert_eq!(html(text), markup);
        }
    }

    #[test]
    fn labels() {
        let cases = [
            ("Kim Jong Un", r#""Kim Jong Un""#),
            (
                "United Nations Security Council",
                r#"<United Nations<FONT POINT-SIZE="1"> </FONT><BR ALIGN="CENTER"/>Security Council>"#,
            ),
            (r"A long name with a \ backslash", r#""A long name with a \\ backslash""#),
            ("", r#""""#),
        ];
        for (text, expected) in cases {
            assert_eq!(label(text), expected);
        }
    }

    #[test]
    fn lines_joined_are_the_text() {
        let long = "o".repeat(LONGEST_LABEL);
        let texts = [
            "Treaty on the Non-Proliferation of Nuclear Weapons",
            "Convention on the Prohibition of the Development, Production, Stockpiling and Use of Chemical Weapons",
            "中华人民共和国与朝鲜民主主义人民共和国友好合作互助条约中华人民共和国",
            &long,
            " ",
        ];
        for text in texts {
            let lines = lines(text);
            assert_eq!(lines.concat(), text);
            assert!(lines.len() <= 7 && lines.iter().all(|line| line.chars().count() <= 32), "{lines:?}");
        }
    }

    #[test]
    fn a_label_that_is_cut_is_whole_in_the_tooltip() {
        let graph = graph("Ann signed the NPT.");
        let mut node = graph.nodes().next().unwrap().clone();
        node.label = "word ".repeat(80).trim().to_owned();
        assert!(label(&node.label).ends_with("…>"));
        assert_eq!(node_tooltip(&node), node.label);
    }

    #[test]
    fn shortening() {
        for (text, expected) in [
            ("", ""),
            ("six by", "six by"),
            ("six by ten", "six…"),
            ("unbroken", "unbro…"),
            ("é".repeat(9).as_str(), "ééééé…"),
        ] {
            assert_eq!(shortened(text, 6), expected);
        }
    }
}
