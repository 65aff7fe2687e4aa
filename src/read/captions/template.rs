//! A caption file without words: the places are there, a person writes.
//!
//! Knows how an empty cue is written. Refuses to write a word of what is said.

use std::fmt::Write as _;
use std::ops::Range;

use super::Form;
use super::convert::clock;
use super::strict::subrip;

/// Characters a second that a reader keeps up with, and the most that a cue holds (media/MEDIA.md section 10).
const PER_SECOND: u64 = 17;
const MOST: u64 = 84;

/// Empty cues at these places (milliseconds), UTF-8 with LF. In WebVTT a note says how much each has room for.
pub fn template(cues: &[Range<u64>], form: Form) -> String {
    let ms = |time: u64| i64::try_from(time).unwrap_or(i64::MAX);
    match form {
        Form::Srt => subrip(cues.iter().map(|cue| (ms(cue.start), ms(cue.end), String::new()))) + "\n",
        Form::Vtt => {
            let mut text = String::from("WEBVTT\n");
            for cue in cues {
                let room = ((cue.end - cue.start) * PER_SECOND / 1000).min(MOST);
                let (start, end) = (clock(ms(cue.start), '.'), clock(ms(cue.end), '.'));
                let _ = write!(text, "\nNOTE plats för ungefär {room} tecken\n\n{start} --> {end}\n\n");
            }
            text
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Ending, Strict, read, strict};
    use super::*;

    #[test]
    fn a_template_is_read_as_empty_cues_by_both_readers() {
        let cues = [204..2252, 2332..5644, 5724..7964];
        let text = template(&cues, Form::Srt);
        let read_back = read(&text, Ending::Srt);
        assert_eq!(text, include_str!("../../../corpora/media/subs/08-mall-tom.sv.srt"));
        assert_eq!((read_back.cues.len(), strict(&text, &read_back.cues)), (3, Strict::Agrees));
        let text = template(&cues, Form::Vtt);
        assert!(text.starts_with("WEBVTT\n\nNOTE plats för ungefär 34 tecken\n\n00:00:00.204 --> 00:00:02.252\n\n"), "{text}");
        let read_back = read(&text, Ending::Vtt);
        assert!(read_back.cues.iter().all(|cue| cue.lines.is_empty() && cue.shown));
        assert_eq!((read_back.cues.len(), read_back.notes.len()), (3, 0), "{:?}", read_back.notes);
    }
}
