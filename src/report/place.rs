//! Where a byte stands, in every unit somebody counts in.
//!
//! Knows lines, columns, UTF-16 and cues of a source. One pass over a part, and then each place costs a short walk
//! from the nearest mark, however long the line.

use crate::config::Lang;
use crate::source::{Part, Source, Span};

use super::contract::{Place, Range};

/// Bytes between marks inside a long line.
const STRIDE: usize = 128;

/// The places of a source.
pub struct Places<'a> {
    source: &'a Source,
    lang: Lang,
    parts: Vec<Index>,
    cues: Vec<CueStart>,
}

/// Marks over one part's text: at every line's start, and now and then within a line.
#[derive(Default)]
struct Index {
    marks: Vec<Mark>,
}

#[derive(Clone, Copy, Default)]
struct Mark {
    text: u32,
    line: u32,
    column: u32,
    utf16: u32,
}

/// A cue of a caption file: the line it begins on, and the timing as written.
struct CueStart {
    line: u32,
    time: String,
}

impl<'a> Places<'a> {
    /// Reads the source once.
    pub fn new(source: &'a Source, lang: Lang) -> Self {
        let parts = source.parts.iter().map(|part| Index::new(&part.decoded.text)).collect();
        let cues = if source.format.is_captions() { cues(source.text()) } else { Vec::new() };
        Self { source, lang, parts, cues }
    }

    /// The place of a span; the whole draft for none.
    pub fn of(&self, span: Option<Span>) -> Place {
        let part = span.map_or(0, |span| span.part);
        let field = self.field(part);
        let pointer = field.as_deref().map(pointer);
        let Some(((start, end), span)) = span.and_then(|span| Some((self.ends(span)?, span))) else {
            let place = if self.lang == Lang::Sv { "hela" } else { "whole" }.to_owned();
            let nowhere = Range::default();
            return Place {
                span: nowhere,
                line: None,
                column: None,
                end_line: None,
                end_column: None,
                utf16: nowhere,
                field,
                pointer,
                place,
                utf16_columns: None,
            };
        };
        Place {
            span: Range { start: span.start, end: span.end },
            line: Some(start.line),
            column: Some(start.column),
            end_line: Some(end.line),
            end_column: Some(end.column),
            utf16: Range { start: start.utf16, end: end.utf16 },
            utf16_columns: self.utf16_columns(span.part, start, end),
            place: self.words(start.line, field.as_deref()),
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

    fn ends(&self, span: Span) -> Option<(Mark, Mark)> {
        let part = self.part(span.part)?;
        let index = &self.parts[span.part as usize];
        let at = |byte: u32| index.mark(&part.decoded.text, part.decoded.text_of(byte as usize));
        Some((at(span.start), at(span.end)))
    }

    fn utf16_columns(&self, part: u16, start: Mark, end: Mark) -> Option<(u32, u32)> {
        let index = self.parts.get(part as usize)?;
        Some((start.utf16 - index.line_start(start.line) + 1, end.utf16 - index.line_start(end.line) + 1))
    }

    fn words(&self, line: u32, field: Option<&str>) -> String {
        let sv = self.lang == Lang::Sv;
        let cue = self.cues.partition_point(|cue| cue.line <= line);
        let words = match cue.checked_sub(1).map(|at| &self.cues[at]) {
            Some(start) => format!("{} {cue} ({})", if sv { "ruta" } else { "cue" }, start.time),
            None => format!("{} {line}", if sv { "rad" } else { "line" }),
        };
        match field {
            Some(field) if is_attachment(field) => {
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
        let mut here = Mark { text: 0, line: 1, column: 1, utf16: 0 };
        let mut marks = Vec::with_capacity(text.len() / 32 + 1);
        marks.push(here);
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let most = (at + STRIDE..bytes.len()).find(|&end| text.is_char_boundary(end)).unwrap_or(bytes.len());
            let stop = memchr::memchr2(b'\n', b'\r', &bytes[at..most]).map(|step| at + step);
            let end = stop.map_or(most, |stop| stop + if bytes[stop..].starts_with(b"\r\n") { 2 } else { 1 });
            let (signs, units) = length(&text[at..end]);
            here.text = end as u32;
            here.utf16 += units;
            here.column += signs;
            at = end;
            // A CR that closes the text ends no line.
            if stop.is_some() && !(end == bytes.len() && bytes[end - 1] == b'\r') {
                (here.line, here.column) = (here.line + 1, 1);
            }
            marks.push(here);
        }
        Self { marks }
    }

    fn mark(&self, text: &str, offset: usize) -> Mark {
        let at = self.marks.partition_point(|mark| mark.text as usize <= offset);
        let Some(near) = at.checked_sub(1).map(|at| self.marks[at]) else { return Mark::default() };
        let (signs, units) = length(text.get(near.text as usize..offset).unwrap_or_default());
        Mark { text: offset as u32, line: near.line, column: near.column + signs, utf16: near.utf16 + units }
    }

    /// UTF-16 units before a line, from 1.
    fn line_start(&self, line: u32) -> u32 {
        let at = self.marks.partition_point(|mark| mark.line < line);
        self.marks.get(at).map_or(0, |mark| mark.utf16)
    }
}

/// Characters and UTF-16 units of a text.
fn length(text: &str) -> (u32, u32) {
    let signs = text.bytes().filter(|byte| byte & 0xc0 != 0x80).count() as u32;
    let pairs = text.bytes().filter(|byte| *byte >= 0xf0).count() as u32;
    (signs, signs + pairs)
}

/// The cues of a caption file by their timing lines; a number or name on the line before belongs to the cue.
fn cues(text: &str) -> Vec<CueStart> {
    let mut cues = Vec::new();
    let mut named = false;
    for (at, line) in lines(text).enumerate() {
        let number = at as u32 + 1;
        if let Some((time, _)) = line.split_once("-->") {
            let time = time.trim().split(['.', ',']).next().unwrap_or_default().chars().take(12).collect();
            cues.push(CueStart { line: number - u32::from(named), time });
            named = false;
        } else {
            named = !line.trim().is_empty();
        }
    }
    cues
}

/// Lines by LF, CRLF and a CR alone.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let all = rest?;
        let Some(end) = all.find(['\n', '\r']) else { return rest.take() };
        let width = if all[end..].starts_with("\r\n") { 2 } else { 1 };
        rest = Some(&all[end + width..]);
        Some(&all[..end])
    })
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
        assert_eq!(place(Format::Srt, text, "Där").place, "ruta 2 (00:01:02)");
        assert_eq!(place(Format::Srt, text, "2\n00:01").place, "ruta 2 (00:01:02)");
        assert_eq!(place(Format::Srt, text, "Hej").place, "ruta 1 (00:00:01)");
    }
}
