//! What a request says, as far as a signature covers it, read without the verifier that is put to the test.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use sfv::{BareItem, Dictionary, InnerList, Item, ListEntry, ListSerializer, Parser};

use super::bases::{OUR_HOST, Raw};

/// Reads whatever says the same bytes, however sloppily.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true).with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// One signature on a request: what it says that it covers, and itself.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Signature {
    input: String,
    bytes: Vec<u8>,
}

/// All of a request that decides whether a signature is of it.
#[derive(Debug, Clone)]
pub struct Essence {
    method: String,
    path: String,
    query: Option<String>,
    /// In the spelling that all readers agree on; one that is missing is ours, as behind a proxy that removed it.
    hosts: Vec<String>,
    /// Every field that one of the two kinds covers, with all its values.
    fields: Vec<(&'static str, Vec<Vec<u8>>)>,
    body: Vec<u8>,
    is_rfc9421: bool,
    /// How many headers carry signatures: two of one are read in different ways by different readers.
    headers: (usize, usize),
    signatures: Vec<Signature>,
    key_ids: Vec<String>,
}

impl Essence {
    pub fn of(request: &Raw) -> Self {
        let (path, query) = match request.target.split_once('?') {
            Some((path, query)) => (path.to_owned(), Some(query.to_owned())),
            None => (request.target.clone(), None),
        };
        let inputs = request.all("signature-input");
        let signatures = request.all("signature");
        let is_rfc9421 = !inputs.is_empty();
        let hosts = request.all("host").iter().map(|host| agreed_host(host)).collect::<Vec<_>>();
        let covered: &[&'static str] = match (is_rfc9421, request.method.as_str()) {
            (false, "GET" | "HEAD") => &["date"],
            (false, _) => &["date", "digest", "content-type"],
            (true, "GET" | "HEAD") => &[],
            (true, _) => &["content-digest", "content-type"],
        };
        let (read, key_ids) = if is_rfc9421 { rfc9421(&inputs, &signatures) } else { draft_cavage(&signatures) };
        Self {
            method: request.method.clone(),
            path,
            query,
            hosts: if hosts.is_empty() { vec![OUR_HOST.to_owned()] } else { hosts },
            fields: covered
                .iter()
                .map(|name| (*name, request.all(name).iter().map(|value| value.trim_ascii().to_vec()).collect()))
                .collect(),
            // Nothing reads the body of a request for a document.
            body: if matches!(request.method.as_str(), "GET" | "HEAD") { Vec::new() } else { request.body.clone() },
            is_rfc9421,
            headers: (inputs.len(), signatures.len()),
            signatures: read,
            key_ids,
        }
    }

    /// Whether the signature of the honest `original` is on this request and still of everything in it.
    pub fn holds(&self, original: &Self) -> bool {
        // Peers that sign the path alone are honest too: with draft-cavage a query that is added to it is not signed.
        let same_query = self.query == original.query || (!self.is_rfc9421 && original.query.is_none());
        same_query
            && (self.is_rfc9421, self.headers, &self.method) == (original.is_rfc9421, original.headers, &original.method)
            && (&self.path, &self.hosts) == (&original.path, &original.hosts)
            && (&self.fields, &self.body) == (&original.fields, &original.body)
            && original.signatures.iter().all(|signature| self.signatures.contains(signature))
    }

    /// The key ids that it names, as far as they can be read.
    pub fn key_ids(&self) -> &[String] {
        &self.key_ids
    }
}

fn agreed_host(value: &[u8]) -> String {
    let text = String::from_utf8_lossy(value).trim().to_ascii_lowercase();
    let name = text.strip_suffix(":443").or(text.strip_suffix(":80")).unwrap_or(&text);
    name.trim_end_matches('.').to_owned()
}

/// In the one spelling of an address: with draft-cavage the id of the key is not signed.
fn agreed_url(text: &str) -> String {
    url::Url::parse(text).map_or_else(|_| text.to_owned(), String::from)
}

/// The parameters of a `Signature` header, each `name="value"` or `name=number`.
fn parameters(text: &str) -> Option<Vec<(String, String)>> {
    let mut read = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (name, after) = rest.split_once('=')?;
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => after.split_at(after.find(',').unwrap_or(after.len())),
        };
        read.push((name.trim().to_owned(), value.trim().to_owned()));
        rest = after.trim_start().trim_start_matches(',').trim_start();
    }
    Some(read)
}

fn draft_cavage(headers: &[&[u8]]) -> (Vec<Signature>, Vec<String>) {
    let (mut signatures, mut key_ids) = (Vec::new(), Vec::new());
    for header in headers {
        let Some(read) = std::str::from_utf8(header).ok().and_then(parameters) else { continue };
        let find = |wanted: &str| read.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        let key_id = find("keyId").map(agreed_url);
        key_ids.extend(key_id.clone());
        let (Some(covered), Some(signature)) = (find("headers"), find("signature")) else { continue };
        let Ok(bytes) = LENIENT.decode(signature) else { continue };
        // The draft lets a signer leave the algorithm to the key; it is not signed.
        let algorithm = find("algorithm").filter(|name| !matches!(*name, "rsa-sha256" | "hs2019"));
        let repeated =
            read.iter().enumerate().any(|(at, (name, _))| read.iter().skip(at + 1).any(|(other, _)| name.eq_ignore_ascii_case(other)));
        let covered: Vec<&str> = covered.split_ascii_whitespace().collect();
        let times = (find("created"), find("expires"));
        signatures.push(Signature { input: format!("{key_id:?} {covered:?} {algorithm:?} {times:?} {repeated}"), bytes });
    }
    (signatures, key_ids)
}

fn rfc9421(inputs: &[&[u8]], signatures: &[&[u8]]) -> (Vec<Signature>, Vec<String>) {
    let dictionary =
        |headers: &[&[u8]]| headers.first().and_then(|header| Parser::new(header).parse::<Dictionary>().ok()).unwrap_or_default();
    let signed = dictionary(signatures);
    let (mut read, mut key_ids) = (Vec::new(), Vec::new());
    for (label, entry) in dictionary(inputs) {
        let ListEntry::InnerList(list) = entry else { continue };
        key_ids.extend(list.params.get("keyid").and_then(BareItem::as_string).map(|text| agreed_url(text.as_str())));
        if let (Some(ListEntry::Item(Item { bare_item: BareItem::ByteSequence(bytes), .. })), Some(input)) =
            (signed.get(&label), written(&list))
        {
            read.push(Signature { input, bytes: bytes.clone() });
        }
    }
    (read, key_ids)
}

fn written(list: &InnerList) -> Option<String> {
    let mut serializer = ListSerializer::new();
    let mut inner = serializer.inner_list();
    inner.items(&list.items);
    let _ = inner.finish().parameters(&list.params);
    serializer.finish()
}
