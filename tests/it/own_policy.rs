//! Another municipality's policy in one TOML file, and where a report quotes it.

use std::path::Path;

use serde_json::Value;

use klart::config::{Config, TextType};
use klart::rules::known;

use crate::folder::Folder;

const PROFILE: &str = include_str!("../../docs/exempel/ekvik.toml");
const QUOTE: &str = "Det ska alltid synas att det är Ekviks kommun som talar, och vilken verksamhet det gäller.";

fn ekvik(files: &[(&str, &str)]) -> Folder {
    let mut all = vec![("ekvik.toml", PROFILE), ("klart.toml", "profile = \"ekvik.toml\"\n")];
    all.extend(files);
    Folder::with(&all)
}

#[test]
fn the_example_of_an_own_profile_is_sound() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/exempel/klart.toml");
    let config = Config::parse("profile = \"ekvik.toml\"", &file.to_string_lossy(), &known()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(config.organisation.map(|organisation| organisation.name).as_deref(), Some("Ekviks kommun"));
    assert_eq!((config.checklist.require.len(), config.requirements.len(), config.text_type), (2, 7, None::<TextType>));
}

#[test]
fn findings_quote_the_own_policy_in_every_report() {
    let folder = ekvik(&[("inlagg.txt", "Badet öppnar på lördag.\n\nVälkommen!\n")]);
    let shown = folder.klart("check inlagg.txt").out;
    let one_line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(one_line.contains(&format!("”{QUOTE}”")), "{shown}");
    assert!(one_line.contains("sender/missing-sender · Ekviks kommuns riktlinje för kommunikation (2026), E1"), "{shown}");
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");

    let json: Value = serde_json::from_str(&folder.klart("check inlagg.txt --format json").out).expect("JSON");
    let finding = json["documents"][0]["findings"].as_array().and_then(|all| all.iter().find(|one| one["rule"] == "sender/missing-sender"));
    let policy = &finding.expect("no sender")["policy"][0];
    assert_eq!((policy["id"].as_str(), policy["quote"].as_str()), (Some("E1"), Some(QUOTE)));

    let sarif: Value = serde_json::from_str(&folder.klart("check inlagg.txt --format sarif").out).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let result = results.iter().find(|result| result["ruleId"] == "sender/missing-sender").expect("no sender");
    assert_eq!(result["properties"]["policy"][0]["quote"].as_str(), Some(QUOTE));
}

#[test]
fn the_words_on_a_rule_go_before_the_words_on_everything() {
    let stockholm =
        Folder::with(&[("klart.toml", "profile = \"stockholm\"\n"), ("sida.md", "# Bad\n\n![](bad.jpg)\n\nAvsändare: Stockholms stad\n")]);
    let json: Value = serde_json::from_str(&stockholm.klart("check sida.md --format json").out).expect("JSON");
    let finding = json["documents"][0]["findings"].as_array().and_then(|all| all.iter().find(|one| one["rule"] == "image/missing-alt"));
    let ids: Vec<_> = finding.expect("no description")["policy"].as_array().expect("a list").iter().map(|one| one["id"].clone()).collect();
    assert_eq!(ids, ["C04", "C01"]);
}

#[test]
fn a_slip_in_the_profile_stops_the_run_with_its_place() {
    let cases = [
        ("rules = [\"sender/missing-sender\"", "rules = [\"sender/mising-sender\"", "Menade du ”sender/missing-sender”?"),
        ("rules = [\"swedish/*\"", "rules = [\"swedis/*\"", "Menade du ”swedish/*”?"),
        ("[rules.\"swedish/long-sentence\"]", "[rules.\"swedish/long-sentense\"]", "Menade du ”swedish/long-sentence”?"),
        ("reply = \"signature\"", "reply = \"signatur\"", "Menade du ”signature”?"),
        ("reply = \"signature\"", "reply = ”signature”", "Skriv raka citattecken"),
        ("require = [\"M-SAMTYCKE\"", "require = [\"M-SAMTYKE\"", "Menade du ”M-SAMTYCKE”?"),
    ];
    for (right, wrong, remedy) in cases {
        let folder = ekvik(&[("a.md", "# Bad\n")]);
        let at = PROFILE.find(right).expect(right);
        let line = PROFILE[..at].lines().count() + usize::from(PROFILE[..at].ends_with('\n'));
        std::fs::write(folder.path().join("ekvik.toml"), PROFILE.replacen(right, wrong, 1)).expect("a file");
        let said = folder.klart("check a.md");
        assert_eq!(said.code, 2, "{wrong}: {}{}", said.out, said.err);
        assert!(said.err.contains(&format!("ekvik.toml:{line}:")) && said.err.contains(remedy), "{wrong}: {}", said.err);
    }
}

#[test]
fn the_terminal_says_once_how_to_name_an_organisation() {
    let drafts = [("a.md", "# Bad\n\nVi har öppet.\n"), ("b.md", "# Buss\n\nVi har öppet.\n")];
    let none = Folder::with(&drafts).klart("check .").out;
    assert_eq!(none.matches("klart init").count(), 1, "{none}");
    let with = Folder::with(&[drafts[0], ("klart.toml", "fail_on = \"error\"\n")]).klart("check .").out;
    assert_eq!((with.matches("[organisation]").count(), with.matches("klart init").count()), (1, 0), "{with}");
    let named = Folder::with(&[drafts[0], ("klart.toml", "[organisation]\nname = \"Ekviks kommun\"\n")]).klart("check .").out;
    assert!(!named.contains("Säg vilken organisation"), "{named}");
}

#[test]
fn an_account_shows_the_sender_and_says_so_once() {
    let klart = ("klart.toml", "[organisation]\nname = \"Ekviks kommun\"\n");
    let post = "Kanal: facebook\n\nBadet öppnar på lördag.\n";
    let own = Folder::with(&[klart, ("a.txt", post), ("b.txt", post)]).klart("check .").out;
    assert_eq!(own.matches("Avsändaren framgår av kontot.").count(), 1, "{own}");
    let other = "---\nkanal: facebook\nkonto:\n  namn: Badet\n  profiltext: Vi är Ekviks badhus.\n---\n\nBadet öppnar på lördag.\n";
    let said = Folder::with(&[klart, ("a.md", other)]).klart("check a.md").out;
    assert!(said.contains("Kontots namn säger inte att det är Ekviks kommun."), "{said}");
    let told = other.replace("Vi är Ekviks badhus.", "Badhuset är en del av Ekviks kommun.");
    let said = Folder::with(&[klart, ("a.md", &told)]).klart("check a.md").out;
    assert!(said.contains("Avsändaren framgår av kontot.") && !said.contains("Kontots namn"), "{said}");
}

#[test]
fn a_request_may_tell_more_of_the_account_than_its_name() {
    let request = |account: &str| {
        format!(
            "{{\"schema\":\"klart.request/1\",\"config\":{{\"organisation\":{{\"name\":\"Ekviks kommun\",\"handles\":[\"ekvikskommun\"]}}}},\
             \"documents\":[{{\"id\":\"1\",\"channel\":\"facebook\",\"format\":\"text\",\"account\":{account},\"content\":\"Badet öppnar.\"}}],\"today\":\"2026-11-21\"}}"
        )
    };
    let folder = Folder::with(&[]);
    let missing = |account: &str| folder.klart_reading("check --request -", &request(account)).out.contains("sender/missing-sender");
    assert!(missing("\"Badet\"") && missing("{\"name\":\"Badet\",\"bio\":\"Vi badar.\"}"));
    assert!(!missing("\"Ekviks kommun\"") && !missing("{\"name\":\"Badet\",\"handle\":\"@EkviksKommun\"}"));
    assert!(!missing("{\"name\":\"Badet\",\"bio\":\"En del av Ekviks kommun.\"}") && !missing("null"));
}
