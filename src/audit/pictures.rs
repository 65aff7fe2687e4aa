//! The same picture with different descriptions, over all posts of an audit, in memory that does not grow with them.
//!
//! Each described picture leaves 24 bytes in a file: where it is, what it is called, and in which post, as numbers. At the end
//! the file is gone through in parts; only pictures that are called different things are looked up again among the lines of
//! posts.ndjson. Refuses to say whether two descriptions differ in meaning: `image/inconsistent-alt` does.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read};

use serde::Deserialize;

use crate::export::{Alt, Picture, Post};
use crate::facts::PictureFact;
use crate::source::Span;

use super::fold::account_key;
use super::judgement::Judgement;
use super::met::Spread;

/// Bytes of a record: place, description, post.
const RECORD: usize = 24;

/// Records that are held at once: 24 MB.
const HELD: u64 = 1 << 20;

/// Pictures that are looked up again; an audit that finds more has enough to do.
const MOST: usize = 200;

/// Places of one picture that are looked up.
const EACH: usize = 20;

/// What the described pictures of a post leave.
pub fn records(judgement: &Judgement) -> Vec<u8> {
    let Some((_, judged)) = &judgement.judged else { return Vec::new() };
    let post = &judgement.post;
    if !post.kind.is_own() {
        return Vec::new();
    }
    let shown = |picture: &&Picture| {
        let mut of_page = judged.pictures.iter().filter(|fact| fact.place.as_deref() == picture.uri.as_deref());
        post.html.is_none() || of_page.any(|fact| fact.compared)
    };
    let mut out = Vec::new();
    for picture in post.images.iter().filter(shown) {
        if let (Some(place), Alt::Present { text, .. }) = (place(post, picture.uri.as_deref()), &picture.alt) {
            out.extend_from_slice(&place.to_le_bytes());
            out.extend_from_slice(&Spread::of(&[&text.to_lowercase()]).to_le_bytes());
            out.extend_from_slice(&judgement.number.to_le_bytes());
        }
    }
    out
}

/// Where a picture is, as a number. A path within an export says something only beside its account.
fn place(post: &Post, uri: Option<&str>) -> Option<u64> {
    placed(&account_key(post), uri)
}

fn placed(account: &str, uri: Option<&str>) -> Option<u64> {
    let uri = uri.map(str::trim).filter(|uri| !uri.is_empty())?;
    let plain = uri.split('#').next().unwrap_or(uri);
    Some(if plain.contains("://") { Spread::of(&[plain]) } else { Spread::of(&[account, plain]) })
}

/// The posts in which a picture is called something else than before, by the picture: at most [`MOST`] pictures, the first in
/// the order of the posts. `open` opens the file of records as often as it takes.
fn different(length: u64, open: &dyn Fn() -> io::Result<Box<dyn Read>>) -> io::Result<BTreeMap<u64, Vec<u64>>> {
    let parts = (length / RECORD as u64).div_ceil(HELD).max(1);
    let mut found: Vec<(u64, u64, Vec<u64>)> = Vec::new();
    for part in 0..parts {
        let mut held: Vec<(u64, u64, u64)> = Vec::new();
        let mut file = io::BufReader::with_capacity(1 << 16, open()?);
        let mut record = [0; RECORD];
        while file.read_exact(&mut record).is_ok() {
            let at = |start: usize| u64::from_le_bytes(record[start..start + 8].try_into().unwrap_or_default());
            if at(0) % parts == part {
                held.push((at(0), at(8), at(16)));
            }
        }
        held.sort_unstable();
        for alike in held.chunk_by(|one, other| one.0 == other.0) {
            if alike[0].1 != alike[alike.len() - 1].1 {
                let mut posts: Vec<u64> =
                    alike.chunk_by(|one, other| one.1 == other.1).flat_map(|said| said.iter().take(2)).map(|said| said.2).collect();
                posts.sort_unstable();
                posts.dedup();
                posts.truncate(EACH);
                found.push((posts[0], alike[0].0, posts));
            }
        }
    }
    found.sort_unstable();
    found.truncate(MOST);
    Ok(found.into_iter().map(|(_, place, posts)| (place, posts)).collect())
}

/// The part of a line of posts.ndjson that tells of its pictures.
#[derive(Deserialize)]
struct Line {
    number: u64,
    platform: String,
    account: Named,
    lang: Option<String>,
    images: Vec<Shown>,
    origin: Place,
}

#[derive(Deserialize)]
struct Named {
    id: Option<String>,
    name: Option<String>,
    handle: Option<String>,
}

#[derive(Deserialize)]
struct Shown {
    uri: Option<String>,
    alt: Said,
}

#[derive(Deserialize)]
struct Said {
    text: Option<String>,
}

#[derive(Deserialize)]
struct Place {
    file: String,
    line: Option<u64>,
    pointer: Option<String>,
}

/// Pictures that are called different things in different posts, as facts for the rule.
///
/// # Errors
/// When a file cannot be read again.
pub fn compared(length: u64, open: &dyn Fn() -> io::Result<Box<dyn Read>>, posts: impl Read) -> io::Result<Vec<PictureFact>> {
    let different = different(length, open)?;
    let wanted: std::collections::BTreeSet<u64> = different.values().flatten().copied().collect();
    let mut facts = Vec::new();
    if wanted.is_empty() {
        return Ok(facts);
    }
    for (at, line) in io::BufReader::new(posts).lines().enumerate() {
        if !wanted.contains(&(at as u64 + 1)) {
            line?;
            continue;
        }
        let Ok(line) = serde_json::from_str::<Line>(&line?) else { continue };
        facts.extend(line.images.iter().filter_map(|shown| line.fact(shown, &different)));
    }
    Ok(facts)
}

impl Line {
    fn fact(&self, shown: &Shown, different: &BTreeMap<u64, Vec<u64>>) -> Option<PictureFact> {
        let own = &self.account;
        let name = [&own.handle, &own.name, &own.id].into_iter().flatten().find(|name| !name.trim().is_empty());
        let key = crate::history::Past::key(&self.platform, name.map_or("", String::as_str));
        let place = placed(&key, shown.uri.as_deref())?;
        different.get(&place).filter(|posts| posts.contains(&self.number))?;
        let where_ = match (&self.origin.pointer, self.origin.line) {
            (Some(pointer), _) => format!("{} {pointer}", self.origin.file),
            (None, Some(line)) => format!("{}:{line}", self.origin.file),
            (None, None) => self.origin.file.clone(),
        };
        Some(PictureFact {
            draft: where_,
            span: Span::default(),
            line: None,
            place: Some(format!("{place:016x}")),
            digest: None,
            hash: None,
            alt: Some(shown.alt.text.clone().filter(|text| !text.is_empty())?),
            language: self.lang.as_deref().unwrap_or("sv").split(['-', '_']).next().unwrap_or("sv").to_lowercase(),
            compared: true,
            settled: Vec::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_with_two_names_are_looked_up() {
        let record = |place: u64, alt: u64, post: u64| [place, alt, post].map(u64::to_le_bytes).concat();
        let all = [record(7, 1, 1), record(8, 1, 2), record(7, 2, 3), record(8, 1, 4), record(7, 1, 5), record(9, 3, 6)].concat();
        let (length, bytes) = (all.len() as u64, std::sync::Arc::<[u8]>::from(all));
        let open = || Ok(Box::new(io::Cursor::new(std::sync::Arc::clone(&bytes))) as Box<dyn Read>);
        let found = different(length, &open).expect("held in memory");
        assert_eq!(found, BTreeMap::from([(7, vec![1, 3, 5])]));
    }
}
