//! What a caption file beside a film holds.
//!
//! Knows how many cues have words, and whether it is captions at all. Refuses to say whether they are good: that is for
//! the rules, when the file itself is checked.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;

use super::names::own_tokens;
use crate::draft::{Captions, Dialect, SidecarKind};
use crate::language::detect::{Language, language_of};
use crate::read::captions;
use crate::source::decode_damaged;

/// Captions over this size are not read (media/MEDIA.md section 6).
const MOST_CAPTIONS: u64 = 32 << 20;

/// Letters that a guess at the language needs (media/MEDIA.md section 3), and bytes that are looked at for it.
const FEWEST_LETTERS: usize = 200;
const MOST_TEXT: usize = 2000;

/// Words that are counted: enough to know that somebody wrote them.
const MOST_WORDS: usize = 100;

/// What a caption file beside a film holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    pub(super) kind: SidecarKind,
    /// Its length.
    pub(super) bytes: u64,
    /// The language of its text, where its name says none and the text is long and plain enough.
    pub(super) language: Option<&'static str>,
    /// Cues with words, until a hundred words are counted.
    pub(super) cues: usize,
    pub(super) words: usize,
}

/// What a caption file holds that has been read as a draft.
pub(super) fn holding(draft: &Captions, length: usize, name: &str) -> Held {
    let counts = draft.cues.iter().map(|cue| cue.lines.iter().map(|line| count(&line.plain)).sum());
    let held = holds(draft.dialect, draft.purpose.as_deref(), counts);
    let lines = draft.cues.iter().flat_map(|cue| &cue.lines).map(|line| Cow::Borrowed(line.plain.as_str()));
    Held { bytes: length as u64, language: language(name, &held, lines), ..held }
}

/// The language of a caption file whose name says none, by its first cues.
fn language<'a>(name: &str, held: &Held, lines: impl Iterator<Item = Cow<'a, str>>) -> Option<&'static str> {
    if held.kind != SidecarKind::Captions || own_tokens(name).is_some_and(|tokens| tokens.language.is_some()) {
        return None;
    }
    let mut text = String::new();
    for line in lines {
        text.push_str(&line);
        text.push(' ');
        if text.len() > MOST_TEXT {
            break;
        }
    }
    if text.chars().filter(|sign| sign.is_alphabetic()).count() < FEWEST_LETTERS {
        return None;
    }
    match language_of(&text) {
        guess if !guess.certain => None,
        guess => match guess.language {
            Language::Swedish => Some("sv"),
            Language::Other(tag) => Some(tag),
            Language::Neighbour | Language::Unknown => None,
        },
    }
}

/// Reads a caption file of so many bytes; `None` when the disk refuses.
pub(super) fn held(file: File, length: u64, name: &str) -> Option<Held> {
    let none = |kind| Held { kind, bytes: length, language: None, cues: 0, words: 0 };
    if length > MOST_CAPTIONS {
        return Some(none(SidecarKind::NotCaptions));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    file.take(MOST_CAPTIONS + 1).read_to_end(&mut bytes).ok()?;
    let Ok(decoded) = decode_damaged(&bytes) else { return Some(none(SidecarKind::NotCaptions)) };
    let text = decoded.text.as_str();
    let read = captions::read(text, captions::Ending::of(name).unwrap_or(captions::Ending::Srt));
    let purpose = read.kind.clone().map(|kind| text[kind].to_ascii_lowercase());
    let counts = read.cues.iter().map(|cue| words(&text[cue.text.clone()], read.dialect));
    let held = holds(captions::model_dialect(&read), purpose.as_deref(), counts);
    let lines = read.cues.iter().map(|cue| Cow::Owned(captions::plain(&text[cue.text.clone()], read.dialect)));
    Some(Held { bytes: length, language: language(name, &held, lines), ..held })
}

fn holds(dialect: Dialect, purpose: Option<&str>, counts: impl Iterator<Item = usize>) -> Held {
    let kind = match dialect {
        // WebVTT says in its header when it is something else than captions.
        Dialect::Srt | Dialect::Vtt => match purpose {
            Some("chapters" | "metadata" | "descriptions") => SidecarKind::Other,
            _ => SidecarKind::Captions,
        },
        Dialect::Telemetry | Dialect::Thumbnails => SidecarKind::Other,
        Dialect::Html | Dialect::Json | Dialect::Other(_) => SidecarKind::NotCaptions,
    };
    let (mut cues, mut words) = (0, 0);
    for count in counts {
        (cues, words) = (cues + usize::from(count > 0), words + count);
        if words >= MOST_WORDS {
            break;
        }
    }
    Held { kind, bytes: 0, language: None, cues, words }
}

fn count(shown: &str) -> usize {
    shown.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Words that are shown; markup may stand inside one.
fn words(text: &str, dialect: captions::Dialect) -> usize {
    let mut pieces = captions::Pieces::new(text, dialect).map(|(_, shown)| shown);
    match (pieces.next(), pieces.next()) {
        (None, _) => 0,
        (Some(only), None) => count(only),
        (Some(_), Some(_)) => count(&captions::plain(text, dialect)),
    }
}
