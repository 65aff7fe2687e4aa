//! What is wrong in a configuration, said to the person who wrote it. Knows places and words, changes nothing.

use std::fmt;
use std::fmt::Write as _;

use serde::Serialize;

/// One sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// Swedish.
    pub sv: Box<str>,
    /// English.
    pub en: Box<str>,
}

impl Wording {
    pub(crate) fn new(sv: impl Into<Box<str>>, en: impl Into<Box<str>>) -> Self {
        Self { sv: sv.into(), en: en.into() }
    }
}

/// A configuration that klart cannot go by: which file, where, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConfigError {
    /// The file as it was named to klart.
    pub file: String,
    /// Line from 1; none when the place is not in a file.
    pub line: Option<u32>,
    /// Column in Unicode scalar values from 1.
    pub column: Option<u32>,
    /// What stands there, at most about 70 characters.
    pub message: Wording,
    /// What to do.
    pub remedy: Wording,
}

impl fmt::Display for ConfigError {
    /// Swedish; the fields hold both languages.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            f.write_str(&self.file)?;
            if let (Some(line), Some(column)) = (self.line, self.column) {
                write!(f, ":{line}:{column}")?;
            }
            f.write_str(": ")?;
        }
        write!(f, "{} {}", self.message.sv, self.remedy.sv)
    }
}

impl std::error::Error for ConfigError {}

/// A problem and the byte where it stands, before the file is known.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) at: Option<usize>,
    pub(crate) message: Wording,
    pub(crate) remedy: Wording,
}

impl Fault {
    pub(crate) fn placed(self, file: &str, text: &str) -> ConfigError {
        let place = self.at.map(|at| line_and_column(text, at));
        ConfigError {
            file: file.to_owned(),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            message: self.message,
            remedy: self.remedy,
        }
    }

    /// A word that no list knows: a key, a value, a rule, an option.
    pub(crate) fn unknown(at: Option<usize>, what: Unknown, word: &str, near: Option<&str>) -> Self {
        let (word, (sv, en)) = (short(word), what.said());
        let message = Wording::new(format!("{sv} ”{word}” finns inte."), format!("{en} “{word}” does not exist."));
        Self { at, message, remedy: near.map_or_else(|| what.remedy(), did_you_mean) }
    }

    /// A word that is none of a few.
    pub(crate) fn not_one_of(at: Option<usize>, key: &str, word: &str, near: Option<&str>, all: &[&str]) -> Self {
        let (key, word) = (short(key), short(word));
        let message = Wording::new(format!("”{word}” går inte att ange för {key}."), format!("“{word}” cannot be given for {key}."));
        Self { at, message, remedy: near.map_or_else(|| one_of(all), did_you_mean) }
    }

    /// A list of words with one that is nothing but blanks.
    pub(crate) fn empty_word(at: Option<usize>, key: &str) -> Self {
        let key = short(key);
        let message = Wording::new(format!("Ett av orden i {key} är tomt."), format!("One of the words in {key} is empty."));
        Self { at, message, remedy: Wording::new("Skriv ordet inom citattecknen, eller stryk raden.", "Write the word in the quotation marks, or strike the line.") }
    }

    /// A value of another type than the key takes.
    pub(crate) fn wrong_form(at: Option<usize>, key: &str, wanted: (&str, &str), example: &str) -> Self {
        let key = short(key);
        let message =
            Wording::new(format!("Värdet för {key} ska vara {}.", wanted.0), format!("The value of {key} should be {}.", wanted.1));
        Self {
            at,
            message,
            remedy: Wording::new(format!("Skriv till exempel: {key} = {example}"), format!("Write for example: {key} = {example}")),
        }
    }
}

/// What sort of word is unknown.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unknown {
    Key,
    Channel,
    Rule,
    Option,
    Profile,
}

impl Unknown {
    fn said(self) -> (&'static str, &'static str) {
        match self {
            Self::Key => ("Nyckeln", "The key"),
            Self::Channel => ("Kanalen", "The channel"),
            Self::Rule => ("Regeln", "The rule"),
            Self::Option => ("Valet", "The option"),
            Self::Profile => ("Profilen", "The profile"),
        }
    }

    fn remedy(self) -> Wording {
        match self {
            Self::Key | Self::Option => Wording::new("Ta bort raden eller rätta namnet.", "Remove the line or correct the name."),
            Self::Channel => Wording::new("Skriv till exempel facebook, web eller press.", "Write for example facebook, web or press."),
            Self::Rule => Wording::new("Kör klart rules för att se alla regler.", "Run klart rules to see all rules."),
            Self::Profile => Wording::new(
                "Skriv default, stockholm, region-stockholm, gotland, gcs eller sökvägen till en TOML-fil.",
                "Write default, stockholm, region-stockholm, gotland, gcs or the path of a TOML file.",
            ),
        }
    }
}

fn did_you_mean(word: &str) -> Wording {
    Wording::new(format!("Menade du ”{word}”?"), format!("Did you mean “{word}”?"))
}

fn one_of(words: &[&str]) -> Wording {
    let mut list = String::new();
    for (nth, word) in words.iter().enumerate() {
        if list.len() + word.len() > 80 {
            list.push_str(" …");
            break;
        }
        let comma = if nth == 0 { "" } else { ", " };
        // Writing to a String cannot fail.
        let _ = write!(list, "{comma}{word}");
    }
    Wording::new(format!("Välj bland: {list}"), format!("Choose among: {list}"))
}

/// What somebody wrote, on one line and short enough to quote, without control characters.
pub(crate) fn short(word: &str) -> String {
    let mut kept: String = word.chars().filter(|c| !c.is_control()).take(31).collect();
    if kept.chars().count() > 30 {
        kept = kept.chars().take(29).collect();
        kept.push('…');
    }
    kept
}

/// Line and column from 1, the column in Unicode scalar values; CRLF is one break.
fn line_and_column(text: &str, at: usize) -> (u32, u32) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |n| n + 1);
    (line as u32, before[start..].chars().count() as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_signs_and_not_bytes() {
        assert_eq!(line_and_column("a\r\nåä = 1", "a\r\nåä ".len()), (2, 4));
        assert_eq!(line_and_column("", 10), (1, 1));
    }

    #[test]
    fn a_long_word_is_quoted_short_and_without_control_characters() {
        assert_eq!(short(&"x".repeat(500)).chars().count(), 30);
        assert_eq!(short("a\u{1b}[2Jb"), "a[2Jb");
    }
}
