//! A parsed page as one flat list in document order.
//!
//! Knows elements, attributes and texts with their places; knows nothing of what they mean to a reader.
//! A node's subtree is the range from it to its `end`: no walk needs recursion.

use html5ever::LocalName;

use super::references::{Place, Written};

/// A parsed page, fragment or Markdown draft.
#[derive(Debug, Clone, Default)]
pub struct Dom {
    /// Nodes in document order; the first is the document.
    pub nodes: Vec<Node>,
    /// What was wrong with how it is written.
    pub faults: Vec<Fault>,
    /// Where `<!doctype …>` stands.
    pub doctype: Option<Place>,
}

/// One node.
#[derive(Debug, Clone)]
pub struct Node {
    /// The node it lies in; the document is its own.
    pub parent: usize,
    /// One past its last descendant.
    pub end: usize,
    /// What it is.
    pub data: Data,
}

/// What a node is.
#[derive(Debug, Clone)]
pub enum Data {
    /// The root of all.
    Document,
    /// An element.
    Element(Box<Element>),
    /// A text.
    Text(Written),
    /// A comment and its place, marks included.
    Comment(String, Place),
}

/// The vocabulary an element belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Namespace {
    /// HTML.
    Html,
    /// SVG.
    Svg,
    /// MathML.
    MathMl,
}

/// An element.
#[derive(Debug, Clone)]
pub struct Element {
    /// Its name, lower case in HTML.
    pub name: LocalName,
    /// Its vocabulary.
    pub namespace: Namespace,
    /// Its attributes in source order, the first of each name.
    pub attrs: Vec<Attr>,
    /// Where its start tag stands; `None` for an element that only the parser put in.
    pub open: Option<Place>,
    /// Where its end tag stands.
    pub close: Option<Place>,
    /// It stands in the source as Markdown, not as a tag.
    pub markdown: bool,
    /// End of all that it holds.
    pub reach: u32,
}

/// An attribute.
#[derive(Debug, Clone, Default)]
pub struct Attr {
    /// Its name in lower case, prefix included.
    pub name: String,
    /// Its value as it reads, with places.
    pub value: Written,
    /// Where the name stands.
    pub name_place: Option<Place>,
    /// Where the value stands, without quotes; empty between the quotes of `alt=""`; `None` for a bare name.
    pub value_place: Option<Place>,
    /// `"` or `'`; `None` without quotes.
    pub quote: Option<char>,
}

/// Something wrong with how a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// Where.
    pub place: Place,
}

/// What may be wrong with how a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// The file ends inside a tag: the tag and all in it is lost to readers.
    CutTag,
    /// The file ends inside a comment.
    CutComment,
    /// Elements lie over 512 deep; deeper ones are kept at that depth.
    TooDeep,
    /// An end tag that ends nothing.
    StrayEnd,
    /// A tag has over 256 attributes; the rest are left out.
    TooManyAttributes,
}

impl Element {
    /// The value of an attribute.
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.find(name).map(|attr| attr.value.text.as_str())
    }

    /// An attribute.
    pub fn find(&self, name: &str) -> Option<&Attr> {
        self.attrs.iter().find(|attr| attr.name == name)
    }

    /// Whether it is this HTML element.
    pub fn is(&self, name: &str) -> bool {
        self.namespace == Namespace::Html && &*self.name == name
    }

    /// From its start tag to its end tag, or to the end of what it holds; `None` when only the parser put it in.
    pub fn place(&self) -> Option<Place> {
        let open = self.open?;
        let end = self.close.map_or(self.reach, |close| close.end);
        Some(Place { start: open.start, end: end.max(open.end) })
    }
}

impl Dom {
    /// The element at `index`.
    pub fn element(&self, index: usize) -> Option<&Element> {
        match &self.nodes.get(index)?.data {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    /// A node's children in order.
    pub fn children(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.nodes[index].end;
        let mut next = index + 1;
        std::iter::from_fn(move || {
            let child = next;
            (child < end).then(|| {
                next = self.nodes[child].end;
                child
            })
        })
    }

    /// The nodes around one, nearest first.
    pub fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(index), |&at| (at != 0).then(|| self.nodes[at].parent)).skip(1)
    }

    /// The nearest element around one with this name.
    pub fn around(&self, index: usize, name: &str) -> Option<usize> {
        self.ancestors(index).find(|&at| self.element(at).is_some_and(|element| element.is(name)))
    }

    /// The first element below one that fits.
    pub fn first(&self, index: usize, fits: impl Fn(&Element) -> bool) -> Option<usize> {
        (index + 1..self.nodes[index].end).find(|&at| self.element(at).is_some_and(&fits))
    }

    /// All text below a node as it stands.
    pub fn text(&self, index: usize) -> String {
        let below = &self.nodes[index..self.nodes[index].end];
        below.iter().filter_map(|node| if let Data::Text(text) = &node.data { Some(text.text.as_str()) } else { None }).collect()
    }
}
