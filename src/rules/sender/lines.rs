//! The lines in which a sender is looked for: what the draft's own writer has written, without its last hashtags.
//!
//! Knows what is quoted and what is forwarded; refuses to know any name.

use std::ops::Range;

use crate::config::Window;
use crate::draft::{Block, Draft, Kind, Region};
use crate::language::letters::is_emoji;
use crate::source::{Format, Span};

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
        lower_of(self.block, &self.range)
    }

    /// The line as a reader meets it.
    pub(super) fn text(&self) -> &str {
        self.block.text.plain.get(self.range.clone()).unwrap_or_default()
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
    /// What closes the draft together with its last hashtags: those and account names, sign included, in lower case.
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
            for range in ranges(draft, block) {
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

    /// Sets the closing hashtags apart, with the account names and emoji among and after them.
    fn take_tags(&mut self) {
        let mut at = self.main.len();
        while let Some(line) = at.checked_sub(1).and_then(|last| self.main.get_mut(last)) {
            let lower = lower_of(line.block, &line.range);
            let kept = without_tags(lower);
            let bare = !lower[..kept].contains(char::is_alphanumeric);
            if kept == lower.len() && !bare {
                if !lower.split_whitespace().all(is_along) {
                    return;
                }
                at -= 1;
                continue;
            }
            self.tags.extend(lower[kept..].split_whitespace());
            line.range.end = line.range.start + kept;
            let below = self.main.drain(at..);
            self.tags.extend(below.flat_map(|line| lower_of(line.block, &line.range).split_whitespace()));
            if !bare {
                return;
            }
            self.main.pop();
            at = self.main.len();
        }
    }
}

fn lower_of<'a>(block: &'a Block, range: &Range<usize>) -> &'a str {
    block.prose.lower().get(range.clone()).unwrap_or_default()
}

/// An account name or emoji, which may stand among closing hashtags.
fn is_along(word: &str) -> bool {
    word.len() > 1 && word.starts_with('@') || !word.is_empty() && word.chars().all(is_emoji)
}

/// The lines of a block without surrounding blanks, as written; in HTML only a `<br>` breaks a line.
fn ranges<'a>(draft: &Draft, block: &'a Block) -> impl Iterator<Item = Range<usize>> + 'a {
    let meant = draft.format == Format::Html || block.in_html;
    let plain = block.text.plain.as_str();
    let mut written: Vec<Range<usize>> = Vec::new();
    if meant {
        let mut start = 0;
        for line in plain.split('\n') {
            written.push(start..start + line.len());
            start += line.len() + 1;
        }
    } else {
        written.extend(block.text.lines());
    }
    written.into_iter().filter_map(move |range| {
        let line = plain.get(range.clone())?;
        let start = range.start + line.len() - line.trim_start().len();
        let kept = line.trim().len();
        (kept > 0).then_some(start..start + kept)
    })
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

/// Length of a line without the hashtags that close it. Account names and emoji among them go with them; without any
/// hashtag they belong to the text.
pub(super) fn without_tags(line: &str) -> usize {
    let whole = line.trim_end().len();
    let (mut end, mut kept) = (whole, whole);
    loop {
        let shown = line[..end].trim_end();
        let start = shown.rfind(char::is_whitespace).map_or(0, |at| at + shown[at..].chars().next().map_or(1, char::len_utf8));
        let word = &shown[start..];
        let sign = word.len() > 1 && word.starts_with('#');
        if !(sign || is_along(word)) {
            return kept;
        }
        end = start;
        if sign {
            kept = line[..end].trim_end().len();
        }
    }
}
