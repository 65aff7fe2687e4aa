//! Lines of the checklist about an account and its place in the register: asked once for a register, never of a draft.
//!
//! Data only, as `lines`. Whoever checks a register asks for them by [`super::Trigger`].

use crate::finding::{Message, Msg};

use super::{Line, Settles, Trigger};

const fn line(id: &'static str, when: Trigger, what: Msg, why: Msg, how: Msg) -> Line {
    Line { id, message: Message { what, why, how }, when, settles: Settles::Yes, ready: &[], same_as: &[] }
}

/// Questions to a register, a profile, or an account with few posts.
pub(super) const OF_ACCOUNTS: &[Line] = &[
    line(
        "M-SYFTE",
        Trigger::Register,
        Msg::new(
            "Är kontots syfte tydligt och kopplat till verksamhetsplan eller uppdrag?",
            "Is the account's purpose clear, and tied to a plan or a task?",
        ),
        Msg::new(
            "Ett otydligt syfte gör att kontot fylls med sådant som ingen har bett om.",
            "A vague purpose fills the account with what nobody has asked for.",
        ),
        Msg::new(
            "Skriv om syftet så att det säger vad kontot gör för någon utanför huset.",
            "Rewrite it so that it says what the account does for somebody outside the house.",
        ),
    ),
    line(
        "M-MAL",
        Trigger::Register,
        Msg::new(
            "Går kontots mål att mäta, och vet ni vilka målgrupperna är?",
            "Can the account's goal be measured, and do you know the target groups?",
        ),
        Msg::new("Utan mått vet ingen om kontot är värt arbetet.", "Without a measure nobody knows whether the account is worth the work."),
        Msg::new(
            "Skriv hur mycket och till när, och vilka kontot är till för.",
            "Write how much and by when, and whom the account is for.",
        ),
    ),
    line(
        "M-GEMENSAMT-KONTO",
        Trigger::Register,
        Msg::new("Skulle innehållet hellre publiceras på ett gemensamt konto?", "Would the content be better placed on a shared account?"),
        Msg::new("Många små konton är svåra att hitta och tunga att bevaka.", "Many small accounts are hard to find and heavy to watch."),
        Msg::new(
            "Prata med dem som har det gemensamma kontot innan ni fortsätter på egen hand.",
            "Talk to those who have the shared account before you go on alone.",
        ),
    ),
    line(
        "M-NARVARO",
        Trigger::SparseAccount,
        Msg::new(
            "Finns resurser att hålla kontot levande, eller ska det avvecklas?",
            "Are there means to keep the account alive, or is it to be wound up?",
        ),
        Msg::new("Ett konto som står stilla lämnar frågor utan svar.", "An account that stands still leaves questions unanswered."),
        Msg::new(
            "Bestäm vem som publicerar och hur ofta, eller meddela att kontot avslutas.",
            "Decide who posts and how often, or say that the account closes.",
        ),
    ),
    line(
        "M-FORVANTAN",
        Trigger::Profile,
        Msg::new("Säger profiltexten vad man kan förvänta sig för innehåll?", "Does the profile say what content to expect?"),
        Msg::new(
            "Den som hittar kontot avgör på några sekunder om det är värt att följa.",
            "Whoever finds the account decides within seconds whether to follow it.",
        ),
        Msg::new("Skriv en mening som börjar ”Här berättar vi om …”.", "Write a sentence that begins “Here we tell you about …”."),
    ),
    line(
        "M-GRAFISK-PROFIL",
        Trigger::Profile,
        Msg::new("Följer profilbild och bilder den grafiska profilen?", "Do profile picture and pictures follow your visual identity?"),
        Msg::new("Utseendet är det första som visar vem avsändaren är.", "The look is the first thing that shows who the sender is."),
        Msg::new(
            "Byt till den profilbild som er grafiska profil anger.",
            "Change to the profile picture that your visual identity states.",
        ),
    ),
    line(
        "M-SVARSTID",
        Trigger::Profile,
        Msg::new(
            "Svarar ni på frågor på kontorstid och utan onödigt dröjsmål?",
            "Do you answer questions in office hours and without needless delay?",
        ),
        Msg::new("En fråga i sociala medier är en fråga till myndigheten.", "A question in social media is a question to the authority."),
        Msg::new("Bestäm vem som svarar vilka tider, och skriv det i profilen.", "Decide who answers when, and write it in the profile."),
    ),
    line(
        "M-BEVAKNING",
        Trigger::Profile,
        Msg::new(
            "Bevakas kommentarer varje arbetsdag, och oftare vid kris?",
            "Does somebody watch the comments every working day, and more often in a crisis?",
        ),
        Msg::new(
            "Hot och hat ska bort snabbt, och ni har uppsikt över det som står på er sida.",
            "Threats and hate are to go quickly, and you have to watch what stands on your page.",
        ),
        Msg::new("Lägg ett schema för bevakningen, med en ersättare.", "Make a rota for watching, with somebody who steps in."),
    ),
    line(
        "M-ALLMAN-HANDLING",
        Trigger::Profile,
        Msg::new(
            "Sparas och gallras inlägg och kommentarer enligt era regler för allmänna handlingar?",
            "Are posts and comments kept and weeded by your rules for public documents?",
        ),
        Msg::new("Det som kommer in till kontot kan vara en allmän handling.", "What comes in to the account may be a public document."),
        Msg::new(
            "Fråga arkivet eller registratorn vad som ska sparas, och hur länge.",
            "Ask your archive or registrar what is to be kept, and for how long.",
        ),
    ),
    line(
        "M-POLISANMALAN",
        Trigger::Profile,
        Msg::new(
            "Vet de som bevakar kontot när hot och hat ska dokumenteras, tas bort och anmälas?",
            "Do those who watch the account know when to document, remove and report threats and hate?",
        ),
        Msg::new(
            "Det som tas bort utan att dokumenteras går inte att anmäla.",
            "What is removed without being documented cannot be reported.",
        ),
        Msg::new(
            "Skriv ner i vilken ordning det görs: spara en bild, ta bort, anmäl.",
            "Write down the order: save a picture, remove, report.",
        ),
    ),
    line(
        "M-BEREDSKAP",
        Trigger::Profile,
        Msg::new("Vet ni vem som svarar och publicerar vid en kris?", "Do you know who answers and posts in a crisis?"),
        Msg::new(
            "Vid en kris frågar många på en gång, också på kvällar och helger.",
            "In a crisis many ask at once, in evenings and weekends too.",
        ),
        Msg::new(
            "Skriv in kontot i krisplanen, med namn på den som har inloggningen.",
            "Put the account in your crisis plan, with whoever holds the login.",
        ),
    ),
];
