//! Many fixed phrases found in one walk over the tokens: a trie keyed by whole words, never a scan per phrase.
//! Refuses to inflect: what is not in the table is not found.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::lexicon::Quick;
use super::prose::{Kind, Prose, Token};

/// No phrase of the tables is longer than this many tokens.
const LONGEST: usize = 16;

#[derive(Debug)]
struct Node<T> {
    /// Next tokens, without a blank before them and with one.
    next: [HashMap<Box<str>, usize, BuildHasherDefault<Quick>>; 2],
    ends: Vec<T>,
}

impl<T> Default for Node<T> {
    fn default() -> Self {
        Self { next: [HashMap::default(), HashMap::default()], ends: Vec::new() }
    }
}

/// A set of phrases, each with a value. A phrase's blank matches any run of blanks or line breaks.
#[derive(Debug)]
pub struct Phrases<T> {
    nodes: Vec<Node<T>>,
    /// Which words may open a phrase, by some of their bytes: most words need no look in the tables.
    openings: [u64; OPENINGS / 64],
}

/// Number of marks in `openings`; a power of two.
const OPENINGS: usize = 65536;

/// The mark of a word, from its first three bytes and its last; all words with a U+2011 among those share one.
#[inline]
fn opening(word: &str) -> usize {
    let bytes = word.as_bytes();
    let byte = |at: usize| bytes.get(at).map_or(0, |byte| usize::from(*byte));
    let (first, second, third, last) = (byte(0), byte(1), byte(2), byte(bytes.len().wrapping_sub(1)));
    if first == 0xE2 || second == 0xE2 || third == 0xE2 || last == 0x91 {
        return 0;
    }
    (first + second * 37 + third * 6151 + last * 1031) % OPENINGS
}

impl<S: AsRef<str>, T> FromIterator<(S, T)> for Phrases<T> {
    fn from_iter<I: IntoIterator<Item = (S, T)>>(phrases: I) -> Self {
        let mut all = Self { nodes: vec![Node::default()], openings: [0; OPENINGS / 64] };
        all.openings[0] = 1;
        phrases.into_iter().for_each(|(phrase, value)| all.add(phrase.as_ref(), value));
        all
    }
}

impl<T> Phrases<T> {
    fn add(&mut self, phrase: &str, value: T) {
        let prose = Prose::of(phrase);
        if let Some(first) = prose.tokens().first() {
            let opening = opening(prose.word(first));
            self.openings[opening / 64] |= 1 << (opening % 64);
        }
        let mut node = 0;
        for (at, token) in prose.tokens().iter().take(LONGEST).enumerate() {
            let gap = at > 0 && prose.tokens()[at - 1].end < token.start;
            let fresh = self.nodes.len();
            node = *self.nodes[node].next[usize::from(gap)].entry(prose.word(token).into()).or_insert(fresh);
            if node == fresh {
                self.nodes.push(Node::default());
            }
        }
        self.nodes[node].ends.push(value);
    }

    /// The phrases that begin at token `at` of `tokens`, longest first, each with its number of tokens.
    /// Phrases of one length come in the order of the table. A hyphen, or a mark that glues words (”EU:s”), is no border.
    pub fn at<'a>(&'a self, prose: &'a Prose, tokens: &'a [Token], at: usize) -> impl Iterator<Item = (usize, &'a T)> + 'a {
        let mut path = [0; LONGEST];
        let mut depth = 0;
        let mut node = 0;
        while let Some(token) = tokens.get(at + depth).filter(|token| depth < LONGEST && matches!(token.kind, Kind::Word | Kind::Mark)) {
            let gap = depth > 0 && tokens[at + depth - 1].end < token.start;
            let Some(&next) = self.step(node, gap, prose.word(token)) else { break };
            if depth == 0 && !free_before(prose, tokens, at) {
                break;
            }
            (path[depth], node) = (next, next);
            depth += 1;
        }
        (1..=depth)
            .rev()
            .filter(move |&length| free_after(prose, tokens, at + length - 1))
            .flat_map(move |length| self.nodes[path[length - 1]].ends.iter().map(move |value| (length, value)))
    }

    /// Whether a phrase may begin with `word`; `false` is certain.
    #[inline]
    pub fn may_open(&self, word: &str) -> bool {
        let opening = opening(word);
        self.openings[opening / 64] >> (opening % 64) & 1 == 1
    }

    fn step(&self, node: usize, gap: bool, word: &str) -> Option<&usize> {
        let next = &self.nodes[node].next[usize::from(gap)];
        let hyphened = || word.contains('\u{2011}').then(|| next.get(word.replace('\u{2011}', "-").as_str())).flatten();
        next.get(word).or_else(|| if word.is_ascii() { None } else { hyphened() })
    }
}

fn glues(prose: &Prose, token: &Token) -> bool {
    matches!(prose.word(token), ":" | "." | "'" | "’" | "@" | "#")
}

fn is_word(token: &Token) -> bool {
    token.kind != Kind::Mark
}

fn free_before(prose: &Prose, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|token| is_word(token)) else { return true };
    let Some(mark) = at.checked_sub(1).map(|before| tokens[before]).filter(|mark| mark.end == token.start) else { return true };
    let word = at.checked_sub(2).map(|before| tokens[before]).filter(|word| word.end == mark.start && is_word(word));
    word.is_none() || !glues(prose, &mark)
}

fn free_after(prose: &Prose, tokens: &[Token], last: usize) -> bool {
    let touching = |at: usize| tokens.get(at).filter(|next| next.start == tokens[at - 1].end);
    let Some(next) = touching(last + 1) else { return true };
    if is_word(next) {
        return false;
    }
    !(is_word(&tokens[last]) && glues(prose, next) && touching(last + 2).is_some_and(is_word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        let phrases: Phrases<&'static str> =
            ["på grund av det faktum att", "det faktum att", "t.ex.", "ca", "ca.", "medelst"].into_iter().map(|p| (p, p)).collect();
        let prose = Prose::of(text);
        (0..prose.tokens().len()).filter_map(|at| phrases.at(&prose, prose.tokens(), at).next().map(|hit| *hit.1)).collect()
    }

    #[test]
    fn longest_first_over_any_blank() {
        assert_eq!(found("på grund\nav det  faktum att")[0], "på grund av det faktum att");
        assert_eq!(found("T.ex. nu, ca. 5 och ca 6."), ["t.ex.", "ca.", "ca"]);
    }

    #[test]
    fn hyphens_and_gluing_marks_are_no_borders() {
        assert!(found("medelstora ca-priset x:ca t.ex.pel").is_empty());
    }
}
