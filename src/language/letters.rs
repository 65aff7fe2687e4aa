//! What a single character is: letter, word character, blank, bracket, emoji; and lower case that keeps every
//! byte where it was. Refuses to know what a word is.

/// Whether `c` is a letter or a digit that may stand in a word. Enclosed capitals such as 🅰 are pictures here.
#[inline]
pub fn is_word_part(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        // Latin and general punctuation without a look in the tables: nearly all that is ever asked about.
        '\u{80}'..='\u{BF}' => matches!(c, 'ª' | '²' | '³' | 'µ' | '¹' | 'º' | '¼'..='¾'),
        '\u{C0}'..='\u{24F}' => !matches!(c, '×' | '÷'),
        '\u{2000}'..='\u{206F}' | '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F189}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// Whether `c` is a letter.
#[inline]
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphabetic(),
        '\u{80}'..='\u{BF}' => matches!(c, 'ª' | 'µ' | 'º'),
        '\u{C0}'..='\u{24F}' => !matches!(c, '×' | '÷'),
        _ => is_word_part(c) && c.is_alphabetic(),
    }
}

/// Whether `c` belongs to a token: a word character, a combining mark or a hyphen (U+2011 too).
#[inline]
pub fn is_token_part(c: char) -> bool {
    is_word_part(c) || matches!(c, '-' | '_' | '\u{2011}' | '\u{300}'..='\u{36F}')
}

/// Whether `c` is a word character without the hyphens, as `\w` in the specifications.
#[inline]
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

/// Whether a text holds a mark of a template (Mustache, Jinja, PHP, ASP, JavaScript): what will stand there nobody knows.
pub fn holds_template(text: &str) -> bool {
    text.contains(['{', '<']) && ["{{", "{%", "<?", "<%", "${"].iter().any(|mark| text.contains(mark))
}

/// Lower case with the same number of bytes for every character, so that ranges stay valid.
/// A letter whose lower case has another length (İ, ẞ) is left as it is.
pub fn fold(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    let (mut copied, mut at) = (0, 0);
    while at < bytes.len() {
        match bytes[at] {
            0..=0x7F => at += 1,
            // U+00DF–U+00FF are small already.
            0xC3 if bytes[at + 1] > 0x9E => at += 2,
            _ => {
                let c = text[at..].chars().next().unwrap_or_default();
                let small = fold_char(c);
                if small != c {
                    lower.push_str(&text[copied..at]);
                    lower.push(small);
                    copied = at + c.len_utf8();
                }
                at += c.len_utf8();
            }
        }
    }
    lower.push_str(&text[copied..]);
    lower.make_ascii_lowercase();
    lower
}

/// Lower case of a character outside ASCII.
fn fold_char(c: char) -> char {
    match c {
        '\u{80}'..='\u{BF}' | '×' | 'ß'..='ÿ' | '\u{2000}'..='\u{206F}' => return c,
        '\u{C0}'..='\u{DE}' => return char::from_u32(u32::from(c) + 0x20).unwrap_or(c),
        _ => {}
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
        _ => c,
    }
}

/// The runs of letters and digits in a text.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = run(text, at, false);
        at = run(text, start, true);
        (start < at).then(|| &text[start..at])
    })
}

/// Where the run of word characters (or of others) that begins at `at` ends.
fn run(text: &str, mut at: usize, of_words: bool) -> usize {
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let (part, width) = match bytes[at] {
            byte @ 0..=0x7F => (byte.is_ascii_alphanumeric(), 1),
            // Letters of Latin-1, but for × and ÷.
            0xC3 => (!matches!(bytes[at + 1], 0x97 | 0xB7), 2),
            _ => text[at..].chars().next().map_or((false, 1), |c| (is_word_part(c), c.len_utf8())),
        };
        if part != of_words {
            break;
        }
        at += width;
    }
    at
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
    let mut capitals = 0;
    for c in text.chars().filter(|&c| is_letter(c)) {
        if !c.is_uppercase() {
            return false;
        }
        capitals += 1;
    }
    capitals > 1
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
    fn the_short_ways_agree_with_the_standard() {
        let pictured = |c: char| matches!(c, '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F189}');
        for c in ('\0'..=char::MAX).filter(|&c| !pictured(c)) {
            assert_eq!((is_word_part(c), is_letter(c)), (c.is_alphanumeric(), c.is_alphabetic()), "{c:?}");
            let mut small = c.to_lowercase();
            let same = small.len() == 1 && small.next().is_some_and(|small| small.len_utf8() == c.len_utf8());
            assert_eq!(fold(&c.to_string()), if same { c.to_lowercase().collect::<String>() } else { c.to_string() });
        }
    }

    #[test]
    fn only_letters_count() {
        assert_eq!(count("e-legitimation"), 13);
        assert_eq!(count("2024:17"), 0);
        assert!(all_capitals("SFÄR") && !all_capitals("S") && !all_capitals("Sfär"));
    }
}
