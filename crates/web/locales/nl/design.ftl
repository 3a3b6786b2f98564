### The frame of every page, the members' home, and what to do where there is nothing yet.

## Around every page

nav-menu = Menu
nav-share = Delen
nav-share-long = Iets delen
nav-ask-long = Iets vragen
nav-signed-in-as = Je bent ingelogd als { $name }.
foot-kind = Een server waar coöperaties delen, zonder reclame en zonder je te volgen.
foot-change-language = Veranderen

## Members' home

home-waiting = Wat op je wacht
home-cooperatives = Jouw coöperaties

## Where there is nothing yet

empty-share-first = Deel iets als eerste
empty-look-around = Kijk rond in de catalogus
empty-reading-how = Volg een coöperatie of een mens: wat die schrijft, verschijnt dan hier.
empty-followers-how = Vertel anderen jullie naam in de fediverse. Hij staat op de pagina van je coöperatie.
empty-see-page = Naar de pagina van de coöperatie

## When something went wrong

problem-again = Opnieuw proberen
problem-to-home = Naar je startpagina

## The page of all components

styleguide-title = Onderdelen
styleguide-lead = Alles waarvan pagina’s zijn gemaakt, voor wie ze bouwt. Alleen een server in ontwikkeling toont deze pagina.
