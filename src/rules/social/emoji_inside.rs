//! An emoji in the middle of a sentence breaks the sentence for whoever listens.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::signs::names;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::places::{Place, Role, places};
use super::post::{FACEBOOK, span, without};

/// The rule.
pub const RULE: Rule = Rule {
    id: "social/emoji-inside",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &[],
    sources: &["Stockholms stad, Tillgänglighet på sociala medier", "Unicode CLDR 48.2"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Emoji mitt i en mening", "Emoji in the middle of a sentence"),
    guide: &[
        Msg::new(
            "”Nu kan du åka buss 🚌 gratis” låter ofta som ”Nu kan du åka buss buss gratis”. Meningen går sönder, och den som lyssnar får börja om.",
            "“Now the bus 🚌 is free” often sounds like “Now the bus bus is free”. The sentence breaks, and whoever listens has to start again.",
        ),
        Msg::new(
            "Flytta emojin till slutet av stycket. Mellan två meningar går också bra.",
            "Move the emoji to the end of the paragraph. Between two sentences is fine too.",
        ),
    ],
    rewrites: &[Rewrite::new("I helgen är det teater 🎭 för barn i parken.", "I helgen är det teater för barn i parken. 🎭")],
    messages: &[&INSIDE],
    options: &[],
    yields_to: &["social/emoji-for-word"],
    cap: 10,
    examples: &[
        Example::text("Kanal: instagram\n\nNu kan du åka buss ⟦🚌⟧ gratis i helgen. Kliv på var du vill.\n")
            .fixed("Kanal: instagram\n\nNu kan du åka buss gratis i helgen. Kliv på var du vill. 🚌\n"),
        Example::text("Kanal: facebook\n\nBadet ⟦🏊⟧ öppnar klockan tio. #Visby\n")
            .fixed("Kanal: facebook\n\nBadet öppnar klockan tio. 🏊 #Visby\n"),
        Example::html("<p>Vi bjuder på <b>fika ⟦☕⟧ och musik</b> i parken.</p>\n")
            .with(FACEBOOK)
            .fixed("<p>Vi bjuder på <b>fika och musik</b> i parken. ☕</p>\n"),
        Example::text(
            "Kanal: facebook\n\nVälkommen 🎉 Vi ses på lördag!\n\nTack för i går! 🙏 Över 400 kom.\n\nSnart är det dags 🎄\nVi ses i parken.\n",
        ),
        Example::text("Nu kan du åka buss 🚌 gratis i helgen.\n"),
    ],
    check: Check::Draft(check),
};

const INSIDE: Message = Message {
    what: Msg::new("{emoji} står mitt i en mening.", "{emoji} stands in the middle of a sentence."),
    why: Msg::new(
        "Den läses ofta upp som ”{name}”, och då går meningen sönder för den som lyssnar.",
        "It is often read aloud as “{name}” (in Swedish), which breaks the sentence for those who listen.",
    ),
    how: Msg::new("Flytta den till slutet av stycket.", "Move it to the end of the paragraph."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    for place in places(draft, settings).iter().filter(|place| place.role == Role::Inside) {
        let finding = Finding::fault(Level::Advice, &INSIDE).at(span(place.block, place.range.clone()));
        let finding = finding.arg("emoji", place.emoji()).arg("name", &*names::name(place.emoji()));
        found.push(finding.fix(moved(place)));
    }
}

/// To the end of the paragraph's words; where an emoji stands already, it goes.
fn moved(place: &Place<'_>) -> Option<Fix> {
    let block = place.block;
    let text = &block.text.plain;
    let end = block.signs().body_end(text, 0..text.len());
    let gone = without(block, &place.line, &place.range)?;
    let emoji = &block.signs().emoji;
    let next = emoji.get(emoji.partition_point(|other| other.start < end));
    let taken = next.is_some_and(|next| text[end..next.start].trim().is_empty());
    if taken || end < place.range.end {
        return Fix::edits(Safety::Suggest, Msg::new("Ta bort den", "Remove it"), [gone]);
    }
    let there = block.text.edit(end..end, &format!(" {}", place.emoji()))?;
    Fix::edits(Safety::Safe, Msg::new("Flytta till slutet av stycket", "Move to the end of the paragraph"), [gone, there])
}
