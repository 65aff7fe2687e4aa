//! The command line: from what somebody typed to an exit code.
//!
//! Knows files, streams, the clock and the terminal, which no room below does. One file a command.

mod account;
mod answer;
mod audit;
mod cache;
mod captions;
mod check;
mod command;
mod completions;
mod desks;
mod diff;
mod explain;
mod files;
mod fix;
mod init;
mod judge;
mod load;
mod model;
mod options;
mod output;
mod progress;
mod question;
mod request;
mod review;
mod rules;
mod template;
mod together;
mod walk;
mod whole;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::config::Lang;

pub use command::command;

/// Ready to publish.
const READY: u8 = 0;
/// A fault at or over the limit, or a draft that could not be read.
const NOT_READY: u8 = 1;
/// Nothing could be checked, or wrong usage.
const NOTHING: u8 = 2;

/// Why a command stops before it has begun: what is the matter, and the way on.
#[derive(Debug)]
struct Refusal {
    problem: String,
    remedy: String,
}

/// How a command ends: an exit code, or a refusal.
type Outcome = Result<u8, Stop>;

/// What ends a command early.
#[derive(Debug)]
enum Stop {
    /// Wrong usage, or nothing to do it with.
    Refused(Refusal),
    /// A stream that cannot be written; a closed pipe is success.
    Stream(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Stream(error)
    }
}

impl Refusal {
    fn stop<T>(lang: Lang, problem: [&str; 2], remedy: [&str; 2]) -> Result<T, Stop> {
        let at = usize::from(lang == Lang::En);
        Err(Stop::Refused(Self { problem: problem[at].to_owned(), remedy: remedy[at].to_owned() }))
    }
}

/// Runs the command that the process was given.
pub fn main() -> ExitCode {
    // A panic in one draft becomes its trouble entry; its own words would only frighten.
    std::panic::set_hook(Box::new(|_| {}));
    ExitCode::from(run(std::env::args_os().collect()))
}

/// Runs one command line, its first word the program's name, and gives the exit code.
fn run(words: Vec<OsString>) -> u8 {
    let lang = asked_language(&words);
    let matches = match command::command(lang).try_get_matches_from(words) {
        Ok(matches) => matches,
        Err(error) => return answer::usage(&error, lang),
    };
    let outcome = match matches.subcommand() {
        Some(("check", given)) => options::Options::read(given, lang).and_then(|options| check::run(&options)),
        Some(("review", given)) => options::Options::of_review(given, lang).and_then(|options| review::run(&options)),
        Some(("captions", given)) => captions::run(given, lang),
        Some(("audit", given)) => audit::run(given, lang),
        Some(("account", given)) => account::run(given, lang),
        Some(("explain", given)) => explain::run(given, lang),
        Some(("rules", given)) => rules::run(given, lang),
        Some(("init", given)) => init::run(given, lang),
        Some(("completions", given)) => completions::run(given, lang),
        _ => options::Options::read(&command::bare(lang), lang)
            .and_then(|options| check::run(&options.speaking(matches.get_one::<String>("lang")))),
    };
    match outcome {
        Ok(code) => code,
        Err(Stop::Stream(error)) if error.kind() == io::ErrorKind::BrokenPipe => READY,
        Err(Stop::Stream(error)) => {
            let _ = writeln!(anstream::stderr(), "klart: {error}");
            NOTHING
        }
        Err(Stop::Refused(refusal)) => {
            answer::refuse(&refusal);
            NOTHING
        }
    }
}

/// The language that help and errors speak: `--lang en` anywhere on the line, else Swedish.
fn asked_language(words: &[OsString]) -> Lang {
    let after = words.windows(2).any(|pair| pair[0] == "--lang" && pair[1] == "en");
    if after || words.iter().any(|word| word == "--lang=en") { Lang::En } else { Lang::Sv }
}
