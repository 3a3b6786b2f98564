# Zapisane wyszukiwania, żeby wiedzieć o nowościach
searches-title = Zapisane wyszukiwania
searches-lead = Damy ci znać, gdy do któregoś z tych wyszukiwań będzie pasować coś nowego.
searches-empty = Nie masz jeszcze zapisanych wyszukiwań.
searches-empty-how = Poszukaj czegoś w katalogu i wybierz „Daj mi znać, gdy pojawi się coś nowego”.
searches-to-catalogue = Przejdź do katalogu
searches-back = Wróć do wyszukiwania
search-save = Daj mi znać, gdy pojawi się coś nowego
search-is-saved = Damy ci znać, gdy pojawi się coś nowego.
search-change = Zmień lub zakończ
search-sign-in = Po zalogowaniu damy ci znać, gdy pojawi się coś nowego:
search-or-feed = Albo w czytniku kanałów:
search-asks = Czego dotyczy
search-odd = Części tego wyszukiwania nie da się już odczytać, na przykład dlatego, że spółdzielnia odeszła. Poszukaj jeszcze raz w katalogu i zapisz wyszukiwanie od nowa.
search-is-paused = wstrzymane
search-found-last = Ostatnio pojawiło się coś nowego:
search-found-never = Nic nowego się jeszcze nie pojawiło.
search-news = { $count ->
    [one] { $count } nowe ogłoszenie
    [few] { $count } nowe ogłoszenia
    [many] { $count } nowych ogłoszeń
   *[other] { $count } nowego ogłoszenia
}
search-news-many = Ponad 99 nowych ogłoszeń
search-open = Otwórz
search-pause = Wstrzymaj
search-again = Wznów
search-name = Nazwa
search-rename = Zapisz nazwę
search-delete = Usuń
search-delete-sure = Nie damy ci już znać, co pasuje do tego wyszukiwania.
search-delete-yes = Usuń to wyszukiwanie
search-everything = Zobacz wszystko, co pasuje
search-new = Nowe
search-since = Od
search-nothing-new = Na razie nic nowego.
search-more-new = Jest więcej nowych ogłoszeń. Znajdziesz je w katalogu.
search-others = To też pasuje
done-search-saved = Zapisano. Damy ci znać, gdy pojawi się coś nowego.
done-search-paused = Wyszukiwanie jest wstrzymane. Nie damy ci o nim znać, dopóki go nie wznowisz.
done-search-again = Wznowiono. Damy ci znać o tym, co pojawi się od teraz.
done-search-renamed = Wyszukiwanie ma nową nazwę.
done-search-deleted = Wyszukiwanie usunięto.
error-search-everything = To wyszukiwanie obejmuje wszystko. Najpierw wybierz słowa lub filtry.
error-search-too-long = To wyszukiwanie jest za długie. Użyj mniej słów.
error-searches-too-many = Nie ma miejsca na więcej zapisanych wyszukiwań. Najpierw usuń któreś.
