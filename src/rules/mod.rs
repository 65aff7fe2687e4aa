//! Every rule, one file each. Written by tests/it/generated.rs from the folders: do not edit.

use crate::config::Known;
use crate::rule::Rule;

/// Rules of group captions.
pub mod captions {
    pub mod breaking;
    pub mod fast_cue;
    pub mod long_line;
    pub mod malformed_timing;
    pub mod no_cues;
    pub mod nonpositive_cue;
    pub mod overlapping_cues;
    pub mod timeline;
}

/// Rules of group draft.
pub mod draft {
    pub mod unreadable;
    pub mod unused_ignore;
}

/// Rules of group image.
pub mod image {
    pub mod animated;
    pub mod decorative_unconfirmed;
    pub mod duplicate_alt;
    pub mod file_names;
    pub mod filename_alt;
    pub mod flashing;
    pub mod long_alt;
    pub mod missing_alt;
    pub mod missing_file;
    pub mod picture_words;
    pub mod placeholder_alt;
    pub mod proposals;
    pub mod redundant_alt;
    pub mod shown;
    pub mod surroundings;
    pub mod text_in_image;
    pub mod unreadable;
}

/// Rules of group language.
pub mod language {
    pub mod missing_page_language;
}

/// Rules of group link.
pub mod link {
    pub mod empty;
    pub mod pointing_words;
    pub mod vague;
}

/// Rules of group media.
pub mod media {
    pub mod captioning;
    pub mod misnamed_captions;
    pub mod missing_captions;
    pub mod missing_transcript;
    pub mod text_version;
    pub mod unfit_captions;
    pub mod unreadable;
}

/// Rules of group sender.
pub mod sender {
    pub mod evidence;
    pub mod forms;
    pub mod insertion;
    pub mod lines;
    pub mod missing_organisation;
    pub mod missing_sender;
    pub mod names;
    pub mod unclear_sender;
}

/// Rules of group structure.
pub mod structure {
    pub mod empty_heading;
    pub mod missing_page_title;
}

/// Rules of group swedish.
pub mod swedish {
    pub mod abbreviation;
    pub mod high_lix;
    pub mod long_sentence;
    pub mod long_word;
    pub mod officialese;
    pub mod passive_heavy;
    pub mod steps;
}

/// Rules of group text.
pub mod text {
    pub mod all_caps;
}

/// Every rule, in the order of the folders.
pub const ALL: &[&Rule] = &[
    &captions::fast_cue::RULE,
    &captions::long_line::RULE,
    &captions::malformed_timing::RULE,
    &captions::no_cues::RULE,
    &captions::nonpositive_cue::RULE,
    &captions::overlapping_cues::RULE,
    &draft::unreadable::RULE,
    &draft::unused_ignore::RULE,
    &image::animated::RULE,
    &image::decorative_unconfirmed::RULE,
    &image::duplicate_alt::RULE,
    &image::filename_alt::RULE,
    &image::flashing::RULE,
    &image::long_alt::RULE,
    &image::missing_alt::RULE,
    &image::missing_file::RULE,
    &image::placeholder_alt::RULE,
    &image::redundant_alt::RULE,
    &image::text_in_image::RULE,
    &image::unreadable::RULE,
    &language::missing_page_language::RULE,
    &link::empty::RULE,
    &link::vague::RULE,
    &media::misnamed_captions::RULE,
    &media::missing_captions::RULE,
    &media::missing_transcript::RULE,
    &media::unfit_captions::RULE,
    &media::unreadable::RULE,
    &sender::missing_organisation::RULE,
    &sender::missing_sender::RULE,
    &sender::unclear_sender::RULE,
    &structure::empty_heading::RULE,
    &structure::missing_page_title::RULE,
    &swedish::abbreviation::RULE,
    &swedish::high_lix::RULE,
    &swedish::long_sentence::RULE,
    &swedish::long_word::RULE,
    &swedish::officialese::RULE,
    &swedish::passive_heavy::RULE,
    &text::all_caps::RULE,
];

/// What klart.toml may name: every rule and its options.
pub fn known() -> Vec<Known> {
    ALL.iter().map(|rule| Known { id: rule.id, options: rule.options }).collect()
}
