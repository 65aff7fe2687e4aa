//! What a single character is: letter, word character, blank, bracket, emoji; and lower case that keeps every
//! byte where it was. Refuses to know what a word is.

/// Whether `c` is a letter or a digit that may stand in a word. Enclosed capitals such as 🅰 are pictures here.
pub fn is_word_part(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F189}')
}

/// Whether `c` is a letter.
pub fn is_letter(c: char) -> bool {
    c.is_alphabetic() && is_word_part(c)
}

/// Whether `c` belongs to a token: a word character, a combining mark or a hyphen (U+2011 too).
pub fn is_token_part(c: char) -> bool {
    is_word_part(c) || matches!(c, '-' | '_' | '\u{2011}' | '\u{300}'..='\u{36F}')
}

/// Whether `c` is a word character without the hyphens, as `\w` in the specifications.
pub fn is_word_char(c: char) -> bool {
    is_token_part(c) && !matches!(c, '-' | '\u{2011}')
}

/// Marks that may close a sentence after its stop.
pub fn is_closer(c: char) -> bool {
    matches!(c, '”' | '"' | '’' | '»' | ')' | ']')
}

/// Marks that may stand before the first letter of a sentence.
pub fn is_opener(c: char) -> bool {
    matches!(c, '”' | '“' | '„' | '"' | '\'' | '’' | '‘' | '«' | '»' | '(' | '[' | '{')
}

/// Whether `c` is an emoji or a part of one: pictures, arrows, dingbats, keycaps, joiners, skin tones.
pub fn is_emoji(c: char) -> bool {
    matches!(c, '\u{20E3}' | '\u{200D}' | '\u{FE0F}' | '\u{3030}' | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{E0020}'..='\u{E007F}')
}

/// Lower case with the same number of bytes for every character, so that ranges stay valid.
/// A letter whose lower case has another length (İ, ẞ) is left as it is.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().map(fold_char).collect()
}

fn fold_char(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
        _ => c,
    }
}

/// Number of letters in `word`; digits, hyphens and colons do not count.
pub fn count(word: &str) -> usize {
    word.chars().filter(|&c| is_letter(c)).count()
}

/// Whether the first letter of `text` is a capital.
pub fn starts_with_capital(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

/// Whether `text` has at least two letters and every one is a capital.
pub fn all_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|&c| is_letter(c)).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase) && count(text) > 1
}

/// `text` with its first letter as a capital.
pub fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_every_byte_in_place() {
        for text in ["ÅTERKOPPLA", "İstanbul ẞ", "Vi ses", "ÉN–två"] {
            assert_eq!(fold(text).len(), text.len(), "{text}");
        }
        assert_eq!(fold("ÅTERKOPPLA"), "återkoppla");
    }

    #[test]
    fn only_letters_count() {
        assert_eq!(count("e-legitimation"), 13);
        assert_eq!(count("2024:17"), 0);
        assert!(all_capitals("SFÄR") && !all_capitals("S") && !all_capitals("Sfär"));
    }
}
