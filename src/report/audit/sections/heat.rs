//! Which rules each account meets: a table whose cells say the number and shade it.

use std::fmt::Write as _;

use crate::config::Lang;
use crate::report::html::{text, theirs};

use super::super::figures::{Account, RuleSum, States};
use super::super::words::number;
use super::Page;
use super::parts::{caption, framed};

/// Rules across.
const RULES: usize = 8;
/// Accounts down.
const ACCOUNTS: usize = 24;

/// The part.
pub(super) fn write(page: &mut Page) {
    let figures = page.figures;
    let rules: Vec<&RuleSum> = figures.rules.iter().filter(|rule| rule.faults() > 0).take(RULES).collect();
    let accounts: Vec<&Account> = figures.accounts.iter().filter(|account| account.judged > 0).take(ACCOUNTS).collect();
    if rules.is_empty() || accounts.len() < 2 {
        return;
    }
    page.open("heat", page.t("Var fynden finns", "Where the findings are"));
    let words = page.t(
        "Antal granskade inlägg med fyndet. Ju starkare färg, desto större andel av kontots inlägg. Streck: exporten säger inget.",
        "Checked posts with the finding. The stronger the shade, the larger the share of the account’s posts. Dash: the export does not say.",
    );
    let mut out = format!(
        "<table class=\"heat\">
{}
<thead><tr><th scope=\"col\">{}</th>",
        caption(words, true),
        page.t("Konto", "Account")
    );
    for rule in &rules {
        let _ = write!(out, "<th scope=\"col\">{}</th>", text(&rule.title));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for account in accounts {
        let _ = write!(out, "<tr><th scope=\"row\">{} <small>{}</small></th>", theirs(&account.name), text(&account.platform_label));
        for rule in &rules {
            let count = account.rules.get(&rule.id).copied().unwrap_or(0);
            if count == 0 && is_unknown(account, rule) {
                out.push_str("<td class=\"h0\">–</td>");
            } else {
                out.push_str(&cell(u64::from(count), account.judged, page.lang));
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>");
    page.push(&framed(&out, words, true));
    page.close();
}

/// Nothing was found because the export tells nothing of what the rule looks at.
fn is_unknown(account: &Account, rule: &RuleSum) -> bool {
    let silent = |states: States| states.not_exported > 0 && states.known() == 0;
    match rule.id.split('/').next() {
        Some("image") => silent(account.image_states),
        Some("media" | "captions") => silent(account.caption_states),
        _ => false,
    }
}

fn cell(count: u64, judged: u64, lang: Lang) -> String {
    let percent = (count * 100).checked_div(judged).unwrap_or(0);
    let shade = match (count, percent) {
        (0, _) => 0,
        (_, ..5) => 1,
        (_, 5..20) => 2,
        (_, 20..50) => 3,
        _ => 4,
    };
    format!("<td class=\"h{shade}\">{}</td>", text(&number(count, lang)))
}
