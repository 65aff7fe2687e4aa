//! Feeds and the JSON of publishing systems: Drupal, Sitevision, Optimizely, Wagtail.

use klart::export::Picture;

use crate::export_pages::{html, lines, read, read_cut, sample};

#[test]
fn feeds_of_every_edition_give_their_posts() {
    for (file, account, expected) in [
        (
            "nyheter.rss",
            "Nyheter från Ekvik",
            vec![
                "2026-06-01T06:00:00Z Published Page Badet & gymmet håller stängt | pictures: Present NotExported | films:",
                "2026-06-02T10:00:00Z Published Page Så sorterar du | pictures: Missing | films:",
                "2026-06-05T08:00:00Z Published Post – | pictures: | films: NotExported",
            ],
        ),
        (
            "atom.xml",
            "Ekviks kommun",
            vec![
                "2026-06-01T06:00:00Z Published Page Nytt bad | pictures: NotExported | films:",
                "2026-06-02T08:00:00Z Published Video Filmen om badet | pictures: | films: NotExported",
                "2026-06-02T22:00:00Z Published Page Summer | pictures: | films:",
            ],
        ),
        ("rdf.xml", "Gamla flödet på Ekvik", vec!["2026-05-31T22:00:00Z Published Page Första | pictures: | films:"]),
        (
            "feed.json",
            "Ekviks kommun",
            vec![
                "2026-06-01T06:00:00Z Published Page Badet | pictures: NotExported | films:",
                "2026-06-02T08:00:00Z Published Post – | pictures: | films: NotExported",
            ],
        ),
    ] {
        let given = sample("feed", "feed", file);
        assert_eq!((lines(&given), given.troubles), (expected.into_iter().map(str::to_owned).collect(), vec![]), "{file}");
        assert!(given.posts.iter().all(|post| post.account.name.as_deref() == Some(account) && post.origin.pointer.is_some()), "{file}");
    }
}

#[test]
fn the_text_of_a_feed_is_html_however_it_was_packed() {
    let rss = sample("feed", "feed", "nyheter.rss");
    assert_eq!(html(&rss, 0), "<p>Badet håller stängt.</p><img src=\"a.jpg\" alt=\"Badet\">");
    assert_eq!((html(&rss, 1), html(&rss, 2)), ("<p>Sortera mera.</p>", "<p>Utan titel: 5 &gt; 3<br>på två rader</p>"));
    assert_eq!(rss.posts[1].permalink.as_deref(), Some("https://ekvik.example/sortera"));
    assert_eq!((rss.posts[0].id.as_deref(), rss.posts[0].lang.as_deref()), (Some("https://ekvik.example#ekvik-1"), Some("sv-se")));
    let atom = sample("feed", "feed", "atom.xml");
    assert_eq!(
        html(&atom, 0),
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Bad &amp; bastu <b>öppnar</b>.<br><img src=\"x.jpg\" alt=\"Bastun\"></p></div>"
    );
    assert_eq!(html(&atom, 1), "<p>Se hur det blev.<br>Välkommen!</p>");
    let addresses: Vec<_> = atom.posts.iter().map(|post| post.permalink.as_deref().unwrap_or("–")).collect();
    assert_eq!(addresses, ["https://ekvik.example/bad", "https://www.youtube.com/watch?v=abc", "–"]);
    assert_eq!(atom.posts.iter().map(|post| post.lang.as_deref()).collect::<Vec<_>>(), [Some("sv"), Some("sv"), Some("en")]);
    assert_eq!(atom.posts[1].videos[0].uri.as_deref(), Some("https://www.youtube.com/watch?v=abc"));
    assert_eq!(html(&sample("feed", "feed", "rdf.xml"), 0), "<p>Älvdans i år</p>");
    let json = sample("feed", "feed", "feed.json");
    assert_eq!((html(&json, 1), json.posts[1].videos[0].duration_ms), ("<p>Kort &lt;inlägg&gt;</p>", Some(12_500)));
}

#[test]
fn drupal_keeps_descriptions_at_the_relation() {
    let given = sample("drupal-jsonapi", "drupal", "nyheter.json");
    assert_eq!(
        lines(&given),
        [
            "2026-06-01T06:00:00Z Published Page Badet öppnar | pictures: Empty Missing Present Present Present NotExported | films: NotExported",
            "2026-06-02T08:00:00Z Draft Page The bath | pictures: | films:",
        ]
    );
    assert_eq!(
        html(&given, 0),
        "<p>Nu är det dags</p>\n<p>Badet öppnar på lördag.</p><img src=\"/a.jpg\" alt=\"\">\n<p>Öppet<br />alla dagar</p>\n<p>Mer om badet.</p>"
    );
    let addresses: Vec<_> = given.posts.iter().map(|post| post.permalink.as_deref().unwrap_or("–")).collect();
    assert_eq!(addresses, ["https://ekvik.example/nyheter/badet", "https://ekvik.example/node/8"]);
    assert_eq!(given.posts.iter().map(|post| post.id.as_deref().unwrap_or("–")).collect::<Vec<_>>(), ["aaaa-1", "aaaa-2:en"]);
    assert_eq!(given.posts[0].origin.pointer.as_deref(), Some("/data/0"));
    let bath = |picture: &Picture| picture.uri.as_deref() == Some("https://ekvik.example/sites/default/files/bad.jpg");
    assert!(given.posts[0].images.iter().any(bath));
}

#[test]
fn sitevision_pages_are_put_together_from_their_nodes() {
    let given = sample("sitevision-json", "sitevision", "sidor.json");
    assert_eq!(
        lines(&given),
        [
            "2026-06-01T06:00:00Z Published Page Badet öppnar | pictures: Present Missing NotExported | films: NotExported",
            "2026-06-02T08:00:00Z Draft Page Utkast om parken | pictures: | films:",
        ]
    );
    assert_eq!(
        html(&given, 0),
        "<h2>Öppet &amp; gratis</h2><p class=\"normal\">Läs mer på <a href=\"/mer\">sidan om badet</a></p>\n<p>Foto</p>\n<p>Sist</p>"
    );
    assert_eq!(given.posts[0].account.name.as_deref(), Some("Ekviks kommun"));
    let one = br#"{"name":"Sida","nodes":[{"type":"text","properties":{"textContent":"Hej"}}],"contentNodes":[{"type":"text","properties":{"textContent":"Text"}}]}"#;
    let given = read("sitevision-json", &[("sida.json".to_owned(), one.to_vec())]);
    assert_eq!((given.posts.len(), html(&given, 0)), (1, "<p>Text</p>\n<p>Hej</p>"));
    let wrapped = br#"{"headless":{"name":"Sida","site":"Ekvik","lastPublishDate":"2026-06-01T08:00:00Z","contentnodes":[{"type":"image","alt":"Gunga"}]}}"#;
    let given = read("sitevision-json", &[("sida.json".to_owned(), wrapped.to_vec())]);
    assert_eq!(lines(&given), ["2026-06-01T08:00:00Z Published Page Sida | pictures: Present | films:"]);
    let tree = br#"{"contentnodes":[{"type":"sv:page","name":"En","contentnodes":[{"type":"text","text":"Ett"},
        {"type":"sv:folder","name":"Mapp","contentnodes":[{"type":"sv:page","name":"Inre","contentnodes":[{"type":"text","text":"Inne"}]}]}]}]}"#;
    let given = read("sitevision-json", &[("sida.json".to_owned(), tree.to_vec())]);
    let expected = ["– Published Page En | pictures: | films:", "– Published Page Inre | pictures: | films:"];
    assert_eq!((lines(&given), html(&given, 0)), (expected.map(str::to_owned).to_vec(), "<p>Ett</p>"), "a page within a page is a page");
}

#[test]
fn optimizely_and_wagtail_pages_are_put_together_from_their_fields() {
    let given = sample("optimizely-json", "optimizely", "sidor.json");
    assert_eq!(
        lines(&given),
        [
            "2026-06-01T06:00:00Z Published Page Badet | pictures: Present NotExported | films:",
            "– Draft Page The bath | pictures: Missing | films:",
        ]
    );
    assert_eq!(html(&given, 0), "<p>Nu öppnar badet</p>\n<p>Badet öppnar.</p><img src=\"a.jpg\" alt=\"Badet\">\n<p>Ur ett block.</p>");
    assert_eq!(given.posts.iter().map(|post| post.id.as_deref().unwrap_or("–")).collect::<Vec<_>>(), ["g-6", "g-6:en"]);
    let given = sample("wagtail-json", "wagtail", "pages.json");
    assert_eq!(
        lines(&given),
        [
            "2026-06-01T06:00:00Z Published Page Badet öppnar | pictures: Present NotExported Empty Missing NotExported Present | films: NotExported",
            "– Draft Page Utkast | pictures: | films:",
        ]
    );
    let body = html(&given, 0);
    for part in
        ["<p>Nu är det dags</p>", "<h2>Öppet</h2>", "<p>Välkommen.</p>", "<p>Foto: Ekvik</p>", "<h2>Mer</h2>", "<p>Läs om bastun här</p>"]
    {
        assert!(body.contains(part), "{part} in {body}");
    }
}

#[test]
fn odd_shapes_make_nothing_fall() {
    let shapes =
        ["null", "7", "\"x\"", "[]", "{}", "[[]]", "{\"value\":{\"value\":7}}", "{\"data\":{\"data\":1}}", "[{\"type\":7,\"value\":null}]"];
    for shape in shapes {
        for (name, text) in [
            (
                "drupal-jsonapi",
                format!(
                    "{{\"jsonapi\":{shape},\"data\":[{{\"type\":\"node--a\",\"id\":{shape},\"attributes\":{{\"body\":{shape},\"created\":{shape},\"path\":{shape}}},\"relationships\":{{\"a\":{shape}}}}}],\"included\":{shape}}}"
                ),
            ),
            ("sitevision-json", format!("[{{\"contentNodes\":{shape},\"properties\":{shape},\"name\":{shape}}},{shape}]")),
            (
                "optimizely-json",
                format!(
                    "[{{\"contentLink\":{shape},\"startPublish\":{shape},\"mainBody\":{shape},\"image\":{shape},\"area\":{shape}}},{shape}]"
                ),
            ),
            (
                "wagtail-json",
                format!(
                    "{{\"items\":[{{\"meta\":{{\"first_published_at\":{shape}}},\"title\":{shape},\"body\":{shape},\"image\":{shape}}},{shape}]}}"
                ),
            ),
            (
                "feed",
                format!(
                    "{{\"version\":\"https://jsonfeed.org/version/1\",\"title\":{shape},\"items\":[{{\"id\":{shape},\"attachments\":{shape}}},{shape}]}}"
                ),
            ),
        ] {
            let given = read_cut(name, "a.json", text.as_bytes());
            assert_eq!(given.troubles, [], "{name} {text}");
            for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
                read_cut(name, "a.json", &text.as_bytes()[..at]);
            }
        }
    }
}
