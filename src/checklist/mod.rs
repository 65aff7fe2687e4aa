//! The questions that no machine can decide: which of them a draft raises, and what has been answered.
//!
//! Knows each line, when it is asked, which answer settles it, and which rule asks the same. Refuses to judge a text; a
//! line that a rule's review asks for the same draft is not asked twice, and an answer to either answers both.

mod accounts;
mod lines;
mod lines_of_text;
mod relevance;
mod signs;
mod trigger;

pub use trigger::Trigger;

use crate::config::Settings;
use crate::draft::{Draft, Medium, MediumKind};
use crate::finding::{Finding, Message, Msg, Verdict};
use crate::source::{Answer, Reply};

/// A line of the checklist. Its page, `klart explain` and `klart review` are made from it.
#[derive(Debug)]
pub struct Line {
    /// Stable: a publishing system stores it (policy/POLICY.md, section 5).
    pub id: &'static str,
    /// The question, why it is asked, and what to do when the answer is not the good one.
    pub message: Message,
    /// When it is asked.
    pub when: Trigger,
    /// Which answer settles it.
    pub settles: Settles,
    /// Answers that may be chosen rather than written, beside yes and no.
    pub ready: &'static [Ready],
    /// Rules whose review is the same question.
    pub same_as: &'static [&'static str],
}

/// Which answer leaves nothing to do. Words of a person's own do so too; "I do not know" never does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settles {
    /// "Have all who can be recognised said yes?"
    Yes,
    /// "Are there sounds that matter?"
    No,
    /// "On which legal ground?" Neither yes nor no says which.
    Words,
}

/// An answer to choose: what is written in the draft, and the words to choose it by.
#[derive(Debug)]
pub struct Ready {
    /// What is written.
    pub answer: &'static str,
    /// The words.
    pub words: Msg,
}

impl Ready {
    const fn new(answer: &'static str, sv: &'static str, en: &'static str) -> Self {
        Self { answer, words: Msg::new(sv, en) }
    }
}

/// A question of the checklist, put to one draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// M-….
    pub id: &'static str,
    /// The words.
    pub words: Msg,
    /// The answer, when a person has given one that settles it.
    pub answered: Option<String>,
    /// An answer that leaves something to do: "nej" to "has everybody said yes?".
    pub said: Option<String>,
    /// What to do then.
    pub how: Msg,
    /// The organisation demands an answer before publication.
    pub demanded: bool,
    /// The title of the organisation's own document that asks for this, where it has one.
    pub source: Option<String>,
}

/// Questions put to one draft at most, but for those that its organisation demands.
const MOST: usize = 7;

impl Line {
    /// Every line, in the order in which they are asked.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        lines::OF_DRAFTS.iter().chain(lines_of_text::OF_TEXTS).chain(accounts::OF_ACCOUNTS)
    }

    /// The line of that id, whatever the case.
    pub fn named(id: &str) -> Option<&'static Self> {
        Self::all().find(|line| line.id.eq_ignore_ascii_case(id.trim()))
    }

    /// Where a line stands in the order in which lines are asked; the last place for one that does not exist.
    pub fn rank(id: &str) -> usize {
        Self::all().position(|line| line.id == id).unwrap_or(usize::MAX)
    }

    /// The lines with this trigger: what a register, a profile or an account is asked.
    pub fn when(trigger: Trigger) -> impl Iterator<Item = &'static Self> {
        Self::all().filter(move |line| line.when == trigger)
    }

    /// Whether an answer is to this line.
    fn is_named_by(&self, answer: &Answer) -> bool {
        answer.ask.trim().eq_ignore_ascii_case(self.id)
    }

    /// Whether an answer leaves nothing to do.
    pub fn is_settled_by(&self, answer: &Answer) -> bool {
        match (answer.reply(), self.settles) {
            (Reply::Nothing, _) => false,
            (Reply::Yes, settles) => settles == Settles::Yes,
            (Reply::No, settles) => settles == Settles::No,
            (Reply::Words, _) => true,
        }
    }
}

/// The lines that a draft raises.
#[derive(Debug)]
pub(crate) struct Raised {
    /// In the order in which they are asked.
    lines: Vec<&'static Line>,
    /// The rules that have found something, what is answered and left out included.
    found: Vec<&'static str>,
}

/// The lines that a draft raises, those that its organisation demands first. `findings` are all that the rules have
/// found in it, before anything that is answered or left out is taken away.
pub(crate) fn raised(draft: &Draft, settings: &Settings, findings: &[Finding]) -> Raised {
    let mut found: Vec<&'static str> = findings.iter().map(|finding| finding.rule).collect();
    found.dedup();
    let chosen = &settings.checklist;
    let view = relevance::View::new(draft, settings, &found);
    let demands = |line: &Line| chosen.require.iter().any(|id| id == line.id);
    let on = Line::all().filter(|line| !chosen.off.iter().any(|id| id == line.id));
    let mut lines: Vec<&Line> = on.filter(|line| view.raises(line, demands(line))).collect();
    lines.sort_by_key(|line| !demands(line));
    let demanded = lines.iter().filter(|line| demands(line)).count();
    lines.truncate(MOST.max(demanded));
    Raised { lines, found }
}

/// The questions that are put: what a review asks already is left out, and what a person has left out with a reason.
pub(crate) fn ask(raised: &Raised, draft: &Draft, settings: &Settings, findings: &[Finding]) -> Vec<Question> {
    let asked = |rule: &&str| findings.iter().any(|finding| finding.rule == *rule && finding.verdict == Verdict::Review);
    let left_out = |question: &Question, line: &Line| {
        let found = line.same_as.iter().any(|rule| raised.found.contains(rule));
        found && question.answered.is_none() && !question.demanded
    };
    let lines = raised.lines.iter().filter(|line| !line.same_as.iter().any(&asked));
    let questions = lines.map(|line| (question(line, draft, settings), line));
    questions.filter(|(question, line)| !left_out(question, line)).map(|(question, _)| question).collect()
}

/// Whether a line that asks the same as a rule has been answered.
pub(crate) fn settles(draft: &Draft, rule: &str) -> bool {
    let answered = |line: &Line| draft.answers.answers.iter().any(|answer| line.is_named_by(answer) && line.is_settled_by(answer));
    !draft.answers.answers.is_empty() && Line::all().any(|line| line.same_as.contains(&rule) && answered(line))
}

fn question(line: &Line, draft: &Draft, settings: &Settings) -> Question {
    let answered = answer(draft, line);
    let said = if answered.is_none() { unsettled(draft, line) } else { None };
    Question {
        id: line.id,
        words: line.message.what,
        answered,
        said,
        how: line.message.how,
        demanded: settings.checklist.require.iter().any(|id| id == line.id),
        source: settings.requirements(line.id).next().map(|demand| demand.source.clone()),
    }
}

/// The lines without an answer, and whether the organisation demands one; what a review asks is among them.
pub(crate) fn unanswered(raised: &Raised, draft: &Draft, settings: &Settings) -> impl Iterator<Item = (&'static Line, bool)> {
    let demands = |line: &Line| settings.checklist.require.iter().any(|id| id == line.id);
    raised.lines.iter().copied().filter(|line| answer(draft, line).is_none()).map(move |line| (line, demands(line)))
}

/// What has been answered, to the line itself or to the rule that asks the same; for all films, what is declared of each.
fn answer(draft: &Draft, line: &Line) -> Option<String> {
    let given = to(draft, line).find(|answer| line.is_settled_by(answer)).map(|answer| answer.answer.trim().to_owned());
    let declared = || {
        let mut all = films(draft).map(|film| film.declared.as_ref().and_then(|said| said.description.clone()));
        let first = all.next().flatten()?;
        all.all(|said| said.is_some()).then_some(first)
    };
    let of_description = line.same_as.contains(&"media/undeclared-description");
    given.or_else(|| of_description.then(declared).flatten())
}

/// An answer that leaves something to do; the last one given.
fn unsettled(draft: &Draft, line: &Line) -> Option<String> {
    let given = to(draft, line).filter(|answer| answer.reply() != Reply::Nothing).last();
    given.map(|answer| answer.answer.trim().to_owned())
}

fn to<'a>(draft: &'a Draft, line: &'a Line) -> impl Iterator<Item = &'a Answer> {
    draft.answers.answers.iter().filter(|answer| line.is_named_by(answer) || line.same_as.contains(&answer.ask.as_str()))
}

/// Films that readers meet with sound.
fn films(draft: &Draft) -> impl Iterator<Item = &Medium> {
    draft.media.iter().filter(|medium| medium.kind == MediumKind::Film && !medium.hidden && !(medium.muted && medium.looped))
}
