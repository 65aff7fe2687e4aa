//! The register of accounts: what is found in the registers of corpora/accounts, in every form of answer.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use klart::account::{Column, Profiles, Roster};
use klart::check::accounts::Accounts;
use klart::config::{Config, Policy};
use klart::source::{Form, Format, Source};
use proptest::prelude::*;
use serde_json::Value;

use crate::folder::{Folder, Said};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The registers, and the folder of profiles where one is given.
const REGISTERS: [(&str, Option<&str>); 5] =
    [("konton", None), ("ordning", None), ("brister", None), ("form", None), ("profiler", Some("profiler"))];

/// Runs `klart account` in corpora/accounts.
fn klart(words: &[&str]) -> Said {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_klart"))
        .arg("account")
        .args(words)
        .current_dir(Path::new(ROOT).join("corpora/accounts"))
        .output()
        .expect("klart runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Said { out: text(run.stdout), err: text(run.stderr), code: run.status.code().unwrap_or(-1) }
}

fn on_the_day(register: &str, profiles: Option<&str>, format: &str) -> Said {
    let file = format!("{register}.csv");
    let mut words = vec![file.as_str(), "--today", "2026-11-21", "--format", format, "--all"];
    words.extend(profiles.map(|folder| ["--profiles", folder]).into_iter().flatten());
    klart(&words)
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// Every finding as account, requirement, column and kind.
fn found(report: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for document in list(report, "documents") {
        for finding in list(document, "findings") {
            let kind = if finding["verdict"] == "review" { "review" } else { finding["level"].as_str().unwrap_or_default() };
            let id = document["id"].as_str().unwrap_or_default();
            let demand = finding["policy"][0]["id"].as_str().unwrap_or_default();
            let new = found.insert(format!("{id}\t{demand}\t{}\t{kind}", finding["field"].as_str().unwrap_or_default()));
            assert!(new, "said twice: {id} {finding}");
        }
    }
    found
}

#[test]
fn each_register_gives_what_is_written_beside_it() {
    for (register, profiles) in REGISTERS {
        let said = on_the_day(register, profiles, "json");
        let report: Value = serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{register}: {error}\n{}{}", said.out, said.err));
        let stated = fs::read_to_string(Path::new(ROOT).join(format!("corpora/accounts/{register}.tsv"))).expect("a table");
        let (troubles, wanted): (Vec<&str>, Vec<&str>) = stated.lines().skip(1).partition(|line| line.starts_with('!'));
        let wanted: BTreeSet<String> = wanted.into_iter().map(str::to_owned).collect();
        let found = found(&report);
        let missed: Vec<_> = wanted.difference(&found).collect();
        let more: Vec<_> = found.difference(&wanted).collect();
        assert!(missed.is_empty() && more.is_empty(), "{register} missed {missed:#?} and found {more:#?}");
        let told: Vec<String> = list(&report, "trouble")
            .iter()
            .map(|trouble| format!("!\t{}\t{} {}", trouble["line"].as_u64().unwrap_or(0), trouble["problem"], trouble["remedy"]))
            .collect();
        assert_eq!(told.len(), troubles.len(), "{register}: {told:#?}");
        for (said, wanted) in told.iter().zip(&troubles) {
            let (place, words) = wanted.rsplit_once('\t').expect("three cells");
            assert!(said.starts_with(place) && said.contains(words), "{register}: {said} is not {wanted}");
        }
    }
}

#[test]
fn the_register_of_the_specification_is_the_one_here() {
    let Some(shared) = crate::shared::shared() else { return crate::shared::skipped() };
    let read = |path: &Path| fs::read(path).expect("a register");
    assert_eq!(read(&shared.join("policy/fixtures/konton.csv")), read(&Path::new(ROOT).join("corpora/accounts/konton.csv")));
    let stated = fs::read_to_string(shared.join("policy/fixtures/konton_expected.tsv")).expect("a table");
    let first_three = |line: &str| line.split('\t').take(3).collect::<Vec<_>>().join("\t");
    let theirs: BTreeSet<String> = stated.lines().filter(|line| !line.starts_with('#')).map(first_three).collect();
    let ours = fs::read_to_string(Path::new(ROOT).join("corpora/accounts/konton.tsv")).expect("a table");
    assert_eq!(theirs, ours.lines().skip(1).map(first_three).collect());
}

#[test]
fn every_form_of_answer_says_the_same_and_hides_identity_numbers() {
    for (register, profiles) in REGISTERS {
        let json: Value = serde_json::from_str(&on_the_day(register, profiles, "json").out).expect("JSON");
        let lines = on_the_day(register, profiles, "ndjson").out;
        let documents: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(documents[..documents.len() - 1], *list(&json, "documents"));
        assert_eq!(documents.last().map(|last| &last["summary"]), Some(&json["summary"]));
        assert_eq!(json["summary"]["documents"].as_u64(), Some(list(&json, "documents").len() as u64));
        let sentence = json["summary"]["sentence"].as_str().expect("a sentence");
        let (page, shown) = (on_the_day(register, profiles, "html").out, on_the_day(register, profiles, "terminal").out);
        assert!(page.contains(sentence) && shown.replace('\n', " ").contains(sentence), "{register}: {sentence}");
        for form in ["json", "ndjson", "csv", "html", "terminal"] {
            let said = on_the_day(register, profiles, form);
            assert!(!said.out.contains("19900101-2384") && !said.err.contains("19900101-2384"), "{register} {form}");
            assert_eq!(said.out, on_the_day(register, profiles, form).out, "{register} {form} differs from run to run");
        }
        assert!(shown.lines().all(|line| line.chars().count() <= 80), "{register}: a line is too long");
    }
}

#[test]
fn the_list_is_safe_to_open_and_reads_back_as_the_register() {
    let folder = Folder::with(&[(
        "klart.toml",
        "[organisation]\nname = \"Exempelstads kommun\"\ndomains = [\"exempelstad.se\"]\nunits = [\"Exempelstads stadsbibliotek\", \"Kulturskolan\"]\n",
    )]);
    for register in ["konton", "ordning", "brister", "form"] {
        let list = on_the_day(register, None, "csv").out;
        assert!(list.starts_with('\u{feff}') && list.ends_with("\r\n"), "{register}");
        let mut inside = false;
        for cell in list.trim_start_matches('\u{feff}').split(['\r', '\n', ';']) {
            let first = cell.trim_start_matches('"').trim_start().chars().next();
            assert!(inside || !matches!(first, Some('=' | '+' | '-' | '@')), "{register}: {cell}");
            inside ^= cell.matches('"').count() % 2 == 1;
        }
        folder.write("lista.csv", list.as_bytes());
        let again = folder.klart("account lista.csv --today 2026-11-21 --format json");
        let again: Value = serde_json::from_str(&again.out).unwrap_or_else(|error| panic!("{error} {}{}", again.out, again.err));
        let first: Value = serde_json::from_str(&on_the_day(register, None, "json").out).expect("JSON");
        assert_eq!(found(&first), found(&again), "{register}");
    }
    assert!(
        on_the_day("form", None, "csv").out.contains("'=HYPERLINK") && on_the_day("form", None, "csv").out.contains("'+46 980 31 92 15")
    );
}

#[test]
fn the_page_is_whole_safe_and_stands_alone() {
    for (register, profiles) in REGISTERS {
        let page = on_the_day(register, profiles, "html").out;
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"sv\">") && page.contains("<title>Konton i sociala medier</title>"));
        for never in ["<script", "http-equiv=\"refresh", "src=", "<b>Ung", "@import", "url("] {
            assert!(!page.contains(never), "{register} has {never}");
        }
        let mut open = Vec::new();
        for tag in page.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            let name = tag.split([' ', '\n']).next().unwrap_or_default();
            if let Some(name) = name.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name), "{register}");
            } else if !["!DOCTYPE", "meta"].contains(&name) {
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{register}: {open:?}");
    }
    assert!(klart(&["konton.csv", "--format", "html", "--lang", "en"]).out.contains("<html lang=\"en\">"));
}

#[test]
fn exit_codes_follow_the_check() {
    let folder = Folder::with(&[
        ("bra.csv", "id;namn;plattform;syfte\na;Ekvik;x;Hjälpa\n"),
        ("fel.csv", "id;namn;beslut_datum\na;Ekvik;i fjol\n"),
        ("rubriker.csv", "id;namn;syfte\n"),
        ("tom.csv", ""),
        ("text.csv", "Hej på dig\n"),
        ("nul.csv", "id;namn\na;\0b\n"),
        ("konton.xlsx", "PK\u{3}\u{4}xl/workbook.xml"),
        ("mapp/a.txt", "x"),
        ("trasig.klart.toml", "["),
        ("trasig", "id;namn\na;b\n"),
    ]);
    let matrix = [
        ("account bra.csv", 0),
        ("account bra.csv --fail-on warning", 1),
        ("account bra.csv --fail-on never", 0),
        ("account fel.csv", 1),
        ("account rubriker.csv", 2),
        ("account tom.csv", 2),
        ("account text.csv", 2),
        ("account nul.csv", 2),
        ("account konton.xlsx", 2),
        ("account mapp", 2),
        ("account finns-inte.csv", 2),
        ("account", 2),
        ("account bra.csv --profiles finns-inte", 2),
        ("account bra.csv --profiles mapp", 0),
        ("account bra.csv --today igår", 2),
        ("account trasig", 2),
    ];
    for (words, code) in matrix {
        let said = folder.klart(words);
        assert_eq!(said.code, code, "klart {words}\n{}\n{}", said.out, said.err);
    }
    assert!(folder.klart("account konton.xlsx").err.contains("CSV UTF-8"));
    assert!(folder.klart("account fel.csv").out.contains("rad 2, tecken 9"), "{}", folder.klart("account fel.csv").out);
    assert!(folder.klart("account bar.csv").err.contains("Menade du ”bra.csv”?"));
}

#[test]
fn the_list_and_the_page_are_written_and_not_written_over() {
    let folder = Folder::with(&[("konton.csv", "id;namn;plattform\na;Ekvik;x\n")]);
    let words = "account konton.csv --today 2026-11-21 --out ut";
    assert_eq!(folder.klart(words).code, 0);
    for name in ["ut/kontolista-2026-11-21.csv", "ut/kontolista-2026-11-21.html"] {
        assert!(folder.path().join(name).is_file(), "{name}");
    }
    assert_eq!(folder.klart(words).code, 2);
    assert_eq!(folder.klart(&format!("{words} --force")).code, 0);
}

#[test]
fn an_answer_is_kept_beside_the_register() {
    let register = "id;namn;status;avslut_datum\nek-x;Ekvik;avslutas;2026-12-01\n";
    let answers = "answers = [{ ask = \"account/incomplete-closing-notice\", about = \"ek-x\", answer = \"yes\" }, { ask = \"M-SYFTE\", answer = \"ja\" }]\nignore = [{ rule = \"account/missing-deputy\", reason = \"En gemensam jour\" }]\n";
    let folder = Folder::with(&[("konton.csv", register), ("svar.csv", register), ("svar.csv.klart.toml", answers)]);
    let report = |name: &str| -> Value {
        serde_json::from_str(&folder.klart(&format!("account {name} --today 2026-11-21 --format json")).out).expect("JSON")
    };
    let (without, with) = (found(&report("konton.csv")), found(&report("svar.csv")));
    let gone: Vec<_> = without.difference(&with).cloned().collect();
    assert_eq!(gone, ["ek-x\tA10\tersattare\twarning", "ek-x\tC20\tavslut_datum\treview"]);
    let asked = report("svar.csv");
    let purpose = list(&asked["documents"][0], "checklist").iter().find(|line| line["id"] == "M-SYFTE").cloned();
    assert_eq!(purpose.map(|line| line["answered"].clone()), Some("ja".into()));
}

#[test]
fn a_policy_is_quoted_by_its_own_words() {
    let folder = Folder::with(&[("klart.toml", "profile = \"stockholm\"\n"), ("konton.csv", "id;namn;syfte\na;Ekvik;\n")]);
    let said = folder.klart("account konton.csv --today 2026-11-21 --format json");
    let report: Value = serde_json::from_str(&said.out).expect("JSON");
    let purpose =
        list(&report["documents"][1], "findings").iter().find(|finding| finding["rule"] == "account/missing-purpose").expect("found");
    assert_eq!(purpose["policy"].as_array().map(Vec::len), Some(1));
    assert!(purpose["policy"][0]["quote"].as_str().is_some_and(|quote| quote.contains("ett tydligt syfte")), "{purpose}");
}

#[test]
fn hostile_registers_end_and_say_something() {
    let wide = format!("{}\n{}\n", vec!["id;namn"; 500].join(";"), "a;".repeat(10_000));
    let cases: [(&str, Vec<u8>); 8] = [
        ("bred.csv", wide.into_bytes()),
        ("citat.csv", format!("id;namn\n{}", "\"a;b\n".repeat(2_000)).into_bytes()),
        ("dubbla.csv", format!("id;namn\na;\"{}\n", "\"\"".repeat(100_000)).into_bytes()),
        ("lang.csv", format!("id;namn;basinformation\na;b;{}\n", "å 0980-319 215 a.se ".repeat(5_000)).into_bytes()),
        ("styr.csv", b"id;namn\n\x1b[31ma;<script>alert(1)</script>\x1b]0;x\x07\n".to_vec()),
        ("utf16.csv", "\u{feff}id;namn\nå;Ö\n".encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("klippt.csv", b"id;namn;syfte\na;b;\"c".to_vec()),
        ("emoji.csv", format!("id;namn;mal;basinformation\n{}", "🧗;Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔;🎉;🧗🏽‍♀️\n".repeat(50)).into_bytes()),
    ];
    let folder = Folder::with(&[]);
    for (name, bytes) in cases {
        folder.write(name, &bytes);
        for format in ["terminal", "html", "csv", "json"] {
            let said = folder.klart(&format!("account {name} --today 2026-11-21 --format {format}"));
            assert!(said.code < 3 && !(said.out.is_empty() && said.err.is_empty()), "{name} {format}: {} {}", said.code, said.err);
            let markup = format == "html" && said.out.contains("<script>");
            assert!(!said.out.contains('\u{1b}') && !markup, "{name} {format}");
        }
    }
}

#[test]
fn a_long_register_is_walked_and_not_held() {
    let mut text = String::from("id;plattform;namn;syfte;mal;malgrupper;ansvarig;ersattare;senast_rapporterad;basinformation\n");
    for at in 0..1_200 {
        let _ = writeln!(text, "k{at};instagram;Konto {at};;Nå fler;;chef;;2026-02-01;Välkommen");
    }
    let folder = Folder::with(&[("konton.csv", &text)]);
    let said = folder.klart("account konton.csv --today 2026-11-21 --format html");
    assert!(said.out.len() < 4_000_000 && said.out.contains("700 konton till"), "{} bytes", said.out.len());
    let said = folder.klart("account konton.csv --today 2026-11-21");
    assert!(said.out.contains("varningar"), "{}", &said.out[said.out.len() - 600..]);
}

/// What the rules say of a register, in the library.
fn judged(text: &str) -> usize {
    let Ok(source) = Source::new("konton.csv", Format::Register, text.as_bytes().to_vec()) else { return 0 };
    let Ok(roster) = Roster::read(&source) else { return 0 };
    let settings = Policy::new(Config::default(), "2026-11-21".parse().expect("a day")).settings(None, &[], None);
    let accounts = Accounts { roster: &roster, profiles: &Profiles::default(), settings: &settings, answers: &Form::default() };
    accounts.each().map(|judged| judged.findings.len()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn cells_come_back_as_they_were_written(
        rows in prop::collection::vec(prop::collection::vec("[a-zåäö\";,\\t\\n =+@🎉-]{0,12}", 2), 1..6),
        separator in prop::sample::select(vec![';', ',', '\t', '|']),
    ) {
        let mut text = ["id", "namn", "syfte"].join(&separator.to_string());
        for (at, row) in rows.iter().enumerate() {
            let _ = write!(text, "\r\nk{at}");
            for cell in row {
                let _ = write!(text, "{separator}\"{}\"", cell.replace('"', "\"\""));
            }
        }
        let source = Source::new("konton.csv", Format::Register, text.into_bytes()).expect("text");
        let roster = Roster::read(&source).expect("a register");
        let read: Vec<Vec<String>> =
            roster.accounts().map(|account| [Column::Name, Column::Purpose].map(|column| account.get(column).to_owned()).to_vec()).collect();
        let wanted: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
        prop_assert_eq!(read, wanted);
    }

    #[test]
    fn any_text_is_judged_or_refused(text in "(?s).{0,300}") {
        judged(&text);
        judged(&format!("id;plattform;namn;mal;status;avslut_datum;basinformation\n{text}"));
    }
}
