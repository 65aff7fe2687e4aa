//! Verbs in the s-passive (”beslutas”, ”skickades”), told apart by closed lists and endings, without a lexicon.
//! Refuses to parse: a doer is only a following ”av”, and the weakest guesses are marked as such.

use std::sync::LazyLock;

use super::condition::SIGHT;
use super::letters::starts_with_capital;
use super::lexicon::{Affixes, ByWord, Words, entries, rows};
use super::prose::{Kind, Prose, Sentence, Token};

/// By what a passive was recognised; the names follow the table of the specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A deponent that is passive here (”samlas in”).
    Deponent,
    /// A preterite ending (”skickades”).
    Preterite,
    /// A form of the closed list, with or without a first part (”görs”, ”framställs”).
    Strong,
    /// A supine (”har skickats”).
    Supine,
    /// A form in -eras.
    Eras,
    /// A form in -as or -ats of a verb that is known (”öppnas”, ”beslutats”).
    Known,
    /// A form in -as whose neighbours show a verb.
    Context,
    /// A form in -as with nothing else to go by: right about half the time, left out by default.
    Weak,
}

/// A passive verb; `start..end` are bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passive {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// By what it was recognised.
    pub class: Class,
    /// A doer is named after it: ”av nämnden”.
    pub doer: bool,
    /// Follows ska, skall, bör or måste: an instruction.
    pub instruction: bool,
    /// Usually harmless (krävs, drabbas, kallas; öppnas and stängs beside a time): count it, do not report it.
    pub light: bool,
    /// Stands in a quotation or the title of an act: counted, as its words are, but not the writer's to mend.
    pub borrowed: bool,
}

/// A known verb may stand last in a compound (”säkerhetsklassas”) when it has so many letters of its own.
const WHOLE: usize = 5;

/// A particle, or the ”av” of a doer, is looked for among so many of the next tokens.
const REACH: usize = 3;

/// No inflection with -s is longer: ”-ades”.
const ENDING: usize = 4;

/// After these ”skjuts” is a ride.
const RIDE: [&str; 10] = ["få", "får", "fick", "fått", "ge", "ger", "gav", "en", "behöver", "med"];

/// Before these ”av” names no doer: ”med stöd av”, ”på grund av”.
const NO_DOER: [&str; 8] = ["stöd", "grund", "hjälp", "form", "anledning", "följd", "ledning", "skydd"];

macro_rules! list {
    ($file:literal) => {
        LazyLock::new(|| entries(include_str!(concat!("../../corpora/lexicon/", $file))).collect())
    };
}

static AFTER: LazyLock<Words> = list!("passiv_ord_efter.txt");
static BEFORE: LazyLock<Words> = list!("passiv_ord_fore.txt");
static HAVE: LazyLock<Words> = list!("passiv_ha_former.txt");
static NEVER: LazyLock<Words> = list!("passiv_ej_ovrigt.txt");
static COMPOUNDS: LazyLock<Affixes> = list!("passiv_sammansatta_efterled.txt");
static PREFIXES: LazyLock<Affixes> = list!("passiv_prefix.txt");
static STRONG: LazyLock<Words> =
    LazyLock::new(|| rows(include_str!("../../corpora/lexicon/passiv_starka_former.tsv")).map(|row| row[0]).collect());
/// Beginnings of s-forms nobody asks the doer of.
static LIGHT: LazyLock<Affixes> = list!("passiv_latta.txt");
/// Verbs in -a whose s-forms are passive; most of the first conjugation.
static VERBS: LazyLock<Affixes> = list!("passiv_a_verb.txt");
static NOT_AS: LazyLock<Words> = LazyLock::new(|| rows(include_str!("../../corpora/lexicon/passiv_ej_as.tsv")).map(|row| row[0]).collect());
static DEPONENTS: LazyLock<ByWord<Vec<&'static str>>> = LazyLock::new(|| {
    let table = include_str!("../../corpora/lexicon/passiv_deponensformer.tsv");
    rows(table)
        .map(|row| (row[0], row.get(3).map_or(Vec::new(), |cell| cell.split(' ').filter(|item| !item.is_empty()).collect())))
        .collect()
});

/// The endings and words of one kind in `passiv_andelser.tsv`.
macro_rules! kind {
    ($name:literal) => {
        LazyLock::new(|| {
            rows(include_str!("../../corpora/lexicon/passiv_andelser.tsv")).filter(|row| row[0] == $name).map(|row| row[1]).collect()
        })
    };
}

static PRETERITE: LazyLock<Affixes> = kind!("preteritum_ändelse");
static NO_PRETERITE: LazyLock<Affixes> = kind!("preteritum_ej");
static NO_PRETERITE_WORD: LazyLock<Words> = kind!("preteritum_ej_ord");
static DETERMINER: LazyLock<Words> = kind!("determinant");
static SUPINE: LazyLock<Affixes> = kind!("supinum_ändelse");
static NO_SUPINE: LazyLock<Affixes> = kind!("supinum_ej");
static AFTER_OF_COURSE: LazyLock<Words> = kind!("förstås_nästa");
static GENITIVE: LazyLock<Affixes> = kind!("as_genitiv");
static NO_GENITIVE: LazyLock<Words> = kind!("as_genitiv_undantag");
static NOT_WEAK: LazyLock<Affixes> = kind!("as_svag_ej");
static NOT_WEAK_AFTER_THE: LazyLock<Affixes> = kind!("as_svag_ej_efter_de");

/// The passives of all sentences, in order, without the class that is right half the time.
pub fn find_all(text: &str, prose: &Prose) -> Vec<Passive> {
    prose.sentences().iter().flat_map(|sentence| find(text, prose, sentence, false)).collect()
}

/// The passives of one sentence, in order; `weak` also takes the class that is right half the time.
pub fn find(text: &str, prose: &Prose, sentence: &Sentence, weak: bool) -> Vec<Passive> {
    let tokens = prose.tokens_in(sentence);
    let first_word = tokens.iter().position(|token| token.kind == Kind::Word);
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let candidate = token.kind == Kind::Word && prose.word(token).ends_with('s');
        if !candidate {
            continue;
        }
        let capital = starts_with_capital(&text[token.start as usize..]);
        let name = capital && Some(at) != first_word;
        let view = View { prose, tokens, at, opens: capital };
        let Some(class) = (!name).then(|| view.class()).flatten() else { continue };
        if weak || class != Class::Weak {
            found.push(Passive {
                start: token.start as usize,
                end: token.end as usize,
                class,
                doer: view.has_doer(),
                instruction: view.is_instruction(),
                light: view.is_light(),
                borrowed: token.borrowed,
            });
        }
    }
    found
}

/// One token and its neighbours in the sentence.
struct View<'a> {
    prose: &'a Prose,
    tokens: &'a [Token],
    at: usize,
    /// It opens the sentence with a capital: a name may.
    opens: bool,
}

impl View<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or(".", |token| self.prose.word(token))
    }

    /// The sentence, as far as it is looked at.
    fn near(&self) -> &[Token] {
        &self.tokens[self.at.saturating_sub(SIGHT)..self.tokens.len().min(self.at + SIGHT)]
    }

    fn previous(&self) -> &str {
        self.at.checked_sub(1).map_or("", |at| self.word(at))
    }

    fn next(&self) -> &str {
        self.word(self.at + 1)
    }

    /// Whether what follows shows that a verb came before; the sentence's end counts as a stop.
    fn next_shows_verb(&self) -> bool {
        let next = self.next();
        AFTER.contains(next) || matches!(next, "." | "," | ";" | ":" | "!" | "?" | ")" | "–" | "-")
    }

    fn class(&self) -> Option<Class> {
        let word = self.word(self.at);
        let plain = word.chars().all(|c| c.is_ascii_lowercase() || matches!(c, 'å' | 'ä' | 'ö' | 'é' | '-'));
        let letters = word.chars().count();
        if !plain || letters < 3 {
            return None;
        }
        if let Some(passive_if) = DEPONENTS.get(word) {
            return self.deponent(passive_if).then_some(Class::Deponent);
        }
        if NEVER.contains(word) || self.is_adverb(word) {
            return None;
        }
        if PRETERITE.end(word) && !NO_PRETERITE_WORD.contains(word) && !NO_PRETERITE.end(word) {
            let genitive = DETERMINER.contains(self.previous()) && !self.next_shows_verb();
            return (!genitive).then_some(Class::Preterite);
        }
        if is_strong(word, 2) && !(word == "skjuts" && RIDE.contains(&self.previous())) {
            return Some(Class::Strong);
        }
        if letters > 5 && SUPINE.end(word) {
            let known = word.strip_suffix("ts").is_some_and(|verb| verb.ends_with('a') && is_known(verb));
            return if known { Some(Class::Known) } else { self.is_supine(word).then_some(Class::Supine) };
        }
        (word.ends_with("as") && letters > 3).then(|| self.in_as(word, letters)).flatten()
    }

    fn is_adverb(&self, word: &str) -> bool {
        let defines = || self.clause_before().take(REACH * 2).any(|word| word == "med");
        word == "förstås" && !BEFORE.contains(self.previous()) && !AFTER_OF_COURSE.contains(self.next()) && !defines()
    }

    fn deponent(&self, passive_if: &[&str]) -> bool {
        let soon = |item: &str| self.clause_after().take(REACH).any(|word| word == item);
        passive_if.iter().any(|item| match item.split_at_checked(1) {
            Some(("~", _)) => !self.of_two(),
            Some(("!", word)) => self.next() != word && self.word(self.at + 2) != word,
            Some(("@", start)) => self.near().iter().any(|token| self.prose.word(token).starts_with(start)),
            _ => self.next() == *item || (matches!(*item, "in" | "upp" | "ihop" | "av") && soon(item)),
        })
    }

    /// Whether people are named near it who may do it to each other: ”vi ses”.
    fn of_two(&self) -> bool {
        let people = |word: &str| matches!(word, "vi" | "ni" | "de" | "dom" | "man" | "oss" | "er" | "du" | "jag" | "igen" | "och");
        let bare = self.at == 0 || matches!(self.next(), "." | "!" | "då" | "i" | "imorgon" | "snart");
        bare || self.clause_before().chain(self.clause_after()).take(REACH * 2).any(people)
    }

    /// The words before it as far as the nearest mark, nearest first.
    fn clause_before(&self) -> impl Iterator<Item = &str> {
        (0..self.at).rev().take_while(|&at| self.tokens[at].kind != Kind::Mark).map(|at| self.word(at))
    }

    /// The words after it as far as the next mark.
    fn clause_after(&self) -> impl Iterator<Item = &str> {
        (self.at + 1..self.tokens.len()).take_while(|&at| self.tokens[at].kind != Kind::Mark).map(|at| self.word(at))
    }

    fn is_supine(&self, word: &str) -> bool {
        let have = (self.at.saturating_sub(5)..self.at).any(|at| HAVE.contains(self.word(at)));
        let shown = || (word.ends_with("ats") || word.ends_with("its")) && self.next_shows_verb();
        !NO_SUPINE.end(word) && (have || shown())
    }

    /// The forms in -as, where genitives and names are the risk.
    fn in_as(&self, word: &str, letters: usize) -> Option<Class> {
        let verb = &word[..word.len() - 1];
        if NOT_AS.contains(word) || (GENITIVE.end(word) && !NO_GENITIVE.contains(word) && !is_plain(verb)) {
            return None;
        }
        if word.ends_with("eras") {
            return Some(Class::Eras);
        }
        let shown = BEFORE.contains(self.previous()) || self.next_shows_verb();
        if is_known(verb) {
            let of_some = matches!(self.previous(), "de" | "dem" | "dessa" | "alla" | "många" | "samtliga");
            return (shown || !of_some).then_some(Class::Known);
        }
        if letters < 5 || self.opens {
            return None;
        }
        if shown {
            return Some(Class::Context);
        }
        let plural = NOT_WEAK_AFTER_THE.end(word) && matches!(self.previous(), "de" | "alla" | "dessa");
        (!NOT_WEAK.end(word) && !plural).then_some(Class::Weak)
    }

    fn has_doer(&self) -> bool {
        let clause = (self.at + 1..self.tokens.len()).take_while(|&at| self.tokens[at].kind != Kind::Mark);
        clause.take(5).any(|at| self.word(at) == "av" && !NO_DOER.contains(&self.word(at - 1)))
    }

    fn is_instruction(&self) -> bool {
        let mut told = self.clause_before().take(4).take_while(|word| *word != "kunna");
        told.any(|word| matches!(word, "ska" | "skall" | "bör" | "måste"))
    }

    /// Nobody asks who did it: ”det krävs”, ”drabbas”, ”kallas”; what opens and shuts beside a time.
    fn is_light(&self) -> bool {
        let word = self.word(self.at);
        let opens = matches!(word, "öppnas" | "öppnades" | "stängs" | "stängas" | "stängdes");
        let time = || self.near().iter().any(|token| self.prose.word(token).starts_with(|c: char| c.is_ascii_digit()));
        LIGHT.after(word).any(|ending| ending.len() <= ENDING) || (opens && time())
    }
}

/// Closed list: the form itself, its -es form, a compound's end, or up to `parts` first parts before a listed form.
fn is_strong(word: &str, parts: usize) -> bool {
    let listed = STRONG.contains(word) || word.strip_suffix("es").is_some_and(is_stem);
    listed || COMPOUNDS.end(word) || (parts > 0 && PREFIXES.after(word).any(|rest| rest.len() > 2 && is_strong(rest, parts - 1)))
}

/// Whether `stem` with -s is on the closed list (”framställes” for ”framställs”).
fn is_stem(stem: &str) -> bool {
    let mut form = [0; 24];
    let Some(room) = form.get_mut(..=stem.len()) else { return false };
    room[..stem.len()].copy_from_slice(stem.as_bytes());
    room[stem.len()] = b's';
    std::str::from_utf8(room).is_ok_and(|form| STRONG.contains(form))
}

/// Whether `verb` is a known verb in -a, alone or after a first part.
fn is_plain(verb: &str) -> bool {
    VERBS.contains(verb) || PREFIXES.after(verb).any(|rest| rest.len() > 3 && VERBS.contains(rest))
}

/// Whether `verb` is a known verb in -a, alone, after a first part, or as the end of a compound.
fn is_known(verb: &str) -> bool {
    is_plain(verb) || VERBS.ends(verb).any(|(head, tail)| head.len() > 2 && tail.chars().count() >= WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passives(text: &str) -> Vec<String> {
        let prose = Prose::of(text);
        let found = prose.sentences().iter().flat_map(|sentence| find(text, &prose, sentence, false));
        found.map(|passive| text[passive.start..passive.end].to_owned()).collect()
    }

    #[test]
    fn finds_passives() {
        assert_eq!(
            passives("Ansökan skickas till nämnden och beslutet fattades av chefen. Den har godkänts och ska diarieföras."),
            ["skickas", "fattades", "godkänts", "diarieföras"]
        );
        assert_eq!(passives("Pengarna samlas in och resultatet ses som gott."), ["samlas", "ses"]);
    }

    #[test]
    fn genitives_adverbs_and_deponents_are_none() {
        assert!(
            passives("Annas och medias plats, en insats längs vägen tills den enskildes rätt och de registrerades uppgifter.").is_empty()
        );
        assert!(passives("Det finns förstås hopp. Vi hjälps åt, trivs och ses.").is_empty());
    }

    #[test]
    fn doer_and_instruction() {
        let text = "Ansökan ska skickas in. Den prövas av nämnden.";
        let prose = Prose::of(text);
        let found: Vec<_> = prose.sentences().iter().flat_map(|sentence| find(text, &prose, sentence, true)).collect();
        assert_eq!(found.iter().map(|p| (p.instruction, p.doer)).collect::<Vec<_>>(), [(true, false), (false, true)]);
    }
}
