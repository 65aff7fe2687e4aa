//! Fills a draft with what lies beside it on disk.
//!
//! Knows how a draft's addresses lead to pictures, films, sounds, sidecars and text versions. Refuses
//! to look outside the root, and to judge what it finds.

use std::path::Path;

use super::gatherer::{Folder, Gatherer};
use super::names::{self, Fit};
use super::root::{self, Place, place};
use super::tokens::Tokens;
use crate::draft::{Draft, Film, Lookup, Medium, MediumOrigin, Sidecar, SidecarKind, SidecarName, Target, Transcript};
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
    Some(Medium {
        kind: names::medium_kind(name)?,
        origin: MediumOrigin::File,
        span: Span::default(),
        targets: vec![own_target(name)],
        tracks: Vec::new(),
        autoplay: false,
        muted: false,
        controls: true,
        looped: false,
        hidden: false,
        block: None,
        description: None,
        declared: None,
        file: Lookup::NotLooked,
        sidecars: Lookup::NotLooked,
        transcript: Lookup::NotLooked,
    })
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
fn listed(draft: &mut Draft, listing: &[String]) {
    remote(draft);
    let pairing = names::Pairing::of(listing.iter().map(String::as_str));
    for medium in &mut draft.media {
        let Some(target) = medium.targets.iter().find(|target| !target.is_remote()) else { continue };
        let file = target.file_name();
        let found = listing.iter().find(|name| names::folded(name) == names::folded(&file));
        let fits = found.map_or(&[][..], |name| pairing.of_film(name));
        // What a file holds is not known from its name: it is believed to be what it is named for.
        let believed = |tokens: Option<&Tokens>| (kind(tokens, SidecarKind::Captions), 1, 3);
        let sidecars = fits.iter().map(|(name, fit)| sidecar(name, fit, believed(tokens(fit))));
        medium.sidecars = if found.is_some() { Lookup::Found(sidecars.collect()) } else { Lookup::NotLooked };
        if let Some(text) = names::transcript(&file, listing.iter().map(String::as_str)) {
            medium.transcript = Lookup::Found(Transcript { name: text.to_owned() });
        }
    }
}

fn on_disk(draft: &mut Draft, root: &Root, gatherer: &Gatherer) {
    #[cfg(feature = "images")]
    for image in &mut draft.images {
        image.file = look(root, gatherer, &image.target, |path| gatherer.picture(&root.folder, path));
    }
    #[cfg(feature = "images")]
    if draft.format == Format::Picture {
        let own = look(root, gatherer, &own_target(&draft.name), |path| gatherer.picture(&root.folder, path));
        draft.picture = own.found().cloned();
    }
    for medium in &mut draft.media {
        film(medium, root, gatherer);
        for track in &mut medium.tracks {
            track.file = look(root, gatherer, &track.target, |path| root::open(&root.folder, path).map(|_| ()));
        }
    }
    if draft.format.is_captions() {
        own_film(draft, root, gatherer);
    }
}

/// Looks for one address.
fn look<T>(root: &Root, gatherer: &Gatherer, target: &Target, open: impl FnOnce(&Path) -> Option<T>) -> Lookup<T> {
    let (folder, name, sure) = match place(root, target) {
        Place::Remote => return Lookup::Remote,
        Place::Elsewhere => return Lookup::NotLooked,
        Place::Inside(folder, name) => (folder, name, true),
        Place::Perhaps(folder, name) => (folder, name, false),
    };
    let listing = gatherer.folder(&root.folder, &folder);
    let Some(found) = listing.find(&name) else {
        return if sure { Lookup::Missing(listing.nearest(&name)) } else { Lookup::NotLooked };
    };
    // A file that is there but may not be opened has not been looked at.
    open(&folder.join(found)).map_or(Lookup::NotLooked, Lookup::Found)
}

/// The first of a medium's files that is there, with its sidecars and text version.
fn film(medium: &mut Medium, root: &Root, gatherer: &Gatherer) {
    for target in &medium.targets {
        let file = look(root, gatherer, target, |path| gatherer.container(&root.folder, path));
        let better = matches!(file, Lookup::Found(_)) || medium.file == Lookup::NotLooked;
        if better {
            medium.file = file;
        }
        if medium.file.found().is_some() {
            break;
        }
    }
    let named = medium.targets.iter().map(|target| place(root, target));
    let folders: Vec<_> = named
        .filter_map(|place| match place {
            Place::Inside(folder, name) => Some((folder, name)),
            Place::Perhaps(folder, name) if medium.file.found().is_some() => Some((folder, name)),
            _ => None,
        })
        .collect();
    let mut sidecars: Vec<Sidecar> = Vec::new();
    for (folder, name) in &folders {
        let listing = gatherer.folder(&root.folder, folder);
        for found in beside(&listing, name, &root.folder, folder, gatherer) {
            if !sidecars.iter().any(|known| known.name == found.name) {
                sidecars.push(found);
            }
        }
        if let Some(text) = names::transcript(name, listing.names.iter().map(String::as_str)) {
            medium.transcript = Lookup::Found(Transcript { name: text.to_owned() });
        } else if medium.transcript == Lookup::NotLooked {
            medium.transcript = Lookup::Missing(None);
        }
    }
    if !folders.is_empty() {
        medium.sidecars = Lookup::Found(sidecars);
    }
}

/// The caption files of one film.
fn beside(listing: &Folder, name: &str, root: &Path, folder: &Path, gatherer: &Gatherer) -> Vec<Sidecar> {
    let Some(film) = listing.find(name) else { return Vec::new() };
    let fits = listing.pairing.of_film(film).iter();
    fits.filter_map(|(name, fit)| {
        let held = gatherer.held(root, &folder.join(name))?;
        Some(sidecar(name, fit, (kind(tokens(fit), held.kind), held.cues, held.words)))
    })
    .collect()
}

fn tokens(fit: &Fit) -> Option<&Tokens> {
    if let Fit::Pairs(tokens) = fit { Some(tokens) } else { None }
}

/// What a caption file is: what it holds, unless its name says that it is no captions for all.
fn kind(tokens: Option<&Tokens>, held: SidecarKind) -> SidecarKind {
    match tokens {
        Some(tokens) if tokens.template => SidecarKind::Template,
        Some(tokens) if tokens.forced && held == SidecarKind::Captions => SidecarKind::Forced,
        _ => held,
    }
}

fn sidecar(name: &str, fit: &Fit, (kind, cues, words): (SidecarKind, usize, usize)) -> Sidecar {
    let (naming, language) = match fit {
        Fit::Pairs(tokens) => (SidecarName::Match, tokens.language.clone()),
        Fit::Near(meant) => (SidecarName::Near(meant.clone()), None),
    };
    Sidecar { name: name.to_owned(), naming, language, kind, cues, words }
}

/// A caption file knows its film, and the language that its name says.
fn own_film(draft: &mut Draft, root: &Root, gatherer: &Gatherer) {
    let name = draft.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let captions_folder = root.draft.file_name().and_then(|name| name.to_str()).is_some_and(|name| names::FOLDERS.contains(&name));
    let parent = root.draft.parent().filter(|parent| captions_folder && parent.starts_with(&root.folder));
    for folder in std::iter::once(root.draft.as_path()).chain(parent) {
        let listing = gatherer.folder(&root.folder, folder);
        let own = if folder == root.draft { name.clone() } else { format!("{}/{name}", root::below(folder, &root.draft)) };
        let Some((film, tokens)) = listing.pairing.film_of(&own) else { continue };
        let container = gatherer.container(&root.folder, &folder.join(film));
        let known = container.unwrap_or_default();
        let found = Film { name: film.to_owned(), duration_ms: known.duration_ms, portrait: known.portrait };
        if let Some(captions) = &mut draft.captions {
            captions.film = Some(found);
        }
        if draft.meta.language.is_none() {
            draft.meta.language.clone_from(&tokens.language);
        }
        return;
    }
    if draft.meta.language.is_none() {
        draft.meta.language = names::own_tokens(&name).and_then(|tokens| tokens.language);
    }
}
