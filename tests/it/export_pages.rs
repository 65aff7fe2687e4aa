//! Publishing systems and the web: what a communicator downloads from them becomes posts with the right facts.

use std::fs;
use std::path::Path;

use klart::export::{Alt, Claim, Entry, Export, Feed, Head, Post, State, Stopped, Trouble, carriers, find};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What reading an export gives.
pub(crate) struct Given {
    pub(crate) posts: Vec<Post>,
    pub(crate) troubles: Vec<Trouble>,
    pub(crate) notes: usize,
}

fn entries(folder: &Path, below: &str, found: &mut Vec<(String, Vec<u8>)>) {
    let mut inside: Vec<_> = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    inside.sort();
    for path in inside {
        let name = format!("{below}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            entries(&path, &format!("{name}/"), found);
        } else {
            found.push((name, fs::read(&path).expect("a file")));
        }
    }
}

/// The files of `corpora/exports/FOLDER`.
pub(crate) fn corpus(folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    entries(&Path::new(ROOT).join("corpora/exports").join(folder), "", &mut found);
    found
}

pub(crate) fn one(path: &str, text: &str) -> Vec<(String, Vec<u8>)> {
    vec![(path.to_owned(), text.as_bytes().to_vec())]
}

/// What carriers other than those of tables and platforms say of a file: the name of each that claims it.
pub(crate) fn claims(path: &str, bytes: &[u8]) -> Vec<(&'static str, Claim)> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(65_536)]);
    let text = head.trim_start_matches('\u{feff}').trim_start();
    let head = Head { path, text, whole: bytes.len() <= 65_536 };
    carriers::ALL
        .iter()
        .map(|carrier| (carrier.name, (carrier.claims)(&head)))
        .filter(|(_, claim)| !matches!(claim, Claim::Not(_)))
        .collect()
}

/// Reads files with one carrier, which must be the one that claims them.
pub(crate) fn read(name: &str, files: &[(String, Vec<u8>)]) -> Given {
    read_until(name, files, usize::MAX)
}

fn read_until(name: &str, files: &[(String, Vec<u8>)], most: usize) -> Given {
    let carrier = carriers::ALL.iter().find(|carrier| carrier.name == name).expect("a carrier");
    let files = files.iter().filter_map(|(path, bytes)| {
        let claims = claims(path, bytes);
        assert!(claims.len() < 2, "{path} is claimed by several: {claims:?}");
        let (claiming, claim) = claims.into_iter().next()?;
        assert_eq!(claiming, name, "{path}");
        Some((Entry::of_bytes(path, bytes.clone()), claim))
    });
    let export = Export { name: "export".to_owned(), carrier, files: files.collect() };
    let (mut posts, mut troubles) = (Vec::new(), Vec::new());
    let mut put = |post: Post| {
        posts.push(post);
        if posts.len() >= most { Err(Stopped) } else { Ok(()) }
    };
    let mut tell = |trouble: Trouble| troubles.push(trouble);
    let mut feed = Feed::new(&mut put, &mut tell);
    let end = (carrier.read)(&export, &mut feed);
    let notes = feed.notes.len();
    assert_eq!(end.is_err(), posts.len() >= most);
    Given { posts, troubles, notes }
}

/// One line a post: date, status and kind, title, pictures and films beside the HTML.
pub(crate) fn lines(given: &Given) -> Vec<String> {
    let states = |states: Vec<State>| states.iter().map(|state| format!(" {state:?}")).collect::<Vec<_>>().concat();
    let line = |post: &Post| {
        let date = post.published.map_or("–".to_owned(), |moment| moment.to_string());
        let pictures = states(post.images.iter().map(|picture| picture.alt.state()).collect());
        let films = states(post.videos.iter().map(|film| film.captions.state).collect());
        let title = post.title.as_deref().unwrap_or("–");
        format!("{date} {:?} {:?} {title} | pictures:{pictures} | films:{films}", post.status, post.kind)
    };
    given.posts.iter().map(line).collect()
}

pub(crate) fn html(given: &Given, at: usize) -> &str {
    given.posts[at].html.as_deref().unwrap_or_default()
}

/// The posts of one sample of a carrier.
pub(crate) fn sample(name: &str, folder: &str, file: &str) -> Given {
    let files: Vec<_> = corpus(folder).into_iter().filter(|(path, _)| path == file).collect();
    assert_eq!(files.len(), 1, "{file}");
    read(name, &files)
}

#[test]
fn wordpress_posts_have_their_dates_states_and_pictures() {
    let given = read("wxr", &corpus("wxr"));
    assert_eq!(given.troubles, []);
    assert_eq!(
        lines(&given),
        [
            "2026-06-01T06:00:00Z Published Post Badet håller stängt i helgen | pictures: Missing | films: NotExported",
            "2026-06-01T22:30:00Z Draft Page Om Ekvik | pictures: Present Missing NotExported | films: Missing",
            "2026-12-01T07:00:00Z Scheduled Post Julmarknad | pictures: NotExported | films:",
        ]
    );
    let first = &given.posts[0];
    assert_eq!(first.account.name.as_deref(), Some("Ekviks kommun & region"));
    assert_eq!(
        (first.id.as_deref(), first.permalink.as_deref()),
        (Some("https://ekvik.example#100"), Some("https://ekvik.example/badet-stangt/"))
    );
    assert_eq!(first.origin.pointer.as_deref(), Some("/rss/channel/item[1]"));
    assert_eq!((first.origin.line, first.lang.as_deref(), first.platform.as_str()), (Some(23), Some("sv-SE"), "web"));
    assert!(html(&given, 0).ends_with("Ett tecken som delar: ]]>"), "{}", html(&given, 0));
    assert!(html(&given, 0).contains("<img alt=\"Simhallens &quot;stora&quot; bassäng\" src=\"https://ekvik.example/bad.jpg\""));
    assert!(html(&given, 0).contains("karta.png\" alt=\"\""), "an empty description is the writer's own choice");
    assert_eq!(given.posts[2].lang.as_deref(), Some("en"));
    assert_eq!((given.notes, given.posts[1].date_certain), (1, false));
}

#[test]
fn what_is_cut_off_or_broken_keeps_the_posts_before() {
    let (path, bytes) = corpus("wxr").remove(0);
    for at in (1..bytes.len()).step_by(97) {
        let given = read_cut("wxr", &path, &bytes[..at]);
        assert!(given.troubles.iter().all(|trouble| trouble.line.is_some()), "{at}: {:?}", given.troubles);
        assert!(given.posts.len() <= 3);
    }
    let cut = bytes.windows(8).position(|window| window == b"Om Ekvik").expect("the second item");
    let given = read_cut("wxr", &path, &bytes[..cut]);
    assert_eq!((given.posts.len(), given.troubles.len()), (1, 1));
    assert_eq!(given.troubles[0].problem[0], "Filen tar slut mitt i. Det som står före är läst.");
}

/// Reads a piece of a file that its whole is claimed for.
pub(crate) fn read_cut(name: &str, path: &str, bytes: &[u8]) -> Given {
    let carrier = carriers::ALL.iter().find(|carrier| carrier.name == name).expect("a carrier");
    let export = Export { name: path.to_owned(), carrier, files: vec![(Entry::of_bytes(path, bytes.to_vec()), Claim::Posts)] };
    let (mut posts, mut troubles) = (Vec::new(), Vec::new());
    let mut put = |post: Post| {
        posts.push(post);
        Ok(())
    };
    let mut tell = |trouble: Trouble| troubles.push(trouble);
    let mut feed = Feed::new(&mut put, &mut tell);
    assert_eq!((carrier.read)(&export, &mut feed), Ok(()));
    let notes = feed.notes.len();
    Given { posts, troubles, notes }
}

#[test]
fn xml_that_a_strict_reader_refuses_is_read() {
    let item = "<item><title>A & B &nbsp; C</title><content:encoded>&lt;p&gt;Hej\u{8} &#229;&lt;/p&gt;</content:encoded><wp:post_id>1</wp:post_id></b></item>";
    let text = format!(
        "\u{feff}\r\n<rss><channel><title>T</title><wp:wxr_version>1.2</wp:wxr_version>{item}<item><title>Sista</title></item></channel></rss>"
    );
    let given = read("wxr", &one("a.xml", &text));
    assert_eq!((given.troubles.len(), given.posts.len()), (0, 2));
    assert_eq!((given.posts[0].title.as_deref(), html(&given, 0)), (Some("A & B C"), "<p>Hej å</p>"));
    let bomb = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"{}\"><!ENTITY b \"&a;&a;&a;\">]><rss><channel><!-- wxr_version --><item><title>&b;</title></item></channel></rss>",
        "x".repeat(1000)
    );
    assert_eq!(read("wxr", &one("b.xml", &bomb)).posts[0].title.as_deref(), Some("&b;"));
    let deep = format!("<rss wxr_version=''>{}<item><title>T</title>{}Slut</item>", "<a>".repeat(10_000), "<b a='1'>".repeat(10_000));
    assert_eq!(read("wxr", &one("c.xml", &deep)).posts.len(), 1);
    let none = read("wxr", &one("d.xml", "<rss><channel><wp:wxr_version>1.2</wp:wxr_version></channel></rss>"));
    assert_eq!((none.posts.len(), none.troubles.len()), (0, 0));
}

#[test]
fn reading_ends_when_nobody_wants_more() {
    assert_eq!(read_until("wxr", &corpus("wxr"), 1).posts.len(), 1);
    assert!(matches!(read("wxr", &corpus("wxr")).posts[1].images[0].alt, Alt::Present { .. }));
}

#[test]
fn saved_pages_come_in_the_order_of_the_map() {
    let given = read("html-pages", &corpus("html"));
    assert_eq!(given.troubles, []);
    assert_eq!(
        lines(&given),
        [
            "2026-06-01T06:00:00Z Published Page Badet håller stängt – Ekviks kommun | pictures: | films:",
            "2026-05-01T22:00:00Z Published Page Ekviks kommun | pictures: | films:",
            "2026-04-01T08:00:00Z Published Page Kontakta oss på Ekvik | pictures: | films:",
            "– Published Page Inte i kartan | pictures: | films:",
        ]
    );
    let addresses: Vec<_> = given.posts.iter().map(|post| post.permalink.as_deref().unwrap_or("–")).collect();
    let site = "https://www.ekvik.example";
    assert_eq!(addresses, [&format!("{site}/nyheter/badet"), &format!("{site}/"), &format!("{site}/kontakt/"), "–"]);
    let accounts: Vec<_> = given.posts.iter().map(|post| post.account.name.as_deref().unwrap_or("–")).collect();
    assert_eq!(accounts, ["Ekviks kommun", "Ekviks kommun", "ekvik.example", "–"]);
    assert_eq!((given.posts[1].date_certain, given.posts[2].date_certain), (true, false));
    assert!(html(&given, 2).contains("Växeln är öppen på vardagar."));
    assert_eq!(&*given.posts[0].origin.file, "www.ekvik.example/nyheter/badet.html");
}

#[test]
fn pages_are_told_from_what_only_looks_like_them() {
    let claimed = |path: &str, text: &str| claims(path, text.as_bytes()).first().map_or("–", |(name, _)| *name);
    let long = "ord ".repeat(60);
    for (path, text, name) in [
        ("a.html", "<!-- x -->\n<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">", "html-pages"),
        ("a.aspx", "<?xml version=\"1.0\"?>\n<!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\">", "html-pages"),
        ("a", "<title>T</title>", "html-pages"),
        ("a.html", &format!("<p>{long}</p>"), "html-pages"),
        ("a.html", "<p>Kort</p>", "–"),
        ("a.js", &format!("<script>var a = '{long}';</script>"), "–"),
        ("a.html", "Hej <html>", "–"),
        ("a.json", "{\"html\":\"<html>\"}", "–"),
        ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><title>T</title></svg>", "–"),
        ("sitemap.xml", "<?xml version='1.0'?><sitemapindex>", "html-pages"),
        ("takeout/archive_browser.html", "<!doctype html>", "–"),
        ("a.warc", "WARC/1.0\r\nWARC-Type: warcinfo", "warc"),
        ("a.xml", "<?xml version='1.0'?><rss xmlns:wp='https://wordpress.org/export/1.2/'><channel>", "wxr"),
        ("a.html", "<html><head><meta http-equiv=\"refresh\" content=\"0; url=b.html\"><title>Page has moved</title>", "–"),
        ("index.html", "<html><head><title>Local index - HTTrack Website Copier</title>", "–"),
        ("a.mht", "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "html-pages"),
        ("a.html", "<", "–"),
        ("a.html", "", "–"),
    ] {
        assert_eq!(claimed(path, text), name, "{path} {text}");
    }
}

#[test]
fn a_map_without_pages_says_what_is_missing() {
    let given = read("html-pages", &one("sitemap.xml", "<urlset><url><loc>https://ekvik.example/</loc></url></urlset>"));
    assert_eq!(given.troubles.len(), 1);
    let rows = (0..50_000).map(|at| format!("<url><loc>https://ekvik.example/{at}</loc></url>")).collect::<Vec<_>>().concat();
    let mut files = one("sitemap.xml", &format!("<urlset>{rows}</urlset>"));
    files.extend(
        [("2.html", "<html><title>Två"), ("1.html", "<html><title>Ett</title>")].map(|(path, text)| (path.to_owned(), text.into())),
    );
    let titles: Vec<_> = read("html-pages", &files).posts.into_iter().map(|post| post.title).collect();
    assert_eq!(titles, [Some("Ett".to_owned()), None]);
}

#[test]
fn web_archives_give_their_pages_packed_or_not() {
    let files = corpus("warc");
    let expected = [
        "2026-06-01T06:00:00Z Published Page Badet öppnar | pictures: | films:",
        "2026-11-20T10:00:06Z Published Page På gång i Ekvik | pictures: | films:",
        "2026-04-30T22:00:00Z Published Page Kontakt | pictures: | films:",
    ];
    for file in &files {
        let given = read("warc", std::slice::from_ref(file));
        assert_eq!((lines(&given), given.troubles), (expected.map(str::to_owned).to_vec(), vec![]), "{}", file.0);
        let certain: Vec<_> = given.posts.iter().map(|post| post.date_certain).collect();
        assert_eq!(certain, [true, false, true]);
        assert_eq!(given.posts[1].permalink.as_deref(), Some("https://www.ekvik.example/pagang"));
    }
    for (path, bytes) in &files {
        for at in (1..bytes.len()).step_by(53) {
            let given = read_cut("warc", path, &bytes[..at]);
            assert!(given.posts.len() <= 3 && given.troubles.len() <= 1, "{path} {at}");
        }
        let given = read_cut("warc", path, &bytes[..bytes.len() - 40]);
        assert_eq!((given.posts.len(), given.troubles.len()), (2, 1), "{path}");
    }
}

#[test]
fn what_lies_on_disk_is_found_as_whole_exports() {
    let found = |folder: &str| {
        let found = find(&[Path::new(ROOT).join("corpora/exports").join(folder)]);
        assert_eq!(found.troubles, [], "{folder}");
        found.exports.iter().map(|export| format!("{} {}", export.carrier.name, export.files.len())).collect::<Vec<_>>().join(", ")
    };
    for (folder, exports) in [
        ("html", "html-pages 5"),
        ("warc", "warc 1, warc 1"),
        ("wxr", "wxr 1"),
        ("feed", "feed 1, feed 1, feed 1, feed 1"),
        ("drupal", "drupal-jsonapi 1"),
        ("sitevision", "sitevision-json 1"),
        ("optimizely", "optimizely-json 1"),
        ("wagtail", "wagtail-json 1"),
    ] {
        assert_eq!(found(folder), exports, "{folder}");
    }
}

#[test]
fn hostile_files_end_in_a_word_and_in_time() {
    let item = "<item><title>T</title><wp:post_id>1</wp:post_id><content:encoded><![CDATA[[gallery]]]></content:encoded></item>";
    let many = format!("<rss wxr_version=''><channel>{}</channel></rss>", item.repeat(20_000));
    assert_eq!(read("wxr", &one("a.xml", &many)).posts.len(), 20_000);
    let (open, embeds) = ("<a>".repeat(50_000), "[embed]".repeat(50_000));
    for inside in [&open, &embeds, &"<b a='1' ".repeat(50_000), &"&".repeat(50_000), &"[".repeat(50_000), &"<!--".repeat(100_000)] {
        let text = format!(
            "<rss wxr_version=''><channel><item><content:encoded>{inside}</content:encoded></item><item><title>Sist</title></item></channel></rss>"
        );
        let given = read("wxr", &one("a.xml", &text));
        assert!(given.posts.len() + given.troubles.len() > 0);
        read("html-pages", &one("a.html", &format!("<html><title>T</title>{inside}")));
        read("feed", &one("a.xml", &format!("<rss><channel><item><description>{inside}</description></item>")));
    }
    let large = format!(
        "<rss wxr_version=''><channel><item><title>{}</title></item><item><title>Sist</title></item></channel></rss>",
        "å".repeat(17 << 20)
    );
    let given = read("wxr", &one("a.xml", &large));
    assert_eq!((given.posts.len(), given.troubles.len()), (0, 1));
    assert!(given.troubles[0].problem[0].starts_with("Här kommer en enda text på mer än 32 MB."));
    let split = format!(
        "<rss wxr_version=''><channel><item><title>{}</title></item><item><title>Sist</title></item></channel></rss>",
        format!("<![CDATA[{}]]>", "å".repeat(1 << 20)).repeat(20)
    );
    let given = read("wxr", &one("a.xml", &split));
    assert_eq!((given.posts.len(), given.troubles.len()), (1, 1));
}
