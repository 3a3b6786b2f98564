//! The few words that stand in the `content` of a listing, in the listing's own language. Pages have their own texts; these go to
//! readers on other servers.

use allmende_domain::listing::{Action, Purpose};
use allmende_domain::resource::Nature;

/// Words in one language.
pub struct Phrases {
    pub offer: &'static str,
    pub need: &'static str,
    pub closed_was: &'static str,
    pub from: &'static str,
    pub until: &'static str,
    pub in_return: &'static str,
    pub licence: &'static str,
    pub see_page: &'static str,
    pub or_reply: &'static str,
    /// What a board is, behind the name of its cooperative.
    pub board: &'static str,
    /// What a board shows, before a full stop.
    pub board_shows: &'static str,
    given: [&'static str; 6],
    wanted: [&'static str; 6],
    natures: [&'static str; 9],
}

const ENGLISH: Phrases = Phrases {
    offer: "Offer",
    need: "Need",
    closed_was: "Closed · was",
    from: "From",
    until: "Until",
    in_return: "In return",
    licence: "Licence",
    see_page: "See the page",
    or_reply: "or reply to this post.",
    board: "board",
    board_shows: "Offers and needs of",
    given: ["give or sell", "lend", "use on the spot", "copy", "work", "service"],
    wanted: ["receive or buy", "borrow", "use on the spot", "copy", "work", "service"],
    natures: ["tool", "space", "vehicle", "good", "skill", "service", "software", "data", "document"],
};

const FRENCH: Phrases = Phrases {
    offer: "Offre",
    need: "Besoin",
    closed_was: "Clos · c’était",
    from: "À partir du",
    until: "Jusqu’au",
    in_return: "En échange",
    licence: "Licence",
    see_page: "Voir la page",
    or_reply: "ou répondez à ce message.",
    board: "tableau d’annonces",
    board_shows: "Offres et besoins de",
    given: ["don ou vente", "prêt", "usage sur place", "copie", "travail", "service"],
    wanted: ["don ou achat", "emprunt", "usage sur place", "copie", "travail", "service"],
    natures: ["outil", "lieu", "véhicule", "bien", "compétence", "service", "logiciel", "données", "document"],
};

const GERMAN: Phrases = Phrases {
    offer: "Angebot",
    need: "Gesuch",
    closed_was: "Geschlossen · war",
    from: "Ab",
    until: "Bis",
    in_return: "Im Gegenzug",
    licence: "Lizenz",
    see_page: "Zur Seite",
    or_reply: "oder auf diesen Beitrag antworten.",
    board: "Pinnwand",
    board_shows: "Angebote und Gesuche von",
    given: ["Abgabe oder Verkauf", "Verleih", "Nutzung vor Ort", "Kopie", "Arbeit", "Dienstleistung"],
    wanted: ["Übernahme oder Kauf", "Ausleihe", "Nutzung vor Ort", "Kopie", "Arbeit", "Dienstleistung"],
    natures: ["Werkzeug", "Raum", "Fahrzeug", "Ware", "Fähigkeit", "Dienst", "Software", "Daten", "Dokument"],
};

const SPANISH: Phrases = Phrases {
    offer: "Oferta",
    need: "Petición",
    closed_was: "Cerrado · era",
    from: "Desde el",
    until: "Hasta el",
    in_return: "A cambio",
    licence: "Licencia",
    see_page: "Ver la página",
    or_reply: "o responde a esta publicación.",
    board: "tablón",
    board_shows: "Ofertas y peticiones de",
    given: ["dar o vender", "prestar", "usar en el lugar", "copiar", "trabajo", "servicio"],
    wanted: ["recibir o comprar", "pedir prestado", "usar en el lugar", "copiar", "trabajo", "servicio"],
    natures: ["herramienta", "espacio", "vehículo", "bien", "habilidad", "servicio", "software", "datos", "documento"],
};

const ITALIAN: Phrases = Phrases {
    offer: "Offerta",
    need: "Richiesta",
    closed_was: "Chiuso · era",
    from: "Dal",
    until: "Fino al",
    in_return: "In cambio",
    licence: "Licenza",
    see_page: "Vai alla pagina",
    or_reply: "o rispondi a questo post.",
    board: "bacheca",
    board_shows: "Offerte e richieste di",
    given: ["dono o vendita", "prestito", "uso sul posto", "copia", "lavoro", "servizio"],
    wanted: ["dono o acquisto", "prestito", "uso sul posto", "copia", "lavoro", "servizio"],
    natures: ["attrezzo", "spazio", "veicolo", "bene", "competenza", "servizio", "software", "dati", "documento"],
};

const DUTCH: Phrases = Phrases {
    offer: "Aanbod",
    need: "Oproep",
    closed_was: "Gesloten · was",
    from: "Vanaf",
    until: "Tot en met",
    in_return: "In ruil",
    licence: "Licentie",
    see_page: "Bekijk de pagina",
    or_reply: "of beantwoord dit bericht.",
    board: "prikbord",
    board_shows: "Aanbod en oproepen van",
    given: ["weggeven of verkopen", "uitlenen", "ter plekke gebruiken", "kopiëren", "werk", "dienst"],
    wanted: ["krijgen of kopen", "lenen", "ter plekke gebruiken", "kopiëren", "werk", "dienst"],
    natures: ["gereedschap", "ruimte", "voertuig", "goed", "vaardigheid", "dienst", "software", "gegevens", "document"],
};

const PORTUGUESE: Phrases = Phrases {
    offer: "Oferta",
    need: "Pedido",
    closed_was: "Fechado · era",
    from: "A partir de",
    until: "Até",
    in_return: "Em troca",
    licence: "Licença",
    see_page: "Ver a página",
    or_reply: "ou responde a esta publicação.",
    board: "mural",
    board_shows: "Ofertas e pedidos de",
    given: ["dar ou vender", "emprestar", "usar no local", "copiar", "trabalho", "serviço"],
    wanted: ["receber ou comprar", "pedir emprestado", "usar no local", "copiar", "trabalho", "serviço"],
    natures: ["ferramenta", "espaço", "veículo", "bem", "competência", "serviço", "software", "dados", "documento"],
};

const POLISH: Phrases = Phrases {
    offer: "Oferta",
    need: "Potrzeba",
    closed_was: "Zamknięte · było",
    from: "Od",
    until: "Do",
    in_return: "W zamian",
    licence: "Licencja",
    see_page: "Zobacz stronę",
    or_reply: "lub odpowiedz na ten wpis.",
    board: "tablica ogłoszeń",
    board_shows: "Oferty i potrzeby:",
    given: ["oddanie lub sprzedaż", "pożyczenie", "użycie na miejscu", "kopia", "praca", "usługa"],
    wanted: ["otrzymanie lub kupno", "pożyczenie", "użycie na miejscu", "kopia", "praca", "usługa"],
    natures: ["narzędzie", "miejsce", "pojazd", "rzecz", "umiejętność", "usługa", "oprogramowanie", "dane", "dokument"],
};

impl Phrases {
    /// By primary language; English for languages that nobody has translated yet.
    #[must_use]
    pub fn of(language: &str) -> &'static Self {
        match language {
            "fr" => &FRENCH,
            "de" => &GERMAN,
            "es" => &SPANISH,
            "it" => &ITALIAN,
            "nl" => &DUTCH,
            "pl" => &POLISH,
            "pt" => &PORTUGUESE,
            _ => &ENGLISH,
        }
    }

    #[must_use]
    pub const fn purpose(&self, purpose: Purpose) -> &'static str {
        match purpose {
            Purpose::Offer => self.offer,
            Purpose::Need => self.need,
        }
    }

    /// What is to be done, from the author's side: who offers lends, who needs borrows.
    #[must_use]
    pub fn action(&self, purpose: Purpose, action: Action) -> &'static str {
        let words = match purpose {
            Purpose::Offer => &self.given,
            Purpose::Need => &self.wanted,
        };
        word(Action::ALL, action, words)
    }

    #[must_use]
    pub fn nature(&self, nature: Nature) -> &'static str {
        word(Nature::ALL, nature, &self.natures)
    }
}

/// The word at the place of `wanted` in its list of all variants; both lists are in the same order.
fn word<T: PartialEq>(all: &[T], wanted: T, words: &[&'static str]) -> &'static str {
    all.iter().position(|variant| *variant == wanted).and_then(|index| words.get(index)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_says_its_own_words_for_each_kind_and_action() {
        assert_eq!(Phrases::of("pl").purpose(Purpose::Need), "Potrzeba");
        assert_eq!(Phrases::of("pt").action(Purpose::Need, Action::TransferCustody), "pedir emprestado");
        assert_eq!(Phrases::of("nl").nature(Nature::Vehicle), "voertuig");
        assert_eq!(Phrases::of("cs").offer, "Offer");
        for language in ["de", "es", "fr", "it", "nl", "pl", "pt"] {
            let words = Phrases::of(language);
            assert!(words.see_page != ENGLISH.see_page && words.or_reply.ends_with('.'), "{language}");
            for action in Action::ALL {
                let (given, wanted) = (words.action(Purpose::Offer, *action), words.action(Purpose::Need, *action));
                assert!(!given.is_empty() && !wanted.is_empty(), "{language}: {action:?}");
            }
            assert!(Nature::ALL.iter().all(|nature| !words.nature(*nature).is_empty()), "{language}");
        }
    }
}
