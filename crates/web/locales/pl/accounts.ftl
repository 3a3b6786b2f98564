### Getting back in, and taking care of accounts; what letters say.

## A forgotten password

reset-forgotten = Nie pamiętasz hasła?
reset-title = Zapomniane hasło
reset-lead = Wyślemy ci e-mail z linkiem. Działa przez godzinę.
field-email = Adres e-mail
field-email-hint = Ten, którym się logujesz.
reset-send = Wyślij e-mail
reset-without-address = Logujesz się nazwą albo nic nie przychodzi? Zapytaj kogoś, kto administruje twoją spółdzielnią: na stronie twojego konta może utworzyć dla ciebie link.
reset-no-letters = Ten serwer nie wysyła e-maili.
reset-ask-whom = Zapytaj kogoś, kto administruje twoją spółdzielnią: na liście osób otworzy twoje konto i utworzy link, którym wybierzesz nowe hasło.
reset-who-runs = Kto prowadzi ten serwer, może też utworzyć taki link w wierszu poleceń:
reset-new-title = Wybierz nowe hasło
reset-new-lead = Dla { $login }. Potem nastąpi wylogowanie wszędzie, twoje klucze dostępu zostaną usunięte, a zalogujesz się nowym hasłem.
reset-set = Ustaw hasło

## Passkeys

passkeys-title = Klucze dostępu
passkey-add-title = Dodaj klucz dostępu
passkey-lead = Klucz dostępu przechowuje twoje urządzenie albo menedżer haseł. Logujesz się palcem, twarzą albo kodem PIN. Klucza nie da się odgadnąć ani oddać przez pomyłkę. Twoje hasło nadal działa.
passkey-name = Nazwa klucza dostępu
passkey-name-hint = Żeby go rozpoznać: mój telefon.
passkey-add = Dodaj klucz dostępu
passkey-unused = Jeszcze nieużywany
passkey-remove = Usuń
passkey-remove-named = Usuń klucz dostępu { $name }
passkey-sign-in = Zaloguj się kluczem dostępu
passkey-follow = Zrób to, o co prosi przeglądarka.
passkey-try = Spróbuj ponownie
passkey-failed = To się nie udało albo zostało przerwane. Spróbuj ponownie albo wróć i użyj hasła.
passkey-no-script = Klucze dostępu wymagają JavaScriptu. Wróć i użyj hasła.

## Accounts

nav-accounts = Konta
accounts-lead = Wszystkie osoby, które mogą się tu zalogować.
account-of = Konto: { $name }
account-login = Loguje się jako { $login }.
account-suspended = zawieszone
account-is-yours = To twoje własne konto.
account-link-lead = Tworzy jednorazowy link, którym wybiera się nowe hasło. Daj go tylko osobie, do której należy to konto.
account-link = Utwórz link do nowego hasła
account-link-made = Daj ten link osobie { $name }:
account-link-once = Widać go tylko teraz, działa raz i jest ważny jeden dzień. Wcześniejszy już nie działa.
account-suspension = Zawieszenie
account-suspend-lead = Na zawieszone konto nie można się zalogować. Zostaje od razu wszędzie wylogowane, a utworzone przez nie linki przestają działać. To, co napisało dla swoich spółdzielni, zostaje.
account-suspend = Zawieś
account-resume = Wpuść z powrotem
account-deletion = Usunięcie
account-delete-lead = Konto, jego przynależności i linki znikają na zawsze. To, co napisało dla swoich spółdzielni, zostaje bez nazwiska.
account-delete-sure = Tak, usuń konto osoby { $name }
account-delete = Usuń konto

## Letters

letter-hello = Cześć { $name },
letter-reset-subject = Nowe hasło do { $host }
letter-reset-why = ktoś, mamy nadzieję, że ty, prosi o nowe hasło do twojego konta na { $host }. Wybierz je tutaj:
letter-reset-hours = { $count ->
    [one] Link działa raz i jest ważny godzinę.
    [few] Link działa raz i jest ważny { $count } godziny.
    [many] Link działa raz i jest ważny { $count } godzin.
   *[other] Link działa raz i jest ważny { $count } godziny.
}
letter-reset-not-you = Jeśli to nie ty, nie rób nic: twoje hasło pozostaje bez zmian.
letter-trial-subject = Próbny e-mail z { $host }
letter-trial-text = E-maile z { $host } dochodzą.
