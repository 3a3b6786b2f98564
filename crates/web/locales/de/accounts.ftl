### Wieder hineinkommen und sich um Konten kümmern; was in Briefen steht.

## Ein vergessenes Passwort

reset-forgotten = Passwort vergessen?
reset-title = Passwort vergessen
reset-lead = Wir schicken Ihnen einen Brief mit einem Link. Er gilt eine Stunde.
field-email = E-Mail-Adresse
field-email-hint = Die, mit der Sie sich anmelden.
reset-send = Brief schicken
reset-without-address = Melden Sie sich mit einem Namen an, oder kommt nichts an? Fragen Sie jemanden, der Ihre Genossenschaft verwaltet: Auf der Seite Ihres Kontos lässt sich ein Link für Sie machen.
reset-no-letters = Dieser Server verschickt keine Briefe.
reset-ask-whom = Fragen Sie jemanden, der Ihre Genossenschaft verwaltet: In der Liste der Mitglieder lässt sich Ihr Konto öffnen und ein Link machen, mit dem Sie ein neues Passwort wählen.
reset-who-runs = Wer diesen Server betreibt, kann so einen Link auch auf der Kommandozeile machen:
reset-new-title = Neues Passwort wählen
reset-new-lead = Für { $login }. Danach sind Sie überall abgemeldet, Ihre Passkeys sind entfernt, und Sie melden sich mit dem neuen Passwort an.
reset-set = Passwort setzen

## Passkeys

passkeys-title = Passkeys
passkey-add-title = Passkey hinzufügen
passkey-lead = Ein Passkey liegt in Ihrem Gerät oder Ihrem Passwortverwalter. Er meldet Sie mit Finger, Gesicht oder PIN an und lässt sich weder erraten noch versehentlich weitergeben. Ihr Passwort gilt weiter.
passkey-name = Name des Passkeys
passkey-name-hint = Damit Sie ihn wiedererkennen: mein Telefon.
passkey-add = Passkey hinzufügen
passkey-unused = Noch nicht benutzt
passkey-remove = Entfernen
passkey-remove-named = Den Passkey { $name } entfernen
passkey-sign-in = Mit einem Passkey anmelden
passkey-follow = Bitte folgen Sie dem, was Ihr Browser fragt.
passkey-try = Noch einmal
passkey-failed = Das hat nicht geklappt oder wurde abgebrochen. Versuchen Sie es noch einmal, oder gehen Sie zurück und nehmen Sie Ihr Passwort.
passkey-no-script = Passkeys brauchen JavaScript. Gehen Sie zurück und nehmen Sie Ihr Passwort.

## Konten

nav-accounts = Konten
accounts-lead = Alle, die sich hier anmelden können.
account-of = Konto von { $name }
account-login = Meldet sich an als { $login }.
account-suspended = gesperrt
account-is-yours = Das ist Ihr eigenes Konto.
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
letter-reset-why = jemand, hoffentlich Sie, hat ein neues Passwort für Ihr Konto bei { $host } verlangt. Hier können Sie es wählen:
letter-reset-hours = { $count ->
    [one] Der Link geht einmal und gilt eine Stunde.
   *[other] Der Link geht einmal und gilt { $count } Stunden.
}
letter-reset-not-you = Wenn Sie es nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.
letter-trial-subject = Ein Probebrief von { $host }
letter-trial-text = Briefe von { $host } kommen an.
