//! What a caption file really is, whatever its name says.
//!
//! Knows the formats by their first lines, and cues that hold something else than words. Refuses to
//! read the formats that klart only recognises.

use super::timing::{Style, scan};
use super::{Cue, Ending, lines};

/// The format of a caption file, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dialect {
    /// SubRip.
    Srt,
    /// WebVTT.
    Vtt,
    /// YouTube's SBV.
    Sbv,
    /// A web page, often an error page saved under the captions' name.
    Html,
    /// JSON.
    Json,
    /// Advanced SubStation: known, not checked.
    Ass,
    /// TTML: known, not checked.
    Ttml,
    /// SAMI: known, not checked.
    Sami,
    /// Scenarist closed captions: known, not checked.
    Scc,
}

impl Dialect {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Srt => "SRT",
            Self::Vtt => "WebVTT",
            Self::Sbv => "SBV",
            Self::Html => "HTML",
            Self::Json => "JSON",
            Self::Ass => "ASS",
            Self::Ttml => "TTML",
            Self::Sami => "SAMI",
            Self::Scc => "SCC",
        }
    }

    /// Whether a file of this name ending may hold this format.
    pub fn fits(self, ending: Ending) -> bool {
        matches!((self, ending), (Self::Srt, Ending::Srt) | (Self::Vtt, Ending::Vtt) | (Self::Sbv, Ending::Sbv))
    }
}

/// What the cues hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Content {
    /// Words for people, or nothing.
    Words,
    /// A drone's or camera's log: position, exposure, frame count.
    Telemetry,
    /// References to preview pictures (`#xywh=`).
    Thumbnails,
}

const OPENINGS: &[(&str, Dialect)] = &[
    ("<!doctype html", Dialect::Html),
    ("<html", Dialect::Html),
    ("<head", Dialect::Html),
    ("<body", Dialect::Html),
    ("<sami", Dialect::Sami),
    ("<tt ", Dialect::Ttml),
    ("<tt>", Dialect::Ttml),
    ("<tt:tt", Dialect::Ttml),
    ("[script info]", Dialect::Ass),
    ("scenarist_scc", Dialect::Scc),
];

pub(super) fn dialect(text: &str, ending: Ending) -> Dialect {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    // A number or a time: no format but by its timing lines begins so.
    if start.starts_with(|sign: char| sign.is_ascii_digit()) {
        return by_timing(text, ending);
    }
    let opening = start.char_indices().nth(400).map_or(start, |(at, _)| &start[..at]).to_ascii_lowercase();
    if let Some((_, known)) = OPENINGS.iter().find(|(known, _)| opening.starts_with(known)) {
        return *known;
    }
    if let Some(marked) = marked_up(&opening) {
        return marked;
    }
    if signature_like(start.lines().next().unwrap_or_default()) {
        return Dialect::Vtt;
    }
    by_timing(text, ending)
}

/// XML prologs, comments before a web page, and JSON.
fn marked_up(opening: &str) -> Option<Dialect> {
    if opening.starts_with("<?xml") || opening.starts_with("<!--") {
        let tt = opening.contains("<tt ") || opening.contains("<tt>") || opening.contains(":tt ");
        let html = opening.contains("<html") || opening.contains("<!doctype html");
        return (tt || html).then_some(if tt { Dialect::Ttml } else { Dialect::Html });
    }
    let mut signs = opening.chars().filter(|sign| !sign.is_whitespace());
    let opens = (signs.next(), signs.next());
    let json = matches!(opens, (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '"' | ']')));
    json.then_some(Dialect::Json)
}

/// `WEBVTT`, also when misspelt in case, by a blank or by a letter.
pub(super) fn signature_like(line: &str) -> bool {
    let opening: String = line.chars().take(12).collect::<String>().to_ascii_uppercase();
    ["WEBVTT", "WEB VTT", "WEB-VTT", "WEBVVT", "WEBVT", "WEBTTV"].iter().any(|form| {
        let rest = opening.strip_prefix(form);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// Without a signature: the first timing lines tell.
fn by_timing(text: &str, ending: Ending) -> Dialect {
    let named = match ending {
        Ending::Srt => return if holds_sbv(text) { Dialect::Sbv } else { Dialect::Srt },
        Ending::Vtt => Dialect::Vtt,
        Ending::Sbv => Dialect::Sbv,
    };
    let arrow = match ending {
        Ending::Sbv => memchr::memmem::find(text.as_bytes(), b"-->").is_some(),
        _ => false,
    };
    let style = if arrow || ending != Ending::Sbv { Style::Srt } else { Style::Sbv };
    let timings = lines::tolerant(text).into_iter().map(|line| line.of(text));
    let commas = timings.filter(|line| scan(line, style).is_some()).take(20);
    let (comma, other) =
        commas.fold((0, 0), |(comma, other), line| if line.contains(',') { (comma + 1, other) } else { (comma, other + 1) });
    match named {
        Dialect::Vtt if comma > other => Dialect::Srt,
        Dialect::Sbv if arrow => Dialect::Srt,
        _ => named,
    }
}

/// YouTube's own format under another name: its timing lines and no arrow anywhere.
fn holds_sbv(text: &str) -> bool {
    let first = text.trim_start_matches('\u{feff}').trim_start().lines().next().unwrap_or_default();
    scan(first, Style::Sbv).is_some() && memchr::memmem::find(text.as_bytes(), b"-->").is_none()
}

/// What the cues hold, judged by the first fifty.
pub(super) fn content(text: &str, cues: &[Cue]) -> Content {
    let sample = &cues[..cues.len().min(50)];
    let (Some(first), Some(last)) = (sample.first(), sample.last()) else { return Content::Words };
    if !may_hold_data(&text[first.text.start..last.text.end.max(first.text.start)]) {
        return Content::Words;
    }
    let share = |holds: fn(&str) -> bool| {
        let hits = sample.iter().filter(|cue| holds(&text[cue.text.clone()])).count();
        hits > 0 && hits * 2 >= sample.len()
    };
    if share(telemetry) {
        return Content::Telemetry;
    }
    if share(|text| text.contains("#xywh=")) {
        return Content::Thumbnails;
    }
    Content::Words
}

/// Words of a drone's or camera's log.
const LOGGED: [&str; 5] = ["framecnt", "[iso", "latitude", "[shutter", "gps("];

/// Whether any cue of a stretch of the file holds something else than words.
fn may_hold_data(text: &str) -> bool {
    telemetry(text) || memchr::memmem::find(text.as_bytes(), b"#xywh=").is_some()
}

fn telemetry(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    LOGGED.iter().any(|sign| memchr::memmem::find(lower.as_bytes(), sign.as_bytes()).is_some())
}
