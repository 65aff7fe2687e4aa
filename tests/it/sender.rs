//! Who the sender is, in 66 worked examples; and what a fix makes of each draft that does not show it.

use klart::check::{Desk, examine, fixing};
use klart::config::{Config, Date, Settings};
use klart::fix::Safety;
use klart::rules::known;
use klart::rules::sender::evidence::{Outcome, outcome};
use klart::source::{Format, Source};

struct Row {
    channel: &'static str,
    differs: &'static str,
    text: String,
    outcome: Outcome,
    config: Config,
}

fn today() -> Date {
    "2026-11-21".parse().expect("a date")
}

fn named(word: &str) -> Outcome {
    match word {
        "pass" => Outcome::Pass,
        "pass-account" => Outcome::PassAccount,
        "pass-site" => Outcome::PassSite,
        "co-missing" => Outcome::CoMissing,
        "unit-missing" => Outcome::UnitMissing,
        "place" => Outcome::Place,
        "weak" => Outcome::Weak,
        "unit-only" => Outcome::UnitOnly,
        "missing" => Outcome::Missing,
        other => panic!("no such outcome: {other}"),
    }
}

/// An organisation of the table, as a part of a klart.toml.
pub(crate) fn organisation(name: &str) -> String {
    let head = format!("[{name}.organisation]");
    let all = include_str!("sender.toml");
    let own = all.split("\n\n").find(|table| table.contains(&head)).expect("an organisation of the table");
    own[own.find(&head).expect("found above")..].replacen(&head, "[organisation]", 1)
}

fn config(name: &str, differs: &str) -> Config {
    let table = organisation(name);
    let setting = |key: &str, name: &str| differs.strip_prefix(key).map(|value| format!("{name} = \"{value}\"\n")).unwrap_or_default();
    let sender = setting("co=", "co_sender_rule") + &setting("require=", "require");
    let text = format!("{table}\n[sender]\nreply = \"signature\"\n{sender}");
    Config::parse(&text, "klart.toml", &known()).expect("a sound configuration")
}

fn rows() -> Vec<Row> {
    let table = include_str!("../../corpora/lexicon/sender_examples.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let cells: Vec<&'static str> = line.split('\t').collect();
        Row {
            channel: cells[1],
            differs: cells[2],
            text: cells[3].replace("\\n", "\n"),
            outcome: named(cells[4]),
            config: config(cells[0], cells[2]),
        }
    });
    rows.collect()
}

fn source(row: &Row) -> Source {
    let format = if row.channel == "html" { Format::Html } else { Format::Text };
    let mut source = Source::new("utkast", format, row.text.clone().into_bytes()).expect("examples are text");
    if row.channel != "none" {
        source.meta.channels = vec![row.channel.to_owned()];
    }
    source.meta.account = row.differs.strip_prefix("account=").map(str::to_owned);
    source.meta.language = (row.differs == "eng").then(|| "en".to_owned());
    source
}

fn judged(source: &Source, config: &Config) -> Option<Outcome> {
    let draft = klart::read::read(source);
    let settings = Settings::resolve(config, None, &draft.meta.channels, None, today());
    outcome(&draft, &settings)
}

#[test]
fn every_worked_example_has_its_outcome() {
    let rows = rows();
    assert_eq!(rows.len(), 66);
    let found = rows.iter().map(|row| (row, judged(&source(row), &row.config)));
    let wrong: Vec<_> = found
        .filter(|(row, found)| *found != Some(row.outcome))
        .map(|(row, found)| format!("{:?} {}: {found:?}, not {:?}", row.text, row.differs, row.outcome))
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn after_the_fix_the_sender_shows() {
    let mut fixed_rows = 0;
    for row in rows() {
        if !matches!(row.outcome, Outcome::Weak | Outcome::UnitOnly | Outcome::Missing) || row.differs == "co=primary-first" {
            continue;
        }
        let desk = Desk::new(row.config.clone(), today());
        let only = |rule: &str| rule.starts_with("sender/");
        let fixed = fixing::fix_only(&source(&row), &desk, Safety::Suggest, only);
        assert_eq!(judged(&fixed.source, &row.config), Some(Outcome::Pass), "{:?} became {:?}", row.text, fixed.source.text());
        assert_eq!(fixed.applied, 1, "one line is enough: {:?}", fixed.source.text());
        let again = fixing::fix_only(&fixed.source, &desk, Safety::Suggest, only);
        assert_eq!((again.applied, again.source.text()), (0, fixed.source.text()));
        fixed_rows += 1;
    }
    assert_eq!(fixed_rows, 23, "rows with something to fix");
}

#[test]
fn without_an_organisation_nobody_asks_for_a_sender() {
    let desk = Desk::new(Config::parse("", "klart.toml", &known()).expect("an empty configuration"), today());
    for row in rows() {
        let judged = examine(&source(&row), &desk);
        assert!(judged.findings.iter().all(|finding| !finding.rule.starts_with("sender/")), "{}", row.text);
    }
}

#[test]
fn windows_line_ends_stay_windows_line_ends() {
    let config = Config::parse("[organisation]\nname = \"Region Gotland\"\n", "klart.toml", &known()).expect("a sound configuration");
    let source = Source::new("utkast.txt", Format::Text, b"Badet \xc3\xb6ppnar.\r\n\r\n#bad\r\n".to_vec()).expect("text");
    let fixed = fixing::fix_only(&source, &Desk::new(config, today()), Safety::Safe, |rule| rule.starts_with("sender/"));
    assert_eq!(fixed.source.text(), "Badet öppnar.\r\n\r\nAvsändare: Region Gotland\r\n\r\n#bad\r\n");
}

#[test]
fn lines_are_those_that_the_writer_sees() {
    for (format, written) in
        [(Format::Text, "Badet öppnar\nAvsändare:\r\nRegion Gotland"), (Format::Markdown, "Badet öppnar\n**Avsändare:**\\\nRegion Gotland")]
    {
        let source = Source::new("utkast", format, written.as_bytes().to_vec()).expect("text");
        let draft = klart::read::read(&source);
        let text = &draft.blocks[0].text;
        assert_eq!(text.lines().map(|line| &text.plain[line]).collect::<Vec<_>>(), ["Badet öppnar", "Avsändare:", "Region Gotland"]);
    }
}
