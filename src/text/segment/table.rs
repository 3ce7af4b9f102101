//! Small tables of words, packed into numbers so that a look-up compares no strings.

/// A word of up to fifteen bytes in small letters. Keys sort as their words do; the last byte is free for a mark.
pub(super) type Key = u128;

/// The mark of words that need a capital in the text.
const CAPITAL: Key = 1;
const LONGEST: usize = 15;

/// Packs a table written in any order. A word that starts with a capital is found only where the text has one.
pub(super) const fn pack<const N: usize>(words: [&str; N]) -> [Key; N] {
    let mut keys = [0; N];
    let mut count = 0;
    while count < N {
        let key = pack_word(words[count].as_bytes());
        let mut at = count;
        while at > 0 && keys[at - 1] > key {
            keys[at] = keys[at - 1];
            at -= 1;
        }
        keys[at] = key;
        count += 1;
    }
    keys
}

const fn pack_word(word: &[u8]) -> Key {
    assert!(!word.is_empty() && word.len() <= LONGEST);
    let mut bytes = [0; 16];
    let mut at = 0;
    while at < word.len() {
        bytes[at] = word[at].to_ascii_lowercase();
        at += 1;
    }
    let mark = if word[0].is_ascii_uppercase() { CAPITAL } else { 0 };
    Key::from_be_bytes(bytes) | mark
}

/// The key of `word` in any spelling, or 0, the key of no word, when it is too long.
pub(super) fn key(word: &str) -> Key {
    let mut bytes = [0; 16];
    if word.len() <= LONGEST {
        bytes[..word.len()].copy_from_slice(word.as_bytes());
        bytes.make_ascii_lowercase();
    }
    Key::from_be_bytes(bytes)
}

/// Whether `table` holds the word of `key`.
pub(super) fn has(table: &[Key], key: Key) -> bool {
    table.binary_search(&key).is_ok()
}

/// Whether `table` holds `word` in any spelling.
pub(super) fn holds(table: &[Key], word: &str) -> bool {
    has(table, key(word))
}

/// Whether `table` holds `word`, with a capital where the table has one.
pub(super) fn holds_cased(table: &[Key], word: &str) -> bool {
    let key = key(word);
    let capital = word.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
    let at = table.partition_point(|&entry| entry < key);
    table.get(at).is_some_and(|&entry| entry == key || (capital && entry == key | CAPITAL))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: [Key; 4] = pack(["sept", "Dr", "a.k.a", "an"]);

    #[test]
    fn words_are_found_in_any_spelling() {
        for word in ["sept", "Sept", "SEPT", "an", "a.k.a"] {
            assert!(holds(&TABLE, word), "{word}");
        }
        for word in ["", "a", "ann", "a word longer than sixteen bytes", "é"] {
            assert!(!holds(&TABLE, word), "{word}");
        }
    }

    #[test]
    fn capitals_are_asked_for() {
        for word in ["Dr", "DR", "sept", "Sept"] {
            assert!(holds_cased(&TABLE, word), "{word}");
        }
        for word in ["dr", "d", "Drs"] {
            assert!(!holds_cased(&TABLE, word), "{word}");
        }
    }
}
