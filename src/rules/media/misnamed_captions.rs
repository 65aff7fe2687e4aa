//! A caption file that the player will not find: its name is nearly the film's, or not in the channel's form.

use crate::config::{Channel, Level, Settings, Status};
use crate::draft::{Draft, Medium, Sidecar};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::gather::names;
use crate::rule::{Check, Example, Rule, Situation};

use super::captioning::{Sound, Standing, carries, films, name, on_facebook, place, sound, standing};

/// The rule.
pub const RULE: Rule = Rule {
    id: "media/misnamed-captions",
    levels: &[Level::Warning, Level::Error, Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 1.2.2"],
    sources: &["mpv player/external_files.c", "tillgangligvideo.se", "YouTube Help 2734698"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Undertextfil med fel namn", "Caption file with the wrong name"),
    guide: &[],
    rewrites: &[],
    messages: &[&NEAR, &FORM, &FORMAT, &NO_FILES, &TOO_LARGE],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("⟦[Se filmen](simskola.mp4)⟧\n")
            .beside(&[
                ("simskola.mp4", "corpora/media/samples/tone.mp4"),
                ("simskolan.sv.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"),
            ])
            .fixed("[Se filmen](simskola.mp4)\n"),
        Example::html("⟦<video controls src=\"badhuset.mp4\"></video>⟧\n")
            .beside(&[
                ("badhuset.mp4", "corpora/media/samples/tone.mp4"),
                ("badhuset (1).srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"),
            ])
            .fixed("<video controls src=\"badhuset.mp4\"></video>\n"),
        Example::text("Kanal: facebook\nBadet öppnar igen.\n\n⟦Film: badet.mp4⟧\n")
            .beside(&[
                ("badet.mp4", "corpora/media/samples/tone.mp4"),
                ("badet.sv.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"),
            ])
            .fixed("Kanal: facebook\nBadet öppnar igen.\n\nFilm: badet.mp4\n"),
        Example::md("Se ⟦[filmen](filmer/simskola.mp4)⟧\n")
            .beside(&[
                ("filmer/simskolan.sv.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"),
                ("filmer/simskola.mp4", "corpora/media/samples/tone.mp4"),
            ])
            .fixed("Se [filmen](filmer/simskola.mp4)\n"),
        Example::text("Kanal: instagram\nBadet öppnar igen.\n\n⟦Film: badet.mp4⟧\n").beside(&[
            ("badet.mp4", "corpora/media/samples/tone.mp4"),
            ("badet.sv.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"),
        ]),
        Example::text("Kanal: linkedin\nBadet öppnar igen.\n\n⟦Film: badet.mp4⟧\n").beside(&[
            ("badet.mp4", "corpora/media/samples/tone.mp4"),
            ("badet.sv.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nBadet öppnar på lördag.\n"),
        ]),
        Example::text("Kanal: linkedin\nBadet öppnar igen.\n\nFilm: badet.mp4\n")
            .beside(&[
                ("badet.mp4", "corpora/media/samples/tone.mp4"),
                ("badet.sv.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nBadet öppnar på lördag.\n"),
            ])
            .with("[captions]\nformats.linkedin = [\"srt\", \"vtt\"]\n"),
        Example::text("Kanal: facebook\nBadet öppnar igen.\n\nFilm: badet.mp4\n").beside(&[
            ("badet.mp4", "corpora/media/samples/tone.mp4"),
            ("badet.sv_SE.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"),
        ]),
        Example::md("[Se avsnittet](avsnitt-1.mp4)\n").beside(&[
            ("avsnitt-1.mp4", "corpora/media/samples/text-tx3g.mp4"),
            ("avsnitt-2.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"),
        ]),
    ],
    check: Check::Draft(check),
};

const NEAR: Message = Message {
    what: Msg::new("Undertexterna heter ”{file}”. Menade du ”{meant}”?", "The captions are called “{file}”. Did you mean “{meant}”?"),
    why: Msg::new(
        "Spelaren letar efter filmens eget namn, så texten visas inte.",
        "The player looks for the film's own name, so the text is not shown.",
    ),
    how: Msg::new("Byt namn på filen, om den hör till filmen ”{film}”.", "Rename the file, if it belongs to the film “{film}”."),
};

const FORM: Message = Message {
    what: Msg::new("Facebook vill att undertexterna heter ”{meant}”.", "Facebook wants the captions to be called “{meant}”."),
    why: Msg::new(
        "Filen heter ”{file}”. Facebook läser språket i filens namn.",
        "The file is called “{file}”. Facebook reads the language in the file's name.",
    ),
    how: Msg::new("Byt namn på filen som hör till filmen ”{film}”.", "Rename the file of the film “{film}”."),
};

const FORMAT: Message = Message {
    what: Msg::new("{channel} tar inte emot undertexter som ”{file}”.", "{channel} does not take captions such as “{file}”."),
    why: Msg::new(
        "Den läser {formats} ({as_of}), så texten till ”{film}” visas inte.",
        "It reads {formats} ({as_of}), so the text of “{film}” is not shown.",
    ),
    how: Msg::new("Spara undertexterna i formatet {formats}.", "Save the captions in the format {formats}."),
};

const NO_FILES: Message = Message {
    what: Msg::new("{channel} tar inte emot undertextfiler.", "{channel} takes no caption files."),
    why: Msg::new(
        "”{file}” följer inte med när filmen ”{film}” läggs upp ({as_of}).",
        "“{file}” is not sent along when the film “{film}” is posted ({as_of}).",
    ),
    how: Msg::new(
        "Bränn in texten i filmen, eller skriv det som sägs i inlägget.",
        "Burn the text into the film, or write what is said in the post.",
    ),
};

const TOO_LARGE: Message = Message {
    what: Msg::new("Undertexterna ”{file}” är för stora för {channel}.", "The captions “{file}” are too large for {channel}."),
    why: Msg::new(
        "Filen har {bytes} byte, och kanalen tar högst {most} ({as_of}). Texten till ”{film}” visas inte.",
        "The file has {bytes} bytes, and the channel takes {most} at most ({as_of}). “{film}” gets no text.",
    ),
    how: Msg::new(
        "Dela filmen i kortare delar, eller korta undertexterna.",
        "Divide the film into shorter parts, or shorten the captions.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    for film in films(draft).filter(|film| sound(film) != Sound::Silent) {
        if let Standing::Near(own, meant) = standing(film) {
            let level = if sound(film) == Sound::Heard { Level::Error } else { Level::Warning };
            found.push(of(&NEAR, level, film, own).arg("meant", meant).fix(rename(film, own, meant)));
            continue;
        }
        let Some(sidecars) = film.sidecars.found() else { continue };
        let carrying: Vec<&Sidecar> = sidecars.iter().filter(|sidecar| carries(sidecar)).collect();
        if carrying.is_empty() {
            continue;
        }
        if let Some(finding) = settings.channels.iter().find_map(|channel| format(channel, settings, film, &carrying)) {
            found.push(finding);
        } else if on_facebook(settings) && !carrying.iter().any(|sidecar| names::is_facebook_name(&sidecar.name)) {
            let Some(finding) = form(draft, film, &carrying) else { continue };
            found.push(finding);
        }
    }
}

/// A finding about one film and one file.
fn of(message: &'static Message, level: Level, film: &Medium, captions: &str) -> Finding {
    Finding::fault(level, message).at(place(film)).arg("film", name(film)).arg("file", captions)
}

/// The name that Facebook wants, for the file that is there.
fn form(draft: &Draft, film: &Medium, carrying: &[&Sidecar]) -> Option<Finding> {
    let sidecar = carrying.iter().find(|sidecar| names::ending(&sidecar.name) == "srt")?;
    let language = sidecar.language.as_deref().or(draft.language());
    let meant = names::facebook_name(&name(film), language);
    let fix = rename(film, &sidecar.name, &meant);
    Some(of(&FORM, Level::Warning, film, &sidecar.name).arg("meant", meant).fix(fix))
}

/// A format that the channel does not read, or a file too large for it. What is only hearsay gives advice at most.
fn format(channel: &Channel, settings: &Settings, film: &Medium, carrying: &[&Sidecar]) -> Option<Finding> {
    let takes = channel.captions?;
    let own = settings.caption_formats.get(channel.name);
    let formats: Vec<&str> = own.map_or_else(|| takes.formats.to_vec(), |own| own.iter().map(String::as_str).collect());
    if own.is_none() && takes.status == Status::Unverified && formats.is_empty() {
        return None;
    }
    let read: Vec<&&Sidecar> = carrying.iter().filter(|sidecar| formats.contains(&names::ending(&sidecar.name).as_str())).collect();
    let level = if own.is_some() || takes.status != Status::Unverified { Level::Warning } else { Level::Advice };
    let as_of = if own.is_some() { Arg::from(OWN) } else { Arg::from(takes.as_of) };
    let told = |message, level, file: &str| of(message, level, film, file).arg("channel", channel.label).arg("as_of", as_of);
    if let Some(first) = read.first() {
        let most = u64::from(takes.max_bytes.filter(|_| own.is_none())?);
        let large = read.iter().all(|sidecar| sidecar.bytes > most);
        let number = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
        return large.then(|| told(&TOO_LARGE, level, &first.name).arg("bytes", number(first.bytes)).arg("most", number(most)));
    }
    let first = carrying.first()?.name.as_str();
    if formats.is_empty() {
        return Some(told(&NO_FILES, Level::Advice, first));
    }
    Some(told(&FORMAT, level, first).arg("formats", formats.join(", ").to_uppercase()))
}

/// Who says which files a channel takes, when klart.toml does.
const OWN: Msg = Msg::new("enligt klart.toml", "by klart.toml");

/// Another name in the same folder; both names are counted from the draft. `None` where the film's folder is not known.
fn rename(film: &Medium, sidecar: &str, meant: &str) -> Option<Fix> {
    let path = film.targets.iter().find(|target| !target.is_remote())?.path();
    let films = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    if path.starts_with('/') {
        return None;
    }
    let from = if films.is_empty() { sidecar.to_owned() } else { format!("{films}/{sidecar}") };
    let folder = from.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let title = Msg::new("Byt namn på filen till ”{meant}”", "Rename the file to “{meant}”");
    Some(Fix::rename(title, &from, &format!("{folder}{meant}")).arg("meant", meant))
}
