//! A description that opens by saying that it is a picture: "Bild på", "Bilden visar", "Image of".

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::picture_words::opening;
use super::surroundings::description;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/redundant-alt",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.1.1"],
    sources: &["W3C, An alt Decision Tree", "Sa11y", "Editoria11y"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Onödig inledning i bildbeskrivningen", "Needless opening of the description"),
    guide: &[],
    rewrites: &[],
    messages: &[&OPENING],
    options: &[],
    yields_to: &["image/placeholder-alt", "image/filename-alt", "image/machine-alt"],
    cap: 10,
    examples: &[
        Example::md("Volontärer sökes.\n\n![⟦Bild på⟧ en äldre man som planterar blommor.](plantering.jpg)\n")
            .fixed("Volontärer sökes.\n\n![En äldre man som planterar blommor.](plantering.jpg)\n"),
        Example::html("<p>Badet.</p><img src=\"a.jpg\" alt=\"⟦Bilden visar⟧ en simhall\"><img src=\"b.jpg\" alt='⟦Foto:⟧ två barn badar'>\n")
            .fixed("<p>Badet.</p><img src=\"a.jpg\" alt=\"En simhall\"><img src=\"b.jpg\" alt='Två barn badar'>\n"),
        Example::md("Hamnen.\n\n![⟦Bilden visar⟧ att bron är öppen](bro.jpg)\n"),
        Example::md("Hamnen.\n\n![⟦En bild som föreställer⟧ åtta båtar](hamn.jpg)\n").fixed("Hamnen.\n\n![Åtta båtar](hamn.jpg)\n"),
        Example::html("<p lang=\"en\">The bridge.</p><img src=\"a.jpg\" alt=\"⟦Image of⟧ a bridge\"><img src=\"b.jpg\" alt=\"⟦Skärmbild från⟧ e-tjänsten\">\n")
            .fixed("<p lang=\"en\">The bridge.</p><img src=\"a.jpg\" alt=\"A bridge\"><img src=\"b.jpg\" alt=\"E-tjänsten\">\n"),
        Example::md("Hamnen.\n\n![Bilden visar åtta båtar. Automatiskt genererad beskrivning](hamn.jpg)\n"),
        Example::md("Slöjd.\n\n![Bildlärare Anna Ek visar elever hur man trycker](a.jpg)\n\n![Bildäck på en brygga](b.jpg)\n\n![Fotograf Eva Lind vid stadshuset](c.jpg)\n"),
        Example::html("<p>Läs.</p><img src=\"a.jpg\" alt=\"Karta över Visby\"><img src=\"b.jpg\" alt=\"Omslagsbild av Röda pärmen\"><img src=\"c.jpg\" alt=\"Illustration: så rinner vattnet\"><img src=\"d.jpg\" alt=\"Foto: Anna Ek\">\n"),
    ],
    check: Check::Draft(check),
};

const OPENING: Message = Message {
    what: Msg::new("Bildbeskrivningen inleds med ”{opening}”.", "The description opens with “{opening}”."),
    why: Msg::new(
        "Skärmläsaren säger redan att det är en bild, så orden tar bara tid.",
        "The screen reader says already that it is a picture, so the words only take time.",
    ),
    how: Msg::new("Börja direkt med vad bilden visar.", "Begin with what the picture shows."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for image in &draft.images {
        let Some(text) = description(image) else { continue };
        let Some(opening) = opening(&text.plain) else { continue };
        let words = &text.plain[opening.words.clone()];
        let rest = &text.plain[opening.rest..];
        let first = rest.chars().next().map_or(0, char::len_utf8);
        // A clause ("Bilden visar att …") cannot stand alone.
        let whole = !rest.starts_with("att ");
        let safety = if opening.plain { Safety::Safe } else { Safety::Suggest };
        let edit = whole.then(|| text.edit(opening.words.start..opening.rest + first, &rest[..first].to_uppercase())).flatten();
        let fix = Fix::edits(safety, Msg::new("Ta bort ”{opening}”", "Remove “{opening}”"), edit).map(|fix| fix.arg("opening", words));
        let span = text.span(opening.words.clone()).unwrap_or(image.span);
        found.push(Finding::fault(Level::Warning, &OPENING).at(span).arg("opening", words).fix(fix));
    }
}
