//! What is known of a text before any carrier is asked: its letters, the register of accounts, Meta's HTML edition.
//!
//! Knows marks. Refuses to know posts.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE};

use crate::account::Column;
use crate::export::containers::is_wide;
use crate::export::text::wide::shown;

/// The first bytes as text: without a mark and blanks before it, and without half a letter at the end.
pub(super) fn text(head: &[u8], whole: bool) -> Cow<'_, str> {
    let mut text = if is_wide(head) {
        let big = matches!(head, [0xFE, 0xFF, ..] | [0, 1..=255, ..]);
        Cow::Owned(if big { UTF_16BE } else { UTF_16LE }.decode(head).0.into_owned())
    } else {
        shown(head)
    };
    if !whole && text.ends_with(char::REPLACEMENT_CHARACTER) {
        let end = text.trim_end_matches(char::REPLACEMENT_CHARACTER).len();
        text.to_mut().truncate(end);
    }
    let blanks = text.len() - text.trim_start_matches(|sign: char| sign.is_whitespace() || matches!(sign, '\u{feff}' | '\0')).len();
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[blanks..]),
        Cow::Owned(mut text) => {
            text.drain(..blanks);
            Cow::Owned(text)
        }
    }
}

/// What a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Json,
    Markup,
    Table,
}

/// What a text looks like.
pub(super) fn kind(text: &str) -> Kind {
    if text.starts_with('<') {
        Kind::Markup
    } else if text.starts_with(['{', '[']) || text.starts_with("window.") {
        Kind::Json
    } else {
        Kind::Table
    }
}

/// Whether a text is JSON, or a table with headings.
pub(super) fn is_data(text: &str) -> bool {
    match kind(text) {
        Kind::Json => true,
        Kind::Markup => false,
        Kind::Table => !columns(text).is_empty(),
    }
}

/// The cells of the first line that has several.
pub(super) fn columns(text: &str) -> Vec<String> {
    let lines = || text.lines().take(10);
    let cells = |line: &str, separator: char| -> Vec<String> {
        line.split(separator)
            .map(|cell| cell.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, '"' | '\u{feff}')))
            .map(str::to_owned)
            .collect()
    };
    let best = |line: &str| [';', ',', '\t'].into_iter().map(|separator| cells(line, separator)).max_by_key(Vec::len).unwrap_or_default();
    lines()
        .map(best)
        .find(|cells| {
            cells.len() > 2
                && cells.iter().filter(|cell| !cell.is_empty()).count() > 1
                && cells.iter().all(|cell| cell.chars().count() < 80)
        })
        .unwrap_or_default()
}

/// Columns that only a register of accounts has.
const OWN: [Column; 14] = [
    Column::Purpose,
    Column::Goal,
    Column::Audiences,
    Column::Owner,
    Column::Deputy,
    Column::DecisionDate,
    Column::DecisionNumber,
    Column::DecisionMaker,
    Column::Started,
    Column::Closes,
    Column::Reported,
    Column::Frequency,
    Column::Terms,
    Column::Privacy,
];

/// Whether a table is the register of accounts: three columns of it, one of which nothing else has. One that is called so
/// needs no more than two columns.
pub(super) fn is_register(text: &str, path: &str) -> bool {
    if kind(text) != Kind::Table {
        return false;
    }
    let known: Vec<Column> = columns(text).iter().filter_map(|cell| Column::of(cell)).collect();
    let own = known.iter().filter(|column| OWN.contains(column)).count();
    let named = [Column::Id, Column::Name, Column::Handle, Column::Url].iter().any(|column| known.contains(column));
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    named && (own > 1 && known.len() > 3 || name.starts_with("konton") && known.len() > 1 && own > 0)
}

/// Whether a page is from the HTML edition of a Meta download: by its classes, or by its name and folder.
pub(super) fn is_meta_page(text: &str, path: &str) -> bool {
    if kind(text) != Kind::Markup || !text.get(..1024.min(text.floor_char_boundary(1024))).is_some_and(is_html) {
        return false;
    }
    let classes = ["_a6-g", "_a706", "_5vb_", "_2ph_ _a6-", "uiBoxWhite noborder", "_3-95 _2ph-", "_a72d"];
    let folders = [
        "this_profile's_activity_across_facebook/",
        "your_facebook_activity/",
        "your_instagram_activity/",
        "your_activity_across_facebook/",
    ];
    let name = path.rsplit('/').next().unwrap_or(path);
    let names = ["profile_posts_", "your_posts_", "your_posts__check_ins_", "posts_1.html", "start_here.html"];
    let by_name = names.iter().any(|beginning| name.starts_with(beginning));
    let by_class = classes.iter().filter(|class| text.contains(*class)).count();
    by_class > 1
        || folders.iter().any(|folder| path.contains(folder))
        || by_class > 0 && by_name
        || by_name && text.contains("facebook.com")
}

fn is_html(head: &str) -> bool {
    let lower = head.to_ascii_lowercase();
    lower.contains("<html") || lower.contains("<!doctype html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_is_told_from_other_tables() {
        assert!(is_register("id;plattform;namn;anvandarnamn;url;syfte;ansvarig;status\n", "konton.csv"));
        assert!(is_register("Konton 2026;;\nId;Namn;Syfte med kontot;Målgrupp;Ansvarig\n", "lista.csv"));
        assert!(is_register("namn,ansvarig,x\n", "konton.csv"));
        for other in [
            "id;platform;account_name;account_handle;published;permalink;kind;text;lang\n",
            "Publicerings-id,Sid-id,Sidnamn,Titel,Beskrivning,Publiceringstid,Permalänk\n",
            "Text,Date,Time,Draft\n",
            "[{\"id\":1}]",
        ] {
            assert!(!is_register(other, "konton.csv"), "{other}");
        }
    }

    #[test]
    fn the_html_edition_of_a_meta_download_is_known() {
        let page = "<html><head><title>Inlägg</title></head><body class=\"_5vb_ _2yq _a7o5\"><div class=\"_a6-g\">";
        assert!(is_meta_page(page, "posts/your_posts_1.html"));
        assert!(is_meta_page("<html><body>", "your_instagram_activity/media/posts_1.html"));
        assert!(!is_meta_page("<html><body><main>Hej", "webb/index.html"));
        assert!(!is_meta_page("[]", "your_instagram_activity/media/posts_1.json"));
    }

    #[test]
    fn first_bytes_become_text() {
        assert_eq!(text(b"\xEF\xBB\xBF\r\n [1", true), "[1");
        assert_eq!(text("å".as_bytes().get(..1).unwrap_or_default(), false), "");
        assert_eq!(text(b"\xFF\xFEa\0b\0", true), "ab");
        assert_eq!(columns("sep=;\n\"A\";\" B \";C\n1;2;3"), ["A", "B", "C"]);
    }
}
