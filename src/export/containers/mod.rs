//! From what the user names to the files in it: folders, zip, tar and gzip archives, and archives in archives.
//!
//! Knows what to open, in which order, and where to stop. Refuses to follow a path out of what was named, to unpack
//! anything to disk, and to know what a file says. Each file is met once, with its first bytes.

mod base;
pub mod natural;
mod sniff;
mod tarred;
mod told;
mod zipped;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use flate2::read::MultiGzDecoder;

use self::base::{AtMost, Base, head};
pub(super) use self::sniff::{Nature, is_wide, nature};
use self::zipped::{End, Packed, Part};
use crate::export::{Entry, Trouble};

/// First bytes by which a file is known.
pub(super) const HEAD: usize = 1 << 16;

/// Layers of packing that are opened in one another: a tar.gz in a zip is three.
const DEEPEST: usize = 2;

/// How much is opened at most. Generous: what is beyond is a bomb or a mistake.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Files in one archive.
    pub entries: usize,
    /// Bytes that one archive holds, unpacked.
    pub unpacked: u64,
    /// How many times larger than packed a file may be, once it is over 64 MiB.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { entries: 1_000_000, unpacked: 1 << 42, ratio: 500 }
    }
}

impl Limits {
    /// Bytes that so many packed ones may become.
    fn most(&self, packed: u64) -> u64 {
        packed.saturating_mul(self.ratio).max(64 << 20).min(self.unpacked)
    }
}

/// Where a file was met.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The named thing, by its number from 0.
    pub(super) root: usize,
    /// The user named this very file.
    pub(super) named: bool,
    /// The folder or archive that holds it, as the user would find it; the file itself when it was named.
    pub(super) holder: Arc<str>,
    /// The file on disk, where it is one.
    pub(super) disk: Option<PathBuf>,
}

/// A file that was met.
pub(super) struct Met<'a> {
    pub(super) entry: Entry,
    pub(super) place: Place,
    pub(super) head: &'a [u8],
    /// Whether `head` is all of it.
    pub(super) whole: bool,
    /// Opening it means reading other things first.
    pub(super) dear: bool,
    pub(super) nature: Nature,
}

/// Something to open.
struct Item {
    base: Base,
    /// Below what the user named, or in its archive.
    path: Arc<str>,
    archive: Option<Arc<str>>,
    size: u64,
    place: Place,
    /// Archives round it.
    depth: usize,
}

impl Item {
    fn shown(&self) -> Arc<str> {
        match &self.archive {
            Some(archive) => format!("{archive}/{}", self.path).into(),
            None if self.place.named => Arc::clone(&self.place.holder),
            None => Arc::clone(&self.path),
        }
    }

    /// As the user would find it.
    fn found(&self) -> Arc<str> {
        match &self.archive {
            None if !self.place.named => format!("{}/{}", self.place.holder.trim_end_matches('/'), self.path).into(),
            _ => self.shown(),
        }
    }
}

/// The way through what was named.
pub(super) struct Walk<'a> {
    limits: Limits,
    take: &'a mut dyn FnMut(Met),
    tell: &'a mut dyn FnMut(Trouble),
    /// An archive that lies too deep has been told.
    deep: bool,
}

impl<'a> Walk<'a> {
    /// A way that hands on what it meets, and tells of what it cannot open.
    pub(super) fn new(limits: Limits, take: &'a mut dyn FnMut(Met), tell: &'a mut dyn FnMut(Trouble)) -> Self {
        Self { limits, take, tell, deep: false }
    }

    /// Goes through one thing that the user named.
    pub(super) fn named(&mut self, path: &Path, root: usize) {
        let shown = shown(path);
        match fs::metadata(path) {
            Ok(kind) if kind.is_dir() => self.folder(path, &shown, root),
            Ok(kind) if kind.is_file() => {
                let name = path.file_name().map_or_else(|| Arc::clone(&shown), |name| name.to_string_lossy().as_ref().into());
                let place = Place { root, named: true, holder: shown, disk: Some(path.to_owned()) };
                self.on_disk(path, name, kind.len(), place);
            }
            Ok(_) => (self.tell)(told::special(&shown)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (self.tell)(told::absent(&shown)),
            Err(error) => (self.tell)(Trouble::of_io(&shown, &error)),
        }
    }

    /// A folder and those in it, in natural order. Links out of it are not followed.
    fn folder(&mut self, root: &Path, shown: &Arc<str>, number: usize) {
        let whole = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let mut left: Vec<(PathBuf, String)> = self.listed(root, "", shown);
        while let Some((path, below)) = left.pop() {
            let at: Arc<str> = format!("{}/{below}", shown.trim_end_matches('/')).into();
            let Ok(kind) = fs::symlink_metadata(&path) else { continue };
            if kind.is_symlink() && !self.link(&path, &at, &whole) {
                continue;
            }
            match fs::metadata(&path) {
                Ok(kind) if kind.is_dir() => left.extend(self.listed(&path, &below, &at)),
                Ok(kind) if kind.is_file() => {
                    let place = Place { root: number, named: false, holder: Arc::clone(shown), disk: Some(path.clone()) };
                    self.on_disk(&path, below.into(), kind.len(), place);
                }
                Ok(_) => {}
                Err(error) => (self.tell)(Trouble::of_io(&at, &error)),
            }
        }
    }

    /// What a folder holds, the last first; hidden things aside.
    fn listed(&mut self, folder: &Path, below: &str, shown: &Arc<str>) -> Vec<(PathBuf, String)> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                (self.tell)(told::no_folder(shown, &error));
                return Vec::new();
            }
        };
        let names = entries.flatten().map(|entry| (entry.path(), entry.file_name().to_string_lossy().into_owned()));
        let join = |name: String| if below.is_empty() { name } else { format!("{below}/{name}") };
        let mut names: Vec<(PathBuf, String)> = names.filter(|(_, name)| !is_hidden(name)).map(|(path, name)| (path, join(name))).collect();
        names.sort_by(|(_, one), (_, other)| natural::compare(other, one));
        names
    }

    /// Whether a link leads to a file in the folder. Folders in it are met anyway.
    fn link(&mut self, path: &Path, shown: &Arc<str>, whole: &Path) -> bool {
        let leads = match fs::canonicalize(path) {
            Ok(target) if target.starts_with(whole) => return target.is_file(),
            Ok(_) => {
                ["Länken leder ut ur mappen, och klart följer den inte.", "The link leads out of the folder, and klart does not follow it."]
            }
            Err(_) => ["Länken leder ingenstans.", "The link leads nowhere."],
        };
        (self.tell)(Trouble::new(shown, leads, ["Ange det som länken ska leda till.", "Name what the link is to lead to."]));
        false
    }

    fn on_disk(&mut self, at: &Path, path: Arc<str>, size: u64, place: Place) {
        let item = Item { base: Base::File(Arc::from(at)), path, archive: None, size, place, depth: 0 };
        self.open(item);
    }

    /// Reads the first bytes of something.
    fn open(&mut self, item: Item) {
        match item.base.open_at(0) {
            Ok(mut stream) => {
                let (first, whole, error) = head(&mut *stream, HEAD);
                drop(stream);
                match error {
                    Some(error) if first.is_empty() => (self.tell)(Trouble::of_io(&item.found(), &error)),
                    _ => self.meet(item, &first, whole),
                }
            }
            Err(error) => (self.tell)(Trouble::of_io(&item.found(), &error)),
        }
    }

    /// An archive is opened, anything else handed on.
    fn meet(&mut self, item: Item, first: &[u8], whole: bool) {
        let nature = nature(first);
        match nature {
            Nature::Zip | Nature::Tar | Nature::Gzip if item.depth > DEEPEST => {
                if !std::mem::replace(&mut self.deep, true) {
                    (self.tell)(told::too_deep(&item.found()));
                }
            }
            Nature::Zip => self.zip(item, first, whole),
            Nature::Tar => self.tar(&item),
            Nature::Gzip => self.gzip(item),
            _ => self.leaf(item, first, whole, nature),
        }
    }

    fn leaf(&mut self, item: Item, head: &[u8], whole: bool, nature: Nature) {
        let Item { base, path, archive, size, place, .. } = item;
        let dear = base.is_dear();
        let entry = Entry { path, archive, size, open: Box::new(move || base.open_at(0)), read: std::sync::Arc::default() };
        (self.take)(Met { entry, place, head, whole, dear, nature });
    }

    fn gzip(&mut self, mut item: Item) {
        let (packed, most) = (item.base.clone(), self.limits.most(item.size));
        let dear = packed.is_dear();
        item.base = Base::stream(dear, move || {
            let stream = io::BufReader::with_capacity(1 << 16, packed.open_at(0)?);
            Ok(Box::new(AtMost::new(MultiGzDecoder::new(stream), most)) as Box<dyn Read>)
        });
        item.depth += 1;
        self.open(item);
    }

    fn tar(&mut self, item: &Item) {
        let (mut unsafe_names, mut total) = (0_usize, 0_u64);
        let limits = self.limits;
        let found = item.found();
        let end = tarred::walk(item, limits.entries, &mut |name, size, base, first, whole| {
            total = total.saturating_add(size);
            if let Some(path) = inner_path(&name, &mut unsafe_names)
                && total <= limits.unpacked
            {
                self.meet(inside(item, &found, path, base, size), first, whole);
            }
        });
        told::archive(self.tell, &limits, &found, end, unsafe_names, total);
    }

    fn zip(&mut self, item: Item, first: &[u8], whole: bool) {
        let limits = self.limits;
        let found = item.found();
        let listed = match &item.base {
            Base::File(path) => File::open(&**path).ok().and_then(|file| zipped::contents(file, limits.entries)),
            Base::Stream { .. } => None,
        };
        let mut seen = Seen::default();
        let Some(parts) = listed else {
            let end = zipped::walk(&item, &limits, &mut |part, first, whole| {
                if let Some(path) = seen.takes(&part, &limits) {
                    let (base, size) = (part.base(&item.base, &limits), part.size.unwrap_or(first.len() as u64));
                    self.meet(inside(&item, &found, path, base, size), first, whole);
                }
            });
            // On disk the table of contents is what was cut off.
            let cut = end == End::Whole && matches!(item.base, Base::File(_));
            return told::zip(self.tell, &limits, &found, if cut { End::Cut } else { end }, &seen);
        };
        if parts.iter().any(|part| part.name == "[Content_Types].xml") {
            return self.leaf(item, first, whole, Nature::Office);
        }
        let end = if parts.len() >= limits.entries { End::TooMany } else { End::Whole };
        let mut paths: Vec<(Arc<str>, Part)> =
            parts.into_iter().filter_map(|part| seen.takes(&part, &limits).map(|path| (path, part))).collect();
        paths.sort_by(|(one, _), (other, _)| natural::compare(one, other));
        for (path, part) in paths {
            let (base, size) = (part.base(&item.base, &limits), part.size.unwrap_or(0));
            self.open(inside(&item, &found, path, base, size));
        }
        told::zip(self.tell, &limits, &found, end, &seen);
    }
}

/// A file of an archive.
fn inside(item: &Item, found: &Arc<str>, path: Arc<str>, base: Base, size: u64) -> Item {
    let place = Place { root: item.place.root, named: false, holder: Arc::clone(found), disk: None };
    Item { base, path, archive: Some(Arc::clone(found)), size, place, depth: item.depth + 1 }
}

/// What an archive showed of itself.
#[derive(Default)]
struct Seen {
    locked: bool,
    other: bool,
    bomb: Option<String>,
    unsafe_names: usize,
    total: u64,
}

impl Seen {
    /// The path of a part that is to be opened.
    fn takes(&mut self, part: &Part, limits: &Limits) -> Option<Arc<str>> {
        let path = inner_path(&part.name, &mut self.unsafe_names)?;
        self.total = self.total.saturating_add(part.size.unwrap_or(0));
        match part.packed {
            Packed::Locked => self.locked = true,
            Packed::Other => self.other = true,
            _ if part.is_bomb(limits) => self.bomb = Some(part.name.clone()),
            _ => return (self.total <= limits.unpacked).then_some(path),
        }
        None
    }
}

/// A path in an archive, `/` between; `None` for what is hidden and for what leads out of it, which is counted.
fn inner_path(name: &str, unsafe_names: &mut usize) -> Option<Arc<str>> {
    let path = name.replace('\\', "/");
    let bare = path.trim_start_matches("./");
    let drive = bare.as_bytes().get(1) == Some(&b':') && bare.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    if bare.starts_with('/') || drive || bare.contains('\0') || bare.split('/').any(|part| part == "..") {
        *unsafe_names += 1;
        return None;
    }
    (!bare.is_empty() && !bare.ends_with('/') && !bare.split('/').any(is_hidden)).then(|| bare.into())
}

/// Names that systems leave behind, and hidden ones.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || ["__MACOSX", "Thumbs.db", "desktop.ini", "@eaDir"].contains(&name)
}

/// A path as the user wrote it, forward, without a leading `./`.
fn shown(path: &Path) -> Arc<str> {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    let bare = text.trim_start_matches("./");
    if bare.is_empty() { text.into() } else { bare.into() }
}
