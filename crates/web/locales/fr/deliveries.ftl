### Deliveries: what goes out, what came in, and what did not arrive.

## Servers, inboxes

deliveries-lead = Ce que nous envoyons aux autres serveurs. Rien ne se perd en silence : ce qui ne peut être remis est gardé et peut être renvoyé.
deliveries-tab-peers = Serveurs
deliveries-table = Serveurs, ceux en difficulté d’abord
delivery-endpoints = Boîtes de réception
delivery-inbox = Boîte de réception
delivery-none = Rien n’a encore été envoyé à un autre serveur.
delivery-state = État
delivery-backlog = En attente
delivery-in-trouble = Boîtes en difficulté
delivery-delivered = Remis
delivery-speed = Cadence
delivery-window = jusqu’à { $number } à la fois
delivery-usual = d’habitude { $time }
delivery-answer = Dernière réponse
delivery-no-answer = aucune pour l’instant
delivery-actions = Actions
delivery-oldest = le plus ancien : { $date }
delivery-next = prochain essai : { $date }
delivery-since = depuis le { $date }
delivery-undelivered = { $count ->
    [one] { $count } non remis
   *[other] { $count } non remis
}
delivery-retry = Réessayer
delivery-suspend = Suspendre
delivery-suspend-hint = Suspendre vaut pour tout le serveur. Ce qui attend reste, rien ne s’ajoute, et ce qu’il envoie arrive toujours.
delivery-resume = Reprendre
delivery-forbidden = Nous avons décidé de ne pas échanger avec ce serveur. Cela se change sous
delivery-replay = Renvoyer
delivery-no-letters = Tout ce qui pouvait être remis l’a été.
delivered-of = Remis à { $delivered } serveurs sur { $audience }.
delivered-to-nobody = Aucun autre serveur n’en a encore été informé.
peer-inboxes = { $count ->
    [one] { $count } boîte
   *[other] { $count } boîtes
}
peer-all-inboxes = Toutes les boîtes
pages-first = Première page
never = jamais

## Words for how sending to an inbox goes

condition-waiting = En pause après des échecs
condition-probing = À l’essai
condition-failing = En échec, essais espacés
condition-gone = Disparu
condition-suspended = Suspendu par nous
condition-fresh = Pas encore joint
condition-well = Fonctionne

## Filters

filter-show = Afficher
filter-host = Nom d’un serveur
filter-why = Raison
filter-apply = Afficher
filter-nothing = Rien ne correspond.
show-peers-all = Tous les serveurs
show-peers-trouble = Ceux en difficulté
show-peers-backlog = Ceux avec une attente

## One inbox

inbox-of = Boîte chez { $host }
inbox-now = Maintenant
inbox-history = Historique
inbox-failing = En échec
inbox-failures = { $count ->
    [one] un essai manqué
   *[other] { $count } essais manqués de suite
}
inbox-asked = Nous demande d’attendre
inbox-asked-until = jusqu’au { $date }
inbox-known-since = Connu depuis
inbox-failed-rounds = Essais manqués en tout
inbox-last-success = Dernier succès
inbox-last-attempt = Dernier essai
inbox-nothing-waits = Rien n’attend.

## What was sent

sent-title = Envoyé récemment
sent-lead = Tout ce qui a été dit aux autres serveurs, et jusqu’où c’est arrivé.
sent-empty = Rien n’a encore été envoyé à un autre serveur.
sent-kind-create = Publié
sent-kind-update = Modifié
sent-kind-delete = Retiré
sent-kind-message = Message
sent-kind-follow = Demande de suivi
sent-kind-accept = Abonné accepté
sent-kind-reject = Abonné refusé
sent-kind-undo = Fin de suivi
sent-kind-flag = Signalement
sent-kind-board-announce = Annoncé par le tableau
sent-kind-board-unannounce = Retiré du tableau
sent-kind-move = Déménagé
sent-kind-catalogue-add = Ajouté au catalogue
sent-kind-catalogue-remove = Retiré du catalogue
progress-waiting = { $count ->
    [one] { $count } en attente
   *[other] { $count } en attente
}
progress-parked = { $count ->
    [one] { $count } mis de côté
   *[other] { $count } mis de côté
}
progress-dead = { $count ->
    [one] { $count } abandonné
   *[other] { $count } abandonnés
}
progress-discarded = { $count ->
    [one] { $count } abandonné pour de bon
   *[other] { $count } abandonnés pour de bon
}
progress-superseded = { $count ->
    [one] { $count } a reçu une version plus récente
   *[other] { $count } ont reçu une version plus récente
}
activity-delivered-hint = Ci-dessous, ceux qui ne l’ont pas. Ceux qui l’ont sont seulement comptés.
activity-waiting = Pas encore reçu
activity-replay-all = Renvoyer à tous ceux-ci
activity-more-letters = Il y en a d’autres ; renvoyer les atteint tous.
activity-address = Adresse de cette activité

## What did not arrive

letters-title = Non remis
letters-lead = Ce qui n’est pas arrivé, pourquoi, et ce qu’on peut y faire.
letters-explained = Ce que disent les mots
letters-parked-means = L’autre serveur le refuse pour l’instant (403). C’est réessayé une fois par jour, car on peut y changer d’avis.
letters-dead-means = Ce ne sera plus réessayé tout seul. Vous pouvez le renvoyer jusqu’à ce qu’il soit oublié.
letters-discarded-means = Quelqu’un ici a décidé que cela n’avait pas besoin d’arriver.
letters-count = { $count ->
    [one] Un envoi
   *[other] { $count } envois
}
letters-choose = Choisir
letters-no-body = texte plus conservé
letters-steer = Renvoyer ou abandonner
letters-replay-chosen = Renvoyer la sélection
letters-discard-chosen = Abandonner la sélection
letters-all-title = Tous
letters-all-everything = { $count ->
    [one] Cela concerne le seul envoi.
   *[other] Cela concerne les { $count } envois.
}
letters-all-filtered = { $count ->
    [one] Cela concerne le seul envoi qui correspond au filtre, sur toutes les pages.
   *[other] Cela concerne les { $count } envois qui correspondent au filtre, sur toutes les pages.
}
letters-replay-all = Tout renvoyer
letters-discard-all = Tout abandonner
letters-replay-title = Tout renvoyer ?
letters-replay-explained = { $count ->
    [one] Un envoi repart. Si son serveur le refuse encore, il revient ici.
   *[other] { $count } envois repartent. Ce que leurs serveurs refusent encore revient ici.
}
letters-replay-confirm = Renvoyer
letters-discard-title = Abandonner pour de bon ?
letters-discard-explained = { $count ->
    [one] Un envoi ne sera plus réessayé. Il reste lisible jusqu’à ce qu’il soit oublié.
   *[other] { $count } envois ne seront plus réessayés. Ils restent lisibles jusqu’à ce qu’ils soient oubliés.
}
letters-discard-confirm = Abandonner pour de bon
burial-any = Mis de côté ou abandonné
burial-pending = En attente
burial-parked = Mis de côté
burial-dead = Abandonné
burial-discarded = Abandonné pour de bon
why-any = Toutes les raisons
why-refused = Refusé par l’autre serveur
why-gone = La boîte a disparu
why-late = Pas à temps
why-ours = De notre faute

## What came in

incoming-title = Arrivées
incoming-lead = Ce que d’autres serveurs ont envoyé et que nous avons accepté. L’effet suit l’ordre, avec équité entre serveurs.
incoming-waiting = En attente d’effet
incoming-at-quota = Serveurs à leur limite
incoming-failed = N’a pu être traité
incoming-quota = Jusqu’à { $quota } peuvent attendre par serveur ; au-delà, il est prié de revenir plus tard.
incoming-nothing-waits = Rien n’attend.
incoming-oldest = Le plus ancien
incoming-postponed = À réessayer
incoming-full = limite atteinte
incoming-failed-means = Ceci a été essayé plusieurs fois. Le texte est gardé, pour réessayer quand la raison aura disparu.
incoming-nothing-failed = Tout ce qui est arrivé a pu être traité.
incoming-came = arrivé le { $date }
incoming-attempts = { $count ->
    [one] essayé une fois
   *[other] essayé { $count } fois
}
incoming-again = Réessayer
incoming-again-all = Tout réessayer
incoming-again-host = Réessayer tout de { $host }

## Nodes

nodes-title = Processus qui se partagent le travail
nodes-leaving = s’arrête
nodes-parts = { $count ->
    [one] { $count } part de la file
   *[other] { $count } parts de la file
}
nodes-seen = dernier signe de vie : { $date }

## Said once, after something was done

done-tried = L’essai part tout de suite.
done-suspended = Plus rien n’y est envoyé jusqu’à nouvel ordre.
done-resumed = Nous y envoyons de nouveau, un seul d’abord.
done-replayed = De nouveau en route.
done-discarded = Abandonné pour de bon.
done-again = Le traitement reprend.
error-nothing-chosen = Rien n’a été choisi. Cochez au moins une ligne et recommencez.
