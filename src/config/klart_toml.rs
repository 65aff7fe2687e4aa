//! Everything that klart.toml can say, as values. Knows the profile that it rests on; knows no single draft.

use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer, Error as _, IntoDeserializer};

use super::inspect::{first_fault, missing};
use super::keys::Known;
use super::likeness::nearest;
use super::problem::{ConfigError, Fault, Unknown, Wording};
use super::tree::Placed;
use super::{CaptionProfile, Ceiling, FailOn, Lang, Organisation, SenderPolicy, TextType};

/// What an organisation has decided: klart.toml laid over its profile, key by key.
///
/// Read from TOML with [`Config::parse`] or [`Config::load`], or from a request with serde; both give the same values
/// and refuse the same slips.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(remote = "Self", default)]
pub struct Config {
    /// From which level a fault stops publication.
    pub fail_on: FailOn,
    /// The language in which klart speaks.
    pub lang: Lang,
    /// The profile that the rest was laid over.
    pub profile: String,
    /// The text type of every draft that does not say its own; none lets the channel decide.
    pub text_type: Option<TextType>,
    /// Path patterns in gitignore's form, from the folder of klart.toml.
    pub exclude: Vec<String>,
    /// Who publishes; none keeps every rule about the sender silent.
    pub organisation: Option<Organisation>,
    /// How the sender is to be visible.
    pub sender: SenderPolicy,
    /// What accounts are to link to.
    pub account: AccountLinks,
    /// Measures of captions.
    pub captions: Captions,
    /// How pictures are looked at.
    pub images: Images,
    /// How personal data are hidden.
    pub privacy: Privacy,
    /// The organisation's own words.
    pub words: Words,
    /// Ceiling and options by rule id.
    pub rules: BTreeMap<String, RuleChoice>,
    /// Questions that only a person can answer.
    pub checklist: Checklist,
    /// Text type and channel for some files.
    pub files: Vec<Files>,
    /// Demands in the organisation's own documents.
    #[serde(rename = "requirement")]
    pub requirements: Vec<Requirement>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            fail_on: FailOn::default(),
            lang: Lang::default(),
            profile: "default".into(),
            text_type: None,
            exclude: Vec::new(),
            organisation: None,
            sender: SenderPolicy::default(),
            account: AccountLinks::default(),
            captions: Captions::default(),
            images: Images::default(),
            privacy: Privacy::default(),
            words: Words::default(),
            rules: BTreeMap::new(),
            checklist: Checklist::default(),
            files: Vec::new(),
            requirements: Vec::new(),
        }
    }
}

/// `[account]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct AccountLinks {
    /// The page with the terms for comments and posts; empty where nobody has said.
    pub terms_url: String,
    /// The page on how personal data are handled; empty where nobody has said.
    pub privacy_url: String,
}

/// `[captions]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Captions {
    /// The named set of measures.
    pub profile: CaptionProfile,
    /// Which caption files a channel takes, by its name, where the organisation knows better than klart.
    pub formats: BTreeMap<String, Vec<String>>,
}

/// `[images]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Images {
    /// A detector model (ONNX), by its path from the folder of klart.toml. Only a build with `text-in-image` can run it.
    pub text_model: Option<String>,
}

/// How much of an identity number is hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mask {
    /// The last four digits; the date stays.
    #[default]
    LastFour,
    /// Every digit.
    All,
}

/// `[privacy]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Privacy {
    /// How much of an identity number is hidden.
    pub mask: Mask,
    /// Identity numbers that may stand, such as the tax agency's test numbers.
    pub allow_test_numbers: Vec<String>,
}

/// `[words]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Words {
    /// Words that klart says nothing about.
    pub allow: Vec<String>,
    /// Words to change, with what the organisation would rather read.
    pub replace: BTreeMap<String, String>,
}

/// `[rules."group/name"]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
pub struct RuleChoice {
    /// The highest level; none leaves the rule's own.
    pub level: Option<Ceiling>,
    /// The rule's own options.
    #[serde(flatten)]
    pub options: BTreeMap<String, OptionValue>,
}

/// The value of a rule's option.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(untagged)]
pub enum OptionValue {
    /// true or false.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
    /// Words with a text each.
    Table(BTreeMap<String, String>),
}

/// `[checklist]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Checklist {
    /// Lines that have to be answered before publication.
    pub require: Vec<String>,
    /// Lines that are not asked.
    pub off: Vec<String>,
}

/// `[[files]]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
pub struct Files {
    /// A path pattern in gitignore's form.
    pub glob: String,
    /// The text type of the files.
    #[serde(default)]
    pub text_type: Option<TextType>,
    /// Where the files are published; one name or a list.
    #[serde(default, deserialize_with = "one_or_more")]
    pub channel: Vec<String>,
}

/// `[[requirement]]`: a sentence of the organisation's own documents, and the rules that it stands behind.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
pub struct Requirement {
    /// A short stable id.
    pub id: String,
    /// The document, by a title that a communicator knows.
    pub source: String,
    /// The document's exact words.
    pub quote: String,
    /// Rule ids, `group/*`, and ids of the checklist.
    pub rules: Vec<String>,
}

impl Requirement {
    /// Whether this stands behind the rule or the line of the checklist.
    pub fn concerns(&self, id: &str) -> bool {
        self.rules.iter().any(|pattern| match pattern.strip_suffix('*') {
            Some(start) => id.starts_with(start),
            None => pattern == id,
        })
    }
}

fn one_or_more<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Either {
        One(String),
        More(Vec<String>),
    }
    Ok(match Either::deserialize(deserializer)? {
        Either::One(name) => vec![name],
        Either::More(names) => names,
    })
}

impl<'de> Deserialize<'de> for Config {
    /// Rule ids are not known here: see [`Config::check_rules`]. A profile may be one of klart's own, not a path.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let said = Placed::deserialize(deserializer)?;
        let refuse = |fault: Fault| D::Error::custom(fault.placed("", ""));
        if let Some(fault) = first_fault(&said, None) {
            return Err(refuse(fault));
        }
        let whole = super::profile::rested(said, None, None).map_err(|unrested| D::Error::custom(unrested.placed("", "")))?;
        Self::of_tree(whole).map_err(refuse)
    }
}

impl Config {
    /// Takes a tree that was inspected and laid over its profile.
    pub(crate) fn of_tree(whole: Placed) -> Result<Self, Fault> {
        let organisation = whole.tree.get("organisation").and_then(|organisation| organisation.at);
        let config = Self::deserialize(whole.into_deserializer()).map_err(|unfit| Fault {
            at: None,
            message: Wording::new(
                "Ett värde har en form som klart inte kan läsa.",
                format!("A value has a form that klart cannot read: {unfit}."),
            ),
            remedy: Wording::new("Jämför med exemplen i docs/klart.schema.json.", "Compare with docs/klart.schema.json."),
        })?;
        match &config.organisation {
            Some(without) if without.name.trim().is_empty() => Err(missing(organisation, "name")),
            _ => Ok(config),
        }
    }

    /// Whether every rule that is named exists and has the options that it is given, for a configuration
    /// that did not come through [`Config::parse`].
    pub fn check_rules(&self, known: &[Known]) -> Result<(), ConfigError> {
        for (id, choice) in &self.rules {
            let Some(rule) = known.iter().find(|rule| rule.id == id) else {
                let near = nearest(id, known.iter().map(|rule| rule.id));
                return Err(Fault::unknown(None, Unknown::Rule, id, near).placed("", ""));
            };
            let mut options = choice.options.keys();
            if let Some(option) = options.find(|option| rule.options.iter().all(|key| key.name != *option)) {
                let near = nearest(option, rule.options.iter().map(|key| key.name));
                return Err(Fault::unknown(None, Unknown::Option, option, near).placed("", ""));
            }
        }
        Ok(())
    }
}
