//! Files that the code writes about itself: made anew when stale, and only in CI a failure.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use klart::config::Lang;
use klart::rules::ALL;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Writes `content` when the file differs; in CI, fails instead and says what to run.
pub(crate) fn fresh(path: &str, content: &str) {
    let file = Path::new(ROOT).join(path);
    if fs::read_to_string(&file).is_ok_and(|old| old == content) {
        return;
    }
    assert!(std::env::var_os("CI").is_none(), "{path} is stale: run `cargo test` once and commit it");
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(&file, content).expect("a file in the tree");
}

/// The groups and rules that stand in the folders, sorted.
fn folders() -> Vec<(String, Vec<String>)> {
    let names = |path: &Path| {
        let mut names: Vec<String> =
            fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    let root = Path::new(ROOT).join("src/rules");
    let groups = names(&root).into_iter().filter(|name| root.join(name).is_dir());
    groups
        .map(|group| {
            let rules = names(&root.join(&group)).into_iter().filter_map(|name| name.strip_suffix(".rs").map(str::to_owned)).collect();
            (group, rules)
        })
        .collect()
}

#[test]
fn the_registry_is_the_folder() {
    let made = "Written by tests/it/generated.rs from the folders: do not edit.";
    let mut modules = format!("//! Every rule, one file each. {made}\n\nmod registry;\n\npub use registry::{{ALL, known}};\n");
    let mut all = String::new();
    for (group, rules) in folders() {
        let _ = writeln!(modules, "\n/// Rules of group {group}.\npub mod {group} {{");
        for rule in rules {
            let path = format!("src/rules/{group}/{rule}.rs");
            let text = fs::read_to_string(Path::new(ROOT).join(&path)).unwrap_or_default();
            let _ = writeln!(modules, "    pub mod {rule};");
            if text.contains("pub const RULE: Rule") {
                let _ = writeln!(all, "    &rules::{group}::{rule}::RULE,");
            }
        }
        modules.push_str("}\n");
    }
    let registry = format!(
        "//! The list of all rules. {made}\n\nuse crate::config::Known;\nuse crate::rule::Rule;\nuse crate::rules;\n\n/// Every rule, in the order of the folders.\npub const ALL: &[&Rule] = &[\n{all}];\n\n/// What klart.toml may name: every rule and its options.\npub fn known() -> Vec<Known> {{\n    ALL.iter().map(|rule| Known {{ id: rule.id, options: rule.options }}).collect()\n}}\n"
    );
    fresh("src/rules/mod.rs", &modules);
    fresh("src/rules/registry.rs", &registry);
}

#[test]
fn ids_are_the_paths() {
    for rule in ALL {
        let path = format!("src/rules/{}.rs", rule.id.replace('-', "_"));
        assert!(Path::new(ROOT).join(&path).exists(), "{} does not stand in {path}", rule.id);
    }
}

#[test]
fn every_rule_has_its_page() {
    for rule in ALL {
        for (lang, name) in [(Lang::Sv, "sv"), (Lang::En, "en")] {
            fresh(&format!("docs/rules/{name}/{}.md", rule.id), &klart::report::rule_page(rule, lang));
        }
    }
}

/// The questions of the checklist, in a table that communicators read.
#[test]
fn the_checklist_has_its_page() {
    use klart::checklist::{Line, Settles};
    let mut out = String::from(
        "---\ntitel: Frågorna i checklistan\nspråk: sv\n---\n\n# Frågorna i checklistan\n\nDet här är frågorna som ingen maskin kan avgöra. klart ställer bara dem som passar utkastet. Namnet ändras aldrig, så ett system kan spara svaret under det. `klart explain M-SAMTYCKE` berättar mer om en fråga.\n\n| Namn | Fråga | När den ställs | Svar som räknas |\n|---|---|---|---|\n",
    );
    for line in Line::all() {
        let settles = match line.settles {
            Settles::Yes => "ja, eller egna ord",
            Settles::No => "nej, eller egna ord",
            Settles::Words => "egna ord",
        };
        let _ = writeln!(out, "| {} | {} | {} | {settles} |", line.id, line.message.what.sv, line.when.words().sv);
    }
    out.push_str("\nSidan skrivs av klart självt.\n");
    fresh("docs/checklista.md", &out);
}
