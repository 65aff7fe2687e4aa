//! Who stands behind the drafts: names, units, signs, and how that is to be visible. Finds nothing in a text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The organisation that publishes, `[organisation]`. Without one every rule about the sender is silent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Organisation {
    /// The name as it is to be written.
    pub name: String,
    /// The name in English; empty where there is none.
    pub name_en: String,
    /// Other spellings that count as the name.
    pub aliases: Vec<String>,
    /// Words that point to the organisation but do not name it (”staden”).
    pub weak_aliases: Vec<String>,
    /// Hashtags, without `#`.
    pub hashtags: Vec<String>,
    /// Account names, without `@`.
    pub handles: Vec<String>,
    /// Own web hosts.
    pub domains: Vec<String>,
    /// Units, administrations and companies.
    pub units: Vec<String>,
    /// Organisations that publish together with this one.
    pub co_senders: Vec<String>,
    /// A name followed by one of these is another name (”Region Stockholms läns …”).
    pub not_followed_by: Vec<String>,
    /// Telephone numbers and addresses that are meant to be public.
    pub contacts: Vec<String>,
    /// Own bankgiro, plusgiro and Swish numbers.
    pub payments: Vec<String>,
    /// Own organisation numbers.
    pub orgnr: Vec<String>,
}

impl Organisation {
    /// Every spelling that names the organisation: the name, the English name and the aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = [self.name.as_str(), self.name_en.as_str()];
        own.into_iter().chain(self.aliases.iter().map(String::as_str)).filter(|name| !name.is_empty())
    }
}

/// What a sender line has to name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Require {
    /// The organisation.
    #[default]
    #[serde(rename = "organisation")]
    Organisation,
    /// The organisation and one of its units.
    #[serde(rename = "organisation+unit")]
    OrganisationAndUnit,
    /// The organisation or one of its units.
    #[serde(rename = "unit-ok")]
    UnitOk,
}

/// Who has to be named where several organisations publish together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CoSenderRule {
    /// One of them is enough.
    #[default]
    Any,
    /// The own organisation stands first.
    PrimaryFirst,
    /// All of them.
    All,
}

/// Whether an answer to a comment is to be signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reply {
    /// The account is enough.
    #[default]
    Off,
    /// Name of the organisation, most often with a first name before it.
    Signature,
}

/// What shows who the sender is, in one channel or another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// The account that the post comes from.
    Account,
    /// A line that says who the sender is.
    Line,
    /// The organisation's hashtag among the last ones.
    Hashtag,
    /// The organisation's name or account name somewhere in the post.
    Mention,
    /// A signature under an answer.
    Signature,
    /// The web site that the text stands on.
    Site,
    /// The footer of a page.
    Footer,
    /// The description of a logotype.
    LogoAlt,
    /// Author or publisher in a page's metadata.
    Meta,
    /// Header or footer of a document.
    HeaderFooter,
}

impl Evidence {
    /// The words that `satisfied_by` takes.
    pub const NAMES: &'static [&'static str] =
        &["account", "line", "hashtag", "mention", "signature", "site", "footer", "logo_alt", "meta", "header_footer"];
}

/// The lines at the top and the bottom of a draft where a sender is looked for, counted in lines that are not empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Window {
    /// Lines from the top, 0–100.
    pub first: u32,
    /// Lines from the bottom, 0–100.
    pub last: u32,
}

impl Default for Window {
    fn default() -> Self {
        Self { first: 3, last: 5 }
    }
}

/// The lines that klart offers to insert. Gaps: `{organisation}`, `{organisation_en}`, `{unit}`, `{signature}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Templates {
    /// A line of its own.
    pub line: String,
    /// A line of its own where a unit is named too.
    pub unit: String,
    /// A short signature.
    pub slash: String,
    /// Under an answer.
    pub greeting: String,
    /// In a draft in English.
    pub english: String,
}

impl Default for Templates {
    fn default() -> Self {
        Self {
            line: "Avsändare: {organisation}".into(),
            unit: "Avsändare: {unit}, {organisation}".into(),
            slash: "/{organisation}".into(),
            greeting: "Hälsningar {signature}, {organisation}".into(),
            english: "From: {organisation_en}".into(),
        }
    }
}

/// How the sender is to be visible, `[sender]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SenderPolicy {
    /// What the sender line has to name.
    pub require: Require,
    /// Who has to be named in joint publications.
    pub co_sender_rule: CoSenderRule,
    /// Whether answers are signed.
    pub reply: Reply,
    /// Where in the draft the sender is looked for.
    pub window: Window,
    /// Channels where the organisation accepts something else than corpora/channels.toml says.
    pub satisfied_by: BTreeMap<String, Vec<Evidence>>,
    /// The lines that klart offers to insert.
    pub templates: Templates,
}

impl SenderPolicy {
    /// What shows the sender in `channel`: the organisation's own word, else what the channel's row says.
    pub fn satisfied_by<'a>(&'a self, channel: &'a super::Channel) -> &'a [Evidence] {
        self.satisfied_by.get(channel.name).map_or(channel.sender, Vec::as_slice)
    }
}
