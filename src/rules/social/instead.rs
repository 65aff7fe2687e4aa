//! When an emoji takes the place of a word: ”Ta med en 🍎 och en 🧃”, ”Vi ❤️ Visby”; and what to write in its place.
//!
//! Knows the words that ask for another one after them. Refuses to guess after ”häng med” and its kin: there the
//! sentence is whole, and the emoji only closes it.

use std::ops::Range;

use crate::language::letters::{capitalised, is_word_char, starts_with_capital};
use crate::language::signs::emoji::{bare, is_mood};
use crate::language::signs::names;

/// What to write in the place of an emoji.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Instead {
    /// What is replaced: the emoji, and an article that does not fit the word.
    pub(super) range: Range<usize>,
    /// The words.
    pub(super) words: String,
}

/// A noun has to follow these.
const ARTICLES: [&str; 15] =
    ["en", "ett", "din", "ditt", "dina", "min", "mitt", "mina", "vår", "vårt", "våra", "sin", "sitt", "sina", "varje"];

/// The other gender of an article or an owner.
const GENDERS: [(&str, &str); 5] = [("en", "ett"), ("din", "ditt"), ("min", "mitt"), ("vår", "vårt"), ("sin", "sitt")];

/// A noun often follows these, but a sentence may end with them too.
const LEADING: [&str; 27] = [
    "med", "till", "i", "på", "av", "för", "utan", "om", "från", "hos", "vid", "mot", "inför", "den", "det", "de", "alla", "många",
    "flera", "några", "något", "någon", "två", "tre", "fyra", "fem", "era",
];

/// Between an article and its noun.
const QUALITIES: [&str; 50] = [
    "stor", "stort", "stora", "liten", "litet", "lilla", "små", "ny", "nytt", "nya", "god", "gott", "goda", "fin", "fint", "fina", "varm",
    "varmt", "varma", "kall", "kallt", "kalla", "röd", "rött", "röda", "grön", "grönt", "gröna", "gul", "gult", "gula", "blå", "blått",
    "vit", "vitt", "vita", "svart", "svarta", "egen", "eget", "egna", "gratis", "extra", "hel", "helt", "hela", "skön", "skönt", "sköna",
    "rolig",
];

/// Verbs that ”med”, ”på”, ”i”, ”till” and their kin complete: no noun is missing after ”häng med”.
const WHOLE: [&str; 68] = [
    "häng", "hänga", "hänger", "följ", "följa", "följer", "kom", "komma", "kommer", "var", "vara", "är", "varit", "åk", "åka", "åker",
    "gå", "går", "cykla", "cyklar", "spela", "spelar", "sjung", "sjunga", "dansa", "dansar", "bada", "fira", "firar", "tävla", "tävlar",
    "hjälp", "hjälpa", "hjälper", "hälsa", "hälsar", "prova", "provar", "titta", "tittar", "kör", "köra", "slå", "slår", "lägg", "lägga",
    "lägger", "hitta", "hittar", "hör", "höra", "stäng", "stänga", "stig", "stiga", "kliv", "kliva", "hoppa", "hoppar", "håll", "hålla",
    "håller", "tänk", "tänka", "vill", "ställ", "ställa", "lita",
];

/// Words that no sentence ends with.
const OPEN: [&str; 12] = ["och", "eller", "men", "att", "som", "är", "var", "blir", "har", "ska", "kan", "än"];

/// What may follow a noun after an article.
const FOLLOWS: [&str; 18] = [
    "och", "eller", "till", "i", "på", "med", "för", "från", "av", "hos", "vid", "om", "när", "som", "eftersom", "innan", "efter", "under",
];

/// Who loves somebody.
const LOVERS: [&str; 7] = ["jag", "vi", "du", "ni", "i", "we", "alla"];

/// Whether a sentence cannot end as `before` (lower case) does: a word is missing after ”i” and ”en”, but not after ”häng med”.
pub(super) fn goes_on(before: &str) -> bool {
    let Some((previous, word)) = last_word(before) else { return false };
    ARTICLES.contains(&word) || OPEN.contains(&word) || LEADING[..13].contains(&word) && !is_whole(previous)
}

/// What the emoji at `range` stands for. `before` is the sentence up to it in lower case, or the end of it when it does not
/// open the sentence; `rest` is what follows on the line.
pub(super) fn of(emoji: &str, before: &str, opens: bool, rest: &str, range: Range<usize>) -> Option<Instead> {
    let lead = before.trim_end();
    let (previous, word) = last_word(lead)?;
    if opens && previous.trim().is_empty() && LOVERS.contains(&word) && is_heart(emoji) && names_somebody(rest) {
        let words = if matches!(word, "i" | "we") { "love" } else { "älskar" };
        return Some(Instead { range, words: words.to_owned() });
    }
    let next = Next::of(rest);
    let quality = QUALITIES.contains(&word) && last_word(previous).is_some_and(|(_, word)| ARTICLES.contains(&word));
    let article = ARTICLES.contains(&word);
    let asked = match next {
        Next::Stop | Next::And => article || quality || LEADING.contains(&word) && !is_mood(emoji) && !is_whole(previous),
        Next::Preposition => article || quality,
        Next::Other => false,
    };
    asked.then(|| named(emoji, article.then_some(word), before, lead, range))
}

/// The last word of a text in lower case, and what stands before it.
fn last_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end_matches(' ');
    let start = text.trim_end_matches(is_word_char).len();
    (start < text.len()).then(|| text.split_at(start))
}

/// Whether the verb before a preposition makes it a whole: ”vill du vara med”.
fn is_whole(previous: &str) -> bool {
    let Some((rest, word)) = last_word(previous) else { return false };
    let adverb = matches!(word, "du" | "ni" | "vi" | "också" | "inte" | "gärna" | "oss" | "dig" | "alla" | "bara");
    WHOLE.contains(&word) || adverb && last_word(rest).is_some_and(|(_, verb)| WHOLE.contains(&verb))
}

/// What follows the emoji.
enum Next {
    Stop,
    And,
    Preposition,
    Other,
}

impl Next {
    fn of(rest: &str) -> Self {
        let rest = rest.trim_start();
        if rest.is_empty() || rest.starts_with(['.', '!', '?', '…', ',', ';', ')']) {
            return Self::Stop;
        }
        let word = &rest[..rest.len() - rest.trim_start_matches(is_word_char).len()];
        match FOLLOWS.iter().position(|known| *known == word) {
            Some(0..=2) => Self::And,
            Some(_) => Self::Preposition,
            None => Self::Other,
        }
    }
}

fn is_heart(emoji: &str) -> bool {
    emoji.starts_with(['❤', '♥', '😍', '🩷', '🧡', '💛', '💚', '💙', '🩵', '💜', '🤎', '🖤', '💖', '💗', '💕', '💓', '💘'])
}

/// A name or another word, and no stop.
fn names_somebody(rest: &str) -> bool {
    rest.trim_start().starts_with(|sign: char| sign.is_alphabetic() || sign == '#')
}

/// The noun for an emoji with the article that fits it, else its name.
fn named(emoji: &str, article: Option<&str>, before: &str, lead: &str, range: Range<usize>) -> Instead {
    let Some((noun, neuter)) = names::noun(emoji) else { return Instead { range, words: names::name(&bare(emoji)).into_owned() } };
    let fitting = article.and_then(|article| {
        let pair = GENDERS.iter().find(|(common, other)| article == *common || article == *other)?;
        let right = if neuter { pair.1 } else { pair.0 };
        (right != article).then_some((article, right))
    });
    let Some((wrong, right)) = fitting else { return Instead { range, words: noun.to_owned() } };
    let start = range.start - (before.len() - lead.len()) - wrong.len();
    Instead { range: start..range.end, words: format!("{right} {noun}") }
}

impl Instead {
    /// The words with a capital where those that they replace had one.
    pub(super) fn as_in(&self, text: &str) -> String {
        if starts_with_capital(&text[self.range.clone()]) { capitalised(&self.words) } else { self.words.clone() }
    }
}
