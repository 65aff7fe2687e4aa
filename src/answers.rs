//! What people have answered, brought to the pictures and films it concerns.
//!
//! The answers stand in front matter, in `NAME.klart.toml` beside a draft that cannot hold them, or in a request;
//! they have one form. Reading them from YAML is the reader's business, from TOML and JSON serde's.

use crate::draft::{Draft, Target};
use crate::source::{DeclaredImage, DeclaredMedia, Form, Ignore, Source};

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

/// Brings what was said of each picture and film to it.
pub(crate) fn apply(draft: &mut Draft) {
    for image in &mut draft.images {
        if let Some(said) = draft.answers.images.iter().find(|said| names(&said.file, &image.target)) {
            let DeclaredImage { decorative, described_in_text, .. } = *said;
            image.decorative |= decorative;
            image.in_text |= described_in_text;
        }
    }
    for graphic in &mut draft.graphics {
        let said = draft.answers.images.iter().find(|said| names(&said.file, &graphic.target));
        graphic.decorative |= said.is_some_and(|said| said.decorative || said.described_in_text);
    }
    for medium in &mut draft.media {
        let said = |said: &&DeclaredMedia| medium.targets.iter().any(|target| names(&said.file, target));
        medium.declared = draft.answers.media.iter().find(said).cloned();
    }
}

/// Whether an answer's file is this address: the same words, or the same file name where the answer gives no folder.
fn names(file: &str, target: &Target) -> bool {
    let file = file.trim();
    !file.is_empty() && (file == target.address || !file.contains('/') && file == target.file_name())
}
