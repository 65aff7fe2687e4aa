//! A `title` that says what stands there already: heard twice by some, seen by nobody on a telephone.

use crate::config::{Level, Settings};
use crate::draft::{ControlKind, Draft, Extra, Image};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::surroundings::{bare, description, repeated};

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/needless-title",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.1.1"],
    sources: &["WCAG technique H67", "HTML Standard, 3.2.6.1: the title attribute"],
    situations: &[Situation::NoVision, Situation::Cognition],
    title: Msg::new("Titel som upprepar texten", "Title that repeats the text"),
    guide: &[],
    rewrites: &[],
    messages: &[&SAME_ALT, &SAME_TEXT],
    options: &[],
    yields_to: &["image/decorative-conflict"],
    cap: 10,
    examples: &[
        Example::html("<p>Badet.</p><img src=\"bad.jpg\" alt=\"En brygga i motljus\" ⟦title=\"En brygga i motljus.\"⟧>\n")
            .fixed("<p>Badet.</p><img src=\"bad.jpg\" alt=\"En brygga i motljus\">\n"),
        Example::md("Badet öppnar.\n\n![En brygga i motljus](bad.jpg ⟦\"En brygga i motljus\"⟧)\n")
            .fixed("Badet öppnar.\n\n![En brygga i motljus](bad.jpg)\n"),
        Example::html("<p>Läs om <a href=\"/bad\" ⟦title='Våra badplatser'⟧>våra badplatser</a>.</p>\n")
            .fixed("<p>Läs om <a href=\"/bad\">våra badplatser</a>.</p>\n"),
        Example::html("<p>Sök i arkivet. <button ⟦title=\"Sök\"⟧>Sök</button> <button title=\"Sök i hela arkivet\">Sök</button></p>\n")
            .fixed("<p>Sök i arkivet. <button>Sök</button> <button title=\"Sök i hela arkivet\">Sök</button></p>\n"),
        Example::md("Läs om [våra badplatser](bad.md ⟦'Våra badplatser'⟧).\n").fixed("Läs om [våra badplatser](bad.md).\n"),
        Example::html("<figure><img src=\"bad.jpg\" alt=\"En brygga i motljus\" ⟦title=\"Badet i Tofta\"⟧><figcaption>Badet i Tofta</figcaption></figure>\n")
            .fixed("<figure><img src=\"bad.jpg\" alt=\"En brygga i motljus\"><figcaption>Badet i Tofta</figcaption></figure>\n"),
        Example::html("<p>Badet.</p><img src=\"bad.jpg\" alt=\"En brygga i motljus\" title=\"Foto: Anna Ek\"><img src=\"b.jpg\" title=\"Karta över Visby\">\n"),
        Example::md("Läs om [badplatser](bad.md \"Alla kommunens badplatser med vattentemperatur\").\n"),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new(
    "Den som lyssnar kan höra samma ord två gånger, och på en telefon syns titeln inte.",
    "Whoever listens may hear the same words twice, and on a telephone the title is not seen.",
);
const HOW: Msg = Msg::new("Ta bort titeln.", "Remove the title.");

const SAME_ALT: Message = Message {
    what: Msg::new("Titeln ”{text}” är densamma som bildbeskrivningen.", "The title “{text}” is the same as the description."),
    why: WHY,
    how: HOW,
};

const SAME_TEXT: Message = Message {
    what: Msg::new("Titeln ”{text}” är densamma som texten där.", "The title “{text}” is the same as the text there."),
    why: WHY,
    how: HOW,
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for image in draft.images.iter().filter(|image| !image.hidden) {
        let Some(title) = image.extras.iter().find(|extra| extra.name == "title") else { continue };
        if let Some(message) = of_image(draft, image, &title.text) {
            say(message, title, found);
        }
    }
    for link in draft.links.iter().filter(|link| !link.hidden) {
        if let Some(title) = link.title.as_ref().filter(|title| repeats(&link.text.plain, &title.text)) {
            say(&SAME_TEXT, title, found);
        }
    }
    for control in draft.controls.iter().filter(|control| !control.hidden && control.kind != ControlKind::Link) {
        if let Some(title) = control.title.as_ref().filter(|title| repeats(&control.shown, &title.text)) {
            say(&SAME_TEXT, title, found);
        }
    }
}

/// What a picture's title repeats. One that is the picture's only name is needed.
fn of_image(draft: &Draft, image: &Image, title: &str) -> Option<&'static Message> {
    let alt = description(image)?;
    if title.is_empty() {
        return None;
    }
    if bare(&alt.plain) == bare(title) {
        return Some(&SAME_ALT);
    }
    repeated(draft, image, title).map(|_| &SAME_TEXT)
}

fn repeats(text: &str, title: &str) -> bool {
    let title = bare(title);
    !title.is_empty() && bare(text) == title
}

fn say(message: &'static Message, title: &Extra, found: &mut Findings) {
    let fix = Fix::edits(Safety::Safe, Msg::new("Ta bort titeln", "Remove the title"), title.cut.clone());
    found.push(Finding::fault(Level::Advice, message).at(title.span).arg("text", title.text.as_str()).fix(fix));
}
