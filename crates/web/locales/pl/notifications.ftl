# What members are told of
nav-notifications = Powiadomienia
nav-notifications-unread = Powiadomienia ({ $count })
nav-notifications-many = Powiadomienia (99+)
notifications-title = Powiadomienia
notifications-new = Nowe
notifications-none-new = Nic nowego.
notifications-earlier = Wcześniejsze
notifications-read-all = Oznacz wszystko jako przeczytane
notifications-empty = Nic się jeszcze nie wydarzyło.
notifications-empty-lead = Gdy ktoś zapyta o coś twojego, odpowie ci albo zechce cię obserwować, przeczytasz o tym tutaj.
notification-read = Oznacz jako przeczytane
notification-read-which = Oznacz jako przeczytane: { $what }
notification-times = { $count ->
    [one] raz
    [few] { $count } razy
    [many] { $count } razy
   *[other] { $count } raza
}
notification-inquiry = { $name } pyta o „{ $title }”
notification-inquiry-direct = { $name } pisze do spółdzielni { $coop }
notification-answer = { $name } odpowiada w sprawie „{ $title }”
notification-answer-direct = { $name } odpowiada spółdzielni { $coop }
notification-closed = „{ $title }”, czego dotyczyło twoje pytanie, nie jest już dostępne
notification-found = Coś nowego pasuje do wyszukiwania „{ $name }”
notification-draft = Twój szkic „{ $title }” leży od tygodnia
notification-follower = { $name } prosi, by obserwować spółdzielnię { $coop }
notification-follower-you = { $name } prosi, by cię obserwować
notification-board = Wpis czeka na tablicę spółdzielni { $coop }
notification-report = Zgłoszenie czeka na twoją decyzję
notification-held = Nowy tu serwer czeka na twoją decyzję
notification-gone = Tego już nie ma albo ktoś się tym zajął
done-notifications-read = Wszystko oznaczono jako przeczytane.
done-notification-gone = Tego już nie ma albo ktoś się tym zajął.

# Which notifications, and by which ways
notification-settings-title = Powiadomienia i e-maile
notification-settings-teaser = Wybierz, o czym chcesz wiedzieć i czy mają przychodzić też e-maile.
notification-settings-open = Wybierz swoje powiadomienia
notification-settings-kinds = O czym się dowiadujesz
notification-settings-lead = Nic nie przychodzi e-mailem, dopóki o to poniżej nie poprosisz.
notify-inquiry = Ktoś pyta o coś z twojej spółdzielni
notify-answer = Ktoś odpowiada na twoje pytanie
notify-closed = Coś, o co pytasz, nie jest już dostępne
notify-found = Coś nowego pasuje do zapisanego wyszukiwania
notify-follower = Ktoś prosi, by móc obserwować
notify-board-post = Wpis czeka na tablicę
notify-draft = Szkic leży od tygodnia
notify-report = Zgłoszenie czeka
notify-held = Nowy tu serwer czeka na decyzję
way-page = Na stronie „Powiadomienia”
way-mail = E-mailem
way-push = Na twoich urządzeniach
digest-title = E-maile
digest-lead = E-maile przychodzą na { $address }. Mówią, kto pisze i w jakiej sprawie, nigdy, co napisano. Każdy ma link, który je kończy.
digest-no-mail = Na tym serwerze nie ustawiono e-maili, więc nic nie wychodzi e-mailem.
digest-no-mail-how = Kto go prowadzi, ustawia mail.host i mail.sender w konfiguracji; polecenie „allmende mail test” to sprawdza.
digest-no-address = Logujesz się jako { $login }, a to nie jest adres e-mail, więc żaden e-mail do ciebie nie dotrze.
digest-daily = E-mail każdego dnia
digest-daily-hint = Tylko w dni, w które jest coś nowego.
digest-never = Nigdy
digest-at = O { $time } UTC
digest-at-once = E-mail od razu, gdy ktoś do nas napisze
error-login-no-address = Logujesz się nazwą, a nie adresem e-mail, więc żaden e-mail do ciebie nie dotrze.
push-title = Powiadomienia na twoich urządzeniach
push-lead = Telefon lub komputer od razu pokazuje, kto pisze i w jakiej sprawie, także gdy ta strona jest zamknięta. Kończy się to, gdy się tam wylogujesz.
push-on = Pokazuj powiadomienia na tym urządzeniu
push-off = Wyłącz
push-off-which = Wyłącz: { $device }
push-since = Włączone od
push-last = Ostatnie powiadomienie:
push-cannot = Ta przeglądarka nie może pokazywać powiadomień albo ma wyłączony JavaScript. Na iPhonie lub iPadzie umieść najpierw tę stronę na ekranie początkowym i otwórz ją stamtąd.
push-denied = Twoja przeglądarka nie pozwala na powiadomienia stąd. Możesz to zmienić w jej ustawieniach dla tej strony.
push-failed = To się nie udało. Spróbuj ponownie później.
done-push-on = Od teraz to urządzenie pokazuje twoje powiadomienia.
done-push-off = Tamto urządzenie nie pokazuje już powiadomień.
error-push-unfit = Odpowiedź twojej przeglądarki nie nadaje się do powiadomień. Spróbuj ponownie.
error-push-too-many = Tyle urządzeń pokazuje twoje powiadomienia, że nie można dodać więcej. Wyłącz je najpierw na jednym z nich.

# Whether the address is theirs
confirm-title = Czy to twój adres?
confirm-lead = Czy e-maile z { $host } mają przychodzić na { $address }? Mówią, kto do ciebie pisze i w jakiej sprawie, nigdy, co napisano, i każdy ma link, który je kończy.
confirm-yes = Tak, to mój adres
confirm-done = Adres { $address } jest potwierdzony. E-mail przyjdzie, gdy będzie coś nowego.
confirm-over = Ten link już nie działa. W ustawieniach możesz poprosić o nowy e-mail.
confirm-leaving = E-mail na adres { $address } jest w drodze. Otwórz link, który w nim jest: wtedy zaczną przychodzić e-maile.
confirm-sent = E-mail na adres { $address } wysłano { $date }. Otwórz link, który w nim jest: wtedy zaczną przychodzić e-maile.
confirm-expired = Link w naszym e-mailu na adres { $address } z { $date } już nie działa. Poproś o nowy: e-maile zaczną przychodzić, gdy otworzysz link, który w nim jest.
confirm-unasked = E-maile jeszcze nie przychodzą: najpierw wyślemy jeden z linkiem na adres { $address }, żeby mieć pewność, że jest twój.
confirm-send = Wyślij e-mail
confirm-again = Wyślij e-mail jeszcze raz
confirm-again-at = Nic nie przyszło? Może leży wśród niechcianej poczty. Po { $date } możesz poprosić o niego jeszcze raz.
confirm-is = Ten adres jest potwierdzony.
confirm-first = Przed pierwszym wyślemy ci jeden z linkiem, żeby mieć pewność, że adres jest twój.
done-confirm-asked = E-mail jest w drodze.
letter-confirm-subject = E-maile z { $host }: czy to twój adres?
letter-confirm-why = ktoś, mamy nadzieję, że ty, chce, żeby na ten adres przychodziły e-maile o tym, co dzieje się na { $host }. Jeśli to prawda, otwórz tę stronę i potwierdź:
letter-confirm-days = { $count ->
    [one] Link działa przez jeden dzień.
    [few] Link działa przez { $count } dni.
    [many] Link działa przez { $count } dni.
   *[other] Link działa przez { $count } dnia.
}
letter-confirm-not-you = Jeśli to nie ty, nie rób nic: żadne e-maile nie przyjdą.

# Letters
letter-news-subject = { $count ->
    [one] Jedno powiadomienie dla ciebie
    [few] { $count } powiadomienia dla ciebie
    [many] { $count } powiadomień dla ciebie
   *[other] { $count } powiadomienia dla ciebie
}
letter-news-why = oto, co się wydarzyło na { $host }:
letter-news-more = Jest tego więcej:
letter-news-end = Te e-maile przychodzą na twoją prośbę. Ten link je kończy:
unsubscribe-title = Koniec e-maili
unsubscribe-daily = To są e-maile, które przychodzą raz dziennie.
unsubscribe-at-once = To są e-maile, które przychodzą, gdy tylko ktoś napisze.
unsubscribe-end = Nie wysyłaj więcej takich e-maili
unsubscribe-done = Takie e-maile już nie przyjdą.

# Times
ago-now = przed chwilą
ago-minutes = { $count ->
    [one] minutę temu
    [few] { $count } minuty temu
    [many] { $count } minut temu
   *[other] { $count } minuty temu
}
ago-hours = { $count ->
    [one] godzinę temu
    [few] { $count } godziny temu
    [many] { $count } godzin temu
   *[other] { $count } godziny temu
}
ago-days = { $count ->
    [one] { $count } dzień temu
    [few] { $count } dni temu
    [many] { $count } dni temu
   *[other] { $count } dnia temu
}

# Conversations
inquiry-filter = Które rozmowy
inquiry-waits-us = Czeka na nas
inquiry-waits-them = Czeka na drugą stronę
inquiry-is-agreed = Uzgodnione
inquiry-is-nothing = Nic z tego
inquiry-archive-tab = Archiwum
inquiries-empty-all = Nie ma jeszcze zapytań. Gdy ktoś zapyta o coś, co opublikowaliście, pojawi się to tutaj.
inquiry-you = Ty:
inquiry-who = Kto to jest
who-cooperative = Spółdzielnia lub organizacja
who-person = Osoba
who-group = Grupa
who-program = Program
who-here = stąd, z tego serwera
who-elsewhere = z { $host }
inquiry-messages = Wiadomości
inquiry-ours = My
inquiry-written-by = pisze { $name }
inquiry-reaches-here = { $name } też jest na tym serwerze i przeczyta twoją odpowiedź tutaj.
inquiry-reaches-elsewhere = Twoja odpowiedź trafi tylko do jednej osoby, { $name }, jako prywatna wiadomość do { $handle }. Przeczyta ją tam, skąd pisze, na przykład w Mastodonie.
inquiry-shorts = Krótkie odpowiedzi
inquiry-shorts-lead = Zacznij od krótkiej odpowiedzi; możesz ją zmienić przed wysłaniem.
short-free = Tak, wtedy jest wolne.
short-lent = Niestety, teraz jest wypożyczone.
short-when = Kiedy tego potrzebujesz i na jak długo?
short-fetch = Tak. Kiedy chcesz to odebrać?
short-thanks = Dziękujemy, chętnie weźmiemy.
short-when-fetch = Kiedy możemy to odebrać?
short-no-need = Dziękujemy, już tego nie potrzebujemy.
inquiry-unarchive = Wyjmij z archiwum
outcome-title = Jak się to skończyło?
outcome-lead = To notatka dla was. Niczego nie wysyła: napiszcie drugiej stronie, co uzgodniliście.
outcome-agreed = Uzgodnione
outcome-nothing = Nic z tego nie wyszło
outcome-what = Co uzgodniliście
outcome-what-hint = Na przykład: wiertarka z dwiema bateriami, odbiór w piątek wieczorem.
outcome-until-label = Do kiedy
outcome-until-hint = Kiedy wraca, jeśli wraca.
outcome-until = Do { $date }
outcome-listing = Co dalej z ogłoszeniem
then-stays = Zostaje, jak jest
then-reserved = Jest zarezerwowane
then-closed = Jest zamknięte
outcome-agree = Uzgodniliśmy
outcome-nothing-button = Nic z tego nie wyszło
outcome-take-back = Cofnij to
done-unarchived = Jest znowu wśród rozmów.
done-outcome-agreed = Zapisano: uzgodnione.
done-outcome-nothing = Zapisano: nic z tego nie wyszło.
done-outcome-back = Cofnięto.
