//! Two links beside each other to the same place: one would do.

use std::collections::HashSet;

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::{Edit, Span};

/// The rule.
pub const RULE: Rule = Rule {
    id: "link/adjacent-duplicate",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 2.4.4"],
    sources: &["WCAG technique H2", "WAVE: redundant link"],
    situations: &[Situation::NoVision, Situation::Dexterity],
    title: Msg::new("Två länkar bredvid varandra till samma ställe", "Two links beside each other to one place"),
    guide: &[
        Msg::new(
            "En bild och en rubrik som är var sin länk till samma sida blir två stopp för den som går med tangentbordet, och två länkar att lyssna på.",
            "A picture and a headline that are each a link to the same page make two stops for whoever uses the keyboard, and two links to listen to.",
        ),
        Msg::new(
            "Låt bilden och texten ligga i samma länk. Då räcker texten, och bilden kan ha tom bildbeskrivning.",
            "Let the picture and the text lie in one link. Then the text is enough, and the picture may have an empty description.",
        ),
    ],
    rewrites: &[],
    messages: &[&PICTURE, &WORDS],
    options: &[],
    yields_to: &["link/empty"],
    cap: 5,
    examples: &[
        Example::html(
            "<p>⟦<a href=\"/bad\"><img src=\"bad.jpg\" alt=\"Barn på bryggan\"></a>⟧ ⟦<a href=\"/bad\">Våra badplatser</a>⟧</p>\n",
        )
        .fixed("<p><a href=\"/bad\"><img src=\"bad.jpg\" alt=\"Barn på bryggan\"> Våra badplatser</a></p>\n"),
        Example::md("⟦[![Barn på bryggan](bad.jpg)](/bad)⟧ ⟦[Våra badplatser](/bad)⟧\n")
            .fixed("[![Barn på bryggan](bad.jpg) Våra badplatser](/bad)\n"),
        Example::md("Läs om ⟦[simskolan](/sim)⟧ ⟦[simskolan](/sim)⟧ i dag.\n").fixed("Läs om [simskolan](/sim) i dag.\n"),
        Example::html(
            "<div>⟦<a href=\"/bad\"><img src=\"bad.jpg\" alt=\"Barn på bryggan\"></a>⟧</div><p>⟦<a href=\"/bad\">Våra badplatser</a>⟧</p>\n",
        ),
        Example::md("Läs om [simskolan](/sim) eller [ring badet](/sim).\n\n- [Simskola](/sim)\n- [Simskola](/sim)\n"),
        Example::html(
            "<p><a href=\"/bad\"><img src=\"bad.jpg\" alt=\"Barn på bryggan\"> Våra badplatser</a> <a href=\"/sim\">Simskola</a></p>\n",
        ),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new(
    "Den som lyssnar eller går med tangentbordet stannar två gånger vid samma sak.",
    "Whoever listens or uses the keyboard stops twice at the same thing.",
);

const PICTURE: Message = Message {
    what: Msg::new("Bilden och texten är var sin länk till samma ställe.", "Picture and text are each a link to the same place."),
    why: WHY,
    how: Msg::new("Lägg bilden och texten i en och samma länk.", "Put picture and text in one and the same link."),
};

const WORDS: Message = Message {
    what: Msg::new("Samma länk står två gånger i rad.", "The same link stands twice in a row."),
    why: WHY,
    how: Msg::new("Ta bort den ena.", "Remove one of them."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    if draft.links.iter().all(|link| link.twin.is_none()) {
        return;
    }
    let pictured: HashSet<usize> = draft.images.iter().filter_map(|image| image.link).collect();
    let is_picture = |number: usize| draft.links[number].text.is_blank() && pictured.contains(&number);
    for (number, link) in draft.links.iter().enumerate() {
        let Some(twin) = &link.twin else { continue };
        let before = &draft.links[twin.before];
        if before.name.is_empty() || link.name.is_empty() {
            continue;
        }
        let (message, fix) = if is_picture(number) != is_picture(twin.before) {
            (&PICTURE, Fix::edits(Safety::Safe, Msg::new("Gör dem till en länk", "Make them one link"), twin.joined.clone()))
        } else if link.name == before.name && link.text.plain.trim() == before.text.plain.trim() {
            (&WORDS, twin.joined.as_ref().and_then(|_| dropped(before.span, link.span)))
        } else {
            continue;
        };
        found.push(Finding::fault(Level::Advice, message).at(link.span).also(before.span).fix(fix));
    }
}

/// The second link taken away, with the blank before it.
fn dropped(before: Span, link: Span) -> Option<Fix> {
    let edit = Edit { span: Span { start: before.end, ..link }, text: String::new() };
    Fix::edits(Safety::Safe, Msg::new("Ta bort den andra", "Remove the second one"), [edit])
}
