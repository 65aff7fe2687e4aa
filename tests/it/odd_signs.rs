//! Odd signs by the hundred thousand: the rules on how words are written come to an end, and what they mend stays mended.

use klart::check::{Desk, examine, fixing};
use klart::config::{Config, Date};
use klart::fix::Safety;
use klart::language::{drawn, exclaimed, spaced, styled};
use klart::source::{Format, Source};
use proptest::prelude::*;

fn desk() -> Desk {
    Desk::new(Config::default(), Date::new(2026, 11, 21).expect("a date"))
}

fn source(text: &str) -> Source {
    let mut source = Source::new("inlägg", Format::Text, text.as_bytes().to_vec()).expect("text");
    source.meta.channels = vec!["facebook".to_owned()];
    source
}

/// What only four functions see, in a text that grows: twice the text must not take four times as long.
#[test]
fn a_megabyte_of_one_sign_comes_to_an_end() {
    let pieces = [
        "𝗮",
        "!",
        "_",
        "=",
        "<3,",
        ":) ",
        "· ",
        "+ ",
        "____ a ",
        "🇿🇼",
        "a\u{301}\u{302}\u{303}\u{336}",
        "V ",
        "(╯°□°)╯",
        "-",
        "★☆",
        "ಠ_ಠ",
        "!!1",
    ];
    for piece in pieces {
        let text = piece.repeat(1_000_000 / piece.len());
        let _ = (styled::find(&text), drawn::find(&text), spaced::find(&text), spaced::struck(&text), exclaimed::find(&text));
    }
}

#[test]
fn hostile_posts_are_judged() {
    let size = 60_000;
    for piece in [
        "𝗮",
        "!",
        "H\u{336}e\u{301}\u{302}\u{303}\u{304}j ",
        "\u{200b}a",
        "a\u{308}",
        ".\n",
        "\n",
        "\u{fffd}",
        "leve-ran ",
        "¬a",
        "(",
        "\u{1}",
    ] {
        examine(&source(&piece.repeat(size / piece.len())), &desk());
    }
}

#[test]
fn only_what_came_along_is_taken_out() {
    let kept = "👨‍👩‍👧 bygg\u{ad}lov 10\u{a0}kr می‌خواهم 🏴󠁧󠁢󠁥󠁮󠁧󠁿 e-post, av- och påstigning";
    let text = format!("{kept}\r\n.\r\n\u{2800}\r\nVi a\u{308}r ha\u{308}r\u{200b} nu\r\n");
    let fixed = fixing::fix_only(&source(&text), &desk(), Safety::Safe, |rule| rule == "text/stray-characters");
    assert_eq!(fixed.source.text(), format!("{kept}\r\n\r\nVi är här nu\r\n"));
}

proptest! {
    #[test]
    fn places_are_whole_characters(text in "([a-zåäö .!?:;()<3=*~_•★─█V I‿◕\u{336}\u{308}\u{200b}\u{2800}\n-]|𝗮|ⓑ|🇸|ᴀ){0,60}") {
        for passage in styled::find(&text) {
            prop_assert!(text.get(passage.range).is_some());
        }
        for range in drawn::find(&text).into_iter().map(|drawing| drawing.range).chain(spaced::struck(&text)).chain(exclaimed::find(&text)) {
            prop_assert!(text.get(range).is_some());
        }
        for row in spaced::find(&text) {
            prop_assert!(row.letters.iter().all(|letter| text.get(letter.clone()).is_some()));
        }
    }

    #[test]
    fn mending_twice_changes_nothing_more(text in "([a-zåäö .!?:)<3=*_★V I\u{336}\u{308}\u{200b}\u{2800}\n-]|𝗮|ⓑ){0,40}") {
        let once = fixing::fix(&source(&text), &desk(), Safety::Safe);
        let twice = fixing::fix(&once.source, &desk(), Safety::Safe);
        prop_assert_eq!(once.source.text(), twice.source.text());
    }
}
