//! The one line that shows the sender, and where it belongs: last, before the closing hashtags, below a greeting.
//!
//! Knows the organisation's templates; refuses to invent a person's name, and to insert what would not be taken as
//! a sender afterwards.

use crate::config::{Require, Settings};
use crate::draft::{Draft, Kind, Slot, Syntax};
use crate::finding::Msg;
use crate::fix::{Fix, Safety};
use crate::source::{Edit, Format};

use super::evidence::{Evidence, Outcome, is_english};
use super::forms;
use super::lines::Line;
use super::names::letters;

const INSERT: Msg = Msg::new("Lägg till ”{line}” sist i texten", "Add “{line}” at the end");
const EXTEND: Msg = Msg::new("Lägg till ”{line}” på raden", "Add “{line}” to the line");
const RESPELL: Msg = Msg::new("Skriv namnet så här: ”{line}”", "Spell the name “{line}”");

/// So many units are offered where several are configured.
const UNITS_OFFERED: usize = 5;

/// The line that a machine would write for this draft.
pub(super) fn line(draft: &Draft, settings: &Settings, evidence: &Evidence<'_>) -> String {
    let templates = &settings.sender.templates;
    let units = &evidence.organisation.units;
    let both = settings.sender.require == Require::OrganisationAndUnit;
    let named = evidence.unit.filter(|_| evidence.outcome == Outcome::UnitOnly);
    let unit = named.or_else(|| units.first().filter(|_| both && units.len() == 1).map(String::as_str));
    let template = match (evidence.channel, unit) {
        _ if is_english(draft) => &templates.english,
        (Some(channel), None) if channel.is_platform() => &templates.slash,
        (_, Some(_)) => &templates.unit,
        _ => &templates.line,
    };
    filled(template, draft, evidence, unit)
}

fn filled(template: &str, draft: &Draft, evidence: &Evidence<'_>, unit: Option<&str>) -> String {
    template
        .replace("{organisation_en}", english_name(evidence))
        .replace("{organisation}", name(draft, evidence))
        .replace("{unit}", unit.unwrap_or_default())
}

fn english_name<'a>(evidence: &Evidence<'a>) -> &'a str {
    let organisation = evidence.organisation;
    if organisation.name_en.is_empty() { &organisation.name } else { &organisation.name_en }
}

fn name<'a>(draft: &Draft, evidence: &Evidence<'a>) -> &'a str {
    if is_english(draft) { english_name(evidence) } else { &evidence.organisation.name }
}

/// The ways to show the sender, best first; none where a machine would make it no better.
pub(super) fn fixes(draft: &Draft, settings: &Settings, evidence: &Evidence<'_>) -> Vec<Fix> {
    let organisation = evidence.organisation;
    let sure = organisation.units.len() <= 1 && organisation.co_senders.is_empty();
    let safety = if sure { Safety::Safe } else { Safety::Suggest };
    if evidence.co_first {
        return Vec::new();
    }
    if let Some(fix) = at_label(draft, evidence, safety).or_else(|| at_unit(draft, evidence, safety)) {
        return vec![fix];
    }
    let mut fixes: Vec<Fix> = inserted(draft, evidence, &line(draft, settings, evidence), safety).into_iter().collect();
    let several = organisation.units.len() > 1 && evidence.unit.is_none() && settings.sender.require == Require::OrganisationAndUnit;
    for unit in organisation.units.iter().filter(|_| several).take(UNITS_OFFERED) {
        let line = filled(&settings.sender.templates.unit, draft, evidence, Some(unit));
        fixes.extend(inserted(draft, evidence, &line, Safety::Suggest));
    }
    fixes
}

fn inserted(draft: &Draft, evidence: &Evidence<'_>, line: &str, safety: Safety) -> Option<Fix> {
    let last = evidence.lines.main.last()?;
    let below = evidence.lines.main.iter().rev().take(2).any(|line| forms::is_greeting(line.lower()));
    let line = if below { name(draft, evidence) } else { line };
    if line.contains(['{', '}']) || !forms::is_sender(line, &evidence.names) {
        return None;
    }
    let edit = slot(draft, last, below)?.edit(line)?;
    fix(INSERT, line, safety, edit)
}

fn fix(title: Msg, line: &str, safety: Safety, edit: Edit) -> Option<Fix> {
    Fix::edits(safety, title, [edit]).map(|fix| fix.arg("line", line))
}

/// A place for a new line after the last one: in the same block where hashtags or somebody else's words follow there.
fn slot(draft: &Draft, last: &Line<'_>, below: bool) -> Option<Slot> {
    let block = last.block;
    if !matches!(block.kind, Kind::Paragraph | Kind::Heading(_) | Kind::Item) {
        return None;
    }
    let syntax = match draft.format {
        Format::Text => Syntax::Plain,
        Format::Markdown if !block.in_html && block.kind == Kind::Paragraph => Syntax::Markdown,
        _ => return draft.slot_after(block),
    };
    let plain = &block.text.plain;
    let rest = plain[last.range.end..].trim_start();
    let gap = if below && draft.format == Format::Text { draft.newline.to_owned() } else { draft.newline.repeat(2) };
    if rest.is_empty() {
        let alone = !below || draft.format != Format::Text;
        return if alone {
            draft.slot_after(block)
        } else {
            Some(Slot::around(block.text.span(last.range.end..last.range.end)?, syntax, gap, ""))
        };
    }
    let between = block.text.span(last.range.end..plain.len() - rest.len())?;
    Some(Slot::around(between, syntax, gap, draft.newline.repeat(2)))
}

/// ”Avsändare:” without a name, or with the name in another spelling.
fn at_label(draft: &Draft, evidence: &Evidence<'_>, safety: Safety) -> Option<Fix> {
    let name = name(draft, evidence);
    if let Some(line) = evidence.label.and_then(|at| evidence.lines.main.get(at)) {
        let edit = line.block.text.edit(line.range.end..line.range.end, &format!(" {name}"))?;
        return fix(EXTEND, name, safety, edit);
    }
    evidence.lines.main.iter().find_map(|line| {
        let start = forms::label(line.lower())?;
        let said = &line.lower()[start..];
        if letters(said) != letters(name) {
            return None;
        }
        let from = line.range.start + start + said.len() - said.trim_start().len();
        fix(RESPELL, name, Safety::Suggest, line.block.text.edit(from..line.range.end, name)?)
    })
}

/// The last line is a unit and nothing else: the organisation is written after it.
fn at_unit(draft: &Draft, evidence: &Evidence<'_>, safety: Safety) -> Option<Fix> {
    let unit = evidence.unit.filter(|_| evidence.outcome == Outcome::UnitOnly)?;
    let line = evidence.lines.main.last()?;
    if line.listed || letters(line.lower()) != letters(unit) || line.lower().contains(['.', '?', '!']) {
        return None;
    }
    let added = format!(", {}", name(draft, evidence));
    fix(EXTEND, &added, safety, line.block.text.edit(line.range.end..line.range.end, &added)?)
}
