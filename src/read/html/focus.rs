//! What says where keys lead: places in the order of focus, keys of one's own, and stops inside what is silenced.

use std::cell::{Cell, OnceCell};

use crate::draft::{Draft, Stop, StopKind};

use super::dom::{Data, Element};
use super::graphics::named_extra;
use super::parts::is_unknown;
use super::reading::Reading;
use super::references::Place;
use super::role::{is_tab_stop, tab_index};

/// No more stops than this are named in one silenced part.
const MOST_STOPS: usize = 10;

/// No more stops than this are told of in a draft.
const MOST: usize = 200;

/// Reads the attributes that set an order or a key.
pub(super) fn read(reading: &Reading<'_>, index: usize, element: &Element, draft: &mut Draft) {
    let mut kinds = [
        (StopKind::Ordered, "tabindex", tab_index(element).is_some_and(|place| place > 0)),
        (StopKind::Shortcut, "accesskey", element.attr("accesskey").is_some_and(|key| !key.trim().is_empty())),
    ]
    .into_iter()
    .filter(|(_, _, is_set)| *is_set)
    .peekable();
    if kinds.peek().is_none() || reading.hidden[index].gone || draft.stops.len() >= MOST {
        return;
    }
    for (kind, name, _) in kinds {
        let Some(extra) = named_extra(reading, element, name) else { continue };
        if !extra.text.contains(['{', '<', '$']) {
            draft.stops.push(Stop { kind, span: extra.span, also: Vec::new(), extra: Some(extra) });
        }
    }
}

/// Whether an element is kept from those who listen.
pub(super) fn is_silencing(element: &Element) -> bool {
    element.attr("aria-hidden").is_some_and(|value| value.trim().eq_ignore_ascii_case("true"))
}

/// The scripts of a page, put together when somebody first asks; after so many questions nobody knows any more.
#[derive(Default)]
pub(super) struct Scripts {
    texts: OnceCell<Vec<String>>,
    asked: Cell<usize>,
}

impl Scripts {
    /// Whether a script speaks of an id and of focus; taken for granted when asked too often.
    fn speak_of(&self, reading: &Reading<'_>, id: &str) -> bool {
        let dom = reading.dom;
        let texts = self.texts.get_or_init(|| {
            let scripts = (1..dom.nodes.len()).filter(|&at| dom.element(at).is_some_and(|element| element.is("script")));
            scripts.map(|at| dom.text(at)).filter(|text| text.contains("focus")).take(MOST).collect()
        });
        self.asked.set(self.asked.get() + 1);
        !texts.is_empty() && (self.asked.get() > MOST || texts.iter().any(|text| text.contains(id)))
    }
}

/// Reads where keys lead inside a part that is kept from those who listen (ACT 6cfa84).
pub(super) fn silenced(reading: &Reading<'_>, index: usize, scripts: &Scripts, draft: &mut Draft) {
    if draft.stops.len() >= MOST {
        return;
    }
    let dom = reading.dom;
    let mut stops: Vec<Place> = Vec::new();
    let mut at = index;
    while at < dom.nodes[index].end && stops.len() < MOST_STOPS {
        let Data::Element(element) = &dom.nodes[at].data else {
            at += 1;
            continue;
        };
        if element.is("template") || element.is("script") || element.attr("inert").is_some() {
            at = dom.nodes[at].end;
            continue;
        }
        if !reading.hidden[at].gone && is_tab_stop(dom, at) && !is_passed_on(reading, at, element, scripts) {
            stops.extend(element.place());
        }
        at += 1;
    }
    let mut spans = stops.into_iter().map(|place| reading.span(place));
    if let Some(span) = spans.next() {
        draft.stops.push(Stop { kind: StopKind::Silenced, span, also: spans.collect(), extra: None });
    }
}

/// A stop that passes focus on at once, as those do that keep it inside a dialogue; and what a template decides.
fn is_passed_on(reading: &Reading<'_>, index: usize, element: &Element, scripts: &Scripts) -> bool {
    let listens = element.attrs.iter().any(|attr| matches!(attr.name.as_str(), "onfocus" | "onfocusin"));
    let scripted = || element.attr("id").is_some_and(|id| id.len() > 1 && scripts.speak_of(reading, id));
    listens || is_unknown(reading, index, element) || scripted()
}
