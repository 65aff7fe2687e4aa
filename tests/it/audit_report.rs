//! The report of an audit: one set of figures in every output, pictures that are also told in words, and nothing of a post
//! that becomes markup.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use klart::audit::{Listed, Tally};
use klart::config::Lang;
use klart::history::{Day, Past};
use klart::report::audit::{Compared, Figures, Overview, What, findings_csv, report_html, summary_json};
use klart::report::contract::{Finding, Trouble};
use klart::{Config, Format, Source, check};

use super::audit_tally::{date, ekvik};
use super::folder::Folder;

/// An overview of a tally, in Swedish.
fn overview(tally: &Tally) -> Overview<'_> {
    Overview {
        tally,
        batch: &[],
        trouble: &[],
        organisation: "Ekviks kommun",
        lang: Lang::Sv,
        today: date("2026-01-12"),
        since: None,
        compared: None,
        anonymised: false,
        what: What::Posts,
    }
}

fn html(overview: &Overview) -> String {
    let mut out = Vec::new();
    report_html::write(overview, &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("UTF-8")
}

fn json(overview: &Overview) -> serde_json::Value {
    let mut out = Vec::new();
    summary_json::write(overview, &mut out).expect("a vector takes all");
    serde_json::from_slice(&out).expect("JSON")
}

/// What stands between two marks, each time.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect()
}

/// The text of a row's cells, thousands together.
fn cells(row: &str) -> Vec<String> {
    let bare = |cell: &str| {
        let mut inside = true;
        cell.chars()
            .filter(|sign| {
                inside = (inside || *sign == '<') && *sign != '>';
                !inside && !matches!(sign, '>' | '\u{a0}')
            })
            .collect()
    };
    row.split("<t").skip(1).map(bare).collect()
}

fn finding(message: &str) -> Finding {
    let source = Source::new("a.md", Format::Markdown, b"![](a.jpg)\n".to_vec()).expect("a draft");
    let report = check(&source, &Config::default(), date("2026-01-12"));
    Finding { message: message.to_owned(), ..report.documents[0].findings[0].clone() }
}

#[test]
fn a_year_is_a_page_to_look_at() {
    let tally = ekvik();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("audit");
    fs::create_dir_all(&folder).expect("a folder");
    let batch = [("facebook/ekviks kommun".to_owned(), vec![finding("Kontot var tyst i 41 dagar i juli och augusti 2025.")])];
    for (name, view) in [
        ("report.html", Overview { batch: &batch, ..overview(&tally) }),
        ("en.html", Overview { lang: Lang::En, compared: Some(Compared { new: 12, known: 803, fixed: 30 }), ..overview(&tally) }),
        ("shared.html", Overview { anonymised: true, batch: &batch, ..overview(&tally) }),
    ] {
        let page = html(&view);
        assert_eq!(page, html(&view), "the same twice");
        fs::write(folder.join(name), page).expect("a file");
    }
    let page = html(&overview(&tally));
    let lead = "Fyra av tio inlägg har minst ett fel, oftast ”Bild utan bildbeskrivning”. Det blir bättre: andelen bilder utan beskrivning har sjunkit från";
    assert!(page.contains(lead), "{:?}", between(&page, "<p class=\"lead\">", "</p>"));
}

#[test]
fn page_and_summary_say_the_same_numbers() {
    let tally = ekvik();
    let (page, summary) = (html(&overview(&tally)), json(&overview(&tally)));
    let counts = between(&page, "<dl class=\"counts\">", "</dl>")[0].replace('\u{a0}', "");
    let shown: Vec<u64> = between(&counts, "<dd>", "</dd>").iter().map(|count| count.parse().expect("a number")).collect();
    let told = |name: &str| summary["counts"][name].as_u64().expect("a number");
    assert_eq!(shown, [told("judged"), told("judged") - told("faulty"), told("faulty"), told("asked")]);
    let table = between(&page, "<caption class=\"out\">Alla regler med fynd.</caption>", "</table>")[0];
    let rows: Vec<Vec<String>> = between(table, "<tr>", "</tr>").into_iter().skip(1).map(cells).collect();
    let rules = summary["rules"].as_array().expect("a list");
    assert_eq!(rows.len(), rules.len());
    for (row, rule) in rows.iter().zip(rules) {
        let numbers = ["posts", "errors", "warnings", "advice", "reviews", "hands"].map(|name| rule[name].to_string());
        assert_eq!(row[1..7], numbers, "{row:?}");
        let counted = &tally.rules[rule["id"].as_str().expect("an id")];
        assert_eq!((rule["posts"].as_u64(), rule["errors"].as_u64()), (Some(counted.posts), Some(counted.levels[0])));
    }
    let accounts = summary["accounts"].as_array().expect("a list");
    let posts: u64 = accounts.iter().filter_map(|account| account["posts"].as_u64()).sum();
    let months: u64 = summary["months"].as_array().expect("a list").iter().filter_map(|month| month["posts"].as_u64()).sum();
    assert_eq!((posts, months), (told("judged"), told("judged")));
    for (export, facts) in summary["exports"].as_array().expect("a list").iter().zip(&tally.exports) {
        let states = facts.image_states.map(u64::from);
        let told = ["Present", "Empty", "Missing", "NotExported"].map(|state| export["image_states"][state].as_u64().expect("a number"));
        assert_eq!((export["file"].as_str(), told), (Some(facts.file.as_str()), states));
    }
}

#[test]
fn what_an_export_does_not_say_is_never_a_share() {
    let tally = ekvik();
    let page = html(&overview(&tally));
    let summary = json(&overview(&tally));
    let instagram =
        summary["accounts"].as_array().expect("a list").iter().find(|account| account["platform"] == "instagram").expect("an account");
    assert!(instagram["months"].as_array().expect("a list").iter().all(|month| month["undescribed_percent"].is_null()));
    let row = between(&page, "<tr><th scope=\"row\"><bdi>Ekviks kommun, Instagram</bdi>", "</tr>")[0];
    assert!(row.contains("<td>–</td><td>249</td>"), "{row}");
    assert!(page.contains("249 bilder från Instagram och 147 från X: exporten säger inget om bildbeskrivning."));
    assert!(page.contains("Exporten säger inget om bildbeskrivningar."));
    let heat = between(&page, "<table class=\"heat\">", "</table>")[0];
    let silent = heat.split("<tr>").find(|row| row.contains("Räddningstjänsten")).expect("a row");
    assert!(silent.contains("</th><td class=\"h0\">–</td>"), "{silent}");
}

#[test]
fn every_picture_is_told_in_words_and_numbers() {
    for page in [html(&overview(&ekvik())), html(&Overview { lang: Lang::En, ..overview(&ekvik()) })] {
        let pictures: Vec<&str> =
            page.split("<svg ").skip(1).filter(|svg| svg.split('>').next().is_some_and(|tag| tag.contains("role=\"img\""))).collect();
        assert!(pictures.len() >= 14, "{}", pictures.len());
        for picture in pictures {
            let (title, desc) = (between(picture, "<title id=\"", "</title>"), between(picture, "<desc id=\"", "</desc>"));
            assert!(title[0].split_once('>').is_some_and(|(_, words)| words.len() > 5), "{title:?}");
            assert!(desc[0].split_once('>').is_some_and(|(_, words)| words.len() > 5), "{desc:?}");
        }
        for figure in between(&page, "<figure>", "</figure>") {
            assert!(figure.contains("<details class=\"numbers\">") && figure.contains("<tbody>"), "{}", &figure[..200]);
        }
        let ids = between(&page, " id=\"", "\"");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "each id once");
        for target in between(&page, "href=\"#", "\"") {
            assert!(ids.contains(&target), "#{target} leads nowhere");
        }
    }
}

/// A tally whose words try to get out.
fn hostile() -> Tally {
    const WORDS: &str =
        "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u{1b}[31m\u{202e}\" style=\"x 19900101-2384 {{=1+1}}";
    let mut tally = ekvik();
    let past = Past { platform: WORDS.to_owned(), name: WORDS.to_owned(), ..Past::default() };
    tally.history.accounts.insert("x/y".to_owned(), past);
    let day = Day { own: 3, judged: 3, ..Day::default() };
    for (key, at) in [("x/y", "1970-01-01"), ("x/y", "2090-12-31"), ("facebook/ekviks kommun", "9999-12-31")] {
        tally.history.accounts.get_mut(key).expect("an account").days.insert(date(at), day);
    }
    for export in &mut tally.exports {
        export.file = WORDS.repeat(50);
        export.first_text = Some(WORDS.to_owned());
        export.notes = vec![[WORDS.to_owned(), WORDS.to_owned()]];
    }
    tally.situations.insert(WORDS.to_owned(), 3);
    tally.not_looked.pictures.insert(WORDS.to_owned(), 3);
    let listed = |link: &str| Listed {
        account: "x/y".to_owned(),
        message: WORDS.repeat(100),
        permalink: Some(link.to_owned()),
        origin: WORDS.to_owned(),
        level: WORDS.to_owned(),
        ..Listed::default()
    };
    let rule = tally.rules.entry(WORDS.to_owned()).or_default();
    (rule.posts, rule.levels) = (3, [1, 1, 1, 1]);
    rule.newest =
        ["javascript:alert(3)", "https://ekvik.example/\"onclick=\"alert(4)", "data:text/html,x", "//ekvik.example"].map(listed).into();
    tally
}

#[test]
fn nothing_of_a_post_is_ever_run() {
    let tally = hostile();
    let words = "<script>alert(5)</script>";
    let trouble = [Trouble { path: words.to_owned(), problem: words.to_owned(), remedy: words.to_owned(), line: Some(3), column: None }];
    let batch = [("x/y".to_owned(), vec![finding(words)]), (words.to_owned(), vec![finding(words)])];
    let view = Overview { organisation: words, trouble: &trouble, batch: &batch, ..overview(&tally) };
    let page = html(&view);
    assert_eq!((page.matches("<script").count(), page.matches("</script").count()), (1, 1));
    assert_eq!(page.matches("<img").count() + page.matches("href=\"javascript").count() + page.matches("href=\"data").count(), 0);
    assert!(!page.contains(['\u{1b}', '\u{202e}']) && !page.contains("2384") && !page.contains("\"onclick=\""));
    assert!(page.contains("&lt;script&gt;alert(5)&lt;/script&gt;") && page.len() < 600_000, "{}", page.len());
    let summary = json(&view);
    assert!(!summary.to_string().contains("2384"));
    let mut out = Vec::new();
    findings_csv::batch(&Figures::of(&view), Lang::Sv, &mut out).expect("a vector takes all");
    assert_eq!(summary["batch"].as_array().map(Vec::len), Some(String::from_utf8_lossy(&out).lines().count()));
}

#[test]
fn the_page_asks_for_nothing_from_outside() {
    let page = html(&overview(&ekvik()));
    for reaches in [" src=", "@import", "url(http", "<link", "<iframe", "<object", "<form", "http-equiv=\"refresh\""] {
        assert!(!page.contains(reaches), "{reaches}");
    }
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")[0];
    assert!(policy.starts_with("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-") && policy.ends_with("='"), "{policy}");
    for link in between(&page, "href=\"", "\"") {
        assert!(link.starts_with('#') || link.starts_with("https://") || !link.contains(':'), "{link}");
    }
}

#[test]
fn a_report_to_be_shared_names_nobody() {
    let tally = ekvik();
    let batch = [("facebook/ekviks kommun".to_owned(), vec![finding("Ekviks kommun var tyst.")])];
    let view = Overview { anonymised: true, batch: &batch, ..overview(&tally) };
    for told in [html(&view), json(&view).to_string()] {
        for name in
            ["Ekvik", "ekvik", "Räddningstjänsten", "export.zip", "posts_1.json", "Läs mer”.", "Nu öppnar", "https://", "konton.csv"]
        {
            assert!(!told.contains(name), "{name}");
        }
        assert!(told.contains("Konto 1"));
    }
}

#[test]
fn an_audit_of_nothing_is_a_page_too() {
    let tally = Tally::default();
    for lang in [Lang::Sv, Lang::En] {
        let page = html(&Overview { lang, organisation: "", ..overview(&tally) });
        assert!(page.contains(if lang == Lang::Sv { "Det finns inga inlägg att granska." } else { "There are no posts to check." }));
        assert!(!page.contains("NaN") && !page.contains("inf"));
    }
}

#[test]
fn a_large_audit_stays_a_page_that_opens() {
    let mut tally = ekvik();
    let past = tally.history.accounts.values().next().expect("an account").clone();
    for nth in 0..400 {
        let name = format!("Ekviks enhet nummer {nth} med ett namn som är långt");
        tally.history.accounts.insert(Past::key("facebook", &name), Past { name, ..past.clone() });
    }
    let one = tally.rules["image/missing-alt"].clone();
    for rule in klart::rules::ALL {
        let mut many = one.clone();
        many.newest.iter_mut().for_each(|listed| listed.message = "Bilden saknar bildbeskrivning. ".repeat(20));
        tally.rules.insert(rule.id.to_owned(), many);
    }
    let page = html(&overview(&tally));
    assert!(page.len() < 2_000_000, "{}", page.len());
    assert!(page.contains("till står i findings.csv.") && page.contains("konton till står i summary.json."));
}

#[test]
fn klart_finds_nothing_in_its_own_page() {
    for lang in [Lang::Sv, Lang::En] {
        let mut tally = ekvik();
        if lang == Lang::En {
            let listed = tally.rules.values_mut().flat_map(|rule| &mut rule.newest);
            listed.for_each(|listed| "The picture has no description.".clone_into(&mut listed.message));
        }
        let page = html(&Overview { lang, ..overview(&tally) });
        let source = Source::new("report.html", Format::Html, page.into_bytes()).expect("a page");
        let summary = check(&source, &Config::default(), date("2026-01-12")).summary;
        assert_eq!((summary.errors, summary.warnings), (0, 0), "{}", summary.sentence);
    }
}

#[test]
fn drafts_are_told_by_the_same_page_and_table() {
    let folder = Folder::with(&[
        ("a.md", "# Simskola\n\n![](badet.jpg)\n\n[Läs mer](https://ekvik.example)\n"),
        ("b.md", "# Sagostund\n\n[Läs mer](https://ekvik.example) <script>x</script>\n"),
        ("c.md", "# Skridskor\n\nIsen är spolad.\n"),
    ]);
    let page = folder.klart("check . --format html --fail-on never").out;
    let table = folder.klart("check . --format csv --fail-on never").out;
    let told: serde_json::Value = serde_json::from_str(&folder.klart("check . --format json --fail-on never").out).expect("JSON");
    let documents = told["documents"].as_array().expect("a list");
    let found: usize = documents.iter().map(|document| document["findings"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(
        (table.lines().count(), page.matches("<li class=").count()),
        (found + 1 + told["batch"].as_array().map_or(0, Vec::len), found)
    );
    assert!(
        table.starts_with("\u{feff}datum;plattform;")
            && page.contains("Granskning av utkast")
            && page.contains("1 av 3 utkast har minst ett fel.")
    );
    assert!(!page.contains("findings.csv") && page.matches("<script").count() == 1);
    let sums = folder.klart("check . --format csv --statistics --fail-on never").out;
    assert!(sums.contains("\r\nutkast;c.md;0;0;0;0;;\r\n"), "{sums}");
}
