//! Positions in pictures and films: taken out whole, and nothing else with them.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use klart::draft::Picture;
use klart::gather::{container, pictures, strip_position};
use proptest::prelude::*;

fn media(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/media").join(path)).expect("a file in corpora/media")
}

const PHOTO: &str = "images/SYN_gps_personal.jpg";

/// The TIFF block of the photograph with a position.
fn tiff() -> Vec<u8> {
    let photo = media(PHOTO);
    let at = memchr::memmem::find(&photo, b"Exif\0\0").expect("EXIF");
    let length = usize::from(u16::from_be_bytes([photo[at - 2], photo[at - 1]]));
    photo[at + 6..at - 2 + length].to_vec()
}

const PACKET: &str = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:dji="http://www.dji.com/drone-dji/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" exif:GPSLatitude="57,38.2N" exif:GPSLongitude = '18,17.1E' dji:GpsLatitude="+57.63">
<exif:GPSAltitude>12/1</exif:GPSAltitude><dc:description><rdf:Alt><rdf:li xml:lang="sv">Brygga i GPS: läge</rdf:li></rdf:Alt></dc:description>
</rdf:Description></rdf:RDF></x:xmpmeta>"#;

/// The photograph with an XMP packet too, and a film at its end as phones append one.
fn phone() -> Vec<u8> {
    let photo = media(PHOTO);
    let body = [b"http://ns.adobe.com/xap/1.0/\0", PACKET.as_bytes()].concat();
    let length = u16::try_from(body.len() + 2).expect("a short packet").to_be_bytes();
    [&photo[..2], &[0xff, 0xe1], &length, &body, &photo[2..], &media("samples/position.mov")].concat()
}

fn check_sum(bytes: &[u8]) -> [u8; 4] {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    (!sum).to_be_bytes()
}

fn png() -> Vec<u8> {
    let logo = media("images/SYN_logo_word.png");
    let chunk = |kind: &[u8], body: &[u8]| {
        let named = [kind, body].concat();
        [&u32::try_from(body.len()).expect("a short chunk").to_be_bytes(), named.as_slice(), &check_sum(&named)].concat()
    };
    let xmp = [b"XML:com.adobe.xmp\0\0\0\0\0", PACKET.as_bytes()].concat();
    [&logo[..33], &chunk(b"eXIf", &tiff()), &chunk(b"iTXt", &xmp), &logo[33..]].concat()
}

fn webp() -> Vec<u8> {
    let mut plain = Vec::new();
    let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut plain);
    encoder.encode(&[7, 90, 200, 9, 9, 9], 2, 1, image::ExtendedColorType::Rgb8).expect("a picture of two pixels");
    let chunk = |kind: &[u8], body: &[u8]| {
        let length = u32::try_from(body.len()).expect("a short chunk").to_le_bytes();
        [kind, &length, body, &vec![0; body.len() % 2]].concat()
    };
    let body = [
        b"WEBP".to_vec(),
        chunk(b"VP8X", &[0x0c, 0, 0, 0, 1, 0, 0, 0, 0, 0]),
        plain[12..].to_vec(),
        chunk(b"EXIF", &tiff()),
        chunk(b"XMP ", PACKET.as_bytes()),
    ]
    .concat();
    chunk(b"RIFF", &body)
}

fn read(bytes: &[u8]) -> Picture {
    pictures::probe(&mut Cursor::new(bytes))
}

#[test]
fn pictures_lose_their_position_and_nothing_else() {
    for (name, before) in [("jpeg", media(PHOTO)), ("a phone's jpeg", phone()), ("png", png()), ("webp", webp())] {
        let was = read(&before);
        assert!(was.position, "{name} {was:?}");
        let after = strip_position(&before).unwrap_or_else(|| panic!("{name} keeps its position"));
        assert_eq!(read(&after), Picture { position: false, ..was }, "{name}");
        assert_eq!(after.len(), before.len(), "{name}");
        let pixels = |bytes: &[u8]| image::load_from_memory(bytes).expect("a picture").into_rgba8();
        assert_eq!(pixels(&after), pixels(&before), "{name}");
        assert_eq!(strip_position(&after), None, "{name}: twice is once");
        for trace in ["57,38", "18,17", "57.63", "12/1", "59.3293", "GPSAlt"] {
            assert!(memchr::memmem::find(&after, trace.as_bytes()).is_none(), "{name} still says {trace}");
        }
        assert!(name == "jpeg" || memchr::memmem::find(&after, "Brygga i GPS: läge".as_bytes()).is_some(), "{name}");
    }
}

#[test]
fn exif_keeps_its_other_fields() {
    let fields = |bytes: &[u8]| {
        let block = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)).expect("EXIF");
        let all = block.fields().map(|field| (field.tag, format!("{:?}", field.value))).collect::<Vec<_>>();
        all.into_iter().partition::<Vec<_>, _>(|(tag, _)| tag.context() == exif::Context::Gps)
    };
    let before = media(PHOTO);
    let after = strip_position(&before).expect("a position to take out");
    let ((gps, rest), (gone, kept)) = (fields(&before), fields(&after));
    assert!(!gps.is_empty() && rest.len() >= 4, "{gps:?} {rest:?}");
    assert_eq!((gone.len(), kept), (0, rest));
}

#[test]
fn a_film_loses_its_position_and_nothing_else() {
    let before = media("samples/position.mov");
    let mut was = container::probe(&mut Cursor::new(&before));
    assert!(was.position);
    let after = strip_position(&before).expect("a position to take out");
    was.position = false;
    assert_eq!(container::probe(&mut Cursor::new(&after)), was);
    assert_eq!(strip_position(&after), None);
    let changed: Vec<usize> = (0..before.len()).filter(|at| before[*at] != after[*at]).collect();
    let (first, last) = (changed[0], changed[changed.len() - 1]);
    assert!(last - first < 40 && after[first..].starts_with(b"free"), "only the box itself: {first}..{last}");
}

/// A film whose position stands under Apple's metadata keys.
fn keyed() -> Vec<u8> {
    let sized = |name: &[u8], body: &[u8]| [&u32::try_from(body.len() + 8).expect("a short box").to_be_bytes(), name, body].concat();
    let keys = [
        [0, 0, 0, 0, 0, 0, 0, 2].to_vec(),
        sized(b"mdta", b"com.apple.quicktime.make"),
        sized(b"mdta", b"com.apple.quicktime.location.ISO6709"),
    ]
    .concat();
    let value = |text: &[u8]| sized(b"data", &[&[0, 0, 0, 1, 0, 0, 0, 0], text].concat());
    let list = [sized(&[0, 0, 0, 1], &value(b"Ekvik")), sized(&[0, 0, 0, 2], &value(b"+57.6348+018.2948/"))].concat();
    let handler = sized(b"hdlr", &[&[0; 8][..], b"mdta", &[0; 13]].concat());
    let meta = sized(b"meta", &[handler, sized(b"keys", &keys), sized(b"ilst", &list)].concat());
    let film = media("samples/tone-faststart.mp4");
    let moov = memchr::memmem::find(&film, b"moov").expect("moov") - 4;
    let length = u32::from_be_bytes(film[moov..moov + 4].try_into().expect("four bytes")) as usize;
    let inner = [&film[moov + 8..moov + length], &meta].concat();
    [&film[..moov], &sized(b"moov", &inner), &film[moov + length..]].concat()
}

#[test]
fn apple_keys_lose_the_position_and_keep_the_maker() {
    let before = keyed();
    assert!(container::probe(&mut Cursor::new(&before)).position);
    let after = strip_position(&before).expect("a position to take out");
    assert!(!container::probe(&mut Cursor::new(&after)).position);
    assert!(memchr::memmem::find(&after, b"Ekvik").is_some() && memchr::memmem::find(&after, b"57.6348").is_none());
    assert_eq!(strip_position(&after), None);
}

#[test]
fn what_holds_no_position_is_left_alone() {
    for name in
        ["images/SYN_photo_plain.jpg", "images/SYN_xmp_alt_sv.jpg", "images/SYN_zero_bytes.png", "samples/tone.mp4", "samples/tone.mkv"]
    {
        assert_eq!(strip_position(&media(name)), None, "{name}");
    }
    assert_eq!(strip_position(PACKET.as_bytes()), None);
}

#[test]
fn a_camera_that_knew_no_place_wrote_none() {
    let mut photo = media(PHOTO);
    let start = memchr::memmem::find(&photo, b"MM\0*").expect("a TIFF header");
    for values in [0x9c, 0xb4] {
        photo[start + values..start + values + 24].fill(0);
    }
    assert!(!read(&photo).position, "nothing divided by nothing is no place");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn a_broken_file_is_left_alone_or_stripped_whole(
        which in 0..5_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        cut in any::<prop::sample::Index>(),
        cuts in any::<bool>(),
    ) {
        let mut bytes = match which { 0 => phone(), 1 => png(), 2 => webp(), 3 => keyed(), _ => media("samples/position.mov") };
        for (at, byte) in changes {
            let length = bytes.len().min(1500);
            bytes[at.index(length)] = byte;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()) + 1);
        }
        if let Some(stripped) = strip_position(&bytes) {
            prop_assert_eq!(stripped.len(), bytes.len());
            prop_assert!(!read(&stripped).position && !container::probe(&mut Cursor::new(&stripped)).position);
            prop_assert_eq!(strip_position(&stripped), None);
        }
    }
}
