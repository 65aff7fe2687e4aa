//! What was seen in earlier runs: facts by digest in one small file, never a picture's content or name.
//!
//! Knows the file and its version. Refuses to write in a folder that is not its own.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::draft::{Detected, Digest, Lettering, Motion, PictureHash, Pixels, Surface};

/// The mark of a cache folder (bford.info/cachedir), with a line that says whose.
const MARK: &str = "CACHEDIR.TAG";
const SIGNATURE: &str = "Signature: 8a477f597d28d172789f06886806bc55\n# klart keeps facts about pictures here. It may be deleted.\n";
const NAME: &str = "pixels.tsv";
/// Facts of another version are not used: they may have been measured in another way.
const VERSION: &str = concat!("klart.pixels/1 ", env!("CARGO_PKG_VERSION"), " 1");
/// Bytes of the file that are read, and facts that are kept.
const MOST_BYTES: u64 = 64 << 20;
const MOST_FACTS: usize = 200_000;

/// Why a folder cannot be a cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCache {
    /// It holds other things.
    NotOurs,
    /// It cannot be made, read or written.
    Closed,
}

/// A folder with what was seen before.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    name: String,
    known: BTreeMap<Digest, Option<Pixels>>,
}

impl Cache {
    /// Opens a cache folder; makes it when it is not there. A file that is damaged or of another version counts as empty.
    ///
    /// # Errors
    /// When the folder holds other things than a cache, or cannot be written.
    pub fn open(folder: &Path) -> Result<Self, NoCache> {
        fs::create_dir_all(folder).map_err(|_| NoCache::Closed)?;
        let mark = folder.join(MARK);
        let is_marked = fs::read_to_string(&mark).is_ok_and(|text| text == SIGNATURE);
        if !is_marked {
            let mut inside = fs::read_dir(folder).map_err(|_| NoCache::Closed)?;
            if inside.next().is_some() {
                return Err(NoCache::NotOurs);
            }
            fs::write(&mark, SIGNATURE).map_err(|_| NoCache::Closed)?;
        }
        // Whether it can be written is known before the work begins, not after.
        let trial = folder.join(format!(".{NAME}.{}", std::process::id()));
        File::create(&trial).and_then(|_| fs::remove_file(&trial)).map_err(|_| NoCache::Closed)?;
        Ok(Self { folder: folder.to_owned(), name: NAME.to_owned(), known: read(&folder.join(NAME)) })
    }

    /// The facts that were seen with a detector model: another file, because another model sees other things.
    #[cfg(feature = "text-in-image")]
    #[must_use]
    pub(super) fn of_model(self, model: Digest) -> Self {
        let name = format!("pixels-{model}.tsv");
        Self { known: read(&self.folder.join(&name)), name, folder: self.folder }
    }

    /// What was seen of a picture; the inner `None` says that it is over a limit.
    #[allow(clippy::option_option, reason = "not seen, seen and over a limit, and seen are three different things")]
    pub(super) fn known(&self, digest: Digest) -> Option<Option<Pixels>> {
        self.known.get(&digest).cloned()
    }

    /// Adds facts, at one stroke. Another run may have written meanwhile: its facts are kept.
    pub(super) fn write(&self, facts: Vec<(Digest, Option<Pixels>)>) -> io::Result<()> {
        let path = self.folder.join(&self.name);
        let mut all = read(&path);
        let old = all.len();
        let fresh: BTreeMap<_, _> = facts.into_iter().collect();
        if fresh.keys().all(|digest| all.contains_key(digest)) {
            return Ok(());
        }
        let room = MOST_FACTS.saturating_sub(fresh.len());
        if old > room {
            all = all.into_iter().take(room).collect();
        }
        all.extend(fresh);
        let mut text = format!("{VERSION}\n");
        text.extend(all.iter().map(|(digest, pixels)| line(*digest, pixels.as_ref())));
        let temporary = self.folder.join(format!(".{}.{}", self.name, std::process::id()));
        let written = File::create(&temporary)
            .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&temporary, &path));
        if written.is_err() {
            let _ = fs::remove_file(&temporary);
        }
        written
    }
}

fn read(path: &Path) -> BTreeMap<Digest, Option<Pixels>> {
    let mut text = String::new();
    let is_file = fs::symlink_metadata(path).is_ok_and(|held| held.is_file());
    if !is_file || File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_string(&mut text)).is_err() {
        return BTreeMap::new();
    }
    let mut lines = text.lines();
    if lines.next() != Some(VERSION) {
        return BTreeMap::new();
    }
    lines.filter_map(parse).take(MOST_FACTS).collect()
}

/// One picture's facts; one that is over a limit has its digest alone.
fn line(digest: Digest, pixels: Option<&Pixels>) -> String {
    let Some(pixels) = pixels else { return format!("{digest}\n") };
    let hash = pixels.hash.map_or_else(|| "-".to_owned(), |hash| hash.to_string());
    let surface = match pixels.surface {
        Surface::Varied => "varied",
        Surface::Flat => "flat",
        Surface::Clear => "clear",
        Surface::Broken => "broken",
    };
    let motion = pixels.motion.map_or_else(
        || "-".to_owned(),
        |Motion { frames, round_ms, rounds, changes, flashes }| {
            let rounds = rounds.map_or_else(|| "-".to_owned(), |rounds| rounds.to_string());
            format!("{frames} {round_ms} {rounds} {} {flashes}", u8::from(changes))
        },
    );
    let Lettering { letters, rows, share, code, plain } = pixels.writing;
    let detected = pixels.detected.map_or_else(String::new, |Detected { lines, letters, share }| format!("\t{lines} {letters} {share}"));
    format!("{digest}\t{hash}\t{surface}\t{motion}\t{letters} {rows} {share} {code} {plain}{detected}\n")
}

fn parse(line: &str) -> Option<(Digest, Option<Pixels>)> {
    let fields: Vec<&str> = line.split('\t').collect();
    match *fields.as_slice() {
        [digest] => Some((Digest::parse(digest)?, None)),
        [digest, hash, surface, motion, writing, ref detected @ ..] => {
            let surface = match surface {
                "varied" => Surface::Varied,
                "flat" => Surface::Flat,
                "clear" => Surface::Clear,
                "broken" => Surface::Broken,
                _ => return None,
            };
            let hash = if hash == "-" { None } else { Some(PictureHash::parse(hash)?) };
            let motion = if motion == "-" { None } else { Some(parse_motion(motion)?) };
            let [letters, rows, share, code, plain] = numbers(writing)?;
            let writing = Lettering { letters, rows, share, code, plain };
            let detected = match *detected {
                [] => None,
                [detected] => {
                    let [lines, letters, share] = numbers(detected)?;
                    Some(Detected { lines, letters, share })
                }
                _ => return None,
            };
            Some((Digest::parse(digest)?, Some(Pixels { hash, surface, motion, writing, detected })))
        }
        _ => None,
    }
}

fn parse_motion(text: &str) -> Option<Motion> {
    let endless = text.split(' ').nth(2) == Some("-");
    let [frames, round_ms, rounds, changes, flashes] = numbers(&text.replace('-', "0"))?;
    Some(Motion { frames, round_ms, rounds: (!endless).then_some(rounds), changes: changes != 0, flashes })
}

fn numbers<const N: usize>(text: &str) -> Option<[u32; N]> {
    let numbers: Option<Vec<u32>> = text.split(' ').map(|number| number.parse().ok()).collect();
    numbers?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_read_as_they_are_written() {
        let digest = Digest([7; 16]);
        let motion = Motion { frames: 8, round_ms: 800, rounds: None, changes: true, flashes: 5 };
        let writing = Lettering { letters: 64, rows: 5, share: 120, code: 0, plain: 800 };
        for motion in [None, Some(motion), Some(Motion { rounds: Some(3), changes: false, ..motion })] {
            for (hash, surface) in [(None, Surface::Flat), (Some(PictureHash([1, 2, 3, 4])), Surface::Varied)] {
                for detected in [None, Some(Detected { lines: 4, letters: 61, share: 90 })] {
                    let pixels = Some(Pixels { hash, surface, motion, writing, detected });
                    assert_eq!(parse(line(digest, pixels.as_ref()).trim_end()), Some((digest, pixels)));
                }
            }
        }
        assert_eq!(parse(line(digest, None).trim_end()), Some((digest, None)));
        let whole = line(digest, Some(&Pixels::default()));
        let cut = whole.trim_end().rsplit_once(' ').expect("several numbers").0;
        for broken in ["", "-", "07", "x\ty", cut, "\t\t\t\t"] {
            assert_eq!(parse(broken), None, "{broken}");
        }
    }
}
