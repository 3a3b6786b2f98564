### The sentences of the pages.

## Around every page

skip-to-content = Naar de inhoud
nav-main = Hoofdnavigatie
nav-catalogue = Catalogus
nav-cooperatives = Coöperaties
nav-home = Mijn plek
nav-reading = Lezen
nav-peers = Andere servers
nav-deliveries = Bezorgingen
nav-sign-in = Inloggen
nav-sign-out = Uitloggen
foot-about = Over { $host }
foot-language = Taal
pages = Pagina’s
pages-previous = Vorige pagina
pages-next = Volgende pagina
form-errors = Kijk na wat je hebt ingevuld
save = Opslaan
cancel = Annuleren
limited = Beperkt

## Said once, after something was done

done-published = Gepubliceerd. Wie je volgt, hoort het.
done-share-which = Kies voor welke van je coöperaties.
done-share-others = Aanbod en oproepen publiceert de coördinatie of het beheer van een coöperatie. Vertel daar wat je hebt of nodig hebt.
done-saved = Opgeslagen.
done-closed = Gesloten. Het blijft leesbaar voor wie te laat komt.
done-removed = Hier verwijderd, en andere servers krijgen het verzoek hun kopieën te verwijderen.
done-asked = Je vraag is onderweg.
done-answered = Je bericht is onderweg.
done-archived = Gearchiveerd. Een nieuw bericht haalt het terug.
done-followed = Je volgt dit account nu.
done-follow-asked = Het verzoek is onderweg. Het wacht op een ja van de andere kant.
done-unfollowed = Je volgt dit account niet meer.
done-catalogue-asked = De catalogus wordt gelezen. Kom zo terug.
done-catalogue-recent = De catalogus wordt gelezen, of is net gelezen.
done-moved = Verhuisd. Wie deze coöperatie volgt, hoort het.
done-moved-back = De verhuizing is teruggedraaid. Deze coöperatie kan weer publiceren.
done-joined = Welkom! Je bent nu lid.
done-set-up = Je server is klaar. Publiceer je eerste aanbod of oproep.
done-founded = De coöperatie is klaar.
done-password = Je wachtwoord is veranderd, en alle andere apparaten zijn uitgelogd.
done-reset-asked = Als iemand hier dit adres heeft, is er een e-mail naar onderweg.
done-reset = Je wachtwoord is veranderd. Log in met het nieuwe.
done-account-deleted = Het account is verwijderd.
done-passkey-added = De passkey is toegevoegd.
done-passkey-removed = De passkey is hier verwijderd. Verwijder hem ook op je apparaat.
done-session-ended = Daar uitgelogd.

## A fresh instance

fresh-title = Bijna klaar
fresh-lead = Deze server draait, maar heeft nog geen coöperatie.
fresh-step-terminal = Kijk in de terminal waarin de server is gestart.
fresh-step-link = Open de eenmalige link om alles in te richten die daar staat.
fresh-step-done = Vul de naam van je coöperatie en je eigen inlognaam in. Dat is alles.
fresh-lost = De link werkt één keer, een dag lang. Elke start van de server geeft een nieuwe. Je kunt ook op de opdrachtregel een lid maken:

## First run

setup-title = Richt je server in
setup-lead = Eén minuut, en je coöperatie kan met anderen delen. Alles behalve de korte naam kun je later veranderen.
setup-cooperative = Je coöperatie
setup-you = Jij
setup-finish = Klaar

## Catalogue

catalogue-title = Catalogus
catalogue-lead = Wat coöperaties delen en wat ze zoeken: gereedschap, ruimtes, voertuigen, vaardigheden, gegevens, software en documenten.
catalogue-search = Zoeken
catalogue-words = Wat zoek je?
catalogue-more = Meer filters
catalogue-apply = Filters toepassen
catalogue-reset = Alles tonen
catalogue-closed-too = Ook gesloten tonen
catalogue-results = Resultaten
catalogue-empty = Er is nog niets gepubliceerd.
catalogue-nothing-found = Niets gevonden. Probeer minder woorden of minder filters.
any-sector = Alle sectoren
any-sdg = Alle doelen
any-cooperative = Alle coöperaties
distance-km = { $km } km
age-now = net gekopieerd
age-minutes = { $count ->
    [one] { $count } minuut geleden gekopieerd
   *[other] { $count } minuten geleden gekopieerd
}
age-hours = { $count ->
    [one] { $count } uur geleden gekopieerd
   *[other] { $count } uur geleden gekopieerd
}
age-days = { $count ->
    [one] { $count } dag geleden gekopieerd
   *[other] { $count } dagen geleden gekopieerd
}

## A listing

listing-from = Van
listing-is-draft = Dit is een concept. Alleen leden van de coöperatie zien het.
listing-is-reserved = Dit is op dit moment gereserveerd.
listing-facts = In het kort
listing-subjects = Onderwerpen
listing-link = Website of download
listing-updated = Laatst veranderd:
listing-original = Dit is een kopie. Het origineel staat op
listing-resource = Meer over dit item
listing-manage = Beheren
listing-publish = Publiceren
listing-publish-again = Opnieuw publiceren
listing-edit = Bewerken
listing-close = Sluiten
listing-remove = Verwijderen
listing-deliveries = Wie het kreeg
likes = { $count ->
    [one] { $count } keer leuk gevonden
   *[other] { $count } keer leuk gevonden
}
shares = { $count ->
    [one] één keer gedeeld
   *[other] { $count } keer gedeeld
}
place-coordinates = Coördinaten
place-approximate = (ongeveer)
fact-quantity = Hoeveelheid
fact-available = Nog beschikbaar
fact-minimum = Minste wat je kunt nemen
fact-effort = Benodigde tijd
fact-window = Wanneer
fact-in-return = In ruil
fact-eligibility = Wie het mag zien
window-from = vanaf { $from }
window-until = tot { $until }
window-both = { $from } tot { $until }
licence-use = Je mag het vrij gebruiken en kopiëren.
licence-change = Je mag het veranderen.
licence-no-change = Je mag het niet veranderen.
licence-sell = Je mag het verkopen en zakelijk gebruiken.
licence-no-sell = Je mag het niet verkopen of commercieel gebruiken.
licence-credit = Noem de makers en de licentie.
licence-share-alike = Deel je veranderingen onder dezelfde licentie.
licence-unknown = Lees de licentie om te weten wat mag.
remove-title = Deze advertentie verwijderen?
remove-explained = De tekst en afbeeldingen verdwijnen hier, en elke andere server krijgt het verzoek zijn kopie te verwijderen. Dit is niet terug te draaien. Is het alleen niet meer beschikbaar, sluit de advertentie dan.
remove-confirm = Voorgoed verwijderen
ask-title = Stel een vraag
ask-send = Vraag versturen
ask-own-account = Vragen met een ander account
ask-sign-in-lead = Ben je lid van een coöperatie hier? Dan vraag je namens haar.
ask-sign-in = Inloggen en vragen
ask-who-may = De coördinatie of het beheer van een andere coöperatie vraagt hier namens haar. Spreek iemand van de jouwe aan.
ask-search-for = Elk account van de fediverse (Mastodon en andere) kan vragen stellen. Plak dit adres in het zoekveld van je server en antwoord op wat verschijnt:
ask-or-write-to = Of schrijf een privébericht aan:
ask-answer-comes = Het antwoord komt bij je account.
back-to-listing = Terug naar de advertentie

## A resource

resource-held-by = Bij
resource-offers = Aanbod
resource-no-offers = Het wordt nu niet aangeboden.
resource-edit-title = Dit item bewerken
resource-edit-apart = Wat je hier verandert, loopt niet meer mee met het aanbod, en het aanbod niet met dit item.
resource-remove-title = Dit item verwijderen?
resource-remove-explained = De tekst en afbeeldingen verdwijnen hier, en andere servers merken dat het weg is als ze kijken. Dit is niet terug te draaien.

## Cooperatives

coops-lead = De coöperaties die delen via { $host }.
coops-empty = Er is hier nog geen coöperatie.
coop-found = Een coöperatie beginnen
coop-listings = Aanbod en oproepen
coop-about = Over ons
coop-follow-title = Volg ons
coop-follow-how = Zoek deze naam in Mastodon of een vergelijkbare dienst en volg hem: nieuw aanbod en nieuwe oproepen komen dan naar je toe.
coop-follow-or-address = Helpt dat niet, zoek dan op het adres:
coop-followers-count = { $count ->
    [one] { $count } volger
   *[other] { $count } volgers
}
coop-following-count = volgt { $count }
coop-tab-page = Pagina
coop-tab-inquiries = Vragen
coop-tab-following = Volgend
coop-tab-followers = Volgers
coop-tab-members = Leden
coop-tab-settings = Profiel
coop-archive = Neem alles mee
coop-archive-text = Eén bestand met wat de coöperatie is, haar aanbod en oproepen met hun afbeeldingen, haar gesprekken en wie ze volgt: om te bewaren, of om op een andere server verder te gaan. Er staan brieven van mensen in, dus bewaar het zoals je die zou bewaren.
coop-archive-download = Alles downloaden (zip)

## Members' home

home-hello = Dag { $name }
home-no-cooperative = Je hoort nog niet bij een coöperatie. Vraag er een om een uitnodigingslink.
home-inquiries = { $count ->
    [one] Eén vraag wacht op antwoord
   *[other] { $count } vragen wachten op antwoord
}
home-inquiries-more = Meer dan { $count } vragen wachten op antwoord
home-requests = { $count ->
    [one] Eén account wil jullie volgen
   *[other] { $count } accounts willen jullie volgen
}
home-nothing-waits = Er wacht niets op je.
home-your-role = Jouw rol hier: { $role }.
home-drafts = Concepten
home-latest = Nieuw
home-nothing-published = Er is nog niets gepubliceerd.

## Publishing

publish-title = Iets aanbieden of zoeken
publish-edit-title = Bewerken
publish-other-languages = Andere talen
publish-more = Meer: hoeveelheid, in ruil, plaats, onderwerpen …
publish-more-photos = Meer foto’s
publish-drop-image = Deze afbeelding verwijderen
publish-goes-out = Je veranderingen gaan naar iedereen die deze advertentie kreeg.
publish-save-changes = Veranderingen opslaan
publish-save-draft = Concept opslaan
choose-nature = Kies
usual-action = Het gewone voor zoiets
no-commons-role = Niet vermeld

## Inquiries

inquiries-empty = Hier zijn geen vragen.
inquiry-all = Alle vragen
inquiry-with = Gesprek met { $name }
inquiry-cut-off = De server van { $name } is hier geblokkeerd. Wat gezegd is blijft; er komt niets nieuws, en er kan niets worden verstuurd.
inquiry-about = Over
inquiry-by = van { $name }
inquiry-to = aan { $name }
inquiry-no-listing = Privébericht
inquiry-send = Versturen
inquiry-archive = Archiveren

## Following and followers

following-empty = Deze coöperatie volgt nog niemand. Volg anderen om hun aanbod en oproepen hier te vinden.
follow-title = Een coöperatie of een mens volgen
follow-do = Volgen
follow-end = Niet meer volgen
follow-withdraw = Verzoek intrekken
followers-pending = Verzoeken
followers-empty = Niemand volgt deze coöperatie nog.
followers-by-hand = Nieuwe volgers wachten op jullie ja. Dat is te veranderen in het profiel.
followers-automatic = Wie wil volgen, mag. Dat is te veranderen in het profiel.
follower-accept = Aannemen
follower-reject = Weigeren
follower-remove = Verwijderen
follower-since = sinds { $date }

## Reading

reading-lead = Berichten van wie onze coöperaties volgen.
reading-empty = Nog niets te lezen. Berichten verschijnen zodra een coöperatie hier iemand volgt die schrijft.
reading-shared-by = gedeeld door { $handle }
reading-attached = { $medium }: { $alt }
reading-medium-picture = Afbeelding
reading-medium-video = Video
reading-medium-sound = Geluid
reading-medium-page = Pagina
reading-medium-file = Bestand
reading-sensitive = Bijlage; wie het plaatste raadt voorzichtigheid aan
reading-kind-question = Peiling
reading-kind-article = Artikel
reading-kind-page = Bijdrage
reading-kind-image = Afbeelding
reading-kind-video = Video
reading-kind-audio = Geluid
reading-kind-event = Evenement
reading-kind-document = Document
reading-kind-unknown = Iets wat dit programma niet kent ({ $type })
reading-open-vote = Stemmen op { $host }
reading-open-read = Lezen op { $host }
reading-open-watch = Kijken op { $host }
reading-open-listen = Luisteren op { $host }
reading-open-see = Bekijken op { $host }
reading-answers = Antwoordt op een bericht op { $host }
reading-quotes = Citeert een bericht op { $host }
reading-whole = De hele tekst
reading-no-words = Zonder woorden.
reading-votes = { $count ->
    [one] { $count } stem
   *[other] { $count } stemmen
}
reading-voters = { $count ->
    [one] { $count } persoon heeft gestemd.
   *[other] { $count } mensen hebben gestemd.
}
reading-poll-several = Je mag meer antwoorden kiezen.
reading-poll-over = De stemming is voorbij.
reading-poll-until = Stemmen kan tot { $date }.
reading-event-starts = Begint
reading-event-ends = Eindigt
reading-event-place = Waar

## Peers

peers-lead = Andere servers waar we van hoorden, en wat we over ze besloten.
peers-empty = Er is nog geen andere server bekend.
peer-host = Server
peer-host-hint = Bijvoorbeeld: coop.example. Geldt ook voor de namen eronder.
peer-policy = Besluit
peer-reason = Reden
peer-reason-hint = Voor wie na jou beslist.
peer-software = Programma
peer-seen = Laatst van gehoord
peer-in-trouble = met problemen
peer-decide = Over een server beslissen

## Signing in, invitations, members

sign-in-title = Inloggen
sign-in-no-account = Nog geen account? Een coöperatie kan je een uitnodigingslink sturen.
invitation-title = Uitnodiging
invitation-to = Je bent uitgenodigd bij { $name }
invitation-role = Je zou meedoen als: { $role }.
invitation-as = Je bent ingelogd als { $name }.
invitation-join = Meedoen
invitation-have-account = Ik heb al een account
invitation-made = Stuur deze link naar wie je uitnodigt:
invitation-once = Je ziet hem alleen nu.
invite-title = Iemand uitnodigen
invite-make = Link maken
invite-open = Open uitnodigingen
invite-uses-left = { $count ->
    [one] voor nog één persoon
   *[other] voor nog { $count } mensen
}
invite-until = tot { $date }
invite-withdraw = Intrekken
member-you = jij
member-role-of = Rol van { $name }
member-remove = Verwijderen
member-leave = Uitstappen

## A member's own settings

settings-title = Je instellingen
settings-login = Je logt in als { $login }.
settings-profile = Naam en taal
settings-password = Wachtwoord
settings-change-password = Wachtwoord veranderen
settings-sessions = Waar je bent ingelogd
settings-sessions-lead = Herken je er een niet, log die dan uit en verander je wachtwoord.
session-this = dit apparaat
session-seen = Laatst gebruikt
session-unknown = Onbekend programma
session-end = Uitloggen
session-end-others = Overal anders uitloggen

## About

about-title = Over deze server
about-lead = Hier delen coöperaties wat ze gemeen hebben met andere coöperaties, met open standaarden en zonder platform ertussen.
about-cooperatives = { $count ->
    [one] Hier woont één coöperatie.
   *[other] Hier wonen { $count } coöperaties.
}
about-federation = Verbonden, niet gecentraliseerd
about-federation-text = Deze server wisselt aanbod, oproepen en berichten uit met andere servers via ActivityPub. Iedereen met een account bij Mastodon of een soortgelijke dienst kan een coöperatie hier volgen en vragen stellen over wat ze deelt.
about-privacy = Wat je zoekt, blijft hier
about-privacy-text = Zoeken gebeurt in de kopie van de catalogi op deze server. Er is één cookie om je ingelogd te houden en één voor je taal, en niemand wordt gevolgd.
about-program = Het programma
about-host = Server
about-version = Versie
about-licence = Licentie van het programma
about-source = Broncode van dit programma
about-source-ask = Het programma is vrije software. Vraag wie deze server draait om de broncode van de versie die draait: daar heb je recht op.

## When something went wrong

problem-to-catalogue = Naar de catalogus
problem-not-found-title = Hier is niets
problem-not-found-text = Deze pagina bestaat niet, of is niet voor iedereen. Hoort ze bij je coöperatie, log dan eerst in.
problem-gone-title = Dit was er ooit
problem-gone-text = Het is verwijderd, of de link is al gebruikt of te oud.
problem-sign-in-title = Log eerst in
problem-sign-in-text = Hiervoor is een account nodig. Er is niets veranderd.
problem-forbidden-title = Niet met jouw rol
problem-forbidden-text = Iemand met een andere rol in de coöperatie kan dit doen. Er is niets veranderd.
problem-invalid-title = Er klopt iets niet
problem-conflict-title = Nu niet mogelijk
problem-too-many-title = Te veel pogingen
problem-too-many-text = { $count ->
    [one] Probeer het over een minuut opnieuw.
   *[other] Probeer het over { $count } minuten opnieuw.
}
problem-unavailable-title = Een ogenblik
problem-unavailable-text = Dat lukt nu even niet. Er is niets veranderd; probeer het zo opnieuw.
problem-internal-title = Dat is onze fout
problem-internal-text = De server maakte een fout en noteerde die voor wie hem draait. Er is niets veranderd.
problem-cross-site-title = Vanaf een andere site verstuurd
problem-cross-site-text = Voor je veiligheid worden alleen formulieren van deze site aangenomen. Open de pagina hier en verstuur het opnieuw.
problem-method-title = Niet op deze manier
problem-method-text = Dit adres is zo niet te gebruiken.
problem-too-large-title = Te groot
problem-too-large-text = Alle bestanden samen mogen 32 MB zijn. Stuur er minder of kleinere.
problem-bad-request-title = Niet begrepen
problem-bad-request-text = De server kon niet lezen wat werd verstuurd. Ga terug en probeer het opnieuw.

## Moving

move-title = Verhuizen
move-link = Deze coöperatie komt van elders hierheen, of verhuist weg
move-here-title = Hierheen verhuizen
move-here-how = Had deze coöperatie vroeger een ander adres, noem dat hier. Zeg daarna op de oude plek dat ze naar dit adres verhuist: wie haar daar volgde, komt mee.
move-away-title = Weg verhuizen
move-away-how = Noem eerst dit adres als vroeger adres op de nieuwe plek:
move-away-means = Daarna hoort wie deze coöperatie volgt dat het nieuwe adres te volgen is. Wat gepubliceerd is, blijft hier leesbaar; er kan niets nieuws worden gepubliceerd tot je de verhuizing terugdraait.
move-do = Verhuizen
move-since = Verhuisd op { $date } naar:
move-quiet = Wat gepubliceerd is, blijft hier leesbaar. Er kan niets nieuws worden gepubliceerd.
move-back = De verhuizing terugdraaien
coop-moved-to = Deze coöperatie is verhuisd naar:
catalogue-listings = { $count ->
    [one] { $count } advertentie uit haar catalogus
   *[other] { $count } advertenties uit haar catalogus
}
catalogue-under-way = Haar catalogus wordt gelezen.
catalogue-unread = Haar catalogus is nog niet gelezen.
catalogue-none = Ze heeft geen catalogus om te kopiëren.
catalogue-trouble = Catalogus niet gelezen
catalogue-fetch = Catalogus nu ophalen
