//! The signs of an official or a plain tone in a whole draft, and which of its blocks are running text.
//! Refuses to know what the signs weigh.

use crate::language::tone::{LEAST_RUNNING, Tally};
use crate::source::Format;

use super::{Block, Draft, Kind, Region};

impl Draft {
    /// The signs of tone: over running text in Swedish, or over all blocks where that is little.
    pub fn tally(&self) -> Tally {
        let (mut running, mut others) = (Tally::default(), Tally::default());
        let heard = |block: &&Block| !matches!(block.kind, Kind::Code | Kind::Control) && block.swedish && block.region != Region::Nav;
        for block in self.visible().filter(heard) {
            let into = if self.is_running(block) { &mut running } else { &mut others };
            *into += &Tally::of(&block.prose, block.style(), block.passives.len());
        }
        if running.words < LEAST_RUNNING {
            running += &others;
        }
        running
    }

    /// Running text: a paragraph, item or quotation that ends like a sentence.
    pub fn is_running(&self, block: &Block) -> bool {
        let kind = block.kind.is_prose() || self.format == Format::Text;
        kind && block.ends_in_stop
    }
}
