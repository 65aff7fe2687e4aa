//! Words taken apart: letters with blanks between them ("V I K T I G T"), and letters with strokes laid over or under
//! them by combining marks. Refuses to know where blanks were wide in the source; the caller says where words part.

use std::ops::Range;

use super::letters::is_letter;
use super::styled;

/// So many single letters in a row are a word taken apart; "A B C" is not.
const LETTERS: usize = 4;

/// A row of single letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Where each letter stands.
    pub letters: Vec<Range<usize>>,
}

/// Rows of at least four single letters with a blank between each, in order.
pub fn find(text: &str) -> Vec<Apart> {
    let mut found = Vec::new();
    if !may_be(text) {
        return found;
    }
    let mut open: Vec<Range<usize>> = Vec::new();
    for word in words(text) {
        let letter = single(&text[word.clone()]).map(|length| word.start..word.start + length);
        let stop = letter.as_ref().is_some_and(|letter| letter.end < word.end);
        match letter {
            Some(letter) => open.push(letter),
            None => found.extend(row(text, std::mem::take(&mut open))),
        }
        if stop {
            found.extend(row(text, std::mem::take(&mut open)));
        }
    }
    found.extend(row(text, open));
    found
}

/// Three blanks in a row with one letter between each: no text without them is looked at further.
pub fn may_be(text: &str) -> bool {
    let (mut row, mut last) = (0, usize::MAX);
    memchr::memchr_iter(b' ', text.as_bytes()).any(|at| {
        let one = || at - last <= 13 && single(&text[last + 1..at]).is_some();
        row = if last != usize::MAX && at > last + 1 && one() { row + 1 } else { 0 };
        last = at;
        row + 2 >= LETTERS
    })
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let blank = |c: char| c == ' ' || c == '\n';
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = text.len() - text[at..].trim_start_matches(blank).len();
        let end = text[start..].find(blank).map_or(text.len(), |length| start + length);
        at = end;
        (start < end).then_some(start..end)
    })
}

/// The length of the one letter of a word, when it has no other; a stop may follow it.
fn single(word: &str) -> Option<usize> {
    if word.len() > 12 {
        return None;
    }
    let letter = word.chars().next().filter(|c| is_letter(*c) || styled::plain(*c).is_some_and(|plain| plain.is_ascii_alphabetic()))?;
    let rest = word[letter.len_utf8()..].trim_start_matches(is_stroke);
    let stop = rest.is_empty() || rest.chars().all(|c| matches!(c, '!' | '?' | '.' | ',' | ':' | ')' | '”' | '"'));
    stop.then_some(letter.len_utf8())
}

/// A row that is a word rather than an alphabet, the days of a week or one letter again and again.
fn row(text: &str, mut letters: Vec<Range<usize>>) -> Option<Apart> {
    // "g r a t i s i dag": a word of one letter belongs to what follows or goes before.
    let last = letters.last().filter(|last| is_word(&text[last.start..last.end]) && text[last.end..].starts_with(' '));
    if last.is_some() && letters.len() > LETTERS {
        letters.pop();
    }
    let first = letters.first().filter(|first| is_word(&text[first.start..first.end]) && text[..first.start].ends_with(' '));
    if first.is_some() && letters.len() > LETTERS {
        letters.remove(0);
    }
    if letters.len() < LETTERS {
        return None;
    }
    let signs: Vec<char> = letters
        .iter()
        .filter_map(|letter| text[letter.clone()].chars().next())
        .map(|sign| styled::plain(sign).unwrap_or(sign).to_lowercase().next().unwrap_or(sign))
        .collect();
    let listed = signs.windows(2).all(|pair| pair[0] < pair[1] && u32::from(pair[1]) - u32::from(pair[0]) <= 3);
    let same = signs.iter().all(|sign| *sign == signs[0]);
    let days =
        ["mtotfls", "mtotf", "smtotfl", "mtwtfss", "mtwtf", "nosv", "nösv"].iter().any(|days| days.chars().eq(signs.iter().copied()));
    let range = letters[0].start..letters[letters.len() - 1].end;
    (!(listed || same || days)).then_some(Apart { range, letters })
}

/// The Swedish words of one letter.
fn is_word(letter: &str) -> bool {
    matches!(letter, "i" | "å" | "ö" | "I" | "Å" | "Ö")
}

/// Whether a character is a stroke or line laid over or under a letter: U+0332–0338, the overline and enclosing signs.
pub fn is_stroke(sign: char) -> bool {
    matches!(sign, '\u{305}' | '\u{332}'..='\u{338}' | '\u{33F}' | '\u{35E}' | '\u{35F}' | '\u{20D2}' | '\u{20D3}' | '\u{20DD}'..='\u{20E0}' | '\u{20E4}'..='\u{20E6}')
}

/// Whether a stroke strikes a letter out, rather than underlining it: what is written no longer holds.
pub fn strikes_out(sign: char) -> bool {
    is_stroke(sign) && !matches!(sign, '\u{305}' | '\u{332}' | '\u{333}' | '\u{33F}' | '\u{35E}' | '\u{35F}')
}

/// Marks that no writing stacks on one letter: zalgo.
const STACK: usize = 3;

/// Passages of words with strokes on at least two of their letters, or with stacks of marks, in order.
pub fn struck(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    // Combining marks begin with 0xCC or 0xCD, those for symbols with 0xE2 0x83.
    let is_mark = |(at, byte): (usize, &u8)| matches!(byte, 0xCC | 0xCD) || *byte == 0xE2 && bytes.get(at + 1) == Some(&0x83);
    if !bytes.iter().enumerate().any(is_mark) {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words(text).filter(|word| is_struck(&text[word.clone()])) {
        match found.last_mut() {
            Some(last) if text[last.end..word.start].bytes().all(|byte| byte == b' ') => last.end = word.end,
            _ => found.push(word),
        }
    }
    found
}

fn is_struck(word: &str) -> bool {
    let (mut strokes, mut stack, mut stacks, mut base) = (0, 0, 0, 'x');
    for sign in word.chars() {
        if is_mark(sign) {
            stack += 1;
            // A stroke on a sign that is no letter or digit is mathematics, and on a digit a keycap.
            strokes += usize::from(is_stroke(sign) && base.is_alphanumeric());
            stacks += usize::from(stack == STACK && base.is_alphanumeric());
        } else {
            (stack, base) = (0, sign);
        }
    }
    strokes >= 2 || stacks >= 2
}

fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36F}' | '\u{20D0}'..='\u{20F0}')
}

/// A text without the strokes, and without every mark of a stack that no letter takes up.
pub fn unstruck(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(sign) = rest.next() {
        plain.push(sign);
        let marks: Vec<char> = std::iter::from_fn(|| rest.next_if(|next| is_mark(*next))).collect();
        if marks.len() < STACK {
            plain.extend(marks.into_iter().filter(|mark| !is_stroke(*mark)));
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|apart| &text[apart.range]).collect()
    }

    #[test]
    fn a_word_taken_apart_is_found() {
        for (text, apart) in [
            ("V I K T I G T\nVägen", "V I K T I G T"),
            ("Nu är det g r a t i s här", "g r a t i s"),
            ("Det är g r a t i s i dag", "g r a t i s"),
            ("Ring T A X I på torget", "T A X I"),
            ("Ö P P E T! Kom", "Ö P P E T"),
            ("𝗩 𝗜 𝗞 𝗧 nu", "𝗩 𝗜 𝗞 𝗧"),
            ("🅽 🆈 🆃 🆃", "🅽 🆈 🆃 🆃"),
        ] {
            assert_eq!(found(text), [apart], "{text}");
        }
    }

    #[test]
    fn lists_of_letters_are_left_alone() {
        for text in
            ["A B C", "Linje A B C D", "M T O T F L S", "x x x x x", "A, B, D och K", "å i åa ä e ö", "1 2 3 4 5", "Rad A C D F", "X Y Z"]
        {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn strokes_come_off_and_accents_stay() {
        let struck = |text: &str| struck(text).into_iter().map(|range| unstruck(&text[range])).collect::<Vec<_>>();
        assert_eq!(struck("Ny tid: M\u{336}å\u{336}n\u{336} T\u{336}i\u{336}s i dag"), ["Mån Tis"]);
        assert_eq!(struck("G\u{332}l\u{332}ö\u{332}m"), ["Glöm"]);
        assert_eq!(struck("H\u{301}\u{302}\u{303}\u{304}e\u{301}\u{302}\u{303}j"), ["Hej"]);
        assert!(struck("x̲ ≠ y\u{338} ẹ\u{301} а\u{301} 1\u{20E3}2\u{20E3}").is_empty());
    }
}
