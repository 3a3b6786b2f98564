# Finding: the catalogue, the map, feeds and sheets for the notice board.
chips-kinds = Rodzaje
chips-chosen = Wybrane filtry
chip-leave = wybrane; naciśnij, by znów pokazać wszystko
chip-remove = Usuń filtr:
chip-words = „{ $words }”
chip-closed = Także zamknięte
chip-near = W promieniu { $km } km od: { $place }
chip-near-point = W promieniu { $km } km od punktu w pobliżu: { $place }
sort-label = Kolejność
sort-nearest = Najpierw najbliższe
sort-best = Najpierw najlepiej pasujące
sort-newest = Najpierw najnowsze
sort-title = Według tytułu
sort-cut = W tej kolejności jest tylko 500 najnowszych. Wybierz filtry, by zobaczyć inne.
look-label = Widok
look-gallery = Obrazy
look-list = Lista
look-map = Mapa
found-all = { $count ->
    [0] Nic nie znaleziono
    [one] { $count } wynik
    [few] { $count } wyniki
    [many] { $count } wyników
   *[other] { $count } wyniku
}
found-more = { $count ->
    [one] Ponad { $count } wynik
    [few] Ponad { $count } wyniki
    [many] Ponad { $count } wyników
   *[other] Ponad { $count } wyniku
}
distance-away = { $km } km stąd
distance-close = mniej niż 1 km stąd
near-me = Blisko mnie
near-asking = Pytamy twoje urządzenie, gdzie jest…
near-taken = Miejsce twojego urządzenia jest przyjęte, w zaokrągleniu do około kilometra.
near-denied = Twoja przeglądarka nie pozwala tej stronie zapytać, gdzie jesteś. Wpisz miejscowość albo zezwól na to w ustawieniach przeglądarki.
near-unavailable = Twoje urządzenie nie wie, gdzie jest. Wpisz miejscowość.
near-slow = Twoje urządzenie nie odpowiada. Wpisz miejscowość.
near-unknown = Nie znamy miejsca o nazwie „{ $place }”. Spróbuj najbliższej większej miejscowości: znamy tu te, które mają ponad 15 000 mieszkańców.
near-others = Czy chodzi o inne miejsce?
empty-wider = Szukaj w promieniu { $km } km
empty-say = Powiedz, czego potrzebujesz
empty-members = Należysz do spółdzielni? Po zalogowaniu możesz opublikować, czego potrzebujesz. Zapytaj spółdzielnię w pobliżu:
feeds-lead = Bądź na bieżąco z czytnikiem kanałów albo kalendarzem:
feeds-atom = Kanał Atom
feeds-json = Kanał JSON
feeds-calendar = Kalendarz
feeds-none = Nie ma kanałów: bez zalogowania ten serwer niczego nie pokazuje.
feeds-closed = Ten serwer jest prywatny, więc nie ma kanałów ani kalendarzy: program nie może się zalogować. Zaloguj się w przeglądarce, by zobaczyć, czym się tu dzielimy.
calendar-last-day = Ostatni dzień: { $title }
keep-title = Zabierz ze sobą
map-title = Mapa
map-words = Miejsca pokazujemy tylko tak dokładnie, jak publikują je spółdzielnie. Lista obok mapy mówi to samo słowami.
map-label = Mapa z ponumerowanymi znakami. Lista poniżej ma te same numery.
map-move = Przesuń mapę
map-in = Bliżej
map-out = Dalej
map-west = Na zachód
map-north = Na północ
map-south = Na południe
map-east = Na wschód
map-list = W tej części mapy
map-empty = W tej części mapy niczego nie ma.
map-everything = Pokaż wszystko
map-found-all = { $count ->
    [0] Nic w tej części mapy
    [one] { $count } ogłoszenie w tej części mapy
    [few] { $count } ogłoszenia w tej części mapy
    [many] { $count } ogłoszeń w tej części mapy
   *[other] { $count } ogłoszenia w tej części mapy
}
map-found-more = { $count ->
    [one] Najnowsze ogłoszenie w tej części mapy
    [few] { $count } najnowsze ogłoszenia w tej części mapy
    [many] { $count } najnowszych ogłoszeń w tej części mapy
   *[other] { $count } najnowszego ogłoszenia w tej części mapy
}
map-more-here = { $count ->
    [one] jeszcze { $count } tutaj
    [few] jeszcze { $count } tutaj
    [many] jeszcze { $count } tutaj
   *[other] jeszcze { $count } tutaj
}
map-things = { $count ->
    [one] { $count } ogłoszenie
    [few] { $count } ogłoszenia
    [many] { $count } ogłoszeń
   *[other] { $count } ogłoszenia
}
map-somewhere = Miejsce bez nazwy
map-sources = Dane mapy:
place-map = Wybierz na mapie
place-show = Pokaż tę nazwę na mapie
place-map-label = Mapa z krzyżykiem pośrodku, który wybiera miejsce
place-which = Kilka miejsc tak się nazywa. Które to?
place-unknown = Nie znamy miejsca o nazwie „{ $place }”. Przesuń mapę, aż krzyżyk będzie w tym miejscu.
place-far = Na mapie nie wybrano jeszcze miejsca. Przybliż mapę i przesuń ją, aż krzyżyk będzie we właściwym miejscu.
place-chosen = Krzyżyk jest w pobliżu: { $town }.
place-chosen-at = Krzyżyk jest w punkcie { $point }.
map-tiles = Obrazy mapy pochodzą z { $host }. Tam widać twój adres internetowy i to, na jakie miejsce patrzysz.
sheet-title = Na tablicę ogłoszeń: { $title }
sheet-make = Kartka na tablicę ogłoszeń
sheet-print = Drukuj
sheet-back = Wróć
sheet-hint = Kartka mieści się na jednej stronie A4. Przeglądarka drukuje ją przez Ctrl+P albo „Drukuj” w swoim menu.
sheet-code = Kod QR z adresem tej strony
sheet-scan = Skieruj tu aparat telefonu albo wpisz:
sheet-share = Dzieli się tym spółdzielnia
error-filter-odd = Części tego adresu nie da się odczytać. Przejdź do katalogu, wybierz filtry jeszcze raz i stamtąd skopiuj adres.
error-view-odd = To nie jest miejsce na mapie. Przejdź do mapy i zacznij od nowa.
