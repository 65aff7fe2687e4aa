//! A name of a place that stands more than once, though something points at it.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/duplicate-id",
    levels: &[Level::Error, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.3.1", "WCAG 4.1.2"],
    sources: &["W3C ACT 3ea0c8 (deprecated)", "HTML Standard, 3.2.6: the id attribute"],
    situations: &[Situation::NoVision, Situation::Everybody],
    title: Msg::new("Samma id på två ställen", "The same id in two places"),
    guide: &[],
    rewrites: &[],
    messages: &[&NAMES, &LEADS],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("<p id=\"namn\">Namn</p>⟦<p id=\"namn\">⟧Ort</p><input aria-labelledby=\"namn\">\n"),
        Example::md(
            "<label for=\"namn\">Namn</label> <input id=\"namn\"> <label for=\"namn\">Ort</label> ⟦<input id=\"namn\" title=\"Ort\">⟧\n",
        ),
        Example::html(
            "<p>Till <a href=\"#tider\">tiderna</a>.</p><h2 id=\"tider\">Badet</h2>⟦<h2 id=\"tider\">⟧Simhallen</h2>⟦<h2 id=\"tider\">⟧Isen</h2>\n",
        ),
        Example::html("<h2 id=\"avgifter\">Avgifter</h2><p>Till <a href=\"#avgifter\">avgifterna</a>.</p>\n"),
        Example::html("<p id=\"a\">Ett</p><p id=\"a\">Två</p><p>Till <a href=\"#b\">b</a>.</p><p id=\"b\">Tre</p>\n"),
        Example::html("<p id=\"a\">Ett</p><p id=\"a\" hidden>Två</p><a href=\"#a\">Till ett</a>\n"),
        Example::html("{% if x %}<p id=\"a\">Ett</p>{% else %}<p id=\"a\">Två</p>{% endif %}<a href=\"#a\">Till a</a>\n"),
        Example::html("<svg><g id=\"p\"/><use href=\"#p\"/></svg><svg><g id=\"p\"/><use href=\"#p\"/></svg><p>Pilar.</p>\n"),
    ],
    check: Check::Draft(check),
};

const NAMES: Message = Message {
    what: Msg::new("Två ställen har samma id: ”{id}”.", "Two places have the same id: “{id}”."),
    why: Msg::new(
        "Något hämtar sitt namn därifrån, och den som lyssnar kan få höra fel text.",
        "Something takes its name from there, and whoever listens may hear the wrong text.",
    ),
    how: Msg::new("Ge det ena ett eget id, och peka på rätt ställe.", "Give one of them an id of its own, and point at the right one."),
};

const LEADS: Message = Message {
    what: Msg::new("Två ställen har samma id: ”{id}”.", "Two places have the same id: “{id}”."),
    why: Msg::new("Det som pekar dit hamnar alltid på det första stället.", "What points there always ends up at the first of them."),
    how: Msg::new("Ge det ena ett eget id, och peka på rätt ställe.", "Give one of them an id of its own, and point at the right one."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for repeated in &draft.ids {
        let (level, message) = if repeated.names { (Level::Error, &NAMES) } else { (Level::Warning, &LEADS) };
        let places = std::iter::once(repeated.span).chain(repeated.also.iter().copied());
        found.extend(Finding::fault(level, message).arg("id", repeated.id.as_str()).everywhere(places));
    }
}
