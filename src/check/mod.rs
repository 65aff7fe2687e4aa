//! Judges one draft: read, gather, answer, run the rules, and put what they found in order.
//!
//! Knows the order of the steps; refuses to know what any rule looks for or how a report looks.

pub mod accounts;
pub mod batch;
mod cues;
mod demands;
pub mod fixing;
mod judge;
mod metrics;
mod notes;
pub mod past;
mod slips;
mod start;
mod worst;

pub use crate::checklist::Question;
pub use metrics::{Measures, Metrics};
pub use start::{Deed, Start};

use std::sync::Arc;

use crate::answers;
use crate::baseline::Baseline;
use crate::checklist::{self, Raised};
use crate::config::{Config, Date, Level, Policy, Requirement, Settings};
use crate::draft::{Draft, MediumOrigin, Trouble};
use crate::facts::{PictureFact, Pictures};
use crate::finding::{Finding, Findings, Msg};
use crate::ignore::hide;
use crate::read::{read, voice};
use crate::register::Register;
use crate::rule::Rule;
use crate::rules;
use crate::source::{Format, Slip, Source};

/// All that judging needs beside the draft itself: made once, shared by all threads.
#[derive(Debug)]
pub struct Desk {
    /// What the organisation has decided.
    pub policy: Policy,
    /// Channels for every draft, before what the draft says itself.
    pub channels: Vec<String>,
    /// The text type of every draft, before what the draft says itself.
    pub text_type: Option<crate::config::TextType>,
    /// Findings that were there already.
    pub baseline: Option<Baseline>,
    /// Show every finding rather than a few of each kind.
    pub all: bool,
    /// How the organisation describes its pictures (`bilder.toml`).
    pub register: Register,
    /// What other drafts of the run call their pictures; empty until they have been looked at.
    pub pictures: Arc<Pictures>,
    /// The rules that look at drafts and are on under `policy`.
    pub rules: Vec<&'static Rule>,
    /// Looks beside drafts, each file once.
    #[cfg(feature = "files")]
    pub gatherer: crate::gather::Gatherer,
    /// Looks at pictures, each once; shared by all desks of a run.
    #[cfg(feature = "images")]
    pub eyes: std::sync::Arc<crate::pixels::Eyes>,
}

impl Desk {
    /// A desk for one configuration. `today` is the day of the check: klart has no clock of its own.
    pub fn new(config: Config, today: Date) -> Self {
        let policy = Policy::new(config, today);
        Self {
            rules: judge::on(&policy),
            policy,
            channels: Vec::new(),
            text_type: None,
            baseline: None,
            all: false,
            register: Register::default(),
            pictures: Arc::default(),
            #[cfg(feature = "files")]
            gatherer: crate::gather::Gatherer::default(),
            #[cfg(feature = "images")]
            eyes: std::sync::Arc::default(),
        }
    }
}

/// Rules that read what only the pixels tell: without any of them no picture is decoded.
#[cfg(feature = "images")]
const NEED_PIXELS: [&str; 6] =
    ["image/animated", "image/flashing", "image/inconsistent-alt", "image/missing-alt", "image/text-in-image", "image/unreadable"];

/// Judges one draft. Never fails: what could not be read stands in `troubles`, and the rest is judged.
pub fn examine(source: &Source, desk: &Desk) -> Judged {
    let judged = examine_all(source, desk);
    if desk.all { judged } else { judged.capped() }
}

/// As [`examine`], with every finding.
fn examine_all(source: &Source, desk: &Desk) -> Judged {
    open(source, desk).1
}

/// As [`examine`], with every finding, and with the draft that was judged: for whoever goes on working with it.
pub fn open(source: &Source, desk: &Desk) -> (Draft, Judged) {
    let opened = open_by(source, desk, &desk.rules);
    (opened.draft, opened.judged)
}

/// A draft with what was found, and the rules that had something to say, before precedence and answers.
#[derive(Debug)]
pub struct Opened {
    /// The draft.
    pub draft: Draft,
    /// What was found.
    pub judged: Judged,
    /// Ids, each once, in the order of the rules.
    pub spoke: Vec<&'static str>,
}

/// As [`open`], by some of the desk's rules: those that are known to have something to say give the same answer as all.
pub fn open_by(source: &Source, desk: &Desk, rules: &[&'static Rule]) -> Opened {
    let mut draft = read(source);
    voice::hear(&mut draft);
    answers::take(&mut draft, source);
    let channels = if desk.channels.is_empty() { &draft.meta.channels } else { &desk.channels };
    let declared = draft.answers.text_type.as_deref().and_then(crate::config::TextType::named);
    let mut settings = desk.policy.settings(source.meta.path.as_deref().or(Some(&draft.name)), channels, desk.text_type.or(declared));
    if let Some(day) = source.meta.published.as_deref().and_then(|day| day.parse().ok()) {
        settings.today = settings.today.min(day);
    }
    #[cfg(feature = "files")]
    crate::gather::gather(&mut draft, source, &desk.gatherer);
    slips::find(&mut draft);
    answers::apply(&mut draft);
    #[cfg(feature = "images")]
    if NEED_PIXELS.iter().any(|rule| settings.is_on(rule, true)) {
        crate::pixels::see(&mut draft, source, &desk.gatherer, &desk.eyes);
    }
    batch::tell(&mut draft, source, desk);
    let pictures = batch::facts(&draft, source, &settings);
    let found = judge::run(rules, &draft, &settings);
    let mut spoke: Vec<&'static str> = found.iter().map(|finding| finding.rule).collect();
    spoke.dedup();
    let found = findings(source, &draft, &settings, desk, found);
    let judged = Judged { pictures, ..Judged::new(&draft, &settings, found) };
    Opened { draft, judged, spoke }
}

/// As [`examine`], but a fault of klart's own in one draft is that draft's trouble and nobody else's: the message of
/// the panic, when there is one.
pub fn guarded(source: &Source, desk: &Desk) -> Result<Judged, String> {
    let judged = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| examine(source, desk)));
    judged.map_err(|panic| {
        let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned()).or_else(|| panic.downcast_ref::<String>().cloned());
        crate::mask::mask(&words.unwrap_or_default()).into_owned()
    })
}

/// What the rules say of one draft.
struct Found {
    findings: Vec<Finding>,
    /// The lines of the checklist that they and the draft raise.
    raised: Raised,
    ignored: usize,
    known: usize,
}

/// What the rules say, in order, without what people have answered, left out or known before.
fn findings(source: &Source, draft: &Draft, settings: &Settings, desk: &Desk, mut found: Vec<Finding>) -> Found {
    let rules = rules::ALL;
    let raised = checklist::raised(draft, settings, &found);
    let mut demands = Findings::default();
    demands::tell(source, draft, settings, &raised, &mut demands);
    found.extend(demands.into_vec());
    judge::lower(&mut found, settings);
    judge::sort(&mut found);
    judge::name(&mut found, source);
    let mut found = judge::settle(draft, judge::yield_to(rules, found));
    judge::possible(source, &mut found);
    judge::ask_first(source, &mut found);
    let hidden = hide(draft, found);
    let mut found = hidden.left;
    unused(draft, settings, &hidden.unused, &mut found);
    let before = found.len();
    if let Some(baseline) = &desk.baseline {
        found.retain(|finding| !baseline.knows(&draft.name, finding));
    }
    let known = before - found.len();
    Found { findings: found, raised, ignored: hidden.count, known }
}

/// Says which ignores hid nothing.
fn unused(draft: &Draft, settings: &Settings, unused: &[usize], found: &mut Vec<Finding>) {
    let id = rules::draft::unused_ignore::RULE.id;
    if unused.is_empty() || !settings.is_on(id, true) {
        return;
    }
    let mut more = Findings::default();
    for &index in unused {
        rules::draft::unused_ignore::say(&draft.ignores[index], more.of(id));
    }
    found.extend(more.into_vec());
    judge::sort(found);
}

/// One draft, judged.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The source's name.
    pub name: String,
    /// A publishing system's own id.
    pub id: Option<String>,
    /// The source's format.
    pub format: Format,
    /// Channel names.
    pub channels: Vec<String>,
    /// social, web, decision or easy-read.
    pub text_type: &'static str,
    /// The language the draft is written in, a BCP 47 tag.
    pub language: Option<String>,
    /// The numbers.
    pub metrics: Metrics,
    /// In order of (part, start, end, rule); those about the whole draft first.
    pub findings: Vec<Finding>,
    /// Index into `findings` of the first picture without a description.
    pub first_missing: Option<usize>,
    /// Where to begin when the text is heavy: the changes that help most.
    pub start_here: Vec<Start>,
    /// Questions that no machine can decide: stable id, words, answer when given.
    pub checklist: Vec<Question>,
    /// Things worth saying once that are no findings.
    pub notes: Vec<Msg>,
    /// What in the draft could not be read, though the rest could.
    pub troubles: Vec<Trouble>,
    /// Answers in the draft that klart does not know.
    pub slips: Vec<Slip>,
    /// Addresses of the pictures, films and sounds that it shows, as written.
    pub refers: Vec<String>,
    /// Its pictures, for findings over several drafts.
    pub pictures: Vec<PictureFact>,
    /// How many findings were left out because a person had said so, with a reason.
    pub ignored: usize,
    /// How many were known from a baseline.
    pub known: usize,
    /// Whether days of birth are hidden too, as the organisation has decided.
    pub days_hidden: bool,
    /// The organisation's own paragraphs, for the rules that have some: (rule, requirement id, source, quote).
    pub policy: Vec<PolicyQuote>,
}

/// A paragraph of the organisation's own policy that a rule answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyQuote {
    /// The rule.
    pub rule: &'static str,
    /// The requirement's id (C01, A01 …).
    pub id: String,
    /// The document's title.
    pub source: String,
    /// Exact words.
    pub quote: String,
}

impl Judged {
    fn new(draft: &Draft, settings: &Settings, found: Found) -> Self {
        let Found { findings, raised, ignored, known } = found;
        let checklist = checklist::ask(&raised, draft, settings, &findings);
        Self {
            first_missing: first_missing(&findings),
            id: draft.meta.id.clone(),
            format: draft.format,
            channels: settings.channels.iter().map(|channel| channel.name.to_owned()).collect(),
            text_type: settings.text_type.name(),
            language: draft.spoken().map(str::to_owned),
            metrics: Metrics::of(draft),
            policy: policy(settings, &findings),
            start_here: start::of(draft, &findings),
            findings,
            checklist,
            notes: notes::of(draft, settings),
            slips: draft.slips.clone(),
            refers: refers(draft),
            pictures: Vec::new(),
            troubles: draft.troubles.clone(),
            ignored,
            known,
            days_hidden: settings.privacy.mask == crate::config::Mask::All,
            name: draft.name.clone(),
        }
    }

    /// With so many findings of each rule as it shows; the rest counted.
    fn capped(mut self) -> Self {
        self.findings = judge::cap(rules::ALL, self.findings);
        self.first_missing = first_missing(&self.findings);
        self
    }

    /// Whether nothing of the draft could be read.
    pub fn is_lost(&self) -> bool {
        self.troubles.iter().any(|trouble| trouble.lost)
    }

    /// The gravest fault; `None` without any.
    pub fn gravest(&self) -> Option<Level> {
        self.findings.iter().filter(|finding| finding.verdict == crate::finding::Verdict::Fault).map(|finding| finding.level).max()
    }
}

fn first_missing(findings: &[Finding]) -> Option<usize> {
    findings.iter().position(|finding| finding.rule == "image/missing-alt")
}

/// Addresses of all that a draft shows.
fn refers(draft: &Draft) -> Vec<String> {
    let images = draft.images.iter().map(|image| &image.target);
    let media = draft.media.iter().filter(|medium| medium.origin != MediumOrigin::File).flat_map(|medium| &medium.targets);
    images.chain(media).map(|target| target.address.clone()).collect()
}

/// The organisation's own paragraphs behind the rules that found something.
fn policy(settings: &Settings, findings: &[Finding]) -> Vec<PolicyQuote> {
    let mut rules: Vec<&'static str> = findings.iter().map(|finding| finding.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    let paragraph = |rule: &'static str| {
        let mut demands: Vec<_> = settings.requirements(rule).collect();
        // What is said of this rule goes before what is said of its group, and that before what is said of everything.
        demands.sort_by_key(|demand| (!demand.rules.iter().any(|named| named == rule), demand.rules.len()));
        let quote =
            |demand: &Requirement| PolicyQuote { rule, id: demand.id.clone(), source: demand.source.clone(), quote: demand.quote.clone() };
        demands.into_iter().map(quote).collect::<Vec<_>>()
    };
    rules.into_iter().flat_map(paragraph).collect()
}
