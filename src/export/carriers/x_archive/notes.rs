//! The whole texts of long posts, which stand in a file of their own.
//!
//! Knows that a text belongs to the post of the same second with the same beginning. Holds at most [`MOST`] bytes.

use std::collections::HashMap;

use serde_json::Value;

use crate::export::Moment;

use super::super::meta::{list, text};

/// Bytes of texts that are held.
const MOST: usize = 64 << 20;

/// Letters that a text and the beginning of it must have in common.
const COMMON: usize = 12;

/// One whole text.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) text: String,
    /// Short addresses in it, and where they lead.
    pub(super) addresses: Vec<(String, String)>,
}

/// All of them, by second.
#[derive(Debug, Default)]
pub(super) struct Notes {
    by_second: HashMap<Moment, Vec<Note>>,
    held: usize,
    /// Some are left out.
    pub(super) full: bool,
}

impl Notes {
    /// Keeps the text of a record; others are left.
    pub(super) fn keep(&mut self, value: &Value) {
        let Some(note) = value.get("noteTweet") else { return };
        let (Some(whole), Some(at)) = (text(note, "/core/text"), text(note, "/createdAt").and_then(super::moment)) else { return };
        if self.held + whole.len() > MOST {
            self.full = true;
            return;
        }
        self.held += whole.len();
        let addresses = note.get("core").map(|core| list(core, "urls").filter_map(address).collect()).unwrap_or_default();
        self.by_second.entry(at).or_default().push(Note { text: super::undone(whole), addresses });
    }

    /// The whole text of a post that is cut off: of those of its second the one with the longest common beginning.
    pub(super) fn of(&self, at: Moment, short: &str) -> Option<&Note> {
        let notes = self.by_second.get(&at)?;
        let bare = short
            .rsplit_once("https://t.co/")
            .map_or(short, |(before, last)| if last.contains(char::is_whitespace) { short } else { before });
        let bare = bare.trim_end().trim_end_matches('…').trim_end();
        let length = bare.chars().count();
        let common = |note: &Note| bare.chars().zip(note.text.chars()).take_while(|(one, other)| one == other).count();
        let best = notes.iter().max_by_key(|note| common(note))?;
        (common(best) >= length.min(COMMON) && length > 0).then_some(best)
    }
}

/// A short address and where it leads.
fn address(url: &Value) -> Option<(String, String)> {
    let said = |keys: [&str; 3]| keys.iter().find_map(|key| text(url, key)).map(str::to_owned);
    Some((said(["/shortUrl", "/url", "/short_url"])?, said(["/expandedUrl", "/expanded_url", "/expanded"])?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_belongs_to_the_post_with_its_beginning() {
        let mut notes = Notes::default();
        for text in ["Det första långa inlägget, som går vidare.", "Det andra långa inlägget, som går vidare."] {
            notes.keep(&serde_json::json!({"noteTweet": {"createdAt": "2026-06-02T08:00:00.000Z", "core": {"text": text}}}));
        }
        let at = Moment::of_seconds(1_780_387_200).expect("a moment");
        let of = |short: &str| notes.of(at, short).map(|note| note.text.split_whitespace().nth(1).unwrap_or_default());
        assert_eq!(of("Det andra långa inlägget … https://t.co/x"), Some("andra"));
        assert_eq!(of("Det första långa…"), Some("första"));
        assert_eq!(of("Något helt annat av samma sekund"), None);
        assert_eq!(of(""), None);
    }
}
