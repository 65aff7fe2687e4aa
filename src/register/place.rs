//! Where in the file an entry's values stand, so that one of them is written anew and nothing else.
//!
//! Knows lines and spans of `bilder.toml`; refuses to know what a value means.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::file::{TABLE, tables};

/// One value: its key, the span of the value, and the whole lines that the two take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) key: String,
    pub(super) value: Range<usize>,
    pub(super) lines: Range<usize>,
}

/// The values of the `nth` entry in the order of the file, when it stands under a head `[[picture]]` of its own, with the
/// place after its last line.
pub(super) fn of_entry(text: &str, nth: usize) -> Option<(Vec<Written>, usize)> {
    let root = DeTable::parse(text).ok()?.into_inner();
    let (_, value) = root.into_iter().find(|(key, _)| key.get_ref() == TABLE)?;
    let (head, table) = tables(value)?.into_iter().nth(nth)?;
    let line = |at: usize| text[..at].rfind('\n').map_or(0, |line| line + 1);
    let after = |at: usize| text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    if !text[line(head.start)..].trim_start().starts_with("[[") {
        return None;
    }
    let mut all: Vec<Written> = table
        .into_iter()
        .filter(|(_, value)| !matches!(value.get_ref(), DeValue::Table(_)))
        .map(|(key, value)| {
            let lines = line(key.span().start)..after(value.span().end);
            Written { key: key.get_ref().to_string(), value: value.span(), lines }
        })
        .collect();
    all.sort_by_key(|written| written.lines.start);
    let end = all.last().map_or(after(head.start), |last| last.lines.end);
    Some((all, end))
}
