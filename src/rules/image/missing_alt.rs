//! A picture that those who listen meet without a single word.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Image, ImageKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Format;

use super::proposals::{Described, related};
use super::surroundings::is_nameless;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/missing-alt",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 1.1.1"],
    sources: &["W3C ACT 23a2a8, 59796f", "Accessible Name and Description Computation 1.2"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Bild utan bildbeskrivning", "Picture without a description"),
    guide: &[],
    rewrites: &[],
    messages: &[&MISSING, &LINKED],
    options: &[],
    yields_to: &["image/decorative-conflict"],
    cap: 10,
    examples: &[
        Example::md("# Simskola\n\n⟦![](simskola.jpg)⟧\n\nAnmäl dig senast den 12 juni.\n"),
        Example::html("<p>Torget får nya träd.</p>\n⟦<img src=\"torget.jpg\">⟧\n"),
        Example::html("<p>Kartan.</p>\n⟦<div role=\"img\" class=\"karta\"></div>⟧\n"),
        Example::text("Nu öppnar badet för säsongen.\n\n⟦Bild: badet.jpg⟧\n"),
        Example::md("![Två barn hoppar från bryggan](brygga.jpg)\n\nVälkommen till badet.\n\n⟦![](brygga.jpg)⟧\n")
            .fixed("![Två barn hoppar från bryggan](brygga.jpg)\n\nVälkommen till badet.\n\n![Två barn hoppar från bryggan](brygga.jpg)\n"),
        Example::html("<p>Så renas vattnet.</p>\n⟦<img src=\"rening.svg\">⟧\n")
            .beside(&[("rening.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"300\"><title>Vattnets väg genom tre bassänger</title><rect width=\"9\" height=\"9\"/></svg>")])
            .fixed("<p>Så renas vattnet.</p>\n<img alt=\"Vattnets väg genom tre bassänger\" src=\"rening.svg\">\n"),
        Example::md("![Barn med simpuffar hoppar från bryggan](simskola.jpg)\n"),
        Example::html("<p>Ring oss <img src=\"lur.png\" alt=\"\"> på kontorstid.</p>\n"),
        Example::html("<p>Sök på <input type=\"image\" src=\"sok.png\" alt=\"Sök\"> i arkivet.</p>\n"),
        Example::html("<p>Läs här. <img src=\"prick.gif\" width=\"1\" height=\"1\"></p>\n"),
        Example::html("<p>Kartan. <img src=\"karta.png\" aria-label=\"Karta över Visby\"> <img src=\"ram.png\" role=\"none\"> <img src=\"ram.png\" aria-hidden=\"true\"></p>\n"),
        Example::html("<div style=\"display: none\"><img src=\"torget.jpg\"></div><p>Torget.</p>\n"),
        Example::md("Så skriver du en bild: `![](bild.jpg)`.\n"),
        Example::text("Nu öppnar badet.\n\nBild: badet.jpg\nBildbeskrivning: En brygga i solnedgång.\n"),
    ],
    check: Check::Draft(check),
};

const MISSING: Message = Message {
    what: Msg::new("Bilden saknar bildbeskrivning.", "The picture has no description."),
    why: Msg::new(
        "Den som lyssnar på texten får inte veta vad bilden visar.",
        "Whoever listens to the text is not told what the picture shows.",
    ),
    how: Msg::new(
        "Skriv vad bilden visar, eller svara att den är dekorativ.",
        "Write what the picture shows, or answer that it is decorative.",
    ),
};

const LINKED: Message = Message {
    what: Msg::new("Bilden är en länk och saknar bildbeskrivning.", "The picture is a link and has no description."),
    why: Msg::new(
        "Den som lyssnar hör bara filens namn och vet inte vart länken leder.",
        "Whoever listens hears only the name of a file and cannot tell where the link leads.",
    ),
    how: Msg::new("Skriv vart länken leder.", "Write where the link leads."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if matches!(draft.format, Format::Picture | Format::Media) {
        return;
    }
    let empty_is_missing = settings.channels.iter().any(|channel| channel.alt_empty_is_missing);
    let described = Described::of(draft);
    let pictures = draft.images.iter().filter(|image| !matches!(image.kind, ImageKind::Button | ImageKind::Drawing));
    for image in pictures.filter(|image| is_nameless(image, empty_is_missing)) {
        let mut finding = Finding::fault(Level::Error, message(draft, image)).at(image.span);
        finding.fixes = described.fixes(image);
        finding.related = related(image);
        found.push(finding);
    }
}

fn message(draft: &Draft, image: &Image) -> &'static Message {
    let alone = image.link.and_then(|link| draft.links.get(link)).is_some_and(|link| link.name.trim().is_empty());
    if alone { &LINKED } else { &MISSING }
}
