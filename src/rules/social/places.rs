//! What each emoji of a post does there: one of a row, a bullet, in the place of a word, inside a sentence; and whether it
//! has been there before. The order of precedence is that of the policy's table: a row, a bullet, a word, inside.
//!
//! Refuses to know how bad any of it is.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use crate::config::Settings;
use crate::draft::{Block, Draft};
use crate::language::letters::{is_opener, is_word_part};
use crate::language::signs::emoji::bare;

use super::instead::{self, Instead};
use super::post::{Post, has_word, near_end, near_start};

/// Words are looked for so many bytes from an emoji.
const NEAR: usize = 400;

/// What an emoji does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing in particular: between sentences, at the end.
    Plain,
    /// The first of several side by side; the row ends here, and has so many.
    Row(usize, usize),
    /// A further one of a row.
    Further,
    /// In the place of a list's bullet.
    Bullet,
    /// In the place of a word.
    Word(Instead),
    /// Between two words of a sentence.
    Inside,
}

/// One emoji.
#[derive(Debug)]
pub(super) struct Place<'a> {
    /// The block it stands in.
    pub(super) block: &'a Block,
    /// Where in the block's text.
    pub(super) range: Range<usize>,
    /// The line it stands in.
    pub(super) line: Range<usize>,
    /// Where the words of that line end: before the signs that close it.
    body: usize,
    /// What it does.
    pub(super) role: Role,
    /// The same one has stood before it.
    pub(super) again: bool,
    /// The same one has stood before it where no other fix takes it away.
    pub(super) remains: bool,
}

impl<'a> Place<'a> {
    /// The emoji itself.
    pub(super) fn emoji(&self) -> &'a str {
        &self.block.text.plain[self.range.clone()]
    }
}

/// Every emoji of a post, in order.
pub(super) fn places<'a>(draft: &'a Draft, settings: &Settings) -> Vec<Place<'a>> {
    let Some(post) = Post::with(draft, settings, |signs| !signs.emoji.is_empty()) else { return Vec::new() };
    let mut places = Vec::new();
    for block in &post.blocks {
        in_block(draft, block, &mut places);
    }
    let leading = places.iter().filter(|place| leads(place)).count();
    for place in &mut places {
        if place.role == Role::Plain {
            place.role = if leading > 1 && leads(place) { Role::Bullet } else { in_sentence(place) };
        }
    }
    repeated(&mut places);
    places
}

/// The emoji of one block with their lines, rows told apart.
fn in_block<'a>(draft: &Draft, block: &'a Block, places: &mut Vec<Place<'a>>) {
    let emoji = &block.signs().emoji;
    if emoji.is_empty() {
        return;
    }
    let text = &block.text.plain;
    let mut lines = draft.lines(block).peekable();
    let (mut at, mut known) = (0, (0..0, 0));
    while let Some(first) = emoji.get(at) {
        while lines.next_if(|line| line.end <= first.start).is_some() {}
        let line = lines.peek().cloned().unwrap_or(0..text.len());
        if known.0 != line {
            known = (line.clone(), block.signs().body_end(text, line.clone()));
        }
        let mut last = at;
        let joins = |last: usize| {
            let near = |next: &&Range<usize>| next.end <= line.end.max(first.end) && text[emoji[last].end..next.start].trim().is_empty();
            emoji.get(last + 1).as_ref().is_some_and(near)
        };
        while joins(last) {
            last += 1;
        }
        for (index, range) in emoji[at..=last].iter().enumerate() {
            let role = match (last > at, index) {
                (false, _) => Role::Plain,
                (true, 0) => Role::Row(emoji[last].end, last - at + 1),
                (true, _) => Role::Further,
            };
            places.push(Place { block, range: range.clone(), line: line.clone(), body: known.1, role, again: false, remains: false });
        }
        at = last + 1;
    }
}

/// Whether an emoji, or a row of them, opens a line of words.
fn leads(place: &Place<'_>) -> bool {
    let end = match place.role {
        Role::Row(end, _) => end,
        Role::Further => return false,
        _ => place.range.end,
    };
    let text = &place.block.text.plain;
    place.range.start == place.line.start && has_word(near_start(text.get(end..place.body).unwrap_or_default(), NEAR))
}

/// What an emoji does in its sentence.
fn in_sentence(place: &Place<'_>) -> Role {
    let sentences = place.block.prose.sentences();
    let at = sentences.partition_point(|sentence| sentence.end as usize <= place.range.start);
    let Some(sentence) = sentences.get(at).filter(|sentence| (sentence.start as usize) < place.range.start) else { return Role::Plain };
    let start = place.line.start.max(sentence.start as usize);
    let line_end = place.body.max(place.range.end);
    let (text, lower) = (&place.block.text.plain, place.block.prose.lower());
    let before = near_end(&lower[start..place.range.start], NEAR);
    if !has_word(before) {
        return Role::Plain;
    }
    let opens = before.len() == place.range.start - start;
    let rest = near_start(&text[place.range.end..line_end], NEAR);
    if let Some(instead) = instead::of(place.emoji(), before, opens, rest, place.range.clone()) {
        return Role::Word(instead);
    }
    let end = line_end.min(sentence.end as usize).max(place.range.end);
    let after = near_start(&text[place.range.end..end], NEAR);
    if has_word(after) && !divides(before, after) { Role::Inside } else { Role::Plain }
}

/// Whether an emoji stands where a sentence ends without a stop: ”Välkommen 🎉 Vi ses!”, ”10 maj 🎉 | Stora torget”.
fn divides(before: &str, after: &str) -> bool {
    let bar = |sign: char| matches!(sign, '|' | '·' | '•' | '/');
    if before.trim_end().ends_with(bar) || after.trim_start().starts_with(bar) {
        return true;
    }
    let next = after.trim_start_matches(|sign: char| {
        !is_word_part(sign) && (sign.is_whitespace() || is_opener(sign) || matches!(sign, '–' | '—' | '-' | '!' | '?'))
    });
    let capital = next.chars().next().is_some_and(char::is_uppercase);
    let before = before.trim_end();
    capital && !before.ends_with([',', '(']) && !instead::goes_on(before)
}

/// Says which have been there before, and whether an earlier one is there to stay.
fn repeated(places: &mut [Place<'_>]) {
    let mut seen: HashMap<Cow<'_, str>, bool> = HashMap::new();
    for place in places {
        let stays = !matches!(place.role, Role::Bullet | Role::Further | Role::Word(_));
        match seen.entry(bare(place.emoji())) {
            Entry::Occupied(mut before) => {
                (place.again, place.remains) = (true, *before.get());
                *before.get_mut() |= stays;
            }
            Entry::Vacant(first) => drop(first.insert(stays)),
        }
    }
}
