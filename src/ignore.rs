//! What a person has asked klart to leave out, with a reason.

use std::collections::BTreeMap;

use crate::draft::Draft;
use crate::finding::Finding;
use crate::source::Ignore;

/// Which ignores were used, and what they hid.
pub(crate) struct Hidden {
    /// Findings left.
    pub left: Vec<Finding>,
    /// How many were hidden.
    pub count: usize,
    /// Index of every ignore that hid nothing, or that has no reason.
    pub unused: Vec<usize>,
}

/// Takes away the findings that the draft's ignores cover. One without a reason covers nothing.
pub(crate) fn hide(draft: &Draft, findings: Vec<Finding>) -> Hidden {
    let mut used: BTreeMap<usize, bool> = (0..draft.ignores.len()).map(|index| (index, false)).collect();
    let mut left = Vec::with_capacity(findings.len());
    let mut count = 0;
    for finding in findings {
        let hit = draft.ignores.iter().position(|ignore| covers(ignore, &finding));
        match hit {
            Some(index) => {
                used.insert(index, true);
                count += 1;
            }
            None => left.push(finding),
        }
    }
    let unused = used.into_iter().filter(|(_, used)| !used).map(|(index, _)| index).collect();
    Hidden { left, count, unused }
}

fn covers(ignore: &Ignore, finding: &Finding) -> bool {
    let named =
        ignore.rule == finding.rule || ignore.rule.strip_suffix("/*").is_some_and(|group| finding.rule.split('/').next() == Some(group));
    let there = match (ignore.covers, finding.span) {
        (None, _) => true,
        (Some(range), Some(span)) => range.overlaps(span),
        (Some(_), None) => false,
    };
    named && there && !ignore.reason.trim().is_empty()
}
