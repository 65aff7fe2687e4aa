//! Headings as they are written: their level, and what gives them another.

use crate::source::{Edit, Span};

use super::Slot;

/// One heading, in the order of the draft. Its words stand in the block with the same place.
#[derive(Clone, Debug)]
pub struct Heading {
    /// The whole heading, markup included.
    pub span: Span,
    /// Its level, from 1; over 6 only where an attribute says so.
    pub level: u32,
    /// Kept from every reader, or from those who listen.
    pub hidden: bool,
    /// A template or a script writes some of its words.
    pub unknown: bool,
    /// How its level is written.
    pub written: WrittenLevel,
}

/// How the level of a heading is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenLevel {
    /// A digit in the start tag and one in the end tag.
    Digits([Span; 2]),
    /// One sign for each level.
    Signs(Span),
    /// A value of its own.
    Value(Slot),
    /// In a way that cannot be changed at one place.
    Fixed,
}

impl Heading {
    /// What gives the heading another level, 1–6. `None` where the format has no way.
    pub fn at_level(&self, level: u32) -> Option<Vec<Edit>> {
        let level = (1..=6).contains(&level).then_some(level)?;
        match &self.written {
            WrittenLevel::Digits(places) => Some(places.iter().map(|&span| Edit { span, text: level.to_string() }).collect()),
            WrittenLevel::Signs(span) => Some(vec![Edit { span: *span, text: "#".repeat(level as usize) }]),
            WrittenLevel::Value(slot) => Some(vec![slot.edit(&level.to_string())?]),
            WrittenLevel::Fixed => None,
        }
    }
}
