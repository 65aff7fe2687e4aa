//! How hard the texts are to read and how official they sound: every text counted where it stands, no mean.

use crate::config::Lang;
use crate::history::trend::Share;
use crate::report::svg::{Anchor, Canvas, Svg, short, twice};
use std::fmt::Write as _;

use super::super::figures::Spread;
use super::super::words::{number, percent, units};
use super::Page;
use super::parts::{Table, figure};

/// Dots in the highest pile, so that a pile of many is no taller than one of few.
const TALLEST: u64 = 20;
/// Height of the piles.
const HEIGHT: f64 = 150.0;

/// The part.
pub(super) fn write(page: &mut Page) {
    let figures = page.figures;
    if figures.lix.posts == 0 && figures.tone.posts == 0 {
        return;
    }
    page.open("spread", page.t("Hur texterna är skrivna", "How the texts are written"));
    page.push("<div class=\"pair\">");
    one(page, "lix-plot", "LIX", &figures.lix, Scale { most: 70, width: 2 });
    let tone = page.t("Ton", "Tone");
    one(page, "tone-plot", tone, &figures.tone, Scale { most: 100, width: 4 });
    page.push("</div>");
    let about = match (figures.lix.posts > 0, figures.tone.posts > 0) {
        (true, false) => page.t(
            "LIX räknar meningarnas längd och de långa orden. Korta texter får inget värde.",
            "LIX counts the length of sentences and the long words. Short texts get no value.",
        ),
        (false, _) => page.t(
            "Tonen går från 0, ledig, till 100, som en lagtext. Korta texter får inget värde.",
            "The tone goes from 0, plain, to 100, like a statute. Short texts get no value.",
        ),
        (true, true) => page.t(
            "LIX räknar meningarnas längd och de långa orden. Tonen går från 0, ledig, till 100, som en lagtext. Korta texter får inget värde.",
            "LIX counts the length of sentences and the long words. The tone goes from 0, plain, to 100, like a statute. Short texts get no value.",
        ),
    };
    page.p("meta", about);
    page.close();
}

/// What values are drawn on.
#[derive(Clone, Copy)]
struct Scale {
    /// Values from here on share the last pile.
    most: u8,
    /// Values that share a pile.
    width: u8,
}

impl Scale {
    /// Posts in each pile.
    fn piles(self, spread: &Spread) -> Vec<u64> {
        let mut piles = vec![0; usize::from(self.most / self.width) + 1];
        for (value, posts) in &spread.values {
            piles[usize::from((*value).min(self.most) / self.width)] += posts;
        }
        piles
    }
}

fn one(page: &mut Page, id: &str, name: &str, spread: &Spread, scale: Scale) {
    if spread.posts == 0 {
        return;
    }
    let lang = page.lang;
    let piles = scale.piles(spread);
    let each = piles.iter().max().copied().unwrap_or(0).div_ceil(TALLEST).max(1);
    let dot = units(each, page.figures.what, lang);
    let heading = match (each, lang) {
        (1, Lang::Sv) => {
            format!("{name}: varje prick är {}.", if page.figures.what == super::super::What::Posts { "ett inlägg" } else { "ett utkast" })
        }
        (1, Lang::En) => format!("{name}: each dot is one {}.", super::super::words::noun(page.figures.what)[2]),
        (_, Lang::Sv) => format!("{name}: varje prick är upp till {dot}."),
        (_, Lang::En) => format!("{name}: each dot is up to {dot}."),
    };
    let desc: Vec<String> = spread
        .bands
        .iter()
        .filter(|band| band.posts > 0)
        .map(|band| format!("{}: {}", band.name, units(band.posts, page.figures.what, lang)))
        .collect();
    let desc = format!("{}.", desc.join(", "));
    let picture = twice(id, 520.0, |canvas| draw(spread, &piles, each, scale, canvas, [&heading, &desc], lang));
    let heads =
        [page.t("Nivå", "Level").to_owned(), name.to_owned(), super::whom::capital(page.many()), page.t("Andel", "Share").to_owned()];
    let row = |band: &super::super::figures::Band| {
        let values = match (band.from, band.below, lang) {
            (0, Some(below), _) => format!("under {below}"),
            (from, Some(below), _) => format!("{from}–{}", below - 1),
            (from, None, Lang::Sv) => format!("{from} och över"),
            (from, None, Lang::En) => format!("{from} and over"),
        };
        vec![
            super::whom::capital(&band.name),
            values,
            number(band.posts, lang),
            percent(Some(Share { part: band.posts, whole: spread.posts }), lang),
        ]
    };
    let rows = spread.bands.iter().map(row).collect();
    figure(page, &heading, "", &picture, &Table { caption: &heading, heads: heads.to_vec(), rows });
}

fn draw(spread: &Spread, piles: &[u64], each: u64, scale: Scale, canvas: Canvas, words: [&str; 2], lang: Lang) -> Svg {
    // Names of bands stand in two rows, every second one lower, so that neighbours never touch.
    let mut svg = Svg::new(canvas.width, HEIGHT + 96.0, words[0], words[1]);
    let floor = HEIGHT + 12.0;
    let pile = canvas.width / piles.len() as f64;
    let step = HEIGHT / TALLEST as f64;
    let x_of = |value: u8| f64::from(value.min(scale.most)) / f64::from(scale.width) * pile;
    for (at, band) in spread.bands.iter().enumerate() {
        let (from, to) = (x_of(band.from), band.below.map_or(canvas.width, x_of));
        if at % 2 == 1 {
            svg.rect(from, 4.0, to - from, floor - 4.0, "band");
        }
        if at > 0 {
            svg.label(from, floor + 18.0, Anchor::Middle, "soft", &band.from.to_string());
        }
        let (anchor, x) = match at {
            0 => (Anchor::Start, 0.0),
            _ if at + 1 == spread.bands.len() => (Anchor::End, canvas.width),
            _ => (Anchor::Middle, f64::midpoint(from, to)),
        };
        let lower = if at % 2 == 1 { 26.0 } else { 0.0 };
        svg.label(x, floor + 42.0 + lower, anchor, "", &format!("{} {}", band.name, number(band.posts, lang)));
    }
    svg.line((0.0, floor), (canvas.width, floor), "axis");
    let mut dots = String::new();
    for (at, posts) in piles.iter().enumerate() {
        let x = (at as f64 + 0.5) * pile;
        for nth in 0..posts.div_ceil(each) {
            let _ = write!(dots, "M{} {}h0", short(x), short(floor - 5.0 - nth as f64 * step));
        }
    }
    svg.path(&dots, "dots");
    svg
}
