//! One draft, finding by finding: shown, asked about, written, and read again.
//!
//! Knows the order of a step and what is said after it. Asks nothing twice.

use std::io;

use crate::config::Lang;
use crate::finding::Finding;
use crate::report::Counts;
use crate::report::contract::Trouble;

use super::choices::{Choice, Offer, offers};
use super::history::{Done, Step, undo};
use super::opened::Opened;
use super::passed::{Passed, moved};
use super::step::{self, Outcome};
use super::{Round, register, show, stopped};

/// Where to go.
pub(super) enum Next {
    /// To the next draft.
    On,
    /// Back to this draft.
    To(usize),
    Quit,
}

/// Goes through one draft.
pub(super) fn draft(round: &mut Round<'_, '_>, at: usize) -> io::Result<Next> {
    let mut opened = match read(round, at) {
        Ok(opened) => opened,
        Err(trouble) => return stopped(&mut round.talk, &trouble).map(|()| Next::On),
    };
    if round.entries.iter().filter(|entry| entry.asks > 0).count() > 1 && !opened.queue(&round.entries[at].passed).is_empty() {
        round.talk.blank()?;
        round.talk.bold(&opened.found.name.clone())?;
    }
    loop {
        let queue = opened.queue(&round.entries[at].passed);
        let Some(finding) = queue.first().map(|finding| (*finding).clone()) else { return Ok(Next::On) };
        let done = round.history.iter().filter(|step| step.entry == at).count();
        let all = offers(&opened, &finding, round.talk.lang);
        round.talk.blank()?;
        show::finding(&mut round.talk, &opened, &finding, done + 1, done + queue.len(), &all)?;
        let (outcome, now) = turn(round, at, &opened, &finding, &all)?;
        match outcome {
            Outcome::Quit => return Ok(Next::Quit),
            Outcome::Back(entry) if entry != at => return Ok(Next::To(entry)),
            Outcome::Back(_) | Outcome::Moved => {}
        }
        match now {
            Some(Ok(new)) => opened = new,
            Some(Err(trouble)) => return stopped(&mut round.talk, &trouble).map(|()| Next::On),
            None => {}
        }
    }
}

/// Asks until something happens; what the draft is then, when it was read again.
fn turn(
    round: &mut Round<'_, '_>,
    at: usize,
    opened: &Opened,
    finding: &Finding,
    all: &[Offer],
) -> io::Result<(Outcome, Option<Result<Opened, Trouble>>)> {
    loop {
        let prompt = round.talk.t("Ditt val: ", "Your choice: ");
        let Some(line) = round.talk.ask(prompt)? else { return Ok((Outcome::Quit, None)) };
        let Some(choice) = chosen(&line, all) else {
            show::keys(&mut round.talk, all)?;
            continue;
        };
        if choice == Choice::Quit {
            return Ok((Outcome::Quit, None));
        }
        if opened.is_stale() {
            let words = round.talk.t(
                "Utkastet har ändrats utanför klart. klart läser det på nytt; svaret är inte sparat.",
                "The draft has changed outside klart. klart reads it again; the answer is not saved.",
            );
            if choice != Choice::Again {
                round.talk.say(2, words)?;
            }
            let new = again(round, at, opened);
            return Ok((Outcome::Moved, Some(new)));
        }
        match choice {
            Choice::Skip | Choice::Unsure => {
                pass(round, at, opened, finding);
                return Ok((Outcome::Moved, None));
            }
            Choice::Again => round.talk.say(2, round.talk.t("Utkastet är som förut.", "The draft is as before."))?,
            Choice::Back => {
                if let Some(entry) = back(round)? {
                    let new = if entry == at { Some(read(round, at)) } else { None };
                    return Ok((Outcome::Back(entry), new));
                }
            }
            choice => match step::take(round, at, opened, finding, choice)? {
                Some(Outcome::Quit) => return Ok((Outcome::Quit, None)),
                Some(outcome) => return Ok((outcome, Some(again(round, at, opened)))),
                None => show::keys(&mut round.talk, all)?,
            },
        }
    }
}

/// The choice that a line takes: its key, or its first word.
fn chosen(line: &str, all: &[Offer]) -> Option<Choice> {
    let line = line.trim().trim_end_matches(['.', ')']).to_lowercase();
    let word = |offer: &Offer| offer.words.split([' ', ',']).next().unwrap_or_default().to_lowercase();
    let by_key = all.iter().find(|offer| offer.key == line);
    by_key.or_else(|| all.iter().find(|offer| line.chars().count() > 1 && word(offer) == line)).map(|offer| offer.choice)
}

/// Reads a draft, and remembers what is left in it.
pub(super) fn read(round: &mut Round<'_, '_>, at: usize) -> Result<Opened, Trouble> {
    let entry = &mut round.entries[at];
    let place = &mut round.desks.places[entry.place];
    place.desk.gatherer = crate::gather::Gatherer::default();
    register::reload(place);
    let opened = Opened::read(&entry.found, place, round.talk.lang)?;
    entry.left = Counts::default();
    for finding in &opened.judged.findings {
        let verdict = if finding.verdict == crate::finding::Verdict::Fault { "fault" } else { "review" };
        entry.left.add(finding.level.name(), verdict);
    }
    entry.asks = opened.queue(&[]).len();
    entry.stops = opened.judged.gravest().is_some_and(|level| place.fail_on.stops(level));
    Ok(opened)
}

/// Reads a draft again after a change, with what was passed over in its new place.
fn again(round: &mut Round<'_, '_>, at: usize, before: &Opened) -> Result<Opened, Trouble> {
    let now = read(round, at)?;
    moved(&mut round.entries[at].passed, before.source.text(), now.source.text());
    Ok(now)
}

/// Leaves a finding for another time.
fn pass(round: &mut Round<'_, '_>, at: usize, opened: &Opened, finding: &Finding) {
    let before = round.entries[at].passed.clone();
    round.entries[at].passed.push(Passed::of(finding, &opened.source));
    round.history.push(Step { entry: at, done: Done::Skipped, kept: Vec::new(), found: opened.found.clone(), passed: before });
}

/// Takes the last step back; the draft that it was made in.
fn back(round: &mut Round<'_, '_>) -> io::Result<Option<usize>> {
    let Some(step) = round.history.pop() else {
        round.talk.say(2, round.talk.t("Det finns inget steg att ta tillbaka.", "There is no step to take back."))?;
        return Ok(None);
    };
    if undo(&step.kept).is_err() {
        let words = round.talk.t(
            "Steget går inte att ta tillbaka: filen har ändrats sedan dess. Den är orörd.",
            "The step cannot be taken back: the file has changed since. It is untouched.",
        );
        round.talk.say(2, words)?;
        return Ok(None);
    }
    let entry = &mut round.entries[step.entry];
    (entry.found, entry.passed) = (step.found, step.passed);
    let words = match (step.done, round.talk.lang) {
        (Done::Skipped, Lang::Sv) => "Tillbaka till det du hoppade över.",
        (Done::Skipped, Lang::En) => "Back to what you skipped.",
        (_, Lang::Sv) => "Det senaste steget är borta, och filen är som den var.",
        (_, Lang::En) => "The last step is gone, and the file is as it was.",
    };
    round.talk.say(2, words)?;
    Ok(Some(step.entry))
}
