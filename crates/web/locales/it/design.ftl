### The frame of every page, the members' home, and what to do where there is nothing yet.

## Around every page

nav-menu = Menu
nav-share = Condividi
nav-share-long = Condividi qualcosa
nav-ask-long = Chiedi qualcosa
nav-signed-in-as = Sei dentro come { $name }.
foot-kind = Un server dove le cooperative condividono, senza pubblicità e senza tracciamento.
foot-change-language = Cambia

## Members' home

home-waiting = Che cosa ti aspetta
home-cooperatives = Le tue cooperative

## Where there is nothing yet

empty-share-first = Condividi la prima cosa
empty-look-around = Guarda nel catalogo
empty-reading-how = Segui una cooperativa o una persona: quello che scrive apparirà qui.
empty-followers-how = Di’ ad altri il vostro nome nel fediverso. È sulla pagina della tua cooperativa.
empty-see-page = Alla pagina della cooperativa

## When something went wrong

problem-again = Riprova
problem-to-home = Alla tua pagina iniziale

## The page of all components

styleguide-title = Componenti
styleguide-lead = Tutto ciò di cui sono fatte le pagine, per chi le costruisce. Solo un server in sviluppo mostra questa pagina.
