//! A post as words in sentences, in lower case; addresses and names of accounts are one word each.
//!
//! Knows blanks, stops and what looks like an address. Refuses to know what any word means.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::super::letters::is_word_char;

/// One word.
#[derive(Debug)]
pub(super) struct Word {
    /// In lower case; of an address, nothing.
    pub(super) text: String,
    /// The number of its sentence.
    pub(super) sentence: u32,
    /// A web address, a mail address, or @name.
    pub(super) is_address: bool,
}

/// A text with each letter in one sign: only letters with marks of their own need to be joined.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    let apart = text.contains(|sign: char| ('\u{300}'..='\u{36f}').contains(&sign));
    if apart { Cow::Owned(text.nfc().collect()) } else { Cow::Borrowed(text) }
}

/// The words of a post.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    pub(super) words: Vec<Word>,
}

impl Spoken {
    /// The words of a text whose letters are whole, and the same in lower case.
    pub(super) fn of(text: &str, lower: &str) -> Self {
        let mut spoken = Self { words: Vec::with_capacity(text.len() / 6) };
        let (mut sentence, mut stop, mut at) = (0, Stop::None, 0);
        for chunk in text.split_inclusive(char::is_whitespace) {
            let range = at..at + chunk.trim_end().len();
            at += chunk.len();
            if range.is_empty() {
                // An empty line, or several blanks.
                stop = stop.after_break(chunk);
                continue;
            }
            sentence += u32::from(stop.ends_before(chunk));
            stop = Stop::of(chunk);
            spoken.chunk(&lower[range], sentence);
        }
        spoken
    }

    fn chunk(&mut self, chunk: &str, sentence: u32) {
        if is_address(chunk) {
            self.words.push(Word { text: String::new(), sentence, is_address: true });
            return;
        }
        let mut rest = chunk;
        while let Some(start) = rest.find(is_word_char) {
            rest = &rest[start..];
            let length = word(rest);
            self.words.push(Word { text: rest[..length].trim_end_matches(['-', ':']).to_owned(), sentence, is_address: false });
            rest = &rest[length..];
        }
    }
}

/// The length of a word: letters and digits, hyphens and colons in and after it, strokes between digits.
fn word(text: &str) -> usize {
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        let next = || text[at + sign.len_utf8()..].chars().next();
        let inner = match sign {
            '-' | '\u{2011}' => true,
            ':' => next().is_some_and(is_word_char),
            '/' => before.is_ascii_digit() && next().is_some_and(|next| next.is_ascii_digit()),
            _ => is_word_char(sign),
        };
        if !inner {
            return at;
        }
        before = sign;
    }
    text.len()
}

/// What stood between the last word and this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// Nothing that ends a sentence.
    None,
    /// A full stop, or a new line: the end, unless a small letter or a digit follows.
    Perhaps,
    /// `!`, `?`, an empty line.
    Certain,
}

impl Stop {
    fn of(chunk: &str) -> Self {
        let words = chunk.trim_end().trim_end_matches(['"', '”', '’', ')', '»']);
        let last = words.chars().next_back().unwrap_or(' ');
        match last {
            '!' | '?' | '…' => Self::Certain,
            '.' => Self::Perhaps,
            _ if chunk.ends_with(['\n', '\r', '\u{2028}', '\u{2029}']) => Self::Perhaps,
            _ => Self::None,
        }
    }

    fn after_break(self, blank: &str) -> Self {
        match self {
            _ if !blank.ends_with(['\n', '\u{2029}']) => self,
            Self::None => Self::Perhaps,
            Self::Perhaps | Self::Certain => Self::Certain,
        }
    }

    fn ends_before(self, chunk: &str) -> bool {
        let small = |sign: char| sign.is_lowercase() || sign.is_ascii_digit();
        self == Self::Certain || self == Self::Perhaps && !chunk.starts_with(small)
    }
}

/// Whether a word in lower case leads somewhere by itself.
fn is_address(chunk: &str) -> bool {
    const ENDS: [&str; 14] = ["se", "com", "nu", "org", "net", "eu", "info", "social", "fi", "no", "dk", "io", "app", "me"];
    let bare = chunk.trim_matches(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '@' | '/'));
    if bare.starts_with("http://") || bare.starts_with("https://") || bare.starts_with("www.") {
        return true;
    }
    if let Some(name) = bare.strip_prefix('@') {
        return name.starts_with(char::is_alphanumeric);
    }
    let host = bare.split(['/', '?', '#']).next().unwrap_or_default();
    let Some((name, end)) = host.rsplit_once('.') else { return false };
    ENDS.contains(&end) && name.ends_with(char::is_alphanumeric)
}
