//! One draft on the desk: as it stands on disk, as it is read, and what is found in it.
//!
//! Knows when the disk says something else than what was read. Asks nobody and writes nothing.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use crate::answers::given;
use crate::check::{Judged, open};
use crate::cli::desks::Place;
use crate::cli::load;
use crate::cli::walk::{Found, shown};
use crate::config::Lang;
use crate::draft::{Cue, Draft, Image};
use crate::finding::{Finding, Verdict};
use crate::report::contract::Trouble;
use crate::report::{broken, troubles};
use crate::source::Source;

use super::passed::{Known, Passed};
use super::{UNANSWERED, questions};

/// A draft that is being gone through.
pub(super) struct Opened {
    pub(super) found: Found,
    pub(super) source: Source,
    pub(super) draft: Draft,
    pub(super) judged: Judged,
    /// `NAME.klart.toml` as it stands; `None` when there is none.
    pub(super) beside: Option<Vec<u8>>,
    /// The open lines of the checklist.
    pub(super) questions: Vec<Finding>,
    /// The answers beside the draft cannot be read, so none can be added.
    pub(super) trouble: Option<Trouble>,
}

impl Opened {
    /// Reads and judges a draft. A draft that cannot be read is a trouble, and so is a fault of klart's own.
    pub(super) fn read(found: &Found, place: &Place, lang: Lang) -> Result<Self, Trouble> {
        let mut loaded = load::load(found, &place.root(&found.path, &found.under), lang)?;
        loaded.source.meta.path = place.below(&found.path);
        let judged = catch_unwind(AssertUnwindSafe(|| open(&loaded.source, &place.desk)));
        let (draft, judged) = judged.map_err(|_| broken(&shown(&found.path), "", lang))?;
        if judged.is_lost() {
            let first = troubles(&loaded.source, &judged, lang).into_iter().next();
            return Err(first.unwrap_or_else(|| broken(&shown(&found.path), "", lang)));
        }
        let beside = fs::read(answers_of(found)).ok();
        let questions = questions::open(&judged);
        Ok(Self { found: found.clone(), source: loaded.source, draft, judged, beside, questions, trouble: loaded.trouble })
    }

    /// The draft's own bytes; `None` for a picture or film.
    pub(super) fn bytes(&self) -> Option<&[u8]> {
        self.source.parts.first().map(|part| part.bytes.as_slice())
    }

    /// Whether somebody has changed the draft or its answers since they were read.
    pub(super) fn is_stale(&self) -> bool {
        let draft = self.bytes().is_some_and(|bytes| fs::read(&self.found.path).ok().as_deref() != Some(bytes));
        draft || fs::read(answers_of(&self.found)).ok() != self.beside
    }

    /// What is left to ask: faults first, then questions, then the checklist, without what was passed over or answered.
    pub(super) fn queue(&self, passed: &[Passed]) -> Vec<&Finding> {
        let known = Known::of(passed);
        let open = |finding: &&Finding| {
            let answered = finding.verdict == Verdict::Review && given(&self.draft.answers, finding).next().is_some();
            !answered && !known.holds(finding, &self.source)
        };
        let mut queue: Vec<&Finding> = self.judged.findings.iter().filter(|finding| finding.rule != UNANSWERED).filter(open).collect();
        queue.sort_by_key(|finding| finding.verdict);
        // A line that was answered with "no" is asked again in the next run, when there may be another answer.
        queue.extend(self.questions.iter().filter(|line| !known.holds(line, &self.source)));
        queue
    }

    /// The picture that a finding is about: the smallest one around its place.
    pub(super) fn image(&self, finding: &Finding) -> Option<&Image> {
        let span = finding.span?;
        let around = self.draft.images.iter().filter(|image| image.span.contains(span));
        around.min_by_key(|image| image.span.end - image.span.start)
    }

    /// The cue of a caption file that a finding is about.
    pub(super) fn cue(&self, finding: &Finding) -> Option<&Cue> {
        let (span, captions) = (finding.span?, self.draft.captions.as_ref()?);
        captions.cues.iter().find(|cue| cue.timing.overlaps(span) || cue.text.overlaps(span) || cue.block.contains(span))
    }
}

/// The file that holds a draft's answers when it cannot hold them itself.
pub(super) fn answers_of(found: &Found) -> PathBuf {
    let mut name = found.path.file_name().unwrap_or_default().to_owned();
    name.push(".klart.toml");
    found.path.with_file_name(name)
}
