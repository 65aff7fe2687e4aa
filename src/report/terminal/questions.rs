//! The questions that no machine can decide, at the end of a run: each once, with the drafts that it concerns.
//!
//! Knows columns, and how many questions a tired reader takes in. Refuses to know why a question is asked.

use anstyle::Style;

use crate::config::Lang;

use super::super::contract::{Question, Report};
use super::super::summary::counted;
use super::closing::hanging;
use super::wrap::{visible, wrap};
use super::{Look, paint};

/// Questions asked at once (Isof's thirty were too many).
const QUESTIONS: usize = 7;
/// Drafts that are named; more are counted.
const NAMED: usize = 3;

/// One question, and the drafts that raise it.
struct Group<'a> {
    question: &'a Question,
    names: Vec<&'a str>,
}

/// The block of open questions; nothing where there are none.
pub(super) fn lines(report: &Report, look: &Look) -> Vec<String> {
    let groups = groups(report);
    let sv = look.lang == Lang::Sv;
    if groups.is_empty() {
        return Vec::new();
    }
    let mut all =
        wrap(if sv { "Kan inte kontrolleras automatiskt. Svara själv:" } else { "No machine can tell. Answer yourself:" }, look.width);
    for group in groups.iter().take(QUESTIONS) {
        all.extend(one(group, report.documents.len(), look));
    }
    let rest = groups.len().saturating_sub(QUESTIONS);
    if rest > 0 {
        let more = counted(rest, ["fråga till", "frågor till", "more question", "more questions"], look.lang);
        let where_ = if sv { "i klart review" } else { "in klart review" };
        all.extend(hanging("  ", &format!("… {} {more} {where_}", if sv { "och" } else { "and" }), look));
    }
    all.push(String::new());
    all
}

/// Open questions, those that are demanded first, else in the order in which drafts ask them, the harmful ones first.
fn groups(report: &Report) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for document in &report.documents {
        let name = document.path.as_deref().or(document.id.as_deref()).unwrap_or("");
        for question in document.checklist.iter().filter(|question| question.answered.is_none()) {
            match groups.iter_mut().find(|group| group.question.id == question.id && group.question.aside.said == question.aside.said) {
                Some(group) => group.names.push(name),
                None => groups.push(Group { question, names: vec![name] }),
            }
        }
    }
    groups.sort_by_key(|group| (!group.question.aside.demanded, crate::checklist::Line::rank(&group.question.id)));
    groups
}

/// A question, whose it is, and the drafts that it concerns.
fn one(group: &Group<'_>, documents: usize, look: &Look) -> Vec<String> {
    let sv = look.lang == Lang::Sv;
    let Question { id, question, aside, .. } = group.question;
    let mut all = hanging("? ", &visible(&format!("{question} ({id})")), look);
    if let Some(said) = &aside.said {
        let words =
            if sv { format!("Ditt svar är ”{said}”. {}", aside.how) } else { format!("Your answer is “{said}”. {}", aside.how) };
        all.extend(hanging("  > ", &visible(&words), look));
    }
    let mut notes = Vec::new();
    if documents > 1 {
        notes.push(concerns(&group.names, look));
    }
    if aside.demanded {
        notes.push(if sv { "Måste ha ett svar" } else { "Must have an answer" }.to_owned());
    }
    notes.extend(aside.source.clone());
    if !notes.is_empty() {
        let dimmed = |line: String| {
            let text = line.trim_start();
            format!("{}{}", &line[..line.len() - text.len()], paint(Style::new().dimmed(), text))
        };
        all.extend(hanging("  ", &visible(&notes.join(" · ")), look).into_iter().map(dimmed));
    }
    all
}

/// "Gäller a.md, b.md och 12 utkast till".
fn concerns(names: &[&str], look: &Look) -> String {
    let sv = look.lang == Lang::Sv;
    let (lead, and) = if sv { ("Gäller", "och") } else { ("Concerns", "and") };
    let rest = names.len().saturating_sub(NAMED);
    let mut shown: Vec<String> = names.iter().take(NAMED).map(|name| (*name).to_owned()).collect();
    if rest > 0 {
        shown.push(counted(rest, ["utkast till", "utkast till", "more draft", "more drafts"], look.lang));
    }
    match shown.split_last() {
        Some((last, [])) => format!("{lead} {last}"),
        Some((last, before)) => format!("{lead} {} {and} {last}", before.join(", ")),
        None => String::new(),
    }
}
