//! One choice made: the text it needs is asked for, the plan written at once, and what was written shown.
//!
//! Knows what is said before and after. What to write comes from `deeds`, and goes to disk through `history`.

use std::io;

use unicode_segmentation::UnicodeSegmentation;

use crate::cli::files;
use crate::config::Lang;
use crate::finding::Finding;
use crate::fix::Change;
use crate::report::counted;
use crate::source::{Answer, Beside, DeclaredMedia};

use super::choices::{Choice, Kind, found};
use super::deeds::{self, Covers};
use super::history::{Done, Plan, Step, write};
use super::opened::{Opened, answers_of};
use super::passed::Passed;
use super::{Round, polish, questions, register, show};

/// What a turn came to.
pub(super) enum Outcome {
    /// Something was written or passed over.
    Moved,
    /// A step was taken back in this draft.
    Back(usize),
    /// Nobody answers any longer.
    Quit,
}

/// What is to be done, and how it is told.
struct Deed {
    plan: Plan,
    done: Done,
    /// Said before what changed.
    lead: String,
    /// A description, for the register.
    description: Option<String>,
}

/// What came of asking for a text.
pub(super) enum Typed {
    Text(String),
    Nothing,
    Gone,
}

/// Takes a choice that writes. `None` when nothing came of it, so that the choices are to be named again.
pub(super) fn take(
    round: &mut Round<'_, '_>,
    at: usize,
    opened: &Opened,
    finding: &Finding,
    choice: Choice,
) -> io::Result<Option<Outcome>> {
    let typed = match prompt(round, choice) {
        _ if choice == Choice::Polish => Some(polish::ask(round, opened, finding)?),
        None => None,
        Some(words) => Some(typed(round, &words, choice)?),
    };
    let text = match typed.unwrap_or_else(|| Typed::Text(String::new())) {
        Typed::Gone => return Ok(Some(Outcome::Quit)),
        Typed::Nothing => return Ok(None),
        Typed::Text(text) => text,
    };
    let Some(deed) = deed(round, at, opened, finding, choice, &text) else {
        round.talk.say(2, refused(round, choice))?;
        return Ok(None);
    };
    let Ok(mut kept) = write(opened, &deed.plan) else {
        unwritten(round, opened, &deed.plan)?;
        return Ok(if opened.is_stale() { Some(Outcome::Moved) } else { None });
    };
    tell(round, opened, &deed)?;
    let mut outcome = Outcome::Moved;
    if let Some(text) = &deed.description {
        match register::offer(round, at, opened, finding, text)? {
            Some(more) => kept.extend(more),
            None => outcome = Outcome::Quit,
        }
    }
    let entry = &mut round.entries[at];
    let passed = entry.passed.clone();
    let step = Step { entry: at, done: deed.done, kept, found: opened.found.clone(), passed };
    entry.found = files::renamed(&opened.found, &deed.plan.files);
    if questions::line(finding).is_some() {
        entry.passed.push(Passed::of(finding, &opened.source));
    }
    round.history.push(step);
    Ok(Some(outcome))
}

/// The words that ask for a text; `None` for a choice that needs none.
fn prompt(round: &Round<'_, '_>, choice: Choice) -> Option<String> {
    let t = |sv, en| Some(String::from(round.talk.t(sv, en)));
    match choice {
        Choice::Write(Kind::Description) => t("Bildbeskrivning: ", "Description: "),
        Choice::Write(Kind::LinkText) => t("Länktext: ", "Link text: "),
        Choice::Write(Kind::Title) => t("Sidtitel: ", "Title: "),
        Choice::Write(Kind::Language) => t("Språkkod, till exempel sv: ", "Language code, such as sv: "),
        Choice::Write(Kind::Paragraph) => t("Stycke: ", "Paragraph: "),
        Choice::Write(Kind::Passage) => t("Ny text: ", "New text: "),
        Choice::Write(Kind::Cue) => t("Rutans text: ", "The cue's text: "),
        Choice::Lead(_) => t("Fortsättning: ", "And then: "),
        Choice::Why | Choice::Ignore => t("Skäl: ", "Reason: "),
        Choice::Own => t("Ditt svar: ", "Your answer: "),
        _ => None,
    }
}

/// Reasons that are given again and again, by number.
const REASONS: [[&str; 2]; 3] = [
    ["träffen stämmer inte", "the finding is mistaken"],
    ["åtgärdat på annat sätt", "solved in another way"],
    ["bedömt som tillgängligt", "judged to be accessible"],
];

fn typed(round: &mut Round<'_, '_>, prompt: &str, choice: Choice) -> io::Result<Typed> {
    let at = usize::from(round.talk.lang == Lang::En);
    if choice == Choice::Ignore {
        let all = REASONS.iter().enumerate().map(|(nth, reason)| format!("{} {}", nth + 1, reason[at])).collect::<Vec<_>>().join(" · ");
        let more = round.talk.t("eller skriv ett eget. Tom rad: tillbaka.", "or write your own. An empty line: back.");
        round.talk.say(2, &format!("{all}, {more}"))?;
    }
    let Some(line) = round.talk.ask(prompt)? else { return Ok(Typed::Gone) };
    let text = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let reason = text.parse::<usize>().ok().and_then(|nth| REASONS.get(nth.checked_sub(1)?)).filter(|_| choice == Choice::Ignore);
    Ok(match reason {
        Some(reason) => Typed::Text(reason[at].to_owned()),
        None if text.is_empty() => Typed::Nothing,
        None => Typed::Text(text),
    })
}

/// What a choice does.
fn deed(round: &Round<'_, '_>, at: usize, opened: &Opened, finding: &Finding, choice: Choice, text: &str) -> Option<Deed> {
    let place = &round.desks.places[round.entries[at].place];
    let lang = round.talk.lang;
    let t = |sv: &'static str, en: &'static str| round.talk.t(sv, en).to_owned();
    let simple = |plan, done, lead| Some(Deed { plan, done, lead, description: None });
    let length = |text: &str| counted(text.graphemes(true).count(), ["tecken", "tecken", "character", "characters"], lang);
    let written = |plan, text: String, kind| {
        let description = (kind == Kind::Description).then(|| text.clone());
        Some(Deed { plan, done: Done::Rectified(1), lead: format!("{}.", length(&text)), description })
    };
    match choice {
        Choice::Fix(index) => {
            let description = finding.fixes.get(index).and_then(|fix| found(opened, finding, fix));
            Some(Deed { plan: deeds::fix(opened, finding, index, place)?, done: Done::Rectified(1), lead: String::new(), description })
        }
        Choice::All => {
            let (plan, count) = deeds::all(opened, finding.rule, place)?;
            simple(plan, Done::Rectified(count), String::new())
        }
        Choice::Write(kind) => written(deeds::text(opened, finding, kind, text, place)?, text.to_owned(), kind),
        Choice::Polish => written(deeds::text(opened, finding, Kind::Description, text, place)?, text.to_owned(), Kind::Description),
        Choice::Lead(index) => {
            let text = deeds::led(finding.fixes.get(index)?, text)?;
            written(deeds::text(opened, finding, Kind::Description, &text, place)?, text, Kind::Description)
        }
        Choice::Decorative => simple(deeds::silent(opened, finding, true, place)?, Done::Answered, String::new()),
        Choice::InText => simple(deeds::silent(opened, finding, false, place)?, Done::Answered, String::new()),
        Choice::Yes | Choice::No | Choice::Ready(_) | Choice::Own => {
            let line = questions::line(finding);
            let answer = match choice {
                Choice::Yes => "yes",
                Choice::No => "no",
                Choice::Ready(at) => line?.ready.get(at)?.answer,
                _ => text,
            };
            let reply = Answer { answer: answer.to_owned(), ..Answer::default() };
            let open = line.filter(|line| !line.is_settled_by(&reply));
            let lead = open.map(|line| line.message.how.get(lang).to_owned()).unwrap_or_default();
            simple(deeds::reply(opened, finding, answer, round.options.by.as_deref(), round.options.today)?, Done::Answered, lead)
        }
        Choice::Why | Choice::Burned => {
            let (why, captions) = match choice {
                Choice::Why => (Some(text.to_owned()), None),
                _ => (None, Some("burned-in".to_owned())),
            };
            let said = DeclaredMedia { captions, why, ..DeclaredMedia::default() };
            simple(deeds::of_medium(opened, finding, said)?, Done::Answered, String::new())
        }
        Choice::Ignore => {
            let (plan, covers) = deeds::ignore(opened, finding, text, place)?;
            let lead = match covers {
                Covers::Draft => t("Undantaget gäller hela utkastet.", "The exception holds for the whole draft."),
                Covers::Block => String::new(),
            };
            simple(plan, Done::Ignored, lead)
        }
        Choice::Unsure | Choice::Again | Choice::Skip | Choice::Back | Choice::Quit => None,
    }
}

fn refused(round: &Round<'_, '_>, choice: Choice) -> &'static str {
    match choice {
        Choice::Fix(_) | Choice::All => round
            .talk
            .t("Den rättningen går inte att göra just här. Inget är ändrat.", "That fix cannot be made just here. Nothing is changed."),
        Choice::Write(_) | Choice::Polish | Choice::Lead(_) => {
            round.talk.t("Utkastet kan inte hålla den texten. Inget är ändrat.", "The draft cannot hold that text. Nothing is changed.")
        }
        _ => round.talk.t(
            "Svaret går inte att spara: filen med svar går inte att läsa. Inget är ändrat.",
            "The answer cannot be saved: the file of answers cannot be read. Nothing is changed.",
        ),
    }
}

/// Says what could not be written.
fn unwritten(round: &mut Round<'_, '_>, opened: &Opened, plan: &Plan) -> io::Result<()> {
    if let (Beside::Root(root), Some(change), None, None) = (&opened.source.beside, plan.files.first(), &plan.source, &plan.beside) {
        let trouble = files::refused(root, change, round.talk.lang);
        round.talk.say(2, &trouble.problem)?;
        return round.talk.say(2, &trouble.remedy);
    }
    let words = round.talk.t(
        "Det gick inte att spara. Inget är ändrat. Se om någon annan ändrar filen, om du får skriva där och om disken har plats.",
        "It could not be saved. Nothing is changed. See whether somebody else changes the file, whether you may write there and whether the disk has room.",
    );
    round.talk.say(2, words)
}

/// Shows what was written, and where.
fn tell(round: &mut Round<'_, '_>, opened: &Opened, deed: &Deed) -> io::Result<()> {
    let lang = round.talk.lang;
    let mut lead = deed.lead.clone();
    let mut say = |round: &mut Round<'_, '_>, words: String| {
        let whole = if lead.is_empty() { words } else { format!("{lead} {words}") };
        lead.clear();
        round.talk.say(2, &whole)
    };
    if let Some(source) = &deed.plan.source {
        let (old, new) = (opened.source.text(), source.text());
        if old == new {
            say(round, round.talk.t("Filen är sparad på nytt som UTF-8.", "The file is saved anew as UTF-8.").to_owned())?;
        } else {
            let line = show::first_line(old, new);
            say(round, if lang == Lang::Sv { format!("Skrivet i rad {line}:") } else { format!("Written in line {line}:") })?;
            show::change(&mut round.talk, old, new)?;
        }
    }
    if let Some(text) = &deed.plan.beside {
        let old = opened.beside.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
        let name = answers_of(&opened.found).file_name().unwrap_or_default().to_string_lossy().into_owned();
        say(round, if lang == Lang::Sv { format!("Skrivet i {name}:") } else { format!("Written in {name}:") })?;
        show::change(&mut round.talk, &old, text)?;
    }
    for change in &deed.plan.files {
        let words = match (change, lang) {
            (Change::Rename { from, to }, Lang::Sv) => format!("{from} heter nu {to}."),
            (Change::Rename { from, to }, Lang::En) => format!("{from} is now called {to}."),
            (Change::Create { file, .. }, Lang::Sv) => format!("Filen {file} är skapad."),
            (Change::Create { file, .. }, Lang::En) => format!("The file {file} is created."),
            (Change::StripPosition { file }, Lang::Sv) => format!("Positionen är borta ur {file}."),
            (Change::StripPosition { file }, Lang::En) => format!("The position is gone from {file}."),
            (Change::Edit(_) | Change::Reencode, _) => continue,
        };
        say(round, words)?;
    }
    Ok(())
}
