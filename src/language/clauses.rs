//! What can be told of a sentence's clauses without a parser: finite verbs, subjects, and what opens a subordinate clause.
//! Refuses to guess: a verb is finite when a closed list or a sure ending says so, and a subject is short and plain.

use std::cell::OnceCell;
use std::sync::LazyLock;

use super::clause_words::{
    ADVERBIAL, BEFORE_INFINITIVES, BOUND, DETERMINERS, NO_INFINITIVES, NO_SUBJECT, NOT_DEFINITE, OPENERS, OPENING, PRONOUNS,
    SHORT_INFINITIVES,
};
use super::condition::SIGHT;
use super::lexicon::{ByWord, MODALS, SUBORDINATORS, rows};
use super::passive::{self, Class};
use super::prose::{Kind, Prose, Sentence, Token};

/// How sure it is that a word is a finite verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// It is nothing else.
    Sure,
    /// It is also a noun or a participle: its neighbours decide.
    Doubtful,
}

static FORMS: LazyLock<ByWord<Form>> = LazyLock::new(|| {
    rows(include_str!("../../corpora/lexicon/finita_verb.tsv"))
        .map(|row| (row[0], if row.get(1) == Some(&"tvetydig") { Form::Doubtful } else { Form::Sure }))
        .collect()
});

/// One sentence, with its finite verbs found.
pub struct Clauses<'a> {
    /// The block's text.
    pub text: &'a str,
    /// Its analysis.
    pub prose: &'a Prose,
    /// The sentence.
    pub sentence: &'a Sentence,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Which tokens are finite verbs; looked for when somebody first asks, and kept: seams ask again and again.
    finite: OnceCell<Vec<bool>>,
}

impl<'a> Clauses<'a> {
    /// Looks at one sentence.
    pub fn of(text: &'a str, prose: &'a Prose, sentence: &'a Sentence) -> Self {
        Self { text, prose, sentence, tokens: prose.tokens_in(sentence), finite: OnceCell::new() }
    }

    /// The word or mark at `at`, in lower case; empty outside the sentence.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| self.prose.word(token))
    }

    /// Whether `at` is a word.
    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Word)
    }

    /// The first word of the sentence; a label before it (”Mål: Vi ska …”) is passed over.
    pub fn first(&self) -> usize {
        let near = self.tokens.len().min(LABEL);
        let label = (1..near).find(|&i| self.word(i) == ":" && self.is_capital(i + 1)).map_or(0, |i| i + 1);
        (label..self.tokens.len().min(SIGHT)).find(|&i| self.is_word(i)).unwrap_or(0)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| super::letters::starts_with_capital(&self.text[token.start as usize..]))
    }

    /// Whether a finite verb stands at `at`.
    pub fn is_finite(&self, at: usize) -> bool {
        self.finite.get_or_init(|| self.finite_verbs()).get(at).is_some_and(|finite| *finite)
    }

    fn finite_verbs(&self) -> Vec<bool> {
        let found = passive::find(self.text, self.prose, self.sentence, false);
        let passives: Vec<u32> = found.iter().filter(|one| one.class != Class::Supine).map(|one| one.start as u32).collect();
        (0..self.tokens.len()).map(|at| self.is_verb(at, &passives)).collect()
    }

    fn is_verb(&self, at: usize, passives: &[u32]) -> bool {
        if !self.is_word(at) {
            return false;
        }
        let word = self.word(at);
        let before = at.checked_sub(1).map_or("", |at| self.word(at));
        match FORMS.get(word) {
            Some(Form::Sure) if matches!(before, "att" | "en" | "ett") => false,
            Some(Form::Sure) => !word.ends_with('s') || word.ends_with("des") || word.ends_with("tes") || !self.after_modal(at),
            Some(Form::Doubtful) => PRONOUNS.contains(before) || matches!(before, "som" | "det" | "inte" | "också"),
            None => word.len() > 6 && word.ends_with("erar") || self.is_finite_passive(at, passives),
        }
    }

    fn is_finite_passive(&self, at: usize, passives: &[u32]) -> bool {
        passives.binary_search(&self.tokens[at].start).is_ok() && !self.after_modal(at)
    }

    /// Whether a modal verb or ”att” stands so near before `at` that a verb there is an infinitive.
    fn after_modal(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at).any(|at| MODALS.contains(self.word(at)) || self.word(at) == "att")
    }

    /// Whether the word at `at` is a pronoun that is a subject and nothing else.
    pub fn is_pronoun(&self, at: usize) -> bool {
        self.is_word(at) && PRONOUNS.contains(self.word(at))
    }

    /// Where the finite verb stands of a clause that opens with its subject at `at`: ”kommunen betalar”, ”det finns”.
    pub fn verb_after_subject(&self, at: usize) -> Option<usize> {
        if self.is_pronoun(at) {
            return self.is_finite(at + 1).then_some(at + 1);
        }
        let verb = (at + 1..at + 6).take_while(|&i| self.is_word(i)).find(|&i| self.is_finite(i))?;
        self.is_subject(at, verb).then_some(verb)
    }

    /// Whether `from..to` reads as a subject: a determiner with its noun, a definite noun, a name.
    fn is_subject(&self, from: usize, to: usize) -> bool {
        let opening = self.word(from);
        if NO_SUBJECT.contains(opening) || SUBORDINATORS.contains(opening) || (from..to).any(|at| !self.is_word(at)) {
            return false;
        }
        let determined = DETERMINERS.contains(opening);
        let inner = (from + 1..to).all(|at| {
            let word = self.word(at);
            !NO_SUBJECT.contains(word) && !DETERMINERS.contains(word) && !PRONOUNS.contains(word) && !SUBORDINATORS.contains(word)
        });
        let alone =
            matches!(opening, "den" | "det" | "de" | "denna" | "detta" | "dessa" | "alla" | "allt" | "båda" | "många" | "vissa" | "några");
        inner && (determined && (to > from + 1 || alone) || !determined && self.is_definite(to - 1))
    }

    /// Whether the noun at `at` is definite or a name.
    pub fn is_definite(&self, at: usize) -> bool {
        let word = self.word(at);
        let endings = ["en", "et", "an", "na", "rna", "on", "ån", "ern", "eln", "orn"];
        self.is_word(at) && word.chars().count() > 3 && (endings.iter().any(|end| word.ends_with(end)) && !NOT_DEFINITE.contains(&word))
            || self.is_name(at)
    }

    /// Whether a capital stands where no sentence begins.
    pub fn is_name(&self, at: usize) -> bool {
        self.is_word(at) && at > self.first() && self.is_capital(at)
    }

    /// Where the finite verb stands of a main clause that opens at `at`: subject and verb, or an adverb, the verb and the subject.
    pub fn main_clause(&self, at: usize) -> Option<usize> {
        if let Some(verb) = self.verb_after_subject(at) {
            return Some(verb);
        }
        let turned = OPENERS.contains(&self.word(at)) && self.is_finite(at + 1) && self.is_subject_start(at + 2);
        turned.then_some(at + 1)
    }

    /// Where the finite verb stands of a main clause after ”men” at `at - 1`: also ”men i dag har vi …”, ”men om du vill kan du …”,
    /// ”men den som väntar får …”.
    pub fn main_clause_after_but(&self, at: usize) -> Option<usize> {
        if let Some(verb) = self.main_clause(at) {
            return Some(verb);
        }
        let opener = self.word(at);
        let phrase = (at + 1..at + 10).take_while(|&i| self.is_word(i)).find(|&i| self.is_finite(i));
        if ADVERBIAL.contains(&opener) {
            return phrase.filter(|&verb| self.is_pronoun(verb + 1) || self.word(verb + 1) == "det" || self.is_definite(verb + 1));
        }
        let verbs: Vec<usize> = (at..self.tokens.len()).filter(|&i| self.is_finite(i)).collect();
        let headed = matches!(opener, "den" | "de" | "det") && (self.word(at + 1) == "som" || self.word(at + 2) == "som");
        if headed && verbs.len() > 1 {
            return verbs.get(1).copied();
        }
        matches!(opener, "om" | "när" | "eftersom").then(|| verbs.into_iter().skip(1).find(|&i| self.is_inverted(i))).flatten()
    }

    /// Whether the verb at `at` stands before its subject, as it does after a subordinate clause.
    fn is_inverted(&self, at: usize) -> bool {
        self.is_pronoun(at + 1) || self.word(at - 1) == "," && self.is_subject_start(at + 1)
    }

    fn is_subject_start(&self, at: usize) -> bool {
        self.is_pronoun(at) || DETERMINERS.contains(self.word(at)) || self.is_definite(at)
    }

    /// Whether a clause opens at `at` with its subject, an adverb or two, and a finite verb: ”avgiften annars kan”.
    pub fn verb_after_subject_in_clause(&self, at: usize) -> bool {
        let near = (at + 1..at + 8).take_while(|&i| self.is_word(i) && !OPENING.contains(self.word(i)));
        near.into_iter().any(|i| self.is_finite(i))
    }

    /// Whether a full main clause stands between `from` and `to`: its verb near its beginning, and a subject on one side of it.
    pub fn holds_main(&self, from: usize, to: usize) -> bool {
        let opener = self.word(from);
        let clause = self.opens_clause(from) || matches!(opener, "om" | "när" | "även" | "eftersom");
        if clause || BOUND.contains(&opener) {
            return (from + 2..to).any(|at| self.is_finite(at) && self.is_inverted(at));
        }
        let near = (from..to.min(from + 9)).take_while(|&at| self.is_word(at) && (at == from || !self.opens_clause(at)));
        if let Some(verb) = near.into_iter().find(|&at| self.is_finite(at)) {
            return verb > from
                && (self.verb_after_subject(from) == Some(verb) || self.is_subject_start(verb + 1) || self.is_subject_end(from, verb));
        }
        // A subject with a clause of its own: one finite verb more than words that open a clause.
        let clauses =
            (from..to).filter(|&at| OPENING.contains(self.word(at)) && (self.word(at) != "att" || self.opens_that_clause(at))).count();
        self.is_subject_end(from, from + 1) && (from..to).filter(|&at| self.is_finite(at)).count() > clauses
    }

    /// A longer subject: ”Kostnaden för resan till Visby betalar …” is turned, ”Föräldrar till små barn får …” is not.
    fn is_subject_end(&self, from: usize, verb: usize) -> bool {
        !NO_SUBJECT.contains(self.word(from))
            && !OPENERS.contains(&self.word(from))
            && (from..verb).all(|at| !PRONOUNS.contains(self.word(at)))
    }

    /// Whether ”att” at `at` opens a clause rather than an infinitive.
    pub fn opens_that_clause(&self, at: usize) -> bool {
        let next = at + 1 + usize::from(BEFORE_INFINITIVES.contains(&self.word(at + 1)));
        self.word(at) == "att" && self.is_word(at + 1) && !is_infinitive(self.word(next))
    }

    /// How many subordinate clauses the sentence has: words that open one, with a finite verb near after, and how many of
    /// them are ”som”. ”om avgifter” and ”som stöd” open none.
    pub fn subordinate(&self) -> (usize, usize) {
        let (mut all, mut relative) = (0, 0);
        for at in 0..self.tokens.len().min(2 * SIGHT) {
            // ”vilken av dem som …” is one clause.
            let taken = self.word(at) == "som"
                && (at.saturating_sub(6)..at)
                    .any(|i| matches!(self.word(i), "vilken" | "vilket" | "vilka" | "vad" | "vem") && !(i..at).any(|i| self.is_finite(i)));
            if !self.tokens[at].borrowed && self.opens_clause(at) && !taken {
                all += 1;
                relative += usize::from(self.word(at) == "som");
            }
        }
        (all, relative)
    }

    /// Whether the word at `at` opens a subordinate clause: a finite verb stands near after it. ”om avgifter” opens none.
    pub fn opens_clause(&self, at: usize) -> bool {
        match self.word(at) {
            "att" => self.opens_that_clause(at),
            "om" => {
                let subject = self.is_pronoun(at + 1) || DETERMINERS.contains(self.word(at + 1)) || self.is_definite(at + 1);
                subject && self.has_verb_near(at)
            }
            word => OPENING.contains(word) && self.has_verb_near(at),
        }
    }

    /// Whether a finite verb follows before the next clause opens.
    fn has_verb_near(&self, at: usize) -> bool {
        let next = (at + 1..=at + 6).take_while(|&i| self.is_word(i) && !OPENING.contains(self.word(i)));
        next.into_iter().any(|i| self.is_finite(i))
    }
}

/// Whether a word may be an infinitive: in -a or -as, but no noun or determiner in the plural.
fn is_infinitive(word: &str) -> bool {
    let plural = word.ends_with("rna") && !matches!(word, "varna" | "värna") || NO_INFINITIVES.contains(&word);
    (word.ends_with('a') || word.ends_with("as")) && !plural || SHORT_INFINITIVES.contains(&word)
}

/// A label has at most this many words.
const LABEL: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    fn with<T>(text: &str, look: impl Fn(&Clauses) -> T) -> T {
        let prose = Prose::of(text);
        look(&Clauses::of(text, &prose, &prose.sentences()[0]))
    }

    #[test]
    fn finite_verbs() {
        let verbs = |text: &str| {
            with(text, |at| (0..at.tokens.len()).filter(|&i| at.is_finite(i)).map(|i| at.word(i).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(verbs("Kommunen betalar och nämnden beslutar om planerade åtgärder."), ["betalar", "beslutar"]);
        assert_eq!(verbs("Ansökan skickas till nämnden och ska prövas där."), ["skickas", "ska"]);
        assert_eq!(verbs("Vi planerade tre delar av arbetet."), ["planerade"]);
    }

    #[test]
    fn clauses_are_counted_by_their_verbs() {
        let clauses = |text: &str| {
            with(text, |at| {
                let counted = at.subordinate();
                (counted.0, counted.1)
            })
        };
        assert_eq!(clauses("Vi vet att du som bor här vill veta när bussen går."), (3, 1));
        assert_eq!(clauses("Här finns regler om avgifter och bilder som stöd för att söka."), (0, 0));
    }
}
