# Finding: the catalogue, the map, feeds and sheets for the notice board.
chips-kinds = Soorten
chips-chosen = Gekozen filters
chip-leave = gekozen; druk om alles weer te tonen
chip-remove = Filter verwijderen:
chip-words = “{ $words }”
chip-closed = Ook gesloten
chip-near = Binnen { $km } km van { $place }
chip-near-point = Binnen { $km } km van een punt bij { $place }
sort-label = Volgorde
sort-nearest = Dichtstbij eerst
sort-best = Best passend eerst
sort-newest = Nieuwste eerst
sort-title = Op titel
sort-cut = Alleen de 500 nieuwste staan in deze volgorde. Kies filters om de andere te zien.
look-label = Weergave
look-gallery = Afbeeldingen
look-list = Lijst
look-map = Kaart
found-all = { $count ->
    [0] Niets gevonden
    [one] { $count } gevonden
   *[other] { $count } gevonden
}
found-more = { $count ->
    [one] Meer dan { $count } gevonden
   *[other] Meer dan { $count } gevonden
}
distance-away = { $km } km ver
distance-close = minder dan 1 km ver
near-me = Bij mij in de buurt
near-asking = Je apparaat wordt gevraagd waar het is…
near-taken = De plek van je apparaat is overgenomen, afgerond op ongeveer een kilometer.
near-denied = Je browser laat deze pagina niet vragen waar je bent. Typ een plaats, of sta het toe in de instellingen van je browser.
near-unavailable = Je apparaat weet niet waar het is. Typ een plaats.
near-slow = Je apparaat antwoordt niet. Typ een plaats.
near-unknown = We kennen geen plaats die “{ $place }” heet. Probeer de eerstvolgende grotere plaats: plaatsen met meer dan 15.000 inwoners zijn hier bekend.
near-others = Bedoelde je een andere plaats?
empty-wider = Zoek binnen { $km } km
empty-say = Zeg wat je nodig hebt
empty-members = Ben je lid van een coöperatie? Na het inloggen kun je publiceren wat je nodig hebt. Vraag het aan een coöperatie in de buurt:
feeds-lead = Blijf op de hoogte met een feedlezer of een agenda:
feeds-atom = Atom-feed
feeds-json = JSON-feed
feeds-calendar = Agenda
feeds-none = Er zijn geen feeds: deze server toont niets aan wie niet is ingelogd.
feeds-closed = Deze server is besloten, dus er zijn geen feeds en geen agenda’s: een programma kan niet inloggen. Log in met een browser om te zien wat wordt gedeeld.
calendar-last-day = Laatste dag: { $title }
keep-title = Neem het mee
map-title = Kaart
map-words = Plaatsen worden alleen zo precies getoond als de coöperaties ze publiceren. De lijst naast de kaart zegt hetzelfde in woorden.
map-label = Kaart met genummerde punten. De lijst die volgt heeft dezelfde nummers.
map-move = De kaart verschuiven
map-in = Dichterbij
map-out = Verder weg
map-west = Naar het westen
map-north = Naar het noorden
map-south = Naar het zuiden
map-east = Naar het oosten
map-list = In dit deel van de kaart
map-empty = Er is niets in dit deel van de kaart.
map-everything = Alles tonen
map-found-all = { $count ->
    [0] Niets in dit deel van de kaart
    [one] { $count } advertentie in dit deel van de kaart
   *[other] { $count } advertenties in dit deel van de kaart
}
map-found-more = { $count ->
    [one] De nieuwste advertentie in dit deel van de kaart
   *[other] De { $count } nieuwste advertenties in dit deel van de kaart
}
map-more-here = { $count ->
    [one] nog { $count } hier
   *[other] nog { $count } hier
}
map-things = { $count ->
    [one] { $count } advertentie
   *[other] { $count } advertenties
}
map-somewhere = Plaats zonder naam
map-sources = Kaartgegevens:
place-map = Kies op de kaart
place-show = Toon deze naam op de kaart
place-map-label = Kaart met een kruis in het midden, dat een plaats kiest
place-which = Meer plaatsen heten zo. Welke is het?
place-unknown = We kennen geen plaats die “{ $place }” heet. Schuif de kaart tot het kruis daar staat.
place-far = Er is nog geen plaats gekozen op de kaart. Ga dichterbij en schuif de kaart tot het kruis op de goede plek staat.
place-chosen = Het kruis staat bij { $town }.
place-chosen-at = Het kruis staat op { $point }.
map-tiles = De kaartbeelden komen van { $host }, dat je internetadres kan zien en naar welke plaats je kijkt.
sheet-title = Voor het prikbord: { $title }
sheet-make = Blad voor het prikbord
sheet-print = Afdrukken
sheet-back = Terug
sheet-hint = Het blad past op één pagina A4. Je browser drukt het af met Ctrl+P, of met “Afdrukken” in het menu.
sheet-code = QR-code met het adres van deze pagina
sheet-scan = Richt hier de camera van een telefoon op, of typ:
sheet-share = Gedeeld door een coöperatie
error-filter-odd = Een deel van dit adres is niet te lezen. Ga naar de catalogus, kies je filters opnieuw en kopieer het adres daar.
error-view-odd = Dit is geen plek op de kaart. Ga naar de kaart en begin opnieuw.
