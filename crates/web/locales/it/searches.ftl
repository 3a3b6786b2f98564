# Ricerche che i membri salvano, per sapere delle novità
searches-title = Ricerche salvate
searches-lead = Ti avvisiamo quando qualcosa di nuovo corrisponde a una di queste ricerche.
searches-empty = Non hai ancora salvato nessuna ricerca.
searches-empty-how = Cerca qualcosa nel catalogo e scegli «Avvisami quando c’è qualcosa di nuovo».
searches-to-catalogue = Vai al catalogo
searches-back = Torna alla tua ricerca
search-save = Avvisami quando c’è qualcosa di nuovo
search-is-saved = Ti avvisiamo quando c’è qualcosa di nuovo.
search-change = Cambiala o chiudila
search-sign-in = Avvisiamo i membri quando c’è qualcosa di nuovo:
search-or-feed = Oppure con un lettore di feed:
search-asks = Che cosa chiede
search-odd = Una parte di questa ricerca non si può più leggere, per esempio perché una cooperativa se n’è andata. Cerca di nuovo nel catalogo e salvala un’altra volta.
search-is-paused = in pausa
search-found-last = Ultima novità trovata:
search-found-never = Non è stato ancora trovato niente di nuovo.
search-news = { $count ->
    [one] { $count } novità
   *[other] { $count } novità
}
search-news-many = Più di 99 novità
search-open = Apri
search-pause = Metti in pausa
search-again = Riprendi
search-name = Nome
search-rename = Salva il nome
search-delete = Elimina
search-delete-sure = Non ti avviseremo più di ciò che corrisponde a questa ricerca.
search-delete-yes = Elimina questa ricerca
search-everything = Vedi tutto ciò che corrisponde
search-new = Novità
search-since = Da
search-nothing-new = Niente di nuovo per ora.
search-more-new = Ci sono altre novità. Le trovi nel catalogo.
search-others = Corrisponde anche questo
done-search-saved = Salvata. Ti avviseremo quando c’è qualcosa di nuovo.
done-search-paused = La ricerca è in pausa. Non ti avviseremo finché non la riprendi.
done-search-again = La ricerca riprende. Ti avviseremo di ciò che arriva da adesso.
done-search-renamed = La ricerca ha un nuovo nome.
done-search-deleted = La ricerca è eliminata.
error-search-everything = Questa ricerca chiede tutto. Scegli prima parole o filtri.
error-search-too-long = Questa ricerca è troppo lunga. Usa meno parole.
error-searches-too-many = Non c’è posto per altre ricerche salvate. Eliminane prima una.
