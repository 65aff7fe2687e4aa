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

/// The samples of `speech.mp4`, one channel, and how many a second.
fn spoken() -> (Vec<i16>, u32) {
    use symphonia::core::formats::{FormatOptions, TrackType, probe::Hint};
    use symphonia::core::{codecs::audio::AudioDecoderOptions, io::MediaSourceStream, meta::MetadataOptions};
    let file = fs::File::open(samples().join("speech.mp4")).expect("a sample");
    let stream = MediaSourceStream::new(Box::new(file), symphonia::core::io::MediaSourceStreamOptions::default());
    let probe = symphonia::default::get_probe();
    let mut format = probe.probe(&Hint::new(), stream, FormatOptions::default(), MetadataOptions::default()).expect("MP4");
    let track = format.default_track(TrackType::Audio).expect("sound");
    let (id, codec) = (track.id, track.codec_params.as_ref().and_then(|codec| codec.audio()).expect("AAC"));
    let mut decoder = symphonia::default::get_codecs().make_audio_decoder(codec, &AudioDecoderOptions::default()).expect("AAC");
    let (mut all, mut rate, mut piece) = (Vec::new(), 16_000, Vec::<i16>::new());
    while let Ok(Some(packet)) = format.next_packet() {
        if packet.track_id == id {
            let buffer = decoder.decode(&packet).expect("sound");
            rate = buffer.spec().rate();
            let channels = buffer.num_planes();
            buffer.copy_to_vec_interleaved(&mut piece);
            all.extend(piece.iter().step_by(channels));
        }
    }
    (all, rate)
}

/// A WAV of 16 bits and one channel.
fn wav(samples: &[i16], rate: u32) -> Vec<u8> {
    let length = u32::try_from(samples.len() * 2).expect("a short file");
    let mut out = Vec::new();
    out.extend(b"RIFF".iter().chain(&(36 + length).to_le_bytes()).chain(b"WAVEfmt ").chain(&16_u32.to_le_bytes()));
    out.extend([1_u16, 1].iter().flat_map(|field| field.to_le_bytes()));
    out.extend([rate, rate * 2].iter().flat_map(|field| field.to_le_bytes()));
    out.extend([2_u16, 16].iter().flat_map(|field| field.to_le_bytes()));
    out.extend(b"data".iter().chain(&length.to_le_bytes()));
    out.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    out
}

#[test]
fn captions_out_of_step_with_real_sound_are_found_and_moved() {
    let (speech, rate) = spoken();
    let at = |ms: usize| ms * rate as usize / 1000;
    let piece = &speech[at(2352)..at(5344)];
    let (mut sound, mut said_at) = (vec![0_i16; at(6000)], Vec::new());
    for pause in [700, 2300, 1100, 3400, 600, 1800, 2900, 900, 6000] {
        said_at.push(sound.len() * 1000 / rate as usize);
        sound.extend(piece);
        sound.resize(sound.len() + at(pause), 0);
    }
    let folder = Folder::with(&[]);
    folder.write("tal.wav", &wav(&sound, rate));
    let desk = desk();
    for late in [0_i64, 900, 4000, -3500] {
        let clock = |ms: usize| {
            let ms = i64::try_from(ms).expect("small") + late;
            format!("00:{:02}:{:02},{:03}", ms / 60_000, ms / 1000 % 60, ms % 1000)
        };
        let cues = said_at.iter().enumerate().map(|(number, start)| {
            format!("{}\n{} --> {}\nDet här sägs i filmen, ruta {number}.\n\n", number + 1, clock(*start), clock(start + 2900))
        });
        let text: String = cues.collect();
        let root = Root { folder: folder.path().to_owned(), draft: folder.path().to_owned() };
        let source = Source::new("tal.sv.srt", Format::Srt, text.into_bytes()).expect("text").beside(Beside::Root(root));
        let wanted: &[&str] = if late.abs() > 1500 { &["warning"] } else { &[] };
        let judged = examine(&source, &desk);
        assert_eq!(said(&judged, "captions/shifted"), wanted, "{late} {:#?}", judged.findings);
        assert_eq!(said(&judged, "captions/uncovered-span"), Vec::<String>::new(), "{late}");
        if late.abs() > 1500 {
            let fixed = klart::check::fixing::fix_only(&source, &desk, klart::fix::Safety::Suggest, |rule| rule == "captions/shifted");
            assert_eq!(said(&fixed.judged, "captions/shifted"), Vec::<String>::new(), "{late} {}", fixed.source.text());
            assert!(fixed.applied == 1, "{late}");
        }
    }
}

#[test]
fn a_missing_caption_file_is_laid_out_with_times_when_all_is_heard() {
    let mut desk = desk();
    desk.gatherer = Gatherer::listening(Reach::Whole);
    let judged = examine(&in_samples(Source::file("speech.mp4", Format::Media)), &desk);
    let fix = judged.findings.iter().find(|finding| finding.rule == "media/missing-captions").and_then(|finding| finding.fixes.first());
    let Some(klart::fix::Change::Create { file, text }) = fix.and_then(|fix| fix.changes.first()) else { panic!("{judged:#?}") };
    assert_eq!((file.as_str(), text.matches(" --> ").count()), ("speech.sv.srt", 3), "{text}");
}
