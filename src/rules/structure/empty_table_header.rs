//! A header cell without words above or before cells that hold something.

use crate::config::{Level, Settings};
use crate::draft::{Cell, Draft, Table};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::tables::{cells, judged};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/empty-table-header",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.3.1"],
    sources: &["W3C technique H51"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Tom rubrikcell", "Empty table header"),
    guide: &[
        Msg::new(
            "En skärmläsare läser rubriken före varje värde. Är rubriken tom vet den som lyssnar inte vad värdet är.",
            "A screen reader says the header before each value. Where it is empty the listener does not know what the value is.",
        ),
        Msg::new(
            "Skriv några ord, också där det känns självklart: ”Ändra”, ”Antal”, ”Ort”. Hörnet längst upp till vänster får vara tomt.",
            "Write a word or two, even where it seems plain: “Change”, “Number”, “Place”. The top left corner may be empty.",
        ),
        Msg::new(
            "Markdown kräver en rubrikrad. Har tabellen inga rubriker är den ofta en lista: skriv den som en lista i stället.",
            "Markdown demands a header row. A table without headers is often a list: write it as one.",
        ),
    ],
    rewrites: &[],
    messages: &[&EMPTY, &ALL],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("<table><tr><th>Bad</th>⟦<th></th>⟧</tr><tr><td>Ekbadet</td><td>10–18</td></tr></table>\n"),
        Example::html(
            "<table><tr><th>Bad</th>⟦<th>&nbsp;</th>⟧⟦<th><img src=\"x.png\" alt=\"\"></th>⟧</tr><tr><td>Ekbadet</td><td>10–18</td><td>60 kr</td></tr></table>\n",
        ),
        Example::md("⟦|  |  |\n|---|---|\n| Ekbadet | 10–18 |\n| Viksbadet | 9–17 |⟧\n"),
        Example::md("|  | Tid |\n|---|---|\n| Ekbadet | 10–18 |\n"),
        Example::html("<table><tr><td></td><th>Tid</th></tr><tr><th>Ekbadet</th><td>10–18</td></tr></table>\n"),
        Example::html(
            "<table><tr><th>Bad</th><th><img src=\"klocka.png\" alt=\"Tid\"></th><th></th></tr><tr><td>Ekbadet</td><td>10–18</td><td></td></tr></table>\n",
        ),
        Example::html("<table role=\"presentation\"><tr><th></th><th></th></tr><tr><td>Ekbadet</td><td>10–18</td></tr></table>\n"),
    ],
    check: Check::Draft(check),
};

const EMPTY: Message = Message {
    what: Msg::new("En rubrik i tabellen är tom.", "A header in the table is empty."),
    why: Msg::new(
        "Den som lyssnar får inte veta vad värdena i kolumnen eller raden är.",
        "Whoever listens does not learn what the values in the column or row are.",
    ),
    how: Msg::new("Skriv ett ord som säger vad cellerna innehåller.", "Write a word that says what the cells hold."),
};

const ALL: Message = Message {
    what: Msg::new("Tabellens rubrikrad är tom.", "The header row of the table is empty."),
    why: Msg::new(
        "Den som lyssnar hör värdena utan att få veta vad de är.",
        "Whoever listens hears the values without learning what they are.",
    ),
    how: Msg::new(
        "Skriv en rubrik över varje kolumn, eller gör tabellen till en lista.",
        "Write a header above each column, or make the table a list.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for (_, table) in judged(draft) {
        let cells = cells(draft, table);
        let silent = |cell: &&Cell| cell.header.is_some() && !cell.hidden && cell.wide > 0 && cell.holds.heard == 0;
        if !cells.iter().any(|cell| silent(&cell)) {
            continue;
        }
        let headers = cells.iter().filter(|cell| cell.header.is_some() && !cell.hidden);
        let empty = || cells.iter().filter(silent);
        if headers.count() == empty().count() {
            let first_row = empty().all(|cell| cell.row == 0) && cells.iter().any(|cell| cell.row > 0 && !cell.holds.is_empty());
            if first_row {
                found.push(Finding::fault(Level::Warning, &ALL).at(table.head));
            }
            continue;
        }
        let filled = Filled::of(table, cells);
        let places = empty().filter(|cell| filled.meets(cell)).map(|cell| cell.span);
        found.extend(Finding::fault(Level::Warning, &EMPTY).everywhere(places));
    }
}

/// In which columns and rows something stands in a cell of data, and how many rows and columns of headers lead the table.
struct Filled {
    columns: Vec<bool>,
    rows: Vec<bool>,
    leading: (u32, u32),
}

impl Filled {
    fn of(table: &Table, cells: &[Cell]) -> Self {
        let mut filled = Self { columns: vec![false; table.columns as usize], rows: vec![false; table.rows.len()], leading: (0, 0) };
        for cell in cells.iter().filter(|cell| cell.header.is_none() && !cell.holds.is_empty()) {
            filled.columns[cell.column as usize..cell.right() as usize].fill(true);
            filled.rows[cell.row as usize..cell.bottom() as usize].fill(true);
        }
        let leading = |lines: &[bool]| u32::try_from(lines.iter().take_while(|filled| !**filled).count()).unwrap_or(u32::MAX);
        filled.leading = (leading(&filled.rows), leading(&filled.columns));
        filled
    }

    /// Whether a header stands for cells that hold something, and is no corner.
    fn meets(&self, cell: &Cell) -> bool {
        let corner = cell.row == 0 && cell.column == 0 || cell.row < self.leading.0 && cell.column < self.leading.1;
        let any = |lines: &[bool], from: u32, to: u32| lines[from as usize..to as usize].iter().any(|filled| *filled);
        let above = cell.row < self.leading.0.max(1);
        !corner && if above { any(&self.columns, cell.column, cell.right()) } else { any(&self.rows, cell.row, cell.bottom()) }
    }
}
