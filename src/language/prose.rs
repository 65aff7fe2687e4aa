//! One block of text, analysed once: tokens, sentences, words. Every other module here reads from it.
//! Refuses to know which block it was, and whether its prose is good.

use super::{address, letters, quotation, sentences, tokens, words};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A run of letters, digits, hyphens.
    Word,
    /// One punctuation mark or symbol.
    Mark,
    /// A web or mail address, whole.
    Address,
    /// The name in a hashtag or a handle.
    Tag,
}

/// A token; `start..end` are bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// What it is.
    pub kind: Kind,
    /// Worded by somebody else: a quotation or the title of an act. Style rules leave it alone.
    pub borrowed: bool,
}

/// A counted word; `start..end` are bytes of the text (”1 250,50” keeps its blank).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Letters in it; digits and hyphens do not count.
    pub letters: u16,
    /// Written as a hashtag, hence never long.
    pub hashtag: bool,
}

impl Word {
    /// More than six letters and no hashtag: a long word of LIX (Björnsson 1968).
    pub fn is_long(&self) -> bool {
        self.letters > 6 && !self.hashtag
    }
}

/// A sentence with at least one word; `start..end` are bytes without surrounding blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    tokens: (u32, u32),
    words: (u32, u32),
}

impl Sentence {
    /// Number of words.
    pub fn word_count(&self) -> usize {
        (self.words.1 - self.words.0) as usize
    }

    /// Index of its first token in the block.
    pub fn first_token(&self) -> usize {
        self.tokens.0 as usize
    }
}

/// The analysis of one block of normalised text.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    lower: String,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    words: Vec<Word>,
}

/// Where the addresses and the sentences of a text stand: what is known of it before its words are.
#[derive(Debug, Clone)]
pub struct Cuts {
    addresses: Vec<(usize, usize)>,
    /// The sentences, those without words included: bytes, without surrounding blanks.
    pub sentences: Vec<(usize, usize)>,
}

impl Cuts {
    /// Cuts `text`, one block of it.
    pub fn of(text: &str) -> Self {
        let addresses = address::find(text);
        let sentences = sentences::split(text, &addresses);
        Self { addresses, sentences }
    }
}

impl Prose {
    /// Analyses `text`, one block of it. Linear; any text will do.
    pub fn of(text: &str) -> Self {
        Self::within(text, &Cuts::of(text))
    }

    /// As [`Prose::of`], with the cuts of `text` at hand.
    pub fn within(text: &str, cuts: &Cuts) -> Self {
        let addresses = cuts.addresses.as_slice();
        let lower = letters::fold(text);
        let mut tokens = tokens::tokenise(text, addresses);
        quotation::mark(text, &lower, &mut tokens);
        let words = Vec::with_capacity(tokens.len());
        let mut prose = Self { lower, tokens, words, sentences: Vec::with_capacity(cuts.sentences.len()) };
        let mut next = 0;
        for &(start, end) in &cuts.sentences {
            let first = prose.words.len() as u32;
            words::count(text, start, end, addresses, &mut prose.words);
            if prose.words.len() as u32 > first {
                let tokens = prose.tokens_within(&mut next, start as u32, end as u32);
                prose.sentences.push(Sentence { start: start as u32, end: end as u32, tokens, words: (first, prose.words.len() as u32) });
            }
        }
        prose
    }

    fn tokens_within(&self, next: &mut usize, start: u32, end: u32) -> (u32, u32) {
        let from = *next + self.tokens[*next..].iter().take_while(|token| token.start < start).count();
        let to = from + self.tokens[from..].iter().take_while(|token| token.start < end).count();
        *next = to;
        (from as u32, to as u32)
    }

    /// The text in lower case, byte for byte as long as the text itself.
    pub fn lower(&self) -> &str {
        &self.lower
    }

    /// The sentences in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// All tokens of the block in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All counted words in order.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The tokens of one sentence.
    #[inline]
    pub fn tokens_in(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.0 as usize..sentence.tokens.1 as usize]
    }

    /// The words of one sentence.
    pub fn words_in(&self, sentence: &Sentence) -> &[Word] {
        &self.words[sentence.words.0 as usize..sentence.words.1 as usize]
    }

    /// A token's text in lower case.
    #[inline]
    pub fn word(&self, token: &Token) -> &str {
        &self.lower[token.start as usize..token.end as usize]
    }

    /// A counted word in lower case, as it stands.
    pub fn counted(&self, word: &Word) -> &str {
        &self.lower[word.start as usize..word.end as usize]
    }
}
