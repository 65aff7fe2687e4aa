//! Mending a line that nearly shows the sender: a label without a name, a unit without its organisation, senders in another
//! order or not all of them.
//!
//! Knows the line as it stands and tries each change on paper first. Refuses to change a sentence.

use std::ops::Range;

use crate::draft::Draft;
use crate::finding::Msg;
use crate::fix::{Fix, Safety};

use super::evidence::{Evidence, Outcome};
use super::forms;
use super::insertion::{fix, name};
use super::lines::Line;
use crate::config::names::{Who, letters};

const EXTEND: Msg = Msg::new("Lägg till ”{line}” på raden", "Add “{line}” to the line");
const RESPELL: Msg = Msg::new("Skriv namnet så här: ”{line}”", "Spell the name “{line}”");
const REORDER: Msg = Msg::new("Skriv raden så här: ”{line}”", "Write the line like this: “{line}”");

/// A longer line (bytes) is a sentence that nobody wants rewritten by a machine.
const LONGEST_LINE: usize = 200;

/// ”Avsändare:” without a name, or with the name in another spelling.
pub(super) fn at_label(evidence: &Evidence<'_>, safety: Safety, name: &str) -> Option<Fix> {
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

/// A line that ends in a unit where a sender stands: the organisation is written after it.
pub(super) fn at_unit(evidence: &Evidence<'_>, safety: Safety, name: &str) -> Option<Fix> {
    evidence.unit.filter(|_| evidence.outcome == Outcome::UnitOnly)?;
    let added = format!(", {name}");
    let lines = &evidence.lines.main;
    lines.iter().enumerate().rev().find_map(|(at, line)| {
        let lower = line.lower();
        let hits = evidence.names.find(lower);
        let unit = hits.iter().rev().find(|hit| matches!(hit.who, Who::Unit(_)) && hit.end == lower.len())?;
        let lead = lower[..unit.start].trim();
        let greeted = at.checked_sub(1).is_some_and(|above| forms::is_greeting(lines[above].lower()));
        let stands_so =
            lead.is_empty() || matches!(lead, "/" | "–" | "—") || forms::label(lower).is_some() || forms::is_greeting(lower) || greeted;
        if line.listed || !stands_so || !forms::is_sender(&format!("{lower}{added}"), evidence.names, greeted) {
            return None;
        }
        fix(EXTEND, &added, safety, line.block.text.edit(line.range.end..line.range.end, &added)?)
    })
}

/// The unit is written before the organisation in the line that names it.
pub(super) fn unit_before(draft: &Draft, evidence: &Evidence<'_>, unit: &str) -> Option<Fix> {
    let (line, hits) = shown_line(evidence)?;
    let own = hits.first().filter(|(who, _)| *who == Who::Own)?.1.clone();
    let is_line = |new: &str| {
        forms::is_sender(new, evidence.names, false) && evidence.names.find(new).iter().any(|hit| matches!(hit.who, Who::Unit(_)))
    };
    rewritten(draft, line, &own, &format!("{unit}, {}", &line.text()[own.clone()]), is_line)
}

/// All senders in the line that names some of them, the own organisation first.
pub(super) fn all_senders(draft: &Draft, evidence: &Evidence<'_>) -> Option<Fix> {
    let (line, hits) = shown_line(evidence)?;
    let range = hits.first()?.1.start..hits.last()?.1.end;
    let between = &line.text()[range.clone()];
    let names: usize = hits.iter().map(|(_, range)| range.len()).sum();
    // Between the names nothing but commas and ”och”: anything else would be lost.
    if between.len() > names + 6 * hits.len() || hits.iter().any(|(who, _)| matches!(who, Who::Hint | Who::Unit(_))) {
        return None;
    }
    let all = everybody(draft, evidence)?;
    let is_line = |new: &str| forms::is_sender(new, evidence.names, false);
    rewritten(draft, line, &range, &all, is_line)
}

/// The own organisation before the other senders.
pub(super) fn own_name_first(draft: &Draft, evidence: &Evidence<'_>) -> Option<Fix> {
    let (line, hits) = shown_line(evidence)?;
    let own = name(draft, evidence);
    let is_line = |new: &str| {
        let first = evidence.names.find(new).into_iter().find(|hit| matches!(hit.who, Who::Own | Who::Co(_)));
        forms::is_sender(new, evidence.names, false) && first.is_some_and(|hit| hit.who == Who::Own)
    };
    let text = line.text();
    match hits.as_slice() {
        [(Who::Co(_), co)] => rewritten(draft, line, co, &format!("{own} och {}", &text[co.clone()]), is_line),
        [(Who::Co(_), co), (Who::Own, this)] => {
            let swapped = format!("{}{}{}", &text[this.clone()], &text[co.end..this.start], &text[co.clone()]);
            rewritten(draft, line, &(co.start..this.end), &swapped, is_line)
        }
        _ => None,
    }
}

/// The own name and all co-senders, ”A, B och C”; `None` where there are none.
pub(super) fn everybody(draft: &Draft, evidence: &Evidence<'_>) -> Option<String> {
    let (last, others) = evidence.organisation.co_senders.split_last()?;
    let first = std::iter::once(name(draft, evidence)).chain(others.iter().map(String::as_str)).collect::<Vec<_>>().join(", ");
    let and = if super::evidence::is_english(draft) { "and" } else { "och" };
    Some(format!("{first} {and} {last}"))
}

/// Somebody named, and where in the line.
type Placed = (Who, Range<usize>);

/// The line where the first sender stands, and the senders and units of that line.
fn shown_line<'e>(evidence: &'e Evidence<'_>) -> Option<(&'e Line<'e>, Vec<Placed>)> {
    let (at, _) = evidence.shown.first()?;
    let line = evidence.lines.main.get(*at)?;
    let hits = evidence.names.find(line.lower());
    let ranges = hits.into_iter().filter(|hit| hit.who != Who::Hint && !hit.bound).map(|hit| (hit.who, hit.start..hit.end));
    Some((line, ranges.collect()))
}

/// The line with a part written anew, if it is one of the kind that is wanted.
fn rewritten(draft: &Draft, line: &Line<'_>, range: &Range<usize>, new: &str, wanted: impl Fn(&str) -> bool) -> Option<Fix> {
    let text = line.text();
    let whole = format!("{}{new}{}", &text[..range.start], &text[range.end..]);
    let lower = crate::language::letters::fold(&whole);
    if whole.len() > LONGEST_LINE || draft.format.is_captions() || !wanted(&lower) {
        return None;
    }
    let edit = line.block.text.edit(line.range.start + range.start..line.range.start + range.end, new)?;
    fix(REORDER, &whole, Safety::Suggest, edit)
}
