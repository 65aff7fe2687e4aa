//! One pass over a page for what stands in it beside text: controls, frames, focus, looks, names of places.
//!
//! Knows which elements are worth a look; leaves each of them to the file that knows it.

use crate::draft::Draft;

use super::dom::{Data, Element, Namespace};
use super::reading::Reading;
use super::{controls, focus, frames, repeated, styling};

/// Reads all of it.
pub(super) fn read(reading: &Reading<'_>, draft: &mut Draft) {
    repeated::read(reading, draft);
    let nodes = &reading.dom.nodes;
    let scripts = focus::Scripts::default();
    let mut silenced = 0;
    let mut at = 1;
    while at < nodes.len() {
        let Data::Element(element) = &nodes[at].data else {
            at += 1;
            continue;
        };
        // What stands in for scripts is met by nearly nobody.
        if ["template", "script", "style", "noscript"].iter().any(|name| element.is(name)) {
            at = nodes[at].end;
            continue;
        }
        controls::read(reading, at, element, draft);
        if element.is("iframe") || element.is("frame") {
            frames::read(reading, at, element, draft);
        } else if element.is("marquee") || element.is("blink") {
            styling::moving(reading, at, element, draft);
        }
        if !element.attrs.is_empty() {
            focus::read(reading, at, element, draft);
            styling::read(reading, at, element, draft);
            if at >= silenced && focus::is_silencing(element) {
                focus::silenced(reading, at, &scripts, draft);
                silenced = nodes[at].end;
            }
        }
        at += 1;
    }
}

/// Whether a template or a script writes something into the element that nobody can know from the draft.
pub(super) fn is_unknown(reading: &Reading<'_>, index: usize, element: &Element) -> bool {
    /// No more nodes than this are looked at.
    const MOST: usize = 256;
    /// How frameworks mark what they write (Vue, Angular, Alpine, Knockout, and the usual marks of translations).
    const MARKS: [&str; 14] = [
        ":",
        "[",
        "v-",
        "x-bind",
        "x-text",
        "x-html",
        "ng-",
        "data-ng-",
        "data-bind",
        "data-i18n",
        "data-l10n",
        "data-translate",
        "{",
        "*ng",
    ];
    if element.namespace == Namespace::Html && element.attrs.iter().any(|attr| MARKS.iter().any(|mark| attr.name.starts_with(mark))) {
        return true;
    }
    if !super::graphics::is_whole(reading, element) {
        return true;
    }
    let end = reading.dom.nodes[index].end.min(index + MOST);
    reading.dom.nodes[index + 1..end].iter().any(|node| match &node.data {
        Data::Comment(text, _) => text.starts_with('?'),
        Data::Element(inner) => inner.is("slot") || inner.attrs.iter().any(|attr| MARKS.iter().any(|mark| attr.name.starts_with(mark))),
        Data::Text(_) | Data::Document => false,
    })
}
