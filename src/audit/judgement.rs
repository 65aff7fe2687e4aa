//! One post of the past, judged: what it says, what was found, and what is counted of it.
//!
//! Knows which posts are judged and by which rules: own posts by all, answers by those on sender and personal data, what is
//! passed on or gone after a day by none (policy/FORMATS.md section 2).

use crate::check::{Desk, Judged, Opened, open_by};
use crate::draft::{Alt as Described, Draft, Image, Medium, MediumKind, MediumOrigin};
use crate::export::{Alt, By, Captions, Film, Kind, Picture, Post, Status, Track};
use crate::language::presence;
use crate::rules::sender::inconsistent_name;
use crate::source::Source;

use super::{Memory, given};

/// One post with what was found.
#[derive(Debug)]
pub struct Judgement {
    /// The post, with the pictures and films of its HTML.
    pub post: Post,
    /// Its number in the run, from 1, duplicates aside.
    pub number: u64,
    /// The draft that it was judged as, and what was found; `None` for what is not judged.
    pub judged: Option<(Source, Judged)>,
    /// Why it could not be judged, when it could not: klart's own words about itself.
    pub broken: Option<String>,
    /// What its words say of the account's presence.
    pub said: crate::history::Said,
    /// The forms in which it spells the organisation's name.
    pub spelled: Vec<String>,
}

/// Whether a post is judged, and whether by all rules.
pub(super) fn is_judged(post: &Post) -> bool {
    post.kind.is_own() || post.kind == Kind::Reply
}

/// Judges one post. Never panics.
pub(super) fn judge(mut post: Post, number: u64, desk: &Desk, memory: Option<&Memory>) -> Judgement {
    let name = match (&post.id, post.origin.line) {
        (Some(id), _) => format!("{}#{id}", post.origin.file),
        (None, Some(line)) => format!("{}:{line}", post.origin.file),
        (None, None) => post.origin.file.to_string(),
    };
    let work = std::panic::AssertUnwindSafe(|| {
        let source = given::source(&post, name).map_err(|why| why.problem()[0].clone())?;
        let Opened { draft, judged, .. } = match memory.map(|memory| (memory, memory.key(&source))) {
            None => open_by(&source, desk, &desk.rules),
            Some((memory, key)) => {
                let rules = memory.rules(key, &desk.rules);
                let opened = open_by(&source, desk, rules.as_deref().unwrap_or(&desk.rules));
                memory.learn(key, &opened.spoke);
                opened
            }
        };
        Ok((source, draft, judged))
    });
    let done: Result<(Source, Draft, Judged), String> = std::panic::catch_unwind(work).unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned()).or_else(|| panic.downcast_ref::<String>().cloned());
        Err(words.unwrap_or_default())
    });
    match done {
        Err(why) => {
            let broken = Some(crate::mask::mask(&why).into_owned());
            Judgement { post, number, judged: None, broken, said: crate::history::Said::default(), spelled: Vec::new() }
        }
        Ok((source, draft, mut judged)) => {
            complete(&mut post, &draft);
            if post.kind == Kind::Reply {
                judged.findings.retain(|finding| finding.rule.starts_with("sender/") || finding.rule.starts_with("privacy/"));
            }
            let is_out = post.kind.is_own() && post.status == Status::Published;
            let said = if is_out { said(&post) } else { crate::history::Said::default() };
            let spelled = if is_out { spelled(&draft, desk) } else { Vec::new() };
            Judgement { post, number, judged: Some((source, judged)), broken: None, said, spelled }
        }
    }
}

/// What a post says of its account's presence: its text as its readers meet it, its title first. A link that hangs beside
/// the text leads on as well as one in it.
fn said(post: &Post) -> crate::history::Said {
    let title = post.title.as_deref().unwrap_or_default();
    let mut said = if title.is_empty() { presence::said(&post.text) } else { presence::said(&format!("{title}\n{}", post.text)) };
    said.instead |= said.closes && (!post.links.is_empty() || !post.mentions.is_empty());
    said
}

/// The forms in which a post spells the organisation's name; none where nobody has said what it is.
fn spelled(draft: &Draft, desk: &Desk) -> Vec<String> {
    if !desk.policy.has_organisation() {
        return Vec::new();
    }
    inconsistent_name::spelled(draft, &desk.policy.settings(None, &[], None))
}

/// A post that nobody judges.
pub(super) fn pass(post: Post, number: u64) -> Judgement {
    Judgement { post, number, judged: None, broken: None, said: crate::history::Said::default(), spelled: Vec::new() }
}

/// Fills in what stands in the words and the HTML of a post, as its readers meet it.
fn complete(post: &mut Post, draft: &Draft) {
    for block in draft.visible() {
        let (signs, plain) = (block.signs(), block.text.plain.as_str());
        keep(&mut post.hashtags, &signs.tags, plain);
        keep(&mut post.mentions, &signs.mentions, plain);
        keep(&mut post.links, &signs.addresses, plain);
    }
    if post.html.is_none() {
        return;
    }
    for link in draft.links.iter().filter(|link| !link.hidden) {
        once(&mut post.links, link.target.address.trim());
    }
    let here = |image: &&Image| !image.hidden && image.kind != crate::draft::ImageKind::Attachment;
    post.images.extend(draft.images.iter().filter(here).map(picture));
    let film = |medium: &&Medium| medium.kind == MediumKind::Film && !medium.hidden && medium.origin != MediumOrigin::Attachment;
    let shown = |medium: &&Medium| medium.origin != MediumOrigin::Link;
    post.videos.extend(draft.media.iter().filter(film).filter(shown).map(of_page));
    if post.text.is_empty() {
        let lines: Vec<&str> = draft.visible().map(|block| block.text.plain.as_str()).collect();
        post.text = lines.join("\n");
    }
}

/// Adds the signs that are not listed yet, without `#` and `@`.
fn keep(list: &mut Vec<String>, signs: &[std::ops::Range<usize>], plain: &str) {
    for sign in signs {
        once(list, plain[sign.clone()].trim_start_matches(['#', '@', '＃', '＠']));
    }
}

/// Up to so many addresses of a post are kept.
const MOST: usize = 500;

fn once(list: &mut Vec<String>, sign: &str) {
    if list.len() < MOST && !sign.is_empty() && !list.iter().any(|known| known == sign) {
        list.push(sign.to_owned());
    }
}

fn picture(image: &Image) -> Picture {
    let alt = match &image.alt {
        Described::Present { text, .. } => Alt::Present { text: text.plain.clone(), origin: By::Author },
        Described::Missing if image.decorative || image.silenced => Alt::Empty,
        Described::Missing => image.name.as_deref().map_or(Alt::Missing, |name| Alt::of(name, Alt::Missing)),
        Described::Empty => Alt::Empty,
        Described::NotExported => Alt::NotExported,
    };
    let uri = Some(image.target.address.clone()).filter(|address| !address.is_empty() && !address.starts_with("data:"));
    Picture { uri, alt, count_known: true }
}

/// A film in a page: its own `<track>` elements tell; a player from elsewhere tells nothing.
fn of_page(medium: &Medium) -> Film {
    let kinds = |kind: &str| matches!(kind, "captions" | "subtitles");
    let tracks: Vec<Track> = (medium.tracks.iter().filter(|track| kinds(&track.kind)))
        .map(|track| Track { lang: track.language.clone(), kind: By::Author, file: Some(track.target.address.clone()) })
        .collect();
    let captions = if medium.origin == MediumOrigin::Embed { Captions::default() } else { Captions::listed(tracks) };
    let uri = medium.targets.first().map(|target| target.address.clone()).filter(|address| !address.is_empty());
    Film { uri, duration_ms: None, alt: Alt::NotExported, captions }
}
