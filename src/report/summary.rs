//! A run in numbers and one sentence.
//!
//! Knows how to count and how to say it; refuses to know what was counted.

use std::fmt::Write as _;

use crate::config::{FailOn, Lang, Level};
use crate::finding::grouped;

use super::contract::{Document, Finding, Report, SCHEMA, Summary, Trouble};
use super::veil;

/// How many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Faults at level error.
    pub errors: usize,
    /// Faults at level warning.
    pub warnings: usize,
    /// Faults at level advice.
    pub advice: usize,
    /// Questions.
    pub reviews: usize,
}

impl Counts {
    /// Counts one finding.
    pub fn add(&mut self, level: &str, verdict: &str) {
        let slot = match (verdict, level) {
            ("review", _) => &mut self.reviews,
            (_, "error") => &mut self.errors,
            (_, "warning") => &mut self.warnings,
            _ => &mut self.advice,
        };
        *slot += 1;
    }

    /// All of them.
    pub fn total(self) -> usize {
        self.errors + self.warnings + self.advice + self.reviews
    }

    /// "2 fel, 1 varning, 1 råd, 1 fråga"; empty for none.
    pub fn words(self, lang: Lang) -> String {
        let kinds = [
            (self.errors, ["fel", "fel", "error", "errors"]),
            (self.warnings, ["varning", "varningar", "warning", "warnings"]),
            (self.advice, ["råd", "råd", "piece of advice", "pieces of advice"]),
            (self.reviews, ["fråga", "frågor", "question", "questions"]),
        ];
        let words: Vec<_> = kinds.iter().filter(|(count, _)| *count > 0).map(|(count, words)| counted(*count, *words, lang)).collect();
        words.join(", ")
    }
}

/// A count with its noun: one and many in Swedish, one and many in English.
pub fn counted(count: usize, words: [&str; 4], lang: Lang) -> String {
    let word = words[usize::from(count != 1) + if lang == Lang::Sv { 0 } else { 2 }];
    format!("{} {word}", grouped(i64::try_from(count).unwrap_or(i64::MAX), lang))
}

/// Puts a run together; documents stay in the order given.
pub fn report(documents: Vec<Document>, trouble: Vec<Trouble>, unreadable: usize, lang: Lang, today: String) -> Report {
    let (mut documents, mut trouble) = (documents, trouble);
    let days = documents.iter().any(|document| document.days_hidden);
    documents.iter_mut().for_each(veil::document);
    for one in &mut trouble {
        veil::trouble(one, days);
    }
    let summary = summary(&documents, unreadable, lang);
    Report {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        lang: Lang::NAMES[lang as usize],
        today,
        summary,
        documents,
        batch: Vec::new(),
        trouble,
    }
}

impl Report {
    /// The same with findings over several documents; they are counted, and never block.
    #[must_use]
    pub fn over(mut self, batch: Vec<Finding>, lang: Lang) -> Self {
        if batch.is_empty() {
            return self;
        }
        self.batch = batch;
        let days = self.documents.iter().any(|document| document.days_hidden);
        self.batch.iter_mut().for_each(|found| veil::finding(found, days));
        let summary = &mut self.summary;
        let mut counts = Counts { errors: summary.errors, warnings: summary.warnings, advice: summary.advice, reviews: summary.reviews };
        self.batch.iter().for_each(|finding| counts.add(finding.level, finding.verdict));
        if summary.verdict == "pass" {
            summary.verdict = "advise";
        }
        (summary.errors, summary.warnings, summary.advice, summary.reviews) =
            (counts.errors, counts.warnings, counts.advice, counts.reviews);
        summary.sentence = verdict_sentence(summary.verdict, summary.documents, summary.unreadable, counts, lang);
        self
    }
}

fn summary(documents: &[Document], unreadable: usize, lang: Lang) -> Summary {
    let mut counts = Counts::default();
    for finding in documents.iter().flat_map(|document| &document.findings) {
        counts.add(finding.level, finding.verdict);
    }
    let verdict = if unreadable > 0 || documents.iter().any(|document| document.verdict == "block") {
        "block"
    } else if documents.iter().any(|document| document.verdict == "advise") {
        "advise"
    } else {
        "pass"
    };
    let sentence = verdict_sentence(verdict, documents.len(), unreadable, counts, lang);
    let Counts { errors, warnings, advice, reviews } = counts;
    Summary { documents: documents.len(), errors, warnings, advice, reviews, unreadable, verdict, sentence }
}

/// The verdict of one document.
pub(super) fn verdict_of(faults: impl IntoIterator<Item = Option<Level>>, fail_on: FailOn) -> &'static str {
    let mut verdict = "pass";
    for fault in faults {
        if fault.is_some_and(|level| fail_on.stops(level)) {
            return "block";
        }
        verdict = "advise";
    }
    verdict
}

/// The verdict in words: ”Klart! 12 utkast kan publiceras.” or what stands in the way.
pub fn verdict_sentence(verdict: &str, documents: usize, unreadable: usize, counts: Counts, lang: Lang) -> String {
    let sv = lang == Lang::Sv;
    let found = counts.words(lang);
    let lost = counted(
        unreadable,
        ["utkast kunde inte läsas", "utkast kunde inte läsas", "draft could not be read", "drafts could not be read"],
        lang,
    );
    if documents == 0 {
        let nothing = if sv { "Inget utkast kunde granskas." } else { "No draft could be checked." };
        return nothing.to_owned();
    }
    if verdict == "block" {
        let ways: Vec<_> =
            [(!found.is_empty(), found), (unreadable > 0, lost)].into_iter().filter_map(|(some, words)| some.then_some(words)).collect();
        return format!("{}: {}.", if sv { "Inte klart än" } else { "Not ready yet" }, ways.join("; "));
    }
    let ready =
        counted(documents, ["utkast kan publiceras", "utkast kan publiceras", "draft can be published", "drafts can be published"], lang);
    let mut sentence = format!("{} {ready}.", if sv { "Klart!" } else { "Ready!" });
    if !found.is_empty() {
        let _ = write!(sentence, " {}: {found}.", if sv { "Att fundera på" } else { "Worth a thought" });
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(verdict: &str, counts: [usize; 4], unreadable: usize) -> String {
        let [errors, warnings, advice, reviews] = counts;
        verdict_sentence(verdict, 12, unreadable, Counts { errors, warnings, advice, reviews }, Lang::Sv)
    }

    #[test]
    fn the_sentence_says_what_stands_in_the_way() {
        assert_eq!(says("pass", [0; 4], 0), "Klart! 12 utkast kan publiceras.");
        assert_eq!(says("block", [2, 1, 1, 1], 0), "Inte klart än: 2 fel, 1 varning, 1 råd, 1 fråga.");
        assert_eq!(says("block", [0; 4], 1), "Inte klart än: 1 utkast kunde inte läsas.");
        assert_eq!(says("advise", [0, 2, 0, 0], 0), "Klart! 12 utkast kan publiceras. Att fundera på: 2 varningar.");
    }

    #[test]
    fn a_question_never_blocks() {
        assert_eq!(verdict_of([None], FailOn::Advice), "advise");
        assert_eq!(verdict_of([Some(Level::Warning)], FailOn::Warning), "block");
        assert_eq!(verdict_of([Some(Level::Error)], FailOn::Never), "advise");
    }
}
