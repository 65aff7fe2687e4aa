//! A drawing, an embedded file, a canvas, an image map or a picture button that those who listen meet without a name.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Graphic, GraphicKind, Image, ImageKind, Slot};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::surroundings::is_nameless;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/unnamed-graphic",
    levels: &[Level::Error, Level::Advice],
    verdicts: &[Verdict::Fault, Verdict::Review],
    fixable: Some(Safety::Template),
    default_on: true,
    refs: &["WCAG 1.1.1", "WCAG 4.1.2"],
    sources: &["W3C ACT 7d6734, 8fc3b6, 59796f", "SVG-AAM 1.0", "Accessible Name and Description Computation 1.2"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Grafik utan namn", "Graphic without a name"),
    guide: &[],
    rewrites: &[],
    messages: &[&DRAWING, &EMBEDDED, &CANVAS, &AREA, &BUTTON],
    options: &[],
    yields_to: &["link/empty", "image/decorative-conflict"],
    cap: 10,
    examples: &[
        Example::html("<p>Så rinner vattnet.</p>\n⟦<svg role=\"img\"><path d=\"M0 0h9\"/></svg>⟧\n"),
        Example::md("Så rinner vattnet.\n\n⟦<svg role=\"img\"><path d=\"M0 0h9\"/></svg>⟧\n"),
        Example::html("<svg><g role=\"img\" aria-label=\"Stapel\"/>⟦<circle role=\"graphics-symbol\" r=\"4\"/>⟧</svg><p>Staplar.</p>\n"),
        Example::html("<p>Kartan.</p>⟦<object data=\"karta.svg\"></object>⟧ ⟦<embed src=\"tal.mp3\" title=\" \">⟧\n"),
        Example::html("<p>Sök på ⟦<input type=\"image\" src=\"sok.png\">⟧ i arkivet.</p>\n"),
        Example::html("<p>Diagram.</p>⟦<canvas width=\"300\" height=\"200\"></canvas>⟧\n"),
        Example::html("<map name=\"m\">⟦<area href=\"/norr\">⟧<area href=\"/soder\" alt=\"Södra delen\"></map>\n")
            .with("[rules.\"link/empty\"]\nlevel = \"off\"\n"),
        Example::html("<svg role=\"img\"><title>Vattnets väg</title></svg><p>Vatten.</p><svg><path d=\"M0 0h9\"/></svg>\n"),
        Example::html(
            "<p><button aria-label=\"Sök\"><svg role=\"img\"></svg></button> <svg role=\"img\" aria-hidden=\"true\"></svg></p>\n",
        ),
        Example::html(
            "<object data=\"karta.svg\"><p>Norr om ån ligger badet.</p></object><object data=\"sida.html\"></object><object data=\"a.png\" role=\"presentation\"></object>\n",
        ),
        Example::html(
            "<p>Kurvan.</p><canvas>Besöken ökar från 10 till 40.</canvas><canvas aria-label=\"Besök per månad\"></canvas><canvas hidden></canvas>\n",
        ),
        Example::md(
            "---\nklart:\n  images:\n    - file: karta.svg\n      decorative: true\n---\n\nKartan.\n\n<object data=\"karta.svg\"></object>\n",
        ),
    ],
    check: Check::Draft(check),
};

const DRAWING: Message = Message {
    what: Msg::new("Grafiken har inget namn.", "The graphic has no name."),
    why: Msg::new(
        "Den som lyssnar hör bara att det är en bild, men inte av vad.",
        "Whoever listens hears only that it is a picture, but not of what.",
    ),
    how: Msg::new("Skriv med några ord vad den visar.", "Write in a few words what it shows."),
};

const EMBEDDED: Message = Message {
    what: Msg::new("Den inbäddade filen har inget namn.", "The embedded file has no name."),
    why: Msg::new(
        "Den som lyssnar får inte veta vad filen visar eller spelar upp.",
        "Whoever listens is not told what the file shows or plays.",
    ),
    how: Msg::new("Skriv med några ord vad filen innehåller.", "Write in a few words what the file holds."),
};

const CANVAS: Message = Message {
    what: Msg::new("Visar ritytan något som behöver ett namn?", "Does the canvas show something that needs a name?"),
    why: Msg::new("Det som ritas där finns inte för den som lyssnar.", "What is drawn there does not exist for whoever listens."),
    how: Msg::new(
        "Skriv vad den visar, eller svara att den bara är dekorativ.",
        "Write what it shows, or answer that it is only decoration.",
    ),
};

const AREA: Message = Message {
    what: Msg::new("En yta i bildkartan har inget namn.", "A part of the image map has no name."),
    why: Msg::new(
        "Den som lyssnar hör att det är en länk, men inte vart den leder.",
        "Whoever listens hears that it is a link, but not where it leads.",
    ),
    how: Msg::new("Skriv vart länken leder.", "Write where the link leads."),
};

const BUTTON: Message = Message {
    what: Msg::new("Bildknappen saknar namn.", "The picture button has no name."),
    why: Msg::new(
        "Den som lyssnar hör att det är en knapp, men inte vad den gör.",
        "Whoever listens hears that it is a button, but not what it does.",
    ),
    how: Msg::new("Skriv vad knappen gör, till exempel ”Sök”.", "Write what the button does, for instance “Search”."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let pictures = draft.images.iter().filter(|image| matches!(image.kind, ImageKind::Button | ImageKind::Drawing));
    for image in pictures.filter(|image| is_nameless(image, false)) {
        found.push(Finding::fault(Level::Error, of_image(image)).at(image.span).fix(template(image.slot.as_ref())));
    }
    for graphic in draft.graphics.iter().filter(|graphic| is_open(graphic)) {
        let finding = match graphic.kind {
            GraphicKind::Canvas => Finding::review(&CANVAS),
            GraphicKind::Area => Finding::fault(Level::Error, &AREA),
            GraphicKind::Part => Finding::fault(Level::Error, &DRAWING),
            GraphicKind::Object | GraphicKind::Embed => Finding::fault(Level::Error, &EMBEDDED),
            GraphicKind::Marked | GraphicKind::Drawing => continue,
        };
        found.push(finding.at(graphic.span).fix(template(graphic.slot.as_ref())));
    }
}

fn of_image(image: &Image) -> &'static Message {
    if image.kind == ImageKind::Button { &BUTTON } else { &DRAWING }
}

/// Met by those who listen, with nothing to call it.
fn is_open(graphic: &Graphic) -> bool {
    !graphic.hidden && !graphic.decorative && !graphic.covered && graphic.name.trim().is_empty()
}

fn template(slot: Option<&Slot>) -> Option<Fix> {
    Fix::edits(Safety::Template, Msg::new("Skriv ett namn", "Write a name"), slot?.edit("[skriv vad den visar]"))
}
