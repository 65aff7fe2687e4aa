//! The audit of past posts, as whoever runs it relies on it: what is written, what goes on after a break, what is never told.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::sync::atomic::AtomicBool;

use klart::audit::{Audit, Ended, Folding, Judgement, Lines, Outputs, State, Tally};
use klart::check::Desk;
use klart::config::{Config, FailOn, Lang};
use klart::export::{self, Export};
use klart::report::posts::{Showing, document, line};
use serde_json::Value;

use crate::folder::{Folder, Said};

/// Posts in klart's own format, one a day from 1 January 2026: text, description (`-` where missing).
fn posts(posts: &[(&str, &str)]) -> String {
    let mut all = String::new();
    for (at, (text, alt)) in posts.iter().enumerate() {
        let alt = if *alt == "-" { Value::Null } else { Value::from(*alt) };
        let post = serde_json::json!({
            "klart_post": 1, "id": at.to_string(), "platform": "facebook", "text": text, "kind": "post",
            "account": { "name": "Ekviks kommun", "handle": "ekvik" },
            "published": format!("2026-{:02}-{:02}T08:00:00Z", at / 28 % 12 + 1, at % 28 + 1),
            "permalink": format!("https://example.org/{at}"), "images": [{ "uri": format!("{at}.jpg"), "alt": alt }],
        });
        let _ = writeln!(all, "{post}");
    }
    all
}

/// Many posts of several sorts.
fn many(count: usize) -> String {
    let texts = [
        ("Badet öppnar på lördag. Välkommen!", "Barn badar i bassängen."),
        ("Du ska erhålla beslut. Ring 0980-319 210.", "-"),
        ("Nu är det sommar 🎉🎉🎉", "Bild på en park"),
        ("Hej!", ""),
    ];
    let all: Vec<(String, &str)> = (0..count).map(|at| (format!("{} Nummer {at}.", texts[at % 4].0), texts[at % 4].1)).collect();
    posts(&all.iter().map(|(text, alt)| (text.as_str(), *alt)).collect::<Vec<_>>())
}

fn audited(folder: &Folder, words: &str) -> Said {
    folder.klart(&format!("audit --today 2026-11-21 {words}"))
}

fn summary(folder: &Folder, out: &str) -> Value {
    serde_json::from_str(&folder.text(&format!("{out}/summary.json"))).expect("JSON")
}

/// Everything in a folder: name and bytes.
fn files(folder: &Folder, out: &str) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> = fs::read_dir(folder.path().join(out))
        .expect("a folder")
        .flatten()
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("a file")))
        .collect();
    all.sort();
    all
}

#[test]
fn an_audit_leaves_whole_files_and_says_where() {
    let folder = Folder::with(&[("posts.jsonl", &many(40))]);
    let said = audited(&folder, "posts.jsonl --out ut");
    assert_eq!(said.code, 1, "{}", said.err);
    for told in ["40 inlägg granskade", "Gör det här först", "Bild utan bildbeskrivning", "ut/report.html"] {
        assert!(said.out.contains(told), "{told}\n{}", said.out);
    }
    assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
    let names: Vec<String> = files(&folder, "ut").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["baseline.txt", "findings.csv", "konton.csv", "posts.ndjson", "report.html", "summary.json"]);
    let summary = summary(&folder, "ut");
    let (counts, export) = (&summary["counts"], &summary["exports"][0]);
    assert_eq!((counts["judged"].as_u64(), counts["faulty"].as_u64()), (Some(40), Some(10)));
    assert_eq!((export["posts"].as_u64(), export["image_states"]["Missing"].as_u64()), (Some(40), Some(10)));
    assert_eq!(folder.text("ut/posts.ndjson").lines().count(), 40);
    assert!(folder.text("ut/findings.csv").starts_with("\u{feff}datum;plattform;konto;"));
}

#[test]
fn the_answer_is_the_same_on_any_number_of_threads_and_with_a_memory() {
    let folder = Folder::with(&[("posts.jsonl", &many(300))]);
    let runs = ["--out a --threads 1", "--out b --threads 4", "--out c --cache minne", "--out d --cache minne"];
    for run in runs {
        assert_eq!(audited(&folder, &format!("posts.jsonl {run}")).code, 1);
    }
    let first = files(&folder, "a");
    for out in ["b", "c", "d"] {
        let told = |(name, bytes): &(String, Vec<u8>)| (name.clone(), String::from_utf8_lossy(bytes).replace(&format!("{out}/"), "a/"));
        assert_eq!(files(&folder, out).iter().map(told).collect::<Vec<_>>(), first.iter().map(told).collect::<Vec<_>>(), "{out}");
    }
    let memory = fs::read(folder.path().join("minne/posts.bin")).expect("a memory");
    for words in ["Badet", "ekvik", "example.org"] {
        assert!(memchr::memmem::find(&memory, words.as_bytes()).is_none(), "{words} is remembered");
    }
}

/// Outputs that are kept, and every place that one may go on from.
#[derive(Default)]
struct Kept {
    files: Lines,
    places: Vec<(u64, Vec<u64>, Tally)>,
}

impl Outputs for Kept {
    fn write(&mut self, lines: &Lines) -> io::Result<()> {
        self.files.iter_mut().zip(lines).for_each(|(all, own)| all.extend_from_slice(own));
        Ok(())
    }

    fn reached(&mut self, folded: u64, tally: &Tally) -> io::Result<()> {
        self.places.push((folded, self.files.iter().map(|file| file.len() as u64).collect(), tally.clone()));
        Ok(())
    }
}

fn run(exports: &[Export], desk: &Desk, from: Option<(u64, Tally)>, kept: &mut Kept) -> Ended {
    let showing = Showing { lang: Lang::Sv, fail_on: FailOn::Error, anonymise: None };
    let lines = |judgement: &Judgement| {
        let document = document(judgement, showing);
        [line(judgement, document.as_ref(), &|_| false, showing), Vec::new(), Vec::new(), Vec::new()]
    };
    let folding = Folding { since: None, today: desk_day(), lang: Lang::Sv, known: None };
    let audit = Audit { exports, desk, folding, memory: None, lines: &lines, stop: &AtomicBool::new(false) };
    let (folded, tally) = from.unwrap_or_default();
    audit.run(tally, folded, kept).expect("a vector takes all")
}

fn desk_day() -> klart::Date {
    klart::Date::new(2026, 11, 21).expect("a day")
}

#[test]
fn an_audit_that_was_broken_off_anywhere_goes_on_to_the_same_bytes() {
    let more = "{\"klart_post\":1,\"id\":\"3\",\"platform\":\"facebook\",\"text\":\"Igen\"}\n{broken\n";
    let folder = Folder::with(&[("a.jsonl", &many(400)), ("b.jsonl", &format!("{}{more}", many(200).replace("facebook", "instagram")))]);
    let found = export::find(&[folder.path().join("a.jsonl"), folder.path().join("b.jsonl")]);
    let desk = Desk { all: true, ..Desk::new(Config::default(), desk_day()) };
    let mut whole = Kept::default();
    let ended = run(&found.exports, &desk, None, &mut whole);
    assert_eq!((ended.tally.counts.read, ended.tally.not_looked.duplicates, ended.trouble.len()), (600, 1, 1));
    assert!(whole.places.len() > 5, "{}", whole.places.len());
    for (folded, lengths, tally) in &whole.places {
        let state = State::new(7, *folded, lengths.clone(), tally.clone());
        let state: State = serde_json::from_str(&serde_json::to_string(&state).expect("JSON")).expect("a state");
        assert!(state.fits(7) && !state.fits(8));
        let mut kept = Kept::default();
        for (at, length) in state.lengths.iter().enumerate() {
            kept.files[at].extend_from_slice(&whole.files[at][..usize::try_from(*length).expect("small")]);
        }
        let again = run(&found.exports, &desk, Some((state.folded, state.tally)), &mut kept);
        assert_eq!(again.tally, ended.tally, "after {folded}");
        assert!(kept.files == whole.files, "after {folded}");
        assert_eq!(again.trouble, ended.trouble);
    }
}

#[test]
fn the_next_audit_shows_only_what_is_new() {
    let folder = Folder::with(&[("posts.jsonl", &posts(&[("Badet öppnar.", "-"), ("Biblioteket öppnar.", "-")]))]);
    assert_eq!(audited(&folder, "posts.jsonl --out maj").code, 1);
    let mended = posts(&[("Badet öppnar.", "Barn badar."), ("Biblioteket öppnar.", "-"), ("Skolan öppnar.", "-")]);
    folder.write("posts.jsonl", mended.as_bytes());
    // What was said of the account in May is known too, and stands in the table of May.
    assert!(folder.text("maj/findings.csv").contains("account/inactive") && folder.text("maj/baseline.txt").contains("account/inactive"));
    let said = audited(&folder, "posts.jsonl --out juni --baseline maj/baseline.txt");
    assert!(said.out.contains("1 nytt fynd, 1 är borta och 2 står kvar"), "{}", said.out);
    let summary = summary(&folder, "juni");
    assert_eq!(summary["baseline"], serde_json::json!({ "new": 1, "known": 2, "fixed": 1 }));
    assert_eq!(summary["batch"], serde_json::json!([]));
    let table = folder.text("juni/findings.csv");
    assert!(table.lines().count() == 2 && table.contains("example.org/2"), "{table}");
    let said = audited(&folder, "posts.jsonl --out juli --baseline juni");
    assert_eq!((said.code, summary_counts(&folder, "juli")), (0, 0), "{}", said.err);
}

fn summary_counts(folder: &Folder, out: &str) -> u64 {
    summary(folder, out)["baseline"]["new"].as_u64().expect("a number")
}

#[test]
fn what_posts_hold_is_shown_and_never_run() {
    let hostile = "<script>alert(1)</script> =cmd|' /C calc'!A0 \u{1b}[31m röd \u{202e} @SUM(1) läs mer HÄR OCH NU DIREKT FORT";
    let folder = Folder::with(&[("posts.jsonl", &posts(&[(hostile, "=HYPERLINK(1)")]))]);
    let said = audited(&folder, "posts.jsonl --out ut");
    assert!(!said.out.contains('\u{1b}'));
    for (name, bytes) in files(&folder, "ut") {
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{name} steers a terminal");
        assert!(!name.ends_with("html") || !text.contains("<script>alert"), "{name} runs what a post holds");
        assert!(!name.ends_with("csv") || !text.split(['\n', ';']).any(|cell| cell.trim_start_matches('"').starts_with('=')), "{name}");
    }
}

#[test]
fn personal_numbers_are_hidden_and_names_where_that_is_asked() {
    let text = "Ansökan från 19811218-9876 har kommit. Läs mer här: https://example.org/handlingar/stadsbiblioteket/2026/protokoll.pdf";
    let folder = Folder::with(&[("posts.jsonl", &posts(&[(text, "Kim Ek, 811218-9876")]))]);
    audited(&folder, "posts.jsonl --out ut");
    audited(&folder, "posts.jsonl --out delas --anonymise");
    for (name, bytes) in files(&folder, "ut").into_iter().chain(files(&folder, "delas")) {
        assert!(memchr::memmem::find(&bytes, b"9876").is_none(), "{name} tells a number");
    }
    for (name, bytes) in files(&folder, "delas") {
        let text = String::from_utf8(bytes).expect("UTF-8");
        for told in ["Ansökan", "Kim", "Ekvik", "ekvik", "example.org", "stadsbiblioteket"] {
            assert!(!text.contains(told), "{name} tells {told}");
        }
    }
}

#[test]
fn what_is_said_of_accounts_has_an_account_that_nobody_knows() {
    let folder = Folder::with(&[("posts.jsonl", &many(40))]);
    audited(&folder, "posts.jsonl --out ut --anonymise");
    let summary = summary(&folder, "ut");
    assert_eq!((&summary["batch"][0]["account"], &summary["batch"][0]["platform"]), (&"Konto 1".into(), &"facebook".into()));
}

#[test]
fn accounts_that_end_at_once_are_one_note_on_old_exports() {
    let of = |handle: &str| many(40).replace("\"ekvik\"", &format!("\"{handle}\"")).replace("\"id\":\"", &format!("\"id\":\"{handle}"));
    let folder = Folder::with(&[("posts.jsonl", &[of("ekvik"), of("badet"), of("ung")].concat())]);
    folder.write("konton.csv", "id;plattform;anvandarnamn;status\nek;facebook;ekvik;aktiv\n".as_bytes());
    let said = audited(&folder, "posts.jsonl --out ut");
    assert!(said.out.contains("Exporterna slutar den 12 februari 2026.") && !said.out.contains("har inte använts"), "{}", said.out);
    assert!(folder.text("ut/report.html").contains("Exporterna slutar den 12 februari 2026."));
    assert_eq!((named(&folder, "account/inactive"), folder.text("ut/konton.csv").contains("Ingen aktivitet")), (0, false));
    // An account that the register says is to be used is told of all the same.
    audited(&folder, "posts.jsonl --out ut --register konton.csv");
    assert_eq!(named(&folder, "account/inactive"), 1);
    // Two accounts may well have stopped at the same time.
    folder.write("posts.jsonl", [of("ekvik"), of("badet")].concat().as_bytes());
    audited(&folder, "posts.jsonl --out ut");
    assert_eq!(named(&folder, "account/inactive"), 2);
}

#[test]
fn posts_before_a_day_are_read_and_not_judged() {
    let folder = Folder::with(&[("posts.jsonl", &many(40))]);
    audited(&folder, "posts.jsonl --out ut --since 2026-02-01");
    let summary = summary(&folder, "ut");
    assert_eq!((summary["counts"]["judged"].as_u64(), summary["not_looked_at"]["before"].as_u64()), (Some(12), Some(28)));
}

#[test]
fn days_that_cannot_be_are_no_days_of_an_account() {
    let post =
        |id: u8, day: &str| format!("{{\"klart_post\":1,\"id\":\"{id}\",\"platform\":\"x\",\"text\":\"Hej\",\"published\":\"{day}\"}}\n");
    let all =
        [post(1, "1970-01-01T00:00:00Z"), post(2, "2090-01-01T00:00:00Z"), post(3, "2026-05-01T00:00:00Z"), post(4, "i maj")].concat();
    let folder = Folder::with(&[("posts.jsonl", &all)]);
    let said = audited(&folder, "posts.jsonl --out ut");
    let summary = summary(&folder, "ut");
    assert_eq!(summary["counts"]["judged"].as_u64(), Some(4), "{}", said.err);
    assert_ne!(summary["period"]["to"], "2090-01-01");
}

#[test]
fn one_picture_with_two_names_is_asked_about_once() {
    let same = |alt: [&str; 2]| posts(&[("Badet öppnar.", alt[0]), ("Parken öppnar.", alt[1])]).replace("1.jpg", "0.jpg");
    let folder = Folder::with(&[("posts.jsonl", &same(["Två barn badar i bassängen.", "Landshövdingen klipper ett band."]))]);
    audited(&folder, "posts.jsonl --out ut");
    assert_eq!(named(&folder, "image/inconsistent-alt"), 1);
    folder.write("posts.jsonl", same(["Två barn badar i bassängen.", "Två barn badar i bassängen."]).as_bytes());
    audited(&folder, "posts.jsonl --out ut");
    assert_eq!(named(&folder, "image/inconsistent-alt"), 0);
}

/// How often a rule speaks over many posts.
fn named(folder: &Folder, rule: &str) -> usize {
    summary(folder, "ut")["batch"].as_array().into_iter().flatten().filter(|found| found["rule"] == rule).count()
}

#[test]
fn what_cannot_be_done_is_said_with_the_way_on() {
    let folder = Folder::with(&[("posts.jsonl", &many(4)), ("anteckningar.txt", "Hej"), ("fil", "")]);
    folder.write("bild.png", b"# x\n\xff\xfe\x00\n");
    folder.write("konton.csv", b"id;plattform;anvandarnamn\nek;facebook;ekvik\n");
    for (words, problem) in [
        ("saknas.zip --out ut", "Det finns ingen fil"),
        ("anteckningar.txt --out ut", "anteckningar.txt"),
        ("posts.jsonl --out fil", "går inte att skriva"),
        ("posts.jsonl --out ut --baseline saknas.txt", "går inte att läsa"),
        ("posts.jsonl --out ut --baseline bild.png", "bild.png:2: raden är inget fynd"),
        ("posts.jsonl --out ut --since igår", "inget datum"),
        ("posts.jsonl --out . --register konton.csv", "Välj en annan mapp"),
    ] {
        let said = audited(&folder, words);
        assert!(said.code == 2 && said.err.contains(problem), "{words}: {} {}", said.code, said.err);
    }
    assert!(!folder.path().join("ut/summary.json").exists());
    let said = audited(&folder, "posts.jsonl --out ut --resume");
    assert!(said.code == 1 && said.err.contains("börjar från början"), "{}", said.err);
}
