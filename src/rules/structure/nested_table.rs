//! A table of data inside another: its place in the outer one is lost to those who listen.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::tables::{Nature, judged, nature};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/nested-table",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.3.1"],
    sources: &["W3C WAI: Tables tutorial, tips and tricks"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Tabell i en tabell", "Table inside a table"),
    guide: &[
        Msg::new(
            "Den som lyssnar håller reda på rad och kolumn. I en tabell inuti en annan blir det två av varje, och många skärmläsare läser då fel rubriker.",
            "Whoever listens keeps track of row and column. In a table inside another there are two of each, and many screen readers then say the wrong headers.",
        ),
        Msg::new(
            "Lägg tabellerna efter varandra med var sin rubrik, eller dela upp cellen på flera rader.",
            "Put the tables one after the other, each with a heading, or divide the cell into several rows.",
        ),
    ],
    rewrites: &[],
    messages: &[&NESTED],
    options: &[],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::html(
            "<table><tr><th>Bad</th><th>Öppet</th></tr><tr><td>Ekbadet</td><td>⟦<table>⟧<tr><th>Dag</th><th>Tid</th></tr><tr><td>Måndag</td><td>10–18</td></tr></table></td></tr></table>\n",
        ),
        Example::md(
            "<table>\n<tr><th>Bad</th></tr>\n<tr><td>⟦<table>⟧<tr><th>Dag</th></tr><tr><td>Måndag</td></tr></table></td></tr>\n</table>\n",
        ),
        Example::html(
            "<table role=\"presentation\"><tr><td><table><tr><th>Dag</th><th>Tid</th></tr><tr><td>Måndag</td><td>10–18</td></tr></table></td></tr></table>\n",
        ),
        Example::html(
            "<table><tr><th>Dag</th><th>Tid</th></tr><tr><td>Måndag</td><td><table role=\"none\"><tr><td>9–12</td></tr></table></td></tr></table>\n",
        ),
    ],
    check: Check::Draft(check),
};

const NESTED: Message = Message {
    what: Msg::new("Tabellen ligger inuti en annan tabell.", "The table lies inside another table."),
    why: Msg::new(
        "Den som lyssnar tappar bort vilken rad och kolumn ett värde hör till.",
        "Whoever listens loses track of which row and column a value belongs to.",
    ),
    how: Msg::new("Lägg tabellerna efter varandra, med var sin rubrik.", "Put the tables one after the other, each with a heading."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    // Each table is judged once, however many lie in it.
    let mut judged_as: Vec<Option<bool>> = vec![None; if draft.tables.len() > 1 { draft.tables.len() } else { 0 }];
    for (at, table) in judged(draft) {
        let Some(outer) = table.inside else { continue };
        let mut is_data = |at: usize| {
            let known = judged_as.get_mut(at)?;
            Some(*known.get_or_insert_with(|| matches!(nature(draft, &draft.tables[at]), Nature::Data(_))))
        };
        if is_data(at) == Some(true) && is_data(outer) == Some(true) {
            found.push(Finding::fault(Level::Warning, &NESTED).at(table.head));
        }
    }
}
