//! The signs of a text one by one, each with the bytes it stands in.
//!
//! Two ways of looking: a text as its readers meet it, where every sign counts, and a text as it is written, where
//! markup, entities, percent signs and what does not show may stand between the signs of one number.

use crate::personal::shape::View;

/// One sign; digits of other alphabets of signs (７, 𝟕) are the ordinary ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sign {
    pub(crate) shown: char,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// Walks over the signs of a text.
#[derive(Clone, Debug)]
pub(crate) struct Signs<'a> {
    text: &'a str,
    at: usize,
    view: View,
    last: char,
}

/// A tag longer than this is no tag.
const LONGEST_TAG: usize = 300;
/// An entity longer than this is none.
const LONGEST_ENTITY: usize = 10;

impl<'a> Signs<'a> {
    pub(crate) fn new(text: &'a str, view: View) -> Self {
        Self { text, at: 0, view, last: ' ' }
    }

    /// Passes over signs that say what they are and are no digits; gives the last of them.
    pub(crate) fn pass_plain(&mut self) -> Option<char> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.iter().position(|byte| needs_a_look(*byte)).unwrap_or(rest.len());
        let passed = self.text[self.at..self.at + length].chars().next_back()?;
        self.at += length;
        self.last = passed;
        Some(passed)
    }

    /// One sign of a written text: how many bytes it takes, and what it says; nothing for what does not show.
    fn written(&self, sign: char) -> (usize, Option<char>) {
        let rest = &self.text[self.at..];
        let plain = (sign.len_utf8(), Some(sign));
        let marked = self.view == View::Written;
        match sign {
            '<' if marked => tag(rest).map_or(plain, |length| (length, None)),
            '&' => entity(rest).unwrap_or(plain),
            '%' => percent(rest).unwrap_or(plain),
            '\\' => rest[1..].chars().next().filter(char::is_ascii_punctuation).map_or(plain, |next| (2, Some(next))),
            '*' | '`' | '~' if marked => (1, None),
            '_' if marked && (!self.last.is_ascii_alphanumeric() || !rest[1..].starts_with(|next: char| next.is_ascii_alphanumeric())) => {
                (1, None)
            }
            _ if is_unseen(sign) => (sign.len_utf8(), None),
            _ => plain,
        }
    }
}

impl Iterator for Signs<'_> {
    type Item = Sign;

    fn next(&mut self) -> Option<Sign> {
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            let start = self.at as u32;
            let sign = if byte.is_ascii() { char::from(byte) } else { self.text[self.at..].chars().next()? };
            let (length, shown) = match self.view {
                View::Read => (sign.len_utf8(), Some(sign)),
                View::Written | View::Tagged => self.written(sign),
            };
            self.at += length;
            if let Some(sign) = shown {
                let sign = digit(sign);
                self.last = sign;
                return Some(Sign { shown: sign, start, end: self.at as u32 });
            }
        }
    }
}

/// Whether a byte may begin a digit, or something that stands for another sign or for none.
pub(super) fn needs_a_look(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'<' | b'&' | b'%' | b'\\' | b'*' | b'`' | b'~' | b'_' | 0xc2 | 0xe2 | 0xef | 0xf0)
}

/// Full-width and mathematical digits as ordinary ones.
fn digit(sign: char) -> char {
    let value = match sign {
        '\u{ff10}'..='\u{ff19}' => sign as u32 - 0xff10,
        '\u{1d7ce}'..='\u{1d7ff}' => (sign as u32 - 0x1d7ce) % 10,
        _ => return sign,
    };
    char::from_digit(value, 10).unwrap_or(sign)
}

fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}')
}

/// The length of the tag that a text begins with.
fn tag(rest: &str) -> Option<usize> {
    let bytes = &rest.as_bytes()[..rest.len().min(LONGEST_TAG)];
    bytes.get(1).filter(|byte| byte.is_ascii_alphabetic() || **byte == b'/')?;
    let end = bytes[1..].iter().position(|byte| matches!(byte, b'<' | b'>'))? + 1;
    (bytes[end] == b'>').then_some(end + 1)
}

/// The entity that a text begins with, where it may stand in a number: its length and what it says.
fn entity(rest: &str) -> Option<(usize, Option<char>)> {
    let bytes = &rest.as_bytes()[..rest.len().min(LONGEST_ENTITY)];
    let end = bytes.iter().position(|byte| *byte == b';')?;
    let name = &rest[1..end];
    let sign = match name {
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "minus" => '−',
        "hyphen" | "dash" => '-',
        "plus" => '+',
        "shy" | "zwj" | "zwnj" => '\u{ad}',
        _ => {
            let number = name.strip_prefix('#')?;
            let hex = number.strip_prefix(['x', 'X']);
            let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
            char::from_u32(code)?
        }
    };
    Some((end + 1, Some(sign).filter(|sign| !is_unseen(*sign))))
}

/// A percent-encoded sign: a blank, a plus, a hyphen, a digit, or one of the dashes from U+2010.
fn percent(rest: &str) -> Option<(usize, Option<char>)> {
    let byte = |at: usize| u8::from_str_radix(rest.get(at + 1..at + 3).filter(|_| rest.as_bytes()[at] == b'%')?, 16).ok();
    match byte(0)? {
        one @ (b' ' | b'+' | b'-' | b'0'..=b'9') => Some((3, Some(char::from(one)))),
        0xe2 if rest.len() >= 9 => {
            let bytes = [0xe2, byte(3)?, byte(6)?];
            let sign = std::str::from_utf8(&bytes).ok()?.chars().next()?;
            Some((9, Some(sign)))
        }
        _ => None,
    }
}
