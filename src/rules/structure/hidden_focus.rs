//! Keys lead to something that is kept from those who listen, or lead past something that can be used.

use crate::config::{Level, Settings};
use crate::draft::{Draft, StopKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/hidden-focus",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 4.1.2", "WCAG 2.1.1"],
    sources: &["W3C ACT 6cfa84, akn7bn", "WAI-ARIA 1.2: aria-hidden"],
    situations: &[Situation::NoVision, Situation::Dexterity],
    title: Msg::new("Fokus på något dolt", "Focus on something hidden"),
    guide: &[
        Msg::new(
            "aria-hidden tar bort något för den som lyssnar, men inte för tangentbordet. Finns en länk eller knapp där inne hamnar den som tabbar på en tyst plats och vet inte var den är.",
            "aria-hidden removes something for whoever listens, but not for the keyboard. With a link or a button in it, whoever presses Tab lands in a silent place and does not know where that is.",
        ),
        Msg::new(
            "Ska delen märkas: ta bort aria-hidden. Ska den inte gå att nå: ge länken tabindex=\"-1\", eller göm hela delen med hidden.",
            "If the part is to be noticed, remove aria-hidden. If it is not to be reached, give the link tabindex=\"-1\", or hide the whole part with hidden.",
        ),
    ],
    rewrites: &[],
    messages: &[&SILENCED, &CUT_OFF],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("<div aria-hidden=\"true\"><p>Läs om ⟦<a href=\"/bad\">badet</a>⟧.</p></div>\n"),
        Example::md("<div aria-hidden=\"true\">⟦<a href=\"/bad\">badet</a>⟧</div>\n\nVälkommen till badet.\n"),
        Example::html("<p>Text.</p>⟦<p tabindex=\"0\" aria-hidden=\"true\">Pilar</p>⟧\n"),
        Example::html("<details aria-hidden=\"true\">⟦<summary>Mer</summary>⟧<p>Öppet alla dagar.</p></details>\n"),
        Example::html("<p>Badet.</p>⟦<iframe title=\"Boka\" tabindex=\"-1\" srcdoc=\"<a href='/boka'>Boka</a>\"></iframe>⟧\n"),
        Example::html("<p><span aria-hidden=\"true\">★</span> <a href=\"/bad\">Badet</a></p>\n"),
        Example::html(
            "<div aria-hidden=\"true\"><p>Bara text.</p><a href=\"/a\" tabindex=\"-1\">A</a><a href=\"/b\" style=\"display:none\">B</a><button disabled>C</button><fieldset disabled><input></fieldset></div>\n",
        ),
        Example::html(
            "<div aria-hidden=\"true\"><a href=\"#\" id=\"slut\">Vidare</a></div><script>document.getElementById('slut').addEventListener('focus', tillbaka)</script>\n",
        ),
        Example::html(
            "<p>Badet.</p><iframe title=\"Text\" tabindex=\"-1\" srcdoc=\"<h1>Öppet</h1>\"></iframe><a href=\"/\">Hem <i aria-hidden=\"true\">→</i></a>\n",
        ),
        Example::md("Läs mer om <span aria-hidden=\"true\">→</span> [badet](bad.md).\n"),
    ],
    check: Check::Draft(check),
};

const SILENCED: Message = Message {
    what: Msg::new("Tangentbordet når något som är dolt för skärmläsare.", "The keyboard reaches something hidden from screen readers."),
    why: Msg::new(
        "Den som lyssnar hamnar på en länk eller knapp som inte säger något.",
        "Whoever listens lands on a link or a button that says nothing.",
    ),
    how: Msg::new(
        "Ta bort aria-hidden, eller lägg till tabindex=\"-1\" om den inte ska gå att nå.",
        "Remove aria-hidden, or add tabindex=\"-1\" if it is not to be reached.",
    ),
};

const CUT_OFF: Message = Message {
    what: Msg::new("Tangentbordet når inte det som är inbäddat här.", "The keyboard does not reach what is embedded here."),
    why: Msg::new(
        "Där finns länkar eller knappar som bara går att nå med mus.",
        "There are links or buttons in it that only a mouse can reach.",
    ),
    how: Msg::new("Ta bort tabindex=\"-1\" från <iframe>.", "Remove tabindex=\"-1\" from <iframe>."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for stop in draft.stops.iter().filter(|stop| stop.kind == StopKind::Silenced) {
        let places = std::iter::once(stop.span).chain(stop.also.iter().copied());
        found.extend(Finding::fault(Level::Error, &SILENCED).everywhere(places));
    }
    for frame in draft.frames.iter().filter(|frame| frame.cut_off && !frame.hidden && !frame.unknown) {
        found.push(Finding::fault(Level::Error, &CUT_OFF).at(frame.span));
    }
}
