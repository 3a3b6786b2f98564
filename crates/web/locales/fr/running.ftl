### Le guide d’une nouvelle coopérative, les membres qui arrivent et la gestion d’une instance.

## Le guide

start-title = Premiers pas
start-lead = Six petites étapes. Vous pouvez passer chacune et y revenir plus tard.
start-progress = { $done } sur { $all } faites
start-step-name = Nom et langue
start-step-place = Lieu
start-step-looks = Logo et secteurs
start-step-offer = Votre première offre
start-step-invite = Inviter des membres
start-step-follow = Suivre d’autres coopératives
start-state-done = fait
start-state-skipped = passé
start-state-open = à faire
start-state-now = maintenant
start-name-hint = Comme on dit. Vous pouvez le changer à tout moment.
start-place-lead = Pour que les voisins trouvent ce qui est près de chez eux. Le nom de la ville suffit.
start-place-find = Prendre l’endroit où je suis
start-place-found = Votre position est remplie, arrondie à un kilomètre environ.
start-place-failed = Votre appareil ne donne pas sa position. Écrivez simplement le nom de la ville.
start-looks-lead = Une image à laquelle on vous reconnaît, et ce sur quoi vous travaillez.
start-offer-lead = Qu’avez-vous qui pourrait servir à d’autres ? Choisissez un type et écrivez un titre. Cela suffit pour commencer.
start-offer-need = Vous pouvez aussi dire ce dont vous avez besoin :
start-offer-ask = Demander quelque chose
start-invite-lead = Créez un lien à envoyer à vos membres. Dix personnes peuvent l’utiliser, pendant deux semaines.
start-follow-lead = Suivez une coopérative, et ce qu’elle partage apparaît dans votre catalogue.
start-follow-example = Par exemple @velo@commons.example, ou l’adresse de sa page.
start-follow-known = Déjà connues ici
start-follow-one = Suivre { $name }
start-next = Enregistrer et continuer
start-next-step = Votre prochaine étape :
start-skip = Passer
start-all-done = Tout est fait. Votre coopérative est prête.
start-to-home = Vers votre page d’accueil
start-dismiss = Ne plus montrer ces étapes
start-home = Premiers pas : { $name }
start-home-go-on = Continuer
done-step = Enregistré. Voici l’étape suivante.
done-skipped = Passé. Vous pouvez y revenir.
done-started = Votre coopérative est prête. Il reste quelques petites étapes.

## Invitations et rôles

invite-scan = À scanner avec un téléphone
invite-qr = Code QR du lien d’invitation
invite-message = Texte à envoyer
invite-message-text = Bonjour ! Je t’invite à rejoindre { $name } sur notre plateforme de partage. Ouvre ce lien et choisis un nom et un mot de passe : { $link }
invite-copy-link = Copier le lien
invite-copy-text = Copier le texte
invite-copied = Copié
invite-share = Envoyer …
invite-past = Épuisées ou expirées ces trois derniers mois
invite-nobody-came = Personne n’est encore venu
invite-came = Sont venus : { $names }
roles-title = Qui peut faire quoi ?
role-says-member = Voit tout à l’intérieur, aussi les offres réservées aux membres.
role-says-steward = Publie aussi des offres et des besoins, répond aux questions et décide qui peut suivre.
role-says-moderator = Comme la gestion, et s’occupe de ce qu’envoient des inconnus.
role-says-admin = Invite aussi des personnes, change les rôles et modifie ce que la coopérative dit d’elle-même.

## Demander à rejoindre

join-title = Demander à rejoindre { $name }
join-lead = Dites qui vous êtes et pourquoi vous voulez devenir membre. L’administration de la coopérative lit votre demande et répond.
join-why = Qui êtes-vous, et pourquoi voulez-vous devenir membre ?
join-why-hint = Seule l’administration de cette coopérative le lit.
join-login-later = Le nom ou l’adresse avec quoi vous voulez vous connecter. Vous choisirez un mot de passe quand votre demande sera acceptée.
join-send = Envoyer
join-link = Demander à rejoindre
join-asked-title = Votre demande est envoyée
join-keep-link = Gardez ce lien. Il montre où en est votre demande, et plus tard il vous fait entrer. Aucun e-mail n’est nécessaire.
join-state-waiting = Personne n’a encore répondu. Revenez sur cette page dans un jour ou deux.
join-state-accepted = Votre demande est acceptée. Bienvenue !
join-state-declined = Votre demande est refusée cette fois.
join-stand-title = Votre demande à { $name }
join-answer = La réponse
join-you-wrote = Vous avez écrit
join-finish = Choisissez un mot de passe, et vous y êtes.
join-withdraw = Retirer ma demande
join-forgotten = Une demande sans réponse est effacée après { $count ->
    [one] un jour
   *[other] { $count } jours
}.
join-rules = Ces règles valent ici :
join-waiting-title = Demandent à rejoindre
join-answer-field = Ce que vous voulez leur dire
join-answer-hint = C’est écrit sur la page derrière leur lien.
join-accept = Accepter
join-decline = Refuser
join-open-title = Qui peut demander à rejoindre ?
join-open = Tout le monde peut demander, et l’administration répond.
join-words = Ce que vous voulez dire aux personnes qui demandent
join-closed-here = La personne qui gère ce serveur ne laisse entrer que sur invitation ; personne ne peut donc demander pour l’instant.
home-joining = { $count ->
    [one] Une personne demande à rejoindre
   *[other] { $count } personnes demandent à rejoindre
}
done-join-withdrawn = Votre demande est retirée, et tout ce que vous avez saisi est effacé.
done-join-accepted = Accepté. La page derrière le lien le dit.
done-join-declined = Refusé. La page derrière le lien le dit.
error-why-missing = Dites qui vous êtes et pourquoi vous voulez devenir membre.
error-join-full = Trop de personnes attendent déjà une réponse. Réessayez dans quelques jours.
error-join-asked = Vous avez déjà demandé. Quelqu’un répondra.
error-join-decided = Quelqu’un d’autre a déjà répondu, ou la demande a été retirée.

## Appareils

device-on = { $browser } sur { $system }
session-since = Connexion depuis

## Vie privée

privacy-title = Vie privée
privacy-lead = Ce que ce serveur garde, combien de temps, et qui le voit. Rien n’est mesuré pour la publicité, et aucune autre entreprise ne reçoit quoi que ce soit.
privacy-account = Votre compte
privacy-account-text = Nous gardons le nom avec lequel vous vous connectez, le nom que les autres voient, votre langue, une forme brouillée de votre mot de passe que personne ne peut inverser, et la date de votre dernière visite. Quand vous supprimez votre compte, tout cela disparaît aussitôt.
privacy-letters = Si vous demandez des lettres, nous gardons la date à laquelle vous avez confirmé votre adresse. Les adresses auxquelles une telle question a été envoyée sont gardées sous une forme brouillée pendant un jour, pour que personne ne soit interrogé plus souvent.
privacy-devices = Appareils
privacy-devices-text = Là où vous êtes connecté, nous gardons comment votre navigateur s’appelle et quand il a servi pour la dernière fois. Après { $count ->
    [one] un jour
   *[other] { $count } jours
} sans visite, la connexion prend fin et elle est oubliée. La liste est dans vos paramètres, et vous pouvez y mettre fin à chacune.
privacy-cookies = Il y a un cookie qui garde votre connexion et un pour votre langue. Rien d’autre n’est enregistré dans votre navigateur, sauf si vous activez les notifications sur votre appareil.
privacy-push = Si vous activez les notifications sur un appareil, elles passent chiffrées par un service de l’éditeur de votre navigateur : il apprend que quelque chose vous a été envoyé et quand, mais pas quoi. Tant que vous ne les désactivez pas et restez connecté, nous gardons l’adresse de votre navigateur auprès de ce service, et votre navigateur garde le petit programme qui les montre.
privacy-addresses = Adresses internet
privacy-addresses-text = Votre adresse internet ne sert qu’à ralentir les personnes qui devinent des mots de passe : une forme brouillée en est oubliée après { $count ->
    [one] une minute
   *[other] { $count } minutes
}.
privacy-writing = Ce que vous écrivez
privacy-writing-text = Les offres, besoins et réponses que vous écrivez pour une coopérative lui appartiennent et restent quand vous partez, sans votre nom. Ce qui est public part vers d’autres serveurs, à qui l’on demande de l’effacer quand c’est effacé ici. Nous ne pouvons pas les y forcer.
privacy-searches = Recherches
privacy-searches-text = Ce que vous cherchez n’est pas enregistré, et n’est dit à personne. Seule une recherche que vous enregistrez est gardée, visible de vous seulement, jusqu’à ce que vous la supprimiez ou supprimiez votre compte.
privacy-searches-own = { $count ->
    [one] Pendant { $count } jour, le serveur retient qui a publié quelque chose ici, pour que personne ne soit averti de ses propres annonces.
   *[other] Pendant { $count } jours, le serveur retient qui a publié quelque chose ici, pour que personne ne soit averti de ses propres annonces.
}
privacy-place-text = « Près de moi » et « Prendre l’endroit où je suis » ne demandent à votre appareil où il est que lorsque vous appuyez dessus. Votre navigateur arrondit la réponse à un kilomètre environ avant de l’envoyer. Pour une recherche, elle est ensuite dans l’adresse de la page, donc dans l’historique de votre navigateur ; elle n’est pas enregistrée ici.
privacy-posts = Messages d’ailleurs
privacy-posts-text = Les messages des comptes qu’une coopérative suit sont gardés { $count ->
    [one] un jour
   *[other] { $count } jours
}, les copies de leurs images aussi.
privacy-held = Ce qu’envoient des inconnus, et dont personne n’a décidé, est refusé après { $count ->
    [one] un jour
   *[other] { $count } jours
}.
privacy-peers = Les autres serveurs que personne ici ne suit sont oubliés après { $count ->
    [one] un jour
   *[other] { $count } jours
} sans signe de vie.
privacy-requests = Demandes à rejoindre
privacy-requests-text = Ce que vous écrivez pour demander à rejoindre est lu par l’administration de cette coopérative. Après une réponse, c’est effacé sous { $count ->
    [one] un jour
   *[other] { $count } jours
}.
privacy-log = Le journal
privacy-log-text = Ce que l’administration fait aux comptes, aux rôles, aux autres serveurs et aux réglages est noté pendant { $count ->
    [one] un jour
   *[other] { $count } jours
}, pour pouvoir l’expliquer. Quand un compte est supprimé, son nom disparaît du journal.
privacy-backups = Sauvegardes
privacy-backups-text = La personne qui gère ce serveur fait des copies de tout, pour que rien ne se perde. Ce que vous effacez reste dans une telle copie jusqu’à ce qu’elle soit effacée. Demandez-lui combien de temps les copies sont gardées.
privacy-yours = Vos droits
privacy-yours-text = Vous pouvez emporter tout ce qui vous concerne dans un seul fichier, et vous pouvez supprimer votre compte, sans rien demander à personne.
privacy-ask = Les questions vont à la personne qui gère ce serveur :
foot-privacy = Vie privée

## À propos de l’instance

about-rules = Règles
about-contact = Qui le gère

## Gérer une instance

nav-running = Gestion
running-title = Gérer ce serveur
running-tab-now = Maintenant
running-tab-doctor = Les autres nous voient-ils ?
running-tab-backups = Sauvegardes
running-tab-log = Journal
running-tab-settings = Réglages
running-health = Comment elle va
running-waits = Ce qui vous attend
running-nothing-waits = Rien ne vous attend.
running-figures = En chiffres
running-figure-deliveries = envois en attente
running-figure-dead = envois qui n’ont pas pu être remis
running-figure-arrivals = arrivées en attente
running-figure-peers = autres serveurs connus
running-figure-shut = autres serveurs exclus
running-figure-database = dans la base de données
running-figure-free = libres sur le disque
running-version = Version
running-version-text = C’est Allmende { $version }. Pour une nouvelle version : faites une sauvegarde de la base de données, mettez le nouveau programme à la place de l’ancien et lancez-le. Il met lui-même la base de données à jour.
running-since = En marche depuis le { $time }.
running-more-deliveries = Tous les envois
running-more-peers = Tous les pairs
running-verdict-good = bon
running-verdict-look = à voir
running-verdict-wrong = mauvais
running-technical = En termes techniques
running-no-machine = Cette page ne peut pas regarder la machine pour l’instant.
size-kb = { $number } ko
size-mb = { $number } Mo
size-gb = { $number } Go

check-database = Base de données
check-database-good = La base de données répond.
check-database-look = La base de données répond, mais elle n’a pas la version de ce programme. Faites une sauvegarde, puis relancez le programme.
check-database-wrong = La base de données répond mal. Regardez les messages du programme, et remettez une sauvegarde si elle est abîmée.
check-disk = Disque
check-disk-good = Il y a assez de place : { $free } sont libres.
check-disk-look = Seuls { $free } sont libres, trop peu pour une sauvegarde de la base de données. Faites de la place avant la prochaine sauvegarde.
check-disk-wrong = Seuls { $free } sont libres. Faites de la place maintenant : quand le disque est plein, plus rien ne peut être enregistré.
check-queue = Ce qui part
check-queue-good = Ce qui part vers d’autres serveurs arrive, ou sera bientôt réessayé.
check-queue-look = { $count ->
    [one] Un autre serveur attend quelque chose depuis plus d’un jour.
   *[other] { $count } autres serveurs attendent quelque chose depuis plus d’un jour.
} Regardez les envois : ces serveurs sont peut-être absents.
check-arrivals = Ce qui arrive
check-arrivals-good = Ce que d’autres serveurs envoient est pris en compte sans délai.
check-arrivals-look = { $count ->
    [one] Une arrivée n’a pas pu être prise en compte.
   *[other] { $count } arrivées n’ont pas pu être prises en compte.
} Regardez la liste et réessayez.
check-mail = E-mail
check-mail-good = Des lettres peuvent être envoyées, par exemple à qui a oublié son mot de passe.
check-mail-off = Aucun serveur d’e-mail n’est configuré. On peut s’en passer : l’administration peut remettre des liens pour un nouveau mot de passe.
check-clock = Horloge
check-clock-good = L’horloge de cette machine est plausible.
check-clock-wrong = L’horloge de cette machine est fausse, et les autres serveurs refusent ce qu’elle envoie. Réglez-la, et faites-la tenir à l’heure (NTP).
check-heard = Joint par d’autres
check-heard-good = Un autre serveur a joint celui-ci le { $time }.
check-heard-look = Aucun autre serveur n’a encore joint celui-ci. Regardez si les autres peuvent vous voir.
check-development-look = C’est un serveur d’essai. Ne laissez jamais des inconnus s’en servir.
check-development = Essai

doctor-lead = Ce serveur s’interroge lui-même par son nom public, comme un autre serveur le ferait. Chaque regard prend quelques secondes.
doctor-limits = Ce que cela ne peut pas voir : un pare-feu qui laisse passer cette machine, mais personne d’autre. La meilleure preuve est qu’un autre serveur vous a joint.
doctor-look = Regarder maintenant
doctor-not-yet = pas encore regardé
doctor-looking = en cours …
doctor-outside = De l’extérieur
doctor-inside = Sur cette machine
check-name = Nom
check-name-good = Le nom de ce serveur mène à une adresse.
check-name-wrong = Le nom de ce serveur ne mène nulle part. Inscrivez son adresse là où vous avez acheté le nom (DNS). Cela peut prendre une heure avant que tout le monde le sache.
check-page = Porte
check-page-good = Le serveur ouvre la porte sous son nom public, avec un certificat valable.
check-page-wrong = Personne n’entre par le nom public. Regardez si le serveur mandataire qui tient le certificat (TLS) fonctionne, transmet tout à ce programme, et si le port 443 est ouvert.
check-webfinger = Être trouvé
check-webfinger-good = Les autres serveurs trouvent vos coopératives par leur identifiant (WebFinger).
check-webfinger-wrong = Les autres serveurs ne trouvent pas vos coopératives par leur identifiant. Le serveur mandataire doit transmettre /.well-known/webfinger à ce programme.
check-actor = Être connu
check-actor-good = Les autres serveurs peuvent lire qui est ce serveur.
check-actor-wrong = Les autres serveurs ne peuvent pas lire qui est ce serveur. Le serveur mandataire doit transmettre les requêtes telles quelles, aussi celles pour « application/activity+json ».
check-inbox = Boîte de réception
check-inbox-good = Ce que d’autres serveurs envoient arrive dans la boîte.
check-inbox-wrong = Ce que d’autres serveurs envoient n’arrive pas dans la boîte. Le serveur mandataire doit laisser passer les requêtes POST vers /inbox, avec tous leurs en-têtes.
check-address = Adresse publique
check-address-good = L’adresse publique est en ordre.
check-address-look = C’est un serveur d’essai. Ne laissez jamais des inconnus s’en servir.
check-address-wrong = L’adresse publique n’est pas en ordre. Réglez instance.url dans la configuration.
check-proxy = Serveur mandataire
check-proxy-look = Pour ce programme, tous les visiteurs ressemblent à une seule adresse. Nommez votre serveur mandataire dans http.trusted_proxies.
check-directory = Dossier des données
check-directory-good = On peut écrire dans le dossier des données.
check-directory-wrong = On ne peut pas écrire dans le dossier des données. Donnez-en le droit au programme.
check-certificates = Autres certificats
check-certificates-good = Les autres certificats sont lisibles.
check-certificates-wrong = Les autres certificats ne sont pas lisibles. Regardez tls.ca_file.
check-figures = Mesures
check-figures-good = Les mesures ne se voient que sur cette machine.
check-figures-look = Des inconnus peuvent peut-être lire les mesures. Réglez metrics.listen sur une adresse de cette machine.
check-mail-wrong = Le serveur d’e-mail n’est pas utilisable. Regardez la section [mail] de la configuration.
check-space = Place
check-space-good = Il y a assez de place sur le disque.
check-space-wrong = Il y a trop peu de place sur le disque. Faites de la place maintenant.

backups-lead = Une sauvegarde contient tout : coopératives, offres, messages, images, comptes. Gardez-en une sur une autre machine, et vérifiez de temps en temps que vous pouvez la lire.
backups-make = Faire une sauvegarde maintenant
backups-none = Aucune sauvegarde n’a encore été faite ici.
backups-whole = prête
backups-being-made = en cours ; rechargez cette page dans un moment
backups-take = Télécharger
backups-take-named = Télécharger { $name }
backups-password = Votre mot de passe, car une sauvegarde contient tous les secrets de ce serveur
backups-where = Les sauvegardes sont dans { $place }. Les { $count } dernières sont gardées.
backups-configuration = Le fichier de configuration n’y est pas. Gardez-le avec la sauvegarde.
backups-postgres = Votre base de données est PostgreSQL, qui a son propre outil pour les sauvegardes. Faites tourner ceci chaque jour sur la machine de ce programme :
backups-cron = Pour faire une sauvegarde chaque nuit, faites exécuter ceci par la machine :
done-backup = La sauvegarde est faite.
error-backup-elsewhere = Votre base de données est PostgreSQL. Son propre outil fait les sauvegardes.
error-backup-runs = Une sauvegarde est déjà en cours. Attendez un moment.
error-backup-no-room = Il n’y a pas assez de place sur le disque pour une sauvegarde. Faites d’abord de la place.
error-examination-runs = Quelqu’un regarde en ce moment. Réessayez dans quelques secondes.

log-lead = Qui a fait quoi aux comptes, aux rôles, aux autres serveurs, aux réglages et aux sauvegardes. Les entrées sont gardées { $count ->
    [one] un jour
   *[other] { $count } jours
}.
log-kind = Type
log-kind-any = Tout
log-kind-accounts = Comptes
log-kind-members = Membres et rôles
log-kind-peers = Autres serveurs
log-kind-moderation = Modération
log-kind-settings = Réglages
log-kind-backups = Sauvegardes
log-person = Personne
log-person-any = Tout le monde
log-filter = Montrer
log-empty = Le journal est vide.
log-older = Entrées plus anciennes
log-operator = Ligne de commande
log-former = un ancien membre
log-nobody = un compte qui n’existe plus
did-account-added = a ajouté le compte de { $about }
did-account-suspended = a suspendu le compte de { $about }
did-account-resumed = a de nouveau laissé entrer { $about }
did-account-deleted = a supprimé un compte
did-account-left = a supprimé son propre compte
did-password-set = a mis un nouveau mot de passe pour { $about }
did-reset-link-made = a créé un lien vers un nouveau mot de passe pour { $about }
did-invitation-made = a invité des personnes dans { $coop } ({ $detail })
did-invitation-withdrawn = a retiré une invitation dans { $coop }
did-invitation-accepted = est venu dans { $coop } sur invitation ({ $detail })
did-member-added = a ajouté { $about } à { $coop } ({ $detail })
did-role-changed = a changé le rôle de { $about } dans { $coop } : { $detail }
did-member-removed = a retiré { $about } de { $coop }
did-member-left = a quitté { $coop }
did-joining-set = a choisi qui peut demander à rejoindre { $coop }
did-join-accepted = a accepté une demande à rejoindre { $coop }
did-join-declined = a refusé une demande à rejoindre { $coop }
did-joined = est venu dans { $coop } après avoir demandé
did-rules-set = a fixé les règles pour les autres serveurs
did-peer-decided = a décidé pour { $subject } : { $detail }
did-peer-undecided = a repris la décision pour { $subject }
did-keys-trusted = a fait confiance aux nouvelles clés de { $subject }
did-list-imported = a importé la liste { $subject }
did-list-retracted = a repris la liste { $subject }
did-held-let-through = a laissé passer ce qui était retenu ({ $detail })
did-held-refused = a refusé ce qui était retenu ({ $detail })
did-host-purged = a enlevé tout ce qui vient de { $subject }
did-report-done = a traité un signalement
did-report-forwarded = a transmis un signalement
did-set-up = a mis en place ce serveur avec { $coop }
did-settings-changed = a changé le réglage { $subject }
did-cooperative-founded = a fondé { $coop }
did-cooperative-edited = a modifié ce que { $coop } dit d’elle-même
did-cooperative-moved = a déménagé { $coop } vers { $subject }
did-cooperative-moved-back = a annulé le déménagement de { $coop }
did-backup-made = a fait la sauvegarde { $subject }
did-backup-taken = a téléchargé la sauvegarde { $subject }
did-unknown = a fait quelque chose qu’un programme plus récent a noté ({ $subject })

settings-instance-lead = Ce qui vaut dès la prochaine page, sans relancer le programme.
field-instance-name = Nom de ce serveur
field-instance-name-hint = Il est dans le titre de chaque page. Vide : son adresse.
field-instance-description = À quoi sert ce serveur ?
field-instance-description-hint = Montré sur la page à propos de ce serveur. Vous pouvez utiliser Markdown.
field-instance-contact = Qui le gère, et comment joindre cette personne
field-instance-contact-hint = Une adresse, un numéro de téléphone, ou un lieu et une heure. Tout le monde peut le lire.
field-instance-rules = Règles
field-instance-rules-hint = Ce que tout le monde respecte ici. Qui vient les lit d’abord. Vous pouvez utiliser Markdown.
field-instance-language = Langue pour qui n’en choisit aucune
instance-language-file = Comme dans la configuration
field-entry = Qui peut venir ?
entry-invited = Seulement sur invitation
entry-asking = Sur invitation, ou sur demande là où une coopérative le permet
settings-file-title = Ce qui est dans la configuration
settings-file-lead = Ceci est seulement montré. Pour le changer, modifiez le fichier de configuration et relancez le programme.
settings-file-at = Le fichier est { $place }.
settings-file-none = Aucun fichier de configuration n’a été lu ; le programme tourne avec ses valeurs habituelles et l’environnement.
settings-key = Clé
settings-value = Valeur
settings-meaning = Ce que cela signifie
settings-empty = vide
config-instance-url = L’adresse publique. Elle ne peut jamais changer dès que d’autres serveurs la connaissent.
config-instance-private = Si les inconnus ne voient rien du tout.
config-instance-development = Si c’est un essai sur une seule machine.
config-http-listen = Où le programme attend les requêtes.
config-http-drain_seconds = Combien de temps les requêtes sont encore acceptées quand le programme s’arrête.
config-database-url = Quelle base de données est utilisée.
config-data-directory = Où sont les données.
config-federation-authorized_fetch = Si la lecture demande la signature d’un autre serveur.
config-media-upload_bytes_max = La plus grande image, en octets.
config-languages-default = La langue là où personne n’en a choisi.
config-mail-host = Le serveur d’e-mail qui envoie les lettres.
config-metrics-listen = Où se voient les mesures de surveillance.
config-log-level = Combien le programme écrit dans ses messages.
