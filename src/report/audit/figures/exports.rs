//! What each export holds, under the names of the facts that a reader of exports is tried by.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::audit::ExportFacts;
use crate::config::Date;
use crate::mask::mask;

use super::super::Overview;
use super::{Names, States};

/// One export.
#[derive(Clone, Debug, Serialize)]
pub struct Export {
    /// The file or folder, as the user named it.
    pub file: String,
    /// The carrier's name.
    pub format: String,
    /// What people call it.
    pub label: String,
    /// Posts, replies, shares and stories included, duplicates aside.
    pub posts: u64,
    /// By kind.
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
    /// The first day.
    pub first_date: Option<Date>,
    /// The last day.
    pub last_date: Option<Date>,
    /// Posts without a date.
    pub undated: u64,
    /// The first account.
    pub account: Option<String>,
    /// The beginning of the first own post.
    pub first_text: Option<String>,
    /// Posts that stood in an earlier export or twice in this.
    pub duplicates: u64,
    /// Strings whose letters were mended.
    pub mended: u64,
    /// Things worth saying once.
    pub notes: Vec<String>,
}

/// Every export, in the order they were read.
pub(super) fn of(overview: &Overview, names: &Names) -> Vec<Export> {
    overview.tally.exports.iter().map(|facts| export(facts, overview, names)).collect()
}

fn export(facts: &ExportFacts, overview: &Overview, names: &Names) -> Export {
    let at = overview.lang as usize;
    let open = |words: &Option<String>| words.as_deref().filter(|_| !overview.anonymised).map(|words| mask(words).into_owned());
    let notes = if overview.anonymised { &[] } else { facts.notes.as_slice() };
    Export {
        file: names.export(&facts.file),
        format: facts.format.clone(),
        label: facts.label[at].clone(),
        posts: facts.posts,
        kinds: facts.kinds.clone(),
        unpublished: facts.unpublished,
        images: facts.images,
        image_states: States::of(facts.image_states.map(u64::from)),
        placeholders: facts.placeholders,
        videos: facts.videos,
        caption_states: States::of(facts.caption_states.map(u64::from)),
        first_date: facts.first_date,
        last_date: facts.last_date,
        undated: facts.undated,
        account: open(&facts.account),
        first_text: open(&facts.first_text),
        duplicates: facts.duplicates,
        mended: facts.mended,
        notes: notes.iter().map(|note| mask(&note[at]).into_owned()).collect(),
    }
}
