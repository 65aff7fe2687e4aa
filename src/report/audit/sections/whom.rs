//! Whom the faults stand in the way of, in Digg's words.

use crate::config::Lang;
use crate::history::trend::Share;
use crate::report::svg::{Anchor, Canvas, Svg, twice};

use super::super::words::{clipped, number, percent};
use super::Page;
use super::parts::{Table, figure};

/// The part.
pub(super) fn write(page: &mut Page) {
    let (figures, lang) = (page.figures, page.lang);
    if figures.situations.is_empty() {
        return;
    }
    page.open("whom", page.t("Vilka möter hindren", "Who meets the barriers"));
    let many = page.many();
    let heading = match lang {
        Lang::Sv => format!("Granskade {many} med något som står i vägen, efter användningssituation."),
        Lang::En => format!("Checked {many} with something in the way, by situation of use."),
    };
    let bars: Vec<Bar> = figures.situations.iter().map(|met| Bar { name: capital(&met.name), count: met.posts }).collect();
    let picture = twice("whom-plot", 680.0, |canvas| draw(&bars, figures.counts.judged, canvas, &heading, lang));
    let heads = match lang {
        Lang::Sv => ["Situation".to_owned(), capital(many), "Andel av de granskade".to_owned()],
        Lang::En => ["Situation".to_owned(), capital(many), "Share of those checked".to_owned()],
    };
    let share =
        |count: u64| (figures.counts.judged > 0).then(|| Share { part: count.min(figures.counts.judged), whole: figures.counts.judged });
    let rows = bars.iter().map(|bar| vec![bar.name.clone(), number(bar.count, lang), percent(share(bar.count), lang)]).collect();
    let once = page.t(
        "Ett och samma inlägg kan stå i vägen för flera, så summan kan vara större än antalet inlägg.",
        "One and the same post may stand in several people’s way, so the sum is larger than the number of posts.",
    );
    figure(page, &heading, "", &picture, &Table { caption: &heading, heads: heads.to_vec(), rows });
    if page.figures.what == super::super::What::Posts {
        page.p("meta", once);
    }
    page.close();
}

/// A named number.
pub(super) struct Bar {
    /// In words.
    pub(super) name: String,
    /// How many.
    pub(super) count: u64,
}

/// Bars with names beside them, or over them where there is little room. `of` is what a whole bar means; 0 for the largest.
pub(super) fn draw(bars: &[Bar], of: u64, canvas: Canvas, title: &str, lang: Lang) -> Svg {
    let letters = bars.iter().map(|bar| bar.name.chars().count()).max().unwrap_or(0);
    // Letters are at most so wide in the widest of the fonts that a page may meet.
    let (row, name) = if canvas.narrow { (46.0, 0.0) } else { (30.0, (letters as f64 * 8.6 + 14.0).min(330.0)) };
    let longest = bars.iter().map(|bar| bar.count).max().unwrap_or(1);
    let whole = of.max(longest).max(1) as f64;
    let desc = bars.iter().take(3).map(|bar| format!("{}: {}", bar.name, number(bar.count, lang))).collect::<Vec<_>>().join(". ");
    let mut svg = Svg::new(canvas.width, bars.len() as f64 * row + 6.0, title, &format!("{desc}."));
    let room = canvas.width - name - 70.0;
    for (at, bar) in bars.iter().enumerate() {
        let top = at as f64 * row + 4.0;
        let bar_top = if canvas.narrow { top + 20.0 } else { top };
        if canvas.narrow {
            svg.label(0.0, top + 13.0, Anchor::Start, "", &bar.name);
        } else {
            svg.label(name - 10.0, top + 16.0, Anchor::End, "", &clipped(&bar.name, 38));
        }
        let width = (room * bar.count as f64 / whole).max(2.0);
        svg.rect(name, bar_top, room, 20.0, "track");
        svg.rect(name, bar_top, width, 20.0, "fill");
        svg.label(name + room + 8.0, bar_top + 15.0, Anchor::Start, "b", &number(bar.count, lang));
    }
    svg
}

/// With a capital letter first.
pub(super) fn capital(words: &str) -> String {
    let mut signs = words.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}
