//! WordPress' content as readers meet it: described pictures, paragraphs, and no shortcodes among the words.
//!
//! Knows what WordPress does with a text before it shows it. Refuses to run a shortcode.

use super::tags::escape;
use super::wordpress::Found;

/// Elements that stand on lines of their own, as WordPress has them (`wpautop`).
const BLOCKS: [&str; 40] = [
    "table",
    "thead",
    "tfoot",
    "caption",
    "col",
    "colgroup",
    "tbody",
    "tr",
    "td",
    "th",
    "div",
    "dl",
    "dd",
    "dt",
    "ul",
    "ol",
    "li",
    "pre",
    "form",
    "map",
    "area",
    "blockquote",
    "address",
    "style",
    "script",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "fieldset",
    "section",
    "article",
    "aside",
    "header",
    "figure",
    "iframe",
];

/// The content as it is shown. Pictures without a description get the library's; what is no prose is marked as code; texts
/// without blocks get their paragraphs.
pub(super) fn shown<'a>(html: &str, found: &Found, alt: impl Fn(u64) -> Option<&'a str>) -> String {
    let mut put: Vec<(usize, String)> = Vec::new();
    for (at, id) in &found.undescribed {
        if let Some(text) = alt(*id) {
            let mut written = " alt=\"".to_owned();
            escape(text, &mut written);
            put.push((*at, written + "\""));
        }
    }
    for place in &found.codes {
        put.push((place.start, "<code>".to_owned()));
        put.push((place.end, "</code>".to_owned()));
    }
    // Stable: an end stands before a beginning at the same place.
    put.sort_by_key(|(at, written)| (*at, !written.starts_with("</")));
    let (mut out, mut from) = (String::with_capacity(html.len()), 0);
    for (at, written) in put {
        let Some(before) = html.get(from..at) else { continue };
        out.push_str(before);
        out.push_str(&written);
        from = at;
    }
    out.push_str(html.get(from..).unwrap_or_default());
    if html.contains("<!-- wp:") { out } else { paragraphed(&out) }
}

/// A text of the older editor: empty lines part paragraphs, other line ends are breaks; what stands in elements of its own is
/// left as it is.
fn paragraphed(html: &str) -> String {
    if !html.contains('\n') {
        return html.to_owned();
    }
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let (mut chunk, mut verbatim) = (Vec::new(), 0_usize);
    for line in html.lines() {
        if line.trim().is_empty() && verbatim == 0 {
            flush(&mut chunk, &mut out);
            continue;
        }
        verbatim = (verbatim + opened(line)).saturating_sub(closed(line));
        chunk.push(line);
    }
    flush(&mut chunk, &mut out);
    out
}

fn opened(line: &str) -> usize {
    line.matches("<pre").count() + line.matches("<script").count() + line.matches("<style").count()
}

fn closed(line: &str) -> usize {
    line.matches("</pre").count() + line.matches("</script").count() + line.matches("</style").count()
}

fn flush(chunk: &mut Vec<&str>, out: &mut String) {
    if chunk.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push('\n');
    }
    if chunk.iter().any(|line| has_block(line)) {
        out.push_str(&chunk.join("\n"));
    } else {
        out.push_str("<p>");
        out.push_str(&chunk.join("<br>\n"));
        out.push_str("</p>");
    }
    chunk.clear();
}

fn has_block(line: &str) -> bool {
    line.match_indices('<').any(|(at, _)| {
        let name = line[at + 1..].trim_start_matches('/');
        let end = name.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(name.len());
        BLOCKS.iter().any(|block| name[..end].eq_ignore_ascii_case(block))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::wordpress::look;
    use proptest::prelude::*;

    fn told(html: &str) -> String {
        shown(html, &look(html), |id| (id == 7).then_some("En \"gul\" boll"))
    }

    #[test]
    fn pictures_get_the_description_of_the_library() {
        let html = "<img class=\"wp-image-7\" src=a><img alt='' class='wp-image-7'><img class=wp-image-8 src=b>";
        assert_eq!(told(html), html.replacen("<img class", "<img alt=\"En &quot;gul&quot; boll\" class", 1));
    }

    #[test]
    fn shortcodes_and_addresses_of_players_are_no_prose() {
        for (html, expected) in [
            ("[gallery ids=\"1,2\"]", "<code>[gallery ids=\"1,2\"]</code>"),
            ("Se [embed]https://youtu.be/x[/embed] nu", "Se <code>[embed]</code><code>https://youtu.be/x</code><code>[/embed]</code> nu"),
            (
                "[caption id=\"a\"]<img src=a alt=b> Foto[/caption]",
                "<code>[caption id=\"a\"]</code><img src=a alt=b> Foto<code>[/caption]</code>",
            ),
            ("[vc_row]Hej &amp; hå[/vc_row]", "<code>[vc_row]</code>Hej &amp; hå<code>[/vc_row]</code>"),
            ("Enligt lag [sic] och [1] och [[gallery]] och [å=b]", "Enligt lag [sic] och [1] och [[gallery]] och [å=b]"),
            ("<a href=x>[gallery]</a><pre>[gallery]</pre>", "<a href=x>[gallery]</a><pre>[gallery]</pre>"),
        ] {
            assert_eq!(told(html), expected);
        }
    }

    #[test]
    fn the_older_editors_texts_get_their_paragraphs() {
        for (html, expected) in [
            ("Ett\r\ntvå\r\n\r\nTre", "<p>Ett<br>\ntvå</p>\n<p>Tre</p>"),
            ("<h2>A</h2>\n\nText <b>b</b>\n\n<ul>\n<li>x</li>\n</ul>", "<h2>A</h2>\n<p>Text <b>b</b></p>\n<ul>\n<li>x</li>\n</ul>"),
            ("<pre>a\n\nb</pre>\n\nc", "<pre>a\n\nb</pre>\n<p>c</p>"),
            ("<!-- wp:paragraph -->\n<p>A</p>\n\nx", "<!-- wp:paragraph -->\n<p>A</p>\n\nx"),
            ("\n\nhttps://youtu.be/x\n", "<p><code>https://youtu.be/x</code></p>"),
            ("", ""),
        ] {
            assert_eq!(told(html), expected);
        }
    }

    proptest! {
        #[test]
        fn no_content_makes_it_panic(html in r#"([\[\]/<>="' \nåp-]|video|embed|gallery|<img|https://youtu.be/x|<!-- wp:embed \{\} -->|&amp;|</a>|<a>){0,40}"#) {
            told(&html);
        }
    }
}
