### Words for codes: kinds, states, units, sectors, goals.

## Dates

date = { $day }. { $month } { $year }
date-time = { $date }, { $time } UTC
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

## Offers and needs

purpose-offer = Angebot
purpose-need = Bedarf
purpose-long-offer = Wir bieten etwas an
purpose-long-need = Wir suchen etwas
purposes-offer = Angebote
purposes-need = Bedarf
action-transfer = zum Weitergeben
action-transferCustody = zum Verleihen
action-use = zur Nutzung vor Ort
action-copy = zum Kopieren
action-work = Arbeitszeit
action-deliverService = Dienstleistung
action-need-transfer = zum Übernehmen
action-need-transferCustody = zum Ausleihen
action-need-use = zur Nutzung vor Ort
action-need-copy = zum Kopieren
action-need-work = Arbeitszeit
action-need-deliverService = Dienstleistung
nature-tool = Werkzeug
nature-space = Raum oder Platz
nature-vehicle = Fahrzeug
nature-good = Ware oder Material
nature-skill = Können
nature-service = Dienst
nature-software = Software
nature-data = Daten
nature-document = Dokument
state-draft = Entwurf
state-published = Veröffentlicht
state-reserved = Reserviert
state-closed = Beendet
state-removed = Entfernt
eligibility-public = Alle
eligibility-network = Unser Netzwerk
eligibility-members = Nur unsere Mitglieder
precision-exact = Genau, mit Adresse
precision-neighbourhood = Auf etwa 1 km
precision-city = Auf etwa 10 km
precision-name = Nur der Name

## Amounts, with their digits

unit-one = { $count ->
    [one] { $shown } Stück
   *[other] { $shown } Stück
}
unit-hour = { $count ->
    [one] { $shown } Stunde
   *[other] { $shown } Stunden
}
unit-day = { $count ->
    [one] { $shown } Tag
   *[other] { $shown } Tage
}
unit-kilogram = { $shown } kg
unit-litre = { $shown } Liter
unit-metre = { $shown } m
unit-squareMetre = { $shown } m²
unit-euro = { $shown } €
unit-name-one = Stück
unit-name-hour = Stunden
unit-name-day = Tage
unit-name-kilogram = Kilogramm
unit-name-litre = Liter
unit-name-metre = Meter
unit-name-squareMetre = Quadratmeter
unit-name-euro = Euro

## Cooperatives and members

commons-role-community = Produktive Gemeinschaft
commons-role-coalition = Unternehmerischer Zusammenschluss
commons-role-association = Gemeinnütziger Verein
role-member = Mitglied
role-steward = Betreuung
role-moderator = Moderation
role-admin = Verwaltung
show-offers = Angebote
show-needs = Bedarf
show-closed = Beendet
show-drafts = Entwürfe
show-offers-empty = Zurzeit keine Angebote.
show-needs-empty = Zurzeit kein Bedarf.
show-closed-empty = Noch wurde nichts beendet.
show-drafts-empty = Keine Entwürfe.

## Between servers

inquiry-state-all = Alle
inquiry-state-open = Offen
inquiry-state-answered = Beantwortet
inquiry-state-archived = Archiviert
follow-state-pending = Wartet auf Zustimmung
follow-state-accepted = Gefolgt
follow-state-rejected = Beendet oder abgelehnt
policy-allow = Zulassen
policy-limit = Einschränken: zurückhalten, bis Sie es durchlassen
policy-suspend = Sperren: nichts hinein, nichts hinaus, nichts gezeigt

## Sectors

sector-housing = Wohnen
sector-water = Wasser
sector-energy = Energie
sector-waste = Abfall und Abwasser
sector-transport = Verkehr
sector-health = Gesundheit
sector-social = Soziale Dienste
sector-youth = Jugend und Familie
sector-food = Ernährung
sector-culture = Kultur
sector-digital = Kommunikation und Digitales
sector-education = Bildung und Ausbildung
sector-finance = Finanzen und Versicherung auf Gegenseitigkeit
sector-work = Arbeit und Können

## Sustainable Development Goals

sdg-short = SDG { $number }
sdg-1 = Keine Armut
sdg-2 = Kein Hunger
sdg-3 = Gesundheit und Wohlergehen
sdg-4 = Hochwertige Bildung
sdg-5 = Geschlechtergleichheit
sdg-6 = Sauberes Wasser und Sanitäreinrichtungen
sdg-7 = Bezahlbare und saubere Energie
sdg-8 = Menschenwürdige Arbeit und Wirtschaftswachstum
sdg-9 = Industrie, Innovation und Infrastruktur
sdg-10 = Weniger Ungleichheiten
sdg-11 = Nachhaltige Städte und Gemeinden
sdg-12 = Nachhaltiger Konsum und Produktion
sdg-13 = Maßnahmen zum Klimaschutz
sdg-14 = Leben unter Wasser
sdg-15 = Leben an Land
sdg-16 = Frieden, Gerechtigkeit und starke Institutionen
sdg-17 = Partnerschaften zur Erreichung der Ziele
