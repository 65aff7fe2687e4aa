//! Where emoji stand in a text, each as people see it: one extended grapheme cluster (UAX #29, UTS #51).
//!
//! Signs that are drawings only when they are asked to be (™, ↔, digits) count with U+FE0F; ©, ® and ™ never do, and
//! neither do marks that are no emoji at all (★, ✓, →). Refuses to know what an emoji is called.

use std::borrow::Cow;
use std::ops::Range;

/// Says that the sign before it is to be shown as a drawing.
pub const DRAWN: char = '\u{fe0f}';
/// Says that the sign before it is to be shown as text.
const WRITTEN: char = '\u{fe0e}';
/// Joins two emoji into one.
const JOINER: char = '\u{200d}';
/// Puts a key round a digit.
const KEYCAP: char = '\u{20e3}';

/// Byte ranges of the emoji of `text`, in order and apart. Linear, and without a look at plain letters.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut reached = 0;
    // Every emoji holds a character that begins with one of these bytes.
    for at in memchr::memchr3_iter(0xE2, 0xE3, 0xF0, text.as_bytes()) {
        if at < reached {
            continue;
        }
        let Some(range) = keycap(text, at).or_else(|| Some(at..cluster(text, at)?)) else { continue };
        reached = range.end;
        found.push(range);
    }
    found
}

/// A digit on a key, when the sign at `at` makes one of the digit before it.
fn keycap(text: &str, at: usize) -> Option<Range<usize>> {
    text[at..].starts_with(KEYCAP).then_some(())?;
    let lead = text[..at].strip_suffix(DRAWN).unwrap_or(&text[..at]);
    let key = lead.bytes().next_back().filter(|byte| byte.is_ascii_digit() || matches!(byte, b'#' | b'*'));
    key.map(|_| lead.len() - 1..extended(text, at + KEYCAP.len_utf8()))
}

/// Where the emoji that begins at `at` ends; `None` where none begins.
fn cluster(text: &str, at: usize) -> Option<usize> {
    let first = text[at..].chars().next()?;
    let mut end = at + first.len_utf8();
    if is_flag_letter(first) {
        let second = text[end..].chars().next().filter(|&second| is_flag_letter(second))?;
        return Some(extended(text, end + second.len_utf8()));
    }
    let rest = &text[end..];
    let drawn = is_drawing(first) || may_be_drawn(first) && rest.starts_with(DRAWN);
    if !drawn || rest.starts_with(WRITTEN) {
        return None;
    }
    loop {
        end = extended(text, end);
        let Some(joined) = text[end..].strip_prefix(JOINER) else { return Some(end) };
        end += JOINER.len_utf8();
        match joined.chars().next().filter(|&next| is_drawing(next) || may_be_drawn(next)) {
            Some(next) => end += next.len_utf8(),
            None => return Some(end),
        }
    }
}

/// The byte after the marks that belong to what stands before `at`: skin tones, tags, accents.
fn extended(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.find(|sign| !is_mark(sign)).unwrap_or(rest.len())
}

fn is_mark(sign: char) -> bool {
    is_skin(sign)
        || matches!(sign, DRAWN | WRITTEN | KEYCAP | '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{e0020}'..='\u{e007f}')
}

/// A skin tone (Fitzpatrick).
pub fn is_skin(sign: char) -> bool {
    matches!(sign, '\u{1f3fb}'..='\u{1f3ff}')
}

/// A regional indicator: two make a flag.
pub fn is_flag_letter(sign: char) -> bool {
    matches!(sign, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Whether a character stands in emoji and nowhere else: drawings, joiners, skin tones, flags.
pub fn is_part(sign: char) -> bool {
    is_drawing(sign) || is_flag_letter(sign) || is_skin(sign) || matches!(sign, DRAWN | JOINER | '\u{e0020}'..='\u{e007f}')
}

/// Whether a character may be one end of a joined emoji.
pub fn may_join(sign: char) -> bool {
    is_part(sign) || may_be_drawn(sign)
}

/// Signs that platforms show as drawings, whether or not they are asked to.
fn is_drawing(sign: char) -> bool {
    match sign {
        '\0'..='\u{2199}' => false,
        '\u{2300}'..='\u{2bff}' => matches!(
            sign,
            // Drawings by default.
            '\u{231a}' | '\u{231b}' | '\u{23e9}'..='\u{23ec}' | '\u{23f0}' | '\u{23f3}' | '\u{25fd}' | '\u{25fe}' | '\u{2614}' | '\u{2615}'
            | '\u{2648}'..='\u{2653}' | '\u{267f}' | '\u{2693}' | '\u{26a1}' | '\u{26aa}' | '\u{26ab}' | '\u{26bd}' | '\u{26be}' | '\u{26c4}'
            | '\u{26c5}' | '\u{26ce}' | '\u{26d4}' | '\u{26ea}' | '\u{26f2}' | '\u{26f3}' | '\u{26f5}' | '\u{26fa}' | '\u{26fd}' | '\u{2705}'
            | '\u{270a}' | '\u{270b}' | '\u{2728}' | '\u{274c}' | '\u{274e}' | '\u{2753}'..='\u{2755}' | '\u{2757}' | '\u{2795}'..='\u{2797}'
            | '\u{27b0}' | '\u{27bf}' | '\u{2b1b}' | '\u{2b1c}' | '\u{2b50}' | '\u{2b55}'
            // Text by default, but drawn on the platforms all the same, and U+FE0F gets lost on the way.
            | '\u{2328}' | '\u{23f1}' | '\u{23f2}' | '\u{2600}'..='\u{2604}' | '\u{260e}' | '\u{2611}' | '\u{2618}' | '\u{261d}' | '\u{2620}'
            | '\u{2622}' | '\u{2623}' | '\u{262e}' | '\u{262f}' | '\u{2639}' | '\u{263a}' | '\u{2665}' | '\u{2668}' | '\u{26a0}' | '\u{26c8}'
            | '\u{26cf}' | '\u{26d1}' | '\u{26e9}' | '\u{26f0}' | '\u{26f1}' | '\u{26f4}' | '\u{26f7}'..='\u{26f9}' | '\u{2702}' | '\u{2708}'
            | '\u{2709}' | '\u{270c}' | '\u{270d}' | '\u{270f}' | '\u{2712}' | '\u{2714}' | '\u{2744}' | '\u{2763}' | '\u{2764}' | '\u{27a1}'
            | '\u{2b05}'..='\u{2b07}'
        ),
        _ => matches!(
            sign,
            '\u{1f004}' | '\u{1f0cf}' | '\u{1f18e}' | '\u{1f191}'..='\u{1f19a}' | '\u{1f201}' | '\u{1f21a}' | '\u{1f22f}'
            | '\u{1f232}'..='\u{1f236}' | '\u{1f238}'..='\u{1f23a}' | '\u{1f250}' | '\u{1f251}' | '\u{1f300}'..='\u{1f64f}'
            | '\u{1f680}'..='\u{1f6ff}' | '\u{1f7e0}'..='\u{1f7eb}' | '\u{1f7f0}' | '\u{1f900}'..='\u{1f9ff}' | '\u{1fa70}'..='\u{1faff}'
        ),
    }
}

/// Signs that are drawings when U+FE0F follows.
fn may_be_drawn(sign: char) -> bool {
    matches!(
        sign,
        '‼' | '⁉' | 'ℹ' | '↔'..='↙' | '↩' | '↪' | '⏏' | '\u{23ed}'..='\u{23ef}' | '\u{23f8}'..='\u{23fa}' | 'Ⓜ' | '▪' | '▫' | '▶' | '◀' | '◻' | '◼'
        | '\u{2626}' | '\u{262a}' | '\u{2638}' | '♀' | '♂' | '\u{265f}' | '♠' | '♣' | '♦' | '\u{267b}' | '\u{267e}' | '\u{2692}'
        | '\u{2694}'..='\u{2697}' | '\u{2699}' | '\u{269b}' | '\u{269c}' | '\u{26a7}' | '\u{26b0}' | '\u{26b1}' | '\u{26d3}' | '✖' | '\u{271d}'
        | '\u{2721}' | '✳' | '✴' | '❇' | '⤴' | '⤵' | '〰' | '〽' | '㊗' | '㊙' | '\u{1f170}' | '\u{1f171}' | '\u{1f17e}' | '\u{1f17f}'
        | '\u{1f202}' | '\u{1f237}'
    )
}

/// What an emoji shows, whatever its skin tone and however it was typed.
pub fn bare(emoji: &str) -> Cow<'_, str> {
    let skin = |sign: char| is_skin(sign) && !emoji.starts_with(sign);
    let kept = |sign: char| !skin(sign) && !matches!(sign, DRAWN | WRITTEN);
    if emoji.chars().all(kept) { Cow::Borrowed(emoji) } else { Cow::Owned(emoji.chars().filter(|&sign| kept(sign)).collect()) }
}

/// Whether an emoji lends a mood or a flourish (a face, a hand, a heart, stars, confetti) rather than names a thing.
pub fn is_mood(emoji: &str) -> bool {
    emoji.chars().next().is_some_and(|sign| {
        matches!(
            sign,
            '\u{1f600}'..='\u{1f64f}' | '\u{1f910}'..='\u{1f93a}' | '\u{1f970}'..='\u{1f97a}' | '\u{1f440}'..='\u{1f450}'
            | '\u{1f493}'..='\u{1f49f}' | '\u{1f90c}'..='\u{1f90f}' | '\u{1f9e1}' | '\u{1fa75}'..='\u{1fa77}' | '\u{1faf0}'..='\u{1faf8}'
            | '🖤' | '💥' | '💪' | '💫' | '💯' | '🔥' | '🌟' | '🎉' | '🎊' | '🚨' | '🗣' | '🌈' | '☺' | '☹' | '❤' | '♥' | '❣' | '✨' | '⭐' | '✌'
            | '☝' | '✊' | '✋' | '✅' | '✔' | '❗' | '❓' | '‼' | '➡' | '⬅' | '⬆' | '⬇' | '⚠'
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn emoji(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn what_is_seen_as_one_is_one() {
        let all = ["👨‍👩‍👧‍👦", "👩🏽‍💻", "🏳️‍🌈", "🇸🇪", "1️⃣", "#️⃣", "❤️‍🔥", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👍🏿", "☀️", "🐻‍❄️"];
        for one in all {
            assert_eq!(emoji(&format!("a{one}b")), [one]);
        }
        assert_eq!(emoji(&all.concat()), all);
    }

    #[test]
    fn signs_of_text_are_no_emoji() {
        for text in ["™ © ® ©️ ™️ ↔ ★ ✓ → • ℃ № ½ ² 1 # *", "❤\u{fe0e}", "🅽🆈🆃🆃", "▶ ◼", "”–…” ‰ €", "🇸"]
        {
            assert_eq!(emoji(text), Vec::<&str>::new(), "{text}");
        }
        assert_eq!(emoji("❤ ☀ ✔ ✔️ ▶️ ↔️ ⭐"), ["❤", "☀", "✔", "✔️", "▶️", "↔️", "⭐"]);
    }

    #[test]
    fn what_clings_to_an_emoji_belongs_to_it() {
        assert_eq!(emoji("🎉\u{301}\u{302} 🎉"), ["🎉\u{301}\u{302}", "🎉"]);
        assert_eq!(emoji("👨\u{200d} x"), ["👨\u{200d}"]);
        assert_eq!(bare("👍🏽"), "👍");
        assert_eq!(bare("❤️"), "❤");
    }

    #[test]
    fn each_named_emoji_is_found_but_the_marks_of_trade() {
        let signs = super::super::names::listed().map(|(sign, _)| sign);
        let not: Vec<_> =
            signs.filter(|sign| find(sign).first() != Some(&(0..sign.len())) && find(&format!("{sign}\u{fe0f}")).len() != 1).collect();
        assert_eq!(not, ["™"]);
    }
}
