//! Something that is declared to be decoration and says something all the same: a label, a title, a place in focus.

use crate::config::{Level, Settings};
use crate::draft::{Alt, Draft, Extra, GraphicKind, Image, ImageKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Edit;

use super::proposals::is_worthy;
use super::surroundings::repeated;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/decorative-conflict",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.1.1", "WCAG 4.1.2"],
    sources: &["W3C ACT 46ca7f", "WAI-ARIA 1.2, 7.1: presentational roles conflict resolution", "WCAG technique H67"],
    situations: &[Situation::NoVision, Situation::Dexterity],
    title: Msg::new("Dekorativ bild som ändå säger något", "Decorative picture that says something all the same"),
    guide: &[],
    rewrites: &[],
    messages: &[&NAMED, &FOCUSED, &EXPOSED],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("<p>Badet.</p>⟦<img src=\"bad.jpg\" alt=\"\" aria-label=\"En brygga i motljus\">⟧\n")
            .fixed("<p>Badet.</p><img src=\"bad.jpg\" alt=\"En brygga i motljus\">\n"),
        Example::md("Badet.\n\n⟦<img src=\"bad.jpg\" alt=\"\" title=\"En brygga i motljus\">⟧\n")
            .fixed("Badet.\n\n<img src=\"bad.jpg\" alt=\"En brygga i motljus\">\n"),
        Example::html("<p><a href=\"/bad\">⟦<img src=\"bad.png\" alt=\"\" title=\"Våra badplatser\">⟧ Våra badplatser</a></p>\n")
            .fixed("<p><a href=\"/bad\"><img src=\"bad.png\" alt=\"\"> Våra badplatser</a></p>\n"),
        Example::html("<p>Badet.</p>⟦<img src=\"vag.svg\" role=\"none\" tabindex=\"0\">⟧\n")
            .fixed("<p>Badet.</p><img src=\"vag.svg\" role=\"none\">\n"),
        Example::html("<p>Vatten.</p>⟦<svg role=\"none\" aria-label=\"Vattnets väg\"><path d=\"M0 0h9\"/></svg>⟧\n")
            .fixed("<p>Vatten.</p><svg aria-label=\"Vattnets väg\"><path d=\"M0 0h9\"/></svg>\n"),
        Example::html("<p id=\"v\">Vatten.</p>⟦<svg role=\"none\" aria-labelledby=\"v\"><path d=\"M0 0h9\"/></svg>⟧\n")
            .fixed("<p id=\"v\">Vatten.</p><svg aria-labelledby=\"v\"><path d=\"M0 0h9\"/></svg>\n"),
        Example::html("<p>Sök: ⟦<button role=\"none\">Hitta</button>⟧</p>\n").fixed("<p>Sök: <button>Hitta</button></p>\n"),
        Example::html("<p>Text.</p>⟦<img src=\"a.png\" alt=\"\" aria-describedby=\"b\">⟧<p id=\"b\">Mer.</p>\n")
            .fixed("<p>Text.</p><img src=\"a.png\" alt=\"\"><p id=\"b\">Mer.</p>\n"),
        Example::html(
            "<p>Lugnt.</p><img src=\"a.png\" alt=\"\"><img src=\"b.png\" alt=\"\" aria-hidden=\"true\" title=\"Linje\"><img src=\"c.png\" role=\"presentation\" alt=\"Logga\"><svg role=\"none\"></svg>\n",
        ),
        Example::html(
            "<p>Lugnt.</p><img src=\"a.png\" alt=\"\" title=\"\"><img src=\"b.png\" alt=\"\" aria-label=\" \"><img src=\"c.png\" alt=\"\" hidden tabindex=\"0\"><table role=\"presentation\"><tr><td>A</td></tr></table>\n",
        ),
    ],
    check: Check::Draft(check),
};

const NAMED: Message = Message {
    what: Msg::new("Märkt som dekorativ, men med texten ”{text}”.", "Declared decorative, but with the text “{text}”."),
    why: Msg::new("Vissa skärmläsare läser upp texten, andra hoppar över den.", "Some screen readers say the text, others pass over it."),
    how: Msg::new(
        "Låt texten vara bildbeskrivning, eller ta bort den om bilden bara är dekorativ.",
        "Let the text be the description, or remove it if the picture is decoration.",
    ),
};

const FOCUSED: Message = Message {
    what: Msg::new("Märkt som dekorativ, men går att nå med tangentbordet.", "Declared decorative, but the keyboard reaches it."),
    why: Msg::new(
        "Den som lyssnar eller styr med tangenter stannar på något utan namn.",
        "Whoever listens or steers by keyboard stops at something without a name.",
    ),
    how: Msg::new(
        "Ta bort tabindex eller märkningen, och skriv vad det är om det behövs.",
        "Remove tabindex or the mark, and write what it is where that is needed.",
    ),
};

const EXPOSED: Message = Message {
    what: Msg::new("Märkt som dekorativ, men med attributet {attribute}.", "Declared decorative, but with the attribute {attribute}."),
    why: Msg::new(
        "Attributet gör att bilden läses upp ändå, utan namn.",
        "The attribute makes the picture heard all the same, without a name.",
    ),
    how: Msg::new("Ta bort attributet, eller skriv vad bilden visar.", "Remove the attribute, or write what the picture shows."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for image in draft.images.iter().filter(|image| !image.hidden) {
        let by_role = marked(&image.extras);
        let by_alt = image.kind == ImageKind::Picture && image.alt == Alt::Empty;
        let named = image.name.as_deref().unwrap_or_default().trim();
        let Some(conflict) = conflict(&image.extras, named, by_alt, by_role.is_some()) else { continue };
        let fix = match by_role {
            Some(role) if matches!(conflict, Conflict::Named(..)) => unmark(role),
            _ => eased(draft, image, &conflict),
        };
        found.push(said(&conflict).at(image.span).fix(fix));
    }
    for graphic in draft.graphics.iter().filter(|graphic| !graphic.hidden && graphic.kind != GraphicKind::Area) {
        let Some(role) = marked(&graphic.extras) else { continue };
        let natural = || graphic.focusable.then_some(Conflict::Focused(role));
        let Some(conflict) = conflict(&graphic.extras, graphic.name.trim(), false, true).or_else(natural) else { continue };
        let fix = if graphic.focusable || matches!(conflict, Conflict::Named(..)) { unmark(role) } else { cut(&conflict) };
        found.push(said(&conflict).at(graphic.span).fix(fix));
    }
}

/// What speaks against decoration, the gravest first.
enum Conflict<'a> {
    /// An attribute that gives it a name, and the name.
    Named(&'a Extra, &'a str),
    /// It takes focus.
    Focused(&'a Extra),
    /// Another attribute of ARIA that makes it heard.
    Exposed(&'a Extra),
}

/// The role that declares decoration.
fn marked(extras: &[Extra]) -> Option<&Extra> {
    extras.iter().find(|extra| extra.name == "role" && matches!(extra.text.split(' ').next(), Some("none" | "presentation")))
}

/// A title alone makes nothing heard that has a role; an empty description does not silence one for all.
fn conflict<'a>(extras: &'a [Extra], name: &'a str, by_alt: bool, by_role: bool) -> Option<Conflict<'a>> {
    if !by_alt && !by_role {
        return None;
    }
    let of = |wanted: &str| extras.iter().find(|extra| extra.name == wanted && !extra.text.is_empty());
    if let Some(label) = of("aria-labelledby").or_else(|| of("aria-label")).filter(|_| !name.is_empty()) {
        return Some(Conflict::Named(label, name));
    }
    if let Some(focus) = of("tabindex").filter(|focus| focus.text.parse::<i32>().is_ok()) {
        return Some(Conflict::Focused(focus));
    }
    if let Some(other) = extras.iter().find(|extra| extra.name != "aria-label" && Extra::is_global(&extra.name) && !extra.text.is_empty()) {
        return Some(Conflict::Exposed(other));
    }
    of("title").filter(|_| by_alt).map(|title| Conflict::Named(title, &title.text))
}

fn said(conflict: &Conflict<'_>) -> Finding {
    match conflict {
        Conflict::Named(_, text) => Finding::fault(Level::Error, &NAMED).arg("text", *text),
        Conflict::Focused(_) => Finding::fault(Level::Error, &FOCUSED),
        Conflict::Exposed(extra) => Finding::fault(Level::Error, &EXPOSED).arg("attribute", extra.name.as_str()),
    }
}

/// What is heard now goes on being heard, in the place where it belongs; what stands beside already is taken away.
fn eased(draft: &Draft, image: &Image, conflict: &Conflict<'_>) -> Option<Fix> {
    let Conflict::Named(extra, text) = conflict else { return cut(conflict) };
    if repeated(draft, image, text).is_some() {
        return cut(conflict);
    }
    if !is_worthy(text, image) {
        return None;
    }
    let edits: [Edit; 2] = [image.slot.as_ref()?.edit(text)?, extra.cut.clone()?];
    let title = Msg::new("Låt ”{text}” vara bildbeskrivningen", "Let “{text}” be the description");
    Some(Fix::edits(Safety::Safe, title, edits)?.arg("text", *text))
}

fn cut(conflict: &Conflict<'_>) -> Option<Fix> {
    let (extra, safety) = match conflict {
        Conflict::Named(extra, _) | Conflict::Focused(extra) => (extra, Safety::Safe),
        Conflict::Exposed(extra) => (extra, Safety::Suggest),
    };
    Some(
        Fix::edits(safety, Msg::new("Ta bort {attribute}", "Remove {attribute}"), extra.cut.clone())?.arg("attribute", extra.name.as_str()),
    )
}

fn unmark(role: &Extra) -> Option<Fix> {
    Fix::edits(Safety::Safe, Msg::new("Ta bort märkningen som dekorativ", "Remove the mark as decoration"), role.cut.clone())
}
