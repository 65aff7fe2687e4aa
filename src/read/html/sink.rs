//! Where html5ever's tree builder puts its nodes, and how each gets its place in the source.
//!
//! The tree builder knows no places. While it works on a token, the token lies here; an element that it makes
//! with the token's name takes the token's place, and a text takes the place of the next such run of the text
//! under way. Knows nothing of tokens' own syntax.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::collections::HashMap;

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

use super::dom::{Attr, Data, Dom, Element, Namespace};
use super::order;
use super::references::{Place, Written};
use super::tokens::MOST_ATTRIBUTES;

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// A node while the tree grows.
pub(super) struct Growing {
    pub(super) data: Data,
    name: Option<QualName>,
    integration: bool,
    depth: u32,
    pub(super) parent: u32,
    pub(super) first: u32,
    last: u32,
    before: u32,
    pub(super) after: u32,
}

/// The start tag that the tree builder works on.
pub(super) struct Current {
    pub(super) name: LocalName,
    pub(super) attrs: Vec<Attr>,
    pub(super) place: Place,
    pub(super) markdown: bool,
}

/// The growing tree.
#[derive(Default)]
pub(super) struct Sink {
    nodes: RefCell<Vec<Growing>>,
    /// The start tag under way, and the element that took it.
    current: RefCell<Option<Current>>,
    taken: Cell<Option<u32>>,
    /// Where the comment or document type under way stands.
    place: Cell<Place>,
    doctype: Cell<Option<Place>>,
    /// Text handed to the tree builder and not yet in the tree, and how far it is used.
    text: RefCell<Written>,
    used: Cell<usize>,
    /// Elements by name that may still get an end tag.
    open: RefCell<HashMap<LocalName, Vec<u32>>>,
    made: Cell<u32>,
    deepest: Cell<u32>,
}

impl Sink {
    /// A tree with nothing but the document.
    pub(super) fn new() -> Self {
        let sink = Self::default();
        sink.make(Data::Document, None);
        sink
    }

    /// The tree builder is about to get a start tag.
    pub(super) fn begin(&self, current: Option<Current>) {
        self.current.replace(current);
        self.taken.set(None);
        self.made.set(0);
    }

    /// The tree builder is about to get a comment or document type.
    pub(super) fn stand(&self, place: Place) {
        self.place.set(place);
    }

    /// The depth of the element that took the last start tag.
    pub(super) fn depth(&self) -> u32 {
        self.taken.get().map_or(0, |node| self.nodes.borrow()[node as usize].depth)
    }

    /// The tree builder is about to get this text.
    pub(super) fn feed(&self, text: &Written) {
        self.text.borrow_mut().append(text);
    }

    /// What of the text is not in the tree by now never will be (unless a table still holds it back).
    pub(super) fn settle(&self, all: bool) {
        if all || self.used.get() >= self.text.borrow().text.len() {
            let mut text = self.text.borrow_mut();
            text.text.clear();
            text.pieces.clear();
            self.used.set(0);
        }
    }

    /// An end tag has been read: the last open element of its name ends here. Whether there was one.
    pub(super) fn end(&self, name: &LocalName, place: Place) -> bool {
        // `</p>` with no `<p>` open makes an empty element of its own.
        if *name == local_name!("p") && self.made.get() > 0 {
            return true;
        }
        let Some(node) = self.open.borrow_mut().get_mut(name).and_then(Vec::pop) else { return false };
        if let Data::Element(element) = &mut self.nodes.borrow_mut()[node as usize].data {
            element.close = Some(place);
        }
        true
    }

    fn make(&self, data: Data, name: Option<QualName>) -> u32 {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Growing { data, name, integration: false, depth: 0, parent: NONE, first: NONE, last: NONE, before: NONE, after: NONE });
        (nodes.len() - 1) as u32
    }

    /// Puts a loose node last in `parent`, or before `sibling` in it.
    fn attach(&self, parent: u32, sibling: u32, child: u32) {
        self.detach(child);
        let mut nodes = self.nodes.borrow_mut();
        let before = if sibling == NONE { nodes[parent as usize].last } else { nodes[sibling as usize].before };
        let depth = nodes[parent as usize].depth + 1;
        let node = &mut nodes[child as usize];
        (node.parent, node.before, node.after, node.depth) = (parent, before, sibling, depth);
        self.deepest.set(self.deepest.get().max(depth));
        match before {
            NONE => nodes[parent as usize].first = child,
            _ => nodes[before as usize].after = child,
        }
        match sibling {
            NONE => nodes[parent as usize].last = child,
            _ => nodes[sibling as usize].before = child,
        }
    }

    fn detach(&self, child: u32) {
        let mut nodes = self.nodes.borrow_mut();
        let node = &mut nodes[child as usize];
        let (parent, before, after) = (node.parent, node.before, node.after);
        (node.parent, node.before, node.after) = (NONE, NONE, NONE);
        if parent == NONE {
            return;
        }
        match before {
            NONE => nodes[parent as usize].first = after,
            _ => nodes[before as usize].after = after,
        }
        match after {
            NONE => nodes[parent as usize].last = before,
            _ => nodes[after as usize].before = before,
        }
    }

    /// The next run of the text under way that reads `text`.
    fn take(&self, text: &str) -> Written {
        let waiting = self.text.borrow();
        let used = self.used.get();
        let rest = &waiting.text[used..];
        let found = if rest.starts_with(text) { Some(0) } else { rest.find(text) };
        let Some(found) = found else {
            return Written { text: text.to_owned(), pieces: Vec::new() };
        };
        self.used.set(used + found + text.len());
        waiting.cut(used + found, used + found + text.len())
    }

    fn insert_text(&self, parent: u32, sibling: u32, text: &str) {
        let written = self.take(text);
        let before = {
            let nodes = self.nodes.borrow();
            if sibling == NONE { nodes[parent as usize].last } else { nodes[sibling as usize].before }
        };
        if before != NONE
            && let Data::Text(known) = &mut self.nodes.borrow_mut()[before as usize].data
        {
            known.append(&written);
            return;
        }
        let node = self.make(Data::Text(written), None);
        self.attach(parent, sibling, node);
    }

    fn insert(&self, parent: u32, sibling: u32, child: NodeOrText<u32>) {
        match child {
            NodeOrText::AppendNode(node) => self.attach(parent, sibling, node),
            NodeOrText::AppendText(text) => self.insert_text(parent, sibling, &text),
        }
    }

    /// The element for the tag under way: the last one made with its name is it, those before are copies of
    /// formatting elements that were still open.
    fn element(&self, name: &QualName, attrs: &[Attribute]) -> Element {
        let namespace = match name.ns {
            ns!(svg) => Namespace::Svg,
            ns!(mathml) => Namespace::MathMl,
            _ => Namespace::Html,
        };
        let copied = || attrs.iter().map(plain).collect();
        let mut element =
            Element { name: name.local.clone(), namespace, attrs: Vec::new(), open: None, close: None, markdown: false, reach: 0 };
        let current = self.current.borrow();
        let Some(current) = current.as_ref().filter(|current| fits(&current.name, &name.local)) else {
            element.attrs = copied();
            return element;
        };
        if let Some(copy) = self.taken.get()
            && let Data::Element(copy) = &mut self.nodes.borrow_mut()[copy as usize].data
        {
            copy.open = None;
            copy.attrs.iter_mut().for_each(|attr| {
                *attr = Attr {
                    name: attr.name.clone(),
                    value: Written { text: attr.value.text.clone(), pieces: Vec::new() },
                    ..Attr::default()
                }
            });
        }
        element.attrs.clone_from(&current.attrs);
        element.open = Some(current.place);
        element.markdown = current.markdown;
        element
    }
}

/// Whether an element of this name comes from a tag of that name (`<image>` becomes `img`; SVG names get capitals).
fn fits(tag: &LocalName, element: &LocalName) -> bool {
    tag.eq_ignore_ascii_case(element) || (*tag == local_name!("image") && *element == local_name!("img"))
}

fn plain(attribute: &Attribute) -> Attr {
    let name = match &attribute.name.prefix {
        Some(prefix) => format!("{prefix}:{}", attribute.name.local),
        None => attribute.name.local.to_string(),
    };
    Attr { name: name.to_ascii_lowercase(), value: Written { text: attribute.value.to_string(), pieces: Vec::new() }, ..Attr::default() }
}

/// A borrowed element name.
#[derive(Debug)]
pub(super) struct Name<'a>(Ref<'a, QualName>);

impl ElemName for Name<'_> {
    fn ns(&self) -> &html5ever::Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = u32;
    type Output = Dom;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Dom {
        let doctype = self.doctype.get();
        Dom { nodes: order::flat(self.nodes.into_inner()), faults: Vec::new(), doctype }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> u32 {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a u32) -> Name<'a> {
        Name(Ref::map(self.nodes.borrow(), |nodes| nodes[*target as usize].name.as_ref().expect("the tree builder asks elements only")))
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> u32 {
        let element = self.element(&name, &attrs);
        let (mine, local) = (element.open.is_some(), name.local.clone());
        let node = self.make(Data::Element(Box::new(element)), Some(name));
        self.nodes.borrow_mut()[node as usize].integration = flags.mathml_annotation_xml_integration_point;
        self.made.set(self.made.get() + 1);
        if mine {
            let mut open = self.open.borrow_mut();
            let list = open.entry(local).or_default();
            if list.last().is_some_and(|last| self.taken.get() == Some(*last)) {
                list.pop();
            }
            list.push(node);
            self.taken.set(Some(node));
        }
        node
    }

    fn create_comment(&self, text: StrTendril) -> u32 {
        self.make(Data::Comment(text.to_string(), self.place.get()), None)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> u32 {
        self.make(Data::Comment(format!("{target} {data}"), self.place.get()), None)
    }

    fn append(&self, parent: &u32, child: NodeOrText<u32>) {
        self.insert(*parent, NONE, child);
    }

    fn append_based_on_parent_node(&self, element: &u32, previous: &u32, child: NodeOrText<u32>) {
        let parent = self.nodes.borrow()[*element as usize].parent;
        if parent == NONE { self.insert(*previous, NONE, child) } else { self.insert(parent, *element, child) }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {
        self.doctype.set(Some(self.place.get()));
    }

    fn get_template_contents(&self, target: &u32) -> u32 {
        *target
    }

    fn same_node(&self, one: &u32, other: &u32) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &u32, child: NodeOrText<u32>) {
        let parent = self.nodes.borrow()[*sibling as usize].parent;
        if parent != NONE {
            self.insert(parent, *sibling, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &u32, _: Vec<Attribute>) {
        let current = self.current.borrow();
        let mut nodes = self.nodes.borrow_mut();
        let (Some(current), Data::Element(element)) = (current.as_ref(), &mut nodes[*target as usize].data) else { return };
        if element.open.is_none() {
            element.open = Some(current.place);
        }
        for attr in &current.attrs {
            if element.attrs.len() < MOST_ATTRIBUTES && element.find(&attr.name).is_none() {
                element.attrs.push(attr.clone());
            }
        }
    }

    fn remove_from_parent(&self, target: &u32) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &u32, new_parent: &u32) {
        loop {
            let child = self.nodes.borrow()[*node as usize].first;
            if child == NONE {
                return;
            }
            self.attach(*new_parent, NONE, child);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &u32) -> bool {
        self.nodes.borrow()[*handle as usize].integration
    }
}
