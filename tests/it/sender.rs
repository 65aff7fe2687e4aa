//! Who the sender is, in 66 worked examples; and what a fix makes of each draft that does not show it.

use proptest::prelude::*;

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

/// The value of `key=` among settings parted by semicolons.
fn setting<'a>(differs: &'a str, key: &str) -> Option<&'a str> {
    differs.split(';').find_map(|one| one.strip_prefix(key)?.strip_prefix('='))
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
    let line = |key: &str, name: &str| setting(differs, key).map(|value| format!("{name} = \"{value}\"\n")).unwrap_or_default();
    let sender = line("co", "co_sender_rule") + &line("require", "require");
    let reply = setting(differs, "reply").unwrap_or("signature");
    let text = format!("{table}\n[sender]\nreply = \"{reply}\"\n{sender}");
    Config::parse(&text, "klart.toml", &known()).expect("a sound configuration")
}

/// The worked examples of the specification.
fn worked() -> Vec<Row> {
    rows_of(include_str!("../../corpora/lexicon/sender_examples.tsv"))
}

/// Those and our own.
fn rows() -> Vec<Row> {
    worked().into_iter().chain(rows_of(include_str!("sender_more.tsv"))).collect()
}

fn rows_of(table: &'static str) -> Vec<Row> {
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
    let format = match (row.channel, setting(row.differs, "format")) {
        ("html", _) | (_, Some("html")) => Format::Html,
        (_, Some("md")) => Format::Markdown,
        _ => Format::Text,
    };
    let mut source = Source::new("utkast", format, row.text.clone().into_bytes()).expect("examples are text");
    if row.channel != "none" {
        source.meta.channels = vec![row.channel.to_owned()];
    }
    source.meta.account = setting(row.differs, "account").map(str::to_owned);
    source.meta.bio = setting(row.differs, "bio").map(str::to_owned);
    source.meta.language = row.differs.split(';').any(|one| one == "eng").then(|| "en".to_owned());
    source
}

fn judged(source: &Source, config: &Config) -> Option<Outcome> {
    let draft = klart::read::read(source);
    let settings = Settings::resolve(config, None, &draft.meta.channels, None, today());
    outcome(&draft, &settings)
}

#[test]
fn every_worked_example_has_its_outcome() {
    assert_eq!(worked().len(), 66);
    let rows = rows();
    let found = rows.iter().map(|row| (row, judged(&source(row), &row.config)));
    let wrong: Vec<_> = found
        .filter(|(row, found)| *found != Some(row.outcome))
        .map(|(row, found)| format!("{:?} {}: {found:?}, not {:?}", row.text, row.differs, row.outcome))
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn asks_for_more(outcome: Outcome) -> bool {
    !matches!(outcome, Outcome::Pass | Outcome::PassAccount | Outcome::PassSite)
}

/// The rules on who the sender is; names of others and spellings have rules of their own.
fn only(rule: &str) -> bool {
    rule.starts_with("sender/") && !matches!(rule, "sender/inconsistent-name" | "sender/outdated-name")
}

#[test]
fn after_the_fix_the_sender_shows() {
    let mut fixed_rows = 0;
    for row in rows() {
        if !asks_for_more(row.outcome) {
            continue;
        }
        let desk = Desk::new(row.config.clone(), today());
        let fixed = fixing::fix_only(&source(&row), &desk, Safety::Suggest, only);
        assert_eq!(
            judged(&fixed.source, &row.config),
            Some(Outcome::Pass),
            "{:?} {} became {:?}",
            row.text,
            row.differs,
            fixed.source.text()
        );
        assert_eq!(fixed.applied, 1, "one line is enough: {:?}", fixed.source.text());
        let again = fixing::fix_only(&fixed.source, &desk, Safety::Suggest, only);
        assert_eq!((again.applied, again.source.text()), (0, fixed.source.text()));
        fixed_rows += 1;
    }
    assert!(fixed_rows > 60, "{fixed_rows} rows with something to fix");
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

const LINES: [&str; 14] = [
    "Badet öppnar på lördag.",
    "Välkommen!",
    "Kommunen bygger en ny bro, i samarbete med Ekviks kommun.",
    "Kulturskolan har öppet.",
    "Avsändare:",
    "Avsändare: Ekviks kommun",
    "Med vänlig hälsning",
    "Anna",
    "> Från: Ekviks kommun",
    "",
    "#bad #sommar",
    "#EkviksKommun 🎉",
    "Frågor? Mejla info@ekvik.se.",
    "Ekviks kommuns nya bro är klar.",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever a draft says, its fix makes the sender show, once and for all.
    #[test]
    fn a_fix_is_made_once_and_then_the_sender_shows(
        lines in prop::collection::vec(0..LINES.len(), 0..9),
        last in 0..LINES.len(),
        channel in prop::sample::select(vec!["", "facebook", "facebook-reply", "press", "x"]),
        differs in prop::sample::select(vec!["", "co=all", "co=primary-first", "require=organisation+unit"]),
        form in 0..3_usize,
        english in any::<bool>(),
    ) {
        // A fix that makes a post longer than its channel takes is not made: posts on X are short here.
        let most = if channel == "x" { 2 } else { lines.len() };
        let joined = |before: &str, after: &str| {
            let lines = std::iter::once("Hej!").chain(lines.iter().take(most).map(|&at| LINES[at])).chain([LINES[last]]);
            lines.flat_map(|line| [before, line, after]).collect::<String>()
        };
        let (format, text) = match form {
            0 => (Format::Text, joined("", "\n")),
            1 => (Format::Markdown, joined("", "\n")),
            _ => (Format::Html, joined("<p>", "</p>\n")),
        };
        let mut source = Source::new("utkast", format, text.into_bytes()).expect("text");
        source.meta.channels = Some(channel).filter(|channel| !channel.is_empty()).map(str::to_owned).into_iter().collect();
        source.meta.account = (channel == "x").then(|| "Trafik".to_owned());
        // In Markdown and HTML an English line among Swedish ones would need a mark of its language.
        source.meta.language = (english && form == 0).then(|| "en".to_owned());
        let config = config("ekvik", differs);
        let before = judged(&source, &config);
        let desk = Desk::new(config.clone(), today());
        let fixed = fixing::fix_only(&source, &desk, Safety::Suggest, only);
        if before.is_some_and(asks_for_more) {
            let after = judged(&fixed.source, &config);
            prop_assert!(after.is_some_and(|after| !asks_for_more(after)), "{:?}: {:?} became {after:?} {:?}", source.text(), before, fixed.source.text());
        } else {
            prop_assert_eq!(fixed.applied, 0);
        }
        let again = fixing::fix_only(&fixed.source, &desk, Safety::Suggest, only);
        prop_assert_eq!(again.source.text(), fixed.source.text());
    }
}

#[test]
fn one_organisation_with_one_unit_is_safe_to_write_and_several_are_a_choice() {
    let fixes = |units: &str| {
        let text = format!("[organisation]\nname = \"Ekviks kommun\"\nunits = [{units}]\n");
        let config = Config::parse(&text, "klart.toml", &known()).expect("a sound configuration");
        let source = Source::new("utkast.txt", Format::Text, "Badet öppnar.\n".into()).expect("text");
        let found = examine(&source, &Desk::new(config, today())).findings;
        let missing = found.into_iter().find(|finding| finding.rule == "sender/missing-sender").expect("no sender");
        missing.fixes.iter().map(|fix| (fix.safety, fix.args.first().map(|(_, arg)| format!("{arg:?}")))).collect::<Vec<_>>()
    };
    let safe = fixes("\"Kulturskolan\"");
    assert_eq!(safe.iter().map(|(safety, _)| *safety).collect::<Vec<_>>(), [Safety::Safe]);
    let choices = fixes("\"Kulturskolan\", \"Biblioteket\"");
    assert_eq!(choices.iter().map(|(safety, _)| *safety).collect::<Vec<_>>(), [Safety::Suggest; 3]);
    assert!(choices[2].1.as_ref().is_some_and(|line| line.contains("Biblioteket, Ekviks kommun")), "{choices:?}");
}
