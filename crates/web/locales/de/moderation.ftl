## Server und die Regeln für sie

peers-tab = Server
policy-none = Keine Entscheidung
peer-by-list = durch die Liste „{ $list }“
mode-allow-list-notice = Dieser Server spricht nur mit anderen, die jemand zugelassen hat. Alle anderen werden abgewiesen: was sie senden, was sie abrufen, was wir senden würden, und die Suche nach Leuten dort.
rules-title = Regeln für alle anderen
rules-lead = Sie gelten für Server, über die niemand entschieden hat.
rules-mode = Mit wem wir sprechen
rules-mode-hint = Eine Änderung gilt sofort und in beide Richtungen. Zurück stellt wieder her, was war.
mode-open = Mit allen, die nicht gesperrt sind
mode-allow-list = Nur mit Servern, die jemand zugelassen hat
rules-newcomers = Was Neulinge senden
rules-newcomers-hint = Ein Neuling ist ein Server, über den hier niemand entschieden und an den sich niemand gewandt hat.
newcomers-hold = Zurückhalten, bis jemand hingesehen hat
newcomers-show = Sofort zeigen
wave-title = Viele neue Server kamen auf einmal
wave-notice = Viele Server kamen innerhalb einer Stunde zum ersten Mal. Was Neulinge senden, wird bis { $until } zurückgehalten, solange hier niemand anders entscheidet.
wave-look = Zurückgehaltenes ansehen
wave-end = Neulinge zeigen, wie die Regeln es sagen
wave-home = Viele neue Server kamen auf einmal: was sie senden, wird bis { $until } zurückgehalten
rules-explained = Wer ein Neuling ist und was zurückgehalten wird
rules-known-1 = Ein Server ist bekannt, sobald jemand ihn zugelassen hat oder eine Domain, zu der er gehört.
rules-known-2 = Er ist bekannt, wenn eine unserer Genossenschaften dort jemandem folgt oder darum gebeten hat.
rules-known-3 = Er ist bekannt, wenn eine unserer Genossenschaften dorthin geschrieben hat.
rules-held-what = Zurückgehalten werden Nachrichten, Einträge, Beiträge, geteilte Beiträge und Likes: was Leute sehen würden. Anfragen, zu folgen, erreichen die Genossenschaft wie immer, und Löschungen wirken. Worüber innerhalb von 90 Tagen niemand entscheidet, wird abgelehnt.

## Was zurückgehalten wird

held-title = Zurückgehalten
held-lead = Was ankam und niemandem gezeigt wird, bis Sie es durchlassen.
held-explained = Warum etwas zurückgehalten wird
held-empty = Nichts wird zurückgehalten.
held-by-host = Nach Server
held-items = Neueste zuerst
held-items-of = Von { $host }
held-all = Von allen Servern
held-choose = Auswählen
held-through = Ausgewähltes durchlassen
held-refuse = Ausgewähltes ablehnen
held-welcome = Ausgewählte Server zulassen und alles durchlassen
held-purge = Ausgewählte Server sperren und alles entfernen
held-kind-listing = Eintrag
held-kind-message = Nachricht
held-kind-post = Beitrag
held-kind-share = Geteilter Beitrag
held-kind-like = Like
standing-newcomer = Neuling
standing-newcomer-means = Niemand hier hat über diesen Server entschieden oder sich an ihn gewandt.
standing-limited = Eingeschränkt
standing-limited-means = Dieser Server ist eingeschränkt. Was Sie durchlassen, sehen nur Mitglieder.
standing-keys-changed = Neue Schlüssel
standing-keys-changed-means = Alle Schlüssel von jemandem, den Sie kennen, haben sich auf einmal geändert, ohne ein mit den alten unterschriebenes Wort. Die Domain kann jemand anderem gehören.
keys-title = Neue Schlüssel
keys-lead = Fragen Sie diese Leute auf anderem Weg, ob sie es noch sind, bevor Sie das bestätigen. Bis dahin wird zurückgehalten, was sie senden.
keys-trust = Sie sind es noch
purge-title = Sperren und alles entfernen?
purge-explained = { $count ->
    [one] Dieser Server wird gesperrt und alles von ihm entfernt: Zurückgehaltenes, Einträge, Beiträge, Nachrichten, Folgebeziehungen. Das lässt sich nicht rückgängig machen.
   *[other] Diese { $count } Server werden gesperrt und alles von ihnen entfernt: Zurückgehaltenes, Einträge, Beiträge, Nachrichten, Folgebeziehungen. Das lässt sich nicht rückgängig machen.
}
purge-confirm = Sperren und entfernen
home-held = { $count ->
    [one] Etwas von einem anderen Server wartet auf Ihre Entscheidung
   *[other] { $count } Dinge von anderen Servern warten auf Ihre Entscheidung
}
home-reports = { $count ->
    [one] Eine Meldung wartet auf Sie
   *[other] { $count } Meldungen warten auf Sie
}
done-let-through = Durchgelassen. Es erscheint gleich.
done-held-refused = Abgelehnt.
done-purged = Gesperrt, und alles davon wurde entfernt.

## Listen von Domains

lists-title = Listen
lists-lead = Übernehmen Sie Listen von Servern, die gesperrt oder zugelassen werden sollen, und geben Sie Ihre eigene weiter. Die Form ist die von Mastodon.
lists-empty = Es wurde keine Liste importiert.
list-name = Name der Liste
list-name-hint = Wird sie unter demselben Namen wieder importiert, wird auch zurückgenommen, was die Liste verlassen hat.
list-kind = Art
list-kind-block = Zum Sperren
list-kind-allow = Zum Zulassen
list-entries = Domains
list-in-force = Durch sie entschieden
list-imported = Importiert
list-retract = Zurücknehmen
list-retract-title = Diese Liste zurücknehmen?
list-import-title = Eine Liste importieren
list-import-lead = Zuerst sehen Sie, was sich ändern würde. Die Entscheidung eines Menschen ist stärker als eine Liste; unsere eigene Domain und Partner werden ausgelassen.
list-file = Datei (CSV)
list-file-hint = Höchstens 100.000 Zeilen. Ohne Kopfzeile zählt die erste Spalte.
list-file-again = Die Liste ist lang: Bitte wählen Sie dieselbe Datei noch einmal.
list-check = Ansehen, was sich ändern würde
list-import = Importieren
list-export-title = Exportieren
list-export-block = Was gesperrt ist (CSV)
list-export-allow = Was zugelassen ist (CSV)
list-plan-title = Was sich ändern würde
list-plan-summary = { $count ->
    [0] nichts ändert sich
    [one] eine Entscheidung ändert sich
   *[other] { $count } Entscheidungen ändern sich
}
list-plan-empty = Alles ist schon so.
list-before = Vorher
list-after = Nachher
list-more = { $count ->
    [one] und ein weiterer Eintrag
   *[other] und { $count } weitere
}
list-about-ours = Wir selbst
list-about-ours-means = Dort ist dieser Server. Ausgelassen.
list-about-partners = Partner
list-about-partners-means = Jemand dort folgt einer unserer Genossenschaften, oder eine folgt dorthin. Ausgelassen; entscheiden Sie über sie von Hand.
list-about-by-hand = Von Menschen entschieden
list-about-by-hand-means = Jemand hier hat anders entschieden. Das bleibt.
list-about-gone = Nicht mehr auf der Liste
list-about-gone-means = Was diese Liste über sie entschieden hat, wird zurückgenommen, außer ein Mensch oder eine andere Liste sagt es auch.
list-about-no-reports = Meldungen, die nicht gelesen werden
list-about-no-reports-means = Diese Liste sagt, dass Meldungen dieser Server nicht gelesen werden (reject_reports). Was ein Mensch über einen von ihnen entscheidet, gilt mehr.
list-without-media = { $count ->
    [one] Bei einem Server sagt die Liste, dass keine Bilder gezeigt werden (reject_media). Das wird nicht befolgt: Bilder von Einträgen werden hier gezeigt.
   *[other] Bei { $count } Servern sagt die Liste, dass keine Bilder gezeigt werden (reject_media). Das wird nicht befolgt: Bilder von Einträgen werden hier gezeigt.
}
list-skipped = Ausgelassene Zeilen
done-list-imported = Die Liste wurde importiert.
done-list-retracted = Die Liste wurde zurückgenommen.
error-list-name-missing = Bitte geben Sie der Liste einen Namen.
error-list-other-kind = Eine Liste der anderen Art hat diesen Namen.
error-list-file-missing = Bitte wählen Sie eine Datei.
error-list-without-domains = In dieser Datei ist keine Domain.
error-too-large = Diese Datei ist zu groß.
error-not-utf-8 = Diese Datei ist nicht UTF-8.
error-table-unreadable = Das ist keine lesbare Tabelle.
error-domain-invalid = keine Domain
error-domain-obfuscated = die Domain ist mit Sternen unkenntlich gemacht
error-severity-none = die Liste merkt nur etwas dazu an
error-severity-unknown = unbekannte Strenge

## Meldungen

report-this = Melden
report-title = { $handle } melden
report-lead = Wer diesen Server betreibt, liest es. Sonst erfährt niemand, dass Sie geschrieben haben.
report-object = Es geht um
report-content = Was ist nicht in Ordnung?
report-content-hint = Ein paar Sätze helfen denen, die entscheiden.
report-send = Meldung senden
reports-title = Meldungen
reports-lead = Was Mitglieder und andere Server melden.
reports-open = Offene Meldungen
reports-done = Erledigte Meldungen
reports-empty = Keine Meldung.
report-one = Meldung
report-about = Über
report-by = Von
report-by-former = ein früheres Mitglied
report-by-server = dem Server { $host }
report-when = Kam
report-note = Notiz
report-finish = Erledigt
report-forward = { $host } Bescheid geben
report-forward-lead = Die Leute, die jenen Server betreiben, erfahren, um wen und was es geht, in Ihren Worten und im Namen dieses Servers. Sie erfahren nicht, wer gemeldet hat und was die Person schrieb.
report-words = Ihre Worte
report-words-hint = Ohne Namen Ihrer Mitglieder.
report-forward-send = Bescheid geben
report-forwarded = Was jenem Server gesagt wurde
done-reported = Danke. Jemand wird es sich ansehen.
done-report-forwarded = Es ist unterwegs.
error-report-missing = Bitte sagen Sie, was nicht in Ordnung ist.
error-report-not-forwarded = Diese Meldung kann nicht weitergegeben werden, oder sie wurde es schon.
peer-reads = liest { $what }
