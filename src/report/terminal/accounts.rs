//! A register of accounts in a terminal: account by account, what is missing and what to write.
//!
//! Knows columns and order; the words come from the report. Written as it comes, however long the register.

use std::io;

use anstyle::{AnsiColor, Style};

use crate::account::{Account, Column};
use crate::config::Lang;
use crate::report::accounts::Register;
use crate::report::contract::{Document, Finding};

use super::closing::{hanging, lines, told};
use super::wrap::{cut, visible, width, wrap};
use super::{FULL, Look, paint, style};

/// Writes the register; `asked` of the look is the register as it would be typed again.
pub fn write_accounts(register: &Register, look: &Look, out: &mut dyn io::Write) -> io::Result<()> {
    let total = register.counts.total();
    let full = look.all || total <= FULL;
    for (account, document) in register.each() {
        if document.findings.is_empty() {
            continue;
        }
        lines(out, heading(&account, &document, look))?;
        for found in &document.findings {
            lines(out, if full { whole(found, look) } else { vec![short(found, look)] })?;
        }
        writeln!(out)?;
    }
    let words = if look.lang == Lang::Sv { ["OBS", "FEL"] } else { ["NOTE", "ERROR"] };
    for (at, trouble) in register.trouble.iter().enumerate() {
        let grave = usize::from(at >= register.notices);
        lines(out, told(trouble, words[grave], [AnsiColor::Cyan, AnsiColor::Red][grave], look))?;
    }
    lines(out, once(register, look))?;
    writeln!(out, "{}", paint(Style::new().dimmed(), &"─".repeat(look.width.saturating_sub(2).min(78))))?;
    let colour = if register.summary.verdict == "block" { AnsiColor::Red } else { AnsiColor::Green };
    for line in wrap(&register.summary.sentence, look.width) {
        writeln!(out, "{}", paint(colour.on_default().bold(), &line))?;
    }
    lines(out, next(register, full, look))
}

/// Name, platform, id and row.
fn heading(account: &Account, document: &Document, look: &Look) -> Vec<String> {
    let id = document.id.clone().unwrap_or_default();
    let name = account.name().to_owned();
    let platform = account.channel().map_or_else(|| account.get(Column::Platform).to_owned(), |channel| channel.label.to_owned());
    let line = document.findings.iter().find_map(|found| found.place.line);
    let line = line.map(|line| format!("{} {line}", if look.lang == Lang::Sv { "rad" } else { "line" }));
    let facts = [Some(name), Some(platform), Some(id), line].into_iter().flatten().filter(|fact| !fact.is_empty());
    let mut facts: Vec<String> = facts.map(|fact| visible(&crate::mask::mask(&fact))).collect();
    facts.dedup();
    wrap(&facts.join(" · "), look.width).iter().map(|line| paint(Style::new().bold(), line)).collect()
}

/// What is missing, what to write, and which demand says so.
fn whole(found: &Finding, look: &Look) -> Vec<String> {
    let indent = look.indent();
    let room = look.width.saturating_sub(indent);
    let (head, used) = label(found, look);
    let first = wrap(&visible(&found.message), look.width.saturating_sub(used)).into_iter().enumerate();
    let mut all: Vec<String> =
        first.map(|(at, line)| if at == 0 { format!("{head}{line}") } else { format!("{}{line}", " ".repeat(used)) }).collect();
    let how = wrap(&visible(&found.how), room).into_iter().enumerate();
    all.extend(how.map(|(at, line)| format!("{}{}{line}", " ".repeat(indent - 2), if at == 0 { "> " } else { "  " })));
    let mut about: Vec<String> = found.place.field.iter().cloned().collect();
    about.extend(found.policy.first().map(|policy| match policy.source.as_str() {
        "" => policy.id.clone(),
        source => visible(&format!("{}, {source}", policy.id)),
    }));
    about.push(found.rule.to_owned());
    let about =
        wrap(&about.join(" · "), room).into_iter().map(|line| paint(Style::new().dimmed(), &format!("{}{line}", " ".repeat(indent))));
    all.extend(about);
    all
}

fn label(found: &Finding, look: &Look) -> (String, usize) {
    let word = super::level_word(found, look.lang);
    let used = look.indent().max(width(word) + 1);
    (format!("{}{}", paint(style(found.level, found.verdict), word), " ".repeat(used - width(word))), used)
}

/// A finding on one line.
fn short(found: &Finding, look: &Look) -> String {
    let (head, used) = label(found, look);
    let field = found.place.field.as_deref().unwrap_or_default();
    let room = look.width.saturating_sub(used);
    let message = visible(&found.message);
    if room < width(&message) + width(field) + 2 {
        return format!("{head}{}", cut(&message, room));
    }
    let gap = " ".repeat(room.min(68).saturating_sub(width(&message) + width(field)).max(2));
    format!("{head}{message}{gap}{}", paint(Style::new().dimmed(), field))
}

/// Notes, and questions for the whole register.
fn once(register: &Register, look: &Look) -> Vec<String> {
    let sv = look.lang == Lang::Sv;
    let mut all = Vec::new();
    for note in &register.notes {
        all.extend(hanging("· ", &visible(note), look));
    }
    let open: Vec<_> = register.questions.iter().filter(|question| question.answered.is_none()).collect();
    if !open.is_empty() {
        all.extend(wrap(
            if sv { "Frågor om kontona som bara ni kan svara på:" } else { "Questions on the accounts that only you can answer:" },
            look.width,
        ));
    }
    for question in open {
        all.extend(hanging("? ", &visible(&format!("{} ({})", question.question, question.id)), look));
    }
    if !all.is_empty() {
        all.push(String::new());
    }
    all
}

/// The commands that come next.
fn next(register: &Register, full: bool, look: &Look) -> Vec<String> {
    let sv = look.lang == Lang::Sv;
    let mut steps =
        vec![(if sv { "Skriv lista och sida:" } else { "Write list and page:" }, format!("klart account {} --out .", look.asked))];
    if !full {
        steps
            .insert(0, (if sv { "Visa vad ni ska skriva:" } else { "Show what to write:" }, format!("klart account {} --all", look.asked)));
    }
    if let Some(rule) = register.each().find_map(|(_, document)| document.findings.first().map(|found| found.rule)) {
        steps.push((if sv { "Läs mer om en regel:" } else { "Read about a rule:" }, format!("klart explain {rule}")));
    }
    let column = steps.iter().map(|(words, _)| width(words)).max().unwrap_or(0);
    let mut all = vec![String::new()];
    for (words, command) in steps {
        let line = format!("  {words}{}   {command}", " ".repeat(column - width(words)));
        if width(&line) <= look.width {
            all.push(line);
        } else {
            all.extend(hanging("  ", words, look));
            all.extend(hanging("    ", &command, look));
        }
    }
    all
}
