//! Accounts side by side: the same small curve on the same scale for each, and their numbers in one table.

use crate::config::Lang;
use crate::history::trend::{Measure, Share};
use crate::report::html::{text, theirs};
use crate::report::svg::{Svg, short};
use std::fmt::Write as _;

use super::super::figures::Account;
use super::super::words::{number, percent, units};
use super::Page;
use super::parts::Table;
use super::time::Time;

/// Accounts with a curve of their own; the table has all up to [`ROWS`].
const CARDS: usize = 24;
/// Rows of the table; summary.json has every account.
const ROWS: usize = 300;
/// Extent of a small curve.
const SIZE: (f64, f64) = (240.0, 64.0);

/// The part.
pub(super) fn write(page: &mut Page) {
    let figures = page.figures;
    if figures.accounts.is_empty() {
        return;
    }
    page.open("accounts", page.t("Konton sida vid sida", "Accounts side by side"));
    if let Some(time) = Time::of(&figures.series).filter(|time| time.count > 1) {
        let about = page.t(
            "Andelen bilder utan beskrivning hos varje konto, från 0 procent nederst till 100 överst. Samma skala och samma tid för alla.",
            "The share of pictures without a description of each account, from 0 per cent at the bottom to 100 at the top. Same scale and time for all.",
        );
        page.p("meta", about);
        page.push("<div class=\"cards\">");
        for (nth, account) in figures.accounts.iter().take(CARDS).enumerate() {
            let card = card(page, account, &time, nth);
            page.push(&card);
        }
        page.push("</div>");
    }
    let table = table(page).markup();
    page.push(&table);
    rest(page, figures.accounts.len());
    page.close();
}

fn rest(page: &mut Page, all: usize) {
    let more = all.saturating_sub(ROWS) as u64;
    if more > 0 {
        let count = number(more, page.lang);
        let words = match page.lang {
            Lang::Sv => format!("{count} konton till står i summary.json."),
            Lang::En => format!("{count} more accounts stand in summary.json."),
        };
        page.p("", &words);
    }
}

fn card(page: &Page, account: &Account, time: &Time, nth: usize) -> String {
    let lang = page.lang;
    let shares: Vec<Option<Share>> = time.sums(&account.series).iter().map(|sums| sums.share(Measure::Undescribed)).collect();
    let posts = units(account.posts, page.figures.what, lang);
    let stretches = shares.iter().flatten().count();
    let mut known = shares.iter().flatten();
    let ends = known.next().map(|first| (*first, *known.next_back().unwrap_or(first)));
    let words = match (ends, lang) {
        (None, _) if account.image_states.all() == 0 => page.t("Inga bilder.", "No pictures.").to_owned(),
        (None, _) => page.t("Exporten säger inget om bildbeskrivningar.", "The export says nothing of descriptions.").to_owned(),
        (Some((only, _)), Lang::Sv) if stretches == 1 => format!("Utan beskrivning: {} procent.", only.whole()),
        (Some((only, _)), Lang::En) if stretches == 1 => format!("Without a description: {} per cent.", only.whole()),
        (Some((first, last)), Lang::Sv) => format!("Utan beskrivning: {} procent först, {} procent sist.", first.whole(), last.whole()),
        (Some((first, last)), Lang::En) => {
            format!("Without a description: {} per cent first, {} per cent last.", first.whole(), last.whole())
        }
    };
    // One point is no course.
    let curve = if stretches > 1 { curve(account, &shares, &words).finish(&format!("k{nth}-plot")) } else { String::new() };
    format!(
        "<div class=\"card\">\n<h3>{} <small>{} · {}</small></h3>\n{curve}\n<p>{}</p>\n</div>",
        theirs(&account.name),
        text(&account.platform_label),
        text(&posts),
        text(&words)
    )
}

fn curve(account: &Account, shares: &[Option<Share>], words: &str) -> Svg {
    let (width, height) = SIZE;
    let mut svg = Svg::new(width, height, &format!("{}, {}", account.name, account.platform_label), words);
    let y = |share: Share| 6.0 + (height - 12.0) * (1.0 - share.percent() / 100.0);
    let x = |at: usize| 6.0 + (width - 12.0) * at as f64 / (shares.len().max(2) - 1) as f64;
    svg.line((0.0, 6.0), (width, 6.0), "grid");
    svg.line((0.0, height - 6.0), (width, height - 6.0), "axis");
    let (mut path, mut marks, mut broken) = (String::new(), String::new(), true);
    for (at, share) in shares.iter().enumerate() {
        let Some(share) = share else {
            broken = true;
            continue;
        };
        let point = format!("{} {}", short(x(at)), short(y(*share)));
        let _ = write!(path, "{}{point}", if broken { 'M' } else { 'L' });
        // A month between two without numbers has no line, so its mark must show it.
        let _ = write!(marks, "M{point}h0");
        broken = false;
    }
    svg.path(&path, "one");
    svg.path(&marks, "one mark");
    svg
}

fn table(page: &Page) -> Table<'static> {
    let lang = page.lang;
    let heads = match lang {
        Lang::Sv => [
            "Konto",
            "Inlägg",
            "Med minst ett fel",
            "Bilder utan beskrivning",
            "Bilder utan uppgift",
            "Filmer utan undertexter",
            "Filmer utan uppgift",
            "Senaste inlägg",
        ],
        Lang::En => [
            "Account",
            "Posts",
            "With at least one error",
            "Pictures not described",
            "Pictures not told of",
            "Films not captioned",
            "Films not told of",
            "Last post",
        ],
    };
    let caption = page.t(
        "Andelarna gäller det som exporten har uppgift om. Streck betyder att det inte finns någon uppgift.",
        "The shares are of what the export tells of. A dash means that it tells nothing.",
    );
    let row = |account: &Account| {
        let faulty = (account.judged > 0).then_some(Share { part: account.faulty, whole: account.judged });
        vec![
            format!("{}, {}", account.name, account.platform_label),
            number(account.posts, lang),
            percent(faulty, lang),
            percent(account.image_states.lacking(), lang),
            number(account.image_states.not_exported, lang),
            percent(account.caption_states.lacking(), lang),
            number(account.caption_states.not_exported, lang),
            account.last_date.map_or_else(|| "–".to_owned(), |day| day.to_string()),
        ]
    };
    Table { caption, heads: heads.map(str::to_owned).to_vec(), rows: page.figures.accounts.iter().take(ROWS).map(row).collect() }
}
