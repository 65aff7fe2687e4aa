//! The facts of the shared fixtures of exports; says `skipped` where they are absent.

use std::path::Path;

use serde_json::Value;

use crate::folder::Folder;
use crate::shared::{shared, skipped};

/// "Present:1;Empty:0" or "post:2;video:1", as sorted pairs; what is 0 is left out.
fn pairs(text: &str) -> Vec<(String, u64)> {
    let pair = |pair: &str| pair.split_once(':').map(|(name, count)| (name.to_owned(), count.parse().unwrap_or_default()));
    sorted(text.split(';').filter_map(pair).collect())
}

fn counted(value: &Value) -> Vec<(String, u64)> {
    sorted(value.as_object().into_iter().flatten().map(|(name, count)| (name.clone(), count.as_u64().unwrap_or_default())).collect())
}

fn sorted(mut pairs: Vec<(String, u64)>) -> Vec<(String, u64)> {
    pairs.retain(|(_, count)| *count > 0);
    pairs.sort();
    pairs
}

/// What one line of the index states and the export does not give.
fn wrong(fixtures: &Path, line: &str) -> Vec<String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [file, format, posts, kinds, images, alts, videos, captions, first, last, account, text, ..] = cells[..] else {
        return vec![format!("no line of the index: {line}")];
    };
    let folder = Folder::with(&[]);
    let named = fixtures.join(file.trim_end_matches('/'));
    let said = folder.klart(&format!("audit {} --out ut --today 2026-11-21", named.display()));
    let summary: Value = serde_json::from_str(&folder.text("ut/summary.json")).unwrap_or_default();
    let export = &summary["exports"][0];
    let mut wrong = Vec::new();
    let mut same = |what: &str, is: String, states: &str| {
        if is != states {
            wrong.push(format!("{file}: {what} is {is}, states {states} {}", said.err));
        }
    };
    let text_of = |key: &str| export[key].as_str().unwrap_or_default().to_owned();
    let count_of = |key: &str| export[key].as_u64().map(|count| count.to_string()).unwrap_or_default();
    same("exports", summary["exports"].as_array().map_or(0, Vec::len).to_string(), "1");
    same("format", text_of("format"), format);
    same("posts", count_of("posts"), posts);
    same("images", count_of("images"), images);
    same("videos", count_of("videos"), videos);
    same("first date", text_of("first_date"), first);
    same("last date", text_of("last_date"), last);
    same("account", text_of("account"), account);
    same("kinds", format!("{:?}", counted(&export["kinds"])), &format!("{:?}", pairs(kinds)));
    same("alternatives", format!("{:?}", counted(&export["image_states"])), &format!("{:?}", pairs(alts)));
    let films = if captions.is_empty() { Vec::new() } else { vec![(captions.to_owned(), videos.parse::<u64>().unwrap_or_default())] };
    same("captions", format!("{:?}", counted(&export["caption_states"])), &format!("{films:?}"));
    same("first text", text_of("first_text").chars().take(text.chars().count()).collect(), text);
    wrong
}

#[test]
fn exports_give_the_facts_of_the_index() {
    let Some(fixtures) = shared().map(|folder| folder.join("policy/fixtures")) else { return skipped() };
    let index = std::fs::read_to_string(fixtures.join("index.tsv")).expect("the index");
    let wrong: Vec<String> =
        index.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).flat_map(|line| wrong(&fixtures, line)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
