//! Enumerations of four items or more that end their sentence after a colon, ”till exempel” or a like word.
//! Refuses where an item might be a clause, or where words after the last item might belong to all of them.

use super::super::clauses::Clauses;
use super::Listing;

/// So many items make a list.
const LEAST: usize = 4;

/// An item has at most this many words.
const WORDS: usize = 9;

/// Items that differ by more words than this are seldom of one kind.
const SPREAD: usize = 5;

/// Prepositions that may open words belonging to all items.
const PREPOSITIONS: [&str; 18] = [
    "för", "i", "på", "av", "med", "till", "från", "om", "vid", "under", "hos", "inom", "mellan", "enligt", "genom", "utan", "efter", "som",
];

pub(super) fn find(at: &Clauses) -> Option<Listing> {
    let first = first_item(at)?;
    let last = at.tokens.len() - 1;
    if at.word(last) != "." || (first..last).any(|i| matches!(at.word(i), "." | ";" | ":" | "(" | ")" | "?" | "!" | "–" | "/")) {
        return None;
    }
    let ends: Vec<usize> = (first..last).filter(|&i| is_between(at, i, last)).collect();
    let ends: Vec<(usize, usize)> = ends.iter().map(|&i| (i, i + 1)).collect();
    if ends.len() + 1 < LEAST || at.word(ends.last()?.0) == "," || ends[..ends.len() - 1].iter().any(|&(i, _)| at.word(i) != ",") {
        return None;
    }
    let starts = std::iter::once(first).chain(ends.iter().map(|&(_, next)| next));
    let stops = ends.iter().map(|&(end, _)| end).chain([last]);
    let items: Vec<(usize, usize)> = starts.zip(stops).collect();
    are_alike(at, &items).then(|| listing(at, first, &ends, last))
}

/// Where the first item begins.
fn first_item(at: &Clauses) -> Option<usize> {
    let colon = (1..at.tokens.len()).find(|&i| at.word(i) == ":" && at.tokens[i].end < at.tokens.get(i + 1).map_or(0, |next| next.start));
    if let Some(colon) = colon {
        return (!(0..colon).any(|i| at.word(i) == "(")).then_some(colon + 1);
    }
    (1..at.tokens.len())
        .find_map(|i| match (at.word(i), at.word(i + 1)) {
            ("till", "exempel") | ("bland", "annat") => Some(i + 2),
            ("exempelvis" | "såsom", _) => Some(i + 1),
            _ => None,
        })
        .filter(|&first| !matches!(at.word(first), "," | "när" | "att" | "om" | "genom"))
}

/// A comma, or the last ”och”, ”eller”, ”samt”.
fn is_between(at: &Clauses, i: usize, last: usize) -> bool {
    let joins = |i: usize| matches!(at.word(i), "och" | "eller" | "samt");
    at.word(i) == "," || joins(i) && !(i + 1..last).any(|j| at.word(j) == "," || joins(j))
}

fn are_alike(at: &Clauses, items: &[(usize, usize)]) -> bool {
    let length = |&(from, to): &(usize, usize)| to - from;
    let (most, least) = (items.iter().map(length).max().unwrap_or(0), items.iter().map(length).min().unwrap_or(0));
    let joined = |&(from, to): &(usize, usize)| (from..to).any(|i| matches!(at.word(i), "och" | "eller" | "samt"));
    let clause = |&(from, to): &(usize, usize)| (from..to).any(|i| at.is_finite(i) || !at.is_word(i));
    let tail = |&(from, to): &(usize, usize)| (from..to).any(|i| PREPOSITIONS.contains(&at.word(i)));
    let opened = items.iter().filter(|(from, _)| PREPOSITIONS.contains(&at.word(*from))).count();
    let (ending, rest) = (&items[items.len() - 1], &items[..items.len() - 1]);
    least > 0
        && (opened == 0 || opened == items.len())
        && most <= WORDS
        && most - least <= SPREAD
        && !items.iter().any(clause)
        && !rest.iter().any(joined)
        && (!tail(ending) || rest.iter().any(tail))
        && !matches!(at.word(ending.0), "så" | "andra" | "liknande" | "annat" | "mer" | "dylikt")
}

fn listing(at: &Clauses, first: usize, ends: &[(usize, usize)], last: usize) -> Listing {
    let start = |i: usize| at.tokens[i].start as usize;
    let end = |i: usize| at.tokens[i].end as usize;
    let before = first - 1 - usize::from(at.word(first - 1) == ":");
    let between = ends.iter().map(|&(mark, next)| end(mark - 1)..start(next)).collect();
    Listing { lead: end(before)..start(first), between, end: start(last)..end(last) }
}
