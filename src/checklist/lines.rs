//! The lines of the checklist: the words of each, when it is asked, and which answer settles it.
//!
//! Data only. The order is the order in which they are asked: what harms most comes first, then what hinders most.
//! Words of the questions are those of policy/POLICY.md, section 5; lines on accounts stand in `accounts`.

use crate::finding::{Message, Msg};

use super::{Line, Ready, Settles, Trigger};

/// Questions to a draft.
pub(super) const OF_DRAFTS: &[Line] = &[
    Line {
        id: "M-KANSLIGT",
        message: Message {
            what: Msg::new(
                "Säger texten något om en enskild persons hälsa, tro, åsikter eller sociala förhållanden? Finns uttryckligt samtycke?",
                "Does the text say something of one person's health, faith, opinions or social situation? Is there explicit consent?",
            ),
            why: Msg::new(
                "Uppgifter om hälsa, tro och sociala förhållanden kan skada en människa länge.",
                "Facts of health, faith and social situation may harm a person for a long time.",
            ),
            how: Msg::new(
                "Ta bort uppgiften, eller skriv så att ingen enskild person går att känna igen.",
                "Take the fact out, or write so that no single person can be recognised.",
            ),
        },
        when: Trigger::Sensitive,
        settles: Settles::Yes,
        ready: &[
            Ready::new("ja", "Ja, det finns uttryckligt samtycke", "Yes, there is explicit consent"),
            Ready::new("ingen enskild person", "Texten handlar inte om en enskild person", "The text is not about a single person"),
        ],
        same_as: &["privacy/sensitive-matter"],
    },
    Line {
        id: "M-BARN",
        message: Message {
            what: Msg::new(
                "Finns barn med? Har en vårdnadshavare sagt ja, och är det verkligen nödvändigt att visa barnet?",
                "Are there children in it? Has a guardian said yes, and is it really necessary to show the child?",
            ),
            why: Msg::new(
                "Ett barn kan inte själv avgöra vad en bild betyder senare i livet.",
                "A child cannot judge what a picture may mean later in life.",
            ),
            how: Msg::new(
                "Välj en bild där barnet inte går att känna igen, eller fråga en vårdnadshavare först.",
                "Choose a picture in which the child cannot be recognised, or ask a guardian first.",
            ),
        },
        when: Trigger::Children,
        settles: Settles::Yes,
        ready: &[
            Ready::new("ja", "Ja, en vårdnadshavare har sagt ja", "Yes, a guardian has said yes"),
            Ready::new("inga barn går att känna igen", "Inga barn går att känna igen", "No children can be recognised"),
        ],
        same_as: &["privacy/child-in-picture"],
    },
    Line {
        id: "M-SAMTYCKE",
        message: Message {
            what: Msg::new(
                "Har alla som går att känna igen på bild eller film sagt ja, eller finns en annan rättslig grund?",
                "Has everybody who can be recognised in pictures or films said yes, or is there another legal ground?",
            ),
            why: Msg::new(
                "En bild där någon går att känna igen är en personuppgift.",
                "A picture in which somebody can be recognised is personal data.",
            ),
            how: Msg::new(
                "Fråga dem som syns, eller välj en bild där ingen går att känna igen.",
                "Ask those who are seen, or choose a picture in which nobody can be recognised.",
            ),
        },
        when: Trigger::People,
        settles: Settles::Yes,
        ready: &[
            Ready::new("ja", "Ja, alla har sagt ja", "Yes, all have said yes"),
            Ready::new("annan rättslig grund", "Det finns en annan rättslig grund", "There is another legal ground"),
            Ready::new("ingen går att känna igen", "Ingen går att känna igen", "Nobody can be recognised"),
        ],
        same_as: &[],
    },
    Line {
        id: "M-RATTSLIG-GRUND",
        message: Message {
            what: Msg::new(
                "Vilken rättslig grund har ni för att publicera personuppgifterna?",
                "On which legal ground do you publish the personal data?",
            ),
            why: Msg::new(
                "Personuppgifter kräver en rättslig grund, och den prövas varje gång.",
                "Personal data need a legal ground, and it is tried every time.",
            ),
            how: Msg::new(
                "Skriv vilken grund ni har. Finns ingen grund tar du bort uppgifterna.",
                "Write which ground you have. Without one, take the data out.",
            ),
        },
        when: Trigger::PersonalData,
        settles: Settles::Words,
        ready: &[
            Ready::new("samtycke", "Samtycke", "Consent"),
            Ready::new("avtal", "Avtal", "A contract"),
            Ready::new("uppgift av allmänt intresse", "Uppgift av allmänt intresse", "A task in the public interest"),
        ],
        same_as: &[],
    },
    Line {
        id: "M-SEKRETESS",
        message: Message {
            what: Msg::new(
                "Är du säker på att inget i texten eller bilden är sekretessbelagt?",
                "Are you sure that nothing in the text or the picture is secret by law?",
            ),
            why: Msg::new("Det som en gång är publicerat går inte att ta tillbaka.", "What has once been published cannot be taken back."),
            how: Msg::new(
                "Vänta med texten, och fråga den som kan sekretess hos er.",
                "Hold the text back, and ask whoever knows secrecy in your organisation.",
            ),
        },
        when: Trigger::Secrecy,
        settles: Settles::Yes,
        ready: &[],
        same_as: &[],
    },
    Line {
        id: "M-DIGITALT-ALTERNATIV",
        message: Message {
            what: Msg::new(
                "Finns samma information på en egen webbsida för den som inte använder plattformen?",
                "Is the same information on a page of your own, for those who do not use the platform?",
            ),
            why: Msg::new(
                "Alla har inte konto på plattformen, och ett viktigt besked ska nå alla.",
                "Not everybody has an account on the platform, and an important message should reach all.",
            ),
            how: Msg::new(
                "Lägg upp samma besked på er webbplats, och länka dit.",
                "Put the same message on your web site, and link to it.",
            ),
        },
        when: Trigger::Crisis,
        settles: Settles::Yes,
        ready: &[],
        same_as: &[],
    },
    Line {
        id: "M-VERBALISERING",
        message: Message {
            what: Msg::new(
                "Sägs det som syns i bild och text också i talet, eller finns det i texten intill filmen?",
                "Is what is seen in picture and text also said in the speech, or written in the text beside the film?",
            ),
            why: Msg::new("Den som inte ser får bara veta det som sägs.", "Those who do not see learn only what is said."),
            how: Msg::new(
                "Säg det som syns, eller skriv det i texten intill filmen.",
                "Say what is seen, or write it in the text beside the film.",
            ),
        },
        when: Trigger::Film,
        settles: Settles::Yes,
        ready: &[],
        same_as: &["media/undeclared-description"],
    },
    Line {
        id: "M-SYNTOLKNING",
        message: Message {
            what: Msg::new(
                "Behöver filmen syntolkning, och finns den i så fall?",
                "Does the film need audio description, and is it there?",
            ),
            why: Msg::new(
                "Det som händer utan ord når inte den som inte ser.",
                "What happens without words does not reach those who do not see.",
            ),
            how: Msg::new(
                "Beställ syntolkning, eller gör en version där allt viktigt sägs.",
                "Order audio description, or make a version in which all that matters is said.",
            ),
        },
        when: Trigger::Film,
        settles: Settles::Yes,
        ready: &[
            Ready::new("ja", "Ja, den finns", "Yes, it is there"),
            Ready::new("behövs inte", "Filmen behöver ingen syntolkning", "The film needs no audio description"),
        ],
        same_as: &["media/undeclared-description"],
    },
    Line {
        id: "M-INBRAND-TEXT",
        message: Message {
            what: Msg::new(
                "Är text som ligger inbränd i filmen rättstavad, läsbar och kvar tillräckligt länge?",
                "Is text that is burned into the film spelled right, readable and shown long enough?",
            ),
            why: Msg::new(
                "Text i filmens bild går inte att förstora eller få uppläst.",
                "Text in the film's picture can be neither enlarged nor read aloud.",
            ),
            how: Msg::new(
                "Rätta texten i filmen, eller lägg undertexterna i en egen fil.",
                "Put the text in the film right, or keep the captions in a file of their own.",
            ),
        },
        when: Trigger::FilmWithoutCaptions,
        settles: Settles::Yes,
        ready: &[],
        same_as: &[],
    },
    Line {
        id: "M-UNDERTEXT-KVALITET",
        message: Message {
            what: Msg::new(
                "Har någon läst igenom undertexterna, även om de är gjorda automatiskt?",
                "Has somebody read through the captions, also if they were made by a machine?",
            ),
            why: Msg::new(
                "Automatiska undertexter hör ofta fel på namn, tider och siffror.",
                "Automatic captions often mishear names, times and figures.",
            ),
            how: Msg::new("Läs igenom undertexterna medan du ser filmen.", "Read the captions through while you watch the film."),
        },
        when: Trigger::FilmWithCaptions,
        settles: Settles::Yes,
        ready: &[],
        same_as: &["captions/machine-made"],
    },
    Line {
        id: "M-VIKTIGA-LJUD",
        message: Message {
            what: Msg::new("Finns det ljud som betyder något?", "Are there sounds that matter?"),
            why: Msg::new(
                "Den som inte hör missar ett larm, ett skratt eller musik som sätter stämningen.",
                "Those who do not hear miss an alarm, a laugh or music that sets the mood.",
            ),
            how: Msg::new(
                "Skriv ljudet inom hakparentes där det hörs: [Siren].",
                "Write the sound in brackets where it is heard: [Siren].",
            ),
        },
        when: Trigger::SpeechOnly,
        settles: Settles::No,
        ready: &[],
        same_as: &[],
    },
    Line {
        id: "M-BILDKVALITET",
        message: Message {
            what: Msg::new(
                "Säger bildbeskrivningen det som är viktigt i bilden för just det här inlägget?",
                "Does the description say what matters in the picture for this very post?",
            ),
            why: Msg::new("Bara du vet varför bilden finns i just den här texten.", "Only you know why the picture is in this very text."),
            how: Msg::new(
                "Skriv om beskrivningen så att den säger det som läsaren behöver.",
                "Write the description anew, so that it says what the reader needs.",
            ),
        },
        when: Trigger::DescribedPicture,
        settles: Settles::Yes,
        ready: &[],
        same_as: &[],
    },
    Line {
        id: "M-UPPHOVSRATT",
        message: Message {
            what: Msg::new(
                "Har ni rätt att använda bilden, musiken och texten, och anges upphovspersonen?",
                "May you use the picture, the music and the text, and is the author named?",
            ),
            why: Msg::new(
                "Den som har gjort bilden eller musiken ska ha gett lov och nämnas.",
                "Whoever made the picture or the music is to have agreed, and to be named.",
            ),
            how: Msg::new(
                "Fråga om lov eller byt ut den, och skriv vem som har gjort den.",
                "Ask for leave or exchange it, and write who made it.",
            ),
        },
        when: Trigger::PictureOrFilm,
        settles: Settles::Yes,
        ready: &[],
        same_as: &[],
    },
];
