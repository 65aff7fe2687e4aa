//! A post as a draft: the same source that a publishing system would send.
//!
//! Knows which field of a post becomes which part. Refuses to judge.

use crate::config::Channel;
use crate::export::{Alt, By, Kind, Post, State};
use crate::source::{Attachment, Beside, Format, Meta, Part, SentAlt, Source, Unreadable};

/// The draft that a post is.
///
/// # Errors
/// When a text of the post is no text in any encoding.
pub(super) fn source(post: &Post, name: String) -> Result<Source, Unreadable> {
    let (format, mut texts) = texts(post);
    let media = media(post, &mut texts);
    let parts: Result<Vec<Part>, Unreadable> = texts.into_iter().map(|(field, text)| Part::new(field, text.into_bytes())).collect();
    let account = post.account.name.clone().or_else(|| post.account.handle.clone());
    let meta = Meta {
        id: post.id.clone(),
        channels: channels(post),
        account,
        handle: post.account.handle.clone(),
        language: post.lang.clone(),
        published: post.published.map(|moment| moment.day().to_string()),
        media,
        ..Meta::default()
    };
    Ok(Source { name, format, parts: parts?, beside: Beside::NotLooked, meta })
}

/// Every text of a post with its field's name. A page's title stands before a fragment as its heading; a film's title is the
/// beginning of its text (policy/FORMATS.md section 2).
fn texts(post: &Post) -> (Format, Vec<(String, String)>) {
    let title = post.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let Some(html) = &post.html else {
        let title = title.map(|title| ("title".to_owned(), title.to_owned()));
        return (Format::Text, title.into_iter().chain([("text".to_owned(), post.text.clone())]).collect());
    };
    let headed = match title.filter(|_| !is_whole_page(html)) {
        Some(title) => format!("<h1>{}</h1>\n{html}", escaped(title)),
        None => html.clone(),
    };
    (Format::Html, vec![("html".to_owned(), headed)])
}

/// Whether HTML is a page rather than what stands in one.
fn is_whole_page(html: &str) -> bool {
    let mut end = html.len().min(2048);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let head = html[..end].to_ascii_lowercase();
    ["<!doctype", "<html", "<head", "<body"].iter().any(|tag| head.contains(tag))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Pictures and films; each description becomes a part after the texts. What the export says nothing of leaves no film: nobody
/// can ask about it.
fn media(post: &Post, texts: &mut Vec<(String, String)>) -> Vec<Attachment> {
    let mut media = Vec::with_capacity(post.images.len() + post.videos.len());
    for (nth, picture) in post.images.iter().enumerate() {
        let part = u16::try_from(texts.len()).unwrap_or(u16::MAX);
        let alt = match &picture.alt {
            Alt::NotExported => SentAlt::NotSent,
            Alt::Missing => SentAlt::Missing(part),
            Alt::Present { origin: By::Machine, .. } => SentAlt::Machine(part),
            Alt::Present { .. } | Alt::Empty => SentAlt::Text(part),
        };
        if alt != SentAlt::NotSent {
            let text = if let Alt::Present { text, .. } = &picture.alt { text.clone() } else { String::new() };
            texts.push((format!("images/{nth}/alt"), text));
        }
        media.push(Attachment { uri: picture.uri.clone().unwrap_or_default(), kind: "image".to_owned(), alt, captioned: None });
    }
    for film in post.videos.iter().filter(|film| film.captions.state != State::NotExported) {
        let captioned = Some(film.captions.state == State::Present);
        media.push(Attachment { uri: film.uri.clone().unwrap_or_default(), kind: "video".to_owned(), alt: SentAlt::NotSent, captioned });
    }
    media
}

/// The channels whose rules hold; answers have channels of their own.
fn channels(post: &Post) -> Vec<String> {
    let named: Vec<&str> =
        if post.channels.is_empty() { vec![post.platform.as_str()] } else { post.channels.iter().map(String::as_str).collect() };
    let own = |name: &str| {
        let reply = (post.kind == Kind::Reply).then(|| format!("{name}-reply"));
        reply.filter(|name| Channel::named(name).is_some()).or_else(|| Channel::named(name).map(|channel| channel.name.to_owned()))
    };
    named.into_iter().filter_map(own).collect()
}
