//! SubRip (and SBV), read from its timing lines outwards.
//!
//! Knows that blocks cannot be trusted: the timing lines are the anchors, and numbers, texts and
//! separators are what stands between them. Refuses to stop at a fault.

use std::ops::Range;

use super::lines::{Line, own_line_end, tolerant};
use super::numbers;
use super::timing::{Style, Timing, scan};
use super::{Block, Captions, Cue, Dialect, Fault, Note};

/// The lines of a text and which of them are timing lines.
pub(super) struct Sheet<'a> {
    pub(super) text: &'a str,
    pub(super) lines: Vec<Line>,
    pub(super) line_end: &'a str,
}

impl<'a> Sheet<'a> {
    pub(super) fn line(&self, at: usize) -> &'a str {
        let line = self.lines[at].of(self.text);
        if at == 0 { line.trim_start_matches('\u{feff}') } else { line }
    }

    pub(super) fn blank(&self, at: usize) -> bool {
        self.line(at).trim().is_empty()
    }

    fn start(&self, at: usize) -> usize {
        self.lines[at].end - self.line(at).len()
    }
}

/// Where one cue's parts stand, as line numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    pub(super) timing: usize,
    pub(super) number: Option<usize>,
    /// The first line after the cue before that belongs to this one.
    pub(super) first: usize,
    /// Whether the number could as well be the last line of the text before.
    pub(super) doubtful: bool,
}

pub(super) fn read(text: &str, style: Style) -> Captions {
    let sheet = Sheet { text, lines: tolerant(text), line_end: own_line_end(text) };
    let timings: Vec<(usize, Timing)> = (0..sheet.lines.len()).filter_map(|at| Some((at, scan(sheet.line(at), style)?))).collect();
    let at: Vec<usize> = timings.iter().map(|(at, _)| *at).collect();
    let anchors = numbers::anchors(&sheet, &at, style);
    let dialect = if style == Style::Sbv { Dialect::Sbv } else { Dialect::Srt };
    let mut captions = Captions::nothing(dialect);
    captions.cues.reserve_exact(anchors.len());
    before_first(&sheet, anchors.first(), &mut captions.notes);
    for (index, (anchor, (_, timing))) in anchors.iter().zip(&timings).enumerate() {
        let end = anchors.get(index + 1).map_or(sheet.lines.len(), |next| next.first);
        separators(&sheet, &anchors, index, &mut captions.notes);
        timing_note(&sheet, anchor, timing, style, index, &mut captions.notes);
        let body = body(&sheet, anchor.timing + 1..end, index, &anchors, &mut captions.notes);
        captions.cues.push(cue(&sheet, anchor, timing, &body));
    }
    if style == Style::Srt {
        numbers::notes(&sheet, &anchors, &mut captions.notes);
    }
    captions.notes.sort_by_key(|note| (note.range.start, note.range.end));
    captions
}

fn cue(sheet: &Sheet<'_>, anchor: &Anchor, timing: &Timing, body: &[usize]) -> Cue {
    let at = sheet.start(anchor.timing);
    let shift = |range: &Range<usize>| at + range.start..at + range.end;
    let lines: Vec<Range<usize>> = body.iter().map(|line| sheet.start(*line)..sheet.lines[*line].end).collect();
    let timing_end = sheet.lines[anchor.timing].trimmed(sheet.text).end;
    let text_start = lines.first().map_or(timing_end, |line| line.start);
    Cue {
        number: anchor.number.map(|line| {
            let trimmed = sheet.lines[line].trimmed(sheet.text);
            trimmed.start.max(sheet.start(line))..trimmed.end
        }),
        timing: at + timing.start.range.start..timing_end,
        start: shift(&timing.start.range),
        end: shift(&timing.end.range),
        text: text_start..lines.last().map_or(timing_end, |line| line.end),
        lines,
        start_ms: timing.start.ms,
        end_ms: timing.end.ms,
        settings: shift(&timing.settings),
        shown: true,
    }
}

fn before_first(sheet: &Sheet<'_>, first: Option<&Anchor>, notes: &mut Vec<Note>) {
    let end = first.map_or(sheet.lines.len(), |anchor| anchor.first);
    let mut written = (0..end).filter(|at| !sheet.blank(*at));
    let Some(from) = written.next() else { return };
    let to = written.next_back().unwrap_or(from);
    let range = sheet.start(from)..sheet.lines[to].end;
    notes.push(Note::new(range, Fault::BrokenBlock(Block::TextBefore), None));
}

/// What stands between the cue before and this one.
fn separators(sheet: &Sheet<'_>, anchors: &[Anchor], index: usize, notes: &mut Vec<Note>) {
    let anchor = &anchors[index];
    blank_after_number(sheet, anchor, index, notes);
    let Some(before) = index.checked_sub(1).map(|at| &anchors[at]) else { return };
    let room = before.timing + 1..anchor.first;
    let blanks = room.clone().rev().take_while(|at| sheet.blank(*at)).count();
    let separator = anchor.first - blanks..anchor.first;
    let note = |range, block| Note::new(range, Fault::BrokenBlock(block), Some(index));
    if blanks == 0 {
        let place = sheet.start(anchor.first);
        let found = note(place..sheet.lines[anchor.first].end, Block::NoSeparator);
        notes.push(found.mended(place..place, sheet.line_end, !anchor.doubtful));
        return;
    }
    let range = sheet.lines[separator.start].start..sheet.lines[separator.end - 1].next;
    let block = if separator.clone().all(|at| !sheet.line(at).is_empty()) {
        Block::BlanksInSeparator
    } else if blanks > 1 && blanks < room.len() {
        Block::ExtraBlankLines
    } else {
        return;
    };
    notes.push(note(range.clone(), block).mended(range, sheet.line_end, true));
}

fn blank_after_number(sheet: &Sheet<'_>, anchor: &Anchor, index: usize, notes: &mut Vec<Note>) {
    let Some(number) = anchor.number.filter(|at| at + 1 < anchor.timing) else { return };
    let range = sheet.lines[number + 1].start..sheet.lines[anchor.timing - 1].next;
    let note = Note::new(range.clone(), Fault::BrokenBlock(Block::BlankAfterNumber), Some(index));
    notes.push(note.mended(range, "", true));
}

fn timing_note(sheet: &Sheet<'_>, anchor: &Anchor, timing: &Timing, style: Style, index: usize, notes: &mut Vec<Note>) {
    let Some(departure) = timing.departure else { return };
    let start = sheet.start(anchor.timing);
    let line = sheet.line(anchor.timing);
    let mut text = timing.canonical(style);
    if !timing.settings.is_empty() {
        text.push(' ');
        text.push_str(&line[timing.settings.clone()]);
    }
    let range = start + timing.start.range.start..sheet.lines[anchor.timing].trimmed(sheet.text).end;
    let note = Note::new(range, Fault::MalformedTiming(departure), Some(index));
    notes.push(note.mended(start..start + line.len(), text, departure.certain()));
}

/// The lines of a cue's text that are not blank; notes what interrupts them.
fn body(sheet: &Sheet<'_>, room: Range<usize>, index: usize, anchors: &[Anchor], notes: &mut Vec<Note>) -> Vec<usize> {
    let mut written: Vec<usize> = Vec::with_capacity(room.len());
    written.extend(room.clone().filter(|at| !sheet.blank(*at)));
    let last = index + 1 == anchors.len();
    if last {
        lone_number(sheet, anchors, &mut written, notes);
    }
    let whole = written.last().is_none_or(|last| last + 1 - room.start == written.len());
    let doubt = !whole && written.iter().any(|at| all_digits(sheet.line(*at).trim()));
    let mut expected = room.start;
    for at in &written {
        if *at > expected {
            let range = sheet.lines[expected].start..sheet.lines[at - 1].next;
            let note = Note::new(range.clone(), Fault::BrokenBlock(Block::BlankInText), Some(index));
            notes.push(note.mended(range, "", !doubt));
        }
        if sheet.line(*at).contains("-->") {
            let range = sheet.start(*at)..sheet.lines[*at].end;
            let mended = sheet.line(*at).replace("-->", "→");
            notes.push(Note::new(range.clone(), Fault::BrokenBlock(Block::ArrowInText), Some(index)).mended(range, mended, false));
        }
        expected = at + 1;
    }
    written
}

/// A next number with no cue after it, at the end of the file, is no text.
fn lone_number(sheet: &Sheet<'_>, anchors: &[Anchor], written: &mut Vec<usize>, notes: &mut Vec<Note>) {
    let Some(at) = written.last().copied() else { return };
    let next = anchors.last().and_then(|anchor| anchor.number);
    let next = next.and_then(|line| numbers::value(sheet.line(line))).map(|number| number + 1);
    let number = sheet.line(at).trim();
    let alone = at > 0 && sheet.blank(at - 1);
    if !alone || !all_digits(number) || number.parse().ok() != next {
        return;
    }
    written.pop();
    let range = sheet.lines[at].whole();
    let note = Note::new(range.clone(), Fault::BrokenBlock(Block::LoneNumber), None);
    notes.push(note.mended(range, "", true));
}

pub(super) fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
