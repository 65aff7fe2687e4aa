//! What is said of past posts: the cases of policy/POLICY.md section 8, and accounts that exports name in several ways.

use klart::account::Roster;
use klart::check::past::over;
use klart::config::{Config, Date, Lang, Policy, Settings};
use klart::draft::Draft;
use klart::finding::Finding;
use klart::history::{Day, History, Past};
use klart::language::presence::said;
use klart::read::read;
use klart::rules::sender::inconsistent_name::spelled;
use klart::source::{Form, Format, Source};

fn day(text: &str) -> Date {
    text.trim().parse().unwrap_or_else(|_| panic!("{text:?} is no day"))
}

fn draft(text: &str) -> Draft {
    read(&Source::new("inlägg", Format::Text, text.as_bytes().to_vec()).expect("text"))
}

/// Puts so many posts evenly between two days.
fn spread(past: &mut Past, first: Date, last: Date, posts: i32) {
    let days = first.days_to(last) + 1;
    for post in 0..posts {
        let day = past.days.entry(first.plus(post * days / posts)).or_default();
        (day.own, day.judged) = (day.own + 1, day.judged + 1);
    }
}

/// Past posts as an example writes them, and the day of the check.
pub(crate) fn told(text: &str, settings: &Settings) -> (Past, Date) {
    let mut past = Past { platform: "facebook".into(), handle: "ekvik".into(), exports: ["export".to_owned()].into(), ..Past::default() };
    let mut today = day("2026-11-21");
    for line in text.lines().filter(|line| !line.is_empty()) {
        if let Some(date) = line.strip_prefix("Granskat ") {
            today = day(date);
        } else if let Some((days, how)) = line.split_once(": ").filter(|(days, _)| days.contains(" – ")) {
            let (first, last) = days.split_once(" – ").map(|(first, last)| (day(first), day(last))).expect("two days");
            let (number, unit) = how.split_once(' ').expect("a number and a unit");
            let number: i32 = number.parse().expect("a number");
            let weeks = f64::from(first.days_to(last) + 1) / 7.0;
            spread(&mut past, first, last, if unit == "i veckan" { (f64::from(number) * weeks).round() as i32 } else { number });
        } else {
            let (date, words) = line.split_once(' ').expect("a day and a post");
            let own = past.days.entry(day(date)).or_default();
            (own.own, own.judged) = (own.own + 1, own.judged + 1);
            own.said.add(said(words));
            for form in spelled(&draft(words), settings) {
                *past.spelled.entry(form).or_default() += 1;
            }
        }
    }
    (past, today)
}

fn settings(config: &str, today: Date) -> Settings {
    let config = Config::parse(config, "klart.toml", &klart::rules::known()).unwrap_or_else(|error| panic!("{config}: {error:?}"));
    Policy::new(config, today).settings(None, &[], None)
}

fn register(text: &str) -> Source {
    Source::new("konton.csv", Format::Register, text.as_bytes().to_vec()).expect("text")
}

/// Everything found over an example's posts; without a register where `roster` is empty.
pub(crate) fn found(text: &str, roster: &str, config: &str) -> Vec<Finding> {
    let (past, today) = told(text, &settings(config, day("2026-11-21")));
    let key = Past::key(&past.platform, &past.handle);
    let history = History { accounts: [(key, past)].into() };
    over_all(&history, roster, &settings(config, today)).into_iter().flat_map(|(_, found)| found).collect()
}

fn over_all(history: &History, roster: &str, settings: &Settings) -> Vec<(String, Vec<Finding>)> {
    let source = register(roster);
    let roster = (!roster.is_empty()).then(|| Roster::read(&source).expect("a register"));
    over(history, roster.as_ref(), settings, &Form::default())
}

/// Rules that found something, each once.
fn rules(text: &str, roster: &str) -> Vec<&'static str> {
    let mut rules: Vec<&str> = found(text, roster, "").iter().map(|finding| finding.rule).collect();
    rules.dedup();
    rules
}

fn words(finding: &Finding) -> String {
    let message = finding.message;
    [message.what, message.why, message.how].map(|words| words.fill(Lang::Sv, &finding.args)).join(" ")
}

const SPRING: &str = "2026-01-12 – 2026-06-14: 3 i veckan\n";
const AUTUMN: &str = "2026-09-01 – 2026-11-20: 3 i veckan\n";
const FB: &str = "id;plattform;anvandarnamn;status;avslut_datum\nek-fb;facebook;ekvik;";
const HOLIDAY: &str = "account/missing-holiday-notice";
const CLOSING: &str = "account/incomplete-closing-notice";

#[test]
fn the_policys_cases_come_out_as_it_says() {
    let summer = |posts: &str| format!("{SPRING}{posts}\n2026-06-22 – 2026-08-31: 2 inlägg\n{AUTUMN}");
    let none: [&str; 0] = [];
    assert_eq!(rules(&summer("2026-06-12 Vi har lägre bemanning till den 8 augusti."), ""), none);
    assert_eq!(rules(&summer("2026-06-20 Trevlig sommar!"), ""), [HOLIDAY]);
    let late = found(&summer("2026-06-24 Vi har lägre bemanning till den 8 augusti."), "", "");
    assert_eq!(late.len(), 1);
    assert!(
        words(&late[0]).contains("för sent, 2026-06-24") && words(&late[0]).contains("Sista dagen var 2026-06-21"),
        "{}",
        words(&late[0])
    );
    assert_eq!(rules(&format!("{SPRING}2026-06-15 – 2026-08-31: 2 i veckan\n{AUTUMN}"), ""), none);
    let christmas =
        |notice: &str| format!("Granskat 2027-01-25\n2026-08-31 – 2026-12-23: 5 i veckan\n{notice}2027-01-07 – 2027-01-24: 5 i veckan\n");
    assert_eq!(rules(&christmas("2026-12-18 Nu tar vi julledigt och är tillbaka den 7 januari.\n"), ""), none);
    assert_eq!(rules(&christmas(""), ""), [HOLIDAY]);
    assert_eq!(rules("2025-11-15 – 2026-11-20: 12 inlägg\n", ""), none);
    let easter = found("2026-01-12 – 2026-04-01: 7 i veckan\n2026-04-07 – 2026-11-20: 7 i veckan\n", "", "");
    assert_eq!(easter.len(), 1);
    assert!(
        words(&easter[0]).contains("i påsk från 2026-04-02") && words(&easter[0]).contains("senast 2026-04-06"),
        "{}",
        words(&easter[0])
    );
    let ascension = found("2026-01-12 – 2026-05-13: 7 i veckan\n2026-05-18 – 2026-11-20: 7 i veckan\n", "", "");
    assert_eq!(ascension.len(), 1);
    assert!(words(&ascension[0]).contains("från 2026-05-14"), "{}", words(&ascension[0]));
}

#[test]
fn a_closing_says_why_and_where_a_fortnight_before() {
    let today = "Granskat 2026-04-10\n2026-01-12 – 2026-02-28: 3 i veckan\n";
    let good = "2026-03-01 Det här kontot avslutas den 15 mars eftersom vi samlar allt på stockholm.se. Följ oss där.\n";
    assert_eq!(rules(&format!("{today}{good}"), ""), [""; 0]);
    // The end of an account that said so is no silence.
    assert_eq!(rules(&format!("{today}{good}").replace("2026-04-10", "2026-11-21"), ""), [""; 0]);
    assert_eq!(rules(&format!("{today}{good}"), &format!("{FB}avslutad;2026-03-15\n")), [""; 0]);
    let bad = found(&format!("{today}2026-03-01 Kontot stängs den 8 mars. Tack och hej.\n"), "", "");
    let told: Vec<String> = bad.iter().map(words).collect();
    assert_eq!(bad.len(), 2, "{told:?}");
    assert!(told[0].contains("varför eller var man hittar er") && told[1].contains("7 dagar före"), "{told:?}");
    assert_eq!(rules(&format!("{today}2026-03-01 Badet stängs den 8 mars\n"), ""), [""; 0]);
    let closing = format!("{FB}avslutas;2026-12-01\n");
    assert_eq!(rules("2026-08-31 – 2026-11-20: 3 i veckan\n", &closing), [CLOSING]);
    assert_eq!(rules("Granskat 2026-11-17\n2026-08-31 – 2026-11-16: 3 i veckan\n", &closing), [""; 0]);
    // The account went on: what sounded like a closing was none.
    assert_eq!(
        rules(
            "2025-11-15 – 2026-02-28: 3 i veckan\n2026-03-01 Kontot stängs den 8 mars.\n2026-03-02 – 2026-06-14: 3 i veckan\n2026-06-15 – 2026-11-20: 3 i veckan\n",
            ""
        ),
        [""; 0]
    );
}

#[test]
fn ninety_days_are_not_too_long_and_ninety_three_are() {
    let used = |last: &str| format!("2026-01-12 – 2026-06-14: 3 i veckan\n2026-06-15 – {last}: 3 i veckan\n{last} Badet är öppet.\n");
    let unused = found(&used("2026-08-20"), &format!("{FB}aktiv;\n"), "");
    assert_eq!(unused.len(), 1);
    assert!(words(&unused[0]).starts_with("Kontot har inte använts på 93 dagar.") && words(&unused[0]).contains("2026-08-20"));
    assert_eq!(rules(&used("2026-08-23"), &format!("{FB}aktiv;\n")), [""; 0]);
    assert_eq!(rules("2026-08-20 Badet är öppet.\n", ""), ["account/inactive"]);
    assert_eq!(rules(&used("2026-08-20"), &format!("{FB}avslutad;2026-06-30\n")), ["account/inactive"]);
    assert_eq!(rules(&used("2026-08-20"), &format!("{FB}avslutad;2026-08-31\n")), [""; 0]);
    // What is dated in the future is a slip: it neither keeps an account alive nor ends it.
    assert_eq!(rules(&format!("{}2090-01-01 Hej.\n", used("2026-08-20")), ""), ["account/inactive"]);
}

#[test]
fn the_three_longest_gaps_are_named() {
    let text = "2025-11-24 – 2026-01-18: 3 i veckan\n2026-02-16 – 2026-03-08: 3 i veckan\n2026-03-23 – 2026-03-29: 3 inlägg\n2026-09-07 – 2026-09-27: 3 i veckan\n2026-10-26 – 2026-11-20: 3 i veckan\n";
    let found = found(text, "id;plattform;anvandarnamn;frekvens_per_vecka\nek-fb;facebook;ekvik;3\n", "");
    let gaps = found.iter().find(|finding| finding.rule == "account/irregular-posting").map(words).unwrap_or_default();
    assert!(gaps.contains("2026-01-19–2026-02-15 (4 veckor)") && gaps.contains("2026-09-28–2026-10-25 (4 veckor)"), "{gaps}");
    assert_eq!(gaps.matches(" veckor)").count(), 3, "{gaps}");
}

#[test]
fn accounts_are_compared_with_the_register_by_handle_address_and_name() {
    let met = |handle: &str, name: &str, url: &str| Past {
        platform: "facebook".into(),
        handle: handle.into(),
        name: name.into(),
        url: url.into(),
        days: [(day("2026-11-20"), Day { own: 1, ..Day::default() })].into(),
        ..Past::default()
    };
    let told = |past: Past, roster: &str| {
        let history = History { accounts: [("facebook/a".to_owned(), past)].into() };
        let found = over_all(&history, roster, &settings("", day("2026-11-21")));
        found.iter().map(|(key, found)| format!("{key} {}", found[0].level.name())).collect::<Vec<_>>()
    };
    let roster = "id;plattform;namn;anvandarnamn;url\nek-fb;Facebook;Ekviks kommun;ekvik;https://www.facebook.com/ekvik\n";
    let none: [&str; 0] = [];
    assert_eq!(told(met("@Ekvik", "", ""), roster), none);
    assert_eq!(told(met("", "", "https://m.facebook.com/Ekvik/?ref=1"), roster), none);
    assert_eq!(told(met("", "Ekviks  Kommun", ""), roster), none);
    assert_eq!(told(met("", "", ""), roster), none);
    assert_eq!(told(met("ungiekvik", "Ung i Ekvik", ""), roster), ["facebook/a warning", "facebook/ekvik advice"]);
    assert_eq!(told(met("ungiekvik", "Ung i Ekvik", ""), ""), none);
    // What no name tells of and what a name tells of are one row: judged once.
    let two = [("facebook/".to_owned(), met("", "", "")), ("facebook/ekvik".to_owned(), met("ekvik", "", ""))];
    let old = over_all(&History { accounts: two.into() }, roster, &settings("", day("2027-11-21")));
    assert_eq!(old.iter().map(|(key, found)| (key.as_str(), found.len())).collect::<Vec<_>>(), [("facebook/ekvik", 1)]);
    // A row of another channel was not exported, and a site of one's own is no account.
    let others = format!("{roster}ek-x;x;Ekvik;ekvik;\nek-fb2;facebook;Badet;badet;\nek-fb3;facebook;Gammalt;gammalt;\n");
    assert_eq!(told(met("ekvik", "", ""), &others), ["facebook/badet advice", "facebook/gammalt advice"]);
    let site = Past { platform: "web".into(), ..met("", "Ekvik", "https://ekvik.se") };
    assert_eq!(told(site, roster), none);
}

#[test]
fn of_posts_that_nobody_read_nothing_is_said() {
    let text = format!("{SPRING}2026-07-10 Badet är öppet.\n{AUTUMN}");
    let (mut past, today) = told(&text, &settings("", day("2026-11-21")));
    let over =
        |past: &Past| over_all(&History { accounts: [("facebook/ekvik".to_owned(), past.clone())].into() }, "", &settings("", today)).len();
    assert_eq!(over(&past), 1);
    // As with `--since 2026-09-01`.
    past.days.range_mut(..day("2026-09-01")).for_each(|(_, day)| day.judged = 0);
    assert_eq!(over(&past), 0);
}

#[test]
fn a_site_is_no_account_that_anybody_closes() {
    let (mut past, today) = told("2026-01-12 – 2026-06-01: 3 i veckan\n", &settings("", day("2026-11-21")));
    past.platform = "web".into();
    let history = History { accounts: [("web/ekvik.se".to_owned(), past)].into() };
    assert_eq!(over_all(&history, "", &settings("", today)), []);
}

#[test]
fn a_finding_keeps_its_name_while_days_go_by() {
    let keys = |today: &str| -> Vec<String> {
        let text = format!("Granskat {today}\n2026-01-12 – 2026-06-14: 3 i veckan\n2026-07-10 Badet är öppet.\n");
        found(&text, "", "").into_iter().map(|finding| finding.key).collect()
    };
    assert_eq!((keys("2026-11-21"), keys("2026-11-21").len()), (keys("2026-12-12"), 2));
}
