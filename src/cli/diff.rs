//! A unified diff of two texts, by lines (Myers, ”An O(ND) difference algorithm”, 1986).
//!
//! Knows lines; a change over more than a thousand lines is shown as one block, so that time stays linear.

use std::fmt::Write as _;
use std::ops::Range;

/// Lines shown around a change.
const CONTEXT: usize = 3;
/// Edits looked for before the rest is shown as one block.
const MOST: usize = 1000;

/// What happens to a line: (old line, new line); one of them for a removal or an addition.
type Step = (Option<usize>, Option<usize>);

/// The diff, with `name` in its head; empty when nothing differs.
pub(super) fn unified(name: &str, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let steps = steps(&a, &b);
    let mut out = format!("--- {name}\n+++ {name}\n");
    for hunk in hunks(&steps) {
        let lines = &steps[hunk];
        let (olds, news): (Vec<usize>, Vec<usize>) =
            (lines.iter().filter_map(|step| step.0).collect(), lines.iter().filter_map(|step| step.1).collect());
        let _ = writeln!(out, "@@ -{} +{} @@", range(&olds), range(&news));
        for step in lines {
            let (sign, line) = match *step {
                (Some(at), Some(_)) => (' ', a[at]),
                (Some(at), None) => ('-', a[at]),
                (None, Some(at)) => ('+', b[at]),
                (None, None) => continue,
            };
            let _ = write!(out, "{sign}{line}");
            if !line.ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    out
}

/// What differs, line by line: bytes of the old text and of the new, in order.
pub(super) fn changed(old: &str, new: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let (a, b): (Vec<&str>, Vec<&str>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let mut changed: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let (mut from, mut to) = (0, 0);
    for step in steps(&a, &b) {
        let (left, right) = (step.0.map_or(0, |at| a[at].len()), step.1.map_or(0, |at| b[at].len()));
        if step.0.is_none() || step.1.is_none() {
            match changed.last_mut() {
                Some((old, new)) if old.end == from && new.end == to => (old.end, new.end) = (from + left, to + right),
                _ => changed.push((from..from + left, to..to + right)),
            }
        }
        (from, to) = (from + left, to + right);
    }
    changed
}

fn range(lines: &[usize]) -> String {
    let first = lines.first().map_or(0, |line| line + 1);
    if lines.len() == 1 { first.to_string() } else { format!("{first},{}", lines.len()) }
}

/// Runs of steps with their context, joined where contexts meet.
fn hunks(steps: &[Step]) -> Vec<std::ops::Range<usize>> {
    let mut hunks: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, _) in steps.iter().enumerate().filter(|(_, step)| step.0.is_none() || step.1.is_none()) {
        let (start, end) = (at.saturating_sub(CONTEXT), (at + CONTEXT + 1).min(steps.len()));
        match hunks.last_mut() {
            Some(last) if start <= last.end => last.end = end,
            _ => hunks.push(start..end),
        }
    }
    hunks
}

fn steps(a: &[&str], b: &[&str]) -> Vec<Step> {
    let before = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let after = a[before..].iter().rev().zip(b[before..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (a_end, b_end) = (a.len() - after, b.len() - after);
    let mut steps: Vec<Step> = (0..before).map(|at| (Some(at), Some(at))).collect();
    match middle(&a[before..a_end], &b[before..b_end]) {
        Some(inner) => steps.extend(inner.into_iter().map(|(x, y)| (x.map(|x| x + before), y.map(|y| y + before)))),
        None => steps.extend((before..a_end).map(|x| (Some(x), None)).chain((before..b_end).map(|y| (None, Some(y))))),
    }
    steps.extend((0..after).map(|at| (Some(a_end + at), Some(b_end + at))));
    steps
}

/// The shortest way from one to the other; `None` when it is longer than [`MOST`] edits.
fn middle(a: &[&str], b: &[&str]) -> Option<Vec<Step>> {
    let most = MOST.min(a.len() + b.len());
    let offset = most.cast_signed() + 1;
    let mut furthest = vec![0usize; 2 * most + 3];
    let mut trace = Vec::new();
    for depth in 0..=most.cast_signed() {
        trace.push(furthest[(offset - depth - 1).cast_unsigned()..=(offset + depth + 1).cast_unsigned()].to_vec());
        for diagonal in (-depth..=depth).step_by(2) {
            let at = (diagonal + offset).cast_unsigned();
            let down = diagonal == -depth || (diagonal != depth && furthest[at - 1] < furthest[at + 1]);
            let mut x = if down { furthest[at + 1] } else { furthest[at - 1] + 1 };
            while let Some(y) = x.checked_add_signed(-diagonal)
                && x < a.len()
                && y < b.len()
                && a[x] == b[y]
            {
                x += 1;
            }
            furthest[at] = x;
            if x >= a.len() && x.checked_add_signed(-diagonal).is_some_and(|y| y >= b.len()) {
                return Some(back(a.len(), b.len(), &trace));
            }
        }
    }
    None
}

/// Walks the trace from the end to the beginning.
fn back(mut x: usize, mut y: usize, trace: &[Vec<usize>]) -> Vec<Step> {
    let mut steps = Vec::new();
    for (depth, furthest) in trace.iter().enumerate().rev() {
        let depth = depth.cast_signed();
        let diagonal = x.cast_signed() - y.cast_signed();
        let at = |diagonal: isize| furthest[(diagonal + depth + 1).cast_unsigned()];
        let down = diagonal == -depth || (diagonal != depth && at(diagonal - 1) < at(diagonal + 1));
        let from = if down { diagonal + 1 } else { diagonal - 1 };
        let (old_x, old_y) = (at(from), (at(from).cast_signed() - from).max(0).cast_unsigned());
        while x > old_x && y > old_y && depth > 0 || depth == 0 && x > 0 && y > 0 {
            x -= 1;
            y -= 1;
            steps.push((Some(x), Some(y)));
        }
        if depth > 0 {
            if down && y > 0 {
                y -= 1;
                steps.push((None, Some(y)));
            } else if x > 0 {
                x -= 1;
                steps.push((Some(x), None));
            }
        }
    }
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn a_change_is_shown_with_its_neighbours() {
        let old = "ett\ntvå\ntre\nfyra\nfem\nsex\nsju\nåtta\n";
        let diff = unified("u.md", old, &old.replace("fem\n", "FEM\nFEM2\n"));
        assert_eq!(diff, "--- u.md\n+++ u.md\n@@ -2,7 +2,8 @@\n två\n tre\n fyra\n-fem\n+FEM\n+FEM2\n sex\n sju\n åtta\n");
        assert_eq!(unified("u.md", old, old), "");
    }

    #[test]
    fn far_changes_are_hunks_of_their_own_and_a_last_line_may_lack_its_break() {
        let old: String = (0..40).map(|n| n.to_string() + "\n").collect();
        let new = old.replace("\n5\n", "\nfem\n").replace("\n30\n", "\n");
        assert_eq!(unified("u", &old, &new).matches("@@ -").count(), 2);
        assert!(unified("u", "a", "b").contains("-a\n\\ No newline at end of file\n+b\n\\ No newline"));
    }

    #[test]
    fn patching_by_hand_gives_the_new_text_back() {
        let cases = [("a\nb\nc\n", "b\nc\nd\n"), ("", "x\n"), ("x\n", ""), ("a\nb\na\nb\n", "b\na\nb\na\n"), ("k\nk\nl\n", "l\nk\nl\nk\n")];
        for (old, new) in cases {
            let kept: String = unified("u", old, new)
                .lines()
                .skip(2)
                .filter(|line| line.starts_with([' ', '+']))
                .map(|line| [&line[1..], "\n"].concat())
                .collect();
            assert_eq!(kept, new, "{old:?}");
        }
    }
}
