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
digest-title = E-mail
digest-lead = Le e-mail vanno a { $address }. Dicono chi ha scritto e su che cosa, mai che cosa. Ogni e-mail ha un link che le fa smettere.
digest-no-mail = Questo server non invia e-mail.
digest-no-address = Accedi come { $login }, che non è un indirizzo e-mail, quindi nessuna e-mail può raggiungerti.
digest-daily = Un’e-mail al giorno
digest-daily-hint = Solo nei giorni in cui c’è qualcosa di nuovo.
digest-never = Mai
digest-at = Alle { $time } UTC
digest-at-once = Un’e-mail subito quando qualcuno ci scrive
error-login-no-address = Accedi con un nome e non con un indirizzo e-mail, quindi nessuna e-mail può raggiungerti.

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
