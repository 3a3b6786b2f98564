# Ce que les membres apprennent
nav-notifications = Notifications
nav-notifications-unread = Notifications ({ $count })
nav-notifications-many = Notifications (99+)
notifications-title = Notifications
notifications-new = Nouvelles
notifications-none-new = Rien de nouveau.
notifications-earlier = Auparavant
notifications-read-all = Tout marquer comme lu
notifications-empty = Rien ne s’est encore passé.
notifications-empty-lead = Quand quelqu’un demande quelque chose que vous proposez, vous répond ou veut vous suivre, vous le lisez ici.
notification-read = Marquer comme lu
notification-read-which = Marquer comme lu : { $what }
notification-times = { $count ->
    [one] une fois
   *[other] { $count } fois
}
notification-inquiry = { $name } pose une question sur « { $title } »
notification-inquiry-direct = { $name } a écrit à { $coop }
notification-answer = { $name } a répondu au sujet de « { $title } »
notification-answer-direct = { $name } a répondu à { $coop }
notification-closed = « { $title } », sur quoi vous avez posé une question, n’est plus disponible
notification-found = Quelque chose de nouveau correspond à votre recherche « { $name } »
notification-draft = Votre brouillon « { $title } » attend depuis une semaine
notification-follower = { $name } demande à suivre { $coop }
notification-follower-you = { $name } demande à vous suivre
notification-board = Une publication attend pour le tableau de { $coop }
notification-report = Un signalement attend votre décision
notification-held = Un serveur nouveau ici attend votre décision
notification-gone = Ceci n’existe plus, ou quelqu’un s’en est occupé
done-notifications-read = Tout est marqué comme lu.
done-notification-gone = Ceci n’existe plus, ou quelqu’un s’en est occupé.

# Quelles notifications, et par quels moyens
notification-settings-title = Notifications et lettres
notification-settings-teaser = Choisissez ce que vous voulez apprendre, et si des lettres viennent aussi.
notification-settings-open = Choisir vos notifications
notification-settings-kinds = Ce que vous apprenez
notification-settings-lead = Rien ne vient par courriel tant que vous ne demandez pas de lettres ci-dessous.
notify-inquiry = Quelqu’un pose une question sur ce que propose votre coopérative
notify-answer = Quelqu’un répond à votre question
notify-closed = Ce que vous avez demandé n’est plus disponible
notify-found = Quelque chose de nouveau correspond à une recherche que vous avez enregistrée
notify-follower = Quelqu’un demande à suivre
notify-board-post = Une publication attend pour le tableau
notify-draft = Un brouillon attend depuis une semaine
notify-report = Un signalement attend
notify-held = Un serveur nouveau ici attend une décision
way-page = Sur la page « Notifications »
way-mail = Par e-mail
way-push = Sur vos appareils
digest-title = Lettres
digest-lead = Les lettres vont à { $address }. Elles disent qui a écrit et à quel sujet, jamais ce qui a été écrit. Chaque lettre porte un lien qui y met fin.
digest-no-mail = Les lettres ne sont pas configurées sur ce serveur ; rien ne part donc par e-mail.
digest-no-mail-how = Qui le gère règle mail.host et mail.sender dans la configuration ; la commande « allmende mail test » l’essaie.
digest-no-address = Vous vous connectez comme { $login }, qui n’est pas une adresse électronique ; aucune lettre ne peut vous parvenir.
digest-daily = Une lettre chaque jour
digest-daily-hint = Seulement les jours où il y a du nouveau.
digest-never = Jamais
digest-at = À { $time } UTC
digest-at-once = Une lettre aussitôt que quelqu’un nous écrit
error-login-no-address = Vous vous connectez avec un nom et non avec une adresse électronique ; aucune lettre ne peut vous parvenir.
push-title = Notifications sur vos appareils
push-lead = Votre téléphone ou votre ordinateur vous montre aussitôt qui a écrit et à quel sujet, même quand cette page est fermée. Cela prend fin quand vous vous y déconnectez.
push-on = Montrer les notifications sur cet appareil
push-off = Désactiver
push-off-which = Désactiver : { $device }
push-since = Activé depuis
push-last = Dernière notification :
push-cannot = Ce navigateur ne peut pas montrer de notifications, ou JavaScript y est désactivé. Sur un iPhone ou un iPad, mettez d’abord cette page sur l’écran d’accueil et ouvrez-la de là.
push-denied = Votre navigateur n’autorise pas les notifications d’ici. Vous pouvez changer cela dans ses réglages pour cette page.
push-failed = Cela n’a pas marché. Veuillez réessayer plus tard.
done-push-on = Cet appareil montre désormais vos notifications.
done-push-off = Cet appareil ne montre plus de notifications.
error-push-unfit = La réponse de votre navigateur ne peut pas servir aux notifications. Veuillez réessayer.
error-push-too-many = Tant d’appareils montrent vos notifications qu’on ne peut plus en ajouter. Désactivez-en d’abord un.

# Whether the address is theirs
confirm-title = Est-ce votre adresse ?
confirm-lead = Des lettres de { $host } doivent-elles venir à { $address } ? Elles disent qui vous a écrit et à quel sujet, jamais ce qui a été écrit, et chacune porte un lien qui y met fin.
confirm-yes = Oui, c’est mon adresse
confirm-done = { $address } est confirmée. Une lettre vient quand il y a du nouveau.
confirm-over = Ce lien n’est plus valable. Dans vos réglages, vous pouvez faire envoyer une nouvelle lettre.
confirm-leaving = Une lettre est en route vers { $address }. Ouvrez le lien qu’elle porte : vos lettres commenceront alors.
confirm-sent = Nous avons envoyé une lettre à { $address } le { $date }. Ouvrez le lien qu’elle porte : vos lettres commenceront alors.
confirm-expired = Le lien de notre lettre à { $address } du { $date } n’est plus valable. Faites-en envoyer une nouvelle : vos lettres commenceront quand vous ouvrirez son lien.
confirm-unasked = Vos lettres n’ont pas encore commencé : nous en envoyons d’abord une avec un lien à { $address }, pour être sûrs que cette adresse est la vôtre.
confirm-send = Envoyer la lettre
confirm-again = Envoyer la lettre encore une fois
confirm-again-at = Rien reçu ? Elle est peut-être dans le courrier indésirable. Vous pourrez la faire envoyer encore une fois après le { $date }.
confirm-is = Cette adresse est confirmée.
confirm-first = Avant la première, nous vous en envoyons une avec un lien, pour être sûrs que cette adresse est la vôtre.
done-confirm-asked = La lettre est en route.
letter-confirm-subject = Lettres de { $host } : est-ce votre adresse ?
letter-confirm-why = quelqu’un, vous espérons-nous, souhaite que des lettres sur ce qui se passe chez { $host } viennent à cette adresse. Si c’est bien le cas, ouvrez cette page et confirmez-le :
letter-confirm-days = { $count ->
    [one] Le lien est valable { $count } jour.
   *[other] Le lien est valable { $count } jours.
}
letter-confirm-not-you = Si ce n’était pas vous, ne faites rien : aucune lettre ne viendra.

# Lettres
letter-news-subject = { $count ->
    [one] Une notification pour vous
   *[other] { $count } notifications pour vous
}
letter-news-why = voici ce qui s’est passé chez { $host } :
letter-news-more = Il y en a d’autres :
letter-news-end = Vous avez demandé ces lettres. Ce lien y met fin :
unsubscribe-title = Mettre fin aux lettres
unsubscribe-daily = Ce sont les lettres qui viennent une fois par jour.
unsubscribe-at-once = Ce sont les lettres qui viennent aussitôt que quelqu’un écrit.
unsubscribe-end = Mettre fin à ces lettres
unsubscribe-done = Ces lettres ne viendront plus.

# Temps
ago-now = à l’instant
ago-minutes = { $count ->
    [one] il y a { $count } minute
   *[other] il y a { $count } minutes
}
ago-hours = { $count ->
    [one] il y a { $count } heure
   *[other] il y a { $count } heures
}
ago-days = { $count ->
    [one] il y a { $count } jour
   *[other] il y a { $count } jours
}

# Conversations
inquiry-filter = Quelles conversations
inquiry-waits-us = Attend notre réponse
inquiry-waits-them = Attend leur réponse
inquiry-is-agreed = Convenu
inquiry-is-nothing = Sans suite
inquiry-archive-tab = Archives
inquiries-empty-all = Pas encore de demandes. Quand quelqu’un pose une question sur ce que vous avez publié, elle apparaît ici.
inquiry-you = Vous :
inquiry-who = Qui est-ce
who-cooperative = Coopérative ou organisation
who-person = Personne
who-group = Groupe
who-program = Programme
who-here = ici, sur ce serveur
who-elsewhere = de { $host }
inquiry-messages = Messages
inquiry-ours = Nous
inquiry-written-by = écrit par { $name }
inquiry-reaches-here = { $name } est aussi sur ce serveur et lit votre réponse ici.
inquiry-reaches-elsewhere = Votre réponse ne va qu’à { $name }, en message direct à { $handle }. Elle se lit là où la question a été écrite, par exemple dans Mastodon.
inquiry-shorts = Réponses courtes
inquiry-shorts-lead = Commencez par une réponse courte ; vous pouvez la modifier avant de l’envoyer.
short-free = Oui, c’est libre à ce moment-là.
short-lent = Désolé, c’est prêté en ce moment.
short-when = Quand en avez-vous besoin, et pour combien de temps ?
short-fetch = Oui. Quand voulez-vous venir le chercher ?
short-thanks = Merci, nous le prenons volontiers.
short-when-fetch = Quand pouvons-nous venir le chercher ?
short-no-need = Merci, nous n’en avons plus besoin.
inquiry-unarchive = Sortir des archives
outcome-title = Comment cela s’est-il terminé ?
outcome-lead = C’est une note pour vous. Elle n’envoie rien : écrivez à l’autre partie ce dont vous êtes convenus.
outcome-agreed = Convenu
outcome-nothing = Cela n’a rien donné
outcome-what = Ce dont vous êtes convenus
outcome-what-hint = Par exemple : la perceuse avec deux batteries, retirée vendredi soir.
outcome-until-label = Jusqu’à quand
outcome-until-hint = Quand cela revient, si cela revient.
outcome-until = Jusqu’au { $date }
outcome-listing = Ce que devient l’annonce
then-stays = Elle reste comme elle est
then-reserved = Elle est réservée
then-closed = Elle est close
outcome-agree = Nous sommes convenus
outcome-nothing-button = Cela n’a rien donné
outcome-take-back = Annuler cette note
done-unarchived = C’est de retour parmi les conversations.
done-outcome-agreed = Noté : convenu.
done-outcome-nothing = Noté : cela n’a rien donné.
done-outcome-back = Annulé.
