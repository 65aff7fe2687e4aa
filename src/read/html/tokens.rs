//! HTML source as tags, texts and comments with their places.
//!
//! Knows html5gum's tokenizer and what its events leave out: the place of an empty value, a tag that the file's
//! end cuts off. Knows nothing of how tags nest.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Error, Span, State, StringReader, Tokenizer};

use super::dom::{Attr, Fault, FaultKind};
use super::references::{self, Place, Segments, Stretch, Written};

/// More attributes than this on one tag are left out (a tag with thousands takes quadratic time).
pub(super) const MOST_ATTRIBUTES: usize = 256;

/// A token of HTML.
#[derive(Debug)]
pub(super) enum Token {
    /// A start tag.
    Open(Tag),
    /// An end tag.
    Close(String, Place),
    /// A text.
    Text(Written),
    /// A comment.
    Comment(String, Place),
    /// A document type: name, public and system identifier.
    Doctype(Doctype),
    /// Something wrong.
    Fault(Fault),
}

/// A start tag.
#[derive(Debug, Default)]
pub(super) struct Tag {
    /// Its name in lower case.
    pub(super) name: String,
    /// Its attributes.
    pub(super) attrs: Vec<Attr>,
    /// Where it stands.
    pub(super) place: Place,
    /// Ends with `/>`.
    pub(super) self_closing: bool,
}

/// A document type.
#[derive(Debug)]
pub(super) struct Doctype {
    /// Its name.
    pub(super) name: String,
    /// Its public identifier.
    pub(super) public: Option<String>,
    /// Its system identifier.
    pub(super) system: Option<String>,
    /// Written so that browsers fall back on old ways.
    pub(super) quirks: bool,
    /// Where it stands.
    pub(super) place: Place,
}

/// The tokens of one stretch of HTML. After each start tag the one who reads may switch to [`Tokens::raw`].
pub(super) struct Tokens<'a> {
    tokenizer: Tokenizer<StringReader<'a>, CallbackEmitter<Collect<'a>, Token, usize>>,
}

impl<'a> Tokens<'a> {
    /// Begins to read `html`, which stands in the source where `segments` say.
    pub(super) fn new(html: &'a str, segments: &'a Segments) -> Self {
        let collect = Collect { html, segments, tag: None, start: 0, reached: 0, raw: false, too_many: false };
        Self { tokenizer: Tokenizer::new_with_emitter(html, CallbackEmitter::new(collect)) }
    }

    /// The text that follows is read in another way, until the end tag of the element just opened.
    pub(super) fn raw(&mut self, state: State) {
        self.tokenizer.set_state(state);
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let token: Result<Token, Infallible> = self.tokenizer.next()?;
        token.ok()
    }
}

/// Turns html5gum's events into tokens.
struct Collect<'a> {
    html: &'a str,
    segments: &'a Segments,
    tag: Option<Tag>,
    /// Where the tag under way begins.
    start: usize,
    /// End of the last whole token: texts begin here, whatever the event says.
    reached: usize,
    /// Inside an element that knows no references.
    raw: bool,
    too_many: bool,
}

impl Callback<Token, usize> for Collect<'_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) -> Option<Token> {
        match event {
            CallbackEvent::OpenStartTag { name } => self.open(name, span.start),
            CallbackEvent::AttributeName { name } => self.attribute(name, span),
            CallbackEvent::AttributeValue { value } => self.value(value, span),
            CallbackEvent::CloseStartTag { self_closing } => return self.close(self_closing, span.end),
            CallbackEvent::EndTag { name } => {
                self.tag = None;
                self.raw = false;
                self.reached = span.end;
                return Some(Token::Close(lossy(name), self.segments.place(span.start, span.end)));
            }
            CallbackEvent::String { value } => return Some(Token::Text(self.text(value, span))),
            CallbackEvent::Comment { value } => {
                self.reached = span.end;
                return Some(Token::Comment(lossy(value), self.segments.place(span.start, span.end)));
            }
            CallbackEvent::Doctype { name, public_identifier, system_identifier, force_quirks } => {
                self.reached = span.end;
                let place = self.segments.place(span.start, span.end);
                let (public, system) = (public_identifier.map(lossy), system_identifier.map(lossy));
                return Some(Token::Doctype(Doctype { name: lossy(name), public, system, quirks: force_quirks, place }));
            }
            CallbackEvent::Error(error) => return self.fault(error),
        }
        None
    }
}

impl Collect<'_> {
    fn open(&mut self, name: &[u8], start: usize) {
        self.start = start;
        self.too_many = false;
        self.tag = Some(Tag { name: lossy(name), ..Tag::default() });
    }

    fn attribute(&mut self, name: &[u8], span: Span<usize>) {
        let Some(tag) = &mut self.tag else { return };
        if tag.attrs.len() >= MOST_ATTRIBUTES {
            self.too_many = true;
            return;
        }
        let (value, quote) = empty_value(self.html, span.end);
        tag.attrs.push(Attr {
            name: lossy(name),
            value: Written::default(),
            name_place: Some(self.segments.place(span.start, span.end)),
            value_place: value.map(|value| self.segments.place(value.start, value.end)),
            quote,
        });
    }

    fn value(&mut self, value: &[u8], span: Span<usize>) {
        if self.too_many {
            return;
        }
        let Some(attr) = self.tag.as_mut().and_then(|tag| tag.attrs.last_mut()) else { return };
        attr.value = placed(self.html, span.start..span.end, Stretch::Attribute, self.segments, value);
        attr.value_place = Some(self.segments.place(span.start, span.end));
        let before = span.start.checked_sub(1).and_then(|at| self.html.as_bytes().get(at));
        attr.quote = before.filter(|byte| matches!(byte, b'"' | b'\'')).map(|byte| char::from(*byte));
    }

    fn close(&mut self, self_closing: bool, end: usize) -> Option<Token> {
        let mut tag = self.tag.take()?;
        self.reached = end;
        tag.place = self.segments.place(self.start, end);
        tag.self_closing = self_closing;
        tag.attrs = first_of_each(tag.attrs);
        self.raw = matches!(tag.name.as_str(), "script" | "style" | "xmp" | "iframe" | "noembed" | "noframes" | "plaintext");
        Some(Token::Open(tag))
    }

    fn text(&mut self, value: &[u8], span: Span<usize>) -> Written {
        let start = span.start.max(self.reached);
        self.reached = span.end.max(start);
        let stretch = if self.raw { Stretch::Raw } else { Stretch::Text };
        placed(self.html, start..self.reached, stretch, self.segments, value)
    }

    fn fault(&mut self, error: Error) -> Option<Token> {
        let kind = match error {
            Error::EofInTag => FaultKind::CutTag,
            Error::EofInComment => FaultKind::CutComment,
            _ => return None,
        };
        let rest = self.html.as_bytes().get(self.reached..)?;
        let start = if kind == FaultKind::CutTag && self.tag.is_some() { self.start } else { self.reached + memchr::memchr(b'<', rest)? };
        Some(Token::Fault(Fault { kind, place: self.segments.place(start, self.html.len()) }))
    }
}

/// The source stretch read again with places. Where it does not read as the tokenizer says, the tokenizer is
/// right about the text, and the whole stretch is its place.
fn placed(html: &str, range: Range<usize>, stretch: Stretch, segments: &Segments, value: &[u8]) -> Written {
    let end = range.end.min(html.len());
    for stretch in [stretch, Stretch::Raw, Stretch::Text] {
        if range.start > end || !html.is_char_boundary(range.start) || !html.is_char_boundary(end) {
            break;
        }
        let written = references::read(html, range.start, end, stretch, segments);
        if written.text.as_bytes() == value {
            return written;
        }
    }
    let mut written = Written::default();
    written.other(&lossy(value), segments.place(range.start.min(end), end));
    written
}

/// Where a value belongs after a name that ends at `end`: between `=""`'s quotes, or right after `=`.
fn empty_value(html: &str, end: usize) -> (Option<Range<usize>>, Option<char>) {
    let bytes = html.as_bytes();
    let blank = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        at
    };
    let equals = blank(end);
    if bytes.get(equals) != Some(&b'=') {
        return (None, None);
    }
    let at = blank(equals + 1);
    match bytes.get(at) {
        Some(&quote @ (b'"' | b'\'')) => (Some(at + 1..at + 1), Some(char::from(quote))),
        _ => (Some(equals + 1..equals + 1), None),
    }
}

fn first_of_each(attrs: Vec<Attr>) -> Vec<Attr> {
    let mut kept: Vec<Attr> = Vec::with_capacity(attrs.len());
    for attr in attrs {
        if !kept.iter().any(|other| other.name == attr.name) {
            kept.push(attr);
        }
    }
    kept
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
