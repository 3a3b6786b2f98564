# A member's own data

own-data-title = I tuoi dati
own-data-lead = Tutto quello che questo server conserva su di te in un solo file (JSON): il tuo profilo, da dove hai fatto l’accesso e quello che hai scritto. La password e le chiavi non ci sono.
own-data-take = Scarica i miei dati
leave-title = Elimina il mio account
leave-explained = Il tuo account, le tue sessioni e passkey e il tuo account pubblico spariscono subito e per sempre. Quello che hai scritto a nome di una cooperativa è della cooperativa e resta, senza il tuo nome.
leave-do = Elimina il mio account per sempre
done-left = Il tuo account è eliminato.
error-last-runner = Nessun altro gestisce questo server. Prima affida il compito a qualcuno: chi ha la macchina può farlo con il comando «allmende member add --admin».
