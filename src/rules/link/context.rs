//! What stands around a link: its sentence, the words beside it, the cell before it, the heading above.
//!
//! Knows what WCAG calls the context of a link (2.4.4: sentence, paragraph, list item, cell with its headers), and the
//! heading above, which people read with it. Refuses to judge the link's own words.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::draft::{Block, Draft, Kind, Link, Mark, MarkKind};
use crate::language::letters::words;

/// Bytes before or after a link that are read with it.
const FAR: usize = 240;

/// Blocks looked through for what stands before a link.
const NEAR: usize = 40;

/// The block that a link stands in, and where.
pub(super) fn place<'a>(draft: &'a Draft, link: &Link) -> Option<(&'a Block, Range<usize>)> {
    let (index, start, end) = link.place?;
    let block = draft.blocks.get(index)?;
    let range = start as usize..end as usize;
    block.text.plain.get(range.clone()).map(|_| (block, range))
}

/// The sentence that holds a link, as a range of its block's text.
pub(super) fn sentence(block: &Block, range: &Range<usize>) -> Range<usize> {
    let sentences = block.prose.sentences();
    let next = sentences.partition_point(|sentence| (sentence.start as usize) <= range.start);
    let own = next.checked_sub(1).and_then(|at| sentences.get(at));
    let (start, end) = own.map_or((range.start, range.end), |own| (own.start as usize, own.end as usize));
    start.min(range.start)..end.max(range.end)
}

/// The words of a link's sentence that are its own: between the links beside it, or those that a row of links shares.
fn beside(block: &Block, range: &Range<usize>) -> u64 {
    let plain = block.text.plain.as_str();
    let sentence = sentence(block, range);
    let at = block.marks.partition_point(|mark| (mark.range.start as usize) < range.start);
    let linked = |mark: &&Mark| mark.kind == MarkKind::Link;
    let said = |range: Range<usize>| {
        let start = plain.ceil_char_boundary(range.start.max(range.end.saturating_sub(FAR)));
        plain.get(start..range.end).map_or(0, meaning)
    };
    let next = block.marks[at..].iter().take(NEAR).filter(linked).map(|mark| mark.range.start as usize);
    let next = next.into_iter().find(|start| *start >= range.end && *start < sentence.end);
    let after = said(range.end..next.unwrap_or(sentence.end));
    // Before it, past links that have nothing between them: the words lead all of them in.
    let mut end = range.start;
    for mark in block.marks[..at].iter().rev().take(NEAR).filter(linked) {
        let link = mark.range.start as usize..mark.range.end as usize;
        if link.start < sentence.start || link.end > end {
            break;
        }
        let between = said(link.end..end);
        if between != 0 {
            return between.wrapping_mul(31) ^ after;
        }
        end = link.start;
    }
    let before = said(sentence.start..end);
    let shared = end < range.start || next.is_some() && after == 0;
    if shared { before } else { before.wrapping_mul(31) ^ after }
}

/// Words as one number; 0 where nothing is said.
fn meaning(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    let mut said = false;
    for word in words(text).filter(|word| word.len() > 1) {
        said = true;
        word.to_lowercase().hash(&mut hasher);
    }
    if said { hasher.finish() | 1 } else { 0 }
}

/// What tells one link from another with the same words, as one number: the words beside it, else what leads its item
/// or cell in, else the heading above. 0 where nothing does.
pub(super) fn surroundings(draft: &Draft, link: &Link) -> u64 {
    let Some((index, ..)) = link.place else { return 0 };
    let Some((block, range)) = place(draft, link) else { return 0 };
    let own = beside(block, &range);
    if own != 0 {
        return own;
    }
    // Items and cells belong to what leads them in: the item around them, the line above the list, the first cell of the row.
    let leads = |above: &&Block| match block.kind {
        Kind::Item | Kind::Cell | Kind::HeaderCell => !is_link(above),
        _ => matches!(above.kind, Kind::Heading(_)),
    };
    let above = draft.blocks[..index].iter().rev().take(NEAR).filter(|block| !block.hidden).find(leads);
    above.map_or(0, |above| meaning(&above.text.plain))
}

/// Whether a block is one link and no more.
fn is_link(block: &Block) -> bool {
    let whole = |mark: &Mark| mark.kind == MarkKind::Link && mark.range.start == 0 && mark.range.end as usize == block.text.plain.len();
    block.marks.first().is_some_and(whole)
}

/// The nearest heading above a block, not too far away.
pub(super) fn heading(draft: &Draft, index: usize) -> Option<&Block> {
    let above = draft.blocks.get(..index)?.iter().rev().take(NEAR);
    above.filter(|block| !block.hidden).find(|block| matches!(block.kind, Kind::Heading(_)))
}

/// The text right before and right after a link in its block, each at most so many bytes.
pub(super) fn around<'a>(block: &'a Block, range: &Range<usize>, most: usize) -> (&'a str, &'a str) {
    let plain = block.text.plain.as_str();
    let start = plain.floor_char_boundary(range.start.saturating_sub(most));
    let end = plain.ceil_char_boundary((range.end + most).min(plain.len()));
    (&plain[start..range.start], &plain[range.end..end])
}
