### The sentences of the pages.

## Around every page

skip-to-content = Aller au contenu
nav-main = Navigation principale
nav-catalogue = Catalogue
nav-cooperatives = Coopératives
nav-home = Mon espace
nav-reading = Lectures
nav-peers = Autres serveurs
nav-deliveries = Envois
nav-sign-in = Se connecter
nav-sign-out = Se déconnecter
foot-about = À propos de { $host }
foot-language = Langue
pages = Pages
pages-previous = Page précédente
pages-next = Page suivante
form-errors = Veuillez vérifier votre saisie
save = Enregistrer
cancel = Annuler
limited = Limité

## Said once, after something was done

done-published = C’est publié. Les personnes qui vous suivent en sont informées.
done-share-which = Choisissez pour laquelle de vos coopératives.
done-share-others = Les offres et les besoins sont publiés par les personnes qui gèrent ou administrent une coopérative. Dites-leur ce que vous avez ou ce qu’il vous faut.
done-saved = C’est enregistré.
done-closed = C’est clos. L’annonce reste lisible pour les retardataires.
done-removed = C’est retiré ici, et il est demandé aux autres serveurs de retirer leurs copies.
done-asked = Votre question est en route.
done-answered = Votre message est en route.
done-archived = C’est archivé. Un nouveau message la fera réapparaître.
done-followed = Vous suivez désormais ce compte.
done-follow-asked = La demande est partie. Elle attend l’accord de l’autre côté.
done-unfollowed = Vous ne suivez plus ce compte.
done-catalogue-asked = Le catalogue est en cours de lecture. Revenez dans un instant.
done-catalogue-recent = Le catalogue est en cours de lecture, ou vient de l’être.
done-moved = C’est fait. Celles et ceux qui suivent cette coopérative sont informés.
done-moved-back = Le déménagement est annulé. Cette coopérative peut de nouveau publier.
done-joined = Bienvenue ! Vous êtes maintenant membre.
done-set-up = Votre serveur est prêt. Publiez votre première offre ou votre premier besoin.
done-founded = La coopérative est prête.
done-password = Votre mot de passe est changé et tous vos autres appareils sont déconnectés.
done-reset-asked = Si quelqu’un a cette adresse ici, une lettre est en route.
done-reset = Votre mot de passe est changé. Connectez-vous avec le nouveau.
done-account-deleted = Le compte est supprimé.
done-passkey-added = La clé d’accès est ajoutée.
done-passkey-removed = La clé d’accès est retirée ici. Retirez-la aussi de votre appareil.
done-session-ended = L’appareil est déconnecté.

## A fresh instance

fresh-title = Presque prêt
fresh-lead = Ce serveur fonctionne, mais n’héberge encore aucune coopérative.
fresh-step-terminal = Regardez le terminal dans lequel le serveur a été démarré.
fresh-step-link = Ouvrez le lien de configuration à usage unique qui y est affiché.
fresh-step-done = Indiquez le nom de votre coopérative et votre identifiant. C’est tout.
fresh-lost = Le lien sert une seule fois, pendant un jour. Chaque démarrage du serveur en affiche un nouveau. Vous pouvez aussi créer un membre en ligne de commande :

## First run

setup-title = Configurer votre serveur
setup-lead = Une minute, et votre coopérative peut partager avec d’autres. Tout pourra être modifié plus tard, sauf le nom court.
setup-cooperative = Votre coopérative
setup-you = Vous
setup-finish = Terminer

## Catalogue

catalogue-title = Catalogue
catalogue-lead = Ce que les coopératives partagent et ce dont elles ont besoin : outils, salles, véhicules, compétences, données, logiciels et documents.
catalogue-search = Rechercher
catalogue-words = Que cherchez-vous ?
catalogue-more = Plus de filtres
catalogue-apply = Appliquer les filtres
catalogue-reset = Tout afficher
catalogue-closed-too = Afficher aussi ce qui est clos
catalogue-results = Résultats
catalogue-empty = Rien n’est encore publié.
catalogue-nothing-found = Aucun résultat. Essayez avec moins de mots ou moins de filtres.
any-sector = Tous les secteurs
any-sdg = Tous les objectifs
any-cooperative = Toutes les coopératives
distance-km = { $km } km
age-now = copié à l’instant
age-minutes = { $count ->
    [one] copié il y a { $count } minute
   *[other] copié il y a { $count } minutes
}
age-hours = { $count ->
    [one] copié il y a { $count } heure
   *[other] copié il y a { $count } heures
}
age-days = { $count ->
    [one] copié il y a { $count } jour
   *[other] copié il y a { $count } jours
}

## A listing

listing-from = De
listing-is-draft = Ceci est un brouillon, visible des seuls membres de la coopérative.
listing-is-reserved = Réservé en ce moment.
listing-facts = En bref
listing-subjects = Thèmes
listing-link = Site ou téléchargement
listing-updated = Dernière modification :
listing-original = Ceci est une copie. L’original se trouve ici :
listing-resource = En savoir plus sur cette ressource
listing-manage = Gérer
listing-publish = Publier
listing-publish-again = Publier à nouveau
listing-edit = Modifier
listing-close = Clore
listing-remove = Retirer
listing-deliveries = Qui l’a reçue
likes = { $count ->
    [one] { $count } mention « j’aime »
   *[other] { $count } mentions « j’aime »
}
shares = { $count ->
    [one] partagé { $count } fois
   *[other] partagé { $count } fois
}
place-coordinates = Coordonnées
place-approximate = (approximatives)
fact-quantity = Quantité
fact-available = Encore disponible
fact-minimum = Quantité minimale
fact-effort = Temps nécessaire
fact-window = Quand
fact-in-return = En échange
fact-eligibility = Visible par
window-from = à partir du { $from }
window-until = jusqu’au { $until }
window-both = du { $from } au { $until }
licence-use = Vous pouvez l’utiliser et le copier librement.
licence-change = Vous pouvez le modifier.
licence-no-change = Vous ne pouvez pas le modifier.
licence-sell = Vous pouvez le vendre et en faire un usage commercial.
licence-no-sell = Vous ne pouvez ni le vendre ni en faire un usage commercial.
licence-credit = Citez ses auteurs et la licence.
licence-share-alike = Partagez vos modifications sous la même licence.
licence-unknown = Veuillez lire la licence pour savoir ce qui est permis.
remove-title = Retirer cette annonce ?
remove-explained = Son texte et ses images disparaissent d’ici, et il est demandé à chaque autre serveur de supprimer sa copie. C’est irréversible. Pour dire seulement que ce n’est plus disponible, préférez clore l’annonce.
remove-confirm = Retirer définitivement
ask-title = Poser une question
ask-send = Envoyer la question
ask-own-account = Demander avec un autre compte
ask-sign-in-lead = Vous êtes membre d’une coopérative ici ? Alors vous demandez en son nom.
ask-sign-in = Se connecter et demander
ask-who-may = Les personnes qui gèrent ou administrent une autre coopérative demandent ici en son nom. Parlez-en à l’une des vôtres.
ask-search-for = Tout compte du fédivers (Mastodon et autres) peut poser une question. Collez cette adresse dans la recherche de votre serveur et répondez à ce qui apparaît :
ask-or-write-to = Ou envoyez un message direct à :
ask-answer-comes = La réponse vous parviendra sur votre compte.
back-to-listing = Retour à l’annonce

## A resource

resource-held-by = Détenu par
resource-offers = Offres
resource-no-offers = Elle n’est pas proposée en ce moment.
resource-edit-title = Modifier cette ressource
resource-edit-apart = Ce que vous modifiez ici ne suit plus l’offre, et l’offre ne le suit pas.
resource-remove-title = Retirer cette ressource ?
resource-remove-explained = Son texte et ses images disparaissent d’ici, et les autres serveurs constateront sa disparition. C’est irréversible.

## Cooperatives

coops-lead = Les coopératives qui partagent par { $host }.
coops-empty = Il n’y a pas encore de coopérative ici.
coop-found = Fonder une coopérative
coop-listings = Offres et besoins
coop-about = À propos
coop-follow-title = Nous suivre
coop-follow-how = Dans Mastodon ou un service semblable, cherchez ce nom et suivez-le : les nouvelles offres et les nouveaux besoins viendront à vous.
coop-follow-or-address = Si cela ne suffit pas, cherchez l’adresse :
coop-followers-count = { $count ->
    [one] { $count } abonné
   *[other] { $count } abonnés
}
coop-following-count = { $count } suivis
coop-tab-page = Page
coop-tab-inquiries = Demandes
coop-tab-following = Abonnements
coop-tab-followers = Abonnés
coop-tab-members = Membres
coop-tab-settings = Profil
coop-archive = Tout emporter
coop-archive-text = Un seul fichier avec le profil de la coopérative, ses offres et ses besoins avec leurs images, ses conversations et les comptes qu’elle suit : à garder, ou pour continuer sur un autre serveur. Il contient des messages de personnes : gardez-le comme vous garderiez leurs lettres.
coop-archive-download = Tout télécharger (zip)

## Members' home

home-hello = Bonjour { $name }
home-no-cooperative = Vous n’êtes encore membre d’aucune coopérative. Demandez-lui un lien d’invitation.
home-inquiries = { $count ->
    [one] Une demande attend une réponse
   *[other] { $count } demandes attendent une réponse
}
home-inquiries-more = Plus de { $count } demandes attendent une réponse
home-requests = { $count ->
    [one] Un compte demande à vous suivre
   *[other] { $count } comptes demandent à vous suivre
}
home-nothing-waits = Rien ne vous attend.
home-your-role = Votre rôle ici : { $role }.
home-drafts = Brouillons
home-latest = Dernières publications
home-nothing-published = Rien n’est encore publié.

## Publishing

publish-title = Proposer ou demander quelque chose
publish-edit-title = Modifier
publish-other-languages = Autres langues
publish-more = Plus : quantité, échange, lieu, thèmes…
publish-more-photos = Plus de photos
publish-drop-image = Retirer cette image
publish-goes-out = Vos modifications sont envoyées à tous ceux qui ont reçu cette annonce.
publish-save-changes = Enregistrer les modifications
publish-save-draft = Enregistrer le brouillon
choose-nature = Veuillez choisir
usual-action = L’usage pour ce genre de chose
no-commons-role = Non précisé

## Inquiries

inquiries-empty = Aucune demande ici.
inquiry-all = Toutes les demandes
inquiry-with = Conversation avec { $name }
inquiry-cut-off = Le serveur de { $name } est bloqué ici. Ce qui a été dit reste ; rien de nouveau n’arrive, et rien ne peut être envoyé.
inquiry-about = À propos de
inquiry-by = de { $name }
inquiry-to = à { $name }
inquiry-no-listing = Message direct
inquiry-send = Envoyer
inquiry-archive = Archiver

## Following and followers

following-empty = Cette coopérative ne suit encore personne. Suivez-en d’autres pour trouver ici leurs offres et leurs besoins.
follow-title = Suivre une coopérative ou une personne
follow-do = Suivre
follow-end = Ne plus suivre
follow-withdraw = Annuler la demande
followers-pending = Demandes d’abonnement
followers-empty = Personne ne suit encore cette coopérative.
followers-by-hand = Les nouveaux abonnés attendent votre accord. Vous pouvez le changer dans le profil.
followers-automatic = Tout le monde peut s’abonner. Vous pouvez le changer dans le profil.
follower-accept = Accepter
follower-reject = Refuser
follower-remove = Retirer
follower-since = depuis le { $date }

## Reading

reading-lead = Les messages des comptes que suivent nos coopératives.
reading-empty = Rien à lire pour l’instant. Les messages apparaîtront quand une coopérative d’ici suivra quelqu’un qui écrit.
reading-shared-by = partagé par { $handle }
reading-attached = { $medium } : { $alt }
reading-medium-picture = Image
reading-medium-video = Vidéo
reading-medium-sound = Son
reading-medium-page = Page
reading-medium-file = Fichier
reading-sensitive = Pièces jointes ; prudence, conseille leur auteur
reading-kind-question = Sondage
reading-kind-article = Article
reading-kind-page = Contribution
reading-kind-image = Image
reading-kind-video = Vidéo
reading-kind-audio = Son
reading-kind-event = Événement
reading-kind-document = Document
reading-kind-unknown = Quelque chose que ce programme ne connaît pas ({ $type })
reading-open-vote = Voter sur { $host }
reading-open-read = Lire sur { $host }
reading-open-watch = Regarder sur { $host }
reading-open-listen = Écouter sur { $host }
reading-open-see = Voir sur { $host }
reading-answers = Répond à un message sur { $host }
reading-quotes = Cite un message sur { $host }
reading-whole = Le texte entier
reading-no-words = Sans paroles.
reading-votes = { $count ->
    [one] { $count } voix
   *[other] { $count } voix
}
reading-voters = { $count ->
    [one] { $count } personne a voté.
   *[other] { $count } personnes ont voté.
}
reading-poll-several = Plusieurs réponses sont possibles.
reading-poll-over = Le vote est terminé.
reading-poll-until = On peut voter jusqu’au { $date }.
reading-event-starts = Début
reading-event-ends = Fin
reading-event-place = Lieu

## Peers

peers-lead = Les autres serveurs qui nous ont contactés, et ce que nous avons décidé à leur sujet.
peers-empty = Aucun autre serveur n’est encore connu.
peer-host = Serveur
peer-host-hint = Par exemple : coop.example. Les sous-domaines sont compris.
peer-policy = Décision
peer-reason = Motif
peer-reason-hint = Pour celles et ceux qui décideront après vous.
peer-software = Logiciel
peer-seen = Dernier contact
peer-in-trouble = en difficulté
peer-decide = Décider pour un serveur

## Signing in, invitations, members

sign-in-title = Se connecter
sign-in-no-account = Pas encore de compte ? Une coopérative peut vous envoyer un lien d’invitation.
invitation-title = Invitation
invitation-to = Vous êtes invité·e à rejoindre { $name }
invitation-role = Vous rejoindriez en tant que : { $role }.
invitation-as = Vous êtes connecté·e en tant que { $name }.
invitation-join = Rejoindre
invitation-have-account = J’ai déjà un compte
invitation-made = Envoyez ce lien aux personnes que vous invitez :
invitation-once = Il n’est affiché que maintenant.
invite-title = Inviter quelqu’un
invite-make = Créer le lien
invite-open = Invitations en cours
invite-uses-left = { $count ->
    [one] pour encore { $count } personne
   *[other] pour encore { $count } personnes
}
invite-until = jusqu’au { $date }
invite-withdraw = Annuler
member-you = vous
member-role-of = Rôle de { $name }
member-remove = Retirer
member-leave = Quitter

## A member's own settings

settings-title = Vos réglages
settings-login = Vous vous connectez en tant que { $login }.
settings-profile = Nom et langue
settings-password = Mot de passe
settings-change-password = Changer le mot de passe
settings-sessions = Où vous êtes connecté·e
settings-sessions-lead = Si l’une d’elles vous est inconnue, déconnectez-la et changez votre mot de passe.
session-this = cet appareil
session-seen = Dernière utilisation :
session-unknown = Programme inconnu
session-end = Déconnecter
session-end-others = Déconnecter partout ailleurs

## About

about-title = À propos de ce serveur
about-lead = Ici, des coopératives partagent leurs communs avec d’autres coopératives, par des standards ouverts et sans plateforme intermédiaire.
about-cooperatives = { $count ->
    [one] { $count } coopérative vit ici.
   *[other] { $count } coopératives vivent ici.
}
about-federation = Reliées, sans centre
about-federation-text = Ce serveur échange des offres, des besoins et des messages avec d’autres serveurs par ActivityPub. Toute personne ayant un compte Mastodon ou similaire peut suivre une coopérative d’ici et l’interroger sur ce qu’elle partage.
about-privacy = Vos recherches restent ici
about-privacy-text = Les recherches se font dans la copie des catalogues que garde ce serveur. Un cookie maintient votre connexion, un autre retient votre langue ; aucun suivi.
about-program = Le programme
about-host = Serveur
about-version = Version
about-licence = Licence du programme
about-source = Code source de ce programme
about-source-ask = Ce programme est un logiciel libre. Demandez le code source de la version utilisée à qui gère ce serveur : vous y avez droit.

## When something went wrong

problem-to-catalogue = Vers le catalogue
problem-not-found-title = Rien ici
problem-not-found-text = Cette page n’existe pas, ou n’est pas ouverte à tous. Si elle appartient à votre coopérative, connectez-vous d’abord.
problem-gone-title = C’était ici
problem-gone-text = Cela a été retiré, ou le lien a déjà servi ou a expiré.
problem-sign-in-title = Veuillez vous connecter
problem-sign-in-text = Il faut un compte pour cela. Rien n’a été modifié.
problem-forbidden-title = Pas avec votre rôle
problem-forbidden-text = Une personne ayant un autre rôle dans la coopérative peut le faire. Rien n’a été modifié.
problem-invalid-title = Quelque chose ne va pas
problem-conflict-title = Impossible pour l’instant
problem-too-many-title = Trop d’essais
problem-too-many-text = { $count ->
    [one] Veuillez réessayer dans { $count } minute.
   *[other] Veuillez réessayer dans { $count } minutes.
}
problem-unavailable-title = Un instant, s’il vous plaît
problem-unavailable-text = Cela ne fonctionne pas pour l’instant. Rien n’a été modifié ; réessayez dans un moment.
problem-internal-title = L’erreur vient de nous
problem-internal-text = Le serveur a commis une erreur et l’a notée pour ses responsables. Rien n’a été modifié.
problem-cross-site-title = Envoyé depuis un autre site
problem-cross-site-text = Pour votre sécurité, seuls les formulaires de ce site sont acceptés. Ouvrez la page ici et envoyez-la à nouveau.
problem-method-title = Pas de cette façon
problem-method-text = Cette adresse ne s’utilise pas ainsi.
problem-too-large-title = Trop volumineux
problem-too-large-text = L’ensemble des fichiers ne peut dépasser 32 Mo. Envoyez-en moins ou de plus petits.
problem-bad-request-title = Non compris
problem-bad-request-text = Le serveur n’a pas pu lire ce qui a été envoyé. Revenez en arrière et réessayez.

## Moving

move-title = Déménager
move-link = Cette coopérative arrive d’ailleurs, ou s’en va
move-here-title = Arriver ici
move-here-how = Si cette coopérative avait une autre adresse, indiquez-la ici. Dites ensuite à l’ancien endroit qu’elle déménage vers cette adresse : celles et ceux qui la suivaient là-bas viennent avec elle.
move-away-title = Partir
move-away-how = Indiquez d’abord cette adresse comme ancienne adresse au nouvel endroit :
move-away-means = Ensuite, celles et ceux qui suivent cette coopérative sont invités à suivre la nouvelle adresse. Ce qui est publié reste lisible ici ; rien de nouveau ne peut être publié, tant que vous n’annulez pas le déménagement.
move-do = Partir
move-since = A déménagé le { $date } vers :
move-quiet = Ce qui est publié reste lisible ici. Rien de nouveau ne peut être publié.
move-back = Annuler le déménagement
coop-moved-to = Cette coopérative a déménagé vers :
catalogue-listings = { $count ->
    [one] { $count } annonce de son catalogue
   *[other] { $count } annonces de son catalogue
}
catalogue-under-way = Son catalogue est en cours de lecture.
catalogue-unread = Son catalogue n’a pas encore été lu.
catalogue-none = Elle n’a pas de catalogue à copier.
catalogue-trouble = Catalogue non lu
catalogue-fetch = Relire le catalogue
