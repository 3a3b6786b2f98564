use std::sync::LazyLock;

use proptest::prelude::*;

use http::HeaderMap;
use http::header::HOST;

use super::super::PublicKey;
use super::super::keys::tests::{DRAFT_KEY_PEM, key_pair};
use super::super::test_requests::{BODY, HOUR, INBOX, NOW, Request};
use super::*;

const KEY_ID: &str = "https://peer.example/actor#main-key";

static KEY: LazyLock<(SigningKey, PublicKey)> = LazyLock::new(|| {
    let (key, pem) = key_pair();
    (key, PublicKey::from_pem(&pem).unwrap())
});

/// What differs between the kinds of signatures.
trait Signing {
    fn check(&self) -> Result<(), SignatureError>;
    fn signed_over(self, covered: &str, params: &str, target: &str, host: &str) -> Self;
}

impl Signing for Request {
    fn check(&self) -> Result<(), SignatureError> {
        self.parse(NOW)?.verify(&KEY.1)
    }

    /// Signs the headers as they stand with any list and any further parameters, as a peer with other habits or bad intent does.
    fn signed_over(self, covered: &str, params: &str, target: &str, host: &str) -> Self {
        let lines: Vec<String> = covered
            .split(' ')
            .map(|name| match name {
                "(request-target)" => format!("(request-target): {} {target}", self.method.as_str().to_ascii_lowercase()),
                "(created)" | "(expires)" => {
                    let key = name.trim_matches(['(', ')']);
                    let value = params.split(',').find_map(|param| param.strip_prefix(&format!("{key}="))).unwrap_or_default();
                    format!("{name}: {value}")
                }
                "host" => format!("host: {host}"),
                plain => format!("{plain}: {}", self.headers.get(plain).map_or("", |value| value.to_str().unwrap())),
            })
            .collect();
        let signature = KEY.0.sign_base64(lines.join("\n").as_bytes()).unwrap();
        let header = format!(r#"keyId="{KEY_ID}",{params},headers="{covered}",signature="{signature}""#);
        self.set("signature", &header)
    }
}

/// What our own `sign_request` sends.
fn sent(method: Method, url: &str, body: Option<&[u8]>) -> Request {
    let url = Url::parse(url).unwrap();
    let signed = sign_request(&KEY.0, KEY_ID, &method, &url, NOW, body).unwrap();
    Request::of(method, &url, signed, body)
}

fn post() -> Request {
    sent(Method::POST, INBOX, Some(BODY))
}

fn resigned(covered: &str, params: &str) -> Request {
    post().signed_over(covered, params, "/inbox?shared=1", "velo.example")
}

const USUAL: &str = "(request-target) host date digest content-type";

#[test]
fn what_we_sign_is_accepted_by_our_own_verifier() {
    assert_eq!(post().check(), Ok(()));
    assert_eq!(sent(Method::GET, "https://velo.example/actor", None).check(), Ok(()));
    let header = post().headers.get("signature").unwrap().to_str().unwrap().to_owned();
    assert!(header.starts_with(&format!(r#"keyId="{KEY_ID}",algorithm="rsa-sha256",headers="{USUAL}",signature=""#)), "{header}");
    assert_eq!(post().parse(NOW).unwrap().key_id().as_str(), KEY_ID);
    let unsignable = sign_request(&KEY.0, "https://a/\"", &Method::GET, &Url::parse(INBOX).unwrap(), NOW, None);
    assert_eq!(unsignable, Err(SigningFailed));
}

/// Appendix C of draft-cavage-12: the published signatures verify over the texts built here, and the door refuses what it must. Their key
/// has 1,024 bits, which [`PublicKey`] refuses, so another library verifies them.
#[test]
fn the_published_vectors_of_appendix_c() {
    let default = "SjWJWbWN7i0wzBvtPl8rbASWz5xQW6mcJmn+ibttBqtifLN7Sazz6m79cNfwwb8DMJ5cou1s7uEGKKCs+FLEEaDV5lp7q25WqS+lavg7T8hc0GppauB6hbgEKTwb\
                   lDHYGEtbGmtdHgVCk9SuS13F0hZ8FD0k/5OxEPXe5WozsbM=";
    let basic = "qdx+H7PHHDZgy4y/Ahn9Tny9V3GP6YgBPyUXMmoxWtLbHpUnXS2mg2+SbrQDMCJypxBLSPQR2aAjn7ndmw2iicw3HMbe8VfEdKFYRqzic+efkb3nndiv/x1x\
                 SHDJWeSWkx3ButlYSuBskLu6kd9Fswtemr3lgdDEmn04swr2Os0=";
    let all = "vSdrb+dS3EceC9bcwHSo4MlyKS59iFIrhgYkz8+oVLEEzmYZZvRs8rgOp+63LEM3v+MFHB32NfpB2bEKBIvB1q52LaEUHFv120V01IL+TAD48XaERZFukWgH\
               oBTLMhYS2Gb51gWxpeIq8knRmPnYePbF5MOkR0Zkly4zKH7s1dE=";
    let everything = "(request-target) host date content-type digest content-length";
    for (covered, signature, refused) in [
        // C.1 has no list at all, which means the date alone.
        ("date", default, SignatureError::RequestTargetNotCovered),
        ("(request-target) host date", basic, SignatureError::DigestNotCovered),
        (everything, all, SignatureError::DateOff),
    ] {
        let header = format!(r#"keyId="Test",algorithm="rsa-sha256",headers="{covered}",signature="{signature}""#);
        let mut request = published_request().set("signature", &header);
        assert_eq!(published_text_is_signed(&request, covered, signature), (true, false), "{covered}");
        assert_eq!(door(&request), refused, "{covered}");
        request = request.set("digest", &digest_of(b"other")).set("date", "Sun, 05 Jan 2014 21:31:41 GMT");
        assert_eq!(published_text_is_signed(&request, covered, signature), (false, false), "this test can fail: {covered}");
    }
    let without_list = published_request().set("signature", &format!(r#"keyId="Test",algorithm="rsa-sha256",signature="{default}""#));
    assert_eq!(door(&without_list), SignatureError::MissingParameter);
    // Even on that day, the key id is no address; and a key that anybody could buy is refused.
    let header = format!(r#"keyId="Test",algorithm="rsa-sha256",headers="{everything}",signature="{all}""#);
    let then = UnixMillis(1_388_957_500_000);
    assert_eq!(door_at(&published_request().set("signature", &header), then), SignatureError::KeyId);
    assert_eq!(PublicKey::from_pem(DRAFT_KEY_PEM).unwrap_err(), super::super::InvalidKey::Size);
}

/// The request of appendix C.
fn published_request() -> Request {
    let body = Some(br#"{"hello": "world"}"#.to_vec());
    Request { method: Method::POST, target: "/foo?param=value&pet=dog".into(), headers: HeaderMap::new(), body }
        .set("host", "example.com")
        .set("date", "Sun, 05 Jan 2014 21:31:40 GMT")
        .set("content-type", "application/json")
        .set("digest", "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=")
        .set("content-length", "18")
}

fn door(request: &Request) -> SignatureError {
    door_at(request, NOW)
}

fn door_at(request: &Request, now: UnixMillis) -> SignatureError {
    let hosts = [allmende_domain::url::Host::parse("example.com").unwrap()];
    let Request { method, target, headers, body } = request;
    super::super::parse(method, target, headers, &hosts, body.as_deref(), now).unwrap_err()
}

/// Whether the published signature is of the text that we build with the whole target, and of the one with the path alone.
fn published_text_is_signed(request: &Request, covered: &str, signature: &str) -> (bool, bool) {
    use rsa::pkcs8::DecodePublicKey as _;
    use rsa::signature::Verifier as _;
    let key = rsa::pkcs1v15::VerifyingKey::<sha2::Sha256>::new(rsa::RsaPublicKey::from_public_key_pem(DRAFT_KEY_PEM).unwrap());
    let signature = rsa::pkcs1v15::Signature::try_from(STANDARD.decode(signature).unwrap().as_slice()).unwrap();
    let Request { method, target, headers, .. } = request;
    let arrived = Arrived { method, target, headers, our_hosts: &[], body: None, now: NOW };
    let covered = Covered(covered.split(' ').collect());
    let texts = signed_texts(&arrived, &covered, &Params::default(), &["example.com".to_owned()]).unwrap();
    let [whole, path] = texts.as_slice() else { panic!("{texts:?}") };
    let signed = |text: &Vec<u8>| key.verify(text, &signature).is_ok();
    (signed(whole), signed(path) && whole != path)
}

#[test]
fn s1_body_altered_after_signing() {
    let mut request = post();
    request.body = Some(br#"{"type":"Delete"}"#.to_vec());
    assert_eq!(request.check(), Err(SignatureError::DigestMismatch));
    let fitting = request.set("digest", &digest_of(br#"{"type":"Delete"}"#));
    assert_eq!(fitting.check(), Err(SignatureError::Mismatch));
}

#[test]
fn s2_signature_covers_too_little() {
    for (covered, error) in [
        ("digest", SignatureError::RequestTargetNotCovered),
        ("host date digest", SignatureError::RequestTargetNotCovered),
        ("(request-target) date digest", SignatureError::HostNotCovered),
        ("(request-target) host digest", SignatureError::DateNotCovered),
        ("(request-target) host date", SignatureError::DigestNotCovered),
        ("(request-target) host date date digest", SignatureError::HeaderList),
        ("(request-target) Host date digest", SignatureError::HeaderList),
        ("(request-target) host date digest x-absent", SignatureError::HeaderMissing),
    ] {
        assert_eq!(resigned(covered, r#"algorithm="rsa-sha256""#).check(), Err(error), "{covered}");
    }
    let mut bodyless = resigned("(request-target) host date", r#"algorithm="rsa-sha256""#);
    bodyless.body = None;
    assert_eq!(bodyless.check(), Err(SignatureError::DigestNotCovered), "a POST without a body");
}

#[test]
fn s3_valid_signature_for_another_host() {
    assert_eq!(sent(Method::POST, "https://other.example/inbox", Some(BODY)).check(), Err(SignatureError::OtherHost));
    let replayed = sent(Method::POST, "https://other.example/inbox?shared=1", Some(BODY));
    assert_eq!(replayed.clone().set("host", "velo.example").check(), Err(SignatureError::Mismatch));
    assert_eq!(replayed.without("host").check(), Err(SignatureError::Mismatch));
    for host in ["velo.example.evil.example", "velo.example:8080", "", "velo.example, other.example", "velo.example/x"] {
        assert_eq!(post().set("host", host).check(), Err(SignatureError::OtherHost), "{host}");
    }
    let mut twice = post();
    twice.headers.append(HOST, HeaderValue::from_static("velo.example"));
    assert_eq!(twice.check(), Err(SignatureError::HeaderRepeated));
}

#[test]
fn s4_date_missing_garbage_or_off() {
    assert_eq!(post().without("date").check(), Err(SignatureError::HeaderMissing));
    for garbage in ["", "yesterday", "2026-11-22T09:00:00Z", "Sun, 99 Nov 2026 09:00:00 GMT"] {
        assert_eq!(post().set("date", garbage).check(), Err(SignatureError::DateSyntax), "{garbage}");
    }
    assert_eq!(post().set("date", "Thu, 01 Jan 1970 00:00:00 GMT").check(), Err(SignatureError::DateOff));
    for (now, outcome) in [
        (NOW.plus(HOUR), Ok(())),
        (NOW.plus(-HOUR), Ok(())),
        (NOW.plus(HOUR + 1), Err(SignatureError::DateOff)),
        (NOW.plus(-HOUR - 1), Err(SignatureError::DateOff)),
        (UnixMillis(i64::MIN), Err(SignatureError::DateOff)),
        (UnixMillis(i64::MAX), Err(SignatureError::DateOff)),
    ] {
        assert_eq!(post().parse(now).map(|_| ()), outcome, "{now:?}");
    }
}

#[test]
fn s5_absurd_times_and_huge_headers() {
    let covered = "(request-target) (created) host digest";
    for created in [u64::MAX.to_string(), i64::MAX.to_string(), "-1".to_owned(), "1e9".to_owned(), "1.5".to_owned(), "9".repeat(400)] {
        let error = resigned(covered, &format!(r#"algorithm="hs2019",created={created}"#)).check().unwrap_err();
        assert!(matches!(error, SignatureError::CreatedSyntax | SignatureError::Syntax), "{created:.30} {error:?}");
    }
    let now = NOW.0 / 1_000;
    for (created, error) in
        [(now - 3_601, SignatureError::CreatedOff), (now + 3_601, SignatureError::CreatedOff), (0, SignatureError::CreatedOff)]
    {
        assert_eq!(resigned(covered, &format!(r#"algorithm="hs2019",created={created}"#)).check(), Err(error));
    }
    let expired = format!(r#"algorithm="hs2019",created={now},expires={}"#, now - 1);
    assert_eq!(resigned("(request-target) (created) (expires) host digest", &expired).check(), Err(SignatureError::Expired));
    assert_eq!(resigned(covered, r#"algorithm="hs2019""#).check(), Err(SignatureError::MissingParameter));
    let huge = format!(r#"keyId="https://a.example/{}""#, "x".repeat(1_000_000));
    assert_eq!(post().set("signature", &huge).check(), Err(SignatureError::TooLong));
}

#[test]
fn s8_key_ids_that_are_not_addresses() {
    for key_id in ["acct:velo@peer.example", "", "peer.example", "javascript:alert(1)", "https://u:p@peer.example/k", "did:key:z6Mk"] {
        let header = post().headers.get("signature").unwrap().to_str().unwrap().replace(KEY_ID, key_id);
        assert_eq!(post().set("signature", &header).check(), Err(SignatureError::KeyId), "{key_id}");
    }
}

#[test]
fn s24_honest_variants_are_accepted() {
    let now = NOW.0 / 1_000;
    let created = format!(r#"algorithm="hs2019",created={now},expires={}"#, now + 300);
    assert_eq!(resigned("(request-target) (created) (expires) host digest", &created).check(), Ok(()), "(created), no date");
    assert_eq!(resigned(USUAL, r#"algorithm="hs2019""#).check(), Ok(()), "hs2019");
    assert_eq!(resigned(USUAL, r#"x-unknown="1""#).check(), Ok(()), "no algorithm, an unknown parameter");
    let path_only = post().signed_over(USUAL, r#"algorithm="rsa-sha256""#, "/inbox", "velo.example");
    assert_eq!(path_only.check(), Ok(()), "query unsigned");
    assert_eq!(post().without("host").check(), Ok(()), "no Host behind a proxy");
    for host in ["VELO.example", "velo.example:443", "velo.example.", "velo.example:80"] {
        let request = post().set("host", host).signed_over(USUAL, r#"algorithm="rsa-sha256""#, "/inbox?shared=1", host);
        assert_eq!(request.check(), Ok(()), "{host}");
    }
    let spaced = post().headers.get("signature").unwrap().to_str().unwrap().replace("\",", "\" , ");
    assert_eq!(post().set("signature", &spaced).check(), Ok(()), "spaces");
    let fragmentless = post().headers.get("signature").unwrap().to_str().unwrap().replace("#main-key", "/main-key");
    assert_eq!(post().set("signature", &fragmentless).check(), Ok(()), "key id without a fragment");
}

#[test]
fn headers_that_are_not_a_signature_are_refused() {
    for (header, error) in [
        ("", SignatureError::Syntax),
        ("Signature", SignatureError::Syntax),
        ("keyId", SignatureError::Syntax),
        ("keyId=", SignatureError::Syntax),
        (r#"keyId="https://a.example/"#, SignatureError::Syntax),
        (r#"keyId="a",keyId="b""#, SignatureError::RepeatedParameter),
        (r#"keyId="a",KEYID="b""#, SignatureError::RepeatedParameter),
        (r#"keyId="a\"b""#, SignatureError::Syntax),
        (r#"keyId="a";headers="b""#, SignatureError::Syntax),
        (r#"keyId="a","#, SignatureError::Syntax),
        (r#"keyId="a",headers="host""#, SignatureError::MissingParameter),
        (r#"keyId="a",algorithm="none",headers="host",signature="""#, SignatureError::Algorithm),
        (r#"keyId="a",algorithm="hmac-sha256",headers="host",signature="""#, SignatureError::Algorithm),
    ] {
        assert_eq!(post().set("signature", header).check(), Err(error), "{header}");
    }
    assert_eq!(post().without("signature").check(), Err(SignatureError::Missing));
    let mut twice = post();
    twice.headers.append(SIGNATURE, HeaderValue::from_static("x"));
    assert_eq!(twice.check(), Err(SignatureError::Repeated));
    let created = resigned("(request-target) (created) host digest", r#"algorithm="rsa-sha256",created=1795338000"#);
    assert_eq!(created.check(), Err(SignatureError::CreatedWithRsaSha256));
}

#[test]
fn a_covered_header_that_changes_or_repeats_breaks_the_signature() {
    assert_eq!(post().set("content-type", "text/html").check(), Err(SignatureError::Mismatch));
    let mut moved = post();
    moved.target = "/admin/inbox".into();
    assert_eq!(moved.check(), Err(SignatureError::Mismatch));
    let mut other_method = post();
    other_method.method = Method::PUT;
    assert_eq!(other_method.check(), Err(SignatureError::Mismatch));
    let mut twice = post();
    twice.headers.append(CONTENT_TYPE, HeaderValue::from_static("application/activity+json"));
    assert_eq!(twice.check(), Err(SignatureError::HeaderRepeated));
    let (_, other) = key_pair();
    assert_eq!(post().parse(NOW).unwrap().verify(&PublicKey::from_pem(&other).unwrap()), Err(SignatureError::Mismatch));
}

fn any_value() -> impl Strategy<Value = HeaderValue> {
    prop::collection::vec(any::<u8>(), 0..300).prop_filter_map("not a header", |bytes| HeaderValue::from_bytes(&bytes).ok())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_header_makes_the_verifier_panic(
        signature in any_value(),
        parts in r#"(keyId|algorithm|headers|signature|created|expires|=|"|,| |[0-9]{1,25}|-|\\|[a-z()]{1,12}|https://a.example/k){0,40}"#,
        host in any_value(), date in any_value(), digest in any_value(), target in "\\PC{0,60}", now in any::<i64>(),
    ) {
        let mut request = post();
        for (name, value) in [(SIGNATURE, signature.clone()), (HOST, host), (DATE, date), (DIGEST, digest)] {
            let mut one = request.clone();
            one.headers.insert(name, value);
            prop_assert!(one.check().is_err());
        }
        request.target = target;
        let _ = request.parse(UnixMillis(now)).map(|claim| claim.verify(&KEY.1));
        if let Ok(value) = HeaderValue::from_str(&parts) {
            request.headers.insert(SIGNATURE, value);
            prop_assert!(request.check().is_err());
        }
    }

    #[test]
    fn a_signature_with_one_byte_changed_is_refused(at in any::<prop::sample::Index>(), to in 32u8..127) {
        let request = post();
        let original = request.headers.get(SIGNATURE).unwrap().as_bytes().to_vec();
        let start = original.windows(11).position(|part| part == b"signature=\"").unwrap() + 11;
        let at = start + at.index(original.len() - start - 1);
        prop_assume!(original[at] != to);
        let mut changed = original;
        changed[at] = to;
        let mut request = request;
        request.headers.insert(SIGNATURE, HeaderValue::from_bytes(&changed).unwrap());
        prop_assert!(request.check().is_err());
    }
}
