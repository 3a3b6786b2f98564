### The frame of every page, the members' home, and what to do where there is nothing yet.

## Around every page

nav-menu = Menú
nav-share = Compartir
nav-share-long = Compartir algo
nav-ask-long = Pedir algo
nav-signed-in-as = Tienes la sesión iniciada como { $name }.
foot-kind = Un servidor donde las cooperativas comparten, sin publicidad y sin rastreo.
foot-change-language = Cambiar

## Members' home

home-waiting = Lo que te espera
home-cooperatives = Tus cooperativas

## Where there is nothing yet

empty-share-first = Comparte lo primero
empty-look-around = Echa un vistazo al catálogo
empty-reading-how = Sigue a una cooperativa o a una persona: lo que escriba aparecerá aquí.
empty-followers-how = Di a otros vuestro nombre en el fediverso. Está en la página de tu cooperativa.
empty-see-page = A la página de la cooperativa

## When something went wrong

problem-again = Probar otra vez
problem-to-home = A tu página de inicio

## The page of all components

styleguide-title = Componentes
styleguide-lead = Todo aquello de lo que están hechas las páginas, para quienes las construyen. Solo un servidor en desarrollo muestra esta página.
