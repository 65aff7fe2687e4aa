//! The parts of the page, one a file.

use std::io;

use crate::config::Lang;
use crate::report::html;

use super::Figures;

/// The whole page.
pub(super) fn page(figures: &Figures, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    html::open("Granskning av inlägg", "", lang, out)?;
    writeln!(out, "<p class=\"lead\">{}</p>", html::text(&figures.sentence))?;
    html::close("klart", out)
}
