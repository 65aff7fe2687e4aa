//! Where the draft as it is written holds something shaped like an identity number.
//!
//! Knows every byte of a draft, what no reader meets included: all of it is published. Refuses to know whether a number
//! is a person's.

use crate::draft::{Syntax, Text, TextBuilder};
use crate::personal::shape;
use crate::source::{Part, Source};

/// Bytes kept on each side: words that speak for or against a number stand within 40 characters.
const AROUND: usize = 200;
/// Stretches kept of a draft.
const MOST: usize = 500;

/// The stretches, in order, those that meet made one.
pub(super) fn of(source: &Source) -> Vec<Text> {
    let parts = source.parts.iter().enumerate();
    parts.flat_map(|(index, part)| of_part(part, index as u16)).take(MOST).collect()
}

fn of_part(part: &Part, index: u16) -> Vec<Text> {
    let text = &part.decoded.text;
    let mut found = Vec::new();
    for view in shape::views(text) {
        shape::find(text, *view, |shape| {
            if found.len() < MOST * 4 {
                found.push(shape.range());
            }
        });
    }
    found.sort_by_key(|range| range.start);
    let mut stretches: Vec<std::ops::Range<usize>> = Vec::new();
    for range in found {
        let (start, end) = (floor(text, range.start.saturating_sub(AROUND)), floor(text, range.end + AROUND));
        match stretches.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => stretches.push(start..end),
        }
    }
    let as_written = |range| {
        let mut builder = TextBuilder::new(part, index, Syntax::None, false);
        builder.source(range);
        builder.finish()
    };
    stretches.into_iter().take(MOST).map(as_written).collect()
}

/// The nearest border of a character at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
