# Blocks

blocks-title = Account bloccati
blocks-lead = Nessuna delle due parti segue l’altra, e quello che vi scrivono non viene accolto. Ciò che chiunque può leggere, lo possono leggere anche loro.
blocks-empty = Non c’è nessun blocco.
block-title = Blocca un account
block-do = Blocca
block-whom = Blocca { $name }
block-end = Sblocca
block-since = dal giorno { $date }
done-blocked = Account bloccato. Il suo server viene avvisato.
done-unblocked = Non è più bloccato. Chi seguiva chi, prima, non torna.
sent-kind-block = Bloccato
sent-kind-unblock = Sbloccato
error-block-self = Una cooperativa non può bloccare se stessa.
error-block-too-many = Una cooperativa può bloccare al massimo 1000 account. Chiedi a chi gestisce questo server di chiudere la porta a un server intero.
error-follow-blocked = Hai bloccato questo account. Prima sbloccalo.
error-follow-refused = Questa cooperativa non vuole essere seguita dalla tua.
error-inquiry-blocked = Hai bloccato questo account. Sbloccalo prima di scrivere.
error-inquiry-refused = Questa cooperativa non riceve messaggi dalla tua.
