use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use proptest::prelude::*;
use serde_json::json;

use super::super::keys::tests::key_pair;
use super::super::{SigningKey, from_multikey};
use super::*;

/// The key of FEP-8b32 and of EdDSA Cryptosuites, appendix B.
const PUBLIC: &str = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
const SECRET: &str = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq";
const CREATED_THEN: &str = "2023-02-24T23:36:38Z";

fn then() -> UnixMillis {
    UnixMillis::parse_rfc3339(CREATED_THEN).unwrap()
}

fn public() -> PublicKey {
    PublicKey::from_ed25519(&from_multikey(PUBLIC).unwrap()).unwrap()
}

fn signer(key_id: &str) -> Signer {
    let bytes = from_multibase(SECRET, 128).unwrap();
    // `ed25519-priv`, as a varint.
    let pair = Ed25519KeyPair::from_seed_unchecked(bytes.strip_prefix(&[0x80, 0x26]).unwrap()).unwrap();
    assert_eq!(pair.public_key().as_ref(), from_multikey(PUBLIC).unwrap());
    Signer { key: SigningKey::from_pkcs8_der(pair.to_pkcs8v1().unwrap().as_ref()).unwrap(), key_id: key_id.to_owned() }
}

/// `fep-8b32.feature`: the signed document.
fn fep_8b32() -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v2"],
        "id": "https://server.example/activities/1",
        "type": "Create",
        "actor": "https://server.example/users/alice",
        "object": {
            "id": "https://server.example/objects/1",
            "type": "Note",
            "attributedTo": "https://server.example/users/alice",
            "content": "Hello world",
            "location": {"type": "Place", "longitude": -71.184_902, "latitude": 25.273_962},
        },
        "proof": {
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v2"],
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-jcs-2022",
            "verificationMethod": "https://server.example/users/alice#ed25519-key",
            "proofPurpose": "assertionMethod",
            "proofValue": "z42ffGu6AUKPCFcFPiabmUvnGLPJzC7e4DGWC52NUasSSH37UMa9c58tdgVszUcZfytxa4fQ5TYHaJENCxUDe9SdL",
            "created": CREATED_THEN,
        },
    })
}

/// Data Integrity EdDSA Cryptosuites 1.0, appendix B.3: the signed credential of eddsa-jcs-2022.
fn credential() -> Value {
    let context = json!(["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"]);
    json!({
        "@context": context,
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AlumniCredential"],
        "name": "Alumni Credential",
        "description": "A minimum viable example of an Alumni Credential.",
        "issuer": "https://vc.example/issuers/5678",
        "validFrom": "2023-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
        "proof": {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-jcs-2022",
            "created": CREATED_THEN,
            "verificationMethod": "https://vc.example/issuers/5678#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
            "proofPurpose": "assertionMethod",
            "@context": context,
            "proofValue": "z63t83Y53KfzJ5ZosfKTnqfMcKB2dmTrfjSaQjeNNjAD5srBowQfmWqeRb8rRjmeEuCBEsddF9LsVogtuTsijJKh4",
        },
    })
}

fn check(document: &Value) -> Result<(), ProofError> {
    parse(document, then())?.verify(&public())
}

/// Signed now as our own documents are, with that key.
fn proved(document: Value) -> Value {
    let Value::Object(mut document) = document else { panic!("a document") };
    add(&signer("https://server.example/users/alice#ed25519-key"), &mut document, then()).unwrap();
    Value::Object(document)
}

#[test]
fn the_published_vectors_of_fep_8b32_and_eddsa_jcs_2022_verify_and_are_made_again() {
    for signed in [fep_8b32(), credential()] {
        assert_eq!(check(&signed), Ok(()));
        let claim = parse(&signed, then()).unwrap();
        assert_eq!(claim.key_id().as_str(), signed["proof"]["verificationMethod"]);
        assert_eq!(claim.texts.len(), 1);
        let mut unsigned = signed.as_object().unwrap().clone();
        unsigned.shift_remove("proof");
        add(&signer(signed["proof"]["verificationMethod"].as_str().unwrap()), &mut unsigned, then().plus(999)).unwrap();
        assert_eq!(Value::Object(unsigned), signed, "Ed25519 is deterministic: the same proof to the last character");
    }
}

/// Appendix B.3, "canonical credential without proof" and its hash.
#[test]
fn the_published_canonical_form_and_hash_of_the_credential() {
    let mut unsigned = credential().as_object().unwrap().clone();
    unsigned.shift_remove("proof");
    let canonical = r#"{"@context":["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/examples/v2"],"credentialSubject":{"alumniOf":"The School of Examples","id":"did:example:abcdefgh"},"description":"A minimum viable example of an Alumni Credential.","id":"urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33","issuer":"https://vc.example/issuers/5678","name":"Alumni Credential","type":["VerifiableCredential","AlumniCredential"],"validFrom":"2023-01-01T00:00:00Z"}"#;
    assert_eq!(serde_json_canonicalizer::to_string(&unsigned).unwrap(), canonical);
    let text = signed_text(&Map::new(), &unsigned).unwrap();
    assert_eq!(hex::encode(&text[32..]), "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19");
}

/// RFC 8785, 3.2.2 and 3.2.3: what decides whether two programs hash the same bytes.
#[test]
fn the_published_canonical_form_of_rfc_8785() {
    let sample = r#"{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"#;
    let expected =
        r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#;
    assert_eq!(serde_json_canonicalizer::to_string(&serde_json::from_str::<Value>(sample).unwrap()).unwrap(), expected);
    let sorted = r#"{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew","1":"One","\ud83d\ude00":"Emoji","\u0080":"Control","\u00f6":"o"}"#;
    let read: Map<String, Value> = serde_json::from_str(sorted).unwrap();
    let canonical: Vec<String> = serde_json::from_str::<Map<String, Value>>(&serde_json_canonicalizer::to_string(&read).unwrap())
        .unwrap()
        .into_iter()
        .map(|(_, value)| value.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(canonical, ["Carriage Return", "One", "Control", "o", "Euro Sign", "Emoji", "Hebrew"], "by UTF-16, not by code point");
}

/// Every place of a document, as a JSON pointer.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut below = |name: &str, value: &Value| {
        let at = format!("{at}/{name}");
        found.push(at.clone());
        places(value, &at, found);
    };
    match value {
        Value::Object(map) => map.iter().for_each(|(name, value)| below(&name.replace('/', "~1"), value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, value)| below(&index.to_string(), value)),
        _ => {}
    }
}

#[test]
fn s17_nothing_can_be_altered_removed_added_or_moved() {
    for signed in [fep_8b32(), credential()] {
        let mut all = Vec::new();
        places(&signed, "", &mut all);
        assert!(all.len() > 20);
        for place in &all {
            let mut altered = signed.clone();
            *altered.pointer_mut(place).unwrap() = json!("something else");
            assert!(check(&altered).is_err(), "altered {place}");
            let (parent, name) = place.rsplit_once('/').unwrap();
            let mut removed = signed.clone();
            let mut renamed = signed.clone();
            match (removed.pointer_mut(parent).unwrap(), renamed.pointer_mut(parent).unwrap()) {
                (Value::Object(removed), Value::Object(renamed)) => {
                    let value = removed.shift_remove(&name.replace("~1", "/")).unwrap();
                    renamed.shift_remove(&name.replace("~1", "/"));
                    renamed.insert("renamed".to_owned(), value);
                }
                (Value::Array(removed), Value::Array(renamed)) => {
                    removed.remove(name.parse().unwrap());
                    renamed.reverse();
                }
                _ => unreachable!("a place has a parent"),
            }
            // Without its own context a proof is read with that of the document, which is the same here.
            let outcome = if place == "/proof/@context" { Ok(()) } else { Err(()) };
            assert_eq!(check(&removed).map_err(|_| ()), outcome, "removed {place}");
            if renamed != signed {
                assert!(check(&renamed).is_err(), "renamed or moved {place}");
            }
        }
        for path in ["", "/object", "/credentialSubject", "/proof"] {
            let mut added = signed.clone();
            let Some(Value::Object(map)) = added.pointer_mut(path) else { continue };
            map.insert("content2".to_owned(), json!("more"));
            assert!(check(&added).is_err(), "added at {path}");
        }
        // The object of the activity, lifted out with the proof of the whole.
        let mut lifted = signed.get("object").or(signed.get("credentialSubject")).unwrap().clone();
        lifted["proof"] = signed["proof"].clone();
        assert!(check(&lifted).is_err());
    }
}

#[test]
fn what_does_not_change_the_meaning_does_not_change_the_proof() {
    // Members in another order, numbers in another spelling, a proof in a list of one.
    let text = r#"{"proof":[PROOF],"object":{"location":{"latitude":2.5273962e1,"type":"Place","longitude":-71.1849020},"content":"Hello w\u006frld",
        "type":"Note","attributedTo":"https://server.example/users/alice","id":"https://server.example/objects/1"},"type":"Create",
        "actor":"https://server.example/users/alice","id":"https://server.example/activities/1",
        "@context":["https://www.w3.org/ns/activitystreams","https://w3id.org/security/data-integrity/v2"]}"#;
    let respelled = text.replace("PROOF", &fep_8b32()["proof"].to_string());
    assert_eq!(check(&serde_json::from_str(&respelled).unwrap()), Ok(()));
    // A linked-data signature beside it is made after it and means nothing; contexts behind that of the proof rename nothing here.
    let mut both = fep_8b32();
    both["signature"] = json!({"type": "RsaSignature2017", "signatureValue": "AAAA"});
    both["@context"].as_array_mut().unwrap().push(json!({"actor": "https://evil.example/nobody"}));
    assert_eq!(check(&both), Ok(()));
    let mut before = fep_8b32();
    before["@context"].as_array_mut().unwrap().insert(0, json!("https://evil.example/context"));
    assert_eq!(check(&before), Err(ProofError::Context));
}

#[test]
fn proofs_without_a_context_of_their_own_are_read_in_both_ways() {
    let with = proved(fep_8b32_unsigned());
    let mut as_fedify = with.clone();
    as_fedify["proof"].as_object_mut().unwrap().shift_remove("@context");
    assert_eq!(check(&as_fedify), Ok(()), "signed over the document's context");
    let Value::Object(mut document) = fep_8b32_unsigned() else { panic!("a document") };
    let mut options = as_fedify["proof"].as_object().unwrap().clone();
    options.shift_remove("proofValue");
    let signature = signer("x").key.sign(&signed_text(&options, &document).unwrap()).unwrap();
    options.insert("proofValue".to_owned(), to_multibase(&signature).into());
    document.insert("proof".to_owned(), options.into());
    assert_eq!(check(&document.clone().into()), Ok(()), "signed as it stands");
    document.insert("@context".to_owned(), json!("https://www.w3.org/ns/activitystreams"));
    assert_eq!(check(&document.into()), Err(ProofError::Mismatch));
}

fn fep_8b32_unsigned() -> Value {
    let mut document = fep_8b32();
    document.as_object_mut().unwrap().shift_remove("proof");
    document
}

#[test]
fn proofs_of_another_kind_time_or_key_are_worth_nothing() {
    use ProofError::{CreatedOff, Expired, Missing, Narrowed, OtherKind, TimeSyntax, Value as NoValue, VerificationMethod};
    for (name, value, error) in [
        ("type", json!("Ed25519Signature2020"), OtherKind),
        ("type", json!(["DataIntegrityProof"]), OtherKind),
        ("cryptosuite", json!("eddsa-rdfc-2022"), OtherKind),
        ("cryptosuite", json!(null), OtherKind),
        ("proofPurpose", json!("authentication"), OtherKind),
        ("domain", json!("server.example"), Narrowed),
        ("challenge", json!("x"), Narrowed),
        ("previousProof", json!("urn:uuid:1"), Narrowed),
        ("verificationMethod", json!("did:key:z6Mk#z6Mk"), VerificationMethod),
        ("verificationMethod", json!({"id": "https://server.example/users/alice#ed25519-key"}), VerificationMethod),
        ("proofValue", json!(7), NoValue),
        ("proofValue", json!("uAAAA"), NoValue),
        ("proofValue", json!(format!("z{}", "1".repeat(100_000))), NoValue),
        ("created", json!(null), TimeSyntax),
        ("created", json!("yesterday"), TimeSyntax),
        ("created", json!(1_677_281_798), TimeSyntax),
        ("created", json!("2023-02-20T00:00:00Z"), CreatedOff),
        ("created", json!("2023-02-25T01:00:00Z"), CreatedOff),
        ("expires", json!("soon"), TimeSyntax),
        ("expires", json!(CREATED_THEN), Expired),
    ] {
        let mut document = fep_8b32();
        document["proof"][name] = value.clone();
        assert_eq!(parse(&document, then()).map(|_| ()), Err(error), "{name} {value}");
    }
    for proof in [json!(null), json!("x"), json!([]), json!([fep_8b32()["proof"], fep_8b32()["proof"]])] {
        let mut document = fep_8b32();
        document["proof"] = proof.clone();
        assert_eq!(parse(&document, then()).map(|_| ()), Err(Missing), "{proof}");
    }
    assert_eq!(parse(&json!("x"), then()).map(|_| ()), Err(Missing));
    assert_eq!(parse(&fep_8b32_unsigned(), then()).map(|_| ()), Err(Missing));
    for (offset, outcome) in [(-CLOCK_SKEW_MS, Ok(())), (-CLOCK_SKEW_MS - 1, Err(CreatedOff)), (PROOF_AGE_MAX_MS, Ok(()))] {
        assert_eq!(parse(&fep_8b32(), then().plus(offset)).map(|_| ()), outcome, "{offset}");
    }
    assert_eq!(parse(&fep_8b32(), then().plus(PROOF_AGE_MAX_MS + 1)).map(|_| ()), Err(CreatedOff));

    let (rsa, pem) = key_pair();
    let claim = parse(&fep_8b32(), then()).unwrap();
    assert_eq!(claim.verify(&PublicKey::from_pem(&pem).unwrap()), Err(ProofError::Mismatch), "an RSA key proves no document");
    let by_rsa = Signer { key: rsa, key_id: "https://server.example/users/alice#main-key".to_owned() };
    assert_eq!(add(&by_rsa, &mut Map::new(), then()), Err(SigningFailed));
}

#[test]
fn numbers_that_readers_disagree_about_are_refused() {
    for (number, outcome) in [
        ("9007199254740992", Ok(())),
        ("-9007199254740992", Ok(())),
        ("9007199254740993", Err(ProofError::Number)),
        ("-9007199254740993", Err(ProofError::Number)),
        ("18446744073709551615", Err(ProofError::Number)),
        ("1e300", Ok(())),
    ] {
        let mut document = fep_8b32_unsigned();
        document["object"]["tag"] = json!([{"amount": serde_json::from_str::<Value>(number).unwrap()}]);
        assert_eq!(check(&proved(document)), outcome, "{number}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_proof_makes_the_verifier_panic(name in "\\PC{0,20}", text in "\\PC{0,200}", number in any::<f64>(), now in any::<i64>()) {
        for value in [json!(text), json!(number), json!([text]), json!({&name: text})] {
            for place in ["/proof", "/proof/proofValue", "/proof/created", "/proof/@context", "/@context", "/object"] {
                let mut document = fep_8b32();
                *document.pointer_mut(place).unwrap() = value.clone();
                prop_assert!(check(&document).is_err());
                let _ = parse(&document, UnixMillis(now));
            }
        }
    }

    #[test]
    fn a_proof_with_one_character_changed_is_worth_nothing(
        at in any::<prop::sample::Index>(),
        to in proptest::char::ranges(vec!['1'..='9', 'A'..='H', 'J'..='N', 'P'..='Z', 'a'..='k', 'm'..='z'].into()),
    ) {
        let mut document = fep_8b32();
        let mut value: Vec<char> = document["proof"]["proofValue"].as_str().unwrap().chars().collect();
        let at = 1 + at.index(value.len() - 1);
        prop_assume!(value[at] != to);
        value[at] = to;
        document["proof"]["proofValue"] = json!(value.into_iter().collect::<String>());
        prop_assert!(check(&document).is_err());
    }
}
