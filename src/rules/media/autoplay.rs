//! Sound that begins by itself: whoever listens to the page with speech hears both at once.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Medium, MediumOrigin, Target};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::captioning::{Sound, name, place, seems_wordless, sound};

/// The rule.
pub const RULE: Rule = Rule {
    id: "media/autoplay",
    levels: &[Level::Error, Level::Advice],
    verdicts: &[Verdict::Fault, Verdict::Review],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.4.2"],
    sources: &["W3C ACT 80f0bf", "W3C ACT 4c31df", "W3C ACT aaa1bf", "Media Fragments URI 1.0"],
    situations: &[Situation::NoVision, Situation::Cognition, Situation::LimitedHearing],
    title: Msg::new("Ljud som börjar av sig självt", "Sound that begins by itself"),
    guide: &[
        Msg::new(
            "Den som använder skärmläsare hör sidan läsas upp. Börjar en film spela samtidigt dränks rösten, och det blir svårt att hitta till paus.",
            "Users of screen readers hear the page read aloud. Where a film begins to play, the voice drowns, and it is hard to find the way to pause.",
        ),
        Msg::new(
            "Låt läsaren starta filmen själv: ta bort autoplay och visa kontrollerna. En film i bakgrunden är alltid utan ljud: muted.",
            "Let readers start the film: remove autoplay and show the controls. A film in the background is always without sound: muted.",
        ),
        Msg::new(
            "Ljud på högst tre sekunder får spelas, och ljud som går att stänga av med en synlig knapp.",
            "Sound of three seconds at most may play, and sound that a visible button turns off.",
        ),
    ],
    rewrites: &[],
    messages: &[&PLAYS, &ASK],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("⟦<video src=\"film.mp4\" loop autoplay></video>⟧\n")
            .beside(&[("film.mp4", "corpora/media/samples/text-tx3g.mp4")])
            .fixed("<video src=\"film.mp4\" loop></video>\n"),
        Example::md("Lyssna på vågorna:\n\n⟦<audio autoplay src=\"https://example.org/vagor.mp3\"></audio>⟧\n"),
        Example::html("⟦<iframe src=\"https://www.youtube.com/embed/abc?autoplay=1\" title=\"Badet\"></iframe>⟧\n"),
        Example::html("⟦<video autoplay src=\"https://example.org/bad.mp4\"></video>⟧<button></button>\n"),
        Example::html("<video src=\"film.mp4\" autoplay controls></video>\n")
            .beside(&[("film.mp4", "corpora/media/samples/text-tx3g.mp4")]),
        Example::html("<video src=\"film.mp4\" autoplay muted loop></video>\n")
            .beside(&[("film.mp4", "corpora/media/samples/text-tx3g.mp4")]),
        Example::html("<video autoplay src=\"https://example.org/bad.mp4\"></video><button>Stäng av ljudet</button>\n"),
        Example::html(
            "<video autoplay src=\"https://example.org/bad.mp4#t=8,10\"></video><video autoplay src=\"https://example.org/bad-utan-ljud.mp4\"></video>\n",
        ),
        Example::html("<iframe src=\"https://www.youtube.com/embed/abc?autoplay=1&amp;mute=1\" title=\"Badet\"></iframe>\n"),
        Example::html("<video autoplay src=\"film.mp4\"></video>\n").beside(&[("film.mp4", "corpora/media/samples/noaudio.mp4")]),
    ],
    check: Check::Draft(check),
};

const PLAYS: Message = Message {
    what: Msg::new("”{film}” börjar spela av sig själv, med ljud.", "“{film}” begins to play by itself, with sound."),
    why: Msg::new(
        "Ljudet dränker rösten för den som får sidan uppläst, och stör den som behöver ro.",
        "The sound drowns the voice for those who have the page read aloud, and disturbs those who need calm.",
    ),
    how: Msg::new(
        "Ta bort autoplay och visa kontrollerna, eller stäng av ljudet med muted.",
        "Remove autoplay and show the controls, or silence it with muted.",
    ),
};

const ASK: Message = Message {
    what: Msg::new("Har ”{film}” ljud? Den börjar spela av sig själv.", "Has “{film}” sound? It begins to play by itself."),
    why: Msg::new(
        "Ljud över tre sekunder dränker rösten för den som får sidan uppläst.",
        "Sound of over three seconds drowns the voice for those who have the page read aloud.",
    ),
    how: PLAYS.how,
};

/// Sound may play by itself for so long (WCAG 1.4.2).
const LONGEST_MS: u64 = 3_000;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let starts = |medium: &&Medium| medium.autoplay && !medium.muted && !medium.controls && !medium.stoppable;
    for medium in draft.media.iter().filter(starts).filter(|medium| medium.origin != MediumOrigin::Link) {
        let Some(sure) = judge(medium) else { continue };
        let finding = if sure { Finding::fault(Level::Error, &PLAYS) } else { Finding::review(&ASK).settled_by_no() };
        let safety = if sure { Safety::Safe } else { Safety::Template };
        let fix = Fix::edits(safety, Msg::new("Ta bort autoplay", "Remove autoplay"), medium.autoplay_cut.clone());
        found.push(finding.at(place(medium)).arg("film", name(medium)).fix(fix));
    }
}

/// Whether it is certain that sound is heard for too long; `None` where it is not, or where somebody has seen to that.
fn judge(medium: &Medium) -> Option<bool> {
    let parts: Vec<_> = medium.targets.iter().map(part).collect();
    let part = parts.iter().flatten().max_by_key(|(start, end)| end.map(|end| end.saturating_sub(*start))).copied();
    let all = parts.iter().all(Option::is_some);
    let duration = medium.file.found().and_then(|file| file.duration_ms);
    let length = match part.filter(|_| all) {
        Some((start, Some(end))) => Some(end.saturating_sub(start)),
        Some((start, None)) => Some(duration?.saturating_sub(start)),
        None => duration,
    };
    match (sound(medium), length) {
        (Sound::Silent, _) => None,
        (_, Some(length)) if length <= LONGEST_MS && !medium.looped => None,
        (Sound::Heard, Some(_)) => Some(!seems_wordless(medium)),
        _ => Some(false),
    }
}

/// The part of a file that an address asks for, in milliseconds: `#t=8,10` (Media Fragments URI 1.0, 4.2.1).
fn part(target: &Target) -> Option<(u64, Option<u64>)> {
    let (_, fragment) = target.address.split_once('#')?;
    let time = fragment.split('&').find_map(|pair| pair.strip_prefix("t="))?;
    let time = time.strip_prefix("npt:").unwrap_or(time);
    let (start, end) = time.split_once(',').map_or((time, None), |(start, end)| (start, Some(end)));
    let start = if start.is_empty() { 0 } else { milliseconds(start)? };
    Some((start, end.and_then(milliseconds)))
}

/// "10", "1:30" or "0:01:30.5" in milliseconds.
fn milliseconds(time: &str) -> Option<u64> {
    let mut all = 0;
    for field in time.trim_end_matches('s').split(':') {
        let (whole, rest) = field.split_once('.').unwrap_or((field, ""));
        let whole: u64 = whole.parse().ok().filter(|whole| *whole < 100_000)?;
        let thousandths: String = rest.chars().chain("000".chars()).take(3).collect();
        all = all * 60 + whole * 1_000 + thousandths.parse::<u64>().ok()?;
    }
    (all < u64::from(u32::MAX)).then_some(all)
}
