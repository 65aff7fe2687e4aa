//! What a caption file beside a film holds.
//!
//! Knows how many cues have words, and whether it is captions at all. Refuses to say whether they are good: that is for
//! the rules, when the file itself is checked.

use std::fs::File;
use std::io::Read;

use crate::draft::{Dialect, SidecarKind};
use crate::read::captions;
use crate::source::decode;

/// Captions over this size are not read (media/MEDIA.md section 6).
const MOST_CAPTIONS: u64 = 32 << 20;

/// Words that are counted: enough to know that somebody wrote them.
const MOST_WORDS: usize = 100;

/// What a caption file beside a film holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    pub(super) kind: SidecarKind,
    /// Cues with words, until a hundred words are counted.
    pub(super) cues: usize,
    pub(super) words: usize,
}

/// Reads a caption file of so many bytes; `None` when the disk refuses.
pub(super) fn held(file: File, length: u64, name: &str) -> Option<Held> {
    let none = |kind| Held { kind, cues: 0, words: 0 };
    if length > MOST_CAPTIONS {
        return Some(none(SidecarKind::NotCaptions));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    file.take(MOST_CAPTIONS + 1).read_to_end(&mut bytes).ok()?;
    let Ok(decoded) = decode(&bytes) else { return Some(none(SidecarKind::NotCaptions)) };
    let text = decoded.text.as_str();
    let read = captions::read(text, captions::Ending::of(name).unwrap_or(captions::Ending::Srt));
    let kind = match captions::model_dialect(&read) {
        Dialect::Srt | Dialect::Vtt => captions_kind(text, &read),
        Dialect::Telemetry | Dialect::Thumbnails => SidecarKind::Other,
        Dialect::Html | Dialect::Json | Dialect::Unknown => SidecarKind::NotCaptions,
    };
    let (mut cues, mut counted) = (0, 0);
    for cue in &read.cues {
        let count = words(&text[cue.text.clone()], read.dialect);
        (cues, counted) = (cues + usize::from(count > 0), counted + count);
        if counted >= MOST_WORDS {
            break;
        }
    }
    Some(Held { kind, cues, words: counted })
}

/// WebVTT says in its header when it is something else than captions.
fn captions_kind(text: &str, read: &captions::Captions) -> SidecarKind {
    let kind = read.kind.clone().map(|kind| text[kind].to_ascii_lowercase());
    match kind.as_deref() {
        Some("chapters" | "metadata" | "descriptions") => SidecarKind::Other,
        _ => SidecarKind::Captions,
    }
}

/// Words that are shown; markup may stand inside one.
fn words(text: &str, dialect: captions::Dialect) -> usize {
    let mut pieces = captions::Pieces::new(text, dialect).map(|(_, shown)| shown);
    let count = |shown: &str| shown.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    match (pieces.next(), pieces.next()) {
        (None, _) => 0,
        (Some(only), None) => count(only),
        (Some(_), Some(_)) => count(&captions::plain(text, dialect)),
    }
}
