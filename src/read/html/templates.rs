//! Passages that a template language fills in: `{{ … }}`, `{% … %}`, `<?php … ?>`, `<%= … %>`.
//!
//! Knows where they begin and end. What they will say nobody can know from the draft.

use std::borrow::Cow;
use std::ops::Range;

const MARKS: [(&str, &str); 5] = [("{{", "}}"), ("{%", "%}"), ("<?", "?>"), ("<%", "%>"), ("{?", "?}")];

/// The template passages in a text.
pub fn passages(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = memchr::memchr2(b'{', b'<', &text.as_bytes()[at..]) {
        let start = at + step;
        let rest = &text[start..];
        let mark = MARKS.iter().find(|(open, _)| rest.starts_with(open));
        let Some(end) = mark.and_then(|(open, close)| rest[open.len()..].find(close).map(|end| start + open.len() + end + close.len()))
        else {
            // One that never ends ends no other: nothing further of its kind can close either.
            if mark.is_some() {
                break;
            }
            at = start + 1;
            continue;
        };
        found.push(start..end);
        at = end;
    }
    found
}

/// HTML with its server code turned into harmless text of the same length: what prints becomes text, the rest a comment.
pub fn defused(html: &str) -> Cow<'_, str> {
    if !html.contains("<?") && !html.contains("<%") {
        return Cow::Borrowed(html);
    }
    let mut bytes = html.as_bytes().to_vec();
    for passage in passages(html) {
        let code = &html[passage.clone()];
        if !code.starts_with('<') || code.starts_with("<?xml") {
            continue;
        }
        let prints = code.starts_with("<?=") || code.starts_with("<%=") || code.starts_with("<?php echo") || code.starts_with("<?php the_");
        let (first, last) = (passage.start, passage.end - 1);
        for byte in &mut bytes[first + 2..last - 1] {
            if matches!(byte, b'<' | b'>' | b'&' | b'"' | b'\'' | b'?' | b'%') || !prints && byte.is_ascii() && !byte.is_ascii_whitespace()
            {
                *byte = b' ';
            }
        }
        if prints {
            (bytes[first], bytes[last]) = (b'{', b'}');
        } else {
            (bytes[first + 1], bytes[last - 1]) = (b'?', b'?');
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(html), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn server_code_keeps_its_length_and_opens_no_tags() {
        let html = "<?php if ($a > 1) { echo \"<img>\"; } ?><h1><?= $t->x ?></h1><a href=\"<%= u \"x\" %>\">";
        let safe = defused(html);
        assert_eq!(safe.len(), html.len());
        assert!(!safe.contains("<img>") && safe.contains("<h1>{?=") && safe.contains("href=\"{%"), "{safe}");
        assert_eq!(passages("Hej {{ namn }}, {% if x %}du{% endif %} {{").len(), 3);
    }
}
