//! What only a whole page has.

use crate::source::Span;

use super::{Slot, Text};

/// A whole page: doctype, `<html>`, `<head>` or `<title>` stands in the input.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The first `<title>`; `None` when there is none.
    pub title: Option<Text>,
    /// Where a title may be written.
    pub title_slot: Option<Slot>,
    /// The first `<title>` element, or where it belongs.
    pub title_span: Span,
    /// `lang` on `<html>`; `None` when there is none.
    pub language: Option<String>,
    /// Where a language may be written.
    pub language_slot: Option<Slot>,
    /// The start tag of `<html>`, or where it belongs.
    pub span: Span,
}
