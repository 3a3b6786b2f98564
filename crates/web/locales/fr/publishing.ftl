### Publier : le formulaire par étapes, les brouillons, l’aperçu, les licences, et le suivi de ce qui est publié.

## Les étapes

publish-step-photo = Une photo
publish-photo-hint = Une photo en dit plus qu’une description. Vous pouvez vous en passer.
publish-photo-take = Prendre une photo
publish-photo-choose = Choisir des photos
publish-alt-hint = Si vous ne la voyez pas vous-même, laissez ce champ vide.
publish-drop-photo = Ne pas joindre cette photo
publish-step-what = Que voulez-vous faire ?
publish-verb = Je veux…
publish-verb-lend = prêter quelque chose
publish-verb-lend-means = Cela nous revient.
publish-verb-give = donner quelque chose
publish-verb-give-means = C’est gratuit et cela ne revient pas.
publish-verb-sell = vendre quelque chose
publish-verb-sell-means = Contre un prix.
publish-verb-share = partager quelque chose
publish-verb-share-means = D’autres s’en servent ou nous aidons, et nous le gardons.
publish-verb-ask = demander quelque chose
publish-verb-ask-means = Nous en avons besoin ou nous le cherchons.
publish-for-example = Par exemple :
publish-step-kind = Qu’est-ce que c’est ?
publish-kind = Sorte
publish-kind-fields = Afficher les champs qui conviennent
publish-price = Prix en euros
publish-price-hint = Vide veut dire : à convenir.
publish-step-where = Où et quand ?
publish-hours = Quand peut-on venir le chercher ou s’en servir ?
publish-hours-hint = Par exemple : le samedi de 9 h à 12 h.
publish-step-tell = En dire plus
publish-languages = Dans d’autres langues
publish-language-of-text = Langue du texte ci-dessus
publish-add-language = Ajouter une langue
publish-yes = Oui
publish-no = Non

## Exemples et conseils pour chaque sorte

publish-title-tool = Perceuse sans fil
publish-title-space = Salle de réunion avec cuisine
publish-title-vehicle = Vélo cargo pour deux enfants
publish-title-good = Vingt pots de confiture
publish-title-skill = Aide pour la déclaration d’impôts
publish-title-service = Réparation de vélos le samedi
publish-title-software = Agenda de réservation pour groupes
publish-title-data = Carte des arbres fruitiers publics
publish-title-document = Statuts types d’une coopérative d’habitants
publish-body-tool = Que permet-il, qu’est-ce qui va avec, dans quel état est-il ?
publish-body-space = Combien de places, quel équipement, comment y entre-t-on ?
publish-body-vehicle = Quelle charge, qui peut conduire, quelle assurance ?
publish-body-good = Combien y en a-t-il, dans quel état, faut-il porter ?
publish-body-skill = Que savez-vous faire, depuis quand, dans quelles langues ?
publish-body-service = Qu’est-ce qui est fait, pour qui, à quel rythme ?
publish-body-software = À quoi sert-il, sur quoi fonctionne-t-il, qui s’en occupe ?
publish-body-data = Qu’y a-t-il dedans, de quand, dans quel format, comment est-ce fait ?
publish-body-document = De quoi s’agit-il, pour qui, dans quel format ?
publish-conditions-tool = Par exemple : la caution, la durée maximale, qui paie la casse.
publish-conditions-space = Par exemple : le ménage, la clé, les heures calmes, le prix.
publish-conditions-vehicle = Par exemple : la caution, le permis, l’assurance, le carburant.
publish-conditions-good = Par exemple : à venir chercher, par caisses entières.
publish-conditions-skill = Par exemple : le temps dont vous disposez, les frais de déplacement.
publish-conditions-service = Par exemple : comment réserver, ce que cela coûte.
publish-conditions-digital = La licence dit ce qui est permis.
publish-conditions-usual = À convenir.

## Licences

licence-help = Aide au choix d’une licence
licence-title = Quelle licence convient ?
licence-lead = Trois questions, et vous avez une licence que les autres comprennent.
licence-ask-money = Les autres peuvent-ils s’en servir pour gagner de l’argent ?
licence-ask-credit = Les autres doivent-ils dire qui l’a fait ?
licence-ask-alike = Les autres doivent-ils partager leurs modifications de la même façon ?
licence-find = Trouver une licence
licence-unanswered = Veuillez répondre à toutes les questions.
licence-fits = Cette licence convient
licence-but-credit = Elle demande aussi de dire qui l’a fait : aucune licence connue de cette sorte ne s’en passe.
licence-but-not-alike = Elle n’oblige pas à partager les modifications de la même façon : aucune licence connue pour logiciel ne fait les deux.
licence-no-advice = C’est une aide, pas un conseil juridique. La décision revient à qui détient les droits.

## Aperçu

publish-preview = Aperçu
publish-preview-title = Voici ce que cela donnera
publish-preview-saved = C’est enregistré comme brouillon. Personne d’autre ne l’a encore vu. Continuez ci-dessous, ou publiez.
publish-preview-unsaved = Ces modifications ne sont pas encore enregistrées. Continuez ci-dessous, ou enregistrez-les.
publish-preview-here = Ici, dans le catalogue
publish-preview-whole = Voir la page entière
publish-preview-elsewhere = Dans Mastodon et ailleurs
publish-preview-about = Chaque programme l’affiche un peu à sa façon.
publish-preview-members-only = Cela ne quitte pas ce serveur : seuls les membres de votre coopérative le voient.
publish-preview-none = Impossible de l’afficher pour le moment.

## Brouillons

publish-draft-saved = Brouillon enregistré.
publish-draft-unsaved = Brouillon pas encore enregistré : { $why }
publish-draft-offline = Le brouillon n’a pas pu être enregistré. Il reste ici ; vérifiez votre connexion.
draft-go-on = Continuer
draft-discard = Abandonner
draft-discard-title = Abandonner ce brouillon ?
draft-discard-explained = Son texte et ses photos sont supprimés. Personne d’autre ne les a vus. C’est définitif.
done-draft-saved = Brouillon enregistré. Seuls les membres de votre coopérative le voient.
done-draft-discarded = Le brouillon est abandonné.
error-drafts-too-many = Cette coopérative a autant de brouillons qu’elle peut en garder. Publiez-en ou abandonnez-en un d’abord.

## Suivi de ce qui est publié

listing-duplicate = En faire une autre semblable
done-duplicated = Voici un nouveau brouillon avec le même texte. Changez ce qui diffère, puis publiez-le.
still-title = Est-ce toujours vrai ?
still-explained = Personne n’en a parlé depuis deux mois. Un mot suffit pour aider qui cherche quelque chose.
still-there = Toujours là
still-needed = Toujours recherché
still-change = Modifier
done-confirmed = Merci. Rien ne change.
close-became = Qu’est-elle devenue ?
became-taken = Cela a trouvé preneur.
became-gone = Ce n’est plus disponible.
became-found = Nous avons trouvé.
became-over = Nous n’en avons plus besoin.
