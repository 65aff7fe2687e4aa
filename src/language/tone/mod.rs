//! How official a text sounds, 0–100: what LIX cannot tell. A weighted sum of a dozen signs (docs/tone.md).
//! Knows what is measured and how it is added up. Refuses to know genres, and to judge short texts.

mod signs;
pub mod weights;

pub use signs::Signs;

use super::prose::Prose;
use super::style::Style;
use weights::{BORDER, DEVIATIONS, MEANS, WEIGHTS};

/// Fewer words say too little.
pub const LEAST_WORDS: usize = 150;

/// Texts with fewer words of running text are measured over all their blocks.
pub const LEAST_RUNNING: usize = 100;

/// How many signs there are.
pub const COUNT: usize = 12;

/// One sum unit is this much on the logistic scale: ordinary texts then have a median between 10 and 20.
const SLOPE: f64 = 0.5;

/// A sign further than this from the mean, in standard deviations, counts as this far: one habit alone decides nothing.
const FARTHEST: f64 = 2.5;

/// What is counted over the blocks of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Counted words.
    pub words: usize,
    sentences: usize,
    heavy_nouns: usize,
    officialese: usize,
    passives: usize,
    signs: Signs,
}

impl std::ops::AddAssign<&Self> for Tally {
    fn add_assign(&mut self, more: &Self) {
        self.words += more.words;
        self.sentences += more.sentences;
        self.heavy_nouns += more.heavy_nouns;
        self.officialese += more.officialese;
        self.passives += more.passives;
        self.signs += &more.signs;
    }
}

/// How official a text sounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tone {
    /// 0 (plain) to 100 (a statute), one decimal.
    pub score: f64,
    /// What raises or lowers it, the strongest first.
    pub causes: [Cause; COUNT],
}

/// One sign's part in the tone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cause {
    /// Its name and labels.
    pub sign: &'static Sign,
    /// Its measure in this text, in its own unit.
    pub value: f64,
    /// What it adds to the sum, against an average text; below 0 it makes the text plainer.
    pub part: f64,
}

impl Tally {
    /// Counts one block: its analysis, its style and how many passives it has.
    pub fn of(prose: &Prose, style: &Style, passives: usize) -> Self {
        Self {
            words: prose.words().len(),
            sentences: prose.sentences().len(),
            heavy_nouns: style.heavy_nouns.len(),
            officialese: style.officialese.len(),
            passives,
            signs: style.signs,
        }
    }

    /// The measures in the order of [`SIGNS`], each in its own unit: per cent, per 1,000 words, letters, words.
    pub fn measures(&self) -> [f64; COUNT] {
        let words = self.words.max(1) as f64;
        let sentences = self.sentences.max(1) as f64;
        let per_thousand = |count: u32| 1000.0 * f64::from(count) / words;
        let counted = |count: usize| 1000.0 * count as f64 / words;
        [
            counted(self.heavy_nouns) / 10.0,
            counted(self.officialese),
            counted(self.passives),
            per_thousand(self.signs.ruled),
            per_thousand(self.signs.reader),
            per_thousand(self.signs.everyday),
            per_thousand(self.signs.formal),
            per_thousand(self.signs.prepositions),
            100.0 * f64::from(self.signs.openers) / sentences,
            per_thousand(self.signs.voices),
            f64::from(self.signs.letters) / words,
            words / sentences,
        ]
    }

    /// The same with fewer hits of officialese and fewer passives: what the text would be with those changed.
    #[must_use]
    pub fn less(mut self, officialese: usize, passives: usize) -> Self {
        self.officialese = self.officialese.saturating_sub(officialese);
        self.passives = self.passives.saturating_sub(passives);
        self
    }

    /// The tone; `None` under [`LEAST_WORDS`].
    pub fn tone(&self) -> Option<Tone> {
        (self.words >= LEAST_WORDS).then(|| {
            let measures = self.measures();
            let mut causes: [Cause; COUNT] =
                std::array::from_fn(|at| Cause { sign: &SIGNS[at], value: measures[at], part: WEIGHTS[at] * standard(at, measures[at]) });
            let sum: f64 = causes.iter().map(|cause| cause.part).sum::<f64>() - BORDER;
            causes.sort_by(|a, b| b.part.total_cmp(&a.part));
            Tone { score: (1000.0 / (1.0 + (-SLOPE * sum).exp())).round() / 10.0, causes }
        })
    }
}

/// How a measure is bent before it is weighed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape {
    /// As it is.
    Plain,
    /// Its square root: the first passives tell more than the twentieth.
    Root,
    /// Only up to a limit: above it, length says nothing about tone.
    UpTo(f64),
}

impl Shape {
    /// The bent value.
    pub fn of(self, value: f64) -> f64 {
        match self {
            Self::Plain => value,
            Self::Root => value.max(0.0).sqrt(),
            Self::UpTo(most) => value.min(most),
        }
    }
}

/// One of the signs that are weighed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sign {
    /// Its fixed name.
    pub name: &'static str,
    /// In Swedish and English words.
    pub label: [&'static str; 2],
    /// The same as a cause of an official tone.
    pub cause: [&'static str; 2],
    /// How it is bent before it is weighed.
    pub shape: Shape,
    /// The weight that is believed before any text is seen: from swedish/SWEDISH.md section 8 where it was measured there,
    /// else from what is said of officialese. The fit is held near it.
    pub prior: f64,
}

type Both = [&'static str; 2];

const fn sign(name: &'static str, label: Both, cause: Both, shape: Shape, prior: f64) -> Sign {
    Sign { name, label, cause, shape, prior }
}

/// The signs, in the order of their measures.
#[rustfmt::skip]
pub const SIGNS: [Sign; COUNT] = [
    sign("noun-endings", ["substantiv på -ning, -else och -het", "nouns in -ning, -else and -het"], ["många ord på -ning, -else och -het", "many nouns in -ning, -else and -het"], Shape::Plain, 0.6),
    sign("officialese", ["kanslispråk", "officialese"], ["kanslispråk", "officialese"], Shape::Root, 0.6),
    sign("passives", ["passiva verb", "passive verbs"], ["passiva verb", "passive verbs"], Shape::Root, 0.4),
    sign("ruled-passives", ["”ska” och ”bör” utan någon som gör det", "“ska” and “bör” with nobody to do it"], ["”ska” och ”bör” utan någon som gör det", "“ska” and “bör” with nobody to do it"], Shape::Root, 0.3),
    sign("reader-address", ["tilltal med du och vi", "readers met as du, and vi"], ["lite tilltal (du, vi)", "few du and vi"], Shape::Root, -0.5),
    sign("everyday-words", ["vardagliga småord (men, nu, också)", "everyday small words (men, nu, också)"], ["få vardagliga småord", "few everyday small words"], Shape::Plain, -0.8),
    sign("formal-words", ["formella småord (respektive, berörda)", "formal small words (respektive, berörda)"], ["formella småord (respektive, berörda)", "formal small words (respektive, berörda)"], Shape::Root, 0.5),
    sign("prepositions", ["prepositioner", "prepositions"], ["många prepositioner i rad", "many prepositions in a row"], Shape::Plain, 0.5),
    sign("openers", ["meningar som börjar med ”Enligt” eller ”Vid”", "sentences opening with “Enligt” or “Vid”"], ["meningar som börjar med ”Enligt” eller ”Vid”", "sentences opening with “Enligt” or “Vid”"], Shape::Plain, 0.3),
    sign("voices", ["människor som säger något", "people who say something"], ["inga människor som säger något", "nobody who says anything"], Shape::Root, -0.3),
    sign("word-length", ["långa ord", "long words"], ["långa ord", "long words"], Shape::UpTo(5.5), 0.4),
    sign("sentence-length", ["långa meningar", "long sentences"], ["långa meningar", "long sentences"], Shape::UpTo(14.0), 0.8),
];

/// The value of sign `at` on the scale that is weighed: bent, standardised and bounded.
pub fn standard(at: usize, value: f64) -> f64 {
    bounded(SIGNS[at].shape.of(value), MEANS[at], DEVIATIONS[at])
}

/// Standard deviations from the mean, within bounds.
pub fn bounded(bent: f64, mean: f64, deviation: f64) -> f64 {
    ((bent - mean) / deviation).clamp(-FARTHEST, FARTHEST)
}
