//! The findings themselves, rule by rule: the newest of each, and where to find the rest.
//!
//! All of it can be read without the script, which only adds a way to narrow it.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::config::Lang;
use crate::language::styled::{find, may_be};
use crate::report::html::{class, text};
use crate::report::terminal::level_name;

use super::super::What;
use super::super::figures::{Place, RuleSum};
use super::super::words::{number, units};
use super::Page;

/// The part.
pub(super) fn write(page: &mut Page) {
    let figures = page.figures;
    if figures.rules.is_empty() {
        return;
    }
    page.open("list", page.t("Alla fynd", "All findings"));
    let about = about(page);
    page.p("", &about);
    page.push(&controls(page));
    page.push("<div id=\"findings\">");
    for rule in &figures.rules {
        let part = one(page, rule);
        page.push(&part);
    }
    page.push("</div>");
    page.close();
}

fn about(page: &Page) -> String {
    let shown: u64 = page.figures.rules.iter().map(|rule| rule.places.len() as u64).sum();
    let all: u64 = page.figures.rules.iter().map(RuleSum::findings).sum();
    let (some, total) = (number(shown, page.lang), number(all, page.lang));
    match (page.figures.what, shown < all, page.lang) {
        (_, false, Lang::Sv) => format!("Här står alla {total}, regel för regel."),
        (_, false, Lang::En) => format!("Here are all {total}, rule by rule."),
        (What::Posts, true, Lang::Sv) => format!("Här står de {some} nyaste av {total}, regel för regel. Alla står i findings.csv."),
        (What::Posts, true, Lang::En) => format!("Here are the newest {some} of {total}, rule by rule. All stand in findings.csv."),
        (What::Drafts, true, Lang::Sv) => format!("Här står {some} av {total}, regel för regel. Alla kommer med --format csv."),
        (What::Drafts, true, Lang::En) => format!("Here are {some} of {total}, rule by rule. --format csv gives them all."),
    }
}

/// What the script needs to know; it makes the controls, so that nobody meets any that do nothing.
fn controls(page: &Page) -> String {
    let words = [
        ("search", page.t("Sök i fynden", "Search the findings")),
        ("rule", page.t("Regel", "Rule")),
        ("account", page.t("Konto", "Account")),
        ("level", page.t("Nivå", "Level")),
        ("all", page.t("alla", "all")),
        ("of", page.t("av", "of")),
        ("shown", page.t("fynd visas", "findings are shown")),
        ("clear", page.t("Visa alla igen", "Show all again")),
    ];
    let words: Vec<String> = words.iter().map(|(name, words)| format!(" data-{name}=\"{words}\"")).collect();
    format!("<div id=\"narrow\"{}></div>", words.concat())
}

fn one(page: &Page, rule: &RuleSum) -> String {
    let lang = page.lang;
    let count = units(rule.posts, page.figures.what, lang);
    let mut out = format!(
        "<details class=\"rule\" id=\"{}\">\n<summary><h3>{} <small>{}</small></h3></summary>\n",
        rule.anchor(),
        text(&rule.title),
        text(&count)
    );
    for (class, words) in [("", &rule.how), (" class=\"why\"", &rule.why)] {
        if !words.is_empty() {
            let _ = writeln!(out, "<p{class}>{}</p>", text(words));
        }
    }
    out.push_str("<ul class=\"found\">\n");
    for place in &rule.places {
        out.push_str(&item(page, place));
    }
    out.push_str("</ul>\n");
    let rest = rule.findings().saturating_sub(rule.places.len() as u64);
    if rest > 0 {
        let more = number(rest, lang);
        let words = match (page.figures.what, lang) {
            (What::Posts, Lang::Sv) => format!("{more} till står i findings.csv."),
            (What::Posts, Lang::En) => format!("{more} more stand in findings.csv."),
            (What::Drafts, Lang::Sv) => format!("{more} till kommer med --format csv."),
            (What::Drafts, Lang::En) => format!("{more} more come with --format csv."),
        };
        let _ = writeln!(out, "<p class=\"rest\">{}</p>", text(&words));
    }
    out.push_str("</details>");
    out
}

/// Words as they can be heard: letters out of mathematics are said one sign at a time, so the plain ones stand in their place.
fn heard(words: &str) -> Cow<'_, str> {
    if !may_be(words) {
        return Cow::Borrowed(words);
    }
    let (mut out, mut at) = (String::new(), 0);
    for passage in find(words) {
        out.push_str(&words[at..passage.range.start]);
        out.push_str(&passage.plain);
        at = passage.range.end;
    }
    out.push_str(&words[at..]);
    Cow::Owned(out)
}

fn item(page: &Page, place: &Place) -> String {
    let level = if place.level == "review" { ("advice", "review") } else { (place.level.as_str(), "fault") };
    let word = level_name(level.0, level.1, page.lang);
    let when = place.day.map(|day| day.to_string());
    let head: Vec<String> = [when, (!place.account.is_empty()).then(|| place.account.clone())].into_iter().flatten().collect();
    // Without a day and an account, the place itself comes first.
    let (head, origin) = if head.is_empty() { (place.origin.clone(), "") } else { (head.join(", "), place.origin.as_str()) };
    let head = text(&head);
    let head = match &place.link {
        Some(link) => format!("<a href=\"{}\" rel=\"noreferrer\">{head}</a>", text(link)),
        None => format!("<span>{head}</span>"),
    };
    let message =
        if place.message.is_empty() { String::new() } else { format!(" <bdi class=\"said\">{}</bdi>", text(&heard(&place.message))) };
    let origin = if origin.is_empty() { String::new() } else { format!(" <small><bdi>{}</bdi></small>", text(origin)) };
    format!(
        "<li class=\"{}\" data-level=\"{}\" data-account=\"{}\"><strong class=\"level\">{word}</strong> {head}{message}{origin}</li>\n",
        class(level.0, level.1),
        if level.1 == "review" { "review" } else { level.0 },
        text(&place.account),
    )
}
