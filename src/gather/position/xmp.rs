//! The position in an XMP packet: properties such as `exif:GPSLatitude` and `drone-dji:GpsLongitude`.
//!
//! Knows properties written as attributes and as elements. Refuses to know what else a packet holds; a property is
//! replaced by blanks, which XMP lets stand anywhere between properties.

use std::ops::Range;

/// Properties whose names begin so hold a position or belong to one.
const PREFIX: &[u8] = b"gps";
/// Properties looked at in one packet.
const MOST: usize = 1000;

/// Whether the packet says a latitude or a longitude.
pub(in crate::gather) fn holds(packet: &[u8]) -> bool {
    let says = |range: &Range<usize>| {
        let lower = packet[range.clone()].to_ascii_lowercase();
        let names = [&b"latitude"[..], b"longitude", b"longtitude"];
        // A property that only stands there, without a figure, says no place.
        names.iter().any(|name| memchr::memmem::find(&lower, name).is_some_and(|at| lower[at..].iter().any(u8::is_ascii_digit)))
    };
    properties(packet).iter().any(says)
}

/// In a broken packet properties may lie across each other, and show only when others are gone: it is looked at so often.
const ROUNDS: usize = 8;

/// Blanks out every property of a position; says whether there was one.
pub(super) fn clear(packet: &mut [u8]) -> bool {
    let rounds = (0..ROUNDS).take_while(|_| {
        let found = properties(packet);
        for range in &found {
            packet[range.clone()].fill(b' ');
        }
        !found.is_empty()
    });
    rounds.count() > 0
}

/// Where the properties of a position stand, whole, in order.
fn properties(packet: &[u8]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for colon in memchr::memchr_iter(b':', packet) {
        let name_is_known = packet.get(colon + 1..colon + 4).is_some_and(|name| name.eq_ignore_ascii_case(PREFIX));
        if !name_is_known || found.len() >= MOST || found.last().is_some_and(|last| colon < last.end) {
            continue;
        }
        let start = packet[..colon].iter().rposition(|byte| !is_name(*byte)).map_or(0, |before| before + 1);
        let end = colon + 1 + packet[colon + 1..].iter().take_while(|byte| is_name(**byte)).count();
        let range = match start.checked_sub(1).and_then(|before| packet.get(before)) {
            Some(b'<') => element(packet, start, end),
            Some(before) if before.is_ascii_whitespace() => attribute(packet, start, end),
            _ => None,
        };
        found.extend(range);
    }
    found
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

/// `name = "value"`, quotes included.
fn attribute(packet: &[u8], start: usize, end: usize) -> Option<Range<usize>> {
    let blanks = |at: usize| at + packet[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let equals = blanks(end);
    let open = blanks(equals + usize::from(packet.get(equals) == Some(&b'=')));
    let quote = *packet.get(open).filter(|byte| open > equals && matches!(byte, b'"' | b'\''))?;
    let close = memchr::memchr(quote, &packet[open + 1..])?;
    Some(start..open + 1 + close + 1)
}

/// `<name …>…</name>` or `<name …/>`.
fn element(packet: &[u8], start: usize, end: usize) -> Option<Range<usize>> {
    let close = end + memchr::memchr(b'>', &packet[end..])?;
    if packet[close - 1] == b'/' {
        return Some(start - 1..close + 1);
    }
    let ending: Vec<u8> = b"</".iter().chain(&packet[start..end]).copied().collect();
    let mut at = close;
    loop {
        at += memchr::memmem::find(&packet[at..], &ending)? + ending.len();
        let after = at + packet[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        if packet.get(after) == Some(&b'>') {
            return Some(start - 1..after + 1);
        }
    }
}
