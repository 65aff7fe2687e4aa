//! What one draft knows of the others: the same picture, described elsewhere or in the register.
//!
//! Knows how descriptions come to a draft and which draft is worth a second look. Refuses to know what a rule asks.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Settings;
use crate::draft::{Draft, Image, Known, KnownFrom};
use crate::facts::{PictureFact, Pictures};
use crate::finding::{Finding, Findings};
use crate::mask::mask;
use crate::rule::{Check, Rule};
use crate::rules::{self, image::inconsistent_alt};
use crate::source::{Beside, Source};

use super::{Desk, judge};

/// So many descriptions of one picture are offered.
const MOST: usize = 3;

/// What is to be kept of a draft's pictures.
pub(super) fn facts(draft: &Draft, source: &Source, settings: &Settings) -> Vec<PictureFact> {
    let rule = inconsistent_alt::RULE;
    inconsistent_alt::facts(draft, settings.is_on(rule.id, rule.default_on), &|image| place(source, image))
}

/// One name for where a picture's file is, whoever names it.
fn place(source: &Source, image: &Image) -> Option<String> {
    const LONGEST: usize = 2048;
    let address = image.target.address.trim();
    if address.is_empty() || address.len() > LONGEST || address.starts_with("data:") {
        return None;
    }
    if image.target.is_remote() {
        return address.split('#').next().map(str::to_owned);
    }
    on_disk(source, address).or_else(|| address.starts_with('/').then(|| address.split(['?', '#']).next().unwrap_or_default().to_owned()))
}

#[cfg(feature = "files")]
fn on_disk(source: &Source, address: &str) -> Option<String> {
    let Beside::Root(root) = &source.beside else { return None };
    crate::gather::led_to(root, address).map(|path| path.to_string_lossy().into_owned())
}

#[cfg(not(feature = "files"))]
fn on_disk(source: &Source, _: &str) -> Option<String> {
    match source.beside {
        Beside::Listed(_) | Beside::Root(_) | Beside::NotLooked => None,
    }
}

/// Tells each picture what it is called elsewhere. The register's word that a picture is decoration is an answer.
pub(super) fn tell(draft: &mut Draft, source: &Source, desk: &Desk) {
    if desk.register.is_empty() && desk.pictures.is_empty() {
        return;
    }
    let language = draft.spoken().unwrap_or("sv").to_owned();
    let name = draft.name.clone();
    let mut asked = BTreeMap::new();
    for image in &mut draft.images {
        if let Some(class) = class(&desk.pictures, source, image) {
            image.known.clone_from(asked.entry(class).or_insert_with(|| elsewhere(&desk.pictures, class, &name, &language)));
        }
        if !desk.register.is_empty() {
            registered(desk, image, &language);
        }
    }
}

/// Which of the pictures of all drafts this one is.
fn class(pictures: &Pictures, source: &Source, image: &Image) -> Option<usize> {
    if pictures.is_empty() {
        return None;
    }
    let file = image.file.found();
    let (digest, hash) = (file.and_then(|file| file.digest), file.and_then(|file| file.pixels.found()?.hash));
    pictures.class(place(source, image).as_deref(), digest, hash)
}

/// The descriptions of the same picture in other drafts, in this one's language: the most usual first, then the first.
fn elsewhere(pictures: &Pictures, class: usize, name: &str, language: &str) -> Vec<Known> {
    let language = language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let mut texts: Vec<(usize, &PictureFact, &str)> = Vec::new();
    for fact in pictures.alike(class).filter(|fact| fact.draft != name && fact.language == language) {
        let Some(text) = fact.alt.as_deref() else { continue };
        match texts.iter_mut().find(|(_, _, other)| *other == text) {
            Some((count, ..)) => *count += 1,
            None => texts.push((1, fact, text)),
        }
    }
    texts.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
    let known = |(_, fact, text): (usize, &PictureFact, &str)| Known {
        text: text.to_owned(),
        from: KnownFrom::Draft { name: fact.draft.clone(), line: fact.line },
    };
    texts.into_iter().take(MOST).map(known).collect()
}

fn registered(desk: &Desk, image: &mut Image, language: &str) {
    let Some(file) = image.file.found() else { return };
    let hash = file.pixels.found().and_then(|pixels| pixels.hash);
    let found = file.digest.and_then(|digest| desk.register.find(&digest, hash.as_ref(), language));
    let found = found.map(|found| (found.entry, found.how == crate::register::How::SameBytes));
    let Some((entry, sure)) = found.or_else(|| desk.register.written_for(&file.path, language).map(|entry| (entry, true))) else { return };
    match &entry.alt {
        Some(alt) => image.known.push(Known { text: alt.clone(), from: KnownFrom::Register }),
        None => image.decorative |= entry.decorative && sure && image.alt.text().is_none(),
    }
}

/// Whether a draft has a picture without a description that another draft describes in the same language.
pub fn is_worth_another_look(own: &[PictureFact], pictures: &Pictures) -> bool {
    let mut seen = BTreeSet::new();
    own.iter().filter(|fact| fact.alt.is_none()).any(|fact| {
        let Some(class) = pictures.class(fact.place.as_deref(), fact.digest, fact.hash) else { return false };
        let other = |other: &PictureFact| other.alt.is_some() && other.draft != fact.draft && other.language == fact.language;
        // A draft may show one picture many times: each class is gone through once.
        seen.insert((class, fact.language.as_str())) && pictures.alike(class).any(other)
    })
}

/// What the rules that look over several drafts find, named, in an order that does not depend on the run.
pub fn over(pictures: &Pictures) -> Vec<Finding> {
    over_by(rules::ALL, pictures)
}

fn over_by(rules: &[&'static Rule], pictures: &Pictures) -> Vec<Finding> {
    let mut found = Findings::default();
    for rule in rules {
        if let Check::Batch(look) = rule.check {
            look(pictures, found.of(rule.id));
        }
    }
    let mut found = found.into_vec();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for finding in &mut found {
        let words: Vec<String> = finding.related.iter().map(|related| mask(&related.text).into_owned()).collect();
        let ordinal = seen.entry(words.join("\n")).or_default();
        let ordinal_text = ordinal.to_string();
        let parts: Vec<&str> =
            std::iter::once(finding.rule).chain(words.iter().map(String::as_str)).chain([ordinal_text.as_str()]).collect();
        finding.key = format!("{:016x}", judge::fnv(&parts));
        *ordinal += 1;
    }
    let answered = |finding: &Finding| {
        pictures
            .facts()
            .iter()
            .any(|fact| fact.settled.contains(&finding.key) && finding.related.iter().any(|related| related.draft == fact.draft))
    };
    found.retain(|finding| !answered(finding));
    found
}
