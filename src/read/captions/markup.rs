//! The markup of a line of captions, taken over from one format to the other.
//!
//! Knows which tags both formats have, and names what the other cannot hold. Refuses to change a word.

use super::convert::Lost;
use super::{Dialect, Form, Pieces};

/// A line in the other format. `lost` gets what is left out, `place` the place on the screen that SubRip's `{\an8}`
/// names (1–9 as on a keypad).
pub(super) fn line(written: &str, from: Dialect, to: Form, lost: &mut Vec<Lost>, place: &mut Option<u8>) -> String {
    let mut out = String::with_capacity(written.len());
    let mut at = 0;
    for (range, shown) in Pieces::new(written, from) {
        tags(&written[at..range.start], &mut out, lost, place);
        escape(shown, to, &mut out);
        at = range.end;
    }
    tags(&written[at..], &mut out, lost, place);
    out.trim().to_owned()
}

/// Signs that WebVTT would take for markup.
fn escape(shown: &str, to: Form, out: &mut String) {
    if to == Form::Srt {
        return out.push_str(shown);
    }
    for sign in shown.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{200e}' => out.push_str("&lrm;"),
            '\u{200f}' => out.push_str("&rlm;"),
            sign => out.push(sign),
        }
    }
}

/// Tags between two pieces of text: those that both formats have are kept.
fn tags(markup: &str, out: &mut String, lost: &mut Vec<Lost>, place: &mut Option<u8>) {
    for tag in markup.split_inclusive(['>', '}']) {
        if let Some(code) = tag.trim_start().strip_prefix("{\\") {
            match aligned(code) {
                Some(spot) => *place = place.or(Some(spot)),
                None => lost.push(Lost::Looks),
            }
            continue;
        }
        let Some(inner) = tag.trim_start().strip_prefix('<') else { continue };
        let (stroke, name) = inner.strip_prefix('/').map_or(("", inner), |name| ("/", name));
        let end = name.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(name.len());
        let (name, rest) = (name[..end].to_ascii_lowercase(), &name[end..]);
        match name.as_str() {
            "i" | "b" | "u" => {
                out.extend(["<", stroke, &name, ">"]);
                if rest.starts_with('.') {
                    lost.push(Lost::Looks);
                }
            }
            _ if !stroke.is_empty() => {}
            "v" => lost.push(Lost::Voices),
            _ if name.starts_with(|sign: char| sign.is_ascii_digit()) => lost.push(Lost::WordTimes),
            "lang" => lost.push(Lost::Languages),
            _ => lost.push(Lost::Looks),
        }
    }
}

/// `an8}`: a place as on a keypad; 2 is the usual one.
fn aligned(code: &str) -> Option<u8> {
    let spot = code.strip_prefix("an")?.strip_suffix('}')?.parse().ok()?;
    (1..=9).contains(&spot).then_some(spot)
}
