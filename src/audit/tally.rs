//! What is counted of an audit: bounded by accounts, days and rules, never by posts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::config::Date;
use crate::history::{History, Sketch, States};

/// So many of the newest places of each rule are kept for the report; the rest stand in findings.csv.
pub const NEWEST: usize = 25;

/// All that is counted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// Posts by what became of them.
    pub counts: Counts,
    /// Each export, in the order they were read.
    pub exports: Vec<ExportFacts>,
    /// Accounts and days.
    pub history: History,
    /// Faults and questions by rule.
    pub rules: BTreeMap<String, RuleTally>,
    /// Judged posts with at least one fault that concerns them, by Digg's situation, in Swedish words.
    pub situations: BTreeMap<String, u64>,
    /// Judged posts by LIX, rounded down, 0–99 and over; only posts long enough for a rule to judge.
    pub lix: BTreeMap<u8, u64>,
    /// Judged posts by tone, 0–100, rounded down.
    pub tone: BTreeMap<u8, u64>,
    /// Earliest and latest own post.
    pub period: Option<(Date, Date)>,
    /// What was not looked at.
    pub not_looked: NotLooked,
}

/// Posts by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Read, duplicates aside.
    pub read: u64,
    /// Own posts that were judged.
    pub judged: u64,
    /// Judged and nothing found, questions aside.
    pub clean: u64,
    /// Judged, with a fault at level error.
    pub faulty: u64,
    /// Judged, with warnings or advice and no error.
    pub remarked: u64,
    /// Judged, with at least one question that a person must answer.
    pub asked: u64,
    /// Findings at each level: errors, warnings, advice.
    pub errors: u64,
    /// Warnings.
    pub warnings: u64,
    /// Advice.
    pub advice: u64,
    /// Questions.
    pub reviews: u64,
    /// Findings that the baseline knows.
    pub known: u64,
    /// Findings of the baseline that are no longer there.
    pub fixed: u64,
}

/// What one export holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportFacts {
    /// The file or folder, as the user named it.
    pub file: String,
    /// The carrier's name.
    pub format: String,
    /// The carrier's label, Swedish and English.
    pub label: [String; 2],
    /// Posts, replies, shares and stories included, duplicates aside.
    pub posts: u64,
    /// By kind: "post", "reply", "share", "story", "video", "page".
    pub kinds: BTreeMap<String, u64>,
    /// Drafts and scheduled posts among them.
    pub unpublished: u64,
    /// Pictures.
    pub images: u64,
    /// By what is known of their description.
    pub image_states: States,
    /// Pictures that stand for an unknown number.
    pub placeholders: u64,
    /// Films.
    pub videos: u64,
    /// By what is known of their captions.
    pub caption_states: States,
    /// The first and last day.
    pub first_date: Option<Date>,
    /// The last day.
    pub last_date: Option<Date>,
    /// Posts without a date.
    pub undated: u64,
    /// The first account's name, else handle, else id.
    pub account: Option<String>,
    /// The title, else the beginning of the text, of the first own post; masked, at most 80 signs.
    pub first_text: Option<String>,
    /// Posts that stood in an earlier export or twice in this.
    pub duplicates: u64,
    /// Strings whose letters were mended.
    pub mended: u64,
    /// Things worth saying once, Swedish and English.
    pub notes: Vec<[String; 2]>,
}

/// Faults and questions of one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleTally {
    /// Judged posts with at least one.
    pub posts: u64,
    /// Findings by level: errors, warnings, advice, questions.
    pub levels: [u64; 4],
    /// Different things to mend: one picture or phrase, however often it stands, is one.
    pub hands: Sketch,
    /// The newest of them, newest first, at most [`NEWEST`].
    pub newest: Vec<Listed>,
}

/// One finding as the report lists it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Listed {
    /// The day; `None` where unknown.
    pub day: Option<Date>,
    /// The number of the post in the run, from 1: its line in posts.ndjson.
    pub post: u64,
    /// The account's key in the history.
    pub account: String,
    /// "error", "warning", "advice" or "review".
    pub level: String,
    /// What stands there, masked.
    pub message: String,
    /// The post's address.
    pub permalink: Option<String>,
    /// Where in the export: "posts.jsonl, rad 3".
    pub origin: String,
}

/// What was not looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotLooked {
    /// Replies.
    pub replies: u64,
    /// Shares.
    pub shares: u64,
    /// Stories.
    pub stories: u64,
    /// Posts before `--since`.
    pub before: u64,
    /// Pictures of judged posts whose export says nothing of descriptions, by channel.
    pub pictures: BTreeMap<String, u64>,
    /// Films of judged posts whose export says nothing of captions, by channel.
    pub films: BTreeMap<String, u64>,
    /// Posts that klart could not judge.
    pub unread: u64,
    /// Duplicates.
    pub duplicates: u64,
}
