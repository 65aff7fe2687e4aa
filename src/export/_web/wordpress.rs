//! What WordPress' content holds beside HTML: block comments, shortcodes and addresses that become players.
//!
//! Knows films, galleries, and pictures that have left their description to the media library. Refuses to read any
//! text.

use std::ops::{ControlFlow, Range};

use serde_json::Value;

use super::tags::{Piece, Tag, plain, walk};
use super::{By, Captions, Film, Track, web};

/// Films and galleries of one post that are kept.
const MOST: usize = 1000;

/// What was found in one post's content.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Films that no element of HTML shows.
    pub(super) films: Vec<Film>,
    /// The pictures of galleries, by number; an empty list means those uploaded to the post.
    pub(super) galleries: Vec<Vec<u64>>,
    /// Pictures without an `alt` attribute: the place behind `<img`, and the number in the media library.
    pub(super) undescribed: Vec<(usize, u64)>,
    /// Texts that no reader meets as they are: shortcodes, and addresses that become players.
    pub(super) codes: Vec<Range<usize>>,
}

/// Shortcodes that stand without values; others are known by values or by their end.
const KNOWN: [&str; 12] =
    ["gallery", "video", "audio", "playlist", "caption", "embed", "youtube", "vimeo", "wpvideo", "videopress", "contact-form-7", "toc"];
/// Texts of one post that are kept apart as no prose.
const MOST_CODES: usize = 10_000;
/// Bytes behind a shortcode in which its end is looked for.
const NEAR: usize = 4096;

/// Where in the content the looking has come.
#[derive(Default)]
struct Look {
    found: Found,
    /// The picture block that is open.
    picture: Option<u64>,
    /// The address in this block is its own film's.
    embed: bool,
    /// Elements open whose text is shown as it is: code, links.
    verbatim: u32,
    /// `[video]` is open, and tracks belong to it.
    video: bool,
}

/// Looks through a post's content.
pub(super) fn look(html: &str) -> Found {
    let mut look = Look::default();
    walk(html, |piece| {
        match piece {
            Piece::Comment(comment) => look.comment(comment.trim()),
            Piece::Open(tag) => look.open(tag),
            Piece::Close(name) => look.verbatim -= u32::from(look.verbatim > 0 && is_verbatim(&name)),
            Piece::Text(_, place) if look.verbatim == 0 => look.text(html.get(place.clone()).unwrap_or_default(), place.start),
            Piece::Text(..) => {}
        }
        ControlFlow::Continue(())
    });
    look.found
}

fn is_verbatim(name: &str) -> bool {
    matches!(name, "a" | "pre" | "code" | "script" | "style" | "textarea" | "button")
}

impl Look {
    /// A block begins or ends: `wp:embed {"url":"…"}`.
    fn comment(&mut self, comment: &str) {
        if let Some(name) = comment.strip_prefix("/wp:") {
            self.embed &= !is_player(name);
            self.picture = self.picture.filter(|_| !name.starts_with("image"));
            return;
        }
        let Some(block) = comment.strip_prefix("wp:") else { return };
        let (name, rest) = block.split_once(char::is_whitespace).unwrap_or((block, ""));
        let alone = rest.ends_with('/');
        let values: Value = serde_json::from_str(rest.trim_end_matches('/').trim()).unwrap_or_default();
        if name == "image" {
            self.picture = values.get("id").and_then(Value::as_u64).filter(|_| !alone);
        }
        if is_player(name) {
            let address = values.get("url").or_else(|| values.get("src")).and_then(Value::as_str).unwrap_or_default();
            let kind = values.get("type").and_then(Value::as_str).unwrap_or_default();
            if name.contains("videopress") || kind == "video" || web::is_film(address) {
                self.film(web::film(address));
                self.embed = !alone;
            }
        }
    }

    fn open(&mut self, tag: &Tag) {
        self.verbatim += u32::from(is_verbatim(&tag.name));
        match tag.name.as_str() {
            "video" | "iframe" => self.video = false,
            "track" if self.video => self.track(tag),
            "img" if tag.get("alt").is_none() => {
                let class = tag.get("class").unwrap_or_default();
                let own = class.split_whitespace().find_map(|name| name.strip_prefix("wp-image-")?.parse().ok());
                let data = || tag.get("data-id").and_then(|id| id.parse().ok());
                if let Some(id) = own.or_else(data).or(self.picture) {
                    self.found.undescribed.push((tag.place.start + "<img".len(), id));
                }
            }
            _ => {}
        }
    }

    fn track(&mut self, tag: &Tag) {
        let kind = tag.get("kind").unwrap_or("subtitles");
        if let Some(film) = self.found.films.last_mut().filter(|_| kind == "captions" || kind == "subtitles") {
            let lang = tag.get("srclang").and_then(web::lang);
            let track = Track { lang, kind: By::Author, file: tag.get("src").map(str::to_owned) };
            film.captions.tracks.push(track);
            film.captions = Captions::listed(std::mem::take(&mut film.captions.tracks));
        }
    }

    /// A text as the source has it, and where it begins there.
    fn text(&mut self, text: &str, start: usize) {
        if self.found.codes.len() >= MOST_CODES {
            return;
        }
        let mut at = 0;
        while let Some(open) = text[at..].find('[').map(|open| at + open) {
            self.lines(&text[at..open], start + at);
            if text[open..].starts_with("[[") {
                at = open + 2;
                continue;
            }
            let Some(close) = text[open..].find(']').map(|close| open + close) else {
                at = open + 1;
                break;
            };
            at = close + 1;
            let after = &text[at..text.floor_char_boundary(at + NEAR)];
            let code = plain(&text[open + 1..close]);
            if self.found.codes.len() < MOST_CODES && is_shortcode(&code, after) {
                self.code(start + open..start + at);
                self.shortcode(&code, after);
            }
        }
        self.lines(&text[at..], start + at);
    }

    /// Addresses that stand alone on their lines become players.
    fn lines(&mut self, text: &str, start: usize) {
        if self.video || !text.contains("http") {
            return;
        }
        let mut at = start;
        for line in text.split_inclusive('\n') {
            let address = line.trim();
            if (address.starts_with("https://") || address.starts_with("http://")) && !address.contains(char::is_whitespace) {
                let film = web::is_film(address);
                if film && !self.embed {
                    self.film(web::film(&plain(address)));
                }
                if film || self.embed {
                    let from = at + line.len() - line.trim_start().len();
                    self.code(from..from + address.len());
                }
            }
            at += line.len();
        }
    }

    fn code(&mut self, place: Range<usize>) {
        if self.found.codes.len() < MOST_CODES {
            self.found.codes.push(place);
        }
    }

    fn shortcode(&mut self, code: &str, after: &str) {
        let (name, values) = code.split_once(char::is_whitespace).unwrap_or((code, ""));
        let value = |keys: &[&str]| keys.iter().find_map(|key| attribute(values, key));
        match name {
            "/video" => self.video = false,
            "/embed" => self.embed = false,
            "video" => {
                let source = value(&["src", "mp4", "m4v", "webm", "ogv", "mov", "wmv", "flv"]).unwrap_or_default();
                self.film(Film { captions: Captions::listed(Vec::new()), ..web::film(source) });
                self.video = true;
            }
            "embed" => {
                let inside = after.split('[').next().unwrap_or_default().trim();
                let address = if inside.starts_with("http") { inside } else { value(&["src", "url"]).unwrap_or_default() };
                if web::is_film(address) {
                    self.film(web::film(address));
                }
                self.embed = after.contains("[/embed]");
            }
            "youtube" | "vimeo" | "wpvideo" | "videopress" | "dailymotion" | "ted" => {
                let first = values.split_whitespace().next().unwrap_or_default().trim_matches(is_quote);
                self.film(web::film(value(&["url", "src", "id"]).unwrap_or(first)));
            }
            "playlist" if value(&["type"]) == Some("video") => {
                for id in numbers(value(&["ids"]).unwrap_or_default()) {
                    self.film(Film { captions: Captions::listed(Vec::new()), ..web::film(&format!("#{id}")) });
                }
            }
            "gallery" if self.found.galleries.len() < MOST => {
                self.found.galleries.push(numbers(value(&["ids", "include"]).unwrap_or_default()));
            }
            _ => {}
        }
    }

    fn film(&mut self, film: Film) {
        if self.found.films.len() < MOST {
            self.found.films.push(film);
        }
    }
}

/// Whether what stands in square brackets is meant for WordPress, and not for readers.
fn is_shortcode(code: &str, after: &str) -> bool {
    let name = code.split(char::is_whitespace).next().unwrap_or_default();
    let bare = name.trim_matches('/');
    let formed = bare.starts_with(|sign: char| sign.is_ascii_lowercase())
        && bare.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-'));
    formed && (name.starts_with('/') || KNOWN.contains(&bare) || code.contains('=') || after.contains(&format!("[/{bare}]")))
}

fn is_player(block: &str) -> bool {
    block.starts_with("embed") || block.starts_with("core-embed/") || block.contains("videopress")
}

fn is_quote(sign: char) -> bool {
    matches!(sign, '"' | '\'' | '”' | '“' | '″' | '’' | '=')
}

/// The value of a shortcode's attribute, whatever quotation marks stand round it.
fn attribute<'a>(values: &'a str, name: &str) -> Option<&'a str> {
    let mut from = 0;
    loop {
        let at = from + values[from..].find(name)?;
        from = at + name.len();
        let begins = values[..at].ends_with(char::is_whitespace) || at == 0;
        let Some(value) = values[from..].trim_start().strip_prefix('=').filter(|_| begins) else { continue };
        let value = value.trim_start();
        let quoted = value.starts_with(is_quote);
        let value = if quoted { value.trim_start_matches(is_quote) } else { value };
        return value.split(|sign: char| if quoted { is_quote(sign) && sign != '=' } else { sign.is_whitespace() }).next();
    }
}

/// The numbers in a list.
fn numbers(list: &str) -> Vec<u64> {
    list.split(|sign: char| !sign.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .filter(|number| *number > 0)
        .take(MOST)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::State;

    fn films(html: &str) -> Vec<(String, State)> {
        look(html).films.into_iter().map(|film| (film.uri.unwrap_or_default(), film.captions.state)).collect()
    }

    #[test]
    fn films_are_found_where_no_element_shows_them() {
        let address = "https://youtu.be/abc";
        let unknown = [(address.to_owned(), State::NotExported)];
        for html in [
            "<!-- wp:embed {\"url\":\"https:\\/\\/youtu.be\\/abc\",\"type\":\"video\"} --><figure><div>\nhttps://youtu.be/abc\n</div></figure><!-- /wp:embed -->",
            "<!-- wp:core-embed/youtube {\"url\":\"https://youtu.be/abc\"} -->\nhttps://youtu.be/abc<!-- /wp:core-embed/youtube -->",
            "Se filmen:\r\n\r\nhttps://youtu.be/abc\r\n\r\nVälkommen",
            "<p>https://youtu.be/abc</p>",
            "[embed width=\"500\"]https://youtu.be/abc[/embed]",
            "[youtube https://youtu.be/abc]",
            "[embed src=”https://youtu.be/abc”]",
        ] {
            assert_eq!(films(html), unknown, "{html}");
        }
        for html in [
            "<a href='https://youtu.be/abc'>https://youtu.be/abc</a>",
            "Se https://youtu.be/abc i dag",
            "[[embed]https://youtu.be/abc[/embed]]",
            "<code>[video src='a.mp4']</code>",
            "<!-- wp:embed {\"url\":\"https://x.com/a\",\"type\":\"rich\"} -->https://x.com/a<!-- /wp:embed -->",
            "<video src='a.mp4'><track kind='captions' src='a.vtt'></video>",
            "https://ekvik.se/nyhet",
            "[video",
        ] {
            assert_eq!(films(html), [], "{html}");
        }
    }

    #[test]
    fn a_films_tracks_are_its_captions() {
        let found = look(
            "[video width=\"640\" mp4=\"a.mp4\"]<track srclang=\"sv\" kind=\"subtitles\" src=\"a.vtt\">[/video] [video src=b.mp4][/video]",
        );
        let states: Vec<_> =
            found.films.iter().map(|film| (film.uri.as_deref(), film.captions.state, film.captions.tracks.len())).collect();
        assert_eq!(states, [(Some("a.mp4"), State::Present, 1), (Some("b.mp4"), State::Missing, 0)]);
    }

    #[test]
    fn pictures_without_alt_are_described_by_the_library() {
        let html = "<img class=\"x wp-image-7\" src=a><img alt='' class='wp-image-7'><!-- wp:image {\"id\":8} --><IMG src=b><!-- /wp:image --><img src=c>";
        let found = look(html);
        assert_eq!(found.undescribed.iter().map(|(_, id)| *id).collect::<Vec<_>>(), [7, 8]);
        assert_eq!(look("[gallery columns=\"2\" ids=\"10, 11\"] [gallery]").galleries, [vec![10, 11], vec![]]);
    }
}
