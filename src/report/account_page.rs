//! The accounts of an organisation as a page to read, print and send on: all accounts, and what is left to do for each.
//!
//! Knows the order in which a communications unit reads it. How a page looks and escapes stands in `html`.

use std::io;

use crate::account::{Account, Column, Row, Status};
use crate::config::Lang;

use super::accounts::{Register, reported_as};
use super::contract::{Document, Finding, Policy};
use super::html::{class, close, counts, level, open, text, theirs};

/// Accounts with something to do that are shown one by one; the list in CSV has all.
const SHOWN: usize = 500;

/// Rows of the table of all accounts.
const ROWS: usize = 2_000;

/// Writes the page.
pub fn write(register: &Register, out: &mut dyn io::Write) -> io::Result<()> {
    let sv = register.lang() == Lang::Sv;
    let organisation = register.organisation();
    let day = register.today();
    let under = match (organisation.is_empty(), sv) {
        (true, true) => format!("Granskat {day} efter {}.", register.path()),
        (true, false) => format!("Checked {day} from {}.", register.path()),
        (false, true) => format!("{organisation}. Granskat {day} efter {}.", register.path()),
        (false, false) => format!("{organisation}. Checked {day} from {}.", register.path()),
    };
    open(if sv { "Konton i sociala medier" } else { "Accounts in social media" }, &under, register.lang(), out)?;
    summary(register, sv, out)?;
    trouble(register, sv, out)?;
    table(register, sv, out)?;
    tasks(register, sv, out)?;
    questions(register, sv, out)?;
    unseen(register, sv, out)?;
    close(if sv { "Gjord av klart. Inget har skickats vidare." } else { "Made by klart. Nothing has been sent on." }, out)
}

fn summary(register: &Register, sv: bool, out: &mut dyn io::Write) -> io::Result<()> {
    let (accounts, fine) = register.met;
    let found = register.counts;
    let names = if sv {
        ["konton", "i ordning", "fel", "varningar", "råd", "frågor"]
    } else {
        ["accounts", "in order", "errors", "warnings", "advice", "questions"]
    };
    let numbers = [accounts, fine, found.errors, found.warnings, found.advice, found.reviews];
    let shown: Vec<_> = names.into_iter().zip(numbers).filter(|(name, number)| *number > 0 || !matches!(*name, "fel" | "errors")).collect();
    writeln!(out, "<p class=\"lead\">{}</p>", text(&register.summary.sentence))?;
    out.write_all(counts(&shown, register.lang()).as_bytes())
}

/// What in the register could not be read.
fn trouble(register: &Register, sv: bool, out: &mut dyn io::Write) -> io::Result<()> {
    if register.trouble.is_empty() {
        return Ok(());
    }
    let head = if sv { "Rätta i registret" } else { "Mend in the register" };
    writeln!(out, "<section aria-labelledby=\"trouble\">\n<h2 id=\"trouble\">{head}</h2>\n<ul class=\"plain\">")?;
    for one in &register.trouble {
        let place = match (one.line, one.column) {
            (Some(line), Some(column)) if sv => format!("Rad {line}, tecken {column}. "),
            (Some(line), Some(column)) => format!("Line {line}, column {column}. "),
            _ => String::new(),
        };
        writeln!(out, "<li>{}{} {}</li>", text(&place), theirs(&one.problem), theirs(&one.remedy))?;
    }
    writeln!(out, "</ul>\n</section>")
}

/// Every account on a row.
fn table(register: &Register, sv: bool, out: &mut dyn io::Write) -> io::Result<()> {
    let heads = if sv {
        ["Konto", "Plattform", "Verksamhet", "Ansvarig", "Rapporteras som", "Senast rapporterad", "Att göra"]
    } else {
        ["Account", "Platform", "Unit", "In charge", "Report as", "Last reported", "To do"]
    };
    let (title, caption) = if sv {
        ("Alla konton", "Ett konto på varje rad, i registrets ordning. Siffran sist leder till det som återstår.")
    } else {
        ("All accounts", "One account a row, in the order of the register. The number at the end leads to what is left.")
    };
    writeln!(out, "<section aria-labelledby=\"all\">\n<h2 id=\"all\">{title}</h2>")?;
    writeln!(out, "<table class=\"stack\" role=\"table\">\n<caption>{caption}</caption>")?;
    write!(out, "<thead role=\"rowgroup\"><tr role=\"row\">")?;
    for head in heads {
        write!(out, "<th role=\"columnheader\" scope=\"col\">{}</th>", text(head))?;
    }
    writeln!(out, "</tr></thead>\n<tbody role=\"rowgroup\">")?;
    let (mut rows, mut busy) = (0, 0);
    for (account, document) in register.each() {
        rows += 1;
        busy += usize::from(!document.findings.is_empty());
        if rows <= ROWS {
            line(busy, &account, &document, register, &heads, out)?;
        }
    }
    writeln!(out, "</tbody>\n</table>")?;
    rest(rows, ROWS, sv, out)?;
    writeln!(out, "</section>")
}

fn rest(all: usize, shown: usize, sv: bool, out: &mut dyn io::Write) -> io::Result<()> {
    let rest = all.saturating_sub(shown);
    match (rest, sv) {
        (0, _) => Ok(()),
        (_, true) => writeln!(out, "<p>{rest} konton till står i listan som CSV.</p>"),
        (_, false) => writeln!(out, "<p>{rest} more accounts stand in the list as CSV.</p>"),
    }
}

/// `nth` counts the accounts with something to do, from 1.
fn line(
    nth: usize,
    account: &Account,
    document: &Document,
    register: &Register,
    heads: &[&str; 7],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let sv = register.lang() == Lang::Sv;
    let (name, id) = called(account);
    let id = if id.is_empty() { String::new() } else { format!(" <small>{}</small>", theirs(&id)) };
    let dash = if sv { "saknas" } else { "missing" };
    let left = document.findings.len();
    let to_do = match (left, sv) {
        (0, true) => "inget".to_owned(),
        (0, false) => "nothing".to_owned(),
        _ if nth > SHOWN => left.to_string(),
        (_, true) => format!("<a href=\"#k{nth}\">{left} <span class=\"none\">{}</span></a>", if left == 1 { "sak" } else { "saker" }),
        (_, false) => format!("<a href=\"#k{nth}\">{left} <span class=\"none\">{}</span></a>", if left == 1 { "thing" } else { "things" }),
    };
    let shown = |words: &str| if words.is_empty() { format!("<span class=\"none\">{dash}</span>") } else { theirs(words) };
    let cells = [
        shown(platform(account)),
        shown(account.get(Column::Unit)),
        shown(account.get(Column::Owner)),
        text(reported_as(account, register.today(), register.lang())),
        shown(account.get(Column::Reported)),
        to_do,
    ];
    write!(out, "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">{}{id}</th>", theirs(&name))?;
    for (head, cell) in heads.iter().skip(1).zip(cells) {
        write!(out, "<td role=\"cell\" data-label=\"{}\">{cell}</td>", text(head))?;
    }
    writeln!(out, "</tr>")
}

/// The name that is shown, and the id where that is another word.
fn called(account: &Account) -> (String, String) {
    let id = account.id();
    let name = if account.name().is_empty() { id.clone() } else { account.name().to_owned() };
    let id = if id == name { String::new() } else { id };
    (name, id)
}

fn platform(account: &Account) -> &str {
    account.channel().map_or_else(|| account.get(Column::Platform), |channel| channel.label)
}

/// What is left to do, account by account.
fn tasks(register: &Register, sv: bool, out: &mut dyn io::Write) -> io::Result<()> {
    if register.counts.total() == 0 {
        return Ok(());
    }
    writeln!(out, "<section aria-labelledby=\"left\">\n<h2 id=\"left\">{}</h2>", if sv { "Det här återstår" } else { "What is left" })?;
    let mut busy = 0;
    for (account, document) in register.each().filter(|(_, document)| !document.findings.is_empty()) {
        busy += 1;
        if busy <= SHOWN {
            article(busy, &account, &document, register, out)?;
        }
    }
    rest(busy, SHOWN, sv, out)?;
    writeln!(out, "</section>")
}

fn article(nth: usize, account: &Account, document: &Document, register: &Register, out: &mut dyn io::Write) -> io::Result<()> {
    let sv = register.lang() == Lang::Sv;
    let (name, id) = called(account);
    let mut facts: Vec<String> = [platform(account).to_owned(), id].into_iter().filter(|fact| !fact.is_empty()).collect();
    facts.extend(account.row.as_ref().map(Row::status).filter(|status| *status != Status::Active).map(|status| status.name().to_owned()));
    let facts: Vec<String> = facts.iter().map(|fact| theirs(fact)).collect();
    writeln!(out, "<article aria-labelledby=\"k{nth}\">\n<h3 id=\"k{nth}\">{} <small>{}</small></h3>", theirs(&name), facts.join(" · "))?;
    writeln!(out, "<ul class=\"tasks\">")?;
    let (asked, faults): (Vec<&Finding>, Vec<&Finding>) = document.findings.iter().partition(|found| found.verdict == "review");
    for found in faults.into_iter().chain(asked) {
        task(found, register.lang(), sv, out)?;
    }
    writeln!(out, "</ul>\n</article>")
}

fn task(found: &Finding, lang: Lang, sv: bool, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "<li class=\"{}\">", class(found.level, found.verdict))?;
    writeln!(out, "<p class=\"what\">{}. {}</p>", level(found.level, found.verdict, lang), text(&found.message))?;
    writeln!(out, "<p>{}</p>\n<p class=\"why\">{}</p>", text(&found.how), text(&found.why))?;
    let place = found
        .place
        .line
        .zip(found.place.field.as_deref())
        .map(|(line, field)| if sv { format!("Rad {line}, {field}.") } else { format!("Line {line}, {field}.") });
    let refs: Vec<String> = found.policy.iter().map(paragraph).collect();
    writeln!(out, "<p class=\"ref\">{} {}</p>\n</li>", text(&place.unwrap_or_default()), refs.join(" "))
}

/// The organisation's own words behind a finding.
fn paragraph(policy: &Policy) -> String {
    if policy.quote.is_empty() {
        return text(&policy.id);
    }
    format!("{}: <q lang=\"sv\">{}</q> ({}).", text(&policy.id), text(&policy.quote), text(&policy.source))
}

fn questions(register: &Register, sv: bool, out: &mut dyn io::Write) -> io::Result<()> {
    if register.questions.is_empty() {
        return Ok(());
    }
    let head = if sv { "Frågor som bara ni kan svara på" } else { "Questions that only you can answer" };
    writeln!(out, "<section aria-labelledby=\"ask\">\n<h2 id=\"ask\">{head}</h2>")?;
    let once = if sv { "Tänk igenom dem en gång för alla konton." } else { "Think them through once for all accounts." };
    writeln!(out, "<p>{once}</p>\n<ul class=\"plain\">")?;
    for question in &register.questions {
        let answer = question
            .answered
            .as_deref()
            .map(|answer| format!(" <strong>{}: {}.</strong>", if sv { "Svar" } else { "Answer" }, text(answer)));
        let id = text(&question.id);
        writeln!(out, "<li>{}{} <span class=\"ref\">{id}</span></li>", text(&question.question), answer.unwrap_or_default())?;
    }
    writeln!(out, "</ul>\n</section>")
}

/// What klart has not looked at: said on every page.
fn unseen(register: &Register, sv: bool, out: &mut dyn io::Write) -> io::Result<()> {
    let head = if sv { "Det här har inte granskats" } else { "This has not been checked" };
    writeln!(out, "<section aria-labelledby=\"unseen\">\n<h2 id=\"unseen\">{head}</h2>\n<ul class=\"plain\">")?;
    let posts = if sv {
        "Inläggen: hur ofta ni publicerar, om ni har meddelat uppehåll och avslut, och om bilder och filmer är tillgängliga."
    } else {
        "The posts: how often you publish, whether pauses and closings were told, and whether pictures and films are accessible."
    };
    let profiles = match (register.profiles, register.met.0, sv) {
        (0, _, true) => "Profilerna på plattformarna: klart har gått efter texten i registret.".to_owned(),
        (0, _, false) => "The profiles on the platforms: klart has gone by the text in the register.".to_owned(),
        (some, all, true) => {
            format!("Plattformarna själva: {some} av {all} profiler är lästa ur exporter eller sparade texter, resten ur registret.")
        }
        (some, all, false) => {
            format!("The platforms themselves: {some} of {all} profiles are read from exports or saved texts, the rest from the register.")
        }
    };
    for line in [posts.to_owned(), profiles].into_iter().chain(register.notes.iter().cloned()) {
        writeln!(out, "<li>{}</li>", text(&line))?;
    }
    writeln!(out, "</ul>\n</section>")
}
