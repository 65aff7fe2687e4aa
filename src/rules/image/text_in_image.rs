//! A picture that is mostly writing, in a draft that says less than the picture does: only a person can know whether all
//! of it stands in the text too. And a post that sends its readers to the picture: "se affischen".
//!
//! Letters are counted by their shapes (`pixels::writing`), or by a detector model where klart.toml names one
//! (`pixels::detector`); no word is read. Figures stand in docs/pictures.md.

use std::cell::LazyCell;

use crate::config::{Level, Settings};
use crate::draft::{Detected, Draft, Image, Lettering, Picture, Pixels};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::sent;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/text-in-image",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Review],
    fixable: Some(Safety::Template),
    default_on: true,
    refs: &["WCAG 1.4.5"],
    sources: &["W3C, Understanding 1.4.5", "ISO/IEC 18004: QR codes"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Bild av text", "Picture of text"),
    guide: &[],
    rewrites: &[],
    messages: &[&TEXT, &ALONE, &CODE, &SENT],
    options: &[],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::md("# Öppet hus\n\n⟦![Affisch för öppet hus](affisch.png)⟧\n\nVälkommen.\n")
            .beside(&[("affisch.png", "corpora/media/images/SYN_poster_text_sv.png")]),
        Example::html("<p>Så många badar.</p>⟦<img src=\"besok.png\" alt=\"Diagram\">⟧\n")
            .beside(&[("besok.png", "corpora/media/images/SYN_diagram_text_sv.png")]),
        Example::md("Anmäl dig här.\n\n⟦![QR-kod till anmälan](kod.png)⟧\n").beside(&[("kod.png", "corpora/media/images/SYN_qr_code.png")]),
        Example::md("Anmäl dig på [ekvik.example.se/anmal](https://ekvik.example.se/anmal).\n\n![QR-kod till anmälan](kod.png)\n")
            .beside(&[("kod.png", "corpora/media/images/SYN_qr_code.png")]),
        Example::md(
            "![Öppet hus lördag 14 mars kl. 10–15. Stadsbiblioteket, Visby. Fri entré, välkommen. Anmälan: 0498-00 00 00.](affisch.png)\n",
        )
        .beside(&[("affisch.png", "corpora/media/images/SYN_poster_text_sv.png")]),
        Example::html("<p>Badet.</p><img src=\"logo.png\" alt=\"Simhallen\">\n")
            .beside(&[("logo.png", "corpora/media/images/SYN_logo_word.png")]),
        Example::text("Kanal: facebook\n\nHöstens kurser är här! ⟦Se affischen⟧.\n"),
        Example::md("## Volontärer sökes\n\n⟦Se bilden⟧!\n\n![En äldre man planterar blommor.](plantering.jpg)\n"),
        Example::text("Kanal: instagram\n\nSe bilden: Kören sjunger på Stora torget klockan 18 på lördag. Det är gratis.\n"),
        Example::md("![Hamngatan i Visby](gata.jpg)\n").beside(&[("gata.jpg", "corpora/media/images/SYN_street_sign.jpg")]),
        Example::md(
            "---\nklart:\n  images:\n    - file: affisch.png\n      described_in_text: true\n---\n\n![Affisch](affisch.png)\n\nVälkommen.\n",
        )
        .beside(&[("affisch.png", "corpora/media/images/SYN_poster_text_sv.png")]),
    ],
    check: Check::Draft(check),
};

const TEXT: Message = Message {
    what: Msg::new("Står allt som är skrivet i bilden också i texten?", "Does all that is written in the picture stand in the text too?"),
    why: Msg::new(
        "Text i en bild går inte att lyssna på, förstora eller söka i.",
        "Lettering in a picture cannot be listened to, enlarged or searched.",
    ),
    how: Msg::new(
        "Skriv texten i utkastet också, eller svara ”står i texten”.",
        "Write the text in the draft too, or answer “described in the text”.",
    ),
};

const ALONE: Message = Message {
    what: TEXT.what,
    why: TEXT.why,
    how: Msg::new(
        "Se till att texten också står där bilden visas, och svara ja.",
        "See that the text also stands where the picture is shown, and answer yes.",
    ),
};

const CODE: Message = Message {
    what: Msg::new("Står QR-kodens adress också i texten?", "Does the address of the QR code stand in the text too?"),
    why: Msg::new(
        "Den som läser i mobilen eller lyssnar kan inte skanna koden.",
        "Whoever reads on a phone or listens cannot scan the code.",
    ),
    how: Msg::new("Lägg en vanlig länk intill koden.", "Put an ordinary link beside the code."),
};

/// The question of a post that sends its readers to the picture.
pub const SENT: Message = Message {
    what: Msg::new("Står det som bilden säger också i texten?", "Does what the picture says stand in the text too?"),
    why: Msg::new(
        "”{form}” hjälper inte den som lyssnar, och text i bild går inte att söka i.",
        "“{form}” does not help listeners, and lettering in a picture cannot be searched.",
    ),
    how: Msg::new("Skriv det viktigaste här: vad, när, var och hur.", "Write what matters most here: what, when, where and how."),
};

const WRITE: Msg = Msg::new("Skriv det som står i bilden", "Write what the picture says");
const LINK: Msg = Msg::new("Skriv adressen som koden leder till", "Write the address that the code leads to");

/// Thousandths of a picture that are plain when it is drawn rather than photographed.
const DRAWN: u32 = 700;
/// Thousandths that a code covers when it is there to be scanned.
const LEAST_CODE: u32 = 30;
/// Letters a word, its blank included: 2.23 million Swedish words (media/MEDIA.md section 12).
const LETTERS_A_WORD: usize = 6;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    // Nobody knows which draft will show a picture that is checked on its own.
    if let Some(own) = &draft.picture {
        if let Some(message) = alone(own) {
            found.push(Finding::review(message));
        }
        return;
    }
    sent::ask(draft, settings, found);
    let words = LazyCell::new(|| draft.visible().map(|block| block.text.plain.split_whitespace().count()).sum::<usize>());
    for image in draft.images.iter().filter(|image| !image.hidden && !image.decorative && !image.in_text) {
        let Some(pixels) = image.file.found().and_then(|file| file.pixels.found()) else { continue };
        let finding = if let Some(letters) = letters(pixels) {
            let written = letters as usize / LETTERS_A_WORD;
            // A description that is nearly as long, or a draft that says far more, is likely to hold the words.
            if described(image) * 5 >= written * 3 || *words >= (written * 4).max(MANUAL) {
                continue;
            }
            Finding::review(&TEXT).fix(template(draft, image, WRITE, "[skriv det som står i bilden]"))
        } else if is_code(pixels.writing) && !names_an_address(draft) {
            Finding::review(&CODE).fix(template(draft, image, LINK, "[skriv adressen]"))
        } else {
            continue;
        };
        found.push(finding.at(image.span));
    }
}

/// The question about a picture of its own. What is written in it may stand in the file's own description.
fn alone(picture: &Picture) -> Option<&'static Message> {
    let pixels = picture.pixels.found()?;
    let told = picture.texts.iter().map(|text| text.text.split_whitespace().count()).max().unwrap_or_default();
    if let Some(letters) = letters(pixels) {
        let written = letters as usize / LETTERS_A_WORD;
        return (told * 5 < written * 3).then_some(&ALONE);
    }
    is_code(pixels.writing).then_some(&CODE)
}

/// Words in a draft that is a manual or an article rather than a notice: its pictures show what the text tells.
const MANUAL: usize = 150;

/// How many letters stand in a picture that is mostly writing. Where a model has looked, it is the one that is believed.
pub fn letters(pixels: &Pixels) -> Option<u32> {
    match pixels.detected {
        Some(detected) => is_detected(detected).then_some(detected.letters),
        None => is_text(pixels.writing).then_some(pixels.writing.letters),
    }
}

/// Whether a picture is mostly writing by what a model sees.
pub fn is_detected(detected: Detected) -> bool {
    detected.lines >= 3 && detected.letters >= 40
}

/// Whether a picture is mostly writing by the shapes in it. A photograph needs more: leaves, bricks and signs make rows too.
pub fn is_text(writing: Lettering) -> bool {
    let Lettering { letters, rows, plain, .. } = writing;
    if plain >= DRAWN { (letters >= 32 && rows >= 3) || letters >= 60 } else { letters >= 40 && rows >= 4 }
}

/// Whether a picture holds a QR code that is there to be scanned.
pub fn is_code(writing: Lettering) -> bool {
    writing.code >= LEAST_CODE
}

/// Words of the description and the caption.
fn described(image: &Image) -> usize {
    [image.alt.text(), image.caption.as_ref()].into_iter().flatten().map(|text| text.plain.split_whitespace().count()).sum()
}

/// A link to the network, or an address in plain words.
fn names_an_address(draft: &Draft) -> bool {
    let is_web = |text: &str| ["http://", "https://", "www."].iter().any(|sign| text.contains(sign));
    draft.links.iter().any(|link| is_web(&link.target.address)) || draft.visible().any(|block| is_web(&block.text.plain))
}

/// A paragraph after the picture, with a gap that only a person can fill.
fn template(draft: &Draft, image: &Image, title: Msg, gap: &str) -> Option<Fix> {
    let block = draft.blocks.get(image.block?)?;
    Fix::edits(Safety::Template, title, draft.slot_after(block)?.edit(gap))
}
