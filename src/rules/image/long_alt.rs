//! A description longer than anybody wants to listen to in one breath, or than the channel takes.

use unicode_segmentation::UnicodeSegmentation;

use crate::config::{Channel, Form, Key, Level, Limit, Settings, Status, Unit};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::surroundings::description;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/long-alt",
    levels: &[Level::Warning, Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.1.1"],
    sources: &["Sa11y (250 characters)", "corpora/channels.toml"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Lång bildbeskrivning", "Long description"),
    guide: &[],
    rewrites: &[],
    messages: &[&LONG, &OVER],
    options: &[Key::new("limit", Form::Whole(1, 10_000), "Så många tecken får en bildbeskrivning ha innan klart säger till. Annars 250.")],
    yields_to: &["image/filename-alt"],
    cap: 10,
    examples: &[
        Example::md("Hamnen.\n\n![⟦Tre små hus står vid kajen och en båt seglar förbi.⟧](hamn.jpg)\n")
            .with("[rules.\"image/long-alt\"]\nlimit = 40\n"),
        Example::html(
            "<p>Hamnen.</p><img src=\"hamn.jpg\" alt=\"⟦Tre små hus i rött, gult och vitt står vid kajen. Till höger seglar en båt med vitt segel förbi, och små vågor rullar in mot land. Bakom husen syns en skog, och framför dem sitter fyra personer på en bänk och äter glass medan en hund sover i skuggan bredvid dem.⟧\">\n",
        ),
        Example::md(
            "![Tre små hus i rött, gult och vitt står vid kajen. Till höger seglar en båt med vitt segel förbi, och små vågor rullar in mot land i den svaga vinden.](hamn.jpg)\n",
        ),
    ],
    check: Check::Draft(check),
};

const LONG: Message = Message {
    what: Msg::new("Bildbeskrivningen är {count} tecken lång.", "The description is {count} characters long."),
    why: Msg::new(
        "Den läses upp i ett svep, utan möjlighet att stanna eller hoppa.",
        "It is read aloud in one go, with no way to pause or skip.",
    ),
    how: Msg::new(
        "Korta till högst {limit} tecken och lägg resten i texten.",
        "Shorten it to {limit} characters at most and put the rest in the text.",
    ),
};

const OVER: Message = Message {
    what: Msg::new(
        "Bildbeskrivningen är {count} tecken. {channel} tar {limit}.",
        "The description is {count} characters. {channel} takes {limit}.",
    ),
    why: Msg::new("Kanalen kapar eller vägrar ta emot en längre beskrivning.", "The channel cuts or refuses a longer description."),
    how: Msg::new(
        "Korta till högst {limit} tecken och lägg resten i texten.",
        "Shorten it to {limit} characters at most and put the rest in the text.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let usual = usize::try_from(settings.number(RULE.id, "limit", 250)).unwrap_or(250);
    let channel = Channel::strictest(&settings.channels, |channel| channel.alt);
    for image in &draft.images {
        let Some(text) = description(image) else { continue };
        let span = text.whole().unwrap_or(image.span);
        let over = channel.and_then(|(channel, limit)| Some((channel, limit, excess(&text.plain, limit)?)));
        if let Some((channel, limit, (count, most))) = over {
            let level = if limit.status == Status::Confirmed { Level::Error } else { Level::Warning };
            found.push(Finding::fault(level, &OVER).at(span).arg("count", count).arg("limit", most).arg("channel", channel.label));
            continue;
        }
        // Nothing has more graphemes than bytes.
        let count = if text.plain.len() > usual { text.plain.graphemes(true).count() } else { 0 };
        if count > usual {
            found.push(Finding::fault(Level::Warning, &LONG).at(span).arg("count", count).arg("limit", usual));
        }
    }
}

/// The length in the channel's own unit and the most it takes, when the text is longer.
fn excess(text: &str, limit: Limit) -> Option<(usize, usize)> {
    let most = limit.max? as usize;
    let count = match limit.unit {
        Unit::Graphemes => text.graphemes(true).count(),
        Unit::Characters => text.chars().count(),
        Unit::Weighted => text.chars().map(|sign| if sign < '\u{1100}' { 1 } else { 2 }).sum(),
    };
    (count > most).then_some((count, most))
}
