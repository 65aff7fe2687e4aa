//! The rows of a table, streamed: cells as text, each row with its line.
//!
//! Knows encodings, separators, rows that are too short or too long, and where a file was cut off (policy/FORMATS.md
//! section 9). Holds one row. Refuses to know what a column means.

use std::borrow::Cow;
use std::io::{self, BufReader, Chain, Cursor, Read};

use crate::finding::Msg;

use crate::export::json::lines::{Told, at_line};
use crate::export::tables::dates::Orders;
use crate::export::tables::header::{Header, cells, head};
use crate::export::tables::records::{End, Record, Records};
use crate::export::text::wide::{Text, WIDE, shown};
use crate::export::{Entry, Feed, Origin, Trouble};

/// Times that a quotation mark which nothing closes is passed over in one file.
const LOOSENED: u8 = 3;

const LEGACY: Msg = Msg::new(
    "Tabellen är inte sparad som UTF-8. klart läser den som Windows-1252: kontrollera att å, ä och ö stämmer.",
    "The table is not saved as UTF-8. klart reads it as Windows-1252: check that å, ä and ö are right.",
);

const AGAIN: [&str; 2] = ["Ladda ner exporten igen.", "Download the export again."];

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::export) struct Row {
    cells: Vec<String>,
    /// The line on which it begins, from 1.
    pub(in crate::export) line: u64,
}

impl Row {
    /// A cell as it stands; empty where the row or the column is not there.
    pub(in crate::export) fn raw(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.cells.get(column)).map_or("", String::as_str)
    }

    /// A cell without blanks round it.
    pub(in crate::export) fn get(&self, column: Option<usize>) -> &str {
        self.raw(column).trim()
    }

    /// A cell that says something.
    pub(in crate::export) fn said(&self, column: Option<usize>) -> Option<String> {
        Some(self.get(column)).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }
}

type Input = BufReader<Chain<Cursor<Vec<u8>>, Text>>;

/// A table under reading.
pub(in crate::export) struct Rows<'a> {
    entry: &'a Entry,
    /// Its header line.
    pub(in crate::export) header: Header,
    records: Records<Input>,
    /// Letters outside ASCII have been met, and they were UTF-8.
    utf8: bool,
    /// A row with too few cells has been met.
    short: bool,
    loosened: u8,
    loose: bool,
    told: Told,
}

impl<'a> Rows<'a> {
    /// Begins after the header line; `None` where there is none, which is told.
    pub(in crate::export) fn open(entry: &'a Entry, feed: &mut Feed) -> Option<Self> {
        let (header, mut rows) = match begun(entry, feed) {
            Ok((Some(header), mut rows)) => {
                rows.records = Records::new(rows.records.into_input(), header.separator, 1, 0);
                (header, rows)
            }
            Ok((None, _)) => {
                feed.trouble(Trouble::new(
                    &entry.shown(),
                    ["Filen har ingen rubrikrad med flera kolumner.", "The file has no header line with several columns."],
                    AGAIN,
                ));
                return None;
            }
            Err(error) => {
                feed.trouble(Trouble::of_io(&entry.shown(), &error));
                return None;
            }
        };
        let mut whole = true;
        for _ in 0..=u8::from(header.announced) {
            whole = rows.records.next(false).ok()?.is_none_or(|record| record.end == End::Break);
        }
        if !whole {
            let line = 1 + u64::from(header.announced);
            rows.tell(line, ["Filen tar slut i rubrikraden.", "The file ends in the header line."], AGAIN, feed);
        }
        rows.header = header;
        Some(rows)
    }

    /// The first of these names that is a column; names are in small letters.
    pub(in crate::export) fn column(&self, names: &[&str]) -> Option<usize> {
        self.header.column(names)
    }

    /// Where a row stands.
    pub(in crate::export) fn origin(&self, row: &Row) -> Origin {
        at_line(self.entry, row.line)
    }

    /// The next row that says something. What cannot be read is told.
    pub(in crate::export) fn next(&mut self, feed: &mut Feed) -> Option<Row> {
        loop {
            let record = match self.records.next(self.loose) {
                Ok(Some(record)) => record,
                Ok(None) => break,
                Err(error) => {
                    feed.trouble(Trouble::of_io(&self.entry.shown(), &error));
                    break;
                }
            };
            let loose = std::mem::take(&mut self.loose);
            match record.end {
                End::Unclosed | End::TooLong(true) if self.loosen(&record, feed) => {}
                End::Unclosed => {
                    self.cut(&record, feed);
                    break;
                }
                End::TooLong(_) => {
                    self.tell(
                        record.line,
                        ["Raden är längre än 16 MB, och klart hoppar över den.", "The row is longer than 16 MB, and klart passes over it."],
                        AGAIN,
                        feed,
                    );
                }
                End::Break | End::File => {
                    if let Some(row) = self.row(&record, loose, feed) {
                        return Some(row);
                    }
                }
            }
        }
        self.told.rest(self.entry, feed);
        None
    }

    /// The row of a whole record, where it has one.
    fn row(&mut self, record: &Record, loose: bool, feed: &mut Feed) -> Option<Row> {
        let (cells, columns) = (cells(record, self.header.separator, loose), self.header.columns.len());
        let few = cells.len() < columns;
        if few && record.end == End::File && !self.short {
            self.cut(record, feed);
            return None;
        }
        let mut row: Vec<String> = Vec::with_capacity(columns);
        for cell in &cells {
            row.push(self.decoded(cell, record.line, feed).into_owned());
        }
        if row.iter().all(|cell| cell.trim().is_empty()) {
            return None;
        }
        if row[columns.min(row.len())..].iter().any(|cell| !cell.trim().is_empty()) {
            let (cells, line) = (row.len(), record.line);
            self.tell(
                line,
                [
                    &format!("Raden har {cells} celler, och rubrikraden har {columns}. klart hoppar över den."),
                    &format!("The row has {cells} cells, and the header line has {columns}. klart passes over it."),
                ],
                [
                    "Sätt citattecken runt en text som innehåller skiljetecknet, eller ladda ner exporten igen.",
                    "Put quotation marks round a text that contains the separator, or download the export again.",
                ],
                feed,
            );
            return None;
        }
        self.short = self.short || few;
        Some(Row { cells: row, line: record.line })
    }

    fn decoded<'c>(&mut self, cell: &'c [u8], line: u64, feed: &mut Feed) -> Cow<'c, str> {
        if let Ok(text) = std::str::from_utf8(cell) {
            self.utf8 = self.utf8 || !text.is_ascii();
            return text.into();
        }
        if self.utf8 {
            self.tell(
                line,
                ["Här står tecken som inte går att läsa. De visas som �.", "Here are signs that cannot be read. They are shown as �."],
                AGAIN,
                feed,
            );
            return String::from_utf8_lossy(cell);
        }
        if !feed.notes.contains(&LEGACY) {
            feed.notes.push(LEGACY);
        }
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(cell).0
    }

    /// Whether a quotation that never ends is a stray mark, and rows follow in it: reading goes on there.
    fn loosen(&mut self, record: &Record, feed: &mut Feed) -> bool {
        let separator = self.header.separator;
        if record.end == End::Unclosed {
            let mut inside = Records::new(record.bytes.as_slice(), separator, 1, 0);
            let columns = self.header.columns.len();
            let rows = std::iter::from_fn(|| inside.next(true).ok()?).skip(1).take(1000);
            if columns < 3 || !rows.into_iter().any(|row| cells(&row, separator, true).len() == columns) {
                return false;
            }
        }
        if self.loosened == LOOSENED {
            return false;
        }
        let Ok((_, rows)) = begun(self.entry, feed) else { return false };
        let mut input = rows.records.into_input();
        if io::copy(&mut input.by_ref().take(record.start), &mut io::sink()).is_err() {
            return false;
        }
        self.records = Records::new(input, separator, record.line, record.start);
        (self.loosened, self.loose) = (self.loosened + 1, true);
        self.tell(
            record.line,
            [
                "Ett citattecken öppnar en text som aldrig tar slut. klart läser det som ett vanligt tecken.",
                "A quotation mark opens a text that never ends. klart reads it as an ordinary sign.",
            ],
            ["Dubblera citattecknet i tabellen, eller ta bort det.", "Double the quotation mark in the table, or remove it."],
            feed,
        );
        true
    }

    fn cut(&mut self, record: &Record, feed: &mut Feed) {
        self.tell(
            record.line,
            ["Filen tar slut mitt i raden. Raderna före är lästa.", "The file ends in the middle of the row. The rows before it are read."],
            AGAIN,
            feed,
        );
    }

    /// Tells of a row.
    pub(in crate::export) fn tell(&mut self, line: u64, problem: [&str; 2], remedy: [&str; 2], feed: &mut Feed) {
        let file = self.entry.shown();
        self.told.tell(Trouble::new(&file, problem, remedy).at(line, None), feed);
    }
}

/// What the dates of a whole table tell of their order.
pub(in crate::export) fn orders(entry: &Entry, names: &[&str]) -> Orders {
    let mut orders = Orders::default();
    let (mut put, mut tell) = (|_| Ok(()), |_| ());
    let mut silent = Feed::new(&mut put, &mut tell);
    if let Some(mut rows) = Rows::open(entry, &mut silent) {
        let column = rows.column(names);
        while let Some(row) = rows.next(&mut silent) {
            orders.add(row.get(column));
        }
    }
    orders
}

/// The file from its beginning, and its header line.
fn begun<'a>(entry: &'a Entry, feed: &mut Feed) -> io::Result<(Option<Header>, Rows<'a>)> {
    let mut text = Text::new(entry.open()?)?;
    if text.is_wide() && !feed.notes.contains(&WIDE) {
        feed.notes.push(WIDE);
    }
    let utf8 = text.marked || text.is_wide();
    let head = head(&mut text)?;
    let header = Header::of(&shown(&head));
    let empty = Header { separator: b',', columns: Vec::new(), announced: false };
    let records = Records::new(BufReader::new(Cursor::new(head).chain(text)), b',', 1, 0);
    Ok((header, Rows { entry, header: empty, records, utf8, short: false, loosened: 0, loose: false, told: Told::default() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The rows, the lines of the troubles, and whether something was noted.
    fn read(bytes: &[u8]) -> (Vec<(u64, String)>, Vec<u64>, bool) {
        let entry = Entry::of_bytes("a.csv", bytes.to_vec());
        let (mut told, mut found) = (Vec::new(), Vec::new());
        let (mut put, mut tell) = (|_| Ok(()), |trouble: Trouble| told.push(trouble.line.unwrap_or(0)));
        let mut feed = Feed::new(&mut put, &mut tell);
        if let Some(mut rows) = Rows::open(&entry, &mut feed) {
            while let Some(row) = rows.next(&mut feed) {
                found.push((row.line, row.cells.join("|")));
            }
        }
        let noted = !feed.notes.is_empty();
        (found, told, noted)
    }

    fn rows(text: &str) -> (String, Vec<u64>) {
        let (rows, told, _) = read(text.as_bytes());
        (rows.into_iter().map(|(line, row)| format!("{line}:{row}")).collect::<Vec<_>>().join(" "), told)
    }

    #[test]
    fn rows_have_lines_and_odd_ones_are_told() {
        for (text, expected, told) in [
            ("a;b;c\n1;2;3\n", "2:1|2|3", vec![]),
            ("\u{feff}a;b;c\r\n\r\n1;\"x\r\ny\";3\r\n4;5;6", "3:1|x\r\ny|3 5:4|5|6", vec![]),
            ("a;b;c\n1;2\n4;5;6\n", "2:1|2 3:4|5|6", vec![]),
            ("a;b;c\n1;2;3;4\n4;5;6;;\n", "3:4|5|6||", vec![2]),
            ("a;b;c\n;;\n\n", "", vec![]),
            ("a;b;c\n", "", vec![]),
            ("a;b;c", "", vec![1]),
            ("sep=;\na;b;c", "", vec![2]),
            ("sep=;\na;b;c\n1;2;3\n", "3:1|2|3", vec![]),
            ("a;b;c\n1;2;3\n4;5", "2:1|2|3", vec![3]),
            ("a;b;c\n1;2;3\n4;\"text\nmer te", "2:1|2|3", vec![3]),
            ("a;b;c\n1;\"2;3\n4;5;6\n7;8;9\n", "2:1|\"2|3 3:4|5|6 4:7|8|9", vec![2]),
            ("a;b;c\n1;2;3\n4;5\n6;7", "2:1|2|3 3:4|5 4:6|7", vec![]),
            ("", "", vec![0]),
            ("abc", "", vec![0]),
        ] {
            assert_eq!(rows(text), (expected.to_owned(), told), "{text}");
        }
    }

    #[test]
    fn letters_of_another_encoding_are_read_and_said() {
        let (found, told, noted) = read(b"id;text\n1;R\xe5gsved\n2;\x96\n");
        assert_eq!((found[0].1.as_str(), found[1].1.as_str(), told.len(), noted), ("1|Rågsved", "2|–", 0, true));
        let (found, told, noted) = read("id;text\n1;Rågsved\n2;x\n".replace('x', "\u{e5}").as_bytes());
        assert_eq!((found.len(), told.len(), noted), (2, 0, false));
        let (found, told, noted) = read(b"id;text\n1;R\xc3\xa5gsved\n2;\xe5\n");
        assert_eq!((found[1].1.as_str(), told, noted), ("2|\u{fffd}", vec![3], false));
        let wide: Vec<u8> = std::iter::once(0xFEFF).chain("id\ttext\n1\tå\n".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&wide).0, [(2, "1|å".to_owned())]);
    }

    #[test]
    fn a_cell_over_the_bound_costs_its_own_row() {
        let text = format!("a;b;c\n1;\"{}\";3\n4;5;6\n", "x\n".repeat(10 << 20));
        assert_eq!(rows(&text), ("10485763:4|5|6".to_owned(), vec![2]));
        let text = format!("a;b;c\n1;\"{};3\n4;5;6\n", "x".repeat(20 << 20));
        assert_eq!(rows(&text), ("3:4|5|6".to_owned(), vec![2, 2]));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic_or_hang(bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b"a;,\"\n\r".to_vec())], 0..200)) {
            read(&bytes);
            read(&[b"a;b;c\n".as_slice(), &bytes].concat());
        }
    }
}
