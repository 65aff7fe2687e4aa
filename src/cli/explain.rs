//! `klart explain`: everything a rule's own struct says, for a person.

use std::io::{self, Write};

use anstyle::Style;
use clap::ArgMatches;

use crate::checklist::Line;
use crate::config::{Lang, nearest};
use crate::finding::Msg;
use crate::fix::Safety;
use crate::report::terminal::{folded, level_name, visible};
use crate::rule::{Example, Rule};
use crate::rules;

use super::{NOTHING, Outcome, READY, Refusal, output, question};

pub(super) fn run(given: &ArgMatches, lang: Lang) -> Outcome {
    let Some(id) = given.get_one::<String>("rule") else { return Ok(NOTHING) };
    if let Some(line) = Line::named(id) {
        question::explain(line, lang, output::columns(), &mut anstream::stdout())?;
        return Ok(READY);
    }
    let Some(rule) = rules::ALL.iter().find(|rule| rule.id == id) else { return unknown(id, lang) };
    let mut out = anstream::stdout();
    explain(rule, lang, output::columns(), &mut out)?;
    Ok(READY)
}

fn unknown(id: &str, lang: Lang) -> Outcome {
    let whole = nearest(id, rules::ALL.iter().map(|rule| rule.id).chain(Line::all().map(|line| line.id)));
    let part = || rules::ALL.iter().map(|rule| rule.id).find(|known| known.split('/').any(|word| word == id));
    let name = || rules::ALL.iter().find(|rule| nearest(id, rule.id.rsplit('/').next()).is_some()).map(|rule| rule.id);
    let remedy = match whole.or_else(part).or_else(name) {
        Some(near) => [format!("Menade du ”{near}”?"), format!("Did you mean “{near}”?")],
        None => ["Kör klart rules för att se alla regler.".to_owned(), "Run klart rules to see all rules.".to_owned()],
    };
    let problem = [format!("Regeln ”{id}” finns inte."), format!("There is no rule “{id}”.")];
    Refusal::stop(lang, [&problem[0], &problem[1]], [&remedy[0], &remedy[1]])
}

fn explain(rule: &Rule, lang: Lang, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    let t = |sv, en| Msg::new(sv, en).get(lang);
    let bold = Style::new().bold();
    let paragraph =
        |text: &str, indent: usize, out: &mut dyn Write| folded(text, indent, columns).iter().try_for_each(|line| writeln!(out, "{line}"));
    for line in folded(rule.title.get(lang), 0, columns) {
        writeln!(out, "{bold}{line}{bold:#}")?;
    }
    paragraph(&facts(rule, lang), 0, out)?;
    let whom = rule.situations.iter().map(|situation| situation.words().get(lang)).collect::<Vec<_>>().join(", ");
    paragraph(&format!("{} {whom}", t("Berör:", "Concerns:")), 0, out)?;
    for message in rule.messages {
        writeln!(out)?;
        for (mark, words) in [("", message.what), ("", message.why), ("> ", message.how)] {
            paragraph(&format!("{mark}{}", gaps(words.get(lang))), 2, out)?;
        }
    }
    for words in rule.guide {
        writeln!(out)?;
        paragraph(words.get(lang), 0, out)?;
    }
    rewrites(rule, lang, columns, out)?;
    examples(rule, lang, columns, out)?;
    if !rule.options.is_empty() {
        writeln!(out, "\n{bold}{}{bold:#}", t("Val i klart.toml", "Options in klart.toml"))?;
        paragraph(&format!("[rules.\"{}\"]", rule.id), 2, out)?;
        for option in rule.options {
            paragraph(&format!("{}: {}", option.name, option.sv), 2, out)?;
        }
    }
    if !rule.refs.is_empty() || !rule.sources.is_empty() {
        writeln!(out, "\n{bold}{}{bold:#}", t("Läs vidare", "Read on"))?;
        rule.refs.iter().chain(rule.sources).try_for_each(|source| paragraph(source, 2, out))?;
    }
    Ok(())
}

/// Passages as they stood and as an editor would write them.
fn rewrites(rule: &Rule, lang: Lang, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    let bold = Style::new().bold();
    for rewrite in rule.rewrites {
        let titles = [Msg::new("Före", "Before"), Msg::new("Efter", "After")];
        for (title, text) in titles.iter().zip([rewrite.before, rewrite.after]) {
            writeln!(out, "\n{bold}{}{bold:#}", title.get(lang))?;
            show(text, columns, out)?;
        }
    }
    Ok(())
}

/// The rule's id, levels and fix on one line.
fn facts(rule: &Rule, lang: Lang) -> String {
    let t = |sv, en| Msg::new(sv, en).get(lang);
    let levels: Vec<_> = rule.levels.iter().map(|level| level_name(level.name(), "fault", lang).to_lowercase()).collect();
    let fix = match rule.fixable {
        Some(Safety::Safe) => t("rättas med --fix", "fixed by --fix"),
        Some(Safety::Suggest) => t("rättas med --fix --suggested", "fixed by --fix --suggested"),
        Some(Safety::Template) => t("du skriver själv det som saknas", "you write what is missing"),
        None => t("rättas för hand", "fixed by hand"),
    };
    let mut facts = format!("{} · {} · {fix}", rule.id, levels.join(", "));
    if !rule.default_on {
        facts.push_str(t(" · av från början", " · off by default"));
    }
    facts
}

/// A message's gaps as dots: what stands there depends on the draft.
fn gaps(words: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for sign in words.chars() {
        match sign {
            '{' => {
                inside = true;
                out.push('…');
            }
            '}' => inside = false,
            _ if !inside => out.push(sign),
            _ => {}
        }
    }
    out
}

fn examples(rule: &Rule, lang: Lang, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    let flagged = |example: &&Example| example.whole || example.text.contains('⟦');
    let bold = Style::new().bold();
    let t = |sv, en| Msg::new(sv, en).get(lang);
    for (title, example) in [
        (t("Det här stoppar klart", "What klart stops"), rule.examples.iter().find(flagged)),
        (t("Det här är bra", "What is fine"), rule.examples.iter().find(|example| !flagged(example))),
    ] {
        let Some(example) = example else { continue };
        writeln!(out, "\n{bold}{title}{bold:#} ({})", example.format.name())?;
        show(example.text, columns, out)?;
        if let Some(fixed) = example.fixed {
            writeln!(out, "\n{bold}{}{bold:#}", t("Så blir det rättat", "How it is fixed"))?;
            show(fixed, columns, out)?;
        }
    }
    Ok(())
}

/// An example's lines; what is flagged stands between ⟦ and ⟧.
fn show(text: &str, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    for line in text.lines() {
        for line in folded(&visible(line), 4, columns) {
            writeln!(out, "{}", line.trim_end())?;
        }
    }
    Ok(())
}
