### Publishing: the form in steps, drafts, previews, licences, and looking after what is published.

## The steps

publish-step-photo = Zdjęcie
publish-photo-hint = Zdjęcie mówi więcej niż opis. Można je też pominąć.
publish-photo-take = Zrób zdjęcie
publish-photo-choose = Wybierz zdjęcia
publish-alt-hint = Jeśli go nie widzisz, zostaw puste.
publish-drop-photo = Pomiń to zdjęcie
publish-step-what = Co chcesz zrobić?
publish-verb = Chcę…
publish-verb-lend = coś pożyczyć komuś
publish-verb-lend-means = Wróci do nas.
publish-verb-give = coś oddać
publish-verb-give-means = Nic nie kosztuje i nie wraca.
publish-verb-sell = coś sprzedać
publish-verb-sell-means = Za jakąś cenę.
publish-verb-share = czymś się podzielić
publish-verb-share-means = Inni z tego korzystają albo nam pomagają, a my to zachowujemy.
publish-verb-ask = o coś poprosić
publish-verb-ask-means = Potrzebujemy tego albo szukamy.
publish-for-example = Na przykład:
publish-step-kind = Co to jest?
publish-kind = Rodzaj
publish-kind-fields = Pokaż pola dla tego rodzaju
publish-price = Cena w euro
publish-price-hint = Puste znaczy: do uzgodnienia.
publish-step-where = Gdzie i kiedy?
publish-hours = Kiedy można to odebrać lub użyć?
publish-hours-hint = Na przykład: w soboty od 9 do 12.
publish-step-tell = Opowiedz więcej
publish-languages = W innych językach
publish-language-of-text = Język tekstu powyżej
publish-add-language = Dodaj kolejny język
publish-yes = Tak
publish-no = Nie

## Examples and hints for each kind

publish-title-tool = Wkrętarka akumulatorowa
publish-title-space = Sala spotkań z kuchnią
publish-title-vehicle = Rower towarowy na dwoje dzieci
publish-title-good = Dwadzieścia słoików
publish-title-skill = Pomoc przy zeznaniu podatkowym
publish-title-service = Naprawa rowerów w soboty
publish-title-software = Kalendarz rezerwacji dla grup
publish-title-data = Mapa publicznych drzew owocowych
publish-title-document = Wzorcowy statut spółdzielni mieszkaniowej
publish-body-tool = Co potrafi, co do niego należy, w jakim jest stanie?
publish-body-space = Ile ma miejsc, jakie jest wyposażenie, jak się wchodzi?
publish-body-vehicle = Ile może przewieźć, kto może prowadzić, jak jest ubezpieczony?
publish-body-good = Ile tego jest, w jakim jest stanie, czy ktoś musi to nosić?
publish-body-skill = Co umiesz, od kiedy, w jakich językach?
publish-body-service = Co się robi, dla kogo, jak często?
publish-body-software = Do czego służy, na czym działa, kto się nim opiekuje?
publish-body-data = Co zawierają, z kiedy są, w jakim formacie, jak powstały?
publish-body-document = O czym jest, dla kogo, w jakim formacie?
publish-conditions-tool = Na przykład: kaucja, na jak długo najwyżej, kto płaci za to, co się zepsuje.
publish-conditions-space = Na przykład: sprzątanie, klucz, cisza nocna, ile to kosztuje.
publish-conditions-vehicle = Na przykład: kaucja, prawo jazdy, ubezpieczenie, paliwo.
publish-conditions-good = Na przykład: tylko odbiór, tylko całe skrzynki.
publish-conditions-skill = Na przykład: ile masz czasu, koszty dojazdu.
publish-conditions-service = Na przykład: jak zamówić, ile to kosztuje.
publish-conditions-digital = Licencja mówi, co wolno.
publish-conditions-usual = Do uzgodnienia.

## Licences

licence-help = Pomóż mi wybrać licencję
licence-title = Która licencja pasuje?
licence-lead = Trzy pytania i masz licencję, którą inni rozumieją.
licence-ask-money = Czy inni mogą na tym zarabiać?
licence-ask-credit = Czy inni muszą podać, kto to zrobił?
licence-ask-alike = Czy inni muszą udostępniać swoje zmiany w ten sam sposób?
licence-find = Znajdź licencję
licence-unanswered = Odpowiedz na wszystkie pytania.
licence-fits = Ta licencja pasuje
licence-but-credit = Wymaga też, by inni podali, kto to zrobił: nie ma znanej licencji tego rodzaju, która by tego nie chciała.
licence-but-not-alike = Nie zobowiązuje innych do udostępniania zmian w ten sam sposób: żadna znana licencja na oprogramowanie nie robi obu tych rzeczy.
licence-no-advice = To pomoc, nie porada prawna. Decyduje ten, kto ma prawa do dzieła.

## Preview

publish-preview = Podgląd
publish-preview-title = Tak to będzie wyglądać
publish-preview-saved = Zapisano jako szkic. Nikt inny jeszcze tego nie widzi. Pisz dalej poniżej albo opublikuj.
publish-preview-unsaved = Te zmiany nie są jeszcze zapisane. Pisz dalej poniżej albo je zapisz.
publish-preview-here = Tutaj, w katalogu
publish-preview-whole = Zobacz całą stronę
publish-preview-elsewhere = W Mastodonie i gdzie indziej
publish-preview-about = Każdy program pokazuje to trochę inaczej.
publish-preview-members-only = Nie opuszcza tego serwera: widzą to tylko osoby z twojej spółdzielni.
publish-preview-none = W tej chwili nie można tego pokazać.

## Drafts

publish-draft-saved = Szkic zapisany.
publish-draft-unsaved = Szkic jeszcze niezapisany: { $why }
publish-draft-offline = Nie udało się zapisać szkicu. Zostaje tutaj; sprawdź połączenie.
draft-go-on = Pisz dalej
draft-discard = Wyrzuć
draft-discard-title = Wyrzucić ten szkic?
draft-discard-explained = Jego tekst i zdjęcia zostaną usunięte. Nikt inny ich nie widział. Tego nie można cofnąć.
done-draft-saved = Szkic zapisany. Widzą go tylko osoby z twojej spółdzielni.
done-draft-discarded = Szkic jest wyrzucony.
error-drafts-too-many = Ta spółdzielnia ma tyle szkiców, ile może przechować. Najpierw opublikuj albo wyrzuć jeden.

## Looking after what is published

listing-duplicate = Zrób drugie takie samo
done-duplicated = To nowy szkic z tym samym tekstem. Zmień to, co inne, a potem opublikuj.
still-title = Czy to nadal aktualne?
still-explained = Od dwóch miesięcy nikt nic nie powiedział o tych ogłoszeniach. Krótkie słowo pomoże tym, którzy czegoś szukają.
still-there = Nadal jest
still-needed = Nadal potrzebne
still-change = Zmień
done-confirmed = Dziękujemy. Zostaje, jak jest.
close-became = Co się z tym stało?
became-taken = Znalazło kogoś.
became-gone = Już tego nie ma.
became-found = Mamy to, czego szukaliśmy.
became-over = Już tego nie potrzebujemy.
