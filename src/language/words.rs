//! Counts words the way the readability measures want them: addresses and handles are none, ”1 250,50” is one,
//! ”och/eller” is two. Refuses to know what a word means.

use super::letters::{is_letter, is_word_char, is_word_part};
use super::prose::Word;

/// Pushes the words of `text[start..end]`; `addresses` are in order.
pub(super) fn count(text: &str, start: usize, end: usize, addresses: &[(usize, usize)], words: &mut Vec<Word>) {
    let from = addresses.partition_point(|address| address.1 <= start);
    let mut at = start;
    for &(open, close) in addresses[from..].iter().take_while(|address| address.0 < end) {
        if at < open {
            pieces(text, at, open, words);
        }
        at = close.max(at);
    }
    if at < end {
        pieces(text, at, end, words);
    }
}

fn pieces(text: &str, start: usize, end: usize, words: &mut Vec<Word>) {
    let mut piece = start;
    let mut joined = None;
    for (at, c) in text[start..end].char_indices() {
        let at = start + at;
        let breaks = c.is_whitespace() || matches!(c, '–' | '—' | '/' | '…');
        if !breaks {
            continue;
        }
        if c == ' ' && joins_number(&text.as_bytes()[start..end], at - start, joined.map(|j: usize| j - start)) {
            joined = Some(at);
            continue;
        }
        push(text, piece, at, words);
        piece = at + c.len_utf8();
    }
    push(text, piece, end, words);
}

/// Whether the blank at `at` groups thousands: ”1 250”, ”12 345 678”, but not ”2016 123” or ”08-55 123”.
fn joins_number(text: &[u8], at: usize, joined: Option<usize>) -> bool {
    let digits = text[..at].iter().rev().take(4).take_while(|b| b.is_ascii_digit()).count();
    if !(1..=3).contains(&digits) {
        return false;
    }
    let head = at - digits;
    let continues = digits == 3 && head.checked_sub(1).is_some_and(|blank| joined == Some(blank));
    let opens = head.checked_sub(1).is_none_or(|before| text[before] != b'-');
    let tail = text[at + 1..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    (continues || opens) && tail == 3
}

fn push(text: &str, start: usize, end: usize, words: &mut Vec<Word>) {
    let piece = &text[start..end];
    let Some(sign) = piece.find('@').filter(|&at| !piece[..at].chars().next_back().is_some_and(is_word_char)) else {
        return push_word(text, start, end, words);
    };
    push_word(text, start, start + sign, words);
    let name = &piece[sign + 1..];
    let rest = name.trim_start_matches(|c| is_word_char(c) || c == '.');
    push_word(text, end - rest.len(), end, words);
}

fn push_word(text: &str, start: usize, end: usize, words: &mut Vec<Word>) {
    let tail = text[start..end].trim_start_matches(|c| !is_word_part(c));
    let from = end - tail.len();
    let mut to = from + tail.trim_end_matches(|c| !is_word_part(c)).len();
    if text[to..end].starts_with('\u{20E3}') && text[from..to].ends_with(|c: char| c.is_ascii_digit()) {
        to = from + text[from..to - 1].trim_end_matches(|c| !is_word_part(c)).len();
    }
    if from >= to {
        return;
    }
    let letters = text[from..to].chars().filter(|&c| is_letter(c)).count();
    let hashtag = text[start..from].ends_with('#');
    words.push(Word { start: from as u32, end: to as u32, letters: letters.min(usize::from(u16::MAX)) as u16, hashtag });
}
