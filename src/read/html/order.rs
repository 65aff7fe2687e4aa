//! The grown tree as one list in document order.
//!
//! Knows how nodes hang together; nothing of how they came to. No walk here needs recursion.

use super::dom::{Data, Node};
use super::sink::{Growing, NONE};

/// The tree in document order. Elements that were taken out of it are gone.
pub(super) fn flat(mut growing: Vec<Growing>) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::with_capacity(growing.len());
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0u32;
    loop {
        let index = nodes.len();
        let parent = open.last().copied().unwrap_or(0);
        let data = std::mem::replace(&mut growing[at as usize].data, Data::Document);
        nodes.push(Node { parent, end: index + 1, data });
        if growing[at as usize].first != NONE {
            open.push(index);
            at = growing[at as usize].first;
            continue;
        }
        while growing[at as usize].after == NONE {
            let Some(done) = open.pop() else {
                reach(&mut nodes);
                return nodes;
            };
            nodes[done].end = nodes.len();
            at = growing[at as usize].parent;
        }
        at = growing[at as usize].after;
    }
}

/// Tells each element how far in the source its contents reach.
fn reach(nodes: &mut [Node]) {
    for index in (1..nodes.len()).rev() {
        let end = match &nodes[index].data {
            Data::Document => 0,
            Data::Element(element) => element.close.or(element.open).map_or(0, |place| place.end).max(element.reach),
            Data::Text(text) => text.place().map_or(0, |place| place.end),
            Data::Comment(_, place) => place.end,
        };
        let parent = nodes[index].parent;
        if let Data::Element(element) = &mut nodes[parent].data {
            element.reach = element.reach.max(end);
        }
    }
}
