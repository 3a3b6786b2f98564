### Words for codes: kinds, states, units, sectors, goals.

## Dates

date = { $day } { $month } { $year }
date-time = { $date }, { $time } UTC
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

## Offers and needs

purpose-offer = Aanbod
purpose-need = Oproep
purpose-long-offer = We bieden iets aan
purpose-long-need = We zoeken iets
purposes-offer = Aanbod
purposes-need = Oproepen
action-transfer = om weg te geven of te verkopen
action-transferCustody = om uit te lenen
action-use = om ter plekke te gebruiken
action-copy = om te kopiëren
action-work = werktijd
action-deliverService = dienst
action-need-transfer = om te krijgen of te kopen
action-need-transferCustody = om te lenen
action-need-use = om ter plekke te gebruiken
action-need-copy = om te kopiëren
action-need-work = werktijd
action-need-deliverService = dienst
nature-tool = Gereedschap
nature-space = Ruimte of plek
nature-vehicle = Voertuig
nature-good = Spullen of materiaal
nature-skill = Vaardigheid
nature-service = Dienst
nature-software = Software
nature-data = Gegevens
nature-document = Document
state-draft = Concept
state-published = Gepubliceerd
state-reserved = Gereserveerd
state-closed = Gesloten
state-removed = Verwijderd
eligibility-public = Iedereen
eligibility-network = Ons netwerk
eligibility-members = Alleen onze leden
precision-exact = Precies, met het adres
precision-neighbourhood = Tot op ongeveer 1 km
precision-city = Tot op ongeveer 10 km
precision-name = Alleen de naam

## Amounts, with their digits

unit-one = { $count ->
    [one] { $shown } stuk
   *[other] { $shown } stuks
}
unit-hour = { $count ->
    [one] { $shown } uur
   *[other] { $shown } uur
}
unit-day = { $count ->
    [one] { $shown } dag
   *[other] { $shown } dagen
}
unit-kilogram = { $shown } kg
unit-litre = { $count ->
    [one] { $shown } liter
   *[other] { $shown } liter
}
unit-metre = { $shown } m
unit-squareMetre = { $shown } m²
unit-euro = € { $shown }
unit-name-one = stuks
unit-name-hour = uren
unit-name-day = dagen
unit-name-kilogram = kilogram
unit-name-litre = liter
unit-name-metre = meter
unit-name-squareMetre = vierkante meter
unit-name-euro = euro

## Cooperatives and members

commons-role-community = Producerende gemeenschap
commons-role-coalition = Ondernemende coalitie
commons-role-association = Vereniging voor het algemeen belang
role-member = Lid
role-steward = Coördinatie
role-moderator = Moderatie
role-admin = Beheer
show-offers = Aanbod
show-needs = Oproepen
show-closed = Gesloten
show-drafts = Concepten
show-offers-empty = Op dit moment geen aanbod.
show-needs-empty = Op dit moment geen oproepen.
show-closed-empty = Er is nog niets gesloten.
show-drafts-empty = Geen concepten.

## Between servers

inquiry-state-all = Alle
inquiry-state-open = Open
inquiry-state-answered = Beantwoord
inquiry-state-archived = Gearchiveerd
follow-state-pending = Wacht op een ja
follow-state-accepted = Gevolgd
follow-state-rejected = Beëindigd of geweigerd
policy-allow = Toelaten
policy-limit = Beperken: tegenhouden tot je het doorlaat
policy-suspend = Opschorten: niets erin, niets eruit, niets getoond

## Sectors

sector-housing = Wonen
sector-water = Water
sector-energy = Energie
sector-waste = Afval en riolering
sector-transport = Vervoer
sector-health = Gezondheid
sector-social = Sociale diensten
sector-youth = Jeugd en gezin
sector-food = Voeding
sector-culture = Cultuur
sector-digital = Communicatie en digitaal
sector-education = Onderwijs en opleiding
sector-finance = Financiën en onderlinge verzekering
sector-work = Werk en vaardigheden

## Sustainable Development Goals

sdg-short = SDG { $number }
sdg-1 = Geen armoede
sdg-2 = Geen honger
sdg-3 = Goede gezondheid en welzijn
sdg-4 = Kwaliteitsonderwijs
sdg-5 = Gendergelijkheid
sdg-6 = Schoon water en sanitair
sdg-7 = Betaalbare en duurzame energie
sdg-8 = Waardig werk en economische groei
sdg-9 = Industrie, innovatie en infrastructuur
sdg-10 = Ongelijkheid verminderen
sdg-11 = Duurzame steden en gemeenschappen
sdg-12 = Verantwoorde consumptie en productie
sdg-13 = Klimaatactie
sdg-14 = Leven in het water
sdg-15 = Leven op het land
sdg-16 = Vrede, justitie en sterke publieke diensten
sdg-17 = Partnerschap om doelstellingen te bereiken
