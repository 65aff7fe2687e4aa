//! The way through a file to the lists in it, and along them.
//!
//! Knows keys, and what is told of a file that is broken. Refuses to look into an element.

use std::cell::Cell;

use serde_json::Value;

use super::letters::mended;
use super::scan::{Broken, Scan};
use super::{Element, Entry, Feed, KEY, LARGEST, Stopped, Trouble, begun};

/// What stands at the root.
pub(super) enum Root {
    List,
    Object,
}

/// Why a walk ends.
pub(super) enum End {
    Stopped,
    Broken(Broken),
}

impl From<Broken> for End {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl From<std::io::Error> for End {
    fn from(error: std::io::Error) -> Self {
        Self::Broken(Broken::Io(error))
    }
}

pub(super) type Take<'t> = dyn FnMut(&mut Feed, Element) -> Result<(), Stopped> + 't;

/// A walk through a file.
pub(super) struct Walk<'a> {
    pub(super) scan: Scan,
    pub(super) entry: &'a Entry,
    pub(super) lists: &'a [&'a [&'a str]],
    pub(super) told: &'a Cell<u64>,
    /// Lists that were met.
    pub(super) found: u64,
}

impl<'a> Walk<'a> {
    pub(super) fn root(&mut self, feed: &mut Feed, take: &mut Take) -> Result<Root, End> {
        self.scan.assignment()?;
        let root = match self.scan.blanks()? {
            Some(b'[') => {
                if let Some(list) = self.lists.iter().find(|list| list.is_empty()) {
                    self.list(list, feed, take)?;
                } else {
                    self.scan.value()?;
                    feed.trouble(no_list(self.entry, self.lists));
                }
                Root::List
            }
            Some(b'{') => {
                self.object(feed, take)?;
                Root::Object
            }
            Some(_) => return Err(Broken::Sign.into()),
            None => return Err(Broken::Cut.into()),
        };
        while self.scan.blanks()? == Some(b';') {
            self.scan.step();
        }
        if self.scan.blanks()?.is_some() { Err(Broken::Sign.into()) } else { Ok(root) }
    }

    /// The root object and the objects in it that lead to a list.
    fn object(&mut self, feed: &mut Feed, take: &mut Take) -> Result<(), End> {
        let mut way: Vec<String> = Vec::new();
        self.scan.step();
        loop {
            let Some(key) = next_key(&mut self.scan)? else {
                if way.pop().is_none() {
                    return Ok(());
                }
                continue;
            };
            way.push(key);
            let leads = |list: &&&[&str]| list.len() >= way.len() && list.iter().zip(&way).all(|(key, met)| key == met);
            let next = self.scan.blanks()?;
            let (here, further): (Vec<&&[&str]>, Vec<_>) = self.lists.iter().filter(leads).partition(|list| list.len() == way.len());
            match (next, here.first(), further.is_empty()) {
                (Some(b'['), Some(list), _) => self.list(list, feed, take)?,
                (Some(b'{'), _, false) => {
                    self.scan.step();
                    continue;
                }
                (Some(b'{'), Some(list), true) => {
                    self.found += 1;
                    self.one(list, 0, true, feed, take)?;
                }
                (_, list, _) => {
                    // `null` and the like stand where there is nothing to list.
                    self.found += u64::from(list.is_some());
                    self.scan.value()?;
                }
            }
            way.pop();
        }
    }

    fn list(&mut self, list: &'a [&'a str], feed: &mut Feed, take: &mut Take) -> Result<(), End> {
        self.found += 1;
        self.scan.step();
        let mut index = 0;
        loop {
            match self.scan.blanks()? {
                None => return Err(Broken::Cut.into()),
                Some(b']') => {
                    self.scan.step();
                    return Ok(());
                }
                Some(b',') => self.scan.step(),
                Some(_) => {
                    self.one(list, index, false, feed, take)?;
                    index += 1;
                }
            }
        }
    }

    /// One element, from its first sign on.
    fn one(&mut self, list: &'a [&'a str], index: u64, alone: bool, feed: &mut Feed, take: &mut Take) -> Result<(), End> {
        let (line, column) = (self.scan.line, self.scan.column);
        self.scan.keep(LARGEST);
        self.scan.value()?;
        let (entry, told) = (self.entry, self.told);
        if let Some(bytes) = self.scan.kept() {
            take(feed, Element { index, line, column, list, bytes, alone, entry, told }).map_err(|_| End::Stopped)
        } else {
            feed.trouble(too_large(entry).at(line, Some(column)));
            Ok(())
        }
    }

    /// The root object as the one element that there is.
    pub(super) fn whole(&mut self, feed: &mut Feed, take: &mut Take) -> Result<(), Stopped> {
        let Ok(scan) = begun(self.entry) else { return Ok(()) };
        self.scan = scan;
        if self.scan.assignment().is_err() || self.scan.blanks().is_err() {
            return Ok(());
        }
        match self.one(&[], 0, true, feed, take) {
            Err(End::Stopped) => Err(Stopped),
            _ => Ok(()),
        }
    }

    pub(super) fn trouble(&self, broken: &Broken) -> Trouble {
        let file = self.entry.shown();
        let again = ["Ladda ner exporten igen.", "Download the export again."];
        let trouble = match broken {
            Broken::Io(error) => Trouble::of_io(&file, error),
            Broken::Cut if (self.scan.line, self.scan.column) == (1, 1) => {
                Trouble::new(&file, ["Filen är tom.", "The file is empty."], again)
            }
            Broken::Cut => Trouble::new(
                &file,
                ["Filen tar slut mitt i. Inläggen före det är lästa.", "The file ends in the middle. The posts before that are read."],
                again,
            ),
            Broken::Sign => Trouble::new(
                &file,
                [
                    "Här slutar filen att följa JSON. Inläggen före det är lästa.",
                    "Here the file stops being JSON. The posts before that are read.",
                ],
                again,
            ),
        };
        trouble.at(self.scan.line, Some(self.scan.column))
    }
}

/// The first elements of the list that begins here, past those that are more.
pub(super) fn first(scan: &mut Scan, key: &str, most: usize, found: &mut Vec<(String, Value)>) -> Result<(), Broken> {
    scan.step();
    let mut left = most;
    loop {
        match scan.blanks()? {
            None => return Err(Broken::Cut),
            Some(b']') => {
                scan.step();
                return Ok(());
            }
            Some(b',') => scan.step(),
            Some(_) => {
                scan.keep(LARGEST);
                scan.value()?;
                if left > 0 {
                    left -= 1;
                    let bytes = scan.kept().unwrap_or_default();
                    let value = serde_json::from_slice(bytes).or_else(|_| serde_json::from_slice(&mended(bytes)));
                    found.extend(value.ok().map(|value| (key.to_owned(), value)));
                }
            }
        }
    }
}

/// The next key of an object and its colon; `None` where the object ends, which is passed.
pub(super) fn next_key(scan: &mut Scan) -> Result<Option<String>, Broken> {
    loop {
        match scan.blanks()? {
            None => return Err(Broken::Cut),
            Some(b',') => scan.step(),
            Some(b'}') => {
                scan.step();
                return Ok(None);
            }
            Some(b'"') => break,
            Some(_) => return Err(Broken::Sign),
        }
    }
    scan.keep(KEY);
    scan.string()?;
    let key = scan.kept().and_then(|bytes| serde_json::from_slice(bytes).ok()).unwrap_or_default();
    match scan.blanks()? {
        None => Err(Broken::Cut),
        Some(b':') => {
            scan.step();
            Ok(Some(key))
        }
        Some(_) => Err(Broken::Sign),
    }
}

fn too_large(entry: &Entry) -> Trouble {
    Trouble::new(
        &entry.shown(),
        ["Ett inlägg är större än 32 MB, och klart hoppar över det.", "A post is larger than 32 MB, and klart passes over it."],
        ["Ladda ner exporten igen. Blir det likadant, hör av dig till oss.", "Download the export again. If it stays so, tell us."],
    )
}

pub(super) fn no_list(entry: &Entry, lists: &[&[&str]]) -> Trouble {
    let names: Vec<String> = lists.iter().filter(|list| !list.is_empty()).map(|list| format!("”{}”", list.join("/"))).collect();
    let (sv, en) = match names.as_slice() {
        [] => (String::new(), String::new()),
        names => (format!(" klart letade efter {}.", names.join(", ")), format!(" klart looked for {}.", names.join(", "))),
    };
    Trouble::new(
        &entry.shown(),
        [&format!("Filen har ingen lista med inlägg.{sv}"), &format!("The file has no list of posts.{en}")],
        ["Ange mappen eller filen som du laddade ner, som den är.", "Name the folder or file that you downloaded, as it is."],
    )
}
