//! Swedish telephone numbers as people write them: grouped, with +46, in one row.
//!
//! Knows prefixes and lengths (the Swedish numbering plan, PTS). Refuses to know whose a number is.

use std::ops::Range;

/// A telephone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// Where it stands.
    pub range: Range<usize>,
    /// Its digits with the leading 0: `0701740612`.
    pub digits: String,
    /// Whether it begins as mobile numbers do: 070, 072, 073, 076, 079.
    pub mobile: bool,
}

/// Prefixes of numbers that are nobody's own: free, shared cost, for companies, machines.
const SHARED: [&str; 6] = ["010", "020", "0200", "077", "0900", "0719"];
/// Digits of a number within Sweden.
const LENGTHS: std::ops::RangeInclusive<usize> = 8..=10;

/// The numbers of `text` in order.
pub fn find(text: &str) -> Vec<Phone> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + step;
        let (end, phone) = number(text, start);
        found.extend(phone);
        at = end;
    }
    found
}

/// The number whose first digit stands at `start`, and where to look on.
fn number(text: &str, start: usize) -> (usize, Option<Phone>) {
    let bytes = text.as_bytes();
    let plus = start > 0 && bytes[start - 1] == b'+';
    let from = start - usize::from(plus);
    let run = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (end, digits) = grouped(text, start);
    let foreign = plus || digits.starts_with("00");
    let own = if plus { digits.strip_prefix("46") } else { digits.strip_prefix("0046") };
    let abroad = own.is_some();
    let digits = match own {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None if foreign => return (run, None),
        None => digits,
    };
    if !is_free(text, from, end) || !digits.starts_with('0') || digits.starts_with("00") || !LENGTHS.contains(&digits.len()) {
        return (run, None);
    }
    let mobile = digits.len() == 10 && ["070", "072", "073", "076", "079"].iter().any(|prefix| digits.starts_with(prefix));
    let together = end == run && !abroad;
    if together && !mobile {
        return (run, None);
    }
    (end, Some(Phone { range: from..end, digits, mobile }))
}

/// The digits from `start` over blanks and hyphens, one or two between groups, and where they end. Never over a line.
fn grouped(text: &str, start: usize) -> (usize, String) {
    let bytes = text.as_bytes();
    let (mut end, mut digits) = (start, String::new());
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_digit() {
            digits.push(char::from(byte));
            at += 1;
            end = at;
            if digits.len() > 14 {
                break;
            }
            continue;
        }
        let gap = gap(&text[at..], digits.len() <= 4);
        if gap == 0 || !bytes.get(at + gap).is_some_and(u8::is_ascii_digit) {
            break;
        }
        // A new number after a blank: ”070-174 06 12 08-465 004 20”, and a list with hyphens between.
        let abroad = digits.strip_prefix("0046").or_else(|| digits.strip_prefix("46"));
        let national = abroad.map_or(digits.len(), |rest| rest.len() + 1);
        if bytes[at + gap] == b'0' && national >= *LENGTHS.start() && leads(&text[at + gap..]) || national >= *LENGTHS.end() {
            break;
        }
        at += gap;
    }
    (end, digits)
}

/// Whether a text begins as a number with an area code: `08-…`, `070…`.
fn leads(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (2..=4).contains(&digits) && text.as_bytes().get(digits).is_some_and(|byte| matches!(byte, b'-' | b' ')) && digits > 2
        || text.as_bytes().get(digits) == Some(&b'-')
}

/// Bytes of what may stand between two groups: a blank, a hyphen with blanks, a dash, ”(0)”; a stroke after the area code.
fn gap(rest: &str, first: bool) -> usize {
    let bytes = rest.as_bytes();
    if rest.starts_with(" (0)") || rest.starts_with("(0)") {
        let length = if bytes[0] == b' ' { 4 } else { 3 };
        return length + usize::from(bytes.get(length) == Some(&b' '));
    }
    let mut length = usize::from(bytes.first() == Some(&b' '));
    let dash =
        rest[length..].chars().next().filter(|sign| matches!(sign, '-' | '\u{2010}'..='\u{2013}' | '\u{2212}') || first && *sign == '/');
    if let Some(dash) = dash {
        length += dash.len_utf8();
        length += usize::from(bytes.get(length) == Some(&b' '));
    }
    length
}

fn is_free(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let mut after = text[end..].chars();
    let joins = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '/' | '-' | '=' | '+');
    let opens = !before.is_some_and(|sign| joins(sign) && sign != '/' || matches!(sign, '.' | ',' | '@'));
    opens
        && match (after.next(), after.next()) {
            (Some('.' | ',' | ':'), Some(next)) => !next.is_ascii_digit(),
            (Some(sign), _) => !(joins(sign) && sign != '/') && sign != '@' && sign != '%',
            _ => true,
        }
}

impl Phone {
    /// Whether it is one that people make up to show how numbers are written: `070-123 45 67`.
    pub fn is_made_up(&self) -> bool {
        ["1234567", "0000000", "1111111", "123456"].iter().any(|end| self.digits.ends_with(end))
    }

    /// Whether it belongs to an office by its prefix.
    pub fn is_shared(&self) -> bool {
        SHARED.iter().any(|prefix| self.digits.starts_with(prefix))
    }
}

/// The digits of a number as somebody wrote it, with the leading 0.
pub fn national(written: &str) -> String {
    let digits = super::digits(&written.replace("(0)", ""));
    let plus = written.trim_start().starts_with('+');
    let own = if plus { digits.strip_prefix("46") } else { digits.strip_prefix("0046") };
    own.map_or_else(|| digits.clone(), |rest| format!("0{rest}"))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, digits) in [
            ("Ring 070-174 06 12.", "0701740612"),
            ("Ring +46 (0)70 174 06 12", "0701740612"),
            ("+46701740612", "0701740612"),
            ("0046 70-174 06 12", "0701740612"),
            ("0701740612", "0701740612"),
            ("0701-74 06 12", "0701740612"),
            ("070–174 06 12", "0701740612"),
            ("08-465 004 20", "0846500420"),
            ("08/465 004 20", "0846500420"),
            ("070 174 06 12", "0701740612"),
        ] {
            let found = find(text);
            assert_eq!(found.iter().map(|phone| phone.digits.as_str()).collect::<Vec<_>>(), [digits], "{text}");
        }
        assert_eq!(find("070-174 06 12, 08-465 004 20 eller 070-174 06 13").len(), 3);
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "0846500420",
            "2017–2022",
            "kl. 08.00–16.30",
            "08-16",
            "112 25 Stockholm",
            "dnr 070-174/2026",
            "+47 22 33 44 55",
            "id=0701740612",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
