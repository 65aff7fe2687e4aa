//! The measure of tone: its weights are fitted anew to the texts of corpora/tone, and what it tells apart is counted.
//! The method and what the figures mean stand in docs/tone.md; its tables are written here.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use klart::check::{Desk, open};
use klart::config::{Config, Date};
use klart::language::tone::{COUNT, LEAST_WORDS, SIGNS, bounded, weights};
use klart::source::{Format, Source};

use crate::generated::fresh;

/// Texts of real bodies, by counts alone: the texts themselves lie beside the project.
const REAL: &str = "corpora/tone/REAL.tsv";

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    EasyRead,
    Ordinary,
    Officialese,
}

impl Class {
    fn named(name: &str) -> Self {
        match name {
            "easy-read" => Self::EasyRead,
            "ordinary" => Self::Ordinary,
            _ => Self::Officialese,
        }
    }
}

/// One text: where it is from, what its source says it is, and its measures.
#[derive(Clone, Debug)]
struct Text {
    name: String,
    origin: String,
    genre: String,
    class: Class,
    measures: [f64; COUNT],
}

/// The measures of a text with enough words.
fn measured(name: &str, text: Vec<u8>) -> Option<[f64; COUNT]> {
    let format = klart::read::recognise::by_name(name).unwrap_or(Format::Text);
    let desk = Desk::new(Config::default(), Date::new(2026, 11, 21).expect("a date"));
    let tally = open(&Source::new(name, format, text).ok()?, &desk).0.tally();
    (tally.words >= LEAST_WORDS).then(|| tally.measures())
}

/// Our own texts, measured now.
fn own() -> Vec<Text> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/tone");
    let list = fs::read_to_string(folder.join("INDEX.tsv")).expect("a list");
    let text = |row: &str| {
        let [file, class, genre, ..] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("columns: {row}") };
        let measures = measured(file, fs::read(folder.join(file)).expect("a text"))?;
        Some(Text { name: file.to_owned(), origin: "own".to_owned(), genre: genre.to_owned(), class: Class::named(class), measures })
    };
    list.lines().skip(1).filter_map(text).collect()
}

/// Measures of real texts, as they were written down.
fn real() -> Vec<Text> {
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(REAL)).unwrap_or_default();
    let text = |row: &str| {
        let cells: Vec<&str> = row.split('\t').collect();
        let mut measures = [0.0; COUNT];
        for (measure, cell) in measures.iter_mut().zip(&cells[3..]) {
            *measure = cell.parse().expect("a number");
        }
        Text { name: cells[2].to_owned(), origin: cells[0].to_owned(), genre: cells[0].to_owned(), class: Class::named(cells[1]), measures }
    };
    table.lines().skip(1).map(text).collect()
}

/// Where a document of real-dev is from, and what its source says it is; none for what is neither.
fn origin(name: &str) -> Option<(&'static str, &'static str)> {
    if name.starts_with("sfs__") {
        Some(("statutes", "officialese"))
    } else if name.starts_with("stodlinjer__src") {
        Some(("articles", "ordinary"))
    } else if name.starts_with("DCAT-AP-SE") || name.starts_with("opensource-docs") {
        Some(("agencies", "ordinary"))
    } else {
        None
    }
}

#[test]
fn the_counts_of_real_texts_are_fresh() {
    let Some(shared) = crate::shared::shared() else { return crate::shared::skipped() };
    let mut rows = Vec::new();
    let mut add = |folder: &str, known: fn(&str) -> Option<(&'static str, &'static str)>| {
        for file in fs::read_dir(shared.join(folder)).into_iter().flatten().flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            let Some((origin, class)) = known(&name) else { continue };
            let Some(measures) = fs::read(file.path()).ok().and_then(|text| measured(&name, text)) else { continue };
            let cells: Vec<String> = measures.iter().map(|measure| format!("{measure:.2}")).collect();
            rows.push(format!("{origin}\t{class}\t{name}\t{}\n", cells.join("\t")));
        }
    };
    add("precision/real-dev/md", origin);
    add("policy/sources", |name| name.strip_suffix(".txt").map(|_| ("policies", "officialese")));
    rows.sort();
    let names: Vec<&str> = SIGNS.iter().map(|sign| sign.name).collect();
    fresh(REAL, &format!("origin\tclass\tname\t{}\n{}", names.join("\t"), rows.concat()));
}

/// What was fitted.
struct Fit {
    means: [f64; COUNT],
    deviations: [f64; COUNT],
    weights: [f64; COUNT],
    border: f64,
}

/// How much all texts of one origin and class count together; policies are kept apart and only tell.
fn share(text: &Text) -> f64 {
    match text.origin.as_str() {
        "own" => 1.0,
        "policies" => 0.0,
        _ => 0.5,
    }
}

/// Fits by gradient descent two borders on one scale (easy-read below ordinary below officialese): logistic loss, texts
/// of one origin and class sharing its weight evenly, weights held near their priors.
fn fit(texts: &[&Text]) -> Fit {
    let alike = |text: &Text| texts.iter().filter(|other| other.origin == text.origin && other.class == text.class).count() as f64;
    let raw: Vec<f64> = texts.iter().map(|text| share(text) / alike(text)).collect();
    let total: f64 = raw.iter().sum();
    let share: Vec<f64> = raw.iter().map(|raw| raw / total).collect();
    let bent: Vec<[f64; COUNT]> = texts.iter().map(|text| std::array::from_fn(|at| SIGNS[at].shape.of(text.measures[at]))).collect();
    let over = |at: usize, of: &dyn Fn(f64) -> f64| share.iter().zip(&bent).map(|(share, bent)| share * of(bent[at])).sum::<f64>();
    let means: [f64; COUNT] = std::array::from_fn(|at| over(at, &|value| value));
    let deviations: [f64; COUNT] = std::array::from_fn(|at| over(at, &|value| (value - means[at]).powi(2)).sqrt().max(1e-9));
    let standard = |bent: &[f64; COUNT]| -> [f64; COUNT] { std::array::from_fn(|at| bounded(bent[at], means[at], deviations[at])) };
    let places: Vec<[f64; COUNT]> = bent.iter().map(standard).collect();
    let priors: [f64; COUNT] = std::array::from_fn(|at| SIGNS[at].prior);
    let (mut weights, mut easy, mut border) = (priors, -2.0, 2.0);
    let chance = |sum: f64| 1.0 / (1.0 + (-sum).exp());
    for _ in 0..400 {
        let mut step: [f64; COUNT] = std::array::from_fn(|at| 2.0 * SIGNS[at].held * (weights[at] - priors[at]));
        let (mut to_easy, mut to_border) = (0.0, 0.0);
        for ((text, place), share) in texts.iter().zip(&places).zip(&share) {
            let sum: f64 = weights.iter().zip(place).map(|(weight, place)| weight * place).sum();
            let above = chance(sum - easy) - f64::from(text.class > Class::EasyRead);
            let official = chance(sum - border) - f64::from(text.class > Class::Ordinary);
            for (step, place) in step.iter_mut().zip(place) {
                *step += share * (above + official) * place;
            }
            to_easy += share * above;
            to_border += share * official;
        }
        for (weight, step) in weights.iter_mut().zip(step) {
            *weight -= 0.3 * step;
        }
        easy += 0.3 * to_easy;
        border += 0.3 * to_border;
    }
    Fit { means, deviations, weights, border }
}

impl Fit {
    fn sum(&self, text: &Text) -> f64 {
        let part = |at: usize| self.weights[at] * bounded(SIGNS[at].shape.of(text.measures[at]), self.means[at], self.deviations[at]);
        (0..COUNT).map(part).sum::<f64>() - self.border
    }

    /// The chance that a text of `higher` has the greater sum than one of `lower`.
    fn auc(&self, texts: &[Text], lower: impl Fn(&Text) -> bool, higher: impl Fn(&Text) -> bool) -> f64 {
        let sums = |wanted: &dyn Fn(&Text) -> bool| texts.iter().filter(|text| wanted(text)).map(|text| self.sum(text)).collect::<Vec<_>>();
        auc(&sums(&lower), &sums(&higher))
    }
}

fn auc(lower: &[f64], higher: &[f64]) -> f64 {
    let wins = |high: f64| {
        lower
            .iter()
            .map(|low| {
                if high > *low {
                    1.0
                } else if high < *low {
                    0.0
                } else {
                    0.5
                }
            })
            .sum::<f64>()
    };
    higher.iter().map(|high| wins(*high)).sum::<f64>() / (lower.len() * higher.len()).max(1) as f64
}

fn texts() -> Vec<Text> {
    own().into_iter().chain(real()).collect()
}

#[test]
fn the_weights_are_those_of_the_fit() {
    let texts = texts();
    let fit = fit(&texts.iter().collect::<Vec<_>>());
    let list = |values: &[f64; COUNT]| values.iter().map(|value| format!("{value:.2}")).collect::<Vec<_>>().join(", ");
    let out = format!(
        "//! The weights of the measure of tone. GENERATED by tests/it/tone.rs, which fits them anew: do not edit.\n\n\
         /// Means of the bent measures over the texts that were fitted to.\n#[rustfmt::skip]\npub const MEANS: [f64; 12] = [{}];\n\
         /// Their standard deviations.\n#[allow(clippy::approx_constant)] // measured, whatever they look like\n#[rustfmt::skip]\npub const DEVIATIONS: [f64; 12] = [{}];\n\
         /// What one standard deviation adds.\n#[rustfmt::skip]\npub const WEIGHTS: [f64; 12] = [{}];\n\
         /// The sum at which a text is as likely to be officialese as not.\npub const BORDER: f64 = {:.2};\n",
        list(&fit.means),
        list(&fit.deviations),
        list(&fit.weights),
        fit.border
    );
    fresh("src/language/tone/weights.rs", &out);
}

/// A text's fold of five, by its name: the same in every run.
fn fold(text: &Text) -> u32 {
    text.name.bytes().fold(5381_u32, |hash, byte| hash.wrapping_mul(33) ^ u32::from(byte)) % 5
}

/// What a fit without some texts makes of the texts: the rows of the table.
fn tried(texts: &[Text], without: impl Fn(&Text) -> bool) -> Vec<f64> {
    let fit = fit(&texts.iter().filter(|text| !without(text)).collect::<Vec<_>>());
    let is = |class: Class, origin: &'static str| move |text: &Text| text.class == class && (origin.is_empty() || text.origin == origin);
    let press = |text: &Text| text.class == Class::Ordinary && text.genre == "pressmeddelande";
    vec![
        fit.auc(texts, is(Class::Ordinary, "own"), is(Class::Officialese, "own")),
        fit.auc(texts, press, is(Class::Officialese, "own")),
        fit.auc(texts, press, is(Class::Officialese, "statutes")),
        fit.auc(texts, is(Class::Ordinary, "articles"), is(Class::Officialese, "own")),
        fit.auc(texts, is(Class::Ordinary, "agencies"), is(Class::Officialese, "own")),
        fit.auc(texts, is(Class::Ordinary, "agencies"), is(Class::Officialese, "statutes")),
        fit.auc(texts, is(Class::Ordinary, ""), is(Class::Officialese, "policies")),
        fit.auc(texts, is(Class::EasyRead, ""), is(Class::Ordinary, "")),
    ]
}

/// Each text judged by a fit that has not seen it: ordinary and officialese, easy-read and ordinary.
fn crossed(texts: &[Text]) -> (f64, f64) {
    let mut sums: Vec<(Class, f64)> = Vec::new();
    for part in 0..5 {
        let fit = fit(&texts.iter().filter(|text| fold(text) != part).collect::<Vec<_>>());
        sums.extend(texts.iter().filter(|text| fold(text) == part && text.origin != "policies").map(|text| (text.class, fit.sum(text))));
    }
    let of = |class: Class| sums.iter().filter(|(own, _)| *own == class).map(|(_, sum)| *sum).collect::<Vec<_>>();
    (auc(&of(Class::Ordinary), &of(Class::Officialese)), auc(&of(Class::EasyRead), &of(Class::Ordinary)))
}

#[test]
fn the_tone_tells_officialese_from_ordinary_text_and_both_from_easy_read() {
    let texts = texts();
    let own_press = |text: &Text| text.genre == "pressmeddelande";
    let splits: [(&str, Vec<f64>); 6] = [
        ("all texts", tried(&texts, |_| false)),
        ("our own texts only", tried(&texts, |text| text.origin != "own")),
        ("real texts and our easy-read", tried(&texts, |text| text.origin == "own" && text.class != Class::EasyRead)),
        ("all but our press releases", tried(&texts, own_press)),
        ("all but our officialese", tried(&texts, |text| text.origin == "own" && text.class == Class::Officialese)),
        ("all but the statutes", tried(&texts, |text| text.origin == "statutes")),
    ];
    let (official, easy) = crossed(&texts);
    let mut out = String::from(
        "| Fitted to | own | press | press, statutes | articles | agencies | agencies, statutes | policies | easy-read |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    for (name, row) in &splits {
        let cells: Vec<String> = row.iter().map(|auc| format!("{auc:.3}")).collect();
        let _ = writeln!(out, "| {name} | {} |", cells.join(" | "));
    }
    let _ = write!(
        out,
        "\nFive folds by document, each text judged by a fit that has not seen it: ordinary and officialese {official:.3}, easy-read and ordinary {easy:.3}.\n\n"
    );
    let spread = |origin: &str, class: Class| {
        let mut scores: Vec<f64> = texts.iter().filter(|text| text.origin == origin && text.class == class).map(score).collect();
        scores.sort_by(f64::total_cmp);
        let at = |tenths: usize| scores[tenths * (scores.len() - 1) / 10];
        let top = scores.iter().filter(|score| **score > 80.0).count();
        format!("{} | {:.0} | {:.0} | {:.0} | {top}", scores.len(), at(1), at(5), at(9))
    };
    out.push_str("| Texts | number | lowest tenth | median | highest tenth | above 80 |\n|---|--:|--:|--:|--:|--:|\n");
    for (name, origin, class) in [
        ("easy-read, own", "own", Class::EasyRead),
        ("ordinary, own", "own", Class::Ordinary),
        ("ordinary, articles", "articles", Class::Ordinary),
        ("ordinary, agencies", "agencies", Class::Ordinary),
        ("officialese, policies", "policies", Class::Officialese),
        ("officialese, own", "own", Class::Officialese),
        ("officialese, statutes", "statutes", Class::Officialese),
    ] {
        let _ = writeln!(out, "| {name} | {} |", spread(origin, class));
    }
    out.push_str("\n| Sign | weight | believed before | mean | deviation |\n|---|--:|--:|--:|--:|\n");
    for (at, sign) in SIGNS.iter().enumerate() {
        let [weight, mean, deviation] = [weights::WEIGHTS[at], weights::MEANS[at], weights::DEVIATIONS[at]];
        let _ = writeln!(out, "| {} | {weight:+.2} | {:+.2} | {mean:.2} | {deviation:.2} |", sign.label[1], sign.prior);
    }
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tone.md")).expect("a page");
    let (head, _) = page.split_once("<!-- figures -->\n").expect("a place for the figures");
    fresh("docs/tone.md", &format!("{head}<!-- figures -->\n\n{out}"));
    let all = &splits[0].1;
    assert!(all.iter().all(|auc| *auc >= 0.98), "{all:?}");
    assert!(splits.iter().flat_map(|split| &split.1).all(|auc| *auc >= 0.95), "{splits:?}");
    assert!(official >= 0.98 && easy >= 0.97, "{official} {easy}");
}

/// The score that klart gives.
fn score(text: &Text) -> f64 {
    let part = |at: usize| weights::WEIGHTS[at] * klart::language::tone::standard(at, text.measures[at]);
    let sum: f64 = (0..COUNT).map(part).sum::<f64>() - weights::BORDER;
    100.0 / (1.0 + (-0.5 * sum).exp())
}
