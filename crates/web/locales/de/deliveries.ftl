### Deliveries: what goes out, what came in, and what did not arrive.

## Servers, inboxes

deliveries-lead = Was wir an andere Server senden. Nichts geht unbemerkt verloren: Was nicht zugestellt werden kann, bleibt erhalten und lässt sich erneut senden.
deliveries-tab-peers = Server
deliveries-table = Server, gestörte zuerst
delivery-endpoints = Posteingänge
delivery-inbox = Posteingang
delivery-none = An andere Server wurde noch nichts gesendet.
delivery-state = Zustand
delivery-backlog = Wartend
delivery-in-trouble = Gestörte Posteingänge
delivery-delivered = Zugestellt
delivery-speed = Tempo
delivery-window = bis zu { $number } zugleich
delivery-usual = gewöhnlich { $time }
delivery-answer = Letzte Antwort
delivery-no-answer = noch keine
delivery-actions = Aktionen
delivery-oldest = älteste: { $date }
delivery-next = nächster Versuch: { $date }
delivery-since = seit { $date }
delivery-undelivered = { $count ->
    [one] { $count } nicht zugestellt
   *[other] { $count } nicht zugestellt
}
delivery-retry = Jetzt versuchen
delivery-suspend = Nicht mehr senden
delivery-suspend-hint = Nicht mehr senden gilt für den ganzen Server. Wartendes bleibt, Neues kommt nicht dazu, und was er sendet, kommt weiter an.
delivery-resume = Wieder senden
delivery-forbidden = Wir haben entschieden, mit diesem Server nichts auszutauschen. Das lässt sich ändern unter
delivery-replay = Erneut senden
delivery-no-letters = Alles Zustellbare wurde zugestellt.
delivered-of = An { $delivered } von { $audience } Servern zugestellt.
delivered-to-nobody = Noch hat kein anderer Server davon erfahren.
peer-inboxes = { $count ->
    [one] { $count } Posteingang
   *[other] { $count } Posteingänge
}
peer-all-inboxes = Alle Posteingänge
pages-first = Erste Seite
never = nie

## Words for how sending to an inbox goes

condition-waiting = Pause nach Fehlern
condition-probing = Wird versucht
condition-failing = Gestört, seltener versucht
condition-gone = Nicht mehr da
condition-suspended = Von uns ausgesetzt
condition-fresh = Noch nicht erreicht
condition-well = In Ordnung

## Filters

filter-show = Anzeigen
filter-host = Name eines Servers
filter-why = Grund
filter-apply = Anzeigen
filter-nothing = Nichts passt dazu.
show-peers-all = Alle Server
show-peers-trouble = Gestörte
show-peers-backlog = Solche mit Wartendem

## One inbox

inbox-of = Posteingang bei { $host }
inbox-now = Jetzt
inbox-history = Verlauf
inbox-failing = Gestört
inbox-failures = { $count ->
    [one] ein Fehlversuch
   *[other] { $count } Fehlversuche in Folge
}
inbox-asked = Bittet um Pause
inbox-asked-until = bis { $date }
inbox-known-since = Bekannt seit
inbox-failed-rounds = Fehlversuche insgesamt
inbox-last-success = Letzter Erfolg
inbox-last-attempt = Letzter Versuch
inbox-nothing-waits = Nichts wartet.

## What was sent

sent-title = Zuletzt gesendet
sent-lead = Alles, was anderen Servern mitgeteilt wurde, und wie weit es kam.
sent-empty = An andere Server wurde noch nichts gesendet.
sent-kind-create = Veröffentlicht
sent-kind-update = Geändert
sent-kind-delete = Entfernt
sent-kind-message = Nachricht
sent-kind-follow = Folgen erbeten
sent-kind-accept = Folgende angenommen
sent-kind-reject = Folgende abgelehnt
sent-kind-undo = Nicht mehr gefolgt
sent-kind-flag = Meldung
sent-kind-board-announce = Von der Pinnwand bekannt gegeben
sent-kind-board-unannounce = Von der Pinnwand genommen
sent-kind-move = Umgezogen
sent-kind-catalogue-add = In den Katalog aufgenommen
sent-kind-catalogue-remove = Aus dem Katalog genommen
progress-waiting = { $count ->
    [one] { $count } wartet
   *[other] { $count } warten
}
progress-parked = { $count ->
    [one] { $count } zurückgestellt
   *[other] { $count } zurückgestellt
}
progress-dead = { $count ->
    [one] { $count } aufgegeben
   *[other] { $count } aufgegeben
}
progress-discarded = { $count ->
    [one] { $count } endgültig aufgegeben
   *[other] { $count } endgültig aufgegeben
}
progress-superseded = { $count ->
    [one] { $count } erhielt eine neuere Fassung
   *[other] { $count } erhielten eine neuere Fassung
}
activity-delivered-hint = Unten stehen jene, die es nicht haben. Wer es hat, wird nur gezählt.
activity-waiting = Noch nicht erhalten
activity-replay-all = An alle diese erneut senden
activity-more-letters = Es gibt weitere; erneutes Senden erreicht alle.
activity-address = Adresse dieser Aktivität

## What did not arrive

letters-title = Nicht zugestellt
letters-lead = Was nicht ankam, warum, und was sich tun lässt.
letters-explained = Was die Wörter bedeuten
letters-parked-means = Der andere Server lehnt es vorerst ab (403). Es wird täglich neu versucht, denn dort kann man es sich anders überlegen.
letters-dead-means = Es wird nicht mehr von selbst versucht. Sie können es erneut senden, bis es vergessen wird.
letters-discarded-means = Jemand hier hat entschieden, dass es nicht ankommen muss.
letters-count = { $count ->
    [one] Eine Zustellung
   *[other] { $count } Zustellungen
}
letters-choose = Auswählen
letters-no-body = Text nicht mehr da
letters-steer = Erneut senden oder aufgeben
letters-replay-chosen = Ausgewählte erneut senden
letters-discard-chosen = Ausgewählte aufgeben
letters-all-title = Alle
letters-all-everything = { $count ->
    [one] Das betrifft die eine Zustellung.
   *[other] Das betrifft alle { $count } Zustellungen.
}
letters-all-filtered = { $count ->
    [one] Das betrifft die eine Zustellung, die zum Filter passt, auf allen Seiten.
   *[other] Das betrifft die { $count } Zustellungen, die zum Filter passen, auf allen Seiten.
}
letters-replay-all = Alle erneut senden
letters-discard-all = Alle aufgeben
letters-replay-title = Alle erneut senden?
letters-replay-explained = { $count ->
    [one] Eine Zustellung geht erneut hinaus. Lehnt der Server sie weiter ab, kommt sie hierher zurück.
   *[other] { $count } Zustellungen gehen erneut hinaus. Was die Server weiter ablehnen, kommt hierher zurück.
}
letters-replay-confirm = Erneut senden
letters-discard-title = Endgültig aufgeben?
letters-discard-explained = { $count ->
    [one] Eine Zustellung wird nicht mehr versucht. Sie bleibt lesbar, bis sie vergessen wird.
   *[other] { $count } Zustellungen werden nicht mehr versucht. Sie bleiben lesbar, bis sie vergessen werden.
}
letters-discard-confirm = Endgültig aufgeben
burial-any = Zurückgestellt oder aufgegeben
burial-pending = Wartet
burial-parked = Zurückgestellt
burial-dead = Aufgegeben
burial-discarded = Endgültig aufgegeben
why-any = Jeder Grund
why-refused = Vom anderen Server abgelehnt
why-gone = Der Posteingang ist weg
why-late = Nicht rechtzeitig
why-ours = Unser Fehler

## What came in

incoming-title = Eingang
incoming-lead = Was andere Server gesendet und wir angenommen haben. Es wirkt der Reihe nach und gerecht zwischen den Servern.
incoming-waiting = Wartet auf Wirkung
incoming-at-quota = Server an ihrer Grenze
incoming-failed = Nicht verarbeitbar
incoming-quota = Je Server dürfen bis zu { $quota } warten; darüber wird er gebeten, später wiederzukommen.
incoming-nothing-waits = Nichts wartet.
incoming-oldest = Älteste
incoming-postponed = Wird erneut versucht
incoming-full = Grenze erreicht
incoming-failed-means = Dies wurde mehrmals versucht. Der Text bleibt erhalten, damit es sich erneut versuchen lässt, sobald der Grund behoben ist.
incoming-nothing-failed = Alles Angekommene konnte verarbeitet werden.
incoming-came = kam { $date }
incoming-attempts = { $count ->
    [one] einmal versucht
   *[other] { $count } Mal versucht
}
incoming-again = Erneut versuchen
incoming-again-all = Alle erneut versuchen
incoming-again-host = Alle von { $host } erneut versuchen

## Nodes

nodes-title = Prozesse, die sich die Arbeit teilen
nodes-leaving = hält an
nodes-parts = { $count ->
    [one] { $count } Teil der Warteschlange
   *[other] { $count } Teile der Warteschlange
}
nodes-seen = letztes Lebenszeichen: { $date }

## Said once, after something was done

done-tried = Es wird sofort versucht.
done-suspended = Dorthin wird nichts mehr gesendet, bis Sie es wieder erlauben.
done-resumed = Wir senden dorthin wieder, zuerst nur eines.
done-replayed = Wieder unterwegs.
done-discarded = Endgültig aufgegeben.
done-again = Es wird erneut verarbeitet.
error-nothing-chosen = Nichts wurde ausgewählt. Haken Sie mindestens eine Zeile an und versuchen Sie es erneut.
