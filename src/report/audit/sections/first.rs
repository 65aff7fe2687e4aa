//! What to do first: where one change helps the most posts.

use crate::config::Lang;
use crate::report::html::text;

use super::super::figures::{Step, anchor};
use super::super::words::{counted, units};
use super::Page;

/// The part.
pub(super) fn write(page: &mut Page) {
    let figures = page.figures;
    let Some(most) = figures.do_first.iter().map(|step| step.posts).max() else { return };
    page.open("first", page.t("Gör det här först", "Do this first"));
    let order = match page.lang {
        Lang::Sv => {
            format!("Överst står det som hjälper flest {} för varje sak du ändrar. Samma bild eller ord räknas en gång.", page.many())
        }
        Lang::En => format!(
            "At the top stands what helps the most {} for each thing you change. The same picture or phrase counts once.",
            page.many()
        ),
    };
    page.p("meta", &order);
    page.push("<ol class=\"steps\">");
    for step in &figures.do_first {
        let item = item(page, step, most);
        page.push(&item);
    }
    page.push("</ol>");
    page.close();
}

fn item(page: &Page, step: &Step, most: u64) -> String {
    let lang = page.lang;
    let reach = units(step.posts, page.figures.what, lang);
    let hands = counted(step.hands, ["sak att ändra", "saker att ändra", "thing to change", "things to change"], lang);
    let show = match lang {
        Lang::Sv => format!("Visa fynden: {}", lower(&step.title)),
        Lang::En => format!("Show the findings: {}", lower(&step.title)),
    };
    let width = (step.posts * 1000 / most.max(1)).max(5);
    format!(
        "<li>\n<h3>{}</h3>\n<p class=\"reach\"><strong>{}</strong> · {}</p>\n<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"1000\" height=\"10\" class=\"track\"/><rect width=\"{width}\" height=\"10\" class=\"fill\"/></svg>\n<p>{}</p>\n<p><a href=\"#{}\">{}</a></p>\n</li>",
        text(&step.title),
        text(&reach),
        text(&hands),
        text(&step.how),
        anchor(&step.rule),
        text(&show),
    )
}

fn lower(title: &str) -> String {
    let mut signs = title.chars();
    let first = signs.next();
    // "LIX är hög" keeps its capitals.
    if signs.clone().next().is_some_and(char::is_uppercase) {
        return title.to_owned();
    }
    first.map_or_else(String::new, |first| first.to_lowercase().chain(signs).collect())
}
