//! The register of descriptions: a text that was just written may be kept for the next time the picture is used.
//!
//! Knows when there is a picture and a place to keep it; the register itself knows pictures.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::cli::desks::Place;
use crate::finding::Finding;
use crate::register::{Entry, FILE_NAME, Register};

use super::Round;
use super::history::{Kept, put};
use super::opened::Opened;

/// Asks whether to keep a description, when the picture's file is at hand and a klart.toml says whose it is. What was
/// written; `None` when nobody answers any longer.
pub(super) fn offer(round: &mut Round<'_, '_>, at: usize, opened: &Opened, finding: &Finding, text: &str) -> io::Result<Option<Vec<Kept>>> {
    let nothing = Ok(Some(Vec::new()));
    let place = &round.desks.places[round.entries[at].place];
    let (Some(file), Some(entry)) = (file(place), entry(round, opened, finding, text)) else { return nothing };
    let before = fs::read(&file).ok();
    let known = before.as_deref().map_or("", |bytes| std::str::from_utf8(bytes).unwrap_or("["));
    let Ok(mut register) = Register::parse(known, FILE_NAME) else { return nothing };
    if register
        .entries()
        .iter()
        .any(|old| old.alt == entry.alt && (old.file == entry.file || old.digest.is_some() && old.digest == entry.digest))
    {
        return nothing;
    }
    let prompt = round.talk.t(
        "  Spara beskrivningen för nästa gång bilden används? (j/n) ",
        "  Keep the description for the next time the picture is used? (y/n) ",
    );
    let yes = loop {
        let Some(line) = round.talk.ask(prompt)? else { return Ok(None) };
        match line.trim().to_lowercase().as_str() {
            "j" | "ja" | "y" | "yes" => break true,
            "n" | "nej" | "no" | "" => break false,
            _ => round.talk.say(2, round.talk.t("Svara j eller n.", "Answer y or n."))?,
        }
    };
    if !yes {
        return nothing;
    }
    register.remember(entry);
    let mut kept = Vec::new();
    if put(&file, before.as_deref(), register.render().as_bytes(), &mut kept).is_err() {
        let words = round
            .talk
            .t("Det gick inte att spara i bilder.toml. Filen är orörd.", "It could not be kept in bilder.toml. The file is untouched.");
        round.talk.say(2, words)?;
        return nothing;
    }
    round.talk.say(2, round.talk.t("Sparad i bilder.toml.", "Kept in bilder.toml."))?;
    Ok(Some(kept))
}

/// Reads the register as it stands now: a step may have written it, or taken it back.
pub(super) fn reload(place: &mut Place) {
    if let Some(Ok(register)) = file(place).map(|file| Register::load(&file)) {
        place.desk.register = register;
    }
}

/// The register beside klart.toml.
fn file(place: &Place) -> Option<PathBuf> {
    Some(place.folder.as_ref()?.join(FILE_NAME))
}

/// What is to be remembered of the picture that a finding is about.
fn entry(round: &Round<'_, '_>, opened: &Opened, finding: &Finding, text: &str) -> Option<Entry> {
    let picture = opened.image(finding)?.file.found()?;
    Some(Entry {
        digest: picture.digest,
        hash: picture.pixels.found().and_then(|pixels| pixels.hash),
        file: picture.path.clone(),
        alt: Some(text.to_owned()),
        lang: Some(opened.draft.spoken().unwrap_or("sv").to_owned()),
        decorative: false,
        date: Some(round.options.today),
    })
}
