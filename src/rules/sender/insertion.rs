//! The one line that shows the sender, and where it belongs: last, before the closing hashtags, below a greeting.
//!
//! Knows the organisation's templates; refuses to invent a person's name, and to insert what would not be taken as
//! a sender afterwards.

use crate::config::{CoSenderRule, Require, Settings};
use crate::draft::{Draft, Kind, Slot, Syntax};
use crate::finding::Msg;
use crate::fix::{Fix, Safety};
use crate::source::{Edit, Format, Span};

use super::evidence::{Evidence, Outcome, is_english};
use super::forms;
use super::lines::Line;
use super::mending;

const INSERT: Msg = Msg::new("Lägg till ”{line}” sist i texten", "Add “{line}” at the end");
const SIGN: Msg = Msg::new("Skriv under med ditt namn: ”{line}”", "Sign with your name: “{line}”");

/// So many units are offered where several are configured.
pub(super) const UNITS_OFFERED: usize = 5;

/// The gap that a person fills in with a name.
const SIGNATURE: &str = "{signature}";

/// The line that a machine would write for this draft.
pub(super) fn line(draft: &Draft, settings: &Settings, evidence: &Evidence<'_>) -> String {
    let units = &evidence.organisation.units;
    let both = settings.sender.require == Require::OrganisationAndUnit;
    let named = evidence.unit.filter(|_| both || evidence.outcome == Outcome::UnitOnly);
    line_with(draft, settings, evidence, named.or_else(|| units.first().filter(|_| both && units.len() == 1).map(String::as_str)))
}

/// The same with this unit, or none.
fn line_with(draft: &Draft, settings: &Settings, evidence: &Evidence<'_>, unit: Option<&str>) -> String {
    let templates = &settings.sender.templates;
    let joint = (settings.sender.co_sender_rule == CoSenderRule::All).then(|| mending::everybody(draft, evidence)).flatten();
    let template = match (evidence.channel, unit) {
        _ if is_english(draft) => &templates.english,
        (Some(channel), _) if channel.reply && !templates.greeting.contains(SIGNATURE) => &templates.greeting,
        (Some(channel), None) if channel.is_platform() => &templates.slash,
        (_, Some(_)) if joint.is_none() => &templates.unit,
        _ => &templates.line,
    };
    let name = joint.unwrap_or_else(|| name(draft, evidence).to_owned());
    let whole = match unit {
        Some(unit) if !template.contains("{unit}") => format!("{unit}, {name}"),
        _ => name,
    };
    let filled = template.replace("{organisation_en}", &whole).replace("{organisation}", &whole);
    filled.replace("{unit}", unit.unwrap_or_default())
}

/// The line where the first sender stands.
pub(super) fn place(evidence: &Evidence<'_>) -> Option<Span> {
    let (at, hit) = evidence.shown.first()?;
    evidence.lines.main.get(*at)?.span(hit.start..hit.end)
}

/// The organisation's name in the draft's language.
pub(super) fn name<'a>(draft: &Draft, evidence: &Evidence<'a>) -> &'a str {
    let organisation = evidence.organisation;
    if is_english(draft) && !organisation.name_en.is_empty() { &organisation.name_en } else { &organisation.name }
}

/// The names that a sender has to hold here, one choice or several: with a unit or with the co-senders where that is
/// demanded, so that no other rule of the group has more to say afterwards.
pub(super) fn whole_names(draft: &Draft, settings: &Settings, evidence: &Evidence<'_>) -> Vec<String> {
    let joint = (settings.sender.co_sender_rule == CoSenderRule::All).then(|| mending::everybody(draft, evidence)).flatten();
    let name = joint.unwrap_or_else(|| name(draft, evidence).to_owned());
    let units = evidence.organisation.units.iter().take(UNITS_OFFERED);
    if settings.sender.require != Require::OrganisationAndUnit || evidence.unit.is_some() || units.len() == 0 {
        return vec![name];
    }
    units.map(|unit| format!("{unit}, {name}")).collect()
}

/// How sure a fix may be: nothing to choose between where there is one organisation and at most one unit.
pub(super) fn safety(evidence: &Evidence<'_>) -> Safety {
    let organisation = evidence.organisation;
    if organisation.units.len() <= 1 && organisation.co_senders.is_empty() { Safety::Safe } else { Safety::Suggest }
}

/// The ways to show the sender, best first; none where a machine would make it no better.
pub(super) fn fixes(draft: &Draft, settings: &Settings, evidence: &Evidence<'_>) -> Vec<Fix> {
    let safety = safety(evidence);
    if evidence.co_first {
        return mending::own_name_first(draft, evidence).into_iter().collect();
    }
    let names = whole_names(draft, settings, evidence);
    let mend = |name: &String| {
        let safety = if names.len() > 1 { Safety::Suggest } else { safety };
        mending::at_label(evidence, safety, name).or_else(|| mending::at_unit(evidence, safety, name))
    };
    let mended: Vec<Fix> = names.iter().filter_map(mend).collect();
    if !mended.is_empty() {
        return mended;
    }
    let choice = evidence.unit.is_none() && evidence.organisation.units.len() > 1;
    let mut fixes = Vec::new();
    if !choice || settings.sender.require != Require::OrganisationAndUnit {
        fixes.extend(inserted(draft, evidence, &line(draft, settings, evidence), safety));
    }
    if choice {
        fixes.extend(with_units(draft, settings, evidence));
    }
    fixes.extend(signed(draft, settings, evidence));
    fixes
}

/// A line for each of the first units, to choose from.
pub(super) fn with_units(draft: &Draft, settings: &Settings, evidence: &Evidence<'_>) -> Vec<Fix> {
    let units = evidence.organisation.units.iter().take(UNITS_OFFERED);
    units.filter_map(|unit| inserted(draft, evidence, &line_with(draft, settings, evidence, Some(unit)), Safety::Suggest)).collect()
}

/// The greeting of an answer, with a gap for the writer's own name.
fn signed(draft: &Draft, settings: &Settings, evidence: &Evidence<'_>) -> Option<Fix> {
    let template = &settings.sender.templates.greeting;
    if !evidence.channel.is_some_and(|channel| channel.reply) || !template.contains(SIGNATURE) || is_english(draft) {
        return None;
    }
    let line = template.replace("{organisation}", name(draft, evidence)).replace(SIGNATURE, "…");
    let edit = slot(draft, evidence.lines.main.last()?, false)?.edit(&line)?;
    fix(SIGN, &line, Safety::Template, edit)
}

/// A line added last.
pub(super) fn inserted(draft: &Draft, evidence: &Evidence<'_>, line: &str, safety: Safety) -> Option<Fix> {
    let last = evidence.lines.main.last()?;
    let below = evidence.lines.main.iter().rev().take(2).any(|line| forms::is_greeting(line.lower()));
    let line = if below { forms::without_label(line) } else { line };
    if line.contains(['{', '}']) || !forms::is_sender(line, evidence.names, below) {
        return None;
    }
    let edit = slot(draft, last, below)?.edit(line)?;
    fix(INSERT, line, safety, edit)
}

/// A fix of one edit whose title names the line.
pub(super) fn fix(title: Msg, line: &str, safety: Safety, edit: Edit) -> Option<Fix> {
    Fix::edits(safety, title, [edit]).map(|fix| fix.arg("line", line))
}

/// A place for a new line after the last one: in the same block where hashtags or somebody else's words follow there.
pub(super) fn slot(draft: &Draft, last: &Line<'_>, below: bool) -> Option<Slot> {
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
