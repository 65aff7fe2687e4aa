//! Delimited text, row by row: quoted cells with separators, line breaks and doubled quotation marks in them.
//!
//! Knows RFC 4180 and what spreadsheets do to it. Holds one row at a time, so a register of any length takes no more
//! memory than its text. Refuses to know what a cell means.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr3};

/// Cells of a row beyond this many are read and not kept.
const MOST_CELLS: usize = 512;

/// A cell of more line breaks is no cell: a quotation mark stands where none belongs.
const MOST_BREAKS: usize = 100;

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// What it says, without quotation marks and blanks round it.
    pub(super) text: String,
    /// Where in the text, quotation marks and blanks aside.
    pub(super) range: Range<usize>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Its cells, at least one.
    pub(super) cells: Vec<Cell>,
    /// The whole row without its line break.
    pub(super) range: Range<usize>,
    /// A quotation mark that nothing closes.
    pub(super) unclosed: Option<usize>,
}

impl Line {
    /// Whether no cell says anything.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.is_empty())
    }
}

/// The rows of a text.
#[derive(Clone, Debug)]
pub(super) struct Table<'a> {
    text: &'a str,
    at: usize,
    separator: u8,
    /// A quotation mark was never closed: from there on they are signs like others.
    loose: bool,
}

impl<'a> Table<'a> {
    /// The rows from byte `at` on. The separator is one ASCII sign.
    pub(super) fn new(text: &'a str, at: usize, separator: u8) -> Self {
        Self { text, at, separator, loose: false }
    }

    /// Where the next row begins.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Reads one cell from `self.at`, and leaves `self.at` on the separator, the line break or the end.
    fn cell(&mut self, unclosed: &mut Option<usize>) -> Cell {
        let bytes = self.text.as_bytes();
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t') && *byte != self.separator;
        let start = self.at + bytes[self.at..].iter().take_while(|byte| blank(byte)).count();
        if self.loose || bytes.get(start) != Some(&b'"') {
            return self.plain(self.at);
        }
        let Some(end) = closing(bytes, start + 1) else {
            *unclosed = Some(start);
            self.loose = true;
            return self.plain(self.at);
        };
        if memchr_iter(b'\n', &bytes[start..end]).nth(MOST_BREAKS).is_some() {
            *unclosed = Some(start);
            return self.plain(self.at);
        }
        let inner = start + 1..end;
        let mut text = self.text[inner.clone()].trim().replace("\"\"", "\"");
        self.at = end + 1;
        self.plain(self.at);
        text.push_str(self.text[end + 1..self.at].trim_end());
        Cell { text, range: inner }
    }

    /// Up to the separator or the end of the line.
    fn plain(&mut self, from: usize) -> Cell {
        let bytes = self.text.as_bytes();
        let end = memchr3(self.separator, b'\n', b'\r', &bytes[from..]).map_or(bytes.len(), |at| from + at);
        self.at = end;
        let raw = &self.text[from..end];
        let text = raw.trim();
        let start = from + (raw.len() - raw.trim_start().len()).min(raw.len());
        let start = if text.is_empty() { from } else { start };
        Cell { text: text.to_owned(), range: start..start + text.len() }
    }
}

/// The quotation mark that closes, past doubled ones.
fn closing(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr(b'"', &bytes[at..])?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

impl Iterator for Table<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let bytes = self.text.as_bytes();
        if self.at >= bytes.len() {
            return None;
        }
        let start = self.at;
        let mut line = Line::default();
        loop {
            let cell = self.cell(&mut line.unclosed);
            if line.cells.len() < MOST_CELLS {
                line.cells.push(cell);
            }
            if bytes.get(self.at) != Some(&self.separator) {
                break;
            }
            self.at += 1;
        }
        line.range = start..self.at;
        self.at += match (bytes.get(self.at), bytes.get(self.at + 1)) {
            (Some(b'\r'), Some(b'\n')) => 2,
            (Some(_), _) => 1,
            _ => 0,
        };
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        Table::new(text, 0, b';').map(|line| line.cells.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn cells_keep_separators_breaks_and_quotation_marks() {
        assert_eq!(rows("a;\"b;c\nd\";\"e \"\"f\"\"\"\r\n ;x\r"), [vec!["a", "b;c\nd", "e \"f\""], vec!["", "x"]]);
        assert_eq!(rows("a;\n"), [["a", ""]]);
        assert_eq!(rows("\"a\" b;c"), [["a b", "c"]]);
    }

    #[test]
    fn a_quotation_mark_that_nothing_closes_costs_only_its_own_cell() {
        let text = "a;\"b\nc;d";
        let lines: Vec<Line> = Table::new(text, 0, b';').collect();
        assert_eq!((lines.len(), lines[0].unclosed, lines[0].cells[1].text.as_str()), (2, Some(2), "\"b"));
        assert_eq!(lines[1].cells[1].text, "d");
    }

    #[test]
    fn a_cell_knows_where_it_stands() {
        let text = "å; \"b \"\"c\" ; d ;\n";
        let line = Table::new(text, 0, b';').next().expect("a row");
        let at: Vec<&str> = line.cells.iter().map(|cell| &text[cell.range.clone()]).collect();
        assert_eq!(at, ["å", "b \"\"c", "d", ""]);
    }
}
