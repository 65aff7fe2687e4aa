//! Where a long sentence could be cut in two that each read as a sentence.
//! Refuses to cut where it is not sure of a subject and a verb on both sides; the cut is shown, never applied.

use super::letters::capitalised;
use super::lexicon::SUBORDINATORS;
use super::prose::{Kind, Prose, Sentence, Token};

/// A proposed cut. LIX afterwards: the same long words, one sentence more, `words_added` words more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The first half, with its stop.
    pub first: String,
    /// The second half, with the sentence's own stop.
    pub second: String,
    /// Words of the two halves together minus those of the sentence.
    pub words_added: isize,
}

/// Both halves have at least this many words.
const LEAST: usize = 6;

/// A ”sentence” of more tokens is a list without stops.
const MOST: usize = 300;

/// Subjects that open a main clause.
const SUBJECTS: [&str; 8] = ["jag", "du", "vi", "ni", "han", "hon", "hen", "man"];

/// Subjects that also stand before a noun (”det ansvar …”): only a certain verb may follow.
const DETERMINERS: [&str; 9] = ["det", "de", "den", "detta", "dessa", "alla", "ingen", "många", "båda"];

/// Verbs that are finite for certain, whatever their ending shows.
const VERBS: [&str; 42] = [
    "gäller",
    "räcker",
    "innebär",
    "betyder",
    "kostar",
    "beror",
    "handlar",
    "kräver",
    "påverkar",
    "ökar",
    "minskar",
    "leder",
    "är",
    "har",
    "ska",
    "skall",
    "kan",
    "vill",
    "måste",
    "bör",
    "får",
    "vet",
    "fick",
    "gick",
    "blev",
    "kom",
    "såg",
    "gav",
    "tog",
    "stod",
    "låg",
    "hade",
    "finns",
    "fanns",
    "behövs",
    "krävs",
    "ser",
    "gör",
    "ger",
    "går",
    "blir",
    "sker",
];

/// Words that end as a verb does, and are none.
const NO_VERBS: [&str; 28] = [
    "för", "eller", "över", "under", "efter", "när", "där", "här", "var", "mer", "fler", "inför", "utanför", "därför", "varför", "bättre",
    "större", "andre", "åtter", "inte", "ofta", "hellre", "senare", "tidigare", "kronor", "dagar", "timmar", "personer",
];

/// The best cut of `sentence`, if one leaves two sentences.
pub fn propose(text: &str, prose: &Prose, sentence: &Sentence) -> Option<Cut> {
    let tokens = prose.tokens_in(sentence);
    if sentence.word_count() < 2 * LEAST || tokens.len() > MOST || tokens.iter().any(|token| token.borrowed) {
        return None;
    }
    let at = Clauses { text, prose, sentence, tokens };
    let all = 1..tokens.len();
    at.first(all.clone(), Clauses::semicolon)
        .or_else(|| at.first(all.clone(), Clauses::coordination))
        .or_else(|| at.first(all.clone(), Clauses::which))
        .or_else(|| at.first(all.clone().rev(), Clauses::reason))
        .or_else(|| at.first(all, Clauses::together_with))
}

struct Clauses<'a> {
    text: &'a str,
    prose: &'a Prose,
    sentence: &'a Sentence,
    tokens: &'a [Token],
}

impl Clauses<'_> {
    fn first(&self, mut places: impl Iterator<Item = usize>, rule: fn(&Self, usize) -> Option<Cut>) -> Option<Cut> {
        places.find_map(|at| rule(self, at))
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.prose.word(token))
    }

    fn is_verb(&self, at: usize) -> bool {
        let word = self.word(at);
        let ending = word.len() > 3 && (word.ends_with('r') || word.ends_with("de") || word.ends_with("te"));
        VERBS.contains(&word)
            || (ending && !NO_VERBS.contains(&word) && !word.ends_with("ande") && !word.ends_with("ende") && !word.ends_with("het"))
    }

    /// A subject at `at` and a finite verb right after it.
    fn is_clause(&self, at: usize) -> bool {
        let (subject, verb) = (self.word(at), self.word(at + 1));
        (SUBJECTS.contains(&subject) && self.is_verb(at + 1)) || (DETERMINERS.contains(&subject) && VERBS.contains(&verb))
    }

    /// Whether everything before `at` is a main clause: it opens with no subordinator and has a subject or noun and a verb.
    fn main_before(&self, at: usize) -> bool {
        let first = self.tokens.iter().position(|token| token.kind == Kind::Word).unwrap_or(0);
        let opener = self.word(first);
        let open = SUBORDINATORS.contains(opener)
            || matches!(opener, "medan" | "trots" | "innan" | "sedan" | "både" | "dels" | "varken" | "antingen");
        let spliced = (first + 1..at).any(|i| self.word(i - 1) == "," && self.is_clause(i));
        !open
            && !spliced
            && self.balanced(at)
            && (first + 1..at.min(first + 6)).any(|i| self.is_verb(i) && !SUBORDINATORS.contains(self.word(i - 1)))
    }

    /// No bracket is open at `at`.
    fn balanced(&self, at: usize) -> bool {
        let count = |mark: &str| (0..at).filter(|&i| self.word(i) == mark).count();
        count("(") == count(")")
    }

    fn semicolon(&self, at: usize) -> Option<Cut> {
        let clauses = self.word(at) == ";"
            && self.main_before(at)
            && (at + 2..at + 6).any(|i| self.is_verb(i))
            && !SUBORDINATORS.contains(self.word(at + 1));
        clauses.then(|| self.cut(at, at + 1, "")).flatten()
    }

    /// ”, men vi …”, ”, och du …”, ”, så det …”.
    fn coordination(&self, at: usize) -> Option<Cut> {
        let opener = self.word(at + 1);
        let joined = self.word(at) == "," && matches!(opener, "men" | "och" | "så") && self.is_clause(at + 2);
        if !joined || !self.main_before(at) {
            return None;
        }
        self.cut(at, if opener == "och" { at + 2 } else { at + 1 }, "")
    }

    /// ”, vilket innebär …” → ”Det innebär …”.
    fn which(&self, at: usize) -> Option<Cut> {
        let clauses = self.word(at) == "," && self.word(at + 1) == "vilket" && self.is_verb(at + 2) && self.main_before(at);
        clauses.then(|| self.cut(at, at + 2, "Det")).flatten()
    }

    /// A last clause of reason, purpose or condition becomes a sentence of its own.
    fn reason(&self, at: usize) -> Option<Cut> {
        let last = !(at + 1..self.tokens.len()).any(|i| self.word(i) == ",");
        if self.word(at) != "," || !last || !self.main_before(at) {
            return None;
        }
        match (self.word(at + 1), self.word(at + 2)) {
            ("eftersom", next) if next != "att" && !self.bids() => self.cut(at, at + 2, "Det beror på att"),
            ("för", "att") => self.cut(at, at + 1, "Det är"),
            _ => None,
        }
    }

    /// ”Undvik att …”, ”Tänk på att …”: a request, whose reason does not stand alone.
    fn bids(&self) -> bool {
        self.word(1) == "att" || self.word(2) == "att"
    }

    /// ”samt” between two main clauses.
    fn together_with(&self, at: usize) -> Option<Cut> {
        (self.word(at) == "samt" && self.is_clause(at + 1) && self.main_before(at)).then(|| self.cut(at, at + 1, "")).flatten()
    }

    /// Ends the first half before token `stop` and opens the second with `lead` at token `start`.
    fn cut(&self, stop: usize, start: usize, lead: &str) -> Option<Cut> {
        let from = self.tokens.get(start)?.start as usize;
        let to = self.tokens[..stop].iter().rev().find(|token| self.prose.word(token) != ",")?.end as usize;
        let words = self.prose.words_in(self.sentence);
        let before = words.iter().filter(|word| (word.end as usize) <= to).count();
        let after = words.iter().filter(|word| word.start as usize >= from).count() + lead.split_whitespace().count();
        if before < LEAST || after < LEAST {
            return None;
        }
        let rest = &self.text[from..self.sentence.end as usize];
        let second = if lead.is_empty() { capitalised(rest) } else { format!("{lead} {rest}") };
        let first = format!("{}.", &self.text[self.sentence.start as usize..to]);
        Some(Cut { first, second, words_added: (before + after).cast_signed() - words.len().cast_signed() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn halves(text: &str) -> Option<(String, String)> {
        let prose = Prose::of(text);
        propose(text, &prose, &prose.sentences()[0]).map(|cut| (cut.first, cut.second))
    }

    fn pair(first: &str, second: &str) -> (String, String) {
        (first.to_owned(), second.to_owned())
    }

    #[test]
    fn cuts_where_both_halves_stand() {
        assert_eq!(
            halves("Du kan ansöka om bygglov hela året, men vi behöver alla handlingar minst tio veckor före."),
            Some(pair("Du kan ansöka om bygglov hela året.", "Men vi behöver alla handlingar minst tio veckor före."))
        );
        assert_eq!(
            halves("Vi stänger badet i två veckor i juli, vilket innebär att alla simskolor flyttar till Visby."),
            Some(pair("Vi stänger badet i två veckor i juli.", "Det innebär att alla simskolor flyttar till Visby."))
        );
        assert_eq!(
            halves("Du ska lämna en ny uppgift om inkomsten varje år, eftersom avgiften annars kan bli fel."),
            Some(pair("Du ska lämna en ny uppgift om inkomsten varje år.", "Det beror på att avgiften annars kan bli fel."))
        );
    }

    #[test]
    fn no_cut_where_a_half_would_limp() {
        assert_eq!(halves("Om du har flyttat till en ny bostad i kommunen, och du har barn, ska du anmäla det till skolan."), None);
        assert_eq!(halves("Vi erbjuder kurser i simning, gymnastik, dans, och teater samt musik och bild för alla barn."), None);
        assert_eq!(halves("Den här sidan går igenom vad du har rätt till, och det ansvar din arbetsgivare har för dig."), None);
        assert_eq!(halves("Undvik att avsluta samtalet med att allt kommer att ordna sig, eftersom sådana fraser kan såra."), None);
        assert_eq!(halves("Kort mening, men vi ses."), None);
    }
}
