//! A post that is longer than its channel takes.

use unicode_segmentation::UnicodeSegmentation;

use crate::config::{Level, Settings, Status, Unit};
use crate::draft::{Block, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::post::is_post;
use super::weight::weight;

/// The rule.
pub const RULE: Rule = Rule {
    id: "social/over-length",
    levels: &[Level::Warning, Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &[],
    sources: &["corpora/channels.toml", "atproto lexicon app.bsky.feed.post"],
    situations: &[Situation::Everybody],
    title: Msg::new("Inlägget är för långt för kanalen", "The post is too long for its channel"),
    guide: &[
        Msg::new(
            "Det som inte får plats kapas eller vägras. På de flesta plattformar försvinner slutet, och där står ofta tiden, platsen eller länken.",
            "What does not fit is cut off or refused. On most platforms the end is lost, and there the time, the place or the link often stands.",
        ),
        Msg::new(
            "Varje kanal räknar på sitt sätt: Bluesky räknar tecken som de syns, X räknar en länk som 23 och de flesta emojier som 2. klart räknar likadant.",
            "Every channel counts in its own way: Bluesky counts characters as they are seen, X counts a link as 23 and most emoji as 2. klart counts alike.",
        ),
        Msg::new("Går ett utkast till flera kanaler gäller den trängsta.", "For a draft in several channels the tightest one decides."),
    ],
    rewrites: &[],
    messages: &[&LONG],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::text("Kanal: x\n\nPå söndag firar vi nationaldagen. Musik och tal börjar klockan 12 på Stora torget. Ta med en filt och något gott att äta, för det finns gräs att sitta på. Barnen kan måla flaggor vid scenen. Klockan 14 delar vi ut årets pris till en förening. Regnar det går vi in i kyrkan. Alla är välkomna.\n").whole(),
        Example::md("---\nkanal: [facebook, bluesky]\n---\n\nPå söndag firar vi nationaldagen. Musik och tal börjar klockan 12 på Stora torget. Ta med en filt och något gott att äta, för det finns gräs att sitta på. Barnen kan måla flaggor vid scenen. Klockan 14 delar vi ut årets pris till en förening. Regnar det går vi in i den stora kyrkan. Alla är välkomna.\n").whole(),
        Example::text("Kanal: facebook\n\nPå söndag firar vi nationaldagen. Musik och tal börjar klockan 12 på Stora torget. Ta med en filt och något gott att äta, för det finns gräs att sitta på. Barnen kan måla flaggor vid scenen. Klockan 14 delar vi ut årets pris till en förening. Regnar det går vi in i kyrkan. Alla är välkomna.\n"),
        Example::text("Kanal: x\n\nLäs om de nya reglerna och vad de betyder för dig som bor i Visby innerstad: https://www.gotland.se/bygga-och-bo/bygglov-och-bygganmalan/regler-for-innerstaden/en-mycket-lang-adress-som-x-raknar-som-tjugotre-tecken/och-som-darfor-inte-gor-inlagget-for-langt/sa-att-allt-far-plats-anda/2026/11/21\n"),
    ],
    check: Check::Draft(check),
};

const LONG: Message = Message {
    what: Msg::new("Inlägget har {count} tecken. {channel} tar {most}.", "The post has {count} characters. {channel} takes {most}."),
    why: Msg::new(
        "Texten kapas eller går inte att publicera. klart räknar som {channel} gör.",
        "The rest is cut off or refused, as {channel} counts.",
    ),
    how: Msg::new("Korta med {over} tecken, eller dela i två inlägg.", "Cut {over} characters, or make two posts of it."),
};

/// An address counts as so many on X.
const ADDRESS: usize = 23;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let limits = || settings.channels.iter().filter(|channel| channel.is_platform()).filter_map(|channel| Some((*channel, channel.post?)));
    let Some(least) = limits().filter_map(|(_, limit)| limit.max).min() else { return };
    if !is_post(draft, settings) {
        return;
    }
    // No unit counts more than its bytes, but for addresses.
    let addresses: usize = draft.visible().map(|block| block.signs().addresses.len()).sum();
    if draft.length + ADDRESS * addresses <= least as usize {
        return;
    }
    let counted = limits().filter_map(|(channel, limit)| Some((channel, limit, limit.max? as usize, count(draft, limit.unit))));
    let over = counted.filter(|(_, _, most, count)| count > most);
    // A limit that is certain before one that is not, and the tightest of each.
    let over = over.min_by_key(|(_, limit, most, _)| (limit.status != Status::Confirmed, *most));
    let Some((channel, limit, most, count)) = over else { return };
    let level = if limit.status == Status::Confirmed { Level::Error } else { Level::Warning };
    let finding = Finding::fault(level, &LONG).arg("count", count).arg("most", most).arg("over", count - most).over(count - most);
    found.push(finding.arg("channel", channel.label));
}

/// The length of a post in a channel's own unit: its blocks, and a blank line between two of them.
fn count(draft: &Draft, unit: Unit) -> usize {
    let blocks: Vec<&Block> = draft.visible().filter(|block| !block.text.is_blank()).collect();
    let between = blocks.windows(2).map(|pair| if pair[1].kind == crate::draft::Kind::Item { 3 } else { 2 }).sum::<usize>();
    between + blocks.iter().map(|block| of_block(block, unit)).sum::<usize>()
}

fn of_block(block: &Block, unit: Unit) -> usize {
    let text = &block.text.plain;
    match unit {
        Unit::Graphemes => text.graphemes(true).count(),
        Unit::Characters => text.chars().count(),
        Unit::Weighted => {
            let addresses = &block.signs().addresses;
            let starts = std::iter::once(0).chain(addresses.iter().map(|address| address.end));
            let ends = addresses.iter().map(|address| address.start).chain([text.len()]);
            starts.zip(ends).map(|(start, end)| weight(&text[start..end])).sum::<usize>() + ADDRESS * addresses.len()
        }
    }
}
