//! What the README shows is what klart says.

use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn the_readme_shows_real_output() {
    let run = Command::new(env!("CARGO_BIN_EXE_klart"))
        .args(["check", "corpora/demo/simskola.md", "--today", "2026-11-21"])
        .current_dir(ROOT)
        .env_remove("COLUMNS")
        .output()
        .expect("klart runs");
    let said = String::from_utf8(run.stdout).expect("text");
    let readme = std::fs::read_to_string(Path::new(ROOT).join("README.md")).expect("README.md");
    let (before, rest) = readme.split_once("```text\n").expect("a block of output");
    let (_, after) = rest.split_once("```\n").expect("its end");
    super::generated::fresh("README.md", &format!("{before}```text\n{}\n```\n{after}", said.trim_end()));
}

#[test]
fn the_demo_shows_every_kind_of_answer() {
    let run = Command::new(env!("CARGO_BIN_EXE_klart")).args(["check", "corpora/demo"]).current_dir(ROOT).output().expect("klart runs");
    let said = String::from_utf8(run.stdout).expect("text");
    assert_eq!(run.status.code(), Some(1));
    for word in ["FEL", "VARNING", "RÅD", "FRÅGA", "--fix"] {
        assert!(said.contains(word), "{word} is missing in:\n{said}");
    }
}

#[test]
fn the_readme_shows_how_an_audit_begins() {
    let folder = crate::folder::Folder::with(&[]);
    let export = Path::new(ROOT).join("corpora/exports/ekvik-2025.jsonl");
    let said = folder.klart(&format!("audit {} --out granskning --today 2026-01-15", export.display()));
    let (verdict, _) = said.out.split_once("\n\n").expect("a paragraph");
    let readme = std::fs::read_to_string(Path::new(ROOT).join("README.md")).expect("README.md");
    assert!(readme.contains(&format!("```text\n{verdict}\n```")), "the README says something else than\n{verdict}");
}
