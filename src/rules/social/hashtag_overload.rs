//! More hashtags than a listener has patience for.

use crate::config::{Form, Key, Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::post::{FACEBOOK, blocks};

/// The rule.
pub const RULE: Rule = Rule {
    id: "social/hashtag-overload",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &[],
    sources: &["Stockholms stad, Tillgänglighet på sociala medier", "UK Government Communication Service: social media"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Många hashtaggar i ett inlägg", "Many hashtags in a post"),
    guide: &[
        Msg::new(
            "Varje hashtagg läses upp, ofta med ordet ”nummertecken” eller ”hashtag” först. Två räcker för att inlägget ska gå att hitta.",
            "Every hashtag is read aloud, often with the word “number sign” or “hashtag” first. Two are enough for the post to be found.",
        ),
        Msg::new(
            "Välj dem som andra redan använder och söker på. Stryk dem som bara upprepar texten.",
            "Choose those that others use and search for. Drop those that only repeat the text.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "Nu är det kultur hela dagen.\n\n#Kultur #GratisIParken #Sommar #StockholmsStad",
        "Nu är det kultur hela dagen.\n\n#GratisIParken #StockholmsStad",
    )],
    messages: &[&MANY],
    options: &[Key::new("most", Form::Whole(0, 100), "Så många hashtaggar får ett inlägg ha.")],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::text("Kanal: facebook\n\nNu är det kultur hela dagen.\n\n#GratisIParken #Kultur #StockholmsStad\n").whole(),
        Example::html("<p>Badet öppnar. #Bad</p><p>#Visby #Gotland</p>\n").with(FACEBOOK).whole(),
        Example::text("Kanal: facebook\n\nNu är det kultur. Du är nr #1 på gotland.se/kultur#scen.\n\n#Kultur #Visby\n"),
        Example::md("Nu är det kultur.\n\n#GratisIParken #Kultur #StockholmsStad\n"),
    ],
    check: Check::Draft(check),
};

const MANY: Message = Message {
    what: Msg::new("Inlägget har {count} hashtaggar.", "The post has {count} hashtags."),
    why: Msg::new("Var och en läses upp, och texten drunknar.", "Each is read aloud, and the text drowns."),
    how: Msg::new("Behåll högst {most}, sist i inlägget.", "Keep at most {most}, last in the post."),
};

/// What Stockholm and the British government's communication service allow.
const MOST: i64 = 2;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let count: usize = blocks(draft, settings).map(|block| block.signs().tags.len()).sum();
    let most = usize::try_from(settings.number(RULE.id, "most", MOST)).unwrap_or_default();
    if count > most {
        found.push(Finding::fault(Level::Warning, &MANY).arg("count", count).arg("most", most).over(count - most));
    }
}
