//! A film with sound and no captions.

use std::cell::LazyCell;

use crate::config::{Level, Settings, Status};
use crate::draft::{ContainerState, Draft, Medium, MediumOrigin, SidecarKind, Target};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::read::captions::{Ending, Form, template};
use crate::rule::{Check, Example, Rule, Situation};

use super::captioning::{
    FEWEST_WORDS, Sound, Standing, films, is_far_link, name, place, said, says_why, seems_wordless, sidecar_name, sound, standing,
};
use super::text_version;

/// The rule.
pub const RULE: Rule = Rule {
    id: "media/missing-captions",
    levels: &[Level::Error, Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault, Verdict::Review],
    fixable: Some(Safety::Template),
    default_on: true,
    refs: &["WCAG 1.2.2", "DOS-lagen 9 §"],
    sources: &["WCAG 2.1, 1.2.2", "webbriktlinjer.se R117", "Digg: Erbjud textning av inspelad film eller inspelat ljud"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Film utan undertexter", "Film without captions"),
    guide: &[],
    rewrites: &[],
    messages: &[&UNLISTED, &MISSING, &NO_FILES, &HOLLOW, &FILLED, &ELSEWHERE, &UNREADABLE, &MUSIC, &WORDLESS, &UNEXPLAINED, &UNLABELLED],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("⟦[Se filmen om simskolan](film.mp4)⟧\n").beside(&[("film.mp4", "corpora/media/samples/tone.mp4")]),
        Example::html("⟦<video src=\"film.mp4\" controls></video>⟧\n").beside(&[("film.mp4", "corpora/media/samples/chapters.mp4")]),
        Example::md("⟦[Se filmen](film.mp4)⟧\n").beside(&[("film.mp4", "corpora/media/samples/tone.mp4"), ("film.sv.mall.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n")]),
        Example::html("⟦<iframe src=\"https://www.youtube.com/embed/abc\" title=\"Film\"></iframe>⟧\n"),
        Example::md("⟦[Film ett](https://example.org/1.mp4)⟧\n\n⟦[Film två](https://example.org/2.mp4)⟧\n"),
        Example::text("Kanal: instagram\nBadet öppnar igen.\n\n⟦Film: film.mp4⟧\n").beside(&[("film.mp4", "corpora/media/samples/tone.mp4")]),
        Example::md("[Se filmen](film.mp4)\n").beside(&[("film.mp4", "corpora/media/samples/tone.mp4"), ("film.sv.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n")]),
        Example::md("[Se filmen](film.mp4)\n").beside(&[("film.mp4", "corpora/media/samples/text-tx3g.mp4")]),
        Example::html("<video controls><source src=\"film.mp4\"><track kind=\"captions\" src=\"https://example.org/film.vtt\" srclang=\"sv\" label=\"Svenska\"></video>\n").beside(&[("film.mp4", "corpora/media/samples/tone.mp4")]),
        Example::html("<video src=\"film.mp4\" autoplay muted loop></video>\n").beside(&[("film.mp4", "corpora/media/samples/tone.mp4")]),
        Example::md("---\nklart:\n  media:\n    - {file: film.mp4, captions: burned-in}\n---\n\n[Se filmen](film.mp4)\n").beside(&[("film.mp4", "corpora/media/samples/tone.mp4")]),
        Example::md("---\nklart:\n  media:\n    - {file: film.mp4, published: 2019-05-04}\n---\n\n[Se filmen](film.mp4)\n").beside(&[("film.mp4", "corpora/media/samples/tone.mp4")]),
    ],
    check: Check::Draft(check),
};

const MISSING: Message = Message {
    what: Msg::new("Filmen ”{film}” saknar undertexter.", "The film “{film}” has no captions."),
    why: Msg::new(
        "Den som inte hör, eller tittar utan ljud, får inte veta vad som sägs.",
        "Whoever does not hear, or watches without sound, does not learn what is said.",
    ),
    how: Msg::new(
        "Skriv undertexter och spara dem som ”{sidecar}” bredvid filmen.",
        "Write captions and save them as “{sidecar}” beside the film.",
    ),
};

const UNLISTED: Message = Message {
    what: Msg::new("Filmen har inga undertexter där den är publicerad.", "The film has no captions where it is published."),
    why: Msg::new(
        "Den som inte hör, eller tittar utan ljud, får inte veta vad som sägs.",
        "Whoever does not hear, or watches without sound, is not told what is said.",
    ),
    how: Msg::new(
        "Lägg till undertexter, om något sägs i filmen. Läs igenom dem som en maskin har gjort.",
        "Add captions, if anything is said in the film. Read through those that a machine has made.",
    ),
};

const NO_FILES: Message = Message {
    what: MISSING.what,
    why: MISSING.why,
    how: Msg::new(
        "{channel} tar inga undertextfiler. Bränn in texten i filmen, eller skriv det som sägs i inlägget.",
        "{channel} takes no caption files. Burn the text into the film, or write what is said in the post.",
    ),
};

const HOLLOW: Message = Message {
    what: Msg::new("Undertexterna till filmen ”{film}” är tomma.", "The captions of the film “{film}” are empty."),
    why: Msg::new(
        "Filen ”{file}” har ingen text som kan visas, så den som inte hör får inget.",
        "The file “{file}” has no text to show, so whoever does not hear gets nothing.",
    ),
    how: Msg::new("Skriv in talet och de viktiga ljuden i filen.", "Write the speech and the sounds that matter into the file."),
};

const FILLED: Message = Message {
    what: Msg::new(
        "Undertexterna till filmen ”{film}” ligger kvar i en mall.",
        "The captions of the film “{film}” are still in a template.",
    ),
    why: Msg::new(
        "Ingen spelare visar ”{file}”, så den som inte hör får ingen text.",
        "No player shows “{file}”, so whoever does not hear gets no text.",
    ),
    how: Msg::new("Byt namn på filen till ”{sidecar}” när du har fyllt i allt.", "Rename the file to “{sidecar}” when all is filled in."),
};

const ELSEWHERE: Message = Message {
    what: Msg::new(
        "Har filmen undertexter? klart kan inte se det härifrån.",
        "Does the film have captions? klart cannot see it from here.",
    ),
    why: Msg::new(
        "Den som inte hör, eller tittar utan ljud, behöver text till det som sägs.",
        "Whoever does not hear, or watches without sound, needs text for what is said.",
    ),
    how: Msg::new("Titta på filmen där den ligger, och slå på undertexterna.", "Watch the film where it is, and switch the captions on."),
};

const UNREADABLE: Message = Message {
    what: Msg::new(
        "Har ”{film}” ljud och undertexter? Filen går inte att läsa.",
        "Has “{film}” sound and captions? The file cannot be read.",
    ),
    why: Msg::new(
        "Filen är tom, skadad eller i ett format som klart inte läser.",
        "The file is empty, damaged or in a format that klart does not read.",
    ),
    how: Msg::new("Spela upp filmen och kontrollera för hand.", "Play the film and check by hand."),
};

const MUSIC: Message = Message {
    what: Msg::new(
        "Har musiken i ”{film}” sångtext eller ljud som betyder något?",
        "Does the music in “{film}” have lyrics or sounds that matter?",
    ),
    why: Msg::new(
        "Sångtext och viktiga ljud behöver text, också när ingen talar.",
        "Lyrics and sounds that matter need text, also when nobody speaks.",
    ),
    how: Msg::new("Skriv i så fall undertexter, till exempel [Stillsam musik].", "If so, write captions, for example [Quiet music]."),
};

const WORDLESS: Message = Message {
    what: Msg::new("Filmen ”{film}” verkar sakna tal. Stämmer det?", "The film “{film}” seems to hold no speech. Is that so?"),
    why: Msg::new("Sångtext och viktiga ljud behöver ändå text.", "Lyrics and sounds that matter need text all the same."),
    how: Msg::new(
        "Lyssna på filmen. Behöver den text sparar du texten som ”{sidecar}”.",
        "Listen to the film. If it needs text, save that as “{sidecar}”.",
    ),
};

const UNEXPLAINED: Message = Message {
    what: Msg::new("Varför behöver filmen ”{film}” inga undertexter?", "Why does the film “{film}” need no captions?"),
    why: Msg::new(
        "Utan skäl kan den som tar över texten inte veta att svaret håller.",
        "Without a reason whoever takes over the text cannot know that the answer holds.",
    ),
    how: Msg::new("Skriv skälet efter why: bredvid svaret.", "Write the reason after why: beside the answer."),
};

const UNLABELLED: Message = Message {
    what: Msg::new(
        "Står det vid filmen ”{film}” att texten säger samma sak?",
        "Does it say by the film “{film}” that the text says the same?",
    ),
    why: Msg::new(
        "En film får vara utan undertexter bara om det syns att den upprepar texten.",
        "A film may lack captions only where it is plain to see that it repeats the text.",
    ),
    how: Msg::new(
        "Skriv till exempel: Filmen visar samma sak som texten här.",
        "Write for example: The film shows the same as the text here.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let labelled = LazyCell::new(|| text_version::is_labelled(draft));
    let mut far: Option<Finding> = None;
    for film in films(draft) {
        let Some(finding) = judge(draft, film, settings, &|| *labelled) else { continue };
        match far.take() {
            None if is_far_link(film) => far = Some(finding),
            Some(first) if is_far_link(film) => far = Some(first.also(place(film))),
            first => {
                far = first;
                found.push(finding);
            }
        }
    }
    if let Some(question) = far {
        found.push(question);
    }
}

fn judge(draft: &Draft, film: &Medium, settings: &Settings, labelled: &dyn Fn() -> bool) -> Option<Finding> {
    let ask = |message| Finding::review(message).at(place(film)).arg("film", name(film));
    match (sound(film), said(film, |said| &said.captions)) {
        (Sound::Silent, _) => return None,
        (_, Some("not-needed")) if !says_why(film) => return Some(ask(&UNEXPLAINED).settled_by_why()),
        (_, Some("text-alternative")) => return (!labelled()).then(|| ask(&UNLABELLED)),
        _ => {}
    }
    if let Some(listed) = film.listed {
        return (!listed && !labelled()).then(|| Finding::fault(Level::Warning, &UNLISTED).at(place(film)));
    }
    let standing = standing(film);
    if !matches!(standing, Standing::Bare | Standing::Empty(_)) {
        return None;
    }
    if sound(film) == Sound::Unknown {
        if film.file.found().is_none() && labelled() {
            return None;
        }
        let opened = film.file.found().is_some_and(|file| file.state != ContainerState::Whole);
        return Some(ask(if opened { &UNREADABLE } else { &ELSEWHERE }));
    }
    if said(film, |said| &said.sound) == Some("music") {
        return Some(ask(&MUSIC).settled_by_no());
    }
    let sidecar = sidecar_name(draft, film, settings);
    if seems_wordless(film) {
        return Some(ask(&WORDLESS).arg("sidecar", sidecar));
    }
    let finding = |message| Finding::fault(Level::Error, message).at(place(film)).arg("film", name(film));
    if let Standing::Empty(file) = standing {
        let message = if is_filled_template(film, file) { &FILLED } else { &HOLLOW };
        return Some(finding(message).arg("file", file).arg("sidecar", sidecar));
    }
    if let Some(channel) = without_files(settings) {
        return Some(finding(&NO_FILES).arg("channel", channel));
    }
    let fix = laid_out(film, &sidecar);
    Some(finding(&MISSING).arg("sidecar", sidecar).fix(fix))
}

/// Whether somebody has filled in a template and not yet given it the name that counts.
fn is_filled_template(film: &Medium, named: &str) -> bool {
    let beside = film.sidecars.found().into_iter().flatten();
    beside.filter(|sidecar| sidecar.name == named).any(|sidecar| sidecar.kind == SidecarKind::Template && sidecar.words >= FEWEST_WORDS)
}

/// The file that is to be made, for a person to fill in: empty cues where somebody speaks, when that is known, else one.
fn laid_out(film: &Medium, sidecar: &str) -> Fix {
    let heard = film.file.found().and_then(|file| file.heard.as_ref());
    let cues = heard.map(|heard| heard.cues.as_slice()).filter(|cues| !cues.is_empty());
    let length = film.file.found().and_then(|file| file.duration_ms).unwrap_or(FIRST_MS).min(FIRST_MS);
    let form = if Ending::of(sidecar) == Some(Ending::Vtt) { Form::Vtt } else { Form::Srt };
    let first = 0..length;
    let text = template(cues.unwrap_or(std::slice::from_ref(&first)), form);
    let title = Msg::new("Spara undertexterna som ”{sidecar}” bredvid filmen", "Save the captions as “{sidecar}” beside the film");
    match beside(film, sidecar) {
        Some(place) => Fix::create(Safety::Template, title, &place, &text).arg("sidecar", sidecar),
        None => Fix { title, args: Vec::new(), safety: Safety::Template, changes: Vec::new() }.arg("sidecar", sidecar),
    }
}

/// The first cue of a film whose speech nobody knows stands so long.
const FIRST_MS: u64 = 3000;

/// The sidecar's name in the film's own folder, relative to the draft; `None` where the address counts from a site's root.
fn beside(film: &Medium, sidecar: &str) -> Option<String> {
    let address = film.targets.first().map(Target::path).unwrap_or_default();
    match address.rsplit_once('/') {
        Some((folder, _)) if film.origin != MediumOrigin::File => (!address.starts_with('/')).then(|| format!("{folder}/{sidecar}")),
        _ => Some(sidecar.to_owned()),
    }
}

/// The channel, when the draft goes to one alone that takes no caption files, as far as is known.
fn without_files(settings: &Settings) -> Option<&'static str> {
    let [channel] = settings.channels.as_slice() else { return None };
    let takes = channel.captions.filter(|takes| takes.status != Status::Unverified)?;
    let none = settings.caption_formats.get(channel.name).map_or(takes.formats.is_empty(), Vec::is_empty);
    none.then_some(channel.label)
}
