//! A key of the draft's own that leads to one place.

use crate::config::{Level, Settings};
use crate::draft::{Draft, StopKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/access-key",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 2.1.4"],
    sources: &["WebAIM: Keyboard Accessibility, accesskey", "HTML Standard, 6.7.2"],
    situations: &[Situation::NoVision, Situation::Dexterity],
    title: Msg::new("Egen snabbtangent", "Shortcut key of its own"),
    guide: &[],
    rewrites: &[],
    messages: &[&SHORTCUT],
    options: &[],
    yields_to: &[],
    cap: 3,
    examples: &[
        Example::html("<p><a href=\"/sok\" ⟦accesskey=\"s\"⟧>Sök</a></p>\n"),
        Example::md("Gå till <a href=\"/sok\" ⟦accesskey=\"4\"⟧>sökningen</a>.\n"),
        Example::html("<p><a href=\"/sok\">Sök</a></p>\n"),
        Example::html("<p><a href=\"/sok\" accesskey=\"\">Sök</a> <a href=\"/b\" accesskey=\"b\" hidden>Dold</a></p>\n"),
        Example::md("Gå till <a href=\"/sok\">sökningen</a>.\n"),
    ],
    check: Check::Draft(check),
};

const SHORTCUT: Message = Message {
    what: Msg::new("Här finns en egen snabbtangent: ”{key}”.", "There is a shortcut key here: “{key}”."),
    why: Msg::new(
        "Den kan krocka med skärmläsarens egna tangenter, och få vet att den finns.",
        "It may clash with the keys of a screen reader, and few know that it is there.",
    ),
    how: Msg::new("Ta bort accesskey om den inte är efterfrågad.", "Remove accesskey unless somebody asked for it."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for stop in draft.stops.iter().filter(|stop| stop.kind == StopKind::Shortcut) {
        let key = stop.extra.as_ref().map_or("", |extra| extra.text.as_str());
        found.push(Finding::fault(Level::Advice, &SHORTCUT).at(stop.span).arg("key", key));
    }
}
