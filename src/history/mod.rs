//! What is kept of past posts: accounts, days and counts, and no words of any post.
//!
//! Knows which posts are one account's, and what happened on which day. Refuses to judge, and to know any export's format.

pub mod calendar;
mod pace;
mod settle;
mod sketch;
pub mod trend;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::config::Date;

pub use crate::language::presence::Said;
pub use pace::{BASE_WEEKS, LEAST_WEEKS};
pub use settle::{address, folded};
pub use sketch::Sketch;

/// Pictures or films by what is known of their descriptions or captions: there, deliberately empty, missing, not exported.
pub type States = [u32; 4];

/// All accounts met, by [`Past::key`]'s form `platform/name`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// Accounts by key.
    pub accounts: BTreeMap<String, Past>,
}

/// One account's past.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// The channel's name.
    pub platform: String,
    /// The platform's own id; empty where no export says.
    pub id: String,
    /// The name that is shown; empty likewise.
    pub name: String,
    /// The account's own name, without `@`; empty likewise.
    pub handle: String,
    /// Its address; empty likewise.
    pub url: String,
    /// The exports that it was met in.
    pub exports: BTreeSet<String>,
    /// What happened, by day in Stockholm. Posts without a date are in no day.
    pub days: BTreeMap<Date, Day>,
    /// Own posts that no date is known of.
    pub undated: u32,
    /// How its own posts spell the organisation's name: form and number of posts.
    pub spelled: BTreeMap<String, u32>,
    /// Faults by rule: number of own posts.
    pub rules: BTreeMap<String, u32>,
}

/// One account's day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// Own posts: no replies, shares or stories.
    pub own: u32,
    /// Replies, shares and stories.
    pub other: u32,
    /// Own posts that were judged; fewer than `own` with `--since`.
    pub judged: u32,
    /// Judged posts with a fault at level error.
    pub faulty: u32,
    /// Judged posts with any fault.
    pub marked: u32,
    /// Pictures of the judged posts by what is known of their description.
    pub pictures: States,
    /// Films of the judged posts by what is known of their captions.
    pub films: States,
    /// What own posts say of lower frequency and of closing.
    pub said: Said,
}

impl Past {
    /// The key of an account: the channel, and what tells it apart there, in small letters.
    pub fn key(platform: &str, name: &str) -> String {
        format!("{platform}/{}", name.trim().trim_start_matches('@').to_lowercase())
    }

    /// Own posts with a date.
    pub fn own(&self) -> u64 {
        self.days.values().map(|day| u64::from(day.own)).sum()
    }
}
