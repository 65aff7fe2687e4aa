//! A table of data where no cell is a header: whoever listens hears numbers and not what they are.

use crate::config::{Level, Settings};
use crate::draft::{Cell, Draft, Heads};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::tables::{Nature, cells, has_headers, judged, nature};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/missing-table-headers",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 1.3.1"],
    sources: &["W3C technique H51", "HTML standard 4.9.10"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Tabell utan rubrikceller", "Table without headers"),
    guide: &[
        Msg::new(
            "I en tabell läser ögat värdet och rubriken på en gång. En skärmläsare gör likadant om rubrikerna är märkta: ”Tid, 10–18”. Annars hörs bara ”10–18”, och den som lyssnar får minnas var i tabellen det var.",
            "In a table the eye takes in a value and its header at once. A screen reader does the same where the headers are marked: “Hours, 10–18”. Otherwise only “10–18” is heard, and the listener has to remember where in the table that was.",
        ),
        Msg::new(
            "I webbverktyget finns oftast ett val som heter Rubrikrad eller Tabellrubrik. I koden är en rubrik <th scope=\"col\"> över en kolumn och <th scope=\"row\"> framför en rad. Fetstil räcker inte: den syns, men den hörs inte.",
            "Publishing systems mostly have a choice called Header row. In code a header is <th scope=\"col\"> above a column and <th scope=\"row\"> before a row. Bold type is not enough: it is seen, but not heard.",
        ),
        Msg::new(
            "En tabell som bara ställer saker bredvid varandra har inga rubriker. Skriv role=\"presentation\" på den, eller ställ upp sidan utan tabell.",
            "A table that only puts things side by side has no headers. Write role=\"presentation\" on it, or lay out the page without a table.",
        ),
    ],
    rewrites: &[],
    messages: &[&MISSING],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("<p>Badet är öppet:</p>\n⟦<table>⟧<tr><td>Dag</td><td>Tid</td></tr><tr><td>Måndag</td><td>10–18</td></tr></table>\n")
            .fixed("<p>Badet är öppet:</p>\n<table><tr><th scope=\"col\">Dag</th><th scope=\"col\">Tid</th></tr><tr><td>Måndag</td><td>10–18</td></tr></table>\n"),
        Example::md("Badet är öppet:\n\n⟦<table>⟧\n<tr><td><b>Bad</b></td><td><b>Ort</b></td></tr>\n<tr><td>Ekbadet</td><td>Ekvik</td></tr>\n</table>\n")
            .fixed("Badet är öppet:\n\n<table>\n<tr><th scope=\"col\"><b>Bad</b></th><th scope=\"col\"><b>Ort</b></th></tr>\n<tr><td>Ekbadet</td><td>Ekvik</td></tr>\n</table>\n"),
        Example::html("⟦<table>⟧<tr><td><strong>Vuxen</strong><td>60 kr<tr><td><strong>Barn</strong><td>30 kr<tr><td><strong>Familj</strong><td>150 kr</table>\n")
            .fixed("<table><tr><th scope=\"row\"><strong>Vuxen</strong><td>60 kr<tr><th scope=\"row\"><strong>Barn</strong><td>30 kr<tr><th scope=\"row\"><strong>Familj</strong><td>150 kr</table>\n"),
        Example::html("⟦<table>⟧<thead><tr><td>Bad</td><td>Ort</td></tr></thead><tbody><tr><td>Ekbadet</td><td>Ekvik</td></tr></tbody></table>\n")
            .fixed("<table><thead><tr><th scope=\"col\">Bad</th><th scope=\"col\">Ort</th></tr></thead><tbody><tr><td>Ekbadet</td><td>Ekvik</td></tr></tbody></table>\n"),
        Example::html("⟦<table>⟧<tr><td>Ålder</td><td>Pris</td></tr><tr><td>Vuxen</td><td>90 kronor</td></tr><tr><td>Barn</td><td>40 kronor</td></tr></table>\n")
            .fixed("<table><tr><th scope=\"col\">Ålder</th><th scope=\"col\">Pris</th></tr><tr><td>Vuxen</td><td>90 kronor</td></tr><tr><td>Barn</td><td>40 kronor</td></tr></table>\n"),
        Example::html("⟦<table>⟧<caption>Baden i Ekvik</caption><tr><td>Ekbadet</td><td>Ekvik</td></tr><tr><td>Viksbadet</td><td>Norrvik</td></tr></table>\n"),
        Example::md("| Dag | Tid |\n|---|---|\n| Måndag | 10–18 |\n"),
        Example::html("<table role=\"presentation\"><tr><td>Dag</td><td>Tid</td></tr><tr><td>Måndag</td><td>10–18</td></tr></table>\n"),
        Example::html("<table><tr><td><h2>Badet</h2><p>Nu öppnar badet.</p></td><td><img src=\"bad.jpg\" alt=\"Badet\"></td></tr><tr><td>Ring oss.</td><td>0498-26 90 00</td></tr></table>\n"),
        Example::html("<table hidden><tr><td>Dag</td><td>Tid</td></tr><tr><td>Måndag</td><td>10–18</td></tr></table>\n"),
        Example::html("<table><tr><td>Dag</td><th>Tid</th></tr><tr><td>Måndag</td><td>10–18</td></tr></table>\n"),
    ],
    check: Check::Draft(check),
};

const MISSING: Message = Message {
    what: Msg::new("Tabellen saknar rubriker som hörs.", "The table has no headers that can be heard."),
    why: Msg::new(
        "Den som lyssnar får höra värdena, men inte vilken rad eller kolumn de hör till.",
        "Whoever listens hears the values, but not which row or column they belong to.",
    ),
    how: Msg::new(
        "Märk rubrikerna som rubriker: välj rubrikrad, eller skriv <th> i stället för <td>.",
        "Mark the headers as headers: choose a header row, or write <th> instead of <td>.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for (_, table) in judged(draft) {
        let cells = cells(draft, table);
        if has_headers(cells) || table.columns < 2 || table.rows.len() < 2 || cells.iter().all(|cell| cell.holds.is_empty()) {
            continue;
        }
        let Nature::Data(lead) = nature(draft, table) else { continue };
        let fix = lead.and_then(|heads| marked(cells, heads));
        found.push(Finding::fault(Level::Error, &MISSING).at(table.head).fix(fix));
    }
}

/// The first row or column as headers; the corner stays as it is where it is empty.
fn marked(cells: &[Cell], heads: Heads) -> Option<Fix> {
    let first = |cell: &&Cell| cell.wide > 0 && if heads == Heads::Row { cell.column == 0 } else { cell.row == 0 };
    let mut edits = Vec::new();
    for cell in cells.iter().filter(first).filter(|cell| cell.holds.signs > 0) {
        edits.extend(cell.as_header(heads)?);
    }
    let title = match heads {
        Heads::Row => Msg::new("Märk första kolumnen som rubriker", "Mark the first column as headers"),
        _ => Msg::new("Märk första raden som rubriker", "Mark the first row as headers"),
    };
    Fix::edits(Safety::Suggest, title, edits)
}
