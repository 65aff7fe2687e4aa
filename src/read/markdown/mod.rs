//! What a Markdown draft holds: CommonMark with GFM's tables, notes and task lists, and HTML in one tree with it.
//!
//! Each construct becomes the tags that it stands for, among the tags of the draft's own HTML, so that a `<div lang>`
//! around paragraphs or a `<figure>` around a picture means the same as on a page. Knows where Markdown writes a
//! value; knows nothing of what readers meet, which is `html`'s to say.

mod constructs;
mod fences;

use pulldown_cmark::{Options, Parser};

use crate::draft::Draft;
use crate::source::Part;

use super::html;
use constructs::Constructs;

/// Adds what the Markdown from byte `body` of the decoded text on holds to a draft.
pub fn read(part: &Part, index: u16, body: usize, draft: &mut Draft) {
    let text = &part.decoded.text;
    let markdown = fences::blanked(&text[body..]);
    let mut constructs = Constructs::new(text, body);
    for (event, range) in Parser::new_ext(&markdown, options()).into_offset_iter() {
        constructs.event(event, range.start + body..range.end + body);
    }
    html::fill(part, index, &constructs.finish(), true, draft);
}

/// CommonMark and GFM. Definition lists would take `:::` for theirs, and smart punctuation would change the text.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}
