//! A picture, film or drone log that tells where it was made.
//!
//! Knows that a position is there. The position itself is never part of a message, and of a log not even an excerpt.

use std::collections::BTreeMap;

use crate::config::{Level, Settings};
use crate::draft::{Captions, Dialect, Draft, Medium, MediumOrigin, Target};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    id: "privacy/location-metadata",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["Dataskyddsförordningen artikel 5.1 c"],
    sources: &["EXIF 2.32, 4.6.6", "QuickTime File Format: user data and metadata keys", "3GPP TS 26.244: loci"],
    situations: &[Situation::Everybody],
    title: Msg::new("Plats i bildens eller filmens uppgifter", "A position in the picture's or film's metadata"),
    guide: &[],
    rewrites: &[],
    messages: &[&PICTURE, &FILM, &LOG],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("![En brygga](⟦bilder/brygga.jpg⟧)\n")
            .beside(&[("bilder/brygga.jpg", "corpora/media/images/SYN_gps_personal.jpg")])
            .fixed("![En brygga](bilder/brygga.jpg)\n"),
        Example::html("<video controls src=\"⟦badet.mov⟧\"></video>\n")
            .beside(&[("badet.mov", "corpora/media/samples/position.mov")])
            .fixed("<video controls src=\"badet.mov\"></video>\n"),
        Example::md("![En brygga](⟦brygga.jpg⟧)\n\nSamma brygga i närbild: ![Bryggan](⟦brygga.jpg⟧)\n")
            .beside(&[("brygga.jpg", "corpora/media/images/SYN_gps_personal.jpg")])
            .fixed("![En brygga](brygga.jpg)\n\nSamma brygga i närbild: ![Bryggan](brygga.jpg)\n"),
        Example::srt(
            "1\n00:00:00,000 --> 00:00:01,000\n[iso: 100] [latitude: 57.6] [longitude: 18.3]\n\n2\n00:00:01,000 --> 00:00:02,000\n[iso: 100] [latitude: 57.6] [longitude: 18.3]\n",
        )
        .whole(),
        Example::md("![En brygga](brygga.jpg)\n").beside(&[("brygga.jpg", "corpora/media/images/SYN_exif_description_camera_default.jpg")]),
        Example::html("<video controls src=\"badet.mp4\"></video>\n").beside(&[("badet.mp4", "corpora/media/samples/tone.mp4")]),
        Example::srt(
            "1\n00:00:00,000 --> 00:00:02,000\nVi mäter latitude och longitude med gps.\n\n2\n00:00:02,000 --> 00:00:04,000\nDet gör vi varje dag.\n",
        ),
        Example::srt("1\n00:00:00,000 --> 00:00:01,000\n<font size=\"28\">FrameCnt: 1, [iso: 100] [shutter: 1/50]</font>\n"),
    ],
    check: Check::Draft(check),
};

const PICTURE: Message = Message {
    what: Msg::new("Bilden ”{file}” berättar var den är tagen.", "The picture “{file}” tells where it was taken."),
    why: Msg::new(
        "Platsen följer med filen och kan visa var någon bor eller vistas.",
        "The position goes with the file, and may show where somebody lives or stays.",
    ),
    how: Msg::new(
        "Ta bort platsen ur filen innan du publicerar. Bilden ser likadan ut.",
        "Take the position out of the file before you publish. The picture looks the same.",
    ),
};

const FILM: Message = Message {
    what: Msg::new("Filen ”{file}” berättar var den är inspelad.", "The file “{file}” tells where it was recorded."),
    why: Msg::new(
        "Platsen följer med filen och kan visa var någon bor eller vistas.",
        "The position goes with the file, and may show where somebody lives or stays.",
    ),
    how: Msg::new(
        "Ta bort platsen ur filen innan du publicerar. Bild och ljud ändras inte.",
        "Take the position out of the file before you publish. Picture and sound stay as they are.",
    ),
};

const LOG: Message = Message {
    what: Msg::new(
        "Filen är en logg över var drönaren eller kameran har varit.",
        "The file is a log of where the drone or camera has been.",
    ),
    why: Msg::new("Den som får filen kan följa färden meter för meter.", "Whoever gets the file can follow the way metre by metre."),
    how: Msg::new("Publicera inte filen. Det är inga undertexter.", "Do not publish the file. It holds no captions."),
};

/// Cues of a log that are looked at: one that holds positions holds them from the start.
const FIRST_CUES: usize = 50;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let mut files = Files::default();
    for image in draft.images.iter().filter(|image| image.file.found().is_some_and(|file| file.position)) {
        let span = if image.target.span.is_empty() { image.span } else { image.target.span };
        files.add(&PICTURE, &image.target, Some(span));
    }
    for medium in draft.media.iter().filter(|medium| medium.file.found().is_some_and(|file| file.position)) {
        let Some(target) = own_target(medium) else { continue };
        let own = matches!(medium.origin, MediumOrigin::File | MediumOrigin::Attachment);
        let span = if target.span.is_empty() { medium.span } else { target.span };
        files.add(&FILM, target, (!own).then_some(span));
    }
    if draft.picture.as_ref().is_some_and(|picture| picture.position) {
        let name = draft.name.rsplit(['/', '\\']).next().unwrap_or(&draft.name);
        files.found.push(of(&PICTURE, name, None).fix(strip(name)));
    }
    for finding in files.found {
        found.push(finding);
    }
    if draft.captions.as_ref().is_some_and(logs_positions) {
        found.push(Finding::fault(Level::Warning, &LOG));
    }
}

/// The target whose file was opened: a film may be there in several forms.
fn own_target(medium: &Medium) -> Option<&Target> {
    let path = &medium.file.found()?.path;
    let name = path.rsplit('/').next().unwrap_or(path);
    medium.targets.iter().find(|target| target.file_name() == name).or(medium.targets.first())
}

/// One finding a file, however often the draft shows it.
#[derive(Default)]
struct Files {
    found: Vec<Finding>,
    /// Where the finding of each file stands.
    known: BTreeMap<String, usize>,
}

impl Files {
    fn add(&mut self, message: &'static Message, target: &Target, span: Option<Span>) {
        let path = target.path();
        if let Some(&at) = self.known.get(&path) {
            let finding = &mut self.found[at];
            finding.also.extend(span);
            finding.count += 1;
            return;
        }
        // An address from the root of a web site leads nowhere beside the draft.
        let fix = (!path.starts_with('/')).then(|| strip(&path));
        self.found.push(of(message, &target.file_name(), span).fix(fix));
        self.known.insert(path, self.found.len() - 1);
    }
}

fn of(message: &'static Message, name: &str, span: Option<Span>) -> Finding {
    Finding::fault(Level::Warning, message).at(span).arg("file", name)
}

fn strip(file: &str) -> Fix {
    let title = Msg::new("Ta bort platsen ur filen ”{file}”", "Take the position out of the file “{file}”");
    Fix::strip_position(title, file).arg("file", file)
}

/// Whether a log says a latitude, or a place in figures after `GPS(` or `HOME(`.
fn logs_positions(captions: &Captions) -> bool {
    let says = |plain: &str| {
        let lower = plain.to_ascii_lowercase();
        let signs = ["latitude", "gps(", "gps (", "home("];
        signs.iter().any(|sign| lower.split_once(sign).is_some_and(|(_, after)| after.contains(|sign: char| sign.is_ascii_digit())))
    };
    captions.dialect == Dialect::Telemetry && captions.cues.iter().take(FIRST_CUES).flat_map(|cue| &cue.lines).any(|line| says(&line.plain))
}
