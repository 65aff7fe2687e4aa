//! Links on a page: where they lead, what they say, what they are called.

use crate::draft::{Block, Draft, Link, MarkKind, Syntax, Target};

use super::dom::{Data, Element, Namespace};
use super::graphics;
use super::parts::is_unknown;
use super::reading::{Reading, add};
use super::role::explicit;
use super::scripts;

/// The link that an element is, if it is one: `<a href>`, `<area href>` or `role="link"`.
pub(super) fn read(reading: &Reading<'_>, index: usize, element: &Element) -> Option<Link> {
    let address = element.find("href").or_else(|| element.find("xlink:href").filter(|_| element.namespace == Namespace::Svg));
    let anchor = &*element.name == "a" || element.is("area");
    let claimed = explicit(element);
    let is_link = claimed == Some("link")
        || anchor
            && address.is_some()
            && claimed.is_none_or(|role| matches!(role, "none" | "presentation" | "doc-noteref" | "doc-backlink"));
    if !is_link {
        return None;
    }
    let place = element.place()?;
    let script = element.attr("onclick");
    let target = address.filter(|_| anchor).map(|attr| reading.target(attr)).or_else(|| scripts::led_to(reading, element));
    let (text, name) = (text(reading, index, element), reading.names.name(index));
    Some(Link {
        slot: reading.inner_slot(index),
        title: graphics::title(reading, element),
        hidden: reading.hidden[index].any(),
        new_window: element.attr("target").is_some_and(is_new) || script.is_some_and(scripts::opens_window),
        description: element.attr("aria-describedby").map(|ids| reading.names.description(ids)).unwrap_or_default(),
        saved_as: element.attr("download").map(|name| name.trim().to_owned()),
        scripted: scripts::acts(element),
        unknown: name.is_empty() && is_unknown(reading, index, element),
        ..Link::new(reading.span(place), target.unwrap_or_default(), text, name)
    })
}

/// Whether a `target` names a window that is not there yet.
pub(super) fn is_new(target: &str) -> bool {
    let target = target.trim();
    target.eq_ignore_ascii_case("_blank") || target.eq_ignore_ascii_case("_new")
}

/// The text that can be seen of a link.
fn text(reading: &Reading<'_>, index: usize, element: &Element) -> crate::draft::Text {
    let syntax = if element.markdown { Syntax::Markdown } else { Syntax::Html };
    let mut builder = reading.builder(syntax, true);
    let nodes = &reading.dom.nodes;
    let mut at = index + 1;
    while at < nodes[index].end {
        match &nodes[at].data {
            Data::Text(text) if !reading.hidden[at].gone || reading.hidden[index].gone => add(&mut builder, text),
            Data::Element(inner)
                if inner.is("script") || inner.is("style") || inner.is("template") || inner.namespace == Namespace::Svg =>
            {
                at = nodes[at].end;
                continue;
            }
            Data::Element(inner) if inner.is("br") => {
                if let Some(place) = inner.open {
                    builder.line_break(place.range());
                }
            }
            _ => {}
        }
        at += 1;
    }
    builder.finish()
}

/// The links inside a drawing (`<svg><a href>`).
pub(super) fn in_drawing(reading: &Reading<'_>, index: usize, draft: &mut Draft) {
    for at in index + 1..reading.dom.nodes[index].end {
        if let Some(element) = reading.dom.element(at) {
            draft.links.extend(read(reading, at, element));
        }
    }
}

/// Bare web addresses in a block's text, which the platform makes clickable.
pub(in crate::read) fn bare(block: &Block, number: usize, draft: &mut Draft) {
    let plain = &block.text.plain;
    let found = addresses(plain);
    if found.is_empty() {
        return;
    }
    let covered = block.covered(&[MarkKind::Link, MarkKind::Code]);
    for range in found.into_iter().filter(|range| !covered.meets(range)) {
        let Some(span) = block.text.span(range.clone()) else { continue };
        let written = &plain[range.clone()];
        let address = if written.starts_with("www.") { format!("https://{written}") } else { written.to_owned() };
        let place = Some((number, range.start as u32, range.end as u32));
        let (target, text) = (Target { address, span }, crate::draft::Text::unplaced(written));
        let link = Link::new(span, target, text, written.to_owned());
        draft.links.push(Link { place, hidden: block.hidden, bare: true, ..link });
    }
}

/// The web addresses in a text: from `http://`, `https://` or `www.` to a blank, without closing punctuation (GFM, autolinks extension).
fn addresses(plain: &str) -> Vec<std::ops::Range<usize>> {
    let start = |at: usize| match &plain.as_bytes()[at..] {
        [b':', b'/', b'/', ..] => scheme(plain, at),
        [b'w', b'w', b'w', b'.', ..] => Some(at),
        _ => None,
    };
    let mut starts: Vec<usize> = memchr::memchr2_iter(b':', b'w', plain.as_bytes()).filter_map(start).collect();
    starts.sort_unstable();
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    let mut reached = 0;
    for start in starts {
        if start < reached || plain[..start].ends_with(char::is_alphanumeric) {
            continue;
        }
        let rest = &plain[start..];
        let end = rest.find(|sign: char| sign.is_whitespace() || matches!(sign, '<' | '>' | '"' | '”' | '’')).unwrap_or(rest.len());
        reached = start + end;
        let kept = closing(&rest[..end]);
        if kept.split_once("//").map_or(kept, |(_, host)| host).trim_end_matches('.').contains('.') {
            found.push(start..start + kept.len());
        }
    }
    found
}

/// Where the scheme before `://` begins.
fn scheme(plain: &str, at: usize) -> Option<usize> {
    ["https", "http"].iter().find(|scheme| plain[..at].ends_with(*scheme)).map(|scheme| at - scheme.len())
}

/// An address without the punctuation of the sentence around it; a closing bracket stays when it has its opening one.
fn closing(address: &str) -> &str {
    let mut surplus = address.matches(')').count().saturating_sub(address.matches('(').count());
    address.trim_end_matches(|sign| match sign {
        '.' | ',' | ';' | ':' | '!' | '?' | '*' | '_' | '~' | '\'' | '…' => true,
        ')' if surplus > 0 => {
            surplus -= 1;
            true
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        let found = |plain: &str| addresses(plain).into_iter().map(|range| plain[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("Se https://gotland.se/a_(b). Eller (www.svt.se)!"), ["https://gotland.se/a_(b)", "www.svt.se"]);
        assert_eq!(found("http:// och ahttp://x.se och www"), Vec::<String>::new());
    }
}
