//! How often somebody may ask: a bucket for each that fills up again with time.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

use allmende_domain::time::{SECOND_MS, UnixMillis};

/// One bucket for each key. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Buckets<K> {
    kept: Arc<Mutex<HashMap<K, Bucket>>>,
    /// What a full bucket holds.
    burst: i64,
    per_second: i64,
    kept_max: usize,
}

/// In thousandths of a request.
#[derive(Clone, Copy)]
struct Bucket {
    level: i64,
    at: UnixMillis,
}

impl<K: Eq + Hash> Buckets<K> {
    pub fn new(burst: i64, per_second: i64, kept_max: usize) -> Self {
        Self { kept: Arc::default(), burst, per_second, kept_max }
    }

    /// Whether there is something left, without taking it.
    pub fn has_some(&self, key: &K, now: UnixMillis) -> bool {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(key).is_none_or(|bucket| self.filled(*bucket, now).level >= SECOND_MS)
    }

    /// Takes one; `false` when there is none left.
    pub fn take(&self, key: K, now: UnixMillis) -> bool {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= self.kept_max && !kept.contains_key(&key) {
            // Those that are full again say nothing that a new one would not.
            kept.retain(|_, bucket| self.filled(*bucket, now).level < self.burst * SECOND_MS);
            if kept.len() >= self.kept_max {
                kept.clear();
            }
        }
        let full = Bucket { level: self.burst * SECOND_MS, at: now };
        let bucket = kept.entry(key).or_insert(full);
        *bucket = self.filled(*bucket, now);
        if bucket.level < SECOND_MS {
            return false;
        }
        bucket.level -= SECOND_MS;
        true
    }

    fn filled(&self, bucket: Bucket, now: UnixMillis) -> Bucket {
        let passed = now.since(bucket.at).max(0);
        let level = bucket.level.saturating_add(passed.saturating_mul(self.per_second)).min(self.burst * SECOND_MS);
        Bucket { level, at: now }
    }
}

/// What counts as one source: an IPv4 address, or the /64 that an IPv6 user has to herself. `None` for addresses that are not public:
/// behind a proxy that is not named in the settings everybody has the same one.
pub(crate) fn source_of(address: IpAddr) -> Option<IpAddr> {
    let address = address.to_canonical();
    crate::addresses::is_public(address).then_some(match address {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
        v4 => v4,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m3_a_bucket_empties_and_fills_again() {
        let buckets = Buckets::new(10, 2, 100);
        let start = UnixMillis(1_000);
        assert_eq!((0..20).filter(|_| buckets.take("evil", start)).count(), 10);
        assert!(!buckets.has_some(&"evil", start));
        assert!(buckets.take("other", start), "nobody else is concerned");
        assert_eq!((0..20).filter(|_| buckets.take("evil", start.plus(3 * SECOND_MS))).count(), 6);
        assert_eq!((0..20).filter(|_| buckets.take("evil", start.plus(3_600 * SECOND_MS))).count(), 10, "no more than it holds");
        assert!(!buckets.take("evil", start), "a clock that goes back gives nothing");
    }

    #[test]
    fn p12_a_million_keys_are_not_kept() {
        let buckets = Buckets::new(10, 2, 100);
        for number in 0..10_000 {
            assert!(buckets.take(number, UnixMillis(1_000)));
        }
        assert!(buckets.kept.lock().unwrap().len() <= 100);
    }

    #[test]
    fn one_network_is_one_source_and_a_proxy_is_none() {
        let source = |text: &str| source_of(text.parse().unwrap());
        assert_eq!(source("2a01:4f8::1"), source("2a01:4f8::ffff:1"));
        assert_eq!(source("::ffff:9.9.9.9"), source("9.9.9.9"));
        for inside in ["127.0.0.1", "10.0.0.3", "::1", "fd00::1"] {
            assert_eq!(source(inside), None, "{inside}");
        }
    }
}
