//! The sentence that says how it goes, Swedish and English.
//!
//! Knows the few ways to put it. Refuses to count.

use super::{Change, Course, Measure, Series};

/// One change in a sentence: "Det blir bättre: andelen bilder utan beskrivning har sjunkit från 61 till 18 procent."
pub fn sentence(change: &Change) -> [String; 2] {
    let how = match (change.course, &change.ends) {
        (Course::Better, Some(_)) => ["Det blir bättre", "It is getting better"],
        (Course::Worse, Some(_)) => ["Det blir sämre", "It is getting worse"],
        (Course::Still, Some(_)) => ["Det ligger stilla", "It stays as it was"],
        (Course::TooShort, _) => {
            return ["Perioden är för kort för att säga något om utvecklingen.", "The period is too short to say how it goes."]
                .map(str::to_owned);
        }
        _ => return ["För få inlägg för att säga något om utvecklingen.", "Too few posts to say how it goes."].map(str::to_owned),
    };
    let [sv, en] = moved(change);
    [format!("{}: {sv}.", how[0]), format!("{}: {en}.", how[1])]
}

/// The sentence that a report leads with: the pictures if they have moved, else the faults, else the films; and where
/// pictures and faults have gone different ways, both.
pub fn lead(series: &Series) -> [String; 2] {
    let changes = Measure::ALL.map(|measure| series.change(measure));
    let is_moving = |change: &&Change| matches!(change.course, Course::Better | Course::Worse);
    if let [pictures, faults, _] = &changes
        && is_moving(&pictures)
        && is_moving(&faults)
        && pictures.course != faults.course
    {
        let ([a_sv, a_en], [b_sv, b_en]) = (moved(pictures), moved(faults));
        return [format!("Det går åt olika håll: {a_sv}, men {b_sv}."), format!("It goes both ways: {a_en}, but {b_en}.")];
    }
    let still = |change: &&Change| change.course == Course::Still;
    let told = changes.iter().find(is_moving).or_else(|| changes.iter().find(still));
    // Without an answer, the faults know best why: every judged post counts among them.
    sentence(told.unwrap_or(&changes[1]))
}

/// What has moved from where to where; empty without ends.
fn moved(change: &Change) -> [String; 2] {
    let Some((first, last)) = change.ends else { return [String::new(), String::new()] };
    let [sv, en] = match change.measure {
        Measure::Undescribed => ["andelen bilder utan beskrivning", "the share of pictures without a description"],
        Measure::Uncaptioned => ["andelen filmer utan undertexter", "the share of films without captions"],
        Measure::Faulty => ["andelen inlägg med fel", "the share of posts with errors"],
    };
    let [before, now] = [first.share.whole(), last.share.whole()];
    match change.course {
        Course::Better => {
            [format!("{sv} har sjunkit från {before} till {now} procent"), format!("{en} has fallen from {before} to {now} per cent")]
        }
        Course::Worse => {
            [format!("{sv} har ökat från {before} till {now} procent"), format!("{en} has risen from {before} to {now} per cent")]
        }
        _ if before == now => [format!("{sv} är {now} procent, som i början"), format!("{en} is {now} per cent, as at first")],
        _ => {
            [format!("{sv} var {before} procent i början och är {now} nu"), format!("{en} was {before} per cent at first and is {now} now")]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Share;

    #[test]
    fn none_and_all_are_never_rounded_to() {
        for (part, all, percent) in [(0, 30, 0), (1, 1000, 1), (999, 1000, 99), (30, 30, 100), (1, 2, 50), (5, 8, 63)] {
            assert_eq!(Share { part, whole: all }.whole(), percent, "{part} of {all}");
        }
    }
}
