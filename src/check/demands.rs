//! Questions that the organisation demands an answer to and that have none: one finding a draft, with the place to answer.
//!
//! Knows the checklist and where answers are written; the words are the rule's.

use crate::checklist::{self, Line, Raised};
use crate::config::Settings;
use crate::draft::Draft;
use crate::finding::{Findings, Msg};
use crate::fix::{Fix, Safety};
use crate::rules::draft::unanswered_checklist::{RULE, reminds, say};
use crate::source::Source;

const TITLE: Msg =
    Msg::new("Svara i inledningen, under klart: answers: {entry}", "Answer in the front matter, under klart: answers: {entry}");

/// Tells of the questions without an answer.
pub(super) fn tell(source: &Source, draft: &Draft, settings: &Settings, raised: &Raised, found: &mut Findings) {
    if !settings.is_on(RULE.id, RULE.default_on) {
        return;
    }
    let open: Vec<(&Line, bool)> = checklist::unanswered(raised, draft, settings).collect();
    for demanded in [true, false] {
        let lines: Vec<&Line> = open.iter().filter(|(_, demands)| *demands == demanded).map(|(line, _)| *line).collect();
        if let Some(first) = lines.first().filter(|_| demanded || reminds(settings)) {
            let ids: Vec<&'static str> = lines.iter().map(|line| line.id).collect();
            say(&ids, first.message.what, demanded, fix(source, &ids), found.of(RULE.id));
        }
    }
}

/// The answers to fill in, where the draft can hold them; else how one is written.
fn fix(source: &Source, ids: &[&str]) -> Fix {
    let entry = format!("- {{ask: {}, answer: ja}}", ids.first().unwrap_or(&""));
    let changes = edit(source, ids).into_iter().collect();
    Fix { title: TITLE, args: Vec::new(), safety: Safety::Template, changes }.arg("entry", entry)
}

#[cfg(feature = "files")]
fn edit(source: &Source, ids: &[&str]) -> Option<crate::fix::Change> {
    use crate::answers::{Said, in_draft};
    use crate::source::{Answer, Edit, Span};

    let mut now = source.clone();
    for id in ids {
        let answer = Answer { ask: (*id).to_owned(), by: Some(String::new()), ..Answer::default() };
        let edit = in_draft(&now, &Said::Answer(answer))?;
        now = crate::check::fixing::write(&now, &[edit])?;
    }
    let part = source.parts.first()?;
    let (old, new) = (part.decoded.text.as_str(), now.text());
    let head: usize = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(sign, _)| sign.len_utf8()).sum();
    let rest = old[head..].chars().rev().zip(new[head..].chars().rev()).take_while(|(a, b)| a == b);
    let tail: usize = rest.map(|(sign, _)| sign.len_utf8()).sum();
    let span: Span = part.span(0, head..old.len() - tail);
    Some(crate::fix::Change::Edit(Edit { span, text: new[head..new.len() - tail].to_owned() }))
}

#[cfg(not(feature = "files"))]
fn edit(_: &Source, _: &[&str]) -> Option<crate::fix::Change> {
    None
}
