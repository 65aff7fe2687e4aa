//! Answers about films and pictures that klart does not know: told, so that nobody believes them to count.
//!
//! Knows what may be answered. Refuses to guess: the nearest word is asked for, never taken.

use crate::config::{CHECKLIST, nearest};
use crate::draft::{Draft, Target};
use crate::read::slips;
use crate::source::{Answer, DeclaredMedia, Slip, is_date};

/// Puts every answer in the form's own case, and notes those that it does not have.
pub(super) fn find(draft: &mut Draft) {
    let mut found = Vec::new();
    let mut answers = std::mem::take(&mut draft.answers);
    for said in &mut answers.media {
        let file = said.file.clone();
        for ((key, known), value) in DeclaredMedia::CHOICES.into_iter().zip([&mut said.captions, &mut said.description, &mut said.sound]) {
            let Some(word) = value else { continue };
            let plain = word.trim().to_lowercase();
            if plain.is_empty() || known.contains(&plain.as_str()) {
                *word = plain;
            } else {
                found.push(slips::word(&file, key, word, known));
                // An answer that nobody can read is no answer.
                *value = None;
            }
        }
        if let Some(date) = said.published.as_deref().filter(|date| !is_date(date.trim())) {
            found.push(slips::date(&file, date));
        }
    }
    let films: Vec<&Target> = draft.media.iter().flat_map(|medium| &medium.targets).collect();
    found.extend(answers.media.iter().filter_map(|said| strange(&said.file, &films)));
    let pictures: Vec<&Target> = draft.images.iter().map(|image| &image.target).collect();
    found.extend(answers.images.iter().filter_map(|said| strange(&said.file, &pictures)));
    found.extend(answers.answers.iter_mut().filter_map(asked));
    draft.answers = answers;
    draft.slips.extend(found);
}

/// Puts a line of the checklist in the list's own case, and tells of one that it does not have.
fn asked(answer: &mut Answer) -> Option<Slip> {
    let said = answer.ask.trim();
    let upper = said.to_uppercase();
    if let Some(known) = CHECKLIST.iter().find(|known| **known == upper) {
        (*known).clone_into(&mut answer.ask);
        return None;
    }
    let line = upper.starts_with("M-") || upper.starts_with("M_") || upper.starts_with("M ");
    let plain = upper.replace(['_', ' '], "-");
    let whole = if line { plain } else { format!("M-{plain}") };
    let near = nearest(&whole, CHECKLIST.iter().copied());
    match near {
        Some(near) => Some(slips::line(said, Some(near))),
        None if line => Some(slips::line(said, None)),
        None => None,
    }
}

/// A file name that the draft does not show, where it shows one that is nearly the same.
fn strange(file: &str, shown: &[&Target]) -> Option<Slip> {
    let own = file.trim();
    let last = own.rsplit('/').next().unwrap_or(own);
    let names: Vec<String> = shown.iter().map(|target| target.file_name()).collect();
    let there = shown.iter().any(|target| target.address == own) || names.iter().any(|name| name == last);
    let near = (!there).then(|| nearest(last, names.iter().map(String::as_str)))??;
    Some(slips::file(own, near))
}
