//! WebVTT read kindly: the cues that browsers drop are found too, and why they are dropped.
//!
//! Knows what the writer meant. What a browser shows is asked of `vtt`.

use std::ops::Range;

use super::lines::{Line, own_line_end, tolerant};
use super::settings::Settings;
use super::timing::{Style, Timing, scan};
use super::{Captions, Cue, Dialect, Fault, Note, Part, vtt};

struct Reading<'a> {
    text: &'a str,
    lines: Vec<Line>,
    captions: Captions,
    /// Where the timing lines stand that a browser accepts, ascending.
    accepted: Vec<usize>,
}

pub(super) fn read(text: &str) -> Captions {
    let lines = tolerant(text);
    let of = |lines: &[Line]| vtt::accepted(text, lines).into_iter().map(|cue| lines[cue.line].start).collect();
    // Only a doubled carriage return is read in two ways.
    let doubled = memchr::memmem::find(text.as_bytes(), b"\r\r\n").is_some();
    let accepted = if doubled { of(&super::lines::standard(text)) } else { of(&lines) };
    let mut reading = Reading { text, lines, captions: Captions::nothing(Dialect::Vtt), accepted };
    let mut at = reading.header();
    while at < reading.lines.len() {
        if reading.line(at).is_empty() {
            at += 1;
            continue;
        }
        let end = (at..reading.lines.len()).find(|line| reading.line(*line).is_empty());
        let end = end.unwrap_or(reading.lines.len());
        reading.block(at..end);
        at = end;
    }
    let mut captions = reading.captions;
    captions.notes.sort_by_key(|note| (note.range.start, note.range.end));
    captions
}

impl Reading<'_> {
    fn line(&self, at: usize) -> &str {
        let line = self.lines[at].of(self.text);
        if at == 0 { line.trim_start_matches('\u{feff}') } else { line }
    }

    fn timing(&self, at: usize) -> Option<Timing> {
        scan(self.line(at), Style::Vtt)
    }

    fn note(&mut self, range: Range<usize>, part: Part) -> &mut Note {
        let note = Note::new(range, Fault::MalformedFile(part), None);
        self.captions.notes.push(note);
        self.captions.notes.last_mut().expect("a note was just pushed")
    }

    /// Reads signature and header; gives the first line after them.
    fn header(&mut self) -> usize {
        let first = (0..self.lines.len()).find(|at| !self.line(*at).trim().is_empty());
        let Some(first) = first else { return self.lines.len() };
        let line = self.line(first);
        let range = self.lines[first].end - line.len()..self.lines[first].end;
        let meant = super::content::signature_like(line.trim());
        let end_of_line = own_line_end(self.text).to_owned();
        if !vtt::signed(self.text) {
            let blank_follows = self.lines.get(first + 1).is_some_and(|next| next.start == next.end);
            let blank = if meant && blank_follows { "" } else { end_of_line.as_str() };
            let (place, text) = if meant {
                (self.start_of_text()..range.end, format!("WEBVTT{blank}"))
            } else {
                (range.start..range.start, format!("WEBVTT{end_of_line}{end_of_line}"))
            };
            let note = self.note(range.clone(), Part::Signature);
            note.repair = Some((place, text));
            note.certain = true;
            if !meant {
                return first;
            }
        }
        let ends = |at: &usize| self.line(*at).is_empty() || self.line(*at).contains("-->");
        let end = (first + 1..self.lines.len()).find(ends).unwrap_or(self.lines.len());
        self.captions.header = range.start..self.lines[end - 1].end;
        self.header_fields(first + 1..end);
        let runs_on = end < self.lines.len() && !self.line(end).is_empty();
        if runs_on && vtt::signed(self.text) {
            let place = self.lines[end].start;
            let note = self.note(place..self.lines[end].end, Part::Header);
            note.repair = Some((place..place, end_of_line));
            note.certain = true;
        }
        end
    }

    fn start_of_text(&self) -> usize {
        if self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
    }

    fn header_fields(&mut self, lines: Range<usize>) {
        for at in lines {
            let line = self.lines[at].of(self.text);
            let Some((name, value)) = line.split_once(':') else { continue };
            let end = self.lines[at].start + line.trim_end().len();
            let range = end.saturating_sub(value.trim().len())..end;
            match name.trim() {
                "Language" => self.captions.language = Some(range),
                "Kind" => self.captions.kind = Some(range),
                _ => {}
            }
        }
    }

    /// A block: lines between blank ones. More than one cue may stand in it.
    fn block(&mut self, lines: Range<usize>) {
        let opening = self.line(lines.start).trim_end();
        let word = opening.split_ascii_whitespace().next().unwrap_or_default();
        let named = word == "NOTE" || ["STYLE", "REGION"].contains(&opening);
        let late = !self.captions.cues.is_empty() && opening != "NOTE" && word != "NOTE";
        let timings: Vec<(usize, Timing)> = lines.clone().filter_map(|at| Some((at, self.timing(at)?))).collect();
        let range = self.lines[lines.start].start..self.lines[lines.end - 1].end;
        if named && timings.first().is_none_or(|(at, _)| *at > lines.start + 1) {
            if let Some(at) = lines.clone().find(|at| self.line(*at).contains("-->")) {
                let range = self.lines[at].start..self.lines[at].end;
                self.note(range, Part::ArrowInBlock);
            } else if late {
                self.note(range.clone(), Part::LateBlock);
            }
            if timings.is_empty() {
                return;
            }
        }
        if timings.is_empty() {
            self.stray(range);
            return;
        }
        self.cues(lines, &timings);
    }

    /// Lines that no browser shows. Words straight after a cue were perhaps its own, parted by a blank line.
    fn stray(&mut self, range: Range<usize>) {
        let last = self.captions.cues.last().filter(|cue| cue.shown && !cue.lines.is_empty()).map(|cue| cue.text.end);
        let index = self.captions.cues.len();
        let between = last.and_then(|end| Some((end, self.text.get(end..range.start)?)));
        let words = self.text[range.clone()].contains(char::is_whitespace);
        let own = between.filter(|(_, between)| words && between.trim().is_empty());
        let repair = own.map(|(end, _)| (end..range.start, own_line_end(self.text).to_owned()));
        let note = self.note(range, Part::StrayText);
        note.cue = repair.is_some().then(|| index - 1);
        note.repair = repair;
    }

    fn cues(&mut self, lines: Range<usize>, timings: &[(usize, Timing)]) {
        for (index, (at, timing)) in timings.iter().enumerate() {
            let next = timings.get(index + 1).map_or(lines.end, |(next, _)| *next);
            let id = (index == 0 && *at == lines.start + 1).then_some(lines.start);
            if index == 0 && *at > lines.start + 1 {
                let range = self.lines[lines.start].start..self.lines[at - 1].end;
                let known = self.captions.notes.last().is_some_and(|note| note.range.start >= range.start);
                if !known {
                    self.note(range, Part::StrayText);
                }
            }
            self.cue(*at, timing, id, at + 1..next);
        }
    }

    fn cue(&mut self, at: usize, timing: &Timing, id: Option<usize>, body: Range<usize>) {
        let line = self.lines[at];
        let shift = |range: &Range<usize>| line.start + range.start..line.start + range.end;
        let index = self.captions.cues.len();
        let shown = self.accepted.binary_search(&line.start).is_ok();
        self.timing_note(at, timing, index);
        let settings = shift(&timing.settings);
        self.unknown_settings(&settings, index);
        let lines: Vec<Range<usize>> =
            body.filter(|at| !self.line(*at).trim().is_empty()).map(|at| self.lines[at].start..self.lines[at].end).collect();
        let timing_range = line.trimmed(self.text);
        let text_start = lines.first().map_or(timing_range.end, |line| line.start);
        self.captions.cues.push(Cue {
            number: id.map(|at| self.lines[at].trimmed(self.text)),
            start: shift(&timing.start.range),
            end: shift(&timing.end.range),
            text: text_start..lines.last().map_or(timing_range.end, |line| line.end),
            timing: timing_range,
            lines,
            start_ms: timing.start.ms,
            end_ms: timing.end.ms,
            settings,
            shown,
        });
    }

    fn unknown_settings(&mut self, settings: &Range<usize>, index: usize) {
        for word in Settings::unknown(&self.text[settings.clone()]) {
            let range = settings.start + word.start..settings.start + word.end;
            let place = range.start - 1..range.end;
            let note = self.note(range, Part::UnknownSetting);
            note.cue = Some(index);
            note.repair = Some((place, String::new()));
            note.certain = true;
        }
    }

    /// Only what makes a browser drop the cue is a malformed timing line.
    fn timing_note(&mut self, at: usize, timing: &Timing, index: usize) {
        let line = self.line(at);
        let Some(departure) = timing.departure.filter(|_| vtt::timings(line).is_none()) else { return };
        let mut text = timing.canonical(Style::Vtt);
        if !timing.settings.is_empty() {
            text.push(' ');
            text.push_str(&line[timing.settings.clone()]);
        }
        let range = self.lines[at].trimmed(self.text);
        let note = Note::new(range.clone(), Fault::MalformedTiming(departure), Some(index));
        self.captions.notes.push(note.mended(range, text, departure.certain()));
    }
}
