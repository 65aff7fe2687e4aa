//! Lists whose tags do not say what they look like: items outside lists, and other things right inside them.
//!
//! Knows which element may stand where (HTML Standard 4.4; WAI-ARIA 1.2, required owned elements). Refuses to judge lists
//! and items that claim to be something else, and what a template may fill in.

use crate::draft::{Draft, Misplaced, MisplacedKind};

use super::dom::{Data, Element, Namespace};
use super::name::role;
use super::reading::Reading;
use super::templates;

/// Adds what is misplaced about an element that is a list or an item.
pub(super) fn read(reading: &Reading<'_>, index: usize, element: &Element, draft: &mut Draft) {
    match &*element.name {
        "li" => item(reading, index, element, "ul", draft),
        "dt" | "dd" => item(reading, index, element, "dl", draft),
        "ul" => contents(reading, index, element, "ul", draft),
        "ol" => contents(reading, index, element, "ol", draft),
        "menu" => contents(reading, index, element, "menu", draft),
        "dl" => contents(reading, index, element, "dl", draft),
        _ => {}
    }
}

fn item(reading: &Reading<'_>, index: usize, element: &Element, list: &'static str, draft: &mut Draft) {
    let Some(open) = element.open.filter(|_| !element.markdown) else { return };
    if role(element).is_some() || reading.hidden[index].any() || is_held(reading, index, list) {
        return;
    }
    draft.misplaced.push(Misplaced { kind: MisplacedKind::Item, span: reading.span(open), name: element.name.to_string(), list });
}

/// Whether an item stands where it may, or where somebody else has to say.
fn is_held(reading: &Reading<'_>, index: usize, list: &str) -> bool {
    let nodes = &reading.dom.nodes;
    let parent = nodes[index].parent;
    let Some(above) = reading.dom.element(parent) else { return true };
    let holds = |element: &Element| match list {
        "dl" => element.is("dl"),
        _ => ["ul", "ol", "menu"].iter().any(|name| element.is(name)) || matches!(role(element), Some("list" | "group" | "directory")),
    };
    let grouped = || list == "dl" && above.is("div") && reading.dom.element(nodes[parent].parent).is_some_and(holds);
    // The contents of a template, an element of one's own and a piece of a page lie in lists that are not seen here.
    let elsewhere = above.is("template") || above.is("slot") || above.name.contains('-') || above.open.is_none() && above.is("body");
    holds(above) || grouped() || elsewhere
}

fn contents(reading: &Reading<'_>, index: usize, element: &Element, list: &'static str, draft: &mut Draft) {
    if element.markdown || role(element).is_some_and(|role| role != "list") || reading.hidden[index].any() {
        return;
    }
    let misplaced = reading.dom.children(index).find_map(|child| stranger(reading, child, list));
    draft.misplaced.extend(misplaced);
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
            if fits || element.namespace != Namespace::Html || role(element).is_some() || reading.hidden[child].any() {
                return None;
            }
            let span = reading.span(element.open?);
            Some(Misplaced { kind: MisplacedKind::Other, span, name: element.name.to_string(), list })
        }
        Data::Text(text) => {
            let words = text.text.trim();
            let said = words.chars().any(char::is_alphanumeric) && !words.starts_with(['{', '[']);
            if !said || reading.hidden[child].any() || !templates::passages(words).is_empty() {
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
