//! What an element is to assistive technology: its role (WAI-ARIA 1.2, HTML-AAM 1.0), and whether it takes focus.
//!
//! Knows explicit roles, those of the elements that people use or hear as one thing, and when `none` does not hold
//! (WAI-ARIA 1.2, 7.1: presentational roles conflict resolution). Refuses to know roles that nothing here asks about.

use crate::draft::Extra;

use super::dom::{Dom, Element, Namespace};

/// Every role of WAI-ARIA 1.2, its graphics module and DPUB-ARIA's links, without the abstract ones.
const ROLES: [&str; 90] = [
    "alert",
    "alertdialog",
    "application",
    "article",
    "banner",
    "blockquote",
    "button",
    "caption",
    "cell",
    "checkbox",
    "code",
    "columnheader",
    "combobox",
    "complementary",
    "contentinfo",
    "definition",
    "deletion",
    "dialog",
    "directory",
    "doc-backlink",
    "doc-biblioref",
    "doc-glossref",
    "doc-noteref",
    "document",
    "emphasis",
    "feed",
    "figure",
    "form",
    "generic",
    "graphics-document",
    "graphics-object",
    "graphics-symbol",
    "grid",
    "gridcell",
    "group",
    "heading",
    "image",
    "img",
    "insertion",
    "link",
    "list",
    "listbox",
    "listitem",
    "log",
    "main",
    "mark",
    "marquee",
    "math",
    "menu",
    "menubar",
    "menuitem",
    "menuitemcheckbox",
    "menuitemradio",
    "meter",
    "navigation",
    "none",
    "note",
    "option",
    "paragraph",
    "presentation",
    "progressbar",
    "radio",
    "radiogroup",
    "region",
    "row",
    "rowgroup",
    "rowheader",
    "scrollbar",
    "search",
    "searchbox",
    "separator",
    "slider",
    "spinbutton",
    "status",
    "strong",
    "subscript",
    "superscript",
    "switch",
    "tab",
    "table",
    "tablist",
    "tabpanel",
    "term",
    "textbox",
    "time",
    "timer",
    "toolbar",
    "tooltip",
    "tree",
    "treeitem",
];

/// The role that an element claims: the first that exists among those it names.
pub fn explicit(element: &Element) -> Option<&'static str> {
    let claimed = element.attr("role")?;
    claimed.split_ascii_whitespace().find_map(|word| {
        let known = ROLES.binary_search(&word).ok().or_else(|| ROLES.binary_search(&&*word.to_ascii_lowercase()).ok());
        known.map(|at| ROLES[at])
    })
}

/// The role that an element has, conflicts resolved; `None` where it has none that is asked about here.
pub fn role(dom: &Dom, index: usize) -> Option<&'static str> {
    let element = dom.element(index)?;
    match explicit(element) {
        Some("none" | "presentation") if is_exposed(dom, index, element) => implicit(dom, index, element),
        Some(role) => Some(role),
        None => implicit(dom, index, element),
    }
}

/// Whether something overrules that an element is declared to be decoration.
pub fn is_exposed(dom: &Dom, index: usize, element: &Element) -> bool {
    element.attrs.iter().any(|attr| Extra::is_global(&attr.name) && !attr.value.text.trim().is_empty()) || takes_focus(dom, index)
}

/// The role that an element has by being what it is (HTML-AAM 1.0, 3.5), `summary` among them.
fn implicit(dom: &Dom, index: usize, element: &Element) -> Option<&'static str> {
    let linked = element.attr("href").is_some() || element.namespace == Namespace::Svg && element.attr("xlink:href").is_some();
    Some(match &*element.name {
        "a" if linked => "link",
        _ if element.namespace != Namespace::Html => return None,
        "area" if linked => "link",
        "button" => "button",
        "input" => return of_input(element),
        "select" if element.attr("multiple").is_none() && rows(element) <= 1 => "combobox",
        "select" => "listbox",
        "textarea" => "textbox",
        "summary" if opens(dom, index) => "summary",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "heading",
        "option" => "option",
        "td" => "cell",
        "th" => "columnheader",
        "progress" => "progressbar",
        "meter" => "meter",
        _ => return None,
    })
}

fn of_input(element: &Element) -> Option<&'static str> {
    Some(match kind(element).as_str() {
        "hidden" => return None,
        "button" | "submit" | "reset" | "image" => "button",
        "checkbox" => "checkbox",
        "radio" => "radio",
        "range" => "slider",
        "number" => "spinbutton",
        "search" => "searchbox",
        _ => "textbox",
    })
}

/// The `type` of a field in lower case, blank where it says none.
pub fn kind(element: &Element) -> String {
    element.attr("type").unwrap_or_default().trim().to_ascii_lowercase()
}

fn rows(element: &Element) -> u32 {
    element.attr("size").and_then(|size| size.trim().parse().ok()).unwrap_or(0)
}

/// Whether a `<summary>` is what folds its `<details>` out: its first one (HTML Standard, 4.11.2).
fn opens(dom: &Dom, index: usize) -> bool {
    let parent = dom.nodes[index].parent;
    let is_summary = |at: &usize| dom.element(*at).is_some_and(|element| element.is("summary"));
    dom.element(parent).is_some_and(|element| element.is("details")) && dom.children(parent).take(64).find(is_summary) == Some(index)
}

/// The place that an element asks for in the order of focus.
pub fn tab_index(element: &Element) -> Option<i64> {
    let value = element.attr("tabindex")?.trim_start();
    let sign = usize::from(value.starts_with(['-', '+']));
    let digits = value[sign..].find(|letter: char| !letter.is_ascii_digit()).unwrap_or(value.len() - sign);
    value[..sign + digits].parse().ok()
}

/// Whether an element takes focus, by what it is or because it says so (HTML Standard, 6.6.3).
pub fn takes_focus(dom: &Dom, index: usize) -> bool {
    let Some(element) = dom.element(index) else { return false };
    let disabled = is_disabled(dom, index, element);
    !disabled && (tab_index(element).is_some() || takes_focus_itself(dom, index, element))
}

/// Whether keys lead to an element.
pub fn is_tab_stop(dom: &Dom, index: usize) -> bool {
    takes_focus(dom, index) && dom.element(index).is_some_and(|element| tab_index(element).is_none_or(|place| place >= 0))
}

fn takes_focus_itself(dom: &Dom, index: usize, element: &Element) -> bool {
    let has = |name: &str| element.attr(name).is_some();
    match &*element.name {
        "a" => has("href") || element.namespace == Namespace::Svg && has("xlink:href"),
        _ if element.namespace != Namespace::Html => false,
        "area" => has("href"),
        "button" | "select" | "textarea" | "iframe" => true,
        "input" => kind(element) != "hidden",
        "summary" => opens(dom, index),
        "audio" | "video" => has("controls"),
        _ => element.attr("contenteditable").is_some_and(|value| matches!(value.trim(), "" | "true" | "plaintext-only")),
    }
}

/// Whether a control is switched off, by itself or by its `<fieldset>` (HTML Standard, 4.10.19.5).
pub fn is_disabled(dom: &Dom, index: usize, element: &Element) -> bool {
    if !matches!(&*element.name, "button" | "input" | "select" | "textarea") || element.namespace != Namespace::Html {
        return false;
    }
    if element.attr("disabled").is_some() {
        return true;
    }
    let mut inner = index;
    for at in dom.ancestors(index) {
        let off = dom.element(at).is_some_and(|around| around.is("fieldset") && around.attr("disabled").is_some());
        let in_legend = dom.element(inner).is_some_and(|child| child.is("legend"));
        if off && !in_legend {
            return true;
        }
        inner = at;
    }
    false
}

/// Whether a `<label>` may name an element (HTML Standard, 4.10.2: labelable elements).
pub fn is_labelable(element: &Element) -> bool {
    element.namespace == Namespace::Html
        && match &*element.name {
            "button" | "meter" | "output" | "progress" | "select" | "textarea" => true,
            "input" => kind(element) != "hidden",
            _ => false,
        }
}

/// Whether an element with this role is called what it holds (WAI-ARIA 1.2: name from content).
pub fn is_named_by_contents(role: &str) -> bool {
    matches!(
        role,
        "button"
            | "caption"
            | "cell"
            | "checkbox"
            | "columnheader"
            | "gridcell"
            | "heading"
            | "link"
            | "doc-backlink"
            | "doc-biblioref"
            | "doc-glossref"
            | "doc-noteref"
            | "menuitem"
            | "menuitemcheckbox"
            | "menuitemradio"
            | "option"
            | "radio"
            | "row"
            | "rowheader"
            | "summary"
            | "switch"
            | "tab"
            | "tooltip"
            | "treeitem"
    )
}

#[cfg(test)]
mod tests {
    use super::super::build::parse;
    use super::*;

    fn at(html: &str) -> (Dom, usize) {
        let dom = parse(html);
        let index = dom.first(0, |element| element.attr("id") == Some("x")).expect("an element");
        (dom, index)
    }

    fn of(html: &str) -> Option<&'static str> {
        let (dom, index) = at(html);
        role(&dom, index)
    }

    #[test]
    fn the_list_of_roles_is_in_order() {
        assert!(ROLES.is_sorted());
    }

    #[test]
    fn roles_are_claimed_or_natural() {
        assert_eq!(of("<span id=x role='knapp BUTTON'>"), Some("button"));
        assert_eq!(of("<a id=x>"), None);
        assert_eq!(of("<svg><a id=x xlink:href=y>"), Some("link"));
        assert_eq!(of("<select id=x size=4>"), Some("listbox"));
        assert_eq!(of("<input id=x type=' RADIO'>"), Some("radio"));
        assert_eq!(of("<details><p></p><summary id=x>"), Some("summary"));
        assert_eq!(of("<details><summary></summary><summary id=x>"), None);
    }

    #[test]
    fn decoration_that_takes_focus_is_none() {
        assert_eq!(of("<button id=x role=none>"), Some("button"));
        assert_eq!(of("<button id=x role=none disabled>"), Some("none"));
        assert_eq!(of("<h2 id=x role=presentation aria-live=polite>"), Some("heading"));
        assert_eq!(of("<fieldset disabled><button id=x role=none></fieldset>"), Some("none"));
        assert_eq!(of("<fieldset disabled><legend><button id=x role=none></legend></fieldset>"), Some("button"));
    }

    #[test]
    fn keys_lead_to_what_takes_focus() {
        let stop = |html: &str| {
            let (dom, index) = at(html);
            is_tab_stop(&dom, index)
        };
        assert!(stop("<a id=x href=''>") && stop("<p id=x tabindex=0>") && stop("<p id=x contenteditable>"));
        assert!(
            !stop("<a id=x>") && !stop("<button id=x tabindex=-1>") && !stop("<p id=x tabindex=nej>") && !stop("<input id=x disabled>")
        );
    }
}
