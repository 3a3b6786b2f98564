# Blocks

blocks-title = Zablokowane konta
blocks-lead = Żadna ze stron nie obserwuje drugiej, a tego, co do was piszą, nie przyjmujemy. Co każdy może czytać, to i oni nadal mogą.
blocks-empty = Nikt nie jest zablokowany.
block-title = Zablokuj konto
block-do = Zablokuj
block-whom = Zablokuj { $name }
block-end = Odblokuj
block-since = od { $date }
done-blocked = Zablokowano. Drugi serwer się o tym dowiaduje.
done-unblocked = Już nie jest zablokowane. Dawne obserwowanie nie wraca.
sent-kind-block = Zablokowanie
sent-kind-unblock = Odblokowanie
error-block-self = Spółdzielnia nie może zablokować samej siebie.
error-block-too-many = Spółdzielnia może zablokować najwyżej 1000 kont. Poproś kogoś, kto prowadzi ten serwer, by odciął cały tamten serwer.
error-follow-blocked = Blokujecie to konto. Najpierw je odblokuj.
error-follow-refused = Ta spółdzielnia nie chce, by twoja ją obserwowała.
error-inquiry-blocked = Blokujecie to konto. Odblokuj je, zanim napiszesz.
error-inquiry-refused = Ta spółdzielnia nie przyjmuje wiadomości od twojej.
