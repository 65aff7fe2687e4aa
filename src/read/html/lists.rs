//! Lists whose tags do not say what they look like: items outside lists, and other things right inside them.
//!
//! Knows which element may stand where (HTML Standard 4.4; WAI-ARIA 1.2, required owned elements). Refuses to judge lists
//! and items that claim to be something else, and what a template may fill in.

use std::cell::OnceCell;

use crate::draft::{Draft, Misplaced, MisplacedKind};

use super::dom::{Data, Element, Namespace};
use super::reading::Reading;
use super::role::explicit;
use super::templates;

/// Nodes looked at for something that a reader meets.
const MOST_NODES: usize = 64;

/// What is known of a page while its lists are read.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The element whose items stand in no list: they are told of once.
    told: usize,
    /// A template writes part of the page, so that lists may begin anywhere.
    templated: OnceCell<bool>,
}

impl Lists {
    /// Adds what is misplaced about an element that is a list or an item.
    pub(super) fn read(&mut self, reading: &Reading<'_>, index: usize, element: &Element, draft: &mut Draft) {
        let found = match &*element.name {
            "li" => self.item(reading, index, element, "ul"),
            "dt" | "dd" => self.item(reading, index, element, "dl"),
            "ul" => contents(reading, index, element, "ul"),
            "ol" => contents(reading, index, element, "ol"),
            "menu" => contents(reading, index, element, "menu"),
            "dl" => contents(reading, index, element, "dl"),
            _ => return,
        };
        let Some(found) = found else { return };
        if !*self.templated.get_or_init(|| !templates::passages(&reading.part.decoded.text).is_empty()) {
            draft.misplaced.push(found);
        }
    }

    fn item(&mut self, reading: &Reading<'_>, index: usize, element: &Element, list: &'static str) -> Option<Misplaced> {
        let open = element.open.filter(|_| !element.markdown)?;
        let parent = reading.dom.nodes[index].parent;
        if self.told == parent || explicit(element).is_some() || reading.hidden[index].any() || is_held(reading, index, list) {
            return None;
        }
        self.told = parent;
        Some(Misplaced { kind: MisplacedKind::Item, span: reading.span(open), name: element.name.to_string(), list })
    }
}

/// Whether an item stands where it may, or where somebody else has to say.
fn is_held(reading: &Reading<'_>, index: usize, list: &str) -> bool {
    let nodes = &reading.dom.nodes;
    let parent = nodes[index].parent;
    let Some(above) = reading.dom.element(parent) else { return true };
    let holds = |element: &Element| match list {
        "dl" => element.is("dl"),
        _ => ["ul", "ol", "menu"].iter().any(|name| element.is(name)) || matches!(explicit(element), Some("list" | "group" | "directory")),
    };
    let grouped = || list == "dl" && above.is("div") && reading.dom.element(nodes[parent].parent).is_some_and(holds);
    // The contents of a template, an element of one's own and a piece of a page lie in lists that are not seen here.
    let elsewhere = above.is("template") || above.is("slot") || above.name.contains('-') || above.open.is_none() && above.is("body");
    holds(above) || grouped() || elsewhere
}

fn contents(reading: &Reading<'_>, index: usize, element: &Element, list: &'static str) -> Option<Misplaced> {
    if element.markdown || explicit(element).is_some_and(|role| role != "list") || reading.hidden[index].any() {
        return None;
    }
    reading.dom.children(index).find_map(|child| stranger(reading, child, list))
}

/// Whether something stands in an element that a reader meets.
fn holds_something(reading: &Reading<'_>, index: usize) -> bool {
    let end = reading.dom.nodes[index].end;
    let shows = |at: usize| match &reading.dom.nodes[at].data {
        Data::Text(text) => !text.text.trim().is_empty(),
        Data::Element(element) => {
            matches!(&*element.name, "img" | "input" | "svg" | "video" | "audio" | "iframe" | "object" | "select" | "button")
        }
        Data::Document | Data::Comment(..) => false,
    };
    end > index + MOST_NODES || (index..end).any(shows)
}

/// What a child of a list is, when it may not stand there.
fn stranger(reading: &Reading<'_>, child: usize, list: &'static str) -> Option<Misplaced> {
    match &reading.dom.nodes[child].data {
        Data::Element(element) => {
            let fits = match &*element.name {
                "script" | "template" | "style" | "noscript" | "slot" | "br" | "hr" | "link" | "meta" => true,
                "li" => list != "dl",
                "dt" | "dd" | "div" => list == "dl",
                name => name.contains(['-', ':']),
            };
            if fits
                || element.namespace != Namespace::Html
                || explicit(element).is_some()
                || reading.hidden[child].any()
                || !holds_something(reading, child)
            {
                return None;
            }
            let span = reading.span(element.open?);
            Some(Misplaced { kind: MisplacedKind::Other, span, name: element.name.to_string(), list })
        }
        Data::Text(text) => {
            let words = text.text.trim();
            let said = words.starts_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '”' | '"' | '–' | '-' | '•'));
            if !said || reading.hidden[child].any() {
                return None;
            }
            let place = text.place()?;
            let source = reading.part.decoded.text.get(place.range())?;
            let (start, length) = (place.start as usize + source.len() - source.trim_start().len(), source.trim().len());
            let span = reading.span(super::references::Place::new(start, start + length));
            Some(Misplaced { kind: MisplacedKind::Words, span, name: String::new(), list })
        }
        Data::Document | Data::Comment(..) => None,
    }
}
