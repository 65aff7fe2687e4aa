//! Which writing a letter belongs to, and which language a stretch in another writing than the Latin is in.
//!
//! A writing is certain where a language may not be; knows which are read from right to left. Refuses to know what is
//! declared.

use crate::language::prose::{Kind, Prose, Token};

use super::tongue::{Speaks, Tongue, speaks};

/// A writing other than the Latin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Greek.
    Greek,
    /// Cyrillic.
    Cyrillic,
    /// Hebrew.
    Hebrew,
    /// Arabic.
    Arabic,
    /// Syriac.
    Syriac,
    /// Ethiopic.
    Ethiopic,
    /// Chinese and Japanese.
    Han,
    /// Another, with its most common language in Sweden.
    Other(&'static str),
}

/// A stretch of a block in one writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// First byte.
    pub start: usize,
    /// Byte after the last, a full stop included.
    pub end: usize,
    /// Its writing.
    pub script: Script,
    /// Words in it.
    pub words: usize,
    /// Letters in it.
    pub letters: usize,
    /// The language, as far as can be told.
    pub tongue: Option<Tongue>,
    /// More than a name: function words, or many words.
    pub sure: bool,
}

impl Script {
    /// The writing of a letter; `None` for Latin and for what is no letter.
    pub fn of(letter: char) -> Option<Self> {
        Some(match u32::from(letter) {
            0x370..=0x3FF | 0x1F00..=0x1FFF => Self::Greek,
            0x400..=0x52F => Self::Cyrillic,
            0x531..=0x587 => Self::Other("hy"),
            0x5D0..=0x5F2 | 0xFB1D..=0xFB4F => Self::Hebrew,
            0x620..=0x64A | 0x66E..=0x6D5 | 0x6EE..=0x6FF | 0x750..=0x77F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC => Self::Arabic,
            0x710..=0x74F => Self::Syriac,
            0x900..=0x97F => Self::Other("hi"),
            0x980..=0x9FF => Self::Other("bn"),
            0xA00..=0xA7F => Self::Other("pa"),
            0xB80..=0xBFF => Self::Other("ta"),
            0xE00..=0xE4F => Self::Other("th"),
            0x10A0..=0x10FF => Self::Other("ka"),
            0x1200..=0x139F => Self::Ethiopic,
            0x1100..=0x11FF | 0xAC00..=0xD7AF => Self::Other("ko"),
            0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF => Self::Han,
            _ => return None,
        })
    }

    /// Whether it is read from right to left.
    pub fn is_from_right(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew | Self::Syriac)
    }

    /// What the letters are called, Swedish and English.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Greek => ("ett språk med grekiska bokstäver", "a language in Greek letters"),
            Self::Cyrillic => ("ett språk med kyrilliska bokstäver", "a language in Cyrillic letters"),
            Self::Hebrew => ("ett språk med hebreiska bokstäver", "a language in Hebrew letters"),
            Self::Arabic => ("ett språk med arabiska bokstäver", "a language in Arabic letters"),
            Self::Syriac => ("ett språk med syriska bokstäver", "a language in Syriac letters"),
            Self::Ethiopic => ("ett språk med etiopiska bokstäver", "a language in Ethiopic letters"),
            Self::Han | Self::Other(_) => ("ett annat språk", "another language"),
        }
    }
}

/// Whether a text may hold letters of another writing: Latin, its marks and general punctuation are told by their bytes.
pub fn may_hold(text: &str) -> bool {
    let tells = |byte: &u8| matches!(byte, 0xCD..=0xE1 | 0xE3..=0xEF);
    text.as_bytes().chunks(64).any(|run| run.iter().fold(false, |told, byte| told | tells(byte)))
}

/// Words of the Latin writing that a stretch may hold between its own: a name, an abbreviation.
const GUESTS: usize = 2;

/// The stretches of three words or more in another writing than the Latin, in order.
pub fn stretches(text: &str, prose: &Prose) -> Vec<Stretch> {
    let mut found = Vec::new();
    if !may_hold(text) {
        return found;
    }
    let tokens = prose.tokens();
    let mut at = 0;
    while at < tokens.len() {
        let Some(script) = script_of(prose.word(&tokens[at])) else {
            at += 1;
            continue;
        };
        let (mut last, mut guests, mut next) = (at, 0, at + 1);
        while next < tokens.len() && guests <= GUESTS {
            match script_of(prose.word(&tokens[next])) {
                Some(other) if other == script => (last, guests) = (next, 0),
                Some(_) => break,
                None => guests += usize::from(tokens[next].kind == Kind::Word && prose.word(&tokens[next]).contains(char::is_alphabetic)),
            }
            next += 1;
        }
        found.extend(judge(text, prose, &tokens[at..=last], script));
        at = last + 1;
    }
    found
}

fn script_of(word: &str) -> Option<Script> {
    if word.is_ascii() {
        return None;
    }
    word.chars().find(|letter| letter.is_alphabetic()).and_then(Script::of)
}

fn judge(text: &str, prose: &Prose, tokens: &[Token], script: Script) -> Option<Stretch> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    let (start, mut end) = (first.start as usize, last.end as usize);
    let tail = text[end..].trim_start_matches(['.', '!', '?', '؟', '۔', '።', '։', '。', ':', ')', '”', '"', '»']);
    end = text.len() - tail.len();
    let (mut words, mut letters, mut hits, mut capitals) = (0, 0, 0, 0);
    let mut own = [0_u32; 64];
    for token in tokens.iter().filter(|token| token.kind == Kind::Word) {
        let word = prose.word(token);
        if script_of(word) != Some(script) {
            continue;
        }
        words += 1;
        letters += word.chars().filter(|letter| letter.is_alphabetic()).count();
        capitals += usize::from(text[token.start as usize..].chars().next().is_some_and(char::is_uppercase));
        let Speaks { any, .. } = speaks(word);
        hits += usize::from(any != 0);
        each(any, |language| own[language] += 1);
    }
    let unspaced = matches!(script, Script::Han | Script::Other("th"));
    let enough = if unspaced { letters >= 10 } else { words >= 3 && letters >= 10 };
    if !enough || (capitals == words && hits == 0) {
        return None;
    }
    let tongue = told(&text[start..end], script, &own);
    let sure = letters >= 20 && (hits >= 2 || words >= 6 || unspaced);
    Some(Stretch { start, end, script, words, letters, tongue, sure })
}

/// Calls `f` with each bit that is set.
pub(super) fn each(mut bits: u64, mut f: impl FnMut(usize)) {
    while bits != 0 {
        f(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

/// The language of a stretch: the letters that only one language has, then its function words.
fn told(text: &str, script: Script, own: &[u32; 64]) -> Option<Tongue> {
    let has = |letters: &[char]| text.contains(letters);
    let fixed = match script {
        Script::Cyrillic if has(&['ѓ', 'ќ', 'ѕ']) => Some("mk"),
        Script::Cyrillic if has(&['ђ', 'ћ', 'љ', 'њ', 'џ', 'ј']) => Some("sr"),
        Script::Cyrillic if has(&['ў']) => return None,
        Script::Cyrillic if has(&['і', 'ї', 'є', 'ґ']) => Some("uk"),
        Script::Cyrillic if has(&['ы', 'э', 'ё']) => Some("ru"),
        Script::Arabic if has(&['ێ', 'ۆ', 'ڵ', 'ڕ', 'ڤ', 'ە']) => Some("ckb"),
        Script::Arabic if has(&['ټ', 'ډ', 'ړ', 'ښ', 'ې', 'ځ']) => Some("ps"),
        Script::Arabic if has(&['ٹ', 'ڈ', 'ڑ', 'ں', 'ے', 'ہ', 'ھ']) => Some("ur"),
        Script::Syriac => Some("syr"),
        Script::Other(tag) if tag != "hi" => Some(tag),
        Script::Han if text.chars().any(|sign| ('\u{3040}'..='\u{30FF}').contains(&sign)) => Some("ja"),
        Script::Han => Some("zh"),
        _ => None,
    };
    if let Some(tag) = fixed {
        return Tongue::of(tag);
    }
    let mut best = (0, None);
    let mut tied = false;
    for tag in candidates(script) {
        let Some(tongue) = Tongue::of(tag) else { continue };
        let count = own[tongue.index()];
        tied = count == best.0 || count < best.0 && tied;
        if count > best.0 {
            best = (count, Some(tongue));
        }
    }
    best.1.filter(|_| !tied).or_else(|| alone(text, script))
}

fn candidates(script: Script) -> &'static [&'static str] {
    match script {
        Script::Cyrillic => &["ru", "uk", "bg", "sr", "mk"],
        Script::Arabic => &["ar", "fa", "ur", "ckb", "ps"],
        Script::Hebrew => &["he", "yi"],
        Script::Ethiopic => &["ti", "am"],
        Script::Other("hi") => &["ne"],
        _ => &[],
    }
}

/// The language where no function word has told it.
fn alone(text: &str, script: Script) -> Option<Tongue> {
    let has = |letters: &[char]| text.contains(letters);
    let tag = match script {
        Script::Greek => "el",
        Script::Arabic if has(&['پ', 'چ', 'ژ', 'گ']) => "fa",
        Script::Arabic if has(&['ة', 'أ', 'إ', 'ى']) => "ar",
        Script::Hebrew if has(&['ײ', 'ױ', 'װ', '\u{5B7}', '\u{5B8}']) => "yi",
        Script::Hebrew => "he",
        Script::Ethiopic if has(&['ኣ', 'ቐ', 'ኸ']) => "ti",
        Script::Other("hi") => "hi",
        _ => return None,
    };
    Tongue::of(tag)
}

/// The writing of a text's first letter.
pub fn begins(text: &str) -> Option<Script> {
    text.chars().find(|letter| letter.is_alphabetic()).and_then(Script::of)
}
