### Deliveries: what goes out, what came in, and what did not arrive.

## Servers, inboxes

deliveries-lead = To, co wysyłamy na inne serwery. Nic nie ginie po cichu: czego nie można doręczyć, to zostaje i można to wysłać ponownie.
deliveries-tab-peers = Serwery
deliveries-table = Serwery, najpierw te z kłopotami
delivery-endpoints = Skrzynki
delivery-inbox = Skrzynka
delivery-none = Jeszcze nic nie wysłano na inny serwer.
delivery-state = Stan
delivery-backlog = Czeka
delivery-in-trouble = Skrzynki z kłopotami
delivery-delivered = Doręczono
delivery-speed = Tempo
delivery-window = do { $number } naraz
delivery-usual = zwykle { $time }
delivery-answer = Ostatnia odpowiedź
delivery-no-answer = jeszcze żadnej
delivery-actions = Działania
delivery-oldest = najstarsze: { $date }
delivery-next = następna próba: { $date }
delivery-since = od { $date }
delivery-undelivered = { $count ->
    [one] { $count } niedoręczone
    [few] { $count } niedoręczone
    [many] { $count } niedoręczonych
   *[other] { $count } niedoręczonego
}
delivery-retry = Spróbuj teraz
delivery-suspend = Przestań wysyłać
delivery-suspend-hint = Wstrzymanie dotyczy całego serwera. Co czeka, zostaje, nic nowego nie dochodzi, a to, co on wysyła, nadal przychodzi.
delivery-resume = Wysyłaj znowu
delivery-forbidden = Nasza decyzja: nie mamy nic wspólnego z tym serwerem. Można to zmienić tu:
delivery-replay = Wyślij ponownie
delivery-no-letters = Wszystko, co dało się doręczyć, doręczono.
delivered-of = Doręczono na { $delivered } z { $audience } serwerów.
delivered-to-nobody = Żaden inny serwer jeszcze o tym nie wie.
peer-inboxes = { $count ->
    [one] { $count } skrzynka
    [few] { $count } skrzynki
    [many] { $count } skrzynek
   *[other] { $count } skrzynki
}
peer-all-inboxes = Wszystkie skrzynki
pages-first = Pierwsza strona
never = nigdy

## Words for how sending to an inbox goes

condition-waiting = Czeka po błędach
condition-probing = Trwa próba
condition-failing = Nie działa, próby są rzadsze
condition-gone = Już nie istnieje
condition-suspended = Wstrzymana przez nas
condition-fresh = Jeszcze bez kontaktu
condition-well = Działa

## Filters

filter-show = Pokaż
filter-host = Nazwa serwera
filter-why = Powód
filter-apply = Pokaż
filter-nothing = Nic nie pasuje.
show-peers-all = Wszystkie serwery
show-peers-trouble = Te z kłopotami
show-peers-backlog = Te, na które coś czeka

## One inbox

inbox-of = Skrzynka na { $host }
inbox-now = Teraz
inbox-history = Historia
inbox-failing = Nie działa
inbox-failures = { $count ->
    [one] jedna nieudana próba
    [few] { $count } nieudane próby z rzędu
    [many] { $count } nieudanych prób z rzędu
   *[other] { $count } nieudanej próby z rzędu
}
inbox-asked = Prosi, by poczekać
inbox-asked-until = do { $date }
inbox-known-since = Znana od
inbox-failed-rounds = Wszystkie nieudane próby
inbox-last-success = Ostatni sukces
inbox-last-attempt = Ostatnia próba
inbox-nothing-waits = Nic na nią nie czeka.

## What was sent

sent-title = Ostatnio wysłane
sent-lead = Wszystko, co przekazano innym serwerom, i jak daleko dotarło.
sent-empty = Jeszcze nic nie wysłano na inny serwer.
sent-kind-create = Publikacja
sent-kind-update = Zmiana
sent-kind-delete = Usunięcie
sent-kind-message = Wiadomość
sent-kind-follow = Prośba o obserwowanie
sent-kind-accept = Zgoda na obserwowanie
sent-kind-reject = Odmowa obserwowania
sent-kind-undo = Koniec obserwowania
sent-kind-flag = Zgłoszenie
sent-kind-board-announce = Ogłoszone przez tablicę
sent-kind-board-unannounce = Zdjęte z tablicy
sent-kind-move = Przeprowadzka
sent-kind-catalogue-add = Dodane do katalogu
sent-kind-catalogue-remove = Usunięte z katalogu
progress-waiting = { $count ->
    [one] { $count } czeka
    [few] { $count } czekają
    [many] { $count } czeka
   *[other] { $count } czeka
}
progress-parked = { $count ->
    [one] { $count } odłożone
    [few] { $count } odłożone
    [many] { $count } odłożonych
   *[other] { $count } odłożonego
}
progress-dead = { $count ->
    [one] { $count } porzucone
    [few] { $count } porzucone
    [many] { $count } porzuconych
   *[other] { $count } porzuconego
}
progress-discarded = { $count ->
    [one] { $count } porzucone na dobre
    [few] { $count } porzucone na dobre
    [many] { $count } porzuconych na dobre
   *[other] { $count } porzuconego na dobre
}
progress-superseded = { $count ->
    [one] { $count } zastąpione nowszą wersją
    [few] { $count } zastąpione nowszą wersją
    [many] { $count } zastąpionych nowszą wersją
   *[other] { $count } zastąpionego nowszą wersją
}
activity-delivered-hint = Poniżej są ci, którzy tego nie mają. Ci, którzy mają, są tylko policzeni.
activity-waiting = Jeszcze nieotrzymane
activity-replay-all = Wyślij ponownie do nich wszystkich
activity-more-letters = Jest ich więcej; ponowne wysłanie dotrze do wszystkich.
activity-address = Adres tej czynności

## What did not arrive

letters-title = Niedoręczone
letters-lead = Co nie dotarło, dlaczego i co można z tym zrobić.
letters-explained = Co znaczą te słowa
letters-parked-means = Drugi serwer na razie tego nie przyjmuje (403). Próbujemy znowu raz dziennie, bo ludzie po tamtej stronie mogą zmienić zdanie.
letters-dead-means = Samo nie zostanie ponowione. Możesz to wysłać ponownie, dopóki nie zostanie zapomniane.
letters-discarded-means = Ktoś tutaj uznał, że nie musi to dotrzeć.
letters-count = { $count ->
    [one] Jedno doręczenie
    [few] { $count } doręczenia
    [many] { $count } doręczeń
   *[other] { $count } doręczenia
}
letters-choose = Zaznacz
letters-no-body = tekst już nie jest przechowywany
letters-steer = Wyślij ponownie albo porzuć
letters-replay-chosen = Wyślij zaznaczone ponownie
letters-discard-chosen = Porzuć zaznaczone
letters-all-title = Wszystkie
letters-all-everything = { $count ->
    [one] Dotyczy to jednego doręczenia.
    [few] Dotyczy to wszystkich { $count } doręczeń.
    [many] Dotyczy to wszystkich { $count } doręczeń.
   *[other] Dotyczy to { $count } doręczenia.
}
letters-all-filtered = { $count ->
    [one] Dotyczy to jednego doręczenia, które pasuje do filtra, na wszystkich stronach.
    [few] Dotyczy to { $count } doręczeń, które pasują do filtra, na wszystkich stronach.
    [many] Dotyczy to { $count } doręczeń, które pasują do filtra, na wszystkich stronach.
   *[other] Dotyczy to { $count } doręczenia, które pasuje do filtra, na wszystkich stronach.
}
letters-replay-all = Wyślij wszystkie ponownie
letters-discard-all = Porzuć wszystkie
letters-replay-title = Wysłać wszystkie ponownie?
letters-replay-explained = { $count ->
    [one] Jedno doręczenie rusza ponownie. Jeśli jego serwer nadal je odrzuca, wróci tutaj.
    [few] { $count } doręczenia ruszają ponownie. Co ich serwery nadal odrzucają, wróci tutaj.
    [many] { $count } doręczeń rusza ponownie. Co ich serwery nadal odrzucają, wróci tutaj.
   *[other] { $count } doręczenia rusza ponownie. Co ich serwery nadal odrzucają, wróci tutaj.
}
letters-replay-confirm = Wyślij ponownie
letters-discard-title = Porzucić na dobre?
letters-discard-explained = { $count ->
    [one] Jedno doręczenie nie będzie ponawiane. Można je czytać, dopóki nie zostanie zapomniane.
    [few] { $count } doręczenia nie będą ponawiane. Można je czytać, dopóki nie zostaną zapomniane.
    [many] { $count } doręczeń nie będzie ponawianych. Można je czytać, dopóki nie zostaną zapomniane.
   *[other] { $count } doręczenia nie będzie ponawiane. Można je czytać, dopóki nie zostanie zapomniane.
}
letters-discard-confirm = Porzuć na dobre
burial-any = Odłożone albo porzucone
burial-pending = Czeka
burial-parked = Odłożone
burial-dead = Porzucone
burial-discarded = Porzucone na dobre
why-any = Dowolny powód
why-refused = Odrzucone przez drugi serwer
why-gone = Skrzynka już nie istnieje
why-late = Nie na czas
why-ours = Nasza własna wina

## What came in

incoming-title = Przychodzące
incoming-lead = To, co inne serwery wysłały, a my przyjęliśmy. Działa po kolei i sprawiedliwie między serwerami.
incoming-waiting = Czeka, by zadziałać
incoming-at-quota = Serwery na granicy limitu
incoming-failed = Nie udało się przetworzyć
incoming-quota = Z jednego serwera może czekać do { $quota }; powyżej prosimy go, by wrócił później.
incoming-nothing-waits = Nic nie czeka.
incoming-oldest = Najstarsze
incoming-postponed = Do ponowienia
incoming-full = limit osiągnięty
incoming-failed-means = To próbowano kilka razy. Tekst zostaje, więc można spróbować znowu, gdy przyczyna zniknie.
incoming-nothing-failed = Wszystko, co przyszło, udało się przetworzyć.
incoming-came = nadeszło { $date }
incoming-attempts = { $count ->
    [one] jedna próba
    [few] { $count } próby
    [many] { $count } prób
   *[other] { $count } próby
}
incoming-again = Ponów
incoming-again-all = Ponów wszystkie
incoming-again-host = Ponów wszystkie z { $host }

## Nodes

nodes-title = Procesy, które dzielą się pracą
nodes-leaving = zatrzymuje się
nodes-parts = { $count ->
    [one] { $count } część kolejki
    [few] { $count } części kolejki
    [many] { $count } części kolejki
   *[other] { $count } części kolejki
}
nodes-seen = ostatni znak życia: { $date }

## Said once, after something was done

done-tried = Spróbujemy od razu.
done-suspended = Nic tam już nie wysyłamy, dopóki nie powiesz inaczej.
done-resumed = Znowu tam wysyłamy, na początku po jednym.
done-replayed = Znowu w drodze.
done-discarded = Porzucono na dobre.
done-again = Zostanie przetworzone ponownie.
error-nothing-chosen = Nic nie zaznaczono. Zaznacz co najmniej jeden wiersz i spróbuj ponownie.
