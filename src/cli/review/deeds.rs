//! From a choice to what is to be written: a fix, a text, an answer, an exception.
//!
//! Knows how each format keeps a person's word; `check::fixing` applies and proves it, `answers` writes it. Refuses
//! to write to disk.

use crate::answers::{Said, beside, in_draft};
use crate::check::{Judged, fixing, open};
use crate::cli::desks::Place;
use crate::config::Date;
use crate::draft::{Alt, Draft, Syntax};
use crate::finding::Finding;
use crate::fix::{Change, Fix, Safety};
use crate::read::front_matter::block;
use crate::source::{Answer, DeclaredImage, DeclaredMedia, Edit, Format, IgnoreLine, Span};

use super::choices::{Kind, lead, passage, slot};
use super::history::Plan;
use super::opened::Opened;
use super::questions;

/// Where an exception stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Covers {
    Block,
    Draft,
}

/// The fix that a person has chosen.
pub(super) fn fix(opened: &Opened, finding: &Finding, at: usize, place: &Place) -> Option<Plan> {
    let fix = finding.fixes.get(at)?;
    if fix.changes.iter().all(Change::is_of_files) {
        return Some(Plan { files: fix.changes.clone(), ..Plan::default() });
    }
    let fixed = fixing::apply_one(&opened.source, &opened.judged, &place.desk, fix)?;
    Some(Plan { source: Some(fixed.source), files: fixed.files, ..Plan::default() })
}

/// Every safe fix of a rule, and how many there were.
pub(super) fn all(opened: &Opened, rule: &str, place: &Place) -> Option<(Plan, usize)> {
    let fixed = fixing::fix_only(&opened.source, &place.desk, Safety::Safe, |id| id == rule);
    (fixed.applied > 0).then(|| (Plan { source: Some(fixed.source), files: fixed.files, ..Plan::default() }, fixed.applied))
}

/// The text that a fix begins and a person goes on with.
pub(super) fn led(fix: &Fix, text: &str) -> Option<String> {
    let lead = lead(fix)?;
    let stop = if lead.ends_with(['.', '!', '?', '…']) { " " } else { ". " };
    Some(format!("{lead}{stop}{text}"))
}

/// A text of a person's own. `None` where the draft would not read it back.
pub(super) fn text(opened: &Opened, finding: &Finding, kind: Kind, text: &str, place: &Place) -> Option<Plan> {
    let edit = match kind {
        Kind::Passage => passage(opened, finding, text)?,
        Kind::Cue => cue(opened, finding, text)?,
        _ => slot(opened, finding, kind)?.edit(text)?,
    };
    let source = fixing::write(&opened.source, &[edit])?;
    let (draft, _) = open(&source, &place.desk);
    let heard = match kind {
        Kind::Description => {
            let at = opened.draft.images.iter().position(|image| Some(image.span) == opened.image(finding).map(|image| image.span))?;
            draft.images.get(at)?.alt.text().is_some_and(|alt| words(&alt.plain) == words(text))
        }
        Kind::Cue => !text.contains("-->"),
        Kind::LinkText | Kind::Title | Kind::Language | Kind::Paragraph | Kind::Passage => true,
    };
    (heard && shape(&draft) == shape(&opened.draft)).then(|| Plan { source: Some(source), ..Plan::default() })
}

/// A cue's text anew. The first text of an empty cue gets a line of its own, so that the blank line after it stays.
fn cue(opened: &Opened, finding: &Finding, text: &str) -> Option<Edit> {
    let span = opened.cue(finding)?.text;
    let mut text = Syntax::Plain.escape(text)?;
    if span.start == span.end {
        let before = opened.source.parts.first()?.bytes.get(..span.start as usize)?;
        let end = if opened.source.text().contains("\r\n") { "\r\n" } else { "\n" };
        text = if before.ends_with(b"\n") { text + end } else { [end, &text].concat() };
    }
    Some(Edit { span, text })
}

/// What a text says, without signs and blanks.
fn words(text: &str) -> Vec<String> {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// How many pictures, links and films a draft holds.
fn shape(draft: &Draft) -> [usize; 3] {
    [draft.images.len(), draft.links.len(), draft.media.len()]
}

/// The picture needs no description: it is decorative, or what it shows stands in the text.
pub(super) fn silent(opened: &Opened, finding: &Finding, decorative: bool, place: &Place) -> Option<Plan> {
    let image = opened.image(finding)?;
    let described = matches!(image.alt, Alt::Present { .. });
    let attribute = image.slot.as_ref().filter(|slot| matches!(slot.syntax, Syntax::Attribute(_)));
    let empty = match (attribute, &image.alt, &image.slot) {
        (Some(slot), Alt::Missing, _) => Some(slot.edit("")?),
        (_, _, Some(slot)) if described => Some(slot.edit("")?),
        _ => None,
    };
    let file = image.target.address.trim().to_owned();
    let said = Said::Image(DeclaredImage { file, decorative, described_in_text: !decorative });
    if let (Some(edit), Some(_)) = (&empty, attribute) {
        let source = fixing::write(&opened.source, std::slice::from_ref(edit))?;
        let (_, judged) = open(&source, &place.desk);
        let at = Span { end: image.span.start + 1, ..image.span };
        let asks = judged.findings.iter().any(|other| other.rule.starts_with("image/") && other.span.is_some_and(|span| span.overlaps(at)));
        if !asks {
            return Some(Plan { source: Some(source), ..Plan::default() });
        }
    }
    answer(opened, &said, empty.into_iter().collect())
}

/// Questions that are asked once of the whole draft, whatever they stand at.
const ONCE: &[&str] = &["media/undeclared-description"];

/// An answer to a question, and who gives it.
pub(super) fn reply(opened: &Opened, finding: &Finding, answer: &str, by: Option<&str>, today: Date) -> Option<Plan> {
    let whole = ONCE.contains(&finding.rule) || questions::line(finding).is_some();
    let answer = Answer {
        ask: finding.rule.to_owned(),
        about: (!whole).then(|| finding.key.clone()),
        answer: answer.to_owned(),
        by: by.map(str::to_owned),
        date: Some(today.to_string()),
    };
    self::answer(opened, &Said::Answer(answer), Vec::new())
}

/// What a person says of the film or sound that a finding is about, under its own name.
pub(super) fn of_medium(opened: &Opened, finding: &Finding, said: DeclaredMedia) -> Option<Plan> {
    let media = opened.draft.media.iter();
    let medium = media.clone().find(|medium| Some(medium.span) == finding.span).or_else(|| media.clone().next())?;
    let declared = medium.declared.as_ref().map(|said| said.file.clone());
    let file = declared.or_else(|| medium.targets.first().map(|target| target.address.clone()))?;
    let said = DeclaredMedia { file, ..said };
    answer(opened, &Said::Medium(said), Vec::new())
}

/// Writes an answer where this draft keeps them, with edits of the draft itself.
fn answer(opened: &Opened, said: &Said, mut edits: Vec<Edit>) -> Option<Plan> {
    let kept_beside = opened.beside.is_some() && block(opened.source.text()).is_none();
    let within = if kept_beside { None } else { in_draft(&opened.source, said) };
    let own = within.and_then(|edit| {
        edits.push(edit);
        fixing::write(&opened.source, &edits).or_else(|| {
            edits.pop();
            None
        })
    });
    if let Some(source) = own {
        return Some(Plan { source: Some(source), ..Plan::default() });
    }
    if opened.trouble.is_some() {
        return None;
    }
    let old = String::from_utf8(opened.beside.clone().unwrap_or_default()).ok()?;
    let source = if edits.is_empty() { None } else { Some(fixing::write(&opened.source, &edits)?) };
    Some(Plan { source, beside: Some(beside(&old, said)?), ..Plan::default() })
}

/// An exception with its reason: before the block where the format can hold one, else for the whole draft.
pub(super) fn ignore(opened: &Opened, finding: &Finding, reason: &str, place: &Place) -> Option<(Plan, Covers)> {
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let comment = format!("<!-- klart: ignore {} – {} -->", finding.rule, reason.replace("--", "–").trim_end_matches(['-', '>']));
    let mut wider = None;
    let mut written = None;
    for (at, before, after) in spots(opened, finding) {
        let edit = Edit { span: at, text: format!("{before}{comment}{after}") };
        let Some(source) = fixing::write(&opened.source, &[edit]) else { continue };
        let (draft, judged) = open(&source, &place.desk);
        match hidden(opened, finding, &draft, &judged) {
            0 => {}
            1 => {
                written = Some(source);
                break;
            }
            _ => wider = wider.or(Some(source)),
        }
    }
    if let Some(source) = written.or(wider) {
        return Some((Plan { source: Some(source), ..Plan::default() }, Covers::Block));
    }
    let line = IgnoreLine { rule: finding.rule.to_owned(), reason };
    Some((answer(opened, &Said::Ignore(line), Vec::new())?, Covers::Draft))
}

/// Places for a comment, the best first: a line of its own, then right before what it speaks of.
fn spots(opened: &Opened, finding: &Finding) -> Vec<(Span, String, String)> {
    let (Some(span), Format::Markdown | Format::Html) = (finding.span, opened.source.format) else { return Vec::new() };
    let Some(part) = opened.source.parts.get(usize::from(span.part)) else { return Vec::new() };
    let text = part.decoded.text.as_str();
    let newline = opened.draft.newline;
    let around = opened.draft.blocks.iter().filter(|block| block.span.contains(span)).min_by_key(|block| block.span.end - block.span.start);
    let image = opened.image(finding).map(|image| image.span);
    let starts = [around.map(|block| block.span), image, Some(span)].into_iter().flatten();
    let mut all = Vec::new();
    let at = |offset: usize| part.span(span.part, offset..offset);
    for start in starts.clone().map(|span| part.decoded.text_of(span.start as usize)) {
        let line = text[..start].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let indent = &text[line..start];
        if indent.trim().is_empty() {
            all.push((at(line), indent.to_owned(), newline.to_owned()));
        }
    }
    let inside = around.and_then(|block| block.text.span(0..0));
    for span in inside.into_iter().chain(starts) {
        let start = at(part.decoded.text_of(span.start as usize));
        all.extend([" ", ""].map(|gap| (start, String::new(), gap.to_owned())));
    }
    all
}

/// How many findings a comment hides; none where something else happens too.
fn hidden(opened: &Opened, finding: &Finding, draft: &Draft, judged: &Judged) -> usize {
    let count = |judged: &Judged, rule: &str| judged.findings.iter().filter(|other| other.rule == rule).count();
    let texts = |draft: &Draft| draft.blocks.iter().map(|block| block.text.plain.clone()).collect::<Vec<_>>();
    let gone = count(&opened.judged, finding.rule).saturating_sub(count(judged, finding.rule));
    let sound = judged.ignored == opened.judged.ignored + gone
        && judged.findings.len() + gone == opened.judged.findings.len()
        && shape(draft) == shape(&opened.draft)
        && texts(draft) == texts(&opened.draft);
    if sound { gone } else { 0 }
}
