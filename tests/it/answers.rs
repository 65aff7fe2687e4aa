//! What is written as an answer is what reading gives, whatever the draft looked like before.

use klart::answers::{Said, beside, in_draft};
use klart::read::read;
use klart::source::{Answer, DeclaredImage, DeclaredMedia, Format, IgnoreLine, Source};
use proptest::prelude::*;

/// Front matter as people write it, and as they should not.
const FRONTS: &[&str] = &[
    "",
    "---\ntitel: Bad\n---\n",
    "---\nklart:\n---\n",
    "---\nklart: {}\n---\n",
    "---\nklart: {channel: web, images: []}\ntags: [a, b]\n---\n",
    "---\nklart:\n  images:\n  - file: å.jpg # ja\n    decorative: true\n\n# sist\ntitel: \"Bad: här\"\n---\n",
    "---\ntext: |\n  klart:\n    images:\nklart:\n    ignore: [{rule: link/vague, reason: 'så'}]\n    media:\n      - {file: a.mp4, why: 'lång\n          text'}\n---\n",
    "---\nklart:\n\timages: []\n---\n",
    "---\nklart: &a {x: 1}\nb: *a\n---\n",
    "---\nklart: ja\n---\n",
    "---\n- a\n---\n",
    "---\n\ntext\n---\n",
    "---\nutan: slut\n",
    "+++\ntitle = \"Bad\"\n+++\n",
    "+++\n[klart]\nchannel = \"web\"\n[[klart.images]]\nfile = \"b\"\n+++\n",
    "+++\nklart = {images = [{file = \"b\"}]}\n+++\n",
];
const BESIDE: &[&str] = &[
    "",
    "# mina\nchannel = \"web\"",
    "[[images]]\nfile = \"a\"\n\n[[ignore]]\nrule = \"x/y\"\nreason = \"z\"\n",
    "images = [\n  {file = \"a\"}, # ett\n]\nanswers = []\n",
    "ignore = [{rule = \"[x]\", reason = \"]\"}]\n",
    "answers = [",
];

fn said() -> impl Strategy<Value = Said> {
    let words = || "[a-zåäö0-9 :#'\"\\\\{}\\[\\],&*!|>%@`~\\t–🎉-]{0,20}";
    prop_oneof![
        (words(), any::<bool>()).prop_map(|(file, decorative)| Said::Image(DeclaredImage {
            file,
            decorative,
            described_in_text: !decorative
        })),
        (words(), words()).prop_map(|(file, why)| Said::Medium(DeclaredMedia {
            file,
            why: Some(why),
            live: true,
            ..DeclaredMedia::default()
        })),
        (words(), words()).prop_map(|(rule, reason)| Said::Ignore(IgnoreLine { rule, reason })),
        (words(), words()).prop_map(|(ask, about)| Said::Answer(Answer {
            ask,
            about: Some(about),
            answer: "no".to_owned(),
            by: None,
            date: Some("2026-11-21".to_owned())
        })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_in_a_draft_is_heard_and_changes_nothing_else(
        front in prop::sample::select(FRONTS.to_vec()), said in said(), windows in any::<bool>(), mark in any::<bool>(),
        format in prop::sample::select(vec![Format::Markdown, Format::Html, Format::Text]),
    ) {
        let end = if windows { "\r\n" } else { "\n" };
        let text = format!("{}{}# Bad\n\n![](a.jpg)\n", if mark { "\u{feff}" } else { "" }, front).replace('\n', end);
        let source = Source::new("u", format, text.clone().into_bytes()).expect("text");
        let Some(edit) = in_draft(&source, &said) else { return Ok(()) };
        prop_assert!(edit.span.is_empty(), "an answer replaces nothing");
        let at = edit.span.start as usize;
        let written = [&text[..at], &edit.text, &text[at..]].concat();
        let (old, new) = (read(&source), read(&Source::new("u", format, written.clone().into_bytes()).expect("text")));
        let heard = match &said {
            Said::Image(image) => new.answers.images.last() == Some(image) && new.answers.images.len() == old.answers.images.len() + 1,
            Said::Medium(medium) => new.answers.media.last() == Some(medium),
            Said::Answer(answer) => new.answers.answers.last() == Some(answer),
            Said::Ignore(line) => new.ignores.iter().any(|ignore| ignore.rule == line.rule && ignore.reason == line.reason),
        };
        prop_assert!(heard && new.meta == old.meta && new.images.len() == old.images.len(), "{written}");
        prop_assert!(!windows || !written.replace("\r\n", "").contains('\n'), "line ends are the draft's own: {written:?}");
    }

    #[test]
    fn an_answer_beside_a_draft_is_heard_and_keeps_every_byte(before in prop::sample::select(BESIDE.to_vec()), said in said()) {
        let Some(after) = beside(before, &said) else {
            prop_assert!(before.ends_with('['), "{before}");
            return Ok(());
        };
        let form: klart::source::Form = toml::from_str(&after).expect("TOML");
        let heard = match said {
            Said::Image(image) => form.images.last() == Some(&image),
            Said::Medium(medium) => form.media.last() == Some(&medium),
            Said::Answer(answer) => form.answers.last() == Some(&answer),
            Said::Ignore(line) => form.ignore.last() == Some(&line),
        };
        let mut rest = after.chars();
        prop_assert!(heard && before.chars().all(|sign| rest.any(|other| other == sign)), "{after}");
    }
}

/// Where an answer is expected to have room, it has: the drafts that people write.
#[test]
fn the_common_drafts_hold_their_answers() {
    let said = Said::Image(DeclaredImage { file: "en bild.jpg".to_owned(), decorative: true, described_in_text: false });
    let holds = |front: &&&str| {
        let source = Source::new("u", Format::Markdown, format!("{front}# Bad\n").into_bytes()).expect("text");
        in_draft(&source, &said).is_some()
    };
    let held: Vec<_> = FRONTS.iter().filter(holds).collect();
    assert_eq!(held.len(), 10, "{held:#?}");
}
