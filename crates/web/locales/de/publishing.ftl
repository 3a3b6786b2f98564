### Veröffentlichen: das Formular in Schritten, Entwürfe, Vorschau, Lizenzen und die Pflege dessen, was veröffentlicht ist.

## Die Schritte

publish-step-photo = Ein Foto
publish-photo-hint = Ein Foto sagt mehr als eine Beschreibung. Sie können es weglassen.
publish-photo-take = Foto aufnehmen
publish-photo-choose = Fotos auswählen
publish-alt-hint = Wenn Sie es selbst nicht sehen können, lassen Sie das Feld leer.
publish-drop-photo = Dieses Foto weglassen
publish-step-what = Was möchten Sie tun?
publish-verb = Ich möchte …
publish-verb-lend = etwas verleihen
publish-verb-lend-means = Es kommt zu uns zurück.
publish-verb-give = etwas verschenken
publish-verb-give-means = Es kostet nichts und kommt nicht zurück.
publish-verb-sell = etwas verkaufen
publish-verb-sell-means = Gegen Geld.
publish-verb-share = etwas teilen
publish-verb-share-means = Andere nutzen es oder wir helfen, und es bleibt bei uns.
publish-verb-ask = um etwas bitten
publish-verb-ask-means = Wir brauchen oder suchen es.
publish-for-example = Zum Beispiel:
publish-step-kind = Was ist es?
publish-kind = Art
publish-kind-fields = Passende Felder zeigen
publish-price = Preis in Euro
publish-price-hint = Leer heißt: nach Absprache.
publish-step-where = Wo und wann?
publish-hours = Wann kann man es abholen oder nutzen?
publish-hours-hint = Zum Beispiel: samstags von 9 bis 12 Uhr.
publish-step-tell = Mehr erzählen
publish-languages = In anderen Sprachen
publish-language-of-text = Sprache des Textes oben
publish-add-language = Weitere Sprache hinzufügen
publish-yes = Ja
publish-no = Nein

## Beispiele und Hinweise für jede Art

publish-title-tool = Akkubohrmaschine
publish-title-space = Besprechungsraum mit Küche
publish-title-vehicle = Lastenrad für zwei Kinder
publish-title-good = Zwanzig Marmeladengläser
publish-title-skill = Hilfe bei der Steuererklärung
publish-title-service = Fahrradreparatur am Samstag
publish-title-software = Buchungskalender für Gruppen
publish-title-data = Karte öffentlicher Obstbäume
publish-title-document = Mustersatzung für eine Wohnungsgenossenschaft
publish-body-tool = Was kann es, was gehört dazu, in welchem Zustand ist es?
publish-body-space = Wie viele Plätze hat er, was ist vorhanden, wie kommt man hinein?
publish-body-vehicle = Wie viel trägt es, wer darf damit fahren, wie ist es versichert?
publish-body-good = Wie viel ist da, in welchem Zustand, muss es jemand tragen?
publish-body-skill = Was können Sie, seit wann, in welchen Sprachen?
publish-body-service = Was wird getan, für wen, wie oft?
publish-body-software = Wofür ist sie, worauf läuft sie, wer kümmert sich darum?
publish-body-data = Was steht darin, von wann, in welchem Format, wie ist es entstanden?
publish-body-document = Worum geht es, für wen, in welchem Format?
publish-conditions-tool = Zum Beispiel: Kaution, wie lange höchstens, wer zahlt, was kaputtgeht.
publish-conditions-space = Zum Beispiel: Reinigung, Schlüssel, Ruhezeiten, was es kostet.
publish-conditions-vehicle = Zum Beispiel: Kaution, Führerschein, Versicherung, Kraftstoff.
publish-conditions-good = Zum Beispiel: nur abholen, nur ganze Kisten.
publish-conditions-skill = Zum Beispiel: wie viel Zeit Sie haben, Fahrtkosten.
publish-conditions-service = Zum Beispiel: wie man bucht, was es kostet.
publish-conditions-digital = Die Lizenz sagt, was erlaubt ist.
publish-conditions-usual = Nach Absprache.

## Lizenzen

licence-help = Hilfe bei der Wahl einer Lizenz
licence-title = Welche Lizenz passt?
licence-lead = Drei Fragen, und Sie haben eine Lizenz, die andere verstehen.
licence-ask-money = Dürfen andere damit Geld verdienen?
licence-ask-credit = Müssen andere sagen, wer es gemacht hat?
licence-ask-alike = Müssen andere ihre Änderungen auf die gleiche Weise teilen?
licence-find = Lizenz finden
licence-unanswered = Bitte beantworten Sie alle Fragen.
licence-fits = Diese Lizenz passt
licence-but-credit = Sie verlangt auch, dass andere sagen, wer es gemacht hat: Ohne das gibt es keine bekannte Lizenz dieser Art.
licence-but-not-alike = Sie verlangt nicht, dass andere ihre Änderungen auf die gleiche Weise teilen: Beides zugleich verlangt keine bekannte Lizenz für Software.
licence-no-advice = Das ist eine Hilfe, keine Rechtsberatung. Wem das Werk gehört, der entscheidet.

## Vorschau

publish-preview = Vorschau
publish-preview-title = So wird es aussehen
publish-preview-saved = Es ist als Entwurf gespeichert. Sonst hat es noch niemand gesehen. Machen Sie unten weiter oder veröffentlichen Sie es.
publish-preview-unsaved = Diese Änderungen sind noch nicht gespeichert. Machen Sie unten weiter oder speichern Sie sie.
publish-preview-here = Hier, im Katalog
publish-preview-whole = Die ganze Seite ansehen
publish-preview-elsewhere = In Mastodon und anderswo
publish-preview-about = Jedes Programm zeigt es ein wenig anders.
publish-preview-members-only = Es verlässt diesen Server nicht: Nur Mitglieder Ihrer Genossenschaft sehen es.
publish-preview-none = Das lässt sich zurzeit nicht zeigen.

## Entwürfe

publish-draft-saved = Entwurf gespeichert.
publish-draft-unsaved = Entwurf noch nicht gespeichert: { $why }
publish-draft-offline = Der Entwurf konnte nicht gespeichert werden. Er bleibt hier stehen; prüfen Sie die Verbindung.
draft-go-on = Weitermachen
draft-discard = Verwerfen
draft-discard-title = Diesen Entwurf verwerfen?
draft-discard-explained = Sein Text und seine Fotos werden gelöscht. Sonst hat sie niemand gesehen. Das lässt sich nicht rückgängig machen.
done-draft-saved = Entwurf gespeichert. Nur Mitglieder Ihrer Genossenschaft sehen ihn.
done-draft-discarded = Der Entwurf ist verworfen.
error-drafts-too-many = Diese Genossenschaft hat so viele Entwürfe, wie sie aufheben kann. Veröffentlichen oder verwerfen Sie zuerst einen.

## Pflege dessen, was veröffentlicht ist

listing-duplicate = Noch so etwas anlegen
done-duplicated = Das ist ein neuer Entwurf mit dem gleichen Text. Ändern Sie, was anders ist, dann veröffentlichen Sie ihn.
still-title = Stimmt das noch?
still-explained = Seit zwei Monaten hat niemand etwas dazu gesagt. Ein kurzes Wort hilft allen, die etwas suchen.
still-there = Noch da
still-needed = Noch gesucht
still-change = Ändern
done-confirmed = Danke. Es bleibt, wie es ist.
close-became = Was ist daraus geworden?
became-taken = Es hat jemanden gefunden.
became-gone = Es ist nicht mehr da.
became-found = Wir haben es gefunden.
became-over = Wir brauchen es nicht mehr.
