//! A description that is only a file's name, a camera's number, a hash, a path or an address.

use crate::config::{Level, Settings};
use crate::draft::{Alt, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::rule::{Check, Example, Rule, Situation};

use super::file_names::{Shape, shape};
use super::proposals::{Described, related};
use super::surroundings::{description, is_heard};

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/filename-alt",
    levels: &[Level::Error, Level::Advice],
    verdicts: &[Verdict::Fault, Verdict::Review],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 1.1.1"],
    sources: &["W3C ACT 9eb3f6", "WCAG technique F30"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Filnamn som bildbeskrivning", "File name as description"),
    guide: &[],
    rewrites: &[],
    messages: &[&NAME, &SLUG],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("Badet öppnar.\n\n![⟦IMG_2031.JPG⟧](bad.jpg)\n"),
        Example::html("<p>Torget.</p><img src=\"torg.jpg\" alt=\"⟦torg.jpg⟧\"><img src=\"a.jpg\" alt=\"⟦csm_simhall_3f2a1b⟧\">\n"),
        Example::html("<p>Sök.</p><input type=\"image\" src=\"sok.png\" alt=\"⟦sok.png⟧\">\n"),
        Example::md("Skolan byggs ut.\n\n![⟦barn-i-skolan-2⟧](skola.jpg)\n"),
        Example::md("Badet öppnar.\n\n![⟦simhall (2).jpg⟧](bad.jpg)\n\n![Gamla badet (1932)](bad2.jpg)\n"),
        Example::md("![En brygga i motljus](bad.jpg)\n\nBadet öppnar.\n\n![⟦DSC00412⟧](bad.jpg)\n")
            .fixed("![En brygga i motljus](bad.jpg)\n\nBadet öppnar.\n\n![En brygga i motljus](bad.jpg)\n"),
        Example::md("![E4](e4.jpg)\n\nVägen stängs.\n\n![Nyhavn](nyhavn.jpg)\n"),
        Example::html(
            "<p>Plan.</p><img src=\"b.png\" alt=\"Bibliotek, plan 2\"><img src=\"c.png\" alt=\"covid-19\"><img src=\"l.png\" alt=\"gotland.se\">\n",
        ),
    ],
    check: Check::Draft(check),
};

const NAME: Message = Message {
    what: Msg::new("Bildbeskrivningen ”{text}” är ett filnamn.", "The description “{text}” is a file name."),
    why: Msg::new(
        "Den som lyssnar får höra ett filnamn i stället för vad bilden visar.",
        "Whoever listens hears a file name instead of what the picture shows.",
    ),
    how: Msg::new("Skriv med några ord vad bilden visar.", "Write in a few words what the picture shows."),
};

const SLUG: Message = Message {
    what: Msg::new("Är ”{text}” en bildbeskrivning eller ett filnamn?", "Is “{text}” a description or a file name?"),
    why: Msg::new(
        "Ett filnamn säger sällan vad bilden visar för den som lyssnar.",
        "A file name seldom tells whoever listens what the picture shows.",
    ),
    how: Msg::new(
        "Skriv vad bilden visar, eller svara att det är meningen.",
        "Write what the picture shows, or answer that the text is intended.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let described = Described::of(draft);
    for image in &draft.images {
        let (text, span) = match (description(image), &image.name) {
            (Some(text), _) => (text.plain.as_str(), text.whole().unwrap_or(image.span)),
            (None, Some(name)) if is_heard(image) && image.alt == Alt::Missing => (name.as_str(), image.span),
            _ => continue,
        };
        let Some(shape) = shape(text, &image.target) else { continue };
        let finding = match shape {
            Shape::Name => Finding::fault(Level::Error, &NAME),
            Shape::Slug => Finding::review(&SLUG),
        };
        let mut finding = finding.at(span).arg("text", text);
        finding.fixes = described.fixes(image);
        finding.related = related(image);
        found.push(finding);
    }
}
