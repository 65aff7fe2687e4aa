//! Tags and texts of a piece of HTML, for the little that a carrier must know before the page itself is read.
//!
//! Knows html5gum's tokens in the order of the text. Refuses to know how tags nest: klart's own reader does that, later.

use std::borrow::Cow;
use std::convert::Infallible;
use std::ops::{ControlFlow, Range};

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// Attributes of one tag that are kept; the rest are passed over.
const MOST_ATTRIBUTES: usize = 64;

/// What stands next in a piece of HTML.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    /// A start tag.
    Open(&'a Tag),
    /// An end tag: its name in small letters.
    Close(Cow<'a, str>),
    /// A text, its references resolved, and where it stands: bytes of the whole.
    Text(Cow<'a, str>, Range<usize>),
    /// A comment, without its arrows.
    Comment(Cow<'a, str>),
}

/// A start tag.
#[derive(Debug, Default)]
pub(super) struct Tag {
    /// Its name in small letters.
    pub(super) name: String,
    /// Where it stands: bytes of the text.
    pub(super) place: Range<usize>,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The first attribute of that name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Looks at each piece in turn, until `look` has seen enough.
pub(super) fn walk(html: &str, look: impl FnMut(Piece) -> ControlFlow<()>) {
    let mut emitter = CallbackEmitter::new(Collect { look, tag: Tag::default(), under_way: false, reached: 0 });
    emitter.naively_switch_states(true);
    let mut tokens = Tokenizer::new_with_emitter(html, emitter);
    let _: Option<Result<(), Infallible>> = tokens.next();
}

/// The words of a piece of HTML on one line, such as a title that may hold tags and references.
pub(super) fn plain(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return one_line(html);
    }
    let mut text = String::new();
    walk(html, |piece| {
        match piece {
            Piece::Text(words, _) => text.push_str(&words),
            Piece::Open(tag) if matches!(tag.name.as_str(), "br" | "p" | "div" | "li") => text.push(' '),
            _ => {}
        }
        ControlFlow::Continue(())
    });
    one_line(&text)
}

/// A text with single blanks and no line breaks.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A plain text as HTML: paragraphs at empty lines, breaks at others, and no sign that means markup.
pub(super) fn paragraphs(text: &str) -> String {
    let (mut html, mut open) = (String::with_capacity(text.len() + 16), false);
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            html.push_str(if open { "</p>\n" } else { "" });
            open = false;
            continue;
        }
        html.push_str(if open { "<br>" } else { "<p>" });
        open = true;
        escape(line, &mut html);
    }
    html.push_str(if open { "</p>" } else { "" });
    html
}

/// Writes a text so that HTML means nothing by it.
pub(super) fn escape(text: &str, html: &mut String) {
    for sign in text.chars() {
        match sign {
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '&' => html.push_str("&amp;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(sign),
        }
    }
}

/// Turns html5gum's events into pieces.
struct Collect<L> {
    look: L,
    tag: Tag,
    /// A start tag has begun and is not closed.
    under_way: bool,
    /// End of the last whole token: texts begin there, whatever the event says.
    reached: usize,
}

impl<L: FnMut(Piece) -> ControlFlow<()>> Callback<(), usize> for Collect<L> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) -> Option<()> {
        let flow = match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag { name: lossy(name).into_owned(), place: span.start..span.end, attributes: Vec::new() };
                self.under_way = true;
                return None;
            }
            CallbackEvent::AttributeName { name } => {
                if self.under_way && self.tag.attributes.len() < MOST_ATTRIBUTES {
                    self.tag.attributes.push((lossy(name).into_owned(), String::new()));
                } else {
                    self.under_way = false;
                }
                return None;
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(last) = self.tag.attributes.last_mut().filter(|_| self.under_way) {
                    last.1 = lossy(value).into_owned();
                }
                return None;
            }
            CallbackEvent::CloseStartTag { .. } => {
                self.under_way = false;
                self.tag.place.end = span.end;
                self.reached = span.end;
                (self.look)(Piece::Open(&self.tag))
            }
            CallbackEvent::EndTag { name } => {
                self.reached = span.end;
                (self.look)(Piece::Close(lossy(name)))
            }
            CallbackEvent::String { value } => {
                let place = self.reached..span.end.max(self.reached);
                self.reached = place.end;
                (self.look)(Piece::Text(lossy(value), place))
            }
            CallbackEvent::Comment { value } => {
                self.reached = span.end;
                (self.look)(Piece::Comment(lossy(value)))
            }
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => return None,
        };
        flow.is_break().then_some(())
    }
}

fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(html: &str) -> String {
        let mut found = Vec::new();
        walk(html, |piece| {
            found.push(match piece {
                Piece::Open(tag) => format!("<{}|{}|{}>", tag.name, tag.get("a").unwrap_or("–"), &html[tag.place.clone()]),
                Piece::Close(name) => format!("</{name}>"),
                Piece::Text(text, place) if html[place.clone()] == *text => text.into_owned(),
                Piece::Text(text, place) => format!("{}={text}", &html[place]),
                Piece::Comment(text) => format!("<!{text}>"),
            });
            ControlFlow::Continue(())
        });
        found.join(" ")
    }

    #[test]
    fn tags_texts_and_comments_come_in_order() {
        assert_eq!(
            pieces("<P a='1' a=2>å &amp; ö<br/></p><!-- x --><script a>if (a<b) {}</script>"),
            "<p|1|<P a='1' a=2>> å &amp; ö=å & ö <br|–|<br/>> </p> <! x > <script||<script a>> if (a<b) {} </script>"
        );
        assert_eq!(pieces("a < b <i"), "a < b ");
        assert_eq!(pieces("<title>A</b>&amp;</title>"), "<title|–|<title>> A</b>&amp;=A</b>& </title>");
    }

    #[test]
    fn titles_and_plain_texts_become_what_they_say() {
        assert_eq!(plain(" Ny\n <b>lek</b>plats &amp;amp; grill<br>i dag "), "Ny lekplats &amp; grill i dag");
        assert_eq!(plain("5 < 7"), "5 < 7");
        assert_eq!(paragraphs("a <b>\nc\n\n\nd"), "<p>a &lt;b&gt;<br>c</p>\n<p>d</p>");
        assert_eq!(paragraphs(" \n "), "");
    }

    #[test]
    fn a_thousand_attributes_are_no_burden() {
        let tag = format!("<p {} a=1>x", "b=2 ".repeat(100_000));
        assert!(pieces(&tag).ends_with("> x"));
    }
}
