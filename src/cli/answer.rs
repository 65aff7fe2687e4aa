//! What klart says when the command line itself cannot be followed.
//!
//! Knows clap's kinds of error and says them in klart's own words, with the nearest word that exists.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::config::Lang;
use crate::mask::mask_all;
use crate::report::terminal::visible;

use super::{NOTHING, READY, Refusal, command};

/// Answers help and version on standard output, everything else on standard error.
pub(super) fn usage(error: &Error, lang: Lang) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand) {
        let text = error.render();
        let _ = write!(anstream::stdout(), "{}", text.ansi());
        return READY;
    }
    refuse(&refusal(error, lang));
    NOTHING
}

/// One refusal on standard error.
pub(super) fn refuse(refusal: &Refusal) {
    let bold = AnsiColor::Red.on_default().bold();
    let plain = Style::new();
    let _ = writeln!(
        anstream::stderr(),
        "{bold}klart:{bold:#} {plain}{}{plain:#}\n     > {}",
        visible(&mask_all(&refusal.problem)),
        visible(&mask_all(&refusal.remedy))
    );
}

fn refusal(error: &Error, lang: Lang) -> Refusal {
    let sv = lang == Lang::Sv;
    let given = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    let problem = match error.kind() {
        ErrorKind::InvalidSubcommand => pick(
            sv,
            format!("Kommandot ”{}” finns inte.", text(error, ContextKind::InvalidSubcommand)),
            format!("There is no command “{}”.", text(error, ContextKind::InvalidSubcommand)),
        ),
        ErrorKind::UnknownArgument => pick(sv, format!("{given} finns inte."), format!("There is no {given}.")),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            pick(sv, format!("{given} behöver ett värde."), format!("{given} needs a value."))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            pick(sv, format!("”{value}” går inte att ange för {given}."), format!("“{value}” cannot be given for {given}."))
        }
        ErrorKind::ArgumentConflict => {
            let other = text(error, ContextKind::PriorArg);
            pick(sv, format!("{given} går inte att använda tillsammans med {other}."), format!("{given} cannot be used with {other}."))
        }
        ErrorKind::MissingRequiredArgument => pick(sv, format!("{given} behövs."), format!("{given} is needed.")),
        _ => pick(sv, "Kommandoraden går inte att följa.".to_owned(), "The command line cannot be followed.".to_owned()),
    };
    Refusal { problem, remedy: remedy(error, sv) }
}

fn remedy(error: &Error, sv: bool) -> String {
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .map(|kind| text(error, kind))
        .find(|near| !near.is_empty());
    let near = near.or_else(|| meant(error));
    if let Some(near) = near {
        return pick(sv, format!("Menade du ”{near}”?"), format!("Did you mean “{near}”?"));
    }
    let words = text(error, ContextKind::ValidValue);
    if !words.is_empty() {
        return pick(sv, format!("Välj bland: {words}."), format!("Choose among: {words}."));
    }
    pick(sv, "Kör klart --help för att se vad som finns.".to_owned(), "Run klart --help to see what there is.".to_owned())
}

/// The nearest command or option by klart's own measure, when clap's finds none.
fn meant(error: &Error) -> Option<String> {
    let whole = command(Lang::Sv);
    if error.kind() == ErrorKind::InvalidSubcommand {
        let names = whole.get_subcommands().map(clap::Command::get_name);
        return crate::config::nearest(&text(error, ContextKind::InvalidSubcommand), names).map(str::to_owned);
    }
    if error.kind() == ErrorKind::InvalidValue {
        let valid = text(error, ContextKind::ValidValue);
        return crate::config::nearest(&text(error, ContextKind::InvalidValue), valid.split(", ")).map(str::to_owned);
    }
    let given = text(error, ContextKind::InvalidArg);
    let given = given.trim_start_matches('-').split(['=', ' ']).next().filter(|_| error.kind() == ErrorKind::UnknownArgument)?;
    let options = whole.get_subcommands().flat_map(clap::Command::get_arguments).filter_map(clap::Arg::get_long);
    crate::config::nearest(given, options).map(|near| format!("--{near}"))
}

fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => bare(text),
        Some(ContextValue::Strings(all)) => all.iter().map(|text| bare(text)).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

/// `--threads <ANTAL>` as `--threads`.
fn bare(text: &str) -> String {
    text.split(" <").next().unwrap_or(text).trim_end_matches("...").to_owned()
}

fn pick(sv: bool, swedish: String, english: String) -> String {
    if sv { swedish } else { english }
}
