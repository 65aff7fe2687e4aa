//! A list of faults for the tillgänglighetsredogörelse, ready to be copied.
//!
//! Knows the headings of Digg's own statements (as on dataportal.se: "Innehåll som inte är tillgängligt", "Bristande förenlighet
//! med lagkraven", "Problem vid användning utan synförmåga") and which criteria the law demands (WCAG 2.1, A and AA, by EN 301
//! 549). Refuses to promise anything: what is planned is left for a person to write.

use std::fmt::Write as _;

use crate::config::{Date, Lang};
use crate::report::html::text;
use crate::rule::Situation;

use super::super::What;
use super::super::figures::{RuleSum, SITUATIONS};
use super::super::words::{day, listed, number, period, units};
use super::Page;

/// Films and sound from before this day are not demanded to be accessible (9 § of the act).
const FILMS_SINCE: (u16, u8, u8) = (2020, 9, 23);

/// Criteria of WCAG 2.1 at level AA; of those in klart's rules the others, but these, are level A.
const DOUBLE: &[&str] = &[
    "1.2.4", "1.2.5", "1.3.4", "1.3.5", "1.4.3", "1.4.4", "1.4.5", "1.4.10", "1.4.11", "1.4.12", "1.4.13", "2.4.5", "2.4.6", "2.4.7",
    "3.1.2", "3.2.3", "3.2.4", "3.3.3", "3.3.4", "4.1.3",
];
/// Criteria at level AAA, which the law does not demand.
const TRIPLE: &[&str] = &[
    "1.2.6", "1.2.7", "1.2.8", "1.2.9", "1.3.6", "1.4.6", "1.4.7", "1.4.8", "1.4.9", "2.1.3", "2.2.3", "2.2.4", "2.2.5", "2.2.6", "2.3.2",
    "2.3.3", "2.4.8", "2.4.9", "2.4.10", "2.5.5", "2.5.6", "3.1.3", "3.1.4", "3.1.5", "3.1.6", "3.2.5", "3.3.5", "3.3.6",
];

/// The part.
pub(super) fn write(page: &mut Page) {
    let figures = page.figures;
    if figures.what != What::Posts || figures.counts.judged == 0 {
        return;
    }
    page.open("statement", page.t("Till tillgänglighetsredogörelsen", "For the accessibility statement"));
    let intro = page.t(
        "Bristerna som lagen om tillgänglighet till digital offentlig service gäller, ordnade som i Diggs mall. Läs igenom, skriv vad ni planerar och kopiera texten.",
        "The faults that the Swedish act on accessibility concerns, grouped as in Digg’s model statement. Read it through, write what you plan and copy the text.",
    );
    if figures.baseline.is_some() {
        page.p(
            "",
            page.t(
                "Här syns bara det som är nytt, och redogörelsen ska gälla allt. Gör granskningen utan --baseline, så får du texten.",
                "Only what is new is shown here, and the statement is to cover everything. Audit without --baseline to get the text.",
            ),
        );
        return page.close();
    }
    page.p("", intro);
    let groups = groups(page);
    page.push(&shown(page, &groups));
    let whole = plain(page, &groups);
    let name = page.t("Samma text att kopiera", "The same text to copy");
    page.push(&format!(
        "<details class=\"copy\" data-copy=\"{}\" data-copied=\"{}\">",
        page.t("Kopiera texten", "Copy the text"),
        page.t("Texten är kopierad.", "The text is copied.")
    ));
    page.push(&format!(
        "<summary>{name}</summary>\n<pre tabindex=\"0\" role=\"region\" aria-label=\"{name}\">{}</pre>\n</details>",
        pre(&whole)
    ));
    page.close();
}

/// Headings and lists, to read here.
fn shown(page: &Page, groups: &[(&'static str, Vec<String>)]) -> String {
    if groups.is_empty() {
        return format!("<p>{}</p>", text(none(page).trim()));
    }
    let mut out = format!("<h3>{}</h3>\n", page.t("Bristande förenlighet med lagkraven", "Non-compliance with the act"));
    for (heading, lines) in groups {
        let _ = writeln!(out, "<h4>{heading}</h4>\n<ul class=\"plain\">");
        for line in lines {
            let _ = writeln!(out, "<li>{}</li>", text(line));
        }
        out.push_str("</ul>\n");
    }
    let _ = write!(out, "<p>{}</p>", planned(page));
    out
}

/// What only a person can write.
fn planned(page: &Page) -> &'static str {
    page.t(
        "Vi planerar att [skriv vad ni ska göra, vem som gör det och när det är klart].",
        "We plan to [write what you will do, who does it and when it is done].",
    )
}

/// Lines stay lines.
fn pre(words: &str) -> String {
    words.lines().map(text).collect::<Vec<_>>().join("\n")
}

/// The whole text.
fn plain(page: &Page, groups: &[(&'static str, Vec<String>)]) -> String {
    let figures = page.figures;
    let mut out = String::new();
    let _ = writeln!(out, "{}\n", page.t("Innehåll som inte är tillgängligt", "Content that is not accessible"));
    if groups.is_empty() {
        out.push_str(&none(page));
    } else {
        let _ = writeln!(
            out,
            "{}\n",
            page.t(
                "Det innehåll som beskrivs nedan är på ett eller annat sätt inte helt tillgängligt.",
                "The content described below is in one way or another not fully accessible."
            )
        );
        let _ = writeln!(out, "{}\n", page.t("Bristande förenlighet med lagkraven", "Non-compliance with the act"));
        for (heading, lines) in groups {
            let _ = writeln!(out, "{heading}");
            for line in lines {
                let _ = writeln!(out, "- {line}");
            }
            out.push('\n');
        }
        let _ = writeln!(
            out,
            "{}
",
            planned(page)
        );
    }
    out.push_str(&exempt(page));
    let _ = write!(out, "{}", method(page, figures.period.map(|span| period(span.from, span.to, page.lang))));
    out
}

fn none(page: &Page) -> String {
    let words = page.t(
        "Granskningen har inte hittat något innehåll som bryter mot lagkraven. Den hittar inte allt.",
        "The check has found no content that breaks the act. It does not find everything.",
    );
    format!("{words}\n\n")
}

/// Films that are older than the law's demand, where the period holds such.
fn exempt(page: &Page) -> String {
    let since = Date::new(FILMS_SINCE.0, FILMS_SINCE.1, FILMS_SINCE.2);
    let old = page.figures.period.zip(since).is_some_and(|(span, since)| span.from < since);
    let films = page.figures.accounts.iter().any(|account| account.caption_states.all() > 0);
    if !(old && films) {
        return String::new();
    }
    let words = page.t(
        "Innehåll som inte omfattas av lagkraven\n\nFilmer och ljud som publicerades före den 23 september 2020 behöver inte vara tillgängliga enligt lagen.",
        "Content outside the act\n\nFilms and sound published before 23 September 2020 need not be accessible by the act.",
    );
    format!("{words}\n\n")
}

fn method(page: &Page, span: Option<String>) -> String {
    let lang = page.lang;
    let posts = units(page.figures.counts.judged, What::Posts, lang);
    let today = day(page.figures.today, lang);
    match (span, lang) {
        (Some(span), Lang::Sv) => format!("Vi har granskat {posts} från {span} automatiskt med klart den {today}."),
        (None, Lang::Sv) => format!("Vi har granskat {posts} automatiskt med klart den {today}."),
        (Some(span), Lang::En) => format!("We checked {posts} of {span} automatically with klart on {today}."),
        (None, Lang::En) => format!("We checked {posts} automatically with klart on {today}."),
    }
}

/// Digg's headings with their lines; the empty ones are left out.
fn groups(page: &Page) -> Vec<(&'static str, Vec<String>)> {
    let mut groups: Vec<_> = SITUATIONS.iter().map(|situation| (heading(page, *situation), Vec::new())).collect();
    let flicker = (page.t("Problem vid känslighet för flimmer", "Problems with sensitivity to flicker"), Vec::new());
    groups.insert(5, flicker);
    for rule in &page.figures.rules {
        let demanded: Vec<String> = rule.refs.iter().filter_map(|law| criterion(law)).collect();
        if demanded.is_empty() || rule.faults() == 0 {
            continue;
        }
        let line = line(page, rule, &demanded);
        let own = rule.situations.iter().any(|situation| *situation != Situation::Everybody);
        for (group, situation) in groups.iter_mut().zip(places()) {
            let met = match situation {
                None => rule.refs.contains(&"WCAG 2.3.1"),
                Some(Situation::Everybody) => !own && !rule.refs.contains(&"WCAG 2.3.1"),
                Some(situation) => rule.situations.contains(&situation),
            };
            if met {
                group.1.push(line.clone());
            }
        }
    }
    groups.retain(|(_, lines)| !lines.is_empty());
    groups
}

/// The situation of each group; `None` is flicker, which klart's rules have no word for.
fn places() -> impl Iterator<Item = Option<Situation>> {
    let (before, after) = SITUATIONS.split_at(5);
    before.iter().copied().map(Some).chain([None]).chain(after.iter().copied().map(Some))
}

fn heading(page: &Page, situation: Situation) -> &'static str {
    match situation {
        Situation::NoVision => page.t("Problem vid användning utan synförmåga", "Problems when used without vision"),
        Situation::LimitedVision => page.t("Problem vid användning med nedsatt synförmåga", "Problems when used with limited vision"),
        Situation::NoHearing => page.t("Problem vid användning utan hörsel", "Problems when used without hearing"),
        Situation::LimitedHearing => page.t("Problem vid användning med nedsatt hörsel", "Problems when used with limited hearing"),
        Situation::Dexterity => {
            page.t("Problem vid användning med nedsatt finmotorik eller styrka", "Problems when used with limited manipulation or strength")
        }
        Situation::Cognition => {
            page.t("Problem vid användning med nedsatt kognition", "Problems when used with limited cognition, language or learning")
        }
        Situation::Everybody => page.t("Problem för alla", "Problems for everybody"),
    }
}

/// "1.1.1 (A)" of "WCAG 1.1.1"; `None` for what the law does not demand.
fn criterion(law: &str) -> Option<String> {
    let number = law.strip_prefix("WCAG ")?;
    let level = match number {
        _ if TRIPLE.contains(&number) => return None,
        _ if DOUBLE.contains(&number) => "AA",
        _ => "A",
    };
    Some(format!("{number} ({level})"))
}

/// What, where and by which criterion.
fn line(page: &Page, rule: &RuleSum, demanded: &[String]) -> String {
    let lang = page.lang;
    let met = |account: &&super::super::figures::Account| account.rules.get(&rule.id).is_some_and(|posts| *posts > 0);
    let mut platforms: Vec<String> = Vec::new();
    for account in page.figures.accounts.iter().filter(met) {
        if !platforms.contains(&account.platform_label) {
            platforms.push(account.platform_label.clone());
        }
    }
    let place = if platforms.is_empty() { String::new() } else { format!(" ({})", listed(&platforms, lang)) };
    let (posts, of) = (number(rule.posts, lang), units(page.figures.counts.judged, What::Posts, lang));
    let law = demanded.join(", ");
    let why = if rule.why.is_empty() { String::new() } else { format!(" {}", rule.why) };
    match lang {
        Lang::Sv => format!("{}: {posts} av {of}{place}.{why} [WCAG {law}]", rule.title),
        Lang::En => format!("{}: {posts} of {of}{place}.{why} [WCAG {law}]", rule.title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_law_demands_is_a_fault_by_it() {
        let levels = ["WCAG 1.1.1", "WCAG 3.1.2", "WCAG 3.1.5", "WCAG 2.4.10", "språklagen 11 §"].map(criterion);
        assert_eq!(levels, [Some("1.1.1 (A)".to_owned()), Some("3.1.2 (AA)".to_owned()), None, None, None]);
    }

    #[test]
    fn every_group_has_its_situation() {
        let places: Vec<_> = places().collect();
        assert_eq!((places.len(), places[5], places[6]), (8, None, Some(Situation::Cognition)));
    }
}
