//! `klart captions template`: empty cues where somebody speaks, for a person to fill in.
//!
//! Knows the film on disk and the name that the template gets. Refuses to write over anything, and to write a word of
//! what is said.

use clap::ArgMatches;

use crate::config::Lang;

use super::{Outcome, Refusal, Stop};

/// What a build without ears answers.
#[cfg_attr(feature = "speech", allow(dead_code))] // the other build's answer
pub(super) fn cannot_hear<T>(lang: Lang) -> Result<T, Stop> {
    Refusal::stop(
        lang,
        ["Den här versionen av klart kan inte lyssna efter tal.", "This build of klart cannot listen for speech."],
        ["Bygg den med: cargo install --path . --features speech", "Build one that can: cargo install --path . --features speech"],
    )
}

#[cfg(not(feature = "speech"))]
pub(super) fn run(_: &ArgMatches, lang: Lang) -> Outcome {
    cannot_hear(lang)
}

#[cfg(feature = "speech")]
pub(super) use with_ears::run;

#[cfg(feature = "speech")]
mod with_ears {
    use std::fs::File;
    use std::io::Write;
    use std::path::{Path, PathBuf};

    use super::{ArgMatches, Lang, Outcome, Refusal, Stop};
    use crate::cli::walk::shown;
    use crate::cli::{NOT_READY, READY, answer, captions};
    use crate::draft::{Container, ContainerState, TrackKind};
    use crate::gather::container::probe;
    use crate::read::captions::{Form, template};
    use crate::report::terminal::visible;
    use crate::speech::{Reach, listen};

    pub(in crate::cli) fn run(given: &ArgMatches, lang: Lang) -> Outcome {
        let path = captions::file(given);
        let form = if given.get_flag("vtt") { Form::Vtt } else { Form::Srt };
        let out = named(&path, form);
        if std::fs::symlink_metadata(&out).is_ok() {
            return captions::is_there(&out, lang);
        }
        let container = look(&path, lang)?;
        let heard = open(&path).and_then(|(file, length)| listen(file, length, container.duration_ms, Reach::Whole));
        let name = shown(&path);
        let Some(heard) = heard else {
            return Ok(said(
                lang,
                [&format!("Ljudet i {name} går inte att läsa."), &format!("The sound of {name} cannot be read.")],
                [
                    "klart hör AAC, MP3, Vorbis, FLAC och PCM. Skriv undertexterna för hand.",
                    "klart hears AAC, MP3, Vorbis, FLAC and PCM. Write the captions by hand.",
                ],
            ));
        };
        if heard.cues.is_empty() {
            return Ok(said(
                lang,
                [&format!("Inget tal hittades i {name}."), &format!("No speech was found in {name}.")],
                [
                    "Lyssna själv. Sångtext och viktiga ljud behöver ändå text.",
                    "Listen yourself. Lyrics and sounds that matter need text all the same.",
                ],
            ));
        }
        captions::put(&out, template(&heard.cues, form).as_bytes(), false, lang)?;
        let (file, cues) = (visible(&shown(&out)), captions::amount(heard.cues.len(), lang));
        let words = if lang == Lang::Sv {
            let done = shown(&done(&path, form));
            format!("{file} är skriven: {cues} att fylla i.\nSkriv det som sägs och spara sedan filen som {}.", visible(&done))
        } else {
            let done = shown(&done(&path, form));
            format!("{file} is written: {cues} to fill in.\nWrite what is said, then save the file as {}.", visible(&done))
        };
        writeln!(anstream::stdout(), "{words}")?;
        Ok(READY)
    }

    fn said(lang: Lang, problem: [&str; 2], remedy: [&str; 2]) -> u8 {
        let at = usize::from(lang == Lang::En);
        answer::refuse(&Refusal { problem: problem[at].to_owned(), remedy: remedy[at].to_owned() });
        NOT_READY
    }

    fn open(path: &Path) -> Option<(File, u64)> {
        // Opening a pipe would wait for a writer.
        std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
        let file = File::open(path).ok()?;
        let length = file.metadata().ok()?.len();
        Some((file, length))
    }

    /// The film's headers, when it has sound that can be looked for speech.
    fn look(path: &Path, lang: Lang) -> Result<Container, Stop> {
        let name = shown(path);
        let stop = |what: [&str; 2], remedy: [&str; 2]| {
            let problem = [format!("{name} {}", what[0]), format!("{name} {}", what[1])];
            Refusal::stop(lang, [&problem[0], &problem[1]], remedy)
        };
        let Some((mut file, _)) = open(path) else {
            return stop(
                ["går inte att öppna.", "cannot be opened."],
                ["Kontrollera namnet och mappen.", "Check the name and the folder."],
            );
        };
        let container = probe(&mut file);
        match container.state {
            ContainerState::Whole if container.has(TrackKind::Sound) == Some(true) => Ok(container),
            ContainerState::Whole => {
                stop(["har inget ljud.", "has no sound."], ["Då behövs inga undertexter.", "Then it needs no captions."])
            }
            ContainerState::Unknown | ContainerState::Damaged => stop(
                ["är skadad, eller har ett format som klart inte läser.", "is damaged, or of a kind that klart does not read."],
                ["Prova att spara filmen på nytt som MP4.", "Try saving the film anew as MP4."],
            ),
            ContainerState::Empty | ContainerState::NotMedia => stop(
                ["är ingen film och inget ljud.", "is no film and no sound."],
                ["Ange en film, till exempel film.mp4.", "Name a film, such as film.mp4."],
            ),
        }
    }

    /// `film.sv.mall.srt` beside the film: a name that never counts as captions.
    fn named(film: &Path, form: Form) -> PathBuf {
        film.with_extension(if form == Form::Srt { "sv.mall.srt" } else { "sv.mall.vtt" })
    }

    /// The name that the filled-in file is to have.
    fn done(film: &Path, form: Form) -> PathBuf {
        film.with_extension(if form == Form::Srt { "sv.srt" } else { "sv.vtt" })
    }
}
