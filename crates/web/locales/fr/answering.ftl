### Répondre aux messages, annonces épinglées, mots-clés, comptes publics des membres.

## Répondre

answers = { $count ->
    [one] Une réponse
   *[other] { $count } réponses
}
answer-post = Répondre
answer-to = Répondre à { $handle }
answer-is-open = Tout le monde peut lire votre réponse, sur tous les serveurs.
answer-is-narrow = Ce message s’adresse à quelques personnes. Votre réponse ne va qu’à { $handle } ; les membres d’ici peuvent la lire.
answer-nobody = Seul qui assure la gestion d’une coopérative répond en son nom. Pour répondre en votre nom, créez un compte public dans vos réglages.
answer-send = Envoyer
field-answer-post = Votre réponse
speak-as = Au nom de
like-post = J’aime
share-post = Partager
given-like = Aimé par { $name }
given-share = Partagé par { $name }
take-back = Retirer
take-back-named = Retirer : { $what }
thread-title = Conversation
thread-all = Tous les messages
thread-root-gone = Le message du début n’est plus ici : son auteur l’a supprimé, ou il est trop ancien.
reply-title = Réponse de { $name }
reply-to = à { $handle }
reply-in-answer-to = En réponse à
reply-thread = Toute la conversation
reply-narrow = pour cette personne seulement
reply-edited = modifiée
reply-edit = Modifier
reply-edit-hint = Les autres serveurs en sont informés.
reply-remove = Supprimer
reply-remove-title = Retirer cette réponse ?
reply-remove-explained = La réponse disparaît ici, et les serveurs qui l’ont sont priés de l’oublier. Son adresse ne montrera plus jamais rien.
done-replied = Votre réponse est partie.
done-liked = C’est fait. L’auteur en est informé.
done-shared = Partagé. Vos abonnés en sont informés.
done-taken-back = Retiré.
error-post-gone = Ce message n’est plus ici : son auteur l’a supprimé, ou il est trop ancien.
error-post-narrow = Son auteur l’a écrit pour quelques personnes : il ne peut pas être partagé.

## Annonces épinglées

listing-pin = Épingler en tête de notre page
listing-unpin = Retirer de la tête de notre page
coop-pinned = Épinglé
done-pinned = Épinglé. L’annonce est en tête de votre page.
done-unpinned = N’est plus épinglé.
error-pin-not-public = Seul ce qui est publié pour tout le monde peut être épinglé.
error-pins-too-many = Cinq annonces sont déjà épinglées. Retirez-en une d’abord.
sent-kind-reply = Réponse
sent-kind-like = Aimé
sent-kind-announce = Partagé
sent-kind-add = Épinglé
sent-kind-remove = N’est plus épinglé
sent-kind-taken-back = Retiré

## Mots-clés

tag-lead = Offres et besoins avec ce mot-clé.
tag-empty = Rien ne porte ce mot-clé pour l’instant.

## Le compte public d’un membre

person-title = Votre compte public
person-teaser = Désactivé sauf si vous le voulez : parlez en votre nom aux gens d’autres serveurs.
person-open = En savoir plus
person-lead = Ici, vous parlez pour votre coopérative. Avec un compte public, vous pouvez aussi répondre aux messages, les aimer et les partager en votre nom.
person-means-public = Votre nom, votre texte et vos réponses sont publics. Tout le monde, sur tous les serveurs, peut les voir et s’abonner.
person-means-speak = Ce que vous faites ici pour votre coopérative reste à la coopérative ; personne ne voit que c’était vous.
person-means-no-letters = Il ne reçoit pas de messages privés. Écrivez publiquement, ou au nom de votre coopérative.
person-means-end = Quand vous le désactivez, les autres serveurs sont priés de l’oublier. Son adresse reste vide et son nom n’est plus jamais attribué.
person-name = Nom dans votre adresse
person-name-hint = De 2 à 30 lettres a–z, chiffres ou tirets bas. Vous serez @nom@{ $host }. Il ne peut pas être changé.
person-bio = À propos de vous
person-bio-hint = Tout le monde peut le lire. 500 caractères au plus.
person-approves = Les abonnés attendent mon accord
person-begin = Créer mon compte public
person-answers = Réponses
person-answers-none = Rien pour l’instant.
person-end-title = Désactiver
person-end-explained = Les autres serveurs sont priés d’oublier le compte et tout ce qu’il a dit. C’est définitif, et le nom n’est plus jamais attribué.
person-end-sure = Oui, désactiver définitivement
person-end = Désactiver
done-person-begun = Votre compte public est prêt.
done-person-ended = Votre compte public est désactivé, et les autres serveurs en sont informés.
error-person-none = Vous n’avez pas de compte public. Vos réglages en créent un.
error-person-exists = Vous avez déjà un compte public.
error-person-name-taken = Quelqu’un ici porte ce nom, ou l’a porté.
