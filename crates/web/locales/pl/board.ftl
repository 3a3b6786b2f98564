### The board of a cooperative.

coop-tab-board = Tablica
board-title = { $name } – tablica
board-lead = Oferty i potrzeby tej spółdzielni oraz to, o co proszą ją inni. Kto obserwuje tablicę, dowiaduje się o wszystkim, z dowolnego serwera fediwersum.
board-follow-title = Obserwuj tablicę
board-follow-how = Wyszukaj tę nazwę na swoim koncie w fediwersum albo w Lemmy i podobnych, i zacznij ją obserwować:
board-who-title = Kto może tu pisać
board-who-automatic = Każdy: wspomnij { $handle } w publicznym wpisie albo napisz z Lemmy i podobnych. Wpis pojawi się tu od razu.
board-who-by-hand = Każdy: wspomnij { $handle } w publicznym wpisie albo napisz z Lemmy i podobnych. Wpis pojawi się tu, gdy ktoś ze spółdzielni go przeczyta.
board-who-off = Tylko spółdzielnia. Nadal możesz odpowiedzieć na każdą jej ofertę i potrzebę.
board-ours = Od: { $name }
board-ours-empty = Teraz nic nie jest oferowane ani potrzebne.
board-ours-all = Wszystkie oferty i potrzeby
board-others = Od innych
board-others-empty = Nikt jeszcze nic nie napisał.
board-waiting = Oczekujące wpisy
board-waiting-lead = Inni napisali to na waszej tablicy. Widzicie to tylko wy, dopóki wpis nie zostanie przyjęty. Odpowiedź albo zrobienie z niego potrzeby nie umieszcza go na tablicy.
board-waits = { $count ->
    [one] { $count } wpis czeka na ciebie
    [few] { $count } wpisy czekają na ciebie
    [many] { $count } wpisów czeka na ciebie
   *[other] { $count } wpisu czeka na ciebie
}
board-nothing-waits = Żaden wpis nie czeka.
board-back = Do tablicy
board-accept = Umieść na tablicy
board-refuse = Odrzuć
board-remove = Zdejmij z tablicy
board-ask = Odpowiedz
board-inquiry-open = Do rozmowy
board-need = Zrób z tego potrzebę
board-need-open = Do potrzeby
board-need-asked = { $name } prosi o to od { $date }:
board-block = Zdecyduj o serwerze { $host }
board-rules = Wpisy z zewnątrz
field-outside-posts = Wpisy, które wspominają tablicę
field-outside-posts-hint = Oferty i potrzeby spółdzielni są ogłaszane w każdym przypadku.
outside-posts-automatic = Pojawiają się od razu
outside-posts-by-hand = Czekają, aż ktoś z nas je przeczyta
outside-posts-off = Nie są przyjmowane
home-board = { $count ->
    [one] { $count } wpis czeka na tablicę
    [few] { $count } wpisy czekają na tablicę
    [many] { $count } wpisów czeka na tablicę
   *[other] { $count } wpisu czeka na tablicę
}
done-post-accepted = Jest na tablicy, a obserwujące ją osoby się dowiadują.
done-post-refused = Odrzucono. Nikt się o tym nie dowie.
done-post-removed = Nie ma go już na tablicy, a obserwujące ją osoby się dowiadują.
done-post-taken-up = To jest teraz rozmowa. Twoja odpowiedź trafi tylko do autora.
done-need-drafted = To jest szkic. Zapytaj autora, zanim go opublikujesz: nikogo nie ogłaszamy bez zgody.
error-post-decided = Ktoś w międzyczasie zrobił z tym wpisem coś innego. Spójrz jeszcze raz.
error-post-no-inquiry = Nie można zrobić z tego rozmowy: ta osoba bardzo dużo dziś pisze albo wycofała wpis.
board-picture = Obraz: { $alt }
