//! Which parts of a page readers never meet.
//!
//! Knows `hidden`, `aria-hidden`, `inert`, `display:none` and `visibility:hidden`, inline or by a plain selector
//! in `<style>` (element, class, id, element.class). Refuses to guess at style sheets elsewhere, media queries
//! and longer selectors. Moved off screen or transparent is not hidden: it is read aloud.

use std::collections::HashMap;

use super::dom::{Dom, Element, Namespace};

/// How hidden a node is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Nobody sees it and nobody hears it.
    pub gone: bool,
    /// Seen, but kept from those who listen.
    pub silent: bool,
}

impl Hidden {
    /// Kept from somebody.
    pub fn any(self) -> bool {
        self.gone || self.silent
    }
}

/// What a style says of showing.
#[derive(Debug, Clone, Copy, Default)]
struct Style {
    /// `display`: whether it is `none`.
    none: Option<bool>,
    /// `visibility`: whether it hides.
    invisible: Option<bool>,
}

impl Style {
    fn over(self, under: Self) -> Self {
        Self { none: self.none.or(under.none), invisible: self.invisible.or(under.invisible) }
    }
}

/// What a node hands down to those in it.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    none: bool,
    invisible: bool,
    silent: bool,
}

/// How hidden each node of a page is.
pub fn hidden(dom: &Dom) -> Vec<Hidden> {
    let sheet = sheet(dom);
    let mut states = vec![State::default(); dom.nodes.len()];
    for index in 1..dom.nodes.len() {
        let above = states[dom.nodes[index].parent];
        states[index] = dom.element(index).map_or(above, |element| below(element, above, &sheet));
    }
    states.iter().map(|state| Hidden { gone: state.none || state.invisible, silent: state.silent }).collect()
}

fn below(element: &Element, above: State, sheet: &HashMap<String, Style>) -> State {
    let mut style = element.attr("style").map(declarations).unwrap_or_default();
    if !sheet.is_empty() {
        style = style.over(from_sheet(element, sheet));
    }
    let away = element.attr("hidden").is_some() && element.namespace == Namespace::Html
        || element.is("input") && element.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"));
    let silent =
        element.attr("aria-hidden").is_some_and(|value| value.trim().eq_ignore_ascii_case("true")) || element.attr("inert").is_some();
    State {
        none: above.none || style.none.unwrap_or(away) || element.is("template") || element.is("datalist"),
        invisible: style.invisible.unwrap_or(above.invisible),
        silent: above.silent || silent,
    }
}

/// What the page's own style sheets say of an element: its id weighs more than its class, and that more than its name.
fn from_sheet(element: &Element, sheet: &HashMap<String, Style>) -> Style {
    let mut style = Style::default();
    let mut apply = |selector: String| {
        if let Some(found) = sheet.get(&selector) {
            style = style.over(*found);
        }
    };
    let name = element.name.to_ascii_lowercase();
    if let Some(id) = element.attr("id") {
        apply(format!("{name}#{id}"));
        apply(format!("#{id}"));
    }
    let classes = || element.attr("class").unwrap_or_default().split_ascii_whitespace();
    classes().for_each(|class| apply(format!("{name}.{class}")));
    classes().for_each(|class| apply(format!(".{class}")));
    apply(name.to_string());
    style
}

/// The plain rules about showing in all `<style>` elements, by selector.
fn sheet(dom: &Dom) -> HashMap<String, Style> {
    let mut sheet = HashMap::new();
    for index in 0..dom.nodes.len() {
        let Some(element) = dom.element(index).filter(|element| element.is("style")) else { continue };
        let media = element.attr("media").unwrap_or_default().trim().to_ascii_lowercase();
        if matches!(media.as_str(), "" | "all" | "screen") {
            rules(&without_comments(&dom.text(index)), &mut sheet);
        }
    }
    sheet
}

fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

fn rules(css: &str, sheet: &mut HashMap<String, Style>) {
    let mut rest = css;
    while let Some((selectors, after)) = rest.split_once('{') {
        let selectors = selectors.rsplit([';', '}']).next().unwrap_or_default().trim();
        if selectors.starts_with('@') {
            rest = after_block(after);
            continue;
        }
        let (body, after) = after.split_once('}').unwrap_or((after, ""));
        rest = after;
        let style = declarations(body);
        if style.none.is_none() && style.invisible.is_none() {
            continue;
        }
        for selector in selectors.split(',').map(str::trim).filter(|selector| is_plain(selector)) {
            let known = sheet.entry(selector.to_owned()).or_default();
            *known = style.over(*known);
        }
    }
}

/// What follows a block with blocks in it.
fn after_block(css: &str) -> &str {
    let mut depth = 1;
    for (at, byte) in css.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &css[at + 1..];
        }
    }
    ""
}

/// An element, a class, an id, or an element with one of them.
fn is_plain(selector: &str) -> bool {
    let named = selector.strip_prefix(['.', '#']).unwrap_or(selector);
    let marks = selector.matches(['.', '#']).count();
    marks <= 1 && !named.is_empty() && selector.chars().all(|sign| sign.is_alphanumeric() || "-_.#".contains(sign))
}

/// What a list of declarations says of showing; the last one wins, an important one before all.
fn declarations(css: &str) -> Style {
    let (mut style, mut important) = (Style::default(), Style::default());
    for declaration in css.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let value = value.trim().to_ascii_lowercase();
        let (value, strong) = value.split_once('!').map_or((value.as_str(), false), |(value, _)| (value.trim_end(), true));
        let target = if strong { &mut important } else { &mut style };
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => target.none = Some(value == "none"),
            "visibility" if matches!(value, "hidden" | "collapse") => target.invisible = Some(true),
            "visibility" if matches!(value, "visible" | "initial") => target.invisible = Some(false),
            _ => {}
        }
    }
    important.over(style)
}

#[cfg(test)]
mod tests {
    use super::super::build::parse;
    use super::*;

    /// Whether the element with id `x` is gone, and whether it is silent.
    fn state(html: &str) -> (bool, bool) {
        let dom = parse(html);
        let index = dom.first(0, |element| element.attr("id") == Some("x")).expect("an element");
        let hidden = hidden(&dom)[index];
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
        ] {
            assert_eq!(state(html), (false, false), "{html}");
        }
    }
}
