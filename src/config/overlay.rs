//! One configuration laid over another, key by key. Knows two keys by name that merge their own way: organisation and requirement.

use super::tree::{Placed, Tree};

impl Tree {
    /// This laid over `base`, key by key: what stands here wins, tables are laid over tables.
    /// An organisation with another name inherits nothing, and requirements are joined by id.
    pub(crate) fn over(self, base: Self) -> Self {
        let (mut own, base) = match (self, base) {
            (Self::Table(own), Self::Table(base)) => (own, base),
            (own, _) => return own,
        };
        for (key, (place, below)) in base {
            let Some((at, above)) = own.remove(&key) else {
                own.insert(key, (place, below));
                continue;
            };
            let joined = match key.as_str() {
                "organisation" if differs(above.tree.get("name"), below.tree.get("name")) => above.tree,
                "requirement" => joined(above.tree, below.tree),
                _ => above.tree.over(below.tree),
            };
            own.insert(key, (at, Placed { at: above.at, tree: joined }));
        }
        Self::Table(own)
    }
}

fn differs(own: Option<&Placed>, base: Option<&Placed>) -> bool {
    matches!((own, base), (Some(own), Some(base)) if own.tree != base.tree)
}

/// The own requirements, then those of the base whose id is not among them.
fn joined(own: Tree, base: Tree) -> Tree {
    let (mut own, base) = match (own, base) {
        (Tree::List(own), Tree::List(base)) => (own, base),
        (own, _) => return own,
    };
    let ids: Vec<String> = own.iter().filter_map(|each| Some(each.tree.get("id")?.tree.text()?.to_owned())).collect();
    let is_new = |each: &Placed| {
        let id = each.tree.get("id").and_then(|id| id.tree.text());
        id.is_none_or(|id| !ids.iter().any(|own| own == id))
    };
    own.extend(base.into_iter().filter(is_new));
    Tree::List(own)
}
