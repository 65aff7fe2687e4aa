//! `klart account`: from a register on disk, and the profiles beside it, to a report, a list and a page.
//!
//! Knows files and streams; what a register is stands in `account`, and what is said of it in `report`.

use std::ffi::OsString;
use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use ignore::WalkBuilder;

use crate::account::{Profiles, Roster, Unread};
use crate::check::accounts::Accounts;
use crate::config::{Config, Lang, Policy, Settings, find, nearest};
use crate::report::accounts::{Register, write_json, write_ndjson};
use crate::report::terminal::{Look, write_accounts};
use crate::report::{account_list, account_page};
use crate::rules;
use crate::source::{Form, Format, Source, Unreadable};

use super::walk::{parent, shown};
use super::whole::put;
use super::{NOT_READY, Outcome, READY, Refusal, Stop, captions, desks, load, options, output};

/// A larger file of a folder with profiles is none.
const MOST_BYTES: u64 = 16 << 20;
/// Places are counted in 32 bits.
const MOST_REGISTER: u64 = u32::MAX as u64;

pub(super) fn run(given: &ArgMatches, speaks: Lang) -> Outcome {
    let one = |name: &str| given.get_one::<String>(name).map(String::as_str);
    let path = captions::file(given);
    let today = options::today(one("today").map(str::to_owned), speaks)?;
    let config = config(&path, one("profile"), speaks)?;
    let said = one("lang").map(|tag| if tag == "en" { Lang::En } else { Lang::Sv });
    let lang = said.unwrap_or(config.lang);
    let fail_on = one("fail-on").and_then(options::fail_on).unwrap_or(config.fail_on);
    let settings = Policy::new(config, today).settings(None, &[], None);
    let source = read(&path, lang)?;
    let roster = Roster::read(&source).or_else(|why| unread(&path, why, lang))?;
    let profiles = match given.get_one::<OsString>("profiles") {
        Some(folder) => profiles(Path::new(folder), lang)?,
        None => Profiles::default(),
    };
    let answers = match load::answers(&path, lang) {
        Ok(answers) => answers.unwrap_or_default(),
        Err(trouble) => return Err(Stop::Refused(Refusal { problem: trouble.problem, remedy: trouble.remedy })),
    };
    let register = look(&source, &roster, &profiles, &settings, &answers, lang, fail_on);
    if register.met.0 == 0 {
        return unread(&path, Unread::Empty, lang);
    }
    let asked = options::quoted(&shown(&path));
    write(&register, given, asked, lang)?;
    match register.summary.verdict {
        "block" => Ok(NOT_READY),
        _ => Ok(READY),
    }
}

fn look<'a>(
    source: &'a Source,
    roster: &'a Roster<'a>,
    profiles: &'a Profiles,
    settings: &'a Settings,
    answers: &'a Form,
    lang: Lang,
    fail_on: crate::config::FailOn,
) -> Register<'a> {
    Register::new(source, Accounts { roster, profiles, settings, answers }, lang, fail_on)
}

/// The configuration that holds for a register or an export: the nearest klart.toml above it.
pub(super) fn config(path: &Path, profile: Option<&str>, speaks: Lang) -> Result<Config, Stop> {
    let known = rules::known();
    let config = match (find(&parent(path)), profile) {
        (Some(file), _) => Config::load(&file, &known, profile),
        (None, Some(profile)) => Config::of_profile(profile, &known),
        (None, None) => Ok(Config::default()),
    };
    config.map_err(|error| desks::refused(&error, speaks))
}

/// The register as text.
pub(super) fn read(path: &Path, lang: Lang) -> Result<Source, Stop> {
    let name = shown(path);
    let stop = |what: [String; 2], remedy: [&str; 2]| Refusal::stop(lang, [&what[0], &what[1]], remedy);
    let both = |sv: &str, en: &str| [format!("{name} {sv}"), format!("{name} {en}")];
    match fs::metadata(path) {
        Ok(held) if held.is_dir() => {
            return stop(
                both("är en mapp.", "is a folder."),
                ["Ange registret, till exempel konton.csv.", "Name the register, such as konton.csv."],
            );
        }
        Ok(held) if !held.is_file() => {
            return stop(both("är ingen vanlig fil.", "is no ordinary file."), ["Ange registret.", "Name the register."]);
        }
        Ok(held) if held.len() > MOST_REGISTER => {
            return stop(both("är större än 4 GiB.", "is larger than 4 GiB."), ["Dela upp filen.", "Split the file."]);
        }
        Ok(_) => {}
        Err(_) => return absent(path, lang),
    }
    let Ok(bytes) = fs::read(path) else {
        return stop(both("går inte att läsa.", "cannot be read."), ["Kontrollera rättigheterna.", "Check its permissions."]);
    };
    if is_workbook(&bytes, &name) {
        return stop(
            both("är en arbetsbok från ett kalkylprogram.", "is a workbook of a spreadsheet."),
            [
                "Öppna den och välj Spara som: CSV UTF-8. Ange sedan den filen.",
                "Open it and choose Save as: CSV UTF-8. Then name that file.",
            ],
        );
    }
    Source::new(&name, Format::Register, bytes).or_else(|why| no_text(&name, &why, lang))
}

fn no_text<T>(name: &str, why: &Unreadable, lang: Lang) -> Result<T, Stop> {
    let [sv, en] = why.problem();
    let place = why.line.map_or_else(|| [String::new(), String::new()], |line| [format!(" (rad {line})"), format!(" (line {line})")]);
    let what = [format!("{name}: {sv}{}.", place[0]), format!("{name}: {en}{}.", place[1])];
    Refusal::stop(
        lang,
        [&what[0], &what[1]],
        ["Öppna registret där det skrevs och spara det som CSV UTF-8.", "Open the register where it was written and save it as CSV UTF-8."],
    )
}

/// What Excel and LibreOffice save by themselves.
fn is_workbook(bytes: &[u8], name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let zipped = bytes.starts_with(b"PK\x03\x04");
    let inside = |mark: &[u8]| memchr::memmem::find(&bytes[..bytes.len().min(1 << 16)], mark).is_some();
    zipped && (matches!(ending.as_str(), "xlsx" | "xlsm" | "xltx" | "ods" | "csv") || inside(b"xl/") || inside(b"opendocument.spreadsheet"))
        || bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
}

fn absent<T>(path: &Path, lang: Lang) -> Result<T, Stop> {
    let name = shown(path);
    let names: Vec<String> = fs::read_dir(parent(path))
        .map(|all| all.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
        .unwrap_or_default();
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.sort_unstable();
    let wanted = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let problem = [format!("{name} finns inte."), format!("{name} is not there.")];
    let remedy = match nearest(&wanted, names) {
        Some(near) => {
            let near = shown(&path.with_file_name(near));
            [format!("Menade du ”{near}”?"), format!("Did you mean “{near}”?")]
        }
        None => ["Kontrollera namnet och mappen.".to_owned(), "Check the name and the folder.".to_owned()],
    };
    Refusal::stop(lang, [&problem[0], &problem[1]], [&remedy[0], &remedy[1]])
}

pub(super) fn unread<T>(path: &Path, why: Unread, lang: Lang) -> Result<T, Stop> {
    let name = shown(path);
    let (what, remedy) = match why {
        Unread::Empty => (
            [format!("{name} innehåller inga konton."), format!("{name} holds no accounts.")],
            [
                "Skriv rubriker på första raden och ett konto på varje rad.",
                "Write headings on the first row and one account on each row after it.",
            ],
        ),
        Unread::NoHeadings => (
            [format!("{name} har inga rubriker som klart känner."), format!("{name} has no headings that klart knows.")],
            [
                "Skriv dem på första raden: id;plattform;namn;anvandarnamn … Handboken har alla.",
                "Write them on the first row: id;plattform;namn;anvandarnamn … The handbook has them all.",
            ],
        ),
    };
    Refusal::stop(lang, [&what[0], &what[1]], remedy)
}

/// Everything in a folder that may hold a profile, in an order that never varies. Links out of it are not followed.
fn profiles(folder: &Path, lang: Lang) -> Result<Profiles, Stop> {
    let mut profiles = Profiles::default();
    if !folder.is_dir() {
        let name = shown(folder);
        let problem = [format!("Mappen {name} finns inte."), format!("There is no folder {name}.")];
        let remedy = ["Ange mappen där exporterna och sidorna ligger.", "Name the folder that holds the exports and pages."];
        return Refusal::stop(lang, [&problem[0], &problem[1]], remedy);
    }
    let mut walk = WalkBuilder::new(folder);
    for entry in walk.standard_filters(false).hidden(true).follow_links(false).sort_by_file_name(std::ffi::OsStr::cmp).build().flatten() {
        let path = entry.path();
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let fits = entry.metadata().is_ok_and(|held| held.is_file() && held.len() <= MOST_BYTES);
        if fits && Profiles::is_wanted(&name) && !fs::read(path).is_ok_and(|bytes| profiles.add(&name, bytes)) {
            let problem = [format!("Profilen {} går inte att läsa.", shown(path)), format!("The profile {} cannot be read.", shown(path))];
            let remedy = ["Exportera den igen, eller ta bort filen ur mappen.", "Export it again, or take the file out of the folder."];
            return Refusal::stop(lang, [&problem[0], &problem[1]], remedy);
        }
    }
    Ok(profiles)
}

/// Writes the report, and the list and the page where a folder is given.
fn write(register: &Register, given: &ArgMatches, asked: String, lang: Lang) -> Result<(), Stop> {
    let format = given.get_one::<String>("format").map(String::as_str);
    {
        let mut out = BufWriter::new(anstream::AutoStream::auto(io::stdout()));
        match format {
            Some("json") => write_json(register, &mut out)?,
            Some("ndjson") => write_ndjson(register, &mut out)?,
            Some("csv") => account_list::write(register, &mut out)?,
            Some("html") => account_page::write(register, &mut out)?,
            _ => {
                let look = Look { width: output::columns(), lang, took: None, asked, all: given.get_flag("all"), unnamed: None };
                write_accounts(register, &look, &mut out)?;
            }
        }
        out.flush()?;
    }
    let Some(folder) = given.get_one::<OsString>("out").map(PathBuf::from) else { return Ok(()) };
    let stem = format!("{}-{}", if lang == Lang::Sv { "kontolista" } else { "accounts" }, register.today());
    let (list, page) = (folder.join(format!("{stem}.csv")), folder.join(format!("{stem}.html")));
    if let Some(there) = [&list, &page].into_iter().find(|file| file.exists() && !given.get_flag("force")) {
        let name = shown(there);
        let problem = [format!("{name} finns redan."), format!("{name} is there already.")];
        return Refusal::stop(
            lang,
            [&problem[0], &problem[1]],
            ["Lägg till --force för att skriva över den.", "Add --force to write over it."],
        );
    }
    let written = fs::create_dir_all(&folder)
        .and_then(|()| put(&list, |out| account_list::write(register, out)))
        .and_then(|()| put(&page, |out| account_page::write(register, out)));
    if written.is_err() {
        let name = shown(&folder);
        let problem = [format!("Det går inte att skriva i {name}."), format!("{name} cannot be written in.")];
        return Refusal::stop(
            lang,
            [&problem[0], &problem[1]],
            ["Kontrollera mappen och dina rättigheter.", "Check the folder and your permissions."],
        );
    }
    told(&list, &page, format.is_none_or(|format| format == "terminal"), lang)?;
    Ok(())
}

/// Says what was written: beside the report in a terminal, else where nothing reads it as the report.
fn told(list: &Path, page: &Path, shown_to_people: bool, lang: Lang) -> io::Result<()> {
    let (list, page) = (shown(list), shown(page));
    let words = match lang {
        Lang::Sv => format!("Listan är skriven till {list}\noch sidan att skriva ut till {page}."),
        Lang::En => format!("The list is written to {list}\nand the page to print to {page}."),
    };
    if shown_to_people && io::stdout().is_terminal() {
        writeln!(anstream::stdout(), "\n{words}")
    } else {
        writeln!(anstream::stderr(), "{words}")
    }
}
