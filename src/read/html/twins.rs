//! Neighbouring links to the same place, with only blanks between them.
//!
//! Knows how two of them become one without losing a byte of what they hold. Refuses to judge whether they should.

use std::collections::HashMap;

use crate::draft::{Draft, Twin};
use crate::source::Edit;

use super::dom::{Data, Element};
use super::reading::Reading;
use super::references::Place;

/// Tells links that the one before leads to the same place.
pub(super) fn read(reading: &Reading<'_>, draft: &mut Draft) {
    let marked = || draft.links.iter().enumerate().filter(|(_, link)| !link.bare && !link.hidden && link.target.address.len() > 1);
    let pairs: Vec<(usize, usize)> = marked()
        .zip(marked().skip(1))
        .filter(|((_, one), (_, other))| one.target.address == other.target.address && one.span.end <= other.span.start)
        .map(|((one, _), (other, _))| (one, other))
        .collect();
    if pairs.is_empty() {
        return;
    }
    let nodes: HashMap<u32, usize> = (0..reading.dom.nodes.len()).filter_map(|at| Some((opens(reading, at)?, at))).collect();
    for (one, other) in pairs {
        let node = |number: usize| nodes.get(&draft.links[number].span.start).copied();
        if let (Some(first), Some(second)) = (node(one), node(other))
            && is_blank(reading, first, second)
        {
            draft.links[other].twin = Some(Twin { before: one, joined: joined(reading, first, second) });
        }
    }
}

/// Where an element that may be a link begins.
fn opens(reading: &Reading<'_>, at: usize) -> Option<u32> {
    let element = reading.dom.element(at).filter(|element| matches!(&*element.name, "a" | "area") || element.find("role").is_some())?;
    Some(reading.span(element.place()?).start)
}

/// Whether nothing that is seen or heard lies between two links.
fn is_blank(reading: &Reading<'_>, first: usize, second: usize) -> bool {
    let Some(between) = reading.dom.nodes.get(reading.dom.nodes[first].end..second) else { return false };
    between.iter().all(|node| match &node.data {
        Data::Text(text) => text.text.trim().is_empty(),
        Data::Element(element) => matches!(&*element.name, "a" | "b" | "br" | "div" | "em" | "i" | "p" | "span" | "strong"),
        Data::Comment(..) => true,
        Data::Document => false,
    })
}

/// The edit that takes away the end of the first and the start of the second: only where nothing but blanks lies between
/// them, and the second says nothing that the first does not.
fn joined(reading: &Reading<'_>, first: usize, second: usize) -> Option<Edit> {
    let (one, other) = (reading.dom.element(first)?, reading.dom.element(second)?);
    let (close, open) = (one.close?, other.open?);
    let blank = reading.part.decoded.text.get(close.end as usize..open.start as usize)?;
    let whole =
        one.markdown == other.markdown && other.close.is_some() && reading.dom.nodes[first].parent == reading.dom.nodes[second].parent;
    // Where the text is also the key of an address, its end stands where it begins.
    let apart = one.open.is_some_and(|begins| begins.end <= close.start) && other.close.is_some_and(|ends| open.end <= ends.start);
    if !whole || !apart || !blank.trim().is_empty() || !says_no_more(one, other) {
        return None;
    }
    let text = if blank.is_empty() { " " } else { blank };
    Some(Edit { span: reading.span(Place { start: close.start, end: open.end }), text: text.to_owned() })
}

fn says_no_more(one: &Element, other: &Element) -> bool {
    let alike = |name: &str| one.attr(name) == other.attr(name);
    other.attrs.iter().chain(&one.attrs).all(|attr| alike(&attr.name))
        || other.attrs.iter().all(|attr| attr.name == "href" && alike("href"))
}
