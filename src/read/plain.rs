//! Plain text and posts: paragraphs, and lines that say what a picture, film or channel is.
//!
//! Knows `Kanal:`, `Bild:`, `Film:`, `Ljud:`, `Bildbeskrivning:` and `Syntolkning:` at the beginning of a line, and
//! bare addresses. Where blocks begin and end is `plain_blocks`'s to say.

use std::ops::Range;

use crate::draft::{
    Alt, Block, By, Draft, Image, ImageKind, Kind, Mark, MarkKind, Medium, MediumKind, MediumOrigin, Slot, Syntax, Target, Text,
    TextBuilder,
};
use crate::source::Part;

use super::html::{films, links, templates};
use super::plain_blocks::{self, PlainBlock, PlainKind};

/// Adds what the plain text from byte `body` of the decoded text on holds to a draft.
pub(super) fn read(part: &Part, index: u16, body: usize, draft: &mut Draft) {
    let mut reading = Reading { part, index, last: None };
    let text = &part.decoded.text;
    let mut prose = text[..body].bytes().map(|_| ' ').collect::<String>();
    for line in text[body..].split_inclusive('\n').flat_map(|line| line.split_inclusive('\r')) {
        let start = prose.len();
        if reading.line(start, line, draft) {
            // A line of its own ends the paragraph around it and is none itself.
            prose.push('\n');
            prose.extend(std::iter::repeat_n(if line.len() > 1 { '\n' } else { ' ' }, line.len() - 1));
        } else {
            prose.push_str(line);
        }
    }
    let post = !draft.meta.channels.is_empty();
    let wrapped = !post && plain_blocks::may_be_wrapped(&prose);
    for block in plain_blocks::split(&prose, wrapped) {
        reading.block(&block, draft);
    }
    draft.rulers.extend(plain_blocks::rulers(&prose).into_iter().map(|range| reading.text(range)));
}

/// What a line that begins with a label is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Channel,
    Picture,
    Film,
    Sound,
    Alt,
    Description,
}

const LABELS: [(&str, Label); 9] = [
    ("kanal", Label::Channel),
    ("kanaler", Label::Channel),
    ("bild", Label::Picture),
    ("film", Label::Film),
    ("ljud", Label::Sound),
    ("video", Label::Film),
    ("bildbeskrivning", Label::Alt),
    ("alt-text", Label::Alt),
    ("syntolkning", Label::Description),
];

/// What a description line after this belongs to.
#[derive(Clone, Copy)]
enum Last {
    Image(usize),
    Medium(usize),
}

struct Reading<'a> {
    part: &'a Part,
    index: u16,
    last: Option<Last>,
}

impl Reading<'_> {
    /// Takes in a line that says what something is; `false` for a line of text.
    fn line(&mut self, start: usize, line: &str, draft: &mut Draft) -> bool {
        let Some((name, value)) = line.split_once(':') else { return false };
        let name = name.trim().to_lowercase();
        let Some((_, label)) = LABELS.iter().find(|(known, _)| *known == name) else { return false };
        let trimmed = value.trim();
        let from = start + line.len() - value.len() + (value.len() - value.trim_start().len());
        let range = if trimmed.is_empty() { from..from } else { from..from + trimmed.len() };
        match label {
            Label::Channel => self.channel(trimmed, draft),
            Label::Picture => self.picture(start, trimmed, range, line, draft),
            Label::Film => self.medium(MediumKind::Film, start, trimmed, range, draft),
            Label::Sound => self.medium(MediumKind::Sound, start, trimmed, range, draft),
            Label::Alt => self.alt(trimmed, range, draft),
            Label::Description => self.description(range, draft),
        }
    }

    /// Only before any text: later it is a sentence about channels.
    fn channel(&self, value: &str, draft: &mut Draft) -> bool {
        if value.is_empty() || !draft.meta.channels.is_empty() || self.last.is_some() {
            return false;
        }
        draft.meta.channels = value.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
        true
    }

    fn picture(&mut self, start: usize, file: &str, range: Range<usize>, line: &str, draft: &mut Draft) -> bool {
        if !is_file(file) {
            return false;
        }
        let span = self.part.span(self.index, start..range.end);
        let target = Target { address: file.to_owned(), span: self.part.span(self.index, range.clone()) };
        let newline = if line.ends_with("\r\n") { "\r\n" } else { "\n" };
        let after = self.part.span(self.index, range.end..range.end);
        let slot = Slot::around(after, Syntax::Plain, format!("{newline}Bildbeskrivning: "), "");
        self.last = Some(Last::Image(draft.images.len()));
        draft.images.push(Image { slot: Some(slot), ..Image::new(ImageKind::Picture, target, span) });
        true
    }

    fn medium(&mut self, kind: MediumKind, start: usize, file: &str, range: Range<usize>, draft: &mut Draft) -> bool {
        let player = films::kind_of_player(file);
        if !is_file(file) && player.is_none() {
            return false;
        }
        let span = self.part.span(self.index, start..range.end);
        let target = Target { address: file.to_owned(), span: self.part.span(self.index, range) };
        let origin = if player.is_some() { MediumOrigin::Embed } else { MediumOrigin::Element };
        self.last = Some(Last::Medium(draft.media.len()));
        draft.media.push(Medium::new(kind, origin, target, span));
        true
    }

    fn alt(&self, value: &str, range: Range<usize>, draft: &mut Draft) -> bool {
        let Some(Last::Image(image)) = self.last else { return false };
        let image = &mut draft.images[image];
        image.slot = Some(Slot::value(self.part.span(self.index, range.clone()), Syntax::Plain));
        if !value.is_empty() {
            image.alt = Alt::Present { text: self.text(range), by: By::Author };
        }
        true
    }

    fn description(&self, range: Range<usize>, draft: &mut Draft) -> bool {
        let Some(Last::Medium(medium)) = self.last else { return false };
        draft.media[medium].description = Some(self.text(range)).filter(|text| !text.is_blank());
        true
    }

    fn text(&self, range: Range<usize>) -> Text {
        let mut builder = TextBuilder::new(self.part, self.index, Syntax::Plain, true);
        builder.source(range);
        builder.finish()
    }

    fn block(&self, block: &PlainBlock, draft: &mut Draft) {
        let (Some(first), Some(last)) = (block.pieces.first(), block.pieces.last()) else { return };
        let mut builder = TextBuilder::new(self.part, self.index, Syntax::Plain, true);
        let mut end = first.start;
        for piece in &block.pieces {
            if piece.blank_before {
                builder.written(" ", end..piece.start);
            }
            builder.source(piece.start..piece.end);
            end = piece.end;
        }
        let text = builder.finish();
        if text.is_blank() {
            return;
        }
        let kind = match block.kind {
            PlainKind::Paragraph => Kind::Paragraph,
            PlainKind::Heading(level) => Kind::Heading(level),
            PlainKind::Item => Kind::Item,
        };
        let mut block = Block::new(kind, text, self.part.span(self.index, first.start..last.end));
        block.divisible = kind == Kind::Paragraph;
        let passages = templates::passages(&block.text.plain);
        block.marks =
            passages.into_iter().map(|passage| Mark { range: passage.start as u32..passage.end as u32, kind: MarkKind::Code }).collect();
        links::bare(&block, draft.blocks.len(), draft);
        draft.blocks.push(block);
    }
}

/// A file name or address: one word with an ending, or a name with blanks whose ending is a picture's or film's.
fn is_file(value: &str) -> bool {
    let Some((name, ending)) = value.rsplit_once('.') else { return false };
    let known = (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    !name.is_empty()
        && known
        && (!value.contains(char::is_whitespace)
            || ending.bytes().any(|byte| byte.is_ascii_alphabetic()) && value.split_whitespace().count() <= 8)
}
