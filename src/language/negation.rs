//! Two denials in one clause: ”inte ovanligt”, ”får inte … utan att”, ”förbjudet att inte”.
//! Refuses what only looks double: ”inte bara”, ”inte heller”, ”varken … eller”, answers, and denials in different clauses.

use std::sync::LazyLock;

use super::condition::SIGHT;
use super::lexicon::{self, SUBORDINATORS};
use super::phrases::Phrases;
use super::prose::{Kind, Prose, Sentence, Token};

/// How a denial counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// ”inte”, ”aldrig”, ”ingen”: makes a clause negative.
    Word,
    /// ”utan att”, ”såvida inte”.
    Phrase,
    /// ”förbjud…”, ”undvik…”: denies what comes after ”att”.
    Stem,
    /// ”omöjlig”, ”ovanlig”.
    Adjective,
    /// ”inte bara”: no denial.
    Exempt,
}

static FORMS: LazyLock<Phrases<Sort>> = LazyLock::new(|| {
    let sort = |cell: &str| match cell.split(' ').next() {
        Some("ord") => Some(Sort::Word),
        Some("fras") => Some(Sort::Phrase),
        Some("o-adjektiv") => Some(Sort::Adjective),
        Some("undantag") => Some(Sort::Exempt),
        _ => None,
    };
    rows().filter(|row| !row[0].contains('…')).filter_map(|row| sort(row[1]).map(|sort| (row[0], sort))).collect()
});

static STEMS: LazyLock<Vec<&'static str>> = LazyLock::new(|| rows().filter(|row| row[1].starts_with("början")).map(|row| row[0]).collect());

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    lexicon::rows(include_str!("../../corpora/lexicon/negationer.tsv"))
}

/// Two denials; `start..end` are the bytes from the first to the end of the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Double {
    /// First byte of the first denial.
    pub start: usize,
    /// Byte after the last of the second.
    pub end: usize,
    /// Where the first ends.
    pub first_end: usize,
    /// Where the second begins.
    pub second: usize,
}

/// A denial in a clause.
#[derive(Clone, Copy)]
struct Denial {
    sort: Sort,
    first: usize,
    last: usize,
}

/// Between the two stand at most so many tokens: what is further apart is hardly taken together.
const REACH: usize = 12;

/// The double denials of a sentence, at most one in a clause.
pub fn find(prose: &Prose, sentence: &Sentence) -> Option<Double> {
    let tokens = prose.tokens_in(sentence);
    let question = tokens.iter().rev().take(3).any(|token| prose.word(token) == "?");
    let mut last: Option<Denial> = None;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let (denial, width) = denial(prose, tokens, at);
        if let Some(denial) = denial.filter(|_| !token.borrowed) {
            if let Some(before) = last.filter(|before| is_double(prose, tokens, *before, denial, question)) {
                let byte = |token: &Token| (token.start as usize, token.end as usize);
                return Some(Double {
                    start: byte(&tokens[before.first]).0,
                    end: byte(&tokens[denial.last]).1,
                    first_end: byte(&tokens[before.last]).1,
                    second: byte(&tokens[denial.first]).0,
                });
            }
            last = Some(denial);
        } else if last.is_some() && ends_clause(prose, tokens, at) {
            last = None;
        }
        at += width;
    }
    None
}

/// What stands at `at`, and how many tokens it takes.
fn denial(prose: &Prose, tokens: &[Token], at: usize) -> (Option<Denial>, usize) {
    let word = prose.word(&tokens[at]);
    let made = |sort, width| Some(Denial { sort, first: at, last: at + width - 1 });
    if tokens[at].kind != Kind::Word {
        return (None, 1);
    }
    if FORMS.may_open(word)
        && let Some((width, sort)) = FORMS.at(prose, tokens, at).next()
    {
        return (made(*sort, width).filter(|denial| denial.sort != Sort::Exempt), width);
    }
    let stem = STEMS.iter().any(|stem| stem.as_bytes().first() == word.as_bytes().first() && word.starts_with(stem))
        && !word.ends_with("undvikande")
        && !word.ends_with("svärd");
    (if stem { made(Sort::Stem, 1) } else { None }, 1)
}

/// Whether two denials of one clause take each other back.
fn is_double(prose: &Prose, tokens: &[Token], before: Denial, after: Denial, question: bool) -> bool {
    let between = &tokens[before.last + 1..after.first];
    let holds = |words: &[&str]| between.iter().any(|token| words.contains(&prose.word(token)));
    if between.len() > REACH.min(SIGHT) || holds(&["eller"]) {
        return false;
    }
    match (before.sort, after.sort) {
        (Sort::Word, Sort::Adjective) => !question && between.len() <= 2 && !holds(&["och", "att"]) && denies(prose, &tokens[before.last]),
        (Sort::Stem, Sort::Word) => between.len() == 1 && holds(&["att"]),
        (Sort::Word, Sort::Phrase) => !question && !holds(&["att"]) && is_needed(prose, tokens, before) && between.len() > 1,
        (Sort::Word, Sort::Word) => {
            !question && !holds(&["och", "samt", "att"]) && between.len() < 6 && crosses(prose, tokens, before, after)
        }
        _ => false,
    }
}

fn denies(prose: &Prose, token: &Token) -> bool {
    prose.word(token) != "varken"
}

/// ”får inte bygga utan att ha lov”: something is needed. ”gick inte utan att betala” tells of somebody.
fn is_needed(prose: &Prose, tokens: &[Token], denial: Denial) -> bool {
    let near = &tokens[denial.first.saturating_sub(2)..tokens.len().min(denial.last + 2)];
    near.iter().any(|token| matches!(prose.word(token), "får" | "kan"))
}

/// ”ingen får inte”: a pronoun that denies, a verb, and then a word that denies; or ”inte ingen”.
fn crosses(prose: &Prose, tokens: &[Token], before: Denial, after: Denial) -> bool {
    let pronoun = |at: usize| matches!(prose.word(&tokens[at]), "ingen" | "inget" | "inga" | "aldrig");
    let word = |at: usize| matches!(prose.word(&tokens[at]), "inte" | "ej" | "icke");
    pronoun(before.last) && word(after.first) && after.first == before.last + 2
        || word(before.last) && pronoun(after.first) && after.first == before.last + 1
}

/// Whether a clause ends at a token.
fn ends_clause(prose: &Prose, tokens: &[Token], at: usize) -> bool {
    match prose.word(&tokens[at]) {
        ";" | ":" | "–" | "—" | "men" | "utan" | "(" | ")" | "eller" | "/" | "," | "." | "?" | "!" | "varken" | "och" | "samt" => true,
        "att" => false,
        word => SUBORDINATORS.contains(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        let prose = Prose::of(text);
        prose.sentences().iter().find_map(|sentence| find(&prose, sentence)).map(|double| &text[double.start..double.end])
    }

    #[test]
    fn finds_what_takes_itself_back() {
        for (text, wanted) in [
            ("Det är förbjudet att inte anmäla flytten.", "förbjudet att inte"),
            ("Undvik att inte svara.", "Undvik att inte"),
            ("Det är inte omöjligt att vi stänger.", "inte omöjligt"),
            ("Felet är inte helt ovanligt.", "inte helt ovanligt"),
            ("Du får inte bygga altanen utan att ha bygglov.", "inte bygga altanen utan att"),
            ("Ingen ska inte få svar.", "Ingen ska inte"),
        ] {
            assert_eq!(found(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn leaves_what_only_looks_double() {
        for text in [
            "Vi stänger inte bara badet utan också gymmet, och det är klart.",
            "Det är inte alltid möjligt. Det går inte heller.",
            "Varken du eller jag har inte råd.",
            "Nej, det går inte. Inget svar kom.",
            "Det är inte klart, men det är ovanligt.",
            "Den som inte svarar får ingen plats.",
            "Jag vet inte om det är omöjligt.",
            "Är det inte ovanligt?",
            "Han sade ”det är inte omöjligt” igår.",
            "Hon gick inte hem utan att säga hej.",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
