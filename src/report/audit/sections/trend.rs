//! How it goes, month by month: pictures without a description and films without captions, as curves.

use std::fmt::Write as _;

use crate::config::Lang;
use crate::history::trend::{Measure, Share, Sums};
use crate::report::svg::{Anchor, Canvas, Svg, short, twice};

use super::super::words::{number, percent};
use super::Page;
use super::parts::{Table, figure, key};
use super::time::Time;

/// Height of the part that curves are drawn in.
const HEIGHT: f64 = 170.0;
/// Room over it.
const TOP: f64 = 24.0;

/// A curve.
struct Line {
    name: &'static str,
    shares: Vec<Option<Share>>,
    /// Of its line and of its marks in the look of the page.
    class: &'static str,
    mark: fn(f64, f64) -> String,
}

/// A filled dot of a path's own width.
fn dot(x: f64, y: f64) -> String {
    format!("M{} {}h0", short(x), short(y))
}

/// A diamond.
fn diamond(x: f64, y: f64) -> String {
    format!("M{} {}l5 5-5 5-5-5z", short(x), short(y - 5.0))
}

/// The part.
pub(super) fn write(page: &mut Page) {
    let Some(time) = Time::of(&page.figures.series).filter(|time| time.count > 1) else { return };
    let sums = time.sums(&page.figures.series);
    let lines = lines(page, &sums);
    if lines.is_empty() {
        return;
    }
    page.open("trend", page.t("Utveckling", "How it goes"));
    let heading = heading(&lines, &time, page.lang);
    let shapes: Vec<(String, &str)> = lines
        .iter()
        .map(|line| {
            (
                format!("<path class=\"{0}\" d=\"M2 7H32\"/><path class=\"{0} mark\" d=\"{1}\"/>", line.class, (line.mark)(17.0, 7.0)),
                line.name,
            )
        })
        .collect();
    let shapes: Vec<(&str, &str)> = shapes.iter().map(|(shape, words)| (shape.as_str(), *words)).collect();
    let desc = page.t("Siffrorna finns i tabellen under diagrammet.", "The numbers are in the table below the picture.");
    let lang = page.lang;
    let picture = twice("trend-plot", 680.0, |canvas| draw(&lines, &time, canvas, &heading, desc, lang));
    figure(page, &heading, &key(&shapes), &picture, &table(&heading, &sums, &time, lang));
    if Measure::ALL.iter().any(|measure| page.figures.series.change(*measure).ends.is_some()) {
        let compared = page.t(
            "Meningen överst jämför periodens första fjärdedel med den sista.",
            "The sentence at the top compares the first quarter of the period with the last.",
        );
        page.p("meta", compared);
    }
    page.close();
}

fn lines(page: &Page, sums: &[Sums]) -> Vec<Line> {
    let all = [
        (Measure::Undescribed, page.t("bilder utan beskrivning", "pictures without a description"), "one", dot as fn(f64, f64) -> String),
        (Measure::Uncaptioned, page.t("filmer utan undertexter", "films without captions"), "two", diamond),
    ];
    let line = |(measure, name, class, mark)| Line { name, shares: sums.iter().map(|sums| sums.share(measure)).collect(), class, mark };
    all.into_iter().map(line).filter(|line| line.shares.iter().flatten().count() > 1).collect()
}

/// "Bilder utan beskrivning: 61 procent i januari 2026, 18 procent i december 2026."
fn heading(lines: &[Line], time: &Time, lang: Lang) -> String {
    let of = |line: &Line| {
        let mut known = line.shares.iter().enumerate().filter_map(|(at, share)| Some((at, (*share)?)));
        let (first, last) = (known.next()?, known.next_back()?);
        let name = |at| time.name(at, lang);
        Some(match lang {
            Lang::Sv => {
                format!("{}: {} procent {}, {} procent {}", line.name, first.1.whole(), name(first.0), last.1.whole(), name(last.0))
            }
            Lang::En => {
                format!("{}: {} per cent {}, {} per cent {}", line.name, first.1.whole(), name(first.0), last.1.whole(), name(last.0))
            }
        })
    };
    let words = lines.iter().filter_map(of).collect::<Vec<_>>().join("; ");
    let mut signs = words.chars();
    signs.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), signs.as_str()))
}

fn draw(lines: &[Line], time: &Time, canvas: Canvas, title: &str, desc: &str, lang: Lang) -> Svg {
    let (left, right) = (if canvas.narrow { 54.0 } else { 50.0 }, canvas.width - 48.0);
    let mut svg = Svg::new(canvas.width, TOP + HEIGHT + 30.0, title, desc);
    let y = |per_cent: f64| TOP + HEIGHT * (1.0 - per_cent / 100.0);
    for mark in [0_u32, 25, 50, 75, 100] {
        let at = y(f64::from(mark));
        svg.line((left, at), (right, at), if mark == 0 { "axis" } else { "grid" });
        let words = if lang == Lang::Sv { format!("{mark}\u{a0}%") } else { format!("{mark}%") };
        svg.label(left - 6.0, at + 4.5, Anchor::End, "", &words);
    }
    let room = right - left - 24.0;
    let x = |at: usize| left + 12.0 + room * at as f64 / (time.count.max(2) - 1) as f64;
    ticks(&mut svg, time, canvas, &x, lang);
    for line in lines {
        curve(&mut svg, line, &x, &y);
    }
    ends(&mut svg, lines, &x, &y, lang);
    svg
}

/// The names under the curve, as many as there is room for.
fn ticks(svg: &mut Svg, time: &Time, canvas: Canvas, x: &dyn Fn(usize) -> f64, lang: Lang) {
    let room = ((canvas.width - 118.0) / 42.0).max(1.0);
    let every = (1..=time.count).find(|every| time.count as f64 <= room * *every as f64).unwrap_or(1);
    // Of months, every third is easier to read than every second.
    let every = if every == 2 && time.step == 1 { 3 } else { every };
    for at in (0..time.count).step_by(every) {
        svg.label(x(at), TOP + HEIGHT + 20.0, Anchor::Middle, "", &time.tick(at, lang));
    }
}

fn curve(svg: &mut Svg, line: &Line, x: &dyn Fn(usize) -> f64, y: &dyn Fn(f64) -> f64) {
    let (mut path, mut marks, mut broken) = (String::new(), String::new(), true);
    for (at, share) in line.shares.iter().enumerate() {
        let Some(share) = share else {
            broken = true;
            continue;
        };
        let (x, y) = (x(at), y(share.percent()));
        let _ = write!(path, "{}{} {}", if broken { 'M' } else { 'L' }, short(x), short(y));
        marks.push_str(&(line.mark)(x, y));
        broken = false;
    }
    svg.path(&path, line.class);
    svg.path(&marks, &format!("{} mark", line.class));
}

/// The first number over each curve and the last beside it; where two would touch, they keep apart.
fn ends(svg: &mut Svg, lines: &[Line], x: &dyn Fn(usize) -> f64, y: &dyn Fn(f64) -> f64, lang: Lang) {
    let known = |line: &Line| line.shares.iter().enumerate().filter_map(|(at, share)| Some((at, (*share)?))).collect::<Vec<_>>();
    let mut firsts: Vec<(usize, Share)> = lines.iter().filter_map(|line| known(line).first().copied()).collect();
    let mut lasts: Vec<(usize, Share)> = lines.iter().filter_map(|line| known(line).last().copied()).collect();
    for (ends, is_first) in [(&mut firsts, true), (&mut lasts, false)] {
        // From the top down, each at least a line under the one before.
        ends.sort_by(|a, b| b.1.percent().total_cmp(&a.1.percent()));
        let mut lowest = f64::MIN;
        for (nth, (at, share)) in ends.iter().enumerate() {
            let point = y(share.percent());
            let wanted = match (is_first, nth) {
                (false, _) => point + 5.0,
                (true, 0) => point - 10.0,
                (true, _) => point + 20.0,
            };
            let spot = wanted.max(lowest + 16.0);
            lowest = spot;
            let nudge = if is_first { -6.0 } else { 10.0 };
            svg.label(x(*at) + nudge, spot, Anchor::Start, "b", &percent(Some(*share), lang));
        }
    }
}

fn table<'a>(caption: &'a str, sums: &[Sums], time: &Time, lang: Lang) -> Table<'a> {
    let heads = match lang {
        Lang::Sv => [
            "Tid",
            "Inlägg",
            "Bilder med uppgift",
            "Utan beskrivning",
            "Bilder utan uppgift",
            "Filmer med uppgift",
            "Utan undertexter",
            "Filmer utan uppgift",
        ],
        Lang::En => [
            "Time",
            "Posts",
            "Pictures told of",
            "Not described",
            "Pictures not told of",
            "Films told of",
            "Not captioned",
            "Films not told of",
        ],
    };
    let row = |(at, sums): (usize, &Sums)| {
        let known = |[there, empty, missing, _]: [u64; 4]| there + empty + missing;
        let n = |count| number(count, lang);
        vec![
            time.name(at, lang),
            n(sums.own),
            n(known(sums.pictures)),
            percent(sums.share(Measure::Undescribed), lang),
            n(sums.pictures[3]),
            n(known(sums.films)),
            percent(sums.share(Measure::Uncaptioned), lang),
            n(sums.films[3]),
        ]
    };
    Table { caption, heads: heads.map(str::to_owned).to_vec(), rows: sums.iter().enumerate().map(row).collect() }
}
