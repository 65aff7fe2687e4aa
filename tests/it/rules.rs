//! Every rule's examples are its tests: what is marked is found, what is not marked stays silent, the fix gives the
//! stated text, and the fixed text gives nothing new.

use std::fs;
use std::path::{Path, PathBuf};

use klart::account::{Profiles, Roster};
use klart::check::accounts::Accounts;
use klart::check::{Desk, Judged, batch, examine, fixing};
use klart::config::{Config, Date, Lang};
use klart::facts::Pictures;
use klart::finding::Finding;
use klart::fix::Safety;
use klart::read::recognise::by_name;
use klart::rule::{Check, Example, Rule};
use klart::rules::ALL;
use klart::source::{Beside, Form, Format, Root, Source, Span};

fn today() -> Date {
    "2026-11-21".parse().expect("a date")
}

/// A folder of its own for one example; removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("klart-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a temporary folder");
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Takes the marks away and says where they stood.
fn unmarked(text: &str) -> (String, Vec<Span>) {
    let (mut plain, mut open, mut spans) = (String::new(), None, Vec::new());
    for sign in text.chars() {
        match sign {
            '⟦' => open = Some(plain.len()),
            '⟧' => spans.extend(open.take().map(|start| Span::new(start, plain.len()))),
            _ => plain.push(sign),
        }
    }
    (plain, spans)
}

/// The example as a source, with its files beside it in `folder`.
fn source(example: &Example, folder: &Path) -> (Source, Vec<Span>) {
    for (name, content) in example.files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        match content.strip_prefix("corpora/") {
            Some(_) => drop(fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(content), path).expect("a file in corpora")),
            None => fs::write(path, content).expect("a file beside the example"),
        }
    }
    let (text, spans) = unmarked(example.text);
    let name = example.name.unwrap_or("utkast");
    let mut source = Source::new(name, example.format, text.into_bytes()).expect("examples are text");
    if !example.files.is_empty() {
        source.beside = Beside::Root(Root { folder: folder.to_owned(), draft: folder.to_owned() });
    }
    (source, spans)
}

fn desk(example: &Example) -> Desk {
    let known = klart::rules::known();
    let config = Config::parse(example.config, "klart.toml", &known).unwrap_or_else(|error| panic!("{}: {error:?}", example.text));
    Desk { all: true, ..Desk::new(config, today()) }
}

/// What is found over the example and the drafts that lie beside it.
fn over(example: &Example, source: &Source, desk: &Desk, judged: &Judged) -> Vec<Finding> {
    let Beside::Root(root) = &source.beside else { return Vec::new() };
    let mut pictures = judged.pictures.clone();
    for (name, text) in example.files {
        let Some(format) = by_name(name).filter(|format| matches!(format, Format::Markdown | Format::Html)) else { continue };
        let mut draft = Source::new(*name, format, text.as_bytes().to_vec()).expect("examples are text");
        let folder = root.folder.join(name).parent().expect("a folder").to_owned();
        draft.beside = Beside::Root(Root { folder: root.folder.clone(), draft: folder });
        pictures.extend(examine(&draft, desk).pictures);
    }
    batch::over(&Pictures::of(pictures))
}

/// What is found in an example that is a register; its files are the folder of profiles.
fn in_register(rule: &Rule, example: &Example, source: &Source, desk: &Desk) -> Vec<Finding> {
    let mut profiles = Profiles::default();
    for (name, content) in example.files {
        assert!(profiles.add(name, content.as_bytes().to_vec()), "{}: {name}", rule.id);
    }
    let roster = Roster::read(source).expect("examples are registers");
    let settings = desk.policy.settings(None, &[], None);
    let accounts = Accounts { roster: &roster, profiles: &profiles, settings: &settings, answers: &Form::default() };
    accounts.each().flat_map(|judged| judged.findings).filter(|finding| finding.rule == rule.id).collect()
}

/// An example of past posts: flagged or not, with the rule's own words.
fn check_past(rule: &Rule, example: &Example) -> Result<(), String> {
    let told = crate::past::found(example.text, example.files.first().map_or("", |(_, register)| register), example.config);
    let mine: Vec<Finding> = told.into_iter().filter(|finding| finding.rule == rule.id).collect();
    if mine.is_empty() == example.whole {
        return Err(format!("to be found: {}, found {}", example.whole, mine.len()));
    }
    mine.iter().try_for_each(|finding| stated(rule, example.text, finding))
}

/// A finding in the rule's own words, every gap filled.
fn stated(rule: &Rule, text: &str, finding: &Finding) -> Result<(), String> {
    let named = rule.messages.contains(&finding.message);
    let allowed = rule.levels.contains(&finding.level) && rule.verdicts.contains(&finding.verdict);
    let safe = finding.fixes.iter().all(|fix| rule.fixable.is_some_and(|most| fix.safety <= most));
    if !(named && allowed && safe) {
        return Err(format!("a message, level, verdict or fix that the rule does not state: {finding:?}"));
    }
    for words in [finding.message.what, finding.message.why, finding.message.how] {
        for lang in [Lang::Sv, Lang::En] {
            let filled = words.fill(lang, &finding.args);
            if filled.contains(['{', '}']) && !text.contains('{') {
                return Err(format!("a gap is not filled: {filled}"));
            }
        }
    }
    Ok(())
}

fn check(rule: &Rule, index: usize, example: &Example) -> Result<(), String> {
    if example.past {
        return check_past(rule, example);
    }
    let folder = Folder::new(&format!("{}-{index}", rule.id.replace('/', "-")));
    let (source, wanted) = source(example, &folder.0);
    let desk = desk(example);
    let judged = examine(&source, &desk);
    let is_account = rule.check.on_accounts().is_some();
    let over = if is_account { in_register(rule, example, &source, &desk) } else { over(example, &source, &desk, &judged) };
    let mine: Vec<_> = judged.findings.iter().chain(&over).filter(|finding| finding.rule == rule.id).collect();
    let is_batch = matches!(rule.check, Check::Batch(_));
    let here = |finding: &Finding| {
        finding.related.iter().filter(|there| is_batch && there.draft == source.name).filter_map(|there| there.span).collect::<Vec<_>>()
    };
    let mut found: Vec<Span> =
        mine.iter().flat_map(|finding| finding.span.iter().chain(&finding.also).copied().chain(here(finding))).collect();
    found.sort();
    if found != wanted {
        let text = |spans: &[Span]| spans.iter().map(|span| source.text().get(span.range()).unwrap_or("?").to_owned()).collect::<Vec<_>>();
        return Err(format!("marked {:?}, found {:?}", text(&wanted), text(&found)));
    }
    if !is_batch && example.whole != mine.iter().any(|finding| finding.span.is_none()) {
        return Err(format!("about the whole draft: {}, found {}", example.whole, mine.len()));
    }
    mine.iter().try_for_each(|finding| stated(rule, source.text(), finding))?;
    fixed(rule, example, &source, &desk, judged.findings.len())
}

/// The fixes of this rule alone give the stated text, and the fixed text gives nothing new.
fn fixed(rule: &Rule, example: &Example, source: &Source, desk: &Desk, before: usize) -> Result<(), String> {
    let only = |id: &str| id == rule.id;
    let fixed = fixing::fix_only(source, desk, Safety::Suggest, only);
    let Some(stated) = example.fixed else {
        return if fixed.applied == 0 { Ok(()) } else { Err(format!("a fix that the example does not state: {:?}", fixed.source.text())) };
    };
    if fixed.source.text() != stated {
        return Err(format!("stated {stated:?}\n   fixed {:?}", fixed.source.text()));
    }
    if fixed.judged.findings.len() > before {
        return Err("the fix gives new findings".to_owned());
    }
    let again = fixing::fix_only(&fixed.source, desk, Safety::Suggest, only);
    if again.source.text() == stated { Ok(()) } else { Err("fixing twice changes more than fixing once".to_owned()) }
}

#[test]
fn examples_hold() {
    let mut wrong = Vec::new();
    for rule in ALL {
        for (index, example) in rule.examples.iter().enumerate() {
            if let Err(why) = check(rule, index, example) {
                wrong.push(format!("{} example {index}: {why}\n   in {:?} {}", rule.id, example.text, example.config));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_shows_good_and_bad_and_its_fix() {
    for rule in ALL {
        if matches!(rule.check, Check::House) && rule.examples.is_empty() {
            continue;
        }
        let bad = |example: &&Example| example.whole || example.text.contains('⟦');
        assert!(rule.examples.iter().any(|example| bad(&example)), "{} shows nothing bad", rule.id);
        assert!(rule.examples.iter().any(|example| !bad(&example)), "{} shows nothing good", rule.id);
        if rule.fixable.is_some_and(|safety| safety > Safety::Template) && rule.id != "media/misnamed-captions" {
            assert!(rule.examples.iter().any(|example| example.fixed.is_some()), "{} shows no fix", rule.id);
        }
    }
}

#[test]
fn rewritten_passages_are_found_before_and_not_after() {
    for rule in ALL {
        for rewrite in rule.rewrites {
            let found = |text: &str| {
                let mut source = Source::new("utkast", Format::Markdown, format!("{text}\n").into_bytes()).expect("examples are text");
                if rule.group() == "social" {
                    source.meta.channels = vec!["facebook".to_owned()];
                }
                let desk = Desk { all: true, ..Desk::new(on(rule), today()) };
                examine(&source, &desk).findings.iter().any(|finding| finding.rule == rule.id)
            };
            assert!(found(rewrite.before), "{} does not find: {}", rule.id, rewrite.before);
            assert!(!found(rewrite.after), "{} finds: {}", rule.id, rewrite.after);
        }
    }
}

/// A configuration with the rule switched on.
fn on(rule: &Rule) -> Config {
    let level = rule.levels.iter().max().expect("a rule has a level").name();
    let organisation = "[organisation]\nname = \"Ekviks kommun\"\nunits = [\"Kulturskolan\"]\n";
    let text = format!("{}[rules.\"{}\"]\nlevel = \"{level}\"\n", if rule.group() == "sender" { organisation } else { "" }, rule.id);
    Config::parse(&text, "klart.toml", &klart::rules::known()).expect("a level")
}

#[test]
fn examples_stand_in_two_formats() {
    for rule in ALL.iter().filter(|rule| {
        !["account", "captions", "draft"].contains(&rule.group())
            && rule.id != "structure/missing-page-title"
            && rule.id != "language/missing-page-language"
    }) {
        let mut formats: Vec<_> = rule.examples.iter().map(|example| example.format).collect();
        formats.sort();
        formats.dedup();
        assert!(formats.len() > 1, "{} has examples in one format only", rule.id);
    }
}

#[test]
fn english_quotes_are_english() {
    for rule in ALL {
        let messages = rule.messages.iter().flat_map(|message| [message.what, message.why, message.how]);
        for words in messages.chain(rule.guide.iter().copied()).chain([rule.title]) {
            let count = |mark: char| words.en.matches(mark).count();
            assert_eq!(count('“'), count('”'), "{}: {}", rule.id, words.en);
        }
    }
}

#[test]
fn messages_are_short_and_kind() {
    const BANNED: &[&str] = &["alt-attribut", "ogiltig", "felaktig", "vänligen", "du har glömt", "!"];
    for rule in ALL {
        for message in rule.messages {
            for (words, most) in [(message.what, 70), (message.why, 110), (message.how, 110)] {
                assert!(
                    words.sv.chars().count() <= most && words.en.chars().count() <= most,
                    "{}: over {most} characters: {words:?}",
                    rule.id
                );
                let lower = words.sv.to_lowercase();
                assert!(!BANNED.iter().any(|word| lower.contains(word)), "{}: {}", rule.id, words.sv);
                let gaps = |text: &str| {
                    let mut gaps: Vec<_> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).map(str::to_owned).collect();
                    gaps.sort();
                    gaps.dedup();
                    gaps
                };
                assert!(
                    !words.sv.is_empty() && !words.en.is_empty() && gaps(words.sv) == gaps(words.en),
                    "{}: the languages differ in their gaps: {words:?}",
                    rule.id
                );
            }
        }
    }
}
