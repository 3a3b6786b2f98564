### The guide of a new cooperative, members who come, and running an instance.

## The guide

start-title = Pierwsze kroki
start-lead = Sześć małych kroków. Każdy można pominąć i zrobić później.
start-progress = Zrobione: { $done } z { $all }
start-step-name = Nazwa i język
start-step-place = Miejsce
start-step-looks = Logo i sektory
start-step-offer = Wasza pierwsza oferta
start-step-invite = Zaproszenie ludzi
start-step-follow = Obserwowanie innych spółdzielni
start-state-done = zrobione
start-state-skipped = pominięte
start-state-open = do zrobienia
start-state-now = teraz
start-name-hint = Tak, jak się mówi. Można to zmienić w każdej chwili.
start-place-lead = Żeby sąsiedzi znaleźli to, co jest blisko. Wystarczy nazwa miejscowości.
start-place-find = Użyj miejsca, w którym jestem
start-place-found = Twoje położenie jest wpisane, w zaokrągleniu do około kilometra.
start-place-failed = Twoje urządzenie nie podaje położenia. Wpisz po prostu nazwę miejscowości.
start-looks-lead = Obraz, po którym ludzie was poznają, i to, czym się zajmujecie.
start-offer-lead = Co macie, co mogłoby się przydać innym? Wybierz rodzaj i wpisz tytuł. Na początek wystarczy.
start-offer-need = Możecie też powiedzieć, czego potrzebujecie:
start-offer-ask = Poproś o coś
start-invite-lead = Utwórz link i wyślij go waszym ludziom. Może go użyć dziesięć osób, przez dwa tygodnie.
start-follow-lead = Obserwuj spółdzielnię, a to, czym się dzieli, pojawi się w waszym katalogu.
start-follow-example = Na przykład @velo@commons.example albo adres jej strony.
start-follow-known = Już tu znane
start-follow-one = Obserwuj { $name }
start-next = Zapisz i dalej
start-next-step = Twój następny krok:
start-skip = Pomiń
start-all-done = Wszystko zrobione. Twoja spółdzielnia jest gotowa.
start-to-home = Do twojej strony głównej
start-dismiss = Nie pokazuj więcej tych kroków
start-home = Pierwsze kroki: { $name }
start-home-go-on = Dalej
done-step = Zapisano. Oto następny krok.
done-skipped = Pominięto. Możesz do tego wrócić.
done-started = Twoja spółdzielnia jest gotowa. Zostało kilka małych kroków.

## Invitations and roles

invite-scan = Zeskanuj to telefonem
invite-qr = Kod QR linku z zaproszeniem
invite-message = Tekst do wysłania
invite-message-text = Cześć! Zapraszam cię do spółdzielni { $name } na naszej platformie dzielenia się. Otwórz ten link i wybierz nazwę oraz hasło: { $link }
invite-copy-link = Kopiuj link
invite-copy-text = Kopiuj tekst
invite-copied = Skopiowano
invite-share = Wyślij…
invite-past = Wykorzystane lub wygasłe w ostatnich trzech miesiącach
invite-nobody-came = Nikt jeszcze nie przyszedł
invite-came = Kto przyszedł: { $names }
roles-title = Kto co może?
role-says-member = Widzi wszystko wewnątrz, także oferty tylko dla osób ze spółdzielni.
role-says-steward = Ponadto publikuje oferty i potrzeby, odpowiada na zapytania i decyduje, kto może obserwować.
role-says-moderator = To samo co koordynacja, a ponadto dba o to, co przysyłają obcy.
role-says-admin = Ponadto zaprasza ludzi, zmienia role i edytuje to, co spółdzielnia mówi o sobie.

## Asking to join

join-title = Poproś o przyjęcie do spółdzielni { $name }
join-lead = Napisz, kim jesteś i dlaczego chcesz dołączyć. Przeczyta to i odpowie osoba administrująca spółdzielnią.
join-why = Kim jesteś i dlaczego chcesz dołączyć?
join-why-hint = Przeczyta to tylko administracja tej spółdzielni.
join-login-later = Nazwa albo adres, którym chcesz się logować. Hasło wybierzesz, gdy się zgodzą.
join-send = Wyślij
join-link = Poproś o przyjęcie
join-asked-title = Twoja prośba jest wysłana
join-keep-link = Zachowaj ten link. Pokazuje, co dzieje się z twoją prośbą, a później wpuści cię do środka. E-mail nie jest potrzebny.
join-state-waiting = Nie ma jeszcze odpowiedzi. Wróć na tę stronę za dzień lub dwa.
join-state-accepted = Jest zgoda. Witaj!
join-state-declined = Tym razem odpowiedź brzmi: nie.
join-stand-title = Twoja prośba do spółdzielni { $name }
join-answer = Ich odpowiedź
join-you-wrote = Twoje słowa
join-finish = Wybierz hasło i jesteś w środku.
join-withdraw = Wycofaj moją prośbę
join-forgotten = { $count ->
    [one] Prośba bez odpowiedzi jest usuwana po jednym dniu.
    [few] Prośba bez odpowiedzi jest usuwana po { $count } dniach.
    [many] Prośba bez odpowiedzi jest usuwana po { $count } dniach.
   *[other] Prośba bez odpowiedzi jest usuwana po { $count } dnia.
}
join-rules = Tutaj obowiązują te zasady:
join-waiting-title = Proszą o przyjęcie
join-answer-field = Co chcesz odpowiedzieć
join-answer-hint = Będzie to widać na stronie pod linkiem tej osoby.
join-accept = Zgódź się
join-decline = Odmów
join-open-title = Kto może prosić o przyjęcie?
join-open = Każdy może prosić o przyjęcie, a odpowiada administracja.
join-words = Co chcecie powiedzieć tym, którzy proszą
join-closed-here = Kto prowadzi ten serwer, wpuszcza tylko zaproszonych, więc na razie nikt nie może prosić.
home-joining = { $count ->
    [one] Jedna osoba prosi o przyjęcie
    [few] { $count } osoby proszą o przyjęcie
    [many] { $count } osób prosi o przyjęcie
   *[other] { $count } osoby prosi o przyjęcie
}
done-join-withdrawn = Twoja prośba jest wycofana, a wszystko, co było wpisane, usunięte.
done-join-accepted = Przyjęto. Powie o tym strona pod linkiem tej osoby.
done-join-declined = Odmówiono. Powie o tym strona pod linkiem tej osoby.
error-why-missing = Napisz, kim jesteś i dlaczego chcesz dołączyć.
error-join-full = Na odpowiedź czeka już zbyt wiele osób. Spróbuj za kilka dni.
error-join-asked = Twoja prośba już jest. Ktoś odpowie.
error-join-decided = Ktoś inny już odpowiedział albo prośbę wycofano.

## Devices

device-on = { $browser }, { $system }
session-since = Sesja trwa od

## Privacy

privacy-title = Prywatność
privacy-lead = Co ten serwer przechowuje, jak długo i kto to widzi. Niczego nie mierzymy dla reklam i żadna inna firma niczego nie dostaje.
privacy-account = Twoje konto
privacy-account-text = Przechowujemy nazwę, którą się logujesz, nazwę, którą widzą inni, twój język, zaszyfrowaną postać hasła, której nie da się odwrócić, i czas twojej ostatniej wizyty. Gdy usuniesz konto, to wszystko znika od razu.
privacy-letters = Jeśli prosisz o e-maile, przechowujemy datę potwierdzenia twojego adresu. To, na jakie adresy poszło takie pytanie, zostaje w zaszyfrowanej postaci przez jeden dzień, żeby nikogo nie pytać częściej.
privacy-devices = Urządzenia
privacy-devices-text = { $count ->
    [one] Tam, gdzie trwa twoja sesja, zapisujemy, jak przedstawia się przeglądarka i kiedy była ostatnio używana. Po jednym dniu bez wizyty sesja się kończy i zostaje zapomniana. Listę widzisz w ustawieniach i możesz zakończyć każdą sesję.
    [few] Tam, gdzie trwa twoja sesja, zapisujemy, jak przedstawia się przeglądarka i kiedy była ostatnio używana. Po { $count } dniach bez wizyty sesja się kończy i zostaje zapomniana. Listę widzisz w ustawieniach i możesz zakończyć każdą sesję.
    [many] Tam, gdzie trwa twoja sesja, zapisujemy, jak przedstawia się przeglądarka i kiedy była ostatnio używana. Po { $count } dniach bez wizyty sesja się kończy i zostaje zapomniana. Listę widzisz w ustawieniach i możesz zakończyć każdą sesję.
   *[other] Tam, gdzie trwa twoja sesja, zapisujemy, jak przedstawia się przeglądarka i kiedy była ostatnio używana. Po { $count } dnia bez wizyty sesja się kończy i zostaje zapomniana. Listę widzisz w ustawieniach i możesz zakończyć każdą sesję.
}
privacy-cookies = Jedno ciasteczko podtrzymuje twoją sesję, a drugie pamięta język. Niczego więcej nie zapisujemy w przeglądarce, chyba że włączysz powiadomienia na urządzeniu.
privacy-push = Jeśli włączysz powiadomienia na urządzeniu, przechodzą one zaszyfrowane przez usługę producenta twojej przeglądarki. Dowiaduje się on, że coś do ciebie wysłano i kiedy, ale nie co. Dopóki ich nie wyłączysz albo się nie wylogujesz, przechowujemy adres twojej przeglądarki w tej usłudze, a przeglądarka przechowuje mały program, który je pokazuje.
privacy-addresses = Adresy internetowe
privacy-addresses-text = { $count ->
    [one] Twój adres internetowy służy tylko do spowolnienia tych, którzy zgadują hasła: jego zaszyfrowana postać zostaje zapomniana po jednej minucie.
    [few] Twój adres internetowy służy tylko do spowolnienia tych, którzy zgadują hasła: jego zaszyfrowana postać zostaje zapomniana po { $count } minutach.
    [many] Twój adres internetowy służy tylko do spowolnienia tych, którzy zgadują hasła: jego zaszyfrowana postać zostaje zapomniana po { $count } minutach.
   *[other] Twój adres internetowy służy tylko do spowolnienia tych, którzy zgadują hasła: jego zaszyfrowana postać zostaje zapomniana po { $count } minuty.
}
privacy-writing = To, co piszesz
privacy-writing-text = Oferty, potrzeby i odpowiedzi, które piszesz dla spółdzielni, należą do spółdzielni i zostają, gdy odejdziesz, bez twojego nazwiska. Co publiczne, trafia na inne serwery, a gdy zostanie tu usunięte, prosimy je o to samo. Nie możemy ich zmusić.
privacy-searches = Wyszukiwania
privacy-searches-text = Tego, czego szukasz, nie zapisujemy i nikomu nie mówimy. Przechowujemy tylko wyszukiwanie, które zapiszesz: widzisz je tylko ty, a znika, gdy usuniesz je lub swoje konto.
privacy-searches-own = { $count ->
    [one] Przez { $count } dzień serwer pamięta, kto tu coś opublikował, żeby nikt nie dostawał wiadomości o własnych ogłoszeniach.
    [few] Przez { $count } dni serwer pamięta, kto tu coś opublikował, żeby nikt nie dostawał wiadomości o własnych ogłoszeniach.
    [many] Przez { $count } dni serwer pamięta, kto tu coś opublikował, żeby nikt nie dostawał wiadomości o własnych ogłoszeniach.
   *[other] Przez { $count } dnia serwer pamięta, kto tu coś opublikował, żeby nikt nie dostawał wiadomości o własnych ogłoszeniach.
}
privacy-place-text = „Blisko mnie” i „Użyj miejsca, w którym jestem” pytają urządzenie, gdzie jest, tylko po naciśnięciu. Przeglądarka zaokrągla odpowiedź do około kilometra, zanim ją wyśle. Przy wyszukiwaniu stoi ona potem w adresie strony, a więc w historii przeglądarki; tutaj jej nie zapisujemy.
privacy-posts = Wpisy skądinąd
privacy-posts-text = { $count ->
    [one] Wpisy tych, których obserwuje spółdzielnia, przechowujemy jeden dzień, kopie ich obrazów także.
    [few] Wpisy tych, których obserwuje spółdzielnia, przechowujemy { $count } dni, kopie ich obrazów także.
    [many] Wpisy tych, których obserwuje spółdzielnia, przechowujemy { $count } dni, kopie ich obrazów także.
   *[other] Wpisy tych, których obserwuje spółdzielnia, przechowujemy { $count } dnia, kopie ich obrazów także.
}
privacy-held = { $count ->
    [one] To, co przysyłają obcy i o czym nikt nie zdecydował, zostaje odrzucone po jednym dniu.
    [few] To, co przysyłają obcy i o czym nikt nie zdecydował, zostaje odrzucone po { $count } dniach.
    [many] To, co przysyłają obcy i o czym nikt nie zdecydował, zostaje odrzucone po { $count } dniach.
   *[other] To, co przysyłają obcy i o czym nikt nie zdecydował, zostaje odrzucone po { $count } dnia.
}
privacy-peers = { $count ->
    [one] Inne serwery, których nikt nie obserwuje, zostają zapomniane po jednym dniu bez znaku życia.
    [few] Inne serwery, których nikt nie obserwuje, zostają zapomniane po { $count } dniach bez znaku życia.
    [many] Inne serwery, których nikt nie obserwuje, zostają zapomniane po { $count } dniach bez znaku życia.
   *[other] Inne serwery, których nikt nie obserwuje, zostają zapomniane po { $count } dnia bez znaku życia.
}
privacy-requests = Prośby o przyjęcie
privacy-requests-text = { $count ->
    [one] To, co piszesz, prosząc o przyjęcie, czyta administracja tej spółdzielni. Po odpowiedzi zostaje usunięte w ciągu jednego dnia.
    [few] To, co piszesz, prosząc o przyjęcie, czyta administracja tej spółdzielni. Po odpowiedzi zostaje usunięte w ciągu { $count } dni.
    [many] To, co piszesz, prosząc o przyjęcie, czyta administracja tej spółdzielni. Po odpowiedzi zostaje usunięte w ciągu { $count } dni.
   *[other] To, co piszesz, prosząc o przyjęcie, czyta administracja tej spółdzielni. Po odpowiedzi zostaje usunięte w ciągu { $count } dnia.
}
privacy-log = Dziennik
privacy-log-text = { $count ->
    [one] To, co administracja robi z kontami, rolami, innymi serwerami i ustawieniami, pozostaje zapisane przez jeden dzień, by dało się to wyjaśnić. Gdy konto zostaje usunięte, jego nazwa znika z dziennika.
    [few] To, co administracja robi z kontami, rolami, innymi serwerami i ustawieniami, pozostaje zapisane przez { $count } dni, by dało się to wyjaśnić. Gdy konto zostaje usunięte, jego nazwa znika z dziennika.
    [many] To, co administracja robi z kontami, rolami, innymi serwerami i ustawieniami, pozostaje zapisane przez { $count } dni, by dało się to wyjaśnić. Gdy konto zostaje usunięte, jego nazwa znika z dziennika.
   *[other] To, co administracja robi z kontami, rolami, innymi serwerami i ustawieniami, pozostaje zapisane przez { $count } dnia, by dało się to wyjaśnić. Gdy konto zostaje usunięte, jego nazwa znika z dziennika.
}
privacy-backups = Kopie
privacy-backups-text = Kto prowadzi ten serwer, robi kopie wszystkiego, żeby nic nie zginęło. To, co usuniesz, pozostaje w takiej kopii, dopóki kopia nie zostanie usunięta. Zapytaj, jak długo kopie są przechowywane.
privacy-yours = Twoje prawa
privacy-yours-text = Możesz zabrać wszystko, co cię dotyczy, w jednym pliku i możesz usunąć swoje konto, jedno i drugie bez pytania kogokolwiek.
privacy-ask = Z pytaniami zwróć się do osób, które prowadzą ten serwer:
foot-privacy = Prywatność

## About the instance

about-rules = Zasady
about-contact = Kto go prowadzi

## Running an instance

nav-running = Serwer
running-title = Prowadzenie tego serwera
running-tab-now = Teraz
running-tab-doctor = Czy inni nas widzą?
running-tab-backups = Kopie
running-tab-log = Dziennik
running-tab-settings = Ustawienia
running-health = Jak się ma
running-waits = Co na ciebie czeka
running-nothing-waits = Nic na ciebie nie czeka.
running-figures = W liczbach
running-figure-deliveries = oczekujące doręczenia
running-figure-dead = nieudane doręczenia
running-figure-arrivals = oczekujące wiadomości przychodzące
running-figure-peers = inne znane serwery
running-figure-shut = inne serwery za drzwiami
running-figure-database = w bazie danych
running-figure-free = wolne na dysku
running-version = Wersja
running-version-text = To jest Allmende { $version }. Jak wprowadzić nową wersję: zrób kopię bazy danych, umieść nowy program w miejscu starego i uruchom go. Sam zaktualizuje bazę danych.
running-since = Działa od { $time }.
running-more-deliveries = Wszystkie doręczenia
running-more-peers = Wszystkie serwery
running-verdict-good = dobrze
running-verdict-look = spójrz
running-verdict-wrong = źle
running-technical = Technicznie
running-no-machine = Ta strona nie może teraz zajrzeć do maszyny.
size-kb = { $number } kB
size-mb = { $number } MB
size-gb = { $number } GB

check-database = Baza danych
check-database-good = Baza danych odpowiada.
check-database-look = Baza danych odpowiada, ale jej wersja nie jest wersją tego programu. Zrób kopię, a potem uruchom program na nowo.
check-database-wrong = Baza danych nie odpowiada dobrze. Zajrzyj do dziennika programu, a jeśli jest uszkodzona, przywróć kopię.
check-disk = Dysk
check-disk-good = Miejsca wystarczy: wolne { $free }.
check-disk-look = Wolne tylko { $free }, a to za mało na kopię bazy danych. Zrób miejsce przed następną kopią.
check-disk-wrong = Wolne tylko { $free }. Zrób miejsce teraz: gdy dysk jest pełny, niczego nie da się już zapisać.
check-queue = To, co wychodzi
check-queue-good = To, co wysyłamy na inne serwery, dociera albo zostanie wkrótce ponowione.
check-queue-look = { $count ->
    [one] Jeden inny serwer czeka na coś ponad jeden dzień. Zajrzyj do doręczeń: może nie działa.
    [few] { $count } inne serwery czekają na coś ponad jeden dzień. Zajrzyj do doręczeń: może nie działają.
    [many] { $count } innych serwerów czeka na coś ponad jeden dzień. Zajrzyj do doręczeń: może nie działają.
   *[other] { $count } innego serwera czeka na coś ponad jeden dzień. Zajrzyj do doręczeń: może nie działają.
}
check-arrivals = To, co przychodzi
check-arrivals-good = To, co wysyłają inne serwery, przyjmujemy bez zwłoki.
check-arrivals-look = { $count ->
    [one] Jednej rzeczy, która przyszła, nie udało się przyjąć. Zajrzyj na listę i spróbuj ponownie.
    [few] { $count } rzeczy, które przyszły, nie udało się przyjąć. Zajrzyj na listę i spróbuj ponownie.
    [many] { $count } rzeczy, które przyszły, nie udało się przyjąć. Zajrzyj na listę i spróbuj ponownie.
   *[other] { $count } rzeczy, które przyszły, nie udało się przyjąć. Zajrzyj na listę i spróbuj ponownie.
}
check-mail = E-mail
check-mail-good = E-maile można wysyłać, na przykład do osób, które nie pamiętają hasła.
check-mail-off = Nie skonfigurowano serwera poczty. Nie jest konieczny: administracja może przekazywać linki do nowego hasła.
check-clock = Zegar
check-clock-good = Zegar tej maszyny jest wiarygodny.
check-clock-wrong = Zegar tej maszyny chodzi źle, a inne serwery odrzucają to, co wysyła. Nastaw go i zadbaj, by chodził dobrze (NTP).
check-heard = Kontakt z zewnątrz
check-heard-good = Inny serwer dotarł tutaj { $time }.
check-heard-look = Żaden inny serwer jeszcze tu nie dotarł. Sprawdź, czy inni was widzą.
check-development-look = To jest serwer próbny. Nigdy nie dawaj go obcym do użytku.
check-development = Próba

doctor-lead = Ten serwer pyta sam siebie pod swoją publiczną nazwą, tak jak zrobiłby to inny serwer. Każde sprawdzenie trwa kilka sekund.
doctor-limits = Czego stąd nie widać: zapory, która przepuszcza tę maszynę, ale nikogo innego. Najlepszy dowód to inny serwer, który do was dotarł.
doctor-look = Sprawdź teraz
doctor-not-yet = jeszcze nie sprawdzono
doctor-looking = sprawdzam…
doctor-outside = Z zewnątrz
doctor-inside = Na tej maszynie
check-name = Nazwa
check-name-good = Nazwa tego serwera prowadzi do adresu.
check-name-wrong = Nazwa tego serwera donikąd nie prowadzi. Wpisz jego adres tam, gdzie nazwa została kupiona (DNS). Może minąć godzina, zanim wszyscy się o tym dowiedzą.
check-page = Drzwi
check-page-good = Serwer otwiera drzwi pod swoją publiczną nazwą, z ważnym certyfikatem.
check-page-wrong = Nikt nie może wejść pod publiczną nazwą. Sprawdź, czy proxy z certyfikatem (TLS) działa, przekazuje wszystko temu programowi i czy port 443 jest otwarty.
check-webfinger = Dać się znaleźć
check-webfinger-good = Inne serwery znajdują wasze spółdzielnie po nazwie (WebFinger).
check-webfinger-wrong = Inne serwery nie znajdują waszych spółdzielni po nazwie. Proxy musi przekazywać /.well-known/webfinger temu programowi.
check-actor = Dać się poznać
check-actor-good = Inne serwery mogą odczytać, kim jest ten serwer.
check-actor-wrong = Inne serwery nie mogą odczytać, kim jest ten serwer. Proxy musi przekazywać zapytania takie, jakie są, także te o „application/activity+json”.
check-inbox = Skrzynka
check-inbox-good = To, co wysyłają inne serwery, dociera do skrzynki.
check-inbox-wrong = To, co wysyłają inne serwery, nie dociera do skrzynki. Proxy musi przepuszczać zapytania POST do /inbox, ze wszystkimi nagłówkami.
check-address = Adres publiczny
check-address-good = Adres publiczny jest w porządku.
check-address-look = To jest serwer próbny. Nigdy nie dawaj go obcym do użytku.
check-address-wrong = Adres publiczny nie jest w porządku. Ustaw instance.url w konfiguracji.
check-proxy = Proxy
check-proxy-look = Wszyscy odwiedzający wyglądają dla tego programu jak jeden adres. Podaj swoje proxy w http.trusted_proxies.
check-directory = Folder danych
check-directory-good = W folderze danych można pisać.
check-directory-wrong = W folderze danych nie można pisać. Daj programowi prawo do zapisu.
check-certificates = Dalsze certyfikaty
check-certificates-good = Dalsze certyfikaty da się odczytać.
check-certificates-wrong = Dalszych certyfikatów nie da się odczytać. Spójrz na tls.ca_file.
check-figures = Liczby
check-figures-good = Liczby są widoczne tylko na tej maszynie.
check-figures-look = Być może obcy mogą czytać liczby. Ustaw metrics.listen na adres tej maszyny.
check-mail-wrong = Serwera poczty nie da się użyć. Spójrz na sekcję [mail] konfiguracji.
check-space = Miejsce
check-space-good = Na dysku wystarczy miejsca.
check-space-wrong = Na dysku jest za mało miejsca. Zrób miejsce teraz.

backups-lead = Kopia zawiera wszystko: spółdzielnie, oferty, wiadomości, obrazy, konta. Trzymaj jedną na innej maszynie i od czasu do czasu sprawdź, czy da się ją odczytać.
backups-make = Zrób kopię teraz
backups-none = Nie zrobiono tu jeszcze żadnej kopii.
backups-whole = gotowa
backups-being-made = powstaje; za chwilę wczytaj tę stronę ponownie
backups-take = Pobierz
backups-take-named = Pobierz { $name }
backups-password = Twoje hasło, bo kopia zawiera wszystkie tajemnice tego serwera
backups-where = Kopie leżą w { $place }. Liczba ostatnich kopii, które zostają: { $count }.
backups-configuration = Pliku konfiguracji w niej nie ma. Przechowuj go razem z kopią.
backups-postgres = Wasza baza danych to PostgreSQL, który ma własne narzędzie do kopii. Niech to działa codziennie na maszynie tego programu:
backups-cron = Żeby robić kopię co noc, niech maszyna uruchamia to:
done-backup = Kopia jest zrobiona.
error-backup-elsewhere = Wasza baza danych to PostgreSQL. Kopie robi jego własne narzędzie.
error-backup-runs = Kopia już powstaje. Poczekaj chwilę.
error-backup-no-room = Na dysku jest za mało miejsca na kopię. Najpierw zrób miejsce.
error-examination-runs = Ktoś właśnie sprawdza. Spróbuj ponownie za kilka sekund.

log-lead = { $count ->
    [one] Kto co zrobił z kontami, rolami, innymi serwerami, ustawieniami i kopiami. Wpisy zostają przez jeden dzień.
    [few] Kto co zrobił z kontami, rolami, innymi serwerami, ustawieniami i kopiami. Wpisy zostają przez { $count } dni.
    [many] Kto co zrobił z kontami, rolami, innymi serwerami, ustawieniami i kopiami. Wpisy zostają przez { $count } dni.
   *[other] Kto co zrobił z kontami, rolami, innymi serwerami, ustawieniami i kopiami. Wpisy zostają przez { $count } dnia.
}
log-kind = Rodzaj
log-kind-any = Wszystko
log-kind-accounts = Konta
log-kind-members = Osoby i role
log-kind-peers = Inne serwery
log-kind-moderation = Moderacja
log-kind-settings = Ustawienia
log-kind-backups = Kopie
log-person = Osoba
log-person-any = Wszyscy
log-filter = Pokaż
log-empty = W dzienniku niczego nie ma.
log-older = Starsze wpisy
log-operator = Wiersz poleceń
log-former = osoba, która już tu nie należy
log-nobody = konto, którego już nie ma
did-account-added = dodaje konto osoby { $about }
did-account-suspended = zawiesza konto osoby { $about }
did-account-resumed = wpuszcza z powrotem osobę { $about }
did-account-deleted = usuwa konto
did-account-left = usuwa własne konto
did-password-set = ustawia nowe hasło dla osoby { $about }
did-reset-link-made = tworzy link do nowego hasła dla osoby { $about }
did-invitation-made = zaprasza ludzi do spółdzielni { $coop } ({ $detail })
did-invitation-withdrawn = wycofuje zaproszenie do spółdzielni { $coop }
did-invitation-accepted = dołącza do spółdzielni { $coop } z zaproszenia ({ $detail })
did-member-added = dodaje osobę { $about } do spółdzielni { $coop } ({ $detail })
did-role-changed = zmienia rolę osoby { $about } w spółdzielni { $coop }: { $detail }
did-member-removed = usuwa osobę { $about } ze spółdzielni { $coop }
did-member-left = odchodzi ze spółdzielni { $coop }
did-joining-set = ustala, kto może prosić o przyjęcie do spółdzielni { $coop }
did-join-accepted = zgadza się na prośbę o przyjęcie do spółdzielni { $coop }
did-join-declined = odmawia prośbie o przyjęcie do spółdzielni { $coop }
did-joined = dołącza do spółdzielni { $coop } na własną prośbę
did-rules-set = ustala zasady dla innych serwerów
did-peer-decided = decyduje o { $subject }: { $detail }
did-peer-undecided = cofa decyzję o { $subject }
did-keys-trusted = ufa nowym kluczom { $subject }
did-list-imported = importuje listę { $subject }
did-list-retracted = wycofuje listę { $subject }
did-held-let-through = przepuszcza zatrzymane ({ $detail })
did-held-refused = odrzuca zatrzymane ({ $detail })
did-host-purged = usuwa wszystko, co pochodzi z { $subject }
did-report-done = załatwia zgłoszenie
did-report-forwarded = przekazuje zgłoszenie dalej
did-set-up = przygotowuje ten serwer ze spółdzielnią { $coop }
did-settings-changed = zmienia ustawienie { $subject }
did-cooperative-founded = zakłada spółdzielnię { $coop }
did-cooperative-edited = edytuje to, co { $coop } mówi o sobie
did-cooperative-moved = przenosi spółdzielnię { $coop } do { $subject }
did-cooperative-moved-back = cofa przeprowadzkę spółdzielni { $coop }
did-backup-made = robi kopię { $subject }
did-backup-taken = pobiera kopię { $subject }
did-unknown = robi coś, co zapisał nowszy program ({ $subject })

settings-instance-lead = To, co obowiązuje od następnej strony, bez ponownego uruchamiania.
field-instance-name = Nazwa tego serwera
field-instance-name-hint = Stoi w tytule każdej strony. Puste: adres serwera.
field-instance-description = Do czego służy ten serwer?
field-instance-description-hint = Widać to na stronie o tym serwerze. Możesz używać Markdownu.
field-instance-contact = Kto go prowadzi i jak się z nim skontaktować
field-instance-contact-hint = Adres, numer telefonu albo miejsce i czas. Każdy może to przeczytać.
field-instance-rules = Zasady
field-instance-rules-hint = To, czego wszyscy się tu trzymają. Kto dołącza, najpierw je czyta. Możesz używać Markdownu.
field-instance-language = Język dla tych, którzy żadnego nie wybiorą
instance-language-file = Jak w konfiguracji
field-entry = Kto może przyjść?
entry-invited = Tylko zaproszeni
entry-asking = Zaproszeni oraz ci, którzy proszą tam, gdzie spółdzielnia na to pozwala
settings-file-title = Co stoi w konfiguracji
settings-file-lead = To jest tylko do wglądu. Żeby to zmienić, edytuj plik konfiguracji i uruchom program na nowo.
settings-file-at = Plik to { $place }.
settings-file-none = Nie odczytano pliku konfiguracji; program działa ze zwykłymi wartościami i środowiskiem.
settings-key = Klucz
settings-value = Wartość
settings-meaning = Co to znaczy
settings-empty = puste
config-instance-url = Adres publiczny. Nigdy nie można go zmienić, gdy inne serwery już go znają.
config-instance-private = Czy obcy nie widzą zupełnie niczego.
config-instance-development = Czy to jest próba na jednej maszynie.
config-http-listen = Gdzie program czeka na zapytania.
config-http-drain_seconds = Jak długo przyjmuje jeszcze zapytania, gdy program się zatrzymuje.
config-database-url = Której bazy danych używa.
config-data-directory = Gdzie leżą dane.
config-federation-authorized_fetch = Czy do czytania potrzebny jest podpis innego serwera.
config-media-upload_bytes_max = Największy obraz, w bajtach.
config-languages-default = Język, gdy nikt żadnego nie wybrał.
config-mail-host = Serwer poczty, który wysyła e-maile.
config-metrics-listen = Gdzie widać liczby do pilnowania serwera.
config-log-level = Jak dużo zapisuje dziennik programu.
