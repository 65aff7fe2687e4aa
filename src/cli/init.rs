//! `klart init`: five questions in plain lines, or none, and a klart.toml.

use std::fs::OpenOptions;
use std::io::{self, BufRead, Write};

use clap::ArgMatches;

use crate::config::{Channel, Config, FILE_NAME, Lang, TextType, init, nearest};
use crate::rules;

use super::{Outcome, READY, Refusal, Stop, desks, options};

pub(super) fn run(given: &ArgMatches, lang: Lang) -> Outcome {
    if std::fs::symlink_metadata(FILE_NAME).is_ok() {
        return Refusal::stop(
            lang,
            ["Här finns redan en klart.toml.", "There is a klart.toml here already."],
            ["Ändra i den, eller flytta undan den först.", "Edit it, or move it away first."],
        );
    }
    let mut answers = given_answers(given, lang)?;
    if !given.get_flag("yes") {
        ask(given, &mut answers, lang, &mut io::stdin().lock())?;
    }
    let text = init::file(&answers);
    Config::parse(&text, FILE_NAME, &rules::known()).map_err(|error| desks::refused(&error, lang))?;
    OpenOptions::new().write(true).create_new(true).open(FILE_NAME)?.write_all(text.as_bytes())?;
    let words = if lang == Lang::Sv {
        "klart.toml är skapad. Kör klart check för att granska."
    } else {
        "klart.toml is created. Run klart check to check."
    };
    writeln!(anstream::stdout(), "{words}")?;
    Ok(READY)
}

fn given_answers(given: &ArgMatches, lang: Lang) -> Result<init::Answers, Stop> {
    let one = |name: &str| given.get_one::<String>(name).cloned();
    Ok(init::Answers {
        organisation: one("organisation").unwrap_or_default(),
        profile: one("profile").unwrap_or_default(),
        channels: options::channels(given, lang)?,
        text_type: one("text").and_then(|name| TextType::named(&name)),
        fail_on: one("fail-on").and_then(|name| options::fail_on(&name)).unwrap_or_default(),
    })
}

/// Asks what no option has answered. An empty line means as usual; so does the end of input.
fn ask(given: &ArgMatches, answers: &mut init::Answers, lang: Lang, input: &mut dyn BufRead) -> io::Result<()> {
    let t = |sv: &'static str, en: &'static str| if lang == Lang::Sv { sv } else { en };
    let asked = |name: &str| given.contains_id(name) && given.value_source(name).is_some();
    if !asked("profile") {
        let profiles = ["default", "stockholm", "region-stockholm", "gotland", "gcs"];
        let words = t(
            "Vilken profil? default, stockholm, region-stockholm, gotland eller gcs [default]",
            "Which profile? default, stockholm, region-stockholm, gotland or gcs [default]",
        );
        answers.profile = until(words, lang, input, |line| {
            profiles.into_iter().find(|name| *name == line).map(str::to_owned).ok_or_else(|| nearest(line, profiles).map(str::to_owned))
        })?
        .unwrap_or_default();
    }
    if !asked("organisation") {
        let words = t(
            "Vad heter organisationen? (tom rad: ingen, eller profilens)",
            "What is the organisation called? (empty line: none, or the profile's)",
        );
        answers.organisation = until(words, lang, input, |line| Ok(line.to_owned()))?.unwrap_or_default();
    }
    if !asked("channel") {
        let words = t(
            "Var publicerar ni oftast? Till exempel web, facebook (tom rad: utkasten säger det själva)",
            "Where do you publish most often? Such as web, facebook (empty line: the drafts say so themselves)",
        );
        answers.channels = until(words, lang, input, channels)?.unwrap_or_default();
    }
    if !asked("text") {
        let words = t(
            "Vilken sorts text? social, web, decision eller easy-read (tom rad: kanalen avgör)",
            "What sort of text? social, web, decision or easy-read (empty line: the channel decides)",
        );
        answers.text_type = until(words, lang, input, |line| {
            TextType::named(line).ok_or_else(|| nearest(line, TextType::NAMES.iter().copied()).map(str::to_owned))
        })?;
    }
    if !asked("fail-on") {
        let words = t(
            "Vad ska hindra publicering? error, warning, advice eller never [error]",
            "What should stop publication? error, warning, advice or never [error]",
        );
        let names = crate::config::FailOn::NAMES.iter().copied();
        answers.fail_on =
            until(words, lang, input, |line| options::fail_on(line).ok_or_else(|| nearest(line, names.clone()).map(str::to_owned)))?
                .unwrap_or_default();
    }
    Ok(())
}

fn channels(line: &str) -> Result<Vec<String>, Option<String>> {
    let names = line.split([',', ' ']).filter(|name| !name.is_empty());
    let known = || Channel::all().iter().flat_map(|channel| std::iter::once(channel.name).chain(channel.aliases.iter().copied()));
    names
        .map(|name| Channel::named(name).map(|channel| channel.name.to_owned()).ok_or_else(|| nearest(name, known()).map(str::to_owned)))
        .collect()
}

/// Asks until the answer can be read; `None` for an empty line.
fn until<T>(words: &str, lang: Lang, input: &mut dyn BufRead, read: impl Fn(&str) -> Result<T, Option<String>>) -> io::Result<Option<T>> {
    let mut out = anstream::stdout();
    loop {
        writeln!(out, "{words}")?;
        out.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 || line.trim().is_empty() {
            return Ok(None);
        }
        match (read(line.trim()), lang) {
            (Ok(answer), _) => return Ok(Some(answer)),
            (Err(Some(near)), Lang::Sv) => writeln!(out, "Menade du ”{near}”?")?,
            (Err(Some(near)), Lang::En) => writeln!(out, "Did you mean “{near}”?")?,
            (Err(None), Lang::Sv) => writeln!(out, "Det svaret går inte att läsa. Försök igen.")?,
            (Err(None), Lang::En) => writeln!(out, "That answer cannot be read. Try again.")?,
        }
    }
}
