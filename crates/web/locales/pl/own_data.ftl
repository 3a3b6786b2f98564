# A member's own data

own-data-title = Twoje dane
own-data-lead = Wszystko, co ten serwer o tobie przechowuje, w jednym pliku (JSON): twój profil, urządzenia, na których trwa twoja sesja, i to, co piszesz. Nie ma w nim hasła ani kluczy.
own-data-take = Pobierz moje dane
leave-title = Usuń moje konto
leave-explained = Twoje konto, sesje i klucze dostępu oraz konto publiczne znikają od razu i na zawsze. Teksty napisane w imieniu spółdzielni należą do spółdzielni i zostają, bez twojego nazwiska.
leave-do = Usuń moje konto na zawsze
done-left = Twoje konto jest usunięte.
error-last-runner = Nikt inny nie prowadzi tego serwera. Najpierw powierz to komuś innemu: kto ma dostęp do maszyny, może to zrobić poleceniem „allmende member add --admin”.
