## Servers and the rules about them

peers-tab = Serwery
policy-none = Bez decyzji
peer-by-list = z listy „{ $list }”
mode-allow-list-notice = Ten serwer rozmawia tylko z serwerami, które ktoś dopuścił. Wszystkim innym odmawia: tego, co wysyłają, o co proszą, co byśmy im wysłali, i szukania tam ludzi.
rules-title = Zasady dla wszystkich innych
rules-lead = Obowiązują wobec serwerów, o których nikt nie zdecydował.
rules-mode = Z kim rozmawiamy
rules-mode-hint = Zmiana działa od razu, w obie strony. Powrót przywraca to, co było.
mode-open = Ze wszystkimi, którzy nie są zawieszeni
mode-allow-list = Tylko z serwerami, które ktoś dopuścił
rules-newcomers = To, co wysyłają nowe serwery
rules-newcomers-hint = Nowy serwer to taki, o którym nikt tu nie zdecydował i do którego nikt się nie zwrócił.
newcomers-hold = Zatrzymaj, aż ktoś spojrzy
newcomers-show = Pokazuj od razu
wave-title = Naraz pojawiło się wiele nowych serwerów
wave-notice = W ciągu godziny wiele serwerów odezwało się po raz pierwszy. To, co wysyłają nowe serwery, zatrzymujemy do { $until }, dopóki nikt tu nie zdecyduje inaczej.
wave-look = Zobacz, co jest zatrzymane
wave-end = Traktuj nowe serwery tak, jak mówią zasady
wave-home = Naraz pojawiło się wiele nowych serwerów: to, co wysyłają, zatrzymujemy do { $until }
rules-explained = Co to jest nowy serwer i co jest zatrzymywane
rules-known-1 = Serwer jest znany, gdy ktoś dopuścił jego albo domenę, w której się znajduje.
rules-known-2 = Jest znany, gdy jedna z naszych spółdzielni kogoś tam obserwuje albo o to poprosiła.
rules-known-3 = Jest znany, gdy jedna z naszych spółdzielni do kogoś tam napisała.
rules-held-what = Zatrzymywane są wiadomości, ogłoszenia, wpisy, udostępnienia i polubienia: to, co ludzie by zobaczyli. Prośby o obserwowanie docierają do spółdzielni jak zawsze, a usunięcia działają. O czym nikt nie zdecyduje w ciągu 90 dni, zostaje odrzucone.

## What is held

held-title = Zatrzymane
held-lead = To, co przyszło i czego nikomu nie pokazujemy, dopóki tego nie przepuścisz.
held-explained = Dlaczego coś jest zatrzymane
held-empty = Nic nie jest zatrzymane.
held-by-host = Według serwera
held-items = Najpierw najnowsze
held-items-of = Z { $host }
held-all = Ze wszystkich serwerów
held-choose = Zaznacz
held-through = Przepuść zaznaczone
held-refuse = Odrzuć zaznaczone
held-welcome = Dopuść zaznaczone serwery i przepuść wszystko
held-purge = Zawieś zaznaczone serwery i usuń wszystko
held-kind-listing = Ogłoszenie
held-kind-message = Wiadomość
held-kind-post = Wpis
held-kind-share = Udostępnienie
held-kind-like = Polubienie
standing-newcomer = Nowy serwer
standing-newcomer-means = Nikt tu nie zdecydował o tym serwerze ani się do niego nie zwrócił.
standing-limited = Ograniczony
standing-limited-means = Ten serwer jest ograniczony. Co przepuścisz, zobaczą tylko osoby ze spółdzielni.
standing-keys-changed = Nowe klucze
standing-keys-changed-means = Wszystkie klucze kogoś, kogo znasz, zmieniły się naraz, bez słowa podpisanego starymi. Domena może mieć nowego właściciela.
keys-title = Nowe klucze
keys-lead = Zapytaj te osoby inną drogą, czy to nadal one, zanim to potwierdzisz. Do tego czasu zatrzymujemy to, co wysyłają.
keys-trust = To nadal one
purge-title = Zawiesić i usunąć wszystko?
purge-explained = { $count ->
    [one] Ten serwer zostanie zawieszony, a wszystko, co od niego pochodzi, usunięte: rzeczy zatrzymane, ogłoszenia, wpisy, wiadomości, obserwowanie. Tego nie można cofnąć.
    [few] Te { $count } serwery zostaną zawieszone, a wszystko, co od nich pochodzi, usunięte: rzeczy zatrzymane, ogłoszenia, wpisy, wiadomości, obserwowanie. Tego nie można cofnąć.
    [many] Tych { $count } serwerów zostanie zawieszonych, a wszystko, co od nich pochodzi, usunięte: rzeczy zatrzymane, ogłoszenia, wpisy, wiadomości, obserwowanie. Tego nie można cofnąć.
   *[other] { $count } serwera zostanie zawieszone, a wszystko, co od nich pochodzi, usunięte: rzeczy zatrzymane, ogłoszenia, wpisy, wiadomości, obserwowanie. Tego nie można cofnąć.
}
purge-confirm = Zawieś i usuń
home-held = { $count ->
    [one] Jedna rzecz z innego serwera czeka na twoją decyzję
    [few] { $count } rzeczy z innych serwerów czekają na twoją decyzję
    [many] { $count } rzeczy z innych serwerów czeka na twoją decyzję
   *[other] { $count } rzeczy z innych serwerów czeka na twoją decyzję
}
home-reports = { $count ->
    [one] Jedno zgłoszenie czeka na ciebie
    [few] { $count } zgłoszenia czekają na ciebie
    [many] { $count } zgłoszeń czeka na ciebie
   *[other] { $count } zgłoszenia czeka na ciebie
}
done-let-through = Przepuszczono. Pojawi się za chwilę.
done-held-refused = Odrzucono.
done-purged = Zawieszono, a wszystko, co stamtąd pochodziło, usunięto.

## Lists of domains

lists-title = Listy
lists-lead = Przejmij listy serwerów do zablokowania lub dopuszczenia i przekaż dalej własną. Format jest taki jak w Mastodonie.
lists-empty = Nie zaimportowano żadnej listy.
list-name = Nazwa listy
list-name-hint = Ponowny import pod tą samą nazwą wycofuje też to, co z listy zniknęło.
list-kind = Rodzaj
list-kind-block = Do blokowania
list-kind-allow = Do dopuszczenia
list-entries = Domeny
list-in-force = Decyzje z niej
list-imported = Zaimportowano
list-retract = Wycofaj
list-retract-title = Wycofać tę listę?
list-import-title = Importuj listę
list-import-lead = Najpierw zobaczysz, co by się zmieniło. Decyzja człowieka jest silniejsza niż lista; nasza własna domena i partnerzy są pomijani.
list-file = Plik (CSV)
list-file-hint = Najwyżej 100 000 wierszy. Bez nagłówka liczy się pierwsza kolumna.
list-file-again = Lista jest długa: wybierz ten sam plik jeszcze raz.
list-check = Zobacz, co by się zmieniło
list-import = Importuj
list-export-title = Eksport
list-export-block = Co jest zablokowane (CSV)
list-export-allow = Co jest dopuszczone (CSV)
list-plan-title = Co by się zmieniło
list-plan-summary = { $count ->
    [0] nic się nie zmienia
    [one] zmienia się jedna decyzja
    [few] zmieniają się { $count } decyzje
    [many] zmienia się { $count } decyzji
   *[other] zmienia się { $count } decyzji
}
list-plan-empty = Wszystko już tak jest.
list-before = Przedtem
list-after = Potem
list-more = { $count ->
    [one] i jeszcze { $count }
    [few] i jeszcze { $count }
    [many] i jeszcze { $count }
   *[other] i jeszcze { $count }
}
list-about-ours = My sami
list-about-ours-means = Tam jest ten serwer. Pominięto.
list-about-partners = Partnerzy
list-about-partners-means = Ktoś tam obserwuje jedną z naszych spółdzielni albo któraś z nich obserwuje kogoś tam. Pominięto; zdecyduj o nich samodzielnie.
list-about-by-hand = Decyzja człowieka
list-about-by-hand-means = Ktoś tu zdecydował inaczej. Tak zostaje.
list-about-gone = Już nie na liście
list-about-gone-means = To, co ta lista o nich zdecydowała, zostaje wycofane, chyba że mówi to człowiek albo inna lista.
list-about-no-reports = Zgłoszenia, których nie czytamy
list-about-no-reports-means = Ta lista mówi, by nie czytać zgłoszeń z tych serwerów (reject_reports). Decyzja człowieka o którymś z nich jest silniejsza.
list-without-media = { $count ->
    [one] Dla jednego serwera lista mówi, by nie pokazywać obrazów (reject_media). Nie stosujemy się do tego: obrazy z ogłoszeń są tu pokazywane.
    [few] Dla { $count } serwerów lista mówi, by nie pokazywać obrazów (reject_media). Nie stosujemy się do tego: obrazy z ogłoszeń są tu pokazywane.
    [many] Dla { $count } serwerów lista mówi, by nie pokazywać obrazów (reject_media). Nie stosujemy się do tego: obrazy z ogłoszeń są tu pokazywane.
   *[other] Dla { $count } serwera lista mówi, by nie pokazywać obrazów (reject_media). Nie stosujemy się do tego: obrazy z ogłoszeń są tu pokazywane.
}
list-skipped = Pominięte wiersze
done-list-imported = Lista jest zaimportowana.
done-list-retracted = Lista jest wycofana.
error-list-name-missing = Nadaj liście nazwę.
error-list-other-kind = Lista drugiego rodzaju ma tę nazwę.
error-list-file-missing = Wybierz plik.
error-list-without-domains = W tym pliku nie ma żadnej domeny.
error-too-large = Ten plik jest za duży.
error-not-utf-8 = Ten plik nie jest w UTF-8.
error-table-unreadable = To nie jest tabela, którą da się odczytać.
error-domain-invalid = to nie domena
error-domain-obfuscated = domena jest ukryta gwiazdkami
error-severity-none = lista tylko ją komentuje
error-severity-unknown = nieznana surowość

## Reports

report-this = Zgłoś
report-title = Zgłoś { $handle }
report-lead = Czyta to osoba, która prowadzi ten serwer. Nikt inny nie dowie się, że to ty piszesz.
report-object = Chodzi o:
report-content = Co jest nie tak?
report-content-hint = Kilka zdań pomoże osobie, która decyduje.
report-send = Wyślij zgłoszenie
reports-title = Zgłoszenia
reports-lead = To, co zgłaszają osoby stąd i inne serwery.
reports-open = Otwarte zgłoszenia
reports-done = Załatwione zgłoszenia
reports-empty = Brak zgłoszeń.
report-one = Zgłoszenie
report-about = O kim
report-by = Od
report-by-former = osoba, która już tu nie należy
report-by-server = serwer { $host }
report-when = Nadeszło
report-note = Notatka
report-finish = Załatwione
report-forward = Powiadom { $host }
report-forward-lead = Kto prowadzi tamten serwer, dowie się, o kogo i o co chodzi, twoimi słowami i w imieniu tego serwera. Nie dowie się, kto zgłosił ani co ta osoba napisała.
report-words = Twoje słowa
report-words-hint = Bez nazwisk osób ze spółdzielni.
report-forward-send = Powiadom
report-forwarded = Co powiedziano ich serwerowi
done-reported = Dziękujemy. Ktoś się temu przyjrzy.
done-report-forwarded = Jest w drodze.
error-report-missing = Napisz, co jest nie tak.
error-report-not-forwarded = Tego zgłoszenia nie można przekazać albo już je przekazano.
peer-reads = czyta { $what }
