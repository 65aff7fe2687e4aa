//! WebVTT exactly as browsers read it.
//!
//! Knows the parser of the W3C WebVTT specification ("WebVTT file parsing") and nothing more: what it
//! drops, a browser drops. Refuses to be kind; `tolerant` is.

use super::lines::{Line, standard};
use super::settings::Settings;

/// A cue that a browser shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The cue's identifier, empty when there is none.
    pub id: String,
    /// Start in milliseconds.
    pub start_ms: i64,
    /// End in milliseconds; the parser does not demand that it is after the start.
    pub end_ms: i64,
    /// The text with its markup, lines joined by LF, NUL replaced by U+FFFD.
    pub text: String,
    /// Where and how the cue is placed.
    pub settings: Settings,
}

/// The cues that a browser shows for this text; none without the signature.
pub fn specified(text: &str) -> Vec<Shown> {
    let lines = standard(text);
    let clean = |text: &str| text.replace('\0', "\u{fffd}");
    accepted(text, &lines)
        .into_iter()
        .map(|found| {
            let body: Vec<&str> = lines[found.line + 1..found.end].iter().map(|line| line.of(text)).collect();
            Shown {
                id: found.id.map(|line| clean(lines[line].of(text))).unwrap_or_default(),
                start_ms: found.times.0,
                end_ms: found.times.1,
                text: clean(&body.join("\n")),
                settings: Settings::read(lines[found.line].of(text).get(found.settings..).unwrap_or_default()),
            }
        })
        .collect()
}

/// An accepted cue, as line numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Accepted {
    pub(super) id: Option<usize>,
    pub(super) line: usize,
    pub(super) times: (i64, i64),
    /// Where the settings begin in the timing line.
    settings: usize,
    /// The first line after the cue.
    end: usize,
}

/// Whether the file opens as the standard demands.
pub(super) fn signed(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some(rest) = text.strip_prefix("WEBVTT") else { return false };
    rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r'])
}

pub(super) fn accepted(text: &str, lines: &[Line]) -> Vec<Accepted> {
    let mut cues = Vec::new();
    if !signed(text) {
        return cues;
    }
    let empty = |at: usize| lines.get(at).is_some_and(|line| line.start == line.end);
    let mut at = 1;
    if at < lines.len() && !empty(at) {
        at = block(text, lines, at, true).1;
    }
    while at < lines.len() {
        if empty(at) {
            at += 1;
            continue;
        }
        let (cue, next) = block(text, lines, at, false);
        cues.extend(cue);
        at = next;
    }
    cues
}

/// Collects one block ("collect a WebVTT block"): its cue, if it is one, and the line after it.
fn block(text: &str, lines: &[Line], first: usize, in_header: bool) -> (Option<Accepted>, usize) {
    let mut cue: Option<Accepted> = None;
    let mut seen_arrow = false;
    let mut at = first;
    while let Some(line) = lines.get(at).map(|line| line.of(text)) {
        if line.is_empty() {
            break;
        }
        if line.contains("-->") {
            let early = at == first || (at == first + 1 && !seen_arrow);
            if in_header || !early {
                break;
            }
            seen_arrow = true;
            cue = timings(line).map(|(start, end, settings)| Accepted {
                id: (at > first).then_some(first),
                line: at,
                times: (start, end),
                settings,
                end: at + 1,
            });
        }
        at += 1;
    }
    let cue = cue.map(|cue| Accepted { end: at, ..cue });
    (cue, at)
}

/// The two times of a timing line in milliseconds, and where the settings begin in it.
pub(super) fn timings(line: &str) -> Option<(i64, i64, usize)> {
    let mut reader = Reader { bytes: line.as_bytes(), at: 0 };
    reader.blanks();
    let start = reader.timestamp()?;
    reader.blanks();
    for _ in 0..2 {
        reader.take(b'-')?;
    }
    reader.take(b'>')?;
    reader.blanks();
    let end = reader.timestamp()?;
    Some((start, end, reader.at))
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn blanks(&mut self) {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }

    fn take(&mut self, sign: u8) -> Option<()> {
        (self.bytes.get(self.at) == Some(&sign)).then(|| self.at += 1)
    }

    /// A run of digits: value (capped) and length; `None` when there is no digit.
    fn digits(&mut self) -> Option<(i64, usize)> {
        let from = self.at;
        let mut value: i64 = 0;
        while let Some(digit) = self.bytes.get(self.at).filter(|byte| byte.is_ascii_digit()) {
            value = (value * 10 + i64::from(digit - b'0')).min(1_000_000_000);
            self.at += 1;
        }
        (self.at > from).then_some((value, self.at - from))
    }

    fn exactly(&mut self, count: usize) -> Option<i64> {
        self.digits().filter(|(_, digits)| *digits == count).map(|(value, _)| value)
    }

    fn timestamp(&mut self) -> Option<i64> {
        let (first, digits) = self.digits()?;
        let most_is_hours = digits != 2 || first > 59;
        self.take(b':')?;
        let second = self.exactly(2)?;
        let more = most_is_hours || self.bytes.get(self.at) == Some(&b':');
        let (hours, minutes, seconds) = if more {
            self.take(b':')?;
            (first, second, self.exactly(2)?)
        } else {
            (0, first, second)
        };
        self.take(b'.')?;
        let ms = self.exactly(3)?;
        (minutes <= 59 && seconds <= 59).then_some(((hours * 60 + minutes) * 60 + seconds) * 1000 + ms)
    }
}
