//! Films and sounds of seldom forms: fragments, long indexes, languages by tag, and kinds that klart does not read.

use std::io::Cursor;

use klart::draft::{Container, ContainerState};
use klart::gather::container;

fn sized(name: &[u8], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 8).expect("a short box").to_be_bytes();
    [&length, name, body].concat()
}

fn longs(values: &[u32]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_be_bytes()).collect()
}

fn read(bytes: &[u8]) -> Container {
    container::probe(&mut Cursor::new(bytes))
}

/// A film in fragments whose headers say two seconds, with these further boxes in `mvex` and after `moov`.
fn fragmented(extends: &[u8], after: &[u8]) -> Vec<u8> {
    let mut header = longs(&[0, 0, 0, 1000, 2000]);
    header.resize(100, 0);
    let mut track = longs(&[0, 0, 0, 1000, 0]);
    track.extend([0x55, 0xc4, 0, 0]);
    let handler = sized(b"hdlr", &[&[0; 8][..], b"soun", &[0; 13]].concat());
    let language = sized(b"elng", b"\0\0\0\0sv-SE\0");
    let described = sized(b"mdia", &[sized(b"mdhd", &track), handler, language].concat());
    let moov = [sized(b"mvhd", &header), sized(b"trak", &described), sized(b"mvex", extends)].concat();
    [sized(b"ftyp", b"iso5\0\0\0\0"), sized(b"moov", &moov), after.to_vec()].concat()
}

/// A segment index of one stream: references of a second each, `more` of them told of and not there.
fn index(stream: u32, seconds: u32, more: u32) -> Vec<u8> {
    let mut body = longs(&[0, stream, 1000, 0, 0, seconds + more]);
    (0..seconds).for_each(|_| body.extend(longs(&[100, 1000, 0])));
    sized(b"sidx", &body)
}

#[test]
fn a_film_in_fragments_is_as_long_as_its_index_says_or_of_unknown_length() {
    let length = |extends: &[u8], after: &[u8]| read(&fragmented(extends, after)).duration_ms;
    assert_eq!(length(&[], &[]), None, "the headers tell of the first fragment only");
    assert_eq!(length(&sized(b"mehd", &longs(&[0, 90_000])), &[]), Some(90_000));
    assert_eq!(length(&[], &index(1, 60, 0)), Some(60_000));
    let streams = [index(1, 60, 0), index(2, 59, 0)].concat();
    assert_eq!(length(&[], &streams), Some(60_000), "two streams play at once");
    assert_eq!(length(&[], &index(1, 2000, 0)), None, "an index that is longer than what is read of it");
    assert_eq!(length(&[], &index(1, 3, 5)), None, "an index that is cut");
}

#[test]
fn a_language_by_tag_says_more_than_three_letters() {
    assert_eq!(read(&fragmented(&[], &[])).tracks[0].language.as_deref(), Some("sv-SE"));
}

#[test]
fn only_what_is_plainly_something_else_is_called_no_film() {
    let state = |bytes: &[u8]| read(bytes).state;
    for other in [b"Det h\xc3\xa4r \xc3\xa4r text.\n".as_slice(), b"<!doctype html>", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", b"PK\x03\x04\x14"]
    {
        assert_eq!(state(other), ContainerState::NotMedia, "{other:?}");
    }
    for unknown in [b"FLV\x01\x05\0".as_slice(), b"#!AMR\n", b"\0\0\x01\xb3\x16", b"RF64\xff\xff\xff\xffWAVE", b"\x01\x02\x03\x04\x05"] {
        assert_eq!(state(unknown), ContainerState::Unknown, "{unknown:?}");
    }
    let theora = [b"OggS\0\x02".as_slice(), &[0; 20], &[1, 42], b"\x80theora", &[0; 35]].concat();
    assert_ne!(state(&theora), ContainerState::NotMedia);
}
