//! Registration numbers of Swedish vehicles by their shape: three letters, two digits, a digit or a letter.
//!
//! Knows letters that are in use. Refuses to know whether a vehicle is meant.

use std::ops::Range;

/// Whatever has the shape of a plate in `text`, in order: `ABC 123`, `ABC12D`.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let letter = |byte: u8| matches!(byte, b'A'..=b'H' | b'J'..=b'P' | b'R'..=b'U' | b'W'..=b'Z');
    let last = |byte: u8| byte.is_ascii_digit() || letter(byte) && !matches!(byte, b'O');
    let mut found = Vec::new();
    let mut at = 0;
    while at + 6 <= bytes.len() {
        if !(letter(bytes[at]) && letter(bytes[at + 1]) && letter(bytes[at + 2])) {
            at += 1;
            continue;
        }
        let digits = at + 3 + usize::from(bytes[at + 3] == b' ');
        let shaped = bytes.get(digits..digits + 3).is_some_and(|end| end[0].is_ascii_digit() && end[1].is_ascii_digit() && last(end[2]));
        if shaped && is_free(text, at, digits + 3) {
            found.push(at..digits + 3);
            at = digits + 3;
        } else {
            at += 1;
        }
    }
    found
}

fn is_free(text: &str, start: usize, end: usize) -> bool {
    let joins = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '-' | '/' | '#' | '@');
    let before = text[..start].chars().next_back().is_some_and(|sign| joins(sign) || sign == '.');
    let mut after = text[end..].chars();
    let after = match (after.next(), after.next()) {
        (Some('.' | ',' | ':' | ' '), Some(next)) => next.is_ascii_digit(),
        (Some(sign), _) => joins(sign),
        _ => false,
    };
    !before && !after
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn plates_are_known_by_their_shape() {
        for text in ["ABC 123", "bilen (ABC12D).", "ABC123,"] {
            assert_eq!(find(text).len(), 1, "{text}");
        }
        for text in ["ABI 123", "ABC 12", "ABCD 123", "xABC 123", "ABC 1234", "ABC 123 456", "abc 123", "ABC 12O", "#ABC123", "AB 123"] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
