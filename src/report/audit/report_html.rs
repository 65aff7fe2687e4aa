//! The page of an audit: `report.html`, whole in one file.
//!
//! Knows the order in which a manager and then an editor read it. Each part stands in a file of its own under `sections`.

use std::io;

use super::{Figures, Overview};

/// Writes the page.
///
/// # Errors
/// When nothing can be written.
pub fn write(overview: &Overview, out: &mut dyn io::Write) -> io::Result<()> {
    super::sections::page(&Figures::of(overview), overview.lang, out)
}
