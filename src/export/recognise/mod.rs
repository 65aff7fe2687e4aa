//! From what the user names to exports: which carrier knows which file, and which files belong together.
//!
//! Asks every carrier and believes exactly one. Refuses to know a format, to hold a file, and to be silent about what
//! the user named himself.

mod group;
mod known;
mod words;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use self::group::{Group, Heap, key};
use crate::export::containers::{Limits, Met, Nature, Place, Walk, natural};
use crate::export::{Carrier, Claim, Entry, Export, Head, Trouble, carriers};

/// Bytes of small files in archives that are held, because opening them again means reading the archive again.
const HELD: usize = 32 << 20;

/// Files of a folder that nobody knows: so many are told one by one.
const TOLD: usize = 3;

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// The exports, in the order in which the user named them, then by path.
    pub exports: Vec<Export>,
    /// What could not be opened, and what nobody knows.
    pub troubles: Vec<Trouble>,
    /// The register of accounts, where one was among the paths.
    pub register: Option<PathBuf>,
}

/// Finds the exports in files, folders and archives.
pub fn find(paths: &[PathBuf]) -> Found {
    find_among(paths, carriers::ALL, Limits::default())
}

/// As [`find`], with other carriers and limits.
pub fn find_among(paths: &[PathBuf], carriers: &[&'static Carrier], limits: Limits) -> Found {
    let (mut troubles, mut told) = (Vec::new(), Vec::new());
    let mut finding = Finding::new(carriers, paths.len());
    let mut seen = HashSet::new();
    for (root, path) in paths.iter().enumerate() {
        if !seen.insert(std::fs::canonicalize(path).unwrap_or_else(|_| path.clone())) {
            continue;
        }
        let before = troubles.len();
        let mut take = |met: Met| finding.met(met, &mut told);
        let mut tell = |trouble| troubles.push(trouble);
        Walk::new(limits, &mut take, &mut tell).named(path, root);
        troubles.append(&mut told);
        finding.roots[root].troubled = troubles.len() > before;
    }
    finding.finish(paths, troubles)
}

/// What is kept of one named thing.
#[derive(Default)]
struct Root {
    /// Files that hold posts.
    posts: usize,
    /// Whether a file helps others.
    helps: bool,
    /// Whether any of those carriers gathers, and its download begins where the user pointed.
    gathers: bool,
    /// Files that were looked at.
    files: usize,
    /// What is told when nothing holds posts, or of what lies beside it in a folder.
    unknown: Vec<Unknown>,
    /// Something was told already.
    troubled: bool,
}

/// A file that nobody knows.
struct Unknown {
    trouble: Trouble,
    /// A table or JSON, at the top of a folder on disk.
    on_top: bool,
    /// The user named it.
    named: bool,
}

/// The search.
struct Finding<'a> {
    carriers: &'a [&'static Carrier],
    roots: Vec<Root>,
    groups: Vec<Group>,
    by_key: HashMap<(&'static str, String), usize>,
    /// Downloads in an edition that holds too little: what they go by, by key.
    pages: Vec<(String, Arc<str>)>,
    /// Where those begin.
    page_bases: HashSet<String>,
    register: Option<PathBuf>,
    held: usize,
}

impl<'a> Finding<'a> {
    fn new(carriers: &'a [&'static Carrier], roots: usize) -> Self {
        let roots = (0..roots).map(|_| Root::default()).collect();
        Self {
            carriers,
            roots,
            groups: Vec::new(),
            by_key: HashMap::new(),
            pages: Vec::new(),
            page_bases: HashSet::new(),
            register: None,
            held: 0,
        }
    }

    /// Looks at one file.
    fn met(&mut self, met: Met, told: &mut Vec<Trouble>) {
        let root = &mut self.roots[met.place.root];
        root.files += 1;
        let shown = found_at(&met);
        match met.nature {
            Nature::Text => self.text(met, &shown, told),
            Nature::Media if !met.place.named => {}
            Nature::Sealed | Nature::Car => told.push(words::refused(&shown, met.nature)),
            nature => {
                if met.place.named || root.unknown.len() < TOLD {
                    let unknown = Unknown { trouble: words::refused(&shown, nature), on_top: false, named: met.place.named };
                    root.unknown.push(unknown);
                }
            }
        }
    }

    fn text(&mut self, met: Met, shown: &Arc<str>, told: &mut Vec<Trouble>) {
        let text = known::text(met.head, met.whole);
        if text.is_empty() && met.whole {
            if met.place.named {
                told.push(words::empty(shown));
            }
            return;
        }
        if let Some(disk) = &met.place.disk
            && known::is_register(&text, &met.entry.path)
        {
            match &self.register {
                Some(first) => told.push(words::second_register(shown, first)),
                None => self.register = Some(disk.clone()),
            }
            return;
        }
        if known::is_meta_page(&text, &met.entry.path) {
            let heap = key(&met.place, &met.entry.path, "facebook-download");
            self.page_bases.insert(group::begins(&met.place, &heap));
            if !self.pages.iter().any(|(key, _)| *key == heap.key) {
                self.pages.push((heap.key, heap.name));
            }
            return;
        }
        let head = Head { path: &met.entry.path, text: &text, whole: met.whole };
        let claims: Vec<(&'static Carrier, Claim)> = self.carriers.iter().map(|carrier| (*carrier, (carrier.claims)(&head))).collect();
        let of = |wanted: fn(&Claim) -> bool| claims.iter().filter(move |(_, claim)| wanted(claim)).collect::<Vec<_>>();
        let posts = of(|claim| *claim == Claim::Posts);
        let helps = of(|claim| *claim == Claim::Helps);
        let refused = of(|claim| matches!(claim, Claim::Refused(..)));
        match (posts.as_slice(), helps.as_slice(), refused.as_slice()) {
            ([(carrier, claim)], _, _) => {
                self.roots[met.place.root].posts += 1;
                let tops = || key(&met.place, &met.entry.path, carrier.name).base.is_empty();
                self.roots[met.place.root].gathers |= carrier.gathers && met.place.disk.is_some() && tops();
                self.keep(met, carrier, claim.clone());
            }
            ([], helps @ [(carrier, claim), ..], _) => {
                self.roots[met.place.root].helps = true;
                // Which of several it helps shows when the posts beside it are known.
                let carrier = helps.iter().map(|(carrier, _)| *carrier).find(|other| self.holds(&met, other)).unwrap_or(carrier);
                self.keep(met, carrier, claim.clone());
            }
            ([], [], [(_, Claim::Refused(problem, remedy)), ..]) => {
                told.push(Trouble::new(shown, [problem.sv, problem.en], [remedy.sv, remedy.en]));
            }
            ([], [], _) => self.unknown(&met, shown, &text, &claims),
            (several, _, _) => told.push(words::several(shown, &several.iter().map(|(carrier, _)| *carrier).collect::<Vec<_>>())),
        }
    }

    fn unknown(&mut self, met: &Met, shown: &Arc<str>, text: &str, claims: &[(&'static Carrier, Claim)]) {
        let on_top = met.place.disk.is_some() && !met.entry.path.contains('/') && known::is_data(text);
        let root = &mut self.roots[met.place.root];
        if met.place.named || root.unknown.iter().filter(|unknown| unknown.on_top == on_top).count() < TOLD {
            let worded = words::unknown(shown, text, claims);
            root.unknown.push(Unknown { trouble: worded, on_top, named: met.place.named });
        }
    }

    fn holds(&self, met: &Met, carrier: &Carrier) -> bool {
        self.by_key.contains_key(&(carrier.name, key(&met.place, &met.entry.path, carrier.name).key))
    }

    /// Puts a file where it belongs.
    fn keep(&mut self, met: Met, carrier: &'static Carrier, claim: Claim) {
        let heap = if carrier.gathers {
            key(&met.place, &met.entry.path, carrier.name)
        } else {
            Heap { key: format!("{}\0", self.groups.len()), name: found_at(&met), base: String::new() }
        };
        let Met { entry, place, head, whole, dear, .. } = met;
        let entry = if dear && whole && self.held + head.len() <= HELD {
            self.held += head.len();
            Entry { archive: entry.archive, ..Entry::of_bytes(&entry.path, head.to_vec()) }
        } else {
            entry
        };
        let groups = &mut self.groups;
        let at = *self.by_key.entry((carrier.name, heap.key.clone())).or_insert_with(|| {
            groups.push(Group::new(carrier, &heap, place.root));
            groups.len() - 1
        });
        groups[at].push(&heap, &place, entry, claim);
    }

    fn finish(mut self, paths: &[PathBuf], mut troubles: Vec<Trouble>) -> Found {
        group::drop_viewers(&mut self.groups, self.page_bases.drain());
        self.groups.retain(Group::has_posts);
        self.groups.iter_mut().for_each(Group::name_by_files);
        let meta = |group: &&Group| matches!(group.carrier.name, "facebook-download" | "instagram-download");
        let read = self.groups.iter().filter(meta).map(|group| group.key.as_str());
        troubles.extend(group::outermost(&self.pages, read).map(words::meta_page));
        let pages = !self.pages.is_empty();
        for (root, path) in self.roots.into_iter().zip(paths) {
            let Root { posts, helps, gathers, files, unknown, troubled } = root;
            let named = |unknown: &Unknown| unknown.named;
            let told: Vec<Trouble> = unknown
                .into_iter()
                .filter(|unknown| named(unknown) || posts == 0 && !pages || unknown.on_top && !gathers)
                .map(|unknown| unknown.trouble)
                .collect();
            // What helps an export that was named beside it says nothing of its own.
            let silent = helps && !self.groups.is_empty() || troubled || pages || self.register.as_deref() == Some(path.as_path());
            if posts == 0 && told.is_empty() && !silent && (files > 0 || path.exists()) {
                troubles.push(words::nothing(path, files));
            }
            troubles.extend(told);
        }
        self.groups.sort_by(|one, other| one.root.cmp(&other.root).then_with(|| natural::compare(one.first(), other.first())));
        Found { exports: self.groups.into_iter().map(Group::export).collect(), troubles, register: self.register }
    }
}

/// A file as the user would find it.
fn found_at(met: &Met) -> Arc<str> {
    let Place { named, holder, .. } = &met.place;
    if *named && met.entry.archive.is_none() {
        Arc::clone(holder)
    } else {
        format!("{}/{}", holder.trim_end_matches('/'), met.entry.path).into()
    }
}

#[cfg(test)]
mod tests;
