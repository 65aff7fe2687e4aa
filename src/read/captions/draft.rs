//! From a caption file to a draft: cues, faults, and the sentences that run across cues.
//!
//! Knows how the reading fits the model. Refuses to read captions itself, and to look for the film.

use std::ops::Range;

use crate::draft::{self, Block, Draft, FaultKind, Syntax, Text, TextBuilder};
use crate::language::prose::sentences;
use crate::source::{Edit, Format, Part, Source};

use super::shown::first_sign;
use super::{Block as Broken, Captions, Content, Cue, Departure, Dialect, Ending, Fault, Note, Pieces, Strict, read, strict};

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
        draft.blocks = blocks(part, &captions, &cues);
    }
    draft.captions = Some(draft::Captions {
        dialect: model_dialect(&captions),
        purpose: captions.kind.clone().map(|kind| text[kind].to_ascii_lowercase()),
        faults: captions.notes.iter().filter_map(|note| fault(part, note)).collect(),
        strict_cues: strict_cues(text, &captions),
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
        _ => draft::Dialect::Unknown,
    }
}

/// What a strict reader makes of a file, asked only where a timing line is malformed: nothing else stops one.
fn strict_cues(text: &str, captions: &Captions) -> Option<usize> {
    let malformed = captions.notes.iter().any(|note| matches!(note.fault, Fault::MalformedTiming(_)));
    if captions.dialect != Dialect::Srt || !malformed {
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
    draft::Cue {
        index: at + 1,
        timing: span(&cue.timing),
        start: span(&cue.start),
        end: span(&cue.end),
        start_ms: cue.start_ms,
        end_ms: cue.end_ms,
        settings: part.decoded.text[cue.settings.clone()].to_owned(),
        lines: cue.lines.iter().map(|line| shown(part, captions.dialect, std::slice::from_ref(line))).collect(),
        text: span(&cue.text),
        shown: cue.shown,
    }
}

/// The visible text of some lines of a cue, with its way back; lines are joined by a blank.
fn shown(part: &Part, dialect: Dialect, lines: &[Range<usize>]) -> Text {
    let mut builder = TextBuilder::new(part, 0, Syntax::Plain, true);
    append(&mut builder, part, dialect, lines);
    builder.finish()
}

fn append(builder: &mut TextBuilder<'_>, part: &Part, dialect: Dialect, lines: &[Range<usize>]) {
    for line in lines {
        builder.written(" ", line.start..line.start);
        let written = &part.decoded.text[line.clone()];
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

fn fault(part: &Part, note: &Note) -> Option<draft::Fault> {
    let kind = match note.fault {
        Fault::WrongExtension => FaultKind::WrongExtension,
        Fault::MalformedTiming(_) => FaultKind::MalformedTiming,
        Fault::Misnumbered(_) => FaultKind::Misnumbered,
        // Extra blank lines harm nobody; nor does a header without one after it, outside the profile
        // strict-web (media/MEDIA.md sections 7 and 11).
        Fault::BrokenBlock(Broken::ExtraBlankLines) | Fault::MalformedFile(super::Part::Header) => return None,
        Fault::BrokenBlock(_) => FaultKind::BrokenBlock,
        Fault::MalformedFile(_) => FaultKind::MalformedFile,
    };
    let repair = note.repair.iter().map(|(place, text)| Edit { span: part.span(0, place.clone()), text: text.clone() });
    Some(draft::Fault {
        kind,
        span: part.span(0, note.range.clone()),
        cue: note.cue.map(|cue| cue + 1),
        repair: repair.collect(),
        certain: note.certain,
        tolerated: note.fault == Fault::MalformedTiming(Departure::DecimalSign) && part_is_srt(note, part),
    })
}

/// Full stops before the milliseconds are read by SubRip players; commas are not read by browsers.
fn part_is_srt(note: &Note, part: &Part) -> bool {
    !part.decoded.text[note.range.clone()].contains(',')
}

/// The sentences of the speech, rebuilt across cues. Cues that tell the same twice (two languages, rolling
/// captions) and cues a second or more apart after a full stop begin a new run.
fn blocks(part: &Part, captions: &Captions, cues: &[draft::Cue]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut run: Run<'_> = Vec::new();
    let mut before: Option<&Cue> = None;
    for (cue, read) in captions.cues.iter().zip(cues) {
        let apart = before.is_some_and(|before| breaks(part, captions.dialect, before, cue));
        if apart {
            flush(part, captions.dialect, &mut run, &mut blocks);
        }
        for (line, text) in cue.lines.iter().zip(&read.lines) {
            if speaker(&part.decoded.text[line.clone()]) {
                flush(part, captions.dialect, &mut run, &mut blocks);
            }
            run.push((line.clone(), text));
        }
        before = Some(cue).filter(|cue| !cue.lines.is_empty()).or(before);
    }
    flush(part, captions.dialect, &mut run, &mut blocks);
    blocks
}

/// A line that begins with a dash is another speaker's.
fn speaker(line: &str) -> bool {
    let mut signs = line.trim_start().chars();
    matches!(signs.next(), Some('-' | '–' | '—')) && signs.next().is_some_and(|sign| sign.is_whitespace() || sign.is_alphabetic())
}

/// Whether speech surely begins anew with this cue: a long silence, or cues at the same time.
fn breaks(part: &Part, dialect: Dialect, before: &Cue, cue: &Cue) -> bool {
    let (Some(start), Some(end), Some(began)) = (cue.start_ms, before.end_ms, before.start_ms) else { return true };
    let sound = |cue: &Cue| {
        let first = cue.lines.first().and_then(|line| first_sign(&part.decoded.text[line.clone()], dialect));
        matches!(first, Some('[' | '(' | '♪' | '♫' | '*'))
    };
    start - end > 5000 || start <= began || sound(before) || sound(cue)
}

/// Lines of speech that may hold sentences together: where each stands, and what it shows.
type Run<'a> = Vec<(Range<usize>, &'a Text)>;

/// The text of a run. Lines without markup and blanks at their ends are joined as they are.
fn joined(part: &Part, dialect: Dialect, run: &Run<'_>) -> Text {
    let neat = |(line, text): &(Range<usize>, &Text)| text.whole() == Some(part.span(0, line.clone()));
    match run.split_first() {
        Some(((_, first), rest)) if run.iter().all(neat) => {
            let mut whole = (*first).clone();
            for (_, line) in rest {
                whole.append(line);
            }
            whole
        }
        _ => shown(part, dialect, &run.iter().map(|(line, _)| line.clone()).collect::<Vec<_>>()),
    }
}

fn flush(part: &Part, dialect: Dialect, run: &mut Run<'_>, blocks: &mut Vec<Block>) {
    if run.is_empty() {
        return;
    }
    let whole = joined(part, dialect, run);
    for (start, end) in sentences(&whole.plain) {
        let Some(span) = whole.span(start..end) else { continue };
        let block = Block::new(draft::Kind::Subtitle, whole.part(start..end), span);
        if !block.prose.sentences().is_empty() {
            blocks.push(block);
        }
    }
    run.clear();
}
