//! Web archives (WARC 0.18–1.1, ISO 28500), plain or packed with gzip: the pages that a site answered with.
//!
//! Knows records and which of them are pages. Holds one page at a time. Refuses to follow a record to another one: what was
//! seen before and is unchanged is not there.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;

use crate::export::markup::letters::unpacked;
use crate::export::markup::page::Page;
use crate::export::web::http::{Fields, Unread, body};
use crate::export::{Carrier, Claim, Entry, Export, Feed, Head, Origin, Post, Stopped, Trouble, web::forms as web};
use crate::finding::Msg;

use super::html_pages::{LARGEST, is_page, too_large};

/// Web archives.
pub(super) const CARRIER: Carrier =
    Carrier { name: "warc", label: Msg::new("webbarkiv (WARC)", "web archive (WARC)"), claims, gathers: false, read };

/// Bytes of a record's own lines.
const LARGEST_HEAD: u64 = 64 << 10;

const BROTLI: Msg = Msg::new(
    "Några sidor i webbarkivet är packade på ett sätt som klart inte läser (Brotli eller Zstandard). De är inte lästa.",
    "Some pages of the web archive are packed in a way that klart does not read (Brotli or Zstandard). They are not read.",
);

fn claims(head: &Head) -> Claim {
    let path = head.path.to_lowercase();
    if head.text.starts_with("WARC/") || head.text.starts_with("\u{1f}\u{fffd}") && path.ends_with(".warc.gz") {
        return Claim::Posts;
    }
    if path.ends_with(".warc.zst") {
        return Claim::Refused(
            Msg::new("Webbarkivet är packat med Zstandard.", "The web archive is packed with Zstandard."),
            Msg::new("Packa upp det först: zstd -d FIL.warc.zst", "Unpack it first: zstd -d FILE.warc.zst"),
        );
    }
    Claim::Not(Msg::new("börjar inte med ”WARC/”", "does not begin with “WARC/”"))
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    for (entry, _) in export.files.iter().filter(|(_, claim)| *claim == Claim::Posts) {
        match entry.open().and_then(unpacked) {
            Ok(inner) => records(entry, BufReader::new(inner), feed)?,
            Err(error) => feed.trouble(Trouble::of_io(&entry.shown(), &error)),
        }
    }
    Ok(())
}

fn records(entry: &Entry, mut file: impl BufRead, feed: &mut Feed) -> Result<(), Stopped> {
    let mut number = 0_u64;
    loop {
        number += 1;
        let fields = match begun(&mut file) {
            Ok(Some(fields)) => fields,
            Ok(None) => return Ok(()),
            Err(error) => {
                feed.trouble(cut(entry, number, &error));
                return Ok(());
            }
        };
        let length = fields.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        let mut block = file.by_ref().take(length);
        let post = match record(entry, number, &fields, &mut block, feed) {
            Ok(post) => post,
            Err(error) => {
                feed.trouble(cut(entry, number, &error));
                return Ok(());
            }
        };
        let rest = block.limit();
        let passed = io::copy(&mut block, &mut io::sink());
        if !passed.as_ref().is_ok_and(|passed| *passed == rest) {
            let error = passed.err().unwrap_or_else(|| io::ErrorKind::UnexpectedEof.into());
            feed.trouble(cut(entry, number, &error));
            return Ok(());
        }
        if let Some(post) = post {
            feed.post(post)?;
        }
    }
}

/// The lines at the beginning of a record; `None` at the file's end.
fn begun(file: &mut impl BufRead) -> io::Result<Option<Fields>> {
    loop {
        let mut line = Vec::new();
        if file.by_ref().take(LARGEST_HEAD).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        if line.starts_with(b"WARC/") {
            return Fields::read(file, LARGEST_HEAD).map(Some);
        }
        if !line.trim_ascii().is_empty() {
            return Err(io::ErrorKind::InvalidData.into());
        }
    }
}

/// The page in a record; `None` for all else.
fn record(entry: &Entry, number: u64, fields: &Fields, block: &mut impl BufRead, feed: &mut Feed) -> io::Result<Option<Post>> {
    let kind = fields.get("content-type").unwrap_or_default().to_ascii_lowercase();
    let address = fields.get("warc-target-uri").map(|address| address.trim_matches(['<', '>']).to_owned());
    let Some(address) = address.filter(|address| web::site(address).is_some_and(|site| site.starts_with("http"))) else { return Ok(None) };
    let html = match fields.get("warc-type") {
        Some("response") if !kind.contains("msgtype=request") => {
            let mut line = Vec::new();
            block.by_ref().take(LARGEST_HEAD).read_until(b'\n', &mut line)?;
            // A record that is cut off shows itself behind its block.
            let Ok(answer) = Fields::read(block, LARGEST_HEAD) else { return Ok(None) };
            let ok = line.starts_with(b"HTTP/") && line.split(|byte| *byte == b' ').nth(1).is_some_and(|code| code.starts_with(b"200"));
            if !ok || !is_html(answer.get("content-type").unwrap_or_default()) {
                return Ok(None);
            }
            body(&answer, block, LARGEST)
        }
        Some("resource") if is_html(&kind) => body(fields, block, LARGEST),
        _ => return Ok(None),
    };
    let html = match html {
        Ok(html) => html,
        Err(Unread::TooLarge) => {
            feed.trouble(too_large(&format!("{} (post {number})", entry.shown()).into()));
            return Ok(None);
        }
        Err(Unread::Packed) => {
            if !feed.notes.contains(&BROTLI) {
                feed.notes.push(BROTLI);
            }
            return Ok(None);
        }
        Err(Unread::Io(error)) => return Err(error),
    };
    if !is_page(&html) {
        return Ok(None);
    }
    let crawled = fields.get("warc-date").and_then(web::when).map(|(moment, _)| (moment, false));
    let pointer = fields.get("warc-record-id").map(|id| id.trim_matches(['<', '>']).to_owned());
    let origin = Origin { file: Arc::clone(&entry.path), archive: entry.archive.clone(), pointer, line: None };
    let post = Page::of(&html).post(html, origin, Some(&address), crawled);
    Ok(Some(Post { source: CARRIER.name, permalink: Some(address), ..post }))
}

fn is_html(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    kind.starts_with("text/html") || kind.starts_with("application/xhtml+xml")
}

fn cut(entry: &Entry, number: u64, error: &io::Error) -> Trouble {
    if matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::NotFound) {
        return Trouble::of_io(&entry.shown(), error);
    }
    Trouble::new(
        &entry.shown(),
        [
            &format!("Webbarkivet tar slut eller är skadat i post {number}. Sidorna före den är lästa."),
            &format!("The web archive ends or is damaged in record {number}. The pages before it are read."),
        ],
        ["Hämta arkivet igen om sidor saknas.", "Fetch the archive again if pages are missing."],
    )
}
