//! Proofs of documents: FEP-8b32 with the cryptosuite `eddsa-jcs-2022` (Data Integrity EdDSA Cryptosuites 1.0, 3.3). The Ed25519 signature
//! of its owner travels inside a document, so that it may be believed wherever it comes from.
//!
//! The document is read as plain JSON and canonicalised as a whole (RFC 8785): nothing in it can be left out, added, renamed or moved.
//! Linked-data signatures (`signature`) sign a graph that can be rearranged into another document; they are never looked at.

use allmende_domain::time::{SECOND_MS, UnixMillis};
use allmende_domain::url::ObjectUrl;
use aws_lc_rs::digest::{SHA256, digest};
use serde_json::{Map, Value};

use super::multikey::{from_multibase, to_multibase};
use super::{KeyKind, PublicKey, Signer, SigningFailed};
use crate::incoming::json;
use crate::limits::{CLOCK_SKEW_MS, PROOF_AGE_MAX_MS, PROOF_VALUE_CHARS_MAX};

const CONTEXT: &str = "@context";
const PROOF: &str = "proof";
const PROOF_VALUE: &str = "proofValue";
const CREATED: &str = "created";
const VERIFICATION_METHOD: &str = "verificationMethod";
/// What every proof of ours says, and every proof that we read must say.
const KIND: [(&str, &str); 3] = [("type", "DataIntegrityProof"), ("cryptosuite", "eddsa-jcs-2022"), ("proofPurpose", "assertionMethod")];
/// Options that tie a proof to one receiver or to other proofs. A document of the fediverse has none of them.
const NARROWING: [&str; 3] = ["domain", "challenge", "previousProof"];
/// Beyond, a number means another one to a reader that holds it in 64 bits of floating point, as canonical JSON does.
const INTEGER_MAX: u64 = 1 << 53;

/// Why a proof is worth nothing. Then the document is treated as if it had none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    #[error("the document has no proof, or more than one")]
    Missing,
    #[error("the proof is not a DataIntegrityProof with eddsa-jcs-2022 for assertionMethod")]
    OtherKind,
    #[error("the proof is for one receiver, or depends on another proof")]
    Narrowed,
    #[error("the proof's verification method is not an http(s) address")]
    VerificationMethod,
    #[error("the proof's value is not a signature in base58")]
    Value,
    #[error("the proof does not say when it was created, or when it expires, in a form that can be read")]
    TimeSyntax,
    #[error("the proof was created days ago, or lies in the future")]
    CreatedOff,
    #[error("the proof has expired")]
    Expired,
    #[error("the proof was made for another @context")]
    Context,
    #[error("the document holds a number that readers disagree about")]
    Number,
    #[error("the document cannot be canonicalised")]
    Canonical,
    #[error("the proof does not match the document and the key")]
    Mismatch,
}

/// A proof that is fresh and of the kind that we read. Only the key is missing.
#[derive(Debug, Clone)]
pub struct ProofClaim {
    key_id: ObjectUrl,
    signature: Vec<u8>,
    /// What an honest signer may have signed: see [`signed_texts`].
    texts: Vec<Vec<u8>>,
}

impl ProofClaim {
    /// `verificationMethod`: the id of the Multikey, with its fragment.
    #[must_use]
    pub const fn key_id(&self) -> &ObjectUrl {
        &self.key_id
    }

    /// Checks the signature itself. That the key belongs to the owner of the document is for the caller to decide.
    ///
    /// # Errors
    /// [`ProofError::Mismatch`], also for a key that is not Ed25519.
    pub fn verify(&self, key: &PublicKey) -> Result<(), ProofError> {
        let verified = key.kind() == KeyKind::Ed25519 && self.texts.iter().any(|text| key.verifies(text, &self.signature));
        if verified { Ok(()) } else { Err(ProofError::Mismatch) }
    }
}

/// Adds the proof of `signer`, whose key must be Ed25519, made at `created`, to a document that is complete.
///
/// # Errors
/// [`SigningFailed`]; then the document is as it was.
pub fn add(signer: &Signer, document: &mut Map<String, Value>, created: UnixMillis) -> Result<(), SigningFailed> {
    if signer.key.kind() != KeyKind::Ed25519 {
        return Err(SigningFailed);
    }
    // Without a fraction: readers that write the time anew, to check it, write it in their own way.
    let created = UnixMillis(created.0.div_euclid(SECOND_MS).saturating_mul(SECOND_MS));
    let mut proof = Map::new();
    if let Some(context) = document.get(CONTEXT) {
        proof.insert(CONTEXT.to_owned(), context.clone());
    }
    proof.extend(KIND.map(|(name, value)| (name.to_owned(), value.into())));
    proof.insert(VERIFICATION_METHOD.to_owned(), signer.key_id.clone().into());
    proof.insert(CREATED.to_owned(), created.to_rfc3339().into());
    let text = signed_text(&proof, document).map_err(|_| SigningFailed)?;
    proof.insert(PROOF_VALUE.to_owned(), to_multibase(&signer.key.sign(&text)?).into());
    document.insert(PROOF.to_owned(), Value::Object(proof));
    Ok(())
}

/// Reads the proof of a document and checks everything that needs no key. Never panics, whatever is sent.
///
/// # Errors
/// [`ProofError`]
pub fn parse(document: &Value, now: UnixMillis) -> Result<ProofClaim, ProofError> {
    let mut document = document.as_object().ok_or(ProofError::Missing)?.clone();
    let proof = document.shift_remove(PROOF).ok_or(ProofError::Missing)?;
    let mut options = json::single(&proof).as_object().ok_or(ProofError::Missing)?.clone();
    // Made after the proof, by those who make both (FEP-8b32, "Backward compatibility").
    document.shift_remove("signature");
    if KIND.iter().any(|(name, value)| options.get(*name).and_then(Value::as_str) != Some(*value)) {
        return Err(ProofError::OtherKind);
    }
    if NARROWING.iter().any(|name| options.contains_key(*name)) {
        return Err(ProofError::Narrowed);
    }
    let key_id = options.get(VERIFICATION_METHOD).and_then(Value::as_str).and_then(|text| ObjectUrl::parse(text).ok());
    let value = options.shift_remove(PROOF_VALUE);
    let signature = value.as_ref().and_then(Value::as_str).and_then(|text| from_multibase(text, PROOF_VALUE_CHARS_MAX));
    let (key_id, signature) = (key_id.ok_or(ProofError::VerificationMethod)?, signature.ok_or(ProofError::Value)?);
    check_times(&options, now)?;
    if !document.values().all(is_exact) {
        return Err(ProofError::Number);
    }
    Ok(ProofClaim { key_id, signature, texts: signed_texts(options, document)? })
}

fn check_times(options: &Map<String, Value>, now: UnixMillis) -> Result<(), ProofError> {
    let time = |name: &str| {
        let read = |value: &Value| value.as_str().and_then(|text| UnixMillis::parse_rfc3339(text).ok()).ok_or(ProofError::TimeSyntax);
        options.get(name).map(read).transpose()
    };
    let age_ms = now.since(time(CREATED)?.ok_or(ProofError::TimeSyntax)?);
    if !(-CLOCK_SKEW_MS..=PROOF_AGE_MAX_MS).contains(&age_ms) {
        return Err(ProofError::CreatedOff);
    }
    if time("expires")?.is_some_and(|expires| expires <= now) { Err(ProofError::Expired) } else { Ok(()) }
}

/// Whether every number in it is the same to all readers. Deep documents were refused when they were read as JSON.
fn is_exact(value: &Value) -> bool {
    match value {
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => number <= INTEGER_MAX,
            (None, Some(number)) => number.unsigned_abs() <= INTEGER_MAX,
            (None, None) => true,
        },
        Value::Array(items) => items.iter().all(is_exact),
        Value::Object(map) => map.values().all(is_exact),
        Value::Null | Value::Bool(_) | Value::String(_) => true,
    }
}

/// The texts that the signature may be of. With an `@context` of its own the proof holds for a document whose context begins with it
/// (3.3.2). Without one it may have been made over the proof as it stands, or, as older drafts and Fedify do, over the proof with the
/// context of the document. Each of them covers the whole of the document.
fn signed_texts(mut options: Map<String, Value>, mut document: Map<String, Value>) -> Result<Vec<Vec<u8>>, ProofError> {
    let of_document = document.get(CONTEXT).cloned();
    if let Some(own) = options.get(CONTEXT) {
        let begins_with_it = of_document.as_ref().is_some_and(|all| contexts(all).starts_with(contexts(own)));
        if !begins_with_it {
            return Err(ProofError::Context);
        }
        document.insert(CONTEXT.to_owned(), own.clone());
        return Ok(vec![signed_text(&options, &document)?]);
    }
    let mut texts = vec![signed_text(&options, &document)?];
    if let Some(context) = of_document {
        options.insert(CONTEXT.to_owned(), context);
        texts.push(signed_text(&options, &document)?);
    }
    Ok(texts)
}

fn contexts(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        one => std::slice::from_ref(one),
    }
}

/// SHA-256 of the canonical options and SHA-256 of the canonical document (3.3.4, 3.3.5).
fn signed_text(options: &Map<String, Value>, document: &Map<String, Value>) -> Result<Vec<u8>, ProofError> {
    let mut text = Vec::with_capacity(64);
    for part in [options, document] {
        let canonical = serde_json_canonicalizer::to_vec(part).map_err(|_| ProofError::Canonical)?;
        text.extend_from_slice(digest(&SHA256, &canonical).as_ref());
    }
    Ok(text)
}

#[cfg(test)]
#[path = "proof_tests.rs"]
mod tests;
