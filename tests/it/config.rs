//! klart.toml: what it gives, what it refuses and how it says so.

use klart::config::{Ceiling, Channel, Config, ConfigError, Date, Evidence, FailOn, Form, Key, Known, Mask, Reply, Settings, TextType};

const OPTIONS: &[Key] = &[
    Key::new("advice", Form::Whole(1, 200), "Så många ord innan råd ges."),
    Key::new("quiet", Form::Flag, "Visas inte."),
    Key::new("also", Form::Texts, "Fler ord."),
];
pub(crate) const KNOWN: &[Known] = &[
    Known { id: "image/long-alt", options: OPTIONS },
    Known { id: "image/missing-alt", options: &[] },
    Known { id: "swedish/long-sentence", options: OPTIONS },
];

pub(crate) fn read(text: &str) -> Config {
    Config::parse(text, "klart.toml", KNOWN).unwrap_or_else(|error| panic!("{error}"))
}

fn refused(text: &str) -> ConfigError {
    Config::parse(text, "klart.toml", KNOWN).expect_err(text)
}

pub(crate) fn today() -> Date {
    "2026-11-21".parse().expect("a day")
}

pub(crate) fn settings(config: &Config, path: Option<&str>, channels: &[&str]) -> Settings {
    let channels: Vec<String> = channels.iter().map(|&name| name.to_owned()).collect();
    Settings::resolve(config, path, &channels, None, today())
}

#[test]
fn everything_that_klart_toml_can_say_is_read() {
    let config = read(include_str!("config_full.toml"));
    assert_eq!((config.fail_on, config.text_type), (FailOn::Warning, Some(TextType::Decision)));
    let organisation = config.organisation.as_ref().expect("an organisation");
    assert_eq!(organisation.names().collect::<Vec<_>>(), ["Ekviks kommun", "Municipality of Ekvik", "Ekvik kommun"]);
    assert_eq!(config.sender.reply, Reply::Signature);
    assert_eq!((config.sender.window.first, config.sender.window.last), (2, 5));
    assert_eq!(config.sender.templates.line, "Avsändare är {organisation}");
    assert_eq!(config.sender.templates.slash, "/{organisation}", "what is not said keeps its default");
    assert_eq!(config.privacy.mask, Mask::All);
    assert_eq!(config.images.text_model.as_deref(), Some("modeller/text.onnx"));
    assert_eq!(config.words.replace.get("erhålla").map(String::as_str), Some("få"));
    assert_eq!(config.checklist.require, ["M-SAMTYCKE"]);

    let held = settings(&config, Some("inlägg/fb.md"), &[]);
    assert_eq!(held.level_ceiling("swedish/long-sentence"), Some(Ceiling::Advice));
    assert_eq!(held.number("swedish/long-sentence", "advice", 20), 28);
    assert_eq!(held.number("image/long-alt", "advice", 250), 250);
    assert!(held.flag("swedish/long-sentence", "quiet", false));
    assert_eq!(held.list("swedish/long-sentence", "also"), ["dvs."]);
    assert_eq!(held.text_type, TextType::Social);
    assert_eq!(held.channels.iter().map(|channel| channel.name).collect::<Vec<_>>(), ["facebook", "x"]);
    let facebook = Channel::named("facebook").expect("a channel");
    assert_eq!(held.sender.satisfied_by(facebook), [Evidence::Line]);
    assert_eq!(held.captions.line_advice, 37);
    assert_eq!(held.caption_formats["linkedin"], ["srt", "vtt"]);
    assert_eq!(held.requirements("image/missing-alt").map(|demand| demand.id.as_str()).collect::<Vec<_>>(), ["E1"]);
}

#[test]
fn a_slip_is_refused_with_its_place_and_what_was_meant() {
    let cases = [
        ("lang = \"sv\"\nfail_onn = \"error\"", 2, 1, "fail_on"),
        ("fail_on = \"eror\"", 1, 11, "error"),
        ("fail_on = \"varning\"", 1, 11, "warning"),
        ("profile = \"stokholm\"", 1, 11, "stockholm"),
        ("text_type = \"beslt\"", 1, 13, "beslut"),
        ("[organisation]\nname = \"Å\"\nunit = []", 3, 1, "units"),
        ("[sender]\nrequire = \"organisatoin\"", 2, 11, "organisation"),
        ("[sender.satisfied_by]\nfacebok = [\"line\"]", 2, 1, "facebook"),
        ("[sender.satisfied_by]\nweb = [\"foter\"]", 2, 8, "footer"),
        ("[captions]\nprofile = \"netflix-se\"", 2, 11, "netflix-sv"),
        ("[captions]\nformats.linkedin = [\"vttt\"]", 2, 21, "vtt"),
        ("[privacy]\nmask = \"last-for\"", 2, 8, "last-four"),
        ("[rules.\"image/mising-alt\"]\nlevel = \"off\"", 1, 8, "image/missing-alt"),
        (
            "[[requirement]]\nid = \"E1\"\nsource = \"Policy\"\nquote = \"…\"\nrules = [\"image/*\", \"image/mising-alt\"]",
            5,
            21,
            "image/missing-alt",
        ),
        ("[[requirement]]\nid = \"E1\"\nsource = \"Policy\"\nquote = \"…\"\nrules = [\"imagee/*\"]", 5, 10, "image/*"),
        ("[[requirement]]\nid = \"E1\"\nsource = \"Policy\"\nquote = \"…\"\nrules = [\"M-BRAN\"]", 5, 10, "M-BARN"),
        ("[rules.\"image/missing-alt\"]\nlevel = \"of\"", 2, 9, "off"),
        ("[rules.\"image/long-alt\"]\nadvise = 3", 2, 1, "advice"),
        ("[checklist]\nrequire = [\"M-SAMTYKE\"]", 2, 12, "M-SAMTYCKE"),
        ("[[files]]\nglob = \"a\"\nchannel = [\"facebook\", \"instgram\"]", 3, 24, "instagram"),
        ("[[files]]\nglobb = \"a\"", 2, 1, "glob"),
    ];
    for (text, line, column, meant) in cases {
        let error = refused(text);
        assert_eq!((error.line, error.column), (Some(line), Some(column)), "{text}");
        assert_eq!(*error.remedy.sv, format!("Menade du ”{meant}”?"), "{text}");
        assert_eq!(*error.remedy.en, format!("Did you mean “{meant}”?"), "{text}");
    }
}

#[test]
fn a_value_of_another_form_is_refused_with_an_example() {
    let cases = [
        ("fail_on = 3", 1, "ett ord"),
        ("exclude = \"arkiv\"", 1, "en lista"),
        ("exclude = [1]", 1, "en lista"),
        ("exclude = [\"a[z-a]\"]", 1, "går inte att läsa"),
        ("organisation = \"Ekvik\"", 1, "en tabell"),
        ("[sender.window]\nfirst = 1.5", 2, "ett helt tal"),
        ("[sender.window]\nfirst = 101", 2, "utanför"),
        ("[rules]\n\"image/long-alt\" = \"off\"", 2, "en tabell"),
        ("[rules.\"image/long-alt\"]\nquiet = 1", 2, "true eller false"),
        ("files = { glob = \"a\" }", 1, "en lista med tabeller"),
        ("[organisation]\nunits = [\"Biblioteket\"]", 1, "name"),
        ("[[files]]\nchannel = \"web\"", 1, "glob"),
        ("lang = sv", 1, "TOML"),
        ("lang = \"sv\"\nlang = \"en\"", 2, "två gånger"),
        ("profile = \"finns/inte.toml\"", 1, "går inte att läsa"),
    ];
    for (text, line, said) in cases {
        let error = refused(text);
        assert_eq!(error.line, Some(line), "{text}: {error}");
        assert!(error.message.sv.contains(said), "{text}: {error}");
        for words in [&error.message.sv, &error.message.en, &error.remedy.sv, &*error.remedy.en] {
            assert!(!words.is_empty() && words.chars().count() <= 110, "{words}");
        }
        assert!(error.message.sv.chars().count() <= 70, "{}", error.message.sv);
    }
}

#[test]
fn of_several_faults_the_first_in_the_file_is_told() {
    let error = refused("lang = \"xx\"\nfail_on = \"yy\"\nabc = 1");
    assert_eq!((error.line, error.column), (Some(1), Some(8)));
    assert_eq!(error.to_string(), "klart.toml:1:8: ”xx” går inte att ange för lang. Välj bland: sv, en");
}

#[test]
fn hostile_files_end_in_an_error_and_never_in_a_panic() {
    let deep = format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    let dotted = format!("{}x = 1", "a.".repeat(100_000));
    let long = format!("{} = 1", "x".repeat(200_000));
    for text in [deep.as_str(), &dotted, &long, "\u{0}", "[[", "\"", "= =", "a.b.c = 1", "[rules.\"\"]\nx = 1", "\u{feff}x = 1"] {
        assert!(Config::parse(text, "klart.toml", KNOWN).is_err());
    }
    assert_eq!(refused("\u{feff}x = 1").column, Some(1));
    assert_eq!(read("\u{feff}"), Config::default());
}

#[test]
fn a_request_carries_the_same_configuration_as_json() {
    let toml = read(
        "profile = \"gotland\"\nfail_on = \"never\"\n[[files]]\nglob = \"a\"\nchannel = \"press\"\n[rules.\"image/long-alt\"]\nadvice = 3\nlevel = \"off\"",
    );
    let json = r#"{"profile":"gotland","fail_on":"never","files":[{"glob":"a","channel":["press"]}],"rules":{"image/long-alt":{"advice":3,"level":"off"}}}"#;
    let config: Config = serde_json::from_str(json).expect("the same in JSON");
    assert_eq!(config, toml);
    assert_eq!(config.check_rules(KNOWN), Ok(()));
    let said = |json: &str| serde_json::from_str::<Config>(json).expect_err(json).to_string();
    assert!(said(r#"{"langg":"sv"}"#).contains("Menade du ”lang”?"));
    assert!(said(r#"{"profile":"/etc/passwd.toml"}"#).contains("finns inte"), "a request opens no file");
    assert!(said(r#"{"fail_on":null}"#).contains("fail_on"));
    let unknown: Config = serde_json::from_str(r#"{"rules":{"image/lang-alt":{}}}"#).expect("rules are judged later");
    assert!(unknown.check_rules(KNOWN).expect_err("no such rule").remedy.sv.contains("image/long-alt"));
}
