### Words for codes: kinds, states, units, sectors, goals.

## Dates

date = { $day } { $month } { $year }
date-time = { $date }, { $time } UTC
month-1 = gennaio
month-2 = febbraio
month-3 = marzo
month-4 = aprile
month-5 = maggio
month-6 = giugno
month-7 = luglio
month-8 = agosto
month-9 = settembre
month-10 = ottobre
month-11 = novembre
month-12 = dicembre

## Offers and needs

purpose-offer = Offerta
purpose-need = Richiesta
purpose-long-offer = Offriamo qualcosa
purpose-long-need = Cerchiamo qualcosa
purposes-offer = Offerte
purposes-need = Richieste
action-transfer = da dare o vendere
action-transferCustody = da prestare
action-use = da usare sul posto
action-copy = da copiare
action-work = tempo di lavoro
action-deliverService = servizio
action-need-transfer = da ricevere o comprare
action-need-transferCustody = da prendere in prestito
action-need-use = da usare sul posto
action-need-copy = da copiare
action-need-work = tempo di lavoro
action-need-deliverService = servizio
nature-tool = Attrezzo
nature-space = Sala o spazio
nature-vehicle = Veicolo
nature-good = Oggetto o materiale
nature-skill = Competenza
nature-service = Servizio
nature-software = Software
nature-data = Dati
nature-document = Documento
state-draft = Bozza
state-published = Pubblicato
state-reserved = Prenotato
state-closed = Chiuso
state-removed = Tolto
eligibility-public = Chiunque
eligibility-network = La nostra rete
eligibility-members = Solo i nostri membri
precision-exact = Esatto, con l’indirizzo
precision-neighbourhood = Entro circa 1 km
precision-city = Entro circa 10 km
precision-name = Solo il nome

## Amounts, with their digits

unit-one = { $count ->
    [one] { $shown } pezzo
   *[other] { $shown } pezzi
}
unit-hour = { $count ->
    [one] { $shown } ora
   *[other] { $shown } ore
}
unit-day = { $count ->
    [one] { $shown } giorno
   *[other] { $shown } giorni
}
unit-kilogram = { $shown } kg
unit-litre = { $count ->
    [one] { $shown } litro
   *[other] { $shown } litri
}
unit-metre = { $shown } m
unit-squareMetre = { $shown } m²
unit-euro = { $shown } €
unit-name-one = pezzi
unit-name-hour = ore
unit-name-day = giorni
unit-name-kilogram = chilogrammi
unit-name-litre = litri
unit-name-metre = metri
unit-name-squareMetre = metri quadrati
unit-name-euro = euro

## Cooperatives and members

commons-role-community = Comunità produttiva
commons-role-coalition = Coalizione imprenditoriale
commons-role-association = Associazione di interesse sociale
role-member = Membro
role-steward = Gestione
role-moderator = Moderazione
role-admin = Amministrazione
show-offers = Offerte
show-needs = Richieste
show-closed = Chiuse
show-drafts = Bozze
show-offers-empty = Nessuna offerta al momento.
show-needs-empty = Nessuna richiesta al momento.
show-closed-empty = Non è stato ancora chiuso nulla.
show-drafts-empty = Nessuna bozza.

## Between servers

inquiry-state-all = Tutte
inquiry-state-open = Aperta
inquiry-state-answered = Con risposta
inquiry-state-archived = Archiviata
follow-state-pending = In attesa di un sì
follow-state-accepted = Lo segui
follow-state-rejected = Finito o rifiutato
policy-allow = Ammetti
policy-limit = Limita: trattieni finché non lo lasci passare
policy-suspend = Sospendi: nulla entra, nulla esce, nulla si mostra

## Sectors

sector-housing = Abitare
sector-water = Acqua
sector-energy = Energia
sector-waste = Rifiuti e acque reflue
sector-transport = Trasporti
sector-health = Salute
sector-social = Servizi sociali
sector-youth = Giovani e famiglia
sector-food = Alimentazione
sector-culture = Cultura
sector-digital = Comunicazione e digitale
sector-education = Istruzione e formazione
sector-finance = Finanza e mutuo soccorso
sector-work = Lavoro e competenze

## Sustainable Development Goals

sdg-short = OSS { $number }
sdg-1 = Sconfiggere la povertà
sdg-2 = Sconfiggere la fame
sdg-3 = Salute e benessere
sdg-4 = Istruzione di qualità
sdg-5 = Parità di genere
sdg-6 = Acqua pulita e servizi igienico-sanitari
sdg-7 = Energia pulita e accessibile
sdg-8 = Lavoro dignitoso e crescita economica
sdg-9 = Imprese, innovazione e infrastrutture
sdg-10 = Ridurre le disuguaglianze
sdg-11 = Città e comunità sostenibili
sdg-12 = Consumo e produzione responsabili
sdg-13 = Lotta contro il cambiamento climatico
sdg-14 = Vita sott’acqua
sdg-15 = Vita sulla Terra
sdg-16 = Pace, giustizia e istituzioni solide
sdg-17 = Partnership per gli obiettivi
