//! Front matter, plain text and posts, as a user relies on them; and that nothing makes a reader stumble.

use klart::draft::{Alt, Draft, Kind};
use klart::read::read;
use klart::source::{Format, Source};
use proptest::prelude::*;

fn draft(format: Format, text: &str) -> Draft {
    read(&Source::new("utkast", format, text.as_bytes().to_vec()).expect("text"))
}

#[test]
fn front_matter_says_who_and_where() {
    let source = "---\r\ntitel: \"Ny simskola\"\r\nspråk: sv\r\navsändare:\r\n  - Kultur & fritid\r\nkanal: facebook, instagram\r\nklart:\r\n  profile: stockholm\r\n  images: [{file: dekor.svg, decorative: true}]\r\n  ignore:\r\n    - {rule: link/raw-url, reason: så i beslutet}\r\n---\r\n# Hej\r\n";
    let draft = draft(Format::Markdown, source);
    let title = draft.title.as_ref().expect("a title");
    assert_eq!((title.plain.as_str(), &source[title.whole().expect("a place").range()]), ("Ny simskola", "Ny simskola"));
    assert_eq!(draft.language(), Some("sv"));
    assert_eq!(draft.senders[0].plain, "Kultur & fritid");
    assert_eq!(draft.meta.channels, ["facebook", "instagram"]);
    assert_eq!(draft.answers.profile.as_deref(), Some("stockholm"));
    assert!(draft.answers.images[0].decorative);
    assert_eq!(draft.ignores[0].reason, "så i beslutet");
    assert_eq!(&source[draft.blocks[0].span.range()], "# Hej");
    assert_eq!((draft.newline, draft.troubles.len()), ("\r\n", 0));
}

#[test]
fn broken_front_matter_is_told_and_the_rest_is_read() {
    for (source, at) in [("---\na: b\nc: [1\n---\nText.\n", 12), ("---\ntitel: Hej\n\nText.\n", 0)] {
        let draft = draft(Format::Markdown, source);
        assert_eq!(draft.troubles.len(), 1, "{source}");
        assert!(draft.troubles[0].span.start as usize >= at);
        assert_eq!(draft.blocks.last().map(|block| block.text.plain.as_str()), Some("Text."));
    }
    assert_eq!(draft(Format::Markdown, "---\n\nText.\n\n---\n").blocks[0].text.plain, "Text.");
    assert_eq!(draft(Format::Markdown, "---\nBara text\n---\n").blocks[0].text.plain, "Bara text");
}

#[test]
fn a_post_names_its_pictures_and_films() {
    let source = "Kanal: facebook\n\nVälkommen till simskolan! Läs mer på\nhttps://gotland.se/simskola.\n\nBild: barn i vatten.jpg\nBildbeskrivning: Tre barn vid kanten\nFilm: film.mp4\nSyntolkning: Barnen hoppar i\nBild: karta.png\n\n#simskola\n";
    let draft = draft(Format::Text, source);
    assert_eq!(draft.meta.channels, ["facebook"]);
    let plain: Vec<_> = draft.blocks.iter().map(|block| block.text.plain.as_str()).collect();
    assert_eq!(plain, ["Välkommen till simskolan! Läs mer på https://gotland.se/simskola.", "#simskola"]);
    assert_eq!(draft.images[0].alt.text().map(|text| text.plain.as_str()), Some("Tre barn vid kanten"));
    assert_eq!(draft.media[0].description.as_ref().map(|text| text.plain.as_str()), Some("Barnen hoppar i"));
    assert_eq!(draft.images[1].alt, Alt::Missing);
    let edit = draft.images[1].slot.as_ref().and_then(|slot| slot.edit("Karta")).expect("an edit");
    let mut fixed = source.to_owned();
    fixed.replace_range(edit.span.range(), &edit.text);
    assert!(fixed.contains("Bild: karta.png\nBildbeskrivning: Karta\n"));
    assert_eq!(&source[draft.links[0].span.range()], "https://gotland.se/simskola");
}

#[test]
fn a_sentence_that_begins_like_a_label_is_a_sentence() {
    let draft = draft(Format::Text, "Bild: så ser det ut i dag\n\nFilm: inte klar.");
    assert!(draft.images.is_empty() && draft.media.is_empty());
    assert_eq!(draft.blocks.len(), 2);
    assert_eq!(draft.blocks[0].kind, Kind::Paragraph);
}

/// What every draft promises, whatever it was read from.
fn holds(source: &Source, draft: &Draft) {
    let length = source.parts[0].bytes.len();
    let spans = draft
        .blocks
        .iter()
        .map(|block| block.span)
        .chain(draft.images.iter().map(|image| image.span))
        .chain(draft.links.iter().map(|link| link.span));
    for span in spans.chain(draft.troubles.iter().map(|trouble| trouble.span)) {
        assert!(span.start <= span.end && span.end as usize <= length, "{span:?} of {length}");
    }
    for block in &draft.blocks {
        for mark in &block.marks {
            assert!(block.text.plain.get(mark.range.start as usize..mark.range.end as usize).is_some());
        }
    }
    for link in draft.links.iter().filter_map(|link| link.place) {
        assert!(draft.blocks[link.0].text.plain.get(link.1 as usize..link.2 as usize).is_some());
    }
}

const FORMATS: [Format; 3] = [Format::Markdown, Format::Html, Format::Text];

/// Scraps that markup is made of, with ¤ between them.
const SCRAPS: &str = "<p>¤</p>¤<div hidden>¤</div>¤<img src=a ¤alt='å¤'>¤<table>¤<tr><td>¤<b>¤</b>¤<a href=x>¤</a>¤<!-- klart: ignore a/b – c¤-->¤&aring;¤&¤<svg>¤<title>¤\
    </title>¤<h1>¤# ¤\n¤\r\n¤\r¤\n\n¤> ¤- ¤  ¤![¤](¤)¤[¤]¤*¤**¤`¤```\n¤|¤|--|\n¤---\n¤titel: x\n¤klart: {¤}¤{{¤}}¤<?php¤?>¤:::¤Bild: a.png\n¤https://a.se/¤www.¤ord¤ ¤\
    å¤a\u{308}¤\u{ad}¤\u{feff}¤😀¤<script>¤</script>¤<textarea>¤<template>¤<ul><li>¤\\¤[^1]¤[^1]: ¤<select>¤<pre>";

/// Scraps in any order.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(SCRAPS.split('¤').collect::<Vec<_>>());
    prop::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in FORMATS {
            if let Ok(source) = Source::new("x", format, bytes.clone()) {
                holds(&source, &read(&source));
            }
        }
    }

    #[test]
    fn any_markup_is_read(text in scraps()) {
        for format in FORMATS {
            let source = Source::new("x", format, text.clone().into_bytes()).expect("text");
            holds(&source, &read(&source));
        }
    }

    /// What is written into a slot reads back the same.
    #[test]
    fn any_description_reads_back(text in scraps(), value in "[a-zåäö<>&\"'\\[\\]()*_`!#| ]{1,20}") {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assume!(value.chars().any(char::is_alphanumeric));
        for (format, source) in [(Format::Html, format!("<img src=a alt={text}")), (Format::Html, "<p><img src='a'>".into()), (Format::Markdown, "Se ![](a.png) där".into()), (Format::Html, "<img alt=''>".to_owned())] {
            let before = draft(format, &source);
            let Some(edit) = before.images.first().and_then(|image| image.slot.as_ref()).and_then(|slot| slot.edit(&value)) else { continue };
            let mut after = source.clone();
            after.replace_range(edit.span.range(), &edit.text);
            let again = draft(format, &after);
            let read = again.images[0].alt.text().map(|text| text.plain.clone());
            prop_assert_eq!(read.as_deref(), Some(value.as_str()), "{} -> {}", source, after);
        }
    }
}

#[test]
fn a_value_among_template_code_is_the_templates_to_write() {
    let images = draft(Format::Html, "<img src=a alt=<?phpalt='å?>>").images;
    assert!(images.iter().all(|image| image.slot.is_none()), "{images:?}");
}

#[test]
fn hostile_drafts_are_read_to_their_end() {
    let picture = "<img src=slut.png>";
    for piece in ["<div>", "<ul><li>", "<font size=i>", "<a href=a>", "<b><p>", "<span role=link>", "<h1>", "<p hidden>"] {
        let draft = draft(Format::Html, &(piece.repeat(60_000 / piece.len()) + picture));
        assert_eq!(draft.images.len(), 1, "{piece}");
    }
    for piece in ["> ", "- ", "[", "![", "*a ", "`", "<b>", "| a ", "&", "<a@", "{{", "https://", "a_", "[a]("] {
        let draft = draft(Format::Markdown, &(piece.repeat(30_000 / piece.len()) + "\n\nslut\n\n" + picture));
        assert!(draft.blocks.len() + draft.images.len() > 0, "{piece}");
    }
    let line = "ord & ord ".repeat(60_000);
    for format in FORMATS {
        assert_eq!(draft(format, &line).blocks.len(), 1);
    }
}
