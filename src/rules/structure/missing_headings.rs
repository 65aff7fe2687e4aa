//! A long page without a single heading: nothing to find one's way by.

use crate::config::{Form, Key, Level, Settings};
use crate::draft::{Draft, Kind, Region};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/missing-headings",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 2.4.10", "WCAG 1.3.1"],
    sources: &["W3C WAI, Headings tutorial"],
    situations: &[Situation::NoVision, Situation::Cognition, Situation::Everybody],
    title: Msg::new("Lång sida utan rubriker", "Long page without headings"),
    guide: &[
        Msg::new(
            "De flesta läser inte en sida från början till slut. De letar efter sitt, och rubrikerna är det de letar med. Den som lyssnar kan hoppa från rubrik till rubrik.",
            "Most people do not read a page from beginning to end. They look for what concerns them, and headings are what they look with. Whoever listens can move from heading to heading.",
        ),
        Msg::new(
            "Börja med en huvudrubrik som säger vad sidan handlar om. Sätt sedan en rubrik där texten byter ämne, ungefär var tredje stycke.",
            "Begin with a main heading that says what the page is about. Then put a heading where the text turns to something else, at about every third paragraph.",
        ),
    ],
    rewrites: &[],
    messages: &[&MISSING],
    options: &[Key::new("words", Form::Whole(1, 100_000), "Råd när en sida utan rubriker har fler ord än så.")],
    yields_to: &["structure/fake-heading@file"],
    cap: 1,
    examples: &[
        Example::html("<!DOCTYPE html>\n<html lang=\"sv\"><title>Badet – Ekviks kommun</title><p>Badet öppnar i dag. Välkommen hit.</p></html>\n")
            .with("[rules.\"structure/missing-headings\"]\nwords = 5\n")
            .whole(),
        Example::html("<!DOCTYPE html>\n<html lang=\"sv\"><title>Badet – Ekviks kommun</title><h1>Badet</h1><p>Badet öppnar i dag. Välkommen hit.</p></html>\n")
            .with("[rules.\"structure/missing-headings\"]\nwords = 5\n"),
        Example::md("Badet öppnar i dag. Välkommen hit.\n").with("[rules.\"structure/missing-headings\"]\nwords = 5\n"),
        Example::html("<!DOCTYPE html>\n<html lang=\"sv\"><title>Badet – Ekviks kommun</title><p>Badet öppnar i dag. Välkommen hit.</p></html>\n"),
    ],
    check: Check::Draft(check),
};

const MISSING: Message = Message {
    what: Msg::new("Sidan har {words} ord och ingen rubrik.", "The page has {words} words and no heading."),
    why: Msg::new(
        "Den som letar efter något har inget att hitta med, vare sig med ögat eller med skärmläsare.",
        "Whoever looks for something has nothing to find it by, with the eye or with a screen reader.",
    ),
    how: Msg::new(
        "Sätt en rubrik överst och en där texten byter ämne.",
        "Put a heading at the top and one where the text turns to something else.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if draft.page.is_none() || draft.headings.iter().any(|heading| !heading.hidden) {
        return;
    }
    let limit = usize::try_from(settings.number(RULE.id, "words", 300)).unwrap_or(usize::MAX);
    let body = draft.visible().filter(|block| matches!(block.kind, Kind::Paragraph | Kind::Item) && block.region == Region::Main);
    let words: usize = body.map(|block| block.prose.words().len()).sum();
    if words > limit {
        found.push(Finding::fault(Level::Advice, &MISSING).arg("words", words));
    }
}
