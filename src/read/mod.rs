//! From bytes to a draft: one file a format.
//!
//! Knows formats, so that rules need not. Every reader gives the same model, with places in the bytes as received.

pub mod captions;
pub(crate) mod front_matter;
pub mod html;
pub mod markdown;
mod numbered;
mod oddities;
mod plain;
pub mod plain_blocks;
pub mod recognise;
pub(crate) mod slips;
pub(crate) mod voice;
mod yaml;

use crate::draft::{Alt, By, Draft, Image, ImageKind, Medium, MediumKind, MediumOrigin, Slot, Syntax, Target, TextBuilder};
use crate::source::{Attachment, Format, Part, SentAlt, Source, Span};

/// Reads a source. Never fails: what could not be read stands in the draft's troubles.
pub fn read(source: &Source) -> Draft {
    let length = source.parts.first().map_or(0, |part| part.bytes.len());
    let mut draft = Draft::new(&source.name, source.format, length, source.meta.clone());
    draft.newline = newline(source.text());
    if source.format.is_captions() {
        captions::into_draft(source, &mut draft);
    }
    for (index, part) in source.parts.iter().enumerate() {
        if !source.meta.media.iter().any(|sent| sent.alt.part().is_some_and(|own| usize::from(own) == index)) {
            read_part(part, index as u16, &mut draft);
        }
    }
    for sent in &source.meta.media {
        attach(sent, source, &mut draft);
    }
    draft.numbered = numbered::of(source);
    draft
}

fn read_part(part: &Part, index: u16, draft: &mut Draft) {
    let read = match draft.format {
        Format::Markdown => markdown::read,
        Format::Html => html::read,
        Format::Text => plain::read,
        Format::Srt | Format::Vtt | Format::Picture | Format::Media | Format::Register => return,
    };
    let body = front_matter::read(part, index, draft);
    read(part, index, body, draft);
    oddities::find(part, index, body, draft);
}

/// The line ending a text uses, by its first one.
pub(crate) fn newline(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        None if text.contains('\r') => "\r",
        _ => "\n",
    }
}

/// A picture or film that came beside the text, in a field of its own.
fn attach(sent: &Attachment, source: &Source, draft: &mut Draft) {
    let target = Target { address: sent.uri.clone(), span: Span::default() };
    let film = match sent.kind.as_str() {
        "video" | "film" => Some(MediumKind::Film),
        "audio" | "sound" => Some(MediumKind::Sound),
        _ => None,
    };
    if let Some(kind) = film {
        let listed = sent.captioned;
        draft.media.push(Medium { listed, ..Medium::new(kind, MediumOrigin::Attachment, target, Span::default()) });
        return;
    }
    let (alt, slot) = match sent.alt {
        SentAlt::NotSent => (Alt::NotExported, None),
        SentAlt::Missing(part) => (Alt::Missing, Some(part)),
        SentAlt::Text(part) => (described(source, part, By::Unknown), Some(part)),
        SentAlt::Machine(part) => (described(source, part, By::Machine), Some(part)),
    };
    let span = slot.map_or_else(Span::default, |part| whole(source, part));
    let slot = slot.map(|_| Slot::value(span, Syntax::Plain));
    draft.images.push(Image { alt, slot, ..Image::new(ImageKind::Attachment, target, span) });
}

/// The description that a part holds.
fn described(source: &Source, index: u16, by: By) -> Alt {
    let Some(part) = source.parts.get(usize::from(index)) else { return Alt::NotExported };
    let mut text = TextBuilder::new(part, index, Syntax::Plain, true);
    text.source(0..part.decoded.text.len());
    let text = text.finish();
    if text.is_blank() { Alt::Empty } else { Alt::Present { text, by } }
}

fn whole(source: &Source, index: u16) -> Span {
    source.parts.get(usize::from(index)).map_or_else(Span::default, |part| part.span(index, 0..part.decoded.text.len()))
}
