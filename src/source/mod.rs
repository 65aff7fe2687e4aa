//! What was received: bytes, their encoding, and where they came from.
//!
//! Knows bytes and characters; refuses to know what any of them mean.

mod answer;
mod decode;
mod legacy;
mod misread;
mod span;
mod unreadable;

pub use answer::{Answer, Answers, DeclaredImage, DeclaredMedia, Form, Ignore, IgnoreLine, OneOrMany, Reply, Slip, is_date};
pub use decode::{Decoded, Encoding, decode, decode_damaged};
pub use misread::{Misread, misread};
pub use span::{Edit, Span};
pub use unreadable::{Reason, Unreadable};

use std::ops::Range;
use std::path::PathBuf;

/// A draft as received, decoded but not yet read.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path as the user wrote it, or a name given with the bytes.
    pub name: String,
    /// What kind of draft it is.
    pub format: Format,
    /// Part 0 is the file; a request's fields are parts of their own.
    pub parts: Vec<Part>,
    /// What may be looked at beside it.
    pub beside: Beside,
    /// What the sender of the bytes said about them.
    pub meta: Meta,
}

/// One run of bytes and its text.
#[derive(Clone, Debug)]
pub struct Part {
    /// A request field's name; empty for the file itself.
    pub name: String,
    /// As received.
    pub bytes: Vec<u8>,
    /// As text, with the way back to the bytes.
    pub decoded: Decoded,
}

/// What lies beside a draft. Not looked for, and not there, are different things.
#[derive(Clone, Debug, Default)]
pub enum Beside {
    /// Nobody looked: rules about files stay silent or ask.
    #[default]
    NotLooked,
    /// A listing of names, from a publishing system.
    Listed(Vec<String>),
    /// A folder on disk that holds the draft and all it may refer to.
    Root(Root),
}

/// The folder that bounds what may be read, and the draft's own folder inside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Root {
    /// Nothing outside this folder is ever opened.
    pub folder: PathBuf,
    /// The draft's folder.
    pub draft: PathBuf,
}

/// What is known of a draft from outside its own bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// A publishing system's own id.
    pub id: Option<String>,
    /// The path from the folder of klart.toml, by which `[[files]]` knows it; none leaves the name.
    pub path: Option<String>,
    /// Channel names as declared.
    pub channels: Vec<String>,
    /// The account that publishes, by its name.
    pub account: Option<String>,
    /// The account's handle, with or without `@`.
    pub handle: Option<String>,
    /// The account's profile text.
    pub bio: Option<String>,
    /// Language as declared, a BCP 47 tag.
    pub language: Option<String>,
    /// The day it was published, for a post of the past: it is judged as of then.
    pub published: Option<String>,
    /// Pictures and films that came as fields of their own.
    pub media: Vec<Attachment>,
    /// Answers that came beside the draft: `NAME.klart.toml`, or a request's `klart`.
    pub answers: Form,
}

/// A picture or film that a publishing system sends along with the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Address or file name.
    pub uri: String,
    /// "image", "video" or "audio".
    pub kind: String,
    /// The description: a part of its own, so that it has places and can be written.
    pub alt: SentAlt,
    /// Whether the platform has captions for it; `None` where nobody has said.
    pub captioned: Option<bool>,
}

/// What a publishing system says of a description (policy/FORMATS.md section 4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SentAlt {
    /// No key: not looked for.
    #[default]
    NotSent,
    /// `null`: there is none. It may be written in this part.
    Missing(u16),
    /// The text in this part; an empty one is meant so.
    Text(u16),
    /// The text in this part, written by a machine.
    Machine(u16),
}

/// The formats that klart reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// CommonMark with GFM tables and front matter.
    Markdown,
    /// A fragment or a whole page.
    Html,
    /// Plain text or a post.
    Text,
    /// SubRip captions.
    Srt,
    /// WebVTT captions.
    Vtt,
    /// A picture on its own.
    Picture,
    /// A film or sound on its own.
    Media,
    /// The register of an organisation's accounts.
    Register,
}

impl SentAlt {
    /// The part that holds the description, or may come to.
    pub fn part(self) -> Option<u16> {
        match self {
            Self::NotSent => None,
            Self::Missing(part) | Self::Text(part) | Self::Machine(part) => Some(part),
        }
    }
}

impl Format {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Text => "text",
            Self::Srt => "srt",
            Self::Vtt => "vtt",
            Self::Picture => "picture",
            Self::Media => "media",
            Self::Register => "accounts",
        }
    }

    /// Whether it is a caption file.
    pub fn is_captions(self) -> bool {
        matches!(self, Self::Srt | Self::Vtt)
    }
}

impl Source {
    /// Decodes bytes into a source of one part.
    ///
    /// # Errors
    /// When the bytes are no text in any encoding klart knows: the message names what they look like.
    pub fn new(name: impl Into<String>, format: Format, bytes: Vec<u8>) -> Result<Self, Unreadable> {
        let part = Part::of(format, "", bytes)?;
        Ok(Self { name: name.into(), format, parts: vec![part], beside: Beside::NotLooked, meta: Meta::default() })
    }

    /// A picture, film or sound on its own: no text, only what [`Beside`] can show.
    pub fn file(name: impl Into<String>, format: Format) -> Self {
        Self { name: name.into(), format, parts: Vec::new(), beside: Beside::NotLooked, meta: Meta::default() }
    }

    /// The same source with something beside it.
    #[must_use]
    pub fn beside(mut self, beside: Beside) -> Self {
        self.beside = beside;
        self
    }

    /// The text of part 0, empty for a picture or film.
    pub fn text(&self) -> &str {
        self.parts.first().map_or("", |part| part.decoded.text.as_str())
    }
}

impl Part {
    /// Decodes bytes.
    ///
    /// # Errors
    /// As [`Source::new`].
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Unreadable> {
        let decoded = decode(&bytes)?;
        Ok(Self { name: name.into(), bytes, decoded })
    }

    /// Decodes bytes of a draft in this format: captions are read even where bytes are lost.
    ///
    /// # Errors
    /// As [`Source::new`].
    pub fn of(format: Format, name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Unreadable> {
        if !format.is_captions() {
            return Self::new(name, bytes);
        }
        let decoded = decode_damaged(&bytes)?;
        Ok(Self { name: name.into(), bytes, decoded })
    }

    /// The bytes behind a range of the decoded text, as a span of part `index`.
    pub fn span(&self, index: u16, text: Range<usize>) -> Span {
        Span::in_part(index, self.decoded.byte_of(text.start), self.decoded.byte_of(text.end))
    }
}
