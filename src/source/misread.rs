//! UTF-8 that somebody read as another encoding and saved again: `Ã¥` for å.
//!
//! Knows the signs that Swedish letters leave behind in each encoding, and the way back. Refuses to guess: where the way
//! back is not clear for the whole text, it says so.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::legacy::Legacy;

/// Letters whose remains tell that a text was misread. `Ã`, `√` and `├` are there for what was misread twice: what each
/// encoding makes of the first byte of å.
const LETTERS: &str = "åäöÅÄÖéüøæ–—’”…Ã√├";

/// Times that a text may have been misread.
const MOST_TIMES: usize = 3;

/// A text that was misread, and the way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// What stood there first, and where the remains stand now: bytes of the text, ascending.
    pub repairs: Vec<(Range<usize>, String)>,
    /// The whole text goes back to what it was: no letter in it is right as it stands.
    pub whole: bool,
}

/// An encoding as it misreads UTF-8.
struct Glasses {
    bytes: HashMap<char, u8>,
    /// What is left of each letter.
    signs: Vec<String>,
    /// The first characters of the signs.
    leads: Vec<Finder<'static>>,
}

static GLASSES: LazyLock<[Glasses; 3]> =
    LazyLock::new(|| [Legacy::WINDOWS_1252, Legacy::MACINTOSH, Legacy::CP850].map(|legacy| Glasses::of(&legacy.table())));

impl Glasses {
    fn of(table: &[char; 256]) -> Self {
        let bytes = (128..=255_u8).map(|byte| (table[usize::from(byte)], byte)).collect();
        let read = |letter: char| letter.to_string().bytes().map(|byte| table[usize::from(byte)]).collect::<String>();
        let signs: Vec<String> = LETTERS.chars().map(read).collect();
        let mut leads: Vec<char> = signs.iter().filter_map(|sign| sign.chars().next()).collect();
        leads.sort_unstable();
        leads.dedup();
        let leads = leads.iter().map(|lead| Finder::new(&lead.to_string()).into_owned()).collect();
        Self { bytes, signs, leads }
    }

    fn signs(&self, text: &str) -> usize {
        self.signs.iter().map(|sign| text.matches(sign.as_str()).count()).sum()
    }

    /// What a run of letters was before it was misread; `None` when it was not.
    fn back(&self, run: &str) -> Option<String> {
        let bytes: Vec<u8> = run.chars().map(|sign| self.bytes.get(&sign).copied()).collect::<Option<_>>()?;
        String::from_utf8(bytes).ok()
    }

    /// As [`Self::back`], for what was misread more than once.
    fn all_the_way_back(&self, run: &str) -> Option<String> {
        let mut text = self.back(run)?;
        for _ in 1..MOST_TIMES {
            let again = Some(&text).filter(|text| self.signs(text) > 0).and_then(|text| self.back(text));
            let Some(earlier) = again else { break };
            text = earlier;
        }
        Some(text)
    }

    fn look(&self, text: &str) -> Option<Misread> {
        if self.leads.iter().all(|lead| lead.find(text.as_bytes()).is_none()) || self.signs(text) == 0 {
            return None;
        }
        let (mut repairs, mut whole) = (Vec::new(), true);
        for run in runs(text) {
            match self.all_the_way_back(&text[run.clone()]) {
                Some(before) => repairs.push((run, before)),
                None => whole = false,
            }
        }
        whole &= repairs.iter().all(|(_, before)| self.signs(before) == 0);
        if !whole {
            repairs.retain(|(run, before)| self.signs(&text[run.clone()]) > 0 && self.signs(before) == 0);
        }
        Some(Misread { repairs, whole })
    }
}

/// Finds what is left of letters that were misread; `None` where nothing looks so. Linear in the text.
pub fn misread(text: &str) -> Option<Misread> {
    if text.is_ascii() {
        return None;
    }
    GLASSES.iter().find_map(|glasses| glasses.look(text))
}

/// Runs of characters outside ASCII: UTF-8 writes each letter with bytes that are none of ASCII's.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes();
        let start = at + bytes[at..].iter().position(|byte| !byte.is_ascii())?;
        at = bytes[start..].iter().position(u8::is_ascii).map_or(bytes.len(), |length| start + length);
        Some(start..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str, legacy: Legacy) -> String {
        let table = legacy.table();
        text.bytes().map(|byte| table[usize::from(byte)]).collect()
    }

    fn mended(text: &str) -> (String, bool) {
        let misread = misread(text).expect("something misread");
        let mut out = text.to_owned();
        for (place, before) in misread.repairs.iter().rev() {
            out.replace_range(place.clone(), before);
        }
        (out, misread.whole)
    }

    #[test]
    fn what_was_misread_once_or_twice_goes_back() {
        let words = "På Åland är ”ön” blå – också i år.";
        for legacy in [Legacy::WINDOWS_1252, Legacy::MACINTOSH, Legacy::CP850] {
            let once = seen(words, legacy);
            assert_eq!(mended(&once), (words.to_owned(), true), "{once}");
            let twice = seen(&once, legacy);
            assert_eq!(mended(&twice), (words.to_owned(), true), "{twice}");
        }
    }

    #[test]
    fn right_letters_between_leave_doubt_and_are_kept() {
        assert_eq!(mended("BÃ¥t och båt"), ("Båt och båt".to_owned(), false));
        for text in ["Båt på sjön – ”ja”", "São Paulo, Ângela à Paris", "♪ ♪", "√2 och π", "plain"] {
            assert_eq!(misread(text), None, "{text}");
        }
    }
}
