//! Which language codes there are: the primary subtags of the IANA registry, and what people write instead of them.
//!
//! Knows the first part of a tag only. Regions, scripts and variants are left alone: speech goes by the language.

use super::detect::tongue::Tongue;

/// All subtags of two letters, then all of three, one a line and sorted (`corpora/iana/NOTICE.md`: 2025-08-25).
const CODES: &str = include_str!("../../corpora/iana/languages.txt");
/// How many of them have two letters.
const SHORT: usize = 190;

/// Whether a tag begins with a code of the registry. Case does not matter.
pub fn is_known(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    let mut code = [0; 3];
    let Some(code) = code.get_mut(..primary.len()) else { return false };
    code.copy_from_slice(primary.as_bytes());
    code.make_ascii_lowercase();
    let (short, long) = CODES.as_bytes().split_at(SHORT * 3);
    match code {
        [_, _] => holds(short, code),
        [b'q', b'a'..=b't', b'a'..=b'z'] => true,
        [_, _, _] => holds(long, code),
        _ => false,
    }
}

/// Whether a sorted list of codes of one length, one a line, holds this one.
fn holds(list: &[u8], code: &[u8]) -> bool {
    let step = code.len() + 1;
    let (mut low, mut high) = (0, list.len() / step);
    while low < high {
        let middle = usize::midpoint(low, high);
        let found = &list[middle * step..middle * step + code.len()];
        if found < code {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    list.get(low * step..low * step + code.len()) == Some(code)
}

/// Codes of three letters for languages that have one of two, and codes of countries, which people write instead.
const MEANT: &[(&str, &str)] = &[
    ("ara", "ar"),
    ("ces", "cs"),
    ("chi", "zh"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("cze", "cs"),
    ("dan", "da"),
    ("deu", "de"),
    ("dk", "da"),
    ("dut", "nl"),
    ("ell", "el"),
    ("eng", "en"),
    ("esp", "es"),
    ("est", "et"),
    ("fas", "fa"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("ger", "de"),
    ("gr", "el"),
    ("gre", "el"),
    ("heb", "he"),
    ("hun", "hu"),
    ("ice", "is"),
    ("isl", "is"),
    ("ita", "it"),
    ("jp", "ja"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("nld", "nl"),
    ("nno", "nn"),
    ("nob", "nb"),
    ("nor", "no"),
    ("per", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rum", "ro"),
    ("rus", "ru"),
    ("sme", "se"),
    ("som", "so"),
    ("spa", "es"),
    ("swe", "sv"),
    ("tha", "th"),
    ("tur", "tr"),
    ("ua", "uk"),
    ("ukr", "uk"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zho", "zh"),
    ("i-lux", "lb"),
    ("i-klingon", "tlh"),
    ("english", "en"),
    ("swedish", "sv"),
    ("finnish", "fi"),
    ("dutch", "nl"),
];

/// The tag that was probably meant by one that begins with no code: "sv_SE", "swe", "svenska", "english".
pub fn meant(tag: &str) -> Option<String> {
    let tidy = tag.trim().replace('_', "-");
    let lower = tidy.to_lowercase();
    if let Some((_, code)) = MEANT.iter().find(|(written, _)| *written == lower) {
        return Some((*code).to_owned());
    }
    if let Some(tongue) = Tongue::called(&lower) {
        return Some(tongue.tag().to_owned());
    }
    let (primary, rest) = tidy.split_once('-').map_or((tidy.as_str(), None), |(primary, rest)| (primary, Some(rest)));
    let code = MEANT.iter().find(|(written, _)| written.eq_ignore_ascii_case(primary)).map(|(_, code)| *code);
    let code = code.or_else(|| is_known(primary).then_some(primary))?;
    let whole = rest.map_or_else(|| code.to_owned(), |rest| format!("{code}-{rest}"));
    (whole != tag && whole.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_whole() {
        let codes: Vec<&str> = CODES.lines().collect();
        assert_eq!(codes.iter().filter(|code| code.len() == 2).count(), SHORT);
        assert!(codes[..SHORT].is_sorted() && codes[SHORT..].is_sorted() && codes[SHORT..].iter().all(|code| code.len() == 3));
        assert!(codes.iter().all(|code| is_known(code)));
        assert!(MEANT.iter().all(|(written, code)| !is_known(written) && is_known(code)), "only what is no code is put right");
    }

    #[test]
    fn the_first_part_decides() {
        for tag in ["sv", "SV-se", "en-US-GB", "se", "gsw", "qaa", "iw", "zh-Hans-CN", "und", "mul"] {
            assert!(is_known(tag), "{tag}");
        }
        for tag in ["", " ", "eng", "xyz", "svenska", "sv_SE", "#1", "i-lux", "x-privat", "å", "s", "english"] {
            assert!(!is_known(tag), "{tag}");
        }
    }

    #[test]
    fn what_was_meant() {
        let given = ["sv_SE", "swe", "Svenska", "english", "eng-GB", "dk", "#1", "xyz", "i-lux"];
        let meant: Vec<_> = given.iter().map(|tag| meant(tag)).collect();
        let owned = |tag: &str| Some(tag.to_owned());
        assert_eq!(meant, [owned("sv-SE"), owned("sv"), owned("sv"), owned("en"), owned("en-GB"), owned("da"), None, None, owned("lb")]);
    }
}
