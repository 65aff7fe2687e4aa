//! What several parts of the page are made of: tables, pictures with their numbers, keys to shapes.

use std::fmt::Write as _;

use crate::report::html::text;

use super::Page;

/// A table of numbers. The first cell of each row names it.
pub(super) struct Table<'a> {
    /// What it shows.
    pub(super) caption: &'a str,
    /// One a column.
    pub(super) heads: Vec<String>,
    /// Cells as plain text.
    pub(super) rows: Vec<Vec<String>>,
}

impl Table<'_> {
    /// The table as it stands in a page; a broad one moves sideways within its own frame.
    pub(super) fn markup(&self) -> String {
        let broad = self.heads.len() > 2;
        let mut out = format!("<table class=\"num\">\n{}\n<thead><tr>", caption(self.caption, broad));
        for head in &self.heads {
            let _ = write!(out, "<th scope=\"col\">{}</th>", text(head));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for row in &self.rows {
            out.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                let _ = if at == 0 {
                    write!(out, "<th scope=\"row\"><bdi>{}</bdi></th>", text(cell))
                } else {
                    write!(out, "<td>{}</td>", text(cell))
                };
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table>");
        framed(&out, self.caption, broad)
    }
}

/// The caption of a table. That of a broad one stands over its frame, where it cannot scroll out of sight.
pub(super) fn caption(words: &str, broad: bool) -> String {
    format!("<caption{}>{}</caption>", if broad { " class=\"out\"" } else { "" }, text(words))
}

/// A frame that scrolls sideways, and that a keyboard reaches.
pub(super) fn framed(markup: &str, name: &str, broad: bool) -> String {
    if broad {
        let name = text(name);
        format!(
            "<p class=\"meta\" aria-hidden=\"true\">{name}</p>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\">\n{markup}\n</div>"
        )
    } else {
        markup.to_owned()
    }
}

/// A picture with its heading, a key to its shapes, and its numbers as a table.
pub(super) fn figure(page: &mut Page, heading: &str, key: &str, picture: &str, table: &Table) {
    let show = page.t("Visa siffrorna som tabell", "Show the numbers as a table");
    page.push(&format!(
        "<figure>\n<figcaption>{}</figcaption>\n{key}{picture}<details class=\"numbers\"><summary>{show}<span class=\"out\">: {}</span></summary>\n{}\n</details>\n</figure>",
        text(heading),
        text(heading),
        table.markup()
    ));
}

/// A key: each shape with its words.
pub(super) fn key(entries: &[(&str, &str)]) -> String {
    let mut out = String::from("<ul class=\"key\">\n");
    for (shape, words) in entries {
        let _ = writeln!(
            out,
            "<li><svg width=\"34\" height=\"14\" viewBox=\"0 0 34 14\" aria-hidden=\"true\">{shape}</svg> {}</li>",
            text(words)
        );
    }
    out.push_str("</ul>\n");
    out
}
