//! What an organisation has decided: klart.toml, profiles, and the settings they give one draft.
//! Knows keys, names, limits and levels; reads no draft and judges none. The clock comes in as a [`Date`].

mod caption_limits;
mod channel;
mod channels_table;
mod date;
pub mod init;
mod inspect;
mod keys;
mod klart_toml;
mod level;
mod likeness;
pub(crate) mod names;
mod organisation;
#[cfg(feature = "files")]
mod overlay;
#[cfg(feature = "files")]
mod paths;
mod problem;
mod profile;
#[cfg(feature = "cli")]
mod schema;
mod settings;
mod text_type;
mod tree;

pub use caption_limits::{CaptionLimits, CaptionProfile, SplitMark};
pub use channel::{CaptionFiles, Channel, Limit, Status, Unit};
pub use date::{Date, NoSuchDay};
pub use keys::{CHECKLIST, Form, KEYS, Key, Known};
pub use klart_toml::{
    AccountLinks, Captions, Checklist, Config, Files, Images, Mask, OptionValue, Privacy, Requirement, RuleChoice, Words,
};
pub use level::{Ceiling, FailOn, Lang, Level};
pub use likeness::{nearest, slips};
pub use organisation::{CoSenderRule, Evidence, Organisation, Reply, Require, SenderPolicy, Templates, Window};
pub use problem::{ConfigError, Wording};
#[cfg(feature = "files")]
pub(crate) use problem::{Fault, Unknown};
pub use profile::FILE_NAME;
#[cfg(feature = "files")]
pub use profile::find;
#[cfg(feature = "files")]
pub(crate) use profile::{not_toml, read as read_text};
#[cfg(feature = "cli")]
pub use schema::schema;
pub use settings::{Policy, Settings};
pub use text_type::TextType;
