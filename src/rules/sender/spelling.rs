//! Other spellings of one name: other capitals, another sign between its words, a lost genitive's s.
//!
//! Knows a name as its words. Refuses to guess at slips of the keyboard: Habo and Håbo are two municipalities.

use std::ops::Range;

use crate::language::letters::{fold, is_word_char};

/// A name, made ready for looking.
#[derive(Debug)]
pub(super) struct Pattern<'a> {
    name: &'a str,
    /// The first word in lower case, without an s that may be lost.
    stem: String,
    /// Whether an s may follow it.
    s: bool,
    /// The other words in lower case.
    rest: Vec<String>,
}

/// A name in another spelling.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spelled {
    /// Bytes of the plain text, without a genitive's ending.
    pub(super) name: Range<usize>,
}

impl<'a> Pattern<'a> {
    /// The pattern of a name; `None` for a name without letters.
    pub(super) fn of(name: &'a str) -> Option<Self> {
        let lower = fold(name);
        let mut words = lower.split_whitespace().map(str::to_owned);
        let first = words.next().filter(|word| word.contains(is_word_char))?;
        let rest: Vec<String> = words.collect();
        // ”Stockholms stad”: what kind of place it is follows its name, and the name may lose or gain its s.
        let kind = rest.first().is_some_and(|word| matches!(word.as_str(), "stad" | "kommun"));
        let stem = if kind { first.strip_suffix('s').unwrap_or(&first).to_owned() } else { first };
        Some(Self { name, stem, s: kind, rest })
    }

    /// The places in a text where the name stands in another spelling. `lower` is `plain` in lower case, byte for byte.
    pub(super) fn others(&self, plain: &str, lower: &str) -> Vec<Spelled> {
        let found = lower.match_indices(self.stem.as_str()).filter_map(|(start, _)| self.at(plain, lower, start));
        found.map(|name| Spelled { name }).collect()
    }

    /// Whether the name may stand in a text in lower case, in any spelling; `false` is certain.
    pub(super) fn may_stand_in(&self, lower: &str) -> bool {
        lower.contains(self.stem.as_str())
    }

    fn at(&self, plain: &str, lower: &str, start: usize) -> Option<Range<usize>> {
        let mut end = start + self.stem.len();
        if self.s {
            let marks = ["s", "'s", "’s", "´s"];
            let mark = marks.into_iter().find(|mark| lower[end..].strip_prefix(mark).is_some_and(|next| !next.starts_with(is_word_char)));
            end += mark.map_or(0, str::len);
        }
        for word in &self.rest {
            let blank = between(&lower[end..])?;
            lower[end + blank..].strip_prefix(word.as_str())?;
            end += blank + word.len();
        }
        let said = &plain[start..end];
        let large = !self.name.starts_with(char::is_uppercase) && said.chars().skip(1).eq(self.name.chars().skip(1));
        let shouted = !said.contains(char::is_lowercase);
        if said == self.name || large || shouted || !is_alone(plain, lower, start..end) {
            return None;
        }
        Some(start..end)
    }
}

/// The length of what stands between two words of a name: a blank, a middle dot or a hyphen, with blanks around.
fn between(rest: &str) -> Option<usize> {
    let after = rest.trim_start_matches(' ');
    let sign = ['·', '•', '-', '\u{2011}'].into_iter().find_map(|sign| after.strip_prefix(sign));
    let word = sign.unwrap_or(after).trim_start_matches(' ');
    let length = rest.len() - word.len();
    // More than a blank on each side is a list of two things.
    (1..=5).contains(&length).then_some(length)
}

/// A whole name: no part of a longer one, of an address, a handle or a hashtag.
fn is_alone(plain: &str, lower: &str, name: Range<usize>) -> bool {
    let before = &lower[..name.start];
    if before.ends_with(|sign: char| is_word_char(sign) || matches!(sign, '@' | '#' | '.' | '-'))
        || before.ends_with('/') && !is_stroke(before)
    {
        return false;
    }
    let after = &lower[name.end..];
    let ending =
        [":s", "'s", "’s", "s"].into_iter().find(|end| after.strip_prefix(end).is_some_and(|next| !next.starts_with(is_word_char)));
    let after = &plain[name.end + ending.map_or(0, str::len)..];
    let compound = after.strip_prefix(['-', '\u{2011}', '.', '/', '@', '_']).is_some_and(|next| next.starts_with(is_word_char));
    let longer = after.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase));
    !after.starts_with(is_word_char) && !compound && !longer
}

/// ”/Region gotland” opens a signature; ”ekvik.se/region gotland” is an address.
fn is_stroke(before: &str) -> bool {
    let lead = &before[..before.len() - 1];
    lead.chars().next_back().is_none_or(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_spellings_are_found_and_longer_names_are_not() {
        let pattern = Pattern::of("Stockholms stad").expect("a name");
        for (text, others) in [
            ("Stockholm stad", 1),
            ("STOCKHOLMS STAD", 0),
            ("stockholms stad och Stockholms Stads hus", 2),
            ("Stockholm's stad", 1),
            ("Stockholms-stad", 1),
            ("Stockholms stads hus", 0),
            ("Stockholms stadsbibliotek", 0),
            ("Stockholm, stad i Sverige", 0),
            ("Stockholm stadion", 0),
            ("Stockholms Stads Parkering", 0),
            ("exempel.se/stockholms stad", 0),
            ("/Stockholm stad", 1),
        ] {
            assert_eq!(pattern.others(text, &fold(text)).len(), others, "{text}");
        }
        let region = Pattern::of("Region Gotland").expect("a name");
        for (text, others) in
            [("region Gotland", 1), ("Region·Gotland", 1), ("Regiongotland", 0), ("Regions Gotland", 0), ("region Gotlandia", 0)]
        {
            assert_eq!(region.others(text, &fold(text)).len(), others, "{text}");
        }
    }
}
