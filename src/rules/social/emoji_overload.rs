//! More emoji than a listener has patience for.

use crate::config::{Form, Key, Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::signs::names;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::post::{FACEBOOK, aloud, blocks};

/// The rule.
pub const RULE: Rule = Rule {
    id: "social/emoji-overload",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &[],
    sources: &[
        "Stockholms stad, Tillgänglighet på sociala medier",
        "UK Government Communication Service: social media",
        "Unicode CLDR 48.2",
    ],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Många emojier i ett inlägg", "Many emoji in a post"),
    guide: &[
        Msg::new(
            "En emoji läses upp med sitt namn: ”konfettismällare”, ”ansikte med glädjetårar”. En eller två ger ton. Fem blir en uppräkning som skymmer det du vill säga.",
            "An emoji is read aloud by its name: “party popper”, “face with tears of joy”. One or two give a tone. Five become a list that hides what you want to say.",
        ),
        Msg::new(
            "Välj den som säger mest och ställ den sist i inlägget. Det viktiga ska gå att förstå utan den.",
            "Choose the one that says most and put it last in the post. What matters has to be clear without it.",
        ),
        Msg::new(
            "En flagga, en familj eller en hand med hudton räknas som en.",
            "A flag, a family or a hand with a skin tone counts as one.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "🎉 Äntligen! 🎉 Lekparken är klar 🌳 Vi bjuder på fika ☕ och lek 🤸",
        "Nu är lekparken klar. Vi bjuder på fika och lek. 🎉",
    )],
    messages: &[&MANY],
    options: &[Key::new("most", Form::Whole(0, 100), "Så många emojier får ett inlägg ha.")],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::text("Kanal: facebook\n\nNu öppnar badet. 🎉 Ta med handduk. 🏊 Vi ses. 😊 Varmt välkommen! ❤️\n").whole(),
        Example::html("<p>Badet öppnar. 🎉</p><p>Kom! 🏊 Vi ses. 😊</p><p>❤️ Tack! </p>\n").with(FACEBOOK).whole(),
        Example::text("Kanal: facebook\n\nNu öppnar badet. 👨‍👩‍👧‍👦 Vi ses i Solna. 🇸🇪 Bra! 👍🏽 Köp 2 för 1™ © ® ↔\n"),
        Example::md("Nu öppnar badet. 🎉 Ta med handduk. 🏊 Vi ses. 😊 Varmt välkommen! ❤️\n"),
        Example::text("Kanal: x\n\nNu öppnar badet. 🎉 Ta med handduk. 🏊 Vi ses.\n")
            .with("[rules.\"social/emoji-overload\"]\nmost = 1\n")
            .whole(),
    ],
    check: Check::Draft(check),
};

const MANY: Message = aloud(
    Msg::new("Inlägget har {count} emojier.", "The post has {count} emoji."),
    Msg::new("Behåll högst {most}, helst sist i inlägget.", "Keep at most {most}, preferably last in the post."),
);

/// What Stockholm and the British government's communication service allow.
const MOST: i64 = 3;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let count: usize = blocks(draft, settings).map(|block| block.signs().emoji.len()).sum();
    let most = usize::try_from(settings.number(RULE.id, "most", MOST)).unwrap_or_default();
    if count <= most {
        return;
    }
    let Some((block, emoji)) = blocks(draft, settings).find_map(|block| Some((block, block.signs().emoji.first()?))) else { return };
    let emoji = &block.text.plain[emoji.clone()];
    let finding = Finding::fault(Level::Warning, &MANY).arg("count", count).arg("most", most).over(count - most);
    found.push(finding.arg("emoji", emoji).arg("name", &*names::name(emoji)));
}
