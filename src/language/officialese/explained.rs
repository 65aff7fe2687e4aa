//! Whether a term is explained where it stands: ”vite, det vill säga …”, ”vite (…)”, ”med vite menas …”, ”det betyder att …”.
//! Refuses to judge whether the explanation is a good one.

use super::Hit;
use crate::language::prose::{Kind, Prose};

/// How many tokens after a term its explanation may begin.
const AFTER: usize = 14;

/// How many tokens before a term ”så kallad” or ”med” may stand.
const BEFORE: usize = 3;

/// Words that tell what a term means.
const TELLS: [&str; 9] = ["betyder", "innebär", "menas", "avses", "alltså", "dvs", "nämligen", "förklaring", "förklaras"];

/// Words before a term that is only named after what it means has been said.
const NAMES: [&str; 8] = ["kallad", "kallat", "kallade", "kallas", "heter", "benämns", "benämnd", "begreppet"];

/// Whether the words round `hit` explain it. Looks at a few tokens only.
pub fn is_explained(prose: &Prose, hit: &Hit) -> bool {
    let tokens = prose.tokens();
    let first = tokens.partition_point(|token| (token.start as usize) < hit.start);
    let next = tokens.partition_point(|token| (token.start as usize) < hit.end);
    let word = |at: usize| tokens.get(at).map_or("", |token| prose.word(token));
    let before = |at: usize| first.checked_sub(at).map_or("", word);
    let bracketed = before(1) == "(" && word(next) == ")";
    // A bracket with words in it explains; one with a number or a section refers.
    let bracket = word(next) == "("
        && tokens.get(next + 1).is_some_and(|token| token.kind == Kind::Word && !prose.word(token).starts_with(|c: char| c.is_ascii_digit()))
        && !matches!(word(next + 1), "se" | "jfr" | "enligt");
    let told = (next..next + AFTER).any(|at| TELLS.contains(&word(at)) || (word(at), word(at + 1)) == ("vill", "säga"));
    bracketed || bracket || told || (1..=BEFORE).any(|at| NAMES.contains(&before(at)))
}
