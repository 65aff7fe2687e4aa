//! Every rule with findings: a picture of the most common, and all of them in a table.

use crate::config::Lang;
use crate::report::svg::twice;

use super::super::words::number;
use super::Page;
use super::parts::{Table, figure};
use super::whom::{Bar, draw};

/// Rules in the picture; the table has all.
const MOST: usize = 12;

/// The part.
pub(super) fn write(page: &mut Page) {
    let (figures, lang) = (page.figures, page.lang);
    if figures.rules.is_empty() {
        return;
    }
    page.open("rules", page.t("Fynd per regel", "Findings by rule"));
    let many = page.many();
    let heading = match (figures.rules.len() > MOST, lang) {
        (true, Lang::Sv) => format!("De {MOST} regler som flest {many} möter."),
        (true, Lang::En) => format!("The {MOST} rules that the most {many} meet."),
        (false, Lang::Sv) => format!("Antal {many} med varje slags fynd."),
        (false, Lang::En) => format!("Number of {many} with each kind of finding."),
    };
    let bars: Vec<Bar> = figures.rules.iter().take(MOST).map(|rule| Bar { name: rule.title.clone(), count: rule.posts }).collect();
    let picture = twice("rules-plot", 680.0, |canvas| draw(&bars, 0, canvas, &heading, lang));
    let many = super::whom::capital(many);
    let heads: Vec<String> = match lang {
        Lang::Sv => ["Regel", &many, "Fel", "Varningar", "Råd", "Frågor", "Saker att ändra", "Namn i klart"].map(str::to_owned).to_vec(),
        Lang::En => {
            ["Rule", &many, "Errors", "Warnings", "Advice", "Questions", "Things to change", "Name in klart"].map(str::to_owned).to_vec()
        }
    };
    let mut rows = Vec::new();
    for rule in &figures.rules {
        let numbers = [rule.posts, rule.errors, rule.warnings, rule.advice, rule.reviews, rule.hands].map(|count| number(count, lang));
        rows.push(std::iter::once(rule.title.clone()).chain(numbers).chain([rule.id.clone()]).collect());
    }
    let caption = page.t("Alla regler med fynd.", "All rules with findings.");
    figure(page, &heading, "", &picture, &Table { caption, heads, rows });
    page.close();
}
