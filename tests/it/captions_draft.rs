//! A caption file as a draft: spans of the bytes as received, sentences across cues, faults with repairs.

use std::fmt::Write as _;

use klart::draft::{Departure, Dialect, Draft, FaultKind, Kind};
use klart::read::captions::into_draft;
use klart::source::{Format, Meta, Source};

fn draft(name: &str, format: Format, bytes: Vec<u8>) -> (Draft, Vec<u8>) {
    let source = Source::new(name, format, bytes.clone()).expect("text");
    let mut draft = Draft::new(name, format, bytes.len(), Meta::default());
    into_draft(&source, &mut draft);
    (draft, bytes)
}

fn srt(text: &str) -> Draft {
    draft("film.sv.srt", Format::Srt, text.as_bytes().to_vec()).0
}

fn blocks(draft: &Draft) -> Vec<&str> {
    draft.blocks.iter().map(|block| block.text.plain.as_str()).collect()
}

#[test]
fn a_sentence_is_rebuilt_across_cues_and_leads_back_to_its_bytes() {
    let text = "1\n00:00:01,000 --> 00:00:03,000\nSommarens simskola börjar\nden 23 juni\n\n2\n00:00:03,200 --> 00:00:05,000\noch slutar i augusti. Ta med\n\n3\n00:00:05,200 --> 00:00:07,000\nhandduk.\n";
    let draft = srt(text);
    assert_eq!(blocks(&draft), ["Sommarens simskola börjar den 23 juni och slutar i augusti.", "Ta med handduk."]);
    let block = &draft.blocks[0];
    assert_eq!(block.kind, Kind::Subtitle);
    let at = block.text.plain.find("augusti").expect("a word");
    let span = block.text.span(at..at + 7).expect("a place");
    assert_eq!(&text[span.range()], "augusti");
    let at = block.text.plain.find("juni och").expect("words");
    assert!(block.text.edit(at..at + 8, "x").is_none(), "an edit would swallow a timing line");
}

#[test]
fn speakers_sounds_and_pauses_begin_a_new_sentence() {
    let text = "1\n00:00:01,000 --> 00:00:03,000\n– Får man grilla här\n– Bara på grillplatsen\n\n2\n00:00:03,200 --> 00:00:05,000\n[Sirener]\n\n3\n00:00:15,200 --> 00:00:17,000\nVälkomna hit\n";
    assert_eq!(blocks(&srt(text)), ["– Får man grilla här", "– Bara på grillplatsen", "[Sirener]", "Välkomna hit"]);
}

#[test]
fn places_are_bytes_as_received_in_any_encoding() {
    let text = "1\r\n00:00:01,000 --> 00:00:02,000\r\nHej på er åäö.\r\n";
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let latin = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let mac: Vec<u8> = text
        .chars()
        .map(|sign| match sign {
            'å' => 0x8c,
            'ä' => 0x8a,
            'ö' => 0x9a,
            plain => plain as u8,
        })
        .collect();
    for bytes in [text.as_bytes().to_vec(), utf16, latin, mac] {
        let (draft, bytes) = draft("film.srt", Format::Srt, bytes);
        let cue = &draft.captions.as_ref().expect("captions").cues[0];
        let read = Source::new("x.txt", Format::Text, bytes.clone()).expect("text");
        let decoded = &read.parts[0].decoded;
        let written = |span: klart::source::Span| &decoded.text[decoded.text_of(span.range().start)..decoded.text_of(span.range().end)];
        assert_eq!((written(cue.start), written(cue.text)), ("00:00:01,000", "Hej på er åäö."));
        assert_eq!((cue.graphemes(), cue.duration_ms(), draft.newline), (14, Some(1000), "\r\n"));
    }
}

#[test]
fn markup_is_not_counted_and_faults_carry_their_repair() {
    let draft = srt("1\n00:00:01.000 -> 00:00:02.000\n{\\an8}<i>Hej</i>\n");
    let captions = draft.captions.as_ref().expect("captions");
    assert_eq!(captions.cues[0].lines[0].plain, "Hej");
    let fault = captions.faults.iter().find(|fault| matches!(fault.kind, FaultKind::MalformedTiming(_))).expect("a fault");
    assert_eq!(
        (fault.kind, fault.cue, fault.certain, fault.tolerated),
        (FaultKind::MalformedTiming(Departure::Arrow), Some(1), true, false)
    );
    assert_eq!(fault.repair[0].text, "00:00:01,000 --> 00:00:02,000");
    assert_eq!(captions.strict_cues, None);
}

#[test]
fn full_stops_in_times_are_tolerated_in_srt_but_commas_never_in_vtt() {
    let dots = srt("1\n00:00:01.000 --> 00:00:02.000\nHej\n");
    assert!(dots.captions.expect("captions").faults[0].tolerated);
    let commas = draft("a.vtt", Format::Vtt, b"WEBVTT\n\n00:01,000 --> 00:02.000\nHej\n\n00:03.000 --> 00:04.000\nHej\n".to_vec()).0;
    assert!(!commas.captions.expect("captions").faults[0].tolerated);
}

#[test]
fn a_page_and_a_log_are_known_and_give_no_speech() {
    let page = draft("a.vtt", Format::Vtt, b"<!DOCTYPE html><p>404</p>".to_vec()).0;
    let captions = page.captions.expect("captions");
    assert_eq!((captions.dialect, captions.faults.len(), page.blocks.len()), (Dialect::Html, 1, 0));
    let log = srt("1\n00:00:01,000 --> 00:00:02,000\nFrameCnt: 1, [iso: 100] [latitude: 59.3]\n");
    assert_eq!((log.captions.expect("captions").dialect, log.blocks.len()), (Dialect::Telemetry, 0));
}

#[test]
fn the_languages_and_endings_of_vtt_reach_the_draft() {
    let draft =
        draft("a.vtt", Format::Vtt, b"WEBVTT\nKind: captions\nLanguage: en\n\n00:01.000 --> 00:02.000 line:5%\nHi &amp; bye.\n".to_vec()).0;
    let captions = draft.captions.as_ref().expect("captions");
    assert_eq!((draft.meta.language.as_deref(), captions.cues[0].settings.as_str()), (Some("en"), "line:5%"));
    assert_eq!(captions.cues[0].lines[0].plain, "Hi & bye.");
}

#[test]
fn twenty_thousand_cues_become_sentences() {
    let mut text = String::new();
    for number in 0..20_000_u32 {
        let clock = format!("{:02}:{:02}:{:02}", number / 3600, number / 60 % 60, number % 60);
        let word = ["Ordet", "ordet", "ordet", "ordet."][number as usize % 4];
        write!(text, "{}\n{clock},000 --> {clock},900\n{word}\n\n", number + 1).expect("a string takes all");
    }
    let draft = srt(&text);
    assert_eq!(draft.captions.as_ref().map(|captions| captions.cues.len()), Some(20_000));
    assert_eq!(draft.blocks.len(), 5_000, "a sentence runs over four cues");
}

/// A file of these cues, three seconds each.
fn film(cues: &[String]) -> String {
    let clock = |at: usize, ms: u32| format!("{:02}:{:02}:{:02},{ms:03}", at / 1200, at / 20 % 60, at * 3 % 60);
    let block = |(at, text): (usize, &String)| format!("{}\n{} --> {}\n{text}\n", at + 1, clock(at, 0), clock(at + 1, 0));
    cues.iter().enumerate().map(block).collect::<Vec<_>>().join("\n")
}

#[test]
fn captions_without_full_stops_hold_no_endless_sentences() {
    let cues: Vec<String> = (0..200).map(|at| format!("ja men då ska vi prata lite om\ndet här med plan nummer {at}")).collect();
    let text = film(&cues);
    let draft = srt(&text);
    assert_eq!(draft.blocks.len(), 200);
    assert_eq!(draft.blocks[7].text.plain, "ja men då ska vi prata lite om det här med plan nummer 7");
    // Here and there a stop, as when a machine guesses: long stretches are cut at cues.
    let mixed: Vec<String> = cues.iter().enumerate().map(|(at, cue)| if at < 60 { format!("{cue}.") } else { cue.clone() }).collect();
    let longest = srt(&film(&mixed)).blocks.iter().map(|block| block.text.plain.len()).max();
    assert!(longest < Some(420), "{longest:?}");
}

#[test]
fn captions_with_capitals_for_full_stops_begin_anew_at_each() {
    let cues = ["Nu byter vi sopkärl\ni hela kommunen", "Du får ett brev\ninnan vi kommer", "till din gata"].map(str::to_owned);
    assert_eq!(blocks(&srt(&film(&cues))), ["Nu byter vi sopkärl i hela kommunen", "Du får ett brev innan vi kommer till din gata"]);
}

#[test]
fn a_long_sentence_of_a_person_stays_whole() {
    let said = "Vi vill att du som bor i kommunen\nska få veta i god tid före,|vad som händer med skolorna\noch de gamla förskolorna,|\
        när vi under våren bygger om\nidrottshallen vid torget.";
    let cues: Vec<String> = said.split('|').map(str::to_owned).collect();
    assert_eq!(blocks(&srt(&film(&cues))).len(), 1);
}

#[test]
fn positions_in_the_text_are_settings() {
    let draft = srt("1\n00:00:01,000 --> 00:00:02,000\n{\\an8}Hej på er.\n");
    assert_eq!(draft.captions.expect("captions").cues[0].settings, "{\\an8}");
}
