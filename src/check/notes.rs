//! What is worth saying once of a draft, and is no finding: films that the law leaves out, answers that klart believes, and
//! a post whose account is its sender.
//!
//! Knows what people have declared of films. Refuses to give levels.

use crate::config::Settings;
use crate::draft::{Draft, MediumKind};
use crate::finding::Msg;
use crate::rules::sender::evidence::{Outcome, outcome};
use crate::source::DeclaredMedia;

const LIVE: Msg = Msg::new(
    "En film är anmäld som direktsändning. Direktsändningar är undantagna i lagen, men inspelningen behöver undertexter.",
    "A film is declared as a live broadcast. Live broadcasts are exempt by law, but the recording needs captions.",
);
const OLD: Msg = Msg::new(
    "En film är anmäld som publicerad före den 23 september 2020. Då är den undantagen i lagen. Undertexter hjälper ändå.",
    "A film is declared as published before 23 September 2020, so the law exempts it. Captions help all the same.",
);
const BURNED_IN: Msg = Msg::new(
    "Enligt uppgift är undertexterna inbrända i filmen. Lägg gärna till undertexter som går att slå på och av.",
    "The captions are said to be burned into the film. Please add captions that can be switched on and off too.",
);

const BY_ACCOUNT: Msg = Msg::new("Avsändaren framgår av kontot.", "The account shows the sender.");

/// The notes of one draft.
pub(super) fn of(draft: &Draft, settings: &Settings) -> Vec<Msg> {
    let films = draft.media.iter().filter(|medium| medium.kind == MediumKind::Film && !medium.hidden);
    let said: Vec<&DeclaredMedia> = films.filter_map(|film| film.declared.as_ref()).collect();
    let any = |is: &dyn Fn(&DeclaredMedia) -> bool| said.iter().any(|said| is(said));
    let kept = [
        (any(&|said| said.live), LIVE),
        (any(&|said| !said.live && said.is_older_than_the_law()), OLD),
        (any(&|said| said.captions.as_deref() == Some("burned-in")), BURNED_IN),
        (is_shown_by_account(draft, settings), BY_ACCOUNT),
    ];
    kept.into_iter().filter_map(|(holds, note)| holds.then_some(note)).collect()
}

/// A post that nothing but its account says the sender of.
fn is_shown_by_account(draft: &Draft, settings: &Settings) -> bool {
    let platform = settings.channels.iter().any(|channel| channel.is_platform());
    platform && outcome(draft, settings) == Some(Outcome::PassAccount)
}
