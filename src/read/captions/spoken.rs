//! What is said in a caption file: sentences rebuilt across cues, so that rules on language read captions as text.
//!
//! Knows where speech surely begins anew, and that captions without full stops hold no sentences to measure. Refuses to
//! know which language is spoken. Each word leads back to its bytes; an edit across a line break is refused by `Text`.

use std::ops::Range;

use crate::draft::{self, Block, Text, TextBuilder};
use crate::language::prose::{Cuts, Prose};
use crate::source::Part;

use super::draft::append;
use super::shown::first_sign;
use super::{Captions, Cue, Dialect};

/// A sentence over more cues than this, and of more bytes than [`ENDLESS`], is a transcript without full stops.
const MOST_CUES: usize = 6;

/// Some sixty words: what no captioner writes without a stop.
const ENDLESS: usize = 400;

/// The sentences of the speech, rebuilt across cues. Cues that tell the same twice (two languages, rolling captions) and
/// cues far apart begin anew; so do speakers and sounds.
pub(super) fn sentences(part: &Part, captions: &Captions, cues: &[draft::Cue]) -> Vec<Block> {
    let text = part.decoded.text.as_str();
    let manner = Manner::of(text, captions);
    let mut blocks = Vec::with_capacity(captions.cues.len());
    let mut run = Run { part, dialect: captions.dialect, lines: Vec::new() };
    let mut before: Option<(&Cue, bool)> = None;
    for (cue, read) in captions.cues.iter().zip(cues) {
        let sound = is_sound(text, captions.dialect, cue);
        let apart = before.is_some_and(|(before, sounded)| sounded || sound || breaks(before, cue));
        if apart || manner.begins(read) || run.has_ended() && opens_anew(read) {
            run.flush(&mut blocks);
        }
        for (at, (place, shown)) in cue.lines.iter().zip(&read.lines).enumerate() {
            if speaker(&text[place.clone()]) {
                run.flush(&mut blocks);
            }
            run.lines.push(Line { place: place.clone(), shown, opens: at == 0 });
        }
        before = Some((cue, sound)).filter(|(cue, _)| !cue.lines.is_empty()).or(before);
    }
    run.flush(&mut blocks);
    blocks
}

/// How a file marks its sentences.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// With full stops, as prose does.
    Stops,
    /// With capitals only: a cue that begins with one begins anew.
    Capitals,
    /// Not at all: each cue is judged by itself.
    Nothing,
}

impl Manner {
    /// By the first cues: a fifth of them end a sentence where sentences are ended at all.
    fn of(text: &str, captions: &Captions) -> Self {
        let (mut cues, mut stops, mut capitals) = (0, 0, 0);
        for cue in captions.cues.iter().filter(|cue| !cue.lines.is_empty()).take(400) {
            let written = text[cue.text.clone()].trim_end();
            cues += 1;
            stops += usize::from(written.trim_end_matches(is_closing).ends_with(['.', '!', '?', '…', ':']));
            capitals += usize::from(first_sign(written, captions.dialect).is_some_and(|sign| !sign.is_lowercase()));
        }
        match (stops * 5 >= cues, capitals * 5 >= cues) {
            (true, _) => Self::Stops,
            (false, true) => Self::Capitals,
            _ => Self::Nothing,
        }
    }

    fn begins(self, cue: &draft::Cue) -> bool {
        let opening = || cue.lines.first().and_then(|line| line.plain.chars().find(|sign| sign.is_alphanumeric()));
        match self {
            Self::Stops => false,
            Self::Capitals => opening().is_some_and(|sign| !sign.is_lowercase()),
            Self::Nothing => true,
        }
    }
}

/// What may stand after the full stop of a cue: quotation marks, brackets, the end of a tag.
fn is_closing(sign: char) -> bool {
    matches!(sign, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '>' | 'i' | 'b' | 'c' | '/' | '<')
}

/// A line that begins with a dash is another speaker's.
fn speaker(line: &str) -> bool {
    let mut signs = line.trim_start().chars();
    matches!(signs.next(), Some('-' | '–' | '—')) && signs.next().is_some_and(|sign| sign.is_whitespace() || sign.is_alphabetic())
}

/// Whether speech surely begins anew with this cue: a long silence, or cues at the same time.
fn breaks(before: &Cue, cue: &Cue) -> bool {
    let (Some(start), Some(end), Some(began)) = (cue.start_ms, before.end_ms, before.start_ms) else { return true };
    start - end > 5000 || start <= began
}

/// A cue that tells of a sound or a song.
fn is_sound(text: &str, dialect: Dialect, cue: &Cue) -> bool {
    let Some(line) = cue.lines.first().map(|line| &text[line.clone()]) else { return false };
    !line.starts_with(|sign: char| sign.is_ascii_alphanumeric()) && matches!(first_sign(line, dialect), Some('[' | '(' | '♪' | '♫' | '*'))
}

/// Whether a cue begins as a sentence does.
fn opens_anew(cue: &draft::Cue) -> bool {
    cue.lines.first().is_some_and(|line| line.plain.starts_with(char::is_uppercase))
}

/// Lines of speech that may hold sentences together.
struct Run<'a> {
    part: &'a Part,
    dialect: Dialect,
    lines: Vec<Line<'a>>,
}

/// Where a line stands, what it shows, and whether it is the first of its cue.
struct Line<'a> {
    place: Range<usize>,
    shown: &'a Text,
    opens: bool,
}

impl Run<'_> {
    /// Whether what was gathered ends as a sentence surely does: after a word too long to be a shortened one.
    fn has_ended(&self) -> bool {
        let Some(text) = self.lines.last().map(|line| line.shown.plain.as_str()) else { return false };
        let Some(said) = text.strip_suffix(['.', '!', '?']) else { return false };
        said.len() - said.trim_end_matches(|sign: char| sign.is_alphabetic()).len() > 4
    }

    /// Makes blocks of what was gathered.
    fn flush(&mut self, blocks: &mut Vec<Block>) {
        if self.lines.is_empty() {
            return;
        }
        let (whole, opens) = self.joined();
        self.lines.clear();
        let cuts = Cuts::of(&whole.plain);
        if let Some(span) = whole.whole()
            && cuts.sentences == [(0, whole.plain.len())]
            && (opens.len() < MOST_CUES || whole.plain.len() <= ENDLESS)
        {
            let prose = Prose::within(&whole.plain, &cuts);
            if !prose.sentences().is_empty() {
                blocks.push(Block::analysed(draft::Kind::Subtitle, whole, span, prose));
            }
            return;
        }
        for (start, end) in cuts.sentences {
            let inside = opens.partition_point(|at| *at <= start)..opens.partition_point(|at| *at < end);
            if inside.len() < MOST_CUES || end - start <= ENDLESS {
                push(&whole, start..end, blocks);
                continue;
            }
            let mut from = start;
            for to in opens[inside].iter().copied().chain([end]) {
                push(&whole, from..to, blocks);
                from = to;
            }
        }
    }

    /// The text of the run, and where in it cues begin. Lines without markup and blanks at their ends are joined as they are.
    fn joined(&self) -> (Text, Vec<usize>) {
        let mut opens = Vec::with_capacity(self.lines.len());
        let neat = |line: &Line<'_>| line.shown.whole() == Some(self.part.span(0, line.place.clone()));
        if let Some((first, rest)) = self.lines.split_first().filter(|_| self.lines.iter().all(neat)) {
            let mut whole = first.shown.with_room(rest.iter().map(|line| line.shown.plain.len() + 1).sum(), rest.len());
            for line in rest {
                if line.opens {
                    opens.push(whole.plain.len() + 1);
                }
                whole.append(line.shown);
            }
            return (whole, opens);
        }
        let mut builder = TextBuilder::new(self.part, 0, draft::Syntax::Plain, true);
        for line in &self.lines {
            builder.written(" ", line.place.start..line.place.start);
            if line.opens {
                opens.push(builder.position());
            }
            append(&mut builder, self.part, self.dialect, std::slice::from_ref(&line.place));
        }
        (builder.finish(), opens)
    }
}

fn push(whole: &Text, range: Range<usize>, blocks: &mut Vec<Block>) {
    let words = whole.plain[range.clone()].trim_end();
    let range = range.start..range.start + words.len();
    let Some(span) = whole.span(range.clone()).filter(|_| !words.is_empty()) else { return };
    let block = Block::new(draft::Kind::Subtitle, whole.part(range), span);
    if !block.prose.sentences().is_empty() {
        blocks.push(block);
    }
}
