//! Proves that a caption file says after its fixes what it said before.
//!
//! Knows that fixes may make cues come, go and change places, and that numbers follow from that. Refuses to know which rule
//! asked for it (media/MEDIA.md section 15).

use std::ops::Range;

use crate::read::captions::{Captions, Dialect, Ending, Fault, Strict, kept, read, strict};
use crate::source::{Edit, Format, Source};

use super::fixing::apply;

/// The source after its edits, with cue numbers in order where they were so before. `None` where cues are lost or changed
/// that were not edited, and where a strict reader reads less than before.
pub(super) fn proven(before: &Source, after: Source, edits: &[&Edit]) -> Option<Source> {
    let ending = Ending::of(&before.name).unwrap_or(if before.format == Format::Vtt { Ending::Vtt } else { Ending::Srt });
    let old = read(before.text(), ending);
    let mut after = after;
    let mut new = read(after.text(), ending);
    if let Some(numbered) = numbered(&old, &after, &new) {
        after = numbered;
        new = read(after.text(), ending);
    }
    let places = places(before, edits);
    let edited = touched(&old, &places);
    let gone = |_: &usize, cue: &crate::read::captions::Cue| {
        let at = places.partition_point(|place| place.end < cue.timing.end.max(cue.text.end));
        places.get(at).is_some_and(|place| place.start <= cue.timing.start)
    };
    if !kept((before.text(), &old), (after.text(), &new), &edited, &gone) {
        return None;
    }
    let read_before = old.dialect == Dialect::Srt && strict(before.text(), &old.cues) == Strict::Agrees;
    let lost = read_before && !new.cues.is_empty() && strict(after.text(), &new.cues) != Strict::Agrees;
    (!lost).then_some(after)
}

/// What the edits replace, in the decoded text.
fn places(before: &Source, edits: &[&Edit]) -> Vec<Range<usize>> {
    let Some(part) = before.parts.first() else { return Vec::new() };
    let at = |byte: u32| part.decoded.text_of(byte as usize);
    edits.iter().map(|edit| at(edit.span.start)..at(edit.span.end)).collect()
}

/// The cues that the edits touch. What is replaced up to a cue's first byte does not touch it.
fn touched(captions: &Captions, places: &[Range<usize>]) -> Vec<usize> {
    let mut next = 0;
    let mut touched = Vec::new();
    for (index, cue) in captions.cues.iter().enumerate() {
        let passed = |place: &Range<usize>| place.end < cue.timing.start || place.end == cue.timing.start && !place.is_empty();
        while places.get(next).is_some_and(passed) {
            next += 1;
        }
        if places.get(next).is_some_and(|place| place.start <= cue.text.end) {
            touched.push(index);
        }
    }
    touched
}

/// The source with its cues numbered anew, where their numbers were right before and no longer are.
fn numbered(old: &Captions, after: &Source, new: &Captions) -> Option<Source> {
    let misnumbered = |captions: &Captions| captions.notes.iter().any(|note| matches!(note.fault, Fault::Misnumbered(_)));
    if misnumbered(old) || !misnumbered(new) {
        return None;
    }
    let part = after.parts.first()?;
    let mine = new.notes.iter().filter(|note| matches!(note.fault, Fault::Misnumbered(_)) && note.certain);
    let repairs = mine.filter_map(|note| note.repair.clone());
    let edits: Vec<Edit> = repairs.map(|(place, text)| Edit { span: part.span(0, place), text }).collect();
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort();
    apply(after, &sorted)
}
