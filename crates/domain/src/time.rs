//! Time as a parameter: milliseconds since 1970 in UTC, handed in by whoever calls.

/// Milliseconds since the Unix epoch, UTC. Stored as `BIGINT`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct UnixMillis(pub i64);

/// A text that is not a date, or one outside the years 1970–9999.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a date")]
pub struct InvalidTime;

pub const SECOND_MS: i64 = 1_000;
pub const MINUTE_MS: i64 = 60 * SECOND_MS;
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
pub const DAY_MS: i64 = 24 * HOUR_MS;

impl UnixMillis {
    /// Saturating sum; `millis` may be negative.
    #[must_use]
    pub const fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to `self`, negative when `earlier` is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// RFC 3339 in UTC, without a fraction when it is zero, as ActivityStreams dates are written.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_string()
    }

    /// Reads an `xsd:dateTime` with an offset (RFC 3339).
    ///
    /// # Errors
    /// [`InvalidTime`] for anything else and for years outside 1970–9999.
    pub fn parse_rfc3339(text: &str) -> Result<Self, InvalidTime> {
        let stamp: jiff::Timestamp = text.trim().parse().map_err(|_| InvalidTime)?;
        Self::in_range(stamp)
    }

    /// Reads a date (`2026-12-04`) or a local date and time as browsers' `datetime-local` sends it (`2026-12-04T08:00`), both taken
    /// as UTC, or RFC 3339. A bare date means its first instant, or its last second when `end_of_day`.
    ///
    /// # Errors
    /// [`InvalidTime`] for anything else, an impossible date such as 30 February included.
    pub fn parse_entered(text: &str, end_of_day: bool) -> Result<Self, InvalidTime> {
        let text = text.trim();
        if let Ok(time) = Self::parse_rfc3339(text) {
            return Ok(time);
        }
        let civil = match text.parse::<jiff::civil::Date>() {
            Ok(date) if text.len() == 10 && end_of_day => date.at(23, 59, 59, 0),
            Ok(date) if text.len() == 10 => date.at(0, 0, 0, 0),
            _ => text.parse::<jiff::civil::DateTime>().map_err(|_| InvalidTime)?,
        };
        let zoned = civil.to_zoned(jiff::tz::TimeZone::UTC).map_err(|_| InvalidTime)?;
        Self::in_range(zoned.timestamp())
    }

    /// `2026-12-04`, the UTC date.
    #[must_use]
    pub fn date(self) -> String {
        self.to_rfc3339().chars().take(10).collect()
    }

    fn in_range(stamp: jiff::Timestamp) -> Result<Self, InvalidTime> {
        let millis = stamp.as_millisecond();
        // 9999-12-31T23:59:59Z: what four-digit years can say.
        if (0..=253_402_300_799_000).contains(&millis) { Ok(Self(millis)) } else { Err(InvalidTime) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_and_peers_write_them() {
        assert_eq!(UnixMillis::parse_rfc3339("2026-11-22T09:00:00Z").unwrap().to_rfc3339(), "2026-11-22T09:00:00Z");
        assert_eq!(UnixMillis::parse_rfc3339("2026-11-22T10:00:00+01:00").unwrap().to_rfc3339(), "2026-11-22T09:00:00Z");
        assert_eq!(UnixMillis::parse_entered("2026-12-04", false).unwrap().to_rfc3339(), "2026-12-04T00:00:00Z");
        assert_eq!(UnixMillis::parse_entered("2026-12-04", true).unwrap().to_rfc3339(), "2026-12-04T23:59:59Z");
        assert_eq!(UnixMillis::parse_entered("2026-12-04T08:30", false).unwrap().to_rfc3339(), "2026-12-04T08:30:00Z");
    }

    #[test]
    fn impossible_dates_are_refused() {
        for bad in ["", "2026-02-30", "2026-13-01", "yesterday", "1969-12-31", "-2026-01-01", "2026-11-22T25:00:00Z"] {
            assert_eq!(UnixMillis::parse_entered(bad, false), Err(InvalidTime), "{bad}");
        }
    }
}
