//! Every link that readers see: those in markup, and addresses in the text that a platform or mail program makes one.
//!
//! Knows what of an address is seen; refuses to know where it leads beyond its host.

use crate::draft::{Block, Covered, Draft, Link, MarkKind};
use crate::source::Span;

/// One link.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// Where it is seen.
    pub span: Span,
    /// Where it leads, as written.
    pub address: &'a str,
    /// What is seen of it.
    pub text: &'a str,
    /// The link in markup; none for a bare address.
    pub link: Option<&'a Link>,
}

impl<'a> Shown<'a> {
    /// Whether it leads to a page: no mailbox, no telephone, no place on the same page.
    pub fn is_web(&self) -> bool {
        !["mailto:", "tel:", "sms:", "#"].iter().any(|start| self.address.trim_start().starts_with(start))
    }

    /// The host in the address, `www.` left out; empty for a place on the same site.
    pub fn host(&self) -> &'a str {
        let address = self.address.trim();
        let rest = match address.split_once("://") {
            Some((_, rest)) => rest,
            None if self.link.is_none() || address.starts_with("www.") => address,
            None => address.strip_prefix("//").unwrap_or_default(),
        };
        let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
        let host = host.rsplit('@').next().unwrap_or(host);
        host.strip_prefix("www.").unwrap_or(host)
    }
}

/// The number of the block that a link stands in, and where in its text.
pub(super) fn place(draft: &Draft, link: &Shown<'_>) -> Option<(usize, std::ops::Range<usize>)> {
    if let Some(marked) = link.link {
        let (index, start, end) = marked.place?;
        return Some((index, start as usize..end as usize));
    }
    let next = draft.blocks.partition_point(|block| block.span.start <= link.span.start);
    (next.saturating_sub(NEAR)..next).rev().find_map(|index| Some((index, draft.blocks[index].text.range_of(link.span)?)))
}

/// Blocks looked through for the one that an address stands in.
const NEAR: usize = 4;

/// The links of a draft: first those in markup, then the bare addresses.
pub fn of(draft: &Draft) -> impl Iterator<Item = Shown<'_>> {
    let marked = draft.links.iter().filter(|link| !link.hidden && !link.bare);
    let marked =
        marked.map(|link| Shown { span: link.span, address: &link.target.address, text: link.text.plain.trim(), link: Some(link) });
    marked.chain(draft.visible().flat_map(bare))
}

/// The addresses in a block's text that no link and no code covers.
fn bare(block: &Block) -> impl Iterator<Item = Shown<'_>> {
    let addresses = block.signs().addresses.as_slice();
    let covered = if addresses.is_empty() { Covered::default() } else { block.covered(&[MarkKind::Link, MarkKind::Code]) };
    addresses.iter().filter(move |range| !covered.meets(range)).map(|range| {
        let text = &block.text.plain[range.clone()];
        Shown { span: block.text.span(range.clone()).unwrap_or(block.span), address: text, text, link: None }
    })
}
