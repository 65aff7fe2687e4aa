//! What lies beside a draft: found when it is there, never outside the root, and never taken for more than it is.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use klart::draft::{
    Container, ContainerState, Draft, Image, ImageKind, Lookup, Medium, MediumKind, MediumOrigin, PictureState, SidecarKind, SidecarName,
    Target, TextSource, TrackKind,
};
use klart::gather::{Gatherer, container, gather, pictures};
use klart::source::{Beside, Format, Root, Source, Span};
use proptest::prelude::*;

fn media(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/media").join(path)
}

fn facts() -> Vec<Vec<String>> {
    let text = fs::read_to_string(media("samples/facts.tsv")).expect("a table");
    text.lines().skip(1).map(|row| row.split('\t').map(str::to_owned).collect()).collect()
}

fn sample(name: &str) -> Container {
    let mut file = fs::File::open(media("samples").join(name)).expect("a sample");
    container::probe(&mut file)
}

/// The tracks as facts.tsv writes them.
fn tracks(container: &Container) -> String {
    let tracks = container.tracks.iter().map(|track| {
        let kind = match track.kind {
            TrackKind::Video => "video",
            TrackKind::Sound => "audio",
            TrackKind::Text => "text",
            TrackKind::Chapters => "chapters",
            _ => "other",
        };
        let language = track.language.as_deref().map(|language| format!(" {language}")).unwrap_or_default();
        let forced = if track.forced { " forced" } else { "" };
        let hearing = if track.hearing_impaired { " hearing_impaired" } else { "" };
        format!("{kind} {}{language}{forced}{hearing}", track.codec)
    });
    tracks.collect::<Vec<_>>().join("; ")
}

#[test]
fn the_samples_hold_what_their_table_says() {
    for row in facts() {
        let found = sample(&row[0]);
        let state = match row[1].as_str() {
            "none" if row[0] == "empty.mp4" => ContainerState::Empty,
            "none" => ContainerState::NotMedia,
            kind if kind.contains("not read") => ContainerState::Unknown,
            _ if row[0].starts_with("truncated") => ContainerState::Damaged,
            _ => ContainerState::Whole,
        };
        assert_eq!(found.state, state, "{} {found:?}", row[0]);
        let wanted = row[4].replace(" und", "").replace(" ?", "");
        let wanted = if matches!(wanted.as_str(), "none" | "unknown") { String::new() } else { wanted };
        assert_eq!(tracks(&found), wanted, "{}", row[0]);
        let (least, most) = row[2].split_once('-').unwrap_or((&row[2], &row[2]));
        match (least.parse::<u64>(), most.split(' ').next().and_then(|most| most.parse::<u64>().ok()), found.duration_ms) {
            (Ok(least), Some(most), Some(ms)) => assert!((least..=most).contains(&ms), "{} {ms}", row[0]),
            (Ok(_), _, None) => assert!(row[2].contains("unknown"), "{} has no duration", row[0]),
            (_, _, ms) => assert_eq!(ms, None, "{}", row[0]),
        }
        assert_eq!(found.portrait, row[0].starts_with("portrait"), "{}", row[0]);
        let size = found.size.map_or("-".to_owned(), |(width, height)| format!("{width}x{height}"));
        assert_eq!(size, row[3].split(' ').next().unwrap_or_default(), "{}", row[0]);
        assert_eq!(found.position, row[0] == "position.mov", "{}", row[0]);
    }
}

#[test]
fn a_film_without_sound_and_a_damaged_one_are_told_apart() {
    assert_eq!(sample("noaudio.mp4").has(TrackKind::Sound), Some(false));
    assert_eq!(sample("tone.mp4").has(TrackKind::Sound), Some(true));
    assert_eq!(sample("truncated.mp4").has(TrackKind::Sound), None);
    assert_eq!(sample("other.avi").has(TrackKind::Sound), None);
}

fn target(address: &str) -> Target {
    Target { address: address.to_owned(), span: Span::default() }
}

fn film(address: &str) -> Medium {
    Medium { controls: false, ..Medium::new(MediumKind::Film, MediumOrigin::Element, target(address), Span::default()) }
}

fn picture(address: &str) -> Image {
    Image::new(ImageKind::Picture, target(address), Span::default())
}

/// A folder of its own for one test, removed afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("klart-{name}-{}", std::process::id()));
        let _gone = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> &Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
        self
    }

    fn gather(&self, images: &[&str], films: &[&str]) -> Draft {
        let root = Root { folder: self.0.join("rot"), draft: self.0.join("rot/utkast") };
        fs::create_dir_all(&root.draft).expect("a folder");
        let source = Source::new("utkast/a.md", Format::Markdown, Vec::new()).expect("a source").beside(Beside::Root(root));
        let mut draft = Draft::new("utkast/a.md", Format::Markdown, 0, klart::source::Meta::default());
        draft.images = images.iter().map(|address| picture(address)).collect();
        draft.media = films.iter().map(|address| film(address)).collect();
        gather(&mut draft, &source, &Gatherer::default());
        draft
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}

const GIF: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

fn shape<T>(lookup: &Lookup<T>) -> &'static str {
    match lookup {
        Lookup::NotLooked => "not looked",
        Lookup::Remote => "remote",
        Lookup::Missing(_) => "missing",
        Lookup::Found(_) => "found",
    }
}

#[test]
fn an_address_is_looked_for_inside_the_root_only() {
    let folder = Folder::new("adress");
    folder.put("hemlig.gif", GIF).put("rot/utkast/en bild.gif", GIF).put("rot/bilder/b.gif", GIF).put("rot/utkast/A\u{30a}s.gif", GIF);
    let cases = [
        ("en%20bild.gif", "found"),
        ("en bild.gif?v=3#topp", "found"),
        ("Ås.gif", "found"),
        ("../bilder/b.gif", "found"),
        ("/bilder/b.gif", "found"),
        ("/bilder/c.gif", "not looked"),
        ("../../hemlig.gif", "not looked"),
        ("..%2F..%2Fhemlig.gif", "not looked"),
        ("../../../../../../etc/passwd", "not looked"),
        ("https://example.se/b.gif", "remote"),
        ("data:image/gif;base64,R0lG", "remote"),
        ("saknas.gif", "missing"),
        ("#bild", "not looked"),
        ("", "not looked"),
    ];
    let addresses: Vec<&str> = cases.iter().map(|(address, _)| *address).collect();
    let draft = folder.gather(&addresses, &[]);
    for ((address, wanted), image) in cases.iter().zip(&draft.images) {
        assert_eq!(shape(&image.file), *wanted, "{address}");
    }
}

#[test]
fn a_missing_file_is_told_its_nearest_name() {
    let folder = Folder::new("nara");
    folder.put("rot/utkast/Simskola.gif", GIF).put("rot/utkast/badhus.png", GIF).put("rot/utkast/del-1.gif", GIF);
    let draft = folder.gather(&["simskola.gif", "badhuset.png", "del-2.gif"], &[]);
    let nearest: Vec<_> = draft.images.iter().map(|image| image.file.clone()).collect();
    let missing = |name: &str| Lookup::Missing(Some(name.to_owned()));
    assert_eq!(nearest, [missing("Simskola.gif"), missing("badhus.png"), Lookup::Missing(None)]);
}

#[cfg(unix)]
#[test]
fn links_that_leave_the_root_loops_and_pipes_are_never_opened() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("lank");
    folder.put("utanfor/hemlig.gif", GIF).put("rot/utkast/hemma.gif", GIF);
    let at = |name: &str| folder.0.join("rot/utkast").join(name);
    symlink(folder.0.join("utanfor/hemlig.gif"), at("ut.gif")).expect("a link");
    symlink(folder.0.join("utanfor"), at("mapp")).expect("a link");
    symlink(at(""), at("slinga")).expect("a link");
    symlink(at("hemma.gif"), at("kvar.gif")).expect("a link");
    let pipe = std::process::Command::new("mkfifo").arg(at("ror.gif")).status().is_ok_and(|status| status.success());
    let draft = folder.gather(&["ut.gif", "mapp/hemlig.gif", "slinga/slinga/hemma.gif", "kvar.gif", "ror.gif"], &[]);
    let shapes: Vec<_> = draft.images.iter().map(|image| shape(&image.file)).collect();
    assert_eq!(shapes[..4], ["not looked", "missing", "found", "found"]);
    assert!(!pipe || shapes[4] != "found");
}

#[test]
fn a_films_sidecars_are_found_and_known_for_what_they_hold() {
    let folder = Folder::new("film");
    let tone = fs::read(media("samples/tone.mp4")).expect("a sample");
    let cue = "1\n00:00:00,000 --> 00:00:02,000\nHej och välkomna hit.\n";
    folder.put("rot/utkast/A\u{30a}rsta.mp4", &tone).put("rot/utkast/Årsta.sv.srt", cue.as_bytes());
    folder.put("rot/utkast/textning/Årsta.en.vtt", b"<!DOCTYPE html><title>404</title>");
    folder.put("rot/utkast/Årsta.forced.srt", cue.as_bytes()).put("rot/utkast/Årsta.sv.mall.srt", cue.as_bytes());
    folder.put("rot/utkast/cut.mp4", &tone[..1500]);
    let draft = folder.gather(&[], &["Årsta.mp4", "cut.mp4", "borta.mp4"]);
    let sidecars = draft.media[0].sidecars.found().expect("sidecars");
    let kinds: Vec<_> = sidecars.iter().map(|sidecar| (sidecar.kind, sidecar.words, sidecar.naming.clone())).collect();
    let of = |kind, words| (kind, words, SidecarName::Match);
    for wanted in [of(SidecarKind::Captions, 4), of(SidecarKind::NotCaptions, 0), of(SidecarKind::Forced, 4), of(SidecarKind::Template, 4)]
    {
        assert!(kinds.contains(&wanted), "{wanted:?} {kinds:?}");
    }
    assert_eq!(draft.media[0].file.found().map(|film| film.duration_ms), Some(Some(3000)));
    assert_eq!(draft.media[1].file.found().map(|film| film.state), Some(ContainerState::Damaged));
    assert_eq!(draft.media[2].file, Lookup::Missing(None));
}

#[test]
fn a_film_on_its_own_finds_its_captions_and_captions_their_film() {
    let folder = Folder::new("egen");
    let tone = fs::read(media("samples/portrait.mp4")).expect("a sample");
    let cue = b"1\n00:00:00,000 --> 00:00:02,000\nHej.\n";
    folder.put("rot/film 100%.mp4", &tone).put("rot/film 100%.sv.srt", cue);
    let root = |draft: &str| Root { folder: folder.0.join("rot"), draft: folder.0.join(draft) };
    let source = Source::file("film 100%.mp4", Format::Media).beside(Beside::Root(root("rot")));
    let mut draft = klart::read::read(&source);
    gather(&mut draft, &source, &Gatherer::default());
    let film = &draft.media[0];
    assert_eq!((film.origin, film.file.found().is_some()), (MediumOrigin::File, true));
    assert_eq!(film.sidecars.found().map(Vec::len), Some(1));
    folder.put("rot/subs/film 100%.en.srt", cue);
    for (place, name, language) in [("rot", "film 100%.sv.srt", "sv"), ("rot/subs", "film 100%.en.srt", "en")] {
        let source = Source::new(name, Format::Srt, cue.to_vec()).expect("text").beside(Beside::Root(root(place)));
        let mut draft = klart::read::read(&source);
        gather(&mut draft, &source, &Gatherer::default());
        let film = draft.captions.and_then(|captions| captions.film).expect("a film");
        assert_eq!((film.name.as_str(), film.portrait, film.duration_ms), ("film 100%.mp4", true, Some(3000)));
        assert_eq!(draft.meta.language.as_deref(), Some(language));
    }
}

fn header(name: &str) -> klart::draft::Picture {
    pictures::probe(&mut fs::File::open(media("images").join(name)).expect("a picture"))
}

#[test]
fn pictures_tell_size_texts_and_state() {
    let photo = header("SYN_photo_plain.jpg");
    assert_eq!((photo.width, photo.height, photo.format, photo.texts.len()), (480, 320, "jpeg", 0));
    let texts = header("SYN_xmp_alt_langs.jpg").texts;
    let swedish = texts.iter().find(|text| text.language.as_deref() == Some("sv")).expect("a Swedish text");
    assert_eq!((swedish.source, swedish.text.as_str()), (TextSource::AltText, "Hus vid en kaj"));
    assert!(header("SYN_exif_description_camera_default.jpg").texts.is_empty());
    assert_eq!(header("SYN_iptc_caption_only.jpg").texts.first().map(|text| text.source), Some(TextSource::IptcCaption));
    assert_eq!(header("SYN_truncated.jpg").state, PictureState::Damaged);
    assert_eq!(header("SYN_zero_bytes.png").state, PictureState::Empty);
    assert_eq!(pictures::probe(&mut Cursor::new(b"Ingen bild")).state, PictureState::Damaged);
}

#[test]
fn an_svg_tells_its_own_title_and_expands_nothing() {
    let svg = "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"bb\">]><svg width=\"40\" height=\"20px\"><title xml:lang=\"sv\">Karta &amp; väg &a;</title></svg>";
    let picture = pictures::probe(&mut Cursor::new(svg));
    assert_eq!((picture.width, picture.height, picture.format), (40, 20, "svg"));
    assert_eq!(picture.texts[0].text, "Karta & väg");
    let grows = svg.replace("\"bb\"", "\"&b;&b;\"");
    assert_eq!(pictures::probe(&mut Cursor::new(grows)).state, PictureState::Damaged);
}

#[test]
fn a_giant_png_is_refused_unread() {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x9c\x40\0\0\x9c\x40\x08\x02\0\0\0".to_vec();
    png.extend([0x31, 0xce, 0x4a, 0x60]);
    let state = pictures::probe(&mut Cursor::new(png)).state;
    assert!(matches!(state, PictureState::TooLarge | PictureState::Damaged), "{state:?}");
}

/// Every sample, with some bytes changed and perhaps cut.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let folder = |name: &str| fs::read_dir(media(name)).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = folder("samples").chain(folder("images")).filter(|path| path.is_file()).collect();
    paths.sort();
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<bool>()), 0..12);
    (prop::sample::select(paths), changes, any::<prop::sample::Index>(), any::<bool>()).prop_map(|(path, changes, cut, cuts)| {
        let mut bytes = fs::read(path).unwrap_or_default();
        if bytes.is_empty() {
            return bytes;
        }
        for (at, byte, early) in changes {
            let length = if early { bytes.len().min(600) } else { bytes.len() };
            bytes[at.index(length)] = byte;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn no_broken_file_is_more_than_its_state(bytes in mutated()) {
        let film = container::probe(&mut Cursor::new(&bytes));
        prop_assert!(film.tracks.len() <= 64);
        prop_assert_ne!(film.duration_ms, Some(0));
        let picture = pictures::probe(&mut Cursor::new(&bytes));
        prop_assert_eq!(picture.state == PictureState::Empty, bytes.is_empty());
    }
}

#[test]
fn the_judged_pictures_are_read_as_their_index_says() {
    let near = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("KLART_SHARED").map_or(near, PathBuf::from).join("precision/images");
    let Ok(index) = fs::read_to_string(folder.join("INDEX.tsv")) else {
        crate::shared::skipped();
        return;
    };
    for row in index.lines().skip(1).map(|row| row.split('\t').collect::<Vec<_>>()) {
        let Ok(mut file) = fs::File::open(folder.join(row[0])) else { continue };
        let found = pictures::probe(&mut file);
        let of = |source| found.texts.iter().filter(move |text| text.source == source).map(|text| text.text.as_str()).collect::<Vec<_>>();
        if row[9] == "ok" {
            assert_eq!((found.width.to_string(), found.height.to_string()), (row[3].to_owned(), row[4].to_owned()), "{}", row[0]);
            assert_eq!(found.state, PictureState::Whole, "{}", row[0]);
        }
        for (column, source) in [(11, TextSource::AltText), (12, TextSource::AltText), (13, TextSource::ExtendedDescription)] {
            assert!(row[column].is_empty() || of(source).contains(&row[column]), "{} {:?}", row[0], found.texts);
        }
        assert_eq!(found.position, row[16] == "1", "{}", row[0]);
    }
}
