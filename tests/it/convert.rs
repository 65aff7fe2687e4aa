//! Captions in another format: what is kept, what is named as lost, and what is refused.

use std::fmt::Write as _;

use klart::read::captions::{Converted, Dialect, Ending, Form, Lost, Refused, convert, plain, read};
use proptest::prelude::*;

use crate::folder::Folder;

fn done(text: &str, ending: Ending, to: Form) -> Converted {
    convert(text, ending, to).unwrap_or_else(|why| panic!("{why:?}\n{text}"))
}

#[test]
fn subrip_becomes_webvtt_with_its_italics_and_places() {
    let text = "1\n00:00:01,000 --> 00:00:03,000\n{\\an8}<i>Sal & kök</i> <font color=\"red\">5 < 6</font>\n\n2\n01:02:03,004 --> 01:02:05,000 X1:10 X2:20 Y1:1 Y2:2\n– Hej.\n– <skrattar> a --> b\n";
    let made = done(text, Ending::Srt, Form::Vtt);
    assert_eq!(
        made.text,
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.000 line:0\n<i>Sal &amp; kök</i> 5 &lt; 6\n\n01:02:03.004 --> 01:02:05.000\n– Hej.\n– &lt;skrattar&gt; a --&gt; b\n"
    );
    assert_eq!((made.cues, made.lost), (2, vec![(Lost::Looks, 1), (Lost::Places, 1)]));
}

#[test]
fn webvtt_becomes_subrip_and_what_it_cannot_hold_is_named() {
    let text = "WEBVTT Badhuset\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE\nFråga Åsa om namnet.\n\ninledning\n00:01.000 --> 00:03.000 line:0\n<v Åsa>Sal &amp; <i.loud>kök</i></v>\n\n2\n00:04.000 --> 00:06.000 position:20% align:start\n<00:00:04.500>Välkommen <c.gul>in</c>.\n";
    let made = done(text, Ending::Vtt, Form::Srt);
    assert_eq!(
        made.text,
        "1\n00:00:01,000 --> 00:00:03,000\n{\\an8}Sal & <i>kök</i>\n\n2\n00:00:04,000 --> 00:00:06,000\n{\\an1}Välkommen in.\n"
    );
    let wanted = [
        (Lost::Notes, 1),
        (Lost::Styles, 1),
        (Lost::Strays, 2),
        (Lost::Names, 1),
        (Lost::Voices, 1),
        (Lost::Looks, 2),
        (Lost::WordTimes, 1),
        (Lost::Places, 1),
    ];
    assert_eq!(made.lost, wanted);
}

#[test]
fn sbv_becomes_either_with_its_line_breaks() {
    let text = "0:00:01.000,0:00:03.000\nBadet öppnar[br]på lördag.\n\n0:00:03.500,0:00:05.000\nVälkommen in.\n";
    let made = done(text, Ending::Sbv, Form::Srt);
    assert_eq!(
        (made.text.as_str(), made.lost.len()),
        ("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar\npå lördag.\n\n2\n00:00:03,500 --> 00:00:05,000\nVälkommen in.\n", 0)
    );
    assert!(done(text, Ending::Sbv, Form::Vtt).text.starts_with("WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nBadet öppnar\npå lördag.\n"));
}

#[test]
fn a_file_that_cannot_be_converted_whole_is_refused() {
    let cases = [
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nHej\n", Ending::Vtt, Form::Vtt, Refused::Same),
        ("WEBVTT\n\nNOTE inget än\n", Ending::Vtt, Form::Srt, Refused::Empty),
        ("<!DOCTYPE html><p>404</p>", Ending::Vtt, Form::Srt, Refused::NotCaptions),
        ("1\n-00:00:01,000 --> 00:00:02,000\nHej\n", Ending::Srt, Form::Vtt, Refused::Time(1)),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nHej\n\n999:00:01.000 --> 999:00:02.000\nHej\n", Ending::Vtt, Form::Srt, Refused::Time(2)),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n&lt;i&gt;så skrivs kursiv\n", Ending::Vtt, Form::Srt, Refused::Cue(1)),
        ("1\n00:00:01,000 --> 00:00:02,000\nFrameCnt: 1, [iso: 100] [latitude: 59.3]\n", Ending::Srt, Form::Vtt, Refused::NotCaptions),
    ];
    for (text, ending, to, why) in cases {
        assert_eq!(convert(text, ending, to), Err(why), "{text}");
    }
    let wrong_name = done("WEBVTT\n\n00:01.000 --> 00:02.000\nHej\n", Ending::Srt, Form::Srt);
    assert!(wrong_name.text.starts_with("1\n00:00:01,000"), "a WebVTT file under the name .srt is converted by its content");
}

#[test]
fn the_command_writes_beside_and_never_over() {
    let text = "1\r\n00:00:01,000 --> 00:00:03,000\r\nBadet öppnar på lördag.\r\n";
    let folder = Folder::with(&[("film.sv.srt", ""), ("tom.srt", "1\n"), ("bild.png", "x")]);
    folder.write("film.sv.srt", &encoding_rs::WINDOWS_1252.encode(text).0);
    let run = folder.klart("captions convert film.sv.srt");
    assert_eq!((run.code, run.out.as_str()), (0, "film.sv.vtt är skriven: 1 ruta.\n"), "{}", run.err);
    assert_eq!(folder.text("film.sv.vtt"), "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nBadet öppnar på lördag.\n");
    folder.write("film.sv.vtt", b"mitt");
    assert_eq!(folder.klart("captions convert film.sv.srt").code, 2);
    assert_eq!(folder.text("film.sv.vtt"), "mitt");
    assert_eq!(folder.klart("captions convert film.sv.srt --force").code, 0);
    assert_eq!(folder.klart("captions convert film.sv.vtt --to srt --out ny.srt --lang en").out, "ny.srt is written: 1 cue.\n");
    for (words, code) in [
        ("captions", 0),
        ("captions convert", 2),
        ("captions convert film.sv.srt --to srt", 1),
        ("captions convert tom.srt", 1),
        ("captions convert bild.png", 2),
        ("captions convert finns-inte.srt", 2),
        ("captions convert film.sv.srt --to ass", 2),
        ("captions convert film.sv.srt --out finns/inte.vtt", 2),
        ("captions --help", 0),
    ] {
        let run = folder.klart(words);
        assert_eq!(run.code, code, "{words}\n{}{}", run.out, run.err);
    }
    let left = std::fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(left, 5, "nothing temporary is left");
}

#[test]
#[cfg(not(feature = "speech"))]
fn a_build_that_cannot_listen_says_so() {
    let folder = Folder::with(&[("film.mp4", "x")]);
    for words in ["captions template film.mp4", "check film.mp4 --speech"] {
        let run = folder.klart(words);
        assert!(run.code == 2 && run.err.contains("--features speech"), "{words}: {}", run.err);
    }
    assert!(!folder.klart("check --help").out.contains("--speech"));
}

/// The lines that people see, cue by cue.
fn seen(text: &str, ending: Ending) -> Vec<(Option<i64>, Option<i64>, Vec<String>)> {
    let captions = read(text, ending);
    let lines = |cue: &klart::read::captions::Cue| {
        cue.lines.iter().map(|line| plain(&text[line.clone()], captions.dialect)).filter(|line| !line.is_empty()).collect()
    };
    captions.cues.iter().map(|cue| (cue.start_ms, cue.end_ms, lines(cue))).collect()
}

proptest! {
    #[test]
    fn what_is_converted_says_the_same_there_and_back(words in prop::collection::vec("[a-zåäö&<>{}/i; \\[\\]\"-]{0,24}", 1..6)) {
        let mut text = String::new();
        for (at, line) in words.iter().enumerate() {
            write!(text, "{}\n00:00:{:02},000 --> 00:00:{:02},500\n<i>Ord</i> {line}\n\n", at + 1, at * 2, at * 2 + 1).expect("a string takes all");
        }
        if let Ok(there) = convert(&text, Ending::Srt, Form::Vtt) {
            prop_assert_eq!(seen(&there.text, Ending::Vtt), seen(&text, Ending::Srt));
            if let Ok(back) = convert(&there.text, Ending::Vtt, Form::Srt) {
                prop_assert_eq!(seen(&back.text, Ending::Srt), seen(&text, Ending::Srt));
            }
        }
    }

    #[test]
    fn any_text_is_converted_whole_or_refused(text in "(WEBVTT)?(\n|\r\n|[0-9]{1,2}:[0-9]{2}:[0-9]{2}[.,][0-9]{3}( --> |,)|<v x>|</i>|&amp;|NOTE |[a-zåö ]{1,6}|\u{0}|\u{feff}){0,40}") {
        for (ending, to) in [(Ending::Srt, Form::Vtt), (Ending::Vtt, Form::Srt), (Ending::Sbv, Form::Srt), (Ending::Sbv, Form::Vtt)] {
            if let Ok(made) = convert(&text, ending, to) {
                let (wanted, named) = if to == Form::Srt { (Dialect::Srt, Ending::Srt) } else { (Dialect::Vtt, Ending::Vtt) };
                prop_assert_eq!((read(&made.text, named).dialect, read(&made.text, named).cues.len()), (wanted, made.cues));
            }
        }
    }
}

#[test]
fn the_swedish_samples_are_converted_whole() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/media/subs");
    let mut refused = Vec::new();
    for entry in std::fs::read_dir(folder).expect("samples").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(ending) = Ending::of(&name) else { continue };
        let bytes = std::fs::read(entry.path()).expect("a sample");
        let text = klart::source::decode(&bytes).expect("text").text;
        let to = if read(&text, ending).dialect == Dialect::Srt { Form::Vtt } else { Form::Srt };
        if let Err(why) = convert(&text, ending, to) {
            refused.push(format!("{name} {why:?}"));
        }
    }
    refused.sort();
    assert_eq!(refused, ["21-felsida.sv.vtt NotCaptions"]);
}
