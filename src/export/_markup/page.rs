//! What a saved page says of itself: title, language, address, day, and who publishes it.
//!
//! Knows the marks in a page's head and its `<time>` elements. Refuses to read the page: klart's own reader does that.

use std::ops::ControlFlow;

use serde_json::Value;

use super::tags::{Piece, Tag, one_line, walk};
use super::{Kind, Moment, Origin, Post, web};

/// Bytes of a title or of a script with data that are read.
const LONGEST: usize = 1 << 20;

/// How well a `<time>` tells the day of publishing, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Said,
    Heading,
    Elsewhere,
    Changed,
}

/// A page by its own words. All are none where it does not say.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) title: Option<String>,
    pub(super) lang: Option<String>,
    /// Its canonical address, else the one it has in social media, else the one that the browser saved it from.
    pub(super) address: Option<String>,
    /// The site or organisation, else the author.
    pub(super) publisher: Option<String>,
    /// When it was published, and whether the zone is known.
    pub(super) published: Option<(Moment, bool)>,
}

/// What has been met on the way through a page.
#[derive(Default)]
struct Look {
    title: Option<String>,
    lang: Option<String>,
    canonical: Option<String>,
    shared: Option<String>,
    saved: Option<String>,
    site: Option<String>,
    data_publisher: Option<String>,
    author: Option<String>,
    article: Option<(Moment, bool)>,
    data: Option<(Moment, bool)>,
    other: Option<(Moment, bool)>,
    time: Option<(Rank, (Moment, bool))>,
    /// What is being collected, and its text so far.
    collecting: Option<(Collected, String)>,
    /// Open elements whose times are the page's own.
    own: u32,
    /// Open drawings, whose titles are not the page's.
    drawings: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Collected {
    Title,
    Data,
    Time(Rank),
}

impl Page {
    /// What a page says of itself.
    pub(super) fn of(html: &str) -> Self {
        let mut look = Look::default();
        walk(html, |piece| {
            match piece {
                Piece::Open(tag) if tag.name == "body" && look.knows_all() => return ControlFlow::Break(()),
                Piece::Open(tag) => look.open(tag),
                Piece::Close(name) => look.close(&name),
                Piece::Text(text, _) => {
                    if let Some((_, collected)) = look.collecting.as_mut().filter(|(_, collected)| collected.len() < LONGEST) {
                        collected.push_str(&text);
                    }
                }
                Piece::Comment(comment) => look.comment(&comment),
            }
            ControlFlow::Continue(())
        });
        look.page()
    }

    /// The page as a post; `address` and `day` are what is known of it from elsewhere.
    pub(super) fn post(self, html: String, origin: Origin, address: Option<&str>, day: Option<(Moment, bool)>) -> Post {
        let base = address.map(str::to_owned);
        let own = self.address.map(|own| web::absolute(base.as_deref(), &own));
        let permalink = own.filter(|own| web::site(own).is_some()).or(base);
        let (published, date_certain) = self.published.or(day).map_or((None, false), |(moment, certain)| (Some(moment), certain));
        Post {
            platform: web::platform(),
            account: web::publisher(self.publisher.as_deref(), permalink.as_deref().and_then(web::site)),
            permalink,
            published,
            date_certain,
            kind: Kind::Page,
            title: self.title,
            html: Some(html),
            lang: self.lang,
            origin,
            ..Post::default()
        }
    }
}

impl Look {
    fn knows_all(&self) -> bool {
        self.article.is_some() && self.site.is_some() && self.canonical.is_some() && self.title.is_some()
    }

    fn page(self) -> Page {
        Page {
            title: self.title,
            lang: self.lang,
            address: self.canonical.or(self.shared).or(self.saved),
            publisher: self.site.or(self.data_publisher).or(self.author),
            published: self.article.or(self.data).or(self.other).or(self.time.map(|(_, time)| time)),
        }
    }

    fn open(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "html" => fill(&mut self.lang, || tag.get("lang").or_else(|| tag.get("xml:lang")).and_then(web::lang)),
            "title" if self.drawings == 0 && self.title.is_none() => self.collecting = Some((Collected::Title, String::new())),
            "svg" => self.drawings += 1,
            "meta" => self.meta(tag),
            "link" if tag.get("rel").is_some_and(|rel| rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("canonical"))) => {
                fill(&mut self.canonical, || said(tag.get("href")));
            }
            "script" if tag.get("type").is_some_and(|kind| kind.trim().to_ascii_lowercase().starts_with("application/ld+json")) => {
                self.collecting = Some((Collected::Data, String::new()));
            }
            "article" | "main" | "header" => self.own += 1,
            "time" => self.time(tag),
            _ => {}
        }
    }

    fn meta(&mut self, tag: &Tag) {
        let name = ["property", "name", "itemprop"].iter().find_map(|key| tag.get(key)).unwrap_or_default().trim().to_ascii_lowercase();
        let content = tag.get("content");
        let date = || content.and_then(web::when);
        match name.as_str() {
            "article:published_time" | "og:article:published_time" => fill(&mut self.article, date),
            "og:url" => fill(&mut self.shared, || said(content)),
            "og:site_name" => fill(&mut self.site, || said(content)),
            "author" | "article:author" | "dcterms.creator" | "dc.creator" => {
                fill(&mut self.author, || said(content).filter(|author| !author.contains("://")));
            }
            "publisher" | "dcterms.publisher" | "dc.publisher" => fill(&mut self.data_publisher, || said(content)),
            "datepublished" | "dcterms.issued" | "dc.date.issued" | "dcterms.date" | "dc.date" | "date" | "pubdate" | "publishdate"
            | "publish-date" | "publication_date" | "published" | "dcterms.created" | "dc.date.created" => fill(&mut self.other, date),
            _ => {}
        }
    }

    fn time(&mut self, tag: &Tag) {
        let holds = |key: &str, marks: &[&str]| {
            tag.get(key).is_some_and(|value| marks.iter().any(|mark| value.to_ascii_lowercase().contains(mark)))
        };
        let rank = if holds("itemprop", &["datemodified"]) || holds("class", &["updated", "modified"]) && !holds("class", &["publish"]) {
            Rank::Changed
        } else if tag.get("pubdate").is_some()
            || holds("itemprop", &["datepublished"])
            || holds("class", &["publish", "publicer", "entry-date", "post-date"])
        {
            Rank::Said
        } else if self.own > 0 {
            Rank::Heading
        } else {
            Rank::Elsewhere
        };
        match tag.get("datetime") {
            Some(datetime) => self.timed(rank, datetime),
            None => self.collecting = Some((Collected::Time(rank), String::new())),
        }
    }

    fn timed(&mut self, rank: Rank, text: &str) {
        if self.time.is_none_or(|(known, _)| rank < known)
            && let Some(moment) = web::when(text)
        {
            self.time = Some((rank, moment));
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "article" | "main" | "header" => self.own = self.own.saturating_sub(1),
            "svg" => self.drawings = self.drawings.saturating_sub(1),
            _ => {}
        }
        let done = self.collecting.as_ref().is_some_and(|(what, _)| match what {
            Collected::Title => name == "title",
            Collected::Data => name == "script",
            Collected::Time(_) => name == "time",
        });
        let Some((what, text)) = self.collecting.take_if(|_| done) else { return };
        match what {
            Collected::Title => self.title = said(Some(&one_line(&text))),
            Collected::Data => self.data(&serde_json::from_str(text.trim()).unwrap_or_default()),
            Collected::Time(rank) => self.timed(rank, &text),
        }
    }

    /// The few keys of schema.org that tell the day and the publisher.
    fn data(&mut self, root: &Value) {
        let mut left = vec![root];
        while let Some(value) = left.pop() {
            match value {
                Value::Array(list) => left.extend(list.iter().rev()),
                Value::Object(object) => {
                    let text = |key: &str| object.get(key).and_then(Value::as_str);
                    fill(&mut self.data, || text("datePublished").and_then(web::when));
                    let publisher = object.get("publisher");
                    fill(&mut self.data_publisher, || said(publisher?.get("name").or(publisher).and_then(Value::as_str)));
                    if matches!(text("@type"), Some("WebSite" | "Organization" | "GovernmentOrganization")) {
                        fill(&mut self.data_publisher, || said(text("name")));
                    }
                    left.extend(object.get("mainEntity").into_iter().chain(object.get("@graph")));
                }
                _ => {}
            }
        }
    }

    /// Browsers and mirroring programs note where a page comes from.
    fn comment(&mut self, comment: &str) {
        let noted = || {
            if let Some((_, rest)) = comment.split_once("saved from url=(") {
                return said(rest.split_once(')').map(|(_, address)| address));
            }
            if let Some((_, rest)) = comment.split_once("Page saved with SingleFile") {
                return said(rest.split_once("url:")?.1.split_whitespace().next());
            }
            let (_, rest) = comment.split_once("Mirrored from ")?;
            let address = rest.split(" by HTTrack").next()?.trim();
            Some(format!("https://{address}"))
        };
        fill(&mut self.saved, noted);
    }
}

fn fill<T>(slot: &mut Option<T>, value: impl FnOnce() -> Option<T>) {
    if slot.is_none() {
        *slot = value();
    }
}

fn said(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(html: &str) -> String {
        let Page { title, lang, address, publisher, published } = Page::of(html);
        let date = published.map(|(moment, certain)| format!("{moment}{}", if certain { "" } else { "?" }));
        [title, lang, address, publisher, date].map(std::option::Option::unwrap_or_default).join("|")
    }

    #[test]
    fn a_page_tells_its_own_facts() {
        for (html, expected) in [
            (
                "<!DOCTYPE html><html lang=sv><title> Ny\n lekplats </title><meta property='og:site_name' content='Ekvik'><link rel=canonical href='https://ekvik.example/a'><meta property='article:published_time' content='2026-06-01T08:00:00+02:00'><body><svg><title>x</title></svg>",
                "Ny lekplats|sv|https://ekvik.example/a|Ekvik|2026-06-01T06:00:00Z",
            ),
            (
                "<svg><title>Fel</title></svg><title>Rätt</title><script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"Ekvik\"},{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-06-01T06:00:00Z\"}]}</script>",
                "Rätt|||Ekvik|2026-06-01T06:00:00Z",
            ),
            (
                "<time datetime='2026-01-01'>x</time><article><time datetime='2026-02-02T10:00'>x</time><time pubdate datetime='2026-03-03T10:00'>",
                "||||2026-03-03T09:00:00Z?",
            ),
            ("<footer><time datetime='2026-01-01'>x</time></footer><main><time>2026-02-02</time></main>", "||||2026-02-01T23:00:00Z"),
            ("<time class='updated' datetime='2026-05-05'></time>", "||||2026-05-04T22:00:00Z"),
            ("<time datetime='P2D'>", "||||"),
            (
                "<!-- saved from url=(0025)https://ekvik.example/b --><meta name=author content='Redaktionen'>",
                "||https://ekvik.example/b|Redaktionen|",
            ),
            (
                "<!-- Mirrored from www.ekvik.example/c.html by HTTrack Website Copier/3.x, Mon, 01 Jun 2026 --><meta name='DC.date.issued' content='2026-06-01'>",
                "||https://www.ekvik.example/c.html||2026-05-31T22:00:00Z",
            ),
            ("<script type='application/ld+json'>{\"datePublished\":</script><title", "||||"),
        ] {
            assert_eq!(told(html), expected, "{html}");
        }
    }
}
