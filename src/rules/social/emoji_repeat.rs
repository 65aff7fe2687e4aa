//! The same emoji again further on.

use std::collections::BTreeMap;

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::signs::{emoji, names};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::places::{Place, Role, places};
use super::post::{FACEBOOK, span, without};

/// The rule.
pub const RULE: Rule = Rule {
    id: "social/emoji-repeat",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &[],
    sources: &["Stockholms stad, Tillgänglighet på sociala medier", "Unicode CLDR 48.2"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Samma emoji flera gånger", "The same emoji several times"),
    guide: &[
        Msg::new(
            "Den andra gången säger en emoji ingenting nytt, men den läses upp lika långsamt som den första.",
            "The second time an emoji says nothing new, but it is read aloud as slowly as the first.",
        ),
        Msg::new("Låt den stå en gång, där den gör mest nytta: oftast sist.", "Let it stand once, where it does most good: mostly last."),
    ],
    rewrites: &[Rewrite::new("Äntligen sommar! ☀️ Badet öppnar på lördag. ☀️", "Äntligen sommar! ☀️ Badet öppnar på lördag.")],
    messages: &[&AGAIN],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::text("Kanal: facebook\n\nHeja! 🌟 Nu vinner vi. Grattis från oss alla. ⟦🌟⟧\n")
            .fixed("Kanal: facebook\n\nHeja! 🌟 Nu vinner vi. Grattis från oss alla.\n"),
        Example::text("Kanal: facebook\n\nTack! 👍\n\nVi ses. ⟦👍🏿⟧ Välkommen!\n")
            .fixed("Kanal: facebook\n\nTack! 👍\n\nVi ses. Välkommen!\n"),
        Example::html("<p>Tack! ❤️</p><p>⟦❤⟧ Vi ses i parken.</p>\n").with(FACEBOOK).fixed("<p>Tack! ❤️</p><p>Vi ses i parken.</p>\n"),
        Example::text("Kanal: facebook\n\nTa med:\n🎒 väska\n🎒 matsäck\n\nTack! ❤️ Vi ses. 💚\n"),
        Example::text("Tack! 👍 Vi ses. 👍\n"),
    ],
    check: Check::Draft(check),
};

const AGAIN: Message = Message {
    what: Msg::new("{emoji} står mer än en gång.", "{emoji} stands more than once."),
    why: Msg::new("Den läses ofta upp som ”{name}”, varje gång.", "It is often read aloud as “{name}” (in Swedish), every time."),
    how: Msg::new("Låt den stå en gång.", "Let it stand once."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let places = places(draft, settings);
    let mut kinds: BTreeMap<std::borrow::Cow<'_, str>, Vec<&Place<'_>>> = BTreeMap::new();
    let reported = |place: &&Place<'_>| place.again && !matches!(place.role, Role::Row(..) | Role::Further | Role::Bullet);
    for place in places.iter().filter(reported) {
        kinds.entry(emoji::bare(place.emoji())).or_default().push(place);
    }
    for (kind, places) in kinds {
        let Some((first, more)) = places.split_first() else { continue };
        let at = |place: &Place<'_>| span(place.block, place.range.clone());
        let gone = |place: &&&Place<'_>| place.remains && !matches!(place.role, Role::Word(_));
        let edits: Vec<_> = places.iter().filter(gone).filter_map(|place| without(place.block, &place.line, &place.range)).collect();
        let fix = Fix::edits(Safety::Safe, Msg::new("Behåll den första", "Keep the first"), edits);
        let finding = Finding::fault(Level::Warning, &AGAIN).at(at(first)).arg("emoji", first.emoji()).arg("name", &*names::name(&kind));
        found.push(more.iter().fold(finding, |finding, place| finding.also(at(place))).fix(fix));
    }
}
