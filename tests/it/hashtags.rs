//! Hashtags taken apart, against a list of several hundred as organisations write them.

use std::fs;
use std::path::Path;

use klart::language::hashtag::split;
use klart::language::letters::capitalised;

/// Tags in small letters, and their words in capitals; `None` for one word.
fn gold() -> Vec<(String, Option<String>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/gold/hashtags.tsv");
    let text = fs::read_to_string(path).expect("the list");
    let rows = text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_once('\t').expect("two columns"));
    rows.map(|(tag, words)| (tag.to_owned(), (words != "-").then(|| words.to_owned()))).collect()
}

fn written(tag: &str) -> Option<(String, bool)> {
    split(tag).map(|split| (split.words.iter().map(|word| capitalised(word)).collect(), split.unique))
}

#[test]
fn several_words_are_told_from_one() {
    let gold = gold();
    let several: Vec<_> = gold.iter().filter(|(_, words)| words.is_some()).collect();
    let one: Vec<_> = gold.iter().filter(|(_, words)| words.is_none()).collect();
    assert!(several.len() >= 200 && one.len() >= 300, "{} and {}", several.len(), one.len());
    let missed: Vec<_> = several.iter().filter(|(tag, _)| written(tag).is_none()).map(|(tag, _)| tag).collect();
    let wrong: Vec<_> = one.iter().filter(|(tag, _)| written(tag).is_some()).map(|(tag, _)| tag).collect();
    assert!(missed.len() * 20 <= several.len(), "{missed:?}");
    assert!(wrong.len() * 100 <= one.len(), "{wrong:?}");
}

#[test]
fn a_split_that_is_certain_is_right() {
    let offered = gold().into_iter().filter_map(|(tag, words)| Some((words?, written(&tag)?)));
    let wrong: Vec<_> = offered.filter(|(words, (written, unique))| *unique && words != written).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
