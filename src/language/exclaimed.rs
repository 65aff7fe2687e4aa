//! Runs of exclamation marks: "!!", "?!?!", "!!1". A single "?!" is one mark in two signs, and "!=" is code.

use std::ops::Range;

/// Runs with at least two exclamation marks, in order. Blanks between three or more marks belong to the run.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = memchr::memchr(b'!', &bytes[at..]) {
        let mark = at + step;
        let start = mark - bytes[at..mark].iter().rev().take_while(|&&byte| byte == b'?').count();
        let (end, marks) = read(bytes, mark);
        if marks >= 2 && bytes.get(end) != Some(&b'=') {
            found.push(start..end);
        }
        at = end.max(mark + 1);
    }
    found
}

/// The end of the run whose first exclamation mark stands at `at`, and how many such marks it has.
fn read(bytes: &[u8], at: usize) -> (usize, usize) {
    let (mut end, mut marks, mut apart) = (at, 0, false);
    loop {
        match bytes.get(end) {
            Some(b'!') => marks += 1,
            Some(b'?') => {}
            Some(b' ') if bytes.get(end + 1) == Some(&b'!') => apart = true,
            _ => break,
        }
        end += 1;
    }
    if apart && marks < 3 {
        // "Hej! !" is a slip, not a run.
        let joined = bytes[at..end].iter().take_while(|byte| **byte != b' ').count();
        return (at + joined, memchr::memchr_iter(b'!', &bytes[at..at + joined]).count());
    }
    let ones = if marks >= 2 { slipped(bytes, end) } else { 0 };
    (end + ones, marks)
}

/// The ones of "!!1": the finger left the shift key. Not where a number follows.
fn slipped(bytes: &[u8], end: usize) -> usize {
    let ones = bytes[end..].iter().take_while(|byte| **byte == b'1').count();
    let mut rest = bytes[end + ones..].iter();
    let stops = match rest.next() {
        None | Some(b'!' | b'?' | b'\n') => true,
        Some(b' ') => !rest.next().is_some_and(|next| next.is_ascii_lowercase() || next.is_ascii_digit()),
        _ => false,
    };
    if stops { ones } else { 0 }
}

/// The one mark that is left of a run.
pub fn plain(run: &str) -> &'static str {
    if run.contains('?') { "?" } else { "!" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn runs_are_found_and_single_marks_are_not() {
        assert_eq!(found("Hej!! Kom!!! Va?!?! Öppet!!1 Nu ! ! !"), ["!!", "!!!", "?!?!", "!!1", "! ! !"]);
        assert_eq!(found("Öppet!!1 maj"), ["!!"]);
        assert!(found("Hej! Va?! a != b, a !== b, !important. Hej! !").is_empty());
    }

    #[test]
    fn a_run_becomes_one_mark() {
        assert_eq!((plain("!!!1"), plain("?!?!")), ("!", "?"));
    }
}
