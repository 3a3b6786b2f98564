//! HTTP Message Signatures (RFC 9421) with RSA v1.5 SHA-256 or Ed25519, as strict as we are with draft-cavage-12: method, target, our host, a
//! fresh creation time and the digest of the body (RFC 9530) must be covered.

use std::fmt::Write as _;

use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, Method};
use sfv::{BareItem, Dictionary, InnerList, Item, ListEntry, ListSerializer, Parameters, Parser};
use url::Url;

use allmende_domain::time::UnixMillis;
use allmende_domain::url::{Host, ObjectUrl};

use super::{ACTIVITY_JSON, Arrived, Claim, KeyKind, SIGNATURE, SIGNATURE_INPUT, SignatureError, SigningFailed, SigningKey, value_of};
use super::{check_content_digest, content_digest_of};
use crate::limits::{COVERED_HEADERS_MAX, SIGNATURES_MAX};

const CONTENT_DIGEST: HeaderName = HeaderName::from_static("content-digest");

/// The algorithm's name in the registry of RFC 9421, 6.2.
const fn algorithm(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Rsa => "rsa-v1_5-sha256",
        KeyKind::Ed25519 => "ed25519",
    }
}

/// The kind of key of an algorithm that we read.
pub(super) fn key_kind(algorithm: &str) -> Option<KeyKind> {
    [KeyKind::Rsa, KeyKind::Ed25519].into_iter().find(|kind| self::algorithm(*kind) == algorithm)
}

/// Signs a request over `@method @target-uri content-digest content-type` with a body, over `@method @target-uri` without one.
///
/// Returns `signature-input`, `signature` and, with a body, `content-digest` and `content-type`, to be set on the request as they
/// are. `created` is the moment of sending.
///
/// # Errors
/// [`SigningFailed`], also for a key id that cannot stand in a header.
pub fn sign_request(
    key: &SigningKey,
    key_id: &str,
    method: &Method,
    url: &Url,
    created: UnixMillis,
    body: Option<&[u8]>,
) -> Result<Vec<(HeaderName, HeaderValue)>, SigningFailed> {
    sign_with(key, key_id, method, url, created, body, None)
}

/// The same, which also covers one more field: it is among the headers that are returned.
///
/// # Errors
/// As [`sign_request`], and for a field that is no text.
pub fn sign_with(
    key: &SigningKey,
    key_id: &str,
    method: &Method,
    url: &Url,
    created: UnixMillis,
    body: Option<&[u8]>,
    also: Option<&(HeaderName, HeaderValue)>,
) -> Result<Vec<(HeaderName, HeaderValue)>, SigningFailed> {
    if key_id.contains(['"', '\\']) {
        return Err(SigningFailed);
    }
    let target = url.as_str().split('#').next().unwrap_or_default();
    let mut base = format!("\"@method\": {method}\n\"@target-uri\": {target}\n");
    let mut covered = r#""@method" "@target-uri""#.to_owned();
    let mut headers = Vec::with_capacity(4);
    if let Some(body) = body {
        let digest = content_digest_of(body);
        let _ = writeln!(base, "\"content-digest\": {digest}\n\"content-type\": application/activity+json");
        covered.push_str(r#" "content-digest" "content-type""#);
        headers.push((CONTENT_DIGEST, value_of(&digest)?));
        headers.push((CONTENT_TYPE, ACTIVITY_JSON));
    }
    if let Some((name, value)) = also {
        let _ = writeln!(base, "\"{name}\": {}", value.to_str().map_err(|_| SigningFailed)?);
        let _ = write!(covered, " \"{name}\"");
        headers.push((name.clone(), value.clone()));
    }
    let seconds = created.0.div_euclid(1_000);
    let input = format!(r#"({covered});created={seconds};keyid="{key_id}";alg="{}""#, algorithm(key.kind()));
    let _ = write!(base, "\"@signature-params\": {input}");
    let signature = key.sign_base64(base.as_bytes())?;
    headers.push((SIGNATURE_INPUT, value_of(&format!("sig1={input}"))?));
    headers.push((SIGNATURE, value_of(&format!("sig1=:{signature}:"))?));
    Ok(headers)
}

/// Reads the signatures of a request and takes the first one that is acceptable without looking at its key. A proxy may have added
/// another.
pub(super) fn parse(arrived: &Arrived<'_>) -> Result<Claim, SignatureError> {
    let inputs = dictionary(arrived, &SIGNATURE_INPUT)?;
    let signatures = dictionary(arrived, &SIGNATURE)?;
    let mut refused = SignatureError::Missing;
    for (number, (label, input)) in inputs.iter().enumerate() {
        let ListEntry::InnerList(input) = input else { return Err(SignatureError::Syntax) };
        match claim(arrived, input, signatures.get(label)) {
            Ok(claim) => return Ok(claim),
            Err(error) if number == 0 => refused = error,
            Err(_) => {}
        }
    }
    Err(refused)
}

fn dictionary(arrived: &Arrived<'_>, name: &HeaderName) -> Result<Dictionary, SignatureError> {
    let value = arrived.signature_header(name)?;
    let read: Dictionary = Parser::new(value.as_bytes()).parse().map_err(|_| SignatureError::Syntax)?;
    if read.len() > SIGNATURES_MAX { Err(SignatureError::Syntax) } else { Ok(read) }
}

fn claim(arrived: &Arrived<'_>, input: &InnerList, signature: Option<&ListEntry>) -> Result<Claim, SignatureError> {
    let signature = match signature {
        Some(ListEntry::Item(Item { bare_item: BareItem::ByteSequence(bytes), .. })) => bytes.clone(),
        Some(_) => return Err(SignatureError::SignatureEncoding),
        None => return Err(SignatureError::MissingParameter),
    };
    let params = Params::read(&input.params)?;
    let covered = Covered::read(&input.items)?;
    covered.check(arrived)?;
    arrived.check_created(Some(params.created), params.expires)?;
    if covered.contains(CONTENT_DIGEST.as_str()) {
        check_content_digest(arrived.only(&CONTENT_DIGEST)?, arrived.body.unwrap_or_default())?;
    }
    let texts = signed_texts(arrived, &covered, input)?;
    let covers = covered.0.iter().map(|name| (*name).to_owned()).collect();
    Ok(Claim { key_id: params.key_id, signature, texts, is_rfc9421: true, key_kind: params.key_kind, covers })
}

/// The parameters that mean something to us (RFC 9421, 2.3); others are signed and read over.
struct Params {
    key_id: ObjectUrl,
    created: UnixMillis,
    expires: Option<UnixMillis>,
    key_kind: Option<KeyKind>,
}

impl Params {
    fn read(params: &Parameters) -> Result<Self, SignatureError> {
        let time = |name: &str| params.get(name).map(seconds).transpose();
        let key_id = params.get("keyid").ok_or(SignatureError::MissingParameter)?;
        let key_id = key_id.as_string().and_then(|text| ObjectUrl::parse(text.as_str()).ok()).ok_or(SignatureError::KeyId)?;
        let named = |value: &BareItem| value.as_string().and_then(|name| key_kind(name.as_str())).ok_or(SignatureError::Algorithm);
        Ok(Self {
            key_id,
            created: time("created")?.ok_or(SignatureError::MissingParameter)?,
            expires: time("expires")?,
            key_kind: params.get("alg").map(named).transpose()?,
        })
    }
}

fn seconds(value: &BareItem) -> Result<UnixMillis, SignatureError> {
    let seconds = value.as_integer().map(i64::from).ok_or(SignatureError::CreatedSyntax)?;
    seconds.checked_mul(1_000).map(UnixMillis).ok_or(SignatureError::CreatedSyntax)
}

/// The covered components in their order: derived ones (`@…`) and the names of fields.
struct Covered<'a>(Vec<&'a str>);

impl<'a> Covered<'a> {
    /// Components with parameters are refused: none of them makes sense in a request to an inbox, and each is a way to sign less
    /// than it seems.
    fn read(items: &'a [Item]) -> Result<Self, SignatureError> {
        let mut names: Vec<&str> = Vec::new();
        for item in items {
            let name = item.bare_item.as_string().filter(|_| item.params.is_empty()).ok_or(SignatureError::HeaderList)?.as_str();
            let derived = ["@method", "@target-uri", "@authority", "@scheme", "@request-target", "@path", "@query"].contains(&name);
            let field = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'));
            if names.len() == COVERED_HEADERS_MAX || names.contains(&name) || !(derived || field) {
                return Err(SignatureError::HeaderList);
            }
            names.push(name);
        }
        Ok(Self(names))
    }

    fn contains(&self, name: &str) -> bool {
        self.0.contains(&name)
    }

    fn check(&self, arrived: &Arrived<'_>) -> Result<(), SignatureError> {
        if !self.contains("@method") {
            return Err(SignatureError::MethodNotCovered);
        }
        let has_query = arrived.target.contains('?');
        let path = self.contains("@path") && (self.contains("@query") || !has_query);
        if !(self.contains("@target-uri") || self.contains("@request-target") || path) {
            return Err(SignatureError::RequestTargetNotCovered);
        }
        if !(self.contains("@target-uri") || self.contains("@authority")) {
            return Err(SignatureError::HostNotCovered);
        }
        if !arrived.is_without_body() && !self.contains(CONTENT_DIGEST.as_str()) {
            return Err(SignatureError::DigestNotCovered);
        }
        Ok(())
    }
}

/// The signature base (RFC 9421, 2.5), once for each of our names and for both schemes: which one a proxy was asked by is not told to
/// us. Neither makes a request for somebody else one for us.
fn signed_texts(arrived: &Arrived<'_>, covered: &Covered<'_>, input: &InnerList) -> Result<Vec<Vec<u8>>, SignatureError> {
    let params = serialized(input).ok_or(SignatureError::Syntax)?;
    let schemes: &[&str] = if covered.contains("@target-uri") || covered.contains("@scheme") { &["https", "http"] } else { &["https"] };
    let mut texts = Vec::new();
    for host in arrived.hosts()? {
        let authority = normalized(&host);
        for scheme in schemes {
            texts.push(signed_text(arrived, covered, scheme, &authority, &params)?);
        }
    }
    Ok(texts)
}

/// An authority without the default port and in lower case (RFC 9421, 2.2.3).
fn normalized(host: &str) -> String {
    let without_port = host.strip_suffix(":80").unwrap_or(host);
    Host::parse(without_port).map_or_else(|_| without_port.to_ascii_lowercase(), |host| host.as_str().to_owned())
}

fn serialized(input: &InnerList) -> Option<String> {
    let mut list = ListSerializer::new();
    let mut inner = list.inner_list();
    inner.items(&input.items);
    let _ = inner.finish().parameters(&input.params);
    list.finish()
}

fn signed_text(
    arrived: &Arrived<'_>,
    covered: &Covered<'_>,
    scheme: &str,
    authority: &str,
    params: &str,
) -> Result<Vec<u8>, SignatureError> {
    let (path, query) = arrived.target.split_once('?').map_or((arrived.target, None), |(path, query)| (path, Some(query)));
    let mut text = Vec::with_capacity(512);
    for name in &covered.0 {
        text.extend_from_slice(format!("\"{name}\": ").as_bytes());
        match *name {
            "@method" => text.extend_from_slice(arrived.method.as_str().as_bytes()),
            "@target-uri" => text.extend_from_slice(format!("{scheme}://{authority}{}", arrived.target).as_bytes()),
            "@authority" => text.extend_from_slice(authority.as_bytes()),
            "@scheme" => text.extend_from_slice(scheme.as_bytes()),
            "@request-target" => text.extend_from_slice(arrived.target.as_bytes()),
            "@path" => text.extend_from_slice(path.as_bytes()),
            "@query" => text.extend_from_slice(format!("?{}", query.unwrap_or_default()).as_bytes()),
            field => {
                let name = HeaderName::from_bytes(field.as_bytes()).map_err(|_| SignatureError::HeaderList)?;
                text.extend_from_slice(arrived.only(&name)?.as_bytes().trim_ascii());
            }
        }
        text.push(b'\n');
    }
    text.extend_from_slice(format!("\"@signature-params\": {params}").as_bytes());
    Ok(text)
}

#[cfg(test)]
#[path = "rfc9421_tests.rs"]
mod tests;
#[cfg(test)]
#[path = "rfc9421_vector_tests.rs"]
mod vector_tests;
