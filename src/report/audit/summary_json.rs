//! The audit in numbers, for machines: `summary.json`, schema `klart.audit/1`.
//!
//! Knows that the same figures stand here as on the page; holds nothing of its own.

use std::io;

use super::{Figures, Overview};
use crate::report::json;

/// The schema's name.
pub const SCHEMA: &str = "klart.audit/1";

/// Writes one JSON object on one line.
///
/// # Errors
/// When nothing can be written.
pub fn write(overview: &Overview, out: &mut dyn io::Write) -> io::Result<()> {
    json::line(&Figures::of(overview), out)
}
