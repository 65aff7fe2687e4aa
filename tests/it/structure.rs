//! Structure on real and hostile drafts: what is made a list is one, nothing is lost, and no page takes too long.

use std::time::{Duration, Instant};

use klart::check::{Desk, examine, fixing};
use klart::config::{Config, Date};
use klart::draft::{Draft, Kind};
use klart::fix::Safety;
use klart::read::read;
use klart::source::{Format, Source};
use proptest::prelude::*;

fn desk() -> Desk {
    let today: Date = "2026-11-21".parse().expect("a date");
    Desk::new(Config::parse("", "klart.toml", &klart::rules::known()).expect("a configuration"), today)
}

fn draft(format: Format, text: &str) -> Draft {
    read(&Source::new("utkast", format, text.as_bytes().to_vec()).expect("text"))
}

fn fixed(format: Format, text: &str, rule: &str) -> String {
    let source = Source::new("utkast", format, text.as_bytes().to_vec()).expect("text");
    fixing::fix_only(&source, &desk(), Safety::Suggest, |id| id == rule).source.text().to_owned()
}

fn words(draft: &Draft) -> Vec<String> {
    draft.visible().flat_map(|block| block.text.plain.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Lines of a list with a sign or numbers before them.
fn lines() -> impl Strategy<Value = (Vec<String>, Option<char>)> {
    let word = prop_oneof![Just("badkläder"), Just("en <b>stor</b> handduk"), Just("lås &amp; nyckel"), Just("å, ä och ö"), Just("§ 5")];
    let sign = prop_oneof![Just(Some('-')), Just(Some('•')), Just(Some('●')), Just(Some('*')), Just(None)];
    (prop::collection::vec(word.prop_map(str::to_owned), 2..7), sign)
}

fn marked((words, sign): &(Vec<String>, Option<char>)) -> Vec<String> {
    let mark = |at: usize| sign.map_or_else(|| format!("{})", at + 1), |sign| sign.to_string());
    words.iter().enumerate().map(|(at, words)| format!("{} {words}", mark(at))).collect()
}

proptest! {
    #[test]
    fn lines_become_items_and_keep_their_words(list in lines(), broken in any::<bool>(), intro in any::<bool>()) {
        let lines = marked(&list);
        let intro = if intro { "Ta med:<br>" } else { "" };
        let html = if broken { format!("<p>{intro}{}</p>\n", lines.join("<br>")) } else { format!("<p>{}</p>\n", lines.join("</p>\n<p>")) };
        let html = format!("<p>Vi ses.</p>{html}<p>Välkommen.</p>\n");
        let after = draft(Format::Html, &fixed(Format::Html, &html, "structure/fake-list"));
        let items: Vec<_> = after.visible().filter(|block| block.kind == Kind::Item).collect();
        prop_assert_eq!(items.len(), list.0.len(), "{}", html);
        prop_assert!(after.misplaced.is_empty() && after.strays.is_empty());
        let before = words(&draft(Format::Html, &html));
        let signs = if list.1.is_some() { list.0.len() } else { before.len() - words(&after).len() };
        prop_assert_eq!(before.len(), words(&after).len() + signs);
    }

    #[test]
    fn markdown_lines_become_items(list in lines().prop_filter("signs that Markdown knows not", |list| matches!(list.1, Some('•' | '●'))), apart in any::<bool>()) {
        let text = format!("Ta med:\n\n{}\n", marked(&list).join(if apart { "\n\n" } else { "\n" }));
        let after = draft(Format::Markdown, &fixed(Format::Markdown, &text, "structure/fake-list"));
        prop_assert_eq!(after.visible().filter(|block| block.kind == Kind::Item).count(), list.0.len(), "{}", text);
    }

    #[test]
    fn broken_structure_never_harms(html in "(<(p|/p|b|/b|br|ul|/ul|li|/li|div|/div|h1|h4|/h4|span|font|o:p)( style='font-size:20pt;mso-x:1')?>|[-•1a). ]{1,6}|\n){0,60}") {
        for format in [Format::Html, Format::Markdown] {
            let source = Source::new("utkast", format, html.clone().into_bytes()).expect("text");
            let length = html.len() as u32;
            let read = read(&source);
            let spans = read.headings.iter().map(|heading| heading.span).chain(read.paragraphs.iter().map(|paragraph| paragraph.span));
            let spans = spans.chain(read.spacings.iter().map(|spacing| spacing.span)).chain(read.residue.iter().map(|residue| residue.span));
            for span in spans.chain(read.misplaced.iter().map(|misplaced| misplaced.span)).chain(read.strays.iter().map(|stray| stray.span)) {
                prop_assert!(span.start <= span.end && span.end <= length);
            }
            let _ = examine(&source, &desk());
        }
    }
}

#[test]
fn hostile_structure_takes_linear_time() {
    let pages = [
        "<p class=MsoNormal style='mso-a:b'>- a<br><br>",
        "<div><b><p>x",
        "<ul><p>x</p>",
        "<h1>a</h1><h4>b</h4>",
        "<li>",
        "</div>",
        "<br>",
        "<p>- a</p>",
        "<p><b>Rubrik</b></p><p>En text med flera ord än fem.</p>",
        "<span></span>",
        "<svg><path/></svg>",
        "1) a<br>",
    ];
    for page in pages {
        let source = Source::new("utkast", Format::Html, page.repeat(100_000 / page.len()).into_bytes()).expect("text");
        let start = Instant::now();
        let draft = read(&source);
        assert!(start.elapsed() < Duration::from_secs(30), "{page}: {:?} to read", start.elapsed());
        drop(draft);
    }
}

#[test]
fn empty_drafts_hold_no_structure() {
    for format in [Format::Html, Format::Markdown] {
        let draft = draft(format, "Välkommen.\n");
        assert!(draft.headings.is_empty() && draft.emphasis.is_empty() && draft.spacings.is_empty() && draft.residue.is_empty());
    }
}
