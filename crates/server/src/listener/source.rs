//! Where connections come from: a cap for each address, and the client a trusted proxy speaks for.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use http::HeaderMap;

use super::ConnectionLimits;
use crate::settings::AddressRange;

type Open = Arc<Mutex<HashMap<IpAddr, usize>>>;

/// Open connections by address. Holds an entry only while a connection is open, so it is bounded by the cap on connections.
#[derive(Clone)]
pub struct Sources {
    open: Open,
    per_source_max: usize,
    exempt: Arc<[AddressRange]>,
}

impl Sources {
    pub fn new(per_source_max: usize, exempt: Vec<AddressRange>) -> Self {
        Self { open: Arc::default(), per_source_max, exempt: exempt.into() }
    }

    /// Counts a connection from `address` until the share is dropped; `None` when it has too many.
    pub fn admit(&self, address: IpAddr) -> Option<Share> {
        if self.exempt.iter().any(|range| range.contains(address)) {
            return Some(Share { open: None });
        }
        let source = source_of(address);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(source).or_insert(0);
        if *count >= self.per_source_max {
            return None;
        }
        *count += 1;
        Some(Share { open: Some((Arc::clone(&self.open), source)) })
    }
}

/// One counted connection.
pub struct Share {
    open: Option<(Open, IpAddr)>,
}

impl Drop for Share {
    fn drop(&mut self) {
        let Some((open, source)) = &self.open else { return };
        let mut open = open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(source) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                open.remove(source);
            }
        }
    }
}

/// What counts as one client: an IPv4 address, or the /64 that an IPv6 user has to herself.
fn source_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        v4 => v4,
    }
}

/// The client of a request: the peer itself, or, when the peer is a trusted proxy, the last address in `X-Forwarded-For` that is not
/// a trusted proxy too. Entries left of that one are what the client claims about itself and are ignored.
pub fn client_of(peer: SocketAddr, headers: &HeaderMap, limits: &ConnectionLimits) -> SocketAddr {
    let mut client = peer;
    if !limits.trusts(peer.ip()) {
        return client;
    }
    let forwarded = headers.get_all("x-forwarded-for").iter().rev();
    for entry in forwarded.flat_map(|value| value.to_str().unwrap_or_default().rsplit(',')) {
        // An entry that is no address was not written by the trusted proxy: stop at the last one that was.
        let Some(address) = address_of(entry.trim()) else { break };
        client = SocketAddr::new(address.to_canonical(), 0);
        if !limits.trusts(address) {
            break;
        }
    }
    client
}

/// `203.0.113.7`, `203.0.113.7:443`, `2001:db8::1`, `[2001:db8::1]:443`.
fn address_of(entry: &str) -> Option<IpAddr> {
    let bare = entry.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(entry);
    bare.parse().ok().or_else(|| entry.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn client(peer: &str, trusted: &[&str], forwarded: &[&str]) -> String {
        let trusted_proxies = trusted.iter().map(|range| AddressRange::parse(range).unwrap()).collect();
        let limits = ConnectionLimits { trusted_proxies, ..ConnectionLimits::from(&Settings::default().http) };
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        client_of(SocketAddr::new(peer.parse().unwrap(), 5), &headers, &limits).to_string()
    }

    #[test]
    fn s23_only_trusted_proxies_are_believed_and_only_about_their_own_client() {
        assert_eq!(client("198.51.100.1", &[], &["203.0.113.7"]), "198.51.100.1:5");
        assert_eq!(client("127.0.0.1", &["127.0.0.1"], &["203.0.113.7"]), "203.0.113.7:0");
        assert_eq!(client("127.0.0.1", &["127.0.0.1"], &["1.1.1.1, 203.0.113.7"]), "203.0.113.7:0", "the left one is a claim");
        assert_eq!(client("127.0.0.1", &["127.0.0.1"], &["1.1.1.1", "203.0.113.7"]), "203.0.113.7:0");
        assert_eq!(client("127.0.0.1", &["127.0.0.1", "10.0.0.0/8"], &["203.0.113.7, 10.0.0.2"]), "203.0.113.7:0");
        assert_eq!(client("127.0.0.1", &["127.0.0.1"], &["[2001:db8::1]:443"]), "[2001:db8::1]:0");
        assert_eq!(client("127.0.0.1", &["127.0.0.1"], &["unknown"]), "127.0.0.1:5");
        assert_eq!(client("127.0.0.1", &["127.0.0.1"], &[]), "127.0.0.1:5");
    }

    #[test]
    fn each_source_has_its_share_and_gets_it_back() {
        let sources = Sources::new(2, vec![AddressRange::parse("10.0.0.1").unwrap()]);
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        let first = sources.admit(address("203.0.113.7"));
        let second = sources.admit(address("::ffff:203.0.113.7"));
        assert!(first.is_some() && second.is_some());
        assert!(sources.admit(address("203.0.113.7")).is_none());
        assert!(sources.admit(address("203.0.113.8")).is_some(), "another address is not concerned");
        drop(first);
        let third = sources.admit(address("203.0.113.7"));
        assert!(third.is_some());

        let network = [sources.admit(address("2001:db8::1")), sources.admit(address("2001:db8::ffff:1"))];
        assert!(network.iter().all(Option::is_some));
        assert!(sources.admit(address("2001:db8::2")).is_none(), "one /64 is one client");

        let exempt: Vec<_> = (0..10).map(|_| sources.admit(address("10.0.0.1"))).collect();
        assert!(exempt.iter().all(Option::is_some));
        drop((second, third, network, exempt));
        assert!(sources.open.lock().unwrap().is_empty(), "nothing is remembered about those who left");
    }
}
