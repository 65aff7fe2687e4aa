//! What only the pixels of a picture can tell: whether it flashes, moves, is empty or full of writing, and how it looks.
//!
//! Knows how to decode within limits, each picture once. Refuses to judge what it sees.

mod cache;
mod code;
mod decode;
#[cfg(feature = "text-in-image")]
mod detector;
mod digest;
mod eyes;
mod fingerprint;
mod flicker;
mod gate;
mod ink;
mod pass;
mod raster;
mod rows;
mod writing;

pub use cache::{Cache, NoCache};
pub use decode::look;
#[cfg(feature = "text-in-image")]
pub use detector::{Detector, NoModel};
pub use digest::digest;
pub use eyes::Eyes;
pub use pass::see;
