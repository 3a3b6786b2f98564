# Recherches que les membres gardent, pour apprendre ce qui est nouveau
searches-title = Recherches enregistrées
searches-lead = Nous vous avertissons quand quelque chose de nouveau correspond à l’une de ces recherches.
searches-empty = Vous n’avez encore enregistré aucune recherche.
searches-empty-how = Cherchez quelque chose dans le catalogue et choisissez « M’avertir des nouveautés ».
searches-to-catalogue = Aller au catalogue
searches-back = Retour à votre recherche
search-save = M’avertir des nouveautés
search-is-saved = Nous vous avertissons quand quelque chose de nouveau correspond.
search-change = Modifier ou arrêter
search-sign-in = Nous avertissons les membres quand quelque chose de nouveau correspond :
search-or-feed = Ou avec un lecteur de flux :
search-asks = Ce qu’elle demande
search-odd = Une partie de cette recherche ne peut plus être lue, par exemple parce qu’une coopérative est partie. Refaites-la dans le catalogue et enregistrez-la de nouveau.
search-is-paused = en pause
search-found-last = Dernière nouveauté trouvée :
search-found-never = Rien de nouveau n’a encore été trouvé.
search-news = { $count ->
    [one] { $count } nouveauté
   *[other] { $count } nouveautés
}
search-news-many = Plus de 99 nouveautés
search-open = Ouvrir
search-pause = Mettre en pause
search-again = Reprendre
search-name = Nom
search-rename = Enregistrer le nom
search-delete = Supprimer
search-delete-sure = Nous ne vous avertirons plus de ce qui correspond à cette recherche.
search-delete-yes = Supprimer cette recherche
search-everything = Voir tout ce qui correspond
search-new = Nouveau
search-since = Depuis
search-nothing-new = Rien de nouveau pour le moment.
search-more-new = Il y a encore d’autres nouveautés. Vous les trouvez dans le catalogue.
search-others = Ceci correspond aussi
done-search-saved = C’est enregistré. Nous vous avertirons quand quelque chose de nouveau correspondra.
done-search-paused = La recherche est en pause. Vous n’en entendrez plus parler tant que vous ne la reprenez pas.
done-search-again = Elle reprend. Nous vous avertirons de ce qui arrive à partir de maintenant.
done-search-renamed = La recherche a un nouveau nom.
done-search-deleted = La recherche est supprimée.
error-search-everything = Cette recherche demande tout. Choisissez d’abord des mots ou des filtres.
error-search-too-long = Cette recherche est trop longue. Utilisez moins de mots.
error-searches-too-many = Il n’y a plus de place pour d’autres recherches. Supprimez-en une d’abord.
