//! Text in Markdown that is nothing but text.

/// Escapes what Markdown, Obsidian and its usual plugins take for markup, in every line.
pub(super) fn escaped(text: &str) -> String {
    text.lines().map(|line| escaped_line(line.trim())).collect::<Vec<_>>().join("\n")
}

/// The same as one line.
pub(super) fn one_line(text: &str) -> String {
    escaped_line(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn escaped_line(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let next = line[at + c.len_utf8()..].chars().next();
        let markup = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '#' | '|' | '~' | '=' | '^' | '$' | '%' | '&' | '{' | '}' => {
                true
            }
            // Marks of lists, quotes and rules.
            '-' | '+' | '>' => at == 0,
            '.' | ')' => number > 0 && at == number,
            // Addresses, and the fields of a plugin.
            ':' => matches!(next, Some('/' | ':')),
            '!' => next == Some('['),
            _ => false,
        };
        if markup {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        for (text, markdown) in [
            ("Kim Jong Un said: no.", "Kim Jong Un said: no."),
            ("<script>alert(1)</script>", r"\<script>alert(1)\</script>"),
            ("[[wiki]] ![[embed]]", r"\[\[wiki\]\] \!\[\[embed\]\]"),
            ("#tag ^block %%c%% ==h== $$m$$", r"\#tag \^block \%\%c\%\% \=\=h\=\= \$\$m\$\$"),
            ("{{7*7}} <%= 7*7 %>", r"\{\{7\*7\}\} \<\%\= 7\*7 \%>"),
            ("`tick` \\ a_b_c ~~x~~", r"\`tick\` \\ a\_b\_c \~\~x\~\~"),
            ("- item", r"\- item"),
            ("> quote", r"\> quote"),
            ("---", r"\---"),
            ("12. item 3. x", r"12\. item 3. x"),
            ("https://x.org field:: y", r"https\://x.org field\:: y"),
            ("AT&T &amp; &lt;", r"AT\&T \&amp; \&lt;"),
            ("=1+1", r"\=1+1"),
            ("one\n    # two\r\n", "one\n\\# two"),
            ("😀 מועצת", "😀 מועצת"),
            ("", ""),
        ] {
            assert_eq!(escaped(text), markdown);
        }
        assert_eq!(one_line(" a\n# b"), r"a \# b");
    }
}
