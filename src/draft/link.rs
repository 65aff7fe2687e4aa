//! Links.

use crate::source::{Edit, Span};

use super::{Extra, Lookup, Slot, Target, Text};

/// One link.
#[derive(Clone, Debug)]
pub struct Link {
    /// The whole element or construct.
    pub span: Span,
    /// Where it leads.
    pub target: Target,
    /// The visible text.
    pub text: Text,
    /// What assistive technology calls it (accname 1.2): text, pictures' descriptions, `aria-label`, `title`.
    pub name: String,
    /// Where the text may be written.
    pub slot: Option<Slot>,
    /// Index into `Draft::blocks` of the block it stands in, and the text's range in that block's plain text.
    pub place: Option<(usize, u32, u32)>,
    /// The `title`.
    pub title: Option<Extra>,
    /// Kept from those who listen, or from everybody.
    pub hidden: bool,
    /// A bare address that the platform makes clickable.
    pub bare: bool,
    /// Said to open a new window, by its markup or by a script in it.
    pub new_window: bool,
    /// What is said of it beside its name (`aria-describedby`); empty for nearly every link.
    pub description: String,
    /// Saves what it leads to as a file, under this name; empty where it says none.
    pub saved_as: Option<String>,
    /// Carries signs that a script decides what it does.
    pub scripted: bool,
    /// It says nothing in the draft, but a template or a script writes its words.
    pub unknown: bool,
    /// Whether the place on the same page that it leads to is there.
    pub landing: Landing,
    /// The link before it leads to the same place, and only blanks lie between them.
    pub twin: Option<Twin>,
    /// The file beside the draft that it leads to.
    pub file: Lookup<LinkedFile>,
}

impl Link {
    /// A link of which no more is known than where it stands, where it leads and what it says.
    pub fn new(span: Span, target: Target, text: Text, name: String) -> Self {
        Self {
            span,
            target,
            text,
            name,
            slot: None,
            place: None,
            title: None,
            hidden: false,
            bare: false,
            new_window: false,
            description: String::new(),
            saved_as: None,
            scripted: false,
            unknown: false,
            landing: Landing::Elsewhere,
            twin: None,
            file: Lookup::NotLooked,
        }
    }
}

/// What is known of a place on the same page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Landing {
    /// It leads to another page, or nobody can know from the draft.
    #[default]
    Elsewhere,
    /// There.
    There,
    /// Not there, and nothing else makes places in the draft.
    Missing,
    /// Not there, but what publishes the draft may make places of its own.
    Unseen,
}

/// The link before, where the two are one in all but markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// Index into `Draft::links`.
    pub before: usize,
    /// What makes the two one, with all that they hold; `None` where something would be lost.
    pub joined: Option<Edit>,
}

/// A file beside the draft that a link leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkedFile {
    /// Its length in bytes.
    pub bytes: u64,
    /// What a page or a text calls itself.
    pub title: Option<String>,
}
