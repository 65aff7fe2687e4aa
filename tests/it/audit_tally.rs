//! A year of an invented organisation as an audit would count it, for the tests of its report: six accounts, 1,140 posts.

use std::collections::{BTreeMap, BTreeSet};

use klart::Date;
use klart::audit::{Counts, ExportFacts, Listed, NotLooked, RuleTally, Tally};
use klart::history::{Day, History, Past, Said, Sketch};

/// Account, platform, posts a month, and what its export says of pictures and films.
const ACCOUNTS: [(&str, &str, u32, bool, bool); 6] = [
    ("Ekviks kommun", "facebook", 27, true, true),
    ("Ekviks kommun", "instagram", 22, false, false),
    ("Ekviks bibliotek", "facebook", 18, true, true),
    ("Räddningstjänsten Ekvik", "x", 13, false, false),
    ("Ekviks kommun", "linkedin", 11, true, false),
    ("Ung i Ekvik", "bluesky", 10, true, true),
];

/// Rule, posts, findings by level, different things, and words of one finding.
const RULES: [(&str, u64, [u64; 4], u64, &str); 14] = [
    ("image/missing-alt", 421, [455, 0, 0, 0], 362, "Bilden saknar bildbeskrivning."),
    ("link/vague", 233, [0, 251, 0, 0], 7, "Länken heter bara ”Läs mer”."),
    ("swedish/high-lix", 176, [0, 0, 176, 0], 176, "Texten är svår att läsa: LIX 58."),
    ("social/hashtag-case", 160, [0, 171, 0, 0], 24, "Hashtaggen ”#kulturskolan2026vt” läses som ett enda ord."),
    ("image/text-in-image", 97, [0, 0, 0, 97], 88, "Finns det text i bilden?"),
    ("swedish/long-sentence", 88, [0, 0, 93, 0], 93, "Meningen har 41 ord."),
    ("media/missing-captions", 38, [38, 0, 0, 0], 38, "Filmen saknar undertexter."),
    ("social/emoji-run", 31, [0, 31, 0, 0], 12, "Fyra emojier står i rad."),
    ("swedish/officialese", 29, [0, 0, 34, 0], 9, "”Inkomma” hör hemma i en lag."),
    ("sender/missing-sender", 22, [22, 0, 0, 0], 22, "Det framgår inte vem som är avsändare."),
    ("text/location-reference", 12, [0, 12, 0, 0], 4, "”Klicka på den gröna rutan till höger” pekar på en plats."),
    ("privacy/personal-number", 1, [1, 0, 0, 0], 1, "Här står ett personnummer: 19900101-2384."),
    ("swedish/abbreviation", 9, [0, 0, 9, 0], 2, "”bl.a.” är en förkortning."),
    ("image/flashing", 1, [1, 0, 0, 0], 1, "Bilden blinkar mer än tre gånger i sekunden."),
];

/// The next of an even spread.
pub(super) fn spread(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

pub(super) fn date(text: &str) -> Date {
    text.parse().expect("a day")
}

/// The year 2025 of Ekvik.
pub(super) fn ekvik() -> Tally {
    let mut state = 7;
    let mut history = History::default();
    for (nth, (name, platform, monthly, pictures, films)) in ACCOUNTS.into_iter().enumerate() {
        let mut past = Past {
            platform: platform.to_owned(),
            name: name.to_owned(),
            handle: format!("ekvik{nth}"),
            exports: BTreeSet::from([format!("{platform}-export.zip")]),
            ..Past::default()
        };
        for month in 1..=12_u8 {
            // July is quiet.
            let posts = if month == 7 { monthly / 3 } else { monthly };
            let worse = 61 - u32::from(month) * 4 + nth as u32 * 3;
            for post in 0..posts {
                let day = Date::new(2025, month, 1 + ((post * 3 + nth as u32) % 28) as u8).expect("a day");
                let lacks = spread(&mut state) % 100 < u64::from(worse);
                let at = if !pictures {
                    3
                } else if lacks {
                    2
                } else {
                    usize::from(spread(&mut state).is_multiple_of(10))
                };
                let counts = past.days.entry(day).or_insert_with(|| Day { said: Said::default(), ..Day::default() });
                counts.own += 1;
                counts.judged += 1;
                counts.faulty += u32::from(lacks && pictures);
                counts.marked += u32::from(lacks || post % 4 == 0);
                counts.pictures[at] += 1;
                if post % 9 == 0 {
                    counts.films[if !films {
                        3
                    } else if u64::from(month) * 8 < spread(&mut state) % 100 {
                        2
                    } else {
                        0
                    }] += 1;
                }
            }
        }
        for (at, (rule, posts, ..)) in RULES.iter().enumerate() {
            let share = (*posts as u32 * monthly / 95 + (at as u32 * 7 + nth as u32 * 5) % 4).min(past.own() as u32);
            let can = match *rule {
                "image/missing-alt" => pictures,
                "media/missing-captions" => films,
                _ => true,
            };
            if can {
                past.rules.insert((*rule).to_owned(), share);
            }
        }
        history.accounts.insert(Past::key(platform, name), past);
    }
    let mut tally = Tally { history, period: Some((date("2025-01-01"), date("2025-12-31"))), ..Tally::default() };
    tally.rules = RULES.iter().map(|rule| (rule.0.to_owned(), rule_tally(rule, &mut state))).collect();
    numbers(&mut tally, &mut state);
    tally
}

fn rule_tally((_, posts, levels, hands, message): &(&str, u64, [u64; 4], u64, &str), state: &mut u64) -> RuleTally {
    let mut sketch = Sketch::default();
    (0..*hands).for_each(|_| sketch.meet(spread(state)));
    let level = ["error", "warning", "advice", "review"][levels.iter().position(|count| *count > 0).unwrap_or(0)];
    let listed = |nth: u64| {
        let (name, platform, ..) = ACCOUNTS[(nth * 5 % 6) as usize];
        Listed {
            day: Date::new(2025, 12 - (nth / 3 % 12) as u8, 28 - (nth % 27) as u8),
            post: 1140 - nth * 3,
            account: Past::key(platform, name),
            level: level.to_owned(),
            message: (*message).to_owned(),
            permalink: Some(format!("https://{platform}.example/ekvik/{}", 100_000 + nth)),
            origin: format!("{platform}-export.zip: posts/posts_1.json, /{}", nth * 7),
        }
    };
    RuleTally { posts: *posts, levels: *levels, hands: sketch, newest: (0..(*posts).min(25)).map(listed).collect() }
}

fn numbers(tally: &mut Tally, state: &mut u64) {
    let judged: u64 = tally.history.accounts.values().map(Past::own).sum();
    let (faulty, remarked) = (456.min(judged), 282);
    let level = |at: usize| RULES.iter().map(|rule| rule.2[at]).sum::<u64>();
    tally.counts = Counts {
        read: judged + 212,
        judged,
        clean: judged - faulty - remarked,
        faulty,
        remarked,
        asked: 97,
        errors: level(0),
        warnings: level(1),
        advice: level(2),
        reviews: level(3),
        known: 0,
        fixed: 0,
    };
    for _ in 0..judged * 4 / 5 {
        let bell = (0..6).map(|_| spread(state) % 14).sum::<u64>();
        *tally.lix.entry((bell + 2) as u8).or_default() += 1;
        let tone = (0..4).map(|_| spread(state) % 22).sum::<u64>();
        *tally.tone.entry(tone as u8).or_default() += 1;
    }
    tally.situations = [
        ("utan synförmåga", 448),
        ("nedsatt synförmåga", 431),
        ("nedsatt kognition", 260),
        ("utan hörsel", 41),
        ("nedsatt hörsel", 41),
        ("alla läsare", 176),
    ]
    .map(|(whom, posts)| (whom.to_owned(), posts))
    .into();
    tally.exports = ACCOUNTS.iter().take(4).map(facts).collect();
    let apart = |pictures: bool| -> BTreeMap<String, u64> {
        let mut apart = BTreeMap::new();
        for past in tally.history.accounts.values() {
            let of = past.days.values().map(|day| u64::from(if pictures { day.pictures[3] } else { day.films[3] })).sum::<u64>();
            if of > 0 {
                *apart.entry(past.platform.clone()).or_default() += of;
            }
        }
        apart
    };
    tally.not_looked = NotLooked {
        replies: 143,
        shares: 52,
        stories: 17,
        before: 0,
        pictures: apart(true),
        films: apart(false),
        unread: 0,
        duplicates: 12,
    };
}

fn facts((name, platform, monthly, pictures, films): &(&str, &str, u32, bool, bool)) -> ExportFacts {
    let posts = u64::from(*monthly) * 12;
    ExportFacts {
        file: format!("{platform}-export.zip"),
        format: format!("{platform}-download"),
        label: [format!("nedladdning från {platform}"), format!("download from {platform}")],
        posts,
        kinds: [("post".to_owned(), posts - 5), ("share".to_owned(), 5)].into(),
        images: posts,
        image_states: if *pictures { [posts as u32 / 2, 10, 40, 0] } else { [0, 0, 0, posts as u32] },
        videos: posts / 9,
        caption_states: if *films { [4, 0, 9, 0] } else { [0, 0, 0, 13] },
        first_date: Some(date("2025-01-01")),
        last_date: Some(date("2025-12-31")),
        account: Some((*name).to_owned()),
        first_text: Some("Nu öppnar lekplatsen!".to_owned()),
        mended: u64::from(*platform == "facebook") * 311,
        notes: if *platform == "facebook" {
            vec![[
                "311 texter hade trasiga å, ä och ö. De är lagade.".to_owned(),
                "311 texts had broken å, ä and ö. They are mended.".to_owned(),
            ]]
        } else {
            Vec::new()
        },
        ..ExportFacts::default()
    }
}
