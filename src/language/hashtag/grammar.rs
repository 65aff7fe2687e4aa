//! Whether known words stand together as a phrase: ”gratis i parken”, ”sök jobb”, ”nya bostäder”, and not as pieces of a
//! longer word that is not known.
//!
//! Every function word must have the company that it asks for, and something must show that a phrase is meant.

use super::parts::{Class, Sort, ends_definite, is_definite, is_noun};

/// A phrase of English words has at least so many letters.
const ENGLISH: usize = 7;

/// Whether `words` of these sorts are a phrase.
pub(super) fn is_phrase(words: &[&str], sorts: &[Sort]) -> bool {
    if words.len() < 2 || !(0..words.len()).all(|at| sorts[at] != Sort::Function || is_sound(words, sorts, at)) {
        return false;
    }
    let foreign = |(word, sort): (&&str, &Sort)| matches!(sort, Sort::English | Sort::Place) || Class::English.has(word);
    if words.iter().zip(sorts).all(foreign) && words.iter().any(|word| Class::English.has(word) && !Class::Noun.has(word)) {
        return words.iter().map(|word| word.len()).sum::<usize>() >= ENGLISH && words.iter().all(|word| word.len() > 1);
    }
    if sorts.contains(&Sort::English) {
        return false;
    }
    (0..words.len()).any(|at| sorts[at] == Sort::Function && shows(words, sorts, at)) || opens(words, sorts)
}

/// The words beside one, with their sorts.
struct Beside<'a> {
    before: &'a str,
    sort_before: Option<Sort>,
    after: &'a str,
    sort_after: Option<Sort>,
}

impl<'a> Beside<'a> {
    fn of(words: &[&'a str], sorts: &[Sort], at: usize) -> Self {
        let before = at.checked_sub(1);
        Self {
            before: before.map_or("", |at| words[at]),
            sort_before: before.map(|at| sorts[at]),
            after: words.get(at + 1).copied().unwrap_or_default(),
            sort_after: sorts.get(at + 1).copied(),
        }
    }
}

/// Whether a function word has the company that it asks for.
fn is_sound(words: &[&str], sorts: &[Sort], at: usize) -> bool {
    let word = words[at];
    let beside = Beside::of(words, sorts, at);
    let Beside { before, sort_before, after, sort_after } = beside;
    let verb_before = sort_before == Some(Sort::Verb);
    let says = matches!(word, "kan" | "vill" | "ska") && Class::Subject.has(before) || word == "ha" && Class::Auxiliary.has(before);
    if after.is_empty() && Class::Leading.has(word) && !says
        || Class::Particle.has(word) && !verb_before && !(word == "åt" && (sort_before == Some(Sort::Function) || given(after)))
        || matches!(word, "och" | "eller" | "varandra") && before.is_empty()
        || matches!(word, "en" | "ett") && !matches!(sort_after, Some(Sort::Noun | Sort::Quality))
    {
        return false;
    }
    if Class::Auxiliary.has(word) && !carries(&beside) {
        return false;
    }
    let says = sort_after == Some(Sort::Verb) || Class::Finite.has(after) || verb_before || Class::Finite.has(before);
    if Class::Pronoun.has(word) && !says && !matches!(before, "att" | "när" | "om" | "som") {
        return false;
    }
    let leads = matches!(sort_after, Some(Sort::Function | Sort::Verb)) || verb_before;
    if matches!(word, "än" | "sen" | "men" | "var" | "den" | "då" | "dit" | "hit" | "där") && !leads {
        return false;
    }
    word != "vår" || words.len() != 2 || Class::Ours.has(after)
}

/// Whom something is for: ”kultur åt alla”.
fn given(word: &str) -> bool {
    matches!(word, "alla" | "dig" | "er" | "oss" | "mig" | "varandra")
}

/// Whether a verb such as ”är” or ”får” has a subject before it.
fn carries(beside: &Beside<'_>) -> bool {
    let before = beside.before;
    match beside.sort_before {
        None => beside.sort_after.is_some(),
        Some(Sort::Place | Sort::OfPlace | Sort::Body | Sort::Call) => true,
        Some(Sort::Noun | Sort::Compound) => is_definite(before),
        Some(_) => Class::Subject.has(before) || matches!(before, "ute" | "nu" | "här" | "ha" | "vill" | "tillsammans"),
    }
}

/// Whether the function word at `at` shows that a phrase is meant.
fn shows(words: &[&str], sorts: &[Sort], at: usize) -> bool {
    let (word, count, last) = (words[at], words.len(), at + 1 == words.len());
    let Beside { sort_before, after, .. } = Beside::of(words, sorts, at);
    if Class::Weak.has(word) {
        return leads(words, sorts, at);
    }
    let said = matches!(sort_before, Some(Sort::Verb | Sort::Function));
    if last && matches!(word, "en" | "ett" | "den" | "det" | "de" | "er" | "all" | "om" | "man" | "sin" | "var") {
        return said;
    }
    if last
        && (matches!(word, "åt" | "där" | "här" | "hit" | "bak") && sort_before != Some(Sort::Verb)
            || matches!(word, "än" | "så" | "då" | "era" | "han"))
    {
        return false;
    }
    if count == 2 && matches!(word, "första" | "andra" | "tredje" | "sjätte") {
        return at == 0 && (is_definite(after) || matches!(after, "maj" | "juni"));
    }
    let loose = matches!(
        word,
        "en" | "ett" | "den" | "det" | "de" | "er" | "dig" | "mig" | "sig" | "oss" | "man" | "så" | "då" | "han" | "om" | "än" | "sen"
    );
    if count == 2 && at == 0 && loose {
        return false;
    }
    let closing = matches!(word, "ni" | "du" | "vi" | "nu" | "hit" | "dit" | "där" | "min" | "din" | "sin" | "er");
    !(count == 2 && at == 1 && closing && !said)
}

/// Whether a preposition leads what no compound would hold: a definite noun, a name, a pronoun.
fn leads(words: &[&str], sorts: &[Sort], at: usize) -> bool {
    let (word, count) = (words[at], words.len());
    let Beside { before, sort_before, after, sort_after } = Beside::of(words, sorts, at);
    let Some(sort) = sort_after else {
        let bidden = count == 2 && sort_before == Some(Sort::Verb) && before.chars().count() >= 4;
        let led = count > 2 && sort_before == Some(Sort::Function) && !Class::Weak.has(before) && before.chars().count() > 2;
        return bidden || led;
    };
    if at == 0 {
        let more = || sorts[2..].iter().any(|sort| matches!(sort, Sort::Function | Sort::Verb));
        return matches!(sort, Sort::Function | Sort::Place) || count > 2 && more();
    }
    let known = matches!(sort, Sort::Function | Sort::Place | Sort::OfPlace | Sort::Verb | Sort::Quality)
        || is_definite(after)
        || sort == Sort::Compound && ends_definite(after)
        || Class::Bare.has(after);
    if word == "i" {
        // ”bryggerifest” is no ”brygger i fest”.
        let ending = sort_before == Some(Sort::Verb) && before.ends_with("er") && !is_definite(after) && sort != Sort::Place;
        return (known || after.chars().count() >= 4) && !ending;
    }
    known
}

/// Whether the first word shows that a phrase is meant: a greeting, a verb, an adjective, a genitive.
fn opens(words: &[&str], sorts: &[Sort]) -> bool {
    let (Some((&first, &sort)), Some((&last, &sort_last))) = (words.iter().zip(sorts).next(), words.iter().zip(sorts).next_back()) else {
        return false;
    };
    let two = words.len() == 2;
    match sort {
        Sort::Call => return true,
        Sort::Verb => return bids(first, last, sort_last, two),
        Sort::Quality if !Class::Part.has(first) && (!matches!(sort_last, Sort::Function | Sort::Verb) || is_noun(last)) => {
            return qualifies(first, last);
        }
        _ => {}
    }
    let named = matches!(sort, Sort::Noun | Sort::Body | Sort::Quality | Sort::OfPlace | Sort::Compound) && !Class::Part.has(first);
    let thing = matches!(sort_last, Sort::Noun | Sort::Compound);
    let genitive = || {
        Class::Form.has(first) && first.ends_with('s')
            || ["ens", "ets", "arnas", "ernas", "ornas", "nas"].iter().any(|end| first.ends_with(end))
    };
    sort_last == Sort::Place && named && last.chars().count() >= 4
        || matches!(sort, Sort::Place | Sort::OfPlace) && Class::Body.has(last)
        || two && genitive() && (thing || Class::Body.has(last))
}

/// Whether a verb stands before what it bids: ”rädda barnen”, but not ”lekplats”.
fn bids(verb: &str, last: &str, sort: Sort, two: bool) -> bool {
    let bidding = Class::Bound.has(verb) || !verb.ends_with(['a', 'r']);
    let bare = matches!(sort, Sort::Noun | Sort::Compound) && !is_definite(last) && !Class::Asking.has(verb);
    !(two && (bidding && bare || sort == Sort::Verb && last.chars().count() < 4))
}

/// Whether an adjective stands before its noun in a form that no compound has.
fn qualifies(quality: &str, last: &str) -> bool {
    if Class::Tongue.has(quality) || quality.ends_with('a') {
        return is_definite(last) || ends_definite(last);
    }
    quality.ends_with('t') || Class::Base.has(quality)
}
