//! Every rule, one file each. Written by tests/it/generated.rs from the folders: do not edit.

use crate::config::Known;
use crate::rule::Rule;

/// Rules of group draft.
pub mod draft {
    pub mod unused_ignore;
}

/// Every rule, in the order of the folders.
pub const ALL: &[&Rule] = &[
    &draft::unused_ignore::RULE,
];

/// What klart.toml may name: every rule and its options.
pub fn known() -> Vec<Known> {
    ALL.iter().map(|rule| Known { id: rule.id, options: rule.options }).collect()
}
