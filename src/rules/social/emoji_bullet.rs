//! Emoji where a list has its bullets.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Kind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::signs::names;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};
use crate::source::Edit;

use super::places::{Place, Role, places};
use super::post::{FACEBOOK, span};

/// The rule.
pub const RULE: Rule = Rule {
    id: "social/emoji-bullet",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &[],
    sources: &["Stockholms stad, Tillgänglighet på sociala medier", "Unicode CLDR 48.2"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Emojier som punkter i en lista", "Emoji as bullets of a list"),
    guide: &[
        Msg::new(
            "Den som lyssnar vill höra vad som står i listan. Med en emoji först på varje rad kommer ett namn före varje punkt: ”lövträd klättra i träd”.",
            "Those who listen want to hear what is in the list. With an emoji first on each line a name comes before every item: “deciduous tree climb trees”.",
        ),
        Msg::new(
            "Använd tankstreck eller vanliga punkter. Står det en siffra på en tangent, skriv siffran.",
            "Use dashes or plain bullets. For a digit on a key, write the digit.",
        ),
        Msg::new("En enda rad som börjar med en emoji är ingen lista.", "A single line that begins with an emoji is no list."),
    ],
    rewrites: &[Rewrite::new(
        "📍 Stora torget  \n📅 Lördag den 3 maj  \n☕ Vi bjuder på fika",
        "Plats: Stora torget  \nDag: lördag den 3 maj  \nVi bjuder på fika. ☕",
    )],
    messages: &[&BULLETS],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::text("Kanal: facebook\n\nDet här kan du göra i parken:\n⟦🌳⟧ klättra i träd\n⟦🚲⟧ låna cykel\n\nVälkommen!\n")
            .fixed("Kanal: facebook\n\nDet här kan du göra i parken:\n– klättra i träd\n– låna cykel\n\nVälkommen!\n"),
        Example::html("<p>Så gör du:<br>⟦1️⃣⟧ Anmäl dig<br>⟦2️⃣⟧ Kom</p>\n")
            .with(FACEBOOK)
            .fixed("<p>Så gör du:<br>1. Anmäl dig<br>2. Kom</p>\n"),
        Example::html("<ul><li>⟦✅⟧ klättra</li><li>⟦✅⟧ cykla</li></ul>\n")
            .with(FACEBOOK)
            .fixed("<ul><li>klättra</li><li>cykla</li></ul>\n"),
        Example::text("Kanal: facebook\n\n🎉 Nu är det dags!\n\nVälkommen till parken på lördag.\n❤️\n#Visby #Bada\n"),
        Example::text("Det här kan du göra i parken:\n🌳 klättra i träd\n🚲 låna cykel\n"),
    ],
    check: Check::Draft(check),
};

const BULLETS: Message = Message {
    what: Msg::new("{count} rader börjar med en emoji.", "{count} lines begin with an emoji."),
    why: Msg::new(
        "{emoji} läses ofta upp som ”{name}” före det som står på raden.",
        "{emoji} is often read aloud as “{name}” (in Swedish) before what stands on the line.",
    ),
    how: Msg::new("Använd tankstreck i stället.", "Use dashes instead."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let places = places(draft, settings);
    let bullets: Vec<_> = places.iter().filter(|place| place.role == Role::Bullet).collect();
    let Some((first, more)) = bullets.split_first() else { return };
    let at = |place: &Place<'_>| span(place.block, place.range.clone());
    let fix =
        Fix::edits(Safety::Safe, Msg::new("Byt till tankstreck", "Change to dashes"), bullets.iter().filter_map(|place| dashed(place)));
    let finding = Finding::fault(Level::Warning, &BULLETS).at(at(first)).arg("count", bullets.len());
    let finding = finding.arg("emoji", first.emoji()).arg("name", &*names::name(first.emoji()));
    found.push(more.iter().fold(finding, |finding, place| finding.also(at(place))).fix(fix));
}

/// A dash for an emoji, the digit for a key; nothing where the format has a bullet of its own.
fn dashed(place: &Place<'_>) -> Option<Edit> {
    let rest = &place.block.text.plain[place.range.end..place.line.end];
    let range = place.range.start..place.range.end + rest.len() - rest.trim_start().len();
    let digit = place.emoji().chars().next().filter(char::is_ascii_digit);
    let mark = match digit {
        _ if place.block.kind == Kind::Item => String::new(),
        Some(digit) => format!("{digit}. "),
        None => "– ".to_owned(),
    };
    place.block.text.edit(range, &mark)
}
