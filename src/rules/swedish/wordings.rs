//! The words of a list in a draft, gathered: what exclusive wording and anglicisms have in common.
//!
//! Knows which passages are the writer's own; refuses to know what is wrong with a word.

use crate::config::{Settings, TextType};
use crate::draft::Draft;
use crate::language::wording::{Entry, List, find};

use super::repeated::{Repeated, Spot, gather};
use super::steps::{is_allowed, is_own, wording};

/// The words of `list`, each with its places. Words in common use only in an easy text.
pub(super) fn gathered<'a>(list: List, draft: &'a Draft, settings: &Settings) -> Vec<Repeated<'a, &'static Entry>> {
    let easy = settings.text_type == TextType::EasyRead;
    let mut all: Vec<Repeated<'a, &'static Entry>> = Vec::new();
    for block in wording(draft) {
        for hit in find(list, &block.text.plain, &block.prose) {
            let range = hit.start..hit.end;
            let shown = &block.text.plain[range.clone()];
            let told = !hit.entry.established || easy;
            if told && is_own(block, &range) && !is_allowed(settings, &[shown, hit.entry.headword]) {
                let spot = Spot { block, range, replacement: hit.replacement, sure: false };
                gather(&mut all, hit.entry, spot, |one, other| one.headword == other.headword);
            }
        }
    }
    all
}
