//! Whether a mended caption file still says what it said.
//!
//! Knows cues by their times and shown lines. Blank lines and blanks at line ends are not text. Refuses to know why a
//! file was edited.

use std::ops::Range;

use super::{Captions, Cue, Ending, plain, read};

/// Whether `after` says what `before` says, but for the cues of `edited` (indices, ascending): every other cue stands there
/// with the same times and texts, in the same order. In place of edited cues that follow each other as many may stand
/// whose times and texts differ; more, when they say the same in all; fewer, when an empty cue or a cue whose every byte
/// was edited is gone.
pub fn verify(before: &str, after: &str, ending: Ending, edited: &[usize]) -> bool {
    let whole = |index: &usize, _: &Cue| edited.binary_search(index).is_ok();
    kept((before, &read(before, ending)), (after, &read(after, ending)), edited, &whole)
}

/// As [`verify`], with both files read. `gone` says whether a cue's every byte was edited, so that it may be gone.
pub fn kept(
    (before, old): (&str, &Captions),
    (after, new): (&str, &Captions),
    edited: &[usize],
    gone: &dyn Fn(&usize, &Cue) -> bool,
) -> bool {
    if old.dialect != new.dialect {
        return false;
    }
    let (mut at, mut from) = (0, 0);
    for index in (0..old.cues.len()).filter(|index| edited.binary_search(index).is_err()) {
        let same = |other: &Cue| same(before, &old.cues[index], after, other);
        // Without edited cues before it, the cue stands where it stood.
        let reach = if from == index { 1 } else { new.cues.len() };
        let Some(found) = new.cues.iter().skip(at).take(reach).position(same) else { return false };
        if !group((before, old, from..index), (after, new, at..at + found), gone) {
            return false;
        }
        (at, from) = (at + found + 1, index + 1);
    }
    group((before, old, from..old.cues.len()), (after, new, at..new.cues.len()), gone)
}

fn same(before: &str, a: &Cue, after: &str, b: &Cue) -> bool {
    let lines = a.lines.iter().map(|line| before[line.clone()].trim());
    (a.start_ms, a.end_ms) == (b.start_ms, b.end_ms) && lines.eq(b.lines.iter().map(|line| after[line.clone()].trim()))
}

/// Whether some cues may stand in place of others.
fn group(
    (before, old, was): (&str, &Captions, Range<usize>),
    (after, new, is): (&str, &Captions, Range<usize>),
    gone: &dyn Fn(&usize, &Cue) -> bool,
) -> bool {
    if is.len() > was.len() {
        return !was.is_empty() && said(before, old, was) == said(after, new, is);
    }
    let may_go = was.clone().filter(|at| old.cues[*at].lines.is_empty() || gone(at, &old.cues[*at])).count();
    was.len() - is.len() <= may_go
}

/// The letters and digits shown by some cues.
fn said(text: &str, captions: &Captions, cues: Range<usize>) -> String {
    let lines = captions.cues[cues].iter().flat_map(|cue| &cue.lines);
    let shown = lines.map(|line| plain(&text[line.clone()], captions.dialect)).collect::<Vec<_>>().join(" ");
    shown.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str =
        "1\n00:00:01,000 --> 00:00:03,000\nHej. Hopp.\n\n2\n00:00:04,000 --> 00:00:05,000\n\n3\n00:00:06,000 --> 00:00:07,000\nSlut\n";

    fn holds(after: &str, edited: &[usize]) -> bool {
        let (old, new) = (read(FILE, Ending::Srt), read(after, Ending::Srt));
        kept((FILE, &old), (after, &new), edited, &|_, _| false)
    }

    #[test]
    fn cues_come_and_go_only_where_they_were_edited() {
        assert!(holds(FILE, &[]));
        let without = FILE.replace("2\n00:00:04,000 --> 00:00:05,000\n\n", "");
        assert!(holds(&without, &[1]) && !holds(&without, &[]) && !holds(&without, &[2]));
        let divided = FILE.replace("3,000\nHej. Hopp.", "2,000\nHej.\n\n2\n00:00:02,000 --> 00:00:03,000\nHopp.");
        assert!(holds(&divided, &[0]) && !holds(&divided, &[1]));
        assert!(!holds(&divided.replace("Hopp.", "Hopp hopp."), &[0]), "a divided cue says what it said");
        assert!(!holds(&FILE.replace("3\n00:00:06,000 --> 00:00:07,000\nSlut\n", ""), &[2]), "a cue with text stays");
        assert!(!holds(&FILE.replace("Slut", "Tack"), &[0]));
    }

    #[test]
    fn edited_cues_may_change_places_among_themselves() {
        let (a, b) = ("00:00:01,000 --> 00:00:02,000\nHej", "00:00:03,000 --> 00:00:04,000\nHopp");
        let file = |one: &str, two: &str| format!("1\n{one}\n\n2\n{two}\n");
        assert!(verify(&file(b, a), &file(a, b), Ending::Srt, &[0, 1]));
        assert!(!verify(&file(b, a), &file(a, b), Ending::Srt, &[0]));
    }
}
