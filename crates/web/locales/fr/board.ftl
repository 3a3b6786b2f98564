### Le tableau d’annonces d’une coopérative.

coop-tab-board = Annonces
board-title = { $name } – tableau d’annonces
board-lead = Les offres et les besoins de cette coopérative, et ce que d’autres lui demandent. Qui suit le tableau reçoit tout cela, depuis n’importe quel serveur du fédivers.
board-follow-title = Suivre le tableau
board-follow-how = Cherchez ce nom depuis votre compte du fédivers, ou depuis Lemmy et ses semblables, et suivez-le :
board-who-title = Qui peut publier ici
board-who-automatic = Tout le monde : mentionnez { $handle } dans un message public, ou publiez-y depuis Lemmy et ses semblables. Le message paraît aussitôt ici.
board-who-by-hand = Tout le monde : mentionnez { $handle } dans un message public, ou publiez-y depuis Lemmy et ses semblables. Le message paraît ici dès que quelqu’un de la coopérative l’a lu.
board-who-off = La coopérative seulement. Vous pouvez toujours répondre à chacune de ses offres et à chacun de ses besoins.
board-ours = De { $name }
board-ours-empty = Rien n’est proposé ni recherché en ce moment.
board-ours-all = Toutes les offres et tous les besoins
board-others = Des autres
board-others-empty = Personne n’a encore rien publié.
board-waiting = Messages en attente
board-waiting-lead = D’autres ont publié ceci sur votre tableau. Vous êtes seuls à le voir tant qu’il n’est pas accepté. Répondre à quelqu’un, ou en faire un besoin, ne le met pas au tableau.
board-waits = { $count ->
    [one] { $count } message vous attend
   *[other] { $count } messages vous attendent
}
board-nothing-waits = Aucun message n’attend.
board-back = Vers le tableau
board-accept = Mettre au tableau
board-refuse = Refuser
board-remove = Retirer du tableau
board-ask = Répondre
board-inquiry-open = Vers la conversation
board-need = En faire un besoin
board-need-open = Vers le besoin
board-need-asked = Demandé par { $name } le { $date } :
board-block = Décider du serveur { $host }
board-rules = Messages du dehors
field-outside-posts = Les messages qui mentionnent le tableau
field-outside-posts-hint = Les offres et les besoins de la coopérative sont annoncés dans tous les cas.
outside-posts-automatic = Paraissent aussitôt
outside-posts-by-hand = Attendent que l’un de nous les ait lus
outside-posts-off = Ne sont pas pris
home-board = { $count ->
    [one] { $count } message attend pour le tableau
   *[other] { $count } messages attendent pour le tableau
}
done-post-accepted = C’est au tableau, et ses abonnés sont prévenus.
done-post-refused = Refusé. Personne n’est prévenu.
done-post-removed = C’est retiré du tableau, et ses abonnés sont prévenus.
done-post-taken-up = C’est maintenant une conversation. Votre réponse ne va qu’à l’auteur.
done-need-drafted = Ceci est un brouillon. Demandez à l’auteur avant de publier : personne n’est inscrit sans son accord.
error-post-decided = Quelqu’un a fait autre chose de ce message entre-temps. Veuillez regarder à nouveau.
error-post-no-inquiry = Impossible d’en faire une conversation : son auteur a beaucoup écrit aujourd’hui, ou l’a retiré.
board-picture = Image : { $alt }
