//! Meta Business Suite's table of posts on Facebook and Instagram (policy/FORMATS.md section 5).
//!
//! Knows its columns in the languages of corpora/lexicon/exportrubriker.tsv, and that the order of day and month is told by
//! the whole file. The table says what sort of media there is, and neither how many nor how they are described.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use crate::account::pages::channel_of;
use crate::export::media::kind_of;
use crate::export::tables::dates::{Order, Orders};
use crate::export::tables::header::Header;
use crate::export::tables::rows::{Row, Rows, orders};
use crate::export::{Carrier, Claim, Entry, Export, Feed, Film, Head, Kind, Picture, Post, Publisher, Stopped, json::said};
use crate::finding::Msg;
use crate::language::lexicon;

/// Meta's table.
pub(super) const CARRIER: Carrier = Carrier {
    name: "meta-business-suite-csv",
    label: Msg::new("Meta Business Suite, tabell", "Meta Business Suite, table"),
    claims,
    gathers: false,
    read,
};

const NAME: &str = CARRIER.name;

/// What headings and words of sorts are called, by field; the English ones first.
static WORDS: LazyLock<HashMap<&str, Vec<Vec<&str>>>> = LazyLock::new(|| {
    let languages = |row: &[&'static str]| row[1..].iter().map(|names| names.split(';').collect()).collect();
    lexicon::rows(include_str!("../../../corpora/lexicon/exportrubriker.tsv")).map(|row| (row[0], languages(&row))).collect()
});

fn names(field: &str) -> Vec<&'static str> {
    WORDS.get(field).into_iter().flatten().flatten().copied().collect()
}

fn claims(head: &Head) -> Claim {
    let [id, time, link] = ["id", "time", "link"].map(names);
    let own = Header::of(head.text).is_some_and(|header| header.has(&[&id, &time, &link]));
    if own {
        Claim::Posts
    } else {
        Claim::Not(Msg::new("inte Metas kolumner för id, tid och permalänk", "not Meta's columns of id, time and permalink"))
    }
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    export.posts().try_for_each(|entry| read_table(entry, feed))
}

/// Where each field stands.
struct Columns {
    id: Option<usize>,
    account_id: Option<usize>,
    account: Option<usize>,
    handle: Option<usize>,
    title: Option<usize>,
    description: Option<usize>,
    time: Option<usize>,
    link: Option<usize>,
    sort: Option<usize>,
    share: Option<usize>,
    length: Option<usize>,
    /// The headings are English: the month stands first.
    english: bool,
}

impl Columns {
    fn of(header: &Header) -> Self {
        let column = |field| header.column(&names(field));
        let english = WORDS.get("time").and_then(|languages| languages.first()).is_some_and(|names| header.column(names).is_some());
        Self {
            id: column("id"),
            account_id: column("account id"),
            account: column("account"),
            handle: column("handle"),
            title: column("title"),
            description: column("description"),
            time: column("time"),
            link: column("link"),
            sort: column("type"),
            share: column("share"),
            length: column("length"),
            english,
        }
    }
}

fn read_table(entry: &Entry, feed: &mut Feed) -> Result<(), Stopped> {
    let orders = orders(entry, &names("time"));
    let Some(mut rows) = Rows::open(entry, feed) else { return Ok(()) };
    let columns = Columns::of(&rows.header);
    let mut account = Arc::new(Publisher::default());
    while let Some(row) = rows.next(feed) {
        let own = publisher(&row, &columns);
        if *account != own {
            account = Arc::new(own);
        }
        let post = Post { account: Arc::clone(&account), origin: rows.origin(&row), ..post(&row, &columns, orders) };
        if post.id.is_none() && post.permalink.is_none() && post.text.is_empty() && row.get(columns.time).is_empty() {
            // Facebook's older tables explain their columns in a row of its own.
            continue;
        }
        if post.published.is_none() && !row.get(columns.time).is_empty() {
            let time = row.get(columns.time);
            let problem = [&*format!("”{time}” är ingen tid som klart förstår."), &*format!("“{time}” is no time that klart understands.")];
            let remedy = [
                "Ladda ner tabellen igen, och öppna den inte i ett kalkylprogram.",
                "Download the table again, and do not open it in a spreadsheet.",
            ];
            rows.tell(row.line, problem, remedy, feed);
        }
        feed.post(post)?;
    }
    Ok(())
}

fn publisher(row: &Row, columns: &Columns) -> Publisher {
    Publisher {
        id: row.said(columns.account_id),
        name: row.said(columns.account),
        handle: row.said(columns.handle).map(|handle| handle.trim_start_matches('@').to_owned()),
        url: None,
    }
}

/// What the word for a post's sort says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Picture,
    Pictures,
    Film,
    Link,
    Story,
    Other,
}

/// The sorts by their words.
static SORTS: LazyLock<HashMap<&str, Sort>> = LazyLock::new(|| {
    let fields = [
        ("typ bild", Sort::Picture),
        ("typ bilder", Sort::Pictures),
        ("typ film", Sort::Film),
        ("typ länk", Sort::Link),
        ("typ händelse", Sort::Story),
    ];
    fields.into_iter().flat_map(|(field, sort)| names(field).into_iter().map(move |word| (word, sort))).collect()
});

impl Sort {
    fn of(word: &str) -> Self {
        SORTS.get(word.to_lowercase().as_str()).copied().unwrap_or(Self::Other)
    }
}

fn post(row: &Row, columns: &Columns, orders: Orders) -> Post {
    let (link, word) = (row.said(columns.link), row.get(columns.sort));
    let path = link.as_deref().unwrap_or_default();
    let length = row.said(columns.length).and_then(|seconds| said::milliseconds(&seconds.replace(',', ".").into())).filter(|ms| *ms > 0);
    let sort = match Sort::of(word) {
        Sort::Story => Sort::Story,
        _ if path.contains("/stories/") => Sort::Story,
        _ if path.contains("/videos/") || path.contains("/reel/") || length.is_some() => Sort::Film,
        sort => sort,
    };
    let film = sort == Sort::Film || sort == Sort::Story && length.is_some();
    let picture = matches!(sort, Sort::Picture | Sort::Pictures) || sort == Sort::Story && !film;
    let images: Vec<Picture> = picture.then(|| Picture { count_known: sort == Sort::Picture, ..Picture::default() }).into_iter().collect();
    let videos: Vec<Film> = film.then(|| Film { duration_ms: length, ..Film::default() }).into_iter().collect();
    let text = text(row.raw(columns.title).trim(), row.raw(columns.description).trim());
    let shared = matches!(row.get(columns.share).to_lowercase().as_str(), "1" | "true" | "yes" | "ja" | "sant");
    let kind = match sort {
        Sort::Story => Kind::Story,
        _ if shared || sort == Sort::Link && text.is_empty() => Kind::Share,
        _ => kind_of(&images, &videos),
    };
    let moment = orders.moment(row.get(columns.time), Order::MonthFirst, columns.english);
    Post {
        source: NAME,
        platform: platform(path, word, columns),
        id: row.said(columns.id).filter(|id| !is_rounded(id)),
        permalink: link,
        published: moment.map(|(moment, _)| moment),
        date_certain: moment.is_some_and(|(_, certain)| certain),
        kind,
        text,
        images,
        videos,
        ..Post::default()
    }
}

/// An id that a spreadsheet has rounded (`1,22E+14`) is the same for many posts.
fn is_rounded(id: &str) -> bool {
    let marks = id.bytes().filter(|byte| matches!(byte, b'e' | b'E' | b'+' | b',' | b'.')).count();
    marks > 0 && id.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'e' | b'E' | b'+' | b',' | b'.'))
}

/// By the address, else by what Instagram alone has.
fn platform(link: &str, sort: &str, columns: &Columns) -> String {
    let sort = sort.to_lowercase();
    let own = if sort.starts_with("ig ") || sort.starts_with("ig-") || columns.handle.is_some() { "instagram" } else { "facebook" };
    channel_of(link).map_or(own, |channel| channel.name).to_owned()
}

/// The title and then the description; not twice what both say.
fn text(title: &str, description: &str) -> String {
    let begins = || description.starts_with(title.trim_end_matches(['…', '.']).trim_end());
    match (title.is_empty(), description.is_empty()) {
        (_, true) => title.to_owned(),
        (true, _) => description.to_owned(),
        _ if begins() => description.to_owned(),
        _ => format!("{title}\n\n{description}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_twice_and_rounded_ids_are_none() {
        assert_eq!(text("Badet öppnar", ""), "Badet öppnar");
        assert_eq!(text("", "Badet öppnar"), "Badet öppnar");
        assert_eq!(text("Badet öppnar", "Badet öppnar"), "Badet öppnar");
        assert_eq!(text("Badet öppnar…", "Badet öppnar klockan 8."), "Badet öppnar klockan 8.");
        assert_eq!(text("Badet öppnar", "Välkommen."), "Badet öppnar\n\nVälkommen.");
        assert!(is_rounded("1,22E+14") && is_rounded("1.2e+16") && !is_rounded("122100000000") && !is_rounded("100_200"));
    }

    #[test]
    fn every_field_has_names_in_every_language() {
        assert!(WORDS.values().all(|languages| languages.len() == 2 && languages.iter().flatten().all(|name| !name.is_empty())));
        assert_eq!((Sort::of("IG-Reel"), Sort::of("Foton"), Sort::of("Enkät")), (Sort::Film, Sort::Pictures, Sort::Other));
    }
}
