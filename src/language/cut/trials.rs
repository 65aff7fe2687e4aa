//! Each kind of seam with what it leaves, and the traps.
//! Knows sentences as they stand in texts; refuses to know how a seam is found.

use super::super::prose::Prose;
use super::propose;

fn cut(text: &str) -> Option<String> {
    let prose = Prose::of(text);
    let sentence = &prose.sentences()[0];
    propose(text, &prose, sentence).map(|cut| cut.applied(text, sentence))
}

const PAIRS: &[(&str, &str)] = &[
    (
        "Du kan ansöka om bygglov hela året, men vi behöver alla handlingar minst tio veckor före.",
        "Du kan ansöka om bygglov hela året. Men vi behöver alla handlingar minst tio veckor före.",
    ),
    (
        "Du ansöker om bygglov i vår e-tjänst och vi skickar beslutet hem till dig med post.",
        "Du ansöker om bygglov i vår e-tjänst. Vi skickar beslutet hem till dig med post.",
    ),
    (
        "Ansökan kostar tusen kronor för alla hushåll, och kommunen skickar fakturan till den adress du uppger.",
        "Ansökan kostar tusen kronor för alla hushåll. Kommunen skickar fakturan till den adress du uppger.",
    ),
    (
        "Du kan lämna in blanketten i receptionen, eller du kan skicka den till oss med vanlig post.",
        "Du kan lämna in blanketten i receptionen. Eller så kan du skicka den till oss med vanlig post.",
    ),
    (
        "Biblioteket håller stängt i två veckor under sommaren; du kan ändå lämna tillbaka böcker i luckan.",
        "Biblioteket håller stängt i två veckor under sommaren. Du kan ändå lämna tillbaka böcker i luckan.",
    ),
    (
        "Vi stänger badet i två veckor i juli, vilket innebär att alla simskolor flyttar till Visby.",
        "Vi stänger badet i två veckor i juli. Det innebär att alla simskolor flyttar till Visby.",
    ),
    (
        "Köerna till förskolan växer varje höst, vilket ofta leder till att barn får vänta i flera månader.",
        "Köerna till förskolan växer varje höst. Det leder ofta till att barn får vänta i flera månader.",
    ),
    (
        "Nämnden beslutar om bidraget i slutet av maj, därefter skickar vi ett besked till alla föreningar.",
        "Nämnden beslutar om bidraget i slutet av maj. Därefter skickar vi ett besked till alla föreningar.",
    ),
    (
        "Hela familjen är välkommen till det nya biblioteket, där du kan låna böcker och spel utan avgift.",
        "Hela familjen är välkommen till det nya biblioteket. Där kan du låna böcker och spel utan avgift.",
    ),
    (
        "Din ansökan om bygglov skickas till förvaltningen, som prövar om bygget följer detaljplanen för området.",
        "Din ansökan om bygglov skickas till förvaltningen. Förvaltningen prövar om bygget följer detaljplanen för området.",
    ),
    (
        "Det är inte svårt att söka stipendiet – du behöver bara fylla i tre rutor i vår e-tjänst.",
        "Det är inte svårt att söka stipendiet. Du behöver bara fylla i tre rutor i vår e-tjänst.",
    ),
    (
        "Vi har fått in många fler ansökningar i år, så du kan få vänta längre än vanligt på svar.",
        "Vi har fått in många fler ansökningar i år. Därför kan du få vänta längre än vanligt på svar.",
    ),
    (
        "Köerna till förskolorna i Hemse är längre i höst, eftersom fler familjer har flyttat till södra ön.",
        "Köerna till förskolorna i Hemse är längre i höst. Det beror på att fler familjer har flyttat till södra ön.",
    ),
    (
        "Vi samlar alla uppgifter i ett gemensamt system, för att du ska slippa lämna dem flera gånger.",
        "Vi samlar alla uppgifter i ett gemensamt system. Det gör vi för att du ska slippa lämna dem flera gånger.",
    ),
    (
        "Du kan få bidrag till en ny rullstol vart femte år, om du bor och är folkbokförd i kommunen.",
        "Du kan få bidrag till en ny rullstol vart femte år. Det gäller om du bor och är folkbokförd i kommunen.",
    ),
    (
        "Du fyller i blanketten och skickar den till oss (vi har en kort guide som hjälper dig att fylla i den).",
        "Du fyller i blanketten och skickar den till oss. Vi har en kort guide som hjälper dig att fylla i den.",
    ),
];

#[test]
fn every_kind_of_seam_leaves_two_sentences() {
    for (before, after) in PAIRS {
        assert_eq!(cut(before).as_deref(), Some(*after), "{before}");
    }
}

#[test]
fn no_cut_where_a_half_would_limp() {
    let traps = [
        "Om du har flyttat till en ny bostad i kommunen, och du har barn, ska du anmäla det till skolan.",
        "Vi erbjuder kurser i simning, gymnastik, dans, och teater samt musik och bild för alla barn.",
        "Den här sidan går igenom vad du har rätt till, och det ansvar din arbetsgivare har för dig.",
        "Undvik att avsluta samtalet med att allt kommer att ordna sig, eftersom sådana fraser kan såra.",
        "Har du inte fått något svar bör du kontakta oss, eftersom det kan bero på fel i din adress.",
        "Du bör ta med en karta när du går ut på myren, eftersom stigarna är svåra att följa i dimma.",
        "Du ska lämna en ny uppgift om inkomsten varje år, eftersom avgiften annars kan bli fel.",
        "Kommunen måste stänga badet under hela juli månad, eftersom reningen av vattnet ska byggas om.",
        "Kort mening, men vi ses.",
        "Kommunen ska både se över avgifterna för alla barn, och vi ska även sänka dem för syskon.",
        "Utredaren skriver att kostnaderna har ökat under flera år, och de kommer att öka även nästa år.",
        "Rektorn på skolan i Hemse, som ansvarar för alla elever, beslutar om ledighet i mer än tio dagar.",
        "Chefen för förvaltningen i Hemse, som prövar ansökan om bygglov, har semester hela juli månad.",
        "Kommunen har inte bara sänkt avgiften för alla barn, utan vi har också öppnat fler förskolor.",
        "Ju fler som cyklar till jobbet varje dag, desto bättre blir luften för alla som bor här.",
        "Barnen och deras föräldrar i hela kommunen och du som är ny här får gärna komma på festen.",
        "Hon undrade om ansökan hade kommit in i tid, och om nämnden hade hunnit fatta något beslut.",
    ];
    for trap in traps {
        assert_eq!(cut(trap), None, "{trap}");
    }
}
