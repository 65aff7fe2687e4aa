//! A page that readers may not enlarge, or not to twice its size.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/blocked-zoom",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.4.4"],
    sources: &["W3C ACT b4f0c3", "CSS Device Adaptation 1, 9"],
    situations: &[Situation::LimitedVision],
    title: Msg::new("Sida som inte går att förstora", "Page that cannot be enlarged"),
    guide: &[
        Msg::new(
            "Många drar isär fingrarna för att kunna läsa. Mallen kan hindra det med user-scalable=no eller maximum-scale, ofta för att en app såg prydligare ut så.",
            "Many spread their fingers to be able to read. The template can prevent that with user-scalable=no or maximum-scale, often because an app looked tidier that way.",
        ),
        Msg::new(
            "Raden står högst upp i sidans mall. Be den som sköter webbplatsen att ta bort de två orden; inget annat ändras.",
            "The line stands at the top of the page's template. Ask those who run the website to remove the two words; nothing else changes.",
        ),
    ],
    rewrites: &[],
    messages: &[&FORBIDDEN, &HELD],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::html("<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Bad</title>⟦<meta name=\"viewport\" content=\"width=device-width, user-scalable=no\">⟧</head><body><p>Bada.</p></body></html>\n")
            .fixed("<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Bad</title><meta name=\"viewport\" content=\"width=device-width\"></head><body><p>Bada.</p></body></html>\n"),
        Example::html("<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Bad</title>⟦<meta name=\"viewport\" content=\"initial-scale=1,maximum-scale=1.5\">⟧</head><body><p>Bada.</p></body></html>\n")
            .fixed("<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Bad</title><meta name=\"viewport\" content=\"initial-scale=1\"></head><body><p>Bada.</p></body></html>\n"),
        Example::html("<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Bad</title><meta name=\"viewport\" content=\"width=device-width, user-scalable=yes, maximum-scale=5\"></head><body><p>Bada.</p></body></html>\n"),
        Example::html("<p>Bada.</p><meta name=\"viewport\" content=\"user-scalable=no\">\n"),
        Example::md("Skriv aldrig `<meta name=\"viewport\" content=\"user-scalable=no\">`.\n"),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new(
    "Den som ser dåligt behöver kunna göra texten minst dubbelt så stor.",
    "Whoever sees poorly must be able to make the text at least twice as large.",
);
const HOW: Msg = Msg::new(
    "Ta bort user-scalable och maximum-scale ur <meta name=\"viewport\">.",
    "Remove user-scalable and maximum-scale from <meta name=\"viewport\">.",
);

const FORBIDDEN: Message = Message {
    what: Msg::new("Sidan går inte att förstora på telefon.", "The page cannot be enlarged on a telephone."),
    why: WHY,
    how: HOW,
};

const HELD: Message = Message {
    what: Msg::new("Sidan går bara att förstora till {percent} procent.", "The page can only be enlarged to {percent} per cent."),
    why: WHY,
    how: HOW,
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(zoom) = draft.page.as_ref().and_then(|page| page.zoom.as_ref()) else { return };
    let held = zoom.most.filter(|most| *most < 200);
    let finding = match held {
        _ if zoom.forbidden => Finding::fault(Level::Error, &FORBIDDEN),
        Some(most) => Finding::fault(Level::Error, &HELD).arg("percent", i64::from(most)),
        None => return,
    };
    let fix = Fix::edits(Safety::Safe, Msg::new("Låt sidan förstoras", "Let the page be enlarged"), zoom.freed.clone());
    found.push(finding.at(zoom.span).fix(fix));
}
