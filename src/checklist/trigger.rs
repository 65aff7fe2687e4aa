//! When a line of the checklist is asked: a closed list (policy/POLICY.md, section 13), and the words for each.
//!
//! The policy would have five lines asked always. A question that is asked of everything is answered by nobody, so klart
//! asks those where something in the draft makes them relevant, and always where the organisation demands an answer.

use crate::finding::Msg;

/// What makes a line relevant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trigger {
    /// A film with sound.
    Film,
    /// A film with no captions that can be switched on.
    FilmWithoutCaptions,
    /// A film with captions, or a caption file.
    FilmWithCaptions,
    /// Captions of a long film that name no sound.
    SpeechOnly,
    /// A picture that somebody has described.
    DescribedPicture,
    /// A picture or a film.
    PictureOrFilm,
    /// A picture or film in which people are seen, as far as the words tell.
    People,
    /// Children or pupils, together with a picture or film.
    Children,
    /// A rule has found personal data.
    PersonalData,
    /// A rule has found something sensitive of one person.
    Sensitive,
    /// An answer to a comment.
    Reply,
    /// A crisis or something closed, in a post that leads to no page of the organisation's own.
    Crisis,
    /// "Always", narrowed: matters that are often secret, or a picture of a screen.
    Secrecy,
    /// "Always", narrowed: a decision, or a text about one.
    Decision,
    /// "Always", narrowed: a post with a contest, an offer or a partner.
    Promotion,
    /// "Always", narrowed: a text for a group of its own.
    Audience,
    /// "Always", narrowed: a post that speaks as "I", or from an account that does not name the organisation.
    OwnVoice,
    /// A register of accounts.
    Register,
    /// The profile of an account.
    Profile,
    /// An account with few posts, or none for long.
    SparseAccount,
    /// Several posts together.
    Batch,
}

impl Trigger {
    /// Whether the policy would have it asked of every draft: then it is, where the organisation demands an answer.
    pub fn is_always(self) -> bool {
        matches!(self, Self::Secrecy | Self::Decision | Self::Promotion | Self::Audience | Self::OwnVoice)
    }

    /// When that is, in words that go on from "Asked …".
    pub fn words(self) -> Msg {
        match self {
            Self::Film => Msg::new("när texten visar en film", "when the text shows a film"),
            Self::FilmWithoutCaptions => Msg::new("när filmen saknar undertexter", "when the film has no captions"),
            Self::FilmWithCaptions => Msg::new("när filmen har undertexter", "when the film has captions"),
            Self::SpeechOnly => {
                Msg::new("när undertexterna till en lång film inte nämner något ljud", "when the captions of a long film name no sound")
            }
            Self::DescribedPicture => Msg::new("när en bild har en beskrivning", "when a picture has a description"),
            Self::PictureOrFilm => Msg::new("när texten visar en bild eller en film", "when the text shows a picture or a film"),
            Self::People => Msg::new("när människor syns på bild eller film", "when people are seen in a picture or film"),
            Self::Children => Msg::new(
                "när barn eller elever nämns tillsammans med en bild eller film",
                "when children or pupils are named together with a picture or film",
            ),
            Self::PersonalData => Msg::new("när klart har hittat personuppgifter", "when klart has found personal data"),
            Self::Sensitive => Msg::new(
                "när texten verkar säga något känsligt om en enskild person",
                "when the text seems to say something sensitive of one person",
            ),
            Self::Reply => Msg::new("när texten är ett svar på en kommentar", "when the text answers a comment"),
            Self::Crisis => Msg::new(
                "när ett inlägg varnar eller säger att något är stängt, utan länk till er webbplats",
                "when a post warns or says that something is closed, with no link to your web site",
            ),
            Self::Secrecy => Msg::new(
                "när texten rör ett ärende eller bilden visar en skärm",
                "when the text touches on a case or the picture shows a screen",
            ),
            Self::Decision => {
                Msg::new("när texten är ett beslut eller handlar om politik", "when the text is a decision or about politics")
            }
            Self::Promotion => Msg::new(
                "när ett inlägg har en tävling, ett erbjudande eller en samarbetspartner",
                "when a post has a contest, an offer or a partner",
            ),
            Self::Audience => Msg::new("när texten är lättläst", "when the text is easy to read"),
            Self::OwnVoice => Msg::new(
                "när ett inlägg talar som ”jag” eller kommer från ett konto utan organisationens namn",
                "when a post speaks as “I” or comes from an account without the organisation's name",
            ),
            Self::Register => Msg::new("när ni går igenom kontoregistret", "when you go through the register of accounts"),
            Self::Profile => Msg::new("när ni går igenom ett kontos profil", "when you go through the profile of an account"),
            Self::SparseAccount => Msg::new("när ett konto används sällan", "when an account is seldom used"),
            Self::Batch => Msg::new("när många inlägg granskas tillsammans", "when many posts are looked at together"),
        }
    }
}
