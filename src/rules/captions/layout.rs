//! How a cue's text is laid out anew, on two lines or over two cues.
//!
//! Knows blanks and line breaks, and touches nothing else: words and their order stay. Refuses texts with markup between
//! their lines, which would be torn.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::config::{CaptionLimits, SplitMark};
use crate::draft::{Captions, Cue, Dialect, Text};
use crate::source::{Edit, Span};

use super::breaking;
use super::timeline::{pace, written};

/// A cue's text on one line, and where its lines begin in it.
pub(super) struct Layout<'a> {
    cue: &'a Cue,
    newline: &'a str,
    text: String,
    starts: Vec<usize>,
}

/// Where a text may be divided over two cues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seam {
    /// Only where a sentence ends or another speaker begins.
    Sentence,
    /// Else where a phrase begins.
    Phrase,
}

/// What stands instead of a blank or line break: the place in the text, and the words.
type Cut = (usize, String);

impl<'a> Layout<'a> {
    /// The layout of a cue. `None` without text, and where markup stands round or in its lines.
    pub(super) fn of(cue: &'a Cue, newline: &'a str) -> Option<Self> {
        let (mut text, mut starts) = (String::new(), Vec::with_capacity(cue.lines.len()));
        for line in &cue.lines {
            if !text.is_empty() {
                text.push(' ');
            }
            starts.push(text.len());
            text.push_str(&line.plain);
            line.edit(0..line.plain.len(), "").filter(|_| !line.is_blank())?;
        }
        (!starts.is_empty()).then_some(Self { cue, newline, text, starts })
    }

    /// On at most two lines, each within the limit: the edits, and whether no phrase is torn. Speakers, sounds and songs
    /// keep their own lines.
    pub(super) fn on_lines(&self, limit: usize, limits: &CaptionLimits) -> Option<(Vec<Edit>, bool)> {
        if limits.lines < 2 || self.cue.lines.len() > 1 && self.cue.lines.iter().any(stands_alone) {
            return None;
        }
        let found = breaking::best(&self.text, limit)?;
        Some((self.cut(&[(found.at, self.newline.to_owned())])?, found.sure))
    }

    /// Over two cues, best where a sentence ends, each within all limits and with time by its length. `None` where that
    /// leaves one too short or too fast.
    pub(super) fn over_cues(&self, captions: &Captions, limits: &CaptionLimits, seam: Seam) -> Option<Vec<Edit>> {
        let (start, end) = (self.cue.start_ms?, self.cue.end_ms?);
        // Tags round the text would be left behind or unclosed.
        let shown = self.cue.lines.first()?.whole()?.to(self.cue.lines.last()?.whole()?);
        if shown != self.cue.text {
            return None;
        }
        let (at, torn) = self.best_division(limits, seam)?;
        let (first, second) = (length(&self.text[..at]), length(&self.text[at + 1..]));
        let gap = i64::from(limits.gap_frames) * 42;
        let shares = i64::try_from(first + second).ok().filter(|all| *all > 0)?;
        let border = start + (end - start) * i64::try_from(first).ok()? / shares;
        let usual = pace(first + second, end - start, limits);
        let fits = |characters: usize, duration: i64| {
            (i64::from(limits.shortest_ms)..=i64::from(limits.longest_ms)).contains(&duration)
                && pace(characters, duration, limits) <= usual
        };
        if !fits(first, border - gap - start) || !fits(second, end - border) {
            return None;
        }
        let mut cuts = self.lines_of(0..at, limits)?;
        cuts.push((at, self.border(captions, border, end, if torn { limits.split } else { SplitMark::Free })?));
        cuts.extend(self.lines_of(at + 1..self.text.len(), limits)?);
        let mut edits = vec![Edit { span: self.cue.end, text: written(captions, border - gap)? }];
        edits.extend(self.cut(&cuts)?);
        Some(edits)
    }

    /// What stands between two cues: blank line, number, timing line.
    fn border(&self, captions: &Captions, from: i64, to: i64, mark: SplitMark) -> Option<String> {
        let end = self.newline;
        let settings: Vec<&str> = self.cue.settings.split_ascii_whitespace().filter(|word| !word.starts_with("{\\")).collect();
        let settings = if settings.is_empty() { String::new() } else { format!(" {}", settings.join(" ")) };
        // Numbers after it are put right by the reading that proves the fix.
        let numbered = self.cue.number.is_some() && captions.dialect == Dialect::Srt;
        let number = if numbered { format!("{}{end}", self.cue.index + 1) } else { String::new() };
        let (before, after) = match mark {
            SplitMark::Free => ("", ""),
            SplitMark::Hyphen => (" -", ""),
            SplitMark::DashBoth => (" –", "– "),
        };
        Some(format!("{before}{end}{end}{number}{} --> {}{settings}{end}{after}", written(captions, from)?, written(captions, to)?))
    }

    /// The blank at which the text is best divided over two cues, and whether that is inside a sentence.
    fn best_division(&self, limits: &CaptionLimits, seam: Seam) -> Option<(usize, bool)> {
        let alone = self.cue.lines.iter().any(stands_alone);
        let middle = self.text.len() / 2;
        let blanks = self.text.match_indices(' ').map(|(at, _)| at);
        let places = blanks.filter_map(|at| {
            let (upper, lower) = (&self.text[..at], &self.text[at + 1..]);
            let line = self.starts.binary_search(&(at + 1)).ok();
            let cost = match line {
                Some(line) if stands_alone(&self.cue.lines[line]) => 0,
                _ if alone => return None,
                _ if ends_sentence(upper, lower) => 0,
                _ if seam == Seam::Sentence => return None,
                _ => 100 + Some(breaking::border(upper, lower)).filter(|cost| *cost < breaking::TORN)?,
            };
            (upper.len() > 1 && lower.len() > 1).then_some((cost * 4 + at.abs_diff(middle), at, cost > 0))
        });
        let mut places: Vec<(usize, usize, bool)> = places.collect();
        places.sort_unstable();
        // Each try lays the text out; a captioner's cue has a few good places, a transcript's cue hundreds.
        let fits = |at: usize| self.lines_of(0..at, limits).is_some() && self.lines_of(at + 1..self.text.len(), limits).is_some();
        places.into_iter().take(12).find(|(_, at, _)| fits(*at)).map(|(_, at, torn)| (at, torn))
    }

    /// The line breaks of a part that is to be a cue of its own. `None` where it does not fit.
    fn lines_of(&self, part: Range<usize>, limits: &CaptionLimits) -> Option<Vec<Cut>> {
        let (line, lines) = (limits.line as usize, limits.lines as usize);
        let text = &self.text[part.clone()];
        // A mark of a split sentence takes two more.
        let room = if limits.split == SplitMark::Free { line } else { line - 2 };
        if self.cue.lines.iter().any(stands_alone) {
            let inside = |at: &&usize| part.contains(*at) && **at > part.start;
            let borders: Vec<usize> = self.starts.iter().filter(inside).map(|at| at - 1).collect();
            let mut from = part.start;
            let fits = borders.iter().copied().chain([part.end]).all(|to| {
                let short = length(&self.text[from..to]) <= line;
                from = to + 1;
                short
            });
            return (fits && borders.len() < lines).then(|| borders.into_iter().map(|at| (at, self.newline.to_owned())).collect());
        }
        if length(text) <= room {
            return Some(Vec::new());
        }
        let found = breaking::best(text, room).filter(|_| lines > 1)?;
        Some(vec![(part.start + found.at, self.newline.to_owned())])
    }

    /// Makes blanks of all line breaks, and the cuts of the blanks at their places. `None` where more than a line break
    /// stands between two lines.
    fn cut(&self, cuts: &[Cut]) -> Option<Vec<Edit>> {
        let mut edits = Vec::new();
        for (above, pair) in self.cue.lines.windows(2).enumerate() {
            let place = self.starts[above + 1] - 1;
            let words = cuts.iter().find(|(at, _)| *at == place).map_or(" ", |(_, words)| words.as_str());
            if words != self.newline {
                edits.push(Edit { span: self.gap(&pair[0], &pair[1])?, text: words.to_owned() });
            }
        }
        for (at, words) in cuts.iter().filter(|(at, _)| !self.starts.contains(&(at + 1))) {
            let line = self.starts.partition_point(|start| start <= at).checked_sub(1)?;
            let at = at - self.starts[line];
            edits.push(Edit { span: self.cue.lines[line].span(at..at + 1)?, text: words.clone() });
        }
        edits.sort();
        Some(edits)
    }

    /// The line break between two lines. `None` where markup stands there: a tag is longer than a line break in an encoding of
    /// one or two bytes a sign.
    fn gap(&self, upper: &Text, lower: &Text) -> Option<Span> {
        let (mut gap, next) = (upper.whole()?, lower.whole()?);
        (gap.start, gap.end) = (gap.end, next.start);
        let bytes = gap.range().len();
        (bytes == self.newline.len() || bytes == 2 * self.newline.len()).then_some(gap)
    }
}

/// A speaker's line, a sound or a song keeps its own line.
pub(super) fn stands_alone(line: &Text) -> bool {
    line.plain.trim_start().starts_with(['-', '–', '—', '[', '(', '♪', '♫', '*', '#'])
}

/// Whether a sentence ends before a blank, and one begins after it.
fn ends_sentence(upper: &str, lower: &str) -> bool {
    let stops = upper.trim_end_matches(['”', '"', ')', '’']).ends_with(['.', '!', '?', '…']);
    stops && breaking::border(upper, lower) == 0 && !lower.starts_with(char::is_lowercase)
}

/// Characters as people count them.
fn length(text: &str) -> usize {
    text.graphemes(true).count()
}
