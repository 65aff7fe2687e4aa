//! A picture file that shows nothing: empty, broken, over the pixel limit, or of one colour all over.

use crate::config::{Level, Settings};
use crate::draft::{Alt, Draft, PictureState, Surface};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::shown::{Shown, files};

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
    guide: &[],
    rewrites: &[],
    messages: &[&EMPTY, &DAMAGED, &TOO_LARGE, &FLAT, &CLEAR],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("![En brygga](⟦brygga.png⟧)\n").beside(&[("brygga.png", "")]),
        Example::html("<p>Badet. <img src=\"⟦brygga.jpg⟧\" alt=\"En brygga\"></p>\n")
            .beside(&[("brygga.jpg", "corpora/media/images/SYN_truncated.jpg")]),
        Example::md("![En brygga](⟦brygga.jpg⟧)\n").beside(&[("brygga.jpg", "<!doctype html><title>Sidan finns inte</title>")]),
        Example::md("![Gotlands vapen](⟦vapen.svg⟧)\n").beside(&[(
            "vapen.svg",
            "<!DOCTYPE svg [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><title>&b;</title></svg>",
        )]),
        Example::md("![Gotlands vapen](vapen.svg)\n").beside(&[(
            "vapen.svg",
            "<!DOCTYPE svg [<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">]><svg xmlns=\"&ns_svg;\"><rect width=\"9\" height=\"9\"/></svg>",
        )]),
        Example::md("![En brygga](brygga.jpg)\n").beside(&[("brygga.jpg", "corpora/media/images/SYN_photo_plain.jpg")]),
        Example::md("![Karta över badplatser](⟦karta.png⟧)\n").beside(&[("karta.png", "corpora/media/images/SYN_flat_white.png")]),
        Example::html("<p>Badet.</p><img src=\"karta.png\" alt=\"\">\n")
            .beside(&[("karta.png", "corpora/media/images/SYN_flat_white.png")]),
        Example::md("![Vit färg, NCS S 0500-N](vit.png)\n").beside(&[("vit.png", "corpora/media/images/SYN_flat_white.png")]),
        Example::md("![Simhallens logotyp](logo.png)\n").beside(&[("logo.png", "corpora/media/images/SYN_white_logo_transparent.png")]),
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

const FLAT: Message = Message {
    what: Msg::new("Bilden ”{file}” är en enda färg och visar inget.", "The picture “{file}” is a single colour and shows nothing."),
    why: Msg::new("Läsaren möter en tom yta där bilden skulle vara.", "The reader meets an empty area where the picture should be."),
    how: Msg::new("Lägg dit rätt bild, eller ta bort den här.", "Put the right picture there, or take this one away."),
};

const CLEAR: Message = Message {
    what: Msg::new("Bilden ”{file}” är helt genomskinlig.", "The picture “{file}” is wholly transparent."),
    why: FLAT.why,
    how: FLAT.how,
};

/// CSS pixels on the shorter side from which a picture of one colour is no line, gap or bullet.
const LEAST_SIDE: u32 = 48;
/// Words that say that the colour is what is shown.
const COLOURS: [&str; 8] = ["färg", "kulör", "ncs", "pms", "rgb", "cmyk", "colour", "color"];

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for file in files(draft) {
        if let Some(message) = message(&file) {
            let (width, height) = (i64::from(file.picture.width), i64::from(file.picture.height));
            let finding = Finding::fault(Level::Warning, message).at(file.span()).arg("file", file.name());
            found.push(finding.arg("width", width).arg("height", height));
        }
    }
}

fn message(file: &Shown) -> Option<&'static Message> {
    match file.picture.state {
        PictureState::Empty => return Some(&EMPTY),
        PictureState::Damaged => return Some(&DAMAGED),
        // A header that asks for more memory than there is to give, and says no size.
        PictureState::TooLarge if (file.picture.width, file.picture.height) == (0, 0) => return Some(&DAMAGED),
        PictureState::TooLarge => return Some(&TOO_LARGE),
        PictureState::Whole => {}
    }
    match file.picture.pixels.found()?.surface {
        Surface::Broken => Some(&DAMAGED),
        Surface::Flat if is_meant_to_show(file) => Some(&FLAT),
        Surface::Clear if is_meant_to_show(file) => Some(&CLEAR),
        _ => None,
    }
}

/// Whether somebody expects to see something: large enough, not declared decorative, and no colour sample.
fn is_meant_to_show(file: &Shown) -> bool {
    let (width, height) = file.size();
    let Some(image) = file.image else { return width.min(height) >= LEAST_SIDE };
    let words = [image.alt.text(), image.caption.as_ref()].into_iter().flatten().map(|text| text.plain.to_lowercase());
    let mut words = words.chain([image.target.address.to_lowercase()]);
    width.min(height) >= LEAST_SIDE
        && !image.decorative
        && image.alt != Alt::Empty
        && !words.any(|text| COLOURS.iter().any(|colour| text.contains(colour)))
}
