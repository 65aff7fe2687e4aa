//! What is kept of each draft for findings over several: its pictures and what they are called, and no other text.
//!
//! Knows when two pictures are one: the same file, the same bytes, or the same look. Refuses to judge.

use std::collections::HashMap;

use crate::draft::{Digest, PictureHash};
use crate::source::Span;

/// A picture of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFact {
    /// The draft's name.
    pub draft: String,
    /// Where it stands: its description, else the whole picture.
    pub span: Span,
    /// The line, from 1; filled in where places are counted.
    pub line: Option<u32>,
    /// Where the file is: one name for each place on disk or on the network; none where nobody can tell.
    pub place: Option<String>,
    /// Its bytes, when somebody looked.
    pub digest: Option<Digest>,
    /// How it looks, when somebody looked.
    pub hash: Option<PictureHash>,
    /// The description; none where one is missing.
    pub alt: Option<String>,
    /// The language of the draft, its primary subtag.
    pub language: String,
    /// Whether the description says what the picture shows, rather than where it leads.
    pub compared: bool,
    /// The keys of findings that the draft has answered or left out; empty words stand for all of them.
    pub settled: Vec<String>,
}

/// Up to so many different looks are all compared with each other.
const FEW: usize = 4096;

/// Pictures with the same 16 of 256 bits that are compared, when there are more. What differs in at most 31 bits has a
/// piece that differs in at most one, and is found; of what differs in 36 bits anywhere, 999 in 1,000 are.
const CROWD: usize = 64;

/// The pictures of a run, sorted into one class for each picture.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    facts: Vec<PictureFact>,
    by_place: HashMap<String, usize>,
    by_digest: HashMap<Digest, usize>,
    looks: Looks,
    /// The class that each class was joined to; its own number for one that stands.
    joined: Vec<usize>,
    /// Indexes of facts by class, in order.
    classes: Vec<Vec<usize>>,
}

impl Pictures {
    /// Sorts the pictures of all drafts, in the order of the drafts.
    pub fn of(facts: Vec<PictureFact>) -> Self {
        let mut all = Self::default();
        let classes: Vec<usize> = facts.iter().map(|fact| all.add(fact)).collect();
        all.classes = vec![Vec::new(); all.joined.len()];
        for (at, class) in classes.into_iter().enumerate() {
            let class = all.root(class);
            all.classes[class].push(at);
        }
        all.facts = facts;
        all
    }

    /// Whether there is nothing to compare.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// Every picture of every draft, in order.
    pub fn facts(&self) -> &[PictureFact] {
        &self.facts
    }

    /// Every picture that stands in more than one place, each with all its places in order.
    pub fn repeated(&self) -> impl Iterator<Item = Vec<&PictureFact>> {
        let mut classes: Vec<&Vec<usize>> = self.classes.iter().filter(|class| class.len() > 1).collect();
        classes.sort();
        classes.into_iter().map(|class| class.iter().map(|at| &self.facts[*at]).collect())
    }

    /// All that is known of one picture.
    pub fn same(&self, place: Option<&str>, digest: Option<Digest>, hash: Option<PictureHash>) -> impl Iterator<Item = &PictureFact> {
        self.class(place, digest, hash).into_iter().flat_map(|class| self.alike(class))
    }

    /// The pictures of one class, in order.
    pub(crate) fn alike(&self, class: usize) -> impl Iterator<Item = &PictureFact> {
        self.classes[class].iter().map(|at| &self.facts[*at])
    }

    /// The number of the class that a picture belongs to.
    pub(crate) fn class(&self, place: Option<&str>, digest: Option<Digest>, hash: Option<PictureHash>) -> Option<usize> {
        let by_place = place.and_then(|place| self.by_place.get(place));
        let known = by_place.or_else(|| digest.and_then(|digest| self.by_digest.get(&digest))).copied();
        known.or_else(|| self.looks.near(&hash?)).map(|class| self.root(class))
    }

    /// The class of one more picture. A file that was written over between two drafts joins what it was to what it is.
    fn add(&mut self, fact: &PictureFact) -> usize {
        let class = self.class(fact.place.as_deref(), fact.digest, fact.hash).unwrap_or_else(|| {
            self.joined.push(self.joined.len());
            self.joined.len() - 1
        });
        if let Some(digest) = fact.digest {
            match self.by_digest.insert(digest, class) {
                Some(old) => self.join(old, class),
                None => self.looks.extend(fact.hash, class),
            }
        }
        if let Some(old) = fact.place.clone().and_then(|place| self.by_place.insert(place, class)) {
            self.join(old, class);
        }
        class
    }

    fn join(&mut self, from: usize, into: usize) {
        let (from, into) = (self.root(from), self.root(into));
        self.joined[from] = into;
    }

    /// The class that one stands for now.
    fn root(&self, mut class: usize) -> usize {
        while self.joined[class] != class {
            class = self.joined[class];
        }
        class
    }
}

/// Perceptual hashes, found by nearness.
#[derive(Clone, Debug, Default)]
struct Looks {
    all: Vec<(PictureHash, usize)>,
    /// By which of the 16 pieces of 16 bits, and the piece.
    pieces: HashMap<(usize, u16), Vec<usize>>,
}

impl Looks {
    fn extend(&mut self, hash: Option<PictureHash>, class: usize) {
        let Some(hash) = hash else { return };
        for piece in pieces(&hash) {
            let alike = self.pieces.entry(piece).or_default();
            if alike.len() < CROWD {
                alike.push(self.all.len());
            }
        }
        self.all.push((hash, class));
    }

    /// The class of the nearest look that is near enough.
    fn near(&self, hash: &PictureHash) -> Option<usize> {
        let near = |at: usize| {
            let (other, class) = &self.all[at];
            let apart = hash.distance(other);
            (apart <= crate::register::ALIKE).then_some((apart, at, *class))
        };
        let best = if self.all.len() <= FEW {
            (0..self.all.len()).filter_map(near).min()
        } else {
            around(hash).filter_map(|piece| self.pieces.get(&piece)).flatten().filter_map(|at| near(*at)).min()
        };
        best.map(|(_, _, class)| class)
    }
}

fn pieces(hash: &PictureHash) -> impl Iterator<Item = (usize, u16)> {
    let words = hash.0;
    (0..16).map(move |at| (at, (words[at / 4] >> (at % 4 * 16)) as u16))
}

/// The pieces of a look, and every piece that is one bit away.
fn around(hash: &PictureHash) -> impl Iterator<Item = (usize, u16)> {
    pieces(hash).flat_map(|(at, piece)| std::iter::once((at, piece)).chain((0..16).map(move |bit| (at, piece ^ 1 << bit))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that are alike in every run.
    fn random(state: &mut u64) -> u64 {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*state ^ (*state >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) ^ (*state >> 32)
    }

    #[test]
    fn a_copy_is_found_among_many_at_any_distance_that_counts() {
        let mut state = 7;
        let mut looks = Looks::default();
        let known: Vec<PictureHash> = (0..FEW + 2000).map(|_| PictureHash(std::array::from_fn(|_| random(&mut state)))).collect();
        known.iter().enumerate().for_each(|(class, hash)| looks.extend(Some(*hash), class));
        for (apart, least) in [(16, 1000), (31, 1000), (36, 995)] {
            let found = (0..1000).filter(|nth| {
                let mut copy = known[nth * 6];
                let mut left = apart;
                while left > 0 {
                    let bit = random(&mut state) % 256;
                    let (word, mask) = ((bit / 64) as usize, 1 << (bit % 64));
                    if (copy.0[word] ^ known[nth * 6].0[word]) & mask == 0 {
                        copy.0[word] ^= mask;
                        left -= 1;
                    }
                }
                looks.near(&copy) == Some(nth * 6)
            });
            let found = found.count();
            assert!(found >= least, "{apart} bits: {found} of 1000");
        }
    }
}
