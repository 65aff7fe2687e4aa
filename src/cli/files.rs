//! Changes to files beside the drafts: made when all drafts have been judged, in their order, and looked at once more.
//!
//! Knows names on disk; what to change is decided below.

use std::path::{Path, PathBuf};

use crate::config::Lang;
use crate::fix::Change;
use crate::report::contract::Trouble;
use crate::source::Root;

use super::desks::Desks;
use super::fix;
use super::judge::{self, Checked, Subject};
use super::options::Deed;
use super::walk::{Found, format_of, trouble};

/// What a draft wants done to files, and the folder that bounds it.
pub(super) struct Wanted {
    pub(super) root: Root,
    pub(super) changes: Vec<Change>,
}

/// Makes all changes, and judges the drafts that wanted them anew.
pub(super) fn settle(subjects: &[(Subject, usize)], desks: &mut Desks, checked: &mut [Checked], wants_excerpts: bool, lang: Lang) {
    if checked.iter().all(|one| one.files.is_none()) {
        return;
    }
    let mut again: Vec<(usize, Vec<Change>)> = Vec::new();
    for (at, one) in checked.iter_mut().enumerate() {
        let Some(wanted) = one.files.take() else { continue };
        let (done, undone): (Vec<Change>, Vec<Change>) =
            wanted.changes.into_iter().partition(|change| fix::change(&wanted.root, change).is_ok());
        one.trouble.extend(undone.iter().map(|change| refused(&wanted.root, change, lang)));
        if !done.is_empty() {
            again.push((at, done));
        }
    }
    for place in &mut desks.places {
        place.desk.gatherer = place.desk.gatherer.anew();
    }
    for (at, changes) in again {
        let (subject, place) = &subjects[at];
        let Subject::File(found) = subject else { continue };
        let now = Subject::File(renamed(found, &changes));
        let mut anew = judge::check(&now, &desks.places[*place], Deed::Look, wants_excerpts, lang);
        let old = &mut checked[at];
        anew.trouble.append(&mut old.trouble);
        (anew.fixed, anew.bytes) = (old.fixed, std::mem::take(&mut old.bytes));
        *old = anew;
    }
}

/// The file itself may have another name now.
pub(super) fn renamed(found: &Found, changes: &[Change]) -> Found {
    let own = found.path.file_name().unwrap_or_default().to_string_lossy();
    let to = changes.iter().find_map(|change| match change {
        Change::Rename { from, to } if *from == own => Some(to),
        _ => None,
    });
    let Some(to) = to else { return found.clone() };
    let path = found.path.with_file_name(to);
    let name = Path::new(&found.name).with_file_name(to).to_string_lossy().into_owned();
    Found { format: format_of(&path).unwrap_or(found.format), path, name, ..found.clone() }
}

pub(super) fn refused(root: &Root, change: &Change, lang: Lang) -> Trouble {
    let told = |file: &str, problem, remedy: [String; 2]| trouble(&shown(root, file), lang, problem, [&remedy[0], &remedy[1]]);
    match change {
        Change::Create { file, .. } => told(
            file,
            ["Filen gick inte att skapa.", "The file could not be created."],
            [
                "Se om det redan finns en fil med det namnet, och om du får skriva i mappen.".into(),
                "See whether there is a file of that name already, and whether you may write in the folder.".into(),
            ],
        ),
        Change::StripPosition { file } => told(
            file,
            ["Positionen gick inte att ta bort; filen är orörd.", "The position could not be removed; the file is untouched."],
            [
                "Spara om filen utan platsuppgift i ditt bild- eller filmprogram.".into(),
                "Save the file anew without its location in your picture or film program.".into(),
            ],
        ),
        Change::Rename { from, to } => told(
            from,
            ["Filen gick inte att byta namn på.", "The file could not be renamed."],
            [format!("Byt namn själv, till {to}."), format!("Rename it yourself, to {to}.")],
        ),
        Change::Edit(_) | Change::Reencode => told(
            "",
            ["Filen gick inte att skriva; den är orörd.", "The file could not be written; it is untouched."],
            ["Se om du får skriva där.".into(), "See whether you may write there.".into()],
        ),
    }
}

/// The file as somebody standing where klart runs would name it.
fn shown(root: &Root, file: &str) -> PathBuf {
    let path = root.draft.join(file);
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).map(Path::to_owned).unwrap_or(path)
}
