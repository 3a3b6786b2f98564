# Finding: the catalogue, the map, feeds and sheets for the notice board.
chips-kinds = Tipi
chips-chosen = Filtri scelti
chip-leave = scelto; premi per mostrare di nuovo tutto
chip-remove = Togli il filtro:
chip-words = «{ $words }»
chip-closed = Anche ciò che è chiuso
chip-near = Entro { $km } km da { $place }
chip-near-point = Entro { $km } km da un punto vicino a { $place }
sort-label = Ordine
sort-nearest = Prima i più vicini
sort-best = Prima i più adatti
sort-newest = Prima i più recenti
sort-title = Per titolo
sort-cut = Solo i 500 più recenti sono in questo ordine. Scegli dei filtri per vedere gli altri.
look-label = Vista
look-gallery = Immagini
look-list = Elenco
look-map = Mappa
found-all = { $count ->
    [0] Nessun risultato
    [one] { $count } risultato
   *[other] { $count } risultati
}
found-more = { $count ->
    [one] Più di { $count } risultato
   *[other] Più di { $count } risultati
}
distance-away = a { $km } km
distance-close = a meno di 1 km
near-me = Vicino a me
near-asking = Il tuo dispositivo sta cercando dove si trova…
near-taken = Il luogo del tuo dispositivo è inserito, arrotondato a circa un chilometro.
near-denied = Il tuo browser non lascia che questa pagina chieda dove sei. Scrivi invece un paese o una città, oppure permettilo nelle impostazioni del browser.
near-unavailable = Il tuo dispositivo non sa dove si trova. Scrivi invece un paese o una città.
near-slow = Il tuo dispositivo non risponde. Scrivi invece un paese o una città.
near-unknown = Non conosciamo un luogo chiamato «{ $place }». Prova con la città più grande lì vicino: qui si conoscono quelle con più di 15.000 abitanti.
near-others = Intendevi un altro luogo?
empty-wider = Cerca entro { $km } km
empty-say = Di’ di che cosa hai bisogno
empty-members = Fai parte di una cooperativa? Dopo l’accesso puoi pubblicare ciò di cui hai bisogno. Chiedi a una cooperativa vicina:
feeds-lead = Resta al corrente con un lettore di feed o un calendario:
feeds-atom = Feed Atom
feeds-json = Feed JSON
feeds-calendar = Calendario
feeds-none = Non ci sono feed: questo server non mostra nulla a chi non ha fatto l’accesso.
feeds-closed = Questo server è privato, quindi non ci sono feed né calendari: un programma non può accedere. Accedi con un browser per vedere ciò che si condivide.
calendar-last-day = Ultimo giorno: { $title }
keep-title = Portalo con te
map-title = Mappa
map-words = I luoghi si mostrano solo con la precisione con cui le cooperative li pubblicano. L’elenco accanto alla mappa dice lo stesso a parole.
map-label = Mappa con segni numerati. L’elenco che segue ha gli stessi numeri.
map-move = Sposta la mappa
map-in = Più vicino
map-out = Più lontano
map-west = Verso ovest
map-north = Verso nord
map-south = Verso sud
map-east = Verso est
map-list = In questa parte della mappa
map-empty = Non c’è nulla in questa parte della mappa.
map-everything = Mostra tutto
map-found-all = { $count ->
    [0] Nulla in questa parte della mappa
    [one] { $count } annuncio in questa parte della mappa
   *[other] { $count } annunci in questa parte della mappa
}
map-found-more = { $count ->
    [one] L’annuncio più recente in questa parte della mappa
   *[other] I { $count } annunci più recenti in questa parte della mappa
}
map-more-here = { $count ->
    [one] { $count } altro qui
   *[other] altri { $count } qui
}
map-things = { $count ->
    [one] { $count } annuncio
   *[other] { $count } annunci
}
map-somewhere = Luogo senza nome
map-sources = Dati della mappa:
place-map = Scegli sulla mappa
place-show = Mostra questo nome sulla mappa
place-map-label = Mappa con una croce al centro, che sceglie un luogo
place-which = Più luoghi si chiamano così. Qual è?
place-unknown = Non conosciamo un luogo chiamato «{ $place }». Sposta la mappa finché la croce è lì.
place-far = Sulla mappa non è ancora scelto nessun luogo. Avvicinati e sposta la mappa finché la croce è al posto giusto.
place-chosen = La croce è vicino a { $town }.
place-chosen-at = La croce è a { $point }.
map-tiles = Le immagini della mappa vengono da { $host }, che può vedere il tuo indirizzo internet e quale luogo guardi.
sheet-title = Per la bacheca: { $title }
sheet-make = Foglio per la bacheca
sheet-print = Stampa
sheet-back = Indietro
sheet-hint = Il foglio sta su una pagina A4. Il tuo browser lo stampa con Ctrl+P, o con «Stampa» nel suo menu.
sheet-code = Codice QR con l’indirizzo di questa pagina
sheet-scan = Inquadra qui con la fotocamera di un telefono, oppure scrivi:
sheet-share = Condiviso da una cooperativa
error-filter-odd = Una parte di questo indirizzo non si può leggere. Vai al catalogo, scegli di nuovo i filtri e copia l’indirizzo da lì.
error-view-odd = Questo non è un luogo della mappa. Vai alla mappa e ricomincia.
