//! What somebody types, and what klart says: transcripts and exit codes.

use crate::folder::Folder;

const GOOD: &str = "# Simskola\n\nBadet öppnar på lördag. Alla barn är välkomna.\n";
const BAD: &str = "# Simskola\n\nBadet öppnar på lördag.\n\n![](badet.jpg)\n";
const WORDY: &str = "# Simskola\n\nDu ska inkomma med anmälan senast den 12 juni.\n";

fn drafts() -> Folder {
    Folder::with(&[("bra.md", GOOD), ("brist.md", BAD), ("ord.md", WORDY), ("badet.jpg", "inte en bild"), ("tom/", "")])
}

#[track_caller]
fn ends(folder: &Folder, words: &str, code: i32) {
    let said = folder.klart(words);
    assert_eq!(said.code, code, "klart {words}\n{}\n{}", said.out, said.err);
}

#[test]
fn exit_codes_say_ready_not_ready_or_nothing_checked() {
    let folder = drafts();
    folder.write("tomt.md", b"");
    folder.write("binar.md", b"\x7fELF\x00\x00\x01");
    folder.write("arkiv.docx", b"PK");
    folder.write("mapp.md/ett.md", GOOD.as_bytes());
    folder.write("bunden/klart.toml", b"fial_on = \"error\"\n");
    folder.write("bunden/a.md", GOOD.as_bytes());
    folder.write("fel.json", b"{\"schema\":");
    folder.write("annan.json", b"{\"schema\":\"klart.request/9\",\"documents\":[]}");
    folder.write("tom.json", b"{\"schema\":\"klart.request/1\",\"documents\":[]}");
    let matrix = [
        ("check bra.md", 0),
        ("check brist.md", 1),
        ("check bra.md brist.md", 1),
        ("check brist.md --fail-on never", 0),
        ("check ord.md --fail-on error", 0),
        ("check ord.md --fail-on advice", 1),
        ("check finns-inte.md", 2),
        ("check finns-inte.md bra.md", 1),
        ("check tomt.md", 2),
        ("check tomt.md bra.md", 1),
        ("check binar.md bra.md", 1),
        ("check binar.md", 2),
        ("check arkiv.docx", 2),
        ("check arkiv.docx bra.md", 1),
        ("check tom", 2),
        ("check mapp.md", 0),
        ("check b*.txt", 2),
        ("check br*.md", 1),
        ("check bunden", 2),
        ("check bra.md --profile finns-inte", 2),
        ("check bra.md --channel fejsbok", 2),
        ("check bra.md --today igår", 2),
        ("check bra.md --threads 0", 2),
        ("check bra.md --format xml", 2),
        ("check --fromat json", 2),
        ("check bra.md --suggested", 2),
        ("check bra.md --fix --diff", 0),
        ("check bra.md --baseline finns-inte.txt", 2),
        ("check --request fel.json", 2),
        ("check --request annan.json", 2),
        ("check --request tom.json", 2),
        ("check --request finns-inte.json", 2),
        ("explain image/missing-alt", 0),
        ("explain image/misssing-alt", 2),
        ("rules", 0),
        ("completions bash", 0),
        ("completions tcsh", 2),
        ("granska", 2),
        ("--version", 0),
        ("--help", 0),
        ("check --help --lang en", 0),
    ];
    for (words, code) in matrix {
        ends(&folder, words, code);
    }
}

#[test]
fn a_clean_run_speaks_and_a_fault_says_what_to_do() {
    let folder = drafts();
    assert_eq!(folder.klart("check bra.md bra.md").out.lines().last(), Some("Klart! 1 utkast kan publiceras."));
    let said = folder.klart("check brist.md").out;
    for words in [
        "FEL      rad 5",
        "![](badet.jpg)\n         ^^^^^^^^^^^^^^",
        "       > ",
        "image/missing-alt · WCAG 1.1.1",
        "Inte klart än: 1 fel",
        "klart explain image/missing-alt",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert!(folder.klart("check brist.md --lang en").out.contains("ERROR     line 5"));
}

#[test]
fn no_arguments_check_the_folder_you_stand_in() {
    let said = drafts().klart("");
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.out.contains("3 utkast"), "the picture belongs to the draft that shows it\n{}", said.out);
}

#[test]
fn slips_of_the_keyboard_are_met_with_the_word_that_was_meant() {
    let folder = drafts();
    for (words, meant) in [
        ("chek bra.md", "check"),
        ("check --fromat json", "--format"),
        ("check bra.md --format jsno", "json"),
        ("check bra.md --fail-on eror", "error"),
        ("check bra.md --channel facebok", "facebook"),
        ("check bra.md --profile stockholmm", "stockholm"),
        ("explain image/mising-alt", "image/missing-alt"),
        ("explain missing-alt", "image/missing-alt"),
    ] {
        let said = folder.klart(words);
        assert!(said.err.contains(&format!("Menade du ”{meant}”?")), "{words}\n{}", said.err);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{words}");
    }
    assert!(folder.klart("check bar.md").out.contains("Menade du ”bra.md”?"));
    let broken = Folder::with(&[("klart.toml", "fial_on = \"error\"\n"), ("a.md", GOOD)]).klart("check a.md");
    assert!(broken.err.contains("klart.toml:1:1") && broken.err.contains("fail_on"), "{}", broken.err);
}

#[test]
fn a_pipe_carries_no_colour_and_no_bar() {
    let folder = drafts();
    for words in ["check .", "check . --diff", "check . --statistics", "explain link/vague", "rules", "check . --format github"] {
        let said = folder.klart(words);
        assert!(!said.out.contains('\u{1b}') && !said.err.contains('\u{1b}'), "{words}");
    }
}

#[test]
fn signs_that_steer_a_terminal_are_shown_and_never_sent() {
    let folder = Folder::with(&[("a.md", "# Bad\n\n![](ba\u{202e}d.jpg) \u{1b}[2J och \u{9b}31m hej\n")]);
    for words in [
        "check a.md --all",
        "check a.md --format json",
        "check a.md --format sarif",
        "check a.md --format github",
        "check a.md --format ndjson",
    ] {
        let out = folder.klart(words).out;
        assert!(!out.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{words}\n{out:?}");
    }
}

#[test]
fn identity_numbers_never_leave() {
    let folder = Folder::with(&[
        ("a.md", "# Bad\n\nDu ska inkomma med anmälan för 19811218-9876 till oss.\n\n![](19811218-9876.jpg)\n"),
        ("b.md", "# A\n\n![](19811218-9876.jpg \"811218–9876\")\n"),
    ]);
    for words in [
        "check . --all",
        "check . --format json",
        "check . --format ndjson",
        "check . --format sarif",
        "check . --format github",
        "check . --statistics",
        "check . --diff --suggested",
    ] {
        let out = folder.klart(words).out;
        assert!(!out.contains("-9876") && !out.contains("–9876"), "{words}\n{out}");
    }
}

#[test]
fn the_same_bytes_come_out_on_any_number_of_threads() {
    let files: Vec<(String, &str)> = (0..60).map(|nth| (format!("u{nth:02}.md"), [GOOD, BAD, WORDY][nth % 3])).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let folder = Folder::with(&files);
    for format in ["terminal", "html", "csv", "json", "ndjson", "sarif", "github"] {
        let run = |threads: u8| folder.klart(&format!("check . --today 2026-11-21 --format {format} --threads {threads}")).out;
        let one = run(1);
        assert!(one == run(2) && one == run(8), "{format}");
    }
}

#[test]
fn exclude_and_hidden_files_are_left_out() {
    let folder = Folder::with(&[
        ("klart.toml", "exclude = [\"arkiv/**\"]\n"),
        ("arkiv/gammal.md", BAD),
        (".dold/a.md", BAD),
        ("ny.md", GOOD),
        (".gitignore", "ny.md\n"),
    ]);
    let said = folder.klart("check");
    assert_eq!((said.code, said.out.lines().last()), (0, Some("Klart! 1 utkast kan publiceras.")), "{}", said.out);
}

#[test]
#[cfg(unix)]
fn links_are_not_followed_out_or_around() {
    use std::os::unix::fs::symlink;
    let outside = Folder::with(&[("hemlig.md", BAD)]);
    let folder = Folder::with(&[("in/bra.md", GOOD), ("in/djup/", "")]);
    symlink(folder.path().join("in"), folder.path().join("in/djup/runt")).expect("a link");
    symlink(outside.path().join("hemlig.md"), folder.path().join("in/ut.md")).expect("a link");
    let said = folder.klart("check in --format json");
    assert!(said.out.contains("\"documents\":1,") && !said.out.contains("ut.md"), "{}", said.out);
    assert!(said.out.contains("in/djup/runt"), "the loop is said\n{}", said.out);
}

#[test]
fn steps_upwards_are_followed_before_anything_is_looked_for() {
    let folder = Folder::with(&[("a/", ""), ("b/u.md", "# A\n\n![Ett hus](x.png)\n")]);
    let said = folder.klart("check a/../b --format json");
    assert!(said.out.contains("image/missing-file"), "{}", said.out);
}

#[test]
#[cfg(unix)]
fn a_pipe_or_a_device_is_no_draft() {
    let folder = drafts();
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("ror.md")).status();
    if made.is_ok_and(|status| status.success()) {
        ends(&folder, "check ror.md", 2);
        ends(&folder, "check ror.md bra.md", 1);
    }
    ends(&folder, "check /dev/null", 2);
}

#[test]
fn a_film_is_checked_on_its_own_unless_a_draft_leads_to_that_very_file() {
    let folder = Folder::with(&[("a/utkast.md", "# Badet\n\n[Se filmen](../a/film.mp4?v=2)\n")]);
    let film = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/corpora/media/samples/tone.mp4")).expect("a film");
    folder.write("a/film.mp4", &film);
    folder.write("b/film.mp4", &film);
    let said = folder.klart("check --format github .");
    assert!(said.out.contains("file=a/utkast.md,") && said.out.contains("file=b/film.mp4,"), "{}", said.out);
    assert!(!said.out.contains("file=a/film.mp4,"), "{}", said.out);
}

#[test]
fn a_film_finds_its_captions_in_whatever_order_they_are_read() {
    let cue = "1\n00:00:00,000 --> 00:00:02,000\nHej och välkomna hit.\n";
    let folder = Folder::with(&[("utkast.md", "# Badet\n\n[Se filmen](film.mp4)\n"), ("film.sv.srt", cue)]);
    let film = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/corpora/media/samples/tone.mp4")).expect("a film");
    folder.write("film.mp4", &film);
    for words in ["check .", "check utkast.md", "check utkast.md film.sv.srt", "check film.sv.srt utkast.md"] {
        let said = folder.klart(words);
        assert!(!said.out.contains("media/missing-captions"), "{words}: {}", said.out);
    }
}
