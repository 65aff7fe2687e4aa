//! Which caption file belongs to which film, by their names.
//!
//! Knows each name of a listing once: a base leads to its films, and a caption file looks its base up. Only what pairs
//! with nothing is compared letter by letter. Refuses to look into files.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::likeness::Likeness;
use super::names::{ending, folded, is_captions, is_kept_aside, last, medium_kind, split, stem};
use super::tokens::Tokens;

/// Endings that a copy or a new version gets, none of which is part of the title.
const VERSIONS: &[&str] = &["-kopia", " - kopia", "-final", "_final", "-slutlig", "_slutlig", "-1080p", "_1080p", "-720p", "_720p"];

/// Places where a name is cut to see whether it goes on from a film's.
const MOST_CUTS: usize = 24;

/// How a caption file's name fits a film's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fit {
    /// It belongs to the film.
    Pairs(Tokens),
    /// It was perhaps meant for the film: the name it should have.
    Near(String),
}

/// Films and sounds of one stem, and the caption files that pair with all of them.
#[derive(Debug, Default)]
struct Base {
    films: Vec<String>,
    sidecars: Vec<(String, Fit)>,
}

/// Film → caption files that were perhaps meant for it.
type Near = HashMap<String, Vec<(String, Fit)>>;

/// The caption files of each film of one listing. Names are relative, `subs/film.sv.srt` included.
#[derive(Debug, Default)]
pub struct Pairing {
    bases: Vec<Base>,
    by_stem: HashMap<String, usize>,
    /// Caption file → the base that it pairs with, and what its name says.
    of_sidecar: HashMap<String, (usize, Tokens)>,
    near: Near,
    /// Caption files that belong to no film and are near none, sorted.
    pub orphans: Vec<String>,
}

impl Pairing {
    /// Pairs the films and sounds of a listing with its caption files.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let counts = |name: &&str| !is_kept_aside(name) && (medium_kind(name).is_some() || is_captions(name));
        let mut names: Vec<&str> = names.into_iter().filter(counts).collect();
        names.sort_unstable();
        let mut pairing = Self::default();
        for name in names.iter().filter(|name| medium_kind(name).is_some()) {
            pairing.add_film(name);
        }
        let loose: Vec<(&str, String)> =
            names.iter().filter(|name| is_captions(name)).filter_map(|name| pairing.add_sidecar(name).map(|stem| (*name, stem))).collect();
        if !loose.is_empty() {
            (pairing.near, pairing.orphans) = pairing.approach(&loose);
        }
        pairing
    }

    /// The caption files of a film, by name: those that pair, then those that are near.
    pub fn of_film(&self, film: &str) -> impl Iterator<Item = &(String, Fit)> {
        let base = self.by_stem.get(&stem(film)).and_then(|at| self.bases.get(*at));
        base.into_iter().flat_map(|base| &base.sidecars).chain(self.near.get(film).into_iter().flatten())
    }

    /// Every film that a caption file pairs with (`film.mp4` and `film.webm`), and what its name says; the caption file
    /// itself need not lie there.
    pub fn films_of(&self, sidecar: &str) -> Option<(&[String], Tokens)> {
        if let Some((base, tokens)) = self.of_sidecar.get(sidecar) {
            return Some((&self.bases.get(*base)?.films, tokens.clone()));
        }
        let stem = stem(sidecar);
        let (base, tokens) = split(&stem).find_map(|(base, tokens)| Some((*self.by_stem.get(base)?, tokens)))?;
        is_captions(sidecar).then_some((&self.bases.get(base)?.films, tokens))
    }

    /// Whether a caption file belongs to no film or sound, though there are some. `None` where there are none, or fewer
    /// than there are such files: then it is a folder where captions are kept. A name that goes on from a film's
    /// (`film-kapitel.vtt`) belongs to it in some way.
    pub fn is_orphan(&self, sidecar: &str) -> Option<bool> {
        if self.bases.is_empty() || self.orphans.len() > self.bases.len() {
            return None;
        }
        let stem = stem(sidecar);
        let cuts = stem.char_indices().filter(|(_, sign)| ".-_ (".contains(*sign)).take(MOST_CUTS);
        let goes_on = cuts.into_iter().any(|(at, _)| self.by_stem.contains_key(stem[..at].trim_end()));
        Some(!goes_on && self.orphans.binary_search_by(|other| other.as_str().cmp(sidecar)).is_ok())
    }

    /// Whether any film or sound is listed.
    pub fn has_films(&self) -> bool {
        !self.bases.is_empty()
    }

    fn add_film(&mut self, name: &str) {
        let next = self.bases.len();
        let at = *self.by_stem.entry(stem(name)).or_insert(next);
        if at == next {
            self.bases.push(Base::default());
        }
        self.bases[at].films.push(name.to_owned());
    }

    /// Gives a caption file to its base; its stem comes back when there is none.
    fn add_sidecar(&mut self, name: &str) -> Option<String> {
        let stem = stem(name);
        let found = split(&stem).find_map(|(base, tokens)| Some((*self.by_stem.get(base)?, tokens)));
        let Some((at, tokens)) = found else { return Some(stem) };
        self.bases[at].sidecars.push((name.to_owned(), Fit::Pairs(tokens.clone())));
        self.of_sidecar.insert(name.to_owned(), (at, tokens));
        None
    }

    /// Finds for each loose caption file the film without captions that it was perhaps meant for; those that were meant
    /// for none come last.
    fn approach(&self, loose: &[(&str, String)]) -> (Near, Vec<String>) {
        let (mut near, mut orphans) = (Near::new(), Vec::new());
        let waiting = self.waiting();
        let likeness = Likeness::of(waiting.iter().enumerate().map(|(at, (_, stem))| (at, *stem)));
        let mut titles: HashMap<&str, usize> = HashMap::new();
        for (at, (_, stem)) in waiting.iter().enumerate() {
            titles.entry(title(stem)).or_insert(at);
        }
        for (name, own) in loose {
            let base = split(own).last().map_or(own.as_str(), |(base, _)| base);
            let same = titles.get(title(base)).copied();
            let Some(at) = same.or_else(|| likeness.close(base)) else {
                orphans.push((*name).to_owned());
                continue;
            };
            let film = waiting[at].0;
            near.entry(film.to_owned()).or_default().push(((*name).to_owned(), Fit::Near(rename(film, name, base))));
        }
        (near, orphans)
    }

    /// Films without captions for all, sorted by name, with their stems.
    fn waiting(&self) -> Vec<(&str, &str)> {
        let unsatisfied = |at: usize| self.bases[at].sidecars.iter().all(|(_, fit)| !satisfies(fit));
        let bases = self.by_stem.iter().filter(|(_, at)| unsatisfied(**at));
        let films = bases.flat_map(|(stem, at)| self.bases[*at].films.iter().map(|film| (film.as_str(), stem.as_str())));
        let mut films: Vec<(&str, &str)> = films.collect();
        films.sort_unstable();
        films
    }
}

fn satisfies(fit: &Fit) -> bool {
    matches!(fit, Fit::Pairs(tokens) if !tokens.forced && !tokens.template)
}

/// A stem without the marks of copies and versions: `_v2`, ` (1)`, `-final`.
fn title(stem: &str) -> &str {
    let mut rest = stem.trim();
    loop {
        let before = rest;
        for version in VERSIONS {
            rest = rest.strip_suffix(version).unwrap_or(rest);
        }
        rest = numbered(rest, " (", ")").or_else(|| numbered(rest, "_v", "")).or_else(|| numbered(rest, "-v", "")).unwrap_or(rest);
        if rest == before || rest.is_empty() {
            return before;
        }
    }
}

/// `text` without a number between `open` and `close` at its end.
fn numbered<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let inner = text.strip_suffix(close)?;
    let bare = inner.trim_end_matches(|sign: char| sign.is_ascii_digit());
    (bare.len() < inner.len()).then(|| bare.strip_suffix(open))?
}

/// The film's own base with the caption file's words and ending.
fn rename(film: &str, sidecar: &str, base: &str) -> String {
    let (film, sidecar): (String, String) = (last(film).nfc().collect(), last(sidecar).nfc().collect());
    let own = film.rsplit_once('.').map_or(film.as_str(), |(stem, _)| stem);
    let letters = base.chars().count();
    let rest: String = sidecar.chars().skip(letters).collect();
    let words = rest.rsplit_once('.').map_or("", |(words, _)| words);
    let known = Tokens::read(&folded(words)).is_some();
    format!("{own}{}.{}", if known { words } else { "" }, ending(&sidecar))
}
