//! What has been looked at, so that nothing is looked at twice.
//!
//! Knows each folder's names and each file's headers, for all drafts and threads. Refuses to know the
//! drafts.

use std::collections::HashMap;
use std::hash::Hash;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::names::{self, Pairing};
use super::root;
#[cfg(feature = "images")]
use crate::draft::Picture;
use crate::draft::{Container, Dialect, SidecarKind};
use crate::read::captions;
use crate::source::decode;

/// Captions over this size are not read (media/MEDIA.md section 6).
const MOST_CAPTIONS: u64 = 32 << 20;

/// Names compared letter by letter when one is missing.
const MOST_COMPARED: usize = 2000;

/// A place for each key, made once however many threads ask.
#[derive(Debug)]
struct Once<K, V>(Mutex<HashMap<K, Arc<OnceLock<V>>>>);

impl<K, V> Default for Once<K, V> {
    fn default() -> Self {
        Self(Mutex::new(HashMap::new()))
    }
}

impl<K: Hash + Eq, V: Clone> Once<K, V> {
    fn get(&self, key: K, make: impl FnOnce() -> V) -> V {
        let cell = {
            let mut cells = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(cells.entry(key).or_default())
        };
        cell.get_or_init(make).clone()
    }
}

/// A folder's files and its caption files' pairing.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// Names of files, sorted, those in caption folders beside them included (`subs/film.srt`).
    pub(super) names: Vec<String>,
    /// Folded name → index into `names`, for files of the folder itself.
    folded: HashMap<String, usize>,
    /// Names by their digits, so that a near name is sought among few.
    numbered: HashMap<String, Vec<usize>>,
    pub(super) pairing: Pairing,
}

impl Folder {
    fn read(root: &Path, place: &Path) -> Self {
        let mut all = root::names(root, place);
        let mut numbered: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, name) in all.iter().enumerate() {
            numbered.entry(digits(name)).or_default().push(index);
        }
        let folded = all.iter().enumerate().map(|(index, name)| (names::folded(name), index)).collect();
        for child in names::FOLDERS {
            let inner = root::names(root, &place.join(child));
            all.extend(inner.into_iter().filter(|name| names::is_captions(name)).map(|name| format!("{child}/{name}")));
        }
        let pairing = Pairing::of(all.iter().map(String::as_str));
        Self { names: all, folded, numbered, pairing }
    }

    /// The name as it stands on disk: exactly so, or the same letters stored another way (NFD).
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        let index = *self.folded.get(&names::folded(name))?;
        let found = self.names.get(index)?;
        let nfc = |name: &str| unicode_normalization::UnicodeNormalization::nfc(name).collect::<String>();
        (nfc(found) == nfc(name)).then_some(found)
    }

    /// The name nearest to one that is not there: another case first, then slips of the keyboard.
    pub(super) fn nearest(&self, name: &str) -> Option<String> {
        let folded = names::folded(name);
        if let Some(index) = self.folded.get(&folded) {
            return self.names.get(*index).cloned();
        }
        let ending = names::ending(name);
        let candidates = self.numbered.get(&digits(name)).into_iter().flatten().filter_map(|index| self.names.get(*index));
        let candidates = candidates.filter(|other| kin(&names::ending(other), &ending)).take(MOST_COMPARED);
        crate::config::nearest(&folded, candidates.map(String::as_str)).map(str::to_owned)
    }
}

/// `avsnitt-1` is never a slip for `avsnitt-2`.
fn digits(name: &str) -> String {
    name.chars().filter(char::is_ascii_digit).collect()
}

/// Endings of the same sort of file: `jpg` and `jpeg`, `jpg` and `png`, `mp4` and `webm`.
fn kin(a: &str, b: &str) -> bool {
    let picture = |ending: &str| ["jpg", "jpeg", "png", "gif", "webp", "svg", "avif"].contains(&ending);
    let media = |ending: &str| names::is_film(&format!("x.{ending}")) || names::is_sound(&format!("x.{ending}"));
    a == b || (picture(a) && picture(b)) || (media(a) && media(b))
}

/// What a caption file beside a film holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    pub(super) kind: SidecarKind,
    pub(super) cues: usize,
    pub(super) words: usize,
}

/// Looks at files, each once.
#[derive(Debug, Default)]
pub struct Gatherer {
    listings: Once<(PathBuf, PathBuf), Arc<Folder>>,
    containers: Once<(PathBuf, PathBuf), Option<Container>>,
    #[cfg(feature = "images")]
    pictures: Once<(PathBuf, PathBuf), Option<Picture>>,
    captions: Once<(PathBuf, PathBuf), Option<Held>>,
}

impl Gatherer {
    pub(super) fn folder(&self, root: &Path, folder: &Path) -> Arc<Folder> {
        let key = (root.to_owned(), folder.to_owned());
        self.listings.get(key, || Arc::new(Folder::read(root, folder)))
    }

    /// A film's or sound's headers; `None` when it may not be opened.
    pub(super) fn container(&self, root: &Path, path: &Path) -> Option<Container> {
        self.containers.get((root.to_owned(), path.to_owned()), || {
            let mut file = root::open(root, path)?;
            let mut container = super::container::probe(&mut file);
            container.path = root::below(root, path);
            Some(container)
        })
    }

    /// A picture's header; `None` when it may not be opened.
    #[cfg(feature = "images")]
    pub(super) fn picture(&self, root: &Path, path: &Path) -> Option<Picture> {
        self.pictures.get((root.to_owned(), path.to_owned()), || {
            let mut file = root::open(root, path)?;
            let mut picture = super::pictures::probe(&mut file);
            picture.path = root::below(root, path);
            Some(picture)
        })
    }

    /// What a caption file holds; `None` when it may not be opened.
    pub(super) fn held(&self, root: &Path, path: &Path) -> Option<Held> {
        self.captions.get((root.to_owned(), path.to_owned()), || {
            let file = root::open(root, path)?;
            let mut bytes = Vec::new();
            file.take(MOST_CAPTIONS + 1).read_to_end(&mut bytes).ok()?;
            Some(held(&bytes, &path.to_string_lossy()))
        })
    }
}

fn held(bytes: &[u8], name: &str) -> Held {
    let none = |kind| Held { kind, cues: 0, words: 0 };
    if bytes.len() as u64 > MOST_CAPTIONS {
        return none(SidecarKind::NotCaptions);
    }
    let Ok(decoded) = decode(bytes) else { return none(SidecarKind::NotCaptions) };
    let text = decoded.text.as_str();
    let read = captions::read(text, captions::Ending::of(name).unwrap_or(captions::Ending::Srt));
    let kind = match captions::model_dialect(&read) {
        Dialect::Srt | Dialect::Vtt => captions_kind(text, &read),
        Dialect::Telemetry | Dialect::Thumbnails => SidecarKind::Other,
        Dialect::Html | Dialect::Json | Dialect::Unknown => SidecarKind::NotCaptions,
    };
    let counts = read.cues.iter().map(|cue| {
        let plain = captions::plain(&text[cue.text.clone()], read.dialect);
        plain.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
    });
    let (cues, words) = counts.fold((0, 0), |(cues, words), count| (cues + usize::from(count > 0), words + count));
    Held { kind, cues, words }
}

/// WebVTT says in its header when it is something else than captions.
fn captions_kind(text: &str, read: &captions::Captions) -> SidecarKind {
    let kind = read.kind.clone().map(|kind| text[kind].to_ascii_lowercase());
    match kind.as_deref() {
        Some("chapters" | "metadata" | "descriptions") => SidecarKind::Other,
        _ => SidecarKind::Captions,
    }
}
