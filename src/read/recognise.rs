//! Which format a draft is written in, by its name and, where that says nothing, by its first lines.

use crate::source::Format;

/// The format of the file or text called `name`; `None` for a name that says it is no draft (a picture's is
/// [`Format::Picture`], a film's [`Format::Media`]).
pub fn by_name(name: &str) -> Option<Format> {
    let ending = name.rsplit(['/', '\\']).next()?.rsplit_once('.')?.1.to_ascii_lowercase();
    Some(match ending.as_str() {
        "md" | "markdown" | "mdown" | "mkd" | "mdx" => Format::Markdown,
        "html" | "htm" | "xhtml" => Format::Html,
        "txt" | "text" => Format::Text,
        "srt" => Format::Srt,
        "vtt" => Format::Vtt,
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "svg" => Format::Picture,
        "mp4" | "m4v" | "mov" | "mkv" | "webm" | "mp3" | "m4a" | "wav" | "ogg" | "oga" | "ogv" | "opus" | "flac" | "aac" | "avi"
        | "mpg" | "mpeg" => Format::Media,
        _ => return None,
    })
}

/// The format of a text without a telling name, by its first lines. What is nothing else is Markdown when it
/// has Markdown's signs, and plain text when it has none.
pub fn by_content(text: &str) -> Format {
    let head = &text[..(0..=text.len().min(4096)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)];
    let start = head.trim_start();
    if start.starts_with("WEBVTT") {
        return Format::Vtt;
    }
    if head
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(2)
        .any(|line| line.contains(" --> ") && line.starts_with(|sign: char| sign.is_ascii_digit()))
    {
        return Format::Srt;
    }
    if is_html(start) {
        return Format::Html;
    }
    if head.lines().any(is_markdown) { Format::Markdown } else { Format::Text }
}

/// The text begins with a tag, a document type or a comment before one.
fn is_html(start: &str) -> bool {
    let lower = start.get(..start.len().min(15)).unwrap_or_default().to_ascii_lowercase();
    if lower.starts_with("<!doctype html") || lower.starts_with("<html") || lower.starts_with("<?xml") {
        return true;
    }
    let tag =
        start.strip_prefix('<').is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_alphabetic()) && !rest.starts_with("http"));
    tag && start.contains('>') && (start.contains("</") || start.contains("/>") || !start.contains('\n'))
}

fn is_markdown(line: &str) -> bool {
    let marks = line.bytes().take_while(|&byte| byte == b'#').count();
    let heading = (1..=6).contains(&marks) && line[marks..].starts_with(' ');
    heading || line.contains("](") || line.starts_with("```") || line.starts_with("> ") || line == "---" || line.starts_with("|--")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_first_lines_tell_the_format() {
        assert_eq!(by_name("utkast/Simskola.MD"), Some(Format::Markdown));
        assert_eq!(by_name("utkast.d/simskola"), None);
        for (text, format) in [
            ("WEBVTT\n\n00:01.000 --> 00:02.000\nHej", Format::Vtt),
            ("1\n00:00:01,000 --> 00:00:02,000\nHej", Format::Srt),
            ("\n<p>Hej <b>du</b></p>", Format::Html),
            ("<!DOCTYPE HTML>\n<p>", Format::Html),
            ("# Hej\n", Format::Markdown),
            ("Se [sidan](a).", Format::Markdown),
            ("Välkommen! #simskola", Format::Text),
            ("", Format::Text),
        ] {
            assert_eq!(by_content(text), format, "{text}");
        }
    }
}
