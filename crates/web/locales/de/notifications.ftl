# Was Mitglieder erfahren
nav-notifications = Mitteilungen
nav-notifications-unread = Mitteilungen ({ $count })
nav-notifications-many = Mitteilungen (99+)
notifications-title = Mitteilungen
notifications-new = Neu
notifications-none-new = Nichts Neues.
notifications-earlier = Früher
notifications-read-all = Alle als gelesen markieren
notifications-empty = Noch ist nichts geschehen.
notifications-empty-lead = Wenn jemand nach etwas von Ihnen fragt, Ihnen antwortet oder Ihnen folgen möchte, lesen Sie es hier.
notification-read = Als gelesen markieren
notification-read-which = Als gelesen markieren: { $what }
notification-times = { $count ->
    [one] einmal
   *[other] { $count }-mal
}
notification-inquiry = { $name } fragt nach „{ $title }“
notification-inquiry-direct = { $name } hat an { $coop } geschrieben
notification-answer = { $name } hat zu „{ $title }“ geantwortet
notification-answer-direct = { $name } hat { $coop } geantwortet
notification-closed = „{ $title }“, wonach Sie gefragt haben, ist nicht mehr zu haben
notification-found = Etwas Neues passt zu Ihrer Suche „{ $name }“
notification-draft = Ihr Entwurf „{ $title }“ liegt seit einer Woche
notification-follower = { $name } möchte { $coop } folgen
notification-follower-you = { $name } möchte Ihnen folgen
notification-board = Ein Beitrag wartet auf die Pinnwand von { $coop }
notification-report = Eine Meldung wartet auf Ihre Entscheidung
notification-held = Ein neuer Server wartet auf Ihre Entscheidung
notification-gone = Das gibt es nicht mehr, oder jemand hat sich darum gekümmert
done-notifications-read = Alles ist als gelesen markiert.
done-notification-gone = Das gibt es nicht mehr, oder jemand hat sich darum gekümmert.

# Welche Mitteilungen, und auf welchen Wegen
notification-settings-title = Mitteilungen und Briefe
notification-settings-teaser = Wählen Sie, was Sie erfahren möchten und ob auch Briefe kommen.
notification-settings-open = Mitteilungen wählen
notification-settings-kinds = Was Sie erfahren
notification-settings-lead = Per E-Mail kommt nichts, bis Sie unten Briefe bestellen.
notify-inquiry = Jemand fragt nach etwas von Ihrer Genossenschaft
notify-answer = Jemand antwortet auf Ihre Frage
notify-closed = Etwas, wonach Sie gefragt haben, ist nicht mehr zu haben
notify-found = Etwas Neues passt zu einer Suche, die Sie gespeichert haben
notify-follower = Jemand möchte folgen
notify-board-post = Ein Beitrag wartet auf die Pinnwand
notify-draft = Ein Entwurf liegt seit einer Woche
notify-report = Eine Meldung wartet
notify-held = Ein neuer Server wartet auf eine Entscheidung
way-page = Auf der Seite „Mitteilungen“
way-mail = Per E-Mail
way-push = Auf Ihren Geräten
digest-title = Briefe
digest-lead = Briefe gehen an { $address }. Sie sagen, wer worüber geschrieben hat, nie was. In jedem Brief steht ein Link, der sie beendet.
digest-no-mail = Auf diesem Server sind keine Briefe eingerichtet; per E-Mail kommt deshalb nichts.
digest-no-mail-how = Wer ihn betreibt, setzt dafür mail.host und mail.sender in der Konfiguration; der Befehl „allmende mail test“ probiert es aus.
digest-no-address = Sie melden sich als { $login } an. Das ist keine E-Mail-Adresse, daher kann Sie kein Brief erreichen.
digest-daily = Jeden Tag ein Brief
digest-daily-hint = Nur an Tagen, an denen es etwas Neues gibt.
digest-never = Nie
digest-at = Um { $time } Uhr UTC
digest-at-once = Sofort ein Brief, wenn jemand uns schreibt
error-login-no-address = Sie melden sich mit einem Namen und nicht mit einer E-Mail-Adresse an, daher kann Sie kein Brief erreichen.
push-title = Mitteilungen auf Ihren Geräten
push-lead = Ihr Telefon oder Computer zeigt Ihnen sofort, wer worüber geschrieben hat, auch wenn diese Seite geschlossen ist. Das endet, wenn Sie sich dort abmelden.
push-on = Mitteilungen auf diesem Gerät zeigen
push-off = Ausschalten
push-off-which = Ausschalten: { $device }
push-since = Eingeschaltet seit
push-last = Letzte Mitteilung:
push-cannot = Dieser Browser kann keine Mitteilungen zeigen, oder JavaScript ist in ihm ausgeschaltet. Legen Sie diese Seite auf einem iPhone oder iPad zuerst auf den Startbildschirm und öffnen Sie sie von dort.
push-denied = Ihr Browser erlaubt von hier keine Mitteilungen. In seinen Einstellungen für diese Seite können Sie das ändern.
push-failed = Das hat nicht geklappt. Bitte versuchen Sie es später noch einmal.
done-push-on = Von jetzt an zeigt dieses Gerät Ihre Mitteilungen.
done-push-off = Dieses Gerät zeigt keine Mitteilungen mehr.
error-push-unfit = Was Ihr Browser geantwortet hat, ist für Mitteilungen nicht zu gebrauchen. Bitte versuchen Sie es noch einmal.
error-push-too-many = So viele Geräte zeigen Ihre Mitteilungen, dass keines mehr dazukommen kann. Schalten Sie sie zuerst auf einem aus.

# Whether the address is theirs
confirm-title = Ist das Ihre Adresse?
confirm-lead = Sollen Briefe von { $host } an { $address } gehen? Sie sagen, wer Ihnen worüber geschrieben hat, nie was, und in jedem steht ein Link, der sie beendet.
confirm-yes = Ja, das ist meine Adresse
confirm-done = { $address } ist bestätigt. Ein Brief kommt, wenn es etwas Neues gibt.
confirm-over = Dieser Link gilt nicht mehr. In Ihren Einstellungen können Sie sich einen neuen Brief schicken lassen.
confirm-leaving = Ein Brief an { $address } ist unterwegs. Öffnen Sie den Link darin: Dann beginnen Ihre Briefe.
confirm-sent = Wir haben am { $date } einen Brief an { $address } geschickt. Öffnen Sie den Link darin: Dann beginnen Ihre Briefe.
confirm-expired = Der Link in unserem Brief an { $address } vom { $date } gilt nicht mehr. Lassen Sie sich einen neuen schicken: Ihre Briefe beginnen, wenn Sie seinen Link öffnen.
confirm-unasked = Ihre Briefe haben noch nicht begonnen: Zuerst schicken wir einen mit einem Link an { $address }, damit sicher ist, dass die Adresse Ihre ist.
confirm-send = Brief schicken
confirm-again = Brief noch einmal schicken
confirm-again-at = Nichts angekommen? Vielleicht liegt er bei der unerwünschten Post. Nach dem { $date } können Sie ihn noch einmal schicken lassen.
confirm-is = Diese Adresse ist bestätigt.
confirm-first = Vor dem ersten schicken wir Ihnen einen mit einem Link, damit sicher ist, dass die Adresse Ihre ist.
done-confirm-asked = Der Brief ist unterwegs.
letter-confirm-subject = Briefe von { $host }: Ist das Ihre Adresse?
letter-confirm-why = jemand, hoffentlich Sie, möchte, dass Briefe über das, was bei { $host } geschieht, an diese Adresse gehen. Wenn das stimmt, öffnen Sie diese Seite und bestätigen Sie es:
letter-confirm-days = { $count ->
    [one] Der Link gilt einen Tag.
   *[other] Der Link gilt { $count } Tage.
}
letter-confirm-not-you = Wenn Sie es nicht waren, tun Sie nichts: Es kommen keine Briefe.

# Briefe
letter-news-subject = { $count ->
    [one] Eine Mitteilung für Sie
   *[other] { $count } Mitteilungen für Sie
}
letter-news-why = bei { $host } ist dies geschehen:
letter-news-more = Es gibt noch mehr:
letter-news-end = Sie haben diese Briefe bestellt. Dieser Link beendet sie:
unsubscribe-title = Briefe beenden
unsubscribe-daily = Das sind die Briefe, die einmal am Tag kommen.
unsubscribe-at-once = Das sind die Briefe, die kommen, sobald jemand schreibt.
unsubscribe-end = Diese Briefe beenden
unsubscribe-done = Diese Briefe kommen nicht mehr.

# Zeiten
ago-now = gerade eben
ago-minutes = { $count ->
    [one] vor 1 Minute
   *[other] vor { $count } Minuten
}
ago-hours = { $count ->
    [one] vor 1 Stunde
   *[other] vor { $count } Stunden
}
ago-days = { $count ->
    [one] vor 1 Tag
   *[other] vor { $count } Tagen
}

# Gespräche
inquiry-filter = Welche Gespräche
inquiry-waits-us = Wartet auf uns
inquiry-waits-them = Wartet auf die anderen
inquiry-is-agreed = Abgemacht
inquiry-is-nothing = Wurde nichts daraus
inquiry-archive-tab = Archiv
inquiries-empty-all = Noch keine Anfragen. Wenn jemand nach etwas fragt, das Sie veröffentlicht haben, erscheint es hier.
inquiry-you = Sie:
inquiry-who = Wer das ist
who-cooperative = Genossenschaft oder Organisation
who-person = Person
who-group = Gruppe
who-program = Programm
who-here = hier, auf diesem Server
who-elsewhere = von { $host }
inquiry-messages = Nachrichten
inquiry-ours = Wir
inquiry-written-by = geschrieben von { $name }
inquiry-reaches-here = { $name } ist auch auf diesem Server und liest Ihre Antwort hier.
inquiry-reaches-elsewhere = Ihre Antwort geht nur an { $name }, als Direktnachricht an { $handle }. Gelesen wird sie dort, wo die Frage geschrieben wurde, zum Beispiel in Mastodon.
inquiry-shorts = Kurze Antworten
inquiry-shorts-lead = Beginnen Sie mit einer kurzen Antwort; vor dem Senden können Sie sie ändern.
short-free = Ja, dann ist es frei.
short-lent = Leider ist es gerade verliehen.
short-when = Wann brauchen Sie es, und für wie lange?
short-fetch = Ja. Wann möchten Sie es abholen?
short-thanks = Danke, wir nehmen es gern.
short-when-fetch = Wann dürfen wir es abholen?
short-no-need = Danke, wir brauchen es nicht mehr.
inquiry-unarchive = Aus dem Archiv zurückholen
outcome-title = Wie ging es aus?
outcome-lead = Das ist eine Notiz für Sie. Sie sendet nichts: Schreiben Sie der anderen Seite, was Sie abgemacht haben.
outcome-agreed = Abgemacht
outcome-nothing = Es wurde nichts daraus
outcome-what = Was Sie abgemacht haben
outcome-what-hint = Zum Beispiel: die Bohrmaschine mit zwei Akkus, Abholung Freitagabend.
outcome-until-label = Bis wann
outcome-until-hint = Wann es zurückkommt, falls es zurückkommt.
outcome-until = Bis { $date }
outcome-listing = Was aus dem Eintrag wird
then-stays = Er bleibt, wie er ist
then-reserved = Er ist reserviert
then-closed = Er ist beendet
outcome-agree = Wir haben es abgemacht
outcome-nothing-button = Es wurde nichts daraus
outcome-take-back = Das zurücknehmen
done-unarchived = Es ist wieder bei den Gesprächen.
done-outcome-agreed = Notiert: abgemacht.
done-outcome-nothing = Notiert: Es wurde nichts daraus.
done-outcome-back = Zurückgenommen.
