//! Passives and sentence ends against passages labelled by hand (`corpora/gold`), in two halves: `dev` was looked at while
//! building, `held` was not.

use std::collections::BTreeSet;

use klart::language::{Prose, passive};

/// Places found rightly, found wrongly, and missed.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
}

impl Score {
    fn take(&mut self, text: &str, gold: &BTreeSet<usize>, found: &BTreeSet<usize>) {
        let around = |at: &usize| {
            let from = text.floor_char_boundary(at.saturating_sub(40));
            format!("{}⟦⟧{}", &text[from..*at], &text[*at..text.floor_char_boundary(at + 40)])
        };
        self.right += gold.intersection(found).count();
        self.wrong.extend(found.difference(gold).map(around));
        self.missed.extend(gold.difference(found).map(around));
    }

    /// Per cent of what was found that is right.
    fn precision(&self) -> f64 {
        100.0 * self.right as f64 / (self.right + self.wrong.len()).max(1) as f64
    }

    /// Per cent of what is right that was found.
    fn recall(&self) -> f64 {
        100.0 * self.right as f64 / (self.right + self.missed.len()).max(1) as f64
    }

    /// Prints the figures, and for the half that may be looked at the failures too; then holds the floors.
    #[allow(clippy::print_stdout)] // a test's own words to whoever runs it
    fn hold(&self, what: &str, half: &str, precision: f64, recall: f64) {
        let (p, r) = (self.precision(), self.recall());
        println!("{what}, {half}: right {}, wrong {}, missed {}: P {p:.1} R {r:.1}", self.right, self.wrong.len(), self.missed.len());
        if half == "dev" {
            println!("wrong: {:#?}\nmissed: {:#?}", self.wrong, self.missed);
        }
        assert!(p >= precision, "{what}, {half}: precision {p:.1}");
        assert!(r >= recall, "{what}, {half}: recall {r:.1}");
    }
}

/// The passages of one half.
fn passages(table: &'static str, half: &str) -> impl Iterator<Item = &'static str> {
    let rows = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(move |row| row[0] == half).map(|row| row[2])
}

fn verbs(half: &str) -> Score {
    let mut score = Score::default();
    for marked in passages(include_str!("../../corpora/gold/verbs.tsv"), half) {
        let (mut text, mut gold) = (String::new(), BTreeSet::new());
        for (at, piece) in marked.split(['{', '}']).enumerate() {
            let word = piece.strip_prefix(['+', '-']).filter(|_| at % 2 == 1);
            if word.is_some() && piece.starts_with('+') {
                gold.insert(text.len());
            }
            text.push_str(word.unwrap_or(piece));
        }
        let found = passive::find_all(&text, &Prose::of(&text)).iter().map(|passive| passive.start).collect();
        score.take(&text, &gold, &found);
    }
    score
}

fn ends(half: &str) -> Score {
    let mut score = Score::default();
    for marked in passages(include_str!("../../corpora/gold/sentences.tsv"), half) {
        let (mut text, mut gold) = (String::new(), BTreeSet::new());
        for piece in marked.split('¶') {
            text.push_str(if text.is_empty() { piece.trim_end() } else { piece.trim_end_matches(' ') });
            gold.insert(text.len());
        }
        gold.remove(&text.len());
        let prose = Prose::of(&text);
        let found = prose.sentences().iter().map(|sentence| sentence.end as usize).filter(|end| *end < text.len()).collect();
        score.take(&text, &gold, &found);
    }
    score
}

#[test]
fn the_sets_are_large_enough() {
    let table = include_str!("../../corpora/gold/verbs.tsv");
    assert!(table.matches("{+").count() >= 300 && table.matches(['{']).count() >= 600);
    let table = include_str!("../../corpora/gold/sentences.tsv");
    assert!(table.matches('¶').count() + table.lines().count() > 500);
}

#[test]
fn passives_of_the_half_looked_at() {
    verbs("dev").hold("passives", "dev", 98.0, 88.0);
}

#[test]
fn passives_of_the_held_half() {
    verbs("held").hold("passives", "held", 98.0, 88.0);
}

#[test]
fn sentence_ends_of_the_half_looked_at() {
    ends("dev").hold("sentence ends", "dev", 99.0, 97.0);
}

#[test]
fn sentence_ends_of_the_held_half() {
    ends("held").hold("sentence ends", "held", 99.0, 97.0);
}
