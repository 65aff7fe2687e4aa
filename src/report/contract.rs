//! The contract `klart.report/1`: one shape for the command, the library and every door that comes later.
//!
//! Knows names and order of keys; refuses to know how a value comes to be. Every key is always present: nothing
//! is `null` or `[]`. Bytes are counted as received, columns in Unicode scalar values from 1, UTF-16 in code units
//! of the decoded text; all ranges are half-open.

use serde::{Serialize, Serializer};

/// The schema's name.
pub const SCHEMA: &str = "klart.report/1";

/// One run.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// klart's own version.
    pub version: &'static str,
    /// The language of the words: "sv" or "en".
    pub lang: &'static str,
    /// The day the drafts were judged as of, ISO 8601.
    pub today: String,
    /// The run in numbers and one sentence.
    pub summary: Summary,
    /// In the order they were given.
    pub documents: Vec<Document>,
    /// Findings over several documents.
    pub batch: Vec<Finding>,
    /// What could not be read or done.
    pub trouble: Vec<Trouble>,
}

/// A run in numbers. Reviews are counted apart from advice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Documents that were judged.
    pub documents: usize,
    /// Faults at level error.
    pub errors: usize,
    /// Faults at level warning.
    pub warnings: usize,
    /// Faults at level advice.
    pub advice: usize,
    /// Questions that only a person can answer.
    pub reviews: usize,
    /// Drafts that could not be read.
    pub unreadable: usize,
    /// "pass", "advise" or "block".
    pub verdict: &'static str,
    /// The same in words, ready to show.
    pub sentence: String,
}

/// One judged draft.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// A publishing system's own id.
    pub id: Option<String>,
    /// As the user wrote it; `None` for a document of a request.
    pub path: Option<String>,
    /// Where a post of an export comes from.
    pub origin: Option<String>,
    /// "markdown", "html", "text", "srt", "vtt", "picture", "media" or "accounts".
    pub format: &'static str,
    /// Channel names.
    pub channels: Vec<String>,
    /// "social", "web", "decision" or "easy-read".
    pub text_type: &'static str,
    /// The language the draft is written in, BCP 47.
    pub language: Option<String>,
    /// "pass", "advise" or "block".
    pub verdict: &'static str,
    /// JSON Pointer to the first picture without a description, in a request's document.
    pub first_missing: Option<String>,
    /// Why somebody publishes anyway; passed through from the request.
    pub override_reason: Option<String>,
    /// The numbers of the draft.
    pub metrics: Metrics,
    /// By part, start, end and rule.
    pub findings: Vec<Finding>,
    /// Where to begin, when the text is heavy.
    pub start_here: Vec<String>,
    /// Questions that no machine can decide.
    pub checklist: Vec<Question>,
    /// Things worth saying that are no findings.
    pub notes: Vec<String>,
    /// Days of birth are hidden too, as the organisation has decided.
    #[serde(skip)]
    pub days_hidden: bool,
}

/// How official a text sounds (docs/tone.md).
#[derive(Clone, Debug, Serialize)]
pub struct Tone {
    /// 0 (plain) to 100 (a statute), one decimal.
    pub score: f64,
    /// What raises and lowers it, the largest first.
    pub contributions: Vec<Contribution>,
}

/// One cause of the tone.
#[derive(Clone, Debug, Serialize)]
pub struct Contribution {
    /// Its fixed name: "noun-endings", "officialese", "passives", "reader-address" …
    pub name: &'static str,
    /// The same in words.
    pub label: String,
    /// Its measure in this text, in its own unit (docs/tone.md).
    #[serde(serialize_with = "two_decimals")]
    pub value: f64,
    /// What it adds to the sum behind the score; below 0 it makes the text plainer.
    #[serde(serialize_with = "two_decimals")]
    pub weight: f64,
}

/// Readability over running text, and over all blocks (`all`).
#[derive(Clone, Debug, Serialize)]
pub struct Metrics {
    /// Always "body": the numbers beside it count running text.
    pub scope: &'static str,
    /// Words.
    pub words: usize,
    /// Distinct words, case aside.
    pub distinct_words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Words of more than six letters.
    pub long_words: usize,
    /// Words a sentence plus long words a hundred.
    #[serde(serialize_with = "two_decimals")]
    pub lix: f64,
    /// Long words a sentence.
    #[serde(serialize_with = "two_decimals")]
    pub rix: f64,
    /// Variation of words; `None` where the text is too short to say.
    #[serde(serialize_with = "two_decimals_or_null")]
    pub ovix: Option<f64>,
    /// How official the text sounds; `None` where it is too short or not in Swedish.
    pub tone: Option<Tone>,
    /// Words in the longest sentence.
    pub longest_sentence: usize,
    /// Passive verbs.
    pub passives: usize,
    /// Pictures that readers meet.
    pub images: usize,
    /// Pictures with a description.
    pub described_images: usize,
    /// The same measures over every block.
    pub all: Measures,
}

impl Metrics {
    /// The numbers of a document that holds no text.
    pub fn none() -> Self {
        let all = Measures { words: 0, distinct_words: 0, sentences: 0, long_words: 0, lix: 0.0, rix: 0.0, ovix: None };
        Self {
            scope: "body",
            words: 0,
            distinct_words: 0,
            sentences: 0,
            long_words: 0,
            lix: 0.0,
            rix: 0.0,
            ovix: None,
            tone: None,
            longest_sentence: 0,
            passives: 0,
            images: 0,
            described_images: 0,
            all,
        }
    }
}

/// Measures over every block.
#[derive(Clone, Debug, Serialize)]
pub struct Measures {
    /// Words.
    pub words: usize,
    /// Distinct words, case aside.
    pub distinct_words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Words of more than six letters.
    pub long_words: usize,
    /// Words a sentence plus long words a hundred.
    #[serde(serialize_with = "two_decimals")]
    pub lix: f64,
    /// Long words a sentence.
    #[serde(serialize_with = "two_decimals")]
    pub rix: f64,
    /// Variation of words; `None` where the text is too short to say.
    #[serde(serialize_with = "two_decimals_or_null")]
    pub ovix: Option<f64>,
}

/// One finding.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// `group/name`.
    pub rule: &'static str,
    /// "error", "warning" or "advice".
    pub level: &'static str,
    /// "fault" or "review".
    pub verdict: &'static str,
    /// Stable name of the finding in its draft.
    pub key: String,
    /// What stands there.
    pub message: String,
    /// Whom it stands in the way of, and how.
    pub why: String,
    /// What to do.
    pub how: String,
    /// Places in all.
    pub count: usize,
    /// Where; flattened into the finding's own keys.
    #[serde(flatten)]
    pub place: Place,
    /// Further places.
    pub also: Vec<Place>,
    /// Places in other documents.
    pub related: Vec<Related>,
    /// Law and standard.
    pub refs: Vec<&'static str>,
    /// The organisation's own words.
    pub policy: Vec<Policy>,
    /// Each whole and independent, best first.
    pub fixes: Vec<Fix>,
}

/// A place in a draft, in every unit somebody counts in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Bytes as received; 0–0 for the whole draft.
    pub span: Range,
    /// From 1; `None` for the whole draft.
    pub line: Option<u32>,
    /// In Unicode scalar values, from 1.
    pub column: Option<u32>,
    /// The line of the end.
    pub end_line: Option<u32>,
    /// The column after the last sign.
    pub end_column: Option<u32>,
    /// In UTF-16 code units of the decoded text.
    pub utf16: Range,
    /// The request field, or the column of a register; `None` for another file.
    pub field: Option<String>,
    /// RFC 6901, into the request's document; `None` for a file.
    pub pointer: Option<String>,
    /// In words: "rad 7", "ruta 3, 00:01:02,500", "hela".
    pub place: String,
    /// Columns of both ends in UTF-16 code units from 1, for outputs that count so.
    #[serde(skip)]
    pub utf16_columns: Option<(u32, u32)>,
}

/// Half-open, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Range {
    /// First.
    pub start: u32,
    /// After the last.
    pub end: u32,
}

/// A place in another document.
#[derive(Clone, Debug, Serialize)]
pub struct Related {
    /// The document.
    pub path: Option<String>,
    /// The post.
    pub origin: Option<String>,
    /// From 1.
    pub line: Option<u32>,
    /// What stands there.
    pub text: String,
}

/// A paragraph of the organisation's own policy.
#[derive(Clone, Debug, Serialize)]
pub struct Policy {
    /// The requirement (C04).
    pub id: String,
    /// The document's title; empty where the organisation has no line for the requirement.
    pub source: String,
    /// Exact words; empty likewise.
    pub quote: String,
}

/// One way to put a finding right.
#[derive(Clone, Debug, Serialize)]
pub struct Fix {
    /// What it does.
    pub title: String,
    /// "safe", "suggest" or "template".
    pub safety: &'static str,
    /// They do not overlap; apply from the end.
    pub edits: Vec<Edit>,
    /// Changes that are not edits.
    pub files: Vec<FileChange>,
}

/// One replacement.
#[derive(Clone, Debug, Serialize)]
pub struct Edit {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// The same in UTF-16 code units.
    pub utf16: Range,
    /// The request field; `None` for a file.
    pub field: Option<String>,
    /// What is written there.
    pub text: String,
}

/// A change that is no edit of the text.
#[derive(Clone, Debug, Serialize)]
pub struct FileChange {
    /// "rename", "create", "reencode" (the draft itself) or "strip-position".
    pub op: &'static str,
    /// The file that is changed, relative to the draft.
    pub from: Option<String>,
    /// The file that comes to be, relative to the draft.
    pub to: Option<String>,
    /// What a new file holds.
    pub text: Option<String>,
}

/// A question of the checklist.
#[derive(Clone, Debug, Serialize)]
pub struct Question {
    /// M-….
    pub id: String,
    /// The words.
    pub question: String,
    /// The answer, when somebody has given one that settles it.
    pub answered: Option<String>,
    /// What else a terminal shows of it.
    #[serde(skip)]
    pub aside: Aside,
}

/// What is known of a question beside its words and its answer.
#[derive(Clone, Debug, Default)]
pub struct Aside {
    /// An answer that leaves something to do.
    pub said: Option<String>,
    /// What to do then.
    pub how: String,
    /// The organisation demands an answer.
    pub demanded: bool,
    /// The title of the organisation's own document.
    pub source: Option<String>,
}

/// Something that could not be read or done, and the way on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trouble {
    /// The file.
    pub path: String,
    /// What is the matter.
    pub problem: String,
    /// What to do.
    pub remedy: String,
    /// From 1, where known.
    pub line: Option<u32>,
    /// From 1, where known.
    pub column: Option<u32>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives the field by reference")]
fn two_decimals<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((number * 100.0).round() / 100.0)
}

#[expect(clippy::ref_option, reason = "serde gives the field by reference")]
fn two_decimals_or_null<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => two_decimals(number, serializer),
        None => serializer.serialize_none(),
    }
}
