//! The files that a draft's links lead to: which of them can be looked for, how long they are, what a page calls itself.
//!
//! Knows front matter, the first heading of a Markdown text and `<h1>` and `<title>` of a page, read from the first bytes
//! alone. Refuses to know what is said in them, and to look for addresses that only a web server knows.

use std::fs::File;
use std::io::Read;

use super::names::{ending, written_ending};
use crate::draft::{Draft, LinkedFile};
use crate::source::Format;

/// Bytes from the beginning of a text where its title stands.
const HEAD: u64 = 8192;

/// Endings of files that lie where they are named: documents, texts, pictures, films, sounds.
const FILES: &[&str] = &[
    "pdf", "doc", "docx", "dot", "dotx", "rtf", "odt", "xls", "xlsx", "xlsm", "ods", "csv", "ppt", "pptx", "odp", "epub", "zip", "ics",
    "vcf", "txt", "json", "xml", "md", "jpg", "jpeg", "png", "gif", "webp", "svg", "mp3", "m4a", "wav", "ogg", "mp4", "m4v", "mov", "webm",
];
const PAGES: &[&str] = &["html", "htm"];

/// Whether a link in the draft leads to a file that should lie where the address says. Pages are often made of other
/// files when the draft is published: only a page links to a page as it lies.
pub(super) fn is_file(draft: &Draft, address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let own = written_ending(path.rsplit('/').next().unwrap_or_default());
    let known = |endings: &[&str]| endings.iter().any(|ending| own.eq_ignore_ascii_case(ending));
    !path.contains(['{', '<', '$']) && (known(FILES) || known(PAGES) && draft.format == Format::Html)
}

/// What is known of an opened file of so many bytes.
pub(super) fn linked(file: File, bytes: u64, name: &str) -> LinkedFile {
    let title = match ending(name).as_str() {
        "md" | "html" | "htm" => head(file).and_then(|head| title(&head)),
        _ => None,
    };
    LinkedFile { bytes, title }
}

fn head(file: File) -> Option<String> {
    let mut bytes = Vec::new();
    file.take(HEAD).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// What a text calls itself: its first heading, else its declared title, the site's own name left out.
fn title(head: &str) -> Option<String> {
    let heading = || between(head, "<h1", "</h1>").or_else(|| head.lines().find_map(|line| line.strip_prefix("# ")));
    let declared = || head.starts_with("---").then(|| front(head)).flatten().or_else(|| between(head, "<title", "</title>"));
    let whole = heading().or_else(declared)?.trim();
    let own = [" | ", " – ", " - ", " — "].iter().find_map(|mark| whole.split_once(mark)).map_or(whole, |(own, _)| own);
    let plain = own.trim().trim_end_matches('#').trim().trim_matches(['"', '\'']);
    let is_words = plain.chars().count() <= 80 && !plain.contains(['<', '>', '&', '{', '}', '[', ']', '`', '*', '\n', '\u{fffd}']);
    (is_words && plain.contains(char::is_alphabetic)).then(|| plain.to_owned())
}

/// The text of the first such element.
fn between<'a>(head: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let start = head.find(open)? + open.len();
    let inner = head[start..].find('>').map(|at| &head[start + at + 1..])?;
    inner.split_once(close).map(|(inner, _)| inner)
}

/// The title in front matter.
fn front(head: &str) -> Option<&str> {
    let (matter, _) = head[3..].split_once("\n---")?;
    matter.lines().find_map(|line| line.strip_prefix("title:").or_else(|| line.strip_prefix("titel:")))
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn a_text_says_what_it_is_called() {
        for (head, said) in [
            ("---\ntitle: \"Simskola i Ekvik\"\n---\n\nText\n", Some("Simskola i Ekvik")),
            ("---\nlang: sv\n---\n\n# Badet\n", Some("Badet")),
            ("<title>Avgifter – Ekviks kommun</title><p>x", Some("Avgifter")),
            ("<title>Ekvik</title><body><h1 class=\"x\">Avgifter</h1>", Some("Avgifter")),
            ("<h1>Av<b>gifter</b></h1>", None),
            ("Bara text.\n", None),
            ("---\n\u{e5}", None),
        ] {
            assert_eq!(title(head).as_deref(), said, "{head}");
        }
    }
}
