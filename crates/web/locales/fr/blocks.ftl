# Blocages

blocks-title = Comptes bloqués
blocks-lead = Aucun ne suit plus l’autre, et ce que ces comptes vous écrivent n’est pas reçu. Ce que tout le monde peut lire, ils peuvent encore le lire.
blocks-empty = Personne n’est bloqué.
block-title = Bloquer un compte
block-do = Bloquer
block-whom = Bloquer { $name }
block-end = Débloquer
block-since = depuis le { $date }
done-blocked = Compte bloqué. Son serveur en est informé.
done-unblocked = Compte débloqué. Les abonnements d’avant restent terminés.
sent-kind-block = Compte bloqué
sent-kind-unblock = Compte débloqué
error-block-self = Une coopérative ne peut pas se bloquer elle-même.
error-block-too-many = Une coopérative peut bloquer au plus 1 000 comptes. Demandez à qui gère ce serveur d’exclure un serveur entier.
error-follow-blocked = Vous bloquez ce compte. Débloquez-le d’abord.
error-follow-refused = Cette coopérative ne souhaite pas être suivie par la vôtre.
error-inquiry-blocked = Vous bloquez ce compte. Débloquez-le avant d’écrire.
error-inquiry-refused = Cette coopérative ne prend pas de messages de la vôtre.
