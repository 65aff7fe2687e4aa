//! The lines in which a sender is looked for: what the draft's own writer has written, without its last hashtags.
//!
//! Knows what is quoted and what is forwarded; refuses to know any name.

use std::ops::Range;

use crate::config::Window;
use crate::draft::{Block, Draft, Kind, Region};
use crate::source::Span;

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// The block it stands in.
    pub(super) block: &'a Block,
    /// Which bytes of the block's plain text.
    pub(super) range: Range<usize>,
    /// One of several items or cells: a name there is one in a list.
    pub(super) listed: bool,
}

impl Line<'_> {
    /// The line in lower case, byte for byte as long as the line itself.
    pub(super) fn lower(&self) -> &str {
        self.block.prose.lower().get(self.range.clone()).unwrap_or_default()
    }

    /// The bytes behind a part of the line.
    pub(super) fn span(&self, within: Range<usize>) -> Option<Span> {
        self.block.text.span(self.range.start + within.start..self.range.start + within.end)
    }
}

/// All lines of a draft.
#[derive(Debug, Default)]
pub(super) struct Lines<'a> {
    /// The content.
    pub(super) main: Vec<Line<'a>>,
    /// A page's header and footer.
    pub(super) frame: Vec<Line<'a>>,
    /// The hashtags that close the draft, `#` included, in lower case.
    pub(super) tags: Vec<&'a str>,
}

impl<'a> Lines<'a> {
    /// The lines of a draft.
    pub(super) fn of(draft: &'a Draft) -> Self {
        let mut lines = Self::default();
        let blocks: Vec<&Block> =
            draft.visible().filter(|block| !block.quoted && block.kind != Kind::Control && block.region != Region::Nav).collect();
        'blocks: for (at, &block) in blocks.iter().enumerate() {
            let listed = is_listed(&blocks, at);
            for range in draft.lines(block) {
                let text = &block.text.plain[range.clone()];
                if is_forward(text) {
                    break 'blocks;
                }
                if text.starts_with('>') {
                    continue;
                }
                let framed = matches!(block.region, Region::Header | Region::Footer);
                let list = if framed { &mut lines.frame } else { &mut lines.main };
                list.push(Line { block, range, listed });
            }
        }
        lines.take_tags();
        lines
    }

    /// Whether line `at` stands among the first or the last ones.
    pub(super) fn in_window(&self, at: usize, window: Window) -> bool {
        at < window.first as usize || at + window.last as usize >= self.main.len()
    }

    fn take_tags(&mut self) {
        while let Some(line) = self.main.last_mut() {
            let block = line.block;
            let lower = block.prose.lower().get(line.range.clone()).unwrap_or_default();
            let kept = block.signs().tags_from(&block.text.plain, line.range.clone()) - line.range.start;
            self.tags.extend(lower[kept..].split_whitespace());
            if lower[..kept].contains(char::is_alphanumeric) {
                line.range.end = line.range.start + kept;
                return;
            }
            self.main.pop();
        }
    }
}

/// Whether a block is one of several items or cells in a row.
fn is_listed(blocks: &[&Block], at: usize) -> bool {
    let same = |other: Option<usize>| other.and_then(|other| blocks.get(other)).is_some_and(|other| other.kind == blocks[at].kind);
    match blocks[at].kind {
        Kind::Cell | Kind::HeaderCell => true,
        Kind::Item => same(at.checked_sub(1)) || same(Some(at + 1)),
        _ => false,
    }
}

/// ”-----Ursprungligt meddelande-----”: what follows is somebody else's.
fn is_forward(line: &str) -> bool {
    let rest = line.trim_start_matches(['-', '_', ' ']);
    let ruled = line.len() - rest.len() >= 3 && line.starts_with('-');
    ruled
        && ["ursprungligt meddelande", "vidarebefordrat meddelande", "original message", "forwarded"]
            .iter()
            .any(|mark| rest.to_lowercase().starts_with(mark))
}
