//! Where a telephone or an address is plainly meant for the public: on a line or under a heading that says so, in a footer.
//!
//! Knows the places. Refuses to know numbers and addresses.

use std::ops::Range;

use crate::draft::{Block, Draft, Kind, Region};
use crate::personal::cues::Cue;

/// Blocks looked back at for the heading or the line that a list of contacts stands under.
const BACK: usize = 12;
/// A line longer than this is no heading.
const HEADING: usize = 80;

/// Whether the range of a block's text is told to be a contact for the public.
pub(super) fn is_public(draft: &Draft, index: usize, range: &Range<usize>) -> bool {
    let block = &draft.blocks[index];
    if matches!(block.region, Region::Footer | Region::Header | Region::Nav) {
        return true;
    }
    let plain = block.text.plain.as_str();
    let line = line_of(block, range);
    Cue::Contact.stands_in(plain, line.clone()) || leads(&plain[..line.start]) || under_heading(draft, index)
}

/// The line that the range stands in.
pub(super) fn line_of(block: &Block, range: &Range<usize>) -> Range<usize> {
    block.text.lines().find(|line| line.start <= range.start && range.start <= line.end).unwrap_or(0..block.text.plain.len())
}

/// Whether the last short line that ends in a colon, or stands alone, speaks of contacts: ”Kontakt:”.
fn leads(before: &str) -> bool {
    let mut lines = before.lines().rev().take(BACK);
    lines.any(|line| line.trim_end().ends_with(':') && line.len() <= HEADING && Cue::Contact.stands_in(line, 0..line.len()))
}

/// Whether the nearest heading, or a short line before, speaks of contacts.
fn under_heading(draft: &Draft, index: usize) -> bool {
    for block in draft.blocks[..index].iter().rev().take(BACK) {
        let plain = block.text.plain.trim_end();
        let heading = matches!(block.kind, Kind::Heading(_) | Kind::HeaderCell | Kind::TableCaption);
        let short = plain.len() <= HEADING && !block.ends_in_stop || plain.ends_with(':');
        if (heading || short) && Cue::Contact.stands_in(plain, 0..plain.len()) {
            return true;
        }
        if heading && matches!(block.kind, Kind::Heading(_)) {
            return false;
        }
    }
    false
}
