//! One row of the register: its cells by column, dates and status.
//!
//! Knows what a date and a status look like. A value that is no date is told once, where the row is read; a rule that
//! asks for it meets neither a date nor an empty cell.

use crate::config::Date;
use crate::source::Span;

use super::Column;

/// A cell of a known column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says, trimmed.
    pub text: String,
    /// Where; for a cell that the row does not have, its end.
    pub span: Span,
}

/// What a cell for a date holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateCell {
    /// Nothing.
    Empty,
    /// A day.
    Day(Date),
    /// Something else; the reader of the register has told so.
    Unread,
}

/// What the register says of an account's life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// In use. An empty or unknown word means the same.
    #[default]
    Active,
    /// Kept, and not used for a while.
    Dormant,
    /// To be closed.
    Closing,
    /// Closed.
    Closed,
}

impl Status {
    /// The words of the register.
    pub const NAMES: [&'static str; 4] = ["aktiv", "vilande", "avslutas", "avslutad"];

    /// The status of that name, whatever the case.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        let at = Self::NAMES.iter().position(|known| *known == name)?;
        Some([Self::Active, Self::Dormant, Self::Closing, Self::Closed][at])
    }

    /// The word of the register.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// A row of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// By column; `None` where the register has no such column.
    pub cells: Vec<Option<Cell>>,
    /// Cells of columns that klart does not know: index into the roster's headings, and what they say.
    pub others: Vec<(usize, String)>,
    /// The whole row.
    pub span: Span,
}

impl Row {
    /// What stands in a column; empty for a missing one.
    pub fn get(&self, column: Column) -> &str {
        self.cell(column).map_or("", |cell| cell.text.as_str())
    }

    /// Where a column stands; the beginning of the row for a missing column.
    pub fn at(&self, column: Column) -> Span {
        self.cell(column).map_or(Span { end: self.span.start, ..self.span }, |cell| cell.span)
    }

    /// The date in a column.
    pub fn date(&self, column: Column) -> DateCell {
        let text = self.get(column);
        if is_blank(text) {
            return DateCell::Empty;
        }
        text.parse().map_or(DateCell::Unread, DateCell::Day)
    }

    /// What the account's life is at; an unknown word is told by the reader and counts as in use.
    pub fn status(&self) -> Status {
        Status::named(self.get(Column::Status)).unwrap_or_default()
    }

    fn cell(&self, column: Column) -> Option<&Cell> {
        self.cells.get(column as usize)?.as_ref()
    }
}

/// Whether a cell says nothing: no letter or digit, or a word for nothing.
pub fn is_blank(text: &str) -> bool {
    const NOTHING: [&str; 14] =
        ["saknas", "ingen", "inget", "inga", "n/a", "na", "tbd", "okänd", "okänt", "vet ej", "vet inte", "ej klart", "ej utsedd", "null"];
    if !text.chars().any(char::is_alphanumeric) {
        return true;
    }
    // Longer than any of them: no need to fold it.
    let bare = text.trim_matches(|sign: char| !sign.is_alphanumeric());
    bare.len() <= 12 && NOTHING.contains(&bare.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_and_a_word_for_nothing_are_blank() {
        for text in ["", "-", "–", "?", " ", "Saknas", "(ingen)", "N/A", "…"] {
            assert!(is_blank(text), "{text}");
        }
        for text in ["0", "Ingen ska missa", "KS 2024/12", "Invånare"] {
            assert!(!is_blank(text), "{text}");
        }
    }

    #[test]
    fn a_status_is_one_of_four_words() {
        assert_eq!(Status::named(" Avslutas "), Some(Status::Closing));
        assert_eq!(Status::named("stängd"), None);
        assert_eq!(Status::Closed.name(), "avslutad");
    }
}
