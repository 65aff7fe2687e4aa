//! Which language a passage is in, as far as its length allows: function words first, trigrams (whatlang) only when those
//! leave doubt. Refuses to judge short text, and to tell Danish from Norwegian.

pub mod glance;
pub mod passage;
pub mod script;
pub mod tongue;

use std::borrow::Cow;
use std::sync::LazyLock;

use whatlang::{Detector, Lang};

use super::letters::{fold, words as words_of};
use super::lexicon::ByWord;

/// A guess at the language of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Swedish.
    Swedish,
    /// Danish or Norwegian: too close to each other to say which.
    Neighbour,
    /// Another language, as a BCP 47 tag.
    Other(&'static str),
    /// Too short or too mixed: inherit the language around it.
    Unknown,
}

/// A guess, and whether length, confidence and function words all agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guess {
    /// The language.
    pub language: Language,
    /// At least 100 characters, a reliable detection, and function words that say the same.
    pub certain: bool,
}

const UNKNOWN: Guess = Guess { language: Language::Unknown, certain: false };

/// Characters looked at.
const SAMPLE: usize = 400;

/// Function words that Swedish has and its neighbours spell otherwise.
const SWEDISH: [&str; 40] = [
    "och", "att", "är", "för", "inte", "från", "ett", "också", "när", "även", "får", "där", "här", "samt", "ska", "hur", "vad", "vi", "du",
    "av", "till", "på", "som", "med", "det", "den", "om", "kan", "har", "eller", "utan", "mellan", "alla", "dig", "din", "efter", "vid",
    "under", "så", "de",
];

/// Those of them that decide: no other language writes them so.
const DECISIVE: usize = 17;

/// Function words of Danish or Norwegian that Swedish does not have.
const NEIGHBOUR: [&str; 14] = ["og", "ikke", "jeg", "af", "fra", "også", "hvordan", "være", "skal", "er", "hva", "hvad", "etter", "hvis"];

/// Function words of English; a quarter of running English or more.
const ENGLISH: [&str; 30] = [
    "the", "of", "and", "to", "in", "for", "a", "is", "with", "that", "on", "you", "your", "are", "we", "be", "this", "by", "or", "it",
    "as", "at", "from", "not", "have", "can", "will", "an", "our", "if",
];

/// Languages common in Sweden, and those most easily taken for Swedish.
const LANGUAGES: [(Lang, Language); 22] = [
    (Lang::Swe, Language::Swedish),
    (Lang::Nob, Language::Neighbour),
    (Lang::Dan, Language::Neighbour),
    (Lang::Eng, Language::Other("en")),
    (Lang::Fin, Language::Other("fi")),
    (Lang::Deu, Language::Other("de")),
    (Lang::Fra, Language::Other("fr")),
    (Lang::Spa, Language::Other("es")),
    (Lang::Por, Language::Other("pt")),
    (Lang::Ita, Language::Other("it")),
    (Lang::Nld, Language::Other("nl")),
    (Lang::Pol, Language::Other("pl")),
    (Lang::Tur, Language::Other("tr")),
    (Lang::Est, Language::Other("et")),
    (Lang::Hrv, Language::Other("hr")),
    (Lang::Ron, Language::Other("ro")),
    (Lang::Ara, Language::Other("ar")),
    (Lang::Pes, Language::Other("fa")),
    (Lang::Rus, Language::Other("ru")),
    (Lang::Ukr, Language::Other("uk")),
    (Lang::Ell, Language::Other("el")),
    (Lang::Tha, Language::Other("th")),
];

static DETECTOR: LazyLock<Detector> = LazyLock::new(|| Detector::with_allowlist(LANGUAGES.iter().map(|(lang, _)| *lang).collect()));

/// Whether a text is for certain in another language than Swedish. As [`language_of`], but without looking at trigrams
/// where they could not make it certain: in short text, and where function words speak for Swedish.
/// `lower` is the text in lower case, byte for byte.
pub fn is_foreign(text: &str, lower: &str) -> bool {
    let trimmed = text.trim();
    let sample = sample(trimmed);
    if sample.chars().nth(99).is_none() {
        return false;
    }
    let start = text.len() - text.trim_start().len();
    let words = match &sample {
        Cow::Borrowed(sample) => words(&lower[start..start + sample.len()]),
        Cow::Owned(sample) => words(&fold(sample)),
    };
    if words.are_plainly_english() {
        return true;
    }
    // A foreign language is certain only where at most one word in 25 is decidedly Swedish (and none, in English).
    words.decisive * 25 <= words.all
        && !words.are_swedish_enough(&sample)
        && matches!(guess(&sample, &words), Guess { certain: true, language: Language::Other(_) | Language::Neighbour })
}

/// Whether function words alone say that a text is Swedish: over one word in 25 is decidedly so, which no other language
/// has. Saves looking at trigrams.
pub fn is_plainly_swedish(text: &str) -> bool {
    let sample = sample(text.trim());
    let words = words(&fold(&sample));
    words.all >= 25 && words.decisive * 25 > words.all
}

/// Guesses the language of `text`: under 50 characters never, under 100 only when confident.
pub fn language_of(text: &str) -> Guess {
    let sample = sample(text.trim());
    guess(&sample, &words(&fold(&sample)))
}

fn guess(sample: &str, words: &Words) -> Guess {
    let (mut length, mut letters) = (0, 0);
    for c in sample.chars() {
        length += 1;
        letters += usize::from(c.is_alphabetic());
    }
    if length < 50 || letters * 2 < length {
        return UNKNOWN;
    }
    if words.is_swedish() {
        return Guess { language: Language::Swedish, certain: length >= 100 };
    }
    if words.are_plainly_english() {
        return Guess { language: Language::Other("en"), certain: length >= 100 };
    }
    let Some(found) = DETECTOR.detect(sample) else { return UNKNOWN };
    if length < 100 && found.confidence() <= 0.5 {
        return UNKNOWN;
    }
    let language = LANGUAGES.iter().find(|(lang, _)| *lang == found.lang()).map_or(Language::Unknown, |(_, language)| *language);
    let language = if language == Language::Neighbour && !words.neighbourly(sample) { mistaken(sample) } else { language };
    let agrees = match language {
        Language::Swedish => words.swedish > 0,
        Language::Other("en") => words.english * 4 >= words.all && words.decisive == 0,
        _ => words.decisive * 25 <= words.all,
    };
    Guess { language, certain: length >= 100 && found.is_reliable() && agrees && language != Language::Unknown }
}

/// What trigrams take for Danish or Norwegian without a word of theirs: Swedish if it has Swedish letters.
fn mistaken(sample: &str) -> Language {
    if sample.contains(['ä', 'ö', 'Ä', 'Ö']) { Language::Swedish } else { Language::Unknown }
}

/// The first characters of `text` without its addresses, cut at a blank where there is one.
fn sample(text: &str) -> Cow<'_, str> {
    let mut rest = text.chars();
    let end = if rest.nth(SAMPLE - 1).is_some() { text.len() - rest.as_str().len() } else { text.len() };
    let cut = if end < text.len() { text[..end].rfind(char::is_whitespace).unwrap_or(end) } else { end };
    let addresses = super::address::find(&text[..cut]);
    if addresses.is_empty() {
        return Cow::Borrowed(&text[..cut]);
    }
    let (mut kept, mut at) = (String::new(), 0);
    for (open, close) in addresses {
        kept.push_str(&text[at..open]);
        at = close;
    }
    kept.push_str(&text[at..cut]);
    Cow::Owned(kept)
}

/// What a function word speaks for.
#[derive(Debug, Clone, Copy, Default)]
struct Speaks {
    swedish: bool,
    decisive: bool,
    neighbour: bool,
    english: bool,
}

/// No function word of the lists has more bytes.
const LONGEST: usize = 8;

static FUNCTION_WORDS: LazyLock<ByWord<Speaks>> = LazyLock::new(|| {
    let mut words: ByWord<Speaks> = ByWord::default();
    for (at, word) in SWEDISH.into_iter().enumerate() {
        let speaks = words.of(word);
        (speaks.swedish, speaks.decisive) = (true, at < DECISIVE);
    }
    for word in NEIGHBOUR {
        words.of(word).neighbour = true;
    }
    for word in ENGLISH {
        words.of(word).english = true;
    }
    words
});

struct Words {
    all: usize,
    swedish: usize,
    decisive: usize,
    neighbour: usize,
    english: usize,
}

impl Words {
    /// Letters or function words of Danish and Norwegian, and none of Swedish letters.
    fn neighbourly(&self, sample: &str) -> bool {
        sample.contains(['æ', 'ø', 'Æ', 'Ø']) || (self.neighbour >= 2 && !sample.contains(['ä', 'ö']))
    }

    /// An eighth Swedish function words among Swedish letters, and nothing of the neighbours: ”Tal på mötet den 3 maj”.
    fn are_swedish_enough(&self, sample: &str) -> bool {
        let neighbours = self.neighbour > 0 || sample.contains(['æ', 'ø', 'Æ', 'Ø']);
        self.swedish * 8 >= self.all && self.english * 4 < self.all && !neighbours && sample.contains(['å', 'ä', 'ö'])
    }

    /// A fifth English function words, and none that only Swedish has: trigrams lose their way among names and code.
    fn are_plainly_english(&self) -> bool {
        self.all >= 15 && self.decisive == 0 && self.english * 5 >= self.all
    }

    /// A fifth Swedish function words, and some that only Swedish has.
    fn is_swedish(&self) -> bool {
        self.decisive >= 2 && self.decisive * 12 >= self.all && self.swedish * 5 >= self.all
    }
}

fn words(lower: &str) -> Words {
    let mut words = Words { all: 0, swedish: 0, decisive: 0, neighbour: 0, english: 0 };
    let known = &*FUNCTION_WORDS;
    for word in words_of(lower) {
        words.all += 1;
        let Some(speaks) = (word.len() <= LONGEST).then(|| known.get(word)).flatten() else { continue };
        words.neighbour += usize::from(speaks.neighbour);
        words.english += usize::from(speaks.english);
        words.swedish += usize::from(speaks.swedish);
        words.decisive += usize::from(speaks.decisive);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_swedish_from_others() {
        let swedish = "Vi öppnar badet på lördag och hoppas att du vill komma. Ta med handduk och bra humör, och kom ihåg att det inte går att betala med kontanter.";
        let english = "The pool opens on Saturday and we hope that you would like to join us. Bring a towel and remember that we do not take cash at the door.";
        let norwegian = "Vi åpner badet på lørdag og håper at du har lyst til å komme. Ta med håndkle og godt humør, og husk at det ikke går an å betale med kontanter.";
        let finnish = "Uimahalli avataan lauantaina ja toivomme, että haluat tulla mukaan. Ota pyyhe mukaan ja muista, ettei ovella voi maksaa käteisellä rahalla.";
        assert_eq!(language_of(swedish), Guess { language: Language::Swedish, certain: true });
        assert_eq!(language_of(english), Guess { language: Language::Other("en"), certain: true });
        assert_eq!(language_of(norwegian).language, Language::Neighbour);
        assert_eq!(language_of(finnish).language, Language::Other("fi"));
    }

    #[test]
    fn names_and_titles_are_not_certain() {
        let act = "Lag om nordisk konvention om social trygghet, Socialdepartementet, rubrik och beteckning 2013:134, publicerad 2013-03-14 i Stockholm";
        let source = "Porges, S. W. (2011). The polyvagal theory – Neurophysiological foundations of emotions, attachment, communication, self-regulation. Norton.";
        assert!(!matches!(language_of(act), Guess { language: Language::Neighbour, .. }));
        assert!(!language_of(source).certain);
    }

    #[test]
    fn short_text_inherits() {
        assert_eq!(language_of("Welcome to Stockholm!"), UNKNOWN);
        assert_eq!(language_of(""), UNKNOWN);
        assert_eq!(language_of("0498-26 90 00, 2024-02-14, 12:30–13:45, 1 250,50 kr, 08-508 000 00"), UNKNOWN);
    }
}
