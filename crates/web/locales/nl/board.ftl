### The board of a cooperative.

coop-tab-board = Prikbord
board-title = { $name } – prikbord
board-lead = Aanbod en oproepen van deze coöperatie, en wat anderen haar vragen. Wie het prikbord volgt, hoort er alles van, vanaf elke server van de fediverse.
board-follow-title = Volg het prikbord
board-follow-how = Zoek deze naam in je fediverse-account, of in Lemmy en dergelijke, en volg hem:
board-who-title = Wie hier iets mag plaatsen
board-who-automatic = Iedereen: noem { $handle } in een openbaar bericht, of plaats het vanuit Lemmy en dergelijke. Het verschijnt hier meteen.
board-who-by-hand = Iedereen: noem { $handle } in een openbaar bericht, of plaats het vanuit Lemmy en dergelijke. Het verschijnt hier zodra iemand van de coöperatie het heeft gelezen.
board-who-off = Alleen de coöperatie. Je kunt wel op al haar aanbod en oproepen antwoorden.
board-ours = Van { $name }
board-ours-empty = Er wordt nu niets aangeboden of gezocht.
board-ours-all = Alle aanbod en oproepen
board-others = Van anderen
board-others-empty = Niemand heeft nog iets geplaatst.
board-waiting = Berichten die wachten
board-waiting-lead = Anderen plaatsten dit op jullie prikbord. Alleen jullie zien het tot het is aangenomen. Iemand antwoorden, of er een oproep van maken, zet het niet op het prikbord.
board-waits = { $count ->
    [one] { $count } bericht wacht op je
   *[other] { $count } berichten wachten op je
}
board-nothing-waits = Er wacht geen bericht.
board-back = Naar het prikbord
board-accept = Op het prikbord zetten
board-refuse = Weigeren
board-remove = Van het prikbord halen
board-ask = Antwoorden
board-inquiry-open = Naar het gesprek
board-need = Er een oproep van maken
board-need-open = Naar de oproep
board-need-asked = { $name } vroeg dit op { $date }:
board-block = Beslissen over de server { $host }
board-rules = Berichten van buiten
field-outside-posts = Berichten die het prikbord noemen
field-outside-posts-hint = Aanbod en oproepen van de coöperatie worden hoe dan ook bekendgemaakt.
outside-posts-automatic = Verschijnen meteen
outside-posts-by-hand = Wachten tot iemand van ons ze heeft gelezen
outside-posts-off = Worden niet aangenomen
home-board = { $count ->
    [one] { $count } bericht wacht voor het prikbord
   *[other] { $count } berichten wachten voor het prikbord
}
done-post-accepted = Het staat op het prikbord, en wie het volgt hoort het.
done-post-refused = Geweigerd. Niemand hoort het.
done-post-removed = Het is van het prikbord af, en wie het volgt hoort het.
done-post-taken-up = Dit is nu een gesprek. Je antwoord gaat alleen naar wie het schreef.
done-need-drafted = Dit is een concept. Vraag het aan wie het schreef voordat je het publiceert: niemand komt er zonder toestemming op.
error-post-decided = Iemand heeft intussen iets anders met dit bericht gedaan. Kijk nog eens.
error-post-no-inquiry = Er is geen gesprek van te maken: wie het schreef, schreef vandaag heel veel of nam het terug.
board-picture = Afbeelding: { $alt }
