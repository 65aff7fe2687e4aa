//! Every command and option, with its words in both languages.
//!
//! Help, completions and the parser itself are made from this one table.

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::config::{FailOn, Lang, TextType};

/// Formats that a report can be written in.
pub(super) const FORMATS: [&str; 5] = ["terminal", "json", "ndjson", "sarif", "github"];

/// The command with its words in one language.
pub fn command(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| if lang == Lang::Sv { sv } else { en };
    Command::new("klart")
        .version(env!("CARGO_PKG_VERSION"))
        .about(t(
            "klart läser dina utkast som läsarna kommer att möta dem och säger vad som står i vägen.",
            "klart reads your drafts the way their readers will meet them, and says what stands in the way.",
        ))
        .override_usage(t("klart [VAL] [KOMMANDO]", "klart [OPTIONS] [COMMAND]"))
        .after_help(t("Utan kommando granskas mappen du står i.", "Without a command, the folder you stand in is checked."))
        .max_term_width(100)
        .subcommand_help_heading(t("Kommandon", "Commands"))
        .subcommand_value_name(t("KOMMANDO", "COMMAND"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .help_template(template(lang))
        .args(everywhere(lang))
        .arg(flag("version", t("Visa versionen", "Show the version")).short('V').action(ArgAction::Version).help_heading(t("Val", "Options")))
        .subcommand(check(lang))
        .subcommand(sub("explain", lang, t("Berätta om en regel: vad, varför och vad du gör", "Tell about a rule: what, why and what to do")).override_usage(t("klart explain [VAL] REGEL", "klart explain [OPTIONS] RULE")).arg(positional("rule", t("REGEL", "RULE"), t("Regelns namn, till exempel image/missing-alt", "The rule's name, such as image/missing-alt"), lang).required(true)))
        .subcommand(sub("rules", lang, t("Visa alla regler", "List every rule")).override_usage(t("klart rules [VAL]", "klart rules [OPTIONS]")).arg(choice("format", "FORMAT", &["terminal", "json"], t("Form på listan", "Form of the list"), lang)))
        .subcommand(init(lang))
        .subcommand(sub("completions", lang, t("Skriv ut komplettering för ditt skal", "Print completions for your shell")).override_usage(t("klart completions SKAL", "klart completions SHELL")).arg(positional("shell", t("SKAL", "SHELL"), "bash, elvish, fish, powershell, zsh", lang).required(true).value_parser(clap::value_parser!(clap_complete::Shell))))
}

/// What `klart` alone means: `klart check .`
pub(super) fn bare(lang: Lang) -> ArgMatches {
    check(lang).get_matches_from(["check"])
}

fn template(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "{about-with-newline}\nAnvändning: {usage}\n\n{all-args}{after-help}\n",
        Lang::En => "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}\n",
    }
}

fn sub(name: &'static str, lang: Lang, about: &'static str) -> Command {
    Command::new(name).about(about).help_template(template(lang)).disable_help_flag(true).disable_version_flag(true).max_term_width(100)
}

/// Options that every command takes.
fn everywhere(lang: Lang) -> [Arg; 2] {
    let t = |sv: &'static str, en: &'static str| if lang == Lang::Sv { sv } else { en };
    [
        choice("lang", t("SPRÅK", "LANGUAGE"), &["sv", "en"], t("Språk som klart talar", "The language klart speaks"), lang).global(true),
        flag("help", t("Visa den här hjälpen", "Show this help")).short('h').action(ArgAction::Help).global(true).help_heading(t("Val", "Options")),
    ]
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

fn value(name: &'static str, of: &'static str, help: &'static str, lang: Lang) -> Arg {
    Arg::new(name).long(name).value_name(of).help(help).help_heading(if lang == Lang::Sv { "Val" } else { "Options" })
}

/// An option with a few words to choose from; the help names them.
fn choice(name: &'static str, of: &'static str, words: &'static [&'static str], help: &'static str, lang: Lang) -> Arg {
    let all = format!("{help}: {}", words.join(", "));
    value(name, of, help, lang).help(all).value_parser(PossibleValuesParser::new(words)).hide_possible_values(true)
}

fn positional(name: &'static str, of: &'static str, help: &'static str, lang: Lang) -> Arg {
    Arg::new(name).value_name(of).help(help).help_heading(if lang == Lang::Sv { "Argument" } else { "Arguments" })
}

fn check(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| if lang == Lang::Sv { sv } else { en };
    let files = || ValueParser::os_string();
    let on = |name: &'static str, sv: &'static str, en: &'static str| flag(name, t(sv, en)).help_heading(t("Val", "Options"));
    sub("check", lang, t("Granska utkast, mappar och mönster", "Check drafts, folders and globs"))
        .override_usage(t("klart check [VAL] [SÖKVÄG]…", "klart check [OPTIONS] [PATH]…"))
        .arg(positional("paths", t("SÖKVÄG", "PATH"), t("Utkast, mappar eller mönster som ”utkast/*.md”; utan något granskas mappen du står i", "Drafts, folders or globs such as “drafts/*.md”; without any, the folder you stand in"), lang).num_args(0..).value_parser(files()))
        .arg(on("fix", "Rätta det som går att rätta säkert", "Fix what can be fixed safely").conflicts_with_all(["diff", "request"]))
        .arg(on("suggested", "Ta med förslag, inte bara säkra rättelser; med --fix eller --diff", "Suggestions too, not only safe fixes; with --fix or --diff"))
        .arg(on("diff", "Visa vad --fix skulle ändra, utan att skriva något", "Show what --fix would change, and write nothing"))
        .arg(choice("format", "FORMAT", &FORMATS, t("Form på svaret", "Form of the answer"), lang))
        .arg(on("statistics", "Räkna per regel och per utkast i stället för att visa varje fynd", "Count per rule and per draft instead of showing each finding"))
        .arg(on("all", "Visa varje fynd i sin helhet, hur många de än är", "Show every finding in full, however many"))
        .arg(value("channel", t("KANAL", "CHANNEL"), t("Var texten publiceras, till exempel facebook eller web; får anges flera gånger", "Where the text is published, such as facebook or web; may be given several times"), lang).action(ArgAction::Append).value_delimiter(','))
        .arg(value("profile", t("PROFIL", "PROFILE"), t("Profil: default, stockholm, region-stockholm, gotland, gcs eller en fil", "Profile: default, stockholm, region-stockholm, gotland, gcs or a file"), lang))
        .arg(choice("text", t("TEXTTYP", "TYPE"), TextType::NAMES, t("Texttyp", "Type of text"), lang).value_parser(PossibleValuesParser::new(TextType::NAMES.iter().chain(TextType::SWEDISH).copied())))
        .arg(value("today", t("DATUM", "DATE"), t("Granska som om det vore den dagen, till exempel 2026-11-21", "Check as of that day, such as 2026-11-21"), lang))
        .arg(choice("fail-on", t("NIVÅ", "LEVEL"), FailOn::NAMES, t("Nivån som hindrar publicering", "The level that stops publication"), lang))
        .arg(value("baseline", t("FIL", "FILE"), t("Visa bara fynd som inte redan står i filen", "Show only findings that are not in the file already"), lang).value_parser(files()))
        .arg(on("update-baseline", "Skriv dagens fynd till filen i --baseline", "Write today's findings to the file of --baseline").requires("baseline").conflicts_with_all(["fix", "diff", "request"]))
        .arg(on("stdin", "Läs ett utkast från standard in", "Read one draft from standard input").conflicts_with_all(["paths", "request"]))
        .arg(value("stdin-name", t("NAMN", "NAME"), t("Namnet på utkastet från standard in; ändelsen säger formatet", "The name of the draft on standard input; its ending says the format"), lang).requires("stdin"))
        .arg(value("request", t("FIL", "FILE"), t("Läs en begäran i formen klart.request/1; - är standard in", "Read a request of the form klart.request/1; - is standard input"), lang).value_parser(files()).conflicts_with("paths"))
        .arg(value("threads", t("ANTAL", "COUNT"), t("Antal trådar; annars en per processorkärna", "Number of threads; else one per core"), lang).value_parser(clap::value_parser!(u16).range(1..=512)))
}

fn init(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| if lang == Lang::Sv { sv } else { en };
    sub("init", lang, t("Skapa klart.toml: fem frågor, eller svar som val", "Create klart.toml: five questions, or answers as options"))
        .override_usage(t("klart init [VAL]", "klart init [OPTIONS]"))
        .arg(value("organisation", t("NAMN", "NAME"), t("Organisationens namn", "The organisation's name"), lang))
        .arg(value("profile", t("PROFIL", "PROFILE"), t("default, stockholm, region-stockholm, gotland eller gcs", "default, stockholm, region-stockholm, gotland or gcs"), lang))
        .arg(value("channel", t("KANAL", "CHANNEL"), t("Var texterna publiceras; får anges flera gånger", "Where the texts are published; may be given several times"), lang).action(ArgAction::Append).value_delimiter(','))
        .arg(choice("text", t("TEXTTYP", "TYPE"), TextType::NAMES, t("Texttyp", "Type of text"), lang))
        .arg(choice("fail-on", t("NIVÅ", "LEVEL"), FailOn::NAMES, t("Nivån som hindrar publicering", "The level that stops publication"), lang))
        .arg(flag("yes", t("Ställ inga frågor; det som inte är angivet blir som vanligt", "Ask nothing; what is not given stays as usual")).short('y').help_heading(t("Val", "Options")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_options_holds_together_in_both_languages() {
        command(Lang::Sv).debug_assert();
        command(Lang::En).debug_assert();
    }
}
