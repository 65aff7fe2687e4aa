//! What people have answered, brought to the pictures and films it concerns.
//!
//! The answers stand in front matter, in `NAME.klart.toml` beside a draft that cannot hold them, or in a request;
//! they have one form. Reading them from YAML is the reader's business, from TOML and JSON serde's.

#[cfg(feature = "files")]
mod outline;
#[cfg(feature = "files")]
mod write;

#[cfg(feature = "files")]
pub use write::{Said, beside, in_draft};

use crate::draft::{Draft, Target};
use crate::finding::{Finding, Settled};
use crate::source::{Answers, DeclaredImage, DeclaredMedia, Form, Ignore, Source};

/// Adds the answers that came beside the draft.
pub(crate) fn take(draft: &mut Draft, source: &Source) {
    add(draft, source.meta.answers.clone());
}

/// Adds a form of answers to those that a draft already has. The draft's own word stands first and wins.
pub fn add(draft: &mut Draft, form: Form) {
    if draft.meta.channels.is_empty() {
        draft.meta.channels = form.channel.map(|channel| channel.list().to_vec()).unwrap_or_default();
    }
    draft.meta.language = draft.meta.language.take().or(form.language);
    let answers = &mut draft.answers;
    answers.profile = answers.profile.take().or(form.profile);
    answers.text_type = answers.text_type.take().or(form.text_type);
    answers.images.extend(form.images);
    answers.media.extend(form.media);
    answers.answers.extend(form.answers);
    let ignores = form.ignore.into_iter().map(|line| Ignore { rule: line.rule, reason: line.reason, span: None, covers: None });
    draft.ignores.extend(ignores);
}

/// Brings what was said of each picture and film to it. What was said later adds to what was said first.
pub(crate) fn apply(draft: &mut Draft) {
    for image in &mut draft.images {
        for said in draft.answers.images.iter().filter(|said| names(&said.file, &image.target)) {
            let DeclaredImage { decorative, described_in_text, .. } = *said;
            image.decorative |= decorative;
            image.in_text |= described_in_text;
        }
    }
    for graphic in &mut draft.graphics {
        let said = draft.answers.images.iter().filter(|said| names(&said.file, &graphic.target));
        graphic.decorative |= said.into_iter().any(|said| said.decorative || said.described_in_text);
    }
    for medium in &mut draft.media {
        let said = |said: &&DeclaredMedia| medium.targets.iter().any(|target| names(&said.file, target));
        medium.declared = draft.answers.media.iter().filter(said).cloned().reduce(together);
    }
}

/// Two words on one film: where both say the same key, the first holds.
fn together(first: DeclaredMedia, later: DeclaredMedia) -> DeclaredMedia {
    DeclaredMedia {
        file: first.file,
        captions: first.captions.or(later.captions),
        description: first.description.or(later.description),
        transcript: first.transcript.or(later.transcript),
        sound: first.sound.or(later.sound),
        live: first.live || later.live,
        published: first.published.or(later.published),
        why: first.why.or(later.why),
    }
}

/// What people have answered to a question, in their own order; "vet inte" is no answer.
pub fn given<'a>(answers: &'a Answers, finding: &'a Finding) -> impl Iterator<Item = &'a str> {
    let mine = |about: &Option<String>| about.as_ref().is_none_or(|about| *about == finding.key);
    let asked = answers.answers.iter().filter(move |answer| answer.ask == finding.rule && mine(&answer.about));
    asked.map(|answer| answer.answer.trim()).filter(|answer| !is_one_of(answer, &["", "vet inte", "unknown"]))
}

/// Whether an answer settles the question, so that nobody need ask again.
pub(crate) fn settles(finding: &Finding, answer: &str) -> bool {
    match finding.settled {
        Settled::ByYes => !is_one_of(answer, &["no", "nej"]),
        Settled::ByNo => !is_one_of(answer, &["yes", "ja"]),
        Settled::ByWhy => true,
    }
}

fn is_one_of(answer: &str, words: &[&str]) -> bool {
    words.contains(&answer.to_lowercase().as_str())
}

/// Whether an answer's file is this address: the same words, or the same file name where the answer gives no folder.
fn names(file: &str, target: &Target) -> bool {
    let file = file.trim();
    !file.is_empty() && (file == target.address || !file.contains('/') && file == target.file_name())
}
