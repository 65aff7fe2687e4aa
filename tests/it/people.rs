//! Whom a description and a running text speak of.

use klart::language::Prose;
use klart::language::people::{seen, spoken_of};

fn in_picture(text: &str) -> (bool, bool) {
    let people = seen(text, &Prose::of(text));
    (people.anybody, people.children)
}

#[test]
fn people_in_a_description_are_seen() {
    for text in [
        "Två kvinnor vid ett bord",
        "En man cyklar",
        "En äldre man på en bänk",
        "Man i reflexväst lagar en cykel",
        "Rektor Anna Ek på skolgården",
        "Anna och Ali skakar hand",
        "Undersköterskor i ett omklädningsrum",
        "Publiken jublar",
        "Gruppbild från invigningen",
        "Kvinnan vid statyn läser",
        "En familj äter glass",
        "Kommunalrådet klipper bandet",
        "Elin Berg, ny chef",
    ] {
        assert_eq!(in_picture(text), (true, false), "{text}");
    }
    for text in [
        "Två barn på en brygga",
        "Skolbarn i gula västar",
        "Elever i klass 4B",
        "En flicka med en ballong",
        "Elsa, 7 år, plockar svamp",
        "Sexåringar bygger en koja",
        "En kvinna och hennes dotter",
        "12-åringar i en simhall",
        "Luciatåg i Visby domkyrka",
    ] {
        assert_eq!(in_picture(text), (true, true), "{text}");
    }
}

#[test]
fn words_that_show_nobody_are_left_alone() {
    for text in [
        "Karta över Gotland",
        "En brygga vid Kneippbyn",
        "Lekplats för små barn",
        "Elevernas teckningar på en vägg",
        "Illustration av två barn",
        "Tecknade personer runt ett bord",
        "En staty av en man till häst",
        "Sofia kyrka i snö",
        "Astrid Lindgrens barnsjukhus",
        "Anna Lindhs plats",
        "Tom skolgård utan barn",
        "Stormen Alfrida över havet. Foto: Anna Ek",
        "Färjan Maria i hamn",
        "Skylt med en gående figur",
        "Barnvagn i en trappa",
        "Man ser hela staden från tornet",
        "En personbil på en parkering",
        "Lärarförbundets logotyp",
        "Roman på ett bord",
        "Kvinnokliniken i Visby",
        "Foto: Karin Berg",
    ] {
        assert_eq!(in_picture(text), (false, false), "{text}");
    }
}

#[test]
fn running_text_names_those_who_may_be_seen() {
    let spoken = |text: &str| {
        let people = spoken_of(text, &Prose::of(text));
        (people.anybody, people.children)
    };
    assert_eq!(spoken("Möt Anna Ek, ny rektor på Norrskolan."), (true, false));
    assert_eq!(spoken("I dag fick våra nya medarbetare en rundtur."), (true, false));
    assert_eq!(spoken("Eleverna på Norrskolan besökte rådhuset."), (false, true));
    assert_eq!(spoken("Barnen på förskolan Solen har planterat blommor."), (false, true));
    for silent in [
        "Barnbidraget höjs i januari.",
        "Alla medarbetare får en ny telefon.",
        "Hälsningar Anna, Region Gotland",
        "Kontakt: Anna Ek, 0498-26 90 00",
    ] {
        assert_eq!(spoken(silent), (false, false), "{silent}");
    }
}
