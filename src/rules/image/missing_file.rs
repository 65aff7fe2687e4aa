//! A picture that the draft names and that is not there.

use std::fmt::Write as _;

use crate::config::{Level, Settings};
use crate::draft::{Draft, Image, Lookup};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::{Edit, Format};

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/missing-file",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &[],
    sources: &["markdownlint, rumdl: relative links"],
    situations: &[Situation::Everybody],
    title: Msg::new("Bildfil som inte finns", "Picture file that is not there"),
    guide: &[],
    rewrites: &[],
    messages: &[&MISSING, &NEAR],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("![En brygga](⟦bilder/brygga.svg⟧)\n").beside(&[("bilder/karta-over-hela-ekvik.svg", SVG)]),
        Example::md("![En brygga](⟦brygan.svg⟧)\n").beside(&[("bryggan.svg", SVG)]).fixed("![En brygga](bryggan.svg)\n"),
        Example::html("<p>Badet. <img src=\"⟦bilder/brygan.svg⟧\" alt=\"En brygga\"></p>\n")
            .beside(&[("bilder/bryggan.svg", SVG)])
            .fixed("<p>Badet. <img src=\"bilder/bryggan.svg\" alt=\"En brygga\"></p>\n"),
        Example::md("![En brygga](bryggan.svg) ![Torget](https://ekvik.example.se/torget.jpg)\n").beside(&[("bryggan.svg", SVG)]),
        Example::html("<p>Badet. <img srcset=\"bryggan.svg 1x, stor.svg 2x\" alt=\"En brygga\"></p>\n").beside(&[("bryggan.svg", SVG)]),
        Example::html("<p>Badet. <img srcset=\"⟦brygan.svg⟧ 1x, stor.svg 2x\" alt=\"En brygga\"></p>\n")
            .beside(&[("bryggan.svg", SVG)])
            .fixed("<p>Badet. <img srcset=\"bryggan.svg 1x, stor.svg 2x\" alt=\"En brygga\"></p>\n"),
        Example::html("<p>Badet. <img src=\"{{ page.image }}\" alt=\"{{ alt }}\"></p>\n"),
        Example::html("<p>Badet. <img src=\"/cms/4711/brygga.jpg\" alt=\"En brygga\"></p>\n"),
    ],
    check: Check::Draft(check),
};

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"300\"><rect width=\"9\" height=\"9\"/></svg>";

const WHY: Msg =
    Msg::new("Läsaren möter en tom ruta där bilden skulle ha varit.", "The reader meets an empty box where the picture was to be.");

const MISSING: Message = Message {
    what: Msg::new("Bildfilen ”{file}” finns inte.", "The picture file “{file}” is not there."),
    why: WHY,
    how: Msg::new("Lägg filen på plats, eller rätta sökvägen.", "Put the file in its place, or correct the path."),
};

const NEAR: Message = Message {
    what: Msg::new("Bildfilen ”{file}” finns inte.", "The picture file “{file}” is not there."),
    why: WHY,
    how: Msg::new("Menade du ”{near}”?", "Did you mean “{near}”?"),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for image in &draft.images {
        let Lookup::Missing(near) = &image.file else { continue };
        let span = if image.target.span.is_empty() { image.span } else { image.target.span };
        let name = image.target.file_name();
        let finding = Finding::fault(Level::Error, if near.is_some() { &NEAR } else { &MISSING });
        let finding = finding.at(span).arg("file", name).arg("near", near.clone().unwrap_or_default());
        found.push(finding.fix(near.as_deref().and_then(|near| renamed(draft, image, near))));
    }
}

/// The address with the nearest name in place of its last part.
fn renamed(draft: &Draft, image: &Image, near: &str) -> Option<Fix> {
    if image.target.span.is_empty() {
        return None;
    }
    let address = image.target.address.split(['?', '#']).next().unwrap_or_default();
    let folder = address.rfind('/').map_or("", |at| &address[..=at]);
    let near = near.rsplit('/').next().unwrap_or(near);
    let text = if draft.format == Format::Text { format!("{folder}{near}") } else { format!("{folder}{}", percent_encoded(near)) };
    let edit = Edit { span: image.target.span, text };
    Some(Fix::edits(Safety::Suggest, Msg::new("Byt till ”{near}”", "Change to “{near}”"), [edit])?.arg("near", near))
}

/// Signs that Markdown, HTML or an address would read as something else, written so that they are only themselves.
fn percent_encoded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for sign in name.chars() {
        if " \"'()<>&\\`%#?[]{}|".contains(sign) {
            let _ = write!(out, "%{:02X}", sign as u32);
        } else {
            out.push(sign);
        }
    }
    out
}
