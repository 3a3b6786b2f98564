### Getting back in, and taking care of accounts; what letters say.

## A forgotten password

reset-forgotten = Wachtwoord vergeten?
reset-title = Wachtwoord vergeten
reset-lead = We sturen je een e-mail met een link. Die werkt een uur.
field-email = E-mailadres
field-email-hint = Het adres waarmee je inlogt.
reset-send = Stuur de e-mail
reset-without-address = Log je in met een naam, of komt er niets aan? Vraag het aan iemand die je coöperatie beheert: op de pagina van je account kan diegene een link voor je maken.
reset-no-letters = Deze server stuurt geen e-mail.
reset-ask-whom = Vraag het aan iemand die je coöperatie beheert: in de ledenlijst opent diegene je account en maakt een link waarmee je een nieuw wachtwoord kiest.
reset-who-runs = Wie deze server draait, kan zo’n link ook op de opdrachtregel maken:
reset-new-title = Kies een nieuw wachtwoord
reset-new-lead = Voor { $login }. Daarna ben je overal uitgelogd, zijn je passkeys verwijderd en log je in met het nieuwe wachtwoord.
reset-set = Wachtwoord instellen

## Passkeys

passkeys-title = Passkeys
passkey-add-title = Een passkey toevoegen
passkey-lead = Een passkey zit in je apparaat of je wachtwoordbeheerder. Daarmee log je in met een vinger, je gezicht of een pincode. Niemand kan hem raden en je kunt hem niet per ongeluk weggeven. Je wachtwoord blijft werken.
passkey-name = Naam van de passkey
passkey-name-hint = Zodat je hem herkent: mijn telefoon.
passkey-add = Passkey toevoegen
passkey-unused = Nog niet gebruikt
passkey-remove = Verwijderen
passkey-remove-named = Verwijder de passkey { $name }
passkey-sign-in = Inloggen met een passkey
passkey-follow = Volg wat je browser vraagt.
passkey-try = Probeer opnieuw
passkey-failed = Dat lukte niet of werd afgebroken. Probeer het opnieuw, of ga terug en gebruik je wachtwoord.
passkey-no-script = Passkeys hebben JavaScript nodig. Ga terug en gebruik je wachtwoord.

## Accounts

nav-accounts = Accounts
accounts-lead = Iedereen die hier kan inloggen.
account-of = Account van { $name }
account-login = Logt in als { $login }.
account-suspended = opgeschort
account-is-yours = Dit is je eigen account.
account-link-lead = Maakt een eenmalige link waarmee een nieuw wachtwoord wordt gekozen. Geef hem alleen aan degene van wie dit account is.
account-link = Maak een link voor een nieuw wachtwoord
account-link-made = Geef deze link aan { $name }:
account-link-once = Je ziet hem alleen nu, hij werkt één keer en blijft een dag geldig. Een eerdere werkt niet meer.
account-suspension = Opschorting
account-suspend-lead = Een opgeschort account kan niet inloggen. Het wordt meteen overal uitgelogd, en links die het maakte werken niet meer. Wat het voor zijn coöperaties schreef, blijft.
account-suspend = Opschorten
account-resume = Weer toelaten
account-deletion = Verwijderen
account-delete-lead = Het account, zijn lidmaatschappen en zijn links verdwijnen voorgoed. Wat het voor zijn coöperaties schreef, blijft zonder naam.
account-delete-sure = Ja, verwijder het account van { $name }
account-delete = Account verwijderen

## Letters

letter-hello = Dag { $name },
letter-reset-subject = Een nieuw wachtwoord voor { $host }
letter-reset-why = iemand, hopelijk jij, vroeg een nieuw wachtwoord voor je account op { $host }. Kies er hier een:
letter-reset-hours = { $count ->
    [one] De link werkt één keer en is een uur geldig.
   *[other] De link werkt één keer en is { $count } uur geldig.
}
letter-reset-not-you = Was jij het niet? Doe dan niets: je wachtwoord blijft zoals het is.
letter-trial-subject = Een testmail van { $host }
letter-trial-text = E-mails van { $host } komen aan.
