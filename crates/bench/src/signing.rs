//! Signed requests, written and read: draft-cavage-12 with RSA and RFC 9421 with Ed25519.

use anyhow::Context as _;
use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::clock;
use crate::keys::{EdKey, PublicKey, RsaKey};

pub const ACTIVITY_JSON: &str = "application/activity+json";
/// What the field accepts as the distance of two clocks.
const SKEW_SECONDS: u64 = 3_600;

/// A private key and the id under which its public half is found.
pub enum Signer<'a> {
    Rsa { key: &'a RsaKey, key_id: String },
    Ed25519 { key: &'a EdKey, key_id: String },
}

/// The headers of a signed POST of `body` to `http://{authority}{path}`, those of the signature included.
///
/// # Errors
/// When the library cannot sign.
pub fn sign_post(signer: &Signer<'_>, authority: &str, path: &str, body: &[u8]) -> anyhow::Result<HeaderMap> {
    let digest = STANDARD.encode(digest(&SHA256, body));
    let mut headers = HeaderMap::new();
    let mut set = |name: &'static str, text: &str| -> anyhow::Result<()> {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_str(text)?);
        Ok(())
    };
    set("host", authority)?;
    set("content-type", ACTIVITY_JSON)?;
    match signer {
        Signer::Rsa { key, key_id } => {
            let date = clock::http_date();
            let text = format!("(request-target): post {path}\nhost: {authority}\ndate: {date}\ndigest: SHA-256={digest}");
            let signature = STANDARD.encode(key.sign(text.as_bytes())?);
            let covered = "(request-target) host date digest";
            set("date", &date)?;
            set("digest", &format!("SHA-256={digest}"))?;
            set("signature", &format!(r#"keyId="{key_id}",algorithm="rsa-sha256",headers="{covered}",signature="{signature}""#))?;
        }
        Signer::Ed25519 { key, key_id } => {
            let created = clock::now().as_secs();
            let params = format!(r#"("@method" "@target-uri" "content-digest");created={created};keyid="{key_id}";alg="ed25519""#);
            let text = format!(
                "\"@method\": POST\n\"@target-uri\": http://{authority}{path}\n\"content-digest\": sha-256=:{digest}:\n\"@signature-params\": {params}"
            );
            let signature = STANDARD.encode(key.sign(text.as_bytes()));
            set("content-digest", &format!("sha-256=:{digest}:"))?;
            set("signature-input", &format!("sig1={params}"))?;
            set("signature", &format!("sig1=:{signature}:"))?;
        }
    }
    Ok(headers)
}

/// What a request claims: complete, fresh, with the right digest. Only the key is missing.
pub struct Claim {
    pub key_id: String,
    /// RFC 9421, not the older draft.
    pub rfc_9421: bool,
    text: String,
    signature: Vec<u8>,
}

impl Claim {
    /// Reads either kind of signature.
    ///
    /// # Errors
    /// With the first thing that is wrong.
    pub fn read(parts: &Parts, body: &[u8]) -> anyhow::Result<Self> {
        if parts.headers.contains_key("signature-input") { Self::rfc_9421(parts, body) } else { Self::draft_cavage(parts, body) }
    }

    #[must_use]
    pub fn holds(&self, key: &PublicKey) -> bool {
        key.verifies(self.text.as_bytes(), &self.signature)
    }

    fn draft_cavage(parts: &Parts, body: &[u8]) -> anyhow::Result<Self> {
        let header = text_of(&parts.headers, "signature")?;
        let param = |name: &str| quoted(header, name).with_context(|| format!("no {name} in the signature"));
        let covered: Vec<&str> = param("headers")?.split_ascii_whitespace().collect();
        for needed in ["(request-target)", "host", "date", "digest"] {
            anyhow::ensure!(covered.contains(&needed), "{needed} is not signed");
        }
        let expected = format!("SHA-256={}", STANDARD.encode(digest(&SHA256, body)));
        anyhow::ensure!(text_of(&parts.headers, "digest")? == expected, "the digest is not that of the body");
        let date = httpdate::parse_http_date(text_of(&parts.headers, "date")?)?.duration_since(std::time::UNIX_EPOCH)?;
        fresh(date.as_secs())?;
        let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
        let mut lines = Vec::with_capacity(covered.len());
        for name in covered {
            lines.push(match name {
                "(request-target)" => format!("{name}: {} {target}", parts.method.as_str().to_lowercase()),
                _ => format!("{name}: {}", text_of(&parts.headers, name)?),
            });
        }
        let signature = STANDARD.decode(param("signature")?)?;
        Ok(Self { key_id: param("keyId")?.to_owned(), rfc_9421: false, text: lines.join("\n"), signature })
    }

    fn rfc_9421(parts: &Parts, body: &[u8]) -> anyhow::Result<Self> {
        let (label, params) = text_of(&parts.headers, "signature-input")?.split_once('=').context("signature-input has no label")?;
        let (components, rest) = params.strip_prefix('(').and_then(|text| text.split_once(')')).context("no list of components")?;
        let covered: Vec<&str> = components.split_ascii_whitespace().map(|name| name.trim_matches('"')).collect();
        let target_bound = covered.contains(&"@target-uri") || (covered.contains(&"@authority") && covered.contains(&"@path"));
        anyhow::ensure!(target_bound && covered.contains(&"@method"), "method and target are not signed");
        anyhow::ensure!(covered.contains(&"content-digest"), "content-digest is not signed");
        let expected = format!("sha-256=:{}:", STANDARD.encode(digest(&SHA256, body)));
        anyhow::ensure!(text_of(&parts.headers, "content-digest")? == expected, "the digest is not that of the body");
        let created = rest.split(';').find_map(|param| param.trim().strip_prefix("created=")).context("no created")?;
        fresh(created.parse()?)?;
        let authority = text_of(&parts.headers, "host")?;
        let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
        let mut lines = Vec::with_capacity(covered.len() + 1);
        for name in covered {
            let value = match name {
                "@method" => parts.method.as_str().to_owned(),
                "@target-uri" => format!("http://{authority}{target}"),
                "@authority" => authority.to_lowercase(),
                "@path" => parts.uri.path().to_owned(),
                "@query" => format!("?{}", parts.uri.query().unwrap_or_default()),
                "@request-target" => target.to_owned(),
                "@scheme" => "http".to_owned(),
                header => text_of(&parts.headers, header)?.to_owned(),
            };
            lines.push(format!("\"{name}\": {value}"));
        }
        lines.push(format!("\"@signature-params\": {params}"));
        let encoded = text_of(&parts.headers, "signature")?.strip_prefix(label).and_then(|text| text.strip_prefix("=:"));
        let signature = STANDARD.decode(encoded.and_then(|text| text.strip_suffix(':')).context("no signature of that label")?)?;
        let key_id = quoted(rest, "keyid").context("no keyid")?.to_owned();
        Ok(Self { key_id, rfc_9421: true, text: lines.join("\n"), signature })
    }
}

fn text_of<'a>(headers: &'a HeaderMap, name: &str) -> anyhow::Result<&'a str> {
    let value = headers.get(name).with_context(|| format!("no {name}"))?;
    value.to_str().with_context(|| format!("{name} is no text"))
}

/// The value of `name="…"` in a list of parameters.
fn quoted<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let at = text.match_indices(name).find(|(at, _)| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at + name.len()..).unwrap_or_default();
        before.is_none_or(|c| matches!(c, ',' | ';' | ' ')) && after.starts_with("=\"")
    });
    let rest = text.get(at?.0 + name.len() + 2..)?;
    rest.split('"').next()
}

fn fresh(seconds: u64) -> anyhow::Result<()> {
    anyhow::ensure!(clock::now().as_secs().abs_diff(seconds) <= SKEW_SECONDS, "the date is too far off");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(headers: HeaderMap, path: &str) -> Parts {
        let mut request = http::Request::post(path).body(()).unwrap();
        *request.headers_mut() = headers;
        request.into_parts().0
    }

    #[test]
    fn both_kinds_of_signature_are_believed_and_nothing_altered_is() {
        let (rsa, ed) = (RsaKey::generate().unwrap(), EdKey::generate().unwrap());
        let keys = [PublicKey::from_pem(&rsa.public_pem).unwrap(), PublicKey::from_multibase(&ed.multibase()).unwrap()];
        let key_id = "http://p1.localhost:1/users/u1#key".to_owned();
        let signers = [Signer::Rsa { key: &rsa, key_id: key_id.clone() }, Signer::Ed25519 { key: &ed, key_id: key_id.clone() }];
        for (signer, key) in signers.iter().zip(&keys) {
            let headers = sign_post(signer, "localhost:2", "/inbox?x=1", b"{}").unwrap();
            let claim = Claim::read(&parts(headers.clone(), "/inbox?x=1"), b"{}").unwrap();
            assert_eq!(claim.key_id, key_id);
            assert!(claim.holds(key));
            assert!(!Claim::read(&parts(headers.clone(), "/other"), b"{}").unwrap().holds(key));
            assert!(Claim::read(&parts(headers, "/inbox?x=1"), b"{ }").is_err(), "another body");
        }
    }
}
