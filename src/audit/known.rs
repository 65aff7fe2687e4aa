//! What an earlier audit found: so that this one shows only what is new, and counts what is mended.
//!
//! The file is that of `baseline` (`fingerprint rule name`), held as numbers: 16 bytes a finding. Knows no words.

use std::sync::atomic::{AtomicU8, Ordering};

use crate::baseline;
use crate::finding::Finding;

use super::met::Spread;

/// Findings of an earlier audit.
#[derive(Debug, Default)]
pub struct Known {
    /// Findings and the posts that they are of, by their numbers, in order of the finding.
    lines: Vec<(u64, u64)>,
    /// Whether this audit has met the finding, the post, or neither.
    met: Vec<AtomicU8>,
    /// Posts, and where in `lines` theirs stand.
    posts: Vec<(u64, u32)>,
}

const FINDING: u8 = 2;
const POST: u8 = 1;

impl Known {
    /// Reads a baseline, line by line.
    ///
    /// # Errors
    /// The number of the first line, from 1, that is no `fingerprint rule name`.
    pub fn read<S: AsRef<str>>(lines: impl Iterator<Item = S>) -> Result<Self, usize> {
        let mut known = Self::default();
        for (index, line) in lines.enumerate() {
            if let Some([key, rule, name]) = baseline::entry(line.as_ref()).ok_or(index + 1)? {
                known.lines.push((Spread::of(&[key, rule, name]), Spread::of(&[name])));
            }
        }
        known.lines.sort_unstable();
        known.lines.dedup();
        known.met = known.lines.iter().map(|_| AtomicU8::new(0)).collect();
        known.posts = known.lines.iter().enumerate().map(|(at, (_, post))| (*post, u32::try_from(at).unwrap_or(u32::MAX))).collect();
        known.posts.sort_unstable();
        Ok(known)
    }

    /// Whether this finding of this post was there already.
    pub fn knows(&self, name: &str, finding: &Finding) -> bool {
        self.knows_key(name, &finding.key, finding.rule)
    }

    /// Whether the finding of this key and rule was there already.
    pub fn knows_key(&self, name: &str, key: &str, rule: &str) -> bool {
        let sign = Spread::of(&[key, rule, name]);
        let first = self.lines.partition_point(|(line, _)| *line < sign);
        let known = self.lines.get(first).is_some_and(|(line, _)| *line == sign);
        if known {
            self.met[first].fetch_or(FINDING, Ordering::Relaxed);
        }
        known
    }

    /// Meets a post: what was found in it before and is not found now is mended.
    pub fn meet(&self, name: &str) {
        let sign = Spread::of(&[name]);
        let first = self.posts.partition_point(|(post, _)| *post < sign);
        for (_, at) in self.posts[first..].iter().take_while(|(post, _)| *post == sign) {
            self.met[*at as usize].fetch_or(POST, Ordering::Relaxed);
        }
    }

    /// What has been met so far, two findings a sign: an audit that is broken off goes on with it.
    pub fn met(&self) -> String {
        let pair = |pair: &[AtomicU8]| pair.iter().fold(0, |sum, met| sum << 2 | u32::from(met.load(Ordering::Relaxed)));
        self.met.chunks(2).filter_map(|chunk| char::from_digit(pair(chunk), 16)).collect()
    }

    /// Adds what had been met when the audit was broken off.
    pub fn meet_again(&self, met: &str) {
        for (chunk, sign) in self.met.chunks(2).zip(met.chars()) {
            let mut pair = sign.to_digit(16).unwrap_or_default();
            for own in chunk.iter().rev() {
                own.fetch_or((pair & 3) as u8, Ordering::Relaxed);
                pair >>= 2;
            }
        }
    }

    /// Findings whose post was met and that were not found again.
    pub fn mended(&self) -> u64 {
        self.met.iter().filter(|met| met.load(Ordering::Relaxed) == POST).count() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Message, Msg};

    const WORDS: Message = Message { what: Msg::new("", ""), why: Msg::new("", ""), how: Msg::new("", "") };

    fn finding(key: &str) -> Finding {
        Finding { rule: "link/raw-url", key: key.to_owned(), ..Finding::review(&WORDS) }
    }

    #[test]
    fn what_was_found_before_is_known_and_what_is_gone_is_mended() {
        let file = "# klart baseline/1\n0123456789abcdef link/raw-url facebook/1\nfedcba9876543210 link/raw-url facebook/1\naaaaaaaaaaaaaaaa link/raw-url facebook/2\n";
        let known = Known::read(file.lines()).expect("a baseline");
        known.meet("facebook/1");
        assert!(known.knows("facebook/1", &finding("0123456789abcdef")));
        assert!(!known.knows("facebook/3", &finding("0123456789abcdef")));
        // The other finding of the first post is gone; the second post is in no export now, so nothing is known of it.
        assert_eq!(known.mended(), 1);
        // An audit that goes on after a break has met the same.
        let again = Known::read(file.lines()).expect("a baseline");
        again.meet_again(&known.met());
        assert_eq!((again.mended(), again.met()), (1, known.met()));
        assert_eq!(Known::read("# ok\nnot a finding\n".lines()).err(), Some(2));
    }
}
