//! `klart review`: the findings one at a time, in plain lines, each answer saved before the next question.
//!
//! Knows the drafts of a round, their order and how it ends. What is found, fixed and written is decided below.

mod choices;
mod deeds;
mod history;
mod opened;
mod passed;
mod polish;
mod questions;
mod register;
mod show;
mod step;
mod talk;
mod walk;

use std::io::{self, IsTerminal};

use crate::config::Lang;
use crate::report::contract::Trouble;
use crate::report::{Counts, counted, verdict_sentence};

use super::desks::Desks;
use super::judge::{Checked, Subject};
use super::options::{Input, Options};
use super::walk::Found;
use super::{NOT_READY, NOTHING, Outcome, READY, check, output, together};

use history::{Done, Step};
use passed::Passed;
use talk::Talk;
use walk::Next;

/// Says which questions have no answer: those questions are asked instead.
const UNANSWERED: &str = "draft/unanswered-checklist";

/// One draft of the round.
struct Entry {
    found: Found,
    place: usize,
    /// What is left, as last seen.
    left: Counts,
    /// How much of it is still to be asked about: what was answered with "no" is left, but not asked about.
    asks: usize,
    /// Whether a fault at the limit is left.
    stops: bool,
    passed: Vec<Passed>,
}

/// All that is gone through in one run.
struct Round<'a, 'b> {
    entries: Vec<Entry>,
    desks: Desks<'a>,
    history: Vec<Step>,
    talk: Talk<'b>,
    options: &'a Options,
    /// Something was said before the first draft.
    begun: bool,
}

/// Goes through what was asked, with the one who sits at the terminal.
pub(super) fn run(options: &Options) -> Outcome {
    let (mut input, mut out) = (io::stdin().lock(), anstream::stdout());
    let (width, echo) = (output::columns(), !io::stdin().is_terminal());
    through(options, Talk { input: &mut input, out: &mut out, width, lang: Lang::Sv, days: false, echo })
}

/// Goes through what was asked, with whoever answers.
fn through(options: &Options, mut talk: Talk<'_>) -> Outcome {
    let Input::Paths(paths) = &options.input else { return Ok(NOTHING) };
    let mut desks = Desks::new(options)?;
    let gathered = check::drafts(paths, options, &mut desks)?;
    let lang = options.lang.or(desks.places.first().map(|place| place.lang)).unwrap_or_default();
    let mut checked = check::all(&gathered.subjects, &desks, options, lang);
    together::tell(&gathered.subjects, &mut desks, &mut checked, options.deed, false, lang);
    talk.lang = lang;
    talk.days = desks.places.iter().any(|place| place.desk.policy.hides_days());
    let mut unreadable = gathered.unreadable;
    for trouble in &gathered.trouble {
        stopped(&mut talk, trouble)?;
    }
    let mut documents = 0;
    let mut entries = Vec::new();
    for ((subject, place), one) in gathered.subjects.into_iter().zip(checked) {
        for trouble in &one.trouble {
            stopped(&mut talk, trouble)?;
        }
        unreadable += usize::from(one.unreadable);
        documents += usize::from(one.document.is_some());
        entries.extend(entry(subject, place, &one));
    }
    let mut round = Round { entries, desks, history: Vec::new(), talk, options, begun: false };
    round.begin()?;
    let quit = round.go()?;
    round.end(documents, unreadable, quit)
}

/// A draft with something to go through.
fn entry(subject: Subject, place: usize, checked: &Checked) -> Option<Entry> {
    let Subject::File(found) = subject else { return None };
    let document = checked.document.as_ref()?;
    let mut left = Counts::default();
    document.findings.iter().for_each(|finding| left.add(finding.level, finding.verdict));
    let told = document.findings.iter().filter(|finding| finding.rule == UNANSWERED).count();
    let open = document.checklist.iter().filter(|question| question.answered.is_none()).count();
    let asks = left.total() - told + open;
    (asks > 0).then(|| Entry { found, place, left, asks, stops: document.verdict == "block", passed: Vec::new() })
}

/// Something that could not be read, and the way on.
fn stopped(talk: &mut Talk<'_>, trouble: &Trouble) -> io::Result<()> {
    let word = talk.t("STOPP", "STOPPED");
    talk.say(0, &format!("{word} {}", trouble.path))?;
    talk.say(2, &trouble.problem)?;
    talk.led("> ", &trouble.remedy)?;
    talk.blank()
}

impl Round<'_, '_> {
    fn begin(&mut self) -> io::Result<()> {
        let lang = self.talk.lang;
        for at in 0..self.entries.len() {
            if self.entries[at].left.reviews > 0 {
                // Whether a question has its answer stands in the draft; one that cannot be read now is named on the way.
                let _ = walk::read(self, at);
            }
        }
        let open: Vec<&Entry> = self.entries.iter().filter(|entry| entry.asks > 0).collect();
        let total: usize = open.iter().map(|entry| entry.asks).sum();
        let place = match open.as_slice() {
            [] => return Ok(()),
            [one] => one.found.name.clone(),
            many => counted(many.len(), ["utkast", "utkast", "draft", "drafts"], lang),
        };
        self.begun = true;
        let words = match lang {
            Lang::Sv => format!("{total} att gå igenom i {place}. Dina svar sparas efter varje steg."),
            Lang::En => format!("{total} to go through in {place}. Your answers are saved after each step."),
        };
        self.talk.say(0, &words)
    }

    /// Goes from draft to draft; whether somebody left before the end.
    fn go(&mut self) -> io::Result<bool> {
        let mut at = 0;
        while at < self.entries.len() {
            match walk::draft(self, at)? {
                Next::On => at += 1,
                Next::To(entry) => at = entry,
                Next::Quit => return Ok(true),
            }
        }
        Ok(false)
    }

    fn end(&mut self, documents: usize, unreadable: usize, quit: bool) -> Outcome {
        let lang = self.talk.lang;
        let mut left = Counts::default();
        for entry in &self.entries {
            left.errors += entry.left.errors;
            left.warnings += entry.left.warnings;
            left.advice += entry.left.advice;
            left.reviews += entry.left.reviews;
        }
        let stops = unreadable > 0 || self.entries.iter().any(|entry| entry.stops);
        let saved = self.saved();
        let asks: usize = self.entries.iter().map(|entry| entry.asks).sum();
        if self.begun {
            self.talk.blank()?;
        }
        if asks > 0 {
            let first = saved.unwrap_or_else(|| self.talk.t("Inget är ändrat", "Nothing is changed").to_owned());
            let asked = self.options.asked();
            let words = match lang {
                Lang::Sv => format!("{first}, {asks} kvar. Fortsätt med: klart review {asked}"),
                Lang::En => format!("{first}, {asks} left. Go on with: klart review {asked}"),
            };
            self.talk.say(0, words.trim_end())?;
        } else if let Some(saved) = saved {
            self.talk.say(0, &format!("{saved}."))?;
        }
        if !quit && (asks == 0 || !stops) || documents == 0 {
            let verdict = if stops { "block" } else { "pass" };
            self.talk.say(0, &verdict_sentence(verdict, documents, unreadable, left, lang))?;
        }
        Ok(if documents == 0 {
            NOTHING
        } else if stops {
            NOT_READY
        } else {
            READY
        })
    }

    /// "Sparat: 2 rättade, 1 besvarat"; nothing when nothing was saved.
    fn saved(&self) -> Option<String> {
        let lang = self.talk.lang;
        let count = |of: fn(Done) -> usize| self.history.iter().map(|step| of(step.done)).sum::<usize>();
        let kinds = [
            (count(|done| if let Done::Rectified(count) = done { count } else { 0 }), ["rättat", "rättade", "put right", "put right"]),
            (count(|done| usize::from(done == Done::Answered)), ["besvarat", "besvarade", "answered", "answered"]),
            (count(|done| usize::from(done == Done::Ignored)), ["undantaget", "undantagna", "left out", "left out"]),
        ];
        let words: Vec<_> = kinds.iter().filter(|(count, _)| *count > 0).map(|(count, words)| counted(*count, *words, lang)).collect();
        (!words.is_empty()).then(|| format!("{}: {}", self.talk.t("Sparat", "Saved"), words.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::command;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn no_line_is_wider_than_the_terminal_in_either_language() {
        let folder = std::env::temp_dir().join(format!("klart-review-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("utkast.md");
        let text = "# Simskola i Visby\n\n![](bilder/en-bild-med-ett-ganska-langt-namn-som-inte-ryms.jpg)\n\nVarje barn erhåller en badmössa första dagen och vi ses i den stora simhallen vid torget. [Läs mer](https://example.org/a)\n\n<https://www.youtube.com/watch?v=abc>\n";
        for (width, lang) in [(40, "sv"), (80, "sv"), (120, "sv"), (40, "en"), (80, "en")] {
            std::fs::write(&file, text).expect("a draft");
            let words = ["klart", "review", "--today", "2026-11-21", "--lang", lang, file.to_str().expect("a name")];
            let matches = command(Lang::Sv).try_get_matches_from(words).expect("options");
            let given = matches.subcommand().expect("a command").1;
            let options = Options::of_review(given, Lang::Sv).expect("options");
            let (write, skip) = if lang == "sv" { ("s", "h") } else { ("w", "s") };
            let mut input = std::io::Cursor::new(
                format!("?\n{write}\nTvå barn hoppar från bryggan.\n1\n{skip}\n{skip}\n{skip}\n{skip}\n").into_bytes(),
            );
            let mut out = Vec::new();
            through(&options, Talk { input: &mut input, out: &mut out, width, lang: Lang::Sv, days: false, echo: true }).expect("a round");
            let out = anstream::adapter::strip_bytes(&out).into_vec();
            let said = String::from_utf8(out).expect("text");
            let wide = said
                .lines()
                .filter(|line| line.width() > width && !line.contains("klart-review") && !line.contains("Två barn"))
                .collect::<Vec<_>>();
            assert!(wide.is_empty(), "{width} {lang}: {wide:#?}\n{said}");
            assert!(said.lines().count() > 20, "{said}");
        }
        let _ = std::fs::remove_dir_all(folder);
    }
}
