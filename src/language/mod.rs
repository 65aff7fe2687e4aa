//! Words, sentences and measures of Swedish prose: pure functions on text that know nothing of formats.
