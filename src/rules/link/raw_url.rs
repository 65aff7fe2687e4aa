//! A long address where words could say what it leads to.

use crate::config::{Form, Key, Level, Settings};
use crate::draft::{Draft, Kind, Link};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::letters;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};
use crate::source::Format;

use super::pointing_words::vague;
use super::shown_links::{self, Shown};

/// The rule.
pub const RULE: Rule = Rule {
    id: "link/raw-url",
    levels: &[Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 2.4.4"],
    sources: &["Stockholms stad, Tillgänglighet på sociala medier", "WCAG technique H30"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Lång webbadress i texten", "Long web address in the text"),
    guide: &[
        Msg::new(
            "En adress med snedstreck, siffror och tecken läses upp bit för bit och går inte att överblicka. Ord säger vad som väntar.",
            "An address with slashes, digits and signs is read aloud piece by piece and cannot be taken in. Words say what awaits.",
        ),
        Msg::new(
            "På en webbsida: gör orden till länk. I ett inlägg: länka till en kort adress på er egen webbplats, som ”gotland.se/hamnen”.",
            "On a web page: make the words the link. In a post: link to a short address on your own site, such as “gotland.se/hamnen”.",
        ),
        Msg::new(
            "I ett brev på papper behöver adressen stå, och då säger klart ingenting.",
            "In a letter on paper the address has to stand, and klart says nothing.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "Läs om planen på https://www.gotland.se/bygga-och-bo/planer/ansokan?id=83736.",
        "Läs om [planen för hamnen](https://www.gotland.se/bygga-och-bo/planer/ansokan?id=83736).",
    )],
    messages: &[&LONG],
    options: &[Key::new("most", Form::Whole(10, 1000), "Så många tecken får synas av en adress.")],
    yields_to: &["link/shortened"],
    cap: 10,
    examples: &[
        Example::md("Läs om planen: ⟦https://www.gotland.se/bygga-och-bo/planer/ansokan?id=83736⟧.\n"),
        Example::html("<p><a href=\"https://ekvik.example.se/bygga/plan\">⟦https://www.ekvik.example.se/bygga-och-bo/plan⟧</a></p>\n"),
        Example::md("[⟦https://ekvik.example.se/bygga-och-bo/plan⟧](https://ekvik.example.se/plan \"Planen för hamnen\")\n")
            .fixed("[Planen för hamnen](https://ekvik.example.se/plan)\n"),
        Example::text("Kanal: facebook\n\nNu kan du se ritningarna: ⟦https://www.gotland.se/bygga-och-bo/planer/ansokan?id=83736⟧\n"),
        Example::text("Kanal: facebook\n\nNu kan du se ritningarna: gotland.se/hamnen\n"),
        Example::text("Gå till https://www.gotland.se/bygga-och-bo/planer/ansokan?id=83736 för att läsa mer.\n"),
        Example::md("Läs om [planen](https://www.gotland.se/bygga-och-bo/planer/ansokan?id=83736) på gotland.se/planer.\n"),
        Example::html("<ul><li><a href=\"/bygga\">⟦https://www.ekvik.example.se/bygga-och-bo/plan⟧</a></li></ul>\n"),
        Example::html("<dl><dt>Denna version:</dt><dd><a href=\"/bygga\">https://www.ekvik.example.se/bygga-och-bo/plan</a></dd></dl>\n"),
        Example::md(
            "| Licens | Adress |\n|---|---|\n| CC BY | https://ekvik.example.se/licenser/by/fyra-noll |\n\nAnge adressen ”https://ekvik.example.se/licenser/by/fyra-noll” som den står.\n",
        ),
    ],
    check: Check::Draft(check),
};

const LONG: Message = Message {
    what: Msg::new("Adressen är {count} tecken lång.", "The address has {count} characters."),
    why: Msg::new(
        "Den läses upp tecken för tecken, och ingen hör vart den leder.",
        "It is read aloud sign by sign, and nobody hears where it leads.",
    ),
    how: Msg::new("Låt ord vara länken, eller använd en kort egen adress.", "Let words be the link, or use a short address of your own."),
};

const MOST: i64 = 40;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let post = settings.channels.iter().any(|channel| channel.is_platform());
    if draft.format.is_captions() || draft.format == Format::Text && !post {
        return;
    }
    let level = if post { Level::Advice } else { Level::Warning };
    let most = usize::try_from(settings.number(RULE.id, "most", MOST)).unwrap_or_default();
    for link in shown_links::of(draft).filter(|link| link.text.len() > most && is_address(link.text)) {
        let count = link.text.chars().count();
        let Some(level) = standing(draft, &link, level) else { continue };
        if count > most {
            let finding = Finding::fault(level, &LONG).at(place(&link)).arg("count", count);
            found.push(finding.fix(link.link.and_then(titled)).fix(link.link.and_then(template)));
        }
    }
}

/// How gravely an address is judged where it stands. Alone in a cell, after a label or in quotes it is given for its own
/// sake; an item that holds nothing else may be such a list too.
fn standing(draft: &Draft, link: &Shown<'_>, level: Level) -> Option<Level> {
    let Some((index, range)) = shown_links::place(draft, link) else { return Some(level) };
    let block = draft.blocks.get(index)?;
    let plain = block.text.plain.as_str();
    let (before, after) = (plain.get(..range.start)?.trim_end(), plain.get(range.end..)?.trim_start());
    let quoted = before.ends_with(['”', '"', '“']) && after.starts_with(['”', '"']);
    let alone = before.is_empty() && !after.contains(char::is_alphanumeric);
    let labelled = || {
        index.checked_sub(1).is_some_and(|label| draft.blocks[label].kind == Kind::Item && draft.blocks[label].text.plain.ends_with(':'))
    };
    match block.kind {
        _ if quoted || block.quoted || names_identifier(before) => None,
        Kind::Cell | Kind::HeaderCell if alone => None,
        Kind::Item if alone && labelled() => None,
        Kind::Item if alone => Some(Level::Advice),
        _ => Some(level),
    }
}

/// Whether the words right before say that the address is the name of something: a URI.
fn names_identifier(before: &str) -> bool {
    let near = before.get(before.floor_char_boundary(before.len().saturating_sub(120))..).unwrap_or_default();
    letters::words(near).any(|word| matches!(word, "URI" | "URN" | "URIn" | "URI:n"))
}

/// Whether all that is seen is an address.
fn is_address(text: &str) -> bool {
    let start = ["http://", "https://", "www."]
        .iter()
        .any(|start| text.len() > start.len() && text.is_char_boundary(start.len()) && text[..start.len()].eq_ignore_ascii_case(start));
    let bare = || text.split('/').next().is_some_and(|host| host.contains('.')) && text.contains('/');
    !text.contains(char::is_whitespace) && !text.contains('@') && (start || bare())
}

fn place(link: &Shown<'_>) -> crate::source::Span {
    link.link.and_then(|link| link.text.whole()).unwrap_or(link.span)
}

/// The link's own `title`, when it says what the address does not.
fn titled(link: &Link) -> Option<Fix> {
    let extra = link.title.as_ref()?;
    let title = extra.text.trim();
    let says = !title.is_empty() && vague(title).is_none() && !title.contains("://") && title.split_whitespace().count() > 1;
    let edit = if says { link.slot.as_ref()?.edit(title)? } else { return None };
    let edits = std::iter::once(edit).chain(extra.cut.clone());
    Some(Fix::edits(Safety::Suggest, Msg::new("Byt till ”{text}”", "Change to “{text}”"), edits)?.arg("text", title))
}

fn template(link: &Link) -> Option<Fix> {
    let edit = link.slot.as_ref()?.edit("[skriv vart länken leder]")?;
    Fix::edits(Safety::Template, Msg::new("Skriv en länktext", "Write a link text"), [edit])
}
