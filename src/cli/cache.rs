//! `--cache`: what was seen of pictures is kept from one run to the next.
//!
//! Knows which folder was asked for, and says when it cannot be used.

use std::path::Path;
use std::sync::Arc;

use crate::config::Lang;
use crate::pixels::{Cache, Eyes, NoCache};
use crate::report::contract::Trouble;

use super::walk::{shown, trouble};
use super::{Refusal, Stop};

/// Eyes for the drafts of a run, with what was seen in earlier ones. A folder that cannot be used stops the run before it has
/// begun.
pub(super) fn open(folder: Option<&Path>, speaks: Lang) -> Result<Eyes, Stop> {
    let Some(folder) = folder else { return Ok(Eyes::default()) };
    match Cache::open(folder) {
        Ok(cache) => Ok(Eyes::remembering(cache)),
        Err(why) => refused(folder, why, speaks),
    }
}

pub(super) fn refused<T>(folder: &Path, why: NoCache, speaks: Lang) -> Result<T, Stop> {
    let name = shown(folder);
    let problem = match why {
        NoCache::NotOurs => {
            [format!("Mappen {name} rymmer annat än klarts minne."), format!("The folder {name} holds other things than klart's cache.")]
        }
        NoCache::Closed => {
            [format!("Mappen {name} går inte att skapa eller skriva i."), format!("The folder {name} cannot be made or written in.")]
        }
    };
    Refusal::stop(speaks, [&problem[0], &problem[1]], ["Ange en ny eller tom mapp för --cache.", "Name a new or empty folder for --cache."])
}

/// Writes what was seen. The report is whole without it, so a failure is only told.
pub(super) fn keep<'a>(eyes: impl IntoIterator<Item = &'a Arc<Eyes>>, folder: Option<&Path>, lang: Lang) -> Option<Trouble> {
    let failed = eyes.into_iter().filter(|eyes| eyes.remember().is_err()).count();
    (failed > 0).then(|| {
        trouble(
            folder.unwrap_or(Path::new(".")),
            lang,
            ["Det som setts i bilderna gick inte att spara.", "What was seen in the pictures could not be kept."],
            ["Granskningen är hel ändå. Se om disken har plats.", "The check is whole all the same. See whether the disk has room."],
        )
    })
}
