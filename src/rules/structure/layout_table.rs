//! A table without headers that may only put things in place: klart asks.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Table};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::tables::{Nature, cells, has_headers, judged, nature};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/layout-table",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Review],
    fixable: Some(Safety::Template),
    default_on: true,
    refs: &["WCAG 1.3.1", "WCAG 1.3.2"],
    sources: &["W3C failure F46", "W3C technique H51"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Tabell som kanske bara är till för utseendet", "Table that may be there for looks only"),
    guide: &[
        Msg::new(
            "En skärmläsare säger ”tabell med två rader och tre kolumner” och läser sedan cell för cell. För en tabell som bara ställer saker bredvid varandra är det i vägen, och ordningen kan bli fel.",
            "A screen reader says “table with two rows and three columns” and then reads cell by cell. Where a table only puts things side by side that is in the way, and the order may be wrong.",
        ),
        Msg::new(
            "Är tabellen till för utseendet skriver du role=\"presentation\" på <table>. Är den en riktig tabell märker du rubrikerna som <th>.",
            "Where the table is there for looks, write role=\"presentation\" on <table>. Where it is a real table, mark its headers as <th>.",
        ),
    ],
    rewrites: &[],
    messages: &[&ASK],
    options: &[],
    yields_to: &["structure/missing-table-headers"],
    cap: 3,
    examples: &[
        Example::html(
            "⟦<table>⟧<tr><td><h2>Badet</h2><p>Nu öppnar badet igen efter renoveringen.</p></td><td><h2>Simskolan</h2><p>Anmäl ditt barn i dag.</p></td></tr></table>\n",
        ),
        Example::md(
            "⟦<table>⟧<tr><td>Badet är öppet alla dagar i sommar, och alla är välkomna.</td><td>Ring oss gärna.</td></tr></table>\n",
        ),
        Example::html(
            "<table role=\"presentation\"><tr><td><h2>Badet</h2><p>Nu öppnar badet.</p></td><td><p>Anmäl dig.</p></td></tr></table>\n",
        ),
        Example::html("<table><tr><th>Dag</th><th>Tid</th></tr><tr><td>Måndag</td><td>10–18</td></tr></table>\n"),
        Example::html("<table><tr><td>Badet är öppet.</td></tr></table>\n"),
    ],
    check: Check::Draft(check),
};

const ASK: Message = Message {
    what: Msg::new("Går tabellen att förstå när den läses cell för cell?", "Can the table be followed when it is read cell by cell?"),
    why: Msg::new(
        "Den har inga rubriker, så den som lyssnar får cellerna i en enda följd.",
        "It has no headers, so whoever listens gets the cells one after the other.",
    ),
    how: Msg::new(
        "Skriv role=\"presentation\" om den bara är till för utseendet, annars <th> på rubrikerna.",
        "Write role=\"presentation\" where it is there for looks only, else <th> on the headers.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let mut asked = judged(draft).map(|(_, table)| table).filter(|table| is_asked(draft, table)).peekable();
    let edit = asked.peek().and_then(|table| table.role.as_ref()?.edit("presentation"));
    let title = Msg::new("Säg att tabellen bara är till för utseendet", "Say that the table is there for looks only");
    let question = Finding::review(&ASK).fix(Fix::edits(Safety::Template, title, edit));
    found.extend(question.everywhere(asked.map(|table| table.head)));
}

/// More than one cell, and nothing that says what they are there for. A table inside one that is asked about waits its turn.
fn is_asked(draft: &Draft, table: &Table) -> bool {
    let cells = cells(draft, table);
    let several = cells.iter().filter(|cell| cell.wide > 0 && !cell.holds.is_empty()).count() > 1;
    several && table.columns > 1 && !has_headers(cells) && nature(draft, table) == Nature::Unsure
}
