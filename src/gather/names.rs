//! Which caption file belongs to which film, by their names.
//!
//! Knows a listing of names and nothing of disks, so that a publishing system may ask too. Names are
//! compared in NFC and without regard to case. Refuses to look into files.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::tokens::Tokens;
use crate::config::slips;
use crate::draft::MediumKind;

const FILMS: &[&str] = &["mp4", "m4v", "mov", "mkv", "webm", "avi", "wmv", "mpg", "mpeg", "ts", "ogv"];
const SOUNDS: &[&str] = &["mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "aac"];
const CAPTIONS: &[&str] = &["srt", "vtt", "sbv"];
const TEXTS: &[&str] = &["txt", "md", "docx", "vtt", "srt"];
/// Folders beside a film where players look for its captions.
pub const FOLDERS: &[&str] = &["subs", "subtitles", "subtitle", "undertexter", "textning"];
/// Endings that a copy or a new version gets, none of which is part of the title.
const VERSIONS: &[&str] = &["-kopia", " - kopia", "-final", "_final", "-slutlig", "_slutlig", "-1080p", "_1080p", "-720p", "_720p"];
/// Most pairs of names compared letter by letter in one folder.
const MOST_COMPARED: usize = 200_000;

/// A name's ending in lower case, without the full stop.
pub fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase())
}

/// Whether the name is a film's.
pub fn is_film(name: &str) -> bool {
    FILMS.contains(&ending(name).as_str())
}

/// Whether the name is a sound's.
pub fn is_sound(name: &str) -> bool {
    SOUNDS.contains(&ending(name).as_str())
}

/// Whether a name, or an address's last part, is a film's or a sound's.
pub fn medium_kind(name: &str) -> Option<MediumKind> {
    if is_film(name) {
        return Some(MediumKind::Film);
    }
    is_sound(name).then_some(MediumKind::Sound)
}

/// Whether the name is a caption file's that a person put there (`._x.srt` and `x.bak` are not).
pub fn is_captions(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    !file.starts_with("._") && CAPTIONS.contains(&ending(name).as_str())
}

/// A name as it is compared: NFC, lower case.
pub fn folded(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase().nfc().collect()
}

/// The file name without folders and ending, folded.
fn stem(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    folded(file.rsplit_once('.').map_or(file, |(stem, _)| stem))
}

/// How a caption file's name fits a film's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fit {
    /// It belongs to the film.
    Pairs(Tokens),
    /// It was perhaps meant for the film: the name it should have.
    Near(String),
}

/// The caption files of each film of one listing. Names are relative, `subs/film.sv.srt` included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairing {
    found: BTreeMap<String, Vec<(String, Fit)>>,
    films: BTreeMap<String, (String, Tokens)>,
    /// Caption files that belong to no film and are near none.
    pub orphans: Vec<String>,
}

impl Pairing {
    /// Pairs the films and sounds of a listing with its caption files.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut names: Vec<&str> = names.into_iter().collect();
        names.sort_unstable();
        let media: Vec<&str> = names.iter().copied().filter(|name| is_film(name) || is_sound(name)).collect();
        let mut bases: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for name in &media {
            bases.entry(stem(name)).or_default().push(name);
        }
        let mut pairing = Self::default();
        let mut loose = Vec::new();
        for name in names.iter().copied().filter(|name| is_captions(name)) {
            let stem = stem(name);
            let Some((base, tokens)) = split(&stem).find(|(base, _)| bases.contains_key(*base)) else {
                loose.push(name);
                continue;
            };
            let first = bases.get(base).and_then(|films| films.first());
            pairing.films.extend(first.map(|film| (name.to_owned(), ((*film).to_owned(), tokens.clone()))));
            for film in bases.get(base).into_iter().flatten() {
                pairing.add(film, name, Fit::Pairs(tokens.clone()));
            }
        }
        pairing.near(&media, &loose);
        pairing
    }

    /// The caption files of a film, by name: those that pair, else those that are near.
    pub fn of_film(&self, film: &str) -> &[(String, Fit)] {
        self.found.get(film).map_or(&[], Vec::as_slice)
    }

    /// The first film that a caption file pairs with, and what its name says.
    pub fn film_of(&self, sidecar: &str) -> Option<(&str, &Tokens)> {
        self.films.get(sidecar).map(|(film, tokens)| (film.as_str(), tokens))
    }

    fn add(&mut self, film: &str, name: &str, fit: Fit) {
        self.found.entry(film.to_owned()).or_default().push((name.to_owned(), fit));
    }

    /// Finds for each loose caption file the film without captions that it was perhaps meant for.
    fn near(&mut self, media: &[&str], loose: &[&str]) {
        let waiting: Vec<(&str, String)> =
            media.iter().filter(|film| self.of_film(film).iter().all(|(_, fit)| !satisfies(fit))).map(|film| (*film, stem(film))).collect();
        let affordable = waiting.len().saturating_mul(loose.len()) <= MOST_COMPARED;
        let mut titles: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, (_, stem)) in waiting.iter().enumerate() {
            titles.entry(title(stem)).or_default().push(index);
        }
        for name in loose {
            let own = stem(name);
            let base = split(&own).last().map_or(own.as_str(), |(base, _)| base);
            let same = titles.get(&title(base)).and_then(|films| films.first()).map(|index| &waiting[*index]);
            let close = || waiting.iter().filter(|_| affordable).find(|(_, film)| close(base, film));
            let Some((film, _)) = same.or_else(close) else {
                self.orphans.push((*name).to_owned());
                continue;
            };
            let suggested = rename(film, name, base);
            self.add(film, name, Fit::Near(suggested));
        }
    }
}

/// What the words at the end of a caption file's own name say, whatever lies beside it.
pub fn own_tokens(name: &str) -> Option<Tokens> {
    let stem = stem(name);
    split(&stem).last().map(|(_, tokens)| tokens)
}

fn satisfies(fit: &Fit) -> bool {
    matches!(fit, Fit::Pairs(tokens) if !tokens.forced && !tokens.template)
}

/// The ways to divide a stem into a base and known words, longest base first.
fn split(stem: &str) -> impl Iterator<Item = (&str, Tokens)> {
    let whole = std::iter::once((stem, Tokens::default()));
    let places = stem.char_indices().rev().filter(|(at, sign)| *at > 0 && ".-_([ ".contains(*sign)).take(12);
    let parts = places.filter_map(|(at, _)| {
        let base = stem[..at].trim_end_matches(['.', '-', '_', ' ']);
        Tokens::read(&stem[at..]).map(|tokens| (base, tokens)).filter(|(base, _)| !base.is_empty())
    });
    whole.chain(parts)
}

/// A stem without the marks of copies and versions: `_v2`, ` (1)`, `-final`.
fn title(stem: &str) -> String {
    let mut rest = stem.trim();
    loop {
        let before = rest;
        for version in VERSIONS {
            rest = rest.strip_suffix(version).unwrap_or(rest);
        }
        rest = numbered(rest, " (", ")").or_else(|| numbered(rest, "_v", "")).or_else(|| numbered(rest, "-v", "")).unwrap_or(rest);
        if rest == before || rest.is_empty() {
            return before.to_owned();
        }
    }
}

/// `text` without a number between `open` and `close` at its end.
fn numbered<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let inner = text.strip_suffix(close)?;
    let bare = inner.trim_end_matches(|sign: char| sign.is_ascii_digit());
    (bare.len() < inner.len()).then(|| bare.strip_suffix(open))?
}

/// Two slips of the keyboard at most, one in a short name, and never in a digit.
fn close(a: &str, b: &str) -> bool {
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let short = a.graphemes(true).count().min(b.graphemes(true).count());
    let most = if short <= 6 { 1 } else { 2 };
    if a.len().abs_diff(b.len()) > 2 * most * 4 || short <= most + 1 || digits(a) != digits(b) {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    a.len().max(b.len()) <= 200 && a.len().abs_diff(b.len()) <= most && slips(&a, &b) <= most
}

/// The film's own base with the caption file's words and ending.
fn rename(film: &str, sidecar: &str, base: &str) -> String {
    let last = |name: &str| name.rsplit('/').next().unwrap_or(name).nfc().collect::<String>();
    let (film, sidecar) = (last(film), last(sidecar));
    let own = film.rsplit_once('.').map_or(film.as_str(), |(stem, _)| stem);
    let letters = base.chars().count();
    let rest: String = sidecar.chars().skip(letters).collect();
    let words = rest.rsplit_once('.').map_or("", |(words, _)| words);
    let known = Tokens::read(&folded(words)).is_some();
    format!("{own}{}.{}", if known { words } else { "" }, ending(&sidecar))
}

/// The name that Facebook wants beside a film: `<base>.<ll>_<CC>.srt`.
pub fn facebook_name(film: &str, language: Option<&str>) -> String {
    let last = film.rsplit('/').next().unwrap_or(film);
    let base = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let regions = [("sv", "SE"), ("en", "GB"), ("fi", "FI"), ("no", "NO"), ("nb", "NO"), ("da", "DK"), ("de", "DE"), ("ar", "AR")];
    let tag = language.unwrap_or("sv").split('-').next().unwrap_or("sv");
    let region = regions.iter().find_map(|(code, region)| (*code == tag).then(|| (*region).to_owned()));
    format!("{base}.{tag}_{}.srt", region.unwrap_or_else(|| tag.to_ascii_uppercase()))
}

/// Whether a caption file has the name that Facebook wants.
pub fn is_facebook_name(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".srt") else { return false };
    let Some((base, [language @ .., b'_', first, second])) = stem.rsplit_once('.').map(|(base, tag)| (base, tag.as_bytes())) else {
        return false;
    };
    let lower = language.len() == 2 && language.iter().all(u8::is_ascii_lowercase);
    !base.is_empty() && lower && first.is_ascii_uppercase() && second.is_ascii_uppercase()
}

/// The text version of a sound among these names, if there is one.
pub fn transcript<'a>(sound: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let base = stem(sound);
    names.into_iter().find(|name| {
        let own = stem(name);
        let words = ["textversion", "transkribering", "transkript", "transcript"];
        let after = own.strip_prefix(base.as_str()).map(|rest| rest.trim_matches(['.', '-', '_', ' ', '(', ')']));
        let fits = after.is_some_and(|rest| rest.is_empty() || words.contains(&rest))
            || split(&own).any(|(title, tokens)| title == base && !tokens.template && !tokens.forced);
        fits && TEXTS.contains(&ending(name).as_str())
    })
}
