# Finden: Katalog, Karte, Feeds und Zettel für das Schwarze Brett.
chips-kinds = Arten
chips-chosen = Gewählte Filter
chip-leave = gewählt; drücken, um wieder alles zu zeigen
chip-remove = Filter entfernen:
chip-words = „{ $words }“
chip-closed = Auch Abgeschlossenes
chip-near = Bis { $km } km um { $place }
chip-near-point = Bis { $km } km um eine Stelle bei { $place }
sort-label = Reihenfolge
sort-nearest = Nächstgelegenes zuerst
sort-best = Passendstes zuerst
sort-newest = Neuestes zuerst
sort-title = Nach Titel
sort-cut = Nur die 500 neuesten stehen in dieser Reihenfolge. Wählen Sie Filter, um die anderen zu sehen.
look-label = Ansicht
look-gallery = Bilder
look-list = Liste
look-map = Karte
found-all = { $count ->
    [0] Nichts gefunden
    [one] { $count } gefunden
   *[other] { $count } gefunden
}
found-more = { $count ->
    [one] Mehr als { $count } gefunden
   *[other] Mehr als { $count } gefunden
}
distance-away = { $km } km entfernt
distance-close = weniger als 1 km entfernt
near-me = In meiner Nähe
near-asking = Ihr Gerät wird gefragt, wo es ist …
near-taken = Der Ort Ihres Geräts ist übernommen, gerundet auf etwa einen Kilometer.
near-denied = Ihr Browser lässt diese Seite nicht fragen, wo Sie sind. Schreiben Sie stattdessen einen Ort, oder erlauben Sie es in den Einstellungen des Browsers.
near-unavailable = Ihr Gerät weiß nicht, wo es ist. Schreiben Sie stattdessen einen Ort.
near-slow = Ihr Gerät antwortet nicht. Schreiben Sie stattdessen einen Ort.
near-unknown = Einen Ort namens „{ $place }“ kennen wir nicht. Versuchen Sie es mit der nächsten größeren Stadt: Bekannt sind hier Orte mit mehr als 15.000 Menschen.
near-others = Meinten Sie einen anderen Ort?
empty-wider = Im Umkreis von { $km } km suchen
empty-say = Sagen, was Sie brauchen
empty-members = Sind Sie Mitglied einer Genossenschaft? Nach dem Anmelden können Sie veröffentlichen, was Sie brauchen. Fragen Sie eine Genossenschaft in Ihrer Nähe:
feeds-lead = Auf dem Laufenden bleiben mit einem Feed-Programm oder einem Kalender:
feeds-atom = Atom-Feed
feeds-json = JSON-Feed
feeds-calendar = Kalender
feeds-none = Es gibt keine Feeds: Dieser Server zeigt nichts ohne Anmeldung.
feeds-closed = Dieser Server ist privat, deshalb gibt es weder Feeds noch Kalender: Ein Programm kann sich nicht anmelden. Melden Sie sich mit einem Browser an, um zu sehen, was geteilt wird.
calendar-last-day = Letzter Tag: { $title }
keep-title = Zum Mitnehmen
map-title = Karte
map-words = Orte werden nur so genau gezeigt, wie die Genossenschaften sie veröffentlichen. Die Liste neben der Karte sagt dasselbe in Worten.
map-label = Karte mit nummerierten Zeichen. Die Liste danach hat dieselben Nummern.
map-move = Karte bewegen
map-in = Näher
map-out = Weiter weg
map-west = Nach Westen
map-north = Nach Norden
map-south = Nach Süden
map-east = Nach Osten
map-list = In diesem Ausschnitt
map-empty = In diesem Ausschnitt der Karte ist nichts.
map-everything = Alles zeigen
map-found-all = { $count ->
    [0] Nichts in diesem Ausschnitt der Karte
    [one] { $count } Eintrag in diesem Ausschnitt der Karte
   *[other] { $count } Einträge in diesem Ausschnitt der Karte
}
map-found-more = { $count ->
    [one] Der neueste Eintrag in diesem Ausschnitt der Karte
   *[other] Die { $count } neuesten Einträge in diesem Ausschnitt der Karte
}
map-more-here = { $count ->
    [one] { $count } weiterer hier
   *[other] { $count } weitere hier
}
map-things = { $count ->
    [one] { $count } Eintrag
   *[other] { $count } Einträge
}
map-somewhere = Ort ohne Namen
map-sources = Kartendaten:
place-map = Auf der Karte wählen
place-show = Diesen Namen auf der Karte zeigen
place-map-label = Karte mit einem Kreuz in der Mitte, das einen Ort wählt
place-which = Mehrere Orte heißen so. Welcher ist es?
place-unknown = Einen Ort namens „{ $place }“ kennen wir nicht. Bewegen Sie die Karte, bis das Kreuz dort ist.
place-far = Auf der Karte ist noch kein Ort gewählt. Gehen Sie näher heran und bewegen Sie die Karte, bis das Kreuz am richtigen Ort ist.
place-chosen = Das Kreuz ist bei { $town }.
place-chosen-at = Das Kreuz ist bei { $point }.
map-tiles = Die Kartenbilder kommen von { $host }. Dort sieht man Ihre Internetadresse und welchen Ort Sie ansehen.
sheet-title = Für das Schwarze Brett: { $title }
sheet-make = Zettel für das Schwarze Brett
sheet-print = Drucken
sheet-back = Zurück
sheet-hint = Der Zettel passt auf eine Seite A4. Ihr Browser druckt ihn mit Strg+P oder mit „Drucken“ in seinem Menü.
sheet-code = QR-Code mit der Adresse dieser Seite
sheet-scan = Mit der Kamera eines Telefons hierauf zeigen oder eintippen:
sheet-share = Geteilt von einer Genossenschaft
error-filter-odd = Ein Teil dieser Adresse ist nicht lesbar. Gehen Sie zum Katalog, wählen Sie die Filter neu und kopieren Sie die Adresse von dort.
error-view-odd = Das ist kein Ort auf der Karte. Gehen Sie zur Karte und beginnen Sie neu.
