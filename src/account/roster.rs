//! The register as a table of accounts: which row holds the headings, and one account a row after it.
//!
//! Knows separators, headings and what a spreadsheet leaves behind (`sep=;`, a title above, empty rows below). Reads a
//! row at a time and keeps none.

use std::collections::HashMap;

use memchr::memchr_iter;

use crate::config::{Channel, nearest};
use crate::source::{Encoding, Slip, Source, Span};

use super::table::{Line, Table};
use super::{Account, Cell, Column, DateCell, Row, Status, is_blank, named_channel, slips};

/// Rows that may stand above the headings.
const ABOVE: usize = 10;

/// Bytes of those rows that are looked at: a file without line breaks is no register.
const HEAD: usize = 1 << 18;

/// Why a text is no register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It holds nothing but blanks.
    Empty,
    /// No row holds headings that klart knows.
    NoHeadings,
}

/// A register, its headings read.
#[derive(Debug)]
pub struct Roster<'a> {
    source: &'a Source,
    separator: u8,
    /// The known column of each heading.
    columns: Vec<Option<Column>>,
    /// Every heading as written.
    headings: Vec<String>,
    /// Where the first account begins.
    body: usize,
    /// What is to be told of the whole register.
    pub slips: Vec<Slip>,
}

impl<'a> Roster<'a> {
    /// Finds the headings.
    ///
    /// # Errors
    /// [`Unread`] for an empty text, and one without headings that klart knows.
    pub fn read(source: &'a Source) -> Result<Self, Unread> {
        let text = source.text();
        if text.trim().is_empty() {
            return Err(Unread::Empty);
        }
        let (from, told) = told_separator(text);
        let candidates: Vec<u8> = told.map_or_else(|| b";,\t|".to_vec(), |separator| vec![separator]);
        let head = &text[..text.floor_char_boundary(from.saturating_add(HEAD))];
        let best = candidates
            .iter()
            .filter_map(|separator| headings(head, from, *separator))
            .reduce(|best, next| if (next.known, next.line.cells.len()) > (best.known, best.line.cells.len()) { next } else { best });
        let Some(best) = best else { return Err(Unread::NoHeadings) };
        let mut roster = Self {
            source,
            separator: best.separator,
            columns: Vec::new(),
            headings: best.line.cells.iter().map(|cell| cell.text.clone()).collect(),
            body: best.after,
            slips: Vec::new(),
        };
        roster.name_columns(&best.line);
        roster.tell_encoding();
        Ok(roster)
    }

    /// Headings that klart does not know, with their place among all headings.
    pub fn others(&self) -> impl Iterator<Item = (usize, &str)> {
        let unknown = self.columns.iter().enumerate().filter(|(_, column)| column.is_none());
        unknown.map(|(at, _)| (at, self.headings[at].as_str())).filter(|(_, heading)| !heading.is_empty())
    }

    /// Every heading as written, with the column that it is.
    pub fn headings(&self) -> impl Iterator<Item = (Option<Column>, &str)> {
        self.columns.iter().copied().zip(self.headings.iter().map(String::as_str))
    }

    /// Every account, in the order of the rows.
    pub fn accounts(&self) -> Accounts<'_> {
        let text = self.source.text();
        let breaks = if text.contains('\n') { b'\n' } else { b'\r' };
        let line = memchr_iter(breaks, &text.as_bytes()[..self.body]).count() + 1;
        Accounts {
            roster: self,
            table: Table::new(text, self.body, self.separator),
            seen: HashMap::new(),
            breaks,
            line,
            counted: self.body,
        }
    }

    fn name_columns(&mut self, line: &Line) {
        let mut columns: Vec<Option<Column>> = Vec::with_capacity(line.cells.len());
        for cell in &line.cells {
            let column = Column::of(&cell.text);
            if let Some(column) = column.filter(|column| columns.contains(&Some(*column))) {
                self.slips.push(slips::same_heading(&cell.text, column, self.span(&cell.range)));
                columns.push(None);
            } else {
                columns.push(column);
            }
        }
        for (at, cell) in line.cells.iter().enumerate() {
            if columns[at].is_none() {
                columns[at] = Column::wordy(&cell.text).filter(|column| !columns.contains(&Some(*column)));
            }
        }
        for (at, cell) in line.cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty()) {
            let free = |column: &Column| !columns.contains(&Some(*column));
            if columns[at].is_none()
                && let Some(column) = Column::near(&cell.text).filter(free)
            {
                self.slips.push(slips::near_heading(&cell.text, column, self.span(&cell.range)));
                columns[at] = Some(column);
            }
        }
        let missing: Vec<Column> = Column::all().filter(|column| !columns.contains(&Some(*column))).collect();
        let here = self.span(&(line.range.start..line.range.start));
        self.slips.extend(slips::missing_columns(&missing, here));
        self.columns = columns;
    }

    fn tell_encoding(&mut self) {
        let encoding = self.source.parts.first().map(|part| part.decoded.encoding);
        if let Some(encoding) = encoding.filter(|encoding| !matches!(encoding, Encoding::Utf8 { .. })) {
            self.slips.push(slips::encoding(encoding.name()));
        }
    }

    fn span(&self, range: &std::ops::Range<usize>) -> Span {
        self.source.parts.first().map_or_else(Span::default, |part| part.span(0, range.clone()))
    }

    fn row(&self, line: Line) -> Row {
        let span = self.span(&line.range);
        let end = Span { start: span.end, ..span };
        let mut cells: Vec<Option<Cell>> = vec![None; Column::COUNT];
        let mut others = Vec::new();
        let mut given = line.cells.into_iter();
        for (at, column) in self.columns.iter().enumerate() {
            let cell = given.next();
            match (column, cell) {
                (Some(column), Some(cell)) => {
                    let span = self.span(&cell.range);
                    cells[*column as usize] = Some(Cell { text: cell.text, span });
                }
                (Some(column), None) => cells[*column as usize] = Some(Cell { text: String::new(), span: end }),
                (None, Some(cell)) if !cell.text.is_empty() => others.push((at, cell.text)),
                (None, _) => {}
            }
        }
        Row { cells, others, span }
    }
}

/// A row that may hold the headings.
struct Headings {
    separator: u8,
    known: usize,
    line: Line,
    after: usize,
}

/// The row with the most known headings among the first ones.
fn headings(text: &str, from: usize, separator: u8) -> Option<Headings> {
    let mut table = Table::new(text, from, separator);
    let mut best: Option<Headings> = None;
    for _ in 0..ABOVE {
        let Some(line) = table.next() else { break };
        let columns: Vec<Column> =
            line.cells.iter().filter_map(|cell| Column::of(&cell.text).or_else(|| Column::wordy(&cell.text))).collect();
        let named = [Column::Id, Column::Name, Column::Handle, Column::Url];
        let enough = columns.len() > 1 || line.cells.len() == 1 && columns.iter().any(|column| named.contains(column));
        if enough && best.as_ref().is_none_or(|best| columns.len() > best.known) {
            best = Some(Headings { separator, known: columns.len(), line, after: table.at() });
        }
    }
    best
}

/// Excel's first line `sep=;`: where the rest begins, and the separator.
fn told_separator(text: &str) -> (usize, Option<u8>) {
    let first = text.split(['\n', '\r']).next().unwrap_or_default();
    let bare = first.trim_matches('"');
    let told = bare.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| bare.as_bytes().get(4)).copied();
    match told {
        Some(separator) if bare.len() == 5 && separator.is_ascii() => (first.len(), Some(separator)),
        _ => (0, None),
    }
}

/// The accounts of a register.
#[derive(Debug)]
pub struct Accounts<'a> {
    roster: &'a Roster<'a>,
    table: Table<'a>,
    /// Line of each id.
    seen: HashMap<String, usize>,
    breaks: u8,
    line: usize,
    counted: usize,
}

impl Iterator for Accounts<'_> {
    type Item = Account;

    fn next(&mut self) -> Option<Account> {
        loop {
            let line = self.table.next()?;
            if line.is_empty() {
                continue;
            }
            let bytes = self.roster.source.text().as_bytes();
            self.line += memchr_iter(self.breaks, &bytes[self.counted..line.range.start]).count();
            self.counted = line.range.start;
            return Some(self.account(line));
        }
    }
}

impl Accounts<'_> {
    fn account(&mut self, line: Line) -> Account {
        let roster = self.roster;
        let mut told: Vec<Slip> = Vec::new();
        let headings = roster.columns.len();
        if let Some(at) = line.unclosed {
            told.push(slips::unclosed(roster.span(&(at..at + 1))));
        }
        if let Some(cell) = line.cells.get(headings..).and_then(|more| more.iter().find(|cell| !cell.text.is_empty())) {
            told.push(slips::long_row(line.cells.len(), headings, roster.span(&cell.range)));
        }
        let account = Account { row: Some(roster.row(line)), ..Account::default() };
        let Some(row) = &account.row else { return account };
        self.named(&account, row, &mut told);
        for column in [Column::DecisionDate, Column::Started, Column::Closes, Column::Reported] {
            if row.date(column) == DateCell::Unread {
                told.push(slips::no_date(column, row.get(column), row.at(column)));
            }
        }
        let status = row.get(Column::Status);
        if !is_blank(status) && Status::named(status).is_none() {
            told.push(slips::no_status(status, row.at(Column::Status)));
        }
        let platform = row.get(Column::Platform);
        if !platform.is_empty() && named_channel(platform).is_none() {
            let names = Channel::all().iter().filter(|channel| channel.is_platform() && !channel.reply).map(|channel| channel.name);
            // Of three letters or fewer nearly everything is near.
            let near = nearest(platform, names).filter(|_| platform.chars().count() > 3);
            told.extend(near.map(|near| slips::near_platform(platform, near, row.at(Column::Platform))));
        }
        Account { slips: told, ..account }
    }

    fn named(&mut self, account: &Account, row: &Row, told: &mut Vec<Slip>) {
        let id = row.get(Column::Id);
        if id.is_empty() {
            if self.roster.columns.contains(&Some(Column::Id)) {
                told.push(slips::no_id(&account.id(), row.at(Column::Id)));
            }
        } else if let Some(line) = self.seen.insert(id.to_lowercase(), self.line) {
            told.push(slips::twice(id, line, row.at(Column::Id)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Format;

    #[track_caller]
    fn read(text: &[u8], look: impl Fn(&Roster, Vec<Account>)) {
        let source = Source::new("konton.csv", Format::Register, text.to_vec()).expect("text");
        let roster = Roster::read(&source).expect("a register");
        look(&roster, roster.accounts().collect());
    }

    #[test]
    fn separators_marks_and_what_excel_adds_read_the_same() {
        let forms: [&[u8]; 6] = [
            b"id;namn\na;B\n",
            b"\xEF\xBB\xBFid,namn\r\na,B\r\n,,\r\n",
            b"sep=;\r\nid;namn\r\na;B",
            b"\"sep=,\"\nid,namn\na,B",
            b"Konton 2026;;\n;;\nid\tnamn\na\tB\n",
            b"id|namn\ra|B\r",
        ];
        for form in forms {
            read(form, |_, accounts| {
                assert_eq!(accounts.len(), 1, "{}", String::from_utf8_lossy(form));
                assert_eq!((accounts[0].id().as_str(), accounts[0].get(Column::Name)), ("a", "B"));
            });
        }
    }

    #[test]
    fn a_heading_misspelt_is_read_and_told_and_an_unknown_one_is_kept() {
        read("id;namn;ansvrig;Budget\na;B;chef;100\n".as_bytes(), |roster, accounts| {
            assert_eq!(accounts[0].get(Column::Owner), "chef");
            assert_eq!(roster.slips[0].remedy[0], "Menade du ”ansvarig”? Så läser klart kolumnen nu.");
            assert_eq!(roster.others().collect::<Vec<_>>(), [(3, "Budget")]);
            assert_eq!(accounts[0].row.as_ref().map(|row| row.others.clone()), Some(vec![(3, "100".to_owned())]));
        });
    }

    #[test]
    fn slips_know_their_place() {
        let text = "id;namn;beslut_datum;status\na;B;1/2 2024;aktivt\na;\"x\ny\";;\n;C;;;extra\n";
        read(text.as_bytes(), |_, accounts| {
            let told: Vec<(&str, String)> = accounts
                .iter()
                .flat_map(|account| &account.slips)
                .map(|slip| (&text[slip.span.expect("a place").range()], slip.problem[0].clone()))
                .collect();
            let places: Vec<&str> = told.iter().map(|(place, _)| *place).collect();
            assert_eq!(places, ["1/2 2024", "aktivt", "a", "extra", ""], "{told:?}");
            assert_eq!(told[2].1, "Id ”a” står redan på rad 2.");
        });
    }

    #[test]
    fn what_is_no_register_says_so() {
        for (text, why) in [(" \n\n", Unread::Empty), ("hej;hopp\n1;2\n", Unread::NoHeadings), ("Bara text.", Unread::NoHeadings)] {
            let source = Source::new("konton.csv", Format::Register, text.as_bytes().to_vec()).expect("text");
            assert_eq!(Roster::read(&source).err(), Some(why), "{text}");
        }
    }
}
