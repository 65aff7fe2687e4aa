//! Fills a draft with what lies beside it on disk.
//!
//! Knows how a draft's addresses lead to pictures, films, sounds, sidecars and text versions. Refuses
//! to look outside the root, and to judge what it finds.

use std::path::PathBuf;
use std::sync::Arc;

use super::folder::Folder;
use super::gatherer::Gatherer;
use super::held::Held;
use super::linked;
use super::listing::Listing;
use super::names::{self, Fit};
use super::root::{self, Place, place};
use super::tokens::Tokens;
#[cfg(feature = "speech")]
use crate::draft::TrackKind;
use crate::draft::{Container, Draft, Film, Lookup, Medium, MediumOrigin, Sidecar, SidecarKind, SidecarName, Target, Transcript};
use crate::source::{Beside, Format, Root, Source, Span};

/// Looks for everything that the draft names, and for what belongs to it without being named.
/// Without a root nothing is looked for: `Lookup::NotLooked` stays, and only remote addresses are marked.
pub fn gather(draft: &mut Draft, source: &Source, gatherer: &Gatherer) {
    if draft.format == Format::Media && draft.media.is_empty() {
        draft.media.extend(itself(&draft.name));
    }
    match &source.beside {
        Beside::Root(root) => on_disk(draft, root, gatherer),
        Beside::Listed(names) => listed(draft, names),
        Beside::NotLooked => remote(draft),
    }
}

/// A film or sound that is the document itself.
fn itself(name: &str) -> Option<Medium> {
    Some(Medium::new(names::medium_kind(name)?, MediumOrigin::File, own_target(name), Span::default()))
}

/// The address of the document itself, as a draft beside it would write it.
fn own_target(name: &str) -> Target {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let address = last.replace('%', "%25").replace('#', "%23").replace('?', "%3F").replace(':', "%3A");
    Target { address, span: Span::default() }
}

fn remote(draft: &mut Draft) {
    for image in draft.images.iter_mut().filter(|image| image.target.is_remote()) {
        image.file = Lookup::Remote;
    }
    for medium in &mut draft.media {
        if medium.targets.iter().any(Target::is_remote) {
            medium.file = Lookup::Remote;
        }
        for track in medium.tracks.iter_mut().filter(|track| track.target.is_remote()) {
            track.file = Lookup::Remote;
        }
    }
}

/// A publishing system's listing: names can be paired, files cannot be opened.
fn listed(draft: &mut Draft, names: &[String]) {
    remote(draft);
    if draft.media.is_empty() {
        return;
    }
    let listing = Listing::of(names.to_vec());
    for medium in &mut draft.media {
        let Some(target) = medium.targets.iter().find(|target| !target.is_remote()) else { continue };
        let file = target.file_name();
        // What a file holds is not known from its name: it is believed to be what it is named for.
        let believed = Held { kind: SidecarKind::Captions, bytes: 0, language: None, cues: 1, words: 3 };
        if let Some(found) = listing.find_in_any_case(&file) {
            let fits = listing.pairing.of_film(found);
            medium.sidecars = Lookup::Found(fits.map(|(name, fit)| sidecar(name, fit, believed)).collect());
        }
        if let Some(text) = listing.transcript(&file) {
            medium.transcript = Lookup::Found(Transcript { name: text.to_owned() });
        }
    }
}

fn on_disk(draft: &mut Draft, root: &Root, gatherer: &Gatherer) {
    #[cfg(feature = "images")]
    for image in &mut draft.images {
        image.file = look(&Spot::of(root, gatherer, &image.target), |folder, name| folder.picture(name).cloned());
    }
    #[cfg(feature = "images")]
    if draft.format == Format::Picture {
        let own = look(&Spot::of(root, gatherer, &own_target(&draft.name)), |folder, name| folder.picture(name).cloned());
        draft.picture = own.found().cloned();
    }
    for medium in &mut draft.media {
        film(medium, root, gatherer);
        for track in &mut medium.tracks {
            track.file = look(&Spot::of(root, gatherer, &track.target), |folder, name| folder.opens(name).then_some(()));
        }
    }
    links(draft, root, gatherer);
    if draft.format.is_captions() {
        own_film(draft, root, gatherer);
    }
}

/// The files that links lead to. Where the draft says that its addresses start elsewhere, nothing is known.
fn links(draft: &mut Draft, root: &Root, gatherer: &Gatherer) {
    if draft.base.is_some() {
        return;
    }
    for number in 0..draft.links.len() {
        let link = &draft.links[number];
        if !link.hidden && !link.bare && linked::is_file(draft, &link.target.address) {
            let file = look(&Spot::of(root, gatherer, &link.target), |folder, name| folder.linked(name).cloned());
            draft.links[number].file = file;
        }
    }
}

/// Where an address leads, and what lies there.
enum Spot {
    Remote,
    Elsewhere,
    /// `sure` when the address leads here and nowhere else.
    Here {
        folder: Arc<Folder>,
        name: String,
        sure: bool,
    },
}

impl Spot {
    fn of(root: &Root, gatherer: &Gatherer, target: &Target) -> Self {
        let here = |folder: PathBuf, name, sure| Self::Here { folder: gatherer.folder(&root.folder, &folder), name, sure };
        match place(root, target) {
            Place::Remote => Self::Remote,
            Place::Elsewhere => Self::Elsewhere,
            Place::Inside(folder, name) => here(folder, name, true),
            Place::Perhaps(folder, name) => here(folder, name, false),
        }
    }
}

/// Looks for one file.
fn look<T>(spot: &Spot, open: impl FnOnce(&Folder, &str) -> Option<T>) -> Lookup<T> {
    let Spot::Here { folder, name, sure } = spot else {
        return if matches!(spot, Spot::Remote) { Lookup::Remote } else { Lookup::NotLooked };
    };
    let Some(found) = folder.listing.find(name) else {
        return if *sure { Lookup::Missing(folder.listing.nearest(name).map(str::to_owned)) } else { Lookup::NotLooked };
    };
    // A file that is there but may not be opened has not been looked at.
    open(folder, found).map_or(Lookup::NotLooked, Lookup::Found)
}

/// The first of a medium's files that is there, with its sidecars and text version.
fn film(medium: &mut Medium, root: &Root, gatherer: &Gatherer) {
    let spots: Vec<Spot> = medium.targets.iter().map(|target| Spot::of(root, gatherer, target)).collect();
    for spot in &spots {
        let file = look(spot, |folder, name| folder.container(name).cloned());
        let better = matches!(file, Lookup::Found(_)) || medium.file == Lookup::NotLooked;
        if better {
            medium.file = file;
        }
        if medium.file.found().is_some() {
            break;
        }
    }
    let is_found = medium.file.found().is_some();
    let mut sidecars: Option<Vec<Sidecar>> = None;
    for spot in &spots {
        let Spot::Here { folder, name, sure } = spot else { continue };
        if !sure && !is_found {
            continue;
        }
        let known = sidecars.get_or_insert_default();
        let mut found = beside(folder, name);
        found.retain(|found| !known.iter().any(|known| known.name == found.name));
        known.extend(found);
        if let Some(text) = folder.listing.transcript(name) {
            medium.transcript = Lookup::Found(Transcript { name: text.to_owned() });
        } else if medium.transcript == Lookup::NotLooked {
            medium.transcript = Lookup::Missing(None);
        }
    }
    if let Some(sidecars) = sidecars {
        medium.sidecars = Lookup::Found(sidecars);
    }
    #[cfg(feature = "speech")]
    hear(medium, &spots, gatherer);
}

/// Listens to a film or sound that has no text of its own: whether somebody speaks matters only there.
#[cfg(feature = "speech")]
fn hear(medium: &mut Medium, spots: &[Spot], gatherer: &Gatherer) {
    let captions = |sidecar: &Sidecar| sidecar.kind == SidecarKind::Captions && sidecar.words > 0;
    let is_texted = medium.sidecars.found().into_iter().flatten().any(captions) || medium.transcript.found().is_some();
    let (Some(reach), false, Lookup::Found(container)) = (gatherer.listens, is_texted, &mut medium.file) else { return };
    if container.has(TrackKind::Text) == Some(true) {
        return;
    }
    let heard = spots.iter().find_map(|spot| {
        let Spot::Here { folder, name, .. } = spot else { return None };
        let found = folder.listing.find(name)?;
        folder.container(found).filter(|own| own.path == container.path).and_then(|_| folder.heard(found, reach))
    });
    container.heard = heard.cloned();
}

/// The caption files of one film.
fn beside(folder: &Folder, name: &str) -> Vec<Sidecar> {
    let Some(film) = folder.listing.find(name) else { return Vec::new() };
    let fits = folder.listing.pairing.of_film(film);
    fits.filter_map(|(name, fit)| Some(sidecar(name, fit, folder.held(name)?))).collect()
}

/// What a caption file is: what it holds, unless its name says that it is no captions for all.
fn kind(tokens: Option<&Tokens>, held: SidecarKind) -> SidecarKind {
    match tokens {
        Some(tokens) if tokens.template => SidecarKind::Template,
        Some(tokens) if tokens.forced && held == SidecarKind::Captions => SidecarKind::Forced,
        _ => held,
    }
}

fn sidecar(name: &str, fit: &Fit, held: Held) -> Sidecar {
    let (naming, tokens) = match fit {
        Fit::Pairs(tokens) => (SidecarName::Match, Some(tokens)),
        Fit::Near(meant) => (SidecarName::Near(meant.clone()), None),
    };
    let language = tokens.and_then(|tokens| tokens.language.clone()).or_else(|| held.language.map(str::to_owned));
    let Held { bytes, cues, words, .. } = held;
    Sidecar { name: name.to_owned(), naming, language, kind: kind(tokens, held.kind), bytes, cues, words }
}

/// How long a film is. An MP3 often says no length, and one worked out from its bit rate may be far off.
fn length(container: &Container) -> Option<u64> {
    container.duration_ms.filter(|_| container.kind != "mp3")
}

/// A caption file knows its film, and the language that its name says.
fn own_film(draft: &mut Draft, root: &Root, gatherer: &Gatherer) {
    let name = draft.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let captions_folder = root.draft.file_name().and_then(|name| name.to_str()).is_some_and(|name| names::FOLDERS.contains(&name));
    let parent = root.draft.parent().filter(|parent| captions_folder && parent.starts_with(&root.folder));
    let mut strays = Vec::new();
    for folder in std::iter::once(root.draft.as_path()).chain(parent) {
        let here = gatherer.folder(&root.folder, folder);
        let own = if folder == root.draft { name.clone() } else { format!("{}/{name}", root::below(folder, &root.draft)) };
        if let Some(captions) = &draft.captions {
            here.note(&own, captions, draft.length);
        }
        let pairing = &here.listing.pairing;
        let Some((films, film, tokens)) = pairing.films_of(&own).and_then(|(films, tokens)| Some((films, films.first()?, tokens))) else {
            strays.extend(pairing.is_orphan(&own));
            continue;
        };
        let found = Film {
            name: film.clone(),
            duration_ms: films.iter().filter_map(|film| length(here.container(film)?)).max(),
            portrait: here.container(film).is_some_and(|known| known.portrait),
            #[cfg(feature = "speech")]
            heard: gatherer.listens.and_then(|_| here.heard(film, crate::speech::Reach::Whole)).cloned(),
            #[cfg(not(feature = "speech"))]
            heard: None,
        };
        if let Some(captions) = &mut draft.captions {
            captions.film = Some(found);
        }
        if draft.meta.language.is_none() {
            draft.meta.language = tokens.language;
        }
        return;
    }
    if let Some(captions) = &mut draft.captions {
        let published = !names::is_kept_aside(&format!("{}/{name}", root::below(&root.folder, &root.draft)));
        captions.orphan = published && !strays.is_empty() && strays.iter().all(|stray| *stray);
    }
    if draft.meta.language.is_none() {
        draft.meta.language = names::own_tokens(&name).and_then(|tokens| tokens.language);
    }
}
