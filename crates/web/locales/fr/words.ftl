### Words for codes: kinds, states, units, sectors, goals.

## Dates

date = { $day } { $month } { $year }
date-time = { $date } à { $time } UTC
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

## Offers and needs

purpose-offer = Offre
purpose-need = Besoin
purpose-long-offer = Nous proposons
purpose-long-need = Nous cherchons
purposes-offer = Offres
purposes-need = Besoins
action-transfer = à donner ou vendre
action-transferCustody = à prêter
action-use = à utiliser sur place
action-copy = à copier
action-work = temps de travail
action-deliverService = service
action-need-transfer = à recevoir ou acheter
action-need-transferCustody = à emprunter
action-need-use = à utiliser sur place
action-need-copy = à copier
action-need-work = temps de travail
action-need-deliverService = service
nature-tool = Outil
nature-space = Salle ou espace
nature-vehicle = Véhicule
nature-good = Bien ou matériau
nature-skill = Compétence
nature-service = Service
nature-software = Logiciel
nature-data = Données
nature-document = Document
state-draft = Brouillon
state-published = Publié
state-reserved = Réservé
state-closed = Clos
state-removed = Retiré
eligibility-public = Tout le monde
eligibility-network = Notre réseau
eligibility-members = Nos membres seulement
precision-exact = Exactement, avec l’adresse
precision-neighbourhood = À environ 1 km près
precision-city = À environ 10 km près
precision-name = Le nom seulement

## Amounts, with their digits

unit-one = { $count ->
    [one] { $shown } pièce
   *[other] { $shown } pièces
}
unit-hour = { $count ->
    [one] { $shown } heure
   *[other] { $shown } heures
}
unit-day = { $count ->
    [one] { $shown } jour
   *[other] { $shown } jours
}
unit-kilogram = { $shown } kg
unit-litre = { $count ->
    [one] { $shown } litre
   *[other] { $shown } litres
}
unit-metre = { $shown } m
unit-squareMetre = { $shown } m²
unit-euro = { $shown } €
unit-name-one = pièces
unit-name-hour = heures
unit-name-day = jours
unit-name-kilogram = kilogrammes
unit-name-litre = litres
unit-name-metre = mètres
unit-name-squareMetre = mètres carrés
unit-name-euro = euros

## Cooperatives and members

commons-role-community = Communauté productive
commons-role-coalition = Coalition entrepreneuriale
commons-role-association = Association d’intérêt général
role-member = Membre
role-steward = Gestion
role-moderator = Modération
role-admin = Administration
show-offers = Offres
show-needs = Besoins
show-closed = Clos
show-drafts = Brouillons
show-offers-empty = Aucune offre en ce moment.
show-needs-empty = Aucun besoin en ce moment.
show-closed-empty = Rien n’a encore été clos.
show-drafts-empty = Aucun brouillon.

## Between servers

inquiry-state-all = Toutes
inquiry-state-open = Ouverte
inquiry-state-answered = Répondue
inquiry-state-archived = Archivée
follow-state-pending = En attente d’accord
follow-state-accepted = Suivi
follow-state-rejected = Terminé ou refusé
policy-allow = Autoriser
policy-limit = Limiter : retenir jusqu’à ce que vous le laissiez passer
policy-suspend = Suspendre : rien n’entre, rien ne sort, rien n’est montré

## Sectors

sector-housing = Logement
sector-water = Eau
sector-energy = Énergie
sector-waste = Déchets et assainissement
sector-transport = Transport
sector-health = Santé
sector-social = Services sociaux
sector-youth = Jeunesse et famille
sector-food = Alimentation
sector-culture = Culture
sector-digital = Communication et numérique
sector-education = Éducation et formation
sector-finance = Finance et mutualité
sector-work = Travail et compétences

## Sustainable Development Goals

sdg-short = ODD { $number }
sdg-1 = Pas de pauvreté
sdg-2 = Faim « zéro »
sdg-3 = Bonne santé et bien-être
sdg-4 = Éducation de qualité
sdg-5 = Égalité entre les sexes
sdg-6 = Eau propre et assainissement
sdg-7 = Énergie propre et d’un coût abordable
sdg-8 = Travail décent et croissance économique
sdg-9 = Industrie, innovation et infrastructure
sdg-10 = Inégalités réduites
sdg-11 = Villes et communautés durables
sdg-12 = Consommation et production responsables
sdg-13 = Lutte contre les changements climatiques
sdg-14 = Vie aquatique
sdg-15 = Vie terrestre
sdg-16 = Paix, justice et institutions efficaces
sdg-17 = Partenariats pour la réalisation des objectifs
