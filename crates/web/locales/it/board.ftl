### The board of a cooperative.

coop-tab-board = Bacheca
board-title = { $name } – bacheca
board-lead = Le offerte e le richieste di questa cooperativa, e quello che altri le chiedono. Chi segue la bacheca viene a sapere tutto, da qualsiasi server del fediverso.
board-follow-title = Segui la bacheca
board-follow-how = Cerca questo nome dal tuo account del fediverso, o in Lemmy e simili, e seguilo:
board-who-title = Chi può pubblicare qui
board-who-automatic = Chiunque: menziona { $handle } in un post pubblico, o pubblica da Lemmy e simili. Appare qui subito.
board-who-by-hand = Chiunque: menziona { $handle } in un post pubblico, o pubblica da Lemmy e simili. Appare qui quando una persona della cooperativa l’ha letto.
board-who-off = Solo la cooperativa. Puoi comunque rispondere a ogni sua offerta e richiesta.
board-ours = Da { $name }
board-ours-empty = In questo momento non si offre e non si cerca nulla.
board-ours-all = Tutte le offerte e le richieste
board-others = Da altri
board-others-empty = Nessuno ha ancora pubblicato nulla.
board-waiting = Post in attesa
board-waiting-lead = Altri hanno pubblicato questo sulla vostra bacheca. Lo vedete solo voi finché non viene accettato. Rispondere a qualcuno, o farne una richiesta, non lo mette in bacheca.
board-waits = { $count ->
    [one] { $count } post ti aspetta
   *[other] { $count } post ti aspettano
}
board-nothing-waits = Nessun post in attesa.
board-back = Alla bacheca
board-accept = Metti in bacheca
board-refuse = Rifiuta
board-remove = Togli dalla bacheca
board-ask = Rispondi
board-inquiry-open = Alla conversazione
board-need = Fanne una richiesta
board-need-open = Alla richiesta
board-need-asked = { $name } l’ha chiesto in data { $date }:
board-block = Decidi sul server { $host }
board-rules = Post da fuori
field-outside-posts = Post che menzionano la bacheca
field-outside-posts-hint = Le offerte e le richieste della cooperativa vengono annunciate comunque.
outside-posts-automatic = Appaiono subito
outside-posts-by-hand = Aspettano che qualcuno della cooperativa li abbia letti
outside-posts-off = Non vengono accolti
home-board = { $count ->
    [one] { $count } post aspetta per la bacheca
   *[other] { $count } post aspettano per la bacheca
}
done-post-accepted = È in bacheca, e chi la segue viene avvisato.
done-post-refused = Rifiutato. Nessuno viene avvisato.
done-post-removed = Non è più in bacheca, e chi la segue viene avvisato.
done-post-taken-up = Ora è una conversazione. La tua risposta va solo a chi ha scritto.
done-need-drafted = Questa è una bozza. Chiedi a chi ha scritto prima di pubblicarla: non si annuncia nessuno senza il suo consenso.
error-post-decided = Nel frattempo qualcuno ha fatto altro con questo post. Guarda di nuovo.
error-post-no-inquiry = Non se ne può fare una conversazione: chi l’ha scritto oggi ha scritto moltissimo, o l’ha ritirato.
board-picture = Immagine: { $alt }
