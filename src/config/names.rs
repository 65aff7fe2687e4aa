//! How an organisation is recognised in a line: its names, its units, its hashtags and account names.
//!
//! Knows borders and genitives (”Region Gotlands”); refuses to know whether a name stands there as the sender.

use std::borrow::Cow;

use memchr::memmem::Finder;
use unicode_normalization::UnicodeNormalization;

use super::Organisation;
use crate::language::letters::{fold, is_word_char};
use crate::source::Meta;

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// The organisation's own.
    Own,
    /// A word that points to it without naming it, a handle, a hashtag.
    Hint,
    /// A unit: index into `units`.
    Unit(usize),
    /// An organisation that publishes with it: index into `co_senders`.
    Co(usize),
}

/// A name in a text; `start..end` are bytes, the genitive's ending included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// First byte.
    pub(crate) start: usize,
    /// Byte after the last.
    pub(crate) end: usize,
    /// Whose.
    pub(crate) who: Who,
    /// In the genitive, or the first part of a compound.
    pub(crate) bound: bool,
}

/// All that names an organisation, made ready for looking.
#[derive(Debug, Default)]
pub(crate) struct Names {
    known: Vec<(Finder<'static>, Who)>,
    signs: Vec<String>,
    blocked: Vec<String>,
}

impl Names {
    /// The names of an organisation.
    pub(crate) fn of(organisation: &Organisation) -> Self {
        let own = organisation.names().map(|name| (plain(name), Who::Own));
        let weak = organisation.weak_aliases.iter().map(|name| (plain(name), Who::Hint));
        let units = organisation.units.iter().enumerate().map(|(at, name)| (plain(name), Who::Unit(at)));
        let co = organisation.co_senders.iter().enumerate().map(|(at, name)| (plain(name), Who::Co(at)));
        let named = own.chain(weak).chain(units).chain(co);
        let signs = organisation.hashtags.iter().chain(&organisation.handles).map(String::as_str).chain(organisation.names());
        Self {
            known: named.filter(|(name, _)| !name.is_empty()).map(|(name, who)| (Finder::new(&name).into_owned(), who)).collect(),
            signs: signs.map(letters).filter(|sign| !sign.is_empty()).collect(),
            blocked: organisation.not_followed_by.iter().map(|word| plain(word)).filter(|word| !word.is_empty()).collect(),
        }
    }

    /// The names in a text in lower case, in order.
    pub(crate) fn find(&self, lower: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self.known.iter().flat_map(|(name, who)| self.find_one(lower, name, *who)).collect();
        hits.extend(signs(lower).filter(|&(start, end)| self.is_sign(&lower[start..end])).map(|(start, end)| Hit {
            start,
            end,
            who: Who::Hint,
            bound: true,
        }));
        hits.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
        hits
    }

    fn find_one<'a>(&'a self, lower: &'a str, name: &'a Finder<'static>, who: Who) -> impl Iterator<Item = Hit> + 'a {
        name.find_iter(lower.as_bytes()).filter_map(move |start| {
            if !free_before(&lower[..start]) {
                return None;
            }
            let (end, bound) = ending(lower, start + name.needle().len())?;
            (!self.is_blocked(&lower[end..])).then_some(Hit { start, end, who, bound })
        })
    }

    fn is_blocked(&self, rest: &str) -> bool {
        let rest = rest.trim_start();
        self.blocked.iter().any(|word| rest.strip_prefix(word.as_str()).is_some_and(|after| !after.starts_with(is_word_char)))
    }

    /// Whether a hashtag, a handle or an account's name is the organisation's, compared by its letters only.
    pub(crate) fn is_sign(&self, sign: &str) -> bool {
        self.signs.contains(&letters(sign))
    }

    /// Whether an account says that it is the organisation's: by its name, its handle or its profile text.
    pub(crate) fn is_account(&self, meta: &Meta) -> bool {
        let signed = [&meta.account, &meta.handle].into_iter().flatten().any(|name| self.is_sign(name));
        let told = [&meta.account, &meta.bio].into_iter().flatten();
        signed || told.into_iter().any(|text| self.find(&plain(text)).iter().any(|hit| hit.who == Who::Own))
    }
}

/// The letters of a text in lower case.
pub(crate) fn letters(text: &str) -> String {
    fold(&composed(text).chars().filter(|sign| sign.is_alphabetic()).collect::<String>())
}

fn plain(name: &str) -> String {
    let name = composed(name);
    if name.contains("  ") || name.contains(['\t', '\n', '\r', '\u{a0}']) || name.trim().len() < name.len() {
        return fold(&name.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    fold(&name)
}

/// The text in NFC. Below U+0300 every letter is composed already.
fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(|sign| sign < '\u{300}') { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Not inside a word, an address, a handle or a hashtag. A stroke after a blank opens a signature.
fn free_before(before: &str) -> bool {
    let mut signs = before.chars().rev();
    match signs.next() {
        Some('/') => {
            // ”Kulturskolan/Ekviks kommun”, but not ”ekvik.se/kommun”.
            let word = before[..before.len() - 1].rsplit(char::is_whitespace).next().unwrap_or_default();
            !word.trim_matches('/').contains(['/', '.', ':', '@', '#']) && !word.ends_with(":/")
        }
        Some(sign) => !is_word_char(sign) && !matches!(sign, '@' | '#' | '.' | '_' | '-'),
        None => true,
    }
}

/// Where a name ends with its genitive, and whether it is bound to what follows; `None` inside a longer word.
fn ending(lower: &str, end: usize) -> Option<(usize, bool)> {
    let rest = &lower[end..];
    let open = |after: &str| !after.starts_with(is_word_char);
    if let Some(genitive) = ["s", "'s", "’s", ":s"].into_iter().find(|mark| rest.strip_prefix(mark).is_some_and(open)) {
        return Some((end + genitive.len(), true));
    }
    let compound = rest.strip_prefix(['-', '\u{2011}']).is_some_and(|after| after.starts_with(char::is_alphabetic));
    open(rest).then_some((end, compound))
}

/// The hashtags and handles of a text, sign included.
fn signs(lower: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    lower.match_indices(['#', '@']).filter_map(|(start, _)| {
        let free = lower[..start].chars().next_back().is_none_or(|sign| !is_word_char(sign));
        let name = &lower[start + 1..];
        let length = name.len() - name.trim_start_matches(|sign| is_word_char(sign) || matches!(sign, '.' | '-')).len();
        (free && length > 0).then_some((start, start + 1 + length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let organisation = Organisation {
            name: "Region Gotland".into(),
            weak_aliases: vec!["regionen".into()],
            hashtags: vec!["regiongotland".into()],
            not_followed_by: vec!["läns".into()],
            ..Organisation::default()
        };
        let lower = fold(text);
        Names::of(&organisation).find(&lower).iter().map(|hit| lower[hit.start..hit.end].to_owned()).collect()
    }

    #[test]
    fn whole_words_with_their_genitive() {
        assert_eq!(
            found("Region Gotlands hus och Region Gotland-appen; regionens val. #RegionGotland"),
            ["region gotlands", "region gotland", "regionens", "#regiongotland"]
        );
        assert_eq!(found("/Region Gotland"), ["region gotland"]);
    }

    #[test]
    fn other_names_addresses_and_handles_are_none() {
        for text in [
            "Region Gotlands läns museum",
            "regionenhet",
            "a.region gotland",
            "gotland.se/Region Gotland",
            "info@regiongotland.se",
            "Region·Gotland",
            "Region Gotlandia",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
