//! What an element's attributes tell of scripts: that one acts, where it leads, whether it opens a window.
//!
//! Knows the plain forms (`location = '…'`, `window.open('…')`) and the attributes that scripts hang on. Refuses to
//! run or read scripts.

use crate::draft::Target;

use super::dom::Element;
use super::reading::Reading;

/// Whether a script is likely to decide what happens when the element is clicked.
pub(super) fn acts(element: &Element) -> bool {
    element.attrs.iter().any(|attr| match attr.name.as_str() {
        "role" => matches!(attr.value.text.trim(), "button" | "tab" | "menuitem" | "switch" | "checkbox" | "option"),
        "aria-expanded" | "aria-controls" | "aria-haspopup" | "aria-pressed" | "aria-selected" => true,
        "class" => attr.value.text.split_ascii_whitespace().any(|class| class.starts_with("js-")),
        name => {
            name.starts_with("on")
                || name.starts_with("data-")
                || name.starts_with('@')
                || name.starts_with("v-on:")
                || name.starts_with("x-")
        }
    })
}

/// Where a script in an attribute leads: `location='…'`, `location.href = "…"`, `window.open('…')`.
pub(super) fn led_to(reading: &Reading<'_>, element: &Element) -> Option<Target> {
    let attr = element.find("onclick")?;
    let script = attr.value.text.as_str();
    let after = script.find("location").or_else(|| script.find("window.open")).map(|at| &script[at..])?;
    let open = after.find(['\'', '"'])?;
    let quote = after[open..].chars().next()?;
    let (address, _) = after[open + 1..].split_once(quote)?;
    let span = attr.value_place.or(attr.name_place).map(|place| reading.span(place)).unwrap_or_default();
    Some(Target { address: address.trim().to_owned(), span })
}

/// Whether a script in an attribute opens a window of its own.
pub(super) fn opens_window(script: &str) -> bool {
    let Some(at) = script.find("window.open") else { return false };
    let call = script[at + "window.open".len()..].trim_start();
    // With `_self` it stays where it is.
    call.starts_with('(') && !call.contains("_self")
}
