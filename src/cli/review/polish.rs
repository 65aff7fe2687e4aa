//! A text that is there already, changed a few words at a time before it is used.
//!
//! Knows words and what stands instead of them. Writes nothing, and draws nothing over: each turn shows the whole text.

use std::io;

use unicode_normalization::UnicodeNormalization;

use crate::config::Lang;
use crate::draft::Alt;
use crate::finding::Finding;

use super::Round;
use super::choices::{is_described, lead};
use super::opened::Opened;
use super::step::Typed;
use super::talk::Talk;

/// The texts that may be changed: what klart proposes for this picture, else the description that it has.
pub(super) fn texts(opened: &Opened, finding: &Finding) -> Vec<String> {
    let Some(image) = opened.image(finding).filter(|image| image.slot.is_some()) else { return Vec::new() };
    let mut all: Vec<String> = Vec::new();
    for text in finding.fixes.iter().filter(|fix| super::choices::found(opened, finding, fix).is_some()).filter_map(lead) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    if let (true, true, Alt::Present { text, .. }) = (all.is_empty(), is_described(finding), &image.alt) {
        all.push(text.plain.trim().to_owned());
    }
    all.retain(|text| !text.is_empty());
    all
}

/// Changes a text in turns until an empty line says that it is done.
pub(super) fn ask(round: &mut Round<'_, '_>, opened: &Opened, finding: &Finding) -> io::Result<Typed> {
    let all = texts(opened, finding);
    let talk = &mut round.talk;
    let Some(first) = (match all.as_slice() {
        [] => return Ok(Typed::Nothing),
        [only] => Some(only.clone()),
        several => match which(talk, several)? {
            Some(0) => return Ok(Typed::Nothing),
            nth => nth.and_then(|nth| several.get(nth - 1)).cloned(),
        },
    }) else {
        return Ok(Typed::Gone);
    };
    let how = talk.t(
        "Skriv orden som ska bytas, eller + och det som ska läggas till sist. Tom rad: klar.",
        "Write the words to change, or + and what to add at the end. An empty line: done.",
    );
    talk.say(2, how)?;
    turns(talk, &first)
}

fn turns(talk: &mut Talk<'_>, first: &str) -> io::Result<Typed> {
    let mut text = first.to_owned();
    show(talk, &text)?;
    loop {
        let Some(line) = talk.ask(talk.t("Byt: ", "Change: "))? else { return Ok(Typed::Gone) };
        let line = tidy(&line);
        if line.is_empty() {
            return Ok(if text == first { Typed::Nothing } else { Typed::Text(text) });
        }
        if let Some(more) = line.strip_prefix('+') {
            text = tidy(&added(&text, more.trim()));
            show(talk, &text)?;
            continue;
        }
        let Some(at) = place(&text, &line) else {
            let lang = talk.lang;
            let words = match (text.to_lowercase().contains(&line.to_lowercase()), lang) {
                (true, Lang::Sv) => format!("”{line}” står på flera ställen. Skriv ett ord till."),
                (true, Lang::En) => format!("“{line}” stands in several places. Write one word more."),
                (false, Lang::Sv) => format!("”{line}” står inte i texten."),
                (false, Lang::En) => format!("“{line}” is not in the text."),
            };
            talk.say(2, &words)?;
            continue;
        };
        let Some(new) = talk.ask(talk.t("Till (tom rad: ta bort): ", "To (an empty line: take away): "))? else { return Ok(Typed::Gone) };
        let changed = tidy(&format!("{}{}{}", &text[..at.start], tidy(&new), &text[at.end..]));
        if changed.is_empty() {
            talk.say(2, talk.t("Då finns ingen text kvar. Den är som förut.", "That would leave no text. It is as before."))?;
        } else {
            text = changed;
        }
        show(talk, &text)?;
    }
}

/// A text with more at its end: a new sentence after the full stop, other words before it.
fn added(text: &str, more: &str) -> String {
    let sentence = more.chars().next().is_some_and(char::is_uppercase);
    match text.strip_suffix('.') {
        Some(bare) if !sentence => format!("{bare} {}.", more.trim_end_matches('.')),
        _ => format!("{text} {more}"),
    }
}

/// Asks which of several texts; from 1, and 0 for none of them.
fn which(talk: &mut Talk<'_>, all: &[String]) -> io::Result<Option<usize>> {
    for (nth, text) in all.iter().enumerate() {
        talk.led(&format!("  {}  ", nth + 1), text)?;
    }
    loop {
        let Some(line) = talk.ask(talk.t("Vilken text (tom rad: tillbaka): ", "Which text (an empty line: back): "))? else {
            return Ok(None);
        };
        match line.trim().trim_end_matches(['.', ')']).parse::<usize>() {
            _ if line.trim().is_empty() => return Ok(Some(0)),
            Ok(nth) if (1..=all.len()).contains(&nth) => return Ok(Some(nth)),
            _ => {
                let most = all.len();
                let words = if talk.lang == Lang::Sv { format!("Välj 1 till {most}.") } else { format!("Choose 1 to {most}.") };
                talk.say(2, &words)?;
            }
        }
    }
}

fn show(talk: &mut Talk<'_>, text: &str) -> io::Result<()> {
    let lead = talk.t("  Texten: ", "  The text: ");
    talk.led(lead, text)
}

/// Where some words stand: as they are written, else whatever their case; nowhere when that is not one place. Whole
/// words go before parts of words.
fn place(text: &str, words: &str) -> Option<std::ops::Range<usize>> {
    let (lower, folded) = (text.to_lowercase(), words.to_lowercase());
    let same_bytes = lower.len() == text.len();
    let is_whole = |at: &std::ops::Range<usize>| {
        let (before, after) = (text.get(..at.start), text.get(at.end..));
        let inside = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        !inside(before.and_then(|text| text.chars().next_back())) && !inside(after.and_then(|text| text.chars().next()))
    };
    let all = |text: &str, words: &str| text.match_indices(words).map(|(at, found)| at..at + found.len()).collect::<Vec<_>>();
    let one = |places: Vec<std::ops::Range<usize>>| {
        let whole: Vec<_> = places.iter().filter(|at| is_whole(at)).cloned().collect();
        let best = if whole.is_empty() { places } else { whole };
        (best.len() == 1).then(|| best[0].clone())
    };
    let exact = all(text, words);
    if !exact.is_empty() {
        return one(exact);
    }
    one(if same_bytes { all(&lower, &folded) } else { Vec::new() }).filter(|at| text.get(at.clone()).is_some())
}

/// Composed letters, single blanks, and none before a full stop or comma that a word was taken away from.
fn tidy(text: &str) -> String {
    let text = text.nfc().collect::<String>();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    [".", ",", ";", "!", "?"].iter().fold(text, |text, sign| text.replace(&format!(" {sign}"), sign))
}

#[cfg(test)]
mod tests {
    use super::{place, tidy};

    #[test]
    fn words_are_found_where_they_stand_once() {
        assert_eq!(place("Ett barn och barnvagn", "barn"), Some(4..8));
        assert_eq!(place("Ett barn och ett barn", "barn"), None);
        assert_eq!(place("Två hus", "TVÅ"), Some(0..4));
        assert_eq!(place("Segelbåtar", "båt"), Some(5..9));
        assert_eq!(place("Två hus", "tre"), None);
        assert_eq!(place("İ hus", "HUS"), None);
        assert_eq!(tidy("  Två  hus . "), "Två hus.");
    }
}
