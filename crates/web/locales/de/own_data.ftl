# A member's own data

own-data-title = Ihre Daten
own-data-lead = Alles, was dieser Server über Sie speichert, in einer Datei (JSON): Ihr Profil, wo Sie angemeldet sind, und was Sie geschrieben haben. Ihr Passwort und Ihre Schlüssel sind nicht darin.
own-data-take = Meine Daten herunterladen
leave-title = Mein Konto löschen
leave-explained = Ihr Konto, Ihre Anmeldungen und Passkeys und Ihr öffentliches Konto verschwinden sofort und für immer. Was Sie im Namen einer Genossenschaft geschrieben haben, gehört ihr und bleibt, ohne Ihren Namen.
leave-do = Mein Konto für immer löschen
done-left = Ihr Konto ist gelöscht.
error-last-runner = Niemand sonst betreibt diesen Server. Lassen Sie es zuerst jemand anderen tun: Wer Zugang zur Maschine hat, kann es mit dem Befehl „allmende member add --admin“.
