//! A description that only names the kind of thing: "bild", "Omslagsbild", "Alt-text här", "image1".

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::rule::{Check, Example, Rule, Situation};

use super::picture_words::says_nothing;
use super::proposals::template;
use super::surroundings::description;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/placeholder-alt",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Template),
    default_on: true,
    refs: &["WCAG 1.1.1"],
    sources: &["WCAG technique F30", "W3C ACT qt1vmo"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Bildbeskrivning som inte säger något", "Description that says nothing"),
    guide: &[],
    rewrites: &[],
    messages: &[&NOTHING],
    options: &[],
    yields_to: &["image/filename-alt"],
    cap: 10,
    examples: &[
        Example::md("Nu byggs badet om.\n\n![⟦Bild⟧](bad.jpg)\n\n![⟦Omslagsbild⟧](bok.jpg)\n"),
        Example::html(
            "<p>Badet.</p><img src=\"/cms/bad.jpg\" alt=\"{{ alt }}\"><img src=\"/cms/ramp.jpg\" alt=\"<%= bild %>\"><img src=\"/cms/kiosk.jpg\" alt=\"⟦bild⟧\">\n",
        ),
        Example::html(
            "<p>Nytt.</p><img src=\"a.jpg\" alt=\"⟦Logotyp⟧\"><img src=\"b.jpg\" alt=\"⟦Skärmbild 2⟧\"><img src=\"c.jpg\" alt=\"⟦bildbeskrivning här⟧\">\n",
        ),
        Example::md("Se kartan.\n\n![⟦image1⟧](karta.png)\n\n![⟦Alt-text⟧](karta2.png)\n\n![⟦TODO⟧](karta3.png)\n"),
        Example::md("![Rådhuset](radhus.jpg)\n\nKaffe serveras.\n\n![Karta över avstängda gator](karta.png)\n"),
        Example::html(
            "<p>Läs om slöjd.</p><img src=\"a.jpg\" alt=\"Bildlärare\"><img src=\"b.jpg\" alt=\"Ekviks kommuns logotyp\"><img src=\"c.jpg\" alt=\"Spegelbild\">\n",
        ),
    ],
    check: Check::Draft(check),
};

const NOTHING: Message = Message {
    what: Msg::new(
        "Bildbeskrivningen ”{text}” säger inte vad bilden visar.",
        "The description “{text}” does not say what the picture shows.",
    ),
    why: Msg::new(
        "Den som lyssnar vet redan att det är en bild, men inte av vad.",
        "Whoever listens knows already that it is a picture, but not of what.",
    ),
    how: Msg::new("Skriv med några ord vad bilden visar.", "Write in a few words what the picture shows."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for image in &draft.images {
        let Some(text) = description(image).filter(|text| says_nothing(&text.plain)) else { continue };
        let span = text.whole().unwrap_or(image.span);
        found.push(Finding::fault(Level::Error, &NOTHING).at(span).arg("text", text.plain.as_str()).fix(template(image)));
    }
}
