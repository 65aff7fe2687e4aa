//! A page within the page that those who listen meet without a title.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Frame};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/unnamed-frame",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 4.1.2"],
    sources: &["W3C ACT cae760", "WCAG technique H64"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Inbäddad sida utan titel", "Embedded page without a title"),
    guide: &[
        Msg::new(
            "En inbäddad film, karta eller tjänst är en sida i sidan. Den som lyssnar hör dess titel och väljer om det är värt att gå in. Utan titel läses ofta en lång adress upp.",
            "An embedded film, map or service is a page in the page. Whoever listens hears its title and chooses whether to enter. Without one, a long address is often read out.",
        ),
        Msg::new(
            "Skriv vad den visar, inte vad den är: ”Karta över Ekviks badplatser” hellre än ”Karta”. Skriv titeln i koden du klistrar in, i title.",
            "Write what it shows, not what it is: “Map of bathing places in Ekvik” rather than “Map”. Write it in the code that you paste, in title.",
        ),
    ],
    rewrites: &[],
    messages: &[&UNNAMED],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("<p>Badet från luften.</p>\n⟦<iframe src=\"https://www.youtube-nocookie.com/embed/abc\"></iframe>⟧\n").fixed(
            "<p>Badet från luften.</p>\n<iframe title=\"Film från YouTube\" src=\"https://www.youtube-nocookie.com/embed/abc\"></iframe>\n",
        ),
        Example::html("<p>Hit går du.</p>\n⟦<iframe title=\" \" src=\"https://www.google.com/maps/embed?pb=1\"></iframe>⟧\n")
            .fixed("<p>Hit går du.</p>\n<iframe title=\"Karta från Google\" src=\"https://www.google.com/maps/embed?pb=1\"></iframe>\n"),
        Example::md("Hit går du.\n\n⟦<iframe srcdoc=\"<h1>Öppettider</h1><p>Alla dagar.</p>\"></iframe>⟧\n")
            .fixed("Hit går du.\n\n<iframe title=\"Öppettider\" srcdoc=\"<h1>Öppettider</h1><p>Alla dagar.</p>\"></iframe>\n"),
        Example::html("<p>Boka tid.</p>⟦<iframe name=\"bokning\" src=\"/bokning\"></iframe>⟧\n"),
        Example::html(
            "<p id=\"k\">Karta över badet</p><iframe aria-labelledby=\"k\" src=\"/karta\"></iframe><iframe title=\"Bokning\" src=\"/bokning\"></iframe>\n",
        ),
        Example::html(
            "<p>Text.</p><iframe hidden src=\"/a\"></iframe><iframe width=\"1\" height=\"1\" src=\"/rakna\"></iframe><iframe tabindex=\"-1\" src=\"/b\"></iframe><iframe title=\"{{ titel }}\"></iframe>\n",
        ),
        Example::md("Hit går du.\n\n<iframe title=\"Karta över badet\" src=\"/karta\"></iframe>\n"),
    ],
    check: Check::Draft(check),
};

const UNNAMED: Message = Message {
    what: Msg::new("Det inbäddade innehållet har ingen titel.", "The embedded content has no title."),
    why: Msg::new(
        "Den som lyssnar kan inte veta vad det är, och om det är värt att gå in.",
        "Whoever listens cannot tell what it is, and whether it is worth entering.",
    ),
    how: Msg::new("Skriv vad det visar i title på <iframe>.", "Write what it shows in title on <iframe>."),
};

/// Whose pages are often embedded, and what they show.
const KNOWN: &[(&str, Msg)] = &[
    ("youtube.com", Msg::new("Film från YouTube", "Film on YouTube")),
    ("youtube-nocookie.com", Msg::new("Film från YouTube", "Film on YouTube")),
    ("vimeo.com", Msg::new("Film från Vimeo", "Film on Vimeo")),
    ("svtplay.se", Msg::new("Film från SVT Play", "Film on SVT Play")),
    ("urplay.se", Msg::new("Film från UR Play", "Film on UR Play")),
    ("quickchannel.com", Msg::new("Film från Quickchannel", "Film on Quickchannel")),
    ("spotify.com", Msg::new("Ljud från Spotify", "Sound on Spotify")),
    ("soundcloud.com", Msg::new("Ljud från SoundCloud", "Sound on SoundCloud")),
    ("google.com/maps", Msg::new("Karta från Google", "Map by Google")),
    ("openstreetmap.org", Msg::new("Karta från OpenStreetMap", "Map by OpenStreetMap")),
    ("eniro.se", Msg::new("Karta från Eniro", "Map by Eniro")),
    ("hitta.se", Msg::new("Karta från Hitta", "Map by Hitta")),
    ("forms.office.com", Msg::new("Formulär från Microsoft", "Form by Microsoft")),
    ("docs.google.com/forms", Msg::new("Formulär från Google", "Form by Google")),
];

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let swedish = draft.spoken().is_none_or(|tag| tag.to_ascii_lowercase().starts_with("sv"));
    let nameless = |frame: &&Frame| !frame.hidden && !frame.passed_over && !frame.unknown && frame.name.trim().is_empty();
    for frame in draft.frames.iter().filter(nameless) {
        let finding = Finding::fault(Level::Error, &UNNAMED).at(frame.span);
        found.push(finding.fix(proposed(frame, swedish)).fix(template(frame)));
    }
}

/// What the page in it calls itself, or what its address tells.
fn proposed(frame: &Frame, swedish: bool) -> Option<Fix> {
    let known = || of_address(&frame.target.address).map(|words| if swedish { words.sv } else { words.en });
    let title = frame.inner_title.as_deref().or_else(known)?;
    let edit = frame.slot.as_ref()?.edit(title)?;
    Some(Fix::edits(Safety::Suggest, Msg::new("Skriv titeln ”{text}”", "Write the title “{text}”"), [edit])?.arg("text", title))
}

fn of_address(address: &str) -> Option<Msg> {
    let address = address.to_ascii_lowercase();
    let place = address.split_once("//").map_or("", |(_, place)| place);
    let fits = |known: &str| {
        let (host, path) = known.split_once('/').unwrap_or((known, ""));
        let (at, rest) = place.split_once('/').unwrap_or((place, ""));
        (at == host || at.strip_suffix(host).is_some_and(|before| before.ends_with('.'))) && rest.starts_with(path)
    };
    KNOWN.iter().find(|(known, _)| fits(known)).map(|(_, words)| *words)
}

fn template(frame: &Frame) -> Option<Fix> {
    let edit = frame.slot.as_ref()?.edit("[skriv vad det visar]")?;
    Fix::edits(Safety::Template, Msg::new("Skriv en titel", "Write a title"), [edit])
}
