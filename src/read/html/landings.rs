//! Which places on the same page links lead to, and whether they are there.
//!
//! Knows ids, names of anchors and what Markdown makes of headings. Refuses to guess where a script, a template or
//! whatever surrounds a fragment may put places of its own.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::draft::{Draft, Kind, Landing, percent_decoded};

use super::dom::Element;
use super::links;
use super::reading::Reading;

/// Tells each link whether the place that it names is there; and what `<base>` says of all links.
pub(super) fn read(reading: &Reading<'_>, draft: &mut Draft) {
    if draft.links.is_empty() {
        return;
    }
    if !reading.autolinks {
        base(reading, draft);
    }
    let asks = |draft: &Draft, number: usize| {
        draft.links[number].landing == Landing::Elsewhere && place(&draft.links[number].target.address).is_some()
    };
    let Some(first) = (0..draft.links.len()).find(|&number| asks(draft, number)) else { return };
    if draft.base.is_some() || !is_all(reading, draft) {
        return;
    }
    let places = Places::of(reading, draft);
    let (mut there, mut unseen) = (0, 0);
    for number in first..draft.links.len() {
        if let Some(place) = place(&draft.links[number].target.address) {
            let landing = places.landing(place);
            draft.links[number].landing = landing;
            there += usize::from(landing == Landing::There);
            unseen += usize::from(landing == Landing::Unseen);
        }
    }
    // Where many are not there, whatever publishes the draft makes places in a way of its own.
    if unseen >= FEW && unseen > there {
        draft.links.iter_mut().filter(|link| link.landing == Landing::Unseen).for_each(|link| link.landing = Landing::Elsewhere);
    }
}

/// So many places that are not seen may each be a slip.
const FEW: usize = 3;

/// The place on the same page that an address names. `#`, `#top` and `#/…` are always somewhere.
fn place(address: &str) -> Option<&str> {
    let place = address.strip_prefix('#')?;
    let always = place.is_empty() || place.eq_ignore_ascii_case("top") || place.starts_with(['/', '!', ':', '?']) || place.contains(":~:");
    (!always && !place.contains(['{', '<', '$', '[', '#', '|', '*'])).then_some(place)
}

/// Whether all places of the page stand in the draft: a whole page or a whole Markdown draft, without scripts and templates.
fn is_all(reading: &Reading<'_>, draft: &Draft) -> bool {
    let text = &reading.part.decoded.text;
    let filled = ["{{", "{%", "<?php", "<?=", "<%"].iter().any(|mark| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some());
    if filled || draft.page.is_none() && !reading.autolinks {
        return false;
    }
    let data = |element: &Element| element.attr("type").is_some_and(|kind| kind.contains("json"));
    reading.dom.first(0, |element| element.is("script") && !data(element)).is_none()
}

/// What `<base>` says: where relative addresses start from, and in which window all links open.
fn base(reading: &Reading<'_>, draft: &mut Draft) {
    if draft.page.is_none() {
        return;
    }
    let Some(at) = reading.dom.first(0, |element| element.is("base")) else { return };
    let Some(base) = reading.dom.element(at) else { return };
    draft.base = base.attr("href").map(str::trim).filter(|href| !href.is_empty()).map(str::to_owned);
    if base.attr("target").is_some_and(links::is_new) {
        draft.links.iter_mut().for_each(|link| link.new_window = true);
    }
}

/// Every place that a link may lead to.
struct Places<'a> {
    named: HashSet<&'a str>,
    /// Headings as their ids are made of them, letters and digits alone; none where headings get no ids.
    headings: Option<HashSet<String>>,
}

impl<'a> Places<'a> {
    fn of(reading: &Reading<'a>, draft: &Draft) -> Self {
        let elements = (0..reading.dom.nodes.len()).filter_map(|at| reading.dom.element(at));
        let named = elements.flat_map(|element| element.attr("id").into_iter().chain(element.attr("name").filter(|_| element.is("a"))));
        let headings = || draft.blocks.iter().filter(|block| matches!(block.kind, Kind::Heading(_))).map(|block| bones(&block.text.plain));
        Self { named: named.collect(), headings: reading.autolinks.then(|| headings().collect()) }
    }

    fn landing(&self, place: &str) -> Landing {
        let decoded = if place.contains('%') { Cow::Owned(percent_decoded(place)) } else { Cow::Borrowed(place) };
        if self.named.contains(place) || self.named.contains(&*decoded) {
            return Landing::There;
        }
        let Some(headings) = &self.headings else { return Landing::Missing };
        let whole = bones(&decoded);
        // The second of two headings alike gets a number.
        let numbered = decoded.trim_end_matches(|sign: char| sign.is_ascii_digit()).trim_end_matches(['-', '_']);
        let known = headings.contains(&whole) || numbered.len() < decoded.len() && headings.contains(&bones(numbered));
        let footnote = decoded.starts_with("fn") || decoded.starts_with("user-content-");
        if known || footnote { Landing::There } else { Landing::Unseen }
    }
}

/// A heading or the id made of one, with only what all makers of ids keep: letters without their dots and rings, and digits.
fn bones(text: &str) -> String {
    let plain = |sign: char| match sign {
        'å' | 'ä' | 'á' | 'à' | 'æ' => 'a',
        'ö' | 'ø' | 'ó' => 'o',
        'é' | 'è' | 'ë' => 'e',
        'ü' => 'u',
        _ => sign,
    };
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).map(plain).collect()
}
