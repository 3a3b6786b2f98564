## Servers and the rules about them

peers-tab = Server
policy-none = Nessuna decisione
peer-by-list = dalla lista «{ $list }»
mode-allow-list-notice = Questo server parla solo con i server che qualcuno ha ammesso. Tutti gli altri vengono rifiutati: quello che inviano, quello che chiedono, quello che invieremmo noi e la ricerca di persone lì.
rules-title = Regole per tutti gli altri
rules-lead = Valgono per i server su cui nessuno ha deciso.
rules-mode = Con chi parliamo
rules-mode-hint = Un cambiamento vale subito e nei due sensi. Tornando indietro si ritrova tutto com’era.
mode-open = Con tutti quelli che non sono sospesi
mode-allow-list = Solo con i server che qualcuno ha ammesso
rules-newcomers = Quello che inviano i server nuovi
rules-newcomers-hint = Un server è nuovo se nessuno qui ha deciso su di esso o si è rivolto a esso.
newcomers-hold = Trattienilo finché qualcuno non ha guardato
newcomers-show = Mostralo subito
wave-title = Molti server nuovi in una volta
wave-notice = Molti server sono arrivati per la prima volta nel giro di un’ora. Quello che inviano i server nuovi è trattenuto fino al giorno { $until }, finché nessuno qui decide altrimenti.
wave-look = Guarda cosa è trattenuto
wave-end = Tratta i server nuovi secondo le regole
wave-home = Molti server nuovi in una volta: quello che inviano è trattenuto fino al giorno { $until }
rules-explained = Quando un server è nuovo, e cosa viene trattenuto
rules-known-1 = Un server è conosciuto quando qualcuno lo ha ammesso, oppure ha ammesso un dominio di cui fa parte.
rules-known-2 = È conosciuto quando una delle nostre cooperative segue qualcuno lì, o ha chiesto di farlo.
rules-known-3 = È conosciuto quando una delle nostre cooperative ha scritto a qualcuno lì.
rules-held-what = Si trattengono messaggi, annunci, post, condivisioni e «Mi piace»: ciò che le persone vedrebbero. Le richieste di seguire arrivano alla cooperativa come sempre, e le eliminazioni hanno effetto. Ciò su cui nessuno decide entro 90 giorni viene rifiutato.

## What is held

held-title = Trattenuto
held-lead = Quello che è arrivato e non viene mostrato a nessuno finché non lo lasci passare.
held-explained = Perché qualcosa viene trattenuto
held-empty = Nulla è trattenuto.
held-by-host = Per server
held-items = Prima i più recenti
held-items-of = Di { $host }
held-all = Di tutti i server
held-choose = Seleziona
held-through = Lascia passare ciò che è selezionato
held-refuse = Rifiuta ciò che è selezionato
held-welcome = Ammetti i server selezionati e lascia passare tutto
held-purge = Sospendi i server selezionati e togli tutto
held-kind-listing = Annuncio
held-kind-message = Messaggio
held-kind-post = Post
held-kind-share = Condivisione
held-kind-like = Mi piace
standing-newcomer = Server nuovo
standing-newcomer-means = Nessuno qui ha deciso su quel server o si è rivolto a esso.
standing-limited = Limitato
standing-limited-means = Quel server è limitato. Quello che lasci passare si mostra solo ai membri.
standing-keys-changed = Chiavi nuove
standing-keys-changed-means = Tutte le chiavi di qualcuno che conosci sono cambiate in una volta, senza una parola firmata con quelle vecchie. Il dominio può avere un altro proprietario.
keys-title = Chiavi nuove
keys-lead = Chiedi a queste persone per un’altra via se sono ancora loro, prima di confermarlo. Fino ad allora si trattiene ciò che inviano.
keys-trust = Sono ancora loro
purge-title = Sospendere e togliere tutto?
purge-explained = { $count ->
    [one] Questo server viene sospeso e si toglie tutto ciò che è suo: quanto è trattenuto, annunci, post, messaggi, chi segue chi. Non si può annullare.
   *[other] Questi { $count } server vengono sospesi e si toglie tutto ciò che è loro: quanto è trattenuto, annunci, post, messaggi, chi segue chi. Non si può annullare.
}
purge-confirm = Sospendi e togli
home-held = { $count ->
    [one] Una cosa da un altro server aspetta la tua decisione
   *[other] { $count } cose da altri server aspettano la tua decisione
}
home-reports = { $count ->
    [one] Una segnalazione ti aspetta
   *[other] { $count } segnalazioni ti aspettano
}
done-let-through = Lasciato passare. Appare tra un momento.
done-held-refused = Rifiutato.
done-purged = Sospeso, e tutto ciò che era suo è stato tolto.

## Lists of domains

lists-title = Liste
lists-lead = Prendi liste di server da bloccare o da ammettere, e passa ad altri la tua. Il formato è quello di Mastodon.
lists-empty = Nessuna lista importata.
list-name = Nome della lista
list-name-hint = Importando di nuovo con lo stesso nome si ritira anche ciò che non è più nella lista.
list-kind = Tipo
list-kind-block = Da bloccare
list-kind-allow = Da ammettere
list-entries = Domini
list-in-force = Decisi da essa
list-imported = Importata
list-retract = Ritira
list-retract-title = Ritirare questa lista?
list-import-title = Importa una lista
list-import-lead = Prima vedi cosa cambierebbe. La decisione di una persona pesa più di una lista; il nostro dominio e i server con cui siamo in contatto restano fuori.
list-file = File (CSV)
list-file-hint = Al massimo 100.000 righe. Senza intestazione conta la prima colonna.
list-file-again = La lista è lunga: scegli di nuovo lo stesso file.
list-check = Vedi cosa cambierebbe
list-import = Importa
list-export-title = Esporta
list-export-block = Cosa è bloccato (CSV)
list-export-allow = Cosa è ammesso (CSV)
list-plan-title = Cosa cambierebbe
list-plan-summary = { $count ->
    [0] non cambia nulla
    [one] cambia una decisione
   *[other] cambiano { $count } decisioni
}
list-plan-empty = È già tutto così.
list-before = Prima
list-after = Dopo
list-more = { $count ->
    [one] e un altro
   *[other] e altri { $count }
}
list-about-ours = Noi stessi
list-about-ours-means = Lì c’è questo server. Resta fuori.
list-about-partners = In contatto con noi
list-about-partners-means = Qualcuno lì segue una delle nostre cooperative, o una di esse segue qualcuno lì. Resta fuori; decidi tu su questi server.
list-about-by-hand = Deciso da una persona
list-about-by-hand-means = Qualcuno qui ha deciso diversamente. Resta così.
list-about-gone = Non più nella lista
list-about-gone-means = Quello che questa lista ha deciso su di essi viene ritirato, a meno che una persona o un’altra lista non lo dica.
list-about-no-reports = Segnalazioni che non vengono lette
list-about-no-reports-means = Questa lista dice di non leggere le segnalazioni di questi server (reject_reports). Quello che una persona decide su uno di essi pesa di più.
list-without-media = { $count ->
    [one] Per un server la lista dice di non mostrare immagini (reject_media). Non se ne tiene conto: le immagini degli annunci qui si mostrano.
   *[other] Per { $count } server la lista dice di non mostrare immagini (reject_media). Non se ne tiene conto: le immagini degli annunci qui si mostrano.
}
list-skipped = Righe lasciate fuori
done-list-imported = La lista è importata.
done-list-retracted = La lista è ritirata.
error-list-name-missing = Dai un nome alla lista.
error-list-other-kind = Una lista dell’altro tipo ha questo nome.
error-list-file-missing = Scegli un file.
error-list-without-domains = In questo file non c’è nessun dominio.
error-too-large = Questo file è troppo grande.
error-not-utf-8 = Questo file non è UTF-8.
error-table-unreadable = Questa non è una tabella leggibile.
error-domain-invalid = non è un dominio
error-domain-obfuscated = il dominio è nascosto da asterischi
error-severity-none = la lista fa solo un commento
error-severity-unknown = gravità sconosciuta

## Reports

report-this = Segnala
report-title = Segnala { $handle }
report-lead = La legge chi gestisce questo server. Nessun altro viene a sapere che hai scritto.
report-object = Si tratta di
report-content = Cosa non va?
report-content-hint = Qualche frase aiuta chi decide.
report-send = Invia la segnalazione
reports-title = Segnalazioni
reports-lead = Quello che segnalano i membri e altri server.
reports-open = Segnalazioni aperte
reports-done = Segnalazioni risolte
reports-empty = Nessuna segnalazione.
report-one = Segnalazione
report-about = Su
report-by = Da
report-by-former = una persona che non è più membro
report-by-server = il server { $host }
report-when = Arrivo
report-note = Nota
report-finish = Risolta
report-forward = Avvisa { $host }
report-forward-lead = Chi gestisce quel server viene avvisato di chi e di che cosa si tratta, con le tue parole e a nome di questo server. Non viene a sapere chi ha segnalato, né che cosa ha scritto.
report-words = Le tue parole
report-words-hint = Senza i nomi dei vostri membri.
report-forward-send = Avvisa
report-forwarded = Cosa è stato detto al loro server
done-reported = Grazie. Qualcuno guarderà.
done-report-forwarded = È in viaggio.
error-report-missing = Di’ che cosa non va.
error-report-not-forwarded = Questa segnalazione non si può trasmettere, o è già stata trasmessa.
peer-reads = legge { $what }
