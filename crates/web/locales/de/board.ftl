### Die Pinnwand einer Genossenschaft.

coop-tab-board = Pinnwand
board-title = { $name } – Pinnwand
board-lead = Angebote und Bedarf dieser Genossenschaft, und was andere von ihr erbitten. Wer der Pinnwand folgt, erfährt alles davon, von jedem Server des Fediverse aus.
board-follow-title = Der Pinnwand folgen
board-follow-how = Suchen Sie diesen Namen in Ihrem Fediverse-Konto, oder in Lemmy und Ähnlichem, und folgen Sie ihm:
board-who-title = Wer hier etwas anheften darf
board-who-automatic = Alle: Erwähnen Sie { $handle } in einem öffentlichen Beitrag, oder schreiben Sie ihr aus Lemmy und Ähnlichem. Der Beitrag erscheint sofort hier.
board-who-by-hand = Alle: Erwähnen Sie { $handle } in einem öffentlichen Beitrag, oder schreiben Sie ihr aus Lemmy und Ähnlichem. Der Beitrag erscheint hier, sobald jemand aus der Genossenschaft ihn gelesen hat.
board-who-off = Nur die Genossenschaft. Auf jedes ihrer Angebote und jeden Bedarf können Sie weiterhin antworten.
board-ours = Von { $name }
board-ours-empty = Zurzeit wird nichts angeboten oder gesucht.
board-ours-all = Alle Angebote und aller Bedarf
board-others = Von anderen
board-others-empty = Noch hat niemand etwas angeheftet.
board-waiting = Wartende Beiträge
board-waiting-lead = Andere haben dies an Ihre Pinnwand geschrieben. Nur Sie sehen es, bis es angenommen ist. Jemandem zu antworten oder einen Bedarf daraus zu machen, heftet es nicht an.
board-waits = { $count ->
    [one] { $count } Beitrag wartet auf Sie
   *[other] { $count } Beiträge warten auf Sie
}
board-nothing-waits = Kein Beitrag wartet.
board-back = Zur Pinnwand
board-accept = Anheften
board-refuse = Ablehnen
board-remove = Abnehmen
board-ask = Antworten
board-inquiry-open = Zum Gespräch
board-need = Bedarf daraus machen
board-need-open = Zum Bedarf
board-need-asked = { $name } bat darum am { $date }:
board-block = Über den Server { $host } entscheiden
board-rules = Beiträge von außen
field-outside-posts = Beiträge, die die Pinnwand erwähnen
field-outside-posts-hint = Angebote und Bedarf der Genossenschaft werden in jedem Fall bekannt gegeben.
outside-posts-automatic = Erscheinen sofort
outside-posts-by-hand = Warten, bis jemand von uns sie gelesen hat
outside-posts-off = Werden nicht angenommen
home-board = { $count ->
    [one] { $count } Beitrag wartet auf die Pinnwand
   *[other] { $count } Beiträge warten auf die Pinnwand
}
done-post-accepted = Angeheftet; wer der Pinnwand folgt, erfährt davon.
done-post-refused = Abgelehnt. Niemand erfährt davon.
done-post-removed = Abgenommen; wer der Pinnwand folgt, erfährt davon.
done-post-taken-up = Dies ist jetzt ein Gespräch. Ihre Antwort geht nur an die Verfasserin oder den Verfasser.
done-need-drafted = Dies ist ein Entwurf. Fragen Sie nach, bevor Sie ihn veröffentlichen: Niemand wird ohne Zustimmung aufgeführt.
error-post-decided = Mit diesem Beitrag hat inzwischen jemand etwas anderes getan. Bitte sehen Sie noch einmal nach.
error-post-no-inquiry = Daraus lässt sich kein Gespräch machen: Die Verfasserin oder der Verfasser hat heute sehr viel geschrieben oder den Beitrag zurückgenommen.
board-picture = Bild: { $alt }
