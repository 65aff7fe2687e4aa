//! Hides identity numbers in everything that leaves klart: messages, excerpts, keys, logs, baselines.
//!
//! Knows the shape of a personnummer or samordningsnummer and nothing of whether one is valid: what looks like one
//! is hidden. Judging belongs to the rules of group privacy.

use std::borrow::Cow;

/// The text with the last four signs of everything shaped like an identity number turned into `*`.
///
/// The shape: an optional century, a plausible date (`YYMMDD`, day up to 91 for samordningsnummer), at most one
/// separator, four signs (digits, or a letter first in an interim number), and neither letter nor digit on either side (policy/POLICY.md section 11).
pub fn mask(text: &str) -> Cow<'_, str> {
    if longest_run(text) < 6 {
        return Cow::Borrowed(text);
    }
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    let mut hidden: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let starts = signs[at].1.is_ascii_digit() && (at == 0 || !signs[at - 1].1.is_alphanumeric());
        match starts.then(|| identity(&signs[at..])).flatten() {
            Some((serial, end)) => {
                hidden.extend(at + serial..at + end);
                at += end;
            }
            None => at += 1,
        }
    }
    if hidden.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut next = hidden.into_iter().peekable();
    for (index, (_, sign)) in signs.iter().enumerate() {
        out.push(if next.next_if_eq(&index).is_some() { '*' } else { *sign });
    }
    Cow::Owned(out)
}

/// Where the four last digits begin and end, when an identity number starts here.
fn identity(signs: &[(usize, char)]) -> Option<(usize, usize)> {
    let digits = signs.iter().take_while(|(_, sign)| sign.is_ascii_digit()).count();
    let (date, serial) = match digits {
        6 | 8 => (digits, digits + usize::from(is_separator(signs.get(digits)?.1))), // 8 and a letter: no separator needed
        10 | 12 => (digits - 4, digits - 4),
        _ => return None,
    };
    let number = |from: usize, to: usize| signs[from..to].iter().fold(0, |sum, (_, sign)| sum * 10 + sign.to_digit(10).unwrap_or(0));
    let (month, day) = (number(date - 4, date - 2), number(date - 2, date));
    let last = signs.get(serial..serial + 4)?;
    let interim = |sign: char| "TRSUWXJKLMN".contains(sign) && (serial > date || digits == 8);
    let whole = (last[0].1.is_ascii_digit() || interim(last[0].1))
        && last[1..].iter().all(|(_, sign)| sign.is_ascii_digit())
        && signs.get(serial + 4).is_none_or(|(_, sign)| !sign.is_alphanumeric());
    let century = date == 6 || matches!(number(0, 2), 18..=20);
    let dated = month <= 12 && (1..=31).contains(&day) && month > 0 || month <= 12 && (60..=91).contains(&day);
    (whole && century && dated && (serial > date || digits >= 8)).then_some((serial, serial + 4))
}

fn is_separator(sign: char) -> bool {
    matches!(sign, '-' | '+' | ' ' | '\u{a0}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn longest_run(text: &str) -> usize {
    let (mut longest, mut run) = (0, 0);
    for byte in text.bytes() {
        run = if byte.is_ascii_digit() { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn identity_numbers_are_hidden() {
        for (text, masked) in [
            ("Anna, 900101-2384.", "Anna, 900101-****."),
            ("199001012384", "19900101****"),
            ("19900101 2384 bor", "19900101 **** bor"),
            ("900161+2384", "900161+****"),
            ("900101-T238", "900101-****"),
            ("19900101T238", "19900101****"),
        ] {
            assert_eq!(mask(text), masked);
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in ["KS 2011/360-1234", "112 25 Stockholm", "2024-06-05", "08-465 004 20", "556677-8899", "0846500420", "å 123456"] {
            assert_eq!(mask(text), text);
        }
    }
}
