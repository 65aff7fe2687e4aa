//! Timing lines, as written by people and by programs.
//!
//! Knows every way of writing `00:00:01,000 --> 00:00:02,000` that has been met, what each means in
//! milliseconds and how it should have been written. Refuses to know what stands round the line.

use std::ops::Range;

use crate::draft::Departure;

/// How the fraction of a second is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// SubRip: `HH:MM:SS,mmm`.
    Srt,
    /// WebVTT: `HH:MM:SS.mmm`.
    Vtt,
    /// YouTube's SBV: `H:MM:SS.mmm,H:MM:SS.mmm`.
    Sbv,
}

/// One of the two times of a timing line. Offsets are bytes in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) range: Range<usize>,
    /// Milliseconds; `None` for a time before zero.
    pub(super) ms: Option<i64>,
    hours: i64,
    rest: [i64; 3],
    worst: Option<Departure>,
}

/// A timing line that was recognised. Offsets are bytes in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Timing {
    pub(super) start: Time,
    pub(super) end: Time,
    /// What follows the end time (position, cue settings), trimmed.
    pub(super) settings: Range<usize>,
    /// The departure that matters most, if any.
    pub(super) departure: Option<Departure>,
}

impl Timing {
    /// The times of the line as every player of this style reads them, without settings.
    pub(super) fn canonical(&self, style: Style) -> String {
        let arrow = if style == Style::Sbv { "," } else { " --> " };
        format!("{}{arrow}{}", self.start.canonical(style), self.end.canonical(style))
    }
}

impl Time {
    fn canonical(&self, style: Style) -> String {
        let [minutes, seconds, ms] = self.rest;
        let sign = if style == Style::Srt { ',' } else { '.' };
        let hours = if self.hours > 99 { 0 } else { self.hours };
        let total = (minutes * 60 + seconds) % 3600;
        let hours = (hours + (minutes * 60 + seconds) / 3600).min(99);
        format!("{hours:02}:{:02}:{:02}{sign}{ms:03}", total / 60, total % 60)
    }
}

/// Recognises a timing line, or says that it is none. Linear in the line.
pub(super) fn scan(line: &str, style: Style) -> Option<Timing> {
    written(line, style).or_else(|| slipped(line, style))
}

/// Whether a time has minutes or seconds that no clock shows, so that nobody knows what was meant.
pub(super) fn off_the_clock(time_text: &str, style: Style) -> bool {
    time(time_text.as_bytes(), 0, style).is_some_and(|time| time.rest[..2].iter().any(|field| *field > 59))
}

/// A timing line with blanks inside its times, or letters that look like digits: `00: 00: 01,000`, `00:0O:01,000`.
fn slipped(line: &str, style: Style) -> Option<Timing> {
    let opening = line.trim_start().as_bytes().first()?;
    if style == Style::Sbv || !(opening.is_ascii_digit() || b"Oo".contains(opening)) {
        return None;
    }
    let arrow = line.find("-->")?;
    let start = mended_time(line, 0..arrow, style)?;
    let end = mended_time(line, arrow + 3..line.len(), style)?;
    let settings = end.range.end..end.range.end;
    let departure = start.worst.max(end.worst);
    Some(Timing { start, end, settings, departure })
}

/// Longer than any time with blanks in it, in bytes.
const LONGEST_TIME: usize = 30;

fn mended_time(line: &str, side: Range<usize>, style: Style) -> Option<Time> {
    let whole = &line[side.clone()];
    let from = side.start + whole.len() - whole.trim_start().len();
    let text = whole.trim();
    let marks = text.bytes().filter(|byte| b":;,.".contains(byte)).count();
    if text.len() > LONGEST_TIME || marks < 2 {
        return None;
    }
    let digit = |sign: char| match sign {
        'O' | 'o' => '0',
        'l' | 'I' => '1',
        other => other,
    };
    let mended: String = text.chars().filter(|sign| !sign.is_whitespace()).map(digit).collect();
    let time = time(mended.as_bytes(), 0, style).filter(|time| time.range.end == mended.len())?;
    let slip = (mended != text).then_some(Departure::Digits);
    Some(Time { range: from..from + text.len(), worst: time.worst.max(slip), ..time })
}

fn written(line: &str, style: Style) -> Option<Timing> {
    let bytes = line.as_bytes();
    let from = skip_blanks(bytes, 0);
    if !matches!(bytes.get(from), Some(b'0'..=b'9' | b'-')) {
        return None;
    }
    let start = time(bytes, from, style)?;
    let (after, arrow) = arrow(line, start.range.end, style)?;
    let end = time(bytes, skip_blanks(bytes, after), style)?;
    let rest = &line[end.range.end..];
    // WebVTT's own parser wants no blank before the settings.
    let stuck = !rest.is_empty() && !rest.starts_with(char::is_whitespace);
    if stuck && !(style == Style::Vtt && rest.starts_with(|sign: char| sign.is_ascii_alphabetic())) {
        return None;
    }
    // `10:00 -- 11:00` alone on a line is more often speech than a timing line.
    let exact = |time: &Time| time.worst != Some(Departure::NoMilliseconds) || time.range.len() > 5;
    if arrow == Arrow::Weak && !(exact(&start) && exact(&end)) {
        return None;
    }
    let settings_start = end.range.end + (rest.len() - rest.trim_start().len());
    let settings = settings_start..settings_start + rest.trim().len();
    let between = &line[start.range.end..end.range.start];
    let blanks = from > 0
        || between != between_form(style)
        || (settings.is_empty() && !rest.is_empty())
        || line.len() > settings.end.max(end.range.end);
    let departure = [start.worst, end.worst, (arrow != Arrow::Right).then_some(Departure::Arrow), blanks.then_some(Departure::Blanks)];
    let departure = departure.into_iter().flatten().max();
    Some(Timing { start, end, settings, departure })
}

fn between_form(style: Style) -> &'static str {
    if style == Style::Sbv { "," } else { " --> " }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arrow {
    Right,
    Wrong,
    Weak,
}

fn arrow(line: &str, from: usize, style: Style) -> Option<(usize, Arrow)> {
    let from = skip_blanks(line.as_bytes(), from);
    let rest = line.get(from..)?;
    if style == Style::Sbv {
        return rest.starts_with(',').then_some((from + 1, Arrow::Right));
    }
    let forms = [
        ("-->", Arrow::Right),
        ("\u{2014}>", Arrow::Wrong),
        ("\u{2013}>", Arrow::Wrong),
        ("->", Arrow::Wrong),
        ("--", Arrow::Weak),
        ("\u{2192}", Arrow::Weak),
    ];
    let (form, kind) = forms.into_iter().find(|(form, _)| rest.starts_with(form))?;
    Some((from + form.len(), kind))
}

fn skip_blanks(bytes: &[u8], from: usize) -> usize {
    let blanks = bytes.get(from..).unwrap_or_default().iter();
    from + blanks.take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// The digit fields of a time (at most four, each at most nine digits) and the signs between them.
struct Fields {
    values: [Field; 4],
    count: usize,
    /// One fewer than the fields.
    signs: [u8; 3],
    end: usize,
}

impl Fields {
    fn signs(&self) -> &[u8] {
        &self.signs[..self.count - 1]
    }
}

fn fields(bytes: &[u8], from: usize, style: Style) -> Option<Fields> {
    let mut found = Fields { values: [(0, 0); 4], count: 0, signs: [0; 3], end: from };
    loop {
        let digits = bytes[found.end..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits > 9 || (digits == 0 && found.count < 2) {
            return None;
        }
        let value = bytes[found.end..found.end + digits].iter().fold(0_i64, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        found.values[found.count] = (value, digits);
        found.count += 1;
        found.end += digits;
        let Some(sign) = bytes.get(found.end).filter(|sign| b":;,.".contains(sign)) else {
            return Some(found);
        };
        let fraction_is_next = style == Style::Sbv && *sign == b',';
        if digits == 0 || found.count == 4 || fraction_is_next {
            return Some(found);
        }
        found.signs[found.count - 1] = *sign;
        found.end += 1;
    }
}

/// A time as nearly every file has it: `HH:MM:SS` and three digits after the style's own sign.
fn exact(bytes: &[u8], from: usize, style: Style) -> Option<Time> {
    let sign = match style {
        Style::Srt => b',',
        Style::Vtt => b'.',
        Style::Sbv => return None,
    };
    let (time, rest) = bytes.get(from..)?.split_at_checked(12)?;
    let signs = time[2] == b':' && time[5] == b':' && time[8] == sign;
    let digits = [0, 1, 3, 4, 6, 7, 9, 10, 11].iter().all(|&at: &usize| time[at].is_ascii_digit());
    if !signs || !digits || time[3] > b'5' || time[6] > b'5' || rest.first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let two = |at: usize| i64::from(time[at] - b'0') * 10 + i64::from(time[at + 1] - b'0');
    let (hours, minutes, seconds, ms) = (two(0), two(3), two(6), two(9) * 10 + i64::from(time[11] - b'0'));
    let total = ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
    Some(Time { range: from..from + 12, ms: Some(total), hours, rest: [minutes, seconds, ms], worst: None })
}

fn time(bytes: &[u8], from: usize, style: Style) -> Option<Time> {
    exact(bytes, from, style).or_else(|| any_time(bytes, from, style))
}

fn any_time(bytes: &[u8], from: usize, style: Style) -> Option<Time> {
    let negative = bytes.get(from) == Some(&b'-');
    let first = from + usize::from(negative);
    if first >= bytes.len() {
        return None;
    }
    let found = fields(bytes, first, style)?;
    let (clock, fraction) = divide(&found)?;
    let (hours, minutes, seconds) = match *clock {
        [hours, minutes, seconds] => (hours, minutes, seconds),
        [minutes, seconds] => ((0, 2), minutes, seconds),
        _ => return None,
    };
    let ms = fraction.map_or(0, |(value, digits)| milliseconds(value, digits));
    let total = (hours.0 * 3600 + minutes.0 * 60 + seconds.0) * 1000 + ms;
    let odd = [
        negative.then_some(Departure::Negative),
        (minutes.0 > 59 || seconds.0 > 59 || hours.0 > 99).then_some(Departure::Range),
        fraction_departure(&found, fraction, style),
        (hours.1 != 2 && !(style == Style::Sbv || style == Style::Vtt && hours.1 > 2)
            || minutes.1 != 2
            || seconds.1 != 2
            || (clock.len() == 2 && style == Style::Srt)
            || found.signs()[..clock.len() - 1].iter().any(|sign| *sign != b':'))
        .then_some(Departure::Digits),
    ];
    Some(Time {
        range: from..found.end,
        ms: (!negative).then_some(total),
        hours: hours.0,
        rest: [minutes.0, seconds.0, ms],
        worst: odd.into_iter().flatten().max(),
    })
}

type Field = (i64, usize);

/// Which fields are the clock and which is the fraction of a second.
fn divide(found: &Fields) -> Option<(&[Field], Option<Field>)> {
    let values = &found.values[..found.count];
    match values {
        [clock @ .., fraction] if clock.len() == 3 => Some((clock, Some(*fraction))),
        [_, _, (_, digits)] => {
            let comma = matches!(found.signs[1], b',' | b'.' | b';') && found.signs[0] != found.signs[1];
            if comma || *digits == 3 {
                return Some((&values[..2], Some(values[2])));
            }
            (*digits > 0).then_some((values, None))
        }
        [_, (_, digits)] if found.signs[0] == b':' && *digits > 0 => Some((values, None)),
        _ => None,
    }
}

fn milliseconds(value: i64, digits: usize) -> i64 {
    match digits {
        0 => 0,
        1 => value * 100,
        2 => value * 10,
        3 => value,
        more => value / 10_i64.pow(u32::try_from(more - 3).unwrap_or(6)),
    }
}

fn fraction_departure(found: &Fields, fraction: Option<Field>, style: Style) -> Option<Departure> {
    let Some((_, digits)) = fraction else {
        return Some(Departure::NoMilliseconds);
    };
    let sign = found.signs().last().copied().unwrap_or(b',');
    let right = if style == Style::Srt { b',' } else { b'.' };
    match digits {
        0 => Some(Departure::NoMilliseconds),
        1 | 2 => Some(Departure::ShortMilliseconds),
        3 if sign == right => None,
        3 if matches!(sign, b',' | b'.') => Some(Departure::DecimalSign),
        _ => Some(Departure::Digits),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(line: &str, start: i64, end: i64, departure: Option<Departure>) {
        let timing = scan(line, Style::Srt).expect("a timing line");
        assert_eq!((timing.start.ms, timing.end.ms), (Some(start), Some(end)), "{line}");
        assert_eq!(timing.departure, departure, "{line}");
        let again = scan(&timing.canonical(Style::Srt), Style::Srt).expect("a canonical line");
        assert_eq!(again.departure, None, "{line}");
    }

    #[test]
    fn the_forms_people_write_are_all_read() {
        reads("00:00:01,000 --> 00:00:02,000", 1000, 2000, None);
        reads("00:00:01.000 --> 00:00:02.000", 1000, 2000, Some(Departure::DecimalSign));
        reads("00:00:01,000-->00:00:02,000", 1000, 2000, Some(Departure::Blanks));
        reads("00:00:01,000 -> 00:00:02,000", 1000, 2000, Some(Departure::Arrow));
        reads("00:00:01,000 → 00:00:02,000", 1000, 2000, Some(Departure::Arrow));
        reads("00:00:01 --> 00:00:02", 1000, 2000, Some(Departure::NoMilliseconds));
        reads("00:00:01,5 --> 00:00:02,50", 1500, 2500, Some(Departure::ShortMilliseconds));
        reads("00:00:01:000 --> 00:00:02:000", 1000, 2000, Some(Departure::Digits));
        reads("00:01,000 --> 00:02,000", 1000, 2000, Some(Departure::Digits));
        reads("00:00:01,000 --> 00:00:02,000 X1:10 X2:20", 1000, 2000, None);
        reads("00:00:01,000 --> 00:00:75,000", 1000, 75_000, Some(Departure::Range));
    }

    #[test]
    fn blanks_and_letters_among_the_digits_are_slips_of_the_keys() {
        reads("00: 00: 01,000 --> 00:00:02,000", 1000, 2000, Some(Departure::Digits));
        reads("00:0O:01,000 --> 00:00:O2,000", 1000, 2000, Some(Departure::Digits));
        reads("00:00:01 ,000  --> 00:00:02, 000 ", 1000, 2000, Some(Departure::Digits));
        for line in ["Olle --> Lisa", "1 --> 2", "O --> o", "10 bad, 2 hallar --> 3 bad, 4 hallar", "Ons 1.5. --> Tor 2.5."] {
            assert_eq!(scan(line, Style::Srt), None, "{line}");
        }
    }

    #[test]
    fn speech_about_opening_hours_is_no_timing_line() {
        for line in ["10:00 -- 11:00", "Öppet 10:00 --> 11:00", "10:00 → 11:00 Frukost", "- Ja.", "10:00–11:00", "1947"] {
            assert_eq!(scan(line, Style::Srt), None, "{line}");
        }
    }

    #[test]
    fn a_time_before_zero_has_no_milliseconds() {
        let timing = scan("-00:00:01,000 --> 00:00:02,000", Style::Srt).expect("a timing line");
        assert_eq!((timing.start.ms, timing.departure), (None, Some(Departure::Negative)));
    }
}
