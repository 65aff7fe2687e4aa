//! What is said of accounts over time, and of other things that no single post shows.

use crate::report::html::{class, level, text, theirs};

use super::super::figures::label;
use super::super::words::number;
use super::{Page, What};

/// Findings shown; findings.csv has all.
const MOST: usize = 200;

/// The part.
pub(super) fn write(page: &mut Page) {
    let figures = page.figures;
    if figures.batch.is_empty() {
        return;
    }
    let heading = match figures.what {
        What::Posts => page.t("Kontona över tid", "The accounts over time"),
        What::Drafts => page.t("Flera utkast tillsammans", "Several drafts together"),
    };
    page.open("batch", heading);
    let mut last: Option<(&Option<String>, &str)> = None;
    for found in figures.batch.iter().take(MOST) {
        let of = (&found.account, found.platform.as_str());
        if last != Some(of) {
            if last.is_some() {
                page.push("</ul>");
            }
            if let Some(account) = &found.account {
                let platform = text(&label(&found.platform, page.lang));
                page.push(&format!("<h3 class=\"whose\">{} <small>{platform}</small></h3>", theirs(account)));
            }
            page.push("<ul class=\"tasks\">");
            last = Some(of);
        }
        page.push(&format!("<li class=\"{}\">", class(found.level, found.verdict)));
        page.push(&format!("<p class=\"what\">{}. {}</p>", level(found.level, found.verdict, page.lang), text(&found.message)));
        page.push(&format!("<p>{}</p>\n<p class=\"why\">{}</p>\n</li>", text(&found.how), text(&found.why)));
    }
    page.push("</ul>");
    let rest = figures.batch.len().saturating_sub(MOST) as u64;
    if rest > 0 {
        let words = format!("{} {}", number(rest, page.lang), page.t("till står i findings.csv.", "more stand in findings.csv."));
        page.p("", &words);
    }
    page.close();
}
