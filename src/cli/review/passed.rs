//! What has been passed over in this run, so that nothing is asked twice while the text around it moves.
//!
//! Knows places in text before and after a change. Remembers nothing between runs.

use std::collections::HashSet;
use std::ops::Range;

use crate::config::Lang;
use crate::finding::{Finding, Message};
use crate::source::Source;

use crate::cli::diff;

/// A finding that somebody has skipped.
#[derive(Clone)]
pub(super) struct Passed {
    rule: &'static str,
    message: &'static Message,
    what: String,
    key: String,
    /// Bytes of the decoded text; `None` for the whole draft.
    place: Option<Range<usize>>,
    /// Whether its ends are known exactly; not so when a change was made over them.
    exact: bool,
}

impl Passed {
    pub(super) fn of(finding: &Finding, source: &Source) -> Self {
        Self {
            rule: finding.rule,
            message: finding.message,
            what: what(finding),
            key: finding.key.clone(),
            place: place(finding, source),
            exact: true,
        }
    }

    /// Whether this is the finding that was skipped.
    fn is(&self, finding: &Finding, source: &Source) -> bool {
        let same = self.rule == finding.rule && self.message == finding.message;
        same && match (&self.place, place(finding, source)) {
            (Some(mine), Some(other)) => meets(mine, &other) && self.what == what(finding),
            (None, None) => self.key == finding.key,
            _ => false,
        }
    }
}

/// All that was passed over, ready to be asked about many findings.
pub(super) struct Known<'a> {
    /// Those whose place is known to the byte.
    exact: HashSet<(&'static str, &'static str, usize, usize)>,
    rest: Vec<&'a Passed>,
}

impl<'a> Known<'a> {
    pub(super) fn of(passed: &'a [Passed]) -> Self {
        let (mut exact, mut rest) = (HashSet::new(), Vec::new());
        for one in passed {
            match &one.place {
                Some(place) if one.exact => _ = exact.insert((one.rule, one.message.what.sv, place.start, place.end)),
                _ => rest.push(one),
            }
        }
        Self { exact, rest }
    }

    /// Whether a finding was skipped.
    pub(super) fn holds(&self, finding: &Finding, source: &Source) -> bool {
        let here = place(finding, source).map(|place| (finding.rule, finding.message.what.sv, place.start, place.end));
        here.is_some_and(|here| self.exact.contains(&here)) || self.rest.iter().any(|one| one.is(finding, source))
    }
}

fn what(finding: &Finding) -> String {
    finding.message.what.fill(Lang::Sv, &finding.args)
}

fn place(finding: &Finding, source: &Source) -> Option<Range<usize>> {
    let span = finding.span?;
    let decoded = &source.parts.get(usize::from(span.part))?.decoded;
    Some(decoded.text_of(span.start as usize)..decoded.text_of(span.end as usize))
}

fn meets(a: &Range<usize>, b: &Range<usize>) -> bool {
    if a.is_empty() || b.is_empty() { a.start <= b.end && b.start <= a.end } else { a.start < b.end && b.start < a.end }
}

/// Moves what was passed to where it stands after a change.
pub(super) fn moved(passed: &mut [Passed], old: &str, new: &str) {
    if passed.iter().all(|one| one.place.is_none()) || old == new {
        return;
    }
    let changes = changes(old, new);
    for one in passed {
        let Some(place) = &mut one.place else { continue };
        let (start, sure) = along(&changes, place.start, false);
        let (end, certain) = along(&changes, place.end, true);
        *place = start..end.max(start);
        one.exact &= sure && certain;
    }
}

/// What was replaced by what, in order, each as small as its beginning and end allow.
fn changes(old: &str, new: &str) -> Vec<(Range<usize>, Range<usize>)> {
    diff::changed(old, new)
        .into_iter()
        .map(|(from, to)| {
            let (a, b) = (&old[from.clone()], &new[to.clone()]);
            let head: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
            let tail =
                a[head..].chars().rev().zip(b[head..].chars().rev()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum::<usize>();
            (from.start + head..from.end - tail, to.start + head..to.end - tail)
        })
        .collect()
}

/// Where a place stands now, and whether that is certain. An end inside a change goes to the change's end.
fn along(changes: &[(Range<usize>, Range<usize>)], at: usize, is_end: bool) -> (usize, bool) {
    let mut shift = 0;
    for (from, to) in changes {
        let before = at < from.start || at == from.start && (is_end || !from.is_empty());
        if before {
            break;
        }
        if at < from.end {
            return (if is_end { to.end } else { to.start }, false);
        }
        shift = to.end.cast_signed() - from.end.cast_signed();
    }
    (at.saturating_add_signed(shift), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn goes(old: &str, new: &str, word: &str, expected: (&str, bool)) {
        let at = old.find(word).expect("a word");
        let changes = changes(old, new);
        let ((start, sure), (end, certain)) = (along(&changes, at, false), along(&changes, at + word.len(), true));
        assert_eq!((&new[start..end], sure && certain), expected);
    }

    #[test]
    fn a_place_follows_its_words_through_a_change() {
        goes("ett två tre\nfyra\n", "ett 2 tre\nfyra\n", "tre", ("tre", true));
        goes("ett två tre\nfyra\n", "---\nx\n---\nett två tre\nfyra\n", "ett", ("ett", true));
        goes("ett två tre\nfyra\n", "ett två\ntre\nfyra\n", "fyra", ("fyra", true));
        goes("ett två tre fyra\n", "ett 2 tre fyra\n", "ett två tre", ("ett 2 tre", true));
        goes("ett två\n", "<!-- x -->\nett två\n", "ett två", ("ett två", true));
        goes("ett två tre\n", "ett 222 tre\n", "två", ("222", true));
        goes("ett två tre\n", "ett fem\n", "två", ("fem", false));
    }
}
