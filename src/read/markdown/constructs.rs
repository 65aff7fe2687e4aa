//! Markdown's events as tags and texts with their places.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use crate::read::html::build::Builder;
use crate::read::html::dom::{Attr, Dom};
use crate::read::html::references::{Place, Segments, Written};
use crate::read::html::templates;

/// A link or picture under way.
struct Reference {
    start: usize,
    /// End of what it has held so far.
    reached: usize,
    kind: LinkType,
}

/// A picture under way; its text is its description.
struct Picture {
    reference: Reference,
    /// Pictures inside its description.
    inner: usize,
    alt: Written,
    address: String,
    title: String,
}

/// Lines of an HTML block under way.
#[derive(Default)]
struct Lines {
    html: String,
    places: Vec<(u32, u32)>,
}

/// Builds the tree of a Markdown draft.
pub(super) struct Constructs<'a> {
    /// The whole decoded text, which all ranges count in.
    text: &'a str,
    builder: Builder,
    links: Vec<Reference>,
    picture: Option<Picture>,
    lines: Option<Lines>,
    /// In a table's first row.
    head: bool,
    body: usize,
}

impl<'a> Constructs<'a> {
    pub(super) fn new(text: &'a str, body: usize) -> Self {
        Self { text, builder: Builder::body(), links: Vec::new(), picture: None, lines: None, head: false, body }
    }

    pub(super) fn finish(mut self) -> Dom {
        self.end_lines();
        self.builder.finish()
    }

    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if !matches!(event, Event::Html(_)) {
            self.end_lines();
        }
        if self.picture.is_some() {
            self.in_picture(&event, &range);
            return;
        }
        // A link's own end event reaches past its text, to the end of its address.
        if !matches!(event, Event::End(TagEnd::Link)) {
            self.reach(range.end);
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.builder.text(&self.written(&text, &range)),
            Event::Code(code) => {
                self.open("code", Vec::new(), range.start..range.start);
                self.builder.text(&self.code(&code, &range));
                self.close("code", range.end..range.end);
            }
            Event::Html(html) => self.line(&html, &range),
            Event::InlineHtml(html) => {
                let at = range.start + self.text.get(range.clone()).and_then(|slice| slice.find(&*html)).unwrap_or(0);
                self.builder.html(&templates::defused(&html), &Segments::whole(at));
            }
            Event::SoftBreak => self.other("\n", &range),
            Event::HardBreak => self.open("br", Vec::new(), range),
            Event::Rule => self.open("hr", Vec::new(), range),
            Event::InlineMath(code) | Event::DisplayMath(code) => self.other(&code, &range),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    /// The link under way holds something that ends here.
    fn reach(&mut self, end: usize) {
        if let Some(link) = self.links.last_mut() {
            link.reached = link.reached.max(end);
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let at = range.start..range.start;
        match tag {
            Tag::Link { link_type, dest_url, title, .. } => self.link(link_type, &dest_url, &title, range),
            Tag::Image { link_type, dest_url, title, .. } => {
                let reference = Reference { start: range.start, reached: (range.start + 2).min(range.end), kind: link_type };
                self.picture = Some(Picture {
                    reference,
                    inner: 0,
                    alt: Written::default(),
                    address: dest_url.into_string(),
                    title: title.into_string(),
                });
            }
            Tag::HtmlBlock => self.lines = Some(Lines::default()),
            Tag::TableHead => {
                self.head = true;
                self.open("thead", Vec::new(), at.clone());
                self.open("tr", Vec::new(), at);
            }
            Tag::TableCell if range.is_empty() => {}
            Tag::TableCell => {
                let start = range.end - self.text.get(range.clone()).map_or(0, |slice| slice.trim_start().len());
                self.open(if self.head { "th" } else { "td" }, Vec::new(), start..start);
            }
            Tag::MetadataBlock(_) => {}
            Tag::Heading { level, id: Some(id), .. } => {
                let attrs = vec![self.attribute("id", &id, &range)];
                self.open(name(TagEnd::Heading(level)).unwrap_or("h1"), attrs, at);
            }
            tag => {
                if let Some(name) = name(tag.to_end()) {
                    self.open(name, Vec::new(), at);
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        let end = range.start + self.text.get(range.clone()).map_or(0, |slice| slice.trim_end().len());
        let at = end..end;
        match tag {
            TagEnd::Link => self.end_link(&range),
            TagEnd::HtmlBlock => self.end_lines(),
            TagEnd::TableHead => {
                self.head = false;
                self.close("tr", at.clone());
                self.close("thead", at);
            }
            TagEnd::TableCell if range.is_empty() => {}
            TagEnd::TableCell => self.close(if self.head { "th" } else { "td" }, at),
            tag => {
                if let Some(name) = name(tag) {
                    self.close(name, at);
                }
            }
        }
    }

    fn link(&mut self, kind: LinkType, address: &str, title: &str, range: Range<usize>) {
        let mut attrs = vec![self.attribute("href", address, &range)];
        if !title.is_empty() {
            attrs.push(self.attribute("title", title, &range));
        }
        if kind == LinkType::Email {
            attrs[0].value.text.insert_str(0, "mailto:");
        }
        let open = range.start..(range.start + 1).min(range.end);
        self.links.push(Reference { start: range.start, reached: open.end, kind });
        self.open("a", attrs, open);
    }

    fn end_link(&mut self, range: &Range<usize>) {
        let Some(link) = self.links.pop() else { return };
        // Where the text is also the key of a definition, writing another one would break the link.
        let keyed = is_keyed(link.kind);
        let start = if keyed { range.start } else { link.reached.min(range.end) };
        self.close("a", start..range.end);
    }

    /// Text, code and breaks inside a picture are its description.
    fn in_picture(&mut self, event: &Event<'_>, range: &Range<usize>) {
        let written = match event {
            Event::Text(text) => self.written(text, range),
            Event::Code(code) => self.code(code, range),
            Event::SoftBreak | Event::HardBreak => other(" ", range),
            _ => Written::default(),
        };
        let Some(picture) = &mut self.picture else { return };
        picture.alt.append(&written);
        match event {
            Event::Start(Tag::Image { .. }) => picture.inner += 1,
            Event::End(TagEnd::Image) if picture.inner == 0 => {
                if let Some(picture) = self.picture.take() {
                    self.end_picture(picture, range);
                }
                return;
            }
            Event::End(TagEnd::Image) => picture.inner -= 1,
            _ => {}
        }
        picture.reference.reached = picture.reference.reached.max(range.end);
    }

    fn end_picture(&mut self, picture: Picture, range: &Range<usize>) {
        let reference = picture.reference;
        let inner = (reference.start + 2).min(range.end)..reference.reached.min(range.end);
        let alt = Attr {
            name: "alt".to_owned(),
            value: picture.alt,
            name_place: None,
            value_place: (!is_keyed(reference.kind)).then(|| Place::new(inner.start, inner.end)),
            quote: None,
        };
        let mut attrs = vec![alt, self.attribute("src", &picture.address, &(inner.end..range.end))];
        if !picture.title.is_empty() {
            attrs.push(self.attribute("title", &picture.title, &(inner.end..range.end)));
        }
        self.reach(range.end);
        self.open("img", attrs, range.clone());
    }

    /// A value that stands somewhere in `range`, or (by reference) elsewhere.
    fn attribute(&self, name: &str, value: &str, range: &Range<usize>) -> Attr {
        let found = self.text.get(range.clone()).and_then(|slice| slice.rfind(value)).filter(|_| !value.is_empty());
        let mut written = Written::default();
        let place = if let Some(at) = found {
            written.exact(value, range.start + at);
            Place::new(range.start + at, range.start + at + value.len())
        } else {
            let place = Place::new(range.start, range.end);
            written.other(value, place);
            place
        };
        Attr { name: name.to_owned(), value: written, name_place: None, value_place: Some(place), quote: None }
    }

    fn written(&self, text: &str, range: &Range<usize>) -> Written {
        if self.text.get(range.clone()) == Some(text) {
            let mut written = Written::default();
            written.exact(text, range.start);
            return written;
        }
        other(text, range)
    }

    /// Code stands between its backticks.
    fn code(&self, code: &str, range: &Range<usize>) -> Written {
        let ticks = self.text.get(range.clone()).map_or(0, |slice| slice.bytes().take_while(|&byte| byte == b'`').count());
        let inner = range.start + ticks..range.end.saturating_sub(ticks).max(range.start + ticks);
        let found = self.text.get(inner.clone()).and_then(|slice| slice.find(code));
        found.map_or_else(
            || other(code, range),
            |at| {
                let mut written = Written::default();
                written.exact(code, inner.start + at);
                written
            },
        )
    }

    fn line(&mut self, html: &CowStr<'_>, range: &Range<usize>) {
        let at = range.start + self.text.get(range.clone()).and_then(|slice| slice.find(&**html)).unwrap_or(0);
        let lines = self.lines.get_or_insert_with(Lines::default);
        lines.places.push((lines.html.len() as u32, at as u32));
        lines.html.push_str(html);
    }

    fn end_lines(&mut self) {
        let Some(lines) = self.lines.take().filter(|lines| !lines.html.is_empty()) else { return };
        self.builder.html(&templates::defused(&lines.html), &Segments::lines(lines.places));
    }

    fn other(&mut self, text: &str, range: &Range<usize>) {
        self.builder.text(&other(text, range));
    }

    fn open(&mut self, name: &'static str, attrs: Vec<Attr>, range: Range<usize>) {
        debug_assert!(range.start >= self.body, "a construct stands in the body");
        self.builder.open(name, attrs, Place::new(range.start, range.end));
    }

    fn close(&mut self, name: &str, range: Range<usize>) {
        self.builder.close(name, Place::new(range.start, range.end));
    }
}

fn other(text: &str, range: &Range<usize>) -> Written {
    let mut written = Written::default();
    written.other(text, Place::new(range.start, range.end));
    written
}

/// The text in the brackets is the key of the address (`[text]`, `[text][]`), or the address itself.
fn is_keyed(kind: LinkType) -> bool {
    !matches!(kind, LinkType::Inline | LinkType::Reference | LinkType::ReferenceUnknown)
}

/// The element that a construct stands for.
fn name(tag: TagEnd) -> Option<&'static str> {
    Some(match tag {
        TagEnd::Paragraph => "p",
        TagEnd::Heading(level) => match level {
            HeadingLevel::H1 => "h1",
            HeadingLevel::H2 => "h2",
            HeadingLevel::H3 => "h3",
            HeadingLevel::H4 => "h4",
            HeadingLevel::H5 => "h5",
            HeadingLevel::H6 => "h6",
        },
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::CodeBlock => "pre",
        TagEnd::List(true) => "ol",
        TagEnd::List(false) => "ul",
        TagEnd::Item => "li",
        TagEnd::FootnoteDefinition => "div",
        TagEnd::Table => "table",
        TagEnd::TableRow => "tr",
        TagEnd::Emphasis => "em",
        TagEnd::Strong => "strong",
        TagEnd::Strikethrough => "del",
        _ => return None,
    })
}
