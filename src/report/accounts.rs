//! A register of accounts in the words of the contract: the register itself as a document, then one an account.
//!
//! Knows how to count, place and mask what was found, and writes documents as they come: nothing is held but the sums,
//! so a register of any length takes no more memory than its text. Refuses to judge anything.

use std::collections::BTreeSet;
use std::io;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::account::{Account, Column, Slips};
use crate::check::accounts::{Accounts, JudgedAccount, is_sparse};
use crate::checklist::{Line, Trigger};
use crate::config::{FailOn, Lang, Mask, Settings};
use crate::finding::{Finding, Verdict, grouped};
use crate::mask::mask_as;
use crate::rules;
use crate::source::{Slip, Source};

use super::contract::{self, Document, Policy, SCHEMA, Summary, Trouble};
use super::document::over;
use super::json;
use super::place::Places;
use super::summary::{Counts, counted, verdict_of};

/// Accounts without a profile that are kept by name.
const MOST_NAMED: usize = 1_000;

/// A register, looked through once.
pub struct Register<'a> {
    accounts: Accounts<'a>,
    places: Places<'a>,
    path: String,
    lang: Lang,
    fail_on: FailOn,
    /// Days of birth are hidden too.
    days: bool,
    /// The run in numbers and one sentence.
    pub summary: Summary,
    /// How many of each.
    pub counts: Counts,
    /// Accounts, and how many of them nothing is said of.
    pub met: (usize, usize),
    /// What is said of the register's form, and then what in it could not be read.
    pub trouble: Vec<Trouble>,
    /// How many of these come first, and hinder nothing.
    pub notices: usize,
    /// Things worth saying once.
    pub notes: Vec<String>,
    /// Questions for the whole register.
    pub questions: Vec<contract::Question>,
    /// Accounts whose profile an export or a saved text has given.
    pub profiles: usize,
}

/// What the first walk counts.
#[derive(Default)]
struct Walk {
    counts: Counts,
    accounts: usize,
    fine: usize,
    blocked: bool,
    sparse: bool,
    profiles: usize,
    without: Vec<String>,
    asked: BTreeSet<&'static str>,
    slips: Slips,
}

impl<'a> Register<'a> {
    /// Walks the register and counts.
    pub fn new(source: &'a Source, accounts: Accounts<'a>, lang: Lang, fail_on: FailOn) -> Self {
        let mut walk = Walk::default();
        for judged in accounts.each() {
            walk.meet(&judged, fail_on);
        }
        let days = accounts.settings.privacy.mask == Mask::All;
        let questions = questions(&walk, &accounts, days, lang);
        let mut register = Self {
            places: Places::new(source, lang),
            path: mask_as(&source.name, days).into_owned(),
            lang,
            fail_on,
            summary: Summary::default(),
            counts: walk.counts,
            met: (walk.accounts, walk.fine),
            trouble: Vec::new(),
            notices: accounts.roster.slips.len(),
            notes: Vec::new(),
            questions,
            days,
            profiles: walk.profiles,
            accounts,
        };
        let unread = walk.slips.count();
        register.trouble = register.accounts.roster.slips.iter().chain(&walk.slips.into_vec()).map(|slip| register.told(slip)).collect();
        register.tell_profiles(&walk.without);
        register.sum_up(unread, walk.blocked);
        register
    }

    fn hidden(&self, text: &str) -> String {
        mask_as(text, self.days).into_owned()
    }

    fn told(&self, slip: &Slip) -> Trouble {
        let at = usize::from(self.lang == Lang::En);
        let place = slip.span.map(|span| self.places.of(Some(span)));
        Trouble {
            path: self.path.clone(),
            problem: self.hidden(&slip.problem[at]),
            remedy: self.hidden(&slip.remedy[at]),
            line: place.as_ref().and_then(|place| place.line),
            column: place.and_then(|place| place.column),
        }
    }

    /// Which files were for nobody, and which accounts no file was for.
    fn tell_profiles(&mut self, without: &[String]) {
        if self.accounts.profiles.is_empty() {
            return;
        }
        let sv = self.lang == Lang::Sv;
        let days = self.days;
        let some = |names: &[String]| {
            const SHOWN: usize = 8;
            let rest = names.len().saturating_sub(SHOWN);
            let more = if rest == 0 {
                String::new()
            } else {
                format!(" {} {rest} {}", if sv { "och" } else { "and" }, if sv { "till" } else { "more" })
            };
            format!("{}{more}", names.iter().take(SHOWN).map(|name| mask_as(name, days)).collect::<Vec<_>>().join(", "))
        };
        if !without.is_empty() {
            let names = some(without);
            self.notes.push(if sv {
                format!("Ingen profil är given för {names}. Där går klart efter registret.")
            } else {
                format!("No profile is given for {names}. There klart goes by the register.")
            });
        }
        let left: Vec<String> = self.accounts.profiles.unmatched().map(|left| left.file).collect();
        if !left.is_empty() {
            let names = some(&left);
            self.notes.push(if sv {
                format!("Inget konto hör till {names}. Döp filen efter kontots id.")
            } else {
                format!("No account belongs to {names}. Name the file after the account’s id.")
            });
        }
    }

    fn sum_up(&mut self, unread: usize, blocked: bool) {
        let Counts { errors, warnings, advice, reviews } = self.counts;
        let verdict = if blocked || unread > 0 {
            "block"
        } else if self.counts.total() > 0 {
            "advise"
        } else {
            "pass"
        };
        let sentence = sentence(self.met, self.counts, unread, blocked, self.lang);
        // The register itself is a document too.
        let documents = self.met.0 + 1;
        self.summary = Summary { documents, errors, warnings, advice, reviews, unreadable: unread, verdict, sentence };
    }

    /// The register itself, then every account.
    pub fn documents(&self) -> impl Iterator<Item = Document> + '_ {
        std::iter::once(self.own()).chain(self.each().map(|(_, document)| document))
    }

    /// Every account with its document.
    pub fn each(&self) -> impl Iterator<Item = (Account, Document)> + '_ {
        self.accounts.each().map(|JudgedAccount { mut account, findings }| {
            let mut document = self.document(&account, &findings);
            super::veil::document(&mut document);
            if self.days {
                account.rewrite(|text| self.hidden(text));
            }
            (account, document)
        })
    }

    /// Headings that klart does not know, with their place among all.
    pub fn others(&self) -> Vec<(usize, String)> {
        self.accounts.roster.others().map(|(at, heading)| (at, heading.to_owned())).collect()
    }

    /// The day of the check.
    pub fn today(&self) -> crate::config::Date {
        self.accounts.settings.today
    }

    /// The organisation's name; empty where nobody has said.
    pub fn organisation(&self) -> &str {
        self.accounts.settings.organisation.as_deref().map_or("", |own| own.name.as_str())
    }

    /// The file, as it was named.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The language of the words.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    fn own(&self) -> Document {
        let mut document = self.empty();
        document.checklist.clone_from(&self.questions);
        document.notes.clone_from(&self.notes);
        document
    }

    fn document(&self, account: &Account, findings: &[Finding]) -> Document {
        let faults = findings.iter().map(|found| (found.verdict == Verdict::Fault).then_some(found.level));
        let path =
            account.row.as_ref().map(|_| self.path.clone()).or_else(|| account.profile.as_ref().map(|profile| self.hidden(&profile.file)));
        Document {
            id: Some(self.hidden(&account.id())),
            path,
            channels: account.channel().map(|channel| channel.name.to_owned()).into_iter().collect(),
            verdict: verdict_of(faults, self.fail_on),
            findings: findings.iter().map(|found| self.finding(found)).collect(),
            ..self.empty()
        }
    }

    fn empty(&self) -> Document {
        Document {
            id: None,
            path: Some(self.path.clone()),
            origin: None,
            format: "accounts",
            channels: Vec::new(),
            text_type: "social",
            language: None,
            verdict: "pass",
            first_missing: None,
            override_reason: None,
            metrics: contract::Metrics::none(),
            findings: Vec::new(),
            start_here: Vec::new(),
            checklist: Vec::new(),
            notes: Vec::new(),
            days_hidden: self.days,
        }
    }

    fn finding(&self, found: &Finding) -> contract::Finding {
        let mut told = over(found, rules::ALL, self.lang);
        told.place = self.places.of(found.span);
        let Some(demand) = found.demand else { return told };
        told.place.field = Some(demand.field.to_owned());
        if told.place.line.is_some() {
            told.place.place = format!("{}, {}", told.place.place, demand.field);
        }
        let quotes = self.accounts.settings.requirements(found.rule).filter(|own| own.id == demand.id);
        told.policy = quotes.map(|own| Policy { id: own.id.clone(), source: own.source.clone(), quote: own.quote.clone() }).collect();
        if told.policy.is_empty() {
            told.policy.push(Policy { id: demand.id.to_owned(), source: String::new(), quote: String::new() });
        }
        told
    }
}

impl Walk {
    fn meet(&mut self, judged: &JudgedAccount, fail_on: FailOn) {
        self.accounts += 1;
        self.fine += usize::from(judged.findings.is_empty() && judged.account.slips.is_empty());
        self.sparse |= is_sparse(&judged.account);
        self.profiles += usize::from(judged.account.profile.is_some());
        if judged.account.profile.is_none() && !judged.account.is_closed() && self.without.len() < MOST_NAMED {
            self.without.push(judged.account.id());
        }
        let faults = judged.findings.iter().map(|found| (found.verdict == Verdict::Fault).then_some(found.level));
        self.blocked |= verdict_of(faults, fail_on) == "block";
        for found in &judged.findings {
            let verdict = if found.verdict == Verdict::Fault { "fault" } else { "review" };
            self.counts.add(found.level.name(), verdict);
            if found.verdict == Verdict::Review {
                self.asked.insert(found.rule);
            }
        }
        self.slips.extend(judged.account.slips.iter().cloned());
    }
}

/// The verdict in words.
fn sentence((accounts, fine): (usize, usize), counts: Counts, unread: usize, blocked: bool, lang: Lang) -> String {
    let sv = lang == Lang::Sv;
    let all = counted(accounts, ["konto", "konton", "account", "accounts"], lang);
    let left = counts.words(lang);
    let broken = counted(
        unread,
        [
            "sak i registret går inte att läsa",
            "saker i registret går inte att läsa",
            "thing in the register cannot be read",
            "things in the register cannot be read",
        ],
        lang,
    );
    if blocked || unread > 0 {
        let ways: Vec<String> =
            [(!left.is_empty(), left), (unread > 0, broken)].into_iter().filter_map(|(some, words)| some.then_some(words)).collect();
        return format!("{}: {}.", if sv { "Inte klart än" } else { "Not ready yet" }, ways.join("; "));
    }
    if left.is_empty() {
        return if sv { format!("Klart! {all} är i ordning.") } else { format!("Ready! Nothing is missing in {all}.") };
    }
    let fine = grouped(i64::try_from(fine).unwrap_or(i64::MAX), lang);
    if sv { format!("{fine} av {all} är i ordning. Kvar: {left}.") } else { format!("{fine} of {all} in order. Left: {left}.") }
}

/// The questions that the register raises, those that its organisation demands first.
fn questions(walk: &Walk, accounts: &Accounts, days: bool, lang: Lang) -> Vec<contract::Question> {
    let settings: &Settings = accounts.settings;
    let raised = [Trigger::Register, Trigger::SparseAccount, Trigger::Profile]
        .into_iter()
        .filter(|when| walk.sparse || *when != Trigger::SparseAccount);
    let named = |list: &[String], line: &Line| list.iter().any(|id| id.eq_ignore_ascii_case(line.id));
    let mut lines: Vec<&Line> = raised.flat_map(Line::when).filter(|line| !named(&settings.checklist.off, line)).collect();
    // A question that is asked of an account is not asked of them all.
    lines.retain(|line| line.id != "M-FORVANTAN" || !walk.asked.contains("account/missing-basics"));
    lines.sort_by_key(|line| !named(&settings.checklist.require, line));
    let answers = &accounts.answers.answers;
    let answer = |line: &Line| answers.iter().find(|answer| answer.ask.trim().eq_ignore_ascii_case(line.id) && line.is_settled_by(answer));
    let question = |line: &&Line| contract::Question {
        id: line.id.to_owned(),
        question: line.message.what.get(lang).to_owned(),
        answered: answer(line).map(|answer| mask_as(&answer.answer, days).into_owned()),
        aside: contract::Aside::default(),
    };
    lines.iter().map(question).collect()
}

/// Documents that are made while they are written.
struct Documents<'a>(&'a Register<'a>);

impl Serialize for Documents<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.documents())
    }
}

impl Serialize for Register<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut report = serializer.serialize_struct("Report", 8)?;
        report.serialize_field("schema", SCHEMA)?;
        report.serialize_field("version", env!("CARGO_PKG_VERSION"))?;
        report.serialize_field("lang", Lang::NAMES[self.lang as usize])?;
        report.serialize_field("today", &self.today().to_string())?;
        report.serialize_field("summary", &self.summary)?;
        report.serialize_field("documents", &Documents(self))?;
        report.serialize_field("batch", &[(); 0])?;
        report.serialize_field("trouble", &self.trouble)?;
        report.end()
    }
}

/// `klart.report/1` on one line.
pub fn write_json(register: &Register, out: &mut dyn io::Write) -> io::Result<()> {
    json::line(register, out)
}

/// One document a line, and the run on the last.
pub fn write_ndjson(register: &Register, out: &mut dyn io::Write) -> io::Result<()> {
    for document in register.documents() {
        json::line(&document, out)?;
    }
    json::line(&serde_json::json!({ "summary": register.summary, "batch": [], "trouble": register.trouble }), out)
}

/// How an account is reported: new since the last month of reporting, there before, or closed.
pub fn reported_as(account: &Account, today: crate::config::Date, lang: Lang) -> &'static str {
    use crate::account::{DateCell, Status};
    let Some(row) = &account.row else { return if lang == Lang::Sv { "saknas i registret" } else { "not in the register" } };
    let half_a_year_ago = (today.year() * 12 + u16::from(today.month())).saturating_sub(6);
    let young = matches!(row.date(Column::Started), DateCell::Day(day) if day.year() * 12 + u16::from(day.month()) > half_a_year_ago);
    let words = match row.status() {
        Status::Closed => ["avslutat", "closed"],
        Status::Closing => ["avslutas", "closing"],
        _ if young => ["nystartat", "new"],
        Status::Active | Status::Dormant => ["befintligt", "existing"],
    };
    words[usize::from(lang == Lang::En)]
}
