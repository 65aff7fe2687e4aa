//! Tests over the shared policy sources beside the project; they say `skipped` where those are absent.

use std::path::PathBuf;

use klart::language::officialese::{self, Gate, Risk};
use klart::language::readability::is_body;
use klart::language::{Prose, passive};

use crate::language::{blocks, differences, golden};

/// The folder with shared material, if it is there.
pub(crate) fn shared() -> Option<PathBuf> {
    let folder =
        std::env::var_os("KLART_SHARED").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    folder.is_dir().then_some(folder)
}

/// The texts of the five policy sources in order of their numbers.
fn sources() -> Option<Vec<String>> {
    let folder = shared()?.join("policy/sources");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "txt"));
    files.sort();
    Some(files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).collect())
}

/// Says that a test had nothing to look at.
#[allow(clippy::print_stdout)] // a test's own words to whoever runs it
pub(crate) fn skipped() {
    println!("skipped: no shared folder");
}

#[test]
fn policy_sources_give_the_golden_numbers() {
    let Some(sources) = sources() else { return skipped() };
    let golden = golden();
    let mut wrong = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        let seed = &golden["seed"][format!("seed 00{number}")];
        let (lines, raw) = (blocks(source, true), blocks(source, false));
        let body: Vec<&String> = lines.iter().filter(|text| is_body(text)).collect();
        let scopes = [("alla_block", lines.iter().collect()), ("brodtext", body), ("ra", raw.iter().collect::<Vec<_>>())];
        for (scope, texts) in scopes {
            wrong.extend(differences(&texts, &seed[scope]).into_iter().map(|what| format!("seed {number} {scope} {what}")));
        }
        let lengths: Vec<[u64; 2]> = lines.iter().flat_map(|text| lengths(text)).collect();
        if serde_json::json!(lengths) != seed["meningslangder_alla_block"] {
            wrong.push(format!("seed {number}: sentence lengths"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Words and long words of each sentence.
fn lengths(text: &str) -> Vec<[u64; 2]> {
    let prose = Prose::of(text);
    let long = |sentence| prose.words_in(sentence).iter().filter(|word| word.is_long()).count() as u64;
    prose.sentences().iter().map(|sentence| [sentence.word_count() as u64, long(sentence)]).collect()
}

#[test]
fn policy_sources_sound_as_official_as_measured() {
    let Some(sources) = sources() else { return skipped() };
    let (mut words, mut low) = (0, 0);
    for (source, expected) in sources.iter().zip([18_usize, 5, 19, 69, 18]) {
        let mut passives = 0;
        for text in blocks(source, true) {
            let prose = Prose::of(&text);
            words += prose.words().len();
            low += officialese::find(&text, &prose, Gate::Usual).iter().filter(|hit| hit.entry.risk == Risk::Low).count();
            passives += prose.sentences().iter().map(|sentence| passive::find(&text, &prose, sentence, false).len()).sum::<usize>();
        }
        assert!(passives.abs_diff(expected) <= 1, "{passives} passives, not {expected}: a quoted one may fall away");
    }
    assert!(low * 1000 >= 9 * words, "{low} officialese hits in {words} words");
}

#[cfg(feature = "cli")]
#[test]
fn sarif_holds_against_the_schema_of_oasis() {
    let Some(shared) = shared() else { return skipped() };
    let text = std::fs::read_to_string(shared.join("precision/sarif/sarif-schema-2.1.0.json")).expect("the schema");
    let schema: serde_json::Value = serde_json::from_str(&text).expect("the schema is JSON");
    let folder = crate::folder::Folder::with(&[("å b.md", "# A\n\n![](a.jpg)\n\nDu ska inkomma med [Läs mer](b).\n"), ("tom.md", "")]);
    for words in ["check . --format sarif", "check . --format sarif --statistics", "check tom.md --format sarif"] {
        let log = serde_json::from_str(&folder.klart(words).out).expect("JSON");
        assert_eq!(crate::schema::faults(&schema, &log), Vec::<String>::new(), "{words}");
    }
}

/// The documents of real-dev whose pictures an independent parser counted otherwise, with both counts.
fn pictures_counted_otherwise(folder: &std::path::Path) -> Vec<String> {
    let index = std::fs::read_to_string(folder.join("index.tsv")).unwrap_or_default();
    let mut wrong = Vec::new();
    for row in index.lines().skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let (Some(name), Some(Ok(counted))) = (columns.first(), columns.get(8).map(|count| count.parse::<usize>())) else { continue };
        let Ok(bytes) = std::fs::read(folder.join(name)) else { continue };
        let format = klart::read::recognise::by_name(name).unwrap_or(klart::source::Format::Text);
        let Ok(source) = klart::source::Source::new(*name, format, bytes) else { continue };
        let draft = klart::read::read(&source);
        let pictures = draft.images.iter().filter(|image| image.kind == klart::draft::ImageKind::Picture).count();
        if pictures != counted {
            wrong.push(format!("{name}: {pictures}, counted {counted}"));
        }
    }
    wrong
}

#[test]
fn real_documents_hold_the_pictures_that_another_parser_counts() {
    let Some(folder) = shared().map(|folder| folder.join("precision/real-dev")) else { return skipped() };
    let wrong = pictures_counted_otherwise(&folder);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The text that a picture's index row says should be proposed first: the description, the draft's language before others,
/// else the caption without its credit.
fn wanted(row: &[&str], title: &str) -> Option<String> {
    let [alt, alt_sv, caption] = [row[11], row[12], row[14]];
    let best = [alt_sv, alt, caption].into_iter().find(|text| !text.is_empty()).unwrap_or(title);
    let bare = best.split(" Foto:").next().unwrap_or(best);
    (row[17] == "suggest").then(|| bare.to_owned())
}

#[test]
fn pictures_propose_what_their_index_says_and_nothing_else() {
    let Some(folder) = shared().map(|folder| folder.join("precision/images")) else { return skipped() };
    let index = std::fs::read_to_string(folder.join("INDEX.tsv")).unwrap_or_default();
    let desk = klart::check::Desk::new(klart::Config::default(), "2026-11-21".parse().expect("a date"));
    let mut wrong = Vec::new();
    for line in index.lines().skip(1) {
        let row: Vec<&str> = line.split('\t').collect();
        let root = klart::source::Root { folder: folder.clone(), draft: folder.clone() };
        let text = format!("# Bild\n\n![]({})\n", row[0]).into_bytes();
        let source =
            klart::Source::new("utkast.md", klart::Format::Markdown, text).expect("text").beside(klart::source::Beside::Root(root));
        let judged = klart::check::examine(&source, &desk);
        let fixes = judged.findings.iter().filter(|found| found.rule == "image/missing-alt").flat_map(|found| &found.fixes);
        let first = fixes
            .filter(|fix| fix.safety == klart::fix::Safety::Suggest)
            .find_map(|fix| fix.args.iter().find(|(name, _)| *name == "text").map(|(_, text)| format!("{text:?}")));
        let expected = wanted(&row, "Gotlands vapen").map(|text| format!("{:?}", klart::finding::Arg::Text(text)));
        if first != expected {
            wrong.push(format!("{}: {first:?}, expected {expected:?}", row[0]));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
