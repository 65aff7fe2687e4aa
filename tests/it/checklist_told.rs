//! How the questions of the checklist are told: at the end of a check, in a report, one at a time, and explained.

use serde_json::{Value, json};

use crate::folder::Folder;
use crate::review::review;

const PEOPLE: &str = "# Bron\n\n![En man cyklar över en bro](https://example.org/bro.jpg)\n";
const DEMAND: &str = "[checklist]\nrequire = [\"M-SAMTYCKE\"]\n";

fn report(folder: &Folder, what: &str) -> Value {
    serde_json::from_str(&folder.klart(&format!("check {what} --format json --today 2026-11-21")).out).expect("a report")
}

#[test]
fn each_question_stands_once_with_the_drafts_that_it_concerns() {
    let names = ["a.md", "b.md", "c.md", "d.md", "e.md"];
    let drafts: Vec<(&str, &str)> = names.iter().map(|name| (*name, PEOPLE)).chain([("f.md", "Badet öppnar på lördag.\n")]).collect();
    let folder = Folder::with(&drafts);
    let said = folder.klart("check . --today 2026-11-21").out;
    assert_eq!(said.matches("M-SAMTYCKE").count(), 1, "{said}");
    assert!(said.contains("Kan inte kontrolleras automatiskt. Svara själv:\n? Har alla som går att känna igen"), "{said}");
    assert!(said.contains("  Gäller a.md, b.md, c.md och 2 utkast till\n"), "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    let one = folder.klart("check a.md --today 2026-11-21").out;
    assert!(!one.contains("Gäller") && one.contains("M-SAMTYCKE") && one.contains("klart review a.md"), "{one}");
    let english = folder.klart("check . --lang en --today 2026-11-21").out;
    assert!(english.contains("Concerns a.md, b.md, c.md and 2 more drafts") && english.contains("No machine can tell."), "{english}");
}

#[test]
fn a_quiet_draft_raises_no_block() {
    let folder = Folder::with(&[("a.md", "Badet öppnar på lördag.\n")]);
    let said = folder.klart("check a.md").out;
    assert!(!said.contains("automatiskt") && !said.contains("klart review"), "{said}");
}

#[test]
fn the_organisation_and_an_answer_of_no_are_named() {
    let policy = "[[requirement]]\nid = \"C14\"\nsource = \"Policy för sociala medier (2020)\"\nquote = \"samtycke i huvudregel\"\nrules = [\"M-SAMTYCKE\"]\n";
    let folder = Folder::with(&[("a.md", PEOPLE), ("klart.toml", &format!("{DEMAND}\n{policy}"))]);
    let said = folder.klart("check a.md --today 2026-11-21");
    assert!(said.out.contains("  Måste ha ett svar · Policy för sociala medier (2020)\n"), "{}", said.out);
    assert!(said.out.contains("FEL      hela     Frågan M-SAMTYCKE har inget svar.") && said.code == 1, "{}", said.out);
    folder.write("a.md", format!("---\nklart:\n  answers: [{{ask: M-SAMTYCKE, answer: nej}}]\n---\n\n{PEOPLE}").as_bytes());
    let no = folder.klart("check a.md --today 2026-11-21");
    assert!(no.out.contains("  > Ditt svar är ”nej”. Fråga dem som syns"), "{}", no.out);
    assert_eq!(no.code, 1, "no is not settled");
    folder.write("a.md", format!("---\nklart:\n  answers: [{{ask: M-SAMTYCKE, answer: ja, by: AB}}]\n---\n\n{PEOPLE}").as_bytes());
    let yes = folder.klart("check a.md --today 2026-11-21");
    assert!(!yes.out.contains("M-SAMTYCKE"), "{}", yes.out);
    let line = report(&folder, "a.md")["documents"][0]["checklist"].as_array().expect("a list")[0].clone();
    let words = "Har alla som går att känna igen på bild eller film sagt ja, eller finns en annan rättslig grund?";
    assert_eq!(line, json!({"id": "M-SAMTYCKE", "question": words, "answered": "ja"}), "three keys, always");
}

#[test]
fn answers_come_in_front_matter_beside_the_draft_and_in_a_request() {
    let folder = Folder::with(&[
        ("a.txt", "Bron är klar.\n\nBild: https://example.org/bro.jpg\nBildbeskrivning: En man cyklar över en bro.\n"),
        ("a.txt.klart.toml", "[[answers]]\nask = \"M-SAMTYCKE\"\nanswer = true\nby = \"AB\"\n"),
        ("klart.toml", DEMAND),
    ]);
    let answered = |report: &Value| {
        let lines = report["documents"][0]["checklist"].as_array().cloned().unwrap_or_default();
        lines.iter().find(|line| line["id"] == "M-SAMTYCKE").map(|line| line["answered"].clone())
    };
    assert_eq!(answered(&report(&folder, "a.txt")), Some(json!("yes")));
    for (answer, expected) in
        [(json!("ja"), json!("ja")), (json!(true), json!("yes")), (json!("nej"), Value::Null), (Value::Null, Value::Null)]
    {
        let request = json!({"schema": "klart.request/1", "config": {"checklist": {"require": ["M-SAMTYCKE"]}}, "documents": [{
            "content": "![En man cyklar över en bro](bro.jpg)", "format": "markdown", "klart": {"answers": [{"ask": "M-SAMTYCKE", "answer": answer}]},
        }]});
        let said = folder.klart_reading("check --request -", &request.to_string());
        let report: Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{answer}: {}{}", said.out, said.err));
        assert_eq!(answered(&report), Some(expected), "{answer}: {report}");
        let stops = report["documents"][0]["findings"]
            .as_array()
            .expect("findings")
            .iter()
            .any(|found| found["rule"] == "draft/unanswered-checklist");
        assert_eq!(stops, answer == json!("nej") || answer.is_null(), "{answer}");
    }
}

#[test]
fn the_walk_asks_the_lines_after_the_findings_and_saves_each() {
    let folder = Folder::with(&[("a.md", PEOPLE), ("klart.toml", DEMAND)]);
    let said = review(&folder, "a.md --by AB", &["x", "n", "s", "Ja, för bild 3.", "v"]);
    for words in [
        "3 att gå igenom i a.md. Dina svar sparas efter varje steg.",
        "1 av 3 · FRÅGA · hela utkastet · Har alla som går att känna igen",
        "  j  Ja, alla har sagt ja\n  1  Det finns en annan rättslig grund\n  2  Ingen går att känna igen\n  n  Nej      v  Vet inte än      s  Skriv eget svar",
        "Välj j, 1, 2, n, v, s, h, b eller a.",
        "  Fråga dem som syns, eller välj en bild där ingen går att känna igen. Skrivet i",
        "{ask: M-SAMTYCKE, answer: no, by: AB, date: 2026-11-21}",
        "2 av 3 · FRÅGA · hela utkastet · Säger bildbeskrivningen",
        "{ask: M-BILDKVALITET, answer: \"Ja, för bild 3.\", by: AB, date: 2026",
        "3 av 3 · FRÅGA · hela utkastet · Har ni rätt att använda bilden",
    ] {
        assert!(said.out.contains(words), "{words}\n{}", said.out);
    }
    assert!(!said.out.contains("unanswered-checklist"), "the question is asked, not told of: {}", said.out);
    assert!(said.out.contains("Sparat: 2 besvarade, 2 kvar."), "{}", said.out);
    assert_eq!(said.code, 1, "no is not settled");
    let next = review(&folder, "a.md", &["1", "j"]);
    assert!(next.out.contains("2 att gå igenom") && next.out.contains("Förra svaret: ”no”."), "{}", next.out);
    assert!(next.out.contains("Klart! 1 utkast kan publiceras."), "{}", next.out);
    assert_eq!(next.code, 0);
    assert_eq!(review(&folder, "a.md", &[]).out, "Klart! 1 utkast kan publiceras.\n", "nothing is asked twice");
}

#[test]
fn back_takes_an_answer_away_and_a_killed_walk_loses_nothing() {
    let folder = Folder::with(&[("a.md", PEOPLE)]);
    let said = review(&folder, "a.md", &["j", "b", "a"]);
    assert!(said.out.contains("Det senaste steget är borta") && said.out.matches("M-SAMTYCKE, answer").count() == 1, "{}", said.out);
    assert_eq!(folder.text("a.md"), PEOPLE);
    review(&folder, "a.md", &["2"]);
    assert!(
        folder.text("a.md").contains("{ask: M-SAMTYCKE, answer: \"ingen går att känna igen\", date: 2026-11-21}"),
        "{}",
        folder.text("a.md")
    );
    let after = review(&folder, "a.md", &["h", "h"]);
    assert!(after.out.starts_with("2 att gå igenom") && !after.out.contains("känna igen på bild"), "{}", after.out);
}

#[test]
fn a_text_file_keeps_its_answers_beside_it() {
    let folder =
        Folder::with(&[("a.txt", "Bron är klar.\n\nBild: https://example.org/bro.jpg\nBildbeskrivning: En man cyklar över en bro.\n")]);
    let said = review(&folder, "a.txt", &["j", "j", "j"]);
    assert!(said.out.contains("Skrivet i a.txt.klart.toml:"), "{}", said.out);
    let kept = folder.text("a.txt.klart.toml");
    assert_eq!(kept.matches("[[answers]]").count(), 3, "{kept}");
    assert!(kept.contains("ask = \"M-SAMTYCKE\"\nanswer = \"ja\"\n"), "{kept}");
}

#[test]
fn a_line_is_explained_with_the_organisations_own_words() {
    let policy = "[[requirement]]\nid = \"C14\"\nsource = \"Policy för sociala medier (2020)\"\nquote = \"samtycke i huvudregel\"\nrules = [\"M-SAMTYCKE\"]\n";
    let folder = Folder::with(&[("klart.toml", policy)]);
    for id in ["M-SAMTYCKE", "m-samtycke"] {
        let said = folder.klart(&format!("explain {id}"));
        for words in [
            "Har alla som går",
            "M-SAMTYCKE · fråga",
            "Ställs när människor syns",
            "- {ask: M-SAMTYCKE, answer: ja}",
            "Policy för sociala medier (2020)",
            "”samtycke i huvudregel”",
        ] {
            assert!(said.out.contains(words), "{words}\n{}", said.out);
        }
        assert_eq!(said.code, 0);
    }
    let slip = folder.klart("explain M-SAMTYKE");
    assert!(slip.err.contains("Menade du ”M-SAMTYCKE”?") && slip.code == 2, "{}", slip.err);
    assert!(folder.klart("explain M-BARN --lang en").out.contains("Are there children in it?"));
    let rules = folder.klart("rules").out;
    assert!(rules.contains("M-SAMTYCKE") && rules.lines().all(|line| line.chars().count() <= 80), "{rules}");
    let listed: Value = serde_json::from_str(&folder.klart("rules --format json").out).expect("JSON");
    assert!(listed["checklist"].as_array().is_some_and(|lines| lines.iter().any(|line| line["id"] == "M-SAMTYCKE")), "{listed}");
}

#[test]
fn a_question_is_no_annotation() {
    let folder = Folder::with(&[("a.md", PEOPLE)]);
    for format in ["github", "sarif", "ndjson"] {
        let said = folder.klart(&format!("check a.md --format {format}"));
        assert_eq!(said.out.contains("M-SAMTYCKE"), format == "ndjson", "{format}: {}", said.out);
    }
}
