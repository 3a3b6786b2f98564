### The guide of a new cooperative, members who come, and running an instance.

## The guide

start-title = Primi passi
start-lead = Sei piccoli passi. Ognuno si può saltare e fare dopo.
start-progress = { $done } di { $all } fatti
start-step-name = Nome e lingua
start-step-place = Luogo
start-step-looks = Logo e settori
start-step-offer = La vostra prima offerta
start-step-invite = Invitare membri
start-step-follow = Seguire altre cooperative
start-state-done = fatto
start-state-skipped = saltato
start-state-open = da fare
start-state-now = adesso
start-name-hint = Come dice la gente. Si può cambiare in ogni momento.
start-place-lead = Perché i vicini trovino ciò che è vicino a loro. Basta il nome del paese o della città.
start-place-find = Usa il luogo in cui mi trovo
start-place-found = La tua posizione è inserita, arrotondata a circa un chilometro.
start-place-failed = Il tuo dispositivo non dice dove si trova. Scrivi semplicemente il nome del paese o della città.
start-looks-lead = Un’immagine da cui la gente vi riconosce, e di che cosa vi occupate.
start-offer-lead = Che cosa avete che può servire ad altri? Scegli un tipo e scrivi un titolo. Per cominciare basta.
start-offer-need = Potete anche dire che cosa vi serve:
start-offer-ask = Chiedi qualcosa
start-invite-lead = Crea un link da mandare ai vostri membri. Lo possono usare dieci persone, per due settimane.
start-follow-lead = Segui una cooperativa, e ciò che condivide apparirà nel vostro catalogo.
start-follow-example = Per esempio @velo@commons.example, o l’indirizzo della sua pagina.
start-follow-known = Già conosciute qui
start-follow-one = Segui { $name }
start-next = Salva e continua
start-next-step = Il tuo prossimo passo:
start-skip = Salta
start-all-done = Tutto fatto. La tua cooperativa è pronta.
start-to-home = Alla tua pagina iniziale
start-dismiss = Non mostrare più questi passi
start-home = Primi passi: { $name }
start-home-go-on = Continua
done-step = Salvato. Ecco il prossimo passo.
done-skipped = Saltato. Puoi tornarci.
done-started = La tua cooperativa è pronta. Restano alcuni piccoli passi.

## Invitations and roles

invite-scan = Inquadralo con un telefono
invite-qr = Codice QR del link di invito
invite-message = Testo da mandare
invite-message-text = Ciao! Ti invito a far parte di { $name } sulla nostra piattaforma di condivisione. Apri questo link e scegli un nome e una password: { $link }
invite-copy-link = Copia il link
invite-copy-text = Copia il testo
invite-copied = Copiato
invite-share = Manda…
invite-past = Usati o scaduti negli ultimi tre mesi
invite-nobody-came = Non è ancora arrivato nessuno
invite-came = Arrivi: { $names }
roles-title = Chi può fare che cosa?
role-says-member = Vede tutto ciò che è interno, anche le offerte per soli membri.
role-says-steward = In più pubblica offerte e richieste, risponde alle domande e decide chi può seguire.
role-says-moderator = Lo stesso della gestione, e in più si occupa di ciò che mandano gli sconosciuti.
role-says-admin = In più invita persone, cambia i ruoli e modifica ciò che la cooperativa dice di sé.

## Asking to join

join-title = Chiedi di entrare in { $name }
join-lead = Di’ chi sei e perché vuoi entrare. Una persona che amministra la cooperativa lo legge e risponde.
join-why = Chi sei, e perché vuoi entrare?
join-why-hint = Lo legge solo chi amministra questa cooperativa.
join-login-later = Il nome o l’indirizzo con cui vuoi accedere. La password la scegli quando ti hanno detto di sì.
join-send = Invia
join-link = Chiedi di entrare
join-asked-title = La tua richiesta è inviata
join-keep-link = Conserva questo link. Mostra a che punto è la tua richiesta, e poi ti fa entrare. Non serve un’e-mail.
join-state-waiting = Nessuno ha ancora risposto. Torna su questa pagina tra un giorno o due.
join-state-accepted = Hanno detto di sì. Ti diamo il benvenuto!
join-state-declined = Questa volta hanno detto di no.
join-stand-title = La tua richiesta a { $name }
join-answer = La loro risposta
join-you-wrote = Hai scritto
join-finish = Scegli una password, e sei dentro.
join-withdraw = Ritira la mia richiesta
join-forgotten = { $count ->
    [one] Una richiesta senza risposta viene eliminata dopo un giorno.
   *[other] Una richiesta senza risposta viene eliminata dopo { $count } giorni.
}
join-rules = Qui valgono queste regole:
join-waiting-title = Chiedono di entrare
join-answer-field = Che cosa vuoi dire a chi chiede
join-answer-hint = Si legge sulla pagina del suo link.
join-accept = Di’ di sì
join-decline = Di’ di no
join-open-title = Chi può chiedere di entrare?
join-open = Chiunque può chiedere di entrare, e risponde chi amministra.
join-words = Che cosa volete dire a chi chiede
join-closed-here = Chi gestisce questo server fa entrare solo persone invitate, quindi per ora nessuno può chiedere.
home-joining = { $count ->
    [one] Una persona chiede di entrare
   *[other] { $count } persone chiedono di entrare
}
done-join-withdrawn = La tua richiesta è ritirata, e tutto ciò che avevi scritto è eliminato.
done-join-accepted = Accettata. Lo dice la pagina del suo link.
done-join-declined = Rifiutata. Lo dice la pagina del suo link.
error-why-missing = Di’ chi sei e perché vuoi entrare.
error-join-full = Ci sono già troppe persone che aspettano una risposta. Riprova tra qualche giorno.
error-join-asked = L’hai già chiesto. Qualcuno risponderà.
error-join-decided = Qualcun altro ha già risposto, o la richiesta è stata ritirata.

## Devices

device-on = { $browser } su { $system }
session-since = Accesso fatto da

## Privacy

privacy-title = Privacy
privacy-lead = Che cosa conserva questo server, per quanto tempo, e chi lo vede. Non si misura nulla per la pubblicità, e nessun’altra azienda riceve nulla.
privacy-account = Il tuo account
privacy-account-text = Conserviamo il nome con cui accedi, il nome che gli altri vedono, la tua lingua, una forma cifrata della tua password che non si può ricostruire, e quando c’è stata la tua ultima visita. Quando elimini il tuo account, tutto questo sparisce subito.
privacy-letters = Se chiedi e-mail, conserviamo quando hai confermato il tuo indirizzo. A quali indirizzi è andata questa domanda resta in forma cifrata per un giorno, perché nessuno la riceva più spesso.
privacy-devices = Dispositivi
privacy-devices-text = { $count ->
    [one] Dove hai fatto l’accesso, conserviamo come il tuo browser chiama se stesso e quando è stato usato l’ultima volta. Dopo un giorno senza visite l’accesso finisce e viene dimenticato. Vedi l’elenco nelle tue impostazioni, e puoi chiudere ogni accesso.
   *[other] Dove hai fatto l’accesso, conserviamo come il tuo browser chiama se stesso e quando è stato usato l’ultima volta. Dopo { $count } giorni senza visite l’accesso finisce e viene dimenticato. Vedi l’elenco nelle tue impostazioni, e puoi chiudere ogni accesso.
}
privacy-cookies = C’è un cookie che mantiene il tuo accesso e uno per la tua lingua. Nel tuo browser non si conserva altro, a meno che tu non attivi le notifiche sul tuo dispositivo.
privacy-push = Se attivi le notifiche su un dispositivo, passano cifrate per un servizio di chi fa il tuo browser, che viene a sapere che ti è stato inviato qualcosa e quando, ma non che cosa. Finché non le disattivi o non esci, conserviamo l’indirizzo del tuo browser presso quel servizio, e il tuo browser conserva il piccolo programma che le mostra.
privacy-addresses = Indirizzi internet
privacy-addresses-text = { $count ->
    [one] Il tuo indirizzo internet si usa solo per rallentare chi prova a indovinare password: una sua forma cifrata viene dimenticata dopo un minuto.
   *[other] Il tuo indirizzo internet si usa solo per rallentare chi prova a indovinare password: una sua forma cifrata viene dimenticata dopo { $count } minuti.
}
privacy-writing = Quello che scrivi
privacy-writing-text = Le offerte, richieste e risposte che scrivi per una cooperativa sono della cooperativa e restano quando te ne vai, senza il tuo nome. Ciò che è pubblico va ad altri server, e si chiede loro di eliminarlo quando viene eliminato qui. Non possiamo obbligarli.
privacy-searches = Ricerche
privacy-searches-text = Ciò che cerchi non viene conservato, né detto a nessuno. Si conserva solo una ricerca che salvi, e solo per te, finché non la elimini o non elimini il tuo account.
privacy-searches-own = { $count ->
    [one] Per { $count } giorno il server ricorda chi ha pubblicato qualcosa qui, per non avvisare nessuno dei propri annunci.
   *[other] Per { $count } giorni il server ricorda chi ha pubblicato qualcosa qui, per non avvisare nessuno dei propri annunci.
}
privacy-place-text = «Vicino a me» e «Usa il luogo in cui mi trovo» chiedono al tuo dispositivo dove si trova solo quando li premi. Il tuo browser arrotonda la risposta a circa un chilometro prima di inviarla. In una ricerca sta poi nell’indirizzo della pagina, e quindi nella cronologia del tuo browser; qui non viene conservata.
privacy-posts = Post da altrove
privacy-posts-text = { $count ->
    [one] I post di chi una cooperativa segue si conservano un giorno, e così le copie delle loro immagini.
   *[other] I post di chi una cooperativa segue si conservano { $count } giorni, e così le copie delle loro immagini.
}
privacy-held = { $count ->
    [one] Ciò che mandano gli sconosciuti e su cui nessuno ha deciso viene rifiutato dopo un giorno.
   *[other] Ciò che mandano gli sconosciuti e su cui nessuno ha deciso viene rifiutato dopo { $count } giorni.
}
privacy-peers = { $count ->
    [one] Gli altri server che nessuno segue vengono dimenticati dopo un giorno senza un segno di vita.
   *[other] Gli altri server che nessuno segue vengono dimenticati dopo { $count } giorni senza un segno di vita.
}
privacy-requests = Richieste di entrare
privacy-requests-text = { $count ->
    [one] Ciò che scrivi quando chiedi di entrare lo legge chi amministra quella cooperativa. Dopo una risposta viene eliminato entro un giorno.
   *[other] Ciò che scrivi quando chiedi di entrare lo legge chi amministra quella cooperativa. Dopo una risposta viene eliminato entro { $count } giorni.
}
privacy-log = Il registro
privacy-log-text = { $count ->
    [one] Ciò che chi amministra fa con account, ruoli, altri server e impostazioni viene annotato per un giorno, perché si possa spiegare. Quando un account viene eliminato, il suo nome sparisce dal registro.
   *[other] Ciò che chi amministra fa con account, ruoli, altri server e impostazioni viene annotato per { $count } giorni, perché si possa spiegare. Quando un account viene eliminato, il suo nome sparisce dal registro.
}
privacy-backups = Copie
privacy-backups-text = Chi gestisce questo server fa copie di tutto, perché nulla vada perso. Ciò che elimini resta in una copia finché la copia non viene eliminata. Chiedi per quanto tempo si tengono le copie.
privacy-yours = I tuoi diritti
privacy-yours-text = Puoi portare con te tutto ciò che ti riguarda in un file, e puoi eliminare il tuo account, senza chiedere a nessuno.
privacy-ask = Le domande vanno a chi gestisce questo server:
foot-privacy = Privacy

## About the instance

about-rules = Regole
about-contact = Chi lo gestisce

## Running an instance

nav-running = Server
running-title = Gestire questo server
running-tab-now = Adesso
running-tab-doctor = Gli altri ci vedono?
running-tab-backups = Copie
running-tab-log = Registro
running-tab-settings = Impostazioni
running-health = Come sta
running-waits = Che cosa ti aspetta
running-nothing-waits = Nulla ti aspetta.
running-figures = In cifre
running-figure-deliveries = consegne in attesa
running-figure-dead = consegne non riuscite
running-figure-arrivals = arrivi in attesa
running-figure-peers = altri server conosciuti
running-figure-shut = altri server chiusi fuori
running-figure-database = nel database
running-figure-free = liberi sul disco
running-version = Versione
running-version-text = Questo è Allmende { $version }. Per mettere una nuova versione: fai una copia del database, metti il nuovo programma al posto del vecchio e avvialo. Aggiorna da solo il database.
running-since = In funzione da { $time }.
running-more-deliveries = Tutte le consegne
running-more-peers = Tutti i server
running-verdict-good = bene
running-verdict-look = da guardare
running-verdict-wrong = male
running-technical = In termini tecnici
running-no-machine = Questa pagina ora non può guardare la macchina.
size-kb = { $number } kB
size-mb = { $number } MB
size-gb = { $number } GB

check-database = Database
check-database-good = Il database risponde.
check-database-look = Il database risponde, ma la sua versione non è quella di questo programma. Fai una copia, poi riavvia il programma.
check-database-wrong = Il database non risponde bene. Guarda il registro del programma, e ripristina una copia se è danneggiato.
check-disk = Disco
check-disk-good = C’è abbastanza spazio: sono liberi { $free }.
check-disk-look = Sono liberi solo { $free }, troppo poco per una copia del database. Fai spazio prima della prossima copia.
check-disk-wrong = Sono liberi solo { $free }. Fai spazio adesso: quando il disco è pieno, non si può più salvare nulla.
check-queue = Ciò che esce
check-queue-good = Ciò che si invia ad altri server arriva, o si riproverà presto.
check-queue-look = { $count ->
    [one] Un altro server aspetta qualcosa da più di un giorno. Guarda le consegne: può darsi che non sia in funzione.
   *[other] Altri { $count } server aspettano qualcosa da più di un giorno. Guarda le consegne: può darsi che non siano in funzione.
}
check-arrivals = Ciò che arriva
check-arrivals-good = Ciò che altri server inviano viene accolto senza ritardo.
check-arrivals-look = { $count ->
    [one] Una cosa che è arrivata non si è potuta accogliere. Guarda l’elenco e riprova.
   *[other] { $count } cose che sono arrivate non si sono potute accogliere. Guarda l’elenco e riprova.
}
check-mail = E-mail
check-mail-good = Si possono inviare e-mail, per esempio a chi ha dimenticato la password.
check-mail-off = Non è configurato nessun server di posta. Non è necessario: chi amministra può dare link per una nuova password.
check-clock = Orologio
check-clock-good = L’orologio di questa macchina è plausibile.
check-clock-wrong = L’orologio di questa macchina è sbagliato, e altri server rifiutano ciò che invia. Regolalo, e fa’ che resti giusto (NTP).
check-heard = Contatti da fuori
check-heard-good = Un altro server ha raggiunto questo: { $time }.
check-heard-look = Nessun altro server ha ancora raggiunto questo. Guarda se gli altri vi vedono.
check-development-look = Questo è un server di prova. Non farlo mai usare a sconosciuti.
check-development = Prova

doctor-lead = Questo server interroga se stesso con il suo nome pubblico, come farebbe un altro server. Ogni controllo dura qualche secondo.
doctor-limits = Ciò che non si vede da qui: un firewall che fa passare questa macchina ma nessun altro. La prova migliore è che un altro server vi ha raggiunti.
doctor-look = Controlla adesso
doctor-not-yet = non ancora controllato
doctor-looking = controllo in corso…
doctor-outside = Da fuori
doctor-inside = Su questa macchina
check-name = Nome
check-name-good = Il nome di questo server porta a un indirizzo.
check-name-wrong = Il nome di questo server non porta da nessuna parte. Inserisci il suo indirizzo dove hai comprato il nome (DNS). Può volerci un’ora prima che lo sappiano tutti.
check-page = Porta
check-page-good = Il server apre la porta con il suo nome pubblico e un certificato valido.
check-page-wrong = Nessuno entra con il nome pubblico. Guarda se il proxy che ha il certificato (TLS) è in funzione, se passa tutto a questo programma, e se la porta 443 è aperta.
check-webfinger = Farsi trovare
check-webfinger-good = Altri server trovano le vostre cooperative con il loro nome (WebFinger).
check-webfinger-wrong = Altri server non trovano le vostre cooperative con il loro nome. Il proxy deve passare /.well-known/webfinger a questo programma.
check-actor = Farsi conoscere
check-actor-good = Altri server possono leggere chi è questo server.
check-actor-wrong = Altri server non possono leggere chi è questo server. Il proxy deve passare le richieste così come sono, anche quelle per «application/activity+json».
check-inbox = Casella
check-inbox-good = Ciò che altri server inviano arriva alla casella.
check-inbox-wrong = Ciò che altri server inviano non arriva alla casella. Il proxy deve far passare le richieste POST a /inbox, con tutte le loro intestazioni.
check-address = Indirizzo pubblico
check-address-good = L’indirizzo pubblico è in ordine.
check-address-look = Questo è un server di prova. Non farlo mai usare a sconosciuti.
check-address-wrong = L’indirizzo pubblico non è in ordine. Imposta instance.url nella configurazione.
check-proxy = Proxy
check-proxy-look = Per questo programma tutte le visite sembrano venire da un solo indirizzo. Nomina il tuo proxy in http.trusted_proxies.
check-directory = Cartella dei dati
check-directory-good = Si può scrivere nella cartella dei dati.
check-directory-wrong = Non si può scrivere nella cartella dei dati. Dai al programma il permesso di scriverci.
check-certificates = Altri certificati
check-certificates-good = Gli altri certificati si possono leggere.
check-certificates-wrong = Gli altri certificati non si possono leggere. Guarda tls.ca_file.
check-figures = Cifre
check-figures-good = Le cifre si mostrano solo su questa macchina.
check-figures-look = Può darsi che sconosciuti leggano le cifre. Imposta metrics.listen a un indirizzo di questa macchina.
check-mail-wrong = Il server di posta non si può usare. Guarda la sezione [mail] della configurazione.
check-space = Spazio
check-space-good = C’è abbastanza spazio sul disco.
check-space-wrong = C’è troppo poco spazio sul disco. Fai spazio adesso.

backups-lead = Una copia contiene tutto: cooperative, offerte, messaggi, immagini, account. Tienine una su un’altra macchina, e ogni tanto prova se si può leggere.
backups-make = Fai una copia adesso
backups-none = Qui non è stata ancora fatta nessuna copia.
backups-whole = pronta
backups-being-made = in preparazione; ricarica questa pagina tra un po’
backups-take = Scarica
backups-take-named = Scarica { $name }
backups-password = La tua password, perché una copia contiene tutti i segreti di questo server
backups-where = Le copie sono in { $place }. Si conservano le ultime { $count }.
backups-configuration = Il file di configurazione non è compreso. Conservalo insieme alla copia.
backups-postgres = Il vostro database è PostgreSQL, che ha un proprio strumento per le copie. Fa’ eseguire questo ogni giorno sulla macchina di questo programma:
backups-cron = Per fare una copia ogni notte, fa’ eseguire questo alla macchina:
done-backup = La copia è fatta.
error-backup-elsewhere = Il vostro database è PostgreSQL. Le copie le fa il suo strumento.
error-backup-runs = Si sta già facendo una copia. Aspetta un po’.
error-backup-no-room = Sul disco non c’è abbastanza spazio per una copia. Prima fai spazio.
error-examination-runs = Qualcuno sta controllando in questo momento. Riprova tra qualche secondo.

log-lead = { $count ->
    [one] Chi ha fatto che cosa con account, ruoli, altri server, impostazioni e copie. Le voci si conservano un giorno.
   *[other] Chi ha fatto che cosa con account, ruoli, altri server, impostazioni e copie. Le voci si conservano { $count } giorni.
}
log-kind = Tipo
log-kind-any = Tutto
log-kind-accounts = Account
log-kind-members = Membri e ruoli
log-kind-peers = Altri server
log-kind-moderation = Moderazione
log-kind-settings = Impostazioni
log-kind-backups = Copie
log-person = Persona
log-person-any = Chiunque
log-filter = Mostra
log-empty = Nel registro non c’è nulla.
log-older = Voci precedenti
log-operator = Riga di comando
log-former = una persona che non è più membro
log-nobody = un account che non c’è più
did-account-added = ha aggiunto l’account di { $about }
did-account-suspended = ha sospeso l’account di { $about }
did-account-resumed = ha riammesso { $about }
did-account-deleted = ha eliminato un account
did-account-left = ha eliminato il proprio account
did-password-set = ha impostato una nuova password per { $about }
did-reset-link-made = ha creato un link per una nuova password di { $about }
did-invitation-made = ha invitato persone in { $coop } ({ $detail })
did-invitation-withdrawn = ha ritirato un invito in { $coop }
did-invitation-accepted = ha accettato un invito in { $coop } ({ $detail })
did-member-added = ha aggiunto { $about } a { $coop } ({ $detail })
did-role-changed = ha cambiato il ruolo di { $about } in { $coop }: { $detail }
did-member-removed = ha tolto { $about } da { $coop }
did-member-left = ha lasciato { $coop }
did-joining-set = ha scelto chi può chiedere di entrare in { $coop }
did-join-accepted = ha detto di sì a una richiesta di entrare in { $coop }
did-join-declined = ha detto di no a una richiesta di entrare in { $coop }
did-joined = fa parte di { $coop } dopo averlo chiesto
did-rules-set = ha impostato le regole sugli altri server
did-peer-decided = ha deciso su { $subject }: { $detail }
did-peer-undecided = ha ritirato la decisione su { $subject }
did-keys-trusted = ha dato fiducia alle nuove chiavi di { $subject }
did-list-imported = ha importato la lista { $subject }
did-list-retracted = ha ritirato la lista { $subject }
did-held-let-through = ha lasciato passare ciò che era trattenuto ({ $detail })
did-held-refused = ha rifiutato ciò che era trattenuto ({ $detail })
did-host-purged = ha tolto tutto ciò che era di { $subject }
did-report-done = ha risolto una segnalazione
did-report-forwarded = ha trasmesso una segnalazione
did-set-up = ha preparato questo server con { $coop }
did-settings-changed = ha cambiato l’impostazione { $subject }
did-cooperative-founded = ha fondato { $coop }
did-cooperative-edited = ha modificato ciò che { $coop } dice di sé
did-cooperative-moved = ha traslocato { $coop } a { $subject }
did-cooperative-moved-back = ha annullato il trasloco di { $coop }
did-backup-made = ha fatto la copia { $subject }
did-backup-taken = ha scaricato la copia { $subject }
did-unknown = ha fatto qualcosa che un programma più nuovo ha annotato ({ $subject })

settings-instance-lead = Ciò che vale dalla prossima pagina, senza riavviare.
field-instance-name = Nome di questo server
field-instance-name-hint = Sta nel titolo di ogni pagina. Vuoto: l’indirizzo del server.
field-instance-description = A che cosa serve questo server?
field-instance-description-hint = Si mostra nella pagina su questo server. Puoi usare Markdown.
field-instance-contact = Chi lo gestisce, e come raggiungere queste persone
field-instance-contact-hint = Un indirizzo, un numero di telefono, o un luogo e un orario. Chiunque può leggerlo.
field-instance-rules = Regole
field-instance-rules-hint = Ciò a cui qui si attengono tutti. Chi entra le legge prima. Puoi usare Markdown.
field-instance-language = Lingua di chi non ne sceglie nessuna
instance-language-file = Come nella configurazione
field-entry = Chi può venire?
entry-invited = Solo persone invitate
entry-asking = Persone invitate, e chi lo chiede dove una cooperativa lo permette
settings-file-title = Che cosa c’è nella configurazione
settings-file-lead = Questo si mostra soltanto. Per cambiarlo, modifica il file di configurazione e riavvia il programma.
settings-file-at = Il file è { $place }.
settings-file-none = Non è stato letto nessun file di configurazione; il programma usa i suoi valori abituali e l’ambiente.
settings-key = Chiave
settings-value = Valore
settings-meaning = Che cosa significa
settings-empty = vuoto
config-instance-url = L’indirizzo pubblico. Non si può più cambiare quando altri server lo conoscono.
config-instance-private = Se gli sconosciuti non vedono proprio nulla.
config-instance-development = Se questa è una prova su una sola macchina.
config-http-listen = Dove il programma aspetta le richieste.
config-http-drain_seconds = Per quanto tempo si accettano ancora richieste quando il programma si ferma.
config-database-url = Quale database si usa.
config-data-directory = Dove sono i dati.
config-federation-authorized_fetch = Se per leggere serve la firma di un altro server.
config-media-upload_bytes_max = L’immagine più grande, in byte.
config-languages-default = La lingua quando nessuno ne ha scelta una.
config-mail-host = Il server di posta che invia le e-mail.
config-metrics-listen = Dove si mostrano le cifre per tenere d’occhio il server.
config-log-level = Quanto si scrive nel registro del programma.
