//! Captions in the other format: SubRip as WebVTT, WebVTT and SBV as SubRip.
//!
//! Knows what both formats hold: times, words, italics, and roughly the place on the screen; names what is left out.
//! Refuses to convert what it cannot prove whole by reading it again.

use std::ops::Range;

use super::settings::{Line, Settings};
use super::strict::subrip;
use super::{Captions, Content, Cue, Dialect, Ending, Strict, lines, markup, plain, read, strict};

/// A format to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// SubRip.
    Srt,
    /// WebVTT.
    Vtt,
}

/// What the other format cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lost {
    /// `NOTE` blocks.
    Notes,
    /// `STYLE` and `REGION` blocks.
    Styles,
    /// Words in the header, and lines that belong to no cue.
    Strays,
    /// Names of cues that are no numbers.
    Names,
    /// Who speaks (`<v Åsa>`).
    Voices,
    /// Colours, fonts, classes, ruby.
    Looks,
    /// Times inside a cue's text.
    WordTimes,
    /// `<lang en>`.
    Languages,
    /// Some of a cue's place on the screen.
    Places,
}

/// A file in the other format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    /// UTF-8, LF.
    pub text: String,
    /// How many cues.
    pub cues: usize,
    /// What is left out, and of how many cues, blocks or lines.
    pub lost: Vec<(Lost, usize)>,
}

/// Why a file is not converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is no captions that klart reads.
    NotCaptions,
    /// It is in that format already.
    Same,
    /// It has no cues.
    Empty,
    /// This cue, from 1, has a time that cannot be read or written.
    Time(usize),
    /// This cue, from 1, would not read the same.
    Cue(usize),
}

/// Writes captions in another format. Linear in the text.
pub fn convert(text: &str, ending: Ending, to: Form) -> Result<Converted, Refused> {
    let captions = read(text, ending);
    if !matches!(captions.dialect, Dialect::Srt | Dialect::Vtt | Dialect::Sbv) || captions.content != Content::Words {
        return Err(Refused::NotCaptions);
    }
    if matches!((captions.dialect, to), (Dialect::Srt, Form::Srt) | (Dialect::Vtt, Form::Vtt)) {
        return Err(Refused::Same);
    }
    if captions.cues.is_empty() {
        return Err(Refused::Empty);
    }
    let mut lost: Vec<(Lost, usize)> = around(text, &captions);
    let mut written: Vec<(i64, i64, String, &'static str)> = Vec::with_capacity(captions.cues.len());
    for (at, cue) in captions.cues.iter().enumerate() {
        let (Some(start), Some(end)) = (cue.start_ms, cue.end_ms) else { return Err(Refused::Time(at + 1)) };
        let (mut gone, mut spot) = (Vec::new(), None);
        let words: Vec<String> =
            spoken(text, &captions, cue).map(|line| markup::line(line, captions.dialect, to, &mut gone, &mut spot)).collect();
        let words = words.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        let (words, settings) = placed(&text[cue.settings.clone()], words, spot, captions.dialect, &mut gone);
        gone.sort_unstable();
        gone.dedup();
        for what in gone {
            count(&mut lost, what, 1);
        }
        written.push((start, end, words, settings));
    }
    let converted = match to {
        Form::Srt => subrip(written.into_iter().map(|(start, end, words, _)| (start, end, words))) + "\n",
        Form::Vtt => webvtt(&written),
    };
    prove(text, &captions, &converted, to)?;
    lost.sort_unstable();
    Ok(Converted { text: converted, cues: captions.cues.len(), lost })
}

fn count(lost: &mut Vec<(Lost, usize)>, what: Lost, more: usize) {
    match lost.iter_mut().find(|(known, _)| *known == what) {
        Some((_, count)) => *count += more,
        None => lost.push((what, more)),
    }
}

/// The lines of a cue's text; SBV may write a line break as `[br]`.
fn spoken<'a>(text: &'a str, captions: &Captions, cue: &Cue) -> impl Iterator<Item = &'a str> + use<'a> {
    let separator = if captions.dialect == Dialect::Sbv { "[br]" } else { "\n" };
    let lines: Vec<Range<usize>> = cue.lines.clone();
    lines.into_iter().flat_map(move |line| text[line].split(separator))
}

/// A time in full; `sign` stands before the milliseconds.
pub(super) fn clock(ms: i64, sign: char) -> String {
    format!("{:02}:{:02}:{:02}{sign}{:03}", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000)
}

fn webvtt(cues: &[(i64, i64, String, &'static str)]) -> String {
    let mut out = String::from("WEBVTT\n");
    for (start, end, words, settings) in cues {
        out.extend(["\n", &clock(*start, '.'), " --> ", &clock(*end, '.'), settings, "\n", words, "\n"]);
    }
    out
}

/// A cue's words and settings with its place on the screen, as far as the other format has it.
fn placed(settings: &str, words: String, spot: Option<u8>, from: Dialect, gone: &mut Vec<Lost>) -> (String, &'static str) {
    if from != Dialect::Vtt {
        if !settings.trim().is_empty() {
            gone.push(Lost::Places); // coordinates in pixels of a picture whose size nobody knows
        }
        return (words, spot.map_or("", by_settings));
    }
    let read = Settings::read(settings);
    let row = match read.line {
        Some(Line::Number(line)) if (0.0..6.0).contains(&line) => 7,
        Some(Line::Percent(down)) if down < 33.0 => 7,
        Some(Line::Percent(down)) if down < 67.0 => 4,
        _ => 1,
    };
    let column = match read.align {
        "left" | "start" => 0,
        "right" | "end" => 2,
        _ => 1,
    };
    let exact = matches!(read.line, None | Some(Line::Number(0.0 | -1.0) | Line::Percent(0.0 | 100.0)));
    let rough = read.position.is_some() || read.position_anchor.is_some() || read.line_anchor.is_some() || !read.vertical.is_empty();
    if rough || !exact || read.size < 100.0 || settings.contains("region:") {
        gone.push(Lost::Places);
    }
    let spot = spot.unwrap_or(row + column);
    let words = if spot == 2 || words.is_empty() { words } else { format!("{{\\an{spot}}}{words}") };
    (words, "")
}

/// WebVTT's settings for a place as on a keypad.
fn by_settings(spot: u8) -> &'static str {
    match spot {
        1 => " align:left",
        3 => " align:right",
        4 => " line:50% align:left",
        5 => " line:50%",
        6 => " line:50% align:right",
        7 => " line:0 align:left",
        8 => " line:0",
        9 => " line:0 align:right",
        _ => "",
    }
}

/// What stands outside the cues: notes, styles, header words, lines of nobody, names.
fn around(text: &str, captions: &Captions) -> Vec<(Lost, usize)> {
    let mut lost = Vec::new();
    let header = text[captions.header.clone()].trim_start_matches('\u{feff}');
    let words = header.trim_start_matches(|sign: char| !sign.is_whitespace()).lines().filter(|line| !line.trim().is_empty()).count();
    let ids = captions.cues.iter().filter_map(|cue| cue.number.clone());
    let names = ids.filter(|number| captions.dialect == Dialect::Vtt && text[number.clone()].parse::<u64>().is_err()).count();
    for (what, many) in [(Lost::Strays, words), (Lost::Names, names)] {
        if many > 0 {
            count(&mut lost, what, many);
        }
    }
    let cues = captions.cues.iter().flat_map(|cue| [cue.number.clone(), Some(cue.timing.start..cue.text.end.max(cue.timing.end))]);
    let mut covered: Vec<Range<usize>> = cues.flatten().chain([captions.header.clone()]).collect();
    covered.sort_by_key(|range| range.start);
    let (mut next, mut inside) = (0, false);
    for line in lines::tolerant(text) {
        let written = line.of(text).trim_start_matches('\u{feff}');
        while covered.get(next).is_some_and(|range| range.end <= line.start) {
            next += 1;
        }
        let is_covered = covered.get(next).is_some_and(|range| range.start < line.end && line.start < range.end);
        let begins = !inside && !is_covered && !written.trim().is_empty();
        inside = !is_covered && !written.trim().is_empty();
        if begins {
            let first = written.split_ascii_whitespace().next().unwrap_or_default();
            let what = match first {
                "NOTE" => Lost::Notes,
                "STYLE" | "REGION" => Lost::Styles,
                _ => Lost::Strays,
            };
            count(&mut lost, what, 1);
        }
    }
    lost
}

/// Reads the result as players do: as many cues, the same times, the same words.
fn prove(text: &str, captions: &Captions, converted: &str, to: Form) -> Result<(), Refused> {
    let again = read(converted, if to == Form::Srt { Ending::Srt } else { Ending::Vtt });
    for (at, cue) in captions.cues.iter().enumerate() {
        let Some(new) = again.cues.get(at) else { return Err(Refused::Cue(at + 1)) };
        if (new.start_ms, new.end_ms) != (cue.start_ms, cue.end_ms) {
            return Err(Refused::Time(at + 1));
        }
        let old = spoken(text, captions, cue).map(|line| plain(line, captions.dialect)).filter(|line| !line.is_empty());
        let new = new.lines.iter().map(|line| plain(&converted[line.clone()], again.dialect)).filter(|line| !line.is_empty());
        if !old.eq(new) {
            return Err(Refused::Cue(at + 1));
        }
    }
    let is_read = match to {
        Form::Srt => again.dialect == Dialect::Srt && strict(converted, &again.cues) == Strict::Agrees,
        Form::Vtt => again.dialect == Dialect::Vtt && again.shown() == again.cues.len() && again.notes.is_empty(),
    };
    if is_read && again.cues.len() == captions.cues.len() { Ok(()) } else { Err(Refused::Cue(captions.cues.len())) }
}
