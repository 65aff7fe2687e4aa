//! The drafts of a run beside each other: what one says of a picture is told to those that say nothing.
//!
//! Knows which drafts are judged a second time; what they are told is decided below.

use std::sync::Arc;

use rayon::prelude::*;

use crate::check::batch;
use crate::config::Lang;
use crate::facts::Pictures;
use crate::finding::Finding;
use crate::report;
use crate::report::contract;
use crate::rules;

use super::desks::Desks;
use super::judge::{self, Checked, Subject};
use super::options::Deed;

/// Judges anew the drafts with a picture that another draft describes. The result does not depend on any order: all
/// are told what was said the first time.
pub(super) fn tell(
    subjects: &[(Subject, usize)],
    desks: &mut Desks,
    checked: &mut [Checked],
    deed: Deed,
    wants_excerpts: bool,
    lang: Lang,
) {
    let pictures = pictures(checked);
    let wants = |one: &Checked| batch::is_worth_another_look(&one.pictures, &pictures);
    let again: Vec<bool> = checked.iter().map(wants).collect();
    if !again.contains(&true) {
        return;
    }
    let pictures = Arc::new(pictures);
    desks.places.iter_mut().for_each(|place| place.desk.pictures = Arc::clone(&pictures));
    let desks = &*desks;
    checked.par_iter_mut().zip(subjects).zip(again).filter(|(_, again)| *again).for_each(|((one, (subject, place)), _)| {
        let anew = judge::check(subject, &desks.places[*place], deed, wants_excerpts, lang);
        let old = std::mem::replace(one, anew);
        // What was fixed the first time is in the file already; changes to other files wait still, and are counted again.
        if matches!(deed, Deed::Fix(_)) {
            let waiting = old.files.map_or(0, |files| files.changes.len());
            one.fixed += old.fixed.saturating_sub(waiting);
        }
    });
}

/// What the rules over several drafts find and no baseline knows, in the contract's words.
pub(super) fn over(checked: &[Checked], desks: &Desks, lang: Lang) -> Vec<contract::Finding> {
    let baselines = || desks.places.iter().filter_map(|place| place.desk.baseline.as_ref());
    let found = found(checked).into_iter().filter(|found| !baselines().any(|baseline| baseline.knows(first(found), found)));
    found.map(|found| report::over(&found, rules::ALL, lang)).collect()
}

/// What the rules over several drafts find.
pub(super) fn found(checked: &[Checked]) -> Vec<Finding> {
    batch::over(&pictures(checked))
}

/// The draft that a finding over several goes by.
pub(super) fn first(found: &Finding) -> &str {
    found.related.first().map_or("", |related| related.draft.as_str())
}

fn pictures(checked: &[Checked]) -> Pictures {
    Pictures::of(checked.iter().flat_map(|one| one.pictures.iter().cloned()).collect())
}
