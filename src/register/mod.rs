//! The register of descriptions, `bilder.toml`: how an organisation describes its pictures, whatever draft shows them.
//!
//! Knows a picture by its bytes, else by how it looks. Refuses to know where a picture is used, and never loses what
//! somebody wrote in the file by hand.

#[cfg(feature = "files")]
mod file;
#[cfg(feature = "files")]
mod place;
#[cfg(feature = "files")]
mod write;

use crate::config::Date;
use crate::draft::{Digest, PictureHash};

/// The name of the register's file, beside klart.toml.
pub const FILE_NAME: &str = "bilder.toml";

/// How far apart two perceptual hashes of one picture may be; measured in docs/pictures.md.
pub const ALIKE: u32 = 36;

/// One picture and what it is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The content hash, 32 digits of lower-case hex in the file; none in an entry that somebody wrote by hand.
    pub digest: Option<Digest>,
    /// The perceptual hash, 64 digits of hex.
    pub hash: Option<PictureHash>,
    /// The file, from the folder of the register, with `/`. For people, where there is a digest; else how it is known.
    pub file: String,
    /// The description; none for a picture that is only decoration.
    pub alt: Option<String>,
    /// The language of the description, a BCP 47 tag.
    pub lang: Option<String>,
    /// It says nothing that a text needs.
    pub decorative: bool,
    /// The day it was written.
    pub date: Option<Date>,
}

/// How sure it is that two files are one picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// The same bytes.
    SameBytes,
    /// Scaled or saved anew: the perceptual hashes are close.
    Alike,
}

/// An entry that fits a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// How sure it is.
    pub how: How,
}

/// All entries, and the file as its writers left it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    entries: Vec<Entry>,
    text: String,
}

impl Register {
    /// A register that lies in no file yet.
    pub fn of(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut register = Self::default();
        entries.into_iter().for_each(|entry| register.remember(entry));
        register
    }

    /// Every entry, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entry of a picture in a language: by its bytes first, else the nearest by look. An entry that names no
    /// language fits every one, and so does one for decoration.
    pub fn find(&self, digest: &Digest, hash: Option<&PictureHash>, language: &str) -> Option<Match<'_>> {
        if let Some(entry) = self.fitting(language).find(|entry| entry.digest.as_ref() == Some(digest)) {
            return Some(Match { entry, how: How::SameBytes });
        }
        let apart = |entry: &Entry| Some(entry.hash?.distance(hash?)).filter(|apart| *apart <= ALIKE);
        let alike = self.fitting(language).filter_map(|entry| Some((apart(entry)?, entry)));
        alike.min_by_key(|(apart, _)| *apart).map(|(_, entry)| Match { entry, how: How::Alike })
    }

    /// The entry that somebody wrote by hand for a file, from the folder of the register.
    pub fn written_for(&self, file: &str, language: &str) -> Option<&Entry> {
        self.fitting(language).find(|entry| entry.digest.is_none() && !entry.file.is_empty() && entry.file == file)
    }

    fn fitting(&self, language: &str) -> impl Iterator<Item = &Entry> {
        let wanted = primary(language);
        self.entries.iter().filter(move |entry| entry.decorative || entry.lang.as_deref().is_none_or(|lang| primary(lang) == wanted))
    }

    /// Adds an entry, or puts it in the place of the one for the same file and language. Every other line of the file
    /// stays as it is.
    pub fn remember(&mut self, entry: Entry) {
        let same_file = |old: &Entry| match (old.digest, entry.digest) {
            (Some(old), Some(new)) => old == new,
            _ => !old.file.is_empty() && old.file == entry.file,
        };
        let same = |old: &Entry| same_file(old) && same_language(old, &entry);
        let there = self.entries.iter().position(same);
        #[cfg(feature = "files")]
        match there {
            Some(at) => self.replace(at, &entry),
            None => self.append(&entry),
        }
        match there {
            Some(at) => self.entries[at] = entry,
            None => self.entries.push(entry),
        }
        #[cfg(feature = "files")]
        self.settle();
    }

    /// The file's text.
    pub fn render(&self) -> &str {
        &self.text
    }
}

/// Two descriptions of one picture stand beside each other only when they speak different languages.
fn same_language(old: &Entry, new: &Entry) -> bool {
    match (&old.lang, &new.lang) {
        (Some(old), Some(new)) => primary(old) == primary(new),
        _ => true,
    }
}

fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}
