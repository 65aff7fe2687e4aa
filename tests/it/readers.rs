//! What the readers give a user: every text, picture, film and link, each where it stands in the bytes as received.

use klart::draft::{Alt, Draft, Kind, MarkKind};
use klart::read::read;
use klart::source::{Encoding, Format, Source};

fn draft(format: Format, bytes: &[u8]) -> Draft {
    read(&Source::new("utkast", format, bytes.to_vec()).expect("text"))
}

fn html(text: &str) -> Draft {
    draft(Format::Html, text.as_bytes())
}

/// Each block as `kind text [source]`, one a line.
fn blocks(source: &str, draft: &Draft) -> Vec<String> {
    let told = draft.blocks.iter().map(|block| {
        let hidden = if block.hidden { " dold" } else { "" };
        format!("{:?} {} [{}]{hidden}", block.kind, block.text.plain, &source[block.span.range()])
    });
    told.collect()
}

/// The source with each picture's description written into its slot.
fn described(source: &str, format: Format, value: &str) -> String {
    let draft = draft(format, source.as_bytes());
    let mut text = source.to_owned();
    for image in draft.images.iter().rev() {
        let edit = image.slot.as_ref().expect("a slot").edit(value).expect("an edit");
        text.replace_range(edit.span.range(), &edit.text);
    }
    text
}

#[test]
fn html_gives_blocks_as_readers_meet_them() {
    let source = "<h1>Ny  simskola</h1><p>Hej <b>du</b> <a href=a>läs\r\nmer</a>!</p><ul><li>ett<ul><li>två</ul></ul><div>lös<p>stycke</div>";
    let draft = html(source);
    assert_eq!(
        blocks(source, &draft),
        [
            "Heading(1) Ny simskola [<h1>Ny  simskola</h1>]",
            "Paragraph Hej du läs mer! [<p>Hej <b>du</b> <a href=a>läs\r\nmer</a>!</p>]",
            "Item ett [ett]",
            "Item två [<li>två]",
            "Paragraph lös [lös]",
            "Paragraph stycke [<p>stycke]",
        ]
    );
    let marks: Vec<_> = draft.blocks[1].marks.iter().map(|mark| (mark.kind, &draft.blocks[1].text.plain[mark.range.start as usize..mark.range.end as usize])).collect();
    assert_eq!(marks, [(MarkKind::Strong, "du"), (MarkKind::Link, "läs mer")]);
    assert_eq!(draft.links[0].place, Some((1, 7, 15)));
}

#[test]
fn pictures_stand_where_they_are_written() {
    let source = "<table><tr><img src=a.png alt='G&aring;rd'><td><IMG SRC=\"b.png\" alt></table><textarea><img></textarea><template><img src=c></template><script>'<img>'</script><!--<img>-->";
    let draft = html(source);
    let told: Vec<_> = draft.images.iter().filter(|image| !image.hidden).map(|image| (&source[image.span.range()], image.alt.text().map(|text| text.plain.as_str()))).collect();
    assert_eq!(told, [("<img src=a.png alt='G&aring;rd'>", Some("Gård")), ("<IMG SRC=\"b.png\" alt>", None)]);
}

#[test]
fn a_description_can_be_written_wherever_it_belongs() {
    for (source, wanted) in [
        ("<img src=a.png>", "<img alt=\"Gård &amp; &quot;sjö&quot;\" src=a.png>"),
        ("<img alt src=a>", "<img alt=\"Gård &amp; &quot;sjö&quot;\" src=a>"),
        ("<img alt='' src=a>", "<img alt='Gård &amp; \"sjö\"' src=a>"),
        ("<img alt= src=a>", "<img alt= \"Gård &amp; &quot;sjö&quot;\">"),
        ("<img alt=x src=a>", "<img alt=\"Gård &amp; &quot;sjö&quot;\" src=a>"),
        ("<img\n/>", "<img alt=\"Gård &amp; &quot;sjö&quot;\"\n/>"),
    ] {
        assert_eq!(described(source, Format::Html, "Gård & \"sjö\""), wanted);
        let again = html(wanted);
        assert_eq!(again.images[0].alt.text().map(|text| text.plain.as_str()), Some("Gård & \"sjö\""));
    }
}

#[test]
fn spans_are_bytes_of_the_original_in_every_encoding() {
    let source = "<p>På gården finns två åar</p>\r\n<img src='å.png'>";
    for encoding in [Encoding::Utf8 { mark: false }, Encoding::Utf16 { big: true }, Encoding::Utf16 { big: false }] {
        let bytes = encoding.encode(source).expect("all of it");
        let draft = draft(Format::Html, &bytes);
        let image = encoding.encode("<img src='å.png'>").expect("all of it");
        assert_eq!(&bytes[draft.images[0].span.range()], image);
        let block = &draft.blocks[0];
        let at = block.text.plain.find("två").expect("there");
        let span = block.text.span(at..at + "två".len()).expect("a place");
        assert_eq!(&bytes[span.range()], encoding.encode("två").expect("all of it"));
    }
}

#[test]
fn only_a_page_is_a_page() {
    assert!(html("<p>x").page.is_none());
    assert!(html("<svg><title>x</title></svg>").page.is_none());
    let page = html("<!doctype html><html lang=sv><head><title>Simskola</title></head><body>x").page.expect("a page");
    assert_eq!((page.language.as_deref(), page.title.map(|title| title.plain).as_deref()), (Some("sv"), Some("Simskola")));
    let bare = html("<html><body>x").page.expect("a page");
    assert_eq!(bare.title_slot.and_then(|slot| slot.edit("A<b")).map(|edit| edit.text).as_deref(), Some("<title>A&lt;b</title>"));
}

#[test]
fn what_is_hidden_is_told_apart() {
    let source = "<p hidden>ett</p><p>två <span style='display:none'>tre</span><i aria-hidden=true>x</i></p>";
    let draft = html(source);
    assert_eq!(blocks(source, &draft), ["Paragraph ett [<p hidden>ett</p>] dold", &format!("Paragraph två x [{}]", &source[17..])]);
    assert!(draft.blocks[1].marks.iter().any(|mark| mark.kind == MarkKind::Hidden));
}

#[test]
fn an_empty_heading_is_a_block_too() {
    let draft = html("<h2> </h2><h3><img src=a alt=Karta></h3>");
    let told: Vec<_> = draft.blocks.iter().map(|block| (block.kind, block.name.as_deref())).collect();
    assert_eq!(told, [(Kind::Heading(2), None), (Kind::Heading(3), Some("Karta"))]);
    assert!(matches!(draft.images[0].alt, Alt::Present { .. }));
}
