//! What the report is made from: exports, what in them could not be read, and the files beside it.

use crate::config::Lang;
use crate::report::html::{text, theirs};

use super::super::words::number;
use super::super::{Figures, What};
use super::Page;
use super::parts::Table;

/// Troubles shown; summary.json has all.
const MOST: usize = 100;

/// The part.
pub(super) fn write(page: &mut Page) {
    if !is_there(page.figures) {
        return;
    }
    page.open("sources", page.t("Underlag", "Sources"));
    exports(page);
    trouble(page);
    if page.figures.what == What::Posts {
        files(page);
    }
    page.close();
}

/// Drafts that were all read have nothing to tell here.
pub(super) fn is_there(figures: &Figures) -> bool {
    figures.what == What::Posts || !figures.trouble.is_empty()
}

fn exports(page: &mut Page) {
    let (figures, lang) = (page.figures, page.lang);
    if figures.exports.is_empty() {
        return;
    }
    let heads = match lang {
        Lang::Sv => ["Export", "Slag", "Inlägg", "Från", "Till", "Bilder", "Filmer", "Dubbletter"],
        Lang::En => ["Export", "Kind", "Posts", "From", "To", "Pictures", "Films", "Duplicates"],
    };
    let mut rows = Vec::new();
    for export in &figures.exports {
        let day = |day: Option<crate::config::Date>| day.map_or_else(|| "–".to_owned(), |day| day.to_string());
        rows.push(vec![
            export.file.clone(),
            export.label.clone(),
            number(export.posts, lang),
            day(export.first_date),
            day(export.last_date),
            number(export.images, lang),
            number(export.videos, lang),
            number(export.duplicates, lang),
        ]);
    }
    let caption = page.t("Exporterna i den ordning de lästes.", "The exports in the order they were read.");
    let table = Table { caption, heads: heads.map(str::to_owned).to_vec(), rows }.markup();
    page.push(&table);
    let notes: Vec<String> = figures
        .exports
        .iter()
        .flat_map(|export| export.notes.iter().map(move |note| format!("<li>{}: {}</li>", theirs(&export.file), text(note))))
        .collect();
    if !notes.is_empty() {
        page.push(&format!("<ul class=\"plain\">\n{}\n</ul>", notes.join("\n")));
    }
}

fn trouble(page: &mut Page) {
    let figures = page.figures;
    if figures.trouble.is_empty() {
        return;
    }
    page.push(&format!("<h3 id=\"trouble\">{}</h3>\n<ul class=\"plain\">", page.t("Det här gick inte att läsa", "This could not be read")));
    for one in figures.trouble.iter().take(MOST) {
        let place = match (one.line, one.column, page.lang) {
            (Some(line), Some(column), Lang::Sv) => format!(", rad {line}, tecken {column}"),
            (Some(line), Some(column), Lang::En) => format!(", line {line}, column {column}"),
            (Some(line), None, Lang::Sv) => format!(", rad {line}"),
            (Some(line), None, Lang::En) => format!(", line {line}"),
            _ => String::new(),
        };
        page.push(&format!("<li>{}{place}: {} {}</li>", theirs(&one.path), theirs(&one.problem), theirs(&one.remedy)));
    }
    page.push("</ul>");
    let rest = figures.trouble.len().saturating_sub(MOST) as u64;
    if rest > 0 {
        let words = format!("{} {}", number(rest, page.lang), page.t("till står i summary.json.", "more stand in summary.json."));
        page.p("", &words);
    }
}

fn files(page: &mut Page) {
    let all = [
        ("findings.csv", page.t("alla fynd, ett på varje rad, för kalkylark", "every finding on a row, for a spreadsheet")),
        ("konton.csv", page.t("förslag till register över kontona", "a proposal for the register of accounts")),
        ("summary.json", page.t("siffrorna i den här rapporten, för program", "the numbers of this report, for programs")),
        ("posts.ndjson", page.t("varje inlägg med sina fynd, för program", "every post with its findings, for programs")),
    ];
    page.push(&format!("<h3>{}</h3>\n<ul class=\"plain\">", page.t("Filer bredvid den här", "Files beside this one")));
    // Accounts are named in the register, so a report to be shared has none beside it.
    for (file, words) in all.into_iter().filter(|(file, _)| !(page.figures.anonymised && *file == "konton.csv")) {
        page.push(&format!("<li><a href=\"{file}\">{file}</a>: {words}</li>"));
    }
    page.push("</ul>");
}
