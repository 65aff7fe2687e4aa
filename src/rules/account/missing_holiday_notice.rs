//! An account that falls silent over a holiday and has not said so.

use crate::account::{Account, Column, DateCell, Status};
use crate::config::{Date, Form, Key, Level, Settings};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::history::Past;
use crate::history::calendar::{Season, Window, windows};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "account/missing-holiday-notice",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["C19: meddela lägre frekvens under ledigheter"],
    sources: &[
        "Policy för Stockholms stads konton i sociala medier (2020)",
        "lag (1989:253) om allmänna helgdagar",
        "Jean Meeus, Astronomical Algorithms: the date of Easter",
    ],
    situations: &[Situation::Everybody],
    title: Msg::new("Ledigheten är inte meddelad", "The break is not announced"),
    guide: &[
        Msg::new(
            "Den som skriver till er i juli behöver veta att svaret dröjer. Ett inlägg före ledigheten räcker: att ni svarar och skriver mer sällan, och när ni är tillbaka.",
            "Whoever writes to you in July needs to know that the answer takes time. One post before the break is enough: that you answer and write less often, and when you are back.",
        ),
        Msg::new(
            "”Trevlig sommar” säger inte att ni är borta. ”Vi har semester och är tillbaka den 10 augusti” säger det.",
            "“Have a nice summer” does not say that you are away. “We are on holiday and back on 10 August” does.",
        ),
        Msg::new(
            "klart frågar bara när inläggen blir färre än hälften så många som veckorna före. Meddelandet räknas från två veckor före ledigheten till dess sjunde dag.",
            "It is asked for only when posts fall below half of the weeks before. The notice counts from two weeks before the break to its seventh day.",
        ),
    ],
    rewrites: &[],
    messages: &[&MISSING, &LATE, &EARLY],
    options: &[Key::new(LEAST, Form::Whole(1, 80), "Ledigheter med färre dagar än så här räknas inte. Utan den: 4.")],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::past("2026-03-16 – 2026-06-14: 3 i veckan\n2026-06-20 Trevlig sommar!\n2026-09-01 – 2026-11-20: 3 i veckan\n").whole(),
        Example::past(
            "2026-03-16 – 2026-06-14: 3 i veckan\n2026-06-24 Vi har lägre bemanning till den 8 augusti.\n2026-07-10 Badet är öppet.\n",
        )
        .whole(),
        Example::past("2026-01-12 – 2026-04-01: 7 i veckan\n2026-04-07 – 2026-04-28: 7 i veckan\n").whole(),
        Example::past("2026-02-02 – 2026-05-13: 7 i veckan\n2026-05-18 – 2026-06-12: 7 i veckan\n").whole(),
        Example::past(
            "2026-03-16 – 2026-06-14: 3 i veckan\n2026-06-12 Vi har lägre bemanning till den 8 augusti.\n2026-06-22 – 2026-08-31: 2 inlägg\n",
        ),
        Example::past("2026-03-16 – 2026-06-14: 3 i veckan\n2026-06-15 – 2026-08-31: 2 i veckan\n"),
        Example::past(
            "Granskat 2027-01-25\n2026-09-28 – 2026-12-23: 5 i veckan\n2026-12-18 Nu tar vi julledigt och är tillbaka den 7 januari.\n2027-01-07 – 2027-01-24: 5 i veckan\n",
        ),
        Example::past("2026-01-01 – 2026-11-20: 11 inlägg\n"),
    ],
    check: Check::Past(check),
};

const LEAST: &str = "least_days";

const WHY: Msg = Msg::new(
    "Inläggen blev färre än hälften så många. Den som skrev till er visste inte att ni var lediga.",
    "Posts were fewer than half of those before. Whoever wrote to you did not know that you were away.",
);

const MISSING: Message = Message {
    what: Msg::new(
        "Inget inlägg sa att ni hade lägre takt {season} från {first}.",
        "No post said that you would post less {season} from {first}.",
    ),
    why: WHY,
    how: Msg::new(
        "Skriv nästa gång ett inlägg senast {latest}: att ni är lediga och när ni är tillbaka.",
        "Next time, post by {latest}: that you are away, and when you are back.",
    ),
};

const LATE: Message = Message {
    what: Msg::new(
        "Inlägget om ledigheten {season} från {first} kom för sent, {told}.",
        "The post on the break {season} from {first} came too late, on {told}.",
    ),
    why: Msg::new(
        "Sista dagen var {latest}. Då hade ni redan färre än hälften så många inlägg som före.",
        "The last day was {latest}. By then you already posted less than half as often as before.",
    ),
    how: Msg::new("Planera in inlägget före ledigheten nästa gång.", "Plan the post ahead of the break next time."),
};

const EARLY: Message = Message {
    what: Msg::new(
        "Inlägget om ledigheten {season} från {first} kom redan {told}.",
        "The post on the break {season} from {first} came as early as {told}.",
    ),
    why: Msg::new(
        "Tidigare än två veckor före hinner det glömmas. Sedan blev inläggen färre än hälften så många.",
        "Earlier than two weeks before, it is forgotten. After it, posts fell below half.",
    ),
    how: Msg::new("Säg det en gång till, mellan {earliest} och {latest}.", "Say it once more, between {earliest} and {latest}."),
};

/// Days back in which a break has to have ended.
const BACK: i32 = 731;

/// Days of a window after which it is clear whether posts are fewer, though it is not over.
const CLEAR: i32 = 14;

/// Days before a window in which a notice is an early one for it.
const EARLIEST: i32 = 45;

fn check(past: &Past, account: &Account, settings: &Settings, found: &mut Findings) {
    let today = settings.today;
    let Some((began, last)) = past.own_span(today) else { return };
    let shortest = i32::try_from(settings.number(RULE.id, LEAST, 4)).unwrap_or(4);
    let mut all = windows(began.max(today.plus(-BACK)), today);
    all.reverse();
    for window in all.iter().filter(|window| window.days() >= shortest) {
        // What is silent already before a break is not silent because of it.
        let alive = last >= window.notice_from();
        if alive && !is_closed(account, window.last) && is_dip(past, window, began, today) {
            found.extend(finding(past, window, today));
        }
    }
}

/// Whether posts a day fell below half of the twelve weeks before, with at least one a week.
fn is_dip(past: &Past, window: &Window, began: Date, today: Date) -> bool {
    // The day of the check is not over.
    let end = window.last.min(today.plus(-1));
    let days = window.first.days_to(end) + 1;
    if days < window.days().min(CLEAR) {
        return false;
    }
    let Some(before) = past.daily_rate(window.first, began) else { return false };
    let within = past.own_in(window.first, end) as f64 / f64::from(days);
    // A whole number of posts a week must not fall short of one by rounding.
    before * 7.0 >= 1.0 - 1e-9 && within < before / 2.0
}

/// What is said of a dip; nothing where it was announced in time.
fn finding(past: &Past, window: &Window, today: Date) -> Option<Finding> {
    let (from, to) = (window.notice_from(), window.notice_to());
    if !past.is_read(from, window.last.min(today)) {
        return None;
    }
    let told = |first: Date, last: Date| {
        past.said_in(first, last.min(today)).filter(move |(day, said)| *day <= last && (said.notice || said.closes)).map(|(day, _)| day)
    };
    if told(from, to).next().is_some() {
        return None;
    }
    let late = told(to.plus(1), window.last).next();
    let early = told(window.first.plus(-EARLIEST), from.plus(-1)).last();
    let (message, day) = match (late, early) {
        (Some(day), _) if day > to => (&LATE, Some(day)),
        (_, Some(day)) if day < from => (&EARLY, Some(day)),
        _ => (&MISSING, None),
    };
    let season = match window.season {
        Season::Summer => Msg::new("på sommaren", "in the summer"),
        Season::Christmas => Msg::new("vid jul och nyår", "at Christmas"),
        Season::Easter => Msg::new("i påsk", "at Easter"),
        Season::LongWeekend => Msg::new("på långhelgen", "over the long weekend"),
    };
    let mut finding = Finding::fault(Level::Warning, message).demanded("C19", "frekvens_per_vecka").arg("season", season);
    for (name, date) in [("first", window.first), ("earliest", from), ("latest", to)].into_iter().chain(day.map(|day| ("told", day))) {
        finding = finding.arg(name, date.to_string());
    }
    Some(finding)
}

/// Whether the account was closed before a day.
fn is_closed(account: &Account, day: Date) -> bool {
    let Some(row) = &account.row else { return false };
    match row.date(Column::Closes) {
        DateCell::Day(closed) => closed <= day && matches!(row.status(), Status::Closing | Status::Closed),
        DateCell::Empty | DateCell::Unread => row.status() == Status::Closed,
    }
}
