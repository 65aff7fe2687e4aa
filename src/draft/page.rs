//! What only a whole page has.

use crate::source::{Edit, Span};

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
    /// How far readers may enlarge the page, where it says so.
    pub zoom: Option<Zoom>,
    /// That the page changes by itself.
    pub refresh: Option<Refresh>,
}

/// What a page says of being enlarged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zoom {
    /// The element that says it.
    pub span: Span,
    /// It may not be enlarged at all.
    pub forbidden: bool,
    /// The largest it may be, in hundredths of its size; `None` where it says nothing of that.
    pub most: Option<u32>,
    /// What leaves out all that holds readers back.
    pub freed: Option<Edit>,
}

/// A page that is fetched again, or leads elsewhere, by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refresh {
    /// The element that says it.
    pub span: Span,
    /// After how many seconds.
    pub seconds: u64,
    /// It leads elsewhere.
    pub leads: bool,
}
