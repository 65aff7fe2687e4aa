//! Several emoji side by side: each is read aloud.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::signs::names;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::places::{Role, places};
use super::post::{FACEBOOK, aloud, span};

/// The rule.
pub const RULE: Rule = Rule {
    id: "social/emoji-run",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &[],
    sources: &["Stockholms stad, Tillgänglighet på sociala medier", "Unicode CLDR 48.2"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Flera emojier i rad", "Several emoji in a row"),
    guide: &[
        Msg::new(
            "Tre hjärtan i rad läses ofta upp som ”rött hjärta, rött hjärta, rött hjärta”. Den som ser hoppar över dem. Den som lyssnar måste vänta.",
            "Three hearts in a row are often read aloud as “red heart, red heart, red heart”. Those who see pass over them. Those who listen have to wait.",
        ),
        Msg::new("En räcker för att ge känslan. Behåll den som säger mest.", "One is enough for the feeling. Keep the one that says most."),
    ],
    rewrites: &[Rewrite::new("Välkommen till årets julmarknad! 🎄🎅✨", "Välkommen till årets julmarknad! 🎄")],
    messages: &[&ROW],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::text("Kanal: facebook\n\nBadet är öppet! ⟦🎉🎉🎉🎉⟧ Välkommen på lördag.\n")
            .fixed("Kanal: facebook\n\nBadet är öppet! 🎉 Välkommen på lördag.\n"),
        Example::html("<p>Tack alla! ⟦❤️ 👍🏽⟧</p>\n").with(FACEBOOK).fixed("<p>Tack alla! ❤️</p>\n"),
        Example::text("Kanal: instagram\n\nVi firar. ⟦🇸🇪🇺🇦⟧\n").fixed("Kanal: instagram\n\nVi firar. 🇸🇪\n"),
        Example::text("Kanal: facebook\n\nVi ses! 👨‍👩‍👧‍👦\n\nVälkommen till parken. 🌳\nTa med en filt.\n"),
        Example::md("Badet är öppet! 🎉🎉🎉🎉\n"),
    ],
    check: Check::Draft(check),
};

const ROW: Message = aloud(
    Msg::new("Här står {count} emojier i rad.", "Here stand {count} emoji in a row."),
    Msg::new("Behåll en, till exempel den första.", "Keep one, for instance the first."),
);

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    for place in places(draft, settings) {
        let Role::Row(end, count) = place.role else { continue };
        let fix = place.block.text.edit(place.range.end..end, "");
        let fix = Fix::edits(Safety::Safe, Msg::new("Behåll den första", "Keep the first"), fix);
        let finding = Finding::fault(Level::Warning, &ROW).at(span(place.block, place.range.start..end)).arg("count", count);
        found.push(finding.arg("emoji", place.emoji()).arg("name", &*names::name(place.emoji())).fix(fix));
    }
}
