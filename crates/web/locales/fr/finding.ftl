# Trouver : le catalogue, la carte, les flux et les affiches pour le panneau d’affichage.
chips-kinds = Genres
chips-chosen = Filtres choisis
chip-leave = choisi ; appuyez pour tout afficher de nouveau
chip-remove = Retirer le filtre :
chip-words = « { $words } »
chip-closed = Y compris ce qui est clos
chip-near = À { $km } km au plus de { $place }
chip-near-point = À { $km } km au plus d’un point près de { $place }
sort-label = Ordre
sort-nearest = Le plus proche d’abord
sort-best = Le plus pertinent d’abord
sort-newest = Le plus récent d’abord
sort-title = Par titre
sort-cut = Seules les 500 annonces les plus récentes sont dans cet ordre. Choisissez des filtres pour voir les autres.
look-label = Affichage
look-gallery = Images
look-list = Liste
look-map = Carte
found-all = { $count ->
    [0] Rien trouvé
    [one] { $count } résultat
   *[other] { $count } résultats
}
found-more = { $count ->
    [one] Plus de { $count } résultat
   *[other] Plus de { $count } résultats
}
distance-away = à { $km } km
distance-close = à moins de 1 km
near-me = Près de moi
near-asking = Votre appareil cherche où il se trouve…
near-taken = Le lieu de votre appareil est pris, arrondi à un kilomètre environ.
near-denied = Votre navigateur ne laisse pas cette page demander où vous êtes. Écrivez plutôt une ville, ou autorisez-le dans les réglages du navigateur.
near-unavailable = Votre appareil ne sait pas où il est. Écrivez plutôt une ville.
near-slow = Votre appareil ne répond pas. Écrivez plutôt une ville.
near-unknown = Nous ne connaissons aucun lieu nommé « { $place } ». Essayez la grande ville la plus proche : les villes de plus de 15 000 habitants sont connues ici.
near-others = Vouliez-vous dire un autre lieu ?
empty-wider = Chercher dans un rayon de { $km } km
empty-say = Dire ce dont vous avez besoin
empty-members = Êtes-vous membre d’une coopérative ? Une fois connecté, vous pouvez publier ce dont vous avez besoin. Demandez à une coopérative près de chez vous :
feeds-lead = Pour suivre les nouveautés dans un lecteur de flux ou un agenda :
feeds-atom = Flux Atom
feeds-json = Flux JSON
feeds-calendar = Agenda
feeds-none = Il n’y a pas de flux : ce serveur ne montre rien sans connexion.
feeds-closed = Ce serveur est privé ; il n’y a donc ni flux ni agenda, car un programme ne peut pas se connecter. Connectez-vous avec un navigateur pour voir ce qui est partagé.
calendar-last-day = Dernier jour : { $title }
keep-title = À emporter
map-title = Carte
map-words = Les lieux sont montrés avec la précision choisie par les coopératives, pas plus. La liste à côté de la carte dit la même chose en mots.
map-label = Carte avec des repères numérotés. La liste qui suit porte les mêmes numéros.
map-move = Déplacer la carte
map-in = Plus près
map-out = Plus loin
map-west = Vers l’ouest
map-north = Vers le nord
map-south = Vers le sud
map-east = Vers l’est
map-list = Dans cette partie de la carte
map-empty = Il n’y a rien dans cette partie de la carte.
map-everything = Tout afficher
map-found-all = { $count ->
    [0] Rien dans cette partie de la carte
    [one] { $count } annonce dans cette partie de la carte
   *[other] { $count } annonces dans cette partie de la carte
}
map-found-more = { $count ->
    [one] L’annonce la plus récente de cette partie de la carte
   *[other] Les { $count } annonces les plus récentes de cette partie de la carte
}
map-more-here = { $count ->
    [one] { $count } autre ici
   *[other] { $count } autres ici
}
map-things = { $count ->
    [one] { $count } annonce
   *[other] { $count } annonces
}
map-somewhere = Lieu sans nom
map-sources = Données de la carte :
place-map = Choisir sur la carte
place-show = Montrer ce nom sur la carte
place-map-label = Carte avec une croix en son milieu, qui choisit un lieu
place-which = Plusieurs lieux portent ce nom. Lequel est-ce ?
place-unknown = Nous ne connaissons aucun lieu nommé « { $place } ». Déplacez la carte jusqu’à ce que la croix y soit.
place-far = Aucun lieu n’est encore choisi sur la carte. Approchez-vous et déplacez la carte jusqu’à ce que la croix soit au bon endroit.
place-chosen = La croix est près de { $town }.
place-chosen-at = La croix est à { $point }.
map-tiles = Les images de la carte viennent de { $host }, qui peut voir votre adresse internet et le lieu que vous regardez.
sheet-title = Pour le panneau d’affichage : { $title }
sheet-make = Affiche pour le panneau d’affichage
sheet-print = Imprimer
sheet-back = Retour
sheet-hint = L’affiche tient sur une page A4. Votre navigateur l’imprime avec Ctrl+P ou avec « Imprimer » dans son menu.
sheet-code = Code QR avec l’adresse de cette page
sheet-scan = Visez ce code avec l’appareil photo d’un téléphone, ou tapez :
sheet-share = Partagé par une coopérative
error-filter-odd = Une partie de cette adresse est illisible. Allez au catalogue, choisissez de nouveau vos filtres et copiez l’adresse de là.
error-view-odd = Ce n’est pas un lieu de la carte. Allez à la carte et recommencez.
