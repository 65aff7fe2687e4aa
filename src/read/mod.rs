//! From bytes to a draft: one file a format.

pub mod captions;
pub mod html;
pub mod plain_blocks;
pub(crate) mod voice;

use crate::draft::Draft;
use crate::source::Source;

/// Reads a source. Never fails: what could not be read stands in the draft's troubles.
pub fn read(source: &Source) -> Draft {
    let length = source.parts.first().map_or(0, |part| part.bytes.len());
    Draft::new(&source.name, source.format, length, source.meta.clone())
}

