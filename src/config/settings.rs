//! What holds for one draft. Data only: no file is read and nothing is looked up again.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::klart_toml::{AccountLinks, Checklist, Config, OptionValue, Privacy, Requirement, RuleChoice, Words};
use super::names::Names;
use super::{CaptionLimits, Ceiling, Channel, Date, FailOn, Lang, Level, Organisation, SenderPolicy, TextType};

/// A configuration made ready once for many drafts: shared parts and compiled path patterns.
#[derive(Clone, Debug)]
pub struct Policy {
    shared: Settings,
    text_type: Option<TextType>,
    #[cfg(feature = "files")]
    paths: Arc<super::paths::Paths>,
}

/// What holds for one draft. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Who publishes; none keeps every rule about the sender silent.
    pub organisation: Option<Arc<Organisation>>,
    /// What names it, made ready once.
    pub(crate) names: Arc<Names>,
    /// How the sender is to be visible.
    pub sender: Arc<SenderPolicy>,
    /// Where the draft is published; empty when nobody has said.
    pub channels: Vec<&'static Channel>,
    /// Channels that were named and that klart does not know, as written.
    pub unknown_channels: Vec<String>,
    /// What sort of text it is.
    pub text_type: TextType,
    /// What accounts are to link to.
    pub account: Arc<AccountLinks>,
    /// The measures of captions.
    pub captions: CaptionLimits,
    /// Which caption files a channel takes, by its name, where the organisation has said.
    pub caption_formats: Arc<BTreeMap<String, Vec<String>>>,
    /// The organisation's own words.
    pub words: Arc<Words>,
    /// How personal data are hidden.
    pub privacy: Arc<Privacy>,
    /// Which questions are demanded and which are not asked.
    pub checklist: Arc<Checklist>,
    /// From which level a fault stops publication.
    pub fail_on: FailOn,
    /// The language in which klart speaks.
    pub lang: Lang,
    /// The day of the check.
    pub today: Date,
    rules: Arc<BTreeMap<String, RuleChoice>>,
    requirements: Arc<[Requirement]>,
}

impl Policy {
    /// Makes a configuration ready. `today` is the day of the check.
    pub fn new(config: Config, today: Date) -> Self {
        #[cfg(feature = "files")]
        let paths = Arc::new(super::paths::Paths::new(&config));
        let shared = Settings {
            names: Arc::new(config.organisation.as_ref().map(Names::of).unwrap_or_default()),
            organisation: config.organisation.map(Arc::new),
            sender: Arc::new(config.sender),
            channels: Vec::new(),
            unknown_channels: Vec::new(),
            text_type: TextType::Web,
            account: Arc::new(config.account),
            captions: CaptionLimits::of(config.captions.profile),
            caption_formats: Arc::new(config.captions.formats),
            words: Arc::new(config.words),
            privacy: Arc::new(config.privacy),
            checklist: Arc::new(config.checklist),
            fail_on: config.fail_on,
            lang: config.lang,
            today,
            rules: Arc::new(config.rules),
            requirements: config.requirements.into(),
        };
        Self {
            shared,
            text_type: config.text_type,
            #[cfg(feature = "files")]
            paths,
        }
    }

    /// What holds for one draft. `path` is counted from the folder of klart.toml; `channels` and `declared` are what the draft
    /// says itself, and go before `[[files]]`, which goes before the rest of klart.toml. Without any text type the channel decides.
    pub fn settings(&self, path: Option<&str>, channels: &[String], declared: Option<TextType>) -> Settings {
        let (by_path, path_channels) = self.by_path(path);
        let named = if channels.is_empty() { path_channels } else { channels };
        let mut settings = self.shared.clone();
        for name in named {
            match Channel::named(name) {
                Some(channel) if !settings.channels.contains(&channel) => {
                    settings.channels.push(channel);
                }
                Some(_) => {}
                None => settings.unknown_channels.push(name.clone()),
            }
        }
        let social = settings.channels.iter().any(|channel| channel.is_platform());
        let usual = if social { TextType::Social } else { TextType::Web };
        settings.text_type = declared.or(by_path).or(self.text_type).unwrap_or(usual);
        settings
    }

    /// Whether a rule runs: `usual` unless the organisation has said something.
    pub fn is_on(&self, rule: &str, usual: bool) -> bool {
        self.shared.is_on(rule, usual)
    }

    /// Whether days of birth are hidden too, in all that klart says.
    pub fn hides_days(&self) -> bool {
        self.shared.privacy.mask == super::Mask::All
    }

    #[cfg(feature = "files")]
    fn by_path(&self, path: Option<&str>) -> (Option<TextType>, &[String]) {
        path.map_or((None, &[]), |path| self.paths.of(path))
    }

    #[cfg(not(feature = "files"))]
    #[allow(clippy::unused_self)] // paths are matched only where files are read
    fn by_path(&self, _: Option<&str>) -> (Option<TextType>, &[String]) {
        (None, &[])
    }

    /// Whether anybody has said which organisation publishes.
    pub fn has_organisation(&self) -> bool {
        self.shared.organisation.is_some()
    }

    /// Which organisation publishes, where anybody has said.
    pub fn organisation_name(&self) -> Option<&str> {
        self.shared.organisation.as_deref().map(|own| own.name.as_str())
    }

    /// Whether `exclude` covers the path, counted from the folder of klart.toml.
    #[cfg(feature = "files")]
    pub fn excludes(&self, path: &str, is_folder: bool) -> bool {
        self.paths.excludes(path, is_folder)
    }
}

impl Settings {
    /// What holds for one draft under `config`. For many drafts make one [`Policy`] and ask it.
    pub fn resolve(config: &Config, path: Option<&str>, channels: &[String], declared: Option<TextType>, today: Date) -> Self {
        Policy::new(config.clone(), today).settings(path, channels, declared)
    }

    /// The highest level that the organisation lets the rule reach; none where it has said nothing.
    pub fn level_ceiling(&self, rule: &str) -> Option<Ceiling> {
        self.rules.get(rule)?.level
    }

    /// Whether a rule runs: `usual` unless the organisation has said something.
    pub fn is_on(&self, rule: &str, usual: bool) -> bool {
        match self.level_ceiling(rule) {
            Some(Ceiling::Off) => false,
            Some(_) => true,
            None => usual,
        }
    }

    /// What is left of a fault's level under the organisation's ceiling for its rule.
    pub fn lowered(&self, rule: &str, level: Level) -> Level {
        self.level_ceiling(rule).and_then(|ceiling| ceiling.lower(level)).unwrap_or(level)
    }

    /// A number among the rule's options.
    pub fn number(&self, rule: &str, option: &str, default: i64) -> i64 {
        match self.option(rule, option) {
            Some(OptionValue::Number(number)) => *number,
            _ => default,
        }
    }

    /// A choice of yes or no among the rule's options.
    pub fn flag(&self, rule: &str, option: &str, default: bool) -> bool {
        match self.option(rule, option) {
            Some(OptionValue::Flag(flag)) => *flag,
            _ => default,
        }
    }

    /// A list among the rule's options; empty where there is none.
    pub fn list(&self, rule: &str, option: &str) -> &[String] {
        match self.option(rule, option) {
            Some(OptionValue::List(list)) => list,
            _ => &[],
        }
    }

    /// A text among the rule's options.
    pub fn text(&self, rule: &str, option: &str) -> Option<&str> {
        match self.option(rule, option) {
            Some(OptionValue::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// What the organisation's own documents say behind a rule or a line of the checklist, in the order of the configuration.
    pub fn requirements<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Requirement> {
        self.requirements.iter().filter(move |requirement| requirement.concerns(id))
    }

    fn option(&self, rule: &str, option: &str) -> Option<&OptionValue> {
        self.rules.get(rule)?.options.get(option)
    }
}
