//! The elements of a list in a JSON file, one at a time, whatever the size of the file.
//!
//! Knows how a list is cut into its elements and where each of them stands. Holds one element, at most
//! [`LARGEST`] bytes. Refuses to know what an element means. UTF-8 with or without a mark, and UTF-16.

mod letters;
mod scan;
#[cfg(test)]
mod tests;
mod walk;

use std::cell::Cell;
use std::io::Cursor;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

pub(in crate::export) use self::letters::mended;
use self::scan::{Broken, Scan};
use self::walk::{End, Root, Walk, next_key, no_list};
use crate::export::text::wide::WIDE;
use crate::export::{Entry, Feed, Origin, Stopped, Trouble};

/// Bytes of an element; a larger one is told and passed over.
pub const LARGEST: usize = 32 << 20;

/// So many elements of a file are told one by one when they cannot be read; the rest are counted.
const TOLD: u64 = 20;

/// Bytes of a key that may lead to a list.
const KEY: usize = 1024;

/// One element of a list.
#[derive(Clone, Copy, Debug)]
pub struct Element<'a> {
    /// Its place in its list, from 0.
    pub index: u64,
    /// Where it begins, from 1.
    pub line: u64,
    /// Where it begins, from 1, in Unicode scalar values.
    pub column: u64,
    /// The keys that lead to its list; empty for the root.
    pub list: &'a [&'a str],
    /// As the file has it, in UTF-8.
    pub bytes: &'a [u8],
    /// Whether it stands where a list was expected, alone.
    pub alone: bool,
    entry: &'a Entry,
    told: &'a Cell<u64>,
}

impl Element<'_> {
    /// Its JSON Pointer: `/media/3`.
    pub fn pointer(&self) -> String {
        let keys = self.list.iter().flat_map(|key| ["/".to_owned(), key.replace('~', "~0").replace('/', "~1")]);
        let mut pointer: String = keys.collect();
        if !self.alone {
            pointer.push('/');
            pointer.push_str(&self.index.to_string());
        }
        pointer
    }

    /// Where it stands in the export.
    pub fn origin(&self) -> Origin {
        Origin {
            file: Arc::clone(&self.entry.path),
            archive: self.entry.archive.clone(),
            pointer: Some(self.pointer()),
            line: Some(self.line),
        }
    }

    /// What it says; `None` when it cannot be read, which is told.
    pub fn read<T: DeserializeOwned>(&self, feed: &mut Feed) -> Option<T> {
        let error = match serde_json::from_slice(self.bytes) {
            Ok(value) => return Some(value),
            Err(error) => error,
        };
        if let Ok(value) = serde_json::from_slice(&mended(self.bytes)) {
            return Some(value);
        }
        let told = self.told.replace(self.told.get() + 1);
        if told < TOLD {
            let column = if error.line() <= 1 { self.column - 1 } else { 0 } + error.column() as u64;
            let number = self.index + 1;
            feed.trouble(
                Trouble::new(
                    &self.entry.shown(),
                    [
                        &format!("Post {number} i listan går inte att läsa, och klart hoppar över den."),
                        &format!("Item {number} of the list cannot be read, and klart passes over it."),
                    ],
                    [
                        "Ladda ner exporten igen om inlägg saknas i rapporten.",
                        "Download the export again if posts are missing in the report.",
                    ],
                )
                .at(self.line + (error.line() as u64).saturating_sub(1), Some(column.max(1))),
            );
        }
        None
    }
}

/// Hands on the elements of the lists behind those paths of keys, in the order of the file. The empty path is the root: the
/// elements of a list, or the root itself where it is an object and none of the other lists is there. Where an object
/// stands instead of a list it is handed on alone. What is broken is told; what was whole before it has been handed on.
///
/// # Errors
/// When `take` says so.
pub fn each(
    entry: &Entry,
    lists: &[&[&str]],
    feed: &mut Feed,
    take: &mut dyn FnMut(&mut Feed, Element) -> Result<(), Stopped>,
) -> Result<(), Stopped> {
    let told = Cell::new(0);
    let mut walk = match begun(entry) {
        Ok(scan) => Walk { scan, entry, lists, told: &told, found: 0 },
        Err(error) => {
            feed.trouble(Trouble::of_io(&entry.shown(), &error));
            return Ok(());
        }
    };
    if walk.scan.is_wide() && !feed.notes.contains(&WIDE) {
        feed.notes.push(WIDE);
    }
    let end = walk.root(feed, take);
    let found = walk.found;
    match end {
        Err(End::Stopped) => return Err(Stopped),
        Err(End::Broken(broken)) => feed.trouble(walk.trouble(&broken)),
        Ok(Root::Object) if found == 0 && lists.contains(&[].as_slice()) => walk.whole(feed, take)?,
        Ok(Root::Object) if found == 0 => feed.trouble(no_list(entry, lists)),
        Ok(_) => {}
    }
    if let Some(more) = told.get().checked_sub(TOLD).filter(|more| *more > 0) {
        feed.trouble(Trouble::new(
            &entry.shown(),
            [&format!("{more} poster till går inte att läsa."), &format!("{more} more items cannot be read.")],
            ["Ladda ner exporten igen.", "Download the export again."],
        ));
    }
    Ok(())
}

/// Those keys of a root object that are there, each at most 1 MiB; what is broken is passed over in silence, because
/// [`each`] tells it.
pub fn beside(entry: &Entry, keys: &[&str]) -> Map<String, Value> {
    let mut found = Map::new();
    let Ok(mut scan) = begun(entry) else { return found };
    let mut look = || -> Result<(), Broken> {
        if scan.blanks()? != Some(b'{') {
            return Ok(());
        }
        scan.step();
        while let Some(key) = next_key(&mut scan)? {
            let wanted = keys.contains(&key.as_str());
            scan.blanks()?;
            if wanted {
                scan.keep(1 << 20);
            }
            scan.value()?;
            if wanted && let Some(value) = scan.kept().and_then(|bytes| serde_json::from_slice(bytes).ok()) {
                found.insert(key, value);
            }
            if found.len() == keys.len() {
                break;
            }
        }
        Ok(())
    };
    let _ = look();
    found
}

/// The whole of a small file; `None` for what is over 32 MiB or cannot be read.
pub fn whole(entry: &Entry) -> Option<Value> {
    let mut scan = begun(entry).ok()?;
    scan.assignment().ok()?;
    scan.blanks().ok()?;
    scan.keep(LARGEST);
    scan.value().ok()?;
    let bytes = scan.kept()?;
    serde_json::from_slice(bytes).or_else(|_| serde_json::from_slice(&mended(bytes))).ok()
}

/// The first elements in the beginning of a file, at most so many, each with the key of its list: those of the root, else
/// those of each list in the root object, and then the object itself without a key, where it is whole. What is cut off is left
/// out.
pub fn heads(text: &str, most: usize) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let Ok(mut scan) = Scan::new(Box::new(Cursor::new(text.as_bytes().to_vec()))) else { return found };
    let mut look = || -> Result<(), Broken> {
        scan.assignment()?;
        if scan.blanks()? == Some(b'[') {
            return walk::first(&mut scan, "", most, &mut found);
        }
        scan.step();
        while let Some(key) = next_key(&mut scan)? {
            match scan.blanks()? {
                Some(b'[') => walk::first(&mut scan, &key, most, &mut found)?,
                _ => scan.value()?,
            }
        }
        Ok(())
    };
    let _ = look();
    if text.starts_with('{') && text.trim_end().ends_with('}') {
        found.extend(serde_json::from_str(text.trim_end()).ok().map(|value| (String::new(), value)));
    }
    found
}

fn begun(entry: &Entry) -> std::io::Result<Scan> {
    Scan::new(entry.open()?)
}
