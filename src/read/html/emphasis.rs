//! Words in a row that stand out, over tags and paragraphs.
//!
//! Counts words parted by blanks. Headings and header cells are no running text: they end a row.

use crate::draft::{Draft, Emphasis, EmphasisKind, Look};

use super::dom::Element;
use super::headings::own_level;
use super::looks::look;
use super::reading::Reading;
use super::references::{Place, Written};

/// Shorter rows than this are not kept.
const SHORTEST: usize = 25;

const KINDS: [EmphasisKind; 3] = [EmphasisKind::Bold, EmphasisKind::Italic, EmphasisKind::Underlined];

/// The rows under way, one of each kind.
#[derive(Debug, Default)]
pub(super) struct Runs {
    rows: [Row; 3],
    /// Up to this node nothing counts: inside a heading, a header cell, code.
    apart: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Row {
    /// Up to this node words have the look.
    until: usize,
    words: usize,
    place: Place,
}

impl Runs {
    /// Takes in a start tag.
    pub(super) fn element(&mut self, reading: &Reading<'_>, at: usize, element: &Element, draft: &mut Draft) {
        let end = reading.dom.nodes[at].end;
        if own_level(element).is_some() || matches!(&*element.name, "th" | "pre" | "code" | "textarea" | "button" | "dt" | "summary") {
            self.apart = self.apart.max(end);
            self.finish(reading, draft);
            return;
        }
        let look = look(element);
        if look.is_plain() {
            return;
        }
        for (row, has) in self.rows.iter_mut().zip(flags(look)) {
            if has {
                row.until = row.until.max(end);
            }
        }
    }

    /// Takes in a text.
    pub(super) fn text(&mut self, reading: &Reading<'_>, at: usize, text: &Written, draft: &mut Draft) {
        let standing = self.rows.iter().any(|row| row.words > 0 || at < row.until);
        if !standing || at < self.apart || text.text.trim().is_empty() || reading.hidden[at].gone {
            return;
        }
        let Some(place) = text.place() else { return };
        let words = text.text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
        for (row, kind) in self.rows.iter_mut().zip(KINDS) {
            if at >= row.until {
                row.end(reading, kind, draft);
            } else {
                let start = if row.words == 0 { place.start } else { row.place.start.min(place.start) };
                row.place = Place { start, end: row.place.end.max(place.end) };
                row.words += words;
            }
        }
    }

    /// Ends all rows.
    pub(super) fn finish(&mut self, reading: &Reading<'_>, draft: &mut Draft) {
        for (row, kind) in self.rows.iter_mut().zip(KINDS) {
            row.end(reading, kind, draft);
        }
    }
}

impl Row {
    fn end(&mut self, reading: &Reading<'_>, kind: EmphasisKind, draft: &mut Draft) {
        if self.words >= SHORTEST {
            draft.emphasis.push(Emphasis { kind, span: reading.span(self.place), words: self.words });
        }
        *self = Self { until: self.until, ..Self::default() };
    }
}

fn flags(look: Look) -> [bool; 3] {
    [look.bold, look.italic, look.underlined]
}
