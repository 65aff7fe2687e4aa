//! What shows who the sender is, and how surely: from a line of its own down to nothing at all.
//!
//! Knows the ladder of outcomes; each rule of the group reports one step of it. Refuses to judge a draft for which
//! nobody has said which organisation it comes from.

use crate::config::{Channel, CoSenderRule, Evidence as Shown, Organisation, Reply, Require, Settings};
use crate::draft::{Draft, Image, Kind, Region};
use crate::language::detect::{Language, language_of};
use crate::language::letters::fold;
use crate::source::{Format, Span};

use super::forms::{self, Named};
use super::lines::Lines;
use crate::config::names::{Hit, Names, Who};

/// How a draft shows its sender, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// In a strong form at the top or the bottom.
    Pass,
    /// By the account that publishes.
    PassAccount,
    /// By the web site that the text stands on.
    PassSite,
    /// In a strong form, but one of the co-senders is not named.
    CoMissing,
    /// In a strong form, but no unit is named.
    UnitMissing,
    /// In a strong form, in the middle of the text.
    Place,
    /// Named, but not as the sender.
    Weak,
    /// Only a unit is named.
    UnitOnly,
    /// Not at all.
    Missing,
}

/// What was found.
#[derive(Debug)]
pub(super) struct Evidence<'a> {
    /// How the draft shows its sender, in the strictest of its channels.
    pub(super) outcome: Outcome,
    /// That channel; `None` for a draft without one.
    pub(super) channel: Option<&'static Channel>,
    /// Where the name is mentioned, or the unit stands.
    pub(super) mention: Option<Span>,
    /// The first unit that is named.
    pub(super) unit: Option<&'a str>,
    /// Line of a label that no name follows.
    pub(super) label: Option<usize>,
    /// A co-sender stands where the own name must come first.
    pub(super) co_first: bool,
    /// The names in strong forms inside the window: line, and place in it.
    pub(super) shown: Vec<(usize, Hit)>,
    /// Who stands in a strong form, wherever: in a line, a page's frame or its metadata.
    pub(super) strong: Vec<Who>,
    /// A strong form outside the window: the line that says so, and the line where the name stands.
    pub(super) outside: Option<(usize, usize)>,
    /// The lines looked at.
    pub(super) lines: Lines<'a>,
    /// The organisation's names.
    pub(super) names: &'a Names,
    /// The organisation.
    pub(super) organisation: &'a Organisation,
}

impl Outcome {
    const ALL: [Self; 9] = [
        Self::Pass,
        Self::PassAccount,
        Self::PassSite,
        Self::CoMissing,
        Self::UnitMissing,
        Self::Place,
        Self::Weak,
        Self::UnitOnly,
        Self::Missing,
    ];
}

/// The outcome for a draft; `None` where no organisation is configured or the draft is no text.
pub fn outcome(draft: &Draft, settings: &Settings) -> Option<Outcome> {
    let kept = draft.sender.get().copied();
    let kept = kept.or_else(|| look(draft, settings).map(|evidence| evidence.outcome as u8));
    Outcome::ALL.get(usize::from(kept?)).copied()
}

/// What was found, where the outcome is the one that a rule reports. A draft is looked at twice only where there is
/// something to report.
pub(super) fn look_for<'a>(draft: &'a Draft, settings: &'a Settings, wanted: Outcome) -> Option<Evidence<'a>> {
    if draft.sender.get().is_some_and(|kept| *kept != wanted as u8) {
        return None;
    }
    look(draft, settings).filter(|evidence| evidence.outcome == wanted)
}

/// Whether every channel of the draft shows the sender by itself: the account or the site. Then the text owes nothing but
/// what the organisation demands of a line that is there. Tells without looking at the text.
pub(super) fn is_covered(draft: &Draft, settings: &Settings) -> bool {
    let covered = |&channel: &&'static Channel| {
        let shown = settings.sender.satisfied_by(channel);
        let silent = channel.reply && settings.sender.reply == Reply::Off;
        silent || shown.contains(&Shown::Site) || shown.contains(&Shown::Account) && !is_account_given(draft)
    };
    settings.organisation.is_none() || !settings.channels.is_empty() && settings.channels.iter().all(covered)
}

/// Whether anybody has said which account publishes.
pub(super) fn is_account_given(draft: &Draft) -> bool {
    let meta = &draft.meta;
    meta.account.is_some() || meta.handle.is_some() || meta.bio.is_some()
}

/// Looks for the sender. `None` where no organisation is configured, and for captions, pictures and films on their own.
fn look<'a>(draft: &'a Draft, settings: &'a Settings) -> Option<Evidence<'a>> {
    let organisation = settings.organisation.as_deref().filter(|organisation| !organisation.name.is_empty())?;
    if !matches!(draft.format, Format::Markdown | Format::Html | Format::Text) {
        return None;
    }
    let lines = Lines::of(draft);
    if lines.main.is_empty() && lines.tags.is_empty() {
        return None;
    }
    let names = &*settings.names;
    let found = Found::of(draft, settings, &lines, names);
    let (outcome, channel) = found.worst(draft, settings, names);
    draft.sender.get_or_init(|| outcome as u8);
    let mention = if outcome == Outcome::UnitOnly { found.unit_span } else { found.mention };
    let unit = found.unit.and_then(|at| organisation.units.get(at)).map(String::as_str);
    let (label, co_first) = (found.label, settings.sender.co_sender_rule == CoSenderRule::PrimaryFirst && found.co_first());
    let Found { shown, strong, outside, .. } = found;
    Some(Evidence { outcome, channel, mention, unit, label, co_first, shown, strong, outside, lines, names, organisation })
}

impl Evidence<'_> {
    /// Whether a line is nothing but a statement of the sender, and no sentence that also says who speaks.
    pub(super) fn is_whole_line(&self, line: &str) -> bool {
        forms::is_statement(line, self.names)
    }
}

/// Whether a draft is written in English.
pub(super) fn is_english(draft: &Draft) -> bool {
    if let Some(language) = draft.language() {
        return language.to_ascii_lowercase().starts_with("en");
    }
    let prose = || draft.visible().filter(|block| matches!(block.kind, Kind::Paragraph | Kind::Item | Kind::Heading(_)));
    prose().all(|block| !block.swedish) && prose().any(|block| language_of(&block.text.plain).language == Language::Other("en"))
}

/// All that the channels have in common.
#[derive(Debug, Default)]
struct Found {
    /// Names in strong forms within the window, in order.
    strong: Vec<Who>,
    /// The same as the signature of an answer.
    signed: Vec<Who>,
    /// Where the names in `strong` stand, as far as it is a line.
    shown: Vec<(usize, Hit)>,
    /// A strong form outside the window: the line that says so, and the line where the name stands.
    outside: Option<(usize, usize)>,
    /// The organisation's hashtag among the last ones.
    tagged: bool,
    mentioned: bool,
    /// Mentioned by its name, its handle or its hashtag, and not only by a word such as ”staden”.
    called: bool,
    mention: Option<Span>,
    unit: Option<usize>,
    unit_span: Option<Span>,
    label: Option<usize>,
}

impl Found {
    fn of(draft: &Draft, settings: &Settings, lines: &Lines<'_>, names: &Names) -> Self {
        let own = |tag: &&&str| names.is_sign(tag);
        let mut found = Self { tagged: lines.tags.iter().filter(own).any(|tag| tag.starts_with('#')), ..Self::default() };
        found.mentioned = lines.tags.iter().any(|tag| names.is_sign(tag));
        found.called = lines.tags.iter().filter(own).any(|tag| tag.starts_with('@'));
        found.declared(draft, names);
        let content = forms::named(&lines.main, names);
        for at in 0..content.len() {
            found.line(settings, lines, &content, at);
        }
        for line in forms::named(&lines.frame, names) {
            found.strong.extend(line.hits.iter().filter(|hit| matches!(hit.who, Who::Own | Who::Co(_))).map(|hit| hit.who));
            found.units(&line.hits, |_| None);
        }
        found.pictures(draft, names);
        found
    }

    fn line(&mut self, settings: &Settings, lines: &Lines<'_>, named: &[Named<'_>], at: usize) {
        let (line, place) = (&named[at], &lines.main[at]);
        let span = |hit: &Hit| place.span(hit.start..hit.end);
        self.units(&line.hits, span);
        if let Some(hit) = line.hits.iter().find(|hit| matches!(hit.who, Who::Own | Who::Hint)) {
            self.mentioned = true;
            let sign = |hit: &Hit| line.lower[hit.start..].starts_with(['@', '#']);
            self.called |= line.hits.iter().any(|hit| hit.who == Who::Own || hit.who == Who::Hint && sign(hit));
            self.mention = self.mention.or_else(|| span(hit));
        }
        let window = settings.sender.window;
        let inside = |line: usize| lines.in_window(at, window) || lines.in_window(line, window);
        let senders = forms::senders(named, at, true);
        let plain = if senders.is_empty() { Vec::new() } else { forms::senders(named, at, false) };
        for (line, hit) in senders {
            let whose = hit.who == Who::Own || settings.sender.co_sender_rule == CoSenderRule::Any;
            match (inside(line), plain.contains(&(line, hit))) {
                (true, true) => {
                    self.strong.push(hit.who);
                    self.shown.push((line, hit));
                }
                (true, false) => self.signed.push(hit.who),
                (false, _) if whose && self.outside.is_none() => self.outside = Some((at, line)),
                (false, _) => {}
            }
        }
        let nameless = |start: usize| line.lower[start..].trim().is_empty() && named.get(at + 1).is_none_or(|next| next.hits.is_empty());
        // A label in the middle of a text would be no sender with a name either.
        if lines.in_window(at, window) && forms::label(line.lower).is_some_and(nameless) {
            self.label = Some(at);
        }
    }

    fn units(&mut self, hits: &[Hit], span: impl Fn(&Hit) -> Option<Span>) {
        let unit = hits.iter().find_map(|hit| if let Who::Unit(at) = hit.who { Some((at, hit)) } else { None });
        if let (None, Some((at, hit))) = (self.unit, unit) {
            (self.unit, self.unit_span) = (Some(at), span(hit));
        }
    }

    /// Front matter, a page's author or publisher.
    fn declared(&mut self, draft: &Draft, names: &Names) {
        for sender in &draft.senders {
            let hits = names.find(&fold(&sender.plain));
            self.strong.extend(hits.iter().map(|hit| hit.who).filter(|who| matches!(who, Who::Own | Who::Co(_))));
            self.units(&hits, |_| None);
        }
    }

    /// A logotype in a page's header or footer shows the sender; a picture in the text mentions it.
    fn pictures(&mut self, draft: &Draft, names: &Names) {
        for image in draft.images.iter().filter(|image| !image.hidden) {
            let Some(alt) = image.alt.text() else { continue };
            let own = names.find(&fold(&alt.plain)).iter().any(|hit| hit.who == Who::Own);
            if own && is_logo(draft, image) {
                self.strong.push(Who::Own);
            } else if own {
                self.mentioned = true;
                self.mention = self.mention.or(Some(image.span));
            }
        }
    }

    /// The strictest channel's outcome.
    fn worst(&self, draft: &Draft, settings: &Settings, names: &Names) -> (Outcome, Option<&'static Channel>) {
        let none = Channel::named("none").map(|channel| (self.judge(channel, draft, settings, names), None));
        let channels = settings.channels.iter().map(|&channel| (self.judge(channel, draft, settings, names), Some(channel)));
        let worst = channels.reduce(|worst, next| if next.0 > worst.0 { next } else { worst });
        worst.or(none).unwrap_or((Outcome::Pass, None))
    }

    fn judge(&self, channel: &Channel, draft: &Draft, settings: &Settings, names: &Names) -> Outcome {
        let shown = settings.sender.satisfied_by(channel);
        let units = settings.sender.require == Require::UnitOk && self.unit.is_some();
        let mut strong = self.strong.clone();
        if shown.contains(&Shown::Signature) {
            strong.extend(&self.signed);
        }
        if shown.contains(&Shown::Hashtag) && self.tagged {
            strong.push(Who::Own);
        }
        let ordered = match settings.sender.co_sender_rule {
            CoSenderRule::Any | CoSenderRule::All => true,
            CoSenderRule::PrimaryFirst => strong.first() == Some(&Who::Own),
        };
        if units || !strong.is_empty() && ordered {
            return self.complete(&strong, settings);
        }
        let silent = channel.reply && settings.sender.reply == Reply::Off;
        if silent || shown.contains(&Shown::Account) && (!is_account_given(draft) || names.is_account(&draft.meta)) {
            return Outcome::PassAccount;
        }
        if shown.contains(&Shown::Site) {
            return Outcome::PassSite;
        }
        if shown.contains(&Shown::Mention) && self.called {
            return Outcome::Pass;
        }
        if self.outside.is_some() && strong.is_empty() {
            return Outcome::Place;
        }
        if self.mentioned || !strong.is_empty() {
            return Outcome::Weak;
        }
        if self.unit.is_some() { Outcome::UnitOnly } else { Outcome::Missing }
    }

    /// The demands on units and co-senders, where the sender itself stands in a strong form.
    fn complete(&self, strong: &[Who], settings: &Settings) -> Outcome {
        let co = settings.organisation.as_deref().map_or(0, |organisation| organisation.co_senders.len());
        let all = settings.sender.co_sender_rule == CoSenderRule::All;
        if all && (!strong.contains(&Who::Own) || (0..co).any(|at| !strong.contains(&Who::Co(at)))) {
            return Outcome::CoMissing;
        }
        let units = settings.organisation.as_deref().map_or(0, |organisation| organisation.units.len());
        if settings.sender.require == Require::OrganisationAndUnit && self.unit.is_none() && units > 0 {
            return Outcome::UnitMissing;
        }
        Outcome::Pass
    }

    fn co_first(&self) -> bool {
        self.strong.first().is_some_and(|who| *who != Who::Own)
    }
}

/// A page's logotype: in its header or footer, or called so.
fn is_logo(draft: &Draft, image: &Image) -> bool {
    let region = image.block.and_then(|at| draft.blocks.get(at)).map(|block| block.region);
    let framed = matches!(region, Some(Region::Header | Region::Footer));
    let file = image.target.file_name().to_lowercase();
    draft.format == Format::Html && (framed || image.logo || file.contains("logo") || file.contains("logga"))
}
