### Deliveries: what goes out, what came in, and what did not arrive.

## Servers, inboxes

deliveries-lead = Wat we naar andere servers sturen. Niets raakt stilletjes kwijt: wat niet bezorgd kan worden, wordt bewaard en kan opnieuw worden verstuurd.
deliveries-tab-peers = Servers
deliveries-table = Servers, die met problemen eerst
delivery-endpoints = Postvakken
delivery-inbox = Postvak
delivery-none = Er is nog niets naar een andere server gestuurd.
delivery-state = Toestand
delivery-backlog = Wacht
delivery-in-trouble = Postvakken met problemen
delivery-delivered = Bezorgd
delivery-speed = Tempo
delivery-window = tot { $number } tegelijk
delivery-usual = meestal { $time }
delivery-answer = Laatste antwoord
delivery-no-answer = nog geen
delivery-actions = Acties
delivery-oldest = oudste: { $date }
delivery-next = volgende poging: { $date }
delivery-since = sinds { $date }
delivery-undelivered = { $count ->
    [one] { $count } niet bezorgd
   *[other] { $count } niet bezorgd
}
delivery-retry = Nu proberen
delivery-suspend = Niet meer versturen
delivery-suspend-hint = Stoppen geldt voor de hele server. Wat wacht blijft, er komt niets bij, en wat hij stuurt komt nog binnen.
delivery-resume = Weer versturen
delivery-forbidden = We hebben besloten niets met deze server te maken te hebben. Dat is te veranderen bij
delivery-replay = Opnieuw versturen
delivery-no-letters = Alles wat bezorgd kon worden, is bezorgd.
delivered-of = Bezorgd bij { $delivered } van { $audience } servers.
delivered-to-nobody = Nog geen andere server heeft dit gehoord.
peer-inboxes = { $count ->
    [one] { $count } postvak
   *[other] { $count } postvakken
}
peer-all-inboxes = Alle postvakken
pages-first = Eerste pagina
never = nooit

## Words for how sending to an inbox goes

condition-waiting = Wacht na fouten
condition-probing = Wordt geprobeerd
condition-failing = Werkt niet, minder vaak geprobeerd
condition-gone = Bestaat niet meer
condition-suspended = Door ons stopgezet
condition-fresh = Nog niet bereikt
condition-well = Werkt

## Filters

filter-show = Tonen
filter-host = Naam van een server
filter-why = Reden
filter-apply = Tonen
filter-nothing = Niets past hierbij.
show-peers-all = Alle servers
show-peers-trouble = Die met problemen
show-peers-backlog = Die waarvoor iets wacht

## One inbox

inbox-of = Postvak op { $host }
inbox-now = Nu
inbox-history = Geschiedenis
inbox-failing = Werkt niet
inbox-failures = { $count ->
    [one] één mislukte ronde
   *[other] { $count } mislukte rondes achter elkaar
}
inbox-asked = Vroeg ons te wachten
inbox-asked-until = tot { $date }
inbox-known-since = Bekend sinds
inbox-failed-rounds = Mislukte rondes in totaal
inbox-last-success = Laatste succes
inbox-last-attempt = Laatste poging
inbox-nothing-waits = Er wacht niets voor.

## What was sent

sent-title = Pas verstuurd
sent-lead = Alles wat tegen andere servers is gezegd, en hoever het kwam.
sent-empty = Er is nog niets naar een andere server gestuurd.
sent-kind-create = Gepubliceerd
sent-kind-update = Veranderd
sent-kind-delete = Verwijderd
sent-kind-message = Privébericht
sent-kind-follow = Gevraagd te volgen
sent-kind-accept = Volger aangenomen
sent-kind-reject = Volger geweigerd
sent-kind-undo = Gestopt met volgen
sent-kind-flag = Melding
sent-kind-board-announce = Door het prikbord bekendgemaakt
sent-kind-board-unannounce = Van het prikbord gehaald
sent-kind-move = Verhuisd
sent-kind-catalogue-add = Aan de catalogus toegevoegd
sent-kind-catalogue-remove = Uit de catalogus gehaald
progress-waiting = { $count ->
    [one] { $count } wacht
   *[other] { $count } wachten
}
progress-parked = { $count ->
    [one] { $count } geparkeerd
   *[other] { $count } geparkeerd
}
progress-dead = { $count ->
    [one] { $count } opgegeven
   *[other] { $count } opgegeven
}
progress-discarded = { $count ->
    [one] { $count } voorgoed opgegeven
   *[other] { $count } voorgoed opgegeven
}
progress-superseded = { $count ->
    [one] { $count } kreeg in plaats daarvan een latere versie
   *[other] { $count } kregen in plaats daarvan een latere versie
}
activity-delivered-hint = Hieronder staan wie het niet hebben. Wie het heeft, wordt alleen geteld.
activity-waiting = Nog niet ontvangen
activity-replay-all = Naar al deze opnieuw versturen
activity-more-letters = Er zijn er meer; opnieuw versturen bereikt ze allemaal.
activity-address = Adres van deze activiteit

## What did not arrive

letters-title = Niet bezorgd
letters-lead = Wat niet aankwam, waarom, en wat eraan te doen is.
letters-explained = Wat de woorden betekenen
letters-parked-means = De andere server weigert het voorlopig (403). Het wordt één keer per dag opnieuw geprobeerd, want mensen daar kunnen van gedachten veranderen.
letters-dead-means = Het wordt niet vanzelf opnieuw geprobeerd. Je kunt het opnieuw versturen tot het wordt vergeten.
letters-discarded-means = Iemand hier besloot dat het niet hoeft aan te komen.
letters-count = { $count ->
    [one] Eén bezorging
   *[other] { $count } bezorgingen
}
letters-choose = Selecteren
letters-no-body = tekst niet meer bewaard
letters-steer = Opnieuw versturen of opgeven
letters-replay-chosen = Geselecteerde opnieuw versturen
letters-discard-chosen = Geselecteerde opgeven
letters-all-title = Allemaal
letters-all-everything = { $count ->
    [one] Dit gaat over de ene bezorging.
   *[other] Dit gaat over alle { $count } bezorgingen.
}
letters-all-filtered = { $count ->
    [one] Dit gaat over de ene bezorging die bij het filter past, op elke pagina.
   *[other] Dit gaat over de { $count } bezorgingen die bij het filter passen, op elke pagina.
}
letters-replay-all = Alles opnieuw versturen
letters-discard-all = Alles opgeven
letters-replay-title = Alles opnieuw versturen?
letters-replay-explained = { $count ->
    [one] Eén bezorging gaat opnieuw de deur uit. Weigert de server haar nog steeds, dan komt ze hier terug.
   *[other] { $count } bezorgingen gaan opnieuw de deur uit. Wat de servers nog steeds weigeren, komt hier terug.
}
letters-replay-confirm = Opnieuw versturen
letters-discard-title = Voorgoed opgeven?
letters-discard-explained = { $count ->
    [one] Eén bezorging wordt niet opnieuw geprobeerd. Ze blijft leesbaar tot ze wordt vergeten.
   *[other] { $count } bezorgingen worden niet opnieuw geprobeerd. Ze blijven leesbaar tot ze worden vergeten.
}
letters-discard-confirm = Voorgoed opgeven
burial-any = Geparkeerd of opgegeven
burial-pending = Wacht
burial-parked = Geparkeerd
burial-dead = Opgegeven
burial-discarded = Voorgoed opgegeven
why-any = Elke reden
why-refused = Geweigerd door de andere server
why-gone = Het postvak bestaat niet meer
why-late = Niet op tijd
why-ours = Onze eigen fout

## What came in

incoming-title = Binnengekomen
incoming-lead = Wat andere servers stuurden en wij aannamen. Het werkt op volgorde, en eerlijk verdeeld over de servers.
incoming-waiting = Wacht om te werken
incoming-at-quota = Servers aan hun grens
incoming-failed = Kon niet worden verwerkt
incoming-quota = Per server mogen er { $quota } wachten; daarboven wordt hij gevraagd later terug te komen.
incoming-nothing-waits = Er wacht niets.
incoming-oldest = Oudste
incoming-postponed = Wordt opnieuw geprobeerd
incoming-full = grens bereikt
incoming-failed-means = Deze zijn een paar keer geprobeerd. De tekst is bewaard, zodat het opnieuw kan zodra de reden weg is.
incoming-nothing-failed = Alles wat kwam, kon worden verwerkt.
incoming-came = kwam op { $date }
incoming-attempts = { $count ->
    [one] één keer geprobeerd
   *[other] { $count } keer geprobeerd
}
incoming-again = Opnieuw proberen
incoming-again-all = Alles opnieuw proberen
incoming-again-host = Alles van { $host } opnieuw proberen

## Nodes

nodes-title = Processen die het werk delen
nodes-leaving = stopt
nodes-parts = { $count ->
    [one] { $count } deel van de wachtrij
   *[other] { $count } delen van de wachtrij
}
nodes-seen = laatste levensteken: { $date }

## Said once, after something was done

done-tried = Het wordt meteen geprobeerd.
done-suspended = Er gaat niets meer heen tot jij het zegt.
done-resumed = We versturen er weer heen, eerst één tegelijk.
done-replayed = Weer onderweg.
done-discarded = Voorgoed opgegeven.
done-again = Het wordt opnieuw verwerkt.
error-nothing-chosen = Er was niets geselecteerd. Vink minstens één regel aan en probeer het opnieuw.
