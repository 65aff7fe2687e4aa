//! What the rules on cues make of whole files: profiles, folding, places, and fixes that prove themselves.

use std::fmt::Write as _;

use klart::check::{Desk, Judged, examine, fixing};
use klart::config::{Config, Lang, Level};
use klart::finding::Finding;
use klart::fix::Safety;
use klart::read::captions::{Ending, Strict, plain, read, strict};
use klart::source::{Format, Source};
use proptest::prelude::*;

fn desk(toml: &str, all: bool) -> Desk {
    let config = Config::parse(toml, "klart.toml", &klart::rules::known()).expect("a configuration");
    Desk { all, ..Desk::new(config, "2026-11-22".parse().expect("a date")) }
}

fn srt(text: &str) -> Source {
    Source::new("film.sv.srt", Format::Srt, text.as_bytes().to_vec()).expect("text")
}

fn clock(ms: i64) -> String {
    format!("{:02}:{:02}:{:02},{:03}", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000)
}

/// A film of (start, end, text).
fn film(cues: &[(i64, i64, &str)]) -> String {
    let mut text = String::new();
    for (at, (start, end, words)) in cues.iter().enumerate() {
        write!(text, "{}\n{} --> {}\n{words}\n\n", at + 1, clock(*start), clock(*end)).expect("a string takes all");
    }
    text
}

fn of<'a>(judged: &'a Judged, rule: &str) -> Vec<&'a Finding> {
    judged.findings.iter().filter(|finding| finding.rule == rule).collect()
}

fn rules(toml: &str, text: &str) -> Vec<(String, Level)> {
    let judged = examine(&srt(text), &desk(toml, true));
    let mine = judged.findings.iter().filter_map(|finding| Some((finding.rule.strip_prefix("captions/")?.to_owned(), finding.level)));
    mine.collect()
}

#[test]
fn each_profile_has_its_own_limits_and_a_value_equal_to_one_passes() {
    let line = |length: usize| {
        let words = "ord ".repeat(length / 4) + &"x".repeat(length % 4);
        film(&[(0, 6900, words.trim_end())])
    };
    let long = |profile: &str, length: usize| {
        let found = rules(&format!("[captions]\nprofile = \"{profile}\"\n"), &line(length));
        found.into_iter().find(|(rule, _)| rule == "long-line").map(|(_, level)| level)
    };
    for (profile, most, level) in [
        ("sv-social", 42, Level::Warning),
        ("stockholm", 37, Level::Advice),
        ("vgr", 42, Level::Warning),
        ("netflix-sv", 42, Level::Warning),
        ("lattlast", 32, Level::Warning),
        ("live-recording", 42, Level::Warning),
        ("strict-web", 42, Level::Warning),
    ] {
        // ”ord ” ends in a blank that is not shown: lengths that end in a letter only.
        let (fits, over) = (most - usize::from(most % 4 == 0), most + 1 + usize::from((most + 1) % 4 == 0));
        assert_eq!((long(profile, fits), long(profile, over)), (None, Some(level)), "{profile}");
    }
}

#[test]
fn times_and_speeds_of_the_profiles_hold_to_the_millisecond() {
    let said = |profile: &str, duration: i64, text: &str| -> Vec<String> {
        let text = film(&[(1000, 1000 + duration, text), (60_000, 63_000, "Välkomna in hit.")]);
        rules(&format!("[captions]\nprofile = \"{profile}\"\n"), &text).into_iter().map(|(rule, _)| rule).collect()
    };
    let none = Vec::<String>::new();
    for (profile, shortest, longest) in [("sv-social", 833, 7000), ("lattlast", 2000, 10_000), ("live-recording", 500, 10_000)] {
        assert_eq!((said(profile, shortest, "Hej."), said(profile, longest, "Hej.")), (none.clone(), none.clone()), "{profile}");
        assert_eq!(said(profile, shortest - 1, "Hej."), ["short-cue"], "{profile}");
        assert_eq!(said(profile, longest + 1, "Hej."), ["long-cue"], "{profile}");
    }
    let twenty = "Abcde fghij klmno pqr";
    for (profile, advice, warning) in [("sv-social", 17, 20), ("lattlast", 10, 12), ("live-recording", 20, 25)] {
        let level = |speed: i64, slack: i64| {
            let text = film(&[(0, 21_000 / speed - slack, twenty), (60_000, 63_000, "Välkomna in hit.")]);
            let found = rules(&format!("[captions]\nprofile = \"{profile}\"\n"), &text);
            found.into_iter().find(|(rule, _)| rule == "fast-cue").map(|(_, level)| level)
        };
        let most = if profile == "live-recording" { Level::Advice } else { Level::Warning };
        assert_eq!(level(advice, -1), None, "{profile}");
        assert_eq!((level(advice, 1), level(warning, 2)), (Some(Level::Advice), Some(most)), "{profile}");
    }
}

#[test]
fn more_than_ten_of_a_kind_become_one_that_names_the_worst() {
    let texts: Vec<String> = (0..14).map(|at| format!("Ruta {at} går för fort{}", "!".repeat(at))).collect();
    let cues: Vec<(i64, i64, &str)> = texts.iter().zip(0_i64..).map(|(text, at)| (at * 1000, at * 1000 + 900, text.as_str())).collect();
    let source = srt(&film(&cues));
    let judged = examine(&source, &desk("", false));
    let fast = of(&judged, "captions/fast-cue");
    assert_eq!((fast.len(), fast[0].count, fast[0].also.len()), (1, 14, 2));
    let what = fast[0].message.what.fill(Lang::Sv, &fast[0].args);
    assert_eq!(what, "Text som går för fort: 14 ställen. Värst: ruta 14 (0:13), ruta 13 (0:12) och ruta 12 (0:11).");
    let how = fast[0].message.how.fill(Lang::En, &fast[0].args);
    assert!(how.starts_with("Cue 14: Let the cue stay "), "{how}");
    let place = klart::report::document(&source, &judged, klart::rules::ALL, Lang::Sv, klart::config::FailOn::default());
    let fast: Vec<&str> =
        place.findings.iter().filter(|found| found.rule == "captions/fast-cue").map(|found| found.place.place.as_str()).collect();
    assert_eq!(fast, ["ruta 14, 00:00:13,000"]);
    assert_eq!(of(&examine(&source, &desk("", true)), "captions/fast-cue").len(), 14);
}

#[test]
fn fixes_of_a_folded_finding_reach_all() {
    let texts: Vec<String> = (10..40).map(|at| format!("Kommunfullmäktige har beslutat om en ny plan för park {at}.")).collect();
    let cues: Vec<(i64, i64, &str)> = texts.iter().zip(0..).map(|(text, at)| (at * 6000, at * 6000 + 5000, text.as_str())).collect();
    let fixed = fixing::fix(&srt(&film(&cues)), &desk("", false), Safety::Safe);
    assert_eq!(of(&fixed.judged, "captions/long-line").len(), 0);
    assert_eq!(fixed.source.text().matches("beslutat\nom en ny").count(), 30);
}

#[test]
fn captions_of_two_films_in_one_file_are_not_mixed_unasked() {
    let cues: Vec<(i64, i64, &str)> = [0, 4000, 8000, 1000, 5000, 9000].map(|start| (start, start + 3500, "Vi badar i dag.")).to_vec();
    let source = srt(&film(&cues));
    let judged = examine(&source, &desk("", true));
    let unordered = of(&judged, "captions/unordered-cues");
    assert_eq!(unordered[0].fixes.iter().map(|fix| fix.safety).collect::<Vec<_>>(), [Safety::Suggest]);
}

#[test]
fn overlaps_are_trimmed_all_the_way_down() {
    let cues: Vec<(i64, i64, &str)> = (0..40).map(|at| (at * 3000, at * 3000 + 3200, "Badet öppnar igen.")).collect();
    let fixed = fixing::fix(&srt(&film(&cues)), &desk("", true), Safety::Safe);
    assert_eq!(of(&fixed.judged, "captions/overlapping-cues").len(), 0);
    assert_eq!(strict(fixed.source.text(), &read(fixed.source.text(), Ending::Srt).cues), Strict::Agrees);
}

#[test]
fn one_sentence_over_three_cues_is_judged_as_one() {
    let text = film(&[
        (0, 6000, "När du har flyttat till en annan adress\ninom kommunen och har barn i förskolan"),
        (6000, 12_000, "behöver du anmäla din nya adress\ntill förskolans rektor senast två veckor"),
        (12_000, 18_000, "före den dag då ni flyttar in\ni ert nya hem vid ån."),
    ]);
    let judged = examine(&srt(&text), &desk("", true));
    let long = of(&judged, "swedish/long-sentence");
    assert_eq!(long.len(), 1);
    let span = long[0].span.expect("a place");
    assert!(text[span.range()].starts_with("När du har") && text[span.range()].ends_with("vid ån."));
    assert!(long[0].fixes.is_empty(), "an edit would swallow timing lines");
}

#[test]
fn words_that_were_spoken_are_changed_only_on_request() {
    let text = film(&[(0, 4000, "Ta med varma kläder,\nt.ex. en jacka.")]);
    let fixed = |wanted| fixing::fix(&srt(&text), &desk("", true), wanted).source.text().to_owned();
    assert_eq!(fixed(Safety::Safe), text);
    assert!(fixed(Safety::Suggest).contains("till exempel en jacka."));
}

#[test]
fn wordings_are_mended_inside_a_cue_and_left_alone_across_cues() {
    let text = film(&[(0, 4000, "Vi tillhandahåller redskap."), (4000, 9000, "Du ska inkomma"), (9000, 12_000, "med anmälan i tid.")]);
    let fixed = fixing::fix(&srt(&text), &desk("", true), Safety::Suggest);
    let times = |text: &str| read(text, Ending::Srt).cues.iter().map(|cue| (cue.start_ms, cue.end_ms)).collect::<Vec<_>>();
    assert_eq!(times(fixed.source.text()), times(&text));
    assert!(fixed.source.text().contains("Du ska inkomma\n\n"), "{}", fixed.source.text());
}

const WORDS: &[&str] = &[
    "Kommunen",
    "bygger",
    "en",
    "ny",
    "skola",
    "vid",
    "ån",
    "och",
    "den",
    "ska",
    "stå",
    "klar",
    "vecka",
    "34,",
    "men",
    "först.",
    "Anna",
    "Ek",
    "talar",
    "om",
    "50",
    "kronor",
    "för",
    "alla",
    "barn",
    "–",
    "Hej",
    "i",
    "återvinningscentralen.",
    "NU",
    "ÖPPNAR",
    "VI",
    "BADET",
];

prop_compose! {
    /// Cues in any order, of any length, with any words on any lines.
    fn cues()(raw in prop::collection::vec(
        (0_i64..60_000, -500_i64..12_000, prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..22), 1_usize..12), 1..9)
    ) -> String {
        let mut text = String::new();
        for (at, (start, length, words, width)) in raw.iter().enumerate() {
            let lines: Vec<String> = words.chunks(*width).map(|line| line.join(" ")).collect();
            let lines: Vec<String> = lines.into_iter().filter(|line| line.parse::<u32>().is_err()).collect();
            let shown = if lines.is_empty() { String::new() } else { lines.join("\n") + "\n" };
            write!(text, "{}\n{} --> {}\n{shown}\n", at + 1, clock(*start), clock((start + length).max(0))).expect("a string takes all");
        }
        text
    }
}

/// All words of a file, in order of time, dashes and capitals aside.
fn words(text: &str) -> Vec<String> {
    let captions = read(text, Ending::Srt);
    let mut cues: Vec<_> = captions.cues.iter().collect();
    cues.sort_by_key(|cue| cue.start_ms);
    let lines = cues.iter().flat_map(|cue| &cue.lines).map(|line| plain(&text[line.clone()], captions.dialect).to_lowercase());
    let words = lines.flat_map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    words.map(|word| word.trim_matches(['–', '-']).to_owned()).filter(|word| !word.is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn fixes_of_cues_keep_every_word_and_are_done_once(text in cues(), profile in 0_usize..3) {
        let toml = ["", "[captions]\nprofile = \"lattlast\"\n", "[captions]\nprofile = \"netflix-sv\"\n"][profile];
        let desk = desk(toml, true);
        let source = srt(&text);
        let only = |rule: &str| rule.starts_with("captions/");
        let fixed = fixing::fix_only(&source, &desk, Safety::Suggest, only);
        let after = fixed.source.text();
        let (mut old, mut new) = (words(&text), words(after));
        // Cues at the same time may change places among themselves.
        old.sort();
        new.sort();
        prop_assert_eq!(old, new, "{}\n{}", text, after);
        let again = fixing::fix_only(&fixed.source, &desk, Safety::Suggest, only);
        prop_assert_eq!(again.source.text(), after);
        let count = |judged: &Judged| judged.findings.iter().filter(|finding| finding.level == Level::Error).count();
        prop_assert!(count(&fixed.judged) <= count(&examine(&source, &desk)));
    }
}
