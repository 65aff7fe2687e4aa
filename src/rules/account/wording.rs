//! The words that meet a demand on accounts, by demand: `corpora/lexicon/kontoprofil.tsv` and `kontovillkor.tsv`.
//!
//! Knows a word from its neighbour (”regler” is not in ”reglerar”), and what looks like a way of contact. Refuses to know
//! what a demand is.

use std::sync::LazyLock;

use crate::language::letters::is_word_char;
use crate::language::lexicon;
use crate::mask::mask;

/// Words that are looked for.
#[derive(Debug)]
pub(super) struct Phrases(Vec<Phrase>);

#[derive(Debug)]
struct Phrase {
    words: &'static str,
    /// May stand after other letters of the same word.
    any_start: bool,
    /// May have an ending.
    any_end: bool,
}

impl Phrases {
    fn of(table: &'static str, key: &str) -> Self {
        let rows = lexicon::rows(table).filter(|row| row[0] == key);
        let words = rows.flat_map(|row| row.get(1).copied().unwrap_or_default().split('|').collect::<Vec<_>>());
        Self(
            words
                .map(|words| Phrase { any_start: words.starts_with('*'), any_end: words.ends_with('*'), words: words.trim_matches('*') })
                .collect(),
        )
    }

    /// Whether one of them stands in a text in lower case.
    pub(super) fn stand_in(&self, lower: &str) -> bool {
        self.0.iter().any(|phrase| phrase.stands_in(lower))
    }

    /// Whether one of them is a part of an address in lower case, whatever stands round it.
    pub(super) fn part_of(&self, lower: &str) -> bool {
        self.0.iter().any(|phrase| lower.contains(phrase.words))
    }

    /// Whether a text in lower case ends in one of them, blanks aside.
    pub(super) fn end(&self, lower: &str) -> bool {
        let text = lower.trim_end();
        self.0.iter().any(|phrase| text.strip_suffix(phrase.words).is_some_and(|before| !before.ends_with(is_word_char)))
    }
}

impl Phrase {
    fn stands_in(&self, lower: &str) -> bool {
        lower.match_indices(self.words).any(|(at, found)| {
            let before = self.any_start || !lower[..at].ends_with(is_word_char);
            let after = self.any_end || !lower[at + found.len()..].starts_with(is_word_char);
            before && after
        })
    }
}

const PROFILE: &str = include_str!("../../../corpora/lexicon/kontoprofil.tsv");
const TERMS_PAGE: &str = include_str!("../../../corpora/lexicon/kontovillkor.tsv");

macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident: $table:expr, $key:literal;)*) => {
        $($(#[$doc])* pub(super) static $name: LazyLock<Phrases> = LazyLock::new(|| Phrases::of($table, $key));)*
    };
}

phrases! {
    /// Before an organisation's name: the account is a part of it.
    PART_OF: PROFILE, "1";
    /// Units that speak for the whole organisation.
    WHOLE: PROFILE, "1hel";
    /// Words that name some unit or other.
    UNIT: PROFILE, "1enhet";
    /// What to expect.
    CONTENT: PROFILE, "2";
    /// Terms.
    TERMS: PROFILE, "3";
    /// Terms in an address.
    TERMS_ADDRESS: PROFILE, "3adress";
    /// Contact.
    CONTACT: PROFILE, "4";
    /// Before a number to call.
    CALL: PROFILE, "4nummer";
    /// Personal data.
    PRIVACY: PROFILE, "6";
    /// Personal data in an address.
    PRIVACY_ADDRESS: PROFILE, "6adress";
    /// What comments are for, and what is taken away.
    COMMENTS: TERMS_PAGE, "C21";
    /// That abuse is to be reported.
    REPORT: TERMS_PAGE, "C22";
    /// That others can read what one writes.
    VISIBLE: TERMS_PAGE, "C23";
}

/// Digits of a telephone number, country code included.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=13;

/// The ways of contact in a text in lower case, as ranges: telephone numbers and e-mail addresses.
pub(super) fn contacts(lower: &str) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<_> = lower.match_indices('@').filter_map(|(at, _)| mail(lower, at)).collect();
    let bytes = lower.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let begins = (bytes[at].is_ascii_digit() || bytes[at] == b'+') && (at == 0 || !lower[..at].ends_with(is_word_char));
        let run = if begins { number(lower, at) } else { 0 };
        if run > 0 && is_phone(lower, at..at + run) {
            found.push(at..at + run);
        }
        at += run.max(1);
        while !lower.is_char_boundary(at) {
            at += 1;
        }
    }
    found
}

/// Bytes of a run of digits with the signs that part them.
fn number(lower: &str, at: usize) -> usize {
    let parts = |sign: char| {
        sign.is_ascii_digit() || matches!(sign, '+' | ' ' | '-' | '/' | '(' | ')' | '\u{a0}' | '\u{2009}' | '\u{2010}'..='\u{2013}')
    };
    let rest = &lower[at..];
    let end = rest.find(|sign| !parts(sign)).unwrap_or(rest.len());
    rest[..end].trim_end_matches(|sign: char| !sign.is_ascii_digit()).len()
}

fn is_phone(lower: &str, range: std::ops::Range<usize>) -> bool {
    let text = &lower[range.clone()];
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if lower[range.end..].starts_with(is_word_char) {
        return false;
    }
    let called = CALL.end(lower[..range.start].trim_end_matches([' ', ':', '.', '–', '-']));
    let dialled = text.starts_with('+') || digits.starts_with('0') && !digits.starts_with("000");
    // An identity number may begin with 0 too.
    let is_number = PHONE_DIGITS.contains(&digits.len()) && dialled && matches!(mask(text), std::borrow::Cow::Borrowed(_));
    is_number || called && (3..=13).contains(&digits.len())
}

fn mail(lower: &str, at: usize) -> Option<std::ops::Range<usize>> {
    let part = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '_' | '-' | '+');
    let before = &lower[..at];
    let start = before.rfind(|sign| !part(sign)).map_or(0, |cut| cut + before[cut..].chars().next().map_or(1, char::len_utf8));
    let after = &lower[at + 1..];
    let length = after.find(|sign| !part(sign)).unwrap_or(after.len());
    let host = after[..length].trim_end_matches('.');
    (start < at && host.contains('.') && !host.starts_with('.')).then(|| start..at + 1 + host.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_addresses_are_ways_of_contact() {
        for text in ["växel 0980-319 215", "tel: +46 8 508 00 00", "info@ekvik.se", "ring 1177", "(08) 465 004 20", "070–174 06 05"] {
            assert!(!contacts(text).is_empty(), "{text}");
        }
        for text in ["2024-06-05", "öppet 08-17", "@ekvik", "år 0–18", "010101-1234", "sedan 1998", "0", "kl. 10.00–12.00", "112 25 ekvik"]
        {
            assert!(contacts(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_word_is_not_its_neighbour() {
        assert!(TERMS.stand_in("läs våra regler.") && !TERMS.stand_in("så reglerar vi trafiken"));
        assert!(UNIT.stand_in("ekviks stadsbibliotek") && UNIT.stand_in("ekvik vatten ab") && !UNIT.stand_in("abborre"));
        assert!(PART_OF.end("kulturskolan, en del av "));
    }
}
