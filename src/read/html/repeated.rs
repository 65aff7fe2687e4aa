//! Names of places that stand more than once, though something on the page points at them.
//!
//! Knows what points: labels, `aria-` attributes, `headers`, `form`, `list`, addresses within the page. A name that
//! nothing points at harms nobody and is left out; so is every name in a page whose parts a template chooses among.

use std::collections::HashMap;

use crate::draft::{Draft, RepeatedId};

use super::dom::{Data, Element};
use super::reading::Reading;
use super::references::Place;

/// No more places than this are named for one.
const MOST_PLACES: usize = 20;

/// Reads them.
pub(super) fn read(reading: &Reading<'_>, draft: &mut Draft) {
    let repeated = reading.names.repeated();
    if repeated.is_empty() || has_branches(&reading.part.decoded.text) {
        return;
    }
    let mut places: HashMap<usize, Vec<usize>> = HashMap::new();
    for &(first, again) in repeated {
        let again_seen = !reading.hidden[again].gone && !in_drawing(reading, again);
        if again_seen && !reading.hidden[first].gone {
            places.entry(first).or_default().push(again);
        }
    }
    if places.is_empty() {
        return;
    }
    let mut pointed: HashMap<usize, bool> = HashMap::new();
    for node in &reading.dom.nodes {
        let Data::Element(element) = &node.data else { continue };
        points(element, |id, names| {
            if let Some(first) = reading.names.by_id(id).filter(|first| places.contains_key(first)) {
                *pointed.entry(first).or_default() |= names;
            }
        });
    }
    let mut found: Vec<_> = pointed.into_iter().collect();
    found.sort_unstable();
    draft.ids.extend(found.into_iter().filter_map(|(first, names)| told(reading, first, &places[&first], names)));
}

fn told(reading: &Reading<'_>, first: usize, again: &[usize], names: bool) -> Option<RepeatedId> {
    let tag = |at: usize| Some(reading.span(reading.dom.element(at)?.open.filter(|place| *place != Place::default())?));
    let mut spans = again.iter().take(MOST_PLACES).filter_map(|&at| tag(at));
    let id = reading.dom.element(first)?.attr("id")?;
    if id.trim().is_empty() || id.contains(['{', '<', '$']) {
        return None;
    }
    Some(RepeatedId { id: id.to_owned(), span: spans.next()?, first: tag(first)?, also: spans.collect(), names })
}

/// Whether something lies inside a drawing: copies of one drawing bring their names along, and their own uses find them.
fn in_drawing(reading: &Reading<'_>, index: usize) -> bool {
    reading.dom.ancestors(index).any(|at| reading.dom.element(at).is_some_and(|around| &*around.name == "svg"))
}

/// Whether a template chooses between parts of the page, or repeats them.
fn has_branches(text: &str) -> bool {
    ["{%", "{{#", "{{^", "<?php", "<%"].iter().any(|mark| text.contains(mark))
}

/// The names that an element points at, and whether it takes a name, a description or a header from there.
fn points(element: &Element, mut each: impl FnMut(&str, bool)) {
    for attr in &element.attrs {
        let value = attr.value.text.as_str();
        match attr.name.as_str() {
            "for" | "headers" | "aria-labelledby" | "aria-describedby" | "aria-details" | "aria-errormessage" => {
                value.split_ascii_whitespace().for_each(|id| each(id, true));
            }
            "aria-controls" | "aria-owns" | "aria-flowto" | "aria-activedescendant" | "list" | "form" | "popovertarget" | "commandfor" => {
                value.split_ascii_whitespace().for_each(|id| each(id, false));
            }
            "href" if &*element.name == "a" || &*element.name == "area" => {
                if let Some(id) = value.trim().strip_prefix('#') {
                    each(id, false);
                }
            }
            _ => {}
        }
    }
}
