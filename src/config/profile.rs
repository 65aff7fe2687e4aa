//! The profiles that klart carries, how a configuration rests on one, and where klart.toml is found.
//! Reads klart.toml and a profile named in it, no other file.

use super::problem::Fault;
use super::tree::Placed;

#[cfg(feature = "files")]
use {
    super::inspect::{first_fault, is_path},
    super::keys::Known,
    super::problem::{ConfigError, Unknown, Wording, short},
    super::tree::Tree,
    super::{Config, inspect::PROFILES, likeness::nearest},
    std::path::{Path, PathBuf},
};

/// The name of the configuration file.
pub const FILE_NAME: &str = "klart.toml";

/// A larger file is no configuration.
#[cfg(feature = "files")]
const MOST_BYTES: u64 = 4 << 20;

/// The text of a profile that klart carries.
#[cfg(feature = "files")]
fn embedded(name: &str) -> Option<&'static str> {
    Some(match name {
        "default" => include_str!("../../corpora/policies/default.toml"),
        "stockholm" => include_str!("../../corpora/policies/stockholm.toml"),
        "region-stockholm" => include_str!("../../corpora/policies/region-stockholm.toml"),
        "gotland" => include_str!("../../corpora/policies/gotland.toml"),
        "gcs" => include_str!("../../corpora/policies/gcs.toml"),
        _ => return None,
    })
}

/// What was said, laid over the profile that it names. `folder` is where a profile's path starts; none refuses paths.
#[cfg(feature = "files")]
pub(crate) fn rested(said: Placed, folder: Option<&Path>, known: Option<&[Known]>) -> Result<Placed, Unrested> {
    let named = said.tree.get("profile");
    let at = named.and_then(|profile| profile.at);
    let name = named.and_then(|profile| profile.tree.text()).unwrap_or("default");
    let base = match embedded(name) {
        Some(text) => embedded_tree(text),
        None => own_profile(name, folder, at, known)?,
    };
    Ok(Placed { at: said.at, tree: said.tree.over(base) })
}

#[cfg(feature = "files")]
fn embedded_tree(text: &str) -> Tree {
    Placed::from_toml(text).expect("klart's own profiles are read by a test").tree
}

/// Why a configuration does not rest on its profile.
#[derive(Debug)]
pub(crate) enum Unrested {
    /// Something in the configuration itself.
    Here(Fault),
    /// Something in the profile's own file.
    #[cfg(feature = "files")]
    There(Box<ConfigError>),
}

impl Unrested {
    pub(crate) fn placed(self, file: &str, text: &str) -> super::ConfigError {
        match self {
            Self::Here(fault) => fault.placed(file, text),
            #[cfg(feature = "files")]
            Self::There(error) => *error,
        }
    }
}

impl From<Fault> for Unrested {
    fn from(fault: Fault) -> Self {
        Self::Here(fault)
    }
}

/// An organisation's own profile file. It may itself rest on one of klart's, not on another file.
#[cfg(feature = "files")]
fn own_profile(name: &str, folder: Option<&Path>, at: Option<usize>, known: Option<&[Known]>) -> Result<Tree, Unrested> {
    let unknown = || Fault::unknown(at, Unknown::Profile, name, nearest(name, PROFILES.iter().copied()));
    let Some(folder) = folder.filter(|_| is_path(name)) else {
        return Err(unknown().into());
    };
    let path = folder.join(name);
    let text = read(&path).map_err(|remedy| Fault {
        at,
        message: Wording::new(
            format!("Profilen ”{}” går inte att läsa.", short(name)),
            format!("The profile “{}” cannot be read.", short(name)),
        ),
        remedy,
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let inside = |fault: Fault| Unrested::There(Box::new(fault.placed(&path.to_string_lossy(), text)));
    let said = Placed::from_toml(text).map_err(|error| inside(not_toml(&error, text)))?;
    if let Some(fault) = first_fault(&said, known) {
        return Err(inside(fault));
    }
    let below = said.tree.get("profile");
    let at = below.and_then(|profile| profile.at);
    match embedded(below.and_then(|profile| profile.tree.text()).unwrap_or("default")) {
        Some(text) => Ok(said.tree.over(embedded_tree(text))),
        None => Err(inside(Fault {
            at,
            message: Wording::new("En egen profil kan inte bygga på en annan fil.", "A profile of your own cannot build on another file."),
            remedy: Wording::new(
                "Bygg den på en av klarts profiler, till exempel default.",
                "Build it on one of klart's, such as default.",
            ),
        })),
    }
}

/// Without files klart knows the default profile only, which says what the defaults say.
#[cfg(not(feature = "files"))]
pub(crate) fn rested(said: Placed, _: Option<&std::path::Path>, _: Option<&[super::Known]>) -> Result<Placed, Unrested> {
    let name = said.tree.get("profile").and_then(|profile| profile.tree.text());
    match name {
        None | Some("default") => Ok(said),
        Some(name) => Err(Fault::unknown(None, super::problem::Unknown::Profile, name, None).into()),
    }
}

#[cfg(feature = "files")]
pub(crate) fn read(path: &Path) -> Result<String, Wording> {
    let size = std::fs::metadata(path).map_err(|error| unreadable(&error))?.len();
    if size > MOST_BYTES {
        return Err(Wording::new("Filen är större än 4 MB. Välj en annan fil.", "The file is over 4 MB. Choose another file."));
    }
    std::fs::read_to_string(path).map_err(|error| unreadable(&error))
}

#[cfg(feature = "files")]
fn unreadable(error: &std::io::Error) -> Wording {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => Wording::new("Det finns ingen fil där. Kontrollera sökvägen.", "There is no file there. Check the path."),
        ErrorKind::PermissionDenied => {
            Wording::new("Du har inte rätt att läsa filen. Kontrollera rättigheterna.", "You may not read the file. Check its permissions.")
        }
        ErrorKind::InvalidData => Wording::new("Spara filen som UTF-8 och försök igen.", "Save the file as UTF-8 and try again."),
        _ => Wording::new("Kontrollera att det är en textfil som går att öppna.", "Check that it is a text file that can be opened."),
    }
}

/// The nearest klart.toml in `folder` or above it.
#[cfg(feature = "files")]
pub fn find(folder: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(folder).ok()?;
    whole.ancestors().map(|above| above.join(FILE_NAME)).find(|file| file.is_file())
}

#[cfg(feature = "files")]
impl Config {
    /// Reads the text of a klart.toml and lays it over its profile. `file` names the text in errors, and a profile that is
    /// a path starts from its folder. `known` are the rules that may be named.
    pub fn parse(text: &str, file: &str, known: &[Known]) -> Result<Self, ConfigError> {
        Self::with_profile(text, file, known, None)
    }

    /// As [`Config::parse`], with another profile than the one that the text names.
    pub fn with_profile(text: &str, file: &str, known: &[Known], profile: Option<&str>) -> Result<Self, ConfigError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let said = Placed::from_toml(text).map_err(|error| not_toml(&error, text).placed(file, text))?;
        if let Some(fault) = first_fault(&said, Some(known)) {
            return Err(fault.placed(file, text));
        }
        let said = match profile {
            Some(name) => said.with_text("profile", name),
            None => said,
        };
        let folder = Path::new(file).parent().unwrap_or(Path::new(""));
        let whole = rested(said, Some(folder), Some(known)).map_err(|fault| fault.placed(file, text))?;
        Self::of_tree(whole).map_err(|fault| fault.placed(file, text))
    }

    /// Reads a klart.toml. `profile` is the command line's, which goes before the file's.
    pub fn load(file: &Path, known: &[Known], profile: Option<&str>) -> Result<Self, ConfigError> {
        let name = file.to_string_lossy();
        let text = read(file).map_err(|remedy| {
            Fault { at: None, message: Wording::new("Filen går inte att läsa.", "The file cannot be read."), remedy }.placed(&name, "")
        })?;
        Self::with_profile(&text, &name, known, profile)
    }

    /// A profile alone, where there is no klart.toml. A path starts from the current folder.
    pub fn of_profile(profile: &str, known: &[Known]) -> Result<Self, ConfigError> {
        Self::with_profile("", "", known, Some(profile))
    }
}

#[cfg(feature = "files")]
pub(crate) fn not_toml(error: &toml::de::Error, text: &str) -> Fault {
    let at = error.span().map(|span| span.start);
    if error.message().starts_with("duplicate key") {
        let message = Wording::new("Nyckeln står två gånger.", "The key stands twice.");
        return Fault { at, message, remedy: Wording::new("Behåll en av raderna.", "Keep one of the lines.") };
    }
    let first = error.message().lines().next().unwrap_or_default();
    Fault {
        at,
        message: Wording::new("Raden går inte att läsa som TOML.", format!("The line cannot be read as TOML: {first}.")),
        remedy: slip_in(at.and_then(|at| line_at(text, at)).unwrap_or_default()),
    }
}

/// The line of a text that a byte stands in.
#[cfg(feature = "files")]
fn line_at(text: &str, at: usize) -> Option<&str> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    text[start..].lines().next()
}

/// What most often is wrong with such a line: word processors bend quotation marks, and paths hold backslashes.
#[cfg(feature = "files")]
fn slip_in(line: &str) -> Wording {
    if line.contains(['”', '“', '„', '»', '’']) && line.matches('"').count() < 2 {
        return Wording::new("Skriv raka citattecken: \"…\".", "Write straight quotation marks: \"…\".");
    }
    if line.contains('\\') && line.contains('"') {
        return Wording::new(
            "Skriv / i stället för omvänt snedstreck, eller två i rad.",
            "Write / instead of the backslash, or two of them.",
        );
    }
    Wording::new(
        "Se efter om ett citattecken, en hake eller ett likhetstecken saknas.",
        "Look for a missing quotation mark, bracket or equals sign.",
    )
}

#[cfg(feature = "files")]
impl Placed {
    fn with_text(mut self, key: &str, value: &str) -> Self {
        if let Tree::Table(table) = &mut self.tree {
            let value = Self { at: None, tree: Tree::Text(value.to_owned()) };
            table.insert(key.to_owned(), (None, value));
        }
        self
    }
}
