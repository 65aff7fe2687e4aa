//! What lies beside a draft: sidecars, pictures, film containers.
//!
//! Knows what is there. Refuses to judge it.

pub mod names;
mod tokens;

pub use tokens::{Tokens, language};

#[cfg(feature = "files")]
pub mod container;
#[cfg(feature = "files")]
mod matroska;
#[cfg(feature = "files")]
mod mp4;
#[cfg(feature = "files")]
mod sound;
#[cfg(feature = "images")]
mod picture_texts;
#[cfg(feature = "images")]
pub mod pictures;
