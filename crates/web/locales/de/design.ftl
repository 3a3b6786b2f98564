### Der Rahmen jeder Seite, die Bereich der Mitglieder, und was zu tun ist, wo noch nichts ist.

## Um jede Seite

nav-menu = Menü
nav-share = Teilen
nav-share-long = Etwas teilen
nav-ask-long = Um etwas bitten
nav-signed-in-as = Sie sind angemeldet als { $name }.
foot-kind = Ein Server, auf dem Genossenschaften teilen, ohne Werbung und ohne Tracking.
foot-change-language = Wechseln

## Bereich der Mitglieder

home-waiting = Was auf Sie wartet
home-cooperatives = Ihre Genossenschaften

## Wo noch nichts ist

empty-share-first = Das Erste teilen
empty-look-around = Im Katalog stöbern
empty-reading-how = Folgen Sie einer Genossenschaft oder einem Menschen: Was dort geschrieben wird, erscheint dann hier.
empty-followers-how = Sagen Sie anderen Ihren Namen im Fediverse. Er steht auf der Seite Ihrer Genossenschaft.
empty-see-page = Zur Seite der Genossenschaft

## Wenn etwas schiefging

problem-again = Noch einmal versuchen
problem-to-home = In meinen Bereich

## Die Seite aller Bausteine

styleguide-title = Bausteine
styleguide-lead = Alles, woraus die Seiten bestehen, für alle, die sie bauen. Nur ein Server in Entwicklung zeigt diese Seite.
