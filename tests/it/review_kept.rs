//! What `klart review` keeps and what it leaves alone: cut short, killed, taken back, changed by somebody else.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use proptest::prelude::*;

use crate::folder::Folder;
use crate::review::{CUES, SKOLA, review, skola};

#[test]
fn cut_short_at_any_line_nothing_is_lost_and_the_rest_goes_on() {
    let steps: [&[&str]; 3] = [&["s", "Två barn håller varandra i handen."], &["1"], &["j"]];
    let all: Vec<&str> = steps.concat();
    let whole = skola();
    review(&whole, "skola.md", &all);
    let expected = whole.text("skola.md");
    for cut in 0..=all.len() {
        let folder = skola();
        review(&folder, "skola.md", &all[..cut]);
        let mut lines = 0;
        let done = steps
            .iter()
            .take_while(|step| {
                lines += step.len();
                lines <= cut
            })
            .count();
        review(&folder, "skola.md", &steps[done..].concat());
        assert_eq!(folder.text("skola.md"), expected, "cut after {cut} lines");
    }
}

#[test]
fn skipping_everything_changes_no_byte() {
    let folder = skola();
    folder.write("b.html", b"<p>Nya tider.</p>\r\n<img src=\"a.jpg\">\r\n");
    folder.write("c.srt", CUES.as_bytes());
    folder.write("d.txt", "Nu öppnar badet.\n\nBild: badet.jpg\n".as_bytes());
    let before = fs::read_dir(folder.path()).expect("a folder").count();
    let said = review(&folder, ".", &["h"; 40]);
    assert_eq!(folder.text("skola.md"), SKOLA);
    assert_eq!(folder.text("b.html"), "<p>Nya tider.</p>\r\n<img src=\"a.jpg\">\r\n");
    assert_eq!((folder.text("c.srt").as_str(), fs::read_dir(folder.path()).expect("a folder").count()), (CUES, before));
    assert!(said.out.contains("i 4 utkast") && said.out.contains("Inget är ändrat, "), "{}", said.out);
    assert_eq!(said.code, 1);
}

#[test]
fn back_restores_every_byte() {
    let folder = skola();
    let said = review(&folder, "skola.md", &["d", "b", "b", "h", "b", "1", "b", "i", "1", "b", "a"]);
    assert_eq!(folder.text("skola.md"), SKOLA, "{}", said.out);
    assert!(
        said.out.contains("Det finns inget steg att ta tillbaka.") && said.out.contains("Tillbaka till det du hoppade över."),
        "{}",
        said.out
    );
    let text = Folder::with(&[("a.txt", "Nu öppnar badet.\n\nBild: linje.svg\n")]);
    review(&text, "a.txt", &["d", "b", "a"]);
    assert_eq!(fs::read_dir(text.path()).expect("a folder").count(), 1, "the file of answers is gone");
    let two = Folder::with(&[("a.md", "![](a.jpg)\n"), ("b.md", "![](b.jpg)\n")]);
    review(&two, "a.md b.md", &["d", "b", "s", "En brygga vid havet", "a"]);
    assert_eq!((two.text("a.md").as_str(), two.text("b.md").as_str()), ("![En brygga vid havet](a.jpg)\n", "![](b.jpg)\n"));
}

/// A run that somebody sits at: lines go in one at a time, and what is said is read up to a word.
struct Live {
    child: std::process::Child,
    input: std::process::ChildStdin,
    out: BufReader<std::process::ChildStdout>,
}

impl Live {
    fn of(folder: &Folder, draft: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_klart"))
            .args(["review", draft, "--today", "2026-11-21"])
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("klart starts");
        let (input, out) = (child.stdin.take().expect("a pipe"), BufReader::new(child.stdout.take().expect("a pipe")));
        Self { child, input, out }
    }

    fn until(&mut self, word: &str) {
        let mut line = String::new();
        while !line.contains(word) {
            line.clear();
            assert!(self.out.read_line(&mut line).expect("a line") > 0, "klart asks");
        }
    }

    fn answer(&mut self, line: &str) {
        self.input.write_all([line, "\n"].concat().as_bytes()).expect("an answer");
    }
}

#[test]
fn a_draft_changed_by_somebody_else_is_read_again_and_never_written_over() {
    let folder = skola();
    let mut live = Live::of(&folder, "skola.md");
    live.until("Avsluta");
    let theirs = SKOLA.replace("första dagen", "andra dagen");
    folder.write("skola.md", theirs.as_bytes());
    live.answer("d");
    live.answer("a");
    let mut rest = String::new();
    live.out.read_to_string(&mut rest).expect("text");
    live.child.wait().expect("klart ends");
    assert!(rest.contains("Utkastet har ändrats utanför klart."), "{rest}");
    assert_eq!(folder.text("skola.md"), theirs);
}

#[test]
fn a_killed_run_loses_no_answer() {
    let folder = skola();
    let mut live = Live::of(&folder, "skola.md");
    live.until("Avsluta");
    live.answer("s");
    live.answer("Två barn på en brygga");
    live.until("Avsluta");
    live.child.kill().expect("klart is stopped");
    live.child.wait().expect("klart ends");
    assert!(folder.text("skola.md").contains("![Två barn på en brygga](bilder/badet.jpg)"));
    let said = review(&folder, "skola.md", &["1", "j"]);
    assert!(said.out.contains("att gå igenom i skola.md") && said.code == 0, "{}", said.out);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2, "no temporary file is left");
}

/// Every file in a folder.
fn files(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> =
        walk(folder.path()).into_iter().map(|path| (path.to_string_lossy().into_owned(), fs::read(path).expect("a file"))).collect();
    all.sort();
    all
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever was answered, going all the way back leaves every file as it was, byte for byte.
    #[test]
    fn every_way_there_has_a_way_back(
        lines in prop::collection::vec(prop::sample::select(vec!["1", "2", "s", "d", "t", "j", "n", "v", "h", "i", "r", "b", "", "p", "+ i sol", "Två barn på en brygga", "åäö <b> \"x\" -->", "![x](y)"]), 0..8),
        windows in any::<bool>(),
    ) {
        let end = if windows { "\r\n" } else { "\n" };
        let folder = skola();
        folder.write("skola.md", SKOLA.replace('\n', end).as_bytes());
        folder.write("b.html", ["<p>Nya tider.</p>", "<img src=\"a.jpg\">", "<p>Barnen erhåller mat. <a href=\"x\">Läs mer</a></p>", ""].join(end).as_bytes());
        folder.write("c.srt", CUES.replace('\n', end).as_bytes());
        folder.write("d.txt", ["Nu öppnar badet.", "", "Bild: badet.jpg", ""].join(end).as_bytes());
        let before = files(&folder);
        let mut all = lines.clone();
        all.extend(["", ""]);
        all.extend(["b"; 40]);
        let said = review(&folder, "skola.md b.html c.srt d.txt", &all);
        prop_assert!(said.code == 1 && said.err.is_empty(), "{}{}", said.out, said.err);
        prop_assert_eq!(files(&folder), before, "{}", said.out);
    }
}

#[test]
fn an_empty_template_of_captions_is_filled_cue_by_cue() {
    for (name, head, end) in
        [("film.sv.mall.srt", "1\n", "\n"), ("film.sv.mall.vtt", "WEBVTT\n\n", "\n"), ("crlf.sv.mall.srt", "1\r\n", "\r\n")]
    {
        let point = if name.ends_with("vtt") { '.' } else { ',' };
        let (first, second) = (format!("00:00:00{point}188 --> 00:00:02{point}300"), format!("00:00:02{point}380 --> 00:00:05{point}676"));
        let number = if head.starts_with('1') { format!("2{end}") } else { String::new() };
        let folder = Folder::with(&[(name, &format!("{head}{first}{end}{end}{number}{second}{end}"))]);
        let said = folder.klart_reading(&format!("review {name}"), "s\nVälkommen till simskolan.\ns\nVi ses vid bryggan på tisdag.\n");
        assert_eq!(said.code, 0, "{}", said.out);
        let filled =
            format!("{head}{first}{end}Välkommen till simskolan.{end}{end}{number}{second}{end}Vi ses vid bryggan på tisdag.{end}");
        assert_eq!(folder.text(name), filled);
    }
}
