### The frame of every page, the members' home, and what to do where there is nothing yet.

## Around every page

nav-menu = Menu
nav-share = Partilhar
nav-share-long = Partilhar algo
nav-ask-long = Pedir algo
nav-signed-in-as = Tens sessão iniciada como { $name }.
foot-kind = Um servidor onde as cooperativas partilham, sem publicidade e sem te seguir o rasto.
foot-change-language = Mudar

## Members' home

home-waiting = O que espera por ti
home-cooperatives = As tuas cooperativas

## Where there is nothing yet

empty-share-first = Partilha a primeira coisa
empty-look-around = Dá uma vista de olhos ao catálogo
empty-reading-how = Segue uma cooperativa ou uma pessoa: o que escrever aparece aqui.
empty-followers-how = Diz aos outros o vosso nome no fediverso. Está na página da tua cooperativa.
empty-see-page = Para a página da cooperativa

## When something went wrong

problem-again = Tentar outra vez
problem-to-home = Para a tua página inicial

## The page of all components

styleguide-title = Componentes
styleguide-lead = Tudo aquilo de que as páginas são feitas, para quem as constrói. Só um servidor em desenvolvimento mostra esta página.
