### Le cadre de chaque page, l’espace des membres, et que faire là où il n’y a encore rien.

## Autour de chaque page

nav-menu = Menu
nav-share = Partager
nav-share-long = Partager quelque chose
nav-ask-long = Demander quelque chose
nav-signed-in-as = Vous êtes connecté en tant que { $name }.
foot-kind = Un serveur où des coopératives partagent, sans publicité et sans pistage.
foot-change-language = Changer

## Espace des membres

home-waiting = Ce qui vous attend
home-cooperatives = Vos coopératives

## Là où il n’y a encore rien

empty-share-first = Partager une première chose
empty-look-around = Parcourir le catalogue
empty-reading-how = Suivez une coopérative ou une personne : ce qu’elle écrit apparaîtra ici.
empty-followers-how = Donnez aux autres votre nom dans le fédivers. Il figure sur la page de votre coopérative.
empty-see-page = Vers la page de la coopérative

## Quand quelque chose n’a pas marché

problem-again = Réessayer
problem-to-home = Vers votre espace

## La page de tous les composants

styleguide-title = Composants
styleguide-lead = Tout ce dont les pages sont faites, pour qui les construit. Seul un serveur en développement montre cette page.
