//! Places in a source: bytes as received.

use std::ops::Range;

/// A half-open range of bytes in one part of a source, as received.
///
/// Part 0 is the file itself; further parts are request fields or unpacked package entries. A part over
/// 4 GiB is refused at the door, so 32 bits hold every offset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Index of the part in its source.
    pub part: u16,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span in part 0.
    pub fn new(start: usize, end: usize) -> Self {
        Self::in_part(0, start, end)
    }

    /// A span in the given part.
    pub fn in_part(part: u16, start: usize, end: usize) -> Self {
        Self { part, start: start as u32, end: end as u32 }
    }

    /// The bytes as a range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether nothing is covered: an insertion point.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether the two share a byte, or one is an insertion point inside or at the border of the other.
    pub fn overlaps(self, other: Self) -> bool {
        if self.part != other.part {
            return false;
        }
        if self.is_empty() || other.is_empty() {
            return self.start <= other.end && other.start <= self.end;
        }
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.part == other.part && self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both; both stand in the same part.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { part: self.part, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// One replacement of bytes. `text` is Unicode; it is written in the part's own encoding, or not at all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced; an empty span inserts.
    pub span: Span,
    /// What is written there.
    pub text: String,
}
