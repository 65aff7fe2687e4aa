//! The names that lie together, compared once for all who ask.
//!
//! Knows which name is meant, which caption files a film has, and which file is a sound's text version. Refuses to
//! know disks.

use std::collections::HashMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::likeness::Likeness;
use super::names::{ends_in, folded, medium_kind, split, stem, written_ending};
use super::pairing::Pairing;

const PICTURES: &[&str] = &["jpg", "jpeg", "png", "gif", "webp", "svg", "avif"];
const TEXTS: &[&str] = &["txt", "md", "docx", "vtt", "srt"];
/// Words that a text version's name ends in.
const TEXT_VERSIONS: [&str; 4] = ["textversion", "transkribering", "transkript", "transcript"];

/// The names of a folder, or of a publishing system's listing.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Sorted; those in caption folders beside the files are included (`subs/film.srt`).
    names: Vec<String>,
    pub(super) pairing: Pairing,
    /// Made when a name is asked for that does not stand there letter by letter.
    folded: OnceLock<HashMap<String, usize>>,
    /// Made when a name is missing.
    likeness: OnceLock<Likeness>,
    /// Title → its first text version. Made when a film or sound is asked for.
    texts: OnceLock<HashMap<String, usize>>,
}

impl Listing {
    pub(super) fn of(mut names: Vec<String>) -> Self {
        names.sort_unstable();
        let pairing = Pairing::of(names.iter().map(String::as_str));
        Self { names, pairing, ..Self::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The index of a name that stands there letter by letter.
    pub(super) fn index(&self, name: &str) -> Option<usize> {
        self.names.binary_search_by(|other| other.as_str().cmp(name)).ok()
    }

    /// The name as it stands there: exactly so, or the same letters stored another way (NFD).
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        let index = self.index(name).or_else(|| self.alike(name).filter(|index| same_letters(&self.names[*index], name)))?;
        self.names.get(index).map(String::as_str)
    }

    /// The name as it stands there, in whatever case.
    pub(super) fn find_in_any_case(&self, name: &str) -> Option<&str> {
        let index = self.index(name).or_else(|| self.alike(name))?;
        self.names.get(index).map(String::as_str)
    }

    /// The name nearest to one that is not there: another case first, then slips of the keyboard.
    pub(super) fn nearest(&self, name: &str) -> Option<&str> {
        let near = || {
            let known = self.likeness.get_or_init(|| Likeness::of(self.own().map(|(index, name)| (index, folded(name)))));
            known.nearest(&folded(name), |index| are_kin(&self.names[index], name))
        };
        let index = self.alike(name).or_else(near)?;
        self.names.get(index).map(String::as_str)
    }

    /// The text version of a film or sound, if there is one.
    pub(super) fn transcript(&self, medium: &str) -> Option<&str> {
        let texts = self.texts.get_or_init(|| self.texts());
        texts.get(bare(&stem(medium))).and_then(|index| self.names.get(*index)).map(String::as_str)
    }

    /// The files of the folder itself before those in caption folders.
    fn texts(&self) -> HashMap<String, usize> {
        let mut texts = HashMap::new();
        for beside in [false, true] {
            let names = self.names.iter().enumerate().filter(|(_, name)| name.contains('/') == beside && ends_in(name, TEXTS));
            for (index, name) in names {
                for title in titles(&stem(name)) {
                    if !texts.contains_key(title) {
                        texts.insert(title.to_owned(), index);
                    }
                }
            }
        }
        texts
    }

    fn alike(&self, name: &str) -> Option<usize> {
        self.folded().get(&folded(name)).copied()
    }

    /// Folded name → its first index, for files of the folder itself.
    fn folded(&self) -> &HashMap<String, usize> {
        self.folded.get_or_init(|| {
            let mut all = HashMap::with_capacity(self.names.len());
            for (index, name) in self.own() {
                all.entry(folded(name)).or_insert(index);
            }
            all
        })
    }

    /// Files of the folder itself.
    fn own(&self) -> impl Iterator<Item = (usize, &str)> {
        self.names.iter().enumerate().map(|(index, name)| (index, name.as_str())).filter(|(_, name)| !name.contains('/'))
    }
}

/// Whether two names end as the same sort of file does: `jpg` and `jpeg`, `jpg` and `png`, `mp4` and `webm`.
fn are_kin(a: &str, b: &str) -> bool {
    let both = |sort: &dyn Fn(&str) -> bool| sort(a) && sort(b);
    written_ending(a).eq_ignore_ascii_case(written_ending(b))
        || both(&|name| ends_in(name, PICTURES))
        || both(&|name| medium_kind(name).is_some())
}

/// Whether two names are the same letters, however stored.
fn same_letters(a: &str, b: &str) -> bool {
    a == b || a.nfc().eq(b.nfc())
}

/// A title without the signs that stand between it and further words.
fn bare(title: &str) -> &str {
    title.trim_end_matches(['.', '-', '_', ' ', '(', ')'])
}

/// The titles that a text version of this stem may belong to, bare.
fn titles(stem: &str) -> impl Iterator<Item = &str> {
    let own = bare(stem);
    let before = TEXT_VERSIONS.iter().find_map(|word| own.strip_suffix(word)).map(bare);
    let spoken = split(stem).filter(|(_, tokens)| !tokens.template && !tokens.forced).map(|(title, _)| bare(title));
    std::iter::once(own).chain(before).chain(spoken).filter(|title| !title.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Listing;

    fn listing(names: &[&str]) -> Listing {
        Listing::of(names.iter().map(|name| (*name).to_owned()).collect())
    }

    #[test]
    fn a_text_version_is_found_by_its_name() {
        assert_eq!(listing(&["annat.txt", "podd.txt"]).transcript("podd.mp3"), Some("podd.txt"));
        assert_eq!(listing(&["podd-textversion.docx"]).transcript("Podd.mp3"), Some("podd-textversion.docx"));
        assert_eq!(listing(&["podd (transkript).md"]).transcript("podd.mp3"), Some("podd (transkript).md"));
        assert_eq!(listing(&["podd.sv.vtt"]).transcript("podd.mp3"), Some("podd.sv.vtt"));
        assert_eq!(listing(&["subs/podd.srt", "podd.txt"]).transcript("podd.mp3"), Some("podd.txt"));
        assert_eq!(listing(&["podd.jpg", "poddar.txt", "podd2.txt", "podd.mall.srt"]).transcript("podd.mp3"), None);
    }

    #[test]
    fn a_name_is_found_as_it_stands_and_a_missing_one_by_the_nearest() {
        let names = listing(&["A\u{30a}rsta.gif", "Bad.gif", "bad.gif", "del-1.gif", "simskola.jpeg"]);
        assert_eq!(names.find("Årsta.gif"), Some("A\u{30a}rsta.gif"));
        assert_eq!((names.find("Bad.gif"), names.find("bad.gif"), names.find("BAD.gif")), (Some("Bad.gif"), Some("bad.gif"), None));
        assert_eq!((names.nearest("BAD.gif"), names.nearest("simskolan.jpeg")), (Some("Bad.gif"), Some("simskola.jpeg")));
        assert_eq!((names.nearest("del-2.gif"), names.nearest("simskola.srt")), (None, None));
    }
}
