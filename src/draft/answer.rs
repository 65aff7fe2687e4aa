//! What people have answered and asked to leave out: front matter, comments, `NAME.klart.toml`, requests.

use crate::source::Span;

/// `<!-- klart: ignore RULE – reason -->` or a line under `klart: ignore:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// The rule's id, or `group/*`.
    pub rule: String,
    /// Why; empty when none was given, which makes it void.
    pub reason: String,
    /// Where it is written; `None` for one that stands beside the draft.
    pub span: Option<Span>,
    /// What it covers: the next block, or the whole draft.
    pub covers: Option<Span>,
}

/// All answers that belong to one draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// `klart: profile:`.
    pub profile: Option<String>,
    /// `klart: text_type:`.
    pub text_type: Option<String>,
    /// `klart: images:`.
    pub images: Vec<DeclaredImage>,
    /// `klart: media:`.
    pub media: Vec<DeclaredMedia>,
    /// `klart: answers:`.
    pub answers: Vec<Answer>,
}

/// What is said of one picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeclaredImage {
    /// File name or address.
    pub file: String,
    /// It says nothing that the text does not need.
    pub decorative: bool,
    /// What it shows stands in the text.
    pub described_in_text: bool,
}

/// What is said of one film or sound (media/MEDIA.md section 4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeclaredMedia {
    /// File name or address.
    pub file: String,
    /// sidecar, embedded, burned-in, text-alternative, not-needed.
    pub captions: Option<String>,
    /// track, verbalised, not-needed.
    pub description: Option<String>,
    /// A file, a link or a heading.
    pub transcript: Option<String>,
    /// speech, music, none.
    pub sound: Option<String>,
    /// A live broadcast.
    pub live: bool,
    /// ISO date.
    pub published: Option<String>,
    /// Why something is not needed.
    pub why: Option<String>,
}

/// An answered question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// A rule id or a checklist id (M-…).
    pub ask: String,
    /// A finding's key, when one of several is meant.
    pub about: Option<String>,
    /// The answer.
    pub answer: String,
    /// Who.
    pub by: Option<String>,
    /// ISO date.
    pub date: Option<String>,
}
