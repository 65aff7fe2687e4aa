//! Verbs hidden in nouns: ”göra en bedömning av” for ”bedöma”. Closed table, fixed word order, small gaps.
//! Refuses to rewrite: object and preposition change with the verb, so it only says which verb was hidden.

use std::sync::LazyLock;

use super::lexicon::{ByWord, Words, entries, rows};
use super::officialese::Risk;
use super::prose::{Kind, Prose, Sentence, Token};

/// One hidden verb of the table.
#[derive(Debug)]
pub struct Entry {
    /// The noun, or nothing for a bare phrase (”äga rum”).
    pub noun: &'static str,
    /// The verbs that say it, best first.
    pub verbs: Vec<&'static str>,
    /// How likely a hit is right; medium marks established phrases.
    pub risk: Risk,
    particle: Vec<&'static str>,
    words: Vec<&'static str>,
    noun_first: bool,
}

/// A hidden verb; `start..end` are bytes of the text.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The row of the table.
    pub entry: &'static Entry,
}

static ENTRIES: LazyLock<Vec<(Vec<&'static str>, Entry)>> = LazyLock::new(|| {
    rows(include_str!("../../corpora/lexicon/svagaverb.tsv"))
        .map(|row| {
            let entry = Entry {
                noun: row[3],
                verbs: row[6].split(';').map(str::trim).collect(),
                risk: if row[8] == "låg" { Risk::Low } else { Risk::Medium },
                particle: row[2].split_whitespace().collect(),
                words: row[3].split_whitespace().collect(),
                noun_first: row[5] == "NV",
            };
            (row[1].split_whitespace().filter(|form| !matches!(*form, "för" | "framför")).collect(), entry)
        })
        .collect()
});

/// Rows by the forms of their verb. ”för” and ”framför” are prepositions here.
static BY_FORM: LazyLock<ByWord<Vec<&'static Entry>>> = LazyLock::new(|| {
    let mut rows: ByWord<Vec<&'static Entry>> = ByWord::default();
    for (forms, entry) in ENTRIES.iter() {
        for form in forms {
            rows.entry(form).or_default().push(entry);
        }
    }
    rows
});

static GAP: LazyLock<Words> = LazyLock::new(|| entries(include_str!("../../corpora/lexicon/svagaverb_mellanled.txt")).collect());
static DETERMINERS: LazyLock<Words> = LazyLock::new(|| entries(include_str!("../../corpora/lexicon/svagaverb_bestamningar.txt")).collect());

/// The hidden verbs of one sentence, in order and without overlap.
pub fn find(prose: &Prose, sentence: &Sentence) -> Vec<Hit> {
    let tokens = prose.tokens_in(sentence);
    let mut hits: Vec<Hit> = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Word && !token.borrowed) {
        let Some(rows) = BY_FORM.get(prose.word(token)) else { continue };
        let view = View { prose, tokens };
        let found = rows.iter().find_map(|entry| view.matches(at, entry).map(|(first, last)| (first, last, *entry)));
        let Some((first, last, entry)) = found else { continue };
        let (start, end) = (tokens[first].start as usize, tokens[last].end as usize);
        if hits.last().is_none_or(|hit| hit.end <= start) {
            hits.push(Hit { start, end, entry });
        }
    }
    hits
}

struct View<'a> {
    prose: &'a Prose,
    tokens: &'a [Token],
}

impl View<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).filter(|token| token.kind == Kind::Word).map_or("", |token| self.prose.word(token))
    }

    /// First and last token of `entry` around its verb at `at`.
    fn matches(&self, at: usize, entry: &Entry) -> Option<(usize, usize)> {
        if entry.noun_first {
            let most = at.min(3);
            let noun = (1..=most)
                .map(|back| at - back)
                .take_while(|&noun| !self.word(noun).is_empty())
                .find(|&noun| is_form(self.word(noun), entry.noun))?;
            return Some((noun, at));
        }
        let after = at + 1 + entry.particle.len();
        if !entry.particle.iter().enumerate().all(|(i, word)| self.word(at + 1 + i) == *word) {
            return None;
        }
        if entry.words.is_empty() {
            return (!entry.particle.is_empty()).then_some((at, after - 1));
        }
        let gaps = if entry.particle.is_empty() { 2 } else { 0 };
        (0..=gaps).take_while(|&gap| gap == 0 || self.is_gap(after + gap - 1)).find_map(|gap| {
            let from = after + gap;
            let places = (0..=2).take_while(|&n| n == 0 || is_attribute(self.word(from + n - 1)));
            places.map(|n| from + n).find(|&noun| self.is_noun(noun, entry)).map(|noun| (at, noun + entry.words.len() - 1))
        })
    }

    /// An adverb, a pronoun or a definite noun may stand between the verb and its noun.
    fn is_gap(&self, at: usize) -> bool {
        let word = self.word(at);
        GAP.contains(word) || (word.len() > 3 && ["en", "et", "na", "an", "or", "er"].iter().any(|end| word.ends_with(end)))
    }

    fn is_noun(&self, at: usize, entry: &Entry) -> bool {
        match entry.words.as_slice() {
            [noun] => is_form(self.word(at), noun),
            words => words.iter().enumerate().all(|(i, word)| self.word(at + i) == *word),
        }
    }
}

fn is_attribute(word: &str) -> bool {
    let adjective = ["ig", "igt", "iga", "isk", "iskt", "iska", "ad", "at", "ade"].iter().any(|end| word.ends_with(end));
    DETERMINERS.contains(word) || (adjective && word.len() > 3)
}

/// Whether `word` is `noun` or one of its plain inflections.
fn is_form(word: &str, noun: &str) -> bool {
    let Some(ending) = word.strip_prefix(noun) else { return false };
    let verbal = ["ing", "ion", "else", "is", "ys"].iter().any(|end| noun.ends_with(end));
    match ending {
        "" | "en" => true,
        "n" | "ar" | "arna" | "er" | "erna" => verbal,
        "et" => !verbal,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(text: &str) -> Vec<(String, &'static str)> {
        let prose = Prose::of(text);
        let hits = prose.sentences().iter().flat_map(|sentence| find(&prose, sentence));
        hits.map(|hit| (text[hit.start..hit.end].to_owned(), hit.entry.verbs[0])).collect()
    }

    #[test]
    fn finds_the_verb_in_the_noun() {
        assert_eq!(hidden("Nu gör vi en samlad bedömning av läget."), [("gör vi en samlad bedömning".to_owned(), "bedöma")]);
        assert_eq!(
            hidden("Utbetalning av bidrag sker i maj. Mötet äger rum då."),
            [("Utbetalning av bidrag sker".to_owned(), "betala ut"), ("äger rum".to_owned(), "träffas")]
        );
    }

    #[test]
    fn prepositions_and_marks_are_no_weak_verbs() {
        assert!(hidden("Material för en utredning. Vi gör mat, en bedömning kommer sedan.").is_empty());
    }
}
