//! Every rule, one file each. Written by tests/it/generated.rs from the folders: do not edit.

mod registry;

pub use registry::{ALL, known};

/// Rules of group account.
pub mod account {
    pub mod basics;
    pub mod closing;
    pub mod inactive;
    pub mod incomplete_closing_notice;
    pub mod irregular_posting;
    pub mod missing_basics;
    pub mod missing_decision;
    pub mod missing_deputy;
    pub mod missing_goals;
    pub mod missing_holiday_notice;
    pub mod missing_owner;
    pub mod missing_purpose;
    pub mod missing_terms;
    pub mod months;
    pub mod overdue_report;
    pub mod unregistered;
    pub mod wording;
}

/// Rules of group captions.
pub mod captions {
    pub mod breaking;
    pub mod broken_block;
    pub mod crowded_cue;
    pub mod dashes;
    pub mod empty_cue;
    pub mod fast_cue;
    pub mod heard;
    pub mod language_mismatch;
    pub mod layout;
    pub mod long_cue;
    pub mod long_line;
    pub mod machine_made;
    pub mod machine_signs;
    pub mod malformed_file;
    pub mod malformed_timing;
    pub mod many_lines;
    pub mod misnumbered;
    pub mod mixed_dashes;
    pub mod no_cues;
    pub mod nonpositive_cue;
    pub mod overlapping_cues;
    pub mod past_end;
    pub mod shifted;
    pub mod short_cue;
    pub mod shouted_cue;
    pub mod stray_markup;
    pub mod timeline;
    pub mod uncovered_span;
    pub mod unordered_cues;
    pub mod wrong_encoding;
    pub mod wrong_extension;
}

/// Rules of group draft.
pub mod draft {
    pub mod unanswered_checklist;
    pub mod unreadable;
    pub mod unused_ignore;
}

/// Rules of group image.
pub mod image {
    pub mod animated;
    pub mod decorative_conflict;
    pub mod decorative_unconfirmed;
    pub mod duplicate_alt;
    pub mod file_names;
    pub mod filename_alt;
    pub mod flashing;
    pub mod inconsistent_alt;
    pub mod long_alt;
    pub mod machine_alt;
    pub mod machine_words;
    pub mod missing_alt;
    pub mod missing_credit;
    pub mod missing_file;
    pub mod needless_title;
    pub mod picture_words;
    pub mod placeholder_alt;
    pub mod proposals;
    pub mod redundant_alt;
    pub mod sent;
    pub mod shown;
    pub mod surroundings;
    pub mod text_in_image;
    pub mod unnamed_graphic;
    pub mod unpronounceable_alt;
    pub mod unreadable;
}

/// Rules of group language.
pub mod language {
    pub mod invalid_tag;
    pub mod missing_direction;
    pub mod missing_page_language;
    pub mod page_mismatch;
    pub mod part_mismatch;
    pub mod passages;
    pub mod unmarked_foreign_text;
}

/// Rules of group link.
pub mod link {
    pub mod addresses;
    pub mod adjacent_duplicate;
    pub mod announced;
    pub mod broken_target;
    pub mod context;
    pub mod empty;
    pub mod file_kinds;
    pub mod pointing_words;
    pub mod raw_url;
    pub mod same_text;
    pub mod shortened;
    pub mod shown_links;
    pub mod unannounced_file;
    pub mod unannounced_window;
    pub mod vague;
}

/// Rules of group media.
pub mod media {
    pub mod autoplay;
    pub mod caption_language_missing;
    pub mod captioning;
    pub mod languages;
    pub mod misnamed_captions;
    pub mod missing_captions;
    pub mod missing_transcript;
    pub mod orphan_captions;
    pub mod text_version;
    pub mod track_attributes;
    pub mod undeclared_description;
    pub mod unfit_captions;
    pub mod unreadable;
}

/// Rules of group privacy.
pub mod privacy {
    pub mod account_number;
    pub mod child_in_picture;
    pub mod contacts;
    pub mod location_metadata;
    pub mod numbers;
    pub mod personal_number;
    pub mod possible_personal_number;
    pub mod private_contact;
    pub mod sensitive_matter;
    pub mod vehicle_number;
}

/// Rules of group sender.
pub mod sender {
    pub mod evidence;
    pub mod forms;
    pub mod inconsistent_name;
    pub mod insertion;
    pub mod lines;
    pub mod mending;
    pub mod misplaced_sender;
    pub mod missing_co_sender;
    pub mod missing_organisation;
    pub mod missing_sender;
    pub mod missing_unit;
    pub mod outdated_name;
    pub mod renamed;
    pub mod spelling;
    pub mod unclear_sender;
}

/// Rules of group social.
pub mod social {
    pub mod emoji_bullet;
    pub mod emoji_for_word;
    pub mod emoji_inside;
    pub mod emoji_only;
    pub mod emoji_overload;
    pub mod emoji_repeat;
    pub mod emoji_run;
    pub mod hashtag_case;
    pub mod hashtag_overload;
    pub mod hashtag_placement;
    pub mod instead;
    pub mod link_overload;
    pub mod mention_placement;
    pub mod over_length;
    pub mod places;
    pub mod post;
    pub mod weight;
}

/// Rules of group structure.
pub mod structure {
    pub mod access_key;
    pub mod bad_autocomplete;
    pub mod blocked_zoom;
    pub mod broken_list;
    pub mod broken_table_headers;
    pub mod duplicate_id;
    pub mod empty_cells;
    pub mod empty_heading;
    pub mod empty_paragraph;
    pub mod empty_table_header;
    pub mod fake_heading;
    pub mod fake_list;
    pub mod focus_order;
    pub mod forced_style;
    pub mod hidden_focus;
    pub mod kinship;
    pub mod layout_table;
    pub mod line_kinds;
    pub mod list_lines;
    pub mod long_emphasis;
    pub mod many_main_headings;
    pub mod mismatched_label;
    pub mod missing_headings;
    pub mod missing_page_title;
    pub mod missing_table_caption;
    pub mod missing_table_headers;
    pub mod moving_text;
    pub mod nested_table;
    pub mod pasted_markup;
    pub mod ragged_table;
    pub mod skipped_heading;
    pub mod tables;
    pub mod tight_text_spacing;
    pub mod timed_refresh;
    pub mod unmatched_tag;
    pub mod unnamed_control;
    pub mod unnamed_frame;
    pub mod vague_heading;
    pub mod vague_page_title;
}

/// Rules of group swedish.
pub mod swedish {
    pub mod abbreviation;
    pub mod agreed;
    pub mod anglicism;
    pub mod bureaucratic_tone;
    pub mod capital_address;
    pub mod doers;
    pub mod double_negation;
    pub mod exclusive_wording;
    pub mod front_heavy;
    pub mod high_lix;
    pub mod impersonal_address;
    pub mod long_paragraph;
    pub mod long_sentence;
    pub mod long_word;
    pub mod missing_verb;
    pub mod nested_clauses;
    pub mod noun_heavy;
    pub mod number_format;
    pub mod officialese;
    pub mod passive_heavy;
    pub mod passive_instruction;
    pub mod repeated;
    pub mod slash_words;
    pub mod stacked_parentheses;
    pub mod stacked_passives;
    pub mod steps;
    pub mod unexplained_acronym;
    pub mod unexplained_term;
    pub mod weak_verb;
    pub mod wordings;
}

/// Rules of group text.
pub mod text {
    pub mod all_caps;
    pub mod ascii_art;
    pub mod english_places;
    pub mod exclamation_run;
    pub mod leftovers;
    pub mod location_reference;
    pub mod shown;
    pub mod spaced_letters;
    pub mod stray_characters;
    pub mod styled_letters;
}
