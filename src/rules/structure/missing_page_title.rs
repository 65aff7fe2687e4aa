//! A whole page without a title: nobody can tell its tab, bookmark or search hit from another.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Kind, Page};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/missing-page-title",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 2.4.2"],
    sources: &["W3C ACT 2779a5"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Sida utan sidtitel", "Page without a title"),
    guide: &[
        Msg::new(
            "Utan titel visar fliken en adress, och den som lyssnar hör bara filens namn när sidan öppnas.",
            "Without a title the tab shows an address, and whoever listens hears only the file’s name when the page opens.",
        ),
        Msg::new(
            "Skriv vad sidan handlar om med samma ord som huvudrubriken, och sist avsändaren: ”Simskola – Ekviks kommun”.",
            "Write what the page is about in the words of the main heading, and last who is behind it: “Swimming school – Ekvik”.",
        ),
    ],
    rewrites: &[],
    messages: &[&MISSING],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::html("<!DOCTYPE html>\n<html lang=\"sv\"><head>⟦<title> </title>⟧</head><body><h1>Simskola i Ekvik</h1><p>Anmäl dig nu.</p></body></html>\n")
            .fixed("<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Simskola i Ekvik</title></head><body><h1>Simskola i Ekvik</h1><p>Anmäl dig nu.</p></body></html>\n"),
        Example::html("<!DOCTYPE html>\n<html lang=\"sv\"><head>⟦<title></title>⟧</head><body><p>Anmäl dig nu.</p></body></html>\n"),
        Example::html("<!DOCTYPE html>\n<html lang=\"sv\">⟦⟧<body><h1>Simskola i Ekvik</h1></body></html>\n")
            .fixed("<!DOCTYPE html>\n<html lang=\"sv\"><title>Simskola i Ekvik</title><body><h1>Simskola i Ekvik</h1></body></html>\n"),
        Example::html("<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Simskola – Ekviks kommun</title></head><body><p>Anmäl dig nu.</p></body></html>\n"),
        Example::html("<h2>Simskola</h2><p>Anmäl dig nu.</p>\n"),
    ],
    check: Check::Draft(check),
};

const MISSING: Message = Message {
    what: Msg::new("Sidan saknar sidtitel.", "The page has no title."),
    why: Msg::new(
        "Titeln är det första som läses upp, och namnet i flikar, bokmärken och sökträffar.",
        "The title is the first thing read aloud, and the name in tabs, bookmarks and search hits.",
    ),
    how: Msg::new(
        "Skriv vad sidan handlar om, och sist vem som står bakom den.",
        "Write what the page is about, and last who is behind it.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(page) = &draft.page else { return };
    if page.title.as_ref().is_some_and(|title| !title.is_blank()) {
        return;
    }
    found.push(Finding::fault(Level::Error, &MISSING).at(page.title_span).fix(heading(draft, page)).fix(template(page)));
}

/// The first main heading as title.
fn heading(draft: &Draft, page: &Page) -> Option<Fix> {
    let heading = draft.visible().find(|block| block.kind == Kind::Heading(1) && !block.text.is_blank())?;
    let words = heading.text.plain.trim();
    let edit = page.title_slot.as_ref()?.edit(words)?;
    Some(
        Fix::edits(Safety::Suggest, Msg::new("Använd rubriken ”{text}” som titel", "Use the heading “{text}” as title"), [edit])?
            .arg("text", words),
    )
}

fn template(page: &Page) -> Option<Fix> {
    let edit = page.title_slot.as_ref()?.edit("[vad sidan handlar om] – [avsändare]")?;
    Fix::edits(Safety::Template, Msg::new("Skriv en sidtitel", "Write a title"), [edit])
}
