//! Which elements say a language, and whether any words take theirs from it.
//!
//! Knows `lang`, `xml:lang` and what is read aloud: text, `alt`, `aria-label`, `aria-labelledby`, `title`. Refuses to know which tags are right.

use crate::draft::{Draft, LanguageTag};

use super::dom::{Data, Element};
use super::name::named;
use super::reading::Reading;

/// Adds the language tags of the page.
pub(super) fn read(reading: &Reading<'_>, draft: &mut Draft) {
    // Elements whose end is not yet reached: the end, and the tag that is in force.
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    for (at, node) in reading.dom.nodes.iter().enumerate() {
        while open.last().is_some_and(|(end, _)| *end <= at) {
            open.pop();
        }
        match &node.data {
            Data::Element(element) if !element.attrs.is_empty() => {
                if let Some(tag) = element.attr("lang") {
                    open.push((node.end, add(reading, element, tag, draft)));
                }
                if let Some((_, Some(number))) = open.last()
                    && !reading.hidden[at].any()
                    && speaks(reading, element)
                {
                    draft.language_tags[*number].spoken = true;
                }
            }
            Data::Text(text) => {
                if let Some((_, Some(number))) = open.last()
                    && !draft.language_tags[*number].spoken
                    && !reading.hidden[at].gone
                    && !text.text.trim().is_empty()
                {
                    draft.language_tags[*number].spoken = true;
                }
            }
            _ => {}
        }
    }
}

/// Whether an element's own attributes are read aloud.
fn speaks(reading: &Reading<'_>, element: &Element) -> bool {
    if element.find("aria-labelledby").is_some() && reading.names.aria(element).is_some() {
        return true;
    }
    ["alt", "aria-label", "title"].iter().any(|name| element.attr(name).is_some_and(|value| named(value.to_owned()).is_some()))
}

/// Adds a tag; an empty one says that the language is unknown, and nothing more.
fn add(reading: &Reading<'_>, element: &Element, tag: &str, draft: &mut Draft) -> Option<usize> {
    let place = element.open.filter(|_| !tag.is_empty())?;
    draft.language_tags.push(LanguageTag {
        tag: tag.to_owned(),
        other: element.attr("xml:lang").map(str::to_owned),
        span: reading.span(place),
        slot: reading.slot(element, "lang"),
        page: element.is("html"),
        spoken: false,
    });
    Some(draft.language_tags.len() - 1)
}
