//! `klart init`: five questions in plain lines, or none, and a klart.toml.

use std::fs::OpenOptions;
use std::io::{self, BufRead, Write};
use std::path::Path;

use clap::ArgMatches;

use crate::config::{Channel, Config, FILE_NAME, FailOn, Lang, TextType, init, nearest};
use crate::report::terminal::visible;
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
        Questions { given, lang, input: &mut io::stdin().lock() }.ask(&mut answers)?;
    }
    let text = init::file(&answers);
    let config = Config::parse(&text, FILE_NAME, &rules::known()).map_err(|error| desks::refused(&error, lang))?;
    OpenOptions::new().write(true).create_new(true).open(FILE_NAME)?.write_all(text.as_bytes())?;
    let mut out = anstream::stdout();
    let sv = lang == Lang::Sv;
    let sender = match &config.organisation {
        Some(organisation) if sv => format!("Avsändaren är {}.", visible(&organisation.name)),
        Some(organisation) => format!("The sender is {}.", visible(&organisation.name)),
        None if sv => "Ingen organisation är angiven, så avsändaren granskas inte.".to_owned(),
        None => "No organisation is named, so the sender is not checked.".to_owned(),
    };
    let next = if sv {
        "Kör klart check för att granska. Öppna filen för att ändra och se fler exempel."
    } else {
        "Run klart check to check. Open the file to change it and to see more examples."
    };
    writeln!(out, "{} {sender}\n{next}", if sv { "klart.toml är skapad." } else { "klart.toml is created." })?;
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
struct Questions<'a> {
    given: &'a ArgMatches,
    lang: Lang,
    input: &'a mut dyn BufRead,
}

/// An answer that could not be read, and what was probably meant.
type Unread = Option<String>;

impl Questions<'_> {
    fn ask(&mut self, answers: &mut init::Answers) -> io::Result<()> {
        if !self.asked("profile") {
            let words = ["1 av 5. Vilken profil utgår ni från?", "1 of 5. Which profile do you start from?"];
            let hint = [
                "Skriv ett nummer, ett namn eller sökvägen till en egen fil (tom rad: default)",
                "Write a number, a name or the path of a file of your own (empty line: default)",
            ];
            answers.profile = self.until(words, init::PROFILES, hint, profile)?.unwrap_or_default();
        }
        if !self.asked("organisation") {
            let words = ["2 av 5. Vad heter organisationen?", "2 of 5. What is the organisation called?"];
            let hint = [
                "Skriv namnet så som det ska stå, till exempel Ekviks kommun (tom rad: profilens, eller ingen)",
                "Write the name as it should stand, such as Ekviks kommun (empty line: the profile's, or none)",
            ];
            answers.organisation = self.until(words, &[], hint, |line| Ok(line.to_owned()))?.unwrap_or_default();
        }
        if !self.asked("channel") {
            let words = ["3 av 5. Var publicerar ni oftast?", "3 of 5. Where do you publish most often?"];
            let hint = [
                "Skriv en eller flera, till exempel web, facebook, instagram, linkedin, press, nyhetsbrev (tom rad: utkasten säger det själva)",
                "Write one or more, such as web, facebook, instagram, linkedin, press, newsletter (empty line: the drafts say so themselves)",
            ];
            answers.channels = self.until(words, &[], hint, channels)?.unwrap_or_default();
        }
        if !self.asked("text") {
            let words = ["4 av 5. Vilken sorts text skriver ni?", "4 of 5. What sort of text do you write?"];
            let hint =
                ["Skriv ett nummer eller ett namn (tom rad: kanalen avgör)", "Write a number or a name (empty line: the channel decides)"];
            answers.text_type = self.until(words, init::TEXT_TYPES, hint, |line| {
                let named = numbered(line, init::TEXT_TYPES).unwrap_or(line);
                TextType::named(named)
                    .ok_or_else(|| nearest(line, TextType::NAMES.iter().chain(TextType::SWEDISH).copied()).map(str::to_owned))
            })?;
        }
        if !self.asked("fail-on") {
            let words = ["5 av 5. Vad ska hindra publicering?", "5 of 5. What should stop publication?"];
            let hint = ["Skriv ett nummer eller ett namn (tom rad: error)", "Write a number or a name (empty line: error)"];
            answers.fail_on = self
                .until(words, init::STOPS, hint, |line| {
                    let named = numbered(line, init::STOPS).unwrap_or(line);
                    options::fail_on(named).ok_or_else(|| nearest(line, FailOn::NAMES.iter().copied()).map(str::to_owned))
                })?
                .unwrap_or_default();
        }
        Ok(())
    }

    fn asked(&self, name: &str) -> bool {
        self.given.contains_id(name) && self.given.value_source(name).is_some()
    }

    /// Asks until the answer can be read; `None` for an empty line.
    fn until<T>(
        &mut self,
        words: [&str; 2],
        choices: &[init::Choice],
        hint: [&str; 2],
        read: impl Fn(&str) -> Result<T, Unread>,
    ) -> io::Result<Option<T>> {
        let own = usize::from(self.lang == Lang::En);
        let mut out = anstream::stdout();
        writeln!(out, "{}", words[own])?;
        let wide = choices.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        for (at, (name, what)) in choices.iter().enumerate() {
            writeln!(out, "  {}  {name:wide$}  {}", at + 1, what[own])?;
        }
        loop {
            write!(out, "{}: ", hint[own])?;
            out.flush()?;
            let mut line = String::new();
            if self.input.read_line(&mut line)? == 0 || line.trim().is_empty() {
                writeln!(out)?;
                return Ok(None);
            }
            match (read(line.trim()), self.lang) {
                (Ok(answer), _) => {
                    writeln!(out)?;
                    return Ok(Some(answer));
                }
                (Err(Some(near)), Lang::Sv) => writeln!(out, "Menade du ”{near}”?")?,
                (Err(Some(near)), Lang::En) => writeln!(out, "Did you mean “{near}”?")?,
                (Err(None), Lang::Sv) => writeln!(out, "Det svaret går inte att läsa. Försök igen.")?,
                (Err(None), Lang::En) => writeln!(out, "That answer cannot be read. Try again.")?,
            }
        }
    }
}

/// The name behind a number.
fn numbered(line: &str, choices: &[init::Choice]) -> Option<&'static str> {
    let at: usize = line.trim_end_matches('.').parse().ok()?;
    choices.get(at.checked_sub(1)?).map(|(name, _)| *name)
}

fn profile(line: &str) -> Result<String, Unread> {
    let names = || init::PROFILES.iter().map(|(name, _)| *name);
    let known = numbered(line, init::PROFILES).or_else(|| names().find(|name| name.eq_ignore_ascii_case(line)));
    let file = Path::new(line).extension().is_some_and(|end| end.eq_ignore_ascii_case("toml")) && Path::new(line).is_file();
    match known {
        Some(name) => Ok(name.to_owned()),
        None if file => Ok(line.to_owned()),
        None => Err(nearest(line, names()).map(str::to_owned)),
    }
}

fn channels(line: &str) -> Result<Vec<String>, Unread> {
    let names = line.split([',', ' ', ';']).map(str::trim).filter(|name| !name.is_empty() && *name != "och");
    let known = || Channel::all().iter().flat_map(|channel| std::iter::once(channel.name).chain(channel.aliases.iter().copied()));
    names
        .map(|name| Channel::named(name).map(|channel| channel.name.to_owned()).ok_or_else(|| nearest(name, known()).map(str::to_owned)))
        .collect()
}
