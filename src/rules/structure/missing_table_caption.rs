//! Several tables of data on a page, and nothing that says which is which.

use crate::config::{Level, Settings};
use crate::draft::{Block, Draft, Kind, Table};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::tables::{Nature, judged, nature};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/missing-table-caption",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Template),
    default_on: true,
    refs: &["WCAG 1.3.1"],
    sources: &["W3C technique H39"],
    situations: &[Situation::NoVision, Situation::Cognition],
    title: Msg::new("Flera tabeller utan namn", "Several tables without a name"),
    guide: &[
        Msg::new(
            "En skärmläsare kan räkna upp sidans tabeller. Har ingen av dem ett namn går de inte att skilja åt, och inte heller för den som bläddrar.",
            "A screen reader can list the tables of a page. Where none has a name they cannot be told apart, and not by those who skim either.",
        ),
        Msg::new(
            "Skriv en rubrik före tabellen, eller ett namn i den: <caption>Öppettider i sommar</caption>.",
            "Write a heading before the table, or a name in it: <caption>Opening hours this summer</caption>.",
        ),
        Msg::new("En ensam tabell under sin rubrik behöver inget mer.", "A single table under its heading needs nothing more."),
    ],
    rewrites: &[],
    messages: &[&UNNAMED],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::html(
            "<p>Vi har öppet hela sommaren.</p>\n⟦<table>⟧<tr><th>Dag</th><th>Tid</th></tr><tr><td>Måndag</td><td>10–18</td></tr></table>\n<p>I augusti gäller andra tider.</p>\n⟦<table>⟧<tr><th>Dag</th><th>Tid</th></tr><tr><td>Måndag</td><td>9–17</td></tr></table>\n",
        ),
        Example::md(
            "Vi har öppet hela sommaren.\n\n⟦| Dag | Tid |\n|---|---|\n| Måndag | 10–18 |⟧\n\nI augusti gäller andra tider.\n\n⟦| Dag | Tid |\n|---|---|\n| Måndag | 9–17 |⟧\n",
        ),
        Example::md(
            "## Sommar\n\n| Dag | Tid |\n|---|---|\n| Måndag | 10–18 |\n\n## Höst\n\n| Dag | Tid |\n|---|---|\n| Måndag | 9–17 |\n",
        ),
        Example::md(
            "I juli är badet öppet så här:\n\n| Dag | Tid |\n|---|---|\n| Måndag | 10–18 |\n\nTabell 2. Tider i augusti.\n\n| Dag | Tid |\n|---|---|\n| Måndag | 9–17 |\n",
        ),
        Example::html(
            "<table><caption>Juli</caption><tr><th>Dag</th></tr><tr><td>Måndag</td></tr></table><p>Augusti.</p><table><tr><th>Dag</th></tr><tr><td>Måndag</td></tr></table>\n",
        ),
        Example::html("<p>Öppet i dag.</p><table><tr><th>Dag</th></tr><tr><td>Måndag</td></tr></table>\n"),
    ],
    check: Check::Draft(check),
};

const UNNAMED: Message = Message {
    what: Msg::new("Tabellerna har inget namn som skiljer dem åt.", "The tables have no names to tell them apart."),
    why: Msg::new(
        "Den som lyssnar eller bläddrar vet inte vilken tabell som är vilken.",
        "Whoever listens or skims does not know which table is which.",
    ),
    how: Msg::new(
        "Skriv en rubrik eller en tabellrubrik (<caption>) vid varje tabell.",
        "Write a heading or a caption (<caption>) by each table.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    if draft.tables.len() < 2 || draft.tables.iter().any(|table| table.named) {
        return;
    }
    let data = judged(draft).map(|(_, table)| table).filter(|table| matches!(nature(draft, table), Nature::Data(_)));
    let mut unnamed = under_headings(draft, data.filter(|table| !is_led(draft, table)));
    let sections: Vec<Option<usize>> = unnamed.iter().map(|(section, _)| *section).collect();
    let mut at = 0;
    unnamed.retain(|(section, _)| {
        at += 1;
        at > 1 && sections[at - 2] == *section || sections.get(at) == Some(section)
    });
    let unnamed: Vec<&Table> = unnamed.into_iter().map(|(_, table)| table).collect();
    let edits = unnamed.iter().filter_map(|table| table.caption.as_ref()?.edit("[tabellens namn]"));
    let fix = Fix::edits(Safety::Template, Msg::new("Skriv en tabellrubrik", "Write a caption"), edits);
    found.extend(Finding::fault(Level::Advice, &UNNAMED).fix(fix).everywhere(unnamed.iter().map(|table| table.head)));
}

/// The heading that each table stands under: one that has a heading of its own is told apart by that.
fn under_headings<'a>(draft: &'a Draft, tables: impl Iterator<Item = &'a Table>) -> Vec<(Option<usize>, &'a Table)> {
    let (mut at, mut heading) = (0, None);
    let under = |table: &'a Table| {
        while let Some(block) =
            draft.blocks.get(at).filter(|block| (block.span.part, block.span.start) < (table.span.part, table.span.start))
        {
            heading = if matches!(block.kind, Kind::Heading(_)) { Some(at) } else { heading };
            at += 1;
        }
        (heading, table)
    };
    tables.map(under).collect()
}

/// Blocks before a table that are looked at: most are the first.
const NEAR: usize = 50;

/// Whether what stands before a table names it: a heading, a line that ends in a colon, "Tabell 3", a bold line.
fn is_led(draft: &Draft, table: &Table) -> bool {
    let before = draft.blocks.partition_point(|block| (block.span.part, block.span.start) < (table.span.part, table.span.start));
    let Some(block) = draft.blocks[..before].iter().rev().take(NEAR).find(|block| !block.hidden) else { return false };
    let text = block.text.plain.trim_end();
    matches!(block.kind, Kind::Heading(_))
        || text.ends_with(':')
        || text.starts_with("Tabell ")
        || text.starts_with("Table ")
        || is_bold(block)
}

fn is_bold(block: &Block) -> bool {
    let bold = |mark: &crate::draft::Mark| mark.kind == crate::draft::MarkKind::Strong && mark.range.len() + 2 >= block.text.plain.len();
    block.marks.iter().any(bold)
}
