//! What is heard in films and sounds, and what klart makes of it. Only with the feature `speech`.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use klart::check::{Desk, Judged, examine};
use klart::config::Config;
use klart::draft::Heard;
use klart::finding::Verdict;
use klart::gather::Gatherer;
use klart::source::{Beside, Format, Root, Source};
use klart::speech::{Reach, listen};

use crate::folder::Folder;

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/media/samples")
}

fn hear(name: &str, reach: Reach) -> Option<Heard> {
    let file = fs::File::open(samples().join(name)).expect("a sample");
    let length = file.metadata().expect("it is there").len();
    listen(file, length, Some(9000), reach)
}

#[track_caller]
fn near(found: &[Range<u64>], wanted: &[Range<u64>], slack: u64) {
    let close = |a: &Range<u64>, b: &Range<u64>| a.start.abs_diff(b.start) <= slack && a.end.abs_diff(b.end) <= slack;
    assert!(found.len() == wanted.len() && found.iter().zip(wanted).all(|(a, b)| close(a, b)), "{found:?}, not {wanted:?}");
}

#[test]
fn speech_is_heard_where_it_is() {
    let heard = hear("speech.mp4", Reach::Whole).expect("it can be decoded");
    near(&heard.runs, &[304..1952, 2352..5344, 5792..7664], 150);
    near(&heard.cues, &[204..2252, 2332..5644, 5724..7964], 150);
    assert_eq!(hear("speech.mp4", Reach::Enough), Some(Heard { speech: true, ..Heard::default() }));
    assert!(hear("podd.mp3", Reach::Enough).is_some_and(|heard| heard.speech));
}

#[test]
fn tones_and_silence_are_no_speech_and_opus_is_unknown() {
    for name in ["tone.mp4", "tone.mkv", "tone-fragmented.mp4", "silent.mp4", "tone.mp3", "tone.ogg", "tone.wav", "tone.flac", "tone.m4a"] {
        assert_eq!(hear(name, Reach::Enough), Some(Heard::default()), "{name}");
    }
    for name in ["tone-opus.webm", "tone.opus", "noaudio.mp4", "other.avi", "other.wmv", "truncated.mp4", "prose.mp4", "empty.mp4"] {
        assert_eq!(hear(name, Reach::Enough), None, "{name}");
    }
    assert_eq!(hear("two-audio.mp4", Reach::Enough), None, "the other track may hold speech");
}

fn desk() -> Desk {
    let mut desk = Desk::new(Config::default(), "2026-11-21".parse().expect("a date"));
    desk.gatherer = Gatherer::listening(Reach::Enough);
    desk
}

fn in_samples(source: Source) -> Source {
    source.beside(Beside::Root(Root { folder: samples(), draft: samples() }))
}

fn said(judged: &Judged, rule: &str) -> Vec<String> {
    let mine = judged.findings.iter().filter(|finding| finding.rule == rule);
    mine.map(|finding| if finding.verdict == Verdict::Review { "R".to_owned() } else { finding.level.name().to_owned() }).collect()
}

#[test]
fn each_sample_is_judged_as_its_facts_say_when_klart_listens() {
    let table = fs::read_to_string(samples().join("facts.tsv")).expect("a table");
    let desk = desk();
    let mut looked = 0;
    for row in table.lines().skip(1).map(|row| row.split('\t').collect::<Vec<_>>()) {
        let (name, expected) = (row[0], if row[6] == "as tone.mp4" { "missing captions becomes a question (R)" } else { row[6] });
        let rule = if row[5].starts_with("missing transcript") { "media/missing-transcript" } else { "media/missing-captions" };
        let wanted: &[&str] = if expected.contains("question (R)") {
            &["R"]
        } else if expected.contains("the finding stays") || expected.starts_with("speech ") {
            &["error"]
        } else {
            continue;
        };
        let judged = examine(&in_samples(Source::file(name, Format::Media)), &desk);
        assert_eq!(said(&judged, rule), wanted, "{name}: {expected}");
        looked += 1;
    }
    assert!(looked >= 13, "{looked} facts");
}

#[test]
fn speech_that_no_cue_covers_is_found() {
    let bytes = fs::read(samples().join("speech-half.sv.srt")).expect("captions");
    let source = in_samples(Source::new("speech-half.sv.srt", Format::Srt, bytes).expect("text"));
    let judged = examine(&source, &desk());
    assert_eq!(said(&judged, "captions/uncovered-span"), ["warning"], "{:#?}", judged.findings);
    let quiet = Desk::new(Config::default(), "2026-11-21".parse().expect("a date"));
    assert_eq!(said(&examine(&source, &quiet), "captions/uncovered-span"), Vec::<String>::new());
}

#[test]
fn a_template_is_laid_out_and_never_written_over() {
    let folder = Folder::with(&[]);
    fs::copy(samples().join("speech.mp4"), folder.path().join("bad.mp4")).expect("a film");
    fs::copy(samples().join("tone.mp4"), folder.path().join("ton.mp4")).expect("a film");
    fs::copy(samples().join("noaudio.mp4"), folder.path().join("tyst.mp4")).expect("a film");
    let run = folder.klart("captions template bad.mp4");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let text = folder.text("bad.sv.mall.srt");
    assert_eq!(text.matches(" --> ").count(), 3, "{text}");
    folder.write("bad.sv.mall.srt", b"mitt");
    assert_eq!(folder.klart("captions template bad.mp4").code, 2);
    assert_eq!(folder.text("bad.sv.mall.srt"), "mitt");
    assert_eq!(folder.klart("captions template bad.mp4 --vtt").code, 0);
    assert!(folder.text("bad.sv.mall.vtt").contains("NOTE plats för ungefär "));
    for (words, code) in [
        ("captions template ton.mp4", 1),
        ("captions template tyst.mp4", 2),
        ("captions template finns-inte.mp4", 2),
        ("captions template bad.sv.mall.srt", 2),
        ("check bad.mp4 --speech", 1),
        ("check ton.mp4 --speech", 0),
        ("check ton.mp4", 1),
    ] {
        assert_eq!(folder.klart(words).code, code, "{words}");
    }
}

#[test]
fn broken_films_are_not_heard_and_harm_nobody() {
    for name in ["speech.mp4", "tone.mkv", "tone.ogg", "tone.mp3", "tone.flac", "tone.wav", "text-webvtt.webm"] {
        let whole = fs::read(samples().join(name)).expect("a sample");
        for step in 0..24_usize {
            let mut bytes = whole.clone();
            let at = step * 7919 % bytes.len();
            bytes[at] ^= 0xff;
            bytes[(at * 31 + step) % whole.len()] = 0xff;
            if step % 3 == 0 {
                bytes.truncate(whole.len() * (step + 1) / 25);
            }
            let length = bytes.len() as u64;
            let _any = listen(std::io::Cursor::new(bytes), length, None, Reach::Whole);
        }
    }
}
