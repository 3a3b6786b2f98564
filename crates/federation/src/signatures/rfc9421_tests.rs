use std::sync::LazyLock;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use http::header::HOST;
use proptest::prelude::*;

use super::super::PublicKey;
use super::super::keys::tests::key_pair;
use super::super::test_requests::{BODY, HOUR, INBOX, NOW, Request};
use super::*;

const SECONDS: i64 = 1_795_338_000;
const KEY_ID: &str = "https://peer.example/actor#ed25519-key";
const USUAL: [&str; 3] = ["@method", "@target-uri", "content-digest"];

fn ed25519_pair() -> (SigningKey, PublicKey) {
    let pair = Ed25519KeyPair::generate().unwrap();
    let public: [u8; 32] = pair.public_key().as_ref().try_into().unwrap();
    (SigningKey::from_pkcs8_der(pair.to_pkcs8v1().unwrap().as_ref()).unwrap(), PublicKey::from_ed25519(&public).unwrap())
}

static KEY: LazyLock<(SigningKey, PublicKey)> = LazyLock::new(ed25519_pair);
static RSA: LazyLock<(SigningKey, PublicKey)> = LazyLock::new(|| {
    let (key, pem) = key_pair();
    (key, PublicKey::from_pem(&pem).unwrap())
});

/// What differs between the kinds of signatures.
trait Signing {
    fn check(&self) -> Result<(), SignatureError>;
    fn text(&self, name: &str) -> String;
    fn signed_over(self, covered: &[&str], params: &str) -> Self;
}

impl Signing for Request {
    fn check(&self) -> Result<(), SignatureError> {
        self.parse(NOW)?.verify(&KEY.1)
    }

    fn text(&self, name: &str) -> String {
        self.headers.get(name).unwrap().to_str().unwrap().to_owned()
    }

    /// Signs any components with any parameters, as a peer with other habits or bad intent does.
    fn signed_over(self, covered: &[&str], params: &str) -> Self {
        let (path, query) = self.target.split_once('?').unwrap_or((&self.target, ""));
        let lines: String = covered
            .iter()
            .map(|name| {
                let value = match *name {
                    "@method" => self.method.to_string(),
                    "@target-uri" => format!("https://velo.example{}", self.target),
                    "@authority" => "velo.example".to_owned(),
                    "@scheme" => "https".to_owned(),
                    "@request-target" => self.target.clone(),
                    "@path" => path.to_owned(),
                    "@query" => format!("?{query}"),
                    field => self.headers.get(field).map_or("", |value| value.to_str().unwrap()).to_owned(),
                };
                format!("\"{name}\": {value}\n")
            })
            .collect();
        let quoted: Vec<String> = covered.iter().map(|name| format!("\"{name}\"")).collect();
        let input = format!("({}){params}", quoted.join(" "));
        let signature = KEY.0.sign_base64(format!("{lines}\"@signature-params\": {input}").as_bytes()).unwrap();
        self.set("signature-input", &format!("sig1={input}")).set("signature", &format!("sig1=:{signature}:"))
    }
}

fn sent(key: &SigningKey, method: Method, url: &str, body: Option<&[u8]>) -> Request {
    let url = Url::parse(url).unwrap();
    let signed = sign_request(key, KEY_ID, &method, &url, NOW, body).unwrap();
    Request::of(method, &url, signed, body)
}

fn post() -> Request {
    sent(&KEY.0, Method::POST, INBOX, Some(BODY))
}

fn params(more: &str) -> String {
    format!(";created={SECONDS};keyid=\"{KEY_ID}\"{more}")
}

fn resigned(covered: &[&str], params: &str) -> Request {
    post().signed_over(covered, params)
}

#[test]
fn what_we_sign_is_accepted_by_our_own_verifier() {
    assert_eq!(post().check(), Ok(()));
    assert_eq!(sent(&KEY.0, Method::GET, "https://velo.example/actor", None).check(), Ok(()));
    assert_eq!(sent(&KEY.0, Method::POST, "http://velo.example/inbox", Some(BODY)).check(), Ok(()), "development");
    let expected =
        format!(r#"sig1=("@method" "@target-uri" "content-digest" "content-type");created={SECONDS};keyid="{KEY_ID}";alg="ed25519""#);
    assert_eq!(post().text("signature-input"), expected);
    let claim = post().parse(NOW).unwrap();
    assert_eq!((claim.key_id().as_str(), claim.kind(&KEY.1).as_str()), (KEY_ID, "rfc9421-ed25519"));
    let rsa = sent(&RSA.0, Method::POST, INBOX, Some(BODY));
    assert!(rsa.text("signature-input").ends_with(r#";alg="rsa-v1_5-sha256""#));
    let claim = rsa.parse(NOW).unwrap();
    assert_eq!((claim.verify(&RSA.1), claim.kind(&RSA.1).as_str()), (Ok(()), "rfc9421-rsa"));
    let unsignable = sign_request(&KEY.0, "https://a/\"", &Method::GET, &Url::parse(INBOX).unwrap(), NOW, None);
    assert_eq!(unsignable, Err(SigningFailed));
}

#[test]
fn s1_body_altered_after_signing() {
    let mut request = post();
    request.body = Some(br#"{"type":"Delete"}"#.to_vec());
    assert_eq!(request.check(), Err(SignatureError::DigestMismatch));
    let fitting = request.set("content-digest", &content_digest_of(br#"{"type":"Delete"}"#));
    assert_eq!(fitting.check(), Err(SignatureError::Mismatch));
    assert_eq!(resigned(&USUAL, &params("")).without("content-digest").check(), Err(SignatureError::HeaderMissing));
    let unsupported = post().set("content-digest", "sha-512=:AAAA:").signed_over(&USUAL, &params(""));
    assert_eq!(unsupported.check(), Err(SignatureError::DigestUnsupported));
    let unreadable = post().set("content-digest", "SHA-256=AAAA").signed_over(&USUAL, &params(""));
    assert_eq!(unreadable.check(), Err(SignatureError::DigestSyntax));
}

#[test]
fn s2_signature_covers_too_little() {
    for (covered, error) in [
        (vec!["content-digest"], SignatureError::MethodNotCovered),
        (vec![], SignatureError::MethodNotCovered),
        (vec!["@target-uri", "content-digest"], SignatureError::MethodNotCovered),
        (vec!["@method", "@authority", "content-digest"], SignatureError::RequestTargetNotCovered),
        (vec!["@method", "@authority", "@path", "content-digest"], SignatureError::RequestTargetNotCovered),
        (vec!["@method", "@authority", "@query", "content-digest"], SignatureError::RequestTargetNotCovered),
        (vec!["@method", "@path", "@query", "content-digest"], SignatureError::HostNotCovered),
        (vec!["@method", "@request-target", "host", "content-digest"], SignatureError::HostNotCovered),
        (vec!["@method", "@target-uri"], SignatureError::DigestNotCovered),
        (vec!["@method", "@target-uri", "digest"], SignatureError::DigestNotCovered),
        (vec!["@method", "@method", "@target-uri", "content-digest"], SignatureError::HeaderList),
        (vec!["@method", "@target-uri", "Content-Digest"], SignatureError::HeaderList),
        (vec!["@method", "@target-uri", "content-digest", "@status"], SignatureError::HeaderList),
        (vec!["@method", "@target-uri", "content-digest", "x-absent"], SignatureError::HeaderMissing),
    ] {
        assert_eq!(resigned(&covered, &params("")).check(), Err(error), "{covered:?}");
    }
    let mut bodyless = resigned(&["@method", "@target-uri"], &params(""));
    bodyless.body = None;
    assert_eq!(bodyless.check(), Err(SignatureError::DigestNotCovered), "a POST without a body");
    for part in
        [r#""content-digest";key="sha-256""#, r#""@method";req"#, r#""content-digest";bs"#, r#""@query-param";name="shared""#, "1", "@1"]
    {
        let input = format!(r#"sig1=("@method" "@target-uri" {part}){}"#, params(""));
        assert_eq!(post().set("signature-input", &input).check().unwrap_err(), SignatureError::HeaderList, "{part}");
    }
    let many: Vec<String> = (0..40).map(|number| format!("\"x-{number}\"")).collect();
    let input = format!("sig1=({}){}", many.join(" "), params(""));
    assert_eq!(post().set("signature-input", &input).check(), Err(SignatureError::HeaderList));
}

#[test]
fn s3_valid_signature_for_another_host() {
    assert_eq!(sent(&KEY.0, Method::POST, "https://other.example/inbox", Some(BODY)).check(), Err(SignatureError::OtherHost));
    let replayed = sent(&KEY.0, Method::POST, "https://other.example/inbox?shared=1", Some(BODY));
    assert_eq!(replayed.clone().set("host", "velo.example").check(), Err(SignatureError::Mismatch));
    assert_eq!(replayed.without("host").check(), Err(SignatureError::Mismatch));
    let mut twice = post();
    twice.headers.append(HOST, HeaderValue::from_static("velo.example"));
    assert_eq!(twice.check(), Err(SignatureError::HeaderRepeated));
}

#[test]
fn s4_s5_times_that_are_missing_absurd_or_off() {
    for (now, outcome) in [
        (NOW.plus(HOUR), Ok(())),
        (NOW.plus(-HOUR), Ok(())),
        (NOW.plus(HOUR + 1), Err(SignatureError::CreatedOff)),
        (NOW.plus(-HOUR - 1), Err(SignatureError::CreatedOff)),
        (UnixMillis(i64::MIN), Err(SignatureError::CreatedOff)),
        (UnixMillis(i64::MAX), Err(SignatureError::CreatedOff)),
    ] {
        assert_eq!(post().parse(now).map(|_| ()), outcome, "{now:?}");
    }
    let with = |times: &str| resigned(&USUAL, &format!(";keyid=\"{KEY_ID}\"{times}")).check();
    assert_eq!(with(""), Err(SignatureError::MissingParameter));
    for created in ["1.5", "\"1795338000\"", "x", "?1", "@1795338000"] {
        assert_eq!(with(&format!(";created={created}")), Err(SignatureError::CreatedSyntax), "{created}");
    }
    assert_eq!(with(";created=-1"), Err(SignatureError::CreatedOff));
    assert_eq!(with(";created=999999999999999"), Err(SignatureError::CreatedOff));
    assert_eq!(with(&format!(";created={}", "9".repeat(400))), Err(SignatureError::Syntax));
    assert_eq!(with(&format!(";created={SECONDS};expires={}", SECONDS + 300)), Ok(()));
    assert_eq!(with(&format!(";created={SECONDS};expires={SECONDS}")), Err(SignatureError::Expired));
    assert_eq!(with(&format!(";created={SECONDS};expires=x")), Err(SignatureError::CreatedSyntax));
    assert_eq!(with(&format!(";created={};expires={}", SECONDS + 60, SECONDS + 30)), Err(SignatureError::Expired));
    let huge = format!("sig1=(\"{}\")", "x".repeat(1_000_000));
    assert_eq!(post().set("signature-input", &huge).check(), Err(SignatureError::TooLong));
    assert_eq!(post().set("signature", &huge).check(), Err(SignatureError::TooLong));
}

#[test]
fn s8_key_ids_that_are_not_addresses() {
    for key_id in
        ["\"acct:velo@peer.example\"", "\"\"", "\"peer.example\"", "\"https://u:p@peer.example/k\"", "\"did:key:z6Mk\"", "1", "token"]
    {
        let unusable = resigned(&USUAL, &format!(";created={SECONDS};keyid={key_id}"));
        assert_eq!(unusable.check(), Err(SignatureError::KeyId), "{key_id}");
    }
    assert_eq!(resigned(&USUAL, &format!(";created={SECONDS}")).check(), Err(SignatureError::MissingParameter));
}

#[test]
fn an_algorithm_must_be_known_and_that_of_the_key() {
    for algorithm in ["\"hmac-sha256\"", "\"rsa-pss-sha512\"", "\"none\"", "\"\"", "ed25519", "1"] {
        assert_eq!(resigned(&USUAL, &params(&format!(";alg={algorithm}"))).check(), Err(SignatureError::Algorithm), "{algorithm}");
    }
    assert_eq!(resigned(&USUAL, &params(r#";alg="rsa-v1_5-sha256""#)).check(), Err(SignatureError::OtherKeyKind));
    assert_eq!(post().parse(NOW).unwrap().verify(&RSA.1), Err(SignatureError::OtherKeyKind));
    let unnamed = resigned(&USUAL, &params(""));
    assert_eq!(unnamed.check(), Ok(()), "then the key decides");
    assert_eq!(unnamed.parse(NOW).unwrap().verify(&RSA.1), Err(SignatureError::Mismatch));
}

#[test]
fn s24_honest_variants_are_accepted() {
    for covered in [
        vec!["@method", "@target-uri", "content-digest", "content-type", "host"],
        vec!["@authority", "@request-target", "@method", "content-digest"],
        vec!["@method", "@authority", "@path", "@query", "@scheme", "content-digest"],
        vec!["content-digest", "@query", "@path", "@method", "@authority"],
    ] {
        assert_eq!(resigned(&covered, &params("")).check(), Ok(()), "{covered:?}");
    }
    let mut plain = post();
    plain.target = "/inbox".to_owned();
    assert_eq!(plain.clone().signed_over(&["@method", "@authority", "@path", "content-digest"], &params("")).check(), Ok(()));
    assert_eq!(plain.signed_over(&["@method", "@authority", "@path", "@query", "content-digest"], &params("")).check(), Ok(()));
    assert_eq!(resigned(&USUAL, &params(r#";nonce="x";tag="app";unknown"#)).check(), Ok(()), "other parameters");
    assert_eq!(post().without("host").check(), Ok(()), "no Host behind a proxy");
    for host in ["VELO.example", "velo.example:443", "velo.example.", "velo.example:80"] {
        assert_eq!(post().set("host", host).check(), Ok(()), "{host}");
    }
    let input = post().text("signature-input").replace("(\"@method\" ", "( \"@method\"   ");
    assert_eq!(post().set("signature-input", &input).check(), Ok(()), "spaces");
}

#[test]
fn of_several_signatures_the_first_acceptable_one_counts() {
    let (input, signature) = (post().text("signature-input"), post().text("signature"));
    let with = |inputs: &str, signatures: &str| post().set("signature-input", inputs).set("signature", signatures).check();
    let proxy = r#"proxy=("@method" "@status");created=1;keyid="x""#;
    assert_eq!(with(&format!("{proxy}, {input}"), &format!("proxy=:AAAA:, {signature}")), Ok(()));
    assert_eq!(with(&format!("{input}, {proxy}"), &signature), Ok(()));
    assert_eq!(with(proxy, "proxy=:AAAA:"), Err(SignatureError::KeyId));
    let many: Vec<String> = (0..20).map(|number| format!("a{number}=()")).collect();
    assert_eq!(with(&many.join(", "), &signature), Err(SignatureError::Syntax));
}

#[test]
fn headers_that_are_not_a_signature_are_refused() {
    for (input, error) in [
        ("", SignatureError::Missing),
        ("sig1", SignatureError::Syntax),
        ("sig1=x", SignatureError::Syntax),
        ("sig1=(", SignatureError::Syntax),
        ("(\"@method\")", SignatureError::Syntax),
        ("sig1=()", SignatureError::MissingParameter),
        ("other=()", SignatureError::MissingParameter),
    ] {
        assert_eq!(post().set("signature-input", input).check(), Err(error), "{input}");
    }
    for (signature, error) in [
        ("", SignatureError::MissingParameter),
        ("sig2=:AAAA:", SignatureError::MissingParameter),
        ("sig1=:AAAA", SignatureError::Syntax),
        ("sig1=AAAA", SignatureError::SignatureEncoding),
        ("sig1=(:AAAA:)", SignatureError::SignatureEncoding),
        ("sig1=:AAAA:", SignatureError::Mismatch),
        ("sig1=::", SignatureError::Mismatch),
        (r#"keyId="a",signature="b""#, SignatureError::Syntax),
    ] {
        assert_eq!(post().set("signature", signature).check(), Err(error), "{signature}");
    }
    assert_eq!(post().without("signature").check(), Err(SignatureError::Missing));
    for name in ["signature", "signature-input"] {
        let mut twice = post();
        twice.headers.append(HeaderName::from_static(name), HeaderValue::from_static("sig1=()"));
        assert_eq!(twice.check(), Err(SignatureError::Repeated), "{name}");
    }
}

#[test]
fn what_is_covered_and_changes_or_repeats_breaks_the_signature() {
    assert_eq!(post().set("content-type", "text/html").check(), Err(SignatureError::Mismatch));
    let mut moved = post();
    moved.target = "/admin/inbox".into();
    assert_eq!(moved.check(), Err(SignatureError::Mismatch));
    let mut without_query = post();
    without_query.target = "/inbox".into();
    assert_eq!(without_query.check(), Err(SignatureError::Mismatch));
    let mut other_method = post();
    other_method.method = Method::PUT;
    assert_eq!(other_method.check(), Err(SignatureError::Mismatch));
    let mut twice = post();
    twice.headers.append(CONTENT_TYPE, ACTIVITY_JSON);
    assert_eq!(twice.check(), Err(SignatureError::HeaderRepeated));
    assert_eq!(post().parse(NOW).unwrap().verify(&ed25519_pair().1), Err(SignatureError::Mismatch));
    let dated = post().text("signature-input").replace(&SECONDS.to_string(), &(SECONDS + 1).to_string());
    assert_eq!(post().set("signature-input", &dated).check(), Err(SignatureError::Mismatch));
}

fn any_value() -> impl Strategy<Value = HeaderValue> {
    prop::collection::vec(any::<u8>(), 0..300).prop_filter_map("not a header", |bytes| HeaderValue::from_bytes(&bytes).ok())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_header_makes_the_verifier_panic(
        any in any_value(), host in any_value(), digest in any_value(), target in "\\PC{0,60}", now in any::<i64>(),
        parts in r#"(sig1=|\(|\)|"@[a-z-]{1,14}"|;created=|;keyid=|;alg=|"https://a.example/k"|:|\?|=|"|,| |;|-?[0-9]{1,16}|[a-z]{1,12}){0,40}"#,
    ) {
        let mut request = post();
        for (name, value) in [(SIGNATURE_INPUT, any.clone()), (SIGNATURE, any), (HOST, host), (CONTENT_DIGEST, digest)] {
            let mut one = request.clone();
            one.headers.insert(name, value);
            prop_assert!(one.check().is_err());
        }
        request.target = target;
        let _ = request.parse(UnixMillis(now)).map(|claim| claim.verify(&KEY.1));
        if let Ok(value) = HeaderValue::from_str(&parts) {
            for name in [SIGNATURE_INPUT, SIGNATURE] {
                let mut one = request.clone();
                one.headers.insert(name, value.clone());
                prop_assert!(one.check().is_err());
            }
        }
    }
}
