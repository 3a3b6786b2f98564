//! The ways in which a request is spoiled. What each of them really changed is for [`super::essence`] to say.

use allmende_federation::signatures::{content_digest_of, digest_of};

use super::bases::{Base, Bases, OUR_HOST, Raw};
use crate::chance::TestChance;

/// Headers that say something about a signature.
const SIGNED: [&str; 7] = ["date", "digest", "content-digest", "content-type", "host", "signature", "signature-input"];
const METHODS: [&str; 6] = ["POST", "GET", "PUT", "HEAD", "DELETE", "post"];
const TARGETS: [&str; 12] = [
    "/inbox",
    "/inbox/",
    "/INBOX",
    "/./inbox",
    "//inbox",
    "/%69nbox",
    "/inbox?shared=1",
    "/inbox?",
    "/coops/velo/inbox",
    "/coops/other/inbox",
    "/actor/inbox",
    "/coops/velo/outbox",
];
const HOSTS: [&str; 10] = [
    "other.example",
    "VELO.example",
    "velo.example.",
    "velo.example:443",
    "velo.example:8443",
    "evil.velo.example",
    "velo.example.evil.example",
    "velo.example, other.example",
    "xn--velo.example",
    "127.0.0.1",
];
const DATES: [&str; 6] = [
    "Sun, 22 Nov 2026 09:00:01 GMT",
    "Sun, 22 Nov 2026 08:59:59 GMT",
    "Sunday, 22-Nov-26 09:00:00 GMT",
    "Thu, 01 Jan 1970 00:00:00 GMT",
    "Fri, 31 Dec 9999 23:59:59 GMT",
    "2026-11-22T09:00:00Z",
];

/// Changes one thing; what was done, in words.
pub fn spoil(request: &mut Raw, base: &Base, bases: &Bases, chance: &TestChance) -> &'static str {
    match chance.below(16) {
        0 => of_body(request, chance),
        1 => another_body_with_its_digest(request, chance),
        2 | 3 => bytes_of_a_header(request, chance),
        4 => {
            let name = pick(&SIGNED, chance);
            request.headers.retain(|(known, _)| known != name);
            "a header taken away"
        }
        5 => a_header_twice(request, base, bases, chance),
        6 | 7 => a_header_of_another(request, bases, chance),
        8 => {
            request.target = (*pick(&TARGETS, chance)).to_owned();
            "another target"
        }
        9 => {
            let at = place(request.target.len(), chance);
            let mut target = request.target.clone().into_bytes();
            change(&mut target, at, chance);
            request.target = String::from_utf8_lossy(&target).into_owned();
            "another byte in the target"
        }
        10 => {
            request.method = (*pick(&METHODS, chance)).to_owned();
            "another method"
        }
        11 => {
            request.set("host", *pick(&HOSTS, chance));
            "another host"
        }
        12 => {
            request.set("date", *pick(&DATES, chance));
            "another date"
        }
        13 => a_parameter(request, bases, chance),
        14 => the_signature_itself(request, chance),
        _ => both_kinds(request, bases, chance),
    }
}

fn pick<'a, T>(all: &'a [T], chance: &TestChance) -> &'a T {
    all.get(place(all.len(), chance)).expect("one of them")
}

fn place(length: usize, chance: &TestChance) -> usize {
    usize::try_from(chance.below(length as u64)).expect("a place")
}

/// Another printable byte, one more or one less.
fn change(bytes: &mut Vec<u8>, at: usize, chance: &TestChance) {
    let byte = 32 + u8::try_from(chance.below(95)).expect("a byte");
    match chance.below(4) {
        0 => bytes.insert(at.min(bytes.len()), byte),
        1 if !bytes.is_empty() => {
            bytes.remove(at.min(bytes.len() - 1));
        }
        _ => {
            if let Some(old) = bytes.get_mut(at) {
                *old = byte;
            }
        }
    }
}

fn of_body(request: &mut Raw, chance: &TestChance) -> &'static str {
    match chance.below(5) {
        0 => {
            request.body.truncate(place(request.body.len() + 1, chance));
            "the body cut"
        }
        1 => {
            request.body.extend_from_slice(b" ");
            "the body with a space more"
        }
        2 => {
            request.body.clear();
            "no body"
        }
        _ => {
            let at = place(request.body.len() + 1, chance);
            change(&mut request.body, at, chance);
            "another byte in the body"
        }
    }
}

/// What somebody does who can write to the connection and not sign.
fn another_body_with_its_digest(request: &mut Raw, chance: &TestChance) -> &'static str {
    let kind = pick::<&str>(&["\"Follow\"", "\"Undo\"", "\"Create\""], chance);
    let text = String::from_utf8_lossy(&request.body).replace("\"Like\"", kind);
    request.body = text.into_bytes();
    let (digest, content_digest) = (digest_of(&request.body), content_digest_of(&request.body));
    for (name, value) in [("digest", digest), ("content-digest", content_digest)] {
        if !request.all(name).is_empty() || chance.happens(200) {
            request.set(name, value);
        }
    }
    "another body with a digest that fits"
}

fn bytes_of_a_header(request: &mut Raw, chance: &TestChance) -> &'static str {
    let name = *pick(&SIGNED, chance);
    for (_, value) in request.headers.iter_mut().filter(|(known, _)| known == name) {
        for _ in 0..=chance.below(3) {
            let at = place(value.len() + 1, chance);
            change(value, at, chance);
        }
    }
    "other bytes in a header"
}

fn a_header_twice(request: &mut Raw, base: &Base, bases: &Bases, chance: &TestChance) -> &'static str {
    let name = *pick(&SIGNED, chance);
    let source = if chance.happens(500) { &base.request } else { &bases.any(chance).request };
    if let Some(value) = source.all(name).first() {
        request.headers.push((name.to_owned(), value.to_vec()));
    }
    "a header twice"
}

fn a_header_of_another(request: &mut Raw, bases: &Bases, chance: &TestChance) -> &'static str {
    let other = &bases.any(chance).request;
    if chance.happens(200) {
        request.body.clone_from(&other.body);
        return "the body of another request";
    }
    let name = *pick(&SIGNED, chance);
    if let Some(value) = other.all(name).first() {
        request.set(name, value.to_vec());
    }
    "a header of another request"
}

/// In the text of a signature's parameters.
fn a_parameter(request: &mut Raw, bases: &Bases, chance: &TestChance) -> &'static str {
    let key_id = pick(bases.key_ids(), chance);
    let other_key_id = pick(bases.key_ids(), chance);
    let replacements: [(&str, &str); 20] = [
        (key_id.as_str(), other_key_id.as_str()),
        ("#main-key", "#ed25519-key"),
        ("#ed25519-key", "#main-key"),
        ("#main-key", ""),
        ("honest.example", "evil.example"),
        ("honest.example", "HONEST.example"),
        ("rsa-sha256", "none"),
        ("rsa-sha256", "hmac-sha256"),
        (" digest", ""),
        (" host", ""),
        ("(request-target) ", ""),
        (" date", " date date"),
        ("headers=", "Headers="),
        (" \"content-digest\"", ""),
        ("\"@method\" ", ""),
        ("\"@target-uri\"", "\"@target-uri\";req"),
        ("\"@target-uri\"", "\"@path\""),
        ("ed25519\"", "rsa-v1_5-sha256\""),
        (";alg=\"", ";tag=\""),
        (";created=", ";expires=1;created="),
    ];
    let (from, to) = *pick(&replacements, chance);
    for (name, value) in &mut request.headers {
        if name == "signature" || name == "signature-input" {
            *value = String::from_utf8_lossy(value).replace(from, to).into_bytes();
        }
    }
    "another parameter"
}

fn the_signature_itself(request: &mut Raw, chance: &TestChance) -> &'static str {
    let zeros = "A".repeat(*pick(&[0, 4, 86, 342], chance));
    for (_, value) in request.headers.iter_mut().filter(|(name, _)| name == "signature") {
        let text = String::from_utf8_lossy(value).into_owned();
        *value = if let Some((before, _)) = text.split_once("signature=\"") {
            format!("{before}signature=\"{zeros}\"").into_bytes()
        } else {
            format!("sig1=:{zeros}:").into_bytes()
        };
    }
    "another signature"
}

/// The signature of one kind beside that of the other.
fn both_kinds(request: &mut Raw, bases: &Bases, chance: &TestChance) -> &'static str {
    let other = &bases.any(chance).request;
    for name in ["signature-input", "signature", "content-digest", "digest", "date"] {
        if let Some(value) = other.all(name).first()
            && chance.happens(600)
        {
            request.set(name, value.to_vec());
        }
    }
    if chance.happens(100) {
        request.set("x-forwarded-host", OUR_HOST);
    }
    "parts of two kinds of signatures"
}
