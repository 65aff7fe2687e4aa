//! A description that a machine made and nobody has read: "Kan vara en bild av …", "Automatiskt genererad beskrivning".

use crate::config::{Level, Settings};
use crate::draft::{Alt, By, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::rule::{Check, Example, Rule, Situation};

use super::machine_words::{says_nothing_there, signature};
use super::proposals::{Described, related};
use super::surroundings::description;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/machine-alt",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 1.1.1"],
    sources: &["Meta: automatic alt text", "Microsoft Office: automatic alt text"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Bildbeskrivning som en maskin har gjort", "Description made by a machine"),
    guide: &[],
    rewrites: &[],
    messages: &[&MACHINE, &NONE],
    options: &[],
    yields_to: &["image/filename-alt"],
    cap: 10,
    examples: &[
        Example::md("Badet öppnar.\n\n![⟦Kan vara en bild av 2 personer, utomhus och vatten⟧](bad.jpg)\n"),
        Example::html(
            "<p>Torget.</p><img src=\"a.jpg\" alt=\"⟦En bild som visar text, skärmbild. Automatiskt genererad beskrivning⟧\"><img src=\"b.jpg\" alt=\"⟦A close up of a sign. Description generated with high confidence⟧\">\n",
        ),
        Example::md("Torget.\n\n![⟦En bild som visar ett torg. Beskrivning genereras automatiskt⟧](torg.jpg)\n"),
        Example::html(
            "<p>Torget.</p><img src=\"a.jpg\" alt=\"⟦Ett torg med träd. AI-genererat innehåll kan vara felaktigt.⟧\"><img src=\"b.jpg\" alt=\"⟦No photo description available.⟧\">\n",
        ),
        Example::md("![En brygga i motljus](bad.jpg)\n\nBadet öppnar.\n\n![⟦Image may contain: 1 person, outdoor⟧](bad.jpg)\n")
            .fixed("![En brygga i motljus](bad.jpg)\n\nBadet öppnar.\n\n![En brygga i motljus](bad.jpg)\n"),
        Example::md(
            "AI i skolan.\n\n![Affisch: ”Kan vara en bild av framtiden”, föreläsning den 3 maj](a.jpg)\n\n![En robot målar en tavla](b.jpg)\n",
        ),
        Example::html(
            "<p>Konst.</p><img src=\"a.jpg\" alt=\"Verket kan vara en avbild av Karl XII\"><img src=\"b.jpg\" alt=\"Automatiskt genererade fakturor i en hög\">\n",
        ),
    ],
    check: Check::Draft(check),
};

const MACHINE: Message = Message {
    what: Msg::new("Bildbeskrivningen är gjord av en maskin: ”{words}”.", "A machine made the description: “{words}”."),
    why: Msg::new(
        "En maskin räknar upp saker men vet inte vad bilden gör i texten.",
        "A machine lists things but does not know what the picture does in the text.",
    ),
    how: Msg::new("Skriv själv vad bilden visar, med några ord.", "Write yourself what the picture shows, in a few words."),
};

const NONE: Message = Message {
    what: Msg::new("Bildbeskrivningen är plattformens egen text: ”{words}”.", "The description is a platform's text: “{words}”."),
    why: Msg::new("Den som lyssnar får bara veta att beskrivningen saknas.", "Whoever listens learns only that there is no description."),
    how: Msg::new("Skriv vad bilden visar.", "Write what the picture shows."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let described = Described::of(draft);
    for image in &draft.images {
        let Some(text) = description(image) else { continue };
        let by_machine = matches!(image.alt, Alt::Present { by: By::Machine, .. });
        let Some(words) = signature(&text.plain).or_else(|| by_machine.then(|| text.plain.clone())) else { continue };
        let message = if says_nothing_there(&words) { &NONE } else { &MACHINE };
        let mut finding = Finding::fault(Level::Warning, message).at(text.whole().unwrap_or(image.span)).arg("words", words);
        finding.fixes = described.fixes(image);
        finding.related = related(image);
        found.push(finding);
    }
}
