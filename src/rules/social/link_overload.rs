//! More than one link in a post.

use crate::config::{Form, Key, Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};
use crate::rules::link::shown_links::{self, Shown};

use super::post::{FACEBOOK, is_post};

/// The rule.
pub const RULE: Rule = Rule {
    id: "social/link-overload",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &[],
    sources: &["Stockholms stad, Tillgänglighet på sociala medier", "UK Government Communication Service: social media"],
    situations: &[Situation::NoVision, Situation::Cognition, Situation::Everybody],
    title: Msg::new("Flera länkar i ett inlägg", "Several links in a post"),
    guide: &[
        Msg::new(
            "Ett inlägg som ber om två saker får ofta ingen av dem. En länk gör det tydligt vad läsaren ska göra.",
            "A post that asks for two things often gets neither. One link makes it clear what readers are to do.",
        ),
        Msg::new("Länka till en sida som har allt, eller skriv två inlägg.", "Link to a page that has it all, or write two posts."),
    ],
    rewrites: &[Rewrite::new(
        "Läs om bygget på gotland.se/hamnen och svara på enkäten på gotland.se/enkat.",
        "Läs om bygget och svara på enkäten: gotland.se/hamnen",
    )],
    messages: &[&MANY],
    options: &[Key::new("most", Form::Whole(0, 100), "Så många länkar får ett inlägg ha.")],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::text("Kanal: facebook\n\nLäs om bygget på gotland.se/hamnen och svara på enkäten på gotland.se/enkat.\n").whole(),
        Example::html("<p><a href=\"/a\">Anmäl dig till simskolan</a> eller <a href=\"/b\">läs om badet</a>.</p>\n").with(FACEBOOK).whole(),
        Example::text("Kanal: facebook\n\nLäs mer på gotland.se/hamnen eller mejla hamnen@gotland.se.\n"),
        Example::md("Läs om bygget på gotland.se/hamnen och svara på gotland.se/enkat.\n"),
    ],
    check: Check::Draft(check),
};

const MANY: Message = Message {
    what: Msg::new("Inlägget har {count} länkar.", "The post has {count} links."),
    why: Msg::new(
        "Det blir svårt att se vad läsaren ska göra, och att välja.",
        "It becomes hard to see what readers are to do, and to choose.",
    ),
    how: Msg::new("Behåll den viktigaste.", "Keep the most important one."),
};

const MOST: i64 = 1;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if !is_post(draft, settings) {
        return;
    }
    let count = shown_links::of(draft).filter(Shown::is_web).count();
    let most = usize::try_from(settings.number(RULE.id, "most", MOST)).unwrap_or_default();
    if count > most {
        found.push(Finding::fault(Level::Warning, &MANY).arg("count", count).over(count - most));
    }
}
