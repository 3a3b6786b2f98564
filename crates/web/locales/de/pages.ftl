### The sentences of the pages.

## Around every page

skip-to-content = Zum Inhalt springen
nav-main = Hauptnavigation
nav-catalogue = Katalog
nav-cooperatives = Genossenschaften
nav-home = Mein Bereich
nav-reading = Lesen
nav-peers = Partnerserver
nav-deliveries = Zustellungen
nav-sign-in = Anmelden
nav-sign-out = Abmelden
foot-about = Über { $host }
foot-language = Sprache
pages = Seiten
pages-previous = Vorige Seite
pages-next = Nächste Seite
form-errors = Bitte prüfen Sie Ihre Angaben
save = Speichern
cancel = Abbrechen
limited = Eingeschränkt

## Said once, after something was done

done-published = Veröffentlicht. Wer Ihnen folgt, erfährt es jetzt.
done-share-which = Wählen Sie, für welche Ihrer Genossenschaften.
done-share-others = Angebote und Bedarf veröffentlicht die Betreuung oder Verwaltung einer Genossenschaft. Sagen Sie dort, was Sie haben oder brauchen.
done-saved = Gespeichert.
done-closed = Beendet. Für alle, die zu spät kommen, bleibt der Eintrag lesbar.
done-removed = Hier entfernt; die Partnerserver werden gebeten, ihre Kopien zu entfernen.
done-asked = Ihre Frage ist unterwegs.
done-answered = Ihre Nachricht ist unterwegs.
done-archived = Archiviert. Eine neue Nachricht holt sie zurück.
done-followed = Sie folgen jetzt diesem Konto.
done-follow-asked = Die Anfrage ist unterwegs und wartet auf die Zustimmung der anderen Seite.
done-unfollowed = Sie folgen diesem Konto nicht mehr.
done-catalogue-asked = Der Katalog wird gelesen. Schauen Sie gleich wieder vorbei.
done-catalogue-recent = Der Katalog wird gerade gelesen, oder wurde es eben.
done-moved = Umgezogen. Alle, die dieser Genossenschaft folgen, erfahren es.
done-moved-back = Der Umzug ist zurückgenommen. Diese Genossenschaft kann wieder veröffentlichen.
done-joined = Willkommen! Sie sind jetzt Mitglied.
done-set-up = Ihr Server ist bereit. Veröffentlichen Sie Ihr erstes Angebot oder Ihren ersten Bedarf.
done-founded = Die Genossenschaft ist bereit.
done-password = Ihr Passwort ist geändert, alle anderen Geräte sind abgemeldet.
done-reset-asked = Wenn hier jemand diese Adresse hat, ist ein Brief an sie unterwegs.
done-reset = Ihr Passwort ist geändert. Melden Sie sich mit dem neuen an.
done-account-deleted = Das Konto ist gelöscht.
done-passkey-added = Der Passkey ist hinzugefügt.
done-passkey-removed = Der Passkey ist hier entfernt. Entfernen Sie ihn auch auf Ihrem Gerät.
done-session-ended = Dort abgemeldet.

## A fresh instance

fresh-title = Fast fertig
fresh-lead = Dieser Server läuft, hat aber noch keine Genossenschaft.
fresh-step-terminal = Sehen Sie in das Terminal, in dem der Server gestartet wurde.
fresh-step-link = Öffnen Sie den dort ausgegebenen Einmal-Link zur Einrichtung.
fresh-step-done = Geben Sie den Namen Ihrer Genossenschaft und Ihren Anmeldenamen ein. Das ist alles.
fresh-lost = Der Link gilt einmal und einen Tag lang. Jeder Start des Servers gibt einen neuen aus. Ein Mitglied lässt sich auch auf der Befehlszeile anlegen:

## First run

setup-title = Ihren Server einrichten
setup-lead = Eine Minute, und Ihre Genossenschaft kann mit anderen teilen. Bis auf den Kurznamen lässt sich später alles ändern.
setup-cooperative = Ihre Genossenschaft
setup-you = Sie selbst
setup-finish = Fertigstellen

## Catalogue

catalogue-title = Katalog
catalogue-lead = Was Genossenschaften teilen und was sie brauchen: Werkzeug, Räume, Fahrzeuge, Können, Daten, Software und Dokumente.
catalogue-search = Suchen
catalogue-words = Was suchen Sie?
catalogue-more = Weitere Filter
catalogue-apply = Filter anwenden
catalogue-reset = Alles zeigen
catalogue-closed-too = Auch Beendetes zeigen
catalogue-results = Ergebnisse
catalogue-empty = Noch ist nichts veröffentlicht.
catalogue-nothing-found = Nichts passt dazu. Versuchen Sie es mit weniger Wörtern oder Filtern.
any-sector = Alle Bereiche
any-sdg = Alle Ziele
any-cooperative = Alle Genossenschaften
distance-km = { $km } km
age-now = gerade eben übernommen
age-minutes = { $count ->
    [one] vor { $count } Minute übernommen
   *[other] vor { $count } Minuten übernommen
}
age-hours = { $count ->
    [one] vor { $count } Stunde übernommen
   *[other] vor { $count } Stunden übernommen
}
age-days = { $count ->
    [one] vor { $count } Tag übernommen
   *[other] vor { $count } Tagen übernommen
}

## A listing

listing-from = Von
listing-is-draft = Das ist ein Entwurf. Nur Mitglieder der Genossenschaft sehen ihn.
listing-is-reserved = Das ist zurzeit reserviert.
listing-facts = Kurz gefasst
listing-subjects = Themen
listing-link = Webseite oder Download
listing-updated = Letzte Änderung:
listing-original = Das ist eine Kopie. Das Original liegt hier:
listing-resource = Mehr über diese Ressource
listing-manage = Verwalten
listing-publish = Veröffentlichen
listing-publish-again = Erneut veröffentlichen
listing-edit = Bearbeiten
listing-close = Beenden
listing-remove = Entfernen
listing-deliveries = Wer es erhalten hat
likes = { $count ->
    [one] { $count } Mal gemocht
   *[other] { $count } Mal gemocht
}
shares = { $count ->
    [one] einmal geteilt
   *[other] { $count } Mal geteilt
}
place-coordinates = Koordinaten
place-approximate = (ungefähr)
fact-quantity = Menge
fact-available = Noch verfügbar
fact-minimum = Mindestmenge
fact-effort = Zeitaufwand
fact-window = Wann
fact-in-return = Gegenleistung
fact-eligibility = Sichtbar für
window-from = ab { $from }
window-until = bis { $until }
window-both = { $from } bis { $until }
licence-use = Sie dürfen es frei nutzen und kopieren.
licence-change = Sie dürfen es verändern.
licence-no-change = Sie dürfen es nicht verändern.
licence-sell = Sie dürfen es verkaufen und geschäftlich nutzen.
licence-no-sell = Sie dürfen es nicht verkaufen oder kommerziell nutzen.
licence-credit = Nennen Sie die Urheber und die Lizenz.
licence-share-alike = Geben Sie Änderungen unter derselben Lizenz weiter.
licence-unknown = Was erlaubt ist, steht in der Lizenz.
remove-title = Diesen Eintrag entfernen?
remove-explained = Text und Bilder verschwinden hier, und alle Partnerserver werden gebeten, ihre Kopie zu löschen. Das lässt sich nicht rückgängig machen. Wenn es nur nicht mehr verfügbar ist, beenden Sie den Eintrag stattdessen.
remove-confirm = Endgültig entfernen
ask-title = Nachfragen
ask-send = Frage senden
ask-own-account = Mit einem anderen Konto fragen
ask-sign-in-lead = Sind Sie Mitglied einer Genossenschaft hier? Dann fragen Sie in deren Namen.
ask-sign-in = Anmelden und fragen
ask-who-may = Hier fragt die Betreuung oder Verwaltung einer anderen Genossenschaft in deren Namen. Sprechen Sie jemanden bei sich an.
ask-search-for = Jedes Konto im Fediverse (Mastodon und andere) kann fragen. Fügen Sie diese Adresse in die Suche Ihres Servers ein und antworten Sie auf den Fund:
ask-or-write-to = Oder schreiben Sie eine Direktnachricht an:
ask-answer-comes = Die Antwort kommt in Ihr Konto.
back-to-listing = Zurück zum Eintrag

## A resource

resource-held-by = Gehört
resource-offers = Angebote
resource-no-offers = Zurzeit wird sie nicht angeboten.
resource-edit-title = Diese Ressource bearbeiten
resource-edit-apart = Was Sie hier ändern, folgt dem Angebot nicht mehr, und das Angebot folgt ihm nicht.
resource-remove-title = Diese Ressource entfernen?
resource-remove-explained = Ihr Text und ihre Bilder verschwinden hier, und Partnerserver finden sie nicht mehr vor. Das lässt sich nicht rückgängig machen.

## Cooperatives

coops-lead = Die Genossenschaften, die über { $host } teilen.
coops-empty = Hier gibt es noch keine Genossenschaft.
coop-found = Genossenschaft gründen
coop-listings = Angebote und Bedarf
coop-about = Über uns
coop-follow-title = Uns folgen
coop-follow-how = Suchen Sie diesen Namen in Mastodon oder einem ähnlichen Dienst und folgen Sie ihm: Neue Angebote und neuer Bedarf kommen dann zu Ihnen.
coop-follow-or-address = Falls das nicht hilft, suchen Sie nach der Adresse:
coop-followers-count = { $count ->
    [one] { $count } folgt
   *[other] { $count } folgen
}
coop-following-count = folgt { $count }
coop-tab-page = Seite
coop-tab-inquiries = Anfragen
coop-tab-following = Folgt
coop-tab-followers = Folgende
coop-tab-members = Mitglieder
coop-tab-settings = Profil
coop-archive = Alles mitnehmen
coop-archive-text = Eine Datei mit dem Profil der Genossenschaft, ihren Angeboten und Gesuchen samt Bildern, ihren Gesprächen und wem sie folgt: zum Aufbewahren oder um auf einem anderen Server weiterzumachen. Sie enthält Briefe von Menschen: bewahren Sie sie auch so auf.
coop-archive-download = Alles herunterladen (zip)

## Members' home

home-hello = Guten Tag, { $name }
home-no-cooperative = Sie gehören noch zu keiner Genossenschaft. Bitten Sie eine um einen Einladungslink.
home-inquiries = { $count ->
    [one] Eine Anfrage wartet auf Antwort
   *[other] { $count } Anfragen warten auf Antwort
}
home-inquiries-more = Mehr als { $count } Anfragen warten auf Antwort
home-requests = { $count ->
    [one] Ein Konto möchte Ihnen folgen
   *[other] { $count } Konten möchten Ihnen folgen
}
home-nothing-waits = Nichts wartet auf Sie.
home-your-role = Ihre Rolle hier: { $role }.
home-drafts = Entwürfe
home-latest = Neuestes
home-nothing-published = Noch ist nichts veröffentlicht.

## Publishing

publish-title = Etwas anbieten oder suchen
publish-edit-title = Bearbeiten
publish-other-languages = Weitere Sprachen
publish-more = Mehr: Menge, Gegenleistung, Ort, Themen …
publish-more-photos = Weitere Fotos
publish-drop-image = Dieses Bild entfernen
publish-goes-out = Ihre Änderungen gehen an alle, die diesen Eintrag erhalten haben.
publish-save-changes = Änderungen speichern
publish-save-draft = Entwurf speichern
choose-nature = Bitte wählen
usual-action = Das Übliche für so etwas
no-commons-role = Keine Angabe

## Inquiries

inquiries-empty = Hier sind keine Anfragen.
inquiry-all = Alle Anfragen
inquiry-with = Gespräch mit { $name }
inquiry-cut-off = Der Server von { $name } ist hier gesperrt. Was gesagt wurde, bleibt; Neues kommt nicht an, und nichts kann gesendet werden.
inquiry-about = Es geht um
inquiry-by = von { $name }
inquiry-to = an { $name }
inquiry-no-listing = Direktnachricht
inquiry-send = Senden
inquiry-archive = Archivieren

## Following and followers

following-empty = Diese Genossenschaft folgt noch niemandem. Folgen Sie anderen, um deren Angebote und Bedarf hier zu finden.
follow-title = Einer Genossenschaft oder Person folgen
follow-do = Folgen
follow-end = Nicht mehr folgen
follow-withdraw = Anfrage zurückziehen
followers-pending = Anfragen
followers-empty = Noch folgt niemand dieser Genossenschaft.
followers-by-hand = Wer neu folgen möchte, wartet auf Ihre Zustimmung. Das lässt sich im Profil ändern.
followers-automatic = Wer folgen möchte, darf. Das lässt sich im Profil ändern.
follower-accept = Annehmen
follower-reject = Ablehnen
follower-remove = Entfernen
follower-since = seit { $date }

## Reading

reading-lead = Beiträge derer, denen unsere Genossenschaften folgen.
reading-empty = Noch nichts zu lesen. Beiträge erscheinen, sobald eine Genossenschaft hier jemandem folgt, der schreibt.
reading-shared-by = geteilt von { $handle }
reading-attached = { $medium }: { $alt }
reading-medium-picture = Bild
reading-medium-video = Video
reading-medium-sound = Ton
reading-medium-page = Seite
reading-medium-file = Datei
reading-sensitive = Anhang; zur Vorsicht wird geraten
reading-kind-question = Umfrage
reading-kind-article = Artikel
reading-kind-page = Beitrag
reading-kind-image = Bild
reading-kind-video = Video
reading-kind-audio = Ton
reading-kind-event = Veranstaltung
reading-kind-document = Dokument
reading-kind-unknown = Etwas, das dieses Programm nicht kennt ({ $type })
reading-open-vote = Abstimmen auf { $host }
reading-open-read = Lesen auf { $host }
reading-open-watch = Ansehen auf { $host }
reading-open-listen = Anhören auf { $host }
reading-open-see = Zu finden auf { $host }
reading-answers = Antwortet auf einen Beitrag auf { $host }
reading-quotes = Zitiert einen Beitrag auf { $host }
reading-whole = Der ganze Text
reading-no-words = Ohne Worte.
reading-votes = { $count ->
    [one] { $count } Stimme
   *[other] { $count } Stimmen
}
reading-voters = { $count ->
    [one] { $count } Person hat abgestimmt.
   *[other] { $count } Personen haben abgestimmt.
}
reading-poll-several = Mehrere Antworten sind möglich.
reading-poll-over = Die Abstimmung ist beendet.
reading-poll-until = Abgestimmt wird bis { $date }.
reading-event-starts = Beginn
reading-event-ends = Ende
reading-event-place = Ort

## Peers

peers-lead = Andere Server, von denen wir gehört haben, und was wir über sie entschieden haben.
peers-empty = Noch ist kein anderer Server bekannt.
peer-host = Server
peer-host-hint = Zum Beispiel: coop.example. Gilt auch für Namen darunter.
peer-policy = Entscheidung
peer-reason = Grund
peer-reason-hint = Für alle, die nach Ihnen entscheiden.
peer-software = Programm
peer-seen = Zuletzt gehört
peer-in-trouble = gestört
peer-decide = Über einen Server entscheiden

## Signing in, invitations, members

sign-in-title = Anmelden
sign-in-no-account = Noch kein Konto? Eine Genossenschaft kann Ihnen einen Einladungslink senden.
invitation-title = Einladung
invitation-to = Sie sind eingeladen: { $name }
invitation-role = Sie wären dabei als: { $role }.
invitation-as = Sie sind angemeldet als { $name }.
invitation-join = Beitreten
invitation-have-account = Ich habe schon ein Konto
invitation-made = Senden Sie diesen Link an alle, die Sie einladen:
invitation-once = Er wird nur jetzt angezeigt.
invite-title = Jemanden einladen
invite-make = Link erstellen
invite-open = Offene Einladungen
invite-uses-left = { $count ->
    [one] für eine weitere Person
   *[other] für { $count } weitere Personen
}
invite-until = bis { $date }
invite-withdraw = Zurückziehen
member-you = Sie
member-role-of = Rolle von { $name }
member-remove = Entfernen
member-leave = Austreten

## A member's own settings

settings-title = Ihre Einstellungen
settings-login = Sie melden sich an als { $login }.
settings-profile = Name und Sprache
settings-password = Passwort
settings-change-password = Passwort ändern
settings-sessions = Wo Sie angemeldet sind
settings-sessions-lead = Ist Ihnen eine davon unbekannt, melden Sie sie ab und ändern Sie Ihr Passwort.
session-this = dieses Gerät
session-seen = Zuletzt benutzt:
session-unknown = Unbekanntes Programm
session-end = Abmelden
session-end-others = Überall sonst abmelden

## About

about-title = Über diesen Server
about-lead = Hier teilen Genossenschaften ihre Gemeingüter mit anderen Genossenschaften, über offene Standards und ohne Plattform dazwischen.
about-cooperatives = { $count ->
    [one] Eine Genossenschaft ist hier zu Hause.
   *[other] { $count } Genossenschaften sind hier zu Hause.
}
about-federation = Verbunden, nicht zentral
about-federation-text = Dieser Server tauscht Angebote, Bedarf und Nachrichten mit anderen Servern über ActivityPub aus. Wer ein Konto bei Mastodon oder einem ähnlichen Dienst hat, kann einer Genossenschaft hier folgen und nachfragen.
about-privacy = Was Sie suchen, bleibt hier
about-privacy-text = Gesucht wird in der eigenen Kopie der Kataloge. Ein Cookie hält Sie angemeldet, einer merkt sich die Sprache; niemand wird verfolgt.
about-program = Das Programm
about-host = Server
about-version = Version
about-licence = Lizenz des Programms
about-source = Quelltext dieses Programms
about-source-ask = Das Programm ist freie Software. Fragen Sie, wer diesen Server betreibt, nach dem Quelltext der laufenden Version: Sie haben ein Recht darauf.

## When something went wrong

problem-to-catalogue = Zum Katalog
problem-not-found-title = Hier ist nichts
problem-not-found-text = Diese Seite gibt es nicht, oder sie ist nicht für alle. Gehört sie zu Ihrer Genossenschaft, melden Sie sich zuerst an.
problem-gone-title = Das war einmal hier
problem-gone-text = Es wurde entfernt, oder der Link wurde schon benutzt oder ist zu alt.
problem-sign-in-title = Bitte melden Sie sich an
problem-sign-in-text = Dafür ist ein Konto nötig. Es wurde nichts geändert.
problem-forbidden-title = Nicht mit Ihrer Rolle
problem-forbidden-text = Jemand mit einer anderen Rolle in der Genossenschaft kann das tun. Es wurde nichts geändert.
problem-invalid-title = Etwas stimmt nicht
problem-conflict-title = Zurzeit nicht möglich
problem-too-many-title = Zu viele Versuche
problem-too-many-text = { $count ->
    [one] Bitte versuchen Sie es in einer Minute wieder.
   *[other] Bitte versuchen Sie es in { $count } Minuten wieder.
}
problem-unavailable-title = Einen Moment bitte
problem-unavailable-text = Das geht gerade nicht. Es wurde nichts geändert; bitte versuchen Sie es gleich noch einmal.
problem-internal-title = Das liegt an uns
problem-internal-text = Dem Server ist ein Fehler unterlaufen; er ist für die Verantwortlichen notiert. Es wurde nichts geändert.
problem-cross-site-title = Von einer anderen Seite gesendet
problem-cross-site-text = Zu Ihrer Sicherheit werden nur Formulare dieser Seite angenommen. Bitte öffnen Sie die Seite hier und senden Sie noch einmal.
problem-method-title = So nicht
problem-method-text = Diese Adresse lässt sich so nicht verwenden.
problem-too-large-title = Zu groß
problem-too-large-text = Alle Dateien zusammen dürfen 32 MB haben. Bitte senden Sie weniger oder kleinere.
problem-bad-request-title = Nicht verstanden
problem-bad-request-text = Der Server konnte das Gesendete nicht lesen. Bitte gehen Sie zurück und versuchen Sie es noch einmal.

## Moving

move-title = Umziehen
move-link = Diese Genossenschaft zieht von anderswo hierher, oder zieht weg
move-here-title = Hierher ziehen
move-here-how = Hatte diese Genossenschaft früher eine andere Adresse, nennen Sie sie hier. Sagen Sie dann am alten Ort, dass sie an diese Adresse umzieht: Wer ihr dort folgte, kommt mit.
move-away-title = Wegziehen
move-away-how = Nennen Sie zuerst am neuen Ort diese Adresse als frühere:
move-away-means = Dann erfahren alle, die dieser Genossenschaft folgen, die neue Adresse und folgen dort. Was veröffentlicht ist, bleibt hier lesbar; Neues kann nicht veröffentlicht werden, bis Sie den Umzug zurücknehmen.
move-do = Wegziehen
move-since = Umgezogen am { $date } nach:
move-quiet = Was veröffentlicht ist, bleibt hier lesbar. Neues kann nicht veröffentlicht werden.
move-back = Umzug zurücknehmen
coop-moved-to = Diese Genossenschaft ist umgezogen nach:
catalogue-listings = { $count ->
    [one] { $count } Eintrag aus ihrem Katalog
   *[other] { $count } Einträge aus ihrem Katalog
}
catalogue-under-way = Ihr Katalog wird gerade gelesen.
catalogue-unread = Ihr Katalog ist noch nicht gelesen.
catalogue-none = Hier gibt es keinen Katalog zu übernehmen.
catalogue-trouble = Katalog nicht gelesen
catalogue-fetch = Katalog jetzt holen
