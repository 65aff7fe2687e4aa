//! One record of an XML file as a flat list of elements, built as it is read.
//!
//! Knows parents and texts, within bounds on depth, number and size. Refuses to know what any element means.

use super::tags::escape;

/// Bytes of a record; a larger one is passed over.
pub(super) const LARGEST: usize = 32 << 20;
/// Attributes of an element, and namespaces of a file, that are kept.
pub(super) const MOST_ATTRIBUTES: usize = 64;
/// Elements of a record that are kept.
const MOST_NODES: usize = 20_000;
/// Elements within each other that are told apart; the text of deeper ones belongs to the last of these.
const DEEPEST: usize = 200;
/// Bytes of what stands outside all records that are kept.
const LARGEST_HEAD: usize = 1 << 20;

/// The namespaces that feeds are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// No prefix.
    None,
    /// WordPress' export.
    Wp,
    /// WordPress' excerpts, whose elements are called as the content's.
    Excerpt,
    /// RSS' content module.
    Content,
    /// Dublin Core.
    Dc,
    /// Media RSS.
    Media,
    /// Atom.
    Atom,
    /// YouTube's feeds.
    Youtube,
    /// FeedBurner's original addresses.
    Feedburner,
    /// Any other.
    Other,
}

impl Space {
    /// By the address that a prefix is bound to; `http` and `https` alike.
    pub(super) fn of_address(address: &str) -> Self {
        let holds = |mark: &str| address.contains(mark);
        match address {
            _ if holds("wordpress.org/export") => {
                if holds("excerpt") {
                    Self::Excerpt
                } else {
                    Self::Wp
                }
            }
            _ if holds("purl.org/rss/1.0/modules/content") => Self::Content,
            _ if holds("purl.org/dc/") => Self::Dc,
            _ if holds("search.yahoo.com/mrss") => Self::Media,
            _ if holds("w3.org/2005/Atom") || holds("purl.org/atom/") => Self::Atom,
            _ if holds("youtube.com/xml/schemas") => Self::Youtube,
            _ if holds("feedburner") => Self::Feedburner,
            _ => Self::Other,
        }
    }

    /// By the prefix that everybody writes, where nothing is bound to it.
    pub(super) fn of_prefix(prefix: &str) -> Self {
        match prefix {
            "wp" => Self::Wp,
            "excerpt" => Self::Excerpt,
            "content" => Self::Content,
            "dc" | "dcterms" => Self::Dc,
            "media" => Self::Media,
            "atom" | "a10" => Self::Atom,
            "yt" => Self::Youtube,
            "feedburner" => Self::Feedburner,
            _ => Self::Other,
        }
    }
}

/// An element of a record.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// The element that holds it; none for the record itself.
    pub(super) parent: Option<usize>,
    /// Its namespace.
    pub(super) space: Space,
    /// Its local name.
    pub(super) name: String,
    /// Its attributes, by the names as written.
    pub(super) attributes: Vec<(String, String)>,
    /// Its own text, references resolved; for markup kept as it stands, that markup.
    pub(super) text: String,
}

impl Node {
    /// The attribute of that local name that is not empty.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key.rsplit(':').next() == Some(name))?;
        Some(found.1.trim()).filter(|value| !value.is_empty())
    }
}

/// A whole element with all that it holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Record {
    /// Its elements in order, itself first.
    pub(super) nodes: Vec<Node>,
    /// The line where it begins, from 1.
    pub(super) line: u64,
    /// Its XPath.
    pub(super) path: String,
}

impl Record {
    /// The elements right inside another.
    pub(super) fn within(&self, parent: usize) -> impl Iterator<Item = (usize, &Node)> {
        self.nodes.iter().enumerate().filter(move |(_, node)| node.parent == Some(parent))
    }

    /// The text of the first element of that name right inside another that has a text.
    pub(super) fn text_in(&self, parent: usize, spaces: &[Space], name: &str) -> Option<&str> {
        self.within(parent)
            .filter(|(_, node)| node.name == name && spaces.contains(&node.space))
            .map(|(_, node)| node.text.trim())
            .find(|text| !text.is_empty())
    }

    /// The text of the first field of that name that has a text.
    pub(super) fn text(&self, space: Space, name: &str) -> Option<&str> {
        self.text_in(0, &[space], name)
    }
}

/// A record under way.
pub(super) struct Building {
    /// What there is of it.
    pub(super) record: Record,
    /// It is larger than may be held.
    pub(super) over: bool,
    /// The open elements, outermost first.
    open: Vec<usize>,
    /// Open elements below the deepest that are told apart.
    deeper: u64,
    bytes: usize,
    most: usize,
    /// The open element whose content is kept as markup.
    raw: Option<usize>,
}

impl Building {
    /// A record that begins with that element.
    pub(super) fn of(root: Node, path: String, line: u64) -> Self {
        let record = Record { nodes: vec![root], line, path };
        Self { record, over: false, open: vec![0], deeper: 0, bytes: 0, most: LARGEST, raw: None }
    }

    /// What stands outside all records.
    pub(super) fn outside() -> Self {
        let root = Node { parent: None, space: Space::None, name: String::new(), attributes: Vec::new(), text: String::new() };
        Self { most: LARGEST_HEAD, ..Self::of(root, String::new(), 1) }
    }

    /// The way to the element that is open, as an XPath.
    pub(super) fn path(&self) -> String {
        self.open.iter().skip(1).flat_map(|at| ["/", self.record.nodes[*at].name.as_str()]).collect()
    }

    /// Whether an element outside all records waits for its end.
    pub(super) fn is_open(&self) -> bool {
        self.open.len() > 1
    }

    /// An element begins; with `raw` its content is kept as markup.
    pub(super) fn open(&mut self, node: Node, raw: bool) {
        if self.raw.is_some() {
            let attributes = node.attributes.iter().map(|(key, value)| {
                let mut written = format!(" {key}=\"");
                escape(value, &mut written);
                written + "\""
            });
            let tag = format!("<{}{}>", node.name, attributes.collect::<String>());
            self.push(&tag);
        }
        let full = self.record.nodes.len() >= MOST_NODES || self.open.len() >= DEEPEST;
        if self.deeper > 0 || full {
            self.deeper += 1;
            return;
        }
        self.bytes += node.name.len() + node.attributes.iter().map(|(key, value)| key.len() + value.len()).sum::<usize>();
        self.over |= self.bytes > self.most;
        let at = self.record.nodes.len();
        self.record.nodes.push(Node { parent: self.open.last().copied(), ..node });
        self.open.push(at);
        if raw && self.raw.is_none() {
            self.raw = Some(at);
        }
    }

    /// A text, or with `reference` the name of what stands for one.
    pub(super) fn text(&mut self, text: &str, reference: bool) {
        match (reference, self.raw.is_some()) {
            (false, false) => self.push(text),
            (false, true) => {
                let mut escaped = String::with_capacity(text.len());
                escape(text, &mut escaped);
                self.push(&escaped);
            }
            (true, true) => self.push(&format!("&{text};")),
            (true, false) => match resolved(text) {
                Some(sign) => self.push(sign.encode_utf8(&mut [0; 4])),
                None => self.push(&format!("&{text};")),
            },
        }
    }

    /// An element ends; whether it was the record itself. What it leaves open ends with it; the end of what is not open is
    /// passed over.
    pub(super) fn close(&mut self, name: &str) -> bool {
        if self.deeper > 0 && self.record.nodes[0].name != name {
            self.deeper -= 1;
        } else if let Some(at) = self.open.iter().rposition(|at| self.record.nodes[*at].name == name) {
            self.open.truncate(at);
            self.deeper = 0;
        }
        let left = self.raw.is_some_and(|raw| !self.open.contains(&raw));
        if left {
            self.raw = None;
        } else if self.raw.is_some() && !matches!(name, "br" | "img" | "hr" | "input" | "source" | "track" | "wbr") {
            self.push(&format!("</{name}>"));
        }
        self.open.is_empty()
    }

    fn push(&mut self, text: &str) {
        let at = self.raw.or_else(|| self.open.last().copied());
        let Some(node) = at.and_then(|at| self.record.nodes.get_mut(at)) else { return };
        if node.text.is_empty() && text.trim().is_empty() {
            return;
        }
        self.bytes += text.len();
        self.over |= self.bytes > self.most;
        if !self.over {
            node.text.push_str(text);
        }
    }
}

/// The sign that a reference of XML stands for; a number, or one of the five names.
fn resolved(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|sign| !sign.is_control() || sign.is_whitespace())
        }
    }
}
