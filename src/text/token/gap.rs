//! What stands between two words.

use super::super::fold::{is_apostrophe, is_dropped, is_hyphen};
use super::Join;

/// What has been seen since the last token.
#[derive(Clone, Copy)]
pub(super) struct Gap {
    pub(super) kind: Join,
    pub(super) blank: bool,
    pub(super) newlines: u8,
}

impl Gap {
    pub(super) const START: Self = Self { kind: Join::Hard, blank: false, newlines: 0 };
    pub(super) const NONE: Self = Self { kind: Join::Tight, blank: false, newlines: 0 };
    pub(super) const APOSTROPHE: Self = Self { kind: Join::Apostrophe, blank: false, newlines: 0 };

    pub(super) fn join(self) -> Join {
        match self.kind {
            _ if self.newlines > 1 => Join::Hard,
            Join::Tight if self.blank => Join::Space,
            Join::Hyphen if self.blank => Join::Hard,
            kind => kind,
        }
    }

    pub(super) fn ascii(&mut self, byte: u8, next: u8, after_initial: bool) {
        match byte {
            b' ' | b'\t' | b'\r' => self.blank = true,
            b'\n' => {
                self.blank = true;
                self.newlines = self.newlines.saturating_add(1);
            }
            b'-' => self.hyphen(next != b'-'),
            b',' if self.kind == Join::Tight && !self.blank => self.kind = Join::Comma,
            b'.' if self.kind == Join::Tight && !self.blank && (next == b' ' || after_initial) => {
                self.kind = Join::Space;
            }
            b'_' if self.kind == Join::Tight => self.kind = Join::Space,
            _ => self.kind = Join::Hard,
        }
    }

    pub(super) fn wide(&mut self, c: char, next: Option<char>) {
        match c {
            c if c.is_whitespace() => {
                self.blank = true;
                self.newlines += u8::from(matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}'));
            }
            c if is_dropped(c) => {}
            c if is_hyphen(c) => self.hyphen(next.is_some_and(char::is_alphanumeric)),
            c if is_apostrophe(c)
                && self.kind == Join::Tight
                && !self.blank
                && next.is_some_and(char::is_alphanumeric) =>
            {
                self.kind = Join::Apostrophe;
            }
            '·' | '・' if self.kind == Join::Tight => self.kind = Join::Space,
            _ => self.kind = Join::Hard,
        }
    }

    pub(super) fn separator(&mut self, c: char) {
        self.kind = match c {
            c if is_apostrophe(c) => Join::Apostrophe,
            ':' => Join::Hard,
            _ => Join::Space,
        };
    }

    /// A hyphen joins only where it touches the words on both sides.
    fn hyphen(&mut self, touches: bool) {
        let joins = self.kind == Join::Tight && !self.blank && touches;
        self.kind = if joins { Join::Hyphen } else { Join::Hard };
    }
}
