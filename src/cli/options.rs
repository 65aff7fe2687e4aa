//! What `klart check` was asked to do, checked word by word.
//!
//! Knows what each option may hold; reads no draft.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::ArgMatches;

use crate::config::{Channel, Date, FailOn, Lang, TextType, nearest};
use crate::fix::Safety;

use super::{Refusal, Stop, template};

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Terminal,
    Json,
    Ndjson,
    Sarif,
    Github,
    Html,
    Csv,
}

/// Where drafts come from.
#[derive(Clone, Debug)]
pub(super) enum Input {
    Paths(Vec<PathBuf>),
    Stdin(String),
    Request(PathBuf),
}

/// What is done about what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Look,
    Fix(Safety),
    Diff(Safety),
    Remember,
}

/// Everything that was asked.
#[derive(Clone, Debug)]
pub(super) struct Options {
    pub(super) input: Input,
    pub(super) deed: Deed,
    pub(super) format: Format,
    pub(super) statistics: bool,
    pub(super) all: bool,
    pub(super) channels: Vec<String>,
    pub(super) profile: Option<String>,
    pub(super) text_type: Option<TextType>,
    pub(super) today: Date,
    pub(super) today_given: bool,
    pub(super) fail_on: Option<FailOn>,
    pub(super) baseline: Option<PathBuf>,
    pub(super) threads: Option<usize>,
    /// Where what was seen of pictures is kept from run to run.
    pub(super) cache: Option<PathBuf>,
    /// Who answers in `klart review`.
    pub(super) by: Option<String>,
    /// Listen for speech; never set in a build that cannot.
    #[cfg_attr(not(feature = "speech"), expect(dead_code, reason = "only a build that listens asks"))]
    pub(super) speech: bool,
    /// As given; klart.toml decides otherwise.
    pub(super) lang: Option<Lang>,
    /// What refusals speak.
    pub(super) speaks: Lang,
}

impl Options {
    pub(super) fn read(given: &ArgMatches, speaks: Lang) -> Result<Self, Stop> {
        let one = |name: &str| given.get_one::<String>(name).cloned();
        let day = today(one("today"), speaks)?;
        // A request is answered in the form that it came in.
        let answered = given.get_one::<OsString>("request").is_some();
        Ok(Self {
            input: input(given),
            deed: deed(given, speaks)?,
            format: format(one("format").as_deref().or(answered.then_some("json"))),
            statistics: given.get_flag("statistics"),
            all: given.get_flag("all"),
            channels: channels(given, speaks)?,
            profile: one("profile"),
            text_type: one("text").and_then(|name| TextType::named(&name)),
            today: day,
            today_given: one("today").is_some(),
            fail_on: one("fail-on").and_then(|name| fail_on(&name)),
            baseline: given.get_one::<OsString>("baseline").map(PathBuf::from),
            cache: given.get_one::<OsString>("cache").map(PathBuf::from),
            threads: given.get_one::<u16>("threads").map(|count| usize::from(*count)),
            by: None,
            speech: speech(given, speaks)?,
            lang: None,
            speaks,
        }
        .speaking(given.try_get_one::<String>("lang").ok().flatten()))
    }

    /// What `klart review` was asked: the same measures, every finding, and nothing done but what a person chooses.
    pub(super) fn of_review(given: &ArgMatches, speaks: Lang) -> Result<Self, Stop> {
        let one = |name: &str| given.get_one::<String>(name).cloned();
        let lang = one("lang");
        Ok(Self {
            input: Input::Paths(paths(given)),
            deed: Deed::Look,
            format: Format::Terminal,
            statistics: false,
            all: true,
            channels: channels(given, speaks)?,
            profile: one("profile"),
            text_type: one("text").and_then(|name| TextType::named(&name)),
            today: today(one("today"), speaks)?,
            today_given: one("today").is_some(),
            fail_on: one("fail-on").and_then(|name| fail_on(&name)),
            baseline: given.get_one::<OsString>("baseline").map(PathBuf::from),
            cache: None,
            threads: None,
            by: one("by").map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()),
            speech: false,
            lang: None,
            speaks,
        }
        .speaking(lang.as_ref()))
    }

    /// The same in the language of `--lang`, where it was given.
    #[must_use]
    pub(super) fn speaking(mut self, tag: Option<&String>) -> Self {
        self.lang = tag.map(|tag| if tag == "en" { Lang::En } else { Lang::Sv }).or(self.lang);
        self
    }

    /// What was asked, as it would be typed again.
    pub(super) fn asked(&self) -> String {
        match &self.input {
            Input::Paths(paths) => paths.iter().map(|path| quoted(&path.to_string_lossy())).collect::<Vec<_>>().join(" "),
            Input::Stdin(_) | Input::Request(_) => String::new(),
        }
    }
}

fn input(given: &ArgMatches) -> Input {
    if let Some(file) = given.get_one::<OsString>("request") {
        return Input::Request(PathBuf::from(file));
    }
    if given.get_flag("stdin") {
        return Input::Stdin(given.get_one::<String>("stdin-name").cloned().unwrap_or_else(|| "stdin.md".to_owned()));
    }
    Input::Paths(paths(given))
}

/// The paths that were named, else the folder klart stands in.
fn paths(given: &ArgMatches) -> Vec<PathBuf> {
    let paths: Vec<_> = given.get_many::<OsString>("paths").unwrap_or_default().map(PathBuf::from).collect();
    if paths.is_empty() { vec![PathBuf::from(".")] } else { paths }
}

fn deed(given: &ArgMatches, speaks: Lang) -> Result<Deed, Stop> {
    let safety = if given.get_flag("suggested") { Safety::Suggest } else { Safety::Safe };
    match (given.get_flag("fix"), given.get_flag("diff"), given.get_flag("update-baseline")) {
        (_, true, _) => Ok(Deed::Diff(safety)),
        (true, ..) => Ok(Deed::Fix(safety)),
        (_, _, true) => Ok(Deed::Remember),
        _ if safety == Safety::Suggest => Refusal::stop(
            speaks,
            [
                "--suggested säger vad som ska rättas, men ingen rättning är begärd.",
                "--suggested says what to fix, but no fixing is asked for.",
            ],
            ["Lägg till --fix, eller --diff för att bara se.", "Add --fix, or --diff only to look."],
        ),
        _ => Ok(Deed::Look),
    }
}

fn speech(given: &ArgMatches, speaks: Lang) -> Result<bool, Stop> {
    let asked = given.get_flag("speech");
    if asked && cfg!(not(feature = "speech")) { template::cannot_hear(speaks) } else { Ok(asked) }
}

fn format(name: Option<&str>) -> Format {
    match name {
        Some("json") => Format::Json,
        Some("ndjson") => Format::Ndjson,
        Some("sarif") => Format::Sarif,
        Some("github") => Format::Github,
        Some("html") => Format::Html,
        Some("csv") => Format::Csv,
        _ => Format::Terminal,
    }
}

pub(super) fn fail_on(name: &str) -> Option<FailOn> {
    [FailOn::Error, FailOn::Warning, FailOn::Advice, FailOn::Never].into_iter().find(|level| level.name() == name)
}

pub(super) fn channels(given: &ArgMatches, speaks: Lang) -> Result<Vec<String>, Stop> {
    let names: Vec<String> = given.get_many::<String>("channel").unwrap_or_default().cloned().collect();
    let Some(unknown) = names.iter().find(|name| Channel::named(name).is_none()) else { return Ok(names) };
    let known = Channel::all().iter().flat_map(|channel| std::iter::once(channel.name).chain(channel.aliases.iter().copied()));
    let near = nearest(unknown, known);
    let all = Channel::all().iter().map(|channel| channel.name).collect::<Vec<_>>().join(", ");
    let remedy = match near {
        Some(near) => [format!("Menade du ”{near}”?"), format!("Did you mean “{near}”?")],
        None => [format!("Välj bland: {all}."), format!("Choose among: {all}.")],
    };
    let problem = [format!("Kanalen ”{unknown}” finns inte."), format!("There is no channel “{unknown}”.")];
    Refusal::stop(speaks, [&problem[0], &problem[1]], [&remedy[0], &remedy[1]])
}

pub(super) fn today(given: Option<String>, speaks: Lang) -> Result<Date, Stop> {
    let Some(given) = given else { return Ok(clock()) };
    given.parse().or_else(|_| {
        let problem = [format!("”{given}” är inget datum."), format!("“{given}” is not a date.")];
        Refusal::stop(speaks, [&problem[0], &problem[1]], ["Skriv det som 2026-11-21.", "Write it as 2026-11-21."])
    })
}

/// The day by the machine's clock, in UTC.
fn clock() -> Date {
    let days = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / 86_400);
    civil(days)
}

/// Days since 1970-01-01 as a date: years of 365.2425 days counted from the 1st of March (Hinnant, ”chrono-compatible
/// low-level date algorithms”).
fn civil(days: u64) -> Date {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    Date::new(year as u16, month as u8, day as u8).or_else(|| Date::new(1970, 1, 1)).expect("the first day there was")
}

/// A path as a shell takes it.
pub(super) fn quoted(path: &str) -> String {
    let plain = !path.is_empty() && path.chars().all(|sign| sign.is_alphanumeric() || "-._/~:+,@".contains(sign));
    if plain { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        for (days, date) in [(0, "1970-01-01"), (11_016, "2000-02-29"), (20_778, "2026-11-21"), (11_017, "2000-03-01")] {
            assert_eq!(civil(days).to_string(), date);
        }
    }

    #[test]
    fn odd_paths_are_quoted_for_the_shell() {
        assert_eq!((quoted("utkast/å.md"), quoted("två ord's.md")), ("utkast/å.md".to_owned(), "'två ord'\\''s.md'".to_owned()));
    }
}
