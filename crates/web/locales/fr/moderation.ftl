## Les serveurs et leurs règles

peers-tab = Serveurs
policy-none = Pas de décision
peer-by-list = par la liste « { $list } »
mode-allow-list-notice = Ce serveur ne parle qu’à ceux que quelqu’un a autorisés. Tous les autres sont refusés : ce qu’ils envoient, ce qu’ils demandent, ce que nous enverrions, et la recherche de personnes chez eux.
rules-title = Règles pour tous les autres
rules-lead = Elles valent pour les serveurs au sujet desquels personne n’a décidé.
rules-mode = À qui nous parlons
rules-mode-hint = Un changement vaut aussitôt, dans les deux sens. Revenir en arrière rétablit ce qui était.
mode-open = À tous ceux qui ne sont pas suspendus
mode-allow-list = Seulement aux serveurs que quelqu’un a autorisés
rules-newcomers = Ce qu’envoient les nouveaux venus
rules-newcomers-hint = Un nouveau venu est un serveur au sujet duquel personne ici n’a décidé et à qui personne ne s’est adressé.
newcomers-hold = Le retenir jusqu’à ce que quelqu’un ait regardé
newcomers-show = Le montrer aussitôt
wave-title = Beaucoup de nouveaux serveurs sont arrivés d’un coup
wave-notice = Beaucoup de serveurs sont venus pour la première fois en une heure. Ce qu’envoient les nouveaux venus est retenu jusqu’au { $until }, tant que personne n’en décide autrement ici.
wave-look = Voir ce qui est retenu
wave-end = Montrer les nouveaux venus selon les règles
wave-home = Beaucoup de nouveaux serveurs sont arrivés d’un coup : ce qu’ils envoient est retenu jusqu’au { $until }
rules-explained = Qui est un nouveau venu, et ce qui est retenu
rules-known-1 = Un serveur est connu dès que quelqu’un l’a autorisé, lui ou un domaine dont il fait partie.
rules-known-2 = Il est connu quand une de nos coopératives y suit quelqu’un, ou l’a demandé.
rules-known-3 = Il est connu quand une de nos coopératives y a écrit à quelqu’un.
rules-held-what = Sont retenus les messages, annonces, publications, partages et mentions « j’aime » : ce que l’on verrait. Les demandes de suivi parviennent à la coopérative comme toujours, et les suppressions prennent effet. Ce dont personne ne décide sous 90 jours est refusé.

## Ce qui est retenu

held-title = Retenus
held-lead = Ce qui est arrivé et que personne ne voit tant que vous ne le laissez pas passer.
held-explained = Pourquoi quelque chose est retenu
held-empty = Rien n’est retenu.
held-by-host = Par serveur
held-items = Les plus récents d’abord
held-items-of = De { $host }
held-all = De tous les serveurs
held-choose = Choisir
held-through = Laisser passer la sélection
held-refuse = Refuser la sélection
held-welcome = Autoriser les serveurs choisis et tout laisser passer
held-purge = Suspendre les serveurs choisis et tout enlever
held-kind-listing = Annonce
held-kind-message = Message
held-kind-post = Publication
held-kind-share = Partage
held-kind-like = J’aime
standing-newcomer = Nouveau venu
standing-newcomer-means = Personne ici n’a décidé au sujet de ce serveur ni ne s’est adressé à lui.
standing-limited = Limité
standing-limited-means = Ce serveur est limité. Ce que vous laissez passer n’est montré qu’aux membres.
standing-keys-changed = Nouvelles clés
standing-keys-changed-means = Toutes les clés de quelqu’un que vous connaissez ont changé d’un coup, sans un mot signé avec les anciennes. Le domaine a peut-être un nouveau propriétaire.
keys-title = Nouvelles clés
keys-lead = Demandez à ces personnes par une autre voie si c’est toujours elles avant de le dire. D’ici là, ce qu’elles envoient est retenu.
keys-trust = C’est toujours elles
purge-title = Suspendre et tout enlever ?
purge-explained = { $count ->
    [one] Ce serveur est suspendu, et tout ce qui vient de lui est enlevé : ce qui est retenu, annonces, publications, messages, suivis. C’est irréversible.
   *[other] Ces { $count } serveurs sont suspendus, et tout ce qui vient d’eux est enlevé : ce qui est retenu, annonces, publications, messages, suivis. C’est irréversible.
}
purge-confirm = Suspendre et enlever
home-held = { $count ->
    [one] Une chose venue d’un autre serveur attend votre décision
   *[other] { $count } choses venues d’autres serveurs attendent votre décision
}
home-reports = { $count ->
    [one] Un signalement vous attend
   *[other] { $count } signalements vous attendent
}
done-let-through = C’est passé. Cela apparaît dans un instant.
done-held-refused = Refusé.
done-purged = Suspendu, et tout ce qui en venait a été enlevé.

## Listes de domaines

lists-title = Listes
lists-lead = Reprenez des listes de serveurs à bloquer ou à autoriser, et transmettez la vôtre. La forme est celle de Mastodon.
lists-empty = Aucune liste n’a été importée.
list-name = Nom de la liste
list-name-hint = Importée à nouveau sous le même nom, elle reprend aussi ce qui a quitté la liste.
list-kind = Genre
list-kind-block = À bloquer
list-kind-allow = À autoriser
list-entries = Domaines
list-in-force = Décidés par elle
list-imported = Importée
list-retract = Retirer
list-retract-title = Retirer cette liste ?
list-import-title = Importer une liste
list-import-lead = Vous voyez d’abord ce qui changerait. La décision d’une personne est plus forte qu’une liste ; notre propre domaine et les partenaires sont laissés de côté.
list-file = Fichier (CSV)
list-file-hint = Au plus 100 000 lignes. Sans en-tête, la première colonne compte.
list-file-again = La liste est longue : veuillez choisir le même fichier encore une fois.
list-check = Voir ce qui changerait
list-import = Importer
list-export-title = Exporter
list-export-block = Ce qui est bloqué (CSV)
list-export-allow = Ce qui est autorisé (CSV)
list-plan-title = Ce qui changerait
list-plan-summary = { $count ->
    [0] rien ne change
    [one] une décision change
   *[other] { $count } décisions changent
}
list-plan-empty = Tout est déjà ainsi.
list-before = Avant
list-after = Après
list-more = { $count ->
    [one] et un autre
   *[other] et { $count } autres
}
list-about-ours = Nous-mêmes
list-about-ours-means = Ce serveur s’y trouve. Laissé de côté.
list-about-partners = Partenaires
list-about-partners-means = Quelqu’un y suit une de nos coopératives ou est suivi par l’une d’elles. Laissés de côté ; décidez à la main.
list-about-by-hand = Décidé par une personne
list-about-by-hand-means = Quelqu’un ici a décidé autrement. Cela reste.
list-about-gone = Ont quitté la liste
list-about-gone-means = Ce que cette liste avait décidé à leur sujet est repris, sauf si une personne ou une autre liste le dit aussi.
list-about-no-reports = Signalements qui ne sont pas lus
list-about-no-reports-means = Cette liste demande de ne pas lire les signalements de ces serveurs (reject_reports). Ce qu’une personne décide au sujet de l’un d’eux prévaut.
list-without-media = { $count ->
    [one] Pour un serveur, la liste demande de ne pas montrer d’images (reject_media). Ce n’est pas appliqué : les images des annonces sont montrées ici.
   *[other] Pour { $count } serveurs, la liste demande de ne pas montrer d’images (reject_media). Ce n’est pas appliqué : les images des annonces sont montrées ici.
}
list-skipped = Lignes laissées de côté
done-list-imported = La liste a été importée.
done-list-retracted = La liste a été retirée.
error-list-name-missing = Veuillez donner un nom à la liste.
error-list-other-kind = Une liste de l’autre genre porte ce nom.
error-list-file-missing = Veuillez choisir un fichier.
error-list-without-domains = Il n’y a aucun domaine dans ce fichier.
error-too-large = Ce fichier est trop grand.
error-not-utf-8 = Ce fichier n’est pas en UTF-8.
error-table-unreadable = Ce n’est pas un tableau lisible.
error-domain-invalid = pas un domaine
error-domain-obfuscated = le domaine est masqué par des étoiles
error-severity-none = la liste ne fait que le commenter
error-severity-unknown = sévérité inconnue

## Signalements

report-this = Signaler
report-title = Signaler { $handle }
report-lead = Qui administre ce serveur-ci le lit. Personne d’autre n’apprend que vous avez écrit.
report-object = Il s’agit de
report-content = Qu’est-ce qui ne va pas ?
report-content-hint = Quelques phrases aident qui décide.
report-send = Envoyer le signalement
reports-title = Signalements
reports-lead = Ce que signalent les membres et d’autres serveurs.
reports-open = Signalements ouverts
reports-done = Signalements réglés
reports-empty = Aucun signalement.
report-one = Signalement
report-about = Au sujet de
report-by = De
report-by-former = une personne qui était membre
report-by-server = le serveur { $host }
report-when = Arrivé
report-note = Note
report-finish = Réglé
report-forward = Prévenir { $host }
report-forward-lead = Qui administre ce serveur apprend de qui et de quoi il s’agit, dans vos mots et au nom du nôtre, mais pas qui a signalé ni ce que cette personne a écrit.
report-words = Vos mots
report-words-hint = Sans les noms de vos membres.
report-forward-send = Prévenir
report-forwarded = Ce qui a été dit à leur serveur
done-reported = Merci. Quelqu’un va regarder.
done-report-forwarded = C’est en route.
error-report-missing = Veuillez dire ce qui ne va pas.
error-report-not-forwarded = Ce signalement ne peut pas être transmis, ou l’a déjà été.
peer-reads = lit { $what }
