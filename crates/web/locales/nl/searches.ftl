# Zoekopdrachten die leden bewaren, om van iets nieuws te horen
searches-title = Bewaarde zoekopdrachten
searches-lead = Je hoort het als er iets nieuws bij een van deze zoekopdrachten past.
searches-empty = Je hebt nog geen zoekopdracht bewaard.
searches-empty-how = Zoek iets in de catalogus en kies “Laat me weten als er iets nieuws is”.
searches-to-catalogue = Naar de catalogus
searches-back = Terug naar je zoekopdracht
search-save = Laat me weten als er iets nieuws is
search-is-saved = Je hoort het als er iets nieuws is.
search-change = Wijzigen of stoppen
search-sign-in = Leden horen het als er iets nieuws is:
search-or-feed = Of met een feedlezer:
search-asks = Waar ze naar vraagt
search-odd = Een deel van deze zoekopdracht is niet meer te lezen, bijvoorbeeld omdat een coöperatie is vertrokken. Zoek opnieuw in de catalogus en bewaar haar nog eens.
search-is-paused = gepauzeerd
search-found-last = Laatst iets nieuws gevonden:
search-found-never = Er is nog niets nieuws gevonden.
search-news = { $count ->
    [one] { $count } nieuwe
   *[other] { $count } nieuwe
}
search-news-many = Meer dan 99 nieuwe
search-open = Openen
search-pause = Pauzeren
search-again = Verdergaan
search-name = Naam
search-rename = Naam opslaan
search-delete = Verwijderen
search-delete-sure = Je hoort dan niet meer wat er bij deze zoekopdracht past.
search-delete-yes = Deze zoekopdracht verwijderen
search-everything = Alles tonen wat past
search-new = Nieuw
search-since = Sinds
search-nothing-new = Nu niets nieuws.
search-more-new = Er is nog meer nieuws. Je vindt het in de catalogus.
search-others = Dit past ook
done-search-saved = Bewaard. Je hoort het als er iets nieuws is.
done-search-paused = De zoekopdracht is gepauzeerd. Je hoort er niets van tot je haar laat verdergaan.
done-search-again = De zoekopdracht gaat verder. Je hoort van wat er vanaf nu komt.
done-search-renamed = De zoekopdracht heeft een nieuwe naam.
done-search-deleted = De zoekopdracht is verwijderd.
error-search-everything = Deze zoekopdracht vraagt naar alles. Kies eerst woorden of filters.
error-search-too-long = Deze zoekopdracht is te lang. Gebruik minder woorden.
error-searches-too-many = Er is geen plaats voor meer zoekopdrachten. Verwijder er eerst een.
