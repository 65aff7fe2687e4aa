//! The register beside the exports: which accounts there ought to be.
//!
//! Knows how a register is read for an audit; what is said of it stands in the rules.

use std::path::Path;

use crate::account::Roster;
use crate::audit::Tally;
use crate::check::past;
use crate::config::Lang;
use crate::finding::Finding;
use crate::report::{self, contract};
use crate::rules;
use crate::source::{Form, Source};

use super::super::walk::shown;
use super::super::{Refusal, Stop, account, load};
use super::asked::Asked;
use super::outputs::PROPOSAL;

/// The register of an audit, when there is one.
pub(super) struct Register {
    source: Option<Source>,
    answers: Form,
}

/// Reads the register.
///
/// # Errors
/// When the file is no register, or the proposal would take its place.
pub(super) fn read(path: Option<&Path>, asked: &Asked) -> Result<Register, Stop> {
    let Some(path) = path else { return Ok(Register { source: None, answers: Form::default() }) };
    let lang = asked.lang;
    if let (Ok(own), Ok(proposal)) = (path.canonicalize(), asked.out.join(PROPOSAL).canonicalize())
        && own == proposal
    {
        return in_the_way(path, lang);
    }
    let source = account::read(path, lang)?;
    if let Err(why) = Roster::read(&source) {
        return account::unread(path, why, lang);
    }
    let answers = load::answers(path, lang).ok().flatten().unwrap_or_default();
    Ok(Register { source: Some(source), answers })
}

/// A register in the folder of the report would be written over by the proposal.
fn in_the_way(register: &Path, lang: Lang) -> Result<Register, Stop> {
    let name = shown(register);
    let problem = [
        format!("Registret {name} ligger i mappen där klart skriver sitt förslag till register."),
        format!("The register {name} lies in the folder where klart writes its proposal for one."),
    ];
    let remedy = ["Välj en annan mapp med --out, så skrivs inget över.", "Choose another folder with --out, so that nothing is lost."];
    Refusal::stop(lang, [&problem[0], &problem[1]], remedy)
}

impl Register {
    /// The rows, when there is a register.
    pub(super) fn roster(&self) -> Option<Roster<'_>> {
        self.source.as_ref().and_then(|source| Roster::read(source).ok())
    }

    /// What the rules over past posts find, by account. Names that are one account's become one first.
    pub(super) fn judged(&self, tally: &mut Tally, asked: &Asked) -> Vec<(String, Vec<contract::Finding>)> {
        let settings = asked.settings();
        let renamed = tally.history.settle();
        for listed in tally.rules.values_mut().flat_map(|rule| &mut rule.newest) {
            if let Some(key) = renamed.get(&listed.account) {
                listed.account.clone_from(key);
            }
        }
        let found = past::over(&tally.history, self.roster().as_ref(), &settings, &self.answers);
        let told = |found: Vec<Finding>| found.iter().map(|found| report::over(found, rules::ALL, asked.lang)).collect();
        found.into_iter().map(|(account, found)| (account, told(found))).collect()
    }
}
