### Answering posts, pinned listings, tags, and members' own public accounts.

## Answering

answers = { $count ->
    [one] Una risposta
   *[other] { $count } risposte
}
answer-post = Rispondi
answer-to = Rispondi a { $handle }
answer-is-open = Chiunque può leggere la tua risposta, su qualsiasi server.
answer-is-narrow = Questo è stato scritto per poche persone. La tua risposta va solo a { $handle }; i membri di qui possono leggerla.
answer-nobody = Solo chi ha il ruolo di gestione risponde a nome di una cooperativa. Per rispondere a nome tuo, crea un account pubblico nelle tue impostazioni.
answer-send = Invia
field-answer-post = La tua risposta
speak-as = A nome di
like-post = Mi piace
share-post = Condividi
given-like = Piace a { $name }
given-share = Condiviso da { $name }
take-back = Annulla
take-back-named = Annulla: { $what }
thread-title = Conversazione
thread-all = Tutti i post
thread-root-gone = Il post con cui è cominciato tutto non è più qui: chi l’ha scritto l’ha eliminato, oppure è troppo vecchio.
reply-title = Risposta di { $name }
reply-to = a { $handle }
reply-in-answer-to = In risposta a
reply-thread = Tutta la conversazione
reply-narrow = solo per chi la riceve
reply-edited = modificata
reply-edit = Modifica
reply-edit-hint = Gli altri server vengono avvisati.
reply-remove = Togli
reply-remove-title = Togliere questa risposta?
reply-remove-explained = La risposta sparisce da qui, e ai server che ce l’hanno si chiede di dimenticarla. Il suo indirizzo non mostrerà mai più nulla.
done-replied = La tua risposta è in viaggio.
done-liked = Fatto. Chi l’ha scritto viene avvisato.
done-shared = Condiviso. Chi ti segue viene avvisato.
done-taken-back = Annullato.
error-post-gone = Questo post non è più qui: chi l’ha scritto l’ha eliminato, oppure è troppo vecchio.
error-post-narrow = È stato scritto per poche persone, quindi non si può condividere.

## Pinned listings

listing-pin = Fissa in alto sulla nostra pagina
listing-unpin = Non tenerlo più in alto sulla nostra pagina
coop-pinned = In alto
done-pinned = Fissato in alto. È al primo posto sulla tua pagina.
done-unpinned = Non è più in alto.
error-pin-not-public = Si può fissare in alto solo ciò che è pubblicato per chiunque.
error-pins-too-many = Ce ne sono già cinque in alto. Togline prima uno.
sent-kind-reply = Risposta
sent-kind-like = Mi piace
sent-kind-announce = Condiviso
sent-kind-add = Fissato in alto
sent-kind-remove = Non più in alto
sent-kind-taken-back = Annullato

## Tags

tag-lead = Offerte e richieste con questo tag.
tag-empty = In questo momento nulla ha questo tag.

## A member's own public account

person-title = Il tuo account pubblico
person-teaser = Spento finché non lo vuoi: parlare a nome tuo con persone su altri server.
person-open = Scopri di più
person-lead = Qui parli per la tua cooperativa. Con un account pubblico puoi anche rispondere, condividere e dire «Mi piace» a nome tuo.
person-means-public = Il tuo nome, il tuo testo e le tue risposte sono pubblici. Chiunque, da qualsiasi server, può vederli e seguirti.
person-means-speak = Quello che fai qui per la tua cooperativa resta della cooperativa; nessuno vede chi l’ha fatto.
person-means-no-letters = Non riceve messaggi privati. Scrivi in pubblico, o come la tua cooperativa.
person-means-end = Quando lo spegni, agli altri server si chiede di dimenticarlo. Il suo indirizzo resta vuoto e il suo nome non viene mai più assegnato.
person-name = Nome nel tuo indirizzo
person-name-hint = Da 2 a 30 lettere a–z, cifre o trattini bassi. Il tuo indirizzo sarà @nome@{ $host }. Non si può cambiare.
person-bio = Qualcosa su di te
person-bio-hint = Chiunque può leggerlo. Al massimo 500 caratteri.
person-approves = Chi vuole seguirmi aspetta il mio sì
person-begin = Crea il mio account pubblico
person-answers = Risposte
person-answers-none = Ancora nulla.
person-end-title = Spegnilo
person-end-explained = Agli altri server si chiede di dimenticare l’account e tutto quello che ha detto. Non si può annullare, e il nome non viene mai più assegnato.
person-end-sure = Sì, spegnilo per sempre
person-end = Spegni
done-person-begun = Il tuo account pubblico è pronto.
done-person-ended = Il tuo account pubblico è spento, e gli altri server vengono avvisati.
error-person-none = Non hai un account pubblico. Puoi crearlo nelle tue impostazioni.
error-person-exists = Hai già un account pubblico.
error-person-name-taken = Qualcuno qui ha questo nome, o l’ha avuto.
