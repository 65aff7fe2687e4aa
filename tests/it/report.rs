//! The report: every key of the contract, every output, and no line wider than the terminal.

use klart::check::{Desk, Judged, examine};
use klart::config::{Config, FailOn, Lang};
use klart::report::terminal::{self, Look, excerpts};
use klart::report::{contract, document, github, json, ndjson, report, sarif, statistics::Statistics};
use klart::rules::ALL;
use klart::source::{Format, Source};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

const DRAFT: &str = "---\ntitle: Simskola\n---\n\n# Simskola 🎉 i Visby\n\n![](bilder/simskola-vid-den-stora-bryggan-i-visby.jpg)\n\nDu ska inkomma med anmälan senast den 12 juni, och om du har frågor som rör anmälan eller avgiften, eller något helt annat som du undrar över inför sommaren, så ska du i första hand vända dig till kontaktcenter som har öppet alla vardagar under hela sommaren från klockan åtta på morgonen. [Läs mer](https://gotland.se/simskola-i-visby-och-pa-hela-on)\n\n![](日本語の写真.jpg)\n";

fn judged(text: &str) -> (Source, Judged) {
    let source = Source::new("utkast/sim skola.md", Format::Markdown, text.as_bytes().to_vec()).expect("text");
    let desk = Desk::new(Config::default(), "2026-11-21".parse().expect("a date"));
    let judged = examine(&source, &desk);
    (source, judged)
}

fn whole(text: &str, lang: Lang) -> contract::Report {
    let (source, judged) = judged(text);
    report(vec![document(&source, &judged, ALL, lang, FailOn::Error)], Vec::new(), 0, lang, "2026-11-21".to_owned())
}

fn written(write: impl Fn(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("a vector takes all");
    String::from_utf8(out).expect("UTF-8")
}

#[track_caller]
fn has_keys(value: &Value, keys: &str) {
    let object = value.as_object().expect("an object");
    let mut wanted: Vec<&str> = keys.split(' ').collect();
    let mut found: Vec<&str> = object.keys().map(String::as_str).collect();
    wanted.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, wanted);
}

#[test]
fn every_key_of_the_contract_is_there() {
    let text = written(|out| json::write(&whole(DRAFT, Lang::Sv), out));
    assert!(text.ends_with("}\n") && text.matches('\n').count() == 1);
    let report: Value = serde_json::from_str(&text).expect("JSON");
    has_keys(&report, "schema version lang today summary documents batch trouble");
    has_keys(&report["summary"], "documents errors warnings advice reviews unreadable verdict sentence");
    let document = &report["documents"][0];
    has_keys(
        document,
        "id path origin format channels text_type language verdict first_missing override_reason metrics findings start_here checklist notes",
    );
    has_keys(
        &document["metrics"],
        "scope words distinct_words sentences long_words lix rix ovix tone longest_sentence passives images described_images all",
    );
    has_keys(&document["metrics"]["all"], "words distinct_words sentences long_words lix rix ovix");
    let findings = document["findings"].as_array().expect("a list");
    assert!(findings.len() >= 3, "{text}");
    for finding in findings {
        has_keys(
            finding,
            "rule level verdict key message why how count span line column end_line end_column utf16 field pointer place also related refs policy fixes",
        );
        for fix in finding["fixes"].as_array().expect("a list") {
            has_keys(fix, "title safety edits files");
        }
    }
    let missing = findings.iter().find(|finding| finding["rule"] == "image/missing-alt").expect("a picture without a description");
    assert_eq!(
        (&missing["level"], &missing["line"], &missing["column"], &missing["place"]),
        (&Value::from("error"), &Value::from(7), &Value::from(1), &Value::from("rad 7"))
    );
    assert_eq!(missing["span"]["start"].as_u64(), DRAFT.find("![](bilder").map(|at| at as u64));
    let lix = document["metrics"]["lix"].as_f64().expect("a number");
    assert!(((lix * 100.0).round() - lix * 100.0).abs() < 1e-6, "two decimals: {lix}");
}

#[test]
fn findings_stand_in_order_and_the_verdict_follows_the_gravest() {
    let report = whole(DRAFT, Lang::Sv);
    let starts: Vec<_> = report.documents[0].findings.iter().map(|finding| finding.place.span.start).collect();
    assert!(starts.is_sorted(), "{starts:?}");
    assert_eq!((report.summary.verdict, report.documents[0].verdict), ("block", "block"));
    assert_eq!(whole("# A\n\nBadet öppnar på lördag.\n", Lang::Sv).summary.sentence, "Klart! 1 utkast kan publiceras.");
}

#[test]
fn ndjson_has_a_document_a_line_and_the_run_last() {
    let text = written(|out| ndjson::write(&whole(DRAFT, Lang::Sv), out));
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["path"], "utkast/sim skola.md");
    has_keys(&lines[1], "summary batch trouble");
}

#[test]
fn sarif_places_in_utf16_and_keeps_fingerprints_when_lines_move() {
    let of = |text: &str| -> Value {
        serde_json::from_str(&written(|out| sarif::write(&whole(text, Lang::Sv), ALL, true, Lang::Sv, out))).expect("JSON")
    };
    let log = of(DRAFT);
    let run = &log["runs"][0];
    assert_eq!((&log["version"], &run["columnKind"]), (&Value::from("2.1.0"), &Value::from("utf16CodeUnits")));
    let prints = |log: &Value| -> Vec<Value> {
        log["runs"][0]["results"]
            .as_array()
            .expect("results")
            .iter()
            .map(|result| result["partialFingerprints"]["klart/v1"].clone())
            .collect()
    };
    assert_eq!(prints(&log), prints(&of(&DRAFT.replace("# Simskola 🎉", "Välkommen hit.\n\n# Simskola 🎉"))));
    for result in run["results"].as_array().expect("results") {
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().expect("an index") as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "utkast/sim%20skola.md");
    }
    assert!(run["properties"]["statistics"]["rules"].is_array());
}

#[test]
fn the_numbers_are_the_same_in_every_output() {
    let report = whole(DRAFT, Lang::Sv);
    let all = report.documents[0].findings.len();
    let statistics = Statistics::of(&report);
    assert_eq!(statistics.rules.iter().map(|row| row.counts.total()).sum::<usize>(), all);
    assert_eq!(statistics.documents[0].counts.total(), all);
    let summary = &report.summary;
    assert_eq!(summary.errors + summary.warnings + summary.advice + summary.reviews, all);
    assert_eq!(github::summary(&report, Lang::Sv).lines().filter(|line| line.starts_with("- **")).count(), all);
    let table = written(|out| statistics.text(Lang::Sv, 80, out));
    assert!(table.contains("image/missing-alt") && table.contains("utkast/sim skola.md"), "{table}");
}

#[test]
fn no_line_is_wider_than_the_terminal_and_no_finding_is_longer_than_nine() {
    for lang in [Lang::Sv, Lang::En] {
        for width in [40, 59, 60, 80, 120] {
            for copies in [1, 12] {
                let (source, judged) = judged(&DRAFT.repeat(copies));
                let told = document(&source, &judged, ALL, lang, FailOn::Error);
                let shown = vec![excerpts(&source, &told)];
                let report = report(vec![told], Vec::new(), 0, lang, "2026-11-21".to_owned());
                for all in [false, true] {
                    let look = Look { width, lang, took: None, asked: "utkast".to_owned(), all, unnamed: None };
                    let text = plain(&written(|out| terminal::write(&report, &shown, &look, out)));
                    for line in text.lines() {
                        assert!(line.width() <= width, "{width}: {line}");
                    }
                    let body = text.split("────").next().unwrap_or_default();
                    assert!(body.split("\n\n").skip(1).all(|block| !all || block.lines().count() <= 9), "{text}");
                }
            }
        }
    }
}

/// Text without colour.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        out.push_str(&rest[..at]);
        rest = rest[at..].find('m').map_or("", |end| &rest[at + end + 1..]);
    }
    out + rest
}
