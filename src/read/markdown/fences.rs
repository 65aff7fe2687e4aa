//! Container fences (`:::note` … `:::`), which many site builders know and CommonMark does not.

use std::borrow::Cow;

/// The text with its fence lines blanked out, byte for byte as long: what is between them is ordinary Markdown.
pub(super) fn blanked(text: &str) -> Cow<'_, str> {
    if !text.contains(":::") {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        let start = content.find(|sign: char| !matches!(sign, ' ' | '\t' | '>')).unwrap_or(content.len());
        if content[start..].starts_with(":::") {
            kept.push_str(&line[..start]);
            kept.extend(std::iter::repeat_n(' ', content.len() - start));
            kept.push_str(&line[content.len()..]);
        } else {
            kept.push_str(line);
        }
    }
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fence_lines_are_no_text() {
        let text = "a\r\n:::tänk på\r\nb\n> ::: \nc ::: d";
        assert_eq!(blanked(text), format!("a\r\n{}\r\nb\n>     \nc ::: d", " ".repeat(12)));
        assert_eq!(blanked(text).len(), text.len());
    }
}
