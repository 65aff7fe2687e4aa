//! Tables as readers meet them: where each cell lands, what it holds, and which headers it names.

use klart::check::{Desk, examine};
use klart::config::{Config, Date};
use klart::draft::{Draft, Heads, Leads};
use klart::read::read;
use klart::source::{Format, Source};

fn draft(format: Format, text: &str) -> Draft {
    read(&Source::new("tabell", format, text.as_bytes().to_vec()).expect("text"))
}

fn html(text: &str) -> Draft {
    draft(Format::Html, text)
}

/// Each cell as row, column, rows and columns, with what it is a header of.
fn cells(draft: &Draft) -> Vec<(u32, u32, u32, u32, Option<Heads>)> {
    draft.cells.iter().map(|cell| (cell.row, cell.column, cell.tall, cell.wide, cell.header)).collect()
}

#[test]
fn cells_land_where_browsers_put_them() {
    let table = html(
        "<table><thead><tr><th rowspan=2>Bad<th colspan=2>Tid<tr><th>Från<th scope=col>Till<tbody><tr><th scope=row>Ekbadet<td>10<td>18</table>",
    );
    let auto = Some(Heads::Auto);
    assert_eq!(
        cells(&table),
        [
            (0, 0, 2, 1, auto),
            (0, 1, 1, 2, auto),
            (1, 1, 1, 1, auto),
            (1, 2, 1, 1, Some(Heads::Column)),
            (2, 0, 1, 1, Some(Heads::Row)),
            (2, 1, 1, 1, None),
            (2, 2, 1, 1, None),
        ]
    );
    let head: Vec<_> = table.table_rows.iter().map(|row| (row.filled, row.head)).collect();
    assert_eq!(head, [(3, true), (3, true), (3, false)]);
    assert_eq!(table.tables[0].columns, 3);
}

#[test]
fn a_cell_ends_with_its_group() {
    let table = html("<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c</tbody><tbody><tr><td rowspan=9>d<td>e</tbody></table>");
    let places: Vec<_> = cells(&table).iter().map(|(row, column, tall, ..)| (*row, *column, *tall)).collect();
    assert_eq!(places, [(0, 0, 2), (0, 1, 1), (1, 1, 1), (2, 0, 1), (2, 1, 1)]);
}

#[test]
fn markdown_and_roles_make_tables_too() {
    let column = |cell: &klart::draft::Cell| cell.header.is_some();
    let markdown = draft(Format::Markdown, "| Dag | Tid |\n|---|---|\n| Måndag | 10–18 |\n");
    assert_eq!(markdown.cells.iter().map(column).collect::<Vec<_>>(), [true, true, false, false]);
    assert_eq!(markdown.cells[3].holds.digits, 4);
    let roles = html("<div role=table><div role=row><b role=columnheader>Dag</b></div><div role=row><i role=cell>Måndag</i></div></div>");
    assert_eq!(cells(&roles), [(0, 0, 1, 1, Some(Heads::Column)), (1, 0, 1, 1, None)]);
}

#[test]
fn what_nobody_meets_takes_no_room() {
    let table = html(
        "<table><tr><td hidden>a<td>b<td aria-hidden=true>c</table><table hidden><tr><td>d</table><div aria-hidden=true><table><tr><td>e</table></div>",
    );
    assert_eq!(table.tables.len(), 1);
    assert_eq!(cells(&table).iter().map(|(_, column, _, wide, _)| (*column, *wide)).collect::<Vec<_>>(), [(0, 0), (0, 1), (1, 1)]);
    assert_eq!(table.cells[2].holds.heard, 0);
}

#[test]
fn a_table_knows_the_one_around_it() {
    let tables = html("<table><tr><td>a<table><caption>Inre</caption><tr><td>bc</table><td>d</table><table></table>");
    let seen: Vec<_> = tables.tables.iter().map(|table| (table.inside, table.named, table.cells.len())).collect();
    assert_eq!(seen, [(None, false, 2), (Some(0), true, 1), (None, false, 0)]);
    let outer = &tables.cells[tables.tables[0].cells.clone()];
    assert_eq!((outer[0].holds.signs, outer[0].holds.blocks, outer[1].holds.signs), (3, 1, 1));
}

#[test]
fn names_of_headers_lead_to_cells() {
    let table = html("<table><tr><th id=a>Ort<td id=x headers='a x b c'>1</table><p id=b>");
    let leads: Vec<_> = table.header_references.iter().map(|reference| reference.leads).collect();
    assert_eq!(leads, [Leads::Cell(0), Leads::Itself, Leads::Elsewhere, Leads::Nowhere]);
}

#[test]
fn hostile_tables_are_read_to_their_end() {
    let pages = [
        format!("<table><tr>{}</table>", "<td colspan=1000000 rowspan=65534>a".repeat(4_000)),
        format!("<table><tr>{}<tr>{}</table>", "<th rowspan=65534>a".repeat(4_000), "<td>b".repeat(4_000)),
        "<table><tr><td>".repeat(2_000),
        "<table><tr><th>x<td>y</table>".repeat(2_000),
        format!("<table><tr><th id=a>x{}</table>", "<tr><td headers='a b c d'>y".repeat(4_000)),
        "<table><tr><th>x<td><div role=grid><p role=row><b role=cell>".repeat(500),
        "</table></td><tr><table><td><caption><thead><th>".repeat(500),
    ];
    let desk = Desk::new(Config::default(), Date::new(2026, 11, 21).expect("a date"));
    for page in pages {
        let source = Source::new("tabell", Format::Html, page.into_bytes()).expect("text");
        let draft = read(&source);
        assert!(draft.tables.iter().all(|table| table.cells.end <= draft.cells.len() && table.rows.end <= draft.table_rows.len()));
        examine(&source, &desk);
    }
}
