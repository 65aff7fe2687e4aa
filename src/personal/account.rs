//! Numbers that money is sent to: IBAN, bankgiro, plusgiro, an account with its clearing number, Swish for organisations.
//!
//! Knows their shapes and check digits, and which word must stand before them. Refuses to know whose they are.

use std::ops::Range;

use super::cues::Cue;
use super::validity::is_luhn;

/// What sort of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// An international account number.
    Iban,
    /// A bankgiro.
    Bankgiro,
    /// A plusgiro.
    Plusgiro,
    /// Clearing number and account.
    Account,
    /// A Swish number that begins with 123.
    Swish,
}

/// Lengths of IBAN by country, the most usual here (SWIFT, IBAN registry).
const IBAN: [(&str, usize); 24] = [
    ("SE", 24),
    ("NO", 15),
    ("DK", 18),
    ("FI", 18),
    ("IS", 26),
    ("DE", 22),
    ("GB", 22),
    ("FR", 27),
    ("ES", 24),
    ("IT", 27),
    ("NL", 18),
    ("BE", 16),
    ("PL", 28),
    ("EE", 20),
    ("LV", 21),
    ("LT", 20),
    ("AT", 20),
    ("CH", 21),
    ("IE", 22),
    ("PT", 25),
    ("LU", 20),
    ("CZ", 24),
    ("HU", 28),
    ("GR", 27),
];
/// Characters before a number in which its word must stand.
const BEFORE: usize = 30;

/// The numbers of `text` in order.
pub fn find(text: &str) -> Vec<(Range<usize>, Sort)> {
    let ibans = ibans(text);
    let mut found = ibans.clone();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(step) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + step;
        let group = group(text, start);
        at = group.end;
        let opens =
            !text[..start].chars().next_back().is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '/' | '.' | ':' | '-'));
        let closes = !text[group.end..].starts_with(|sign: char| sign.is_alphanumeric() || sign == '/');
        if !opens || !closes || is_covered(&ibans, &group) {
            continue;
        }
        if let Some(sort) = sort(text, &group) {
            found.push((group, sort));
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Whether a group lies in one of the numbers, which stand in order.
fn is_covered(numbers: &[(Range<usize>, Sort)], group: &Range<usize>) -> bool {
    let before = numbers.partition_point(|(number, _)| number.start < group.end);
    before > 0 && group.start < numbers[before - 1].0.end
}

/// Digits from `start` with single blanks, hyphens or commas with a blank between them; at most 20.
fn group(text: &str, start: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut end, mut count) = (start, start, 0);
    while count < 20 {
        match bytes.get(at) {
            Some(byte) if byte.is_ascii_digit() => {
                at += 1;
                end = at;
                count += 1;
            }
            Some(b' ' | b'-') if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => at += 1,
            Some(b',') if bytes.get(at + 1) == Some(&b' ') && bytes.get(at + 2).is_some_and(u8::is_ascii_digit) => at += 2,
            _ => break,
        }
    }
    // What follows without a gap belongs to a longer number.
    while bytes.get(end).is_some_and(u8::is_ascii_digit) {
        end += 1;
    }
    start..end
}

fn sort(text: &str, range: &Range<usize>) -> Option<Sort> {
    let written = &text[range.clone()];
    let digits = super::digits(written);
    let luhn = is_luhn(digits.bytes().map(|byte| u32::from(byte - b'0')));
    let hyphen = written.len() - written.rfind('-').unwrap_or(written.len());
    let only_digits = !written.contains(',');
    if only_digits && matches!(digits.len(), 7 | 8) && (hyphen == 5 || hyphen == 0) && luhn && Cue::Bankgiro.before(text, range, BEFORE) {
        return Some(Sort::Bankgiro);
    }
    if only_digits && (2..=8).contains(&digits.len()) && hyphen == 2 && luhn && Cue::Plusgiro.before(text, range, BEFORE) {
        return Some(Sort::Plusgiro);
    }
    if digits.len() == 10 && digits.starts_with("123") && only_digits && Cue::Swish.around(text, range, BEFORE) {
        return Some(Sort::Swish);
    }
    let first = written.find([' ', '-', ',']).unwrap_or(written.len());
    let cleared = (4..=5).contains(&first) && (1000..=9999).contains(&digits[..4].parse().unwrap_or(0));
    ((10..=16).contains(&digits.len()) && cleared && Cue::Account.before(text, range, BEFORE)).then_some(Sort::Account)
}

/// IBAN anywhere: no word is needed, the two check digits tell.
fn ibans(text: &str) -> Vec<(Range<usize>, Sort)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(head) = bytes.get(at..at + 4) {
        let heads = head[0].is_ascii_uppercase() && head[1].is_ascii_uppercase() && head[2].is_ascii_digit() && head[3].is_ascii_digit();
        let length = if heads { IBAN.iter().find(|(country, _)| country.as_bytes() == &head[..2]) } else { None };
        let free = !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        match length.filter(|_| free).and_then(|(_, length)| iban(text, at, *length)) {
            Some(end) => {
                found.push((at..end, Sort::Iban));
                at = end;
            }
            None => at += 1,
        }
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    found
}

/// Where an IBAN of so many signs ends, single blanks between its groups not counted.
fn iban(text: &str, start: usize, length: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut signs) = (start, Vec::with_capacity(length));
    while signs.len() < length {
        let byte = *bytes.get(at)?;
        match byte {
            b'0'..=b'9' | b'A'..=b'Z' => signs.push(byte),
            b' ' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => {}
            _ => return None,
        }
        at += 1;
    }
    if text[at..].starts_with(char::is_alphanumeric) {
        return None;
    }
    signs.rotate_left(4);
    let rest = signs.iter().fold(0, |rest: u32, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
    });
    (rest == 1).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::{Sort, find};

    #[test]
    fn accounts_are_known_by_shape_word_and_check_digit() {
        for (text, sort) in [
            ("konto SE49 9990 0000 0000 0000 0017. Ställ", Sort::Iban),
            ("IBAN SE4999900000000000000017", Sort::Iban),
            ("Bankgiro: 505-0125", Sort::Bankgiro),
            ("BG 505-0125", Sort::Bankgiro),
            ("Plusgiro 12 34 56-6", Sort::Plusgiro),
            ("till kontonummer 9990-12 345 67", Sort::Account),
            ("Swisha till 123 456 78 90 (swish)", Sort::Swish),
        ] {
            assert_eq!(find(text).iter().map(|(_, sort)| *sort).collect::<Vec<_>>(), [sort], "{text}");
        }
        for text in [
            "SE49 9990 0000 0000 0000 0018",
            "nummer 505-0125",
            "Bankgiro 505-0126",
            "konto 4010",
            "dnr 2026-12345",
            "SE4999900000000000000017X",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
