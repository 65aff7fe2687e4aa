//! The identity numbers of a draft, wherever they stand, for the rules that tell of them.
//!
//! Knows where to look: running text with its column head or the line above, descriptions, titles, names of files, and
//! everything else as it is written. Refuses to say anything.

use std::ops::Range;

use crate::config::{Mask, Settings};
use crate::draft::{Block, Draft, Kind, Target, Text};
use crate::personal::identity::{self, Doubt, Number, Rules};
use crate::personal::shape::View;
use crate::source::Span;

/// A number and its place.
pub(super) struct Found<'a> {
    pub(super) number: Number,
    pub(super) span: Option<Span>,
    /// The text it stands in, when that can be edited.
    pub(super) text: Option<&'a Text>,
    /// It is the name of a file.
    pub(super) in_name: bool,
}

/// Numbers told of in one draft; a list of more is told of all the same.
const MOST: usize = 1000;
/// Characters in which words of the block before still speak for a number.
const NEAR: usize = 40;

/// The numbers, those of running text first.
pub(super) fn of<'a>(draft: &'a Draft, settings: &Settings) -> Vec<Found<'a>> {
    if draft.numbered.is_empty() {
        return Vec::new();
    }
    let rules =
        Rules { today: number_of(settings), allowed: &settings.privacy.allow_test_numbers, all: settings.privacy.mask == Mask::All };
    let mut all = All { rules, found: Vec::new() };
    let mut labels = Labels::default();
    for (index, block) in draft.blocks.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &draft.blocks[before]);
        let label = labels.of(block, before);
        all.look(&block.text, &label);
    }
    let described = draft.images.iter().filter_map(|image| image.alt.text());
    let page = draft.page.as_ref().and_then(|page| page.title.as_ref());
    described.chain(&draft.title).chain(page).for_each(|text| all.look(text, ""));
    let files = draft.images.iter().map(|image| &image.target).chain(draft.media.iter().flat_map(|medium| &medium.targets));
    files.for_each(|target| all.look_at_name(target));
    draft.numbered.iter().for_each(|text| all.look_at_rest(text));
    all.found
}

/// The day of the check as a number.
fn number_of(settings: &Settings) -> u32 {
    let day = settings.today;
    u32::from(day.year()) * 10000 + u32::from(day.month()) * 100 + u32::from(day.day())
}

struct All<'a, 'b> {
    rules: Rules<'b>,
    found: Vec<Found<'a>>,
}

impl<'a> All<'a, '_> {
    fn look(&mut self, text: &'a Text, label: &str) {
        for number in identity::find(&text.plain, label, View::Read, self.rules) {
            let span = text.span(number.range.clone());
            self.add(number, span, Some(text));
        }
    }

    /// In the name of a file a day and a time are more likely than a person, whatever the year.
    fn look_at_name(&mut self, target: &Target) {
        let name = target.file_name();
        let Some(mut number) = identity::find(&name, "", View::Read, self.rules).into_iter().next() else { return };
        if target.span.is_empty() {
            return;
        }
        let stamped = number.range.len() > 11
            && name[number.range.end..].starts_with('.')
            && number.doubt.is_none()
            && is_time(&name[..number.range.end]);
        if stamped {
            number.doubt = Some(Doubt::Clock);
        }
        self.found.retain(|other| !other.span.is_some_and(|other| other.overlaps(target.span)));
        self.found.push(Found { number, span: Some(target.span), text: None, in_name: true });
    }

    fn look_at_rest(&mut self, text: &'a Text) {
        for view in [View::Tagged, View::Written] {
            for number in identity::find(&text.plain, "", view, self.rules) {
                let span = text.span(number.range.clone());
                self.add(number, span, None);
            }
        }
    }

    /// Once a place.
    fn add(&mut self, number: Number, span: Option<Span>, text: Option<&'a Text>) {
        let known = |other: &Found<'_>| match (other.span, span) {
            (Some(other), Some(span)) => other.overlaps(span),
            (None, None) => other.number == number,
            _ => false,
        };
        if self.found.len() < MOST && !self.found.iter().rev().any(known) {
            self.found.push(Found { number, span, text, in_name: false });
        }
    }
}

/// Whether a name ends in hours and minutes.
fn is_time(name: &str) -> bool {
    let end = &name.as_bytes()[name.len().saturating_sub(4)..];
    matches!(end, [b'0'..=b'1', b'0'..=b'9', b'0'..=b'5', _] | [b'2', b'0'..=b'3', b'0'..=b'5', _])
}

/// Words that belong to a block and stand somewhere else.
#[derive(Default)]
struct Labels {
    heads: Vec<String>,
    cells: usize,
    last: Option<Kind>,
}

impl Labels {
    /// The head of its column, or the end of the block before where that is near.
    fn of(&mut self, block: &Block, before: Option<&Block>) -> String {
        let last = self.last.replace(block.kind);
        match block.kind {
            Kind::HeaderCell => {
                if last != Some(Kind::HeaderCell) {
                    self.heads.clear();
                    self.cells = 0;
                }
                self.heads.push(block.text.plain.clone());
                String::new()
            }
            Kind::Cell if !self.heads.is_empty() => {
                let head = &self.heads[self.cells % self.heads.len()];
                self.cells += 1;
                head.clone()
            }
            _ => {
                self.heads.clear();
                before.map(|before| tail(&before.text.plain).to_owned()).filter(|_| block.text.plain.len() <= NEAR).unwrap_or_default()
            }
        }
    }
}

fn tail(text: &str) -> &str {
    let at = text.char_indices().rev().nth(NEAR - 1).map_or(0, |(at, _)| at);
    &text[at..]
}

/// What goes when a number goes: the brackets or the comma around it, and one blank.
pub(super) fn with_surroundings(plain: &str, number: &Range<usize>) -> Range<usize> {
    let (before, after) = (&plain[..number.start], &plain[number.end..]);
    let (mut start, mut end) = (number.start, number.end);
    if before.ends_with('(') && after.starts_with(')') || before.ends_with('[') && after.starts_with(']') {
        (start, end) = (start - 1, end + 1);
    } else if before.ends_with(", ") && after.starts_with(',') {
        return start - 2..end;
    }
    let (before, after) = (&plain[..start], &plain[end..]);
    if before.ends_with(' ') && (after.is_empty() || after.starts_with([' ', '.', ',', ';', ':', '?', '!', ')', '\n'])) {
        start -= 1;
    } else if (before.is_empty() || before.ends_with('\n')) && after.starts_with(' ') {
        end += 1;
    }
    start..end
}
