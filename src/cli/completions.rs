//! `klart completions`: what a shell needs to complete klart's commands.

use clap::ArgMatches;
use clap_complete::Shell;

use crate::config::Lang;

use super::{NOTHING, Outcome, READY, command};

pub(super) fn run(given: &ArgMatches, lang: Lang) -> Outcome {
    let Some(shell) = given.get_one::<Shell>("shell") else { return Ok(NOTHING) };
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut command(lang), "klart", &mut script);
    std::io::Write::write_all(&mut std::io::stdout().lock(), &script)?;
    Ok(READY)
}
