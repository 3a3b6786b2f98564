### Publishing: the form in steps, drafts, previews, licences, and looking after what is published.

## The steps

publish-step-photo = Una foto
publish-photo-hint = Una foto dice più di una descrizione. Puoi anche farne a meno.
publish-photo-take = Scatta una foto
publish-photo-choose = Scegli delle foto
publish-alt-hint = Se tu non la puoi vedere, lascia vuoto.
publish-drop-photo = Non usare questa foto
publish-step-what = Che cosa vuoi fare?
publish-verb = Voglio…
publish-verb-lend = prestare qualcosa
publish-verb-lend-means = Torna da noi.
publish-verb-give = regalare qualcosa
publish-verb-give-means = Non costa nulla e non torna.
publish-verb-sell = vendere qualcosa
publish-verb-sell-means = A un prezzo.
publish-verb-share = condividere qualcosa
publish-verb-share-means = Altri lo usano o ci aiutano, e resta nostro.
publish-verb-ask = chiedere qualcosa
publish-verb-ask-means = Ci serve o lo cerchiamo.
publish-for-example = Per esempio:
publish-step-kind = Che cos’è?
publish-kind = Tipo
publish-kind-fields = Mostra i campi per questo tipo
publish-price = Prezzo in euro
publish-price-hint = Vuoto significa: da concordare.
publish-step-where = Dove e quando?
publish-hours = Quando si può ritirare o usare?
publish-hours-hint = Per esempio: il sabato dalle 9 alle 12.
publish-step-tell = Racconta di più
publish-languages = In altre lingue
publish-language-of-text = Lingua del testo qui sopra
publish-add-language = Aggiungi un’altra lingua
publish-yes = Sì
publish-no = No

## Examples and hints for each kind

publish-title-tool = Trapano a batteria
publish-title-space = Sala riunioni con cucina
publish-title-vehicle = Bici cargo per due bambini
publish-title-good = Venti vasetti da marmellata
publish-title-skill = Aiuto con la dichiarazione dei redditi
publish-title-service = Riparazione di biciclette il sabato
publish-title-software = Calendario di prenotazioni per gruppi
publish-title-data = Mappa degli alberi da frutto pubblici
publish-title-document = Statuto modello per una cooperativa di abitazione
publish-body-tool = Che cosa sa fare, che cosa ne fa parte, in che stato è?
publish-body-space = Quanti posti ha, che attrezzatura c’è, come si entra?
publish-body-vehicle = Quanto può portare, chi può guidarlo, com’è assicurato?
publish-body-good = Quanto ce n’è, in che stato è, serve qualcuno per portarlo?
publish-body-skill = Che cosa sai fare, da quando, in quali lingue?
publish-body-service = Che cosa si fa, per chi, quanto spesso?
publish-body-software = A che cosa serve, su che cosa funziona, chi se ne prende cura?
publish-body-data = Che cosa contengono, di quando sono, in quale formato, come sono stati fatti?
publish-body-document = Di che cosa parla, per chi, in quale formato?
publish-conditions-tool = Per esempio: la cauzione, quanto tempo al massimo, chi paga ciò che si rompe.
publish-conditions-space = Per esempio: la pulizia, la chiave, le ore di silenzio, quanto costa.
publish-conditions-vehicle = Per esempio: la cauzione, la patente, l’assicurazione, il carburante.
publish-conditions-good = Per esempio: solo ritiro, solo a casse intere.
publish-conditions-skill = Per esempio: quanto tempo hai, le spese di viaggio.
publish-conditions-service = Per esempio: come si prenota, quanto costa.
publish-conditions-digital = La licenza dice che cosa è permesso.
publish-conditions-usual = Da concordare.

## Licences

licence-help = Aiutami a scegliere una licenza
licence-title = Quale licenza va bene?
licence-lead = Tre domande, e hai una licenza che altri capiscono.
licence-ask-money = Altri possono usarlo per guadagnare?
licence-ask-credit = Altri devono dire chi l’ha fatto?
licence-ask-alike = Altri devono condividere le loro modifiche allo stesso modo?
licence-find = Trova una licenza
licence-unanswered = Rispondi a tutte le domande.
licence-fits = Questa licenza va bene
licence-but-credit = Chiede anche di dire chi l’ha fatto: non c’è una licenza conosciuta di questo tipo che non lo chieda.
licence-but-not-alike = Non obbliga altri a condividere le loro modifiche allo stesso modo: nessuna licenza conosciuta per il software fa tutte e due le cose.
licence-no-advice = Questo è un aiuto, non una consulenza legale. Decide chi ha i diritti sull’opera.

## Preview

publish-preview = Anteprima
publish-preview-title = Ecco come apparirà
publish-preview-saved = È salvato come bozza. Nessun altro l’ha ancora visto. Continua qui sotto, o pubblicalo.
publish-preview-unsaved = Queste modifiche non sono ancora salvate. Continua qui sotto, o salvale.
publish-preview-here = Qui, nel catalogo
publish-preview-whole = Vedi la pagina intera
publish-preview-elsewhere = Su Mastodon e altrove
publish-preview-about = Ogni programma lo mostra in modo un po’ diverso.
publish-preview-members-only = Non lascia questo server: lo vedono solo i membri della tua cooperativa.
publish-preview-none = In questo momento non si può mostrare.

## Drafts

publish-draft-saved = Bozza salvata.
publish-draft-unsaved = Bozza non ancora salvata: { $why }
publish-draft-offline = Non è stato possibile salvare la bozza. Resta qui; controlla la tua connessione.
draft-go-on = Continua
draft-discard = Butta via
draft-discard-title = Buttare via questa bozza?
draft-discard-explained = Il testo e le foto vengono eliminati. Nessun altro li ha visti. Non si può annullare.
done-draft-saved = Bozza salvata. La vedono solo i membri della tua cooperativa.
done-draft-discarded = La bozza è stata buttata via.
error-drafts-too-many = Questa cooperativa ha tutte le bozze che può tenere. Prima pubblicane una o buttala via.

## Looking after what is published

listing-duplicate = Creane un altro uguale
done-duplicated = Questa è una nuova bozza con lo stesso testo. Cambia ciò che è diverso, poi pubblicala.
still-title = È ancora così?
still-explained = Da due mesi nessuno dice nulla su questi annunci. Una parola breve aiuta chi cerca qualcosa.
still-there = C’è ancora
still-needed = Serve ancora
still-change = Modifica
done-confirmed = Grazie. Resta com’è.
close-became = Che fine ha fatto?
became-taken = Ha trovato qualcuno.
became-gone = Non c’è più.
became-found = L’abbiamo trovato.
became-over = Non ci serve più.
