//! Every row of the table earns its place, and posts say what people read in them.

use super::super::lexicon;
use super::*;

/// What a row alone finds in a text.
fn finds(row: &[&'static str], text: &str) -> bool {
    let lists: String =
        TABLE.lines().filter(|line| line.split('\t').next().is_some_and(|role| role.ends_with('='))).collect::<Vec<_>>().join("\n");
    let table: &'static str = format!("roll\tmönster\n{lists}\nvad\t{}\n", row[1]).leak();
    !Patterns::of(table, Role::named).found(&Spoken::of(text)).is_empty()
}

#[test]
fn every_row_finds_its_sentence_and_leaves_its_neighbour() {
    let mut wrong = Vec::new();
    for row in lexicon::rows(TABLE).filter(|row| !row[0].ends_with('=')) {
        let [role, words, yes, no] = row[..] else { panic!("{row:?}") };
        assert!(Role::named(role).is_some() && !words.starts_with('…'), "{row:?}");
        for (text, wanted) in [(yes, true), (no, false)] {
            if finds(&row, text) != wanted {
                wrong.push(format!("{words} in {text:?}: {}", !wanted));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Those that are not what they should be.
fn wrong(texts: &[&'static str], is: impl Fn(Said) -> bool, wanted: bool) -> Vec<&'static str> {
    texts.iter().filter(|text| is(said(text)) != wanted).copied().collect()
}

#[test]
fn notices_are_known() {
    let texts = [
        "Semesterstängt vecka 29–31. Vi svarar på era meddelanden när vi är tillbaka.",
        "Nu tar vi lite ledigt och laddar batterierna. Vi ses igen den 10 augusti!",
        "Hej alla följare! Från och med i morgon är vi på semester. Inga nya inlägg förrän den 7 augusti.",
        "Kontot är vilande under juli.",
        "Vi håller sommarstängt på våra sociala medier till den 9 augusti.",
        "Sommarhälsning från oss! Under juli uppdaterar vi bara vid viktiga händelser.",
        "Under jul- och nyårshelgerna svarar vi på frågor endast vid akuta händelser.",
        "Vi tar påskledigt och är tillbaka på tisdag.",
        "Vi tar helg och är åter på måndag.",
        "Nu går vi på semester! Hör av dig till kundtjänst så länge.",
        "Mellan 22 december och 7 januari bevakas inte kontot.",
        "Den här sidan bevakas inte under helgerna.",
        "Det blir sparsamt med inlägg under sommaren.",
        "Under juli och augusti är det lugnare tempo här på sidan.",
        "I sommar blir det glesare med uppdateringar på sidan.",
        "Nu stänger vi för sommaren och öppnar igen den 15 augusti.",
        "Vi har stängt kommentarsfältet över helgen.",
        "Kommunikationsavdelningen har semester i juli, så det kan ta lite längre tid innan du får svar.",
        "God jul önskar vi! Nu tar vi en välförtjänt paus och är tillbaka 2027.",
        "Vi önskar en riktigt fin påsk. Vi finns här igen på tisdag.",
        "Vi tar nu en paus i flödet. Trevlig sommar så ses vi i augusti.",
        "Sommarledigt! Vi hörs den 12/8.",
        "Fram till 8 augusti är vi färre på jobbet och det kan dröja lite innan vi hinner svara dig. Glad sommar!",
        "Trevlig midsommar! Vi är tillbaka på måndag.",
        "Nu är det jullov även för oss på redaktionen. Vi är åter den 8 januari.",
        "Vi tar semester. Åter v. 32.",
        "Snart semester för oss! Vi postar mindre under sommaren.",
        "Vi är på plats igen den 10 augusti. Skön sommar!",
        "Ha en fin sommar! Sidan är inte bemannad v 28-31.",
        "Hälsningar från semestern. Svar på frågor får du efter den 8 augusti.",
        "Kontot har lägre aktivitet under sommaren.",
        "Vi vilar oss lite i jul och kommer tillbaka med nya krafter efter trettonhelgen.",
        "Nu pausar vi våra inlägg till efter sommaren.",
        "Vi svarar dig så fort vi kan efter semestern.",
        "Vi har begränsade möjligheter att svara under sommaren.",
        "Under semestertider är vi inte lika snabba på att svara.",
        "Julstängt! Kansliet och vi på sociala medier är lediga till 7 januari.",
        "Sociala medier-redaktionen tar sommarledigt.",
        "Over and out för i år. Vi syns igen efter nyår!",
        "Glad påsk 🐣 Nästa inlägg kommer på tisdag.",
        "Kontot tar semester till den 5 augusti.",
        "Sommaren är här och vi tar en liten paus från inläggen. Vi är tillbaka vecka 33.",
        "Nu tar biblioteket sommarledigt från sociala medier.",
        "Hej! Under veckorna 28–31 är det ingen som bevakar den här sidan. Ha en fin sommar!",
        "Under sommaren är det glest mellan inläggen här hos oss.",
        "Vi önskar alla en riktigt god jul och ett gott nytt år! Vi är åter på plats den 7 januari.",
        "Snart är det jul och vi kommer inte att svara på frågor här mellan den 23 december och 6 januari.",
        "Från midsommar till mitten av augusti lägger vi inte ut några inlägg.",
        "Vi kommer att vara mindre aktiva här under sommaren.",
        "Nu är det dags för semester. Välkommen åter i augusti!",
        "Påsklov! Kontot är stängt till tisdag.",
        "Kommunens kontaktcenter har öppet som vanligt i sommar, men här på Facebook svarar vi långsammare.",
        "Tack för den här våren! Nu laddar vi om och är tillbaka med nya inlägg i augusti.",
        "Sommaruppehåll fram till 15 augusti.",
        "Vi stänger chatten under julhelgen. Ring oss efter nyår.",
        "I dag går vi på julledighet. Vi svarar på era frågor igen den 8 januari.",
        "Vi har semester och svarar dig i augusti.",
        "Kontot sköts inte under semesterveckorna 28 till 31.",
        "Glad midsommar önskar vi! På tisdag är vi på plats igen.",
        "Vi kör på halvfart i sommar.",
        "Semestern är här! Därför blir det inte så många inlägg de närmaste veckorna.",
        "Under jul och nyår håller vi en lägre takt här.",
        "Ledig långhelg! Vi besvarar kommentarer och meddelanden igen på måndag.",
        "Redaktionen tar nu helg. Vi ses på måndag!",
        "Nu tar vi jullov. Ha det så gott så ses vi nästa år!",
        "Fr.o.m. idag t.o.m. 8 augusti har vi begränsad bemanning.",
        "Vi tackar för i år och säger på återseende i januari. God jul!",
        "Sommarvila. Vi återkommer i augusti med nya inlägg.",
        "Vi återkommer efter semestern.",
        "Våra sociala medier vilar under Kristi himmelsfärdshelgen.",
        "Kommentarerna modereras inte under helgen.",
        "Vi har lägre bemanning till den 8 augusti.",
        "Nu tar vi julledigt och är tillbaka den 7 januari.",
        "Nu tar vi sommaruppehåll på sidan.",
        "Vi svarar långsammare under juli.",
        "Sommarstängt på kontot v. 28–31",
        "SOMMARSTÄNGT! Vi ses igen i augusti.",
        "Vi tar ledigt till den 7 januari.",
        "God jul! Vi är åter 7 januari",
        "God jul och gott nytt år önskar vi på kommunen! Den 8 januari är vi tillbaka.",
        "Trevlig sommar! Vi är tillbaka den 8 augusti.",
        "Glad sommar ☀️ Vi hörs igen i augusti!",
        "Under sommaren blir det färre inlägg här.",
        "I sommar uppdaterar vi inte lika ofta.",
        "Det blir lite tystare här i sommar. Vi är tillbaka i augusti.",
        "Kontot bevakas inte under semestern.",
        "I jul är kontot obemannat. Ring 112 vid fara.",
        "Under påsken bemannas kontot inte.",
        "Redaktionen går på semester vecka 28–31.",
        "Under semesterperioden kan det dröja innan du får svar.",
        "Under helgen är kommentarerna stängda. Vi har stängt för kommentarer till den 7 januari.",
        "Vi minskar bemanningen i sommar.",
        "Semestertider! Det kan ta längre tid att få svar.",
        "Nu går vi på jullov och önskar alla en god jul.",
        "Kontot pausas under sommaren.",
        "Mellan jul och nyår bevakar vi inte den här sidan.",
        "Påsken är här. Kontot vilar till den 7 april.",
        "Under sommaren bemannas kontot vardagar klockan 9–15.",
        "Trevlig påsk! Åter den 7 april.",
        "Vi önskar alla en fin midsommar. På måndag är vi tillbaka.",
        "Nu är det semestertider och vi drar ner på takten.",
        "Vi är lediga över långhelgen.",
        "Vi na\u{308}r er inte. Under sommaren blir det fa\u{308}rre inla\u{308}gg.",
    ];
    assert_eq!(wrong(&texts, |said| said.notice, true), [""; 0]);
}

#[test]
fn greetings_baths_and_borrowed_books_are_no_notices() {
    let texts = [
        "Nu är sommaren här! Kom och bada i Ekvik.",
        "Vi har öppet hela sommaren. Välkommen!",
        "Sommarlovet är här! Gratis aktiviteter för barn och unga varje dag i juli.",
        "God jul och gott nytt år önskar Ekviks kommun.",
        "Julmarknaden öppnar på lördag klockan 11.",
        "Semestern närmar sig. Tänk på att boka tid för pass i god tid.",
        "Under semestern kan din växt behöva vatten. Tips på biblioteket!",
        "Vi söker sommarvikarier! Lediga jobb inom äldreomsorgen.",
        "Förskolan Ekorren håller öppet under sommaren.",
        "Trafiken är lugnare i sommar. Bussarna går enligt sommartidtabell.",
        "Färre bussturer under julhelgen.",
        "Eldningsförbud råder. Det blir varmare i helgen.",
        "I helgen är det loppis på torget.",
        "Du som är ledig på fredag: kom på vernissage!",
        "Tack för i år! Vi ses på nyårskonserten.",
        "Påskäggsjakt på museet, varje dag hela påsken.",
        "Är du ledig i sommar? Bli badvakt.",
        "Simhallens sommaröppettider: måndag–fredag 8–20.",
        "Höstlovsaktiviteter för hela familjen.",
        "Midsommarfirande på Hembygdsgården klockan 14.",
        "Trevlig helg från oss på kommunen!",
        "Vi är tillbaka på Storgatan efter branden.",
        "Vill du att vi svarar dig? Mejla oss på info@ekvik.se i sommar.",
        "Håll avstånd, och håll stängda dörrar i sommar.",
        "Under sommaren bygger vi om Storgatan. Det tar längre tid att köra.",
        "Ni vet väl att personalen har semester ibland? Tack till alla vikarier!",
        "Glöm inte att ta en paus i sommar.",
        "Barnen tar paus i sommarskuggan.",
        "Vi har fått många frågor om semesterersättning. Här svarar vi inte på personfrågor.",
        "Storken är tillbaka i påsk!",
        "Ekviks IF är tillbaka i allsvenskan i sommar.",
        "Biblioteket stänger tidigare i sommar. Låna mera.",
        "Kommunhuset har stängt den 1 maj, och i helgen.",
        "Vi ses i augusti på sommarens sista konsert!",
        "Lunchen är tillbaka på Skolgatan efter sommaren.",
        "",
        "Trevlig sommar!",
        "Sommarlov på badet hela veckan!",
        "Nu öppnar vi den nya lekplatsen i Rågsved!",
        "Badet stängs den 8 mars.",
        "Sommaren är tillbaka i Ekvik!",
        "Lämna tillbaka böckerna innan sommaren.",
        "Badet bemannas av livvakter vardagar klockan 10–18 hela sommaren.",
        "Vi svarar på dina frågor varje dag, hela sommaren.",
        "Lediga jobb i sommar: bli badvakt.",
        "För dig som är sommarledig: kom och bada!",
        "God jul och gott nytt år!",
        "Nu är vi tillbaka efter sommaren!",
        "Sommarpausen är slut och vi är i gång på riktigt.",
        "Välkommen på julmarknad den 12 december.",
        "Färre bilar i sommar när gatan stängs av.",
        "Har du semester? Kom till biblioteket.",
        "Vi ses på badet i sommar!",
        "Glöm inte att anmäla dig till sommarens kollo.",
        "Det är inte lika varmt i sommar som i fjol.",
        "https://ekvik.se/sommarstangt",
        "Summer is here! We are back in August.",
    ];
    assert_eq!(wrong(&texts, |said| said.notice, false), [""; 0]);
}

#[test]
fn a_closing_says_what_why_and_where() {
    for (text, why, instead, last) in [
        ("Det här kontot avslutas den 15 mars eftersom vi samlar allt på stockholm.se. Följ oss där.", true, true, Some((3, 15))),
        ("Kontot stängs den 8 mars. Tack och hej.", false, false, Some((3, 8))),
        ("Det här kontot avslutas den 15 mars. Vi samlar all information på ekvik.se. Följ oss där.", true, true, Some((3, 15))),
        ("Vi lämnar Facebook. Sista dagen är 31/12. Vi finns på Bluesky.", false, true, Some((12, 31))),
        ("Vi stänger den här sidan i vår på grund av få följare.", true, false, None),
        ("Den 1 juni avslutar vi vårt Instagramkonto. Hitta oss i stället på @ekvikskommun.", false, true, Some((6, 1))),
        ("Kontot uppdateras inte längre. Läs mer på www.ekvik.se", false, true, None),
        ("Sidan läggs ned 2026-03-15, därför att allt finns på webben.", true, true, Some((3, 15))),
        ("Vi flyttar till stadens gemensamma konto.", false, true, None),
        ("Nu lämnar vi X.", false, false, None),
        ("Facebook-sidan tas bort den 1:a maj.", false, false, Some((5, 1))),
        ("Vi kommer att avveckla det här kontot. Ring växeln.", false, true, None),
        ("Vi slutar publicera på Twitter.", false, false, None),
    ] {
        let said = said(text);
        assert_eq!((said.closes, said.why, said.instead, said.last), (true, why, instead, last), "{text}");
    }
}

#[test]
fn closings_are_known() {
    let texts = [
        "Den 31 december stänger vi vårt konto på X.",
        "Idag stänger vi ner vår Facebooksida. Tack för de här åren!",
        "Vi har beslutat att lämna plattformen X.",
        "Det här kontot kommer att stängas ner den 30 juni 2026.",
        "Nu är det dags att säga hej då till det här kontot.",
        "Från och med 1 mars kommer vi inte längre att publicera inlägg här.",
        "Från den 1 mars slutar kommunen att använda Twitter.",
        "Vi kommer inte att uppdatera den här sidan längre. Följ oss på facebook.com/ekvik i stället!",
        "Detta är vårt sista inlägg. Vi flyttar över till kommunens gemensamma Instagram.",
        "Biblioteket lämnar Instagram och finns i stället på kommunens konto.",
        "Kontot avvecklas under våren.",
        "Region Ekvik avslutar sitt konto på X den 1 maj. Orsaken är att få använder det.",
        "Den här Facebookgruppen avslutas.",
        "Instagramkontot @ungiekvik läggs ner.",
        "Vi byter konto! Följ oss på @ekvikskommun. Det här kontot raderas den 1 april.",
        "Efter noga övervägande har vi valt att avsluta vårt konto här på Facebook.",
        "Vi lämnar nu X efter tolv år.",
        "Kulturskolans sida slås ihop med kommunens. Den här sidan försvinner den 1 juni.",
        "Tack för oss! Kontot släcks den 15 juni.",
    ];
    assert_eq!(wrong(&texts, |said| said.closes, true), [""; 0]);
}

#[test]
fn other_things_close_too() {
    let texts = [
        "Kontot för insamlingen stängs den 8 mars.",
        "Insamlingen avslutas den 8 mars. Läs mer på sidan.",
        "Anmälan stängs den 8 mars. Länk finns på vår sida.",
        "Vi stänger vägen vid kanalen på måndag.",
        "Nu avslutar vi sommarens turné på vår kanal med en sista konsert.",
        "Vi avslutar veckan med ett tips på kontot.",
        "Kanalen fylls med vatten och stängs för båtar.",
        "Gruppen avslutas med fika.",
        "Kursen i sociala medier avslutas på fredag.",
        "Vi lämnar stan för en dag på landet.",
        "Vi lämnar Facebook-tips till föräldrar.",
        "Chatten stänger klockan 16.",
        "Vi flyttar till en ny sida i historien.",
        "Vi stänger kommentarerna på sidan över helgen.",
        "Sändningen avslutas klockan 20 på vår Youtube-kanal.",
        "Sidan är nere just nu.",
        "Badet läggs ner. Följ frågan här på sidan.",
        "Skolan läggs ner, sa en person i gruppen.",
        "Inlägget tas bort från sidan.",
        "Bidraget till gruppen upphör i juni.",
        "Badet stängs den 8 mars",
        "Vi stänger av vattnet klockan 10.",
        "Kanalvägen stängs av under helgen.",
        "Göta kanal: kanalen stängs för båttrafik.",
        "På sidan ser du när badet stängs.",
        "Kommentarer på sidan tas bort om de bryter mot reglerna.",
        "Kommentarer som bryter mot reglerna på kontot tas bort.",
        "Ditt konto avslutas om du inte loggar in.",
        "Vi flyttar till nya lokaler.",
        "Mötet avslutas klockan 12.",
        "Sidan stängs tillfälligt för underhåll.",
        "Vägen läggs om. Mer på sidan ekvik.se/vagar",
        "Gruppen för nyblivna föräldrar träffas på tisdagar.",
        "Kontot ska inte stängas.",
    ];
    assert_eq!(wrong(&texts, |said| said.closes, false), [""; 0]);
}

#[test]
fn the_policys_own_table_is_covered() {
    for text in [
        "Nu tar vi sommaruppehåll på sidan.",
        "Vi har lägre bemanning till den 8 augusti.",
        "Vi svarar långsammare under juli.",
        "Trevlig semester! Vi är tillbaka den 8 augusti.",
        "Trevlig semester! Det blir färre inlägg i juli.",
        "Trevlig semester! Kontot bemannas vardagar klockan 9–15.",
    ] {
        assert!(said(text).notice, "{text}");
    }
    for text in ["Det här kontot avslutas den 1 mars.", "Vi stänger den här sidan i vår.", "Vi flyttar till stadens gemensamma konto."]
    {
        assert!(said(text).closes, "{text}");
    }
}

#[test]
fn long_and_odd_texts_cost_little() {
    let long = "Vi är inte på kontot och vi är här. ".repeat(100_000);
    assert!(!said(&long).notice);
    for text in ["\0\0", "@", "…", "- - -", "1/", "/1", "den 45 mars kontot stängs 99/99 mars", &"å".repeat(30_000), &"vi ".repeat(30_000)]
    {
        let _ = said(text);
    }
}
