//! What the rules on how words are written share: which blocks they read, and how much of a passage a message shows.

use crate::draft::{Block, Draft};

/// Each block that a reader meets and that `may` have something to say of.
pub fn passages(draft: &Draft, may: fn(&str) -> bool, mut look: impl FnMut(&Block)) {
    draft.visible().filter(|block| may(&block.text.plain)).for_each(&mut look);
}

/// So many characters of a passage stand in a message.
const SHOWN: usize = 40;

/// A passage as a message shows it.
pub fn cut(passage: &str) -> String {
    match passage.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", passage[..at].trim_end()),
        None => passage.to_owned(),
    }
}
