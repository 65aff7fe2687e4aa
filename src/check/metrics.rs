//! The numbers of a draft (swedish/SWEDISH.md sections 4 and 5).

use crate::draft::{Alt, Block, Draft, Kind};
use crate::language::readability::{Counts, Tally};
use crate::language::tone::Tone;

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
    /// How official the text sounds; `None` where it is too short or too little of it is in Swedish.
    pub tone: Option<Tone>,
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

/// Words under which OVIX says nothing.
const OVIX_WORDS: usize = 200;

impl Metrics {
    /// The numbers of one draft.
    pub(super) fn of(draft: &Draft) -> Self {
        let text = |block: &&Block| !matches!(block.kind, Kind::Code | Kind::Control);
        let (mut body, mut others, mut in_passive) = (Tally::default(), Tally::default(), 0);
        for block in draft.visible().filter(text) {
            if draft.is_running(block) {
                body.add(&block.prose);
                in_passive += block.passives.len();
            } else {
                others.add(&block.prose);
            }
        }
        let (body, all) = body.counts_with(others);
        let images = draft.images.iter().filter(|image| !image.hidden);
        Self {
            longest_sentence: body.longest,
            passives: in_passive,
            tone: draft.tally().tone(),
            body: Measures::of(&body),
            all: Measures::of(&all),
            images: images.clone().count(),
            described_images: images.filter(|image| matches!(image.alt, Alt::Present { .. }) || image.name.is_some()).count(),
        }
    }
}

impl Measures {
    fn of(counts: &Counts) -> Self {
        let measures = counts.measures();
        Self {
            words: counts.words,
            distinct_words: counts.distinct,
            sentences: counts.sentences,
            long_words: counts.long,
            lix: measures.lix.unwrap_or_default(),
            rix: measures.rix.unwrap_or_default(),
            ovix: measures.ovix.filter(|_| counts.words >= OVIX_WORDS),
        }
    }
}
