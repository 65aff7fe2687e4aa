//! Every command and option, with its words in both languages.
//!
//! Help, completions and the parser itself are made from this one table.

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::config::{FailOn, Lang, TextType};

/// Formats that a report can be written in.
const FORMATS: [&str; 7] = ["terminal", "html", "csv", "json", "ndjson", "sarif", "github"];

/// The same words in Swedish and in English.
type Both = [&'static str; 2];

const OPTIONS: Both = ["Val", "Options"];
const PROFILE: Both = ["PROFIL", "PROFILE"];
const CHANNEL: Both = ["KANAL", "CHANNEL"];
const FILE: Both = ["FIL", "FILE"];
const TYPE: Both = ["TEXTTYP", "TYPE"];
const LEVEL: Both = ["NIVÅ", "LEVEL"];
const STOPS: Both = ["Nivån som hindrar publicering", "The level that stops publication"];

/// The command with its words in one language.
pub fn command(lang: Lang) -> Command {
    let t = |words| pick(lang, words);
    Command::new("klart")
        .version(env!("CARGO_PKG_VERSION"))
        .about(t([
            "klart läser dina utkast som läsarna kommer att möta dem och säger vad som står i vägen.",
            "klart reads your drafts the way their readers will meet them, and says what stands in the way.",
        ]))
        .override_usage(t(["klart [VAL] [KOMMANDO]", "klart [OPTIONS] [COMMAND]"]))
        .after_help(t(["Utan kommando granskas mappen du står i.", "Without a command, the folder you stand in is checked."]))
        .max_term_width(100)
        .subcommand_help_heading(t(["Kommandon", "Commands"]))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .help_template(template(lang))
        .args(everywhere(lang))
        .arg(flag(lang, "version", ["Visa versionen", "Show the version"]).short('V').action(ArgAction::Version))
        .subcommands([
            check(lang),
            review(lang),
            captions(lang),
            audit(lang),
            account(lang),
            explain(lang),
            rules(lang),
            init(lang),
            completions(lang),
        ])
}

/// What `klart` alone means: `klart check .`
pub(super) fn bare(lang: Lang) -> ArgMatches {
    check(lang).get_matches_from(["check"])
}

fn pick(lang: Lang, words: Both) -> &'static str {
    words[usize::from(lang == Lang::En)]
}

fn template(lang: Lang) -> &'static str {
    pick(
        lang,
        [
            "{about-with-newline}\nAnvändning: {usage}\n\n{all-args}{after-help}\n",
            "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}\n",
        ],
    )
}

fn sub(lang: Lang, name: &'static str, about: Both, usage: Both) -> Command {
    let command = Command::new(name).about(pick(lang, about)).override_usage(pick(lang, usage)).help_template(template(lang));
    command.disable_help_flag(true).disable_version_flag(true).max_term_width(100)
}

/// Options that every command takes.
fn everywhere(lang: Lang) -> [Arg; 2] {
    [
        choice(lang, "lang", ["SPRÅK", "LANGUAGE"], &["sv", "en"], ["Språk som klart talar", "The language klart speaks"]).global(true),
        flag(lang, "help", ["Visa den här hjälpen", "Show this help"]).short('h').action(ArgAction::Help).global(true),
    ]
}

fn flag(lang: Lang, name: &'static str, help: Both) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(pick(lang, help)).help_heading(pick(lang, OPTIONS))
}

fn value(lang: Lang, name: &'static str, of: Both, help: Both) -> Arg {
    Arg::new(name).long(name).value_name(pick(lang, of)).help(pick(lang, help)).help_heading(pick(lang, OPTIONS))
}

/// An option with a few words to choose from; the help names them.
fn choice(lang: Lang, name: &'static str, of: Both, words: &'static [&'static str], help: Both) -> Arg {
    let all = format!("{}: {}", pick(lang, help), words.join(", "));
    value(lang, name, of, help).help(all).value_parser(PossibleValuesParser::new(words)).hide_possible_values(true)
}

/// An option that may be given several times, or once with commas.
fn several(lang: Lang, name: &'static str, of: Both, help: Both) -> Arg {
    value(lang, name, of, help).action(ArgAction::Append).value_delimiter(',')
}

fn positional(lang: Lang, name: &'static str, of: Both, help: Both) -> Arg {
    Arg::new(name).value_name(pick(lang, of)).help(pick(lang, help)).help_heading(pick(lang, ["Argument", "Arguments"]))
}

fn check(lang: Lang) -> Command {
    sub(
        lang,
        "check",
        ["Granska utkast, mappar och mönster", "Check drafts, folders and globs"],
        ["klart check [VAL] [SÖKVÄG]…", "klart check [OPTIONS] [PATH]…"],
    )
    .args(deeds(lang))
    .args(answers(lang))
    .args(measures(lang))
    .args(sources(lang))
}

/// What is done about what is found.
fn deeds(lang: Lang) -> [Arg; 5] {
    let update = ["Skriv dagens fynd till filen i --baseline", "Write today's findings to the file of --baseline"];
    let baseline = ["Visa bara fynd som inte redan står i filen", "Show only findings that are not in the file already"];
    let suggested =
        ["Ta med förslag, inte bara säkra rättelser; med --fix eller --diff", "Suggestions too, not only safe fixes; with --fix or --diff"];
    [
        flag(lang, "fix", ["Rätta det som går att rätta säkert", "Fix what can be fixed safely"]).conflicts_with("request"),
        flag(lang, "suggested", suggested),
        flag(lang, "diff", ["Visa vad --fix skulle ändra, utan att skriva något", "Show what --fix would change, and write nothing"]),
        value(lang, "baseline", FILE, baseline).value_parser(ValueParser::os_string()),
        flag(lang, "update-baseline", update).requires("baseline").conflicts_with_all(["fix", "diff", "request"]),
    ]
}

/// How the answer is written.
fn answers(lang: Lang) -> [Arg; 3] {
    let statistics = [
        "Räkna per regel och per utkast i stället för att visa varje fynd",
        "Count per rule and per draft instead of showing each finding",
    ];
    let all = ["Visa varje fynd i sin helhet, hur många de än är", "Show every finding in full, however many"];
    [
        choice(lang, "format", ["FORMAT"; 2], &FORMATS, ["Form på svaret", "Form of the answer"]),
        flag(lang, "statistics", statistics),
        flag(lang, "all", all),
    ]
}

/// What the drafts are measured by.
fn measures(lang: Lang) -> [Arg; 6] {
    let speech = ["Lyssna efter tal i filmer och ljud", "Listen for speech in films and sounds"];
    let channel = [
        "Var texten publiceras, till exempel facebook eller web; får anges flera gånger",
        "Where the text is published, such as facebook or web; may be given several times",
    ];
    let profile = [
        "Profil: default, stockholm, region-stockholm, gotland, gcs eller en fil",
        "Profile: default, stockholm, region-stockholm, gotland, gcs or a file",
    ];
    let today = ["Granska som om det vore den dagen, till exempel 2026-11-21", "Check as of that day, such as 2026-11-21"];
    let types = TextType::NAMES.iter().chain(TextType::SWEDISH).copied();
    [
        several(lang, "channel", CHANNEL, channel),
        value(lang, "profile", PROFILE, profile),
        choice(lang, "text", TYPE, TextType::NAMES, ["Texttyp", "Type of text"]).value_parser(PossibleValuesParser::new(types)),
        value(lang, "today", ["DATUM", "DATE"], today),
        choice(lang, "fail-on", LEVEL, FailOn::NAMES, STOPS),
        flag(lang, "speech", speech).hide(cfg!(not(feature = "speech"))),
    ]
}

/// Where drafts come from.
fn sources(lang: Lang) -> [Arg; 6] {
    let paths = [
        "Utkast, mappar eller mönster som ”utkast/*.md”; utan något granskas mappen du står i",
        "Drafts, folders or globs such as “drafts/*.md”; without any, the folder you stand in",
    ];
    let stdin = ["Läs ett utkast från standard in", "Read one draft from standard input"];
    let name = [
        "Namnet på utkastet från standard in; ändelsen säger formatet",
        "The name of the draft on standard input; its ending says the format",
    ];
    let request =
        ["Läs en begäran i formen klart.request/1; - är standard in", "Read a request of the form klart.request/1; - is standard input"];
    let cache = ["Mapp där klart minns bilderna till nästa gång", "Folder where klart remembers the pictures until next time"];
    let threads = ["Antal trådar; annars en per processorkärna", "Number of threads; else one per core"];
    [
        positional(lang, "paths", ["SÖKVÄG", "PATH"], paths).num_args(0..).value_parser(ValueParser::os_string()),
        flag(lang, "stdin", stdin).conflicts_with_all(["paths", "request"]),
        value(lang, "stdin-name", ["NAMN", "NAME"], name).requires("stdin"),
        value(lang, "request", FILE, request).value_parser(ValueParser::os_string()).conflicts_with("paths"),
        value(lang, "cache", ["MAPP", "FOLDER"], cache).value_parser(ValueParser::os_string()),
        value(lang, "threads", ["ANTAL", "COUNT"], threads).value_parser(clap::value_parser!(u16).range(1..=512)),
    ]
}

fn review(lang: Lang) -> Command {
    let about =
        ["Gå igenom fynden ett i taget; svaren sparas efter varje steg", "Go through the findings one at a time; each step is saved"];
    let baseline = ["Visa bara fynd som inte redan står i filen", "Show only findings that are not in the file already"];
    let by =
        ["Vem som svarar, till exempel initialer; står bredvid varje svar", "Who answers, such as initials; stands beside each answer"];
    let [paths, ..] = sources(lang);
    sub(lang, "review", about, ["klart review [VAL] [SÖKVÄG]…", "klart review [OPTIONS] [PATH]…"])
        .args(measures(lang))
        .arg(value(lang, "by", ["NAMN", "NAME"], by))
        .arg(value(lang, "baseline", FILE, baseline).value_parser(ValueParser::os_string()))
        .arg(paths)
}

fn captions(lang: Lang) -> Command {
    let about = ["Gör om undertexter, eller lägg ut tomma rutor att fylla i", "Convert captions, or lay out empty cues to fill in"];
    let convert =
        ["Gör om undertexter: SRT till WebVTT, WebVTT och SBV till SRT", "Convert captions: SRT to WebVTT, WebVTT and SBV to SRT"];
    let template = ["Lägg ut tomma rutor där någon talar i filmen", "Lay out empty cues where somebody speaks in the film"];
    let out = ["Filen att skriva; annars samma namn med den nya ändelsen", "The file to write; else the same name with the new ending"];
    let force = ["Skriv över filen om den redan finns", "Write over the file if it is there already"];
    let os = || ValueParser::os_string();
    let file = |help| positional(lang, "file", FILE, help).required(true).value_parser(os());
    sub(lang, "captions", about, ["klart captions KOMMANDO", "klart captions COMMAND"])
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(pick(lang, ["Kommandon", "Commands"]))
        .subcommands([
            sub(lang, "convert", convert, ["klart captions convert [VAL] FIL", "klart captions convert [OPTIONS] FILE"]).args([
                file(["Undertexterna: SRT, VTT eller SBV", "The captions: SRT, VTT or SBV"]),
                choice(lang, "to", ["FORMAT"; 2], &["srt", "vtt"], ["Formatet; annars det andra", "The format; else the other one"]),
                value(lang, "out", FILE, out).value_parser(os()),
                flag(lang, "force", force),
            ]),
            sub(lang, "template", template, ["klart captions template [VAL] FILM", "klart captions template [OPTIONS] FILM"]).args([
                file(["Filmen: MP4, MOV, MKV, WebM eller ljud", "The film: MP4, MOV, MKV, WebM or sound"]),
                flag(lang, "vtt", ["Skriv WebVTT i stället för SRT", "Write WebVTT instead of SRT"]),
            ]),
        ])
}

fn account(lang: Lang) -> Command {
    let about = ["Granska registret över konton och deras basinformation", "Check the register of accounts and their basic information"];
    let file = ["Registret: en CSV-fil med ett konto på varje rad", "The register: a CSV file with one account a row"];
    let profiles = ["Mapp med profiler: exporter, sparade sidor och texter", "Folder with profiles: exports, saved pages and texts"];
    let out = ["Mapp där listan (CSV) och en sida att skriva ut läggs", "Folder for the list (CSV) and a page to print"];
    let force = ["Skriv över listan och sidan om de redan finns", "Write over the list and the page if they are there"];
    let all = ["Visa varje fynd i sin helhet, hur många de än är", "Show every finding in full, however many"];
    let [_, profile, _, today, fail_on, _] = measures(lang);
    let os = || ValueParser::os_string();
    sub(lang, "account", about, ["klart account [VAL] REGISTER", "klart account [OPTIONS] REGISTER"]).args([
        positional(lang, "file", ["REGISTER"; 2], file).required(true).value_parser(os()),
        value(lang, "profiles", ["MAPP", "FOLDER"], profiles).value_parser(os()),
        choice(lang, "format", ["FORMAT"; 2], &["terminal", "json", "ndjson", "csv", "html"], ["Form på svaret", "Form of the answer"]),
        flag(lang, "all", all),
        value(lang, "out", ["MAPP", "FOLDER"], out).value_parser(os()),
        flag(lang, "force", force),
        profile,
        today,
        fail_on,
    ])
}

fn audit(lang: Lang) -> Command {
    let about = ["Granska gamla inlägg och sidor ur nedladdade exporter", "Audit past posts and pages in downloaded exports"];
    let exports =
        ["Exporter som de laddades ner: filer, mappar, zip eller tar.gz", "Exports as they were downloaded: files, folders, zip or tar.gz"];
    let out = ["Mapp för rapporten och listorna", "Folder for the report and the lists"];
    let register = ["Registret över konton, till exempel konton.csv", "The register of accounts, such as konton.csv"];
    let resume = ["Fortsätt en granskning som blev avbruten", "Go on with an audit that was broken off"];
    let since =
        ["Granska bara inlägg från och med den dagen, till exempel 2025-01-01", "Judge only posts from that day on, such as 2025-01-01"];
    let baseline = [
        "Visa bara det som är nytt sedan en tidigare granskning: dess baseline.txt",
        "Show only what is new since an earlier audit: its baseline.txt",
    ];
    let cache = [
        "Mapp där klart minns vilka inlägg som är oförändrade till nästa gång",
        "Folder where klart remembers which posts are unchanged until next time",
    ];
    let anonymise = ["Ta bort texter, namn och länkar ur allt som skrivs", "Leave texts, names and links out of all that is written"];
    let [_, profile, _, today, fail_on, _] = measures(lang);
    let [.., threads] = sources(lang);
    let os = || ValueParser::os_string();
    sub(lang, "audit", about, ["klart audit [VAL] EXPORT… --out MAPP", "klart audit [OPTIONS] EXPORT… --out FOLDER"]).args([
        positional(lang, "exports", ["EXPORT"; 2], exports).num_args(1..).required(true).value_parser(os()),
        value(lang, "out", ["MAPP", "FOLDER"], out).required(true).value_parser(os()),
        value(lang, "register", FILE, register).value_parser(os()),
        flag(lang, "resume", resume),
        value(lang, "since", ["DATUM", "DATE"], since),
        value(lang, "baseline", FILE, baseline).value_parser(os()),
        value(lang, "cache", ["MAPP", "FOLDER"], cache).value_parser(os()),
        flag(lang, "anonymise", anonymise),
        profile,
        today,
        fail_on,
        threads,
    ])
}

fn explain(lang: Lang) -> Command {
    let about = ["Berätta om en regel eller fråga: vad, varför och vad du gör", "Tell about a rule or question: what, why and what to do"];
    let help = ["Namnet, till exempel image/missing-alt eller M-SAMTYCKE", "The name, such as image/missing-alt or M-SAMTYCKE"];
    sub(lang, "explain", about, ["klart explain [VAL] REGEL", "klart explain [OPTIONS] RULE"])
        .arg(positional(lang, "rule", ["REGEL", "RULE"], help).required(true))
}

fn rules(lang: Lang) -> Command {
    sub(lang, "rules", ["Visa alla regler och frågor", "List every rule and question"], ["klart rules [VAL]", "klart rules [OPTIONS]"])
        .arg(choice(lang, "format", ["FORMAT"; 2], &["terminal", "json"], ["Form på listan", "Form of the list"]))
}

fn init(lang: Lang) -> Command {
    let about = ["Skapa klart.toml: fem frågor, eller svar som val", "Create klart.toml: five questions, or answers as options"];
    let channel = ["Var texterna publiceras; får anges flera gånger", "Where the texts are published; may be given several times"];
    let yes = ["Ställ inga frågor; det som inte är angivet blir som vanligt", "Ask nothing; what is not given stays as usual"];
    let profile = ["default, stockholm, region-stockholm, gotland eller gcs", "default, stockholm, region-stockholm, gotland or gcs"];
    sub(lang, "init", about, ["klart init [VAL]", "klart init [OPTIONS]"]).args([
        value(lang, "organisation", ["NAMN", "NAME"], ["Organisationens namn", "The organisation's name"]),
        value(lang, "profile", PROFILE, profile),
        several(lang, "channel", CHANNEL, channel),
        choice(lang, "text", TYPE, TextType::NAMES, ["Texttyp", "Type of text"]),
        choice(lang, "fail-on", LEVEL, FailOn::NAMES, STOPS),
        flag(lang, "yes", yes).short('y'),
    ])
}

fn completions(lang: Lang) -> Command {
    let about = ["Skriv ut komplettering för ditt skal", "Print completions for your shell"];
    let shells = ["bash, elvish, fish, powershell, zsh"; 2];
    sub(lang, "completions", about, ["klart completions SKAL", "klart completions SHELL"])
        .arg(positional(lang, "shell", ["SKAL", "SHELL"], shells).required(true).value_parser(clap::value_parser!(clap_complete::Shell)))
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
