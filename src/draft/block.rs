//! Blocks of text: paragraphs, headings, items, cells, quotations, captions.

use std::ops::Range;
use std::sync::OnceLock;

use crate::language::Prose;
use crate::language::passive::{self, Passive};
use crate::language::readability::is_body;
use crate::language::signs::Signs;
use crate::language::style::Style;
use crate::source::{Edit, Span};

use super::Text;

/// One block of text.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Where on the page.
    pub region: Region,
    /// Its text.
    pub text: Text,
    /// The language declared for it or inherited, a BCP 47 tag.
    pub language: Option<String>,
    /// The whole element, markup included.
    pub span: Span,
    /// Inline markup that rules must respect, in order of `range.start`, over `text.plain`.
    pub marks: Vec<Mark>,
    /// What assistive technology calls it when that is not its text: pictures' descriptions inside, `aria-label` …
    /// `None` when the text is all.
    pub name: Option<String>,
    /// Kept from every reader, or from those who listen.
    pub hidden: bool,
    /// Its words and sentences, analysed once for all rules.
    pub prose: Prose,
    /// It ends like running text, in a stop or a colon (swedish/SWEDISH.md section 4).
    pub ends_in_stop: bool,
    /// Its passive verbs, the weakest guesses left out; only where running text may stand and it ends like such.
    pub passives: Vec<Passive>,
    /// Written in Swedish, as far as can be told; set after reading.
    pub swedish: bool,
    /// Inside a quotation.
    pub quoted: bool,
    /// Written as HTML, in a Markdown draft too.
    pub in_html: bool,
    /// Has an end that something can be written after.
    pub closed: bool,
    /// A paragraph that may end anywhere and begin anew: `<p>`, or plain and Markdown text outside lists and tables.
    pub divisible: bool,
    /// Where an attribute may be added to the tag of the element that holds this block and nothing else.
    pub tag: Option<Span>,
    /// Said to be read from right to left, or as its letters ask.
    pub from_right: bool,
    /// Index into `Draft::declared` of the nearest element that says which language it has; the page itself is none.
    pub declared: Option<usize>,
    style: OnceLock<Style>,
    signs: OnceLock<Signs>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Running text.
    Paragraph,
    /// A heading and its level, 1–6.
    Heading(u8),
    /// A list item's own text.
    Item,
    /// A table cell.
    Cell,
    /// A table's header cell.
    HeaderCell,
    /// The caption of a figure.
    Figcaption,
    /// The caption of a table.
    TableCaption,
    /// One sentence rebuilt across cues.
    Subtitle,
    /// Code, templates and what only machines read.
    Code,
    /// Text of buttons, labels, menus and other controls.
    Control,
}

impl Kind {
    /// Running text in SWEDISH.md's sense: paragraph, list item or quotation, but no heading, cell or control.
    pub fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::Item | Self::Subtitle)
    }
}

/// Where on a page a block stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Region {
    /// The content.
    #[default]
    Main,
    /// The page's header.
    Header,
    /// The page's footer.
    Footer,
    /// Navigation.
    Nav,
    /// Beside the content.
    Aside,
}

/// Inline markup over a range of a block's plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which bytes of `text.plain`.
    pub range: Range<u32>,
    /// What it is.
    pub kind: MarkKind,
}

/// Inline markup that rules must respect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// Important.
    Strong,
    /// Stressed.
    Emphasis,
    /// The text of a link.
    Link,
    /// Code, a template tag, something only machines read.
    Code,
    /// A quotation.
    Quote,
    /// In another language than the block.
    Foreign,
    /// An abbreviation whose long form stands in its markup.
    Explained,
    /// Kept from readers.
    Hidden,
}

impl Block {
    /// A visible block in the main region.
    pub fn new(kind: Kind, text: Text, span: Span) -> Self {
        let prose = if kind == Kind::Code { Prose::default() } else { Prose::of(&text.plain) };
        Self::analysed(kind, text, span, prose)
    }

    /// As [`Block::new`], with the analysis of its text at hand.
    pub(crate) fn analysed(kind: Kind, text: Text, span: Span, prose: Prose) -> Self {
        let ends_in_stop = is_body(&text.plain);
        let running = ends_in_stop && (kind.is_prose() || matches!(kind, Kind::Heading(_)));
        let passives = if running { passive::find_all(&text.plain, &prose) } else { Vec::new() };
        Self {
            prose,
            ends_in_stop,
            passives,
            swedish: true,
            kind,
            region: Region::Main,
            text,
            language: None,
            span,
            marks: Vec::new(),
            name: None,
            hidden: false,
            quoted: false,
            in_html: false,
            closed: true,
            divisible: false,
            tag: None,
            from_right: false,
            declared: None,
            style: OnceLock::new(),
            signs: OnceLock::new(),
        }
    }

    /// Its officialese, hidden verbs and heavy nouns; looked for when somebody first asks, and kept.
    pub fn style(&self) -> &Style {
        self.style.get_or_init(|| Style::of(&self.text.plain, &self.prose))
    }

    /// Its emoji, hashtags, account names and web addresses; looked for when somebody first asks, and kept.
    pub fn signs(&self) -> &Signs {
        self.signs.get_or_init(|| Signs::of(&self.text.plain, &self.prose))
    }

    /// Puts tags around a range of its text. `None` where the format takes none, and where an element that is not known
    /// to lie wholly inside or around the range might be torn.
    pub fn wrapped(&self, range: Range<usize>, before: &str, after: &str) -> Option<[Edit; 2]> {
        let (start, end) = (range.start as u32, range.end as u32);
        let torn = |mark: &Mark| {
            let (from, to) = (mark.range.start, mark.range.end);
            let apart = to <= start || from >= end;
            let (around, inside) = (from <= start && to >= end, from > start && to < end);
            !(apart || around || inside)
        };
        if !self.text.takes_tags() || self.marks.iter().any(torn) {
            return None;
        }
        let mut edges: Vec<usize> = self.marks.iter().flat_map(|mark| [mark.range.start as usize, mark.range.end as usize]).collect();
        edges.sort_unstable();
        if !self.text.seams(range.clone()).all(|seam| edges.binary_search(&seam).is_ok()) {
            return None;
        }
        let span = self.text.span(range)?;
        let at = |at: u32, text: &str| Edit { span: Span { start: at, end: at, ..span }, text: text.to_owned() };
        Some([at(span.start, before), at(span.end, after)])
    }

    /// What the marks of some kinds cover.
    pub fn covered(&self, kinds: &[MarkKind]) -> Covered {
        let mut reach = 0;
        let marks = self.marks.iter().filter(|mark| kinds.contains(&mark.kind)).map(|mark| {
            reach = mark.range.end.max(reach);
            (mark.range.start, reach)
        });
        Covered(marks.collect())
    }
}

/// Where some marks begin, and how far they and all before them reach.
#[derive(Clone, Debug, Default)]
pub struct Covered(Vec<(u32, u32)>);

impl Covered {
    /// Whether any of the range is covered.
    pub fn meets(&self, range: &Range<usize>) -> bool {
        let before = self.0.partition_point(|(start, _)| (*start as usize) < range.end);
        before > 0 && self.0[before - 1].1 as usize > range.start
    }
}
