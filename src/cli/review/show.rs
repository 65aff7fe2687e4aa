//! How a finding, its choices and a change look: every line within the width, in plain lines.
//!
//! Knows the shape of `klart review`; what may be chosen is decided elsewhere.

use std::io;

use unicode_segmentation::UnicodeSegmentation;

use crate::cli::diff;
use crate::config::Lang;
use crate::draft::Kind as BlockKind;
use crate::finding::{Finding, Verdict};
use crate::report::Places;
use crate::report::terminal::{Excerpt, Veil, level_name};
use crate::source::Format;

use super::choices::{Choice, Offer, found};
use super::opened::Opened;
use super::talk::Talk;

/// Lines of a change that are shown.
const MOST: usize = 12;
/// Columns of what stands before a change that are shown when it begins far in.
const BEFORE: usize = 16;

/// A finding with all its choices.
pub(super) fn finding(talk: &mut Talk<'_>, opened: &Opened, finding: &Finding, nth: usize, of: usize, offers: &[Offer]) -> io::Result<()> {
    let lang = talk.lang;
    let words = |message: crate::finding::Msg| message.fill(lang, &finding.args);
    let verdict = if finding.verdict == Verdict::Fault { "fault" } else { "review" };
    let level = level_name(finding.level.name(), verdict, lang);
    let place = Places::new(&opened.source, lang).of(finding.span).place;
    let text = matches!(opened.source.format, Format::Markdown | Format::Html | Format::Text);
    let place = match finding.span {
        Some(_) => place,
        None if text => talk.t("hela utkastet", "the whole draft").to_owned(),
        None => talk.t("hela filen", "the whole file").to_owned(),
    };
    let heading = format!("{nth} {} {of} · {level} · {place} · {}", talk.t("av", "of"), words(finding.message.what));
    talk.bold(&heading)?;
    excerpt(talk, opened, finding)?;
    talk.blank()?;
    talk.say(4, &words(finding.message.why))?;
    let told = offers.iter().any(|offer| matches!(offer.choice, Choice::Fix(_) | Choice::Decorative | Choice::Write(_)));
    if !told || finding.verdict == Verdict::Review {
        talk.say(4, &words(finding.message.how))?;
    }
    for fix in finding.fixes.iter().filter(|fix| found(opened, finding, fix).is_some()) {
        talk.say(4, &fix.title.fill(lang, &fix.args))?;
    }
    for question in opened.judged.checklist.iter().filter(|question| question.id == finding.rule) {
        if let Some(said) = &question.said {
            talk.say(4, &if lang == Lang::Sv { format!("Förra svaret: ”{said}”.") } else { format!("The answer before: “{said}”.") })?;
        }
        question.source.iter().try_for_each(|source| talk.say(4, source))?;
    }
    talk.blank()?;
    choices(talk, offers)
}

/// The line where it stands, and what surrounds a picture.
fn excerpt(talk: &mut Talk<'_>, opened: &Opened, finding: &Finding) -> io::Result<()> {
    let room = talk.width.saturating_sub(4);
    let image = opened.image(finding);
    let covered = opened.judged.findings.iter().filter(|found| Veil::covers(found.rule));
    let spans = covered.flat_map(|found| found.span.iter().chain(&found.also)).copied().collect();
    let veil = Veil { spans, days: opened.judged.days_hidden };
    let lines = finding.span.and_then(|span| Excerpt::of(&opened.source, span, &veil)).map(|excerpt| excerpt.lines(room));
    let size = image.and_then(|image| image.file.found()).filter(|file| file.width > 0 && file.height > 0);
    let size = size.map(|file| format!("{} × {}", file.width, file.height));
    if let Some(cue) = opened.cue(finding) {
        if let Some(timing) = Excerpt::of(&opened.source, cue.timing, &veil) {
            talk.row(&format!("    {}", timing.lines(room)[0]))?;
        }
        return cue.lines.iter().try_for_each(|line| talk.say(4, &line.plain));
    }
    if let Some([line, marks]) = lines {
        talk.row(&format!("    {line}"))?;
        let all = marks.trim().chars().count() >= line.trim().chars().count();
        if image.is_none() && !all {
            talk.row(&format!("    {marks}"))?;
        }
    }
    if let Some(size) = size {
        talk.say(4, &format!("{} {size}", talk.t("Bildens mått:", "Size of the picture:")))?;
    }
    if let Some(image) = image
        && let Some(heading) = above(opened, image.span.start)
    {
        let words = match talk.lang {
            Lang::Sv => format!("Rubriken närmast ovanför: ”{heading}”"),
            Lang::En => format!("The nearest heading above: “{heading}”"),
        };
        talk.say(4, &words)?;
    }
    Ok(())
}

/// The nearest heading before a byte.
fn above(opened: &Opened, at: u32) -> Option<&str> {
    let headings = opened.draft.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_)) && !block.hidden);
    headings.take_while(|block| block.span.start < at).last().map(|block| block.text.plain.as_str())
}

/// Long choices on lines of their own, short ones side by side.
fn choices(talk: &mut Talk<'_>, offers: &[Offer]) -> io::Result<()> {
    let mut row = String::new();
    for offer in offers {
        let words = format!("  {}  {}", offer.key, offer.words);
        if !offer.short {
            talk.led(&format!("  {}  ", offer.key), &offer.words)?;
            continue;
        }
        let wider = format!("{row}{}{words}", if row.is_empty() { "" } else { "    " });
        if wider.graphemes(true).count() <= talk.width {
            row = wider;
        } else {
            talk.row(&row)?;
            row = words;
        }
    }
    if row.is_empty() { Ok(()) } else { talk.row(&row) }
}

/// The keys in a sentence: "Välj 1, s, h eller a."
pub(super) fn keys(talk: &mut Talk<'_>, offers: &[Offer]) -> io::Result<()> {
    let keys: Vec<&str> = offers.iter().map(|offer| offer.key.as_str()).collect();
    let (last, rest) = keys.split_last().unwrap_or((&"", &[]));
    let words = match talk.lang {
        Lang::Sv => format!("Välj {} eller {last}.", rest.join(", ")),
        Lang::En => format!("Choose {} or {last}.", rest.join(", ")),
    };
    talk.say(2, &words)
}

/// The line on which a text first differs from another, from 1.
pub(super) fn first_line(old: &str, new: &str) -> usize {
    let changed = diff::changed(old, new);
    changed.first().map_or(1, |(_, to)| new[..to.start].matches('\n').count() + 1)
}

/// What was taken away and what was put there.
pub(super) fn change(talk: &mut Talk<'_>, old: &str, new: &str) -> io::Result<()> {
    let mut shown = 0;
    let mut rest = 0;
    for (from, to) in diff::changed(old, new) {
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let (gone, come) = (lines(&old[from]), lines(&new[to]));
        let pair = |lines: &[String], at: usize| lines.get(at).cloned().unwrap_or_default();
        let removed = gone.iter().enumerate().map(|(at, line)| ('-', line, pair(&come, at)));
        let added = come.iter().enumerate().map(|(at, line)| ('+', line, pair(&gone, at)));
        for (sign, line, other) in removed.chain(added) {
            if shown == MOST {
                rest += 1;
                continue;
            }
            shown += 1;
            talk.row(format!("{sign} {}", window(line, &other, talk.width)).trim_end())?;
        }
    }
    if rest > 0 {
        let words = match talk.lang {
            Lang::Sv => format!("… och {rest} rader till"),
            Lang::En => format!("… and {rest} more lines"),
        };
        talk.say(2, &words)?;
    }
    Ok(())
}

/// A line from a little before where it differs, when that is further in than the width lets see.
fn window(line: &str, other: &str, width: usize) -> String {
    let same = line.graphemes(true).zip(other.graphemes(true)).take_while(|(a, b)| a == b).count();
    if same + BEFORE < width.saturating_sub(2) || same < BEFORE {
        return line.to_owned();
    }
    format!("… {}", line.graphemes(true).skip(same - BEFORE).collect::<String>())
}
