//! Captions that roll word by word, as video services write automatic text, and the plain cues behind them.
//!
//! Knows that each line is told several times: with a time for each word, for an instant alone, and above the next line.
//! Refuses to touch captions that do not roll.

use std::ops::Range;

use super::codes::{has_word_times, without_word_times};
use super::lines::own_line_end;
use super::{Captions, Cue, plain};

/// Fewer cues show no habit.
const FEWEST_CUES: usize = 3;
/// A cue so short only carries a line over to the next. Milliseconds.
const CARRYING_MS: i64 = 20;

fn carries(cue: &Cue) -> bool {
    matches!((cue.start_ms, cue.end_ms), (Some(start), Some(end)) if (1..=CARRYING_MS).contains(&(end - start)))
}

/// Where a cue ends, with the lines of blanks that such files have below their text.
fn end_of(text: &str, cue: &Cue) -> usize {
    let mut end = cue.text.end.max(cue.timing.end);
    loop {
        let rest = &text[end..];
        let Some(next) = ["\r\n", "\n", "\r"].iter().find_map(|line_end| rest.strip_prefix(line_end)) else { return end };
        let below = next.trim_start_matches([' ', '\t']);
        if below.len() == next.len() || !(below.is_empty() || below.starts_with(['\r', '\n'])) {
            return end;
        }
        end += rest.len() - below.len();
    }
}

/// Replacements that leave each line once, without the times of its words. Nothing unless half of the cues roll.
pub(super) fn unrolled(text: &str, captions: &Captions) -> Vec<(Range<usize>, String)> {
    let cues = &captions.cues;
    let timed = cues.iter().filter(|cue| has_word_times(text, cue)).count();
    let carrying = cues.iter().filter(|cue| carries(cue)).count();
    if cues.len() < FEWEST_CUES || timed.max(carrying) * 2 < cues.len() {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut shown: Vec<String> = Vec::new();
    for (at, cue) in cues.iter().enumerate() {
        let lines: Vec<String> = cue.lines.iter().map(|line| plain(&text[line.clone()], captions.dialect)).collect();
        let fresh: Vec<&Range<usize>> =
            cue.lines.iter().zip(&lines).filter(|(_, line)| !shown.contains(line)).map(|(line, _)| line).collect();
        let end = end_of(text, cue);
        if fresh.is_empty() {
            let before = at.checked_sub(1).map(|before| &cues[before]).filter(|_| carries(cue));
            edits.extend(before.map(|before| (end_of(text, before)..end, String::new())));
        } else {
            let told: String = fresh.iter().flat_map(|line| [own_line_end(text).to_owned(), without_word_times(text, line)]).collect();
            let place = cue.timing.end..end;
            if text[place.clone()] != told {
                edits.push((place, told));
            }
        }
        shown = lines;
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::super::{Ending, read};
    use super::*;

    fn plainly(text: &str) -> String {
        let edits = unrolled(text, &read(text, Ending::Vtt));
        edits.iter().rev().fold(text.to_owned(), |mut out, (place, new)| {
            out.replace_range(place.clone(), new);
            out
        })
    }

    #[test]
    fn each_line_of_rolling_captions_is_left_once() {
        let rolling = "WEBVTT\n\n00:00.160 --> 00:02.310 align:start\n \nhej<00:00:00.480><c> &amp; hopp</c>\n\n00:02.310 --> 00:02.320\nhej &amp; hopp\n \n\n00:02.320 --> 00:04.990\nhej &amp; hopp\ntill<00:00:02.600><c> badet</c>\n\n00:04.990 --> 00:05.000\ntill badet\n \n";
        assert_eq!(
            plainly(rolling),
            "WEBVTT\n\n00:00.160 --> 00:02.310 align:start\nhej &amp; hopp\n\n00:02.320 --> 00:04.990\ntill badet\n"
        );
        let still = "WEBVTT\n\n00:00.160 --> 00:02.310\nhej\n\n00:02.310 --> 00:02.320\nhej\n\n00:02.320 --> 00:04.990\nhej\n";
        assert_eq!(plainly(still), still);
    }
}
