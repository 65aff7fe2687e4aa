//! Captions in another language than their file's name says.

use std::ops::Range;

use crate::config::{Level, Settings};
use crate::draft::{Captions, Draft};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::gather::names;
use crate::language::detect::{Language, is_plainly_swedish, language_of};
use crate::rule::{Check, Example, Rule, Situation};

use super::timeline::judged;

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/language-mismatch",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 3.1.1", "WCAG 1.2.2"],
    sources: &["mpv player/external_files.c", "Jellyfin: external files", "whatlang 0.18"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing, Situation::NoVision],
    title: Msg::new("Undertexter på ett annat språk än namnet säger", "Captions in another language than the name says"),
    guide: &[],
    rewrites: &[],
    messages: &[&MISMATCH],
    options: &[],
    yields_to: &["captions/no-cues@file"],
    cap: 10,
    examples: &[
        Example::srt(ENGLISH).named("badet.sv.srt").whole().fixed(ENGLISH),
        Example::srt(ENGLISH).named("badet.sv_SE.srt").whole().fixed(ENGLISH),
        Example::vtt(SWEDISH).named("badet.en.vtt").whole().fixed(SWEDISH),
        Example::srt(ENGLISH).named("badet.en-GB.srt"),
        Example::vtt(SWEDISH).named("badet.svenska.vtt"),
        Example::vtt(SWEDISH).named("badet.vtt"),
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\nWelcome to the pool, and the rest is silence.\n").named("badet.sv.srt"),
    ],
    check: Check::Draft(check),
};

const ENGLISH: &str = "1\n00:00:01,000 --> 00:00:06,000\nThe pool opens on Saturday, and we hope\nthat you would like to join us.\n\n2\n00:00:06,000 --> 00:00:12,000\nBring a towel, and remember that we do not\ntake cash at the door.\n\n3\n00:00:12,000 --> 00:00:18,000\nThere are lockers in the changing rooms,\nand the café is open until five.\n\n4\n00:00:18,000 --> 00:00:24,000\nChildren under the age of eight\nmust be with a grown-up in the water.\n";

const SWEDISH: &str = "WEBVTT\n\n00:01.000 --> 00:06.000\nBadet öppnar på lördag, och vi hoppas\natt du vill komma och bada med oss.\n\n00:06.000 --> 00:12.000\nTa med en handduk, och kom ihåg att det\ninte går att betala med kontanter.\n\n00:12.000 --> 00:18.000\nDet finns skåp i omklädningsrummen,\noch kaféet har öppet till klockan fem.\n\n00:18.000 --> 00:24.000\nBarn som är under åtta år\nska ha en vuxen med sig i vattnet.\n";

const MISMATCH: Message = Message {
    what: Msg::new("Filens namn säger {named}, men texten är på {written}.", "The file's name says {named}, but the text is in {written}."),
    why: Msg::new(
        "Den som väljer språk i spelaren får fel text, och uppläsning får fel uttal.",
        "Whoever chooses a language in the player gets the wrong text, and speech the wrong sounds.",
    ),
    how: Msg::new(
        "Byt språk i filens namn, eller lägg dit rätt text.",
        "Change the language in the file's name, or put the right text there.",
    ),
};

/// Fewer letters than this tell no language for certain (media/MEDIA.md section 3).
const FEWEST_LETTERS: usize = 200;
/// Bytes of a passage that is judged by itself.
const PASSAGE: usize = 420;
/// Passages that are judged, spread over the file.
const MOST_PASSAGES: usize = 5;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let Some(named) = names::own_tokens(&draft.name).and_then(|tokens| tokens.language) else { return };
    let named = named.split('-').next().unwrap_or_default().to_owned();
    let Some(written) = written(captions, |language| fits(&named, language)) else { return };
    let own = draft.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let meant = if let Language::Other(tag) = written { Some(tag) } else { (written == Language::Swedish).then_some("sv") };
    let meant = meant.and_then(|tag| names::with_language(own, tag));
    let fix = meant.map(|meant| {
        Fix::rename(Msg::new("Byt namn på filen till ”{meant}”", "Rename the file to “{meant}”"), own, &meant).arg("meant", meant)
    });
    let finding = Finding::fault(Level::Warning, &MISMATCH).arg("named", word(&named));
    let language = match written {
        Language::Other(tag) => word(tag),
        Language::Swedish => word("sv"),
        _ => Arg::from(Msg::new("danska eller norska", "Danish or Norwegian")),
    };
    found.push(finding.arg("written", language).fix(fix));
}

/// The one language that passages all over the file are written in for certain. `None` when they disagree, and as soon
/// as one is in the language that the name says.
fn written(captions: &Captions, expected: impl Fn(Language) -> bool) -> Option<Language> {
    let opening = text(captions, PASSAGE);
    if expected(Language::Swedish) && is_plainly_swedish(&opening) || guessed(&opening).is_some_and(&expected) {
        return None;
    }
    let text = text(captions, usize::MAX);
    if text.chars().filter(|sign| sign.is_alphabetic()).take(FEWEST_LETTERS).count() < FEWEST_LETTERS {
        return None;
    }
    let guesses: Vec<Option<Language>> = passages(&text).map(|passage| guessed(&text[passage])).collect();
    let first = guesses.iter().flatten().next().copied()?;
    let sure = guesses.iter().flatten();
    let most = sure.clone().count() * 2 > guesses.len();
    (most && sure.into_iter().all(|other| *other == first) && !expected(first)).then_some(first)
}

/// The language of a passage, when it is certain.
fn guessed(passage: &str) -> Option<Language> {
    Some(language_of(passage)).filter(|guess| guess.certain).map(|guess| guess.language)
}

/// The lines of a file, until there is enough.
fn text(captions: &Captions, enough: usize) -> String {
    let mut text = String::new();
    for line in captions.cues.iter().flat_map(|cue| &cue.lines) {
        text.push_str(line.plain.trim());
        text.push('\n');
        if text.len() > enough {
            break;
        }
    }
    text
}

/// Passages spread over a text, cut at line ends.
fn passages(text: &str) -> impl Iterator<Item = Range<usize>> {
    let count = (text.len() / PASSAGE).clamp(1, MOST_PASSAGES);
    let line = move |from: usize| text.as_bytes()[from..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |at| from + at + 1);
    (0..count).map(move |nth| {
        let from = if nth == 0 { 0 } else { line(text.len() / count * nth) };
        from..line((from + PASSAGE).min(text.len()))
    })
}

/// Languages that can be told from their neighbours; of others only Swedish and English text says for certain that it is
/// another.
const TOLD: &[&str] = &["sv", "en", "fi", "de", "fr", "es", "it", "nl", "pl", "tr", "ar", "ru", "uk", "el", "th", "da", "no", "nb", "nn"];

/// Whether a name's language may be what is written.
fn fits(named: &str, written: Language) -> bool {
    match written {
        Language::Swedish => named == "sv",
        Language::Neighbour => !TOLD.contains(&named) || ["da", "no", "nb", "nn"].contains(&named),
        Language::Other(tag) => named == tag || (tag != "en" && !TOLD.contains(&named)),
        Language::Unknown => true,
    }
}

/// Names of languages in running text.
const WORDS: &[(&str, &str, &str)] = &[
    ("sv", "svenska", "Swedish"),
    ("en", "engelska", "English"),
    ("fi", "finska", "Finnish"),
    ("no", "norska", "Norwegian"),
    ("nb", "norska", "Norwegian"),
    ("nn", "nynorska", "Nynorsk"),
    ("da", "danska", "Danish"),
    ("de", "tyska", "German"),
    ("fr", "franska", "French"),
    ("es", "spanska", "Spanish"),
    ("pt", "portugisiska", "Portuguese"),
    ("it", "italienska", "Italian"),
    ("nl", "nederländska", "Dutch"),
    ("pl", "polska", "Polish"),
    ("tr", "turkiska", "Turkish"),
    ("et", "estniska", "Estonian"),
    ("ar", "arabiska", "Arabic"),
    ("fa", "persiska", "Persian"),
    ("so", "somaliska", "Somali"),
    ("ru", "ryska", "Russian"),
    ("uk", "ukrainska", "Ukrainian"),
    ("el", "grekiska", "Greek"),
];

fn word(tag: &str) -> Arg {
    match WORDS.iter().find(|(own, ..)| *own == tag) {
        Some((_, sv, en)) => Arg::from(Msg { sv, en }),
        None => Arg::from(format!("”{tag}”")),
    }
}
