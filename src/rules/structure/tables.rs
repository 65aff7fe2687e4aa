//! What a table is there for: data that belong together by row and column, or only a place for things on the page.
//!
//! Knows the signs of either in what the cells hold and in what the markup says. Where the signs do not agree it says that
//! it is unsure, and the rules ask. Refuses to look at the words themselves.

use std::ops::Range;

use crate::draft::{Cell, Draft, Heads, Holds, Leads, Table, TableRow};

/// What a table is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// Its cells belong together by row and column; where the headers stand, when that is known.
    Data(Option<Heads>),
    /// Said to be for looks only.
    Layout,
    /// Nothing says which.
    Unsure,
}

/// A longer text (signs) is more than a value.
const LONG: u32 = 90;
/// A number with what it counts has at most so many signs.
const MEASURE: u32 = 20;
/// A header has at most so many signs.
const LONGEST_HEADER: u32 = 45;

/// The cells of a table.
pub(super) fn cells<'a>(draft: &'a Draft, table: &Table) -> &'a [Cell] {
    draft.cells.get(table.cells.clone()).unwrap_or_default()
}

/// The rows of a table.
pub(super) fn rows<'a>(draft: &'a Draft, table: &Table) -> &'a [TableRow] {
    draft.table_rows.get(table.rows.clone()).unwrap_or_default()
}

/// The tables that klart has read whole and that hold something.
pub(super) fn judged(draft: &Draft) -> impl Iterator<Item = (usize, &Table)> {
    draft.tables.iter().enumerate().filter(|(_, table)| table.whole && !table.presented && !table.cells.is_empty())
}

/// Whether any cell is a header that somebody meets.
pub(super) fn has_headers(cells: &[Cell]) -> bool {
    cells.iter().any(|cell| cell.header.is_some() && cell.wide > 0)
}

/// What a table is there for.
pub(super) fn nature(draft: &Draft, table: &Table) -> Nature {
    let cells = cells(draft, table);
    if table.presented {
        return Nature::Layout;
    }
    if table.declared || cells.iter().any(|cell| cell.told || cell.header.is_some() && cell.wide > 0 && !cell.holds.is_empty()) {
        return Nature::Data(lead(draft, table, cells));
    }
    if table.bare || !is_regular(draft, table, cells) {
        return Nature::Unsure;
    }
    lead(draft, table, cells).map_or(Nature::Unsure, |lead| Nature::Data(Some(lead)))
}

/// Two rows and two columns at least, filled alike with short texts.
fn is_regular(draft: &Draft, table: &Table, cells: &[Cell]) -> bool {
    let rows = rows(draft, table);
    let alike = rows.iter().all(|row| row.filled == table.columns || row.filled == 0);
    let plain = |cell: &Cell| cell.holds.blocks == 0 && cell.holds.signs <= LONG;
    let (shown, filled) = (shown(cells).count(), shown(cells).filter(|cell| !cell.holds.is_empty()).count());
    rows.len() >= 2 && table.columns >= 2 && alike && filled * 4 >= shown * 3 && shown_count(cells, plain) * 10 >= shown * 9
}

fn shown(cells: &[Cell]) -> impl Iterator<Item = &Cell> {
    cells.iter().filter(|cell| cell.wide > 0)
}

fn shown_count(cells: &[Cell], fits: impl Fn(&Cell) -> bool) -> usize {
    shown(cells).filter(|cell| fits(cell)).count()
}

/// Where the headers stand: the first row or the first column that plainly is one.
fn lead(draft: &Draft, table: &Table, cells: &[Cell]) -> Option<Heads> {
    let rows = rows(draft, table);
    if rows.len() < 2 || table.columns < 2 || shown(cells).any(|cell| cell.wide > 1 || cell.tall > 1) {
        return rows.first().is_some_and(|row| row.head).then_some(Heads::Column);
    }
    let (first_row, first_column) = (|cell: &Cell| cell.row == 0, |cell: &Cell| cell.column == 0);
    if rows[0].head || is_led(cells, first_row) || counts(cells, table.columns, |cell| (cell.column, cell.row), 1) {
        return are_headers(cells, first_row).then_some(Heads::Column);
    }
    let beside = is_led(cells, first_column) || counts(cells, u32::try_from(rows.len()).ok()?, |cell| (cell.row, cell.column), 2);
    (beside && rows.len() >= 3 && are_headers(cells, first_column)).then_some(Heads::Row)
}

/// Whether the first cells could be headers: short, filled but for the corner, words rather than numbers.
fn are_headers(cells: &[Cell], first: impl Fn(&Cell) -> bool) -> bool {
    let fits = |holds: Holds| holds.signs <= LONGEST_HEADER && holds.digits * 2 <= holds.signs && holds.blocks == 0 && holds.things == 0;
    let mut heads = shown(cells).filter(|cell| first(cell));
    heads.all(|cell| fits(cell.holds) && (cell.holds.signs > 0 || (cell.row, cell.column) == (0, 0)))
}

/// Whether the first cells are in bold, and those after them are not.
fn is_led(cells: &[Cell], first: impl Fn(&Cell) -> bool) -> bool {
    let bold = |cell: &Cell| cell.holds.signs > 0 && cell.holds.bold == cell.holds.signs;
    let all = shown(cells).filter(|cell| first(cell) && cell.holds.signs > 0).all(bold);
    let others = shown_count(cells, |cell| !first(cell) && bold(cell));
    all && shown(cells).any(|cell| first(cell) && bold(cell)) && others * 4 <= shown_count(cells, |cell| !first(cell))
}

/// Whether numbers stand in a line of cells after a word that is none: `line` tells which line, and how far in it a cell stands.
/// So many lines must be like that, and none may begin with a number.
fn counts(cells: &[Cell], lines: u32, line: impl Fn(&Cell) -> (u32, u32), fewest: usize) -> bool {
    let mut numbers = vec![(true, 0_u32); lines as usize];
    let mut words = true;
    for cell in shown(cells) {
        let (at, far) = line(cell);
        let Some((all, count)) = numbers.get_mut(at as usize) else { return false };
        // ”1 450”, ”10–18”, ”90 kronor”, ”3 maj klockan 14”.
        let measured = cell.holds.numbered && cell.holds.signs <= MEASURE;
        let is_number = measured || cell.holds.digits > 0 && cell.holds.digits * 3 >= cell.holds.signs;
        if far == 0 {
            words &= cell.holds.digits == 0;
        } else if cell.holds.signs > 0 {
            *all &= is_number;
            *count += 1;
        }
    }
    words && numbers.iter().filter(|(all, count)| *all && *count > 0).count() >= fewest
}

/// The headers that no cell has: told by cells themselves, or by where they stand (HTML standard, 4.9.12.2). Where the
/// standard leaves a header without a direction, either one will do. A cell whose own words for its headers lead nowhere is
/// taken by its place: that mistake is told elsewhere.
pub(super) fn idle<'a>(draft: &'a Draft, table: &Table) -> Vec<&'a Cell> {
    let cells = cells(draft, table);
    if !has_headers(cells) || table.waiting || is_layout_with_headers(table, cells) {
        return Vec::new();
    }
    let (telling, told) = references(draft, table);
    let reach = Reach::of(table, cells, &telling);
    let headers = (table.cells.start..).zip(cells).filter(|(_, cell)| cell.header.is_some() && cell.wide > 0 && !cell.hidden);
    headers.filter(|(at, cell)| !reach.has_cells(cell) && told.binary_search(at).is_err()).map(|(_, cell)| cell).collect()
}

/// A line of cells in which one is called a header for its looks: one row or nothing but empty cells beside it, or drawn bare.
fn is_layout_with_headers(table: &Table, cells: &[Cell]) -> bool {
    let data = || shown(cells).filter(|cell| cell.header.is_none());
    table.bare || data().next().is_some() && (table.rows.len() < 2 || data().all(|cell| cell.holds.is_empty()))
}

/// The cells of a table that name a header in it, and the headers that are named; both in order.
fn references(draft: &Draft, table: &Table) -> (Vec<usize>, Vec<usize>) {
    let (mut telling, mut told) = (Vec::new(), Vec::new());
    let first = draft.header_references.partition_point(|reference| reference.cell < table.cells.start);
    for reference in draft.header_references[first..].iter().take_while(|reference| reference.cell < table.cells.end) {
        if let Leads::Cell(at) = reference.leads {
            telling.push(reference.cell);
            told.push(at);
        }
    }
    told.sort_unstable();
    (telling, told)
}

/// How far down and to the right the cells reach that take their headers from their place.
struct Reach {
    /// For each column: one past its last row.
    below: Vec<u32>,
    /// For each row: one past its last column.
    beside: Vec<u32>,
    /// Whether a row holds headers only, empty cells aside; the same of a column.
    plain: (Vec<bool>, Vec<bool>),
}

impl Reach {
    fn of(table: &Table, cells: &[Cell], telling: &[usize]) -> Self {
        let (columns, rows) = (table.columns as usize, table.rows.len());
        let mut reach = Self { below: vec![0; columns], beside: vec![0; rows], plain: (vec![true; rows], vec![true; columns]) };
        for (at, cell) in (table.cells.start..).zip(cells).filter(|(_, cell)| cell.wide > 0 && !cell.hidden) {
            let placed = !cell.told || telling.binary_search(&at).is_err();
            let words = cell.header.is_some() || cell.holds.is_empty();
            for column in across(cell) {
                reach.below[column] = reach.below[column].max(if placed { cell.bottom() } else { 0 });
                reach.plain.1[column] &= words;
            }
            for row in down(cell) {
                reach.beside[row] = reach.beside[row].max(if placed { cell.right() } else { 0 });
                reach.plain.0[row] &= words;
            }
        }
        reach
    }

    /// Whether some cell is below or beside a header, as it speaks of.
    fn has_cells(&self, header: &Cell) -> bool {
        let below = || self.below[across(header)].iter().any(|end| *end > header.bottom());
        let beside = || self.beside[down(header)].iter().any(|end| *end > header.right());
        let all = |plain: &[bool]| plain.iter().all(|plain| *plain);
        match (header.header, all(&self.plain.0[down(header)]), all(&self.plain.1[across(header)])) {
            (Some(Heads::Column), ..) | (Some(Heads::Auto), true, false) => below(),
            (Some(Heads::Row), ..) | (Some(Heads::Auto), false, true) => beside(),
            _ => below() || beside(),
        }
    }
}

fn across(cell: &Cell) -> Range<usize> {
    cell.column as usize..cell.right() as usize
}

fn down(cell: &Cell) -> Range<usize> {
    cell.row as usize..cell.bottom() as usize
}
