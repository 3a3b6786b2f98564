### Die Anleitung einer neuen Genossenschaft, neue Mitglieder und der Betrieb einer Instanz.

## Die Anleitung

start-title = Erste Schritte
start-lead = Sechs kleine Schritte. Jeden können Sie auslassen und später nachholen.
start-progress = { $done } von { $all } erledigt
start-step-name = Name und Sprache
start-step-place = Ort
start-step-looks = Logo und Bereiche
start-step-offer = Ihr erstes Angebot
start-step-invite = Mitglieder einladen
start-step-follow = Anderen Genossenschaften folgen
start-state-done = erledigt
start-state-skipped = ausgelassen
start-state-open = offen
start-state-now = jetzt
start-name-hint = So, wie man sie nennt. Sie können es jederzeit ändern.
start-place-lead = Damit Nachbarn finden, was in ihrer Nähe ist. Der Name der Stadt genügt.
start-place-find = Den Ort nehmen, an dem ich bin
start-place-found = Ihre Position ist eingetragen, gerundet auf etwa einen Kilometer.
start-place-failed = Ihr Gerät verrät seine Position nicht. Schreiben Sie einfach den Namen der Stadt.
start-looks-lead = Ein Bild, an dem man Sie erkennt, und woran Sie arbeiten.
start-offer-lead = Was haben Sie, das andere brauchen können? Wählen Sie eine Art und schreiben Sie einen Titel. Für den Anfang reicht das.
start-offer-need = Sie können auch sagen, was Sie brauchen:
start-offer-ask = Um etwas bitten
start-invite-lead = Machen Sie einen Link, den Sie Ihren Mitgliedern schicken. Zehn Personen können ihn nutzen, zwei Wochen lang.
start-follow-lead = Folgen Sie einer Genossenschaft, und was sie teilt, erscheint in Ihrem Katalog.
start-follow-example = Zum Beispiel @velo@commons.example oder die Adresse ihrer Seite.
start-follow-known = Hier schon bekannt
start-follow-one = { $name } folgen
start-next = Speichern und weiter
start-next-step = Ihr nächster Schritt:
start-skip = Auslassen
start-all-done = Alles erledigt. Ihre Genossenschaft ist bereit.
start-to-home = Zu Ihrer Startseite
start-dismiss = Diese Schritte nicht mehr zeigen
start-home = Erste Schritte: { $name }
start-home-go-on = Weiter
done-step = Gespeichert. Hier ist der nächste Schritt.
done-skipped = Ausgelassen. Sie können es nachholen.
done-started = Ihre Genossenschaft ist bereit. Ein paar kleine Schritte fehlen noch.

## Einladungen und Rollen

invite-scan = Mit einem Telefon scannen
invite-qr = QR-Code des Einladungslinks
invite-message = Text zum Verschicken
invite-message-text = Hallo! Ich lade dich zu { $name } auf unserer Plattform zum Teilen ein. Öffne diesen Link und wähle einen Namen und ein Passwort: { $link }
invite-copy-link = Link kopieren
invite-copy-text = Text kopieren
invite-copied = Kopiert
invite-share = Senden …
invite-past = Verbraucht oder abgelaufen in den letzten drei Monaten
invite-nobody-came = Noch ist niemand gekommen
invite-came = Gekommen: { $names }
roles-title = Wer darf was?
role-says-member = Sieht alles im Inneren, auch Angebote nur für Mitglieder.
role-says-steward = Veröffentlicht auch Angebote und Bedarfe, beantwortet Fragen und entscheidet, wer folgen darf.
role-says-moderator = Wie die Betreuung, und kümmert sich um das, was Fremde schicken.
role-says-admin = Lädt auch Menschen ein, ändert Rollen und bearbeitet, was die Genossenschaft über sich sagt.

## Um Aufnahme bitten

join-title = Um Aufnahme bei { $name } bitten
join-lead = Sagen Sie, wer Sie sind und warum Sie Mitglied werden möchten. Wer die Genossenschaft verwaltet, liest es und antwortet.
join-why = Wer sind Sie, und warum möchten Sie Mitglied werden?
join-why-hint = Nur die Verwaltung dieser Genossenschaft liest es.
join-login-later = Der Name oder die Adresse, womit Sie sich anmelden möchten. Ein Passwort wählen Sie, wenn Sie aufgenommen sind.
join-send = Absenden
join-link = Um Aufnahme bitten
join-asked-title = Ihre Bitte ist abgeschickt
join-keep-link = Heben Sie diesen Link auf. Er zeigt, wie es um Ihre Bitte steht, und lässt Sie später ein. Eine E-Mail ist nicht nötig.
join-state-waiting = Noch hat niemand geantwortet. Schauen Sie in ein, zwei Tagen wieder auf diese Seite.
join-state-accepted = Ihre Bitte wurde angenommen. Willkommen!
join-state-declined = Dieses Mal wurde Ihre Bitte abgelehnt.
join-stand-title = Ihre Bitte an { $name }
join-answer = Die Antwort
join-you-wrote = Das haben Sie geschrieben
join-finish = Wählen Sie ein Passwort, und Sie sind dabei.
join-withdraw = Meine Bitte zurücknehmen
join-forgotten = Eine Bitte ohne Antwort wird nach { $count ->
    [one] einem Tag
   *[other] { $count } Tagen
} gelöscht.
join-rules = Diese Regeln gelten hier:
join-waiting-title = Sie bitten um Aufnahme
join-answer-field = Was Sie ihnen sagen möchten
join-answer-hint = Es steht auf der Seite hinter ihrem Link.
join-accept = Annehmen
join-decline = Ablehnen
join-open-title = Wer darf um Aufnahme bitten?
join-open = Alle dürfen um Aufnahme bitten, und jemand aus der Verwaltung antwortet.
join-words = Was Sie denen sagen möchten, die bitten
join-closed-here = Wer diesen Server betreibt, lässt nur Eingeladene ein; zurzeit kann deshalb niemand um Aufnahme bitten.
home-joining = { $count ->
    [one] Eine Person bittet um Aufnahme
   *[other] { $count } Personen bitten um Aufnahme
}
done-join-withdrawn = Ihre Bitte ist zurückgenommen, und alles, was Sie eingegeben haben, ist gelöscht.
done-join-accepted = Angenommen. Die Seite hinter dem Link sagt es.
done-join-declined = Abgelehnt. Die Seite hinter dem Link sagt es.
error-why-missing = Bitte sagen Sie, wer Sie sind und warum Sie Mitglied werden möchten.
error-join-full = Schon warten zu viele auf eine Antwort. Bitte versuchen Sie es in einigen Tagen wieder.
error-join-asked = Sie haben schon gebeten. Jemand wird antworten.
error-join-decided = Jemand anderes hat schon geantwortet, oder die Bitte wurde zurückgenommen.

## Geräte

device-on = { $browser } auf { $system }
session-since = Angemeldet seit

## Datenschutz

privacy-title = Datenschutz
privacy-lead = Was dieser Server aufbewahrt, wie lange, und wer es sieht. Nichts wird für Werbung gemessen, und keine andere Firma bekommt etwas.
privacy-account = Ihr Konto
privacy-account-text = Wir bewahren den Namen auf, mit dem Sie sich anmelden, den Namen, den andere sehen, Ihre Sprache, eine verschlüsselte Form Ihres Passworts, die niemand zurückrechnen kann, und wann Sie zuletzt hier waren. Wenn Sie Ihr Konto löschen, ist all das sofort weg.
privacy-letters = Wenn Sie Briefe bestellen, bewahren wir auf, wann Sie Ihre Adresse bestätigt haben. An welche Adressen eine solche Frage ging, bleibt in verschlüsselter Form einen Tag lang, damit niemand öfter gefragt wird.
privacy-devices = Geräte
privacy-devices-text = Wo Sie angemeldet sind, bewahren wir auf, wie Ihr Browser sich nennt und wann er zuletzt benutzt wurde. Nach { $count ->
    [one] einem Tag
   *[other] { $count } Tagen
} ohne Besuch endet die Anmeldung und wird vergessen. Die Liste steht in Ihren Einstellungen, und jede Anmeldung können Sie dort beenden.
privacy-cookies = Es gibt ein Cookie, das Sie angemeldet hält, und eines für Ihre Sprache. Sonst wird nichts in Ihrem Browser gespeichert, außer Sie schalten Mitteilungen auf Ihrem Gerät ein.
privacy-push = Wenn Sie Mitteilungen auf einem Gerät einschalten, gehen sie verschlüsselt durch einen Dienst des Herstellers Ihres Browsers. Er erfährt, dass Ihnen etwas geschickt wurde und wann, aber nicht was. Bis Sie sie ausschalten oder sich abmelden, bewahren wir die Adresse Ihres Browsers bei diesem Dienst auf, und Ihr Browser bewahrt das kleine Programm auf, das sie zeigt.
privacy-addresses = Internetadressen
privacy-addresses-text = Ihre Internetadresse dient nur dazu, alle zu bremsen, die Passwörter raten: Eine verschlüsselte Form davon wird nach { $count ->
    [one] einer Minute
   *[other] { $count } Minuten
} vergessen.
privacy-writing = Was Sie schreiben
privacy-writing-text = Angebote, Bedarfe und Antworten, die Sie für eine Genossenschaft schreiben, gehören der Genossenschaft und bleiben, wenn Sie gehen, ohne Ihren Namen. Öffentliches geht an andere Server, und sie werden gebeten, es zu löschen, wenn es hier gelöscht wird. Zwingen können wir sie nicht.
privacy-searches = Suchen
privacy-searches-text = Wonach Sie suchen, wird nicht gespeichert und niemandem gesagt. Nur eine Suche, die Sie speichern, wird aufbewahrt, für Sie allein, bis Sie sie oder Ihr Konto löschen.
privacy-searches-own = { $count ->
    [one] { $count } Tag lang merkt sich der Server, wer hier etwas veröffentlicht hat, damit niemand von eigenen Einträgen hört.
   *[other] { $count } Tage lang merkt sich der Server, wer hier etwas veröffentlicht hat, damit niemand von eigenen Einträgen hört.
}
privacy-place-text = „In meiner Nähe“ und „Den Ort nehmen, an dem ich bin“ fragen Ihr Gerät nur dann, wo es ist, wenn Sie darauf drücken. Ihr Browser rundet die Antwort auf etwa einen Kilometer, bevor sie sich auf den Weg macht. Bei einer Suche steht sie dann in der Adresse der Seite und so im Verlauf Ihres Browsers; hier wird sie nicht gespeichert.
privacy-posts = Beiträge von anderswo
privacy-posts-text = Beiträge derer, denen eine Genossenschaft folgt, werden { $count ->
    [one] einen Tag
   *[other] { $count } Tage
} lang aufbewahrt, Kopien ihrer Bilder ebenso.
privacy-held = Was Fremde schicken und worüber niemand entschieden hat, wird nach { $count ->
    [one] einem Tag
   *[other] { $count } Tagen
} abgelehnt.
privacy-peers = Andere Server, denen hier niemand folgt, werden nach { $count ->
    [one] einem Tag
   *[other] { $count } Tagen
} ohne Lebenszeichen vergessen.
privacy-requests = Bitten um Aufnahme
privacy-requests-text = Was Sie schreiben, wenn Sie um Aufnahme bitten, liest die Verwaltung dieser Genossenschaft. Nach einer Antwort wird es innerhalb von { $count ->
    [one] einem Tag
   *[other] { $count } Tagen
} gelöscht.
privacy-log = Das Protokoll
privacy-log-text = Was die Verwaltung mit Konten, Rollen, anderen Servern und Einstellungen tut, wird { $count ->
    [one] einen Tag
   *[other] { $count } Tage
} lang festgehalten, damit man es erklären kann. Wird ein Konto gelöscht, verschwindet sein Name aus dem Protokoll.
privacy-backups = Sicherungen
privacy-backups-text = Wer diesen Server betreibt, macht Kopien von allem, damit nichts verloren geht. Was Sie löschen, bleibt in einer solchen Kopie, bis die Kopie gelöscht wird. Fragen Sie dort, wie lange Kopien aufbewahrt werden.
privacy-yours = Ihre Rechte
privacy-yours-text = Sie können alles über Sie als eine Datei mitnehmen, und Sie können Ihr Konto löschen, beides ohne jemanden zu fragen.
privacy-ask = Fragen gehen an alle, die diesen Server betreiben:
foot-privacy = Datenschutz

## Über die Instanz

about-rules = Regeln
about-contact = Wer sie betreibt

## Eine Instanz betreiben

nav-running = Betrieb
running-title = Diesen Server betreiben
running-tab-now = Jetzt
running-tab-doctor = Sehen uns andere?
running-tab-backups = Sicherungen
running-tab-log = Protokoll
running-tab-settings = Einstellungen
running-health = Wie es ihr geht
running-waits = Was auf Sie wartet
running-nothing-waits = Nichts wartet auf Sie.
running-figures = In Zahlen
running-figure-deliveries = Zustellungen warten
running-figure-dead = Zustellungen sind gescheitert
running-figure-arrivals = Eingänge warten
running-figure-peers = andere Server bekannt
running-figure-shut = andere Server ausgesperrt
running-figure-database = in der Datenbank
running-figure-free = frei auf der Festplatte
running-version = Version
running-version-text = Dies ist Allmende { $version }. Für eine neue Version: Machen Sie eine Sicherung der Datenbank, legen Sie das neue Programm an die Stelle des alten und starten Sie es. Die Datenbank bringt es selbst auf den neuen Stand.
running-since = Läuft seit { $time }.
running-more-deliveries = Alle Zustellungen
running-more-peers = Alle Partnerserver
running-verdict-good = gut
running-verdict-look = ansehen
running-verdict-wrong = falsch
running-technical = Technisch gesagt
running-no-machine = Diese Seite kann die Maschine jetzt nicht ansehen.
size-kb = { $number } kB
size-mb = { $number } MB
size-gb = { $number } GB

check-database = Datenbank
check-database-good = Die Datenbank antwortet.
check-database-look = Die Datenbank antwortet, hat aber nicht den Stand dieses Programms. Machen Sie eine Sicherung, und starten Sie dann das Programm neu.
check-database-wrong = Die Datenbank antwortet nicht richtig. Sehen Sie in die Meldungen des Programms, und spielen Sie eine Sicherung ein, wenn sie beschädigt ist.
check-disk = Festplatte
check-disk-good = Es ist genug Platz: { $free } sind frei.
check-disk-look = Nur { $free } sind frei, zu wenig für eine Sicherung der Datenbank. Schaffen Sie Platz vor der nächsten Sicherung.
check-disk-wrong = Nur { $free } sind frei. Schaffen Sie jetzt Platz: Ist die Festplatte voll, kann nichts mehr gespeichert werden.
check-queue = Was hinausgeht
check-queue-good = Was an andere Server geht, kommt an oder wird bald wieder versucht.
check-queue-look = { $count ->
    [one] Ein anderer Server wartet seit mehr als einem Tag auf etwas.
   *[other] { $count } andere Server warten seit mehr als einem Tag auf etwas.
} Sehen Sie die Zustellungen an: Vielleicht sind diese Server nicht erreichbar.
check-arrivals = Was hereinkommt
check-arrivals-good = Was andere Server schicken, wird ohne Verzug aufgenommen.
check-arrivals-look = { $count ->
    [one] Eine Sache, die hereinkam, konnte nicht aufgenommen werden.
   *[other] { $count } Sachen, die hereinkamen, konnten nicht aufgenommen werden.
} Sehen Sie die Liste an, und versuchen Sie es noch einmal.
check-mail = E-Mail
check-mail-good = Briefe können verschickt werden, zum Beispiel an alle, die ihr Passwort vergessen haben.
check-mail-off = Kein Mailserver ist eingestellt. Es geht auch ohne: Die Verwaltung kann Links für ein neues Passwort übergeben.
check-clock = Uhr
check-clock-good = Die Uhr dieser Maschine kann stimmen.
check-clock-wrong = Die Uhr dieser Maschine geht falsch, und andere Server lehnen ab, was sie schickt. Stellen Sie die Uhr, und lassen Sie sie richtig halten (NTP).
check-heard = Von anderen erreicht
check-heard-good = Ein anderer Server hat diesen am { $time } erreicht.
check-heard-look = Noch hat kein anderer Server diesen erreicht. Sehen Sie nach, ob andere Sie sehen können.
check-development-look = Dies ist ein Server zum Ausprobieren. Lassen Sie Fremde nie damit arbeiten.
check-development = Probe

doctor-lead = Dieser Server fragt sich selbst unter seinem öffentlichen Namen, so wie ein anderer Server es täte. Jeder Blick dauert einige Sekunden.
doctor-limits = Was sich so nicht sehen lässt: eine Firewall, die diese Maschine durchlässt, aber niemanden sonst. Der beste Beweis ist, dass ein anderer Server Sie erreicht hat.
doctor-look = Jetzt nachsehen
doctor-not-yet = noch nicht angesehen
doctor-looking = wird angesehen …
doctor-outside = Von außen
doctor-inside = Auf dieser Maschine
check-name = Name
check-name-good = Der Name dieses Servers führt zu einer Adresse.
check-name-wrong = Der Name dieses Servers führt nirgendwohin. Tragen Sie seine Adresse dort ein, wo Sie den Namen gekauft haben (DNS). Es kann eine Stunde dauern, bis alle es wissen.
check-page = Tür
check-page-good = Der Server öffnet unter seinem öffentlichen Namen die Tür, mit gültigem Zertifikat.
check-page-wrong = Unter dem öffentlichen Namen kommt niemand herein. Sehen Sie nach, ob der Proxy mit dem Zertifikat (TLS) läuft, alles an dieses Programm weitergibt und Port 443 offen ist.
check-webfinger = Gefunden werden
check-webfinger-good = Andere Server finden Ihre Genossenschaften unter ihrem Namen (WebFinger).
check-webfinger-wrong = Andere Server finden Ihre Genossenschaften nicht unter ihrem Namen. Der Proxy muss /.well-known/webfinger an dieses Programm weitergeben.
check-actor = Bekannt sein
check-actor-good = Andere Server können lesen, wer dieser Server ist.
check-actor-wrong = Andere Server können nicht lesen, wer dieser Server ist. Der Proxy muss Anfragen unverändert weitergeben, auch die nach „application/activity+json“.
check-inbox = Posteingang
check-inbox-good = Was andere Server schicken, erreicht den Posteingang.
check-inbox-wrong = Was andere Server schicken, erreicht den Posteingang nicht. Der Proxy muss POST-Anfragen an /inbox durchlassen, mit allen Kopfzeilen.
check-address = Öffentliche Adresse
check-address-good = Die öffentliche Adresse ist in Ordnung.
check-address-look = Dies ist ein Server zum Ausprobieren. Lassen Sie Fremde nie damit arbeiten.
check-address-wrong = Die öffentliche Adresse ist nicht in Ordnung. Setzen Sie instance.url in der Konfiguration.
check-proxy = Proxy
check-proxy-look = Für dieses Programm sehen alle Besucher wie eine einzige Adresse aus. Nennen Sie Ihren Proxy in http.trusted_proxies.
check-directory = Ordner der Daten
check-directory-good = In den Ordner der Daten kann geschrieben werden.
check-directory-wrong = In den Ordner der Daten kann nicht geschrieben werden. Geben Sie dem Programm das Recht dazu.
check-certificates = Weitere Zertifikate
check-certificates-good = Die weiteren Zertifikate sind lesbar.
check-certificates-wrong = Die weiteren Zertifikate sind nicht lesbar. Sehen Sie nach tls.ca_file.
check-figures = Messwerte
check-figures-good = Die Messwerte sind nur auf dieser Maschine zu sehen.
check-figures-look = Vielleicht können Fremde die Messwerte lesen. Setzen Sie metrics.listen auf eine Adresse dieser Maschine.
check-mail-wrong = Der Mailserver ist nicht benutzbar. Sehen Sie in den Abschnitt [mail] der Konfiguration.
check-space = Platz
check-space-good = Auf der Festplatte ist genug Platz.
check-space-wrong = Auf der Festplatte ist zu wenig Platz. Schaffen Sie jetzt Platz.

backups-lead = Eine Sicherung enthält alles: Genossenschaften, Angebote, Nachrichten, Bilder, Konten. Bewahren Sie eine auf einer anderen Maschine auf, und prüfen Sie ab und zu, ob Sie sie lesen können.
backups-make = Jetzt eine Sicherung machen
backups-none = Hier wurde noch keine Sicherung gemacht.
backups-whole = fertig
backups-being-made = in Arbeit; laden Sie diese Seite nach einer Weile neu
backups-take = Herunterladen
backups-take-named = { $name } herunterladen
backups-password = Ihr Passwort, denn eine Sicherung enthält jedes Geheimnis dieses Servers
backups-where = Die Sicherungen liegen in { $place }. Die letzten { $count } werden aufbewahrt.
backups-configuration = Die Konfigurationsdatei ist nicht darin. Bewahren Sie sie bei der Sicherung auf.
backups-postgres = Ihre Datenbank ist PostgreSQL und hat ein eigenes Werkzeug für Sicherungen. Lassen Sie dies jeden Tag auf der Maschine dieses Programms laufen:
backups-cron = Damit jede Nacht eine Sicherung entsteht, lassen Sie die Maschine dies ausführen:
done-backup = Die Sicherung ist gemacht.
error-backup-elsewhere = Ihre Datenbank ist PostgreSQL. Sicherungen macht ihr eigenes Werkzeug.
error-backup-runs = Eine Sicherung ist schon in Arbeit. Bitte warten Sie eine Weile.
error-backup-no-room = Auf der Festplatte ist nicht genug Platz für eine Sicherung. Bitte schaffen Sie zuerst Platz.
error-examination-runs = Gerade sieht jemand nach. Bitte versuchen Sie es in einigen Sekunden wieder.

log-lead = Wer was mit Konten, Rollen, anderen Servern, Einstellungen und Sicherungen getan hat. Einträge werden { $count ->
    [one] einen Tag
   *[other] { $count } Tage
} lang aufbewahrt.
log-kind = Art
log-kind-any = Alles
log-kind-accounts = Konten
log-kind-members = Mitglieder und Rollen
log-kind-peers = Andere Server
log-kind-moderation = Moderation
log-kind-settings = Einstellungen
log-kind-backups = Sicherungen
log-person = Person
log-person-any = Alle
log-filter = Zeigen
log-empty = Im Protokoll steht nichts.
log-older = Ältere Einträge
log-operator = Befehlszeile
log-former = ein früheres Mitglied
log-nobody = ein Konto, das es nicht mehr gibt
did-account-added = hat das Konto von { $about } angelegt
did-account-suspended = hat das Konto von { $about } gesperrt
did-account-resumed = hat { $about } wieder eingelassen
did-account-deleted = hat ein Konto gelöscht
did-account-left = hat das eigene Konto gelöscht
did-password-set = hat ein neues Passwort für { $about } gesetzt
did-reset-link-made = hat einen Link zu einem neuen Passwort für { $about } gemacht
did-invitation-made = hat Menschen zu { $coop } eingeladen ({ $detail })
did-invitation-withdrawn = hat eine Einladung zu { $coop } zurückgezogen
did-invitation-accepted = kam mit einer Einladung zu { $coop } ({ $detail })
did-member-added = hat { $about } in { $coop } aufgenommen ({ $detail })
did-role-changed = hat die Rolle von { $about } in { $coop } geändert: { $detail }
did-member-removed = hat { $about } aus { $coop } entfernt
did-member-left = hat { $coop } verlassen
did-joining-set = hat bestimmt, wer bei { $coop } um Aufnahme bitten darf
did-join-accepted = hat eine Bitte um Aufnahme bei { $coop } angenommen
did-join-declined = hat eine Bitte um Aufnahme bei { $coop } abgelehnt
did-joined = kam auf eigene Bitte zu { $coop }
did-rules-set = hat die Regeln für andere Server gesetzt
did-peer-decided = hat über { $subject } entschieden: { $detail }
did-peer-undecided = hat die Entscheidung über { $subject } zurückgenommen
did-keys-trusted = hat den neuen Schlüsseln von { $subject } vertraut
did-list-imported = hat die Liste { $subject } übernommen
did-list-retracted = hat die Liste { $subject } zurückgenommen
did-held-let-through = hat Zurückgehaltenes durchgelassen ({ $detail })
did-held-refused = hat Zurückgehaltenes abgelehnt ({ $detail })
did-host-purged = hat alles von { $subject } entfernt
did-report-done = hat eine Meldung erledigt
did-report-forwarded = hat eine Meldung weitergegeben
did-set-up = hat diesen Server mit { $coop } eingerichtet
did-settings-changed = hat die Einstellung { $subject } geändert
did-cooperative-founded = hat { $coop } gegründet
did-cooperative-edited = hat bearbeitet, was { $coop } über sich sagt
did-cooperative-moved = ist mit { $coop } nach { $subject } umgezogen
did-cooperative-moved-back = hat den Umzug von { $coop } zurückgenommen
did-backup-made = hat die Sicherung { $subject } gemacht
did-backup-taken = hat die Sicherung { $subject } heruntergeladen
did-unknown = hat etwas getan, das ein neueres Programm festgehalten hat ({ $subject })

settings-instance-lead = Was ab der nächsten Seite gilt, ohne neuen Start.
field-instance-name = Name dieses Servers
field-instance-name-hint = Steht im Titel jeder Seite. Leer: seine Adresse.
field-instance-description = Wozu ist dieser Server da?
field-instance-description-hint = Steht auf der Seite über diesen Server. Markdown ist möglich.
field-instance-contact = Wer ihn betreibt und wie man diese Leute erreicht
field-instance-contact-hint = Eine Adresse, eine Telefonnummer oder ein Ort und eine Zeit. Alle können es lesen.
field-instance-rules = Regeln
field-instance-rules-hint = Woran sich hier alle halten. Wer dazukommt, liest sie zuerst. Markdown ist möglich.
field-instance-language = Sprache für alle, die keine wählen
instance-language-file = Wie in der Konfiguration
field-entry = Wer darf kommen?
entry-invited = Nur Eingeladene
entry-asking = Eingeladene und alle, die bitten, wo eine Genossenschaft es erlaubt
settings-file-title = Was in der Konfiguration steht
settings-file-lead = Dies wird nur gezeigt. Um es zu ändern, bearbeiten Sie die Konfigurationsdatei und starten das Programm neu.
settings-file-at = Die Datei ist { $place }.
settings-file-none = Es wurde keine Konfigurationsdatei gelesen; das Programm läuft mit seinen üblichen Werten und der Umgebung.
settings-key = Schlüssel
settings-value = Wert
settings-meaning = Was es bedeutet
settings-empty = leer
config-instance-url = Die öffentliche Adresse. Sie kann nie geändert werden, sobald andere Server sie kennen.
config-instance-private = Ob Fremde gar nichts sehen.
config-instance-development = Ob dies eine Probe auf einer Maschine ist.
config-http-listen = Wo das Programm auf Anfragen wartet.
config-http-drain_seconds = Wie lange noch Anfragen angenommen werden, wenn das Programm anhält.
config-database-url = Welche Datenbank benutzt wird.
config-data-directory = Wo die Daten liegen.
config-federation-authorized_fetch = Ob das Lesen die Unterschrift eines anderen Servers braucht.
config-media-upload_bytes_max = Das größte Bild, in Bytes.
config-languages-default = Die Sprache, wo niemand eine gewählt hat.
config-mail-host = Der Mailserver, der Briefe verschickt.
config-metrics-listen = Wo Messwerte zum Überwachen stehen.
config-log-level = Wie viel das Programm in seine Meldungen schreibt.
