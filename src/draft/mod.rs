//! The model of a draft: what every format becomes, and what every rule reads.
//!
//! Flat vectors in document order, owned strings, no shared tree. It knows what a reader meets (text, pictures,
//! films, links); it refuses to know which format it came from beyond the [`Slot`]s where values may be written.

mod block;
mod caption;
mod caption_fault;
mod control;
mod declared;
mod focus;
mod frame;
mod graphic;
mod heading;
mod image;
mod known;
mod language_tag;
mod link;
mod markup;
mod media;
mod oddity;
mod page;
mod paragraph;
mod pixels;
mod repeated_id;
mod runs;
mod slot;
mod styling;
mod table;
mod text;
mod tone;

pub use block::{Block, Covered, Kind, Mark, MarkKind, Region};
pub use caption::{Captions, Cue, Dialect, Film};
pub use caption_fault::{BlockFault, Departure, Fault, FaultKind, FilePart, Markup, NumberFault, Writing};
pub use control::{Control, ControlKind};
pub use declared::Declared;
pub use focus::{Stop, StopKind};
pub use frame::Frame;
pub use graphic::{Extra, Graphic, GraphicKind};
pub use heading::{Heading, WrittenLevel};
pub(crate) use image::percent_decoded;
pub use image::{Alt, By, Image, ImageKind, Picture, PictureState, PictureText, Target, TextSource};
pub use known::{Known, KnownFrom};
pub use language_tag::LanguageTag;
pub use link::{Landing, Link, LinkedFile, Twin};
pub use markup::{Misplaced, MisplacedKind, Residue, Stray, StrayKind};
pub use media::{
    Container, ContainerState, Heard, Medium, MediumKind, MediumOrigin, Sidecar, SidecarKind, SidecarName, Track, TrackElement, TrackKind,
    Transcript,
};
pub use oddity::{Oddity, OddityKind};
pub use page::{Page, Refresh, Zoom};
pub use paragraph::{Emphasis, EmphasisKind, Look, Paragraph, Spacing, SpacingKind};
pub use pixels::{Detected, Digest, Lettering, Motion, PictureHash, Pixels, Surface};
pub use repeated_id::RepeatedId;
pub use slot::{Slot, Syntax};
pub use styling::{Styling, StylingKind};
pub use table::{Cell, HeaderReference, Heads, Holds, Leads, Table, TableRow};
pub use text::{Text, TextBuilder};

use std::ops::Range;
use std::sync::OnceLock;

use crate::source::{Answers, Format, Ignore, Meta, Slip, Span};

/// A draft as its readers will meet it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The source's name.
    pub name: String,
    /// The source's format.
    pub format: Format,
    /// Length of part 0 in bytes.
    pub length: usize,
    /// The line ending the draft uses: what a fix writes.
    pub newline: &'static str,
    /// What was said about the draft from outside and in its front matter; the draft's own word wins.
    pub meta: Meta,
    /// The declared title: front matter only, a page's own stands in [`Page`].
    pub title: Option<Text>,
    /// The declared sender: front matter, or a page's author or publisher.
    pub senders: Vec<Text>,
    /// The language that its words speak: Swedish unless they plainly are another. Set after reading.
    pub heard: Option<&'static str>,
    /// Present when the input is a whole page rather than a fragment.
    pub page: Option<Page>,
    /// Paragraphs, headings, items, cells … in document order.
    pub blocks: Vec<Block>,
    /// Headings, hidden ones too, with what changes their level.
    pub headings: Vec<Heading>,
    /// Paragraphs as they are written.
    pub paragraphs: Vec<Paragraph>,
    /// Rows of at least 25 words that stand out: bold, italic or underlined.
    pub emphasis: Vec<Emphasis>,
    /// Empty paragraphs and rows of line breaks.
    pub spacings: Vec<Spacing>,
    /// Items outside lists and other things in them.
    pub misplaced: Vec<Misplaced>,
    /// Tags without their other half.
    pub strays: Vec<Stray>,
    /// What word processors have left.
    pub residue: Vec<Residue>,
    /// Lines of signs that divide a plain text: they are in no block.
    pub rulers: Vec<Text>,
    /// What does not show as it is written, in order, unseen places included.
    pub oddities: Vec<Oddity>,
    /// Elements that say which language or direction their text has, the page itself left out.
    pub declared: Vec<Declared>,
    /// Pictures.
    pub images: Vec<Image>,
    /// Drawings, embedded files, canvases and parts of image maps that need a name of their own.
    pub graphics: Vec<Graphic>,
    /// The picture itself, when the draft is one.
    pub picture: Option<Picture>,
    /// Elements that say a language, as they say it, the page included.
    pub language_tags: Vec<LanguageTag>,
    /// Tables that somebody meets.
    pub tables: Vec<Table>,
    /// Rows of the tables.
    pub table_rows: Vec<TableRow>,
    /// Cells of the tables.
    pub cells: Vec<Cell>,
    /// Headers that cells name themselves.
    pub header_references: Vec<HeaderReference>,
    /// Films and sounds.
    pub media: Vec<Medium>,
    /// Links.
    pub links: Vec<Link>,
    /// Buttons, fields and choices.
    pub controls: Vec<Control>,
    /// Pages within the page.
    pub frames: Vec<Frame>,
    /// What says where keys lead.
    pub stops: Vec<Stop>,
    /// Looks that stand in somebody's way.
    pub styles: Vec<Styling>,
    /// Names of places that stand more than once, though something points at them.
    pub ids: Vec<RepeatedId>,
    /// Where relative addresses start from, when the draft says so itself.
    pub base: Option<String>,
    /// Stretches of the draft as it is written that hold something shaped like an identity number: comments, attributes
    /// and addresses included. Empty for nearly every draft.
    pub numbered: Vec<Text>,
    /// Cues, when the draft is a caption file.
    pub captions: Option<Captions>,
    /// What the draft says in comments about findings to leave out.
    pub ignores: Vec<Ignore>,
    /// What a person has answered.
    pub answers: Answers,
    /// What the reader could not make sense of.
    pub troubles: Vec<Trouble>,
    /// Answers that klart does not know.
    pub slips: Vec<Slip>,
    /// How it shows its sender, as the first rule that looked has found: several rules ask, each for one outcome.
    pub(crate) sender: OnceLock<u8>,
}

/// Something in a draft that could not be read, though the rest could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Where.
    pub span: Span,
    /// What stands there, Swedish.
    pub problem: &'static str,
    /// What stands there, English.
    pub problem_en: &'static str,
    /// What to do, Swedish.
    pub remedy: &'static str,
    /// What to do, English.
    pub remedy_en: &'static str,
    /// Nothing of the draft could be read: it counts as unreadable.
    pub lost: bool,
}

impl Draft {
    /// An empty draft that a reader fills.
    pub fn new(name: &str, format: Format, length: usize, meta: Meta) -> Self {
        Self {
            name: name.to_owned(),
            format,
            length,
            newline: "\n",
            meta,
            title: None,
            senders: Vec::new(),
            heard: None,
            page: None,
            blocks: Vec::new(),
            headings: Vec::new(),
            paragraphs: Vec::new(),
            emphasis: Vec::new(),
            spacings: Vec::new(),
            misplaced: Vec::new(),
            strays: Vec::new(),
            residue: Vec::new(),
            rulers: Vec::new(),
            oddities: Vec::new(),
            declared: Vec::new(),
            images: Vec::new(),
            graphics: Vec::new(),
            picture: None,
            language_tags: Vec::new(),
            tables: Vec::new(),
            table_rows: Vec::new(),
            cells: Vec::new(),
            header_references: Vec::new(),
            media: Vec::new(),
            links: Vec::new(),
            controls: Vec::new(),
            frames: Vec::new(),
            stops: Vec::new(),
            styles: Vec::new(),
            ids: Vec::new(),
            base: None,
            numbered: Vec::new(),
            captions: None,
            ignores: Vec::new(),
            answers: Answers::default(),
            troubles: Vec::new(),
            slips: Vec::new(),
            sender: OnceLock::new(),
        }
    }

    /// The language of the draft as declared: the page's, else the front matter's or the sender's.
    pub fn language(&self) -> Option<&str> {
        let page = self.page.as_ref().and_then(|page| page.language.as_deref()).filter(|tag| !tag.trim().is_empty());
        page.or(self.meta.language.as_deref())
    }

    /// A place for a new last paragraph after `block`, in the draft's own format.
    pub fn slot_after(&self, block: &Block) -> Option<Slot> {
        let at = Span { start: block.span.end, ..block.span };
        let newline = self.newline;
        match self.format {
            Format::Markdown if !block.in_html => Some(Slot::around(at, Syntax::Markdown, newline.repeat(2), "")),
            Format::Text => Some(Slot::around(at, Syntax::Plain, newline.repeat(2), "")),
            Format::Markdown | Format::Html if matches!(block.kind, Kind::Paragraph | Kind::Heading(_)) && block.closed => {
                Some(Slot::around(at, Syntax::Html, format!("{newline}<p>"), "</p>"))
            }
            _ => None,
        }
    }

    /// What ends a paragraph here and begins the next, in the draft's own format; `None` where the block cannot be divided.
    pub fn between_paragraphs(&self, block: &Block) -> Option<String> {
        let newline = self.newline;
        match self.format {
            _ if !block.divisible => None,
            Format::Html => Some(format!("</p>{newline}<p>")),
            Format::Markdown if block.in_html => Some(format!("</p>{newline}<p>")),
            Format::Markdown | Format::Text => Some(newline.repeat(2)),
            _ => None,
        }
    }

    /// The lines of a block without surrounding blanks, as they are seen; in HTML only a `<br>` breaks a line.
    pub fn lines<'a>(&self, block: &'a Block) -> impl Iterator<Item = Range<usize>> + use<'a> {
        let plain = block.text.plain.as_str();
        let meant = self.format == Format::Html || block.in_html;
        let mut broken = meant.then(|| {
            plain.split('\n').scan(0, |next, line| {
                let start = *next;
                *next += line.len() + 1;
                Some(start..start + line.len())
            })
        });
        let mut written = (!meant).then(|| block.text.lines());
        let lines = std::iter::from_fn(move || broken.as_mut().map_or_else(|| written.as_mut()?.next(), Iterator::next));
        lines.filter_map(move |range| {
            let line = plain.get(range.clone())?;
            let start = range.start + line.len() - line.trim_start().len();
            let kept = line.trim().len();
            (kept > 0).then_some(start..start + kept)
        })
    }

    /// The language the draft is written in: declared, else as its words say; `None` where they leave doubt.
    pub fn spoken(&self) -> Option<&str> {
        self.language().or(self.heard)
    }

    /// The first block that begins where `span` does, and lies in it.
    pub fn block_in(&self, span: Span) -> Option<&Block> {
        let first = self.blocks.partition_point(|block| (block.span.part, block.span.start) < (span.part, span.start));
        self.blocks.get(first).filter(|block| span.contains(block.span))
    }

    /// A block as a paragraph with tags or marks of its own.
    pub fn paragraph_of(&self, block: &Block) -> Option<&Paragraph> {
        let first =
            self.paragraphs.partition_point(|paragraph| (paragraph.span.part, paragraph.span.start) < (block.span.part, block.span.start));
        self.paragraphs.get(first).filter(|paragraph| paragraph.span == block.span)
    }

    /// The blocks that a reader meets, in order: not hidden, not in code.
    pub fn visible(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| !block.hidden && block.kind != Kind::Code)
    }
}

/// What became of looking for a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Lookup<T> {
    /// Nobody looked: no folder was given, or the address is one only a web server knows.
    #[default]
    NotLooked,
    /// The address leads to the network, which klart never visits.
    Remote,
    /// Looked for, and not there. The nearest name that is.
    Missing(Option<String>),
    /// There.
    Found(T),
}

impl<T> Lookup<T> {
    /// What was found.
    pub fn found(&self) -> Option<&T> {
        if let Self::Found(thing) = self { Some(thing) } else { None }
    }

    /// What was found, to add to it.
    pub fn found_mut(&mut self) -> Option<&mut T> {
        if let Self::Found(thing) = self { Some(thing) } else { None }
    }
}
