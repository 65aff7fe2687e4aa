//! Planted identity numbers never leave: not on the screen, not in any file that klart writes, not in an error. And what
//! the rules on personal data say of whole drafts.

use std::fs;
use std::path::Path;

use klart::check::{Desk, examine, fixing};
use klart::config::Config;
use klart::fix::Safety;
use klart::source::{Format, Source};

use crate::folder::{Folder, Said};

/// The ten digits of a made-up number that belongs to nobody: serials 980–999.
fn ten(nth: u32) -> String {
    let nine = format!("7905{:02}{}", 1 + nth % 28, 980 + nth % 20);
    let sum: u32 =
        nine.bytes().enumerate().map(|(at, byte)| u32::from(byte - b'0') * (2 - at as u32 % 2)).map(|value| value / 10 + value % 10).sum();
    format!("{nine}{}", (10 - sum % 10) % 10)
}

/// The same with a hyphen.
fn number(nth: u32) -> String {
    let ten = ten(nth);
    format!("{}-{}", &ten[..6], &ten[6..])
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Fails where a planted number, with or without separators or markup, stands in what was said.
#[track_caller]
fn hides(what: &str, text: &str) {
    let bare = digits(text);
    for nth in 0..60 {
        assert!(!bare.contains(&ten(nth)), "{what} tells number {nth}, {}:\n{text}", number(nth));
    }
}

#[track_caller]
fn quiet(words: &str, said: &Said) {
    hides(words, &said.out);
    hides(words, &said.err);
}

fn draft() -> String {
    let n = number;
    let markup = n(1).replacen('-', "</b>-", 1);
    let entity = n(2).replace('-', "&#45;");
    let percent = n(3).replace('-', "%2D");
    format!(
        "---\ntitle: Om {}\nlang: sv\nklart:\n  answers:\n    - {{ask: M-BILDKVALITET, answer: \"ja, {}\"}}\n  ignore:\n    - {{rule: link/vague, reason: \"gäller {}\"}}\n---\n\n\
         # Bad {}\n\nDu ska inkomma med anmälan för {} till oss. Gäller <b>{markup} och {entity}.\n\n\
         ![Kvitto {}](kvitto-{}.jpg \"Titel {}\")\n\n![]({}.jpg)\n\n[Läs mer](https://ekvik.example/svar?pnr={percent})\n\n\
         <!-- Fråga {} först -->\n\n<!-- klart: ignore link/vague – {} sa det -->\n\n[klicka här](mailto:a@ekvik.example?subject={})\n\n\
         | Namn | Personnummer |\n|---|---|\n| Kim | {} |\n\n![](film.mp4)\n",
        n(4),
        n(5),
        n(6),
        n(7),
        n(8),
        n(9),
        n(10),
        n(11),
        n(12),
        n(13),
        n(14),
        n(15),
        ten(16)
    )
}

fn html() -> String {
    let n = number;
    format!(
        "<!doctype html><html><head><meta name=\"author\" content=\"{}\"><title>{}</title></head><body data-a=\"{}\">\
         <figure><img src=\"{}.png\" alt=\"{}\" title=\"{}\"><figcaption>Kim {}</figcaption></figure>\
         <p hidden>{}</p><a href=\"/x?a={}\" aria-label=\"Läs {}\">Läs mer</a><p>Fyll i 79<!-- -->0501-9800.</p></body></html>",
        n(17),
        n(18),
        n(19),
        n(20),
        n(21),
        n(22),
        n(23),
        n(24),
        n(25),
        n(26)
    )
}

fn folder() -> Folder {
    let folder = Folder::with(&[
        ("utkast.md", &draft()),
        ("sida.html", &html()),
        ("inlagg.txt", &format!("Vi söker {}.\n\nBild: {}.jpg\n\nAvsändare: {}\n", number(27), number(28), number(29))),
        (
            "film.srt",
            &format!("1\n00:00:01,000 --> 00:00:02,000\nHej {}\n\n1\n00:00:01,500 --> 00:00:01,000\n<x>{}\n", number(30), number(31)),
        ),
        ("bruten.md", &format!("---\ntitle: \"{}\n  - a: b: {}\n---\n\nText {}.\n", number(32), number(33), number(34))),
        (
            "slip.md",
            &format!(
                "---\nklart:\n  answers:\n    - {{ask: {}, answer: {}}}\n  {}: ja\nlang: {}\nchannel: {}\n---\n\nHej.\n",
                number(35),
                number(36),
                number(37),
                number(38),
                number(39)
            ),
        ),
    ]);
    folder.write(&format!("{}.md", number(40)), format!("# A\n\nText {}.\n", number(41)).as_bytes());
    folder.write(&format!("mapp {}/b.md", number(42)), b"# A\n\n![](x.jpg)\n");
    folder.write(&format!("{}.bin.md", number(43)), b"\x7fELF\x00\x00");
    folder.write("klart.toml", format!("[privacy]\nallow_test_numbers = [\"{}\"]\n[[requirement]]\nid = \"C12\"\nsource = \"Policy\"\nquote = \"{}\"\nrules = [\"privacy/*\"]\n", number(44), number(45)).as_bytes());
    folder.write(
        "bilder.toml",
        format!(
            "[[picture]]\nfile = \"kvitto-{}.jpg\"\nalt = \"Kvitto {}\"\ndigest = \"07070707070707070707070707070707\"\n",
            number(10),
            number(46)
        )
        .as_bytes(),
    );
    folder
}

#[test]
fn no_output_of_a_check_tells_a_number() {
    let folder = folder();
    for words in [
        "check . --all",
        "check . --all --lang en",
        "check . --format json --all",
        "check . --format ndjson --all",
        "check . --format sarif --all",
        "check . --format github --all",
        "check . --format html --all",
        "check . --format csv --all",
        "check . --statistics",
        "check . --statistics --format json",
        "check . --diff",
        "check . --diff --suggested",
        "check . --all --cache lager",
        "check . --baseline kand.txt --update-baseline",
        "check . --baseline kand.txt",
        "rules",
        "explain privacy/personal-number",
        "explain privacy/possible-personal-number",
    ] {
        quiet(words, &folder.klart(words));
    }
    hides("kand.txt", &folder.text("kand.txt"));
    for entry in fs::read_dir(folder.path().join("lager")).into_iter().flatten().flatten() {
        hides("the cache", &String::from_utf8_lossy(&fs::read(entry.path()).unwrap_or_default()));
    }
    assert!(folder.klart("check utkast.md --format json").out.contains("privacy/personal-number"));
}

#[test]
fn no_error_tells_a_number() {
    let n = number(50);
    let bad = [
        format!("allow = [\"{n}\n"),
        format!("[privacy]\nallow_test_numbers = \"{n}\"\n"),
        format!("[privacy]\nmask = \"{n}\"\n"),
        format!("profile = \"{n}\"\n"),
        format!("\"{n}\" = 1\n"),
        format!("[rules.\"{n}\"]\nlevel = \"off\"\n"),
        format!("[[files]]\nglob = \"[{n}\"\n"),
        format!("lang = \"{n}\"\n"),
        format!("[checklist]\nrequire = [\"{n}\"]\n"),
    ];
    for text in bad {
        let folder = Folder::with(&[("klart.toml", text.as_str()), ("a.md", "# A\n")]);
        let said = folder.klart("check a.md");
        quiet(&text, &said);
    }
    let folder = Folder::with(&[
        ("a.md", "# A\n"),
        ("fel.json", &format!("{{\"schema\":\"{n}\",")),
        ("bilder.toml", &format!("[[picture]]\nalt = \"{n}\nb = 1\n")),
    ]);
    for words in [
        format!("check {n}.md"),
        format!("check a.md --channel {n}"),
        format!("check a.md --profile {n}"),
        format!("check a.md --today {n}"),
        format!("check a.md --format {n}"),
        format!("check a.md --baseline {n}"),
        format!("check a.md --threads {n}"),
        format!("check --{n}"),
        format!("explain {n}"),
        n.clone(),
        "check a.md".to_owned(),
        "check --request fel.json".to_owned(),
        format!("check --request {n}.json"),
        format!("captions convert {n}.srt"),
        format!("captions template {n}.mp4"),
        format!("review {n}.md"),
    ] {
        quiet(&words, &folder.klart(&words));
    }
}

#[test]
fn no_answer_to_a_request_tells_a_number() {
    let n = number;
    let request = format!(
        "{{\"schema\":\"klart.request/1\",\"documents\":[{{\"id\":\"{}\",\"format\":\"html\",\"channels\":[\"facebook\",\"{}\"],\
         \"content\":\"<p>Hej {}</p><img src='a.jpg'>\"}},{{\"id\":\"b\",\"format\":\"text\",\"fields\":{{\"title\":\"Om {}\"}},\"media\":[{{\"uri\":\"{}.jpg\",\"kind\":\"image\",\"alt\":\"Kim {}\"}}],\
         \"override_reason\":\"{}\",\"account\":\"{}\",\"language\":\"{}\",\"klart\":{{\"answers\":[{{\"ask\":\"M-UPPHOVSRATT\",\"answer\":\"{}\"}}]}}}}]}}",
        n(0),
        n(1),
        n(2),
        n(3),
        n(4),
        n(5),
        n(6),
        n(7),
        n(8),
        n(9)
    );
    let folder = Folder::with(&[("fraga.json", &request)]);
    for format in ["json", "ndjson", "sarif", "github", "html", "csv", "terminal"] {
        quiet(format, &folder.klart(&format!("check --request fraga.json --all --format {format}")));
    }
    quiet("a draft on standard input", &folder.klart_reading(&format!("check --stdin --stdin-name {}.md --all", n(10)), &draft()));
}

#[test]
fn no_review_tells_a_number() {
    let folder = folder();
    let answers = format!("h\n{}\nh\ni\n{}\nh\n?\nh\nh\nh\nh\nh\nh\nh\nh\nh\nh\nh\nh\n", number(55), number(56));
    for words in ["review utkast.md --today 2026-11-21", "review sida.html --today 2026-11-21", "review . --today 2026-11-21 --lang en"] {
        quiet(words, &folder.klart_reading(words, &answers));
    }
}

#[test]
fn days_of_birth_are_hidden_where_the_organisation_asks() {
    let folder = folder();
    folder.write("klart.toml", b"[privacy]\nmask = \"all\"\n");
    folder.write("dold.md", "# Bad\n\nDu är född 660217-XXXX. Vi söker 19790523-9807.\n\n![](790523-9807.jpg)\n".as_bytes());
    for words in [
        "check dold.md --all",
        "check dold.md --format json",
        "check dold.md --format sarif",
        "check dold.md --diff --suggested",
        "check dold.md --format github",
    ] {
        let said = folder.klart(words);
        for day in ["660217", "790523"] {
            assert!(!said.out.contains(day) && !said.err.contains(day), "{words}\n{}", said.out);
        }
    }
    let said = folder.klart_reading("review dold.md --today 2026-11-21", "h\nh\nh\nh\n");
    assert!(!said.out.contains("660217") && !said.out.contains("790523"), "{}", said.out);
}

#[test]
fn contacts_plates_and_accounts_are_hidden_where_they_are_told_of() {
    let text = "Ring Anna på 070-174 06 12 eller mejla anna.exempelsson@hotmail.com. Konto SE49 9990 0000 0000 0000 0017, bilen har regnr ABC 123.\n";
    let folder = Folder::with(&[("a.txt", text)]);
    for words in [
        "check a.txt --all",
        "check a.txt --format json",
        "check a.txt --format github",
        "check a.txt --format sarif",
        "check a.txt --baseline b --update-baseline",
    ] {
        let said = folder.klart(words);
        for word in ["174 06 12", "1740612", "exempelsson@", "9990 0000", "ABC 123"] {
            assert!(!said.out.contains(word), "{words} tells {word}\n{}", said.out);
        }
    }
    assert!(folder.klart("check a.txt --format json").out.contains("070-*** ** 12"));
}

#[test]
fn a_fix_takes_the_number_and_leaves_the_rest() {
    for (before, after) in [
        ("Vi söker 790523-9807 i ärendet.\n", "Vi söker i ärendet.\n"),
        ("Kim (790523-9807) har anmält.\n", "Kim har anmält.\n"),
        ("Kim, 790523-9807, har anmält.\n", "Kim, har anmält.\n"),
        ("Numret är 790523-9807.\n", "Numret är.\n"),
        ("790523-9807 söker vi.\n", "söker vi.\n"),
        ("Se 790523\u{a0}9807\u{a0}här.\n", "Se\u{a0}här.\n"),
    ] {
        let source = Source::new("a.txt", Format::Text, before.as_bytes().to_vec()).expect("text");
        let desk = Desk::new(Config::default(), "2026-11-21".parse().expect("a date"));
        let only = |rule: &str| rule == "privacy/personal-number";
        let fixed = fixing::fix_only(&source, &desk, Safety::Suggest, only);
        assert_eq!(fixed.source.text(), after);
        assert_eq!(fixing::fix_only(&fixed.source, &desk, Safety::Suggest, only).applied, 0);
    }
}

/// Rules on personal data that a draft sets off.
fn privacy(name: &str, format: Format, text: &str) -> Vec<&'static str> {
    let source = Source::new(name, format, text.as_bytes().to_vec()).expect("text");
    let desk = Desk { all: true, ..Desk::new(Config::default(), "2026-11-21".parse().expect("a date")) };
    let found = examine(&source, &desk).findings.into_iter().map(|finding| finding.rule);
    found.filter(|rule| rule.starts_with("privacy/")).collect()
}

#[test]
fn a_number_is_found_once_wherever_it_stands() {
    for text in [
        "<p>Gäller <b>790523</b>-9807.</p>",
        "<p>Gäller 790523&ndash;9807 i dag.</p>",
        "<p title=\"Kim 790523-9807\">Hej</p>",
        "<p data-kim=\"19790523&#45;9807\">Hej</p>",
        "<img src=\"a.png\" alt=\"Kim 790523-9807\">",
        "<img src=\"bilder/790523-9807.png\" alt=\"Kim\">",
        "<a href=\"mailto:a@ekvik.example?subject=790523-9807\">Mejla</a>",
        "<!-- 790523-9807 -->",
        "<p hidden>790523-9807</p>",
        "<script>var a = \"790523-9807\";</script>",
        "<table><tr><th>Namn</th><th>Personnummer</th></tr><tr><td>Kim</td><td>7905239849</td></tr></table>",
        "<dl><dt>Personnummer</dt><dd>7905239849</dd></dl>",
        "<ul><li>Född ７９０５２３-９８０７</li></ul>",
    ] {
        assert_eq!(privacy("a.html", Format::Html, text), ["privacy/personal-number"], "{text}");
    }
    for text in [
        "Text 790523\\-9807.\n",
        "Text 790523-98**07**.\n",
        "Text `790523-9807`.\n",
        "    790523-9807\n",
        "[a]: https://ekvik.example/?p=790523-9807\n",
    ] {
        assert_eq!(privacy("a.md", Format::Markdown, text), ["privacy/personal-number"], "{text}");
    }
    assert_eq!(privacy("a.srt", Format::Srt, "1\n00:00:01,000 --> 00:00:03,000\nHej 790523-9807!\n"), ["privacy/personal-number"]);
    assert_eq!(privacy("a.html", Format::Html, "<img src=\"bilder/20150605-1231.jpg\" alt=\"Kim\">"), [""; 0]);
}

#[test]
fn a_million_numbers_are_looked_through() {
    for text in ["7".repeat(1 << 20), "790523 ".repeat(30_000), "Nr 790523-9807. ".repeat(6_000), "070-174 06 12 ".repeat(8_000)] {
        privacy("a.txt", Format::Text, &text);
    }
}

/// Real pages hold no identity number and nothing that is taken for one.
#[test]
fn real_pages_hold_no_identity_number() {
    let Some(folder) = crate::shared::shared().map(|folder| folder.join("precision/real-dev")) else { return crate::shared::skipped() };
    let mut told = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let Some(text) = text_of(&path) else { continue };
            let numbers = klart::personal::identity::find(
                &text,
                "",
                klart::personal::shape::View::Tagged,
                klart::personal::identity::Rules { today: 20_261_121, allowed: &[], all: false },
            );
            told.extend(numbers.into_iter().map(|number| format!("{}: {}", path.display(), number.shown)));
        }
    }
    assert!(told.is_empty(), "{told:#?}");
}

fn text_of(path: &Path) -> Option<String> {
    String::from_utf8(fs::read(path).ok()?).ok()
}
