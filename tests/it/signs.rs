//! Posts of nothing but signs: quick, and silent where there is nothing to say.

use klart::check::{Desk, examine, fixing};
use klart::config::Config;
use klart::finding::Finding;
use klart::fix::Safety;
use klart::source::{Format, Source};
use proptest::prelude::*;

fn desk() -> Desk {
    let config = Config::parse("", "klart.toml", &klart::rules::known()).expect("a configuration");
    Desk { all: true, ..Desk::new(config, "2026-11-21".parse().expect("a date")) }
}

fn source(format: Format, text: &str) -> Source {
    let mut source = Source::new("inlägg", format, text.as_bytes().to_vec()).expect("text");
    source.meta.channels = vec!["facebook".to_owned()];
    source
}

fn found(text: &str) -> Vec<Finding> {
    examine(&source(Format::Text, text), &desk()).findings
}

fn rules(text: &str) -> Vec<&'static str> {
    let mut rules: Vec<_> = found(text).iter().map(|finding| finding.rule).filter(|rule| rule.starts_with("social/")).collect();
    rules.dedup();
    rules
}

#[test]
fn hostile_posts_are_read_in_no_time() {
    let zalgo = format!("Vi ses 🎉{} i parken. ", "\u{301}\u{35c}".repeat(10_000));
    let all = [
        "🎉".repeat(10_000),
        "🎉 . ".repeat(3_000),
        "buss 🚌 ".repeat(3_000),
        "🎉 ord\n".repeat(3_000),
        "👨\u{200d}".repeat(10_000),
        format!("#{}", "a".repeat(1 << 20)),
        "#gratisiparken ".repeat(20_000),
        "#gratisiparken ord\n".repeat(4_000),
        "🎉 #a @b ".repeat(3_000),
        "#a@b".repeat(20_000),
        "@a ord. @b\n\n".repeat(1_000),
        "bit.ly/a ".repeat(3_000),
        "en 🍎 och ".repeat(2_000),
        zalgo.repeat(5),
        "1\u{fe0f}\u{20e3}".repeat(5_000),
        "🇸".repeat(10_001),
    ];
    for text in all {
        found(&text);
    }
}

#[test]
fn rules_keep_to_posts() {
    for text in ["Ta med en 🍎 🎉🎉 #gratisiparken #a1 #b1 #c1", "❤️"] {
        let plain = Source::new("brev", Format::Text, text.as_bytes().to_vec()).expect("text");
        assert!(examine(&plain, &desk()).findings.iter().all(|finding| !finding.rule.starts_with("social/")), "{text}");
    }
}

#[test]
fn a_place_has_one_remark_by_precedence() {
    assert_eq!(rules("Ta med en 🍎 och kom till parken."), ["social/emoji-for-word"]);
    assert_eq!(rules("Badet är öppet! 🎉🎉 Välkommen på lördag."), ["social/emoji-run"]);
    assert_eq!(rules("Så gör du:\n✅ anmäl dig 🚌 nu\n✅ kom hit"), ["social/emoji-bullet", "social/emoji-inside"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Fixing once is fixing twice, and nothing new is found.
    #[test]
    fn fixes_settle(parts in prop::collection::vec(prop::sample::select(vec![
        "Vi ses", " 🎉", "🎉 ", "👍🏽", "❤️", "👨‍👩‍👧", "1️⃣ ", " en 🍎", " och ", ". ", "!", "\n", "\n\n", " #gratisiparken", " #Bada", " @anna", "Visby ", " gotland.se/bad", "- ", "<b>", "**",
    ]), 1..14), html in any::<bool>()) {
        let text: String = parts.concat();
        let format = if html { Format::Html } else { Format::Markdown };
        for format in [Format::Text, format] {
            let source = source(format, &text);
            let once = fixing::fix_only(&source, &desk(), Safety::Suggest, |rule| rule.starts_with("social/"));
            let twice = fixing::fix_only(&once.source, &desk(), Safety::Suggest, |rule| rule.starts_with("social/"));
            prop_assert_eq!(once.source.text(), twice.source.text());
        }
    }
}
