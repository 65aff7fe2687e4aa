//! A picture whose maker is named nowhere near it.

use crate::config::{Level, Settings, TextType};
use crate::draft::{Alt, Block, Draft, Image, ImageKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Format;

use super::surroundings::{after, before, is_pixel, size};

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/missing-credit",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: false,
    refs: &["Upphovsrättslagen 3 §"],
    sources: &["Lag (1960:729) om upphovsrätt till litterära och konstnärliga verk, 3 §"],
    situations: &[Situation::Everybody],
    title: Msg::new("Bild utan uppgift om fotograf", "Picture without a credit"),
    guide: &[],
    rewrites: &[],
    messages: &[&CREDIT],
    options: &[],
    yields_to: &[],
    cap: 3,
    examples: &[
        Example::md("Badet öppnar.\n\n⟦![En brygga i motljus](bad.jpg)⟧\n\nVälkommen.\n").with(ON),
        Example::html("<figure>⟦<img src=\"bad.jpg\" alt=\"En brygga\">⟧<figcaption>Badet i Tofta</figcaption></figure>\n").with(ON),
        Example::md("Badet öppnar.\n\n![En brygga i motljus](bad.jpg)\n\n*Foto: Anna Ek*\n").with(ON),
        Example::html("<figure><img src=\"bad.jpg\" alt=\"En brygga\"><figcaption>Badet i Tofta. Bild: Anna Ek</figcaption></figure>\n").with(ON),
        Example::html("<p>Ring.</p><img src=\"lur.svg\" alt=\"Telefon\"><img src=\"l.png\" alt=\"Logga\" width=\"40\" height=\"40\"><img src=\"v.jpg\" alt=\"\">\n").with(ON),
        Example::md("![En brygga](a.jpg)\n\nText.\n\n![En båt](b.jpg)\n\nMer text.\n\nFoto: Anna Ek (båda bilderna)\n").with(ON),
    ],
    check: Check::Draft(check),
};

const ON: &str = "[rules.\"image/missing-credit\"]\nlevel = \"advice\"\n";

const CREDIT: Message = Message {
    what: Msg::new("Det framgår inte vem som har gjort bilden.", "It is not said who made the picture."),
    why: Msg::new(
        "Den som har gjort en bild har rätt att bli nämnd när den används.",
        "Whoever made a picture has the right to be named when it is used.",
    ),
    how: Msg::new("Skriv till exempel ”Foto: Namn Namn” vid bilden.", "Write for example “Foto: Name Name” beside the picture."),
};

/// How a credit begins.
const CREDITS: &[&str] = &[
    "foto:",
    "fotograf:",
    "bild:",
    "bilder:",
    "illustration:",
    "illustratör:",
    "grafik:",
    "karta:",
    "photo:",
    "image:",
    "foto ",
    "©",
    "källa:",
];

/// Pixels on the shorter side up to which a picture is an icon or a logo.
const SMALL: u32 = 100;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if matches!(draft.format, Format::Picture | Format::Media) {
        return;
    }
    let anywhere = settings.text_type == TextType::Social && draft.visible().any(|block| credits(&block.text.plain));
    let last = draft.visible().filter(|block| !block.text.is_blank()).last().is_some_and(|block| credits(&block.text.plain));
    if anywhere || last {
        return;
    }
    for image in draft.images.iter().filter(|image| is_photo(image) && !is_credited(draft, image)) {
        found.push(Finding::fault(Level::Advice, &CREDIT).at(image.span));
    }
}

/// A picture that somebody took or made: no icon, no drawing of lines, no decoration.
fn is_photo(image: &Image) -> bool {
    let drawn = image.target.file_name().to_lowercase().ends_with(".svg") || image.file.found().is_some_and(|file| file.format == "svg");
    let small = size(image).is_some_and(|(wide, high)| wide.min(high) <= SMALL);
    let kind = matches!(image.kind, ImageKind::Picture | ImageKind::Attachment);
    kind && !drawn && !small && !is_pixel(image) && !image.hidden && !image.decorative && image.alt != Alt::Empty
}

fn is_credited(draft: &Draft, image: &Image) -> bool {
    let block = |block: Option<&Block>| block.is_some_and(|block| credits(&block.text.plain));
    let own = image.block.and_then(|block| draft.blocks.get(block));
    image.caption.as_ref().is_some_and(|caption| credits(&caption.plain))
        || image.alt.text().is_some_and(|alt| credits(&alt.plain))
        || image.extras.iter().any(|extra| extra.name == "title" && credits(&extra.text))
        || block(own)
        || block(before(draft, image))
        || block(after(draft, image))
}

/// Whether a text names a maker: "Foto: Anna Ek", at its start or after another sentence.
fn credits(text: &str) -> bool {
    let lower = text.to_lowercase();
    CREDITS.iter().any(|credit| {
        let whole = |at: usize| lower[..at].chars().next_back().is_none_or(|sign| !sign.is_alphanumeric());
        lower.match_indices(credit).any(|(at, _)| if credit.ends_with(' ') { at == 0 } else { whole(at) })
    })
}
