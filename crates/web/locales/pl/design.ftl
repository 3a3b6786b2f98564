### The frame of every page, the members' home, and what to do where there is nothing yet.

## Around every page

nav-menu = Menu
nav-share = Podziel się
nav-share-long = Podziel się czymś
nav-ask-long = Poproś o coś
nav-signed-in-as = Jesteś tu jako { $name }.
foot-kind = Serwer, na którym spółdzielnie się dzielą, bez reklam i bez śledzenia.
foot-change-language = Zmień

## Members' home

home-waiting = Co na ciebie czeka
home-cooperatives = Twoje spółdzielnie

## Where there is nothing yet

empty-share-first = Podziel się pierwszą rzeczą
empty-look-around = Rozejrzyj się po katalogu
empty-reading-how = Obserwuj spółdzielnię albo osobę: to, co napisze, pojawi się tutaj.
empty-followers-how = Podaj innym waszą nazwę w fediwersum. Jest na stronie twojej spółdzielni.
empty-see-page = Do strony spółdzielni

## When something went wrong

problem-again = Spróbuj ponownie
problem-to-home = Do twojej strony głównej

## The page of all components

styleguide-title = Elementy
styleguide-lead = Wszystko, z czego zbudowane są strony, dla tych, którzy je tworzą. Tę stronę pokazuje tylko serwer w fazie rozwoju.
