//! Faces and hearts: ":-)", "XD", "<3", "^_^", "(◕‿◕)". Refuses to guess where a price, a time or a bracket would be read the
//! same way.

use std::ops::Range;

use super::{Drawing, Sort};

/// The face that begins at the byte `at`, an ASCII sign.
pub(super) fn find(text: &str, at: usize) -> Option<Drawing> {
    let range = match text.as_bytes()[at] {
        b':' | b';' | b'=' | b'8' | b'B' => colon(text, at),
        b'<' => heart(text, at),
        b'X' | b'x' => laugh(text, at),
        _ => None,
    };
    let range = range.or_else(|| eyes(text, at))?;
    Some(Drawing { range, sort: Sort::Face, measures: false })
}

/// Faces whose two eyes are alike, and some others, as they are typed.
const EYES: [&str; 22] = [
    "^_^", "^-^", "^.^", "^o^", "^O^", "^^", "-_-", ">_<", ">.<", ">:(", ">:)", "O_O", "O_o", "T_T", "*_*", "@_@", ";_;", "=_=", "~_~",
    "\\o/", "\\m/", "X_X",
];

fn eyes(text: &str, at: usize) -> Option<Range<usize>> {
    if !b"^->OT*@;=~\\X".contains(&text.as_bytes()[at]) {
        return None;
    }
    let face = EYES.iter().find(|face| face.as_bytes()[0] == text.as_bytes()[at] && text[at..].starts_with(**face))?;
    let range = at..at + face.len();
    let open = |c: char| c.is_whitespace() || matches!(c, '(' | '!' | '.' | '?' | ',' | '"' | '”' | '\\');
    let close = |c: char| c.is_whitespace() || matches!(c, ')' | '!' | '.' | '?' | ',' | '"' | '”' | '/');
    let alone = before(text, at).is_none_or(open) && after(text, range.end).is_none_or(close);
    alone.then(|| in_brackets(text, range))
}

/// With the brackets and arms around a face.
fn in_brackets(text: &str, range: Range<usize>) -> Range<usize> {
    if text[..range.start].ends_with('(') && text[range.end..].starts_with(')') {
        return range.start - 1..range.end + 1;
    }
    range
}

fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// What may follow a face.
fn ends(next: Option<char>) -> bool {
    next.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '.' | ',' | '!' | '?' | ')' | '"' | '”' | '…' | '/' | '#') || u32::from(c) > 0x2000
    })
}

/// ":)", ";-)", "=D", ":'(" and their kin.
fn colon(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let eyes = bytes[at];
    let tear = usize::from(eyes == b':' && bytes.get(at + 1) == Some(&b'\''));
    let nose = usize::from(matches!(bytes.get(at + 1 + tear), Some(b'-' | b'^')) && eyes != b'=');
    let mouth_at = at + 1 + tear + nose;
    let mouth = bytes.get(mouth_at).copied()?;
    let end = mouth_at + bytes[mouth_at..].iter().take(20).take_while(|&&byte| byte == mouth).count();
    let known = match (eyes, tear + nose > 0) {
        (b'8' | b'B', nose) => nose && matches!(mouth, b')' | b'D'),
        (b'=', _) => matches!(mouth, b')' | b'(' | b'D' | b'P'),
        (_, true) => matches!(mouth, b')' | b'(' | b'D' | b'P' | b'p' | b'O' | b'o' | b'/' | b'|' | b'*' | b']' | b'['),
        (b';', false) => matches!(mouth, b')' | b'D' | b'P' | b'p' | b']'),
        (_, false) => matches!(mouth, b')' | b'(' | b'D' | b'P' | b'p' | b'O' | b'o' | b'/' | b'*' | b']' | b'3'),
    };
    (known && ends(after(text, end)) && starts(text, at, mouth, nose > 0)).then_some(at..end)
}

/// What may stand before a face: nothing, a blank or a stop; after a word only a smile.
fn starts(text: &str, at: usize, mouth: u8, nose: bool) -> bool {
    let Some(last) = before(text, at) else { return true };
    if last.is_whitespace() {
        return mouth != b'*' || !text[..at].contains('*');
    }
    if last.is_ascii_digit() || matches!(last, ':' | ';' | '(' | '/' | '=' | '-' | '|') {
        return false;
    }
    let smile = matches!(mouth, b')' | b'(') && text.as_bytes()[at] != b'=';
    let closes = mouth == b')' && has_open_bracket(&text[..at]);
    let word = last.is_alphanumeric() && !smile;
    !word && (nose || !closes) && (smile || !matches!(mouth, b'/' | b'3' | b'O' | b'o' | b'*'))
}

/// How far back a bracket is looked for.
const SIGHT: usize = 400;

fn has_open_bracket(text: &str) -> bool {
    let mut depth = 0;
    for byte in text.bytes().rev().take(SIGHT) {
        match byte {
            b')' => depth += 1,
            b'(' if depth == 0 => return true,
            b'(' => depth -= 1,
            _ => {}
        }
    }
    false
}

/// The last word of a text, or its last letters where it is very long.
fn last_word(text: &str) -> &str {
    let shown = text.trim_end();
    let length: usize = shown.chars().rev().take(SIGHT / 10).take_while(|c| !c.is_whitespace()).map(char::len_utf8).sum();
    &shown[shown.len() - length..]
}

/// Words after "<3" that make it a comparison.
const UNITS: [&str; 33] = [
    "år", "års", "åring", "åringar", "månader", "mån", "veckor", "v", "dagar", "dygn", "timmar", "tim", "h", "min", "minuter", "sek", "kg",
    "g", "mg", "ml", "cl", "dl", "l", "m", "cm", "mm", "km", "kr", "kronor", "mkr", "st", "procent", "grader",
];

/// "<3" that is no comparison.
fn heart(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at + 1..];
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let length = rest.bytes().take(20).take_while(|&byte| byte == b'3').count();
    let end = text.len() - rest.len() + length;
    if length == 0 || !ends(after(text, end)) || before(text, at).is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let next: String = text[end..].trim_start().chars().take(12).take_while(|c| c.is_alphanumeric() || *c == '%').collect();
    let unit = UNITS.contains(&next.as_str()) || next.starts_with(|c: char| c.is_ascii_digit() || c == '%');
    let word = last_word(&text[..at]);
    let compared = word.chars().count() == 1 || ["pH", "barn", "Barn", "ålder", "åldern", "värde"].contains(&word);
    (!unit && !compared).then_some(at..end)
}

/// "XD" as a laugh rather than the name of something.
fn laugh(text: &str, at: usize) -> Option<Range<usize>> {
    let end = at + 1 + text.as_bytes()[at + 1..].iter().take(20).take_while(|&&byte| byte == b'D').count();
    let word = last_word(&text[..at]);
    let name = ["Adobe", "i", "av", "med", "på", "till", "från", "och", "för", "vitamin"].contains(&word);
    let stands =
        before(text, at).is_none_or(char::is_whitespace) && after(text, end).is_none_or(|c| c.is_whitespace() || matches!(c, '.' | '!'));
    let sentence = text[end..].trim_start_matches(['.', '!', ' ']).chars().next().is_none_or(|c| !c.is_lowercase() && !c.is_ascii_digit());
    (end > at + 1 && stands && sentence && !name && !word.is_empty()).then_some(at..end)
}

/// Signs that are found in faces and hardly anywhere else in a Swedish text.
pub(super) fn is_feature(sign: char) -> bool {
    matches!(
        sign,
        '‿' | '\u{361}'
            | 'ᴥ'
            | 'ಠ'
            | 'ಥ'
            | '◕'
            | 'ʘ'
            | '︵'
            | 'ᴗ'
            | '◡'
            | 'ツ'
            | 'シ'
            | 'ω'
            | 'д'
            | 'Д'
            | '∀'
            | '▽'
            | 'ﾟ'
            | '･'
            | '・'
            | '≧'
            | '益'
            | '◉'
            | '⊙'
    )
}

/// Characters on each side that may belong to a face.
const REACH: usize = 12;

/// The face around a sign that faces have: signs on both sides of it and next to no letters.
pub(super) fn around(text: &str, at: usize) -> Option<Range<usize>> {
    let sign = text[at..].chars().next()?;
    let start = reach_back(text, at);
    let end = reach_on(text, at + sign.len_utf8());
    let face = &text[start..end];
    let letters = face.chars().filter(|c| c.is_alphabetic() && !is_feature(*c) && *c != 'ʖ' && *c != 'ノ' && *c != 'ヽ').count();
    let features = face.chars().filter(|c| is_feature(*c)).count();
    let signs = face.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace()).count();
    let own = matches!(sign, '‿' | 'ᴥ' | '◕' | '︵' | 'ᴗ' | '◡' | 'ツ');
    let bracketed = face.contains(['(', '（', 'ʕ']) || face.contains('_');
    let enough = own && features + signs >= 3 || bracketed && features + signs >= 4 || features >= 2 && face.contains('_');
    (letters <= 2 && enough).then_some(start..end)
}

fn reach_back(text: &str, at: usize) -> usize {
    let head = &text[..at];
    let near = head.char_indices().rev().take(REACH).take_while(|(_, c)| !c.is_whitespace()).last().map_or(at, |(at, _)| at);
    // A bracket a little further away, with blanks between: "( ͡° ͜ʖ ͡°)".
    let bracket = head.char_indices().rev().take(REACH).find(|(_, c)| matches!(c, '(' | ')')).filter(|(_, c)| *c == '(');
    bracket.map_or(near, |(bracket, _)| bracket.min(near))
}

fn reach_on(text: &str, at: usize) -> usize {
    let tail = &text[at..];
    let near =
        tail.char_indices().take(REACH).take_while(|(_, c)| !c.is_whitespace()).last().map_or(at, |(step, c)| at + step + c.len_utf8());
    let bracket = tail.char_indices().take(REACH).find(|(_, c)| matches!(c, '(' | ')')).filter(|(_, c)| *c == ')');
    bracket.map_or(near, |(step, _)| near.max(at + step + 1))
}

#[cfg(test)]
mod tests {
    use super::super::find;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|drawing| &text[drawing.range]).collect()
    }

    #[test]
    fn faces_are_found() {
        for (text, face) in [
            ("Tack för tipset :-) Vi lagar", ":-)"),
            ("Tack alla :)", ":)"),
            ("Vad roligt! :D", ":D"),
            ("Kul:)", ":)"),
            ("Vi ses ;)", ";)"),
            ("Vi ses =) Hej", "=)"),
            ("Tråkigt :'(", ":'("),
            ("(vi gillar det :)", ":)"),
            ("Vi <3 Visby", "<3"),
            ("Tack<3", "<3"),
            ("Så kul XD", "XD"),
            ("Haha xD!", "xD"),
            ("Kul ^_^ va", "^_^"),
            ("Hej (^_^)", "(^_^)"),
            ("Suck -_-", "-_-"),
            ("Öppet ¯\\_(ツ)_/¯ igen", "¯\\_(ツ)_/¯"),
            ("Morgon (◕‿◕) alla", "(◕‿◕)"),
            ("Se ( ͡° ͜ʖ ͡°) nu", "( ͡° ͜ʖ ͡°)"),
            ("Björn ʕ•ᴥ•ʔ här", "ʕ•ᴥ•ʔ"),
            ("Oj ಠ_ಠ då", "ಠ_ಠ"),
            ("Hej (´・ω・`) du", "(´・ω・`)"),
        ] {
            assert_eq!(found(text), [face], "{text}");
        }
    }

    #[test]
    fn prices_times_brackets_and_names_are_no_faces() {
        for text in [
            "(endast 100:-)",
            "(se bilaga:)",
            "Välj a) eller 8) och B)",
            "kl. 10:30, 1:a, S:t Eriks, EU:s och (c)",
            "Se http://stockholm.se och https://gotland.se/bad",
            "Barn <3 år, <3 kg, pH <3 och x <3",
            "Adobe XD är ett program",
            "XC40 och XDrive, xDrive",
            "Öppet: (vardagar)",
            "Fråga: Pris? Svar: Det beror på",
            "f(x=1); g(y);",
            "kostnad (kr):",
            "Barn 3:D, DN:D",
            "Ο ήλιος ω και д, Москва да",
            "snake_case och a_b_c",
            "[not:]",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
