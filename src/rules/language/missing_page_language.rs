//! A whole page that does not say its language: a speech synthesiser then reads Swedish as if it were English.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Kind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::detect::{Language, language_of};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "language/missing-page-language",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 3.1.1"],
    sources: &["W3C ACT b5c3f8"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Sida utan angivet språk", "Page without a language"),
    guide: &[],
    rewrites: &[],
    messages: &[&MISSING],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::html(
            "<!DOCTYPE html>\n⟦<html>⟧<head><title>Simskola</title></head><body><h1>Simskola</h1><p>Nu kan du anmäla ditt barn till simskolan i Ekvik. Vi håller till i det lilla badet, och kursen är gratis för alla som går i förskoleklass. Ta med badkläder och handduk.</p></body></html>\n",
        )
        .fixed(
            "<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Simskola</title></head><body><h1>Simskola</h1><p>Nu kan du anmäla ditt barn till simskolan i Ekvik. Vi håller till i det lilla badet, och kursen är gratis för alla som går i förskoleklass. Ta med badkläder och handduk.</p></body></html>\n",
        ),
        Example::html("<!DOCTYPE html>\n⟦<html lang=\" \">⟧<head><title>Simskola</title></head><body><p>Simskola 2026.</p></body></html>\n"),
        Example::html("⟦<!DOCTYPE html>⟧\n<title>Simskola</title><p>Simskola 2026.</p>\n"),
        Example::html("<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Simskola</title></head><body><p>Anmäl dig nu.</p></body></html>\n"),
        Example::html("<h2>Simskola</h2><p>Anmäl dig nu.</p>\n"),
    ],
    check: Check::Draft(check),
};

const MISSING: Message = Message {
    what: Msg::new("Sidan säger inte vilket språk den är skriven på.", "The page does not say which language it is written in."),
    why: Msg::new(
        "Då kan talsyntesen läsa svenska ord med engelskt uttal.",
        "A speech synthesiser may then read it with the sounds of another language.",
    ),
    how: Msg::new("Ange språket på sidan, till exempel lang=\"sv\".", "State the language of the page, for instance lang=\"sv\"."),
};

/// Characters of running text that the language is judged by.
const SAMPLE: usize = 1_000;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(page) = &draft.page else { return };
    if page.language.as_deref().is_some_and(|tag| !tag.trim().is_empty()) {
        return;
    }
    let slot = page.language_slot.as_ref();
    let sure = certain(draft).and_then(|tag| {
        let fix = Fix::edits(Safety::Safe, Msg::new("Ange språket: {tag}", "State the language: {tag}"), slot?.edit(tag))?;
        Some(fix.arg("tag", tag))
    });
    let template = if sure.is_some() { None } else { slot.and_then(|slot| slot.edit("[språkkod, till exempel sv]")) };
    let template = Fix::edits(Safety::Template, Msg::new("Ange språket", "State the language"), template);
    found.push(Finding::fault(Level::Error, &MISSING).at(page.span).fix(sure).fix(template));
}

/// The language that the page's own text is certainly in.
fn certain(draft: &Draft) -> Option<&'static str> {
    let mut sample = String::new();
    for block in draft.visible().filter(|block| block.kind.is_prose() || matches!(block.kind, Kind::Heading(_))) {
        sample.push_str(&block.text.plain);
        sample.push(' ');
        if sample.len() > SAMPLE {
            break;
        }
    }
    let guess = language_of(&sample);
    match guess.language {
        Language::Swedish if guess.certain => Some("sv"),
        Language::Other(tag) if guess.certain => Some(tag),
        _ => None,
    }
}
