//! The records of delimited text as bytes: where each begins, on which line, and how it ends.
//!
//! The crate `csv` reads the cells of a record; it neither bounds one nor tells of a quotation mark that nothing closes.
//! Knows quotation marks and line breaks. Refuses to know what a cell says.

use std::io::{self, BufRead};

use memchr::{memchr, memchr_iter, memchr3};

/// Bytes of a record; what is longer is passed over without being held.
pub(super) const LARGEST: usize = 16 << 20;

/// How a record ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// With a line break.
    Break,
    /// With the file.
    File,
    /// With the file, inside a quotation.
    Unclosed,
    /// Too long to be kept. `true`: it went on inside a quotation to the end of the file.
    TooLong(bool),
}

/// One record.
#[derive(Debug)]
pub(super) struct Record {
    /// Without its line break; empty where it is too long.
    pub(super) bytes: Vec<u8>,
    /// The line on which it begins, from 1.
    pub(super) line: u64,
    /// Bytes of the text before it.
    pub(super) start: u64,
    /// How it ends.
    pub(super) end: End,
}

/// The records of a text.
#[derive(Debug)]
pub(super) struct Records<R> {
    input: R,
    separator: u8,
    line: u64,
    passed: u64,
    /// A return has been counted as a break; a line feed after it is the same one.
    returned: bool,
}

/// Where in a record the reading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// At the beginning of a cell.
    Start,
    Plain,
    Quoted,
    /// After a quotation mark: closed, unless another follows.
    Closed,
}

impl<R: BufRead> Records<R> {
    /// The records from here on; `line` and `passed` are those that stand before.
    pub(super) fn new(input: R, separator: u8, line: u64, passed: u64) -> Self {
        Self { input, separator, line, passed, returned: false }
    }

    /// What the records are read from, wherever it stands.
    pub(super) fn into_input(self) -> R {
        self.input
    }

    /// The next record that is not blank. `loose`: quotation marks are signs like others.
    pub(super) fn next(&mut self, loose: bool) -> io::Result<Option<Record>> {
        if !self.blank()? {
            return Ok(None);
        }
        let mut record = Record { bytes: Vec::new(), line: self.line, start: self.passed, end: End::Break };
        let (mut place, mut long) = (Place::Start, false);
        loop {
            let chunk = self.input.fill_buf()?;
            if chunk.is_empty() {
                record.end = match (long, place) {
                    (true, place) => End::TooLong(place == Place::Quoted),
                    (false, Place::Quoted) => End::Unclosed,
                    (false, _) => End::File,
                };
                break;
            }
            let (used, done) = pass(chunk, &mut place, self.separator, loose);
            long = long || record.bytes.len() + used > LARGEST;
            if long {
                record.bytes = Vec::new();
            } else {
                record.bytes.extend_from_slice(&chunk[..used]);
            }
            self.line += memchr_iter(b'\n', &chunk[..used]).count() as u64;
            self.passed += used as u64;
            self.input.consume(used);
            if done {
                record.end = if long { End::TooLong(false) } else { End::Break };
                break;
            }
        }
        Ok(Some(record))
    }

    /// Passes line breaks; whether something follows.
    fn blank(&mut self) -> io::Result<bool> {
        loop {
            let Some(byte) = self.input.fill_buf()?.first().copied() else { return Ok(false) };
            match byte {
                b'\n' if self.returned => self.returned = false,
                b'\n' => self.line += 1,
                b'\r' => {
                    self.line += 1;
                    self.returned = true;
                }
                _ => {
                    self.returned = false;
                    return Ok(true);
                }
            }
            self.input.consume(1);
            self.passed += 1;
        }
    }
}

/// How much of a chunk belongs to the record, and whether a line break ends it there.
fn pass(chunk: &[u8], place: &mut Place, separator: u8, loose: bool) -> (usize, bool) {
    let mut at = 0;
    while let Some(byte) = chunk.get(at).copied() {
        match (*place, byte) {
            (Place::Quoted, _) => {
                let Some(quote) = memchr(b'"', &chunk[at..]) else { return (chunk.len(), false) };
                at += quote;
                *place = Place::Closed;
            }
            (_, b'\n' | b'\r') => return (at, true),
            (Place::Start | Place::Closed, b'"') if !loose => *place = Place::Quoted,
            (_, byte) if byte == separator => *place = Place::Start,
            _ => {
                *place = Place::Plain;
                at += memchr3(separator, b'\n', b'\r', &chunk[at..]).unwrap_or(chunk.len() - at);
                continue;
            }
        }
        at += 1;
    }
    (at, false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn records(text: &str) -> Vec<(String, u64, End)> {
        let mut records = Records::new(text.as_bytes(), b';', 1, 0);
        let next = || records.next(false).expect("bytes can be read");
        std::iter::from_fn(next).map(|record| (String::from_utf8_lossy(&record.bytes).into_owned(), record.line, record.end)).collect()
    }

    #[test]
    fn records_know_their_line_and_their_end() {
        let text = "a;b\r\n\r\n\"x\r\n\"\"y\"\"\";c\r\rd;\"e\n";
        let expected = [("a;b", 1, End::Break), ("\"x\r\n\"\"y\"\"\";c", 3, End::Break), ("d;\"e\n", 6, End::Unclosed)];
        assert_eq!(records(text), expected.map(|(text, line, end)| (text.to_owned(), line, end)));
        assert_eq!(records("a\"b;c\nd").iter().map(|record| record.2).collect::<Vec<_>>(), [End::Break, End::File]);
        assert_eq!(records("\n \n"), [(" ".to_owned(), 2, End::Break)]);
    }

    #[test]
    fn a_record_over_the_bound_is_passed_over() {
        let long = "x".repeat(LARGEST + 1);
        let ends = |text: &str| records(text).into_iter().map(|(bytes, line, end)| (bytes.len(), line, end)).collect::<Vec<_>>();
        assert_eq!(ends(&format!("a\n{long}\nb\n")), [(1, 1, End::Break), (0, 2, End::TooLong(false)), (1, 3, End::Break)]);
        assert_eq!(ends(&format!("a\n\"{long}\nb\n")), [(1, 1, End::Break), (0, 2, End::TooLong(true))]);
    }

    proptest! {
        #[test]
        fn records_are_those_of_the_crate_csv(text in r#"[ab";\n\r]{0,40}"#) {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(b';').from_reader(text.as_bytes());
            let theirs: Vec<Vec<String>> = reader.records().flatten().map(|row| row.iter().map(str::to_owned).collect()).collect();
            let ours: Vec<Vec<String>> = records(&text).into_iter().filter(|(_, _, end)| *end != End::Unclosed).map(|(record, ..)| {
                let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(b';').from_reader(record.as_bytes());
                reader.records().flatten().next().map_or_else(Vec::new, |row| row.iter().map(str::to_owned).collect())
            }).collect();
            prop_assert!(theirs.starts_with(&ours), "{theirs:?} {ours:?}");
        }
    }
}
