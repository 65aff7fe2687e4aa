//! Buttons, fields, choices and what folds out, with their names; links whose name is written beside their text.
//!
//! Knows which roles need a name (WAI-ARIA 1.2) and what of a control can be seen. A button that is a picture belongs to
//! [`super::pictures`]. Refuses to judge a name.

use crate::draft::{Control, ControlKind, Draft};

use super::dom::{Data, Element, Namespace};
use super::graphics;
use super::name::tidy;
use super::parts::is_unknown;
use super::reading::Reading;
use super::role::{is_disabled, is_named_by_contents, kind, role, tab_index};

/// No more nodes than this are looked at for words on a control.
const MOST_NODES: usize = 512;

/// The control that an element is, if it is one.
pub(super) fn read(reading: &Reading<'_>, index: usize, element: &Element, draft: &mut Draft) {
    let may_be = matches!(&*element.name, "a" | "area" | "button" | "input" | "select" | "textarea" | "summary");
    if !may_be && element.attr("role").is_none() {
        return;
    }
    let Some(role) = role(reading.dom, index) else { return purpose_alone(reading, index, element, draft) };
    let Some(kind) = of_role(role) else { return purpose_alone(reading, index, element, draft) };
    if element.is("input") && self::kind(element) == "image" {
        return;
    }
    let labelled = element.attr("aria-label").is_some() || element.attr("aria-labelledby").is_some();
    let spare = matches!(kind, ControlKind::Part | ControlKind::Link);
    if spare && !labelled {
        return;
    }
    let Some(place) = element.place() else { return };
    let given = if labelled { reading.names.aria(element) } else { None };
    let renamed = given.is_some() && is_named_by_contents(role);
    let title = graphics::title(reading, element);
    let titled = title.is_some() && is_named_by_contents(role);
    draft.controls.push(Control {
        kind,
        span: reading.span(place),
        shown: if renamed || titled { shown(reading, index) } else { String::new() },
        renamed,
        name: given.unwrap_or_else(|| reading.names.name(index)),
        slot: slot(reading, index, element, kind),
        hidden: reading.hidden[index].any() || spare && graphics::is_swallowed(reading, index),
        unknown: is_unknown(reading, index, element),
        title,
        purpose: purpose(reading, index, element),
    });
}

/// A field whose role is none of a field's, yet says what it asks for.
fn purpose_alone(reading: &Reading<'_>, index: usize, element: &Element, draft: &mut Draft) {
    let (Some(purpose), Some(place)) = (purpose(reading, index, element), element.place()) else { return };
    draft.controls.push(Control {
        kind: ControlKind::Part,
        span: reading.span(place),
        shown: String::new(),
        renamed: false,
        name: reading.names.name(index),
        slot: None,
        hidden: reading.hidden[index].any(),
        unknown: is_unknown(reading, index, element),
        title: None,
        purpose: Some(purpose),
    });
}

fn of_role(role: &str) -> Option<ControlKind> {
    Some(match role {
        "button" => ControlKind::Button,
        "checkbox" | "menuitemcheckbox" | "menuitemradio" | "radio" | "switch" => ControlKind::Choice,
        "combobox" | "listbox" | "searchbox" | "slider" | "spinbutton" | "textbox" => ControlKind::Field,
        "menuitem" => ControlKind::MenuItem,
        "summary" => ControlKind::Fold,
        "gridcell" | "option" | "tab" | "treeitem" => ControlKind::Part,
        "link" => ControlKind::Link,
        _ => return None,
    })
}

/// Between the tags of what is empty; else in a name of its own.
fn slot(reading: &Reading<'_>, index: usize, element: &Element, kind: ControlKind) -> Option<crate::draft::Slot> {
    let holds = reading.dom.nodes[index].end > index + 1;
    let has = |name: &str| element.attr(name).is_some();
    let written = ["aria-labelledby", "aria-label"].into_iter().any(has);
    match kind {
        _ if has("aria-labelledby") => None,
        ControlKind::Button | ControlKind::Fold | ControlKind::MenuItem if !holds && !written && !element.is("input") => {
            reading.inner_slot(index)
        }
        ControlKind::Button if element.is("input") && !written => reading.slot(element, "value"),
        _ => reading.slot(element, "aria-label"),
    }
}

/// The words that can be seen on an element: pictures, icons of letters and what is only heard left out.
fn shown(reading: &Reading<'_>, index: usize) -> String {
    let dom = reading.dom;
    let end = dom.nodes[index].end.min(index + MOST_NODES);
    let mut words = dom.element(index).filter(|element| element.is("input")).and_then(|input| input.attr("value")).unwrap_or("").to_owned();
    let mut at = index + 1;
    while at < end {
        match &dom.nodes[at].data {
            Data::Element(element) if element.namespace != Namespace::Html || is_apart(element) => {
                at = dom.nodes[at].end;
                continue;
            }
            Data::Element(element) if !super::name::is_inline(element) => words.push(' '),
            Data::Text(text) if !reading.hidden[at].is_out_of_sight() => words.push_str(&text.text),
            _ => {}
        }
        at += 1;
    }
    tidy(&words)
}

/// Elements whose text is a picture, a value or the number of a note: icon fonts write their names as words.
fn is_apart(element: &Element) -> bool {
    let icon = |text: &str| {
        let text = text.to_ascii_lowercase();
        ["icon", "ikon", "material-symbols", "glyph", "symbol"].iter().any(|word| text.contains(word))
            || text.split_ascii_whitespace().any(|class| matches!(class, "fa" | "fas" | "far" | "fab" | "fal") || class.starts_with("fa-"))
    };
    let drawn = ["class", "style"].into_iter().filter_map(|name| element.attr(name)).any(icon);
    drawn
        || matches!(
            &*element.name,
            "script" | "style" | "template" | "select" | "textarea" | "iframe" | "video" | "audio" | "object" | "math" | "sup"
        )
}

/// What a field says that it asks for, where somebody can fill it in (HTML Standard, 4.10.18.7; ACT 73f2c2).
fn purpose(reading: &Reading<'_>, index: usize, element: &Element) -> Option<crate::draft::Extra> {
    element.attr("autocomplete")?;
    if !matches!(&*element.name, "input" | "select" | "textarea") || element.namespace != Namespace::Html {
        return None;
    }
    let idle =
        element.is("input") && matches!(kind(element).as_str(), "hidden" | "button" | "submit" | "reset" | "image" | "checkbox" | "radio");
    let off = is_disabled(reading.dom, index, element) || element.attr("aria-disabled").is_some_and(|value| value.trim() == "true");
    let is_widget = super::role::explicit(element).is_none_or(|role| of_role(role).is_some() || matches!(role, "none" | "presentation"));
    let aside = tab_index(element).is_some_and(|place| place < 0) && !is_widget;
    if idle || off || aside || reading.hidden[index].any() {
        return None;
    }
    graphics::named_extra(reading, element, "autocomplete")
}
