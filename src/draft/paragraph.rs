//! Paragraphs as they are written: what they hold beside words, and what makes something else of them.

use crate::source::{Edit, Span};

/// One paragraph, or one division that holds a line of text and nothing that breaks it. Its words stand in the block with the
/// same place.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// The whole, tags included.
    pub span: Span,
    /// What it holds, tags left out.
    pub inner: Span,
    /// Its name in the start tag and in the end tag; `None` where the format writes none.
    pub names: Option<[Span; 2]>,
    /// A division rather than a paragraph: it may hold lists as well as words.
    pub division: bool,
    /// It stands right after the paragraph before it, with nothing but blanks between.
    pub follows: bool,
    /// Line breaks that lie in it and in nothing else.
    pub breaks: Vec<Span>,
    /// How all its words stand out from other text.
    pub look: Look,
    /// The marks that make all its words stand out: start and end of each.
    pub marks: Vec<Span>,
}

/// How words look beside other words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Look {
    /// Fat.
    pub bold: bool,
    /// Slanting.
    pub italic: bool,
    /// With a line under.
    pub underlined: bool,
    /// Larger than running text by a fifth or more.
    pub large: bool,
}

impl Look {
    /// Both looks at once.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            bold: self.bold || other.bold,
            italic: self.italic || other.italic,
            underlined: self.underlined || other.underlined,
            large: self.large || other.large,
        }
    }

    /// Whether it looks as other text does.
    pub fn is_plain(self) -> bool {
        self == Self::default()
    }
}

/// Words in a row that stand out, over paragraphs too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emphasis {
    /// How.
    pub kind: EmphasisKind,
    /// From the first word to the last.
    pub span: Span,
    /// How many words, parted by blanks.
    pub words: usize,
}

/// In which way words stand out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EmphasisKind {
    /// Fat.
    Bold,
    /// Slanting.
    Italic,
    /// With a line under.
    Underlined,
}

/// Emptiness that is written to move things apart.
#[derive(Clone, Debug)]
pub struct Spacing {
    /// What it is made of.
    pub kind: SpacingKind,
    /// Where.
    pub span: Span,
    /// What takes it away and loses nothing; `None` where that is not sure.
    pub edit: Option<Edit>,
}

/// What emptiness is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpacingKind {
    /// A paragraph without words.
    Paragraph,
    /// Line breaks in a row.
    Breaks,
}
