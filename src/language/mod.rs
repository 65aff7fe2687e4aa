//! Words, sentences and measures of Swedish prose: pure functions on text that know nothing of formats.
//! Every function takes normalised text (NFC, no soft hyphens, ordinary blanks) and answers in byte ranges of it.
//! The room refuses to know where a text came from, who wrote it, and what ought to be said about it.

pub mod abbreviations;
pub mod acronyms;
mod address;
pub mod capitals;
mod clause_words;
pub mod clauses;
pub mod condition;
pub mod cut;
pub mod detect;
pub mod drawn;
pub mod exclaimed;
pub mod first_names;
pub mod hashtag;
pub mod letters;
pub mod lexicon;
pub mod long_words;
pub mod negation;
pub mod noun_verbs;
pub mod numbers;
pub mod officialese;
pub mod passive;
pub mod people;
pub mod phrases;
pub mod presence;
pub mod prose;
mod quotation;
pub mod readability;
pub mod registry;
mod sentences;
pub mod signs;
pub mod spaced;
pub mod style;
pub mod styled;
mod tokens;
pub mod tone;
pub mod weak_verbs;
pub mod wording;
mod words;

pub use prose::{Kind, Prose, Sentence, Token, Word};
