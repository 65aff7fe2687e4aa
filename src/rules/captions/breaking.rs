//! Where a caption may be divided into two lines so that it still reads well.
//!
//! Knows the borders of Swedish phrases by their first words, as Swedish captioners divide (media/MEDIA.md section 11).
//! Refuses to divide words: captions are never hyphenated.

use unicode_segmentation::UnicodeSegmentation;

/// Where to divide a text, in bytes of it: at this blank. `sure` when no phrase is torn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Break {
    /// The blank that becomes a line break.
    pub(super) at: usize,
    /// Whether the place is a border that a captioner would choose.
    pub(super) sure: bool,
}

/// The best blank at which the text becomes two lines of at most `limit` graphemes. `None` where there is none.
pub(super) fn best(text: &str, limit: usize) -> Option<Break> {
    let whole = text.graphemes(true).count();
    let mut chosen: Option<(usize, Break)> = None;
    for (upper, (at, cluster)) in text.grapheme_indices(true).enumerate() {
        let lower = whole.saturating_sub(upper + 1);
        if cluster == " " && upper > 0 && upper <= limit && lower > 0 && lower <= limit {
            let cost = border(&text[..at], &text[at + 1..]);
            let lopsided = upper.abs_diff(lower) + if upper > lower { 6 } else { 0 };
            let total = cost + lopsided;
            if chosen.is_none_or(|(least, _)| total < least) {
                chosen = Some((total, Break { at, sure: cost < TORN }));
            }
        }
    }
    chosen.map(|(_, found)| found)
}

/// What a break costs that tears a phrase.
const TORN: usize = 80;

/// How bad a border is between two halves.
fn border(upper: &str, lower: &str) -> usize {
    let last = upper.rsplit(' ').next().unwrap_or_default();
    let next = lower.split(' ').next().unwrap_or_default();
    let closed = last.ends_with([',', '.', ';', ':', '?', '!', '…', '–']);
    let bare = last.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
    // A full stop after a number or a shortened word may end nothing: ”den 3. maj”, ”kl. 18”.
    let ends = closed && !(last.ends_with('.') && is_number(&bare));
    if ends && !SHORT.contains(&bare.as_str()) {
        return 0;
    }
    let opening = next.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
    let names = is_capital(last) && is_capital(next) && upper.contains(' ');
    if !ends && is_number(&bare) || names || LEADERS.contains(&bare.as_str()) || SHORT.contains(&bare.as_str()) {
        return TORN;
    }
    if CONJUNCTIONS.contains(&opening.as_str()) {
        return 8;
    }
    if PREPOSITIONS.contains(&opening.as_str()) { 14 } else { 24 }
}

fn is_capital(word: &str) -> bool {
    word.trim_start_matches(|sign: char| !sign.is_alphanumeric()).starts_with(char::is_uppercase)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_ascii_digit()) && word.chars().all(|sign| sign.is_ascii_digit() || ".,:".contains(sign))
}

/// Words before which a clause begins.
const CONJUNCTIONS: &[&str] = &[
    "och", "men", "eller", "att", "som", "när", "för", "så", "om", "utan", "eftersom", "innan", "medan", "sedan", "där", "därför", "samt",
    "and", "but", "or", "that", "when", "which", "because",
];

/// Words before which a phrase begins.
const PREPOSITIONS: &[&str] = &[
    "i", "på", "till", "från", "med", "av", "vid", "hos", "under", "över", "mellan", "efter", "före", "mot", "genom", "kring", "bakom",
    "framför", "enligt", "åt", "inom", "utanför", "bland", "trots", "ur", "in", "on", "at", "to", "from", "with", "of", "by",
];

/// Words that belong with the next: articles, determiners, prepositions, conjunctions, the infinitive mark.
const LEADERS: &[&str] = &[
    "en", "ett", "den", "det", "de", "denna", "detta", "dessa", "min", "mitt", "mina", "din", "ditt", "dina", "sin", "sitt", "sina", "vår",
    "vårt", "våra", "er", "ert", "era", "hans", "hennes", "deras", "varje", "någon", "något", "några", "ingen", "inget", "inga", "alla",
    "många", "kl", "klockan", "nr", "cirka", "ca", "och", "men", "eller", "att", "som", "när", "i", "på", "till", "från", "med", "av",
    "vid", "hos", "under", "över", "mellan", "efter", "före", "mot", "genom", "kring", "för", "om", "enligt", "åt", "inom", "utan", "inte",
    "mycket", "mer", "mest", "så", "the", "a", "an", "to", "of", "and", "or",
];

/// Shortened words after which a full stop ends no sentence.
const SHORT: &[&str] = &["kl", "ca", "nr", "t.ex", "bl.a", "s.k", "m.m", "dvs", "dr", "st", "mr", "mrs"];

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(text: &str, limit: usize) -> Option<(String, bool)> {
        best(text, limit).map(|found| (format!("{}|{}", &text[..found.at], &text[found.at + 1..]), found.sure))
    }

    #[test]
    fn a_line_is_divided_where_a_phrase_begins() {
        let found = divided("Kommunfullmäktige har beslutat om en ny plan för stadsparken.", 42);
        assert_eq!(found, Some(("Kommunfullmäktige har beslutat|om en ny plan för stadsparken.".to_owned(), true)));
        let found = divided("Biblioteket stänger klockan 18, men du kan lämna böcker hela natten.", 42);
        assert_eq!(found, Some(("Biblioteket stänger klockan 18,|men du kan lämna böcker hela natten.".to_owned(), true)));
    }

    #[test]
    fn numbers_and_names_are_kept_together() {
        let found = divided("Ordföranden Anna Andersson visar runt i nya badhuset.", 30).map(|(text, _)| text);
        assert_eq!(found.as_deref(), Some("Ordföranden Anna Andersson|visar runt i nya badhuset."));
        let torn = best("Aaaaaaaaaaaaaaaaaaa den bbbbbbbbbbbbbbbbbbbbbb", 23);
        assert_eq!(torn.map(|found| found.sure), Some(false));
    }

    #[test]
    fn what_cannot_be_two_lines_is_left() {
        assert_eq!(best("Ord ord ord ord", 5), None);
        assert_eq!(best("https://www.example.org/barn-och-utbildning/ansok", 42), None);
    }
}
