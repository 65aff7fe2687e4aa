//! Sound files: how long they are.
//!
//! Knows what `lofty` reads from headers. Refuses to know titles and artists, which are no concern here.

use std::io::{Read, Seek};

use lofty::config::{ParseOptions, ParsingMode};
use lofty::file::{AudioFile, FileType};
use lofty::probe::Probe;

use crate::draft::{Container, ContainerState as State, Track, TrackKind};

use super::container::{Kind, bare};

pub(super) fn probe(file: &mut (impl Read + Seek), kind: Kind) -> Container {
    let mut container = bare(Some(kind), State::Damaged);
    let options = ParseOptions::new().read_tags(false).read_cover_art(false).parsing_mode(ParsingMode::Relaxed);
    let Ok(probe) = Probe::new(file).options(options).guess_file_type() else { return container };
    let codec = match probe.file_type() {
        Some(FileType::Opus) => "opus",
        Some(FileType::Vorbis) => "vorbis",
        Some(FileType::Speex) => "speex",
        Some(FileType::Wav | FileType::Aiff) => "pcm",
        Some(FileType::Flac) => "flac",
        Some(FileType::Mpeg) => "mp3",
        Some(FileType::Aac) => "aac",
        // Ogg may hold a film, or a codec that nobody here knows: that is no damage.
        _ => return bare(Some(kind), State::Unknown),
    };
    let Ok(read) = probe.read() else { return container };
    container.state = State::Whole;
    let duration = u64::try_from(read.properties().duration().as_millis()).unwrap_or(u64::MAX);
    container.duration_ms = (duration > 0).then_some(duration);
    container.tracks.push(Track {
        kind: TrackKind::Sound,
        codec: codec.to_owned(),
        language: None,
        forced: false,
        hearing_impaired: false,
    });
    container
}
