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

/// What lies between two breaks, as far as it is read.
#[derive(Clone, Copy)]
struct Piece {
    start: usize,
    /// First and last word character of it.
    from: usize,
    to: usize,
    letters: usize,
    named: bool,
}

impl Piece {
    fn at(start: usize) -> Self {
        Self { start, from: usize::MAX, to: start, letters: 0, named: false }
    }

    #[inline]
    fn take(&mut self, at: usize, width: usize, letters: usize) {
        self.from = self.from.min(at);
        self.to = at + width;
        self.letters += letters;
    }
}

/// The run of digits and letters of ASCII and Latin-1 at the beginning of `bytes`: its length, and its letters.
#[inline]
fn run(bytes: &[u8]) -> (usize, usize) {
    let (mut length, mut others) = (0, 0);
    while let Some(&byte) = bytes.get(length) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => length += 1,
            b'0'..=b'9' => (length, others) = (length + 1, others + 1),
            // Letters of two bytes, but for × and ÷.
            0xC3 if !matches!(bytes.get(length + 1), Some(0x97 | 0xB7)) => (length, others) = (length + 2, others + 1),
            _ => break,
        }
    }
    (length, length - others)
}

fn pieces(text: &str, start: usize, end: usize, words: &mut Vec<Word>) {
    let bytes = text.as_bytes();
    let mut piece = Piece::at(start);
    let mut joined = None;
    let mut at = start;
    while at < end {
        let (width, letters) = run(&bytes[at..end]);
        if width > 0 {
            piece.take(at, width, letters);
            at += width;
            continue;
        }
        let byte = bytes[at];
        let (width, breaks) = match byte {
            b'@' => {
                piece.named = true;
                (1, false)
            }
            0..=0x7F => (1, byte == b'/' || char::from(byte).is_whitespace()),
            _ => {
                let c = text[at..].chars().next().unwrap_or_default();
                if is_word_part(c) {
                    piece.take(at, c.len_utf8(), usize::from(is_letter(c)));
                }
                (c.len_utf8(), matches!(c, '–' | '—' | '…') || c.is_whitespace())
            }
        };
        if byte == b' ' && joins_number(&bytes[start..end], at - start, joined.map(|j: usize| j - start)) {
            joined = Some(at);
        } else if breaks {
            push(text, piece, at, words);
            piece = Piece::at(at + width);
        }
        at += width;
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

fn push(text: &str, read: Piece, end: usize, words: &mut Vec<Word>) {
    if !read.named {
        return push_read(text, read, end, words);
    }
    let start = read.start;
    let piece = &text[start..end];
    let Some(sign) = piece.find('@').filter(|&at| !piece[..at].chars().next_back().is_some_and(is_word_char)) else {
        return push_read(text, read, end, words);
    };
    push_word(text, start, start + sign, words);
    let name = &piece[sign + 1..];
    let rest = name.trim_start_matches(|c| is_word_char(c) || c == '.');
    push_word(text, end - rest.len(), end, words);
}

fn push_word(text: &str, start: usize, end: usize, words: &mut Vec<Word>) {
    let mut piece = Piece::at(start);
    for (at, c) in text[start..end].char_indices().filter(|&(_, c)| is_word_part(c)) {
        piece.take(start + at, c.len_utf8(), usize::from(is_letter(c)));
    }
    push_read(text, piece, end, words);
}

fn push_read(text: &str, piece: Piece, end: usize, words: &mut Vec<Word>) {
    let Piece { start, from, mut to, letters, .. } = piece;
    if from >= to {
        return;
    }
    if to < end && text[to..end].starts_with('\u{20E3}') && text[from..to].ends_with(|c: char| c.is_ascii_digit()) {
        to = from + text[from..to - 1].trim_end_matches(|c| !is_word_part(c)).len();
    }
    if from >= to {
        return;
    }
    let hashtag = text[start..from].ends_with('#');
    words.push(Word { start: from as u32, end: to as u32, letters: letters.min(usize::from(u16::MAX)) as u16, hashtag });
}
