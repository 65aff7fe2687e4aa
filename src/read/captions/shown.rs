//! A cue's text as it is shown: without markup, entities decoded.
//!
//! Knows the counting rule of klart: extended grapheme clusters (UAX #29) of the NFC text shown; a
//! line break counts nothing. Refuses to know limits.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::Dialect;

/// Tags that SubRip players take as markup; other words in angle brackets are text.
const SRT_TAGS: &[&str] = &["i", "b", "u", "s", "font", "c", "v", "ruby", "rt", "lang", "span", "br", "em", "strong"];

const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("nbsp", "\u{a0}"),
    ("quot", "\""),
    ("apos", "'"),
    ("lrm", "\u{200e}"),
    ("rlm", "\u{200f}"),
    ("aring", "å"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("Aring", "Å"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("eacute", "é"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("rdquo", "”"),
    ("rsquo", "’"),
];

/// The pieces of a cue's text that are shown: the source range (bytes in `text`) and what it shows.
#[derive(Debug, Clone)]
pub struct Pieces<'a> {
    text: &'a str,
    at: usize,
    vtt: bool,
    /// From here on no `>` follows.
    open: usize,
}

impl<'a> Pieces<'a> {
    /// Walks one line or a whole cue.
    pub fn new(text: &'a str, dialect: Dialect) -> Self {
        let open = memchr::memrchr2(b'>', b'}', text.as_bytes()).unwrap_or(0);
        Self { text, at: 0, vtt: dialect == Dialect::Vtt, open }
    }

    /// The length of the markup that begins here, 0 when it is text.
    fn markup(&self) -> usize {
        let rest = &self.text[self.at..];
        let closed = |sign: u8| memchr::memchr(sign, rest.as_bytes()).map(|at| at + 1);
        if self.at > self.open {
            return if self.vtt && rest.starts_with('<') { rest.len() } else { 0 };
        }
        if rest.starts_with("{\\") {
            return closed(b'}').unwrap_or(0);
        }
        if !rest.starts_with('<') {
            return 0;
        }
        let close = closed(b'>');
        if self.vtt {
            return close.unwrap_or(rest.len());
        }
        let name = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let known = SRT_TAGS.iter().any(|tag| name[..length].eq_ignore_ascii_case(tag));
        if known { close.unwrap_or(0) } else { 0 }
    }

    fn entity(&self) -> Option<(usize, &'static str)> {
        let rest = &self.text.as_bytes()[self.at..];
        let name = rest.strip_prefix(b"&")?;
        let end = name.iter().take(8).position(|byte| *byte == b';')?;
        let known = ENTITIES.iter().find(|(known, _)| known.as_bytes() == &name[..end])?;
        Some((end + 2, known.1))
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = (Range<usize>, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.text.len() {
            let markup = self.markup();
            if markup > 0 {
                self.at += markup;
                continue;
            }
            let from = self.at;
            if let Some((length, sign)) = self.entity().filter(|_| self.vtt) {
                self.at += length;
                return Some((from..self.at, sign));
            }
            let rest = self.text.as_bytes().get(from + 1..).unwrap_or_default();
            let next = memchr::memchr3(b'<', b'{', b'&', rest);
            self.at = next.map_or(self.text.len(), |offset| from + 1 + offset);
            return Some((from..self.at, &self.text[from..self.at]));
        }
        None
    }
}

/// The text shown, in NFC, trimmed.
pub fn plain(text: &str, dialect: Dialect) -> String {
    let shown: String = Pieces::new(text, dialect).map(|(_, shown)| shown).collect();
    let shown = shown.trim();
    // Below U+0300 nothing combines.
    if shown.bytes().all(|byte| byte < 0xcc) { shown.to_owned() } else { shown.nfc().collect() }
}

/// The first character shown that is no blank.
pub(super) fn first_sign(text: &str, dialect: Dialect) -> Option<char> {
    Pieces::new(text, dialect).find_map(|(_, shown)| shown.trim_start().chars().next())
}

/// The number of extended grapheme clusters shown of one line.
pub fn graphemes(line: &str, dialect: Dialect) -> usize {
    plain(line, dialect).graphemes(true).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_not_shown_and_a_family_counts_one() {
        assert_eq!(plain("{\\an8}<font color=\"#ff0\">Brandrisk</font>", Dialect::Srt), "Brandrisk");
        assert_eq!(plain("hej<00:00:00.480><c> och</c>", Dialect::Vtt), "hej och");
        assert_eq!(plain("<v Åsa>Å &amp; ö</v>", Dialect::Vtt), "Å & ö");
        assert_eq!(graphemes("a\u{30a}👨‍👩‍👧 ", Dialect::Srt), 2);
    }

    #[test]
    fn signs_that_are_text_stay() {
        assert_eq!(plain("5 < 6 och 7 > 6", Dialect::Srt), "5 < 6 och 7 > 6");
        assert_eq!(plain("<skrattar> AT&T {ja}", Dialect::Srt), "<skrattar> AT&T {ja}");
        assert_eq!(plain("<i>öppen", Dialect::Srt), "öppen");
    }

    #[test]
    fn two_hundred_thousand_open_brackets_are_walked_once() {
        let text = "<".repeat(200_000);
        assert_eq!(plain(&text, Dialect::Srt).len(), 200_000);
    }
}
