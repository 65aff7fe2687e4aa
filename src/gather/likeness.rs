//! Names that are nearly alike: slips of the keyboard, and never another digit (`avsnitt-1`, `avsnitt-2`).
//!
//! Knows names by their digits and length, so that one is compared with few. Refuses to look further than a fixed
//! number of names: finding one costs the same in every folder.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

use crate::config::slips;

/// Names of one length that are looked at for one that is sought.
const MOST_SEEN: usize = 2000;
/// Names of much the same letters that are compared letter by letter.
const MOST_COMPARED: usize = 200;
/// Slips that a name may hold and still be meant.
const MOST_SLIPS: usize = 2;
/// Longer names than this are no slip of the keyboard.
#[cfg(feature = "files")]
const LONGEST_SOUGHT: usize = 64;
/// Longer stems than this are not compared.
const LONGEST_STEM: usize = 200;

/// A name as its letters.
#[derive(Debug)]
struct Spelling {
    letters: Vec<char>,
    /// A bit for each letter there is: one slip changes at most two.
    signs: u64,
    digits: String,
}

impl Spelling {
    fn of(name: &str) -> Self {
        let letters: Vec<char> = name.chars().collect();
        let signs = letters.iter().fold(0, |signs, letter| signs | 1 << (u32::from(*letter) % 64));
        Self { signs, digits: letters.iter().filter(|letter| letter.is_ascii_digit()).collect(), letters }
    }

    /// Whether so few letters differ that two slips may explain it.
    fn resembles(&self, other: &Self) -> bool {
        (self.signs ^ other.signs).count_ones() as usize <= 2 * MOST_SLIPS
    }

    /// How many slips apart two names are.
    fn slips(&self, other: &Self) -> usize {
        slips(&self.letters, &other.letters)
    }

    /// Characters as a reader counts them.
    fn graphemes(&self) -> usize {
        if self.letters.iter().all(char::is_ascii) {
            return self.letters.len();
        }
        self.letters.iter().collect::<String>().graphemes(true).count()
    }
}

/// Names that may be meant, by their digits and length.
#[derive(Debug, Default)]
pub(super) struct Likeness {
    by_shape: HashMap<(String, usize), Vec<(usize, Spelling)>>,
}

impl Likeness {
    /// Knows names by an index each; names are folded.
    pub(super) fn of(names: impl IntoIterator<Item = (usize, impl AsRef<str>)>) -> Self {
        let mut known = Self::default();
        for (index, name) in names {
            let spelling = Spelling::of(name.as_ref());
            let shape = (spelling.digits.clone(), spelling.letters.len());
            known.by_shape.entry(shape).or_default().push((index, spelling));
        }
        known
    }

    /// Names of the same digits and much the same letters, at most two letters longer or shorter.
    fn around<'a>(&'a self, name: &'a Spelling) -> impl Iterator<Item = &'a (usize, Spelling)> {
        let length = name.letters.len();
        let lengths = length.saturating_sub(MOST_SLIPS)..=length + MOST_SLIPS;
        let shaped = lengths.filter_map(|length| self.by_shape.get(&(name.digits.clone(), length)));
        let seen = shaped.flat_map(|names| names.iter().take(MOST_SEEN));
        seen.filter(|(_, other)| name.resembles(other)).take(MOST_COMPARED)
    }

    /// The name nearest to a folded one that is not there, among those that `fits` lets through: at most two slips
    /// away, one for a name of three letters; the first of equals.
    #[cfg(feature = "files")]
    pub(super) fn nearest(&self, name: &str, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let sought = Spelling::of(name);
        if sought.letters.is_empty() || sought.letters.len() > LONGEST_SOUGHT {
            return None;
        }
        let most = if sought.letters.len() <= 3 { 1 } else { MOST_SLIPS };
        let kin = self.around(&sought).filter(|(index, _)| fits(*index));
        let near = kin.filter_map(|(index, other)| {
            let slips = sought.slips(other);
            (slips <= most && slips < other.letters.len()).then_some((slips, *index))
        });
        near.min().map(|(_, index)| index)
    }

    /// The first name that a stem is close to: two slips at most, one in a short name.
    pub(super) fn close(&self, stem: &str) -> Option<usize> {
        let sought = Spelling::of(stem);
        if sought.letters.len() > LONGEST_STEM {
            return None;
        }
        let own = sought.graphemes();
        let near = self.around(&sought).filter(|(_, other)| {
            let short = own.min(other.graphemes());
            let most = if short <= 6 { 1 } else { MOST_SLIPS };
            short > most + 1 && other.letters.len() <= LONGEST_STEM && sought.slips(other) <= most
        });
        near.map(|(index, _)| *index).min()
    }
}
