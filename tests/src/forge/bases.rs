//! The requests that forgeries are made of: honest ones of both kinds of signatures, and ones whose signatures are in order and prove nothing.

use std::fmt;
use std::fmt::Write as _;

use allmende_domain::time::{HOUR_MS, MINUTE_MS, UnixMillis};
use allmende_federation::signatures::{Signer, content_digest_of, digest_of, rfc9421, sign_request};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Request, Uri, header};
use serde_json::json;
use url::Url;

use super::essence::Essence;
use crate::chance::TestChance;
use crate::coop::Coop;
use crate::peer::PeerActor;

pub const OUR_HOST: &str = "velo.example";
/// Honest requests of each kind: enough that parts of one can be put on another.
const OF_EACH_KIND: u32 = 6;

/// Who takes part.
pub struct Cast {
    pub velo: Coop,
    /// The path of a listing that everybody may see.
    pub listing: String,
    pub alice: PeerActor,
    /// On the same server as alice.
    pub neighbour: PeerActor,
    /// On a server of her own.
    pub mallory: PeerActor,
    pub now: UnixMillis,
}

/// A request that nothing checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw {
    pub method: String,
    pub target: String,
    pub headers: Vec<(String, Vec<u8>)>,
    pub body: Vec<u8>,
}

impl Raw {
    /// All values of a header.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&[u8]> {
        self.headers.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_slice()).collect()
    }

    /// One value in place of all.
    pub fn set(&mut self, name: &str, value: impl Into<Vec<u8>>) {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), value.into()));
    }

    /// Whether it is HTTP at all.
    #[must_use]
    pub fn can_be_sent(&self) -> bool {
        let target = self.target.starts_with('/') && self.target.parse::<Uri>().is_ok();
        let headers = self.headers.iter().all(|(_, value)| HeaderValue::from_bytes(value).is_ok() && value.trim_ascii() == value);
        target && headers && Method::from_bytes(self.method.as_bytes()).is_ok()
    }

    #[must_use]
    pub fn on_the_wire(&self) -> Vec<u8> {
        let mut bytes = format!("{} {} HTTP/1.1\r\n", self.method, self.target).into_bytes();
        for (name, value) in &self.headers {
            bytes.extend_from_slice(name.as_bytes());
            bytes.extend_from_slice(b": ");
            bytes.extend_from_slice(value);
            bytes.extend_from_slice(b"\r\n");
        }
        if !self.headers.iter().any(|(name, _)| name == "host") {
            // HTTP/1.1 takes none without one; this is where a proxy would have put ours.
            bytes.extend_from_slice(format!("host: {OUR_HOST}\r\n").as_bytes());
        }
        bytes.extend_from_slice(format!("content-length: {}\r\nconnection: close\r\n\r\n", self.body.len()).as_bytes());
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

impl From<&Raw> for Request<Bytes> {
    fn from(raw: &Raw) -> Self {
        let mut request = Self::new(raw.body.clone().into());
        *request.method_mut() = Method::from_bytes(raw.method.as_bytes()).expect("a method");
        *request.uri_mut() = raw.target.parse().expect("a target");
        for (name, value) in &raw.headers {
            let name = HeaderName::try_from(name).expect("a name");
            request.headers_mut().append(name, HeaderValue::from_bytes(value).expect("a value"));
        }
        request
    }
}

impl fmt::Display for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_utf8_lossy(&self.on_the_wire()))
    }
}

/// A request to begin with.
#[derive(Debug, Clone)]
pub struct Base {
    pub what: String,
    pub request: Raw,
    /// It must be accepted as it is; if not, refused, whatever is done to it.
    pub is_honest: bool,
}

pub struct Bases {
    all: Vec<Base>,
    /// What the honest ones say.
    essences: Vec<Essence>,
    key_ids: Vec<String>,
}

/// Signs requests to the instance.
struct Desk<'c> {
    cast: &'c Cast,
    /// Counts activities, so that each is another one.
    number: u32,
    all: Vec<Base>,
    /// What some that must be refused become when that for which they must is taken away, which nobody signed.
    mended: Vec<Raw>,
}

impl Bases {
    /// Signs them all. `seed` decides nothing that a signature covers: it only keeps the numbers of runs apart.
    #[must_use]
    pub fn sign(cast: &Cast, seed: u64) -> Self {
        let mut desk =
            Desk { cast, number: u32::try_from(seed % 1_000_000).unwrap_or_default() * 1_000, all: Vec::new(), mended: Vec::new() };
        for _ in 0..OF_EACH_KIND {
            desk.honest("alice", &cast.alice);
        }
        desk.honest("her neighbour", &cast.neighbour);
        desk.honest("mallory", &cast.mallory);
        desk.of_others();
        desk.of_another_time_or_place();
        desk.covering_too_little();
        let actors = [&cast.alice, &cast.neighbour, &cast.mallory];
        let key_ids = actors.iter().flat_map(|actor| [actor.key_id.clone(), actor.multikey_id()]).collect();
        let honest = desk.all.iter().filter(|base| base.is_honest).map(|base| &base.request);
        let essences = honest.chain(&desk.mended).map(Essence::of).collect();
        Self { all: desk.all, essences, key_ids }
    }

    /// Whether a request says what an honest one says and signed: then it is one, however it was come by.
    pub fn is_honest(&self, request: &Essence) -> bool {
        self.essences.iter().any(|honest| request.holds(honest))
    }

    pub fn honest(&self) -> impl Iterator<Item = &Base> {
        self.all.iter().filter(|base| base.is_honest)
    }

    /// Half of them honest.
    pub fn any(&self, chance: &TestChance) -> &Base {
        let honest = chance.happens(500);
        let fitting: Vec<&Base> = self.all.iter().filter(|base| base.is_honest == honest).collect();
        let at = usize::try_from(chance.below(fitting.len() as u64)).expect("an index");
        fitting.get(at).expect("bases of both kinds")
    }

    /// The ids of all keys that the instance knows.
    pub fn key_ids(&self) -> &[String] {
        &self.key_ids
    }
}

impl Desk<'_> {
    fn add(&mut self, what: &str, is_honest: bool, request: Raw) {
        self.all.push(Base { what: what.to_owned(), request, is_honest });
    }

    /// Something of this actor that means nothing here.
    fn activity(&mut self, actor: &PeerActor) -> Vec<u8> {
        self.number += 1;
        actor.activity(self.number, "Like", json!("https://velo.example/listings/none")).to_string().into_bytes()
    }

    fn inboxes() -> [&'static str; 4] {
        ["/inbox", "/inbox?shared=1", "/coops/velo/inbox", "/actor/inbox"]
    }

    /// As every server of the field sends it.
    fn request(&self, by: &Signer, cavage: bool, host: &str, target: &str, at: UnixMillis, body: Option<&[u8]>) -> Raw {
        let url = Url::parse(&format!("https://{host}{target}")).expect("an address");
        let method = if body.is_some() { Method::POST } else { Method::GET };
        let headers = if cavage {
            sign_request(&by.key, &by.key_id, &method, &url, at, body)
        } else {
            rfc9421::sign_request(&by.key, &by.key_id, &method, &url, at, body)
        };
        let mut headers: Vec<_> =
            headers.expect("a signature").into_iter().map(|(name, value)| (name.as_str().to_owned(), value.as_bytes().to_vec())).collect();
        headers.push((header::HOST.as_str().to_owned(), host.as_bytes().to_vec()));
        headers.push((header::ACCEPT.as_str().to_owned(), b"application/activity+json".to_vec()));
        Raw { method: method.to_string(), target: target.to_owned(), headers, body: body.unwrap_or_default().to_vec() }
    }

    fn honest(&mut self, who: &str, actor: &PeerActor) {
        let (rsa, ed25519, now) = (actor.rsa(), actor.ed25519(), self.cast.now);
        let inbox = Self::inboxes()[self.all.len() % 4];
        for (what, by, cavage) in
            [("draft-cavage", &rsa, true), ("RFC 9421 with RSA", &rsa, false), ("RFC 9421 with Ed25519", &ed25519, false)]
        {
            let body = self.activity(actor);
            let post = self.request(by, cavage, OUR_HOST, inbox, now, Some(&body));
            self.add(&format!("an honest delivery of {who}, {what}"), true, post);
            let listing = self.cast.listing.clone();
            let target = [listing.as_str(), "/coops/velo", "/coops/velo/catalog?page=1"][self.all.len() % 3];
            let get = self.request(by, cavage, OUR_HOST, target, now, None);
            self.add(&format!("an honest fetch of {who}, {what}"), true, get);
        }
    }

    /// Keys of one, activities of another.
    fn of_others(&mut self) {
        let (alice, neighbour, mallory, now) =
            (self.cast.alice.clone(), self.cast.neighbour.clone(), self.cast.mallory.clone(), self.cast.now);
        for (what, other) in [("her neighbour", &neighbour), ("mallory", &mallory)] {
            for (cavage, key) in [(true, other.rsa()), (false, other.rsa()), (false, other.ed25519())] {
                let body = self.activity(&alice);
                let own = self.request(&key, cavage, OUR_HOST, "/inbox", now, Some(&body));
                self.add(&format!("alice's activity, signed by {what}"), false, own);
            }
            for (cavage, key, id) in [
                (true, other.rsa(), alice.rsa().key_id),
                (false, other.rsa(), alice.rsa().key_id),
                (false, other.ed25519(), alice.ed25519().key_id),
            ] {
                let body = self.activity(&alice);
                let stolen = Signer { key: key.key, key_id: id };
                let post = self.request(&stolen, cavage, OUR_HOST, "/inbox", now, Some(&body));
                self.add(&format!("alice's activity and key id, the key of {what}"), false, post);
                let listing = self.cast.listing.clone();
                let get = self.request(&stolen, cavage, OUR_HOST, &listing, now, None);
                self.add(&format!("a fetch with alice's key id and the key of {what}"), false, get);
                // Nor does the draft sign the id of the key.
                self.mended.push(self.request(&other.rsa(), true, OUR_HOST, &listing, now, None));
            }
        }
        let body = self.activity(&alice);
        let mixed = Signer { key: alice.ed25519().key, key_id: alice.rsa().key_id };
        let post = self.request(&mixed, false, OUR_HOST, "/inbox", now, Some(&body));
        self.add("alice's Ed25519 key under the id of her RSA key", false, post);
    }

    /// What was honest once, or is elsewhere.
    fn of_another_time_or_place(&mut self) {
        let alice = self.cast.alice.clone();
        for (cavage, key) in [(true, alice.rsa()), (false, alice.rsa()), (false, alice.ed25519())] {
            for skew in [-24 * HOUR_MS, -HOUR_MS - MINUTE_MS, HOUR_MS + MINUTE_MS, 1_000 * HOUR_MS] {
                let body = self.activity(&alice);
                let at = self.cast.now.plus(skew);
                let post = self.request(&key, cavage, OUR_HOST, "/inbox", at, Some(&body));
                self.add("a delivery of another time", false, post);
                let get = self.request(&key, cavage, OUR_HOST, "/coops/velo", at, None);
                self.add("a fetch of another time", false, get);
            }
            for host in ["other.example", "evil.velo.example", "velo.example.evil.example", "velo.example:8443"] {
                let body = self.activity(&alice);
                let elsewhere = self.request(&key, cavage, host, "/inbox", self.cast.now, Some(&body));
                let mut replayed = elsewhere.clone();
                self.add("a delivery to another server, replayed", false, elsewhere);
                replayed.set("host", OUR_HOST);
                self.add("a delivery to another server, replayed under our name", false, replayed);
            }
        }
    }

    fn covering_too_little(&mut self) {
        let alice = self.cast.alice.clone();
        let seconds = self.cast.now.0 / 1_000;
        for covered in [
            "digest",
            "host date digest",
            "(request-target) date digest",
            "(request-target) host digest",
            "(request-target) host date",
            "(request-target) host date content-type",
            "date",
        ] {
            let request = self.draft_over(&alice, covered, r#"algorithm="rsa-sha256""#);
            self.add(&format!("alice's draft-cavage signature over {covered}"), false, request);
        }
        for parameters in [
            r#"algorithm="none""#.to_owned(),
            r#"algorithm="hmac-sha256""#.to_owned(),
            r#"algorithm="rsa-sha512""#.to_owned(),
            format!(r#"algorithm="hs2019",created={seconds},expires={}"#, seconds - 1),
            r#"algorithm="hs2019",created=18446744073709551615"#.to_owned(),
            r#"algorithm="hs2019",created=-1"#.to_owned(),
        ] {
            let request = self.draft_over(&alice, "(request-target) host date digest", &parameters);
            // The draft signs no parameter: one whose name was broken is as good as left out, and the rest is honest.
            let header = String::from_utf8_lossy(request.all("signature").first().expect("a signature")).into_owned();
            let mut mended = request.clone();
            mended.set("signature", header.replace(&format!("{parameters},"), ""));
            self.mended.push(mended);
            self.add(&format!("alice's draft-cavage signature with {parameters}"), false, request);
        }
        for covered in [
            &["content-digest"][..],
            &[],
            &["@target-uri", "content-digest"],
            &["@method", "@authority", "content-digest"],
            &["@method", "@path", "content-digest"],
            &["@method", "@target-uri"],
            &["@method", "@target-uri", "content-type"],
        ] {
            for key in [alice.rsa(), alice.ed25519()] {
                let request = self.rfc9421_over(&alice, &key, covered, &format!(";created={seconds}"));
                self.add(&format!("alice's RFC 9421 signature over {covered:?}"), false, request);
            }
        }
        for parameters in [
            String::new(),
            format!(";created={seconds};expires={seconds}"),
            format!(";created={}", seconds + 4_000),
            ";created=-1".to_owned(),
            ";created=999999999999999".to_owned(),
            format!(r#";created={seconds};alg="hmac-sha256""#),
            format!(r#";created={seconds};alg="none""#),
        ] {
            let covered = ["@method", "@target-uri", "content-digest"];
            let request = self.rfc9421_over(&alice, &alice.ed25519(), &covered, &parameters);
            self.add(&format!("alice's RFC 9421 signature with {parameters:?}"), false, request);
        }
    }

    /// Alice signs what her server would not sign, over exactly these parts.
    fn draft_over(&mut self, alice: &PeerActor, covered: &str, parameters: &str) -> Raw {
        let body = self.activity(alice);
        let mut request = self.request(&alice.rsa(), true, OUR_HOST, "/inbox", self.cast.now, Some(&body));
        let lines: Vec<String> = covered
            .split(' ')
            .map(|name| match name {
                "(request-target)" => "(request-target): post /inbox".to_owned(),
                name => format!("{name}: {}", String::from_utf8_lossy(request.all(name).first().copied().unwrap_or_default())),
            })
            .collect();
        let signature = alice.sign(&lines.join("\n"));
        let header = format!(r#"keyId="{}",{parameters},headers="{covered}",signature="{signature}""#, alice.key_id);
        request.set("signature", header);
        assert!(request.all("digest").first().is_some_and(|digest| *digest == digest_of(&body).as_bytes()));
        request
    }

    fn rfc9421_over(&mut self, alice: &PeerActor, by: &Signer, covered: &[&str], parameters: &str) -> Raw {
        let body = self.activity(alice);
        let mut request = self.request(by, false, OUR_HOST, "/inbox", self.cast.now, Some(&body));
        let mut base = String::new();
        for name in covered {
            let value = match *name {
                "@method" => "POST".to_owned(),
                "@target-uri" => format!("https://{OUR_HOST}/inbox"),
                "@authority" => OUR_HOST.to_owned(),
                "@path" => "/inbox".to_owned(),
                "content-digest" => content_digest_of(&body),
                field => String::from_utf8_lossy(request.all(field).first().copied().unwrap_or_default()).into_owned(),
            };
            writeln!(base, "\"{name}\": {value}").expect("a text grows");
        }
        let quoted: Vec<String> = covered.iter().map(|name| format!("\"{name}\"")).collect();
        let input = format!("({}){parameters};keyid=\"{}\"", quoted.join(" "), by.key_id);
        write!(base, "\"@signature-params\": {input}").expect("a text grows");
        request.set("signature-input", format!("sig1={input}"));
        request.set("signature", format!("sig1=:{}:", by.key.sign_base64(base.as_bytes()).expect("a signature")));
        request
    }
}
