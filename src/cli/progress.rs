//! A bar for long runs, on standard error and only when a person is watching.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::config::Lang;

/// Drafts from which a run is long.
const LONG: usize = 400;

/// A bar over so many drafts; one that is never seen for a short run.
pub(super) fn bar(drafts: usize, lang: Lang) -> ProgressBar {
    if drafts < LONG {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(drafts as u64), ProgressDrawTarget::stderr_with_hz(8));
    let words = if lang == Lang::Sv { "{bar:30} {pos} av {len} utkast, {eta} kvar" } else { "{bar:30} {pos} of {len} drafts, {eta} left" };
    match ProgressStyle::with_template(words) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
