//! Verbs hidden in nouns: ”göra en bedömning av” for ”bedöma”. Closed table, fixed word order, small gaps.
//! Inflects the hidden verb as the weak one stood. Refuses to rewrite what does not stand word by word as in the table.

use std::sync::LazyLock;

use super::lexicon::{ByWord, MODALS, Words, entries, rows};
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
    /// The weak verb's infinitive.
    base: &'static str,
    /// ”göra en bedömning av X → bedöma X”: the preposition before, and what takes its place; nothing where more changes.
    object: Option<(&'static str, &'static str)>,
    prepositions: Vec<&'static str>,
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
    /// Followed by what it governs (”bedömning av”), or needs nothing; without it the noun is often the thing itself.
    pub governs: bool,
    form: Option<usize>,
    /// Where the object begins, when nothing but the verb changes before it.
    object: Option<usize>,
}

impl Hit {
    /// The verbs that say it, in the form of the weak verb: ”bedömer”; the infinitive where the form is not certain.
    pub fn verbs(&self) -> impl Iterator<Item = String> {
        self.entry.verbs.iter().map(|verb| inflected(verb, self.form.unwrap_or(0)).unwrap_or_else(|| (*verb).to_owned()))
    }

    /// What may stand instead of some bytes from `start` on: the end of them, and the words. Only where the order holds.
    pub fn rewrite(&self) -> Option<(usize, String)> {
        let verb = inflected(self.entry.verbs.first()?, self.form?)?;
        let (_, then) = self.entry.object?;
        let then = if then.is_empty() { String::new() } else { format!(" {then}") };
        Some((self.object?, format!("{verb}{then} ")))
    }
}

/// Infinitive, present, preterite, supine, imperative, and the first four with -s.
const FORMS: usize = 9;
const PRESENT: usize = 1;
const IMPERATIVE: usize = 4;
const PASSIVE: usize = 5;

/// The forms of weak verbs and of those that take their place.
static INFLECTIONS: LazyLock<ByWord<Vec<&'static str>>> = LazyLock::new(|| {
    let table = rows(include_str!("../../corpora/lexicon/svagaverb_former.tsv"));
    table.filter(|row| row.len() == FORMS).map(|row| (row[0], row)).collect()
});

/// ”se över” in form 1 is ”ser över”; nothing when the verb has no such form.
fn inflected(verb: &str, form: usize) -> Option<String> {
    let (first, rest) = verb.split_once(' ').map_or((verb, ""), |(first, rest)| (first, rest));
    let cell = INFLECTIONS.get(first)?.get(form).filter(|cell| **cell != "-")?;
    let reflexive = form >= PASSIVE && rest.split(' ').any(|word| word == "sig");
    (!reflexive).then(|| if rest.is_empty() { (*cell).to_owned() } else { format!("{cell} {rest}") })
}

/// ”göra en bedömning av X → bedöma X” → (”av”, ””); ”… om X → ansöka om X” → (”om”, ”om”).
fn object(pattern: &'static str, verb: &str) -> Option<(&'static str, &'static str)> {
    let (before, after) = pattern.split(';').next()?.split_once(" → ")?;
    let then = after.strip_prefix(verb)?.strip_prefix(' ')?;
    let start = before.find(['X', 'V'])?;
    let (preposition, object) = (before[..start].trim_end().rsplit(' ').next()?, &before[start..]);
    let then = then.strip_suffix(object)?.trim_end();
    (!then.contains(' ')).then_some((preposition, then))
}

static ENTRIES: LazyLock<Vec<(Vec<&'static str>, Entry)>> = LazyLock::new(|| {
    rows(include_str!("../../corpora/lexicon/svagaverb.tsv"))
        .map(|row| {
            let verbs: Vec<&str> = row[6].split(';').map(str::trim).collect();
            let entry = Entry {
                noun: row[3],
                base: row[0].split(' ').next().unwrap_or_default(),
                object: object(row[7], verbs[0]).filter(|_| row[5] == "VN"),
                verbs,
                risk: if row[8] == "låg" { Risk::Low } else { Risk::Medium },
                prepositions: row[4].split_whitespace().collect(),
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
            rows.of(form).push(entry);
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
            let form = if entry.noun_first { None } else { view.form(at, entry) };
            hits.push(Hit { start, end, entry, governs: view.governs(first, last, entry), form, object: view.object(first, last, entry) });
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

    /// In which form the weak verb stands; nothing where it may be either of two.
    fn form(&self, at: usize, entry: &Entry) -> Option<usize> {
        let word = self.word(at);
        let cells = INFLECTIONS.get(entry.base)?;
        let mut forms = (0..FORMS).filter(|&form| cells[form] == word);
        let (one, other) = (forms.next()?, forms.next());
        let Some(other) = other else { return Some(one) };
        let before = |back: usize| at.checked_sub(back).map_or("", |at| self.word(at));
        let infinitive = (1..=3).any(|back| MODALS.contains(before(back)) || before(back) == "att");
        match (at, other) {
            (0, IMPERATIVE) => Some(IMPERATIVE),
            _ if matches!(before(1), "och" | "eller" | "") => None,
            (_, IMPERATIVE) if one == PRESENT => Some(PRESENT),
            _ if infinitive => Some(one),
            (_, other) => (other != IMPERATIVE).then_some(other),
        }
    }

    /// Whether its preposition follows; and nothing between that the verb could not take over (”ingen”, ”egna”).
    fn governs(&self, first: usize, last: usize, entry: &Entry) -> bool {
        let own = |at: usize| {
            let word = self.word(at);
            matches!(
                word,
                "ingen"
                    | "inget"
                    | "inga"
                    | "egen"
                    | "eget"
                    | "egna"
                    | "vissa"
                    | "vilken"
                    | "vilket"
                    | "vilka"
                    | "annan"
                    | "annat"
                    | "andra"
                    | "första"
            )
        };
        let quality = |at: usize| {
            let word = self.word(at);
            is_adjective(word)
                && !DETERMINERS.contains(word)
                && !["ordentlig", "grundlig", "årlig", "skriftlig", "tydlig", "muntlig"].contains(&word)
        };
        let reason = matches!((self.word(last + 1), self.word(last + 2)), ("på", "grund") | ("med", "hjälp"));
        let free = entry.noun_first || entry.prepositions.is_empty();
        let next = self.word(last + 1);
        (free || entry.prepositions.contains(&next))
            && !reason
            && !(first + 1..last).any(|at| own(at) || (!entry.noun_first && quality(at)))
            && self.word(last + 2) != "att"
    }

    /// Where the object begins when verb, article, noun, preposition and object follow each other without a gap.
    fn object(&self, first: usize, last: usize, entry: &Entry) -> Option<usize> {
        let (preposition, _) = entry.object?;
        let noun = last + 1 - entry.words.len().min(last + 1);
        // ”Det görs en bedömning av behovet”: the object would have to be the subject.
        if self.word(first).ends_with('s') && (first.saturating_sub(3)..first).any(|at| self.word(at) == "det") {
            return None;
        }
        let between = first + 1 + entry.particle.len()..noun;
        let bare = between.len() <= 1 && between.clone().all(|at| matches!(self.word(at), "en" | "ett"));
        let uninflected = entry.words.iter().enumerate().all(|(i, word)| self.word(noun + i) == *word);
        let inside = entry.words.last() == Some(&preposition);
        let object = if inside { last + 1 } else { last + 2 };
        let follows = inside || self.word(last + 1) == preposition;
        let word = self.word(object);
        let noun_phrase =
            !word.is_empty() && !matches!(word, "att" | "hur" | "om" | "vad" | "vilka" | "vilken" | "vilket" | "och" | "eller");
        (bare && uninflected && follows && noun_phrase).then(|| self.tokens[object].start as usize)
    }

    /// An adverb, a pronoun or a definite noun may stand between the verb and its noun.
    fn is_gap(&self, at: usize) -> bool {
        let word = self.word(at);
        let ends = matches!(word.as_bytes(), [.., b'e', b'n' | b't' | b'r'] | [.., b'n', b'a'] | [.., b'a', b'n'] | [.., b'o', b'r']);
        word.len() > 3 && ends || GAP.contains(word)
    }

    fn is_noun(&self, at: usize, entry: &Entry) -> bool {
        match entry.words.as_slice() {
            [noun] => is_form(self.word(at), noun),
            words => words.iter().enumerate().all(|(i, word)| self.word(at + i) == *word),
        }
    }
}

fn is_attribute(word: &str) -> bool {
    DETERMINERS.contains(word) || is_adjective(word)
}

fn is_adjective(word: &str) -> bool {
    // -ig, -igt, -iga, -isk, -iskt, -iska, -ad, -at, -ade; asked about nearly every word after ”har”.
    let stem = match word.as_bytes() {
        [stem @ .., b'g' | b'k'] | [stem @ .., b'g' | b'k', b't' | b'a'] => stem,
        [.., b'a', b'd' | b't'] | [.., b'a', b'd', b'e'] => return word.len() > 3,
        _ => return false,
    };
    let last = word.as_bytes()[stem.len()];
    word.len() > 3 && if last == b'g' { stem.ends_with(b"i") } else { stem.ends_with(b"is") }
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
            [("Utbetalning av bidrag sker".to_owned(), "betala ut"), ("äger rum".to_owned(), "vara")]
        );
    }

    fn rewritten(text: &str) -> String {
        let prose = Prose::of(text);
        let mut out = text.to_owned();
        for hit in prose.sentences().iter().flat_map(|sentence| find(&prose, sentence)).collect::<Vec<_>>().iter().rev() {
            if let Some((end, words)) = hit.rewrite() {
                out.replace_range(hit.start..end, &words);
            }
        }
        out
    }

    #[test]
    fn keeps_the_tense() {
        for (before, after) in [
            ("Nämnden gör en bedömning av behovet.", "Nämnden bedömer behovet."),
            ("Vi har gjort en utredning av felet.", "Vi har utrett felet."),
            ("Hon genomförde en utvärdering av kursen.", "Hon utvärderade kursen."),
            ("Du kan göra en ansökan om stöd.", "Du kan ansöka om stöd."),
            ("Vi har behov av hjälp och har möjlighet att flytta.", "Vi behöver hjälp och kan flytta."),
            ("Alla är i behov av vila.", "Alla behöver vila."),
            ("De gjorde en översyn av reglerna.", "De såg över reglerna."),
        ] {
            assert_eq!(rewritten(before), after);
        }
    }

    #[test]
    fn leaves_what_would_need_more_than_the_verb() {
        for text in [
            "Nämnden gör en samlad bedömning av behovet.",
            "Nämnden gör inte en bedömning av behovet.",
            "Det görs en bedömning av behovet.",
            "De ställer krav på leverantören.",
            "Det sker en ökning av antalet.",
        ] {
            assert_eq!(rewritten(text), text);
        }
    }

    #[test]
    fn every_row_is_found_and_every_verb_has_its_forms() {
        let said = |verb: &str| matches!(verb, "inte räcka till") || inflected(verb, 0).as_deref() == Some(verb);
        for row in rows(include_str!("../../corpora/lexicon/svagaverb.tsv")) {
            let weak = row[1].split_whitespace().next().expect("a form");
            let text = match row[5] {
                "NV" => format!("Det är så att {} {} nu.", row[3], row[1].split_whitespace().nth(1).expect("a present")),
                _ => format!("De vill {weak} {} {} nu.", row[2], row[3]),
            };
            let verbs: Vec<&str> = row[6].split(';').map(str::trim).collect();
            assert!(hidden(&text).iter().any(|(_, verb)| *verb == verbs[0]), "{row:?}: {text}");
            assert!(verbs.iter().all(|verb| said(verb)), "{verbs:?}");
        }
    }

    #[test]
    fn prepositions_and_marks_are_no_weak_verbs() {
        assert!(hidden("Material för en utredning. Vi gör mat, en bedömning kommer sedan.").is_empty());
    }
}
