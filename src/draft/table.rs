//! Tables: where each cell stands in the grid, and which cells are headers.
//!
//! Flat lists in document order: a table names a stretch of the draft's rows and cells. It knows the grid as readers meet
//! it; it refuses to judge whether a table holds data or only puts things in place.

use std::ops::Range;

use crate::source::{Edit, Span};

use super::Slot;

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// The whole table.
    pub span: Span,
    /// What begins it: its start tag.
    pub head: Span,
    /// Its rows, in [`Draft::table_rows`](super::Draft::table_rows).
    pub rows: Range<usize>,
    /// Its cells, in [`Draft::cells`](super::Draft::cells).
    pub cells: Range<usize>,
    /// Columns of the grid.
    pub columns: u32,
    /// Said to be there for looks only.
    pub presented: bool,
    /// Said to be a table of data by something else than its cells: a caption, a heading group, a role.
    pub declared: bool,
    /// It has a caption or another name, or stands in a figure with one.
    pub named: bool,
    /// Drawn without lines, with a width of its own: signs of a table that puts things in place.
    pub bare: bool,
    /// The table that it lies in.
    pub inside: Option<usize>,
    /// Where a caption may be written.
    pub caption: Option<Slot>,
    /// Where it may be said that the table is there for looks only.
    pub role: Option<Slot>,
    /// One of its groups has no rows yet: something fills it in later.
    pub waiting: bool,
    /// Its cells hold no more than a bound of klart's, so that it can be judged whole.
    pub whole: bool,
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct TableRow {
    /// What begins it; empty where nothing is written.
    pub span: Span,
    /// How many columns it fills, cells that reach down into it included.
    pub filled: u32,
    /// It lies in the table's head.
    pub head: bool,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Row from 0.
    pub row: u32,
    /// Column from 0.
    pub column: u32,
    /// Rows that it covers; 0 for one that nobody meets.
    pub tall: u32,
    /// Columns that it covers; 0 for one that nobody meets.
    pub wide: u32,
    /// What it is a header of; `None` for a cell of data.
    pub header: Option<Heads>,
    /// It says itself which headers it has.
    pub told: bool,
    /// Kept from those who listen, or from everybody.
    pub hidden: bool,
    /// What it holds.
    pub holds: Holds,
    /// The whole cell.
    pub span: Span,
    /// What begins it: its start tag.
    pub head: Span,
    /// The kind of cell in its start tag and its end tag, where both can be written anew.
    pub kind: Option<(Span, Option<Span>)>,
}

/// Which cells a header speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heads {
    /// As its place says.
    Auto,
    /// Those below it.
    Column,
    /// Those beside it.
    Row,
    /// Those below and beside it in its group of columns or rows.
    Group,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// Signs that are no blanks.
    pub signs: u32,
    /// Digits among them.
    pub digits: u32,
    /// It begins with one.
    pub numbered: bool,
    /// Signs in bold.
    pub bold: u32,
    /// Signs or names that those who listen meet.
    pub heard: u32,
    /// Headings, lists, forms, paragraphs and tables.
    pub blocks: u32,
    /// Pictures, films, fields and buttons.
    pub things: u32,
}

impl Holds {
    /// Nothing that anybody meets.
    pub fn is_empty(self) -> bool {
        self.signs == 0 && self.things == 0 && self.heard == 0
    }
}

/// A header that a cell names.
#[derive(Clone, Debug)]
pub struct HeaderReference {
    /// The cell that names it, in [`Draft::cells`](super::Draft::cells).
    pub cell: usize,
    /// The name.
    pub id: String,
    /// Where it stands.
    pub span: Span,
    /// What it leads to.
    pub leads: Leads,
}

/// What the name of a header leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Leads {
    /// A cell of the same table.
    Cell(usize),
    /// The cell itself.
    Itself,
    /// Something that is no cell of the table.
    Elsewhere,
    /// Nothing.
    Nowhere,
}

impl Cell {
    /// One past its last row.
    pub fn bottom(&self) -> u32 {
        self.row + self.tall
    }

    /// One past its last column.
    pub fn right(&self) -> u32 {
        self.column + self.wide
    }

    /// Makes it a header of those below it or beside it. `None` where the format has no way to say so.
    pub fn as_header(&self, heads: Heads) -> Option<Vec<Edit>> {
        let scope = if heads == Heads::Row { "th scope=\"row\"" } else { "th scope=\"col\"" };
        let (start, end) = self.kind?;
        let mut edits = vec![Edit { span: start, text: scope.to_owned() }];
        edits.extend(end.map(|span| Edit { span, text: "th".to_owned() }));
        Some(edits)
    }
}
