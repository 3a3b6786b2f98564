### Deliveries: what goes out, what came in, and what did not arrive.

## Servers, inboxes

deliveries-lead = Quello che inviamo agli altri server. Nulla si perde in silenzio: ciò che non si può consegnare viene conservato e si può inviare di nuovo.
deliveries-tab-peers = Server
deliveries-table = Server, prima quelli con problemi
delivery-endpoints = Caselle
delivery-inbox = Casella
delivery-none = Non è stato ancora inviato nulla a un altro server.
delivery-state = Stato
delivery-backlog = In attesa
delivery-in-trouble = Caselle con problemi
delivery-delivered = Consegnato
delivery-speed = Ritmo
delivery-window = fino a { $number } alla volta
delivery-usual = di solito { $time }
delivery-answer = Ultima risposta
delivery-no-answer = ancora nessuna
delivery-actions = Azioni
delivery-oldest = il più vecchio: { $date }
delivery-next = prossimo tentativo: { $date }
delivery-since = dal giorno { $date }
delivery-undelivered = { $count ->
    [one] { $count } non consegnato
   *[other] { $count } non consegnati
}
delivery-retry = Prova adesso
delivery-suspend = Smetti di inviare
delivery-suspend-hint = Smettere vale per tutto il server. Ciò che aspetta resta, non si aggiunge nulla di nuovo, e ciò che invia continua ad arrivare.
delivery-resume = Riprendi a inviare
delivery-forbidden = Abbiamo deciso di non avere niente a che fare con questo server. Si può cambiare in
delivery-replay = Invia di nuovo
delivery-no-letters = Tutto ciò che si poteva consegnare è stato consegnato.
delivered-of = Consegnato a { $delivered } server su { $audience }.
delivered-to-nobody = Nessun altro server ne è ancora stato avvisato.
peer-inboxes = { $count ->
    [one] { $count } casella
   *[other] { $count } caselle
}
peer-all-inboxes = Tutte le caselle
pages-first = Prima pagina
never = mai

## Words for how sending to an inbox goes

condition-waiting = In pausa dopo errori
condition-probing = In prova
condition-failing = Non funziona, provata più di rado
condition-gone = Non c’è più
condition-suspended = Sospesa da noi
condition-fresh = Non ancora raggiunta
condition-well = Funziona

## Filters

filter-show = Mostra
filter-host = Nome di un server
filter-why = Motivo
filter-apply = Mostra
filter-nothing = Nulla corrisponde.
show-peers-all = Tutti i server
show-peers-trouble = Quelli con problemi
show-peers-backlog = Quelli con qualcosa in attesa

## One inbox

inbox-of = Casella su { $host }
inbox-now = Adesso
inbox-history = Cronologia
inbox-failing = Non funziona
inbox-failures = { $count ->
    [one] un giro fallito
   *[other] { $count } giri falliti di seguito
}
inbox-asked = Ci ha chiesto di aspettare
inbox-asked-until = fino al giorno { $date }
inbox-known-since = Conosciuta da
inbox-failed-rounds = Giri falliti in tutto
inbox-last-success = Ultimo successo
inbox-last-attempt = Ultimo tentativo
inbox-nothing-waits = Nulla aspetta per questa casella.

## What was sent

sent-title = Inviato di recente
sent-lead = Tutto ciò che è stato detto agli altri server, e fin dove è arrivato.
sent-empty = Non è stato ancora inviato nulla a un altro server.
sent-kind-create = Pubblicato
sent-kind-update = Modificato
sent-kind-delete = Tolto
sent-kind-message = Messaggio
sent-kind-follow = Chiesto di seguire
sent-kind-accept = Follower accettato
sent-kind-reject = Follower rifiutato
sent-kind-undo = Smesso di seguire
sent-kind-flag = Segnalazione
sent-kind-board-announce = Annunciato dalla bacheca
sent-kind-board-unannounce = Tolto dalla bacheca
sent-kind-move = Trasloco
sent-kind-catalogue-add = Aggiunto al catalogo
sent-kind-catalogue-remove = Tolto dal catalogo
progress-waiting = { $count ->
    [one] { $count } in attesa
   *[other] { $count } in attesa
}
progress-parked = { $count ->
    [one] { $count } messo da parte
   *[other] { $count } messi da parte
}
progress-dead = { $count ->
    [one] { $count } abbandonato
   *[other] { $count } abbandonati
}
progress-discarded = { $count ->
    [one] { $count } abbandonato per sempre
   *[other] { $count } abbandonati per sempre
}
progress-superseded = { $count ->
    [one] { $count } ha ricevuto invece una versione successiva
   *[other] { $count } hanno ricevuto invece una versione successiva
}
activity-delivered-hint = Qui sotto c’è chi non ce l’ha. Chi ce l’ha viene solo contato.
activity-waiting = Non ancora ricevuto
activity-replay-all = Invia di nuovo a tutti questi
activity-more-letters = Ce ne sono altri; inviando di nuovo si raggiungono tutti.
activity-address = Indirizzo di questa attività

## What did not arrive

letters-title = Non consegnati
letters-lead = Cosa non è arrivato, perché, e cosa si può fare.
letters-explained = Cosa significano le parole
letters-parked-means = L’altro server per ora lo rifiuta (403). Si riprova una volta al giorno, perché lì le persone possono cambiare idea.
letters-dead-means = Non si riproverà da solo. Puoi inviarlo di nuovo finché non viene dimenticato.
letters-discarded-means = Qualcuno qui ha deciso che non serve che arrivi.
letters-count = { $count ->
    [one] Una consegna
   *[other] { $count } consegne
}
letters-choose = Seleziona
letters-no-body = testo non più conservato
letters-steer = Invia di nuovo o abbandona
letters-replay-chosen = Invia di nuovo quelli selezionati
letters-discard-chosen = Abbandona quelli selezionati
letters-all-title = Tutti
letters-all-everything = { $count ->
    [one] Riguarda l’unica consegna.
   *[other] Riguarda tutte le { $count } consegne.
}
letters-all-filtered = { $count ->
    [one] Riguarda l’unica consegna che corrisponde al filtro, su ogni pagina.
   *[other] Riguarda le { $count } consegne che corrispondono al filtro, su ogni pagina.
}
letters-replay-all = Invia tutto di nuovo
letters-discard-all = Abbandona tutto
letters-replay-title = Inviare tutto di nuovo?
letters-replay-explained = { $count ->
    [one] Una consegna riparte. Se il suo server la rifiuta ancora, torna qui.
   *[other] { $count } consegne ripartono. Ciò che i loro server rifiutano ancora torna qui.
}
letters-replay-confirm = Invia di nuovo
letters-discard-title = Abbandonare per sempre?
letters-discard-explained = { $count ->
    [one] Una consegna non verrà più tentata. Resta leggibile finché non viene dimenticata.
   *[other] { $count } consegne non verranno più tentate. Restano leggibili finché non vengono dimenticate.
}
letters-discard-confirm = Abbandona per sempre
burial-any = Messi da parte o abbandonati
burial-pending = In attesa
burial-parked = Messo da parte
burial-dead = Abbandonato
burial-discarded = Abbandonato per sempre
why-any = Qualsiasi motivo
why-refused = Rifiutato dall’altro server
why-gone = La casella non c’è più
why-late = Non in tempo
why-ours = Errore nostro

## What came in

incoming-title = In arrivo
incoming-lead = Quello che altri server hanno inviato e noi abbiamo accettato. Ha effetto in ordine, e con equità tra i server.
incoming-waiting = In attesa di avere effetto
incoming-at-quota = Server al loro limite
incoming-failed = Non elaborabili
incoming-quota = Per ogni server possono aspettare fino a { $quota }; oltre, gli si chiede di tornare più tardi.
incoming-nothing-waits = Nulla in attesa.
incoming-oldest = Il più vecchio
incoming-postponed = Si riproverà
incoming-full = limite raggiunto
incoming-failed-means = Questi sono stati provati più volte. Il testo è conservato, così si può riprovare quando il motivo non c’è più.
incoming-nothing-failed = Tutto ciò che è arrivato è stato elaborato.
incoming-came = arrivo: { $date }
incoming-attempts = { $count ->
    [one] un tentativo
   *[other] { $count } tentativi
}
incoming-again = Riprova
incoming-again-all = Riprova tutti
incoming-again-host = Riprova tutti quelli di { $host }

## Nodes

nodes-title = Processi che si dividono il lavoro
nodes-leaving = si sta fermando
nodes-parts = { $count ->
    [one] { $count } parte della coda
   *[other] { $count } parti della coda
}
nodes-seen = ultimo segno di vita: { $date }

## Said once, after something was done

done-tried = Si prova subito.
done-suspended = Non si invia più nulla lì finché non lo dici tu.
done-resumed = Riprendiamo a inviare lì, all’inizio uno alla volta.
done-replayed = Di nuovo in viaggio.
done-discarded = Abbandonato per sempre.
done-again = Verrà elaborato di nuovo.
error-nothing-chosen = Non c’è nulla di selezionato. Spunta almeno una riga e riprova.
