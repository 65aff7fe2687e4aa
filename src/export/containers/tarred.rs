//! Tar archives, file by file from the beginning.
//!
//! Knows where each file stands in the stream, so that it can be read again. Unpacks nothing to disk.

use std::io::Read;

use tar::{Archive, EntryType};

use super::base::{Base, Exact, head};
use super::zipped::End;
use super::{HEAD, Item};

/// Takes the name of a file, its size, what to read it from, its first bytes and whether they are all.
pub(super) type Met<'a> = dyn FnMut(String, u64, Base, &[u8], bool) + 'a;

/// Goes through an archive once.
pub(super) fn walk(item: &Item, most: usize, take: &mut Met) -> End {
    let Ok(stream) = item.base.open_at(0) else { return End::Cut };
    let mut archive = Archive::new(stream);
    let Ok(entries) = archive.entries() else { return End::Cut };
    for (at, entry) in entries.enumerate() {
        if at >= most {
            return End::TooMany;
        }
        let Ok(mut entry) = entry else { return End::Cut };
        if !matches!(entry.header().entry_type(), EntryType::Regular | EntryType::Continuous) {
            continue;
        }
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let (size, start, outer) = (entry.size(), entry.raw_file_position(), item.base.clone());
        let (first, whole, _) = head(&mut entry, HEAD);
        let whole = whole && first.len() as u64 == size;
        let base = Base::stream(!matches!(outer, Base::File(_)), move || {
            let stream = outer.open_at(start)?.take(size);
            Ok(Box::new(Exact::new(stream, size, None)) as Box<dyn Read>)
        });
        take(name, size, base, &first, whole);
    }
    End::Whole
}
