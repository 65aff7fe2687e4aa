//! Reads `bilder.toml`: TOML with places, so that a slip is shown where it stands.
//!
//! Knows the keys of an entry; refuses what it does not know, as klart.toml does.

use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::{Entry, Register};
use crate::config::{ConfigError, Date, Fault, Unknown, Wording, nearest, not_toml, read_text};
use crate::draft::{Digest, PictureHash};

/// The keys of an entry.
const KEYS: &[&str] = &["file", "alt", "lang", "decorative", "date", "digest", "hash"];

/// The one table that the file holds.
pub(super) const TABLE: &str = "picture";

impl Register {
    /// Reads a register; none there is an empty one.
    ///
    /// # Errors
    /// The file cannot be read, or says something that klart does not know; with line and remedy.
    pub fn load(file: &Path) -> Result<Self, ConfigError> {
        if !file.exists() {
            return Ok(Self::default());
        }
        let name = file.to_string_lossy();
        let text = read_text(file).map_err(|remedy| {
            Fault { at: None, message: Wording::new("Filen går inte att läsa.", "The file cannot be read."), remedy }.placed(&name, "")
        })?;
        Self::parse(&text, &name)
    }

    /// Reads the text of a register. `file` names it in errors.
    ///
    /// # Errors
    /// As [`Register::load`].
    pub fn parse(text: &str, file: &str) -> Result<Self, ConfigError> {
        let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
        let root = DeTable::parse(bare).map_err(|error| not_toml(&error, bare).placed(file, bare))?;
        let entries = entries(root.into_inner()).map_err(|fault| fault.placed(file, bare))?;
        Ok(Self { entries, text: bare.to_owned() })
    }
}

type Key<'i> = Spanned<DeString<'i>>;
type Value<'i> = Spanned<DeValue<'i>>;
type Placed<'i> = (Range<usize>, DeTable<'i>);

fn entries(root: DeTable<'_>) -> Result<Vec<Entry>, Fault> {
    let mut all = Vec::new();
    for (key, value) in root {
        if key.get_ref() != TABLE {
            let near = nearest(key.get_ref(), [TABLE]).or(Some(TABLE));
            return Err(Fault::unknown(Some(key.span().start), Unknown::Key, key.get_ref(), near));
        }
        for (at, table) in tables(value).ok_or_else(|| not_a_table(key.span().start))? {
            all.push(entry(table, at)?);
        }
    }
    Ok(all)
}

/// The entries as tables, with the places of their heads.
pub(super) fn tables(value: Value<'_>) -> Option<Vec<Placed<'_>>> {
    let DeValue::Array(list) = value.into_inner() else { return None };
    list.into_iter().map(table).collect()
}

fn table(value: Value<'_>) -> Option<Placed<'_>> {
    let at = value.span();
    if let DeValue::Table(table) = value.into_inner() { Some((at, table)) } else { None }
}

fn not_a_table(at: usize) -> Fault {
    Fault::wrong_form(Some(at), TABLE, ("en tabell", "a table"), "…, på en egen rad: [[picture]]")
}

fn entry(table: DeTable<'_>, place: Range<usize>) -> Result<Entry, Fault> {
    let mut entry = Entry::default();
    for (key, value) in table {
        set(&mut entry, &key, value)?;
    }
    if !entry.decorative && entry.alt.as_deref().is_none_or(|alt| alt.trim().is_empty()) {
        let message = Wording::new("Bilden har varken beskrivning eller svar.", "The picture has neither a description nor an answer.");
        let remedy = Wording::new("Skriv alt = \"…\" eller decorative = true.", "Write alt = \"…\" or decorative = true.");
        return Err(Fault { at: Some(place.start), message, remedy });
    }
    Ok(entry)
}

fn set(entry: &mut Entry, key: &Key<'_>, value: Value<'_>) -> Result<(), Fault> {
    let at = Some(value.span().start);
    let name: &str = key.get_ref();
    let wrong = |wanted, example| Err(Fault::wrong_form(at, name, wanted, example));
    let (text, words) = (("en text", "a text"), "\"…\"");
    match (name, value.into_inner()) {
        ("file", DeValue::String(file)) => entry.file = file.into_owned(),
        ("alt", DeValue::String(alt)) => entry.alt = Some(alt.into_owned()),
        ("lang", DeValue::String(lang)) => entry.lang = Some(lang.into_owned()),
        ("decorative", DeValue::Boolean(flag)) => entry.decorative = flag,
        ("date", DeValue::Datetime(date)) => entry.date = Some(day(&date.to_string(), at)?),
        ("date", DeValue::String(date)) => entry.date = Some(day(&date, at)?),
        ("digest", DeValue::String(digest)) => {
            entry.digest = Some(Digest::parse(digest.trim()).ok_or_else(|| digits(name, at, "32"))?);
        }
        ("hash", DeValue::String(hash)) => entry.hash = Some(PictureHash::parse(hash.trim()).ok_or_else(|| digits(name, at, "64"))?),
        ("file" | "alt" | "lang" | "digest" | "hash", _) => return wrong(text, words),
        ("decorative", _) => return wrong(("true eller false", "true or false"), "true"),
        ("date", _) => return wrong(("ett datum", "a date"), "2026-11-21"),
        _ => return Err(Fault::unknown(Some(key.span().start), Unknown::Key, name, nearest(name, KEYS.iter().copied()))),
    }
    Ok(())
}

fn day(text: &str, at: Option<usize>) -> Result<Date, Fault> {
    text.parse().map_err(|_| Fault::wrong_form(at, "date", ("ett datum", "a date"), "2026-11-21"))
}

/// A hash that was cut or typed by hand.
fn digits(key: &str, at: Option<usize>, count: &str) -> Fault {
    Fault {
        at,
        message: Wording::new(
            format!("Värdet för {key} ska vara {count} tecken, 0–9 och a–f."),
            format!("The value of {key} should be {count} signs, 0–9 and a–f."),
        ),
        remedy: Wording::new(
            "Ta bort raden: klart känner då igen bilden på file.",
            "Remove the line: klart then knows the picture by file.",
        ),
    }
}
