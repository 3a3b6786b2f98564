## Servers and the rules about them

peers-tab = Servers
policy-none = Geen besluit
peer-by-list = door de lijst “{ $list }”
mode-allow-list-notice = Deze server praat alleen met servers die iemand heeft toegelaten. Alle andere worden geweigerd: wat ze sturen, wat ze opvragen, wat wij zouden sturen, en het zoeken van mensen daar.
rules-title = Regels voor alle anderen
rules-lead = Ze gelden voor servers waarover niemand heeft besloten.
rules-mode = Met wie we praten
rules-mode-hint = Een verandering geldt meteen, in beide richtingen. Teruggaan herstelt wat er was.
mode-open = Met iedereen die niet is opgeschort
mode-allow-list = Alleen met servers die iemand heeft toegelaten
rules-newcomers = Wat nieuwkomers sturen
rules-newcomers-hint = Een nieuwkomer is een server waarover niemand hier heeft besloten en waar niemand hier contact mee zocht.
newcomers-hold = Tegenhouden tot iemand heeft gekeken
newcomers-show = Meteen tonen
wave-title = Veel nieuwe servers tegelijk
wave-notice = Veel servers kwamen binnen een uur voor het eerst. Wat nieuwkomers sturen wordt tegengehouden tot { $until }, zolang niemand hier anders besluit.
wave-look = Bekijken wat is tegengehouden
wave-end = Nieuwkomers behandelen zoals de regels zeggen
wave-home = Veel nieuwe servers tegelijk: wat ze sturen wordt tegengehouden tot { $until }
rules-explained = Wie een nieuwkomer is, en wat wordt tegengehouden
rules-known-1 = Een server is bekend zodra iemand hem heeft toegelaten, of een domein waar hij in zit.
rules-known-2 = Hij is bekend als een van onze coöperaties daar iemand volgt, of dat heeft gevraagd.
rules-known-3 = Hij is bekend als een van onze coöperaties daar iemand schreef.
rules-held-what = Tegengehouden worden privéberichten, advertenties, berichten, wat gedeeld is en wat leuk gevonden is: wat mensen zouden zien. Volgverzoeken bereiken de coöperatie zoals altijd, en verwijderingen werken meteen. Wat niemand binnen 90 dagen beslist, wordt geweigerd.

## What is held

held-title = Tegengehouden
held-lead = Wat binnenkwam en aan niemand wordt getoond tot jij het doorlaat.
held-explained = Waarom iets wordt tegengehouden
held-empty = Er wordt niets tegengehouden.
held-by-host = Per server
held-items = Nieuwste eerst
held-items-of = Van { $host }
held-all = Van alle servers
held-choose = Selecteren
held-through = Geselecteerde doorlaten
held-refuse = Geselecteerde weigeren
held-welcome = Geselecteerde servers toelaten en alles doorlaten
held-purge = Geselecteerde servers opschorten en alles weghalen
held-kind-listing = Advertentie
held-kind-message = Privébericht
held-kind-post = Bericht
held-kind-share = Gedeeld bericht
held-kind-like = Leuk gevonden
standing-newcomer = Nieuwkomer
standing-newcomer-means = Niemand hier besloot over die server of zocht er contact mee.
standing-limited = Beperkt
standing-limited-means = Die server is beperkt. Wat je doorlaat, zien alleen leden.
standing-keys-changed = Nieuwe sleutels
standing-keys-changed-means = Alle sleutels van iemand die je kent zijn tegelijk veranderd, zonder een woord dat met de oude is ondertekend. Het domein kan een nieuwe eigenaar hebben.
keys-title = Nieuwe sleutels
keys-lead = Vraag deze mensen langs een andere weg of zij het nog zijn voordat je dat bevestigt. Tot dan wordt tegengehouden wat ze sturen.
keys-trust = Zij zijn het nog
purge-title = Opschorten en alles weghalen?
purge-explained = { $count ->
    [one] Deze server wordt opgeschort en alles ervan wordt weggehaald: wat is tegengehouden, advertenties, berichten, gesprekken, wie wie volgt. Dit is niet terug te draaien.
   *[other] Deze { $count } servers worden opgeschort en alles ervan wordt weggehaald: wat is tegengehouden, advertenties, berichten, gesprekken, wie wie volgt. Dit is niet terug te draaien.
}
purge-confirm = Opschorten en weghalen
home-held = { $count ->
    [one] Eén ding van een andere server wacht op je besluit
   *[other] { $count } dingen van andere servers wachten op je besluit
}
home-reports = { $count ->
    [one] Eén melding wacht op je
   *[other] { $count } meldingen wachten op je
}
done-let-through = Doorgelaten. Het verschijnt zo.
done-held-refused = Geweigerd.
done-purged = Opgeschort, en alles ervan is weggehaald.

## Lists of domains

lists-title = Lijsten
lists-lead = Neem lijsten over van servers om te blokkeren of toe te laten, en geef je eigen lijst door. De vorm is die van Mastodon.
lists-empty = Er is geen lijst geïmporteerd.
list-name = Naam van de lijst
list-name-hint = Opnieuw importeren onder dezelfde naam neemt ook terug wat van de lijst is verdwenen.
list-kind = Soort
list-kind-block = Om te blokkeren
list-kind-allow = Om toe te laten
list-entries = Domeinen
list-in-force = Erdoor besloten
list-imported = Geïmporteerd
list-retract = Terugnemen
list-retract-title = Deze lijst terugnemen?
list-import-title = Een lijst importeren
list-import-lead = Eerst zie je wat er zou veranderen. Een besluit van een mens gaat voor een lijst; ons eigen domein en partners worden overgeslagen.
list-file = Bestand (CSV)
list-file-hint = Hoogstens 100.000 rijen. Zonder kopregel telt de eerste kolom.
list-file-again = De lijst is lang: kies hetzelfde bestand nog een keer.
list-check = Bekijken wat er zou veranderen
list-import = Importeren
list-export-title = Exporteren
list-export-block = Wat geblokkeerd is (CSV)
list-export-allow = Wat toegelaten is (CSV)
list-plan-title = Wat er zou veranderen
list-plan-summary = { $count ->
    [0] er verandert niets
    [one] één besluit verandert
   *[other] { $count } besluiten veranderen
}
list-plan-empty = Alles is al zo.
list-before = Eerst
list-after = Daarna
list-more = { $count ->
    [one] en nog één
   *[other] en nog { $count }
}
list-about-ours = Wijzelf
list-about-ours-means = Daar is deze server. Overgeslagen.
list-about-partners = Partners
list-about-partners-means = Iemand daar volgt een van onze coöperaties, of wordt door een ervan gevolgd. Overgeslagen; beslis zelf over hen.
list-about-by-hand = Door een mens besloten
list-about-by-hand-means = Iemand hier besloot anders. Dat blijft zo.
list-about-gone = Van de lijst verdwenen
list-about-gone-means = Wat deze lijst over hen besloot wordt teruggenomen, tenzij een mens of een andere lijst het zegt.
list-about-no-reports = Meldingen die niet worden gelezen
list-about-no-reports-means = Deze lijst zegt dat meldingen van deze servers niet worden gelezen (reject_reports). Wat een mens over een ervan besluit, gaat voor.
list-without-media = { $count ->
    [one] Bij één server zegt de lijst dat er geen afbeeldingen worden getoond (reject_media). Dat volgen we niet: afbeeldingen van advertenties worden hier getoond.
   *[other] Bij { $count } servers zegt de lijst dat er geen afbeeldingen worden getoond (reject_media). Dat volgen we niet: afbeeldingen van advertenties worden hier getoond.
}
list-skipped = Rijen die zijn overgeslagen
done-list-imported = De lijst is geïmporteerd.
done-list-retracted = De lijst is teruggenomen.
error-list-name-missing = Geef de lijst een naam.
error-list-other-kind = Een lijst van de andere soort heeft deze naam.
error-list-file-missing = Kies een bestand.
error-list-without-domains = Er staat geen domein in dit bestand.
error-too-large = Dit bestand is te groot.
error-not-utf-8 = Dit bestand is geen UTF-8.
error-table-unreadable = Dit is geen tabel die te lezen is.
error-domain-invalid = geen domein
error-domain-obfuscated = het domein is met sterretjes verborgen
error-severity-none = de lijst maakt er alleen een opmerking over
error-severity-unknown = onbekende ernst

## Reports

report-this = Melden
report-title = { $handle } melden
report-lead = Wie deze server draait, leest het. Niemand anders hoort dat je schreef.
report-object = Het gaat over
report-content = Wat is er mis?
report-content-hint = Een paar zinnen helpen wie beslist.
report-send = Verstuur de melding
reports-title = Meldingen
reports-lead = Wat leden en andere servers melden.
reports-open = Open meldingen
reports-done = Afgehandelde meldingen
reports-empty = Geen melding.
report-one = Melding
report-about = Over
report-by = Van
report-by-former = een vroeger lid
report-by-server = de server { $host }
report-when = Kwam op
report-note = Notitie
report-finish = Afgehandeld
report-forward = { $host } inlichten
report-forward-lead = Wie die server draait, hoort over wie en wat het gaat, in jouw woorden en namens deze server. Ze horen niet wie het meldde of wat diegene schreef.
report-words = Jouw woorden
report-words-hint = Zonder namen van jullie leden.
report-forward-send = Inlichten
report-forwarded = Wat de andere server hoorde
done-reported = Dank je. Iemand gaat ernaar kijken.
done-report-forwarded = Het is onderweg.
error-report-missing = Zeg wat er mis is.
error-report-not-forwarded = Deze melding kan niet worden doorgegeven, of dat is al gebeurd.
peer-reads = leest { $what }
