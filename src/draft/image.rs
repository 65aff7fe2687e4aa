//! Pictures in a draft, and what is known of the files behind them.

use crate::language::letters::holds_template;
use crate::source::Span;

use super::{Digest, Extra, Known, Lookup, Pixels, Slot, Text};

/// One picture.
#[derive(Clone, Debug)]
pub struct Image {
    /// How it is written.
    pub kind: ImageKind,
    /// The whole element or Markdown construct.
    pub span: Span,
    /// Where the file is.
    pub target: Target,
    /// The description.
    pub alt: Alt,
    /// Where a description may be written.
    pub slot: Option<Slot>,
    /// What stands instead of a description for those who listen (`aria-label`, `aria-labelledby`, `title`); never the description itself.
    pub name: Option<String>,
    /// Declared decorative by other means than an empty description (role, answer).
    pub decorative: bool,
    /// Answered: what it shows stands in the text.
    pub in_text: bool,
    /// What it says beside its description: `title`, labels, roles.
    pub extras: Vec<Extra>,
    /// What it is called in other drafts and in the register, best first; filled in by `check`.
    pub known: Vec<Known>,
    /// Kept from those who listen, or from everybody.
    pub hidden: bool,
    /// Seen, and said to be nothing for those who listen.
    pub silenced: bool,
    /// Index into `Draft::links` of the link it stands in.
    pub link: Option<usize>,
    /// Index into `Draft::blocks` of the block it stands in.
    pub block: Option<usize>,
    /// The language declared for it or around it, a BCP 47 tag.
    pub language: Option<String>,
    /// The caption of its figure.
    pub caption: Option<Text>,
    /// Inside a `<figure>`.
    pub in_figure: bool,
    /// In a header or footer of the page, or marked as a logotype by a class or an id.
    pub logo: bool,
    /// Width and height as declared, in CSS pixels.
    pub size: Option<(u32, u32)>,
    /// The file.
    pub file: Lookup<Picture>,
}

impl Image {
    /// A picture with nothing known but what it is and where: no description, no file looked for.
    pub fn new(kind: ImageKind, target: Target, span: Span) -> Self {
        Self {
            kind,
            span,
            target,
            alt: Alt::Missing,
            slot: None,
            name: None,
            decorative: false,
            in_text: false,
            extras: Vec::new(),
            known: Vec::new(),
            hidden: false,
            silenced: false,
            link: None,
            block: None,
            language: None,
            caption: None,
            in_figure: false,
            logo: false,
            size: None,
            file: Lookup::NotLooked,
        }
    }
}

/// How a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ImageKind {
    /// `<img>`, Markdown's `![]()`, `Bild:` in a post.
    Picture,
    /// An element with `role="img"`.
    Role,
    /// An `<svg>` that says it is one picture.
    Drawing,
    /// `<input type="image">`.
    Button,
    /// Sent beside the text by a publishing system.
    Attachment,
}

/// An address in a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The address, decoded.
    pub address: String,
    /// Where it stands.
    pub span: Span,
}

impl Target {
    /// The file name: the last segment without query, fragment and percent signs.
    pub fn file_name(&self) -> String {
        let path = self.address.split(['?', '#']).next().unwrap_or_default();
        let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
        percent_decoded(last)
    }

    /// The way to the file: without query, fragment and percent signs.
    pub fn path(&self) -> String {
        percent_decoded(self.address.trim().split(['?', '#']).next().unwrap_or_default()).replace('\\', "/")
    }

    /// Whether the address leads to the network, holds the data itself, or is filled in later by a template.
    pub fn is_remote(&self) -> bool {
        let address = self.address.trim_start();
        if holds_template(address) {
            return true;
        }
        let scheme = address.split(':').next().unwrap_or_default();
        address.starts_with("//")
            || address.contains(':')
                && scheme.len() > 1
                && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    }
}

/// `%20` and its kind turned back to text; what is no valid UTF-8 stays as it was.
pub(crate) fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex =
            bytes.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok()).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        if let (b'%', Some(byte)) = (bytes[at], hex) {
            out.push(byte);
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// A picture's description: four states, never confused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alt {
    /// A text.
    Present {
        /// The description.
        text: Text,
        /// Who wrote it.
        by: By,
    },
    /// Present and empty: declared decorative where the format means that.
    Empty,
    /// Not there.
    Missing,
    /// The platform's export does not say.
    NotExported,
}

impl Alt {
    /// The description, when there is one.
    pub fn text(&self) -> Option<&Text> {
        if let Self::Present { text, .. } = self { Some(text) } else { None }
    }
}

/// Who wrote a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// A person.
    Author,
    /// A machine.
    Machine,
    /// Not known.
    Unknown,
}

/// What a picture file's header says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Path below the root, with `/`.
    pub path: String,
    /// Pixels across, 0 when unknown.
    pub width: u32,
    /// Pixels down, 0 when unknown.
    pub height: u32,
    /// "jpeg", "png", "gif", "webp" or "svg"; by content, not by name.
    pub format: &'static str,
    /// Descriptions inside the file, best source first.
    pub texts: Vec<PictureText>,
    /// Whether the file holds a position (EXIF GPS).
    pub position: bool,
    /// Whether it can be shown.
    pub state: PictureState,
    /// Its bytes as one number, when somebody needed to compare them.
    pub digest: Option<Digest>,
    /// What only its pixels can tell.
    pub pixels: Lookup<Pixels>,
}

/// A description found inside a picture file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureText {
    /// Which field.
    pub source: TextSource,
    /// Its language when the field says so.
    pub language: Option<String>,
    /// The text.
    pub text: String,
}

/// The fields that may hold a description, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextSource {
    /// `Iptc4xmpCore:AltTextAccessibility`.
    AltText,
    /// `Iptc4xmpCore:ExtDescrAccessibility`.
    ExtendedDescription,
    /// An SVG's own `<title>`.
    SvgTitle,
    /// `dc:description` in XMP.
    XmpDescription,
    /// IPTC 2:120.
    IptcCaption,
    /// EXIF ImageDescription.
    ExifDescription,
}

/// Whether a picture can be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PictureState {
    /// Header whole.
    #[default]
    Whole,
    /// No bytes.
    Empty,
    /// No picture, or a header that cannot be read.
    Damaged,
    /// Over the pixel limit.
    TooLarge,
}
