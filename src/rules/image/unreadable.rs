//! A picture file that cannot be shown: empty, broken, or over the pixel limit.
//!
//! Judged by the header alone; a picture of one flat colour needs the pixels and is another day's work for this id.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Lookup, Picture, PictureState};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/unreadable",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &[],
    sources: &["image: limits of its decoders"],
    situations: &[Situation::Everybody],
    title: Msg::new("Bildfil som inte går att visa", "Picture file that cannot be shown"),
    messages: &[&EMPTY, &DAMAGED, &TOO_LARGE],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("![En brygga](⟦brygga.png⟧)\n").beside(&[("brygga.png", "")]),
        Example::html("<p>Badet. <img src=\"⟦brygga.jpg⟧\" alt=\"En brygga\"></p>\n")
            .beside(&[("brygga.jpg", "corpora/media/images/SYN_truncated.jpg")]),
        Example::md("![En brygga](⟦brygga.jpg⟧)\n").beside(&[("brygga.jpg", "<!doctype html><title>Sidan finns inte</title>")]),
        Example::md("![En brygga](brygga.jpg)\n").beside(&[("brygga.jpg", "corpora/media/images/SYN_photo_plain.jpg")]),
        Example::html("<p>Badet. <img src=\"https://ekvik.example.se/brygga.jpg\" alt=\"En brygga\"></p>\n"),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new("Läsaren får en tom ruta i stället för bilden.", "The reader gets an empty box instead of the picture.");

const EMPTY: Message = Message {
    what: Msg::new("Bildfilen ”{file}” är tom.", "The picture file “{file}” is empty."),
    why: WHY,
    how: Msg::new("Lägg dit bilden på nytt.", "Put the picture there once more."),
};

const DAMAGED: Message = Message {
    what: Msg::new("Bildfilen ”{file}” går inte att läsa.", "The picture file “{file}” cannot be read."),
    why: WHY,
    how: Msg::new("Spara eller hämta bilden på nytt.", "Save or fetch the picture once more."),
};

const TOO_LARGE: Message = Message {
    what: Msg::new("Bilden ”{file}” är {width} × {height} bildpunkter.", "The picture “{file}” is {width} × {height} pixels."),
    why: Msg::new(
        "En så stor bild visas inte i mobilen och kan få webbläsaren att stanna.",
        "A picture that large does not show on a phone and may stop the browser.",
    ),
    how: Msg::new(
        "Spara en mindre bild, högst 16 384 bildpunkter på varje håll.",
        "Save a smaller picture, at most 16,384 pixels each way.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for image in &draft.images {
        if let Lookup::Found(picture) = &image.file {
            let span = if image.target.span.is_empty() { image.span } else { image.target.span };
            say(picture, &image.target.file_name(), Some(span), found);
        }
    }
    if let Some(picture) = &draft.picture {
        let name = draft.name.rsplit(['/', '\\']).next().unwrap_or(&draft.name);
        say(picture, name, None, found);
    }
}

fn say(picture: &Picture, name: &str, span: Option<Span>, found: &mut Findings) {
    let message = match picture.state {
        PictureState::Whole => return,
        PictureState::Empty => &EMPTY,
        PictureState::Damaged => &DAMAGED,
        PictureState::TooLarge => &TOO_LARGE,
    };
    let finding = Finding::fault(Level::Warning, message).at(span).arg("file", name);
    found.push(finding.arg("width", i64::from(picture.width)).arg("height", i64::from(picture.height)));
}
