//! `klart captions`: caption files in the other format, and templates for films that have none.
//!
//! Knows names on disk and the words that say what was lost; how to convert is decided in `read::captions`.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::config::Lang;
use crate::read::captions::{self, Ending, Form, Lost, Refused, convert};
use crate::report::terminal::visible;
use crate::source::{Format, Source};

use super::walk::shown;
use super::{NOT_READY, Outcome, READY, Refusal, Stop, answer, fix, template};

/// Captions over this size are not read (media/MEDIA.md section 6).
const MOST_BYTES: u64 = 32 << 20;

pub(super) fn run(given: &ArgMatches, lang: Lang) -> Outcome {
    match given.subcommand() {
        Some(("convert", given)) => converted(given, lang),
        Some(("template", given)) => template::run(given, lang),
        _ => Ok(READY),
    }
}

/// The file that a command was given.
pub(super) fn file(given: &ArgMatches) -> PathBuf {
    given.get_one::<OsString>("file").map(PathBuf::from).unwrap_or_default()
}

fn converted(given: &ArgMatches, lang: Lang) -> Outcome {
    let path = file(given);
    let source = read(&path, lang)?;
    let ending = Ending::of(&source.name).unwrap_or(Ending::Srt);
    let to = match given.get_one::<String>("to").map(String::as_str) {
        Some("vtt") => Form::Vtt,
        None if captions::read(source.text(), ending).dialect == captions::Dialect::Srt => Form::Vtt,
        _ => Form::Srt,
    };
    let done = match convert(source.text(), ending, to) {
        Ok(done) => done,
        Err(why) => return Ok(refused(&path, why, to, lang)),
    };
    let out = given.get_one::<OsString>("out").map_or_else(|| path.with_extension(extension(to)), PathBuf::from);
    put(&out, done.text.as_bytes(), given.get_flag("force"), lang)?;
    let sv = lang == Lang::Sv;
    let mut said = anstream::stdout();
    let name = visible(&shown(&out));
    let cues = amount(done.cues, lang);
    writeln!(said, "{}", if sv { format!("{name} är skriven: {cues}.") } else { format!("{name} is written: {cues}.") })?;
    for (what, count) in done.lost {
        let words = lost(what, to);
        let words = if sv { words[0] } else { words[1] };
        writeln!(said, "  {}: {words} ({count})", if sv { "Kom inte med" } else { "Left out" })?;
    }
    Ok(READY)
}

fn extension(form: Form) -> &'static str {
    if form == Form::Srt { "srt" } else { "vtt" }
}

/// "1 ruta", "34 rutor".
pub(super) fn amount(cues: usize, lang: Lang) -> String {
    let words = if lang == Lang::Sv { ["ruta", "rutor"] } else { ["cue", "cues"] };
    format!("{cues} {}", words[usize::from(cues != 1)])
}

/// Writes a new file; refuses where one is there, unless told otherwise.
pub(super) fn put(out: &Path, bytes: &[u8], over: bool, lang: Lang) -> Result<(), Stop> {
    let Err(error) = fix::place(out, bytes, over) else { return Ok(()) };
    if error.kind() == std::io::ErrorKind::AlreadyExists {
        return is_there(out, lang);
    }
    let name = shown(out);
    let problem = [format!("{name} går inte att skriva."), format!("{name} cannot be written.")];
    let remedy = ["Kontrollera mappen och dina rättigheter.", "Check the folder and your permissions."];
    Refusal::stop(lang, [&problem[0], &problem[1]], remedy)
}

/// A file that is not written over.
pub(super) fn is_there<T>(out: &Path, lang: Lang) -> Result<T, Stop> {
    let problem = [format!("{} finns redan.", shown(out)), format!("{} is there already.", shown(out))];
    Refusal::stop(lang, [&problem[0], &problem[1]], ["Flytta undan filen, eller byt namn på den.", "Move the file away, or rename it."])
}

fn read(path: &Path, lang: Lang) -> Result<Source, Stop> {
    let name = shown(path);
    let stop = |what: [&str; 2], remedy: [&str; 2]| {
        let problem = [format!("{name} {}", what[0]), format!("{name} {}", what[1])];
        Refusal::stop(lang, [&problem[0], &problem[1]], remedy)
    };
    let Some(ending) = Ending::of(&name) else {
        return stop(
            ["är ingen undertextfil som klart läser.", "is no caption file that klart reads."],
            ["Ange en fil som slutar på .srt, .vtt eller .sbv.", "Name a file that ends in .srt, .vtt or .sbv."],
        );
    };
    match fs::metadata(path) {
        Ok(held) if held.len() > MOST_BYTES => {
            return stop(["är större än 32 MiB.", "is larger than 32 MiB."], ["Dela upp filen.", "Split the file."]);
        }
        Ok(held) if held.is_file() => {}
        _ => {
            return stop(["finns inte.", "is not there."], ["Kontrollera namnet och mappen.", "Check the name and the folder."]);
        }
    }
    let Ok(bytes) = fs::read(path) else {
        return stop(["går inte att läsa.", "cannot be read."], ["Kontrollera rättigheterna.", "Check its permissions."]);
    };
    let format = if ending == Ending::Vtt { Format::Vtt } else { Format::Srt };
    Source::new(&name, format, bytes)
        .or_else(|_| stop(["är ingen text.", "is no text."], ["Kontrollera att det är rätt fil.", "Check that it is the right file."]))
}

/// A file that can be read but not converted whole: nothing is written.
fn refused(path: &Path, why: Refused, to: Form, lang: Lang) -> u8 {
    let (name, form) = (shown(path), if to == Form::Srt { "SRT" } else { "WebVTT" });
    let check = |cue: usize| {
        [
            format!("Ruta {cue} i {name} kan inte göras om utan att ändras, så inget är skrivet."),
            format!("Cue {cue} of {name} cannot be converted without a change, so nothing is written."),
        ]
    };
    let mend =
        ["Se vad som är fel med klart check, rätta det och försök igen.", "See what is wrong with klart check, mend it and try again."];
    let (problem, remedy) = match why {
        Refused::NotCaptions => (
            [format!("{name} innehåller inga undertexter som klart läser."), format!("{name} holds no captions that klart reads.")],
            ["Öppna filen och se vad den är.", "Open the file and see what it is."],
        ),
        Refused::Same => (
            [format!("{name} är redan i formatet {form}."), format!("{name} is in the format {form} already.")],
            ["Välj det andra formatet med --to, eller byt namn på filen.", "Choose the other format with --to, or rename the file."],
        ),
        Refused::Empty => (
            [format!("{name} har inga rutor."), format!("{name} has no cues.")],
            ["Kontrollera att det är rätt fil.", "Check that it is the right file."],
        ),
        Refused::Time(cue) => (
            [
                format!("Ruta {cue} i {name} har en tid som inte går att läsa eller skriva."),
                format!("Cue {cue} of {name} has a time that cannot be read or written."),
            ],
            mend,
        ),
        Refused::Cue(cue) => (check(cue), mend),
    };
    let at = usize::from(lang == Lang::En);
    answer::refuse(&Refusal { problem: problem[at].clone(), remedy: remedy[at].to_owned() });
    NOT_READY
}

/// What the other format cannot hold, in words.
fn lost(what: Lost, to: Form) -> [&'static str; 2] {
    match what {
        Lost::Notes => ["anteckningar", "notes"],
        Lost::Styles => ["stilar och ytor", "styles and regions"],
        Lost::Strays => ["rader utanför rutorna", "lines outside the cues"],
        Lost::Names => ["namn på rutor", "names of cues"],
        Lost::Voices => ["namn på den som talar", "names of who speaks"],
        Lost::Looks => ["färger och annat utseende", "colours and other looks"],
        Lost::WordTimes => ["tider inne i texten", "times inside the text"],
        Lost::Languages => ["språkmärken", "language marks"],
        Lost::Places if to == Form::Srt => ["exakt placering", "exact places"],
        Lost::Places => ["placering i bildpunkter", "places in pixels"],
    }
}
