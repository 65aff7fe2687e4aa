//! An ignore that hides nothing, or that does not say why.

use crate::config::Level;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Ignore;

/// The rule; `check` raises it, since only `check` knows what an ignore has hidden.
pub const RULE: Rule = Rule {
    id: "draft/unused-ignore",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &[],
    sources: &["ESLint --report-unused-disable-directives"],
    situations: &[Situation::Everybody],
    title: Msg::new("Undantag som inte behövs", "Exception that is not needed"),
    guide: &[],
    rewrites: &[],
    messages: &[&UNUSED, &UNREASONED],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("⟦<!-- klart: ignore text/all-caps – namnet skrivs så -->⟧\n\nBadet öppnar på lördag.\n"),
        Example::html("⟦<!-- klart: ignore link/vague -->⟧\n<p>Badet öppnar på lördag.</p>\n"),
        Example::md("Badet öppnar på lördag.\n"),
    ],
    check: Check::House,
};

const UNUSED: Message = Message {
    what: Msg::new("Undantaget från {rule} döljer ingenting.", "The exception from {rule} hides nothing."),
    why: Msg::new("Ett undantag som blir kvar kan dölja ett nytt fel längre fram.", "An exception left behind may hide a new fault later."),
    how: Msg::new("Ta bort det, eller kontrollera att regelns namn stämmer.", "Remove it, or check that the rule's name is right."),
};

const UNREASONED: Message = Message {
    what: Msg::new("Undantaget från {rule} säger inte varför.", "The exception from {rule} does not say why."),
    why: Msg::new(
        "Den som tar över texten behöver veta skälet. Utan skäl gäller undantaget inte.",
        "Whoever takes over the text needs the reason. Without one the exception does not hold.",
    ),
    how: Msg::new("Skriv skälet efter ett tankstreck.", "Write the reason after a dash."),
};

/// Says what is wrong with one ignore.
pub(crate) fn say(ignore: &Ignore, found: &mut Findings) {
    let message = if ignore.reason.trim().is_empty() { &UNREASONED } else { &UNUSED };
    found.push(Finding::fault(Level::Advice, message).at(ignore.span).arg("rule", ignore.rule.as_str()));
}
