//! Where a text may be copied as it stands, and where its characters need care one by one.
//!
//! Knows blanks that fold, marks that belong to the letter before them, emoji that are joined and signs that do not show.
//! Refuses to know where in a source the text stands.

use unicode_normalization::char::is_combining_mark;

use crate::language::signs::emoji;

/// Characters that take no room and carry no sound: they belong to no character of the plain text.
pub(super) fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}')
}

/// Whether a slice holds anything that plain copying would get wrong.
pub(super) fn needs_care(slice: &str, collapse: bool) -> bool {
    let bytes = slice.as_bytes();
    let mut blank = true;
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b' ' if !blank => blank = true,
            b' ' | b'\t' | b'\n' | b'\r' | 0x0c if collapse => return true,
            0xc2 | 0xe2 if is_plain(&bytes[at..]) => blank = false,
            0xc2 | 0xcc | 0xcd | 0xe2 | 0xef => return true,
            _ => blank = false,
        }
    }
    collapse && blank
}

/// The bytes at the beginning of a slice that plain copying gets right, whatever follows them.
pub(super) fn plain_run(slice: &str, collapse: bool) -> usize {
    let bytes = slice.as_bytes();
    // Where the last character begins: it may be the letter of a mark that follows.
    let (mut last, mut at) = (0, 0);
    while at < bytes.len() {
        let width = match bytes[at] {
            0x09..=0x0d | b' ' if collapse => {
                // One blank between two characters that show stays as it is.
                let shows = bytes.get(at + 1..).is_some_and(|rest| matches!(rest, [0x21..=0x7e | 0xc3..=0xcb, ..]) || is_plain(rest));
                if bytes[at] != b' ' || at == 0 || !shows {
                    return at;
                }
                1
            }
            0..=0x7f => 1,
            0xc3..=0xcb => 2,
            0xc2 if is_plain(&bytes[at..]) => 2,
            0xe2 if is_plain(&bytes[at..]) => 3,
            _ => return last,
        };
        last = at;
        at += width;
    }
    at
}

/// The bytes of the first character of a slice with its marks; of an emoji with those that it is joined to.
pub(super) fn drawn_as_one(slice: &str) -> usize {
    let mut rest = slice.char_indices().peekable();
    let Some((_, first)) = rest.next() else { return 0 };
    let mut end = first.len_utf8();
    let drawn = emoji::may_join(first) && !is_invisible(first);
    while let Some((at, mark)) = rest.next_if(|&(at, mark)| {
        // A joiner between two emoji makes them one: a family stays a family.
        let joins = || drawn && mark == '\u{200d}' && slice[at + mark.len_utf8()..].starts_with(emoji::may_join);
        mark >= '\u{300}' && is_combining_mark(mark) || joins() || drawn && slice[..at].ends_with('\u{200d}')
    }) {
        end = at + mark.len_utf8();
    }
    end
}

/// Whether a character of Latin or general punctuation is one that shows and stands alone: §, », –, ”, …, €.
fn is_plain(character: &[u8]) -> bool {
    match character {
        [0xc2, sign, ..] => !matches!(sign, 0x85 | 0xa0 | 0xad),
        [0xe2, 0x80, sign, ..] => matches!(sign, 0x90..=0xa7 | 0xb0..=0xbe),
        [0xe2, 0x82, ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The runs of a slice, each told of as copied or looked at.
    fn runs(mut slice: &str) -> Vec<(bool, &str)> {
        let mut all = Vec::new();
        while !slice.is_empty() {
            let plain = plain_run(slice, true);
            let (run, rest) = slice.split_at(if plain > 0 { plain } else { drawn_as_one(slice) });
            all.push((plain > 0, run));
            slice = rest;
        }
        all
    }

    #[test]
    fn a_letter_is_copied_only_when_no_mark_follows() {
        assert_eq!(runs("Badet är öppet – kom"), [(true, "Badet är öppet – kom")]);
        assert_eq!(runs("Vi a\u{30a}ker"), [(true, "Vi "), (false, "a\u{30a}"), (true, "ker")]);
        assert_eq!(runs("ett\n två"), [(true, "ett"), (false, "\n"), (false, " "), (true, "två")]);
        assert_eq!(
            runs("av\u{ad}gift \u{ad} är"),
            [(true, "a"), (false, "v"), (false, "\u{ad}"), (true, "gift"), (false, " "), (false, "\u{ad}"), (false, " "), (true, "är")]
        );
        assert_eq!(runs("👩\u{200d}👧 hej"), [(false, "👩\u{200d}👧"), (false, " "), (true, "hej")]);
    }
}
