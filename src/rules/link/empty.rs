//! A link without a name: those who listen hear that there is a link, and nothing else.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "link/empty",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Template),
    default_on: true,
    refs: &["WCAG 2.4.4", "WCAG 4.1.2"],
    sources: &["W3C ACT c487ae"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Länk utan text", "Link without text"),
    guide: &[
        Msg::new(
            "En länk behöver ord. Är den en bild är det bildbeskrivningen som säger vart den leder; är den en ikon behöver den ett namn i aria-label.",
            "A link needs words. Where it is a picture its description says where it leads; where it is an icon it needs a name in aria-label.",
        ),
        Msg::new(
            "Tomma länkar blir ofta kvar när text klistras in eller raderas. De syns inte, men de hörs.",
            "Empty links are often left behind when text is pasted or deleted. They cannot be seen, but they are heard.",
        ),
    ],
    rewrites: &[],
    messages: &[&EMPTY],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("Läs om badet. ⟦[](https://ekvik.example.se/bad)⟧\n"),
        Example::html("<p>Följ oss: ⟦<a href=\"https://example.se/ekvik\"></a>⟧ ⟦<a href=\"/rss\">&nbsp;</a>⟧</p>\n"),
        Example::html(
            "<p><a href=\"/bad\"><?php rubrik(); ?></a> <a href=\"/ramp\" v-text=\"rubrik\"></a> ⟦<a href=\"/kiosk\"><!-- kiosken --></a>⟧</p>\n",
        ),
        Example::html(
            "<p><a href=\"/\"><i class=\"fa fa-home\" title=\"Hem\"></i></a> ⟦<a href=\"/kontakt\"><i class=\"fa fa-phone\"></i></a>⟧</p>\n",
        ),
        Example::html("<p>Hem: ⟦<a href=\"/\"><img src=\"hus.png\" alt=\"\"></a>⟧</p>\n"),
        Example::md("Läs om [badet](https://ekvik.example.se/bad).\n"),
        Example::html(
            "<p><a href=\"/\" aria-label=\"Till startsidan\"></a> <a href=\"/\"><img src=\"hus.png\" alt=\"Hem\"></a> <a id=\"topp\"></a> <a href=\"/dold\" aria-hidden=\"true\"></a></p>\n",
        ),
    ],
    check: Check::Draft(check),
};

const EMPTY: Message = Message {
    what: Msg::new("Länken har ingen text.", "The link has no text."),
    why: Msg::new(
        "Den som lyssnar hör bara ”länk” och vet inte vart den leder.",
        "Whoever listens hears only “link” and cannot tell where it leads.",
    ),
    how: Msg::new("Skriv vart länken leder, eller ta bort den.", "Write where the link leads, or remove it."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for link in draft.links.iter().filter(|link| !link.hidden && !link.bare && !link.unknown && is_nameless(&link.name)) {
        let edit = link.slot.as_ref().and_then(|slot| slot.edit("[skriv vart länken leder]"));
        let fix = Fix::edits(Safety::Template, Msg::new("Skriv en länktext", "Write a link text"), edit);
        found.push(Finding::fault(Level::Error, &EMPTY).at(link.span).fix(fix));
    }
}

/// Blanks, invisible signs and the private signs of icon fonts are no name.
fn is_nameless(name: &str) -> bool {
    name.chars().all(|sign| sign.is_whitespace() || sign.is_control() || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe0f}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}'))
}
