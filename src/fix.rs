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
}

impl Fix {
    /// A fix of edits; `None` when there is none to make, so that a rule offers nothing a format cannot hold.
    pub fn edits(safety: Safety, title: Msg, edits: impl IntoIterator<Item = Edit>) -> Option<Self> {
        let changes: Vec<_> = edits.into_iter().map(Change::Edit).collect();
        (!changes.is_empty()).then(|| Self { title, args: Vec::new(), safety, changes })
    }

    /// A fix that renames a file beside the draft.
    pub fn rename(title: Msg, from: &str, to: &str) -> Self {
        let change = Change::Rename { from: from.to_owned(), to: to.to_owned() };
        Self { title, args: Vec::new(), safety: Safety::Suggest, changes: vec![change] }
    }

    /// Fills a gap in the title.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<crate::finding::Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}
