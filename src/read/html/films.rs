//! Films and sounds on a page: elements, players from other sites, links to files.

use crate::draft::{Lookup, Medium, MediumKind, MediumOrigin, Target, TrackElement};

use super::dom::Element;
use super::graphics;
use super::reading::Reading;
use super::role::explicit;

/// Film files by their ending.
const FILMS: [&str; 15] = ["mp4", "m4v", "mov", "webm", "mkv", "avi", "mpg", "mpeg", "wmv", "flv", "ogv", "3gp", "mts", "m2ts", "m3u8"];
/// Sound files by their ending.
const SOUNDS: [&str; 11] = ["mp3", "m4a", "aac", "wav", "ogg", "oga", "opus", "flac", "wma", "aiff", "m4b"];
/// Sites whose players show films.
const FILM_SITES: [&str; 14] = [
    "youtube.com",
    "youtube-nocookie.com",
    "youtu.be",
    "vimeo.com",
    "dailymotion.com",
    "tv.screen9.com",
    "screen9.com",
    "qbrick.com",
    "quickchannel.com",
    "kaltura.com",
    "mediasite.com",
    "streamio.com",
    "solidtango.com",
    "play.mediaflow.com",
];
/// Sites whose players play sound.
const SOUND_SITES: [&str; 6] = ["soundcloud.com", "open.spotify.com", "acast.com", "podbean.com", "anchor.fm", "spreaker.com"];

/// Whether an address leads to a film or sound file, by its ending.
pub(in crate::read) fn kind_of_file(target: &Target) -> Option<MediumKind> {
    let name = target.file_name();
    let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
    match ending.as_str() {
        ending if FILMS.contains(&ending) => Some(MediumKind::Film),
        ending if SOUNDS.contains(&ending) => Some(MediumKind::Sound),
        _ => None,
    }
}

/// Whether an address leads to a player on another site.
pub(crate) fn kind_of_player(address: &str) -> Option<MediumKind> {
    let rest = address.trim().split_once("//").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default().to_ascii_lowercase();
    let on = |sites: &[&str]| sites.iter().any(|site| host == *site || host.strip_suffix(site).is_some_and(|before| before.ends_with('.')));
    if on(&FILM_SITES) {
        return Some(MediumKind::Film);
    }
    on(&SOUND_SITES).then_some(MediumKind::Sound)
}

/// The film or sound that an element is, if it is one.
pub(super) fn read(reading: &Reading<'_>, index: usize, element: &Element) -> Option<Medium> {
    let (kind, origin, targets) = match &*element.name {
        "video" => (MediumKind::Film, MediumOrigin::Element, sources(reading, index, element)),
        "audio" => (MediumKind::Sound, MediumOrigin::Element, sources(reading, index, element)),
        "iframe" | "frame" | "embed" => embedded(reading, element, "src")?,
        "object" => embedded(reading, element, "data")?,
        "img" if element.markdown => shown(reading, element)?,
        "a" | "area" => linked(reading, element)?,
        _ => return None,
    };
    let has = |name: &str| element.attr(name).is_some();
    let asked = |name: &str| origin == MediumOrigin::Embed && targets.iter().any(|target| asks(&target.address, name));
    let (autoplay, muted) = (has("autoplay") || asked("autoplay"), has("muted") || asked("mute") || asked("muted"));
    Some(Medium {
        kind,
        origin,
        span: reading.span(element.place()?),
        targets,
        tracks: tracks(reading, index),
        autoplay,
        autoplay_cut: if autoplay { graphics::removal(reading, element, "autoplay") } else { None },
        stoppable: autoplay && !muted && *reading.stops.get_or_init(|| stops(reading)),
        muted,
        controls: has("controls"),
        looped: has("loop"),
        hidden: reading.hidden[index].any(),
        block: None,
        description: None,
        declared: None,
        listed: None,
        file: Lookup::NotLooked,
        sidecars: Lookup::NotLooked,
        transcript: Lookup::NotLooked,
    })
}

/// Whether a player's address asks for something: `?autoplay=1`.
fn asks(address: &str, name: &str) -> bool {
    let query = address.split_once('?').map_or("", |(_, query)| query.split('#').next().unwrap_or_default());
    query.split(['&', ';']).filter_map(|pair| pair.split_once('=')).any(|(key, value)| key == name && matches!(value, "1" | "true"))
}

/// Words on buttons that stop or silence what plays.
const STOPS: [&str; 9] = ["paus", "stop", "mute", "tyst", "ljud", "stäng av", "volym", "volume", "sound"];

/// Whether somebody can reach a button that stops or silences what plays.
fn stops(reading: &Reading<'_>) -> bool {
    let button = |element: &Element| {
        let input = || element.is("input") && element.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("button"));
        element.is("button") || explicit(element) == Some("button") || input()
    };
    let buttons = (0..reading.dom.nodes.len()).filter(|&at| reading.dom.element(at).is_some_and(button) && !reading.hidden[at].any());
    buttons.map(|at| reading.names.name(at).to_lowercase()).any(|name| STOPS.iter().any(|word| name.contains(word)))
}

type Found = (MediumKind, MediumOrigin, Vec<Target>);

fn embedded(reading: &Reading<'_>, element: &Element, attribute: &str) -> Option<Found> {
    let attr = element.find(attribute).or_else(|| element.find("data-src"))?;
    let target = reading.target(attr);
    if let Some(kind) = kind_of_player(&target.address) {
        return Some((kind, MediumOrigin::Embed, vec![target]));
    }
    kind_of_file(&target).map(|kind| (kind, MediumOrigin::Element, vec![target]))
}

fn shown(reading: &Reading<'_>, element: &Element) -> Option<Found> {
    let target = reading.target(element.find("src")?);
    kind_of_file(&target).map(|kind| (kind, MediumOrigin::Element, vec![target]))
}

fn linked(reading: &Reading<'_>, element: &Element) -> Option<Found> {
    let target = reading.target(element.find("href")?);
    kind_of_file(&target).map(|kind| (kind, MediumOrigin::Link, vec![target]))
}

/// The file and its other forms.
fn sources(reading: &Reading<'_>, index: usize, element: &Element) -> Vec<Target> {
    let below = index + 1..reading.dom.nodes[index].end;
    let inside = below.filter_map(|at| reading.dom.element(at)).filter(|inner| inner.is("source"));
    element.find("src").into_iter().chain(inside.filter_map(|inner| inner.find("src"))).map(|attr| reading.target(attr)).collect()
}

fn tracks(reading: &Reading<'_>, index: usize) -> Vec<TrackElement> {
    if !reading.dom.element(index).is_some_and(|element| element.is("video") || element.is("audio")) {
        return Vec::new();
    }
    let below = index + 1..reading.dom.nodes[index].end;
    let elements = below.filter_map(|at| reading.dom.element(at)).filter(|inner| inner.is("track"));
    elements
        .filter_map(|element| {
            Some(TrackElement {
                kind: kind_of_track(element.attr("kind")),
                unknown_kind: element.attr("kind").filter(|kind| kind_of_track(Some(kind)) != kind.to_ascii_lowercase()).map(str::to_owned),
                default: element.attr("default").is_some(),
                language: element.attr("srclang").map(str::to_owned),
                label: element.attr("label").map(str::to_owned),
                target: element.find("src").map(|attr| reading.target(attr)).unwrap_or_default(),
                language_slot: reading.slot(element, "srclang"),
                label_slot: reading.slot(element, "label"),
                span: reading.span(element.place()?),
                file: Lookup::NotLooked,
            })
        })
        .collect()
}

/// Absent means subtitles, unknown means metadata (HTML standard, 4.8.11.1).
fn kind_of_track(kind: Option<&str>) -> String {
    let Some(kind) = kind else { return "subtitles".to_owned() };
    let kind = kind.to_ascii_lowercase();
    let known = matches!(kind.as_str(), "subtitles" | "captions" | "descriptions" | "chapters" | "metadata");
    if known { kind } else { "metadata".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(address: &str) -> Target {
        Target { address: address.to_owned(), ..Target::default() }
    }

    #[test]
    fn a_film_is_known_by_its_ending_or_its_site() {
        assert_eq!(kind_of_file(&address("media/Film.MP4?v=2#t=1")), Some(MediumKind::Film));
        assert_eq!(kind_of_file(&address("https://www.youtube.com/watch?v=a.mp4x")), None);
        assert_eq!(kind_of_player("https://www.youtube-nocookie.com/embed/x"), Some(MediumKind::Film));
        assert_eq!(kind_of_player("https://notyoutube.com/embed"), None);
    }
}
