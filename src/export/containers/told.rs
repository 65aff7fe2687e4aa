//! What is told of folders and archives that cannot be read, or not in full, and what to do.
//!
//! Knows words. Decides nothing.

use std::io;
use std::sync::Arc;

use super::zipped::End;
use super::{Limits, Seen, Trouble};

/// What is told of a zip archive once.
pub(super) fn zip(tell: &mut dyn FnMut(Trouble), limits: &Limits, found: &Arc<str>, end: End, seen: &Seen) {
    if seen.locked {
        tell(Trouble::new(
            found,
            ["Arkivet är låst med lösenord.", "The archive is locked with a password."],
            ["Packa upp det med lösenordet och ange mappen.", "Unpack it with the password and name the folder."],
        ));
    }
    if seen.other {
        tell(Trouble::new(
            found,
            ["Arkivet är packat på ett sätt som klart inte läser.", "The archive is packed in a way that klart does not read."],
            ["Packa upp det och ange mappen.", "Unpack it and name the folder."],
        ));
    }
    if let Some(name) = &seen.bomb {
        tell(Trouble::new(
            found,
            [
                &format!("Filen ”{name}” växer orimligt mycket när den packas upp, och klart hoppar över den."),
                &format!("The file “{name}” grows beyond reason when unpacked, and klart passes over it."),
            ],
            ["Ladda ner exporten igen från plattformen.", "Download the export again from the platform."],
        ));
    }
    archive(tell, limits, found, end, seen.unsafe_names, seen.total);
}

/// What is told of an archive once.
pub(super) fn archive(tell: &mut dyn FnMut(Trouble), limits: &Limits, found: &Arc<str>, end: End, unsafe_names: usize, total: u64) {
    if unsafe_names > 0 {
        tell(Trouble::new(
            found,
            [
                &format!("Sökvägar som leder ut ur arkivet: {unsafe_names}. klart hoppar över dem."),
                &format!("Paths that lead out of the archive: {unsafe_names}. klart passes over them."),
            ],
            ["Ladda ner exporten igen från plattformen.", "Download the export again from the platform."],
        ));
    }
    if end == End::TooMany || total > limits.unpacked {
        tell(Trouble::new(
            found,
            ["Arkivet är större än klart läser på en gång.", "The archive is larger than klart reads at once."],
            ["Packa upp det, ta bort bilder och filmer och ange mappen.", "Unpack it, remove pictures and films and name the folder."],
        ));
    } else if end == End::Cut {
        tell(Trouble::new(
            found,
            ["Arkivet är avklippt eller skadat. Det som är helt läses.", "The archive is cut off or damaged. What is whole is read."],
            ["Ladda ner det igen, så kommer resten med.", "Download it again to get the rest."],
        ));
    }
}

pub(super) fn too_deep(found: &Arc<str>) -> Trouble {
    Trouble::new(
        found,
        [
            "Här ligger arkiv i arkiv i flera lager, och klart öppnar inte de innersta.",
            "Archives lie in archives here, and klart does not open the innermost.",
        ],
        ["Packa upp det yttre arkivet och ange mappen.", "Unpack the outer archive and name the folder."],
    )
}

pub(super) fn special(shown: &Arc<str>) -> Trouble {
    Trouble::new(
        shown,
        ["Det är ingen vanlig fil.", "It is not an ordinary file."],
        ["Ange en fil eller en mapp.", "Name a file or a folder."],
    )
}

pub(super) fn absent(shown: &Arc<str>) -> Trouble {
    Trouble::new(
        shown,
        ["Det finns ingen fil eller mapp med det namnet.", "There is no file or folder of that name."],
        ["Kontrollera sökvägen.", "Check the path."],
    )
}

pub(super) fn no_folder(shown: &Arc<str>, error: &io::Error) -> Trouble {
    if error.kind() == io::ErrorKind::PermissionDenied {
        return Trouble::new(
            shown,
            ["Du har inte rätt att läsa mappen.", "You may not read the folder."],
            ["Kontrollera rättigheterna.", "Check its permissions."],
        );
    }
    Trouble::of_io(shown, error)
}
