### Wieder hineinkommen und sich um Konten kümmern; was in Briefen steht.

## Ein vergessenes Passwort

reset-forgotten = Passwort vergessen?
reset-title = Passwort vergessen
reset-lead = Wir schicken dir einen Brief mit einem Link. Er gilt eine Stunde.
field-email = E-Mail-Adresse
field-email-hint = Die, mit der du dich anmeldest.
reset-send = Brief schicken
reset-without-address = Meldest du dich mit einem Namen an, oder kommt nichts an? Frage jemanden, der deine Genossenschaft verwaltet: Auf der Seite deines Kontos lässt sich ein Link für dich machen.
reset-no-letters = Dieser Server verschickt keine Briefe.
reset-ask-whom = Frage jemanden, der deine Genossenschaft verwaltet: In der Liste der Mitglieder lässt sich dein Konto öffnen und ein Link machen, mit dem du ein neues Passwort wählst.
reset-who-runs = Wer diesen Server betreibt, kann so einen Link auch auf der Kommandozeile machen:
reset-new-title = Neues Passwort wählen
reset-new-lead = Für { $login }. Danach bist du überall abgemeldet, deine Passkeys sind entfernt, und du meldest dich mit dem neuen Passwort an.
reset-set = Passwort setzen

## Passkeys

passkeys-title = Passkeys
passkey-add-title = Passkey hinzufügen
passkey-lead = Ein Passkey liegt in deinem Gerät oder deinem Passwortverwalter. Er meldet dich mit Finger, Gesicht oder PIN an und lässt sich weder erraten noch versehentlich weitergeben. Dein Passwort gilt weiter.
passkey-name = Name des Passkeys
passkey-name-hint = Damit du ihn wiedererkennst: mein Telefon.
passkey-add = Passkey hinzufügen
passkey-unused = Noch nicht benutzt
passkey-remove = Entfernen
passkey-remove-named = Den Passkey { $name } entfernen
passkey-sign-in = Mit einem Passkey anmelden
passkey-follow = Bitte folge dem, was dein Browser fragt.
passkey-try = Noch einmal
passkey-failed = Das hat nicht geklappt oder wurde abgebrochen. Versuche es noch einmal, oder geh zurück und nimm dein Passwort.
passkey-no-script = Passkeys brauchen JavaScript. Geh zurück und nimm dein Passwort.

## Konten

nav-accounts = Konten
accounts-lead = Alle, die sich hier anmelden können.
account-of = Konto von { $name }
account-login = Meldet sich an als { $login }.
account-suspended = gesperrt
account-is-yours = Das ist dein eigenes Konto.
account-link-lead = Macht einen einmaligen Link, mit dem ein neues Passwort gewählt wird. Gib ihn nur der Person, der das Konto gehört.
account-link = Link zu einem neuen Passwort machen
account-link-made = Gib diesen Link an { $name }:
account-link-once = Er wird nur jetzt gezeigt, geht einmal und gilt einen Tag. Ein früherer geht nicht mehr.
account-suspension = Sperre
account-suspend-lead = Ein gesperrtes Konto kann sich nicht anmelden. Es wird sofort überall abgemeldet, und Links, die es gemacht hat, gehen nicht mehr. Was es für seine Genossenschaften geschrieben hat, bleibt.
account-suspend = Sperren
account-resume = Wieder zulassen
account-deletion = Löschen
account-delete-lead = Das Konto, seine Mitgliedschaften und seine Links verschwinden für immer. Was es für seine Genossenschaften geschrieben hat, bleibt ohne Namen.
account-delete-sure = Ja, das Konto von { $name } löschen
account-delete = Konto löschen

## Briefe

letter-hello = Hallo { $name },
letter-reset-subject = Ein neues Passwort für { $host }
letter-reset-why = jemand, hoffentlich du, hat ein neues Passwort für dein Konto bei { $host } verlangt. Hier kannst du es wählen:
letter-reset-hours = { $count ->
    [one] Der Link geht einmal und gilt eine Stunde.
   *[other] Der Link geht einmal und gilt { $count } Stunden.
}
letter-reset-not-you = Wenn du es nicht warst, tu nichts: Dein Passwort bleibt, wie es ist.
letter-trial-subject = Ein Probebrief von { $host }
letter-trial-text = Briefe von { $host } kommen an.
