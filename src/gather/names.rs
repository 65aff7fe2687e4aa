//! What a file's name says: its sort, its stem, and the words at its end.
//!
//! Knows names and nothing of disks, so that a publishing system may ask too. Names are compared in NFC and without
//! regard to case. Refuses to look into files.

use unicode_normalization::UnicodeNormalization;

use super::tokens::{Tokens, is_region, language};
use crate::draft::MediumKind;

pub use super::pairing::{Fit, Pairing};

const FILMS: &[&str] = &["mp4", "m4v", "mov", "mkv", "webm", "avi", "wmv", "mpg", "mpeg", "ts", "ogv"];
const SOUNDS: &[&str] = &["mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "aac"];
const CAPTIONS: &[&str] = &["srt", "vtt", "sbv"];
/// Folders beside a film where players look for its captions.
pub const FOLDERS: &[&str] = &["subs", "subtitles", "subtitle", "undertexter", "textning"];
/// Folders for what is not published.
const KEPT_ASIDE: &[&str] = &["node_modules", "original", "originals", "raw", "råmaterial"];
/// Most places where a stem is divided.
const MOST_WORDS: usize = 12;

/// A name's ending as written, without the full stop.
pub(super) fn written_ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Whether a name ends in one of these, in whatever case.
pub(super) fn ends_in(name: &str, endings: &[&str]) -> bool {
    let own = written_ending(name);
    endings.iter().any(|ending| own.eq_ignore_ascii_case(ending))
}

/// A name's ending in lower case, without the full stop.
pub fn ending(name: &str) -> String {
    written_ending(name).to_ascii_lowercase()
}

/// Whether the name is a film's.
pub fn is_film(name: &str) -> bool {
    ends_in(name, FILMS)
}

/// Whether the name is a sound's.
pub fn is_sound(name: &str) -> bool {
    ends_in(name, SOUNDS)
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
    ends_in(name, CAPTIONS) && !last(name).starts_with("._")
}

/// Whether a name lies in a folder for what is not published (`original/film.srt`).
pub fn is_kept_aside(name: &str) -> bool {
    let folders = name.rsplit_once('/').map_or("", |(folders, _)| folders);
    folders.split('/').any(|folder| !folder.is_empty() && KEPT_ASIDE.contains(&folded(folder).as_str()))
}

/// The name without its folders.
pub(super) fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// A name as it is compared: NFC, lower case.
pub fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    name.nfc().collect::<String>().to_lowercase().nfc().collect()
}

/// The file name without folders and ending, folded.
pub(super) fn stem(name: &str) -> String {
    let file = last(name);
    folded(file.rsplit_once('.').map_or(file, |(stem, _)| stem))
}

/// What the words at the end of a caption file's own name say, whatever lies beside it.
pub fn own_tokens(name: &str) -> Option<Tokens> {
    let stem = stem(name);
    split(&stem).last().map(|(_, tokens)| tokens)
}

/// The name with another language where it says one, its region left out; `None` where it says none.
pub fn with_language(name: &str, tag: &str) -> Option<String> {
    let file = last(name);
    let (written, ending) = file.rsplit_once('.')?;
    let stem = stem(file);
    let (base, _) = split(&stem).filter(|(_, tokens)| tokens.language.is_some()).last()?;
    // Folding may change the number of bytes, but not what is ASCII.
    let rest = written.get(base.len()..).filter(|rest| folded(rest) == stem[base.len()..])?;
    let mut at = base.len();
    let mut words = rest.split_inclusive(['.', '_', '-', '(', ')', '[', ']', ' ']).map(|word| {
        at += word.len();
        (at - word.len(), word.trim_end_matches(['.', '_', '-', '(', ')', '[', ']', ' ']))
    });
    let (from, own) = words.find(|(_, word)| language(&folded(word)).is_some())?;
    let end = from + own.len();
    let region = words.next().filter(|(_, word)| is_region(&folded(word))).map(|(from, word)| from + word.len());
    Some(format!("{}{tag}{}.{ending}", &written[..from], &written[region.unwrap_or(end)..]))
}

/// The ways to divide a stem into a base and known words, longest base first.
pub(super) fn split(stem: &str) -> impl Iterator<Item = (&str, Tokens)> {
    let whole = std::iter::once((stem, Tokens::default()));
    let places = stem.char_indices().rev().filter(|(at, sign)| *at > 0 && ".-_([ ".contains(*sign)).take(MOST_WORDS);
    let read = places.map_while(|(at, _)| {
        let words = &stem[at..];
        let tokens = Tokens::read(words);
        // A word that is unknown stays so whatever stands before it, unless it is a region after a language.
        (tokens.is_some() || Tokens::words(words).next().is_none_or(is_region)).then_some((at, tokens))
    });
    let parts = read.filter_map(|(at, tokens)| {
        let base = stem[..at].trim_end_matches(['.', '-', '_', ' ']);
        Some((base, tokens?)).filter(|(base, _)| !base.is_empty())
    });
    whole.chain(parts)
}

/// The name that Facebook wants beside a film: `<base>.<ll>_<CC>.srt`.
pub fn facebook_name(film: &str, language: Option<&str>) -> String {
    let last = last(film);
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
