### Getting back in, and taking care of accounts; what letters say.

## A forgotten password

reset-forgotten = Hai dimenticato la password?
reset-title = Password dimenticata
reset-lead = Ti mandiamo un’e-mail con un link. Vale un’ora.
field-email = Indirizzo e-mail
field-email-hint = Quello con cui accedi.
reset-send = Invia l’e-mail
reset-without-address = Accedi con un nome, oppure non arriva nulla? Chiedi a chi amministra la tua cooperativa: dalla pagina del tuo account può creare un link per te.
reset-no-letters = Questo server non invia e-mail.
reset-ask-whom = Chiedi a chi amministra la tua cooperativa: nell’elenco dei membri può aprire il tuo account e creare un link con cui scegliere una nuova password.
reset-who-runs = Anche chi gestisce questo server può creare un link così dalla riga di comando:
reset-new-title = Scegli una nuova password
reset-new-lead = Per { $login }. Dopo, il tuo account esce da ogni dispositivo, le tue passkey vengono tolte e accedi con la nuova password.
reset-set = Imposta la password

## Passkeys

passkeys-title = Passkey
passkey-add-title = Aggiungi una passkey
passkey-lead = Una passkey sta nel tuo dispositivo o nel tuo gestore di password. Ti fa accedere con un dito, il viso o un PIN, e non si può indovinare né dare via per sbaglio. La tua password continua a funzionare.
passkey-name = Nome della passkey
passkey-name-hint = Per riconoscerla: il mio telefono.
passkey-add = Aggiungi passkey
passkey-unused = Non ancora usata
passkey-remove = Togli
passkey-remove-named = Togli la passkey { $name }
passkey-sign-in = Accedi con una passkey
passkey-follow = Segui quello che ti chiede il browser.
passkey-try = Riprova
passkey-failed = Non ha funzionato, o è stato interrotto. Riprova, oppure torna indietro e usa la password.
passkey-no-script = Le passkey hanno bisogno di JavaScript. Torna indietro e usa la password.

## Accounts

nav-accounts = Account
accounts-lead = Tutte le persone che possono accedere qui.
account-of = Account di { $name }
account-login = Accede come { $login }.
account-suspended = sospeso
account-is-yours = Questo è il tuo account.
account-link-lead = Crea un link che funziona una volta sola, con cui si sceglie una nuova password. Dallo solo alla persona a cui appartiene l’account.
account-link = Crea un link per una nuova password
account-link-made = Dai questo link a { $name }:
account-link-once = Si vede solo adesso, funziona una volta e vale un giorno. Quello precedente non funziona più.
account-suspension = Sospensione
account-suspend-lead = Un account sospeso non può accedere. Esce subito da ogni dispositivo, e i link che ha creato smettono di funzionare. Quello che ha scritto per le sue cooperative resta.
account-suspend = Sospendi
account-resume = Riammetti
account-deletion = Eliminazione
account-delete-lead = L’account, le sue appartenenze e i suoi link spariscono per sempre. Quello che ha scritto per le sue cooperative resta, senza nome.
account-delete-sure = Sì, elimina l’account di { $name }
account-delete = Elimina l’account

## Letters

letter-hello = Ciao { $name },
letter-reset-subject = Una nuova password per { $host }
letter-reset-why = qualcuno, speriamo tu, ha chiesto una nuova password per il tuo account su { $host }. Sceglila qui:
letter-reset-hours = { $count ->
    [one] Il link funziona una volta e vale un’ora.
   *[other] Il link funziona una volta e vale { $count } ore.
}
letter-reset-not-you = Se non è partito da te, non fare nulla: la tua password resta com’è.
letter-trial-subject = Un’e-mail di prova da { $host }
letter-trial-text = Le e-mail di { $host } arrivano.
