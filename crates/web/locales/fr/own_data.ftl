# A member's own data

own-data-title = Vos données
own-data-lead = Tout ce que ce serveur garde sur vous dans un fichier (JSON) : votre profil, où vous êtes connecté, et ce que vous avez écrit. Votre mot de passe et vos clés n’y sont pas.
own-data-take = Télécharger mes données
leave-title = Supprimer mon compte
leave-explained = Votre compte, vos sessions, vos clés d’accès et votre compte public disparaissent aussitôt et pour toujours. Ce que vous avez écrit au nom d’une coopérative appartient à celle-ci et reste, sans votre nom.
leave-do = Supprimer mon compte pour toujours
done-left = Votre compte est supprimé.
error-last-runner = Personne d’autre ne gère ce serveur. Confiez-le d’abord à quelqu’un : qui a accès à la machine le peut, avec la commande « allmende member add --admin ».
