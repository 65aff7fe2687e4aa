//! Text knows its bytes, and an edit replaces just them.

use klart::draft::{Syntax, Text, TextBuilder};
use klart::source::Part;
use proptest::prelude::*;

/// The whole of some bytes as one text, white space folded.
fn text(bytes: &[u8], syntax: Syntax) -> (Part, Text) {
    let part = Part::new("", bytes.to_vec()).expect("text");
    let mut builder = TextBuilder::new(&part, 0, syntax, true);
    builder.source(0..part.decoded.text.len());
    let text = builder.finish();
    (part, text)
}

/// The bytes behind a word of the plain text.
fn behind(bytes: &[u8], word: &str) -> Vec<u8> {
    let (part, text) = text(bytes, Syntax::Plain);
    let at = text.plain.find(word).unwrap_or_else(|| panic!("{word} in {:?}", text.plain));
    part.bytes[text.span(at..at + word.len()).expect("a place").range()].to_vec()
}

#[test]
fn a_word_leads_back_to_its_bytes() {
    assert_eq!(behind("Ett hus på ön".as_bytes(), "på"), "på".as_bytes());
    assert_eq!(behind("Ett bad\u{ad}hus på ön".as_bytes(), "badhus"), "bad\u{ad}hus".as_bytes());
    assert_eq!(behind("pa\u{30a} o\u{308}n".as_bytes(), "på"), "pa\u{30a}".as_bytes());
    assert_eq!(behind("\u{feff}Hej på er".as_bytes(), "på"), "på".as_bytes());
    assert_eq!(behind(b"Ett hus p\xe5 \xf6n i \xe5r", "på"), b"p\xe5");
    let wide: Vec<u8> = "\u{feff}Hus på ön".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(behind(&wide, "på"), "på".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
}

#[test]
fn a_reader_meets_ordinary_blanks() {
    assert_eq!(text("  kl.\u{a0}10 \r\n  till\u{202f}12\t ".as_bytes(), Syntax::Plain).1.plain, "kl. 10 till 12");
}

#[test]
fn an_edit_takes_the_soft_hyphen_inside_and_leaves_the_one_outside() {
    let bytes = "er\u{ad}lägga av\u{ad}gift".as_bytes();
    let (part, text) = text(bytes, Syntax::Plain);
    let edit = text.edit(0.."erlägga".len(), "betala").expect("an edit");
    let mut after = part.bytes.clone();
    after.splice(edit.span.range(), edit.text.bytes());
    assert_eq!(String::from_utf8(after).expect("text"), "betala av\u{ad}gift");
}

#[test]
fn an_edit_across_something_else_is_refused() {
    let part = Part::new("", b"er**la**gga".to_vec()).expect("text");
    let mut builder = TextBuilder::new(&part, 0, Syntax::Markdown, true);
    for range in [0..2, 4..6, 8..11] {
        builder.source(range);
    }
    let text = builder.finish();
    assert_eq!(text.plain, "erlagga");
    assert_eq!(text.edit(0..7, "betala"), None);
    assert!(text.edit(2..4, "xx").is_some());
}

proptest! {
    #[test]
    fn spans_rise_and_lie_in_the_source(written in "[a-zåäö \u{ad}\u{a0}\u{30a}\n\r\t😀e\u{301}]{0,60}") {
        let (part, text) = text(written.as_bytes(), Syntax::Plain);
        let borders: Vec<usize> = (0..=text.plain.len()).filter(|at| text.plain.is_char_boundary(*at)).collect();
        let mut last = 0;
        for pair in borders.windows(2) {
            let span = text.span(pair[0]..pair[1]).expect("a place").range();
            prop_assert!(last <= span.start && span.start < span.end && span.end <= part.bytes.len());
            prop_assert!(written.is_char_boundary(span.start) && written.is_char_boundary(span.end));
            last = span.start;
        }
    }

    #[test]
    fn invisible_signs_change_nothing_that_is_read(words in "[a-zåäö]{2,8}( [a-zåäö]{2,8}){0,5}", at in 0..40_usize) {
        let at = (0..=words.len()).filter(|border| words.is_char_boundary(*border)).nth(at % words.chars().count()).unwrap_or(0);
        let shy = format!("{}\u{ad}{}", &words[..at], &words[at..]);
        prop_assert_eq!(text(shy.as_bytes(), Syntax::Plain).1.plain, text(words.as_bytes(), Syntax::Plain).1.plain);
    }
}
