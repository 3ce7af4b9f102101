//! Names of notes that every file system and every link can have.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

/// Longer names are cut: with the ending they must stay below 255 bytes.
const LONGEST: usize = 160;

/// Gives names, none twice; names that differ only in case are the same on Windows and macOS.
#[derive(Default)]
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// The label as a name; with the id in brackets where another note has it, or Windows does not allow it.
    pub(super) fn give(&mut self, label: &str, id: &str) -> String {
        let name = cut(&plain(label), LONGEST);
        if !name.is_empty() && !is_reserved(&name) && self.take(&name) {
            return name;
        }
        let name = if name.is_empty() { "entity".to_owned() } else { name };
        let id = cut(id, LONGEST);
        // Below 255 bytes with the id and the ending.
        let name = cut(&name, 240 - LONGEST);
        let numbers = (1_u64..).map(|number| match number {
            1 => format!("{name} ({id})"),
            _ => format!("{name} ({id}) {number}"),
        });
        let mut free = numbers.filter(|name| self.take(name));
        free.next().unwrap_or_default()
    }

    fn take(&mut self, name: &str) -> bool {
        // Up and down again, so that ß is ss and ſ is s.
        let folded: String = name.to_uppercase().to_lowercase().nfc().collect();
        self.taken.insert(folded)
    }
}

/// The label without what file systems, links or Obsidian's search take for something else.
fn plain(label: &str) -> String {
    let kept = label.nfc().map(|c| {
        let special = "\\/:*?\"<>|#^[]%`$".contains(c);
        if special || c.is_control() || is_invisible(c) { ' ' } else { c }
    });
    let kept: String = kept.collect();
    trimmed(&kept.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Marks of direction and ends of lines or files: what stands behind them would be shown elsewhere.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Windows loses dots and blanks at the end, and others hide files that begin with a dot.
fn trimmed(name: &str) -> String {
    name.trim_matches(|c: char| c == '.' || c.is_whitespace()).to_owned()
}

/// At most so many bytes.
fn cut(name: &str, longest: usize) -> String {
    let ends = name.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|end| *end <= longest).last().unwrap_or(0);
    trimmed(&name[..end])
}

/// Whether Windows takes the name for a device, whatever stands behind a dot.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    if ["con", "prn", "aux", "nul", "conin", "conout", "clock"].contains(&stem.as_str()) {
        return true;
    }
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    port.is_some_and(|number| number.chars().count() == 1 && number.chars().all(|c| "0123456789¹²³".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe() {
        for (label, name) in [
            ("Kim Jong Un", "Kim Jong Un"),
            ("a/b\\c: <d>? \"e\" | f*", "a b c d e f"),
            ("[[wiki]] #tag ^block %%c%% `x` $$m$$", "wiki tag block c x m"),
            ("=1+1", "=1+1"),
            ("..", "entity (x.1)"),
            ("", "entity (x.1)"),
            ("...hidden. ", "hidden"),
            ("CON", "CON (x.1)"),
            ("nul.txt", "nul.txt (x.1)"),
            ("Lpt¹", "Lpt¹ (x.1)"),
            ("Conrad", "Conrad"),
            ("com10", "com10"),
            ("مجلس 😀", "مجلس 😀"),
            ("evil\u{202e}gnp.exe", "evil gnp.exe"),
        ] {
            assert_eq!(Names::default().give(label, "x.1"), name, "{label}");
        }
    }

    #[test]
    fn no_two_names_are_one_file() {
        let mut names = Names::default();
        let labels = ["Georgia", "GEORGIA", "georgia.", "Straße", "STRASSE", "a/b", "a\\b"];
        let given: Vec<_> = labels.iter().zip(0..).map(|(label, at)| names.give(label, &format!("x.{at}"))).collect();
        assert_eq!(given, ["Georgia", "GEORGIA (x.1)", "georgia (x.2)", "Straße", "STRASSE (x.4)", "a b", "a b (x.6)"]);
        assert_eq!(names.give("Georgia", "x.1"), "Georgia (x.1) 2");
    }

    #[test]
    fn long_names_are_cut_between_characters() {
        let mut names = Names::default();
        let long = "가".repeat(4000);
        for _ in 0..3 {
            let name = names.give(&long, &"x".repeat(4000));
            assert!(name.len() <= 250 && name.starts_with("가가"), "{}", name.len());
        }
    }
}
