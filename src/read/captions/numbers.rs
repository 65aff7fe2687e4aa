//! The numbers of SubRip cues.
//!
//! Knows which line before a timing line is the cue's number and which is a text that happens to be
//! digits ("1947"), and how numbers may be mended. Refuses to know the cues' texts.

use super::srt::{Anchor, Sheet, all_digits};
use super::timing::Style;
use super::{Fault, Note, Number};

/// Finds each cue's number and first line, given the lines that are timing lines.
pub(super) fn anchors(sheet: &Sheet<'_>, timings: &[usize], style: Style) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::with_capacity(timings.len());
    for timing in timings.iter().copied() {
        let floor = anchors.last().map_or(0, |before| before.timing + 1);
        let before = anchors.last().map_or(Before::Nothing, |before| {
            let number = before.number.and_then(|line| value(sheet.line(line)));
            number.map_or(Before::Unnumbered, Before::Numbered)
        });
        let found = if style == Style::Srt { number(sheet, floor, timing, &before) } else { None };
        anchors.push(Anchor {
            timing,
            number: found.map(|(line, _)| line),
            first: found.map_or(timing, |(line, _)| line),
            doubtful: found.is_some_and(|(_, doubtful)| doubtful),
        });
    }
    anchors
}

/// The cue before the one whose number is looked for.
enum Before {
    Nothing,
    Unnumbered,
    Numbered(u64),
}

/// The number's line, and whether it is doubtful.
fn number(sheet: &Sheet<'_>, floor: usize, timing: usize, before: &Before) -> Option<(usize, bool)> {
    let above = timing.checked_sub(1).filter(|line| *line >= floor)?;
    let follows = |line: usize| {
        let expected = if let Before::Numbered(number) = before { number.saturating_add(1) } else { 1 };
        value(sheet.line(line)) == Some(expected)
    };
    let first = matches!(before, Before::Nothing);
    if sheet.blank(above) {
        let number = above.checked_sub(1).filter(|line| *line >= floor)?;
        let apart = number == floor && first || number > floor && sheet.blank(number - 1);
        let fits = all_digits(sheet.line(number).trim()) && apart && follows(number);
        return fits.then_some((number, false));
    }
    // Straight after the timing line before, digits alone are that cue's text unless they go on from its number.
    let apart = above == 0 || above > floor && sheet.blank(above - 1) || above == floor && first;
    if all_digits(sheet.line(above).trim()) {
        if apart || follows(above) {
            return Some((above, false));
        }
        // A year at the end of the text before is text where that cue has no number of its own.
        return matches!(before, Before::Numbered(_)).then_some((above, true));
    }
    (apart && malformed(sheet.line(above))).then_some((above, false))
}

/// `2a`, `#2`, `2.`: a number with something stuck to it.
fn malformed(line: &str) -> bool {
    let line = line.trim();
    let bare = line.strip_prefix('#').unwrap_or(line);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &bare[digits..];
    let letter = rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_alphabetic() || b".):".contains(&byte));
    digits > 0 && digits <= 9 && (rest.is_empty() || letter)
}

/// The number that a line holds, malformed ones included.
pub(super) fn value(line: &str) -> Option<u64> {
    let line = line.trim().trim_start_matches('#');
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    line[..digits].parse().ok()
}

/// Notes numbers that are missing, malformed, doubled or out of order. When one is mended, all are
/// made to follow from the first, so that the file ends in order.
pub(super) fn notes(sheet: &Sheet<'_>, anchors: &[Anchor], notes: &mut Vec<Note>) {
    let mut highest: Option<u64> = None;
    let faults: Vec<Option<Number>> = anchors
        .iter()
        .map(|anchor| {
            let Some(line) = anchor.number else { return Some(Number::Missing) };
            let number = value(sheet.line(line));
            let unordered = number <= highest && highest.is_some();
            highest = highest.max(number);
            if !all_digits(sheet.line(line)) {
                return Some(Number::Malformed);
            }
            unordered.then_some(Number::Unordered)
        })
        .collect();
    if faults.iter().all(Option::is_none) {
        return;
    }
    let first = anchors.first().and_then(|anchor| anchor.number);
    let first = first.and_then(|line| value(sheet.line(line))).unwrap_or(1);
    for (index, (anchor, fault)) in anchors.iter().zip(faults).enumerate() {
        let right = first.saturating_add(index as u64);
        notes.extend(note(sheet, anchor, fault, index, right));
    }
}

fn note(sheet: &Sheet<'_>, anchor: &Anchor, fault: Option<Number>, index: usize, right: u64) -> Option<Note> {
    let Some(line) = anchor.number else {
        let place = sheet.lines[anchor.timing].end - sheet.line(anchor.timing).len();
        let note = Note::new(place..place, Fault::Misnumbered(Number::Missing), Some(index));
        return Some(note.mended(place..place, format!("{right}{}", sheet.line_end), true));
    };
    let written = sheet.line(line);
    let range = sheet.lines[line].end - written.len()..sheet.lines[line].end;
    let follows = (written != right.to_string()).then_some(Number::Follows);
    let fault = fault.or(follows)?;
    let note = Note::new(range.clone(), Fault::Misnumbered(fault), Some(index));
    Some(note.mended(range, right.to_string(), !anchor.doubtful))
}
