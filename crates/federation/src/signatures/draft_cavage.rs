//! draft-cavage-http-signatures-12, the signature every server of the field sends and reads, with the holes it leaves open closed:
//! request target, our host, a fresh date and the digest of the body must be covered.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{CONTENT_TYPE, DATE, HOST};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use url::Url;

use allmende_domain::time::UnixMillis;
use allmende_domain::url::{Host, ObjectUrl};

use super::{PublicKey, SignatureError, SigningFailed, SigningKey, check_digest, digest_of};
use crate::limits::{CLOCK_SKEW_MS, COVERED_HEADERS_MAX, OUR_HOSTS_TRIED_MAX, SIGNATURE_HEADER_BYTES_MAX, SIGNATURE_PARAMS_MAX};

const DIGEST: HeaderName = HeaderName::from_static("digest");
const SIGNATURE: HeaderName = HeaderName::from_static("signature");
const SIGNATURE_INPUT: HeaderName = HeaderName::from_static("signature-input");

/// The media type of every body we send, and the one that peers demand exactly.
pub const ACTIVITY_JSON: HeaderValue = HeaderValue::from_static("application/activity+json");

/// Signs a request: `rsa-sha256` over `(request-target) host date digest content-type` with a body, over
/// `(request-target) host date` without one.
///
/// Returns `date`, `signature` and, with a body, `digest` and `content-type`, to be set on the request as they are. `host` is
/// signed as the URL gives it (with a port unless it is the scheme's default) and must be sent so. `date` is the moment of sending.
///
/// # Errors
/// [`SigningFailed`], also for a key id that cannot stand in a header.
pub fn sign_request(
    key: &SigningKey,
    key_id: &str,
    method: &Method,
    url: &Url,
    date: UnixMillis,
    body: Option<&[u8]>,
) -> Result<Vec<(HeaderName, HeaderValue)>, SigningFailed> {
    if key_id.contains(['"', '\\']) {
        return Err(SigningFailed);
    }
    let date = http_date(date);
    let mut text = format!("(request-target): {} {}", method.as_str().to_ascii_lowercase(), path_and_query(url));
    text.push_str(&format!("\nhost: {}\ndate: {date}", host_header(url)));
    let mut covered = "(request-target) host date".to_owned();
    let mut headers = vec![(DATE, value_of(&date)?)];
    if let Some(body) = body {
        let digest = digest_of(body);
        text.push_str(&format!("\ndigest: {digest}\ncontent-type: application/activity+json"));
        covered.push_str(" digest content-type");
        headers.push((DIGEST, value_of(&digest)?));
        headers.push((CONTENT_TYPE, ACTIVITY_JSON));
    }
    let signature = key.sign_base64(text.as_bytes())?;
    let header = format!(r#"keyId="{key_id}",algorithm="rsa-sha256",headers="{covered}",signature="{signature}""#);
    headers.push((SIGNATURE, value_of(&header)?));
    Ok(headers)
}

fn value_of(text: &str) -> Result<HeaderValue, SigningFailed> {
    HeaderValue::from_str(text).map_err(|_| SigningFailed)
}

/// IMF-fixdate (RFC 9110, 5.6.7); a moment before 1970 is written as 1970.
fn http_date(time: UnixMillis) -> String {
    let since_epoch = std::time::Duration::from_millis(u64::try_from(time.0).unwrap_or(0));
    httpdate::fmt_http_date(std::time::UNIX_EPOCH + since_epoch)
}

fn path_and_query(url: &Url) -> String {
    match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    }
}

/// The `Host` header of a request to `url`: the host, with a port unless it is the scheme's default.
#[must_use]
pub(crate) fn host_header(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

/// A request whose signature covers what it must, sent to us, now, with this body. Only the key is missing.
#[derive(Debug, Clone)]
pub struct Claim {
    key_id: ObjectUrl,
    signature: Vec<u8>,
    /// The texts that an honest peer may have signed: with and without the query, and with each of our names when a proxy removed
    /// `Host`. Each binds the request to us.
    texts: Vec<Vec<u8>>,
}

impl Claim {
    /// The id of the key as the peer wrote it, with its fragment.
    #[must_use]
    pub fn key_id(&self) -> &ObjectUrl {
        &self.key_id
    }

    /// Checks the signature itself. That the key belongs to the actor who acts is for the caller to decide.
    ///
    /// # Errors
    /// [`SignatureError::Mismatch`].
    pub fn verify(&self, key: &PublicKey) -> Result<(), SignatureError> {
        let verified = self.texts.iter().any(|text| key.verifies(text, &self.signature));
        if verified { Ok(()) } else { Err(SignatureError::Mismatch) }
    }
}

/// Reads a request's `Signature` header and checks everything that needs no key.
///
/// `path_and_query` is the request target as received; `our_hosts` are the names this instance answers to; `body` is `None` for a
/// request without one (GET, HEAD); `now` is the time of arrival. Never panics, whatever is sent.
///
/// # Errors
/// A [`SignatureError`] for the first thing that is wrong.
pub fn parse(
    method: &Method,
    path_and_query: &str,
    headers: &HeaderMap,
    our_hosts: &[Host],
    body: Option<&[u8]>,
    now: UnixMillis,
) -> Result<Claim, SignatureError> {
    let header = signature_header(headers)?;
    let params = Params::parse(header)?;
    let covered = Covered::parse(&params, matches!(*method, Method::GET | Method::HEAD) && body.is_none())?;
    let hosts = signed_hosts(headers, our_hosts)?;
    check_times(&params, &covered, headers, now)?;
    if covered.contains("digest") {
        check_digest(only(headers, &DIGEST)?, body.unwrap_or_default())?;
    }
    let key_id = ObjectUrl::parse(params.key_id).map_err(|_| SignatureError::KeyId)?;
    let signature = STANDARD.decode(params.signature).map_err(|_| SignatureError::SignatureEncoding)?;
    let texts = signed_texts(method, path_and_query, headers, &covered, &params, &hosts)?;
    Ok(Claim { key_id, signature, texts })
}

fn signature_header(headers: &HeaderMap) -> Result<&str, SignatureError> {
    if headers.contains_key(SIGNATURE_INPUT) {
        return Err(SignatureError::Rfc9421);
    }
    let mut all = headers.get_all(SIGNATURE).iter();
    let value = all.next().ok_or(SignatureError::Missing)?;
    if all.next().is_some() {
        return Err(SignatureError::Repeated);
    }
    if value.len() > SIGNATURE_HEADER_BYTES_MAX {
        return Err(SignatureError::TooLong);
    }
    value.to_str().map_err(|_| SignatureError::Syntax)
}

/// The parameters of the header that mean something to us; unknown ones are read over, as the draft demands.
#[derive(Debug, Default)]
struct Params<'a> {
    key_id: &'a str,
    algorithm: Option<&'a str>,
    headers: &'a str,
    signature: &'a str,
    created: Option<&'a str>,
    expires: Option<&'a str>,
}

impl<'a> Params<'a> {
    fn parse(header: &'a str) -> Result<Self, SignatureError> {
        let mut seen: Vec<(&str, &str)> = Vec::new();
        let mut rest = header.trim();
        loop {
            let (name, value, after) = parameter(rest).ok_or(SignatureError::Syntax)?;
            if seen.len() == SIGNATURE_PARAMS_MAX {
                return Err(SignatureError::Syntax);
            }
            if seen.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)) {
                return Err(SignatureError::RepeatedParameter);
            }
            seen.push((name, value));
            let after = after.trim_start();
            if after.is_empty() {
                break;
            }
            rest = after.strip_prefix(',').ok_or(SignatureError::Syntax)?.trim_start();
        }
        let find = |name: &str| seen.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        Ok(Self {
            key_id: find("keyId").ok_or(SignatureError::MissingParameter)?,
            algorithm: find("algorithm"),
            headers: find("headers").ok_or(SignatureError::MissingParameter)?,
            signature: find("signature").ok_or(SignatureError::MissingParameter)?,
            created: find("created"),
            expires: find("expires"),
        })
    }
}

/// `name="value"` or `name=123` at the start of `text`, and what follows. A backslash in a value is refused: nothing honest holds
/// one, and readers disagree about it.
fn parameter(text: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = text.split_once('=')?;
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) {
        return None;
    }
    if let Some(quoted) = rest.strip_prefix('"') {
        let (value, after) = quoted.split_once('"')?;
        return (!value.contains('\\')).then_some((name, value, after));
    }
    let end = rest.find([',', ' ', '\t']).unwrap_or(rest.len());
    let (value, after) = rest.split_at_checked(end)?;
    let plain = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    plain.then_some((name, value, after))
}

/// The list of signed headers, in the order in which they were signed.
struct Covered<'a>(Vec<&'a str>);

impl<'a> Covered<'a> {
    fn parse(params: &Params<'a>, without_body: bool) -> Result<Self, SignatureError> {
        let rsa_sha256 = match params.algorithm {
            Some("rsa-sha256") => true,
            Some("hs2019") | None => false,
            Some(_) => return Err(SignatureError::Algorithm),
        };
        let mut names: Vec<&str> = Vec::new();
        for name in params.headers.split_ascii_whitespace() {
            let special = matches!(name, "(request-target)" | "(created)" | "(expires)");
            let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'));
            if names.len() == COVERED_HEADERS_MAX || names.contains(&name) || !(special || plain) {
                return Err(SignatureError::HeaderList);
            }
            names.push(name);
        }
        let covered = Self(names);
        if rsa_sha256 && (covered.contains("(created)") || covered.contains("(expires)")) {
            return Err(SignatureError::CreatedWithRsaSha256);
        }
        if !covered.contains("(request-target)") {
            return Err(SignatureError::RequestTargetNotCovered);
        }
        if !covered.contains("host") {
            return Err(SignatureError::HostNotCovered);
        }
        if !covered.contains("date") && !covered.contains("(created)") {
            return Err(SignatureError::DateNotCovered);
        }
        if !without_body && !covered.contains("digest") {
            return Err(SignatureError::DigestNotCovered);
        }
        Ok(covered)
    }

    fn contains(&self, name: &str) -> bool {
        self.0.contains(&name)
    }
}

/// The one value of a header.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<&'a HeaderValue, SignatureError> {
    let mut all = headers.get_all(name).iter();
    let value = all.next().ok_or(SignatureError::HeaderMissing)?;
    if all.next().is_some() { Err(SignatureError::HeaderRepeated) } else { Ok(value) }
}

/// The spellings of our host that may have been signed: the `Host` header as received, which must name us, or, when a proxy
/// removed it, each of our names.
fn signed_hosts(headers: &HeaderMap, our_hosts: &[Host]) -> Result<Vec<String>, SignatureError> {
    if !headers.contains_key(HOST) {
        return Ok(our_hosts.iter().take(OUR_HOSTS_TRIED_MAX).map(|host| host.as_str().to_owned()).collect());
    }
    let text = only(headers, &HOST)?.to_str().map_err(|_| SignatureError::OtherHost)?.trim();
    // `Host::parse` drops the default port of https; that of http, which development uses, is dropped here.
    let names_us = |text: &str| Host::parse(text).is_ok_and(|host| our_hosts.contains(&host));
    let ours = names_us(text) || text.strip_suffix(":80").is_some_and(names_us);
    if ours { Ok(vec![text.to_owned()]) } else { Err(SignatureError::OtherHost) }
}

fn check_times(params: &Params<'_>, covered: &Covered<'_>, headers: &HeaderMap, now: UnixMillis) -> Result<(), SignatureError> {
    if covered.contains("date") {
        let text = only(headers, &DATE)?.to_str().map_err(|_| SignatureError::DateSyntax)?;
        let date = httpdate::parse_http_date(text.trim()).map_err(|_| SignatureError::DateSyntax)?;
        // A date before 1970 is as wrong as can be.
        let since_epoch = date.duration_since(std::time::UNIX_EPOCH).map_err(|_| SignatureError::DateOff)?;
        let millis = i64::try_from(since_epoch.as_millis()).map_err(|_| SignatureError::DateOff)?;
        if now.since(UnixMillis(millis)).saturating_abs() > CLOCK_SKEW_MS {
            return Err(SignatureError::DateOff);
        }
    }
    let created = params.created.map(seconds).transpose()?;
    if covered.contains("(created)") && created.is_none() {
        return Err(SignatureError::MissingParameter);
    }
    if created.is_some_and(|created| now.since(created).saturating_abs() > CLOCK_SKEW_MS) {
        return Err(SignatureError::CreatedOff);
    }
    let expires = params.expires.map(seconds).transpose()?;
    if covered.contains("(expires)") && expires.is_none() {
        return Err(SignatureError::MissingParameter);
    }
    if expires.is_some_and(|expires| expires <= now || created.is_some_and(|created| expires < created)) {
        return Err(SignatureError::Expired);
    }
    Ok(())
}

/// Seconds since 1970 as digits only.
fn seconds(text: &str) -> Result<UnixMillis, SignatureError> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(SignatureError::CreatedSyntax);
    }
    let seconds: i64 = text.parse().map_err(|_| SignatureError::CreatedSyntax)?;
    seconds.checked_mul(1_000).map(UnixMillis).ok_or(SignatureError::CreatedSyntax)
}

/// The signed text (draft-cavage-12, 2.3), once for each reading of path and host that an honest peer may have had.
fn signed_texts(
    method: &Method,
    path_and_query: &str,
    headers: &HeaderMap,
    covered: &Covered<'_>,
    params: &Params<'_>,
    hosts: &[String],
) -> Result<Vec<Vec<u8>>, SignatureError> {
    let mut targets = vec![path_and_query];
    // Some peers sign the path alone.
    if let Some((path, _)) = path_and_query.split_once('?') {
        targets.push(path);
    }
    let mut texts = Vec::new();
    for target in targets {
        for host in hosts {
            texts.push(signed_text(method, target, host, headers, covered, params)?);
        }
    }
    Ok(texts)
}

fn signed_text(
    method: &Method,
    target: &str,
    host: &str,
    headers: &HeaderMap,
    covered: &Covered<'_>,
    params: &Params<'_>,
) -> Result<Vec<u8>, SignatureError> {
    let mut text = Vec::new();
    for name in &covered.0 {
        if !text.is_empty() {
            text.push(b'\n');
        }
        text.extend_from_slice(name.as_bytes());
        text.extend_from_slice(b": ");
        match *name {
            "(request-target)" => text.extend_from_slice(format!("{} {target}", method.as_str().to_ascii_lowercase()).as_bytes()),
            "(created)" => text.extend_from_slice(params.created.unwrap_or_default().as_bytes()),
            "(expires)" => text.extend_from_slice(params.expires.unwrap_or_default().as_bytes()),
            "host" => text.extend_from_slice(host.as_bytes()),
            plain => {
                let name = HeaderName::from_bytes(plain.as_bytes()).map_err(|_| SignatureError::HeaderList)?;
                text.extend_from_slice(only(headers, &name)?.as_bytes().trim_ascii());
            }
        }
    }
    Ok(text)
}

#[cfg(test)]
#[path = "draft_cavage_tests.rs"]
mod tests;
