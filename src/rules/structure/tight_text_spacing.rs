//! Text that is set closer than many can read, in a way that readers cannot change.

use crate::config::{Level, Settings};
use crate::draft::{Draft, StylingKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/tight-text-spacing",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.4.12"],
    sources: &["W3C ACT 24afc2, 78fd32, 9e45ec"],
    situations: &[Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Tät text som läsaren inte kan ändra", "Tight text that readers cannot change"),
    guide: &[],
    rewrites: &[],
    messages: &[&LETTERS, &WORDS, &LINES],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("⟦<p style=\"letter-spacing: 0.05em !important\">⟧Badet öppnar den 3 juni.</p>\n")
            .fixed("<p style=\"letter-spacing: 0.05em\">Badet öppnar den 3 juni.</p>\n"),
        Example::md("⟦<p style=\"word-spacing:0!important; color: black\">⟧Badet öppnar den 3 juni.</p>\n")
            .fixed("<p style=\"word-spacing:0; color: black\">Badet öppnar den 3 juni.</p>\n"),
        Example::html("<div style=\"max-width: 200px\">⟦<p style=\"line-height: 16px !important\">⟧Badet öppnar den 3 juni, och då är alla välkomna från klockan 10.</p></div>\n")
            .fixed("<div style=\"max-width: 200px\"><p style=\"line-height: 16px\">Badet öppnar den 3 juni, och då är alla välkomna från klockan 10.</p></div>\n"),
        Example::html("<style>p { font-size: 20px }</style>⟦<p style=\"letter-spacing: 2px !important\">⟧Badet öppnar.</p>\n")
            .fixed("<style>p { font-size: 20px }</style><p style=\"letter-spacing: 2px\">Badet öppnar.</p>\n"),
        Example::html("<p style=\"line-height: 1.5\">Badet öppnar i dag.</p>\n"),
        Example::html("<p style=\"letter-spacing: 0.05em\">Badet öppnar.</p><p style=\"letter-spacing: 2px !important\">Badet öppnar.</p><p style=\"word-spacing: inherit !important\">Badet öppnar.</p>\n"),
        Example::html("<p style=\"letter-spacing: 0.1em !important; display: none\">Badet öppnar.</p><p style=\"word-spacing: 0 !important\">Badet</p><p style=\"line-height: 1 !important\">Badet öppnar.</p>\n"),
        Example::html("<div style=\"letter-spacing: 0 !important\"><p style=\"letter-spacing: 0.2em !important\">Badet öppnar.</p></div><p style=\"word-spacing: calc(1px + 1vw) !important\">Badet öppnar.</p>\n"),
        Example::md("<p style=\"line-height: 150% !important\">Badet öppnar den 3 juni.</p>\n"),
    ],
    check: Check::Draft(check),
};

const WHY: Msg =
    Msg::new("Den som behöver luftigare text kan inte ställa in det själv.", "Whoever needs more air in the text cannot set it.");
const HOW: Msg = Msg::new(
    "Ta bort låsningen (important) i koden, så får läsaren bestämma.",
    "Remove the lock (important) in the code, and readers may decide.",
);

const LETTERS: Message = Message {
    what: Msg::new("Bokstäverna är låsta vid ett tätt avstånd ({value}).", "The letters are locked close together ({value})."),
    why: WHY,
    how: HOW,
};

const WORDS: Message = Message {
    what: Msg::new("Orden är låsta vid ett tätt avstånd ({value}).", "The words are locked close together ({value})."),
    why: WHY,
    how: HOW,
};

const LINES: Message = Message {
    what: Msg::new("Raderna är låsta vid ett tätt avstånd ({value}).", "The lines are locked close together ({value})."),
    why: WHY,
    how: HOW,
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for styling in &draft.styles {
        let message = match styling.kind {
            StylingKind::TightLetters => &LETTERS,
            StylingKind::TightWords => &WORDS,
            StylingKind::TightLines => &LINES,
            _ => continue,
        };
        let title = Msg::new("Låt läsaren bestämma avståndet", "Let readers decide the spacing");
        let fix = Fix::edits(Safety::Safe, title, styling.undo.iter().cloned());
        found.push(Finding::fault(Level::Warning, message).at(styling.span).arg("value", styling.value.as_str()).fix(fix));
    }
}
