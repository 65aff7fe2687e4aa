//! A description of nothing but signs that are never read aloud: "...", "–", "***".

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::rule::{Check, Example, Rule, Situation};

use super::proposals::template;
use super::surroundings::description;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/unpronounceable-alt",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Template),
    default_on: true,
    refs: &["WCAG 1.1.1"],
    sources: &["W3C ACT qt1vmo", "WCAG technique F30"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Bildbeskrivning som inte går att läsa upp", "Description that cannot be read aloud"),
    guide: &[],
    rewrites: &[],
    messages: &[&SIGNS],
    options: &[],
    yields_to: &["image/filename-alt", "image/placeholder-alt"],
    cap: 10,
    examples: &[
        Example::md("Badet öppnar.\n\n![⟦...⟧](bad.jpg)\n\n![⟦–⟧](karta.png)\n"),
        Example::html("<p>Torget.</p><img src=\"a.jpg\" alt=\"⟦***⟧\"><img src=\"b.jpg\" alt=\" ⟦-⟧ \"><img src=\"c.jpg\" alt=\"⟦__⟧\">\n"),
        Example::html(
            "<p>Läs.</p><img src=\"a.png\" alt=\"?\"><img src=\"b.png\" alt=\"→\"><img src=\"c.png\" alt=\"🎉\"><img src=\"d.png\" alt=\"50 %\"><img src=\"e.png\" alt=\"+\">\n",
        ),
        Example::md("Vägen.\n\n![E4](e4.png)\n\n![§](paragraf.png)\n\n![北京](kina.jpg)\n"),
    ],
    check: Check::Draft(check),
};

const SIGNS: Message = Message {
    what: Msg::new("Bildbeskrivningen ”{text}” är bara tecken.", "The description “{text}” is only signs."),
    why: Msg::new(
        "Sådana tecken läses inte upp, så den som lyssnar får inte veta något om bilden.",
        "Such signs are not read aloud, so whoever listens learns nothing of the picture.",
    ),
    how: Msg::new(
        "Skriv vad bilden visar, eller lämna beskrivningen tom om den bara är dekorativ.",
        "Write what the picture shows, or leave the description empty if it is decoration.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for image in &draft.images {
        let Some(text) = description(image).filter(|text| text.plain.chars().all(is_silent)) else { continue };
        let span = text.whole().unwrap_or(image.span);
        found.push(Finding::fault(Level::Error, &SIGNS).at(span).arg("text", text.plain.trim()).fix(template(image)));
    }
}

/// Punctuation that screen readers pass over at their usual setting, blanks, and private signs of icon fonts. Signs with
/// a name that they do say (?, +, %, §, →, emoji) are words.
fn is_silent(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_control()
        || ".,:;-–—‐‑−_*•·∙|¦/\\'\"´`’‘”“„«»‹›~^…()[]{}".contains(sign)
        || matches!(sign, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{200b}'..='\u{200f}' | '\u{2500}'..='\u{25ff}')
}
