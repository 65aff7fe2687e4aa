//! Which files are one export: those of one download, in a folder, an archive, or several archives that are its parts.
//!
//! Knows how downloads lay out their folders, and how parts are numbered. Looks into no file.

use std::sync::Arc;

use super::natural;
use crate::export::containers::Place;
use crate::export::{Carrier, Claim, Entry, Export};

/// Folders that a download has at its top: what stands above them is where it lies.
const META: &[&str] = &[
    "posts",
    "album",
    "photos_and_videos",
    "media",
    "content",
    "stories",
    "reels",
    "personal_information",
    "profile_information",
    "account_information",
    "logged_information",
    "connections",
];

/// Beginnings of such folders' names.
const META_BEGINNINGS: &[&str] = &["this_profile", "your_facebook_activity", "your_instagram_activity", "your_activity_across_"];

/// What a file belongs to.
pub(super) struct Heap {
    /// The same for all files of one export.
    pub(super) key: String,
    /// What the export goes by.
    pub(super) name: Arc<str>,
    /// The folder in which the download begins, below what was named.
    pub(super) base: String,
}

/// What a file of a gathering carrier belongs to.
pub(super) fn key(place: &Place, path: &str, carrier: &str) -> Heap {
    let base = base(path, carrier);
    let packed = place.disk.is_none();
    let holder: &str = if place.named && !packed { parent(&place.holder) } else { &place.holder };
    let parts = packed || is_download(carrier);
    let whole = |text: &str| if parts { without_part(text) } else { text.to_owned() };
    let name = match (base.is_empty(), place.named && !packed) {
        (true, true) => Arc::clone(&place.holder),
        (true, false) => holder.into(),
        (false, _) => format!("{}/{base}", holder.trim_end_matches('/')).into(),
    };
    let stem = if packed { without_ending(holder) } else { holder };
    Heap { key: joined(&whole(stem), &whole(base)), name, base: base.to_owned() }
}

/// Where the download begins that a file belongs to, as [`drop_viewers`] wants it.
pub(super) fn begins(place: &Place, heap: &Heap) -> String {
    place_of(&place.holder, place.disk.is_some(), &heap.base)
}

/// A path below another, either of which may be empty.
fn joined(above: &str, below: &str) -> String {
    let above = above.trim_end_matches('/');
    if above.is_empty() || below.is_empty() { format!("{above}{below}") } else { format!("{above}/{below}") }
}

/// Where a file lies, whichever part of an archive holds it.
fn place_of(holder: &str, disk: bool, below: &str) -> String {
    let above = if disk { holder.to_owned() } else { without_part(without_ending(holder)) };
    joined(&above, below)
}

/// Whether a carrier is the download of one account.
fn is_download(carrier: &str) -> bool {
    matches!(carrier, "facebook-download" | "instagram-download" | "x-archive" | "mastodon-archive" | "youtube-takeout")
}

/// The folder in which a download begins.
fn base<'a>(path: &'a str, carrier: &str) -> &'a str {
    let folder = parent(path);
    let mut at = 0;
    let begins = |name: &str| META_BEGINNINGS.iter().any(|beginning| name.starts_with(beginning));
    let sure = folder.split('/').any(begins);
    let marked = |name: &str| match carrier {
        "facebook-download" | "instagram-download" => begins(name) || !sure && META.contains(&name),
        "x-archive" => name == "data",
        "youtube-takeout" => name.eq_ignore_ascii_case("takeout"),
        _ => false,
    };
    for name in folder.split('/') {
        if marked(name) {
            return folder[..at].trim_end_matches('/');
        }
        at += name.len() + 1;
    }
    match carrier {
        "facebook-download" | "instagram-download" | "x-archive" | "mastodon-archive" => folder,
        _ => "",
    }
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The name of an archive without what says that it is one.
fn without_ending(name: &str) -> &str {
    let lower = name.to_ascii_lowercase();
    let ending = [".tar.gz", ".zip", ".tgz", ".tar", ".gz"].into_iter().find(|ending| lower.ends_with(ending));
    &name[..name.len() - ending.map_or(0, str::len)]
}

/// A name without the number of its part: `-1`, `_2`, ` (3)`, `_part1`, `-001`, and without the sign that Meta gives each
/// part (`facebook-ekvik-2026-1-abc`). A date at the end stays.
fn without_part(name: &str) -> String {
    let (folder, own) = name.rsplit_once('/').map_or(("", name), |(folder, own)| (folder, own));
    let lower = own.to_lowercase();
    let meta = ["facebook-", "instagram-", "meta-"].iter().any(|beginning| lower.starts_with(beginning));
    let mut bare = own;
    if meta && let Some((before, sign)) = own.rsplit_once('-') {
        let numbered = before.rsplit('-').next().is_some_and(|last| last.ends_with(|sign: char| sign.is_ascii_digit()));
        let is_sign = sign.chars().all(char::is_alphanumeric) && sign.chars().any(char::is_alphabetic);
        if numbered && is_sign && !sign.to_lowercase().starts_with("part") {
            bare = before;
        }
    }
    let cut = without_number(bare);
    if folder.is_empty() { cut.to_owned() } else { format!("{folder}/{cut}") }
}

fn without_number(name: &str) -> &str {
    let trimmed = name.trim_end_matches(')');
    let bare = trimmed.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let digits = trimmed.len() - bare.len();
    if !(1..=3).contains(&digits) || ends_with_date(trimmed) {
        return name;
    }
    let parted = |name: &str| name.trim_end_matches(['-', '_', ' ', '.', '(']).len();
    let cut = &bare[..parted(bare)];
    let lower = cut.to_ascii_lowercase();
    let word = ["part", "del"].into_iter().find(|word| lower.ends_with(word)).map_or(0, str::len);
    let stem = &cut[..cut.len() - word];
    let own = &stem[..parted(stem)];
    match (word > 0 && own.len() < stem.len(), cut.len() < bare.len()) {
        (true, _) if !own.is_empty() => own,
        (_, true) if !cut.is_empty() => cut,
        _ => name,
    }
}

/// `2026-06-01`, `01_06_2026`, `20260601`.
fn ends_with_date(name: &str) -> bool {
    let parts: Vec<&str> = name.rsplit(['-', '_', '.']).take(3).collect();
    let long = |count: usize, part: &&str| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        [day, month, year] if long(2, month) => {
            let last = year.len().checked_sub(4).and_then(|start| year.get(start..));
            long(2, day) && last.is_some_and(|year| long(4, &year)) || long(4, day)
        }
        _ => false,
    }
}

/// Files that are one export.
pub(super) struct Group {
    pub(super) carrier: &'static Carrier,
    pub(super) key: String,
    pub(super) root: usize,
    name: Arc<str>,
    /// The user named its files one by one.
    alone: bool,
    /// Where each download begins.
    bases: Vec<String>,
    /// With the path below the base, by which they are ordered.
    files: Vec<(String, Arc<str>, Entry, Claim)>,
}

impl Group {
    pub(super) fn new(carrier: &'static Carrier, heap: &Heap, root: usize) -> Self {
        Self { carrier, key: heap.key.clone(), root, name: Arc::clone(&heap.name), alone: false, bases: Vec::new(), files: Vec::new() }
    }

    pub(super) fn push(&mut self, heap: &Heap, place: &Place, entry: Entry, claim: Claim) {
        let base = begins(place, heap);
        if !self.bases.contains(&base) {
            self.bases.push(base);
        }
        self.alone |= place.named;
        if self.name != heap.name && place.named && entry.archive.is_none() {
            // Several files that the user named one by one: their folder, where there is one.
            self.name = Some(parent(&heap.name)).filter(|folder| !folder.is_empty()).map_or_else(|| Arc::clone(&self.name), Into::into);
        }
        let below = entry.path[heap.base.len().min(entry.path.len())..].trim_start_matches('/').to_owned();
        self.files.push((below, Arc::clone(&place.holder), entry, claim));
    }

    pub(super) fn has_posts(&self) -> bool {
        self.files.iter().any(|(.., claim)| *claim == Claim::Posts)
    }

    /// By what it is ordered among others.
    pub(super) fn first(&self) -> &str {
        &self.name
    }

    pub(super) fn export(mut self) -> Export {
        self.files.sort_by(|one, other| natural::compare(&one.0, &other.0).then_with(|| natural::compare(&one.1, &other.1)));
        Export {
            name: self.name.to_string(),
            carrier: self.carrier,
            files: self.files.into_iter().map(|(_, _, entry, claim)| (entry, claim)).collect(),
        }
    }

    /// Files that are no download of one account go by the one that there is, else by the folder that holds them all.
    pub(super) fn name_by_files(&mut self) {
        if is_download(self.carrier.name) || !self.carrier.gathers || self.in_parts() {
            return;
        }
        let Some((_, holder, first, _)) = self.files.first() else { return };
        let mut common = first.path.to_string();
        for (_, _, entry, _) in &self.files {
            while *entry.path != *common && !entry.path.starts_with(&format!("{common}/")) {
                let shorter = parent(&common).to_owned();
                if shorter.is_empty() {
                    return;
                }
                common = shorter;
            }
        }
        self.name = joined(holder, &common).into();
    }

    /// Whether its files come from several named things or archives.
    fn in_parts(&self) -> bool {
        let mut holders = self.files.iter().map(|(_, holder, ..)| holder);
        let first = holders.next();
        self.alone || holders.any(|holder| Some(holder) != first)
    }
}

/// Of downloads met by their pages: those that are in no other, and in none that is read.
pub(super) fn outermost<'a>(pages: &'a [(String, Arc<str>)], read: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a Arc<str>> {
    let within =
        |key: &str, other: &str| other.is_empty() || key == other || key.strip_prefix(other).is_some_and(|rest| rest.starts_with('/'));
    let read: Vec<&str> = read.collect();
    pages.iter().filter_map(move |(key, name)| {
        let inner = pages.iter().any(|(other, _)| other != key && within(key, other));
        (!inner && !read.iter().any(|other| within(key, other))).then_some(name)
    })
}

/// Pages that a download brings for looking at it ("Your archive.html") are no pages of a site.
/// `pages` are those of downloads that hold nothing else.
pub(super) fn drop_viewers(groups: &mut [Group], pages: impl Iterator<Item = String>) {
    let mut downloads: Vec<String> = groups
        .iter()
        .filter(|group| is_download(group.carrier.name) && group.has_posts())
        .flat_map(|group| group.bases.iter().map(|base| format!("{base}/")))
        .collect();
    downloads.extend(pages.map(|base| format!("{base}/")));
    for group in groups.iter_mut().filter(|group| group.carrier.name == "html-pages") {
        group.files.retain(|(_, holder, entry, _)| {
            let place = place_of(holder, entry.archive.is_none(), &entry.path);
            !downloads.iter().any(|base| place.starts_with(base))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_one_download_have_one_name() {
        for (name, expected) in [
            ("dl/facebook-ekvik-2026-1-abc", "dl/facebook-ekvik-2026"),
            ("facebook-ekvik-2026-2-Xy7z", "facebook-ekvik-2026"),
            ("facebook-ekvik-2026-06-01-AbC123", "facebook-ekvik-2026-06-01"),
            ("instagram-ekvik-2026-06-01-zzz9", "instagram-ekvik-2026-06-01"),
            ("takeout-20260601T101500Z-001", "takeout-20260601T101500Z"),
            ("takeout-20260601T101500Z-1-001", "takeout-20260601T101500Z-1"),
            ("export-1", "export"),
            ("export_2", "export"),
            ("export (2)", "export"),
            ("export(2)", "export"),
            ("export_part1", "export"),
            ("export.part02", "export"),
            ("export-del-3", "export"),
            ("twitter-2026-06-01", "twitter-2026-06-01"),
            ("twitter_01_06_2026", "twitter_01_06_2026"),
            ("ekvik2026", "ekvik2026"),
            ("export-2026", "export-2026"),
            ("ekvik2", "ekvik2"),
            ("1", "1"),
        ] {
            assert_eq!(without_part(name), expected, "{name}");
        }
        assert_eq!(without_ending("dl/A-1.ZIP"), "dl/A-1");
    }

    #[test]
    fn a_download_begins_above_its_own_folders() {
        for (path, carrier, expected) in [
            ("this_profile's_activity_across_facebook/posts/profile_posts_1.json", "facebook-download", ""),
            ("fb/your_facebook_activity/posts/your_posts_1.json", "facebook-download", "fb"),
            ("a/b/posts/your_posts_1.json", "facebook-download", "a/b"),
            ("posts/fb/your_facebook_activity/posts/your_posts_1.json", "facebook-download", "posts/fb"),
            ("ekvik/tweets.js", "x-archive", "ekvik"),
            ("ekvik/data/tweets.js", "x-archive", "ekvik"),
            ("m/outbox.json", "mastodon-archive", "m"),
            ("a/Takeout/YouTube och YouTube Music/videor/videor.csv", "youtube-takeout", "a"),
            ("webb/sida/index.html", "html-pages", ""),
        ] {
            assert_eq!(base(path, carrier), expected, "{path}");
        }
    }
}
