//! Exports that are tables or lines of JSON: what is read of them, whatever they have gone through.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use klart::config::Lang;
use klart::export::{Claim, Entry, Export, Feed, Head, Post, State, Trouble, carriers, find};

/// What came of an export.
#[derive(Default)]
pub(crate) struct Told {
    /// The carrier that claimed it.
    pub(crate) carrier: &'static str,
    /// Its posts.
    pub(crate) posts: Vec<Post>,
    /// What could not be read.
    pub(crate) troubles: Vec<Trouble>,
    /// What was said once.
    pub(crate) notes: Vec<String>,
}

impl Told {
    /// The lines of the troubles.
    pub(crate) fn lines(&self) -> Vec<u64> {
        self.troubles.iter().map(|trouble| trouble.line.unwrap_or(0)).collect()
    }

    /// Kinds, pictures and films, a letter each, post by post.
    pub(crate) fn shape(&self) -> String {
        let letter = |state| match state {
            State::Present => 'p',
            State::Empty => 'e',
            State::Missing => 'm',
            State::NotExported => 'n',
        };
        let post = |post: &Post| {
            let mut out = format!("{:?}", post.kind).to_lowercase();
            for image in &post.images {
                let _ = write!(out, " {}{}", letter(image.alt.state()), if image.count_known { "" } else { "?" });
            }
            for film in &post.videos {
                let _ = write!(out, " film-{}{}", letter(film.alt.state()), letter(film.captions.state));
            }
            out
        };
        self.posts.iter().map(post).collect::<Vec<_>>().join(", ")
    }

    /// A line a post: its day and time in Stockholm (`?` where uncertain), platform, account and the beginning of its text.
    pub(crate) fn lines_of_posts(&self) -> Vec<String> {
        let line = |post: &Post| {
            let when = post.published.map_or("-".to_owned(), |moment| {
                let (hour, minute) = moment.clock();
                format!("{} {hour:02}:{minute:02}{}", moment.day(), if post.date_certain { "" } else { "?" })
            });
            let account = &post.account;
            let who = account.handle.as_ref().or(account.name.as_ref()).or(account.id.as_ref()).map_or("-", String::as_str);
            let text = post.title.as_ref().unwrap_or(&post.text);
            let text: String = text.lines().next().unwrap_or_default().chars().take(24).collect();
            format!("{when} {} {who}: {text}", post.platform)
        };
        self.posts.iter().map(line).collect()
    }
}

/// Reads files that belong together.
pub(crate) fn read(files: &[(&str, &[u8])]) -> Told {
    let mut told = Told::default();
    let mut claimed: Vec<(Entry, Claim)> = Vec::new();
    let mut carrier = None;
    for (path, bytes) in files {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(64 << 10)]).into_owned();
        let text = head.trim_start_matches('\u{feff}').trim_start();
        let head = Head { path, text, whole: bytes.len() <= 64 << 10 };
        let claims: Vec<_> = carriers::ALL.iter().map(|carrier| (*carrier, (carrier.claims)(&head))).collect();
        let mut own = claims.into_iter().filter(|(_, claim)| matches!(claim, Claim::Posts | Claim::Helps));
        if let Some((own, claim)) = own.next() {
            assert!(carrier.is_none_or(|carrier: &klart::export::Carrier| carrier.name == own.name), "{path} is of another carrier");
            carrier = Some(own);
            claimed.push((Entry::of_bytes(path, bytes.to_vec()), claim));
        }
        assert!(own.next().is_none(), "two carriers claim {path}");
    }
    let Some(carrier) = carrier else { return told };
    told.carrier = carrier.name;
    let export = Export { name: "export".to_owned(), carrier, files: claimed };
    let (mut posts, mut troubles) = (Vec::new(), Vec::new());
    let mut put = |post| {
        posts.push(post);
        Ok(())
    };
    let mut tell = |trouble| troubles.push(trouble);
    let mut feed = Feed::new(&mut put, &mut tell);
    assert_eq!((carrier.read)(&export, &mut feed), Ok(()));
    told.notes = feed.notes.iter().map(|note| note.get(Lang::Sv).to_owned()).collect();
    (told.posts, told.troubles) = (posts, troubles);
    assert!(told.posts.iter().all(|post| post.source == told.carrier && post.origin.line.is_some()));
    told
}

/// A file of corpora/exports.
pub(crate) fn sample(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/exports").join(path)).expect("a sample")
}

/// One file of corpora/exports.
pub(crate) fn read_sample(path: &str) -> Told {
    read(&[(path, &sample(path))])
}

/// Reads a file in every way that files arrive: with a mark, with other line breaks, cut anywhere.
pub(crate) fn survives(path: &str, others: &[(&str, &[u8])]) {
    let bytes = sample(path);
    let whole = |bytes: &[u8]| read(&[&[(path, bytes)], others].concat());
    let plain = whole(&bytes);
    assert!(!plain.posts.is_empty(), "{path}");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let bare = text.trim_start_matches('\u{feff}');
    for (how, bytes) in [
        ("a mark", format!("\u{feff}{bare}")),
        ("no mark", bare.to_owned()),
        ("CRLF", bare.replace('\n', "\r\n")),
        ("blank lines at the end", format!("{bare}\n\n")),
    ] {
        let other = whole(bytes.as_bytes());
        assert_eq!(
            (other.carrier, other.shape(), other.lines_of_posts()),
            (plain.carrier, plain.shape(), plain.lines_of_posts()),
            "{path}: {how}"
        );
    }
    let end = bytes.trim_ascii_end().len();
    for at in (0..end).step_by(1 + bytes.len() / 300) {
        let cut = whole(&bytes[..at]);
        let all = plain.posts.len();
        assert!(cut.posts.len() <= all && cut.troubles.len() <= plain.troubles.len() + 2, "{path} has grown by a cut");
        assert!(!path.contains(".json") || at < end * 9 / 10 || !cut.troubles.is_empty(), "{path} does not tell of a cut");
        assert!(cut.troubles.iter().all(|trouble| trouble.problem.iter().chain(&trouble.remedy).all(|text| !text.is_empty())));
    }
}

#[test]
fn own_lines_have_four_states_and_tell_what_they_lack() {
    let told = read_sample("klart/inlagg.jsonl");
    assert_eq!(told.carrier, "klart-jsonl");
    assert_eq!(told.shape(), "post p e n n m, video film-em, post film-np film-nn, page, share");
    assert_eq!(
        told.lines_of_posts(),
        [
            "2026-03-02 08:00 facebook ekvik: Nu kan du söka plats på ",
            "2026-03-03 09:15 instagram Ekviks kommun: ",
            "2026-03-04 00:00 instagram -: Film med text",
            "2026-03-05 08:00 web -: ",
            "- linkedin -: ",
        ]
    );
    assert_eq!(told.lines(), [6, 7, 8, 9, 10], "{:?}", told.troubles);
    assert!(told.troubles[4].problem[0].contains("tar slut"), "{:?}", told.troubles[4]);
    let list = br#" [ {"klart_post":1,"platform":"x","text":"Ett"},
 {"platform":"x","text":"Annat"}, {"klart_post":2,"platform":"x","text":"Annat"}, {"klart_post":1,"platform":"x","text":"Tv\u00e5"} ]"#;
    let listed = read(&[("a.json", list)]);
    assert_eq!((listed.lines_of_posts().join(" "), listed.lines()), ("- x -: Ett - x -: Två".to_owned(), vec![2, 2]));
    survives("klart/inlagg.jsonl", &[]);
}

#[test]
fn own_tables_are_read_in_any_order_of_columns() {
    let told = read_sample("klart/inlagg.csv");
    assert_eq!((told.carrier, told.lines()), ("klart-csv", vec![7, 8]));
    assert_eq!(told.shape(), "post p e n, video film-np, video m film-nm film-nn, post");
    assert_eq!(told.posts[0].text, "Nu kan du söka plats på sommarkollo.\n\nSök senast 31 mars; helst nu.");
    assert_eq!(told.lines_of_posts()[1], "2026-03-03 09:15 instagram ekvik: Kollo");
    assert_eq!(told.posts.iter().map(|post| post.origin.line.unwrap_or(0)).collect::<Vec<_>>(), [2, 5, 6, 7]);
    survives("klart/inlagg.csv", &[]);
}

#[test]
fn metricool_tells_channels_drafts_and_films() {
    let told = read_sample("metricool/kalender.csv");
    assert_eq!((told.carrier, told.lines()), ("metricool-csv", vec![]));
    assert_eq!(told.shape(), "post p m n, video film-mn, story m, video film-nn");
    assert_eq!(
        told.lines_of_posts(),
        [
            "2026-01-12 07:30 metricool Ekviks kommun: Skidspåret på Ekåsen är ",
            "2026-01-13 16:15 instagram Ekviks kommun: Följ med på en åktur",
            "2026-01-14 12:00 metricool Ekviks kommun: Bara i dag",
            "2026-01-15 12:00 metricool Ekviks kommun: Film på väg",
        ]
    );
    assert_eq!(told.posts[3].channels, ["x", "linkedin"]);
    assert_eq!(format!("{:?} {:?}", told.posts[0].status, told.posts[3].status), "Published Draft");
    survives("metricool/kalender.csv", &[]);
}

#[test]
fn meta_says_what_sort_of_media_and_neither_how_many_nor_how_described() {
    let told = read_sample("meta-business-suite/facebook_en.csv");
    assert_eq!((told.carrier, told.lines()), ("meta-business-suite-csv", vec![]));
    assert_eq!(told.shape(), "post n?, video film-nn, share, post, post");
    assert_eq!(
        told.lines_of_posts(),
        [
            "2026-03-14 09:00 facebook Ekviks kommun: Simskolan är full. Du ka",
            "2026-03-05 10:30 facebook Ekviks kommun: Så simmar du bröstsim. M",
            "2026-03-06 11:00 facebook Ekviks kommun: ",
            "2026-03-07 11:00 facebook Ekviks kommun: Ny rapport om vattnet i ",
            "2026-03-08 11:00 facebook Ekviks kommun: Vad vill du se på biblio",
        ]
    );
    assert_eq!(told.posts[3].text, "Ny rapport om vattnet i Ekviksjön\n\nLäs den på ekvik.se/vatten");
    survives("meta-business-suite/facebook_en.csv", &[]);
}

#[test]
fn the_whole_table_tells_whether_the_day_comes_first() {
    let told = read_sample("meta-business-suite/instagram_sv.csv");
    assert_eq!(told.shape(), "post n, post n?, video film-nn, story n?");
    assert_eq!(
        told.lines_of_posts(),
        [
            "2026-09-25 08:05 instagram ekvik: Höst i Ekåsen.",
            "2026-10-03 08:05 instagram ekvik: Tio bilder från marknade",
            "2026-10-04 18:00 instagram ekvik: Så dansar man hambo",
            "2026-10-05 18:00 instagram ekvik: ",
        ]
    );
    assert_eq!(told.posts[0].id, None, "a rounded id is none");
    let text = "Publicerings-id,Sidnamn,Titel,Publiceringstid,Permalänk\n1,Ekvik,Hej,06/01/2026 08:00,https://www.facebook.com/e/1\n";
    assert_eq!(read(&[("a.csv", text.as_bytes())]).lines_of_posts(), ["2026-06-01 08:00? facebook Ekvik: Hej"]);
    let older = "Post ID,Permalink,Post Message,Type,Posted,Lifetime Post Total Reach\n,,,,,Lifetime: The total number of people\n100_1,https://www.facebook.com/ekvik/posts/1,Hej,Photo,06/03/2019 09:00:00 PM,12\n";
    let older = read(&[("a.csv", older.as_bytes())]);
    assert_eq!(
        (older.lines_of_posts().as_slice(), older.shape().as_str()),
        (&["2019-06-03 21:00 facebook -: Hej".to_owned()][..], "post n?")
    );
    survives("meta-business-suite/instagram_sv.csv", &[]);
}

#[test]
fn linkedin_lists_shares_with_and_without_words() {
    let told = read_sample("linkedin/Shares.csv");
    assert_eq!((told.carrier, told.shape().as_str(), told.lines()), ("linkedin-shares-csv", "post, post n, share", vec![]));
    assert_eq!(told.posts[0].text, "Vi söker en bibliotekarie till Ekvik. \n\nSök senast den 1 mars.");
    assert_eq!(told.posts[0].id.as_deref(), Some("7300000000000000001"));
    assert_eq!(told.lines_of_posts()[1], "2026-02-03 23:30 linkedin -: Så ser nya biblioteket u");
    survives("linkedin/Shares.csv", &[]);
}

#[test]
fn youtube_takeout_knows_films_drafts_and_the_channel() {
    let [films, channel] =
        ["videometadata/videos.csv", "kanaler/kanal.csv"].map(|name| format!("youtube/YouTube och YouTube Music/{name}"));
    let names = sample(&channel);
    let told = read(&[(&films, &sample(&films)), (&channel, &names)]);
    assert_eq!((told.carrier, told.shape().as_str(), told.lines()), ("youtube-takeout", "video film-nn, video film-nn", vec![]));
    assert_eq!(
        told.lines_of_posts(),
        ["2026-01-13 00:30 youtube Ekviks kommun: Så lånar du skidor", "2026-01-20 13:00 youtube Ekviks kommun: Utkast till film"]
    );
    assert_eq!(format!("{:?} {:?}", told.posts[0].status, told.posts[1].status), "Published Draft");
    let swedish = "Video-id,Ungefärlig längd (ms),Kanal-id,Videobeskrivning (original),Videotitel (original),Integritet,Tidsstämpel för skapande,Tidsstämpel för publicering\na,1,UC1,Om badet,Badet,Privat,2026-01-01T08:00:00Z,2026-01-02T08:00:00Z\n";
    let told = read(&[("videor.csv", swedish.as_bytes())]);
    assert_eq!(told.lines_of_posts(), ["2026-01-02 09:00 youtube UC1: Badet"]);
    assert_eq!((told.posts[0].text.as_str(), format!("{:?}", told.posts[0].status)), ("Om badet", "Draft".to_owned()));
    let followed = b"Channel Id,Channel Url,Channel Title\nUC2,http://www.youtube.com/channel/UC2,Annan\n";
    assert_eq!(read(&[("subscriptions.csv", followed)]).carrier, "");
    survives(&films, &[(&channel, &names)]);
}

#[test]
fn yt_dlp_tells_peoples_captions_from_a_machines() {
    let [one, other] = ["Så lånar du skidor [Ekvik000001]", "Öppet hus [Ekvik000003]"].map(|name| format!("yt-dlp/{name}.info.json"));
    let (first, second) = (sample(&one), sample(&other));
    let told = read(&[(&one, &first), (&other, &second)]);
    assert_eq!((told.carrier, told.shape().as_str(), told.lines()), ("yt-dlp-info", "video film-np, video film-nm", vec![]));
    assert_eq!(
        told.lines_of_posts(),
        ["2026-01-13 00:30 youtube ekvik: Så lånar du skidor", "2026-02-10 00:00 youtube Ekviks kommun: Öppet hus"]
    );
    assert_eq!(told.posts[1].videos[0].captions.tracks.len(), 1);
    let line = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('\n', " ");
    let lines = format!("{}\n{}\n", line(&first), line(&second));
    assert_eq!(read(&[("alla.info.json", lines.as_bytes())]).lines_of_posts(), told.lines_of_posts());
    let list = format!("[{},{}]", line(&first), line(&second));
    assert_eq!(read(&[("alla.json", list.as_bytes())]).lines_of_posts(), told.lines_of_posts());
    let formats = format!("\"formats\": [{}{{\"url\": \"x\"}}], \"thumbnail\"", "{\"url\": \"https://example.com/v\"}, ".repeat(4000));
    let long = String::from_utf8_lossy(&first)
        .replace("\"formats\": [{\"format_id\": \"18\", \"url\": \"https://example.com/v\"}], \"thumbnail\"", &formats);
    assert!(long.find("webpage_url").is_some_and(|at| at > 64 << 10));
    assert_eq!(read(&[(&one, long.as_bytes())]).lines_of_posts()[..], told.lines_of_posts()[..1], "what names it stands far into the file");
    survives(&one, &[(&other, &second)]);
    let playlist = br#"{"id":"UC","title":"Ekvik - Videos","_type":"playlist","entries":[],"webpage_url":"https://www.youtube.com/@ekvik","extractor_key":"YoutubeTab"}"#;
    assert_eq!(read(&[("a.info.json", playlist)]).posts.len(), 0);
}

#[test]
fn a_table_that_a_spreadsheet_saved_anew_is_known_all_the_same() {
    let table = "Publicerings-id;Sidnamn;Titel;Publiceringstid;Permalänk\n1;Åsby;Hej på ön;2026-06-01 08:00;https://www.facebook.com/e/1\n";
    let legacy: Vec<u8> = table.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap_or(b'?')).collect();
    let wide: Vec<u8> = std::iter::once(0xFEFF).chain(table.replace(';', "\t").encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let folder = std::env::temp_dir().join(format!("klart-it-tables-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    for (name, bytes) in [("legacy.csv", legacy), ("wide.csv", wide)] {
        let path = folder.join(name);
        fs::write(&path, bytes).expect("a file");
        let found = find(&[path]);
        let [export] = found.exports.as_slice() else { panic!("{name}: {:?}", found.troubles) };
        let (mut texts, mut troubles) = (Vec::new(), 0);
        let mut put = |post: Post| {
            texts.push(format!("{:?} {}", post.account.name, post.text));
            Ok(())
        };
        let mut tell = |_| troubles += 1;
        let mut feed = Feed::new(&mut put, &mut tell);
        assert_eq!((export.carrier.read)(export, &mut feed), Ok(()));
        assert_eq!((feed.notes.len(), texts.as_slice(), troubles), (1, &["Some(\"Åsby\") Hej på ön".to_owned()][..], 0), "{name}");
    }
    let _ = fs::remove_dir_all(&folder);
}

#[test]
fn texts_are_data_whatever_they_hold() {
    let text = "\u{1b}[31m=HYPERLINK(\"\"x\"\")<script>alert(1)</script>\0";
    let table = format!("platform,published,text\nfacebook,2026-01-01,\"{text}\"\n");
    assert_eq!(read(&[("a.csv", table.as_bytes())]).posts[0].text, text.replace("\"\"", "\""));
    let wrong = br#"{"klart_post":1,"platform":"x","text":"a","images":{},"videos":"b","account":[],"published":7,"kind":[],"html":{}}"#;
    let told = read(&[("a.jsonl", wrong)]);
    assert_eq!((told.posts.len(), told.troubles.len()), (1, 5), "{:?}", told.troubles);
    for date in ["1970-01-01", "2090-12-31 23:59", "9000-12-31"] {
        let line = format!("{{\"klart_post\":1,\"platform\":\"x\",\"text\":\"a\",\"published\":\"{date}\"}}");
        assert!(read(&[("a.jsonl", line.as_bytes())]).posts[0].published.is_some(), "{date}");
    }
}
