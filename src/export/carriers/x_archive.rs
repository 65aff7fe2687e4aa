//! The archive of X, earlier Twitter (policy/FORMATS.md section 8).
//!
//! Knows posts, the whole texts of long ones and the account. Refuses to read deleted posts. A language that X guesses is
//! not declared by anybody, and is left out.

mod notes;

use std::sync::Arc;

use serde_json::Value;

use crate::export::json::elements::{Element, each, whole};
use crate::export::{Alt, Carrier, Claim, Export, Feed, Film, Head, Kind, Moment, Picture, Post, Publisher, Stopped};
use crate::finding::Msg;

use self::notes::Notes;
use super::meta::{list, text};

/// The carrier.
pub(super) const CARRIER: Carrier = Carrier { name: "x-archive", label: Msg::new("X, arkiv", "X, archive"), claims, gathers: true, read };

const ROOT: &[&[&str]] = &[&[]];

fn claims(head: &Head) -> Claim {
    let name = head.text.strip_prefix("window.YTD.").and_then(|rest| rest.split(['.', '=', ' ']).next());
    match name {
        Some("tweet" | "tweets" | "community_tweet" | "community_tweets") => Claim::Posts,
        Some("account" | "note_tweet" | "note_tweets") => Claim::Helps,
        Some(_) => Claim::Not(Msg::new("filen i arkivet har inga inlägg", "the file of the archive holds no posts")),
        None => Claim::Not(Msg::new("börjar inte med ”window.YTD.”", "does not begin with “window.YTD.”")),
    }
}

/// The lists of a file: a record may stand alone.
fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    let helps = || export.files.iter().filter(|(_, claim)| *claim == Claim::Helps).map(|(entry, _)| entry);
    let account = helps().find_map(|entry| account(&whole(entry)?)).unwrap_or_default();
    let mut reading = Reading { account: Arc::new(account), notes: Notes::default() };
    for entry in helps() {
        each(entry, ROOT, feed, &mut |feed, element| {
            if let Some(value) = element.read::<Value>(feed) {
                reading.notes.keep(&value);
            }
            Ok(())
        })?;
    }
    for (entry, _) in export.files.iter().filter(|(_, claim)| *claim == Claim::Posts) {
        each(entry, ROOT, feed, &mut |feed, element| {
            let Some(value) = element.read::<Value>(feed) else { return Ok(()) };
            reading.post(value.get("tweet").unwrap_or(&value), &element).map_or(Ok(()), |post| feed.post(post))
        })?;
    }
    if reading.notes.full {
        feed.notes.push(Msg::new(
            "Arkivet har fler långa inlägg än klart håller i minnet. Några läses som de är avklippta i tweets.js.",
            "The archive holds more long posts than klart keeps. Some are read as tweets.js cuts them off.",
        ));
    }
    Ok(())
}

/// The account, in the file that says it.
fn account(value: &Value) -> Option<Publisher> {
    let account = value.pointer("/0/account").or_else(|| value.get("account"))?;
    let said = |pointer: &str| text(account, pointer).map(str::to_owned);
    let handle = said("/username");
    let url = handle.as_ref().map(|handle| format!("https://x.com/{handle}"));
    Some(Publisher { id: said("/accountId"), name: said("/accountDisplayName"), handle, url })
}

/// One archive under reading.
struct Reading {
    account: Arc<Publisher>,
    notes: Notes,
}

impl Reading {
    /// A post; `None` for what is none.
    fn post(&self, tweet: &Value, element: &Element) -> Option<Post> {
        let raw = text(tweet, "/full_text").or_else(|| text(tweet, "/text"));
        let id = number(tweet, "id_str").or_else(|| number(tweet, "id"));
        if raw.is_none() && id.is_none() {
            return None;
        }
        let published = text(tweet, "/created_at").and_then(moment);
        let short = undone(raw.unwrap_or_default());
        let note = published.and_then(|published| self.notes.of(published, &short));
        let whole = note.map_or_else(|| short.clone(), |note| note.text.clone());
        let mut post = Post {
            source: CARRIER.name,
            platform: "x".to_owned(),
            account: Arc::clone(&self.account),
            permalink: id.as_ref().map(|id| self.permalink(id)),
            id,
            published,
            date_certain: true,
            origin: element.origin(),
            ..Post::default()
        };
        post.text = led(&without_media(&whole, tweet), tweet.pointer("/entities"));
        if let Some(note) = note {
            for (short, address) in &note.addresses {
                post.text = replaced(&post.text, short, address);
            }
        }
        media(&mut post, tweet);
        let said = |list: &str, key: &str| -> Vec<String> {
            let found = tweet.pointer(&format!("/entities/{list}")).and_then(Value::as_array).into_iter().flatten();
            found.filter_map(|entity| entity.get(key)?.as_str()).map(str::to_owned).collect()
        };
        post.hashtags = said("hashtags", "text");
        post.mentions = said("user_mentions", "screen_name");
        post.links = said("urls", "expanded_url");
        post.kind = kind(tweet, &short, &post);
        Some(post)
    }

    fn permalink(&self, id: &str) -> String {
        let handle = self.account.handle.as_deref().unwrap_or("i");
        format!("https://x.com/{handle}/status/{id}")
    }
}

/// An id, as a string or as a number.
fn number(tweet: &Value, key: &str) -> Option<String> {
    match tweet.get(key)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn kind(tweet: &Value, short: &str, post: &Post) -> Kind {
    let bare = post.images.is_empty() && post.videos.is_empty();
    let only_links = || post.text.split_whitespace().all(|word| word.starts_with("https://") || word.starts_with("http://"));
    if short.starts_with("RT @") {
        Kind::Share
    } else if ["in_reply_to_status_id_str", "in_reply_to_status_id"].iter().any(|key| number(tweet, key).is_some()) {
        Kind::Reply
    } else if bare && only_links() {
        Kind::Share
    } else if post.videos.len() == 1 && post.images.is_empty() {
        Kind::Video
    } else {
        Kind::Post
    }
}

/// `Mon Jun 01 08:00:00 +0000 2026`, or ISO.
fn moment(text: &str) -> Option<Moment> {
    let dated = text.split_once(' ').and_then(|(_, rest)| jiff::fmt::strtime::parse("%b %d %H:%M:%S %z %Y", rest).ok());
    match dated.and_then(|dated| dated.to_timestamp().ok()) {
        Some(stamp) => Moment::of_seconds(stamp.as_second()),
        None => Moment::of_iso(text).map(|(moment, _)| moment),
    }
}

/// A text whose signs are written as in HTML.
fn undone(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The text without the address of its own media at the end.
fn without_media(text: &str, tweet: &Value) -> String {
    let media = ["/extended_entities/media", "/entities/media"].into_iter().filter_map(|at| tweet.pointer(at)?.as_array()).flatten();
    let own: Vec<&str> = media.filter_map(|medium| medium.get("url")?.as_str()).filter(|address| !address.is_empty()).collect();
    let mut bare = text.trim_end();
    while let Some(before) = own.iter().find_map(|address| bare.strip_suffix(address)) {
        bare = before.trim_end();
    }
    bare.to_owned()
}

/// The text with the addresses that the short ones lead to.
fn led(text: &str, entities: Option<&Value>) -> String {
    let urls = entities.and_then(|entities| entities.get("urls")).and_then(Value::as_array).into_iter().flatten();
    urls.fold(text.to_owned(), |text, url| {
        let said = |key: &str| url.get(key).and_then(Value::as_str).filter(|address| !address.is_empty());
        match (said("url"), said("expanded_url")) {
            (Some(short), Some(address)) => replaced(&text, short, address),
            _ => text,
        }
    })
}

/// Replaces an address, but not the beginning of a longer one.
fn replaced(text: &str, short: &str, address: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find(short) {
        let after = &rest[at + short.len()..];
        out.push_str(&rest[..at]);
        out.push_str(if after.starts_with(|sign: char| sign.is_ascii_alphanumeric()) { short } else { address });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Pictures and films. A description is only sometimes there.
fn media(post: &mut Post, tweet: &Value) {
    let long = tweet.get("extended_entities").filter(|entities| list(entities, "media").next().is_some());
    let Some(entities) = long.or_else(|| tweet.get("entities")) else { return };
    for medium in list(entities, "media").filter(|medium| medium.is_object()) {
        let alt = text(medium, "/ext_alt_text").map_or(Alt::NotExported, |text| Alt::of(text, Alt::NotExported));
        let picture = text(medium, "/media_url_https").or_else(|| text(medium, "/media_url")).map(str::to_owned);
        if matches!(text(medium, "/type"), Some("video" | "animated_gif")) {
            let best = medium
                .pointer("/video_info/variants")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .max_by_key(|variant| number(variant, "bitrate").and_then(|rate| rate.parse::<u64>().ok()).unwrap_or(0));
            let uri = best.and_then(|variant| text(variant, "/url")).map(str::to_owned).or(picture);
            let duration_ms = medium.get("video_info").and_then(|info| number(info, "duration_millis")).and_then(|text| text.parse().ok());
            post.videos.push(Film { uri, duration_ms, alt, ..Film::default() });
        } else {
            post.images.push(Picture { uri: picture, alt, count_known: true });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_without_trusting_the_weekday() {
        let at = |text: &str| moment(text).map(|moment| moment.to_string());
        assert_eq!(at("Mon Jun 01 08:00:00 +0000 2026").as_deref(), Some("2026-06-01T08:00:00Z"));
        assert_eq!(at("Sun Jun 01 08:00:00 +0200 2026").as_deref(), Some("2026-06-01T06:00:00Z"));
        assert_eq!(at("2026-06-02T08:00:00.000Z").as_deref(), Some("2026-06-02T08:00:00Z"));
        assert_eq!(at("i går"), None);
    }

    #[test]
    fn addresses_become_what_they_lead_to() {
        assert_eq!(
            replaced("a https://t.co/ab https://t.co/abc.", "https://t.co/ab", "https://ekvik.se"),
            "a https://ekvik.se https://t.co/abc."
        );
        assert_eq!(undone("&lt;b&gt; &amp;lt; &amp;amp;"), "<b> &lt; &amp;");
    }
}
