//! What readers have judged of the rules on language: the table in docs/precision.md, and the bar that each rule keeps.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use klart::rules::ALL;

use crate::generated::fresh;

/// Rows under which a share says little; a rule that fires less often shows all.
const SAMPLE: usize = 50;

/// One sample: what its first line says, and how many were right of how many.
struct Sample {
    rule: String,
    scope: String,
    fires: usize,
    words: usize,
    right: usize,
    judged: usize,
}

fn sample(text: &str) -> Option<Sample> {
    let (head, rows) = text.split_once('\n')?;
    let mut words = head.strip_prefix("# ")?.split_whitespace();
    let rule = words.next()?.to_owned();
    let value = |key: &str| head.split_whitespace().find_map(|word| word.strip_prefix(key));
    let verdicts = || rows.lines().skip(1).filter_map(|row| row.split('\t').next());
    let right = verdicts().filter(|verdict| *verdict == "yes").count();
    let judged = right + verdicts().filter(|verdict| *verdict == "no").count();
    let number = |key| value(key)?.parse().ok();
    Some(Sample { rule, scope: value("scope=")?.to_owned(), fires: number("fires=")?, words: number("words=")?, right, judged })
}

fn samples() -> Vec<Sample> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/judged");
    let mut files: Vec<_> = fs::read_dir(folder).expect("samples").flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "tsv"));
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let text = fs::read_to_string(file).expect("a sample");
        sample(&text).unwrap_or_else(|| panic!("{} does not say of what it is a sample", file.display()))
    };
    files.iter().map(read).collect()
}

#[test]
fn judged_samples_make_the_table_of_precision() {
    let mut out = String::from(
        "# How often the rules are right on real texts\n\n\
         Each rule was run over real Swedish texts of several public and civic bodies (ordinary: 140,000 words; statutes: 55,000 words, as decisions). \
         A fixed sample of its findings was read, and each was judged right where a language editor would agree and a communicator could use it. \
         The samples stand in `corpora/judged`; this page is made from them by a test. A rule under 80 per cent is off by default or gone.\n\n\
         The judging was done by those who wrote the rules, on texts that they could see while building: read the figures as a floor that was checked, not as a promise.\n\n\
         | Rule | Texts | Fires per 1,000 words | Judged | Right |\n|---|---|--:|--:|--:|\n",
    );
    for sample in samples() {
        let per_thousand = 1000.0 * sample.fires as f64 / sample.words.max(1) as f64;
        let share =
            if sample.judged == 0 { "–".to_owned() } else { format!("{:.0} %", 100.0 * sample.right as f64 / sample.judged as f64) };
        let _ = writeln!(out, "| `{}` | {} | {per_thousand:.2} | {} | {share} |", sample.rule, sample.scope, sample.judged);
    }
    fresh("docs/precision.md", &out);
}

#[test]
fn a_rule_that_is_on_is_right_four_times_in_five() {
    for sample in samples() {
        let rule = ALL.iter().find(|rule| rule.id == sample.rule).unwrap_or_else(|| panic!("there is no rule {}", sample.rule));
        assert!(sample.judged >= SAMPLE.min(sample.fires), "{}: only {} of {} judged", rule.id, sample.judged, sample.fires);
        let enough = sample.judged == 0 || sample.right * 5 >= sample.judged * 4;
        assert!(enough || !rule.default_on, "{}: {} of {} right", rule.id, sample.right, sample.judged);
    }
}
