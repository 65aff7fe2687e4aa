//! From a parsed page to blocks: which texts belong together, and what each of them is.
//!
//! Knows HTML's elements as readers meet them: headings, items, cells, what stands in a line and what breaks it.
//! Pictures, films and links get their places here; what they are is said in files of their own.

use crate::draft::{Block, Draft, Kind, Link, Mark, MarkKind, Region, Syntax, TextBuilder};

use super::container::{self, Container, breaks};
use super::declared::{self, Tongue};
use super::dom::{Data, Element, Namespace};
use super::reading::{Reading, add};
use super::references::{Place, Written};
use super::{comments, films, graphics, links, pictures, templates};

/// An element whose end is not yet reached.
struct Open<'a> {
    index: usize,
    end: usize,
    /// For elements that break the line.
    container: Option<Container>,
    /// A block has come out of it.
    yielded: bool,
    mark: Option<MarkKind>,
    /// Where the mark began in the run under way.
    mark_start: usize,
    link: Option<usize>,
    /// The run in which the link began.
    link_run: usize,
    tongue: Tongue<'a>,
    /// The declaration of language or direction that it makes itself.
    declares: Option<usize>,
    region: Region,
    quoted: bool,
}

/// Text that stands together, under way.
struct Run<'a> {
    builder: TextBuilder<'a>,
    place: Option<Place>,
    marks: Vec<Mark>,
    images: Vec<usize>,
    media: Vec<usize>,
    links: Vec<(usize, usize, usize)>,
    declared: Vec<(usize, usize, usize)>,
}

/// Walks a page once, in document order.
pub(super) struct Walk<'a, 'd> {
    reading: &'a Reading<'a>,
    draft: &'d mut Draft,
    open: Vec<Open<'a>>,
    run: Run<'a>,
    runs: usize,
}

/// Adds all that the page holds to `draft`.
pub(super) fn walk<'a>(reading: &'a Reading<'a>, draft: &mut Draft) {
    let run = Run::new(reading, Syntax::Html, true);
    let mut walk = Walk { reading, draft, open: Vec::new(), run, runs: 0 };
    walk.all();
}

impl<'a> Run<'a> {
    fn new(reading: &Reading<'a>, syntax: Syntax, collapse: bool) -> Self {
        let builder = reading.builder(syntax, collapse);
        Self { builder, place: None, marks: Vec::new(), images: Vec::new(), media: Vec::new(), links: Vec::new(), declared: Vec::new() }
    }

    fn reach(&mut self, place: Place) {
        let so_far = self.place.unwrap_or(place);
        self.place = Some(Place { start: so_far.start.min(place.start), end: so_far.end.max(place.end) });
    }
}

impl<'a> Walk<'a, '_> {
    fn all(&mut self) {
        let nodes = &self.reading.dom.nodes;
        let mut at = 1;
        while at < nodes.len() {
            while self.open.last().is_some_and(|open| open.end <= at) {
                self.close();
            }
            at = match &nodes[at].data {
                Data::Element(element) => self.element(at, element),
                Data::Text(text) => self.text(at, text),
                Data::Comment(text, place) => {
                    comments::read(self.reading, at, text, *place, self.draft);
                    at + 1
                }
                Data::Document => at + 1,
            };
        }
        while !self.open.is_empty() {
            self.close();
        }
        self.flush(None);
    }

    fn text(&mut self, at: usize, text: &Written) -> usize {
        let hidden = self.reading.hidden[at];
        let around = self.around().map(|open| self.reading.hidden[open.index]).unwrap_or_default();
        if hidden.gone && !around.gone {
            return at + 1;
        }
        let start = self.run.builder.position();
        add(&mut self.run.builder, text);
        if !text.text.trim().is_empty()
            && let Some(place) = text.place()
        {
            self.run.reach(place);
        }
        if hidden.silent && !around.silent {
            let range = start as u32..self.run.builder.position() as u32;
            self.run.marks.push(Mark { range, kind: MarkKind::Hidden });
        }
        at + 1
    }

    /// The nearest element that breaks the line.
    fn around(&self) -> Option<&Open<'a>> {
        self.open.iter().rev().find(|open| open.container.is_some())
    }

    /// Takes in a start tag; says which node comes next.
    fn element(&mut self, at: usize, element: &'a Element) -> usize {
        let end = self.reading.dom.nodes[at].end;
        if container::is_unread(element) {
            return end;
        }
        if let Some(place) = element.place()
            && !breaks(element)
            && !matches!(&*element.name, "html" | "head")
        {
            self.run.reach(place);
        }
        if element.is("br") {
            if let Some(place) = element.open {
                self.run.builder.line_break(place.range());
            }
            return at + 1;
        }
        let link = self.link_around();
        if let Some(mut image) = pictures::read(self.reading, at, element, link) {
            let around = self.open.last().and_then(|open| open.tongue.language);
            image.language = declared::language(element).or(around).map(str::to_owned);
            self.run.images.push(self.draft.images.len());
            self.draft.images.push(image);
        }
        graphics::read(self.reading, at, element, self.draft);
        if let Some(medium) = films::read(self.reading, at, element) {
            self.run.media.push(self.draft.media.len());
            self.draft.media.push(medium);
        }
        if element.namespace == Namespace::Svg {
            links::in_drawing(self.reading, at, self.draft);
            graphics::in_drawing(self.reading, at, self.draft);
            return end;
        }
        if matches!(&*element.name, "video" | "audio" | "iframe" | "math") {
            return end;
        }
        self.enter(at, end, element);
        at + 1
    }

    fn enter(&mut self, at: usize, end: usize, element: &'a Element) {
        let outer = self.around().and_then(|open| open.container).unwrap_or_default();
        let (region, quoted, around) =
            self.open.last().map_or((Region::Main, false, Tongue::default()), |open| (open.region, open.quoted, open.tongue));
        let (tongue, declares) = declared::within(self.reading, element, around, self.draft);
        let breaks = breaks(element);
        if breaks {
            self.flush(None);
        }
        let sectioned = || {
            self.reading.dom.ancestors(at).any(|above| {
                self.reading
                    .dom
                    .element(above)
                    .is_some_and(|above| matches!(&*above.name, "article" | "aside" | "main" | "nav" | "section"))
            })
        };
        let region = container::region(element, sectioned).unwrap_or(region);
        let container = breaks.then(|| container::of(element, outer));
        let link = links::read(self.reading, at, element);
        let number = link.map(|link| self.add_link(link));
        let foreign = !breaks && tongue.declared != around.declared && !same_language(tongue.language, around.language);
        let mark = if foreign { Some(MarkKind::Foreign) } else { mark(element, number.is_some()) };
        let quoted = quoted || element.is("blockquote");
        let (mark_start, link_run) = (self.run.builder.position(), self.runs);
        self.open.push(Open {
            index: at,
            end,
            container,
            yielded: false,
            mark,
            mark_start,
            link: number,
            link_run,
            tongue,
            declares,
            region,
            quoted,
        });
        if breaks {
            self.begin();
        }
    }

    fn add_link(&mut self, link: Link) -> usize {
        self.draft.links.push(link);
        self.draft.links.len() - 1
    }

    fn link_around(&self) -> Option<usize> {
        self.open.iter().rev().find_map(|open| open.link)
    }

    fn close(&mut self) {
        let Some(open) = self.open.last() else { return };
        let (index, yielded) = (open.index, open.yielded);
        if let Some(container) = open.container {
            self.flush(Some(index));
            let yielded = yielded || self.open.last().is_some_and(|open| open.yielded);
            if matches!(container.kind, Kind::Heading(_)) && container.own && !yielded {
                self.empty_heading(index, container.kind);
            }
            self.open.pop();
            if yielded && let Some(outer) = self.open.iter_mut().rev().find(|open| open.container.is_some()) {
                outer.yielded = true;
            }
            self.begin();
            return;
        }
        let Some(open) = self.open.pop() else { return };
        let end = self.run.builder.position();
        if let Some(kind) = open.mark {
            self.run.marks.push(Mark { range: open.mark_start as u32..end as u32, kind });
        }
        if let Some(link) = open.link.filter(|_| open.link_run == self.runs) {
            self.run.links.push((link, open.mark_start, end));
        }
        if let Some(declares) = open.declares.filter(|_| open.link_run == self.runs) {
            self.run.declared.push((declares, open.mark_start, end));
        }
    }

    /// Begins a new run for the innermost element that breaks the line.
    fn begin(&mut self) {
        let container = self.around().and_then(|open| open.container).unwrap_or_default();
        let markdown = self.around().and_then(|open| self.reading.dom.element(open.index)).is_some_and(|element| element.markdown);
        let syntax = if markdown { Syntax::Markdown } else { Syntax::Html };
        self.run = Run::new(self.reading, syntax, container.kind != Kind::Code);
        self.runs += 1;
        for open in &mut self.open {
            open.mark_start = 0;
        }
    }

    /// Ends the run under way; `whole` is the element that ends with it.
    fn flush(&mut self, whole: Option<usize>) {
        if self.run.builder.is_empty() {
            self.begin();
            return;
        }
        let fresh = Run::new(self.reading, Syntax::Html, true);
        let mut run = std::mem::replace(&mut self.run, fresh);
        let text = std::mem::replace(&mut run.builder, self.reading.builder(Syntax::Html, true)).finish();
        let number = self.draft.blocks.len();
        if text.is_blank() {
            self.begin();
            return;
        }
        let place = run.place.or_else(|| self.around().and_then(|open| self.reading.dom.element(open.index)?.open)).unwrap_or_default();
        let Some(around) = self.open.iter().rposition(|open| open.container.is_some()) else { return };
        for open in self.open[around..].iter().filter(|open| open.container.is_none()) {
            if let Some(kind) = open.mark {
                run.marks.push(Mark { range: open.mark_start as u32..text.plain.len() as u32, kind });
            }
        }
        let open = &self.open[around];
        let element = self.reading.dom.element(open.index);
        let alone = whole.is_some() && !open.yielded && element.is_some_and(|element| !container::is_outermost(element));
        let whole_place = element.filter(|_| alone).and_then(Element::place);
        let kind = open.container.map_or(Kind::Paragraph, |container| container.kind);
        let mut block = Block::new(kind, text, self.reading.span(whole_place.unwrap_or(place)));
        block.region = open.region;
        block.quoted = open.quoted;
        block.language = open.tongue.language.map(str::to_owned);
        (block.declared, block.from_right) = (open.tongue.declared, open.tongue.from_right);
        block.tag = element.filter(|_| whole_place.is_some()).and_then(|element| declared::tag(self.reading, element));
        block.hidden = self.reading.hidden[open.index].any();
        block.in_html = element.is_some_and(|element| !element.markdown && element.open.is_some()) || !self.reading.autolinks;
        block.closed = whole_place.is_some() && element.is_some_and(|element| element.close.is_some());
        block.divisible =
            kind == Kind::Paragraph && block.closed | element.is_some_and(|element| element.markdown) && self.is_plain_paragraph(around);
        block.name = self.name(open.index, &block);
        block.marks = marks(&block.text.plain, std::mem::take(&mut run.marks));
        self.settle(number, &run, &block);
        if self.reading.autolinks {
            links::bare(&block, number, self.draft);
        }
        self.draft.blocks.push(block);
        self.open[around].yielded = true;
        self.begin();
    }

    /// Whether the element at `around` is a `<p>` in nothing that a new paragraph might fall out of.
    fn is_plain_paragraph(&self, around: usize) -> bool {
        let element = |open: &Open| self.reading.dom.element(open.index);
        let holds = |name: &str| matches!(name, "html" | "body" | "div" | "main" | "article" | "section" | "aside" | "header" | "footer");
        element(&self.open[around]).is_some_and(|element| element.is("p"))
            && self.open[..around].iter().filter_map(element).all(|element| holds(&element.name))
    }

    /// Tells pictures, films, links and declared languages which block they stand in.
    fn settle(&mut self, number: usize, run: &Run<'_>, block: &Block) {
        for &image in &run.images {
            self.draft.images[image].block = Some(number);
        }
        for &medium in &run.media {
            self.draft.media[medium].block = Some(number);
        }
        for &(link, start, end) in &run.links {
            let (start, end) = trimmed(&block.text.plain, start, end);
            self.draft.links[link].place = Some((number, start as u32, end as u32));
        }
        for &(declared, start, end) in &run.declared {
            let (start, end) = trimmed(&block.text.plain, start, end);
            self.draft.declared[declared].inline = Some((number, start as u32..end as u32));
        }
    }

    /// A heading's name, when it is more or other than its text.
    fn name(&self, index: usize, block: &Block) -> Option<String> {
        if !matches!(block.kind, Kind::Heading(_)) {
            return None;
        }
        let name = self.reading.names.name(index);
        (!name.is_empty() && name != super::name::tidy(&block.text.plain)).then_some(name)
    }

    fn empty_heading(&mut self, index: usize, kind: Kind) {
        let Some(element) = self.reading.dom.element(index) else { return };
        let Some(place) = element.place() else { return };
        let mut block = Block::new(kind, crate::draft::Text::default(), self.reading.span(place));
        block.hidden = self.reading.hidden[index].any();
        block.in_html = !element.markdown;
        block.closed = element.close.is_some();
        block.name = Some(self.reading.names.name(index)).filter(|name| !name.is_empty());
        if let Some(open) = self.open.last() {
            (block.region, block.quoted) = (open.region, open.quoted);
        }
        self.draft.blocks.push(block);
    }
}

/// The marks in order, within the text, with the template passages in it.
fn marks(plain: &str, mut marks: Vec<Mark>) -> Vec<Mark> {
    for mark in &mut marks {
        let (start, end) = trimmed(plain, mark.range.start as usize, mark.range.end as usize);
        mark.range = start as u32..end as u32;
    }
    marks.extend(
        templates::passages(plain)
            .into_iter()
            .map(|passage| Mark { range: passage.start as u32..passage.end as u32, kind: MarkKind::Code }),
    );
    marks.retain(|mark| mark.range.start < mark.range.end);
    marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
    marks
}

/// A range of the text without blanks at its ends.
fn trimmed(plain: &str, start: usize, end: usize) -> (usize, usize) {
    let end = end.min(plain.len());
    let start = start.min(end);
    let Some(slice) = plain.get(start..end) else { return (start, end) };
    let front = slice.len() - slice.trim_start().len();
    (start + front, start + front.max(slice.trim_end().len()))
}

fn mark(element: &Element, link: bool) -> Option<MarkKind> {
    if link {
        return Some(MarkKind::Link);
    }
    match &*element.name {
        "strong" | "b" => Some(MarkKind::Strong),
        "em" | "i" | "cite" | "dfn" => Some(MarkKind::Emphasis),
        "code" | "kbd" | "samp" | "var" | "tt" => Some(MarkKind::Code),
        "q" => Some(MarkKind::Quote),
        "abbr" | "acronym" => element.attr("title").filter(|title| !title.trim().is_empty()).map(|_| MarkKind::Explained),
        _ => None,
    }
}

fn same_language(one: Option<&str>, other: Option<&str>) -> bool {
    let primary = |tag: Option<&str>| tag.unwrap_or("sv").split('-').next().unwrap_or_default().to_ascii_lowercase();
    primary(one) == primary(other)
}
