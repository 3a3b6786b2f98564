### Answering posts, pinned listings, tags, and members' own public accounts.

## Answering

answers = { $count ->
    [one] Jedna odpowiedź
    [few] { $count } odpowiedzi
    [many] { $count } odpowiedzi
   *[other] { $count } odpowiedzi
}
answer-post = Odpowiedz
answer-to = Odpowiedz { $handle }
answer-is-open = Twoją odpowiedź może przeczytać każdy, na dowolnym serwerze.
answer-is-narrow = To napisano dla kilku osób. Twoja odpowiedź trafi tylko do { $handle }; mogą ją przeczytać osoby ze spółdzielni.
answer-nobody = W imieniu spółdzielni odpowiadają tylko osoby z rolą koordynacji. Żeby odpowiadać we własnym imieniu, załóż konto publiczne w swoich ustawieniach.
answer-send = Wyślij
field-answer-post = Twoja odpowiedź
speak-as = W imieniu
like-post = Lubię to
share-post = Udostępnij
given-like = Lubi to { $name }
given-share = Udostępnia { $name }
take-back = Cofnij
take-back-named = Cofnij: { $what }
thread-title = Rozmowa
thread-all = Wszystkie wpisy
thread-root-gone = Wpisu, od którego to się zaczęło, już tu nie ma: usunął go autor albo wpis jest za stary.
reply-title = Odpowiedź: { $name }
reply-to = do { $handle }
reply-in-answer-to = W odpowiedzi na
reply-thread = Cała rozmowa
reply-narrow = tylko dla adresata
reply-edited = po edycji
reply-edit = Edytuj
reply-edit-hint = Inne serwery się o tym dowiedzą.
reply-remove = Usuń
reply-remove-title = Usunąć tę odpowiedź?
reply-remove-explained = Odpowiedź stąd zniknie, a serwery, które ją mają, zostaną poproszone, by o niej zapomniały. Pod jej adresem nigdy już nic się nie pojawi.
done-replied = Twoja odpowiedź jest w drodze.
done-liked = Gotowe. Autor wpisu dostaje wiadomość.
done-shared = Udostępniono. Obserwujące cię osoby się dowiadują.
done-taken-back = Cofnięto.
error-post-gone = Tego wpisu już tu nie ma: usunął go autor albo wpis jest za stary.
error-post-narrow = To napisano dla kilku osób, więc nie można tego udostępnić.

## Pinned listings

listing-pin = Przypnij na górze naszej strony
listing-unpin = Odepnij z góry naszej strony
coop-pinned = Przypięte
done-pinned = Przypięto. Jest na pierwszym miejscu waszej strony.
done-unpinned = Już nie jest przypięte.
error-pin-not-public = Przypiąć można tylko to, co opublikowano dla wszystkich.
error-pins-too-many = Pięć ogłoszeń jest już przypiętych. Najpierw odepnij jedno.
sent-kind-reply = Odpowiedź
sent-kind-like = Polubienie
sent-kind-announce = Udostępnienie
sent-kind-add = Przypięcie
sent-kind-remove = Odpięcie
sent-kind-taken-back = Cofnięcie

## Tags

tag-lead = Oferty i potrzeby z tym tagiem.
tag-empty = Nic teraz nie ma tego tagu.

## A member's own public account

person-title = Twoje konto publiczne
person-teaser = Wyłączone, dopóki go nie chcesz: rozmowa we własnym imieniu z ludźmi na innych serwerach.
person-open = Więcej o tym
person-lead = Tutaj mówisz w imieniu spółdzielni. Z kontem publicznym możesz też we własnym imieniu odpowiadać na wpisy, lubić je i udostępniać.
person-means-public = Twoje imię, twój tekst i twoje odpowiedzi są publiczne. Każdy, na dowolnym serwerze, może je zobaczyć i cię obserwować.
person-means-speak = To, co robisz tu dla spółdzielni, pozostaje dziełem spółdzielni; nikt nie widzi, że to ty.
person-means-no-letters = Nie przyjmuje prywatnych wiadomości. Pisz publicznie albo jako spółdzielnia.
person-means-end = Kiedy je wyłączysz, inne serwery zostaną poproszone, by o nim zapomniały. Jego adres pozostanie pusty, a nazwa nigdy nie zostanie nadana ponownie.
person-name = Nazwa w twoim adresie
person-name-hint = Od 2 do 30 liter a–z, cyfr lub podkreśleń. Twój adres to będzie @nazwa@{ $host }. Nie można go zmienić.
person-bio = O tobie
person-bio-hint = Każdy może to przeczytać. Najwyżej 500 znaków.
person-approves = Kto chce mnie obserwować, czeka na moją zgodę
person-begin = Załóż moje konto publiczne
person-answers = Odpowiedzi
person-answers-none = Jeszcze nic.
person-end-title = Wyłącz je
person-end-explained = Inne serwery zostaną poproszone, by zapomniały o koncie i o wszystkim, co powiedziało. Tego nie można cofnąć, a nazwa nigdy nie zostanie nadana ponownie.
person-end-sure = Tak, wyłącz na zawsze
person-end = Wyłącz
done-person-begun = Twoje konto publiczne jest gotowe.
done-person-ended = Twoje konto publiczne jest wyłączone, a inne serwery się o tym dowiadują.
error-person-none = Nie masz konta publicznego. Założysz je w swoich ustawieniach.
error-person-exists = Masz już konto publiczne.
error-person-name-taken = Ktoś tutaj ma lub miał tę nazwę.
