//! Passives of a draft, sentence by sentence: what the rules on passives share, so that a sentence gets one remark.
//!
//! Knows which passives hide a doer somebody may ask for; refuses to know who that is.

use std::ops::Range;

use crate::config::{Settings, TextType};
use crate::draft::{Block, Draft, Kind};
use crate::language::passive::Passive;

use super::steps::{Steps, is_own, level, passages};

/// A sentence with passives of the writer's own.
pub(super) struct Sentence<'a> {
    pub(super) block: &'a Block,
    /// Bytes of the block's text.
    pub(super) range: Range<usize>,
    /// Those that hide a doer.
    pub(super) hiding: Vec<Passive>,
}

impl Sentence<'_> {
    /// The verbs that hide a doer, as they stand, parted by commas.
    pub(super) fn verbs(&self) -> String {
        let verbs: Vec<&str> = self.hiding.iter().take(NAMED).map(|passive| &self.block.text.plain[passive.start..passive.end]).collect();
        verbs.join(", ")
    }
}

/// All passives of a draft's running text.
pub(super) struct Passives<'a> {
    /// Sentences with at least one that hides a doer, in order.
    pub(super) sentences: Vec<Sentence<'a>>,
    /// Passives of the writer's own, those that hide nothing included; captions left out.
    pub(super) all: usize,
    words: usize,
}

/// So many verbs of a sentence are named.
const NAMED: usize = 8;

/// Passives per 1 000 words.
const STEPS: Steps = Steps { social: (20, 0), web: (20, 0), decision: (35, 0), easy_read: (10, 0) };

/// Fewer than these say nothing about a text.
const LEAST: usize = 4;

/// A text of fewer words is judged by its sentences alone.
const LEAST_WORDS: usize = 100;

/// So many in one sentence hide who does what.
const IN_ONE: usize = 2;

/// On a web page so many; fewer were right half the time on real pages, but for instructions.
const ON_PAGE: usize = 3;

impl<'a> Passives<'a> {
    /// Looks through a draft. Linear.
    pub(super) fn of(draft: &'a Draft) -> Self {
        let mut found = Self { sentences: Vec::new(), all: 0, words: 0 };
        for block in passages(draft).filter(|block| block.kind.is_prose() && block.ends_in_stop) {
            let counts = usize::from(block.kind != Kind::Subtitle);
            found.words += block.prose.words().len();
            let mut rest = block.passives.as_slice();
            for sentence in block.prose.sentences() {
                let range = sentence.start as usize..sentence.end as usize;
                let (inside, after) = rest.split_at(rest.partition_point(|passive| passive.end <= range.end));
                rest = after;
                let own = inside.iter().filter(|passive| !passive.borrowed && is_own(block, &(passive.start..passive.end)));
                let (mut hiding, mut all) = (Vec::new(), 0);
                for passive in own {
                    all += counts;
                    if !passive.light && !passive.doer {
                        hiding.push(*passive);
                    }
                }
                found.all += all;
                if !hiding.is_empty() {
                    found.sentences.push(Sentence { block, range, hiding });
                }
            }
        }
        found
    }

    /// Whether there are so many in the whole text that it is better said once.
    pub(super) fn are_dense(&self, settings: &Settings) -> bool {
        let density = 1000.0 * self.all as f64 / self.words.max(1) as f64;
        self.words >= LEAST_WORDS && self.sentences.len() >= LEAST && level(STEPS.of("swedish/passive-heavy", settings), density).is_some()
    }

    /// The sentences with several of them, where the text type minds.
    pub(super) fn stacked(&self, settings: &Settings) -> impl Iterator<Item = &Sentence<'a>> {
        let stacks = self.stacks(settings);
        self.sentences.iter().filter(move |sentence| stacks(sentence))
    }

    /// Whether a sentence has several of them, where the text type minds.
    pub(super) fn stacks(&self, settings: &Settings) -> impl Fn(&Sentence<'_>) -> bool + use<'a> {
        let least = match settings.text_type {
            TextType::Decision => usize::MAX,
            TextType::Web if self.are_dense(settings) => usize::MAX,
            TextType::Web => ON_PAGE,
            TextType::Social | TextType::EasyRead => IN_ONE,
        };
        move |sentence| {
            let told = least == ON_PAGE && sentence.hiding.iter().any(|passive| passive.instruction);
            sentence.hiding.len() >= if told { IN_ONE } else { least }
        }
    }
}
