### Antworten auf Beiträge, angeheftete Angebote, Schlagwörter, öffentliche Konten von Mitgliedern.

## Antworten

answers = { $count ->
    [one] Eine Antwort
   *[other] { $count } Antworten
}
answer-post = Antworten
answer-to = { $handle } antworten
answer-is-open = Alle können Ihre Antwort lesen, auf jedem Server.
answer-is-narrow = Das wurde für wenige geschrieben. Ihre Antwort geht nur an { $handle }; Mitglieder hier können sie lesen.
answer-nobody = Im Namen einer Genossenschaft antwortet nur, wer sie betreut. Um im eigenen Namen zu antworten, legen Sie in Ihren Einstellungen ein öffentliches Konto an.
answer-send = Senden
field-answer-post = Ihre Antwort
speak-as = Im Namen von
like-post = Gefällt mir
share-post = Teilen
given-like = Gefällt { $name }
given-share = Geteilt von { $name }
take-back = Zurücknehmen
take-back-named = Zurücknehmen: { $what }
thread-title = Gespräch
thread-all = Alle Beiträge
thread-root-gone = Der Beitrag, mit dem das begann, ist nicht mehr hier: Wer ihn schrieb, hat ihn gelöscht, oder er ist zu alt.
reply-title = Antwort von { $name }
reply-to = an { $handle }
reply-in-answer-to = Als Antwort auf
reply-thread = Das ganze Gespräch
reply-narrow = nur für sie
reply-edited = bearbeitet
reply-edit = Bearbeiten
reply-edit-hint = Die anderen Server erfahren davon.
reply-remove = Entfernen
reply-remove-title = Diese Antwort entfernen?
reply-remove-explained = Die Antwort verschwindet hier, und die Server, die sie haben, werden gebeten, sie zu vergessen. Ihre Adresse zeigt nie wieder etwas.
done-replied = Ihre Antwort ist unterwegs.
done-liked = Erledigt. Wer es schrieb, erfährt davon.
done-shared = Geteilt. Wer Ihnen folgt, erfährt davon.
done-taken-back = Zurückgenommen.
error-post-gone = Dieser Beitrag ist nicht mehr hier: Wer ihn schrieb, hat ihn gelöscht, oder er ist zu alt.
error-post-narrow = Das wurde für wenige geschrieben und kann deshalb nicht geteilt werden.

## Angeheftete Angebote

listing-pin = Oben auf unserer Seite anheften
listing-unpin = Nicht mehr oben auf unserer Seite
coop-pinned = Angeheftet
done-pinned = Angeheftet. Es steht auf Ihrer Seite an erster Stelle.
done-unpinned = Nicht mehr angeheftet.
error-pin-not-public = Nur was für alle veröffentlicht ist, kann angeheftet werden.
error-pins-too-many = Es sind schon fünf angeheftet. Nehmen Sie zuerst eines weg.
sent-kind-reply = Antwort
sent-kind-like = Gefällt
sent-kind-announce = Geteilt
sent-kind-add = Angeheftet
sent-kind-remove = Nicht mehr angeheftet
sent-kind-taken-back = Zurückgenommen

## Schlagwörter

tag-lead = Angebote und Gesuche mit diesem Schlagwort.
tag-empty = Nichts trägt zurzeit dieses Schlagwort.

## Das öffentliche Konto eines Mitglieds

person-title = Ihr öffentliches Konto
person-teaser = Aus, solange Sie es nicht wollen: im eigenen Namen mit Menschen auf anderen Servern sprechen.
person-open = Mehr darüber
person-lead = Hier sprechen Sie für Ihre Genossenschaft. Mit einem öffentlichen Konto können Sie auch im eigenen Namen auf Beiträge antworten, sie mögen und teilen.
person-means-public = Ihr Name, Ihr Text und was Sie antworten sind öffentlich. Menschen auf jedem Server können sie sehen und Ihnen folgen.
person-means-speak = Was Sie hier für Ihre Genossenschaft tun, bleibt das der Genossenschaft; niemand sieht, dass Sie es waren.
person-means-no-letters = Es nimmt keine privaten Nachrichten an. Schreiben Sie öffentlich oder als Ihre Genossenschaft.
person-means-end = Wenn Sie es ausschalten, werden andere Server gebeten, es zu vergessen. Seine Adresse bleibt leer, und sein Name wird nie wieder vergeben.
person-name = Name in Ihrer Adresse
person-name-hint = 2 bis 30 Buchstaben a–z, Ziffern oder Unterstriche. Sie heißen dann @name@{ $host }. Er lässt sich nicht ändern.
person-bio = Über Sie
person-bio-hint = Alle können das lesen. Höchstens 500 Zeichen.
person-approves = Wer mir folgen will, wartet auf mein Ja
person-begin = Mein öffentliches Konto anlegen
person-answers = Antworten
person-answers-none = Noch nichts.
person-end-title = Ausschalten
person-end-explained = Andere Server werden gebeten, das Konto und alles, was es sagte, zu vergessen. Das lässt sich nicht rückgängig machen, und der Name wird nie wieder vergeben.
person-end-sure = Ja, für immer ausschalten
person-end = Ausschalten
done-person-begun = Ihr öffentliches Konto ist bereit.
done-person-ended = Ihr öffentliches Konto ist ausgeschaltet, und andere Server erfahren davon.
error-person-none = Sie haben kein öffentliches Konto. In Ihren Einstellungen können Sie eines anlegen.
error-person-exists = Sie haben schon ein öffentliches Konto.
error-person-name-taken = Jemand hier hat diesen Namen oder hatte ihn.
