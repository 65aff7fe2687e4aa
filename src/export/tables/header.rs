//! The header line of a table: which sign stands between its cells, and which column is which.
//!
//! Knows separators and how headings are folded. Refuses to know what any column means.

use std::io::Read;

use unicode_normalization::UnicodeNormalization;

use crate::export::tables::records::{End, Record, Records};

/// Bytes in which the header line and the rows that it is checked against are looked for.
pub(in crate::export) const HEAD: u64 = 64 << 10;

/// Rows that a separator is checked against.
const CHECKED: usize = 5;

/// The header line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::export) struct Header {
    /// What stands between cells.
    pub(in crate::export) separator: u8,
    /// The headings, folded.
    pub(in crate::export) columns: Vec<String>,
    /// A line `sep=;` stands before it, as some spreadsheets write.
    pub(in crate::export) announced: bool,
}

impl Header {
    /// From the beginning of a text, without a byte order mark; `None` where there is one column or none, and for
    /// what begins as JSON or markup does.
    pub(in crate::export) fn of(text: &str) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}');
        if text.starts_with(['{', '[', '<']) {
            return None;
        }
        let first = text.lines().next().unwrap_or_default().trim().to_ascii_lowercase();
        let announced = first.strip_prefix("sep=").and_then(|sign| sign.bytes().next());
        let candidates = announced.map_or_else(|| b",;\t".to_vec(), |separator| vec![separator]);
        let skipped = if announced.is_some() { text.find('\n').map_or(text.len(), |at| at + 1) } else { 0 };
        let tried = candidates.into_iter().filter_map(|separator| tried(&text[skipped..], separator));
        let (_, separator, columns) = tried.max_by_key(|(agrees, _, columns)| (*agrees, columns.len()))?;
        Some(Self { separator, columns, announced: announced.is_some() })
    }

    /// The first of these names that is a column; names are folded already.
    pub(in crate::export) fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.columns.iter().position(|column| column == name))
    }

    /// Whether each of these fields has a column.
    pub(in crate::export) fn has(&self, fields: &[&[&str]]) -> bool {
        fields.iter().all(|names| self.column(names).is_some())
    }

    /// The columns called `name` and a number, in order of the numbers: `alt_1`, `alt_2` …
    pub(in crate::export) fn numbered(&self, name: &str) -> Vec<(u32, usize)> {
        let number = |column: &String| column.strip_prefix(name)?.trim_start_matches(['_', ' ']).parse::<u32>().ok();
        let mut found: Vec<_> = self.columns.iter().enumerate().filter_map(|(at, column)| Some((number(column)?, at))).collect();
        found.sort_unstable();
        found.dedup_by_key(|(number, _)| *number);
        found
    }
}

/// The columns by that separator, and whether the rows after them have as many cells.
fn tried(text: &str, separator: u8) -> Option<(bool, u8, Vec<String>)> {
    let mut records = Records::new(text.as_bytes(), separator, 1, 0);
    let header = cells(&records.next(false).ok()??, separator, false);
    let columns: Vec<String> = header.iter().map(folded).collect();
    if columns.len() < 2 {
        return None;
    }
    let rows: Vec<Record> = std::iter::from_fn(|| records.next(false).ok()?).take(CHECKED).filter(|row| row.end == End::Break).collect();
    let agreeing = rows.iter().filter(|row| cells(row, separator, false).len() == columns.len()).count();
    Some((agreeing * 2 >= rows.len(), separator, columns))
}

/// The cells of a record.
pub(in crate::export) fn cells(record: &Record, separator: u8, loose: bool) -> csv::ByteRecord {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .quoting(!loose)
        .buffer_capacity(record.bytes.len().clamp(64, 8 << 10))
        .from_reader(record.bytes.as_slice());
    let mut cells = csv::ByteRecord::new();
    // Bytes in memory are always readable; rows of any length are allowed.
    let _ = reader.read_byte_record(&mut cells);
    cells
}

/// A heading as it is compared: signs without width gone, blanks ordinary and single, small letters.
fn folded(heading: impl AsRef<[u8]>) -> String {
    let text = String::from_utf8_lossy(heading.as_ref()).nfc().collect::<String>().to_lowercase();
    let hidden = |sign: char| matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\0');
    let shown: String = text.chars().filter(|sign| !hidden(*sign)).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a stream, at most [`HEAD`] bytes.
pub(in crate::export) fn head(from: &mut impl Read) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    from.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_that_the_rows_agree_with() {
        for (text, separator, columns) in [
            ("a;b;c\n1;2;3\n", b';', 3),
            ("a,b,c\n\"1;1\",\"2\n;\",3\n", b',', 3),
            ("a\tb\n1\t2", b'\t', 2),
            ("sep=;\r\na;b\r\n1;2", b';', 2),
            ("Id;Reaktioner, kommentarer;Text\n1;2;Hej, hej, hej\n2;3;Ja\n", b';', 3),
            ("\u{feff}id;text", b';', 2),
        ] {
            let header = Header::of(text).expect(text);
            assert_eq!((header.separator, header.columns.len()), (separator, columns), "{text}");
        }
        assert_eq!(Header::of("ett ord\noch ett till"), None);
        assert!(["", "{\"a\":1,\"b\":2}", "[1,2]", "<a;b>"].into_iter().all(|text| Header::of(text).is_none()));
    }

    #[test]
    fn headings_are_known_however_they_are_written() {
        let header = Header::of("\u{200b}Publicerings-ID ; Tid\u{a0} \u{a0}punkt;ALT_2;alt_1;Alt 10;alt_\n").expect("a header");
        assert_eq!(header.column(&["id", "publicerings-id"]), Some(0));
        assert_eq!(header.column(&["tid punkt"]), Some(1));
        assert_eq!(header.numbered("alt"), [(1, 3), (2, 2), (10, 4)]);
        assert!(header.has(&[&["tid punkt"], &["x", "alt_1"]]) && !header.has(&[&["x"]]));
    }
}
