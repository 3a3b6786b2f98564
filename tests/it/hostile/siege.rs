//! An instance, and a host that means it harm.

use allmende_domain::time::UnixMillis;
use allmende_federation::signatures::digest_of;
use allmende_tests::database::TestDatabase;
use allmende_tests::peer::Signed;
use allmende_tests::{Coop, Network, Peer, PeerActor};
use serde_json::{Value, json};

pub struct Siege {
    pub network: Network,
    pub velo: Coop,
    pub evil: Peer,
    pub mallory: PeerActor,
    _database: TestDatabase,
}

impl Siege {
    pub async fn begin() -> Self {
        let database = TestDatabase::sqlite().await;
        let network = Network::new();
        let velo = network.instance("velo", database.db.clone()).await.with_coop("velo").await;
        let evil = Peer::on(&network, "evil.example");
        let mallory = evil.actor("mallory", 0);
        Self { network, velo, evil, mallory, _database: database }
    }

    /// An activity that would have an effect.
    pub fn follow(&self, number: u32) -> Value {
        self.mallory.activity(number, "Follow", json!(self.velo.url()))
    }

    pub async fn send(&self, signed: Signed) -> u16 {
        self.evil.sends(&self.velo.instance, signed).await.status().as_u16()
    }

    pub async fn settle(&self) {
        self.network.settle(&[&self.velo.instance]).await;
    }

    /// Nothing was stored, now or after all work is done.
    pub async fn assert_dropped(&self) {
        assert_eq!(self.velo.instance.stored_activities().await, 0, "stored");
        self.settle().await;
        assert!(self.velo.followers().await.is_empty(), "it took effect");
    }

    /// As [`Siege::assert_dropped`], and its host was not even asked for a key.
    pub async fn assert_dropped_unfetched(&self) {
        self.assert_dropped().await;
        assert_eq!(self.evil.fetches(), Vec::<String>::new());
    }

    pub fn now(&self) -> UnixMillis {
        allmende_app::Clock::now(&self.network.clock)
    }

    /// A delivery to the shared inbox, signed over exactly `covered`, with these parameters beside.
    pub fn signed_over(&self, actor: &PeerActor, activity: &Value, covered: &[&str], date: &str, parameters: &[(&str, String)]) -> Signed {
        let body = activity.to_string();
        let digest = digest_of(body.as_bytes());
        let line = |name: &&str| {
            let parameter = |wanted: &str| parameters.iter().find(|(name, _)| *name == wanted).map_or("", |(_, value)| value.as_str());
            match *name {
                "(request-target)" => "(request-target): post /inbox".to_owned(),
                "(created)" => format!("(created): {}", parameter("created")),
                "host" => format!("host: {}", self.velo.instance.host),
                "date" => format!("date: {date}"),
                "digest" => format!("digest: {digest}"),
                other => panic!("{other} is not among the headers of these tests"),
            }
        };
        let text = covered.iter().map(line).collect::<Vec<_>>().join("\n");
        let beside: String = parameters
            .iter()
            .map(|(name, value)| if *name == "created" { format!("{name}={value},") } else { format!("{name}=\"{value}\",") })
            .collect();
        let signature = format!("keyId=\"{}\",{beside}headers=\"{}\",signature=\"{}\"", actor.key_id, covered.join(" "), actor.sign(&text));
        let signed = self.evil.signs(actor, &self.velo.instance, "/inbox", activity).header("signature", &signature);
        if date.is_empty() { signed.without("date") } else { signed.header("date", date) }
    }
}

/// An HTTP date (RFC 9110, 5.6.7).
pub fn http_date(at: UnixMillis) -> String {
    let days = at.0.div_euclid(86_400_000);
    let seconds = at.0.div_euclid(1_000).rem_euclid(86_400);
    let text = at.to_rfc3339();
    let (year, month, day) = (&text[..4], text[5..7].parse::<usize>().expect("a month"), &text[8..10]);
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    // The first day of 1970 was a Thursday.
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][usize::try_from(days.rem_euclid(7)).expect("a weekday")];
    let name = names[month - 1];
    format!("{weekday}, {day} {name} {year} {:02}:{:02}:{:02} GMT", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}
