//! `klart rules`: every rule on a line, or as JSON.

use std::io::{self, Write};

use clap::ArgMatches;
use serde_json::{Value, json};

use crate::checklist::Line;
use crate::config::Lang;
use crate::finding::Verdict;
use crate::fix::Safety;
use crate::report::terminal::{clip, level_name};
use crate::rule::Rule;
use crate::rules::ALL;

use super::{Outcome, READY, output};

pub(super) fn run(given: &ArgMatches, lang: Lang) -> Outcome {
    if given.get_one::<String>("format").is_some_and(|format| format == "json") {
        let rules: Vec<Value> = ALL.iter().map(|rule| described(rule, lang)).collect();
        let mut out = io::stdout().lock();
        let checklist: Vec<Value> = Line::all().map(|line| question(line, lang)).collect();
        writeln!(out, "{}", json!({ "schema": "klart.rules/1", "rules": rules, "checklist": checklist }))?;
        return Ok(READY);
    }
    let mut out = anstream::stdout();
    let columns = output::columns();
    let widest = ALL.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in ALL {
        let line = format!("{:<widest$}  {:<8}  {:<8}  {}", rule.id, level(rule, lang), fix(rule, lang), rule.title.get(lang));
        writeln!(out, "{}", clip(line.trim_end(), columns))?;
    }
    for line in Line::all() {
        let asked = level_name("advice", "review", lang).to_lowercase();
        let text = format!("{:<widest$}  {asked:<8}  {:<8}  {}", line.id, "–", line.message.what.get(lang));
        writeln!(out, "{}", clip(&text, columns))?;
    }
    Ok(READY)
}

/// What klart can do about it: put it right, or suggest how.
fn fix(rule: &Rule, lang: Lang) -> &'static str {
    match (rule.fixable, lang) {
        (Some(Safety::Safe), Lang::Sv) => "rättas",
        (Some(Safety::Safe), Lang::En) => "fixed",
        (Some(Safety::Suggest), Lang::Sv) => "förslag",
        (Some(Safety::Suggest), Lang::En) => "proposal",
        _ => "–",
    }
}

/// The usual level in words; a rule that only asks is a question.
fn level(rule: &Rule, lang: Lang) -> String {
    let verdict = if rule.verdicts.contains(&Verdict::Fault) { "fault" } else { "review" };
    let usual = rule.levels.first().map_or("advice", |level| level.name());
    level_name(usual, verdict, lang).to_lowercase()
}

fn question(line: &Line, lang: Lang) -> Value {
    json!({
        "id": line.id,
        "question": line.message.what.get(lang),
        "when": line.when.words().get(lang),
        "same_as": line.same_as,
    })
}

fn described(rule: &Rule, lang: Lang) -> Value {
    json!({
        "id": rule.id,
        "group": rule.group(),
        "title": rule.title.get(lang),
        "levels": rule.levels.iter().map(|level| level.name()).collect::<Vec<_>>(),
        "verdicts": rule.verdicts.iter().map(|verdict| if *verdict == Verdict::Fault { "fault" } else { "review" }).collect::<Vec<_>>(),
        "fix": rule.fixable.map(Safety::name),
        "default_on": rule.default_on,
        "refs": rule.refs,
        "situations": rule.situations.iter().map(|situation| situation.words().get(lang)).collect::<Vec<_>>(),
        "options": rule.options.iter().map(|option| option.name).collect::<Vec<_>>(),
    })
}
