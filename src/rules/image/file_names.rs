//! What a machine's name looks like when it stands where a description should: file, camera, hash, path, address.
//!
//! Knows shapes of names; refuses to know whether a picture ought to have been described at all.

use crate::draft::Target;

/// How sure it is that a text is a machine's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// No person says it so: "IMG_1234", "simhall.jpg", a hash, a path, an address.
    Name,
    /// Written like one, though a person may have meant it: "barn-i-skolan-2".
    Slug,
}

/// Endings of picture files.
const ENDINGS: &[&str] =
    &["jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "svg", "avif", "heic", "heif", "bmp", "tif", "tiff", "psd", "eps", "ico"];

/// What cameras, telephones, chats, picture agencies and publishing systems begin their names with; a number follows.
const MAKERS: &[&str] = &[
    "img",
    "image",
    "dsc",
    "dscn",
    "dscf",
    "dcim",
    "pxl",
    "mvimg",
    "gopr",
    "dji",
    "mg",
    "vid",
    "fb",
    "pict",
    "imag",
    "sam",
    "cimg",
    "hpim",
    "scan",
    "screenshot",
    "skärmavbild",
    "skärmbild",
    "whatsapp",
    "signal",
    "received",
    "csm",
    "thumbnail",
    "thumb",
    "adobestock",
    "shutterstock",
    "istock",
    "istockphoto",
    "gettyimages",
    "pexels",
    "unsplash",
    "mostphotos",
    "depositphotos",
    "dreamstime",
    "freepik",
    "pixabay",
];

/// What shape a text has; `None` for words.
pub(super) fn shape(text: &str, target: &Target) -> Option<Shape> {
    let text = text.trim();
    let text = if text.contains(char::is_whitespace) { text } else { text.split(['?', '#']).next().unwrap_or(text) };
    if text.is_empty() || text.len() > 300 {
        return None;
    }
    if is_address(text) || ends_as_file(text, target) || is_camera(text) {
        return Some(Shape::Name);
    }
    if text.contains(char::is_whitespace) {
        return None;
    }
    if is_hash(text) || is_moment(text) || segments(text).any(is_measure) || is_hashed_slug(text) || is_exported(text) {
        return Some(Shape::Name);
    }
    is_slug(text, target).then_some(Shape::Slug)
}

/// "https://…", "/upload/2024/x", "C:\bilder\x"; a bare domain may be a name.
fn is_address(text: &str) -> bool {
    if text.contains(char::is_whitespace) {
        return false;
    }
    let lower = text.to_lowercase();
    let web =
        lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("file:") || lower.starts_with("data:image");
    let disk = text.as_bytes().get(1) == Some(&b':') && text.contains('\\');
    let path = text.starts_with('/') && text[1..].contains('/') && text.len() > 4;
    web || disk || path
}

/// "simhall.jpg", "min bild (2).png"; not a sentence that ends in a file's name, unless the file is its own.
fn ends_as_file(text: &str, target: &Target) -> bool {
    let Some((stem, ending)) = text.rsplit_once('.') else { return false };
    let known = ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending));
    if !known || stem.is_empty() || stem.ends_with(char::is_whitespace) {
        return false;
    }
    // The number that computers give to the second file of one name.
    let stem = stem
        .strip_suffix(')')
        .and_then(|stem| stem.rsplit_once(" ("))
        .map_or(stem, |(name, number)| if number.bytes().all(|byte| byte.is_ascii_digit()) { name } else { stem });
    !stem.contains(char::is_whitespace) || target.file_name().eq_ignore_ascii_case(text) || is_camera(stem)
}

/// "IMG_1234", "DSC00412", "IMG-20240102-WA0001", "Skärmavbild 2024-01-02 kl. 10.11.12", "P1010001".
fn is_camera(text: &str) -> bool {
    let text = text.trim_start_matches('_');
    let letters: String = text.chars().take_while(|sign| sign.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let rest: &str = text.char_indices().find(|(_, sign)| !sign.is_alphabetic()).map_or("", |(at, _)| &text[at..]);
    if letters == "p" {
        return rest.len() >= 7 && rest.bytes().take(7).all(|byte| byte.is_ascii_digit());
    }
    if !MAKERS.contains(&letters.as_str()) {
        return false;
    }
    let rest = rest.trim_start_matches(['_', '-', ' ']);
    let rest = ["Image ", "IMG_", "photo-"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits >= 3 && all_machine(&rest[digits..])
}

/// Only what follows a number in a machine's name: more numbers, "kl", "at", "scaled", "edited", "(1)".
fn all_machine(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "kl", "at", "am", "pm", "wa", "scaled", "edited", "copy", "kopia", "web", "webb", "small", "large", "mp", "hdr", "burst", "cover",
        "crop", "beskuren", "x", "e",
    ];
    text.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty()).all(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

/// Hexadecimal of sixteen signs or more with both letters and digits, or a UUID.
fn is_hash(text: &str) -> bool {
    let bare: String = text.chars().filter(|sign| *sign != '-').collect();
    bare.len() >= 16 && bare.bytes().all(|byte| byte.is_ascii_hexdigit()) && mixed(&bare)
}

/// "20240312_153022": a date without marks and a time.
fn is_moment(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['_', '-']).collect();
    parts.len() > 1 && parts[0].len() == 8 && parts[1].len() == 6 && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn mixed(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) && text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

fn segments(text: &str) -> impl Iterator<Item = &str> {
    text.split(['-', '_', '.'])
}

/// "1200x630".
fn is_measure(part: &str) -> bool {
    let digits = |side: &str| (2..=5).contains(&side.len()) && side.bytes().all(|byte| byte.is_ascii_digit());
    part.split_once(['x', 'X']).is_some_and(|(wide, high)| digits(wide) && digits(high))
}

/// A name of several parts, one of them a short hash: "csm_simhall_3f2a1b".
fn is_hashed_slug(text: &str) -> bool {
    let hashed = |part: &str| {
        (6..=40).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)) && mixed(part)
    };
    text.contains(['_', '-']) && segments(text).any(hashed)
}

/// Parts joined by underscores, one of them a number or a word of those who make web pages: "hero_simhall_v2". Nobody
/// writes so to a reader.
fn is_exported(text: &str) -> bool {
    const WORDS: [&str; 18] = [
        "webb", "web", "liten", "stor", "final", "slutlig", "header", "hero", "banner", "puff", "thumb", "crop", "beskuren", "original",
        "kopia", "small", "large", "mobil",
    ];
    let made = |part: &str| {
        let digits = part.trim_start_matches('v');
        !part.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) || WORDS.contains(&part.to_lowercase().as_str())
    };
    text.contains('_') && text.split(['_', '-']).any(made)
}

/// Lower case in parts, with a number or an underscore, or just as the file is called.
fn is_slug(text: &str, target: &Target) -> bool {
    let words = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_uppercase);
    if !words || !text.chars().all(|sign| sign.is_alphanumeric() || sign == '-' || sign == '_') {
        return false;
    }
    let parts: Vec<&str> = text.split(['-', '_']).filter(|part| !part.is_empty()).collect();
    let numbered = parts.iter().any(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let own = target.file_name().rsplit_once('.').is_some_and(|(stem, _)| stem == text);
    parts.len() > 1 && (text.contains('_') || parts.len() > 2 && (numbered || own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Shape> {
        shape(text, &Target { address: "upload/2024/simhall-vid-havet.jpg".to_owned(), ..Target::default() })
    }

    #[test]
    fn names_that_machines_give() {
        for text in [
            "simhall.jpg",
            "DSC00412",
            "IMG_1234",
            "IMG_1234.JPG",
            "IMG-20240102-WA0001",
            "_MG_1234",
            "P1010001",
            "1200x630_puff",
            "csm_simhall_3f2a1b",
            "94251e110d24a4c2b6e6ce76e7203374",
            "Skärmavbild 2024-01-02 kl. 10.11.12",
            "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            "https://ekvik.se/bild",
            "C:\\bilder\\hus.png",
            "/upload/2024/hus",
            "simhall-scaled.webp",
            "20240312_153022",
            "AdobeStock_123456789",
            "pexels-photo-123456",
            "simhall_webb_liten",
            "bild_1",
            "hero_simhall_final_v2",
            "bild.jpeg?v=2",
            "DSC_0412-edited",
        ] {
            assert_eq!(of(text), Some(Shape::Name), "{text}");
        }
    }

    #[test]
    fn names_that_may_be_meant() {
        for text in ["barn-i-skolan-2", "simhall-vid-havet", "barn_i_skolan"] {
            assert_eq!(of(text), Some(Shape::Slug), "{text}");
        }
    }

    #[test]
    fn words_are_words() {
        for text in [
            "E4",
            "Nyhavn",
            "Bibliotek, plan 2",
            "covid-19",
            "e-tjänst",
            "gotland.se",
            "2018-03-22",
            "och/eller",
            "2018:1937",
            "Airbus A380",
            "steg-för-steg",
            "Ikon för filformatet .png",
            "Bilden sparas som karta.png",
            "DSC",
            "Scan",
            "Sam 2024 vann",
            "24/7",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
