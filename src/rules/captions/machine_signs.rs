//! The signs that a program wrote some captions and nobody has read them.
//!
//! Knows how automatic text looks (media/MEDIA.md section 11, ”machine-made”), and the credits and greetings that such
//! programs invent. Refuses to know names of people, and to judge captions too short to show a habit.

use std::sync::LazyLock;

use unicode_segmentation::UnicodeSegmentation;

use crate::draft::{Captions, Cue, Text};
use crate::language::lexicon::rows;

/// One sign, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A credit or a greeting that nobody says; which cue, as an index.
    Invented(usize),
    /// The same text in so many cues running; the first, as an index.
    Repeated(usize, usize),
    /// Word by word, each line several times.
    Rolling,
    /// Neither capitals nor full stops.
    Bare,
    /// Lines as long as paragraphs; the longest, in graphemes.
    Endless(usize),
}

/// Cues at each end where invented words are looked for.
const ENDS: usize = 2;
/// A cue that stays so long holds silence, where programs invent. Milliseconds.
const SILENCE_MS: i64 = 20_000;
/// The same text so many times running is a program's.
const REPEATS: usize = 3;
/// The same single word: people do say ”nej” three times.
const WORD_REPEATS: usize = 6;
/// Fewer cues or words show no habit.
const FEWEST_CUES: usize = 3;
const FEWEST_WORDS: usize = 30;
/// Lines of people's captions stay under these, in graphemes: half of them, and each of them.
const MEDIAN_LINE: usize = 60;
const LONGEST_LINE: usize = 120;

/// The surest sign, if there is any.
pub(super) fn sign(captions: &Captions) -> Option<Sign> {
    if let Some(at) = invented(captions).into_iter().next() {
        return Some(Sign::Invented(at));
    }
    if !captions.unrolled.is_empty() {
        return Some(Sign::Rolling);
    }
    if let Some((at, times)) = repeated(&captions.cues) {
        return Some(Sign::Repeated(at, times));
    }
    let spoken: Vec<&Cue> = captions.cues.iter().filter(|cue| !is_sound(cue) && !cue.lines.is_empty()).collect();
    if spoken.len() < FEWEST_CUES || !has_words(&spoken) {
        return None;
    }
    if spoken.iter().filter(|cue| is_bare(cue)).count() * 2 > spoken.len() {
        return Some(Sign::Bare);
    }
    endless(&spoken)
}

/// How a sign of the list is met.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Met {
    /// Anywhere in a cue.
    Within,
    /// As all that a cue says.
    Whole,
}

/// Something that programs invent.
struct Invention {
    words: &'static str,
    met: Met,
    signs: u64,
}

/// Credits and greetings that programs invent, in lower case. No person's name.
static INVENTED: LazyLock<Vec<Invention>> = LazyLock::new(|| {
    let table = rows(include_str!("../../../corpora/lexicon/maskintext.tsv"));
    let met = |row: &[&str]| if row.get(1) == Some(&"hel") { Met::Whole } else { Met::Within };
    table.map(|row| Invention { words: row[0], met: met(&row), signs: signs(row[0]) }).collect()
});

/// Which bytes stand in a text, those that are alike in their last six bits together: a text that lacks one of another's
/// does not hold it.
fn signs(text: &str) -> u64 {
    text.bytes().fold(0, |signs, byte| signs | 1 << (byte % 64))
}

/// The cues that a program made up, as indices: at the ends, and where nothing is said for long.
pub(super) fn invented(captions: &Captions) -> Vec<usize> {
    let count = captions.cues.len();
    let suspect = |at: &usize| {
        let cue = &captions.cues[*at];
        *at < ENDS || *at + ENDS >= count || cue.duration_ms().is_some_and(|duration| duration >= SILENCE_MS)
    };
    (0..count).filter(suspect).filter(|at| is_invented(&captions.cues[*at])).collect()
}

fn is_invented(cue: &Cue) -> bool {
    let said = said(cue);
    let bare = said.trim_matches(|sign: char| !sign.is_alphanumeric());
    // ”Textning: …” with a web address is a company's credit that was learned by heart.
    let credit = bare.starts_with("textning:") && (bare.contains("www.") || bare.contains("http"));
    let own = signs(bare);
    let met = |invention: &Invention| match invention.met {
        Met::Whole => bare == invention.words,
        Met::Within => invention.signs & !own == 0 && bare.contains(invention.words),
    };
    credit || INVENTED.iter().any(met)
}

/// What a cue says, on one line in lower case.
fn said(cue: &Cue) -> String {
    let words = cue.lines.iter().flat_map(|line| line.plain.split_whitespace());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Sounds in brackets and music are written alike on purpose.
fn is_sound(cue: &Cue) -> bool {
    cue.lines.iter().any(|line| line.plain.trim_start().starts_with(['[', '(', '♪', '♫', '*', '#']))
}

/// A run of cues that say the same: the first, and how many.
pub(super) fn repeated(cues: &[Cue]) -> Option<(usize, usize)> {
    let same =
        |a: &Cue, b: &Cue| a.lines.len() == b.lines.len() && a.lines.iter().zip(&b.lines).all(|(a, b)| a.plain.trim() == b.plain.trim());
    let mut from = 0;
    for at in 1..=cues.len() {
        if at < cues.len() && same(&cues[from], &cues[at]) {
            continue;
        }
        // Cues that differ are the rule, and telling words apart is the dearer part.
        if at - from < REPEATS {
            from = at;
            continue;
        }
        let words: usize = cues[from].lines.iter().map(|line| line.plain.unicode_words().take(2).count()).sum();
        let most = if words > 1 { REPEATS } else { WORD_REPEATS };
        if at - from >= most && words > 0 && !is_sound(&cues[from]) {
            return Some((from, at - from));
        }
        from = at;
    }
    None
}

fn has_words(cues: &[&Cue]) -> bool {
    let lines = cues.iter().flat_map(|cue| &cue.lines);
    // Between blanks stands at least one word where anything is a letter or digit; finding the others is the dearer part.
    let parted = lines.clone().flat_map(|line| line.plain.split_whitespace()).filter(|part| part.contains(char::is_alphanumeric));
    parted.take(FEWEST_WORDS).count() == FEWEST_WORDS
        || lines.flat_map(|line| line.plain.unicode_words()).take(FEWEST_WORDS).count() == FEWEST_WORDS
}

/// Whether a cue neither begins as a sentence does nor ends as one, or pauses as one. A script without capitals begins
/// as it must.
fn is_bare(cue: &Cue) -> bool {
    let first = cue.lines.iter().find_map(|line| line.plain.chars().find(|sign| sign.is_alphanumeric()));
    let last = cue.lines.iter().rev().find_map(|line| line.plain.trim_end().chars().next_back());
    first.is_some_and(char::is_lowercase) && last.is_some_and(char::is_alphanumeric)
}

fn endless(cues: &[&Cue]) -> Option<Sign> {
    let lines = cues.iter().flat_map(|cue| &cue.lines).filter(|line| line.plain.trim().contains(' '));
    // A text has no more graphemes than bytes, and counting them is the dearer part.
    let length = |line: &Text| if line.plain.len() > MEDIAN_LINE { line.graphemes() } else { line.plain.len() };
    let mut lengths: Vec<usize> = lines.map(length).collect();
    lengths.sort_unstable();
    let longest = lengths.last().copied()?;
    (longest > LONGEST_LINE || lengths[lengths.len() / 2] > MEDIAN_LINE).then_some(Sign::Endless(longest))
}
