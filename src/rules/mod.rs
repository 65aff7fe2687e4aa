//! Every rule, one file each. Written by tests/it/generated.rs from the folders: do not edit.

use crate::config::Known;
use crate::rule::Rule;

/// Rules of group draft.
pub mod draft {
    pub mod unused_ignore;
}

/// Rules of group sender.
pub mod sender {
    pub mod evidence;
    pub mod forms;
    pub mod insertion;
    pub mod lines;
    pub mod missing_organisation;
    pub mod missing_sender;
    pub mod names;
    pub mod unclear_sender;
}

/// Rules of group swedish.
pub mod swedish {
    pub mod abbreviation;
    pub mod high_lix;
    pub mod long_sentence;
    pub mod long_word;
    pub mod officialese;
    pub mod passive_heavy;
    pub mod steps;
}

/// Every rule, in the order of the folders.
pub const ALL: &[&Rule] = &[
    &draft::unused_ignore::RULE,
    &sender::missing_organisation::RULE,
    &sender::missing_sender::RULE,
    &sender::unclear_sender::RULE,
    &swedish::abbreviation::RULE,
    &swedish::high_lix::RULE,
    &swedish::long_sentence::RULE,
    &swedish::long_word::RULE,
    &swedish::officialese::RULE,
    &swedish::passive_heavy::RULE,
];

/// What klart.toml may name: every rule and its options.
pub fn known() -> Vec<Known> {
    ALL.iter().map(|rule| Known { id: rule.id, options: rule.options }).collect()
}
