//! What the web and its publishing systems have in common: answers as archives keep them, maps of sites, feeds, WordPress.

pub(in crate::export) mod feed_media;
pub(in crate::export) mod forms;
pub(in crate::export) mod http;
pub(in crate::export) mod json_feed;
pub(in crate::export) mod sitemap;
pub(in crate::export) mod wordpress;
pub(in crate::export) mod wordpress_text;
