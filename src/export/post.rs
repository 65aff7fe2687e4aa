//! The neutral model of a post: what every carrier becomes (policy/FORMATS.md section 2).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::config::Channel;

use crate::export::Moment;

/// One post, page or film of the past.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Post {
    /// The carrier that it came in: "facebook-download", "klart-jsonl" …
    pub source: &'static str,
    /// The channel's name where klart knows it ("facebook", "web"), else as the export has it.
    pub platform: String,
    /// Who published it.
    pub account: Arc<Publisher>,
    /// The platform's own id.
    pub id: Option<String>,
    /// Where it is.
    pub permalink: Option<String>,
    /// When, UTC.
    pub published: Option<Moment>,
    /// False where the format leaves the zone or the order of day and month open.
    pub date_certain: bool,
    /// What it is.
    pub kind: Kind,
    /// Whether it is out.
    pub status: Status,
    /// Where a scheduler is to publish it; empty where `platform` says all.
    pub channels: Vec<String>,
    /// A title, for pages and films.
    pub title: Option<String>,
    /// The text. Empty where `html` holds it.
    pub text: String,
    /// The text as HTML: a fragment or a whole page.
    pub html: Option<String>,
    /// The language as declared, BCP 47.
    pub lang: Option<String>,
    /// Addresses that it leads to, as the export lists them; those in the text are found by reading it.
    pub links: Vec<String>,
    /// Hashtags without `#`, as the export lists them.
    pub hashtags: Vec<String>,
    /// Account names without `@`, as the export lists them.
    pub mentions: Vec<String>,
    /// Pictures that belong to it; those in `html` are found by reading it.
    pub images: Vec<Picture>,
    /// Films that belong to it; those in `html` are found by reading it.
    pub videos: Vec<Film>,
    /// Where in the export it stands.
    pub origin: Origin,
}

impl Post {
    /// The platform of that name: the channel's own where klart knows it, else the word in small letters.
    pub fn platform(name: &str) -> String {
        Channel::named(name).map_or_else(|| name.trim().to_lowercase(), |channel| channel.name.to_owned())
    }
}

/// The account of a post, as its export knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Publisher {
    /// The platform's own id.
    pub id: Option<String>,
    /// The name that is shown.
    pub name: Option<String>,
    /// The account's own name, without `@`.
    pub handle: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// What a post is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An own post.
    #[default]
    Post,
    /// An answer to somebody.
    Reply,
    /// Another's post, or a link, passed on without words of its own.
    Share,
    /// Gone after a day.
    Story,
    /// One film alone.
    Video,
    /// A page or an article.
    Page,
}

impl Kind {
    /// Whether it is judged as an own post.
    pub fn is_own(self) -> bool {
        matches!(self, Self::Post | Self::Video | Self::Page)
    }
}

/// Whether a post is out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Out.
    #[default]
    Published,
    /// Not out.
    Draft,
    /// To come.
    Scheduled,
}

/// A description in one of four states, never confused.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "state")]
pub enum Alt {
    /// There is a text.
    Present {
        /// The description.
        text: String,
        /// Who wrote it.
        origin: By,
    },
    /// Deliberately empty.
    Empty,
    /// The format can carry it and it is not there.
    Missing,
    /// The format cannot carry it, or the field is absent from this export.
    #[default]
    NotExported,
}

impl Alt {
    /// A text by its author; what is blank becomes `otherwise`.
    pub fn of(text: &str, otherwise: Self) -> Self {
        let text = text.trim();
        if text.is_empty() { otherwise } else { Self::Present { text: text.to_owned(), origin: By::Author } }
    }

    /// The state alone.
    pub fn state(&self) -> State {
        match self {
            Self::Present { .. } => State::Present,
            Self::Empty => State::Empty,
            Self::Missing => State::Missing,
            Self::NotExported => State::NotExported,
        }
    }
}

/// The four states, to count by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum State {
    /// There.
    Present,
    /// Deliberately empty.
    Empty,
    /// Not there.
    Missing,
    /// The export does not say.
    NotExported,
}

impl State {
    /// All, in the order of reports.
    pub const ALL: [Self; 4] = [Self::Present, Self::Empty, Self::Missing, Self::NotExported];
}

/// Who wrote a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// A person.
    Author,
    /// A machine.
    Machine,
    /// Not known.
    #[default]
    Unknown,
}

/// A picture of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Address or path in the export; none for a placeholder.
    pub uri: Option<String>,
    /// Its description.
    pub alt: Alt,
    /// False for a placeholder: the export says "photo" and not how many.
    pub count_known: bool,
}

/// A film of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Film {
    /// Address or path in the export.
    pub uri: Option<String>,
    /// Milliseconds.
    pub duration_ms: Option<u64>,
    /// Its description.
    pub alt: Alt,
    /// Its captions.
    pub captions: Captions,
}

/// What an export says of a film's captions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Captions {
    /// Present, Missing or `NotExported`.
    pub state: State,
    /// The tracks that it lists, made by a machine or by somebody.
    pub tracks: Vec<Track>,
}

impl Default for Captions {
    fn default() -> Self {
        Self { state: State::NotExported, tracks: Vec::new() }
    }
}

impl Captions {
    /// From a list that the export can carry: present when somebody has written one, else missing.
    pub fn listed(tracks: Vec<Track>) -> Self {
        let state = if tracks.iter().any(|track| track.kind == By::Author) { State::Present } else { State::Missing };
        Self { state, tracks }
    }
}

/// One track of captions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Track {
    /// BCP 47, as the export has it.
    pub lang: Option<String>,
    /// By whom.
    pub kind: By,
    /// Its file.
    pub file: Option<String>,
}

/// Where in an export a post stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The file, below what the user named.
    pub file: Arc<str>,
    /// The archive that holds the file.
    pub archive: Option<Arc<str>>,
    /// JSON Pointer or XPath; none where `line` says all.
    pub pointer: Option<String>,
    /// Line or row, from 1.
    pub line: Option<u64>,
}
