//! A link whose words do not say where it leads: "läs mer", "klicka här", "via länken".

use std::ops::Range;

use crate::config::{Level, Settings};
use crate::draft::{Block, Draft, Link};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::pointing_words::{Vague, naming, vague};

/// The rule.
pub const RULE: Rule = Rule {
    id: "link/vague",
    levels: &[Level::Warning, Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 2.4.4"],
    sources: &["W3C ACT aizyf1, 5effbb", "WCAG technique F84"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Länktext som inte säger vart länken leder", "Link text that does not say where it leads"),
    guide: &[],
    rewrites: &[],
    messages: &[&HERE, &POINTING],
    options: &[],
    yields_to: &["link/empty"],
    cap: 10,
    examples: &[
        Example::md("Avgiften beror på inkomsten och står [⟦här⟧](https://ekvik.example.se/avgift).\n"),
        Example::md("Vill du byta förskola? [⟦Läs mer⟧](https://ekvik.example.se/byta)\n"),
        Example::html(
            "<p>För att svara, <a href=\"/plan\">⟦klicka här⟧</a>.</p><p><a href=\"/lov\">⟦Mer information finns här »⟧</a></p>\n",
        ),
        Example::md("Läs mer om avgifterna [⟦här⟧](https://ekvik.example.se/avgift).\n")
            .fixed("[Läs mer om avgifterna](https://ekvik.example.se/avgift).\n"),
        Example::html("<p>Badet öppnar. Mer information om simskolan finns <a href=\"/simskola\">⟦här⟧</a>.</p>\n")
            .fixed("<p>Badet öppnar. <a href=\"/simskola\">Mer information om simskolan</a>.</p>\n"),
        Example::html("<p>Badet öppnar. <a href=\"/simskola\" title=\"Simskola i Ekvik\">⟦Läs mer⟧</a></p>\n")
            .fixed("<p>Badet öppnar. <a href=\"/simskola\">Simskola i Ekvik</a></p>\n"),
        Example::md(
            "[Läs mer om simskolan](https://ekvik.example.se/simskola) eller [Klicka och hämta](https://ekvik.example.se/bibliotek).\n",
        ),
        Example::html(
            "<p><a href=\"/lov\">Här hittar du alla våra e-tjänster</a> <a href=\"/a\" aria-label=\"Läs mer om badet\">Läs mer</a> <a href=\"/oppet\">Öppettider</a></p>\n",
        ),
    ],
    check: Check::Draft(check),
};

const WHY: Msg =
    Msg::new("Den som hoppar mellan länkarna hör bara länktexten.", "Whoever moves from link to link hears only the link text.");
const HOW: Msg = Msg::new(
    "Skriv vart länken leder, till exempel ”Läs mer om simskolan”.",
    "Write where the link leads, for instance “Read more about the swimming school”.",
);

const HERE: Message =
    Message { what: Msg::new("Länktexten är bara ”{text}”.", "The link text is only “{text}”."), why: WHY, how: HOW };

const POINTING: Message = Message {
    what: Msg::new("Länktexten ”{text}” säger inte vart länken leder.", "The link text “{text}” does not say where the link leads."),
    why: WHY,
    how: HOW,
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for link in draft.links.iter().filter(|link| !link.hidden && !link.bare) {
        // What is heard decides: `aria-label` may name what the visible words do not.
        let Some(kind) = vague(&link.name).filter(|_| vague(&link.text.plain).is_some() || link.text.is_blank()) else { continue };
        let shown = if link.text.is_blank() { link.name.trim() } else { link.text.plain.trim() };
        let (level, message) = match kind {
            Vague::Here => (Level::Error, &HERE),
            Vague::Pointing => (Level::Warning, &POINTING),
        };
        let finding = Finding::fault(level, message).at(place(link)).arg("text", shown);
        found.push(finding.fix(widened(draft, link)).fix(titled(link)).fix(template(link)));
    }
}

/// The words of the link, or the whole link where they stand in a picture.
fn place(link: &Link) -> crate::source::Span {
    let text = &link.text.plain;
    let start = text.len() - text.trim_start().len();
    if text.trim().is_empty() { link.span } else { link.text.span(start..text.trim_end().len()).unwrap_or(link.span) }
}

/// Marks looked at before a link: more are never open at once in what people write.
const NESTED: usize = 16;

/// Moves the words that name the thing into the link: "Läs mer om avgifterna [här]" → "[Läs mer om avgifterna]".
fn widened(draft: &Draft, link: &Link) -> Option<Fix> {
    let (index, start, end) = link.place?;
    let block = draft.blocks.get(index)?;
    let (start, end) = (start as usize, end as usize);
    let last_word = block.text.plain.get(start..end)?.trim().to_lowercase();
    let after = block.text.plain.get(end..)?.trim_start();
    if last_word != "här" || !(after.is_empty() || after.starts_with(['.', '!', '?'])) {
        return None;
    }
    let from = sentence_start(block, start)?;
    let range = from..start;
    // Marks stand in order of their start, so only the last few before the link can reach into the sentence.
    let until = block.marks.partition_point(|mark| (mark.range.start as usize) < start);
    if block.marks[..until].iter().rev().take(NESTED).any(|mark| mark.range.end as usize > from) {
        return None;
    }
    let named = naming(block.text.plain.get(range.clone())?)?;
    let edits = [removed(block, range)?, link.slot.as_ref()?.edit(named)?];
    Some(Fix::edits(Safety::Suggest, Msg::new("Gör ”{text}” till länk", "Make “{text}” the link"), edits)?.arg("text", named))
}

fn removed(block: &Block, range: Range<usize>) -> Option<crate::source::Edit> {
    block.text.edit(range, "")
}

/// Where the sentence that holds `at` begins.
fn sentence_start(block: &Block, at: usize) -> Option<usize> {
    let sentences = block.prose.sentences();
    let next = sentences.partition_point(|sentence| (sentence.start as usize) < at);
    Some(sentences.get(next.checked_sub(1)?)?.start as usize)
}

/// The link's own `title`, when it says what the text does not.
fn titled(link: &Link) -> Option<Fix> {
    let extra = link.title.as_ref()?;
    let title = extra.text.trim();
    let says = !title.is_empty() && vague(title).is_none() && !title.contains("://") && title.split_whitespace().count() > 1;
    let edit = if says { link.slot.as_ref()?.edit(title)? } else { return None };
    // The same words twice are one time too many.
    let edits = std::iter::once(edit).chain(extra.cut.clone());
    Some(Fix::edits(Safety::Suggest, Msg::new("Byt till ”{text}”", "Change to “{text}”"), edits)?.arg("text", title))
}

fn template(link: &Link) -> Option<Fix> {
    let edit = link.slot.as_ref()?.edit("[skriv vart länken leder]")?;
    Fix::edits(Safety::Template, Msg::new("Skriv en länktext", "Write a link text"), [edit])
}
