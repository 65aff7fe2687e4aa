//! The flow of an audit: posts are read in order, judged on all threads in small lots, and folded in order.
//!
//! Knows how much may be under way at once. Whoever reads takes part in judging while lots wait, so that one thread is never
//! two. Refuses to know what is written of a post: the lines come from outside.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use crate::check::Desk;
use crate::export::{Export, Feed, Post, Stopped, Trouble};
use crate::finding::Msg;

use super::fold::{self, Folding, fold, is_before};
use super::judgement::{self, Judgement};
use super::memory::Memory;
use super::met::Met;
use super::tally::{ExportFacts, Tally};

/// Posts of a lot.
const LOT: usize = 64;

/// Bytes of text after which a lot is full all the same.
const HEAVY: usize = 1 << 20;

/// What is written of one post: for each output its bytes.
pub type Lines = [Vec<u8>; 4];

/// Takes what is written, in the order of the posts.
pub trait Outputs {
    /// Writes the lines of some posts.
    ///
    /// # Errors
    /// When they cannot be written: the audit stops.
    fn write(&mut self, lines: &Lines) -> std::io::Result<()>;

    /// So many posts have been written and counted: a place to go on from, should the audit be broken off.
    ///
    /// # Errors
    /// As [`Outputs::write`].
    fn reached(&mut self, folded: u64, tally: &Tally) -> std::io::Result<()>;
}

/// An audit, made ready.
pub struct Audit<'a> {
    /// The exports, in order.
    pub exports: &'a [Export],
    /// What posts are judged by.
    pub desk: &'a Desk,
    /// How they are counted.
    pub folding: Folding<'a>,
    /// What earlier audits learned.
    pub memory: Option<&'a Memory>,
    /// What is written of a post.
    pub lines: &'a (dyn Fn(&Judgement) -> Lines + Sync),
    /// Set by whoever wants it to stop.
    pub stop: &'a AtomicBool,
}

/// How an audit ended.
#[derive(Debug)]
pub struct Ended {
    /// What was counted.
    pub tally: Tally,
    /// What could not be read.
    pub trouble: Vec<Trouble>,
    /// Broken off: there is more to read.
    pub stopped: bool,
}

/// Troubles of an export that are told; more of them say nothing new.
const MOST_TROUBLES: usize = 200;

impl Audit<'_> {
    /// Reads, judges, counts and writes. `tally` and `folded` say where an earlier run stopped; its posts are read again, and
    /// neither judged nor written.
    ///
    /// # Errors
    /// When the outputs cannot be written.
    pub fn run(&self, tally: Tally, folded: u64, outputs: &mut (dyn Outputs + Send)) -> std::io::Result<Ended> {
        rayon::scope_fifo(|scope| {
            let limit = 2 * rayon::current_num_threads() + 1;
            let mut flow = Flow {
                audit: self,
                scope,
                limit,
                tally,
                folded,
                number: 0,
                export: 0,
                lot: Vec::with_capacity(LOT),
                weight: 0,
                waiting: VecDeque::new(),
                outputs,
                failed: None,
            };
            let mut met = Met::default();
            let mut trouble = Vec::new();
            for (at, export) in self.exports.iter().enumerate() {
                flow.begin(at, export);
                if self.read(export, &mut met, &mut flow, &mut trouble).is_err() {
                    break;
                }
            }
            flow.seal();
            flow.drain(0);
            match flow.failed {
                Some(error) => Err(error),
                None => Ok(Ended { tally: flow.tally, trouble, stopped: self.stop.load(Ordering::Relaxed) }),
            }
        })
    }

    fn read(&self, export: &Export, met: &mut Met, flow: &mut Flow, trouble: &mut Vec<Trouble>) -> Result<(), Stopped> {
        let mut duplicates = 0_u64;
        let before = trouble.len();
        let mut put = |post: Post| {
            if self.stop.load(Ordering::Relaxed) || flow.failed.is_some() {
                return Err(Stopped);
            }
            if met.is_new(&post) {
                flow.take(post);
            } else {
                duplicates += 1;
            }
            Ok(())
        };
        let mut tell = |told: Trouble| {
            if trouble.len() - before < MOST_TROUBLES {
                trouble.push(told);
            }
        };
        let mut feed = Feed::new(&mut put, &mut tell);
        let work = std::panic::AssertUnwindSafe(|| (export.carrier.read)(export, &mut feed));
        let ended = std::panic::catch_unwind(work);
        let (mended, notes) = (feed.mended, std::mem::take(&mut feed.notes));
        if ended.is_err() {
            tell(unforeseen(export));
        }
        flow.end(duplicates, mended, &notes);
        ended.unwrap_or(Ok(()))
    }
}

fn unforeseen(export: &Export) -> Trouble {
    Trouble::new(
        &Arc::from(export.name.as_str()),
        ["klart kunde inte läsa hela exporten.", "klart could not read all of the export."],
        [
            "Det är ett fel i klart. Berätta gärna för oss varifrån exporten kommer.",
            "That is a fault in klart. Please tell us where the export comes from.",
        ],
    )
}

/// A lot that is being judged.
struct Slot {
    done: Mutex<Option<Done>>,
    ready: Condvar,
}

/// A judged lot.
struct Done {
    judgements: Vec<Judgement>,
    lines: Lines,
}

/// What is under way.
struct Flow<'scope, 's, 'o> {
    audit: &'scope Audit<'scope>,
    scope: &'s rayon::ScopeFifo<'scope>,
    /// Lots that may be under way at once.
    limit: usize,
    tally: Tally,
    /// Posts that an earlier run has judged.
    folded: u64,
    /// Posts that have been read, duplicates aside.
    number: u64,
    /// The number of the export that is being read.
    export: usize,
    lot: Vec<(Post, u64)>,
    weight: usize,
    waiting: VecDeque<(usize, Arc<Slot>)>,
    outputs: &'o mut (dyn Outputs + Send),
    failed: Option<std::io::Error>,
}

impl Flow<'_, '_, '_> {
    /// An export begins: its facts are counted anew, but for the posts that an earlier run has counted.
    fn begin(&mut self, at: usize, export: &Export) {
        self.seal();
        self.drain(0);
        self.export = at;
        if self.tally.exports.len() <= at {
            let label = export.carrier.label;
            self.tally.exports.push(ExportFacts {
                file: crate::mask::mask(&export.name).into_owned(),
                format: export.carrier.name.to_owned(),
                label: [label.sv.to_owned(), label.en.to_owned()],
                ..ExportFacts::default()
            });
        }
    }

    /// An export has ended: what only its reader knows.
    fn end(&mut self, duplicates: u64, mended: u64, notes: &[Msg]) {
        self.seal();
        self.drain(0);
        if let Some(facts) = self.tally.exports.get_mut(self.export) {
            self.tally.not_looked.duplicates += duplicates - facts.duplicates.min(duplicates);
            facts.duplicates = duplicates;
            facts.mended = mended;
            facts.notes = notes.iter().map(|note| [note.sv.to_owned(), note.en.to_owned()]).collect();
        }
    }

    fn take(&mut self, post: Post) {
        self.number += 1;
        if self.number <= self.folded {
            return;
        }
        self.weight += post.text.len() + post.html.as_ref().map_or(0, String::len);
        self.lot.push((post, self.number));
        if self.lot.len() >= LOT || self.weight >= HEAVY {
            self.seal();
            self.drain(self.limit);
        }
    }

    /// Sends a lot to be judged.
    fn seal(&mut self) {
        if self.lot.is_empty() {
            return;
        }
        let lot = std::mem::replace(&mut self.lot, Vec::with_capacity(LOT));
        self.weight = 0;
        let slot = Arc::new(Slot { done: Mutex::new(None), ready: Condvar::new() });
        self.waiting.push_back((self.export, Arc::clone(&slot)));
        let audit = self.audit;
        self.scope.spawn_fifo(move |_| {
            let done = audit.judge(lot);
            if let Ok(mut held) = slot.done.lock() {
                *held = Some(done);
            }
            slot.ready.notify_all();
        });
    }

    /// Folds lots in order until at most so many are under way.
    fn drain(&mut self, most: usize) {
        while self.waiting.len() > most {
            let Some((export, slot)) = self.waiting.pop_front() else { return };
            let done = slot.wait();
            self.fold(export, &done);
        }
    }

    fn fold(&mut self, export: usize, done: &Done) {
        if self.failed.is_some() {
            return;
        }
        let audit = self.audit;
        for judgement in &done.judgements {
            fold(&mut self.tally, export, judgement, &audit.folding);
            self.folded = judgement.number;
        }
        let written = self.outputs.write(&done.lines).and_then(|()| self.outputs.reached(self.folded, &self.tally));
        self.failed = written.err();
    }
}

impl Slot {
    /// The judged lot; until it is there, whoever waits judges others.
    fn wait(&self) -> Done {
        loop {
            if let Some(done) = self.done.lock().ok().and_then(|mut held| held.take()) {
                return done;
            }
            if rayon::yield_now() == Some(rayon::Yield::Executed) {
                continue;
            }
            // Nothing is left to take up: another thread has this one.
            let Ok(held) = self.done.lock() else { continue };
            if held.is_none() {
                let _ = self.ready.wait_timeout(held, Duration::from_millis(2));
            }
        }
    }
}

impl Audit<'_> {
    fn judge(&self, lot: Vec<(Post, u64)>) -> Done {
        let mut lines = Lines::default();
        let mut judgements = Vec::with_capacity(lot.len());
        for (post, number) in lot {
            let judged = judgement::is_judged(&post) && !is_before(&post, &self.folding);
            let judgement = if judged { judgement::judge(post, number, self.desk, self.memory) } else { judgement::pass(post, number) };
            if let Some(known) = self.folding.known.filter(|_| judged) {
                known.meet(&fold::post_name(&judgement.post));
            }
            for (all, own) in lines.iter_mut().zip((self.lines)(&judgement)) {
                all.extend_from_slice(&own);
            }
            judgements.push(judgement);
        }
        Done { judgements, lines }
    }
}
