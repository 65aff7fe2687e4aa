//! Labelled posts: each topic that a post is labelled with is found where it stands, and nothing else is said of it.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use klart::check::{Desk, examine};
use klart::config::Config;
use klart::finding::Finding;
use klart::rules::{ALL, known};
use klart::source::{Format, Source};
use serde_json::Value;

use super::sender;

/// One line of corpora/posts/*.jsonl.
struct Post {
    id: String,
    organisation: String,
    channel: String,
    format: Format,
    text: String,
    expect: Vec<(String, String)>,
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/posts")
}

fn posts() -> Vec<Post> {
    let files = fs::read_dir(folder()).expect("corpora/posts").map(|entry| entry.expect("a file").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "jsonl")).collect();
    files.sort();
    let lines = files.iter().flat_map(|file| {
        let text = fs::read_to_string(file).expect("UTF-8");
        text.lines().filter(|line| !line.trim().is_empty()).map(post).collect::<Vec<_>>()
    });
    lines.collect()
}

fn post(line: &str) -> Post {
    let value: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_else(|| panic!("no {key}: {line}")).to_owned();
    let expect = value["expect"].as_array().unwrap_or_else(|| panic!("no expect: {line}"));
    Post {
        id: text(&value, "id"),
        organisation: text(&value, "org"),
        channel: text(&value, "channel"),
        format: match text(&value, "format").as_str() {
            "text" => Format::Text,
            "markdown" => Format::Markdown,
            "html" => Format::Html,
            other => panic!("no such format: {other}"),
        },
        text: text(&value, "text"),
        expect: expect.iter().map(|one| (text(one, "topic"), text(one, "snippet"))).collect(),
    }
}

/// The rules of each topic.
fn topics() -> BTreeMap<String, Vec<String>> {
    let table = fs::read_to_string(folder().join("topics.tsv")).expect("the table of topics");
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let row = |line: &str| {
        let (topic, rules) = line.split_once('\t').unwrap_or_else(|| panic!("no tab: {line}"));
        (topic.to_owned(), rules.split(' ').map(str::to_owned).collect())
    };
    rows.map(row).collect()
}

fn desk(post: &Post) -> Desk {
    let organisation = sender::organisation(&post.organisation);
    let (advice, warning) = if post.channel == "web" { (30, 0) } else { (25, 0) };
    let text = format!(
        "profile = \"stockholm\"\n{organisation}\n[sender]\nreply = \"signature\"\n\
         [rules.\"swedish/long-sentence\"]\nadvice = {advice}\nwarning = {warning}\n"
    );
    let config = Config::parse(&text, "klart.toml", &known()).expect("a sound configuration");
    Desk { all: true, ..Desk::new(config, "2026-11-21".parse().expect("a date")) }
}

fn findings(post: &Post) -> Vec<Finding> {
    let mut source = Source::new(&post.id, post.format, post.text.clone().into_bytes()).expect("posts are text");
    if post.channel != "none" {
        source.meta.channels = vec![post.channel.clone()];
    }
    examine(&source, &desk(post)).findings
}

/// Where a finding stands; the whole post where it says nowhere.
fn places(finding: &Finding, length: usize) -> Vec<Range<usize>> {
    let spans = finding.span.iter().chain(&finding.also).map(|span| span.start as usize..span.end as usize);
    let places: Vec<_> = spans.collect();
    if places.is_empty() { std::iter::once(0..length.max(1)).collect() } else { places }
}

/// What is missed in a post, and what disturbs it.
fn faults(post: &Post, topics: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let found = findings(post);
    let of = |topic: &str| {
        let rules = topics.get(topic).unwrap_or_else(|| panic!("{}: no such topic: {topic}", post.id));
        found.iter().filter(move |finding| rules.iter().any(|rule| rule == finding.rule))
    };
    let mut faults = Vec::new();
    for (topic, snippet) in &post.expect {
        let start = post.text.find(snippet.as_str()).unwrap_or_else(|| panic!("{}: no such words: {snippet}", post.id));
        let wanted = start..start + snippet.len();
        let overlaps =
            |place: &Range<usize>| snippet.is_empty() || place.start < wanted.end && wanted.start < place.end.max(place.start + 1);
        if !of(topic).any(|finding| places(finding, post.text.len()).iter().any(overlaps)) {
            faults.push(format!("{} misses {topic} at ”{snippet}” in {:?}", post.id, post.text));
        }
    }
    let expected: Vec<_> = post.expect.iter().filter_map(|(topic, _)| topics.get(topic)).flatten().collect();
    for finding in topics.keys().flat_map(|topic| of(topic)).filter(|finding| !expected.iter().any(|rule| *rule == finding.rule)) {
        let place = finding.span.and_then(|span| post.text.get(span.start as usize..span.end as usize)).unwrap_or("the whole post");
        faults.push(format!("{} is disturbed by {} at ”{place}” in {:?}", post.id, finding.rule, post.text));
    }
    faults.dedup();
    faults
}

#[test]
fn each_topic_is_found_and_nothing_else() {
    let (posts, topics) = (posts(), topics());
    assert!(posts.len() >= 60, "{} posts", posts.len());
    let faults: Vec<String> = posts.iter().flat_map(|post| faults(post, &topics)).collect();
    assert!(faults.is_empty(), "{} faults in {} posts:\n{}", faults.len(), posts.len(), faults.join("\n"));
}

#[test]
fn each_topic_has_rules_that_exist() {
    let unknown: Vec<_> = topics().into_values().flatten().filter(|id| ALL.iter().all(|rule| rule.id != id)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}
