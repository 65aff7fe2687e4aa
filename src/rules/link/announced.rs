//! What the words in and around a link say beforehand of what it leads to.
//!
//! Knows where people put such words: in the link, in its description, right after it, in the heading or the line above
//! a list. Refuses to know which words they are, and which links need them.

use crate::draft::{Draft, Kind, Link};
use crate::language::letters::fold;
use crate::source::Edit;

use super::context::{around, heading, place};

/// Bytes beside a link that belong to it.
const BESIDE: usize = 60;

/// Items of a list that the line above it leads in.
const LONGEST: usize = 200;

/// Whether the link says something itself: in its words, its name, its title or its description.
pub(super) fn says(link: &Link, told: impl Fn(&str) -> bool) -> bool {
    let title = link.title.as_ref().map(|title| title.text.as_str()).unwrap_or_default();
    [link.text.plain.as_str(), link.name.as_str(), title, link.description.as_str()]
        .iter()
        .any(|text| !text.is_empty() && told(&fold(text)))
}

/// Whether the words beside the link in its block say it: what follows in the same breath, or leads in.
pub(super) fn beside(draft: &Draft, link: &Link, told: impl Fn(&str) -> bool) -> bool {
    let Some((block, range)) = place(draft, link) else { return false };
    let (before, after) = around(block, &range, BESIDE);
    let after = after.split(['.', '!', '?', '\n']).next().unwrap_or_default();
    told(&fold(after)) || told(&fold(before.rsplit(['.', '!', '?', '\n']).next().unwrap_or_default()))
}

/// Whether what stands above says it of all links below: the heading, the line that leads a list in, a cell of the row.
pub(super) fn above(draft: &Draft, link: &Link, told: impl Fn(&str) -> bool) -> bool {
    let Some((index, ..)) = link.place else { return false };
    let said = |index: usize| draft.blocks.get(index).is_some_and(|block| !block.hidden && told(&fold(&block.text.plain)));
    let Some(block) = draft.blocks.get(index) else { return false };
    if matches!(block.kind, Kind::Cell | Kind::HeaderCell) && (said(index + 1) || index.checked_sub(1).is_some_and(said)) {
        return true;
    }
    let leads = || {
        let nearest = index.saturating_sub(LONGEST);
        let above = nearest + draft.blocks[nearest..index].iter().rposition(|above| above.kind != Kind::Item)?;
        (block.kind == Kind::Item && draft.blocks[above].kind == Kind::Paragraph).then_some(above)
    };
    heading(draft, index).is_some_and(|heading| told(&fold(&heading.text.plain))) || leads().is_some_and(said)
}

/// Words added last in the link's own text; `None` where another name is heard than what is seen, or where the text may
/// also be the key of the address (Markdown's `[text]`).
pub(super) fn added(draft: &Draft, link: &Link, words: &str) -> Option<Edit> {
    let tagged = || place(draft, link).is_some_and(|(block, _)| block.in_html);
    if link.slot.is_none() && !tagged() {
        return None;
    }
    let plain = link.text.plain.as_str();
    let end = plain.trim_end().len();
    let heard = link.name.split_whitespace().eq(plain.split_whitespace());
    if end == 0 || !heard { None } else { link.text.edit(end..end, words) }
}
