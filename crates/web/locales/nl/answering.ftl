### Answering posts, pinned listings, tags, and members' own public accounts.

## Answering

answers = { $count ->
    [one] Eén antwoord
   *[other] { $count } antwoorden
}
answer-post = Antwoorden
answer-to = { $handle } antwoorden
answer-is-open = Iedereen kan je antwoord lezen, op elke server.
answer-is-narrow = Dit is voor een paar mensen geschreven. Je antwoord gaat alleen naar { $handle }; leden hier kunnen het lezen.
answer-nobody = Alleen wie de rol coördinatie heeft, antwoordt namens een coöperatie. Wil je in je eigen naam antwoorden, maak dan een openbaar account in je instellingen.
answer-send = Versturen
field-answer-post = Je antwoord
speak-as = Namens
like-post = Vind ik leuk
share-post = Delen
given-like = { $name } vindt dit leuk
given-share = Gedeeld door { $name }
take-back = Terugnemen
take-back-named = Terugnemen: { $what }
thread-title = Gesprek
thread-all = Alle berichten
thread-root-gone = Het bericht waarmee dit begon is er niet meer: wie het schreef heeft het verwijderd, of het is te oud.
reply-title = Antwoord van { $name }
reply-to = aan { $handle }
reply-in-answer-to = Als antwoord op
reply-thread = Het hele gesprek
reply-narrow = alleen voor hen
reply-edited = bewerkt
reply-edit = Bewerken
reply-edit-hint = De andere servers horen het.
reply-remove = Verwijderen
reply-remove-title = Dit antwoord verwijderen?
reply-remove-explained = Het antwoord verdwijnt hier, en de servers die het hebben krijgen het verzoek het te vergeten. Op zijn adres is nooit meer iets te zien.
done-replied = Je antwoord is onderweg.
done-liked = Gedaan. Wie het schreef, hoort het.
done-shared = Gedeeld. Wie je volgt, hoort het.
done-taken-back = Teruggenomen.
error-post-gone = Dit bericht is er niet meer: wie het schreef heeft het verwijderd, of het is te oud.
error-post-narrow = Dit is voor een paar mensen geschreven, dus het kan niet worden gedeeld.

## Pinned listings

listing-pin = Boven aan onze pagina vastzetten
listing-unpin = Niet meer boven aan onze pagina
coop-pinned = Vastgezet
done-pinned = Vastgezet. Het staat als eerste op jullie pagina.
done-unpinned = Niet meer vastgezet.
error-pin-not-public = Alleen wat voor iedereen is gepubliceerd, kan worden vastgezet.
error-pins-too-many = Er staan er al vijf vast. Haal er eerst een weg.
sent-kind-reply = Antwoord
sent-kind-like = Leuk gevonden
sent-kind-announce = Gedeeld
sent-kind-add = Vastgezet
sent-kind-remove = Niet meer vastgezet
sent-kind-taken-back = Teruggenomen

## Tags

tag-lead = Aanbod en oproepen met deze tag.
tag-empty = Niets heeft nu deze tag.

## A member's own public account

person-title = Je openbare account
person-teaser = Uit, tenzij je het wilt: in je eigen naam praten met mensen op andere servers.
person-open = Meer hierover
person-lead = Hier spreek je voor je coöperatie. Met een openbaar account kun je ook in je eigen naam berichten beantwoorden, leuk vinden en delen.
person-means-public = Je naam, je tekst en wat je antwoordt zijn openbaar. Mensen op elke server kunnen ze zien en je volgen.
person-means-speak = Wat je hier voor je coöperatie doet, blijft van de coöperatie; niemand ziet dat jij het was.
person-means-no-letters = Het ontvangt geen privéberichten. Schrijf openbaar, of als je coöperatie.
person-means-end = Als je het uitzet, krijgen andere servers het verzoek het te vergeten. Het adres blijft leeg en de naam wordt nooit meer uitgegeven.
person-name = Naam in je adres
person-name-hint = 2 tot 30 letters a–z, cijfers of liggende streepjes. Je wordt @naam@{ $host }. Dat is niet te veranderen.
person-bio = Over jou
person-bio-hint = Iedereen kan dit lezen. Hoogstens 500 tekens.
person-approves = Wie mij wil volgen, wacht op mijn ja
person-begin = Mijn openbare account maken
person-answers = Antwoorden
person-answers-none = Nog niets.
person-end-title = Uitzetten
person-end-explained = Andere servers krijgen het verzoek het account en alles wat het zei te vergeten. Dit is niet terug te draaien, en de naam wordt nooit meer uitgegeven.
person-end-sure = Ja, voorgoed uitzetten
person-end = Uitzetten
done-person-begun = Je openbare account is klaar.
done-person-ended = Je openbare account staat uit, en andere servers horen het.
error-person-none = Je hebt geen openbaar account. Je kunt er een maken in je instellingen.
error-person-exists = Je hebt al een openbaar account.
error-person-name-taken = Iemand hier heeft deze naam, of had hem.
