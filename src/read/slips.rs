//! Slips of the pen in the answers of a draft, and what was probably meant.
//!
//! Knows the words of the form, and what people write in their stead. Refuses to accept a word that is nearly right:
//! an answer decides whether a film is blocked.

use crate::config::nearest;
use crate::source::{Slip, Span};

/// What people write for a word of the form.
const MEANT: &[(&str, &str)] = &[
    ("egen fil", "sidecar"),
    ("fil", "sidecar"),
    ("srt", "sidecar"),
    ("vtt", "sidecar"),
    ("i filmen", "embedded"),
    ("inbäddad", "embedded"),
    ("inbäddade", "embedded"),
    ("inbränd", "burned-in"),
    ("inbrända", "burned-in"),
    ("inbrända undertexter", "burned-in"),
    ("öppna", "burned-in"),
    ("burnt-in", "burned-in"),
    ("hardcoded", "burned-in"),
    ("textalternativ", "text-alternative"),
    ("behövs inte", "not-needed"),
    ("behövs ej", "not-needed"),
    ("inte nödvändigt", "not-needed"),
    ("syntolkad", "track"),
    ("syntolkning", "track"),
    ("spår", "track"),
    ("verbaliserad", "verbalised"),
    ("verbaliserat", "verbalised"),
    ("verbalisering", "verbalised"),
    ("verbalized", "verbalised"),
    ("tal", "speech"),
    ("musik", "music"),
    ("inget", "none"),
    ("inget ljud", "none"),
    ("tyst", "none"),
    ("ja", "true"),
    ("fil", "file"),
    ("undertexter", "captions"),
    ("syntolkning", "description"),
    ("beskrivning", "description"),
    ("textversion", "transcript"),
    ("ljud", "sound"),
    ("direktsändning", "live"),
    ("publicerad", "published"),
    ("varför", "why"),
    ("skäl", "why"),
    ("dekorativ", "decorative"),
    ("bilder", "images"),
    ("filmer", "media"),
    ("ignorera", "ignore"),
    ("svar", "answers"),
    ("kanal", "channel"),
    ("språk", "language"),
    ("profil", "profile"),
];

/// The known word that was probably meant: what people say for it, else the nearest.
fn meant(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let lower = word.trim().to_lowercase();
    let said = MEANT.iter().find(|(said, known_word)| *said == lower && known.contains(known_word)).map(|(_, word)| *word);
    said.or_else(|| nearest(&lower, known.iter().copied()))
}

/// What to do about a word: the one that was meant, else all there are.
fn remedy(word: &str, known: &[&'static str]) -> [String; 2] {
    match meant(word, known) {
        Some(meant) => [format!("Menade du ”{meant}”?"), format!("Did you mean “{meant}”?")],
        None => [format!("Välj bland: {}.", known.join(", ")), format!("Choose among: {}.", known.join(", "))],
    }
}

/// A key that the form does not have.
pub(super) fn key(span: Option<Span>, key: &str, known: &[&'static str]) -> Slip {
    Slip {
        span,
        problem: [
            format!("Svarens nyckel ”{key}” finns inte, så den gäller inte."),
            format!("The answers have no key “{key}”, so it does not count."),
        ],
        remedy: remedy(key, known),
    }
}

/// A word that a key does not take.
pub(crate) fn word(file: &str, key: &str, word: &str, known: &[&'static str]) -> Slip {
    Slip {
        span: None,
        problem: [
            format!("Svaret ”{word}” på {key} för ”{file}” känner klart inte igen."),
            format!("klart does not know the answer “{word}” to {key} for “{file}”."),
        ],
        remedy: remedy(word, known),
    }
}

/// A line that the checklist does not have.
pub(crate) fn line(said: &str, near: Option<&str>) -> Slip {
    let remedy = match near {
        Some(near) => [format!("Menade du ”{near}”?"), format!("Did you mean “{near}”?")],
        None => ["Kör klart rules för att se alla frågor.".to_owned(), "Run klart rules to see all questions.".to_owned()],
    };
    Slip {
        span: None,
        problem: [format!("Frågan ”{said}” finns inte i checklistan."), format!("The checklist has no question “{said}”.")],
        remedy,
    }
}

/// A date in another form.
pub(crate) fn date(file: &str, word: &str) -> Slip {
    Slip {
        span: None,
        problem: [format!("Datumet ”{word}” för ”{file}” går inte att läsa."), format!("The date “{word}” for “{file}” cannot be read.")],
        remedy: ["Skriv år, månad och dag: 2026-05-04.".to_owned(), "Write year, month and day: 2026-05-04.".to_owned()],
    }
}

/// An answer for a file that the draft does not show, when it shows one of nearly that name.
pub(crate) fn file(named: &str, near: &str) -> Slip {
    Slip {
        span: None,
        problem: [format!("Utkastet visar ingen fil som heter ”{named}”."), format!("The draft shows no file called “{named}”.")],
        remedy: [format!("Menade du ”{near}”?"), format!("Did you mean “{near}”?")],
    }
}
