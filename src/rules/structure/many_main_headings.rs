//! Several main headings: nobody can hear which of them names the text.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/many-main-headings",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.3.1"],
    sources: &["W3C WAI, Headings tutorial", "Webbriktlinjer.se R18"],
    situations: &[Situation::NoVision, Situation::Cognition],
    title: Msg::new("Flera huvudrubriker", "Several main headings"),
    guide: &[
        Msg::new(
            "Huvudrubriken, nivå 1, är textens namn. Många som lyssnar hoppar dit först för att höra om de har hamnat rätt.",
            "The main heading, level 1, is the name of the text. Many who listen go there first, to hear whether they have come to the right place.",
        ),
        Msg::new(
            "Behåll en huvudrubrik, den som säger vad hela texten handlar om. Gör de andra till nivå 2, och flytta ner det som hör till dem.",
            "Keep one main heading, the one that says what the whole text is about. Make the others level 2, and move down what belongs to them.",
        ),
    ],
    rewrites: &[],
    messages: &[&MANY],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::md("# Badet\n\nÖppet alla dagar.\n\n⟦# Biblioteket⟧\n\nStängt på söndagar.\n\n⟦# Arkivet⟧\n\nRing först.\n"),
        Example::html("<h1>Badet</h1><p>Öppet alla dagar.</p>⟦<h1>Biblioteket</h1>⟧<p>Stängt på söndagar.</p>\n"),
        Example::md("# Badet\n\n## Öppettider\n\nAlla dagar.\n\n## Priser\n\n40 kronor.\n"),
        Example::html("<h1 hidden>Badet</h1><h1>Badet i Ekvik</h1><h1></h1><p>Öppet alla dagar.</p>\n"),
    ],
    check: Check::Draft(check),
};

const MANY: Message = Message {
    what: Msg::new("Texten har {count} huvudrubriker (nivå 1).", "The text has {count} main headings (level 1)."),
    why: Msg::new(
        "Den som lyssnar hör inte vilken av dem som är textens namn.",
        "Whoever listens cannot hear which of them names the text.",
    ),
    how: Msg::new(
        "Behåll den som gäller hela texten och gör de andra till nivå 2.",
        "Keep the one for the whole text and make the others level 2.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let main = draft.headings.iter().filter(|heading| heading.level == 1 && !heading.hidden);
    let mut named = main.filter(|heading| draft.block_in(heading.span).is_some_and(|block| !block.text.is_blank()));
    named.next();
    let Some(finding) = Finding::fault(Level::Warning, &MANY).everywhere(named.map(|heading| heading.span)) else { return };
    let count = finding.count + 1;
    found.push(finding.arg("count", count));
}
