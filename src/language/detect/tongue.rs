//! Languages that klart can name, and the function words they are known by (`corpora/lexicon/funktionsord.tsv`).
//!
//! Knows which languages are read from right to left, and which are easily taken for each other. Refuses to judge a text.

use std::sync::LazyLock;

use crate::language::lexicon::{ByWord, rows};

/// A language of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tongue(u8);

/// The languages that a function word belongs to, one bit each.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Speaks {
    /// All that have it.
    pub(super) any: u64,
    /// Those where titles, menus and lists of names seldom have it: pronouns, verbs, conjunctions.
    pub(super) prose: u64,
}

struct Row {
    tag: &'static str,
    sv: &'static str,
    en: &'static str,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| table().map(|cells| Row { tag: cells[0], sv: cells[1], en: cells[2] }).collect());

static WORDS: LazyLock<ByWord<Speaks>> = LazyLock::new(|| {
    let mut words: ByWord<Speaks> = ByWord::default();
    for (at, cells) in table().enumerate() {
        let (plain, prose) = cells[3].split_once('|').unwrap_or(("", cells[3]));
        for word in plain.split_whitespace() {
            words.of(word).any |= 1 << at;
        }
        for word in prose.split_whitespace() {
            let speaks = words.of(word);
            speaks.any |= 1 << at;
            speaks.prose |= 1 << at;
        }
    }
    words
});

fn table() -> impl Iterator<Item = Vec<&'static str>> {
    rows(include_str!("../../../corpora/lexicon/funktionsord.tsv")).filter(|cells| cells.len() == 4).take(63)
}

/// No function word has more bytes.
const LONGEST: usize = 30;

/// Languages that are easily taken for each other: none of them is called wrong where another is declared.
const KIN: [&[&str]; 12] = [
    &["da", "nb", "nn", "no"],
    &["bs", "hr", "sr", "sh", "cnr", "sl", "mk", "bg"],
    &["cs", "sk"],
    &["fi", "fit", "fkv", "et", "krl"],
    &["se", "smj", "sma", "sms", "smn", "sje", "sju"],
    &["fa", "prs", "tg", "ps", "ur", "ckb", "sdh", "ar", "ku", "ug", "sd", "azb", "bal", "arz", "apc"],
    &["ku", "kmr", "ckb", "diq", "zza", "kiu"],
    &["es", "pt", "gl", "ca", "ast", "it"],
    &["he", "yi", "lad"],
    &["ti", "am", "tig", "gez"],
    &["ru", "uk", "be", "bg", "mk", "rue"],
    &["syr", "aii", "arc", "tru", "cld"],
];

impl Tongue {
    /// Swedish, the first row.
    pub const SWEDISH: Self = Self(0);
    /// None of the table: for text that is declared to be in a language klart does not know.
    pub const STRANGE: Self = Self(63);

    /// The language that a BCP 47 tag names, by its first part; two letters or three.
    pub fn of(tag: &str) -> Option<Self> {
        let primary = primary(tag);
        let known = match primary.as_str() {
            "swe" => "sv",
            "eng" => "en",
            "fin" => "fi",
            "no" | "nob" | "nor" => "nb",
            "nno" => "nn",
            "dan" => "da",
            "hr" | "sh" | "cnr" => "bs",
            "kmr" => "ku",
            "prs" => "fa",
            "sme" => "se",
            "rmn" | "rmy" | "rmf" | "rmu" | "rmc" => "rom",
            "aii" => "syr",
            other => other,
        };
        ROWS.iter().position(|row| row.tag == known).map(Self::at)
    }

    /// The language that has this name, Swedish or English, in lower case.
    pub fn called(name: &str) -> Option<Self> {
        ROWS.iter().position(|row| row.sv == name || row.en.to_lowercase() == name).map(Self::at)
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        ROWS.get(self.index()).map_or("und", |row| row.tag)
    }

    /// Its name in running text, Swedish and English.
    pub fn names(self) -> (&'static str, &'static str) {
        ROWS.get(self.index()).map_or(("ett annat språk", "another language"), |row| (row.sv, row.en))
    }

    /// Whether a tag fits it: the same language, or one too close to tell apart.
    pub fn fits(self, tag: &str) -> bool {
        let primary = primary(tag);
        Self::of(tag) == Some(self) || KIN.iter().any(|kin| kin.contains(&self.tag()) && kin.contains(&primary.as_str()))
    }

    /// Whether both are of one family that is hard to tell apart.
    pub fn is_kin(self, other: Self) -> bool {
        self == other || KIN.iter().any(|kin| kin.contains(&self.tag()) && kin.contains(&other.tag()))
    }

    pub(super) fn at(index: usize) -> Self {
        Self(index as u8)
    }

    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }

    pub(super) fn bit(self) -> u64 {
        1 << self.0
    }
}

/// Swedish, Danish and Norwegian, one bit each.
pub(super) fn scandinavian() -> u64 {
    *SCANDINAVIAN
}

static SCANDINAVIAN: LazyLock<u64> =
    LazyLock::new(|| ["sv", "da", "nb", "nn"].iter().filter_map(|tag| Tongue::of(tag)).map(Tongue::bit).sum());

/// The first part of a tag in lower case.
fn primary(tag: &str) -> String {
    tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// What languages a word (lower case) speaks for.
pub(super) fn speaks(word: &str) -> Speaks {
    if word.len() > LONGEST { Speaks::default() } else { WORDS.get(word).copied().unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        assert_eq!(Tongue::of("sv-SE"), Some(Tongue::SWEDISH));
        assert!(ROWS.len() < 63 && ROWS.iter().all(|row| !row.tag.is_empty() && !row.sv.is_empty() && !row.en.is_empty()));
        assert!(WORDS.keys().all(|word| word.len() <= LONGEST && word == word.to_lowercase()), "words stand in lower case");
        assert_eq!(Tongue::of("en-GB").map(Tongue::names), Some(("engelska", "English")));
        assert!(Tongue::of("da").is_some_and(|danish| danish.fits("no") && !danish.fits("sv")));
    }
}
