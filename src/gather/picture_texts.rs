//! Descriptions that a picture file carries: XMP, IPTC, EXIF, and an SVG's own title.
//!
//! Knows the fields and their languages. Refuses to repeat what a camera writes of itself.

use std::io::Cursor;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::draft::{PictureText, TextSource};

/// What cameras and programs write where a description could stand (lower case, compared whole).
const CAMERA_TEXTS: &[&str] = &[
    "olympus digital camera",
    "sony dsc",
    "digital camera",
    "exif_jpeg_picture",
    "samsung camera pictures",
    "samsung techwin",
    "minolta digital camera",
    "konica minolta digital camera",
    "panasonic",
    "nikon",
    "canon",
    "dcf 1.0",
    "dav",
    "hdr",
    "oznor",
    "oznorwo",
    "jpeg",
    "screenshot",
    "untitled",
    "default",
    "created with gimp",
    "picsart",
];

/// Longer texts are cut away: no description is that long.
const LONGEST: usize = 10_000;

/// A text worth offering, or nothing.
pub(super) fn text(source: TextSource, language: Option<String>, text: &str) -> Option<PictureText> {
    let text = text.trim_matches(|sign: char| sign.is_whitespace() || sign == '\0');
    let known = CAMERA_TEXTS.contains(&text.to_lowercase().as_str());
    if known || text.len() > LONGEST || !text.chars().any(char::is_alphabetic) {
        return None;
    }
    let language = language.filter(|tag| tag != "x-default");
    Some(PictureText { source, language, text: text.to_owned() })
}

/// The properties of XMP (ISO 16684) that hold a description, as elements or attributes.
fn property(name: &str) -> Option<TextSource> {
    match name.rsplit(':').next()? {
        "AltTextAccessibility" => Some(TextSource::AltText),
        "ExtDescrAccessibility" => Some(TextSource::ExtendedDescription),
        "description" => Some(TextSource::XmpDescription),
        _ => None,
    }
}

/// The descriptions in an XMP packet.
pub(super) fn xmp(packet: &[u8]) -> Vec<PictureText> {
    let mut reader = Reader::from_reader(packet);
    let mut found = Vec::new();
    let mut open: Option<(TextSource, String)> = None;
    let mut language = None;
    let mut value = String::new();
    let mut buffer = Vec::new();
    // Broken XML gives what was read before the break.
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Start(tag) => {
                found.extend(attributes(&tag));
                let name = tag.name().as_ref().to_owned();
                if let (None, Some(source)) = (&open, property(&name)) {
                    open = Some((source, name));
                }
                language = attribute(&tag, "xml:lang").or(language);
                value.clear();
            }
            Event::Empty(tag) => found.extend(attributes(&tag)),
            Event::Text(run) => value.push_str(&run),
            Event::CData(run) => value.push_str(&run),
            Event::GeneralRef(name) => value.push_str(&reference(&name)),
            Event::End(tag) => {
                if let Some((source, name)) = &open {
                    found.extend(text(*source, language.take(), &value));
                    value.clear();
                    if tag.name().as_ref() == name.as_str() {
                        open = None;
                    }
                }
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    found
}

/// One of XML's own entities or a numbered character; others are not expanded.
fn reference(name: &str) -> String {
    unescape(&format!("&{name};")).map(std::borrow::Cow::into_owned).unwrap_or_default()
}

fn attributes(tag: &BytesStart<'_>) -> Vec<PictureText> {
    let attributes = tag.attributes().flatten();
    let texts = attributes.filter_map(|attribute| {
        let source = property(attribute.key.as_ref()).filter(|_| attribute.key.as_ref().contains(':'))?;
        let value = attribute.value.clone().into_owned();
        text(source, None, &unescape(&value).map_or(value.clone(), std::borrow::Cow::into_owned))
    });
    texts.collect()
}

pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(found.value.clone().into_owned())
}

/// The caption (2:120) of an IPTC-IIM block, wrapped in Photoshop's resources or bare.
pub(super) fn iptc(block: &[u8]) -> Option<PictureText> {
    let utf8 = memchr::memmem::find(block, &[0x1b, b'%', b'G']).is_some();
    let at = memchr::memmem::find(block, &[0x1c, 2, 120])?;
    let length = block.get(at + 3..at + 5)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    let bytes = block.get(at + 5..at + 5 + length)?;
    let caption = match std::str::from_utf8(bytes) {
        Ok(caption) => caption.to_owned(),
        Err(_) if utf8 => return None,
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    };
    text(TextSource::IptcCaption, None, &caption)
}

/// EXIF's description, and whether a position is stored.
pub(super) fn exif(block: &[u8]) -> (Option<PictureText>, bool) {
    let block = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let read = match reader.read_raw(block.to_vec()) {
        Ok(read) => read,
        Err(exif::Error::PartialResult(partial)) => partial.into_inner().0,
        Err(_) => return (None, false),
    };
    let position = says_place(&read);
    let field = read.get_field(exif::Tag::ImageDescription, exif::In::PRIMARY);
    let described = field.and_then(|field| match &field.value {
        exif::Value::Ascii(lines) => {
            let bytes = lines.first()?;
            let decoded = std::str::from_utf8(bytes).map(str::to_owned);
            let decoded = decoded.unwrap_or_else(|_| encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned());
            text(TextSource::ExifDescription, None, &decoded)
        }
        _ => None,
    });
    (described, position)
}

/// Whether a latitude and a longitude stand there: a camera that knew no place may write nothing divided by nothing, or
/// a point in the sea off Africa where both are 0.
fn says_place(read: &exif::Exif) -> bool {
    let figures = |tag| match read.get_field(tag, exif::In::PRIMARY).map(|field| &field.value) {
        Some(exif::Value::Rational(figures)) if figures.iter().any(|figure| figure.denom != 0) => Some(figures),
        _ => None,
    };
    let (latitude, longitude) = (figures(exif::Tag::GPSLatitude), figures(exif::Tag::GPSLongitude));
    latitude.is_some() && latitude.into_iter().chain(longitude).flatten().any(|figure| figure.num != 0)
}

/// An SVG's size and its own title; `None` when it is no SVG, or one that would grow as it is read. Entities of a document
/// type are not expanded.
pub(super) fn svg(document: &[u8]) -> Option<((u32, u32), Option<PictureText>)> {
    let mut reader = Reader::from_reader(Cursor::new(document));
    let mut buffer = Vec::new();
    let (mut size, mut depth, mut title) = (None, 0_usize, None);
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                match (depth, name.as_str()) {
                    (0, "svg") => size = Some(svg_size(&tag)),
                    (0, _) => return None,
                    (1, "title") => title = Some((String::new(), attribute(&tag, "xml:lang"))),
                    _ => {}
                }
                depth += 1;
            }
            Event::Empty(tag) if depth == 0 => {
                return (tag.local_name().as_ref() == "svg").then(|| (svg_size(&tag), None));
            }
            Event::DocType(declared) if grows(&declared) => return None,
            Event::Text(run) => push(&mut title, depth, &run),
            Event::GeneralRef(name) => push(&mut title, depth, &reference(&name)),
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if depth == 1 && title.is_some() {
                    break;
                }
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    let title = title.and_then(|(title, language)| text(TextSource::SvgTitle, language, &title));
    Some((size?, title))
}

/// Whether entities are made of entities: a few lines that become gigabytes in a program that expands them. Drawing programs
/// declare entities too, for addresses, but never of one another.
fn grows(declared: &str) -> bool {
    let value = |rest: &str| {
        let quote = rest.find(['"', '\''])?;
        let sign = rest[quote..].chars().next()?;
        rest[quote + 1..].split(sign).next().map(str::to_owned)
    };
    let refers = |value: &str| value.split('&').skip(1).any(|rest| rest.starts_with(char::is_alphabetic));
    declared.split("<!ENTITY").skip(1).filter_map(value).any(|value| refers(&value))
}

fn push(title: &mut Option<(String, Option<String>)>, depth: usize, run: &str) {
    if let Some((title, _)) = title.as_mut().filter(|_| depth >= 2) {
        title.push_str(run);
    }
}

fn svg_size(tag: &BytesStart<'_>) -> (u32, u32) {
    let pixels = |name: &str| {
        let value = attribute(tag, name)?;
        let digits = value.trim().trim_end_matches("px");
        digits.split('.').next()?.parse::<u32>().ok()
    };
    let viewed = |index: usize| {
        let view = attribute(tag, "viewBox")?;
        let mut numbers = view.split([' ', ',']).filter(|number| !number.is_empty());
        numbers.nth(index)?.split('.').next()?.parse::<u32>().ok()
    };
    let width = pixels("width").or_else(|| viewed(2));
    let height = pixels("height").or_else(|| viewed(3));
    (width.unwrap_or(0), height.unwrap_or(0))
}
