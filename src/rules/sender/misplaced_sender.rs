//! The sender stands in the middle of the text, where nobody looks for it.

use crate::config::{CoSenderRule, Level, Require, Settings};
use crate::draft::{Draft, Kind, Slot, Syntax};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::{Edit, Format, Span};

use super::evidence::{self, Evidence, Outcome, look_for};
use super::insertion;
use super::lines::Line;

/// The rule.
pub const RULE: Rule = Rule {
    id: "sender/misplaced-sender",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["C05: avsändaren ska framgå"],
    sources: &["the sender ladder of klart: the first three and the last five lines"],
    situations: &[Situation::Everybody],
    title: Msg::new("Avsändaren står mitt i texten", "The sender stands in the middle"),
    guide: &[
        Msg::new(
            "Den som får ett brev tittar överst och längst ned för att se vem det kommer från. Den som lyssnar på en sida hoppar till början eller slutet.",
            "Who gets a letter looks at its top and its end to see who sent it. Who listens to a page jumps to its beginning or its end.",
        ),
        Msg::new(
            "Låt raden stå för sig själv, först eller sist. I ett inlägg räcker en kort underskrift före hashtaggarna.",
            "Give the line a place of its own, first or last. In a post a short signature before the hashtags is enough.",
        ),
        Msg::new(
            "Hur många rader som räknas som början och slut står i klart.toml, under [sender] och window.",
            "How many lines count as beginning and end is set in klart.toml, under [sender] and window.",
        ),
    ],
    rewrites: &[],
    messages: &[&MIDDLE],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::text("Ett.\nTvå.\nTre.\n⟦Avsändare: Region Gotland⟧\nFem.\nSex.\nSju.\nÅtta.\nNio.\n")
            .with(GOTLAND)
            .fixed("Ett.\nTvå.\nTre.\nFem.\nSex.\nSju.\nÅtta.\nNio.\n\nAvsändare: Region Gotland\n"),
        Example::md("Ett.\n\nTvå.\n\nTre.\n\n⟦Avsändare: Region Gotland⟧\n\nFem.\n\nSex.\n\nSju.\n\nÅtta.\n\nNio.\n")
            .with(GOTLAND)
            .fixed("Ett.\n\nTvå.\n\nTre.\n\nFem.\n\nSex.\n\nSju.\n\nÅtta.\n\nNio.\n\nAvsändare: Region Gotland\n"),
        Example::html("<p>Ett.</p>\n<p>Två.</p>\n<p>Tre.</p>\n<p>⟦Avsändare: Region Gotland⟧</p>\n<p>Fem.</p>\n<p>Sex.</p>\n<p>Sju.</p>\n<p>Åtta.</p>\n<p>Nio.</p>\n")
            .with(GOTLAND)
            .fixed("<p>Ett.</p>\n<p>Två.</p>\n<p>Tre.</p>\n<p>Fem.</p>\n<p>Sex.</p>\n<p>Sju.</p>\n<p>Åtta.</p>\n<p>Nio.</p>\n<p>Avsändare: Region Gotland</p>\n"),
        Example::text("Ett.\nTvå.\nTre.\n⟦Vi på Region Gotland bygger.⟧\nFem.\nSex.\nSju.\nÅtta.\nNio.\n")
            .with(GOTLAND)
            .fixed("Ett.\nTvå.\nTre.\nVi på Region Gotland bygger.\nFem.\nSex.\nSju.\nÅtta.\nNio.\n\nAvsändare: Region Gotland\n"),
        Example::text("Ett.\nTvå.\nTre.\nAvsändare: Region Gotland\nFem.\nSex.\nSju.\nÅtta.\n").with(GOTLAND),
        Example::text("Kanal: facebook\n\nEtt.\nTvå.\nTre.\nAvsändare: Region Gotland\nFem.\nSex.\nSju.\nÅtta.\nNio.\n").with(GOTLAND),
    ],
    check: Check::Draft(check),
};

const GOTLAND: &str = "[organisation]\nname = \"Region Gotland\"\n";

const MIDDLE: Message = Message {
    what: Msg::new("Avsändaren står mitt i texten.", "The sender stands in the middle of the text."),
    why: Msg::new("Läsaren letar efter avsändaren överst och längst ned.", "Readers look for the sender at the top and at the end."),
    how: Msg::new("Flytta raden först eller sist.", "Move the line to the top or to the end."),
};

const LAST: Msg = Msg::new("Flytta raden sist", "Move the line to the end");
const FIRST: Msg = Msg::new("Flytta raden först", "Move the line to the top");

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if evidence::is_covered(draft, settings) {
        return;
    }
    let Some(evidence) = look_for(draft, settings, Outcome::Place) else { return };
    let Some((first, last)) = evidence.outside else { return };
    let moved: Vec<&Line<'_>> = evidence.lines.main[first..=last.max(first)].iter().collect();
    let span = moved.first().and_then(|line| line.span(0..line.range.len()));
    let mut finding = Finding::fault(Level::Advice, &MIDDLE).at(span);
    finding.fixes = fixes(draft, settings, &evidence, &moved);
    found.push(finding);
}

fn fixes(draft: &Draft, settings: &Settings, evidence: &Evidence<'_>, moved: &[&Line<'_>]) -> Vec<Fix> {
    let text = moved.iter().map(|line| line.text()).collect::<Vec<_>>().join(" ");
    let unit = settings.sender.require == Require::OrganisationAndUnit && evidence.unit.is_none();
    if unit && !evidence.organisation.units.is_empty() {
        return insertion::with_units(draft, settings, evidence);
    }
    let own_line = evidence.is_whole_line(&text) && settings.sender.co_sender_rule != CoSenderRule::All;
    let Some(removal) = own_line.then(|| removal(draft, moved)).flatten() else {
        return insertion::inserted(draft, evidence, &insertion::line(draft, settings, evidence), Safety::Suggest).into_iter().collect();
    };
    let window = settings.sender.window;
    let last = (window.last > 0).then(|| insertion::slot(draft, evidence.lines.main.last()?, false)?.edit(&text)).flatten();
    let first = (window.first > 0).then(|| top(draft, evidence)?.edit(&text)).flatten();
    let below = last.and_then(|added| Fix::edits(Safety::Suggest, LAST, [removal.clone(), added]));
    let above = first.and_then(|added| Fix::edits(Safety::Suggest, FIRST, [added, removal]));
    below.into_iter().chain(above).collect()
}

/// What takes the line away, and its line break: out of its paragraph, or the whole paragraph when it is nothing else.
fn removal(draft: &Draft, moved: &[&Line<'_>]) -> Option<Edit> {
    let (&[line], block) = (moved, moved.first()?.block) else { return None };
    let plain = &block.text.plain;
    if !matches!(draft.format, Format::Text | Format::Markdown | Format::Html) || block.kind != Kind::Paragraph || !block.marks.is_empty() {
        return None;
    }
    if line.range == (0..plain.len()) {
        let next = draft.blocks.iter().find(|other| other.span.part == block.span.part && other.span.start >= block.span.end)?;
        let alone = draft.format == Format::Html || !block.in_html;
        let span = Span { start: block.span.start, end: next.span.start, ..block.span };
        return (alone && is_bare(draft, span)).then(|| Edit { span, text: String::new() });
    }
    let after = plain.len() - plain[line.range.end..].trim_start().len();
    (draft.format != Format::Html && after > line.range.end).then(|| block.text.edit(line.range.start..after, "")).flatten()
}

/// Whether nothing that a reader meets begins between two blocks.
fn is_bare(draft: &Draft, span: Span) -> bool {
    let inside = |other: Span| other.part == span.part && other.start > span.start && other.start < span.end;
    !draft.images.iter().any(|image| inside(image.span)) && !draft.media.iter().any(|medium| inside(medium.span))
}

/// A place before the first paragraph of a plain text. Pages and Markdown begin with their heading.
fn top(draft: &Draft, evidence: &Evidence<'_>) -> Option<Slot> {
    let block = evidence.lines.main.first()?.block;
    let at = Span { end: block.span.start, ..block.span };
    (draft.format == Format::Text).then(|| Slot::around(at, Syntax::Plain, "", draft.newline.repeat(2)))
}
