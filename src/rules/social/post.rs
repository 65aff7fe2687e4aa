//! What a post is, and where its text proper ends: all that follows is hashtags, account names and emoji.
//!
//! Knows blocks and lines; refuses to know how many signs of a kind are too many.

use std::ops::Range;

use crate::config::Settings;
use crate::draft::{Block, Draft};
use crate::finding::{Message, Msg};
use crate::language::letters::{fold, is_word_part};
use crate::language::signs::Signs;
use crate::source::{Edit, Format, Span};

/// klart.toml for examples in formats that cannot say their channel.
pub(super) const FACEBOOK: &str = "[[files]]\nglob = \"*\"\nchannel = \"facebook\"\n";

/// Why emoji are in the way of many readers; the name is that of one in the post.
pub(super) const READ_ALOUD: Msg = Msg::new(
    "{emoji} läses ofta upp som ”{name}”, och många skärmläsare läser upp varje emoji.",
    "{emoji} is often read aloud as “{name}” (in Swedish), and many screen readers read every emoji.",
);

/// Stands after the tags now and then, and is no text of the post: who took the picture, what it shows.
const CREDITS: [&str; 8] = ["foto:", "bild:", "film:", "foto ", "illustration:", "bildbeskrivning:", "syntolkning:", "alt-text:"];

/// A post: the blocks that readers meet, and where the final signs begin.
#[derive(Debug)]
pub(super) struct Post<'a> {
    /// Its blocks, in order.
    pub(super) blocks: Vec<&'a Block>,
    /// Index of the block and byte in its text from which on there are only signs.
    pub(super) closing: (usize, usize),
}

/// Whether a draft is a post: it goes to a platform, and it is text.
pub(super) fn is_post(draft: &Draft, settings: &Settings) -> bool {
    settings.channels.iter().any(|channel| channel.is_platform()) && matches!(draft.format, Format::Text | Format::Markdown | Format::Html)
}

/// The blocks of a post that readers meet; none of a draft that is no post.
pub(super) fn blocks<'a>(draft: &'a Draft, settings: &Settings) -> impl Iterator<Item = &'a Block> + use<'a> {
    let post = is_post(draft, settings);
    draft.visible().filter(move |_| post)
}

impl<'a> Post<'a> {
    /// The post, when some block of it has what a rule looks for.
    pub(super) fn with(draft: &'a Draft, settings: &Settings, has: impl Fn(&Signs) -> bool) -> Option<Self> {
        if !blocks(draft, settings).any(|block| has(block.signs())) {
            return None;
        }
        let blocks: Vec<&Block> = draft.visible().collect();
        let mut closing = (blocks.len(), 0);
        for (at, block) in blocks.iter().enumerate().rev() {
            if is_credit(block) {
                continue;
            }
            let text = &block.text.plain;
            let end = block.signs().body_end(text, 0..text.len());
            closing = (at, end);
            if end > 0 {
                break;
            }
        }
        Some(Self { blocks, closing })
    }

    /// Whether byte `at` of block `index` stands among the final signs.
    pub(super) fn is_closing(&self, index: usize, at: usize) -> bool {
        (index, at) >= self.closing || self.closing.0 < index
    }
}

/// Whether a block only says who took the picture or what it shows.
fn is_credit(block: &Block) -> bool {
    let lower = block.prose.lower();
    CREDITS.iter().any(|label| lower.starts_with(label)) && block.signs().tags.is_empty()
}

/// A range and the blank that goes when it goes: the one before it, or at the beginning of a line the one after.
pub(super) fn with_blank(text: &str, line: &Range<usize>, range: &Range<usize>) -> Range<usize> {
    let before = text[line.start..range.start].trim_end().len() + line.start;
    let after = &text[range.end..line.end];
    if before > line.start {
        return before..range.end;
    }
    range.start..range.end + after.len() - after.trim_start().len()
}

/// Takes a range of a block's text away, with the blank beside it.
pub(super) fn without(block: &Block, line: &Range<usize>, range: &Range<usize>) -> Option<Edit> {
    block.text.edit(with_blank(&block.text.plain, line, range), "")
}

/// Where something stands; the whole block for text that stands nowhere.
pub(super) fn span(block: &Block, range: Range<usize>) -> Span {
    block.text.span(range).unwrap_or(block.span)
}

/// Whether there is a letter or a digit in a text.
pub(super) fn has_word(text: &str) -> bool {
    text.contains(is_word_part)
}

/// At most so many bytes from the end or the beginning of a text, whole characters.
pub(super) fn near_end(text: &str, bytes: usize) -> &str {
    let from = text.len().saturating_sub(bytes);
    let from = (from..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    &text[from..]
}

/// As [`near_end`], from the beginning.
pub(super) fn near_start(text: &str, bytes: usize) -> &str {
    let to = bytes.min(text.len());
    let to = (0..=to).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    &text[..to]
}

/// The letters of a name, for comparing: ”Region Gotland” is ”#regiongotland”.
pub(super) fn letters(name: &str) -> String {
    fold(name).chars().filter(|sign| sign.is_alphanumeric()).collect()
}

/// A message whose reason is how emoji sound.
pub(super) const fn aloud(what: Msg, how: Msg) -> Message {
    Message { what, why: READ_ALOUD, how }
}
