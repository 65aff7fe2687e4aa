//! What lies beside a draft: sidecars, pictures, film containers.
//!
//! Knows what is there. Refuses to judge it.

mod likeness;
pub mod names;
mod pairing;
mod tokens;

#[cfg(feature = "files")]
mod beside;
#[cfg(feature = "files")]
pub mod container;
#[cfg(feature = "files")]
mod folder;
#[cfg(feature = "files")]
mod gatherer;
#[cfg(feature = "files")]
mod held;
#[cfg(feature = "files")]
mod linked;
#[cfg(feature = "files")]
mod listing;
#[cfg(feature = "files")]
mod matroska;
#[cfg(feature = "files")]
mod mp4;
#[cfg(feature = "images")]
mod picture_texts;
#[cfg(feature = "images")]
pub mod pictures;
#[cfg(feature = "files")]
mod position;
#[cfg(feature = "files")]
mod root;
#[cfg(feature = "files")]
mod sound;
#[cfg(feature = "files")]
mod window;

#[cfg(feature = "files")]
pub use beside::gather;
#[cfg(feature = "files")]
pub use gatherer::Gatherer;
pub use names::medium_kind;
#[cfg(feature = "files")]
pub use position::{holds as holds_position, strip as strip_position};
#[cfg(feature = "files")]
pub use root::led_to;
pub use tokens::{Tokens, language};
