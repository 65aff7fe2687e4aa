//! A place of its own in the order that keys follow.

use crate::config::{Level, Settings};
use crate::draft::{Draft, StopKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/focus-order",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 2.4.3"],
    sources: &["WCAG failure F44", "axe: tabindex", "HTML Standard, 6.6.3"],
    situations: &[Situation::NoVision, Situation::Dexterity],
    title: Msg::new("Egen tabbordning", "Tab order of its own"),
    guide: &[
        Msg::new(
            "Den som inte använder mus går från länk till länk med tabbtangenten, i textens ordning. Ett tabindex över 0 flyttar en länk före allt annat på hela sidan, också före menyn.",
            "Whoever uses no mouse goes from link to link with Tab, in the order of the text. A tabindex over 0 moves a link before all else on the whole page, the menu included.",
        ),
        Msg::new(
            "Flytta hellre länken i texten. tabindex=\"0\" och tabindex=\"-1\" ändrar ingen ordning och får stå kvar.",
            "Move the link in the text instead. tabindex=\"0\" and tabindex=\"-1\" change no order and may stay.",
        ),
    ],
    rewrites: &[],
    messages: &[&ORDERED],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("<p><a href=\"/a\">Först</a> <a href=\"/b\" ⟦tabindex=\"3\"⟧>Badet</a></p>\n"),
        Example::md("Läs om <a href=\"/b\" ⟦tabindex=\"1\"⟧>badet</a>.\n"),
        Example::html("<p><a href=\"/bad\">Badet</a> <a href=\"/is\">Isen</a></p>\n"),
        Example::html(
            "<p><a href=\"/b\" tabindex=\"0\">Badet</a> <a href=\"/c\" tabindex=\"-1\">Isen</a> <a href=\"/d\" tabindex=\"5\" hidden>Dold</a></p>\n",
        ),
        Example::md("Läs om <a href=\"/b\" tabindex=\"0\">badet</a>.\n"),
    ],
    check: Check::Draft(check),
};

const ORDERED: Message = Message {
    what: Msg::new("Tabbtangenten hoppar hit före allt annat på sidan.", "The Tab key jumps here before all else on the page."),
    why: Msg::new(
        "Den som styr med tangenter kommer i fel ordning och tappar bort sig.",
        "Whoever steers by keyboard moves in the wrong order and gets lost.",
    ),
    how: Msg::new("Ta bort tabindex, och låt ordningen i texten gälla.", "Remove tabindex, and let the order of the text hold."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for stop in draft.stops.iter().filter(|stop| stop.kind == StopKind::Ordered) {
        found.push(Finding::fault(Level::Warning, &ORDERED).at(stop.span));
    }
}
