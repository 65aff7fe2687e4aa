//! Saved web pages: single files, folders that a browser or a mirroring program has filled, with the site's map beside them.
//!
//! Knows a page by its tags, and the order that a map gives. Holds one page at a time. Refuses to judge whether a page is
//! worth reading.

use std::io::{self, Read};

use crate::export::markup::page::Page;
use crate::export::web::sitemap::Sitemap;
use crate::export::{Carrier, Claim, Entry, Export, Feed, Head, Origin, Post, Stopped, Trouble};
use crate::finding::Msg;
use crate::source::{decode, decode_damaged};

/// Saved web pages.
pub(super) const CARRIER: Carrier =
    Carrier { name: "html-pages", label: Msg::new("sparade webbsidor", "saved web pages"), claims, gathers: true, read };

/// Bytes of a page; a larger one is told and passed over.
pub(super) const LARGEST: u64 = 64 << 20;
/// Bytes at the beginning of a page that are looked at for its address.
const HEAD: u64 = 64 << 10;
/// Bytes of text that make a piece of HTML a page, where no tag says so.
const PROSE: usize = 200;

/// Elements that a whole page begins with.
const WHOLE: [&str; 8] = ["html", "head", "body", "title", "meta", "link", "base", "frameset"];
/// Elements that a saved piece of a page may begin with.
const PIECES: [&str; 21] = [
    "p", "div", "main", "article", "section", "header", "nav", "h1", "h2", "h3", "ul", "ol", "table", "figure", "img", "a", "span", "form",
    "script", "style", "noscript",
];
/// Pages that platforms put into their own archives: no page of anybody's site.
const OTHERS: [&str; 4] = ["archive_browser.html", "your archive.html", "start_here.html", "your_archive.html"];

fn claims(head: &Head) -> Claim {
    let path = head.path.to_lowercase();
    let name = path.rsplit('/').next().unwrap_or_default();
    let packed = head.text.starts_with("\u{1f}\u{fffd}");
    if packed && name.ends_with(".xml.gz") && name.contains("sitemap") || is_map(head.text) {
        return Claim::Helps;
    }
    let beside = path.rsplit('/').skip(1).any(|folder| folder.ends_with("_files") || folder.ends_with("_filer"));
    if beside || OTHERS.contains(&name) {
        return Claim::Not(Msg::new("sidan hör till en annan sida", "the page belongs to another page"));
    }
    if is_bundle(head.text) {
        return Claim::Refused(
            Msg::new("Sidan är sparad som MHTML, allt i en fil.", "The page is saved as MHTML, all in one file."),
            Msg::new("Spara den igen och välj ”Webbsida, endast HTML”.", "Save it again and choose “Webpage, HTML only”."),
        );
    }
    if is_page(head.text) && is_stub(head) {
        return Claim::Not(Msg::new("sidan leder bara vidare", "the page only leads on"));
    }
    if is_page(head.text) {
        return Claim::Posts;
    }
    Claim::Not(Msg::new("inga taggar i början", "no tags at its beginning"))
}

fn is_map(text: &str) -> bool {
    matches!(root(text).as_str(), "urlset" | "sitemapindex")
}

/// Whether a file begins as a page of HTML does.
pub(super) fn is_page(text: &str) -> bool {
    let root = root(text);
    if root == "!doctype html" || WHOLE.contains(&root.as_str()) {
        return true;
    }
    if !PIECES.contains(&root.as_str()) {
        return false;
    }
    let near = text[..text.floor_char_boundary(1024)].to_ascii_lowercase();
    ["<html", "<head", "<body", "<title"].iter().any(|tag| near.contains(tag)) || has_prose(text)
}

/// Whether a file is a page with all its files, as a mail is built.
fn is_bundle(text: &str) -> bool {
    let near = text[..text.floor_char_boundary(2048)].to_ascii_lowercase();
    !near.starts_with('<') && near.contains("mime-version:") && near.contains("multipart/related")
}

/// Whether a page is what mirroring programs write of their own: their list of sites, and pages that only lead on.
fn is_stub(head: &Head) -> bool {
    let near = head.text[..head.text.floor_char_boundary(4096)].to_ascii_lowercase();
    let leads_on = near.contains("http-equiv=\"refresh\"") || near.contains("http-equiv='refresh'") || near.contains("http-equiv=refresh");
    leads_on && head.whole && !has_prose(head.text) || near.contains("local index - httrack")
}

/// Whether there is as much text outside tags as a page has.
fn has_prose(text: &str) -> bool {
    let mut outside = 0;
    let shown = text.split('<').map(|piece| piece.split_once('>').map_or("", |(_, shown)| shown.trim()));
    for words in shown.filter(|words| !words.contains(['{', '}', ';', '='])) {
        outside += words.len();
        if outside >= PROSE {
            return true;
        }
    }
    false
}

/// What a file of markup begins with, in small letters: its first element, or `!doctype html`.
pub(super) fn root(text: &str) -> String {
    let mut rest = text.trim_start();
    // Declarations and comments stand before; more than a handful is no page.
    for _ in 0..16 {
        let Some(inside) = rest.strip_prefix('<') else { return String::new() };
        let end = if inside.starts_with("!--") { "-->" } else { ">" };
        if !inside.starts_with(['!', '?']) {
            let name = inside.split(|sign: char| sign.is_whitespace() || matches!(sign, '>' | '/')).next().unwrap_or_default();
            return name.get(..name.len().min(32)).unwrap_or_default().rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
        }
        if inside.get(..13).is_some_and(|start| start.eq_ignore_ascii_case("!doctype html")) {
            return "!doctype html".to_owned();
        }
        let Some((_, after)) = inside.split_once(end) else { return String::new() };
        rest = after.trim_start();
    }
    String::new()
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    let mut map = Sitemap::default();
    for (entry, _) in export.files.iter().filter(|(_, claim)| *claim == Claim::Helps) {
        map.learn(entry, feed);
    }
    let pages: Vec<&Entry> = export.files.iter().filter(|(_, claim)| *claim == Claim::Posts).map(|(entry, _)| entry).collect();
    if let (true, Some((entry, _))) = (pages.is_empty(), export.files.first()) {
        feed.trouble(Trouble::new(
            &entry.shown(),
            ["Här finns en webbplatskarta och inga sparade sidor.", "Here is a site map and no saved pages."],
            [
                "Spara sidorna i samma mapp, till exempel med wget eller HTTrack.",
                "Save the pages in the same folder, with wget or HTTrack for example.",
            ],
        ));
    }
    let mut order: Vec<(usize, usize)> = pages.iter().enumerate().map(|(at, entry)| (rank(entry, &map), at)).collect();
    order.sort_unstable();
    for (rank, at) in order {
        if let Some(post) = page(pages[at], rank, &map, feed) {
            feed.post(post)?;
        }
    }
    Ok(())
}

/// The place of a page in the map, by its path or by the address that it says it has; those that are not there come last.
fn rank(entry: &Entry, map: &Sitemap) -> usize {
    if map.rows.is_empty() {
        return usize::MAX;
    }
    let own = || {
        let mut bytes = Vec::new();
        entry.open().ok()?.take(HEAD).read_to_end(&mut bytes).ok()?;
        map.of_address(&Page::of(&String::from_utf8_lossy(&bytes)).address?)
    };
    map.of_file(&entry.path).or_else(own).unwrap_or(usize::MAX)
}

fn page(entry: &Entry, rank: usize, map: &Sitemap, feed: &mut Feed) -> Option<Post> {
    let html = text(entry, feed)?;
    if is_cut(&html) {
        let end = Trouble::of_io(&entry.shown(), &io::ErrorKind::UnexpectedEof.into());
        feed.trouble(end.at(html.lines().count() as u64, None));
    }
    let row = map.rows.get(rank);
    let origin = Origin { file: entry.path.clone(), archive: entry.archive.clone(), ..Origin::default() };
    let post = Page::of(&html).post(html, origin, row.map(|row| row.address.as_str()), row.and_then(|row| row.changed));
    Some(Post { source: CARRIER.name, ..post })
}

/// Whether a page ends in the middle of a tag, or opens its body, closes its head and never closes itself.
fn is_cut(html: &str) -> bool {
    let tag = html.rfind('<').filter(|at| !html[*at..].contains('>'));
    let opened = |at: usize| html[at + 1..].starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '/' || sign == '!');
    if tag.is_some_and(opened) {
        return true;
    }
    let lower = html.to_ascii_lowercase();
    let has = |tag: &str| lower.contains(tag);
    has("</head>") && has("<body") && !has("</body") && !has("</html")
}

fn text(entry: &Entry, feed: &mut Feed) -> Option<String> {
    let file = entry.shown();
    let mut bytes = Vec::new();
    let opened = entry.open().and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    match opened {
        Ok(read) if read as u64 > LARGEST => {
            feed.trouble(too_large(&file));
            return None;
        }
        // What could be read of the page is handed on.
        Err(error) if bytes.is_empty() || error.kind() != io::ErrorKind::UnexpectedEof => {
            feed.trouble(Trouble::of_io(&file, &error));
            return None;
        }
        Err(error) => feed.trouble(Trouble::of_io(&file, &error)),
        Ok(_) => {}
    }
    match decode(&bytes).or_else(|_| decode_damaged(&bytes)) {
        Ok(decoded) => Some(decoded.text),
        Err(unreadable) => {
            let ([sv, en], remedy) = (unreadable.problem(), unreadable.remedy());
            feed.trouble(Trouble::new(&file, [&sv, &en], remedy));
            None
        }
    }
}

/// A page over the bound.
pub(super) fn too_large(file: &std::sync::Arc<str>) -> Trouble {
    Trouble::new(
        file,
        ["Sidan är större än 64 MB, och klart hoppar över den.", "The page is larger than 64 MB, and klart passes over it."],
        ["Kontrollera den för hand.", "Check it by hand."],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_cut_off_is_known() {
        for cut in ["<html><head></head><body><p>Hej", "<p>Hej <img src=\"a", "<!DOCTYPE html><HTML><HEAD></HEAD><BODY class=a>Hej <"] {
            assert!(is_cut(cut), "{cut}");
        }
        for whole in ["<!doctype html><title>Hej</title><p>3 < 4", "<html><head></head><body><p>Hej</body></html>\n", "<p>Hej", ""] {
            assert!(!is_cut(whole), "{whole}");
        }
    }
}
