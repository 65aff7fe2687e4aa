//! What a report may say of how it goes, on histories whose course is known.

use super::*;

fn date(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).expect("a day")
}

/// A day of so many posts with a picture each, so many of them without a description.
fn day(posts: u32, missing: u32) -> Day {
    Day { own: posts, judged: posts, faulty: missing, marked: missing, pictures: [posts - missing, 0, missing, 0], ..Day::default() }
}

/// A year of months: posts, and how many of them lack a description.
fn year(months: &[(u32, u32)]) -> Past {
    let days = months.iter().zip(1..).map(|((posts, missing), month)| (date(2026, month, 10), day(*posts, *missing)));
    Past { days: days.filter(|(_, day)| day.own > 0).collect(), ..Past::default() }
}

fn today() -> Date {
    date(2026, 12, 31)
}

fn course(past: &Past) -> Course {
    Series::of(past, today()).change(Measure::Undescribed).course
}

/// Twelve months of so many posts, from one per cent to another in even steps.
fn slope(posts: u32, from: u32, to: u32) -> Past {
    let at = |month: u32| (from * (11 - month) + to * month) * posts / 1100;
    year(&(0..12).map(|month| (posts, at(month))).collect::<Vec<_>>())
}

#[test]
fn forty_histories_go_where_they_go() {
    let steep = [(90, 10), (61, 18), (100, 0), (40, 20), (30, 10), (80, 50), (70, 60), (55, 35), (25, 5), (50, 40)];
    let flat = [(50, 50), (0, 0), (100, 100), (18, 18), (40, 42), (42, 40), (61, 60), (10, 12), (75, 74), (30, 31)];
    for (from, to) in steep {
        assert_eq!(course(&slope(100, from, to)), Course::Better, "{from} to {to}");
        assert_eq!(course(&slope(100, to, from)), Course::Worse, "{to} to {from}");
        // Nine posts a month are 27 at each end.
        assert_eq!(course(&slope(9, from, to)), Course::TooFew, "few, {from} to {to}");
    }
    for (from, to) in flat {
        assert_eq!(course(&slope(100, from, to)), Course::Still, "{from} to {to}");
    }
}

#[test]
fn a_change_is_over_five_points_and_each_end_has_thirty_posts() {
    let ends = |first: (u32, u32), last: (u32, u32)| course(&year(&[first, (1, 0), (1, 0), last]));
    assert_eq!(ends((100, 50), (100, 45)), Course::Still);
    assert_eq!(ends((100, 50), (100, 44)), Course::Better);
    assert_eq!(ends((100, 50), (100, 56)), Course::Worse);
    assert_eq!(ends((30, 20), (30, 10)), Course::Better);
    assert_eq!(ends((29, 20), (30, 10)), Course::TooFew);
    assert_eq!(ends((30, 20), (29, 10)), Course::TooFew);
    // Two months are one end each, one month is none.
    assert_eq!(course(&year(&[(40, 30), (40, 2)])), Course::Better);
    assert_eq!(course(&year(&[(400, 30)])), Course::TooShort);
    assert_eq!(course(&Past::default()), Course::TooFew);
}

#[test]
fn what_is_not_exported_is_no_fault_and_no_merit() {
    let mut past = slope(100, 60, 20);
    for (month, more) in past.days.values_mut().enumerate() {
        more.pictures[3] = if month < 6 { 900 } else { 0 };
    }
    let series = Series::of(&past, today());
    assert_eq!(series.change(Measure::Undescribed), Series::of(&slope(100, 60, 20), today()).change(Measure::Undescribed));
    assert_eq!((series.total().pictures[3], series.total().captioned()), (5400, None));
    past.days.values_mut().for_each(|day| day.pictures = [0, 0, 0, 50]);
    assert_eq!(Series::of(&past, today()).total().described(), None);
    assert_eq!(course(&past), Course::TooFew);
}

#[test]
fn one_post_of_1970_and_one_of_2090_change_nothing() {
    let mut past = slope(100, 60, 20);
    let before = sentence(&Series::of(&past, today()).change(Measure::Undescribed));
    past.days.insert(date(1970, 1, 1), day(1, 1));
    past.days.insert(date(2090, 1, 1), day(100, 100));
    let series = Series::of(&past, today());
    assert_eq!(sentence(&series.change(Measure::Undescribed))[0].split(':').next(), before[0].split(':').next());
    assert_eq!(series.last(12).first().map(|(month, _)| month.to_string()).as_deref(), Some("2026-01"));
    assert_eq!((series.last(13).len(), series.last(13)[0].1.own), (13, 0));
}

#[test]
fn the_sentence_says_from_where_to_where() {
    let told = |past: &Past| lead(&Series::of(past, today()));
    let better =
        year(&[(100, 61), (100, 61), (100, 61), (100, 40), (100, 40), (100, 40), (9, 3), (9, 3), (9, 3), (50, 9), (50, 9), (50, 9)]);
    assert_eq!(
        told(&better),
        [
            "Det blir bättre: andelen bilder utan beskrivning har sjunkit från 61 till 18 procent.",
            "It is getting better: the share of pictures without a description has fallen from 61 to 18 per cent.",
        ]
    );
    assert_eq!(told(&slope(100, 18, 18))[0], "Det ligger stilla: andelen bilder utan beskrivning är 18 procent, som i början.");
    assert_eq!(
        told(&year(&[(100, 20), (100, 18)]))[0],
        "Det ligger stilla: andelen bilder utan beskrivning var 20 procent i början och är 18 nu."
    );
    assert_eq!(told(&year(&[(5, 2), (5, 2)]))[0], "För få inlägg för att säga något om utvecklingen.");
    assert_eq!(told(&year(&[(500, 2)]))[0], "Perioden är för kort för att säga något om utvecklingen.");
    let mut apart = slope(100, 60, 20);
    apart.days.values_mut().zip(1..).for_each(|(day, month)| day.faulty = month * 8);
    assert_eq!(
        told(&apart)[0],
        "Det går åt olika håll: andelen bilder utan beskrivning har sjunkit från 56 till 23 procent, men andelen inlägg med fel har ökat från 16 till 88 procent."
    );
}

#[test]
fn accounts_stand_in_the_order_of_their_posts() {
    let accounts = [("x/ekvik", 3), ("facebook/ekvik", 40), ("instagram/ekvik", 9)];
    let accounts = accounts.map(|(key, posts)| (key.to_owned(), year(&[(posts, 0)])));
    let history = History { accounts: accounts.into() };
    let names: Vec<&str> = by_account(&history, today()).into_iter().map(|(key, _)| key).collect();
    assert_eq!(names, ["facebook/ekvik", "instagram/ekvik", "x/ekvik"]);
    assert_eq!(Series::of_all(&history, today()).total().own, 52);
}
