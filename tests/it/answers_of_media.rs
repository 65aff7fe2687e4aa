//! What people declare of films, what klart says of it, and the questions that only people can answer.

use klart::check::{Desk, Judged, examine};
use klart::config::{Config, Lang};
use klart::source::{Beside, Format, Source};
use serde_json::Value;

use crate::folder::Folder;

fn desk(config: &str) -> Desk {
    let config = Config::parse(config, "klart.toml", &klart::rules::known()).expect("a klart.toml");
    Desk { all: true, ..Desk::new(config, "2026-11-21".parse().expect("a date")) }
}

fn judged(text: &str, config: &str) -> Judged {
    let source = Source::new("utkast.md", Format::Markdown, text.as_bytes().to_vec()).expect("text");
    let names = ["bad.mp4", "bad.sv.srt", "sim.mp4"].map(str::to_owned).to_vec();
    examine(&source.beside(Beside::Listed(names)), &desk(config))
}

fn notes(said: &str) -> Vec<&'static str> {
    let text = format!("---\nklart:\n  media:\n    - {{file: sim.mp4, {said}}}\n---\n\n[Se filmen](sim.mp4)\n");
    judged(&text, "").notes.into_iter().map(|note| note.sv).collect()
}

#[test]
fn what_the_law_leaves_out_and_what_is_only_said_is_noted_and_blocks_nothing() {
    for (said, words) in [
        ("live: true", "direktsändning"),
        ("published: 2020-09-22", "före den 23 september 2020"),
        ("captions: burned-in", "Enligt uppgift"),
        ("captions: Burned-In", "Enligt uppgift"),
    ] {
        let notes = notes(said);
        assert!(notes.len() == 1 && notes[0].contains(words), "{said}: {notes:?}");
    }
    for said in ["published: 2020-09-23", "live: false", "captions: sidecar", "published: igår"] {
        assert_eq!(notes(said), Vec::<&str>::new(), "{said}");
    }
    let text = "---\nklart:\n  media:\n    - {file: sim.mp4, live: true}\n---\n\n[Se filmen](sim.mp4)\n";
    assert!(!judged(text, "").findings.iter().any(|finding| finding.rule.starts_with("media/")));
}

#[test]
fn an_answer_that_klart_does_not_know_is_told_and_does_not_count() {
    for (said, problem, remedy) in [
        ("captions: inbränd", "”inbränd” på captions", "Menade du ”burned-in”?"),
        ("captions: sidcar", "”sidcar” på captions", "Menade du ”sidecar”?"),
        ("description: verbalized", "på description", "Menade du ”verbalised”?"),
        ("sound: xyz", "på sound", "Välj bland: speech, music, none."),
        ("published: 4 maj", "Datumet ”4 maj”", "2026-05-04"),
        ("caption: sidecar", "nyckel ”caption”", "Menade du ”captions”?"),
        ("undertexter: sidecar", "nyckel ”undertexter”", "Menade du ”captions”?"),
    ] {
        let text = format!("---\nklart:\n  media:\n    - {{file: sim.mp4, {said}}}\n---\n\n[Se filmen](sim.mp4)\n");
        let judged = judged(&text, "");
        let [slip] = judged.slips.as_slice() else { panic!("{said}: {:?}", judged.slips) };
        assert!(slip.problem[0].contains(problem) && slip.remedy[0].contains(remedy), "{said}: {slip:?}");
        assert!(judged.findings.iter().any(|finding| finding.rule == "media/missing-captions"), "{said}");
    }
    let text = "---\nklart:\n  medai: []\n  media:\n    - {file: sin.mp4, captions: burned-in}\n---\n\n[Se filmen](sim.mp4)\n";
    let slips = judged(text, "").slips;
    let told: Vec<&str> = slips.iter().map(|slip| slip.remedy[0].as_str()).collect();
    assert_eq!(told, ["Menade du ”media”?", "Menade du ”sim.mp4”?"]);
}

#[test]
fn a_slip_in_the_answers_stands_in_the_report_with_its_line() {
    let folder = Folder::with(&[("a.md", "---\nklart:\n  media:\n    - file: sim.mp4\n      captoins: sidecar\n---\n\nText.\n")]);
    let said = folder.klart("check a.md --format json");
    let report: Value = serde_json::from_str(&said.out).expect("a report");
    let trouble = &report["trouble"][0];
    assert_eq!((&trouble["line"], &trouble["remedy"]), (&Value::from(5), &Value::from("Menade du ”captions”?")), "{}", said.out);
    assert_eq!(report["summary"]["unreadable"], Value::from(0));
}

fn asked(text: &str, config: &str) -> Vec<(&'static str, Option<String>)> {
    judged(text, config).checklist.into_iter().map(|question| (question.id, question.answered)).collect()
}

#[test]
fn only_questions_that_apply_are_asked_and_never_twice() {
    let open = |ids: &[&'static str]| ids.iter().map(|id| (*id, None)).collect::<Vec<_>>();
    assert_eq!(asked("Badet öppnar på lördag.\n", ""), []);
    assert_eq!(asked("![En brygga](a.jpg)\n", ""), open(&["M-BILDKVALITET", "M-UPPHOVSRATT"]));
    let film = "[Se filmen](bad.mp4)\n";
    let all = ["M-VERBALISERING", "M-SYNTOLKNING", "M-UNDERTEXT-KVALITET", "M-UPPHOVSRATT"];
    assert_eq!(asked(film, ""), open(&all));
    assert_eq!(
        asked(film, "[checklist]\noff = [\"M-SYNTOLKNING\"]\nrequire = [\"M-UPPHOVSRATT\"]\n"),
        open(&["M-UPPHOVSRATT", "M-VERBALISERING", "M-UNDERTEXT-KVALITET"])
    );
    let answered =
        format!("---\nklart:\n  answers: [{{ask: M-UPPHOVSRATT, answer: ja}}, {{ask: M-SYNTOLKNING, answer: vet inte}}]\n---\n\n{film}");
    let answers = asked(&answered, "");
    assert_eq!(answers[3], ("M-UPPHOVSRATT", Some("ja".to_owned())));
    assert_eq!(answers[1], ("M-SYNTOLKNING", None), "not knowing is no answer");
    let declared = format!("---\nklart:\n  media: [{{file: bad.mp4, description: verbalised}}]\n---\n\n{film}");
    assert_eq!(asked(&declared, "")[0], ("M-VERBALISERING", Some("verbalised".to_owned())));
}

#[test]
fn a_question_that_a_finding_asks_is_not_asked_again() {
    let folder = Folder::with(&[("a.md", "[Se filmen](film.mp4)\n")]);
    let film = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/corpora/media/samples/text-tx3g.mp4")).expect("a film");
    folder.write("film.mp4", &film);
    let said = folder.klart("check a.md --format json");
    let report: Value = serde_json::from_str(&said.out).expect("a report");
    let document = &report["documents"][0];
    let findings = document["findings"].as_array().expect("findings");
    assert!(findings.iter().any(|finding| finding["rule"] == "media/undeclared-description"), "{said:?}", said = said.out);
    let ids: Vec<&str> = document["checklist"].as_array().into_iter().flatten().filter_map(|line| line["id"].as_str()).collect();
    assert_eq!(ids, ["M-UNDERTEXT-KVALITET", "M-UPPHOVSRATT"]);
}

#[test]
fn a_long_film_whose_captions_name_no_sound_raises_a_question() {
    let captions = |text: &str| {
        let cue = |number: usize| format!("{}\n00:0{number}:00,000 --> 00:0{number}:03,000\n{text} {number}\n\n", number + 1);
        let source = Source::new("a.srt", Format::Srt, (0..4).map(cue).collect::<String>().into_bytes()).expect("text");
        examine(&source, &desk("")).checklist.iter().any(|question| question.id == "M-VIKTIGA-LJUD")
    };
    assert!(captions("Badet öppnar på lördag."));
    assert!(!captions("[En telefon ringer]"));
    assert!(!captions("♪ Stillsam musik ♪"));
}

#[test]
fn the_words_of_the_checklist_are_in_both_languages() {
    for question in judged("![En brygga](a.jpg) och [filmen](bad.mp4) och [en till](sim.mp4)\n", "").checklist {
        let (sv, en) = (question.words.get(Lang::Sv), question.words.get(Lang::En));
        assert!(sv.ends_with('?') && en.ends_with('?') && sv != en, "{}", question.id);
        assert!(klart::config::CHECKLIST.contains(&question.id), "{}", question.id);
    }
}

#[test]
fn a_position_is_taken_out_on_request_and_never_printed() {
    let folder = Folder::with(&[
        ("a.md", "# Badet\n\n![En brygga](bilder/foto%201.jpg)\n\n[Se filmen](film.mov)\n"),
        ("b.md", "![Samma brygga](bilder/foto%201.jpg)\n"),
    ]);
    let sample = |name: &str| std::fs::read(format!("{}/corpora/media/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a sample");
    std::fs::create_dir(folder.path().join("bilder")).expect("a folder");
    folder.write("bilder/foto 1.jpg", &sample("images/SYN_gps_personal.jpg"));
    folder.write("film.mov", &sample("samples/position.mov"));
    let rule = "privacy/location-metadata";
    let said = folder.klart("check . --all");
    assert!(said.out.matches(rule).count() >= 3 && !said.out.contains("59.3293") && !said.out.contains("57"), "{}", said.out);
    folder.klart("check . --fix");
    assert!(folder.klart("check . --all").out.contains(rule), "not without being asked");
    let fixed = folder.klart("check . --fix --suggested --format json");
    assert!(!fixed.out.contains(rule) && !fixed.out.contains("strip"), "{}", fixed.out);
    assert_eq!(
        serde_json::from_str::<Value>(&fixed.out).expect("a report")["trouble"],
        Value::Array(Vec::new()),
        "two drafts, one picture"
    );
    assert!(!folder.klart("check . --all").out.contains(rule));
    let lone = Folder::with(&[]);
    lone.write("foto.jpg", &sample("images/SYN_gps_personal.jpg"));
    assert!(lone.klart("check foto.jpg --format json").out.contains(rule));
    lone.klart("check foto.jpg --fix --suggested");
    assert!(!lone.klart("check foto.jpg --format json").out.contains(rule));
}
