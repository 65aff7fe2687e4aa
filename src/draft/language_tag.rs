//! Elements that say which language their text has, just as they say it.

use crate::source::Span;

use super::Slot;

/// An element with a language of its own, the page included.
#[derive(Clone, Debug)]
pub struct LanguageTag {
    /// The tag as written, blanks included; never empty.
    pub tag: String,
    /// What the element says in another attribute for the same thing, where that is written too.
    pub other: Option<String>,
    /// Its start tag.
    pub span: Span,
    /// Where the tag may be written.
    pub slot: Option<Slot>,
    /// It is the whole page's.
    pub page: bool,
    /// Words stand in it that take their language from it: text, descriptions, names.
    pub spoken: bool,
}
