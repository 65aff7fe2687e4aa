//! One draft through the house, and nothing of it in another's way: a panic becomes the draft's own trouble.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use crate::check::{Judged, examine, fixing};
use crate::config::Lang;
use crate::facts::PictureFact;
use crate::finding::Finding;
use crate::fix::Change;
use crate::gather::led_to;
use crate::report::contract::{Document, Trouble};
use crate::report::terminal::{Excerpt, excerpts};
use crate::report::{broken, document, located, troubles};
use crate::rules;
use crate::source::{Beside, Source};

use super::desks::Place;
use super::files::Wanted;
use super::options::Deed;
use super::request::Asked;
use super::walk::{Found, trouble};
use super::{diff, fix, load};

/// Where a draft comes from.
pub(super) enum Subject {
    File(Found),
    Given(Box<Source>),
    Asked(Box<Asked>),
}

/// What became of it.
#[derive(Default)]
pub(super) struct Checked {
    pub(super) document: Option<Document>,
    pub(super) excerpts: Vec<Option<Excerpt>>,
    pub(super) trouble: Vec<Trouble>,
    pub(super) unreadable: bool,
    /// What `--diff` shows.
    pub(super) diff: String,
    /// Fixes that were applied.
    pub(super) fixed: usize,
    /// What is to be done to files beside it.
    pub(super) files: Option<Wanted>,
    /// The bytes after the fixes, for a draft that lies nowhere.
    pub(super) bytes: Vec<u8>,
    /// What a baseline remembers.
    pub(super) found: Vec<Finding>,
    /// The pictures and films beside it that it shows.
    pub(super) refers: Vec<PathBuf>,
    /// Its pictures, for findings over several drafts.
    pub(super) pictures: Vec<PictureFact>,
}

impl Subject {
    /// The name that its source has.
    pub(super) fn source_name(&self) -> &str {
        match self {
            Self::File(found) => &found.name,
            Self::Given(source) => &source.name,
            Self::Asked(asked) => &asked.name,
        }
    }

    /// The name that troubles go by.
    pub(super) fn name(&self) -> PathBuf {
        match self {
            Self::File(found) => found.path.clone(),
            Self::Given(source) => PathBuf::from(&source.name),
            Self::Asked(asked) => PathBuf::from(&asked.name),
        }
    }
}

/// Judges one draft. Never panics.
pub(super) fn check(subject: &Subject, place: &Place, deed: Deed, wants_excerpts: bool, lang: Lang) -> Checked {
    let checked = AssertUnwindSafe(|| checked(subject, place, deed, wants_excerpts, lang));
    catch_unwind(checked).unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
        lost(broken(&super::walk::shown(&subject.name()), words.unwrap_or_default(), lang))
    })
}

pub(super) fn lost(trouble: Trouble) -> Checked {
    Checked { trouble: vec![trouble], unreadable: true, ..Checked::default() }
}

fn checked(subject: &Subject, place: &Place, deed: Deed, wants_excerpts: bool, lang: Lang) -> Checked {
    match subject {
        Subject::Given(source) => judged(source, None, place, deed, wants_excerpts, lang),
        Subject::File(found) => match load::load(found, &place.root(&found.path, &found.under), lang) {
            Err(trouble) => lost(trouble),
            Ok(mut loaded) => {
                loaded.source.meta.path = place.below(&found.path);
                let mut checked = judged(&loaded.source, Some(&found.path), place, deed, wants_excerpts, lang);
                checked.trouble.extend(loaded.trouble);
                checked
            }
        },
        Subject::Asked(asked) => match &asked.source {
            Err(trouble) => lost(trouble.clone()),
            Ok(source) => {
                let mut checked = judged(source, None, place, deed, wants_excerpts, lang);
                let reason = asked.override_reason.clone();
                checked.document = checked.document.map(|document| document.requested(reason));
                checked
            }
        },
    }
}

fn judged(source: &Source, path: Option<&Path>, place: &Place, deed: Deed, wants_excerpts: bool, lang: Lang) -> Checked {
    match deed {
        Deed::Look => told(source, &examine(source, &place.desk), place, wants_excerpts, lang),
        Deed::Remember => {
            let judged = examine(source, &place.desk);
            let mut checked = told(source, &judged, place, wants_excerpts, lang);
            checked.found = judged.findings;
            checked
        }
        Deed::Diff(safety) => {
            let fixed = fixing::fix(source, &place.desk, safety);
            let mut checked = told(source, &examine(source, &place.desk), place, wants_excerpts, lang);
            checked.diff = changes(source, &fixed);
            checked.fixed = fixed.applied;
            checked
        }
        Deed::Fix(safety) => {
            let fixed = fixing::fix(source, &place.desk, safety);
            if let Some(path) = path
                && write(path, source, &fixed).is_err()
            {
                let mut checked = told(source, &examine(source, &place.desk), place, wants_excerpts, lang);
                checked.trouble.push(trouble(
                    path,
                    lang,
                    ["Filen gick inte att skriva; den är orörd.", "The file could not be written; it is untouched."],
                    [
                        "Se om någon annan ändrar den, om du får skriva där och om disken har plats.",
                        "See whether somebody else changes it, whether you may write there and whether the disk has room.",
                    ],
                ));
                return checked;
            }
            let mut checked = told(&fixed.source, &fixed.judged, place, wants_excerpts, lang);
            if let (Some(_), Beside::Root(root), false) = (path, &source.beside, fixed.files.is_empty()) {
                checked.files = Some(Wanted { root: root.clone(), changes: fixed.files });
            }
            checked.fixed = fixed.applied;
            checked.bytes = fixed.source.parts.into_iter().next().map(|part| part.bytes).unwrap_or_default();
            checked
        }
    }
}

/// Writes only what changed.
fn write(path: &Path, source: &Source, fixed: &fixing::Fixed) -> std::io::Result<()> {
    if let (Some(old), Some(new)) = (source.parts.first(), fixed.source.parts.first())
        && old.bytes != new.bytes
    {
        fix::replace(path, &old.bytes, &new.bytes)?;
    }
    Ok(())
}

fn changes(source: &Source, fixed: &fixing::Fixed) -> String {
    let name = super::walk::shown(Path::new(&source.name));
    let (old, new) = (&source.parts, &fixed.source.parts);
    let mut out = String::new();
    if let (Some(old), Some(new)) = (old.first(), new.first())
        && old.decoded.encoding != new.decoded.encoding
    {
        let _ = writeln!(out, "{name}: {} -> {}", old.decoded.encoding.name(), new.decoded.encoding.name());
    }
    out.push_str(&diff::unified(&name, &lines(source.text()), &lines(fixed.source.text())));
    for change in &fixed.files {
        let _ = match change {
            Change::Rename { from, to } => writeln!(out, "rename from {from}\nrename to {to}"),
            Change::Create { file, text } => write!(out, "{}", diff::unified(file, "", text)),
            Change::StripPosition { file } => writeln!(out, "{file}: strip position"),
            Change::Edit(_) | Change::Reencode => Ok(()),
        };
    }
    out
}

/// Line ends that a terminal would take for "back to the start" are shown as ends.
fn lines(text: &str) -> Cow<'_, str> {
    let alone = text.replace("\r\n", "\n");
    if alone.contains('\r') { Cow::Owned(alone.replace('\r', "\n")) } else { Cow::Borrowed(text) }
}

fn told(source: &Source, judged: &Judged, place: &Place, wants_excerpts: bool, lang: Lang) -> Checked {
    if judged.is_lost() {
        return Checked { trouble: troubles(source, judged, lang), unreadable: true, ..Checked::default() };
    }
    let document = document(source, judged, rules::ALL, lang, place.fail_on);
    let excerpts = if wants_excerpts { excerpts(source, &document) } else { Vec::new() };
    let refers = match &source.beside {
        Beside::Root(root) => judged.refers.iter().filter_map(|address| led_to(root, address)).collect(),
        Beside::Listed(_) | Beside::NotLooked => Vec::new(),
    };
    let pictures = located(source, judged.pictures.clone(), lang);
    Checked { trouble: troubles(source, judged, lang), document: Some(document), excerpts, refers, pictures, ..Checked::default() }
}
