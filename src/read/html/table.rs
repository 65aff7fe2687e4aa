//! Tables of a page: `<table>` and what roles make one, read in one pass.
//!
//! Knows which elements are rows, groups and cells, and what a cell holds. Where a cell lands is `grid`'s to know; what is
//! a table of data, the rules' to judge. Tables that nobody meets are left out.

use crate::draft::{Cell, Draft, Heads, Holds, Slot, Syntax, Table, TableRow};

use super::dom::{Data, Element, Namespace};
use super::grid::{self, Grid};
use super::headers;
use super::name::{named, tidy};
use super::reading::Reading;
use super::references::Place;
use super::role::explicit;

/// A table whose end is not yet reached.
struct Open {
    /// Its place in the draft's tables.
    number: usize,
    /// One past its last node.
    end: usize,
    grid: Grid,
    rows: Vec<TableRow>,
    cells: Vec<Cell>,
    /// The nodes of its cells.
    nodes: Vec<usize>,
    /// The cell under way: its end.
    cell: Option<usize>,
    /// One past the last node of the row under way.
    row: Option<(usize, TableRow)>,
    /// The group under way: its end, the first of its cells, whether it is the head.
    group: Option<(usize, usize, bool)>,
    /// Where the group's rows begin.
    group_rows: u32,
    /// A group ended without a row.
    waiting: bool,
    /// One past the last node that is in bold.
    bold: usize,
    presented: bool,
}

struct Tables<'a, 'd> {
    reading: &'a Reading<'a>,
    draft: &'d mut Draft,
    open: Vec<Open>,
    steps: u32,
}

/// Adds the tables of the page.
pub(super) fn read(reading: &Reading<'_>, draft: &mut Draft) {
    let mut tables = Tables { reading, draft, open: Vec::new(), steps: grid::MOST };
    // One past the last node of a table that nobody meets: its rows are nobody's.
    let mut unmet = 0;
    for (at, node) in reading.dom.nodes.iter().enumerate() {
        tables.end(at);
        if at < unmet {
            continue;
        }
        match &node.data {
            Data::Element(element) if is_table(element) && reading.hidden[at].any() => unmet = node.end,
            Data::Element(element) => tables.element(at, node.end, element),
            Data::Text(text) if !tables.open.is_empty() => tables.text(at, &text.text),
            _ => {}
        }
    }
    tables.end(usize::MAX);
}

impl Tables<'_, '_> {
    /// Closes whatever ends before the node at `at`.
    fn end(&mut self, at: usize) {
        while let Some(open) = self.open.last_mut() {
            if open.cell.is_some_and(|end| end <= at) {
                open.cell = None;
            }
            if open.row.is_some_and(|(end, _)| end <= at) {
                open.end_row();
            }
            if open.group.is_some_and(|(end, ..)| end <= at) {
                open.end_group(&mut self.steps);
            }
            if open.end > at {
                return;
            }
            let Some(open) = self.open.pop() else { return };
            let holds = self.close(open);
            if let Some(cell) = self.cell() {
                cell.signs += holds.signs;
                cell.heard += holds.heard;
                cell.things += holds.things;
            }
        }
    }

    /// What the innermost cell under way holds so far.
    fn cell(&mut self) -> Option<&mut Holds> {
        let open = self.open.last_mut()?;
        open.cell?;
        open.cells.last_mut().map(|cell| &mut cell.holds)
    }

    fn element(&mut self, at: usize, end: usize, element: &Element) {
        if is_table(element) {
            self.table(at, end, element);
            return;
        }
        let Some(open) = self.open.last_mut() else { return };
        if is_row(element) {
            open.end_row();
            open.begin_row(end, element, self.reading, &mut self.steps);
        } else if matches!(&*element.name, "thead" | "tbody" | "tfoot") && element.namespace == Namespace::Html {
            open.end_row();
            open.end_group(&mut self.steps);
            open.group = Some((end, open.cells.len(), element.is("thead")));
            open.group_rows = open.grid.row();
        } else if let Some(kind) = cell_of(element) {
            open.begin_cell(at, end, element, kind, self.reading, &mut self.steps);
        } else {
            self.content(at, end, element);
        }
    }

    fn table(&mut self, at: usize, end: usize, element: &Element) {
        if let Some(cell) = self.cell() {
            cell.blocks += 1;
        }
        let reading = self.reading;
        let place = element.place().unwrap_or_default();
        let head = element.open.filter(|_| !element.markdown).unwrap_or(place);
        let presented = matches!(explicit(element), Some("presentation" | "none"));
        let after = reading.span(Place { start: head.end, end: head.end });
        self.draft.tables.push(Table {
            span: reading.span(place),
            head: reading.span(head),
            rows: 0..0,
            cells: 0..0,
            columns: 0,
            presented,
            declared: matches!(explicit(element), Some("table" | "grid" | "treegrid")),
            named: false,
            bare: is_bare(element),
            inside: self.open.last().map(|open| open.number),
            caption: (element.is("table") && !element.markdown).then(|| Slot::around(after, Syntax::Html, "<caption>", "</caption>")),
            role: reading.slot(element, "role"),
            waiting: false,
            whole: true,
        });
        self.open.push(Open {
            number: self.draft.tables.len() - 1,
            end,
            grid: Grid::default(),
            rows: Vec::new(),
            cells: Vec::new(),
            nodes: vec![at],
            cell: None,
            row: None,
            group: None,
            group_rows: 0,
            waiting: false,
            bold: 0,
            presented,
        });
    }

    fn text(&mut self, at: usize, text: &str) {
        let hidden = self.reading.hidden[at];
        let bold = self.open.last().is_some_and(|open| at < open.bold);
        if hidden.gone {
            return;
        }
        let Some(cell) = self.cell() else { return };
        let (mut signs, mut digits) = (0, 0);
        for sign in text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '\u{ad}' | '\u{200b}' | '\u{feff}')) {
            cell.numbered |= cell.signs + signs == 0 && sign.is_ascii_digit();
            signs += 1;
            digits += u32::from(sign.is_ascii_digit());
        }
        cell.signs += signs;
        cell.digits += digits;
        cell.bold += if bold { signs } else { 0 };
        cell.heard += if hidden.silent { 0 } else { signs };
    }

    /// What else stands in a cell, and what says that the table is one.
    fn content(&mut self, at: usize, end: usize, element: &Element) {
        let Some(open) = self.open.last_mut() else { return };
        if open.cell.is_none() {
            let number = open.number;
            self.draft.tables[number].declared |= element.is("caption") && !self.reading.dom.text(at).trim().is_empty();
            return;
        }
        match &*element.name {
            "b" | "strong" => open.bold = open.bold.max(end),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "form" | "section" | "article" | "figure" | "blockquote" => {
                self.count(|holds| holds.blocks += 1);
            }
            "img" | "svg" | "video" | "audio" | "iframe" | "object" | "embed" | "canvas" | "input" | "select" | "textarea" | "button"
            | "picture" | "math" => {
                self.count(|holds| holds.things += 1);
            }
            _ => {}
        }
        let name = [element.attr("alt"), element.attr("aria-label"), element.attr("title")]
            .into_iter()
            .flatten()
            .find_map(|name| named(tidy(name)));
        if name.is_some() && !self.reading.hidden[at].any() {
            self.count(|holds| holds.heard += 1);
        }
    }

    fn count(&mut self, add: impl Fn(&mut Holds)) {
        if let Some(cell) = self.cell() {
            add(cell);
        }
    }

    /// Adds a finished table to the draft; says what it holds in all.
    fn close(&mut self, mut open: Open) -> Holds {
        open.end_row();
        open.end_group(&mut self.steps);
        let mut all = Holds::default();
        for cell in &open.cells {
            all.signs += cell.holds.signs;
            all.heard += cell.holds.heard;
            all.things += cell.holds.things;
        }
        let (rows, cells) = (self.draft.table_rows.len(), self.draft.cells.len());
        let told = open.rows.iter().any(|row| row.head);
        let table_node = open.nodes.remove(0);
        if !open.presented {
            headers::read(self.reading, &open.nodes, cells, self.draft);
        }
        let name = if self.draft.tables[open.number].presented { false } else { is_named(self.reading, table_node) };
        let table = &mut self.draft.tables[open.number];
        table.rows = rows..rows + open.rows.len();
        table.cells = cells..cells + open.cells.len();
        table.columns = open.grid.columns();
        table.whole = self.steps > 0;
        table.named = name;
        table.waiting = open.waiting;
        table.declared |= told;
        self.draft.table_rows.append(&mut open.rows);
        self.draft.cells.append(&mut open.cells);
        all
    }
}

impl Open {
    fn begin_row(&mut self, end: usize, element: &Element, reading: &Reading<'_>, steps: &mut u32) {
        if self.grid.begin_row(steps).is_none() {
            *steps = 0;
            return;
        }
        let span = element.open.map(|open| reading.span(open)).unwrap_or_default();
        let head = self.group.is_some_and(|(.., head)| head);
        self.row = Some((end, TableRow { span, filled: 0, head }));
    }

    fn end_row(&mut self) {
        let Some((_, mut row)) = self.row.take() else { return };
        self.cell = None;
        row.filled = self.grid.end_row().unwrap_or_default();
        self.rows.push(row);
    }

    /// Cells that reach below their group end with it.
    fn end_group(&mut self, steps: &mut u32) {
        self.waiting |= self.group.is_some() && self.grid.row() == self.group_rows;
        let first = self.group.take().map_or(0, |(_, first, _)| first);
        self.grid.end_group();
        let end = self.grid.row();
        for cell in &mut self.cells[first..] {
            cell.tall = cell.tall.min(end.saturating_sub(cell.row));
            *steps = steps.saturating_sub(cell.tall);
        }
    }

    fn begin_cell(&mut self, at: usize, end: usize, element: &Element, cell: CellKind, reading: &Reading<'_>, steps: &mut u32) {
        let Some((_, row)) = &self.row else { return };
        let (row, hidden) = (row.span, reading.hidden[at]);
        let (mut wide, mut tall) = (grid::wide(element.attr("colspan")), grid::tall(element.attr("rowspan")));
        let (mut line, mut column) = (self.grid.row(), 0);
        if hidden.gone {
            (wide, tall) = (0, 0);
        } else if let Some(place) = self.grid.place(wide, tall, steps) {
            (line, column) = place;
        } else {
            *steps = 0;
            return;
        }
        self.bold = 0;
        self.cell = Some(end);
        self.nodes.push(at);
        self.cells.push(Cell {
            row: line,
            column,
            tall,
            wide,
            header: if let CellKind::Header(heads) = cell { Some(heads) } else { None },
            told: is_native(element) && element.attr("headers").is_some_and(|ids| !ids.trim().is_empty()),
            hidden: hidden.any(),
            holds: label(element),
            span: element.place().map_or(row, |place| reading.span(place)),
            head: element.open.map_or(row, |open| reading.span(open)),
            kind: kind(element, reading),
        });
    }
}

/// What a cell's own attributes let people hear.
fn label(element: &Element) -> Holds {
    let name = [element.attr("aria-label"), element.attr("aria-labelledby")].into_iter().flatten().any(|name| !name.trim().is_empty());
    Holds { heard: u32::from(name), ..Holds::default() }
}

/// Where "td" stands in the tags of a cell.
fn kind(element: &Element, reading: &Reading<'_>) -> Option<(crate::source::Span, Option<crate::source::Span>)> {
    let open = element.open.filter(|_| element.is("td") && !element.markdown && element.find("scope").is_none())?;
    let name = |start: u32, place: Place| {
        let written = reading.part.decoded.text.get(place.range())?;
        let at = start as usize;
        let is = written.get(at..at + 2)?.eq_ignore_ascii_case("td");
        is.then(|| reading.span(Place { start: place.start + start, end: place.start + start + 2 }))
    };
    let first = name(1, open)?;
    match element.close {
        Some(close) => Some((first, Some(name(2, close)?))),
        None => Some((first, None)),
    }
}

fn is_table(element: &Element) -> bool {
    element.is("table") || !element.attrs.is_empty() && matches!(explicit(element), Some("table" | "grid" | "treegrid"))
}

fn is_row(element: &Element) -> bool {
    element.is("tr") || !element.attrs.is_empty() && explicit(element) == Some("row")
}

/// What a cell is.
#[derive(Clone, Copy)]
enum CellKind {
    Data,
    Header(Heads),
}

/// What the element is, where it is a cell.
fn cell_of(element: &Element) -> Option<CellKind> {
    match explicit(element) {
        Some("columnheader") => return Some(CellKind::Header(Heads::Column)),
        Some("rowheader") => return Some(CellKind::Header(Heads::Row)),
        Some("cell" | "gridcell") => return Some(CellKind::Data),
        Some(_) if is_native(element) => return Some(CellKind::Data),
        _ => {}
    }
    if !element.is("th") {
        return element.is("td").then_some(CellKind::Data);
    }
    Some(CellKind::Header(match element.attr("scope").unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "col" => Heads::Column,
        "row" => Heads::Row,
        "colgroup" | "rowgroup" => Heads::Group,
        _ => Heads::Auto,
    }))
}

fn is_native(element: &Element) -> bool {
    element.is("td") || element.is("th")
}

/// Old ways of drawing a table that shall not be seen.
fn is_bare(element: &Element) -> bool {
    let zero = |name: &str| element.attr(name).is_some_and(|value| value.trim() == "0");
    zero("border") && (zero("cellpadding") || zero("cellspacing") || element.attr("width").is_some())
}

/// Whether a table has a caption or another name, or lies in a figure with one.
fn is_named(reading: &Reading<'_>, at: usize) -> bool {
    let figure = || reading.dom.around(at, "figure").is_some_and(|figure| !reading.names.name(figure).is_empty());
    !reading.names.name(at).is_empty() || figure()
}
