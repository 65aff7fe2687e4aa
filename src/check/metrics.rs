//! The numbers of a draft (swedish/SWEDISH.md sections 4 and 5).

/// All numbers of one draft. Always present, also where the text is too short for a rule to judge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metrics {
    /// Over running text ("brödtext").
    pub body: Measures,
    /// Over all blocks.
    pub all: Measures,
    /// Words in the longest sentence of running text.
    pub longest_sentence: usize,
    /// Passive verbs in running text.
    pub passives: usize,
    /// Pictures that readers meet.
    pub images: usize,
    /// Pictures with a description.
    pub described_images: usize,
}

/// Counts and measures over some blocks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measures {
    /// O: words.
    pub words: usize,
    /// V: distinct lower-cased words.
    pub distinct_words: usize,
    /// M: sentences.
    pub sentences: usize,
    /// L: words of more than six letters.
    pub long_words: usize,
    /// O/M + 100·L/O; 0 for no words.
    pub lix: f64,
    /// L/M; 0 for no words.
    pub rix: f64,
    /// `None` under 200 words, or where every word is distinct.
    pub ovix: Option<f64>,
}
