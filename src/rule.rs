//! What a rule is: data and one function.
//!
//! A rule holds no state and does no IO; clock, locale and settings come in as arguments. Its examples are its
//! tests, and docs, schema, `klart explain` and SARIF help are made from the same struct, so nothing is said twice.

use crate::account::Account;
use crate::config::{Key, Level, Settings};
use crate::draft::Draft;
use crate::facts::Pictures;
use crate::finding::{Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::history::Past;
use crate::source::Format;

/// One rule. A const: there are no defaults, so nothing can be forgotten.
#[derive(Debug)]
pub struct Rule {
    /// `group/name`; names the problem, reads after "ignore", and is never used again for something else.
    pub id: &'static str,
    /// The levels it may report, the usual one first.
    pub levels: &'static [Level],
    /// The verdicts it may give.
    pub verdicts: &'static [Verdict],
    /// The surest kind of fix it may offer.
    pub fixable: Option<Safety>,
    /// Whether it runs unless switched on.
    pub default_on: bool,
    /// Law and standard: "WCAG 1.1.1", "språklagen 11 §".
    pub refs: &'static [&'static str],
    /// Where the rule's facts come from, and its kin in other tools.
    pub sources: &'static [&'static str],
    /// Whom it concerns.
    pub situations: &'static [Situation],
    /// The problem in a few words.
    pub title: Msg,
    /// What a writing guide would say of it, one paragraph each: why, how, and when to leave it. Empty where the messages say all.
    pub guide: &'static [Msg],
    /// Passages before and after, as a language editor would write them; each is tried by the tests.
    pub rewrites: &'static [Rewrite],
    /// Every message it may give.
    pub messages: &'static [&'static Message],
    /// Its own options, set under `[rules."group/name"]`.
    pub options: &'static [Key],
    /// Rules whose finding at the same place makes this one needless.
    pub yields_to: &'static [&'static str],
    /// How many findings a draft may show; the rest become one with a count.
    pub cap: usize,
    /// What must be flagged, and what must not.
    pub examples: &'static [Example],
    /// The rule itself.
    pub check: Check,
}

/// A passage, and how it reads when somebody has written it anew. The first is found by the rule, the second is not.
#[derive(Clone, Copy, Debug)]
pub struct Rewrite {
    /// As it stood: Markdown, one paragraph or more.
    pub before: &'static str,
    /// Written anew.
    pub after: &'static str,
}

impl Rewrite {
    /// A passage and its better wording.
    pub const fn new(before: &'static str, after: &'static str) -> Self {
        Self { before, after }
    }
}

/// Looks at one draft.
pub type DraftLook = fn(&Draft, &Settings, &mut Findings);

/// Looks at one account of the register, or of an export that no row names.
pub type AccountLook = fn(&Account, &Settings, &mut Findings);

/// Looks at one account's past posts, with its row in the register where there is one.
pub type PastLook = fn(&Past, &Account, &Settings, &mut Findings);

/// How a rule looks.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// At one draft.
    Draft(DraftLook),
    /// At the pictures of all drafts of a run.
    Batch(fn(&Pictures, &mut Findings)),
    /// At one account of the register, or of an export that no row names.
    Account(AccountLook),
    /// At one account's past posts, with its row in the register where there is one.
    Past(PastLook),
    /// At one draft; and at what one account's past posts say together.
    DraftAndPast(DraftLook, PastLook),
    /// At one account of the register; and at its past posts.
    AccountAndPast(AccountLook, PastLook),
    /// Not at all: `check` itself raises it.
    House,
}

impl Check {
    /// How it looks at a draft, if it does.
    pub fn on_drafts(self) -> Option<DraftLook> {
        if let Self::Draft(look) | Self::DraftAndPast(look, _) = self { Some(look) } else { None }
    }

    /// How it looks at an account, if it does.
    pub fn on_accounts(self) -> Option<AccountLook> {
        if let Self::Account(look) | Self::AccountAndPast(look, _) = self { Some(look) } else { None }
    }

    /// How it looks at past posts, if it does.
    pub fn on_past(self) -> Option<PastLook> {
        if let Self::Past(look) | Self::DraftAndPast(_, look) | Self::AccountAndPast(_, look) = self { Some(look) } else { None }
    }
}

impl Rule {
    /// The part of the id before the stroke.
    pub fn group(&self) -> &'static str {
        self.id.split('/').next().unwrap_or(self.id)
    }
}

/// Whom a problem meets, in Digg's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Situation {
    /// Users without vision.
    NoVision,
    /// Users with limited vision.
    LimitedVision,
    /// Users without hearing.
    NoHearing,
    /// Users with limited hearing.
    LimitedHearing,
    /// Users with limited cognition, language or learning.
    Cognition,
    /// Users with limited manipulation or strength.
    Dexterity,
    /// Everybody.
    Everybody,
}

impl Situation {
    /// The words for it.
    pub fn words(self) -> Msg {
        match self {
            Self::NoVision => Msg::new("utan synförmåga", "without vision"),
            Self::LimitedVision => Msg::new("nedsatt synförmåga", "limited vision"),
            Self::NoHearing => Msg::new("utan hörsel", "without hearing"),
            Self::LimitedHearing => Msg::new("nedsatt hörsel", "limited hearing"),
            Self::Cognition => Msg::new("nedsatt kognition", "limited cognition, language or learning"),
            Self::Dexterity => Msg::new("nedsatt finmotorik", "limited manipulation or strength"),
            Self::Everybody => Msg::new("alla läsare", "all readers"),
        }
    }
}

/// A draft that shows what a rule does. ⟦ ⟧ stand around what must be flagged; without them it must stay silent.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// How it is written.
    pub format: Format,
    /// The draft, with marks.
    pub text: &'static str,
    /// The name it has, when that matters.
    pub name: Option<&'static str>,
    /// The finding concerns the whole draft: marks cannot show it.
    pub whole: bool,
    /// The text after all fixes but templates.
    pub fixed: Option<&'static str>,
    /// Files beside it: name, and content or `corpora/…`.
    pub files: &'static [(&'static str, &'static str)],
    /// klart.toml.
    pub config: &'static str,
    /// Past posts of one account, `facebook/ekvik`, beside the register of `files`; see [`Example::past`].
    pub past: bool,
}

impl Example {
    /// An example in a format.
    pub const fn new(format: Format, text: &'static str) -> Self {
        Self { format, text, name: None, whole: false, fixed: None, files: &[], config: "", past: false }
    }

    /// A Markdown example.
    pub const fn md(text: &'static str) -> Self {
        Self::new(Format::Markdown, text)
    }

    /// An HTML example.
    pub const fn html(text: &'static str) -> Self {
        Self::new(Format::Html, text)
    }

    /// A plain text or post.
    pub const fn text(text: &'static str) -> Self {
        Self::new(Format::Text, text)
    }

    /// A SubRip example.
    pub const fn srt(text: &'static str) -> Self {
        Self::new(Format::Srt, text)
    }

    /// A WebVTT example.
    pub const fn vtt(text: &'static str) -> Self {
        Self::new(Format::Vtt, text)
    }

    /// A register of accounts.
    pub const fn register(text: &'static str) -> Self {
        Self::new(Format::Register, text)
    }

    /// Past posts of one account, a line each: `2026-06-12 Vi har lägre bemanning.` is an own post of that day,
    /// `2026-03-02 – 2026-06-14: 3 i veckan` and `2026-06-15 – 2026-08-31: 2 inlägg` are posts evenly spread, and
    /// `Granskat 2027-01-25` is the day of the check where it matters.
    pub const fn past(text: &'static str) -> Self {
        Self { past: true, ..Self::new(Format::Text, text) }
    }

    /// Says that the finding is about the whole draft.
    #[must_use]
    pub const fn whole(mut self) -> Self {
        self.whole = true;
        self
    }

    /// States the text after the fixes.
    #[must_use]
    pub const fn fixed(mut self, text: &'static str) -> Self {
        self.fixed = Some(text);
        self
    }

    /// Gives the draft a name.
    #[must_use]
    pub const fn named(mut self, name: &'static str) -> Self {
        self.name = Some(name);
        self
    }

    /// Puts files beside the draft: name, and content or `corpora/…` for a copy of a file there.
    #[must_use]
    pub const fn beside(mut self, files: &'static [(&'static str, &'static str)]) -> Self {
        self.files = files;
        self
    }

    /// Gives a klart.toml.
    #[must_use]
    pub const fn with(mut self, config: &'static str) -> Self {
        self.config = config;
        self
    }
}
