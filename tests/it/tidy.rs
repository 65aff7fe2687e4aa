//! The house rules that a machine can hold.

use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![Path::new(ROOT).join(folder)]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn each(folder: &str, ending: &str, look: impl Fn(&str, &str)) {
    for path in files(folder, ending) {
        let text = fs::read_to_string(&path).unwrap_or_default();
        look(&path.strip_prefix(ROOT).unwrap_or(&path).to_string_lossy(), &text);
    }
}

#[test]
fn files_and_functions_are_short() {
    for folder in ["src", "tests", "benches"] {
        each(folder, ".rs", |name, text| {
            assert!(text.lines().count() <= 400, "{name} has over 400 lines: a room that wants to be two");
            let mut start = None;
            for (number, line) in text.lines().enumerate() {
                let indent = line.len() - line.trim_start().len();
                let head = line.trim_start();
                if (head.starts_with("fn ")
                    || head.starts_with("pub fn ")
                    || head.starts_with("pub(crate) fn ")
                    || head.starts_with("pub(super) fn "))
                    && line.ends_with('{')
                {
                    start = Some((number, indent));
                }
                if let Some((from, at)) = start
                    && head == "}"
                    && indent == at
                {
                    assert!(number - from <= 60, "{name}:{} is a function of over 60 lines", from + 1);
                    start = None;
                }
            }
        });
    }
}

#[test]
fn every_module_says_what_it_knows() {
    each("src", ".rs", |name, text| assert!(text.starts_with("//!"), "{name} has no header"));
}

/// Rooms in the order of DESIGN's way of a draft: each imports only from rooms at or below its own floor.
const FLOORS: &[&[&str]] = &[
    &["language", "source", "mask", "personal"],
    &["config"],
    &["draft"],
    &["register"],
    &["facts", "history"],
    &["fix", "finding"],
    &["read", "gather", "pixels", "speech", "account", "export"],
    &["rule", "rules"],
    &["answers", "checklist", "ignore", "baseline", "check"],
    &["audit"],
    &["report"],
    &["cli"],
];

#[test]
fn rooms_import_only_from_below() {
    let floor = |room: &str| FLOORS.iter().position(|rooms| rooms.contains(&room));
    each("src", ".rs", |name, text| {
        let room = name.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default();
        let Some(own) = floor(room) else { return };
        for (number, line) in text.lines().enumerate() {
            for used in
                line.split("crate::").skip(1).filter_map(|rest| rest.split(|sign: char| !sign.is_alphanumeric() && sign != '_').next())
            {
                let other = floor(used);
                assert!(other.is_none_or(|other| other <= own), "{name}:{} reaches up from {room} to {used}", number + 1);
            }
        }
    });
}

#[test]
fn rules_do_no_io_and_know_no_clock() {
    each("src/rules", ".rs", |name, text| {
        for banned in ["std::fs", "std::env", "std::time", "std::net", "std::process", "static mut", "Mutex", "OnceLock", "thread_local"] {
            assert!(!text.contains(banned), "{name} uses {banned}");
        }
    });
    each("src", ".rs", |name, text| assert!(!text.contains("std::net"), "{name} reaches for the network"));
}

#[test]
fn nothing_is_left_undone() {
    let words = ["todo!(", "unimplemented!(", "#[ignore", "dbg!(", "FIXME", "XXX"];
    for folder in ["src", "benches"] {
        each(folder, ".rs", |name, text| assert!(!words.iter().any(|word| text.contains(word)), "{name} has unfinished work"));
    }
}
