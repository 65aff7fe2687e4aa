//! Addresses in a profile's text, and saved pages that a profile links to.
//!
//! Knows what an address looks like and where a browser writes down which page it has saved. Visits none.

use crate::config::Channel;
use crate::read::read;
use crate::source::{Format, Source};

use super::{Link, Page, Profile};

/// Endings of hosts that stand in Swedish profiles without `https://` before them.
const ENDINGS: [&str; 28] = [
    "se",
    "nu",
    "com",
    "org",
    "net",
    "eu",
    "info",
    "io",
    "stockholm",
    "ee",
    "bio",
    "me",
    "ly",
    "page",
    "app",
    "social",
    "link",
    "fi",
    "no",
    "dk",
    "uk",
    "de",
    "gov",
    "edu",
    "tv",
    "fm",
    "be",
    "co",
];

/// Hosts of platforms and the channels they are.
const HOSTS: [(&str, &str); 14] = [
    ("facebook.com", "facebook"),
    ("fb.com", "facebook"),
    ("instagram.com", "instagram"),
    ("linkedin.com", "linkedin"),
    ("x.com", "x"),
    ("twitter.com", "x"),
    ("bsky.app", "bluesky"),
    ("threads.net", "threads"),
    ("threads.com", "threads"),
    ("tiktok.com", "tiktok"),
    ("youtube.com", "youtube"),
    ("youtu.be", "youtube"),
    ("pinterest.com", "pinterest"),
    ("pinterest.se", "pinterest"),
];

/// The host of an address in lower case, without `www.`; `None` for what is no address.
pub fn host(address: &str) -> Option<String> {
    let address = address.trim();
    let bare = ["https://", "http://", "//"].into_iter().find_map(|scheme| {
        let start = address.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
    });
    let host = bare.unwrap_or(address).split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or(host).split(':').next().unwrap_or_default().to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host).trim_end_matches('.');
    let named = host.contains('.')
        && host.split('.').all(|label| !label.is_empty() && label.chars().all(|sign| sign.is_alphanumeric() || sign == '-'));
    let ending = host.rsplit('.').next().unwrap_or_default();
    let plausible = ending.chars().count() > 1 && ending.chars().all(char::is_alphabetic);
    (named && plausible && !address.contains(char::is_whitespace)).then(|| host.to_owned())
}

/// Whether an address stands on one of the hosts, or on a host below one.
pub fn is_on<'a>(address: &str, domains: impl IntoIterator<Item = &'a str>) -> bool {
    let Some(host) = host(address) else { return false };
    domains
        .into_iter()
        .filter_map(self::host)
        .any(|domain| host == domain || host.strip_suffix(domain.as_str()).is_some_and(|above| above.ends_with('.')))
}

/// The platform that an address stands on.
pub fn channel_of(address: &str) -> Option<&'static Channel> {
    let (_, name) = HOSTS.iter().find(|(host, _)| is_on(address, [*host]))?;
    Channel::named(name)
}

/// An address as it is compared: host and path, whatever stands round them; `None` for what is no address.
pub fn folded(address: &str) -> Option<String> {
    let host = host(address)?;
    let bare = address.trim().split_once("//").map_or(address.trim(), |(_, rest)| rest);
    let path = bare.find('/').map_or("", |at| &bare[at..]);
    Some(format!("{host}{}", path.split('#').next().unwrap_or_default().trim_end_matches('/')))
}

/// Whether two addresses are one, however they are written.
pub fn is_same(one: &str, other: &str) -> bool {
    folded(one).is_some_and(|one| Some(one) == folded(other))
}

/// The addresses in a text, in order, each with what stands before it in its sentence.
pub fn links_in(text: &str) -> Vec<Link> {
    let cut = |sign: char| {
        sign.is_whitespace() || matches!(sign, '(' | ')' | '<' | '>' | '"' | '”' | '“' | ',' | ';' | '|' | '[' | ']' | '·' | '•')
    };
    let (mut links, mut at) = (Vec::new(), 0);
    for piece in text.split(cut) {
        let word = piece.trim_matches(|sign: char| matches!(sign, '.' | ':' | '!' | '?' | '\'' | '’'));
        if is_address(word) {
            links.push(Link { address: word.to_owned(), words: before(&text[..at]).to_owned() });
        }
        at += piece.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    links
}

/// The last words of a text, as far back as its last sentence.
fn before(text: &str) -> &str {
    const MOST: usize = 80;
    let from = text.len().saturating_sub(MOST);
    let near = &text[text.ceil_char_boundary(from)..];
    let stop = [". ", "? ", "! "].iter().filter_map(|stop| near.rfind(stop)).max().map_or(0, |at| at + 2);
    let edge = near.rfind(['\n', '|', '·', '•']).map_or(0, |at| at + near[at..].chars().next().map_or(1, char::len_utf8));
    near[stop.max(edge)..].trim()
}

fn is_address(word: &str) -> bool {
    if word.len() < 4 || !word.contains('.') || word.contains('@') && !word.contains("://") {
        return false;
    }
    let Some(host) = host(word) else { return false };
    let lower = word.get(..8).unwrap_or(word).to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.") || {
        host.rsplit('.').next().is_some_and(|ending| ENDINGS.contains(&ending)) && host.split('.').all(|label| label.len() > 1)
    }
}

/// A text that somebody has saved as the profile's own: plain text or Markdown.
pub fn profile(file: &str, format: Format, bytes: Vec<u8>) -> Option<Profile> {
    let source = Source::new(file, format, bytes).ok()?;
    if format == Format::Text {
        let text = source.text().trim().to_owned();
        return Some(Profile { file: file.to_owned(), links: links_in(&text), text, ..Profile::default() });
    }
    let Page { text, links, .. } = page(file, &source);
    Some(Profile { file: file.to_owned(), text, links, ..Profile::default() })
}

/// A saved web page; `None` for what is no text.
pub fn saved(file: &str, bytes: Vec<u8>) -> Option<Page> {
    let source = Source::new(file, Format::Html, bytes).ok()?;
    Some(page(file, &source))
}

fn page(file: &str, source: &Source) -> Page {
    let draft = read(source);
    let blocks: Vec<&str> = draft.visible().map(|block| block.text.plain.trim()).filter(|text| !text.is_empty()).collect();
    let text = blocks.join("\n");
    let mut links: Vec<Link> = draft
        .links
        .iter()
        .filter(|link| !link.hidden)
        .map(|link| Link { address: link.target.address.clone(), words: link.name.clone() })
        .collect();
    links.extend(links_in(&text));
    Page { file: file.to_owned(), address: own_address(source.text()), named: false, text, links }
}

/// The address that a saved page says it has: in the browser's own note, or as its canonical one.
fn own_address(html: &str) -> Option<String> {
    const HEAD: usize = 65_536;
    let head = &html[..html.floor_char_boundary(HEAD)];
    if let Some(at) = head.find("saved from url=(") {
        let note = head[at..].split("-->").next()?;
        return Some(note.split_once(')')?.1.trim().to_owned());
    }
    let tag = |mark: &str, attribute: &str| {
        let at = head.find(mark)?;
        let start = head[..at].rfind('<')?;
        let tag = &head[start..start + head[start..].find('>')?];
        let value = &tag[tag.find(attribute)? + attribute.len()..];
        let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
        value[1..].split(quote).next().map(str::to_owned)
    };
    tag("rel=\"canonical\"", "href=").or_else(|| tag("property=\"og:url\"", "content="))
}

/// The visible text of a piece of HTML, as some platforms keep a profile's text.
#[cfg(feature = "exports")]
pub(super) fn of_html(html: &str) -> (String, Vec<Link>) {
    let source = Source::new("profil", Format::Html, html.as_bytes().to_vec());
    source.map_or_else(
        |_| (html.to_owned(), Vec::new()),
        |source| {
            let page = page("", &source);
            (page.text, page.links)
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_running_text() {
        let found = |text: &str| links_in(text).into_iter().map(|link| link.address).collect::<Vec<_>>();
        let words = |text: &str| links_in(text).into_iter().map(|link| link.words).collect::<Vec<_>>();
        assert_eq!(words("Hej. Så sparar vi å: ekvik.se/a | Kontakt: (ekvik.se/b)"), ["Så sparar vi å:", "Kontakt: ("]);
        assert_eq!(found("Kommentarsregler: gotland.se/regler. Ring 0980-319 210"), ["gotland.se/regler"]);
        assert_eq!(found("Läs på (https://www.ekvik.se/å?a=1), eller start.stockholm!"), ["https://www.ekvik.se/å?a=1", "start.stockholm"]);
        for text in ["bl.a. och t.ex. kl. 10.30", "info@ekvik.se", "Hej.Vi ses", "1.2.3", "skolan...och", "film.mp4"] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn hosts_below_a_domain_are_on_it_and_others_are_not() {
        assert!(is_on("https://bibliotek.ekvik.se/x", ["ekvik.se"]) && is_on("EKVIK.SE", ["www.ekvik.se"]));
        assert!(!is_on("https://inteekvik.se", ["ekvik.se"]) && !is_on("https://ekvik.se.example.com", ["ekvik.se"]));
        assert_eq!(channel_of("https://www.instagram.com/ekvik/").map(|channel| channel.name), Some("instagram"));
        assert!(is_same("https://www.ekvik.se/regler/", "http://ekvik.se/regler") && !is_same("ekvik.se/a", "ekvik.se/b"));
    }

    #[test]
    fn a_saved_page_knows_where_it_comes_from() {
        let page = |html: &str| saved("a.html", html.as_bytes().to_vec()).expect("a page");
        let note = "<!DOCTYPE html>\n<!-- saved from url=(0035)https://ekvik.se/kommentars-regler -->\n<p>Regler</p>";
        assert_eq!(page(note).address.as_deref(), Some("https://ekvik.se/kommentars-regler"));
        let canonical = "<head><link rel=\"canonical\" href=\"https://ekvik.se/a\"></head><p>Hej <a href='/gdpr'>Dataskydd</a></p>";
        let read = page(canonical);
        assert_eq!(read.address.as_deref(), Some("https://ekvik.se/a"));
        assert_eq!((read.text.as_str(), read.links[0].words.as_str()), ("Hej Dataskydd", "Dataskydd"));
    }
}
