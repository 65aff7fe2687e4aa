//! The files that are made from the tables of the configuration, and the words that klart's profiles quote.
#![allow(clippy::print_stderr)] // a test says what it skipped or wrote

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use klart::config::{CHECKLIST, Config, Evidence, Form, KEYS, Key, nearest, schema};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn of_profile(name: &str) -> Config {
    Config::of_profile(name, &[]).expect("klart's own")
}

#[test]
fn klarts_profiles_quote_the_documents_word_for_word() {
    let shared = std::env::var_os("KLART_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let Ok(folder) = fs::read_dir(shared.join("policy/sources")) else {
        eprintln!("skipped: the documents are not here");
        return;
    };
    let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let texts: Vec<String> = folder.flatten().filter_map(|file| fs::read_to_string(file.path()).ok()).map(|text| fold(&text)).collect();
    for profile in ["stockholm", "region-stockholm", "gotland"] {
        let config = of_profile(profile);
        assert!(!config.requirements.is_empty());
        for demand in &config.requirements {
            assert!(texts.iter().any(|text| text.contains(&fold(&demand.quote))), "{profile} {}: {}", demand.id, demand.quote);
        }
    }
}

#[test]
fn every_requirement_stands_behind_something_that_can_exist() {
    for profile in ["stockholm", "region-stockholm", "gotland"] {
        for demand in of_profile(profile).requirements {
            for pattern in &demand.rules {
                let group = pattern.split_once('/').is_some_and(|(group, name)| !group.is_empty() && !name.is_empty());
                assert!(group || CHECKLIST.contains(&pattern.as_str()), "{profile} {}: {pattern}", demand.id);
            }
        }
    }
}

#[test]
fn nearly_every_slip_of_a_letter_finds_the_word_that_was_meant() {
    let rules: Vec<&str> = klart::rules::known().iter().map(|rule| rule.id).collect();
    let mut tables = vec![rules, CHECKLIST.to_vec()];
    let mut left = vec![KEYS];
    while let Some(keys) = left.pop() {
        tables.push(keys.iter().map(|key| key.name).collect());
        left.extend(keys.iter().filter_map(|key: &Key| match key.form {
            Form::Table(inner) | Form::Tables(inner) => Some(inner),
            _ => None,
        }));
    }
    let (mut found, mut all) = (0, 0);
    for known in &tables {
        // Every third of a long table is enough to tell.
        let some = known.iter().step_by(if known.len() > 60 { 3 } else { 1 });
        for (slip, meant) in some.flat_map(|word| slips(word).map(move |slip| (slip, *word))) {
            all += 1;
            found += usize::from(nearest(&slip, known.iter().copied()) == Some(meant));
        }
    }
    assert!(all > 1000 && found * 100 >= all * 95, "{found} of {all}");
}

/// Every word with one letter lost, doubled or changed.
fn slips(word: &str) -> impl Iterator<Item = String> + '_ {
    word.char_indices().flat_map(move |(at, letter)| {
        let (before, after) = (&word[..at], &word[at + letter.len_utf8()..]);
        [format!("{before}{after}"), format!("{before}{letter}{letter}{after}"), format!("{before}ö{after}")]
    })
}

#[test]
fn the_schema_in_docs_is_fresh() {
    let mut text = serde_json::to_string_pretty(&schema(&klart::rules::known())).expect("a schema is JSON");
    text.push('\n');
    kept_fresh(&root().join("docs/klart.schema.json"), &text);
}

#[test]
fn the_table_of_channels_is_fresh() {
    let text = fs::read_to_string(root().join("corpora/channels.toml")).expect("the file of channels");
    kept_fresh(&root().join("src/config/channels_table.rs"), &channels_table(&text));
}

/// Writes the file anew when it is stale; where nothing may be written, in CI, a stale file is a failure.
fn kept_fresh(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return;
    }
    assert!(std::env::var_os("CI").is_none(), "{} is stale: run cargo test and commit it", path.display());
    fs::write(path, text).expect("the file can be written");
    eprintln!("wrote {}", path.display());
}

/// The Rust table of the channels, in the order of the file.
fn channels_table(text: &str) -> String {
    let all: toml::Table = text.parse().expect("TOML");
    let order = text.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
    let names: Vec<&str> = order.collect();
    let aliases: Vec<String> = names.iter().flat_map(|name| words(all[*name].get("aliases"))).collect();
    let mut out = String::from(
        "//! The rows of corpora/channels.toml. GENERATED from it by tests/it/config.rs; knows nothing that is not there.\n\n",
    );
    out.push_str("use super::Status::{Confirmed, Secondary, Unverified};\nuse super::Unit::{Characters, Graphemes, Weighted};\nuse super::{CaptionFiles, Channel, Evidence, Limit};\n\n");
    out.push_str("/// Every channel.\n#[rustfmt::skip]\npub(crate) const CHANNELS: &[Channel] = &[\n");
    for name in &names {
        row(&mut out, name, all[*name].as_table().expect("a channel is a table"));
    }
    out.push_str("];\n\n");
    for (constant, what, list) in
        [("NAMES", "The names", names.iter().map(|&name| name.to_owned()).collect()), ("ALIASES", "Other names that are read", aliases)]
    {
        let _ = write!(out, "/// {what}.\n#[rustfmt::skip]\npub(crate) const {constant}: &[&str] = &{list:?};\n\n");
    }
    out.trim_end().to_owned() + "\n"
}

fn row(out: &mut String, name: &str, channel: &toml::Table) {
    let flag = |key: &str| channel.get(key).and_then(toml::Value::as_bool);
    let _ = writeln!(out, "    Channel {{");
    let _ = writeln!(
        out,
        "        name: {name:?}, label: {:?}, aliases: &{:?},",
        channel["label"].as_str().expect("a label"),
        words(channel.get("aliases"))
    );
    let _ = writeln!(out, "        platform: {}, reply: {},", flag("platform").unwrap_or(false), flag("reply").unwrap_or(false));
    for key in ["post", "alt", "bio"] {
        let _ = writeln!(out, "        {key}: {},", channel.get(key).map_or("None".into(), limit));
    }
    let _ = writeln!(out, "        captions: {},", channel.get("captions").map_or("None".into(), captions));
    let empty = channel.get("alt_empty_means").and_then(toml::Value::as_str) == Some("missing");
    let _ = writeln!(out, "        alt_empty_is_missing: {empty}, short_bio: {:?},", flag("short_bio"));
    let sender: Vec<String> = words(channel.get("sender")).iter().map(|word| evidence(word)).collect();
    let _ = writeln!(out, "        sender: &[{}],\n    }},", sender.join(", "));
}

fn words(list: Option<&toml::Value>) -> Vec<String> {
    let list = list.and_then(toml::Value::as_array).cloned().unwrap_or_default();
    list.iter().map(|word| word.as_str().expect("a word").to_owned()).collect()
}

fn limit(value: &toml::Value) -> String {
    let max = value["max"].as_integer().map_or("None".into(), |max| format!("Some({max})"));
    let unit = value.get("unit").and_then(toml::Value::as_str).unwrap_or("characters");
    format!("Some(Limit {{ max: {max}, unit: {}, status: {} }})", capital(unit), status(value))
}

fn captions(value: &toml::Value) -> String {
    let number = |key: &str| value.get(key).and_then(toml::Value::as_integer);
    let flag = |key: &str| value.get(key).and_then(toml::Value::as_bool).unwrap_or(false);
    format!(
        "Some(CaptionFiles {{ formats: &{:?}, name: {:?}, max_tracks: {:?}, max_bytes: {:?}, utf8_only: {}, plain_only: {}, as_of: {:?}, status: {} }})",
        words(value.get("formats")),
        value.get("name").and_then(toml::Value::as_str),
        number("max_tracks"),
        number("max_bytes"),
        flag("utf8_only"),
        flag("plain_only"),
        value["as_of"].as_str().expect("a date"),
        status(value)
    )
}

fn status(value: &toml::Value) -> String {
    assert!(!value["source"].as_str().expect("a source").is_empty(), "every value says where it comes from");
    capital(value["status"].as_str().expect("a status"))
}

fn evidence(word: &str) -> String {
    assert!(Evidence::NAMES.contains(&word), "{word}");
    format!("Evidence::{}", word.split('_').map(capital).collect::<String>())
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}
