### The sentences of the pages.

## Around every page

skip-to-content = Vai al contenuto
nav-main = Navigazione principale
nav-catalogue = Catalogo
nav-cooperatives = Cooperative
nav-home = Il mio spazio
nav-reading = Letture
nav-peers = Altri server
nav-deliveries = Consegne
nav-sign-in = Accedi
nav-sign-out = Esci
foot-about = Informazioni su { $host }
foot-language = Lingua
pages = Pagine
pages-previous = Pagina precedente
pages-next = Pagina successiva
form-errors = Controlla quello che hai scritto
save = Salva
cancel = Annulla
limited = Limitato

## Said once, after something was done

done-published = Pubblicato. Chi ti segue viene avvisato.
done-share-which = Scegli per quale delle tue cooperative.
done-share-others = Le offerte e le richieste le pubblica chi gestisce o amministra una cooperativa. Di’ loro che cosa hai o di che cosa hai bisogno.
done-saved = Salvato.
done-closed = Chiuso. Resta leggibile per chi arriva tardi.
done-removed = Tolto da qui, e agli altri server si chiede di togliere le loro copie.
done-asked = La tua domanda è in viaggio.
done-answered = Il tuo messaggio è in viaggio.
done-archived = Archiviata. Un nuovo messaggio la riporta qui.
done-followed = Ora segui questo account.
done-follow-asked = La richiesta è in viaggio. Aspetta un sì dall’altra parte.
done-unfollowed = Non segui più questo account.
done-catalogue-asked = Il catalogo viene letto. Torna tra un momento.
done-catalogue-recent = Il catalogo viene letto, o lo è stato un momento fa.
done-moved = Trasloco fatto. Chi segue questa cooperativa viene avvisato.
done-moved-back = Il trasloco è annullato. Questa cooperativa può di nuovo pubblicare.
done-joined = Ti diamo il benvenuto! Ora fai parte della cooperativa.
done-set-up = Il tuo server è pronto. Pubblica la tua prima offerta o richiesta.
done-founded = La cooperativa è pronta.
done-password = La tua password è cambiata, e tutti gli altri dispositivi sono stati disconnessi.
done-reset-asked = Se qualcuno qui ha questo indirizzo, un’e-mail è in viaggio.
done-reset = La tua password è cambiata. Accedi con quella nuova.
done-account-deleted = L’account è eliminato.
done-passkey-added = La passkey è aggiunta.
done-passkey-removed = La passkey qui è tolta. Toglila anche dal tuo dispositivo.
done-session-ended = Disconnesso anche lì.

## A fresh instance

fresh-title = Quasi pronto
fresh-lead = Questo server funziona, ma non ha ancora nessuna cooperativa.
fresh-step-terminal = Guarda nel terminale in cui è stato avviato il server.
fresh-step-link = Apri il link di configurazione che ha mostrato: funziona una volta sola.
fresh-step-done = Scrivi il nome della tua cooperativa e il tuo nome di accesso. È tutto.
fresh-lost = Il link funziona una volta, per un giorno. Ogni avvio del server ne mostra uno nuovo. Puoi anche creare un membro dalla riga di comando:

## First run

setup-title = Prepara il tuo server
setup-lead = Un minuto, e la tua cooperativa può condividere con altre. Tutto, tranne il nome breve, si può cambiare dopo.
setup-cooperative = La tua cooperativa
setup-you = Tu
setup-finish = Fine

## Catalogue

catalogue-title = Catalogo
catalogue-lead = Quello che le cooperative condividono e quello che cercano: attrezzi, spazi, veicoli, competenze, dati, software e documenti.
catalogue-search = Cerca
catalogue-words = Che cosa cerchi?
catalogue-more = Altri filtri
catalogue-apply = Applica i filtri
catalogue-reset = Mostra tutto
catalogue-closed-too = Mostra anche ciò che è chiuso
catalogue-results = Risultati
catalogue-empty = Non c’è ancora nulla di pubblicato.
catalogue-nothing-found = Nulla corrisponde. Prova con meno parole o meno filtri.
any-sector = Tutti i settori
any-sdg = Tutti gli obiettivi
any-cooperative = Tutte le cooperative
distance-km = { $km } km
age-now = copiato proprio ora
age-minutes = { $count ->
    [one] copiato { $count } minuto fa
   *[other] copiato { $count } minuti fa
}
age-hours = { $count ->
    [one] copiato { $count } ora fa
   *[other] copiato { $count } ore fa
}
age-days = { $count ->
    [one] copiato { $count } giorno fa
   *[other] copiato { $count } giorni fa
}

## A listing

listing-from = Da
listing-is-draft = Questa è una bozza. La vedono solo i membri della cooperativa.
listing-is-reserved = In questo momento è prenotato.
listing-facts = In breve
listing-subjects = Temi
listing-link = Sito o download
listing-updated = Ultima modifica:
listing-original = Questa è una copia. L’originale è su
listing-resource = Di più su questa risorsa
listing-manage = Gestisci
listing-publish = Pubblica
listing-publish-again = Pubblica di nuovo
listing-edit = Modifica
listing-close = Chiudi
listing-remove = Togli
listing-deliveries = Chi l’ha ricevuto
likes = { $count ->
    [one] { $count } «Mi piace»
   *[other] { $count } «Mi piace»
}
shares = { $count ->
    [one] condiviso una volta
   *[other] condiviso { $count } volte
}
place-coordinates = Coordinate
place-approximate = (approssimative)
fact-quantity = Quantità
fact-available = Ancora disponibile
fact-minimum = Il minimo che si può prendere
fact-effort = Tempo necessario
fact-window = Quando
fact-in-return = In cambio
fact-eligibility = Chi può vederlo
window-from = dal giorno { $from }
window-until = fino al giorno { $until }
window-both = { $from } – { $until }
licence-use = Puoi usarlo e copiarlo liberamente.
licence-change = Puoi modificarlo.
licence-no-change = Non puoi modificarlo.
licence-sell = Puoi venderlo e usarlo per lavoro.
licence-no-sell = Non puoi venderlo né usarlo a fini commerciali.
licence-credit = Nomina chi l’ha fatto e la licenza.
licence-share-alike = Condividi le tue modifiche con la stessa licenza.
licence-unknown = Leggi la licenza per sapere che cosa è permesso.
remove-title = Togliere questo annuncio?
remove-explained = Il suo testo e le sue immagini spariscono da qui, e a ogni altro server si chiede di eliminare la sua copia. Non si può annullare. Per dire solo che non è più disponibile, chiudilo.
remove-confirm = Togli per sempre
ask-title = Chiedi informazioni
ask-send = Invia la domanda
ask-own-account = Chiedi con un altro account
ask-sign-in-lead = Fai parte di una cooperativa di qui? Allora chiedi a suo nome.
ask-sign-in = Accedi e chiedi
ask-who-may = Qui chiede, a nome di un’altra cooperativa, chi la gestisce o la amministra. Parlane con qualcuno della tua.
ask-search-for = Qualsiasi account del fediverso (Mastodon e altri) può chiedere. Incolla questo indirizzo nella ricerca del tuo server e rispondi a quello che appare:
ask-or-write-to = Oppure scrivi un messaggio diretto a:
ask-answer-comes = La risposta arriva sul tuo account.
back-to-listing = Torna all’annuncio

## A resource

resource-held-by = Presso
resource-offers = Offerte
resource-no-offers = In questo momento non è offerta.
resource-edit-title = Modifica questa risorsa
resource-edit-apart = Ciò che modifichi qui non segue più la sua offerta, e l’offerta non lo segue.
resource-remove-title = Togliere questa risorsa?
resource-remove-explained = Il suo testo e le sue immagini spariscono da qui, e gli altri server vedranno che non c’è più quando la cercano. Non si può annullare.

## Cooperatives

coops-lead = Le cooperative che condividono attraverso { $host }.
coops-empty = Qui non c’è ancora nessuna cooperativa.
coop-found = Fonda una cooperativa
coop-listings = Offerte e richieste
coop-about = Chi siamo
coop-follow-title = Seguici
coop-follow-how = In Mastodon o in un servizio simile, cerca questo nome e seguilo: le nuove offerte e richieste arriveranno da te.
coop-follow-or-address = Se non basta, cerca l’indirizzo:
coop-followers-count = { $count ->
    [one] { $count } follower
   *[other] { $count } follower
}
coop-following-count = segue { $count }
coop-tab-page = Pagina
coop-tab-inquiries = Domande
coop-tab-following = Seguiti
coop-tab-followers = Follower
coop-tab-members = Membri
coop-tab-settings = Profilo
coop-archive = Porta tutto con te
coop-archive-text = Un file con ciò che è la cooperativa, le sue offerte e richieste con le immagini, le sue conversazioni e chi segue: da conservare, o per continuare su un altro server. Contiene lettere di persone, quindi conservalo come conserveresti quelle.
coop-archive-download = Scarica tutto (zip)

## Members' home

home-hello = Ciao { $name }
home-no-cooperative = Non fai ancora parte di nessuna cooperativa. Chiedi a una di mandarti un link di invito.
home-inquiries = { $count ->
    [one] Una domanda aspetta una risposta
   *[other] { $count } domande aspettano una risposta
}
home-inquiries-more = Più di { $count } domande aspettano una risposta
home-requests = { $count ->
    [one] Un account chiede di seguirvi
   *[other] { $count } account chiedono di seguirvi
}
home-nothing-waits = Nulla ti aspetta.
home-your-role = Il tuo ruolo qui: { $role }.
home-drafts = Bozze
home-latest = Ultime novità
home-nothing-published = Non c’è ancora nulla di pubblicato.

## Publishing

publish-title = Offri o cerca qualcosa
publish-edit-title = Modifica
publish-other-languages = Altre lingue
publish-more = Altro: quantità, in cambio, luogo, temi…
publish-more-photos = Altre foto
publish-drop-image = Togli questa immagine
publish-goes-out = Le tue modifiche arrivano a chi ha ricevuto questo annuncio.
publish-save-changes = Salva le modifiche
publish-save-draft = Salva la bozza
choose-nature = Scegli
usual-action = Il solito per questo genere di cose
no-commons-role = Non indicata

## Inquiries

inquiries-empty = Qui non ci sono domande.
inquiry-all = Tutte le domande
inquiry-with = Conversazione con { $name }
inquiry-cut-off = Il server di { $name } qui è bloccato. Quello che è stato detto resta; non arriva nulla di nuovo, e non si può inviare nulla.
inquiry-about = Riguarda
inquiry-by = da { $name }
inquiry-to = a { $name }
inquiry-no-listing = Messaggio diretto
inquiry-send = Invia
inquiry-archive = Archivia

## Following and followers

following-empty = Questa cooperativa non segue ancora nessuno. Segui altre cooperative per trovare qui le loro offerte e richieste.
follow-title = Segui una cooperativa o una persona
follow-do = Segui
follow-end = Smetti di seguire
follow-withdraw = Ritira la richiesta
followers-pending = Richieste di seguirvi
followers-empty = Nessuno segue ancora questa cooperativa.
followers-by-hand = Chi vuole seguirvi aspetta un vostro sì. Si può cambiare nel profilo.
followers-automatic = Chi vuole seguirvi può farlo. Si può cambiare nel profilo.
follower-accept = Accetta
follower-reject = Rifiuta
follower-remove = Togli
follower-since = dal giorno { $date }

## Reading

reading-lead = I post degli account che le nostre cooperative seguono.
reading-empty = Non c’è ancora nulla da leggere. I post appaiono quando una cooperativa di qui segue qualcuno che scrive.
reading-shared-by = condiviso da { $handle }
reading-attached = { $medium }: { $alt }
reading-medium-picture = Immagine
reading-medium-video = Video
reading-medium-sound = Audio
reading-medium-page = Pagina
reading-medium-file = File
reading-sensitive = Allegato; chi l’ha pubblicato consiglia cautela
reading-kind-question = Sondaggio
reading-kind-article = Articolo
reading-kind-page = Contributo
reading-kind-image = Immagine
reading-kind-video = Video
reading-kind-audio = Audio
reading-kind-event = Evento
reading-kind-document = Documento
reading-kind-unknown = Qualcosa che questo programma non conosce ({ $type })
reading-open-vote = Vota su { $host }
reading-open-read = Leggi su { $host }
reading-open-watch = Guarda il video su { $host }
reading-open-listen = Ascolta su { $host }
reading-open-see = Vedi su { $host }
reading-answers = Risponde a un post su { $host }
reading-quotes = Cita un post su { $host }
reading-whole = Il testo completo
reading-no-words = Senza parole.
reading-votes = { $count ->
    [one] { $count } voto
   *[other] { $count } voti
}
reading-voters = { $count ->
    [one] Ha votato { $count } persona.
   *[other] Hanno votato { $count } persone.
}
reading-poll-several = Si possono scegliere più risposte.
reading-poll-over = La votazione è finita.
reading-poll-until = Si può votare fino al giorno { $date }.
reading-event-starts = Inizio
reading-event-ends = Fine
reading-event-place = Dove

## Peers

peers-lead = Altri server di cui abbiamo avuto notizia, e che cosa abbiamo deciso su di essi.
peers-empty = Nessun altro server è ancora conosciuto.
peer-host = Server
peer-host-hint = Per esempio: coop.example. Vale anche per i nomi che ne fanno parte.
peer-policy = Decisione
peer-reason = Motivo
peer-reason-hint = Per chi deciderà dopo di te.
peer-software = Programma
peer-seen = Ultima notizia
peer-in-trouble = con problemi
peer-decide = Decidi su un server

## Signing in, invitations, members

sign-in-title = Accedi
sign-in-no-account = Non hai ancora un account? Una cooperativa può mandarti un link di invito.
invitation-title = Invito
invitation-to = Hai un invito da { $name }
invitation-role = Ne faresti parte con il ruolo: { $role }.
invitation-as = Sei dentro come { $name }.
invitation-join = Partecipa
invitation-have-account = Ho già un account
invitation-made = Manda questo link a chi vuoi invitare:
invitation-once = Si vede solo adesso.
invite-title = Invita qualcuno
invite-make = Crea un link
invite-open = Inviti aperti
invite-uses-left = { $count ->
    [one] per un’altra persona
   *[other] per altre { $count } persone
}
invite-until = fino al giorno { $date }
invite-withdraw = Ritira
member-you = tu
member-role-of = Ruolo di { $name }
member-remove = Togli
member-leave = Esci dalla cooperativa

## A member's own settings

settings-title = Le tue impostazioni
settings-login = Accedi come { $login }.
settings-profile = Nome e lingua
settings-password = Password
settings-change-password = Cambia la password
settings-sessions = Dove hai fatto l’accesso
settings-sessions-lead = Se non ne riconosci una, disconnettila e cambia la password.
session-this = questo dispositivo
session-seen = Ultimo uso
session-unknown = Programma sconosciuto
session-end = Disconnetti
session-end-others = Disconnetti tutti gli altri

## About

about-title = Informazioni su questo server
about-lead = Qui le cooperative condividono quello che hanno in comune con altre cooperative, con standard aperti e senza una piattaforma in mezzo.
about-cooperatives = { $count ->
    [one] Qui vive una cooperativa.
   *[other] Qui vivono { $count } cooperative.
}
about-federation = Collegate, non centralizzate
about-federation-text = Questo server scambia offerte, richieste e messaggi con altri server tramite ActivityPub. Chi ha un account su Mastodon o un servizio simile può seguire una cooperativa di qui e fare domande su ciò che condivide.
about-privacy = Quello che cerchi resta qui
about-privacy-text = Le ricerche avvengono nella copia dei cataloghi di questo server. C’è un cookie per mantenere il tuo accesso e uno per la tua lingua, e nessun tracciamento.
about-program = Il programma
about-host = Server
about-version = Versione
about-licence = Licenza del programma
about-source = Codice sorgente di questo programma
about-source-ask = Il programma è software libero. Chiedi a chi gestisce questo server il codice sorgente della versione in uso: ne hai diritto.

## When something went wrong

problem-to-catalogue = Al catalogo
problem-not-found-title = Qui non c’è nulla
problem-not-found-text = Questa pagina non esiste, o non è per chiunque. Se è della tua cooperativa, prima accedi.
problem-gone-title = Una volta era qui
problem-gone-text = È stato tolto, oppure il link è già stato usato o è troppo vecchio.
problem-sign-in-title = Accedi, per favore
problem-sign-in-text = Per questo serve un account. Non è stato cambiato nulla.
problem-forbidden-title = Non con il tuo ruolo
problem-forbidden-text = Può farlo qualcuno con un altro ruolo nella cooperativa. Non è stato cambiato nulla.
problem-invalid-title = Qualcosa non va
problem-conflict-title = Ora non è possibile
problem-too-many-title = Troppi tentativi
problem-too-many-text = { $count ->
    [one] Riprova tra un minuto.
   *[other] Riprova tra { $count } minuti.
}
problem-unavailable-title = Un momento, per favore
problem-unavailable-text = In questo momento non funziona. Non è stato cambiato nulla; riprova tra poco.
problem-internal-title = È colpa nostra
problem-internal-text = Il server ha fatto un errore e l’ha annotato per chi lo gestisce. Non è stato cambiato nulla.
problem-cross-site-title = Inviato da un altro sito
problem-cross-site-text = Per la tua sicurezza si accettano solo moduli di questo sito. Apri la pagina qui e invia di nuovo.
problem-method-title = Così no
problem-method-text = Questo indirizzo non si può usare in quel modo.
problem-too-large-title = Troppo grande
problem-too-large-text = Tutti i file insieme possono avere 32 MB. Inviane meno, o più piccoli.
problem-bad-request-title = Non capito
problem-bad-request-text = Il server non è riuscito a leggere ciò che è stato inviato. Torna indietro e riprova.

## Moving

move-title = Trasloco
move-link = Questa cooperativa arriva da un altro posto, o se ne va
move-here-title = Arrivare qui
move-here-how = Se prima questa cooperativa aveva un altro indirizzo, scrivilo qui. Poi di’ nel vecchio posto che trasloca a questo indirizzo: chi la seguiva lì viene con lei.
move-away-title = Andare altrove
move-away-how = Prima nomina questo indirizzo come precedente nel nuovo posto:
move-away-means = Poi chi segue questa cooperativa viene avvisato di seguire il nuovo indirizzo. Quello che è pubblicato resta leggibile qui; non si può pubblicare nulla di nuovo finché non annulli il trasloco.
move-do = Trasloca
move-since = Trasloco del giorno { $date } verso:
move-quiet = Quello che è pubblicato resta leggibile qui. Non si può pubblicare nulla di nuovo.
move-back = Annulla il trasloco
coop-moved-to = Questa cooperativa ha traslocato a:
catalogue-listings = { $count ->
    [one] { $count } annuncio dal suo catalogo
   *[other] { $count } annunci dal suo catalogo
}
catalogue-under-way = Il suo catalogo viene letto.
catalogue-unread = Il suo catalogo non è stato ancora letto.
catalogue-none = Non ha un catalogo da copiare.
catalogue-trouble = Catalogo non letto
catalogue-fetch = Prendi il catalogo adesso
