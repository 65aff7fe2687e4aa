//! What the readers know of links beyond their words: files, places, windows, twins; and that many of them cost no more
//! than few.

use klart::check::{Desk, examine};
use klart::config::{Config, Date};
use klart::draft::{Draft, Landing};
use klart::gather::{Gatherer, gather};
use klart::read::read;
use klart::source::{Beside, Format, Root, Source};

use crate::folder::Folder;

fn source(format: Format, text: &str) -> Source {
    Source::new("utkast", format, text.as_bytes().to_vec()).expect("text")
}

fn landings(format: Format, text: &str) -> Vec<Landing> {
    read(&source(format, text)).links.iter().map(|link| link.landing).collect()
}

#[test]
fn places_on_the_page_are_there_or_not() {
    use Landing::{Elsewhere, Missing, There, Unseen};
    let links =
        "<a href='#a'>1</a><a href='#b'>2</a><a href='#%C3%A5'>3</a><a href='#top'>4</a><a href='x#a'>5</a><p id=a><a name='å'></a>";
    let page = format!("<!doctype html><title>x</title>{links}");
    assert_eq!(landings(Format::Html, &page), [There, Missing, There, Elsewhere, Elsewhere]);
    // Around a fragment, and where a script or a template writes, there may be places that nobody sees here.
    let nowhere = [Elsewhere; 5];
    assert_eq!(landings(Format::Html, links), nowhere);
    assert_eq!(landings(Format::Html, &format!("{page}<script src=a.js></script>")), nowhere);
    assert_eq!(landings(Format::Html, &format!("{page}{{{{ meny }}}}")), nowhere);
    assert_eq!(landings(Format::Html, &format!("<base href='/x/'>{page}")), nowhere);
    assert_eq!(landings(Format::Html, &format!("{page}<script type='application/ld+json'>1</script>"))[1], Missing);
    let text = "# Öppet & stängt\n\n## Priser {#pris}\n\n## Priser\n\n[1](#öppet--stängt) [2](#oppet-stangt) [3](#pris) [4](#priser-1) [5](#prisar)\n";
    assert_eq!(landings(Format::Markdown, text), [There, There, There, There, Unseen]);
    let own = "# A\n\n[1](#kap1) [2](#kap2) [3](#kap3) [4](#a)\n";
    assert_eq!(landings(Format::Markdown, own), [Elsewhere, Elsewhere, Elsewhere, There]);
}

#[test]
fn windows_scripts_and_descriptions_are_told() {
    let html = "<title>x</title><base target=_blank><p id=d hidden>Ny flik</p><a href=/a aria-describedby=d>1</a>\
                <a href='' onclick='visa()'>2</a><span role=link onclick=\"location.href = '/b'\">3</span><a href=/c download='c.pdf'>4</a>";
    let draft = read(&source(Format::Html, html));
    let told: Vec<_> = draft.links.iter().map(|link| (link.new_window, link.scripted, link.target.address.as_str())).collect();
    assert_eq!(told, [(true, false, "/a"), (true, true, ""), (true, true, "/b"), (true, false, "/c")]);
    assert_eq!((draft.links[0].description.as_str(), draft.links[3].saved_as.as_deref()), ("Ny flik", Some("c.pdf")));
}

#[test]
fn twins_lie_beside_each_other() {
    let twins = |html: &str| -> Vec<Option<bool>> {
        read(&source(Format::Html, html)).links.iter().map(|link| link.twin.as_ref().map(|twin| twin.joined.is_some())).collect()
    };
    assert_eq!(twins("<a href=/a>1</a>\n<a href=/a>2</a>"), [None, Some(true)]);
    assert_eq!(twins("<a href=/a>1</a> <a href=/a class=x>2</a>"), [None, Some(false)]);
    assert_eq!(twins("<div><a href=/a>1</a></div><p><a href=/a>2</a></p>"), [None, Some(false)]);
    assert_eq!(twins("<a href=/a>1</a> och <a href=/a>2</a>"), [None, None]);
    assert_eq!(twins("<a href=/a>1</a><img src=b><a href=/a>2</a>"), [None, None]);
    let keyed = read(&source(Format::Markdown, "[ett] [ett]\n\n[ett]: /a\n"));
    assert!(keyed.links[1].twin.as_ref().is_some_and(|twin| twin.joined.is_none()));
    assert_eq!(twins("<ul><li><a href=/a>1</a><li><a href=/a>2</a></ul>"), [None, None]);
}

#[test]
fn files_that_links_lead_to_are_looked_for() {
    let folder = Folder::with(&[("bad.md", "---\ntitle: Våra bad\n---\n\nText.\n")]);
    folder.write("plan.pdf", &[0; 2500]);
    let text = "[1](plan.pdf#s=2) [2](bad.md) [3](borta.pdf) [4](https://x.se/a.pdf) [5](sida.html) [6](mapp/)\n";
    let root = Root { folder: folder.path().to_owned(), draft: folder.path().to_owned() };
    let source = source(Format::Markdown, text).beside(Beside::Root(root));
    let mut draft: Draft = read(&source);
    gather(&mut draft, &source, &Gatherer::default());
    let found: Vec<_> = draft.links.iter().map(|link| link.file.found().map(|file| (file.bytes, file.title.as_deref()))).collect();
    assert_eq!(found[..3], [Some((2500, None)), Some((32, Some("Våra bad"))), None]);
    let missing = |at: usize| matches!(draft.links[at].file, klart::draft::Lookup::Missing(_));
    assert_eq!([2, 3, 4, 5].map(missing), [true, false, false, false]);
}

#[test]
fn many_links_are_soon_judged() {
    let desk = Desk::new(Config::default(), Date::new(2026, 11, 22).expect("a date"));
    let many = 5_000;
    let same = "<a href=/a>Om badet</a> ".repeat(many);
    let written = |one: &dyn Fn(usize) -> String| (0..many).map(one).collect::<Vec<_>>().concat();
    let other = written(&|number| format!("<a href=/{number}>Om badet</a> "));
    let pairs = written(&|number| format!("<a href=/{number}>Bad {}</a> ", number / 2));
    let places = written(&|number| format!("<a href='#p{number}'>Bad</a><p id=p{}>", number * 2));
    let files = written(&|number| format!("<li><a href='/f{number}.pdf'>Plan {number}</a>"));
    for html in [same, other, pairs, format!("<title>x</title>{places}"), files] {
        let judged = examine(&source(Format::Html, &html), &desk);
        assert!(judged.findings.len() < 200, "{}", judged.findings.len());
    }
}
