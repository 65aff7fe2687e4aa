//! What assistive technology calls an element: Accessible Name and Description Computation 1.2, without layout.
//!
//! Knows `aria-labelledby`, `aria-label`, each element's own naming, contents and `title`, in that order.
//! Refuses to judge whether a name is good.

use std::collections::HashMap;

use super::dom::{Data, Dom, Element, Namespace};
use super::hidden::Hidden;

/// No more nodes than this are looked at for one name: a name longer than that is none.
const MOST_NODES: usize = 1024;

/// No more ids than this are followed for one name.
const MOST_IDS: usize = 8;

/// A page with what naming needs.
pub struct Names<'a> {
    dom: &'a Dom,
    hidden: &'a [Hidden],
    ids: HashMap<&'a str, usize>,
    labels: HashMap<&'a str, usize>,
}

impl<'a> Names<'a> {
    /// Finds the ids and labels of a page.
    pub fn new(dom: &'a Dom, hidden: &'a [Hidden]) -> Self {
        let (mut ids, mut labels) = (HashMap::new(), HashMap::new());
        for index in 0..dom.nodes.len() {
            let Some(element) = dom.element(index) else { continue };
            if let Some(id) = element.attr("id") {
                ids.entry(id).or_insert(index);
            }
            if let Some(id) = element.attr("for").filter(|_| element.is("label")) {
                labels.entry(id).or_insert(index);
            }
        }
        Self { dom, hidden, ids, labels }
    }

    /// The accessible name of the element at `index`; empty when it has none.
    pub fn name(&self, index: usize) -> String {
        let Some(element) = self.dom.element(index) else { return String::new() };
        self.aria(element)
            .or_else(|| self.own(index, element))
            .or_else(|| takes_contents(element).then(|| self.contents(index, true)).and_then(named))
            .or_else(|| element.attr("title").map(tidy).and_then(named))
            .unwrap_or_default()
    }

    /// The name that `aria-labelledby` or `aria-label` gives.
    pub fn aria(&self, element: &Element) -> Option<String> {
        self.labelled_by(element).or_else(|| element.attr("aria-label").map(tidy).and_then(named))
    }

    /// The texts that `aria-labelledby` points at, each once, hidden ones too.
    fn labelled_by(&self, element: &Element) -> Option<String> {
        let mut seen: Vec<usize> = Vec::new();
        let mut text = String::new();
        for id in element.attr("aria-labelledby")?.split_ascii_whitespace().take(MOST_IDS) {
            let Some(&at) = self.ids.get(id) else { continue };
            if !seen.contains(&at) {
                seen.push(at);
                text.push(' ');
                text.push_str(&self.referred(at));
            }
        }
        named(tidy(&text))
    }

    /// What `aria-describedby` says of an element: the texts behind these ids, hidden ones too.
    pub fn description(&self, ids: &str) -> String {
        let known = ids.split_ascii_whitespace().take(MOST_IDS).filter_map(|id| self.ids.get(id));
        tidy(&known.map(|&at| self.referred(at)).collect::<Vec<_>>().join(" "))
    }

    /// What an element says when another one points at it: no further pointing is followed.
    fn referred(&self, index: usize) -> String {
        let Some(element) = self.dom.element(index) else { return String::new() };
        let label = element.attr("aria-label").map(tidy).and_then(named);
        label.or_else(|| self.own(index, element)).unwrap_or_else(|| self.contents(index, false))
    }

    /// The name that the element's own kind gives it.
    fn own(&self, index: usize, element: &Element) -> Option<String> {
        if element.namespace == Namespace::Svg {
            return self.child(index, "title").map(|at| tidy(&self.dom.text(at))).and_then(named);
        }
        if element.namespace != Namespace::Html {
            return None;
        }
        match &*element.name {
            "img" | "area" => element.attr("alt").map(tidy).and_then(named),
            "input" => self.input(index, element),
            "select" | "textarea" | "meter" | "progress" | "output" => self.label(index, element),
            "figure" => self.child(index, "figcaption").map(|at| self.contents(at, false)).and_then(named),
            "table" => self.child(index, "caption").map(|at| self.contents(at, false)).and_then(named),
            "fieldset" => self.child(index, "legend").map(|at| self.contents(at, false)).and_then(named),
            _ => None,
        }
    }

    fn input(&self, index: usize, element: &Element) -> Option<String> {
        let value = || element.attr("value").map(tidy).and_then(named);
        match element.attr("type").unwrap_or_default().to_ascii_lowercase().as_str() {
            "image" => element.attr("alt").map(tidy).and_then(named),
            "submit" => value().or_else(|| element.attr("value").is_none().then(|| "Skicka".to_owned())),
            "reset" => value().or_else(|| element.attr("value").is_none().then(|| "Återställ".to_owned())),
            "button" => value(),
            _ => self.label(index, element).or_else(|| element.attr("placeholder").map(tidy).and_then(named)),
        }
    }

    fn label(&self, index: usize, element: &Element) -> Option<String> {
        let pointed = element.attr("id").and_then(|id| self.labels.get(id)).copied();
        let label = pointed.or_else(|| self.dom.around(index, "label"))?;
        named(self.contents(label, false))
    }

    fn child(&self, index: usize, name: &str) -> Option<usize> {
        self.dom.children(index).take(MOST_NODES).find(|&at| self.dom.element(at).is_some_and(|element| &*element.name == name))
    }

    /// The text below an element, with the names of pictures and controls in it and without hidden parts.
    pub fn contents(&self, index: usize, follow: bool) -> String {
        let end = self.dom.nodes[index].end;
        // Whoever points at something hidden means to have it read.
        let within_hidden = self.hidden[index].any();
        let mut text = String::new();
        let mut at = index + 1;
        for _ in 0..MOST_NODES {
            if at >= end {
                break;
            }
            at = self.content(at, follow, within_hidden, &mut text);
        }
        tidy(&text)
    }

    /// What a picture or control says inside another element's name. Its label is not asked: it may lie inside that.
    fn embedded(&self, index: usize, element: &Element) -> Option<String> {
        let own = match &*element.name {
            "input" => element.attr("value").or_else(|| element.attr("alt")).map(tidy),
            "img" | "area" => element.attr("alt").map(tidy),
            _ => self.child(index, "title").filter(|_| element.namespace == Namespace::Svg).map(|at| tidy(&self.dom.text(at))),
        };
        own.and_then(named).or_else(|| element.attr("title").map(tidy).and_then(named))
    }

    /// Adds one node's part of a name; says which node comes next.
    fn content(&self, at: usize, follow: bool, within_hidden: bool, text: &mut String) -> usize {
        let node = &self.dom.nodes[at];
        let Data::Element(element) = &node.data else {
            if let Data::Text(written) = &node.data
                && (within_hidden || !self.hidden[at].any())
            {
                text.push_str(&written.text);
            }
            return at + 1;
        };
        if !within_hidden && self.hidden[at].silent || element.is("script") || element.is("style") || element.is("template") {
            return node.end;
        }
        if !within_hidden && self.hidden[at].gone {
            return at + 1;
        }
        let given = if follow { self.aria(element) } else { element.attr("aria-label").map(tidy).and_then(named) };
        // Words drawn in a picture are read like other words.
        let drawing = element.namespace == Namespace::Svg;
        let passes_on = drawing && matches!(&*element.name, "svg" | "g" | "a" | "text" | "tspan" | "textPath");
        let replaced = drawing && !passes_on
            || matches!(&*element.name, "img" | "input" | "area" | "select" | "textarea" | "iframe" | "video" | "audio");
        let own = || if replaced || passes_on { self.embedded(at, element) } else { None };
        if let Some(name) = given.or_else(own) {
            text.push(' ');
            text.push_str(&name);
            text.push(' ');
            return node.end;
        }
        if !is_inline(element) {
            text.push(' ');
        }
        if replaced { node.end } else { at + 1 }
    }
}

/// Elements that stand in a line of text: no blank comes between them and what is beside them.
pub fn is_inline(element: &Element) -> bool {
    element.namespace == Namespace::Html
        && matches!(
            &*element.name,
            "a" | "abbr"
                | "acronym"
                | "b"
                | "bdi"
                | "bdo"
                | "big"
                | "cite"
                | "code"
                | "data"
                | "del"
                | "dfn"
                | "em"
                | "font"
                | "i"
                | "ins"
                | "kbd"
                | "mark"
                | "nobr"
                | "q"
                | "rb"
                | "ruby"
                | "s"
                | "samp"
                | "slot"
                | "small"
                | "span"
                | "strike"
                | "strong"
                | "sub"
                | "sup"
                | "time"
                | "tt"
                | "u"
                | "var"
                | "wbr"
        )
}

/// Elements and roles that are called what they hold.
fn takes_contents(element: &Element) -> bool {
    match role(element) {
        Some(
            "link" | "heading" | "button" | "menuitem" | "cell" | "gridcell" | "columnheader" | "rowheader" | "tab" | "option" | "treeitem"
            | "tooltip" | "switch" | "checkbox" | "radio",
        ) => true,
        Some(_) => false,
        None => matches!(
            &*element.name,
            "a" | "button"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "summary"
                | "td"
                | "th"
                | "option"
                | "label"
                | "legend"
                | "caption"
                | "figcaption"
        ),
    }
}

/// The first role an element claims.
pub fn role(element: &Element) -> Option<&str> {
    element.attr("role")?.split_ascii_whitespace().next()
}

/// White space folded to single blanks.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name that says something: blanks and private-use icons alone are none.
pub fn named(text: String) -> Option<String> {
    let says = |sign: char| {
        !(sign.is_whitespace()
            || sign.is_control()
            || matches!(sign, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'))
    };
    text.chars().any(says).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::super::build::parse;
    use super::super::hidden::hidden;
    use super::*;

    /// The name of the element with id `x`.
    fn name(html: &str) -> String {
        let dom = parse(html);
        let hidden = hidden(&dom);
        let index = dom.first(0, |element| element.attr("id") == Some("x")).expect("an element");
        Names::new(&dom, &hidden).name(index)
    }

    #[test]
    fn names_come_in_the_standards_order() {
        assert_eq!(name("<a id=x href=a aria-labelledby='b c b d' aria-label=z>t</a><p id=b hidden>Ett</p><p id=c>två</p>"), "Ett två");
        assert_eq!(name("<a id=x href=a aria-labelledby=q aria-label=' '>t</a>"), "t");
        assert_eq!(name("<a id=x href=a>Läs <img alt='mer om'> <b hidden>ej</b><i aria-hidden=true>ej</i>x</a>"), "Läs mer om x");
        assert_eq!(name("<svg id=x role=img><title>Karta</title></svg>"), "Karta");
        assert_eq!(name("<input id=x type=image src=a alt='' title=Sök>"), "Sök");
        assert_eq!(name("<label>Namn <input id=x></label>"), "Namn");
        assert_eq!(name("<figure id=x><figcaption>Text</figcaption></figure>"), "Text");
    }

    #[test]
    fn blanks_and_icons_are_no_name() {
        assert_eq!(name("<a id=x href=a>&nbsp;\u{e001} </a>"), "");
        assert_eq!(name("<div id=x role=img>text</div>"), "");
    }
}
