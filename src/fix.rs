//! What may put a finding right, and how sure it is.
//!
//! After ruff's `Edit`, `Fix` and `Applicability`: safety is ordered, so "at least this sure" is `>=`.

use crate::finding::Msg;
use crate::source::Edit;

/// How sure a fix is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// Shown with a gap that a person fills in; never applied by a machine.
    Template,
    /// Applied with `--fix --suggested`, or one at a time.
    Suggest,
    /// Applied with `--fix`.
    Safe,
}

impl Safety {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Template => "template",
            Self::Suggest => "suggest",
            Self::Safe => "safe",
        }
    }
}

/// One whole, independent way to put a finding right.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does, in a few words.
    pub title: Msg,
    /// What fills the title's gaps.
    pub args: Vec<(&'static str, crate::finding::Arg)>,
    /// How sure it is.
    pub safety: Safety,
    /// What it changes; edits do not overlap.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Bytes of the draft itself.
    Edit(Edit),
    /// A file beside the draft gets another name, in the same folder. Never over a file that exists.
    Rename {
        /// Its name now, relative to the draft.
        from: String,
        /// The name it gets.
        to: String,
    },
    /// A new file beside the draft. Never over a file that exists.
    Create {
        /// Its name, relative to the draft.
        file: String,
        /// What it holds.
        text: String,
    },
    /// The draft itself, written anew as UTF-8 with one kind of line ends. Every letter stays.
    Reencode,
    /// A picture or film loses the position in its metadata, and nothing else.
    StripPosition {
        /// Its name, relative to the draft; the draft's own name when it is the draft.
        file: String,
    },
}

impl Change {
    /// Whether it is made to files rather than to the draft's text.
    pub fn is_of_files(&self) -> bool {
        matches!(self, Self::Rename { .. } | Self::Create { .. } | Self::StripPosition { .. })
    }

    /// Whether both cannot be made.
    pub fn clashes(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Rename { from, to }, Self::Rename { from: old, to: new }) => old == from || new == to,
            (Self::Create { file, .. }, Self::Create { file: other, .. } | Self::Rename { to: other, .. })
            | (Self::Rename { to: file, .. }, Self::Create { file: other, .. })
            | (Self::StripPosition { file }, Self::StripPosition { file: other }) => file == other,
            _ => false,
        }
    }
}

impl Fix {
    /// A fix of edits; `None` when there is none to make, so that a rule offers nothing a format cannot hold.
    pub fn edits(safety: Safety, title: Msg, edits: impl IntoIterator<Item = Edit>) -> Option<Self> {
        let changes: Vec<_> = edits.into_iter().map(Change::Edit).collect();
        (!changes.is_empty()).then(|| Self { title, args: Vec::new(), safety, changes })
    }

    /// A fix that renames a file beside the draft.
    pub fn rename(title: Msg, from: &str, to: &str) -> Self {
        Self::one(Safety::Suggest, title, Change::Rename { from: from.to_owned(), to: to.to_owned() })
    }

    /// A fix that lays a new file beside the draft.
    pub fn create(safety: Safety, title: Msg, file: &str, text: &str) -> Self {
        Self::one(safety, title, Change::Create { file: file.to_owned(), text: text.to_owned() })
    }

    /// A fix that writes the draft anew as UTF-8 with one kind of line ends.
    pub fn reencode(title: Msg) -> Self {
        Self::one(Safety::Safe, title, Change::Reencode)
    }

    /// A fix that takes the position out of a picture or film.
    pub fn strip_position(title: Msg, file: &str) -> Self {
        Self::one(Safety::Suggest, title, Change::StripPosition { file: file.to_owned() })
    }

    fn one(safety: Safety, title: Msg, change: Change) -> Self {
        Self { title, args: Vec::new(), safety, changes: vec![change] }
    }

    /// Fills a gap in the title.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<crate::finding::Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}
