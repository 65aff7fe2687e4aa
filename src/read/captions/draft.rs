//! From a caption file to a draft: cues and faults.
//!
//! Knows how the reading fits the model. Refuses to read captions itself, and to look for the film.

use std::ops::Range;

use crate::draft::{self, BlockFault, Departure, Draft, FilePart, Syntax, Text, TextBuilder};
use crate::source::{Edit, Format, Part, Source};

use super::order::{block, sorted};
use super::rolling::unrolled;
use super::spoken::sentences;
use super::timing::{Style, off_the_clock};
use super::{Captions, Content, Dialect, Ending, Fault, Note, Pieces, Strict, codes, read, strict, writing};

/// Fills a draft from a caption file: `captions`, and a block for each sentence of the speech.
pub fn into_draft(source: &Source, draft: &mut Draft) {
    let Some(part) = source.parts.first() else { return };
    let text = part.decoded.text.as_str();
    let ending = Ending::of(&source.name).unwrap_or(if source.format == Format::Vtt { Ending::Vtt } else { Ending::Srt });
    let captions = read(text, ending);
    draft.newline = newline(text);
    if let (None, Some(language)) = (&draft.meta.language, &captions.language) {
        draft.meta.language = Some(text[language.clone()].to_owned());
    }
    let cues: Vec<draft::Cue> = (0..captions.cues.len()).map(|at| cue(part, &captions, at)).collect();
    if captions.content == Content::Words {
        draft.blocks = sentences(part, &captions, &cues);
    }
    let dialect = model_dialect(&captions);
    let mut faults = Vec::new();
    if matches!(dialect, draft::Dialect::Srt | draft::Dialect::Vtt) {
        faults.extend(writing::faults(part));
        faults.extend(codes::faults(part, &captions));
    }
    faults.extend(captions.notes.iter().map(|note| fault(part, captions.dialect, note)));
    draft.captions = Some(draft::Captions {
        dialect,
        purpose: captions.kind.clone().map(|kind| text[kind].to_ascii_lowercase()),
        faults,
        unrolled: unrolled(text, &captions).into_iter().map(|(place, text)| Edit { span: part.span(0, place), text }).collect(),
        strict_cues: strict_cues(text, &captions),
        in_order: sorted(text, &captions).into_iter().map(|(place, text)| Edit { span: part.span(0, place), text }).collect(),
        film: None,
        orphan: false,
        cues,
    });
}

fn newline(text: &str) -> &'static str {
    match super::lines::own_line_end(text) {
        "\r\n" => "\r\n",
        "\r" => "\r",
        _ => "\n",
    }
}

/// What a file is in the model's words.
pub fn model_dialect(captions: &Captions) -> draft::Dialect {
    match (captions.content, captions.dialect) {
        (Content::Telemetry, _) => draft::Dialect::Telemetry,
        (Content::Thumbnails, _) => draft::Dialect::Thumbnails,
        (_, Dialect::Srt) => draft::Dialect::Srt,
        (_, Dialect::Vtt) => draft::Dialect::Vtt,
        (_, Dialect::Html) => draft::Dialect::Html,
        (_, Dialect::Json) => draft::Dialect::Json,
        (_, other) => draft::Dialect::Other(other.name()),
    }
}

/// What a strict reader makes of a file, asked only where something is wrong that may stop one.
fn strict_cues(text: &str, captions: &Captions) -> Option<usize> {
    let harmless = |note: &Note| matches!(note.fault, Fault::BrokenBlock(BlockFault::ExtraBlankLines) | Fault::WrongExtension);
    if captions.dialect != Dialect::Srt || captions.notes.iter().all(harmless) {
        return None;
    }
    match strict(text, &captions.cues) {
        Strict::Agrees | Strict::Times => Some(captions.cues.len()),
        Strict::Counts(cues) => Some(cues),
        Strict::Refuses => None,
    }
}

fn cue(part: &Part, captions: &Captions, at: usize) -> draft::Cue {
    let cue = &captions.cues[at];
    let span = |range: &Range<usize>| part.span(0, range.clone());
    // Nobody knows what 75 seconds were to be, so order, overlap and length are not judged by them.
    let style = if captions.dialect == Dialect::Sbv { Style::Sbv } else { Style::Srt };
    let doubtful = |range: &Range<usize>| off_the_clock(&part.decoded.text[range.clone()], style);
    let on_the_clock = |range: &Range<usize>, ms: Option<i64>| ms.filter(|_| !doubtful(range));
    draft::Cue {
        index: at + 1,
        number: cue.number.as_ref().map(span),
        block: span(&block(&part.decoded.text, &captions.cues, at)),
        timing: span(&cue.timing),
        start: span(&cue.start),
        end: span(&cue.end),
        start_ms: on_the_clock(&cue.start, cue.start_ms),
        end_ms: on_the_clock(&cue.end, cue.end_ms),
        settings: settings(&part.decoded.text, cue),
        lines: cue.lines.iter().map(|line| shown(part, captions.dialect, std::slice::from_ref(line))).collect(),
        text: span(&cue.text),
        shown: cue.shown,
    }
}

/// What follows the end time, and where the text puts itself: `{\an8}` is the top of the picture.
fn settings(text: &str, cue: &super::Cue) -> String {
    let mut settings = text[cue.settings.clone()].to_owned();
    let opening = cue.lines.first().map_or("", |line| text[line.clone()].trim_start());
    if let Some(place) = opening.strip_prefix("{\\an").and_then(|rest| rest.get(..2)).filter(|rest| rest.ends_with('}')) {
        settings.push_str(if settings.is_empty() { "{\\an" } else { " {\\an" });
        settings.push_str(place);
    }
    settings
}

/// The visible text of some lines of a cue, with its way back; lines are joined by a blank.
pub(super) fn shown(part: &Part, dialect: Dialect, lines: &[Range<usize>]) -> Text {
    let mut builder = TextBuilder::new(part, 0, Syntax::Plain, true);
    append(&mut builder, part, dialect, lines);
    builder.finish()
}

pub(super) fn append(builder: &mut TextBuilder<'_>, part: &Part, dialect: Dialect, lines: &[Range<usize>]) {
    for line in lines {
        builder.written(" ", line.start..line.start);
        let written = &part.decoded.text[line.clone()];
        if memchr::memchr3(b'<', b'{', b'&', written.as_bytes()).is_none() {
            builder.source(line.clone());
            continue;
        }
        for (range, plain) in Pieces::new(written, dialect) {
            let place = line.start + range.start..line.start + range.end;
            if &written[range] == plain {
                builder.source(place);
            } else {
                builder.written(plain, place);
            }
        }
    }
}

fn fault(part: &Part, dialect: Dialect, note: &Note) -> draft::Fault {
    let repair = note.repair.iter().map(|(place, text)| Edit { span: part.span(0, place.clone()), text: text.clone() });
    draft::Fault {
        kind: note.fault,
        span: part.span(0, note.range.clone()),
        cue: note.cue.map(|cue| cue + 1),
        repair: repair.collect(),
        certain: note.certain,
        tolerated: tolerated(note, dialect),
    }
}

/// What players read all the same: full stops for commas in SubRip, extra blank lines, a header that runs on.
fn tolerated(note: &Note, dialect: Dialect) -> bool {
    match note.fault {
        Fault::MalformedTiming(Departure::DecimalSign) => dialect == Dialect::Srt,
        Fault::BrokenBlock(BlockFault::ExtraBlankLines) | Fault::MalformedFile(FilePart::Header) => true,
        _ => false,
    }
}
