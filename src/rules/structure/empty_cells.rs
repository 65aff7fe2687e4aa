//! A table where most cells are empty: a form that nobody has filled in, or a table that is used for space.

use crate::config::{Level, Settings};
use crate::draft::{Cell, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::tables::{Nature, cells, judged, nature};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/empty-cells",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.3.1"],
    sources: &["W3C WAI: Tables tutorial"],
    situations: &[Situation::NoVision, Situation::Cognition],
    title: Msg::new("Tabell med mest tomma celler", "Table of mostly empty cells"),
    guide: &[
        Msg::new(
            "En tom cell läses som ”tomt”. Den som lyssnar vet inte om värdet är noll, okänt eller bortglömt.",
            "An empty cell is read as “blank”. Whoever listens does not know whether the value is nought, unknown or forgotten.",
        ),
        Msg::new(
            "Skriv ”–”, ”0” eller ”saknas”, eller visa bara det som finns: en lista räcker ofta längre än en gles tabell.",
            "Write “–”, “0” or “none”, or show only what there is: a list often does better than a sparse table.",
        ),
    ],
    rewrites: &[],
    messages: &[&SPARSE],
    options: &[],
    yields_to: &["structure/empty-table-header"],
    cap: 5,
    examples: &[
        Example::md("⟦| Bad | Juni | Juli |\n|---|---|---|\n| Ekbadet |  | 10–18 |\n| Viksbadet |  |  |\n| Norrbadet |  |  |⟧\n"),
        Example::html(
            "⟦<table>⟧<tr><th>Bad</th><th>Juni</th><th>Juli</th></tr><tr><th>Ekbadet</th><td></td><td>10–18</td></tr><tr><th>Viksbadet</th><td>&nbsp;</td><td></td></tr><tr><th>Norrbadet</th><td></td><td></td></tr></table>\n",
        ),
        Example::md("| Bad | Juni | Juli |\n|---|---|---|\n| Ekbadet | – | 10–18 |\n| Viksbadet | 0 |  |\n"),
        Example::html(
            "<table><tr><th>Bad</th><th>Dusch</th><th>Bastu</th></tr><tr><th>Ekbadet</th><td><img src=\"ja.png\" alt=\"Ja\"></td><td></td></tr><tr><th>Viksbadet</th><td><img src=\"ja.png\" alt=\"Ja\"></td><td></td></tr><tr><th>Norrbadet</th><td><input></td><td></td></tr></table>\n",
        ),
    ],
    check: Check::Draft(check),
};

const SPARSE: Message = Message {
    what: Msg::new("{empty} av {all} celler i tabellen är tomma.", "{empty} of {all} cells in the table are empty."),
    why: Msg::new(
        "Den som lyssnar får höra ”tomt” gång på gång, och vet inte vad det betyder.",
        "Whoever listens hears “blank” time after time, and does not know what it means.",
    ),
    how: Msg::new(
        "Skriv vad som gäller (–, 0, saknas), eller visa bara det som finns.",
        "Write what is the case (–, 0, none), or show only what there is.",
    ),
};

/// Smaller tables tell nothing.
const FEWEST: usize = 6;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for (_, table) in judged(draft) {
        let data = |cell: &&Cell| cell.header.is_none() && cell.wide > 0 && !cell.hidden;
        let cells = cells(draft, table);
        let (all, empty) = (cells.iter().filter(data).count(), cells.iter().filter(data).filter(|cell| cell.holds.is_empty()).count());
        if all >= FEWEST && empty * 2 > all && empty < all && matches!(nature(draft, table), Nature::Data(_)) {
            found.push(Finding::fault(Level::Advice, &SPARSE).at(table.head).arg("empty", empty).arg("all", all));
        }
    }
}
