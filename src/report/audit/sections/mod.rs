//! The parts of the page, one a file, and their order: what a manager reads fits two sheets of paper, then what an analyst and
//! an editor work with.

mod accounts;
mod batch;
mod drafts;
mod first;
mod heat;
mod list;
mod parts;
mod rules;
mod script;
mod sources;
mod spread;
mod statement;
mod states;
mod summary;
mod time;
mod trend;
mod unseen;
mod whom;

use std::io;

use crate::config::Lang;
use crate::report::html;

use super::words::{noun, pick};
use super::{Figures, What};

/// The look of this page, beside what every page of klart has.
const STYLE: &str = include_str!("page.css");

/// The page while it is written.
struct Page<'a> {
    out: String,
    figures: &'a Figures,
    lang: Lang,
}

impl Page<'_> {
    /// One of two wordings.
    fn t(&self, sv: &'static str, en: &'static str) -> &'static str {
        pick(self.lang, sv, en)
    }

    /// Adds markup.
    fn push(&mut self, markup: &str) {
        self.out.push_str(markup);
        self.out.push('\n');
    }

    /// Adds a paragraph of klart's own words.
    fn p(&mut self, class: &str, words: &str) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        self.push(&format!("<p{class}>{}</p>", html::text(words)));
    }

    /// Opens a part with its heading.
    fn open(&mut self, id: &str, heading: &str) {
        self.push(&format!("<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{}</h2>", html::text(heading)));
    }

    /// Closes it.
    fn close(&mut self) {
        self.push("</section>");
    }

    /// What is counted, one and many: "inlägg", "posts".
    fn many(&self) -> &'static str {
        noun(self.figures.what)[if self.lang == Lang::Sv { 1 } else { 3 }]
    }
}

/// The whole page.
pub(super) fn page(figures: &Figures, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let mut page = Page { out: String::new(), figures, lang };
    let of_drafts = figures.what == What::Drafts;
    summary::write(&mut page);
    page.push("<div class=\"beside\">\n<div>");
    if !of_drafts {
        trend::write(&mut page);
    }
    first::write(&mut page);
    page.push("</div>\n<div>");
    whom::write(&mut page);
    unseen::write(&mut page);
    page.push("</div>\n</div>");
    page.push("<div class=\"sheets\">");
    drafts::write(&mut page);
    if !of_drafts {
        accounts::write(&mut page);
        states::write(&mut page);
    }
    spread::write(&mut page);
    heat::write(&mut page);
    rules::write(&mut page);
    batch::write(&mut page);
    statement::write(&mut page);
    list::write(&mut page);
    sources::write(&mut page);
    page.push("</div>");
    page.push(&script::element());

    let title = match (of_drafts, lang) {
        (true, Lang::Sv) => "Granskning av utkast",
        (true, Lang::En) => "Check of drafts",
        (false, Lang::Sv) => "Granskning av inlägg",
        (false, Lang::En) => "Audit of posts",
    };
    let under = summary::under(figures, lang);
    html::open_as(&html::Head { title, under: &under, lang, style: STYLE, script: &script::digest() }, out)?;
    out.write_all(page.out.as_bytes())?;
    let made = pick(lang, "Gjord av klart. Inget har skickats vidare.", "Made by klart. Nothing has been sent on.");
    html::close(&format!("{made} klart {}.", figures.version), out)
}
