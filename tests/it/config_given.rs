//! What a configuration gives: profiles, the settings of one draft, and what init writes.

use std::fs;
use std::path::Path;

use klart::config::{CaptionLimits, Channel, Config, FailOn, Level, Policy, Reply, Status, TextType, Unit, find, init};

use crate::config::{KNOWN, read, settings, today};

#[test]
fn an_organisation_speaks_only_when_its_profile_is_named() {
    assert_eq!(read(""), Config::default(), "the default profile says what the defaults say");
    for (profile, name) in [("stockholm", "Stockholms stad"), ("region-stockholm", "Region Stockholm"), ("gotland", "Region Gotland")] {
        let config = Config::of_profile(profile, KNOWN).expect("klart's own");
        assert_eq!(config.organisation.map(|organisation| organisation.name).as_deref(), Some(name));
    }
    for profile in ["default", "gcs"] {
        assert_eq!(Config::of_profile(profile, KNOWN).expect("klart's own").organisation, None);
    }
    assert_eq!(
        settings(&Config::of_profile("gcs", KNOWN).expect("klart's own"), None, &[]).number("swedish/long-sentence", "advice", 0),
        25
    );
}

#[test]
fn klart_toml_goes_over_its_profile_key_by_key() {
    let config = read(
        "profile = \"stockholm\"\n[organisation]\nunits = [\"Kulturförvaltningen\"]\n[sender]\nreply = \"signature\"\n[rules.\"image/long-alt\"]\nadvice = 9",
    );
    let organisation = config.organisation.as_ref().expect("the profile's");
    assert_eq!(
        (organisation.name.as_str(), organisation.units.as_slice()),
        ("Stockholms stad", ["Kulturförvaltningen".to_owned()].as_slice())
    );
    let held = settings(&config, None, &[]);
    assert_eq!((held.sender.reply, held.captions.line_advice, held.number("image/long-alt", "advice", 1)), (Reply::Signature, 37, 9));
    assert!(held.requirements("image/missing-alt").any(|demand| demand.id == "C04"));
    assert!(held.requirements("M-BARN").any(|demand| demand.id == "C15"));

    let other = read("profile = \"stockholm\"\n[organisation]\nname = \"Ekviks kommun\"");
    assert!(other.organisation.expect("its own").aliases.is_empty(), "another organisation does not inherit the city's names");
    let own = read(
        "profile = \"gotland\"\n[[requirement]]\nid = \"C24\"\nsource = \"Vår policy\"\nquote = \"Namn hålls aktuella.\"\nrules = [\"M-*\"]",
    );
    let sources: Vec<_> = own.requirements.iter().map(|demand| demand.source.as_str()).collect();
    assert_eq!(sources, ["Vår policy"], "an own sentence takes the place of the profile's");
}

#[test]
fn a_profile_may_be_a_file_that_rests_on_one_of_klarts() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("own-profile");
    fs::create_dir_all(folder.join("a/b")).expect("a folder");
    fs::write(folder.join("vår.toml"), "profile = \"gotland\"\n[sender]\nreply = \"off\"").expect("a file");
    fs::write(folder.join("fel.toml"), "\nlangg = \"sv\"").expect("a file");
    fs::write(folder.join("regel.toml"), "[rules.\"image/mising-alt\"]\nlevel = \"off\"").expect("a file");
    fs::write(folder.join("kedja.toml"), "profile = \"./vår.toml\"").expect("a file");
    let file = folder.join("klart.toml");
    fs::write(&file, "profile = \"vår.toml\"").expect("a file");
    assert_eq!(find(&folder.join("a/b")).as_deref(), Some(file.as_path()), "the nearest upward");

    let config = Config::load(&file, KNOWN, None).expect("a profile in a file");
    assert_eq!(
        (config.sender.reply, config.organisation.map(|organisation| organisation.name)),
        (Reply::Off, Some("Region Gotland".into()))
    );
    let switched = Config::load(&file, KNOWN, Some("stockholm")).expect("the command line goes first");
    assert_eq!(switched.organisation.map(|organisation| organisation.name).as_deref(), Some("Stockholms stad"));
    let inside = Config::load(&file, KNOWN, Some("fel.toml")).expect_err("a slip in the profile");
    assert!(inside.to_string().contains("fel.toml:2:1: ") && &*inside.remedy.sv == "Menade du ”lang”?", "{inside}");
    let rule = Config::load(&file, KNOWN, Some("regel.toml")).expect_err("no such rule");
    assert!(rule.to_string().contains("regel.toml:1:8: ") && &*rule.remedy.sv == "Menade du ”image/missing-alt”?", "{rule}");
    let chained = Config::load(&file, KNOWN, Some("kedja.toml")).expect_err("a file upon a file");
    assert!(chained.to_string().contains("kedja.toml:1:11: "), "{chained}");
    assert!(Config::load(&folder, KNOWN, None).is_err(), "a folder is no file");
    assert!(Config::load(&folder.join("saknas.toml"), KNOWN, None).expect_err("no file").remedy.sv.contains("ingen fil"));
}

#[test]
fn files_are_left_out_and_typed_by_gitignore_patterns() {
    let config = read(
        "exclude = [\"arkiv/**\", \"*.bak.md\", \"!viktig.bak.md\"]\n[[files]]\nglob = \"inlägg/**\"\nchannel = \"twitter\"\n[[files]]\nglob = \"inlägg/lätt/*\"\ntext_type = \"lättläst\"",
    );
    let policy = Policy::new(config, today());
    for (path, out) in [
        ("arkiv/2019/a.md", true),
        ("a.md", false),
        ("x/y.bak.md", true),
        ("viktig.bak.md", false),
        ("../a.md", false),
        ("/arkiv/a.md", true),
        ("", false),
    ] {
        assert_eq!(policy.excludes(path, false), out, "{path}");
    }
    let held = policy.settings(Some("inlägg/lätt/a.md"), &[], None);
    assert_eq!((held.channels[0].name, held.text_type), ("x", TextType::EasyRead), "the last row that says it");
    let own = policy.settings(Some("inlägg/a.md"), &["Press".into(), "anslagstavla".into()], Some(TextType::Decision));
    assert_eq!(
        (own.channels[0].name, own.text_type, own.unknown_channels.as_slice()),
        ("press", TextType::Decision, ["anslagstavla".to_owned()].as_slice())
    );
}

#[test]
fn without_a_text_type_the_channel_decides() {
    let config = Config::default();
    for (channels, text_type) in [
        (&["facebook"][..], TextType::Social),
        (&["press", "x-reply"], TextType::Social),
        (&["press"], TextType::Web),
        (&[], TextType::Web),
    ] {
        assert_eq!(settings(&config, None, channels).text_type, text_type, "{channels:?}");
    }
    assert_eq!(settings(&read("text_type = \"beslut\""), None, &["x"]).text_type, TextType::Decision);
}

#[test]
fn the_limits_of_channels_and_captions_are_the_documented_ones() {
    let bluesky = Channel::named("bluesky").expect("a channel");
    let post = bluesky.post.expect("a limit");
    assert_eq!((post.max, post.unit, post.status, bluesky.alt_empty_is_missing), (Some(300), Unit::Graphemes, Status::Confirmed, true));
    assert!(!Channel::named("web").expect("a channel").is_platform() && Channel::named("facebook-reply").expect("a channel").is_platform());
    let config = read("[captions]\nprofile = \"live-recording\"");
    let live = settings(&config, None, &[]).captions;
    assert_eq!((live.lines, live.cue, live.speed_warning, live.speed_level), (3, 126, 25, Level::Advice));
    assert_eq!((CaptionLimits::default().line, CaptionLimits::default().shortest_ms), (42, 833));
}

#[test]
fn the_answers_of_init_come_back_when_the_file_is_read() {
    let hostile = "Ek\"vik\\s \u{1}kommun";
    for (name, profile, channels, text_type, fail_on) in [
        ("Ekviks kommun", "default", vec!["facebook", "web"], None, FailOn::Error),
        (hostile, "gcs", vec![], Some(TextType::EasyRead), FailOn::Never),
        ("", "", vec!["press"], Some(TextType::Social), FailOn::Advice),
    ] {
        let channels: Vec<String> = channels.into_iter().map(str::to_owned).collect();
        let answers = init::Answers { organisation: name.into(), profile: profile.into(), channels: channels.clone(), text_type, fail_on };
        let config = read(&init::file(&answers));
        assert_eq!(config.organisation.as_ref().map_or("", |organisation| &organisation.name), name);
        assert_eq!(config.profile, if profile.is_empty() { "default" } else { profile });
        assert_eq!((config.text_type, config.fail_on), (text_type, fail_on));
        let held: Vec<_> = settings(&config, Some("a/b.md"), &[]).channels.iter().map(|channel| channel.name.to_owned()).collect();
        assert_eq!(held, channels);
    }
}

#[test]
fn every_example_in_the_file_of_init_can_be_used() {
    let names = |name: &str| init::Answers { organisation: name.into(), channels: vec!["web".into()], ..init::Answers::default() };
    for answers in [names(""), names("Ekviks kommun"), names("Region Å-Ö")] {
        let text = init::file(&answers);
        assert!(text.lines().all(|line| line.chars().count() <= 110), "{text}");
        let used = |line: &str| {
            let example = line.strip_prefix("# ").filter(|rest| rest.starts_with('[') || rest.split(" = ").next().is_some_and(is_key));
            example.map_or_else(|| line.to_owned(), str::to_owned)
        };
        let mut all: Vec<String> = text.lines().map(used).collect();
        all.retain(|line| !line.trim().is_empty());
        let all = all.join("\n");
        let config = Config::parse(&all, "klart.toml", &klart::rules::known()).unwrap_or_else(|error| panic!("{error}\n{all}"));
        let organisation = config.organisation.expect("an organisation");
        assert!(!organisation.contacts.is_empty() && !organisation.payments.is_empty() && !organisation.domains.is_empty(), "{all}");
        assert_eq!((config.checklist.require.len(), config.text_type.is_some(), config.sender.reply), (1, true, Reply::Signature));
    }
}

fn is_key(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}
