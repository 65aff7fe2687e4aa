//! Time a stage, over drafts that ship with the project. `cargo bench`; one run is a ratio, never an absolute.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use klart::check::{Desk, examine};
use klart::config::{Config, Date};
use klart::language::Prose;
use klart::read::read;
use klart::source::{Format, Source, decode};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
    found.sort();
}

/// The drafts of the clean corpus in one format.
fn sources(format: Format, ending: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/clean"), &mut paths);
    let mine = paths.iter().filter(|path| path.extension().is_some_and(|own| own == ending));
    mine.filter_map(|path| Source::new(path.to_string_lossy(), format, fs::read(path).ok()?).ok()).collect()
}

fn bytes(sources: &[Source]) -> u64 {
    sources.iter().flat_map(|source| &source.parts).map(|part| part.bytes.len() as u64).sum()
}

const FORMATS: &[(Format, &str)] =
    &[(Format::Markdown, "md"), (Format::Html, "html"), (Format::Text, "txt"), (Format::Srt, "srt"), (Format::Vtt, "vtt")];

fn reading(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("read");
    for (format, ending) in FORMATS {
        let sources = sources(*format, ending);
        group.throughput(Throughput::Bytes(bytes(&sources)));
        group.bench_with_input(BenchmarkId::from_parameter(ending), &sources, |bench, sources| {
            bench.iter(|| sources.iter().map(|source| read(black_box(source)).blocks.len()).sum::<usize>());
        });
    }
    group.finish();
}

fn decoding(bench: &mut Criterion) {
    let sources = sources(Format::Markdown, "md");
    let mut group = bench.benchmark_group("decode");
    group.throughput(Throughput::Bytes(bytes(&sources)));
    group.bench_function("md", |bench| {
        bench.iter(|| sources.iter().filter(|source| decode(black_box(&source.parts[0].bytes)).is_ok()).count());
    });
    group.finish();
}

fn counting(bench: &mut Criterion) {
    let text: String = sources(Format::Markdown, "md").iter().map(|source| source.text().to_owned()).collect();
    let mut group = bench.benchmark_group("language");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("prose", |bench| bench.iter(|| Prose::of(black_box(&text)).words().len()));
    group.finish();
}

fn whole(bench: &mut Criterion) {
    let desk = Desk::new(Config::default(), Date::new(2026, 11, 21).expect("a date"));
    let mut group = bench.benchmark_group("examine");
    for (format, ending) in FORMATS {
        let sources = sources(*format, ending);
        group.throughput(Throughput::Elements(sources.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(ending), &sources, |bench, sources| {
            bench.iter(|| sources.iter().map(|source| examine(black_box(source), &desk).findings.len()).sum::<usize>());
        });
    }
    group.finish();
}

/// What the rules on text add to a draft: all rules, and all but the groups swedish, text and language.
fn wording(bench: &mut Criterion) {
    let all: String = sources(Format::Markdown, "md").iter().flat_map(|source| [source.text(), "\n\n"]).collect();
    let today = Date::new(2026, 11, 21).expect("a date");
    let of_text = klart::rules::ALL.iter().filter(|rule| ["swedish", "text", "language"].contains(&rule.group()));
    let off: String = of_text.flat_map(|rule| ["[rules.\"", rule.id, "\"]\nlevel = \"off\"\n"]).collect();
    let off = Config::parse(&off, "klart.toml", &klart::rules::known()).expect("rules that may be off");
    let mut group = bench.benchmark_group("wording");
    for (name, bytes) in [("4 kB", 4 << 10), ("1 MB", 1 << 20)] {
        let text = all.repeat(bytes / all.len() + 1);
        let text = text.as_bytes()[..text.floor_char_boundary(bytes)].to_vec();
        let source = Source::new("utkast", Format::Markdown, text).expect("text");
        group.throughput(Throughput::Bytes(bytes as u64));
        for (which, desk) in [("all", Desk::new(Config::default(), today)), ("without", Desk::new(off.clone(), today))] {
            group.bench_with_input(BenchmarkId::new(which, name), &source, |bench, source| {
                bench.iter(|| examine(black_box(source), &desk).findings.len());
            });
        }
    }
    group.finish();
}

/// One page of 100 kB, made of the clean pages one after another: read, and examined with all rules.
fn pages(bench: &mut Criterion) {
    const SIZE: usize = 100 << 10;
    let all: String = sources(Format::Html, "html").iter().map(|source| source.text().to_owned()).collect();
    if all.is_empty() {
        return;
    }
    let body = all.repeat(SIZE / all.len() + 1).replace("<html", "<div").replace("<body", "<div");
    let page = format!("<!doctype html><html lang=\"sv\"><body>{}", &body[..body.floor_char_boundary(SIZE)]);
    let source = Source::new("sida", Format::Html, page.into_bytes()).expect("text");
    let desk = Desk::new(Config::default(), Date::new(2026, 11, 21).expect("a date"));
    let mut group = bench.benchmark_group("pages");
    group.throughput(Throughput::Bytes(SIZE as u64));
    group.bench_function("read", |bench| bench.iter(|| read(black_box(&source)).blocks.len()));
    group.bench_function("examine", |bench| bench.iter(|| examine(black_box(&source), &desk).findings.len()));
    group.finish();
}

/// What looking at one picture costs: decoding, hash and search for writing together, and the digest alone.
fn pictures(bench: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/media/images");
    let mut group = bench.benchmark_group("pictures");
    for name in ["SYN_photo_plain.jpg", "SYN_poster_text_sv.png", "SYN_qr_code.png", "SYN_flash_5hz.gif"] {
        let bytes = fs::read(folder.join(name)).unwrap_or_default();
        group.throughput(Throughput::Elements(1));
        group.bench_with_input(BenchmarkId::new("look", name), &bytes, |bench, bytes| {
            bench.iter(|| klart::pixels::look(black_box(bytes)).is_some());
        });
    }
    let bytes = vec![7; 1 << 20];
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("digest", |bench| bench.iter(|| klart::pixels::digest(black_box(&bytes))));
    group.finish();
}

/// A thousand short posts, each a draft of its own, through the library's own door: read, judged and reported.
fn posts(bench: &mut Criterion) {
    let labelled = include_str!("../corpora/posts/posts.jsonl");
    let posts: Vec<Source> = labelled.lines().cycle().take(1000).filter_map(post).collect();
    let config = Config::of_profile("stockholm", &klart::rules::known()).expect("klart's own profile");
    let today = Date::new(2026, 11, 21).expect("a date");
    let mut group = bench.benchmark_group("posts");
    group.throughput(Throughput::Elements(posts.len() as u64)).sample_size(20);
    group.bench_function("check_all", |bench| bench.iter(|| klart::check_all(black_box(&posts), &config, today).documents.len()));
    group.bench_function("read", |bench| bench.iter(|| posts.iter().map(|post| read(black_box(post)).blocks.len()).sum::<usize>()));
    group.finish();
}

fn post(line: &str) -> Option<Source> {
    let post: serde_json::Value = serde_json::from_str(line).ok()?;
    let mut source = Source::new("inlägg", Format::Text, post["text"].as_str()?.as_bytes().to_vec()).ok()?;
    source.meta.channels = vec!["facebook".to_owned()];
    Some(source)
}

criterion_group!(stages, decoding, reading, counting, whole, wording, pages, posts, pictures);
criterion_main!(stages);
