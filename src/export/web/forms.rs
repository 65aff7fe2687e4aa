//! What publishing systems have in common: the channel, dates in many forms, addresses of pages and films.
//!
//! Knows forms. Refuses to know any system's fields.

use std::sync::Arc;

use crate::account::pages::host;
use crate::config::Channel;
use crate::draft::MediumKind;
use crate::read::html::films::kind_of_player;

use crate::export::{Alt, Captions, Film, Moment, Picture, Publisher, media};

/// The channel of what is published on an own site.
pub(in crate::export) fn platform() -> String {
    Channel::named("web").map_or("web", |channel| channel.name).to_owned()
}

/// A time in any of the forms that publishing systems write: ISO 8601, mail's, seconds or milliseconds after 1970; and
/// whether it names its zone.
pub(in crate::export) fn when(text: &str) -> Option<(Moment, bool)> {
    let text = text.trim();
    if text.len() >= 9 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let stamp = text.len() != 14 || !text.starts_with(['1', '2']);
        return if stamp {
            Some((of_number(text.parse().ok()?)?, true))
        } else {
            Moment::of_iso(&format!("{}T{}", &text[..8], &text[8..]))
        };
    }
    // A day alone is certain in any zone that matters here.
    let day = text.len() == "2026-06-01".len();
    Moment::of_iso(text).map(|(moment, zoned)| (moment, zoned || day)).or_else(|| Some((of_mail(text)?, true)))
}

/// Seconds after 1970, or milliseconds where seconds would be after the year 5000.
pub(in crate::export) fn of_number(number: i64) -> Option<Moment> {
    const FAR: i64 = 100_000_000_000;
    Moment::of_seconds(if number.abs() > FAR { number / 1000 } else { number })
}

/// A time as mail writes it, with the slips that feeds make: a wrong or Swedish weekday, and zones by their names.
fn of_mail(text: &str) -> Option<Moment> {
    if let Some(moment) = Moment::of_mail(text) {
        return Some(moment);
    }
    let rest = text.split_once(',').map_or(text, |(_, rest)| rest).trim();
    let (before, zone) = rest.rsplit_once(' ')?;
    let offset = match zone.to_ascii_uppercase().as_str() {
        "CET" | "MET" => "+0100",
        "CEST" | "MEST" => "+0200",
        "Z" | "UTC" | "UT" | "GMT" => "+0000",
        _ => return Moment::of_mail(rest),
    };
    Moment::of_mail(&format!("{before} {offset}"))
}

/// Scheme and host of an address: `https://ekvik.se`.
pub(in crate::export) fn site(address: &str) -> Option<&str> {
    let start = address.find("://")? + 3;
    let end = address[start..].find(['/', '?', '#']).map_or(address.len(), |at| start + at);
    (end > start).then(|| &address[..end])
}

/// An address, made whole by the site that it belongs to where it says only the path.
pub(in crate::export) fn absolute(base: Option<&str>, address: &str) -> String {
    let address = address.trim();
    match base.and_then(site) {
        Some(root) if address.starts_with('/') && !address.starts_with("//") => format!("{root}{address}"),
        Some(root) if address.starts_with("//") => format!("{}:{address}", root.split("://").next().unwrap_or("https")),
        _ => address.to_owned(),
    }
}

/// An account by its shown name and address; the host is the name where nothing else is known.
pub(in crate::export) fn publisher(name: Option<&str>, url: Option<&str>) -> Arc<Publisher> {
    let url = url.map(str::trim).filter(|url| !url.is_empty());
    let name = name.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).or_else(|| url.and_then(host));
    Arc::new(Publisher { id: None, name, handle: None, url: url.map(str::to_owned) })
}

/// An id that tells a page from those of all other sites: systems count their own from 1.
pub(in crate::export) fn id(site: Option<&str>, id: &str) -> String {
    let whole = id.contains("://") || id.starts_with("tag:") || id.starts_with("urn:");
    site.filter(|_| !whole).map_or_else(|| id.to_owned(), |site| format!("{}#{id}", site.trim_end_matches('/')))
}

/// A declared language; none for what says that there is none.
pub(in crate::export) fn lang(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty() && text.len() <= 35 && !matches!(text, "und" | "zxx" | "mul")).then(|| text.replace('_', "-"))
}

/// Whether an address leads to a film: a player's, or a file's by its ending.
pub(in crate::export) fn is_film(address: &str) -> bool {
    kind_of_player(address) == Some(MediumKind::Film) || media::is_film(address)
}

/// Whether an address leads to a picture file, by its ending.
pub(in crate::export) fn is_picture(address: &str) -> bool {
    let name = address.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    matches!(ending.as_str(), "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "svg" | "bmp" | "tif" | "tiff" | "heic")
}

/// A picture that is there, described as it is.
pub(in crate::export) fn picture(uri: Option<&str>, alt: Alt) -> Picture {
    let uri = uri.map(str::trim).filter(|uri| !uri.is_empty()).map(str::to_owned);
    Picture { uri, alt, count_known: true }
}

/// A film on another site, or one of which nothing more is told.
pub(in crate::export) fn film(uri: &str) -> Film {
    Film { uri: Some(uri.trim().to_owned()).filter(|uri| !uri.is_empty()), captions: Captions::default(), ..Film::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_form_that_feeds_write() {
        for text in [
            "2026-06-01T08:00:00Z",
            "2026-06-01T10:00:00+02:00",
            "2026-06-01T10:00:00+0200",
            "2026-06-01T10:00+02:00",
            "2026-06-01 08:00:00Z",
            "Mon, 01 Jun 2026 08:00:00 GMT",
            "Mon, 1 Jun 2026 08:00:00 +0000",
            "Tue, 01 Jun 2026 08:00:00 +0000",
            "mån, 01 Jun 2026 10:00:00 CEST",
            "01 Jun 2026 10:00 +0200",
            "1780300800",
            "1780300800000",
        ] {
            assert_eq!(
                when(text).map(|(moment, zoned)| (moment.to_string(), zoned)),
                Some(("2026-06-01T08:00:00Z".to_owned(), true)),
                "{text}"
            );
        }
        assert_eq!(when("20260601100000").map(|(moment, zoned)| (moment.to_string(), zoned)), Some(("2026-06-01T08:00:00Z".into(), false)));
        for text in ["", "i maj", "0000-00-00 00:00:00", "Wed, 30 Nov -0001 00:00:00 +0000", "99999999999999999999"] {
            assert_eq!(when(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_are_made_whole() {
        assert_eq!(site("https://ekvik.se/a?b"), Some("https://ekvik.se"));
        assert_eq!((site("ekvik.se"), site("https://")), (None, None));
        assert_eq!(absolute(Some("https://ekvik.se/jsonapi"), "/nyhet"), "https://ekvik.se/nyhet");
        assert_eq!(absolute(Some("https://ekvik.se"), "//cdn.ekvik.se/a.jpg"), "https://cdn.ekvik.se/a.jpg");
        assert_eq!(absolute(None, "/nyhet"), "/nyhet");
        assert!(is_film("https://youtu.be/x") && is_film("/a/film.MP4?x=1") && !is_film("https://ekvik.se/film") && is_picture("/a.JPG"));
        assert_eq!((id(Some("https://ekvik.se/"), "7").as_str(), id(None, "7").as_str()), ("https://ekvik.se#7", "7"));
        assert_eq!(id(Some("https://ekvik.se"), "tag:a,2026:1"), "tag:a,2026:1");
        assert_eq!(lang("sv_SE").as_deref(), Some("sv-SE"));
        assert_eq!(lang("und"), None);
    }
}
