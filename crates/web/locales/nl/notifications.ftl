# What members are told of
nav-notifications = Notificaties
nav-notifications-unread = Notificaties ({ $count })
nav-notifications-many = Notificaties (99+)
notifications-title = Notificaties
notifications-new = Nieuw
notifications-none-new = Niets nieuws.
notifications-earlier = Eerder
notifications-read-all = Alles als gelezen markeren
notifications-empty = Er is nog niets gebeurd.
notifications-empty-lead = Als iemand naar iets van jou vraagt, je antwoordt of je wil volgen, lees je dat hier.
notification-read = Als gelezen markeren
notification-read-which = Als gelezen markeren: { $what }
notification-times = { $count ->
    [one] één keer
   *[other] { $count } keer
}
notification-inquiry = { $name } vraagt naar “{ $title }”
notification-inquiry-direct = { $name } schreef aan { $coop }
notification-answer = { $name } antwoordde over “{ $title }”
notification-answer-direct = { $name } antwoordde { $coop }
notification-closed = “{ $title }”, waar je naar vroeg, is niet meer te krijgen
notification-found = Er is iets nieuws voor je zoekopdracht “{ $name }”
notification-draft = Je concept “{ $title }” ligt er al een week
notification-follower = { $name } wil { $coop } volgen
notification-follower-you = { $name } wil jou volgen
notification-board = Een bericht wacht voor het prikbord van { $coop }
notification-report = Een melding wacht op je besluit
notification-held = Een server die hier nieuw is, wacht op je besluit
notification-gone = Dit is er niet meer, of iemand heeft het afgehandeld
done-notifications-read = Alles is als gelezen gemarkeerd.
done-notification-gone = Dit is er niet meer, of iemand heeft het afgehandeld.

# Which notifications, and by which ways
notification-settings-title = Notificaties en e-mail
notification-settings-teaser = Kies waarvan je wilt horen, en of er ook e-mail komt.
notification-settings-open = Kies je notificaties
notification-settings-kinds = Waarvan je hoort
notification-settings-lead = Er komt niets per e-mail tot je daar hieronder om vraagt.
notify-inquiry = Iemand vraagt naar iets van je coöperatie
notify-answer = Iemand antwoordt op wat je vroeg
notify-closed = Iets waar je naar vroeg is niet meer te krijgen
notify-found = Er is iets nieuws voor een zoekopdracht die je bewaarde
notify-follower = Iemand wil volgen
notify-board-post = Een bericht wacht voor het prikbord
notify-draft = Een concept ligt er een week
notify-report = Er wacht een melding
notify-held = Een server die hier nieuw is, wacht op een besluit
way-page = Op de pagina “Notificaties”
way-mail = Per e-mail
way-push = Op je apparaten
digest-title = E-mail
digest-lead = E-mails gaan naar { $address }. Ze zeggen wie schreef en waarover, nooit wat er is geschreven. Elke e-mail heeft een link waarmee ze stoppen.
digest-no-mail = E-mail is op deze server niet ingesteld, dus er gaat niets per e-mail uit.
digest-no-mail-how = Wie hem draait, stelt mail.host en mail.sender in de configuratie in; de opdracht “allmende mail test” probeert het uit.
digest-no-address = Je logt in als { $login }, wat geen e-mailadres is, dus er kan geen e-mail bij je komen.
digest-daily = Elke dag een e-mail
digest-daily-hint = Alleen op dagen dat er iets nieuws is.
digest-never = Nooit
digest-at = Om { $time } UTC
digest-at-once = Meteen een e-mail als iemand ons schrijft
error-login-no-address = Je logt in met een naam en niet met een e-mailadres, dus er kan geen e-mail bij je komen.
push-title = Notificaties op je apparaten
push-lead = Je telefoon of computer laat je meteen zien wie schreef en waarover, ook als deze pagina dicht is. Het stopt als je daar uitlogt.
push-on = Notificaties op dit apparaat tonen
push-off = Uitzetten
push-off-which = Uitzetten: { $device }
push-since = Aan sinds
push-last = Laatste notificatie
push-cannot = Deze browser kan geen notificaties tonen, of JavaScript staat erin uit. Zet deze pagina op een iPhone of iPad eerst op het beginscherm en open haar vandaar.
push-denied = Je browser staat notificaties van hier niet toe. In zijn instellingen voor deze pagina kun je dat veranderen.
push-failed = Dat lukte niet. Probeer het later nog eens.
done-push-on = Vanaf nu toont dit apparaat je notificaties.
done-push-off = Dat apparaat toont geen notificaties meer.
error-push-unfit = Wat je browser antwoordde, is niet te gebruiken voor notificaties. Probeer het nog eens.
error-push-too-many = Zoveel apparaten tonen je notificaties dat er geen meer bij kan. Zet ze eerst op een ervan uit.

# Whether the address is theirs
confirm-title = Is dit jouw adres?
confirm-lead = Mogen e-mails van { $host } naar { $address } komen? Ze zeggen wie je schreef en waarover, nooit wat er is geschreven, en elke heeft een link waarmee ze stoppen.
confirm-yes = Ja, dit is mijn adres
confirm-done = { $address } is bevestigd. Er komt een e-mail als er iets nieuws is.
confirm-over = Deze link werkt niet meer. In je instellingen kun je een nieuwe e-mail laten sturen.
confirm-leaving = Er is een e-mail onderweg naar { $address }. Open de link erin: dan beginnen je e-mails.
confirm-sent = We stuurden een e-mail naar { $address } op { $date }. Open de link erin: dan beginnen je e-mails.
confirm-expired = De link in onze e-mail aan { $address } van { $date } werkt niet meer. Laat een nieuwe sturen: je e-mails beginnen als je de link daarin opent.
confirm-unasked = Je e-mails zijn nog niet begonnen: eerst sturen we er een met een link naar { $address }, om zeker te weten dat het jouw adres is.
confirm-send = Stuur de e-mail
confirm-again = Stuur de e-mail nog eens
confirm-again-at = Niets gekregen? Misschien ligt hij bij de ongewenste e-mail. Na { $date } kun je hem nog eens laten sturen.
confirm-is = Dit adres is bevestigd.
confirm-first = Voor de eerste sturen we je er een met een link, om zeker te weten dat het jouw adres is.
done-confirm-asked = De e-mail is onderweg.
letter-confirm-subject = E-mails van { $host }: is dit jouw adres?
letter-confirm-why = iemand, hopelijk jij, wil dat e-mails over wat er op { $host } gebeurt naar dit adres komen. Klopt dat? Open dan deze pagina en bevestig het:
letter-confirm-days = { $count ->
    [one] De link werkt één dag.
   *[other] De link werkt { $count } dagen.
}
letter-confirm-not-you = Was jij het niet? Doe dan niets: er komen geen e-mails.

# Letters
letter-news-subject = { $count ->
    [one] Eén notificatie voor jou
   *[other] { $count } notificaties voor jou
}
letter-news-why = dit gebeurde op { $host }:
letter-news-more = Er is meer:
letter-news-end = Je vroeg zelf om deze e-mails. Met deze link stoppen ze:
unsubscribe-title = E-mails stoppen
unsubscribe-daily = Dit zijn de e-mails die één keer per dag komen.
unsubscribe-at-once = Dit zijn de e-mails die komen zodra iemand schrijft.
unsubscribe-end = Deze e-mails stoppen
unsubscribe-done = Er komen geen e-mails van deze soort meer.

# Times
ago-now = zojuist
ago-minutes = { $count ->
    [one] 1 minuut geleden
   *[other] { $count } minuten geleden
}
ago-hours = { $count ->
    [one] 1 uur geleden
   *[other] { $count } uur geleden
}
ago-days = { $count ->
    [one] 1 dag geleden
   *[other] { $count } dagen geleden
}

# Conversations
inquiry-filter = Welke gesprekken
inquiry-waits-us = Wacht op ons
inquiry-waits-them = Wacht op hen
inquiry-is-agreed = Afgesproken
inquiry-is-nothing = Niets geworden
inquiry-archive-tab = Archief
inquiries-empty-all = Nog geen vragen. Als iemand vraagt naar iets wat jullie hebben gepubliceerd, verschijnt het hier.
inquiry-you = Jij:
inquiry-who = Wie dit is
who-cooperative = Coöperatie of organisatie
who-person = Mens
who-group = Groep
who-program = Programma
who-here = hier, op deze server
who-elsewhere = van { $host }
inquiry-messages = Berichten
inquiry-ours = Wij
inquiry-written-by = geschreven door { $name }
inquiry-reaches-here = { $name } is ook op deze server en leest je antwoord hier.
inquiry-reaches-elsewhere = Je antwoord gaat alleen naar { $name }, als privébericht aan { $handle }. Het is te lezen waar de vraag werd geschreven, bijvoorbeeld in Mastodon.
inquiry-shorts = Korte antwoorden
inquiry-shorts-lead = Begin met een kort antwoord; je kunt het veranderen voordat je het verstuurt.
short-free = Ja, dan is het vrij.
short-lent = Jammer, het is nu uitgeleend.
short-when = Wanneer heb je het nodig, en voor hoelang?
short-fetch = Ja. Wanneer wil je het ophalen?
short-thanks = Dank je, we nemen het graag.
short-when-fetch = Wanneer mogen we het ophalen?
short-no-need = Dank je, we hebben het niet meer nodig.
inquiry-unarchive = Uit het archief halen
outcome-title = Hoe is het afgelopen?
outcome-lead = Dit is een notitie voor jullie. Ze verstuurt niets: schrijf de andere kant wat jullie afspraken.
outcome-agreed = Afgesproken
outcome-nothing = Het is niets geworden
outcome-what = Wat jullie afspraken
outcome-what-hint = Bijvoorbeeld: de boormachine met twee accu’s, vrijdagavond ophalen.
outcome-until-label = Tot wanneer
outcome-until-hint = Wanneer het terugkomt, als dat zo is.
outcome-until = Tot { $date }
outcome-listing = Wat er met de advertentie gebeurt
then-stays = Ze blijft zoals ze is
then-reserved = Ze is gereserveerd
then-closed = Ze is gesloten
outcome-agree = We hebben iets afgesproken
outcome-nothing-button = Het is niets geworden
outcome-take-back = Dit terugnemen
done-unarchived = Het staat weer bij de gesprekken.
done-outcome-agreed = Genoteerd: afgesproken.
done-outcome-nothing = Genoteerd: niets geworden.
done-outcome-back = Teruggenomen.
