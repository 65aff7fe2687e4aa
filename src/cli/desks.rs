//! Which klart.toml holds for which draft: the nearest above it, read once however many drafts lie there.
//!
//! Knows where configuration is found and what the command line puts over it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::baseline::Baseline;
use crate::check::Desk;
use crate::config::{Config, ConfigError, Date, FailOn, Lang, find};
use crate::pixels::Eyes;
use crate::register::{self, Register};
use crate::rules;

use super::options::{Deed, Options};
use super::{Refusal, Stop};
use super::{cache, model};

/// One configuration, ready.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) desk: Desk,
    pub(super) fail_on: FailOn,
    pub(super) lang: Lang,
    /// The folder of klart.toml.
    pub(super) folder: Option<PathBuf>,
}

/// All configurations of a run.
#[derive(Debug)]
pub(super) struct Desks<'a> {
    options: &'a Options,
    baseline: Option<Baseline>,
    pub(super) places: Vec<Place>,
    /// Look at pictures, by the model that they look with.
    pub(super) eyes: BTreeMap<Option<PathBuf>, Arc<Eyes>>,
    by_file: BTreeMap<Option<PathBuf>, usize>,
    by_folder: BTreeMap<PathBuf, usize>,
}

impl<'a> Desks<'a> {
    /// No configuration yet; the baseline is read at once.
    pub(super) fn new(options: &'a Options) -> Result<Self, Stop> {
        let baseline = baseline(options)?;
        let eyes = BTreeMap::from([(None, Arc::new(cache::open(options.cache.as_deref(), options.speaks)?))]);
        Ok(Self { options, eyes, baseline, places: Vec::new(), by_file: BTreeMap::new(), by_folder: BTreeMap::new() })
    }

    /// The configuration for drafts in a folder.
    pub(super) fn of_folder(&mut self, folder: &Path) -> Result<usize, Stop> {
        if let Some(at) = self.by_folder.get(folder) {
            return Ok(*at);
        }
        let file = find(folder);
        let at = if let Some(at) = self.by_file.get(&file) {
            *at
        } else {
            let config = self.load(file.as_deref())?;
            let folder = file.as_deref().and_then(Path::parent);
            let model = config.images.text_model.as_deref().map(|model| folder.unwrap_or(Path::new("")).join(model));
            let eyes = self.eyes(model)?;
            let at = self.add(config, folder, self.options.today);
            self.places[at].desk.register = self.register(folder)?;
            self.places[at].desk.eyes = eyes;
            self.by_file.insert(file, at);
            at
        };
        self.by_folder.insert(folder.to_owned(), at);
        Ok(at)
    }

    /// The organisation that the run's configurations name; empty where they name none, or several.
    pub(super) fn organisation(&self) -> String {
        let mut names: Vec<&str> = self.places.iter().filter_map(|place| place.desk.policy.organisation_name()).collect();
        names.dedup();
        if let [name] = names.as_slice() { (*name).to_owned() } else { String::new() }
    }

    /// Whether no configuration of the run names an organisation, and then whether one of them is a file.
    pub(super) fn unnamed(&self) -> Option<bool> {
        let named = self.places.iter().any(|place| place.desk.policy.has_organisation());
        (!named && !self.places.is_empty()).then(|| self.by_file.keys().any(Option::is_some))
    }

    /// A configuration that came another way, with the command line's words over it.
    pub(super) fn add(&mut self, config: Config, folder: Option<&Path>, today: Date) -> usize {
        let (fail_on, lang) = (self.options.fail_on.unwrap_or(config.fail_on), self.options.lang.unwrap_or(config.lang));
        let mut desk = Desk::new(config, today);
        desk.channels.clone_from(&self.options.channels);
        desk.eyes = self.eyes.get(&None).cloned().unwrap_or_default();
        desk.text_type = self.options.text_type;
        desk.baseline.clone_from(&self.baseline);
        desk.all = self.options.all || self.options.statistics || self.options.deed == Deed::Remember;
        #[cfg(feature = "speech")]
        if self.options.speech {
            desk.gatherer = crate::gather::Gatherer::listening(crate::speech::Reach::Enough);
        }
        self.places.push(Place { desk, fail_on, lang, folder: folder.map(Path::to_owned) });
        self.places.len() - 1
    }

    /// Eyes with this model, made once however many drafts and configurations name it.
    fn eyes(&mut self, model: Option<PathBuf>) -> Result<Arc<Eyes>, Stop> {
        if let Some(eyes) = self.eyes.get(&model) {
            return Ok(Arc::clone(eyes));
        }
        let eyes = cache::open(self.options.cache.as_deref(), self.options.speaks)?;
        let eyes = Arc::new(model::given(eyes, model.as_deref().unwrap_or(Path::new("")), self.options.speaks)?);
        self.eyes.insert(model, Arc::clone(&eyes));
        Ok(eyes)
    }

    /// How the organisation describes its pictures: the register beside klart.toml, else where klart runs.
    fn register(&self, folder: Option<&Path>) -> Result<Register, Stop> {
        let file = folder.unwrap_or(Path::new("")).join(register::FILE_NAME);
        Register::load(&file).map_err(|error| refused(&error, self.options.speaks))
    }

    fn load(&self, file: Option<&Path>) -> Result<Config, Stop> {
        let (known, profile) = (rules::known(), self.options.profile.as_deref());
        let config = match (file, profile) {
            (Some(file), _) => Config::load(file, &known, profile),
            (None, Some(profile)) => Config::of_profile(profile, &known),
            (None, None) => Ok(Config::default()),
        };
        config.map_err(|error| refused(&error, self.options.speaks))
    }
}

impl Place {
    /// Whether klart.toml leaves this path out.
    pub(super) fn leaves_out(&self, path: &Path, is_folder: bool) -> bool {
        self.below(path).is_some_and(|below| self.desk.policy.excludes(&below, is_folder))
    }

    /// The path from the folder of klart.toml.
    pub(super) fn below(&self, path: &Path) -> Option<String> {
        let folder = whole(self.folder.as_deref()?);
        let path = whole(path);
        let below = path.strip_prefix(folder).ok()?;
        Some(below.to_string_lossy().into_owned())
    }

    /// The folder that bounds what may be looked at for a draft: that of klart.toml, else where klart runs, else
    /// what was named.
    pub(super) fn root(&self, draft: &Path, under: &Path) -> PathBuf {
        let draft = whole(draft);
        let here = std::env::current_dir().ok();
        let holds = |folder: &PathBuf| draft.starts_with(folder) && folder.parent().is_some();
        self.folder.as_deref().map(whole).filter(holds).or_else(|| here.filter(holds)).unwrap_or_else(|| whole(under))
    }
}

/// A path from the root of the disk. `/here/../b` does not lie in `/here`, so steps upwards are followed.
pub(super) fn whole(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let climbs = absolute.components().any(|step| step == std::path::Component::ParentDir);
    if climbs { absolute.canonicalize().unwrap_or(absolute) } else { absolute }
}

/// A configuration that cannot be gone by stops the run: it would be judged by something nobody chose.
pub(super) fn refused(error: &ConfigError, speaks: Lang) -> Stop {
    let mut place = error.file.clone();
    if let (Some(line), Some(column)) = (error.line, error.column) {
        place = format!("{place}:{line}:{column}");
    }
    let (message, remedy) = match speaks {
        Lang::Sv => (&error.message.sv, &error.remedy.sv),
        Lang::En => (&error.message.en, &error.remedy.en),
    };
    let problem = if place.is_empty() { message.to_string() } else { format!("{place}: {message}") };
    Stop::Refused(Refusal { problem, remedy: remedy.to_string() })
}

/// The baseline, unless it is to be written anew.
fn baseline(options: &Options) -> Result<Option<Baseline>, Stop> {
    let Some(file) = options.baseline.as_deref().filter(|_| options.deed != Deed::Remember) else { return Ok(None) };
    let name = super::walk::shown(file);
    let Ok(text) = std::fs::read_to_string(file) else {
        let problem = [format!("Filen {name} går inte att läsa."), format!("The file {name} cannot be read.")];
        return Refusal::stop(
            options.speaks,
            [&problem[0], &problem[1]],
            ["Skapa den med --update-baseline.", "Create it with --update-baseline."],
        );
    };
    Baseline::parse(&text).map(Some).or_else(|line| {
        let problem = [format!("{name}:{line}: raden är inget fynd."), format!("{name}:{line}: the line is no finding.")];
        Refusal::stop(
            options.speaks,
            [&problem[0], &problem[1]],
            [
                "Ta bort raden, eller skriv filen på nytt med --update-baseline.",
                "Remove the line, or write the file anew with --update-baseline.",
            ],
        )
    })
}
