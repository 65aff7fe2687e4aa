//! What the page begins with: whose posts, the verdict, four counts, and what is new.

use std::fmt::Write as _;

use crate::config::Lang;
use crate::report::html;

use super::super::words::{counted, day, listed, number, period, units};
use super::super::{Figures, What};
use super::Page;

/// What stands under the heading: who, where and when.
pub(super) fn under(figures: &Figures, lang: Lang) -> String {
    let sv = lang == Lang::Sv;
    let mut parts = Vec::new();
    parts.extend(figures.organisation.clone());
    if figures.what == What::Posts && !figures.accounts.is_empty() {
        let mut platforms: Vec<String> = Vec::new();
        for account in &figures.accounts {
            if !platforms.contains(&account.platform_label) {
                platforms.push(account.platform_label.clone());
            }
        }
        if platforms.len() > 6 {
            platforms.truncate(5);
            platforms.push(if sv { "fler plattformar" } else { "more platforms" }.to_owned());
        }
        let accounts = counted(figures.accounts.len() as u64, ["konto", "konton", "account", "accounts"], lang);
        parts.push(format!("{accounts} {} {}", if sv { "på" } else { "on" }, listed(&platforms, lang)));
    }
    let mut said = Vec::from([parts.join(", ")]);
    said.extend(figures.period.map(|span| period(span.from, span.to, lang)));
    let today = day(figures.today, lang);
    said.push(if sv { format!("Granskat den {today}.") } else { format!("Checked on {today}.") });
    said.retain(|part| !part.is_empty());
    said.join(". ")
}

/// Verdict, counts and what is new.
pub(super) fn write(page: &mut Page) {
    let figures = page.figures;
    page.p("lead", &figures.sentence);
    counts(page);
    since(page);
    baseline(page);
    contents(page);
}

fn counts(page: &mut Page) {
    let (counts, lang) = (page.figures.counts, page.lang);
    let clean = counts.judged.saturating_sub(counts.faulty);
    let many = page.many();
    let boxes = [
        (counts.judged, page.t(" granskade", " checked"), String::new()),
        (
            clean,
            page.t(" utan fel", " without errors"),
            if counts.remarked > 0 {
                format!("{} {}", page.t("varav med råd eller varning:", "of them with advice or a warning:"), number(counts.remarked, lang))
            } else {
                String::new()
            },
        ),
        (counts.faulty, page.t(" med minst ett fel", " with at least one error"), String::new()),
        (counts.asked, page.t(" med en fråga till en människa", " with a question for a person"), String::new()),
    ];
    let mut out = String::from("<dl class=\"counts\">\n");
    for (count, words, aside) in boxes {
        let aside = if aside.is_empty() { aside } else { format!("<dd class=\"aside\">{}</dd>", html::text(&aside)) };
        let count = html::text(&number(count, lang));
        let name = html::text(&format!("{many}{words}"));
        let _ = writeln!(out, "<div><dt>{name}</dt><dd>{count}</dd>{aside}</div>");
    }
    out.push_str("</dl>");
    page.push(&out);
}

fn since(page: &mut Page) {
    let Some(since) = page.figures.since else { return };
    let before = page.figures.not_looked_at.before;
    let (from, count) = (day(since, page.lang), units(before, page.figures.what, page.lang));
    let words = match page.lang {
        Lang::Sv => format!("Granskningen gäller inlägg från och med den {from}. {count} är äldre och har räknats men inte granskats."),
        Lang::En => format!("Posts from {from} on are checked. {count} are older: counted, not checked."),
    };
    page.p("", &words);
}

fn baseline(page: &mut Page) {
    let Some(compared) = page.figures.baseline else { return };
    let (new, fixed, known) = (number(compared.new, page.lang), number(compared.fixed, page.lang), number(compared.known, page.lang));
    page.open("new", page.t("Sedan förra gången", "Since the last time"));
    let entries = [
        (new, page.t("nya fynd", "new findings")),
        (fixed, page.t("fynd är borta", "findings are gone")),
        (known, page.t("fynd fanns redan", "findings were there already")),
    ];
    let mut out = String::from("<ul class=\"since\">\n");
    for (count, words) in entries {
        let _ = writeln!(out, "<li><strong>{}</strong> {words}</li>", html::text(&count));
    }
    out.push_str("</ul>");
    page.push(&out);
    page.close();
}

/// Where to find what: one line of links.
fn contents(page: &mut Page) {
    let figures = page.figures;
    let drafts = figures.what == What::Drafts;
    let all = [
        ("first", page.t("Gör det här först", "Do this first"), !figures.do_first.is_empty()),
        ("unseen", page.t("Inte granskat", "Not checked"), true),
        ("accounts", page.t("Konton", "Accounts"), !drafts && !figures.accounts.is_empty()),
        ("rules", page.t("Regler", "Rules"), !figures.rules.is_empty()),
        ("statement", page.t("Till redogörelsen", "For the statement"), !drafts && figures.counts.judged > 0),
        ("list", page.t("Alla fynd", "All findings"), !figures.rules.is_empty()),
        ("sources", page.t("Underlag", "Sources"), super::sources::is_there(figures)),
        ("drafts", page.t("Utkast för utkast", "Draft by draft"), !figures.drafts.is_empty()),
    ];
    let links: Vec<String> =
        all.iter().filter(|(.., there)| *there).map(|(id, words, _)| format!("<li><a href=\"#{id}\">{words}</a></li>")).collect();
    let name = page.t("Innehåll", "Contents");
    page.push(&format!("<nav class=\"contents\" aria-label=\"{name}\">\n<ul>{}</ul>\n</nav>", links.join(" ")));
}
