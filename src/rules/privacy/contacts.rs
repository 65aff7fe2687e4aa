//! Where a telephone or an address is plainly meant for the public: on a line or under a heading that says so, in a footer.
//!
//! Knows the places. Refuses to know numbers and addresses.

use std::cell::OnceCell;
use std::ops::Range;

use crate::draft::{Draft, Kind, Region};
use crate::personal::cues::Cue;

/// Blocks and lines looked back at for what a list of contacts stands under.
const BACK: usize = 12;
/// A longer line is no heading.
const HEADING: usize = 80;
/// Bytes of a line looked at on each side.
const SIGHT: usize = 300;

/// A block among the others of its draft.
pub(super) struct Place<'a> {
    draft: &'a Draft,
    index: usize,
    lines: OnceCell<Vec<Range<usize>>>,
    headed: OnceCell<bool>,
}

impl<'a> Place<'a> {
    pub(super) fn new(draft: &'a Draft, index: usize) -> Self {
        Self { draft, index, lines: OnceCell::new(), headed: OnceCell::new() }
    }

    /// Whether the range is told to be a contact for the public.
    pub(super) fn is_public(&self, range: &Range<usize>) -> bool {
        let block = &self.draft.blocks[self.index];
        let plain = block.text.plain.as_str();
        let line = self.line(range);
        matches!(block.region, Region::Footer | Region::Header | Region::Nav)
            || Cue::Contact.stands_in(plain, line.clone())
            || leads(&plain[..line.start])
            || *self.headed.get_or_init(|| under_heading(self.draft, self.index))
    }

    /// The line that the range stands in, as far as is looked.
    pub(super) fn line(&self, range: &Range<usize>) -> Range<usize> {
        let text = &self.draft.blocks[self.index].text;
        let lines = self.lines.get_or_init(|| text.lines().collect());
        let at = lines.partition_point(|line| line.end < range.start).min(lines.len().saturating_sub(1));
        let line = lines.get(at).cloned().unwrap_or(0..text.plain.len());
        let start = line.start.max(range.start.saturating_sub(SIGHT)).min(range.start);
        let end = line.end.min(range.end + SIGHT).max(range.end).min(text.plain.len());
        floor(&text.plain, start)..floor(&text.plain, end)
    }
}

/// The nearest border of a character at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Whether one of the last short lines that end in a colon speaks of contacts: ”Kontakt:”.
fn leads(before: &str) -> bool {
    let mut lines = before.lines().rev().take(BACK);
    lines.any(|line| line.len() <= HEADING && line.trim_end().ends_with(':') && Cue::Contact.stands_in(line, 0..line.len()))
}

/// Whether the nearest heading, or a short line before, speaks of contacts.
fn under_heading(draft: &Draft, index: usize) -> bool {
    for block in draft.blocks[..index].iter().rev().take(BACK) {
        let plain = block.text.plain.as_str();
        let heading = matches!(block.kind, Kind::Heading(_));
        let titled = heading || matches!(block.kind, Kind::HeaderCell | Kind::TableCaption) || !block.ends_in_stop || plain.ends_with(':');
        if titled && plain.len() <= HEADING && Cue::Contact.stands_in(plain, 0..plain.len()) {
            return true;
        }
        if heading {
            return false;
        }
    }
    false
}
