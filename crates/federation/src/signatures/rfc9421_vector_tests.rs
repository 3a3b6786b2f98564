//! The published vectors of RFC 9421 (appendix B and section 4.3). Of each, the base that we build is shown to be the published one by
//! the published signature, with the algorithm that it was made with; then what our door says to it. None of them is a request that an
//! inbox may take: their key ids are no addresses, their digests are SHA-512, and most cover too little.

use aws_lc_rs::hmac;
use aws_lc_rs::signature::{RSA_PSS_2048_8192_SHA512, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;

use super::super::PublicKey;
use super::super::test_requests::NOW;
use super::*;

const BODY: &[u8] = br#"{"hello": "world"}"#;
const DIGEST: &str = "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:";
const CREATED: UnixMillis = UnixMillis(1_618_884_473_000);

/// B.1.1, `test-key-rsa`.
const RSA: &str = "-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAhAKYdtoeoy8zcAcR874L
8cnZxKzAGwd7v36APp7Pv6Q2jdsPBRrwWEBnez6d0UDKDwGbc6nxfEXAy5mbhgaj
zrw3MOEt8uA5txSKobBpKDeBLOsdJKFqMGmXCQvEG7YemcxDTRPxAleIAgYYRjTS
d/QBwVW9OwNFhekro3RtlinV0a75jfZgkne/YiktSvLG34lw2zqXBDTC5NHROUqG
TlML4PlNZS5Ri2U4aCNx2rUPRcKIlE0PuKxI4T+HIaFpv8+rdV6eUgOrB2xeI1dS
FFn/nnv5OoZJEIB+VmuKn3DCUcCZSFlQPSXSfBDiUGhwOw76WuSSsf1D4b/vLoJ1
0wIDAQAB
-----END PUBLIC KEY-----
";

/// B.1.2, `test-key-rsa-pss`.
const RSA_PSS: &str = "-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr4tmm3r20Wd/PbqvP1s2
+QEtvpuRaV8Yq40gjUR8y2Rjxa6dpG2GXHbPfvMs8ct+Lh1GH45x28Rw3Ry53mm+
oAXjyQ86OnDkZ5N8lYbggD4O3w6M6pAvLkhk95AndTrifbIFPNU8PPMO7OyrFAHq
gDsznjPFmTOtCEcN2Z1FpWgchwuYLPL+Wokqltd11nqqzi+bJ9cvSKADYdUAAN5W
Utzdpiy6LbTgSxP7ociU4Tn0g5I6aDZJ7A8Lzo0KSyZYoA485mqcO0GVAdVw9lq4
aOT9v6d+nb4bnNkQVklLQ3fVAvJm+xdDOp9LCNCN48V2pnDOkFV6+U9nV5oyc6XI
2wIDAQAB
-----END PUBLIC KEY-----
";

/// `test-request` of B.2, with more fields.
struct TestRequest {
    method: Method,
    headers: HeaderMap,
}

impl TestRequest {
    fn with(fields: &[(&'static str, &str)]) -> Self {
        let usual = [
            ("host", "example.com"),
            ("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
            ("content-type", "application/json"),
            ("content-digest", DIGEST),
            ("content-length", "18"),
        ];
        let fields = usual.iter().chain(fields);
        let headers = fields.map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap())).collect();
        Self { method: Method::POST, headers }
    }

    fn arrived<'r>(&'r self, hosts: &'r [Host]) -> Arrived<'r> {
        let target = "/foo?param=Value&Pet=dog";
        Arrived { method: &self.method, target, headers: &self.headers, our_hosts: hosts, body: Some(BODY), now: CREATED }
    }
}

fn our_host() -> [Host; 1] {
    [Host::parse("example.com").unwrap()]
}

fn inner_list(input: &str) -> InnerList {
    let read: Dictionary = Parser::new(input).parse().unwrap();
    let Some(ListEntry::InnerList(list)) = read.values().next().cloned() else { panic!("{input}") };
    list
}

/// The base that we build, after the parameters were shown to be written back as they came.
fn base(request: &TestRequest, host: &str, input: &str) -> Vec<u8> {
    let list = inner_list(input);
    let params = serialized(&list).unwrap();
    assert_eq!(Some(params.as_str()), input.split_once('=').map(|(_, params)| params));
    signed_text(&request.arrived(&our_host()), &Covered::read(&list.items).unwrap(), "https", host, &params).unwrap()
}

/// What is missing in what it covers.
fn coverage(request: &TestRequest, input: &str) -> Result<(), SignatureError> {
    let list = inner_list(input);
    Covered::read(&list.items)?.check(&request.arrived(&our_host()))
}

/// What the door says to the whole request.
fn door(input: &str, signature: &str, more: &[(&'static str, &str)]) -> SignatureError {
    let label = input.split('=').next().unwrap();
    let signature = format!("{label}=:{signature}:");
    let mut fields = vec![("signature-input", input), ("signature", signature.as_str())];
    fields.extend_from_slice(more);
    let request = TestRequest::with(&fields);
    let hosts = our_host();
    let refused = parse(&request.arrived(&hosts)).unwrap_err();
    // The same by the entrance that everybody uses.
    let arrived = request.arrived(&hosts);
    let entrance = super::super::parse(arrived.method, arrived.target, arrived.headers, &hosts, arrived.body, arrived.now);
    assert_eq!(entrance.unwrap_err(), refused);
    refused
}

fn verifies_as_pss(base: &[u8], signature: &str) -> bool {
    let der: String = RSA_PSS.lines().filter(|line| !line.starts_with('-')).collect();
    let key = UnparsedPublicKey::new(&RSA_PSS_2048_8192_SHA512, STANDARD.decode(der).unwrap());
    key.verify(base, &STANDARD.decode(signature).unwrap()).is_ok()
}

#[test]
fn the_published_vector_b_2_1_minimal_signature_covers_nothing() {
    let input = r#"sig-b21=();created=1618884473;keyid="test-key-rsa-pss";nonce="b3k2pp5k7z-50gnwp.yemd""#;
    let signature = "d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it++wgGxbtRxf8Udx7zFZsckzXaJMkA7ChG52eSkFxy\
                     kJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2VjBqJzsPLMIQKhO4DGezXehhWwE56YCE+O6c0mKZsfxVrogUvA4HELjVKWmAvt\
                     l6UnCh8jYzuVG5WSb/QEVPnP5TmcAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9mhho8K3+7EPYTU8IU1bLhdxO5Nyt8C8ssinQ98Xw9Q==";
    let request = TestRequest::with(&[]);
    let base = base(&request, "example.com", input);
    assert!(verifies_as_pss(&base, signature), "{}", String::from_utf8_lossy(&base));
    assert_eq!(coverage(&request, input), Err(SignatureError::MethodNotCovered));
    assert_eq!(door(input, signature, &[]), SignatureError::KeyId);
    assert!(!PublicKey::from_pem(RSA_PSS).unwrap().verifies(&base, &STANDARD.decode(signature).unwrap()), "PSS is not read");
}

#[test]
fn the_published_vector_b_2_2_selective_components_has_one_with_a_parameter() {
    let input = r#"sig-b22=("@authority" "content-digest" "@query-param";name="Pet");created=1618884473;keyid="test-key-rsa-pss";tag="header-example""#;
    assert_eq!(coverage(&TestRequest::with(&[]), input), Err(SignatureError::HeaderList));
    assert_eq!(door(input, "AAAA", &[]), SignatureError::KeyId);
}

#[test]
fn the_published_vector_b_2_3_full_coverage_covers_enough_and_has_another_algorithm_and_digest() {
    let input = r#"sig-b23=("date" "@method" "@path" "@query" "@authority" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-rsa-pss""#;
    let signature = "bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeGt683+qRpRRU5p2voTp768ZrCUb38K0fUxN0O0iC5\
                     9DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1pFkh/aYA2HXXZzNBXmIkoQoLd7YfW91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldml\
                     u9bpG6A9BmzhuzF8Eim5f8ui9eH8LZH896+QIF61ka39VBrohr9iyMUJpvRX2Zbhl5ZJzSRxpJyoEZAFL2FUo5fTIztsDZKEgM4cUA==";
    let request = TestRequest::with(&[]);
    let base = base(&request, "example.com", input);
    assert!(verifies_as_pss(&base, signature), "{}", String::from_utf8_lossy(&base));
    let mut altered = base.clone();
    altered[0] ^= 1;
    assert!(!verifies_as_pss(&altered, signature), "this test can fail");
    assert_eq!(coverage(&request, input), Ok(()));
    assert_eq!(check_content_digest(&HeaderValue::from_static(DIGEST), BODY), Err(SignatureError::DigestUnsupported));
    assert_eq!(door(input, signature, &[]), SignatureError::KeyId);
    assert!(!PublicKey::from_pem(RSA_PSS).unwrap().verifies(&base, &STANDARD.decode(signature).unwrap()), "PSS is not read");
}

#[test]
fn the_published_vector_b_2_4_is_of_a_response() {
    let input = r#"sig-b24=("@status" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-ecc-p256""#;
    assert_eq!(coverage(&TestRequest::with(&[]), input), Err(SignatureError::HeaderList));
    let signature = "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==";
    assert_eq!(door(input, signature, &[]), SignatureError::KeyId);
}

#[test]
fn the_published_vector_b_2_5_shared_secrets_are_not_read() {
    let input = r#"sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret""#;
    let signature = "pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=";
    let request = TestRequest::with(&[]);
    let base = base(&request, "example.com", input);
    let secret = STANDARD.decode("uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==").unwrap();
    let secret = hmac::Key::new(hmac::HMAC_SHA256, &secret);
    assert!(hmac::verify(&secret, &base, &STANDARD.decode(signature).unwrap()).is_ok(), "{}", String::from_utf8_lossy(&base));
    assert_eq!(coverage(&request, input), Err(SignatureError::MethodNotCovered));
    assert_eq!(door(input, signature, &[]), SignatureError::KeyId);
}

#[test]
fn the_published_vector_b_2_6_ed25519_verifies_is_made_again_and_covers_too_little() {
    let input =
        r#"sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519""#;
    let signature = "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";
    let request = TestRequest::with(&[]);
    let base = base(&request, "example.com", input);
    // B.1.4: the key as SPKI and as PKCS#8.
    let spki = STANDARD.decode("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=").unwrap();
    let public = PublicKey::from_ed25519(spki[12..].try_into().unwrap()).unwrap();
    assert!(public.verifies(&base, &STANDARD.decode(signature).unwrap()), "{}", String::from_utf8_lossy(&base));
    let private = STANDARD.decode("MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF").unwrap();
    assert_eq!(SigningKey::from_pkcs8_der(&private).unwrap().sign_base64(&base).unwrap(), signature);
    assert_eq!(coverage(&request, input), Err(SignatureError::RequestTargetNotCovered), "the query is not covered");
    assert_eq!(door(input, signature, &[]), SignatureError::KeyId);
}

/// Section 4.3: the only signature with RSA v1.5 in the text, by a proxy, with its key of B.1.1.
#[test]
fn the_published_vector_of_section_4_3_rsa_v1_5_verifies_and_does_not_cover_the_query() {
    let input = r#"proxy_sig=("@method" "@authority" "@path" "content-digest" "content-type" "content-length" "forwarded");created=1618884480;keyid="test-key-rsa";alg="rsa-v1_5-sha256";expires=1618884540"#;
    let signature = "S6ZzPXSdAMOPjN/6KXfXWNO/f7V6cHm7BXYUh3YD/fRad4BCaRZxP+JH+8XY1I6+8Cy+CM5g92iHgxtRPz+MjniOaYmdkDcnL9cCpXJleXsOckpURl49\
                     GwiyUpZ10KHgOEe11sx3G2gxI8S0jnxQB+Pu68U9vVcasqOWAEObtNKKZd8tSFu7LB5YAv0RAGhB8tmpv7sFnIm9y+7X5kXQfi8NMaZaA8i2ZHwpBdg7a6CM\
                     fwnnrtflzvZdXAsD3LH2TwevU+/PBPv0B6NMNk93wUs/vfJvye+YuI87HU38lZHowtznbLVdp770I6VHR6WfgS9ddzirrswsE1w5o0LV/g==";
    let forwarded = ("forwarded", "for=192.0.2.123;host=example.com;proto=https");
    let request = TestRequest::with(&[forwarded]);
    let base = base(&request, "origin.host.internal.example", input);
    let public = PublicKey::from_pem(RSA).unwrap();
    assert!(public.verifies(&base, &STANDARD.decode(signature).unwrap()), "{}", String::from_utf8_lossy(&base));
    assert_eq!(coverage(&request, input), Err(SignatureError::RequestTargetNotCovered));
    assert_eq!(door(input, signature, &[forwarded]), SignatureError::KeyId);
    assert!(CREATED < NOW, "which is why each of these is also far too old");
}
