//! Words that shut somebody out, and English or in-house jargon: each form with the words to put in its place.
//! Refuses to inflect, and to judge a word by more than the words beside it.

use std::sync::LazyLock;

use super::condition::{Conditions, find_in};
use super::letters::{all_capitals, capitalised, starts_with_capital};
use super::lexicon;
use super::phrases::Phrases;
use super::prose::Prose;

/// One form of a word.
#[derive(Debug)]
pub struct Entry {
    /// The headword; all forms of a word have the same.
    pub headword: &'static str,
    /// What to write instead, best first, in the form's own inflection.
    pub better: Vec<&'static str>,
    /// In common use: only an easy text does better without it.
    pub established: bool,
    /// The best of `better` fits where the form stands.
    fits: bool,
    /// Known, and never flagged: a title, a term of law, part of a longer name.
    never: bool,
    conditions: Conditions,
}

/// A form found; `start..end` are bytes of the text.
#[derive(Debug, Clone)]
pub struct Hit {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The row of the table.
    pub entry: &'static Entry,
    /// The best words, where they fit as they stand; with a capital where the text has one.
    pub replacement: Option<String>,
}

/// A table of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Gender, disability, origin.
    Exclusive,
    /// English words and jargon.
    Anglicisms,
}

/// A table's rows by form.
type Rows = Vec<(&'static str, Entry)>;

static EXCLUSIVE: LazyLock<Rows> = LazyLock::new(|| read(include_str!("../../corpora/lexicon/inkluderande.tsv")));
static ANGLICISMS: LazyLock<Rows> = LazyLock::new(|| read(include_str!("../../corpora/lexicon/anglicismer.tsv")));
static EXCLUSIVE_FORMS: LazyLock<Phrases<&'static Entry>> = LazyLock::new(|| EXCLUSIVE.iter().map(|(form, entry)| (form, entry)).collect());
static ANGLICISM_FORMS: LazyLock<Phrases<&'static Entry>> = LazyLock::new(|| ANGLICISMS.iter().map(|(form, entry)| (form, entry)).collect());

/// Columns: form, headword, what to write, how (byt, visa, etablerat, flagga inte), conditions, comment.
fn read(table: &'static str) -> Rows {
    let entry = |row: Vec<&'static str>| {
        let entry = Entry {
            headword: row[1],
            better: row[2].split(';').map(str::trim).filter(|words| !words.is_empty()).collect(),
            established: row[3] == "etablerat",
            fits: row[3] == "byt",
            never: row[3] == "flagga inte",
            conditions: Conditions::parse(row.get(4).copied().unwrap_or_default()),
        };
        (row[0], entry)
    };
    lexicon::rows(table).map(entry).collect()
}

/// The words of a list in a block, in order and without overlap. Names, and English words beside a name, are left alone.
pub fn find(list: List, text: &str, prose: &Prose) -> Vec<Hit> {
    let phrases = match list {
        List::Exclusive => &EXCLUSIVE_FORMS,
        List::Anglicisms => &ANGLICISM_FORMS,
    };
    let mut hits = Vec::new();
    for sentence in prose.sentences() {
        hits.extend(find_in(phrases, (text, prose, sentence), |entry, place| {
            if !entry.conditions.hold(place) {
                return None;
            }
            let shown = place.shown();
            let named = place.is_named() || (list == List::Anglicisms && place.touches_name());
            let tokens = prose.tokens_in(sentence);
            let (start, end) = (tokens[place.first].start as usize, tokens[place.last].end as usize);
            let best = entry.better.first().filter(|_| entry.fits && !all_capitals(shown));
            let replacement = best.map(|words| if starts_with_capital(shown) { capitalised(words) } else { (*words).to_owned() });
            Some((!named && !entry.never).then_some(Hit { start, end, entry, replacement }))
        }));
    }
    hits.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        for table in [include_str!("../../corpora/lexicon/inkluderande.tsv"), include_str!("../../corpora/lexicon/anglicismer.tsv")] {
            for row in lexicon::rows(table) {
                assert!(row.len() >= 4 && ["byt", "visa", "etablerat", "flagga inte"].contains(&row[3]), "{row:?}");
                assert!(Conditions::parse(row.get(4).copied().unwrap_or_default()).are_known(), "{row:?}");
                assert_eq!(row[3] == "flagga inte", row[2].is_empty(), "{row:?}");
            }
        }
    }
}
