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

impl DeclaredMedia {
    /// What may be answered of captions, of description and of sound.
    pub const CHOICES: [(&'static str, &'static [&'static str]); 3] = [
        ("captions", &["sidecar", "embedded", "burned-in", "text-alternative", "not-needed"]),
        ("description", &["track", "verbalised", "not-needed"]),
        ("sound", &["speech", "music", "none"]),
    ];

    /// The keys that it may have.
    pub const KEYS: &[&str] = &["file", "captions", "description", "transcript", "sound", "live", "published", "why"];

    /// Whether it was published before 23 September 2020, from when on films are to be accessible (lagen om
    /// tillgänglighet till digital offentlig service, 9 §). Dates compare as they are written: year, month, day.
    pub fn is_older_than_the_law(&self) -> bool {
        self.published.as_deref().map(str::trim).is_some_and(|date| is_date(date) && date < "2020-09-23")
    }
}

/// Whether a text is a date as `2020-09-23`.
pub fn is_date(text: &str) -> bool {
    let signs: Vec<u8> = text.bytes().collect();
    let shaped = signs.len() == 10
        && signs.iter().enumerate().all(|(at, sign)| if matches!(at, 4 | 7) { *sign == b'-' } else { sign.is_ascii_digit() });
    let number = |range| text.get(range).and_then(|part: &str| part.parse::<u8>().ok()).unwrap_or(0);
    shaped && (1..=12).contains(&number(5..7)) && (1..=31).contains(&number(8..10))
}

impl DeclaredImage {
    /// The keys that it may have.
    pub const KEYS: &[&str] = &["file", "decorative", "described_in_text"];
}

/// Something in the answers that klart does not know: told, and otherwise passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Where it stands, when it stands in the draft.
    pub span: Option<Span>,
    /// What stands there, Swedish and English.
    pub problem: [String; 2],
    /// What to do, Swedish and English.
    pub remedy: [String; 2],
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
    #[serde(deserialize_with = "worded")]
    pub answer: String,
    /// Who.
    pub by: Option<String>,
    /// ISO date.
    pub date: Option<String>,
}

impl Form {
    /// The keys that it may have.
    pub const KEYS: &[&str] = &["channel", "profile", "text_type", "language", "images", "media", "ignore", "answers"];
}

/// An answer in words; JSON and TOML may say true or false.
fn worded<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Words(String),
        Flag(bool),
        Nothing(()),
    }
    Ok(match Either::deserialize(deserializer)? {
        Either::Words(words) => words,
        Either::Flag(flag) => if flag { "yes" } else { "no" }.to_owned(),
        Either::Nothing(()) => String::new(),
    })
}

/// What an answer comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Nobody knows yet, or nothing stands there.
    Nothing,
    /// Yes.
    Yes,
    /// No.
    No,
    /// Words of a person's own.
    Words,
}

impl Answer {
    /// Whether the answer settles its question: "no" and "I do not know" leave it open.
    pub fn is_settled(&self) -> bool {
        !matches!(self.reply(), Reply::No | Reply::Nothing)
    }

    /// What the answer comes to, in either language and however it is written.
    pub fn reply(&self) -> Reply {
        const NOTHING: [&str; 13] =
            ["", "?", "-", "–", "vet inte", "vet ej", "vet inte än", "oklart", "kanske", "unknown", "not known", "not known yet", "null"];
        let plain = self.answer.trim().trim_end_matches(['.', '!']).to_lowercase();
        match plain.as_str() {
            words if NOTHING.contains(&words) => Reply::Nothing,
            "yes" | "ja" | "y" | "j" | "true" => Reply::Yes,
            "no" | "nej" | "n" | "false" | "inte än" | "nej, inte än" | "nej inte än" | "not yet" => Reply::No,
            _ => Reply::Words,
        }
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
