//! From places in a parsed page to the model's spans, texts, targets and slots.
//!
//! Knows how HTML and Markdown write a value at a place. Knows nothing of which element means what.

use std::cell::OnceCell;

use crate::draft::{Slot, Syntax, Target, Text, TextBuilder};
use crate::source::{Part, Span};

use super::dom::{Attr, Dom, Element};
use super::hidden::Hidden;
use super::name::Names;
use super::references::{Place, Written};
use super::sheet::Sheet;

/// A parsed page and the part it came from.
pub(super) struct Reading<'a> {
    pub(super) part: &'a Part,
    pub(super) index: u16,
    pub(super) dom: &'a Dom,
    pub(super) hidden: &'a [Hidden],
    pub(super) sheet: &'a Sheet,
    pub(super) names: Names<'a>,
    /// Whether a button on the page stops or silences what plays; looked for when somebody first asks.
    pub(super) stops: OnceCell<bool>,
    /// Bare addresses in the text become links (Markdown, posts).
    pub(super) autolinks: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn new(part: &'a Part, index: u16, dom: &'a Dom, hidden: &'a [Hidden], sheet: &'a Sheet, autolinks: bool) -> Self {
        Self { part, index, dom, hidden, sheet, names: Names::new(dom, hidden), stops: OnceCell::new(), autolinks }
    }

    /// The bytes behind a place.
    pub(super) fn span(&self, place: Place) -> Span {
        self.part.span(self.index, place.range())
    }

    /// A builder of text for an element.
    pub(super) fn builder(&self, syntax: Syntax, collapse: bool) -> TextBuilder<'a> {
        TextBuilder::new(self.part, self.index, syntax, collapse)
    }

    /// The text of an attribute's value.
    pub(super) fn value(&self, element: &Element, attr: &Attr) -> Text {
        let syntax = if element.markdown { Syntax::Markdown } else { Syntax::Attribute(attr.quote.unwrap_or('"')) };
        let mut builder = self.builder(syntax, true);
        add(&mut builder, &attr.value);
        if attr.quote.is_none() && !element.markdown {
            // Without quotes a blank would end the value: only the slot, which brings quotes, may write here.
            builder = self.builder(Syntax::None, true);
            add(&mut builder, &attr.value);
        }
        builder.finish()
    }

    /// Where an attribute's address leads.
    pub(super) fn target(&self, attr: &Attr) -> Target {
        let span = attr.value_place.or(attr.name_place).map(|place| self.span(place)).unwrap_or_default();
        Target { address: attr.value.text.trim().to_owned(), span }
    }

    /// Where the value of the attribute `name` may be written, whether it is there or not.
    pub(super) fn slot(&self, element: &Element, name: &str) -> Option<Slot> {
        let Some(attr) = element.find(name) else {
            if element.markdown {
                return None;
            }
            let open = element.open?;
            let tag = self.part.decoded.text.get(open.range())?;
            let after_name = tag.find(|sign: char| sign.is_ascii_whitespace() || sign == '>' || sign == '/').filter(|&at| at > 0)?;
            let at = Place::new(open.start as usize + after_name, open.start as usize + after_name);
            return Some(Slot::around(self.span(at), Syntax::Attribute('"'), format!(" {name}=\""), "\""));
        };
        if element.markdown {
            return Some(Slot::value(self.span(attr.value_place?), Syntax::Markdown));
        }
        let tag = element.open.and_then(|open| self.part.decoded.text.get(open.range())).unwrap_or_default();
        if tag.contains("<?") || tag.contains("<%") {
            return None; // a value among template code is the template's to write
        }
        match (attr.value_place, attr.quote) {
            (Some(place), Some(quote)) => Some(Slot::value(self.span(place), Syntax::Attribute(quote))),
            (Some(place), None) => Some(Slot::around(self.span(place), Syntax::Attribute('"'), "\"", "\"")),
            (None, _) => {
                let end = attr.name_place?.end as usize;
                Some(Slot::around(self.span(Place::new(end, end)), Syntax::Attribute('"'), "=\"", "\""))
            }
        }
    }

    /// Where the text between an element's tags may be written; `None` where other markup lies between them.
    pub(super) fn inner_slot(&self, index: usize) -> Option<Slot> {
        let element = self.dom.element(index)?;
        let inner = Place { start: element.open?.end, end: element.close?.start };
        if inner.end < inner.start || self.dom.first(index, |_| true).is_some() {
            return None;
        }
        let syntax = if element.markdown { Syntax::Markdown } else { Syntax::Html };
        Some(Slot::value(self.span(inner), syntax))
    }
}

/// Adds a text with its places.
pub(super) fn add(builder: &mut TextBuilder<'_>, written: &Written) {
    for piece in &written.pieces {
        let Some(text) = written.text.get(piece.at as usize..(piece.at + piece.length) as usize) else { continue };
        if piece.exact { builder.source(piece.place.range()) } else { builder.written(text, piece.place.range()) }
    }
}
