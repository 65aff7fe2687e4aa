//! A table whose rows have different numbers of cells: values land under the wrong header.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Table, TableRow};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::tables::{Nature, cells, idle, judged, nature, rows};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/ragged-table",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.3.1"],
    sources: &["HTML standard 4.9.12"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Rader med olika många celler", "Rows with different numbers of cells"),
    guide: &[
        Msg::new(
            "Fattas en cell i en rad flyttas resten av raden ett steg, och varje värde får grannens rubrik. Det syns ibland, men det hörs alltid fel.",
            "Where a row lacks a cell the rest of the row moves a step, and each value gets its neighbour's header. That may be seen, but it is always heard wrong.",
        ),
        Msg::new(
            "Lägg in en tom cell där värdet saknas, eller skriv ”–”. Ska en cell gå över flera kolumner skriver du det: colspan=\"3\".",
            "Put in an empty cell where there is no value, or write “–”. Where a cell is meant to reach over several columns, say so: colspan=\"3\".",
        ),
    ],
    rewrites: &[],
    messages: &[&SHORT, &LONG],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html(
            "<table><tr><th>Dag</th><th>Från</th><th>Till</th></tr><tr><td>Måndag</td><td>10</td><td>18</td></tr>⟦<tr>⟧<td>Tisdag</td><td>18</td></tr></table>\n",
        ),
        Example::md(
            "<table>\n<tr><th>Dag</th><th>Tid</th></tr>\n<tr><td>Måndag</td><td>10–18</td></tr>\n⟦<tr>⟧<td>Tisdag</td><td>10–18</td><td>Nytt</td></tr>\n</table>\n",
        ),
        Example::html(
            "<table><tr><th>Dag</th><th>Tid</th></tr><tr><td rowspan=\"2\">Måndag</td><td>9–12</td></tr><tr><td>13–18</td></tr><tr><td colspan=\"2\">Stängt i juli</td></tr></table>\n",
        ),
        Example::html(
            "<table><tr><th colspan=\"9\">Öppettider</th></tr><tr><td>Måndag</td><td>10–18</td></tr><tr><td>Tisdag</td><td>10–18</td></tr></table>\n",
        ),
        Example::md("| Dag | Tid |\n|---|---|\n| Måndag | 10–18 |\n| Tisdag |\n"),
        Example::html("<table><tr><td>Dag</td><td>Tid</td></tr><tr><td>Badet är öppet i sommar.</td></tr></table>\n"),
        Example::html(
            "<table><tr><th>Dag</th><th>Tid</th></tr><tr><td>Måndag <table hidden><tr><td>x</td></tr></table></td><td>10–18</td></tr><tr><td>Tisdag</td><td>9–12</td></tr></table>\n",
        ),
    ],
    check: Check::Draft(check),
};

const SHORT: Message = Message {
    what: Msg::new("Raden har {count}, men de andra har {usual}.", "The row has {count}, and the others {usual}."),
    why: Msg::new(
        "Värdena hamnar under fel rubrik för den som lyssnar på tabellen.",
        "The values land under the wrong header for those who listen to the table.",
    ),
    how: Msg::new(
        "Lägg till en tom cell där det saknas ett värde, eller skriv colspan på cellen som ska gå över flera.",
        "Add an empty cell where a value is missing, or write colspan on the cell that is to reach over several.",
    ),
};

const LONG: Message = Message {
    what: SHORT.what,
    why: SHORT.why,
    how: Msg::new(
        "Ta bort cellen som är för mycket, eller ge de andra raderna lika många.",
        "Remove the cell that is too many, or give the other rows as many.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for (_, table) in judged(draft) {
        let rows = rows(draft, table);
        let shown = || rows.iter().filter(|row| row.filled > 0);
        if shown().all(|row| row.filled == table.columns) || !matches!(nature(draft, table), Nature::Data(_)) {
            continue;
        }
        let Some(usual) = usual(rows) else { continue };
        // Headers over nothing are told by structure/broken-table-headers: the same mistake.
        if !idle(draft, table).is_empty() {
            continue;
        }
        let alone = alone(draft, table);
        let mut odd = rows
            .iter()
            .zip(alone)
            .filter(|(row, alone)| row.filled > 0 && row.filled != usual && !row.span.is_empty() && !alone)
            .map(|(row, _)| row)
            .peekable();
        let Some(first) = odd.peek().map(|row| row.filled) else { continue };
        let message = if first < usual { &SHORT } else { &LONG };
        let finding = Finding::fault(Level::Warning, message).arg("count", cells_in_words(first)).arg("usual", i64::from(usual));
        found.extend(finding.everywhere(odd.map(|row| row.span)));
    }
}

/// For each row whether it holds nothing but one cell that reaches over several columns: a line of its own, however far it reaches.
fn alone(draft: &Draft, table: &Table) -> Vec<bool> {
    let mut rows = vec![(0_u32, false); table.rows.len()];
    for cell in cells(draft, table).iter().filter(|cell| cell.wide > 0) {
        if let Some((count, wide)) = rows.get_mut(cell.row as usize) {
            *count += 1;
            *wide |= cell.wide > 1;
        }
    }
    rows.into_iter().map(|(count, wide)| count == 1 && wide).collect()
}

fn cells_in_words(count: u32) -> Arg {
    if count == 1 {
        Arg::from(Msg::new("1 cell", "1 cell"))
    } else {
        Arg::Both(format!("{count} celler").into(), format!("{count} cells").into())
    }
}

/// How many cells most rows have, when that is more than half of them.
fn usual(rows: &[TableRow]) -> Option<u32> {
    let mut counts: Vec<u32> = rows.iter().map(|row| row.filled).filter(|filled| *filled > 0).collect();
    counts.sort_unstable();
    let middle = *counts.get(counts.len() / 2)?;
    (counts.iter().filter(|count| **count == middle).count() * 2 > counts.len()).then_some(middle)
}
