# Suchen, die Mitglieder speichern, um von Neuem zu hören
searches-title = Gespeicherte Suchen
searches-lead = Sie erfahren davon, wenn etwas Neues zu einer dieser Suchen passt.
searches-empty = Sie haben noch keine Suche gespeichert.
searches-empty-how = Suchen Sie etwas im Katalog und wählen Sie „Sagen Sie mir, wenn etwas Neues passt“.
searches-to-catalogue = Zum Katalog
searches-back = Zurück zu Ihrer Suche
search-save = Sagen Sie mir, wenn etwas Neues passt
search-is-saved = Sie erfahren davon, wenn etwas Neues passt.
search-change = Ändern oder beenden
search-sign-in = Mitglieder erfahren davon, wenn etwas Neues passt:
search-or-feed = Oder mit einem Feed-Programm:
search-asks = Wonach sie fragt
search-odd = Ein Teil dieser Suche lässt sich nicht mehr lesen, zum Beispiel, weil eine Genossenschaft gegangen ist. Suchen Sie noch einmal im Katalog und speichern Sie die Suche neu.
search-is-paused = ruht
search-found-last = Zuletzt wurde etwas Neues gefunden:
search-found-never = Bisher wurde nichts Neues gefunden.
search-news = { $count ->
    [one] { $count } neuer Eintrag
   *[other] { $count } neue Einträge
}
search-news-many = Mehr als 99 neue Einträge
search-open = Öffnen
search-pause = Ruhen lassen
search-again = Weitermachen
search-name = Name
search-rename = Namen speichern
search-delete = Löschen
search-delete-sure = Sie erfahren dann nicht mehr, was zu dieser Suche passt.
search-delete-yes = Diese Suche löschen
search-everything = Alles zeigen, was passt
search-new = Neu
search-since = Seit
search-nothing-new = Gerade nichts Neues.
search-more-new = Es gibt noch mehr Neues. Sie finden es im Katalog.
search-others = Das passt auch
done-search-saved = Gespeichert. Sie erfahren davon, wenn etwas Neues passt.
done-search-paused = Die Suche ruht. Sie hören nichts von ihr, bis Sie sie weitermachen lassen.
done-search-again = Es geht weiter. Sie erfahren, was von jetzt an kommt.
done-search-renamed = Die Suche hat einen neuen Namen.
done-search-deleted = Die Suche ist gelöscht.
error-search-everything = Diese Suche fragt nach allem. Wählen Sie zuerst Wörter oder Filter.
error-search-too-long = Diese Suche ist zu lang. Nehmen Sie weniger Wörter.
error-searches-too-many = Für mehr gespeicherte Suchen ist kein Platz. Löschen Sie zuerst eine.
