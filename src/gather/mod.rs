//! What lies beside a draft: sidecars, pictures, film containers.
//!
//! Knows what is there. Refuses to judge it.


#[cfg(feature = "files")]
pub mod container;
#[cfg(feature = "files")]
mod matroska;
#[cfg(feature = "files")]
mod mp4;
#[cfg(feature = "files")]
mod sound;
