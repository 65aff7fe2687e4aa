//! The seams of a sentence, the surest first: where one main clause ends and another begins, or may be made to.
//! Refuses a seam whose halves lean on each other: correlatives, reported speech, conditions that reach over both.

use super::super::clauses::Clauses;
use super::super::condition::SIGHT;
use super::super::letters::capitalised;
use super::super::lexicon::SUBORDINATORS;
use super::super::prose::Kind;
use super::{Cut, LEAST};

/// Words that bind one half of a sentence to the other.
const CORRELATIVES: [&str; 12] =
    ["både", "dels", "antingen", "varken", "såväl", "vare", "ju", "desto", "bara", "enbart", "endast", "förrän"];

/// Verbs after which ”att …” is what somebody says, also after a cut.
const SAYING: [&str; 26] = [
    "säger",
    "sade",
    "sa",
    "skriver",
    "skrev",
    "anser",
    "ansåg",
    "menar",
    "menade",
    "tycker",
    "tyckte",
    "tror",
    "trodde",
    "visar",
    "visade",
    "framgår",
    "bedömer",
    "bedömde",
    "uppger",
    "uppgav",
    "berättar",
    "berättade",
    "hävdar",
    "innebär",
    "betyder",
    "föreslår",
];

/// Adverbs that stand before the verb in a clause with ”vilket”, and after it in a sentence.
const ADVERBS: [&str; 16] = [
    "ofta",
    "också",
    "även",
    "därför",
    "dessutom",
    "alltså",
    "därmed",
    "ibland",
    "sedan",
    "ju",
    "inte",
    "normalt",
    "vanligtvis",
    "alltid",
    "sällan",
    "oftast",
];

type Seam = fn(&Clauses, usize) -> Option<Cut>;

/// The first seam that holds, by kind, and within a kind by place.
pub(super) fn best(at: &Clauses) -> Option<Cut> {
    const KINDS: [Seam; 11] = [semicolon, joined, which, turned, there, relative, dash, so, reason, purpose, condition];
    let sound = !bound(at) && !(0..at.tokens.len()).any(|i| matches!(at.word(i), "[" | "{"));
    let places = || 2..at.tokens.len().saturating_sub(2);
    KINDS.iter().filter(|_| sound).find_map(|seam| places().find_map(|i| seam(at, i))).or_else(|| bracket(at).filter(|_| sound))
}

/// Whether words of the sentence hold its halves together, wherever it is cut.
fn bound(at: &Clauses) -> bool {
    let tied = |i: usize| match at.word(i) {
        "bara" | "enbart" | "endast" => at.word(i.saturating_sub(1)) == "inte",
        "ju" => matches!(at.word(i + 1), "fler" | "mer" | "större" | "längre" | "högre" | "tidigare" | "mindre" | "bättre" | "äldre"),
        word => CORRELATIVES.contains(&word),
    };
    (0..at.tokens.len()).any(tied)
}

/// ”…; du kan …”.
fn semicolon(at: &Clauses, i: usize) -> Option<Cut> {
    let one = at.word(i) == ";" && (0..at.tokens.len()).filter(|&j| at.word(j) == ";").count() == 1;
    let next = i + 1 + usize::from(OPEN.contains(&at.word(i + 1)));
    (one && at.main_clause(next).is_some() && stands(at, i)).then(|| stop(at, i, i + 1)).flatten()
}

/// Conjunctions that may open a sentence.
const OPEN: [&str; 2] = ["men", "och"];

/// ”, men vi …”, ”, och du …”, ” och vi …”, ”, samt du …”, ”, eller så kan du …”.
fn joined(at: &Clauses, i: usize) -> Option<Cut> {
    let word = at.word(i);
    if !matches!(word, "men" | "och" | "samt" | "eller") || !at.is_word(i) {
        return None;
    }
    let comma = at.word(i - 1) == ",";
    let verb = if word == "men" { at.main_clause_after_but(i + 1) } else { at.main_clause(i + 1) }?;
    // Without a comma only a pronoun is a subject for certain, and only ”men” and ”och” join sentences.
    let plain = at.is_pronoun(i + 1) || at.word(i + 1) == "det";
    let end = i - usize::from(comma);
    if !(comma || plain && matches!(word, "men" | "och")) || !stands(at, end) || reaches_over(at, word, end) || resumes(at, verb) {
        return None;
    }
    match word {
        "men" => stop(at, end, i),
        "eller" if at.is_pronoun(i + 1) && verb == i + 2 => turn(at, end, "Eller så", i + 1, verb),
        "eller" => None,
        _ => stop(at, end, i + 1),
    }
}

/// Whether what stands before `end` may govern what comes after it: ”vi vet att …, och du …”.
fn reaches_over(at: &Clauses, word: &str, end: usize) -> bool {
    let governs = |j: usize| {
        let that = at.opens_that_clause(j);
        let spoken = that && (j.saturating_sub(3)..j).any(|k| SAYING.contains(&at.word(k)));
        let open = matches!(at.word(j), "om" | "när" | "eftersom" | "medan" | "innan" | "hur" | "vad" | "varför") && clause_at(at, j);
        spoken || word != "men" && (that || open)
    };
    (0..end).any(governs)
}

/// Whether the word at `j` opens a clause with a subject and a verb.
fn clause_at(at: &Clauses, j: usize) -> bool {
    (j + 2..j + 5).any(|verb| at.is_finite(verb)) || at.is_pronoun(j + 1)
}

/// Whether a second verb without a subject of its own comes after a comma: the sentence goes on where it was broken off.
fn resumes(at: &Clauses, verb: usize) -> bool {
    (verb + 1..at.tokens.len()).any(|j| at.word(j) == "," && at.is_finite(j + 1))
}

/// ”, vilket innebär …” → ”Det innebär …”; ”, vilket ofta leder …” → ”Det leder ofta …”.
fn which(at: &Clauses, i: usize) -> Option<Cut> {
    if at.word(i) != "," || at.word(i + 1) != "vilket" || !stands(at, i) {
        return None;
    }
    if at.is_finite(i + 2) {
        return replace(at, i, i + 1, "Det");
    }
    let phrase = at.word(i + 2) == "i" && at.word(i + 3) == "sin" && at.word(i + 4) == "tur" && at.is_finite(i + 5);
    if phrase {
        return replace(at, i, i + 5, &format!("Det {} i sin tur", shown(at, i + 5)));
    }
    let turned = ADVERBS.contains(&at.word(i + 2)) && at.is_finite(i + 3);
    turned.then(|| replace(at, i, i + 3, &format!("Det {} {}", shown(at, i + 3), shown(at, i + 2)))).flatten()
}

/// ”, däremot kan du …”, ”, därefter skickar vi …”: two sentences that a comma holds together.
fn turned(at: &Clauses, i: usize) -> Option<Cut> {
    let adverb = matches!(at.word(i + 1), "däremot" | "därefter" | "dessutom" | "därför" | "därmed" | "annars");
    let splice = at.word(i) == "," && adverb && at.verb_after_subject(i + 1).is_none() && at.main_clause(i + 1).is_some();
    (splice && stands(at, i) && !opens_bound(at)).then(|| stop(at, i, i + 1)).flatten()
}

/// ”, där du kan …” → ”Där kan du …”.
fn there(at: &Clauses, i: usize) -> Option<Cut> {
    if at.word(i) != "," {
        return None;
    }
    let place = at.word(i + 1) == "där" && at.is_finite(i + 3) && stands(at, i) && last_clause(at, i + 2);
    let subject = at.is_pronoun(i + 2) || at.is_definite(i + 2) && !at.is_finite(i + 2);
    let near = matches!(at.word(i.saturating_sub(2)), "i" | "på" | "vid" | "till" | "hos" | "från" | "nya" | "stora" | "gamla")
        || at.is_name(i - 1);
    let noun = near && at.is_definite(i - 1) && (0..at.tokens.len()).filter(|&j| at.word(j) == "där").count() == 1;
    (place && subject && noun).then(|| turn(at, i, "Där", i + 2, i + 3)).flatten()
}

/// ”… skickas till förvaltningen, som prövar …” → ”Förvaltningen prövar …”.
fn relative(at: &Clauses, i: usize) -> Option<Cut> {
    if at.word(i) != "," || at.word(i + 1) != "som" || !at.is_finite(i + 2) || !stands(at, i) || !last_clause(at, i + 2) {
        return None;
    }
    let head = i - 1;
    if !at.is_definite(head) || !is_sole_head(at, head) {
        return None;
    }
    let noun = at.tokens[head];
    replace(at, i, i + 1, &capitalised(&at.text[noun.start as usize..noun.end as usize]))
}

/// Whether the noun at `head` is the only one that ”som” can mean: it follows the verb at once, or with ”till”, ”hos” or ”av”.
fn is_sole_head(at: &Clauses, head: usize) -> bool {
    let verbal = |j: usize| at.is_finite(j) || matches!(at.word(j), "in" | "ut" | "upp" | "över" | "vidare" | "ner" | "tillbaka");
    let Some(before) = head.checked_sub(1) else { return false };
    verbal(before) || matches!(at.word(before), "till" | "hos" | "av" | "från" | "med") && before > 0 && verbal(before - 1)
}

/// Whether the clause whose verb stands near `verb` goes on to the end of the sentence.
fn last_clause(at: &Clauses, verb: usize) -> bool {
    !(verb..at.tokens.len()).any(|j| {
        at.word(j) == "," && !SUBORDINATORS.contains(at.word(j + 1))
            || matches!(at.word(j), "och" | "men" | "eller") && at.main_clause(j + 1).is_some()
    })
}

/// ” – du kan …”, where the sentence has one dash.
fn dash(at: &Clauses, i: usize) -> Option<Cut> {
    let is_dash = |j: usize| at.word(j) == "–" || at.word(j) == "—";
    let spaced = is_dash(i) && at.tokens[i].start > at.tokens[i - 1].end && at.tokens[i].end < at.tokens[i + 1].start;
    let one = spaced && (0..at.tokens.len()).filter(|&j| is_dash(j)).count() == 1;
    let clause = at.word(i + 2) != "vill" && at.verb_after_subject(i + 1).is_some_and(|verb| !resumes(at, verb));
    (one && clause && stands(at, i) && !opens_bound(at)).then(|| stop(at, i, i + 1)).flatten()
}

/// ”, så vi hjälper …” → ”Därför hjälper vi …”.
fn so(at: &Clauses, i: usize) -> Option<Cut> {
    let clause = at.word(i) == "," && at.word(i + 1) == "så" && at.is_pronoun(i + 2) && at.is_finite(i + 3);
    (clause && stands(at, i) && !opens_bound(at)).then(|| turn(at, i, "Därför", i + 2, i + 3)).flatten()
}

/// ”, eftersom avgiften …” as the last clause → ”Det beror på att avgiften …”. A duty or a piece of advice is due to nothing.
fn reason(at: &Clauses, i: usize) -> Option<Cut> {
    let clause = at.word(i) == "," && at.word(i + 1) == "eftersom" && at.verb_after_subject_in_clause(i + 2) && last_clause(at, i + 2);
    let due = |j: usize| matches!(at.word(j), "ska" | "skall" | "måste" | "behöver" | "bör" | "borde" | "gärna" | "bero" | "beror");
    let advice = (at.first()..at.tokens.len()).take(SIGHT).any(due);
    (clause && !advice && stands(at, i) && !asks(at) && !opens_bound(at)).then(|| replace(at, i, i + 1, "Det beror på att")).flatten()
}

/// ”Vi samlar …, för att du ska slippa …” → ”Det gör vi för att du ska slippa …”.
fn purpose(at: &Clauses, i: usize) -> Option<Cut> {
    if at.word(i) != "," {
        return None;
    }
    let clause = at.word(i + 1) == "för" && at.word(i + 2) == "att" && last_clause(at, i + 3);
    let (first, verb) = (at.first(), at.first() + 1);
    let does = at.is_pronoun(first) && at.is_finite(verb) && at.word(verb).ends_with('r') && !STATES.contains(&at.word(verb));
    let sole = !(verb + 1..i).any(|j| at.is_finite(j));
    (clause && does && sole && stands(at, i)).then(|| replace(at, i, i + 1, &format!("Det gör {} för", at.word(first)))).flatten()
}

/// Verbs that ”det gör vi” does not take up.
const STATES: [&str; 12] = ["är", "har", "får", "blir", "bör", "behöver", "brukar", "verkar", "lär", "ser", "hör", "kommer"];

/// ”Du kan få bidrag …, om du bor …” → ”Det gäller om du bor …”.
fn condition(at: &Clauses, i: usize) -> Option<Cut> {
    if at.word(i) != "," {
        return None;
    }
    let clause = at.word(i + 1) == "om" && at.is_pronoun(i + 2) && at.is_finite(i + 3) && last_clause(at, i + 3);
    let first = at.first();
    let right = at.is_pronoun(first) && matches!(at.word(first + 1), "kan" | "får" | "har");
    let other = (first..i).any(|j| matches!(at.word(j), "även" | "också" | "inte" | "särskilt"));
    (clause && right && !other && stands(at, i)).then(|| replace(at, i, i, "Det gäller")).flatten()
}

/// ”… (du hittar den under rubriken Kontakt på sidan).” → a sentence of its own.
fn bracket(at: &Clauses) -> Option<Cut> {
    let end = at.tokens.len();
    let (close, dot) = (end.checked_sub(2)?, end - 1);
    if at.word(close) != ")" || at.word(dot) != "." {
        return None;
    }
    let open = (0..close).rfind(|&i| at.word(i) == "(")?;
    let clause = close - open > 9 && at.verb_after_subject(open + 1).is_some_and(|verb| verb <= open + 4);
    if !clause || (0..close).filter(|&i| at.word(i) == "(").count() != 1 || !stands(at, open) {
        return None;
    }
    let mut cut = stop(at, open, open + 1)?;
    cut.edits.push((at.tokens[close].start as usize..at.tokens[dot].end as usize, ".".to_owned()));
    Some(cut)
}

/// Whether the sentence opens with a clause or a word that may reach over the seam: ”Om du …”, ”Eftersom …”, ”För att …”.
fn opens_bound(at: &Clauses) -> bool {
    let first = at.first();
    matches!(at.word(first), "om" | "när" | "eftersom" | "medan" | "innan" | "trots" | "så" | "även")
        || at.word(first) == "för" && at.word(first + 1) == "att"
}

/// A request or a wish, whose reason does not stand alone.
fn asks(at: &Clauses) -> bool {
    let that = (0..4).find(|&i| at.word(i) == "att");
    that.is_some_and(|that| !(0..that).any(|i| at.is_finite(i))) || at.text[..at.sentence.end as usize].ends_with('?')
}

/// Whether everything before `end` is a sentence of its own.
fn stands(at: &Clauses, end: usize) -> bool {
    let first = at.first();
    let words = |from: usize, to: usize| (from..to).filter(|&i| at.is_word(i) && at.tokens[i].kind == Kind::Word).count();
    let last = &at.text[..at.sentence.end as usize];
    words(first, end) >= LEAST
        && words(end, at.tokens.len()) >= LEAST
        && at.holds_main(first, end)
        && balanced(at, end)
        && last.ends_with('.')
        && !(first..end).any(|i| at.word(i) == ":")
        && !spliced(at, first, end)
        && !matches!(at.word(end - 1), "," | "–" | "och" | "eller" | ":")
}

/// Whether main clauses follow each other with commas between them: ”Vi kom, vi såg, och vi …”.
fn spliced(at: &Clauses, first: usize, end: usize) -> bool {
    (first + 1..end).any(|i| at.word(i) == "," && at.verb_after_subject(i + 1).is_some())
}

/// No bracket or quotation is open at `end`.
fn balanced(at: &Clauses, end: usize) -> bool {
    let count = |mark: &str| (0..end).filter(|&i| at.word(i) == mark).count();
    count("(") == count(")") && count("[") == count("]")
}

/// The word at `i` as it stands.
fn shown<'a>(at: &Clauses<'a>, i: usize) -> &'a str {
    let token = at.tokens[i];
    &at.text[token.start as usize..token.end as usize]
}

/// Ends the first half before token `end`, and lets the second begin with the word at `start`.
fn stop(at: &Clauses, end: usize, start: usize) -> Option<Cut> {
    let word = at.is_word(start).then(|| capitalised(shown(at, start)))?;
    replace(at, end, start, &word)
}

/// Ends the first half before token `end`; `new` stands for everything up to and with token `last`.
fn replace(at: &Clauses, end: usize, last: usize, new: &str) -> Option<Cut> {
    let from = at.tokens[..end].last()?.end as usize;
    let to = if last >= end && !(last == end && at.word(last) == ",") { at.tokens[last].end } else { at.tokens.get(end)?.end };
    let dot = if at.text[..from].ends_with('.') { "" } else { "." };
    Some(Cut { edits: vec![(from..to as usize, format!("{dot} {new}"))] })
}

/// As [`replace`], with `lead`, the verb and the subject, which stood the other way round.
fn turn(at: &Clauses, end: usize, lead: &str, subject: usize, verb: usize) -> Option<Cut> {
    replace(at, end, verb, &format!("{lead} {} {}", shown(at, verb), shown(at, subject)))
}
