//! What a rule found: where, how grave, in which words, and what may put it right.
//!
//! Knows nothing of any rule. Words are held as templates with `{gaps}` and filled only when somebody reads them.

use std::borrow::Cow;
use std::fmt::Write as _;

pub use crate::config::Lang;
use crate::config::Level;
use crate::fix::Fix;
use crate::language::long_words::syllables;
use crate::source::Span;

/// The same words in both languages, perhaps with `{gaps}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Msg {
    /// Swedish, written first.
    pub sv: &'static str,
    /// English, written again.
    pub en: &'static str,
}

impl Msg {
    /// Both languages at once.
    pub const fn new(sv: &'static str, en: &'static str) -> Self {
        Self { sv, en }
    }

    /// The words in one language, gaps unfilled.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Sv => self.sv,
            Lang::En => self.en,
        }
    }

    /// The words in one language with the gaps filled. A gap without an argument stays as it is written.
    pub fn fill(self, lang: Lang, args: &[(&'static str, Arg)]) -> String {
        let mut out = String::new();
        let mut rest = self.get(lang);
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            rest = &rest[open..];
            let Some(close) = rest.find('}') else { break };
            match args.iter().find(|(name, _)| *name == &rest[1..close]) {
                Some((_, arg)) => arg.write(lang, &mut out),
                None => out.push_str(&rest[..=close]),
            }
            rest = &rest[close + 1..];
        }
        out.push_str(rest);
        out
    }
}

/// A message in three parts: what stands there, why it stands in somebody's way, what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// At most 70 characters before the gaps are filled.
    pub what: Msg,
    /// At most 110.
    pub why: Msg,
    /// At most 110.
    pub how: Msg,
}

/// What fills a gap.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// From the draft, or the same in both languages.
    Text(String),
    /// Words that differ.
    Both(Cow<'static, str>, Cow<'static, str>),
    /// A count: "1 140" or "1,140".
    Number(i64),
    /// One decimal: "41,3" or "41.3".
    Decimal(f64),
    /// A word, shown in its syllables.
    Syllables(String),
}

impl Arg {
    fn write(&self, lang: Lang, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Both(sv, en) => out.push_str(if lang == Lang::Sv { sv } else { en }),
            Self::Number(number) => out.push_str(&grouped(*number, lang)),
            Self::Syllables(word) => out.push_str(&syllables(word).join("-")),
            Self::Decimal(number) => {
                let text = format!("{number:.1}");
                out.push_str(&if lang == Lang::Sv { text.replace('.', ",") } else { text });
            }
        }
    }
}

/// A whole number with its thousands apart: a no-break space in Swedish, a comma in English.
pub fn grouped(number: i64, lang: Lang) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() > 3 {
            out.push(if lang == Lang::Sv { '\u{a0}' } else { ',' });
        }
        let _ = write!(out, "{digit}");
    }
    out
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Msg> for Arg {
    fn from(words: Msg) -> Self {
        Self::Both(Cow::Borrowed(words.sv), Cow::Borrowed(words.en))
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Decimal(number)
    }
}

/// Fault, or a question that only a person can answer. The third verdict is silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Something stands in a reader's way.
    Fault,
    /// A machine cannot know: klart asks once.
    Review,
}

/// Which answer settles a question. The other one leaves something to do, so the question stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Settled {
    /// "Has the film captions?"
    #[default]
    ByYes,
    /// "Does the film show something that the text does not say?"
    ByNo,
    /// "Why does the film need no captions?" The reason is written beside what was said of the film.
    ByWhy,
}

/// One demand among those that a rule answers to (policy/POLICY.md section 3), and what is to meet it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand {
    /// A01, A02 …
    pub id: &'static str,
    /// A column of the register of accounts.
    pub field: &'static str,
}

/// A place in another draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The draft's name.
    pub draft: String,
    /// Where in it.
    pub span: Option<Span>,
    /// The line, from 1.
    pub line: Option<u32>,
    /// What stands there.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's id; filled in by [`Findings`].
    pub rule: &'static str,
    /// A review is always advice.
    pub level: Level,
    /// Fault or question.
    pub verdict: Verdict,
    /// Which answer settles it, when it is a question.
    pub settled: Settled,
    /// The words.
    pub message: &'static Message,
    /// What fills their gaps.
    pub args: Vec<(&'static str, Arg)>,
    /// Where; `None` for the whole draft.
    pub span: Option<Span>,
    /// Further places of the same finding.
    pub also: Vec<Span>,
    /// Places in other drafts, or in all of them for a finding over several.
    pub related: Vec<Related>,
    /// How many places in all, those that are not listed included.
    pub count: usize,
    /// The demand that it answers to, where a rule answers to several.
    pub demand: Option<Demand>,
    /// How far over its limit, in the rule's own unit: the worst are named first where findings are many. 0 without a limit.
    pub excess: u64,
    /// What may put it right, best first; each is whole and independent.
    pub fixes: Vec<Fix>,
    /// Stable name of this finding in this draft: rule, flagged text and an ordinal. Filled in by `check`.
    pub key: String,
}

impl Finding {
    /// A fault.
    pub fn fault(level: Level, message: &'static Message) -> Self {
        Self::new(level, Verdict::Fault, message)
    }

    /// A question.
    pub fn review(message: &'static Message) -> Self {
        Self::new(Level::Advice, Verdict::Review, message)
    }

    fn new(level: Level, verdict: Verdict, message: &'static Message) -> Self {
        Self {
            rule: "",
            level,
            verdict,
            settled: Settled::ByYes,
            message,
            args: Vec::new(),
            span: None,
            also: Vec::new(),
            related: Vec::new(),
            count: 1,
            demand: None,
            excess: 0,
            fixes: Vec::new(),
            key: String::new(),
        }
    }

    /// Says that "no" is the answer that settles the question.
    #[must_use]
    pub fn settled_by_no(mut self) -> Self {
        self.settled = Settled::ByNo;
        self
    }

    /// Says that the question asks for a reason.
    #[must_use]
    pub fn settled_by_why(mut self) -> Self {
        self.settled = Settled::ByWhy;
        self
    }

    /// Says where. `None` (text that stands nowhere) leaves it with the whole draft.
    #[must_use]
    pub fn at(mut self, span: impl Into<Option<Span>>) -> Self {
        self.span = span.into();
        self
    }

    /// Fills a gap.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Names the demand that it answers to, and the column of a register that it concerns.
    #[must_use]
    pub fn demanded(mut self, id: &'static str, field: &'static str) -> Self {
        self.demand = Some(Demand { id, field });
        self
    }

    /// Says how far over its limit it is. Nothing below 0 counts.
    #[must_use]
    pub fn over(mut self, excess: impl TryInto<u64>) -> Self {
        self.excess = excess.try_into().unwrap_or(0);
        self
    }

    /// Offers a fix, when there is one.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fixes.extend(fix.into());
        self
    }

    /// At the first of several places, and at the further ones; `None` without any.
    pub fn everywhere(self, places: impl IntoIterator<Item = Span>) -> Option<Self> {
        let mut places = places.into_iter();
        let first = self.at(places.next()?);
        Some(places.fold(first, Self::also))
    }

    /// Names a further place.
    #[must_use]
    pub fn also(mut self, span: impl Into<Option<Span>>) -> Self {
        if let Some(span) = span.into() {
            self.also.push(span);
            self.count += 1;
        }
        self
    }
}

/// Collects what the rules find.
#[derive(Debug, Default)]
pub struct Findings {
    rule: &'static str,
    list: Vec<Finding>,
}

impl Findings {
    /// All that is pushed from now on belongs to this rule.
    pub fn of(&mut self, rule: &'static str) -> &mut Self {
        self.rule = rule;
        self
    }

    /// Adds a finding of the current rule.
    pub fn push(&mut self, mut finding: Finding) {
        finding.rule = self.rule;
        self.list.push(finding);
    }

    /// Adds what there is of several.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }

    /// Everything found.
    pub fn into_vec(self) -> Vec<Finding> {
        self.list
    }
}
