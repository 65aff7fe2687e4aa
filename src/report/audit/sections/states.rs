//! How many pictures are described and how many films captioned, account by account; what an export does not say has a stretch
//! and a number of its own, and is never counted as nothing.

use crate::config::Lang;
use crate::report::svg::{Anchor, Canvas, Svg, twice};

use super::super::figures::{Account, States};
use super::super::words::{clipped, number};
use super::Page;
use super::parts::{Table, figure, key};

/// Accounts in a picture; the table has them too.
const MOST: usize = 20;

/// The looks of the four states, in their order.
const CLASSES: [&str; 4] = ["there", "empty", "missing", "unknown"];

/// The part.
pub(super) fn write(page: &mut Page) {
    let figures = page.figures;
    let pictures: Vec<(&Account, States)> = some(&figures.accounts, |account| account.image_states);
    let films: Vec<(&Account, States)> = some(&figures.accounts, |account| account.caption_states);
    if pictures.is_empty() && films.is_empty() {
        return;
    }
    page.open("states", page.t("Bildbeskrivningar och undertexter", "Descriptions and captions"));
    // Patterns are referred to from every picture, so they stand once, where none is hidden.
    page.push(PATTERNS);
    let words = match page.lang {
        Lang::Sv => ["beskriven", "dekorativ, med avsikt tom", "saknar beskrivning", "exporten säger inget"],
        Lang::En => ["described", "decorative, empty on purpose", "without a description", "the export does not say"],
    };
    let heading = page.t("Bilder i granskade inlägg, konto för konto.", "Pictures in checked posts, account by account.");
    stack(page, "pictures-plot", heading, &pictures, &words);
    let words = match page.lang {
        Lang::Sv => ["har undertexter", "", "saknar undertexter", "exporten säger inget"],
        Lang::En => ["captioned", "", "without captions", "the export does not say"],
    };
    let heading = page.t("Filmer i granskade inlägg, konto för konto.", "Films in checked posts, account by account.");
    stack(page, "films-plot", heading, &films, &words);
    page.close();
}

const PATTERNS: &str = "<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\
<pattern id=\"p-dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><circle class=\"ink\" cx=\"3\" cy=\"3\" r=\"1.2\"/></pattern>\
<pattern id=\"p-stripes\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"red\" width=\"4\" height=\"7\"/></pattern>\
<pattern id=\"p-hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\"><rect class=\"grey\" width=\"1\" height=\"8\"/></pattern>\
</defs></svg>";

fn some(accounts: &[Account], states: impl Fn(&Account) -> States) -> Vec<(&Account, States)> {
    accounts.iter().map(|account| (account, states(account))).filter(|(_, states)| states.all() > 0).take(MOST).collect()
}

fn numbers(states: States) -> [u64; 4] {
    [states.present, states.empty, states.missing, states.not_exported]
}

fn stack(page: &mut Page, id: &str, heading: &str, rows: &[(&Account, States)], words: &[&str; 4]) {
    if rows.is_empty() {
        return;
    }
    let lang = page.lang;
    let sum = |at: usize| rows.iter().map(|(_, states)| numbers(*states)[at]).sum::<u64>();
    // Films are never empty on purpose, and a state that nothing has needs no words.
    let met: Vec<usize> = (0..4).filter(|at| !words[*at].is_empty() && (*at != 1 || sum(*at) > 0)).collect();
    let shapes: Vec<(String, &str)> = met
        .iter()
        .map(|at| (format!("<rect x=\"1\" y=\"1\" width=\"32\" height=\"12\" class=\"{}\"/>", CLASSES[*at]), words[*at]))
        .collect();
    let shapes: Vec<(&str, &str)> = shapes.iter().map(|(shape, words)| (shape.as_str(), *words)).collect();
    let desc: Vec<String> = met.iter().map(|at| format!("{}: {}", words[*at], number(sum(*at), lang))).collect();
    let desc = format!("{}.", desc.join(", "));
    let picture = twice(id, 680.0, |canvas| draw(rows, canvas, heading, &desc, words, lang));
    let mut heads = vec![page.t("Konto", "Account").to_owned()];
    heads.extend(met.iter().map(|at| super::whom::capital(words[*at])));
    let row = |(account, states): &(&Account, States)| {
        let mut cells = vec![format!("{}, {}", account.name, account.platform_label)];
        cells.extend(met.iter().map(|at| number(numbers(*states)[*at], lang)));
        cells
    };
    figure(page, heading, &key(&shapes), &picture, &Table { caption: heading, heads, rows: rows.iter().map(row).collect() });
}

fn draw(rows: &[(&Account, States)], canvas: Canvas, title: &str, desc: &str, words: &[&str; 4], lang: Lang) -> Svg {
    let (row, left, letters) = if canvas.narrow { (72.0, 0.0, 40) } else { (48.0, 210.0, 26) };
    let mut svg = Svg::new(canvas.width, rows.len() as f64 * row + 4.0, title, desc);
    let room = canvas.width - left;
    for (at, (account, states)) in rows.iter().enumerate() {
        let top = at as f64 * row + 2.0;
        let name = if account.name.chars().count() + account.platform_label.len() + 2 <= letters {
            format!("{}, {}", account.name, account.platform_label)
        } else {
            clipped(&account.name, letters)
        };
        let bar = if canvas.narrow { top + 20.0 } else { top };
        if canvas.narrow {
            svg.label(0.0, top + 14.0, Anchor::Start, "", &name);
        } else {
            svg.label(left - 10.0, top + 15.0, Anchor::End, "", &name);
        }
        let counts = numbers(*states);
        let all = states.all() as f64;
        let mut x = left;
        for (class, count) in CLASSES.iter().zip(counts) {
            let width = room * count as f64 / all;
            svg.rect(x, bar, width, 20.0, class);
            x += width;
        }
        let told: Vec<String> = counts
            .iter()
            .zip(short(words, lang))
            .filter(|(count, words)| **count > 0 && !words.is_empty())
            .map(|(count, words)| format!("{words} {}", number(*count, lang)))
            .collect();
        svg.label(left, bar + 35.0, Anchor::Start, "soft", &told.join(" · "));
    }
    svg
}

/// The states in one word each, for a label under a bar.
fn short(words: &[&str; 4], lang: Lang) -> [&'static str; 4] {
    match (words[1].is_empty(), lang) {
        (false, Lang::Sv) => ["beskrivna", "dekorativa", "saknar", "utan uppgift"],
        (false, Lang::En) => ["described", "decorative", "missing", "not told"],
        (true, Lang::Sv) => ["textade", "", "saknar", "utan uppgift"],
        (true, Lang::En) => ["captioned", "", "missing", "not told"],
    }
}
