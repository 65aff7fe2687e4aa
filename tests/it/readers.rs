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
    let source =
        "<h1>Ny  simskola</h1><p>Hej <b>du</b> <a href=a>läs\r\nmer</a>!</p><ul><li>ett<ul><li>två</ul></ul><div>lös<p>stycke</div>";
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
    let marks: Vec<_> = draft.blocks[1]
        .marks
        .iter()
        .map(|mark| (mark.kind, &draft.blocks[1].text.plain[mark.range.start as usize..mark.range.end as usize]))
        .collect();
    assert_eq!(marks, [(MarkKind::Strong, "du"), (MarkKind::Link, "läs mer")]);
    assert_eq!(draft.links[0].place, Some((1, 7, 15)));
}

#[test]
fn pictures_stand_where_they_are_written() {
    let source = "<table><tr><img src=a.png alt='G&aring;rd'><td><IMG SRC=\"b.png\" alt></table><textarea><img></textarea><template><img src=c></template><script>'<img>'</script><!--<img>-->";
    let draft = html(source);
    let told: Vec<_> = draft
        .images
        .iter()
        .filter(|image| !image.hidden)
        .map(|image| (&source[image.span.range()], image.alt.text().map(|text| text.plain.as_str())))
        .collect();
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

fn markdown(text: &str) -> Draft {
    draft(Format::Markdown, text.as_bytes())
}

#[test]
fn markdown_gives_blocks_as_readers_meet_them() {
    let source = "# Ny *simskola*\r\n\r\nHej \\*du\\* &aring;k\r\nhit[^1].\r\n\r\n- ett\r\n- två\r\n  - tre\r\n\r\n> citat\r\n\r\n| a | b |\r\n|---|---|\r\n| c |  |\r\n\r\n```\r\nkod\r\n```\r\n\r\n[^1]: Not.\r\n";
    let draft = markdown(source);
    assert_eq!(
        blocks(source, &draft),
        [
            "Heading(1) Ny simskola [# Ny *simskola*]",
            "Paragraph Hej *du* åk hit. [Hej \\*du\\* &aring;k\r\nhit[^1].]",
            "Item ett [- ett]",
            "Item två [två]",
            "Item tre [- tre]",
            "Paragraph citat [citat]",
            "HeaderCell a [a]",
            "HeaderCell b [b]",
            "Cell c [c]",
            "Code kod\n [```\r\nkod\r\n```]",
            "Paragraph Not. [Not.]",
        ]
    );
    assert!(draft.blocks[5].quoted);
    assert!(!draft.blocks[0].in_html);
    let at = draft.blocks[1].text.plain.find("åk").expect("there");
    assert_eq!(&source[draft.blocks[1].text.span(at..at + "åk".len()).expect("a place").range()], "&aring;k");
}

#[test]
fn markdown_and_its_html_are_one_tree() {
    let source = "<div lang=\"en\" class=x>\n\nHello **you**\n\n</div>\n\n<figure>\n\n![](a.png)\n\n<figcaption>Karta</figcaption>\n</figure>\n\nText <span hidden>dold</span> <b>fet</b>.\n";
    let draft = markdown(source);
    let told: Vec<_> = draft.blocks.iter().map(|block| (block.text.plain.as_str(), block.language.as_deref())).collect();
    assert_eq!(told, [("Hello you", Some("en")), ("Karta", None), ("Text fet.", None)]);
    assert_eq!(draft.images[0].caption.as_ref().map(|text| text.plain.as_str()), Some("Karta"));
    assert!(draft.blocks[1].in_html && !draft.blocks[2].in_html);
}

#[test]
fn markdown_pictures_stand_where_they_are_written() {
    let source = "> ![En\n> *karta*](a.png \"titel\") [![](b.png)](sida.html)\n\n![c][ref] ![ref] <img src=d alt=D> `![](e.png)`\n\n[ref]: /ref.png\n\n    ![](f.png)\n\n![Film](film.mp4)\n";
    let draft = markdown(source);
    let told: Vec<_> = draft
        .images
        .iter()
        .map(|image| {
            (
                image.target.address.as_str(),
                image.alt.text().map(|text| text.plain.as_str()),
                image.slot.as_ref().map(|slot| &source[slot.span.range()]),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("a.png", Some("En karta"), Some("En\n> *karta*")),
            ("b.png", None, Some("")),
            ("/ref.png", Some("c"), Some("c")),
            ("/ref.png", Some("ref"), None),
            ("d", Some("D"), Some("D")),
        ]
    );
    assert_eq!(draft.images[1].link, Some(0));
    assert_eq!(&source[draft.links[0].span.range()], "[![](b.png)](sida.html)");
    assert_eq!(draft.media[0].targets[0].address, "film.mp4");
    assert_eq!(
        described("![](a.png) och ![ ](b.png)\n", Format::Markdown, "Två [bilder]"),
        "![Två \\[bilder\\]](a.png) och ![Två \\[bilder\\]](b.png)\n"
    );
}

#[test]
fn links_say_where_they_lead_and_what_they_are_called() {
    let source = "Läs [**mer** om *oss*](om.html), se https://gotland.se/a. Skriv till <a@b.se> [ref]\n\n[ref]: b.html\n";
    let draft = markdown(source);
    let told: Vec<_> = draft
        .links
        .iter()
        .map(|link| {
            (
                link.target.address.as_str(),
                link.name.as_str(),
                link.bare,
                &source[link.span.range()],
                link.slot.as_ref().map(|slot| &source[slot.span.range()]),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("om.html", "mer om oss", false, "[**mer** om *oss*](om.html)", None),
            ("mailto:a@b.se", "a@b.se", false, "<a@b.se>", None),
            ("b.html", "ref", false, "[ref]", None),
            ("https://gotland.se/a", "https://gotland.se/a", true, "https://gotland.se/a", None),
        ]
    );
    let simple = markdown("[läs mer](a.html)");
    assert_eq!(simple.links[0].slot.as_ref().map(|slot| slot.span.range()), Some(1..8 + "ä".len() - 1));
}

#[test]
fn fences_and_templates_are_no_prose() {
    let source = ":::note\nViktigt här.\n:::\n\nHej {{ namn }}!\n\n<?php echo '<img>'; ?>\n";
    let draft = markdown(source);
    let plain: Vec<_> = draft.blocks.iter().map(|block| block.text.plain.as_str()).collect();
    assert_eq!(plain[..2], ["Viktigt här.", "Hej {{ namn }}!"]);
    assert!(draft.images.is_empty());
    assert_eq!(draft.blocks[1].marks[0].kind, MarkKind::Code);
}

#[test]
fn a_comment_covers_what_comes_next() {
    for (format, source) in [
        (Format::Markdown, "# Ett\n\n<!-- klart: ignore link/vague – avtalat -->\n\nKlicka [här](a)\n\nTvå"),
        (Format::Html, "<h1>Ett</h1><!-- klart: ignore link/vague – avtalat --><p>Klicka</p><p>Två"),
    ] {
        let draft = draft(format, source.as_bytes());
        let ignore = &draft.ignores[0];
        assert_eq!((ignore.rule.as_str(), ignore.reason.as_str()), ("link/vague", "avtalat"));
        assert!(source[ignore.covers.expect("a place").range()].contains("Klicka"));
        assert!(!source[ignore.covers.expect("a place").range()].contains("Två"));
    }
}
