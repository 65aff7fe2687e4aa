//! Words in capitals that shout, told from abbreviations, numerals and codes, with the same words in sentence case.
//! Refuses to know names: a name in capitals comes out in small letters unless the caller gives it.

use std::sync::LazyLock;

use super::letters::{all_capitals, capitalised, count};
use super::lexicon::{Words, rows};
use super::prose::{Kind, Prose, Token};

/// Abbreviations that are no shouting.
static ALLOWED: LazyLock<Words> = LazyLock::new(|| {
    let own = rows(include_str!("../../corpora/lexicon/caps_allow.tsv")).map(|row| row[0]);
    let known = rows(include_str!("../../corpora/lexicon/akronymer.tsv")).map(|row| row[0]);
    own.chain(known).collect()
});

/// A run of words in capitals; `start..end` are bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Words in capitals, abbreviations not counted.
    pub words: usize,
    /// The same in sentence case.
    pub proposal: String,
}

/// From this many words on a run inside running text shouts.
const RUN: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// A word in capitals.
    Loud,
    /// Neither counts nor breaks: an abbreviation, a numeral, one letter, a comma or bracket.
    Neutral,
    /// Ends a run.
    Quiet,
}

/// Runs of at least four words in capitals; with `whole`, for a text of which nothing is written otherwise, all its runs.
/// `names` keep the form they have there.
pub fn find(text: &str, prose: &Prose, whole: bool, names: &[String]) -> Vec<Run> {
    find_but(text, prose, whole, names, &|_| false)
}

/// As [`find`]; words that are `allowed` neither count nor break a run.
pub fn find_but(text: &str, prose: &Prose, whole: bool, names: &[String], allowed: &dyn Fn(&str) -> bool) -> Vec<Run> {
    if !may_shout(text, prose.lower(), whole) {
        return Vec::new();
    }
    let tokens = prose.tokens();
    let mut runs = Vec::new();
    let mut open: Option<(usize, usize, usize)> = None;
    for (at, token) in tokens.iter().enumerate() {
        match look(text, token, allowed) {
            Look::Loud => open = Some(open.map_or((at, at, 1), |(first, _, words)| (first, at, words + 1))),
            Look::Neutral => {}
            Look::Quiet => runs.extend(open.take()),
        }
    }
    runs.extend(open);
    let most = runs.iter().map(|(.., words)| *words).max().unwrap_or_default();
    let least = if whole { most.min(2) } else { RUN };
    let loud = runs.into_iter().filter(|(.., words)| *words >= least);
    loud.map(|(first, last, words)| run(text, &tokens[first..=last], words, opens(text, tokens, first), names)).collect()
}

/// How loud a text is from end to end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Loudness {
    /// Words in capitals.
    pub words: usize,
    /// Their letters, and those of abbreviations between them.
    pub letters: usize,
}

impl Loudness {
    /// A heading or post wholly in capitals shouts from two words and twelve letters on.
    pub fn shouts(self) -> bool {
        self.words >= 2 && self.letters >= 12
    }
}

/// How loud a text is of which nothing is written otherwise; `None` at the first word that is. Tags and addresses do not count.
pub fn loudness(text: &str, prose: &Prose, allowed: &dyn Fn(&str) -> bool) -> Option<Loudness> {
    let mut all = Loudness::default();
    for token in prose.tokens().iter().filter(|token| token.kind == Kind::Word) {
        let look = look(text, token, allowed);
        if look == Look::Quiet {
            return None;
        }
        all.words += usize::from(look == Look::Loud);
        all.letters += count(&text[token.start as usize..token.end as usize]);
    }
    Some(all)
}

/// Whether a text has capitals enough for a run, two a word. Letters beyond Latin-1 may be capitals without a small form
/// of their length, and count as such.
pub fn may_shout(text: &str, lower: &str, whole: bool) -> bool {
    // A few bytes at a time, counted in one byte: the compiler makes a few instructions of each run.
    let runs = text.as_bytes().chunks(64).zip(lower.as_bytes().chunks(64));
    let count = |(written, small): (&[u8], &[u8])| {
        let one = |(written, small): (&u8, &u8)| u8::from(written != small) + u8::from(*written > 0xC3);
        usize::from(written.iter().zip(small).map(one).fold(0_u8, u8::wrapping_add))
    };
    runs.map(count).sum::<usize>() >= if whole { 4 } else { 2 * RUN }
}

fn look(text: &str, token: &Token, allowed: &dyn Fn(&str) -> bool) -> Look {
    let word = &text[token.start as usize..token.end as usize];
    if token.kind != Kind::Word {
        return if matches!(word, "," | "(" | ")" | "[" | "]") { Look::Neutral } else { Look::Quiet };
    }
    // No abbreviation begins with two small letters, or is one; most words do.
    if word.chars().take(2).all(|c| matches!(c, 'a'..='z' | 'å' | 'ä' | 'ö')) {
        return Look::Quiet;
    }
    let letters = count(word);
    // A product's code is no word: XC40.
    let code = letters > 0 && word.chars().any(|c| c.is_ascii_digit()) && !word.chars().any(char::is_lowercase);
    if letters == 0 || code || is_numeral(word) || ALLOWED.contains(word) || (letters == 1 && word.chars().all(char::is_uppercase)) {
        return Look::Neutral;
    }
    match all_capitals(word) {
        true if allowed(word) => Look::Neutral,
        true => Look::Loud,
        false => Look::Quiet,
    }
}

/// A Roman numeral up to 399. "VI" is nearly always the pronoun, so it counts as a word.
fn is_numeral(word: &str) -> bool {
    let most = |word: &str, sign: char, count: usize| word.chars().take(count).take_while(|&c| c == sign).count();
    let step = |word: &str, [nine, four, five]: [&str; 3], one: char| {
        let whole = [nine, four].iter().find(|pair| word.starts_with(**pair)).map(|pair| pair.len());
        whole.unwrap_or_else(|| {
            let half = usize::from(word.starts_with(five));
            half + most(&word[half..], one, 3)
        })
    };
    let hundreds = most(word, 'C', 3);
    let tens = hundreds + step(&word[hundreds..], ["XC", "XL", "L"], 'X');
    word != "VI" && !word.is_empty() && tens + step(&word[tens..], ["IX", "IV", "V"], 'I') == word.len()
}

/// Whether the run opens a sentence: nothing or a stop stands before it.
fn opens(text: &str, tokens: &[Token], first: usize) -> bool {
    let before = tokens[..first]
        .iter()
        .rev()
        .find(|token| !matches!(&text[token.start as usize..token.end as usize], "(" | "[" | "”" | "\"" | "–" | "-"));
    before.is_none_or(|token| matches!(&text[token.start as usize..token.end as usize], "." | "!" | "?" | ":" | "…"))
}

fn run(text: &str, tokens: &[Token], words: usize, opens: bool, names: &[String]) -> Run {
    let (start, end) = (tokens[0].start as usize, tokens[tokens.len() - 1].end as usize);
    let mut proposal = String::new();
    let mut at = start;
    for token in tokens {
        let (from, to) = (token.start as usize, token.end as usize);
        proposal.push_str(&text[at..from]);
        let word = &text[from..to];
        let lower = word.to_lowercase();
        let name = names.iter().find(|name| name.to_lowercase() == lower);
        let code = word.chars().any(|c| c.is_ascii_digit());
        let kept = code || ALLOWED.contains(word) || is_numeral(word) && count(word) > 1;
        let quiet = if kept { word.to_owned() } else { name.cloned().unwrap_or(lower) };
        proposal.push_str(&if from == start && opens { capitalised(&quiet) } else { quiet });
        at = to;
    }
    Run { start, end, words, proposal }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposals(text: &str, may_be_whole: bool) -> Vec<String> {
        let prose = Prose::of(text);
        let whole = may_be_whole && loudness(text, &prose, &|_| false).is_some_and(Loudness::shouts);
        find(text, &prose, whole, &["Gotland".to_owned()]).into_iter().map(|run| run.proposal).collect()
    }

    #[test]
    fn shouting_gets_small_letters() {
        assert_eq!(proposals("VIKTIGT ATT ALLA ÅKER MED SL NU! Tack.", false), ["Viktigt att alla åker med SL nu"]);
        assert_eq!(proposals("Kom och hör: NU ÖPPNAR ÄNTLIGEN BADET PÅ GOTLAND", false), ["Nu öppnar äntligen badet på Gotland"]);
        assert_eq!(proposals("VI VILL ATT ALLA KOMMER.", false), ["Vi vill att alla kommer"]);
        assert_eq!(proposals("VÄLKOMMEN HIT", true).len(), 1);
        assert_eq!(proposals("STÄNGT I DAG! VI ÖPPNAR I MORGON.", true), ["Stängt i dag", "Vi öppnar i morgon"]);
        assert_eq!(proposals("KÖP NYA XC40 HOS OSS", false), ["Köp nya XC40 hos oss"]);
    }

    #[test]
    fn abbreviations_and_single_words_are_quiet() {
        for text in [
            "Du SKA inte. EU FN USA SVT SR UR.",
            "SFI, LSS, BVC, MVC och BUP",
            "XII XIV XVI XVII XX",
            "AB12 CD34 EF56 GH78 IJ90",
            "VI SES!",
        ] {
            assert!(proposals(text, true).is_empty(), "{text}");
        }
    }
}
