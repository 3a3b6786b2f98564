### Publishing: the form in steps, drafts, previews, licences, and looking after what is published.

## The steps

publish-step-photo = Een foto
publish-photo-hint = Een foto zegt meer dan een beschrijving. Je kunt hem ook weglaten.
publish-photo-take = Een foto maken
publish-photo-choose = Foto’s kiezen
publish-alt-hint = Kun je hem zelf niet zien, laat dit dan leeg.
publish-drop-photo = Deze foto weglaten
publish-step-what = Wat wil je doen?
publish-verb = Ik wil …
publish-verb-lend = iets uitlenen
publish-verb-lend-means = Het komt bij ons terug.
publish-verb-give = iets weggeven
publish-verb-give-means = Het kost niets en komt niet terug.
publish-verb-sell = iets verkopen
publish-verb-sell-means = Voor een prijs.
publish-verb-share = iets delen
publish-verb-share-means = Anderen gebruiken het of helpen ons, en wij houden het.
publish-verb-ask = om iets vragen
publish-verb-ask-means = We hebben het nodig of zoeken het.
publish-for-example = Bijvoorbeeld:
publish-step-kind = Wat is het?
publish-kind = Soort
publish-kind-fields = Toon de velden voor deze soort
publish-price = Prijs in euro
publish-price-hint = Leeg betekent: in overleg.
publish-step-where = Waar en wanneer?
publish-hours = Wanneer kan het worden opgehaald of gebruikt?
publish-hours-hint = Bijvoorbeeld: zaterdag van 9 tot 12.
publish-step-tell = Vertel meer
publish-languages = In andere talen
publish-language-of-text = Taal van de tekst hierboven
publish-add-language = Nog een taal toevoegen
publish-yes = Ja
publish-no = Nee

## Examples and hints for each kind

publish-title-tool = Accuboormachine
publish-title-space = Vergaderruimte met keuken
publish-title-vehicle = Bakfiets voor twee kinderen
publish-title-good = Twintig jampotten
publish-title-skill = Hulp bij de belastingaangifte
publish-title-service = Fietsreparatie op zaterdag
publish-title-software = Reserveringskalender voor groepen
publish-title-data = Kaart van openbare fruitbomen
publish-title-document = Modelstatuten voor een wooncoöperatie
publish-body-tool = Wat kan het, wat hoort erbij, in welke staat is het?
publish-body-space = Hoeveel plaatsen zijn er, wat is er aanwezig, hoe kom je binnen?
publish-body-vehicle = Hoeveel kan het dragen, wie mag ermee rijden, hoe is het verzekerd?
publish-body-good = Hoeveel is er, in welke staat is het, moet er iemand sjouwen?
publish-body-skill = Wat kun je, sinds wanneer, in welke talen?
publish-body-service = Wat wordt er gedaan, voor wie, hoe vaak?
publish-body-software = Waar is het voor, waarop draait het, wie zorgt ervoor?
publish-body-data = Wat staat erin, van wanneer, in welke vorm, hoe zijn ze gemaakt?
publish-body-document = Waar gaat het over, voor wie, in welke vorm?
publish-conditions-tool = Bijvoorbeeld: de borg, hoelang hoogstens, wie betaalt wat stukgaat.
publish-conditions-space = Bijvoorbeeld: schoonmaken, de sleutel, stille uren, wat het kost.
publish-conditions-vehicle = Bijvoorbeeld: de borg, het rijbewijs, de verzekering, brandstof.
publish-conditions-good = Bijvoorbeeld: alleen ophalen, alleen hele dozen.
publish-conditions-skill = Bijvoorbeeld: hoeveel tijd je hebt, reiskosten.
publish-conditions-service = Bijvoorbeeld: hoe je het reserveert, wat het kost.
publish-conditions-digital = De licentie zegt wat mag.
publish-conditions-usual = In overleg.

## Licences

licence-help = Help me een licentie te kiezen
licence-title = Welke licentie past?
licence-lead = Drie vragen, en je hebt een licentie die anderen begrijpen.
licence-ask-money = Mogen anderen er geld mee verdienen?
licence-ask-credit = Moeten anderen zeggen wie het maakte?
licence-ask-alike = Moeten anderen hun veranderingen op dezelfde manier delen?
licence-find = Een licentie zoeken
licence-unanswered = Beantwoord alle vragen.
licence-fits = Deze licentie past
licence-but-credit = Ze vraagt anderen ook te zeggen wie het maakte: er is geen bekende licentie van deze soort zonder dat.
licence-but-not-alike = Ze verplicht anderen niet hun veranderingen op dezelfde manier te delen: geen bekende licentie voor software doet allebei.
licence-no-advice = Dit is hulp, geen juridisch advies. Wie de rechten op het werk heeft, beslist.

## Preview

publish-preview = Voorbeeld
publish-preview-title = Zo gaat het eruitzien
publish-preview-saved = Het is opgeslagen als concept. Niemand anders heeft het nog gezien. Ga hieronder verder, of publiceer het.
publish-preview-unsaved = Deze veranderingen zijn nog niet opgeslagen. Ga hieronder verder, of sla ze op.
publish-preview-here = Hier, in de catalogus
publish-preview-whole = Bekijk de hele pagina
publish-preview-elsewhere = In Mastodon en elders
publish-preview-about = Elk programma toont het een beetje anders.
publish-preview-members-only = Het verlaat deze server niet: alleen leden van je coöperatie zien het.
publish-preview-none = Dit kan nu niet worden getoond.

## Drafts

publish-draft-saved = Concept opgeslagen.
publish-draft-unsaved = Concept nog niet opgeslagen: { $why }
publish-draft-offline = Het concept kon niet worden opgeslagen. Het blijft hier staan; controleer je verbinding.
draft-go-on = Verdergaan
draft-discard = Weggooien
draft-discard-title = Dit concept weggooien?
draft-discard-explained = De tekst en foto’s worden verwijderd. Niemand anders heeft ze gezien. Dit is niet terug te draaien.
done-draft-saved = Concept opgeslagen. Alleen leden van je coöperatie zien het.
done-draft-discarded = Het concept is weggegooid.
error-drafts-too-many = Deze coöperatie heeft zo veel concepten als ze kan bewaren. Publiceer er eerst een of gooi er een weg.

## Looking after what is published

listing-duplicate = Nog zo een maken
done-duplicated = Dit is een nieuw concept met dezelfde tekst. Verander wat anders is en publiceer het dan.
still-title = Klopt dit nog?
still-explained = Al twee maanden heeft niemand iets over deze advertenties gezegd. Een kort woord helpt wie iets zoekt.
still-there = Is er nog
still-needed = Nog steeds nodig
still-change = Veranderen
done-confirmed = Dank je. Het blijft zoals het is.
close-became = Wat is ervan geworden?
became-taken = Het heeft iemand gevonden.
became-gone = Het is er niet meer.
became-found = We hebben het gevonden.
became-over = We hebben het niet meer nodig.
