//! A description that says what stands right beside the picture: heard twice, it tells nothing of the picture.

use crate::config::{Level, Settings, TextType};
use crate::draft::{Draft, Image};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Format;

use super::proposals::template;
use super::surroundings::{Repeated, bare, description, looks_like_content, repeated};

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/duplicate-alt",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.1.1"],
    sources: &["WCAG technique H2", "W3C, An alt Decision Tree"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Bildbeskrivning som upprepar texten bredvid", "Description that repeats the text beside it"),
    guide: &[
        Msg::new(
            "Den som lyssnar hör både bildbeskrivningen och texten bredvid. Står samma ord på båda ställena hörs de två gånger, och ingen får veta vad bilden visar.",
            "Whoever listens hears both the description and the text beside it. The same words in both places are heard twice, and nobody is told what the picture shows.",
        ),
        Msg::new(
            "Beskriv det som syns och som texten inte säger. Visar bilden bara det som redan står där kan beskrivningen vara tom.",
            "Describe what can be seen and is not in the text. If the picture only shows what the text says, the description may be empty.",
        ),
    ],
    rewrites: &[],
    messages: &[&CAPTION, &LINK, &HEADING, &BESIDE, &POST],
    options: &[],
    yields_to: &["image/placeholder-alt", "image/filename-alt"],
    cap: 10,
    examples: &[
        Example::html(
            "<figure><img src=\"park.jpg\" alt=\"⟦Parken sedd från muren⟧\"><figcaption>Parken sedd från muren.</figcaption></figure>\n",
        ),
        Example::html("<p><a href=\"/bad\"><img src=\"bad.jpg\" alt=\"⟦Våra badplatser⟧\"> Våra badplatser</a></p>\n")
            .fixed("<p><a href=\"/bad\"><img src=\"bad.jpg\" alt=\"\"> Våra badplatser</a></p>\n"),
        Example::html(
            "<p>Nu badar vi.</p><figure><img src=\"bad.jpg\" alt=\"⟦Barn hoppar från bryggan⟧\"><figcaption>Barn hoppar från bryggan. Foto: Kim Berg</figcaption></figure><figure><img src=\"bad.jpg\" alt=\"Barn i vattnet\"><figcaption>Foto: Kim Berg</figcaption></figure>\n",
        ),
        Example::md("# Simskola i Visby\n\n![⟦Simskola i Visby⟧](simskola.jpg)\n\nAnmäl dig nu.\n"),
        Example::md("# Julgranen tänds\n\nFörsta advent tänder vi granen.\n\n![⟦Julgranen tänds⟧](gran.png)\n"),
        Example::text("Nu öppnar badet i Visby för säsongen.\n\nBild: bad.jpg\nBildbeskrivning: ⟦Nu öppnar badet i Visby för säsongen.⟧\n"),
        Example::md("# Simskola i Visby\n\n![Barn hoppar från bryggan](simskola.jpg)\n\nAnmäl dig nu.\n"),
        Example::html(
            "<p>Våra samarbetspartner:</p><p><img src=\"a.png\" alt=\"Ekviks Löparklubb\"><img src=\"a.png\" alt=\"Ekviks Löparklubb\"></p>\n",
        ),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new(
    "Den som lyssnar hör samma ord två gånger och får inte veta vad bilden visar.",
    "Whoever listens hears the same words twice and is not told what the picture shows.",
);
const DESCRIBE: Msg = Msg::new("Skriv vad som syns på bilden i stället.", "Write what can be seen in the picture instead.");

const CAPTION: Message = Message {
    what: Msg::new("Bildbeskrivningen är densamma som bildtexten.", "The description is the same as the caption."),
    why: WHY,
    how: DESCRIBE,
};
const HEADING: Message = Message {
    what: Msg::new("Bildbeskrivningen är densamma som rubriken.", "The description is the same as the heading."),
    why: WHY,
    how: DESCRIBE,
};
const POST: Message = Message {
    what: Msg::new("Bildbeskrivningen är hela inläggets text.", "The description is the whole text of the post."),
    why: WHY,
    how: DESCRIBE,
};

const LINK: Message = Message {
    what: Msg::new("Bildbeskrivningen är densamma som länktexten bredvid.", "The description is the same as the link text beside it."),
    why: WHY,
    how: Msg::new(
        "Lämna beskrivningen tom när bilden inte säger mer än texten.",
        "Leave the description empty when the picture says no more than the text.",
    ),
};

const BESIDE: Message = Message {
    what: Msg::new("Bildbeskrivningen är densamma som texten bredvid.", "The description is the same as the text beside it."),
    why: WHY,
    how: Msg::new(
        "Skriv vad som syns på bilden, eller lämna beskrivningen tom om den bara är dekorativ.",
        "Write what can be seen, or leave the description empty if the picture is decoration.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let mut post: Option<String> = None;
    for image in &draft.images {
        let Some(text) = description(image) else { continue };
        let place = repeated(draft, image, &text.plain);
        let message = match place {
            Some(Repeated::Caption) => &CAPTION,
            Some(Repeated::Link) => &LINK,
            Some(Repeated::Heading) => &HEADING,
            Some(Repeated::Beside) => &BESIDE,
            None if settings.text_type == TextType::Social => {
                let whole = post.get_or_insert_with(|| bare(&words(draft)));
                if whole.is_empty() || bare(&text.plain) != *whole {
                    continue;
                }
                &POST
            }
            None => continue,
        };
        let span = text.whole().unwrap_or(image.span);
        found.push(
            Finding::fault(Level::Warning, message).at(span).fix(place.and_then(|place| emptied(draft, image, place))).fix(template(image)),
        );
    }
}

/// All that a reader of the draft meets.
fn words(draft: &Draft) -> String {
    draft.visible().map(|block| block.text.plain.as_str()).collect::<Vec<_>>().join(" ")
}

/// An empty description, where HTML has one and nothing is lost by it: the same words stand beside, and the picture
/// does not look like content of its own.
fn emptied(draft: &Draft, image: &Image, place: Repeated) -> Option<Fix> {
    let html = draft.format == Format::Html;
    if !html || !matches!(place, Repeated::Link | Repeated::Beside) || looks_like_content(draft, image) {
        return None;
    }
    let edit = image.slot.as_ref()?.edit("")?;
    Fix::edits(Safety::Safe, Msg::new("Lämna bildbeskrivningen tom", "Leave the description empty"), [edit])
}
