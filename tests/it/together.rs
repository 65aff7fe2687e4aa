//! Pictures across the drafts of a run: what one says is proposed to the others, and nothing depends on order.

use std::path::Path;

use klart::config::Config;
use klart::draft::{Digest, PictureHash};
use klart::facts::{PictureFact, Pictures};
use klart::source::{Beside, Format, Root, Source, Span};
use proptest::prelude::*;
use serde_json::Value;

use crate::folder::Folder;

const TOLD: &str = "# Badet\n\n![En brygga i motljus](bilder/bad.jpg)\n";
const SILENT: &str = "# Nyhet\n\n![](../bilder/bad.jpg)\n";

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn folder() -> Folder {
    Folder::with(&[("badet.md", TOLD), ("nyheter/a.md", SILENT), ("bilder/bad.jpg", "ingen riktig bild")])
}

#[test]
fn a_description_in_one_draft_is_proposed_in_another_with_its_place() {
    let folder = folder();
    let report = json(&folder.klart("check . --format json").out);
    let document = report["documents"].as_array().expect("documents").iter().find(|one| one["path"] == "nyheter/a.md").expect("the draft");
    let found =
        document["findings"].as_array().expect("findings").iter().find(|one| one["rule"] == "image/missing-alt").expect("a finding");
    assert_eq!(found["fixes"][0]["title"], "Så beskrivs bilden i badet.md: ”En brygga i motljus”");
    assert_eq!(found["related"], serde_json::json!([{"path": "badet.md", "origin": null, "line": 3, "text": "En brygga i motljus"}]));
    let said = folder.klart("check . --fix --suggested");
    assert_eq!(folder.text("nyheter/a.md"), "# Nyhet\n\n![En brygga i motljus](../bilder/bad.jpg)\n", "{}", said.out);
    assert!(said.out.contains("1 sak i 1 utkast"), "{}", said.out);
    let again = folder.klart("check . --fix --suggested --format json");
    assert!(!again.out.contains("image/missing-alt"), "{}", again.out);
}

#[test]
fn a_diff_shows_what_a_fix_would_write_and_alone_the_draft_knows_nothing() {
    let folder = folder();
    assert!(folder.klart("check . --diff --suggested").out.contains("+![En brygga i motljus](../bilder/bad.jpg)"));
    assert_eq!(folder.text("nyheter/a.md"), SILENT);
    assert!(!folder.klart("check nyheter/a.md").out.contains("En brygga"));
}

/// A picture of the corpora.
fn picture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/media/images").join(name)).expect("a picture")
}

#[test]
fn a_copy_under_another_name_and_one_saved_anew_are_the_same_picture() {
    let folder = Folder::with(&[
        ("a.md", "# A\n\n![Hus vid en kaj](a.jpg)\n"),
        ("b.md", "# B\n\n![](kopia.jpg)\n\n![](mindre.jpg)\n\n![](annan.jpg)\n"),
    ]);
    for (name, of) in [("a", "photo_plain"), ("kopia", "photo_plain"), ("mindre", "same_resized"), ("annan", "other_scene")] {
        folder.write(&format!("{name}.jpg"), &picture(&format!("SYN_{of}.jpg")));
    }
    folder.klart("check . --fix --suggested");
    assert_eq!(folder.text("b.md"), "# B\n\n![Hus vid en kaj](kopia.jpg)\n\n![Hus vid en kaj](mindre.jpg)\n\n![](annan.jpg)\n");
}

#[test]
fn a_copied_drawing_is_known_by_its_bytes() {
    let drawing = picture("SYN_svg_no_title.svg");
    let folder = Folder::with(&[("a.md", "# A\n\n![Kurva över badtemperaturen](kurva.svg)\n"), ("mapp/b.md", "# B\n\n![](kopia.svg)\n")]);
    folder.write("kurva.svg", &drawing);
    folder.write("mapp/kopia.svg", &drawing);
    folder.klart("check . --fix --suggested");
    assert_eq!(folder.text("mapp/b.md"), "# B\n\n![Kurva över badtemperaturen](kopia.svg)\n");
}

#[test]
fn a_walk_through_the_findings_offers_it_too() {
    let folder = folder();
    let said = folder.klart_reading("review .", "h\nh\nh\nh\n");
    assert!(said.out.contains("Så beskrivs bilden i badet.md: ”En brygga i motljus”"), "{}", said.out);
}

#[test]
fn what_is_told_first_is_what_the_fixes_made_of_it() {
    let folder = folder();
    folder.write("badet.md", TOLD.replace("En brygga", "Bild på en brygga").as_bytes());
    folder.klart("check . --fix --suggested");
    assert!(folder.text("nyheter/a.md").contains("![En brygga i motljus]"), "{}", folder.text("nyheter/a.md"));
}

#[test]
fn the_report_is_the_same_on_any_number_of_threads() {
    let files: Vec<(String, String)> = (0..40)
        .map(|nth| match nth % 4 {
            0 => (format!("u{nth:02}.md"), format!("# A\n\n![Motiv {nth}](b{}.jpg)\n", nth % 7)),
            1 => (format!("u{nth:02}.html"), format!("<p>A.</p><img src=\"b{}.jpg\">\n", nth % 7)),
            2 => (format!("u{nth:02}.md"), format!("# A\n\n![](b{}.jpg)\n\n![IMG_1234](b{}.jpg)\n", nth % 7, nth % 3)),
            _ => (format!("u{nth:02}.txt"), format!("Nu öppnar badet.\n\nBild: b{}.jpg\n", nth % 7)),
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = Folder::with(&files);
    let one = folder.klart("check . --format json --threads 1").out;
    assert!(one.contains("image/inconsistent-alt") && one.contains("Så beskrivs bilden i"), "{one}");
    for threads in ["2", "7"] {
        assert_eq!(folder.klart(&format!("check . --format json --threads {threads}")).out, one);
    }
}

#[test]
fn one_picture_with_two_names_is_asked_about_once_and_an_answer_settles_it() {
    let folder = folder();
    folder.write("nyheter/a.md", SILENT.replace("![]", "![Två barn hoppar]").as_bytes());
    let said = folder.klart("check . --format json");
    let report = json(&said.out);
    let found = &report["batch"][0];
    assert_eq!((&found["rule"], &found["verdict"], said.code), (&"image/inconsistent-alt".into(), &"review".into(), 0), "{}", said.out);
    assert_eq!((&report["summary"]["reviews"], found["related"].as_array().map(Vec::len)), (&1.into(), Some(2)));
    let terminal = folder.klart("check .").out;
    assert!(
        terminal.contains("nyheter/a.md · rad 3 · ”Två barn hoppar”") && terminal.lines().all(|line| line.chars().count() <= 80),
        "{terminal}"
    );
    let sarif = json(&folder.klart("check . --format sarif").out);
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let result = results.iter().find(|result| result["ruleId"] == "image/inconsistent-alt").expect("the question");
    assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "badet.md");
    assert_eq!(result["relatedLocations"].as_array().map(Vec::len), Some(2));
    assert!(folder.klart("check . --format ndjson").out.lines().last().is_some_and(|line| line.contains("image/inconsistent-alt")));
    for about in [String::new(), format!("about: {}\n      ", found["key"].as_str().expect("a key"))] {
        let answer = format!("---\nklart:\n  answers:\n    - ask: image/inconsistent-alt\n      {about}answer: avsedd\n---\n\n{TOLD}");
        folder.write("badet.md", answer.as_bytes());
        assert_eq!(json(&folder.klart("check . --format json").out)["batch"], serde_json::json!([]), "{about}");
    }
    folder.write("badet.md", TOLD.as_bytes());
    folder.klart("check . --baseline kant.txt --update-baseline");
    assert_eq!(json(&folder.klart("check . --baseline kant.txt --format json").out)["batch"], serde_json::json!([]));
    folder.write("klart.toml", b"[rules.\"image/inconsistent-alt\"]\nlevel = \"off\"\n");
    assert_eq!(json(&folder.klart("check . --format json").out)["batch"], serde_json::json!([]));
}

#[test]
fn the_register_proposes_and_answers() {
    let folder = Folder::with(&[
        ("klart.toml", ""),
        ("a.md", "# A\n\n![](bad.jpg)\n\n![](linje.png)\n\nText.\n"),
        ("bad.jpg", "x"),
        ("linje.png", "y"),
        (
            "bilder.toml",
            "[[picture]]\nfile = \"bad.jpg\"\nalt = \"En brygga i motljus\"\n\n[[picture]]\nfile = \"linje.png\"\ndecorative = true\n",
        ),
    ]);
    let said = folder.klart("check a.md --format json").out;
    let report = json(&said);
    let missing: Vec<&Value> =
        report["documents"][0]["findings"].as_array().expect("findings").iter().filter(|one| one["rule"] == "image/missing-alt").collect();
    assert_eq!(missing.len(), 1, "{said}");
    assert_eq!(missing[0]["fixes"][0]["title"], "Ur bildregistret: ”En brygga i motljus”");
    folder.klart("check a.md --fix --suggested");
    assert!(folder.text("a.md").contains("![En brygga i motljus](bad.jpg)\n\n![](linje.png)"), "{}", folder.text("a.md"));
    folder.write("bilder.toml", b"[[picture]]\nfil = \"a.jpg\"\n");
    let refused = folder.klart("check a.md");
    assert!(refused.code == 2 && refused.err.contains("bilder.toml:2:1") && refused.err.contains("Menade du ”file”?"), "{}", refused.err);
}

#[test]
fn the_library_knows_the_drafts_it_was_given() {
    let folder = folder();
    let beside = |draft: &str| Beside::Root(Root { folder: folder.path().to_owned(), draft: folder.path().join(draft) });
    let source = |name: &str, text: &str, draft: &str| {
        Source::new(name, Format::Markdown, text.as_bytes().to_vec()).expect("text").beside(beside(draft))
    };
    let sources = [source("nyheter/a.md", SILENT, "nyheter"), source("badet.md", TOLD, "")];
    let report = klart::check_all(&sources, &Config::default(), "2026-11-21".parse().expect("a date"));
    let found = report.documents[0].findings.iter().find(|found| found.rule == "image/missing-alt").expect("a finding");
    assert_eq!((found.related[0].path.as_deref(), found.related[0].line), (Some("badet.md"), Some(3)));
    assert!(Path::new(&sources[0].name).ends_with("a.md"));
}

fn fact(draft: &str, place: Option<&str>, digest: Option<u8>, hash: Option<PictureHash>, alt: Option<&str>) -> PictureFact {
    PictureFact {
        draft: draft.to_owned(),
        span: Span::new(0, 1),
        line: None,
        place: place.map(str::to_owned),
        digest: digest.map(|byte| Digest([byte; 16])),
        hash,
        alt: alt.map(str::to_owned),
        language: "sv".to_owned(),
        compared: true,
        settled: Vec::new(),
    }
}

#[test]
fn a_picture_is_known_by_place_then_bytes_then_look() {
    let look = |bits: u64| Some(PictureHash([bits, 0xff00, 0xf0f0, 0x1234]));
    let pictures = Pictures::of(vec![
        fact("a", Some("/1.jpg"), Some(1), look(0), Some("A")),
        fact("b", Some("/2.jpg"), Some(1), look(0), Some("B")),
        fact("c", Some("/3.jpg"), Some(3), look(0b11), Some("C")),
        fact("d", Some("/4.jpg"), Some(4), look(!0), Some("D")),
        fact("e", Some("/4.jpg"), None, None, None),
    ]);
    let drafts = |place: Option<&str>, digest: Option<u8>, hash| {
        let same = pictures.same(place, digest.map(|byte| Digest([byte; 16])), hash);
        same.map(|fact| fact.draft.as_str()).collect::<Vec<_>>().join("")
    };
    assert_eq!(drafts(Some("/2.jpg"), None, None), "abc");
    assert_eq!(drafts(Some("/9.jpg"), Some(3), None), "abc");
    assert_eq!(drafts(None, Some(9), look(0b101)), "abc");
    assert_eq!(drafts(Some("/4.jpg"), None, None), "de");
    assert_eq!(drafts(None, Some(9), None), "");
    assert_eq!(pictures.repeated().map(|class| class.len()).collect::<Vec<_>>(), [3, 2]);
}

#[test]
fn many_different_pictures_are_sorted_in_no_time() {
    let mix = |seed: u64| seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let facts: Vec<PictureFact> = (0..20_000_u64)
        .map(|nth| {
            let hash = PictureHash([mix(nth), mix(nth + 1_000_000), mix(nth + 2_000_000), mix(nth + 3_000_000)]);
            let digest = Some(Digest(u128::from(nth).to_le_bytes()));
            PictureFact { digest, ..fact("a", None, None, Some(hash), Some("A")) }
        })
        .collect();
    assert_eq!(Pictures::of(facts).repeated().count(), 0);
}

proptest! {
    #[test]
    fn every_picture_stands_in_one_class(given in prop::collection::vec((0..6_u8, 0..6_u8, 0..4_u8), 0..60)) {
        let facts: Vec<PictureFact> = given
            .iter()
            .enumerate()
            .map(|(nth, (place, digest, hash))| {
                let hash = (*hash > 0).then(|| PictureHash([u64::from(*hash).wrapping_mul(0x9e37_79b9_7f4a_7c15); 4]));
                fact(&nth.to_string(), (*place > 0).then_some(["", "a", "b", "c", "d", "e"][usize::from(*place)]), (*digest > 0).then_some(*digest), hash, None)
            })
            .collect();
        let pictures = Pictures::of(facts.clone());
        let counted: usize = facts.iter().filter(|fact| {
            let mut same = pictures.same(fact.place.as_deref(), fact.digest, fact.hash);
            same.any(|other| other.draft == fact.draft)
        }).count();
        let known = facts.iter().filter(|fact| fact.place.is_some() || fact.digest.is_some()).count();
        prop_assert!(counted >= known, "{} of {}", counted, known);
        let mut seen: Vec<&str> = pictures.repeated().flatten().map(|fact| fact.draft.as_str()).collect();
        let all = seen.len();
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(all, seen.len());
    }
}
