//! Hides identity numbers in a whole report, whatever field they have strayed into.
//!
//! Knows which fields hold words. Refuses to touch keys, places and what a fix writes: a fix whose words would have to be
//! hidden is not offered at all.

use crate::mask::mask_as;

use super::contract::{Document, Finding, Trouble};

/// Hides in one document what may not be seen.
pub(super) fn document(document: &mut Document) {
    let days = document.days_hidden;
    let words = [&mut document.id, &mut document.path, &mut document.origin, &mut document.language, &mut document.override_reason];
    words.into_iter().flatten().for_each(|text| hide(text, days));
    document.start_here.iter_mut().chain(&mut document.notes).for_each(|text| hide(text, days));
    document.checklist.iter_mut().filter_map(|question| question.answered.as_mut()).for_each(|text| hide(text, days));
    document.findings.iter_mut().for_each(|found| finding(found, days));
}

/// Hides in one finding what may not be seen.
pub(super) fn finding(found: &mut Finding, days: bool) {
    for text in [&mut found.message, &mut found.why, &mut found.how] {
        hide(text, days);
    }
    for related in &mut found.related {
        hide(&mut related.text, days);
        [&mut related.path, &mut related.origin].into_iter().flatten().for_each(|text| hide(text, days));
    }
    found.policy.iter_mut().for_each(|policy| hide(&mut policy.quote, days));
    found.fixes.iter_mut().for_each(|fix| hide(&mut fix.title, days));
}

/// Hides in words about a file what may not be seen.
pub(super) fn trouble(trouble: &mut Trouble, days: bool) {
    for text in [&mut trouble.path, &mut trouble.problem, &mut trouble.remedy] {
        hide(text, days);
    }
}

fn hide(text: &mut String, days: bool) {
    if let std::borrow::Cow::Owned(hidden) = mask_as(text, days) {
        *text = hidden;
    }
}
