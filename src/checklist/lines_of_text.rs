//! Lines of the checklist about what a text says and how: answers to comments, objectivity, the sender's own account.
//!
//! Data only, as `lines`; these are asked after those that ask of people, pictures and films.

use crate::finding::{Message, Msg};

use super::{Line, Ready, Settles, Trigger};

/// Questions to a draft's words.
pub(super) const OF_TEXTS: &[Line] = &[
    Line {
        id: "M-ARENDE",
        message: Message {
            what: Msg::new(
                "Hör innehållet till ett ärende? Flytta i så fall dialogen dit och registrera det som kommit in.",
                "Does the content belong to a case? If so, move the dialogue there and register what has come in.",
            ),
            why: Msg::new(
                "Det som hör till ett ärende ska finnas i ärendet, inte bara bland kommentarerna.",
                "What belongs to a case is to be found in the case, not only among comments.",
            ),
            how: Msg::new(
                "Be personen höra av sig till er, och registrera det som har kommit in.",
                "Ask the person to contact you, and register what has come in.",
            ),
        },
        when: Trigger::Reply,
        settles: Settles::No,
        ready: &[
            Ready::new("nej", "Nej, det är inget ärende", "No, it is no case"),
            Ready::new("flyttat till ärendet", "Ja, och dialogen är flyttad dit", "Yes, and the dialogue is moved there"),
        ],
        same_as: &[],
    },
    Line {
        id: "M-BEMOTANDE",
        message: Message {
            what: Msg::new("Är tonen vänlig, även om frågan inte var det?", "Is the tone kind, even if the question was not?"),
            why: Msg::new("Fler läser svaret än den som frågade.", "More people read the answer than the one who asked."),
            how: Msg::new(
                "Läs svaret högt, och ta bort det som låter irriterat.",
                "Read the answer aloud, and take out what sounds annoyed.",
            ),
        },
        when: Trigger::Reply,
        settles: Settles::Yes,
        ready: &[],
        same_as: &[],
    },
    Line {
        id: "M-SAKLIGHET",
        message: Message {
            what: Msg::new("Är inlägget sakligt och opartiskt?", "Is the post objective and impartial?"),
            why: Msg::new(
                "Det offentliga ska vara sakligt och opartiskt, och beslut läses av dem som tycker olika.",
                "Public bodies are to be objective and impartial, and decisions are read by people who disagree.",
            ),
            how: Msg::new(
                "Ta bort det som värderar, och låt beslutet och skälen tala.",
                "Take out what judges, and let the decision and its reasons speak.",
            ),
        },
        when: Trigger::Decision,
        settles: Settles::Yes,
        ready: &[],
        same_as: &[],
    },
    Line {
        id: "M-BUDSKAP",
        message: Message {
            what: Msg::new(
                "Stämmer inlägget med kontots syfte och med organisationens budskap?",
                "Does the post agree with the account's purpose and with what the organisation stands for?",
            ),
            why: Msg::new(
                "Reklam och tävlingar är sällan det som läsaren följer kontot för.",
                "Adverts and contests are seldom what readers follow the account for.",
            ),
            how: Msg::new(
                "Välj ett annat konto eller en annan kanal, eller låt bli att publicera.",
                "Choose another account or channel, or do not publish.",
            ),
        },
        when: Trigger::Promotion,
        settles: Settles::Yes,
        ready: &[],
        same_as: &[],
    },
    Line {
        id: "M-MALGRUPP",
        message: Message {
            what: Msg::new(
                "Är inlägget skrivet för den målgrupp som kontot ska nå, och känner sig alla välkomna?",
                "Is the post written for those whom the account is to reach, and does everybody feel welcome?",
            ),
            why: Msg::new(
                "En text som känns skriven för någon annan blir inte läst.",
                "A text that feels written for somebody else is not read.",
            ),
            how: Msg::new(
                "Läs texten som den du skriver för, och byt det som stänger ute.",
                "Read the text as the one you write for, and change what shuts people out.",
            ),
        },
        when: Trigger::Audience,
        settles: Settles::Yes,
        ready: &[],
        same_as: &[],
    },
    Line {
        id: "M-PRIVAT",
        message: Message {
            what: Msg::new(
                "Publiceras inlägget från verksamhetens konto och inte från ett privat konto?",
                "Is the post published from the organisation's account, and not from a private one?",
            ),
            why: Msg::new(
                "På ett privat konto syns det inte vem som talar, och inlägget sparas inte.",
                "On a private account nobody sees who speaks, and the post is not kept.",
            ),
            how: Msg::new("Byt konto innan du publicerar.", "Change the account before you publish."),
        },
        when: Trigger::OwnVoice,
        settles: Settles::Yes,
        ready: &[],
        same_as: &[],
    },
    Line {
        id: "M-SAMSTAMMIGHET",
        message: Message {
            what: Msg::new(
                "Används samma namn, ord och avsändare som i organisationens andra kanaler?",
                "Are the same names, words and sender used as in the organisation's other channels?",
            ),
            why: Msg::new("Den som känner igen avsändaren litar på det som står.", "Whoever recognises the sender trusts what is written."),
            how: Msg::new(
                "Välj ett namn och ett ord för varje sak, och håll fast vid dem.",
                "Choose one name and one word for each thing, and keep to them.",
            ),
        },
        when: Trigger::Batch,
        settles: Settles::Yes,
        ready: &[],
        same_as: &[],
    },
];
