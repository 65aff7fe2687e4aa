//! Which parts of a page readers never meet.
//!
//! Knows `hidden`, `aria-hidden`, `inert`, `popover`, a closed `<dialog>`, `display:none` and `visibility:hidden`, inline or
//! by a plain selector in `<style>`. What `<details>` folds away is not hidden: it is there to be opened. Moved off screen
//! or transparent is not hidden either, because it is read aloud; it is unseen.

use super::dom::{Dom, Element, Namespace};
use super::sheet::Sheet;

/// How hidden a node is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Nobody sees it and nobody hears it.
    pub gone: bool,
    /// Seen, but kept from those who listen.
    pub silent: bool,
    /// Heard, but out of sight.
    pub unseen: bool,
}

impl Hidden {
    /// Kept from those who listen.
    pub fn any(self) -> bool {
        self.gone || self.silent
    }

    /// Not to be seen.
    pub fn is_out_of_sight(self) -> bool {
        self.gone || self.unseen
    }
}

/// What a node hands down to those in it.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    none: bool,
    invisible: bool,
    silent: bool,
    unseen: bool,
}

/// How hidden each node of a page is.
pub fn hidden(dom: &Dom, sheet: &Sheet) -> Vec<Hidden> {
    let mut states = vec![State::default(); dom.nodes.len()];
    for index in 1..dom.nodes.len() {
        let above = states[dom.nodes[index].parent];
        states[index] = dom.element(index).map_or(above, |element| below(element, above, sheet));
    }
    states.iter().map(|state| Hidden { gone: state.none || state.invisible, silent: state.silent, unseen: state.unseen }).collect()
}

fn below(element: &Element, above: State, sheet: &Sheet) -> State {
    if element.attrs.is_empty() && sheet.is_empty() && !["dialog", "template", "datalist"].contains(&&*element.name) {
        return above;
    }
    let look = sheet.look(element);
    let html = element.namespace == Namespace::Html;
    let away = html && (element.attr("hidden").is_some() || element.attr("popover").is_some())
        || element.is("dialog") && element.attr("open").is_none()
        || element.is("input") && element.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"));
    let silent =
        element.attr("aria-hidden").is_some_and(|value| value.trim().eq_ignore_ascii_case("true")) || element.attr("inert").is_some();
    State {
        none: above.none || look.none.get().unwrap_or(away) || element.is("template") || element.is("datalist"),
        invisible: look.invisible.get().unwrap_or(above.invisible),
        silent: above.silent || silent,
        unseen: above.unseen || look.unseen || element.attr("class").is_some_and(names_unseen),
    }
}

/// Classes that style sheets everywhere use for what is only heard.
fn names_unseen(classes: &str) -> bool {
    const NAMES: [&str; 5] = ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader", "screenreader"];
    NAMES.iter().any(|name| classes.contains(name))
        && classes.split_ascii_whitespace().any(|class| !class.contains("focus") && NAMES.iter().any(|name| class.contains(name)))
}

#[cfg(test)]
mod tests {
    use super::super::build::parse;
    use super::*;

    /// Whether the element with id `x` is gone, and whether it is silent.
    fn state(html: &str) -> (bool, bool) {
        let dom = parse(html);
        let index = dom.first(0, |element| element.attr("id") == Some("x")).expect("an element");
        let hidden = hidden(&dom, &Sheet::of(&dom))[index];
        (hidden.gone, hidden.silent)
    }

    #[test]
    fn what_readers_never_meet() {
        for html in [
            "<p hidden id=x>",
            "<div style='DISPLAY : none'><p id=x>",
            "<style>/* .b{} */ .a, p.b { color: red; display:none }</style><div class='c a'><p id=x>",
            "<style>@media print { p { display: block } } #x{visibility:hidden}</style><p id=x>",
            "<p hidden id=x style='visibility:visible'>",
            "<style>p{display:none!important}</style><p id=x style='display:block'>",
            "<dialog><p id=x></dialog>",
            "<div popover><p id=x></div>",
        ] {
            assert_eq!(state(html), (true, false), "{html}");
        }
        assert_eq!(state("<p aria-hidden=TRUE><b id=x>"), (false, true));
    }

    #[test]
    fn what_they_do_meet() {
        for html in [
            "<p id=x style='position:absolute;left:-9999px;opacity:0'>",
            "<div style='visibility:hidden'><p style='visibility:visible' id=x>",
            "<style>@media print { p { display: none } } div p { display: none }</style><p id=x>",
            "<style media=print>p{display:none}</style><p id=x>",
            "<p hidden id=x style='display:block'>",
            "<p id=x aria-hidden=false>",
            "<details><summary>Mer</summary><p id=x></details>",
            "<dialog open><p id=x></dialog>",
            "<style>p{display:none}</style><p id=x style='display:block'>",
        ] {
            assert_eq!(state(html), (false, false), "{html}");
        }
    }

    #[test]
    fn what_is_only_heard() {
        let unseen = |html: &str| {
            let dom = parse(html);
            let index = dom.first(0, |element| element.attr("id") == Some("x")).expect("an element");
            hidden(&dom, &Sheet::of(&dom))[index].unseen
        };
        assert!(unseen("<span class=visually-hidden><b id=x></b></span>"));
        assert!(unseen("<style>.a{position:absolute;clip-path:inset(50%)}</style><b class=a id=x></b>"));
        assert!(!unseen("<b class=start id=x></b>"));
    }
}
