//! Officialese (kanslispråk) in a block, with its plain words: only forms of the table, only where its conditions hold.
//! Refuses to decide whether a text may keep its terms: that is for the rules, which know the text type.

mod explained;
mod table;

use super::condition::{Place, find_in};
use super::letters::{all_capitals, capitalised, fold, starts_with_capital};
use super::prose::{Prose, Sentence};
pub use explained::is_explained;
use table::{ENTRIES, FORMS, Form, PATTERNS, PLAIN, Part, Pattern, Reach};
pub use table::{Entry, Risk};

/// Which headwords are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// Those that are on by default.
    Usual,
    /// Also common words that often are officialese (”gällande”).
    Common,
}

/// A form found; `start..end` are bytes of the text.
#[derive(Debug, Clone)]
pub struct Hit {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The headword it belongs to.
    pub entry: &'static Entry,
    /// Plain words, best first, in the same inflection where the table knows it.
    pub plain: &'static [&'static str],
    /// The best of them, where it fits as it stands; with a capital where the text has one.
    pub replacement: Option<String>,
    /// Whether the replacement is right without a person looking.
    pub automatic: bool,
}

/// The officialese of a block, in order and without overlap.
pub fn find(text: &str, prose: &Prose, gate: Gate) -> Vec<Hit> {
    let mut hits = Vec::new();
    let likely: Vec<&Pattern> = PATTERNS.iter().filter(|pattern| pattern.may_stand_in(prose.lower())).collect();
    for sentence in prose.sentences() {
        let from = hits.len();
        hits.extend(find_in(&FORMS, (text, prose, sentence), |form, place| judge(form, place, gate)));
        if !likely.is_empty() {
            patterns(&likely, (text, prose, sentence), gate, from, &mut hits);
        }
    }
    hits
}

fn judge(form: &Form, place: &Place<'_>, gate: Gate) -> Option<Hit> {
    let entry = &ENTRIES[form.entry];
    if !entry.default_on && gate == Gate::Usual || place.is_named() || !form.conditions.hold(place) {
        return None;
    }
    let (plain, reach) = plain(entry, place);
    let shown = place.shown();
    let replacement = plain
        .first()
        .filter(|_| reach != Reach::Shown && !all_capitals(shown))
        .map(|words| if starts_with_capital(shown) { capitalised(words) } else { (*words).to_owned() });
    let automatic = reach == Reach::Sure && replacement.is_some();
    let tokens = place.prose.tokens_in(place.sentence);
    let (start, end) = (tokens[place.first].start as usize, tokens[place.last].end as usize);
    Some(Hit { start, end, entry, plain, replacement, automatic })
}

/// The plain words, in the same inflection where a row has the form, and how far they may go. Where no row's condition
/// holds, the last one's words are at least shown.
fn plain(entry: &'static Entry, place: &Place<'_>) -> (&'static [&'static str], Reach) {
    let form = fold(place.shown()).split_whitespace().collect::<Vec<_>>().join(" ");
    let rows = || PLAIN.get(form.as_str()).into_iter().flatten().filter(|plain| plain.headword == entry.headword);
    if let Some(row) = rows().find(|plain| plain.conditions.hold(place)) {
        return (&row.words, row.reach);
    }
    (rows().next_back().map_or(&entry.plain, |row| &row.words), Reach::Shown)
}

/// Pattern rows, where no fixed form was found.
fn patterns(likely: &[&Pattern], (text, prose, sentence): (&str, &Prose, &Sentence), gate: Gate, from: usize, hits: &mut Vec<Hit>) {
    let tokens = prose.tokens_in(sentence);
    let fixed = hits.len();
    for first in (0..tokens.len()).filter(|&first| !tokens[first].borrowed) {
        for Pattern { parts, form, .. } in likely {
            if !fits(prose, &tokens[first..], parts) {
                continue;
            }
            let place = Place { text, prose, sentence, first, last: first + parts.len() - 1 };
            let Some(hit) = judge(form, &place, gate) else { continue };
            let after = from + hits[from..fixed].partition_point(|other| other.end <= hit.start);
            if hits[after..fixed].first().is_none_or(|other| hit.end <= other.start) {
                hits.push(hit);
            }
        }
    }
    hits[from..].sort_by_key(|hit| hit.start);
}

fn fits(prose: &Prose, tokens: &[super::Token], parts: &[Part]) -> bool {
    tokens.len() >= parts.len()
        && parts.iter().zip(tokens).all(|(part, token)| match part {
            Part::Exact(word) => prose.word(token) == *word,
            Part::Ending(least, ending) => {
                let stem = prose.word(token).strip_suffix(ending);
                stem.is_some_and(|stem| stem.chars().count() >= *least && stem.chars().all(char::is_alphabetic))
            }
        })
}
