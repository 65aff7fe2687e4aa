//! A fix changes what it says and nothing else, in every encoding and line ending, and twice is once.

use std::fs;
use std::path::{Path, PathBuf};

use klart::check::{Desk, fixing};
use klart::config::{Config, Date};
use klart::fix::Safety;
use klart::read::recognise::by_name;
use klart::source::Source;
use proptest::prelude::*;

fn desk() -> Desk {
    let config = "[organisation]\nname = \"Ekviks kommun\"\n";
    let config = Config::parse(config, "klart.toml", &klart::rules::known()).expect("a configuration");
    Desk::new(config, Date::new(2026, 11, 21).expect("a date"))
}

/// Every draft of the corpora that is text.
fn drafts() -> Vec<(PathBuf, Vec<u8>)> {
    let (mut found, mut folders) = (Vec::new(), vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora")]);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            match path.extension().and_then(|ending| ending.to_str()) {
                _ if path.is_dir() => folders.push(path),
                Some("md" | "html" | "txt" | "srt" | "vtt") => found.push((path.clone(), fs::read(path).expect("a draft"))),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

fn source(path: &Path, bytes: Vec<u8>) -> Option<Source> {
    let name = path.to_string_lossy();
    Source::new(name.as_ref(), by_name(&name)?, bytes).ok()
}

/// The fixed text, and how many fixes were made.
fn fixed(source: &Source, safety: Safety) -> (String, usize) {
    let fixed = fixing::fix(source, &desk(), safety);
    (fixed.source.text().to_owned(), fixed.applied)
}

#[test]
fn fixing_the_corpora_twice_is_fixing_them_once() {
    let mut made = 0;
    for (path, bytes) in drafts() {
        let Some(source) = source(&path, bytes) else { continue };
        for safety in [Safety::Safe, Safety::Suggest] {
            let once = fixing::fix(&source, &desk(), safety);
            let again = fixing::fix(&once.source, &desk(), safety);
            assert_eq!(once.source.parts[0].bytes, again.source.parts[0].bytes, "{}", path.display());
            made += once.applied;
        }
    }
    assert!(made > 60, "only {made} fixes in all the corpora");
}

#[test]
fn a_fixed_draft_has_no_more_to_say_than_before() {
    for (path, bytes) in drafts() {
        let Some(source) = source(&path, bytes) else { continue };
        let before = klart::check::examine(&source, &desk()).findings.len();
        let after = fixing::fix(&source, &desk(), Safety::Safe).judged.findings.len();
        assert!(after <= before, "{}", path.display());
    }
}

#[test]
fn encodings_and_line_ends_are_kept_and_change_no_fix() {
    let mut made = 0;
    for (path, bytes) in drafts() {
        let Some(plain) = source(&path, bytes)
            .filter(|plain| plain.parts[0].decoded.is_identity() && plain.text().contains('\n') && !plain.text().contains('\r'))
        else {
            continue;
        };
        let text = plain.text().to_owned();
        let (wanted, count) = fixed(&plain, Safety::Safe);
        made += count;
        let wide: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let utf16 = source(&path, wide).expect("UTF-16");
        assert_eq!(fixed(&utf16, Safety::Safe).0, wanted, "UTF-16 {}", path.display());
        let windows = source(&path, text.replace('\n', "\r\n").into_bytes()).expect("CRLF");
        let done = fixed(&windows, Safety::Safe).0;
        assert_eq!(done.replace("\r\n", "\n"), wanted, "CRLF {}", path.display());
        assert_eq!(done.matches('\n').count(), done.matches("\r\n").count(), "a lone line feed in {}", path.display());
    }
    assert!(made > 20, "only {made} safe fixes");
}

#[test]
fn bytes_outside_the_edits_are_the_same() {
    for (path, bytes) in drafts() {
        let Some(source) = source(&path, bytes) else { continue };
        let judged = klart::check::examine(&source, &desk());
        for fix in judged.findings.iter().flat_map(|finding| &finding.fixes) {
            let edits: Vec<_> = fix
                .changes
                .iter()
                .filter_map(|change| if let klart::fix::Change::Edit(edit) = change { Some(edit) } else { None })
                .collect();
            for pair in edits.windows(2) {
                assert!(pair[0].span.end <= pair[1].span.start, "edits of one fix overlap in {}: {fix:?}", path.display());
            }
            let length = source.parts[0].bytes.len();
            assert!(edits.iter().all(|edit| edit.span.start <= edit.span.end && edit.span.end as usize <= length), "{}", path.display());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Drafts cut and glued at any place: nothing breaks, and what was fixed stays fixed.
    #[test]
    fn fixing_mutated_drafts_ends(draft in 0..200_usize, cut in 0..2_000_usize, glue in 0..200_usize, sign in prop::sample::select(&["", "\u{ad}", "*", "<p>", "\r\n", "\"", "&", "[", "> "][..])) {
        let all = drafts();
        let (path, bytes) = &all[draft % all.len()];
        let text = String::from_utf8_lossy(bytes).into_owned();
        let other = String::from_utf8_lossy(&all[glue % all.len()].1).into_owned();
        let at = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let from = (0..=cut.min(other.len())).rev().find(|at| other.is_char_boundary(*at)).unwrap_or(0);
        let mixed = format!("{}{sign}{}", &text[..at], &other[from..]);
        if let Some(source) = source(path, mixed.into_bytes()) {
            let once = fixing::fix(&source, &desk(), Safety::Suggest);
            let again = fixing::fix(&once.source, &desk(), Safety::Suggest);
            prop_assert_eq!(once.source.text(), again.source.text());
        }
    }
}
