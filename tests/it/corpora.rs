//! The corpora: clean drafts give nothing that annoys, flawed ones give what was planted, and each change shows.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The report of one run over a folder of the project.
fn report(folder: &str) -> Value {
    let run = Command::new(env!("CARGO_BIN_EXE_klart"))
        .args(["check", folder, "--format", "json", "--today", "2026-11-21", "--all"])
        .current_dir(ROOT)
        .output()
        .expect("klart runs");
    serde_json::from_slice(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&run.stderr)))
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// Every finding as a line: path, line, level or question, rule, message.
fn lines(report: &Value) -> Vec<(String, u64, String, String, String)> {
    let mut lines = Vec::new();
    for document in list(report, "documents") {
        for finding in list(document, "findings") {
            let level = if text(finding, "verdict") == "review" { "review" } else { text(finding, "level") };
            lines.push((
                text(document, "path").to_owned(),
                finding["line"].as_u64().unwrap_or(0),
                level.to_owned(),
                text(finding, "rule").to_owned(),
                text(finding, "message").to_owned(),
            ));
        }
    }
    lines
}

#[test]
fn clean_drafts_are_left_alone() {
    let report = report("corpora/clean");
    assert!(list(&report, "documents").len() >= 40);
    assert!(list(&report, "trouble").is_empty(), "{:?}", report["trouble"]);
    let loud: Vec<_> = lines(&report).into_iter().filter(|line| line.2 == "error" || line.2 == "warning").collect();
    assert!(loud.is_empty(), "{loud:#?}");
}

#[test]
fn findings_in_flawed_drafts_are_written_down() {
    let report = report("corpora/flawed");
    let mut out = String::from("# What klart says of the flawed drafts: path:line level rule message. Written by tests/it/corpora.rs.\n");
    for (path, line, level, rule, message) in lines(&report) {
        let _ = writeln!(out, "{path}:{line} {level} {rule} {message}");
    }
    for trouble in list(&report, "trouble") {
        let _ = writeln!(
            out,
            "{}:{} trouble {} {}",
            text(trouble, "path"),
            trouble["line"].as_u64().unwrap_or(0),
            text(trouble, "problem"),
            text(trouble, "remedy")
        );
    }
    super::generated::fresh("corpora/flawed/FINDINGS.txt", &out);
}

#[test]
fn what_was_planted_is_found() {
    let report = report("corpora/flawed");
    let found = lines(&report);
    let planted = fs::read_to_string(Path::new(ROOT).join("corpora/flawed/PLANTED.tsv")).expect("PLANTED.tsv");
    let mut missed = Vec::new();
    for row in planted.lines().skip(1).map(|row| row.split('\t').collect::<Vec<_>>()) {
        let [file, rule, line, ..] = row[..] else { continue };
        if rule == "draft/unreadable" {
            continue;
        }
        let path = format!("corpora/flawed/{file}");
        let line: u64 = line.parse().unwrap_or(0);
        if !found.iter().any(|(own, at, _, id, _)| *own == path && id == rule && (*at == line || line == 0 || *at == 0)) {
            missed.push(format!("{path}:{line} {rule}"));
        }
    }
    assert!(missed.is_empty(), "{} missed: {missed:#?}", missed.len());
}

#[test]
fn broken_files_are_named_and_the_others_are_checked() {
    let report = report("corpora/flawed/broken");
    let troubled: Vec<&str> = list(&report, "trouble").iter().map(|trouble| text(trouble, "path")).collect();
    for name in ["nul.md", "tom.md"] {
        let there = fs::read_dir(Path::new(ROOT).join("corpora/flawed/broken"))
            .is_ok_and(|mut files| files.any(|file| file.is_ok_and(|file| file.file_name() == name)));
        assert!(!there || troubled.iter().any(|path| path.ends_with(name)), "{name} is not named: {troubled:?}");
    }
    for trouble in list(&report, "trouble") {
        assert!(!text(trouble, "problem").is_empty() && !text(trouble, "remedy").is_empty(), "{trouble:?}");
    }
}
