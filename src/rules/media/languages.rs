//! Languages as captions name them: tags that mean the same, and names that a menu shows.
//!
//! Knows codes of two and three letters. Refuses to hear a language; the draft and the files say theirs.

use crate::gather;

/// A language's tag, its name in Swedish and in English, and its own name for a menu.
const NAMES: &[(&str, &str, &str, &str)] = &[
    ("sv", "svenska", "Swedish", "Svenska"),
    ("en", "engelska", "English", "English"),
    ("fi", "finska", "Finnish", "Suomi"),
    ("no", "norska", "Norwegian", "Norsk"),
    ("da", "danska", "Danish", "Dansk"),
    ("de", "tyska", "German", "Deutsch"),
    ("fr", "franska", "French", "Français"),
    ("es", "spanska", "Spanish", "Español"),
    ("ar", "arabiska", "Arabic", "العربية"),
    ("so", "somaliska", "Somali", "Soomaali"),
    ("fa", "persiska", "Persian", "فارسی"),
    ("ti", "tigrinska", "Tigrinya", "ትግርኛ"),
    ("pl", "polska", "Polish", "Polski"),
    ("uk", "ukrainska", "Ukrainian", "Українська"),
    ("ru", "ryska", "Russian", "Русский"),
    ("tr", "turkiska", "Turkish", "Türkçe"),
    ("fit", "meänkieli", "Meänkieli", "Meänkieli"),
    ("se", "nordsamiska", "Northern Sami", "Davvisámegiella"),
];

/// The language without its region, one tag for all codes that mean it; bokmål and nynorsk are Norwegian.
pub(super) fn base(tag: &str) -> &str {
    let first = tag.split(['-', '_']).next().unwrap_or(tag);
    match gather::language(&first.to_ascii_lowercase()).unwrap_or(first) {
        "nb" | "nn" => "no",
        known => known,
    }
}

/// The name in running text, the tag where there is none.
pub(super) fn name(base: &str) -> (String, String) {
    let known = NAMES.iter().find(|(tag, ..)| *tag == base);
    known.map_or_else(|| (base.to_owned(), base.to_owned()), |(_, sv, en, _)| ((*sv).to_owned(), (*en).to_owned()))
}

/// What the language calls itself.
pub(super) fn label(base: &str) -> Option<&'static str> {
    NAMES.iter().find(|(tag, ..)| *tag == base).map(|(.., own)| *own)
}
