//! Measures how well pictures are told apart and writing is found, on pictures that it draws itself, and writes the
//! figures to docs/pictures.md: `cargo bench --bench pictures`. The same seed gives the same figures. A detector model is
//! measured beside it with `KLART_TEXT_MODEL=PATH cargo bench --bench pictures --features text-in-image`; without one, what
//! was written of it stays.

#![allow(clippy::cast_sign_loss, reason = "sizes of pictures are never negative")]

use std::fmt::Write as _;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat};
use klart::draft::{PictureHash, Pixels};
use klart::pixels::{Eyes, look};
use klart::register::ALIKE;
use klart::rules::image::text_in_image::{is_code, letters};
use scenes::{Dice, SEEN, Sort, WRITTEN, draw};

#[path = "../tests/it/scenes/mod.rs"]
mod scenes;

/// Pictures of each sort.
const EACH: u64 = 8;
/// How a copy differs from its picture.
const WAYS: [&str; 6] = [
    "JPEG, quality 85",
    "JPEG, quality 40",
    "a third as large",
    "half as large again",
    "cut by up to 5 % each way",
    "cut so, and half as large",
];

fn jpeg(image: &DynamicImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality)).expect("a picture is encoded");
    bytes
}

fn png(image: &DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::Png).expect("a picture is encoded");
    bytes.into_inner()
}

/// What is seen in a picture in each encoding.
type Looks = Vec<Pixels>;

/// One picture: its hash, those of its copies, and what is seen in it in two encodings.
struct Measured {
    sort: Sort,
    hash: Option<PictureHash>,
    copies: Vec<Option<PictureHash>>,
    half: Option<PictureHash>,
    looks: Looks,
}

fn copies(image: &DynamicImage, dice: &mut Dice) -> Vec<Vec<u8>> {
    let (width, height) = (image.width(), image.height());
    let scaled = |image: &DynamicImage, share: f32| {
        image.resize_exact((image.width() as f32 * share) as u32, (image.height() as f32 * share) as u32, FilterType::Triangle)
    };
    let (wide, high) = (1.0 - dice.between(0.0, 0.05), 1.0 - dice.between(0.0, 0.05));
    let (wide, high) = ((width as f32 * wide) as u32, (height as f32 * high) as u32);
    let (left, top) = (dice.between(0.0, 1.0) * (width - wide) as f32, dice.between(0.0, 1.0) * (height - high) as f32);
    let cut = image.crop_imm(left as u32, top as u32, wide, high);
    vec![
        jpeg(image, 85),
        jpeg(image, 40),
        jpeg(&scaled(image, 0.334), 80),
        jpeg(&scaled(image, 1.5), 80),
        jpeg(&cut, 80),
        jpeg(&scaled(&cut, 0.5), 70),
    ]
}

fn measure(sort: Sort, number: u64) -> Measured {
    let image = draw(sort, number).image();
    let mut dice = Dice::new(number * 977 + sort as u64);
    let seen = |bytes: &[u8]| look(bytes).expect("a drawn picture is within every limit");
    let original = seen(&png(&image));
    let copies: Vec<_> = copies(&image, &mut dice).iter().map(|bytes| seen(bytes)).collect();
    let half = seen(&jpeg(&image.crop_imm(0, 0, image.width() / 2, image.height()), 80)).hash;
    let hashes = copies.iter().map(|pixels| pixels.hash).collect();
    Measured { sort, hash: original.hash, copies: hashes, half, looks: vec![original, copies[0].clone()] }
}

/// The same with other eyes, as JPEG alone: a model takes its time.
#[cfg(feature = "text-in-image")]
fn looks(sort: Sort, number: u64, eyes: &Eyes) -> (Sort, Looks) {
    let image = draw(sort, number).image();
    (sort, vec![eyes.look(&jpeg(&image, 85)).expect("a drawn picture is within every limit")])
}

/// All pictures, on all cores, in order.
fn all<T: Send>(measure: impl Fn(Sort, u64) -> T + Sync) -> Vec<T> {
    let jobs: Vec<(Sort, u64)> = WRITTEN.iter().chain(&SEEN).flat_map(|sort| (0..EACH).map(move |number| (*sort, number))).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((at, (sort, number))) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, *jobs.get(at)?))) {
            done.push((at, measure(sort, number)));
        }
        done
    };
    let mut done: Vec<(usize, T)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..std::thread::available_parallelism().map_or(1, usize::from)).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, measured)| measured).collect()
}

fn percent(part: usize, whole: usize) -> String {
    format!("{:.2}", 100.0 * part as f64 / whole.max(1) as f64)
}

/// Distances of copies, of all other pairs, and of halves.
fn hashes(all: &[Measured], out: &mut String) {
    let known: Vec<(&Measured, PictureHash)> = all.iter().filter_map(|one| Some((one, one.hash?))).collect();
    let apart = |hash: PictureHash, other: Option<PictureHash>| other.map_or(256, |other| hash.distance(&other));
    let copies: Vec<Vec<u32>> =
        (0..WAYS.len()).map(|way| known.iter().map(|(one, hash)| apart(*hash, one.copies[way])).collect()).collect();
    let others: Vec<(bool, u32)> = (0..known.len())
        .flat_map(|one| (0..one).map(move |other| (one, other)))
        .map(|(one, other)| (known[one].0.sort == known[other].0.sort, known[one].1.distance(&known[other].1)))
        .collect();
    let halves: Vec<u32> = known.iter().map(|(one, hash)| apart(*hash, one.half)).collect();
    let within = |distances: &[u32], most: u32| percent(distances.iter().filter(|distance| **distance <= most).count(), distances.len());
    let every: Vec<u32> = copies.iter().flatten().copied().collect();
    let pairs: Vec<u32> = others.iter().map(|(_, distance)| *distance).collect();
    let kin: Vec<u32> = others.iter().filter(|(kin, _)| *kin).map(|(_, distance)| *distance).collect();
    let _ = writeln!(
        out,
        "{} pictures, {} copies, {} pairs of different pictures. {} more show too little to be compared and have no hash.\n",
        known.len(),
        every.len(),
        pairs.len(),
        all.len() - known.len()
    );
    out.push_str("| distance up to | same picture found, % | different pictures confused, % | of those of one sort, % | a half taken for the whole, % |\n|--:|--:|--:|--:|--:|\n");
    let mut limits = vec![8, 16, 24, 32, 40, 48];
    limits.push(ALIKE);
    limits.sort_unstable();
    limits.dedup();
    for limit in limits {
        let mark = if limit == ALIKE { "**" } else { "" };
        let _ = writeln!(
            out,
            "| {mark}{limit}{mark} | {} | {} | {} | {} |",
            within(&every, limit),
            within(&pairs, limit),
            within(&kin, limit),
            within(&halves, limit)
        );
    }
    let _ = write!(
        out,
        "\nklart takes two pictures for one up to a distance of {ALIKE}. The same, by what was done to the copy:\n\n| copy | found, % |\n|---|--:|\n"
    );
    for (way, distances) in WAYS.iter().zip(&copies) {
        let _ = writeln!(out, "| {way} | {} |", within(distances, ALIKE));
    }
}

/// Whether a picture is taken for writing.
fn is_written(pixels: &Pixels) -> bool {
    letters(pixels).is_some() || is_code(pixels.writing)
}

/// Found rightly, missed, taken wrongly.
#[derive(Default)]
struct Count {
    right: usize,
    missed: usize,
    wrong: usize,
}

impl Count {
    fn add(&mut self, meant: bool, found: usize, of: usize) {
        if meant {
            (self.right, self.missed) = (self.right + found, self.missed + of - found);
        } else {
            self.wrong += found;
        }
    }

    fn told(&self) -> String {
        let Self { right, missed, wrong } = self;
        format!(
            "Precision {} %, recall {} %: {right} found rightly, {missed} missed, {wrong} taken wrongly.",
            percent(*right, right + wrong),
            percent(*right, right + missed)
        )
    }
}

/// How often a picture of each sort is taken for writing.
fn writing(all: &[(Sort, Looks)], out: &mut String) {
    let mut count = Count::default();
    let mut rows = String::new();
    for sort in WRITTEN.iter().chain(&SEEN) {
        let mine: Vec<&Pixels> = all.iter().filter(|(one, _)| one == sort).flat_map(|(_, looks)| looks).collect();
        let found = mine.iter().filter(|pixels| is_written(pixels)).count();
        let meant = WRITTEN.contains(sort);
        count.add(meant, found, mine.len());
        let yes = if meant { "yes" } else { "no" };
        let _ = writeln!(rows, "| {} | {yes} | {found} of {} |", format!("{sort:?}").to_lowercase(), mine.len());
    }
    let _ = write!(out, "{}\n\n| sort | mostly writing | taken for writing |\n|---|---|--:|\n{rows}", count.told());
}

/// The same for the pictures of `corpora/media/images`, whose index says what each holds.
fn corpus(eyes: &Eyes, out: &mut String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/media/images");
    let index = fs::read_to_string(folder.join("INDEX.tsv")).expect("the index");
    let (mut count, mut seen) = (Count::default(), 0);
    for row in index.lines().skip(1) {
        let name = row.split('\t').next().unwrap_or_default();
        let Some(pixels) = fs::read(folder.join(name)).ok().and_then(|bytes| eyes.look(&bytes)) else { continue };
        let meant = row.split('\t').nth(17).is_some_and(|expected| expected.split(", ").any(|rule| rule == "image/text-in-image"));
        count.add(meant, usize::from(is_written(&pixels)), 1);
        seen += 1;
    }
    let _ = writeln!(out, "\nOn the {seen} pictures of `corpora/media/images` that can be looked at: {}", count.told());
}

/// Heading of what is measured with a model.
const MODEL: &str = "\n## Finding writing with a model\n";

#[cfg(feature = "text-in-image")]
fn with_model(out: &mut String) -> bool {
    let Some(path) = std::env::var_os("KLART_TEXT_MODEL") else { return false };
    let detector = klart::pixels::Detector::load(Path::new(&path)).expect("KLART_TEXT_MODEL names a detector model");
    let eyes = Eyes::default().detecting(detector.into());
    let _ = write!(out, "{MODEL}{}", include_str!("pictures.model.md"));
    let measured = all(|sort, number| looks(sort, number, &eyes));
    writing(&measured, out);
    corpus(&eyes, out);
    true
}

#[cfg(not(feature = "text-in-image"))]
fn with_model(_: &mut String) -> bool {
    false
}

/// What was written of a model before.
fn as_before(out: &mut String, path: &Path) {
    let old = fs::read_to_string(path).unwrap_or_default();
    let Some(from) = old.find(MODEL) else { return };
    let length = old[from + MODEL.len()..].find("\n## ").map_or(old.len() - from, |length| length + MODEL.len());
    out.push_str(&old[from..from + length]);
}

fn main() {
    // `cargo bench -- --test` only tries that it runs.
    if std::env::args().any(|word| word == "--test") {
        measure(Sort::Poster, 0);
        return;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures.md");
    let eyes = Eyes::default();
    let all = all(measure);
    let mut out = String::from(include_str!("pictures.head.md"));
    out.push_str("\n## Telling pictures apart\n\n");
    hashes(&all, &mut out);
    out.push_str("\n## Finding writing\n\n");
    writing(&all.into_iter().map(|one| (one.sort, one.looks)).collect::<Vec<_>>(), &mut out);
    corpus(&eyes, &mut out);
    out.push_str(include_str!("pictures.shapes.md"));
    if !with_model(&mut out) {
        as_before(&mut out, &path);
    }
    out.push_str(include_str!("pictures.foot.md"));
    fs::write(path, out).expect("docs can be written");
}
