//! draft-cavage-http-signatures-12, the signature every server of the field sends and reads, with the holes it leaves open closed:
//! request target, our host, a fresh date and the digest of the body must be covered.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{CONTENT_TYPE, DATE};
use http::{HeaderName, HeaderValue, Method};
use url::Url;

use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use super::{Arrived, Claim, KeyKind, SIGNATURE, SignatureError, SigningFailed, SigningKey, check_digest, digest_of, value_of};
use crate::limits::{CLOCK_SKEW_MS, COVERED_HEADERS_MAX, SIGNATURE_PARAMS_MAX};

const DIGEST: HeaderName = HeaderName::from_static("digest");

/// The media type of every body we send, and the one that peers demand exactly.
pub const ACTIVITY_JSON: HeaderValue = HeaderValue::from_static("application/activity+json");

/// Signs a request: `rsa-sha256` over `(request-target) host date digest content-type` with a body, over
/// `(request-target) host date` without one.
///
/// Returns `date`, `signature` and, with a body, `digest` and `content-type`, to be set on the request as they are. `host` is
/// signed as the URL gives it (with a port unless it is the scheme's default) and must be sent so. `date` is the moment of sending.
///
/// # Errors
/// [`SigningFailed`], also for a key that is not RSA and for a key id that cannot stand in a header.
pub fn sign_request(
    key: &SigningKey,
    key_id: &str,
    method: &Method,
    url: &Url,
    date: UnixMillis,
    body: Option<&[u8]>,
) -> Result<Vec<(HeaderName, HeaderValue)>, SigningFailed> {
    sign_with(key, key_id, method, url, date, body, None)
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
    date: UnixMillis,
    body: Option<&[u8]>,
    also: Option<&(HeaderName, HeaderValue)>,
) -> Result<Vec<(HeaderName, HeaderValue)>, SigningFailed> {
    if key.kind() != KeyKind::Rsa || key_id.contains(['"', '\\']) {
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
    if let Some((name, value)) = also {
        text.push_str(&format!("\n{name}: {}", value.to_str().map_err(|_| SigningFailed)?));
        covered.push_str(&format!(" {name}"));
        headers.push((name.clone(), value.clone()));
    }
    let signature = key.sign_base64(text.as_bytes())?;
    let header = format!(r#"keyId="{key_id}",algorithm="rsa-sha256",headers="{covered}",signature="{signature}""#);
    headers.push((SIGNATURE, value_of(&header)?));
    Ok(headers)
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

/// Reads a signature of draft-cavage-12 and checks everything that needs no key.
pub(super) fn parse(arrived: &Arrived<'_>) -> Result<Claim, SignatureError> {
    let header = arrived.signature_header(&SIGNATURE)?.to_str().map_err(|_| SignatureError::Syntax)?;
    let params = Params::parse(header)?;
    let covered = Covered::parse(&params, arrived.is_without_body())?;
    let hosts = arrived.hosts()?;
    check_times(&params, &covered, arrived)?;
    if covered.contains("digest") {
        check_digest(arrived.only(&DIGEST)?, arrived.body.unwrap_or_default())?;
    }
    let key_id = ObjectUrl::parse(params.key_id).map_err(|_| SignatureError::KeyId)?;
    let signature = STANDARD.decode(params.signature).map_err(|_| SignatureError::SignatureEncoding)?;
    let texts = signed_texts(arrived, &covered, &params, &hosts)?;
    let covers = covered.0.iter().map(|name| (*name).to_owned()).collect();
    Ok(Claim { key_id, signature, texts, is_rfc9421: false, key_kind: Some(KeyKind::Rsa), covers })
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

/// `name="value", …` of a header in the syntax of the draft's section 4.1, which FEP-8fcf uses too. No name comes twice.
///
/// # Errors
/// [`SignatureError::Syntax`], [`SignatureError::RepeatedParameter`].
pub(crate) fn parameters(header: &str) -> Result<Vec<(&str, &str)>, SignatureError> {
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
            return Ok(seen);
        }
        rest = after.strip_prefix(',').ok_or(SignatureError::Syntax)?.trim_start();
    }
}

impl<'a> Params<'a> {
    fn parse(header: &'a str) -> Result<Self, SignatureError> {
        let seen = parameters(header)?;
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

fn check_times(params: &Params<'_>, covered: &Covered<'_>, arrived: &Arrived<'_>) -> Result<(), SignatureError> {
    if covered.contains("date") {
        let text = arrived.only(&DATE)?.to_str().map_err(|_| SignatureError::DateSyntax)?;
        let date = httpdate::parse_http_date(text.trim()).map_err(|_| SignatureError::DateSyntax)?;
        // A date before 1970 is as wrong as can be.
        let since_epoch = date.duration_since(std::time::UNIX_EPOCH).map_err(|_| SignatureError::DateOff)?;
        let millis = i64::try_from(since_epoch.as_millis()).map_err(|_| SignatureError::DateOff)?;
        if arrived.now.since(UnixMillis(millis)).saturating_abs() > CLOCK_SKEW_MS {
            return Err(SignatureError::DateOff);
        }
    }
    let created = params.created.map(seconds).transpose()?;
    let expires = params.expires.map(seconds).transpose()?;
    let lacks = |name: &str, value: Option<UnixMillis>| covered.contains(name) && value.is_none();
    if lacks("(created)", created) || lacks("(expires)", expires) {
        return Err(SignatureError::MissingParameter);
    }
    arrived.check_created(created, expires)
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
    arrived: &Arrived<'_>,
    covered: &Covered<'_>,
    params: &Params<'_>,
    hosts: &[String],
) -> Result<Vec<Vec<u8>>, SignatureError> {
    let mut targets = vec![arrived.target];
    // Some peers sign the path alone.
    if let Some((path, _)) = arrived.target.split_once('?') {
        targets.push(path);
    }
    let mut texts = Vec::new();
    for target in targets {
        for host in hosts {
            texts.push(signed_text(arrived, target, host, covered, params)?);
        }
    }
    Ok(texts)
}

fn signed_text(
    arrived: &Arrived<'_>,
    target: &str,
    host: &str,
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
            "(request-target)" => text.extend_from_slice(format!("{} {target}", arrived.method.as_str().to_ascii_lowercase()).as_bytes()),
            "(created)" => text.extend_from_slice(params.created.unwrap_or_default().as_bytes()),
            "(expires)" => text.extend_from_slice(params.expires.unwrap_or_default().as_bytes()),
            "host" => text.extend_from_slice(host.as_bytes()),
            plain => {
                let name = HeaderName::from_bytes(plain.as_bytes()).map_err(|_| SignatureError::HeaderList)?;
                text.extend_from_slice(arrived.only(&name)?.as_bytes().trim_ascii());
            }
        }
    }
    Ok(text)
}

#[cfg(test)]
#[path = "draft_cavage_tests.rs"]
mod tests;
