//! An emoji that takes the place of a word.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::signs::names;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::instead::Instead;
use super::places::{Place, Role, places};
use super::post::{FACEBOOK, span};

/// The rule.
pub const RULE: Rule = Rule {
    id: "social/emoji-for-word",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 3.1.5"],
    sources: &[
        "Stockholms stad, Tillgänglighet på sociala medier",
        "UK Government Communication Service: social media",
        "Unicode CLDR 48.2",
    ],
    situations: &[Situation::NoVision, Situation::Cognition, Situation::Everybody],
    title: Msg::new("Emoji i stället för ett ord", "Emoji instead of a word"),
    guide: &[
        Msg::new(
            "”Ta med en 🍎” kräver att läsaren ser bilden, känner igen den och hittar samma ord som du. Den som lyssnar får höra ”rött äpple”, och den som lär sig svenska får gissa.",
            "“Bring an 🍎” asks readers to see the picture, recognise it and find the same word as you. Those who listen hear “red apple”, and those who are learning the language have to guess.",
        ),
        Msg::new(
            "Skriv ordet. Emojin får gärna stå kvar sist i stycket.",
            "Write the word. The emoji may well stay, last in the paragraph.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "Packa väskan. Ta med en 🍎 och en 🧃 till alla.",
        "Packa väskan. Ta med ett äpple och en juice till alla. 🍎",
    )],
    messages: &[&WORD],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::text("Kanal: instagram\n\nPacka väskan. Ta med en ⟦🍎⟧ och en ⟦🧃⟧ till alla.\n")
            .fixed("Kanal: instagram\n\nPacka väskan. Ta med ett äpple och en juice till alla.\n"),
        Example::text("Kanal: facebook\n\nVi ⟦❤️⟧ Visby!\n").fixed("Kanal: facebook\n\nVi älskar Visby!\n"),
        Example::html("<p>Kom på <em>vår ⟦🎄⟧</em>, det blir fint.</p>\n")
            .with(FACEBOOK)
            .fixed("<p>Kom på <em>vår julgran</em>, det blir fint.</p>\n"),
        Example::text(
            "Kanal: facebook\n\nVill du vara med? Häng med 🎉 Vi ses i parken!\n\nVi är så glada över den 😊\n\nKom och cykla med 🚲!\n",
        ),
        Example::md("Ta med en 🍎 och en 🧃 till alla.\n"),
    ],
    check: Check::Draft(check),
};

const WORD: Message = Message {
    what: Msg::new("{emoji} står i stället för ett ord.", "{emoji} stands instead of a word."),
    why: Msg::new(
        "Alla tolkar den inte likadant, och den läses ofta upp som ”{name}”.",
        "Not everybody takes it the same way, and it is often read aloud as “{name}” (in Swedish).",
    ),
    how: Msg::new("Skriv ordet: ”{word}”.", "Write the word: “{word}”."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    for place in places(draft, settings) {
        let Role::Word(instead) = &place.role else { continue };
        let word = instead.as_in(&place.block.text.plain);
        let finding = Finding::fault(Level::Advice, &WORD).at(span(place.block, place.range.clone()));
        let finding = finding.arg("emoji", place.emoji()).arg("name", &*names::name(place.emoji()));
        found.push(finding.fix(written(&place, instead, &word)).arg("word", word));
    }
}

fn written(place: &Place<'_>, instead: &Instead, word: &str) -> Option<Fix> {
    let edit = place.block.text.edit(instead.range.clone(), word)?;
    Fix::edits(Safety::Suggest, Msg::new("Skriv ”{word}”", "Write “{word}”"), [edit]).map(|fix| fix.arg("word", word))
}
