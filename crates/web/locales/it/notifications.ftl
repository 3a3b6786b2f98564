# What members are told of
nav-notifications = Notifiche
nav-notifications-unread = Notifiche ({ $count })
nav-notifications-many = Notifiche (99+)
notifications-title = Notifiche
notifications-new = Nuove
notifications-none-new = Niente di nuovo.
notifications-earlier = Precedenti
notifications-read-all = Segna tutto come letto
notifications-empty = Non è ancora successo nulla.
notifications-empty-lead = Quando qualcuno chiede di qualcosa di tuo, ti risponde o vuole seguirti, lo leggi qui.
notification-read = Segna come letta
notification-read-which = Segna come letta: { $what }
notification-times = { $count ->
    [one] una volta
   *[other] { $count } volte
}
notification-inquiry = { $name } chiede di «{ $title }»
notification-inquiry-direct = { $name } ha scritto a { $coop }
notification-answer = { $name } ha risposto su «{ $title }»
notification-answer-direct = { $name } ha risposto a { $coop }
notification-closed = «{ $title }», di cui hai chiesto, non è più disponibile
notification-found = C’è qualcosa di nuovo per la tua ricerca «{ $name }»
notification-draft = La tua bozza «{ $title }» aspetta da una settimana
notification-follower = { $name } chiede di seguire { $coop }
notification-follower-you = { $name } chiede di seguirti
notification-board = Un post aspetta per la bacheca di { $coop }
notification-report = Una segnalazione aspetta la tua decisione
notification-held = Un server nuovo qui aspetta la tua decisione
notification-gone = Non c’è più, o se n’è occupato qualcuno
done-notifications-read = Tutto è segnato come letto.
done-notification-gone = Non c’è più, o se n’è occupato qualcuno.

# Which notifications, and by which ways
notification-settings-title = Notifiche ed e-mail
notification-settings-teaser = Scegli di che cosa vuoi sapere, e se vuoi anche e-mail.
notification-settings-open = Scegli le tue notifiche
notification-settings-kinds = Di che cosa vieni a sapere
notification-settings-lead = Per e-mail non arriva nulla finché non lo chiedi qui sotto.
notify-inquiry = Qualcuno chiede di qualcosa della tua cooperativa
notify-answer = Qualcuno risponde a ciò che hai chiesto
notify-closed = Qualcosa di cui hai chiesto non è più disponibile
notify-found = C’è qualcosa di nuovo per una ricerca che hai salvato
notify-follower = Qualcuno chiede di seguirvi
notify-board-post = Un post aspetta per la bacheca
notify-draft = Una bozza aspetta da una settimana
notify-report = Una segnalazione aspetta
notify-held = Un server nuovo qui aspetta una decisione
way-page = Nella pagina «Notifiche»
way-mail = Per e-mail
way-push = Sui tuoi dispositivi
digest-title = E-mail
digest-lead = Le e-mail vanno a { $address }. Dicono chi ha scritto e su che cosa, mai che cosa. Ogni e-mail ha un link che le fa smettere.
digest-no-mail = Le e-mail non sono configurate su questo server, quindi non ne parte nessuna.
digest-no-mail-how = Chi lo gestisce imposta mail.host e mail.sender nella configurazione; il comando «allmende mail test» lo prova.
digest-no-address = Accedi come { $login }, che non è un indirizzo e-mail, quindi nessuna e-mail può raggiungerti.
digest-daily = Un’e-mail al giorno
digest-daily-hint = Solo nei giorni in cui c’è qualcosa di nuovo.
digest-never = Mai
digest-at = Alle { $time } UTC
digest-at-once = Un’e-mail subito quando qualcuno ci scrive
error-login-no-address = Accedi con un nome e non con un indirizzo e-mail, quindi nessuna e-mail può raggiungerti.
push-title = Notifiche sui tuoi dispositivi
push-lead = Il tuo telefono o computer ti mostra subito chi ha scritto e su che cosa, anche quando questa pagina è chiusa. Finisce quando lì esci.
push-on = Mostra le notifiche su questo dispositivo
push-off = Disattiva
push-off-which = Disattiva: { $device }
push-since = Attivo dal
push-last = Ultima notifica
push-cannot = Questo browser non può mostrare notifiche, o ha JavaScript disattivato. Su un iPhone o iPad metti prima questa pagina nella schermata Home e aprila da lì.
push-denied = Il tuo browser non permette notifiche da qui. Puoi cambiarlo nelle sue impostazioni per questa pagina.
push-failed = Non ha funzionato. Riprova più tardi.
done-push-on = D’ora in poi questo dispositivo mostra le tue notifiche.
done-push-off = Quel dispositivo non mostra più notifiche.
error-push-unfit = Ciò che ha risposto il tuo browser non serve per le notifiche. Riprova.
error-push-too-many = I dispositivi che mostrano le tue notifiche sono tanti che non se ne possono aggiungere altri. Prima disattivane uno.

# Whether the address is theirs
confirm-title = È il tuo indirizzo?
confirm-lead = Vuoi che le e-mail di { $host } arrivino a { $address }? Dicono chi ti ha scritto e su che cosa, mai che cosa, e ognuna ha un link che le fa smettere.
confirm-yes = Sì, è il mio indirizzo
confirm-done = { $address } è confermato. Un’e-mail arriva quando c’è qualcosa di nuovo.
confirm-over = Questo link non vale più. Nelle tue impostazioni puoi farti mandare un’altra e-mail.
confirm-leaving = Un’e-mail è in viaggio verso { $address }. Apri il link che contiene: le tue e-mail cominciano allora.
confirm-sent = Abbiamo mandato un’e-mail a { $address } il { $date }. Apri il link che contiene: le tue e-mail cominciano allora.
confirm-expired = Il link della nostra e-mail a { $address } del { $date } non vale più. Fattene mandare un’altra: le tue e-mail cominciano quando apri il suo link.
confirm-unasked = Le tue e-mail non sono ancora cominciate: prima ne mandiamo una con un link a { $address }, per sapere che è tuo.
confirm-send = Manda l’e-mail
confirm-again = Manda di nuovo l’e-mail
confirm-again-at = Non è arrivato nulla? Può essere fra la posta indesiderata. Potrai fartela mandare di nuovo dopo il { $date }.
confirm-is = Questo indirizzo è confermato.
confirm-first = Prima della prima te ne mandiamo una con un link, per sapere che l’indirizzo è tuo.
done-confirm-asked = L’e-mail è in viaggio.
letter-confirm-subject = E-mail da { $host }: è il tuo indirizzo?
letter-confirm-why = qualcuno, speriamo tu, vuole che arrivino a questo indirizzo e-mail su quello che succede su { $host }. Se è così, apri questa pagina e confermalo:
letter-confirm-days = { $count ->
    [one] Il link vale un giorno.
   *[other] Il link vale { $count } giorni.
}
letter-confirm-not-you = Se non è partito da te, non fare nulla: non arriverà nessuna e-mail.

# Letters
letter-news-subject = { $count ->
    [one] Una notifica per te
   *[other] { $count } notifiche per te
}
letter-news-why = ecco che cosa è successo su { $host }:
letter-news-more = C’è altro:
letter-news-end = Queste e-mail le hai chieste tu. Questo link le fa smettere:
unsubscribe-title = Basta e-mail
unsubscribe-daily = Sono le e-mail che arrivano una volta al giorno.
unsubscribe-at-once = Sono le e-mail che arrivano appena qualcuno scrive.
unsubscribe-end = Non mandare più queste e-mail
unsubscribe-done = Queste e-mail non arriveranno più.

# Times
ago-now = proprio ora
ago-minutes = { $count ->
    [one] 1 minuto fa
   *[other] { $count } minuti fa
}
ago-hours = { $count ->
    [one] 1 ora fa
   *[other] { $count } ore fa
}
ago-days = { $count ->
    [one] 1 giorno fa
   *[other] { $count } giorni fa
}

# Conversations
inquiry-filter = Quali conversazioni
inquiry-waits-us = Aspetta noi
inquiry-waits-them = Aspetta loro
inquiry-is-agreed = D’accordo
inquiry-is-nothing = Niente di fatto
inquiry-archive-tab = Archivio
inquiries-empty-all = Ancora nessuna domanda. Quando qualcuno chiede di qualcosa che avete pubblicato, appare qui.
inquiry-you = Tu:
inquiry-who = Chi è
who-cooperative = Cooperativa o organizzazione
who-person = Persona
who-group = Gruppo
who-program = Programma
who-here = di qui, su questo server
who-elsewhere = da { $host }
inquiry-messages = Messaggi
inquiry-ours = Noi
inquiry-written-by = scritto da { $name }
inquiry-reaches-here = Anche { $name } è su questo server, e legge qui la tua risposta.
inquiry-reaches-elsewhere = La tua risposta va solo a { $name }, come messaggio diretto a { $handle }. La legge dove ha scritto, per esempio su Mastodon.
inquiry-shorts = Risposte brevi
inquiry-shorts-lead = Comincia con una risposta breve; puoi cambiarla prima di inviarla.
short-free = Sì, in quei giorni è libero.
short-lent = Ci dispiace, in questo momento è in prestito.
short-when = Quando ti serve, e per quanto tempo?
short-fetch = Sì. Quando vuoi venire a prenderlo?
short-thanks = Grazie, lo prendiamo volentieri.
short-when-fetch = Quando possiamo venire a prenderlo?
short-no-need = Grazie, non ci serve più.
inquiry-unarchive = Riprendi dall’archivio
outcome-title = Com’è andata a finire?
outcome-lead = È una nota per voi. Non invia nulla: scrivete all’altra parte che cosa avete deciso insieme.
outcome-agreed = D’accordo
outcome-nothing = Niente di fatto
outcome-what = Che cosa avete deciso insieme
outcome-what-hint = Per esempio: il trapano con due batterie, si ritira venerdì sera.
outcome-until-label = Fino a quando
outcome-until-hint = Quando torna, se torna.
outcome-until = Fino al giorno { $date }
outcome-listing = Che cosa succede all’annuncio
then-stays = Resta com’è
then-reserved = È prenotato
then-closed = È chiuso
outcome-agree = Siamo d’accordo
outcome-nothing-button = Niente di fatto
outcome-take-back = Annulla
done-unarchived = È di nuovo tra le conversazioni.
done-outcome-agreed = Annotato: d’accordo.
done-outcome-nothing = Annotato: niente di fatto.
done-outcome-back = Annullato.
