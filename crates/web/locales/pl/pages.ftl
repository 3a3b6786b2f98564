### The sentences of the pages.

## Around every page

skip-to-content = Przejdź do treści
nav-main = Główna nawigacja
nav-catalogue = Katalog
nav-cooperatives = Spółdzielnie
nav-home = Moje miejsce
nav-reading = Czytelnia
nav-peers = Inne serwery
nav-deliveries = Doręczenia
nav-sign-in = Zaloguj się
nav-sign-out = Wyloguj się
foot-about = O { $host }
foot-language = Język
pages = Strony
pages-previous = Poprzednia strona
pages-next = Następna strona
form-errors = Sprawdź, co jest wpisane
save = Zapisz
cancel = Anuluj
limited = Ograniczone

## Said once, after something was done

done-published = Opublikowano. Obserwujące was osoby się dowiadują.
done-share-which = Wybierz, dla której ze swoich spółdzielni.
done-share-others = Oferty i potrzeby publikuje koordynacja albo administracja spółdzielni. Powiedz im, co masz albo czego ci trzeba.
done-saved = Zapisano.
done-closed = Zamknięto. Można to nadal czytać, dla tych, którzy się spóźnią.
done-removed = Usunięto stąd, a inne serwery prosimy o usunięcie kopii.
done-asked = Twoje pytanie jest w drodze.
done-answered = Twoja wiadomość jest w drodze.
done-archived = Przeniesiono do archiwum. Nowa wiadomość przywróci rozmowę.
done-followed = Obserwujesz teraz to konto.
done-follow-asked = Prośba jest w drodze. Czeka na zgodę drugiej strony.
done-unfollowed = Nie obserwujesz już tego konta.
done-catalogue-asked = Katalog jest odczytywany. Wróć za chwilę.
done-catalogue-recent = Katalog jest odczytywany albo był przed chwilą.
done-moved = Przeprowadzono. Osoby obserwujące tę spółdzielnię się dowiadują.
done-moved-back = Przeprowadzkę cofnięto. Ta spółdzielnia może znowu publikować.
done-joined = Witaj! Należysz teraz do spółdzielni.
done-set-up = Twój serwer jest gotowy. Opublikuj pierwszą ofertę lub potrzebę.
done-founded = Spółdzielnia jest gotowa.
done-password = Twoje hasło jest zmienione, a wszystkie inne urządzenia wylogowane.
done-reset-asked = Jeśli ktoś tutaj ma ten adres, e-mail jest w drodze.
done-reset = Twoje hasło jest zmienione. Zaloguj się nowym.
done-account-deleted = Konto jest usunięte.
done-passkey-added = Klucz dostępu jest dodany.
done-passkey-removed = Klucz dostępu jest stąd usunięty. Usuń go też na swoim urządzeniu.
done-session-ended = Tamto urządzenie jest wylogowane.

## A fresh instance

fresh-title = Prawie gotowe
fresh-lead = Ten serwer działa, ale nie ma jeszcze żadnej spółdzielni.
fresh-step-terminal = Zajrzyj do terminala, w którym uruchomiono serwer.
fresh-step-link = Otwórz jednorazowy link konfiguracji, który tam widać.
fresh-step-done = Wpisz nazwę swojej spółdzielni i własny login. To wszystko.
fresh-lost = Link działa raz, przez jeden dzień. Każde uruchomienie serwera podaje nowy. Można też dodać osobę w wierszu poleceń:

## First run

setup-title = Przygotuj swój serwer
setup-lead = Minuta, i twoja spółdzielnia może dzielić się z innymi. Wszystko oprócz krótkiej nazwy można później zmienić.
setup-cooperative = Twoja spółdzielnia
setup-you = Ty
setup-finish = Zakończ

## Catalogue

catalogue-title = Katalog
catalogue-lead = Czym spółdzielnie się dzielą i czego potrzebują: narzędzia, miejsca, pojazdy, umiejętności, dane, oprogramowanie i dokumenty.
catalogue-search = Szukaj
catalogue-words = Czego szukasz?
catalogue-more = Więcej filtrów
catalogue-apply = Zastosuj filtry
catalogue-reset = Pokaż wszystko
catalogue-closed-too = Pokaż też zamknięte
catalogue-results = Wyniki
catalogue-empty = Nic jeszcze nie opublikowano.
catalogue-nothing-found = Nic nie pasuje. Spróbuj z mniejszą liczbą słów lub filtrów.
any-sector = Wszystkie sektory
any-sdg = Wszystkie cele
any-cooperative = Wszystkie spółdzielnie
distance-km = { $km } km
age-now = skopiowano przed chwilą
age-minutes = { $count ->
    [one] skopiowano { $count } minutę temu
    [few] skopiowano { $count } minuty temu
    [many] skopiowano { $count } minut temu
   *[other] skopiowano { $count } minuty temu
}
age-hours = { $count ->
    [one] skopiowano { $count } godzinę temu
    [few] skopiowano { $count } godziny temu
    [many] skopiowano { $count } godzin temu
   *[other] skopiowano { $count } godziny temu
}
age-days = { $count ->
    [one] skopiowano { $count } dzień temu
    [few] skopiowano { $count } dni temu
    [many] skopiowano { $count } dni temu
   *[other] skopiowano { $count } dnia temu
}

## A listing

listing-from = Od:
listing-is-draft = To jest szkic. Widzą go tylko osoby ze spółdzielni.
listing-is-reserved = W tej chwili zarezerwowane.
listing-facts = W skrócie
listing-subjects = Tematy
listing-link = Strona domowa lub plik
listing-updated = Ostatnia zmiana:
listing-original = To jest kopia. Oryginał jest tu:
listing-resource = Więcej o tym zasobie
listing-manage = Zarządzaj
listing-publish = Opublikuj
listing-publish-again = Opublikuj ponownie
listing-edit = Edytuj
listing-close = Zamknij
listing-remove = Usuń
listing-deliveries = Kto to otrzymał
likes = { $count ->
    [one] { $count } polubienie
    [few] { $count } polubienia
    [many] { $count } polubień
   *[other] { $count } polubienia
}
shares = { $count ->
    [one] udostępnione raz
    [few] udostępnione { $count } razy
    [many] udostępnione { $count } razy
   *[other] udostępnione { $count } raza
}
place-coordinates = Współrzędne
place-approximate = (w przybliżeniu)
fact-quantity = Ilość
fact-available = Jeszcze dostępne
fact-minimum = Najmniej, ile można wziąć
fact-effort = Potrzebny czas
fact-window = Kiedy
fact-in-return = W zamian
fact-eligibility = Kto może to zobaczyć
window-from = od { $from }
window-until = do { $until }
window-both = od { $from } do { $until }
licence-use = Możesz swobodnie używać i kopiować.
licence-change = Możesz to zmieniać.
licence-no-change = Nie możesz tego zmieniać.
licence-sell = Możesz to sprzedawać i używać w biznesie.
licence-no-sell = Nie możesz tego sprzedawać ani używać komercyjnie.
licence-credit = Podaj twórców i licencję.
licence-share-alike = Udostępniaj swoje zmiany na tej samej licencji.
licence-unknown = Przeczytaj licencję, by wiedzieć, co wolno.
remove-title = Usunąć to ogłoszenie?
remove-explained = Jego tekst i obrazy stąd znikną, a każdy inny serwer zostanie poproszony o usunięcie swojej kopii. Tego nie można cofnąć. Żeby powiedzieć tylko, że nie jest już dostępne, zamknij je.
remove-confirm = Usuń na zawsze
ask-title = Zapytaj o to
ask-send = Wyślij pytanie
ask-own-account = Zapytaj z innego konta
ask-sign-in-lead = Należysz do spółdzielni na tym serwerze? Zapytaj w jej imieniu.
ask-sign-in = Zaloguj się i zapytaj
ask-who-may = W imieniu innej spółdzielni pyta tu jej koordynacja albo administracja. Porozmawiaj z kimś ze swojej.
ask-search-for = Zapytać może każde konto w fediwersum (Mastodon i inne). Wklej ten adres do wyszukiwarki swojego serwera i odpowiedz na to, co się pojawi:
ask-or-write-to = Albo napisz prywatną wiadomość do:
ask-answer-comes = Odpowiedź przyjdzie na twoje konto.
back-to-listing = Wróć do ogłoszenia

## A resource

resource-held-by = Ma to
resource-offers = Oferty
resource-no-offers = W tej chwili nie jest oferowany.
resource-edit-title = Edytuj ten zasób
resource-edit-apart = To, co tu zmienisz, nie idzie już za ofertą, a oferta nie idzie za tym.
resource-remove-title = Usunąć ten zasób?
resource-remove-explained = Jego tekst i obrazy stąd znikną, a inne serwery, gdy zajrzą, zobaczą, że go nie ma. Tego nie można cofnąć.

## Cooperatives

coops-lead = Spółdzielnie, które dzielą się przez { $host }.
coops-empty = Nie ma tu jeszcze żadnej spółdzielni.
coop-found = Załóż spółdzielnię
coop-listings = Oferty i potrzeby
coop-about = O nas
coop-follow-title = Obserwuj nas
coop-follow-how = W Mastodonie lub podobnej usłudze wyszukaj tę nazwę i zacznij ją obserwować: nowe oferty i potrzeby same do ciebie przyjdą.
coop-follow-or-address = Jeśli to nie pomoże, wyszukaj adres:
coop-followers-count = { $count ->
    [one] { $count } obserwujący
    [few] { $count } obserwujących
    [many] { $count } obserwujących
   *[other] { $count } obserwującego
}
coop-following-count = obserwuje { $count }
coop-tab-page = Strona
coop-tab-inquiries = Zapytania
coop-tab-following = Obserwowani
coop-tab-followers = Obserwujący
coop-tab-members = Osoby
coop-tab-settings = Profil
coop-archive = Zabierz wszystko ze sobą
coop-archive-text = Jeden plik z tym, czym jest spółdzielnia, jej ofertami i potrzebami wraz z obrazami, jej rozmowami i tym, kogo obserwuje: do zachowania albo żeby iść dalej na innym serwerze. Zawiera listy od ludzi, więc przechowuj go tak jak takie listy.
coop-archive-download = Pobierz wszystko (zip)

## Members' home

home-hello = Cześć { $name }
home-no-cooperative = Nie należysz jeszcze do żadnej spółdzielni. Poproś którąś o link z zaproszeniem.
home-inquiries = { $count ->
    [one] Jedno zapytanie czeka na odpowiedź
    [few] { $count } zapytania czekają na odpowiedź
    [many] { $count } zapytań czeka na odpowiedź
   *[other] { $count } zapytania czeka na odpowiedź
}
home-inquiries-more = Na odpowiedź czekają zapytania, jest ich ponad { $count }
home-requests = { $count ->
    [one] Jedno konto prosi, by móc was obserwować
    [few] { $count } konta proszą, by móc was obserwować
    [many] { $count } kont prosi, by móc was obserwować
   *[other] { $count } konta prosi, by móc was obserwować
}
home-nothing-waits = Nic na ciebie nie czeka.
home-your-role = Twoja rola tutaj: { $role }.
home-drafts = Szkice
home-latest = Najnowsze
home-nothing-published = Nic jeszcze nie opublikowano.

## Publishing

publish-title = Zaoferuj coś albo poproś o coś
publish-edit-title = Edytuj
publish-other-languages = Inne języki
publish-more = Więcej: ilość, w zamian, miejsce, tematy…
publish-more-photos = Więcej zdjęć
publish-drop-image = Usuń ten obraz
publish-goes-out = Twoje zmiany trafią do wszystkich, do których dotarło to ogłoszenie.
publish-save-changes = Zapisz zmiany
publish-save-draft = Zapisz szkic
choose-nature = Wybierz
usual-action = To, co zwykłe przy takich rzeczach
no-commons-role = Nie podano

## Inquiries

inquiries-empty = Nie ma tu zapytań.
inquiry-all = Wszystkie zapytania
inquiry-with = Rozmowa: { $name }
inquiry-cut-off = Serwer, na którym jest { $name }, jest tu zablokowany. Co powiedziano, zostaje; nic nowego nie przychodzi i nic nie można wysłać.
inquiry-about = Dotyczy:
inquiry-by = od: { $name }
inquiry-to = do: { $name }
inquiry-no-listing = Wiadomość prywatna
inquiry-send = Wyślij
inquiry-archive = Przenieś do archiwum

## Following and followers

following-empty = Ta spółdzielnia nikogo jeszcze nie obserwuje. Obserwuj inne, by znaleźć tu ich oferty i potrzeby.
follow-title = Obserwuj spółdzielnię albo osobę
follow-do = Obserwuj
follow-end = Przestań obserwować
follow-withdraw = Wycofaj prośbę
followers-pending = Prośby o obserwowanie
followers-empty = Nikt jeszcze nie obserwuje tej spółdzielni.
followers-by-hand = Nowi obserwujący czekają na waszą zgodę. Można to zmienić w profilu.
followers-automatic = Obserwować może, kto chce. Można to zmienić w profilu.
follower-accept = Przyjmij
follower-reject = Odrzuć
follower-remove = Usuń
follower-since = od { $date }

## Reading

reading-lead = Wpisy tych, których obserwują nasze spółdzielnie.
reading-empty = Nie ma jeszcze nic do czytania. Wpisy pojawią się, gdy któraś spółdzielnia stąd zacznie obserwować kogoś, kto pisze.
reading-shared-by = udostępnia { $handle }
reading-attached = { $medium }: { $alt }
reading-medium-picture = Obraz
reading-medium-video = Film
reading-medium-sound = Dźwięk
reading-medium-page = Strona
reading-medium-file = Plik
reading-sensitive = Załącznik; osoba, która go dodała, radzi ostrożność
reading-kind-question = Ankieta
reading-kind-article = Artykuł
reading-kind-page = Wypowiedź
reading-kind-image = Obraz
reading-kind-video = Film
reading-kind-audio = Dźwięk
reading-kind-event = Wydarzenie
reading-kind-document = Dokument
reading-kind-unknown = Coś, czego ten program nie zna ({ $type })
reading-open-vote = Zagłosuj na { $host }
reading-open-read = Przeczytaj na { $host }
reading-open-watch = Obejrzyj na { $host }
reading-open-listen = Posłuchaj na { $host }
reading-open-see = Zobacz na { $host }
reading-answers = Odpowiada na wpis na { $host }
reading-quotes = Cytuje wpis na { $host }
reading-whole = Cały tekst
reading-no-words = Bez słów.
reading-votes = { $count ->
    [one] { $count } głos
    [few] { $count } głosy
    [many] { $count } głosów
   *[other] { $count } głosu
}
reading-voters = { $count ->
    [one] Głosowała { $count } osoba.
    [few] Głosowały { $count } osoby.
    [many] Głosowało { $count } osób.
   *[other] Głosowało { $count } osoby.
}
reading-poll-several = Można wybrać kilka odpowiedzi.
reading-poll-over = Głosowanie się skończyło.
reading-poll-until = Głosować można do { $date }.
reading-event-starts = Początek
reading-event-ends = Koniec
reading-event-place = Gdzie

## Peers

peers-lead = Inne serwery, które się do nas odezwały, i co o nich zdecydowano.
peers-empty = Żaden inny serwer nie jest jeszcze znany.
peer-host = Serwer
peer-host-hint = Na przykład: coop.example. Obejmuje też nazwy pod nim.
peer-policy = Decyzja
peer-reason = Powód
peer-reason-hint = Dla tych, którzy zdecydują po tobie.
peer-software = Program
peer-seen = Ostatni kontakt
peer-in-trouble = z kłopotami
peer-decide = Zdecyduj o serwerze

## Signing in, invitations, members

sign-in-title = Zaloguj się
sign-in-no-account = Nie masz jeszcze konta? Spółdzielnia może ci wysłać link z zaproszeniem.
invitation-title = Zaproszenie
invitation-to = Zaprasza cię { $name }
invitation-role = Twoja rola to będzie: { $role }.
invitation-as = Jesteś tu jako { $name }.
invitation-join = Dołącz
invitation-have-account = Mam już konto
invitation-made = Wyślij ten link osobom, które zapraszasz:
invitation-once = Widać go tylko teraz.
invite-title = Zaproś kogoś
invite-make = Utwórz link
invite-open = Otwarte zaproszenia
invite-uses-left = { $count ->
    [one] dla jeszcze jednej osoby
    [few] dla jeszcze { $count } osób
    [many] dla jeszcze { $count } osób
   *[other] dla jeszcze { $count } osoby
}
invite-until = do { $date }
invite-withdraw = Wycofaj
member-you = ty
member-role-of = Rola: { $name }
member-remove = Usuń
member-leave = Odejdź

## A member's own settings

settings-title = Twoje ustawienia
settings-login = Logujesz się jako { $login }.
settings-profile = Imię i język
settings-password = Hasło
settings-change-password = Zmień hasło
settings-sessions = Gdzie trwa twoja sesja
settings-sessions-lead = Jeśli którejś nie znasz, wyloguj ją i zmień hasło.
session-this = to urządzenie
session-seen = Ostatnio używane
session-unknown = Nieznany program
session-end = Wyloguj
session-end-others = Wyloguj wszędzie indziej

## About

about-title = O tym serwerze
about-lead = Tutaj spółdzielnie dzielą się z innymi spółdzielniami tym, co mają wspólnego, w otwartych standardach i bez platformy pośrodku.
about-cooperatives = { $count ->
    [one] Mieszka tu jedna spółdzielnia.
    [few] Mieszkają tu { $count } spółdzielnie.
    [many] Mieszka tu { $count } spółdzielni.
   *[other] Mieszka tu { $count } spółdzielni.
}
about-federation = Połączone, nie scentralizowane
about-federation-text = Ten serwer wymienia oferty, potrzeby i wiadomości z innymi serwerami przez ActivityPub. Każdy, kto ma konto na Mastodonie lub w podobnym serwisie, może obserwować spółdzielnię stąd i pytać o to, czym się dzieli.
about-privacy = To, czego szukasz, zostaje tutaj
about-privacy-text = Szukamy w kopii katalogów na tym serwerze. Jedno ciasteczko podtrzymuje twoją sesję, drugie pamięta język, i nikt cię nie śledzi.
about-program = Program
about-host = Serwer
about-version = Wersja
about-licence = Licencja programu
about-source = Kod źródłowy tego programu
about-source-ask = Program jest wolnym oprogramowaniem. Poproś osobę, która prowadzi ten serwer, o kod źródłowy działającej wersji: masz do niego prawo.

## When something went wrong

problem-to-catalogue = Do katalogu
problem-not-found-title = Nic tu nie ma
problem-not-found-text = Tej strony nie ma albo nie jest dla wszystkich. Jeśli należy do twojej spółdzielni, najpierw się zaloguj.
problem-gone-title = Kiedyś tu było
problem-gone-text = Zostało usunięte, a może link był już użyty albo jest za stary.
problem-sign-in-title = Zaloguj się
problem-sign-in-text = Do tego potrzebne jest konto. Niczego nie zmieniono.
problem-forbidden-title = Nie z twoją rolą
problem-forbidden-text = Może to zrobić ktoś z inną rolą w spółdzielni. Niczego nie zmieniono.
problem-invalid-title = Coś się nie zgadza
problem-conflict-title = Teraz to niemożliwe
problem-too-many-title = Za dużo prób
problem-too-many-text = { $count ->
    [one] Spróbuj ponownie za minutę.
    [few] Spróbuj ponownie za { $count } minuty.
    [many] Spróbuj ponownie za { $count } minut.
   *[other] Spróbuj ponownie za { $count } minuty.
}
problem-unavailable-title = Chwileczkę
problem-unavailable-text = To teraz nie działa. Niczego nie zmieniono; spróbuj ponownie za chwilę.
problem-internal-title = To nasza wina
problem-internal-text = Serwer popełnił błąd i zanotował go dla osób, które go prowadzą. Niczego nie zmieniono.
problem-cross-site-title = Wysłane z innej strony
problem-cross-site-text = Dla twojego bezpieczeństwa przyjmujemy formularze tylko z tej strony. Otwórz stronę tutaj i wyślij ponownie.
problem-method-title = Nie w ten sposób
problem-method-text = Tego adresu nie można tak używać.
problem-too-large-title = Za duże
problem-too-large-text = Wszystkie pliki razem mogą mieć 32 MB. Wyślij ich mniej albo mniejsze.
problem-bad-request-title = Niezrozumiałe
problem-bad-request-text = Serwer nie zdołał odczytać tego, co wysłano. Wróć i spróbuj ponownie.

## Moving

move-title = Przeprowadzka
move-link = Ta spółdzielnia przenosi się tu skądinąd albo się wyprowadza
move-here-title = Przeprowadzka tutaj
move-here-how = Jeśli ta spółdzielnia miała wcześniej inny adres, podaj go tutaj. Potem powiedz w starym miejscu, że przenosi się pod ten adres: kto ją tam obserwował, przejdzie razem z nią.
move-away-title = Wyprowadzka
move-away-how = Najpierw podaj w nowym miejscu ten adres jako dawny:
move-away-means = Potem osoby obserwujące tę spółdzielnię dowiedzą się, by obserwować nowy adres. To, co opublikowano, można tu nadal czytać; nic nowego nie da się opublikować, dopóki nie cofniesz przeprowadzki.
move-do = Wyprowadź
move-since = Przeprowadzka { $date } do:
move-quiet = To, co opublikowano, można tu nadal czytać. Nic nowego nie da się opublikować.
move-back = Cofnij przeprowadzkę
coop-moved-to = Ta spółdzielnia przeniosła się do:
catalogue-listings = { $count ->
    [one] { $count } ogłoszenie z jej katalogu
    [few] { $count } ogłoszenia z jej katalogu
    [many] { $count } ogłoszeń z jej katalogu
   *[other] { $count } ogłoszenia z jej katalogu
}
catalogue-under-way = Jej katalog jest odczytywany.
catalogue-unread = Jej katalogu jeszcze nie odczytano.
catalogue-none = Nie ma katalogu do skopiowania.
catalogue-trouble = Katalog nieodczytany
catalogue-fetch = Pobierz katalog teraz
