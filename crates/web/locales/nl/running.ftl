### The guide of a new cooperative, members who come, and running an instance.

## The guide

start-title = Aan de slag
start-lead = Zes kleine stappen. Je kunt ze allemaal overslaan en later doen.
start-progress = { $done } van { $all } gedaan
start-step-name = Naam en taal
start-step-place = Plaats
start-step-looks = Logo en sectoren
start-step-offer = Jullie eerste aanbod
start-step-invite = Leden uitnodigen
start-step-follow = Andere coöperaties volgen
start-state-done = gedaan
start-state-skipped = overgeslagen
start-state-open = te doen
start-state-now = nu
start-name-hint = Zoals mensen het zeggen. Je kunt het altijd veranderen.
start-place-lead = Zodat buren vinden wat dichtbij is. De naam van de plaats is genoeg.
start-place-find = Gebruik de plek waar ik ben
start-place-found = Je positie is ingevuld, afgerond op ongeveer een kilometer.
start-place-failed = Je apparaat zegt niet waar het is. Schrijf gewoon de naam van de plaats.
start-looks-lead = Een beeld waaraan mensen jullie herkennen, en waaraan jullie werken.
start-offer-lead = Wat hebben jullie dat anderen kunnen gebruiken? Kies een soort en schrijf een titel. Dat is genoeg om te beginnen.
start-offer-need = Jullie kunnen ook zeggen wat jullie nodig hebben:
start-offer-ask = Om iets vragen
start-invite-lead = Maak een link die je naar jullie leden stuurt. Tien mensen kunnen hem gebruiken, twee weken lang.
start-follow-lead = Volg een coöperatie, en wat ze deelt verschijnt in jullie catalogus.
start-follow-example = Bijvoorbeeld @velo@commons.example, of het adres van haar pagina.
start-follow-known = Hier al bekend
start-follow-one = { $name } volgen
start-next = Opslaan en verder
start-next-step = Je volgende stap:
start-skip = Overslaan
start-all-done = Alles gedaan. Je coöperatie is klaar.
start-to-home = Naar je startpagina
start-dismiss = Deze stappen niet meer tonen
start-home = Aan de slag: { $name }
start-home-go-on = Verdergaan
done-step = Opgeslagen. Hier is de volgende stap.
done-skipped = Overgeslagen. Je kunt ernaar terug.
done-started = Je coöperatie is klaar. Er zijn nog een paar kleine stappen.

## Invitations and roles

invite-scan = Scan dit met een telefoon
invite-qr = QR-code van de uitnodigingslink
invite-message = Tekst om te sturen
invite-message-text = Hallo! Ik nodig je uit om mee te doen met { $name } op ons deelplatform. Open deze link en kies een naam en een wachtwoord: { $link }
invite-copy-link = Link kopiëren
invite-copy-text = Tekst kopiëren
invite-copied = Gekopieerd
invite-share = Sturen …
invite-past = Opgebruikt of verlopen in de laatste drie maanden
invite-nobody-came = Er is nog niemand gekomen
invite-came = Gekomen: { $names }
roles-title = Wie mag wat?
role-says-member = Ziet alles wat binnen is, ook aanbod alleen voor leden.
role-says-steward = Publiceert ook aanbod en oproepen, beantwoordt vragen en beslist wie mag volgen.
role-says-moderator = Hetzelfde als coördinatie, en zorgt voor wat vreemden sturen.
role-says-admin = Nodigt ook mensen uit, verandert rollen en bewerkt wat de coöperatie over zichzelf zegt.

## Asking to join

join-title = Vragen om mee te doen met { $name }
join-lead = Zeg wie je bent en waarom je wilt meedoen. Iemand die de coöperatie beheert leest het en antwoordt.
join-why = Wie ben je, en waarom wil je meedoen?
join-why-hint = Alleen wie deze coöperatie beheert, leest het.
join-login-later = De naam of het adres waarmee je wilt inloggen. Een wachtwoord kies je als ze ja hebben gezegd.
join-send = Versturen
join-link = Vragen om mee te doen
join-asked-title = Je verzoek is verstuurd
join-keep-link = Bewaar deze link. Hij laat zien hoe het met je verzoek staat, en later kom je ermee binnen. E-mail is niet nodig.
join-state-waiting = Er heeft nog niemand geantwoord. Kom over een dag of twee op deze pagina terug.
join-state-accepted = Ze zeiden ja. Welkom!
join-state-declined = Ze zeiden deze keer nee.
join-stand-title = Je verzoek aan { $name }
join-answer = Hun antwoord
join-you-wrote = Je schreef
join-finish = Kies een wachtwoord, en je bent binnen.
join-withdraw = Mijn verzoek terugnemen
join-forgotten = { $count ->
    [one] Een verzoek zonder antwoord wordt na een dag verwijderd.
   *[other] Een verzoek zonder antwoord wordt na { $count } dagen verwijderd.
}
join-rules = Hier gelden deze regels:
join-waiting-title = Willen meedoen
join-answer-field = Wat je wilt antwoorden
join-answer-hint = Te lezen op de pagina achter de eigen link.
join-accept = Ja zeggen
join-decline = Nee zeggen
join-open-title = Wie mag vragen om mee te doen?
join-open = Iedereen mag vragen om mee te doen, en wie beheert antwoordt.
join-words = Wat jullie willen zeggen tegen wie het vraagt
join-closed-here = Wie deze server draait laat alleen genodigden binnen, dus nu kan niemand het vragen.
home-joining = { $count ->
    [one] Eén persoon wil meedoen
   *[other] { $count } mensen willen meedoen
}
done-join-withdrawn = Je verzoek is teruggenomen, en alles wat je invulde is verwijderd.
done-join-accepted = Aangenomen. De pagina achter de eigen link zegt het.
done-join-declined = Afgewezen. De pagina achter de eigen link zegt het.
error-why-missing = Zeg wie je bent en waarom je wilt meedoen.
error-join-full = Er wachten al te veel mensen op antwoord. Probeer het over een paar dagen.
error-join-asked = Je hebt het al gevraagd. Iemand zal antwoorden.
error-join-decided = Iemand anders heeft al geantwoord, of het verzoek is teruggenomen.

## Devices

device-on = { $browser } op { $system }
session-since = Ingelogd sinds

## Privacy

privacy-title = Privacy
privacy-lead = Wat deze server bewaart, hoelang, en wie het ziet. Er wordt niets gemeten voor reclame, en geen ander bedrijf krijgt iets.
privacy-account = Je account
privacy-account-text = We bewaren de naam waarmee je inlogt, de naam die anderen zien, je taal, een versleutelde vorm van je wachtwoord die niet terug te rekenen is, en wanneer je hier het laatst was. Als je je account verwijdert, is dat allemaal meteen weg.
privacy-letters = Als je om e-mails vraagt, bewaren we wanneer je je adres bevestigde. Naar welke adressen zo’n vraag ging, blijft in versleutelde vorm een dag bewaard, zodat niemand vaker gevraagd wordt.
privacy-devices = Apparaten
privacy-devices-text = { $count ->
    [one] Waar je bent ingelogd, bewaren we hoe je browser zichzelf noemt en wanneer die het laatst is gebruikt. Na een dag zonder bezoek word je uitgelogd en wordt het vergeten. Je ziet de lijst in je instellingen en kunt elke sessie beëindigen.
   *[other] Waar je bent ingelogd, bewaren we hoe je browser zichzelf noemt en wanneer die het laatst is gebruikt. Na { $count } dagen zonder bezoek word je uitgelogd en wordt het vergeten. Je ziet de lijst in je instellingen en kunt elke sessie beëindigen.
}
privacy-cookies = Er is één cookie om je ingelogd te houden en één voor je taal. Verder wordt er niets in je browser bewaard, tenzij je notificaties op je apparaat aanzet.
privacy-push = Als je notificaties op een apparaat aanzet, gaan ze versleuteld door een dienst van de maker van je browser. Die komt te weten dat je iets is gestuurd en wanneer, maar niet wat. Tot je ze uitzet of uitlogt, bewaren we het adres van je browser bij die dienst, en bewaart je browser het kleine programma dat ze toont.
privacy-addresses = Internetadressen
privacy-addresses-text = { $count ->
    [one] Je internetadres wordt alleen gebruikt om wie wachtwoorden raadt af te remmen: een versleutelde vorm ervan wordt na een minuut vergeten.
   *[other] Je internetadres wordt alleen gebruikt om wie wachtwoorden raadt af te remmen: een versleutelde vorm ervan wordt na { $count } minuten vergeten.
}
privacy-writing = Wat je schrijft
privacy-writing-text = Aanbod, oproepen en antwoorden die je voor een coöperatie schrijft, zijn van de coöperatie en blijven als je gaat, zonder je naam. Wat openbaar is, gaat naar andere servers, en die krijgen het verzoek het te verwijderen als het hier wordt verwijderd. Dwingen kunnen we ze niet.
privacy-searches = Zoeken
privacy-searches-text = Waar je naar zoekt, wordt niet bewaard en aan niemand verteld. Alleen een zoekopdracht die je bewaart, blijft hier, voor jou alleen, tot je haar of je account verwijdert.
privacy-searches-own = { $count ->
    [one] { $count } dag lang onthoudt de server wie hier iets publiceerde, zodat niemand bericht krijgt over eigen advertenties.
   *[other] { $count } dagen lang onthoudt de server wie hier iets publiceerde, zodat niemand bericht krijgt over eigen advertenties.
}
privacy-place-text = “Bij mij in de buurt” en “Gebruik de plek waar ik ben” vragen je apparaat alleen waar het is als je erop drukt. Je browser rondt het antwoord af op ongeveer een kilometer voordat het op weg gaat. Bij een zoekopdracht staat het dan in het adres van de pagina, en dus in de geschiedenis van je browser; hier wordt het niet bewaard.
privacy-posts = Berichten van elders
privacy-posts-text = { $count ->
    [one] Berichten van wie een coöperatie volgt worden een dag bewaard, en kopieën van hun afbeeldingen ook.
   *[other] Berichten van wie een coöperatie volgt worden { $count } dagen bewaard, en kopieën van hun afbeeldingen ook.
}
privacy-held = { $count ->
    [one] Wat vreemden sturen en waarover niemand besloot, wordt na een dag geweigerd.
   *[other] Wat vreemden sturen en waarover niemand besloot, wordt na { $count } dagen geweigerd.
}
privacy-peers = { $count ->
    [one] Andere servers die niemand volgt, worden na een dag zonder levensteken vergeten.
   *[other] Andere servers die niemand volgt, worden na { $count } dagen zonder levensteken vergeten.
}
privacy-requests = Verzoeken om mee te doen
privacy-requests-text = { $count ->
    [one] Wat je schrijft als je vraagt om mee te doen, leest wie die coöperatie beheert. Na een antwoord wordt het binnen een dag verwijderd.
   *[other] Wat je schrijft als je vraagt om mee te doen, leest wie die coöperatie beheert. Na een antwoord wordt het binnen { $count } dagen verwijderd.
}
privacy-log = Het logboek
privacy-log-text = { $count ->
    [one] Wat beheerders met accounts, rollen, andere servers en instellingen doen, blijft een dag opgeschreven, zodat het is uit te leggen. Als een account wordt verwijderd, verdwijnt de naam uit het logboek.
   *[other] Wat beheerders met accounts, rollen, andere servers en instellingen doen, blijft { $count } dagen opgeschreven, zodat het is uit te leggen. Als een account wordt verwijderd, verdwijnt de naam uit het logboek.
}
privacy-backups = Kopieën
privacy-backups-text = Wie deze server draait, maakt kopieën van alles, zodat niets verloren gaat. Wat je verwijdert, blijft in zo’n kopie tot de kopie wordt verwijderd. Vraag hoelang kopieën worden bewaard.
privacy-yours = Je rechten
privacy-yours-text = Je kunt alles over jezelf als één bestand meenemen, en je kunt je account verwijderen, allebei zonder iemand te vragen.
privacy-ask = Vragen gaan naar wie deze server draait:
foot-privacy = Privacy

## About the instance

about-rules = Regels
about-contact = Wie hem draait

## Running an instance

nav-running = Serverbeheer
running-title = Deze server draaien
running-tab-now = Nu
running-tab-doctor = Kunnen anderen ons zien?
running-tab-backups = Kopieën
running-tab-log = Logboek
running-tab-settings = Instellingen
running-health = Hoe het gaat
running-waits = Wat op je wacht
running-nothing-waits = Er wacht niets op je.
running-figures = In cijfers
running-figure-deliveries = bezorgingen wachten
running-figure-dead = bezorgingen mislukt
running-figure-arrivals = binnengekomen dingen wachten
running-figure-peers = andere servers bekend
running-figure-shut = andere servers buitengesloten
running-figure-database = in de database
running-figure-free = vrij op de schijf
running-version = Versie
running-version-text = Dit is Allmende { $version }. Zo komt er een nieuwe versie: maak een kopie van de database, zet het nieuwe programma op de plaats van het oude en start het. Het werkt de database zelf bij.
running-since = Draait sinds { $time }.
running-more-deliveries = Alle bezorgingen
running-more-peers = Alle servers
running-verdict-good = goed
running-verdict-look = kijk na
running-verdict-wrong = fout
running-technical = In technische woorden
running-no-machine = Deze pagina kan de machine nu niet bekijken.
size-kb = { $number } kB
size-mb = { $number } MB
size-gb = { $number } GB

check-database = Database
check-database-good = De database antwoordt.
check-database-look = De database antwoordt, maar haar versie is niet die van dit programma. Maak een kopie en start het programma opnieuw.
check-database-wrong = De database antwoordt niet goed. Kijk in het logboek van het programma, en zet een kopie terug als ze beschadigd is.
check-disk = Schijf
check-disk-good = Er is genoeg ruimte: { $free } is vrij.
check-disk-look = Er is maar { $free } vrij, te weinig voor een kopie van de database. Maak ruimte voor de volgende kopie.
check-disk-wrong = Er is maar { $free } vrij. Maak nu ruimte: als de schijf vol is, kan er niets meer worden opgeslagen.
check-queue = Wat eruit gaat
check-queue-good = Wat naar andere servers wordt gestuurd komt aan, of wordt gauw opnieuw geprobeerd.
check-queue-look = { $count ->
    [one] Eén andere server wacht al meer dan een dag op iets. Bekijk de bezorgingen: misschien is hij weg.
   *[other] { $count } andere servers wachten al meer dan een dag op iets. Bekijk de bezorgingen: misschien zijn ze weg.
}
check-arrivals = Wat binnenkomt
check-arrivals-good = Wat andere servers sturen wordt zonder vertraging opgenomen.
check-arrivals-look = { $count ->
    [one] Eén ding dat binnenkwam kon niet worden opgenomen. Bekijk de lijst en probeer het opnieuw.
   *[other] { $count } dingen die binnenkwamen konden niet worden opgenomen. Bekijk de lijst en probeer het opnieuw.
}
check-mail = E-mail
check-mail-good = E-mails kunnen worden verstuurd, bijvoorbeeld aan wie het wachtwoord vergat.
check-mail-off = Er is geen mailserver ingesteld. Dat hoeft ook niet: beheerders kunnen links voor een nieuw wachtwoord geven.
check-clock = Klok
check-clock-good = De klok van deze machine is aannemelijk.
check-clock-wrong = De klok van deze machine loopt verkeerd, en andere servers weigeren wat ze stuurt. Zet de klok goed en laat haar goed houden (NTP).
check-heard = Bereikt door anderen
check-heard-good = Een andere server bereikte deze op { $time }.
check-heard-look = Nog geen andere server heeft deze bereikt. Kijk of anderen jullie kunnen zien.
check-development-look = Dit is een server om uit te proberen. Laat vreemden hem nooit gebruiken.
check-development = Proef

doctor-lead = Deze server vraagt zichzelf met zijn openbare naam, zoals een andere server dat zou doen. Elke blik duurt een paar seconden.
doctor-limits = Wat dit niet kan zien: een firewall die deze machine doorlaat maar niemand anders. Het beste bewijs is dat een andere server jullie heeft bereikt.
doctor-look = Nu kijken
doctor-not-yet = nog niet bekeken
doctor-looking = kijkt …
doctor-outside = Van buiten
doctor-inside = Op deze machine
check-name = Naam
check-name-good = De naam van deze server leidt naar een adres.
check-name-wrong = De naam van deze server leidt nergens heen. Vul zijn adres in waar je de naam hebt gekocht (DNS). Het kan een uur duren tot iedereen het weet.
check-page = Deur
check-page-good = De server doet open onder zijn openbare naam, met een geldig certificaat.
check-page-wrong = Niemand komt binnen met de openbare naam. Kijk of de proxy met het certificaat (TLS) draait, alles aan dit programma doorgeeft, en of poort 443 open is.
check-webfinger = Vindbaar zijn
check-webfinger-good = Andere servers vinden jullie coöperaties met hun naam (WebFinger).
check-webfinger-wrong = Andere servers vinden jullie coöperaties niet met hun naam. De proxy moet /.well-known/webfinger aan dit programma doorgeven.
check-actor = Bekend zijn
check-actor-good = Andere servers kunnen lezen wie deze server is.
check-actor-wrong = Andere servers kunnen niet lezen wie deze server is. De proxy moet verzoeken doorgeven zoals ze zijn, ook die voor “application/activity+json”.
check-inbox = Postvak
check-inbox-good = Wat andere servers sturen bereikt het postvak.
check-inbox-wrong = Wat andere servers sturen bereikt het postvak niet. De proxy moet POST-verzoeken aan /inbox doorlaten, met al hun headers.
check-address = Openbaar adres
check-address-good = Het openbare adres is in orde.
check-address-look = Dit is een server om uit te proberen. Laat vreemden hem nooit gebruiken.
check-address-wrong = Het openbare adres is niet in orde. Stel instance.url in de configuratie in.
check-proxy = Proxy
check-proxy-look = Voor dit programma lijken alle bezoekers één adres. Noem je proxy in http.trusted_proxies.
check-directory = Map met gegevens
check-directory-good = In de map met gegevens kan worden geschreven.
check-directory-wrong = In de map met gegevens kan niet worden geschreven. Geef het programma het recht om daar te schrijven.
check-certificates = Meer certificaten
check-certificates-good = De extra certificaten kunnen worden gelezen.
check-certificates-wrong = De extra certificaten kunnen niet worden gelezen. Kijk naar tls.ca_file.
check-figures = Cijfers
check-figures-good = De cijfers zijn alleen op deze machine te zien.
check-figures-look = Misschien kunnen vreemden de cijfers lezen. Zet metrics.listen op een adres van deze machine.
check-mail-wrong = De mailserver kan niet worden gebruikt. Kijk naar het deel [mail] van de configuratie.
check-space = Ruimte
check-space-good = Er is genoeg ruimte op de schijf.
check-space-wrong = Er is te weinig ruimte op de schijf. Maak nu ruimte.

backups-lead = Een kopie bevat alles: coöperaties, aanbod, berichten, afbeeldingen, accounts. Bewaar er een op een andere machine, en probeer af en toe of je haar kunt lezen.
backups-make = Nu een kopie maken
backups-none = Hier is nog geen kopie gemaakt.
backups-whole = klaar
backups-being-made = wordt gemaakt; laad deze pagina zo opnieuw
backups-take = Downloaden
backups-take-named = { $name } downloaden
backups-password = Je wachtwoord, want een kopie bevat elk geheim van deze server
backups-where = De kopieën staan in { $place }. De laatste { $count } worden bewaard.
backups-configuration = Het configuratiebestand zit er niet in. Bewaar het bij de kopie.
backups-postgres = Jullie database is PostgreSQL, dat een eigen hulpmiddel voor kopieën heeft. Laat dit elke dag draaien op de machine van dit programma:
backups-cron = Laat de machine dit draaien om elke nacht een kopie te maken:
done-backup = De kopie is gemaakt.
error-backup-elsewhere = Jullie database is PostgreSQL. Het eigen hulpmiddel daarvan maakt kopieën.
error-backup-runs = Er wordt al een kopie gemaakt. Wacht even.
error-backup-no-room = Er is niet genoeg ruimte op de schijf voor een kopie. Maak eerst ruimte.
error-examination-runs = Iemand kijkt op dit moment. Probeer het over een paar seconden opnieuw.

log-lead = { $count ->
    [one] Wie wat deed met accounts, rollen, andere servers, instellingen en kopieën. Regels worden een dag bewaard.
   *[other] Wie wat deed met accounts, rollen, andere servers, instellingen en kopieën. Regels worden { $count } dagen bewaard.
}
log-kind = Soort
log-kind-any = Alles
log-kind-accounts = Accounts
log-kind-members = Leden en rollen
log-kind-peers = Andere servers
log-kind-moderation = Moderatie
log-kind-settings = Instellingen
log-kind-backups = Kopieën
log-person = Persoon
log-person-any = Iedereen
log-filter = Tonen
log-empty = Er staat niets in het logboek.
log-older = Oudere regels
log-operator = Opdrachtregel
log-former = een vroeger lid
log-nobody = een account dat er niet meer is
did-account-added = voegde het account van { $about } toe
did-account-suspended = schortte het account van { $about } op
did-account-resumed = liet { $about } weer toe
did-account-deleted = verwijderde een account
did-account-left = verwijderde het eigen account
did-password-set = stelde een nieuw wachtwoord in voor { $about }
did-reset-link-made = maakte een link voor een nieuw wachtwoord voor { $about }
did-invitation-made = nodigde mensen uit bij { $coop } ({ $detail })
did-invitation-withdrawn = trok een uitnodiging bij { $coop } in
did-invitation-accepted = kwam op uitnodiging bij { $coop } ({ $detail })
did-member-added = voegde { $about } toe aan { $coop } ({ $detail })
did-role-changed = veranderde de rol van { $about } bij { $coop }: { $detail }
did-member-removed = haalde { $about } weg bij { $coop }
did-member-left = verliet { $coop }
did-joining-set = koos wie mag vragen om mee te doen met { $coop }
did-join-accepted = zei ja tegen een verzoek om mee te doen met { $coop }
did-join-declined = zei nee tegen een verzoek om mee te doen met { $coop }
did-joined = kwam op eigen verzoek bij { $coop }
did-rules-set = stelde de regels voor andere servers in
did-peer-decided = besloot over { $subject }: { $detail }
did-peer-undecided = nam het besluit over { $subject } terug
did-keys-trusted = vertrouwde de nieuwe sleutels van { $subject }
did-list-imported = importeerde de lijst { $subject }
did-list-retracted = nam de lijst { $subject } terug
did-held-let-through = liet door wat was tegengehouden ({ $detail })
did-held-refused = weigerde wat was tegengehouden ({ $detail })
did-host-purged = haalde alles van { $subject } weg
did-report-done = handelde een melding af
did-report-forwarded = gaf een melding door
did-set-up = richtte deze server in met { $coop }
did-settings-changed = veranderde de instelling { $subject }
did-cooperative-founded = begon { $coop }
did-cooperative-edited = bewerkte wat { $coop } over zichzelf zegt
did-cooperative-moved = verhuisde { $coop } naar { $subject }
did-cooperative-moved-back = draaide de verhuizing van { $coop } terug
did-backup-made = maakte de kopie { $subject }
did-backup-taken = downloadde de kopie { $subject }
did-unknown = deed iets wat een nieuwer programma opschreef ({ $subject })

settings-instance-lead = Wat vanaf de volgende pagina geldt, zonder opnieuw te starten.
field-instance-name = Naam van deze server
field-instance-name-hint = Staat in de titel van elke pagina. Leeg: het adres van de server.
field-instance-description = Waar is deze server voor?
field-instance-description-hint = Te zien op de pagina over deze server. Je kunt Markdown gebruiken.
field-instance-contact = Wie hem draait, en hoe je die bereikt
field-instance-contact-hint = Een adres, een telefoonnummer, of een plaats en een tijd. Iedereen kan het lezen.
field-instance-rules = Regels
field-instance-rules-hint = Waar iedereen zich hier aan houdt. Wie erbij komt, leest ze eerst. Je kunt Markdown gebruiken.
field-instance-language = Taal van wie er geen kiest
instance-language-file = Zoals in de configuratie
field-entry = Wie mag komen?
entry-invited = Alleen genodigden
entry-asking = Genodigden, en wie erom vraagt waar een coöperatie dat toelaat
settings-file-title = Wat in de configuratie staat
settings-file-lead = Dit wordt alleen getoond. Bewerk het configuratiebestand en start het programma opnieuw om het te veranderen.
settings-file-at = Het bestand is { $place }.
settings-file-none = Er is geen configuratiebestand gelezen; het programma draait met zijn gewone waarden en de omgeving.
settings-key = Sleutel
settings-value = Waarde
settings-meaning = Wat het betekent
settings-empty = leeg
config-instance-url = Het openbare adres. Het kan nooit meer veranderen als andere servers het kennen.
config-instance-private = Of vreemden helemaal niets zien.
config-instance-development = Of dit een proef op één machine is.
config-http-listen = Waar het programma op verzoeken wacht.
config-http-drain_seconds = Hoelang verzoeken nog worden aangenomen als het programma stopt.
config-database-url = Welke database wordt gebruikt.
config-data-directory = Waar de gegevens staan.
config-federation-authorized_fetch = Of voor lezen de handtekening van een andere server nodig is.
config-media-upload_bytes_max = De grootste afbeelding, in bytes.
config-languages-default = De taal als niemand er een koos.
config-mail-host = De mailserver die e-mails verstuurt.
config-metrics-listen = Waar cijfers om het in de gaten te houden te zien zijn.
config-log-level = Hoeveel er in het logboek van het programma wordt geschreven.
