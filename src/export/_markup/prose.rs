//! A piece of HTML as a post's text: what its readers meet, with line breaks where they see them, and where its links lead.
//!
//! Knows which tags break a line. For texts that a platform keeps as HTML; pages are read by klart's own HTML reader.

use html5gum::{Token, Tokenizer};

/// Bytes of a text that are read.
const LONGEST: usize = 1 << 20;

/// A text and what it links to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Prose {
    /// The text; a blank line between paragraphs.
    pub(super) text: String,
    /// Addresses of links, those to hashtags and accounts aside.
    pub(super) links: Vec<String>,
}

impl Prose {
    /// From a fragment of HTML.
    pub(super) fn of(html: &str) -> Self {
        let mut prose = Self::default();
        let html = &html[..html.floor_char_boundary(LONGEST)];
        for token in Tokenizer::new(html) {
            let Ok(token) = token;
            match token {
                Token::String(text) => prose.say(&String::from_utf8_lossy(&text)),
                Token::StartTag(tag) => {
                    prose.end(&tag.name);
                    if *tag.name == b"br" {
                        prose.text.push('\n');
                    }
                    if *tag.name == b"li" {
                        prose.text.push_str("- ");
                    }
                    if *tag.name == b"a" {
                        let said =
                            |name: &str| tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned());
                        let inner =
                            said("class").unwrap_or_default().split_whitespace().any(|class| matches!(class, "mention" | "hashtag"));
                        prose.links.extend(said("href").filter(|address| !inner && !address.is_empty()));
                    }
                }
                Token::EndTag(tag) => prose.end(&tag.name),
                _ => {}
            }
        }
        prose.text.truncate(prose.text.trim_end().len());
        prose
    }

    /// Blanks of the source are one blank; none at the beginning of a line.
    fn say(&mut self, text: &str) {
        for sign in text.chars() {
            let blank = matches!(sign, ' ' | '\n' | '\r' | '\t');
            if blank && (self.text.is_empty() || self.text.ends_with([' ', '\n'])) {
                continue;
            }
            self.text.push(if blank { ' ' } else { sign });
        }
    }

    /// The line ends, or the paragraph, where such a tag begins or ends.
    fn end(&mut self, name: &[u8]) {
        let breaks = match name {
            b"p" | b"blockquote" | b"ul" | b"ol" | b"pre" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => 2,
            b"div" | b"li" => 1,
            _ => return,
        };
        self.text.truncate(self.text.trim_end_matches(' ').len());
        let have = self.text.len() - self.text.trim_end_matches('\n').len();
        if !self.text.is_empty() {
            self.text.push_str(&"\n\n"[have.min(breaks)..breaks]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_paragraphs_stand_where_readers_see_them() {
        for (html, text) in [
            ("<p>Hej!</p><p>Vi ses på <b>ön</b>.<br />Ta med\n fika &amp; filt.</p>", "Hej!\n\nVi ses på ön.\nTa med fika & filt."),
            ("Bara text", "Bara text"),
            ("<p>Lista</p><ul><li>ett</li><li>två</li></ul><p>slut</p>", "Lista\n\n- ett\n- två\n\nslut"),
            ("<p></p><p>  </p>", ""),
            ("<p>a<script>alert(1)", "aalert(1)"),
            ("<p", ""),
        ] {
            assert_eq!(Prose::of(html).text, text, "{html}");
        }
        let html = r#"<p><a href="https://ekvik.se/bad" rel="nofollow"><span class="invisible">https://</span><span>ekvik.se/bad</span></a> <a href="https://m.se/tags/bad" class="mention hashtag">#<span>bad</span></a></p>"#;
        let prose = Prose::of(html);
        assert_eq!((prose.text.as_str(), prose.links), ("https://ekvik.se/bad #bad", vec!["https://ekvik.se/bad".to_owned()]));
    }
}
