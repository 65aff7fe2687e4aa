//! Where a byte stands, in every unit somebody counts in.
//!
//! Knows lines, columns, UTF-16 and cues of a source. One pass over a part, and then each place costs a short walk
//! from the nearest mark, however long the line.

use std::cell::OnceCell;

use crate::config::Lang;
use crate::facts::PictureFact;
use crate::read::captions::{Dialect, Ending, read};
use crate::source::{Format, Part, Source, Span};

use super::contract::{Place, Range};

/// Bytes that are counted from scratch for a place, at most; fewer than a byte can count.
const STRIDE: usize = 128;

/// The places of a source.
pub struct Places<'a> {
    source: &'a Source,
    lang: Lang,
    /// Made when a place is asked for: most drafts have none.
    parts: OnceCell<Vec<Index>>,
    cues: OnceCell<Vec<CueStart>>,
}

/// Where the lines of one part's text begin, and what stands before every so many bytes of it.
#[derive(Default)]
struct Index {
    lines: Vec<u32>,
    strides: Vec<Length>,
}

/// A place in every unit. Lines and columns count from 1.
#[derive(Clone, Copy, Default)]
struct Mark {
    line: u32,
    column: u32,
    utf16: u32,
}

/// Characters, and how many of them are two UTF-16 units.
#[derive(Clone, Copy, Default)]
struct Length {
    signs: u32,
    pairs: u32,
}

/// A cue of a caption file: where it begins in the decoded text, and when on the screen.
struct CueStart {
    at: usize,
    time: String,
}

/// Says on which line each picture of a draft stands.
pub fn located(source: &Source, mut pictures: Vec<PictureFact>, lang: Lang) -> Vec<PictureFact> {
    let places = Places::new(source, lang);
    for picture in &mut pictures {
        picture.line = places.of(Some(picture.span)).line;
    }
    pictures
}

impl Place {
    /// No place in any one draft, in these words.
    pub fn nowhere(words: &str) -> Self {
        Self {
            span: Range::default(),
            line: None,
            column: None,
            end_line: None,
            end_column: None,
            utf16: Range::default(),
            field: None,
            pointer: None,
            place: words.to_owned(),
            utf16_columns: None,
        }
    }
}

impl<'a> Places<'a> {
    /// Places of this source, named in this language.
    pub fn new(source: &'a Source, lang: Lang) -> Self {
        Self { source, lang, parts: OnceCell::new(), cues: OnceCell::new() }
    }

    /// The place of a span; the whole draft for none.
    pub fn of(&self, span: Option<Span>) -> Place {
        let part = span.map_or(0, |span| span.part);
        let field = self.field(part);
        let pointer = field.as_deref().map(pointer);
        let Some(((start, end), span)) = span.and_then(|span| Some((self.ends(span)?, span))) else {
            return Place { field, pointer, ..Place::nowhere(if self.lang == Lang::Sv { "hela" } else { "whole" }) };
        };
        Place {
            span: Range { start: span.start, end: span.end },
            line: Some(start.line),
            column: Some(start.column),
            end_line: Some(end.line),
            end_column: Some(end.column),
            utf16: Range { start: start.utf16, end: end.utf16 },
            utf16_columns: self.utf16_columns(span.part, start, end),
            place: self.words(span, start.line, field.as_deref()),
            field,
            pointer,
        }
    }

    /// The request field that a part is; `None` for a file.
    pub fn field(&self, part: u16) -> Option<String> {
        self.part(part).map(|part| part.name.clone()).filter(|name| !name.is_empty())
    }

    /// The same span in UTF-16 code units.
    pub fn utf16(&self, span: Span) -> Range {
        self.ends(span).map_or_else(Range::default, |(start, end)| Range { start: start.utf16, end: end.utf16 })
    }

    fn part(&self, part: u16) -> Option<&'a Part> {
        self.source.parts.get(part as usize)
    }

    fn index(&self, part: u16) -> Option<&Index> {
        let all = || self.source.parts.iter().map(|part| Index::new(&part.decoded.text)).collect();
        self.parts.get_or_init(all).get(usize::from(part))
    }

    fn ends(&self, span: Span) -> Option<(Mark, Mark)> {
        let part = self.part(span.part)?;
        let index = self.index(span.part)?;
        let at = |byte: u32| index.mark(&part.decoded.text, part.decoded.text_of(byte as usize));
        Some((at(span.start), at(span.end)))
    }

    fn utf16_columns(&self, part: u16, start: Mark, end: Mark) -> Option<(u32, u32)> {
        let (index, text) = (self.index(part)?, &self.part(part)?.decoded.text);
        Some((start.utf16 - index.line_start(text, start.line) + 1, end.utf16 - index.line_start(text, end.line) + 1))
    }

    /// ”ruta 12, 00:01:04,200” in captions, ”rad 7” elsewhere and before the first cue.
    fn words(&self, span: Span, line: u32, field: Option<&str>) -> String {
        let sv = self.lang == Lang::Sv;
        let cues = self.cues.get_or_init(|| if self.source.format.is_captions() { cues(self.source) } else { Vec::new() });
        let at = self.part(span.part).map_or(0, |part| part.decoded.text_of(span.start as usize));
        let cue = cues.partition_point(|cue| cue.at <= at);
        let words = match cue.checked_sub(1).map(|at| &cues[at]) {
            Some(start) => format!("{} {cue}, {}", if sv { "ruta" } else { "cue" }, start.time),
            None => format!("{} {line}", if sv { "rad" } else { "line" }),
        };
        match field {
            // Of a past post the descriptions are counted as its pictures are.
            Some(field) if is_attachment(field) || field.starts_with("images/") && field.ends_with("/alt") => {
                let number = field.split('/').nth(1).and_then(|nth| nth.parse::<usize>().ok()).map_or(1, |nth| nth + 1);
                format!("{} {number}", if sv { "bild" } else { "picture" })
            }
            Some(field) if self.source.parts.len() > 1 => format!("{field}, {words}"),
            _ => words,
        }
    }
}

impl Index {
    fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut lines = Vec::with_capacity(bytes.len() / 32 + 1);
        lines.push(0);
        // CRLF ends one line, and a CR that closes the text none.
        let ends = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1).is_some_and(|next| *next != b'\n');
        lines.extend(memchr::memchr2_iter(b'\n', b'\r', bytes).filter(ends).map(|at| at as u32 + 1));
        let mut so_far = Length::default();
        let before = |stride: &[u8]| {
            let before = so_far;
            so_far = before.and(Length::of(stride));
            before
        };
        Self { lines, strides: bytes.chunks(STRIDE).map(before).collect() }
    }

    fn mark(&self, text: &str, offset: usize) -> Mark {
        let offset = offset.min(text.len());
        let line = self.lines.partition_point(|start| *start as usize <= offset);
        let start = line.checked_sub(1).map_or(0, |at| self.lines[at] as usize);
        let here = self.length(text, offset);
        Mark { line: line as u32, column: here.signs - self.length(text, start).signs + 1, utf16: here.utf16() }
    }

    /// What stands before a byte.
    fn length(&self, text: &str, offset: usize) -> Length {
        let at = (offset / STRIDE).min(self.strides.len().saturating_sub(1));
        let before = self.strides.get(at).copied().unwrap_or_default();
        before.and(Length::of(&text.as_bytes()[at * STRIDE..offset]))
    }

    /// UTF-16 units before a line, from 1.
    fn line_start(&self, text: &str, line: u32) -> u32 {
        let start = line.checked_sub(1).and_then(|at| self.lines.get(at as usize));
        start.map_or(0, |start| self.length(text, *start as usize).utf16())
    }
}

impl Length {
    /// The length of at most [`STRIDE`] bytes; a character counts where it begins.
    fn of(bytes: &[u8]) -> Self {
        let signs = bytes.iter().fold(0_u8, |count, byte| count + u8::from(byte & 0xC0 != 0x80));
        let pairs = bytes.iter().fold(0_u8, |count, byte| count + u8::from(*byte >= 0xF0));
        Self { signs: signs.into(), pairs: pairs.into() }
    }

    fn and(self, other: Self) -> Self {
        Self { signs: self.signs + other.signs, pairs: self.pairs + other.pairs }
    }

    fn utf16(self) -> u32 {
        self.signs + self.pairs
    }
}

/// The cues of a caption file, each from its number on.
fn cues(source: &Source) -> Vec<CueStart> {
    let text = source.text();
    let ending = Ending::of(&source.name).unwrap_or(if source.format == Format::Vtt { Ending::Vtt } else { Ending::Srt });
    let captions = read(text, ending);
    let sign = if captions.dialect == Dialect::Vtt { '.' } else { ',' };
    let cue = |cue: &crate::read::captions::Cue| CueStart {
        at: cue.number.as_ref().map_or(cue.timing.start, |number| number.start),
        // A time that cannot be read is shown as it is written.
        time: cue.start_ms.map_or_else(|| text[cue.start.clone()].chars().take(16).collect(), |ms| clock(ms, sign)),
    };
    captions.cues.iter().map(cue).collect()
}

fn clock(ms: i64, sign: char) -> String {
    format!("{:02}:{:02}:{:02}{sign}{:03}", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000)
}

/// The JSON Pointer of a request field (RFC 6901).
fn pointer(field: &str) -> String {
    if is_attachment(field) {
        return format!("/{field}");
    }
    format!("/fields/{}", field.replace('~', "~0").replace('/', "~1"))
}

/// Whether a part is the description of a picture that came beside the text.
fn is_attachment(name: &str) -> bool {
    name.starts_with("media/") && name.ends_with("/alt")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Format;

    fn place(format: Format, text: &str, needle: &str) -> Place {
        let source = Source::new("u", format, text.as_bytes().to_vec()).expect("plain text");
        let start = text.find(needle).expect("needle");
        Places::new(&source, Lang::Sv).of(Some(Span::new(start, start + needle.len())))
    }

    #[test]
    fn lines_columns_and_utf16_are_counted_as_people_and_editors_count() {
        let place = place(Format::Text, "Hej 🎉🎉 där!\nVi ses på ön.", "ön");
        assert_eq!((place.span, place.utf16), (Range { start: 30, end: 33 }, Range { start: 24, end: 26 }));
        assert_eq!((place.line, place.column, place.end_column), (Some(2), Some(11), Some(13)));
        assert_eq!(place.place, "rad 2");
    }

    #[test]
    fn every_kind_of_line_break_is_one_break() {
        let place = place(Format::Text, "a\r\nb\rc\nd", "d");
        assert_eq!((place.line, place.column), (Some(4), Some(1)));
    }

    #[test]
    fn a_place_far_into_one_long_line_is_exact() {
        let text = format!("{}x", "å".repeat(10_000));
        let place = place(Format::Text, &text, "x");
        assert_eq!((place.line, place.column, place.utf16.start), (Some(1), Some(10_001), 10_000));
    }

    #[test]
    fn captions_are_placed_by_cue_and_time() {
        let text = "1\n00:00:01,000 --> 00:00:02,000\nHej\n\n2\n00:01:02,500 --> 00:01:04,000\nDär\n";
        assert_eq!(place(Format::Srt, text, "Där").place, "ruta 2, 00:01:02,500");
        assert_eq!(place(Format::Srt, text, "2\n00:01").place, "ruta 2, 00:01:02,500");
        assert_eq!(place(Format::Srt, text, "Hej").place, "ruta 1, 00:00:01,000");
        // An arrow that is written wrongly is a cue all the same.
        let text = "1\n00:00:01,000 -> 00:00:02,000\nHej\n\n2\n00:00:03,000 -> 00:00:04,000\nHopp\n";
        assert_eq!(place(Format::Srt, text, "Hopp").place, "ruta 2, 00:00:03,000");
        let text = "WEBVTT\n\nNOTE x\n\n01:04.200 --> 01:06.000\nHej\n";
        assert_eq!(place(Format::Vtt, text, "Hej").place, "ruta 1, 00:01:04.200");
        assert_eq!(place(Format::Vtt, text, "NOTE").place, "rad 3");
    }
}
