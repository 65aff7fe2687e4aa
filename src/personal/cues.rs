//! The words that raise or lower the certainty of a number: ”personnummer”, ”OCR”, ”diarienummer”, ”växel”.
//!
//! Knows `corpora/lexicon/personal_cues.tsv` and how near a word must stand. Refuses to know numbers.

use std::ops::Range;
use std::sync::LazyLock;

/// What a cue word speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// A person's number.
    Identity,
    /// A payment or a telephone.
    Payment,
    /// A case or a reference.
    Case,
    /// A contact that is meant for the public.
    Contact,
    /// A vehicle.
    Vehicle,
    /// The number of a vehicle, in so many words.
    Plate,
    /// Something that stands where a plate might and is none: a course, a room.
    Course,
    /// Somebody's own, rather than an office's.
    Private,
    /// A bankgiro.
    Bankgiro,
    /// A plusgiro.
    Plusgiro,
    /// Swish.
    Swish,
    /// An account in a bank.
    Account,
    /// An invoice, an order, a customer.
    Reference,
}

/// A word and whether it must stand whole.
type Entry = (&'static str, bool);

/// The words of each cue.
static TABLE: LazyLock<Vec<(&'static str, Vec<Entry>)>> = LazyLock::new(|| {
    let entry = |word: &'static str| word.strip_suffix('=').map_or((word, false), |word| (word, true));
    let row = |line: &'static str| {
        let (effect, words) = line.split_once('\t')?;
        Some((effect, words.split('|').map(entry).collect()))
    };
    include_str!("../../corpora/lexicon/personal_cues.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
});

/// The hosts where anybody has an address.
pub fn is_free_mail(host: &str) -> bool {
    words("free-mail").iter().any(|(word, _)| host.eq_ignore_ascii_case(word))
}

fn words(effect: &str) -> &'static [Entry] {
    TABLE.iter().find(|(name, _)| *name == effect).map_or(&[], |(_, words)| words)
}

impl Cue {
    fn entries(self) -> &'static [Entry] {
        words(match self {
            Self::Identity => "identity",
            Self::Payment => "payment-or-phone",
            Self::Case => "case-number",
            Self::Contact => "official-contact",
            Self::Vehicle => "vehicle",
            Self::Plate => "plate",
            Self::Course => "course",
            Self::Private => "private",
            Self::Bankgiro => "bankgiro",
            Self::Plusgiro => "plusgiro",
            Self::Swish => "swish",
            Self::Account => "account",
            Self::Reference => "reference",
        })
    }

    /// Whether one of its words begins in the range of `text`, at the beginning of a word. Case aside.
    pub fn stands_in(self, text: &str, range: Range<usize>) -> bool {
        let window = text[range.clone()].to_lowercase();
        let mut before = text[..range.start].chars().next_back();
        let entries = self.entries();
        window.char_indices().any(|(at, sign)| {
            let opens = sign.is_alphanumeric() && !before.is_some_and(char::is_alphanumeric);
            before = Some(sign);
            opens
                && entries.iter().any(|(word, whole)| {
                    let rest = word.starts_with(sign).then(|| window[at..].strip_prefix(word)).flatten();
                    rest.is_some_and(|rest| !whole || !rest.starts_with(char::is_alphanumeric))
                })
        })
    }

    /// Whether one of its words stands within so many characters before the range.
    pub fn before(self, text: &str, range: &Range<usize>, distance: usize) -> bool {
        self.stands_in(text, back(text, range.start, distance)..range.start)
    }

    /// Whether one of its words stands within so many characters before or after the range.
    pub fn around(self, text: &str, range: &Range<usize>, distance: usize) -> bool {
        self.before(text, range, distance) || self.stands_in(text, range.end..ahead(text, range.end, distance))
    }
}

fn back(text: &str, at: usize, distance: usize) -> usize {
    text[..at].char_indices().rev().take(distance).last().map_or(at, |(start, _)| start)
}

fn ahead(text: &str, at: usize, distance: usize) -> usize {
    text[at..].char_indices().nth(distance).map_or(text.len(), |(end, _)| at + end)
}
