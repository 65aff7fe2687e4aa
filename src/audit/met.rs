//! Which posts have been met before: eight bytes a post.
//!
//! A post is the same as another of the same platform and id, else of the same address, else of the same time and text
//! (policy/FORMATS.md section 2). Knows nothing else of a post.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

use crate::export::Post;

/// So many new ones wait in a set before they are sorted in among the old.
const FRESH: usize = 1 << 16;

/// Posts by a number that stands for what makes them the same.
#[derive(Debug, Default)]
pub(super) struct Met {
    sorted: Vec<u64>,
    fresh: HashSet<u64, BuildHasherDefault<Same>>,
}

/// A hash of what is a hash already.
#[derive(Debug, Default)]
pub(super) struct Same(u64);

impl Hasher for Same {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl Met {
    /// Meets a post; whether it is new.
    pub(super) fn is_new(&mut self, post: &Post) -> bool {
        let sign = sign(post);
        if self.sorted.binary_search(&sign).is_ok() || !self.fresh.insert(sign) {
            return false;
        }
        if self.fresh.len() >= FRESH {
            self.settle();
        }
        true
    }

    /// Sorts the new in among the old, from the end, in place.
    fn settle(&mut self) {
        let mut fresh: Vec<u64> = self.fresh.drain().collect();
        fresh.sort_unstable();
        let (mut old, mut new) = (self.sorted.len(), fresh.len());
        self.sorted.reserve_exact(new);
        self.sorted.resize(old + new, 0);
        while new > 0 {
            let at = old + new - 1;
            if old > 0 && self.sorted[old - 1] > fresh[new - 1] {
                self.sorted[at] = self.sorted[old - 1];
                old -= 1;
            } else {
                self.sorted[at] = fresh[new - 1];
                new -= 1;
            }
        }
    }
}

/// What makes a post the same as another, as a number.
fn sign(post: &Post) -> u64 {
    let said = |text: &Option<String>| text.as_deref().map(str::trim).is_some_and(|text| !text.is_empty());
    let mut hash = Spread::default();
    if said(&post.id) {
        hash.add(b"id").add(post.platform.as_bytes()).add(post.id.as_deref().unwrap_or_default().trim().as_bytes());
    } else if said(&post.permalink) {
        hash.add(b"link").add(post.permalink.as_deref().unwrap_or_default().trim().as_bytes());
    } else {
        let second = post.published.map_or(i64::MIN, crate::export::Moment::seconds);
        let text = if post.text.is_empty() { post.html.as_deref().unwrap_or_default() } else { &post.text };
        hash.add(b"said").add(&second.to_le_bytes()).add(post.platform.as_bytes()).add(text.as_bytes());
        // Without a date and without words nothing makes two posts the same.
        if post.published.is_none() && text.is_empty() {
            let line = post.origin.line.unwrap_or_default().to_le_bytes();
            hash.add(post.origin.file.as_bytes()).add(&line).add(post.origin.pointer.as_deref().unwrap_or_default().as_bytes());
        }
    }
    hash.end()
}

/// A fast hash of 64 bits, the same in every run (after Rust's FxHash, with its end mixed as SplitMix64 does).
#[derive(Debug, Default)]
pub struct Spread(u64);

impl Spread {
    /// The hash of some words, in order.
    pub fn of(words: &[&str]) -> u64 {
        let mut hash = Self::default();
        for word in words {
            hash.add(word.as_bytes());
        }
        hash.end()
    }

    /// Adds bytes, and that they end here.
    pub fn add(&mut self, bytes: &[u8]) -> &mut Self {
        let (words, rest) = bytes.as_chunks::<8>();
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        for word in words.iter().chain([&last, &(bytes.len() as u64).to_le_bytes()]) {
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(*word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
        self
    }

    /// The hash.
    pub fn end(&self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(id: &str, link: &str, text: &str) -> Post {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Post { platform: "facebook".to_owned(), id: some(id), permalink: some(link), text: text.to_owned(), ..Post::default() }
    }

    #[test]
    fn a_post_is_met_once_by_its_id_else_its_address_else_its_words() {
        let mut met = Met::default();
        for (id, link, text, new) in [
            ("1", "", "Hej", true),
            ("1", "https://a", "Hej igen", false),
            ("2", "", "Hej", true),
            ("", "https://a", "Hej", true),
            ("", "https://a", "Nytt", false),
            ("", "", "Hej", true),
            ("", "", "Hej", false),
        ] {
            assert_eq!(met.is_new(&post(id, link, text)), new, "{id} {link} {text}");
        }
    }

    #[test]
    fn many_are_remembered() {
        let mut met = Met::default();
        let all = || (0..200_000).map(|number| post(&number.to_string(), "", ""));
        assert!(all().all(|post| met.is_new(&post)));
        assert!(!all().any(|post| met.is_new(&post)));
        assert!(met.sorted.is_sorted());
    }
}
