//! What people have answered and asked to leave out: front matter, comments, `NAME.klart.toml`, requests.

use serde::Deserialize;

use super::Span;

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
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct DeclaredImage {
    /// File name or address.
    pub file: String,
    /// It says nothing that the text does not need.
    pub decorative: bool,
    /// What it shows stands in the text.
    pub described_in_text: bool,
}

/// What is said of one film or sound (media/MEDIA.md section 4).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
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

impl Answer {
    /// Whether the answer settles its question: "no" and "I do not know" leave it open.
    pub fn is_settled(&self) -> bool {
        !["no", "nej", "vet inte", "unknown", ""].contains(&self.answer.trim().to_lowercase().as_str())
    }
}

/// The one form of answers: under `klart:` in front matter, in `NAME.klart.toml`, and in a request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Where the draft is published.
    pub channel: Option<OneOrMany>,
    /// The profile to judge by.
    pub profile: Option<String>,
    /// social, web, decision, easy-read.
    pub text_type: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Pictures.
    pub images: Vec<DeclaredImage>,
    /// Films and sounds.
    pub media: Vec<DeclaredMedia>,
    /// Findings to leave out.
    pub ignore: Vec<IgnoreLine>,
    /// Answered questions.
    pub answers: Vec<Answer>,
}

/// One word or a list of them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl OneOrMany {
    /// As a list.
    pub fn list(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

/// A rule to leave out of the whole draft, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct IgnoreLine {
    /// The rule's id, or `group/*`.
    pub rule: String,
    /// Why: required.
    pub reason: String,
}
