### Retrouver l’accès, s’occuper des comptes ; ce que disent les lettres.

## Un mot de passe oublié

reset-forgotten = Mot de passe oublié ?
reset-title = Mot de passe oublié
reset-lead = Nous vous envoyons une lettre avec un lien. Il est valable une heure.
field-email = Adresse électronique
field-email-hint = Celle avec laquelle vous vous connectez.
reset-send = Envoyer la lettre
reset-without-address = Vous vous connectez avec un nom, ou rien n’arrive ? Demandez à une personne qui administre votre coopérative : la page de votre compte lui permet de faire un lien pour vous.
reset-no-letters = Ce serveur n’envoie pas de lettres.
reset-ask-whom = Demandez à une personne qui administre votre coopérative : dans la liste des membres, elle ouvre votre compte et fait un lien avec lequel vous choisissez un nouveau mot de passe.
reset-who-runs = La personne qui gère ce serveur peut aussi faire un tel lien en ligne de commande :
reset-new-title = Choisir un nouveau mot de passe
reset-new-lead = Pour { $login }. Vous serez ensuite déconnecté partout, vos clés d’accès seront retirées, et vous vous connecterez avec le nouveau mot de passe.
reset-set = Enregistrer le mot de passe

## Clés d’accès

passkeys-title = Clés d’accès
passkey-add-title = Ajouter une clé d’accès
passkey-lead = Une clé d’accès est gardée par votre appareil ou votre gestionnaire de mots de passe. Elle vous connecte avec un doigt, un visage ou un code, et ne peut être ni devinée ni donnée par erreur. Votre mot de passe continue de marcher.
passkey-name = Nom de la clé d’accès
passkey-name-hint = Pour la reconnaître : mon téléphone.
passkey-add = Ajouter la clé d’accès
passkey-unused = Pas encore utilisée
passkey-remove = Retirer
passkey-remove-named = Retirer la clé d’accès { $name }
passkey-sign-in = Se connecter avec une clé d’accès
passkey-follow = Suivez ce que demande votre navigateur.
passkey-try = Réessayer
passkey-failed = Cela n’a pas marché, ou a été interrompu. Réessayez, ou revenez et utilisez votre mot de passe.
passkey-no-script = Les clés d’accès ont besoin de JavaScript. Revenez et utilisez votre mot de passe.

## Comptes

nav-accounts = Comptes
accounts-lead = Toutes les personnes qui peuvent se connecter ici.
account-of = Compte de { $name }
account-login = Se connecte avec { $login }.
account-suspended = suspendu
account-is-yours = C’est votre propre compte.
account-link-lead = Fait un lien à usage unique avec lequel un nouveau mot de passe est choisi. Ne le remettez qu’à la personne à qui appartient ce compte.
account-link = Faire un lien vers un nouveau mot de passe
account-link-made = Remettez ce lien à { $name } :
account-link-once = Il n’est affiché que maintenant, marche une fois et est valable un jour. Un lien précédent ne marche plus.
account-suspension = Suspension
account-suspend-lead = Un compte suspendu ne peut pas se connecter. Il est aussitôt déconnecté partout, et les liens qu’il a faits ne marchent plus. Ce qu’il a écrit pour ses coopératives reste.
account-suspend = Suspendre
account-resume = Réadmettre
account-deletion = Suppression
account-delete-lead = Le compte, ses adhésions et ses liens disparaissent pour toujours. Ce qu’il a écrit pour ses coopératives reste, sans nom.
account-delete-sure = Oui, supprimer le compte de { $name }
account-delete = Supprimer le compte

## Lettres

letter-hello = Bonjour { $name },
letter-reset-subject = Un nouveau mot de passe pour { $host }
letter-reset-why = quelqu’un, vous espérons-nous, a demandé un nouveau mot de passe pour votre compte chez { $host }. Choisissez-le ici :
letter-reset-hours = { $count ->
    [one] Le lien marche une fois et est valable une heure.
   *[other] Le lien marche une fois et est valable { $count } heures.
}
letter-reset-not-you = Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.
letter-trial-subject = Une lettre d’essai de { $host }
letter-trial-text = Les lettres de { $host } arrivent.
