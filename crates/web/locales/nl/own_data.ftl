# A member's own data

own-data-title = Je gegevens
own-data-lead = Alles wat deze server over je bewaart in één bestand (JSON): je profiel, waar je bent ingelogd en wat je schreef. Je wachtwoord en sleutels staan er niet in.
own-data-take = Mijn gegevens downloaden
leave-title = Mijn account verwijderen
leave-explained = Je account, je sessies en passkeys, en je openbare account verdwijnen meteen en voorgoed. Wat je namens een coöperatie schreef, is van de coöperatie en blijft, zonder je naam.
leave-do = Mijn account voorgoed verwijderen
done-left = Je account is verwijderd.
error-last-runner = Niemand anders draait deze server. Laat dat eerst iemand anders doen: wie de machine heeft, kan dat regelen met de opdracht “allmende member add --admin”.
