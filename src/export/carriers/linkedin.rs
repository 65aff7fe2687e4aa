//! LinkedIn's own download of a member's shares, `Shares.csv` (policy/FORMATS.md section 3).
//!
//! Knows its columns and the odd quotation marks at its line breaks. The table has neither an account nor descriptions.

use crate::export::media::{is_film, kind_of};
use crate::export::tables::dates::of_iso;
use crate::export::tables::header::Header;
use crate::export::tables::rows::{Row, Rows};
use crate::export::{Carrier, Claim, Entry, Export, Feed, Film, Head, Kind, Picture, Post, Stopped};
use crate::finding::Msg;

/// LinkedIn's table.
pub(super) const CARRIER: Carrier =
    Carrier { name: "linkedin-shares-csv", label: Msg::new("LinkedIn, Shares.csv", "LinkedIn, Shares.csv"), claims, gathers: false, read };

const NAME: &str = CARRIER.name;

fn claims(head: &Head) -> Claim {
    let own = Header::of(head.text).is_some_and(|header| header.has(&[&["sharecommentary"]]));
    if own { Claim::Posts } else { Claim::Not(Msg::new("ingen kolumn ShareCommentary", "no column ShareCommentary")) }
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    export.posts().try_for_each(|entry| read_table(entry, feed))
}

fn read_table(entry: &Entry, feed: &mut Feed) -> Result<(), Stopped> {
    let Some(mut rows) = Rows::open(entry, feed) else { return Ok(()) };
    while let Some(row) = rows.next(feed) {
        feed.post(post(&rows, &row))?;
    }
    Ok(())
}

fn post(rows: &Rows, row: &Row) -> Post {
    let cell = |name: &str| row.said(rows.column(&[name]));
    let text = unwrapped(row.get(rows.column(&["sharecommentary"])));
    let (link, shared, media) = (cell("sharelink"), cell("sharedurl"), cell("mediaurl"));
    // The table writes its times in UTC and leaves the zone out.
    let published = cell("date").and_then(|date| of_iso(&format!("{}Z", date.replacen(' ', "T", 1))).or_else(|| of_iso(&date)));
    let (mut images, mut videos) = (Vec::new(), Vec::new());
    match media {
        Some(uri) if is_film(&uri) => videos.push(Film { uri: Some(uri), ..Film::default() }),
        Some(uri) => images.push(Picture { uri: Some(uri), count_known: true, ..Picture::default() }),
        None => {}
    }
    let passed_on = text.is_empty() && images.is_empty() && videos.is_empty();
    Post {
        source: NAME,
        platform: Post::platform("linkedin"),
        id: link.as_deref().and_then(id),
        permalink: link,
        published: published.map(|(moment, _)| moment),
        date_certain: published.is_some(),
        kind: if passed_on { Kind::Share } else { kind_of(&images, &videos) },
        text,
        links: shared.into_iter().collect(),
        images,
        videos,
        origin: rows.origin(row),
        ..Post::default()
    }
}

/// The number at the end of `…/urn:li:share:7012345678901234567`, whose colons may be written as `%3A`.
fn id(link: &str) -> Option<String> {
    let link = link.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let digits = link.rsplit(|sign: char| !sign.is_ascii_digit()).next()?;
    (digits.len() > 6).then(|| digits.to_owned())
}

/// A text whose every line stands in quotation marks of its own, as the table has it: `first"⏎"second`.
fn unwrapped(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    if text.split("\"\n\"").all(|line| !line.contains('\n')) { text.replace("\"\n\"", "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_at_line_breaks_are_the_tables_own() {
        for (raw, text) in [
            ("Första\"\n\"\"\n\"Andra", "Första\n\nAndra"),
            ("Hon sa \"hej\"\"\n\"och gick", "Hon sa \"hej\"\noch gick"),
            ("Första\n\nAndra", "Första\n\nAndra"),
            ("\"Ett\"\n\"två\"\nTre", "\"Ett\"\n\"två\"\nTre"),
            ("Ett ord", "Ett ord"),
        ] {
            assert_eq!(unwrapped(raw), text, "{raw}");
        }
        assert_eq!(
            id("https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7012345678901234567").as_deref(),
            Some("7012345678901234567")
        );
        assert_eq!(id("https://www.linkedin.com/"), None);
    }
}
