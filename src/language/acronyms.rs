//! Acronyms: runs of two to six capitals that stand for something, and whether the words beside them say for what.
//! Refuses names in capitals, codes, numerals and shouting; and to know what a reader knows beyond the table's `känd` rows.

use std::sync::LazyLock;

use super::condition::SIGHT;
use super::letters::{self, all_capitals};
use super::lexicon::{self, ByWord};
use super::prose::{Kind, Prose, Token};

/// What the table says of an acronym.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Everybody knows it, or it is a name that has no long form in use.
    Well,
    /// A name that technicians use: a text with such names is written for them.
    Technical,
    /// It stands for these words.
    As {
        /// The words in full.
        full: &'static str,
        /// It stands for nothing else, so that the words may be put in its place.
        only: bool,
    },
}

static TABLE: LazyLock<ByWord<Known>> = LazyLock::new(|| {
    let known = |row: &[&'static str]| match row {
        [_, "förklara", full, rest @ ..] => Known::As { full, only: !rest.first().is_some_and(|note| note.starts_with("även")) },
        [_, _, _, "teknik", ..] => Known::Technical,
        _ => Known::Well,
    };
    lexicon::rows(include_str!("../../corpora/lexicon/akronymer.tsv")).map(|row| (row[0], known(&row))).collect()
});

/// What the table says of an acronym; `None` for one that is not in it.
pub fn known(acronym: &str) -> Option<Known> {
    TABLE.get(acronym).copied()
}

/// An acronym where it stands; `start..end` are bytes of the text, what is hung on it (”:s”, ”-beslut”) left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// How it stands.
    pub stands: Stands,
}

/// How an acronym stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Alone: it can be written out here.
    Alone,
    /// With an ending or as part of a compound: ”IMY:s”, ”IMY-beslut”.
    Bound,
    /// The words beside it say what it stands for.
    Explained,
    /// In a source or a code, or as a name: neither used nor explained.
    Aside,
}

/// The acronyms of a block, in order.
pub fn find(text: &str, prose: &Prose) -> Vec<Use> {
    let mut uses = Vec::new();
    for sentence in prose.sentences() {
        let tokens = prose.tokens_in(sentence);
        for (at, token) in tokens.iter().enumerate() {
            let Some(end) = capitals(text, token) else { continue };
            let place = Place { text, prose, tokens, at, end };
            if !place.is_code() {
                uses.push(Use { start: token.start as usize, end, stands: place.stands() });
            }
        }
    }
    uses
}

/// Where the capitals of a token end, when it is an acronym with perhaps a compound's other part after a hyphen.
fn capitals(text: &str, token: &Token) -> Option<usize> {
    if token.kind != Kind::Word {
        return None;
    }
    let shown = &text[token.start as usize..token.end as usize];
    // Most words open with a small letter, or go on with one.
    let capital = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_uppercase() || *byte == 0xC3);
    let bytes = shown.as_bytes();
    if !capital(bytes.first()) || (bytes[0] != 0xC3 && !capital(bytes.get(1))) {
        return None;
    }
    let head = shown.split(['-', '\u{2011}']).next()?;
    let length = head.chars().count();
    let tail = &shown[head.len()..];
    let all = (2..=6).contains(&length) && head.chars().all(|c| c.is_ascii_uppercase() || matches!(c, 'Å' | 'Ä' | 'Ö'));
    let bound = tail.chars().skip(1).all(|c| c.is_lowercase() || c == '-');
    (all && bound && tail.len() != 1 && !is_numeral(head)).then_some(token.start as usize + head.len())
}

/// Roman numerals, but for those that the table knows: ”XIV”, not ”MVC”.
fn is_numeral(head: &str) -> bool {
    head.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C' | b'D' | b'M')) && known(head).is_none()
}

/// An acronym among the tokens of its sentence.
struct Place<'a> {
    text: &'a str,
    prose: &'a Prose,
    tokens: &'a [Token],
    at: usize,
    end: usize,
}

/// Words that introduce an acronym or follow one that is being explained.
const INTRODUCED: [&str; 11] =
    ["förkortad", "förkortat", "förkortas", "förkortade", "kallad", "kallat", "kallas", "kallade", "förkortningen", "akronymen", "benämnd"];
const FOLLOWED: [&str; 7] = ["står", "betyder", "utläses", "är", "=", "innebär", "uttyds"];

impl<'a> Place<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| self.prose.word(token))
    }

    fn shown(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.text[token.start as usize..token.end as usize])
    }

    fn before(&self, steps: usize) -> Option<usize> {
        self.at.checked_sub(steps)
    }

    fn own(&self) -> &'a str {
        &self.text[self.tokens[self.at].start as usize..self.end]
    }

    /// Glued to a sign or a number, beside another word in capitals, or followed by a number: a code, a standard, shouting.
    fn is_code(&self) -> bool {
        let own = self.tokens[self.at];
        let glued = |at: Option<usize>, next: bool| {
            at.and_then(|at| self.tokens.get(at)).is_some_and(|token| {
                let touches = if next { token.start == own.end } else { token.end == own.start };
                touches
                    && token.kind == Kind::Mark
                    && matches!(self.prose.word(token), "/" | "_" | "+" | "&" | "@" | "#" | "." | "\\" | "=")
            })
        };
        let stop = self.word(self.at + 1) == "." && self.tokens.get(self.at + 2).is_none_or(|after| after.start > own.end + 1);
        let next = self.shown(self.at + 1);
        let loud = all_capitals(next) || self.before(1).is_some_and(|at| all_capitals(self.shown(at)));
        let colon = next == ":" && self.tokens.get(self.at + 2).is_some_and(|after| after.start == own.end + 1) && self.suffix().is_none();
        glued(self.before(1), false)
            || (glued(Some(self.at + 1), true) && !stop)
            || loud
            || colon
            || next.starts_with(|c: char| c.is_ascii_digit())
    }

    /// The ending after a colon: ”:s”, ”:n”, ”:erna”.
    fn suffix(&self) -> Option<&'a str> {
        let own = self.tokens[self.at];
        let (mark, tail) = (self.tokens.get(self.at + 1)?, self.tokens.get(self.at + 2)?);
        let close = mark.start == own.end && self.prose.word(mark) == ":" && tail.start == mark.end;
        let tail = self.shown(self.at + 2);
        (close && tail.chars().count() <= 5 && tail.chars().all(char::is_lowercase)).then_some(tail)
    }

    fn stands(&self) -> Stands {
        let next = self.word(self.at + 1);
        let previous = self.before(1).map_or("", |at| self.word(at));
        if previous == "(" {
            return if next == ")" || next == "–" { Stands::Explained } else { Stands::Aside };
        }
        if self.tokens[self.at].borrowed {
            return Stands::Aside;
        }
        let bracketed = self.is_bracketed();
        if bracketed && next == ")" {
            return Stands::Explained;
        }
        let after = self.word(self.at + 2);
        let initial = |word: &str| letters::fold(self.own()).chars().next() == word.chars().next();
        let opened = next == "(" && after != ")" && !after.starts_with(|c: char| c.is_ascii_digit());
        let told = matches!(next, "–" | "—" | "," | ":") && initial(after) && !matches!(after, "" | "och");
        let says =
            FOLLOWED.contains(&next) && (next != "är" || self.word(self.at + 3) == "förkortning" || initial(after) && after.len() > 6);
        if opened || told || says || INTRODUCED.contains(&previous) || self.is_spelled() {
            return Stands::Explained;
        }
        // ”Anna Lind - SCB”: where somebody works.
        let last = self.at + 1 == self.tokens.len() && matches!(previous, "-" | "–" | "—" | ",");
        if bracketed || last {
            return Stands::Aside;
        }
        let bound = self.suffix().is_some() || self.end < self.tokens[self.at].end as usize;
        if bound { Stands::Bound } else { Stands::Alone }
    }

    /// Whether a round bracket is open.
    fn is_bracketed(&self) -> bool {
        let near = self.tokens[self.at.saturating_sub(SIGHT)..self.at].iter().rev().map(|token| self.prose.word(token));
        near.into_iter().find(|word| matches!(*word, "(" | ")")) == Some("(")
    }

    /// Whether the words before it begin with its letters: ”Open Source Initiative OSI”.
    fn is_spelled(&self) -> bool {
        let own = letters::fold(self.own());
        let count = own.chars().count();
        let Some(first) = self.before(count) else { return false };
        count > 2 && own.chars().zip(first..).all(|(letter, at)| self.word(at).starts_with(letter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uses(text: &str) -> Vec<(&str, Stands)> {
        find(text, &Prose::of(text)).into_iter().map(|one| (&text[one.start..one.end], one.stands)).collect()
    }

    #[test]
    fn tells_how_an_acronym_stands() {
        assert_eq!(uses("Enligt PBL krävs lov."), [("PBL", Stands::Alone)]);
        assert_eq!(uses("IMY:s beslut och ett IMY-beslut."), [("IMY", Stands::Bound), ("IMY", Stands::Bound)]);
        assert_eq!(uses("Plan- och bygglagen (PBL) gäller."), [("PBL", Stands::Explained)]);
        assert_eq!(uses("PBL (plan- och bygglagen) gäller."), [("PBL", Stands::Explained)]);
        assert_eq!(uses("Rådet (WHO, 2024) säger det."), [("WHO", Stands::Aside)]);
    }

    #[test]
    fn codes_numerals_and_shouting_are_none() {
        for text in [
            "Se ISO 27001 och AFS 2023:2.",
            "Kapitel XIV och del II.",
            "Det är INTE OK här.",
            "Fil A/BC_DE.",
            "#PBL @SVT",
            "DCAT-AP gäller.",
        ] {
            assert!(uses(text).is_empty(), "{text}: {:?}", uses(text));
        }
    }

    #[test]
    fn every_row_is_whole() {
        for row in lexicon::rows(include_str!("../../corpora/lexicon/akronymer.tsv")) {
            let full = row.get(2).copied().unwrap_or_default();
            assert!(row[1] == "känd" && full.is_empty() || row[1] == "förklara" && !full.is_empty(), "{row:?}");
        }
    }
}
