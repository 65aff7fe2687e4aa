//! From bytes to a draft: one file a format.

pub mod captions;
pub mod html;
pub mod markdown;
pub mod plain_blocks;
pub(crate) mod voice;

use crate::draft::Draft;
use crate::source::{Format, Source};

/// Reads a source. Never fails: what could not be read stands in the draft's troubles.
pub fn read(source: &Source) -> Draft {
    let length = source.parts.first().map_or(0, |part| part.bytes.len());
    let mut draft = Draft::new(&source.name, source.format, length, source.meta.clone());
    for (index, part) in source.parts.iter().enumerate() {
        match source.format {
            Format::Html => html::read(part, index as u16, &mut draft),
            Format::Markdown => markdown::read(part, index as u16, 0, &mut draft),
            Format::Srt | Format::Vtt if index == 0 => captions::into_draft(source, &mut draft),
            _ => {}
        }
    }
    draft
}
