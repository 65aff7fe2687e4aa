//! What has been seen, so that no picture is decoded twice: not in another draft, not on another thread, and with a
//! cache not in another run.
//!
//! Knows pictures by their bytes. Refuses to know drafts, and where a picture lies.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::cache::Cache;
use super::decode::MOST_MEMORY;
#[cfg(not(feature = "text-in-image"))]
use super::decode::look;
#[cfg(feature = "text-in-image")]
use super::decode::look_with;
#[cfg(feature = "text-in-image")]
use super::detector::Detector;
use super::digest::digest;
use super::gate::Gate;
use crate::draft::{Digest, Lookup, Picture, Pixels};

/// Bytes of a picture file that is looked at.
const MOST_FILE: u64 = 128 << 20;

/// What a picture's pixels tell; nothing where it is over a limit.
type Seen = Arc<OnceLock<Option<Pixels>>>;

/// Looks at pictures, each once.
#[derive(Debug, Default)]
pub struct Eyes {
    seen: Mutex<HashMap<Digest, Seen>>,
    gate: Gate,
    decoded: AtomicUsize,
    cache: Option<Cache>,
    #[cfg(feature = "text-in-image")]
    detector: Option<Arc<Detector>>,
}

impl Eyes {
    /// Eyes that remember what was seen in earlier runs.
    pub fn remembering(cache: Cache) -> Self {
        Self { cache: Some(cache), ..Self::default() }
    }

    /// The same eyes with a detector model as a second opinion on writing.
    #[cfg(feature = "text-in-image")]
    #[must_use]
    pub fn detecting(self, detector: Arc<Detector>) -> Self {
        let cache = self.cache.map(|cache| cache.of_model(detector.digest()));
        Self { cache, detector: Some(detector), ..self }
    }

    /// Looks at a picture's bytes, past all that is remembered. `None` as for [`look`](super::look).
    pub fn look(&self, bytes: &[u8]) -> Option<Pixels> {
        #[cfg(feature = "text-in-image")]
        return look_with(bytes, &|raster| self.detector.as_ref()?.find(raster));
        #[cfg(not(feature = "text-in-image"))]
        look(bytes)
    }

    /// How many pictures have been decoded.
    pub fn decoded(&self) -> usize {
        self.decoded.load(Ordering::Relaxed)
    }

    /// Reads and looks at a file of so many bytes whose header is known; `None` when it cannot be read or is too large.
    pub(crate) fn see(&self, file: File, length: u64, header: &Picture) -> Option<(Digest, Lookup<Pixels>)> {
        if length > MOST_FILE {
            return None;
        }
        let area = u64::from(header.width) * u64::from(header.height);
        self.gate.through(length + (area * 8).min(2 * MOST_MEMORY), || {
            let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
            file.take(MOST_FILE + 1).read_to_end(&mut bytes).ok()?;
            let digest = digest(&bytes);
            // A drawing has no pixels until a browser draws it.
            let pixels = if header.format == "svg" { None } else { self.known(digest, &bytes) };
            Some((digest, pixels.map_or(Lookup::NotLooked, Lookup::Found)))
        })
    }

    fn known(&self, digest: Digest, bytes: &[u8]) -> Option<Pixels> {
        let seen = Arc::clone(self.seen.lock().unwrap_or_else(PoisonError::into_inner).entry(digest).or_default());
        let from_cache = || self.cache.as_ref().and_then(|cache| cache.known(digest));
        let look = || {
            self.decoded.fetch_add(1, Ordering::Relaxed);
            self.look(bytes)
        };
        seen.get_or_init(|| from_cache().unwrap_or_else(look)).clone()
    }

    /// Writes what was seen to the cache, when there is one.
    ///
    /// # Errors
    /// When the cache cannot be written; what it held before is still there.
    pub fn remember(&self) -> std::io::Result<()> {
        let Some(cache) = &self.cache else { return Ok(()) };
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let facts = seen.iter().filter_map(|(digest, seen)| Some((*digest, seen.get()?.clone())));
        cache.write(facts.collect())
    }
}
