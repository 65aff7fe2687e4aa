//! `[images] text_model`: refused where it cannot be used, and what a model changes where `KLART_TEXT_MODEL` names one.

use crate::folder::Folder;

const NAMED: &str = "[images]\ntext_model = \"text.onnx\"\n";

#[test]
fn a_request_names_no_model() {
    let folder = Folder::with(&[]);
    let request = r##"{"schema":"klart.request/1","config":{"images":{"text_model":"text.onnx"}},"documents":[{"id":"a","format":"md","content":"# Hej\n"}]}"##;
    let told = folder.klart_reading("check --request -", request);
    assert_eq!(told.code, 2, "{}", told.err);
    assert!(told.err.contains("text_model"), "{}", told.err);
}

#[cfg(not(feature = "text-in-image"))]
#[test]
fn a_build_without_detector_says_how_to_build_one() {
    let folder = Folder::with(&[("klart.toml", NAMED), ("text.onnx", "x"), ("utkast.md", "# Hej\n")]);
    for lang in ["sv", "en"] {
        let told = folder.klart(&format!("check utkast.md --lang {lang}"));
        assert_eq!(told.code, 2, "{}", told.err);
        assert!(told.err.contains("text.onnx") && told.err.contains("--features text-in-image"), "{}", told.err);
    }
}

#[cfg(feature = "text-in-image")]
mod with_detector {
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::sync::Arc;

    use klart::draft::Detected;
    use klart::pixels::{Detector, Eyes};
    use klart::rules::image::text_in_image::letters;

    use super::NAMED;
    use crate::folder::Folder;

    /// The model that the environment names; without one nothing is tried.
    #[allow(clippy::print_stdout)] // a test's own words to whoever runs it
    fn model() -> Option<PathBuf> {
        let named = std::env::var_os("KLART_TEXT_MODEL").map(PathBuf::from);
        if named.is_none() {
            println!("not run: KLART_TEXT_MODEL names no detector model");
        }
        named
    }

    fn bytes(name: &str) -> Vec<u8> {
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/media/images").join(name)).expect("a picture")
    }

    #[test]
    fn a_model_that_cannot_be_used_stops_the_run() {
        for (file, said) in [("utan.onnx", "går inte att läsa"), ("text.onnx", "ingen modell")] {
            let folder = Folder::with(&[("klart.toml", NAMED), ("utkast.md", "# Hej\n")]);
            folder.write(file, b"\x08\x07\x12\x04klart och annat");
            let told = folder.klart("check utkast.md");
            assert_eq!(told.code, 2, "{}", told.err);
            assert!(told.err.contains("text.onnx") && told.err.contains(said) && told.err.contains("PP-OCR"), "{}", told.err);
        }
    }

    #[test]
    fn a_model_tells_writing_from_the_rest_the_same_way_each_time() {
        let Some(model) = model() else { return };
        let detector = Arc::new(Detector::load(&model).expect("a detector"));
        let eyes = Eyes::default().detecting(detector);
        for (name, written) in [("SYN_poster_text_sv.png", true), ("SYN_diagram_text_sv.png", true), ("SYN_photo_plain.jpg", false)] {
            let look = || eyes.look(&bytes(name)).expect("it is decoded");
            let first = look();
            assert_eq!(letters(&first).is_some(), written, "{name}: {:?}", first.detected);
            assert_eq!(look(), first, "{name}");
        }
        assert_eq!(eyes.look(&bytes("SYN_photo_plain.jpg")).expect("it is decoded").detected, Some(Detected::default()));
        assert_eq!(eyes.look(&bytes("SYN_flat_white.png")).expect("it is decoded").detected, None, "nothing to look for");
    }

    #[test]
    fn the_command_looks_with_the_model_and_keeps_its_facts_apart() {
        let Some(model) = model() else { return };
        let folder = Folder::with(&[("klart.toml", NAMED), ("utkast.md", "# Hej\n\n![Affisch](a.png)\n"), ("b.md", "![Affisch](a.png)\n")]);
        fs::copy(model, folder.path().join("text.onnx")).expect("a model");
        folder.write("a.png", &bytes("SYN_poster_text_sv.png"));
        let first = folder.klart("check . --cache minne --format json");
        assert!(first.out.contains("image/text-in-image"), "{}{}", first.out, first.err);
        let facts: Vec<String> = fs::read_dir(folder.path().join("minne"))
            .expect("a cache")
            .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
            .collect();
        let kept = facts.iter().find(|name| name.starts_with("pixels-")).expect("facts of the model");
        // What the cache says of this model is believed.
        let text = folder.text(&format!("minne/{kept}"));
        let (before, _) = text.trim_end().rsplit_once('\t').expect("a field of the model");
        folder.write(&format!("minne/{kept}"), format!("{before}\t0 0 0\n").as_bytes());
        assert!(!folder.klart("check . --cache minne --format json").out.contains("image/text-in-image"));
    }
}
