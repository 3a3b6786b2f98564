### Words for codes: kinds, states, units, sectors, goals.

## Dates

date = { $day } { $month } { $year }
date-time = { $date }, { $time } UTC
month-1 = stycznia
month-2 = lutego
month-3 = marca
month-4 = kwietnia
month-5 = maja
month-6 = czerwca
month-7 = lipca
month-8 = sierpnia
month-9 = września
month-10 = października
month-11 = listopada
month-12 = grudnia

## Offers and needs

purpose-offer = Oferta
purpose-need = Potrzeba
purpose-long-offer = Oferujemy coś
purpose-long-need = Potrzebujemy czegoś
purposes-offer = Oferty
purposes-need = Potrzeby
action-transfer = do oddania lub sprzedania
action-transferCustody = do pożyczenia
action-use = do użycia na miejscu
action-copy = do skopiowania
action-work = czas pracy
action-deliverService = usługa
action-need-transfer = do otrzymania lub kupienia
action-need-transferCustody = do pożyczenia
action-need-use = do użycia na miejscu
action-need-copy = do skopiowania
action-need-work = czas pracy
action-need-deliverService = usługa
nature-tool = Narzędzie
nature-space = Sala lub miejsce
nature-vehicle = Pojazd
nature-good = Rzecz lub materiał
nature-skill = Umiejętność
nature-service = Usługa
nature-software = Oprogramowanie
nature-data = Dane
nature-document = Dokument
state-draft = Szkic
state-published = Opublikowane
state-reserved = Zarezerwowane
state-closed = Zamknięte
state-removed = Usunięte
eligibility-public = Wszyscy
eligibility-network = Nasza sieć
eligibility-members = Tylko osoby od nas
precision-exact = Dokładnie, z adresem
precision-neighbourhood = Z dokładnością do około 1 km
precision-city = Z dokładnością do około 10 km
precision-name = Tylko nazwa

## Amounts, with their digits

unit-one = { $count ->
    [one] { $shown } sztuka
    [few] { $shown } sztuki
    [many] { $shown } sztuk
   *[other] { $shown } sztuki
}
unit-hour = { $count ->
    [one] { $shown } godzina
    [few] { $shown } godziny
    [many] { $shown } godzin
   *[other] { $shown } godziny
}
unit-day = { $count ->
    [one] { $shown } dzień
    [few] { $shown } dni
    [many] { $shown } dni
   *[other] { $shown } dnia
}
unit-kilogram = { $shown } kg
unit-litre = { $count ->
    [one] { $shown } litr
    [few] { $shown } litry
    [many] { $shown } litrów
   *[other] { $shown } litra
}
unit-metre = { $shown } m
unit-squareMetre = { $shown } m²
unit-euro = { $shown } €
unit-name-one = sztuki
unit-name-hour = godziny
unit-name-day = dni
unit-name-kilogram = kilogramy
unit-name-litre = litry
unit-name-metre = metry
unit-name-squareMetre = metry kwadratowe
unit-name-euro = euro

## Cooperatives and members

commons-role-community = Wspólnota wytwórcza
commons-role-coalition = Koalicja przedsiębiorcza
commons-role-association = Stowarzyszenie pożytku społecznego
role-member = Członkostwo
role-steward = Koordynacja
role-moderator = Moderacja
role-admin = Administracja
show-offers = Oferty
show-needs = Potrzeby
show-closed = Zamknięte
show-drafts = Szkice
show-offers-empty = Obecnie brak ofert.
show-needs-empty = Obecnie brak potrzeb.
show-closed-empty = Nic jeszcze nie zamknięto.
show-drafts-empty = Brak szkiców.

## Between servers

inquiry-state-all = Wszystkie
inquiry-state-open = Otwarte
inquiry-state-answered = Z odpowiedzią
inquiry-state-archived = W archiwum
follow-state-pending = Czeka na zgodę
follow-state-accepted = Obserwowane
follow-state-rejected = Zakończone lub odrzucone
policy-allow = Dopuść
policy-limit = Ogranicz: zatrzymuj, aż przepuścisz
policy-suspend = Zawieś: nic nie wchodzi, nic nie wychodzi, nic nie widać

## Sectors

sector-housing = Mieszkalnictwo
sector-water = Woda
sector-energy = Energia
sector-waste = Odpady i ścieki
sector-transport = Transport
sector-health = Zdrowie
sector-social = Usługi społeczne
sector-youth = Młodzież i rodzina
sector-food = Żywność
sector-culture = Kultura
sector-digital = Komunikacja i cyfryzacja
sector-education = Edukacja i szkolenia
sector-finance = Finanse i ubezpieczenia wzajemne
sector-work = Praca i umiejętności

## Sustainable Development Goals

sdg-short = SDG { $number }
sdg-1 = Koniec z ubóstwem
sdg-2 = Zero głodu
sdg-3 = Dobre zdrowie i jakość życia
sdg-4 = Dobra jakość edukacji
sdg-5 = Równość płci
sdg-6 = Czysta woda i warunki sanitarne
sdg-7 = Czysta i dostępna energia
sdg-8 = Wzrost gospodarczy i godna praca
sdg-9 = Innowacyjność, przemysł, infrastruktura
sdg-10 = Mniej nierówności
sdg-11 = Zrównoważone miasta i społeczności
sdg-12 = Odpowiedzialna konsumpcja i produkcja
sdg-13 = Działania w dziedzinie klimatu
sdg-14 = Życie pod wodą
sdg-15 = Życie na lądzie
sdg-16 = Pokój, sprawiedliwość i silne instytucje
sdg-17 = Partnerstwa na rzecz celów
