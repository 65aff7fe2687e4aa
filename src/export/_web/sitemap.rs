//! The map of a site (sitemaps.org): the order of its pages, and when each was last changed.
//!
//! Knows addresses and which saved file each would be. Refuses to open any page.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use unicode_normalization::UnicodeNormalization;

use crate::account::pages::{folded, host};
use crate::draft::percent_decoded;

use super::xml::Walk;
use super::xml_record::Space;
use super::{Entry, Feed, Moment, web};

/// Addresses that are kept: ten maps of the largest size that the standard allows.
const MOST: usize = 500_000;

/// One address.
#[derive(Debug)]
pub(super) struct Row {
    /// As the map has it.
    pub(super) address: String,
    /// When it was last changed, and whether the zone is known.
    pub(super) changed: Option<(Moment, bool)>,
}

/// All maps of an export as one.
#[derive(Debug, Default)]
pub(super) struct Sitemap {
    /// The addresses in order.
    pub(super) rows: Vec<Row>,
    /// The first row of each address, by what the address means.
    known: HashMap<u64, usize>,
    /// Folders where maps lie, each with its site.
    folders: Vec<(String, String)>,
}

impl Sitemap {
    /// Takes in one map; a map of maps has no pages of its own.
    pub(super) fn learn(&mut self, entry: &Entry, feed: &mut Feed) {
        let Some(mut walk) = Walk::open(entry, feed) else { return };
        let from = self.rows.len();
        while let Some(url) = walk.next(&["url"], feed) {
            let Some(address) = url.text(Space::None, "loc") else { continue };
            if self.rows.len() >= MOST {
                break;
            }
            let changed = url.text(Space::None, "lastmod").and_then(web::when);
            self.known.entry(key(address)).or_insert(self.rows.len());
            self.rows.push(Row { address: address.to_owned(), changed });
        }
        if let Some(host) = self.rows.get(from).and_then(|row| host(&row.address)) {
            let folder = entry.path.rfind('/').map_or("", |at| &entry.path[..=at]);
            self.folders.push((folder.to_owned(), host));
        }
    }

    /// The row of an address.
    pub(super) fn of_address(&self, address: &str) -> Option<usize> {
        self.known.get(&key(address)).copied()
    }

    /// The row of a saved file: `www.ekvik.se/nyheter/index.html`, or `nyheter.html` beside the map.
    pub(super) fn of_file(&self, path: &str) -> Option<usize> {
        let beside = self.folders.iter().find_map(|(folder, host)| {
            let rest = path.strip_prefix(folder.as_str())?;
            self.of_address(&format!("{host}/{rest}"))
        });
        let starts = std::iter::once(0).chain(path.match_indices('/').map(|(at, _)| at + 1));
        beside.or_else(|| {
            starts
                .filter(|at| path[*at..].split('/').next().is_some_and(|first| first.contains('.')))
                .find_map(|at| self.of_address(&path[at..]))
        })
    }
}

/// An address as it is compared: without what servers and mirroring programs add.
fn key(address: &str) -> u64 {
    let whole = address.trim().replace(' ', "%20");
    // A file system may keep å as two letters.
    let plain: String = percent_decoded(&folded(&whole).unwrap_or(whole)).nfc().collect();
    let mut bare = plain.as_str();
    for ending in ["/index.html", "/index.htm", "/index.php", "/default.aspx", ".html", ".htm"] {
        if let Some(before) = bare.strip_suffix(ending) {
            bare = before;
            break;
        }
    }
    let mut hasher = DefaultHasher::new();
    bare.trim_end_matches('/').hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(path: &str) -> Sitemap {
        let text = "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://www.ekvik.example/</loc><lastmod>2026-06-01</lastmod></url><url><loc> https://www.ekvik.example/%C3%A5ret </loc></url><url><loc>https://www.ekvik.example/a/b.html</loc><lastmod>i maj</lastmod></url></urlset>";
        let (mut put, mut tell) = (|_| Ok(()), |trouble| panic!("{trouble:?}"));
        let mut map = Sitemap::default();
        map.learn(&Entry::of_bytes(path, text.as_bytes().to_vec()), &mut Feed::new(&mut put, &mut tell));
        map
    }

    #[test]
    fn saved_files_are_found_in_the_map() {
        let beside = map("webb/sitemap.xml");
        for (path, row) in [
            ("webb/index.html", Some(0)),
            ("webb/året.html", Some(1)),
            ("webb/året/index.html", Some(1)),
            ("webb/a/b.html", Some(2)),
            ("kopia/www.ekvik.example/a/b", Some(2)),
            ("ekvik.example/index.html", Some(0)),
            ("webb/c.html", None),
            ("annat/a/b.html", None),
        ] {
            assert_eq!(beside.of_file(path), row, "{path}");
        }
        assert_eq!(beside.rows.iter().filter(|row| row.changed.is_some()).count(), 1);
        assert_eq!(map("www.ekvik.example/sitemap.xml").of_file("www.ekvik.example/a/b.html"), Some(2));
    }
}
