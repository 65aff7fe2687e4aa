//! What assistive technology calls an element: Accessible Name and Description Computation 1.2, without layout.
//!
//! Knows these sentences of its section 4.3.2: 2A (hidden parts are left out, unless somebody points at them), 2B
//! (`aria-labelledby`, each id once, one step, to itself too), 2C (`aria-label` with more than blanks), 2D and HTML-AAM 1.0,
//! 4.1 (`alt`, labels around and labels that point, `<legend>`, `<caption>`, `<figcaption>`, the `<title>` of a drawing,
//! `value`, the buttons that have names by default), 2E (values of fields inside a label), 2F (contents, for roles that take
//! them), 2I (`title`, and `placeholder` last). Refuses to know what style sheets insert (`::before`), and to judge whether
//! a name is good.

use std::collections::HashMap;

use super::dom::{Data, Dom, Element, Namespace, Node};
use super::hidden::Hidden;
use super::role::{explicit, is_labelable, is_named_by_contents, kind};

/// No more nodes than this are looked at for one name: a name longer than that is none.
const MOST_NODES: usize = 1024;

/// No more ids or labels than this are followed for one name.
const MOST_IDS: usize = 8;

/// A page with what naming needs.
pub struct Names<'a> {
    dom: &'a Dom,
    hidden: &'a [Hidden],
    ids: HashMap<&'a str, usize>,
    /// Elements whose id another one had before: the first with it, and this one.
    repeated: Vec<(usize, usize)>,
    /// Elements that labels point at, and the labels; in order.
    labels: Vec<(usize, usize)>,
}

impl<'a> Names<'a> {
    /// Finds the ids and labels of a page.
    pub fn new(dom: &'a Dom, hidden: &'a [Hidden]) -> Self {
        let (mut ids, mut repeated, mut pointing) = (HashMap::new(), Vec::new(), Vec::new());
        for index in 0..dom.nodes.len() {
            let Some(element) = dom.element(index).filter(|element| !element.attrs.is_empty()) else { continue };
            if let Some(id) = element.attr("id") {
                let first = *ids.entry(id).or_insert(index);
                if first != index {
                    repeated.push((first, index));
                }
            }
            if let Some(id) = element.attr("for").filter(|_| element.is("label")) {
                pointing.push((id, index));
            }
        }
        let mut labels: Vec<_> = pointing.into_iter().filter_map(|(id, label)| Some((*ids.get(id)?, label))).collect();
        labels.sort_unstable();
        Self { dom, hidden, ids, repeated, labels }
    }

    /// The first element with an id.
    pub(super) fn by_id(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// Elements whose id another one had before: the first with it, and this one.
    pub(super) fn repeated(&self) -> &[(usize, usize)] {
        &self.repeated
    }

    /// The first element with this id.
    pub fn at_id(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// The accessible name of the element at `index`; empty when it has none.
    pub fn name(&self, index: usize) -> String {
        let Some(element) = self.dom.element(index) else { return String::new() };
        self.aria(element)
            .or_else(|| self.own(index, element))
            .or_else(|| takes_contents(self.dom, index, element).then(|| self.contents(index, true)).and_then(named))
            .or_else(|| said(element, "title"))
            .or_else(|| said(element, "placeholder").filter(|_| is_labelable(element)))
            .unwrap_or_default()
    }

    /// The name that `aria-labelledby` or `aria-label` gives.
    pub fn aria(&self, element: &Element) -> Option<String> {
        self.labelled_by(element).or_else(|| said(element, "aria-label"))
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
        let own = said(element, "aria-label").or_else(|| self.own(index, element));
        own.or_else(|| named(self.contents(index, false))).or_else(|| said(element, "title")).unwrap_or_default()
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
            "img" | "area" => said(element, "alt"),
            "input" => self.input(index, element),
            "button" | "select" | "textarea" | "meter" | "progress" | "output" => self.label(index, element),
            "figure" => self.child(index, "figcaption").map(|at| self.contents(at, false)).and_then(named),
            "table" => self.child(index, "caption").map(|at| self.contents(at, false)).and_then(named),
            "fieldset" => self.child(index, "legend").map(|at| self.contents(at, false)).and_then(named),
            _ => None,
        }
    }

    fn input(&self, index: usize, element: &Element) -> Option<String> {
        self.label(index, element).or_else(|| match kind(element).as_str() {
            "image" => said(element, "alt"),
            "submit" | "reset" | "button" => shown_on(element),
            _ => None,
        })
    }

    /// What the labels of a field say: those that point at it, and the one around it when it points nowhere else.
    pub(super) fn label(&self, index: usize, element: &Element) -> Option<String> {
        if !is_labelable(element) {
            return None;
        }
        let first = self.labels.partition_point(|(target, _)| *target < index);
        let pointing = self.labels[first..].iter().take_while(|(target, _)| *target == index).map(|(_, label)| *label);
        let around = self.dom.around(index, "label").filter(|&label| self.is_first_in(index, label));
        let own = |label: usize| self.dom.element(label).and_then(|element| said(element, "aria-label"));
        let words = |label: usize| own(label).unwrap_or_else(|| self.gathered(label, false, index));
        let text: Vec<String> = pointing.take(MOST_IDS).chain(around).map(words).collect();
        named(tidy(&text.join(" ")))
    }

    /// Whether a label that points nowhere means this field: the first in it that a label may name.
    fn is_first_in(&self, index: usize, label: usize) -> bool {
        let points = self.dom.element(label).is_some_and(|element| element.attr("for").is_some());
        let mut inside = (label + 1..index).take(MOST_NODES);
        !points && !inside.any(|at| self.dom.element(at).is_some_and(is_labelable))
    }

    fn child(&self, index: usize, name: &str) -> Option<usize> {
        self.dom.children(index).take(MOST_NODES).find(|&at| self.dom.element(at).is_some_and(|element| &*element.name == name))
    }

    /// The text below an element, with the names of pictures and controls in it and without hidden parts.
    pub fn contents(&self, index: usize, follow: bool) -> String {
        self.gathered(index, follow, usize::MAX)
    }

    /// The same, with one field left out: the one that it is a label of.
    fn gathered(&self, index: usize, follow: bool, apart: usize) -> String {
        let end = self.dom.nodes[index].end;
        // Whoever points at something hidden means to have it read.
        let within_hidden = self.hidden[index].any();
        let mut text = String::new();
        let mut at = index + 1;
        for _ in 0..MOST_NODES {
            if at >= end {
                break;
            }
            at = if at == apart { self.dom.nodes[at].end } else { self.content(at, follow, within_hidden, &mut text) };
        }
        tidy(&text)
    }

    /// What a picture or control says inside another element's name. Its label is not asked: it may lie inside that.
    fn embedded(&self, index: usize, element: &Element) -> Option<String> {
        let own = match &*element.name {
            "input" => match kind(element).as_str() {
                "checkbox" | "radio" | "hidden" | "color" | "file" | "password" => None,
                "submit" | "reset" | "button" => shown_on(element),
                "image" => said(element, "alt"),
                _ => said(element, "aria-valuetext").or_else(|| said(element, "value")),
            },
            "select" => self.chosen(index),
            "textarea" => named(tidy(&self.dom.text(index))),
            "img" | "area" => said(element, "alt"),
            _ => self.child(index, "title").filter(|_| element.namespace == Namespace::Svg).map(|at| tidy(&self.dom.text(at))),
        };
        own.and_then(named).or_else(|| said(element, "title"))
    }

    /// The `title` of an element that holds nothing: an icon of a font is called so (accname 1.2, 2I).
    fn tooltip(&self, index: usize, element: &Element) -> Option<String> {
        let holds = |node: &Node| match &node.data {
            Data::Text(text) => named(tidy(&text.text)).is_some(),
            Data::Element(_) => true,
            Data::Comment(..) | Data::Document => false,
        };
        let inner = self.dom.nodes.get(index + 1..self.dom.nodes[index].end)?;
        said(element, "title").filter(|_| !inner.iter().take(MOST_NODES).any(holds))
    }

    /// The alternative that a list shows: the one that is chosen, else the first.
    fn chosen(&self, index: usize) -> Option<String> {
        let end = self.dom.nodes[index].end.min(index + MOST_NODES);
        let options = || (index + 1..end).filter(|&at| self.dom.element(at).is_some_and(|element| element.is("option")));
        let chosen = options().find(|&at| self.dom.element(at).is_some_and(|option| option.attr("selected").is_some()));
        chosen.or_else(|| options().next()).map(|at| tidy(&self.dom.text(at)))
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
        let given = if follow { self.aria(element) } else { said(element, "aria-label") };
        // Words drawn in a picture are read like other words.
        let drawing = element.namespace == Namespace::Svg;
        let passes_on = drawing && matches!(&*element.name, "svg" | "g" | "a" | "text" | "tspan" | "textPath");
        let replaced = drawing && !passes_on
            || matches!(&*element.name, "img" | "input" | "area" | "select" | "textarea" | "iframe" | "video" | "audio");
        let own = || if replaced || passes_on { self.embedded(at, element) } else { self.tooltip(at, element) };
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
    const NAMES: [&str; 36] = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
        "nobr", "q", "rb", "ruby", "s", "samp", "slot", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ];
    // Names with a colon are Word's own marks, "o:p" and the like.
    element.namespace == Namespace::Html && (NAMES.contains(&&*element.name) || element.name.contains(':'))
}

/// An attribute with more than blanks.
fn said(element: &Element, name: &str) -> Option<String> {
    element.attr(name).map(tidy).and_then(named)
}

/// What stands on a button that is a field; two have words without saying any (HTML Standard, 4.10.5.1.18 and 4.10.5.1.20).
fn shown_on(element: &Element) -> Option<String> {
    if element.attr("value").is_some() {
        return said(element, "value");
    }
    match kind(element).as_str() {
        "submit" => Some("Skicka".to_owned()),
        "reset" => Some("Återställ".to_owned()),
        _ => None,
    }
}

/// Elements and roles that are called what they hold.
fn takes_contents(dom: &Dom, index: usize, element: &Element) -> bool {
    let plain = explicit(element).is_none();
    let parts = matches!(&*element.name, "a" | "label" | "legend" | "caption" | "figcaption" | "summary") && plain;
    parts || super::role::role(dom, index).is_some_and(is_named_by_contents)
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
    use super::super::sheet::Sheet;
    use super::*;

    /// The name of the element with id `x`.
    fn name(html: &str) -> String {
        let dom = parse(html);
        let hidden = hidden(&dom, &Sheet::of(&dom));
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

    #[test]
    fn labels_name_fields() {
        assert_eq!(name("<label for=x>För</label> <label for=x>namn</label><input id=x>"), "För namn");
        assert_eq!(name("<label>Ort <input id=y> <input id=x></label>"), "");
        assert_eq!(name("<label for=y>Ort <input id=x></label>"), "");
        assert_eq!(name("<label for=x>Ort</label><div role=textbox id=x></div>"), "");
        assert_eq!(name("<label hidden for=x>Ort</label><select id=x><option>Visby</select>"), "Ort");
        assert_eq!(name("<label>Ort <input id=x value=Visby> på ön</label>"), "Ort på ön");
        assert_eq!(
            name("<label for=x>Visa <input value=5> av <select><option>10<option selected>20</select> rader</label><input id=x>"),
            "Visa 5 av 20 rader"
        );
        assert_eq!(name("<input id=x placeholder=Ort>"), "Ort");
        assert_eq!(name("<label for=x>Stäng</label><button id=x>×</button>"), "Stäng");
    }

    #[test]
    fn buttons_have_words_of_their_own() {
        assert_eq!(name("<input id=x type=submit>"), "Skicka");
        assert_eq!(name("<input id=x type=submit value=''>"), "");
        assert_eq!(name("<input id=x type=button>"), "");
        assert_eq!(name("<button id=x role=none>Sök</button>"), "Sök");
        assert_eq!(name("<button id=x aria-labelledby='x y'>Ta bort</button><b id=y>bilden</b>"), "Ta bort bilden");
        assert_eq!(name("<details><summary id=x>Mer <i aria-hidden=true>+</i></summary></details>"), "Mer");
        assert_eq!(name("<div id=x role=checkbox>Ja tack</div>"), "Ja tack");
        assert_eq!(name("<div id=x role=textbox>Visby</div>"), "");
    }
}
